//! Documents become Typst sources through the husstil's minijinja templates.
//!
//! Templates get strings and markup apart: `{{ … }}` of a string is a Typst string literal, of a number its digits, and
//! only markup made by [`markup`] is put out as it is. So no template can let a value become code, and `safe` is not
//! there to be used.

pub mod escape;
pub mod markup;

use std::fmt;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Object, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior, context};

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Body, Content, Document, Field, Section, plain};
use crate::message::message;
use crate::model::{Case, Status};
use crate::place::Place;
use crate::reasons::{self, Reason};
use crate::templates::{Templates, line_of};

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
    let parts: Vec<Value> =
        documents.iter().map(|document| context! { fil => format!("{}.typ", document.stem) }).collect();
    let jobs = documents.iter().map(|document| {
        let (template, own) = match &document.body {
            Body::Report(report) => ("tjansteutlatande.typ.j2", report_context(report, templates)),
            Body::Steering(steering) => ("styrdokument.typ.j2", steering_context(steering)),
            Body::Sheet(sheet) => (
                "pdfblad.typ.j2",
                context! { fil => sheet.file.as_str(), sidor => sheet.pages, sha256 => sheet.sha256.as_str() },
            ),
        };
        (format!("{}.typ", document.stem), template, context! { ..own, ..basics(document, templates, identity) })
    });
    let title = identity.title(&identity.whole_title);
    let whole = context! { delar => parts, titel_utkast => title, ..common(identity) };
    for (path, template, context) in jobs.chain([(MAIN.to_owned(), "handlingar.typ.j2", whole)]) {
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
    } else if let Some(text) = value.as_str() {
        out.write_str(&escape::literal(text))
    } else if value.kind() == ValueKind::Bool {
        out.write_str(if value.is_true() { "true" } else { "false" })
    } else if value.is_none() || value.is_number() {
        write!(out, "{}", value.to_string().to_lowercase())
    } else {
        return Err(Error::new(ErrorKind::InvalidOperation, Reason::from(message!(reasons::NO_TEXT)).to_string()));
    };
    written.map_err(Error::from)
}

/// Typst markup made by this module: the only value that is put out as it is.
struct Markup(String);

impl fmt::Debug for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Object for Markup {}

fn marked_up(source: String) -> Value {
    Value::from_dyn_object(Arc::new(Markup(source)))
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
        Diagnostic::error(message!(codes::TEMPLATE_FAILED, orsak = reasons::of_expression(&error))).at(place)
    })
}

/// What every part's template gets.
fn basics(document: &Document, templates: &Templates, identity: &Identity) -> Value {
    let title = plain(&document.title);
    let kind = &templates.husstil.etiketter.dokumenttyp;
    let header = match (&document.body, &identity.number) {
        (Body::Report(_), Some(number)) => format!("{kind} {number}"),
        (Body::Report(_), None) => kind.clone(),
        _ => title.clone(),
    };
    context! {
        nyckel => document.stem.as_str(),
        titel_utkast => identity.title(&title),
        titel => title,
        sidhuvud => header,
        ..common(identity)
    }
}

/// What every template gets.
fn common(identity: &Identity) -> Value {
    let date = identity.date.map(|date| context! { ar => date.year(), manad => date.month(), dag => date.day() });
    context! {
        utkast => identity.draft.is_some(),
        forfattare => identity.author.as_str(),
        datum => date,
        nyckelord => identity.keywords(),
    }
}

fn report_context(report: &crate::document::Report, templates: &Templates) -> Value {
    context! {
        kontor => templates.husstil.hus.get("kontor").cloned().unwrap_or_default(),
        dokumenttyp => templates.husstil.etiketter.dokumenttyp.as_str(),
        huvud => fields(&report.header),
        kontakt => fields(&report.contact),
        avsnitt => sections(&report.sections),
    }
}

fn steering_context(steering: &crate::document::Steering) -> Value {
    context! {
        forsattsblad => context! {
            etikett => steering.label.as_str(),
            not => steering.note.clone(),
            rader => fields(&steering.cover),
        },
        styrsystem => sections(&steering.system),
        avsnitt => sections(&steering.sections),
    }
}

fn fields(fields: &[Field]) -> Vec<Value> {
    fields.iter().map(|field| context! { etikett => field.label.as_str(), varde => plain(&field.value) }).collect()
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
            let points: Vec<Value> = points.iter().map(|point| marked_up(markup::inlines(point, " "))).collect();
            ("beslut", context! { ledtext => plain(lead), punkter => points })
        }
        Content::Attachments(titles) => {
            let entry = |(index, title): (usize, _)| context! { nummer => index + 1, titel => plain(title) };
            (
                "bilagor",
                context! { poster => titles.iter().map(Vec::as_slice).enumerate().map(entry).collect::<Vec<_>>() },
            )
        }
        Content::Signatures(people) => {
            let person = |(name, title): &(Vec<_>, Vec<_>)| context! { namn => plain(name), titel => plain(title) };
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
