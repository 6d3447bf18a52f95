//! How a cell of an `.ods` shows its number. The file has the text as the program that saved it showed it, in that program's
//! language: `1,234.50` and `1.234,50` are turned into what a Swedish program shows, since the number tells which is meant.

use std::sync::Arc;

use rust_decimal::prelude::*;

use super::marks::Shown;

/// The thousands separator that Swedish programs show.
const NO_BREAK_SPACE: char = '\u{a0}';

/// How a cell shows a number; nothing where it shows its digits. A cell may show nothing at all: `;;;`.
pub(super) fn shown(number: Decimal, text: &str, is_percent: bool) -> Option<Shown> {
    let scaled = if is_percent { number.checked_mul(Decimal::ONE_HUNDRED)? } else { number };
    let text = in_swedish(text, scaled.abs());
    if text.replace(',', ".") == number.to_string() {
        return None;
    }
    let text = Arc::from(text);
    Some(if is_percent { Shown::AsPercent(text) } else { Shown::As(text) })
}

/// A text with its number's separators as in Swedish; as it is where they do not make that number.
fn in_swedish(text: &str, number: Decimal) -> String {
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else { return text.to_owned() };
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && !is_separator(c)).unwrap_or(rest.len());
    let (written, after) = rest.split_at(rest[..end].trim_end_matches(is_separator).len());
    match with_decimals(written, number).or_else(|| in_thousands(written, number)) {
        Some(swedish) => format!("{}{swedish}{after}", &text[..start]),
        None => text.to_owned(),
    }
}

fn is_separator(letter: char) -> bool {
    matches!(letter, ',' | '.')
}

/// The number as if its last separator stood before the decimals.
fn with_decimals(written: &str, number: Decimal) -> Option<String> {
    let (whole, decimals) = written.rsplit_once(is_separator)?;
    let plain = format!("{}.{decimals}", whole.replace(is_separator, ""));
    is_rounded(&plain, number).then(|| format!("{},{decimals}", grouped(whole)))
}

/// The number as if all its separators stood between thousands.
fn in_thousands(written: &str, number: Decimal) -> Option<String> {
    is_rounded(&written.replace(is_separator, ""), number).then(|| grouped(written))
}

fn grouped(digits: &str) -> String {
    digits.replace(is_separator, &NO_BREAK_SPACE.to_string())
}

/// Whether digits are a number, rounded to as many decimals.
fn is_rounded(digits: &str, number: Decimal) -> bool {
    let written: Option<Decimal> = digits.parse().ok();
    written.is_some_and(|written| {
        number.round_dp_with_strategy(written.scale(), RoundingStrategy::MidpointAwayFromZero) == written
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_as_in_swedish() {
        for (number, text, swedish) in [
            ("115000", "115,000", "115 000"),
            ("1234.5", "1,234.50", "1 234,50"),
            ("1234.5", "1.234,50", "1 234,50"),
            ("1234567", "1.234.567 kr", "1 234 567 kr"),
            ("-1234567.891", "-1,234,567.89", "-1 234 567,89"),
            ("1234.5", "1,235", "1 235"),
            ("1", "1.000", "1,000"),
            ("12.5", "12.5", "12,5"),
            ("0.256", "nr 0.26", "nr 0,26"),
            ("1234.5", "1.23E+03", "1.23E+03"),
            ("45356", "2024.03.05", "2024.03.05"),
            ("1.5", "1,50 kr.", "1,50 kr."),
            ("115000", "115 000", "115 000"),
        ] {
            let number: Decimal = number.parse().unwrap();
            let shown = in_swedish(text, number.abs()).replace(NO_BREAK_SPACE, " ");
            assert_eq!(shown, swedish, "{number} as {text}");
        }
    }
}
