//! How many took part in a year or in all, and from where, held against the columns of the sheet: "Av 45 deltaganden gjordes 24 av
//! förvaltningarna".

mod by_rows;
mod mean;

use std::ops::Range;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::arithmetic::is_agent;
use super::pieces::Counted;
use super::{Sentence, Slip};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;
use crate::review::tables::{Attended, Countable, Noun};

/// The noun stands at most so many words after its number.
const NEAR: usize = 2;

impl Sentence<'_> {
    /// Sums of those who took part, and shares of them.
    pub(super) fn attended(&self, attended: Option<&Attended<'_>>) -> Vec<Slip> {
        let Some(attended) = attended else { return Vec::new() };
        let words = self.words();
        // "År 2023 hade staden 19 deltagare", "Bolagen har haft två deltagare": whose they are must be told.
        // "På mässan 2018 hade staden nio deltagare" speaks of what the sheet has another name for.
        let at_one = LANGUAGE.prepositioner.contains(words[0])
            && words
                .get(1)
                .is_some_and(|word| !LANGUAGE.is_of_time(word) && !word.starts_with(|c: char| c.is_ascii_digit()));
        let ours = words.iter().any(|word| LANGUAGE.kommunen.contains(word)) && !self.years().is_empty() && !at_one;
        let has_had =
            attended.named(&words).len() == 1 && self.has(&[LANGUAGE.smaord.har]) && self.has_any(&LANGUAGE.haft);
        let told = self.has_period() || ours || has_had;
        let people = || told && words.iter().any(|word| attended.is_people(word));
        let speaks = words.iter().any(|word| attended.is_noun(word)) || people();
        // "tio deltaganden, varav sju avsåg seminariet": what is named of some is not named of all.
        let of_all = words.iter().position(|word| LANGUAGE.inklusive.contains(word)).unwrap_or(words.len());
        let Some(year) = self.time_told().filter(|_| speaks && !attended.names_a_value(&words[..of_all])) else {
            return Vec::new();
        };
        // "Efter 2021 hade staden samlat 19", "Räknar man bort polisen återstår 34".
        let bounded = self.is_before_a_year() || self.leaves_out();
        if bounded || self.has_any(&LANGUAGE.sifferord.inte_narvaro) || self.has_any(&LANGUAGE.medelvarde) {
            return Vec::new();
        }
        // "På sex möten har staden haft 69 deltagare": the first counts what they took part in.
        let counts = self.counts_and_ones().iter().cloned();
        let of_rows = |number: &Counted| self.follows_soon(number.0.end, 1, |word| attended.is_row(word));
        // "De förtroendevalda har deltagit i fyra av sex möten": both count what they took part in.
        let all = self.counts_and_ones();
        let is_row = |number: &Counted| {
            of_rows(number) || all.iter().any(|whole| of_rows(whole) && self.parts_whole(number, whole))
        };
        // "behandlades vid tre möten, vilka gav 25 deltaganden": of some rows.
        if all.iter().any(|number| of_rows(number) && self.gave(number, attended.rows_in(year))) {
            return Vec::new();
        }
        // "Köpenhamn hade 112 deltaganden".
        let counts: Vec<Counted> =
            counts.filter(|number| !is_row(number) && !self.is_of_other_town(&number.0)).collect();
        counts.iter().filter_map(|number| self.of_unit(attended, year, &counts, number)).collect()
    }

    /// "tre möten, vilka gav": fewer rows than there are, and a clause that says what they had.
    fn gave(&self, rows: &Counted, all: i64) -> bool {
        let mut after = self.after(rows.0.end).skip(1);
        rows.1 < all && after.next().is_some_and(|word| LANGUAGE.uppgift.relativa.contains(word))
    }

    /// "Webbinarierna hade sammanlagt 18 deltagare från staden": all who took part in what is of a kind.
    pub(super) fn attended_by_kind(&self, attended: Option<&Attended<'_>>) -> Option<Slip> {
        let attended = attended?;
        let words = self.words();
        let kind = attended.several_of(&words)?;
        let other = self.has_any(&LANGUAGE.sifferord.inte_narvaro)
            || self.has_any(&LANGUAGE.medelvarde)
            || self.has_any(&LANGUAGE.flera_andra)
            || self.counts_others_in()
            || self.leaves_out();
        // "240 deltagare från hela landet": not the municipality's own.
        let ours = self.lower.iter().any(|(_, word)| {
            LANGUAGE.kommunen.contains(word) || LANGUAGE.sifferord.vi.contains(word) || self.home.contains(word)
        });
        let together = self.has_any(&LANGUAGE.summor) && !other && (ours || !attended.named(&words).is_empty());
        let units = attended.named(&words);
        let unit = if units.len() > 1 { return None } else { units.first().copied() };
        let counts = self.counts_and_ones().iter().cloned();
        let mut people = counts.filter(|number| self.follows_soon(number.0.end, NEAR, |word| attended.is_person(word)));
        let (number, None) = (people.next()?, people.next()) else { return None };
        let summed = LANGUAGE.summor.contains(self.before(number.0.start));
        let year = self.time_told().filter(|_| together && summed)?;
        let (known, what, place) = attended.sum_of(year, unit, kind);
        let right = known == number.1 || known == 0 || self.may_be(&number.0, number.1, known);
        (!right).then(|| self.count_slip(&number, known, what, place))
    }

    /// "Varje aktivitet har i genomsnitt haft tolv deltagare", "I snitt deltog nio personer per möte".
    pub(super) fn average_attended(&self, attended: Option<&Attended<'_>>, tables: &[Countable<'_>]) -> Option<Slip> {
        let attended = attended?;
        let words = self.words();
        let is_row = |word: &&str| tables.iter().any(|table| matches!(table.meant(word), Some(Noun::Row)));
        let counts = self.counts_and_ones();
        let rows = counts.iter().find(|number| self.follows_soon(number.0.end, 1, |word| is_row(&word)));
        let all = attended.rows_in(self.time_told()?);
        let each = words.windows(2).any(|pair| LANGUAGE.sifferord.per_varje.contains(pair[0]) && is_row(&pair[1]))
            || rows.is_some_and(|rows| rows.1 == all);
        if !self.has_any(&LANGUAGE.medelvarde)
            || !each
            || self.has_any(&LANGUAGE.flera_andra)
            || self.has(&[LANGUAGE.smaord.inte])
            || self.has_any(&LANGUAGE.medraknat)
        {
            return None;
        }
        let mut others = counts.iter().filter(|number| Some(*number) != rows);
        let (Some(number), None) = (others.next(), others.next()) else { return None };
        // "Med 38 besök på fem kvällar blir genomsnittet 7,6": the average is the one with decimals.
        if self.readings.iter().any(|reading| self.text[reading.range.clone()].contains(',')) {
            return None;
        }
        let people = self.follows_soon(number.0.end, NEAR, |word| attended.is_person(word));
        let units = attended.named(&words);
        let unit = if units.len() > 1 { return None } else { units.first().copied() };
        let year = self.time_told().filter(|_| people && !attended.names_a_value(&words))?;
        let (sum, what, place) = attended.sum(year, unit)?;
        let exact = Decimal::from(sum).checked_div(attended.rows_in(year).into())?;
        let near = (exact - Decimal::from(number.1)).abs() <= Decimal::new(5, 1);
        let right = near || self.may_be(&number.0, number.1, exact.floor().to_i64()?);
        (!right).then(|| self.count_slip(number, exact.round().to_i64().unwrap_or(sum), what, place))
    }

    /// The one year of a sentence, or none where it speaks of the case's own period; nothing where it speaks of another time.
    pub(super) fn time_told(&self) -> Option<Option<i32>> {
        *self.time_told.get_or_init(|| self.read_time())
    }

    fn read_time(&self) -> Option<Option<i32>> {
        let period = self.readings.iter().find_map(|reading| match reading.numerals[0].0 {
            Numeral::Period(from, to) => Some((from, to)),
            _ => None,
        });
        match (period, self.years().as_slice()) {
            (Some(period), _) => (self.period == Some(period)).then_some(None),
            // "Året därefter, när två möten hölls": a year that another sentence tells.
            (None, []) => (!self.is_of_part_of_period() && !self.is_of_year_beside()).then_some(None),
            (None, _) => self.year().map(Some),
        }
    }

    /// Whether the sentence speaks of the year before or after one that is told elsewhere.
    pub(super) fn is_of_year_beside(&self) -> bool {
        self.lower
            .windows(2)
            .any(|pair| pair[0].1.starts_with(LANGUAGE.smaord.ar) && LANGUAGE.aret_intill.contains_key(&pair[1].1))
    }

    /// A number that the words of its piece make one of a unit, or of all.
    fn of_unit(
        &self,
        attended: &Attended<'_>,
        year: Option<i32>,
        counts: &[Counted],
        number: &Counted,
    ) -> Option<Slip> {
        let piece = self.piece(number.0.start);
        if self.follows_soon(number.0.end, NEAR, |word| LANGUAGE.sifferord.fler.contains(word)) {
            return None;
        }
        // "40 av de 51 deltaganden som förvaltningarna står för": the unit is that of the whole.
        let noun = |word: &&str| attended.is_noun(word) || attended.is_people(word);
        let mut after = self.words_in(&piece).into_iter().skip_while(|word| !noun(word)).skip(1);
        if after.next() == Some(LANGUAGE.smaord.som) && !attended.named(&after.collect::<Vec<_>>()).is_empty() {
            return None;
        }
        let beside: Vec<&Counted> = counts.iter().filter(|other| inside(&piece, &other.0)).collect();
        let bracketed = self.text[..piece.start].ends_with('(');
        let mut units = attended.named(&self.words_in(&piece));
        if bracketed && units.is_empty() {
            let before = self.piece(piece.start.saturating_sub(3));
            units = attended.named(&self.words_in(&before).into_iter().next_back().into_iter().collect::<Vec<_>>());
        }
        let noun = self.follows_soon(number.0.end, NEAR, |word| attended.is_noun(word) || attended.is_people(word));
        let unit = match (beside.as_slice(), units.as_slice()) {
            // "Av 57 deltaganden står förvaltningarna för …", "hälften av de 57 deltagandena": the whole.
            ([_], [_]) if noun && self.is_led_by_of(&number.0) => None,
            ([_], [unit]) => Some(*unit),
            ([_], []) if noun && !bracketed && !self.is_of_some(attended, number) => None,
            ([first, second], [unit]) if !bracketed => {
                let whole = if self.parts_whole(first, second) { second } else { first };
                let opens = *whole == *second || self.is_led_by_of(&first.0);
                // "femton deltaganden gjordes av nio personer".
                let people =
                    self.follows_soon(second.0.end, 1, |word| word.starts_with(LANGUAGE.sifferord.person.as_str()));
                let opens = opens && !people;
                if !opens {
                    return None;
                }
                (**whole != *number).then_some(*unit)
            }
            _ => return None,
        };
        // "De 59 deltagandena är ojämnt fördelade: 29 gällde 2022": the year is another clause's.
        let parted = self.readings.iter().any(|reading| {
            super::is_year(reading)
                && reading.range.start > number.0.end
                && (self.text[number.0.end..reading.range.start].contains([':', ';'])
                    || self
                        .words_in(&(number.0.end..reading.range.start))
                        .iter()
                        .any(|word| LANGUAGE.inklusive.contains(word)))
        });
        let (known, what, place) = attended.sum(year.filter(|_| !parted), unit)?;
        (known != number.1 && !self.may_be(&number.0, number.1, known)).then(|| {
            let text = &self.text[number.0.clone()];
            (number.0.clone(), message!(codes::FIGURE_COUNT, text = text, antal = known, vad = what), place)
        })
    }

    /// "Av 48", "Av sammanlagt 48".
    pub(super) fn is_led_by_of(&self, number: &Range<usize>) -> bool {
        let before = self.lower.iter().rev().filter(|(range, _)| range.end <= number.start);
        let all = |word: &String| LANGUAGE.sifferord.av_alla.contains(word) || LANGUAGE.summor.contains(word);
        let mut before = before.skip_while(|(_, word)| all(word));
        before.next().is_some_and(|(_, word)| word == LANGUAGE.smaord.av)
    }

    /// "17 av 48": the second is the whole.
    fn parts_whole(&self, first: &Counted, second: &Counted) -> bool {
        let between = self.words_in(&(first.0.end..second.0.start));
        between.contains(&LANGUAGE.smaord.av) && between.len() <= 3 && !is_agent(&between)
    }

    /// "48 deltaganden från lärarna": of some that no column counts.
    fn is_of_some(&self, attended: &Attended<'_>, number: &Counted) -> bool {
        let end = self.piece(number.0.start).end;
        let after = self.words_in(&(number.0.end..end));
        let noun = after.iter().position(|word| attended.is_noun(word) || attended.is_people(word)).unwrap_or(0);
        let mut rest = after.iter().copied().skip(noun + 1);
        match rest.next() {
            Some(word) if LANGUAGE.sifferord.vilkas.contains(word) => {
                !rest.next().is_some_and(|word| LANGUAGE.kommunen.contains(word))
            }
            _ => noun > 1 || self.is_share_of_turnout(attended, &number.0),
        }
    }

    /// "Lärarna svarade för 12 deltaganden", "12 av deltagandena kom från skolan", "13 av de 140 deltagarna": a part, whosever it is.
    pub(super) fn is_share_of_turnout(&self, attended: &Attended<'_>, number: &Range<usize>) -> bool {
        let mut after = self.lower.iter().filter(|(range, _)| range.start >= number.end);
        let is_number = |range: &Range<usize>| self.readings.iter().any(|reading| reading.range == *range);
        let of = after.next().is_some_and(|(_, word)| *word == LANGUAGE.smaord.av)
            && after
                .find(|(range, word)| *word != LANGUAGE.smaord.de && !is_number(range))
                .is_some_and(|(_, word)| attended.is_noun(word) || attended.is_people(word));
        let before = self.words_in(&(self.piece(number.start).start..number.start));
        let answers = |pair: &[&str]| LANGUAGE.harledning.star_for.contains(pair[0]) && pair[1] == LANGUAGE.smaord.for_;
        // "Årsmötena svarar för 26 av deltagandena": those of rows that the sheet has.
        let of_rows = before.iter().any(|word| attended.is_row(word)) || attended.several_of(&before).is_some();
        !of_rows && (of || before.windows(2).any(answers))
    }

    /// Whether a count may stand for a known one by the word before it.
    pub(super) fn may_be(&self, range: &Range<usize>, typed: i64, known: i64) -> bool {
        let reading = self.readings.iter().find(|reading| reading.range == *range);
        reading.is_some_and(|reading| self.allows(reading, typed.into(), known.into()))
    }
}

fn inside(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
