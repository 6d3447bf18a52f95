//! Reading a case from disk: `arende.toml`, and the files it names. Nothing else of the program reads inputs.

pub mod characters;
pub mod pdf;
pub mod source;
pub mod toml;
mod toml_errors;
mod toml_escapes;
pub mod workbook;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use self::pdf::PdfFacts;
use self::toml::{Node, NodeValue, TomlFile};
use self::workbook::RawWorkbook;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::limits;

/// The file every case has.
pub const CASE_FILE: &str = "arende.toml";

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
    /// Every file read, by name, for the manifest's hashes.
    pub files: BTreeMap<String, Vec<u8>>,
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
    pub bytes: Vec<u8>,
    /// Its pages and archive format.
    pub facts: PdfFacts,
}

/// Reads a case. Every file that is missing or cannot be read is reported; what could be read is returned.
pub fn read(folder: &Path, problems: &mut Diagnostics) -> Option<RawCase> {
    let mut reader = FolderReader::open(folder, problems)?;
    let bytes = reader.bytes(CASE_FILE, limits::TOML_BYTES, None)?;
    let case = toml::read(CASE_FILE, &bytes, reader.problems)?;
    let workbooks = reader.workbooks(&case);
    let (documents, pdfs) = reader.attachments(&case);
    let carried = reader.carried(&case);
    let name = reader.name.clone();
    Some(RawCase { name, case, carried, documents, workbooks, pdfs, files: reader.files })
}

/// Reads files of one folder, each at most once, and nothing outside it.
struct FolderReader<'a> {
    name: String,
    root: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
    problems: &'a mut Diagnostics,
}

impl<'a> FolderReader<'a> {
    fn open(folder: &Path, problems: &'a mut Diagnostics) -> Option<Self> {
        match folder.canonicalize() {
            Ok(root) => {
                let name = root.file_name().map_or_else(|| "case".into(), |name| name.to_string_lossy().into_owned());
                Some(Self { name, root, files: BTreeMap::new(), problems })
            }
            Err(error) => {
                // No place: places are inside the case, and there is none.
                problems.push(unreadable(&folder.join(CASE_FILE).display().to_string(), &error));
                None
            }
        }
    }

    /// The workbooks that `arbetsbocker` names.
    fn workbooks(&mut self, case: &TomlFile) -> Vec<RawWorkbook> {
        let Some(NodeValue::Array(names)) = case.root.get("arbetsbocker").map(|node| &node.value) else {
            return Vec::new();
        };
        let mut workbooks = Vec::new();
        if let Some(beyond) = names.get(limits::WORKBOOKS) {
            self.problems.push(toml::too_large("lista", limits::WORKBOOKS).at(beyond.place.clone()));
        }
        for node in names.iter().take(limits::WORKBOOKS) {
            let Some(name) = text(node) else { continue };
            let Some(bytes) = self.named(name, limits::workbook::FILE_BYTES as u64, &node.place) else { continue };
            match workbook::read(&Arc::from(name), bytes) {
                Ok(workbook) => workbooks.push(workbook),
                Err(problems) => self.problems.extend(problems),
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
                documents.extend(toml::read(name, &bytes, self.problems).map(|file| (name.to_owned(), file)));
            }
        }
        (documents, pdfs)
    }

    fn pdf(&mut self, name: &str, place: &Place) -> Option<RawPdf> {
        let bytes = self.named(name, limits::PDF_BYTES, place)?;
        match pdf::inspect(&bytes) {
            Ok(facts) => {
                if facts.pdfa.is_none() {
                    let warning = Diagnostic::warning(codes::PDF_NOT_ARCHIVAL).with("fil", name);
                    self.problems.push(warning.at(place.clone()));
                }
                Some(RawPdf { bytes, facts })
            }
            Err(reason) => {
                let problem = Diagnostic::error(codes::PDF_UNREADABLE).with("fil", name).with("slag", reason);
                self.problems.push(problem.at(place.clone()));
                None
            }
        }
    }

    /// Reads a file that the case names; twice the same name is an error at the second place.
    fn named(&mut self, name: &str, limit: u64, place: &Place) -> Option<Vec<u8>> {
        if self.files.contains_key(name) {
            self.problems.push(Diagnostic::error(codes::FILE_TWICE).with("fil", name).at(place.clone()));
            return None;
        }
        self.bytes(name, limit, Some(place))
    }

    fn bytes(&mut self, name: &str, limit: u64, named_at: Option<&Place>) -> Option<Vec<u8>> {
        match self.try_bytes(name, limit) {
            Ok(bytes) => {
                self.files.insert(name.to_owned(), bytes.clone());
                Some(bytes)
            }
            Err(problem) => {
                let place = named_at.cloned().unwrap_or_else(|| Place::File(Arc::from(name)));
                self.problems.push(problem.with("fil", name).at(place));
                None
            }
        }
    }

    /// A file's bytes, when it lies in the folder after links are resolved, is a file, and is within the limit.
    fn try_bytes(&self, name: &str, limit: u64) -> Result<Vec<u8>, Diagnostic> {
        if leaves(name) {
            return Err(Diagnostic::error(codes::FILE_OUTSIDE));
        }
        let path = self.root.join(name).canonicalize().map_err(|error| unreadable(name, &error))?;
        if !path.starts_with(&self.root) {
            return Err(Diagnostic::error(codes::FILE_OUTSIDE));
        }
        if !path.is_file() {
            return Err(Diagnostic::error(codes::NOT_A_FILE));
        }
        let file = std::fs::File::open(&path).map_err(|error| unreadable(name, &error))?;
        let mut bytes = Vec::new();
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
        if bytes.len() as u64 > limit {
            return Err(Diagnostic::error(codes::FILE_TOO_LARGE).with("grans", limit >> 20));
        }
        Ok(bytes)
    }
}

/// Whether a name leads out of the folder before any link is followed, so that it is told so even if nothing is there.
fn leaves(name: &str) -> bool {
    let mut depth = 0;
    Path::new(name).components().any(|component| {
        depth += match component {
            Component::Normal(_) => 1,
            Component::CurDir => 0,
            Component::ParentDir => -1,
            Component::Prefix(_) | Component::RootDir => return true,
        };
        depth < 0
    })
}

fn unreadable(name: &str, error: &std::io::Error) -> Diagnostic {
    let code = match error.kind() {
        std::io::ErrorKind::NotFound => codes::FILE_MISSING,
        _ => codes::FILE_UNREADABLE,
    };
    Diagnostic::error(code).with("fil", name).because(error)
}

/// The name of a file. A blank one is not filled in, and names no file that could be missing.
fn text(node: &Node) -> Option<&str> {
    match &node.value {
        NodeValue::Text(text) if !text.text.trim().is_empty() => Some(&text.text),
        _ => None,
    }
}

/// Whether a file named as a bilaga is an existing PDF.
pub fn is_pdf(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"))
}
