//! All members by their kinds, "41 städer och tre regioner": how many they are together is what a number of all must be.

use std::ops::Range;

use super::{Members, Told, opens_with_some};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::subjects::is_place;
use crate::review::told::{Read, Words};

/// Between two numbers of a row stand at most so many words: the noun and "och".
const BETWEEN: usize = 4;

/// A count with what it counts.
type Count = (String, i64, Range<usize>);

impl Members {
    /// Learns how many there are of all kinds together, and holds it against a number of all that was told before.
    pub(super) fn learn_together(
        &mut self,
        read: &Read<'_, '_>,
        words: &Words,
        found: &[Count],
        findings: &mut Diagnostics,
    ) {
        let Some((first, last)) = found.first().zip(found.last()) else { return };
        if self.together.is_some() || !is_row_of_all(read, words, found) {
            return;
        }
        let range = first.2.start..last.2.end;
        let number = found.iter().map(|(_, number, _)| number).sum();
        let (text, place) = (read.text(&range).to_owned(), read.passage.place(&range));
        if let Some(told) = self.told.get(&LANGUAGE.medlemsord).filter(|told| told.number != number) {
            let problem = message!(codes::COUNT_DIFFERS, text = told.text, annat = text);
            let places = told.place.iter().chain(&place).cloned().collect();
            findings.push(Diagnostic::warning(problem).at_all(places));
        }
        self.together = Some(Told { number, text, place });
    }

    /// Whether a number of all members is another than that of their kinds together, which is told.
    pub(super) fn is_not_together(
        &self,
        read: &Read<'_, '_>,
        words: &Words,
        (key, number, range): (&String, i64, &Range<usize>),
        findings: &mut Diagnostics,
    ) -> bool {
        let all = *key == LANGUAGE.medlemsord && !self.told.contains_key(key);
        let Some(together) = self.together.as_ref().filter(|together| all && together.number != number) else {
            return false;
        };
        // "Elva är …": some of them.
        if number < together.number && opens_with_some(words, range) {
            return false;
        }
        let problem = message!(codes::COUNT_DIFFERS, text = read.text(range), annat = together.text);
        read.warn(problem, range, together.place.clone(), findings);
        true
    }
}

/// Whether counts are those of all kinds in a row, and nothing says that they are some: no place, no "bland", no part of a number.
fn is_row_of_all(read: &Read<'_, '_>, words: &Words, found: &[Count]) -> bool {
    let kinds = found.iter().all(|(key, ..)| LANGUAGE.medlemsslag.iter().any(|kind| kind == key));
    let different = found.windows(2).all(|pair| pair[0].0 != pair[1].0);
    let beside = found.windows(2).all(|pair| {
        let between = read.text(&(pair[0].2.end..pair[1].2.start));
        let joined = between.contains(',') || between.split_whitespace().any(|word| word == LANGUAGE.smaord.och);
        joined && between.split_whitespace().count() <= BETWEEN && !between.contains([';', '(', ':'])
    });
    let some = words.iter().any(|(range, word)| {
        LANGUAGE.harledning.nagra.contains(word)
            || is_place(read.text(range)) && !read.is_home(range)
            || LANGUAGE.sifferord.varav.contains(word)
            || LANGUAGE.ungefar.contains_key(word)
    });
    // Every number of the sentence is one of them.
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let inside = first.0.start..last.0.end;
    let numbers = read.readings.iter().filter(|reading| inside.contains(&reading.range.start)).count();
    found.len() > 1 && numbers == found.len() && kinds && different && beside && !some
}
