//! Documents become Typst sources through the husstil's minijinja templates.
//!
//! Templates get three kinds of text: what a reader sees is [`Shown`], which `{{ … }}` puts out as a content block, so that
//! every glyph on the pages has its place in the rendered source; a section's prose is [`Markup`], put out as it is; and a
//! string, for the PDF's metadata and for keys, becomes a string literal. Both objects are made by [`markup`] alone, so no
//! template can let a value become code, and `safe` is not there to be used.

pub mod escape;
pub mod markup;
mod running;

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Object, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior, context};

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Body, Content, Document, Field, Inline, Section, plain};
use crate::message::message;
use crate::model::{Case, Status};
use crate::place::Place;
use crate::templates::{Templates, line_of};

use running::running;

/// The main source, which includes all others.
pub const MAIN: &str = "handlingar.typ";

/// A rendered source, under the path by which other sources import it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypstSource {
    /// The path inside the world: `tjansteutlatande.typ`.
    pub path: String,
    /// The Typst source.
    pub text: String,
}

/// What every document says of itself beside its content.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The title of the file with all documents.
    pub whole_title: String,
    /// The organisation, as the PDF's author.
    pub author: String,
    /// Utfärdat.
    pub date: Option<NaiveDate>,
    /// Ärendenummer.
    pub number: Option<String>,
    /// SHA-256 over all that the output is made from.
    pub build: String,
    /// Whether every page is marked as a draft.
    pub draft: Option<String>,
}

impl Identity {
    /// What the documents of a case say of themselves.
    pub fn new(case: &Case, templates: &Templates, build: &str) -> Self {
        let house = &templates.husstil;
        let number = case.number.as_ref().map(|number| number.value.clone());
        let whole_title = [Some(house.etiketter.handlingar.clone()), number.clone()];
        Self {
            whole_title: whole_title.into_iter().flatten().collect::<Vec<_>>().join(" "),
            author: house.hus.get("kommun").cloned().unwrap_or_default(),
            date: case.issued.as_ref().map(|date| date.value),
            number,
            build: build.to_owned(),
            draft: (case.status == Status::Utkast).then(|| house.fraser.utkast.clone()),
        }
    }

    /// The keywords of every PDF: a PDF found alone leads to its case and its manifest.
    pub fn keywords(&self) -> Vec<String> {
        self.number.iter().cloned().chain([format!("utlatande:{}", self.build)]).collect()
    }

    /// A title as PDF readers show it: a draft says so.
    pub fn title(&self, title: &str) -> String {
        match &self.draft {
            Some(draft) => format!("{draft}: {title}"),
            None => title.to_owned(),
        }
    }
}

/// Renders every document, and the source that holds them all.
pub fn render(
    documents: &[Document],
    templates: &Templates,
    identity: &Identity,
    problems: &mut Diagnostics,
) -> Vec<TypstSource> {
    let environment = environment();
    let mut sources = Vec::new();
    let (phrases, labels) = words(templates);
    let parts: Vec<Value> =
        documents.iter().map(|document| context! { fil => format!("{}.typ", document.stem) }).collect();
    let jobs = documents.iter().map(|document| {
        let (template, own) = match &document.body {
            Body::Report(report) => ("tjansteutlatande.typ.j2", report_context(report, templates)),
            Body::Steering(steering) => ("styrdokument.typ.j2", steering_context(steering, identity)),
            Body::Sheet(sheet) => (
                "pdfblad.typ.j2",
                context! {
                    fil => phrase(&sheet.file),
                    sidor => phrase(&sheet.pages.to_string()),
                    sha256 => phrase(&sheet.sha256),
                },
            ),
        };
        (format!("{}.typ", document.stem), template, context! { ..own, ..basics(document, templates, identity) })
    });
    let whole = context! { delar => parts, metadata => metadata(identity, &identity.whole_title) };
    for (path, template, own) in jobs.chain([(MAIN.to_owned(), "handlingar.typ.j2", whole)]) {
        let context = context! { fraser => phrases.clone(), etiketter => labels.clone(), ..own };
        match rendered(&environment, templates, template, context) {
            Ok(text) => sources.push(TypstSource { path, text }),
            Err(problem) => problems.push(problem),
        }
    }
    sources
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap_or_default());
    environment.set_formatter(format);
    environment.add_test("defined", minijinja::tests::is_defined);
    environment
}

/// How `{{ … }}` puts a value out.
fn format(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let written = if let Some(markup) = value.downcast_object_ref::<Markup>() {
        out.write_str(&markup.0)
    } else if let Some(shown) = value.downcast_object_ref::<Shown>() {
        out.write_str(&shown.0)
    } else if let Some(text) = value.as_str() {
        out.write_str(&escape::literal(text))
    } else if value.kind() == ValueKind::Bool {
        out.write_str(if value.is_true() { "true" } else { "false" })
    } else if value.is_none() || value.is_number() {
        write!(out, "{}", value.to_string().to_lowercase())
    } else {
        return Err(Error::new(ErrorKind::InvalidOperation, "only text, numbers, booleans and markup can be put out"));
    };
    written.map_err(Error::from)
}

/// A section's prose as Typst markup, put out as it is.
#[derive(Debug)]
struct Markup(String);

impl Object for Markup {}

fn marked_up(source: String) -> Value {
    Value::from_dyn_object(Arc::new(Markup(source)))
}

/// What a reader sees of a single value, as a content block with its brackets.
#[derive(Debug)]
struct Shown(String);

impl Object for Shown {}

/// Pieces of text as a template puts them out for a reader.
fn shown(pieces: &[Inline]) -> Value {
    Value::from_dyn_object(Arc::new(Shown(format!("[{}]", markup::inlines(pieces, " ")))))
}

/// A text that is not the case's own, for a reader.
fn phrase(text: &str) -> Value {
    Value::from_dyn_object(Arc::new(Shown(markup::content(text))))
}

fn rendered(
    environment: &Environment<'_>,
    templates: &Templates,
    template: &str,
    document: Value,
) -> Result<String, Diagnostic> {
    let path = format!("{}/{template}", templates.husstil.namn);
    let Some(source) = templates.jinja(template) else {
        return Err(Diagnostic::error(message!(codes::FILE_MISSING, fil = &path, forslag = ""))
            .at(Place::File(path.as_str().into())));
    };
    let result = environment
        .template_from_named_str(template, source)
        .and_then(|compiled| compiled.render(context! { dok => document }));
    result.map(|text| format!("{}\n", text.trim_end())).map_err(|error| {
        let place = error
            .line()
            .map_or_else(|| Place::File(path.as_str().into()), |line| line_of(&path, u32::try_from(line).unwrap_or(0)));
        Diagnostic::error(message!(codes::TEMPLATE_FAILED, orsak = &error)).at(place)
    })
}

/// What every part's template gets.
fn basics(document: &Document, templates: &Templates, identity: &Identity) -> Value {
    let kind = &templates.husstil.etiketter.dokumenttyp;
    let name = match (&document.body, &identity.number) {
        (Body::Report(_), Some(number)) => vec![boilerplate(format!("{kind} {number}"))],
        (Body::Report(_), None) => vec![boilerplate(kind.clone())],
        _ => document.title.clone(),
    };
    let mark = identity.draft.as_ref().map(|draft| boilerplate(format!("{draft}: ")));
    let marked: Vec<Inline> = mark.into_iter().chain(document.title.iter().cloned()).collect();
    context! {
        nyckel => document.stem.as_str(),
        metadata => metadata(identity, &plain(&document.title)),
        utkast => identity.draft.is_some(),
        titel_utkast => shown(&marked),
        titel => shown(&document.title),
        sidhuvud => shown(&running(name)),
        forfattare => phrase(&identity.author),
    }
}

fn boilerplate(text: String) -> Inline {
    Inline::Boilerplate(text)
}

/// What no reader sees on a page: strings.
fn metadata(identity: &Identity, title: &str) -> Value {
    let date = identity.date.map(|date| context! { ar => date.year(), manad => date.month(), dag => date.day() });
    context! {
        titel => identity.title(title),
        forfattare => identity.author.as_str(),
        datum => date,
        nyckelord => identity.keywords(),
    }
}

/// The husstil's phrases and labels that only a template or a layout says.
fn words(templates: &Templates) -> (Value, Value) {
    let (phrases, labels) = (&templates.husstil.fraser, &templates.husstil.etiketter);
    let phrases = context! {
        inga_uppgifter => phrase(&phrases.inga_uppgifter),
        egen_fil => phrase(&phrases.egen_fil),
    };
    let labels = context! {
        netto => phrase(&labels.netto),
        fil => phrase(&labels.fil),
        antal_sidor => phrase(&labels.antal_sidor),
        sha256 => phrase(&labels.sha256),
    };
    (phrases, labels)
}

fn report_context(report: &crate::document::Report, templates: &Templates) -> Value {
    let kind = &templates.husstil.etiketter.dokumenttyp;
    let draft = templates.husstil.fraser.utkast_till.replace("{dokumenttyp}", &kind.to_lowercase());
    context! {
        kontor => phrase(templates.husstil.hus.get("kontor").map_or("", String::as_str)),
        dokumenttyp => phrase(kind),
        dokumenttyp_utkast => phrase(&draft),
        huvud => fields(&report.header),
        kontakt => fields(&report.contact),
        avsnitt => sections(&report.sections),
    }
}

fn steering_context(steering: &crate::document::Steering, identity: &Identity) -> Value {
    let sender = boilerplate(format!("{} · ", identity.author));
    let label = gaps_apart(&steering.label);
    context! {
        sidfot => shown(&running([vec![sender], label.clone()].concat())),
        forsattsblad => context! {
            etikett => shown(&label),
            not => steering.note.as_ref().map(|note| shown(&gaps_apart(note))),
            rader => fields(&steering.cover),
        },
        styrsystem => sections(&steering.system),
        avsnitt => sections(&steering.sections),
    }
}

fn fields(fields: &[Field]) -> Vec<Value> {
    let value = |value: &[Inline]| shown(&value.iter().flat_map(whole_or_gaps).collect::<Vec<_>>());
    fields.iter().map(|field| context! { etikett => phrase(&field.label), varde => value(&field.value) }).collect()
}

fn whole_or_gaps(piece: &Inline) -> Vec<Inline> {
    match piece {
        Inline::Boilerplate(text) => gaps_apart(text),
        piece => vec![piece.clone()],
    }
}

/// A phrase that was filled in as text: the gaps of what it was filled in with are gaps again.
fn gaps_apart(text: &str) -> Vec<Inline> {
    let (open, close) = ("[saknas: ", "]");
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, (what, after))) =
        rest.split_once(open).and_then(|(before, tail)| Some((before, tail.split_once(close)?)))
    {
        pieces.extend([boilerplate(before.to_owned()), Inline::Gap(what.to_owned())]);
        rest = after;
    }
    pieces.push(boilerplate(rest.to_owned()));
    pieces
}

fn sections(sections: &[Section]) -> Vec<Value> {
    sections.iter().map(section).collect()
}

/// Every section has every key, so that a misspelt one in a template is an error. The frame's sections, of level 2,
/// start pages in steering documents.
fn section(section: &Section) -> Value {
    let (kind, content) = match &section.content {
        Content::Blocks(_) => ("text", context! {}),
        Content::Decisions { lead, points } => {
            let points: Vec<Value> = points.iter().map(|point| shown(point)).collect();
            ("beslut", context! { ledtext => shown(lead), punkter => points })
        }
        Content::Attachments(titles) => {
            let entry = |(index, title): (usize, _)| context! { nummer => index + 1, titel => shown(title) };
            (
                "bilagor",
                context! { poster => titles.iter().map(Vec::as_slice).enumerate().map(entry).collect::<Vec<_>>() },
            )
        }
        Content::Signatures(people) => {
            let person = |(name, title): &(Vec<_>, Vec<_>)| context! { namn => shown(name), titel => shown(title) };
            ("underskrifter", context! { personer => people.iter().map(person).collect::<Vec<_>>() })
        }
    };
    let body = match &section.content {
        Content::Blocks(blocks) => markup::blocks(blocks),
        _ => String::new(),
    };
    context! {
        slag => kind,
        rubrik => marked_up(markup::heading(section)),
        innehall => marked_up(body),
        ny_sida => section.level == 2,
        ..content
    }
}
