//! Numbers one after another, each with what it is of: "förvaltningarna 57, bolagen 24 och kontoret 17", "4 (2020), 14 (2021)". Where the
//! sheet gives all of them but one, that one is told, and a whole before or after them that they do not make.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Derived;
use super::books::{Book, Rows, number};
use crate::place::Place;
use crate::review::figures::{Sentence, Slip, is_year};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::tables::{Attended, Seats};

/// So many numbers with what each is of tell by themselves what they count.
const TELLING: usize = 3;

/// What a number is of stands at most so many words from it.
const NEAR: usize = 5;

/// Where the sentence's own rows are so few, each may be what it is about.
const SINGLE: usize = 3;

/// A number of the sentence.
struct Told {
    range: Range<usize>,
    value: Decimal,
    amount: bool,
}

/// What a number may be of: where it stands, and which of its kind it is.
struct Key {
    range: Range<usize>,
    id: usize,
}

/// What the numbers are of.
#[derive(Clone, Copy)]
enum Kind<'d, 'a> {
    /// Who took part.
    Units(&'d Book<'a>, &'d Attended<'a>),
    /// The values of a column.
    Values(&'d Book<'a>, usize),
    Years(&'d Book<'a>),
}

/// Numbers with what each is of, and the one that has nothing beside it.
struct Pairs {
    pairs: Vec<(usize, usize)>,
    whole: Option<usize>,
}

/// What a sheet has for each of them, in one sense.
struct Sight {
    known: Vec<Decimal>,
    /// What it has for all that there are.
    all: Decimal,
    what: String,
    place: Option<Place>,
    /// Shares may be rounded.
    rounded: bool,
    /// Whether a number that the sheet has not is told by this sense.
    first: bool,
}

impl Sentence<'_> {
    /// The one number of several, each with what it is of, that the sheets do not give.
    pub(super) fn derived_of_each(&self, derived: &Derived<'_>, attended: Option<&Attended<'_>>) -> Option<Slip> {
        let numbers = self.numbers_told(derived);
        let budget = |(_, word): &(Range<usize>, String)| word.starts_with(LANGUAGE.smaord.budget);
        if numbers.len() < 2
            || self.lower.iter().any(budget)
            || numbers.iter().any(|told| self.is_bound(&told.range) || self.is_quoted(&told.range))
        {
            return None;
        }
        let mut wrong = Vec::new();
        for kind in self.kinds_told(derived, attended) {
            let keys = self.keys(kind);
            let Some(pairs) = self.pairs(&numbers, &keys) else { continue };
            let sights = self.sights((kind, attended), &pairs, &numbers);
            if let Some(sight) = sights.iter().find(|sight| sight.misses(&pairs, &numbers).is_empty()) {
                return self.whole_of(kind, &pairs, &numbers, sight);
            }
            wrong.extend(self.one_wrong(kind, &pairs, &numbers, &sights));
        }
        wrong.into_iter().next()
    }

    /// The numbers of the sentence but its years, with "en" where it stands beside what it counts.
    fn numbers_told(&self, derived: &Derived<'_>) -> Vec<Told> {
        let read = self.readings.iter().filter(|reading| !is_year(reading)).filter_map(|reading| {
            let (value, amount) = match reading.numerals.first()?.0 {
                Numeral::Amount(amount) => (amount, true),
                Numeral::Share(share) => (share, false),
                // "den fjärde" counts nothing.
                Numeral::Count(count) if reading.numerals.first()?.1.is_some() => (Decimal::from(count), false),
                _ => return None,
            };
            // "två av de sex aktiviteterna": the whole is none of each.
            let other = !amount && (self.is_of_years(derived, &reading.range) || self.is_of_them(&reading.range));
            (!other).then(|| Told { range: reading.range.clone(), value: value.normalize(), amount })
        });
        let mut all: Vec<Told> = read.collect();
        if !all.is_empty() {
            let ones = (0..self.lower.len()).filter(|at| self.is_one_of(derived, *at));
            all.extend(ones.map(|at| Told { range: self.lower[at].0.clone(), value: Decimal::ONE, amount: false }));
            all.sort_by_key(|told| told.range.start);
            all.dedup_by(|one, other| one.range.start < other.range.end);
        }
        all
    }

    /// Whether a number is of years or months: "under sex år", not "sex årsmöten".
    fn is_of_years(&self, derived: &Derived<'_>, range: &Range<usize>) -> bool {
        let next = self.after(range.end).next().unwrap_or_default();
        LANGUAGE.tidsord.begin(next) && !self.is_occasion(next) && !is_listed(derived, next)
    }

    /// "de sex", "av sex".
    fn is_of_them(&self, range: &Range<usize>) -> bool {
        let before = self.before(range.start);
        before == LANGUAGE.smaord.av || LANGUAGE.sifferord.de_dem.contains(before)
    }

    fn is_occasion(&self, word: &str) -> bool {
        word.starts_with(LANGUAGE.sifferord.gang.as_str()) || LANGUAGE.tillfallen.contains(word)
    }

    /// Whether the word at an index is "en" beside what it counts.
    fn is_one_of(&self, derived: &Derived<'_>, at: usize) -> bool {
        let word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
        let next = word(at + 1);
        LANGUAGE.sifferord.ett.contains(word(at))
            && (next.is_empty()
                || self.text[self.lower[at].0.end..].starts_with([',', ';'])
                || LANGUAGE.platsord.begin(next)
                || self.is_occasion(next)
                || next == LANGUAGE.smaord.vardera
                || next == LANGUAGE.smaord.och
                || LANGUAGE.prepositioner.contains(next)
                || is_listed(derived, next))
    }

    /// What the numbers may be of: the units, years and columns of which the sentence names several.
    fn kinds_told<'d, 'a>(&self, derived: &'d Derived<'a>, attended: Option<&'d Attended<'a>>) -> Vec<Kind<'d, 'a>> {
        let mut kinds = Vec::new();
        for book in &derived.books {
            if let Some(attended) = attended.filter(|attended| book.is_of(attended)) {
                kinds.push(Kind::Units(book, attended));
            }
            if book.has_years() && !book.has_seats() {
                kinds.push(Kind::Years(book));
            }
            let any = book.has_seats() || book.is_of_reports();
            let columns = book.marks.iter().filter(|mark| any || mark.listed).map(|mark| mark.column);
            let columns: BTreeSet<usize> = columns.collect();
            kinds.extend(columns.into_iter().map(|column| Kind::Values(book, column)));
        }
        kinds
    }

    /// What of a kind the sentence names, in order.
    fn keys(&self, kind: Kind<'_, '_>) -> Vec<Key> {
        match kind {
            Kind::Units(_, attended) => {
                let of = |(range, word): &(Range<usize>, String)| match attended.named(&[word.as_str()]).as_slice() {
                    [id] => Some(Key { range: range.clone(), id: *id }),
                    _ => None,
                };
                self.lower.iter().filter_map(of).collect()
            }
            Kind::Years(book) => {
                let of = |reading: &Reading| {
                    let year = reading.numerals.iter().find_map(|(numeral, _)| match numeral {
                        Numeral::Year(year) if book.years().contains(year) => usize::try_from(*year).ok(),
                        _ => None,
                    });
                    Some(Key { range: reading.range.clone(), id: year? })
                };
                self.readings.iter().filter_map(of).collect()
            }
            Kind::Values(book, column) => self.keys_of_column(book, column),
        }
    }

    fn keys_of_column(&self, book: &Book<'_>, column: usize) -> Vec<Key> {
        let marks = || book.marks.iter().enumerate().filter(|(_, mark)| mark.column == column);
        let mut keys: Vec<Key> = Vec::new();
        let mut at = 0;
        while at < self.lower.len() {
            let spans = marks().filter_map(|(id, mark)| Some((mark.spans(&self.lower[at..])?, id)));
            let longest = spans.max_by_key(|(words, _)| *words);
            if let Some((words, id)) = longest {
                keys.push(Key { range: self.lower[at].0.start..self.lower[at + words - 1].0.end, id });
                at += words;
            } else {
                at += 1;
            }
        }
        keys
    }

    /// Each number with the one thing that stands before it, or after it, whichever way more of them have one.
    fn pairs(&self, numbers: &[Told], keys: &[Key]) -> Option<Pairs> {
        if keys.len() < 2 {
            return None;
        }
        let (before, after) = (self.pairs_one_way(numbers, keys, true), self.pairs_one_way(numbers, keys, false));
        let first_is_key = keys[0].range.start < numbers[0].range.start;
        let count = |pairs: &Option<Pairs>| pairs.as_ref().map_or(0, |pairs| pairs.pairs.len());
        let key_first = count(&before) > count(&after) || (count(&before) == count(&after) && first_is_key);
        if key_first { before } else { after }
    }

    fn pairs_one_way(&self, numbers: &[Told], keys: &[Key], before: bool) -> Option<Pairs> {
        let mut found = Pairs { pairs: Vec::new(), whole: None };
        for (index, told) in numbers.iter().enumerate() {
            let gap = if before {
                index.checked_sub(1).map_or(self.range.start, |at| numbers[at].range.end)..told.range.start
            } else {
                told.range.end..numbers.get(index + 1).map_or(self.range.end, |next| next.range.start)
            };
            let near = |key: &&Key| {
                let between = if before { key.range.end..told.range.start } else { told.range.end..key.range.start };
                gap.start <= key.range.start && key.range.end <= gap.end && self.words_in(&between).len() <= NEAR
            };
            let each = before && self.after(told.range.end).next() == Some(LANGUAGE.smaord.vardera);
            let mut inside = keys.iter().filter(near).peekable();
            let first = inside.next();
            match first {
                Some(key) if inside.peek().is_none() || each => {
                    found.pairs.push((index, key.id));
                    found.pairs.extend(inside.map(|key| (index, key.id)));
                }
                None if found.whole.is_none() => found.whole = Some(index),
                _ => return None,
            }
        }
        let different: BTreeSet<usize> = found.pairs.iter().map(|(_, id)| *id).collect();
        (found.pairs.len() > 1 && different.len() == found.pairs.len()).then_some(found)
    }

    /// Every sense in which a sheet has numbers for what is told.
    fn sights(
        &self,
        (kind, attended): (Kind<'_, '_>, Option<&Attended<'_>>),
        pairs: &Pairs,
        numbers: &[Told],
    ) -> Vec<Sight> {
        let money = pairs.pairs.iter().any(|(at, _)| numbers[*at].amount);
        let book = match kind {
            Kind::Units(book, _) | Kind::Values(book, _) | Kind::Years(book) => book,
        };
        let mut sights = Vec::new();
        if money && !book.has_amounts() || (book.has_amounts() && !money && !matches!(kind, Kind::Years(_))) {
            return sights;
        }
        let rows_of = |id: usize| match kind {
            Kind::Units(..) => book.rows().clone(),
            Kind::Values(..) => book.marks[id].rows.clone(),
            Kind::Years(_) => book.of_years(&i32::try_from(id).into_iter().collect()),
        };
        for (rows, first) in self.row_sets(kind, book) {
            let mut add = |what: &str, rounded: bool, of: &dyn Fn(&Rows, usize) -> Decimal, all: Decimal| {
                let known = pairs.pairs.iter().map(|(_, id)| of(&(&rows & &rows_of(*id)), *id)).collect();
                sights.push(Sight { known, all, what: what.to_owned(), place: book.place(), rounded, first });
            };
            let sheet = book.spec.blad.as_str();
            match kind {
                Kind::Units(_, attended) => {
                    let of = |rows: &Rows, unit: Option<usize>| people(attended, rows, unit);
                    let all = of(&rows, None);
                    add(sheet, false, &|rows, id| of(rows, Some(id)), all);
                    let share = |rows: &Rows, id: usize| {
                        (of(rows, Some(id)) * Decimal::ONE_HUNDRED).checked_div(all).unwrap_or_default()
                    };
                    add(sheet, true, &share, Decimal::ONE_HUNDRED);
                }
                _ if book.has_amounts() => {
                    add(sheet, false, &|rows, _| book.paid(rows), book.paid(&rows));
                }
                _ if book.has_seats() => {
                    add(sheet, false, &|rows, _| book.seated(rows), book.seated(&rows));
                }
                _ => {
                    add(sheet, false, &|rows, _| number(rows.len()), number(rows.len()));
                    if let Some(attended) = attended.filter(|attended| book.is_of(attended)) {
                        let of = |rows: &Rows| people(attended, rows, None);
                        add(sheet, false, &|rows, _| of(rows), of(&rows));
                    }
                }
            }
        }
        sights
    }

    /// The rows that the numbers may be of: all, and those that the sentence names, together and each where they are few. Those of another
    /// value make a number right, but none wrong.
    fn row_sets(&self, kind: Kind<'_, '_>, book: &Book<'_>) -> Vec<(Rows, bool)> {
        let own = match kind {
            Kind::Values(_, column) => Some(column),
            _ => None,
        };
        let all = book.rows();
        let mut named = all.clone();
        if !matches!(kind, Kind::Years(_)) && !self.years().is_empty() {
            named = &named & &book.of_years(&self.years().into_iter().collect());
        }
        for (column, marks) in book.named(self.small(), &self.words()) {
            if Some(column) != own {
                let of_marks: Rows = marks.iter().flat_map(|mark| mark.rows.iter().copied()).collect();
                let both = &named & &of_marks;
                named = if both.is_empty() { named } else { both };
            }
        }
        let mut sets = vec![(named.clone(), true)];
        if named.len() <= SINGLE && matches!(kind, Kind::Units(..)) {
            sets.extend(named.iter().map(|row| (Rows::from([*row]), true)));
        }
        sets.push((all.clone(), named.len() == all.len()));
        let others = book.marks.iter().filter(|mark| mark.listed && Some(mark.column) != own);
        sets.extend(others.map(|mark| (all & &mark.rows, false)));
        sets
    }

    /// The number that the sheet does not have, where it has the others.
    fn one_wrong(&self, kind: Kind<'_, '_>, pairs: &Pairs, numbers: &[Told], sights: &[Sight]) -> Option<Slip> {
        // "två gånger" is none of people or things.
        let occasion = |(at, _): &(usize, usize)| {
            self.after(numbers[*at].range.end).next().is_some_and(|word| self.is_occasion(word))
        };
        let reports = matches!(kind, Kind::Values(book, _) if book.is_of_reports());
        if !self.is_of_kind(kind, pairs, numbers) || !reports && pairs.pairs.iter().any(occasion) {
            return None;
        }
        let one = |sight: &&Sight| sight.first && sight.misses(pairs, numbers).len() == 1;
        let mut found = sights.iter().filter(one).map(|sight| (sight.misses(pairs, numbers)[0], sight));
        let (at, sight) = found.next()?;
        if found.any(|(other, _)| other != at) {
            return None;
        }
        let told = &numbers[pairs.pairs[at].0];
        let known = sight.known[at];
        Some(self.slip_of(told, known, sight))
    }

    /// Whether the sentence says what is told of each: enough of them do by themselves.
    fn is_of_kind(&self, kind: Kind<'_, '_>, pairs: &Pairs, numbers: &[Told]) -> bool {
        let words = self.words();
        let several = pairs.pairs.len() >= TELLING;
        match kind {
            Kind::Units(_, attended) => {
                several && words.iter().any(|word| attended.is_person(word)) || pairs.pairs.len() > TELLING
            }
            Kind::Years(book) => {
                several && (!book.has_amounts() || self.is_of_own_costs(book) || numbers.len() > TELLING)
            }
            Kind::Values(book, _) if book.has_amounts() => several && self.is_of_own_costs(book),
            Kind::Values(book, _) if book.has_seats() => Seats::speaks(&words),
            Kind::Values(book, _) if book.is_of_reports() => {
                let reports = |word: &&str| LANGUAGE.rapporterat.begin(word) || self.is_occasion(word);
                words.iter().any(reports)
            }
            Kind::Values(book, column) => several && book.marks.iter().any(|mark| mark.column == column && mark.listed),
        }
    }

    /// A whole that numbers which are all that there are do not make: "tre dokument, nämligen en riktlinje och en plan".
    fn whole_of(&self, kind: Kind<'_, '_>, pairs: &Pairs, numbers: &[Told], sight: &Sight) -> Option<Slip> {
        let told = &numbers[pairs.whole?];
        let sum: Decimal = pairs.pairs.iter().map(|(at, _)| numbers[*at].value).sum();
        let next = self.after(told.range.end).next().unwrap_or_default();
        let first = pairs.whole == Some(0);
        let alike = match kind {
            Kind::Values(book, _) if book.is_of_reports() => first && self.is_occasion(next),
            Kind::Values(book, _) if book.has_seats() => first && LANGUAGE.platsord.begin(next),
            _ => told.amount || first && next == LANGUAGE.smaord.av,
        };
        let summed = self.has_any(&LANGUAGE.summor)
            || LANGUAGE.uppraknas.iter().any(|mark| self.text[self.range.clone()].contains(mark.as_str()));
        let whole = sum == sight.all && !sight.rounded && told.value != sum && alike && summed && sight.first;
        whole.then(|| self.slip_of(told, sum, sight))
    }

    fn slip_of(&self, told: &Told, known: Decimal, sight: &Sight) -> Slip {
        let reading = self.readings.iter().find(|reading| reading.range == told.range).filter(|_| told.amount);
        match reading {
            Some(reading) => self.amount_slip(reading, known, sight.what.clone(), sight.place.clone()),
            None if sight.rounded => self.share_slip(told.range.clone(), known),
            None => {
                let typed = told.value.to_i64().unwrap_or_default();
                let known = known.to_i64().unwrap_or_default();
                self.count_slip(&(told.range.clone(), typed), known, sight.what.clone(), sight.place.clone())
            }
        }
    }
}

/// Whether a word stands for a value of a list.
fn is_listed(derived: &Derived<'_>, word: &str) -> bool {
    derived.books.iter().flat_map(|book| &book.marks).any(|mark| mark.listed && mark.is_kind(word))
}

/// How many of a unit, or of all, came to some rows.
fn people(attended: &Attended<'_>, rows: &Rows, unit: Option<usize>) -> Decimal {
    let one = |row: &usize| attended.of_row(*row, unit).map_or(0, |(number, _)| number);
    Decimal::from(rows.iter().map(one).sum::<i64>())
}

impl Sight {
    /// Which of the numbers the sheet has not in this sense.
    fn misses(&self, pairs: &Pairs, numbers: &[Told]) -> Vec<usize> {
        let right = |at: usize| {
            let typed = numbers[pairs.pairs[at].0].value;
            let known = self.known[at];
            if self.rounded { (typed - known).abs() < Decimal::ONE } else { typed == known }
        };
        (0..pairs.pairs.len()).filter(|at| !right(*at)).collect()
    }
}
