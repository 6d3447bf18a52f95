//! The same workbook of three sheets as three programs write it, and the parts of one to plant defects in.

use rust_xlsxwriter::{Format, Workbook};

use super::*;

/// The sheets of every workbook here: read, notes, and read.
pub(super) const SHEETS: [&str; 3] = ["Aktiviteter", "_Anteckningar", "Kostnader"];

/// What LibreOffice wrote.
const LIBREOFFICE: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/libreoffice-tre-blad.xlsx");

/// A zipped workbook's parts, by name, in their order.
#[derive(Clone)]
pub(super) struct Package(pub Vec<(String, Vec<u8>)>);

impl Package {
    pub(super) fn of(file: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(file)).expect("a zip");
        let parts = (0..archive.len()).map(|index| {
            let mut entry = archive.by_index(index).expect("a part");
            let mut part = Vec::new();
            entry.read_to_end(&mut part).expect("unpacked");
            (entry.name().expect("a name").into_owned(), part)
        });
        Self(parts.collect())
    }

    pub(super) fn zipped(&self) -> Vec<u8> {
        let parts: Vec<_> = self.0.iter().map(|(name, part)| (name.as_str(), part.clone())).collect();
        zipped(&parts)
    }

    pub(super) fn part(&mut self, name: &str) -> &mut Vec<u8> {
        let found = self.0.iter_mut().find(|(part, _)| part == name);
        &mut found.unwrap_or_else(|| panic!("no {name}")).1
    }

    /// Changes the text of a part, which must be another then.
    pub(super) fn edit(&mut self, name: &str, change: impl FnOnce(&str) -> String) {
        let part = self.part(name);
        let text = String::from_utf8(part.clone()).expect("text");
        let changed = change(&text);
        assert_ne!(changed, text, "{name} is as it was");
        *part = changed.into_bytes();
    }

    /// Replaces text wherever it stands, and in the names of parts.
    pub(super) fn replace(&mut self, from: &str, to: &str) {
        for (name, part) in &mut self.0 {
            *name = name.replace(from, to);
            if let Ok(text) = std::str::from_utf8(part) {
                *part = text.replace(from, to).into_bytes();
            }
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(part, _)| part == name)
    }
}

/// The name of the part of a sheet, by its number from 0: all three programs call it the same.
pub(super) fn sheet_part(sheet: usize) -> String {
    format!("xl/worksheets/sheet{}.xml", sheet + 1)
}

/// The workbook as each program writes it.
pub(super) fn writers() -> [(&'static str, Package); 3] {
    [
        ("rust_xlsxwriter", Package::of(&by_rust_xlsxwriter())),
        ("LibreOffice", Package::of(LIBREOFFICE)),
        ("by hand", by_hand()),
    ]
}

/// The values of all three sheets.
pub(super) fn expected() -> [Vec<(String, CellValue)>; 3] {
    let activities = vec![
        at("A1", text("Datum")),
        at("B1", text("Namn")),
        at("C1", text("Antal")),
        at("A2", date(2019, 11, 2)),
        at("B2", text("Möte & 😀 i Malmö")),
        at("C2", number("12.5")),
        at("A3", date(2020, 2, 29)),
        at("B3", text("rad ett\nrad två")),
        at("C3", CellValue::Boolean(true)),
    ];
    let notes = vec![at("A1", text("räkna om")), at("B1", number("7"))];
    let costs =
        vec![at("A1", text("År")), at("B1", text("Belopp")), at("A2", number("2020")), at("B2", number("115000.5"))];
    [activities, notes, costs]
}

fn by_rust_xlsxwriter() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (name, cells) in SHEETS.iter().zip(expected()) {
        let sheet = workbook.add_worksheet().set_name(*name).expect("a name");
        for (address, value) in cells {
            let (row, column) = (u32::from(address.as_bytes()[1] - b'1'), u16::from(address.as_bytes()[0] - b'A'));
            match value {
                CellValue::Text(text) => sheet.write(row, column, text),
                CellValue::Boolean(truth) => sheet.write(row, column, truth),
                CellValue::Date(date) => sheet.write_with_format(row, column, serial(date), &day),
                CellValue::Number(number) => sheet.write(row, column, number.to_string().parse::<f64>().expect("f64")),
                other => panic!("{other:?}"),
            }
            .expect("written");
        }
    }
    saved(workbook)
}

fn serial(date: NaiveDate) -> f64 {
    let start = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a date");
    (date - start).num_days() as f64
}

/// As little as a workbook can be: texts in the cells, no shared ones.
fn by_hand() -> Package {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |relations: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#
        )
    };
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let mut sheets = String::new();
    let mut of_workbook = relation("s", "styles", "styles.xml");
    let mut parts = Vec::new();
    for (sheet, (name, cells)) in SHEETS.iter().zip(expected()).enumerate() {
        sheets += &format!(r#"<sheet name="{name}" sheetId="{}" r:id="b{sheet}"/>"#, sheet + 1);
        of_workbook += &relation(&format!("b{sheet}"), "worksheet", &format!("worksheets/sheet{}.xml", sheet + 1));
        let rows: String = ["1", "2", "3"].into_iter().map(|row| row_by_hand(row, &cells)).collect();
        let part = format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#);
        parts.push((sheet_part(sheet), part));
    }
    let styles =
        format!(r#"<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#);
    let workbook = format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>"#);
    parts.push(("xl/styles.xml".to_owned(), styles));
    parts.push(("xl/workbook.xml".to_owned(), workbook));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations(&of_workbook)));
    parts.push(("_rels/.rels".to_owned(), relations(&relation("w", "officeDocument", "xl/workbook.xml"))));
    Package(parts.into_iter().map(|(name, part)| (name, part.into_bytes())).collect())
}

fn row_by_hand(row: &str, cells: &[(String, CellValue)]) -> String {
    let cells: String = cells
        .iter()
        .filter(|(address, _)| &address[1..] == row)
        .map(|(address, value)| match value {
            CellValue::Text(text) => {
                let text = text.replace('&', "&amp;");
                format!(r#"<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>"#)
            }
            CellValue::Boolean(truth) => format!(r#"<c r="{address}" t="b"><v>{}</v></c>"#, u8::from(*truth)),
            CellValue::Date(date) => format!(r#"<c r="{address}" s="1"><v>{}</v></c>"#, serial(*date)),
            CellValue::Number(number) => format!(r#"<c r="{address}"><v>{number}</v></c>"#),
            other => panic!("{other:?}"),
        })
        .collect();
    if cells.is_empty() { cells } else { format!(r#"<row r="{row}">{cells}</row>"#) }
}
