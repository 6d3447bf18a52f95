//! What a sentence computes from its own numbers: sums, changes, shares, fractions.

mod portions;

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Sentence, Slip, count, share};
use crate::codes;
use crate::message::message;
use crate::model::Value;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};

/// A verb for a change stands at most so many words before what changes.
const FAR: usize = 4;

/// "med" stands at most so many words before the fraction that it leads in: "med drygt en fjärdedel".
const NEAR: usize = 3;

/// A number of a sentence with where it stands.
pub(super) type Number<'s> = (&'s Reading, Decimal);

impl Sentence<'_> {
    /// Everything that the sentence's numbers say of each other.
    pub(super) fn arithmetic(&self) -> Vec<Slip> {
        let (amounts, counts) = (self.money(), self.counted());
        let mut slips = Vec::new();
        slips.extend(self.total(&amounts).or_else(|| self.total(&counts)));
        // "med 4 000 kronor, från 32 000 till 36 000": what is great has its unit from the amount beside it.
        let great = counts.iter().filter(|(_, number)| *number >= Decimal::ONE_THOUSAND && !amounts.is_empty());
        let mut mixed: Vec<Number<'_>> = amounts.iter().chain(great).copied().collect();
        mixed.sort_by_key(|(reading, _)| reading.range.start);
        mixed.dedup_by_key(|(reading, _)| reading.range.start);
        slips.extend(self.change(&mixed).or_else(|| self.change_of_counts(&counts)));
        slips.extend(self.part(&counts).or_else(|| self.part(&amounts)).or_else(|| self.part(&mixed)));
        slips.extend(self.rounded_beside(&mixed).or_else(|| self.rounded_beside(&counts)));
        slips.extend(self.fraction(&counts));
        slips.extend(self.others_of(&counts));
        slips.extend(self.every_of(&counts));
        slips.extend(self.more_than_another(&amounts));
        slips.extend(self.times_so_many(&counts));
        slips.extend(self.rest(&amounts).or_else(|| self.rest(&counts)));
        slips
    }

    /// The counts of the sentence; the number of a fraction, "två tredjedelar", is none.
    pub(super) fn counted(&self) -> Vec<Number<'_>> {
        let of_fraction = |reading: &Reading| {
            self.after(reading.range.end).next().is_some_and(|word| LANGUAGE.delar.contains_key(word))
        };
        // "E3+3" is a name.
        let of_name = |reading: &Reading| self.text[..reading.range.start].ends_with('+');
        let counts = self.readings.iter().filter(|reading| !of_fraction(reading) && !of_name(reading));
        counts.filter_map(|reading| Some((reading, count(reading)?.into()))).collect()
    }

    /// "fyra av tio möten", "40 av 100": a share in words, which counts nothing. "fyra av de tio" does.
    pub(super) fn is_of_ten(&self, reading: &Reading) -> bool {
        let is_round = |reading: &Reading| matches!(count(reading), Some(10 | 100));
        let joined = |part: &Reading, whole: &Reading| {
            part.range.end <= whole.range.start
                && self.text[part.range.end..whole.range.start].trim() == LANGUAGE.smaord.av
        };
        let others = || self.readings.iter().filter(|other| count(other).is_some());
        (is_round(reading) && others().any(|part| joined(part, reading)))
            || others().any(|whole| is_round(whole) && joined(reading, whole))
    }

    /// "… 10 kr och … 20 kr, sammanlagt 30 kr": the last is the sum of the others.
    fn total(&self, numbers: &[Number<'_>]) -> Option<Slip> {
        let (last, parts) = numbers.split_last()?;
        // "De fyra grupperna – fem, 20, 17 och fyra – blir 46": the first says how many parts there are.
        let listed = parts.len() > 2 && parts[0].1 == Decimal::from(parts.len() - 1);
        let parts =
            if listed && self.before(parts[0].0.range.start) == LANGUAGE.smaord.de { &parts[1..] } else { parts };
        if !(2..=5).contains(&parts.len()) {
            return None;
        }
        // "två bussar à 45 platser": the parts are multiplied, not added.
        if parts.iter().any(|number| self.before(number.0.range.start) == LANGUAGE.smaord.styckpris) {
            return None;
        }
        let before_last = parts.last()?.0.range.end;
        // "två konferenser, ett seminarium": one more than the numbers say.
        let start = parts[0].0.range.end;
        let is_one = |word: &str| LANGUAGE.sifferord.ett.contains(word);
        let inside = |range: &Range<usize>| range.start > start && range.end < last.0.range.start;
        let ones = self.lower.iter().filter(|(range, word)| inside(range) && is_one(word)).count();
        let listed =
            LANGUAGE.listed_by(&self.text[start..last.0.range.start], &[LANGUAGE.smaord.och]).into_iter().skip(1);
        let alone = listed.filter(|part| part.split_whitespace().next().is_some_and(is_one)).count();
        if ones != alone {
            return None;
        }
        let between = self.text[before_last..last.0.range.start].to_lowercase();
        // "väljs ut, tolv sammanlagt i fyra områden": the word belongs to the number before it.
        let mut words = between.split_whitespace();
        let trails = words.next().is_some_and(|word| LANGUAGE.summor.contains(word))
            && words.next().is_some_and(|word| LANGUAGE.prepositioner.contains(word));
        // "500 och 577 kr till stödet och totalt 110 kr till resten": a sum of its own.
        let joined: Vec<&str> = between.split_whitespace().collect();
        let adds =
            joined.windows(2).any(|pair| LANGUAGE.bindeord.contains(pair[0]) && LANGUAGE.summor.contains(pair[1]))
                && self.after(last.0.range.end).next().is_some_and(|word| LANGUAGE.prepositioner.contains(word));
        // "72 deltagare på åtta möten, alltså nio i genomsnitt": a mean.
        let mean = self.after(last.0.range.end).take(NEAR).any(|word| LANGUAGE.medelvarde.contains(word));
        if trails
            || adds
            || mean
            || joined.contains(&LANGUAGE.smaord.an) // "fler än de fyra andra"
            || joined.iter().any(|word| is_from_there(word))
            || self.led_by(last.0, LANGUAGE.smaord.med)
            || !LANGUAGE.fore_summan.iter().any(|lead| between.contains(lead.as_str()))
        {
            return None;
        }
        // "sju i maj och tio i juni, det vill säga tre fler" tells a difference.
        if self.after(last.0.range.end).next().is_some_and(|word| LANGUAGE.fler.contains(word)) {
            let [one, other] = parts else { return None };
            let compares = self.lower.last().is_some_and(|(_, word)| LANGUAGE.fler.contains(word)) && ones == 0;
            let known = (one.1 - other.1).abs();
            return (compares && !self.allows(last.0, last.1, known)).then(|| self.sum_slip(last.0, known));
        }
        let sum: Decimal = parts.iter().map(|(_, number)| number).sum::<Decimal>() + Decimal::from(ones);
        (!self.allows(last.0, last.1, sum)).then(|| self.sum_slip(last.0, sum))
    }

    /// Another sum than the one that is typed.
    pub(super) fn sum_slip(&self, typed: &Reading, sum: Decimal) -> Slip {
        self.sum_slip_at(typed.range.clone(), sum)
    }

    pub(super) fn sum_slip_at(&self, range: Range<usize>, sum: Decimal) -> Slip {
        let text = &self.text[range.clone()];
        (range, message!(codes::FIGURE_SHARE, text = text, ger = Value::Amount(sum.normalize())), None)
    }

    /// "Av 170 000 kr är 150 000 kr bidrag och resten, 20 000 kr, lån": the rest is what the others leave.
    fn rest(&self, numbers: &[Number<'_>]) -> Option<Slip> {
        let (last, others) = numbers.split_last()?;
        let (whole, parts) = others.split_first().filter(|(_, parts)| !parts.is_empty())?;
        let led = self.words_in(&(parts.last()?.0.range.end..last.0.range.start));
        let rest = led.iter().position(|word| LANGUAGE.resten.contains(word))?;
        let of_whole = self.words_in(&(self.range.start..whole.0.range.start)).contains(&LANGUAGE.smaord.av);
        let left = whole.1 - parts.iter().map(|part| part.1).sum::<Decimal>();
        let wrong = of_whole && led.len() - rest <= 3 && left > Decimal::ZERO && !self.allows(last.0, last.1, left);
        (wrong && !self.has_about()).then(|| self.sum_slip(last.0, left))
    }

    /// "Var tredje av de 60 deltagarna, eller 20 stycken".
    fn every_of(&self, counts: &[Number<'_>]) -> Option<Slip> {
        let at = self
            .lower
            .windows(2)
            .position(|pair| LANGUAGE.sifferord.vart.contains(&pair[0].1) && pair[1].1.len() > 4)?;
        let mut after = counts.iter().filter(|number| number.0.range.start > self.lower[at + 1].0.end);
        let (whole, part) = (after.next()?, after.next()?);
        let of = self.words_in(&(self.lower[at + 1].0.end..whole.0.range.start));
        let gap = &self.text[whole.0.range.end..part.0.range.start];
        let explains = gap.contains([',', '(']) && gap.split_whitespace().count() <= 4;
        if of.first() != Some(&LANGUAGE.smaord.av) || of.len() > 2 || !explains || part.1 > whole.1 || part.1.is_zero()
        {
            return None;
        }
        self.every((part.1 * Decimal::ONE_HUNDRED).checked_div(whole.1)?)
    }

    /// "19 200 kr mer än vad 2021 gjorde, dvs. 75 200 mot 56 000 kr": the first is the difference of the others.
    fn more_than_another(&self, amounts: &[Number<'_>]) -> Option<Slip> {
        let (typed, one, other) = match amounts {
            [typed, one, other] => (typed, one.1, other.1),
            [typed, other] => {
                let counts = self.counted();
                let one = counts.iter().find(|(r, n)| {
                    typed.0.range.end < r.range.start
                        && r.range.end < other.0.range.start
                        && *n >= Decimal::ONE_THOUSAND
                })?;
                (typed, one.1, other.1)
            }
            _ => return None,
        };
        let last = amounts.last()?;
        let compares = self.after(typed.0.range.end).next().is_some_and(|word| LANGUAGE.skillnad.contains(word));
        let against = self.before(last.0.range.start) == LANGUAGE.smaord.mot;
        let known = (one - other).abs();
        (compares && against && !self.allows(typed.0, typed.1, known)).then(|| self.sum_slip(typed.0, known))
    }

    /// "Fyra av sju var fysiska; de övriga tre hölls digitalt".
    fn others_of(&self, counts: &[Number<'_>]) -> Option<Slip> {
        let [part, whole, rest] = counts else { return None };
        let of = self.words_in(&(part.0.range.end..whole.0.range.start));
        let joined =
            !of.is_empty() && [LANGUAGE.smaord.av, LANGUAGE.smaord.de].starts_with(of.as_slice()) && part.1 < whole.1;
        let before = self.words_in(&(whole.0.range.end..rest.0.range.start));
        let ends = |phrase: &String| before.ends_with(&phrase.split(' ').collect::<Vec<_>>());
        let others = LANGUAGE.sifferord.de_ovriga.iter().any(ends);
        let known = whole.1 - part.1;
        (joined && others && !self.has_about() && known != rest.1).then(|| self.sum_slip(rest.0, known))
    }

    /// "höjs från A till B", "en ökning med C".
    fn change(&self, amounts: &[Number<'_>]) -> Option<Slip> {
        let (at, from, to) = self.ends_of_change(amounts)?;
        let told = |number: &Decimal| Numeral::Amount(*number).written(self.language);
        if let Some(range) = self.wrong_way(from, to) {
            let problem = message!(
                codes::FIGURE_DIRECTION,
                text = &self.text[range.clone()],
                fran = told(&from),
                till = told(&to)
            );
            return Some((range, problem, None));
        }
        let difference = (to - from).abs();
        let beside = amounts.iter().enumerate().filter(|(index, _)| *index != at && *index != at + 1);
        let mut changed =
            beside.map(|(_, number)| number).filter(|(reading, _)| self.led_by(reading, LANGUAGE.smaord.med));
        if let Some((third, typed)) = changed.next().filter(|(third, typed)| !self.allows(third, *typed, difference)) {
            let text = &self.text[third.range.clone()];
            let problem = message!(codes::FIGURE_SHARE, text = text, ger = told(&difference));
            return (*typed != difference).then(|| (third.range.clone(), problem, None));
        }
        // "Från 180 000 till 215 000 kr är skillnaden 25 000 kr".
        let told_as = self.has_any(&LANGUAGE.skillnaden) || self.has_any(&LANGUAGE.andringsord);
        let after = amounts
            .get(at + 2)
            .filter(|third| told_as && amounts.len() == 3 && self.is_told_as(amounts[at + 1].0, third.0));
        if let Some((third, typed)) = after.filter(|(third, typed)| !self.allows(third, *typed, difference)) {
            let problem =
                message!(codes::FIGURE_SHARE, text = &self.text[third.range.clone()], ger = told(&difference));
            return (*typed < from.min(to)).then(|| (third.range.clone(), problem, None));
        }
        if let Some(slip) = self.times_changed(from, to) {
            return Some(slip);
        }
        let exact = (difference * Decimal::ONE_HUNDRED).checked_div(from)?;
        let Some((reading, typed)) = self.readings.iter().find_map(|reading| Some((reading, share(reading)?))) else {
            // "alltså med en tredjedel", "är en tredjedel".
            let end = amounts[at + 1].0.range.end;
            return self.fraction_word(exact).filter(|_| self.has(&[LANGUAGE.smaord.med]) || self.tells_change(end));
        };
        let said = self.led_by(reading, LANGUAGE.smaord.med)
            || self.has_any(&LANGUAGE.sifferord.eller_motsvarar)
            || self.has_any(&LANGUAGE.andringsord);
        (said && !self.is_share(reading, typed, exact)).then(|| self.share_slip(reading.range.clone(), exact))
    }

    /// "från 21 000 till 27 000 kr är drygt en fjärdedel": a fraction of nothing else, with a verb between.
    fn tells_change(&self, end: usize) -> bool {
        let Some(at) = self.lower.iter().position(|(_, word)| LANGUAGE.delar.contains_key(word)) else { return false };
        let between = self.words_in(&(end..self.lower[at].0.start.max(end)));
        let verb = |word: &&str| {
            LANGUAGE.ar_till_antalet.contains(word)
                || LANGUAGE.sifferord.motsvarar.contains(word)
                || LANGUAGE.sifferord.eller_motsvarar.contains(word)
        };
        let of = self.lower.get(at + 1).is_some_and(|(_, word)| word == LANGUAGE.smaord.av);
        between.len() <= FAR && between.iter().any(verb) && !of && self.lower[at].0.start > end
    }

    /// Whether between two amounts stands no more than a verb for being, and what that is of: "är skillnaden", "motsvarar".
    fn is_told_as(&self, first: &Reading, second: &Reading) -> bool {
        let between = self.words_in(&(first.range.end..second.range.start));
        let verb = |word: &&str| LANGUAGE.ar_till_antalet.contains(word) || LANGUAGE.sifferord.motsvarar.contains(word);
        between.iter().any(verb)
            && between.iter().all(|word| {
                verb(word)
                    || LANGUAGE.skillnaden.contains(word)
                    || LANGUAGE.andringsord.contains(word)
                    || [LANGUAGE.smaord.en, LANGUAGE.smaord.pa].contains(word)
            })
    }

    /// The two numbers that something goes "från" and "till", with where the first is among them.
    fn ends_of_change(&self, numbers: &[Number<'_>]) -> Option<(usize, Decimal, Decimal)> {
        let goes = |pair: &[Number<'_>]| {
            self.before(pair[0].0.range.start) == LANGUAGE.smaord.fran
                && self.before(pair[1].0.range.start) == LANGUAGE.smaord.till
        };
        let at = numbers.windows(2).position(goes)?;
        Some((at, numbers[at].1, numbers[at + 1].1))
    }

    /// The word that says that something rises where it falls, or the other way. What is denied says neither, and of two words that
    /// say opposite things one speaks of something else: "antalet minskade, och därför höjdes priset".
    fn wrong_way(&self, from: Decimal, to: Decimal) -> Option<Range<usize>> {
        let ways =
            || self.lower.iter().filter(|(_, word)| LANGUAGE.stiger.contains(word) || LANGUAGE.faller.contains(word));
        let (range, word) = ways().next()?;
        let rises = LANGUAGE.stiger.contains(word);
        let one_way = ways().all(|(_, word)| LANGUAGE.stiger.contains(word) == rises);
        let wrong = if rises { from > to } else { from < to };
        (wrong && one_way && !self.is_denied(range)).then(|| range.clone())
    }

    /// Whether a word is denied in its own clause: "sänks, eftersom tidningen inte trycks" is not.
    fn is_denied(&self, range: &Range<usize>) -> bool {
        let denies = |(other, word): &&(Range<usize>, String)| {
            let (first, last) = (range.end.min(other.end), range.start.max(other.start));
            LANGUAGE.sifferord.nekar_alls.contains(word) && !self.text[first..last].contains([',', ';', ':', '('])
        };
        self.lower.iter().any(|word| denies(&word))
    }

    /// "antalet lärare ökade från 48 till 60, alltså med en fjärdedel": counts that change, where a verb says so.
    fn change_of_counts(&self, counts: &[Number<'_>]) -> Option<Slip> {
        let (at, from, to) = self.ends_of_change(counts)?;
        if let Some(slip) = self.times_changed(from, to) {
            return Some(slip);
        }
        let end = counts[at + 1].0.range.end;
        let changes = |word: &String| LANGUAGE.stiger.contains(word) || LANGUAGE.faller.contains(word);
        let verb = self.lower.iter().position(|(_, word)| changes(word))?;
        let of_time = self.after(end).next().is_some_and(|word| LANGUAGE.is_of_time(word));
        // "öppet från 8 till 16", and two things that change.
        if of_time || from.is_zero() || self.lower.iter().filter(|(_, word)| changes(word)).count() > 1 {
            return None;
        }
        let between = self.words_in(&(self.lower[verb].0.end..counts[at].0.range.start));
        let near = between.len() <= FAR && !between.iter().any(|word| LANGUAGE.bindeord.contains(word));
        if let Some(range) = self.wrong_way(from, to).filter(|_| near && self.lower[verb].0.end < end) {
            let (text, fran, till) = (&self.text[range.clone()], from.to_string(), to.to_string());
            let problem = message!(codes::FIGURE_DIRECTION, text = text, fran = fran, till = till);
            return Some((range, problem, None));
        }
        let exact = ((to - from).abs() * Decimal::ONE_HUNDRED).checked_div(from)?;
        let Some((reading, typed)) = self.readings.iter().find_map(|reading| Some((reading, share(reading)?))) else {
            let led = |fraction: &Range<usize>| {
                self.words_in(&(self.range.start..fraction.start))
                    .iter()
                    .rev()
                    .take(NEAR)
                    .any(|word| *word == LANGUAGE.smaord.med)
            };
            let fraction = self.lower.iter().find(|(_, word)| LANGUAGE.delar.contains_key(word))?;
            return self.fraction_word(exact).filter(|_| led(&fraction.0));
        };
        let wrong = self.led_by(reading, LANGUAGE.smaord.med) && !self.is_share(reading, typed, exact);
        wrong.then(|| self.share_slip(reading.range.clone(), exact))
    }

    /// "mer än dubbelt så många: 13 det första året och 22 det sista": the second is not so many times the first.
    fn times_so_many(&self, counts: &[Number<'_>]) -> Option<Slip> {
        let [first, second] = counts else { return None };
        let at = self
            .lower
            .windows(3)
            .position(|three| three[0].1 == LANGUAGE.smaord.dubbelt && three[1].1 == LANGUAGE.smaord.sa)?;
        // Numbers before the words are of something else: "samlade 140, dubbelt så många som de 70".
        let listed = self.text.get(self.lower[at].0.end..first.0.range.start)?.contains([':', '–', '(']);
        let exact = second.1.checked_div(first.1).filter(|_| listed && !self.has(&[LANGUAGE.smaord.inte]))?;
        let more = at > 1 && self.lower[at - 1].1 == LANGUAGE.smaord.an;
        let right =
            if more { exact > Decimal::TWO } else { (exact - Decimal::TWO).abs() * Decimal::from(8) <= Decimal::TWO };
        (!right).then(|| self.share_slip(self.lower[at].0.clone(), exact * Decimal::ONE_HUNDRED))
    }

    /// "fördubblades från 20 till 30": the second is not so many times the first.
    pub(super) fn times_changed(&self, from: Decimal, to: Decimal) -> Option<Slip> {
        let at = self.lower.iter().position(|(_, word)| LANGUAGE.mangfald.contains_key(word))?;
        let (range, word) = &self.lower[at];
        let hundredths = Decimal::new(*LANGUAGE.mangfald.get(word)?, 2);
        let before = self.words_in(&(self.range.start..range.start));
        let exact = to
            .checked_div(from)
            .filter(|_| !self.has_any(&LANGUAGE.ingen) && !self.has_any(&LANGUAGE.sifferord.nekar))?;
        let near = |times: Decimal| (exact - times).abs() * Decimal::TEN <= times;
        let more = before.last() == Some(&LANGUAGE.smaord.an);
        let nearly = before.iter().rev().take(2).any(|word| LANGUAGE.ungefar.contains_key(word));
        let right = match (more, nearly) {
            // "mer än halverats" goes further down.
            (true, _) if hundredths < Decimal::ONE => exact < hundredths,
            (true, _) => exact > hundredths,
            (_, true) => (exact - hundredths).abs() * Decimal::from(4) <= hundredths,
            _ => near(hundredths),
        };
        (!right).then(|| self.share_slip(range.clone(), exact * Decimal::ONE_HUNDRED))
    }

    /// Whether a typed share is an exact one, rounded as it is written, or as the word before it allows.
    pub(super) fn is_share(&self, reading: &Reading, typed: Decimal, exact: Decimal) -> bool {
        let rounding = Decimal::new(6, typed.scale() + 1);
        let near = (exact - typed).abs() <= rounding && !self.is_hedged_wrongly(reading, typed, exact);
        near || (self.is_about(reading) && self.allows(reading, typed, exact))
    }

    /// Another share than the one that is typed.
    pub(super) fn share_slip(&self, range: Range<usize>, exact: Decimal) -> Slip {
        let text = &self.text[range.clone()];
        let ger = format!("{}\u{a0}procent", Value::Amount(exact.round_dp(1).normalize()));
        (range, message!(codes::FIGURE_SHARE, text = text, ger = ger), None)
    }
}

/// "det år hon fyllde 62 och de fem åren dessförinnan, alltså från 57": years counted from the first.
fn is_from_there(word: &str) -> bool {
    LANGUAGE.ar_darifran.contains_key(word.trim_end_matches([',', ';', ':']))
}

/// Whether "av" names who did something: "gjordes av".
pub(super) fn is_agent(words: &[&str]) -> bool {
    let passive = |word: &str| LANGUAGE.sifferord.passiva_slut.end(word);
    words.windows(2).any(|pair| pair[1] == LANGUAGE.smaord.av && passive(pair[0]))
}
