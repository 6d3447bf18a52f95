//! The writers of a new case's files: what they write, the program reads back the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use utlatande::case_files::{CONFIRMED_HEADING, CONFIRMED_VALUES, ORIGIN_HEADING, WORKBOOK_FILE};
use utlatande::diagnostic::Diagnostics;
use utlatande::inputs::{self, workbook::CellValue};
use utlatande::interpret;
use utlatande::model::{Month, Value};
use utlatande::place::Place;
use utlatande::scaffold::toml::{Filling, case_file, document_file};
use utlatande::scaffold::workbook::{FilledRow, workbook};
use utlatande::templates::{self, Arendetyp, TemplateSource, Templates, ValueType};

use crate::common::{SAMPLE, copy, repository, scratch, source};

type Rows = BTreeMap<String, Vec<FilledRow>>;

fn templates() -> Templates {
    let place = Place::File(Arc::from("test"));
    templates::load(&TemplateSource::default(), ("goteborg", &place), ("medlemskap", &place)).unwrap()
}

fn schema(toml: &str) -> Arendetyp {
    let whole = format!(
        "format = 1\nnamn = 'x'\nversion = '1'\nbeskrivning = 'x'\nfakta = []\ntabell = []\ndokument = []\n{toml}"
    );
    toml::from_str(&whole.replace("tabell = []\n", "")).unwrap()
}

/// The rows of a case's workbooks, without a finding in any cell.
fn rows(folder: &Path) -> Rows {
    let mut problems = Diagnostics::new();
    let raw = inputs::read(&source(folder), &mut problems).unwrap();
    let preamble = interpret::preamble(&raw.case, &mut problems).unwrap();
    let case = interpret::interpret(raw, preamble.status, None, &templates(), &mut problems);
    assert!(problems.is_empty(), "{problems:#?}");
    let filled = |values: &[Option<Value>]| FilledRow { values: values.to_vec(), ..FilledRow::default() };
    let table = |table: &utlatande::model::Table| table.rows.iter().map(|row| filled(&row.values)).collect();
    case.tables.iter().map(|(name, found)| (name.clone(), table(found))).collect()
}

/// A part of an .xlsx file.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_workbook_is_read_as_it_was_filled() {
    let folder = scratch();
    copy(&repository(SAMPLE), folder.path());
    let wanted = rows(folder.path());
    assert!(wanted.values().map(Vec::len).sum::<usize>() > 50, "the sample has rows");
    let bytes = workbook(&templates().arendetyp, &wanted).unwrap();
    assert_eq!(bytes, workbook(&templates().arendetyp, &wanted).unwrap(), "the same rows give the same bytes");
    fs::write(folder.path().join(WORKBOOK_FILE), bytes).unwrap();
    assert_eq!(rows(folder.path()), wanted);
}

#[test]
fn nothing_in_a_written_workbook_depends_on_the_day() {
    let core = part(&workbook(&templates().arendetyp, &Rows::new()).unwrap(), "docProps/core.xml");
    assert!(core.contains("2000-01-01T00:00:00Z</dcterms:created>"), "{core}");
    assert!(core.contains("2000-01-01T00:00:00Z</dcterms:modified>"), "{core}");
}

#[test]
fn drop_downs_hold_the_values_of_the_schema() {
    let templates = templates();
    let bytes = workbook(&templates.arendetyp, &Rows::new()).unwrap();
    for (number, table) in (2..).zip(&templates.arendetyp.tabeller) {
        let sheet = part(&bytes, &format!("xl/worksheets/sheet{number}.xml"));
        let cells = |index: usize| {
            let letter = char::from(b'A' + u8::try_from(index).unwrap());
            format!("sqref=\"{letter}2:{letter}2001\"")
        };
        assert_eq!(sheet.matches("<dataValidation ").count(), table.kolumner.len(), "{}", table.blad);
        for (index, column) in table.kolumner.iter().enumerate() {
            let found = sheet.split("<dataValidation ").find(|text| text.contains(&cells(index))).unwrap();
            let list = format!("<formula1>\"{}\"</formula1>", column.varden.join(","));
            let wanted = match column.typ {
                ValueType::Val => list.as_str(),
                ValueType::Heltal => "<formula1>0</formula1>",
                ValueType::Ar => "<formula1>1000</formula1><formula2>2999</formula2>",
                ValueType::Datum => "type=\"date\"",
                ValueType::Belopp => "type=\"decimal\"",
                ValueType::Decimal | ValueType::Andel => "type=\"decimal\"",
                ValueType::Janej => "<formula1>\"ja,nej\"</formula1>",
                ValueType::Text | ValueType::Manad => "showInputMessage=\"1\"",
            };
            assert!(found.contains(wanted), "{} {}: {found}", table.blad, column.rubrik);
        }
    }
}

#[test]
fn lists_that_do_not_fit_are_in_a_sheet_of_notes() {
    let long: Vec<String> = (0..60).map(|number| format!("värde {number}")).collect();
    let schema = schema(&format!(
        "[[tabell]]\nnamn = 't'\nblad = 'T'\nforklaring = 'f'\nkolumner = [\n\
         {{ namn = 'a', rubrik = 'A', typ = 'val', varden = {long:?}, forklaring = '{}' }},\n\
         {{ namn = 'b', rubrik = '{}', typ = 'val', varden = ['ett, två', '\"tre\"'], forklaring = 'f' }}]\n",
        "ett ord ".repeat(60),
        "R".repeat(60),
    ));
    let bytes = workbook(&schema, &Rows::new()).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(sheet.contains("<formula1>'_Listor'!$A$1:$A$60</formula1>"), "{sheet}");
    assert!(sheet.contains("<formula1>'_Listor'!$B$1:$B$2</formula1>"), "{sheet}");
    for (attribute, limit) in [("promptTitle=\"", 32), ("prompt=\"", 255)] {
        let texts = sheet.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap());
        assert!(texts.map(|text| text.chars().count()).max().unwrap() == limit, "{sheet}");
    }
    let raw = inputs::workbook::read(&Arc::from("u.xlsx"), &bytes).unwrap();
    let lists = raw.sheets.iter().find(|sheet| &*sheet.name == "_Listor").unwrap();
    let second: Vec<&CellValue> = lists.cells.iter().filter(|cell| cell.column == 1).map(|cell| &cell.value).collect();
    assert_eq!(second, [&CellValue::Text("ett, två".to_owned()), &CellValue::Text("\"tre\"".to_owned())]);
}

#[test]
fn rows_carried_over_have_an_origin_to_confirm() {
    let row = |origin: Option<&str>| FilledRow {
        values: vec![Some(Value::Text("nationell".to_owned())), Some(Value::Text("Brå".to_owned())), None],
        origin: origin.map(str::to_owned),
        unconfirmed: origin.is_some(),
    };
    let filled = Rows::from([("natverk".to_owned(), vec![row(Some("ärendet 2025")), row(None)])]);
    let bytes = workbook(&templates().arendetyp, &filled).unwrap();
    let raw = inputs::workbook::read(&Arc::from("u.xlsx"), &bytes).unwrap();
    let text = |sheet: &str, row: u32, column: u32| {
        let sheet = raw.sheets.iter().find(|found| &*found.name == sheet).unwrap();
        let cell = sheet.cells.iter().find(|cell| (cell.row, cell.column) == (row, column))?;
        let CellValue::Text(text) = &cell.value else { panic!("{cell:?}") };
        Some(text.clone())
    };
    assert_eq!(text("Nätverk", 0, 3).as_deref(), Some(ORIGIN_HEADING));
    assert_eq!(text("Nätverk", 0, 4).as_deref(), Some(CONFIRMED_HEADING));
    assert_eq!(text("Nätverk", 1, 3).as_deref(), Some("ärendet 2025"));
    assert_eq!(text("Nätverk", 1, 4).as_deref(), Some("nej"));
    assert_eq!((text("Nätverk", 2, 3), text("Nätverk", 2, 4)), (None, None));
    assert_eq!(text("Kostnader", 0, 4), None, "only where rows are carried over");
    let index = raw.sheets.iter().position(|sheet| &*sheet.name == "Nätverk").unwrap() + 1;
    let sheet = part(&bytes, &format!("xl/worksheets/sheet{index}.xml"));
    assert!(sheet.contains(&format!("<formula1>\"{}\"</formula1>", CONFIRMED_VALUES.join(","))), "{sheet}");
}

#[test]
fn values_beyond_what_excel_holds_come_back_the_same() {
    let schema = templates().arendetyp;
    let mut filled = Rows::new();
    for table in &schema.tabeller {
        let rows = (0..3).map(|number| {
            let value = |typ| match (typ, number) {
                (ValueType::Text, 0) => Value::Text("=A1 _x0041_ <&>\"'\n  två".to_owned()),
                (ValueType::Text, 1) => Value::Text("2025-05-19".to_owned()),
                (ValueType::Text, _) => Value::Text("00123".to_owned()),
                (ValueType::Heltal, 0) => Value::Integer(999_999_999_999_999),
                (ValueType::Heltal, number) => Value::Integer(number),
                (ValueType::Belopp, 0) => Value::Amount("-123456789012345.67".parse().unwrap()),
                (ValueType::Belopp, 1) => Value::Amount("0.1".parse().unwrap()),
                (ValueType::Belopp, _) => Value::Amount("115000".parse().unwrap()),
                (ValueType::Datum, 0) => Value::Date(NaiveDate::from_ymd_opt(1621, 6, 4).unwrap()),
                (ValueType::Datum, 1) => Value::Date(NaiveDate::from_ymd_opt(1900, 2, 28).unwrap()),
                (ValueType::Datum, _) => Value::Date(NaiveDate::from_ymd_opt(2025, 12, 31).unwrap()),
                (ValueType::Ar, number) => Value::Year(1000 + number as i32),
                (ValueType::Decimal, number) => Value::Decimal(Decimal::new(number - 1, 2)),
                (ValueType::Andel, number) => Value::Share(Decimal::new(27 * (number - 1), 1)),
                (ValueType::Manad, _) => Value::Month(Month { year: 2020, month: 2 }),
                (ValueType::Janej, number) => Value::Truth(number == 1),
                (ValueType::Val, _) => Value::Text(String::new()),
            };
            let cell = |column: &templates::ColumnSpec| match column.typ {
                ValueType::Val => Value::Text(column.varden[number as usize % column.varden.len()].clone()),
                typ => value(typ),
            };
            FilledRow {
                values: table.kolumner.iter().map(|column| Some(cell(column))).collect(),
                ..FilledRow::default()
            }
        });
        filled.insert(table.namn.clone(), rows.collect());
    }
    let folder = scratch();
    copy(&repository(SAMPLE), folder.path());
    fs::write(folder.path().join(WORKBOOK_FILE), workbook(&schema, &filled).unwrap()).unwrap();
    assert_eq!(rows(folder.path()), filled);
}

/// What LibreOffice opens and saves, as .xlsx and as .ods, holds the same rows. Where it is not installed there is
/// nothing to try.
#[test]
fn libreoffice_loses_nothing() {
    let folder = scratch();
    copy(&repository(SAMPLE), folder.path());
    let wanted = rows(folder.path());
    let written = folder.path().join("skriven.xlsx");
    fs::write(&written, workbook(&templates().arendetyp, &wanted).unwrap()).unwrap();
    for format in ["xlsx", "ods"] {
        let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profil").display());
        let out = folder.path().join(format);
        let ran = std::process::Command::new("soffice")
            .args([profile.as_str(), "--headless", "--convert-to", format, "--outdir"])
            .args([&out, &written])
            .output();
        let Ok(ran) = ran else { return };
        assert!(ran.status.success(), "{ran:?}");
        let saved = out.join(format!("skriven.{format}"));
        let name = format!("underlag.{format}");
        fs::copy(saved, folder.path().join(&name)).unwrap();
        let case = fs::read_to_string(repository(SAMPLE).join("arende.toml")).unwrap();
        fs::write(folder.path().join("arende.toml"), case.replace(WORKBOOK_FILE, &name)).unwrap();
        assert_eq!(rows(folder.path()), wanted, "{format}");
    }
}

#[test]
fn sheets_have_names_that_excel_takes() {
    let raw = workbook(&templates().arendetyp, &Rows::new()).unwrap();
    let raw = inputs::workbook::read(&Arc::from("u.xlsx"), &raw).unwrap();
    let names: BTreeSet<&str> = raw.sheets.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(names.len(), raw.sheets.len());
    assert!(
        names.iter().all(|name| name.chars().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\']))
    );
    assert!(raw.sheets[0].name.starts_with('_'), "the first sheet is notes");
}

/// A filling is written whole: what the schema knows, with notes above it, and what it does not know.
#[test]
fn the_sample_is_written_as_it_was_read() {
    let templates = templates();
    let sample =
        |name: &str| -> toml::Table { fs::read_to_string(repository(SAMPLE).join(name)).unwrap().parse().unwrap() };
    let mut values = sample("arende.toml");
    values.insert("okand".to_owned(), toml::Value::Boolean(true));
    values["fakta"].as_table_mut().unwrap().insert("egen".to_owned(), "a\nb".into());
    let notes = [
        ("fakta.period.fran", "Från ärendet 2025:\nbekräfta."),
        ("undertecknare.1.namn", "Samma som 2025."),
        ("avsnitt.resultat", "Nytt för perioden."),
        ("textmoduler.syfte", "Hämtat."),
    ];
    let notes = notes.map(|(key, note)| (key.to_owned(), note.to_owned())).into();
    let written = case_file(&templates, &Filling { values: values.clone(), notes, ..Filling::default() });
    let mut read: toml::Table = written.parse().unwrap();
    assert!(written.contains("# Från ärendet 2025:\n# bekräfta.\nfran = 2020\n"), "{written}");
    assert!(written.contains("[[undertecknare]]\n# Samma som 2025.\nnamn = "), "{written}");
    assert!(written.contains("# Nytt för perioden.\n[avsnitt.resultat]\n"), "{written}");
    assert!(written.contains("# Hämtat.\nsyfte = \"\"\"\n"), "{written}");
    assert_eq!(read["avsnitt"].as_table_mut().unwrap().remove("ekologisk"), Some("".into()), "the one that it lacks");
    assert_eq!(read, values);
    for document in templates.arendetyp.dokument.iter().filter(|document| document.roll.is_some()) {
        let values = sample(&format!("{}.toml", document.nyckel));
        let filling = Filling { values: values.clone(), ..Filling::default() };
        assert_eq!(document_file(&templates, document, &filling).parse::<toml::Table>().unwrap(), values);
    }
}
