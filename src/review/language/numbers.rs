//! Numbers as Swedish writing rules have them: an en dash in ranges, spaces between groups of three digits and before
//! units. What merging mends on the page is no warning; only what it cannot mend is.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Passage, warning};
use crate::codes;
use crate::diagnostic::{Code, Diagnostics};
use crate::templates::Wordlists;

/// Years, and other numbers, with a hyphen between them; spaced dashes only between years.
const RANGE: &str = "([0-9]+(?:,[0-9]+)?)(-|\u{2010}|\u{2011}| - | – )([0-9]+(?:,[0-9]+)?)";

/// How a number is mended; the second group is the unit.
type Mend = fn(&Captures<'_>) -> String;

/// A way of writing a number, and how it is mended.
type Form = (Regex, Mend);

/// The patterns, compiled once.
static PATTERNS: LazyLock<(Option<Regex>, Vec<Form>)> = LazyLock::new(|| {
    let unit = "[a-zåäö]+";
    let forms: [(String, Mend); 6] = [
        (r"([0-9]{1,3}(?:\.[0-9]{3})+)()()".to_owned(), whole),
        (format!("([1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+)[ \u{a0}]?({unit})()"), whole),
        (format!("([0-9]{{5,}})[ \u{a0}]?({unit})()"), whole),
        (format!("([0-9]{{1,4}})({unit})()"), whole),
        ("([0-9]+)(%)()".to_owned(), whole),
        ("()(§§?)([0-9]+)".to_owned(), paragraph),
    ];
    let compiled = forms.into_iter().filter_map(|(pattern, mend)| Some((Regex::new(&pattern).ok()?, mend)));
    (Regex::new(RANGE).ok(), compiled.collect())
});

/// What numbers are not written like, with the house's units.
pub struct Numbers<'a> {
    units: &'a [String],
}

impl<'a> Numbers<'a> {
    /// Takes the house's units.
    pub fn new(ord: &'a Wordlists) -> Self {
        Self { units: &ord.enheter }
    }

    /// Reports what is not written by the rules.
    pub fn check(&self, passage: &Passage<'_>, findings: &mut Diagnostics) {
        let text = &passage.text;
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        let (range, _) = &*PATTERNS;
        for captures in range.iter().flat_map(|range| range.captures_iter(text)) {
            if let (Some(found), Some(mended)) = (captures.get(0), mended_range(text, &captures)) {
                report(codes::RANGE_HYPHEN, passage, &found.range(), mended, findings);
            }
        }
        for (range, mended) in self.forms(text) {
            report(codes::NUMBER_FORM, passage, &range, mended, findings);
        }
    }

    /// Where numbers are not written by the rules, and how they are.
    fn forms(&self, text: &str) -> Vec<(Range<usize>, String)> {
        let (_, forms) = &*PATTERNS;
        let mut found = Vec::new();
        for (form, mend) in forms {
            for captures in form.captures_iter(text) {
                let Some(whole) = captures.get(0).filter(|whole| stands_alone(text, &whole.range())) else { continue };
                let unit = &captures[2];
                if !unit.starts_with(char::is_alphabetic) || self.units.iter().any(|known| known == unit) {
                    found.push((whole.range(), mend(&captures)));
                }
            }
        }
        found
    }
}

fn report(code: Code, passage: &Passage<'_>, range: &Range<usize>, mended: String, findings: &mut Diagnostics) {
    let finding = warning(code, passage, range).filter(|_| !in_address(&passage.text, range));
    findings.extend(finding.map(|f| f.with("text", &passage.text[range.clone()]).with("forslag", mended)));
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

/// `115 000 kr`.
fn whole(captures: &Captures<'_>) -> String {
    let digits: String = captures[1].chars().filter(char::is_ascii_digit).collect();
    let mut number = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if digits.len() > 4 && index > 0 && (digits.len() - index).is_multiple_of(3) {
            number.push('\u{a0}');
        }
        number.push(digit);
    }
    if captures[2].is_empty() { number } else { format!("{number}\u{a0}{}", &captures[2]) }
}

/// `§ 984`.
fn paragraph(captures: &Captures<'_>) -> String {
    format!("{}\u{a0}{}", &captures[2], &captures[3])
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
        let found = Numbers::new(&ord).forms(text);
        found.into_iter().map(|(_, mended)| mended.replace('\u{a0}', " ")).collect()
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
            ("100kr.", "100 kr"),
            ("§984", "§ 984"),
        ] {
            assert_eq!(forms(text), [mended], "{text}");
        }
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
            "1.150.000.1",
        ] {
            assert!(forms(text).is_empty(), "{text}: {:?}", forms(text));
        }
    }
}
