//! Reading a case: `arende.toml`, and the files it names. Nothing else of the program reads inputs.

pub(crate) mod misdecoded;
pub mod pdf;
mod picture;
pub(crate) mod printable;
pub mod toml;
mod toml_errors;
mod toml_escapes;
pub(crate) mod toml_slips;
pub(crate) mod typed_numbers;
pub mod workbook;

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

pub(crate) use self::picture::refusal as picture_refusal;
use self::toml::{Node, NodeValue, TomlFile};
use self::workbook::RawWorkbook;
use crate::case_files::CASE_FILE;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::limits;
use crate::message::message;
use crate::model::{PdfFacts, Picture};
use crate::place::Place;
use crate::source::{Refusal, Source};
use bytes::Bytes;

/// How many cases are named where a folder is none but has some.
const CASES_NAMED: usize = 10;

/// How files of other programs begin: zip and with it newer Office files, older Office files, RTF, pages of the web, pictures.
const OTHER_FORMATS: [&[u8]; 11] = [
    b"PK\x03\x04",
    b"\xD0\xCF\x11\xE0",
    b"{\\rtf",
    b"<!DOCTYPE",
    b"<!doctype",
    b"<html",
    b"<HTML",
    b"<?xml",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF8",
];

/// A case as it lies on disk: parsed, but nothing checked against the schema.
#[derive(Debug)]
pub struct RawCase {
    /// The case folder's name.
    pub name: String,
    /// `arende.toml`.
    pub case: TomlFile,
    /// The prose files of steering documents that could be read, by name.
    pub documents: BTreeMap<String, TomlFile>,
    /// The file of what was taken over from an earlier case.
    pub carried: Option<TomlFile>,
    /// The workbooks that could be read, in the order named.
    pub workbooks: Vec<RawWorkbook>,
    /// The attached PDFs that could be read, by name.
    pub pdfs: BTreeMap<String, RawPdf>,
    /// The pictures that could be read, by name.
    pub pictures: BTreeMap<String, Picture>,
    /// Every file read, by name.
    pub files: BTreeMap<String, Bytes>,
    /// The files that the case names and that could not be read, by name.
    pub unread: Vec<String>,
}

impl RawCase {
    /// The names of the TOML files with syntax errors.
    pub fn broken(&self) -> Vec<Arc<str>> {
        let files = std::iter::once(&self.case).chain(&self.carried).chain(self.documents.values());
        files.filter(|file| !file.is_whole).map(|file| file.source.name().clone()).collect()
    }
}

/// An attached PDF.
#[derive(Debug)]
pub struct RawPdf {
    /// Its bytes.
    pub bytes: Bytes,
    /// Its pages and archive format.
    pub facts: PdfFacts,
}

/// Reads a case. Every file that is missing or cannot be read is reported; what could be read is returned.
pub fn read(source: &Source, problems: &mut Diagnostics) -> Option<RawCase> {
    let (files, unread) = (BTreeMap::new(), Vec::new());
    let mut reader = Reader { source, files, unread, left: limits::CASE_BYTES, problems };
    let bytes = reader.bytes(CASE_FILE, limits::TOML_BYTES, None)?;
    let case = toml::read(CASE_FILE, &bytes, reader.problems)?;
    let workbooks = reader.workbooks(&case);
    let (documents, pdfs) = reader.attachments(&case);
    let carried = reader.carried(&case);
    let pictures = reader.pictures(&case);
    let name = source.name().to_owned();
    let Reader { files, unread, .. } = reader;
    Some(RawCase { name, case, carried, documents, workbooks, pdfs, pictures, files, unread })
}

/// Reads files of a case, each at most once, and not more together than a case may have.
struct Reader<'a> {
    source: &'a Source,
    files: BTreeMap<String, Bytes>,
    unread: Vec<String>,
    /// Bytes that the files to come may have together.
    left: u64,
    problems: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// The workbooks that `arbetsbocker` names.
    fn workbooks(&mut self, case: &TomlFile) -> Vec<RawWorkbook> {
        let Some(NodeValue::Array(names)) = case.root.get("arbetsbocker").map(|node| &node.value) else {
            return Vec::new();
        };
        let mut workbooks = Vec::new();
        if let Some(beyond) = names.get(limits::WORKBOOKS) {
            self.problems.push(toml_errors::too_large("lista", limits::WORKBOOKS).at(beyond.place.clone()));
        }
        for node in names.iter().take(limits::WORKBOOKS) {
            let Some(name) = text(node) else { continue };
            let Some(bytes) = self.named(name, limits::workbook::FILE_BYTES as u64, &node.place) else { continue };
            match workbook::read(&Arc::from(name), &bytes) {
                Ok(workbook) => workbooks.push(workbook),
                Err(problems) => {
                    self.problems.extend(problems);
                    self.unread.push(name.to_owned());
                }
            }
        }
        workbooks
    }

    /// The file that `[foregaende]` names.
    fn carried(&mut self, case: &TomlFile) -> Option<TomlFile> {
        let NodeValue::Table(previous) = &case.root.get("foregaende")?.value else { return None };
        let node = previous.get("fil")?;
        let name = text(node)?;
        let bytes = self.named(name, limits::TOML_BYTES, &node.place)?;
        toml::read(name, &bytes, self.problems)
    }

    /// The files that `[[bilagor]]` names: prose, or existing PDFs.
    fn attachments(&mut self, case: &TomlFile) -> (BTreeMap<String, TomlFile>, BTreeMap<String, RawPdf>) {
        let (mut documents, mut pdfs) = (BTreeMap::new(), BTreeMap::new());
        let Some(NodeValue::Array(items)) = case.root.get("bilagor").map(|node| &node.value) else {
            return (documents, pdfs);
        };
        for item in items {
            let NodeValue::Table(table) = &item.value else { continue };
            if let Some((node, name)) = table.get("original").and_then(|node| Some((node, text(node)?))) {
                pdfs.extend(self.pdf(name, &node.place).map(|pdf| (name.to_owned(), pdf)));
            }
            let Some((node, name)) = table.get("fil").and_then(|node| Some((node, text(node)?))) else { continue };
            if is_pdf(name) {
                if let Some(pdf) = self.pdf(name, &node.place) {
                    pdfs.insert(name.to_owned(), pdf);
                }
            } else if let Some(bytes) = self.named(name, limits::TOML_BYTES, &node.place) {
                if let Some(slag) = other_format(name, &bytes) {
                    let problem = Diagnostic::error(message!(codes::ATTACHMENT_NOT_PDF, slag = slag, fil = name));
                    self.problems.push(problem.at(node.place.clone()));
                    self.unread.push(name.to_owned());
                    continue;
                }
                documents.extend(toml::read(name, &bytes, self.problems).map(|file| (name.to_owned(), file)));
            }
        }
        (documents, pdfs)
    }

    /// The pictures that `bilder` names.
    fn pictures(&mut self, case: &TomlFile) -> BTreeMap<String, Picture> {
        let Some(NodeValue::Array(names)) = case.root.get("bilder").map(|node| &node.value) else {
            return BTreeMap::new();
        };
        if let Some(beyond) = names.get(limits::PICTURES) {
            self.problems.push(toml_errors::too_large("lista", limits::PICTURES).at(beyond.place.clone()));
        }
        let mut pictures = BTreeMap::new();
        for node in names.iter().take(limits::PICTURES) {
            let Some(name) = text(node) else { continue };
            let Some(bytes) = self.named(name, limits::PICTURE_BYTES, &node.place) else { continue };
            match picture::refusal(name, &bytes) {
                None => drop(pictures.insert(name.to_owned(), Picture { bytes, place: node.place.clone() })),
                Some(reason) => {
                    let problem = Diagnostic::error(message!(codes::PICTURE_UNREADABLE, slag = reason, fil = name));
                    self.problems.push(problem.at(node.place.clone()));
                    self.unread.push(name.to_owned());
                }
            }
        }
        pictures
    }

    fn pdf(&mut self, name: &str, place: &Place) -> Option<RawPdf> {
        let bytes = self.named(name, limits::PDF_BYTES, place)?;
        match pdf::inspect(&bytes) {
            Ok(facts) => {
                if facts.pdfa.is_none() || facts.encrypted {
                    let kind = if facts.encrypted { "kryptering" } else { "format" };
                    let warning = Diagnostic::warning(message!(codes::PDF_NOT_ARCHIVAL, slag = kind, fil = name));
                    self.problems.push(warning.at(place.clone()));
                }
                self.problems.extend(facts.left_out.iter().map(|kind| {
                    let warning = message!(codes::PDF_LEAVES_OUT, slag = *kind, fil = name);
                    Diagnostic::warning(warning).at(place.clone())
                }));
                Some(RawPdf { bytes, facts })
            }
            Err(reason) => {
                let problem = Diagnostic::error(message!(codes::PDF_UNREADABLE, fil = name, slag = reason));
                self.problems.push(problem.at(place.clone()));
                self.unread.push(name.to_owned());
                None
            }
        }
    }

    /// Reads a file that the case names; twice the same name is an error at the second place.
    fn named(&mut self, name: &str, limit: u64, place: &Place) -> Option<Bytes> {
        if self.files.contains_key(name) {
            self.problems.push(Diagnostic::error(message!(codes::FILE_TWICE, fil = name)).at(place.clone()));
            return None;
        }
        self.bytes(name, limit, Some(place))
    }

    /// The folders of the first cases that lie right below the folder, which is then none itself.
    fn cases_inside(&self) -> String {
        let is_case = |folder: &String| self.source.read(&format!("{folder}/{CASE_FILE}"), limits::TOML_BYTES).is_ok();
        let folders = self.source.folders_in("").unwrap_or_default().into_iter().filter(is_case);
        folders.take(CASES_NAMED).map(|folder| format!("`{folder}`")).collect::<Vec<_>>().join(", ")
    }

    fn bytes(&mut self, name: &str, limit: u64, named_at: Option<&Place>) -> Option<Bytes> {
        match self.source.read(name, limit.min(self.left)) {
            Ok(bytes) => {
                self.left -= bytes.len() as u64;
                self.files.insert(name.to_owned(), bytes.clone());
                Some(bytes)
            }
            Err(refusal) => {
                let place = named_at.cloned().unwrap_or_else(|| Place::File(Arc::from(name)));
                let problem = match refusal {
                    Refusal::TooLarge(left) if left < limit => {
                        Diagnostic::error(message!(codes::CASE_TOO_LARGE, grans = limits::CASE_BYTES >> 20))
                    }
                    Refusal::System(error) if error.kind() == ErrorKind::NotFound => {
                        let cases = if named_at.is_none() { self.cases_inside() } else { String::new() };
                        if !cases.is_empty() {
                            let problem = message!(codes::CASE_IN_FOLDER, fil = name, arenden = cases);
                            self.problems.push(Diagnostic::error(problem).at(place));
                            return None;
                        }
                        let meant = self.source.most_like(name, |other| self.files.contains_key(other));
                        let meant = meant.unwrap_or_default();
                        Diagnostic::error(message!(codes::FILE_MISSING, fil = name, forslag = meant))
                    }
                    refusal => refusal.diagnostic(name),
                };
                self.problems.push(problem.at(place));
                self.unread.push(name.to_owned());
                None
            }
        }
    }
}

/// The name of a file. A blank one is not filled in, and names no file that could be missing.
fn text(node: &Node) -> Option<&str> {
    match &node.value {
        NodeValue::Text(text) | NodeValue::Bare(text) if !text.text.trim().is_empty() => Some(&text.text),
        _ => None,
    }
}

/// What a file is that is no prose in TOML, by how it begins; nothing where it may be prose.
fn other_format(name: &str, bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.trim_ascii_start();
    let is_pdf = start.starts_with(b"%PDF-");
    let is_other = is_pdf || OTHER_FORMATS.iter().any(|beginning| start.starts_with(beginning));
    let slag = match (is_pdf, is_toml(name)) {
        (true, _) => "pdf",
        (false, true) => "toml",
        (false, false) => "annat",
    };
    is_other.then_some(slag)
}

/// Whether a file named as a bilaga may hold prose, by its name.
pub fn is_toml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// Whether a file named as a bilaga is an existing PDF.
pub fn is_pdf(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"))
}
