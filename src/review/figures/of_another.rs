//! Numbers that a rule held against the sheets and that are of something else all the same: of what an organisation has itself, of
//! another member, of what did not take place, of some of those who came, of what something else costs. Only what was told is asked about.

use std::ops::Range;

use super::{Sentence, Sheets, share};
use crate::review::language_data::LANGUAGE;
use crate::review::openers::is_definite;
use crate::review::passages::Spoken;

/// What an amount is for stands at most so many words from it.
const WHAT_FOR: usize = 6;

/// A noun stands at most so many words after its article, or the verb after its subject.
const NEAR: usize = 4;

/// A word that opens a sentence as its subject has so many letters.
const NOUN: usize = 5;

impl Sentence<'_> {
    /// Whether a number that is not the sheets' is one of something else.
    pub(super) fn is_of_another(&self, range: &Range<usize>, sheets: &Sheets<'_>) -> bool {
        let is_amount = self.is_money(range);
        if self.did_not_happen(range) || self.is_before_the_years() || self.is_of_the_organisation(range, sheets) {
            return true;
        }
        match is_amount {
            true => self.is_paid_for_another(range, sheets) || self.is_of_some_member() || self.is_price(range, sheets),
            false => self.are_others(range, sheets) || self.are_some_of_them(range, sheets),
        }
    }

    fn is_money(&self, range: &Range<usize>) -> bool {
        self.money().iter().any(|(reading, _)| reading.range == *range)
    }

    /// "Totalt tre möten ställdes in", "Två politiker fick förhinder", "hade anmält 14 personer".
    fn did_not_happen(&self, range: &Range<usize>) -> bool {
        let whose = &LANGUAGE.annans;
        let words = self.words_in(&self.piece(range.start));
        words.iter().any(|word| whose.uteblev.contains(word))
            || whose.anmalt.contains(self.before(range.start)) && self.has(&[LANGUAGE.smaord.hade])
            || words.windows(2).any(|pair| whose.uteblev_med.contains(pair[0]) && whose.uteblev_led.contains(pair[1]))
    }

    /// "Före 2018 hade staden deltagit i tolv", "under de första fem åren där".
    fn is_before_the_years(&self) -> bool {
        let Some((from, _)) = self.period else { return false };
        let before = |pair: &[Spoken]| {
            LANGUAGE.annans.innan.contains(&pair[0].1) && pair[1].1.parse().is_ok_and(|year: i32| year <= from)
        };
        let as_member =
            |pair: &[Spoken]| pair[0].1 == LANGUAGE.smaord.som && pair[1].1.starts_with(&*LANGUAGE.medlemsord);
        let first = || self.lower.iter().any(|(_, word)| LANGUAGE.harledning.forsta.contains(word));
        self.lower.windows(2).any(before) || first() && self.lower.windows(2).any(as_member)
    }

    /// "Nätverket hade totalt 640 deltaganden", "Föreningens utfall var 940 000 kr": its own, and nothing names the municipality.
    fn is_of_the_organisation(&self, range: &Range<usize>, sheets: &Sheets<'_>) -> bool {
        let words = self.words();
        let ([first, second, ..], Some((at, _))) = (words.as_slice(), self.lower.first()) else { return false };
        let written = &self.text[at.clone()];
        let bare = first.strip_suffix('s').map(|bare| bare.trim_end_matches(':'));
        let short = |word: &str| {
            let letters = written.chars().take(word.chars().count());
            letters.clone().count() > 1 && letters.clone().all(char::is_uppercase) && sheets.derived.is_own_name(word)
        };
        let is_it = |word: &str| LANGUAGE.organisationen.contains(word) || short(word);
        let its = bare.is_some_and(is_it);
        if !its && !is_it(first) || range.start < at.end || self.names_home(sheets) {
            return false;
        }
        let whose = &LANGUAGE.annans;
        let is_amount = self.is_money(range);
        let until = self.words_in(&(at.end..range.start));
        if its {
            let own = |word: &&str| match is_amount {
                true => whose.eget_utfall.contains(word),
                false => sheets.attended.as_ref().is_some_and(|attended| attended.is_row(word)),
            };
            let noun = until.iter().take(NEAR - 1).position(own);
            let has = || until.iter().any(|word| whose.eget_bruk.contains(word));
            return noun.is_some() && (is_amount || has());
        }
        let people = || {
            let after = self.words_in(&(range.end..self.range.end));
            let mut near = after.iter().take(2);
            sheets.attended.as_ref().is_some_and(|attended| near.any(|word| attended.is_person(word)))
        };
        whose.eget_bruk.contains(second) && (is_amount || people())
    }

    /// Whether the sentence names the municipality, or a unit of it that takes part.
    fn names_home(&self, sheets: &Sheets<'_>) -> bool {
        let words = self.words();
        let unit = || sheets.attended.as_ref().is_some_and(|attended| !attended.named(&words).is_empty());
        words.iter().any(|word| self.is_home(word)) || unit()
    }

    fn is_home(&self, word: &str) -> bool {
        LANGUAGE.kommunen.contains(word) || self.home.iter().any(|home| home == word.trim_end_matches('s'))
    }

    /// "12 000 kr för städer med färre än …", "500 kr för nyhetsbrevet", "För en mindre kommun är avgiften 38 000 kr".
    fn is_paid_for_another(&self, range: &Range<usize>, sheets: &Sheets<'_>) -> bool {
        let piece = self.piece(range.start);
        let after: Vec<usize> = self.indices(&(range.end..piece.end)).take(WHAT_FOR).collect();
        // "För plattformen har staden betalat": what is definite may be an item in other words.
        let any =
            |at: &usize| self.lower.get(at + 1).is_some_and(|(_, word)| LANGUAGE.sifferord.ett.contains(word.as_str()));
        let before: Vec<usize> = self.indices(&(self.range.start..range.start)).take(1).filter(any).collect();
        let for_ = |at: &usize| LANGUAGE.annans.at_nagot.contains(&self.lower[*at].1);
        after.into_iter().chain(before).filter(for_).any(|at| !self.is_for_own(at + 1, sheets))
    }

    fn indices(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let inside = self.lower.iter().enumerate().filter(|(_, (word, _))| range.contains(&word.start));
        inside.map(|(at, _)| at).collect::<Vec<_>>().into_iter()
    }

    /// Whether what stands from a word on is what the case's own costs are for, or a time.
    fn is_for_own(&self, at: usize, sheets: &Sheets<'_>) -> bool {
        let word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
        let article = |at: usize| LANGUAGE.artiklar.contains(word(at)) || LANGUAGE.sifferord.ett.contains(word(at));
        let number = |at: usize| self.number_at(at).is_some();
        let mut noun = at + usize::from(article(at));
        noun += usize::from(number(noun));
        let what = word(noun);
        // "för bolag som ansluter sig": any of a kind.
        if LANGUAGE.medlemsslag.contains(&what) && !is_definite(what) {
            return false;
        }
        let priced = sheets.priced.as_ref();
        what.is_empty()
            || priced.is_some_and(|priced| self.is_own_purpose(what, priced))
            || LANGUAGE.kommunen.contains(what) && !LANGUAGE.sifferord.ett.contains(word(at))
            || LANGUAGE.is_of_time(what)
            || super::parts::is_years(what)
            || LANGUAGE.sifferord.aren.contains(what)
            || LANGUAGE.is_of_costs(what)
            || LANGUAGE.summor.contains(what)
            || sheets.derived.knows(what)
            || self.is_known_word(what, sheets)
    }

    /// Whether a word says nothing of its own, or stands for the municipality, a document or those who take part.
    fn is_known_word(&self, word: &str, sheets: &Sheets<'_>) -> bool {
        let taking_part = || {
            let attended = sheets.attended.as_ref();
            attended.is_some_and(|attended| attended.is_person(word) || !attended.named(&[word]).is_empty())
        };
        LANGUAGE.slutna.ord.contains(word)
            || self.home.iter().any(|home| home == word.trim_end_matches('s'))
            || self.kinds.iter().any(|kind| word.starts_with(kind.as_str()))
            || taking_part()
    }

    /// "En genomsnittlig ansluten betalar 14 000 kr": what any of them pays.
    fn is_of_some_member(&self) -> bool {
        let words = self.words();
        let [first, second, third, ..] = words.as_slice() else { return false };
        let member = |word: &str| {
            let a_member = word.starts_with(&*LANGUAGE.medlemsord) && !LANGUAGE.egna.contains(word);
            a_member && !word.contains(LANGUAGE.avgiftsord.as_str())
                || LANGUAGE.kommunen.contains(word) && !is_definite(word)
        };
        let mean = LANGUAGE.artiklar.contains(first) && second.starts_with(LANGUAGE.sifferord.genomsnitt.as_str());
        let one = LANGUAGE.sifferord.ett.contains(first) || mean;
        one && member(third) || LANGUAGE.sifferord.ett.contains(first) && member(second)
    }

    /// "Staden har ett kontrakt om utbildning som kostar 25 000 kr", "Nordisk skolväg kostar 4 000 kr": what something else costs.
    fn is_price(&self, range: &Range<usize>, sheets: &Sheets<'_>) -> bool {
        let words = self.words_in(&(self.range.start..range.start));
        let item = sheets.priced.as_ref().is_some_and(|priced| priced.item(&words).is_some());
        let costs = |at: usize| words.get(at + 1).is_some_and(|word| LANGUAGE.kosta.contains(word));
        let that = words.iter().enumerate().find(|(at, word)| **word == LANGUAGE.smaord.som && costs(*at));
        let thing = that.and_then(|(that, _)| {
            let from = that.saturating_sub(NEAR);
            let article = words[from..that].iter().rposition(|word| LANGUAGE.sifferord.ett.contains(word))?;
            Some(&words[from + article + 1..that])
        });
        let own = |word: &&str| {
            word.starts_with(&*LANGUAGE.medlemsord) || LANGUAGE.is_of_costs(word) || sheets.derived.knows(word)
        };
        !item && (thing.is_some_and(|thing| !thing.iter().any(own)) || sheets.derived.opens_with_another(self))
    }

    /// "Studenter stod för 30 av deltagandena", "Grannkommunen hade elva deltagare".
    fn are_others(&self, range: &Range<usize>, sheets: &Sheets<'_>) -> bool {
        let words = self.words();
        let [first, second, ..] = words.as_slice() else { return false };
        let known =
            |word: &str| LANGUAGE.egna.contains(word) || sheets.derived.knows(word) || self.is_known_word(word, sheets);
        let stood = LANGUAGE.harledning.star_for.contains(second) && first.chars().count() > NOUN;
        let others = || {
            let before = self.words_in(&(self.range.start..range.start));
            let had = |pair: &[&str]| {
                let verb = LANGUAGE.annans.eget_bruk.contains(pair[1]) || LANGUAGE.verb_fore_tal.contains(pair[1]);
                verb && LANGUAGE.harledning.andras.contains(pair[0])
            };
            let theirs = before.windows(2).take(NEAR).any(had);
            theirs && !words.iter().any(|word| self.is_home(word))
        };
        stood && !known(first) && self.number_at(0).is_none() || others()
    }

    /// "Fyra av förvaltningens deltagare var chefer", "64 procent av deltagarna svarade": some of them, by what no sheet has.
    fn are_some_of_them(&self, range: &Range<usize>, sheets: &Sheets<'_>) -> bool {
        let Some(attended) = sheets.attended.as_ref() else { return false };
        let after = self.words_in(&(range.end..self.range.end));
        let is_share = self.readings.iter().any(|reading| reading.range == *range && share(reading).is_some());
        let ([of, rest @ ..], Some(last)) = (after.as_slice(), after.last()) else { return false };
        let Some(people) = rest.iter().take(2).position(|word| attended.is_people(word)) else { return false };
        let beyond = &rest[people + 1..];
        let told = |word: &str| {
            sheets.derived.knows(word)
                || self.is_known_word(word, sheets)
                || word.parse::<i32>().is_ok()
                || LANGUAGE.egna.contains(word)
        };
        let tells = if is_share { beyond.iter().any(|word| !told(word)) } else { !told(last) };
        *of == LANGUAGE.smaord.av && tells && attended.named(beyond).is_empty()
    }
}
