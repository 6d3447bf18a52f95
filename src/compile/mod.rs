//! Setting the pages with Typst, in memory.
//!
//! A case is compiled once, from its main source; its parts are page ranges of that document, each exported as a PDF of
//! its own. That gives the same bytes as compiling a part alone, and the page numbers agree by construction.
//!
//! The functions here touch no disk, clock or environment: what Typst may see is in the [`Job`].

mod area;
mod fonts;
mod frames;
mod parts;
#[cfg(test)]
mod tests;
mod text;
mod tree;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use rayon::prelude::*;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst::model::DocumentInfo;
use typst::syntax::{DiagSpan, Source, Span};
use typst::text::{Lang, Locale};
use typst::{World as _, WorldExt};
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, TextPlace};
use crate::message::{Message, message};
use crate::panics;
pub use fonts::{Fonts, NotAFont, Stack};
use parts::Piece;
use world::World;

/// PDF/A wants a date even of a draft whose date of issue is not filled in, and the clock is no answer.
const NO_DATE: NaiveDate = match NaiveDate::from_ymd_opt(1970, 1, 1) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// A rendered source, under the path by which other sources import it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypstSource {
    /// The path inside the world: `tjansteutlatande.typ`.
    pub path: String,
    /// The Typst source.
    pub text: String,
}

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
    /// The stem of its file: `bilaga-1-anvisning`.
    pub key: String,
    /// What its PDF says about itself.
    pub info: PartInfo,
}

/// All that a compilation may depend on.
pub struct Job<'a> {
    /// The rendered sources.
    pub sources: &'a [TypstSource],
    /// Layout modules and assets by path: `layout/stil.typ`.
    pub files: &'a [(String, Vec<u8>)],
    /// The path of the source that includes all parts.
    pub main: &'a str,
    /// The parts, in the order of their pages.
    pub parts: &'a [Part],
    /// The document that holds all pages.
    pub whole: &'a Part,
    /// The fonts; no others exist.
    pub fonts: &'a Fonts,
    /// What `datetime.today()` gives: the case's date.
    pub today: Option<NaiveDate>,
    /// The program that made the PDF, with versions.
    pub creator: String,
}

/// The pages of a case as files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledCase {
    /// The parts in their order, then the whole.
    pub documents: Vec<CompiledDocument>,
    /// What Typst warned of, and text that does not fit.
    pub diagnostics: Diagnostics,
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

/// Compiles the case once and exports the parts and the whole.
pub fn compile(job: &Job) -> Result<CompiledCase, Diagnostics> {
    guarded(|| compile_or_panic(job))
}

/// Turns a panic, which only a fault in Typst could cause, into an error of this case, so that others go on.
fn guarded(run: impl FnOnce() -> Result<CompiledCase, Diagnostics>) -> Result<CompiledCase, Diagnostics> {
    catch_unwind(AssertUnwindSafe(run))
        .unwrap_or_else(|panic| Err(Diagnostic::error(failed(panics::reason(&*panic))).into()))
}

/// Sets the number of threads that Typst and the rest of the program use; by default one for each processor core. The thread
/// that calls is one of them, so that it works instead of waiting for another to be woken. Only the first call of a process
/// has an effect.
pub fn use_threads(number: Option<usize>) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(number.unwrap_or_default());
    let _ = pool.use_current_thread().build_global();
}

/// Forgets what Typst remembers and the last `cases` cases had no use for. Called before each case, with as many as are set at
/// once, it bounds the memory; what cases share stays. After the last case the end of the process does it faster.
pub fn evict(cases: usize) {
    comemo::evict(cases);
}

fn compile_or_panic(job: &Job) -> Result<CompiledCase, Diagnostics> {
    let world = World::new(job.sources, job.files, job.main, job.fonts, job.today)
        .ok_or_else(|| Diagnostic::error(failed(format!("no source {}", job.main))))?;
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    let diagnostics: Diagnostics = warnings.iter().map(|w| told(&world, w, warned)).collect();
    let document = output.map_err(|errors| {
        errors.iter().map(|e| told(&world, e, failed)).chain(diagnostics.clone()).collect::<Diagnostics>()
    })?;
    let pieces = parts::cut(&document, job.parts).map_err(|reason| Diagnostic::error(failed(reason)))?;
    let _turn = EXPORTS.lock().unwrap_or_else(PoisonError::into_inner);
    let (parts, whole) = rayon::join(
        || pieces.par_iter().map(|piece| export(&world, job, piece)).collect::<Vec<_>>(),
        || pdf(&world, job, &job.whole.info, document.pages()),
    );
    let whole = whole.map(|pdf| (job.whole, pdf, document.pages().len()));
    collect(parts, whole, diagnostics)
}

/// All documents, or the errors of all that failed. The text of the whole is that of its parts, which have all its pages.
fn collect(
    parts: Vec<Result<(CompiledDocument, Diagnostics), Diagnostics>>,
    whole: Result<(&Part, Vec<u8>, usize), Diagnostics>,
    mut diagnostics: Diagnostics,
) -> Result<CompiledCase, Diagnostics> {
    let mut documents = Vec::new();
    let mut errors = Diagnostics::new();
    for part in parts {
        match part {
            Ok((document, found)) => {
                documents.push(document);
                diagnostics.extend(found);
            }
            Err(found) => errors.extend(found),
        }
    }
    match whole {
        Ok((part, pdf, pages)) => {
            let text = documents.iter().map(|document| document.text.as_str()).collect();
            documents.push(CompiledDocument { key: part.key.clone(), pdf, pages, text });
        }
        Err(found) => errors.extend(found),
    }
    if errors.is_empty() { Ok(CompiledCase { documents, diagnostics }) } else { Err(errors) }
}

/// A part with its text, and what does not fit on its pages.
fn export(world: &World, job: &Job, piece: &Piece) -> Result<(CompiledDocument, Diagnostics), Diagnostics> {
    let Piece { part, pages, margins } = *piece;
    let pdf = pdf(world, job, &part.info, pages)?;
    let text = text::plain(pages, &|a, b| is_parted(world, a, b));
    let found = area::check(&part.key, pages, margins);
    Ok((CompiledDocument { key: part.key.clone(), pdf, pages: pages.len(), text }, found))
}

fn pdf(world: &World, job: &Job, info: &PartInfo, pages: &[Page]) -> Result<Vec<u8>, Diagnostics> {
    let document = PagedDocument::new(pages.into(), information(info));
    typst_pdf::pdf(&document, &options(job, info)?)
        .map_err(|errors| errors.iter().map(|e| told(world, e, unexported)).collect::<Diagnostics>())
}

/// Whether white space stands between two pieces of one source; nothing where they are not in the same, one after the other.
fn is_parted(world: &World, a: Span, b: Span) -> Option<bool> {
    let id = a.id().filter(|id| b.id() == Some(*id))?;
    let (a, b) = world.range(a).zip(world.range(b))?;
    let source = typst::World::source(world, id).ok()?;
    let between = source.text().get(a.end..b.start)?;
    Some(between.contains(char::is_whitespace) || ["\\u{20}", "\\u{a}"].iter().any(|space| between.contains(space)))
}

fn information(info: &PartInfo) -> DocumentInfo {
    DocumentInfo {
        title: Some(info.title.as_str().into()),
        author: vec![info.author.as_str().into()],
        description: None,
        keywords: info.keywords.iter().map(|word| word.as_str().into()).collect(),
        date: Smart::Auto,
        locale: Smart::Custom(Locale { lang: Lang::SWEDISH, region: None }),
    }
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

fn failed(said: String) -> Message {
    message!(codes::TYPST_FAILED, message = said)
}

fn warned(said: String) -> Message {
    message!(codes::TYPST_WARNED, message = said)
}

fn unexported(said: String) -> Message {
    message!(codes::PDF_FAILED, message = said)
}

/// One of Typst's messages with the line of the source where it stands and the calls that led there.
fn told(world: &World, found: &SourceDiagnostic, wording: fn(String) -> Message) -> Diagnostic {
    let mut said = found.message.to_string();
    for hint in &found.hints {
        said.push_str(&format!(" ({})", hint.v));
    }
    // Typst's own bound on recursion: the text is the cause, and its author can mend it.
    let too_deep = found.message.starts_with("maximum ") && found.message.ends_with(" depth exceeded");
    let problem = match found.severity {
        typst::diag::Severity::Error if too_deep => {
            Diagnostic::error(message!(codes::TEXT_TOO_LONG, vad = "sammansatt"))
        }
        typst::diag::Severity::Error => Diagnostic::error(wording(said)),
        typst::diag::Severity::Warning => Diagnostic::warning(wording(said)),
    };
    let trace = found.trace.iter().map(|point| DiagSpan::from(point.span));
    let mut places: Vec<Place> = [found.span].into_iter().chain(trace).filter_map(|span| place(world, span)).collect();
    places.dedup();
    problem.at_all(places)
}

fn place(world: &World, span: DiagSpan) -> Option<Place> {
    let id = span.id()?;
    let source: Source = world.source(id).ok()?;
    let range = world.range(span)?;
    let (line, column) = source.lines().byte_to_line_column(range.start)?;
    let (end_line, end_column) = source.lines().byte_to_line_column(range.end)?;
    let count = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
    Some(Place::Text(TextPlace {
        file: Arc::from(id.get().vpath().get_without_slash()),
        line: count(line),
        column: count(column),
        end_line: count(end_line),
        end_column: count(end_column),
    }))
}
