//! Documents become Typst sources through the husstil's minijinja templates.
//!
//! A template gets texts as objects that it puts out whole: what a reader sees becomes a content block, so that every glyph on
//! the pages has its place in the rendered source; a section's prose is markup; a string, for the PDF's metadata and for keys,
//! becomes a string literal. All are made by `markup` and [`escape`] alone, so no template can let a value become code, and
//! `safe` is not there to be used. Where each came to stand is the source's map (`mapped`).

pub mod escape;

mod contexts;
mod mapped;
mod markup;
mod names;
mod running;
mod shapes;
mod template;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::model::{Case, Placed, Status};
use crate::source_map::SourceMap;
use crate::templates::Templates;

use contexts::Contexts;

/// The main source, which includes all others.
pub const MAIN: &str = "handlingar.typ";

/// A rendered source, under the path by which other sources import it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypstSource {
    /// The path inside the world: `tjansteutlatande.typ`.
    pub path: String,
    /// The Typst source.
    pub text: String,
    /// Where each stretch of it comes from.
    pub map: SourceMap,
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
    pub number: Option<Placed<String>>,
    /// SHA-256 over all that the output is made from.
    pub build: String,
    /// Whether every page is marked as a draft.
    pub draft: Option<String>,
}

impl Identity {
    /// What the documents of a case say of themselves.
    pub fn new(case: &Case, templates: &Templates, build: &str) -> Self {
        Self::of(case.number.clone(), case.issued.as_ref().map(|date| date.value), case.status, templates, build)
    }

    /// What the documents of the case with this number say of themselves.
    pub(crate) fn of(
        number: Option<Placed<String>>,
        date: Option<NaiveDate>,
        status: Status,
        templates: &Templates,
        build: &str,
    ) -> Self {
        let house = &templates.husstil;
        let shown = number.as_ref().map(|number| number.value.clone());
        let whole_title = [Some(house.etiketter.handlingar.clone()), shown];
        Self {
            whole_title: whole_title.into_iter().flatten().collect::<Vec<_>>().join(" "),
            author: house.hus.get("kommun").cloned().unwrap_or_default(),
            date,
            number,
            build: build.to_owned(),
            draft: (status == Status::Utkast).then(|| house.fraser.utkast.clone()),
        }
    }

    /// The keywords of every PDF: a PDF found alone leads to its case and its manifest.
    pub fn keywords(&self) -> Vec<String> {
        self.number.iter().map(|number| number.value.clone()).chain([format!("utlatande:{}", self.build)]).collect()
    }

    /// A title as PDF readers show it: a draft says so.
    pub fn title(&self, title: &str) -> String {
        match &self.draft {
            Some(draft) => format!("{draft}: {title}"),
            None => title.to_owned(),
        }
    }
}

/// Blocks as they are written in a source: for tests of what the layout makes of them.
#[cfg(test)]
pub(crate) fn blocks_written(blocks: &[crate::document::Block]) -> String {
    markup::Writer::default().blocks(blocks).text
}

/// Renders every document, and the source that holds them all.
pub fn render(
    documents: &[Document],
    templates: &Templates,
    identity: &Identity,
    problems: &mut Diagnostics,
) -> Vec<TypstSource> {
    let mut wrong = BTreeSet::new();
    for (template, _) in shapes::TEMPLATES {
        let told = template::unknown(templates, template);
        wrong.extend((!told.is_empty()).then_some(template));
        problems.extend(told);
    }
    let parts = documents.iter().map(|document| (format!("{}.typ", document.stem), Some(document)));
    let mut sources = Vec::new();
    for (path, document) in parts.chain([(MAIN.to_owned(), None)]) {
        let mut contexts = Contexts::new(templates, identity);
        let (template, context) = match document {
            Some(document) => contexts.document(document),
            None => contexts.whole(documents),
        };
        if wrong.contains(template) {
            continue;
        }
        match template::render(templates, template, context, contexts.written()) {
            Ok((text, map)) => sources.push(TypstSource { path, text, map }),
            Err(problem) => problems.push(problem),
        }
    }
    sources
}
