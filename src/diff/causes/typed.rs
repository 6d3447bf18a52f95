//! What a case has of its own in what may be put back.

use crate::model::{Attachment, Case, SectionProse};

/// What a case itself says of a section of a document; none at all of a document that is not written in the case.
pub(super) fn own_text<'c>(case: &'c Case, document: &str, section: &str) -> Option<Option<&'c SectionProse>> {
    let sections = match case.attachments.iter().find(|attachment| attachment.key() == document) {
        None => &case.sections,
        Some(Attachment::Document(found)) => &found.sections,
        Some(_) => return None,
    };
    Some(sections.get(section))
}

/// Puts the bodies of one case, and what they decided, into another.
pub(super) fn put_decisions(theirs: &Case, case: &mut Case) {
    for (own, their) in case.decisions.iter_mut().zip(&theirs.decisions) {
        own.body = their.body.clone();
        own.preparing = their.preparing.clone();
        own.adoption = their.adoption.clone();
    }
}
