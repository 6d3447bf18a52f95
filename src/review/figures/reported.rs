//! Who was reported to, in which years and how often, held against the sheet that has it.

use std::ops::Range;

use super::{Sentence, Slip, count};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::tables::Countable;

impl Sentence<'_> {
    /// Years and times at which a body was reported to.
    pub(super) fn reports(&self, tables: &[Countable<'_>]) -> Vec<Slip> {
        let mut slips = Vec::new();
        for table in tables {
            let named = table.is_of_reports() && self.lower.iter().any(|(_, word)| LANGUAGE.rapporterat.begin(word));
            if !named || self.has_any(&LANGUAGE.sifferord.inte_rapporterat) || !table.has_bodies() {
                continue;
            }
            slips.extend(self.years_of_bodies(table));
            slips.extend(self.times_reported(table));
        }
        slips
    }

    /// "Nämnden informerades 2020 och 2022, kommunstyrelsen 2021": each year has a row of the body before it.
    fn years_of_bodies(&self, table: &Countable<'_>) -> Option<Slip> {
        let sentence = self.small();
        let bodies = table.bodies_in(sentence);
        if self.names_other_bodies(sentence, &bodies) {
            return None;
        }
        for reading in &self.readings {
            let year = reading.numerals.iter().find_map(|(numeral, _)| match numeral {
                Numeral::Year(year) => Some(*year),
                Numeral::Month(month) => Some(month.year),
                _ => None,
            });
            // "året 2019 förflöt helt utan rapport".
            let without = self.words_in(&self.piece(reading.range.start)).contains(&LANGUAGE.smaord.utan);
            let Some(year) = year.filter(|_| !without) else { continue };
            let at = reading.range.start - self.range.start;
            let before = bodies.iter().rfind(|(position, _)| *position < at);
            let only = if bodies.len() == 1 { bodies.first() } else { None };
            let Some((position, body)) = before.or(only) else { continue };
            // "2017, 2018 och 2020, varav de två senare gångerna till nämnden": some of the years.
            let between = reading.range.end..(self.range.start + position).max(reading.range.end);
            if self.words_in(&between).contains(&LANGUAGE.smaord.varav) {
                continue;
            }
            let later = self.body_after(&bodies, reading);
            let listed = LANGUAGE.sifferord.fore_listat.contains(self.before(reading.range.start))
                || self.readings.iter().any(|other| other.range.end + 2 == reading.range.start)
                || self
                    .lower
                    .iter()
                    .any(|(range, word)| range.end < reading.range.start && LANGUAGE.rapporterat.begin(word));
            if listed && table.lacks(body, year) && later.is_none_or(|body| table.lacks(body, year)) {
                let text = &self.text[reading.range.clone()];
                let what = format!("{}, {body}: {}", table.sheet(), table.years_of(body).join(", "));
                let problem = message!(codes::FIGURE_PRESENT, text = text, vad = what);
                return Some((reading.range.clone(), problem, table.place()));
            }
        }
        None
    }

    /// "medan det 2021 var styrelsen som fick en", "och 2021 en rapport till nämnden": the body after a year, which may be the one that it is
    /// of: in the same piece as the last of the years that are told with it, or with no year of its own after it.
    fn body_after<'b>(&self, bodies: &'b [(usize, String)], year: &Reading) -> Option<&'b str> {
        let mut last = year.range.clone();
        for other in self.readings.iter().filter(|other| other.range.start >= year.range.end) {
            let between = self.text.get(last.end..other.range.start).unwrap_or_default().trim();
            if LANGUAGE.sifferord.sammanbinder.contains(between) && super::is_year(other) {
                last = other.range.clone();
            }
        }
        let from = last.end - self.range.start;
        let (at, body) = bodies.iter().find(|(at, _)| *at >= from)?;
        let years = |range: Range<usize>| {
            self.readings.iter().any(|other| {
                let timed = |numeral: &Numeral| matches!(numeral, Numeral::Year(_) | Numeral::Month(_));
                range.contains(&other.range.start) && other.numerals.iter().any(|(numeral, _)| timed(numeral))
            })
        };
        let start = self.range.start + at;
        let next =
            bodies.iter().find(|(other, _)| other > at).map_or(self.range.end, |(other, _)| self.range.start + other);
        let beside = self.piece(last.start).contains(&start);
        (!years(last.end..start) && (beside || !years(start + body.len()..next))).then_some(body.as_str())
    }

    /// Whether a word for a body stands outside those of the sheet: "nämnden en gång".
    fn names_other_bodies(&self, sentence: &str, bodies: &[(usize, String)]) -> bool {
        let known = |at: usize| bodies.iter().any(|(start, body)| (*start..start + body.len()).contains(&at));
        let mut ends = LANGUAGE.organled.iter().flat_map(|end| sentence.match_indices(*end));
        ends.any(|(at, _)| !known(at))
    }

    /// Whether what is counted goes to each of some: "var", "vardera" right after it.
    fn is_shared_out_to_each(&self, at: usize) -> bool {
        self.after(at).take(2).any(|word| word == LANGUAGE.smaord.var || word == LANGUAGE.smaord.vardera)
    }

    /// "har rapporterats tre gånger, varav två till nämnden".
    fn times_reported(&self, table: &Countable<'_>) -> Option<Slip> {
        let counts: Vec<_> = self.readings.iter().filter_map(|reading| Some((reading, count(reading)?))).collect();
        if !self.years().is_empty() || self.readings.iter().any(|r| matches!(r.numerals[0].0, Numeral::Period(..))) {
            return None;
        }
        // "Nämnden har fått besked två gånger, styrelsen en": whom each number is of stands before it.
        let named = |range: Range<usize>| table.bodies_in(&self.text[range].to_lowercase());
        let led = counts.first().is_some_and(|(first, _)| !named(self.range.start..first.range.start).is_empty());
        let sentence = self.small();
        let others = self.names_other_bodies(sentence, &table.bodies_in(sentence));
        for (index, (reading, typed)) in counts.iter().enumerate() {
            let end = counts.get(index + 1).map_or(self.range.end, |(next, _)| next.range.start);
            let rest = self.text[reading.range.end..end].to_lowercase();
            // "tre gånger, varav en gång till nämnden": the part is another number.
            let rest = rest.split(&format!(", {}", LANGUAGE.smaord.varav)).next().unwrap_or_default();
            let first = rest.split_whitespace().next().unwrap_or_default();
            let part = LANGUAGE.sifferord.del_av_tid.contains(first) && index > 0;
            let reports = table.is_named_by(first) && self.has_any(&LANGUAGE.sifferord.lamnats);
            // "har dessutom informerats vid två tillfällen": others than those of the sheet.
            let more = self.has_any(&LANGUAGE.dessutom) || self.has_any(&LANGUAGE.harledning.utom);
            let on = LANGUAGE.tillfallen.contains(first) && !more;
            let times = first.starts_with(LANGUAGE.sifferord.gang.as_str()) || on;
            // "Två nämnder har fått två rapporter var".
            let each = self.is_shared_out_to_each(reading.range.end);
            if each
                || !(times || part || reports)
                || LANGUAGE.sifferord.arligen.iter().any(|rate| rest.contains(&rate.join(" ")))
                || self.is_about(reading)
                // "tre av de fyra rapporterna": of all, whoever got them.
                || self.words_in(&(self.range.start..reading.range.start)).iter().rev().take(2).any(|word| *word == LANGUAGE.smaord.av)
            {
                continue;
            }
            let mut bodies = table.bodies_in(rest);
            if led {
                let from = index.checked_sub(1).map_or(self.range.start, |before| counts[before].0.range.end);
                bodies = named(from..reading.range.start);
            } else if reports && bodies.is_empty() {
                bodies = table.bodies_in(sentence);
            }
            if bodies.len() > 1 || ((part || led || others) && bodies.is_empty()) {
                continue;
            }
            let known = table.rows_of(bodies.first().map(|(_, body)| body.as_str()));
            if known != *typed {
                let text = &self.text[reading.range.clone()];
                let what = [Some(table.sheet()), bodies.first().map(|(_, body)| body.as_str())];
                let what: Vec<&str> = what.into_iter().flatten().collect();
                let problem = message!(codes::FIGURE_COUNT, text = text, antal = known, vad = what.join(", "));
                return Some((reading.range.clone(), problem, table.place()));
            }
        }
        None
    }
}
