//! An empty case of a kind: its files, and the folder that they lie in.

use std::collections::BTreeMap;
use std::path::Path;

use ::toml::{Table, Value};
use bytes::Bytes;

use super::toml::{Filling, case_file, document_file};
use super::workbook::workbook_in;
use crate::case_files::{CASE_FILE, WORKBOOK_FILE};
use crate::diagnostic::Diagnostic;
use crate::model::Status;
use crate::output::{self, OutputFile};
use crate::schema;
use crate::templates::{CaseDocument, Templates};

/// The files of an empty case by their names, `arende.toml` first.
pub fn new_case(templates: &Templates) -> Result<Vec<(String, Bytes)>, Diagnostic> {
    let steering = || templates.attached();
    let case = Filling { values: case_values(templates, steering()), ..Filling::default() };
    let mut files = vec![(CASE_FILE.to_owned(), case_file(templates, &case).into())];
    let values = Table::from_iter([("format".to_owned(), Value::Integer(1))]);
    let document = Filling { values, ..Filling::default() };
    files.extend(steering().map(|spec| (document_name(spec), document_file(templates, spec, &document).into())));
    files.push((
        WORKBOOK_FILE.to_owned(),
        workbook_in(&templates.arendetyp, &BTreeMap::new(), &templates.sprak.skrivet)?.into(),
    ));
    files.extend(schema::beside(templates, &files));
    Ok(files)
}

/// The name of a document's file.
pub fn document_name(document: &CaseDocument) -> String {
    format!("{}.toml", document.nyckel)
}

/// What is the same in every case of this kind and house.
fn case_values<'a>(templates: &Templates, steering: impl Iterator<Item = &'a CaseDocument>) -> Table {
    let text = |text: &str| Value::String(text.to_owned());
    let attachment = |document: &CaseDocument| {
        let file = document_name(document);
        Value::Table(Table::from_iter([
            ("dokument".to_owned(), text(&document.nyckel)),
            ("fil".to_owned(), Value::String(file)),
        ]))
    };
    let values = [
        ("format", Value::Integer(1)),
        ("husstil", text(&templates.husstil.namn)),
        ("arendetyp", text(&templates.arendetyp.namn)),
        ("status", text(Status::Utkast.name())),
        ("arbetsbocker", Value::Array(vec![text(WORKBOOK_FILE)])),
        ("bilagor", Value::Array(steering.map(attachment).collect())),
    ];
    values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Makes the folder with these files, whole or not at all. One that has files in it is refused.
pub fn write_folder(target: &Path, files: &[(String, Bytes)]) -> Result<(), Diagnostic> {
    let file = |(path, bytes): &(String, Bytes)| OutputFile { path: path.clone(), bytes: bytes.clone() };
    output::create(target, &files.iter().map(file).collect::<Vec<_>>())
}
