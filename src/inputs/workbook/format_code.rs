//! How a cell shows a number: what a number format such as `#,##0.00" kr"` or `000000-0000` makes of it. Where a format
//! has parts that are not known here, nothing is said, and nobody has to believe a guess.

use std::collections::VecDeque;
use std::ops::Range;

use rust_decimal::prelude::*;

/// Most characters that a number shown by [`general`] may have; Excel shows longer ones rounded.
const GENERAL: usize = 11;

/// A format that is not known, and so shows nothing.
pub(super) const UNKNOWN: &str = "E";

/// The number formats that every workbook has without defining them, as far as they do not follow the language of the
/// program that shows them (ECMA-376 part 1, 18.8.30).
pub(super) fn builtin(id: u16) -> &'static str {
    match id {
        0 | 49 => "General",
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        _ => UNKNOWN,
    }
}

/// A number as a cell with this format shows it in Swedish; nothing where the format is not understood.
pub(super) fn shown(number: Decimal, code: &str) -> Option<String> {
    let sections = sections(code);
    if sections.iter().any(|section| condition(section).is_some()) {
        return conditional(number, &sections);
    }
    let section = match sections.as_slice() {
        [] => return general(number),
        [only] => return signed(number, only),
        // What Excel makes of a negative number there is not known here.
        [_, ""] if number.is_sign_negative() => return None,
        [_, second, ..] if number.is_sign_negative() && !number.is_zero() => return laid_out(number.abs(), second),
        [_, _, third, ..] if number.is_zero() => third,
        [first, ..] => first,
    };
    laid_out(number, section)
}

/// Whether a format surely shows a number's digits and nothing else.
pub(super) fn shows_digits(code: &str) -> bool {
    // A comma that no place for a digit follows divides by a thousand.
    let divides = || code.match_indices(',').any(|(at, _)| !code[at + 1..].starts_with(['0', '#']));
    code == "General" || (code.chars().all(|c| "#0,. ".contains(c)) && !divides())
}

/// A number by the first section whose condition it meets, or that has none. Where none fits, a cell shows `####`.
fn conditional(number: Decimal, sections: &[&str]) -> Option<String> {
    let section = sections.iter().find(|section| condition(section).is_none_or(|condition| condition.holds(number)))?;
    signed(number, without_condition(section))
}

/// A condition in brackets: `[>=1000]`.
struct Condition<'c> {
    sign: &'c str,
    bound: Decimal,
}

impl Condition<'_> {
    fn holds(&self, number: Decimal) -> bool {
        match self.sign {
            "<" => number < self.bound,
            "<=" => number <= self.bound,
            ">" => number > self.bound,
            ">=" => number >= self.bound,
            "=" => number == self.bound,
            _ => number != self.bound,
        }
    }
}

/// The brackets of a section's condition, which may stand after those of a colour.
fn condition_range(section: &str) -> Option<Range<usize>> {
    let mut at = 0;
    while section[at..].starts_with('[') {
        let end = at + section[at..].find(']')? + 1;
        if section[at + 1..].starts_with(['<', '>', '=']) {
            return Some(at..end);
        }
        at = end;
    }
    None
}

fn condition(section: &str) -> Option<Condition<'_>> {
    let range = condition_range(section)?;
    let inside = &section[range.start + 1..range.end - 1];
    let (sign, bound) = inside.split_at(inside.find(|c: char| !"<>=".contains(c))?);
    Some(Condition { sign, bound: bound.trim().parse().ok()? })
}

fn without_condition(section: &str) -> &str {
    condition_range(section).map_or(section, |range| &section[range.end..])
}

/// Whether a format multiplies by a hundred and says so: a percent sign outside quotes and escapes.
pub(super) fn is_percent(code: &str) -> bool {
    let section = sections(code).into_iter().next().unwrap_or_default();
    let (mut is_quoted, mut is_escaped) = (false, false);
    section.chars().any(|letter| {
        match letter {
            _ if is_escaped => is_escaped = false,
            '"' => is_quoted = !is_quoted,
            '\\' | '_' | '*' if !is_quoted => is_escaped = true,
            '%' => return !is_quoted,
            _ => {}
        }
        false
    })
}

/// A number without a format; longer ones are rounded to the width of the cell, which is not known.
pub(super) fn general(number: Decimal) -> Option<String> {
    let text = number.normalize().to_string().replace('.', ",");
    (text.len() <= GENERAL).then_some(text)
}

fn signed(number: Decimal, section: &str) -> Option<String> {
    if is_general(section) {
        return general(number);
    }
    let sign = if number.is_sign_negative() && !number.is_zero() { "-" } else { "" };
    Some(format!("{sign}{}", laid_out(number.abs(), section)?))
}

fn is_general(section: &str) -> bool {
    ["general", "standard", "@", ""].contains(&section.to_ascii_lowercase().as_str())
}

/// The parts between semicolons that stand outside quotes, escapes and brackets.
fn sections(code: &str) -> Vec<&str> {
    let mut sections = Vec::new();
    let (mut start, mut until, mut is_escaped) = (0, None, false);
    for (at, letter) in code.char_indices() {
        match (letter, until) {
            _ if is_escaped => is_escaped = false,
            (_, Some(end)) => until = until.filter(|_| letter != end),
            ('\\' | '_' | '*', None) => is_escaped = true,
            ('"', None) => until = Some('"'),
            ('[', None) => until = Some(']'),
            (';', None) => {
                sections.push(&code[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.push(&code[start..]);
    sections
}

/// A piece of a format: a place for a digit, or what is shown as it is.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Digit(char),
    Literal(String),
}

/// A format of a positive number.
#[derive(Debug, Default)]
struct Layout {
    whole: Vec<Piece>,
    decimals: Vec<Piece>,
    has_point: bool,
    is_grouped: bool,
    /// How often it divides by a thousand.
    thousands: u32,
    percent: u32,
}

impl Layout {
    fn push(&mut self, piece: Piece) {
        if self.has_point { self.decimals.push(piece) } else { self.whole.push(piece) }
    }

    /// Reads a section; nothing where something in it is not known.
    fn of(section: &str) -> Option<Self> {
        let mut layout = Self::default();
        let mut letters = section.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '0' | '#' | '?' => layout.push(Piece::Digit(letter)),
                '.' if !layout.has_point => layout.has_point = true,
                // Between digits it groups them; after the last it divides by a thousand.
                ',' if layout.has_digit() => match letters.peek() {
                    Some('0' | '#' | '?') => layout.is_grouped = true,
                    _ => layout.thousands += 1,
                },
                '%' => {
                    layout.percent += 1;
                    layout.push(Piece::Literal("%".to_owned()));
                }
                '"' => layout.push(Piece::Literal(letters.by_ref().take_while(|letter| *letter != '"').collect())),
                '\\' => layout.push(Piece::Literal(letters.next()?.to_string())),
                '_' => {
                    letters.next()?;
                    layout.push(Piece::Literal(" ".to_owned()));
                }
                '*' => drop(letters.next()?),
                '[' => layout.bracket(&letters.by_ref().take_while(|letter| *letter != ']').collect::<String>())?,
                ' ' | '\u{a0}' | '-' | '+' | '(' | ')' | ':' | '$' | '€' => {
                    layout.push(Piece::Literal(letter.to_string()))
                }
                _ => return None,
            }
        }
        Some(layout)
    }

    /// A currency is shown; a colour or a language is not; a condition has been taken away.
    fn bracket(&mut self, inside: &str) -> Option<()> {
        match inside.strip_prefix('$') {
            Some(currency) => {
                self.push(Piece::Literal(currency.split('-').next().unwrap_or_default().to_owned()));
                Some(())
            }
            None => (!inside.is_empty() && inside.chars().all(char::is_alphanumeric)).then_some(()),
        }
    }

    fn has_digit(&self) -> bool {
        self.whole.iter().any(|piece| matches!(piece, Piece::Digit(_)))
    }
}

/// A positive number laid out by a section.
fn laid_out(number: Decimal, section: &str) -> Option<String> {
    // One of several sections that is empty shows nothing.
    if section.is_empty() {
        return Some(String::new());
    }
    if is_general(section) {
        return general(number);
    }
    let layout = Layout::of(section)?;
    let places = layout.decimals.iter().filter(|piece| matches!(piece, Piece::Digit(_))).count();
    let scaled = (0..layout.percent).try_fold(number, |number, _| number.checked_mul(Decimal::ONE_HUNDRED))?;
    let scaled = (0..layout.thousands).try_fold(scaled, |number, _| number.checked_div(Decimal::ONE_THOUSAND))?;
    let rounded = scaled.round_dp_with_strategy(u32::try_from(places).ok()?, RoundingStrategy::MidpointAwayFromZero);
    let text = rounded.normalize().to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let point = if layout.has_point { "," } else { "" };
    Some(format!("{}{point}{}", whole_digits(whole, &layout), decimal_digits(decimals, &layout.decimals)))
}

/// The digits before the decimal sign fill their places from the right; the first place takes all that are left.
fn whole_digits(digits: &str, layout: &Layout) -> String {
    let mut left: Vec<char> = if digits == "0" { Vec::new() } else { digits.chars().collect() };
    let first = layout.whole.iter().position(|piece| matches!(piece, Piece::Digit(_)));
    let mut shown = VecDeque::new();
    let mut count = 0;
    let mut put = |digit: char, shown: &mut VecDeque<char>| {
        if layout.is_grouped && count > 0 && count % 3 == 0 {
            shown.push_front('\u{a0}');
        }
        count += 1;
        shown.push_front(digit);
    };
    for (at, piece) in layout.whole.iter().enumerate().rev() {
        match piece {
            Piece::Literal(text) => text.chars().rev().for_each(|letter| shown.push_front(letter)),
            Piece::Digit(place) => match (left.pop(), place) {
                (Some(digit), _) => put(digit, &mut shown),
                (None, '0') => put('0', &mut shown),
                (None, '?') => shown.push_front(' '),
                (None, _) => {}
            },
        }
        if Some(at) == first {
            while let Some(digit) = left.pop() {
                put(digit, &mut shown);
            }
        }
    }
    shown.into_iter().collect()
}

fn decimal_digits(digits: &str, pieces: &[Piece]) -> String {
    let mut digits = digits.chars();
    let mut shown = String::new();
    for piece in pieces {
        match piece {
            Piece::Literal(text) => shown.push_str(text),
            Piece::Digit(place) => match (digits.next(), place) {
                (Some(digit), _) => shown.push(digit),
                (None, '0') => shown.push('0'),
                (None, '?') => shown.push(' '),
                (None, _) => {}
            },
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(number: &str, code: &str) -> Option<String> {
        shown(number.parse().expect("a number"), code).map(|text| text.replace('\u{a0}', " "))
    }

    #[test]
    fn numbers_are_shown_as_a_swedish_excel_shows_them() {
        for (number, code, text) in [
            ("3.5", "General", "3,5"),
            ("-12", "General", "-12"),
            ("3.5", "@", "3,5"),
            ("0.25", "0%", "25%"),
            ("0.0025", "0%", "0%"),
            ("0.125", "0.0 %", "12,5 %"),
            ("1", "0%", "100%"),
            ("7", "000", "007"),
            ("115000", "#,##0", "115 000"),
            ("115000.5", "#,##0.00\\ \"kr\"", "115 000,50 kr"),
            ("-5", "#,##0 _k_r;[Red]-#,##0 _k_r", "-5   "),
            ("0", "0;-0;\"–\"", "–"),
            ("0", "#,##0", "0"),
            ("0", "#", ""),
            ("1011234", "000000-0000", "000101-1234"),
            ("312345678", "000\\-000 00 00", "031-234 56 78"),
            ("1234567", "[$kr-41D] #,##0", "kr 1 234 567"),
            ("2.5", "0", "3"),
            ("3", "0.##", "3,"),
            ("5", "\"nr \"0", "nr 5"),
            ("5", "\"a;b\"0", "a;b5"),
            ("5", ";;;", ""),
            ("5", "[>3]0;0.0", "5"),
            ("2", "[>3]0;0.0", "2,0"),
            ("115000", "[>=1000]0,\" tkr\";0\" kr\"", "115 tkr"),
            ("115", "[>=1000]0,\" tkr\";0\" kr\"", "115 kr"),
            ("150", "[Red][>100]\"många\";0", "många"),
            ("7", "[=1]\"en\";[=2]\"två\";0", "7"),
            ("-5", "0;;", ""),
            ("5", "0;", "5"),
            ("115000", "#,##0,", "115"),
            ("5", "[>3]0;0.0", "5"),
            ("2", "[>3]0;0.0", "2,0"),
            ("15000", "[>=1000]#,##0,\" tkr\";[Red][<0]0;0", "15 tkr"),
            ("-15", "[>=1000]#,##0,\" tkr\";[Red][<0]0;0", "-15"),
            ("115000", "0.0,,", "0,1"),
            ("115499", "#,##0,\" tkr\"", "115 tkr"),
            ("2500000", "0.0,,\\ \"mnkr\"", "2,5 mnkr"),
        ] {
            assert_eq!(of(number, code).as_deref(), Some(text), "{number} by {code}");
        }
    }

    #[test]
    fn plain_formats_show_their_digits() {
        assert!(["General", "0", "#,##0", "#,##0.00", "# ##0"].iter().all(|code| shows_digits(code)));
        assert!(!["#,##0,", "0.0,,", "#,##0,.0", "0%", "0\" kr\"", "@"].iter().any(|code| shows_digits(code)));
    }

    #[test]
    fn what_is_not_understood_is_not_guessed() {
        for (number, code) in [
            ("5", "0.00E+00"),
            ("0.5", "# ?/?"),
            ("5", "yyyy"),
            ("-5", "0;"),
            ("5", "0\\"),
            ("123456789012", "General"),
            ("0.333333333333", "General"),
        ] {
            assert_eq!(of(number, code), None, "{number} by {code}");
        }
        assert_eq!(of("5", builtin(37)), None);
    }
}
