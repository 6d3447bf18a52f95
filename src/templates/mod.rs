//! The three kinds of template folder, all data: the husstil (what a municipality decides), the ärendetyp (what a kind of
//! case needs), and the languages' below `sprak/`, of which a husstil chooses one. All are built into the program; a folder
//! given on the command line takes precedence.

mod arendetyp;
mod blank;
mod builtin;
mod check;
mod dokument;
mod folders;
mod husstil;
mod kind_check;
mod lacking;
mod load;
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
use std::sync::Arc;

use bytes::Bytes;

pub use arendetyp::{AbbreviationSource, Arendetyp, ComputedSpec, FactSpec, Recognition, RegisterSpec, StatementSpec};
pub use dokument::{CaseDocument, CaseSection, DecisionPoint, DocumentKind, Frame, HouseFrames, RowSections};
pub use folders::{FolderKind, TemplateSource, names};
pub use husstil::{Etiketter, Fraser, HouseArchive, Husstil, StyrsystemText, Term};
pub(crate) use load::{house_languages, other_houses};
pub use load::{kinds, load};
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

use self::reading::Versioned;
use crate::place::{Place, TextPlace};
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

/// The version of what templates get of a document.
pub const DOK: i64 = husstil::DOK;

/// The files of template folders, each with the format that it says it has, and what it may hold.
pub fn shapes() -> [(&'static str, u32, Shape); 4] {
    [
        (FolderKind::Husstil.file(), Husstil::FORMAT, shape::of::<Husstil>()),
        (FolderKind::Arendetyp.file(), Arendetyp::FORMAT, shape::of::<Arendetyp>()),
        (sprak::FILES[0], LanguageText::FORMAT, shape::of::<LanguageText>()),
        (sprak::FILES[1], LanguageReview::FORMAT, shape::of::<LanguageReview>()),
    ]
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
