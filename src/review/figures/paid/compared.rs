//! What the sheet of costs says of two years against each other: by how much one is dearer, in kronor, in shares, and which.

use rust_decimal::Decimal;

use super::NEAR;
use crate::codes;
use crate::message::message;
use crate::review::figures::{Sentence, Slip, is_year, share};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::tables::Priced;

impl Sentence<'_> {
    /// "Mellan 2021 och 2022 gick avgiften upp med 55 000 kr": the difference, its share and its direction.
    pub(super) fn change_paid(&self, priced: &Priced<'_>, first: i32, second: i32) -> Option<Slip> {
        let (from, to) = (self.value(priced, first)?, self.value(priced, second)?);
        // "2 600 kr mindre 2020, trots att avgiften hade höjts": what stands against it goes the other way.
        let mut told = self.lower.iter().take_while(|(_, word)| !LANGUAGE.forklaring.contains(word));
        let rises = told.clone().find(|(_, word)| LANGUAGE.stiger.contains(word) || word == LANGUAGE.smaord.upp);
        let falls = told.find(|(_, word)| LANGUAGE.faller.contains(word) || word == LANGUAGE.smaord.ner);
        let spans = self.has_any(&LANGUAGE.sifferord.jamfors);
        let wrong = rises.filter(|_| from >= to && falls.is_none()).or(falls.filter(|_| from <= to && rises.is_none()));
        let told = |amount: Decimal| Numeral::Amount(amount).written(self.language);
        if let Some((range, word)) = wrong.filter(|_| spans) {
            let problem = message!(codes::FIGURE_DIRECTION, text = word, fran = told(from), till = told(to));
            return Some((range.clone(), problem, priced.place()));
        }
        let difference = (to - from).abs();
        let amounts = self.money();
        // "har ökat med 43 900 kr, till 133 900 kr": an end beside the difference.
        let (changes, ends): (Vec<_>, Vec<_>) = amounts.iter().partition(|(reading, _)| self.is_difference(reading));
        // "med 12 300 kr, varav resorna stod för 9 300 kr": the other is a part of it.
        let is_end = |(reading, end): &&(&Reading, Decimal)| {
            let led = self.led_by(reading, LANGUAGE.smaord.till) || self.led_by(reading, LANGUAGE.smaord.fran);
            led && (*end == from || *end == to)
        };
        let told_ends = !ends.is_empty() && ends.iter().all(|end| is_end(&end));
        if let ([(reading, typed)], true) = (changes.as_slice(), told_ends) {
            let what = format!("{}, {first}–{second}", priced.sheet());
            let right = self.allows(reading, *typed, difference);
            return (!right).then(|| self.amount_slip(reading, difference, what, priced.place()));
        }
        if let [(reading, typed)] = amounts.as_slice()
            && (self.is_difference(reading) || self.is_of_difference())
        {
            let what = format!("{}, {first}–{second}", priced.sheet());
            if !self.allows(reading, *typed, difference) {
                return Some(self.amount_slip(reading, difference, what, priced.place()));
            }
            let exact = (difference * Decimal::ONE_HUNDRED).checked_div(from)?;
            return self.share_after(reading.range.end, exact);
        }
        let exact = (difference * Decimal::ONE_HUNDRED).checked_div(from).filter(|_| spans && amounts.is_empty())?;
        if let Some(slip) = self.times_changed(from, to) {
            return Some(slip);
        }
        let Some((reading, typed)) = self.readings.iter().find_map(|reading| Some((reading, share(reading)?))) else {
            // "steg kostnaden med nästan en tredjedel".
            let (fraction, _) = self.lower.iter().find(|(_, word)| LANGUAGE.delar.contains_key(word))?;
            let before = self.words_in(&(self.range.start..fraction.start));
            let led = before.iter().rev().take(NEAR).any(|word| *word == LANGUAGE.smaord.med)
                && (rises.is_some() || falls.is_some());
            return self.fraction_word(exact).filter(|_| led);
        };
        let changed = |word: &str| LANGUAGE.stiger.contains(word) || LANGUAGE.faller.contains(word);
        let led = self.led_by(reading, LANGUAGE.smaord.med) || changed(self.before(reading.range.start));
        (led && !self.is_share(reading, typed, exact)).then(|| self.share_slip(reading.range.clone(), exact))
    }

    /// "steg med 15 000 kr, vilket motsvarar 25 procent", "15 000 kr eller en fjärdedel": the share that an amount is, after it.
    fn share_after(&self, at: usize, exact: Decimal) -> Option<Slip> {
        let after = |reading: &&Reading| reading.range.start >= at;
        let typed = self.readings.iter().filter(after).find_map(|reading| Some((reading, share(reading)?)));
        let Some((reading, typed)) = typed else {
            return self.fraction_word(exact).filter(|(range, ..)| range.start >= at);
        };
        // "25 procent av budgeten" is of something else.
        let other = self.after(reading.range.end).next() == Some(LANGUAGE.smaord.av);
        (!other && !self.is_share(reading, typed, exact)).then(|| self.share_slip(reading.range.clone(), exact))
    }

    /// "2021 sjönk kostnaden med 1 200 kr": against the year before, where the sentence names no other time.
    pub(super) fn changed_since_last(&self, priced: &Priced<'_>, year: i32) -> Option<Slip> {
        let rises = self.lower.iter().find(|(_, word)| LANGUAGE.stiger.contains(word));
        let falls = self.lower.iter().find(|(_, word)| LANGUAGE.faller.contains(word));
        let (verb, up) = match (rises, falls) {
            (Some(verb), None) => (verb, true),
            (None, Some(verb)) => (verb, false),
            _ => return None,
        };
        let past = verb.1.ends_with(LANGUAGE.sifferord.preteritum.as_str()) || verb.1.ends_with(['g', 'k', 's']);
        let amounts = self.money();
        let [(reading, typed)] = amounts.as_slice() else { return None };
        let small = &LANGUAGE.smaord;
        let elsewhere =
            [small.sedan, small.fran, small.till, small.an, small.per, small.varje, small.jamfort, small.mot];
        let open = self.has(&elsewhere) || self.has_any(&LANGUAGE.sifferord.nekar_alls) || self.tells_rate();
        let led = self.led_by(reading, small.med) && past && !open && !self.has_any(&LANGUAGE.sifferord.andringen);
        let (from, to) = (self.value(priced, year - 1).filter(|_| led)?, self.value(priced, year)?);
        let told = |amount: Decimal| Numeral::Amount(amount).written(self.language);
        if up != (to > from) {
            let problem = message!(codes::FIGURE_DIRECTION, text = verb.1, fran = told(from), till = told(to));
            return Some((verb.0.clone(), problem, priced.place()));
        }
        let difference = (to - from).abs();
        let what = format!("{}, {}–{year}", priced.sheet(), year - 1);
        (!self.allows(reading, *typed, difference)).then(|| self.amount_slip(reading, difference, what, priced.place()))
    }

    /// "47 800 kr, vilket är 2 400 kr mer än året innan": the year of the sentence against the one beside it.
    pub(super) fn differs_from_beside(&self, priced: &Priced<'_>, year: i32) -> Option<Slip> {
        let amounts = self.money();
        let (changes, others): (Vec<_>, Vec<_>) = amounts.iter().partition(|(reading, _)| self.is_difference(reading));
        let [(reading, typed)] = changes.as_slice() else { return None };
        let mut after = self.lower.iter().filter(|(range, _)| range.start >= reading.range.end);
        let (more, than, one, beside) = (after.next()?, after.next()?, after.next()?, after.next()?);
        let step = LANGUAGE.aret_intill.get(&beside.1)?;
        let follows = LANGUAGE.skillnad.contains(&more.1)
            && than.1 == LANGUAGE.smaord.an
            && one.1 == LANGUAGE.smaord.aret
            && !self.has(&[LANGUAGE.smaord.inte])
            && !self.leaves_out();
        let other = year + i32::try_from(*step).ok()?;
        let (from, to) = (self.value(priced, other).filter(|_| follows)?, self.value(priced, year)?);
        // "38 500 kr för avgiften": the amounts beside it are of something else.
        if !others.iter().all(|(_, stated)| *stated == to || *stated == from) {
            return None;
        }
        let less = LANGUAGE.andring_ner.contains(&more.1);
        let wrong = if less { to >= from } else { to <= from };
        if wrong {
            let told = |amount: Decimal| Numeral::Amount(amount).written(self.language);
            let problem = message!(codes::FIGURE_DIRECTION, text = more.1, fran = told(from), till = told(to));
            return Some((more.0.clone(), problem, priced.place()));
        }
        let what = format!("{}, {other}–{year}", priced.sheet());
        let difference = (to - from).abs();
        (!self.allows(reading, *typed, difference)).then(|| self.amount_slip(reading, difference, what, priced.place()))
    }

    /// "Resorna 2019 var dyrare än året före": they were not.
    pub(super) fn compared_to_last(&self, priced: &Priced<'_>, year: i32) -> Option<Slip> {
        let at = self.lower.iter().position(|(_, word)| LANGUAGE.andringsord.contains(word))?;
        let after: Vec<&str> = self.lower[at + 1..].iter().take(NEAR).map(|(_, word)| word.as_str()).collect();
        let than_last = matches!(after.as_slice(), [than, last, before]
            if *than == LANGUAGE.smaord.an
                && *last == LANGUAGE.smaord.aret
                && LANGUAGE.aret_intill.get(*before) == Some(&-1));
        let before = self.lower[..at].iter().any(|(_, word)| *word == year.to_string());
        let open = self.has(&[LANGUAGE.smaord.inte]) || self.leaves_out();
        let (from, to) =
            (self.value(priced, year - 1).filter(|_| than_last && before && !open)?, self.value(priced, year)?);
        let (range, word) = &self.lower[at];
        let less = LANGUAGE.andring_ner.contains(word);
        let told = |amount: Decimal| Numeral::Amount(amount).written(self.language);
        let wrong = if less { to >= from } else { to <= from };
        wrong.then(|| {
            let problem = message!(codes::FIGURE_DIRECTION, text = word, fran = told(from), till = told(to));
            (range.clone(), problem, priced.place())
        })
    }

    /// "Utfallet 2023 var nästan 40 procent högre än 2020", "en tredjedel lägre 2021 än 2018".
    pub(super) fn share_compared(&self, priced: &Priced<'_>, years: [i32; 2]) -> Option<Slip> {
        let at = self.lower.iter().position(|(_, word)| LANGUAGE.andringsord.contains(word))?;
        let than =
            self.lower[at..].iter().find(|(_, word)| word == LANGUAGE.smaord.an).filter(|_| self.money().is_empty())?;
        let after = |reading: &&Reading| is_year(reading) && reading.range.start > than.0.end;
        let base = self.readings.iter().find(after)?;
        let base = base.year()?;
        let other = years.into_iter().find(|year| *year != base)?;
        let (from, to) = (self.value(priced, base)?, self.value(priced, other)?);
        let exact = ((to - from).abs() * Decimal::ONE_HUNDRED).checked_div(from)?;
        let before = self.lower[at].0.start;
        if let Some((reading, typed)) = self.readings.iter().find_map(|reading| Some((reading, share(reading)?))) {
            let beside = reading.range.end < before && self.words_in(&(reading.range.end..before)).is_empty();
            return (beside && !self.is_share(reading, typed, exact))
                .then(|| self.share_slip(reading.range.clone(), exact));
        }
        let beside = self.lower.get(at.checked_sub(1)?).is_some_and(|(_, word)| LANGUAGE.delar.contains_key(word));
        self.fraction_compared(exact).filter(|_| beside)
    }

    /// "Utfallet 2021 var lägre än 2018": it was not.
    pub(super) fn compared(&self, priced: &Priced<'_>) -> Option<Slip> {
        let years = self.years();
        let [first, second] = years.as_slice() else { return None };
        let at = self.lower.iter().position(|(_, word)| LANGUAGE.andringsord.contains(word))?;
        // "mer än fördubblades mellan 2022 och 2023" compares no two years: the second stands right after the word.
        let than = self.lower[at + 1..]
            .iter()
            .take(NEAR)
            .position(|(_, word)| word == LANGUAGE.smaord.an)
            .map(|than| at + 1 + than)?;
        let beside = self.lower[than + 1..].iter().map(|(_, word)| word.as_str());
        let mut beside = beside.skip_while(|word| LANGUAGE.sifferord.fore_ar.contains(word));
        let open = self.has(&[LANGUAGE.smaord.inte]) || self.leaves_out();
        if open || beside.next() != Some(second.to_string().as_str()) {
            return None;
        }
        let (one, other) = (self.value(priced, *first)?, self.value(priced, *second)?);
        let (range, word) = &self.lower[at];
        let less = LANGUAGE.andring_ner.contains(word);
        let told = |amount: Decimal| Numeral::Amount(amount).written(self.language);
        // Both years stand around the word: "2021 var det lägre än 2018".
        let last = self.readings.iter().rfind(|reading| is_year(reading))?;
        let wrong = last.range.start > range.end && if less { one >= other } else { one <= other };
        wrong.then(|| {
            let problem = message!(codes::FIGURE_DIRECTION, text = word, fran = told(other), till = told(one));
            (range.clone(), problem, priced.place())
        })
    }

    /// "Under 2019 och 2020 var kostnaden oförändrad": it was not.
    pub(super) fn not_the_same(&self, priced: &Priced<'_>, first: i32, second: i32) -> Option<Slip> {
        let (from, to) = (self.value(priced, first)?, self.value(priced, second)?);
        let said = self.lower.iter().any(|(_, word)| LANGUAGE.oforandrad.contains(word));
        let told = |year: i32, amount| format!("{year} {}", Numeral::Amount(amount).written(self.language));
        let what = format!("{}, {}, {}", priced.sheet(), told(first, from), told(second, to));
        (said && from != to).then(|| self.present(second, what, priced.place()))
    }
}
