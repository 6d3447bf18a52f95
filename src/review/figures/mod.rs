//! G28: typed figures that the workbook, or the sentence itself, computes: counts and amounts of a year, dates of what is
//! registered, totals, shares, differences, and how many things a list has. All of it is read from prose, so all are warnings, and
//! what speaks of somebody else is left alone.

mod absence;
mod arithmetic;
mod attended;
mod continued;
mod counted;
mod derived;
mod exactness;
mod first_clause;
mod fractions;
mod left_out;
mod lists;
mod means;
mod mistyped;
mod months;
mod names;
mod numbered;
mod of_another;
mod paid;
mod parts;
mod permitted;
mod pieces;
mod ratios;
mod reported;
mod rows;
mod rows_counted;
mod seats;
mod sheets;
mod since;
mod spans;
mod themes;
mod town_seats;
mod trends;
mod turnout;
mod years;

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use chrono::Datelike;
use rust_decimal::Decimal;

use self::derived::Derived;
use self::names::Names;
use self::pieces::Counted;
use self::rows::NamedRows;
use self::seats::Seated;
use super::Review;
use super::language_data::LANGUAGE;
use super::passages::{Origin, Passage, PassageKind, Spoken};
use super::phrases;
use super::readings::{Numeral, Reading};
use super::subjects::Subject;
use super::tables::{Attended, Countable, Priced};
use super::word_set::{Shapes, WordSet};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::Message;
use crate::model::{Placed, Value};
use crate::templates::Language;

/// What is found: where, what to say, and another place.
type Slip = (Range<usize>, Message, Option<crate::place::Place>);

/// What the workbook knows.
struct Sheets<'a> {
    counted: Vec<Countable<'a>>,
    priced: Option<Priced<'a>>,
    attended: Option<Attended<'a>>,
    seats: Option<Seated<'a>>,
    named: NamedRows<'a>,
    derived: Derived<'a>,
}

/// Runs the family on the documents that speak of this case's own time.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let sheets = Sheets {
        counted: Countable::all(review),
        priced: Priced::of(review),
        attended: Attended::of(review),
        seats: Seated::of(review),
        named: NamedRows::all(review),
        derived: Derived::of(review),
    };
    let (kinds, home, names) = (own_kinds(review), home(review), Names::of(review));
    let own_names = Own { kinds: &kinds, home: &home, names: &names, period: period(review) };
    let own = review.passages.iter().filter(|passage| !review.is_reproduced(passage.document));
    for passage in own.filter(|p| matches!(p.kind, PassageKind::Paragraph | PassageKind::Item)) {
        let sentences = Sentence::all(review, &own_names, passage);
        let whole_or_first = |sentence: &Sentence<'_>| {
            let whole = sentence.slips(&sheets);
            let first = || sentence.before_rest(review, &own_names, passage).map(|first| first.slips(&sheets));
            if whole.is_empty() { first().unwrap_or_default() } else { whole }
        };
        let mut slips: Vec<Slip> = sentences.iter().flat_map(whole_or_first).collect();
        slips.extend(sentences.windows(2).filter_map(|pair| pair[1].goes_on(&pair[0], &sheets)));
        let list = lists::list_after(passage);
        slips.extend(sentences.last().zip(list).and_then(|(sentence, items)| sentence.leads_in(items)));
        slips.sort_by_key(|(range, ..)| range.start);
        slips.dedup_by(|one, other| one.0 == other.0);
        for (range, message, more) in slips {
            let typed = |s: &super::passages::Stretch<'_>| {
                matches!(s.origin, Origin::Typed(_)) && s.range.start < range.end && range.start < s.range.end
            };
            if let Some(place) = passage.place(&range).filter(|_| passage.stretches.iter().any(typed)) {
                findings.push(more.into_iter().fold(Diagnostic::warning(message).at(place), Diagnostic::at));
            }
        }
    }
}

/// What a case calls its own.
struct Own<'a> {
    /// What its documents are called.
    kinds: &'a [String],
    /// The names of the municipality, in lower case.
    home: &'a [String],
    names: &'a Names,
    /// The years that it follows up.
    period: Option<(i32, i32)>,
}

/// A sentence with its numerals.
struct Sentence<'a> {
    /// How numbers are written.
    language: &'a Language,
    text: &'a str,
    range: Range<usize>,
    /// The sentence before it in its paragraph.
    earlier: Range<usize>,
    lower: &'a [Spoken],
    /// The shapes of its words: most lists that it is asked about have none of them.
    shapes: Shapes,
    readings: Vec<Reading>,
    subject: Subject,
    /// The noun in the definite form that it opens with, and whether that is the case's own.
    opener: Option<(String, bool)>,
    /// Whether it names somebody else than the case's own.
    others: bool,
    /// Whether it names somebody that no sheet has a row for.
    strangers: bool,
    /// Whether it has neither a numeral nor a word that stands for one: only what it says straight of rows is looked at.
    plain: bool,
    /// The years that the case follows up.
    period: Option<(i32, i32)>,
    /// What the case's documents are called: "anvisningen".
    kinds: &'a [String],
    /// The names of the municipality, in lower case.
    home: &'a [String],
    /// All of it in small letters, when a rule first asks for that.
    small: OnceCell<String>,
    /// Whether it is about what has been paid: several rules ask.
    about_costs: OnceCell<bool>,
    /// The year that it is about: several rules ask.
    time_told: OnceCell<Option<Option<i32>>>,
    /// Its counts with "en" among them, which most rules ask for.
    counts: OnceCell<Vec<Counted>>,
}

/// A sentence of more numbers than these is a table without lines: nothing certain can be said of it, and each number would be held
/// against each other.
const MOST_NUMBERS: usize = 100;

impl<'a> Sentence<'a> {
    fn all(review: &'a Review<'_>, own: &Own<'a>, passage: &'a Passage<'_>) -> Vec<Self> {
        let text = passage.text.as_str();
        let all = passage.readings(&review.reader);
        if all.is_empty()
            && !passage.lower.iter().any(|word| is_telling(word) || LANGUAGE.direkt.talande.contains(word))
        {
            return Vec::new();
        }
        let mut next_earlier = 0..0;
        let made = passage.spoken().filter_map(|lower| {
            let ((first, _), (last, _)) = (lower.first()?, lower.last()?);
            let end = text[last.end..].find(['.', '!', '?', '\n']).map_or(text.len(), |at| last.end + at);
            let range = first.start..end;
            let earlier = std::mem::replace(&mut next_earlier, range.clone());
            Self::of(review, own, passage, (lower, range, earlier))
        });
        made.collect()
    }

    /// One sentence, where it has something to be held against the sheets.
    fn of(
        review: &'a Review<'_>,
        own: &Own<'a>,
        passage: &'a Passage<'_>,
        (lower, range, earlier): (&'a [Spoken], Range<usize>, Range<usize>),
    ) -> Option<Self> {
        let (text, all) = (passage.text.as_str(), passage.readings(&review.reader));
        let mut readings: Vec<Reading> =
            all.iter().filter(|reading| range.contains(&reading.range.start)).cloned().collect();
        if readings.len() > MOST_NUMBERS {
            return None;
        }
        // Numbers in words come after those in digits.
        readings.sort_by_key(|reading| reading.range.start);
        // Without a numeral a sentence says something of the sheets only by what it denies, and by its fractions.
        let tells = !readings.is_empty() || lower.iter().any(|(_, word)| is_telling(word));
        let at = match readings.first() {
            Some(reading) => reading.range.start,
            None if tells || lower.iter().any(|(_, word)| LANGUAGE.direkt.talande.contains(word)) => range.start,
            None => return None,
        };
        let subject = review.subjects.of(passage, range.clone(), at);
        let others = review.subjects.names_others(passage, &range);
        let strangers = others && !own.names.are_all_of(review, passage, &range);
        let opener = review.subjects.opener(passage, &range);
        Some(Self {
            text,
            range,
            earlier,
            lower,
            shapes: Shapes::of(lower.iter().map(|(_, word)| word)),
            readings,
            subject,
            opener,
            others,
            strangers,
            plain: !tells,
            language: &review.templates.sprak,
            period: own.period,
            kinds: own.kinds,
            home: own.home,
            small: OnceCell::new(),
            about_costs: OnceCell::new(),
            time_told: OnceCell::new(),
            counts: OnceCell::new(),
        })
    }

    /// What is wrong with its figures.
    fn slips(&self, sheets: &Sheets<'_>) -> Vec<Slip> {
        if self.plain {
            let attended = sheets.attended.as_ref();
            let mean = self.mean_attended(attended).filter(|_| !self.others && !self.is_of_then());
            return mean.into_iter().chain(self.direct(&sheets.derived, attended)).collect();
        }
        let mut slips = self.arithmetic();
        slips.extend(self.wholes());
        slips.extend(self.mean_of_amounts());
        slips.extend(self.years_counted());
        slips.extend(self.shared_out());
        slips.extend(self.enumeration());
        slips.extend(self.names_after());
        slips.extend(self.all_are());
        slips.extend(self.beside_period().or_else(|| self.other_period()));
        slips.extend(self.held_to_sheets(sheets));
        slips
    }

    /// What is wrong with its figures by what the sheets have.
    fn held_to_sheets(&self, sheets: &Sheets<'_>) -> Vec<Slip> {
        let mut slips = Vec::new();
        let (named, attended) = (sheets.named.named_by(self), sheets.attended.as_ref());
        let most = self.most_attended(attended, &sheets.named, &named);
        slips.extend(most.or_else(|| self.extreme_row(attended, &sheets.named, &named)));
        slips.extend(self.attended_by_rows(attended, &named));
        let then = self.is_of_then();
        if !self.others && named.is_empty() && !then {
            slips.extend(self.attended(attended));
            slips.extend(self.attended_by_kind(attended));
            slips.extend(self.average_attended(attended, &sheets.counted));
            slips.extend(self.mean_attended(attended));
            slips.extend(self.share_of_unit(attended));
            slips.extend(self.share_in_words(attended));
            slips.extend(self.times_of_unit(attended));
            slips.extend(self.paid(sheets.priced.as_ref()));
            slips.extend(self.trends(sheets.priced.as_ref()));
            slips.extend(self.themes(&sheets.counted));
            slips.extend(self.fraction_of_rows(&sheets.counted));
            slips.extend(self.rows_counted(&sheets.counted));
            slips.extend(self.times_as_many(&sheets.counted));
        }
        if self.subject != Subject::Other && !then {
            slips.extend(self.counts(&sheets.counted));
            slips.extend(self.parts_of_rows(&sheets.counted));
            slips.extend(self.amounts(sheets.priced.as_ref()));
        }
        // "A får två platser, B och C en vardera": each of some is nobody else.
        if (self.subject != Subject::Other || (self.has(&[LANGUAGE.smaord.vardera]) && !self.others)) && !then {
            slips.extend(self.seating(sheets.seats.as_ref()));
        } else if self.has_any(&LANGUAGE.fordelat) && !self.others && !then {
            // "Platserna fördelas så att A får två och B en": those who share them are nobody else.
            slips.extend(sheets.seats.as_ref().and_then(|seated| self.seats_by_pieces(seated)));
        }
        // What is denied makes no sentence one of others here.
        if !self.others {
            let seats = sheets.seats.as_ref().filter(|_| !then);
            slips.extend(self.seats_of_clause(seats).or_else(|| self.seats_permitted(seats)));
            slips.extend(self.absence(sheets));
            slips.extend(self.reports(&sheets.counted));
        }
        slips.extend(self.rows(&sheets.named, &named, attended));
        slips.extend(self.numbered());
        slips.extend(self.backwards());
        // What something more is known of is told by that.
        slips.extend(self.mistyped(sheets.priced.as_ref()).into_iter().filter(|_| !then));
        slips.retain(|(range, ..)| !self.is_given(&sheets.derived, attended, range));
        let of_before = sheets.priced.as_ref().is_some_and(|priced| self.is_of_what_stands_before(priced));
        if !then && !of_before {
            slips.extend(self.derived(&sheets.derived, attended));
        }
        if !then && slips.is_empty() {
            slips.extend(self.direct(&sheets.derived, attended));
        }
        if !then && !of_before && slips.is_empty() {
            slips.extend(self.closed(&sheets.derived, attended, sheets.seats.as_ref()));
        }
        slips.retain(|(range, ..)| !self.is_of_another(range, sheets));
        slips
    }

    /// The sentence in small letters.
    fn small(&self) -> &str {
        self.small.get_or_init(|| phrases::small(&self.text[self.range.clone()]))
    }

    fn has(&self, words: &[&str]) -> bool {
        self.lower.iter().any(|(_, word)| words.contains(&word.as_str()))
    }

    fn has_any(&self, words: &WordSet) -> bool {
        words.may_have_any(&self.shapes) && self.lower.iter().any(|(_, word)| words.contains(word))
    }

    /// The words after a byte, in lower case.
    fn after(&self, at: usize) -> impl Iterator<Item = &str> {
        self.lower.iter().filter(move |(range, _)| range.start >= at).map(|(_, word)| word.as_str())
    }

    /// The word before a byte.
    fn before(&self, at: usize) -> &str {
        self.lower.iter().rfind(|(range, _)| range.end <= at).map_or("", |(_, word)| word.as_str())
    }

    /// Whether a word stands before a number, but for one that makes it less exact.
    fn led_by(&self, reading: &Reading, wanted: &str) -> bool {
        let mut before = self.lower.iter().rev().filter(|(range, _)| range.end <= reading.range.start);
        let Some((_, first)) = before.next() else { return false };
        first == wanted
            || (LANGUAGE.ungefar.contains_key(first) && before.next().is_some_and(|(_, word)| word == wanted))
    }

    /// The amounts of the sentence; "från 15 000 till 16 000 kr" has two, "14 000, 22 500 och 13 500 kr" three.
    fn money(&self) -> Vec<(&Reading, Decimal)> {
        let mut found: Vec<(&Reading, Decimal)> = Vec::new();
        let mut next: Option<&Reading> = None;
        for reading in self.readings.iter().rev() {
            let shared = || {
                let next = next?;
                let between = self.text[reading.range.end..next.range.start].trim();
                let joined = LANGUAGE.sifferord.sammanbinder.contains(between);
                let typed = count(reading).filter(|typed| *typed >= 100 && joined)?;
                Some(Decimal::from(typed))
            };
            let value = amount(reading).or_else(shared);
            // Whatever has its unit from the next one must stand right before it.
            let written = &self.text[reading.range.clone()];
            let in_kronor = LANGUAGE.sifferord.kronor.end(written);
            next = value.filter(|_| amount(reading).is_none() || in_kronor).map(|_| reading);
            found.extend(value.map(|value| (reading, value)));
        }
        found.reverse();
        found
    }

    /// The years of the sentence in order, where each stands alone; none where it has a period.
    fn years(&self) -> Vec<i32> {
        let mut years = Vec::new();
        for reading in &self.readings {
            for (numeral, _) in &reading.numerals {
                match numeral {
                    Numeral::Year(year) => years.push(*year),
                    Numeral::Date(date) => years.push(date.year()),
                    Numeral::Month(month) => years.push(month.year),
                    Numeral::Period(..) => return Vec::new(),
                    _ => {}
                }
            }
        }
        years
    }

    /// The one year that a sentence is about; none where it has several, or a period.
    fn year(&self) -> Option<i32> {
        let years: BTreeSet<i32> = self.years().into_iter().collect();
        if years.len() == 1 { years.first().copied() } else { None }
    }

    fn words(&self) -> Vec<&str> {
        self.lower.iter().map(|(_, word)| word.as_str()).collect()
    }
}

/// Whether a word says how many there were without being a number.
fn is_telling(lower: &str) -> bool {
    LANGUAGE.ingen.contains(lower)
        || LANGUAGE.delar.contains_key(lower)
        || LANGUAGE.hogst.contains(lower)
        || LANGUAGE.lagst.contains(lower)
        || LANGUAGE.sifferord.enstaka.contains(lower)
        || LANGUAGE.tillfalle.sager.contains(lower)
}

/// What the documents of a case are called in the definite form.
fn own_kinds(review: &Review<'_>) -> Vec<String> {
    let words = &review.templates.sprak.granskning.granskningsord.dokumentsorter;
    let is_own = |ord: &String| review.documents.iter().any(|document| super::kind_of(document).as_ref() == Some(ord));
    words.iter().filter(|word| is_own(&word.ord)).map(|word| word.bestamd.clone()).collect()
}

/// The words of the names of the house's municipality and of the case's, without their genitives.
fn home(review: &Review<'_>) -> Vec<String> {
    let names = review.templates.husstil.hus.values().flat_map(|name| name.split_whitespace());
    let capital = names.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_lowercase);
    let house = capital.map(|word| word.strip_suffix('s').map_or(word.clone(), str::to_owned));
    house.chain(review.subjects.towns().iter().cloned()).collect()
}

/// The years that a case follows up.
pub(super) fn period(review: &Review<'_>) -> Option<(i32, i32)> {
    let group = &review.templates.arendetyp.periodnamn.as_ref()?.fakta;
    let year = |field: &str| match review.case.facts.get(&format!("{group}.{field}")) {
        Some(Some(Placed { value: Value::Year(year), .. })) => Some(*year),
        _ => None,
    };
    Some((year("fran")?, year("till")?))
}

/// How many, when a numeral may say that; a year alone says when.
fn count(reading: &Reading) -> Option<i64> {
    match reading.numerals.as_slice() {
        [(Numeral::Count(count), Some(_))] => Some(*count),
        _ => None,
    }
}

/// Whether a numeral may be a year.
fn is_year(reading: &Reading) -> bool {
    reading.year().is_some()
}

fn amount(reading: &Reading) -> Option<Decimal> {
    match reading.numerals.as_slice() {
        [(Numeral::Amount(amount), _)] => Some(*amount),
        _ => None,
    }
}

fn share(reading: &Reading) -> Option<Decimal> {
    match reading.numerals.as_slice() {
        [(Numeral::Share(share), _)] => Some(*share),
        _ => None,
    }
}
