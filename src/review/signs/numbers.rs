//! Points for commas, digits without groups, and hyphens between times.

use std::ops::Range;

use super::Slip;
use super::patterns::{DIGITS, digit, sign, space};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;

sign!(
    DECIMAL = [digit],
    b".",
    [digit],
    &format!(
        r"(?<number>[0-9]+)\.(?<part>[0-9]{{1,2}})(?<unit>[ \u{{a0}}](?:{}))\b",
        LANGUAGE.matt.iter().chain(&LANGUAGE.takter).cloned().collect::<Vec<_>>().join("|")
    )
);
sign!(
    GROUPLESS = [],
    DIGITS,
    [digit, digit, digit, digit, space],
    &format!(r"(?<number>[0-9]{{5,6}})(?<after>[ \u{{a0}}](?:{}))\b", LANGUAGE.raknade.join("|"))
);
sign!(
    CLOCK = [digit], b".:", [digit, digit] and goes_on,
    r"\b(?<from>[0-2]?[0-9][.:][0-5][0-9])[ \u{a0}]?-[ \u{a0}]?(?<to>[0-2]?[0-9][.:][0-5][0-9])\b"
);

/// Whether a hyphen stands behind the mark of a time and its two digits, or after a space behind them.
fn goes_on(text: &str, at: usize) -> bool {
    let after = &text[at + 3..];
    after.strip_prefix(space).unwrap_or(after).starts_with('-')
}

/// Whether a word is written in capitals alone.
fn is_abbreviation(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// All of them in a text.
pub(super) fn numbers(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut add = |range: Range<usize>, mended: String| {
        let joined = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '–' | '/' | ':' | '_');
        if !text[..range.start].ends_with(joined) {
            slips.push((range.clone(), message!(codes::NUMBER_WRITTEN, text = &text[range], forslag = mended)));
        }
    };
    for found in DECIMAL.all(text) {
        let Some(whole) = found.get(0) else { continue };
        let unit = found["unit"].trim();
        let money = matches!(unit, "kr" | "kronor" | "år");
        // "KGF 4.1 ersatte KGF 3.0 år 2022": the version of something that is named.
        let named = text[..whole.start()].split_whitespace().next_back().is_some_and(is_abbreviation);
        let of_year = unit == "år" && text[whole.end()..].trim_start().starts_with(|c: char| c.is_ascii_digit());
        if (!money || found["part"].len() < 3) && !named && !of_year {
            add(whole.range(), format!("{},{}{}", &found["number"], &found["part"], &found["unit"]));
        }
    }
    for found in GROUPLESS.all(text) {
        let (Some(whole), number) = (found.get(0), &found["number"]) else { continue };
        // With a unit of the house's this is G24's to report.
        if !matches!(found["after"].trim(), "kr" | "kronor") {
            let (thousands, rest) = number.split_at(number.len() - 3);
            add(whole.range(), format!("{thousands}\u{a0}{rest}{}", &found["after"]));
        }
    }
    for found in CLOCK.all(text) {
        let Some(whole) = found.get(0) else { continue };
        add(whole.range(), format!("{}–{}", found["from"].replace(':', "."), found["to"].replace(':', ".")));
    }
    slips
}

#[cfg(test)]
pub(super) static SIGNS: [&crate::review::patterns::Fixed; 3] = [&DECIMAL, &GROUPLESS, &CLOCK];
