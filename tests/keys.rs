//! The table of keys, which the reference shows, says what the reader does: which keys must be there, and of which type.
#![expect(clippy::disallowed_methods, reason = "a test's own folder, where the order of files does not matter")]

use std::fs;
use std::path::Path;

use toml::{Table, Value};
use utlatande::assemble;
use utlatande::codes::{FORMAT_UNKNOWN, KEY_MISSING, VALUE_NOT_ALLOWED, VALUE_TYPE};
use utlatande::diagnostic::{Diagnostic, Diagnostics};
use utlatande::interpret::keys::{self, Key, Need};
use utlatande::message::Declared;
use utlatande::templates::TemplateSource;

use crate::common::source;

const SAMPLE: &str = "inputs/nordic-safe-cities-2025";

/// The sample case's files with one table changed, assembled.
fn check(file: &str, change: impl FnOnce(&mut Table)) -> Diagnostics {
    let folder = tempfile::tempdir().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join(SAMPLE);
    for entry in fs::read_dir(sample).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    fs::write(folder.path().join("gammal.pdf"), "not a PDF").unwrap();
    let path = folder.path().join(file);
    let mut table: Table = fs::read_to_string(&path).unwrap().parse().unwrap();
    change(&mut table);
    fs::write(&path, toml::to_string(&table).unwrap()).unwrap();
    assemble::check(&source(folder.path()), &TemplateSource::default()).diagnostics
}

/// Removes a key and then gives it a value that no key has, and compares with what the table of keys says.
fn holds(file: &str, keys: &[Key], find: fn(&mut Table) -> &mut Table) {
    let about = |found: &[Diagnostic], key: &Key, codes: &[Declared]| {
        found.iter().any(|d| {
            codes.iter().any(|code| d.code == *code) && d.arguments.get("nyckel").is_none_or(|name| name == key.name)
        })
    };
    for key in keys {
        let found = check(file, |table| drop(find(table).remove(key.name)));
        let reported = about(&found, key, &[KEY_MISSING]);
        assert_eq!(reported, key.need == Need::Always, "{file}: without `{}`: {found:#?}", key.name);
        let found = check(file, |table| drop(find(table).insert(key.name.to_owned(), Value::Boolean(true))));
        let reported = about(&found, key, &[VALUE_TYPE, FORMAT_UNKNOWN, VALUE_NOT_ALLOWED]);
        assert!(reported, "{file}: `{} = true`: {found:#?}", key.name);
    }
}

/// A table under the root, made where it is not there.
fn under<'a>(table: &'a mut Table, name: &str) -> &'a mut Table {
    match table.entry(name).or_insert_with(|| Value::Table(Table::new())) {
        Value::Table(table) => table,
        Value::Array(tables) => tables[0].as_table_mut().unwrap(),
        other => panic!("{other} is no table"),
    }
}

#[test]
fn keys_of_the_case() {
    holds("arende.toml", keys::ROOT, |table| table);
    holds("arende.toml", keys::ARENDE, |table| under(table, "arende"));
    holds("arende.toml", keys::HANDLAGGARE, |table| under(table, "handlaggare"));
    holds("arende.toml", keys::UNDERTECKNARE, |table| under(table, "undertecknare"));
    holds("arende.toml", keys::BESLUT, |table| under(table, "beslut"));
    holds("arende.toml", keys::TERMER, |table| {
        let terms = "skrivs = \"nätverk\"\ninte = [\"network\"]\nforkortning = \"NV\"".parse().unwrap();
        table.insert("termer".to_owned(), Value::Array(vec![Value::Table(terms)]));
        under(table, "termer")
    });
    holds("arende.toml", keys::UNDANTAG, |table| {
        let waiver = "kod = \"G10\"\nom = \"Aktiviteter\"\nskal = \"Ett skäl som är en mening.\"".parse().unwrap();
        table.insert("undantag".to_owned(), Value::Array(vec![Value::Table(waiver)]));
        under(table, "undantag")
    });
    holds("arende.toml", keys::ANTAGANDE, |table| {
        let adoption = under(table, "antagande");
        adoption.insert("datum".to_owned(), Value::Datetime("2025-06-11".parse().unwrap()));
        adoption.insert("paragraf".to_owned(), Value::Integer(1));
        adoption
    });
}

#[test]
fn keys_of_sections_and_documents() {
    holds("arende.toml", keys::AVSNITT, |table| {
        let sections = under(table, "avsnitt");
        let own = "rubrik = \"Egen rubrik\"\ntext = \"Text.\"".parse::<Table>().unwrap();
        sections.insert("arendet".to_owned(), Value::Table(own));
        under(sections, "arendet")
    });
    holds("arende.toml", keys::BILAGA_DOKUMENT, |table| under(table, "bilagor"));
    holds("arende.toml", keys::BILAGA_PDF, |table| {
        let attachment = under(table, "bilagor");
        *attachment = "fil = \"gammal.pdf\"\ntitel = \"Gammal\"\nnamn = \"gammal\"".parse().unwrap();
        attachment
    });
    holds("anvisning.toml", keys::DOKUMENT, |table| table);
}

/// A key that is required only when the case is decided.
#[test]
fn keys_of_a_decided_case() {
    let decided: Vec<&Key> = keys::ROOT.iter().filter(|key| key.need == Need::Adopted).collect();
    for key in decided {
        let found = check("arende.toml", |table| drop(table.insert("status".to_owned(), "antagen".into())));
        assert!(found.iter().any(|d| d.code == KEY_MISSING && d.arguments["nyckel"] == key.name), "{}", key.name);
    }
}

/// A list that must have something in it is not filled in when it is empty.
#[test]
fn empty_lists_are_not_filled_in() {
    for name in ["arbetsbocker", "undertecknare", "bilagor"] {
        let found = check("arende.toml", |table| drop(table.insert(name.to_owned(), Value::Array(Vec::new()))));
        let empty = utlatande::codes::VALUE_EMPTY;
        assert!(found.iter().any(|d| d.code == empty && d.arguments["nyckel"] == name), "{name}: {found:#?}");
    }
}
