//! Numerals written in words: counts, ordinals, and amounts and shares by the unit after them.

use memchr::memmem;
use rust_decimal::Decimal;

use super::{Numeral, ONE, Reading, follows};
use crate::review::language_data::LANGUAGE;
use crate::review::phrases::small;
use crate::review::tokens::Word;
use crate::templates::Language;

/// A number in words from two on ("en" and "ett" are articles too), or an ordinal.
pub(super) fn in_words(text: &str, word: &Word, language: &Language) -> Option<Reading> {
    let lowered = small(&text[word.range.clone()]);
    // The second word of "sextiotvåtusen etthundra" is part of the first.
    let before = text[..word.range.start].trim_end();
    if LANGUAGE.talled.iter().any(|(part, times)| *times == 1000 && before.ends_with(part.as_str())) {
        return None;
    }
    let listed = language.text.talord.iter().position(|number| *number == lowered);
    let cardinal = listed.or_else(|| large(&lowered, language)).filter(|number| *number > 1);
    let ordinal =
        || language.granskning.talord.ordningstal.iter().position(|number| *number == lowered).map(|index| index + 1);
    let (number, filter) = match cardinal {
        Some(number) => (number, Some("ord")),
        None => (ordinal()?, None),
    };
    if let Some(range) =
        unit_after(text, word.range.end, &language.granskning.talord.andel).filter(|_| filter.is_some())
    {
        let share = Numeral::Share(Decimal::from(number));
        return Some(Reading { range: word.range.start..range, numerals: vec![(share, Some("procent"))] });
    }
    if let Some(reading) = amount_in_words(text, word, number, language).filter(|_| filter.is_some()) {
        return Some(reading);
    }
    let numeral = Numeral::Count(i64::try_from(number).ok()?);
    Some(Reading { range: word.range.clone(), numerals: vec![(numeral, filter)] })
}

/// "femtontusen kronor", "fyra tusen kronor".
fn amount_in_words(text: &str, word: &Word, number: usize, language: &Language) -> Option<Reading> {
    let units = &language.granskning.talord.belopp;
    let unit = |at: usize| {
        let after = text[at..].strip_prefix([' ', '\u{a0}'])?;
        let unit = units.iter().find(|unit| follows(after, &unit.ord))?;
        Some((text.len() - after.len() + unit.ord.len(), unit.kronor))
    };
    let apart = || {
        let (part, times) = LANGUAGE.talled.iter().find(|(part, _)| {
            text[word.range.end..].strip_prefix([' ', '\u{a0}']).is_some_and(|rest| follows(rest, part))
        })?;
        let (end, kronor) = unit(word.range.end + 1 + part.len())?;
        Some((end, kronor, *times))
    };
    // "sextiotvåtusen etthundra kronor".
    let more = || {
        let rest = text[word.range.end..].strip_prefix([' ', '\u{a0}'])?;
        let next = rest.split([' ', '\u{a0}']).next()?;
        let small = large(next, language).filter(|small| *small < number && number.is_multiple_of(1000))?;
        let (end, kronor) = unit(word.range.end + 1 + next.len())?;
        let amount = Decimal::from(number + small).checked_mul(kronor.into())?;
        Some(Reading { range: word.range.start..end, numerals: vec![(Numeral::Amount(amount), Some("kronor"))] })
    };
    if let Some(reading) = more() {
        return Some(reading);
    }
    let (end, kronor, times) = unit(word.range.end).map(|(end, kronor)| (end, kronor, 1)).or_else(apart)?;
    let amount = Decimal::from(number).checked_mul(kronor.into())?.checked_mul(Decimal::from(times))?;
    Some(Reading {
        range: word.range.start..end,
        numerals: vec![(Numeral::Amount(amount.normalize()), Some("kronor"))],
    })
}

/// Where the unit ends that follows a number.
fn unit_after(text: &str, at: usize, units: &[String]) -> Option<usize> {
    let after = text[at..].strip_prefix([' ', '\u{a0}'])?;
    let unit = units.iter().find(|unit| follows(after, unit))?;
    Some(text.len() - after.len() + unit.len())
}

/// A number in words: "fem", "tretton", "tjugofem".
pub(in crate::review) fn cardinal(lowered: &str, language: &Language) -> Option<usize> {
    language.text.talord.iter().position(|number| number == lowered).or_else(|| large(lowered, language))
}

/// A number in words beyond those that documents write so: "tretton", "tjugofem".
fn large(lowered: &str, language: &Language) -> Option<usize> {
    if language.language() != LANGUAGE.sprak {
        return None;
    }
    let number = |word: &str| LANGUAGE.storre_talord.get(word).copied();
    let with_units = |(tens, value): (&String, &usize)| {
        let rest = lowered.strip_prefix(tens.as_str()).filter(|_| *value % 10 == 0)?;
        let units = match rest {
            one if ONE.contains(&one) => 1,
            _ => {
                language.text.talord.iter().position(|number| number == rest).filter(|units| (2..10).contains(units))?
            }
        };
        Some(value + units)
    };
    let below_hundred = number(lowered).or_else(|| LANGUAGE.storre_talord.iter().find_map(with_units));
    below_hundred.or_else(|| compound(lowered, language))
}

/// "tvåhundratjugo", "femtontusen": what stands before "hundra" or "tusen" times that, and what stands after.
fn compound(lowered: &str, language: &Language) -> Option<usize> {
    let plain = |word: &str| match word {
        one if ONE.contains(&one) => Some(1),
        _ => {
            let listed = language.text.talord.iter().position(|number| number == word).filter(|number| *number > 0);
            listed.or_else(|| large(word, language))
        }
    };
    LANGUAGE.talled.iter().find_map(|(part, times)| {
        // (A standard search prepares for longer texts than words.)
        let at = memmem::find(lowered.as_bytes(), part.as_bytes()).filter(|_| lowered != part)?;
        let (before, after) = (&lowered[..at], &lowered[at + part.len()..]);
        let many = if before.is_empty() { 1 } else { plain(before)? };
        let rest = if after.is_empty() { 0 } else { plain(after).filter(|rest| rest < times)? };
        many.checked_mul(*times)?.checked_add(rest)
    })
}
