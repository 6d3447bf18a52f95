//! `.xlsb`, which nothing at hand writes: records by hand, as MS-XLSB has them.

use super::*;

/// A record: its number, its length, its data.
pub(in crate::inputs::workbook) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut bytes = if kind < 128 { vec![kind as u8] } else { vec![(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8] };
    let mut length = data.len();
    while length >= 128 {
        bytes.push((length & 0x7F) as u8 | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
    bytes.extend_from_slice(data);
    bytes
}

pub(in crate::inputs::workbook) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = (units.len() as u32).to_le_bytes().to_vec();
    bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    bytes
}

/// A cell record: column, format, value.
pub(in crate::inputs::workbook) fn cell(kind: u16, column: u32, format: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[&column.to_le_bytes()[..], &format.to_le_bytes()[..], value].concat())
}

fn xlsb(sheet: &[Vec<u8>]) -> Vec<u8> {
    with_calculation(&[], sheet)
}

/// A workbook with a record of how it is calculated.
fn with_calculation(calculation: &[u8], sheet: &[Vec<u8>]) -> Vec<u8> {
    let workbook = [
        calculation.to_vec(),
        record(153, &[0; 12]),
        record(156, &[&0u32.to_le_bytes()[..], &1u32.to_le_bytes(), &wide("rId1"), &wide("Blad ä")].concat()),
        record(156, &[&1u32.to_le_bytes()[..], &2u32.to_le_bytes(), &wide("rId1"), &wide("Dolt")].concat()),
        record(156, &[&0u32.to_le_bytes()[..], &3u32.to_le_bytes(), &wide("rId2"), &wide("Diagram")].concat()),
    ];
    let relations = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.bin"/>
        <Relationship Id="rId2" Type="x/chartsheet" Target="chartsheets/sheet1.bin"/></Relationships>"#;
    let formats = [
        record(44, &[&164u16.to_le_bytes()[..], &wide("yyyy-mm-dd")].concat()),
        record(43, &[0; 8]),
        record(43, &[0, 0, 8, 0, 0, 0, 0, 0]),
        record(47, &[0; 16]),
        record(617, &[0; 4]),
        record(47, &[0; 16]),
        record(47, &[&0u16.to_le_bytes()[..], &164u16.to_le_bytes(), &[0; 12]].concat()),
        record(47, &[&0u16.to_le_bytes()[..], &9u16.to_le_bytes(), &1u16.to_le_bytes(), &[0; 10]].concat()),
        record(618, &[]),
        record(47, &[0; 16]),
    ];
    let shared = record(19, &[&[0][..], &wide("delad å")].concat());
    zipped(&[
        ("xl/workbook.bin", workbook.concat()),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes().to_vec()),
        ("xl/styles.bin", formats.concat()),
        ("xl/sharedStrings.bin", shared),
        ("xl/worksheets/sheet1.bin", sheet.concat()),
    ])
}

/// A sheet with every kind of cell.
pub(super) fn sample() -> Vec<u8> {
    let rich = [&[0][..], &wide("rik")].concat();
    let sheet = [
        record(0, &[&4u32.to_le_bytes()[..], &[0; 10]].concat()),
        cell(2, 0, 0, &(12_345u32 << 2 | 3).to_le_bytes()),
        cell(3, 1, 0, &[0x2A]),
        cell(4, 2, 0, &[1]),
        cell(5, 3, 1, &43_771f64.to_le_bytes()),
        cell(6, 4, 0, &wide("egen")),
        cell(7, 5, 0, &0u32.to_le_bytes()),
        cell(8, 6, 0, &[wide("av formel"), vec![0; 8]].concat()),
        cell(9, 7, 0, &[&2.5f64.to_le_bytes()[..], &[0; 8]].concat()),
        cell(10, 8, 0, &[0, 0, 0]),
        cell(11, 9, 0, &[0x07, 0, 0]),
        cell(62, 10, 0, &rich),
        cell(1, 11, 0, &[]),
        record(13, &[&0u32.to_le_bytes()[..], &(7u32 << 2 | 2).to_le_bytes()].concat()),
        record(176, &[&0u32.to_le_bytes()[..], &1u32.to_le_bytes(), &2u32.to_le_bytes(), &3u32.to_le_bytes()].concat()),
    ];
    xlsb(&sheet)
}

#[test]
fn every_kind_of_cell_is_read() {
    let read = read_bytes(sample()).expect("it is read");
    assert_eq!(
        read.sheets.iter().map(|sheet| (&*sheet.name, sheet.hidden)).collect::<Vec<_>>(),
        [("Blad ä", false), ("Dolt", true)]
    );
    assert_eq!(read.sheets[0].merged, [CellRange::new(0, 2, 1, 3)]);
    let expected = [
        at("A5", number("123.45")),
        at("B5", CellValue::Error("#N/A".into())),
        at("C5", CellValue::Boolean(true)),
        at("D5", date(2019, 11, 2)),
        at("E5", text("egen")),
        at("F5", text("delad å")),
        at("G5", text("av formel")),
        at("H5", number("2.5")),
        at("I5", CellValue::Boolean(false)),
        at("J5", CellValue::Error("#DIV/0!".into())),
        at("K5", text("rik")),
        at("M5", number("7")),
    ];
    assert_eq!(cells(&read.sheets[0]), expected);
}

#[test]
fn a_length_beyond_the_part_is_damage() {
    for sheet in [vec![5, 0xFF, 0xFF, 0xFF, 0x7F], cell(6, 0, 0, &u32::MAX.saturating_sub(1).to_le_bytes())] {
        let read = read_bytes(xlsb(&[sheet])).expect("other sheets are read");
        assert_eq!(lost(&read.sheets[0]).0, "slut");
    }
    let read = read_bytes(xlsb(&[cell(7, 0, 0, &[9, 0, 0, 0])])).expect("it is read");
    assert_eq!(cells(&read.sheets[0]), [at("A1", CellValue::Unreadable(Damage::NoSharedText.into()))]);
}

#[test]
fn a_formula_of_a_file_that_waits_to_be_calculated_has_no_value() {
    let zero = cell(9, 0, 0, &[&0f64.to_le_bytes()[..], &[0; 8]].concat());
    let seven = cell(9, 1, 0, &[&7f64.to_le_bytes()[..], &[0; 8]].concat());
    let typed = cell(5, 2, 0, &0f64.to_le_bytes());
    let empty = cell(8, 3, 0, &[wide(""), vec![0; 8]].concat());
    let sheet = [record(0, &[0; 14]), zero, seven, typed, empty];
    let read = |flags: u8| {
        let calculation = record(157, &[&[0; 24][..], &[flags, 0]].concat());
        cells(&read_bytes(with_calculation(&calculation, &sheet)).expect("it is read").sheets[0])
    };
    let rest = [at("B1", number("7")), at("C1", number("0"))];
    assert_eq!(read(0b10), [&[at("A1", number("0"))], &rest[..]].concat());
    let waiting = |address| at(address, CellValue::FormulaWithoutValue);
    assert_eq!(read(0b11), [&[waiting("A1")], &rest[..], &[waiting("D1")]].concat());
}

#[test]
fn hidden_rows_struck_cells_and_number_formats_are_known() {
    let row = |number: u32, flags: u8| record(0, &[&number.to_le_bytes()[..], &[0; 7], &[flags], &[0; 5]].concat());
    let percent = cell(5, 0, 2, &0.25f64.to_le_bytes());
    let plain = cell(5, 1, 0, &0.25f64.to_le_bytes());
    let sheet = [row(0, 0), percent, plain, row(1, 0x10), cell(6, 0, 2, &wide("struken"))];
    let read = read_bytes(xlsb(&sheet)).expect("it is read");
    let (cells, marks) = (&read.sheets[0].cells, &read.sheets[0].marks);
    assert_eq!([0, 1].map(|row| marks.is_hidden(row)), [false, true]);
    assert_eq!([(0, 0), (0, 1), (1, 0)].map(|(row, column)| marks.is_struck(row, column)), [true, false, true]);
    assert_eq!([0, 1].map(|at| marks.shown(&cells[at])), [Some("25%".to_owned()), Some("0,25".to_owned())]);
}

#[test]
fn comments_and_hidden_columns_are_read() {
    let columns = |first: u32, last: u32, width: u32, flags: u16| {
        let numbers = [first, last, width, 0].map(u32::to_le_bytes).concat();
        record(60, &[&numbers[..], &flags.to_le_bytes()].concat())
    };
    let usual = 9 * 256;
    let sheet = [
        columns(0, 1, usual, 0),
        columns(2, 3, usual, 1),
        columns(4, 4, usual, 2),
        columns(5, 5, 40, 2),
        cell(6, 0, 0, &wide("text")),
    ]
    .concat();
    let at = |row: u32, column: u32| [0, row, row, column, column].map(u32::to_le_bytes).concat();
    let comments = [
        record(635, &[at(4, 1), vec![0; 16]].concat()),
        record(637, &[&[0][..], &wide("fråga 19121212-1212")].concat()),
        record(636, &[]),
    ];
    let relations =
        r#"<Relationships><Relationship Id="rId1" Type="x/comments" Target="../comments1.bin"/></Relationships>"#;
    let mut parts = unzipped(&xlsb(&[]));
    parts.retain(|(name, _)| name != "xl/worksheets/sheet1.bin");
    parts.push(("xl/worksheets/sheet1.bin".to_owned(), sheet));
    parts.push(("xl/worksheets/_rels/sheet1.bin.rels".to_owned(), relations.as_bytes().to_vec()));
    parts.push(("xl/comments1.bin".to_owned(), comments.concat()));
    let parts: Vec<_> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let read = read_bytes(zipped(&parts)).expect("it is read");
    let marks = &read.sheets[0].marks;
    let found: Vec<_> = marks.comments().iter().map(|c| (c.row, c.column, c.text.as_str())).collect();
    assert_eq!(found, [(4, 1, "fråga 19121212-1212")]);
    assert_eq!([1, 2, 3, 4, 5].map(|column| marks.is_column_hidden(column)), [false, true, true, false, true]);
}

/// A text of its own and a shared one, with runs of fonts: from unit 5 on the second font, which is struck.
#[test]
fn text_that_is_struck_in_part_is_seen() {
    let run = |from: u16, font: u16| [from.to_le_bytes(), font.to_le_bytes()].concat();
    let rich = |text: &str, runs: &[Vec<u8>]| {
        [&[1][..], &wide(text), &(runs.len() as u32).to_le_bytes(), &runs.concat()].concat()
    };
    let texts = [
        rich("kvar struken", &[run(5, 1)]),
        rich("kvar struken kvar", &[run(5, 1), run(12, 0)]),
        rich("inte struken", &[run(5, 0)]),
        rich("blank här   ", &[run(9, 1)]),
        rich("cut off", &[]),
        [&[1][..], &wide("mer"), &[9, 0, 0, 0]].concat(),
    ];
    let mut sheet = vec![record(0, &[&0u32.to_le_bytes()[..], &[0; 10]].concat())];
    sheet.extend(texts.iter().zip(0..).map(|(text, column)| cell(62, column, 0, text)));
    let read = read_bytes(xlsb(&sheet)).expect("it is read");
    let marks = &read.sheets[0].marks;
    assert_eq!(
        [0, 1, 2, 3, 4, 5].map(|column| marks.is_partly_struck(0, column)),
        [true, true, false, false, false, false]
    );
}
