//! The sections of a document, as the next case takes them over.

use super::values::{Collector, Unit};
use crate::inputs::toml::{NodeValue, Table};
use crate::templates::{Carry, CaseSection, FrameSection};

/// `[avsnitt]` of a document, section by section as the frame and the kind of case say.
pub(super) fn collect_sections(
    collector: &mut Collector<'_>,
    root: &Table,
    frame: &[FrameSection],
    own: &[CaseSection],
) {
    let table = child(root, "avsnitt");
    let framed = frame.iter().map(|section| (&section.nyckel, section.vid_uppfoljning));
    for (key, carry) in framed.chain(own.iter().map(|section| (&section.nyckel, section.vid_uppfoljning))) {
        let path = format!("avsnitt.{key}");
        if matches!(carry, Carry::Nytt | Carry::Fraga) {
            // Blank, not missing: a dimension that is missing gets the house's phrase, which is an assessment too.
            if own.iter().all(|own| own.nyckel != *key || own.per.is_none()) {
                collector.set(&path, "");
            }
            continue;
        }
        let Some(node) = table.and_then(|table| table.get(key)) else { continue };
        let per = own.iter().find(|own| own.nyckel == *key).and_then(|own| own.per.as_ref());
        if let (NodeValue::Table(rows), Some(per)) = (&node.value, per) {
            // A text goes where its row goes: of another row it would say what is not so.
            for (row, text) in &rows.entries {
                if collector.has_row(per, &row.name) {
                    collector.take(&format!("{path}.{}", row.name), Some(text), carry, Unit::Paragraphs);
                }
            }
            continue;
        }
        match (&node.value, carry) {
            (NodeValue::Table(inner), _) => {
                collector.take(&format!("{path}.rubrik"), inner.get("rubrik"), carry, Unit::Value);
                collector.take(&format!("{path}.text"), inner.get("text"), carry, Unit::Paragraphs);
            }
            _ => collector.take(&path, Some(node), carry, Unit::Paragraphs),
        }
    }
}

/// A table in a table.
pub(super) fn child<'t>(table: &'t Table, name: &str) -> Option<&'t Table> {
    match &table.get(name)?.value {
        NodeValue::Table(inner) => Some(inner),
        _ => None,
    }
}
