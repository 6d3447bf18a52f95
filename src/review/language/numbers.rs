//! Numbers as Swedish writing rules have them: an en dash in ranges, spaces between groups of three digits and before
//! units. What merging mends on the page is no warning; only what it cannot mend is.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Passage, warning};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::{Message, message};
use crate::templates::Wordlists;

/// Years, and other numbers, with a hyphen between them; spaced dashes only between years.
const RANGE: &str = "([0-9]+(?:,[0-9]+)?)(-|\u{2010}|\u{2011}| - | – )([0-9]+(?:,[0-9]+)?)";

/// A § with its number, or a number with the unit that may follow it: with marks between groups of three digits, or without.
const FORM: &str = "(?<mark>§§?)(?<paragraph>[0-9]+)\
    |(?:(?<groups>[0-9]{1,3}(?:\\.[0-9]{3})+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)|(?<number>[0-9]{1,3}(?:[ \u{a0}][0-9]{3})+|[0-9]+))\
    (?:(?<space>[ \u{a0}]?)(?<unit>%|[a-zåäö]+))?";

/// The patterns, compiled once: of ranges, and of other numbers.
static PATTERNS: LazyLock<Option<(Regex, Regex)>> =
    LazyLock::new(|| Some((Regex::new(RANGE).ok()?, Regex::new(FORM).ok()?)));

/// What numbers are not written like, with the house's units.
pub(super) struct Numbers<'a> {
    units: &'a [String],
}

impl<'a> Numbers<'a> {
    /// Takes the house's units.
    pub(super) fn new(ord: &'a Wordlists) -> Self {
        Self { units: &ord.enheter }
    }

    /// Reports what is not written by the rules.
    pub(super) fn check(&self, passage: &Passage<'_>, findings: &mut Diagnostics) {
        let text = &passage.text;
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        let Some((range, form)) = &*PATTERNS else { return };
        for captures in range.captures_iter(text) {
            if let (Some(found), Some(mended)) = (captures.get(0), mended_range(text, &captures)) {
                let problem = message!(codes::RANGE_HYPHEN, text = found.as_str(), forslag = mended);
                report(problem, passage, &found.range(), findings);
            }
        }
        for (range, mended) in form.captures_iter(text).filter_map(|captures| self.mended(text, &captures)) {
            let written = &text[range.clone()];
            let problem = match in_decimals(written) {
                Some(decimals) => {
                    message!(codes::NUMBER_TWO_WAYS, text = written, tusental = mended, decimaltal = decimals)
                }
                None => message!(codes::NUMBER_FORM, text = written, forslag = mended),
            };
            report(problem, passage, &range, findings);
        }
    }

    /// What is not written by the rules, and how it is; none where it is, or is no number with one of the house's units.
    fn mended(&self, text: &str, captures: &Captures<'_>) -> Option<(Range<usize>, String)> {
        let (whole, mended) = self.form(captures)?;
        stands_alone(text, &whole).then_some((whole, mended))
    }

    fn form(&self, captures: &Captures<'_>) -> Option<(Range<usize>, String)> {
        let whole = captures.get(0)?.range();
        if let (Some(mark), Some(number)) = (captures.name("mark"), captures.name("paragraph")) {
            return Some((whole, format!("{}\u{a0}{}", mark.as_str(), number.as_str())));
        }
        let groups = captures.name("groups");
        if let Some(points) = groups.filter(|groups| groups.as_str().contains('.')) {
            return Some((points.range(), grouped(points.as_str())));
        }
        let (number, unit) = (groups.or(captures.name("number"))?.as_str(), captures.name("unit")?.as_str());
        let is_tight = captures.name("space")?.is_empty();
        let is_wrong = match unit {
            "%" => is_tight && groups.is_none(),
            _ => {
                (is_tight || (number.len() > 4 && !number.contains([' ', '\u{a0}'])))
                    && self.units.iter().any(|known| known == unit)
            }
        };
        is_wrong.then(|| (whole, format!("{}\u{a0}{unit}", grouped(number))))
    }
}

fn report(message: Message, passage: &Passage<'_>, range: &Range<usize>, findings: &mut Diagnostics) {
    findings.extend(warning(message, passage, range).filter(|_| !in_address(&passage.text, range)));
}

/// The range with an en dash; none where the numbers are something else than a range: a date, a telephone number, a
/// case number, a product, a result.
fn mended_range(text: &str, captures: &Captures<'_>) -> Option<String> {
    let (whole, from, dash, to) = (captures.get(0)?, captures.get(1)?, captures.get(2)?, captures.get(3)?);
    let (from, to) = (from.as_str(), to.as_str());
    let spaced = dash.as_str().contains(' ');
    let years = is_year(from) && is_year(to);
    let month = is_year(from) && to.len() == 2 && to.parse().is_ok_and(|month: u32| (1..=12).contains(&month));
    let short_year = is_year(from) && to.len() == 2 && !month && from[2..] < *to;
    let number = |text: &str| text.replace(',', ".").parse::<rust_decimal::Decimal>().ok();
    let plain = |text: &str| (text.len() <= 3 || text.contains(',')) && !text.starts_with('0');
    let rising = plain(from) && plain(to) && number(from) < number(to);
    let is_range = if spaced { years } else { years || short_year || rising };
    (is_range && stands_alone(text, &whole.range())).then(|| format!("{from}–{to}"))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
}

/// A number that no letter, digit, dash, colon or slash joins to more.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '\u{2011}' | ':' | '/' | '_' | '@' | '+');
    let mut before = text[..range.start].chars().rev();
    let mut after = text[range.end..].chars();
    let decimal = |mark: Option<char>, digit: Option<char>| {
        matches!(mark, Some('.' | ',')) && digit.is_some_and(|c| c.is_ascii_digit())
    };
    let (previous, following) = (before.next(), after.next());
    // A colon or a slash that ends a clause joins nothing.
    let joined_after = match following {
        Some(':' | '/' | '-' | '–') => after.clone().next().is_some_and(char::is_alphanumeric),
        other => other.is_some_and(joins),
    };
    !previous.is_some_and(joins)
        && !joined_after
        && !decimal(previous, before.next())
        && !decimal(following, after.next())
}

/// Whether it is part of a web or e-mail address.
fn in_address(text: &str, range: &Range<usize>) -> bool {
    let start = text[..range.start].rfind(char::is_whitespace).unwrap_or(0);
    let end = text[range.end..].find(char::is_whitespace).map_or(text.len(), |length| range.end + length);
    let chunk = &text[start..end];
    chunk.contains("://") || chunk.contains("www.") || chunk.contains('@')
}

/// "1,150 kr" as a number with decimals, which it may be as well: one comma before three digits.
fn in_decimals(written: &str) -> Option<String> {
    let (whole, rest) = written.split_once(',')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (decimals, unit) = rest.split_at(digits);
    let number = format!("{whole},{decimals}");
    let number = number.trim_end_matches('0').trim_end_matches(',');
    (digits == 3 && !unit.contains(',')).then(|| format!("{number}\u{a0}{}", unit.trim_start()))
}

/// `115 000`, as the filters write it, and `2 615`.
fn grouped(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if digits.len() >= 4 && index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(text: &str) -> Vec<String> {
        let range = Regex::new(RANGE).unwrap();
        range.captures_iter(text).filter_map(|captures| mended_range(text, &captures)).collect()
    }

    fn forms(text: &str) -> Vec<String> {
        let enheter = ["kr", "kronor", "procent"].map(str::to_owned).to_vec();
        let ord = Wordlists { enheter, ..Wordlists::default() };
        let form = Regex::new(FORM).unwrap();
        let found = form.captures_iter(text).filter_map(|captures| Numbers::new(&ord).mended(text, &captures));
        found.map(|(_, mended)| mended.replace('\u{a0}', " ")).collect()
    }

    #[test]
    fn hyphens_and_spaces_in_ranges_are_found() {
        for (text, mended) in [
            ("åren 2020-2024 var", "2020–2024"),
            ("(2020-2023)", "2020–2023"),
            ("2020 - 2024", "2020–2024"),
            ("2020 – 2024", "2020–2024"),
            ("§§ 1-3.", "1–3"),
            ("sidorna 15-17, och", "15–17"),
            ("säsongen 2020-24", "2020–24"),
            ("1,5-2,5 procent", "1,5–2,5"),
        ] {
            assert_eq!(ranges(text), [mended], "{text}");
        }
    }

    #[test]
    fn other_hyphens_pass() {
        for text in [
            "2020-11-25",
            "2025-08",
            "031-368 00 00",
            "08-12 34 56",
            "SLK-2025-00265",
            "2020–2024",
            "covid-19",
            "212000-1355",
            "en 2-åring",
            "4-4-2",
            "3-1",
            "5 - 3 är 2",
            "978-91-7000-123-4",
            "EN 301-549-2",
        ] {
            assert!(ranges(text).is_empty(), "{text}: {:?}", ranges(text));
        }
    }

    #[test]
    fn numbers_that_merging_cannot_mend_are_found() {
        for (text, mended) in [
            ("115000 kr", "115 000 kr"),
            ("115.000", "115 000"),
            ("115.000 kr", "115 000"),
            ("115,000 kr", "115 000 kr"),
            ("1.150.000 kronor", "1 150 000"),
            ("5%", "5 %"),
            ("5 000kr", "5 000 kr"),
            ("i 1 150 000kr.", "1 150 000 kr"),
            ("100kr.", "100 kr"),
            ("§984", "§ 984"),
        ] {
            assert_eq!(forms(text), [mended], "{text}");
        }
    }

    #[test]
    fn a_comma_before_three_digits_is_read_in_two_ways() {
        let read = |text: &str| in_decimals(text).map(|text| text.replace('\u{a0}', " "));
        assert_eq!(read("1,150 kr").as_deref(), Some("1,15 kr"));
        assert_eq!(read("115,000kr").as_deref(), Some("115 kr"));
        assert_eq!(read("1,150,000 kr"), None);
        assert_eq!(read("115000 kr"), None);
    }

    #[test]
    fn other_numbers_pass() {
        for text in [
            "115 000 kr",
            "115\u{a0}000\u{a0}kr",
            "klockan 13.30",
            "2017:725",
            "0,125 kr",
            "5 %",
            "§ 984",
            "kapitel 1.2.3",
            "dnr 115000",
            "2024 kronor",
            "år 2020 115 000 kr",
            "de 20 000 kr",
            "1.150.000.1",
        ] {
            assert!(forms(text).is_empty(), "{text}: {:?}", forms(text));
        }
    }
}
