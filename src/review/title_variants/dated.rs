//! A title that the register has not, in a sentence that says since when it holds: "Riktlinje för vakanser, som gäller sedan 2016", where
//! the one document of that kind from that year is about something else.

use std::ops::Range;

use super::{Title, common};
use crate::model::Value;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Passage;

/// What a title is shown with: "Riktlinje för vakanser".
const SHOWN: usize = 3;

/// Titles of the register with the years from which they hold.
pub(super) struct Dated<'a> {
    rows: Vec<(i32, Title)>,
    kinds: &'a [String],
}

impl<'a> Dated<'a> {
    pub(super) fn of(review: &'a Review<'_>) -> Option<Self> {
        let (spec, table) = review.register()?;
        let (title, from, common) = (table.column(&spec.titel)?, table.column(&spec.fran)?, common(review));
        let rows = table.rows.iter().filter_map(|row| match (row.values.get(title)?, row.values.get(from)?) {
            (Some(Value::Text(title)), Some(Value::Year(year))) => Some((*year, Title::new(title.clone(), &common))),
            _ => None,
        });
        Some(Self { rows: rows.collect(), kinds: &review.templates.sprak.granskning.titelord.sorter })
    }

    /// Where a passage gives a year of the register another title, with the register's.
    pub(super) fn others<'s>(&'s self, passage: &Passage<'_>, known: &[Vec<String>]) -> Vec<(Range<usize>, &'s Title)> {
        let (words, lower) = (&passage.words, &passage.lower);
        let other = |at: usize| {
            let capital = passage.text[words[at].range.clone()].starts_with(char::is_uppercase);
            let about = lower
                .get(at + 1)
                .is_some_and(|next| LANGUAGE.handlar_om.contains(next) || next == LANGUAGE.smaord.for_);
            let is_known = known.iter().any(|title| lower.get(at..at + title.len()) == Some(title.as_slice()));
            if !capital || !about || is_known || !self.kinds.contains(&lower[at]) {
                return None;
            }
            let inside = (at..words.len()).take_while(|index| words[*index].sentence == words[at].sentence);
            let years: Vec<i32> = inside
                .clone()
                .filter(|index| lower[*index].len() == 4)
                .filter_map(|index| lower[index].parse().ok())
                .collect();
            let last = inside.take(SHOWN).last()?;
            let mut same = self
                .rows
                .iter()
                .filter(|(year, title)| years.contains(year) && title.words.first() == Some(&lower[at]));
            let (_, title) = same.next().filter(|_| same.next().is_none())?;
            // What tells it from others stands nowhere in the sentence.
            let told =
                title.words.iter().zip(&title.telling).any(|(word, telling)| *telling && lower[at..].contains(word));
            // "Plan mot våld", which has no long word: all of it but its time.
            let bare: Vec<&String> =
                title.words.iter().filter(|word| !word.starts_with(|c: char| c.is_ascii_digit())).collect();
            let told = told || lower[at..].iter().take(bare.len()).eq(bare.iter().copied());
            (!told).then(|| (words[at].range.start..words[last].range.end, title))
        };
        (0..words.len()).filter_map(other).collect()
    }
}
