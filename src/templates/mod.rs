//! The two kinds of template folder, both data: the husstil (what a municipality decides) and the ärendetyp (what a
//! kind of case needs). Both are built into the program; a folder given on the command line takes precedence.

mod arendetyp;
mod builtin;
mod husstil;
mod regel;
mod uppfoljning;
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use arendetyp::{
    AbbreviationSource, Arendetyp, CaseDocument, CaseSection, ColumnSpec, ColumnType, ComputedSpec, ComputedType,
    DocumentKind, DocumentRole, FactSpec, FactType, FigureSpec, Recognition, RegisterSpec, StatementSpec, SummaryKind,
    SummarySpec, TableSpec,
};
pub use husstil::{
    Citing, CoverRow, CoverSource, Etiketter, FrameSection, Fraser, Husstil, NumberWords, SectionKind, StyrsystemText,
    Term, TitleWords, Unit, Wordlists,
};
pub use regel::{PeriodWords, RevisionSpec, RuleLevel, RuleSpec, RuleTest};
pub use uppfoljning::{Carry, CarryTable, FollowUpSpec, TimeBound};
pub use words::{
    AttachmentWords, DecisionWords, DimensionWords, DocumentWord, DocumentWords, EarlierWords, ReviewWords,
    SectionWords,
};

use crate::codes;
use crate::diagnostic::{Diagnostic, Place, TextPlace, kind_of_trouble};
use crate::inputs::source::SourceFile;
use crate::message::message;

/// Both folders of a case, read and typed.
#[derive(Debug)]
pub struct Templates {
    /// What the municipality decides.
    pub husstil: Husstil,
    /// What the kind of case needs.
    pub arendetyp: Arendetyp,
    /// Every file of both folders, by its path below the templates folder; all of them are hashed in the manifest.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Templates {
    /// Files of the husstil folder below `layout/`: the static Typst modules, and assets they read.
    pub fn layout_files(&self) -> impl Iterator<Item = (String, &[u8])> {
        let prefix = format!("{}/", self.husstil.namn);
        self.files.iter().filter_map(move |(path, bytes)| {
            let inside = path.strip_prefix(&prefix)?;
            inside.starts_with("layout/").then(|| (inside.to_owned(), bytes.as_slice()))
        })
    }

    /// The husstil's own fonts, in its folder `typsnitt/`.
    pub fn fonts(&self) -> Vec<(String, Vec<u8>)> {
        let prefix = format!("{}/typsnitt/", self.husstil.namn);
        let is_font = |path: &str| [".ttf", ".otf", ".ttc"].iter().any(|ending| path.to_lowercase().ends_with(ending));
        let own = self.files.iter().filter(|(path, _)| path.starts_with(&prefix) && is_font(path));
        own.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
    }

    /// A minijinja template of the husstil folder, by its file name.
    pub fn jinja(&self, name: &str) -> Option<&str> {
        let bytes = self.files.get(&format!("{}/{name}", self.husstil.namn))?;
        std::str::from_utf8(bytes).ok()
    }
}

/// Where template folders come from.
#[derive(Debug, Clone, Default)]
pub struct TemplateSource {
    /// A folder with template folders, given by the user; one that is not in it is taken from the program.
    pub directory: Option<PathBuf>,
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
        match folder(source, name) {
            Ok(Some(found)) => files.extend(found),
            Ok(None) => problems.push(
                Diagnostic::error(message!(
                    codes::TEMPLATE_MISSING,
                    namn = name,
                    kanda = builtin::folders().join(", ")
                ))
                .at(place.clone()),
            ),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let husstil = parse(&files, &format!("{}/{}", husstil.0, Kind::Husstil.file()));
    let arendetyp = parse(&files, &format!("{}/{}", arendetyp.0, Kind::Arendetyp.file()));
    match (husstil, arendetyp) {
        (Ok(husstil), Ok(arendetyp)) => Ok(Templates { husstil, arendetyp, files }),
        (husstil, arendetyp) => Err(husstil.err().into_iter().chain(arendetyp.err()).collect()),
    }
}

/// The two kinds of template folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What a municipality decides.
    Husstil,
    /// What a kind of case needs.
    Arendetyp,
}

impl Kind {
    /// The file that a folder of this kind has.
    fn file(self) -> &'static str {
        match self {
            Self::Husstil => "husstil.toml",
            Self::Arendetyp => "arendetyp.toml",
        }
    }
}

/// The names of all folders of a kind: those of the user's folder, and the built-in ones that are not replaced there.
pub fn names(source: &TemplateSource, kind: Kind) -> Result<Vec<String>, Diagnostic> {
    Ok(folders(source, kind)?.into_keys().collect())
}

/// Every kind of case.
pub fn kinds(source: &TemplateSource) -> Result<Vec<Arendetyp>, Diagnostic> {
    let path = |name: &str| format!("{name}/{}", Kind::Arendetyp.file());
    folders(source, Kind::Arendetyp)?.iter().map(|(name, files)| parse(files, &path(name))).collect()
}

/// All folders of a kind, by name, with their files.
#[expect(clippy::disallowed_methods, reason = "the names are sorted below")]
fn folders(source: &TemplateSource, kind: Kind) -> Result<BTreeMap<String, BTreeMap<String, Vec<u8>>>, Diagnostic> {
    let mut names: Vec<String> = builtin::folders().into_iter().map(str::to_owned).collect();
    if let Some(directory) = &source.directory {
        let entries = std::fs::read_dir(directory).map_err(|error| unreadable(&directory.to_string_lossy(), error))?;
        names.extend(entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()));
    }
    names.sort();
    let mut found = BTreeMap::new();
    for name in names {
        if let Some(files) =
            folder(source, &name)?.filter(|files| files.contains_key(&format!("{name}/{}", kind.file())))
        {
            found.insert(name, files);
        }
    }
    Ok(found)
}

/// The files of one template folder, or none where neither the user's folder nor the program has it.
fn folder(source: &TemplateSource, name: &str) -> Result<Option<BTreeMap<String, Vec<u8>>>, Diagnostic> {
    if let Some(directory) = &source.directory {
        let path = directory.join(name);
        if path.is_dir() {
            let mut files = BTreeMap::new();
            read_folder(&path, name, &mut files)?;
            return Ok(Some(files));
        }
    }
    Ok(builtin::folder(name))
}

/// Reads a folder and the folders in it.
#[cfg_attr(not(test), expect(clippy::disallowed_methods, reason = "the map puts the files in order"))]
fn read_folder(path: &Path, name: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Diagnostic> {
    for entry in std::fs::read_dir(path).map_err(|error| unreadable(name, error))? {
        let entry = entry.map_err(|error| unreadable(name, error))?;
        let inside = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read_folder(&entry.path(), &inside, files)?;
        } else {
            let bytes = std::fs::read(entry.path()).map_err(|error| unreadable(&inside, error))?;
            files.insert(inside, bytes);
        }
    }
    Ok(())
}

fn unreadable(file: &str, error: std::io::Error) -> Diagnostic {
    let problem = message!(codes::FILE_UNREADABLE, fil = file, slag = kind_of_trouble(&error), orsak = error);
    Diagnostic::error(problem).at(Place::File(Arc::from(file)))
}

/// Parses one TOML file of a template folder into its typed form.
fn parse<T: serde::de::DeserializeOwned>(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Result<T, Diagnostic> {
    let Some(bytes) = files.get(path) else {
        return Err(Diagnostic::error(message!(codes::FILE_MISSING, fil = path)).at(Place::File(Arc::from(path))));
    };
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Diagnostic::error(message!(codes::FILE_NOT_UTF8, fil = path)).at(Place::File(Arc::from(path))))?;
    toml::from_str(text).map_err(|error| {
        let source = SourceFile::new(path, text);
        let place = error.span().map_or_else(|| Place::File(Arc::from(path)), |span| source.place(span));
        Diagnostic::error(message!(codes::TEMPLATE_MALFORMED, orsak = error.message())).at(place)
    })
}

/// A place in a template file where only the line is known.
pub fn line_of(path: &str, line: u32) -> Place {
    Place::Text(TextPlace { file: Arc::from(path), line, column: 1, end_line: line, end_column: 1 })
}
