//! One number of a sentence as a part of another: "18 av de 26".

use rust_decimal::Decimal;

use super::{Number, is_agent};
use crate::review::figures::{Sentence, Slip, share};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Reading;

/// Numbers that explain a share stand at most so many words after it.
const NEAR: usize = 6;

impl Sentence<'_> {
    /// "8 av 20 …, 40 procent", "av 42 … för nio, ungefär var femte": the share is that of the two numbers.
    pub(super) fn part(&self, numbers: &[Number<'_>]) -> Option<Slip> {
        let pair =
            self.part_of_whole(numbers).or_else(|| self.portion(numbers)).or_else(|| self.whole_and_part(numbers))?;
        let (part, whole) = pair;
        let (first, second) = (part.0.range.end.min(whole.0.range.end), part.0.range.start.max(whole.0.range.start));
        let between = self.words_in(&(first..second));
        // "Utöver 96 städer består föreningen av 14 regioner".
        // "De sex aktiviteterna har varit av fyra olika slag".
        let different = self.after(second).take(2).any(|word| LANGUAGE.sifferord.lander_slag.contains(word));
        if different || between.iter().any(|word| LANGUAGE.bestar.contains(word)) {
            return None;
        }
        let exact = (part.1 * Decimal::ONE_HUNDRED).checked_div(whole.1)?;
        if part.1 > whole.1 {
            let range = part.0.range.start.min(whole.0.range.start)..part.0.range.end.max(whole.0.range.end);
            return Some(self.share_slip(range, exact));
        }
        // "Tre av de åtta var digitala och en hölls i blandad form, så att hälften …": the next clause speaks of others.
        let end = part.0.range.end.max(whole.0.range.end);
        let goes_on = |at: usize| {
            let breaks = |word: &str| LANGUAGE.sifferord.bryter.contains(word) || LANGUAGE.inklusive.contains(word);
            at > end && self.words_in(&(end..at)).into_iter().any(breaks)
        };
        let fraction = self.lower.iter().find(|(_, word)| LANGUAGE.delar.contains_key(word));
        // "Sex av tio deltog digitalt, en dryg femtedel på plats": two shares.
        if fraction.is_some() && self.is_of_ten(part.0) {
            return None;
        }
        if fraction.is_some_and(|(range, _)| goes_on(range.start)) {
            return None;
        }
        if let Some((reading, typed)) = self.readings.iter().find_map(|reading| Some((reading, share(reading)?))) {
            let start = part.0.range.start.min(whole.0.range.start);
            if goes_on(reading.range.start) {
                return None;
            }
            if reading.range.end <= start && !self.explains_share(reading, start) {
                return None;
            }
            // "fyra av tio … (41 procent)": a share in words is rounded to tenths.
            let rough = self.is_of_ten(part.0) && (exact - typed).abs() <= Decimal::from(5);
            return (!rough && !self.is_share(reading, typed, exact))
                .then(|| self.share_slip(reading.range.clone(), exact));
        }
        self.every(exact).or_else(|| self.fraction_word(exact))
    }

    /// "40 procent, 8 av 20": numbers that explain a share before them. "En andel på 50 procent, som är målet, har fyra av 58" tells how
    /// many have it.
    fn explains_share(&self, share: &Reading, numbers: usize) -> bool {
        let between = share.range.end..numbers;
        let near = self.words_in(&between).len() <= NEAR;
        near && self.text[between].contains([',', '(', ':', '–'])
            && self.before(share.range.start) != LANGUAGE.smaord.pa
    }

    /// "18 av de 26".
    fn part_of_whole<'n>(&self, numbers: &[Number<'n>]) -> Option<(Number<'n>, Number<'n>)> {
        let pair = numbers.windows(2).find(|pair| {
            let between = self.text[pair[0].0.range.end..pair[1].0.range.start].to_lowercase();
            let words: Vec<&str> = between.split_whitespace().collect();
            let words = if is_agent(&words) { Vec::new() } else { words };
            // "24 av dem gällde de tre mötena": what they are of stands before.
            let named_before = words.windows(2).any(|pair| {
                pair[0] == LANGUAGE.smaord.av && LANGUAGE.pekar.contains(pair[1]) && pair[1] != LANGUAGE.smaord.de
            }) && words.last() != Some(&LANGUAGE.smaord.dem);
            let other = named_before || between.contains(['%', ',', ';'])
                // "12 000 kr utgörs av 9 000 kr i hyra": the whole stands first.
                || LANGUAGE.bestar_av.iter().any(|of| format!("{between} ").contains(of.as_str()))
                || words.iter().any(|word| LANGUAGE.sifferord.andra_tal.contains(word));
            // "Sju möten av fyra olika slag": what has a noun of its own is no part of fewer.
            let part = words.first() == Some(&LANGUAGE.smaord.av) || pair[0].1 <= pair[1].1;
            !other && part && words.len() <= 4 && words.contains(&LANGUAGE.smaord.av) && pair[1].1 > Decimal::ZERO
        })?;
        Some((pair[0], pair[1]))
    }

    /// "18 deltaganden utgör drygt 40 procent av 53", "tolv deltaganden är en fjärdedel av de 48".
    fn portion<'n>(&self, numbers: &[Number<'n>]) -> Option<(Number<'n>, Number<'n>)> {
        let pair = numbers.windows(2).find(|pair| {
            let between = self.text[pair[0].0.range.end..pair[1].0.range.start].to_lowercase();
            let words: Vec<&str> = between.split_whitespace().collect();
            let Some(of) = words.iter().rposition(|word| *word == LANGUAGE.smaord.av) else { return false };
            let said = of > 0
                && (LANGUAGE.delar.contains_key(words[of - 1]) || LANGUAGE.sifferord.procent.contains(words[of - 1]));
            let whole = words[of + 1..].iter().all(|word| LANGUAGE.sifferord.av_alla.contains(word));
            said && whole
                && words.len() <= 10
                && !between.contains([',', ';', ':'])
                && !words.contains(&LANGUAGE.smaord.eller)
                && pair[1].1 > Decimal::ZERO
        })?;
        Some((pair[0], pair[1]))
    }

    /// "Av 42 deltaganden svarar kontoret för nio".
    fn whole_and_part<'n>(&self, numbers: &[Number<'n>]) -> Option<(Number<'n>, Number<'n>)> {
        let [whole, part] = numbers else { return None };
        let first = self.lower.first().filter(|(_, word)| word == LANGUAGE.smaord.av)?;
        let near = self.lower.iter().filter(|(range, _)| range.start < whole.0.range.start).count() <= 4;
        let sure = near && first.0.end < whole.0.range.start && part.1 <= whole.1 && whole.1 > Decimal::ZERO;
        sure.then_some((*part, *whole))
    }
}
