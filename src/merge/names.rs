//! What names in references stand for.

mod lookup;

use std::cell::RefCell;
use std::collections::BTreeSet;

pub(crate) use self::lookup::attachment_name;
use super::budget::Budget;
use super::filters::{self, Operand, Refusal};
use super::known_prose::{KnownProse, ParsedProse};
use super::phrases::{as_phrase, kind_phrase, template_text};
use super::rows::RowScope;
use super::template_texts::located;
use super::value_of;
use super::values::Values;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Block, FactInline, Inline, Phrase};
use crate::interpret::suggestion;
use crate::limits;
use crate::message::{Message, message};
use crate::model::{Attachment, Case, Placed};
use crate::place::Place;
use crate::prose::{self, RawInline, Reference};
use crate::source_text::{SourceText, TypedText};
use crate::templates::{CaseDocument, Templates};

/// The language's text for what the gap lacks that stands for text taken over from an earlier case.
const UNCONFIRMED: &str = "lucka-bekraftelse";

/// The first words of the names that references may have.
pub const ROOTS: [&str; 10] =
    ["arende", "avsnitt", "berakning", "bilaga", "dokument", "fakta", "figur", "hus", "sammanstallning", "textmodul"];

/// Resolves references of one case.
pub(super) struct Names<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its templates.
    pub templates: &'a Templates,
    /// What its own values come to.
    pub values: &'a Values,
    /// Where problems go.
    pub problems: &'a mut Diagnostics,
    /// What may still be brought in.
    pub budget: Budget,
    /// The row that the text being merged is about.
    pub row: Option<RowScope>,
    /// The section that alone is to be merged, where not all are.
    pub only: Option<&'a str>,
    /// Whether it is merged without what stands beside the sections: the title and the fields.
    pub is_bare: bool,
    /// Prose that was merged in cases like this one, where this is one of several.
    pub known: Option<&'a KnownProse>,
    /// The texts that were parsed, where these are kept.
    pub parsed: Option<Vec<ParsedProse>>,
    /// What was asked for by name, where one section alone is merged.
    asked: RefCell<BTreeSet<String>>,
    /// Names being resolved, innermost last.
    active: Vec<String>,
}

/// What a name stands for before filters.
enum Found {
    Operand(Operand, Vec<Place>),
    Gap(String),
    Block(Box<Block>),
    Module(SourceText),
    Unknown,
    Failed,
}

/// What a reference alone in a paragraph has come to.
pub(super) enum Alone {
    /// A table, figure or list.
    Block(Box<Block>),
    /// A text module's prose, to be merged in its turn.
    Module(String, SourceText),
    /// Text.
    Inline(Option<Inline>),
}

impl<'a> Names<'a> {
    pub(super) fn new(
        case: &'a Case,
        templates: &'a Templates,
        values: &'a Values,
        problems: &'a mut Diagnostics,
    ) -> Self {
        let (budget, asked) = (Budget::default(), RefCell::default());
        let (active, is_bare, parsed) = (Vec::new(), false, None);
        let (row, only, known) = (None, None, None);
        Self { case, templates, values, problems, budget, row, only, is_bare, known, parsed, asked, active }
    }

    /// Says that a fact, a group of facts or a table is read, which no reference names.
    pub(super) fn ask(&self, name: &str) {
        if self.only.is_some() {
            self.asked.borrow_mut().insert(name.to_owned());
        }
    }

    /// All that was asked for.
    pub(super) fn into_asked(self) -> BTreeSet<String> {
        self.asked.into_inner()
    }

    /// Whether a section is to be merged.
    pub(super) fn is_asked_for(&self, section: &str) -> bool {
        self.only.is_none_or(|only| only == section)
    }

    /// Resolves a reference inside a sentence.
    pub(super) fn inline(&mut self, reference: &Reference) -> Option<Inline> {
        match self.find(reference) {
            Found::Operand(operand, sources) => self.filtered(reference, operand, sources),
            Found::Gap(what) => Some(self.gap(reference, what)),
            Found::Block(_) | Found::Module(_) => {
                self.report(message!(codes::BLOCK_IN_SENTENCE, namn = reference.name), reference);
                None
            }
            Found::Unknown => {
                self.report_unknown(reference);
                None
            }
            Found::Failed => None,
        }
    }

    /// Resolves a reference that stands alone in a paragraph.
    pub(super) fn alone(&mut self, reference: &Reference) -> Alone {
        match self.find(reference) {
            Found::Block(block) if reference.filters.is_empty() => Alone::Block(block),
            Found::Module(text) if reference.filters.is_empty() => Alone::Module(reference.name.clone(), text),
            Found::Block(_) | Found::Module(_) => {
                self.report_unfit(reference, &reference.filters.join(" | "));
                Alone::Inline(None)
            }
            _ => Alone::Inline(self.inline(reference)),
        }
    }

    /// Resolves the references of text without markup.
    pub(super) fn text(&mut self, source: &SourceText) -> Vec<Inline> {
        let pieces = prose::inline(source, self.problems);
        self.pieces(pieces)
    }

    /// Resolves a phrase of a template folder: the same references, but nothing of it counts as typed by the handläggare.
    pub(super) fn phrase(&mut self, phrase: &Phrase) -> Vec<Inline> {
        let known = self.known.filter(|_| !phrase.text.contains("{{"));
        if let Some(merged) = known.and_then(|known| known.phrase(phrase)) {
            return merged;
        }
        let merged = self.telling_where(phrase, Self::text);
        let merged: Vec<Inline> = merged.into_iter().map(|inline| as_phrase(inline, phrase)).collect();
        if let Some(known) = known {
            known.keep_phrase(phrase, &merged);
        }
        merged
    }

    /// Merges a phrase; where there is something to tell, once more from its file, so that it is told where it stands there.
    pub(super) fn telling_where<T>(&mut self, phrase: &Phrase, merge: impl Fn(&mut Self, &SourceText) -> T) -> T {
        let told = self.problems.len();
        let merged = merge(self, &template_text(phrase));
        if self.problems.len() == told {
            return merged;
        }
        let Some(located) = located(self.templates, phrase) else { return merged };
        self.problems.truncate(told);
        merge(self, &located)
    }

    /// A phrase of the house style, by its key in `husstil.toml`.
    pub(super) fn house(&self, key: &str, text: &str) -> Phrase {
        Phrase {
            text: text.to_owned(),
            file: format!("{}/husstil.toml", self.templates.husstil.namn).into(),
            key: key.into(),
        }
    }

    /// A phrase of the kind of case, by its key in `arendetyp.toml`.
    pub(super) fn of_kind(&self, key: &str, text: &str) -> Phrase {
        kind_phrase(&self.templates.arendetyp, key, text)
    }

    /// Resolves pieces of a line.
    fn pieces(&mut self, pieces: Vec<RawInline>) -> Vec<Inline> {
        let mut inlines = Vec::new();
        for piece in pieces {
            match piece {
                RawInline::Text(text) => inlines.push(Inline::Text(TypedText::File(text))),
                RawInline::Reference(reference) => inlines.extend(self.inline(&reference)),
                RawInline::Held => inlines.push(self.unconfirmed()),
                _ => {}
            }
        }
        inlines
    }

    /// What stands where something is missing, in the language's words.
    pub(super) fn lacking(&self, what: &str) -> Inline {
        Inline::Gap(self.templates.sprak.text.gap(what))
    }

    /// A line that is given, or the gap where it is not.
    pub(super) fn line(&self, text: Option<&Placed<String>>, what: &str) -> Vec<Inline> {
        let Some(Placed { value, places }) = text else { return vec![self.lacking(what)] };
        vec![match places.first() {
            Some(place) => Inline::Text(TypedText::Whole(value.clone(), place.clone())),
            None => value_of(what, value.clone(), Vec::new()),
        }]
    }

    /// What stands where text taken over from an earlier case has not been confirmed.
    pub(super) fn unconfirmed(&self) -> Inline {
        self.lacking(self.templates.sprak.skrivet.get(UNCONFIRMED))
    }

    /// The gap where a value is missing. What must be filled in is reported where it is missing; what need not be is reported
    /// here, where it is asked for.
    fn gap(&mut self, reference: &Reference, what: String) -> Inline {
        if self.case.left_out.contains(&what) {
            let problem = Diagnostic::finding(message!(codes::OPTIONAL_FACT_MISSING, namn = format!("fakta.{what}")));
            self.problems.push(problem.at(reference.place.clone()));
        }
        self.lacking(&what)
    }

    fn filtered(&mut self, reference: &Reference, mut operand: Operand, sources: Vec<Place>) -> Option<Inline> {
        for filter in &reference.filters {
            if !filters::NAMES.contains(&filter.as_str()) {
                let (near, known) = (suggestion(filter, filters::NAMES.iter().copied()), filters::NAMES.join(", "));
                let problem = message!(codes::FILTER_UNKNOWN, namn = filter, forslag = near, kanda = known);
                self.report(problem, reference);
                return None;
            }
            match filters::apply(filter, &operand, &self.case.facts, &self.templates.sprak) {
                Ok(result) => operand = result,
                Err(Refusal::Missing(what)) => return Some(self.gap(reference, what)),
                Err(Refusal::Unfit) => {
                    self.report_unfit(reference, filter);
                    return None;
                }
            }
        }
        if let Operand::Group(_) = &operand {
            self.report(message!(codes::NAME_IS_GROUP, namn = reference.name), reference);
            return None;
        }
        let text = filters::text_of(&operand, &self.templates.sprak).ok()?;
        let place = Some(reference.place.clone());
        let filters = reference.filters.clone();
        Some(Inline::Fact(FactInline { name: reference.name.clone(), text, sources, place, filters }))
    }

    /// Finds a name; one that is being resolved already leads back to itself.
    fn find(&mut self, reference: &Reference) -> Found {
        if self.active.contains(&reference.name) {
            self.report(message!(codes::REFERENCE_CIRCULAR, namn = reference.name), reference);
            return Found::Failed;
        }
        if self.budget.is_used_up() {
            return Found::Failed;
        }
        if let ["dokument", key, _] | ["bilaga", key] = reference.name.split('.').collect::<Vec<_>>().as_slice()
            && self.case.is_set_aside(key)
        {
            let problem = Diagnostic::finding(message!(codes::DOCUMENT_NOT_SHOWN, namn = *key));
            self.problems.push(problem.at(reference.place.clone()));
            return Found::Gap((*key).to_owned());
        }
        self.ask(&reference.name);
        self.active.push(reference.name.clone());
        let found = self.lookup(&reference.name);
        self.active.pop();
        if !self.budget.bytes(size(&found)) {
            self.report_too_long("text", reference.place.clone());
            return Found::Failed;
        }
        found
    }

    /// Whether a section is not shown, or the frame's that it stands under.
    pub(super) fn is_hidden(&self, document: &str, key: &str) -> bool {
        let hidden = |key: &str| self.values.hidden.sections.contains(&(document.to_owned(), key.to_owned()));
        let own = self.templates.document(document).and_then(|spec| spec.avsnitt.iter().find(|s| s.nyckel == key));
        hidden(key) || own.is_some_and(|own| hidden(&own.under))
    }

    /// Whether it is not known yet if a section, or the frame's that it stands under, is shown.
    pub(super) fn is_open(&self, document: &str, key: &str) -> bool {
        let open = |key: &str| self.values.hidden.open.contains(&(document.to_owned(), key.to_owned()));
        let own = self.templates.document(document).and_then(|spec| spec.avsnitt.iter().find(|s| s.nyckel == key));
        open(key) || own.is_some_and(|own| open(&own.under))
    }

    /// A section's heading, merged; none when the document has no such section.
    pub(super) fn heading(&mut self, document: &CaseDocument, key: &str) -> Option<Vec<Inline>> {
        let case = self.case;
        let sections = match document.is_report() {
            true => Some(&*case.sections),
            false => case.attachments.iter().find_map(|attachment| match attachment {
                Attachment::Document(found) if found.key == document.nyckel => Some(&found.sections),
                _ => None,
            }),
        };
        if let Some(own) = sections.and_then(|sections| sections.get(key)).and_then(|section| section.heading.as_ref())
        {
            return Some(self.text(own));
        }
        let phrase = self.framed(document, key).or_else(|| {
            let own = document.avsnitt.iter().find(|section| section.nyckel == key)?;
            Some(self.of_kind(&format!("dokument.{}.avsnitt.{key}.rubrik", document.nyckel), &own.rubrik))
        })?;
        Some(self.heading_phrase(document, &phrase))
    }

    /// Resolves the heading of a section, which may call its document `dokument.detta`.
    pub(super) fn heading_phrase(&mut self, document: &CaseDocument, phrase: &Phrase) -> Vec<Inline> {
        let of_this = phrase.text.replace("dokument.detta.", &format!("dokument.{}.", document.nyckel));
        self.phrase(&phrase.saying(of_this))
    }

    /// The heading that the house style gives a section.
    fn framed(&self, document: &CaseDocument, key: &str) -> Option<Phrase> {
        let frame = self.templates.frame(document);
        let heading = frame.spec.avsnitt.iter().find(|section| section.nyckel == key)?.rubrik.as_ref()?;
        let key = format!("{}.{key}.rubrik", frame.sections_key);
        Some(Phrase { text: heading.clone(), file: frame.file.as_str().into(), key: key.into() })
    }

    /// Reports, once, that the documents would be longer than their bound.
    pub(super) fn report_too_long(&mut self, what: &'static str, place: Place) {
        if self.budget.tell() {
            self.problems.push(Diagnostic::error(message!(codes::TEXT_TOO_LONG, vad = what)).at(place));
        }
    }

    /// Reports a reference that leads back to itself.
    pub(super) fn circular(&mut self, reference: &Reference) {
        self.report(message!(codes::REFERENCE_CIRCULAR, namn = reference.name), reference);
    }

    fn report(&mut self, message: Message, reference: &Reference) {
        self.problems.push(Diagnostic::error(message).at(reference.place.clone()));
    }

    fn report_unfit(&mut self, reference: &Reference, filter: &str) {
        self.report(message!(codes::FILTER_UNFIT, namn = reference.name, filter = filter), reference);
    }

    fn report_unknown(&mut self, reference: &Reference) {
        if let Some(key) = self.attachment_lacking(&reference.name) {
            return self.report(message!(codes::ATTACHMENT_LACKING, namn = reference.name, nyckel = key), reference);
        }
        // Where one section is made, nothing is reported.
        if self.only.is_some() {
            return self.report(message!(codes::NAME_UNKNOWN, namn = reference.name, forslag = ""), reference);
        }
        let mut known = super::known::names(self.case, self.templates);
        if let Some(row) = &self.row {
            known.extend(row.table.columns.iter().map(|column| format!("rad.{column}")));
        }
        let near = match suggestion(&reference.name, known.iter().map(String::as_str)) {
            "" => super::known::of_another_kind(&reference.name, &known),
            near => near,
        };
        if let Some(key) = reference.name.strip_prefix("textmodul.").filter(|_| near.is_empty()) {
            return self.report(message!(codes::MODULE_LACKING, namn = reference.name, nyckel = key), reference);
        }
        self.report(message!(codes::NAME_UNKNOWN, namn = reference.name, forslag = near), reference);
    }
}

impl<'a> Names<'a> {
    /// The document of the kind that a name is about, where the case has no such bilaga.
    fn attachment_lacking(&self, name: &str) -> Option<&'a str> {
        let (group, rest) = name.split_once('.')?;
        let key = rest.split('.').next()?;
        let is_of_documents = ["bilaga", "dokument", "avsnitt"].contains(&group);
        let is_there = self.case.attachments.iter().any(|attachment| attachment.key() == key)
            || self.case.unread.iter().any(|unread| unread == key);
        let document = self.templates.attached().find(|document| document.nyckel == key)?;
        (is_of_documents && !is_there).then_some(document.nyckel.as_str())
    }
}

/// What a reference brings in, in bytes; the reference itself counts too, so that no number of them is free.
fn size(found: &Found) -> usize {
    const REFERENCE: usize = 10;
    REFERENCE
        + match found {
            Found::Operand(Operand::Text(text), _) => text.len(),
            Found::Block(block) => limits::TABLE_BYTES + block.rows() * limits::ROW_BYTES,
            // A module's text is counted where its blocks are merged.
            _ => 0,
        }
}
