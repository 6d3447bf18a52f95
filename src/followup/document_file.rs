//! The file of the document that the new case puts forward: the last case's, as far as it still holds.

use super::Finished;
use super::checklist::Taken;
use super::sections::collect_sections;
use super::stale::Stale;
use super::values::{Collector, Unit};
use crate::inputs::toml::{NodeValue, Table};
use crate::model::{Attachment, DocumentRole, SteeringDocument};
use crate::scaffold::toml::document_file;
use crate::templates::{Carry, CaseDocument};

/// The file of a document that is put forward.
pub(super) struct Proposal {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What was taken over in it.
    pub taken: Vec<Taken>,
}

/// A document of the last case that the next one has too, and not as a document to repeal.
pub(super) fn carried(attachment: &Attachment) -> Option<&SteeringDocument> {
    match attachment {
        Attachment::Document(document) if document.role != Some(DocumentRole::Foregangare) => Some(document),
        _ => None,
    }
}

/// The file of every document that is put forward, or belongs to the report.
pub(super) fn all(previous: &Finished, stale: &Stale) -> Vec<Proposal> {
    let mut files = Vec::new();
    for document in previous.case.attachments.iter().filter_map(carried) {
        let spec = previous.templates.arendetyp.dokument.iter().find(|spec| spec.nyckel == document.key);
        let name = file_name(document);
        let (Some(spec), Some(file)) = (spec, previous.documents.get(&name)) else { continue };
        let mut collector = Collector::new(previous, stale, &name);
        collect(&mut collector, previous, spec, &file.root);
        let text = document_file(&previous.templates, spec, &collector.filling);
        files.push(Proposal { name, text, taken: collector.taken });
    }
    files
}

/// The name of a document's file.
pub(super) fn file_name(document: &SteeringDocument) -> String {
    match &document.place {
        crate::place::Place::File(file) => file.to_string(),
        _ => format!("{}.toml", document.key),
    }
}

fn collect(collector: &mut Collector<'_>, previous: &Finished, spec: &CaseDocument, root: &Table) {
    let frame = &previous.templates.frame(spec).spec;
    collector.set("format", 1);
    for key in ["titel", "dokumentsort"] {
        collector.take(key, root.get(key), Carry::Overtas, Unit::Value);
    }
    if let Some(NodeValue::Table(cover)) = root.get("forsattsblad").map(|node| &node.value) {
        for row in &frame.forsattsblad {
            let key = format!("forsattsblad.{}", row.nyckel);
            collector.take(&key, cover.get(&row.nyckel), row.vid_uppfoljning, Unit::Value);
        }
    }
    collect_sections(collector, root, &frame.avsnitt, &spec.avsnitt);
}
