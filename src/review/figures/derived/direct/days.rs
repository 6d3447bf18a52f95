//! Days that differ in one part from that of a row or a document that the sentence names: "den 25 mars" for the fifteenth.

use chrono::{Datelike, NaiveDate};

use crate::codes;
use crate::message::message;
use crate::review::figures::derived::Derived;
use crate::review::figures::derived::books::{Book, Rows};
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;

/// A word for a kind of rows has more letters.
const SHORT: usize = 5;

/// Whether two days differ in their day, their month or their year, and in nothing else.
fn differ_in_one(one: NaiveDate, other: NaiveDate) -> bool {
    let parts = [one.day() != other.day(), one.month() != other.month(), one.year() != other.year()];
    parts.into_iter().filter(|differs| *differs).count() == 1
}

impl Sentence<'_> {
    /// The one day of the sentence, where it is no day of the case but nearly that of what the sentence names.
    pub(super) fn direct_day(&self, derived: &Derived<'_>) -> Option<Slip> {
        let mut days = self.readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Date(day) => Some((reading.range.clone(), day)),
            _ => None,
        });
        let ((range, day), None) = (days.next()?, days.next()) else { return None };
        if derived.days.contains(&day) || self.is_quoted(&range) || self.has_any(&LANGUAGE.sifferord.nekar_alls) {
            return None;
        }
        derived.books.iter().filter(|book| book.has_names() && book.has_years()).find_map(|book| {
            let near = |(row, known): &(usize, NaiveDate)| differ_in_one(*known, day).then_some((*row, *known));
            let near: Vec<(usize, NaiveDate)> = book.days(book.rows()).iter().filter_map(near).collect();
            let named = self.rows_by_name(book);
            let mut meant = near.into_iter().filter(|(row, _)| named.contains(row));
            let (row, known) = meant.next().filter(|_| meant.next().is_none())?;
            let datum = known.to_string();
            let name = book.name_of(row)?;
            let problem = message!(codes::FIGURE_DATE, namn = name, datum = datum, text = &self.text[range.clone()]);
            Some((range.clone(), problem, book.place_of_day(row)))
        })
    }

    /// The rows that the sentence names by their name, or by a kind in the definite form.
    fn rows_by_name(&self, book: &Book<'_>) -> Rows {
        let small = self.small();
        let words = self.words();
        let named = book.marks.iter().filter(|mark| {
            let kind = |word: &&str| mark.is_kind(word) && LANGUAGE.sifferord.entalsslut.end(word);
            if mark.listed {
                return mark.value.chars().count() > SHORT
                    && words.iter().any(kind)
                    && self.has_any(&LANGUAGE.agde_rum);
            }
            let name = Some(mark.column) == book.name_column() && mark.base().contains(' ');
            name && mark.base().chars().count() > SHORT && small.contains(mark.base())
        });
        named.flat_map(|mark| mark.rows.iter().copied()).collect()
    }
}
