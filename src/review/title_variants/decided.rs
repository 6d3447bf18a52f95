//! A decision that the register has, in a sentence that gives it another document: "riktlinjen för lokaler, 2020-06-10 § 518".

use std::ops::Range;

use super::{Title, common};
use crate::model::Value;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Passage;
use crate::review::readings::{Numeral, Reader};
use crate::review::tokens::words;
use crate::review::words::root;

/// The kind of a document stands at most so many words before its decision.
const NEAR: usize = 14;

/// What a kind is shown with: "riktlinjen för lokaler".
const SHOWN: usize = 3;

/// Titles of the register with their decisions.
pub(super) struct Decided<'a> {
    reader: &'a Reader<'a>,
    rows: Vec<(Numeral, Title)>,
    kinds: &'a [String],
}

impl<'a> Decided<'a> {
    pub(super) fn of(review: &'a Review<'_>) -> Option<Self> {
        let (spec, table) = review.register()?;
        let (reader, common) = (&review.reader, common(review));
        let column = table.column(&spec.titel)?;
        let rows = table.rows.iter().filter_map(|row| {
            let Some(Value::Text(title)) = row.values.get(column)?.as_ref() else { return None };
            let decision = row.values.iter().flatten().find_map(|value| match value {
                Value::Text(text) if text.contains('§') => {
                    let readings = reader.readings(text, &words(text));
                    readings.into_iter().map(|reading| reading.numerals[0].0.clone()).find(is_decision)
                }
                _ => None,
            })?;
            Some((decision, Title::new(title.clone(), &common)))
        });
        let rows: Vec<_> = rows.collect();
        (!rows.is_empty()).then_some(Self { reader, rows, kinds: &review.templates.sprak.granskning.titelord.sorter })
    }

    /// Where a passage gives a decision of the register another title, with the register's.
    pub(super) fn others<'s>(&'s self, passage: &Passage<'_>) -> Vec<(Range<usize>, &'s Title)> {
        if !passage.text.contains('§') {
            return Vec::new();
        }
        let readings = passage.readings(self.reader);
        let other = |reading: &crate::review::readings::Reading| {
            let (_, title) = self.rows.iter().find(|(decision, _)| *decision == reading.numerals[0].0)?;
            Some((self.other(passage, reading.range.start, title)?, title))
        };
        readings.iter().filter_map(other).collect()
    }

    /// The words for a document before a byte that have none of a title's.
    fn other(&self, passage: &Passage<'_>, at: usize, title: &Title) -> Option<Range<usize>> {
        let end = passage.words.partition_point(|word| word.range.end <= at);
        let sentence = passage.words.get(end).or_else(|| passage.words.last())?.sentence;
        let lower = |index: usize| passage.text[passage.words[index].range.clone()].to_lowercase();
        let start = (end.saturating_sub(NEAR)..end).find(|index| passage.words[*index].sentence == sentence)?;
        let is_kind = |word: &str| self.kinds.iter().any(|kind| word.starts_with(root(kind)));
        let mut kinds = (start..end.saturating_sub(1))
            .filter(|index| is_kind(&lower(*index)) && LANGUAGE.handlar_om.contains(&lower(index + 1)));
        let (kind, None) = (kinds.next()?, kinds.next()) else { return None };
        let telling = || title.words.iter().zip(&title.telling).filter(|(_, telling)| **telling).map(|(word, _)| word);
        let has = |word: &String| (start..end).any(|index| lower(index).starts_with(root(word)));
        // The title's own kind, and none of what tells it from others.
        let of_kind = title.words.iter().any(|word| lower(kind).starts_with(root(word)));
        let last = (kind + SHOWN).min(end) - 1;
        (of_kind && telling().next().is_some() && !telling().any(has))
            .then(|| passage.words[kind].range.start..passage.words[last].range.end)
    }
}

fn is_decision(numeral: &Numeral) -> bool {
    matches!(numeral, Numeral::Decision(..))
}
