//! Numbers as people and programs type them, read the same way in cells and in TOML. A thousands separator is one space
//! between groups of three digits and nothing else, a decimal sign is a comma or a stop. What can be read in two ways is
//! not read: programs of other countries write 105 000 as `105,000` or `105.000`.

use rust_decimal::Decimal;

use crate::inputs::typed_numbers::{Meant, SPACES, Typed, in_toml, meant};

/// Why a text is not read as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Misread {
    /// It is no number, or one with too many decimals.
    NoNumber,
    /// It is written in another way, and most likely means this.
    Otherwise(String),
    /// Its last digits are decimals to some, and the end of a whole number to others.
    Ambiguous(Readings),
}

/// What an ambiguous number may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Readings {
    /// As a whole number, its thousands apart.
    whole: String,
    /// With decimals that say the same and can be read in one way only.
    decimals: String,
}

impl Readings {
    /// With thousands, grouped as a cell may have them: `105 000`.
    pub(super) fn thousands(&self) -> &str {
        &self.whole
    }

    /// With thousands, ungrouped as TOML has them: `105000`.
    pub(super) fn digits(&self) -> String {
        in_toml(&self.whole)
    }

    /// With decimals, as a cell may have them: `105`, `1,25`, `1,2345`.
    pub(super) fn decimals(&self) -> &str {
        &self.decimals
    }

    /// With decimals, as TOML has them.
    pub(super) fn decimals_in_toml(&self) -> String {
        in_toml(&self.decimals)
    }
}

/// Decimals of a number whose type has none: they are read, so that what is wrong with it is told by its type.
const DECIMALS: u32 = 2;

/// More decimals than any number has.
pub(super) const ALL_DECIMALS: u32 = 28;

/// Reads a number with at most so many decimals. They are counted as typed, zeros among them.
pub(super) fn read(text: &str, decimals: u32) -> Result<Decimal, Misread> {
    let most = decimals.max(DECIMALS) as usize;
    let typed = typed(text.trim()).ok_or_else(|| misread(text))?;
    match typed.decimals.len() {
        3 if may_be_thousands(&typed) => Err(misread(text)),
        decimals if decimals > most => Err(Misread::NoNumber),
        _ => plain(&typed).parse::<Decimal>().map(|number| number.normalize()).map_err(|_| Misread::NoNumber),
    }
}

/// Why a text with other signs than a number's own is not read.
fn misread(text: &str) -> Misread {
    // Before a number an apostrophe makes a text of it, and is no part of it; one that was typed twice is seen.
    if let Some(number) = text.trim().strip_prefix(['\'', '\u{2019}']).filter(|number| typed(number).is_some()) {
        return Misread::Otherwise(number.to_owned());
    }
    match meant(text) {
        Some(Meant::One(number)) => Misread::Otherwise(number),
        Some(Meant::Two { whole, decimals }) => Misread::Ambiguous(Readings { whole, decimals }),
        None => Misread::NoNumber,
    }
}

/// A number with a comma or a stop before its decimals.
fn typed(text: &str) -> Option<Typed<'_>> {
    Typed::of(text, &SPACES, &[',', '.'])
}

/// Whether what stands before the comma or stop can be the first group of thousands.
fn may_be_thousands(typed: &Typed<'_>) -> bool {
    typed.whole.len() <= 3 && !typed.whole.starts_with('0')
}

fn plain(typed: &Typed<'_>) -> String {
    let sign = if typed.is_negative { "-" } else { "" };
    let stop = if typed.decimals.is_empty() { "" } else { "." };
    format!("{sign}{}{stop}{}", typed.digits(), typed.decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_in_one_way_is_read() {
        for (text, number) in [
            ("115000", "115000"),
            ("115 000", "115000"),
            ("1\u{a0}115\u{202f}000,5", "1115000.5"),
            ("115 000.50", "115000.5"),
            ("0,50", "0.5"),
            ("+7", "7"),
            ("-1 000", "-1000"),
            ("\u{2212}5,00", "-5"),
            ("007", "7"),
            ("99999999999999999999", "99999999999999999999"),
        ] {
            assert_eq!(read(text, 2).map(|number| number.to_string()), Ok(number.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn thousands_are_groups_of_three_after_one_space_and_nothing_else_is_read() {
        for text in [
            "3 1",
            "20 20",
            "1 05000",
            "1 00",
            "11 5000",
            "1000 000",
            "1  000",
            "1 000 00",
            "0 500",
            " 1 ,5",
            "1 , 5",
            "1, 5",
            "- 5",
            "5-",
            "1 000 ,5",
            "105 000 000 0",
            "1\t000",
            "1'000",
            "1_000",
            "1\u{ad}000",
        ] {
            assert!(read(text, 2).is_err(), "{text:?}");
        }
    }

    #[test]
    fn decimals_are_counted_as_typed() {
        for text in [
            "99,9900",
            "105,0000",
            "1.00000",
            "0,500",
            "0.000",
            "00,500",
            "5,",
            ",5",
            ".",
            "1,2,3",
            "1.000,50",
            "1 105,000",
            "115000.000",
            "1.000.000",
        ] {
            assert!(read(text, 2).is_err(), "{text:?}");
        }
    }

    #[test]
    fn one_comma_or_stop_before_three_digits_has_two_readings() {
        for (text, thousands, digits, decimals) in [
            ("105.000", "105 000", "105000", "105"),
            ("105,000", "105 000", "105000", "105"),
            ("1,000", "1 000", "1000", "1"),
            ("2.016", "2 016", "2016", "2,016"),
            ("-1,250", "-1 250", "-1250", "-1,25"),
            (" 999.999 ", "999 999", "999999", "999,999"),
        ] {
            let Err(Misread::Ambiguous(readings)) = read(text, 2) else { panic!("{text:?} is ambiguous") };
            assert_eq!(
                (readings.thousands(), readings.digits(), readings.decimals()),
                (thousands, digits.to_owned(), decimals),
                "{text:?}"
            );
        }
    }
}
