//! The second stage: from a case's documents to its pages.

use std::collections::BTreeSet;

use bytes::Bytes;

use crate::case_files::CASE_FILE;
use crate::codes;
use crate::compile::{self, Job, Pages, Part, PartInfo};
use crate::diagnostic::{Diagnostic, Diagnostics, Warned};
use crate::document::{Document, PictureBlock, plain};
use crate::manifest;
use crate::merge;
use crate::message::message;
use crate::model::Status;
use crate::place::Place;
use crate::render::{self, Identity, TypstSource};
use crate::source_map::Origin;
use crate::templates::Templates;
use crate::understand::Understood;

/// The stem of the file with all documents.
const WHOLE: &str = "handlingar";

/// Renders the sources and sets their pages. Text that does not fit on its page is found here.
pub fn set(understood: &Understood) -> Warned<Option<Pages<'_>>> {
    let Understood { case, templates, fonts, provenance, merged, .. } = understood;
    let mut diagnostics = Diagnostics::new();
    let identity = Identity::new(case, templates, &provenance.build);
    let sources = render::render(&merged.documents, templates, &identity, &mut diagnostics);
    if case.status != Status::Utkast {
        diagnostics.extend(gaps_left(&sources, templates));
    }
    if !understood.may_be_written(&diagnostics) {
        return Warned::nothing(diagnostics);
    }
    let pictures = merged.pictures().into_iter().map(|picture| picture.file.as_str()).collect::<BTreeSet<_>>();
    let pictures = pictures
        .into_iter()
        .filter_map(|file| Some((PictureBlock::path(file), merge::picture(case, templates, file)?.clone())));
    let files: Vec<(String, Bytes)> =
        templates.layout_files().map(|(path, bytes)| (path, bytes.clone())).chain(pictures).collect();
    let job = Job {
        sources,
        files,
        main: render::MAIN,
        parts: merged.documents.iter().map(|document| part(document, &identity)).collect(),
        whole: Part { key: WHOLE.to_owned(), info: info(&identity, &identity.whole_title, WHOLE) },
        fonts,
        today: identity.date,
        creator: format!("utlatande {} (Typst {})", manifest::VERSION, manifest::typst_version()),
        language: templates.sprak.text.kod.clone(),
    };
    let output = diagnostics.absorb(compile::set(job));
    Warned { output, diagnostics }
}

/// The gaps that stand in the documents of a case that is no draft: what is missing was reported where it is missing, and
/// stopped the case; a gap that nothing reported must not come to print.
fn gaps_left(sources: &[TypstSource], templates: &Templates) -> Diagnostics {
    let pieces = sources.iter().flat_map(|source| &source.map.pieces);
    let gaps: BTreeSet<&str> = pieces
        .filter_map(|piece| match &piece.origin {
            Origin::Gap(what) => Some(what.as_str()),
            _ => None,
        })
        .collect();
    let is_computed = |name: &&str| templates.arendetyp.berakningar.iter().any(|spec| spec.namn == *name);
    let (computed, given): (Vec<&str>, Vec<&str>) = gaps.into_iter().partition(is_computed);
    let problem = |what| Diagnostic::error(message!(codes::GAP_LEFT, namn = what)).at(Place::File(CASE_FILE.into()));
    // What several lack most likely is the same number of a sheet.
    let names = computed.iter().map(|name| format!("`berakning.{name}`")).collect::<Vec<_>>().join(", ");
    let of_computed =
        || Diagnostic::error(message!(codes::GAP_COMPUTED, alla = names)).at(Place::File(CASE_FILE.into()));
    given.into_iter().map(problem).chain((!computed.is_empty()).then(of_computed)).collect()
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
        ident: format!("{} {stem}", identity.number.as_ref().map_or("", |number| number.value.as_str())),
    }
}
