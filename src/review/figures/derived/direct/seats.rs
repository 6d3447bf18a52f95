//! The seats of a unit that a sentence names right before their number, and those of all in words that are no seats.

use crate::review::figures::derived::Derived;
use crate::review::figures::derived::books::{Book, Rows};
use crate::review::figures::derived::marks::Mark;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Seats;

/// A number so many times the seats is one of something else.
const SIZE: i64 = 3;

impl Sentence<'_> {
    /// Numbers of seats that the sheet has otherwise.
    pub(super) fn direct_seats(&self, derived: &Derived<'_>) -> Vec<Slip> {
        let Some(book) = derived.books.iter().find(|book| book.has_seats()) else { return Vec::new() };
        if self.readings.is_empty() && !self.has_any(&LANGUAGE.sifferord.ett) {
            return Vec::new();
        }
        let speaks = Seats::speaks(&self.words()) || self.has_any(&LANGUAGE.harledning.mandat);
        let other = self.has_any(&LANGUAGE.sifferord.nekar_alls)
            || self.has_any(&LANGUAGE.oppet_antal)
            || self.has_any(&LANGUAGE.forra)
            || self.has_any(&LANGUAGE.inte_nu)
            || !self.money().is_empty()
            || !self.years_in(&self.range).is_subset(book.years());
        if other {
            return Vec::new();
        }
        if !speaks {
            let slips = self.seats_of_categories(book);
            return if slips.is_empty() && self.has_any(&LANGUAGE.fordelat) {
                self.seats_of_units(book)
            } else {
                slips
            };
        }
        if let Some(slip) = self.seats_in_other_words(book).or_else(|| self.room_for(book)) {
            return vec![slip];
        }
        self.seats_of_units(book)
    }

    /// "förfogar staden över fyra stolar": all that the municipality has.
    fn seats_in_other_words(&self, book: &Book<'_>) -> Option<Slip> {
        let mut counted = self.counts_and_ones().iter();
        let (number, None) = (counted.next()?, counted.next()) else { return None };
        let seat = self.after(number.0.end).next().is_some_and(|word| LANGUAGE.harledning.mandat.contains(word));
        let town = self.lower.iter().any(|(_, word)| self.is_ours(word));
        let given = self.has_any(&LANGUAGE.direkt.ges_platser);
        let known = book.seated(book.rows());
        let parts = !book.named(self.small(), &self.words()).is_empty();
        let all = rust_decimal::prelude::ToPrimitive::to_i64(&known)?;
        (seat && town && given && !parts && all != number.1 && number.1 <= all * SIZE && !self.is_bound(&number.0))
            .then(|| self.count_slip(number, all, book.spec.blad.clone(), book.place()))
    }

    /// "Två stockholmare får plats på mässan": all that the municipality has.
    fn room_for(&self, book: &Book<'_>) -> Option<Slip> {
        let [number] = self.counts_and_ones() else { return None };
        let get = |pair: &[crate::review::passages::Spoken]| {
            LANGUAGE.direkt.ges_platser.contains(&pair[0].1) && LANGUAGE.platsord.begin(&pair[1].1)
        };
        let next = self.after(number.0.end).next()?;
        let own = self.home.iter().any(|home| next.starts_with(home.as_str()));
        let room = self.lower.windows(2).any(get) && self.lower.first()?.0 == number.0;
        let all = rust_decimal::prelude::ToPrimitive::to_i64(&book.seated(book.rows()))?;
        (own && room && all != number.1).then(|| self.count_slip(number, all, book.spec.blad.clone(), book.place()))
    }

    /// "Staden företräds av": as it is, and not in some year.
    pub(in crate::review::figures::derived) fn is_represented(&self) -> bool {
        let verb = |word: &str| {
            LANGUAGE.foretrads.contains(word) && word.ends_with('s') && !LANGUAGE.sifferord.passiva_slut.end(word)
        };
        self.lower.iter().any(|(_, word)| verb(word)) && self.years_in(&self.range).is_empty()
    }

    /// "Staden företräds av två förtroendevalda och tre tjänstepersoner": the seats of each category.
    fn seats_of_categories(&self, book: &Book<'_>) -> Vec<Slip> {
        if !self.lower.first().is_some_and(|(_, word)| self.is_ours(word)) || !self.is_represented() {
            return Vec::new();
        }
        let check = |number: &(std::ops::Range<usize>, i64)| {
            let next = self.after(number.0.end).next()?;
            let mark = book.marks.iter().find(|mark| mark.listed && mark.is_kind(next))?;
            let known = rust_decimal::prelude::ToPrimitive::to_i64(&book.seated(&(&mark.rows & book.rows())))?;
            let what = format!("{}, {}", book.spec.blad, mark.value);
            (known != number.1 && !self.is_bound(&number.0)).then(|| self.count_slip(number, known, what, book.place()))
        };
        let numbers = self.counts_and_ones();
        // Of several all are of a category.
        let of_category = |number: &(std::ops::Range<usize>, i64)| {
            self.after(number.0.end)
                .next()
                .is_some_and(|next| book.marks.iter().any(|mark| mark.listed && mark.is_kind(next)))
        };
        if numbers.iter().all(of_category) { numbers.iter().filter_map(check).collect() } else { Vec::new() }
    }

    /// "Kulturförvaltningen ges en plats, skolförvaltningen två": the one unit between a number and the one before it.
    fn seats_of_units(&self, book: &Book<'_>) -> Vec<Slip> {
        let given = self.lower.iter().position(|(_, word)| LANGUAGE.direkt.ges_platser.contains(word));
        let columns: Vec<usize> = book.marks.iter().filter(|mark| !mark.listed).map(|mark| mark.column).collect();
        let (Some(_), Some(unit)) = (given, columns.first().copied()) else { return Vec::new() };
        let ones = self
            .lower
            .iter()
            .filter(|(_, word)| LANGUAGE.sifferord.ett.contains(word))
            .map(|(range, _)| (range.clone(), 1));
        let mut numbers: Vec<(std::ops::Range<usize>, i64)> = self.counts_and_ones().to_vec();
        numbers.extend(
            ones.filter(|(range, _)| !self.counts_and_ones().iter().any(|(other, _)| other == range))
                .collect::<Vec<_>>(),
        );
        numbers.sort_by_key(|(range, _)| range.start);
        let mut start = self.range.start;
        let mut slips = Vec::new();
        for number in &numbers {
            let before = self.text[start..number.0.start].to_lowercase();
            start = number.0.end;
            let named: Vec<&Mark> =
                book.marks.iter().filter(|mark| mark.column == unit && before.contains(mark.base())).collect();
            let [mark] = named.as_slice() else { continue };
            let next: Vec<&str> = self.after(number.0.end).take(2).collect();
            let each = next.iter().any(|word| LANGUAGE.direkt.vardera.contains(word));
            let ends = self.text[number.0.end..].trim_start().starts_with([',', '.', ';']) || next.is_empty();
            let seat =
                next.first().is_some_and(|word| Seats::speaks(&[word]) || LANGUAGE.harledning.mandat.contains(word));
            let of = next.first().is_some_and(|word| *word == LANGUAGE.smaord.av || *word == LANGUAGE.smaord.och);
            let same =
                before.contains(&format!("{} ", LANGUAGE.smaord.och)) && before.matches(mark.base()).count() != 1;
            // "får hälften av de sex platserna": all of them.
            let whole = self.before(number.0.start) == LANGUAGE.smaord.de;
            if each || same || whole || !(ends || seat || of) || self.is_bound(&number.0) {
                continue;
            }
            let rows: Rows = &mark.rows & book.rows();
            let Some(known) = rust_decimal::prelude::ToPrimitive::to_i64(&book.seated(&rows)) else { continue };
            if known != number.1 && known > 0 {
                let what = format!("{}, {}", book.spec.blad, mark.value);
                slips.push(self.count_slip(number, known, what, book.place()));
            }
        }
        slips
    }
}
