//! The second stage: from a case's documents to its pages.

use bytes::Bytes;

use crate::compile::{self, Job, Pages, Part, PartInfo};
use crate::diagnostic::{Diagnostics, Warned};
use crate::document::{Document, plain};
use crate::manifest;
use crate::render::{self, Identity};
use crate::understand::Understood;

/// The stem of the file with all documents.
const WHOLE: &str = "handlingar";

/// Renders the sources and sets their pages. Text that does not fit on its page is found here.
pub fn set(understood: &Understood) -> Warned<Option<Pages<'_>>> {
    let Understood { case, templates, fonts, provenance, merged, .. } = understood;
    let mut diagnostics = Diagnostics::new();
    let identity = Identity::new(case, templates, &provenance.build);
    let sources = render::render(&merged.documents, templates, &identity, &mut diagnostics);
    if !understood.may_be_written(&diagnostics) {
        return Warned::nothing(diagnostics);
    }
    let files: Vec<(String, Bytes)> = templates.layout_files().map(|(path, bytes)| (path, bytes.clone())).collect();
    let job = Job {
        sources,
        files,
        main: render::MAIN,
        parts: merged.documents.iter().map(|document| part(document, &identity)).collect(),
        whole: Part { key: WHOLE.to_owned(), info: info(&identity, &identity.whole_title, WHOLE) },
        fonts,
        today: identity.date,
        creator: format!("utlatande {} (Typst {})", manifest::VERSION, manifest::typst_version()),
    };
    let output = diagnostics.absorb(compile::set(job));
    Warned { output, diagnostics }
}

fn part(document: &Document, identity: &Identity) -> Part {
    Part { key: document.stem.clone(), info: info(identity, &plain(&document.title), &document.stem) }
}

fn info(identity: &Identity, title: &str, stem: &str) -> PartInfo {
    PartInfo {
        title: identity.title(title),
        author: identity.author.clone(),
        date: identity.date,
        keywords: identity.keywords(),
        ident: format!("{} {stem}", identity.number.as_deref().unwrap_or_default()),
    }
}
