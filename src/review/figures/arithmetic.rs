//! What a sentence computes from its own numbers: sums, changes, shares, fractions.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Sentence, Slip, count, share};
use crate::codes;
use crate::message::message;
use crate::model::Value;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};

/// A number of a sentence with where it stands.
pub(super) type Number<'s> = (&'s Reading, Decimal);

impl Sentence<'_> {
    /// Everything that the sentence's numbers say of each other.
    pub(super) fn arithmetic(&self) -> Vec<Slip> {
        let (amounts, counts) = (self.money(), self.counted());
        let mut slips = Vec::new();
        slips.extend(self.total(&amounts).or_else(|| self.total(&counts)));
        slips.extend(self.change(&amounts));
        slips.extend(self.part(&counts).or_else(|| self.part(&amounts)));
        slips.extend(self.fraction(&counts));
        slips.extend(self.rest(&amounts).or_else(|| self.rest(&counts)));
        slips
    }

    /// The counts of the sentence; the number of a fraction, "två tredjedelar", is none.
    pub(super) fn counted(&self) -> Vec<Number<'_>> {
        let of_fraction = |reading: &Reading| {
            self.after(reading.range.end).next().is_some_and(|word| LANGUAGE.delar.contains_key(word))
        };
        let counts = self.readings.iter().filter(|reading| !of_fraction(reading));
        counts.filter_map(|reading| Some((reading, count(reading)?.into()))).collect()
    }

    /// "fyra av tio möten", "40 av 100": a share in words, which counts nothing. "fyra av de tio" does.
    pub(super) fn is_of_ten(&self, reading: &Reading) -> bool {
        let is_round = |reading: &Reading| matches!(count(reading), Some(10 | 100));
        let joined = |part: &Reading, whole: &Reading| {
            part.range.end <= whole.range.start && self.text[part.range.end..whole.range.start].trim() == "av"
        };
        let others = || self.readings.iter().filter(|other| count(other).is_some());
        (is_round(reading) && others().any(|part| joined(part, reading)))
            || others().any(|whole| is_round(whole) && joined(reading, whole))
    }

    /// "… 10 kr och … 20 kr, sammanlagt 30 kr": the last is the sum of the others.
    fn total(&self, numbers: &[Number<'_>]) -> Option<Slip> {
        let (last, parts) = numbers.split_last()?;
        if !(2..=5).contains(&parts.len()) {
            return None;
        }
        let before_last = parts.last()?.0.range.end;
        // "två konferenser, ett seminarium": one more than the numbers say.
        let start = parts[0].0.range.end;
        let is_one = |word: &str| matches!(word, "en" | "ett");
        let inside = |range: &Range<usize>| range.start > start && range.end < last.0.range.start;
        let ones = self.lower.iter().filter(|(range, word)| inside(range) && is_one(word)).count();
        let listed = self.text[start..last.0.range.start].split(", ").flat_map(|part| part.split(" och ")).skip(1);
        let alone = listed.filter(|part| part.split_whitespace().next().is_some_and(is_one)).count();
        if ones != alone {
            return None;
        }
        let between = self.text[before_last..last.0.range.start].to_lowercase();
        if self.led_by(last.0, "med") || !LANGUAGE.fore_summan.iter().any(|lead| between.contains(lead.as_str())) {
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
        let rest = led.iter().position(|word| LANGUAGE.resten.contains(*word))?;
        let of_whole = self.words_in(&(self.range.start..whole.0.range.start)).contains(&"av");
        let left = whole.1 - parts.iter().map(|part| part.1).sum::<Decimal>();
        let wrong = of_whole && led.len() - rest <= 3 && left > Decimal::ZERO && !self.allows(last.0, last.1, left);
        (wrong && !self.has_about()).then(|| self.sum_slip(last.0, left))
    }

    /// "höjs från A till B", "en ökning med C".
    fn change(&self, amounts: &[Number<'_>]) -> Option<Slip> {
        let [(first, from), (second, to), rest @ ..] = amounts else { return None };
        if self.before(first.range.start) != "från" || self.before(second.range.start) != "till" {
            return None;
        }
        let told = |number: &Decimal| Numeral::Amount(*number).written(self.language);
        let word = self.lower.iter().find(|(_, word)| {
            (LANGUAGE.stiger.contains(word) && from > to) || (LANGUAGE.faller.contains(word) && from < to)
        });
        if let Some((range, _)) = word {
            let problem =
                message!(codes::FIGURE_DIRECTION, text = &self.text[range.clone()], fran = told(from), till = told(to));
            return Some((range.clone(), problem, None));
        }
        let difference = (*to - *from).abs();

        if let Some((third, typed)) = rest.first().filter(|(third, _)| self.led_by(third, "med"))
            && !self.allows(third, *typed, difference)
        {
            let text = &self.text[third.range.clone()];
            let problem = message!(codes::FIGURE_SHARE, text = text, ger = told(&difference));
            return Some((third.range.clone(), problem, None));
        }
        let exact = (difference * Decimal::ONE_HUNDRED).checked_div(*from)?;
        let Some((reading, typed)) = self.readings.iter().find_map(|reading| Some((reading, share(reading)?))) else {
            // "alltså med en tredjedel".
            return self.fraction_word(exact).filter(|_| self.has(&["med"]));
        };
        let said =
            self.led_by(reading, "med") || self.has(&["eller", "motsvarar"]) || self.has_any(&LANGUAGE.andringsord);
        (said && !self.is_share(reading, typed, exact)).then(|| self.share_slip(reading.range.clone(), exact))
    }

    /// Whether a typed share is an exact one, rounded as it is written, or as the word before it allows.
    pub(super) fn is_share(&self, reading: &Reading, typed: Decimal, exact: Decimal) -> bool {
        let rounding = Decimal::new(6, typed.scale() + 1);
        (exact - typed).abs() <= rounding || (self.is_about(reading) && self.allows(reading, typed, exact))
    }

    /// Another share than the one that is typed.
    pub(super) fn share_slip(&self, range: Range<usize>, exact: Decimal) -> Slip {
        let text = &self.text[range.clone()];
        let ger = format!("{}\u{a0}procent", Value::Amount(exact.round_dp(1).normalize()));
        (range, message!(codes::FIGURE_SHARE, text = text, ger = ger), None)
    }

    /// "8 av 20 …, 40 procent", "av 42 … för nio, ungefär var femte": the share is that of the two numbers.
    fn part(&self, numbers: &[Number<'_>]) -> Option<Slip> {
        let pair =
            self.part_of_whole(numbers).or_else(|| self.portion(numbers)).or_else(|| self.whole_and_part(numbers))?;
        let (part, whole) = pair;
        let exact = (part.1 * Decimal::ONE_HUNDRED).checked_div(whole.1)?;
        if part.1 > whole.1 {
            let range = part.0.range.start.min(whole.0.range.start)..part.0.range.end.max(whole.0.range.end);
            return Some(self.share_slip(range, exact));
        }
        if let Some((reading, typed)) = self.readings.iter().find_map(|reading| Some((reading, share(reading)?))) {
            return (!self.is_share(reading, typed, exact)).then(|| self.share_slip(reading.range.clone(), exact));
        }
        self.every(exact).or_else(|| self.fraction_word(exact))
    }

    /// "18 av de 26".
    fn part_of_whole<'n>(&self, numbers: &[Number<'n>]) -> Option<(Number<'n>, Number<'n>)> {
        let pair = numbers.windows(2).find(|pair| {
            let between = self.text[pair[0].0.range.end..pair[1].0.range.start].to_lowercase();
            let words: Vec<&str> = between.split_whitespace().collect();
            let words = if is_agent(&words) { Vec::new() } else { words };
            let other = between.contains(['%', ',', ';'])
                // "12 000 kr utgörs av 9 000 kr i hyra": the whole stands first.
                || LANGUAGE.bestar_av.iter().any(|of| format!("{between} ").contains(of.as_str()))
                || words.iter().any(|word| matches!(*word, "procent" | "eller" | "och"));
            !other && words.len() <= 4 && words.contains(&"av") && pair[1].1 > Decimal::ZERO
        })?;
        Some((pair[0], pair[1]))
    }

    /// "18 deltaganden utgör drygt 40 procent av 53", "tolv deltaganden är en fjärdedel av de 48".
    fn portion<'n>(&self, numbers: &[Number<'n>]) -> Option<(Number<'n>, Number<'n>)> {
        let pair = numbers.windows(2).find(|pair| {
            let between = self.text[pair[0].0.range.end..pair[1].0.range.start].to_lowercase();
            let words: Vec<&str> = between.split_whitespace().collect();
            let Some(of) = words.iter().rposition(|word| *word == "av") else { return false };
            let said =
                of > 0 && (LANGUAGE.delar.contains_key(words[of - 1]) || matches!(words[of - 1], "procent" | "%"));
            let whole =
                words[of + 1..].iter().all(|word| matches!(*word, "de" | "dem" | "alla" | "samtliga" | "totalt"));
            said && whole
                && words.len() <= 10
                && !between.contains([',', ';', ':'])
                && !words.contains(&"eller")
                && pair[1].1 > Decimal::ZERO
        })?;
        Some((pair[0], pair[1]))
    }

    /// "Av 42 deltaganden svarar kontoret för nio".
    fn whole_and_part<'n>(&self, numbers: &[Number<'n>]) -> Option<(Number<'n>, Number<'n>)> {
        let [whole, part] = numbers else { return None };
        let first = self.lower.first().filter(|(_, word)| word == "av")?;
        let near = self.lower.iter().filter(|(range, _)| range.start < whole.0.range.start).count() <= 4;
        let sure = near && first.0.end < whole.0.range.start && part.1 <= whole.1 && whole.1 > Decimal::ZERO;
        sure.then_some((*part, *whole))
    }

    /// "var femte", "vart tredje".
    fn every(&self, exact: Decimal) -> Option<Slip> {
        let (range, typed) = self.readings.iter().find_map(|reading| match reading.numerals.as_slice() {
            [(Numeral::Count(number), None)] if matches!(self.before(reading.range.start), "var" | "vart") => {
                Some((reading.range.clone(), *number))
            }
            _ => None,
        })?;
        let nearest = Decimal::ONE_HUNDRED.checked_div(exact)?.round();
        (nearest != Decimal::from(typed)).then(|| self.share_slip(range, exact))
    }

    /// "hälften", "drygt en tredjedel".
    pub(super) fn fraction_word(&self, exact: Decimal) -> Option<Slip> {
        let (range, word) = self.lower.iter().find(|(_, word)| LANGUAGE.delar.contains_key(word))?;
        let of = Decimal::ONE_HUNDRED.checked_div(Decimal::from(*LANGUAGE.delar.get(word)?))?;
        let times = self.times(range.start);
        let wanted = of * times;
        if let Some(more) = self.compared_with(range.start) {
            let right = if more { exact > wanted } else { exact < wanted };
            return (!right).then(|| self.share_slip(range.clone(), exact));
        }
        let near = (exact - wanted).abs();
        let small = |word: &str| matches!(word, "en" | "två" | "tre" | "fyra");
        let before = self.lower.iter().rfind(|(r, w)| r.end <= range.start && !small(w)).map(|(_, w)| w.as_str());
        let right = match before {
            Some("drygt" | "över") => exact > wanted && exact <= wanted + Decimal::TEN,
            Some("knappt" | "nästan" | "närmare") => exact < wanted && exact >= wanted - Decimal::TEN,
            Some("minst") => exact >= wanted,
            _ => near <= Decimal::TWO * times,
        };
        (!right && !self.has(&["än", "mer", "mindre"])).then(|| self.share_slip(range.clone(), exact))
    }

    /// "mer än hälften", "mindre än en tredjedel": whether the part is said to be greater.
    fn compared_with(&self, fraction: usize) -> Option<bool> {
        let before: Vec<&str> = self.words_in(&(self.range.start..fraction)).into_iter().rev().take(3).collect();
        let than = before.iter().position(|word| *word == "än")?;
        LANGUAGE.storre_an.get(*before.get(than + 1)?).copied()
    }

    /// How many of a fraction: "två tredjedelar".
    fn times(&self, at: usize) -> Decimal {
        match self.before(at) {
            "två" => Decimal::TWO,
            "tre" => Decimal::from(3),
            "fyra" => Decimal::from(4),
            _ => Decimal::ONE,
        }
    }

    /// "hälften av de åtta platserna, fyra stycken".
    fn fraction(&self, counts: &[Number<'_>]) -> Option<Slip> {
        let (range, word) = self.lower.iter().find(|(_, word)| LANGUAGE.delar.contains_key(word))?;
        let after = |number: &&Number<'_>| number.0.range.start > range.end;
        let mut following = counts.iter().filter(after);
        let (whole, part) = (following.next()?, following.next()?);
        let between = self.text[range.end..whole.0.range.start].trim();
        let words_between = self.text[whole.0.range.end..part.0.range.start].split_whitespace().count();
        if !matches!(between, "av" | "av de" | "av alla" | "av samtliga" | "av stadens" | "av kommunens")
            || words_between > 4
            || self.has_about()
        {
            return None;
        }
        let wanted = (whole.1 * self.times(range.start)).checked_div(Decimal::from(*LANGUAGE.delar.get(word)?))?;
        (wanted.fract() == Decimal::ZERO && wanted != part.1).then(|| self.sum_slip(part.0, wanted))
    }
}

/// Whether "av" names who did something: "gjordes av".
pub(super) fn is_agent(words: &[&str]) -> bool {
    let passive = |word: &str| ["des", "ts", "tts", "as"].iter().any(|end| word.ends_with(end));
    words.windows(2).any(|pair| pair[1] == "av" && passive(pair[0]))
}
