//! What a case has of its own in what may be put back.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::reading;
use crate::model::{Attachment, Case, SectionProse};

/// What a case itself says of a section of a document; none at all of a document that is not written in the case.
pub(super) fn own_text<'c>(case: &'c Case, document: &str, section: &str) -> Option<Option<&'c SectionProse>> {
    let sections = match case.attachments.iter().find(|attachment| attachment.key() == document) {
        None => &*case.sections,
        Some(Attachment::Document(found)) => &found.sections,
        Some(_) => return None,
    };
    Some(sections.get(section))
}

/// Puts the bodies of one case, and what they decided, into another.
pub(super) fn put_decisions(theirs: &Case, case: &mut Case) {
    for (own, their) in Arc::make_mut(&mut case.decisions).iter_mut().zip(theirs.decisions.iter()) {
        own.body = their.body.clone();
        own.preparing = their.preparing.clone();
        own.adoption = their.adoption.clone();
    }
}

fn sections<'c>(case: &'c mut Case, document: &str) -> Option<&'c mut BTreeMap<String, SectionProse>> {
    let attachment = case.attachments.iter_mut().find(|attachment| attachment.key() == document);
    match attachment {
        None => Some(Arc::make_mut(&mut case.sections)),
        Some(Attachment::Document(found)) => Some(&mut Arc::make_mut(found).sections),
        Some(_) => None,
    }
}

/// Puts one case's own heading of a section into another.
pub(super) fn put_heading(document: &str, section: &str, theirs: &Case, case: &mut Case) -> Option<()> {
    let their = own_text(theirs, document, section)?.and_then(|section| section.heading.clone());
    sections(case, document)?.get_mut(section)?.heading = their;
    Some(())
}

/// The same of its own text; where neither case has such a section, that of the points which it puts to decision.
pub(super) fn put_prose(document: &str, section: &str, theirs: &Case, case: &mut Case) -> Option<()> {
    let key = reading::key_in_document(section);
    let their = own_text(theirs, document, key)?;
    let is_report = !case.attachments.iter().any(|attachment| attachment.key() == document);
    let sections = sections(case, document)?;
    match (sections.get_mut(key), their) {
        (Some(own), Some(their)) => own.text = their.text.clone(),
        (Some(_), None) => drop(sections.remove(key)),
        (None, Some(their)) => {
            drop(sections.insert(key.to_owned(), SectionProse { heading: None, ..their.clone() }));
        }
        (None, None) if is_report => {
            for (own, their) in Arc::make_mut(&mut case.decisions).iter_mut().zip(theirs.decisions.iter()) {
                own.points = their.points.clone();
            }
        }
        (None, None) => return None,
    }
    Some(())
}
