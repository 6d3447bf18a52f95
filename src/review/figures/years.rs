//! Years that a sentence counts: from one to another, and how many a stretch of them has.

use std::ops::Range;

use super::{Sentence, Slip, count, is_year};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading, cardinal};

/// What years are counted from stands at most so many words after the word that says so: "efter beslutet om taxan 2022".
const FAR: usize = 5;

/// Between a year and what explains it stand at most so many words: "2024, det vill säga tre år efter".
const BESIDE: usize = 4;

/// Years that are counted, and in which direction.
struct Step {
    /// From the number to the unit.
    range: Range<usize>,
    years: i32,
    /// The index of the word after the unit.
    next: usize,
}

impl Sentence<'_> {
    /// Everything that is said of the distance between years.
    pub(super) fn years_counted(&self) -> Vec<Slip> {
        let mut slips: Vec<Slip> = self.year_stretch().into_iter().collect();
        slips.extend(self.steps().into_iter().find_map(|step| self.years_apart(&step)));
        slips
    }

    /// "tre år", "ett decennium": each number of years that is meant exactly.
    fn steps(&self) -> Vec<Step> {
        let units = self.lower.iter().enumerate().filter_map(|(at, (unit, word))| {
            let times = *LANGUAGE.arslangder.get(word)?;
            let (range, number) = self.lower.get(at.checked_sub(1)?)?;
            let one = LANGUAGE.sifferord.ett.contains(number.as_str()).then_some(1);
            let reading = || self.readings.iter().find(|reading| reading.range == *range).and_then(count);
            let years = i32::try_from(one.or_else(reading)?.checked_mul(times)?).ok()?;
            let exact = !LANGUAGE.ungefar.contains_key(self.before(range.start));
            exact.then_some(Step { range: range.start..unit.end, years, next: at + 1 })
        });
        units.collect()
    }

    /// "2024, tre år efter beslutet 2022", "bildades 2010 och fick stadgar fyra år senare, 2013".
    fn years_apart(&self, step: &Step) -> Option<Slip> {
        let word = &self.lower.get(step.next)?.1;
        let bare = self.bare_years();
        let before = bare.iter().rev().find(|(range, _)| range.end <= step.range.start);
        let after = bare.iter().find(|(range, _)| range.start >= step.range.end);
        let (told, from, way) = if let Some(way) = LANGUAGE.ar_fran.get(word) {
            let from = after.filter(|(range, _)| self.is_anchor(step.next, range))?;
            let told = before.filter(|(range, _)| self.is_explained(&(range.end..step.range.start)));
            let later = || bare.iter().find(|(range, _)| range.start > from.0.end);
            (told.or_else(|| later().filter(|(range, _)| self.is_explained(&(from.0.end..range.start))))?, from, *way)
        } else {
            let way = *LANGUAGE.ar_darifran.get(word)?;
            let told = after.filter(|(range, _)| self.is_explained(&(self.lower[step.next].0.end..range.start)))?;
            (told, before?, way)
        };
        // A third year may be what is meant.
        let others = bare.iter().filter(|year| *year != told && *year != from).count();
        let known = from.1.checked_add(i32::try_from(way).ok()? * step.years)?;
        (others == 0 && told.1 != known).then(|| {
            let problem = message!(
                codes::FIGURE_SHARE,
                text = &self.text[told.0.clone()],
                ger = format!("{} ({}, {})", known, &self.text[step.range.clone()], from.1)
            );
            (told.0.clone(), problem, None)
        })
    }

    /// Years that stand alone, without day, month or season.
    fn bare_years(&self) -> Vec<(Range<usize>, i32)> {
        let alone = |reading: &&Reading| {
            let before = self.before(reading.range.start);
            let joined = self.text[..reading.range.start].ends_with(['–', '-', '/'])
                || self.text[reading.range.end..].starts_with(['–', '-', '/']);
            is_year(reading) && !joined && !LANGUAGE.arstider.contains(before)
        };
        let years = self.readings.iter().filter(alone).filter_map(|reading| {
            let year = reading.year()?;
            Some((reading.range.clone(), year))
        });
        years.collect()
    }

    /// Whether a year is what is counted from: near the word that says so, with nothing else between.
    fn is_anchor(&self, word: usize, year: &Range<usize>) -> bool {
        let start = self.lower[word].0.end;
        let between = start..year.start;
        self.words_in(&between).len() <= FAR && !self.text[between].contains([',', ';', ':', '(', ')'])
    }

    /// Whether what stands between two times lets one explain the other: ", alltså", " (".
    fn is_explained(&self, between: &Range<usize>) -> bool {
        let words = self.words_in(between);
        let marked = self.text[between.clone()].contains([',', '(', '–', ':']);
        let only = words.iter().all(|word| LANGUAGE.forklarar.contains(word));
        only && words.len() <= BESIDE && (marked || words.contains(&LANGUAGE.smaord.ar))
    }

    /// "femårsperioden 2021–2024", "det treåriga försöket 2018–2022", "2019–2021, alltså fem år".
    fn year_stretch(&self) -> Option<Slip> {
        self.readings.iter().find_map(|reading| match reading.numerals[0].0 {
            Numeral::Period(from, to) if from < to => self.stretch_of(&reading.range, from, to),
            _ => None,
        })
    }

    /// A number of years beside a period that has another; a period ends in its last year or where that begins.
    fn stretch_of(&self, period: &Range<usize>, from: i32, to: i32) -> Option<Slip> {
        let (range, typed) = self.compound_years(period).or_else(|| self.years_beside(period))?;
        let length = to - from;
        (typed != length && typed != length + 1).then(|| {
            let (text, antal) = (&self.text[range.clone()], i64::from(length + 1));
            let problem = message!(codes::FIGURE_SPAN, text = text, period = format!("{from}–{to}"), antal = antal);
            (range.clone(), problem, None)
        })
    }

    /// A word with a number of years in it, right before a period or one word from it.
    fn compound_years(&self, period: &Range<usize>) -> Option<(Range<usize>, i32)> {
        let near = self.lower.iter().rev().filter(|(range, _)| range.end <= period.start).take(3);
        let found = near.into_iter().find_map(|(range, word)| {
            let (number, rest) = LANGUAGE.arsled.iter().find_map(|part| word.split_once(part.as_str()))?;
            let number = number.trim_end_matches('-');
            let years = number.parse().ok().or_else(|| i32::try_from(cardinal(number, self.language)?).ok())?;
            Some((range.clone(), years, rest.is_empty()))
        });
        let (range, years, _) = found?;
        let between = &self.text[range.end..period.start];
        (years > 1 && !between.contains([',', ';', ':'])).then_some((range, years))
    }

    /// "2019–2021, alltså fem år", "i fem år (2019–2021)": a number of years beside a period.
    fn years_beside(&self, period: &Range<usize>) -> Option<(Range<usize>, i32)> {
        let step = self.steps().into_iter().find(|step| {
            let (first, second) = (step.range.start.min(period.start), step.range.start.max(period.start));
            let end = if first == step.range.start { step.range.end } else { period.end };
            let marked = self.text[end..second].contains([',', '(', ':']);
            let counted = self.lower.get(step.next).is_some_and(|(_, word)| {
                LANGUAGE.ar_fran.contains_key(word) || LANGUAGE.ar_darifran.contains_key(word)
            });
            marked && !counted && self.words_in(&(end..second)).iter().all(|word| LANGUAGE.forklarar.contains(word))
        })?;
        Some((step.range, step.years))
    }
}
