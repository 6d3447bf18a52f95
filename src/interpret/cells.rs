//! What a cell means in a column of a certain type. Programs and people write the same value in many ways: a number as
//! text with no-break spaces and a decimal comma, a date as text. What is unambiguous is read, the rest is reported.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::{CellValue, Marks, RawCell};
use crate::message::message;
use crate::model::Value;
use crate::names;
use crate::templates::{ColumnSpec, ColumnType};

use super::numbers::{self, Misread};

/// The value of a cell, or what is wrong with it.
pub(super) fn value(cell: &RawCell, marks: &Marks, column: &ColumnSpec) -> Result<Value, Diagnostic> {
    let text = || text(cell, marks);
    let cell = &cell.value;
    if let Some(loss) = cell.loss() {
        return Err(loss);
    }
    match cell {
        CellValue::Error(error) => {
            return Err(Diagnostic::error(message!(codes::CELL_ERROR, varde = error, kolumn = &column.rubrik)));
        }
        CellValue::FormulaWithoutValue => {
            return Err(Diagnostic::error(message!(codes::FORMULA_WITHOUT_VALUE, kolumn = &column.rubrik)));
        }
        CellValue::Boolean(truth) => {
            if let Some(word) = yes_or_no(*truth, column) {
                return Ok(Value::Text(word.clone()));
            }
            let word = if *truth { "sant" } else { "falskt" };
            return Err(Diagnostic::error(message!(codes::CELL_BOOLEAN, varde = word, kolumn = &column.rubrik)));
        }
        _ => {}
    }
    let value = match column.typ {
        ColumnType::Text => text().map(Value::Text),
        ColumnType::Heltal => number(cell, column)?.and_then(whole).map(Value::Integer),
        ColumnType::Belopp => number(cell, column)?.filter(is_amount).map(Value::Amount),
        ColumnType::Datum => date(cell).map(Value::Date),
        ColumnType::Ar => number(cell, column)?.and_then(year).map(Value::Year),
        ColumnType::Val => return choice(&text().unwrap_or_default(), cell, column),
    };
    value.ok_or_else(|| {
        Diagnostic::error(message!(
            codes::CELL_TYPE,
            kolumn = &column.rubrik,
            typ = type_name(column.typ),
            varde = shown(cell)
        ))
    })
}

/// The types' names in messages, which the catalogues translate.
fn type_name(column: ColumnType) -> &'static str {
    match column {
        ColumnType::Text | ColumnType::Val => "text",
        ColumnType::Heltal => "heltal",
        ColumnType::Belopp => "belopp",
        ColumnType::Datum => "datum",
        ColumnType::Ar => "ar",
    }
}

/// Text, in NFC and without spaces around it, or a number as its cell shows it. What a date would be shown as is not known,
/// nor what some number formats show.
fn text(cell: &RawCell, marks: &Marks) -> Option<String> {
    match &cell.value {
        CellValue::Text(text) => Some(text.replace("\r\n", "\n").trim().nfc().collect()),
        CellValue::Number(_) => marks.shown(cell).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

/// A number, or text that is one; text that may be one of two is told.
fn number(cell: &CellValue, column: &ColumnSpec) -> Result<Option<Decimal>, Diagnostic> {
    let text = match cell {
        CellValue::Number(number) => return Ok(Some(number.normalize())),
        CellValue::Text(text) => text,
        _ => return Ok(None),
    };
    match numbers::read(text) {
        Ok(number) => Ok(Some(number)),
        Err(Misread::NoNumber) => Ok(None),
        Err(Misread::Ambiguous(readings)) => Err(Diagnostic::error(message!(
            codes::NUMBER_AMBIGUOUS,
            varde = text.trim(),
            tusental = readings.thousands(),
            decimaltal = readings.decimals(','),
            kolumn = &column.rubrik
        ))),
    }
}

/// Whether a number is kronor and öre.
fn is_amount(number: &Decimal) -> bool {
    number.scale() as usize <= numbers::DECIMALS
}

/// A count: a whole number that is not negative.
fn whole(number: Decimal) -> Option<i64> {
    if number.scale() > 0 {
        return None;
    }
    i64::try_from(number.mantissa()).ok().filter(|number| *number >= 0)
}

/// A year of four digits. A date is no year, however it is formatted.
fn year(number: Decimal) -> Option<i32> {
    i32::try_from(whole(number)?).ok().filter(|year| (1000..=2999).contains(year))
}

/// A day; midnight may stand beside it, and text in ISO form counts.
fn date(cell: &CellValue) -> Option<NaiveDate> {
    match cell {
        CellValue::Date(date) => Some(*date),
        CellValue::DateTime(moment) if moment.time() == chrono::NaiveTime::MIN => Some(moment.date()),
        CellValue::Text(text) if text.trim().len() == 10 => NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok(),
        _ => None,
    }
}

/// What a box that is ticked or not stands for, in a column whose values are `ja` and `nej`.
fn yes_or_no(truth: bool, column: &ColumnSpec) -> Option<&String> {
    let allowed = |word: &str| column.varden.iter().find(|allowed| allowed.to_lowercase() == word);
    let (yes, no) = allowed("ja").zip(allowed("nej"))?;
    (column.typ == ColumnType::Val && column.varden.len() == 2).then_some(if truth { yes } else { no })
}

/// One of the allowed values, as the schema writes it.
fn choice(given: &str, cell: &CellValue, column: &ColumnSpec) -> Result<Value, Diagnostic> {
    match column.varden.iter().find(|allowed| names::are_same(allowed, given)) {
        Some(allowed) => Ok(Value::Text(allowed.clone())),
        None => Err(Diagnostic::error(message!(
            codes::CELL_NOT_ALLOWED,
            kolumn = &column.rubrik,
            varde = shown(cell),
            tillatna = column.varden.join(", ")
        ))),
    }
}

/// What stands in the cell, cut short.
fn shown(cell: &CellValue) -> String {
    match cell {
        CellValue::Text(text) => text.chars().take(60).collect(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(typ: ColumnType) -> ColumnSpec {
        let varden = vec!["digital".to_owned(), "på plats".to_owned()];
        ColumnSpec { namn: "x".into(), rubrik: "X".into(), typ, kravs: true, varden, forklaring: String::new() }
    }

    /// What the cell means, as the program writes it; or the code that refuses it.
    fn read(cell: &CellValue, typ: ColumnType) -> String {
        read_in(cell, &Marks::default(), &column(typ))
    }

    fn read_in(cell: &CellValue, marks: &Marks, column: &ColumnSpec) -> String {
        let cell = RawCell { row: 0, column: 0, value: cell.clone() };
        match value(&cell, marks, column) {
            Ok(Value::Date(date)) => date.to_string(),
            Ok(Value::Text(text)) => text,
            Ok(other) => other.to_string(),
            Err(problem) => problem.code.name().to_owned(),
        }
    }

    fn of_text(text: &str, typ: ColumnType) -> String {
        read(&CellValue::Text(text.to_owned()), typ)
    }

    fn of_number(number: &str, typ: ColumnType) -> String {
        read(&CellValue::Number(number.parse().unwrap()), typ)
    }

    fn day(year: i32, month: u32, day: u32) -> CellValue {
        CellValue::Date(NaiveDate::from_ymd_opt(year, month, day).unwrap())
    }

    #[test]
    fn amounts_are_read_as_people_and_programs_write_them() {
        let written = [
            ("115000", "115 000"),
            (" 115 000 ", "115 000"),
            ("115\u{a0}000,50", "115 000,50"),
            ("1\u{202f}000\u{2009}000", "1 000 000"),
            ("99.5", "99,50"),
            ("\u{2212}5", "-5"),
        ];
        for (text, amount) in written {
            let plain = of_text(text, ColumnType::Belopp).replace('\u{a0}', " ").replace('\u{2212}', "-");
            assert_eq!(plain, amount, "{text:?}");
        }
        let refused =
            ["cirka 5", "5 kr", "1.000,50", "1,000.50", "1e3", "", "-", "٣", "1 05000", "20 20", "3 1", "5,0000"];
        for text in refused {
            assert_eq!(of_text(text, ColumnType::Belopp), "W12", "{text:?}");
        }
        for text in ["105.000", "105,000", "1,250", "99,999", "-2.016"] {
            assert_eq!(of_text(text, ColumnType::Belopp), "W21", "{text:?}");
        }
        assert_eq!(of_number("99.999", ColumnType::Belopp), "W12");
    }

    #[test]
    fn a_day_is_a_date_or_its_iso_form_and_nothing_else() {
        assert_eq!(read(&day(2020, 5, 7), ColumnType::Datum), "2020-05-07");
        assert_eq!(of_text(" 2020-05-07 ", ColumnType::Datum), "2020-05-07");
        assert_eq!(of_text("1899-12-31", ColumnType::Datum), "1899-12-31", "before Excel's first day");
        for text in ["7 maj 2020", "07/05/2020", "2020-5-7", "2020-02-30", "20200507", "2020-05-07 10:00"] {
            assert_eq!(of_text(text, ColumnType::Datum), "W12", "{text:?}");
        }
        assert_eq!(of_number("43957", ColumnType::Datum), "W12", "a serial number without a date's format");
        let noon = NaiveDate::from_ymd_opt(2020, 5, 7).and_then(|date| date.and_hms_opt(12, 0, 0)).unwrap();
        assert_eq!(read(&CellValue::DateTime(noon), ColumnType::Datum), "W12");
    }

    #[test]
    fn a_year_is_four_digits_and_never_a_date() {
        assert_eq!(of_number("2020", ColumnType::Ar), "2020");
        assert_eq!(of_text(" 2020 ", ColumnType::Ar), "2020");
        for (cell, why) in [
            (day(2020, 1, 1), "a date"),
            (day(1905, 7, 12), "2020 in a cell formatted as a date"),
            (CellValue::Number(Decimal::new(20205, 1)), "half a year"),
            (CellValue::Number(Decimal::from(20)), "two digits"),
            (CellValue::Number(Decimal::from(43_957)), "a serial number"),
        ] {
            assert_eq!(read(&cell, ColumnType::Ar), "W12", "{why}");
        }
    }

    #[test]
    fn text_keeps_what_looks_like_something_else() {
        for text in ["2020-05-07", "1/2", "007", "1e5", "TRUE", "=A1"] {
            assert_eq!(of_text(text, ColumnType::Text), text);
        }
        assert_eq!(of_text("\u{a0} A\u{30a}sa \r\nB ", ColumnType::Text), "Åsa \nB");
    }

    #[test]
    fn a_number_where_text_belongs_is_what_the_cell_shows_or_told() {
        for (number, code, shown) in [
            ("3.50", "General", "3,5"),
            ("2020", "General", "2020"),
            ("0.25", "0 %", "25 %"),
            ("7", "000", "007"),
            ("1", "0%", "100%"),
            ("115000", "#,##0\u{a0}\"kr\"", "115\u{a0}000\u{a0}kr"),
            ("0.25", "# ?/?", "W12"),
            ("123456789012", "General", "W12"),
            ("5", "", "5"),
        ] {
            let value = CellValue::Number(number.parse().unwrap());
            let marks = Marks::of_one_cell(code);
            assert_eq!(read_in(&value, &marks, &column(ColumnType::Text)), shown, "{number} by {code}");
        }
    }

    #[test]
    fn a_date_where_text_belongs_is_told() {
        assert_eq!(read(&day(2020, 5, 7), ColumnType::Text), "W12");
        let noon = NaiveDate::from_ymd_opt(2020, 5, 7).and_then(|date| date.and_hms_opt(12, 0, 0)).unwrap();
        assert_eq!(read(&CellValue::DateTime(noon), ColumnType::Text), "W12");
        assert_eq!(read(&CellValue::Other("36:15:00".into()), ColumnType::Text), "W12");
        assert_eq!(read(&day(2020, 5, 7), ColumnType::Val), "G12");
    }

    #[test]
    fn choices_are_taken_in_any_case_and_counts_are_whole() {
        assert_eq!(of_text(" Digital ", ColumnType::Val), "digital");
        assert_eq!(of_text("digtal", ColumnType::Val), "G12");
        assert_eq!(of_number("12", ColumnType::Heltal), "12");
        for number in ["-1", "12.5"] {
            assert_eq!(of_number(number, ColumnType::Heltal), "W12", "{number}");
        }
        for text in ["3 1", "1 2", "12 00", "1  000", "2 0 2 0"] {
            assert_eq!(of_text(text, ColumnType::Heltal), "W12", "{text}");
        }
        for text in ["1,000", "1.000", "12,345"] {
            assert_eq!(of_text(text, ColumnType::Heltal), "W21", "{text}");
        }
        for text in ["20 20", "2 02 0"] {
            assert_eq!(of_text(text, ColumnType::Ar), "W12", "{text}");
        }
        assert_eq!(of_text("2.020", ColumnType::Ar), "W21");
        assert_eq!(read(&CellValue::Boolean(true), ColumnType::Val), "W19");
        let mut yes_or_no = column(ColumnType::Val);
        for words in [["ja", "nej"], ["Nej", "Ja"], ["JA", "NEJ"]] {
            yes_or_no.varden = words.map(str::to_owned).to_vec();
            let of = |truth| read_in(&CellValue::Boolean(truth), &Marks::default(), &yes_or_no).to_lowercase();
            assert_eq!((of(true), of(false)), ("ja".to_owned(), "nej".to_owned()));
        }
        assert_eq!(read(&CellValue::Error("#N/A".into()), ColumnType::Text), "W10");
        assert_eq!(read(&CellValue::FormulaWithoutValue, ColumnType::Text), "W11");
    }
}
