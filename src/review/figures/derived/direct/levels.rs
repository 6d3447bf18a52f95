//! Rows that a sentence names beside the value that they are told to have: "På nordisk nivå återfinns …", "Två är nationella, nämligen …".

use std::collections::BTreeSet;

use crate::codes;
use crate::message::message;
use crate::review::figures::derived::Derived;
use crate::review::figures::derived::books::Book;
use crate::review::figures::derived::marks::Mark;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;

impl Sentence<'_> {
    /// A row of a sheet without times that has another value than the sentence says.
    pub(super) fn direct_levels(&self, derived: &Derived<'_>) -> Option<Slip> {
        let other = self.has_any(&LANGUAGE.sifferord.nekar_alls)
            || self.has_any(&LANGUAGE.ingen)
            || self.has(&[LANGUAGE.smaord.an])
            || self.has_any(&LANGUAGE.harledning.alla_utom);
        let mut books = derived.books.iter().filter(|book| !book.has_years() && book.has_names());
        if other {
            return None;
        }
        books.find_map(|book| self.level_told(book))
    }

    fn level_told(&self, book: &Book<'_>) -> Option<Slip> {
        let small = self.small();
        if small.len() != self.range.len() {
            return None;
        }
        let named: Vec<&Mark> = book
            .marks
            .iter()
            .filter(|mark| !mark.listed && mark.base().contains(' ') && small.contains(mark.base()))
            .collect();
        if named.is_empty() {
            return None;
        }
        let inside = |at: usize| {
            named.iter().any(|mark| {
                small.match_indices(mark.base()).any(|(start, name)| (start..start + name.len()).contains(&at))
            })
        };
        let levels: Vec<&Mark> = book
            .marks
            .iter()
            .filter(|mark| mark.listed)
            .filter(|mark| {
                self.lower.iter().any(|(range, word)| mark.is_kind(word) && !inside(range.start - self.range.start))
            })
            .collect();
        let [level] = levels.as_slice() else { return None };
        let wrong = named.iter().find(|mark| mark.rows.is_disjoint(&level.rows))?;
        let row = *wrong.rows.first()?;
        let at = self.range.start + small.find(wrong.base())?;
        let range = at..at + wrong.base().len();
        let known: BTreeSet<String> = book.value_of(row, level.column).into_iter().collect();
        let what = format!("{}, {}", book.spec.blad, known.into_iter().collect::<Vec<_>>().join(", "));
        let problem = message!(codes::FIGURE_PRESENT, text = &self.text[range.clone()], vad = what);
        Some((range, problem, Some(book.place_of(row, level.column))))
    }
}
