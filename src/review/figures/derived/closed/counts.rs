//! Counts of sentences of known words: of rows, of those who took part, of seats.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::{Known, is_people};
use crate::place::Place;
use crate::review::figures::derived::books::{Book, Rows, number};
use crate::review::figures::derived::scope::Reach;
use crate::review::figures::pieces::Counted;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

/// A number so many times what is known is one of others.
const OTHER_SIZE: i64 = 3;

/// What a count may be: the numbers, the first of them with what it is, and where that stands.
#[derive(Default)]
struct Given {
    numbers: Vec<i64>,
    first: Option<(i64, String, Option<Place>)>,
}

impl Given {
    fn add(&mut self, known: i64, what: impl Fn() -> String, place: Option<Place>) {
        self.first.get_or_insert_with(|| (known, what(), place));
        self.numbers.push(known);
    }
}

/// Of what a number may be, by the words beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Rows,
    People,
    Any,
}

impl Sentence<'_> {
    /// The first count that nothing gives.
    pub(super) fn closed_count(&self, known: &Known<'_, '_>) -> Option<Slip> {
        let counts = self.all_counts(known);
        // "Två av de sex är förtroendevalda": of what another sentence says.
        if !self.says_of_what(known) {
            return None;
        }
        let with = self.has_any(&LANGUAGE.inraknat)
            || self.has_any(&LANGUAGE.medraknat) && !self.has(&[LANGUAGE.smaord.tillsammans]);
        if counts.is_empty() || !self.money().is_empty() || self.counts_others(&counts) || with {
            return None;
        }
        if counts.windows(2).any(|pair| self.is_part_of_those(known, &pair[0], &pair[1])) {
            return None;
        }
        let numbers: Vec<Range<usize>> = counts.iter().map(|(range, _)| range.clone()).collect();
        let stretches = self.stretches(&numbers);
        counts.iter().enumerate().zip(&stretches).find_map(|((at, counted), stretch)| {
            // "fyra gånger av sex": several numbers of one stretch may be a part and the whole.
            let shared = stretches.iter().filter(|other| *other == stretch).count() > 1;
            let ratio = |one: usize, other: usize| {
                let (Some((first, _)), Some((second, _))) = (counts.get(one), counts.get(other)) else { return false };
                self.words_in(&(first.end..second.start)) == [LANGUAGE.smaord.av]
            };
            let of_ten = ratio(at, at + 1) || at > 0 && ratio(at - 1, at);
            // "ungefär två av tre".
            let about =
                |at: usize| counts.get(at).is_some_and(|(r, _)| LANGUAGE.ungefar.contains_key(self.before(r.start)));
            let share = ratio(at, at + 1) && about(at) || at > 0 && ratio(at - 1, at) && about(at - 1);
            let people =
                of_ten && known.attended.is_some_and(|a| self.after(counted.0.end).take(4).any(|w| a.is_people(w)));
            let anchored = !self.points_back() || self.is_timed(stretch);
            if people || share || !anchored {
                return None;
            }
            self.unknown_count(known, counted, (stretch, shared))
        })
    }

    /// "13 av de 140 deltagarna": a part of those of whom another sentence tells, since the sheets have no such number.
    fn is_part_of_those(&self, known: &Known<'_, '_>, part: &Counted, whole: &Counted) -> bool {
        let between = self.words_in(&(part.0.end..whole.0.start));
        between == [LANGUAGE.smaord.av, LANGUAGE.smaord.de]
            && self.unknown_count(known, whole, (&self.range, true)).is_some()
    }

    /// The counts of the sentence, with "en person", and with "en aktivitet vardera".
    fn all_counts(&self, known: &Known<'_, '_>) -> Vec<Counted> {
        let mut counts = self.counts_and_ones().to_vec();
        // "den 7 oktober" counts nothing.
        let month = |word: Option<&str>| word.is_some_and(|word| LANGUAGE.manader.iter().any(|month| month == word));
        counts.retain(|(range, _)| !month(self.after(range.end).next()));
        let times = |range: &Range<usize>| {
            self.after(range.end).next().is_some_and(|word| LANGUAGE.slutna.ganger.contains(word))
        };
        for (reading, _) in self.counted().into_iter().filter(|(reading, _)| times(&reading.range)) {
            let known = counts.iter().any(|(range, _)| *range == reading.range) || self.is_rate(&reading.range);
            if let Some(number) = crate::review::figures::count(reading).filter(|_| !known) {
                counts.push((reading.range.clone(), number));
            }
        }
        let each = self.has_any(&LANGUAGE.slutna.vardera);
        for pair in self.lower.windows(2) {
            let one =
                LANGUAGE.sifferord.ett.contains(&pair[0].1) && !counts.iter().any(|(range, _)| *range == pair[0].0);
            let person =
                known.attended.is_some_and(|a| is_people(a, &pair[1].1) || LANGUAGE.personord.begin(&pair[1].1))
                    && !counts.is_empty();
            let row = each && known.derived.books.iter().any(|book| book.is_row(&pair[1].1));
            if one && (person || row) {
                counts.push((pair[0].0.clone(), 1));
            }
        }
        counts.sort_by_key(|(range, _)| range.start);
        counts
    }

    /// Whether the sentence says what is counted: seats, what they are at, rows, times, people, or that somebody came.
    fn says_of_what(&self, known: &Known<'_, '_>) -> bool {
        let came = |word: &str| LANGUAGE.harledning.deltagit.contains(word) || LANGUAGE.slutna.ganger.contains(word);
        let person = |word: &str| known.attended.is_some_and(|attended| is_people(attended, word));
        let rows = |book: &Book<'_>| book.has_years() && !book.has_seats() && self.speaks_of_rows(book);
        let places = |book: &Book<'_>| book.has_seats() && self.names_unit_of(book);
        self.tells_of_seats()
            || known.seated.is_some_and(|seated| seated.is_forum(self))
            || !self.years().is_empty()
            || self.has_period()
            || self.lower.iter().any(|(_, word)| came(word) || person(word))
            || known.derived.books.iter().any(|book| rows(book) || places(book))
    }

    /// "40 deltog, varav fem från staden": the others are not the case's own.
    fn counts_others(&self, counts: &[Counted]) -> bool {
        let ours = |word: &str| LANGUAGE.kommunen.contains(word) || self.home.iter().any(|home| home == word);
        let from_us = self.lower.windows(2).any(|pair| pair[0].1 == LANGUAGE.smaord.fran && ours(&pair[1].1));
        counts.len() > 1 && from_us
    }

    fn unknown_count(&self, known: &Known<'_, '_>, counted: &Counted, stretch: (&Range<usize>, bool)) -> Option<Slip> {
        // "Av nätverkets tolv möten": more than the municipality came to.
        let owner = self.before(counted.0.start).strip_suffix('s').unwrap_or_default();
        let theirs = LANGUAGE.organisationen.contains(owner) || known.derived.own_names.contains(owner);
        if theirs || self.is_quoted(&counted.0) || self.is_bound(&counted.0) {
            return None;
        }
        // "har kontoret en" of a sheet that has its abbreviation.
        let unit = self.tells_of_seats() && known.attended.is_some_and(|a| !a.named(&self.words()).is_empty());
        if unit && known.derived.books.iter().all(|b| !b.has_seats() || self.values(b, &self.range).is_empty()) {
            return None;
        }
        let given = self.counts_given(known, counted, stretch)?;
        let right = |known: &i64| *known == counted.1 || self.is_nearly(&counted.0, counted.1, Decimal::from(*known));
        let (first, what, place) = given.first?;
        let most = given.numbers.iter().max().copied().unwrap_or_default().max(1);
        let other_size = counted.1 > most * OTHER_SIZE;
        if given.numbers.iter().any(right) || other_size || (counted.1 > first && !self.is_of_our_own(known)) {
            return None;
        }
        Some(self.count_slip(counted, first, what, place))
    }

    /// Whether more than the sheets have cannot be what somebody else has: the municipality, its units or its seats are named, or what
    /// is counted is known.
    fn is_of_our_own(&self, known: &Known<'_, '_>) -> bool {
        let words = self.words();
        let ours = |word: &&str| {
            LANGUAGE.kommunen.contains(word)
                || LANGUAGE.sifferord.vi.contains(word)
                || self.home.iter().any(|home| home == word.trim_end_matches('s'))
        };
        let unit = || known.attended.is_some_and(|attended| !attended.named(&words).is_empty());
        let noun = || known.attended.is_some_and(|attended| words.iter().any(|word| attended.is_noun(word)));
        let rows = || {
            let is = |book: &Book<'_>, word: &str| {
                book.is_row(word) || book.marks.iter().any(|mark| mark.listed && mark.is_kind(word))
            };
            let definite = |word: &&str| {
                LANGUAGE.is_definite_plural(word) && known.derived.books.iter().any(|book| is(book, word))
            };
            words.iter().any(definite)
        };
        let theme = || {
            let opens = |book: &Book<'_>| book.marks.iter().any(|mark| mark.opens(self.small()));
            self.lower.iter().any(|(_, word)| LANGUAGE.slutna.ganger.contains(word))
                && known.derived.books.iter().any(opens)
        };
        words.iter().any(ours) || unit() || noun() || self.has_period() || rows() || theme() || self.tells_of_seats()
    }

    /// Whether the time that is meant may stand in another sentence: "Året därefter".
    pub(super) fn points_back(&self) -> bool {
        let beside = |pair: &[(Range<usize>, String)]| {
            pair[0].1 == LANGUAGE.smaord.aret && LANGUAGE.aret_intill.contains_key(&pair[1].1)
        };
        let then = self.has_any(&LANGUAGE.slutna.darefter);
        !self.earlier.is_empty() || self.years().is_empty() && (then || self.lower.windows(2).any(beside))
    }

    /// Whether a stretch has a time of its own.
    pub(super) fn is_timed(&self, stretch: &Range<usize>) -> bool {
        let words = self.words_in(stretch);
        self.readings.iter().any(|r| crate::review::figures::is_year(r) && stretch.contains(&r.range.start))
            || words.iter().any(|word| LANGUAGE.hela_tiden.contains(word) && !LANGUAGE.summor.contains(word))
    }

    /// Whether seats are meant: "på plats" is where something was.
    fn tells_of_seats(&self) -> bool {
        let word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
        let seat = |at: usize| LANGUAGE.platsord.begin(word(at)) && (at == 0 || word(at - 1) != LANGUAGE.smaord.pa);
        (0..self.lower.len()).any(seat)
    }

    /// What a count may be by all sheets that the sentence speaks of; nothing where it speaks of none.
    fn counts_given(
        &self,
        known: &Known<'_, '_>,
        counted: &Counted,
        (stretch, shared): (&Range<usize>, bool),
    ) -> Option<Given> {
        let mut given = Given::default();
        let before = self.before(counted.0.start);
        let clause = self.clause_in(stretch, &counted.0);
        // "av sex", "av de sex": all of them, whatever the sentence tells of the part.
        let genitive = before.ends_with('s') && !LANGUAGE.slutna.ord.contains(before);
        let whole = self.is_led_by_of(&counted.0)
            || genitive
            || [LANGUAGE.smaord.de, LANGUAGE.smaord.periodens].contains(&before);
        let strict = !whole && !shared;
        let at = (stretch, &counted.0);
        let kind = if whole { Kind::Any } else { self.kind_beside(known, counted) };
        let forum = known.seated.is_some_and(|seated| seated.is_forum(self));
        for book in known.derived.books.iter().filter(|book| !book.has_amounts()) {
            if book.has_seats() {
                let of_seats = self.tells_of_seats() || (forum && self.years().is_empty());
                if (of_seats || self.names_unit_of(book)) && kind != Kind::Rows {
                    self.seats_given(book, at, strict, &mut given)?;
                }
                continue;
            }
            let people = known.attended.filter(|attended| book.is_of(attended)).filter(|_| !self.tells_of_seats());
            if self.tells_of_seats() || people.is_some_and(|attended| self.is_of_other_unit(known, attended, &clause)) {
                continue;
            }
            let speaks = self.speaks_of_rows(book) || people.is_some_and(|attended| self.speaks_of_people(attended));
            if !speaks {
                continue;
            }
            let reaches = self.closed_reaches(book, at, strict)?;
            if let Some(attended) = people.filter(|_| kind != Kind::Rows) {
                self.people_given((book, attended), &reaches, (&clause, strict), &mut given);
            }
            if kind != Kind::People {
                self.rows_given((book, known.attended), &reaches, &mut given);
            }
        }
        Some(given)
    }

    /// What a count is of by the word after it.
    fn kind_beside(&self, known: &Known<'_, '_>, counted: &Counted) -> Kind {
        let next = self.after(counted.0.end).next().unwrap_or_default();
        // "var med på sex av de sju".
        if next == LANGUAGE.smaord.av {
            return Kind::Any;
        }
        let person = LANGUAGE.personord.begin(next) || known.attended.is_some_and(|attended| is_people(attended, next));
        let row = known.derived.books.iter().any(|book| {
            let listed = |word: &str| book.marks.iter().any(|mark| mark.listed && mark.is_kind(word));
            book.is_row(next) || (book.has_years() && !book.has_seats() && listed(next))
        });
        let unit = known.attended.is_some_and(|attended| !attended.named(&[next]).is_empty());
        // "sju personer 2017 men bara fem 2019": where the sentence counts nothing else.
        let times = |word: &str| LANGUAGE.slutna.ganger.contains(word);
        let counted_rows = || {
            let is = |book: &Book<'_>| book.has_years() && !book.has_seats() && !book.has_amounts();
            let names = |book: &Book<'_>, word: &str| {
                book.is_row(word) || book.marks.iter().any(|m| m.listed && m.is_kind(word))
            };
            let word = |word: &str| times(word) || known.derived.books.iter().any(|b| is(b) && names(b, word));
            self.lower.iter().any(|(_, lower)| word(lower))
        };
        let of_people = |attended: &Attended<'_>| self.speaks_of_people(attended);
        let person = person || (!row && known.attended.is_some_and(of_people) && !counted_rows());
        match (person || unit, row) {
            (true, false) => Kind::People,
            (false, true) => Kind::Rows,
            _ => Kind::Any,
        }
    }

    /// "sex från trafikkontoret": of a unit that has seats and no column among those who took part.
    fn is_of_other_unit(&self, known: &Known<'_, '_>, attended: &Attended<'_>, clause: &Range<usize>) -> bool {
        let unit =
            |book: &Book<'_>| book.has_seats() && self.values(book, clause).values().flatten().any(|m| !m.listed);
        known.derived.books.iter().any(unit) && attended.named(&self.words_in(clause)).is_empty()
    }

    fn names_unit_of(&self, book: &Book<'_>) -> bool {
        let values = self.values(book, &self.range);
        values.values().flatten().any(|mark| !mark.listed)
    }

    fn speaks_of_rows(&self, book: &Book<'_>) -> bool {
        let is = |word: &str| book.is_row(word) || book.marks.iter().any(|mark| mark.listed && mark.is_kind(word));
        let values = || book.has_years() && !self.values(book, &self.range).is_empty();
        self.lower.iter().any(|(_, word)| book.is_row(word) || book.has_years() && is(word)) || values()
    }

    fn speaks_of_people(&self, attended: &Attended<'_>) -> bool {
        let words = self.words();
        words.iter().any(|word| is_people(attended, word)) || !attended.named(&words).is_empty()
    }

    fn seats_given(
        &self,
        book: &Book<'_>,
        at: (&Range<usize>, &Range<usize>),
        strict: bool,
        given: &mut Given,
    ) -> Option<()> {
        let reaches = self.closed_reaches(book, at, strict)?;
        let whole = |rows: &Rows| rust_decimal::prelude::ToPrimitive::to_i64(&book.seated(rows)).unwrap_or_default();
        let all = whole(book.rows());
        for reach in &reaches {
            let seats = whole(&reach.rows);
            given.add(seats, || reach.what.join(", "), book.place());
            if self.has_any(&LANGUAGE.slutna.andra) {
                given.numbers.push(all - seats);
            }
        }
        Some(())
    }

    fn people_given(
        &self,
        (book, attended): (&Book<'_>, &Attended<'_>),
        reaches: &[Reach],
        (clause, strict): (&Range<usize>, bool),
        given: &mut Given,
    ) {
        let ways = self.units_of(attended, clause, strict);
        let named: BTreeSet<usize> = attended.named(&self.words()).into_iter().collect();
        for reach in reaches {
            for way in &ways {
                let people = |row: &usize| -> i64 {
                    let one = |unit: Option<usize>| attended.of_row(*row, unit).map_or(0, |(number, _)| number);
                    if way.is_empty() { one(None) } else { way.iter().map(|unit| one(Some(*unit))).sum() }
                };
                let sum = reach.rows.iter().map(people).sum::<i64>();
                given.add(sum, || reach.what.join(", "), book.place());
                // "två politiker och 15 andra": those of no unit that is named.
                if way.is_empty() && !named.is_empty() {
                    let others = reach.rows.iter().flat_map(|row| named.iter().map(move |unit| (row, unit)));
                    let others = others.filter_map(|(row, unit)| attended.of_row(*row, Some(*unit)));
                    given.numbers.push(sum - others.map(|(number, _)| number).sum::<i64>());
                }
                if self.tells_average() {
                    let mean = Decimal::from(sum).checked_div(number(reach.rows.len())).unwrap_or_default();
                    given.numbers.extend(rust_decimal::prelude::ToPrimitive::to_i64(&mean.round()));
                }
            }
        }
        if self.compares() {
            let told = given.numbers.clone();
            given.numbers.extend(told.iter().flat_map(|one| told.iter().map(move |other| (one - other).abs())));
        }
    }

    /// The units that a stretch may count: all that it names together and each, or those of the sentence, or everybody.
    fn units_of(&self, attended: &Attended<'_>, clause: &Range<usize>, strict: bool) -> Vec<BTreeSet<usize>> {
        let named = |stretch: &Range<usize>| -> BTreeSet<usize> {
            attended.named(&self.words_in(stretch)).into_iter().collect()
        };
        let inner = named(clause);
        let outer = named(&self.whole(clause));
        let mut ways: Vec<BTreeSet<usize>> = Vec::new();
        let some = if inner.is_empty() { &outer } else { &inner };
        if !some.is_empty() {
            ways.push(some.clone());
            ways.extend(some.iter().map(|unit| BTreeSet::from([*unit])));
        }
        // "från staden och polisen": everybody.
        let ours = self.words_in(clause).iter().any(|word| LANGUAGE.kommunen.contains(word));
        if inner.is_empty() || !strict || ours {
            ways.push(BTreeSet::new());
        }
        ways
    }

    fn rows_given(&self, (book, attended): (&Book<'_>, Option<&Attended<'_>>), reaches: &[Reach], given: &mut Given) {
        let count = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
        let all = book.rows().len();
        for reach in reaches {
            given.add(count(reach.rows.len()), || reach.what.join(", "), book.place());
            if self.has_any(&LANGUAGE.slutna.andra) {
                given.numbers.push(count(all - reach.rows.len()));
                given.numbers.push(count(reach.rows.len().saturating_sub(1)));
            }
            let Some(attended) = attended.filter(|attended| book.is_of(attended)) else { continue };
            let of = |row: usize, unit: usize| attended.of_row(row, Some(unit)).map_or(0, |(number, _)| number);
            let units: Vec<usize> = attended.named(&self.words());
            // Rows to which somebody of a unit came, and to which more came of one than of another.
            for unit in &units {
                given.numbers.push(count(reach.rows.iter().filter(|row| of(**row, *unit) > 0).count()));
                for other in &units {
                    let more = reach.rows.iter().filter(|row| of(**row, *unit) > of(**row, *other));
                    given.numbers.push(count(more.count()));
                }
            }
        }
    }
}
