//! How many took part in each of two years: "Mellan 2020 och 2021 ökade antalet deltaganden från fem till 20".

use std::collections::BTreeSet;

use super::Derived;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

impl Sentence<'_> {
    /// The one of two numbers that its year does not have, where the other's has it.
    pub(super) fn people_from_to(&self, derived: &Derived<'_>, attended: &Attended<'_>) -> Option<Slip> {
        let years = self.years();
        let ([first, second], [one, other]) = (years.as_slice(), self.counts_and_ones()) else { return None };
        let led =
            self.before(one.0.start) == LANGUAGE.smaord.fran && self.before(other.0.start) == LANGUAGE.smaord.till;
        let book = derived.books.iter().find(|book| book.is_of(attended))?;
        let words = self.words();
        let people = words.iter().any(|word| attended.is_noun(word) || attended.is_people(word));
        // "från nio vid Lärardagen 2018 till femton vid Lärardagen 2020": of rows.
        let rows = !book.named(self.small(), &words).is_empty();
        if !led || !people || rows || first >= second || self.is_quoted(&one.0) {
            return None;
        }
        let units: BTreeSet<usize> = attended.named(&words).into_iter().collect();
        let of = |year: i32| -> i64 {
            let number = |row: usize, unit| attended.of_row(row, unit).map_or(0, |(number, _)| number);
            let of_row = |row: &usize| match units.is_empty() {
                true => number(*row, None),
                false => units.iter().map(|unit| number(*row, Some(*unit))).sum(),
            };
            book.of_years(&BTreeSet::from([year])).iter().map(of_row).sum()
        };
        let known = [of(*first), of(*second)];
        let (counted, known, year) = match (one.1 == known[0], other.1 == known[1]) {
            (true, false) => (other, known[1], second),
            (false, true) => (one, known[0], first),
            _ => return None,
        };
        let right = self.may_be(&counted.0, counted.1, known);
        (!right).then(|| self.count_slip(counted, known, format!("{}, {year}", book.spec.blad), book.place()))
    }
}
