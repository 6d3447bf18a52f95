//! The two kinds of template folder, both data: the husstil (what a municipality decides) and the ärendetyp (what a
//! kind of case needs). Both are built into the program; a folder given on the command line takes precedence.

mod arendetyp;
mod builtin;
mod dokument;
mod husstil;
mod ram;
mod regel;
mod typer;
mod uppfoljning;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;

pub use arendetyp::{
    AbbreviationSource, Arendetyp, ColumnSpec, ComputedSpec, FactSpec, FigureSpec, Recognition, RegisterSpec,
    StatementSpec, SummaryKind, SummarySpec, TableSpec,
};
pub use dokument::{CaseDocument, CaseSection, DocumentKind, Frame, RowSections};
pub use husstil::{Citing, Etiketter, Fraser, Husstil, NumberWords, StyrsystemText, Term, TitleWords, Unit, Wordlists};
pub use ram::{CoverRow, CoverSource, FrameSection, FrameSpec, SectionKind};
pub use regel::{PeriodWords, RevisionSpec, RuleLevel, RuleSpec, RuleTest};
pub use typer::{Form, MOST_DECIMALS, ValueType};
pub use uppfoljning::{Carry, CarryTable, FollowUpSpec, TimeBound};
pub use words::{
    AttachmentWords, DecisionForm, DecisionWords, DimensionWords, DocumentWord, DocumentWords, EarlierWords,
    ReviewWords, SectionWords,
};

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::limits;
use crate::message::message;
use crate::place::{Place, TextPlace};
use crate::reasons;
use crate::source::{self, Source};
use crate::source_text::SourceFile;

/// Both folders of a case, read and typed.
#[derive(Debug)]
pub struct Templates {
    /// What the municipality decides.
    pub husstil: Husstil,
    /// What the kind of case needs.
    pub arendetyp: Arendetyp,
    /// Frames of documents, by their names.
    pub frames: BTreeMap<String, Frame>,
    /// Every file of both folders, by its path below the templates folder; all of them are hashed in the manifest.
    pub files: BTreeMap<String, Bytes>,
}

impl Templates {
    /// The place of a range of bytes in a file.
    pub fn place(&self, file: &str, span: std::ops::Range<usize>) -> Place {
        let text = self.files.get(file).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
        SourceFile::new(file, &text).place(span)
    }

    /// Files of the husstil folder below `layout/`: the static Typst modules, and assets they read.
    pub fn layout_files(&self) -> impl Iterator<Item = (String, &Bytes)> {
        let prefix = format!("{}/", self.husstil.namn);
        self.files.iter().filter_map(move |(path, bytes)| {
            let inside = path.strip_prefix(&prefix)?;
            inside.starts_with("layout/").then(|| (inside.to_owned(), bytes))
        })
    }

    /// The husstil's own fonts, in its folder `typsnitt/`.
    pub fn fonts(&self) -> impl Iterator<Item = (&str, &Bytes)> {
        let prefix = format!("{}/typsnitt/", self.husstil.namn);
        let is_font = |path: &str| [".ttf", ".otf", ".ttc"].iter().any(|ending| path.to_lowercase().ends_with(ending));
        let own = self.files.iter().filter(move |(path, _)| path.starts_with(&prefix) && is_font(path));
        own.map(|(path, bytes)| (path.as_str(), bytes))
    }

    /// A minijinja template of the husstil folder, by its file name.
    pub fn jinja(&self, name: &str) -> Option<&str> {
        let bytes = self.files.get(&format!("{}/{name}", self.husstil.namn))?;
        std::str::from_utf8(bytes).ok()
    }
}

/// Where template folders come from: each folder from the first source that has it.
#[derive(Debug, Clone)]
pub struct TemplateSource {
    layers: Vec<Source>,
}

/// The folders built into the program.
impl Default for TemplateSource {
    fn default() -> Self {
        Self::only(builtin::source())
    }
}

impl TemplateSource {
    /// These folders, and the built-in ones where they have none of the name.
    pub fn before_built_in(own: Source) -> Self {
        Self { layers: vec![own, builtin::source()] }
    }

    /// These folders and no others, as a replay wants it.
    pub fn only(source: Source) -> Self {
        Self { layers: vec![source] }
    }

    /// The files of a folder by their paths, or none where there is no such folder.
    fn folder(&self, name: &str) -> Result<Option<BTreeMap<String, Bytes>>, Diagnostic> {
        let Some(source) = self.layers.iter().find(|source| source.has_folder(name)) else { return Ok(None) };
        let paths = source.files_below(name).map_err(|error| unreadable(name, &error))?;
        let read = |path: String| match source.read(&path, limits::TEMPLATE_BYTES) {
            Ok(bytes) => Ok((path, bytes)),
            Err(refusal) => Err(refusal.diagnostic(&path).at(Place::File(Arc::from(path.as_str())))),
        };
        paths.into_iter().map(read).collect::<Result<_, _>>().map(Some)
    }

    /// The names of all folders, sorted.
    fn names(&self) -> Result<Vec<String>, Diagnostic> {
        let mut names = Vec::new();
        for source in &self.layers {
            names.extend(source.folders().map_err(|error| unreadable(source.name(), &error))?);
        }
        names.sort();
        names.dedup();
        Ok(names)
    }
}

/// Reads the two template folders that a case names.
///
/// `named_at` are the places in the case where the names stand, for the message when a folder is not there.
pub fn load(
    source: &TemplateSource,
    husstil: (&str, &Place),
    arendetyp: (&str, &Place),
) -> Result<Templates, Vec<Diagnostic>> {
    let mut files = BTreeMap::new();
    let mut problems = Vec::new();
    for (name, place) in [husstil, arendetyp] {
        match source.folder(name) {
            Ok(Some(found)) => files.extend(found),
            Ok(None) => problems.push(
                Diagnostic::error(message!(
                    codes::TEMPLATE_MISSING,
                    namn = name,
                    kanda = source.names().unwrap_or_default().join(", ")
                ))
                .at(place.clone()),
            ),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let husstil = parse(&files, &format!("{}/{}", husstil.0, FolderKind::Husstil.file()));
    let arendetyp = parse(&files, &format!("{}/{}", arendetyp.0, FolderKind::Arendetyp.file()));
    match (husstil, arendetyp) {
        (Ok(husstil), Ok(arendetyp)) => {
            let frames = dokument::frames(&husstil, &arendetyp);
            let templates = Templates { husstil, arendetyp, frames, files };
            let problems: Vec<Diagnostic> = dokument::check::check(&templates).into_iter().collect();
            if problems.is_empty() { Ok(templates) } else { Err(problems) }
        }
        (husstil, arendetyp) => Err(husstil.err().into_iter().chain(arendetyp.err()).collect()),
    }
}

/// The two kinds of template folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FolderKind {
    /// What a municipality decides.
    Husstil,
    /// What a kind of case needs.
    Arendetyp,
}

impl FolderKind {
    /// The file that a folder of this kind has.
    fn file(self) -> &'static str {
        match self {
            Self::Husstil => "husstil.toml",
            Self::Arendetyp => "arendetyp.toml",
        }
    }
}

/// The names of all folders of a kind: those of the user's folder, and the built-in ones that are not replaced there.
pub fn names(source: &TemplateSource, kind: FolderKind) -> Result<Vec<String>, Diagnostic> {
    Ok(folders(source, kind)?.into_keys().collect())
}

/// Every kind of case.
pub fn kinds(source: &TemplateSource) -> Result<Vec<Arendetyp>, Diagnostic> {
    let path = |name: &str| format!("{name}/{}", FolderKind::Arendetyp.file());
    folders(source, FolderKind::Arendetyp)?.iter().map(|(name, files)| parse(files, &path(name))).collect()
}

/// All folders of a kind, by name, with their files.
fn folders(source: &TemplateSource, kind: FolderKind) -> Result<BTreeMap<String, BTreeMap<String, Bytes>>, Diagnostic> {
    let mut found = BTreeMap::new();
    for name in source.names()? {
        let files = source.folder(&name)?;
        let of_kind = files.filter(|files| files.contains_key(&format!("{name}/{}", kind.file())));
        found.extend(of_kind.map(|files| (name, files)));
    }
    Ok(found)
}

/// What to tell about a template folder or file that the system does not give.
fn unreadable(file: &str, error: &std::io::Error) -> Diagnostic {
    source::unreadable(file, error).at(Place::File(Arc::from(file)))
}

/// Parses one TOML file of a template folder into its typed form.
fn parse<T: serde::de::DeserializeOwned>(files: &BTreeMap<String, Bytes>, path: &str) -> Result<T, Diagnostic> {
    let Some(bytes) = files.get(path) else {
        return Err(
            Diagnostic::error(message!(codes::FILE_MISSING, fil = path, forslag = "")).at(Place::File(Arc::from(path)))
        );
    };
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Diagnostic::error(message!(codes::FILE_NOT_UTF8, fil = path)).at(Place::File(Arc::from(path))))?;
    toml::from_str(text).map_err(|error| {
        let source = SourceFile::new(path, text);
        let place = error.span().map_or_else(|| Place::File(Arc::from(path)), |span| source.place(span));
        Diagnostic::error(message!(codes::TEMPLATE_MALFORMED, orsak = reasons::of_toml(error.message()))).at(place)
    })
}

/// The SHA-256 of a template file by its path below the templates folder. That of a built-in one is known.
pub fn sha256(path: &str, bytes: &[u8]) -> String {
    builtin::sha256(path, bytes).map_or_else(|| crate::hash::sha256(bytes), str::to_owned)
}

/// A place in a template file where only the line is known.
pub fn line_of(path: &str, line: u32) -> Place {
    Place::Text(TextPlace { file: Arc::from(path), line, column: 1, end_line: line, end_column: 1 })
}
