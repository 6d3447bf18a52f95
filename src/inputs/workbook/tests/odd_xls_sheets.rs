//! Oddities among the records of an `.xls`, planted in files of LibreOffice, xlwt and SheetJS, on a sheet that is read and on one
//! of notes.

use super::super::compound::Compound;
use super::odd_xls::{cell, compound, record, utf16};
use super::writers::{SHEETS, expected};
use super::*;

const FILES: [(&str, &[u8]); 3] = [
    ("LibreOffice", include_bytes!("../../../../tests/fixtures/workbook/libreoffice-tre-blad.xls")),
    ("xlwt", include_bytes!("../../../../tests/fixtures/workbook/xlwt-tre-blad.xls")),
    ("SheetJS", include_bytes!("../../../../tests/fixtures/workbook/sheetjs-tre-blad.xls")),
];

const BOUND_SHEET: u16 = 0x0085;
const EOF: u16 = 0x000A;
const NUMBER: u16 = 0x0203;

type Record = (u16, Vec<u8>);

/// An offset, by where the sheets begin.
type Offset = fn(&[usize]) -> usize;

/// The records of a stream: the workbook's own, and those of each sheet.
#[derive(Clone)]
struct Stream {
    own: Vec<Record>,
    sheets: Vec<Vec<Record>>,
}

impl Stream {
    fn of(file: &[u8]) -> Self {
        let stream = Compound::open(file).and_then(|file| file.stream("Workbook")).expect("a compound file");
        let stream = stream.expect("the stream");
        let mut parts: Vec<Vec<Record>> = vec![Vec::new()];
        let (mut at, mut depth) = (0, 0);
        while let Some([kind, more_kind, length, more]) = stream.get(at..at + 4) {
            let kind = u16::from_le_bytes([*kind, *more_kind]);
            let end = at + 4 + usize::from(u16::from_le_bytes([*length, *more]));
            parts.last_mut().expect("a part").push((kind, stream[at + 4..end].to_vec()));
            depth = match kind {
                0x0809 => depth + 1,
                EOF => depth - 1,
                _ => depth,
            };
            at = end;
            if kind == EOF && depth == 0 {
                parts.push(Vec::new());
            }
            if parts.len() == SHEETS.len() + 2 {
                break;
            }
        }
        parts.truncate(SHEETS.len() + 1);
        let sheets = parts.split_off(1);
        Self { own: parts.remove(0), sheets }
    }

    /// Plants records after the cells of a sheet.
    fn add(&mut self, sheet: usize, records: &[u8]) {
        let records = records_of(records);
        // After the dimensions, before what says how the sheet is shown.
        let cells = [NUMBER, 0x027E, 0x00BD, 0x00FD, 0x0204, 0x0205, 0x0208];
        let last = self.sheets[sheet].iter().rposition(|(kind, _)| cells.contains(kind)).expect("cells");
        self.sheets[sheet].splice(last + 1..last + 1, records);
    }

    /// The stream, with where each sheet begins.
    fn written(&self) -> (Vec<u8>, Vec<usize>) {
        let length = |records: &[Record]| records.iter().map(|(_, data)| data.len() + 4).sum::<usize>();
        let mut begins = vec![length(&self.own)];
        for sheet in &self.sheets {
            begins.push(begins.last().expect("one") + length(sheet));
        }
        let mut own = self.own.clone();
        let listed = own.iter_mut().filter(|(kind, _)| *kind == BOUND_SHEET);
        for ((_, data), begin) in listed.zip(&begins) {
            data[..4].copy_from_slice(&u32::try_from(*begin).expect("short").to_le_bytes());
        }
        let all = [own, self.sheets.concat()].concat();
        (all.iter().flat_map(|(kind, data)| record(*kind, data)).collect(), begins)
    }

    fn file(&self) -> Vec<u8> {
        compound("Workbook", &self.written().0)
    }
}

fn records_of(bytes: &[u8]) -> Vec<Record> {
    let (mut records, mut at) = (Vec::new(), 0);
    while let Some([kind, more_kind, length, more]) = bytes.get(at..at + 4) {
        let end = at + 4 + usize::from(u16::from_le_bytes([*length, *more]));
        records.push((u16::from_le_bytes([*kind, *more_kind]), bytes[at + 4..end].to_vec()));
        at = end;
    }
    records
}

/// What becomes of the sheet with the oddity.
enum Outcome {
    Same,
    /// It has these cells besides.
    With(Vec<(String, CellValue)>),
    Lost(&'static str),
}
use Outcome::{Lost, Same, With};

#[track_caller]
fn assert_read(what: &str, file: Vec<u8>, target: usize, outcome: &Outcome) {
    let read = read_bytes(file).unwrap_or_else(|problems| panic!("{what}: {problems:?}"));
    assert_eq!(read.sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), SHEETS, "{what}");
    let mut wanted = expected();
    let lost_one = match outcome {
        Same => None,
        With(more) => {
            wanted[target].extend(more.clone());
            None
        }
        Lost(reason) => Some((target, *reason)),
    };
    assert_sheets(what, &read, &wanted, lost_one);
}

#[track_caller]
fn assert_on_each_sheet(name: &str, plant: impl Fn(&mut Stream, usize), outcome: &Outcome) {
    for (writer, file) in FILES {
        for target in [0, 1] {
            let mut stream = Stream::of(file);
            plant(&mut stream, target);
            assert_read(&format!("{name}, {writer}, {}", SHEETS[target]), stream.file(), target, outcome);
        }
    }
}

#[track_caller]
fn assert_records(name: &str, records: &[u8], outcome: &Outcome) {
    assert_on_each_sheet(name, |stream, target| stream.add(target, records), outcome);
}

/// Another order of the same bytes, at another offset.
fn with_offset(stream: &Stream, target: usize, offset: impl Fn(&[usize]) -> usize) -> Vec<u8> {
    let (mut bytes, begins) = stream.written();
    let mut at = 0;
    let mut listed = 0;
    for (kind, data) in &stream.own {
        if *kind == BOUND_SHEET {
            if listed == target {
                let offset = u32::try_from(offset(&begins)).expect("short").to_le_bytes();
                bytes[at + 4..at + 8].copy_from_slice(&offset);
            }
            listed += 1;
        }
        at += data.len() + 4;
    }
    compound("Workbook", &bytes)
}

#[test]
fn the_three_writers_write_the_same() {
    assert_on_each_sheet("nothing", |_, _| {}, &Same);
}

#[test]
fn cells_are_read_by_every_record() {
    let packed = |number: u32| (number << 2 | 2).to_le_bytes();
    let several = [&[8, 0, 0, 0][..], &[0, 0], &packed(7), &[0, 0], &packed(8), &[1, 0]].concat();
    let two = || vec![at("A9", number("7")), at("B9", number("8"))];
    assert_records("MULRK", &record(0x00BD, &several), &With(two()));
    assert_records("RK", &[cell(0x027E, 8, 0, &packed(7)), cell(0x007E, 8, 1, &packed(8))].concat(), &With(two()));
    let one = |value: CellValue| With(vec![at("A9", value)]);
    let label = [&[2, 0, 1][..], &utf16("åä")].concat();
    assert_records("LABEL", &cell(0x0204, 8, 0, &label), &one(text("åä")));
    assert_records("RSTRING", &cell(0x00D6, 8, 0, &[&label[..], &[1, 1, 0, 0, 0]].concat()), &one(text("åä")));
    let split = [
        cell(0x0204, 8, 0, &[&[4, 0, 1][..], &utf16("a😀")[..4]].concat()),
        record(0x003C, &[&[1][..], &utf16("a😀b")[4..]].concat()),
    ];
    assert_records("LABEL in two", &split.concat(), &one(text("a😀b")));
    assert_records("BOOLERR", &cell(0x0205, 8, 0, &[0x2A, 1]), &one(CellValue::Error("#N/A".into())));
    assert_records(
        "blank cells",
        &[cell(0x0201, 8, 0, &[]), record(0x00BE, &[9, 0, 0, 0, 0, 0, 0, 0, 1, 0])].concat(),
        &Same,
    );
}

/// The text of a formula stands in a record of its own, which may be missing.
#[test]
fn a_formula_without_its_text_is_told() {
    let formula =
        |column: u8, kind: u8| cell(0x0006, 8, column, &[&[kind, 0, 0, 0, 0, 0, 0xFF, 0xFF][..], &[0; 8]].concat());
    let shared = record(0x04BC, &[0; 10]);
    let string =
        |text: &str| record(0x0207, &[&[u8::try_from(text.len()).expect("short"), 0, 0][..], text.as_bytes()].concat());
    let waits = |address: &str| at(address, CellValue::FormulaWithoutValue);
    assert_records("no text", &formula(0, 0), &With(vec![waits("A9")]));
    assert_records(
        "no text, then a text",
        &[formula(0, 0), formula(1, 0), string("x")].concat(),
        &With(vec![waits("A9"), at("B9", text("x"))]),
    );
    assert_records(
        "shared formula between",
        &[formula(0, 0), shared, string("x")].concat(),
        &With(vec![at("A9", text("x"))]),
    );
    assert_records("blank text", &[formula(0, 0), string(" ")].concat(), &Same);
}

#[test]
fn what_a_sheet_says_of_itself_is_not_needed() {
    let without =
        |kind: u16| move |stream: &mut Stream, target: usize| stream.sheets[target].retain(|(other, _)| *other != kind);
    assert_on_each_sheet("no DIMENSIONS", without(0x0200), &Same);
    assert_on_each_sheet("no ROW", without(0x0208), &Same);
    assert_on_each_sheet("no INDEX", without(0x020B), &Same);
    assert_records("short ROW", &record(0x0208, &[8, 0]), &Same);
    assert_records("short COLINFO", &record(0x007D, &[0]), &Same);
    assert_records("short MERGEDCELLS", &record(0x00E5, &[9, 0, 1]), &Same);
    assert_records("no MERGEDCELLS", &record(0x00E5, &[]), &Same);
    assert_records("unknown", &record(0x7777, &[1, 2, 3]), &Same);
    let chart = [record(0x0809, &[0, 6, 0x20, 0, 0, 0, 0, 0]), cell(NUMBER, 0, 0, &[0; 8]), record(EOF, &[])].concat();
    assert_records("a chart inside", &chart, &Same);
}

#[test]
fn what_the_workbook_says_of_looks_costs_no_values() {
    for (name, planted) in [
        ("short FONT", record(0x0031, &[1])),
        ("short FORMAT", record(0x041E, &[&[200, 0, 9, 0, 0][..], b"0.0"].concat())),
        ("unknown", record(0x7777, &[1])),
        ("STYLE", record(0x0293, &[0x10, 0x80, 3, 0xFF])),
    ] {
        assert_on_each_sheet(
            name,
            |stream, _| {
                let begin = stream.own.iter().rposition(|(kind, _)| *kind == 0x00E0).expect("formats");
                // A font would change which font is which.
                stream.own.splice(begin + 1..begin + 1, records_of(&planted));
            },
            &Same,
        );
    }
}

#[test]
fn a_table_of_texts_that_ends_early_costs_those_that_are_missing() {
    for (writer, file) in FILES {
        let mut stream = Stream::of(file);
        let (_, table) = stream.own.iter_mut().find(|(kind, _)| *kind == 0x00FC).expect("texts");
        table.truncate(table.len() - 3);
        let read = read_bytes(stream.file()).unwrap_or_else(|problems| panic!("{writer}: {problems:?}"));
        let missing = CellValue::Unreadable(Damage::NoSharedText.into());
        for (sheet, wanted) in read.sheets.iter().zip(expected()) {
            for (own, (address, wanted)) in cells(sheet).into_iter().zip(wanted) {
                assert!(own == (address.clone(), wanted) || own == (address, missing.clone()), "{writer}: {own:?}");
            }
        }
        let odd = read.sheets.iter().flat_map(|sheet| &sheet.cells).filter(|cell| cell.value == missing).count();
        assert_eq!(odd, 1, "{writer}");
        stream.own.retain(|(kind, _)| *kind != 0x00FC);
        let read = read_bytes(stream.file()).unwrap_or_else(|problems| panic!("{writer}: {problems:?}"));
        assert_eq!(lost(&read.sheets[0]).0, "texttabell", "{writer}");
    }
}

#[test]
fn a_sheet_with_a_record_of_the_wrong_length_costs_itself() {
    for (name, planted) in [
        ("NUMBER", cell(NUMBER, 8, 0, &[0; 6])),
        ("long NUMBER", cell(NUMBER, 8, 0, &[0; 20])),
        ("RK", cell(0x027E, 8, 0, &[0; 8])),
        ("LABELSST", cell(0x00FD, 8, 0, &[0; 9])),
        ("BOOLERR", cell(0x0205, 8, 0, &[0; 4])),
        ("MULRK", record(0x00BD, &[8, 0, 0, 0, 0, 0, 2])),
        ("LABEL", cell(0x0204, 8, 0, &[9, 0, 0, b'a'])),
    ] {
        assert_records(name, &planted, &Lost("slut"));
    }
}

#[test]
fn a_number_with_four_bytes_more_is_read() {
    let lengthened = |stream: &mut Stream, target: usize| {
        let numbers = stream.sheets[target].iter_mut().filter(|(kind, _)| *kind == NUMBER);
        numbers.for_each(|(_, data)| data.extend([0; 4]));
    };
    assert_on_each_sheet("long numbers", lengthened, &Same);
}

#[test]
fn a_sheet_without_its_end_is_whole_where_the_next_begins() {
    let endless = |stream: &mut Stream, target: usize| drop(stream.sheets[target].pop());
    assert_on_each_sheet("no EOF", endless, &Same);
    for (writer, file) in FILES {
        let mut stream = Stream::of(file);
        endless(&mut stream, 2);
        assert_read(writer, stream.file(), 2, &Lost("slut"));
    }
}

#[test]
fn a_sheet_is_read_only_where_one_begins() {
    for (writer, file) in FILES {
        let stream = Stream::of(file);
        for target in [0, 1] {
            let wrong: [(&str, Offset); 4] = [
                ("beyond the stream", |_| 9_999_999),
                ("the workbook's own records", |_| 0),
                ("inside a record", |begins| begins[2] + 3),
                ("a record that begins nothing", |begins| begins[2] + 20),
            ];
            for (name, offset) in wrong {
                let what = format!("{name}, {writer}, {}", SHEETS[target]);
                assert_read(&what, with_offset(&stream, target, offset), target, &Lost("blad-borjan"));
            }
        }
        // Whose cells they are cannot be known; the first has them.
        let file = with_offset(&stream, 1, |begins| begins[0]);
        assert_read(&format!("another's, {writer}"), file, 1, &Lost("delade-delar"));
    }
}

#[test]
fn charts_and_macros_among_the_sheets_are_passed_over() {
    for (writer, file) in FILES {
        for kind in [1, 2, 6] {
            let mut stream = Stream::of(file);
            let listed = stream.own.iter().rposition(|(kind, _)| *kind == BOUND_SHEET).expect("sheets");
            let name = [&[0, 0, 0, 0, 0, kind, 3, 0][..], b"Mak"].concat();
            stream.own.insert(listed + 1, (BOUND_SHEET, name));
            stream.sheets.push(records_of(
                &[record(0x0809, &[0, 6, 0x40, 0, 0, 0, 0, 0]), cell(NUMBER, 0, 0, &[0; 8]), record(EOF, &[])].concat(),
            ));
            assert_read(&format!("{kind}, {writer}"), stream.file(), 0, &Same);
        }
    }
}

#[test]
fn days_count_from_1904_where_the_workbook_says_so() {
    for (writer, file) in FILES {
        let mut stream = Stream::of(file);
        stream.own.retain(|(kind, _)| *kind != 0x0022);
        stream.own.insert(1, (0x0022, vec![1, 0]));
        let read = read_bytes(stream.file()).unwrap_or_else(|problems| panic!("{writer}: {problems:?}"));
        assert_eq!(cells(&read.sheets[0])[3], at("A2", date(2023, 11, 3)), "{writer}");
        assert_eq!(cells(&read.sheets[2]), expected()[2], "{writer}");
    }
}
