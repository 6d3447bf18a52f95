//! Prose and facts become documents. A reference becomes a node of the tree that keeps its value apart from the typed
//! text around it, so a value is never parsed as markup.

mod addresses;
mod blocks;
mod budget;
pub(crate) mod check;
mod columns;
mod computed;
mod conditions;
mod decisions;
mod figures;
pub mod filters;
mod known;
mod known_prose;
mod names;
mod outline;
mod phrase_check;
mod phrases;
mod pictures;
mod reads;
mod report;
mod rows;
mod sections;
mod steering;
mod summaries;
mod template_texts;
mod values;

use std::collections::BTreeMap;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use self::filters::capitalized;
pub(crate) use self::known::names;
pub use self::known_prose::{KnownProse, ParsedProse};
use self::names::Names;
pub use self::names::ROOTS;
pub(crate) use self::names::attachment_name;
pub use self::outline::{Outline, Piece, PieceForm};
pub use self::pictures::picture;
pub use self::reads::{Reads, Sources};
pub use self::values::{KnownCase, Values};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Body, Document, FactInline, Inline, Phrase, Sheet, Steering, first_gap, plain};
use crate::hash::sha256;
use crate::model::{AttachedPdf, Attachment, Case, FrozenDocument, Placed, Value};
use crate::place::Place;
use crate::templates::{SectionKind, Templates};

/// The documents of a case, and the values computed on the way.
#[derive(Debug)]
pub struct Merged {
    /// The tjänsteutlåtande, then the bilagor in order.
    pub documents: Vec<Document>,
    /// Values of `berakning` by name; none where something they need is missing.
    pub computed: BTreeMap<String, Option<Placed<Value>>>,
    /// What there was to tell of them.
    pub told: Vec<Diagnostic>,
    /// The texts that were parsed without anything to tell, for cases that are made of this one.
    pub prose: Arc<Vec<ParsedProse>>,
}

/// Works out what the case's own values decide before its documents are merged: the computed columns of its tables, and which of
/// its bilagor it has. What was worked out before is worked out anew.
pub fn settle(case: &mut Case, templates: &Templates, problems: &mut Diagnostics) {
    columns::fill(case, templates, problems);
    conditions::set_aside(case, templates, problems);
}

/// Merges a case. Unknown names, filters that do not fit and refused markup are reported at their place.
pub fn merge(case: &Case, templates: &Templates, problems: &mut Diagnostics) -> Merged {
    let told = problems.len();
    let values = Values::of(case, templates, problems);
    let mut names = Names::new(case, templates, &values, problems);
    names.parsed = Some(Vec::new());
    let mut documents = vec![report::merge(&mut names)];
    documents.extend((1..).zip(&case.attachments).map(|(number, found)| attached(&mut names, found, number)));
    let prose = Arc::new(names.parsed.take().unwrap_or_default());
    let merged = Merged { documents, computed: values.computed, told: Vec::new(), prose };
    pictures::check(case, templates, &merged, problems);
    known::name_spaced(case, templates, problems);
    Merged { told: problems[told.min(problems.len())..].to_vec(), ..merged }
}

/// A document of a case, whose values are worked out, with one of its sections alone; none where the case has no such document.
/// And what that was made from. Nothing is reported. `prose` is that of cases with the same templates. A report that is `bare` is made
/// without its title and its fields.
pub fn section(
    (case, templates, values): (&Case, &Templates, &Values),
    (sources, prose): (&Sources, Option<&KnownProse>),
    (document, section, is_bare): (&str, &str, bool),
) -> (Option<Document>, Reads) {
    let mut problems = Diagnostics::new();
    let mut names = Names::new(case, templates, values, &mut problems);
    (names.only, names.is_bare, names.known) = (Some(section), is_bare, prose);
    let made = if templates.report().is_some_and(|report| report.nyckel == document) {
        Some(report::merge(&mut names))
    } else {
        let index = case.attachments.iter().position(|attachment| attachment.key() == document);
        index.map(|index| attached(&mut names, &case.attachments[index], index + 1))
    };
    (made, sources.reads(names.into_asked()))
}

/// The outline of a section of a case, whose values are worked out, where it can be made piece by piece; of several with one key by its
/// number among these. And what that was made from. Nothing is reported.
pub fn outline(
    (case, templates, values): (&Case, &Templates, &Values),
    (sources, prose): (&Sources, &KnownProse),
    (document, section, number): (&str, &str, usize),
) -> (Option<Outline>, Reads) {
    let mut problems = Diagnostics::new();
    let mut names = Names::new(case, templates, values, &mut problems);
    (names.only, names.known) = (Some(section), Some(prose));
    let outline = outline::outline(&mut names, document, (section, number));
    (outline, sources.reads(names.into_asked()))
}

/// A piece of a section by its number; none where a bound is passed in it. And what that was made from, but for the conditions on which
/// its section stands. Nothing is reported.
pub fn piece(
    (case, templates, values): (&Case, &Templates, &Values),
    (sources, prose): (&Sources, &KnownProse),
    (outline, at): (&Outline, usize),
) -> (Option<Piece>, Reads) {
    let mut problems = Diagnostics::new();
    let mut names = Names::new(case, templates, values, &mut problems);
    (names.only, names.known) = (Some(outline.section.key.as_str()), Some(prose));
    let piece = outline::piece(&mut names, outline, at);
    (piece, sources.reads_of_piece(names.into_asked()))
}

/// What the rules of a kind of case read of a merged case: its values, and the points that it puts to decision; none where these do
/// not stand in one section. Nothing is reported.
pub fn for_rules(case: &Case, templates: &Templates, values: &Values) -> Option<Merged> {
    let frame = templates.frame(templates.report()?);
    let mut decisions = frame.spec.avsnitt.iter().filter(|section| section.slag == SectionKind::Beslut);
    let (Some(section), None) = (decisions.next(), decisions.next()) else { return None };
    let mut problems = Diagnostics::new();
    let mut names = Names::new(case, templates, values, &mut problems);
    names.only = Some(&section.nyckel);
    let documents = vec![report::merge(&mut names)];
    Some(Merged { documents, computed: values.computed.clone(), told: Vec::new(), prose: Arc::default() })
}

/// The document that bilaga `number` becomes.
fn attached(names: &mut Names<'_>, attachment: &Attachment, number: usize) -> Document {
    match attachment {
        Attachment::Document(document) => steering::merge(names, document, number),
        Attachment::Frozen(document) => match &document.original {
            Some(pdf) => sheet(names, pdf, file_name(&kind(document)).as_deref(), number),
            None => thawed(names, document, number),
        },
        Attachment::Pdf(pdf) => sheet(names, pdf, None, number),
    }
}

/// The stem of a bilaga's files: its number and what it is.
fn stem(number: usize, what: &str) -> String {
    format!("bilaga-{number}-{what}")
}

/// No kind of document makes a file's name longer.
const LONGEST_KIND: usize = 60;

/// A kind of document as file names have it, `reseplan`; none where nothing of it can stand in one, or too much.
fn file_name(kind: &[Inline]) -> Option<String> {
    if first_gap(kind).is_some() {
        return None;
    }
    let decomposed = plain(kind).trim().to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).collect::<String>();
    let name: String = decomposed.chars().map(|c| if c.is_whitespace() { '-' } else { c }).collect();
    let fits = (1..=LONGEST_KIND).contains(&name.len())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    fits.then_some(name)
}

/// A document as another case adopted it: nothing is merged into it, but on its cover stands that it ceases.
fn thawed(names: &Names<'_>, document: &FrozenDocument, number: usize) -> Document {
    let spec = names.templates.document(&document.key);
    let note = steering::ceases(names, document.role, spec);
    Document {
        key: document.key.clone(),
        stem: stem(number, file_name(&kind(document)).as_deref().unwrap_or(&document.key)),
        number: Some(number),
        title: vec![frozen_title(document)],
        body: Body::Steering(Steering { note, ..document.steering.clone() }),
        frozen: true,
    }
}

fn kind(document: &FrozenDocument) -> [Inline; 1] {
    [Inline::Phrase(frozen_phrase(document, "dokumentsort", &document.decided.kind))]
}

/// The title of a document as it was adopted.
fn frozen_title(document: &FrozenDocument) -> Inline {
    Inline::Phrase(frozen_phrase(document, "titel", &document.decided.title))
}

fn frozen_phrase(document: &FrozenDocument, key: &str, text: &str) -> Phrase {
    Phrase { text: text.to_owned(), file: document.place.file().clone(), key: key.into() }
}

/// The sheet that stands for an attached PDF; its file is named after `what` it is, when that is known.
fn sheet(names: &Names<'_>, pdf: &AttachedPdf, what: Option<&str>, number: usize) -> Document {
    let stem = stem(number, what.unwrap_or(&pdf.key));
    Document {
        key: pdf.key.clone(),
        number: Some(number),
        title: names.line(pdf.title.as_ref(), "titel"),
        body: Body::Sheet(Sheet { file: format!("{stem}.pdf"), pages: pdf.facts.pages, sha256: sha256(&pdf.bytes) }),
        frozen: false,
        stem,
    }
}

/// A value that the program puts together, with where it comes from.
fn value_of(name: &str, text: String, sources: Vec<Place>) -> Inline {
    Inline::Fact(FactInline { name: name.to_owned(), text, sources, place: None, filters: Vec::new() })
}
