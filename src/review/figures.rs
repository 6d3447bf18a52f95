//! G28: typed figures that the workbook, or the sentence itself, computes: counts and amounts of a year, dates of what is
//! registered, totals, shares, differences, and how many things a list has. All of it is read from prose, so all are warnings, and
//! what speaks of somebody else is left alone.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::Review;
use super::passages::{Origin, Passage, PassageKind};
use super::readings::{Numeral, Reader, Reading};
use super::subjects::Subject;
use super::tables::{Countable, Priced};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::{Message, message};
use crate::model::Value;
use crate::templates::Language;

/// Runs the family on the documents that speak of this case's own time.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let counted = Countable::all(review);
    let priced = Priced::of(review);
    for passage in review.passages.iter().filter(|passage| {
        matches!(passage.kind, PassageKind::Paragraph | PassageKind::Item) && !review.is_reproduced(passage.document)
    }) {
        for sentence in Sentence::all(review, passage) {
            let mut slips = sentence.arithmetic();
            slips.extend(sentence.enumeration());
            if sentence.subject != Subject::Other {
                slips.extend(sentence.counts(&counted));
                slips.extend(sentence.amounts(priced.as_ref()));
            }
            slips.extend(sentence.dates(review));
            slips.extend(sentence.numbered());
            for (range, message, more) in slips {
                let typed = passage.stretches.iter().any(|s| {
                    matches!(s.origin, Origin::Typed(_)) && s.range.start < range.end && range.start < s.range.end
                });
                if let Some(place) = passage.place(&range).filter(|_| typed) {
                    findings.push(more.into_iter().fold(Diagnostic::warning(message).at(place), Diagnostic::at));
                }
            }
        }
    }
}

/// What is found: where, what to say, and another place.
type Slip = (Range<usize>, Message, Option<crate::place::Place>);

/// A sentence with its numerals.
struct Sentence<'a> {
    /// How numbers are written.
    language: &'a Language,
    text: &'a str,
    range: Range<usize>,
    lower: Vec<(Range<usize>, String)>,
    readings: Vec<Reading>,
    subject: Subject,
}

/// Words that make a number less than exact, and how far it may be off, in percent below and above.
const ABOUT: [(&str, i64, i64); 12] = [
    ("cirka", 10, 10),
    ("ca", 10, 10),
    ("omkring", 10, 10),
    ("ungefär", 10, 10),
    ("runt", 10, 10),
    ("närmare", 10, 0),
    ("nära", 10, 0),
    ("knappt", 10, 0),
    ("nästan", 10, 0),
    ("drygt", 0, 10),
    ("över", 0, 1000),
    ("minst", 0, 1000),
];

impl<'a> Sentence<'a> {
    fn all(review: &'a Review<'_>, passage: &'a Passage<'_>) -> Vec<Self> {
        let text = passage.text.as_str();
        let all = Reader::new(&review.templates.sprak).readings(text, &passage.words);
        if all.is_empty() {
            return Vec::new();
        }
        let chunks = passage.words.chunk_by(|one, other| one.sentence == other.sentence);
        let made = chunks.filter_map(|words| {
            let (first, last) = (words.first()?, words.last()?);
            let end = text[last.range.end..].find(['.', '!', '?', '\n']).map_or(text.len(), |at| last.range.end + at);
            let range = first.range.start..end;
            let mut readings: Vec<Reading> =
                all.iter().filter(|reading| range.contains(&reading.range.start)).cloned().collect();
            // Numbers in words come after those in digits.
            readings.sort_by_key(|reading| reading.range.start);
            let lower =
                words.iter().map(|word| (word.range.clone(), text[word.range.clone()].to_lowercase())).collect();
            let at = readings.first()?.range.start;
            let subject = review.subjects.of(text, range.clone(), at);
            Some(Self { text, range, lower, readings, subject, language: &review.templates.sprak })
        });
        made.collect()
    }

    fn has(&self, words: &[&str]) -> bool {
        self.lower.iter().any(|(_, word)| words.contains(&word.as_str()))
    }

    /// The words after a byte, in lower case.
    fn after(&self, at: usize) -> impl Iterator<Item = &str> {
        self.lower.iter().filter(move |(range, _)| range.start >= at).map(|(_, word)| word.as_str())
    }

    /// The word before a byte.
    fn before(&self, at: usize) -> &str {
        self.lower.iter().rfind(|(range, _)| range.end <= at).map_or("", |(_, word)| word.as_str())
    }

    /// Whether a typed number can stand for a known one, by the word before it.
    fn allows(&self, reading: &Reading, typed: Decimal, known: Decimal) -> bool {
        let before = self.before(reading.range.start);
        let Some((_, below, above)) = ABOUT.iter().find(|(word, ..)| *word == before) else { return typed == known };
        let hundred = Decimal::ONE_HUNDRED;
        let low = typed * (hundred - Decimal::from(*below)) / hundred;
        let high = typed * (hundred + Decimal::from(*above)) / hundred;
        low <= known && known <= high
    }

    /// The one year that a sentence is about; none where it has several, or a period.
    fn year(&self) -> Option<i32> {
        let mut years = BTreeSet::new();
        for reading in &self.readings {
            for (numeral, _) in &reading.numerals {
                match numeral {
                    Numeral::Year(year) => {
                        years.insert(*year);
                    }
                    Numeral::Date(date) => {
                        years.insert(date.year());
                    }
                    Numeral::Month(month) => {
                        years.insert(month.year);
                    }
                    Numeral::Period(..) => return None,
                    _ => {}
                }
            }
        }
        if years.len() == 1 { years.first().copied() } else { None }
    }

    /// Counts of rows of a table in a year, or in all, by the noun after the number.
    fn counts(&self, tables: &[Countable<'_>]) -> Vec<Slip> {
        let mut slips = Vec::new();
        if self.has(&[
            "varav", "ska", "kommer", "planeras", "minst", "högst", "per", "fler", "färre", "första", "bland", "till",
            "av",
        ]) {
            return slips;
        }
        for reading in &self.readings {
            let Some(count) = count(reading) else { continue };
            let (mut nouns, all) = (self.after(reading.range.end).take(3), tables);
            let found = all
                .iter()
                .find_map(|table| nouns.by_ref().find_map(|noun| table.meant(noun)).map(|noun| (table, noun)));
            let Some((table, noun)) = found else { continue };
            let other_period = self.readings.iter().any(|r| matches!(r.numerals[0].0, Numeral::Period(..)));
            let whole = self.has(&["sammanlagt", "totalt", "perioden", "sammantaget"]);
            let Some(year) = self.year().map(Some).or(whole.then_some(None)) else { continue };
            if other_period {
                continue;
            }
            let Some((known, what, place)) = table.count(year, &noun, &self.words()) else { continue };
            if known != count && count > 1 && !self.allows(reading, count.into(), known.into()) {
                let text = &self.text[reading.range.clone()];
                slips.push((
                    reading.range.clone(),
                    message!(codes::FIGURE_COUNT, text = text, antal = known, vad = what),
                    place,
                ));
            }
        }
        slips
    }

    fn words(&self) -> Vec<&str> {
        self.lower.iter().map(|(_, word)| word.as_str()).collect()
    }

    /// An amount of a year: what the sheet has for it, or for the item that the sentence names.
    fn amounts(&self, priced: Option<&Priced<'_>>) -> Option<Slip> {
        let priced = priced?;
        let amounts: Vec<(&Reading, Decimal)> =
            self.readings.iter().filter_map(|reading| Some((reading, amount(reading)?))).collect();
        let ([(reading, typed)], Some(year)) = (amounts.as_slice(), self.year()) else { return None };
        if !priced.speaks(&self.words())
            || self.has(&[
                "ska",
                "kommer",
                "budget",
                "budgeterades",
                "budgeterade",
                "från",
                "mer",
                "mindre",
                "högre",
                "lägre",
            ])
        {
            return None;
        }
        let (known, what, place) = priced.amount(year, &self.words())?;
        let right = known.iter().any(|known| self.allows(reading, *typed, *known));
        let shown = known.first().map(|known| Numeral::Amount(*known).written(self.language))?;
        let text = &self.text[reading.range.clone()];
        (!right).then(|| {
            (reading.range.clone(), message!(codes::FIGURE_AMOUNT, text = text, belopp = shown, vad = what), place)
        })
    }

    /// A day that is not the registered one of what the sentence names.
    fn dates(&self, review: &Review<'_>) -> Option<Slip> {
        let mut dates = self.readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Date(date) => Some((reading, date)),
            _ => None,
        });
        let ((reading, typed), None) = (dates.next()?, dates.next()) else { return None };
        let sentence = &self.text[self.range.clone()];
        for table in review.case.tables.values() {
            let (Some(name), Some(date)) = (table.column("namn"), table.column("datum")) else { continue };
            let named: Vec<(usize, &str)> = table
                .rows
                .iter()
                .enumerate()
                .filter_map(|(row, values)| match values.values.get(name)? {
                    Some(Value::Text(text)) if text.chars().count() > 7 && sentence.contains(text.as_str()) => {
                        Some((row, text.as_str()))
                    }
                    _ => None,
                })
                .collect();
            let longest = named.iter().map(|(_, text)| text.len()).max()?;
            let rows: Vec<(usize, &str)> = named.into_iter().filter(|(_, text)| text.len() == longest).collect();
            let days: Vec<NaiveDate> = rows
                .iter()
                .filter_map(|(row, _)| match table.rows[*row].values.get(date)? {
                    Some(Value::Date(date)) => Some(*date),
                    _ => None,
                })
                .collect();
            if days.len() == rows.len() && !days.is_empty() && !days.contains(&typed) {
                let text = &self.text[reading.range.clone()];
                let problem = message!(codes::FIGURE_DATE, namn = rows[0].1, datum = days[0], text = text);
                return Some((reading.range.clone(), problem, Some(table.place(rows[0].0, date))));
            }
        }
        None
    }

    /// "tabell 12": nothing on the pages has a number.
    fn numbered(&self) -> Option<Slip> {
        let at = self.lower.windows(2).position(|pair| {
            let number = pair[1].1.chars().all(|c| c.is_ascii_digit()) && pair[1].1.len() < 3;
            matches!(pair[0].1.as_str(), "tabell" | "figur" | "diagram") && number
        })?;
        let other = self.lower.get(at + 2).is_some_and(|(_, word)| matches!(word.as_str(), "i" | "hos" | "ur"));
        let range = self.lower[at].0.start..self.lower[at + 1].0.end;
        (!other).then(|| (range.clone(), message!(codes::FIGURE_UNNUMBERED, text = &self.text[range]), None))
    }
}

/// How many, when a numeral may say that; a year alone says when.
fn count(reading: &Reading) -> Option<i64> {
    match reading.numerals.as_slice() {
        [(Numeral::Count(count), Some(_))] => Some(*count),
        _ => None,
    }
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

/// What a sentence computes from its own numbers.
impl Sentence<'_> {
    fn arithmetic(&self) -> Vec<Slip> {
        let amounts: Vec<(&Reading, Decimal)> =
            self.readings.iter().filter_map(|reading| Some((reading, amount(reading)?))).collect();
        let counts: Vec<(&Reading, Decimal)> =
            self.readings.iter().filter_map(|reading| Some((reading, count(reading)?.into()))).collect();
        let mut slips = Vec::new();
        slips.extend(self.total(&amounts).or_else(|| self.total(&counts)));
        slips.extend(self.change(&amounts));
        slips.extend(self.part(&counts).or_else(|| self.part(&amounts)));
        slips
    }

    /// "… 10 kr och … 20 kr, sammanlagt 30 kr": the last is the sum of the others.
    fn total(&self, numbers: &[(&Reading, Decimal)]) -> Option<Slip> {
        let (last, parts) = numbers.split_last()?;
        if !(2..=5).contains(&parts.len()) {
            return None;
        }
        let before_last = parts.last()?.0.range.end;
        let between = self.text[before_last..last.0.range.start].to_lowercase();
        let leads = ["sammanlagt", "totalt", "tillsammans", "summan", "i summa", "alltså", "dvs.", "det vill säga"];
        if !leads.iter().any(|lead| between.contains(lead)) {
            return None;
        }
        let sum: Decimal = parts.iter().map(|(_, number)| number).sum();
        let text = &self.text[last.0.range.clone()];
        (!self.allows(last.0, last.1, sum))
            .then(|| (last.0.range.clone(), message!(codes::FIGURE_SHARE, text = text, ger = Value::Amount(sum)), None))
    }

    /// "höjs från A till B", "en ökning med C".
    fn change(&self, amounts: &[(&Reading, Decimal)]) -> Option<Slip> {
        let [(first, from), (second, to), rest @ ..] = amounts else { return None };
        let (before_first, before_second) = (self.before(first.range.start), self.before(second.range.start));
        if before_first != "från" || before_second != "till" {
            return None;
        }
        let rises = [
            "höjs",
            "höjdes",
            "höja",
            "ökar",
            "ökade",
            "öka",
            "stiger",
            "steg",
            "höjts",
            "ökat",
            "stigit",
            "höjning",
            "ökning",
            "höjningen",
            "ökningen",
        ];
        let falls = [
            "sänks",
            "sänktes",
            "sänka",
            "minskar",
            "minskade",
            "minska",
            "sjunker",
            "sjönk",
            "sänkts",
            "minskat",
            "sjunkit",
            "sänkning",
            "minskning",
            "sänkningen",
            "minskningen",
        ];
        let word = self.lower.iter().find(|(_, word)| {
            (rises.contains(&word.as_str()) && from > to) || (falls.contains(&word.as_str()) && from < to)
        });
        let told = |number: &Decimal| Numeral::Amount(*number).written(self.language);
        if let Some((range, _)) = word {
            let problem =
                message!(codes::FIGURE_DIRECTION, text = &self.text[range.clone()], fran = told(from), till = told(to));
            return Some((range.clone(), problem, None));
        }
        let difference = (*to - *from).abs();
        if let Some((third, typed)) = rest.first().filter(|(third, _)| self.before(third.range.start) == "med")
            && !self.allows(third, *typed, difference)
        {
            let text = &self.text[third.range.clone()];
            return Some((
                third.range.clone(),
                message!(codes::FIGURE_SHARE, text = text, ger = told(&difference)),
                None,
            ));
        }
        let share = self.readings.iter().find_map(|reading| Some((reading, share(reading)?)))?;
        let hundredths = (difference * Decimal::ONE_HUNDRED).checked_div(*from)?;
        let near = (hundredths - share.1).abs() < Decimal::ONE || self.allows(share.0, share.1, hundredths);
        let text = &self.text[share.0.range.clone()];
        (!near
            && (self.before(share.0.range.start) == "med" || self.has(&["eller", "motsvarar", "ökning", "minskning"])))
        .then(|| (share.0.range.clone(), message!(codes::FIGURE_SHARE, text = text, ger = percent(hundredths)), None))
    }

    /// "8 av 20 …, 40 procent": the share is that of the two numbers.
    fn part(&self, numbers: &[(&Reading, Decimal)]) -> Option<Slip> {
        let pair = numbers.windows(2).find(|pair| {
            let between = self.text[pair[0].0.range.end..pair[1].0.range.start].to_lowercase();
            let words: Vec<&str> = between.split_whitespace().collect();
            if between.contains(['%', ',', ';'])
                || words.iter().any(|word| matches!(*word, "procent" | "eller" | "och"))
            {
                return false;
            }

            words.len() <= 4 && words.contains(&"av") && pair[1].1 > Decimal::ZERO
        })?;
        let hundredths = (pair[0].1 * Decimal::ONE_HUNDRED).checked_div(pair[1].1)?;
        let slip = |range: Range<usize>| {
            let text = &self.text[range.clone()];
            (range.clone(), message!(codes::FIGURE_SHARE, text = text, ger = percent(hundredths)), None)
        };
        if pair[0].1 > pair[1].1 {
            return Some(slip(pair[0].0.range.start..pair[1].0.range.end));
        }
        if let Some((reading, typed)) = self.readings.iter().find_map(|reading| Some((reading, share(reading)?))) {
            let near = (hundredths - typed).abs() <= Decimal::ONE || self.allows(reading, typed, hundredths);
            return (!near).then(|| slip(reading.range.clone()));
        }
        let parts = [("hälften", 50), ("tredjedel", 33), ("fjärdedel", 25), ("femtedel", 20), ("tiondel", 10)];
        let (range, word) = self.lower.iter().find(|(_, word)| parts.iter().any(|(part, _)| part == word))?;
        let of = parts.iter().find(|(part, _)| part == word)?.1;
        let before = self.before(range.start);
        let times = if before == "två" {
            2
        } else if before == "tre" {
            3
        } else {
            1
        };
        let wanted = Decimal::from(of * times);
        let exact = (hundredths - wanted).abs() <= Decimal::from(2 * times);
        let right = match self
            .lower
            .iter()
            .rfind(|(r, w)| r.end <= range.start && !matches!(w.as_str(), "en" | "två" | "tre"))
            .map(|(_, w)| w.as_str())
        {
            Some("drygt" | "över") => hundredths > wanted && hundredths < wanted + Decimal::TEN,
            Some("knappt" | "nästan" | "närmare") => hundredths < wanted && hundredths > wanted - Decimal::TEN,
            Some("minst") => hundredths >= wanted,
            _ => exact,
        };
        (!right && !self.has(&["än", "mer", "mindre"])).then(|| slip(range.clone()))
    }

    /// "fyra grupper: barn, unga och vuxna".
    fn enumeration(&self) -> Option<Slip> {
        let sentence = &self.text[self.range.clone()];
        let colon = sentence.find(": ")?;
        let at = self.range.start + colon;
        let mut before = self.readings.iter().filter(|reading| reading.range.end <= at);
        let (reading, None) = (before.next()?, before.next()) else { return None };
        let typed = count(reading).filter(|count| (2..=12).contains(count))?;
        let noun = self.lower.iter().filter(|(range, _)| range.start >= reading.range.end && range.end <= at).count();
        if !(1..=4).contains(&noun) {
            return None;
        }
        let list = &sentence[colon + 1..];
        if list.contains([':', ';', '(', '–', '”']) || self.readings.iter().any(|reading| reading.range.start > at)
        {
            return None;
        }
        let listed = items(list)?;
        let text = self.text[reading.range.start..at].to_owned();
        (listed != typed).then(|| {
            let angivet = &self.text[reading.range.clone()];
            (reading.range.clone(), message!(codes::FIGURE_LIST, angivet = angivet, antal = listed, text = text), None)
        })
    }
}

/// How many items "a, b och c" has; none where it is not a plain list.
fn items(list: &str) -> Option<i64> {
    let list = list.trim().trim_end_matches('.');
    let parts: Vec<&str> = list.split(", ").collect();
    let (last, first) = parts.split_last()?;
    let (one, other) = last.split_once(" och ").or_else(|| last.split_once(" samt "))?;
    let short =
        |part: &&str| part.split_whitespace().count() <= 4 && !part.contains(" och ") && !part.contains(" som ");
    let plain = first.iter().all(short) && short(&one) && short(&other);
    plain.then(|| i64::try_from(first.len() + 2).ok()).flatten()
}

fn percent(share: Decimal) -> String {
    format!("{}\u{a0}procent", Value::Amount(share.round_dp(1).normalize()))
}

#[cfg(test)]
mod tests {
    use super::items;

    #[test]
    fn items_are_counted() {
        for (list, count) in [
            (" barn, unga och vuxna.", Some(3)),
            (" skolan och vården", Some(2)),
            (" a och b, c och d och e", None),
            (" det är bra", None),
            (" de som har varit här länge och sett allt, de som kom", None),
        ] {
            assert_eq!(items(list), count, "{list}");
        }
    }
}
