//! "3 500 kr högre än inriktningen angav": the difference of what is proposed and what the predecessor says, as the kind of case
//! states both.

mod only;
mod then;
mod worth;

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::{Read, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::model::{Placed, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};

/// A word for what is so now stands at most so many words from its amount.
const BESIDE: usize = 4;

/// An amount that is stated now, and the one that a word of the sentence makes it speak of.
pub(super) struct Amounts<'a> {
    now: Decimal,
    then: Decimal,
    name: String,
    name_now: String,
    words: &'a [String],
    place: Option<Place>,
    /// Every amount of the case.
    given: BTreeSet<Decimal>,
}

impl<'a> Amounts<'a> {
    pub(super) fn of(review: &Review<'a>) -> Option<Self> {
        let amount = |om: &str| match review.case.facts.get(om.strip_prefix("fakta.")?)? {
            Some(Placed { value: Value::Amount(amount), places }) => Some((*amount, places.first().cloned())),
            _ => None,
        };
        let specs = &review.templates.arendetyp.utsagor;
        let now = specs.iter().find(|spec| spec.sammanhang.is_empty() && amount(&spec.om).is_some())?;
        let then = specs.iter().find(|spec| !spec.sammanhang.is_empty() && amount(&spec.om).is_some())?;
        let name_now = now.om.clone();
        let ((now, _), (before, place)) = (amount(&now.om)?, amount(&then.om)?);
        Some(Self {
            now,
            then: before,
            name: then.om.clone(),
            name_now,
            words: &then.sammanhang,
            place,
            given: given(review),
        })
    }

    pub(super) fn check(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        for words in read.sentences() {
            let Some((first, last)) = words.first().zip(words.last()) else { continue };
            let inside = |reading: &&Reading| first.0.start <= reading.range.start && reading.range.start < last.0.end;
            let readings: Vec<&Reading> = read.readings.iter().filter(inside).collect();
            // "Höjningen, fyra procent" after "ett pris på 68 000 kr": the change is of that amount.
            if self.follows_another(read, first.0.start) && !readings.iter().any(|reading| self.is_of_now(reading)) {
                continue;
            }
            let mut told = Diagnostics::new();
            self.risen(read, words, &readings, &mut told);
            self.stated(read, words, &readings, &mut told);
            self.paired(read, words, &readings, &mut told);
            self.moved(read, words, &readings, &mut told);
            self.beyond(read, words, &readings, &mut told);
            if self.is_compared(words, &readings) {
                self.changes(read, words, &readings, &mut told);
                self.direction(read, words, &mut told);
            }
            // What something more is known of is told by that.
            if told.is_empty() {
                self.worth(read, words, &readings, &mut told);
            }
            if told.is_empty() {
                self.only(read, words, &readings, &mut told);
            }
            findings.extend(told);
        }
    }

    /// "Årsavgiften är i dag 58 000 kr", "De pengar som inriktningen räknade med, 44 000 kr": what the fee is now, and what the
    /// predecessor counted on.
    fn stated(&self, read: &Read<'_, '_>, words: &Words, readings: &[&Reading], findings: &mut Diagnostics) {
        if readings.is_empty() {
            return;
        }
        let dated = readings.iter().any(|reading| {
            reading
                .numerals
                .iter()
                .any(|(n, _)| matches!(n, Numeral::Year(_) | Numeral::Period(..) | Numeral::Month(_)))
        });
        // "att avgiften då var 12 000 kr": of a time that the sentence before tells.
        let is_of_then =
            words.windows(2).any(|pair| pair[1].1 == LANGUAGE.smaord.da && LANGUAGE.is_of_costs(&pair[0].1));
        if is_of_then || read.is_of_others(words) {
            return;
        }
        let amounts = readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Amount(typed) => Some((&reading.range, typed)),
            _ => None,
        });
        for (index, (range, typed)) in amounts.enumerate() {
            if worth::is_for_others(words, range) {
                continue;
            }
            let told = if dated { None } else { self.told_of(read, words, range, index == 0) };
            let told = told.or_else(|| self.swapped(words, typed));
            let Some((known, name)) = told else { continue };
            if typed != known.normalize() {
                let known = Numeral::Amount(known).written(&read.review.templates.sprak);
                let problem = message!(codes::DURATION_DIFFERS, text = read.text(range), fran = known, namn = name);
                return read.warn(problem, range, self.place.clone(), findings);
            }
        }
    }

    /// "Av budgeten går 47 000 kr till avgiften": two digits of the fee have changed places, in a sentence that names what it is for.
    fn swapped(&self, words: &Words, typed: Decimal) -> Option<(Decimal, &str)> {
        let own = |word: &str| LANGUAGE.egna_avgiften.contains(word) || word.starts_with(LANGUAGE.inte_medlem.as_str());
        words.iter().find(|(_, word)| own(word))?;
        let both = [(self.now, self.name_now.as_str()), (self.then, self.name.as_str())];
        if both.iter().any(|(known, _)| known.normalize() == typed) || self.given.contains(&typed) {
            return None;
        }
        both.into_iter().find(|(known, _)| is_swapped(&known.normalize().to_string(), &typed.to_string()))
    }

    /// What the words before an amount say that it is, where they leave it exact: the fee now, or what the predecessor has.
    fn told_of(
        &self,
        read: &Read<'_, '_>,
        words: &Words,
        range: &Range<usize>,
        first: bool,
    ) -> Option<(Decimal, &str)> {
        // "Skillnaden mellan priset i dag och inriktningens belopp är 2 500 kr".
        if words.iter().any(|(word, between)| word.end <= range.start && between == LANGUAGE.smaord.mellan) {
            return None;
        }
        // "är i dag 14 000 kr högre".
        if words.iter().find(|(word, _)| word.start >= range.end).is_some_and(|(_, w)| LANGUAGE.skillnad.contains(w)) {
            return None;
        }
        let nearest = words.iter().rfind(|(word, _)| word.end <= range.start)?;
        let parted = read.text(&(nearest.0.end..range.start)).contains([',', ':', '(']);
        if !parted
            && (LANGUAGE.ungefar.contains_key(&nearest.1) || LANGUAGE.sifferord.fore_annat_belopp.contains(&nearest.1))
        {
            return None;
        }
        let before: Vec<&str> =
            words.iter().rev().filter(|(word, _)| word.end <= range.start).map(|(_, word)| word.as_str()).collect();
        let fee =
            before.iter().position(|word| LANGUAGE.egna_avgiften.contains(word) || *word == LANGUAGE.avgiftsord)?;
        // "Grannföreningens årsavgift".
        let whose = before.get(fee + 1).filter(|word| word.ends_with('s') && word.chars().count() > BESIDE);
        let ours = |word: &&str| {
            LANGUAGE.is_of_time(word)
                || LANGUAGE.kommunen.contains(word)
                || LANGUAGE.egna.contains(word)
                || read.review.subjects.is_organisation(word)
                || read.review.subjects.is_own(word)
        };
        if whose.is_some_and(|word| !ours(word)) {
            return None;
        }
        // "avgiften för kursen": a fee for something of its own.
        if fee > 0 && LANGUAGE.handlar_om.contains(before[fee - 1]) {
            return None;
        }
        // "en dag" is some day; what would be is not now.
        let some_day = before.windows(2).any(|pair| pair[0] == LANGUAGE.smaord.dag && pair[1] != LANGUAGE.smaord.i);
        if some_day || before.iter().any(|word| LANGUAGE.inte_nu.contains(word) && !LANGUAGE.raknade_med.contains(word))
        {
            return None;
        }
        // "när avgiften fortfarande var 12 000 kr": of then.
        let was = before.iter().take(BESIDE).any(|word| LANGUAGE.harledning.var_den.contains(word));
        let is_now =
            |word: &&str| (LANGUAGE.numera.contains(word) || LANGUAGE.uppgift.nuvarande.contains(word)) && !was;
        // "lägre under perioden än i dag: 42 000 kr": what is held against now.
        let held = |three: &[&str]| is_now(&three[0]) && three.contains(&LANGUAGE.smaord.an);
        if before.windows(3).any(held) {
            return None;
        }
        let leads = first && before.iter().skip(fee).take(BESIDE).any(is_now);
        let now = before.iter().take(BESIDE).any(is_now) || leads;
        let then = first
            && before.iter().any(|word| LANGUAGE.raknade_med.contains(word))
            && before.iter().any(|word| self.words.iter().any(|stem| word.starts_with(stem.as_str())));
        match (now, then) {
            (true, false) => Some((self.now, &self.name_now)),
            (false, true) => Some((self.then, &self.name)),
            _ => None,
        }
    }

    /// Whether an amount before a byte is another than what is stated now and what was.
    fn follows_another(&self, read: &Read<'_, '_>, at: usize) -> bool {
        read.readings.iter().filter(|reading| reading.range.end <= at).any(|reading| match &reading.numerals[0].0 {
            Numeral::Amount(amount) => ![self.now.normalize(), self.then.normalize()].contains(amount),
            _ => false,
        })
    }

    fn is_of_now(&self, reading: &Reading) -> bool {
        reading.numerals[0].0 == Numeral::Amount(self.now.normalize())
    }

    /// Whether a sentence compares what is proposed with what was: by a word for a change, and one for the predecessor or its amount.
    /// What was paid in a year is another amount.
    fn is_compared(&self, words: &Words, readings: &[&Reading]) -> bool {
        let has = |amount: Decimal| readings.iter().any(|r| r.numerals[0].0 == Numeral::Amount(amount.normalize()));
        let change =
            words.iter().any(|(_, word)| LANGUAGE.andringsord.contains(word) || LANGUAGE.skillnaden.contains(word));
        // "kostnaden har minskat med en fjärdedel": of the two amounts, with no other.
        let changed = || words.iter().any(|(_, word)| LANGUAGE.andrats.contains(word)) && has_cost(words);
        let fraction = || words.iter().any(|(_, word)| LANGUAGE.delar.contains_key(word));
        let since = readings.is_empty() && changed() && fraction();
        // "Relativt inriktningens belopp har avgiften ökat med 17 procent": by a share, and of what was.
        let since = since || changed() && self.rises_by_share(words, readings);
        // "Sedan inriktningen antogs har kostnaden minskat med 7 procent".
        let of_then = |pair: &Words| {
            pair[0].1 == LANGUAGE.smaord.sedan && self.words.iter().any(|stem| pair[1].1.starts_with(stem.as_str()))
        };
        let share = || match readings {
            [one] => matches!(one.numerals[0].0, Numeral::Share(_)) || is_percent(words, one.range.end),
            _ => false,
        };
        let since = since || words.windows(2).any(of_then) && share() && changed();
        // "Höjningen är på 20 procent" can be of nothing else.
        let alone = readings.len() == 1
            && words.first().is_some_and(|(_, word)| LANGUAGE.sifferord.andringen.contains(word))
            && !matches!(readings[0].numerals.last(), Some((Numeral::Year(_), _)));
        if !(change || alone || since) {
            return false;
        }
        // Where both are the same no amount tells which is meant.
        let differ = self.now != self.then;
        let then = (differ && has(self.then))
            || words.iter().any(|(_, word)| self.words.iter().any(|stem| word.starts_with(stem.as_str())));
        let paid = words.iter().any(|(_, word)| LANGUAGE.utfall.begin(word));
        let dated = readings.iter().any(|reading| {
            reading
                .numerals
                .iter()
                .any(|(n, _)| matches!(n, Numeral::Year(_) | Numeral::Period(..) | Numeral::Month(_)))
        });
        // "än de 45 000 kr som angavs 2018" has the predecessor's own amount.
        let than = readings.iter().filter(|r| r.numerals[0].0 == Numeral::Amount(self.then.normalize())).any(|r| {
            let before =
                words.iter().rev().filter(|(range, _)| range.end <= r.range.start).map(|(_, word)| word.as_str());
            before.take(2).any(|word| word == LANGUAGE.smaord.an)
        });
        // "I snitt blev det 48 000 kr om året, mer än …" compares what was paid.
        let mean = words.iter().any(|(_, word)| LANGUAGE.medelvarde.contains(word));
        let paid = paid || mean;
        (change && then && (!dated || than) && !paid) || ((alone || since) && differ && !paid)
    }

    /// Whether the only number of a sentence that names the predecessor is a share, and nothing says that it is of each year.
    fn rises_by_share(&self, words: &Words, readings: &[&Reading]) -> bool {
        let [Reading { numerals, .. }] = readings else { return false };
        let then = words.iter().any(|(_, word)| self.words.iter().any(|stem| word.starts_with(stem.as_str())));
        let yearly = words.windows(2).any(|pair| LANGUAGE.is_yearly(&pair[0].1, &pair[1].1));
        let denied = words.iter().any(|(_, word)| LANGUAGE.nekande.contains(word) || LANGUAGE.inte_nu.contains(word));
        // "priset för en liten stad": of others.
        let of_other = words.windows(2).any(|pair| is_cost(&pair[0].1) && pair[1].1 == LANGUAGE.smaord.for_);
        matches!(numerals[0].0, Numeral::Share(_) | Numeral::Count(_)) && then && !yearly && !denied && !of_other
    }

    /// "stiger från 112 000 till 150 000 kr" where what is proposed is right and what was is not.
    fn risen(&self, read: &Read<'_, '_>, words: &Words, readings: &[&Reading], findings: &mut Diagnostics) {
        if readings.len() < 2 {
            return;
        }
        let before = |at: usize| words.iter().rfind(|(range, _)| range.end <= at).map_or("", |(_, word)| word.as_str());
        let speaks = words.iter().any(|(_, word)| {
            self.words.iter().any(|stem| word.starts_with(stem.as_str())) || LANGUAGE.jamfort.contains(word)
        });
        for pair in readings.windows(2).filter(|_| speaks) {
            let typed = match pair[0].numerals[0].0 {
                Numeral::Amount(typed) => typed,
                Numeral::Count(typed) if typed >= 1000 => Decimal::from(typed),
                _ => continue,
            };
            let led = before(pair[0].range.start) == LANGUAGE.smaord.fran
                && before(pair[1].range.start) == LANGUAGE.smaord.till;
            let now = pair[1].numerals[0].0 == Numeral::Amount(self.now.normalize());
            if led && now && typed != self.then.normalize() {
                self.tell(read, &pair[0].range, &Value::Amount(self.then.normalize()).to_string(), findings);
            }
            // And the other way, where no year says that the change is an earlier one.
            let to = match pair[1].numerals[0].0 {
                Numeral::Amount(to) if led && typed == self.then.normalize() && readings.len() == 2 => to,
                _ => continue,
            };
            if to != self.now.normalize() && self.now != self.then {
                let ger = Value::Amount(self.now.normalize()).to_string();
                let text = read.text(&pair[1].range);
                let problem = message!(codes::DIFFERENCE_DIFFERS, text = text, ger = ger, namn = self.name_now);
                read.warn(problem, &pair[1].range, self.place.clone(), findings);
            }
        }
    }

    /// The amounts, shares and fractions of the sentence that are neither of the two.
    fn changes(&self, read: &Read<'_, '_>, words: &Words, readings: &[&Reading], findings: &mut Diagnostics) {
        let exact = (self.now - self.then).abs().normalize();
        let share = (exact * Decimal::ONE_HUNDRED).checked_div(self.then).unwrap_or_default();
        let before = |at: usize| words.iter().rfind(|(range, _)| range.end <= at).map_or("", |(_, word)| word.as_str());
        for reading in readings {
            let about = LANGUAGE.ungefar.get(before(reading.range.start));
            let (known, typed, percent) = match &reading.numerals[0].0 {
                Numeral::Amount(typed)
                    if ![self.now.normalize(), self.then.normalize()].contains(typed) && is_change(words, reading) =>
                {
                    (exact, *typed, "")
                }
                Numeral::Share(typed) => (share, *typed, "\u{a0}procent"),
                // "nio procent".
                Numeral::Count(typed) if is_percent(words, reading.range.end) => {
                    (share, Decimal::from(*typed), "\u{a0}procent")
                }
                _ => continue,
            };
            if !is_right(typed, known, about) {
                let ger = format!("{}{percent}", Value::Amount(known.round_dp(1).normalize()));
                self.tell(read, &reading.range, &ger, findings);
            }
        }
        let fraction = words.iter().find_map(|(range, word)| Some((range, LANGUAGE.delar.get(word)?)));
        let Some((range, parts)) = fraction else { return };
        let typed = Decimal::ONE_HUNDRED.checked_div(Decimal::from(*parts)).unwrap_or_default();
        let lead = words
            .iter()
            .rev()
            .filter(|(other, word)| other.end <= range.start && word != LANGUAGE.smaord.en)
            .map(|(_, word)| word.as_str())
            .next();
        let about = lead.and_then(|word| LANGUAGE.ungefar.get(word));
        if (share - typed).abs() > Decimal::ONE && !about.is_some_and(|about| is_right(typed, share, Some(about))) {
            self.tell(read, range, &format!("{}\u{a0}procent", Value::Amount(share.round_dp(1).normalize())), findings);
        }
    }

    /// "3 000 kr högre än inriktningen angav" of what is lower.
    fn direction(&self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        let Some(at) = words.iter().position(|(_, word)| LANGUAGE.andringsord.contains(word)) else { return };
        let then = words.iter().position(|(_, word)| self.words.iter().any(|stem| word.starts_with(stem.as_str())));
        let compared =
            words.get(at + 1).is_some_and(|(_, word)| word == LANGUAGE.smaord.an) && then.is_some_and(|then| then > at);
        // "Jämfört med inriktningens 42 000 kr är det en ökning".
        let noun = words[at].1.ends_with(LANGUAGE.sifferord.andring_slut.as_str())
            && words.iter().any(|(_, word)| word == LANGUAGE.smaord.jamfort)
            && then.is_some();
        let compared = compared || (noun && then.is_some_and(|then| then < at));
        let down = LANGUAGE.andring_ner.contains(&words[at].1);
        if compared && self.now != self.then && down != (self.now < self.then) {
            let change = Value::Amount((self.now - self.then).normalize());
            self.tell(read, &words[at].0, &change.to_string(), findings);
        }
    }

    fn tell(&self, read: &Read<'_, '_>, range: &Range<usize>, ger: &str, findings: &mut Diagnostics) {
        let problem = message!(codes::DIFFERENCE_DIFFERS, text = read.text(range), ger = ger, namn = self.name);
        read.warn(problem, range, self.place.clone(), findings);
    }
}

/// Whether an amount may be that of a change: where the sentence has no noun for one it stands by the word that compares, and in "48 000
/// kr, något mer än" it does not.
fn is_change(words: &Words, reading: &Reading) -> bool {
    let noun = |(_, word): &(Range<usize>, String)| {
        LANGUAGE.skillnaden.contains(word) || LANGUAGE.andringsord.contains(word) && !LANGUAGE.skillnad.contains(word)
    };
    let mut after = words.iter().filter(|(range, _)| range.start >= reading.range.end).take(BESIDE);
    let led = words.iter().rfind(|(range, _)| range.end <= reading.range.start);
    words.iter().any(noun)
        || after.any(|(_, word)| LANGUAGE.skillnad.contains(word))
        || led.is_some_and(|(_, word)| word == LANGUAGE.smaord.med)
}

fn has_cost(words: &Words) -> bool {
    words.iter().any(|(_, word)| is_cost(word))
}

fn is_cost(word: &str) -> bool {
    LANGUAGE.kostnadsord.begin(word)
}

fn is_percent(words: &Words, at: usize) -> bool {
    words.iter().find(|(range, _)| range.start >= at).is_some_and(|(_, word)| word == LANGUAGE.smaord.procent)
}

/// Whether a typed number is a known one, rounded as it is written, or as the word before it allows.
fn is_right(typed: Decimal, known: Decimal, about: Option<&(i64, i64)>) -> bool {
    let rounding = if typed.scale() == 0 { Decimal::new(5, 1) } else { Decimal::new(5, typed.scale() + 1) };
    let (below, above) = about.copied().unwrap_or((0, 0));
    let percent = |part: i64| typed * Decimal::from(part) / Decimal::ONE_HUNDRED;
    typed - percent(below) - rounding <= known && known <= typed + percent(above) + rounding
}

/// Every amount of the case: its cells, its facts and what is computed.
fn given(review: &Review<'_>) -> BTreeSet<Decimal> {
    let cells = review.case.tables.values().flat_map(|table| &table.rows).flat_map(|row| row.values.iter()).flatten();
    let facts = review.case.facts.values().chain(review.computed.values()).flatten().map(|fact| &fact.value);
    let amounts = cells.chain(facts).filter_map(|value| match value {
        Value::Amount(amount) => Some(amount.normalize()),
        _ => None,
    });
    amounts.collect()
}

/// Whether two digits beside each other have changed places.
fn is_swapped(known: &str, typed: &str) -> bool {
    let pairs: Vec<(usize, (char, char))> =
        known.chars().zip(typed.chars()).enumerate().filter(|(_, (one, other))| one != other).collect();
    match pairs.as_slice() {
        [(at, (a, b)), (next, (c, d))] => known.len() == typed.len() && at + 1 == *next && a == d && b == c,
        _ => false,
    }
}
