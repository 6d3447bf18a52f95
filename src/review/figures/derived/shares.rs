//! Shares that what a sentence names has of all of it, in percent or as fractions: of people, of rows, of what was paid; and how much one
//! year is more than another.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::Derived;
use super::books::{Book, Rows, number};
use super::scope::Reach;
use crate::review::figures::pieces::Counted;
use crate::review::figures::{Sentence, Slip, count, share};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

/// Of so many shares one is always near enough.
const MOST: usize = 60;

/// Fractions are told of what lies within so much of a hundred, or a tenth of it.
const SLACK: i64 = 3;

impl Sentence<'_> {
    /// The share of the sentence, where nothing gives it that the sentence names.
    pub(super) fn derived_shares(&self, derived: &Derived<'_>, attended: Option<&Attended<'_>>) -> Option<Slip> {
        let (range, typed, exact) = self.share_told()?;
        if self.is_quoted(&range) || self.is_bound(&range) || !self.names_rows(derived, attended) {
            return None;
        }
        // "har avgiften ökat med två procent om året": each year by as much.
        if self.tells_rate() && self.has_any(&LANGUAGE.andrats) {
            return None;
        }
        // "Hälften av dem var poliser": of those whom the sentence before names.
        let next: Vec<&str> = self.after(range.end).take(2).collect();
        if next == [LANGUAGE.smaord.av, LANGUAGE.smaord.dem] {
            return None;
        }
        if self.is_of_things_counted(derived, attended, range.start) {
            return None;
        }
        // "Av bolagens 29 deltaganden gäller en tredjedel ett tillfälle": of those of one unit.
        let whole = || self.counts_and_ones().iter().find(|(counted, _)| counted.end <= range.start);
        let of_unit = |(counted, _): &Counted| {
            let before = self.words_in(&(self.range.start..counted.start));
            attended.is_some_and(|attended| !attended.named(&before).is_empty())
        };
        if self.opens_with_of() && whole().is_some_and(of_unit) {
            return None;
        }
        let mut shares = Vec::new();
        for book in &derived.books {
            shares.extend(self.shares_of(derived, book, attended, &range)?);
        }
        shares.sort();
        shares.dedup();
        let own = self.shares_of_own_numbers();
        if shares.is_empty() || shares.len() > MOST {
            return None;
        }
        let slack = Decimal::from(SLACK).max(typed / Decimal::TEN);
        let fits = |known: &Decimal| {
            let near = (*known - typed).abs();
            let before = self.before(range.start);
            if exact {
                let reading = self.readings.iter().find(|reading| reading.range == range);
                return reading.is_some_and(|reading| self.is_share(reading, typed, *known));
            }
            if before == LANGUAGE.smaord.over {
                return *known >= typed;
            }
            if LANGUAGE.sifferord.drygt.contains(before) {
                return *known >= typed && near <= slack + slack;
            }
            near <= slack
        };
        if shares.iter().chain(&own).any(fits) {
            return None;
        }
        let nearest = shares.into_iter().min_by_key(|known| (*known - typed).abs())?;
        Some(self.share_slip(range, nearest))
    }

    /// "2 310 frågor, varav drygt hälften": of things that no sheet has and that the sentence counts itself.
    fn is_of_things_counted(&self, derived: &Derived<'_>, attended: Option<&Attended<'_>>, share: usize) -> bool {
        let of_whole = self.lower.iter().rfind(|(range, word)| range.end <= share && word == LANGUAGE.smaord.varav);
        let Some((part, _)) = of_whole else { return false };
        let before = self.counts_and_ones().iter().rfind(|(range, _)| range.end <= part.start);
        let Some(noun) = before.and_then(|(range, _)| self.after(range.end).next()) else { return false };
        let people =
            |attended: &Attended<'_>| attended.is_noun(noun) || attended.is_people(noun) || attended.is_person(noun);
        let row =
            |book: &Book<'_>| book.is_row(noun) || book.marks.iter().any(|mark| mark.listed && mark.is_kind(noun));
        !attended.is_some_and(people) && !derived.books.iter().any(row)
    }

    /// The one share of the sentence: where it stands, how many of a hundred, and whether it is exact.
    fn share_told(&self) -> Option<(Range<usize>, Decimal, bool)> {
        let mut typed = self.readings.iter().filter_map(|reading| Some((reading.range.clone(), share(reading)?, true)));
        let mut fractions = self.lower.iter().enumerate().filter_map(|(at, (range, word))| {
            let parts = *LANGUAGE.delar.get(word)?;
            let before = at.checked_sub(1).map_or("", |at| self.lower[at].1.as_str());
            let times = LANGUAGE.sifferord.antal_delar.get(before).copied().unwrap_or(1);
            let share = Decimal::from(times * 100).checked_div(Decimal::from(parts))?;
            let start = if LANGUAGE.sifferord.antal_delar.contains_key(before) {
                self.lower[at - 1].0.start
            } else {
                range.start
            };
            Some((start..range.end, share, false))
        });
        match (typed.next(), fractions.next()) {
            (Some(one), None) if typed.next().is_none() => Some(one),
            (None, Some(one)) if fractions.next().is_none() => Some(one),
            _ => None,
        }
    }

    /// The shares of a sheet, where the sentence names something of it; none where it speaks of a time that the sheet has not.
    fn shares_of(
        &self,
        derived: &Derived<'_>,
        book: &Book<'_>,
        attended: Option<&Attended<'_>>,
        at: &Range<usize>,
    ) -> Option<Vec<Decimal>> {
        let words = self.words();
        let attended = attended.filter(|attended| book.is_of(attended));
        let people = attended.filter(|attended| {
            words.iter().any(|word| attended.is_noun(word) || attended.is_people(word))
                || !attended.named(&words).is_empty()
        });
        let rows = words
            .iter()
            .any(|word| book.is_row(word) || book.marks.iter().any(|mark| mark.listed && mark.is_kind(word)));
        let paid = book.has_amounts() && self.is_of_own_costs(book);
        if !(people.is_some() || paid || (rows && !book.has_amounts())) {
            return Some(Vec::new());
        }
        let mut reaches = self.reaches(book, at, false)?;
        self.leave_out_years(book, &mut reaches);
        let mut shares = Vec::new();
        if let Some(attended) = people {
            shares.extend(self.shares_of_people(attended, &reaches));
        }
        if paid {
            shares.extend(self.shares_of_costs(derived, book, &reaches));
        }
        // "25 av deltagandena": of people, not of rows.
        let of_people = attended.is_some_and(|attended| words.iter().any(|word| attended.is_noun(word)));
        if rows && !of_people && !book.has_amounts() && !book.has_seats() {
            shares.extend(parts(&reaches, |rows| number(rows.len())));
        }
        Some(shares)
    }

    fn shares_of_people(&self, attended: &Attended<'_>, reaches: &[Reach]) -> Vec<Decimal> {
        let units: BTreeSet<usize> = attended.named(&self.words()).into_iter().collect();
        let of = |rows: &Rows, units: &BTreeSet<usize>| -> Decimal {
            let one = |row: usize, unit: Option<usize>| attended.of_row(row, unit).map_or(0, |(number, _)| number);
            let numbers = rows.iter().map(|row| {
                if units.is_empty() {
                    one(*row, None)
                } else {
                    units.iter().map(|unit| one(*row, Some(*unit))).sum::<i64>()
                }
            });
            numbers.sum::<i64>().into()
        };
        let everybody = BTreeSet::new();
        let mut shares = parts(reaches, |rows| of(rows, &everybody));
        let mut ways: Vec<BTreeSet<usize>> = units.iter().map(|unit| BTreeSet::from([*unit])).collect();
        ways.push(units);
        for way in ways.iter().filter(|way| !way.is_empty()) {
            shares.extend(parts(reaches, |rows| of(rows, way)));
            let part =
                |reach: &Reach| (of(&reach.rows, way) * Decimal::ONE_HUNDRED).checked_div(of(&reach.rows, &everybody));
            for share in reaches.iter().filter_map(part) {
                shares.extend([share, Decimal::ONE_HUNDRED - share]);
            }
        }
        shares
    }

    fn shares_of_costs(&self, derived: &Derived<'_>, book: &Book<'_>, reaches: &[Reach]) -> Vec<Decimal> {
        let mut shares = parts(reaches, |rows| book.paid(rows));
        if self.compares() {
            let facts = derived.amounts.iter().copied();
            let known: BTreeSet<Decimal> = reaches.iter().map(|reach| book.paid(&reach.rows)).chain(facts).collect();
            for one in &known {
                let more =
                    known.iter().filter_map(|other| ((*other - *one).abs() * Decimal::ONE_HUNDRED).checked_div(*one));
                shares.extend(more.filter(|share| !share.is_zero()));
            }
        }
        shares
    }

    /// The shares that the numbers of the sentence have of each other.
    fn shares_of_own_numbers(&self) -> Vec<Decimal> {
        let amounts = self.money().into_iter().map(|(_, amount)| amount);
        let counts = self.readings.iter().filter_map(count).map(Decimal::from);
        let all: Vec<Decimal> = amounts.chain(counts).collect();
        let pairs = all.iter().flat_map(|one| all.iter().map(move |other| (*one, *other)));
        let shares = pairs.filter(|(one, other)| one != other).flat_map(|(one, other)| {
            let part = (one * Decimal::ONE_HUNDRED).checked_div(other);
            part.into_iter().flat_map(|part| [part, (Decimal::ONE_HUNDRED - part).abs()])
        });
        shares.collect()
    }
}

/// The shares that the rows of some reaches have of those of others that have all of theirs and more.
fn parts(reaches: &[Reach], of: impl Fn(&Rows) -> Decimal) -> Vec<Decimal> {
    let whole: Vec<(&Rows, Decimal)> = reaches.iter().map(|reach| (&reach.rows, of(&reach.rows))).collect();
    let mut shares = Vec::new();
    for (rows, part) in &whole {
        let wider =
            whole.iter().filter(|(other, all)| rows.len() < other.len() && rows.is_subset(other) && !all.is_zero());
        for (_, all) in wider {
            let share = (*part * Decimal::ONE_HUNDRED).checked_div(*all).unwrap_or_default();
            shares.extend([share, Decimal::ONE_HUNDRED - share]);
        }
    }
    shares
}
