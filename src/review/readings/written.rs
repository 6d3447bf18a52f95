//! How a language writes numbers, days and paragraphs of minutes, as patterns in which spaces say nothing (`(?x)`).

use std::str::FromStr;

use regex::escape;
use rust_decimal::Decimal;

use crate::templates::{Forms, NumberMarks};

/// Text as it stands, with spaces that may break or not.
fn verbatim(text: &str) -> String {
    let one = |c: char| match c {
        ' ' | '\u{a0}' => r"[\ \u{a0}]".to_owned(),
        other => escape(&other.to_string()),
    };
    text.chars().map(one).collect()
}

/// A form with a pattern in each of its places.
fn pattern(form: &str, places: &[(&str, &str)]) -> String {
    let mut pattern = String::new();
    let mut rest = form;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        pattern.push_str(&verbatim(before));
        pattern.push_str(places.iter().find(|(known, _)| *known == name).map_or("", |(_, of)| of));
        rest = behind;
    }
    pattern + &verbatim(rest)
}

/// A day by itself, with the groups `ad`, `am` or `amonth`, and `ay`; none where it is as everybody knows it.
pub(super) fn day(forms: &Forms, months: &str) -> Option<String> {
    let month = format!("(?<amonth>{months})");
    let places = [
        ("dd", "(?<ad>[0-9]{2})"),
        ("dag", "(?<ad>[0-9]{1,2})"),
        ("mm", "(?<am>[0-9]{2})"),
        ("manad", month.as_str()),
        ("ar", "(?<ay>[0-9]{4})"),
        ("veckodag", r"\p{L}+"),
    ];
    let form = forms.datum_ensamt.as_str();
    (form != "{ar}-{mm}-{dd}").then(|| pattern(form, &places))
}

/// A paragraph of minutes, with the group `numbered`; none where its mark is the one that everybody knows. A language that has the
/// number alone has no mark to know it by.
pub(super) fn paragraph(forms: &Forms) -> Option<String> {
    let form = forms.paragraf.as_str();
    (form.trim() != "{nummer}" && !form.starts_with('§')).then(|| pattern(form, &[("nummer", "(?<numbered>[0-9]+)")]))
}

/// A number, with the language's marks or with spaces between its groups.
pub(super) fn number(marks: &NumberMarks) -> String {
    let decimal = verbatim(&marks.decimal);
    let group = match marks.tusental.trim() {
        "" => r"[\ \u{a0}]".to_owned(),
        mark => format!(r"(?:[\ \u{{a0}}]|{})", verbatim(mark)),
    };
    format!(r"[0-9]{{1,3}}(?:{group}[0-9]{{3}})+(?-u:\b)(?:{decimal}[0-9]+)?|[0-9]+(?:{decimal}[0-9]+)?")
}

/// What a number says that is written so.
pub(super) fn value<T: FromStr>(written: &str, marks: &NumberMarks) -> Option<T> {
    let decimals = written.rsplit_once(marks.decimal.as_str());
    let (whole, part) = decimals.map_or((written, None), |(whole, part)| (whole, Some(part)));
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    part.map_or_else(|| digits.clone(), |part| format!("{digits}.{part}")).parse().ok()
}

/// The same with decimals.
pub(super) fn decimal(written: &str, marks: &NumberMarks) -> Option<Decimal> {
    value(written, marks)
}
