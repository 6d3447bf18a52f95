//! Oddities of an `.xlsb`, planted in files of SheetJS and Excel 2013 (made of a workbook of Apache POI's) and in one written by hand,
//! on its first sheet and on its second.

use super::writers::{Package, SHEETS, expected};
use super::xlsb::{cell, record, wide};
use super::*;

const SHEETJS: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/sheetjs-tre-blad.xlsb");
const EXCEL: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/excel-2013.xlsb");

const WORKBOOK: &str = "xl/workbook.bin";
const RELATIONS: &str = "xl/_rels/workbook.bin.rels";
const DATA_END: u16 = 146;

fn part_of(sheet: usize) -> String {
    format!("xl/worksheets/sheet{}.bin", sheet + 1)
}

/// As little as there can be: texts in the cells, no shared ones and no styles.
fn by_hand() -> Package {
    let mut listed = Vec::new();
    let mut relations = String::new();
    let mut parts = Vec::new();
    for (sheet, name) in SHEETS.iter().enumerate() {
        let id = format!("rId{}", sheet + 1);
        listed.push(record(156, &[&[0; 8][..], &wide(&id), &wide(name)].concat()));
        relations +=
            &format!(r#"<Relationship Id="{id}" Type="x/worksheet" Target="worksheets/sheet{}.bin"/>"#, sheet + 1);
        let row = record(0, &[0; 17]);
        let cells = [cell(6, 0, 0, &wide(name)), cell(5, 1, 0, &7f64.to_le_bytes())].concat();
        parts.push((part_of(sheet), [record(145, &[]), row, cells, record(DATA_END, &[])].concat()));
    }
    parts.push((WORKBOOK.to_owned(), listed.concat()));
    parts.push((RELATIONS.to_owned(), format!("<Relationships>{relations}</Relationships>").into_bytes()));
    Package(parts)
}

fn writers() -> [(&'static str, Package); 3] {
    [("SheetJS", Package::of(SHEETJS)), ("Excel", Package::of(EXCEL)), ("by hand", by_hand())]
}

type Values = Vec<Vec<(String, CellValue)>>;

fn values(read: &RawWorkbook) -> Values {
    read.sheets.iter().map(cells).collect()
}

/// What becomes of the sheet with the oddity.
enum Outcome {
    Same,
    /// It has another cell, in a row below the others.
    With(CellValue),
    Lost(&'static str),
}
use Outcome::{Lost, Same, With};

#[track_caller]
fn assert_on_each_sheet(name: &str, plant: impl Fn(&mut Package, usize), outcome: &Outcome) {
    for (writer, package) in writers() {
        let sound = values(&read_bytes(package.zipped()).expect("it is read"));
        for target in [0, 1] {
            let mut planted = package.clone();
            plant(&mut planted, target);
            let what = format!("{name}, {writer}, {target}");
            let read = read_bytes(planted.zipped()).unwrap_or_else(|problems| panic!("{what}: {problems:?}"));
            let mut wanted = sound.clone();
            let lost_one = match outcome {
                Same => None,
                With(value) => {
                    wanted[target].push(at("A1001", value.clone()));
                    None
                }
                Lost(reason) => Some((target, *reason)),
            };
            assert_sheets(&what, &read, &wanted, lost_one);
        }
    }
}

#[track_caller]
fn assert_same(name: &str, plant: impl Fn(&mut Package)) {
    assert_on_each_sheet(name, |package, _| plant(package), &Same);
}

/// Plants records at the end of the cells.
fn add(package: &mut Package, target: usize, records: &[u8]) {
    let part = package.part(&part_of(target));
    let end = record(DATA_END, &[]);
    let at = part.windows(end.len()).rposition(|window| window == end).expect("the end of the cells");
    part.splice(at..at, records.iter().copied());
}

/// Plants a cell in a row of its own.
#[track_caller]
fn assert_cell(name: &str, planted: &[u8], outcome: &Outcome) {
    let row = record(0, &[&1_000u32.to_le_bytes()[..], &[0; 13]].concat());
    assert_on_each_sheet(name, |package, target| add(package, target, &[&row, planted].concat()), outcome);
}

#[test]
fn the_writers_are_read() {
    assert_eq!(values(&read_bytes(SHEETJS.to_vec()).expect("it is read")), expected());
    assert_same("nothing", |_| {});
}

#[test]
fn records_that_nobody_knows_are_passed_over() {
    for kind in [600, 3_000, 16_383] {
        assert_cell("unknown", &record(kind, &[1, 2, 3]), &Same);
        assert_cell(
            "unknown",
            &[record(kind, &[7; 300]), cell(5, 0, 0, &7f64.to_le_bytes())].concat(),
            &With(number("7")),
        );
    }
    let own = record(4_000, &[9; 200]);
    for part in [WORKBOOK, "xl/styles.bin", "xl/sharedStrings.bin"] {
        assert_same(part, |package| {
            if package.has(part) {
                let part = package.part(part);
                *part = [own.clone(), part.clone()].concat();
            }
        });
    }
}

#[test]
fn a_record_of_the_wrong_length_costs_its_sheet() {
    for (name, planted) in [
        ("short number", cell(5, 0, 0, &[0; 4])),
        ("long number", cell(5, 0, 0, &[0; 40])),
        ("long packed number", cell(2, 0, 0, &[0; 8])),
        ("long shared text", cell(7, 0, 0, &[0; 9])),
        ("short text", cell(6, 0, 0, &[9, 0, 0, 0, 65, 0])),
        ("long text", cell(6, 0, 0, &[wide("a"), vec![0; 6]].concat())),
        ("long truth", cell(4, 0, 0, &[1, 0, 0])),
        ("beyond the part", vec![5, 0xFF, 0xFF, 0x7F]),
    ] {
        assert_cell(name, &planted, &Lost("slut"));
    }
}

#[test]
fn a_sheet_that_ends_among_its_cells_costs_itself() {
    let cut = |package: &mut Package, target: usize| {
        let part = package.part(&part_of(target));
        let end = record(DATA_END, &[]);
        let at = part.windows(end.len()).rposition(|window| window == end).expect("the end of the cells");
        part.truncate(at);
    };
    assert_on_each_sheet("no end of the cells", cut, &Lost("slut"));
    let missing = |package: &mut Package, target: usize| package.0.retain(|(name, _)| *name != part_of(target));
    assert_on_each_sheet("missing", missing, &Lost("del"));
}

#[test]
fn what_holds_no_values_costs_nothing() {
    assert_cell("short merged region", &record(176, &[0; 3]), &Same);
    assert_cell("short columns", &record(60, &[0; 17])[..], &Same);
    for comments in [vec![0xFF], record(635, &[1])] {
        assert_on_each_sheet(
            "comments",
            |package, target| {
                let relations = r#"<Relationships><Relationship Id="c" Type="x/comments" Target="../comments9.bin"/></Relationships>"#;
                let name = format!("xl/worksheets/_rels/sheet{}.bin.rels", target + 1);
                package.0.retain(|(part, _)| *part != name);
                package.0.push((name, relations.into()));
                package.0.push(("xl/comments9.bin".to_owned(), comments.clone()));
            },
            &Same,
        );
    }
}

#[test]
fn a_damaged_table_of_texts_costs_what_names_it() {
    let missing = CellValue::Unreadable(Damage::NoSharedText.into());
    for (writer, package) in writers() {
        if !package.has("xl/sharedStrings.bin") {
            continue;
        }
        let sound = values(&read_bytes(package.zipped()).expect("it is read"));
        let mut cut = package.clone();
        let part = cut.part("xl/sharedStrings.bin");
        let end = part.len() - 20;
        part.truncate(end);
        let mut gone = package.clone();
        gone.0.retain(|(name, _)| name != "xl/sharedStrings.bin");
        for (what, package, most) in [("cut", cut, 3), ("gone", gone, usize::MAX)] {
            let read = read_bytes(package.zipped()).unwrap_or_else(|problems| panic!("{writer}: {problems:?}"));
            let mut odd = 0;
            for (sheet, sound) in read.sheets.iter().zip(&sound) {
                if sheet.lost.is_some() {
                    assert_eq!((lost(sheet).0.as_str(), what), ("texttabell", "gone"), "{writer}");
                    odd += 1;
                }
                for (own, sound) in cells(sheet).iter().zip(sound) {
                    odd += usize::from(own.1 == missing);
                    assert!(own == sound || own.1 == missing, "{what} {writer}: {own:?}");
                }
            }
            assert!(odd > 0 && odd <= most, "{what} {writer}: {odd}");
        }
    }
}

#[test]
fn parts_are_found_by_relations_under_any_name() {
    assert_same("from the root", |package| {
        package.edit(RELATIONS, |part| part.replace("Target=\"worksheets/", "Target=\"/xl/worksheets/"))
    });
    assert_same("sheets", |package| package.replace("worksheets/sheet", "data/blad nr "));
    assert_same("endings", |package| package.replace("worksheets/sheet1.bin", "worksheets/sheet1.dat"));
    assert_same("texts", |package| package.replace("sharedStrings.bin", "texter.bin"));
    assert_same("styles", |package| package.replace("styles.bin", "utseende.bin"));
    assert_same("capitals", |package| package.0.iter_mut().for_each(|(name, _)| *name = name.to_uppercase()));
    assert_same("no relations of the package", |package| package.0.retain(|(name, _)| name != "_rels/.rels"));
}

#[test]
fn days_count_from_1904_where_the_workbook_says_so() {
    let mut package = Package::of(SHEETJS);
    let part = package.part(WORKBOOK);
    *part = [record(153, &[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), part.clone()].concat();
    let read = read_bytes(package.zipped()).expect("it is read");
    assert_eq!(cells(&read.sheets[0])[3], at("A2", date(2023, 11, 3)));
}
