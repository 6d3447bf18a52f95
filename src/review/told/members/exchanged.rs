//! Two digits that have changed places in a number of members: "rådgivare från 73 städer" of a network with 37. By chance one number of
//! ninety looks so, whatever it counts.

use super::{Members, Told, is_member, is_of_then, kind_of};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;
use crate::review::told::{Read, Words};

/// What is counted stands at most so many words after its number.
const NEAR: usize = 2;

/// Smaller numbers have no two digits.
const FEW: i64 = 12;

impl Members {
    /// A number of those that the case's own organisation has, with its digits exchanged.
    pub(super) fn exchanged(&mut self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        for (at, (range, _)) in words.iter().enumerate() {
            let reading = read.readings.iter().find(|reading| reading.range == *range);
            let Some([(Numeral::Count(number), Some(_))]) = reading.map(|reading| reading.numerals.as_slice()) else {
                continue;
            };
            let about = at > 0 && LANGUAGE.ungefar.contains_key(&words[at - 1].1);
            if *number < FEW
                || about
                || !is_of_members(words, at)
                || is_of_then(read, words)
                || read.is_of_others(words)
            {
                continue;
            }
            if self.told.values().any(|told| told.number == *number) {
                continue;
            }
            let Some(told) = self.told.values().find(|told| is_exchanged(told.number, *number)) else {
                let (text, place) = (read.text(range).to_owned(), read.passage.place(range));
                self.seen.push(Told { number: *number, text, place });
                continue;
            };
            let problem = message!(codes::COUNT_DIFFERS, text = read.text(range), annat = told.text);
            return read.warn(problem, range, told.place.clone(), findings);
        }
    }

    /// Numbers that were told before there was one of all, and are that one with its digits exchanged.
    pub(super) fn exchanged_before(&self, number: i64, text: &str, findings: &mut Diagnostics) {
        for seen in self.seen.iter().filter(|seen| is_exchanged(number, seen.number)) {
            let problem = message!(codes::COUNT_DIFFERS, text = seen.text, annat = text);
            findings.push(Diagnostic::warning(problem).at_all(seen.place.iter().cloned().collect()));
        }
    }
}

/// Whether a number counts members: by the noun after it, or after "antalet" before it.
fn is_of_members(words: &Words, at: usize) -> bool {
    let is = |word: &String| is_member(word) || kind_of(word).is_some();
    let after = words[at + 1..].iter().take(NEAR).any(|(_, word)| is(word));
    let number_of = |pair: &Words| pair[0].1 == LANGUAGE.smaord.antalet && is(&pair[1].1);
    after || words[..at].windows(2).any(number_of)
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
