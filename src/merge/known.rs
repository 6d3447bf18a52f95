//! Every name that a reference may use, for "did you mean" and for the reference.

use crate::model::{Attachment, Case};
use crate::templates::Templates;

/// All names of a case, in order.
pub(crate) fn names(case: &Case, templates: &Templates) -> Vec<String> {
    let schema = &templates.arendetyp;
    let mut names: Vec<String> = Vec::new();
    names.extend(["arendenummer", "utfardat", "titel"].map(|name| format!("arende.{name}")));
    names.extend(templates.husstil.hus.keys().map(|name| format!("hus.{name}")));
    for fact in case.facts.keys() {
        names.push(format!("fakta.{fact}"));
        names.extend(fact.split_once('.').map(|(group, _)| format!("fakta.{group}")));
    }
    names.extend(schema.berakningar.iter().map(|spec| format!("berakning.{}", spec.namn)));
    names.extend(schema.sammanstallningar.iter().map(|spec| format!("sammanstallning.{}", spec.namn)));
    names.extend(schema.figurer.iter().map(|spec| format!("figur.{}", spec.namn)));
    names.extend(case.modules.keys().map(|name| format!("textmodul.{name}")));
    for attachment in &case.attachments {
        names.push(format!("bilaga.{}", attachment.key()));
        names.push(format!("dokument.{}.titel", attachment.key()));
        if let Attachment::Frozen(document) = attachment {
            names.extend(document.steering.sections.iter().map(|s| format!("avsnitt.{}.{}", document.key, s.key)));
        }
        if !matches!(attachment, Attachment::Pdf(_)) {
            names.push(format!("dokument.{}.dokumentsort", attachment.key()));
        }
    }
    let frozen = |key: &str| case.attachments.iter().any(|a| a.key() == key && matches!(a, Attachment::Frozen(_)));
    for document in schema.dokument.iter().filter(|document| !frozen(&document.nyckel)) {
        names.extend(document.avsnitt.iter().map(|s| format!("avsnitt.{}.{}", document.nyckel, s.nyckel)));
    }
    names.sort();
    names.dedup();
    names
}
