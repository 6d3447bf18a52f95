//! Workbooks. The first byte says where the rest goes: it is a whole file, or a part of a workbook that is otherwise
//! sound, since checksums and compression keep a fuzzer from changing a part inside its zip.

#![no_main]

use std::io::{Cursor, Read, Write};

use libfuzzer_sys::fuzz_target;
use utlatande_fuzz::{CASE, WORKBOOK, examine, let_panics_be_caught};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// As LibreOffice writes it, with shared texts.
const SHARED: &[u8] = include_bytes!("../../fixtures/workbook/libreoffice.xlsx");
const ODS: &[u8] = include_bytes!("../../fixtures/workbook/libreoffice.ods");
const XLSB: &[u8] = include_bytes!("../../fixtures/workbook/handmade.xlsb");

/// The parts that can be replaced, and the workbooks they belong to.
const PARTS: [(&[u8], &str); 9] = [
    (WORKBOOK, "xl/worksheets/sheet1.xml"),
    (SHARED, "xl/sharedStrings.xml"),
    (WORKBOOK, "xl/styles.xml"),
    (WORKBOOK, "xl/workbook.xml"),
    (ODS, "content.xml"),
    (XLSB, "xl/worksheets/sheet1.bin"),
    (XLSB, "xl/sharedStrings.bin"),
    (XLSB, "xl/styles.bin"),
    (XLSB, "xl/workbook.bin"),
];

fuzz_target!(init: let_panics_be_caught(), |data: &[u8]| {
    let Some((chosen, rest)) = data.split_first() else { return };
    let file = match PARTS.get(usize::from(*chosen % 16)) {
        Some((workbook, part)) => with_part(workbook, part, rest),
        None => rest.to_vec(),
    };
    examine(CASE.as_bytes(), Some(file));
});

/// The workbook with one part replaced, not compressed.
fn with_part(workbook: &[u8], name: &str, part: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).expect("a zip");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("a part");
        let own = entry.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("a sound part");
        writer.start_file(own.as_str(), options).expect("a part begins");
        writer.write_all(if own == name { part } else { &bytes }).expect("written");
    }
    writer.finish().expect("the zip is written").into_inner()
}
