//! What Excel lets the user put into a column's cells, and what it says of it: from the column's type, its allowed
//! values and its explanation.

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{DataValidation, DataValidationRule, ExcelDateTime, Formula, Workbook, XlsxError};

use crate::scaffold::capitalised;
use crate::templates::{ColumnSpec, ColumnType};

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
    pub(super) fn validation(&mut self, column: &ColumnSpec) -> Result<DataValidation, XlsxError> {
        let new = DataValidation::new();
        let rule = match column.typ {
            ColumnType::Text => new.allow_any_value(),
            ColumnType::Heltal => new.allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
            ColumnType::Ar => new.allow_whole_number(DataValidationRule::Between(1000, 2999)),
            ColumnType::Belopp => {
                new.allow_decimal_number(DataValidationRule::Between(-LARGEST_AMOUNT, LARGEST_AMOUNT))
            }
            ColumnType::Datum => new.allow_date(DataValidationRule::Between(
                ExcelDateTime::from_ymd(1900, 3, 1)?,
                ExcelDateTime::from_ymd(9999, 12, 31)?,
            )),
            ColumnType::Val => self.choice(new, &column.varden)?,
        };
        let validation = rule.set_input_title(cut(&column.rubrik, TITLE))?.set_input_message(message(column))?;
        match refusal(column.typ) {
            Some(text) => validation.set_error_title(cut(&column.rubrik, TITLE))?.set_error_message(text),
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

/// What is shown beside a cell that the user stands in.
fn message(column: &ColumnSpec) -> String {
    let need = if column.kravs { "Krävs." } else { "Får vara tom." };
    let form = match column.typ {
        ColumnType::Text => "",
        ColumnType::Heltal => " Ett helt tal, noll eller större.",
        ColumnType::Belopp => " Kronor, utan enhet och med högst två decimaler.",
        ColumnType::Datum => " ÅÅÅÅ-MM-DD.",
        ColumnType::Ar => " Fyra siffror.",
        ColumnType::Val => " Välj i listan.",
    };
    let ending = format!(". {need}{form}");
    format!("{}{ending}", cut(&capitalised(&column.forklaring), MESSAGE - utf16(&ending)))
}

/// What is said when Excel refuses a value.
fn refusal(typ: ColumnType) -> Option<&'static str> {
    match typ {
        ColumnType::Text => None,
        ColumnType::Heltal => Some("Skriv ett helt tal, noll eller större, ensamt i cellen och utan enhet."),
        ColumnType::Belopp => Some("Skriv kronorna ensamma i cellen, utan enhet."),
        ColumnType::Datum => Some("Skriv dagen som ÅÅÅÅ-MM-DD."),
        ColumnType::Ar => Some("Skriv året med fyra siffror."),
        ColumnType::Val => Some("Välj ett av värdena i listan."),
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
