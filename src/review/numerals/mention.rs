//! A numeral where it is mentioned: its passage, its sentence, and the words around it.

use std::ops::Range;

use crate::review::language_data::LANGUAGE;
use crate::review::passages::Passage;
use crate::review::readings::{Numeral, Reader, Reading};

/// No rule looks further from its numeral than so many words.
const REACH: usize = 100;

/// A word that makes a range of two numbers stands at most so many words before the second.
const RANGE: usize = 5;

/// A numeral in its sentence.
#[derive(Debug)]
pub(super) struct Mention<'a> {
    /// The text that it stands in.
    pub passage: &'a Passage<'a>,
    /// The numeral as it is written.
    pub reading: &'a Reading,
    /// The bytes of its sentence, from the first word to the last.
    pub sentence: Range<usize>,
    /// The words of the sentence before it, small letters, nearest first.
    pub before: Vec<&'a str>,
    /// Those after it.
    pub after: Vec<&'a str>,
    /// All words of the sentence, small letters.
    pub words: &'a [String],
    /// Which of them is the first after it.
    pub next: usize,
    /// All numerals of the passage.
    readings: &'a [Reading],
}

impl<'a> Mention<'a> {
    /// A numeral of a passage; none where no word stands at it or after it.
    pub(super) fn of(passage: &'a Passage<'a>, reading: &'a Reading, reader: &Reader<'_>) -> Option<Self> {
        Self::among(passage, reading, passage.readings(reader))
    }

    /// Another numeral of the same passage.
    pub(super) fn beside(&self, other: &'a Reading) -> Option<Self> {
        Self::among(self.passage, other, self.readings)
    }

    fn among(passage: &'a Passage<'a>, reading: &'a Reading, readings: &'a [Reading]) -> Option<Self> {
        let (all, lower) = (&passage.words, &passage.lower);
        let at = all.partition_point(|word| word.range.end <= reading.range.start);
        let next = all.partition_point(|word| word.range.start < reading.range.end);
        let number = all.get(at)?.sentence;
        let start = all.partition_point(|word| word.sentence < number);
        let end = all.partition_point(|word| word.sentence <= number);
        let (first, last) = (all.get(start)?, all.get(end.checked_sub(1)?)?);
        // "sedan år 2015" says what "sedan 2015" does.
        let year = |index: &usize| at == index + 1 && lower[*index] == LANGUAGE.smaord.ar;
        let before = (start..at).rev().filter(|index| !year(index)).take(REACH);
        Some(Self {
            passage,
            reading,
            sentence: first.range.start..last.range.end.max(reading.range.end),
            before: before.map(|index| lower[index].as_str()).collect(),
            after: lower.get(next..end).unwrap_or_default().iter().take(REACH).map(String::as_str).collect(),
            words: &lower[start..end],
            next: next.clamp(start, end) - start,
            readings,
        })
    }

    /// What it says first of all.
    pub(super) fn numeral(&self) -> &'a Numeral {
        &self.reading.numerals[0].0
    }

    /// Whether it is kronor.
    pub(super) fn is_amount(&self) -> bool {
        matches!(self.numeral(), Numeral::Amount(_))
    }

    /// "69 000 kr, resor inräknade": whether more may be counted in than what is known.
    pub(super) fn counts_in(&self) -> bool {
        let reckoned =
            |pair: &[String]| LANGUAGE.raknas_in.contains(&pair[0]) && LANGUAGE.raknas_partiklar.contains(&pair[1]);
        self.words.iter().any(|word| LANGUAGE.inraknat.contains(word)) || self.words.windows(2).any(reckoned)
    }

    /// Whether it says how many.
    pub(super) fn is_count(&self) -> bool {
        matches!(self.numeral(), Numeral::Count(_))
    }

    /// Whether it may say what is asked for.
    pub(super) fn may_be(&self, is: impl Fn(&Numeral) -> bool) -> bool {
        self.reading.numerals.iter().any(|(numeral, _)| is(numeral))
    }

    /// The sentence.
    pub(super) fn text(&self) -> &'a str {
        &self.passage.text[self.sentence.clone()]
    }

    /// What of the sentence stands before it.
    pub(super) fn lead(&self) -> &'a str {
        &self.passage.text[self.sentence.start..self.reading.range.start]
    }

    /// What of the sentence stands after it.
    pub(super) fn rest(&self) -> &'a str {
        &self.passage.text[self.reading.range.end..self.sentence.end]
    }

    /// The numerals of the sentence.
    pub(super) fn all(&self) -> impl DoubleEndedIterator<Item = &'a Reading> {
        let Range { start, end } = self.sentence;
        self.readings.iter().filter(move |other| start <= other.range.start && other.range.end <= end)
    }

    /// The numerals of the sentence before it.
    pub(super) fn earlier(&self) -> impl DoubleEndedIterator<Item = &'a Reading> {
        let start = self.reading.range.start;
        self.all().filter(move |other| other.range.end <= start)
    }

    /// Those after it.
    pub(super) fn later(&self) -> impl DoubleEndedIterator<Item = &'a Reading> {
        let end = self.reading.range.end;
        self.all().filter(move |other| end <= other.range.start)
    }

    /// Whether it ends a range in words: "mellan 150 000 och 200 000 kr".
    pub(super) fn ends_range(&self) -> bool {
        self.before.first() == Some(&LANGUAGE.smaord.och)
            && self.before.iter().take(RANGE).any(|word| *word == LANGUAGE.smaord.mellan)
    }
}
