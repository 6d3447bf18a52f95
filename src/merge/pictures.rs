//! The pictures of a merged case: each is shown, and those of an adopted document are the ones that it was adopted with.

use std::collections::BTreeSet;

use bytes::Bytes;

use super::Merged;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::PictureBlock;
use crate::hash::sha256;
use crate::inputs::picture_refusal;
use crate::interpret::suggestion;
use crate::message::message;
use crate::model::{Attachment, Case};
use crate::templates::Templates;

impl Merged {
    /// The pictures that the documents show, in order.
    pub fn pictures(&self) -> Vec<&PictureBlock> {
        let mut shown = Vec::new();
        self.documents.iter().for_each(|document| document.each_picture(&mut |picture| shown.push(picture)));
        shown
    }
}

/// The bytes of a picture by the name that a text has for it: the case's own, or one in the folder `bilder` of its templates.
pub fn picture<'a>(case: &'a Case, templates: &'a Templates, file: &str) -> Option<&'a Bytes> {
    case.pictures.get(file).map(|picture| &picture.bytes).or_else(|| templates.picture(file))
}

/// Why a picture of the templates cannot be shown; those of the case were tried when they were read.
pub(super) fn refused(templates: &Templates, file: &str) -> Option<Diagnostic> {
    let reason = picture_refusal(file, templates.picture(file)?)?;
    Some(Diagnostic::error(message!(codes::PICTURE_UNREADABLE, slag = reason, fil = file)))
}

/// Tells the pictures that nothing shows, and those that an adopted document lacks or has otherwise.
pub(super) fn check(case: &Case, templates: &Templates, merged: &Merged, problems: &mut Diagnostics) {
    let shown: BTreeSet<&str> = merged.pictures().into_iter().map(|picture| picture.file.as_str()).collect();
    let unused = case.pictures.iter().filter(|(file, _)| !shown.contains(file.as_str()));
    for (file, picture) in unused.filter(|_| !problems.iter().any(is_refused)).collect::<Vec<_>>() {
        problems.push(Diagnostic::warning(message!(codes::PICTURE_UNUSED, fil = file)).at(picture.place.clone()));
    }
    let frozen = case.attachments.iter().filter(|attachment| matches!(attachment, Attachment::Frozen(_)));
    for attachment in frozen {
        let documents = merged.documents.iter().filter(|document| document.key == attachment.key());
        for document in documents {
            document.each_picture(&mut |picture| {
                problems.extend(fault(case, templates, picture).map(|problem| problem.at(attachment.place().clone())));
            });
        }
    }
}

/// Whether a text shows a picture as it may not: which one it means is then mended there.
fn is_refused(problem: &Diagnostic) -> bool {
    let slag = problem.arguments.get("slag").map_or("", String::as_str);
    problem.code == codes::PICTURE_UNLISTED || problem.code == codes::MARKUP_REFUSED && slag.starts_with("bild-")
}

fn fault(case: &Case, templates: &Templates, shown: &PictureBlock) -> Option<Diagnostic> {
    let file = &shown.file;
    match picture(case, templates, file) {
        None => {
            let forslag = suggestion(file, case.pictures.keys().map(String::as_str));
            Some(Diagnostic::error(message!(codes::PICTURE_UNLISTED, fil = file, forslag = forslag)))
        }
        Some(own) if sha256(own) != shown.sha256 => {
            Some(Diagnostic::error(message!(codes::PICTURE_CHANGED, fil = file)))
        }
        Some(_) => None,
    }
}
