//! The two amounts in other words: "inriktningens 46 000 kronor", "Det skiljer 1 200 kronor mellan dagens pris och inriktningens", "Priset
//! för att vara med är i dag 54 000 kr".

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Amounts, is_cost, is_right};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::model::Value;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::told::{Read, Words};

/// Who pays an amount stands at most so many words after "for".
const NEAR: usize = 3;

impl Amounts<'_> {
    /// The only amount of a sentence without a time that says in such words which of the two it is, or that they differ by it.
    pub(super) fn worth(&self, read: &Read<'_, '_>, words: &Words, readings: &[&Reading], findings: &mut Diagnostics) {
        let mut amounts = readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Amount(typed) => Some((*reading, typed)),
            _ => None,
        });
        let (Some((reading, typed)), None) = (amounts.next(), amounts.next()) else { return };
        let timed = |(numeral, _): &(Numeral, Option<&str>)| {
            matches!(numeral, Numeral::Year(_) | Numeral::Period(..) | Numeral::Month(_) | Numeral::Date(_))
        };
        // "med resorna inräknade": more than the fee.
        let more = |word: &String| {
            LANGUAGE.utfall.begin(word) || LANGUAGE.inraknat.contains(word) || LANGUAGE.borttaget_ur.contains(word)
        };
        let counts_more = words.iter().any(|(_, word)| more(word));
        if counts_more || readings.iter().any(|reading| reading.numerals.iter().any(timed)) {
            return;
        }
        let lead = words.iter().rfind(|(range, _)| range.end <= reading.range.start);
        let about = lead.and_then(|(_, word)| LANGUAGE.ungefar.get(word));
        let difference = (self.now - self.then).abs().normalize();
        let told = if about.is_none() && self.is_owned(read, words, &reading.range) {
            Some((self.then, &self.name))
        } else if about.is_none() && belongs_for(read, words) && !self.given.contains(&typed) {
            Some((self.now, &self.name_now))
        } else {
            None
        };
        if self.is_between(words) && !is_right(typed, difference, about) && !read.is_of_others(words) {
            return self.tell(read, &reading.range, &Value::Amount(difference).to_string(), findings);
        }
        let Some((known, name)) = told.filter(|(known, _)| typed != known.normalize()) else { return };
        let sized = typed * Decimal::TWO < known * Decimal::from(3) && known * Decimal::TWO < typed * Decimal::from(3);
        if sized && !read.is_of_others(words) {
            let fran = Numeral::Amount(known).written(&read.review.templates.sprak);
            let problem = message!(codes::DURATION_DIFFERS, text = read.text(&reading.range), fran = fran, namn = name);
            read.warn(problem, &reading.range, self.place.clone(), findings);
        }
    }

    /// "Från inriktningens 46 000 kronor": the predecessor in the genitive right before the amount.
    fn is_owned(&self, read: &Read<'_, '_>, words: &Words, amount: &Range<usize>) -> bool {
        let Some((range, word)) = words.iter().rfind(|(range, _)| range.end <= amount.start) else { return false };
        // "inriktningens 5 000 kronor för möten": for something of its own.
        let next = words.iter().find(|(range, _)| range.start >= amount.end).map_or("", |(_, word)| word.as_str());
        let fee =
            |word: &String| is_cost(word) || LANGUAGE.egna_avgiften.contains(word) || *word == LANGUAGE.avgiftsord;
        if LANGUAGE.prepositioner.contains(next) || !words.iter().any(|(_, word)| fee(word)) {
            return false;
        }
        let of_then = self.words.iter().any(|stem| word.starts_with(stem.as_str())) && word.ends_with('s');
        of_then && read.text(&(range.end..amount.start)).trim().is_empty()
    }

    /// "Det skiljer 1 200 kronor mellan dagens pris och det som står i inriktningen": a verb for differing, and both that differ after it.
    fn is_between(&self, words: &Words) -> bool {
        let Some(at) = words.iter().position(|(_, word)| LANGUAGE.uppgift.skiljer.contains(word)) else { return false };
        let Some(between) = words[at..].iter().position(|(_, word)| word == LANGUAGE.smaord.mellan) else {
            return false;
        };
        let both = &words[at + between..];
        let now = |word: &String| LANGUAGE.harledning.arlig.contains(word) || LANGUAGE.numera.contains(word);
        let fee =
            |word: &String| is_cost(word) || *word == LANGUAGE.avgiftsord || LANGUAGE.egna_avgiften.contains(word);
        let then = both.iter().any(|(_, word)| self.words.iter().any(|stem| word.starts_with(stem.as_str())));
        then && both.iter().any(|(_, word)| now(word)) && both.iter().any(|(_, word)| fee(word))
    }
}

/// "Varje år betalar staden 88 000 kr för att vara med": what it costs now to belong, each year or today.
fn belongs_for(read: &Read<'_, '_>, words: &Words) -> bool {
    let phrases = &LANGUAGE.uppgift.vara_med;
    let is_phrase =
        |run: &Words| phrases.iter().any(|phrase| phrase.split(' ').eq(run.iter().map(|(_, word)| word.as_str())));
    let Some(at) = words.windows(2).position(is_phrase) else { return false };
    // "att vara med på mässan": in something of its own.
    let of_other = words.get(at + 2).is_some_and(|(_, word)| LANGUAGE.prepositioner.contains(word))
        && !words.get(at + 3).is_some_and(|(_, word)| {
            read.review.subjects.is_organisation(word) || LANGUAGE.is_of_time(word) || *word == LANGUAGE.smaord.dag
        });
    let small = &LANGUAGE.smaord;
    let pays = words.iter().any(|(_, word)| LANGUAGE.uppgift.kostar_nu.contains(word));
    let yearly = words.windows(2).any(|pair| LANGUAGE.is_yearly(&pair[0].1, &pair[1].1))
        || words.iter().any(|(_, word)| *word == small.arligen || LANGUAGE.numera.contains(word));
    let one = words
        .iter()
        .any(|(_, word)| *word == small.per && !words.windows(2).any(|p| LANGUAGE.is_yearly(&p[0].1, &p[1].1)));
    let then =
        words.iter().any(|(_, word)| LANGUAGE.inte_nu.contains(word) || LANGUAGE.harledning.ovisst.contains(word));
    let more = words.iter().any(|(_, word)| LANGUAGE.skillnad.contains(word) || LANGUAGE.nekande.contains(word));
    pays && yearly && !of_other && !then && !more && !one
}

/// "12 000 kr för städer med färre än 50 000 invånare": what others pay.
pub(super) fn is_for_others(words: &Words, amount: &Range<usize>) -> bool {
    let mut after = words.iter().filter(|(word, _)| word.start >= amount.end).map(|(_, word)| word.as_str());
    let for_ = after.next().is_some_and(|word| LANGUAGE.annans.at_nagot.contains(word));
    for_ && after.take(NEAR).any(|word| LANGUAGE.medlemsslag.contains(&word))
}
