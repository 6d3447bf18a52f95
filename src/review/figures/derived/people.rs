//! How many took part in what a sentence names: in rows, years, forms and kinds, of a unit or of all.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::Derived;
use super::books::{Book, Rows, number};
use crate::review::figures::pieces::Counted;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

/// What a number counts stands at most so many words after it.
const NEAR: usize = 3;

/// A number so many times all who took part is one of others.
const OTHER_SIZE: i64 = 2;

/// Of what the sheet has, a number that is not so many times more or less may be all of it.
const ALIKE: i64 = 2;

/// Whether a word is one for some rows of a sheet that are known: "årsmötena".
fn is_of_rows(book: &Book<'_>, word: &str) -> bool {
    let kind = || book.marks.iter().any(|mark| mark.listed && mark.is_kind(word));
    LANGUAGE.is_definite_plural(word) && (book.is_row(word) || kind())
}

impl Sentence<'_> {
    /// The number of people of the sentence, where nothing gives it that the sentence names.
    pub(super) fn derived_people(&self, derived: &Derived<'_>, attended: &Attended<'_>) -> Option<Slip> {
        let book = derived.books.iter().find(|book| book.is_of(attended))?;
        let (counted, units) = self.only_people(attended)?;
        self.derived_number(derived, (book, attended), &counted, &units)
    }

    /// The one count of people of the sentence, by the word after it or where it is the only count, and their units.
    fn only_people(&self, attended: &Attended<'_>) -> Option<(Counted, BTreeSet<usize>)> {
        let counts = self.counts_and_ones();
        // "är tre, fördelade på ett webbinarium och två seminarier": what it is made up of counts rows.
        let end = counts.first().map_or(self.range.end, |(first, _)| self.where_parts_begin(first.end));
        let counts = &counts[..counts.partition_point(|(range, _)| range.start < end)];
        let named = |counted: &&Counted| {
            let next = self.after(counted.0.end).next();
            // "två politiker och åtta tjänstepersoner": only those of no unit are all.
            let all = |word: &str| attended.is_people(word) || attended.is_noun(word);
            next.is_some_and(|word| all(word) || LANGUAGE.harledning.folk.contains(word))
        };
        // "De tre digitala mötena hade 26 deltagare": rows of a value, and how many came to them.
        let in_rows = counts.len() > 1 && attended.names_a_value(&self.words());
        let mut people = counts.iter().filter(named);
        let counted = match (people.next(), people.next()) {
            (Some(one), None) if !self.is_of_part(counts) && !in_rows => one.clone(),
            (None, _) if counts.len() == 1 && !self.opens_with_of() => counts.first()?.clone(),
            _ => return None,
        };
        let units = self.people_of(attended, &counted.0)?;
        Some((counted, units))
    }

    /// Whether one of the counts may be a part of another: "tolv av de 46 deltagarna".
    fn is_of_part(&self, counts: &[Counted]) -> bool {
        counts.len() > 1 && self.has(&[LANGUAGE.smaord.av, LANGUAGE.smaord.varav]) || self.opens_with_of()
    }

    /// Of which units a number counts people, none of all; nothing where it counts something else.
    fn people_of(&self, attended: &Attended<'_>, number: &Range<usize>) -> Option<BTreeSet<usize>> {
        let piece = self.piece(number.start);
        let after = self.words_in(&(number.end..piece.end));
        let near = &after[..after.len().min(NEAR)];
        let is_people = |word: &&str| attended.is_person(word) || LANGUAGE.harledning.folk.contains(word);
        let people = near.iter().any(is_people) || !attended.named(near).is_empty();
        let before = self.words_in(&(piece.start..number.start));
        let verb = || before.iter().rev().take(NEAR).any(|word| LANGUAGE.harledning.deltagit.contains(word));
        let ends = after.is_empty() || LANGUAGE.prepositioner.contains(after[0]);
        let of_people = |word: &&str| attended.is_noun(word) || attended.is_people(word);
        // "var vi sammanlagt 15".
        let we = || {
            self.lower.windows(2).any(|pair| {
                let was = |word: &String| word == LANGUAGE.smaord.var;
                was(&pair[0].1) && pair[1].1 == LANGUAGE.smaord.vi || pair[0].1 == LANGUAGE.smaord.vi && was(&pair[1].1)
            })
        };
        let elided = || ends && (verb() || we() || self.words().iter().any(of_people));
        let units = attended.named(&self.words_in(&(piece.start..self.clause_end(&piece, number.end))));
        let units = units.into_iter().collect::<BTreeSet<usize>>();
        // "nio personer från biblioteken": of some that the sheet has no column for.
        let whence = near.iter().position(|word| *word == LANGUAGE.smaord.fran).and_then(|at| after.get(at + 1));
        let of_others = units.is_empty()
            && (whence.is_some_and(|whence| !self.is_ours(whence)) || self.is_share_of_turnout(attended, number));
        ((people || elided()) && !of_others).then_some(units)
    }

    fn derived_number(
        &self,
        derived: &Derived<'_>,
        (book, attended): (&Book<'_>, &Attended<'_>),
        counted: &Counted,
        units: &BTreeSet<usize>,
    ) -> Option<Slip> {
        let (range, typed) = (&counted.0, Decimal::from(counted.1));
        if self.is_quoted(range) || self.is_bound(range) {
            return None;
        }
        let own = self.names_own()
            || !attended.named(&self.words()).is_empty()
            || self.words().iter().any(|word| attended.is_noun(word));
        // "Årsmötena drog 24 deltagare", "Antalet deltagare under perioden": the case's own, where they are about as many.
        let number_of = self.lower.first().is_some_and(|(_, word)| word == LANGUAGE.smaord.antalet);
        let of_rows = number_of && self.has_period() || self.words().iter().any(|word| is_of_rows(book, word));
        let mut reaches = self.reaches(book, range, true)?;
        if number_of || self.has_period() || self.has_any(&LANGUAGE.harledning.raknar_ihop) {
            self.leave_out_years(book, &mut reaches);
        }
        let told = reaches.len() > 1 || self.has_period();
        let of = |rows: &Rows, units: &BTreeSet<usize>| -> i64 {
            let numbers = rows.iter().flat_map(|row| {
                let one = |unit: Option<usize>| attended.of_row(*row, unit).map_or(0, |(number, _)| number);
                if units.is_empty() { vec![one(None)] } else { units.iter().map(|unit| one(Some(*unit))).collect() }
            });
            numbers.sum()
        };
        let everybody = BTreeSet::new();
        let mut ways = vec![units.clone()];
        ways.extend(units.iter().map(|unit| BTreeSet::from([*unit])));
        let all_units: BTreeSet<usize> = attended.named(&self.words()).into_iter().collect();
        ways.push(all_units);
        if units.is_empty() {
            ways.push(everybody.clone());
            // "Kontoret har varit med på alla. Sammanlagt blev det elva deltaganden": of the unit of the sentence before.
            let earlier = self.text[self.earlier.clone()].to_lowercase();
            let earlier: Vec<&str> = earlier.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
            ways.extend(attended.named(&earlier).into_iter().map(|unit| BTreeSet::from([unit])));
        }
        // Of several numbers each may be of others in more ways.
        let several = self.counts_and_ones().len() > 1;
        // "en politiker och åtta tjänstepersoner": those of no unit where another is named.
        let beside = units.is_empty() && !attended.named(&self.words()).is_empty();
        let leaves = several || beside || self.has_any(&LANGUAGE.harledning.utom) || self.leaves_out();
        let shared = several || self.has_any(&LANGUAGE.medelvarde) || self.has_any(&LANGUAGE.sifferord.per_varje);
        let named = !several
            && self.after(range.end).next().is_some_and(|word| attended.is_people(word) || attended.is_noun(word));
        let mut possible: Vec<Decimal> = Vec::new();
        for reach in &reaches {
            for way in &ways {
                let number_of = of(&reach.rows, way);
                possible.push(number_of.into());
                if !way.is_empty() && leaves {
                    possible.push((of(&reach.rows, &everybody) - number_of).into());
                }
                let sum = Decimal::from(number_of);
                let mean = sum.checked_div(number(reach.rows.len())).filter(|_| shared);
                possible.extend(mean.map(|mean| mean.round()));
            }
            // How many rows somebody took part in, and how many they are.
            possible.extend(Some(number(reach.rows.len())).filter(|_| !named));
        }
        if self.compares() {
            let told = possible.clone();
            possible.extend(told.iter().flat_map(|one| told.iter().map(move |other| (*one - *other).abs())));
        }
        let most = of(book.rows(), &everybody);
        let other_size = counted.1 > most * OTHER_SIZE || (!own && counted.1 > most);
        let size = reaches.first().map_or(0, |reach| of(&reach.rows, units));
        let alike = size > 0 && counted.1 <= size * ALIKE && size <= counted.1 * ALIKE;
        let own = own || (of_rows && alike);
        let right = possible.iter().any(|known| *known == typed || self.is_nearly(range, counted.1, *known));
        let exact = reaches.first()?;
        let known = of(&exact.rows, units);
        (own && told && !other_size && !right && !derived.numbers.contains(&counted.1))
            .then(|| self.count_slip(counted, known, exact.what.join(", "), book.place()))
    }

    /// Whether a count may stand for a known number by the word before it.
    pub(super) fn is_nearly(&self, range: &Range<usize>, typed: i64, known: Decimal) -> bool {
        let whole = rust_decimal::prelude::ToPrimitive::to_i64(&known);
        whole.is_some_and(|known| self.may_be(range, typed, known))
    }
}
