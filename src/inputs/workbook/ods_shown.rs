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
    let Some(start) = start(text) else { return text.to_owned() };
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && !is_separator(c)).unwrap_or(rest.len());
    let (written, after) = rest.split_at(rest[..end].trim_end_matches(is_separator).len());
    let swedish = if has_exponent(after) { mantissa(written) } else { scaled(written, number, after) };
    swedish.map_or_else(|| text.to_owned(), |swedish| format!("{}{swedish}{after}", &text[..start]))
}

/// Where a number begins: at its first digit, or at the separator before it, as in `.5`, that ends no word, as in `nr.5`.
fn start(text: &str) -> Option<usize> {
    let digit = text.find(|c: char| c.is_ascii_digit())?;
    let before = text[..digit].strip_suffix(is_separator).filter(|before| !before.ends_with(char::is_alphabetic));
    Some(before.map_or(digit, str::len))
}

/// Whether a power of ten follows: `E+03`.
fn has_exponent(after: &str) -> bool {
    let power = after.strip_prefix(['E', 'e']).map(|power| power.trim_start_matches(['+', '-']));
    power.is_some_and(|power| power.starts_with(|c: char| c.is_ascii_digit()))
}

/// What stands before a power of ten has no thousands.
fn mantissa(written: &str) -> Option<String> {
    let (whole, decimals) = written.split_once(is_separator)?;
    (!decimals.contains(is_separator)).then(|| format!("{whole},{decimals}"))
}

/// A number that a format may show as hundredths, thousands or millions.
fn scaled(written: &str, number: Decimal, after: &str) -> Option<String> {
    let hundredths = after.trim_start().starts_with('%').then_some(Decimal::ONE_HUNDRED);
    let scales = [Some(Decimal::ONE), hundredths, Some(Decimal::new(1, 3)), Some(Decimal::new(1, 6))];
    scales
        .into_iter()
        .flatten()
        .filter_map(|scale| number.checked_mul(scale))
        .find_map(|number| with_decimals(written, number).or_else(|| in_thousands(written, number)))
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
            ("1234.5", "1.23E+03", "1,23E+03"),
            ("-0.00012", "-1.20E-04", "-1,20E-04"),
            ("123456", "123.5E+3", "123,5E+3"),
            ("1234.5", "1E+03", "1E+03"),
            ("2.5", "2 1/2", "2 1/2"),
            ("0.256", "25.6%", "25,6%"),
            ("0.256", "25.6 %", "25,6 %"),
            ("12.345", "1,234.50%", "1 234,50%"),
            ("123456", "123.5", "123,5"),
            ("123456", "123.5 tkr", "123,5 tkr"),
            ("1234567890", "1,234.6 mkr", "1 234,6 mkr"),
            ("0.5", ".5", ",5"),
            ("-0.5", "-.50 kr", "-,50 kr"),
            ("5", "nr.5", "nr.5"),
            ("1234.5", "kr.1,234.50", "kr.1 234,50"),
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
