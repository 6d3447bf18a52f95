//! Random cases that are valid: written from the schema that reads them, with what a reader must find in their documents.

pub mod check;
mod documents;
mod expected;
mod facts;
mod finished;
pub mod letters;
pub mod origins;
mod prose;
pub mod random;
mod reading;
mod rows;
mod values;

use std::collections::BTreeMap;

use toml::{Table, Value as Toml};
use utlatande::model::Value;
use utlatande::place::Place;
use utlatande::scaffold::toml::{Filling, case_file, document_file};
use utlatande::scaffold::workbook::workbook;
use utlatande::templates::{self, CaseDocument, TemplateSource, Templates};

use self::documents::{Document, Writing, sections_toml};
pub use self::expected::{Expected, drafted};
use self::facts::Facts;
use self::letters::Letters;
use self::prose::{Alone, Author, Line, Written};
use self::random::Random;
use self::rows::{Rows, Tables};
use crate::common::{house_fonts, repository};

/// PDFs that a case may attach.
const PDFS: [&str; 2] = ["tests/cases/pdf-bilaga/brev.pdf", "tests/cases/pdf-bilaga/protokoll.pdf"];

/// A case's files, and what must come of them.
pub struct Case {
    pub files: Vec<(String, Vec<u8>)>,
    pub facts: Facts,
    pub rows: Rows,
    /// The lines of each document, by its key.
    pub documents: BTreeMap<String, Expected>,
    /// Attached PDFs: titles and bytes.
    pub copies: Vec<(String, Vec<u8>)>,
}

/// The house, the kind of case and the letters: the same for all cases.
pub struct World {
    pub templates: Templates,
    pub letters: Letters,
}

impl World {
    pub fn new() -> Self {
        let templates = load();
        let letters = Letters::new(&house_fonts().stack(&templates.husstil.typsnitt.familjer).unwrap());
        Self { templates, letters }
    }
}

fn load() -> Templates {
    let place = Place::File("arende.toml".into());
    templates::load(&TemplateSource::default(), ("goteborg", &place), ("medlemskap", &place)).unwrap()
}

/// Makes the case of a seed.
pub fn generate(world: &World, seed: u64) -> Case {
    let mut random = Random::new(seed);
    let random = &mut random;
    if random.chance(12) {
        return finished::finished(world, random);
    }
    let mut names = values::Names::default();
    house_names(&world.templates, &mut names);
    let facts = facts::choose(random, &world.letters, &world.templates, &mut names);
    let writing = Writing { templates: &world.templates, letters: &world.letters, names, alone: Vec::new() };
    Builder { random, writing, facts, attachments: Vec::new(), titles: BTreeMap::new() }.build()
}

fn house_names(templates: &Templates, names: &mut values::Names) {
    for (name, text) in &templates.husstil.hus {
        names.add_text(&format!("hus.{name}"), text);
    }
}

/// A bilaga: a document by its key, or a PDF with its key, title and bytes.
enum Attachment<'a> {
    Document(&'a CaseDocument),
    Pdf { key: String, title: String, bytes: Vec<u8> },
}

impl Attachment<'_> {
    fn key(&self) -> &str {
        match self {
            Self::Document(spec) => &spec.nyckel,
            Self::Pdf { key, .. } => key,
        }
    }
}

/// The rest of a case's keys.
struct Rest {
    number: String,
    issued: chrono::NaiveDate,
    officer: [String; 3],
    signatories: Vec<(String, String)>,
    body: String,
    points: Vec<Written>,
    modules: Vec<(String, Written)>,
}

struct Builder<'a> {
    random: &'a mut Random,
    writing: Writing<'a>,
    facts: Facts,
    attachments: Vec<Attachment<'a>>,
    /// The documents' titles as they are read, by key.
    titles: BTreeMap<String, String>,
}

impl<'a> Builder<'a> {
    fn build(mut self) -> Case {
        self.attach();
        let issued = values::date(self.random);
        let number = if self.random.chance(90) { "SLK-2025-00265".to_owned() } else { self.line() };
        self.writing.names.add_text("arende.arendenummer", &number);
        self.writing.names.add("arende.utfardat", values::Known::Value(Value::Date(issued)));
        let mut documents = self.titled();
        let tables = self.tables();
        let modules = self.modules();
        let points = self.points();
        for document in &mut documents {
            self.writing.write(self.random, document);
        }
        let signatories = (0..1 + self.random.below(6)).map(|_| (self.line(), self.line())).collect();
        let rest = Rest {
            number,
            issued,
            officer: [self.line(), self.line(), self.line()],
            signatories,
            body: format!("{} {}", letters::swedish(self.random), self.line()),
            points,
            modules,
        };
        self.case(&documents, &rest, tables)
    }

    fn line(&mut self) -> String {
        self.writing.plain_line(self.random)
    }

    /// Chooses the bilagor and their order; at least one.
    fn attach(&mut self) {
        let steering = self.writing.templates.arendetyp.dokument.iter().filter(|spec| spec.roll.is_some());
        let mut chosen: Vec<Attachment<'a>> =
            steering.filter(|_| self.random.chance(90)).map(Attachment::Document).collect();
        for (index, path) in PDFS.iter().enumerate() {
            if chosen.is_empty() || self.random.chance(20) {
                let bytes = std::fs::read(repository(path)).unwrap();
                chosen.push(Attachment::Pdf { key: format!("bif-{index}"), title: self.line(), bytes });
            }
        }
        while !chosen.is_empty() {
            let next = chosen.remove(self.random.below(chosen.len()));
            self.attachments.push(next);
        }
    }

    /// The documents with titles and headings.
    fn titled(&mut self) -> Vec<Document<'a>> {
        let specs: Vec<&CaseDocument> = self.writing.templates.arendetyp.dokument.iter().collect();
        for (index, attachment) in self.attachments.iter().enumerate() {
            let names = &mut self.writing.names;
            names.add(
                &format!("bilaga.{}", attachment.key()),
                values::Known::Value(Value::Text(format!("bilaga {}", index + 1))),
            );
            if let Attachment::Pdf { key, title, .. } = attachment {
                names.add_text(&format!("dokument.{key}.titel"), title);
            }
        }
        let mut documents = Vec::new();
        for spec in specs {
            let is_there = spec.roll.is_none() || self.attachments.iter().any(|found| found.key() == spec.nyckel);
            if !is_there {
                continue;
            }
            let title = self.writing.field(self.random);
            let kind = match self.random.chance(80) {
                true => "anvisning".to_owned(),
                false => format!("{} {}", letters::swedish(self.random), self.writing.field(self.random)),
            };
            self.titles.insert(spec.nyckel.clone(), self.writing.names.line(&title));
            self.writing.names.add_line(&format!("dokument.{}.titel", spec.nyckel), &title);
            if spec.roll.is_some() {
                self.writing.names.add_line(&format!("dokument.{}.dokumentsort", spec.nyckel), &kind);
            } else {
                self.writing.names.add_line("arende.titel", &title);
            }
            let document = self.writing.headings(self.random, spec, title, kind);
            self.writing.name_headings(&document);
            documents.push(document);
        }
        documents
    }

    fn tables(&mut self) -> Tables {
        let schema = &self.writing.templates.arendetyp;
        let period = ["period.fran", "period.till"].map(|name| match self.facts[name] {
            Some(Value::Year(year)) => year,
            ref other => panic!("{other:?}"),
        });
        let tables = Tables::new(self.random, self.writing.letters, schema, Some((period[0], period[1])));
        facts::computed(&tables, self.writing.templates, &mut self.writing.names);
        self.writing.alone = tables.alone(schema);
        tables
    }

    /// Text modules; one may hold those before it.
    fn modules(&mut self) -> Vec<(String, Written)> {
        let mut modules = Vec::new();
        if self.random.chance(5) {
            modules.push(self.every_letter());
        }
        for index in 0..self.random.below(4) {
            let writing = &self.writing;
            let mut author = Author::new(self.random, writing.letters, &writing.names, &writing.alone);
            let (name, text) = (format!("m{index}"), author.text());
            self.writing.alone.push(Alone { name: format!("textmodul.{name}"), lines: text.lines.clone() });
            modules.push((name, text));
        }
        modules
    }

    /// A text module with every letter and every accent, in words.
    fn every_letter(&mut self) -> (String, Written) {
        let letters: Vec<char> = self.writing.letters.all().collect();
        let words: Vec<String> =
            letters.chunks(12).map(|word| format!("a{}", word.iter().collect::<String>())).collect();
        let (name, text) = ("alla".to_owned(), words.join(" "));
        let lines = vec![Line::plain(&text)];
        self.writing.alone.push(Alone { name: format!("textmodul.{name}"), lines: lines.clone() });
        (name, Written { source: text, lines })
    }

    fn points(&mut self) -> Vec<Written> {
        let writing = &self.writing;
        let mut author = Author::new(self.random, writing.letters, &writing.names, &writing.alone);
        let count = 1 + author.random.size(12);
        (0..count).map(|_| author.paragraph()).collect()
    }

    fn case(self, documents: &[Document<'_>], rest: &Rest, tables: Tables) -> Case {
        let mut files = vec![("arende.toml".to_owned(), self.case_file(&documents[0], rest).into_bytes())];
        let mut expected = BTreeMap::new();
        expected.insert(documents[0].spec.nyckel.clone(), self.report(&documents[0], rest));
        for document in &documents[1..] {
            files.push((format!("{}.toml", document.spec.nyckel), self.document_file(document).into_bytes()));
            expected.insert(document.spec.nyckel.clone(), self.steering(document, rest));
        }
        let mut copies = Vec::new();
        for attachment in self.attachments {
            if let Attachment::Pdf { key, title, bytes } = attachment {
                files.push((format!("{key}.pdf"), bytes.clone()));
                copies.push((drafted(&title), bytes));
            }
        }
        files.extend(workbooks(self.random, &tables.rows));
        Case { files, facts: self.facts, rows: tables.rows, documents: expected, copies }
    }

    fn case_file(&self, report: &Document<'_>, rest: &Rest) -> String {
        let text = |text: &str| Toml::String(text.to_owned());
        let table = |entries: &[(&str, Toml)]| -> Toml {
            Toml::Table(entries.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
        };
        let points = rest.points.iter().map(|point| text(&point.source)).collect();
        let signed =
            rest.signatories.iter().map(|(name, title)| table(&[("namn", text(name)), ("titel", text(title))]));
        let officer =
            ["namn", "telefon", "epost"].into_iter().zip(&rest.officer).map(|(name, value)| (name, text(value)));
        let modules = rest.modules.iter().map(|(name, module)| (name.clone(), text(&module.source)));
        let attached = self.attachments.iter().map(|attachment| match attachment {
            Attachment::Document(spec) => {
                table(&[("dokument", text(&spec.nyckel)), ("fil", text(&format!("{}.toml", spec.nyckel)))])
            }
            Attachment::Pdf { key, title, .. } => {
                table(&[("fil", text(&format!("{key}.pdf"))), ("titel", text(title)), ("namn", text(key))])
            }
        });
        let issued = Toml::Datetime(rest.issued.to_string().parse().unwrap());
        let values = table(&[
            ("format", Toml::Integer(1)),
            ("husstil", text("goteborg")),
            ("arendetyp", text("medlemskap")),
            ("status", text("utkast")),
            ("arbetsbocker", Toml::Array(WORKBOOKS.map(text).to_vec())),
            (
                "arende",
                table(&[("arendenummer", text(&rest.number)), ("utfardat", issued), ("titel", text(&report.title))]),
            ),
            ("handlaggare", table(&officer.collect::<Vec<_>>())),
            ("undertecknare", Toml::Array(signed.collect())),
            ("beslut", table(&[("organ", text(&rest.body)), ("punkter", Toml::Array(points))])),
            ("fakta", Toml::Table(facts::toml(&self.facts))),
            ("textmoduler", Toml::Table(modules.collect())),
            ("avsnitt", Toml::Table(sections_toml(report))),
            ("bilagor", Toml::Array(attached.collect())),
        ]);
        let mut file = case_file(self.writing.templates, &filling(values));
        for section in report.sections.iter().filter(|section| section.left_out && section.optional) {
            // A new case has every key, blank; without the key the stock phrase stands.
            file = file.replace(&format!("\n{} = \"\"\"\n\"\"\"\n", section.key), "\n");
        }
        file
    }

    fn document_file(&self, document: &Document<'_>) -> String {
        let text = |text: &String| Toml::String(text.clone());
        let cover = document.cover.iter().map(|(key, value)| (key.clone(), text(value))).collect();
        let values = Table::from_iter([
            ("format".to_owned(), Toml::Integer(1)),
            ("titel".to_owned(), text(&document.title)),
            ("dokumentsort".to_owned(), text(&document.kind)),
            ("forsattsblad".to_owned(), Toml::Table(cover)),
            ("avsnitt".to_owned(), Toml::Table(sections_toml(document))),
        ]);
        document_file(self.writing.templates, document.spec, &filling(Toml::Table(values)))
    }
}

fn filling(values: Toml) -> Filling {
    Filling { values: values.as_table().unwrap().clone(), ..Filling::default() }
}

/// The workbooks of a case; the tables are shared between them.
const WORKBOOKS: [&str; 2] = ["underlag.xlsx", "mer underlag.xlsx"];

/// Writes each table into one of the workbooks; one that need not be there and has no rows may be nowhere.
fn workbooks(random: &mut Random, rows: &Rows) -> Vec<(String, Vec<u8>)> {
    let mut schemas = WORKBOOKS.map(|_| load().arendetyp);
    let tables: Vec<(String, bool)> = schemas[0].tabeller.iter().map(|spec| (spec.namn.clone(), spec.kravs)).collect();
    for (name, needed) in tables {
        let is_nowhere = !needed && rows[&name].is_empty() && random.chance(50);
        let home = if random.chance(80) { 0 } else { 1 };
        for (index, schema) in schemas.iter_mut().enumerate() {
            schema.tabeller.retain(|spec| spec.namn != name || (index == home && !is_nowhere));
        }
    }
    let written = |(name, schema): (&str, _)| (name.to_owned(), workbook(&schema, rows).unwrap());
    WORKBOOKS.into_iter().zip(schemas).map(written).collect()
}
