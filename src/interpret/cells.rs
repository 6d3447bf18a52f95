//! What a cell means in a column of a certain type. Programs and people write the same value in many ways: a number as
//! text with no-break spaces and a decimal comma, a date as text. What is unambiguous is read, the rest is reported.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::toml_slips;
use crate::inputs::workbook::{CellValue, Marks, RawCell};
use crate::limits;
use crate::message::message;
use crate::model::{TRUTH, Value};
use crate::templates::{ColumnSpec, Form, ValueType};

use super::numbers::{self, Misread, Readings};
use super::shown::says_multiple;
use super::values;

/// The value of a cell in a column of this form, or what is wrong with it.
pub(super) fn value(cell: &RawCell, marks: &Marks, column: &ColumnSpec, form: &Form<'_>) -> Result<Value, Diagnostic> {
    read(cell, marks, form).map_err(|misfit| misfit.told(cell, marks, column, form))
}

/// Whether a cell's value is one of a column of this form. Whole sheets are asked, so no words are made of what is wrong.
pub(super) fn fits(cell: &RawCell, marks: &Marks, form: &Form<'_>) -> bool {
    read(cell, marks, form).is_ok()
}

/// Why a cell has no value in its column.
enum Misfit {
    /// There is no value, or it is of another type.
    Type,
    /// Less than the column takes.
    Below,
    /// More than any number may be.
    Above,
    /// None of the values that the column takes.
    NotAllowed,
    /// A number that is written in another way than this.
    Otherwise(String),
    /// A number that may be one of two.
    Ambiguous(Readings),
}

fn read(cell: &RawCell, marks: &Marks, form: &Form<'_>) -> Result<Value, Misfit> {
    let text = || text(cell, marks);
    let value = match &cell.value {
        CellValue::Unreadable(_) | CellValue::Error(_) | CellValue::FormulaWithoutValue => None,
        CellValue::Boolean(truth) => values::of_truth(*truth, form),
        raw => match form.typ {
            ValueType::Text | ValueType::Manad => text().and_then(|text| values::of_text(&text, form)),
            ValueType::Datum => date(raw).map(Value::Date),
            ValueType::Val | ValueType::Janej => {
                return values::of_text(&text().unwrap_or_default(), form).ok_or(Misfit::NotAllowed);
            }
            _ => match number(cell, marks, form)? {
                Some(number) if values::is_below(number, form) => return Err(Misfit::Below),
                Some(number) if form.typ != ValueType::Ar && values::is_above(number) => return Err(Misfit::Above),
                number => number.and_then(|number| values::of_number(number, form)),
            },
        },
    };
    value.ok_or(Misfit::Type)
}

impl Misfit {
    fn told(self, cell: &RawCell, marks: &Marks, column: &ColumnSpec, form: &Form<'_>) -> Diagnostic {
        match self {
            Self::Type => of_other_type(cell, marks, column, form),
            Self::Below => below(cell, marks, column, form),
            Self::Above => {
                let (heading, given, most) = (&column.rubrik, shown(cell, marks), limits::NUMBER_DIGITS);
                Diagnostic::error(message!(codes::CELL_ABOVE, kolumn = heading, varde = given, siffror = most))
            }
            Self::NotAllowed => not_allowed(cell, marks, column, form),
            Self::Otherwise(right) => written_otherwise(column, typed_number(cell, form).unwrap_or_default(), &right),
            Self::Ambiguous(readings) => {
                let given = typed_number(cell, form).unwrap_or_default().trim();
                let (whole, decimals) = (readings.thousands(), readings.decimals());
                let heading = &column.rubrik;
                Diagnostic::error(message!(
                    codes::NUMBER_AMBIGUOUS,
                    varde = given,
                    tusental = whole,
                    decimaltal = decimals,
                    kolumn = heading
                ))
            }
        }
    }
}

/// What is told of a number that is less than its column takes.
fn below(cell: &RawCell, marks: &Marks, column: &ColumnSpec, form: &Form<'_>) -> Diagnostic {
    let (heading, given, least) = (&column.rubrik, shown(cell, marks), form.least.unwrap_or_default());
    Diagnostic::error(message!(codes::CELL_BELOW, kolumn = heading, varde = given, minst = least))
}

/// What is told of a cell that has no value of its column's type.
fn of_other_type(cell: &RawCell, marks: &Marks, column: &ColumnSpec, form: &Form<'_>) -> Diagnostic {
    if let Some(loss) = cell.value.loss() {
        return loss;
    }
    let heading = &column.rubrik;
    match &cell.value {
        CellValue::Error(error) => Diagnostic::error(message!(codes::CELL_ERROR, varde = error, kolumn = heading)),
        CellValue::FormulaWithoutValue => Diagnostic::error(message!(codes::FORMULA_WITHOUT_VALUE, kolumn = heading)),
        CellValue::Boolean(truth) => {
            let word = if *truth { "sant" } else { "falskt" };
            Diagnostic::error(message!(codes::CELL_BOOLEAN, varde = word, kolumn = heading))
        }
        _ => mistyped(cell, marks, column, form),
    }
}

/// What is told of a value that is typed in another way than its column's.
fn mistyped(cell: &RawCell, marks: &Marks, column: &ColumnSpec, form: &Form<'_>) -> Diagnostic {
    let (heading, given, kind) = (&column.rubrik, shown(cell, marks), form.typ.name());
    if let (ValueType::Datum, Some(right)) = (form.typ, toml_slips::day(&given)) {
        return Diagnostic::error(message!(codes::CELL_DAY, kolumn = heading, varde = given, ratt = right));
    }
    // Without its unit a number of thousands would be another.
    if let (ValueType::Belopp, true, Some((right, _))) =
        (form.typ, says_multiple(&given), toml_slips::counted(&given, &[]))
    {
        return written_otherwise(column, &given, &right);
    }
    Diagnostic::error(match form.typ {
        ValueType::Decimal | ValueType::Andel => {
            let most = form.most_decimals();
            message!(codes::CELL_DECIMALS, kolumn = heading, typ = kind, varde = given, antal = most)
        }
        ValueType::Heltal | ValueType::Belopp | ValueType::Datum | ValueType::Ar if is_word(&cell.value) => {
            let required = if column.kravs { TRUTH[1] } else { TRUTH[0] };
            message!(codes::CELL_WORD, kolumn = heading, typ = kind, varde = given, kravs = required)
        }
        _ => message!(codes::CELL_TYPE, kolumn = heading, typ = kind, varde = given),
    })
}

/// Whether a cell has words alone, or a dash, as one writes where there is no number.
fn is_word(cell: &CellValue) -> bool {
    matches!(cell, CellValue::Text(text) if !text.contains(char::is_numeric))
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

/// A number, or text that is one; text that may be one of two is told. A share is the percent that its cell shows.
fn number(cell: &RawCell, marks: &Marks, form: &Form<'_>) -> Result<Option<Decimal>, Misfit> {
    if let CellValue::Number(number) = &cell.value {
        let is_percent = form.typ == ValueType::Andel && marks.shows_percent(cell.row, cell.column);
        return Ok(if is_percent { number.checked_mul(Decimal::ONE_HUNDRED) } else { Some(number.normalize()) });
    }
    let Some(text) = typed_number(cell, form) else { return Ok(None) };
    let is_year = form.typ == ValueType::Ar;
    match numbers::read(text, form.most_decimals()) {
        Ok(number) => Ok(Some(number)),
        Err(Misread::NoNumber) => Ok(None),
        // A year has neither thousands nor decimals, and four digits.
        Err(Misread::Otherwise(right)) if is_year => match right.replace(' ', "") {
            year if year.len() == 4 => Err(Misfit::Otherwise(year)),
            _ => Ok(None),
        },
        Err(Misread::Otherwise(right)) => Err(Misfit::Otherwise(right)),
        Err(Misread::Ambiguous(readings)) if is_year && readings.digits().len() == 4 => {
            Err(Misfit::Otherwise(readings.digits()))
        }
        Err(Misread::Ambiguous(readings)) => Err(Misfit::Ambiguous(readings)),
    }
}

/// The text that may be a number; of a share without its sign.
fn typed_number<'c>(cell: &'c RawCell, form: &Form<'_>) -> Option<&'c str> {
    match &cell.value {
        CellValue::Text(text) if form.typ == ValueType::Andel => Some(text.trim().trim_end_matches('%').trim_end()),
        CellValue::Text(text) => Some(text),
        _ => None,
    }
}

/// What is told of a number that is written in another way.
fn written_otherwise(column: &ColumnSpec, given: &str, right: &str) -> Diagnostic {
    let (heading, given) = (&column.rubrik, given.trim());
    Diagnostic::error(message!(codes::CELL_NUMBER, kolumn = heading, varde = given, ratt = right))
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

/// What is told of a value that is none of those that a column takes.
fn not_allowed(cell: &RawCell, marks: &Marks, column: &ColumnSpec, form: &Form<'_>) -> Diagnostic {
    let (heading, given) = (&column.rubrik, shown(cell, marks));
    let allowed = if form.typ == ValueType::Janej { [TRUTH[1], TRUTH[0]].join(", ") } else { form.allowed.join(", ") };
    Diagnostic::error(message!(codes::CELL_NOT_ALLOWED, kolumn = heading, varde = given, tillatna = allowed))
}

/// What stands in the cell, cut short; a number as the cell shows it, where that is known.
fn shown(cell: &RawCell, marks: &Marks) -> String {
    match &cell.value {
        // A line end, which is no space of a number, is seen.
        CellValue::Text(text) => text.trim().replace("\r\n", "⏎").replace('\n', "⏎").chars().take(60).collect(),
        CellValue::Number(number) => {
            let shown = marks.shown(cell).map(|shown| shown.trim().to_owned());
            let shown = shown.filter(|shown| !shown.is_empty() && !is_rounded(shown, *number));
            shown.unwrap_or_else(|| cell.value.to_string().replace('.', ","))
        }
        other => other.to_string(),
    }
}

/// Whether a cell shows another number than it has: one with fewer decimals, which is not what is wrong with it.
fn is_rounded(shown: &str, number: Decimal) -> bool {
    let digits = shown.trim_matches(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '\u{2212}'));
    let is_plain = !shown.contains(['%', '/', 'E']);
    is_plain && !number.fract().is_zero() && numbers::read(digits, 28).is_ok_and(|shown| shown != number.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(typ: ValueType) -> ColumnSpec {
        let varden = vec!["digital".to_owned(), "på plats".to_owned()];
        ColumnSpec { kravs: true, varden, ..ColumnSpec::optional("X", typ, "") }
    }

    /// What the cell means, as the program writes it; or the code that refuses it.
    fn read(cell: &CellValue, typ: ValueType) -> String {
        read_in(cell, &Marks::default(), &column(typ))
    }

    fn read_in(cell: &CellValue, marks: &Marks, column: &ColumnSpec) -> String {
        let cell = RawCell { row: 0, column: 0, value: cell.clone() };
        match value(&cell, marks, column, &column.form()) {
            Ok(Value::Date(date)) => date.to_string(),
            Ok(Value::Text(text)) => text,
            Ok(other) => other.to_string(),
            Err(problem) => problem.code.name().to_owned(),
        }
    }

    fn of_text(text: &str, typ: ValueType) -> String {
        read(&CellValue::Text(text.to_owned()), typ)
    }

    fn of_number(number: &str, typ: ValueType) -> String {
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
            let plain = of_text(text, ValueType::Belopp).replace('\u{a0}', " ").replace('\u{2212}', "-");
            assert_eq!(plain, amount, "{text:?}");
        }
        for text in ["cirka 5", "5 kr", "1e3", "٣", "5,0000"] {
            assert_eq!(of_text(text, ValueType::Belopp), "W12", "{text:?}");
        }
        for text in ["1.000,50", "1,000.50", "1 05000", "15\n000", "115'000", "115000,", ",5"] {
            assert_eq!(of_text(text, ValueType::Belopp), "W12-tal", "{text:?}");
        }
        for text in ["'15000", "'-5", "\u{2019}15\u{a0}000,50"] {
            assert_eq!(of_text(text, ValueType::Belopp), "W12-tal", "{text:?}");
        }
        for text in ["20 20", "3 1", "115 00", "115,000,00"] {
            assert_eq!(of_text(text, ValueType::Belopp), "W21", "{text:?}");
        }
        for text in ["", "-", "–", "saknas"] {
            assert_eq!(of_text(text, ValueType::Belopp), "W12-ord", "{text:?}");
        }
        for text in ["105.000", "105,000", "1,250", "99,999", "-2.016"] {
            assert_eq!(of_text(text, ValueType::Belopp), "W21", "{text:?}");
        }
        assert_eq!(of_number("99.999", ValueType::Belopp), "W12");
        assert!(!of_number("999999999999999", ValueType::Heltal).starts_with('W'));
        for typ in [ValueType::Belopp, ValueType::Heltal, ValueType::Decimal, ValueType::Andel] {
            assert_eq!(of_number("1000000000000000", typ), "W12-stort", "{typ:?}");
            assert_eq!(of_text("12 345 678 901 234 567", typ), "W12-stort", "{typ:?}");
        }
        assert_eq!(of_number("-15000000000000000", ValueType::Belopp), "W12-stort");
    }

    #[test]
    fn a_day_is_a_date_or_its_iso_form_and_nothing_else() {
        assert_eq!(read(&day(2020, 5, 7), ValueType::Datum), "2020-05-07");
        assert_eq!(of_text(" 2020-05-07 ", ValueType::Datum), "2020-05-07");
        assert_eq!(of_text("1899-12-31", ValueType::Datum), "1899-12-31", "before Excel's first day");
        for text in ["2020-02-30", "31/2 2020", "2020-05-07 10:00"] {
            assert_eq!(of_text(text, ValueType::Datum), "W12", "{text:?}");
        }
        for text in ["7 maj 2020", "07/05/2020", "7/5 2020", "2020-5-7", "20200507"] {
            assert_eq!(of_text(text, ValueType::Datum), "W12-dag", "{text:?}");
        }
        assert_eq!(of_number("43957", ValueType::Datum), "W12", "a serial number without a date's format");
        let noon = NaiveDate::from_ymd_opt(2020, 5, 7).and_then(|date| date.and_hms_opt(12, 0, 0)).unwrap();
        assert_eq!(read(&CellValue::DateTime(noon), ValueType::Datum), "W12");
    }

    #[test]
    fn a_year_is_four_digits_and_never_a_date() {
        assert_eq!(of_number("2020", ValueType::Ar), "2020");
        assert_eq!(of_text(" 2020 ", ValueType::Ar), "2020");
        for (cell, why) in [
            (day(2020, 1, 1), "a date"),
            (day(1905, 7, 12), "2020 in a cell formatted as a date"),
            (CellValue::Number(Decimal::new(20205, 1)), "half a year"),
            (CellValue::Number(Decimal::from(20)), "two digits"),
            (CellValue::Number(Decimal::from(43_957)), "a serial number"),
        ] {
            assert_eq!(read(&cell, ValueType::Ar), "W12", "{why}");
        }
    }

    #[test]
    fn a_year_in_another_way_of_writing_is_said_with_four_digits() {
        for (text, right) in [("2020.", "2020"), ("20 20", "2020"), ("'2020", "2020"), ("2.020", "2020")] {
            let cell = RawCell { row: 0, column: 0, value: CellValue::Text(text.to_owned()) };
            let column = column(ValueType::Ar);
            let told = value(&cell, &Marks::default(), &column, &column.form()).unwrap_err();
            assert_eq!(told.arguments.get("ratt").map(String::as_str), Some(right), "{text}");
        }
        for text in ["\u{2019}20", "20.", "202 0 1"] {
            assert_eq!(of_text(text, ValueType::Ar), "W12", "{text}");
        }
    }

    #[test]
    fn text_keeps_what_looks_like_something_else() {
        for text in ["2020-05-07", "1/2", "007", "1e5", "TRUE", "=A1"] {
            assert_eq!(of_text(text, ValueType::Text), text);
        }
        assert_eq!(of_text("\u{a0} A\u{30a}sa \r\nB ", ValueType::Text), "Åsa \nB");
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
            assert_eq!(read_in(&value, &marks, &column(ValueType::Text)), shown, "{number} by {code}");
        }
    }

    #[test]
    fn a_number_that_does_not_fit_is_told_as_its_cell_shows_it() {
        for (number, code, shown) in [
            ("2.5", "General", "2,5"),
            ("2.5", "0.00", "2,50"),
            ("2.123456789012345", "General", "2,123456789012345"),
            ("3.5", "0", "3,5"),
            ("105000.005", "#,##0", "105000,005"),
            ("3.5", "0\" st\"", "3,5"),
        ] {
            let cell = RawCell { row: 0, column: 0, value: CellValue::Number(number.parse().unwrap()) };
            let column = column(ValueType::Heltal);
            let told = value(&cell, &Marks::of_one_cell(code), &column, &column.form()).unwrap_err();
            assert_eq!(told.arguments["varde"], shown, "{number} by {code}");
        }
    }

    #[test]
    fn a_date_where_text_belongs_is_told() {
        assert_eq!(read(&day(2020, 5, 7), ValueType::Text), "W12");
        let noon = NaiveDate::from_ymd_opt(2020, 5, 7).and_then(|date| date.and_hms_opt(12, 0, 0)).unwrap();
        assert_eq!(read(&CellValue::DateTime(noon), ValueType::Text), "W12");
        assert_eq!(read(&CellValue::Other("36:15:00".into()), ValueType::Text), "W12");
        assert_eq!(read(&day(2020, 5, 7), ValueType::Val), "G12");
    }

    #[test]
    fn choices_are_taken_in_any_case_and_counts_are_whole() {
        assert_eq!(of_text(" Digital ", ValueType::Val), "digital");
        assert_eq!(of_text("digtal", ValueType::Val), "G12");
        assert_eq!(of_number("12", ValueType::Heltal), "12");
        assert_eq!(of_number("12.5", ValueType::Heltal), "W12");
        assert_eq!(of_number("-1", ValueType::Heltal), "W29");
        for text in ["1  000", "1 05000"] {
            assert_eq!(of_text(text, ValueType::Heltal), "W12-tal", "{text}");
        }
        for text in ["1,000", "1.000", "12,345", "3 1", "12 00"] {
            assert_eq!(of_text(text, ValueType::Heltal), "W21", "{text}");
        }
        for text in ["20 20", "2 02 0", "2.020"] {
            assert_eq!(of_text(text, ValueType::Ar), "W12-tal", "{text}");
        }
        assert_eq!(read(&CellValue::Boolean(true), ValueType::Val), "W19");
        let mut yes_or_no = column(ValueType::Val);
        for words in [["ja", "nej"], ["Nej", "Ja"], ["JA", "NEJ"]] {
            yes_or_no.varden = words.map(str::to_owned).to_vec();
            let of = |truth| read_in(&CellValue::Boolean(truth), &Marks::default(), &yes_or_no).to_lowercase();
            assert_eq!((of(true), of(false)), ("ja".to_owned(), "nej".to_owned()));
        }
        assert_eq!(read(&CellValue::Error("#N/A".into()), ValueType::Text), "W10");
        assert_eq!(read(&CellValue::FormulaWithoutValue, ValueType::Text), "W11");
    }
}
