//! Each oddity that programs leave in an `.ods`, planted in files of three writers, on a sheet that is read and on one of
//! notes.

use super::writers::{Package, SHEETS, expected};
use super::*;

const LIBREOFFICE: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/libreoffice-tre-blad.ods");
const ODFPY: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/odfpy-tre-blad.ods");

/// As Google writes it: no part says what the file is, and values stand in the attributes alone.
fn by_hand() -> Package {
    let tables: String = SHEETS.iter().zip(expected()).map(|(name, cells)| table(name, &cells)).collect();
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    Package(vec![("content.xml".to_owned(), content.into_bytes())])
}

fn table(name: &str, cells: &[(String, CellValue)]) -> String {
    let row = |row: &str| {
        let cells: String =
            cells.iter().filter(|(address, _)| &address[1..] == row).map(|(_, value)| cell(value)).collect();
        if cells.is_empty() { cells } else { format!("<table:table-row>{cells}</table:table-row>") }
    };
    format!(r#"<table:table table:name="{name}">{}</table:table>"#, ["1", "2", "3"].map(row).concat())
}

fn cell(value: &CellValue) -> String {
    match value {
        CellValue::Text(text) => {
            let text = text.replace('&', "&amp;").replace('\n', "</text:p><text:p>");
            format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
        }
        CellValue::Boolean(truth) => {
            format!(r#"<table:table-cell office:value-type="boolean" office:boolean-value="{truth}"/>"#)
        }
        CellValue::Date(date) => format!(r#"<table:table-cell office:value-type="date" office:date-value="{date}"/>"#),
        CellValue::Number(number) => {
            format!(r#"<table:table-cell office:value-type="float" office:value="{number}"/>"#)
        }
        other => panic!("{other:?}"),
    }
}

pub(super) fn writers() -> [(&'static str, Package); 3] {
    [("LibreOffice", Package::of(LIBREOFFICE)), ("odfpy", Package::of(ODFPY)), ("by hand", by_hand())]
}

/// What becomes of the sheet with the oddity.
pub(super) enum Outcome {
    Same,
    /// It has a cell in its first column below the others.
    With(CellValue),
    Lost(&'static str),
}
pub(super) use Outcome::{Lost, Same, With};

/// The rows below the sheets' own.
const BELOW: [&str; 2] = ["A4", "A2"];

#[track_caller]
pub(super) fn assert_on_each_sheet(name: &str, plant: impl Fn(&mut Package, usize), outcome: &Outcome) {
    for (writer, package) in writers() {
        for target in [0, 1] {
            let mut planted = package.clone();
            plant(&mut planted, target);
            let what = format!("{name}, {writer}, {}", SHEETS[target]);
            let read = read_bytes(planted.zipped()).unwrap_or_else(|problems| panic!("{what}: {problems:?}"));
            assert_eq!(read.sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), SHEETS, "{what}");
            let mut wanted = expected();
            let lost_one = match outcome {
                Same => None,
                With(value) => {
                    wanted[target].push(at(BELOW[target], value.clone()));
                    None
                }
                Lost(reason) => Some((target, *reason)),
            };
            assert_sheets(&what, &read, &wanted, lost_one);
        }
    }
}

#[track_caller]
pub(super) fn assert_same(name: &str, plant: impl Fn(&mut Package)) {
    assert_on_each_sheet(name, |package, _| plant(package), &Same);
}

/// Plants a row below the others.
#[track_caller]
pub(super) fn assert_row(row: &str, outcome: &Outcome) {
    let plant = |package: &mut Package, target: usize| {
        package.edit("content.xml", |part| {
            let (end, _) = part.match_indices("</table:table>").nth(target).expect("the sheet's end");
            format!("{}{row}{}", &part[..end], &part[end..])
        });
    };
    assert_on_each_sheet(row, plant, outcome);
}

#[track_caller]
pub(super) fn assert_cell(cell: &str, value: CellValue) {
    assert_row(&format!("<table:table-row>{cell}</table:table-row>"), &With(value));
}

#[test]
fn the_three_writers_write_the_same() {
    assert_same("nothing", |_| {});
}

#[test]
fn a_cell_without_a_type_has_what_it_holds() {
    for (cell, value) in [
        ("<table:table-cell><text:p>utan typ</text:p></table:table-cell>", text("utan typ")),
        (r#"<table:table-cell office:value="7"><text:p>7 st</text:p></table:table-cell>"#, number("7")),
        (r#"<table:table-cell office:date-value="2025-05-19"/>"#, date(2025, 5, 19)),
        (r#"<table:table-cell office:value-type="float"><text:p>7,5</text:p></table:table-cell>"#, text("7,5")),
        (r#"<table:table-cell office:value-type="void"><text:p>tomt</text:p></table:table-cell>"#, text("tomt")),
        (r#"<table:table-cell table:formula="of:=X()"/>"#, CellValue::FormulaWithoutValue),
        (r#"<table:table-cell office:value-type="boolean" office:boolean-value="1"/>"#, CellValue::Boolean(true)),
        (
            r#"<table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25 %</text:p></table:table-cell>"#,
            number("0.25"),
        ),
        (
            r#"<table:table-cell office:value-type="odd"><text:p>7</text:p></table:table-cell>"#,
            CellValue::Unreadable(Damage::CellType("odd".into()).into()),
        ),
        (r#"<table:table-cell office:value-type="float" office:value="7 st"/>"#, CellValue::Other("7 st".into())),
    ] {
        assert_cell(cell, value);
    }
}

#[test]
fn what_stands_beside_the_text_is_not_the_text() {
    let cell = |inside: &str| format!(r#"<table:table-cell office:value-type="string">{inside}</table:table-cell>"#);
    assert_cell(
        &cell(
            "<text:p><text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text></text:ruby></text:p>",
        ),
        text("漢字"),
    );
    assert_cell(
        &cell(
            "<text:p>före<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>fotnot</text:p></text:note-body></text:note> efter</text:p>",
        ),
        text("före efter"),
    );
    assert_cell(
        &cell("\n  <text:p>rad\n    ett</text:p>\n  <text:p>rad <text:span> två</text:span></text:p>\n"),
        text("rad ett\nrad två"),
    );
    assert_cell(&cell("<text:h>rubrik</text:h>"), text("rubrik"));
    assert_cell(
        &cell("<text:p><text:a xlink:href=\"x\">länk</text:a><text:s/> &amp; <![CDATA[<b>]]></text:p>"),
        text("länk  & <b>"),
    );
}

#[test]
fn errors_are_errors_however_they_are_stored() {
    for shown in ["#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA", "#BLOCKED!", "Err:502"] {
        for kind in [r#"office:value-type="float" office:value="0""#, r#"office:value-type="string""#, ""] {
            let cell = format!("<table:table-cell {kind}><text:p>{shown}</text:p></table:table-cell>");
            assert_cell(&cell, CellValue::Error(shown.into()));
        }
    }
}

#[test]
fn copies_of_other_files_are_passed_over_and_linked_sheets_are_not() {
    let append = |package: &mut Package, table: &str| {
        package.edit("content.xml", |part| {
            part.replacen("</office:spreadsheet>", &format!("{table}</office:spreadsheet>"), 1)
        });
    };
    let source = r#"<table:table-source xlink:href="file:///D:/k.xlsx" table:table-name="Blad1" table:mode="copy-results-only"/>"#;
    let row = "<table:table-row><table:table-cell><text:p>kopia</text:p></table:table-cell></table:table-row>";
    assert_same("cache", |package| {
        append(package, &format!(r#"<table:table table:name="'file:///D:/k.xlsx'#Blad1">{source}{row}</table:table>"#));
    });
    assert_same("DDE", |package| {
        append(
            package,
            &format!(
                r#"<table:dde-links><table:dde-link><office:dde-source/><table:table table:name="x">{row}</table:table></table:dde-link></table:dde-links>"#
            ),
        );
    });
    assert_same("linked", |package| {
        package.edit("content.xml", |part| {
            let start = part.find("<table:table ").expect("a sheet");
            let end = start + part[start..].find('>').expect("its end") + 1;
            format!("{}{source}{}", &part[..end], &part[end..])
        });
    });
}

#[test]
fn the_parts_may_be_packed_and_encoded_in_every_way() {
    assert_same("no media type", |package| package.0.retain(|(name, _)| name != "mimetype"));
    assert_same("content alone", |package| package.0.retain(|(name, _)| name == "content.xml"));
    for begin in ["./", "/"] {
        assert_same(begin, |package| {
            package.0.iter_mut().for_each(|(name, _)| *name = format!("{begin}{name}"));
        });
    }
    assert_same("BOM", |package| {
        let part = package.part("content.xml");
        *part = [b"\xEF\xBB\xBF", part.as_slice()].concat();
    });
    assert_same("UTF-16", |package| {
        let part = package.part("content.xml");
        let units =
            std::str::from_utf8(part).expect("text").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        *part = [b"\xFF\xFE".to_vec(), units].concat();
    });
    // As Python's ElementTree writes what it has read.
    assert_same("other prefixes", |package| {
        package.edit("content.xml", |part| {
            ["office", "table", "text", "style", "calcext"].iter().enumerate().fold(
                part.to_owned(),
                |part, (at, prefix)| {
                    part.replace(&format!("<{prefix}:"), &format!("<ns{at}:"))
                        .replace(&format!("</{prefix}:"), &format!("</ns{at}:"))
                        .replace(&format!(" {prefix}:"), &format!(" ns{at}:"))
                        .replace(&format!("xmlns:{prefix}="), &format!("xmlns:ns{at}="))
                },
            )
        });
    });
}

#[test]
fn a_sheet_that_is_damaged_costs_itself() {
    assert_row(
        "<table:table-row><table:table-cell><text:p>&odd;</text:p></table:table-cell></table:table-row>",
        &Lost("xml"),
    );
    assert_row(r#"<table:table-row table:number-rows-repeated="många"/>"#, &Lost("adress"));
    assert_row(
        r#"<table:table-row><table:table-cell table:number-columns-repeated="-1"/></table:table-row>"#,
        &Lost("adress"),
    );
    let outside = r#"<table:table-row><table:table-cell table:number-columns-repeated="16384"/><table:table-cell office:value="1"/></table:table-row>"#;
    assert_row(outside, &Lost("adress"));
}

#[test]
fn other_open_documents_are_no_workbooks() {
    for media_type in ["application/vnd.oasis.opendocument.text", "application/epub+zip"] {
        let file = zipped(&[("mimetype", media_type.into()), ("content.xml", b"<office:document-content/>".to_vec())]);
        assert_eq!(refusal(file).arguments["slag"], "ingen-arbetsbok", "{media_type}");
    }
}
