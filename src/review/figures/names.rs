//! The names that the sheets have: a sentence that names no other speaks of nobody else.

use std::collections::BTreeSet;
use std::ops::Range;

use memchr::memmem::Finder;

use crate::model::Value;
use crate::review::Review;
use crate::review::passages::Passage;

/// A name has more letters.
const SHORT: usize = 3;

/// The names of the sheets without the year that ends them.
pub(super) struct Names(Vec<Finder<'static>>);

impl Names {
    pub(super) fn of(review: &Review<'_>) -> Self {
        let rows = review.case.tables.values().flat_map(|table| &table.rows);
        let cells = rows.flat_map(|row| row.values.iter()).flatten();
        let names: BTreeSet<&str> = cells
            .filter_map(|value| match value {
                Value::Text(text) if text.contains(char::is_uppercase) => Some(text.as_str()),
                _ => None,
            })
            .map(|text| text.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end())
            .filter(|text| text.chars().count() > SHORT)
            .collect();
        Self(names.into_iter().map(|name| Finder::new(name).into_owned()).collect())
    }

    /// Whether every name of somebody else in a sentence stands in one that the sheets have.
    pub(super) fn are_all_of(&self, review: &Review<'_>, passage: &Passage<'_>, range: &Range<usize>) -> bool {
        let text = passage.text[range.clone()].as_bytes();
        let found = self
            .0
            .iter()
            .flat_map(|name| name.find_iter(text).map(|at| range.start + at..range.start + at + name.needle().len()));
        let known: Vec<Range<usize>> = found.collect();
        // A capital that opens the sentence right before a name is none.
        let opens = |word: &Range<usize>, name: &Range<usize>| word.start == range.start && word.end + 1 == name.start;
        let is_known = |word: &Range<usize>| {
            known.iter().any(|name| name.start <= word.start && word.start < name.end || opens(word, name))
        };
        !known.is_empty() && !review.subjects.names_others_but(passage, range, is_known)
    }
}
