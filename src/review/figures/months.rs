//! Months and days as a sentence counts them: how many there are from one to the other, and which comes first.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::{Sentence, Slip};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};

/// What says that a time lasts stands at most so many words before its beginning.
const NEAR: usize = 3;

const YEAR: usize = 12;

impl Sentence<'_> {
    /// "Under fyra månader, januari–mars 2021": three.
    pub(super) fn months_counted(&self) -> Option<Slip> {
        let (at, first, last, closed) = self.months()?;
        let (reading, typed) = self.counted().into_iter().rfind(|(reading, _)| {
            let mut between =
                self.lower.iter().filter(|(range, _)| range.start >= reading.range.end && range.end <= at);
            between.next().is_some_and(|(_, word)| LANGUAGE.manaders.contains(word)) && between.next().is_none()
        })?;
        let known = (last + YEAR - first) % YEAR + 1;
        // "från mars till juni" may end where June begins, or in another year.
        let right = [known, known - usize::from(!closed)]
            .into_iter()
            .any(|known| ((typed - Decimal::from(known)) % Decimal::from(YEAR)).is_zero());
        (!right && !self.is_about(reading)).then(|| self.sum_slip(reading, known.into()))
    }

    /// Where two months stand as a stretch of time, which they are, and whether the last is in it; none where others do too.
    fn months(&self) -> Option<(usize, usize, usize, bool)> {
        let month = |word: &str| LANGUAGE.manader.iter().position(|month| month == word);
        let named = self.lower.iter().flat_map(|(_, word)| word.split(['–', '-'])).filter(|word| month(word).is_some());
        if named.count() != 2 {
            return None;
        }
        let dashed = self.lower.iter().find_map(|(range, word)| {
            let (first, last) = word.split_once(['–', '-'])?;
            Some((range.start, month(first)?, month(last)?, true))
        });
        dashed.or_else(|| {
            self.lower.windows(4).find_map(|four| {
                let told = LANGUAGE.fran.contains(&four[0].1) && LANGUAGE.till.contains(&four[2].1);
                Some((four[0].0.start, month(&four[1].1)?, month(&four[3].1)?, false)).filter(|_| told)
            })
        })
    }

    /// "pågick från oktober 2021 till april 2021": it ends before it begins.
    pub(super) fn days_backwards(&self) -> Option<Slip> {
        let dated: Vec<(&Reading, NaiveDate)> =
            self.readings.iter().filter_map(|reading| Some((reading, begins(reading)?))).collect();
        let pair = dated.windows(2).find(|pair| pair[1].1 < pair[0].1 && self.is_stretch(pair[0].0, pair[1].0))?;
        let range: Range<usize> = pair[0].0.range.start..pair[1].0.range.end;
        Some((range.clone(), message!(codes::FIGURE_BACKWARDS, text = &self.text[range]), None))
    }

    /// Whether the sentence begins with a time, and a word before it: "Mellan maj 2020 och …".
    fn opens(&self, time: &Reading) -> bool {
        self.lower.get(1).is_some_and(|(range, _)| range.start >= time.range.start)
    }

    /// Whether two times are the beginning and the end of one stretch of it. What is moved from one to the other goes either way.
    fn is_stretch(&self, first: &Reading, second: &Reading) -> bool {
        let between = self.words_in(&(first.range.end..second.range.start));
        let between: Vec<&str> = between.into_iter().filter(|word| *word != LANGUAGE.smaord.den).collect();
        let before =
            self.lower.iter().rfind(|(range, word)| range.end <= first.range.start && word != LANGUAGE.smaord.den);
        let before = before.map_or("", |(_, word)| word.as_str());
        let dash = matches!(self.text[first.range.end..second.range.start].trim(), "–" | "-");
        let near = self.lower.iter().rev().filter(|(range, _)| range.end <= first.range.start).skip(1).take(NEAR);
        let lasts = || near.into_iter().any(|(_, word)| LANGUAGE.varar.contains(word));
        match between.as_slice() {
            [] => dash,
            [word] if before == LANGUAGE.smaord.mellan => {
                *word == LANGUAGE.smaord.och && (self.opens(first) || lasts())
            }
            [word] => LANGUAGE.fran.contains(before) && LANGUAGE.till.contains(word) && lasts(),
            words if words == LANGUAGE.sifferord.till_och_med => LANGUAGE.fran.contains(before) && lasts(),
            _ => false,
        }
    }
}

/// The day on which a time begins that a reading can only be.
fn begins(reading: &Reading) -> Option<NaiveDate> {
    match reading.numerals.first()?.0 {
        Numeral::Date(date) => Some(date),
        Numeral::Month(month) => NaiveDate::from_ymd_opt(month.year, month.month, 1).filter(|date| date.year() > 1900),
        _ => None,
    }
}
