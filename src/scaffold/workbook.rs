//! A case's workbook, written from the schema that reads it: a sheet that explains, then one for each table, with
//! drop-downs, validation and formats. The same schema and rows give the same bytes.

mod cells;
mod guide;
mod validation;

use std::collections::BTreeMap;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use self::validation::LongLists;
use crate::case_files::{CONFIRMED_HEADING, CONFIRMED_VALUES, ORIGIN_HEADING, WORKBOOK_FILE};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::model::Value;
use crate::reasons::{self, Reason};
use crate::templates::{Arendetyp, ColumnSpec, Form, TableSpec, ValueType, Written};

/// Rows below the headings that are prepared with drop-downs and validation, and more where more are filled in.
const PREPARED_ROWS: u32 = 2000;

/// A row that is filled in from the start.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FilledRow {
    /// Values in the schema's order of columns.
    pub values: Vec<Option<Value>>,
    /// Where the row comes from, when it is carried over.
    pub origin: Option<String>,
    /// Whether it has to be confirmed.
    pub unconfirmed: bool,
}

/// Writes the workbook in Swedish; `filled` has rows by the tables' names.
pub fn workbook(schema: &Arendetyp, filled: &BTreeMap<String, Vec<FilledRow>>) -> Result<Vec<u8>, Diagnostic> {
    workbook_in(schema, filled, &Written::default())
}

/// Writes the workbook in the words of a language.
pub fn workbook_in(
    schema: &Arendetyp,
    filled: &BTreeMap<String, Vec<FilledRow>>,
    words: &Written,
) -> Result<Vec<u8>, Diagnostic> {
    write(schema, filled, words).map_err(|error| {
        let reason = match error {
            XlsxError::IoError(error) => reasons::of_system(&error),
            _ => Reason::from(message!(reasons::UNKNOWN)),
        };
        Diagnostic::error(message!(codes::OUTPUT_FAILED, fil = WORKBOOK_FILE, slag = "annat", orsak = reason))
    })
}

fn write(schema: &Arendetyp, filled: &BTreeMap<String, Vec<FilledRow>>, words: &Written) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(words)?);
    let extra = origin_columns(words);
    let sheets: Vec<Sheet<'_>> = schema.tabeller.iter().map(|spec| Sheet::new(spec, filled, &extra)).collect();
    guide::write(workbook.add_worksheet(), schema, &sheets, words)?;
    let mut lists = LongLists::default();
    for sheet in &sheets {
        sheet.write(workbook.add_worksheet(), (schema, words), &mut lists)?;
    }
    lists.write(&mut workbook)?;
    workbook.save_to_buffer()
}

/// The library would write the time of day into the file.
fn properties(words: &Written) -> Result<DocProperties, XlsxError> {
    let fixed = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_title(words.get("underlag")).set_creation_datetime(&fixed))
}

/// The columns that stand after the schema's own where rows are carried over.
fn origin_columns(words: &Written) -> [ColumnSpec; 2] {
    let origin = ColumnSpec::optional(ORIGIN_HEADING, ValueType::Text, words.get("blad-ursprung"));
    let confirmed = ColumnSpec::optional(CONFIRMED_HEADING, ValueType::Val, words.get("blad-bekraftad"));
    [origin, ColumnSpec { varden: CONFIRMED_VALUES.map(str::to_owned).to_vec(), ..confirmed }]
}

/// One table's sheet.
struct Sheet<'a> {
    spec: &'a TableSpec,
    columns: Vec<&'a ColumnSpec>,
    rows: &'a [FilledRow],
}

impl<'a> Sheet<'a> {
    fn new(spec: &'a TableSpec, filled: &'a BTreeMap<String, Vec<FilledRow>>, extra: &'a [ColumnSpec]) -> Self {
        let rows = filled.get(&spec.namn).map(Vec::as_slice).unwrap_or_default();
        let carried = rows.iter().any(|row| row.origin.is_some());
        let extra = if carried { extra } else { &[] };
        Self { spec, columns: spec.kolumner.iter().chain(extra).collect(), rows }
    }

    fn write(
        &self,
        sheet: &mut Worksheet,
        (schema, words): (&Arendetyp, &Written),
        lists: &mut LongLists,
    ) -> Result<(), XlsxError> {
        let last_row = PREPARED_ROWS.max(self.rows.len() as u32);
        let widths: Vec<f64> = (0..self.columns.len()).map(|index| self.width(index)).collect();
        sheet.set_name(&self.spec.blad)?;
        let headings = self.columns.iter().zip(&widths).map(|(column, width)| cells::lines(&column.rubrik, *width));
        cells::set_height(sheet, 0, headings.max())?;
        for (index, column) in (0..).zip(&self.columns) {
            sheet.set_column_width(index, widths[usize::from(index)])?;
            sheet.set_column_format(index, &cells::format(&column.form()))?;
            sheet.write_string_with_format(0, index, &column.rubrik, &cells::heading(column.kravs))?;
            sheet.add_data_validation(1, index, last_row, index, &lists.validation(column, schema, words)?)?;
        }
        for (number, row) in (1..).zip(self.rows) {
            self.row(sheet, number, row)?;
            let texts = row.values.iter().zip(&widths).filter_map(|(value, width)| match value {
                Some(Value::Text(text)) => Some(cells::lines(text, *width)),
                _ => None,
            });
            cells::set_height(sheet, number, texts.max())?;
        }
        if let Some(last) = self.columns.len().checked_sub(1) {
            sheet.autofilter(0, 0, last_row, last as u16)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_landscape().set_paper_size(cells::A4).set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        Ok(())
    }

    fn row(&self, sheet: &mut Worksheet, number: u32, row: &FilledRow) -> Result<(), XlsxError> {
        for (index, (column, value)) in (0..).zip(self.columns.iter().zip(&row.values)) {
            if let Some(value) = value {
                cells::write(sheet, (number, index), &column.form(), value)?;
            }
        }
        if let Some(origin) = &row.origin {
            let (at, [_, unconfirmed]) = (self.spec.kolumner.len() as u16, CONFIRMED_VALUES);
            sheet.write_string_with_format(number, at, origin, &cells::format(&Form::plain(ValueType::Text)))?;
            if row.unconfirmed {
                sheet.write_string_with_format(
                    number,
                    at + 1,
                    unconfirmed,
                    &cells::format(&Form::plain(ValueType::Val)),
                )?;
            }
        }
        Ok(())
    }

    /// A column's width in characters: that of its type, and of its longest word where that is more.
    fn width(&self, index: usize) -> f64 {
        let column = self.columns[index];
        let texts = self.rows.iter().filter_map(|row| match row.values.get(index)?.as_ref()? {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        });
        cells::width(column, texts)
    }
}
