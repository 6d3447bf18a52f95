//! Changes cells of a workbook: reads it with the program's own reader and writes it anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use rust_xlsxwriter::{Color, Format, Formula, Workbook, Worksheet};
use serde::Deserialize;
use utlatande::inputs::workbook::{self, CellValue, RawCell};

/// A change of a workbook. Of the values at most one is given; none empties the cell.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CellEdit {
    /// The workbook; one that is not there is made.
    #[serde(default = "standard")]
    pub fil: String,
    /// The sheet; one that is not there is added.
    pub blad: String,
    /// The address, as in `C7`; without it the change is of the sheet.
    #[serde(default)]
    pub cell: String,
    pub text: Option<String>,
    pub tal: Option<f64>,
    pub datum: Option<String>,
    pub sant: Option<bool>,
    /// An error value such as `#N/A`.
    pub fel: Option<String>,
    /// Takes the sheet away.
    #[serde(default)]
    pub bort: bool,
    /// Gives the sheet another name.
    pub namn: Option<String>,
    /// Hides the sheet.
    #[serde(default)]
    pub dolt: bool,
    /// Merges the cells from `cell` to this address.
    pub till: Option<String>,
    /// Gives the cell a number format.
    pub format: Option<String>,
    /// Strikes the cell through.
    #[serde(default)]
    pub struken: bool,
    /// Writes the cell's text in white, or in a point's size.
    #[serde(default)]
    pub vit: bool,
    #[serde(default)]
    pub liten: bool,
    /// Hides the cell's row.
    #[serde(default)]
    pub dold_rad: bool,
    /// Hides the cell's column.
    #[serde(default)]
    pub dold_kolumn: bool,
    /// A text that is written after the cell's own, struck through.
    pub struket: Option<String>,
}

fn standard() -> String {
    "underlag.xlsx".to_owned()
}

/// A sheet while it is changed.
#[derive(Default)]
struct Sheet {
    name: String,
    hidden: bool,
    cells: Vec<RawCell>,
    merged: Vec<(u32, u16, u32, u16)>,
    formats: BTreeMap<(u32, u32), Format>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<u32>,
    struck: BTreeMap<(u32, u32), String>,
}

/// Applies changes to the workbooks of a case folder.
pub fn edit(folder: &Path, edits: &[CellEdit]) {
    let mut files: Vec<&str> = edits.iter().map(|edit| edit.fil.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    for file in files {
        let path = folder.join(file);
        let mut sheets = if path.exists() { read(&path) } else { Vec::new() };
        for edit in edits.iter().filter(|edit| edit.fil == file) {
            apply(&mut sheets, edit);
        }
        fs::write(&path, write(&sheets)).unwrap();
    }
}

fn read(path: &Path) -> Vec<Sheet> {
    let workbook = workbook::read(&Arc::from("underlag.xlsx"), &fs::read(path).unwrap()).unwrap();
    let sheet = |sheet: workbook::RawSheet| Sheet {
        name: sheet.name.to_string(),
        hidden: sheet.hidden,
        cells: sheet.cells,
        merged: Vec::new(),
        formats: BTreeMap::new(),
        hidden_rows: Vec::new(),
        hidden_columns: Vec::new(),
        struck: BTreeMap::new(),
    };
    workbook.sheets.into_iter().map(sheet).collect()
}

fn apply(sheets: &mut Vec<Sheet>, edit: &CellEdit) {
    if edit.bort {
        sheets.retain(|sheet| sheet.name != edit.blad);
        return;
    }
    if !sheets.iter().any(|sheet| sheet.name == edit.blad) {
        sheets.push(Sheet { name: edit.blad.clone(), ..Sheet::default() });
    }
    let sheet = sheets.iter_mut().find(|sheet| sheet.name == edit.blad).unwrap();
    sheet.hidden |= edit.dolt;
    if let Some(name) = &edit.namn {
        sheet.name.clone_from(name);
    }
    if edit.cell.is_empty() {
        return;
    }
    let (row, column) = address(&edit.cell);
    if let Some(till) = &edit.till {
        let (last_row, last_column) = address(till);
        sheet.merged.push((row, column as u16, last_row, last_column as u16));
        return;
    }
    if edit.dold_rad {
        sheet.hidden_rows.push(row);
        return;
    }
    if edit.dold_kolumn {
        sheet.hidden_columns.push(column);
        return;
    }
    if let Some(struck) = &edit.struket {
        sheet.struck.insert((row, column), struck.clone());
        return;
    }
    let is_looked_at = edit.struken || edit.vit || edit.liten;
    if is_looked_at || edit.format.is_some() {
        let plain = edit.format.as_ref().map_or_else(Format::new, |code| Format::new().set_num_format(code));
        let format = if edit.struken { plain.set_font_strikethrough() } else { plain };
        let format = if edit.vit { format.set_font_color(Color::White) } else { format };
        let format = if edit.liten { format.set_font_size(1) } else { format };
        sheet.formats.insert((row, column), format);
    }
    if is_looked_at && value(edit).is_none() {
        return;
    }
    sheet.cells.retain(|cell| (cell.row, cell.column) != (row, column));
    sheet.cells.extend(value(edit).map(|value| RawCell { row, column, value }));
}

fn value(edit: &CellEdit) -> Option<CellValue> {
    let text = edit.text.clone().map(CellValue::Text);
    let number = edit.tal.map(|number| CellValue::Number(number.try_into().unwrap()));
    let date = edit.datum.as_ref().map(|date| CellValue::Date(date.parse().unwrap()));
    let truth = edit.sant.map(CellValue::Boolean);
    let error = edit.fel.as_deref().map(|error| CellValue::Error(error.into()));
    text.or(number).or(date).or(truth).or(error)
}

/// 0-based row and column of an address such as `C7`.
fn address(text: &str) -> (u32, u32) {
    let split = text.find(|c: char| c.is_ascii_digit()).unwrap();
    let column = text[..split].bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
    (text[split..].parse::<u32>().unwrap() - 1, column - 1)
}

fn write(sheets: &[Sheet]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        let target = workbook.add_worksheet();
        target.set_name(&sheet.name).unwrap();
        target.set_hidden(sheet.hidden);
        for (row, column, last_row, last_column) in &sheet.merged {
            target.merge_range(*row, *column, *last_row, *last_column, "", &Format::new()).unwrap();
        }
        for cell in &sheet.cells {
            put(target, cell);
        }
        for ((row, column), format) in &sheet.formats {
            target.set_cell_format(*row, *column as u16, format).unwrap();
        }
        for column in &sheet.hidden_columns {
            target.set_column_hidden(*column as u16).unwrap();
        }
        for ((row, column), struck) in &sheet.struck {
            let cell = sheet.cells.iter().find(|cell| (cell.row, cell.column) == (*row, *column)).unwrap();
            let (own, format) = (cell.value.to_string(), Format::new().set_font_strikethrough());
            let parts = [(&Format::new(), own.as_str()), (&format, struck.as_str())];
            target.write_rich_string(*row, *column as u16, &parts).unwrap();
        }
        for row in &sheet.hidden_rows {
            target.set_row_hidden(*row).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn put(sheet: &mut Worksheet, cell: &RawCell) {
    let (row, column) = (cell.row, cell.column as u16);
    match &cell.value {
        CellValue::Text(text) => sheet.write_string(row, column, text),
        CellValue::Number(number) => sheet.write_number(row, column, f64::try_from(*number).unwrap()),
        CellValue::Date(date) => {
            let serial = (*date - chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days();
            sheet.write_number_with_format(row, column, serial as f64, &Format::new().set_num_format("yyyy-mm-dd"))
        }
        CellValue::Boolean(truth) => sheet.write_boolean(row, column, *truth),
        CellValue::Error(error) => sheet.write_formula(row, column, Formula::new("=A1").set_result(error.as_ref())),
        other => panic!("cannot write {other:?}"),
    }
    .unwrap();
}
