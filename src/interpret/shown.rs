//! Numbers that their cells show otherwise than they are read: with another unit, without their sign, or not at all. Whoever
//! looks at the sheet sees `105 tkr` where the program reads 105 kr.

use rust_decimal::Decimal;

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::{CellValue, RawCell, RawSheet, RawWorkbook};
use crate::message::message;
use crate::model::Row;
use crate::place::Place;
use crate::templates::{ColumnSpec, LanguageText, ValueType};

/// Words beside an amount that say no more than that it is kronor.
const KRONOR: [&str; 3] = ["kr", "kronor", "sek"];

/// Words beside a count that make another number of it.
const MULTIPLES: [&str; 19] = [
    "t",
    "tusen",
    "tusental",
    "tusentals",
    "tkr",
    "tsek",
    "kkr",
    "ksek",
    "m",
    "mkr",
    "mnkr",
    "msek",
    "mdkr",
    "miljon",
    "miljoner",
    "miljarder",
    "mdr",
    "dussin",
    "promille",
];

/// Signs beside a number that say so, or lead to a note.
const SIGNS: [char; 12] = ['*', '~', '≈', '±', '<', '>', '≤', '≥', '?', '!', '†', '‡'];

/// Whether the words of a name or a text say that its numbers are multiples of what is read: thousands of kronor.
pub(super) fn says_multiple(text: &str) -> bool {
    words(text).any(|word| MULTIPLES.contains(&&*word) && word.len() > 1)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// How a cell shows a number that is read otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Otherwise {
    /// In another unit.
    Unit,
    /// With another sign.
    Sign,
    /// With a word or a sign that says that it is not exact, or leads to a note.
    About,
    /// Without decimals that it has.
    Rounded,
    /// Without any digit.
    Nothing,
}

impl Otherwise {
    /// Its name in messages, which the catalogues translate.
    fn name(self) -> &'static str {
        match self {
            Self::Unit => "enhet",
            Self::Sign => "tecken",
            Self::About => "omkring",
            Self::Rounded => "avrundat",
            Self::Nothing => "inget",
        }
    }
}

/// What is told of the numbers of a table: once for each column and each way. `positions` are the columns of the schema in
/// the sheet.
pub(super) fn findings(
    workbook: &RawWorkbook,
    sheet: &RawSheet,
    columns: &[ColumnSpec],
    positions: &[Option<u32>],
    rows: &[Row],
    language: &LanguageText,
) -> Vec<Diagnostic> {
    let (mut findings, about) = (Vec::new(), language.ungefarliga_ord.as_slice());
    for (index, (column, position)) in columns.iter().zip(positions).enumerate() {
        let Some(position) =
            position.filter(|_| matches!(column.typ, ValueType::Belopp | ValueType::Heltal | ValueType::Decimal))
        else {
            continue;
        };
        // What cannot be read is told by itself.
        let read = rows.iter().filter(|row| row.values.get(index).is_some_and(Option::is_some));
        let found = read.filter_map(|row| shown_otherwise(sheet, row.number, position, column.typ, about));
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|(way, ..)| *way);
        for same in found.chunk_by(|(one, ..), (other, ..)| one == other) {
            let Some((way, cell, text)) = same.first() else { continue };
            let (read, more) = (&cell.value, same.len() - 1);
            let heading = &column.rubrik;
            let message = message!(
                codes::NUMBER_SHOWN_OTHERWISE,
                slag = way.name(),
                visas = text,
                varde = read,
                kolumn = heading,
                antal = more
            );
            let finding =
                if *way == Otherwise::Unit { Diagnostic::finding(message) } else { Diagnostic::warning(message) };
            findings.push(finding.at(Place::cell(&workbook.file, &sheet.name, cell.row, cell.column)));
        }
    }
    findings
}

/// Whether a cell shows its number otherwise than it is read, and as what.
fn shown_otherwise<'s>(
    sheet: &'s RawSheet,
    row: u32,
    column: u32,
    typ: ValueType,
    about: &[String],
) -> Option<(Otherwise, &'s RawCell, String)> {
    let at = sheet.cells.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column)).ok()?;
    let cell = sheet.cells.get(at)?;
    let CellValue::Number(number) = &cell.value else { return None };
    if sheet.marks.shows_digits(row, column) && number.fract().is_zero() {
        return None;
    }
    let shown = sheet.marks.shown(cell)?.trim().to_owned();
    Some((judged(&shown, *number, typ, about)?, cell, shown))
}

fn judged(shown: &str, number: Decimal, typ: ValueType, about: &[String]) -> Option<Otherwise> {
    let Some(first) = shown.find(|c: char| c.is_ascii_digit()) else {
        // Many formats show a zero as a dash, or leave it out.
        return (!number.is_zero()).then_some(Otherwise::Nothing);
    };
    // A power of ten is shown as digits of its own.
    let after = if shown.contains("E+") { Some(String::new()) } else { digits_after(&shown[first..], number) };
    let Some(after) = after.filter(|_| !has_other_unit(shown, typ, about)) else {
        return Some(Otherwise::Unit);
    };
    let is_shown_negative =
        shown[..first].contains(['-', '−', '\u{2013}', '(']) || shown.ends_with('-') && !shown.ends_with(":-");
    let is_negative = number.is_sign_negative() && !number.is_zero();
    if is_shown_negative != is_negative && !number.is_zero() {
        return Some(Otherwise::Sign);
    }
    if shown.contains(SIGNS) || shown.ends_with('+') || words(&shown[..first]).any(|word| about.contains(&word)) {
        return Some(Otherwise::About);
    }
    let is_cut = after.chars().all(|digit| digit == '0') && !shown.contains("E+");
    (!number.fract().is_zero() && is_cut).then_some(Otherwise::Rounded)
}

/// The digits that are shown after those of the number's whole part, exact or rounded up; nothing where they make another number:
/// thousands of it, or digits of the format, `3 av 10`. Which sign stands between thousands is the program's that wrote the text.
fn digits_after(shown: &str, number: Decimal) -> Option<String> {
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    let whole = [number.abs().floor(), number.abs().ceil()].map(|whole| whole.normalize().to_string());
    let written = [digits.as_str(), digits.trim_start_matches('0')];
    let mut rests = whole
        .iter()
        .flat_map(|whole| written.iter().filter_map(move |digits| Some((whole, digits.strip_prefix(&**whole)?))));
    let is_decimals = |whole: &str, rest: &str| {
        let rounded_by = u32::try_from(rest.len()).ok().and_then(|places| Decimal::try_new(1, places).ok());
        let shown = format!("{whole}.{rest}").trim_end_matches('.').parse::<Decimal>().ok();
        rounded_by.zip(shown).is_some_and(|(by, shown)| (shown - number.abs()).abs() <= by)
    };
    rests.find(|(whole, rest)| is_decimals(whole, rest)).map(|(_, rest)| rest.to_owned())
}

fn has_other_unit(shown: &str, typ: ValueType, about: &[String]) -> bool {
    let is_currency = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '₽' | '₿');
    if shown.contains(['%', '‰']) || shown.contains(is_currency) {
        return true;
    }
    match typ {
        ValueType::Belopp => words(shown).any(|word| !KRONOR.contains(&&*word) && !about.contains(&word)),
        _ => words(shown).any(|word| MULTIPLES.contains(&&*word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about() -> Vec<String> {
        ["ca", "cirka", "högst"].map(str::to_owned).to_vec()
    }

    #[test]
    fn a_number_in_another_unit_or_without_its_sign_is_seen() {
        use Otherwise::{About, Nothing, Rounded, Sign, Unit};
        let judge = |shown: &str, number: i64, typ| judged(shown, number.into(), typ, &about());
        for (shown, number, found) in [
            ("105", 105, None),
            ("105,00 kr", 105, None),
            ("105 SEK", 105, None),
            ("105:-", 105, None),
            ("-105 kr", -105, None),
            ("(105)", -105, None),
            ("−105", -105, None),
            ("105-", -105, None),
            ("- kr", 0, None),
            ("", 0, None),
            ("105 tkr", 105, Some(Unit)),
            ("105 mnkr", 105, Some(Unit)),
            ("€ 105", 105, Some(Unit)),
            ("$105", 105, Some(Unit)),
            ("105 EUR", 105, Some(Unit)),
            ("10500%", 105, Some(Unit)),
            ("105,00", 105, None),
            ("105,000", 105_000, None),
            ("105.000 kr", 105_000, None),
            ("105", 105_000, Some(Unit)),
            ("0,1", 105_000, Some(Unit)),
            ("2025: 5", 5, Some(Unit)),
            ("105", -105, Some(Sign)),
            ("-105", 105, Some(Sign)),
            ("(105)", 105, Some(Sign)),
            ("", 105, Some(Nothing)),
            ("dold", 105, Some(Nothing)),
            ("ca 105", 105, Some(About)),
            ("cirka 105 kr", 105, Some(About)),
            ("105*", 105, Some(About)),
            ("~105 kr", 105, Some(About)),
            ("högst 105", 105, Some(About)),
            ("105 st", 105, Some(Unit)),
            ("105-110", 105, Some(Unit)),
            ("105 (2023)", 105, Some(Unit)),
            ("105+", 105, Some(About)),
            ("+105", 105, None),
        ] {
            assert_eq!(judge(shown, number, ValueType::Belopp), found, "{shown} of {number}");
        }
        let of_half = |shown: &str| judged(shown, Decimal::new(1055, 1), ValueType::Belopp, &about());
        assert_eq!(["105,5", "105.50 kr", "106", "105 kr"].map(of_half), [None, None, Some(Rounded), Some(Rounded)]);
        for (shown, found) in [
            ("2 min", None),
            ("nr 2", None),
            ("000000-0002", None),
            ("2 deltagare", None),
            ("200%", Some(Unit)),
            ("2 dussin", Some(Unit)),
            ("2 t", Some(Unit)),
            ("2 tusental", Some(Unit)),
            ("ca 2", Some(About)),
            ("2*", Some(About)),
            ("2 st", None),
            ("2-5", Some(Unit)),
            ("2 av 10", Some(Unit)),
            ("2/4", Some(Unit)),
            ("2+", Some(About)),
            ("2,0", None),
        ] {
            assert_eq!(judge(shown, 2, ValueType::Heltal), found, "{shown}");
        }
    }
}
