//! Of a file without oddities calamine, which many programs trust, reads the same.

use calamine::{DataRef, Reader, Xlsx};

use super::super::values::{self, DateSystem};
use super::super::{RawCell, errors};
use super::writers::writers;
use super::*;

/// calamine's value as ours; nothing for an empty cell.
fn value(value: DataRef<'_>, system: DateSystem) -> Option<CellValue> {
    let said = match value {
        DataRef::Empty => return None,
        DataRef::Float(number) => values::number(number),
        DataRef::Int(number) => CellValue::Number(number.into()),
        DataRef::Bool(truth) => CellValue::Boolean(truth),
        DataRef::DateTime(moment) if moment.is_duration() => values::duration(moment.as_f64()),
        DataRef::DateTime(moment) => values::date(moment.as_f64(), system),
        DataRef::DateTimeIso(text) => values::iso_date(&text),
        DataRef::Error(error) => CellValue::Error(error.to_string().into()),
        DataRef::String(said) => said_or_error(&said),
        DataRef::SharedString(said) => said_or_error(said),
        DataRef::DurationIso(said) => CellValue::Other(said.into()),
    };
    Some(said).filter(|value| !matches!(value, CellValue::Text(text) if text.trim().is_empty()))
}

/// Text, or an error that is stored as one.
fn said_or_error(said: &str) -> CellValue {
    let lines = said.replace("\r\n", "\n").replace('\r', "\n");
    if errors::is_shown_error(said.trim()) { CellValue::Error(said.trim().into()) } else { text(&lines) }
}

fn assert_same(name: &str, file: &[u8]) {
    let ours = read_bytes(file.to_vec()).expect("it is read");
    let theirs = sheets_by_calamine(file).expect("calamine reads it");
    assert!(theirs.iter().all(|(_, cells)| cells.is_ok()), "{name}");
    assert_eq!(differences(&ours, &theirs), "", "{name}");
}

#[test]
fn the_same_is_read_where_nothing_is_odd() {
    for (writer, package) in writers() {
        assert_same(writer, &package.zipped());
    }
    for (name, file) in [
        ("openpyxl", include_bytes!("../../../../tests/fixtures/workbook/openpyxl.xlsx").as_slice()),
        ("LibreOffice", include_bytes!("../../../../tests/fixtures/workbook/libreoffice.xlsx")),
        ("the tests' base case", include_bytes!("../../../../tests/cases/grundfall/underlag.xlsx")),
        ("the sample", include_bytes!("../../../../inputs/nordic-safe-cities-2025/underlag.xlsx")),
    ] {
        assert_same(name, file);
    }
}

/// What the two readers make of one file.
fn compared(file: &[u8]) -> String {
    let ours = read_bytes(file.to_vec());
    let theirs = std::panic::catch_unwind(|| sheets_by_calamine(file)).unwrap_or_else(|_| Err("panic".to_owned()));
    match (ours, theirs) {
        (Err(ours), Err(_)) => format!("both refuse: {:?}", ours[0].arguments),
        (Err(ours), Ok(_)) => format!("ONLY OURS refuses: {} {:?}", ours[0].code.name(), ours[0].arguments),
        (Ok(ours), Err(theirs)) => {
            let lost = ours.sheets.iter().filter_map(|sheet| sheet.lost.as_ref()).collect::<Vec<_>>();
            format!("only calamine refuses: {theirs}; lost here: {lost:?}")
        }
        (Ok(ours), Ok(theirs)) => differences(&ours, &theirs),
    }
}

type Sheets = Vec<(String, Result<Vec<RawCell>, String>)>;

fn sheets_by_calamine(file: &[u8]) -> Result<Sheets, String> {
    let mut workbook = Xlsx::new(Cursor::new(file)).map_err(|error| error.to_string())?;
    let system = if workbook.has_1904_epoch() { DateSystem::From1904 } else { DateSystem::From1900 };
    let names = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == calamine::SheetType::WorkSheet);
    let names: Vec<String> = names.map(|sheet| sheet.name.clone()).collect();
    Ok(names.into_iter().map(|name| (name.clone(), cells_by_calamine(&mut workbook, &name, system))).collect())
}

fn cells_by_calamine(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    system: DateSystem,
) -> Result<Vec<RawCell>, String> {
    let mut cells = Vec::new();
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(|error| error.to_string())?;
    while let Some(cell) = reader.next_cell().map_err(|error| error.to_string())? {
        let (row, column) = cell.get_position();
        cells.extend(value(cell.get_value().clone(), system).map(|value| RawCell { row, column, value }));
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    Ok(cells)
}

fn differences(ours: &RawWorkbook, theirs: &Sheets) -> String {
    let mut told = Vec::new();
    if ours.sheets.len() != theirs.len() {
        told.push(format!("{} and {} sheets", ours.sheets.len(), theirs.len()));
    }
    for (sheet, (_, theirs)) in ours.sheets.iter().zip(theirs) {
        let known = |cell: &&RawCell| cell.value != CellValue::FormulaWithoutValue;
        let ours: Vec<RawCell> = sheet.cells.iter().filter(known).cloned().collect();
        match theirs {
            Err(theirs) => told.push(format!("only calamine loses {}: {theirs}", sheet.name)),
            Ok(theirs) if *theirs != ours => {
                let first = theirs.iter().zip(&ours).find(|(theirs, ours)| theirs != ours);
                told.push(format!(
                    "{} {} and {} cells, {:?} {first:?}",
                    sheet.name,
                    ours.len(),
                    theirs.len(),
                    sheet.lost
                ));
            }
            Ok(_) => {}
        }
    }
    told.join("; ")
}

/// Reads every workbook in a folder, and tells what calamine reads otherwise:
/// `UTLATANDE_WORKBOOKS=folder cargo test --release --lib against_calamine -- --ignored --nocapture`.
#[test]
#[ignore = "needs a folder of workbooks"]
fn workbooks_of_a_folder() {
    let mut folders = vec![std::path::PathBuf::from(std::env::var("UTLATANDE_WORKBOOKS").expect("a folder"))];
    while let Some(folder) = folders.pop() {
        let mut paths: Vec<_> =
            std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("one").path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let file = std::fs::read(&path).expect("readable");
            let start = std::time::Instant::now();
            let is_xlsx = path.extension().is_some_and(|ending| ending == "xlsx" || ending == "xlsm");
            let said = if is_xlsx { compared(&file) } else { ours(&file) };
            println!(
                "{} ms {}: {}",
                start.elapsed().as_millis(),
                path.display(),
                said.chars().take(600).collect::<String>()
            );
        }
    }
}

/// What our reader makes of a file.
fn ours(file: &[u8]) -> String {
    match read_bytes(file.to_vec()) {
        Err(problems) => format!("refused: {} {:?}", problems[0].code.name(), problems[0].arguments),
        Ok(read) => {
            let lost = read.sheets.iter().filter_map(|sheet| sheet.lost.as_ref()).collect::<Vec<_>>();
            let odd = |cell: &&RawCell| matches!(cell.value, CellValue::Unreadable(_));
            let odd = read.sheets.iter().flat_map(|sheet| &sheet.cells).filter(odd).count();
            if lost.is_empty() && odd == 0 { String::new() } else { format!("lost: {lost:?}, odd cells: {odd}") }
        }
    }
}
