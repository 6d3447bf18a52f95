//! Cases that are final or decided: the base case of the tests, which has no findings that stop, with more text, other
//! signatories and a decision. The words are such that no review rule finds an error in them.

use std::collections::BTreeMap;

use toml::{Table, Value as Toml};

use super::letters::{capitalized, swedish};
use super::prose::Line;
use super::random::Random;
use super::{Case, Expected, World};
use crate::common::{BASE, repository, tree};

/// The base case's files with prose, and the documents that they are of.
const FILES: [(&str, &str); 3] =
    [("arende.toml", "tjansteutlatande"), ("anvisning.toml", "anvisning"), ("inriktning.toml", "foregangare")];

/// Makes a final case, or a decided one.
pub fn finished(world: &World, random: &mut Random) -> Case {
    let mut files: BTreeMap<String, Vec<u8>> =
        tree(&repository(BASE)).into_iter().filter(|(name, _)| !name.starts_with("expected.")).collect();
    let mut documents = BTreeMap::new();
    for (name, key) in FILES {
        let mut table: Table = toml::from_str(std::str::from_utf8(&files[name]).unwrap()).unwrap();
        let mut expected = Expected { holds: Vec::new(), lines: lengthened(world, random, &mut table, key) };
        if name == "arende.toml" {
            expected.lines.extend(signed(world, random, &mut table));
            decide(random, &mut table);
        }
        files.insert(name.to_owned(), table.to_string().into_bytes());
        documents.insert(key.to_owned(), expected);
    }
    let files = files.into_iter().collect();
    Case { files, facts: BTreeMap::new(), rows: BTreeMap::new(), documents, copies: Vec::new() }
}

/// Gives every section some more paragraphs; these come in the sections' order.
fn lengthened(world: &World, random: &mut Random, table: &mut Table, key: &str) -> Vec<Line> {
    let spec = world.templates.arendetyp.dokument.iter().find(|spec| spec.nyckel == key).unwrap();
    let frame = &world.templates.frame(spec).spec.avsnitt;
    let mut keys = Vec::new();
    for frame in frame {
        let own = spec.avsnitt.iter().filter(|own| own.under == frame.nyckel).map(|own| &own.nyckel);
        keys.extend(std::iter::once(&frame.nyckel).chain(own));
    }
    let sections = table["avsnitt"].as_table_mut().unwrap();
    let mut lines = Vec::new();
    for key in keys {
        let Some(Toml::String(text)) = sections.get_mut(key) else { continue };
        for _ in 0..random.size(20) {
            let paragraph = paragraph(random);
            text.push_str(&format!("\n\n{paragraph}"));
            lines.push(Line::plain(paragraph));
        }
    }
    lines
}

/// Sentences of nonsense.
fn paragraph(random: &mut Random) -> String {
    let sentence = |random: &mut Random| {
        let words: Vec<String> = (0..2 + random.size(30)).map(|_| swedish(random)).collect();
        format!("{}.", capitalized(&words.join(" ")))
    };
    (0..1 + random.below(5)).map(|_| sentence(random)).collect::<Vec<_>>().join(" ")
}

/// Those who sign.
fn signed(world: &World, random: &mut Random, table: &mut Table) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut people = Vec::new();
    for _ in 0..1 + random.below(6) {
        let mut person = Table::new();
        for key in ["namn", "titel"] {
            let line = world.letters.line(random, 2);
            person.insert(key.to_owned(), Toml::String(line.clone()));
            lines.push(Line::plain(line));
        }
        people.push(Toml::Table(person));
    }
    table.insert("undertecknare".to_owned(), Toml::Array(people));
    lines
}

/// Half of the cases are decided.
fn decide(random: &mut Random, table: &mut Table) {
    if random.chance(50) {
        let decision = [
            ("datum", Toml::Datetime("2022-04-06".parse().unwrap())),
            ("paragraf", Toml::Integer(random.between(1, 2000))),
        ];
        let decision = decision.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        table.insert("status".to_owned(), Toml::String("antagen".to_owned()));
        table.insert("antagande".to_owned(), Toml::Table(decision));
    }
}
