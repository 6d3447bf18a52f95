//! Periods that a sentence gives: one that ends before it begins, and one beside the years that are followed up.

use std::ops::Range;

use chrono::Datelike;

use super::{Sentence, Slip};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;

/// What says that a period is followed up stands at most so many words after it.
const COVERED: usize = 3;

impl Sentence<'_> {
    /// "åren 2020–2017": a period that ends before it begins.
    pub(super) fn backwards(&self) -> Option<Slip> {
        self.readings.iter().find_map(|reading| match reading.numerals[0].0 {
            Numeral::Period(from, to) if to < from && (1900..2200).contains(&to) && from < 2200 => {
                let text = &self.text[reading.range.clone()];
                let antal = i64::from(to - from + 1);
                let period = format!("{from}–{to}");
                let problem = message!(codes::FIGURE_SPAN, text = text, period = period, antal = antal);
                Some((reading.range.clone(), problem, None))
            }
            _ => None,
        })
    }

    /// "Uppföljningen avser åren 2020–2024" of a case that follows up 2021–2024: one end is right and the other is not.
    pub(super) fn other_period(&self) -> Option<Slip> {
        let (from, to) = self.period?;
        let (range, first, last) = self.span_told()?;
        let piece = self.piece(range.start);
        let before = self.words_in(&(piece.start..range.start));
        // "Åren 2020–2024 omfattas av uppföljningen".
        let mut after = self.words_in(&(range.end..self.range.end)).into_iter();
        let covered = after.by_ref().take(COVERED).any(|word| LANGUAGE.omfattas.contains(word))
            && after.any(|word| LANGUAGE.foljts_upp.contains(word));
        let followed = covered
            || before.iter().any(|word| {
                LANGUAGE.foljts_upp.contains(word) && *word != LANGUAGE.smaord.omfattar
                    || word.starts_with(LANGUAGE.redovisar.as_str())
            });
        let other =
            self.has_any(&LANGUAGE.forra) || self.others || self.has(&[LANGUAGE.smaord.inte, LANGUAGE.smaord.men]);
        (followed && !other && (first == from) != (last == to)).then(|| {
            let (period, antal) = (format!("{from}–{to}"), i64::from(to - from + 1));
            let text = &self.text[range.clone()];
            (range.clone(), message!(codes::FIGURE_SPAN, text = text, period = period, antal = antal), None)
        })
    }

    /// The one period that the sentence tells: "2019–2022", "2019 till 2022", "2019 till och med 2022".
    fn span_told(&self) -> Option<(Range<usize>, i32, i32)> {
        let small = &LANGUAGE.smaord;
        let joined = self.readings.windows(2).filter_map(|pair| {
            let (first, last) = (pair[0].year()?, pair[1].year()?);
            let between = self.words_in(&(pair[0].range.end..pair[1].range.start));
            let to = between == [small.till] || between == [small.till, small.och, small.med];
            to.then(|| (pair[0].range.start..pair[1].range.end, first, last))
        });
        let written = self.readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Period(first, last) => Some((reading.range.clone(), first, last)),
            _ => None,
        });
        let mut spans = written.chain(joined);
        spans.next().filter(|_| spans.next().is_none())
    }

    /// "Det som har hänt efter den 31 december 2021 ligger utanför uppföljningen": the period ends another year.
    pub(super) fn beside_period(&self) -> Option<Slip> {
        let (from, to) = self.period?;
        let said = self.has_any(&LANGUAGE.utanfor) && self.has_any(&LANGUAGE.foljts_upp);
        let mut years = self.readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Year(year) => Some((reading, year)),
            Numeral::Date(date) if matches!((date.month(), date.day()), (12, 31) | (1, 1)) => {
                Some((reading, date.year()))
            }
            _ => None,
        });
        let ((reading, typed), None) = (years.next().filter(|_| said)?, years.next()) else { return None };
        let before = self.words_in(&(self.range.start..reading.range.start));
        let lead = before.into_iter().rev().find(|word| !LANGUAGE.sifferord.tidsled.contains(word))?;
        let right = match lead {
            lead if lead == LANGUAGE.smaord.efter => typed == to,
            lead if LANGUAGE.fore.contains(lead) => typed == from,
            _ => return None,
        };
        (!right).then(|| {
            let (period, antal) = (format!("{from}–{to}"), i64::from(to - from + 1));
            let text = &self.text[reading.range.clone()];
            (reading.range.clone(), message!(codes::FIGURE_SPAN, text = text, period = period, antal = antal), None)
        })
    }
}
