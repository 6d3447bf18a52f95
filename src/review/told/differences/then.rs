//! What the predecessor has, told beside what is proposed: "Inriktningens belopp, 64 000 kr, har sänkts till 56 000 kr".

use rust_decimal::Decimal;

use super::{Amounts, BESIDE, is_cost, is_right};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::model::Value;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::told::{Read, Words};

impl Amounts<'_> {
    /// "I inriktningen anges 36 000 kr, i förslaget 41 000 kr": one of two amounts is what is proposed, and the other stands by the word
    /// for the predecessor and is not its amount.
    pub(super) fn paired(&self, read: &Read<'_, '_>, words: &Words, readings: &[&Reading], findings: &mut Diagnostics) {
        let [one, other] = readings else { return };
        let (Numeral::Amount(first), Numeral::Amount(second)) = (&one.numerals[0].0, &other.numerals[0].0) else {
            return;
        };
        let (now, then) = (self.now.normalize(), self.then.normalize());
        // "Inriktningen räknade med 27 000 kr, förslaget med 27 000 kr": the first is led in as the predecessor's.
        let counted = || {
            let before = words.iter().take_while(|(range, _)| range.end <= one.range.start);
            before.into_iter().any(|(_, word)| LANGUAGE.raknade_med.contains(word))
        };
        let (reading, typed, twice) = match (*first == now, *second == now) {
            (true, false) => (other, *second, false),
            (false, true) => (one, *first, false),
            (true, true) if counted() => (one, *first, true),
            _ => return,
        };
        let sized = typed * Decimal::TWO < then * Decimal::from(3) && then * Decimal::TWO < typed * Decimal::from(3);
        if now == then || typed == then || !sized || self.given.contains(&typed) && !twice {
            return;
        }
        let before: Vec<&str> = words
            .iter()
            .rev()
            .filter(|(range, _)| range.end <= reading.range.start)
            .take(BESIDE)
            .map(|(_, word)| word.as_str())
            .collect();
        let led = before.first().copied().unwrap_or_default();
        let exact = !LANGUAGE.ungefar.contains_key(led) && (twice || led != LANGUAGE.smaord.med);
        let named = before.iter().any(|word| self.words.iter().any(|stem| word.starts_with(stem.as_str())));
        let more = words.iter().find(|(range, _)| range.start >= reading.range.end);
        let difference = more.is_some_and(|(_, word)| LANGUAGE.skillnad.contains(word));
        // The other amount stands between the word and this one.
        let parted = one.range.start < reading.range.start
            && words
                .iter()
                .rfind(|(range, _)| range.end <= reading.range.start)
                .is_some_and(|(range, _)| range.start < one.range.end);
        if exact && named && !difference && !parted && !read.is_of_others(words) {
            let fran = Numeral::Amount(self.then).written(&read.review.templates.sprak);
            let text = read.text(&reading.range);
            let problem = message!(codes::DURATION_DIFFERS, text = text, fran = fran, namn = self.name);
            read.warn(problem, &reading.range, self.place.clone(), findings);
        }
    }

    /// "ligger 25 000 kr över det belopp som inriktningen angav": the difference, and on which side of it.
    pub(super) fn beyond(&self, read: &Read<'_, '_>, words: &Words, readings: &[&Reading], findings: &mut Diagnostics) {
        if readings.is_empty() {
            return;
        }
        let timed = |numeral: &Numeral| matches!(numeral, Numeral::Year(_) | Numeral::Period(..) | Numeral::Month(_));
        let dated = readings.iter().any(|reading| reading.numerals.iter().any(|(numeral, _)| timed(numeral)));
        let paid = |word: &String| LANGUAGE.utfall.begin(word);
        let fee =
            |word: &String| is_cost(word) || LANGUAGE.egna_avgiften.contains(word) || *word == LANGUAGE.avgiftsord;
        let is_told = words.iter().any(|(_, word)| fee(word)) && !words.iter().any(|(_, word)| paid(word));
        // "Kostnaden för hyran": of something of its own.
        let of_other = words.windows(2).any(|pair| fee(&pair[0].1) && pair[1].1 == LANGUAGE.smaord.for_);
        if dated || !is_told || of_other || self.now == self.then || read.is_of_others(words) {
            return;
        }
        let named = |at: usize| {
            let rest = words[at..].iter().take(BESIDE + 1);
            rest.into_iter().any(|(_, word)| self.words.iter().any(|stem| word.starts_with(stem.as_str())))
        };
        if let Some(verb) = words.iter().position(|(_, word)| LANGUAGE.overtraffar.contains_key(word)) {
            return self.exceeds(read, words, (verb, named(verb + 1)), readings, findings);
        }
        for reading in readings {
            let Numeral::Amount(typed) = reading.numerals[0].0 else { continue };
            let next = words.iter().position(|(range, _)| range.start >= reading.range.end);
            let Some((at, word)) = next.map(|at| (at, words[at].1.as_str())) else { continue };
            let above = word == LANGUAGE.smaord.over;
            if !(above || word == LANGUAGE.smaord.under) || !named(at + 1) {
                continue;
            }
            let exact = (self.now - self.then).normalize();
            let lead = words.iter().rfind(|(range, _)| range.end <= reading.range.start);
            let about = lead.and_then(|(_, word)| LANGUAGE.ungefar.get(word));
            if above != (self.now > self.then) {
                self.tell(read, &words[at].0, &Value::Amount(exact).to_string(), findings);
            } else if !is_right(typed, exact.abs(), about) {
                self.tell(read, &reading.range, &Value::Amount(exact.abs()).to_string(), findings);
            }
        }
    }

    /// "Den årliga kostnaden understiger inriktningens belopp med 7 000 kr": by how much, and on which side of it.
    fn exceeds(
        &self,
        read: &Read<'_, '_>,
        words: &Words,
        (verb, named): (usize, bool),
        readings: &[&Reading],
        findings: &mut Diagnostics,
    ) {
        let [reading] = readings else { return };
        let (Numeral::Amount(typed), Some(above)) = (&reading.numerals[0].0, LANGUAGE.overtraffar.get(&words[verb].1))
        else {
            return;
        };
        let mut lead = words.iter().rev().filter(|(range, _)| range.end <= reading.range.start);
        let first = lead.next().map_or("", |(_, word)| word);
        let about = LANGUAGE.ungefar.get(first);
        let with = if about.is_some() { lead.next().map_or("", |(_, word)| word) } else { first };
        // "Kostnaden understiger", and not that of something else: a word for the fee stands before the verb.
        let is_fee =
            |word: &String| is_cost(word) || LANGUAGE.egna_avgiften.contains(word) || *word == LANGUAGE.avgiftsord;
        let fee = words[..verb].iter().any(|(_, word)| is_fee(word));
        if !named || !fee || with != LANGUAGE.smaord.med {
            return;
        }
        let exact = (self.now - self.then).normalize();
        if *above != (self.now > self.then) {
            self.tell(read, &words[verb].0, &Value::Amount(exact).to_string(), findings);
        } else if !is_right(*typed, exact.abs(), about) {
            self.tell(read, &reading.range, &Value::Amount(exact.abs()).to_string(), findings);
        }
    }

    /// "Kostnaden har sjunkit sedan inriktningen antogs", of what has risen.
    pub(super) fn moved(&self, read: &Read<'_, '_>, words: &Words, readings: &[&Reading], findings: &mut Diagnostics) {
        let timed = |numeral: &Numeral| matches!(numeral, Numeral::Year(_) | Numeral::Period(..) | Numeral::Month(_));
        let dated = readings.iter().any(|reading| reading.numerals.iter().any(|(numeral, _)| timed(numeral)));
        let mut moves = words.iter().enumerate().filter(|(_, (_, word))| LANGUAGE.andrats.contains(word));
        let (Some((at, (range, word))), None) = (moves.next(), moves.next()) else { return };
        let after = |back: usize| words.get(at + back).map_or("", |(_, word)| word.as_str());
        let since =
            after(1) == LANGUAGE.smaord.sedan && self.words.iter().any(|stem| after(2).starts_with(stem.as_str()));
        // "Kostnaden för el har minskat": of something of its own.
        let own = |at: usize| {
            let next = words.get(at + 1).map_or("", |(_, word)| word.as_str());
            is_cost(&words[at].1) && (next == LANGUAGE.smaord.har || LANGUAGE.andrats.contains(next))
        };
        let rises = LANGUAGE.stiger.contains(word);
        let denied = words.iter().any(|(_, word)| LANGUAGE.nekande.contains(word));
        let wrong = self.now != self.then && rises != (self.now > self.then);
        if since && wrong && !dated && !denied && (0..words.len()).any(own) && !read.is_of_others(words) {
            let change = Value::Amount((self.now - self.then).normalize());
            self.tell(read, range, &change.to_string(), findings);
        }
    }
}
