//! Two digits that have changed places in a number of members: "rådgivare från 73 städer" of a network with 37. By chance one number of
//! ninety looks so, whatever it counts.

use super::{Members, is_member, is_of_then, kind_of};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;
use crate::review::told::{Read, Words};

/// What is counted stands at most so many words after its number.
const NEAR: usize = 2;

impl Members {
    /// A number of those that the case's own organisation has, with its digits exchanged.
    pub(super) fn exchanged(&self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        let counted = |at: usize| {
            let after = words[at + 1..].iter().take(NEAR);
            after.into_iter().any(|(_, word)| is_member(word) || kind_of(word).is_some())
        };
        for (at, (range, _)) in words.iter().enumerate() {
            let reading = read.readings.iter().find(|reading| reading.range == *range);
            let Some([(Numeral::Count(number), Some(_))]) = reading.map(|reading| reading.numerals.as_slice()) else {
                continue;
            };
            let told = self.told.values().find(|told| is_exchanged(told.number, *number));
            let about = at > 0 && LANGUAGE.ungefar.contains_key(&words[at - 1].1);
            let Some(told) = told.filter(|_| !about && counted(at)) else { continue };
            if self.told.values().any(|told| told.number == *number)
                || is_of_then(read, words)
                || read.is_of_others(words)
            {
                return;
            }
            let problem = message!(codes::COUNT_DIFFERS, text = read.text(range), annat = told.text);
            return read.warn(problem, range, told.place.clone(), findings);
        }
    }
}

/// Whether one number has two neighbouring digits of another exchanged.
fn is_exchanged(known: i64, typed: i64) -> bool {
    let (known, typed) = (known.to_string(), typed.to_string());
    let other: Vec<(usize, (u8, u8))> =
        known.bytes().zip(typed.bytes()).enumerate().filter(|(_, (one, other))| one != other).collect();
    match other.as_slice() {
        [(first, (a, b)), (second, (c, d))] => known.len() == typed.len() && *second == first + 1 && a == d && b == c,
        _ => false,
    }
}
