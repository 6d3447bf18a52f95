//! How headings and cells look, and how a value is put into a cell so that the reader gets the same value back.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::model::Value;
use crate::templates::{ColumnSpec, Form, ValueType};

/// A4, as Excel numbers papers.
pub(super) const A4: u8 = 9;

/// Digits that Excel keeps of a number; more must be text.
const DIGITS: usize = 15;

/// The height of a line, in points.
const LINE: f64 = 15.0;

/// Excel has no row higher than this.
const MOST_LINES: usize = 27;

/// No column is wider; longer text is wrapped.
const WIDEST: usize = 60;

/// A required column's heading is white on dark and bold, an optional one's is plain on light.
pub(super) fn heading(required: bool) -> Format {
    let format = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_num_format("@");
    if required {
        format.set_bold().set_font_color(Color::White).set_background_color(Color::RGB(0x1F_3864))
    } else {
        format.set_italic().set_background_color(Color::RGB(0xD9_E2F3))
    }
}

/// The format of a column's cells. Text is told to be text, so that a typed `1-2` does not become a date.
pub(super) fn format(form: &Form<'_>) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match form.typ {
        ValueType::Text | ValueType::Val | ValueType::Manad | ValueType::Janej => {
            format.set_num_format("@").set_text_wrap()
        }
        ValueType::Heltal | ValueType::Ar => format.set_num_format("0"),
        // Excel shows the comma as the thousands separator of the user's language: 115 000 in Swedish.
        ValueType::Belopp => format.set_num_format("#,##0"),
        ValueType::Decimal => format.set_num_format(decimals("0", form)),
        ValueType::Andel => format.set_num_format(decimals("0", form) + "%"),
        ValueType::Datum => format.set_num_format("yyyy-mm-dd"),
    }
}

/// A number's format with its decimals: all that its type has, or those that are there.
fn decimals(whole: &str, form: &Form<'_>) -> String {
    match (form.decimals, form.most_decimals() as usize) {
        (_, 0) => whole.to_owned(),
        (Some(_), most) => format!("{whole}.{}", "0".repeat(most)),
        (None, most) => format!("{whole}.{}", "#".repeat(most)),
    }
}

/// The width for a column with these texts, in characters.
pub(super) fn width<'t>(column: &ColumnSpec, texts: impl Iterator<Item = &'t str>) -> f64 {
    let length = |text: &str| text.chars().count() + 2;
    let usual = match column.typ {
        ValueType::Text => 30,
        ValueType::Val => column.varden.iter().map(|value| length(value)).max().unwrap_or(0),
        ValueType::Heltal | ValueType::Ar | ValueType::Andel | ValueType::Janej | ValueType::Manad => 9,
        ValueType::Belopp | ValueType::Datum | ValueType::Decimal => 13,
    };
    // A heading is wrapped at its spaces; two more characters leave room for the filter's button.
    let heading = column.rubrik.split(' ').map(|word| length(word) + 2).max().unwrap_or(0);
    let filled = texts.map(length).max().unwrap_or(0);
    usual.max(heading).max(filled.min(WIDEST)) as f64
}

/// How many lines a text takes in a column of this width, about.
pub(super) fn lines(text: &str, width: f64) -> usize {
    let room = (width as usize).saturating_sub(1).max(1);
    text.lines().map(|line| line.chars().count().div_ceil(room).max(1)).sum()
}

/// Makes a row as high as its lines. Not every program does that when it opens the file; a row of one line is left to it.
pub(super) fn set_height(sheet: &mut Worksheet, row: u32, lines: Option<usize>) -> Result<(), XlsxError> {
    if let Some(lines) = lines.filter(|lines| *lines > 1) {
        sheet.set_row_height(row, LINE * lines.min(MOST_LINES) as f64)?;
    }
    Ok(())
}

/// Writes a value. What Excel's numbers cannot hold is written as text that the reader takes for the same value.
pub(super) fn write(sheet: &mut Worksheet, at: (u32, u16), form: &Form<'_>, value: &Value) -> Result<(), XlsxError> {
    let format = format(form);
    match value {
        Value::Integer(number) => amount(sheet, at, Decimal::from(*number), &format),
        Value::Year(year) => amount(sheet, at, Decimal::from(*year), &format),
        Value::Share(share) => self::share(sheet, at, *share, &format),
        Value::Decimal(number) => amount(sheet, at, *number, &format),
        Value::Amount(number) if number.normalize().scale() > 0 => {
            amount(sheet, at, *number, &format.set_num_format("#,##0.00"))
        }
        Value::Amount(number) => amount(sheet, at, *number, &format),
        Value::Date(date) => self::date(sheet, at, *date, &format),
        Value::Text(_) | Value::Month(_) | Value::Truth(_) => text(sheet, at, &value.to_string(), &format),
    }
}

/// A share is the hundredth of its percent.
fn share(sheet: &mut Worksheet, at: (u32, u16), percent: Decimal, format: &Format) -> Result<(), XlsxError> {
    amount(sheet, at, percent / Decimal::ONE_HUNDRED, format)
}

fn amount(sheet: &mut Worksheet, at: (u32, u16), number: Decimal, format: &Format) -> Result<(), XlsxError> {
    let digits = number.normalize().to_string();
    match f64::try_from(number) {
        Ok(float) if digits.chars().filter(char::is_ascii_digit).count() <= DIGITS => {
            sheet.write_number_with_format(at.0, at.1, float, format)?;
            Ok(())
        }
        _ => text(sheet, at, &digits, format),
    }
}

/// Excel has no day before 1900 and one too many in that year.
fn date(sheet: &mut Worksheet, at: (u32, u16), date: NaiveDate, format: &Format) -> Result<(), XlsxError> {
    let year = u16::try_from(date.year()).ok().filter(|year| (1901..=9999).contains(year));
    match year {
        Some(year) => {
            let date = ExcelDateTime::from_ymd(year, date.month() as u8, date.day() as u8)?;
            sheet.write_datetime_with_format(at.0, at.1, &date, format)?;
            Ok(())
        }
        None => text(sheet, at, &date.to_string(), format),
    }
}

fn text(sheet: &mut Worksheet, at: (u32, u16), text: &str, format: &Format) -> Result<(), XlsxError> {
    sheet.write_string_with_format(at.0, at.1, text, format)?;
    Ok(())
}
