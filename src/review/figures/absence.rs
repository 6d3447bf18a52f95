//! What a sentence says was not, was in one year alone, or was all, where a sheet has it otherwise.

use std::collections::BTreeSet;

use super::{Sentence, Sheets, Slip};
use crate::codes;
use crate::message::message;
use crate::place::Place;
use crate::review::language_data::LANGUAGE;
use crate::review::tables::{Attended, Countable, Priced};

/// Between a word that denies and what it denies stand at most so many words.
const NEAR: usize = 3;

impl Sentence<'_> {
    /// Everything that is denied of years, and what is said to be all.
    pub(super) fn absence(&self, sheets: &Sheets<'_>) -> Vec<Slip> {
        let mut slips = Vec::new();
        let years: BTreeSet<i32> = self.years().into_iter().collect();
        if let Some(priced) = &sheets.priced {
            slips.extend(self.no_cost(priced, &years).or_else(|| self.only_cost(priced, &years)));
            slips.extend(self.whole_cost(priced));
        }
        slips.extend(sheets.counted.iter().find_map(|table| self.no_row(table, &years)));
        slips.extend(sheets.attended.as_ref().and_then(|attended| self.nobody_came(attended, &years)));
        slips
    }

    /// "Inga förtroendevalda deltog 2022", "De förtroendevalda deltog inte 2022": some of them came, and the sentence says no more.
    fn nobody_came(&self, attended: &Attended<'_>, years: &BTreeSet<i32>) -> Option<Slip> {
        let year = *years.first().filter(|_| years.len() == 1 && self.readings.len() == 1)?;
        let came = |word: &str| LANGUAGE.harledning.deltagit.contains(word);
        let is_unit = |word: &str| !attended.named(&[word]).is_empty();
        let none = self.lower.windows(2).any(|pair| LANGUAGE.ingen.contains(&pair[0].1) && is_unit(&pair[1].1));
        let not = self.lower.windows(2).any(|pair| came(&pair[0].1) && pair[1].1 == LANGUAGE.smaord.inte);
        let [unit] = *attended.named(&self.words()) else { return None };
        let known = |word: &String| {
            came(word)
                || is_unit(word)
                || LANGUAGE.ingen.contains(word)
                || LANGUAGE.slutna.ord.contains(word)
                || LANGUAGE.kommunen.contains(word)
                || *word == LANGUAGE.smaord.inte
                || *word == LANGUAGE.smaord.ar
                || word.parse::<i32>() == Ok(year)
        };
        let told = none != not && self.lower.iter().any(|(_, word)| came(word));
        if !told || !self.lower.iter().all(|(_, word)| known(word)) {
            return None;
        }
        let (_, what, place) = attended.sum(Some(year), Some(unit))?;
        Some(self.present(year, what, place))
    }

    /// "Resor förekom inte 2022", "2020 och 2022 uteblev resorna": an item that was paid in those years.
    fn no_cost(&self, priced: &Priced<'_>, years: &BTreeSet<i32>) -> Option<Slip> {
        let item = priced.item(&self.words())?;
        if self.goes_beyond(item) || !self.money().is_empty() || !self.denies(|word| Priced::is_item(item, word)) {
            return None;
        }
        let denied = self.years_denied(|word| Priced::is_item(item, word), years);
        let year = denied.iter().find(|year| priced.paid(item, **year).is_some_and(|paid| !paid.is_zero()))?;
        Some(self.present(*year, format!("{}, {item}, {year}", priced.sheet()), priced.place()))
    }

    /// "fanns inga utgifter utöver resorna": the item is what there was.
    fn goes_beyond(&self, item: &str) -> bool {
        self.lower.windows(2).any(|pair| LANGUAGE.utom.contains(&pair[0].1) && Priced::is_item(item, &pair[1].1))
    }

    /// "förekom endast 2021": an item that was paid in other years too, or not in this one.
    fn only_cost(&self, priced: &Priced<'_>, years: &BTreeSet<i32>) -> Option<Slip> {
        let item = priced.item(&self.words())?;
        let year = *years.first().filter(|_| years.len() == 1 && !self.goes_beyond(item))?;
        let alone = self.readings.iter().any(|reading| {
            LANGUAGE.endast.contains(self.before(reading.range.start))
                && self.text[reading.range.clone()] == year.to_string()
        });
        let all: Vec<i32> =
            priced.years().into_iter().filter(|year| priced.paid(item, *year).is_some_and(|p| !p.is_zero())).collect();
        let wrong = alone && !all.is_empty() && all != [year];
        let told: Vec<String> = all.iter().map(ToString::to_string).collect();
        wrong.then(|| self.present(year, format!("{}, {item}, {}", priced.sheet(), told.join(", ")), priced.place()))
    }

    /// "Hela kostnaden avser deltagaravgifter": other items were paid too.
    fn whole_cost(&self, priced: &Priced<'_>) -> Option<Slip> {
        let at = self.lower.windows(2).position(|pair| {
            LANGUAGE.sifferord.hela.contains(pair[0].1.as_str()) && LANGUAGE.kostnadsord.begin(&pair[1].1)
        })?;
        let item = priced.item(&self.words())?;
        let is_of = self.has_any(&LANGUAGE.sifferord.avser);
        let open = !is_of || self.denies(|_| true) || !self.years().is_empty() || !self.money().is_empty();
        let rest = priced.others(item);
        let range = self.lower[at].0.start..self.lower[at + 1].0.end;
        (!open && !rest.is_zero()).then(|| {
            let (text, what) = (&self.text[range.clone()], priced.items_paid().join(", "));
            let problem = message!(codes::FIGURE_PRESENT, text = text, vad = format!("{}: {what}", priced.sheet()));
            (range.clone(), problem, priced.place())
        })
    }

    /// "inget möte hölls 2020": the sheet has one.
    fn no_row(&self, table: &Countable<'_>, years: &BTreeSet<i32>) -> Option<Slip> {
        let year = *years.first().filter(|_| years.len() == 1)?;
        // "Inget årsmöte hölls på plats": one of another form may have been.
        let sentence = self.small();
        let of_form = LANGUAGE.former.keys().any(|form| sentence.contains(form.as_str()));
        // "För 2021 finns ingen rapport till nämnden": another body may have had one.
        let of_body = table.has_bodies() && LANGUAGE.organled.iter().any(|end| sentence.contains(end));
        if of_form || of_body {
            return None;
        }
        let at = self.lower.windows(2).position(|pair| LANGUAGE.ingen.contains(&pair[0].1))? + 1;
        let noun = self.lower[at].1.as_str();
        // "Inga möten ställdes in": what did not happen to them says nothing of whether they were.
        let happened = self.lower.get(at + 1).is_some_and(|(_, verb)| {
            let passive = LANGUAGE.sifferord.passiva_slut.end(verb);
            passive && !LANGUAGE.fanns.contains(verb) && !LANGUAGE.agde_rum.contains(verb)
        });
        if happened {
            return None;
        }
        let (what, place) = table.has_one(noun, year)?;
        Some(self.present(year, what, place))
    }

    /// Whether the sentence says that something was not: "inga resor", "förekom inte", "uteblev".
    fn denies(&self, is: impl Fn(&str) -> bool) -> bool {
        self.denied_at(is).is_some()
    }

    /// "Resorna kostade mest 2023, medan inga gjordes 2021": the years of the clause that denies, or of the sentence where that has none.
    fn years_denied(&self, is: impl Fn(&str) -> bool, years: &BTreeSet<i32>) -> BTreeSet<i32> {
        let Some(at) = self.denied_at(is).map(|at| self.lower[at].0.start) else { return years.clone() };
        let parts = |c: char| matches!(c, ',' | ';' | ':');
        let start =
            self.text[self.range.start..at].rfind(parts).map_or(self.range.start, |found| self.range.start + found);
        let end = self.text[at..self.range.end].find(parts).map_or(self.range.end, |found| at + found);
        let clause = self.text.get(start..end).unwrap_or_default();
        let inside: BTreeSet<i32> = years.iter().copied().filter(|year| clause.contains(&year.to_string())).collect();
        if inside.is_empty() { years.clone() } else { inside }
    }

    /// Where the sentence says that something was not.
    fn denied_at(&self, is: impl Fn(&str) -> bool) -> Option<usize> {
        let word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
        (0..self.lower.len()).find(|at| {
            let at = *at;
            let mut denied = (at + 1..=at + NEAR).map(word).take_while(|word| !LANGUAGE.utom.contains(word));
            let no = LANGUAGE.ingen.contains(word(at)) && denied.any(&is);
            let verb = LANGUAGE.fanns.contains(word(at))
                && (word(at + 1) == LANGUAGE.smaord.inte
                    || word(at + 1) == LANGUAGE.smaord.aldrig
                    || (at > 0 && word(at - 1) == LANGUAGE.smaord.inte));
            no || verb || LANGUAGE.uteblev.contains(word(at))
        })
    }

    pub(super) fn present(&self, year: i32, what: String, place: Option<Place>) -> Slip {
        let of_year =
            |reading: &&crate::review::readings::Reading| self.text[reading.range.clone()].ends_with(&year.to_string());
        let range = self.readings.iter().find(of_year).map_or(self.range.clone(), |reading| reading.range.clone());
        (range.clone(), message!(codes::FIGURE_PRESENT, text = &self.text[range], vad = what), place)
    }
}
