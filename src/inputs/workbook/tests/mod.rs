//! Workbooks as programs write them, and as an attacker would.

mod against_calamine;
mod formats;
mod hostile;
mod odd;
mod odd_ods;
mod odd_ods_files;
mod odd_packages;
mod odd_xls;
mod odd_xls_sheets;
mod odd_xlsb;
mod unshown;
mod writers;
pub(in crate::inputs::workbook) mod xlsb;
mod xlsx;

use std::io::{Cursor, Read, Write};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{CellRange, CellValue, Damage, RawSheet, RawWorkbook, read};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::place::{CellAddress, Place};

fn read_bytes(bytes: Vec<u8>) -> Result<RawWorkbook, Diagnostics> {
    read(&Arc::from("underlag.xlsx"), &bytes)
}

/// The only diagnostic of a workbook that must not be read.
fn refusal(bytes: Vec<u8>) -> Diagnostic {
    let diagnostics = read_bytes(bytes).expect_err("the workbook must be refused");
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    let diagnostic = diagnostics[0].clone();
    assert_eq!(diagnostic.places, [Place::File("underlag.xlsx".into())]);
    diagnostic
}

/// The code and the bound's name, where a bound was met.
fn code_and_bound(diagnostic: &Diagnostic) -> (&str, &str) {
    (diagnostic.code.name(), diagnostic.arguments.get("vad").map_or("", String::as_str))
}

/// Why a sheet was lost, and at which cell.
fn lost(sheet: &RawSheet) -> (String, String) {
    let loss = sheet.loss(&Arc::from("underlag.xlsx")).expect("the sheet must be lost");
    assert_eq!((loss.code.name(), loss.stops, sheet.cells.len()), ("W01", true, 0));
    let [Place::Cells(place)] = loss.places.as_slice() else { panic!("{loss:?}") };
    assert_eq!(place.sheet, sheet.name);
    (loss.arguments["orsak"].clone(), place.first.to_string())
}

/// A sheet's cells as `A1` and value.
fn cells(sheet: &RawSheet) -> Vec<(String, CellValue)> {
    sheet
        .cells
        .iter()
        .map(|cell| (CellAddress { row: cell.row, column: cell.column }.to_string(), cell.value.clone()))
        .collect()
}

fn saved(mut workbook: Workbook) -> Vec<u8> {
    workbook.save_to_buffer().expect("the writer writes")
}

fn text(text: &str) -> CellValue {
    CellValue::Text(text.to_owned())
}

fn number(number: &str) -> CellValue {
    CellValue::Number(number.parse().expect("a decimal"))
}

fn date(year: i32, month: u32, day: u32) -> CellValue {
    CellValue::Date(NaiveDate::from_ymd_opt(year, month, day).expect("a date"))
}

fn moment(text: &str) -> CellValue {
    CellValue::DateTime(text.parse::<NaiveDateTime>().expect("a moment"))
}

/// Asks a workbook for the values of its sheets; one of them may be lost instead, for a reason.
#[track_caller]
fn assert_sheets(what: &str, read: &RawWorkbook, wanted: &[Vec<(String, CellValue)>], lost_one: Option<(usize, &str)>) {
    assert_eq!(read.sheets.len(), wanted.len(), "{what}");
    for (index, (sheet, wanted)) in read.sheets.iter().zip(wanted).enumerate() {
        match lost_one {
            Some((at, reason)) if at == index => assert_eq!(lost(sheet).0, reason, "{what}"),
            _ => {
                assert_eq!(sheet.lost, None, "{what}, read: {}", sheet.name);
                assert_eq!(cells(sheet), *wanted, "{what}, read: {}", sheet.name);
            }
        }
    }
}

fn at(address: &str, value: CellValue) -> (String, CellValue) {
    (address.to_owned(), value)
}

/// A zip of these parts, deflated.
fn zipped(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(bytes).expect("a part is written");
    }
    writer.finish().expect("the zip is written").into_inner()
}

/// The parts of a zip.
fn unzipped(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a zip");
    let count = archive.len();
    let read = |index| {
        let mut entry = archive.by_index(index).expect("a part");
        let name = entry.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("a part is read");
        (name, bytes)
    };
    (0..count).map(read).collect()
}

/// The same zip with one part changed.
fn with_part(file: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a zip");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("a part");
        let part_name = entry.name().expect("a name").into_owned();
        let mut part = String::new();
        entry.read_to_string(&mut part).expect("text");
        parts.push((part_name.clone(), if part_name == name { change(part) } else { part }));
    }
    let parts: Vec<_> = parts.iter().map(|(name, part)| (name.as_str(), part.clone().into_bytes())).collect();
    zipped(&parts)
}
