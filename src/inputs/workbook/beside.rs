//! What a workbook has beside its cells, where nobody looks for it: headers and footers of its pages, defined names, lists and
//! messages of validations, texts in shapes and charts, threaded comments, pictures; and copies of cells that pivot tables, charts
//! and links to other workbooks keep. An archive hands on the whole file. Cells are left out: they are read by themselves, with the
//! headings that say what their numbers are.

use std::ops::RangeInclusive;

use quick_xml::events::{BytesStart, Event};

use super::archive::{Parts, is_picture};
use super::copies::{Fields, Headings};
use super::xls_records::Records;
use super::{xlsb_records, xml};
use crate::inputs::printable;
use crate::personal_number::is_in_name;

/// Fewer digits are nothing that is looked for, so that little is kept of large files.
const DIGITS: usize = 10;

/// A text beside the cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The heading of a copy of a cell; else nothing.
    pub label: String,
    /// What stands there.
    pub text: String,
}

/// The part with the text of an `.xlsx`'s cells, and how that of an `.xlsb` begins.
const SHARED: [&str; 2] = ["xl/sharedstrings.xml", "xl/sharedstrings.bin"];

/// Elements without a text of their own inside one that has it, by their names without a prefix.
const INLINE: [&str; 6] = ["t", "r", "rPr", "span", "a", "s"];

/// Attributes that hold what somebody has written, by their names without a prefix.
const WRITTEN: [&str; 17] = [
    "name",
    "v",
    "prompt",
    "promptTitle",
    "error",
    "errorTitle",
    "descr",
    "title",
    "displayName",
    "caption",
    "tooltip",
    "display",
    "condition",
    "expression",
    "Target",
    "location",
    "href",
];

/// The records of an `.xls` and of an `.xlsb` that hold cells or their text.
const XLS_CELLS: [u16; 4] = [0x00D6, 0x00FC, 0x0204, 0x0207];
const XLSB_CELLS: [RangeInclusive<u16>; 2] = [0..=18, 62..=62];

/// The texts of a zipped workbook. A picture has stretches that are texts by chance, so that of it only numbers are kept.
pub(super) fn of_zip(parts: &Parts) -> Vec<Beside> {
    let (mut found, mut fields) = (Vec::new(), Fields::default());
    for (name, bytes) in parts.all().filter(|(name, _)| !SHARED.contains(name)) {
        match std::str::from_utf8(bytes) {
            _ if is_picture(name) => {
                let texts = printable::of_picture(bytes).into_iter().filter(|text| is_in_name(text));
                texts.for_each(|text| keep(&text, "", &mut found));
            }
            Ok(text) if text.trim_start().starts_with('<') => of_xml(text, Headings::of(name, &mut fields), &mut found),
            _ if name.ends_with(".bin") && name.starts_with("xl/w") => of_xlsb(bytes, &mut found),
            _ => of_bytes(bytes, &mut found),
        }
    }
    found
}

/// The texts of the records of an `.xls`.
pub(super) fn of_records(stream: &[u8]) -> Vec<Beside> {
    let mut found = Vec::new();
    for record in Records(stream).map_while(Result::ok).filter(|record| !XLS_CELLS.contains(&record.kind)) {
        record.segments.iter().for_each(|data| of_bytes(data, &mut found));
    }
    found
}

/// The texts of the records of a sheet or of the workbook's part of an `.xlsb`.
fn of_xlsb(part: &[u8], found: &mut Vec<Beside>) {
    let records = xlsb_records::Records(part).map_while(Result::ok);
    let is_beside = |kind: u16| !XLSB_CELLS.iter().any(|cells| cells.contains(&kind));
    records.filter(|(kind, _)| is_beside(*kind)).for_each(|(_, data)| of_bytes(data, found));
}

/// The texts in bytes that are no XML.
fn of_bytes(bytes: &[u8], found: &mut Vec<Beside>) {
    printable::stretches(bytes).iter().for_each(|text| keep(text, "", found));
}

/// The texts of a part, as far as it can be read. A text goes on over the elements that only format it.
fn of_xml(part: &str, mut headings: Headings<'_>, found: &mut Vec<Beside>) {
    let (mut reader, mut text, mut cells) = (xml::reader(part), String::new(), Cells::default());
    loop {
        let is_left_out = cells.are_here() && !headings.are_copies();
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                flush(element.local_name().as_ref(), &mut text, &mut headings, found);
                cells.enter(element.name().as_ref());
                headings.enter(&element);
                if !cells.are_here() {
                    attributes(&element, headings.label(), found);
                }
            }
            Ok(Event::Empty(element)) if !is_left_out => {
                headings.enter(&element);
                attributes(&element, headings.label(), found);
                headings.leave(element.local_name().as_ref());
            }
            Ok(Event::End(element)) => {
                flush(element.local_name().as_ref(), &mut text, &mut headings, found);
                cells.leave(element.name().as_ref());
                headings.leave(element.local_name().as_ref());
            }
            Ok(Event::Text(content)) if !is_left_out => text.push_str(&content.xml10_content()),
            Ok(Event::CData(content)) if !is_left_out => text.push_str(&content.xml10_content()),
            Ok(Event::GeneralRef(reference)) if !is_left_out => drop(xml::push_reference(&reference, &mut text)),
            Ok(Event::Eof) | Err(_) => return keep(&text, "", found),
            Ok(_) => {}
        }
    }
}

/// Ends a text where an element begins or ends that is not inside it.
fn flush(element: &str, text: &mut String, headings: &mut Headings<'_>, found: &mut Vec<Beside>) {
    if !INLINE.contains(&element) {
        keep(text, headings.label(), found);
        headings.hear(&std::mem::take(text));
    }
}

fn attributes(element: &BytesStart<'_>, label: &str, found: &mut Vec<Beside>) {
    for attribute in element.attributes().with_checks(false).flatten() {
        if WRITTEN.contains(&attribute.key.local_name().as_ref()) {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            value.iter().for_each(|value| keep(value, label, found));
        }
    }
}

/// Whether a place in a part is among the cells of a sheet. Shapes and comments lie inside the cells of an `.ods`.
#[derive(Default)]
struct Cells {
    /// The elements around that begin cells or end them, each with whether it does.
    around: Vec<bool>,
}

impl Cells {
    fn enter(&mut self, element: &str) {
        self.around.extend(begins_cells(element));
    }

    fn leave(&mut self, element: &str) {
        if begins_cells(element).is_some() {
            self.around.pop();
        }
    }

    fn are_here(&self) -> bool {
        self.around.last().copied().unwrap_or_default()
    }
}

fn begins_cells(element: &str) -> Option<bool> {
    let (prefix, name) = element.split_once(':').unwrap_or(("", element));
    match name {
        "sheetData" | "table-cell" | "covered-table-cell" => Some(true),
        "annotation" => Some(false),
        _ if prefix == "draw" => Some(false),
        _ => None,
    }
}

/// Keeps a text with enough digits. In headers and footers a letter after `&` is no part of the text.
fn keep(text: &str, label: &str, found: &mut Vec<Beside>) {
    if text.chars().filter(|c| c.is_numeric()).count() < DIGITS {
        return;
    }
    let mut pieces = text.split('&');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push(' ');
        plain.push_str(piece.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(piece));
    }
    found.push(Beside { label: label.to_owned(), text: plain });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(found: &[Beside]) -> Vec<String> {
        found.iter().map(|beside| beside.text.trim().to_owned()).collect()
    }

    fn texts(part: &str) -> Vec<String> {
        let mut found = Vec::new();
        of_xml(part, Headings::of("xl/x.xml", &mut Fields::default()), &mut found);
        plain(&found)
    }

    /// What stands in parts that are read one after the other, each text after its heading.
    fn copies(parts: &[(&str, &str)]) -> Vec<String> {
        let (mut found, mut fields) = (Vec::new(), Fields::default());
        parts.iter().for_each(|(name, part)| of_xml(part, Headings::of(name, &mut fields), &mut found));
        found.iter().map(|beside| format!("{}: {}", beside.label, beside.text)).collect()
    }

    #[test]
    fn copies_of_cells_stand_under_their_headings() {
        let definition = r#"<pivotCacheDefinition><cacheFields><cacheField name="Namn"><sharedItems/></cacheField>
            <cacheField name="Telefon"><sharedItems><s v="0000000001"/></sharedItems></cacheField>
            <cacheField name="Dnr"/></cacheFields></pivotCacheDefinition>"#;
        let records = r#"<pivotCacheRecords><r><x v="0"/><n v="0000000002"/><s v="000000/0003"/></r>
            <r><s v="0000000004"/><m/><s v="0000000005"/></r></pivotCacheRecords>"#;
        let found = copies(&[
            ("xl/pivotcache/pivotcachedefinition1.xml", definition),
            ("xl/pivotcache/pivotcacherecords1.xml", records),
        ]);
        let expected =
            ["Telefon: 0000000001", "Telefon: 0000000002", "Dnr: 000000/0003", "Namn: 0000000004", "Dnr: 0000000005"];
        assert_eq!(found, expected);
        let link = r#"<externalLink><sheetData><row r="2"><cell r="A2" t="str"><v>Namn</v></cell><cell r="C2"><v>Tfn</v></cell></row>
            <row r="3"><cell r="A3"><v>0000000001</v></cell><cell r="C3"><v>0000000002</v></cell></row></sheetData></externalLink>"#;
        let found = copies(&[("xl/externallinks/externallink1.xml", link)]);
        assert_eq!(found, ["Namn: 0000000001", "Tfn: 0000000002"]);
        let chart = "<c:ser><c:tx><c:strCache><c:v>Mobil</c:v></c:strCache></c:tx><c:cat><c:v>0000000001</c:v></c:cat></c:ser>\
                     <c:ser><c:val><c:v>0000000002</c:v></c:val></c:ser>";
        assert_eq!(copies(&[("xl/charts/chart1.xml", chart)]), ["Mobil: 0000000001", ": 0000000002"]);
    }

    /// Headers, defined names and validations as MS-XLSB has them, beside cells in their long and short forms.
    #[test]
    fn headers_and_names_of_an_xlsb_are_found_and_its_cells_are_not() {
        use crate::inputs::workbook::tests::xlsb::{cell, record, wide};
        let header = [&[0; 2][..], &wide("&C000000-0001"), &wide("")].concat();
        let name = [&[0; 9][..], &wide("Kontakt"), &wide("0000000002")].concat();
        let list = [&[0; 8][..], &wide("Välj"), &wide("0000000003 eller nej")].concat();
        let sheet = [
            cell(6, 0, 0, &wide("0123456789")),
            record(17, &[&[0; 4][..], &wide("0123456789")].concat()),
            record(479, &header),
            record(39, &name),
            record(64, &list),
            cell(62, 0, 0, &[&[0][..], &wide("0123456789")].concat()),
        ];
        let mut found = Vec::new();
        of_xlsb(&sheet.concat(), &mut found);
        assert_eq!(plain(&found), ["000000-0001", "0000000002", "0000000003 eller nej"]);
    }

    #[test]
    fn what_stands_beside_the_cells_of_an_xlsx_is_found() {
        let part = r#"<worksheet><sheetData><row><c><v>0123456789</v></c></row></sheetData>
            <dataValidations><dataValidation prompt="se 0000000001"><formula1>"0000000002,nej"</formula1></dataValidation></dataValidations>
            <headerFooter><oddHeader>&amp;L000000-0003&amp;RSidan &amp;P</oddHeader></headerFooter></worksheet>"#;
        assert_eq!(texts(part), ["se 0000000001", "\"0000000002,nej\"", "000000-0003 Sidan"]);
        let shape =
            "<xdr:sp><a:p><a:r><a:t>0000</a:t></a:r><a:r><a:t>000004</a:t></a:r></a:p><a:p>000005</a:p></xdr:sp>";
        assert_eq!(texts(shape), ["0000000004"]);
    }

    #[test]
    fn shapes_and_comments_of_an_ods_lie_inside_its_cells() {
        let part = r#"<table:table-cell office:value="0123456789"><text:p>0123456789</text:p><draw:frame draw:name="ö 0000000001"><text:p>0000000002</text:p></draw:frame>
            <office:annotation><text:p>0000000003</text:p></office:annotation><text:p>0123456789</text:p></table:table-cell>
            <table:named-range table:name="N_0000000004"/><table:content-validation table:condition="cell-content-is-in-list(&quot;0000000005&quot;)"/>"#;
        let found =
            ["ö 0000000001", "0000000002", "0000000003", "N_0000000004", "cell-content-is-in-list(\"0000000005\")"];
        assert_eq!(texts(part), found);
    }

    #[test]
    fn headers_and_names_of_an_xls_are_found_and_its_cells_are_not() {
        let record = |kind: u16, data: &[u8]| {
            let length = u16::try_from(data.len()).expect("short").to_le_bytes();
            [&kind.to_le_bytes()[..], &length, data].concat()
        };
        let wide: Vec<u8> = "se 0000000002".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let stream = [
            record(0x0014, b"\x0e\0\0&C000000-0001"),
            record(0x00FC, b"0123456789"),
            record(0x0018, &wide),
            record(0x0204, b"0123456789"),
            record(0x01BE, b"0000000003\0nej"),
        ];
        let found = plain(&of_records(&stream.concat()));
        assert_eq!(found, ["000000-0001", "se 0000000002", "0000000003"]);
    }
}
