//! The three kinds of template folder, all data: the husstil (what a municipality decides), the ärendetyp (what a kind of
//! case needs), and the languages' below `sprak/`, of which a husstil chooses one. All are built into the program; a folder
//! given on the command line takes precedence.

mod arendetyp;
mod blank;
mod builtin;
mod check;
mod dokument;
mod husstil;
mod kind_check;
mod lacking;
mod locate;
mod places;
mod put_back;
mod ram;
mod reading;
mod regel;
mod sammanstallning;
mod shape;
mod sprak;
mod tabell;
mod typer;
mod uppfoljning;
mod words;
mod written;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;

pub use arendetyp::{AbbreviationSource, Arendetyp, ComputedSpec, FactSpec, Recognition, RegisterSpec, StatementSpec};
pub use dokument::{CaseDocument, CaseSection, DecisionPoint, DocumentKind, Frame, HouseFrames, RowSections};
pub use husstil::{Etiketter, Fraser, HouseArchive, Husstil, StyrsystemText, Term};
pub(crate) use locate::Ways;
pub(crate) use put_back::says_words;
pub use ram::{CoverRow, CoverSource, FrameSection, FrameSpec, SectionKind};
pub use regel::{PeriodWords, RevisionSpec, RuleLevel, RuleSpec, RuleTest};
pub use sammanstallning::{
    ComputedColumn, FigureForm, FigureSpec, SummaryColumn, SummaryKind, SummarySpec, TargetLine, WithoutRows,
};
pub use shape::{Shape, ShapeKey};
pub use sprak::{
    Forms, Genitive, GenitiveAfter, Language, LanguageReview, LanguageText, NumberMarks, QuoteMarks, TruthWords,
};
pub use tabell::{ColumnSpec, Columns, EmptyCell, TableSpec, Unknown};
pub use typer::{Form, MOST_DECIMALS, ValueType};
pub use uppfoljning::{Carry, CarryTable, FollowUpSpec, TimeBound};
pub use words::{
    AttachmentWords, Citing, DecisionForm, DecisionWords, DimensionWords, DocumentWord, DocumentWords, EarlierWords,
    NumberWords, OwnReviewWords, OwnWordlists, ReviewWords, SectionWords, TitleWords, Unit, Wordlists,
};

pub use written::Written;

use self::reading::{TemplateFile, Versioned};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::limits;
use crate::message::message;
use crate::near;
use crate::place::{Place, TextPlace};
use crate::source::{self, Source};
use crate::source_text::SourceFile;

/// The list of words that a layout says by itself, in the husstil's folder.
pub(crate) const OWN_WORDS: &str = "layout/ord.typ";

/// The folders of a case, read and typed.
#[derive(Debug)]
pub struct Templates {
    /// The language of its documents, with the husstil's own words instead of the language's where it has some.
    pub sprak: Language,
    /// What the municipality decides.
    pub husstil: Husstil,
    /// What the kind of case needs.
    pub arendetyp: Arendetyp,
    /// Frames of documents, by their names.
    pub frames: BTreeMap<String, Frame>,
    /// Every file of the folders, by its path below the templates folder; all of them are hashed in the manifest.
    pub files: BTreeMap<String, Bytes>,
}

impl Templates {
    /// Whether both folders say what the built-in ones do, which a test holds to be right.
    pub fn are_built_in(&self) -> bool {
        let files = [format!("{}/husstil.toml", self.husstil.namn), format!("{}/arendetyp.toml", self.arendetyp.namn)];
        files.iter().all(|path| self.files.get(path).is_some_and(|bytes| builtin::sha256(path, bytes).is_some()))
    }

    /// Where a value of one of the folders' files stands: the way to it by its keys (`locate`).
    pub fn place_of(&self, file: &str, way: &[&str]) -> Place {
        let text = self.files.get(file).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let span = text.and_then(|text| Some((text, locate::span(text, way)?)));
        span.map_or_else(|| Place::File(Arc::from(file)), |(text, span)| SourceFile::new(file, text).place(span))
    }

    /// The ways in one of the folders' files, for whoever follows many; none where there is no such file.
    pub(crate) fn ways<'t>(&'t self, file: &str) -> Option<Ways<'t>> {
        Ways::new(file, std::str::from_utf8(self.files.get(file)?).ok()?)
    }

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

    /// The built-in list of words that a layout says by itself, where the husstil is from before there were such lists.
    pub(crate) fn lacking_own_words(&self) -> Option<(String, Bytes)> {
        let file = format!("{}/{OWN_WORDS}", self.husstil.namn);
        let built_in = || Some((OWN_WORDS.to_owned(), Bytes::from_static(builtin::alike(&file)?.as_bytes())));
        if self.files.contains_key(&file) { None } else { built_in() }
    }

    /// A picture of the kind of case, or else of the husstil, by its path in its folder: `bilder/karta.svg`.
    pub fn picture(&self, file: &str) -> Option<&Bytes> {
        let folders = [&self.arendetyp.namn, &self.husstil.namn].into_iter();
        let mut found = folders.filter_map(|folder| self.files.get(&format!("{folder}/{file}")));
        found.next().filter(|_| file.starts_with("bilder/"))
    }

    /// The husstil's own fonts, in its folder `typsnitt/`.
    pub fn fonts(&self) -> impl Iterator<Item = (&str, &Bytes)> {
        let prefix = format!("{}/typsnitt/", self.husstil.namn);
        let is_font = |path: &str| [".ttf", ".otf", ".ttc"].iter().any(|ending| path.to_lowercase().ends_with(ending));
        let own = self.files.iter().filter(move |(path, _)| path.starts_with(&prefix) && is_font(path));
        own.map(|(path, bytes)| (path.as_str(), bytes))
    }

    /// A file of the language's folder, by its name there.
    pub(crate) fn language_file(&self, name: &str) -> Option<&Bytes> {
        self.files.get(&format!("{}/{}/{name}", sprak::FOLDER, self.sprak.text.namn))
    }

    /// The words of a packed list of the language's folder, where the program has it unpacked.
    pub(crate) fn unpacked_list(packed: &Bytes) -> Option<&'static str> {
        builtin::list(packed)
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
    /// What was read of them, by the names of the house and of the kind of case.
    loaded: Arc<Mutex<BTreeMap<[String; 2], Arc<Templates>>>>,
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
        Self { layers: vec![own, builtin::source()], loaded: Arc::default() }
    }

    /// These folders and no others, as a replay wants it.
    pub fn only(source: Source) -> Self {
        Self { layers: vec![source], loaded: Arc::default() }
    }

    /// The folders that a case names ([`load`]), read once for all cases that name them: both sides of a comparison have the same.
    pub fn loaded(&self, house: (&str, &Place), kind: (&str, &Place)) -> Result<Arc<Templates>, Vec<Diagnostic>> {
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        let key = [house.0, kind.0].map(str::to_owned);
        if let Some(known) = loaded.get(&key) {
            return Ok(known.clone());
        }
        let templates = Arc::new(load(self, house, kind)?);
        loaded.insert(key, templates.clone());
        Ok(templates)
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
        self.names_below("")
    }

    /// The names of all folders in a folder, sorted.
    fn names_below(&self, folder: &str) -> Result<Vec<String>, Diagnostic> {
        let mut names = Vec::new();
        for source in &self.layers {
            names.extend(source.folders_in(folder).map_err(|error| unreadable(source.name(), &error))?);
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
    for ((name, place), kind) in [(husstil, FolderKind::Husstil), (arendetyp, FolderKind::Arendetyp)] {
        match source.folder(name) {
            Ok(Some(found)) => files.extend(found),
            Ok(None) => {
                let known = names(source, kind).unwrap_or_default();
                let near = near::suggestion(name, known.iter().map(String::as_str));
                let problem = message!(codes::TEMPLATE_MISSING, namn = name, kanda = known.join(", "), forslag = near);
                problems.push(Diagnostic::error(problem).at(place.clone()));
            }
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let house = read::<Husstil>(&files, husstil.0, FolderKind::Husstil.file());
    let house = house.and_then(|mut house| Ok((language(source, husstil.0, &mut house, &mut files)?, house)));
    let kind = read::<Arendetyp>(&files, arendetyp.0, FolderKind::Arendetyp.file());
    let (house_folder, kind_folder) = (husstil.0, arendetyp.0);
    match (house, kind) {
        (Ok((mut sprak, husstil)), Ok(arendetyp)) => {
            sprak.granskning.add_sorts(&arendetyp.dokumentsorter);
            let named = [
                (husstil.namn.as_str(), house_folder, FolderKind::Husstil),
                (arendetyp.namn.as_str(), kind_folder, FolderKind::Arendetyp),
            ];
            let named = named.into_iter();
            let mut wrong: Vec<Diagnostic> = named
                .filter_map(|(name, folder, kind)| check::folder_name(name, &files, folder, kind.file()))
                .collect();
            wrong.extend(check::husstil(&husstil, &files, house_folder));
            if !wrong.is_empty() {
                return Err(wrong);
            }
            let frames = dokument::frames(&husstil, &arendetyp);
            let templates = Templates { sprak, husstil, arendetyp, frames, files };
            let mut problems: Vec<Diagnostic> = dokument::check::check(&templates).into_iter().collect();
            if !templates.are_built_in() {
                problems.extend(kind_check::check(&templates, kind_folder));
                problems.extend(blank::check(&templates, &problems));
            }
            if problems.is_empty() { Ok(templates) } else { Err(problems) }
        }
        (house, kind) => Err(house.err().into_iter().flatten().chain(kind.err().into_iter().flatten()).collect()),
    }
}

/// The language that a house names, whose files join the others.
fn language(
    source: &TemplateSource,
    name: &str,
    house: &mut Husstil,
    files: &mut BTreeMap<String, Bytes>,
) -> Result<Language, Vec<Diagnostic>> {
    let one = |problem: Diagnostic| vec![problem];
    let code = house.sprak.as_deref().unwrap_or(sprak::DEFAULT);
    let folder = format!("{}/{code}", sprak::FOLDER);
    let found = source.folder(&folder).map_err(one)?;
    let Some(found) = found.filter(|found| found.contains_key(&format!("{folder}/{}", sprak::FILES[0]))) else {
        let path = format!("{name}/{}", FolderKind::Husstil.file());
        let known = source.names_below(sprak::FOLDER).map_err(one)?.join(", ");
        let house = TemplateFile::new(files, &path).map_err(one)?;
        return Err(one(house.problem(&["sprak"], message!(codes::LANGUAGE_UNKNOWN, namn = code, kanda = known))));
    };
    let mut found = found;
    let skrivet = Written::read(&found, &folder)?;
    // No document has a word of it.
    found.remove(&format!("{folder}/{}", written::FILE));
    files.extend(found);
    let [language, review] = sprak::FILES;
    let review = read::<LanguageReview>(files, &folder, review)?;
    let text = read::<LanguageText>(files, &folder, language)?;
    let problems = sprak::problems(&text, files, &folder);
    if problems.is_empty() { Ok(Language { text, granskning: review.of_house(house), skrivet }) } else { Err(problems) }
}

/// The version of what templates get of a document.
pub const DOK: i64 = husstil::DOK;

/// The kinds of template folder that a case names.
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

/// The files of template folders, each with the format that it says it has, and what it may hold.
pub fn shapes() -> [(&'static str, u32, Shape); 4] {
    [
        (FolderKind::Husstil.file(), Husstil::FORMAT, shape::of::<Husstil>()),
        (FolderKind::Arendetyp.file(), Arendetyp::FORMAT, shape::of::<Arendetyp>()),
        (sprak::FILES[0], LanguageText::FORMAT, shape::of::<LanguageText>()),
        (sprak::FILES[1], LanguageReview::FORMAT, shape::of::<LanguageReview>()),
    ]
}

/// The names of all folders of a kind: those of the user's folder, and the built-in ones that are not replaced there.
pub fn names(source: &TemplateSource, kind: FolderKind) -> Result<Vec<String>, Diagnostic> {
    Ok(folders(source, kind)?.into_keys().collect())
}

/// Every kind of case.
pub fn kinds(source: &TemplateSource) -> Result<Vec<Arendetyp>, Vec<Diagnostic>> {
    let file = FolderKind::Arendetyp.file();
    let folders = folders(source, FolderKind::Arendetyp).map_err(|problem| vec![problem])?;
    folders.iter().map(|(name, files)| read(files, name, file)).collect()
}

/// The frames of every other house that can be read.
pub(crate) fn other_houses(source: &TemplateSource, templates: &Templates) -> Vec<HouseFrames> {
    let mut folders = folders(source, FolderKind::Husstil).unwrap_or_default();
    folders.remove(&templates.husstil.namn);
    let frames = |(house, files): (String, BTreeMap<String, Bytes>)| {
        let read = read::<Husstil>(&files, &house, FolderKind::Husstil.file()).ok()?;
        Some(HouseFrames { frames: dokument::frames(&read, &templates.arendetyp), house })
    };
    folders.into_iter().filter_map(frames).collect()
}

/// The house styles that can be read, each with its language.
pub(crate) fn house_languages(source: &TemplateSource) -> Vec<(String, String)> {
    let folders = folders(source, FolderKind::Husstil).unwrap_or_default();
    let language = |(name, mut files): (String, BTreeMap<String, Bytes>)| {
        let mut house = read::<Husstil>(&files, &name, FolderKind::Husstil.file()).ok()?;
        let language = language(source, &name, &mut house, &mut files).ok()?.language().to_owned();
        Some((name, language))
    };
    folders.into_iter().filter_map(language).collect()
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

/// Reads one TOML file of a template folder into its type.
fn read<T: Versioned>(files: &BTreeMap<String, Bytes>, folder: &str, file: &str) -> Result<T, Vec<Diagnostic>> {
    TemplateFile::new(files, &format!("{folder}/{file}")).map_err(|problem| vec![problem])?.parse()
}

/// Whether all these files are those that are built in, by their paths and their bytes.
pub fn are_built_in(files: &BTreeMap<String, Bytes>) -> bool {
    files.iter().all(|(path, bytes)| builtin::sha256(path, bytes).is_some())
}

/// The SHA-256 of a template file by its path below the templates folder. That of a built-in one is known.
pub fn sha256(path: &str, bytes: &[u8]) -> String {
    builtin::sha256(path, bytes).map_or_else(|| crate::hash::sha256(bytes), str::to_owned)
}

/// A place in a template file where only the line is known.
pub fn line_of(path: &str, line: u32) -> Place {
    Place::Text(TextPlace { file: Arc::from(path), line, column: 1, end_line: line, end_column: 1 })
}

#[cfg(test)]
pub(crate) mod testing;

#[cfg(test)]
mod tests;
