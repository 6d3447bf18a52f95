//! The only amount of a sentence that names the predecessor: "Inriktningen trodde på 75 000 kr om året", "där stod det 41 500 kr". Whatever
//! it is of, the case has it somewhere.

use rust_decimal::Decimal;

use super::{Amounts, is_cost};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::told::{Read, Words};

/// An amount so many times another is one of something else, but for a nought too many or too few.
const OTHER_SIZE: Decimal = Decimal::TWO;

impl Amounts<'_> {
    /// An amount that is nothing that the case has, in a sentence that names the predecessor and no time.
    pub(super) fn only(&self, read: &Read<'_, '_>, words: &Words, readings: &[&Reading], findings: &mut Diagnostics) {
        let kinds = &read.review.templates.sprak.granskning.granskningsord.dokumentsorter;
        let is_kind = |stem: &&String| kinds.iter().any(|kind| kind.ord == **stem);
        let named = |word: &str| self.words.iter().filter(is_kind).any(|stem| word.starts_with(stem.as_str()));
        if readings.is_empty() || !words.iter().any(|(_, word)| named(word)) {
            return;
        }
        let mut amounts = readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Amount(typed) => Some((reading, typed)),
            _ => None,
        });
        let (Some((reading, typed)), None) = (amounts.next(), amounts.next()) else { return };
        let other = readings.iter().any(|other| other.range != reading.range && !is_small(other));
        if other || self.is_given_or_differs(typed) || !self.is_of_size(typed) || says_otherwise(words, reading) {
            return;
        }
        if !read.is_of_others(words) {
            let fran = Numeral::Amount(self.then).written(&read.review.templates.sprak);
            let text = read.text(&reading.range);
            let problem = message!(codes::DURATION_DIFFERS, text = text, fran = fran, namn = self.name);
            read.warn(problem, &reading.range, self.place.clone(), findings);
        }
    }

    /// Whether the case has an amount, or two that differ by it.
    fn is_given_or_differs(&self, typed: Decimal) -> bool {
        let typed = typed.normalize();
        let differ = |one: &Decimal| self.given.contains(&(*one - typed).normalize());
        self.given.contains(&typed) || self.given.iter().any(differ)
    }

    /// Whether an amount may be the predecessor's with a slip of the pen.
    fn is_of_size(&self, typed: Decimal) -> bool {
        let near = typed < self.then * OTHER_SIZE && self.then < typed * OTHER_SIZE;
        near || typed * Decimal::TEN == self.then || self.then * Decimal::TEN == typed
    }
}

/// A number of years, or of something else that is few.
fn is_small(reading: &Reading) -> bool {
    matches!(reading.numerals[0].0, Numeral::Count(count) if count < 10)
}

/// Whether the words of a sentence make its amount one of something else: a mean, a difference, a price of each, what is denied or left
/// open, what an item costs.
fn says_otherwise(words: &Words, reading: &Reading) -> bool {
    let lead = words.iter().rfind(|(range, _)| range.end <= reading.range.start).map_or("", |(_, word)| word.as_str());
    let next = words.iter().find(|(range, _)| range.start >= reading.range.end).map_or("", |(_, word)| word.as_str());
    let open = LANGUAGE.ungefar.contains_key(lead)
        || LANGUAGE.sifferord.fore_annat_belopp.contains(lead) && lead != LANGUAGE.smaord.med
        || LANGUAGE.skillnad.contains(next);
    let each = words
        .windows(2)
        .any(|pair| LANGUAGE.sifferord.per_varje.contains(pair[0].1.as_str()) && !LANGUAGE.is_of_time(&pair[1].1));
    let changed = |word: &String| {
        LANGUAGE.andringsord.contains(word)
            || LANGUAGE.skillnaden.contains(word)
            || LANGUAGE.andrats.contains(word)
            || LANGUAGE.stiger.contains(word)
            || LANGUAGE.faller.contains(word)
            || LANGUAGE.overtraffar.contains_key(word)
    };
    let of_item =
        |word: &String| LANGUAGE.utfall.begin(word) && !is_cost(word) && !LANGUAGE.egna_avgiften.contains(word);
    let other = |(_, word): &(std::ops::Range<usize>, String)| {
        changed(word)
            || of_item(word)
            || LANGUAGE.medelvarde.contains(word)
            || LANGUAGE.intakter.end(word)
            || LANGUAGE.nekande.contains(word)
            || LANGUAGE.jamfort_med.contains(word)
            || LANGUAGE.harledning.utom.contains(word)
            || LANGUAGE.harledning.betalat.contains(word) && word.ends_with("at")
    };
    open || each || words.iter().any(other)
}
