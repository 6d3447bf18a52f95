//! Setting the pages with Typst, in memory.
//!
//! A case is compiled once, from its main source; its parts are page ranges of that document, each exported as a PDF of
//! its own. That gives the same bytes as compiling a part alone, and the page numbers agree by construction.
//!
//! The functions here touch no disk, clock or environment: what Typst may see is in the [`Job`].

mod area;
mod complete;
mod frames;
mod origins;
mod own_words;
mod parts;
mod reading;
#[cfg(test)]
mod tests;
mod text;
mod told;
mod tree;
mod world;

use std::cell::LazyCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use chrono::NaiveDate;
use rayon::prelude::*;
use typst::WorldExt;
use typst::foundations::Smart;
use typst::model::DocumentInfo;
use typst::syntax::{Lines, Span};
use typst::text::{Lang, Locale, Region};
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Warned};
use crate::fonts::Fonts;
use crate::message::message;
use crate::panics;
use crate::render::TypstSource;
use area::Origins;
use origins::{Ranges, Traced};
use own_words::OwnWords;
use parts::Cut;
pub use reading::{Item, ReadDocument};
use told::{failed, place, place_in, source_of, typst_problem, unexported, warned};
use tree::Tree;
use world::World;

/// PDF/A wants a date even of a draft whose date of issue is not filled in, and the clock is no answer.
const NO_DATE: NaiveDate = match NaiveDate::from_ymd_opt(1970, 1, 1) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// What a PDF says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartInfo {
    /// The title, which readers show in the window's title bar.
    pub title: String,
    /// The author: the organisation, not a person.
    pub author: String,
    /// The date of the document, never that of the run.
    pub date: Option<NaiveDate>,
    /// Keywords; the case number and the build id are among them.
    pub keywords: Vec<String>,
    /// What identifies the document through all its versions; the PDF holds only a hash of it.
    pub ident: String,
}

/// A document of the case that becomes a file of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The stem of its file: `bilaga-1-plan`.
    pub key: String,
    /// What its PDF says about itself.
    pub info: PartInfo,
}

/// All that a compilation may depend on.
pub struct Job<'f> {
    /// The rendered sources.
    pub sources: Vec<TypstSource>,
    /// Layout modules and assets by path: `layout/stil.typ`.
    pub files: Vec<(String, Bytes)>,
    /// The path of the source that includes all parts.
    pub main: &'f str,
    /// The parts, in the order of their pages.
    pub parts: Vec<Part>,
    /// The document that holds all pages.
    pub whole: Part,
    /// The fonts; no others exist.
    pub fonts: &'f Fonts,
    /// What `datetime.today()` gives: the case's date.
    pub today: Option<NaiveDate>,
    /// The program that made the PDF, with versions.
    pub creator: String,
    /// The language of the documents, as in BCP 47.
    pub language: String,
}

/// The pages of a case as Typst made them, with the world that they were made in.
pub struct Pages<'f> {
    /// What they were made from.
    pub job: Job<'f>,
    world: World<'f>,
    document: PagedDocument,
    cuts: Vec<Cut>,
    own_words: OwnWords,
    read: Vec<ReadPart>,
}

/// The pages of a part as they are read.
struct ReadPart {
    tree: Tree,
    /// The nodes of its source.
    ranges: Ranges,
    traced: Vec<Traced>,
}

/// One PDF with its plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledDocument {
    /// The stem of its file.
    pub key: String,
    /// The PDF.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Its text: a paragraph, heading, list item or table row a line.
    pub text: String,
}

/// Cases that are set at once are exported one after another: an export counts its references to a font for every glyph, and
/// two that count at once lose more time than they gain.
static EXPORTS: Mutex<()> = Mutex::new(());

/// Sets the pages. What Typst warned of, and text that does not fit on its page, comes with them.
pub fn set(job: Job<'_>) -> Warned<Option<Pages<'_>>> {
    guarded(|| set_or_panic(job)).unwrap_or_else(Warned::nothing)
}

/// Turns a panic, which only a fault in Typst could cause, into an error of this case, so that others go on.
fn guarded<T>(run: impl FnOnce() -> T) -> Result<T, Diagnostics> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|panic| Diagnostic::error(failed(panics::reason(&*panic))).into())
}

/// The stack of a thread that works on a case, in bytes: as large as that of a program's main thread mostly is.
pub const STACK: usize = 8 << 20;

/// Sets the number of threads that Typst and the rest of the program use; by default one for each processor core. The thread
/// that calls is one of them, so that it works instead of waiting for another to be woken. Only the first call of a process
/// has an effect.
pub fn use_threads(number: Option<usize>) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(number.unwrap_or_default()).stack_size(STACK);
    let _ = pool.use_current_thread().build_global();
}

/// Forgets what Typst remembers and the last `cases` cases had no use for. Called before each case, with as many as are set at
/// once, it bounds the memory; what cases share stays. After the last case the end of the process does it faster.
pub fn evict(cases: usize) {
    comemo::evict(cases);
}

fn set_or_panic(job: Job<'_>) -> Warned<Option<Pages<'_>>> {
    let Some(world) = World::new(&job.sources, &job.files, job.main, job.fonts, job.today) else {
        return Warned::nothing(Diagnostic::error(failed(format!("no source {}", job.main))).into());
    };
    let typst::diag::Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    let mut found: Diagnostics = warnings.iter().map(|w| typst_problem(&world, &job.sources, w, warned)).collect();
    let document = match output {
        Ok(document) => document,
        Err(errors) => {
            found.extend(errors.iter().map(|e| typst_problem(&world, &job.sources, e, failed)));
            return Warned::nothing(found);
        }
    };
    let cuts = match parts::cut(&document, &job.parts) {
        Ok(cuts) => cuts,
        Err(reason) => return Warned::nothing(Diagnostic::error(failed(reason)).into()),
    };
    let own_words = OwnWords::of(&world);
    let mut pages = Pages { job, world, document, cuts, own_words, read: Vec::new() };
    pages.read = pages.read_parts();
    found.extend(pages.misfits());
    found.extend(pages.incomplete());
    found.extend(pages.parts_without_title());
    Warned { output: Some(pages), diagnostics: found }
}

impl Pages<'_> {
    /// Text outside the type area, or over other text.
    fn misfits(&self) -> Diagnostics {
        let parts = self.job.parts.par_iter().zip(&self.cuts).zip(&self.read);
        let found = parts.filter_map(|((part, cut), read)| {
            let source = source_of(&self.job.sources, &part.key)?;
            let lines = LazyCell::new(|| Lines::new(source.text.as_str()));
            // The cells of a table that read the same are set once, so that the node may be another cell's.
            let own = |text: &Traced| {
                let shown = text.shows.first()?;
                place_in(&source.path, LazyCell::force(&lines), source.map.source_of(shown.piece, shown.text.clone())?)
            };
            let line = |text: &Traced| own(text).or_else(|| place(&self.world, text.span.into()));
            let origins = Origins { traced: &read.traced, map: &source.map, line: &line };
            Some(area::check(&part.key, self.pages(cut), cut.margins, &origins))
        });
        found.collect::<Vec<_>>().into_iter().flatten().collect()
    }

    /// What the pages lack of their documents, and text on them that comes from nowhere.
    fn incomplete(&self) -> Diagnostics {
        let parts = self.job.parts.par_iter().zip(&self.read);
        let layout = complete::Layout { words: &self.own_words, pages: self.document.pages().len() };
        let found = parts.filter_map(|(part, read)| {
            let map = &source_of(&self.job.sources, &part.key)?.map;
            Some(complete::check(&part.key, map, &read.traced, &layout, &|span| place(&self.world, span.into())))
        });
        found.collect::<Vec<_>>().into_iter().flatten().collect()
    }

    fn read_parts(&self) -> Vec<ReadPart> {
        let parts = self.job.parts.par_iter().zip(&self.cuts);
        let read = parts.map(|(part, cut)| {
            let tree = tree::build(self.pages(cut));
            let source = source_of(&self.job.sources, &part.key);
            let ranges = source.map(|source| Ranges::of_part(&self.world, source)).unwrap_or_default();
            let traced = source.map_or_else(Vec::new, |source| origins::trace(&tree, &ranges, source));
            ReadPart { tree, ranges, traced }
        });
        read.collect()
    }

    /// Parts that would be no PDF/UA as files of their own, where the whole, which `check` exports, is one.
    fn parts_without_title(&self) -> Diagnostics {
        let problem = |span: Span| {
            let problem = Diagnostic::error(unexported("the first heading of a part must be of level 1".to_owned()));
            problem.at_all(place(&self.world, span.into()).into_iter().collect())
        };
        parts::deep_first_headings(&self.document, &self.cuts).into_iter().map(problem).collect()
    }

    fn pages(&self, cut: &Cut) -> &[Page] {
        &self.document.pages()[cut.pages.clone()]
    }

    /// Exports the parts and the whole. Exports take turns; one that waits on a worker of a pool that the other needs would hold
    /// both up, so that cases which are exported at once have pools of their own.
    pub fn export(&self) -> Result<Vec<CompiledDocument>, Diagnostics> {
        guarded(|| {
            let _turn = EXPORTS.lock().unwrap_or_else(PoisonError::into_inner);
            let parts = self.job.parts.par_iter().zip(&self.cuts).zip(&self.read);
            let (parts, whole) = rayon::join(
                || parts.map(|((part, cut), read)| self.export_part(part, self.pages(cut), read)).collect(),
                || self.export_pdf(&self.job.whole.info, self.document.pages()),
            );
            self.collect(parts, whole)
        })?
    }

    /// Exports the whole, which has all pages, and drops it: what the export finds is found without the parts' files.
    pub fn try_export(&self) -> Diagnostics {
        let exported = guarded(|| {
            let _turn = EXPORTS.lock().unwrap_or_else(PoisonError::into_inner);
            self.export_pdf(&self.job.whole.info, self.document.pages())
        });
        match exported {
            Ok(Ok(_)) => Diagnostics::new(),
            Ok(Err(found)) | Err(found) => found,
        }
    }

    /// All documents, or the errors of all that failed. The text of the whole is that of its parts, which have all its pages.
    fn collect(
        &self,
        parts: Vec<Result<CompiledDocument, Diagnostics>>,
        whole: Result<Vec<u8>, Diagnostics>,
    ) -> Result<Vec<CompiledDocument>, Diagnostics> {
        let mut documents = Vec::new();
        let mut errors = Diagnostics::new();
        for part in parts {
            match part {
                Ok(document) => documents.push(document),
                Err(found) => errors.extend(found),
            }
        }
        match whole {
            Ok(pdf) => {
                let text = documents.iter().map(|document: &CompiledDocument| document.text.as_str()).collect();
                let key = self.job.whole.key.clone();
                documents.push(CompiledDocument { key, pdf, pages: self.document.pages().len(), text });
            }
            Err(found) => errors.extend(found),
        }
        if errors.is_empty() { Ok(documents) } else { Err(errors) }
    }

    /// A part with its text.
    fn export_part(&self, part: &Part, pages: &[Page], read: &ReadPart) -> Result<CompiledDocument, Diagnostics> {
        let pdf = self.export_pdf(&part.info, pages)?;
        let text = text::plain(&read.tree, &|a, b| between(&self.world, &read.ranges, a, b));
        Ok(CompiledDocument { key: part.key.clone(), pdf, pages: pages.len(), text })
    }

    fn export_pdf(&self, info: &PartInfo, pages: &[Page]) -> Result<Vec<u8>, Diagnostics> {
        let document = PagedDocument::new(pages.into(), information(info, &self.job.language));
        typst_pdf::pdf(&document, &options(&self.job, info)?).map_err(|errors| {
            errors.iter().map(|e| typst_problem(&self.world, &self.job.sources, e, unexported)).collect::<Diagnostics>()
        })
    }
}

/// What stands between two pieces of one source; nothing where they are not in the same, one after the other. `ranges` are those
/// of the source that most are of.
fn between(world: &World, ranges: &Ranges, a: Span, b: Span) -> Option<text::Between> {
    let id = a.id().filter(|id| b.id() == Some(*id))?;
    let range = |span| ranges.get(span).or_else(|| world.range(span));
    let (a, b) = range(a).zip(range(b))?;
    let source = typst::World::source(world, id).ok()?;
    let between = source.text().get(a.end..b.start)?;
    // A line break is written so; a backslash that is text is two.
    let is_break = between.contains(" \\\n");
    let is_space =
        || between.contains(char::is_whitespace) || ["\\u{20}", "\\u{a}"].iter().any(|space| between.contains(space));
    Some(match is_break {
        true => text::Between::Break,
        false if is_space() => text::Between::Space,
        false => text::Between::Nothing,
    })
}

fn information(info: &PartInfo, language: &str) -> DocumentInfo {
    DocumentInfo {
        title: Some(info.title.as_str().into()),
        author: vec![info.author.as_str().into()],
        description: None,
        keywords: info.keywords.iter().map(|word| word.as_str().into()).collect(),
        date: Smart::Auto,
        locale: Smart::Custom(locale(language)),
    }
}

/// A language's code, with a region after a hyphen where it has one. Codes were checked when the templates were read.
fn locale(code: &str) -> Locale {
    let (language, region) = code.split_once('-').map_or((code, None), |(language, region)| (language, Some(region)));
    let region = region.and_then(|region| Region::from_str(region).ok());
    Locale { lang: Lang::from_str(language).unwrap_or(Lang::SWEDISH), region }
}

fn options(job: &Job, info: &PartInfo) -> Result<PdfOptions, Diagnostics> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| Diagnostic::error(message!(codes::PDF_FAILED, message = error.message())))?;
    Ok(PdfOptions {
        ident: Smart::Custom(info.ident.clone()),
        creator: Smart::Custom(Some(job.creator.clone())),
        timestamp: world::datetime(info.date.unwrap_or(NO_DATE)).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    })
}
