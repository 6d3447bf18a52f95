//! Fills in the next term's case as a handläggare would: through its TOML files and its workbook.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use utlatande::case_files::WORKBOOK_FILE;
use utlatande::model::{Month, Value};
use utlatande::scaffold::workbook::{FilledRow, workbook};
use utlatande::templates::{Arendetyp, ValueType};

use super::{repository, run};

/// A term's case, and the decision that adopts what it puts forward.
pub struct Term {
    pub year: i32,
    pub number: &'static str,
    pub adopted: &'static str,
    pub paragraph: u32,
}

impl Term {
    /// The decision, as `follow-up` takes it.
    pub fn decision(&self) -> Vec<String> {
        ["--adopted", self.adopted, "--paragraph", &self.paragraph.to_string()].map(str::to_owned).to_vec()
    }
}

/// Replaces a text that must be there.
pub fn replace(file: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(old), "{} has no {old}", file.display());
    fs::write(file, text.replace(old, new)).unwrap();
}

/// Makes the next case, which must succeed.
pub fn follow(previous: &Path, next: &Path, period: &str, more: &[String]) -> PathBuf {
    let mut arguments = vec!["follow-up".to_owned(), previous.display().to_string(), next.display().to_string()];
    arguments.extend(["--period".to_owned(), period.to_owned()]);
    arguments.extend(more.iter().cloned());
    let said = run(arguments);
    assert_eq!(said.code, 0, "{said:?}");
    next.to_owned()
}

/// Builds a case, which must succeed without an error.
pub fn build(case: &Path, output: &Path) {
    let said = run(["build".as_ref(), case.as_os_str(), "--output".as_ref(), output.as_os_str()]);
    assert_eq!(said.code, 0, "{said:?}");
}

/// Enters the decision in a case.
pub fn adopt(case: &Path, term: &Term) {
    let file = case.join("arende.toml");
    let text = fs::read_to_string(&file).unwrap().replace("status = \"slutlig\"", "status = \"antagen\"");
    let decision = format!("\n[antagande]\ndatum = {}\nparagraf = {}\n", term.adopted, term.paragraph);
    fs::write(&file, text + &decision).unwrap();
}

/// Fills in a new case: blanks, sections, questions, confirmations and the workbook.
pub fn fill(case: &Path, term: &Term) {
    let file = case.join("arende.toml");
    let year = term.year;
    let blanks = [
        ("status = \"utkast\"".to_owned(), "status = \"slutlig\"".to_owned()),
        ("arendenummer = \"\"".to_owned(), format!("arendenummer = \"{}\"", term.number)),
        ("utfardat = \"\"".to_owned(), format!("utfardat = {year}-05-14")),
        ("namn = \"\"".to_owned(), "namn = \"Förnamn Efternamn\"".to_owned()),
        ("telefon = \"\"".to_owned(), "telefon = \"031-000 00 00\"".to_owned()),
        ("epost = \"\"".to_owned(), "epost = \"fornamn.efternamn@example.se\"".to_owned()),
    ];
    for (blank, value) in blanks {
        replace(&file, &blank, &value);
    }
    sections(&file);
    let module = fs::read_to_string(&file).unwrap().replace("Om inriktningen ändras", "Om anvisningen ändras");
    fs::write(&file, module).unwrap();
    let proposal = case.join("anvisning.toml");
    replace(&proposal, "senast_reviderad = \"\"", "senast_reviderad = \"{{ fakta.foregangare | beslut }}\"");
    let background = fs::read_to_string(&proposal)
        .unwrap()
        .replace("ersätter den inriktning för", "ersätter den tidigare anvisningen för");
    fs::write(&proposal, background).unwrap();
    let carried = case.join("overtaget.toml");
    let text = fs::read_to_string(&carried).unwrap().replace("bekraftad = false", "bekraftad = true");
    fs::write(&carried, text.replace("svar = \"\"", "svar = \"Det har gjorts.\"")).unwrap();
    fs::write(case.join(WORKBOOK_FILE), book(year)).unwrap();
}

/// Puts the report's sections in the place of those that were carried over or left blank.
fn sections(file: &Path) {
    let text = fs::read_to_string(file).unwrap();
    let start = text.find("[avsnitt]").unwrap();
    let end = start + text[start..].find("[[bilagor]]").unwrap();
    let own = fs::read_to_string(repository("tests/fixtures/uppfoljning/avsnitt.toml")).unwrap();
    fs::write(file, format!("{}{own}\n{}", &text[..start], &text[end..])).unwrap();
}

/// The workbook of a case of this year: what its four years gave.
fn book(year: i32) -> Vec<u8> {
    let schema = schema();
    let years: Vec<String> = (year - 4..year).map(|year| year.to_string()).collect();
    let mut rows: BTreeMap<String, Vec<FilledRow>> = BTreeMap::new();
    let mut add = |table: &str, cells: &[&str]| {
        let row = row(&schema, table, cells);
        rows.entry(table.to_owned()).or_default().push(row);
    };
    for year in &years {
        add(
            "aktiviteter",
            &[year, "", "Nätverksmöte om trygghet", "nätverksmöte", "Trygghet", "digital", "Nätverket", "2", "1"],
        );
        add("kostnader", &[year, "deltagaravgift", "115000", "utfall"]);
        add("rapportering", &[year, "Kommunstyrelsen"]);
    }
    let from = format!("{}-01-01", year - 6);
    add("representanter", &["Ledamot", "förtroendevald", "kommunstyrelsen", &from]);
    add("representanter", &["Ledamot", "förtroendevald", "kommunstyrelsen", &from]);
    add("representanter", &["Samordnare", "tjänsteperson", "stadsledningskontoret", &from]);
    add("forumplatser", &[&years[3], "förtroendevald", "kommunstyrelsen", "2"]);
    add("forumplatser", &[&years[3], "tjänsteperson", "stadsledningskontoret", "1"]);
    add("forumplatser", &[&years[3], "tjänsteperson", "förvaltningar och bolag", "2"]);
    add("natverk", &["nationell", "Sveriges Kommuner och Regioner", "SKR"]);
    let last = (year + 8).to_string();
    let title = "Riktlinje för arbetet mot våldsbejakande extremism och radikalisering";
    add("styrande_dokument", &[title, "riktlinje", "2020", &last, "", "gällande", "båda"]);
    workbook(&schema, &rows).unwrap()
}

fn schema() -> Arendetyp {
    toml::from_str(&fs::read_to_string(repository("templates/medlemskap/arendetyp.toml")).unwrap()).unwrap()
}

/// A row from text, each cell read as its column's type.
pub fn row(schema: &Arendetyp, table: &str, cells: &[&str]) -> FilledRow {
    let spec = schema.tabeller.iter().find(|spec| spec.namn == table).unwrap();
    let value = |(index, column): (usize, &utlatande::templates::ColumnSpec)| {
        let text = cells.get(index).filter(|text| !text.is_empty())?;
        Some(match column.typ {
            ValueType::Text | ValueType::Val => Value::Text((*text).to_owned()),
            ValueType::Decimal => Value::Decimal(text.parse().unwrap()),
            ValueType::Andel => Value::Share(text.parse().unwrap()),
            ValueType::Manad => Value::Month(month(text)),
            ValueType::Janej => Value::Truth(*text == "ja"),
            ValueType::Heltal => Value::Integer(text.parse().unwrap()),
            ValueType::Belopp => Value::Amount(text.parse::<Decimal>().unwrap()),
            ValueType::Datum => Value::Date(text.parse().unwrap()),
            ValueType::Ar => Value::Year(text.parse().unwrap()),
        })
    };
    FilledRow { values: spec.kolumner.iter().enumerate().map(value).collect(), ..FilledRow::default() }
}

fn month(text: &str) -> Month {
    let (year, month) = text.split_once('-').unwrap();
    Month { year: year.parse().unwrap(), month: month.parse().unwrap() }
}
