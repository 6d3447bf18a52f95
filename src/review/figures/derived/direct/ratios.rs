//! Parts that units and rows have of all who took part, and how many times as many came one year as another.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::people::people_in;
use crate::codes;
use crate::message::message;
use crate::review::figures::derived::books::{Book, Rows};
use crate::review::figures::{Sentence, Slip, count, share};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

/// A part may lie so many of a hundred from what it is called.
const SLACK: i64 = 8;

/// Where it is told to be a little more or less.
const HEDGED: i64 = 12;

impl Sentence<'_> {
    /// A part of those who took part, or a multiple of them, that the sheet does not give.
    pub(super) fn direct_ratio(&self, book: &Book<'_>, attended: &Attended<'_>) -> Option<Slip> {
        let other = self.has_any(&LANGUAGE.sifferord.nekar_alls)
            || self.has_any(&LANGUAGE.ingen)
            || self.leaves_out()
            || self.has_any(&LANGUAGE.medelvarde)
            || !self.money().is_empty();
        if other {
            return None;
        }
        self.times_a_year(book, attended)
            .or_else(|| self.for_each(book, attended))
            .or_else(|| self.share_of_people(book, attended))
    }

    /// "År 2022 deltog 15 personer, dubbelt så många som 2020".
    fn times_a_year(&self, book: &Book<'_>, attended: &Attended<'_>) -> Option<Slip> {
        let at = self
            .lower
            .windows(3)
            .position(|three| three[1].1 == LANGUAGE.smaord.sa && three[2].1 == LANGUAGE.smaord.manga)?;
        let tenths = *LANGUAGE.direkt.ganger.get(&self.lower[at].1)?;
        let years = self.years_in(&self.range);
        let mut all = years.iter().copied();
        let (Some(one), Some(other), None) = (all.next(), all.next(), all.next()) else { return None };
        let meant = self.meant(book, &self.range, None)?;
        let units = attended.named(&self.words());
        if meant.named || meant.listed || units.len() > 1 || !years.is_subset(book.years()) {
            return None;
        }
        let people = self.lower.iter().any(|(_, word)| {
            LANGUAGE.direkt.narvaro.contains(word) || attended.is_people(word) || attended.is_noun(word)
        });
        let of = |year: i32| people_in(attended, &book.of_years(&BTreeSet::from([year])), units.first().copied());
        let (first, second) = (of(one), of(other));
        let range = self.lower[at].0.start..self.lower[at + 2].0.end;
        let right = |part: i64, whole: i64| whole > 0 && (part * 10 - whole * tenths).abs() * 4 <= whole * tenths;
        (people && first > 0 && second > 0 && !right(first, second) && !right(second, first)).then(|| {
            let what = format!("{}, {one}: {first}, {other}: {second}", book.spec.blad);
            (range.clone(), message!(codes::FIGURE_PRESENT, text = &self.text[range], vad = what), book.place())
        })
    }

    /// "På varje deltagare från kontoret går det knappt två från förvaltningarna".
    fn for_each(&self, book: &Book<'_>, attended: &Attended<'_>) -> Option<Slip> {
        let opens = self.lower.windows(3).position(|three| {
            three[0].1 == LANGUAGE.smaord.pa && three[1].1 == LANGUAGE.smaord.varje && attended.is_person(&three[2].1)
        })?;
        let counts = self.counts_and_ones();
        let [number] = counts else { return None };
        let before = attended.named(&self.words_in(&(self.lower[opens].0.start..number.0.start)));
        let after = attended.named(&self.words_in(&(number.0.end..self.range.end)));
        let ([one], [many], true) = (before.as_slice(), after.as_slice(), self.years_in(&self.range).is_empty()) else {
            return None;
        };
        let of = |unit: usize| people_in(attended, book.rows(), Some(unit));
        let exact = Decimal::from(of(*many)).checked_div(Decimal::from(of(*one)))?;
        let typed = Decimal::from(number.1);
        let lead = self.before(number.0.start);
        let near = if LANGUAGE.sifferord.knappt.contains(lead) {
            exact <= typed && typed - exact < Decimal::ONE
        } else if LANGUAGE.sifferord.drygt.contains(lead) {
            exact >= typed && exact - typed < Decimal::ONE
        } else {
            (exact - typed).abs() < Decimal::ONE
        };
        let known = rust_decimal::prelude::ToPrimitive::to_i64(&exact.round())?;
        (!near).then(|| self.count_slip(number, known, book.spec.blad.clone(), book.place()))
    }

    /// "Bolagen stod för var åttonde deltagare", "Hälften av deltagarna kom till de fysiska mötena", "50, eller ungefär 75 procent av alla".
    fn share_of_people(&self, book: &Book<'_>, attended: &Attended<'_>) -> Option<Slip> {
        let (range, typed) = self.one_in(attended).or_else(|| self.part_told(attended))?;
        if !self.years_in(&self.range).is_empty() || self.compares_shares() {
            return None;
        }
        let all = people_in(attended, book.rows(), None);
        let numbers: Vec<i64> = self
            .readings
            .iter()
            .filter(|reading| reading.range.end <= range.start || reading.range.start >= range.end)
            .filter_map(count)
            .collect();
        let units = attended.named(&self.words());
        let meant = self.meant(book, &self.range, None);
        let mut parts: Vec<i64> = numbers.iter().copied().filter(|number| *number < all).collect();
        let rows = meant.as_ref().map_or(book.rows(), |meant| &meant.rows);
        let of = |rows: &Rows| -> i64 {
            match units.as_slice() {
                [] => people_in(attended, rows, None),
                _ => units.iter().map(|unit| people_in(attended, rows, Some(*unit))).sum(),
            }
        };
        if meant.is_some() || !units.is_empty() {
            parts.push(of(rows));
            parts.extend(meant.iter().flat_map(|meant| meant.ways(book)).map(|rows| of(&rows)));
            parts.push(of(book.rows()));
        }
        let exact = |part: i64| (Decimal::from(part) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(all));
        let shares: Vec<Decimal> =
            parts.into_iter().filter(|part| *part > 0 && *part < all).filter_map(exact).collect();
        let nearest = shares.iter().copied().min_by_key(|known| (*known - typed).abs())?;
        // "drygt hälften": it lies on that side, and may lie farther off.
        let lead = self.words_in(&(self.range.start..range.start));
        let lead = lead.iter().rev().find(|word| !LANGUAGE.sifferord.antal_delar.contains_key(**word)).copied();
        let lead = lead.unwrap_or_default();
        let over = LANGUAGE.sifferord.drygt.contains(lead) && nearest >= typed;
        let hedged = over || LANGUAGE.sifferord.knappt.contains(lead) && nearest <= typed;
        let slack = Decimal::from(if hedged { HEDGED } else { SLACK });
        let own = nearest.max(typed) / Decimal::from(if hedged { 4 } else { 5 });
        ((nearest - typed).abs() > slack.min(own)).then(|| self.share_slip(range, nearest))
    }

    fn compares_shares(&self) -> bool {
        self.has(&[LANGUAGE.smaord.an, LANGUAGE.smaord.varav])
            || self.has_any(&LANGUAGE.flera_andra)
            || self.has_any(&LANGUAGE.harledning.andras)
    }

    /// "var åttonde deltagare": where it stands, and how many of a hundred that is.
    fn one_in(&self, attended: &Attended<'_>) -> Option<(Range<usize>, Decimal)> {
        let ordinals = &self.language.granskning.talord.ordningstal;
        self.lower.windows(3).find_map(|three| {
            let number = ordinals.iter().position(|ordinal| *ordinal == three[1].1).filter(|at| *at > 1)?;
            let number = i64::try_from(number + 1).ok()?;
            (LANGUAGE.sifferord.vart.contains(&three[0].1)
                && (attended.is_people(&three[2].1) || attended.is_noun(&three[2].1)))
            .then(|| (three[0].0.start..three[1].0.end, Decimal::ONE_HUNDRED / Decimal::from(number)))
        })
    }

    /// A fraction or a number of a hundred that is of all who took part.
    fn part_told(&self, attended: &Attended<'_>) -> Option<(Range<usize>, Decimal)> {
        let fractions = self.lower.iter().enumerate().filter_map(|(at, (range, word))| {
            let parts = *LANGUAGE.delar.get(word)?;
            let before = at.checked_sub(1).map_or("", |at| self.lower[at].1.as_str());
            let times = LANGUAGE.sifferord.antal_delar.get(before).copied().unwrap_or(1);
            Some((range.clone(), Decimal::from(times * 100).checked_div(Decimal::from(parts))?))
        });
        let typed = self.readings.iter().filter_map(|reading| Some((reading.range.clone(), share(reading)?)));
        let mut all = fractions.chain(typed);
        let (Some((range, typed)), None) = (all.next(), all.next()) else { return None };
        let after: Vec<&str> = self.after(range.end).take(3).collect();
        let of = after.first() == Some(&LANGUAGE.smaord.av);
        let whole = after.get(1).is_some_and(|word| {
            LANGUAGE.direkt.av_alla.contains(word)
                || attended.is_noun(word)
                || attended.is_people(word) && LANGUAGE.is_definite_plural(word)
                || attended.is_turnout(word)
        });
        let people = self.lower.iter().any(|(_, word)| {
            attended.is_noun(word)
                || attended.is_people(word)
                || attended.is_turnout(word)
                || LANGUAGE.direkt.folk.contains(word)
        });
        let which =
            after.get(2).is_some_and(|word| *word == LANGUAGE.smaord.som || LANGUAGE.prepositioner.contains(word));
        (of && whole && people && !which).then_some((range, typed))
    }
}
