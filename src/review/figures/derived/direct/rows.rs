//! How many rows are of a kind, how many kinds there are, and how many came to each on average.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::people::people_in;
use crate::review::figures::derived::books::Book;
use crate::review::figures::derived::marks::Mark;
use crate::review::figures::pieces::Counted;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

impl Sentence<'_> {
    /// Numbers of rows and of kinds that the sheet has otherwise.
    pub(super) fn direct_rows(&self, book: &Book<'_>, attended: &Attended<'_>) -> Option<Slip> {
        let other = self.counts_and_ones().is_empty()
            || !self.years_in(&self.range).is_empty()
            || self.has_any(&LANGUAGE.sifferord.nekar_alls)
            || self.has_any(&LANGUAGE.ingen)
            || !self.money().is_empty();
        if other {
            return None;
        }
        self.sorts_told(book)
            .or_else(|| self.number_of_kind(book))
            .or_else(|| self.part_of_rows(book))
            .or_else(|| self.came_to_each(book, attended))
    }

    /// "Sju möten av fem olika typer": how many kinds they are of, where the sheet has one column of them that is no way to meet.
    fn sorts_told(&self, book: &Book<'_>) -> Option<Slip> {
        let [rows, kinds] = self.counts_and_ones() else { return None };
        let next: Vec<&str> = self.after(kinds.0.end).take(2).collect();
        let [different, noun] = next.as_slice() else { return None };
        let all = i64::try_from(book.rows().len()).ok()?;
        let told = *different == LANGUAGE.direkt.olika && LANGUAGE.direkt.typer.contains(noun);
        let of = self.before(kinds.0.start) == LANGUAGE.smaord.av;
        let whole = rows.1 == all && self.after(rows.0.end).next().is_some_and(|word| book.is_row(word));
        let forms = LANGUAGE.former.values().next()?;
        let form = book.column_with(forms);
        let column =
            book.marks.iter().filter(|mark| mark.listed && Some(mark.column) != form).map(|mark| mark.column).min()?;
        let known = i64::try_from(book.marks.iter().filter(|mark| mark.column == column).count()).ok()?;
        (told && of && whole && known != kinds.1)
            .then(|| self.count_slip(kinds, known, book.spec.blad.clone(), book.place()))
    }

    /// "Årsmötena blev fem till antalet": how many rows are of the kind.
    fn number_of_kind(&self, book: &Book<'_>) -> Option<Slip> {
        let number = self.counts_and_ones().first()?;
        let next: Vec<&str> = self.after(number.0.end).take(2).collect();
        let told = next
            .iter()
            .zip(&LANGUAGE.sifferord.till_antalet)
            .filter(|(word, wanted)| **word == wanted.as_str())
            .count()
            == 2;
        let (opener, first) = self.lower.first().map(|(range, word)| (word.as_str(), range.start))?;
        let mark = self.one_kind(book, opener).filter(|_| told && LANGUAGE.is_definite_plural(opener))?;
        let between = self.words_in(&(first..number.0.start)).len();
        let known = i64::try_from((&mark.rows & book.rows()).len()).ok()?;
        let right = known == number.1 || self.may_be(&number.0, number.1, known);
        (between == 2 && !right).then(|| self.count_slip(number, known, mark.value.clone(), book.place()))
    }

    fn one_kind<'b>(&self, book: &'b Book<'_>, word: &str) -> Option<&'b Mark> {
        let mut kinds = book.marks.iter().filter(|mark| mark.listed && mark.is_kind(word));
        kinds.next().filter(|_| kinds.next().is_none())
    }

    /// "Av de sju mötena hölls tre i fysiska lokaler": how many of all have the one value in the number's clause.
    fn part_of_rows(&self, book: &Book<'_>) -> Option<Slip> {
        let [whole, part]: &[Counted; 2] = self.counts_and_ones().try_into().ok()?;
        let all = i64::try_from(book.rows().len()).ok()?;
        let noun = self.after(whole.0.end).next().is_some_and(|word| book.is_row(word));
        if !self.opens_with_of() || whole.1 != all || !noun || self.is_bound(&part.0) {
            return None;
        }
        let clause = self.clauses().into_iter().find(|clause| clause.contains(&part.0.start))?;
        let words = self.words_in(&(part.0.end..clause.end));
        let mut kinds = book.marks.iter().filter(|mark| mark.listed && words.iter().any(|word| mark.is_kind(word)));
        let (mark, None) = (kinds.next()?, kinds.next()) else { return None };
        let named = book.named(&self.text[part.0.end..clause.end].to_lowercase(), &words).len();
        let known = i64::try_from((&mark.rows & book.rows()).len()).ok()?;
        let right = known == part.1 || self.may_be(&part.0, part.1, known);
        (named == 1 && !right).then(|| self.count_slip(part, known, mark.value.clone(), book.place()))
    }

    /// "Per möte kom i genomsnitt drygt fem personer": all who came by all rows.
    fn came_to_each(&self, book: &Book<'_>, attended: &Attended<'_>) -> Option<Slip> {
        let each = self
            .lower
            .windows(2)
            .any(|pair| LANGUAGE.sifferord.per_varje.contains(pair[0].1.as_str()) && book.is_row(&pair[1].1));
        let number = self.counts_and_ones().first()?;
        let people = self
            .after(number.0.end)
            .next()
            .is_some_and(|word| attended.is_person(word) || LANGUAGE.direkt.folk.contains(word));
        let came = self.has_any(&LANGUAGE.direkt.narvaro);
        let named = book.named(self.small(), &self.words());
        let all = people_in(attended, book.rows(), None);
        let units = attended.named(&self.words());
        // "polisen medräknad": all of them.
        let some = !units.is_empty() && !self.has_any(&LANGUAGE.inraknat);
        if !each || !people || !came || some || !named.is_empty() || !self.tells_average() {
            return None;
        }
        let exact = Decimal::from(all).checked_div(Decimal::from(book.rows().len()))?;
        let typed = Decimal::from(number.1);
        let lead = self.before(number.0.start);
        let right = if LANGUAGE.sifferord.knappt.contains(lead) {
            exact <= typed && typed - exact < Decimal::ONE
        } else if LANGUAGE.sifferord.drygt.contains(lead) {
            exact >= typed && exact - typed < Decimal::ONE
        } else {
            (exact - typed).abs() < Decimal::ONE
        };
        let known = exact.round().to_i64()?;
        (!right).then(|| self.count_slip(number, known, book.spec.blad.clone(), book.place()))
    }
}
