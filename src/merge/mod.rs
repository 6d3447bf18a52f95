//! Prose and facts become documents. A reference becomes a node of the tree that keeps its value apart from the typed
//! text around it, so a value is never parsed as markup.

mod blocks;
mod budget;
mod computed;
pub mod filters;
mod known;
mod names;
mod report;
mod steering;
mod summaries;

pub use self::filters::{MONTHS, WORDS, capitalized, paragraph, written_month};
use self::names::Names;
use crate::diagnostic::Diagnostics;
use crate::document::{Body, Document, Inline, Sheet};
use crate::hash::sha256;
use crate::model::{AttachedPdf, Attachment, Case, Placed, Value};
use crate::templates::Templates;

/// The documents of a case, and the values computed on the way.
#[derive(Debug)]
pub struct Merged {
    /// The tjänsteutlåtande, then the bilagor in order.
    pub documents: Vec<Document>,
    /// Values of `berakning` by name; none where something they need is missing.
    pub computed: std::collections::BTreeMap<String, Option<Placed<Value>>>,
}

/// Merges a case. Unknown names, filters that do not fit and refused markup are reported at their place.
pub fn merge(case: &Case, templates: &Templates, problems: &mut Diagnostics) -> Merged {
    let mut names = Names::new(case, templates, problems);
    let mut documents = vec![report::merge(&mut names)];
    for (index, attachment) in case.attachments.iter().enumerate() {
        documents.push(match attachment {
            Attachment::Document(document) => steering::merge(&mut names, document, index + 1),
            Attachment::Pdf(pdf) => sheet(pdf, index + 1),
        });
    }
    Merged { documents, computed: names.computed }
}

/// The stem of a bilaga's files.
fn stem(number: usize, key: &str) -> String {
    format!("bilaga-{number}-{key}")
}

/// The sheet that stands for an attached PDF.
fn sheet(pdf: &AttachedPdf, number: usize) -> Document {
    let stem = stem(number, &pdf.key);
    Document {
        key: pdf.key.clone(),
        number: Some(number),
        title: line(pdf.title.as_ref(), "titel"),
        body: Body::Sheet(Sheet { file: format!("{stem}.pdf"), pages: pdf.facts.pages, sha256: sha256(&pdf.bytes) }),
        stem,
    }
}

/// A line that is given, or the gap where it is not.
fn line(text: Option<&Placed<String>>, what: &str) -> Vec<Inline> {
    match text {
        Some(text) => text.places.first().map_or_else(
            || vec![Inline::Boilerplate(text.value.clone())],
            |p| vec![Inline::Text(text.value.clone(), p.clone())],
        ),
        None => vec![Inline::Gap(what.to_owned())],
    }
}
