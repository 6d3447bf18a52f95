//! `.xlsx` as rust_xlsxwriter writes it, with what that writer cannot do put in by hand.

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula, Workbook};

use super::super::RawCell;
use super::*;

/// What rust_xlsxwriter asks for, since it does not calculate.
const WAITS: &str = r#"fullCalcOnLoad="1""#;

/// A workbook whose sheet data is written by hand, as Excel has calculated it; cells with `s="1"` are dates.
fn by_hand(sheet_data: &str) -> Vec<u8> {
    with_part(&waiting(sheet_data), "xl/workbook.xml", |part| part.replacen(WAITS, "", 1))
}

/// The same as a program writes it that does not calculate.
fn waiting(sheet_data: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let format = Format::new().set_num_format("yyyy-mm-dd");
    workbook.add_worksheet().write_with_format(0, 0, 1, &format).expect("written");
    let data = sheet_data.to_owned();
    with_part(&saved(workbook), "xl/worksheets/sheet1.xml", |part| {
        let (before, rest) = part.split_once("<sheetData>").expect("sheet data");
        let (_, after) = rest.split_once("</sheetData>").expect("its end");
        format!("{before}<sheetData>{data}</sheetData>{after}")
    })
}

fn only_sheet(bytes: Vec<u8>) -> RawSheet {
    read_bytes(bytes).expect("it is read").sheets.remove(0)
}

#[test]
fn a_cell_is_small() {
    assert!(size_of::<RawCell>() <= 32, "two million cells must fit: {}", size_of::<RawCell>());
}

#[test]
fn every_kind_of_value_keeps_its_address() {
    let mut workbook = Workbook::new();
    let (day, minute) = (Format::new().set_num_format("yyyy-mm-dd"), Format::new().set_num_format("yyyy-mm-dd hh:mm"));
    let sheet = workbook.add_worksheet().set_name("Aktiviteter").expect("a name");
    sheet.write(0, 0, " Möte  med\u{a0}nätverket ").expect("written");
    sheet.write(0, 2, 2020).expect("written");
    sheet.write_with_format(1, 1, 43_771, &day).expect("written");
    sheet.write_with_format(1, 2, 43_890.562_5, &minute).expect("written");
    sheet.write(2, 0, true).expect("written");
    sheet.write(2, 1, "   ").expect("written");
    sheet.write(2, 2, 115_000.5).expect("written");
    sheet.write_formula(3, 0, Formula::new("=1/0").set_result("#DIV/0!")).expect("written");
    sheet.write_formula(3, 1, Formula::new("=C1*2").set_result("4040")).expect("written");
    sheet.write_blank(4, 4, &day).expect("written");
    let bold = Format::new().set_bold();
    sheet
        .write_rich_string(5, 0, &[(&Format::default(), "vanlig "), (&bold, "fet"), (&Format::default(), " text")])
        .expect("written");
    let read = only_sheet(saved(workbook));
    assert_eq!((&*read.name, read.hidden), ("Aktiviteter", false));
    let expected = [
        at("A1", text(" Möte  med\u{a0}nätverket ")),
        at("C1", number("2020")),
        at("B2", date(2019, 11, 2)),
        at("C2", moment("2020-02-29T13:30:00")),
        at("A3", CellValue::Boolean(true)),
        at("C3", number("115000.5")),
        at("A4", CellValue::Error("#DIV/0!".into())),
        at("B4", number("4040")),
        at("A6", text("vanlig fet text")),
    ];
    assert_eq!(cells(&read), expected);
}

#[test]
fn a_formula_that_was_never_calculated_is_told_from_an_empty_text() {
    let sheet = only_sheet(by_hand(
        r#"<row r="2"><c r="A2"><f>1+1</f></c><c r="B2"><f>1+1</f><v></v></c><c r="C2"><f>1+1</f><v>2</v></c>
        <c r="D2" t="str"><f>""</f><v></v></c><c r="E2"><f t="shared" si="4000000000"/></c></row>"#,
    ));
    let expected = [
        at("A2", CellValue::FormulaWithoutValue),
        at("B2", CellValue::FormulaWithoutValue),
        at("C2", number("2")),
        at("E2", CellValue::FormulaWithoutValue),
    ];
    assert_eq!(cells(&sheet), expected);
}

/// As XlsxWriter and its like write a formula: the value 0, and the wish that everything is calculated on opening.
#[test]
fn a_formula_of_a_file_that_waits_to_be_calculated_has_no_value() {
    let data = r#"<row r="2"><c r="A2"><f>1+1</f><v>0</v></c><c r="B2"><f>1+1</f><v>0.0</v></c><c r="C2" s="1"><f>1+1</f><v>0</v></c>
        <c r="D2" t="str"><f>A1</f><v></v></c><c r="E2"><f t="shared" si="0"/><v>0</v></c><c r="F2"><f>1+1</f><v>2</v></c><c r="G2"><v>0</v></c></row>"#;
    let sheet = only_sheet(waiting(data));
    let expected = ["A2", "B2", "C2", "D2", "E2"].map(|address| at(address, CellValue::FormulaWithoutValue));
    assert_eq!(cells(&sheet), [&expected[..], &[at("F2", number("2")), at("G2", number("0"))]].concat());
    assert_eq!(cells(&only_sheet(by_hand(data)))[0], at("A2", number("0")));
}

/// As Google Sheets writes a formula's error, and as values are pasted.
#[test]
fn an_error_that_is_stored_as_text_is_an_error() {
    let sheet = only_sheet(by_hand(
        r##"<row r="1"><c t="str"><f>VLOOKUP(1,X:Y,2)</f><v>#REF!</v></c><c t="inlineStr"><is><t> #SAKNAS! </t></is></c>
        <c t="str"><v>#DIVISION/0!</v></c><c t="str"><v>Err:502</v></c><c t="str"><v>#REF! i B2</v></c></row>"##,
    ));
    let values: Vec<_> = sheet.cells.into_iter().map(|cell| cell.value).collect();
    let errors = ["#REF!", "#SAKNAS!", "#DIVISION/0!", "Err:502"].map(|error| CellValue::Error(error.into()));
    assert_eq!(values, [&errors[..], &[text("#REF! i B2")]].concat());
}

#[test]
fn all_errors_keep_their_text() {
    let errors = ["#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];
    let row: String = errors.iter().map(|error| format!(r#"<c t="e"><v>{error}</v></c>"#)).collect();
    let sheet = only_sheet(by_hand(&format!(r#"<row r="1">{row}</row>"#)));
    let values: Vec<_> = sheet.cells.into_iter().map(|cell| cell.value).collect();
    assert_eq!(values, errors.map(|error| CellValue::Error(error.into())));
}

#[test]
fn strange_dates_are_never_wrong_dates() {
    let serials = ["-1", "0", "0.5", "1", "59", "60", "61", "2958465", "2958466", "1e300", "NaN"];
    let row: String = serials.iter().map(|serial| format!(r#"<c s="1"><v>{serial}</v></c>"#)).collect();
    let row = format!(
        r#"<row r="1">{row}<c t="d"><v>2025-05-19</v></c><c t="d"><v>2025-05-19T10:00:00Z</v></c><c t="d"><v>i maj</v></c></row>"#
    );
    let sheet = only_sheet(by_hand(&row));
    let expected = [
        CellValue::Other("-1".into()),
        CellValue::Other("0:00:00".into()),
        CellValue::Other("12:00:00".into()),
        date(1900, 1, 1),
        date(1900, 2, 28),
        CellValue::Other("1900-02-29".into()),
        date(1900, 3, 1),
        date(9999, 12, 31),
        CellValue::Other("2958466".into()),
        CellValue::Other(1e300.to_string().into()),
        CellValue::Other("NaN".into()),
        date(2025, 5, 19),
        moment("2025-05-19T10:00:00"),
        CellValue::Other("i maj".into()),
    ];
    let values: Vec<_> = sheet.cells.into_iter().map(|cell| cell.value).collect();
    assert_eq!(values, expected);
}

#[test]
fn the_1904_system_counts_from_its_own_day() {
    let file = by_hand(
        r#"<row r="1"><c s="1"><v>0</v></c><c s="1"><v>42309</v></c><c s="1"><v>2957003</v></c><c s="1"><v>2957004</v></c></row>"#,
    );
    let file = with_part(&file, "xl/workbook.xml", |part| part.replace("<workbookPr", r#"<workbookPr date1904="1""#));
    let values: Vec<_> = only_sheet(file).cells.into_iter().map(|cell| cell.value).collect();
    assert_eq!(values, [date(1904, 1, 1), date(2019, 11, 2), date(9999, 12, 31), CellValue::Other("2957004".into())]);
}

#[test]
fn the_far_corner_costs_nothing() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write(0, 0, "först").expect("written").write(1_048_575, 16_383, "sist").expect("written");
    assert_eq!(cells(&only_sheet(saved(workbook))), [at("A1", text("först")), at("XFD1048576", text("sist"))]);
}

#[test]
fn cells_out_of_order_are_sorted_and_the_last_of_two_counts() {
    let sheet = only_sheet(by_hand(
        r#"<row r="3"><c r="B3"><v>4</v></c><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>0</v></c><c r="A1"><v>1</v></c></row>"#,
    ));
    assert_eq!(cells(&sheet), [at("A1", number("1")), at("A3", number("3")), at("B3", number("4"))]);
}

#[test]
fn a_cell_outside_the_sheet_is_damage() {
    for address in ["A1048577", "XFE1"] {
        let sheet = only_sheet(by_hand(&format!(r#"<row><c r="{address}"><v>1</v></c></row>"#)));
        assert_eq!(lost(&sheet), ("adress".to_owned(), if address == "XFE1" { "XFD1" } else { "A1048576" }.to_owned()));
    }
}

#[test]
fn hidden_sheets_are_read_and_known() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Synligt").expect("a name");
    workbook.add_worksheet().set_name("Dolt").expect("a name").set_hidden(true).write(1, 1, "gömd").expect("written");
    workbook.add_worksheet().set_name("Djupt dolt").expect("a name").set_very_hidden(true);
    let read = read_bytes(saved(workbook)).expect("it is read");
    assert_eq!(read.sheets.iter().map(|sheet| sheet.hidden).collect::<Vec<_>>(), [false, true, true]);
    assert_eq!(cells(&read.sheets[1]), [at("B2", text("gömd"))]);
}

#[test]
fn merged_regions_belong_to_their_sheet() {
    let mut workbook = Workbook::new();
    let format = Format::new();
    workbook.add_worksheet().merge_range(6, 0, 7, 2, "sammanfogad", &format).expect("written");
    workbook.add_worksheet().write(0, 0, 1).expect("written");
    let read = read_bytes(saved(workbook)).expect("it is read");
    assert_eq!(read.sheets[0].merged, [CellRange::new(6, 0, 7, 2)]);
    assert_eq!(read.sheets[1].merged, []);
    assert_eq!(cells(&read.sheets[0]), [at("A7", text("sammanfogad"))]);
}

#[test]
fn charts_are_no_sheets() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Data").expect("a name").write(0, 0, 1).expect("written");
    let mut chart = rust_xlsxwriter::Chart::new(rust_xlsxwriter::ChartType::Line);
    chart.add_series().set_values("Data!$A$1:$A$1");
    workbook.add_chartsheet().insert_chart(0, 0, &chart).expect("written");
    let read = read_bytes(saved(workbook)).expect("it is read");
    assert_eq!(read.sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), ["Data"]);
}

#[test]
fn a_million_blank_formatted_rows_are_no_cells() {
    let mut rows: String =
        (1..=200_000).map(|row| format!(r#"<row r="{row}" s="1"><c r="A{row}" s="1"/></row>"#)).collect();
    rows.push_str(r#"<row r="200001"><c r="C200001"><v>1</v></c></row>"#);
    assert_eq!(cells(&only_sheet(by_hand(&rows))), [at("C200001", number("1"))]);
}

/// A value to write, and what must come back.
fn value() -> impl Strategy<Value = (Written, CellValue)> {
    prop_oneof![
        "[ -~åäöÅÄÖéß€\u{a0}\n]{0,40}[a-zåäö]"
            .prop_map(|content| (Written::Text(content.clone()), CellValue::Text(content))),
        (-999_999_999_999_i64..=999_999_999_999, 0u32..=3).prop_map(|(digits, scale)| {
            let decimal = rust_decimal::Decimal::new(digits, scale);
            (Written::Number(decimal.to_string().parse().expect("a double")), CellValue::Number(decimal.normalize()))
        }),
        (61u32..2_958_466).prop_map(|serial| {
            let day = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a date") + chrono::Days::new(serial.into());
            (Written::Day(serial), CellValue::Date(day))
        }),
        any::<bool>().prop_map(|truth| (Written::Boolean(truth), CellValue::Boolean(truth))),
    ]
}

#[derive(Debug, Clone)]
enum Written {
    Text(String),
    Number(f64),
    Day(u32),
    Boolean(bool),
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_comes_back(table in proptest::collection::btree_map((0u32..2_000, 0u16..60), value(), 0..60)) {
        let mut workbook = Workbook::new();
        let day = Format::new().set_num_format("d mmmm yyyy");
        let sheet = workbook.add_worksheet();
        for ((row, column), (written, _)) in &table {
            match written {
                Written::Text(content) => sheet.write(*row, *column, content),
                Written::Number(number) => sheet.write(*row, *column, *number),
                Written::Day(serial) => sheet.write_with_format(*row, *column, *serial, &day),
                Written::Boolean(truth) => sheet.write(*row, *column, *truth),
            }.expect("written");
        }
        let expected: Vec<_> = table.into_iter()
            .map(|((row, column), (_, value))| RawCell { row, column: column.into(), value })
            .collect();
        prop_assert_eq!(only_sheet(saved(workbook)).cells, expected);
    }
}
