//! `.ods` and `.xls` as LibreOffice, odfpy and xlwt write them. The two files of LibreOffice come from one workbook.

use super::*;
use crate::codes;

const LIBREOFFICE_ODS: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/libreoffice.ods");
const LIBREOFFICE_XLS: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/libreoffice.xls");
const ODFPY_ODS: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/odfpy.ods");
const XLWT_XLS: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/xlwt.xls");

/// An `.ods` whose first table is written by hand.
fn ods(table: &str) -> Vec<u8> {
    with_part(ODFPY_ODS, "content.xml", |part| {
        let (before, rest) = part.split_once("<table:table ").expect("a table");
        let (_, after) = rest.split_once("</table:table>").expect("its end");
        format!(r#"{before}<table:table table:name="T">{table}</table:table>{after}"#)
    })
}

#[test]
fn libreoffice_saves_one_workbook_in_two_formats() {
    for (format, file) in [("ods", LIBREOFFICE_ODS), ("xls", LIBREOFFICE_XLS)] {
        let read = read_bytes(file.to_vec()).expect("it is read");
        let names: Vec<_> = read.sheets.iter().map(|sheet| (&*sheet.name, sheet.hidden)).collect();
        assert_eq!(names, [("Aktiviteter", false), ("Dold", true), ("Tomt", false)], "{format}");
        assert_eq!(read.sheets[0].merged, [CellRange::new(6, 0, 7, 2)], "{format}");
        assert_eq!(cells(&read.sheets[1]), [at("B2", text("gömd"))], "{format}");
        let expected = [
            at("A1", text("Datum")),
            at("B1", text("Namn")),
            at("C1", text("Belopp")),
            at("D1", text("År")),
            at("E1", text("Klar")),
            at("A2", date(2019, 11, 2)),
            at("B2", text(" Möte  med  nätverket ")),
            at("C2", number("115000.5")),
            at("D2", number("2020")),
            at("E2", CellValue::Boolean(true)),
            at("A3", moment("2020-02-29T13:30:00")),
            at("B3", text("rad ett\nrad två")),
            at("C3", number("-0.1")),
            at("D3", number("1999")),
            at("E3", CellValue::Boolean(false)),
            at("A5", CellValue::Other("36:15:00".into())),
            at("B5", CellValue::Error("#DIV/0!".into())),
            at("C5", CellValue::Error("#N/A".into())),
            at("D5", number("230001")),
            at("E5", text(" Möte  med  nätverket !")),
            at("B6", text("vanlig fet å\u{a0}ö")),
            at("A7", text("sammanfogad")),
            at("G9", date(2019, 12, 2)),
            at("C10", number("1234567890123460")),
            at("D10", number("0.3")),
            at("E10", number("0.0000001")),
        ];
        assert_eq!(cells(&read.sheets[0]), expected, "{format}");
    }
}

#[test]
fn odfpy_repeats_rows_and_stores_no_values() {
    let read = read_bytes(ODFPY_ODS.to_vec()).expect("it is read");
    assert_eq!(&*read.sheets[0].name, "Från odfpy");
    let expected = [
        at("A1", text("text")),
        at("B1", number("3.5")),
        at("C1", moment("2019-11-02T12:30:00")),
        at("D1", CellValue::FormulaWithoutValue),
        at("A2", number("1")),
        at("B2", number("1")),
        at("A3", number("1")),
        at("B3", number("1")),
        at("A4", number("1")),
        at("B4", number("1")),
    ];
    assert_eq!(cells(&read.sheets[0]), expected);
}

#[test]
fn a_long_text_runs_on_over_the_records_of_an_xls() {
    let read = read_bytes(XLWT_XLS.to_vec()).expect("it is read");
    let expected = [
        at("A1", text("Å ö ü")),
        at("A2", date(2019, 11, 2)),
        at("A3", number("12.5")),
        at("A4", number("7")),
        at("A5", CellValue::Boolean(true)),
        at("A7", text("sammanfogad")),
        at("A9", text(&format!("{}å€", "x".repeat(8300)))),
        at("A10", text("slut")),
    ];
    assert_eq!(cells(&read.sheets[0]), expected);
    assert_eq!(
        (&*read.sheets[0].name, read.sheets[0].merged.as_slice()),
        ("Blad & ett", &[CellRange::new(6, 0, 7, 2)][..])
    );
}

#[test]
fn text_of_an_ods_cell_leaves_comments_and_drawings_out() {
    let cell = |inside: &str| {
        let row = format!(
            r#"<table:table-row><table:table-cell office:value-type="string">{inside}</table:table-cell></table:table-row>"#
        );
        cells(&read_bytes(ods(&row)).expect("it is read").sheets[0])
    };
    let expected = [at("A1", text("a & b   c\td\ne\nf"))];
    let written = r#"<office:annotation><text:p>kommentar</text:p></office:annotation><text:p>a &amp; b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e</text:p>
        <text:p><text:span>f</text:span></text:p><draw:frame><draw:text-box><text:p>ruta</text:p></draw:text-box></draw:frame>"#;
    assert_eq!(cell(&written.replace("\n        ", "")), expected);
}

#[test]
fn repetition_without_values_costs_nothing_in_an_ods() {
    let rows = r#"<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row><table:table-cell table:number-columns-repeated="16383"/><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#;
    assert_eq!(cells(&read_bytes(ods(rows)).expect("it is read").sheets[0]), [at("XFD1048576", number("1"))]);
}

#[test]
fn repetition_with_values_ends_at_the_bound_in_an_ods() {
    let row = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>"#;
    assert_eq!(code_and_bound(&refusal(ods(row))), ("W02", "celler"));
    let row = r#"<table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="4000000000"/></text:p></table:table-cell></table:table-row>"#;
    assert_eq!(code_and_bound(&refusal(ods(row))), ("W02", "text"));
    for kind in [r#"office:value-type="time" office:time-value="#, r#"calcext:value-type="error" office:value="#] {
        let long = "x".repeat(100_000);
        let row = format!(
            r#"<table:table-row table:number-rows-repeated="1000"><table:table-cell {kind}"{long}"><text:p>{long}</text:p></table:table-cell></table:table-row>"#
        );
        assert_eq!(code_and_bound(&refusal(ods(&row))), ("W02", "text"));
    }
}

#[test]
fn an_encrypted_ods_is_told() {
    let file = with_part(ODFPY_ODS, "META-INF/manifest.xml", |part| {
        part.replace("</manifest:manifest>", "<manifest:encryption-data/></manifest:manifest>")
    });
    assert_eq!(refusal(file).code, codes::WORKBOOK_ENCRYPTED);
}

/// Excel saves an `.ods` so, old versions of LibreOffice too, and Google Sheets writes an empty text beside the error.
#[test]
fn an_error_of_an_ods_that_is_stored_as_a_value_is_an_error() {
    for (stored, shown) in [
        (r#"office:value-type="float" office:value="0" table:formula="of:=0/0""#, "#DIV/0!"),
        (r#"office:value-type="float" office:value="0""#, "#REFERENS!"),
        (r#"office:value-type="currency" office:value="0""#, "Err:502"),
        (r#"office:value-type="percentage" office:value="0""#, "#SAKNAS!"),
        (r#"office:value-type="string" office:string-value="" table:formula="of:=X()""#, "#NAME?"),
        (r#"office:value-type="string""#, "#N/A"),
        (r#"office:value-type="date" office:date-value="1899-12-30""#, "#VALUE!"),
        (r#"office:value-type="boolean" office:boolean-value="false""#, "#NUM!"),
    ] {
        let row = format!(
            r#"<table:table-row><table:table-cell {stored}><text:p>{shown}</text:p></table:table-cell></table:table-row>"#
        );
        let read = read_bytes(ods(&row)).expect("it is read");
        assert_eq!(cells(&read.sheets[0]), [at("A1", CellValue::Error(shown.into()))], "{stored}");
    }
}

/// A cell's number as its cell shows it, by address.
fn shown(sheet: &RawSheet) -> Vec<(String, Option<String>)> {
    let cells = sheet.cells.iter().filter(|cell| matches!(cell.value, CellValue::Number(_)));
    cells
        .map(|cell| (CellAddress { row: cell.row, column: cell.column }.to_string(), sheet.marks.shown(cell)))
        .collect()
}

#[test]
fn an_ods_has_what_its_cells_show() {
    let number = |style: &str, value: &str, shown: &str| {
        format!(
            r#"<table:table-cell table:style-name="{style}" office:value-type="float" office:value="{value}"><text:p>{shown}</text:p></table:table-cell>"#
        )
    };
    let rows = format!(
        r#"<table:table-row>{}{}</table:table-row><table:table-row table:visibility="filter" table:number-rows-repeated="2">{}</table:table-row>
        <table:table-row table:visibility="collapse">{}</table:table-row><table:table-row>{}</table:table-row>"#,
        number("a", "0.25", "25 %"),
        number("a", "3.5", "3.5"),
        number("a", "1", "1"),
        number("a", "2", "2,00"),
        number("struck", "3", "3"),
    );
    let with_style = with_part(&ods(&rows), "content.xml", |part| {
        let style = r#"<style:style style:name="struck" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>"#;
        part.replacen(
            "<office:body>",
            &format!("<office:automatic-styles>{style}</office:automatic-styles><office:body>"),
            1,
        )
    });
    let read = read_bytes(with_style).expect("it is read");
    let expected = [("A1", "25 %"), ("B1", "3,5"), ("A2", "1"), ("A3", "1"), ("A4", "2,00"), ("A5", "3")];
    assert_eq!(shown(&read.sheets[0]), expected.map(|(at, text)| (at.to_owned(), Some(text.to_owned()))));
    let marks = &read.sheets[0].marks;
    assert_eq!([0, 1, 2, 3, 4].map(|row| marks.is_hidden(row)), [false, true, true, true, false]);
    assert_eq!([0, 4].map(|row| marks.is_struck(row, 0)), [false, true]);
}

/// LibreOffice saves a percentage as one; a sign that its format has in quotes multiplies nothing.
#[test]
fn an_ods_shows_percent_by_its_type_and_may_show_nothing() {
    let cell = |kind: &str, value: &str, text: &str| {
        format!(
            r#"<table:table-cell office:value-type="{kind}" office:value="{value}"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let row = [
        cell("percentage", "0.25", "25.0%"),
        cell("float", "25", "25 %"),
        cell("float", "5", ""),
        cell("currency", "1234.5", "1,234.50 kr"),
    ];
    let read = read_bytes(ods(&format!("<table:table-row>{}</table:table-row>", row.concat()))).expect("it is read");
    let sheet = &read.sheets[0];
    let expected = [("A1", "25,0%"), ("B1", "25 %"), ("C1", ""), ("D1", "1\u{a0}234,50 kr")];
    assert_eq!(shown(sheet), expected.map(|(at, text)| (at.to_owned(), Some(text.to_owned()))));
    assert_eq!([0, 1, 2].map(|column| sheet.marks.shows_percent(0, column)), [true, false, false]);
}

/// LibreOffice stores what a comparison gave as a number that is shown as a word.
#[test]
fn an_ods_shows_truth_as_a_word() {
    for (value, shown, truth) in
        [("1", "TRUE", true), ("1", "SANT", true), ("0", "FALSKT", false), ("0", "FALSE", false)]
    {
        let row = format!(
            r#"<table:table-row><table:table-cell table:formula="of:=[.A2]=1" office:value-type="float" office:value="{value}"><text:p>{shown}</text:p></table:table-cell></table:table-row>"#
        );
        let read = read_bytes(ods(&row)).expect("it is read");
        assert_eq!(cells(&read.sheets[0]), [at("A1", CellValue::Boolean(truth))], "{shown}");
    }
}

#[test]
fn a_formula_of_an_ods_without_its_value_is_not_empty() {
    for kind in ["float", "string", "percentage", "currency", "date", "time", "boolean", "void", ""] {
        let row = format!(
            r#"<table:table-row><table:table-cell table:formula="of:=1+2" office:value-type="{kind}"/></table:table-row>"#
        );
        let read = read_bytes(ods(&row)).expect("it is read");
        assert_eq!(cells(&read.sheets[0]), [at("A1", CellValue::FormulaWithoutValue)], "{kind}");
    }
}

#[test]
fn an_xlsx_shows_numbers_by_their_formats_and_hides_rows() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let format = |code: &str| rust_xlsxwriter::Format::new().set_num_format(code);
    let struck = rust_xlsxwriter::Format::new().set_font_strikethrough();
    sheet.write(0, 0, 3.5).expect("written");
    sheet.write_with_format(0, 1, 0.25, &format("0%")).expect("written");
    sheet.write_with_format(1, 0, 7, &format("000")).expect("written");
    sheet.write_with_format(1, 1, "text", &format("000")).expect("written");
    sheet.write_with_format(2, 0, 1, &struck).expect("written");
    sheet.write_with_format(2, 1, "struken", &struck).expect("written");
    sheet.set_row_hidden(1).expect("hidden");
    let read = read_bytes(saved(workbook)).expect("it is read");
    let expected = [("A1", "3,5"), ("B1", "25%"), ("A2", "007"), ("A3", "1")];
    assert_eq!(shown(&read.sheets[0]), expected.map(|(at, text)| (at.to_owned(), Some(text.to_owned()))));
    let marks = &read.sheets[0].marks;
    assert_eq!([0, 1, 2].map(|row| marks.is_hidden(row)), [false, true, false]);
    assert_eq!([(2, 0), (2, 1), (0, 0)].map(|(row, column)| marks.is_struck(row, column)), [true, true, false]);
}

/// The same file with a bit set in a field of the first record of a kind whose data begins so.
fn with_bit(file: &[u8], kind: u16, begins: &[u8], field: usize, bit: u8) -> Vec<u8> {
    let mut file = file.to_vec();
    let at = (0..file.len() - 32)
        .find(|at| {
            file[*at..].starts_with(&kind.to_le_bytes()) && file[at + 3] == 0 && file[at + 4..].starts_with(begins)
        })
        .expect("the record");
    file[at + 4 + field] |= bit;
    file
}

#[test]
fn an_xls_has_hidden_rows_and_struck_cells() {
    let plain = read_bytes(LIBREOFFICE_XLS.to_vec()).expect("it is read");
    assert_eq!([1, 2].map(|row| plain.sheets[0].marks.is_hidden(row)), [false, false]);
    let hidden = with_bit(LIBREOFFICE_XLS, 0x0208, &[2, 0], 12, 1 << 5);
    let hidden = read_bytes(hidden).expect("it is read");
    assert_eq!([1, 2].map(|row| hidden.sheets[0].marks.is_hidden(row)), [false, true]);
    let struck = with_bit(LIBREOFFICE_XLS, 0x0031, &[0xDC, 0], 2, 1 << 3);
    let struck = read_bytes(struck).expect("it is read");
    assert_eq!([&plain, &struck].map(|read| read.sheets[0].marks.is_struck(1, 1)), [false, true]);
}

#[test]
fn comments_on_cells_are_read() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "text").expect("written");
    sheet.insert_note(2, 1, &rust_xlsxwriter::Note::new("se bilagan").add_author_prefix(false)).expect("written");
    let read = read_bytes(saved(workbook)).expect("it is read");
    let comments = |sheet: &RawSheet| {
        sheet
            .marks
            .comments()
            .iter()
            .map(|comment| (comment.row, comment.column, comment.text.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(comments(&read.sheets[0]), [(2, 1, "se bilagan".to_owned())]);
    let row = r#"<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>se</text:p><text:p>bilagan</text:p></office:annotation><text:p>a</text:p></table:table-cell></table:table-row>"#;
    let read = read_bytes(ods(row)).expect("it is read");
    assert_eq!(comments(&read.sheets[0]), [(0, 0, "se\nbilagan".to_owned())]);
    assert_eq!(cells(&read.sheets[0]), [at("A1", text("a"))]);
}
