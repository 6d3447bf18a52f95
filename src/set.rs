//! The second stage: from a case's documents to its pages.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;

use crate::case_files::CASE_FILE;
use crate::codes;
use crate::compile::{self, Job, Pages, Part, PartInfo};
use crate::diagnostic::{Diagnostic, Diagnostics, Warned};
use crate::document::{Document, PictureBlock, WHOLE, plain};
use crate::manifest;
use crate::merge;
use crate::message::{Message, message};
use crate::model::Status;
use crate::place::Place;
use crate::render::{self, Identity, TypstSource};
use crate::source_map::{Origin, Piece};
use crate::templates::Templates;
use crate::understand::Understood;

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
    let layout = templates.layout_files().map(|(path, bytes)| (path, bytes.clone()));
    let files: Vec<(String, Bytes)> = layout.chain(templates.lacking_own_words()).chain(pictures).collect();
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
    let mut gaps: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for source in sources {
        for (at, piece) in source.map.pieces.iter().enumerate() {
            if let Origin::Gap(what) = &piece.origin {
                gaps.entry(what).or_default().extend(beside(&source.map.pieces, at));
            }
        }
    }
    let is_computed = |name: &str| templates.arendetyp.berakningar.iter().any(|spec| spec.namn == name);
    let (computed, given): (Vec<_>, Vec<_>) = gaps.into_iter().partition(|(name, _)| is_computed(name));
    let told = |problem: Message, places: Vec<Place>| {
        let mut once: Vec<Place> = Vec::new();
        places.into_iter().for_each(|place| {
            if !once.contains(&place) {
                once.push(place)
            }
        });
        match once.is_empty() {
            true => Diagnostic::error(problem).at(Place::File(CASE_FILE.into())),
            false => Diagnostic::error(problem).at_all(once),
        }
    };
    // What several lack most likely is the same number of a sheet.
    let names = computed.iter().map(|(name, _)| format!("`berakning.{name}`")).collect::<Vec<_>>().join(", ");
    let places = computed.iter().flat_map(|(_, places)| places.clone()).collect();
    let of_computed = (!computed.is_empty()).then(|| told(message!(codes::GAP_COMPUTED, alla = names), places));
    let given = given.into_iter().map(|(what, places)| told(message!(codes::GAP_LEFT, namn = what), places));
    given.chain(of_computed).collect()
}

/// Where the text stands that a gap is in: that of the typed text after it, or before it, which may end on the line above.
fn beside(pieces: &[Piece], at: usize) -> Option<Place> {
    let typed = |piece: &&Piece| matches!(piece.origin, Origin::Typed(_));
    let last = |piece: &Piece| piece.text.char_indices().last().map_or(0, |(at, _)| at);
    match pieces.get(at + 1).filter(typed) {
        Some(after) => after.places(0..after.text.len()).pop(),
        None => {
            let before = at.checked_sub(1).and_then(|before| pieces.get(before)).filter(typed)?;
            before.places(last(before)..before.text.len()).pop()
        }
    }
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
