//! Numbers as the language writes them: its dash in ranges, its mark between groups of three digits, and a space before units
//! where its forms have one. What merging mends on the page is no warning; only what it cannot mend is.

use std::ops::Range;

use memchr::memchr2_iter;
use regex::{Captures, Match, Regex};

use super::{Passage, warning};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::{Message, message};
use crate::review::patterns::Fixed;
use crate::templates::{Language, NumberMarks};

/// Years, and other numbers, with a hyphen between them; spaced dashes only between years.
const RANGE: &str = "([0-9]+(?:,[0-9]+)?)(-|\u{2010}|\u{2011}| - | – )([0-9]+(?:,[0-9]+)?)";

/// A § with its number, or a number with the unit that may follow it: with marks between groups of three digits, or without.
const FORM: &str = "(?<mark>§§?)(?<paragraph>[0-9]+)\
    |(?:(?<groups>[0-9]{1,3}(?:\\.[0-9]{3})+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)|(?<number>[0-9]{1,3}(?:[ \u{a0}][0-9]{3})+|[0-9]+))\
    (?:(?<space>[ \u{a0}]?)(?<unit>%|[a-zà-öø-ÿ]+))?";

/// Ranges that may have to be mended.
static RANGES: Fixed = Fixed::new(may_have_range, || Regex::new(RANGE).ok());

/// Other numbers that may have to be.
static FORMS: Fixed = Fixed::new(may_have_form, || Regex::new(FORM).ok());

/// Whether a text has what every range has that is mended: a dash between digits, of which the second is no nought, and none of a day in
/// figures.
fn may_have_range(text: &str) -> bool {
    let are_numbers = |before: &str, after: &str| {
        before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| matches!(c, '1'..='9'))
    };
    memchr2_iter(b'-', 0xe2, text.as_bytes()).any(|at| {
        let (before, rest) = text.split_at(at);
        let mut after = rest.chars();
        let (dash, after) = (after.next(), after.as_str());
        let tight = matches!(dash, Some('-' | '\u{2010}' | '\u{2011}')) && are_numbers(before, after);
        let spaced =
            matches!(dash, Some('-' | '–')).then(|| before.strip_suffix(' ').zip(after.strip_prefix(' '))).flatten();
        tight && !is_in_day(text.as_bytes(), at) || spaced.is_some_and(|(before, after)| are_numbers(before, after))
    })
}

/// Whether a byte is a hyphen of a day in figures: "2021-03-02".
fn is_in_day(text: &[u8], at: usize) -> bool {
    let is_day = |day: &[u8]| {
        day.iter().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() })
    };
    [4, 7]
        .iter()
        .filter_map(|hyphen| at.checked_sub(*hyphen))
        .any(|start| text.get(start..start + 10).is_some_and(is_day))
}

/// Whether a text has what every other number has that is mended: a § right before it, a mark before three digits, a unit right after
/// it, or five digits.
fn may_have_form(text: &str) -> bool {
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let is_unit = |c: char| matches!(c, '%' | 'a'..='z' | 'à'..='ö' | 'ø'..='ÿ');
    (0..text.len()).filter(|at| is_digit(*at)).any(|at| {
        let after = &text[at + 1..];
        text[..at].ends_with('§')
            || after.starts_with(is_unit)
            || after.starts_with(['.', ',']) && (at + 2..at + 5).all(is_digit)
            || (at + 1..at + 5).all(is_digit)
    })
}

/// What numbers are not written like, with the house's units.
pub(super) struct Numbers<'a> {
    units: &'a [String],
    marks: &'a NumberMarks,
    dash: &'a str,
    /// Whether the language itself writes a share's unit directly after the number.
    tight_share: bool,
}

impl<'a> Numbers<'a> {
    /// Takes the house's units, and how the language writes numbers.
    pub(super) fn new(language: &'a Language) -> Self {
        let forms = &language.text.former;
        Self {
            units: &language.granskning.ord.enheter,
            marks: &language.text.tal,
            dash: forms.dash(),
            tight_share: forms.procent.contains("{tal}%"),
        }
    }

    /// Reports what is not written by the rules.
    pub(super) fn check(&self, passage: &Passage<'_>, findings: &mut Diagnostics) {
        let text = &passage.text;
        for captures in RANGES.all(text) {
            if let (Some(found), Some(mended)) = (captures.get(0), self.range(text, &captures)) {
                let problem = message!(codes::RANGE_HYPHEN, text = found.as_str(), forslag = mended);
                report(problem, passage, &found.range(), findings);
            }
        }
        for (range, mended) in FORMS.all(text).filter_map(|captures| self.mended(text, &captures)) {
            let written = &text[range.clone()];
            let problem = match in_decimals(written, &self.marks.decimal) {
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
        let (whole, mended) = self.form(text, captures)?;
        stands_alone(text, &whole).then_some((whole, mended))
    }

    /// A range with the language's dash, where it has another.
    fn range(&self, text: &str, captures: &Captures<'_>) -> Option<String> {
        let own = captures.get(2).is_some_and(|dash| dash.as_str() == self.dash);
        mended_range(text, captures, self.dash).filter(|_| !own)
    }

    /// Whether a number has the language's groups.
    fn has_groups(&self, number: &str) -> bool {
        number.contains(self.marks.tusental.as_str())
    }

    /// Whether points stand where the language has them: between groups, or once before decimals.
    fn is_pointed(&self, number: &str) -> bool {
        self.has_groups(number) || (self.marks.decimal == "." && number.matches('.').count() == 1)
    }

    /// The unit after a number, with the stop that is its own: "kr.".
    fn unit(&self, text: &str, unit: Match<'_>) -> Option<Range<usize>> {
        let listed = |end: usize| self.units.iter().any(|known| *known == text[unit.start()..end]);
        let stopped = unit.end() + 1;
        let with_stop = text[unit.end()..].starts_with('.') && listed(stopped);
        (with_stop || listed(unit.end())).then(|| unit.start()..if with_stop { stopped } else { unit.end() })
    }

    fn form(&self, text: &str, captures: &Captures<'_>) -> Option<(Range<usize>, String)> {
        let whole = captures.get(0)?.range();
        if let (Some(mark), Some(number)) = (captures.name("mark"), captures.name("paragraph")) {
            return Some((whole, format!("{}\u{a0}{}", mark.as_str(), number.as_str())));
        }
        let groups = captures.name("groups");
        if let Some(points) = groups.filter(|groups| groups.as_str().contains('.') && !self.is_pointed(groups.as_str()))
        {
            return Some((points.range(), self.grouped(points.as_str())));
        }
        let (number, unit) = (groups.or(captures.name("number"))?.as_str(), captures.name("unit")?);
        let is_tight = captures.name("space")?.is_empty();
        if unit.as_str() == "%" {
            let is_wrong = is_tight && groups.is_none() && !self.tight_share;
            return is_wrong.then(|| (whole, format!("{}\u{a0}%", self.grouped(number))));
        }
        let unit = self.unit(text, unit)?;
        let fraction = number.starts_with('0') && number.contains(self.marks.decimal.as_str());
        let ungrouped = number.len() > 4 && !number.contains([' ', '\u{a0}']) && !self.has_groups(number) && !fraction;
        let mended = || format!("{}\u{a0}{}", self.written(number), &text[unit.clone()]);
        (is_tight || ungrouped).then(|| (whole.start..unit.end, mended()))
    }

    /// The number with the language's groups, unless it has them.
    fn written(&self, number: &str) -> String {
        if self.has_groups(number) { number.to_owned() } else { self.grouped(number) }
    }

    /// `115 000`, as the filters write it, and `2 615`.
    fn grouped(&self, number: &str) -> String {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if digits.len() >= 4 && index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push_str(&self.marks.tusental);
            }
            grouped.push(digit);
        }
        grouped
    }
}

fn report(message: Message, passage: &Passage<'_>, range: &Range<usize>, findings: &mut Diagnostics) {
    findings.extend(warning(message, passage, range).filter(|_| !in_address(&passage.text, range)));
}

/// The range with a language's own dash; none where the numbers are something else than a range: a date, a telephone number, a
/// case number, a product, a result.
fn mended_range(text: &str, captures: &Captures<'_>, own: &str) -> Option<String> {
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
    (is_range && stands_alone(text, &whole.range())).then(|| format!("{from}{own}{to}"))
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

/// "1,150 kr" as a number with decimals, which it may be as well: one mark of decimals before three digits.
fn in_decimals(written: &str, mark: &str) -> Option<String> {
    let (whole, rest) = written.split_once(mark)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (decimals, unit) = rest.split_at(digits);
    let number = format!("{whole}{mark}{decimals}");
    let number = number.trim_end_matches('0').trim_end_matches(mark);
    (digits == 3 && !unit.contains(|c: char| c.is_ascii_digit()))
        .then(|| format!("{number}\u{a0}{}", unit.trim_start()))
}

#[cfg(test)]
mod tests;
