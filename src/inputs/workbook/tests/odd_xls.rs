//! Each oddity that programs leave in an `.xls`, in files of LibreOffice and xlwt and in one written by hand.

use super::super::compound::Compound;
use super::writers::{SHEETS, expected};
use super::*;

const LIBREOFFICE: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/libreoffice-tre-blad.xls");
const XLWT: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/xlwt.xls");

/// A record of an `.xls` stream.
pub(super) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

fn begin(kind: u8) -> Vec<u8> {
    record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0])
}

pub(super) fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A cell's row, column and format before its value.
pub(super) fn cell(kind: u16, row: u8, column: u8, value: &[u8]) -> Vec<u8> {
    record(kind, &[&[row, 0, column, 0, 0, 0], value].concat())
}

/// A stream of sheets with these records, after records of the workbook's own.
fn stream(own: &[u8], sheets: &[(&str, u8, Vec<u8>)]) -> Vec<u8> {
    let listed = |offsets: &[usize]| {
        let entries = sheets.iter().zip(offsets).flat_map(|((name, kind, _), offset)| {
            let offset = u32::try_from(*offset).expect("a short stream").to_le_bytes();
            let units = u8::try_from(name.encode_utf16().count()).expect("a short name");
            record(0x0085, &[offset.as_slice(), &[0, *kind, units, 1], &utf16(name)].concat())
        });
        [begin(5), own.to_vec(), entries.collect(), record(0x000A, &[])].concat()
    };
    let mut offsets = vec![listed(&vec![0; sheets.len()]).len()];
    let bodies: Vec<_> = sheets.iter().map(|(_, _, records)| [begin(0x10), records.clone()].concat()).collect();
    for body in &bodies {
        offsets.push(offsets.last().expect("one") + body.len());
    }
    [listed(&offsets), bodies.concat()].concat()
}

/// The compound file around a stream, which stands last in it.
pub(super) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096).next_multiple_of(512), 0);
    let sectors = stream.len() / 512;
    let mut header =
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 16], &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]].concat();
    header.resize(512, 0);
    let mut put = |at: usize, number: u32| header[at..at + 4].copy_from_slice(&number.to_le_bytes());
    for (at, number) in [(44, 1), (48, 1), (56, 4096), (60, u32::MAX - 1), (68, u32::MAX - 1), (76, 0)] {
        put(at, number);
    }
    (80..512).step_by(4).for_each(|at| put(at, u32::MAX));
    let mut fat = vec![u32::MAX - 2, u32::MAX - 1];
    fat.extend((3..sectors + 2).map(|next| u32::try_from(next).expect("few")).chain([u32::MAX - 1]));
    fat.resize(128, u32::MAX);
    let entry = |name: &str, kind: u8, start: u32, length: usize| {
        let mut entry = utf16(name);
        let bytes = u8::try_from(entry.len() + 2).expect("short");
        entry.resize(64, 0);
        entry.extend([bytes, 0, kind, 1]);
        entry.resize(116, 0xFF);
        [entry, start.to_le_bytes().to_vec(), u64::try_from(length).expect("short").to_le_bytes().to_vec()].concat()
    };
    let mut directory = [entry("Root Entry", 5, u32::MAX - 1, 0), entry(name, 2, 2, stream.len())].concat();
    directory.resize(512, 0);
    let fat: Vec<u8> = fat.into_iter().flat_map(u32::to_le_bytes).collect();
    [header, fat, directory, stream].concat()
}

/// A sheet of one number, ended as sheets are.
fn number_sheet(number: u8) -> Vec<u8> {
    [cell(0x0203, 0, 0, &f64::from(number).to_le_bytes()), record(0x000A, &[])].concat()
}

fn read_stream(stream: &[u8]) -> RawWorkbook {
    read_bytes(compound("Workbook", stream)).expect("it is read")
}

#[test]
fn the_stream_may_have_either_name_in_any_case() {
    for name in ["Workbook", "WORKBOOK", "Book", "BOOK"] {
        let renamed = |file: &[u8]| {
            let (old, mut new) = (utf16("Workbook"), utf16(name));
            new.resize(old.len(), 0);
            let at = file.windows(old.len()).position(|window| window == old).expect("the stream");
            [&file[..at], &new, &file[at + old.len()..]].concat()
        };
        let read = read_bytes(renamed(LIBREOFFICE)).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        assert_eq!(read.sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), SHEETS, "{name}");
        assert_eq!(read.sheets.iter().map(cells).collect::<Vec<_>>(), expected(), "{name}");
        assert!(read_bytes(renamed(XLWT)).is_ok_and(|read| !read.sheets[0].cells.is_empty()), "{name}");
        let by_hand = compound(name, &stream(&[], &[("A", 0, number_sheet(7))]));
        assert_eq!(cells(&read_bytes(by_hand).expect("it is read").sheets[0]), [at("A1", number("7"))], "{name}");
    }
    assert_eq!(refusal(vec![9, 4, 6, 0, 0, 0, 0x10, 0, 0, 0]).arguments["slag"], "gammal");
    let old = [record(0x0809, &[0, 5, 5, 0, 0, 0, 0, 0]), record(0x000A, &[])].concat();
    assert_eq!(refusal(compound("Book", &old)).arguments["slag"], "gammal");
}

#[test]
fn the_last_sector_may_be_short() {
    let by_hand = compound("Workbook", &stream(&[], &[("A", 0, number_sheet(7))]));
    for (writer, file) in [("LibreOffice", LIBREOFFICE.to_vec()), ("xlwt", XLWT.to_vec()), ("by hand", by_hand)] {
        let whole = read_bytes(file.clone()).expect("it is read");
        let last = file.len() - 512;
        let unused = file[last..].iter().rev().take_while(|byte| [0, 0xFF].contains(*byte)).count();
        assert!(unused > 3, "{writer}");
        for cut in [1, 3, unused.min(511)] {
            let read = read_bytes(file[..file.len() - cut].to_vec());
            let read = read.unwrap_or_else(|problems| panic!("{writer} without {cut}: {problems:?}"));
            let values = |read: &RawWorkbook| read.sheets.iter().map(cells).collect::<Vec<_>>();
            assert_eq!(values(&read), values(&whole), "{writer} without {cut}");
        }
    }
}

#[test]
fn formulas_have_the_numbers_of_three_versions() {
    for kind in [0x0006, 0x0206, 0x0406] {
        let formula = |column: u8, value: &[u8]| cell(kind, 0, column, &[value, &[0; 8]].concat());
        let sheet = [
            formula(0, &7f64.to_le_bytes()),
            formula(1, &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            record(0x0207, &[&[2, 0, 1][..], &utf16("åä")].concat()),
            formula(2, &[1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
            formula(3, &[2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF]),
            cell(0x007E, 0, 4, &(9u32 << 2 | 2).to_le_bytes()),
            record(0x000A, &[]),
        ];
        let read = read_stream(&stream(&[], &[("A", 0, sheet.concat())]));
        let wanted = [
            at("A1", number("7")),
            at("B1", text("åä")),
            at("C1", CellValue::Boolean(true)),
            at("D1", CellValue::Error("#N/A".into())),
            at("E1", number("9")),
        ];
        assert_eq!(cells(&read.sheets[0]), wanted, "{kind:#06x}");
    }
    // The same in a file of LibreOffice.
    let file = include_bytes!("../../../../tests/fixtures/workbook/libreoffice.xls");
    let whole = read_bytes(file.to_vec()).expect("it is read");
    let opened = Compound::open(file).and_then(|file| file.stream("Workbook")).expect("a compound file");
    let mut stream = opened.expect("the stream");
    let (mut at, mut formulas) = (0, 0);
    while let Some([kind, version, length, more]) = stream.get(at..at + 4) {
        let next = at + 4 + usize::from(*length) + 256 * usize::from(*more);
        if (*kind, *version) == (6, 0) {
            stream[at + 1] = 4;
            formulas += 1;
        }
        at = next;
    }
    assert!(formulas > 3, "{formulas}");
    let read = read_stream(&stream);
    assert_eq!(read.sheets.iter().map(cells).collect::<Vec<_>>(), whole.sheets.iter().map(cells).collect::<Vec<_>>());
}

#[test]
fn a_character_may_be_split_over_two_records() {
    let units = utf16("a😀b");
    for split in [2, 4, 6] {
        let table = [&[1, 0, 0, 0, 1, 0, 0, 0, 4, 0, 1][..], &units[..split]].concat();
        let own = [record(0x00FC, &table), record(0x003C, &[&[1], &units[split..]].concat())].concat();
        let sheet = [cell(0x00FD, 0, 0, &0u32.to_le_bytes()), record(0x000A, &[])].concat();
        let read = read_stream(&stream(&own, &[("A", 0, sheet)]));
        assert_eq!(cells(&read.sheets[0]), [at("A1", text("a😀b"))], "{split}");
    }
}

#[test]
fn a_sheet_that_is_damaged_costs_itself() {
    let shared_text = [cell(0x00FD, 0, 0, &9u32.to_le_bytes()), record(0x000A, &[])].concat();
    let cut = cell(0x0203, 4, 2, &7f64.to_le_bytes());
    let short = [cell(0x0203, 0, 0, &[0; 3]), record(0x000A, &[])].concat();
    for damaged in [SHEETS[0], SHEETS[1]] {
        let read = read_stream(&stream(&[], &[(damaged, 0, short.clone()), ("B", 0, number_sheet(8))]));
        assert_eq!(lost(&read.sheets[0]).0, "slut");
        assert_eq!(cells(&read.sheets[1]), [at("A1", number("8"))]);
        let read = read_stream(&stream(&[], &[(damaged, 0, shared_text.clone()), ("B", 0, number_sheet(8))]));
        assert_eq!(cells(&read.sheets[0]), [at("A1", CellValue::Unreadable(Damage::NoSharedText.into()))]);
        assert_eq!(cells(&read.sheets[1]), [at("A1", number("8"))]);
        // A sheet without its end runs on into nothing: what comes last cannot be known to be all.
        let read = read_stream(&stream(&[], &[("B", 0, number_sheet(8)), (damaged, 0, cut.clone())]));
        assert_eq!(lost(&read.sheets[1]), ("slut".to_owned(), "C5".to_owned()));
        assert_eq!(cells(&read.sheets[0]), [at("A1", number("8"))]);
    }
}

#[test]
fn macro_sheets_are_passed_over() {
    let read = read_stream(&stream(&[], &[("Makro1", 1, vec![]), ("B", 0, number_sheet(8)), ("Diagram", 2, vec![])]));
    assert_eq!(read.sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), ["B"]);
}

/// As msoffcrypto-tool and LibreOffice write it; Excel asks for no password then.
#[test]
fn what_excel_encrypts_with_its_own_key_is_read() {
    for (writer, file) in [
        ("xlsx", include_bytes!("../../../../tests/fixtures/workbook/standardnyckel.xlsx").as_slice()),
        ("xls", include_bytes!("../../../../tests/fixtures/workbook/standardnyckel.xls")),
    ] {
        let read = read_bytes(file.to_vec()).unwrap_or_else(|problems| panic!("{writer}: {problems:?}"));
        assert_eq!(read.sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), SHEETS, "{writer}");
        assert_eq!(read.sheets.iter().map(cells).collect::<Vec<_>>(), expected(), "{writer}");
    }
    let secret = refusal(include_bytes!("../../../../tests/fixtures/workbook/losenord.xlsx").to_vec());
    assert_eq!((secret.code.name(), secret.arguments["slag"].as_str()), ("W17", "losenord"));
}

/// As Office writes what a sensitivity label or rights management encrypts.
#[test]
fn a_sensitivity_label_is_named() {
    let labelled = |names: &[&str]| {
        let mut file = compound("Workbook", &[0; 4096]);
        for (at, name) in names.iter().enumerate() {
            let mut name = utf16(name);
            name.resize(64, 0);
            let start = 1024 + 128 * (at + 1);
            file[start..start + 64].copy_from_slice(&name);
        }
        refusal(file)
    };
    let label = labelled(&["EncryptedPackage", "\u{6}DataSpaces", "DRMEncryptedDataSpace"]);
    assert_eq!((label.code.name(), label.arguments["slag"].as_str()), ("W17", "etikett"));
    let password = labelled(&["EncryptedPackage", "EncryptionInfo", "StrongEncryptionDataSpace"]);
    assert_eq!((password.code.name(), password.arguments["slag"].as_str()), ("W17", "losenord"));
}
