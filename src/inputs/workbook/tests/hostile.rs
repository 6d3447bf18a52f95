//! Files that are broken, or made to take the machine's memory or time.

use std::io::Write as _;
use std::time::{Duration, Instant};

use rust_xlsxwriter::Workbook;

use super::super::limits;
use super::*;
use crate::codes;

const SAMPLES: [&[u8]; 3] = [
    include_bytes!("../../../../tests/fixtures/workbook/libreoffice.ods"),
    include_bytes!("../../../../tests/fixtures/workbook/libreoffice.xls"),
    include_bytes!("../../../../tests/fixtures/workbook/xlwt.xls"),
];

fn sample() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..40 {
        sheet
            .write(row, 0, format!("text {row}"))
            .expect("written")
            .write(row, 1, f64::from(row) / 7.0)
            .expect("written");
    }
    saved(workbook)
}

/// An `.xlsx` whose sheet refers to these shared texts.
fn with_shared(shared: &str, sheet_data: &str) -> Vec<u8> {
    let file = with_part(&sample(), "xl/sharedStrings.xml", |_| shared.to_owned());
    with_part(&file, "xl/worksheets/sheet1.xml", |part| {
        let before = part.split("<sheetData>").next().expect("sheet data").to_owned();
        format!("{before}<sheetData>{sheet_data}</sheetData></worksheet>")
    })
}

#[test]
fn what_is_no_workbook_is_said_to_be_none() {
    let mut word = sample();
    word.truncate(4);
    let files = [
        Vec::new(),
        b"namn;belopp\n".to_vec(),
        b"PK".to_vec(),
        word,
        zipped(&[]),
        zipped(&[("a.txt", b"text".to_vec())]),
    ];
    for file in files {
        let diagnostic = refusal(file);
        assert_eq!(diagnostic.code, codes::WORKBOOK_UNREADABLE);
        assert!(["ingen-arbetsbok", "skadad", "avkortad"].contains(&diagnostic.arguments["slag"].as_str()));
    }
}

#[test]
fn a_file_beyond_the_bound_is_not_opened() {
    let mut file = vec![0; limits::FILE_BYTES + 1];
    file[..2].copy_from_slice(b"PK");
    assert_eq!(code_and_bound(&refusal(file)), ("W02", "fil"));
    let mut file = SAMPLES[1].to_vec();
    file.resize(limits::XLS_BYTES + 1, 0);
    assert_eq!(code_and_bound(&refusal(file)), ("W02", "fil"));
}

#[test]
fn a_bomb_of_zeros_is_stopped_while_it_unpacks() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).expect("a part begins");
    let zeros = vec![0; 1024 * 1024];
    for _ in 0..1024 {
        writer.write_all(&zeros).expect("written");
    }
    let bomb = writer.finish().expect("the zip is written").into_inner();
    assert!(bomb.len() < 2 * 1024 * 1024);
    assert_eq!(code_and_bound(&refusal(bomb)), ("W02", "uppackat"));
}

#[test]
fn many_parts_that_are_small_together_are_too_large() {
    let part = vec![b' '; limits::UNPACKED_BYTES / 20];
    let names: Vec<String> = (0..21).map(|number| format!("xl/{number}.png")).collect();
    let parts: Vec<_> = names.iter().map(|name| (name.as_str(), part.clone())).collect();
    assert_eq!(code_and_bound(&refusal(zipped(&parts))), ("W02", "uppackat"));
}

#[test]
fn thousands_of_parts_are_refused() {
    for number in [limits::PARTS + 1, 20_000] {
        let names: Vec<String> = (0..number).map(|number| format!("{number}.xml")).collect();
        let parts: Vec<_> = names.iter().map(|name| (name.as_str(), Vec::new())).collect();
        assert_eq!(code_and_bound(&refusal(zipped(&parts))), ("W02", "delar"), "{number}");
    }
}

#[test]
fn a_directory_is_counted_before_it_is_read() {
    let mut file = sample();
    file.extend(b"PK\x01\x02".repeat(2 * limits::PARTS));
    assert_eq!(code_and_bound(&refusal(file)), ("W02", "delar"));
}

#[test]
fn a_part_that_claims_another_size_is_damage() {
    let mut file = sample();
    // The size in the first local header and in the directory is left as it is; the packed bytes are cut.
    let middle = file.len() / 2;
    file.drain(middle..middle + 40);
    assert_eq!(refusal(file).code, codes::WORKBOOK_UNREADABLE);
}

#[test]
fn shared_texts_are_bounded_by_their_number_and_not_by_their_claim() {
    let claim = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount = "999999999999"><si><t>a</t></si></sst>"#;
    let read = read_bytes(with_shared(claim, r#"<row><c t="s"><v>0</v></c></row>"#)).expect("it is read");
    assert_eq!(cells(&read.sheets[0]), [at("A1", text("a"))]);
    let many = format!("<sst>{}</sst>", "<si/>".repeat(limits::SHARED_STRINGS + 1));
    assert_eq!(code_and_bound(&refusal(with_shared(&many, ""))), ("W02", "texter"));
}

#[test]
fn one_long_text_in_many_cells_is_bounded() {
    for letter in ["x", " "] {
        let shared = format!(r#"<sst><si><t xml:space="preserve">{}</t></si></sst>"#, letter.repeat(1024 * 1024));
        let row = format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(65));
        assert_eq!(code_and_bound(&refusal(with_shared(&shared, &row))), ("W02", "text"), "{letter:?}");
    }
}

#[test]
fn cells_beyond_the_bound_are_refused() {
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(16_000));
    let rows = row.repeat(limits::CELLS / 16_000 + 1);
    assert_eq!(code_and_bound(&refusal(with_shared("<sst></sst>", &rows))), ("W02", "celler"));
}

#[test]
fn formats_are_bounded_and_a_long_one_is_not_followed_for_each_number() {
    let formats = |number: usize| {
        let formats = format!(
            r#"<styleSheet><numFmts><numFmt numFmtId="200" formatCode="{}"/></numFmts><cellXfs>{}</cellXfs></styleSheet>"#,
            "0".repeat(1024 * 1024),
            r#"<xf numFmtId="200"/>"#.repeat(number)
        );
        with_part(&sample(), "xl/styles.xml", |_| formats.clone())
    };
    assert_eq!(code_and_bound(&refusal(formats(limits::CELL_FORMATS + 1))), ("W02", "format"));
    let start = Instant::now();
    let read = read_bytes(formats(10_000)).expect("it is read").sheets.remove(0);
    assert!(read.cells.iter().all(|cell| read.marks.shown(cell).is_none()));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[test]
fn sheets_that_share_one_part_are_not_read_over_and_over() {
    let file = with_part(&sample(), "xl/worksheets/sheet1.xml", |part| {
        part.replace("<row ", &format!("{}<row ", " ".repeat(100_000)))
    });
    let file = with_part(&file, "xl/workbook.xml", |part| {
        let sheets: String = (0..200)
            .map(|number| format!(r#"<sheet name="S{number}" sheetId="{}" r:id="rId1"/>"#, number + 1))
            .collect();
        let (before, rest) = part.split_once("<sheets>").expect("sheets");
        let (_, after) = rest.split_once("</sheets>").expect("their end");
        format!("{before}<sheets>{sheets}</sheets>{after}")
    });
    let start = Instant::now();
    let sheets = read_bytes(file).expect("it is read").sheets;
    let read = sheets.iter().filter(|sheet| sheet.lost.is_none()).count();
    assert!((1..=limits::UNPACKED_BYTES / (40 * 100_000)).contains(&read), "{read}");
    assert_eq!(lost(&sheets[199]), ("delade-delar".to_owned(), "A1".to_owned()));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[test]
fn too_many_sheets_are_refused() {
    let mut workbook = Workbook::new();
    for _ in 0..=limits::SHEETS {
        workbook.add_worksheet();
    }
    assert_eq!(code_and_bound(&refusal(saved(workbook))), ("W02", "blad"));
}

#[test]
fn deep_nesting_does_not_overflow_the_stack() {
    let deep = "<a>".repeat(2_000_000);
    let file = with_part(&sample(), "xl/worksheets/sheet1.xml", |part| {
        part.replace("<sheetData>", &format!("{deep}<sheetData>"))
    });
    assert!(read_bytes(file).is_ok(), "unknown elements before the data do not matter");
    let file = with_part(SAMPLES_ODFPY, "content.xml", |part| {
        part.replace("<table:table-row", &format!("{deep}<table:table-row"))
    });
    let _ = read_bytes(file);
}

const SAMPLES_ODFPY: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/odfpy.ods");

#[test]
fn an_encrypted_workbook_is_told() {
    // LibreOffice's file with its stream called what Excel calls an encrypted workbook.
    let utf16 = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut file = SAMPLES[1].to_vec();
    let name = utf16("Workbook");
    let found = file.windows(name.len()).position(|window| window == name).expect("the stream");
    let encrypted = utf16("EncryptedPackage");
    file[found..found + encrypted.len()].copy_from_slice(&encrypted);
    let diagnostic = refusal(file);
    assert_eq!(diagnostic.code, codes::WORKBOOK_ENCRYPTED);
}

#[test]
fn a_chain_of_sectors_that_bites_its_tail_ends() {
    for (file, directory_sector) in [(SAMPLES[1], 48), (SAMPLES[2], 48)] {
        let mut file = file.to_vec();
        let first = u32::from_le_bytes(file[directory_sector..directory_sector + 4].try_into().expect("four bytes"));
        let table = u32::from_le_bytes(file[76..80].try_into().expect("four bytes"));
        let entry = (table as usize + 1) * 512 + first as usize * 4;
        file[entry..entry + 4].copy_from_slice(&first.to_le_bytes());
        assert_eq!(refusal(file).code, codes::WORKBOOK_UNREADABLE);
    }
}

#[test]
fn truncated_files_are_unreadable_at_every_length() {
    for (number, file) in SAMPLES.iter().map(|sample| sample.to_vec()).chain([sample()]).enumerate() {
        for length in (0..file.len()).step_by(file.len() / 97) {
            match read_bytes(file[..length].to_vec()) {
                Err(diagnostics) => assert_eq!(diagnostics[0].code, codes::WORKBOOK_UNREADABLE, "{number} at {length}"),
                // An .xls can do without sectors at its end that hold a thumbnail or nothing.
                Ok(_) => assert!(
                    file.starts_with(b"\xD0\xCF") && length > file.len() * 3 / 4,
                    "{number} at {length} was read"
                ),
            }
        }
    }
}

#[test]
fn flipped_bits_give_a_value_or_an_error_and_soon() {
    let start = Instant::now();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for file in SAMPLES.iter().map(|sample| sample.to_vec()).chain([sample(), stored(&sample()), stored(SAMPLES[0])]) {
        for _ in 0..500 {
            let mut flipped = file.clone();
            for _ in 0..=random(3) {
                let at = random(flipped.len());
                flipped[at] ^= 1 << random(8);
            }
            if let Err(diagnostics) = read_bytes(flipped) {
                assert!(diagnostics.iter().all(|diagnostic| diagnostic.stops));
            }
        }
    }
    assert!(start.elapsed() < Duration::from_secs(60), "3,000 small files took {:?}", start.elapsed());
}

/// The same zip without compression, so that a flipped bit reaches the readers more often. The checksums are then
/// mostly wrong, which the flips in `.xls` make up for.
fn stored(file: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a zip");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("a part");
        writer.start_file(entry.name().expect("a name").into_owned(), options).expect("a part begins");
        std::io::copy(&mut entry, &mut writer).expect("copied");
    }
    writer.finish().expect("the zip is written").into_inner()
}

#[test]
fn flipped_bits_inside_the_parts_give_a_value_or_an_error() {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below as u64) as usize
    };
    for file in [sample(), SAMPLES[0].to_vec(), xlsb::sample()] {
        for _ in 0..500 {
            let _ = read_bytes(with_flipped_part(&file, &mut random));
        }
    }
}

/// The zip with some bits of one part flipped before it is packed, so that the checksum holds.
fn with_flipped_part(file: &[u8], random: &mut impl FnMut(usize) -> usize) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a zip");
    let chosen = random(archive.len());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("a part");
        let mut part = Vec::new();
        entry.read_to_end(&mut part).expect("read");
        if index == chosen && !part.is_empty() {
            let at = random(part.len());
            part[at] ^= 1 << random(8);
        }
        writer.start_file(entry.name().expect("a name").into_owned(), options).expect("a part begins");
        writer.write_all(&part).expect("written");
    }
    writer.finish().expect("the zip is written").into_inner()
}
