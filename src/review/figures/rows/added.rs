//! Rows that a sentence adds to something of another kind.

use std::ops::Range;

use super::{NamedRow, NamedRows};
use crate::review::figures::{Sentence, count};
use crate::review::language_data::LANGUAGE;
use crate::review::words::root;
use crate::templates::ValueType;

/// Kinds that are told by a word have more letters.
const SHORT: usize = 6;

impl Sentence<'_> {
    /// "Två deltog i seminariet i april och en i konferensen samma höst": whether something of another kind is told of before a row, which
    /// a conjunction and a number add.
    pub(super) fn adds(&self, rows: &NamedRows<'_>, row: &NamedRow<'_>) -> bool {
        let Some(at) = self.small().find(&row.base().to_lowercase()).map(|at| self.range.start + at) else {
            return false;
        };
        let joins = |(range, word): &(Range<usize>, String)| range.end <= at && LANGUAGE.bindeord.contains(word);
        let Some(and) = self.lower.iter().rposition(joins) else { return false };
        let (before, after) = self.lower.split_at(and);
        let between = after.iter().take_while(|(range, _)| range.end <= at);
        let is_number = |(range, word): &(Range<usize>, String)| {
            let read = || self.readings.iter().any(|reading| reading.range == *range && count(reading).is_some());
            LANGUAGE.sifferord.ett.contains(word.as_str()) || read()
        };
        if !before.iter().any(is_number) || !between.into_iter().any(is_number) {
            return false;
        }
        let of = |row: &NamedRow<'_>| row.cells(ValueType::Val).map(ToString::to_string).collect::<Vec<_>>();
        let own = of(row);
        let others = rows.named.iter().filter(|other| std::ptr::eq(other.table, row.table)).flat_map(of);
        let mut others = others.filter(|kind| kind.chars().count() > SHORT && !own.contains(kind));
        others.any(|kind| {
            let is_it = |word: &str| word.starts_with(root(&kind)) && LANGUAGE.sifferord.entalsslut.end(word);
            before.iter().any(|(_, word)| is_it(word))
        })
    }
}
