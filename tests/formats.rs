//! Workbooks as programs and people leave them give the same case as the one they were made from.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use utlatande::inputs::workbook::{self, CellValue, RawSheet};

use crate::common::{BASE, assert_same_tree, build, copy, put, repository, run, scratch, tree};

const WORKBOOK: &str = "underlag.xlsx";

/// The base case in a folder of its own.
fn base(root: &Path) -> PathBuf {
    let case = root.join("fall");
    copy(&repository(BASE), &case);
    for expected in ["expected.sv.txt", "expected.en.txt"] {
        fs::remove_file(case.join(expected)).unwrap();
    }
    case
}

/// The texts of all documents, and of the review.
fn texts(case: &Path, output: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = tree(&build(case, output));
    files.retain(|name, _| name.ends_with(".txt"));
    assert!(files.len() > 3);
    files
}

#[track_caller]
fn assert_same_case(workbook: &[u8]) {
    let scratch = scratch();
    let case = base(scratch.path());
    let wanted = texts(&case, &scratch.path().join("before"));
    put(&case.join(WORKBOOK), workbook);
    assert_same_tree(&texts(&case, &scratch.path().join("after")), &wanted);
}

#[test]
fn openpyxl_and_libreoffice_write_the_same_case() {
    for file in ["openpyxl.xlsx", "libreoffice.xlsx"] {
        assert_same_case(&fs::read(repository("tests/fixtures/workbook").join(file)).unwrap());
    }
}

#[test]
fn an_untidy_workbook_is_the_same_case() {
    let bytes = fs::read(repository(BASE).join(WORKBOOK)).unwrap();
    let read = workbook::read(&Arc::from(WORKBOOK), &bytes).unwrap();
    let mut untidy = Workbook::new();
    for sheet in read.sheets.iter().rev() {
        write_untidily(untidy.add_worksheet(), sheet);
    }
    let notes = untidy.add_worksheet().set_name("_mina anteckningar").unwrap();
    notes.set_hidden(true).write(7, 7, "räkna om").unwrap();
    untidy.add_worksheet().set_name("_tomt").unwrap();
    assert_same_case(&untidy.save_to_buffer().unwrap());
}

/// The columns in the opposite order from the third column on, blank rows around every row, formats on many blank rows,
/// spaces around all text, and numbers, years and days as text.
fn write_untidily(target: &mut Worksheet, sheet: &RawSheet) {
    target.set_name(sheet.name.as_ref()).unwrap();
    let last = sheet.cells.iter().map(|cell| cell.column).max().unwrap();
    for cell in &sheet.cells {
        let text = match &cell.value {
            CellValue::Text(text) => format!(" {text}\u{a0} "),
            CellValue::Number(number) => format!(" {} ", grouped(&number.to_string()).replace('.', ",")),
            CellValue::Date(date) => format!(" {date} "),
            other => panic!("{other:?}"),
        };
        target.write(3 + 2 * cell.row, (2 + last - cell.column) as u16, text).unwrap();
    }
    let gray = Format::new().set_background_color("#EEEEEE");
    for row in 1_000..3_000 {
        target.set_row_format(row, &gray).unwrap().write_blank(row, 5, &gray).unwrap();
    }
}

/// With a no-break space before the last three digits, as people type thousands.
fn grouped(number: &str) -> String {
    let whole = number.find('.').unwrap_or(number.len());
    match whole.checked_sub(3).filter(|at| *at > 0) {
        Some(at) => format!("{}\u{a0}{}", &number[..at], &number[at..]),
        None => number.to_owned(),
    }
}

#[test]
fn what_other_programs_leave_beside_the_workbook_is_not_read() {
    let scratch = scratch();
    let case = base(scratch.path());
    let wanted = tree(&build(&case, &scratch.path().join("before")));
    for beside in ["~$underlag.xlsx", ".~lock.underlag.xlsx#", "Thumbs.db", "underlag (1).xlsx"] {
        put(&case.join(beside), b"not a workbook");
    }
    assert_same_tree(&tree(&build(&case, &scratch.path().join("after"))), &wanted);
}

/// As Excel and LibreOffice hold it while they show it. Systems whose locks bind everybody say that it cannot be read.
#[test]
fn a_workbook_open_in_another_program_is_read_or_told() {
    let scratch = scratch();
    let case = base(scratch.path());
    let open = fs::File::options().read(true).write(true).open(case.join(WORKBOOK)).unwrap();
    open.lock().unwrap();
    let said = run([Path::new("check"), &case]);
    if cfg!(unix) {
        assert_eq!((said.code, said.err.as_str()), (0, ""));
    } else {
        assert!(said.code == 0 || said.out.contains("fel[F02]: `underlag.xlsx`"), "{said:?}");
    }
}

#[test]
fn a_workbook_is_known_by_its_content_and_not_by_its_name() {
    let scratch = scratch();
    let case = base(scratch.path());
    let wanted = texts(&case, &scratch.path().join("before"));
    fs::rename(case.join(WORKBOOK), case.join("underlag.ods")).unwrap();
    let text = fs::read_to_string(case.join("arende.toml")).unwrap();
    put(&case.join("arende.toml"), text.replace(WORKBOOK, "underlag.ods").as_bytes());
    assert_same_tree(&texts(&case, &scratch.path().join("after")), &wanted);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let scratch = scratch();
    let case = base(scratch.path());
    let wanted = texts(&case, &scratch.path().join("before"));
    for file in ["arende.toml", "anvisning.toml", "inriktning.toml"] {
        let text = fs::read_to_string(case.join(file)).unwrap();
        put(&case.join(file), format!("\u{feff}{}", text.replace('\n', "\r\n")).as_bytes());
    }
    assert_same_tree(&texts(&case, &scratch.path().join("after")), &wanted);
}
