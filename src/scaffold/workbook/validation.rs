//! What Excel lets the user put into a column's cells, and what it says of it: from the column's type, its allowed
//! values and its explanation.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{DataValidation, DataValidationRule, ExcelDateTime, Formula, Workbook, XlsxError};

use crate::model::TRUTH;
use crate::scaffold::capitalised;
use crate::templates::{Arendetyp, ColumnSpec, TableSpec, ValueType, Written};

/// Excel's bounds, in UTF-16 units.
const TITLE: usize = 32;
const MESSAGE: usize = 255;
const LIST: usize = 255;

/// The sheet for allowed values that do not fit into the validation itself; its name makes it a note.
const LISTS_SHEET: &str = "_Listor";

/// The largest amount that Excel holds with its two decimals.
const LARGEST_AMOUNT: f64 = 9_999_999_999_999.99;

/// Drop-downs whose values stand in a sheet of their own.
#[derive(Debug, Default)]
pub(super) struct LongLists {
    lists: Vec<Vec<String>>,
}

impl LongLists {
    /// The validation of a column.
    pub(super) fn validation(
        &mut self,
        column: &ColumnSpec,
        schema: &Arendetyp,
        words: &Written,
    ) -> Result<DataValidation, XlsxError> {
        let new = DataValidation::new();
        let source = column.varden_fran.as_ref().and_then(|name| schema.column(name));
        let rule = match column.typ {
            _ if source.is_some() => new.allow_list_formula(Formula::new(range_of(source))),
            ValueType::Text | ValueType::Manad => new.allow_any_value(),
            ValueType::Heltal => new.allow_whole_number(at_least(column.minst)),
            ValueType::Ar => new.allow_whole_number(DataValidationRule::Between(1000, 2999)),
            ValueType::Belopp | ValueType::Decimal | ValueType::Andel => {
                let least = column.minst.and_then(|least| least.to_f64()).unwrap_or(-LARGEST_AMOUNT);
                let share = if column.typ == ValueType::Andel { 100.0 } else { 1.0 };
                new.allow_decimal_number(DataValidationRule::Between(least / share, LARGEST_AMOUNT))
            }
            ValueType::Datum => new.allow_date(DataValidationRule::Between(
                ExcelDateTime::from_ymd(1900, 3, 1)?,
                ExcelDateTime::from_ymd(9999, 12, 31)?,
            )),
            ValueType::Janej => self.choice(new, &[TRUTH[1].to_owned(), TRUTH[0].to_owned()])?,
            ValueType::Val => self.choice(new, &column.varden)?,
        };
        let validation = rule.set_input_title(cut(&column.rubrik, TITLE))?.set_input_message(message(column, words))?;
        match refusal(column) {
            Some(text) => validation.set_error_title(cut(&column.rubrik, TITLE))?.set_error_message(words.get(text)),
            None => Ok(validation),
        }
    }

    /// A drop-down. Excel splits a list of its own at every comma.
    fn choice(&mut self, new: DataValidation, values: &[String]) -> Result<DataValidation, XlsxError> {
        let inside = values.iter().map(|value| utf16(value) + 1).sum::<usize>() <= LIST;
        if inside && !values.iter().any(|value| value.contains([',', '"'])) {
            return new.allow_list_strings(values);
        }
        let column = column_number_to_name(self.lists.len() as u16);
        let range = format!("='{LISTS_SHEET}'!${column}$1:${column}${}", values.len().max(1));
        self.lists.push(values.to_vec());
        Ok(new.allow_list_formula(Formula::new(range)))
    }

    /// Writes the sheet that the long lists refer to, when there are any.
    pub(super) fn write(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(LISTS_SHEET)?;
        for (column, values) in (0..).zip(&self.lists) {
            sheet.write_column(0, column, values)?;
        }
        Ok(())
    }
}

/// The cells of another table's column, as a new workbook has them.
fn range_of(source: Option<(&TableSpec, &ColumnSpec)>) -> String {
    let Some((table, column)) = source else { return String::new() };
    let index = table.kolumner.iter().position(|other| other.namn == column.namn).unwrap_or(0);
    let letters = column_number_to_name(index as u16);
    format!("='{}'!${letters}$2:${letters}${}", table.blad.replace('\'', "''"), super::PREPARED_ROWS + 1)
}

/// The least whole number; nought where the template does not say.
fn at_least(least: Option<Decimal>) -> DataValidationRule<i32> {
    DataValidationRule::GreaterThanOrEqualTo(least.and_then(|least| least.ceil().to_i32()).unwrap_or(0))
}

/// What is shown beside a cell that the user stands in.
fn message(column: &ColumnSpec, words: &Written) -> String {
    let need = if column.kravs { words.get("cell-kravs") } else { words.get("cell-tom") };
    let form = match column.typ {
        ValueType::Text => String::new(),
        ValueType::Heltal if column.minst.is_none() => words.get("cell-heltal-fran-noll").to_owned(),
        ValueType::Heltal => words.get("cell-heltal").to_owned(),
        ValueType::Decimal => words.with("cell-decimal", &[("antal", &column.form().most_decimals().to_string())]),
        ValueType::Andel => words.get("cell-andel").to_owned(),
        ValueType::Belopp => words.get("cell-belopp").to_owned(),
        ValueType::Datum => words.get("cell-datum").to_owned(),
        ValueType::Ar => words.get("cell-ar").to_owned(),
        ValueType::Manad => words.get("cell-manad").to_owned(),
        ValueType::Janej | ValueType::Val => words.get("cell-val").to_owned(),
    };
    let ending = format!(". {need}{form}");
    format!("{}{ending}", cut(&capitalised(&column.forklaring), MESSAGE - utf16(&ending)))
}

/// The id of what is said when Excel refuses a value.
fn refusal(column: &ColumnSpec) -> Option<&'static str> {
    match column.typ {
        ValueType::Text | ValueType::Manad => None,
        ValueType::Heltal if column.minst.is_some() => Some("fel-heltal"),
        ValueType::Heltal => Some("fel-heltal-fran-noll"),
        ValueType::Belopp => Some("fel-belopp"),
        ValueType::Decimal => Some("fel-decimal"),
        ValueType::Andel => Some("fel-andel"),
        ValueType::Datum => Some("fel-datum"),
        ValueType::Ar => Some("fel-ar"),
        ValueType::Janej | ValueType::Val => Some("fel-val"),
    }
}

fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The text, cut short where it is longer than Excel takes.
fn cut(text: &str, limit: usize) -> String {
    if utf16(text) <= limit {
        return text.to_owned();
    }
    let mut length = 1;
    let fits = |character: &char| {
        length += character.len_utf16();
        length <= limit
    };
    text.chars().take_while(fits).chain(['…']).collect()
}
