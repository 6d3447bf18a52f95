//! The row to which most came, the year that cost least or had but one row, the only row with somebody of a unit, and all rows but one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rust_decimal::Decimal;

use super::people::people_in;
use crate::codes;
use crate::message::message;
use crate::place::Place;
use crate::review::figures::derived::Derived;
use crate::review::figures::derived::books::{Book, Rows};
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;
use crate::review::word_set::WordSet;

impl Sentence<'_> {
    /// What is wrongly told to be the most, the least, the only or left out.
    pub(super) fn direct_extreme(
        &self,
        derived: &Derived<'_>,
        book: &Book<'_>,
        attended: &Attended<'_>,
    ) -> Option<Slip> {
        if self.has_any(&LANGUAGE.direkt.nast) {
            return None;
        }
        self.extreme_told(book, attended)
            .or_else(|| self.year_of_rows(book))
            .or_else(|| self.year_of_costs(derived))
            .or_else(|| self.only_with_unit(book, attended))
            .or_else(|| self.all_but(book, attended))
    }

    fn told_slip(&self, range: Range<usize>, what: String, place: Option<Place>) -> Slip {
        (range.clone(), message!(codes::FIGURE_PRESENT, text = &self.text[range], vad = what), place)
    }

    /// "Den aktivitet som lockade minst antal var mässan", "Inte vid något annat tillfälle kom så många som till mässan".
    fn extreme_told(&self, book: &Book<'_>, attended: &Attended<'_>) -> Option<Slip> {
        if !self.has_any(&LANGUAGE.direkt.antal) {
            return None;
        }
        let small = self.small();
        let find =
            |phrases: &[String]| phrases.iter().find_map(|phrase| Some((small.find(phrase.as_str())?, phrase.len())));
        let most = find(&LANGUAGE.direkt.mest_besokt);
        let least = find(&LANGUAGE.direkt.minst_besokt);
        let (at, length) = most.or(least).filter(|_| small.len() == self.range.len())?;
        let units = attended.named(&self.words());
        let unit = if units.len() > 1 { return None } else { units.first().copied() };
        let rows = match self.rows_joined(book) {
            rows if rows.len() > 1 => rows,
            _ => vec![self.meant(book, &self.range, None).filter(|meant| meant.named)?.only()?],
        };
        let (what, place) = rows.into_iter().find_map(|row| attended.beyond_row(row, unit, most.is_none()))?;
        let start = self.range.start + at;
        Some(self.told_slip(start..start + length, what, Some(place)))
    }

    /// "hade mässan Odla 2022 samt Trädgårdsdagen": the rows of names that one word joins, in the order of the names.
    fn rows_joined(&self, book: &Book<'_>) -> Vec<usize> {
        let small = self.small();
        let named = book.marks.iter().filter(|mark| !mark.listed && mark.rows.len() == 1 && mark.is_written_in(small));
        let mut names: Vec<(Range<usize>, usize)> = named
            .filter_map(|mark| {
                let name = mark.value.to_lowercase();
                let at = small.find(&name).filter(|_| name.contains(' '))? + self.range.start;
                Some((at..at + name.len(), *mark.rows.iter().next()?))
            })
            .collect();
        names.sort_by_key(|(range, _)| range.start);
        let joined = |pair: &[(Range<usize>, usize)]| {
            let between = self.words_in(&(pair[0].0.end..pair[1].0.start));
            let kind = |word: &&str| book.marks.iter().any(|mark| mark.listed && mark.is_kind(word));
            between.first().is_some_and(|word| LANGUAGE.sifferord.och.contains(word)) && between[1..].iter().all(kind)
        };
        if names.windows(2).all(joined) { names.into_iter().map(|(_, row)| row).collect() } else { Vec::new() }
    }

    /// The one year of the sentence, and where it stands.
    fn year_alone(&self) -> Option<(i32, Range<usize>)> {
        let year = self.year()?;
        let text = year.to_string();
        let mut readings = self.readings.iter().filter(|reading| self.text[reading.range.clone()].ends_with(&text));
        let range = readings.next()?.range.clone();
        readings.next().is_none().then_some((year, range))
    }

    fn position(&self, words: &WordSet) -> Option<usize> {
        self.lower.iter().position(|(_, word)| words.contains(word))
    }

    /// "Det tunnaste året var 2019": another has fewer rows.
    fn year_of_rows(&self, book: &Book<'_>) -> Option<Slip> {
        let least = self.position(&LANGUAGE.direkt.tunnast);
        let at = least.or_else(|| self.position(&LANGUAGE.direkt.tatast))?;
        let (year, range) = self.year_alone()?;
        let of_time = self.lower[at..].iter().take(2).any(|(_, word)| word == LANGUAGE.smaord.aret);
        if !of_time || !book.years().contains(&year) || !self.money().is_empty() {
            return None;
        }
        let rows = |year: i32| book.of_years(&BTreeSet::from([year])).len();
        let all = book.years().iter().map(|year| (rows(*year), *year));
        let (number, beyond) = if least.is_some() { all.min()? } else { all.max()? };
        let what = format!("{}, {beyond}: {number}", book.spec.blad);
        (rows(year) != number).then(|| self.told_slip(range, what, book.place()))
    }

    /// "utmärker sig 2019 som det dyraste": another has cost more.
    fn year_of_costs(&self, derived: &Derived<'_>) -> Option<Slip> {
        let most = self.position(&LANGUAGE.direkt.dyrast);
        let at = most.or_else(|| self.position(&LANGUAGE.direkt.billigast))?;
        let book = derived.books.iter().find(|book| book.has_amounts())?;
        let (year, range) = self.year_alone().filter(|(year, _)| book.years().contains(year))?;
        let clause = self.clauses().into_iter().find(|clause| clause.contains(&self.lower[at].0.start))?;
        let of_year = self.words_in(&clause).iter().any(|word| {
            *word == LANGUAGE.smaord.aret || LANGUAGE.sifferord.aren.contains(word) || *word == LANGUAGE.smaord.ar
        });
        if !of_year || !clause.contains(&range.start) || !self.counts_and_ones().is_empty() {
            return None;
        }
        let rows = self.rows_of_items(book, &clause);
        let paid: BTreeMap<i32, Decimal> = book.paid_by_year(&rows);
        let known = paid.get(&year)?;
        let (beyond, amount) = if most.is_some() {
            paid.iter().max_by_key(|(_, paid)| **paid)?
        } else {
            paid.iter().min_by_key(|(_, paid)| **paid)?
        };
        let what = format!("{}, {beyond}", book.spec.blad);
        (known != amount).then(|| self.told_slip(range, what, book.place()))
    }

    /// "Det enda tillfälle då polisen medverkade var mässan": they were elsewhere, or at several.
    fn only_with_unit(&self, book: &Book<'_>, attended: &Attended<'_>) -> Option<Slip> {
        let at = self.lower.iter().position(|(_, word)| word == LANGUAGE.smaord.enda)?;
        let next = self.lower.get(at + 1).map(|(_, word)| word.as_str())?;
        let noun = next.starts_with(LANGUAGE.sifferord.gang.as_str())
            || LANGUAGE.tillfallen.iter().any(|word| word.starts_with(next))
            || book.is_row(next);
        let units = attended.named(&self.words());
        let ([unit], true) = (units.as_slice(), noun) else { return None };
        let meant = self.meant(book, &self.range, None).filter(|meant| meant.named)?;
        let row = meant.only()?;
        let with: Rows = book
            .rows()
            .iter()
            .copied()
            .filter(|row| people_in(attended, &Rows::from([*row]), Some(*unit)) > 0)
            .collect();
        let absent = self.has_any(&LANGUAGE.direkt.inte_dar) || self.has_any(&LANGUAGE.ingen);
        let some = self.counts_and_ones().len() > 1 || with.is_empty() || absent;
        (!with.contains(&row) && !some).then(|| {
            let range = self.lower[at].0.clone();
            self.told_slip(range, format!("{}, {}", book.spec.blad, rows_called(book, &with)), book.place())
        })
    }

    /// "Kontoret var företrätt vid alla möten utom mässan": another is the one that they were not at.
    fn all_but(&self, book: &Book<'_>, attended: &Attended<'_>) -> Option<Slip> {
        let except = self.lower.iter().position(|(_, word)| LANGUAGE.harledning.alla_utom.contains(word))?;
        let all = self.lower[..except].windows(2).any(|pair| {
            LANGUAGE.harledning.alla_ar.contains(&pair[0].1)
                && (book.is_row(&pair[1].1) || LANGUAGE.tillfallen.contains(&pair[1].1))
        });
        let units = attended.named(&self.words_in(&(self.range.start..self.lower[except].0.start)));
        let ([unit], true) = (units.as_slice(), all) else { return None };
        let stretch = self.lower[except].0.start..self.range.end;
        let meant = self.meant(book, &stretch, None).filter(|meant| meant.named)?;
        let without: Rows = book
            .rows()
            .iter()
            .copied()
            .filter(|row| people_in(attended, &Rows::from([*row]), Some(*unit)) == 0)
            .collect();
        let denied = self.has_any(&LANGUAGE.sifferord.nekar_alls) || self.has_any(&LANGUAGE.ingen);
        (meant.rows.is_disjoint(&without) && !denied).then(|| {
            let range = self.lower[except].0.clone();
            self.told_slip(range, format!("{}, {}", book.spec.blad, rows_called(book, &without)), book.place())
        })
    }
}

/// What some rows are called.
fn rows_called(book: &Book<'_>, rows: &Rows) -> String {
    let names: Vec<String> = rows.iter().filter_map(|row| book.name_of(*row)).collect();
    names.join(", ")
}
