//! Waivers: what `[[undantag]]` is about. A handläggare points at a value by its key, at cells by sheet and address, or
//! quotes the message.

use std::collections::BTreeMap;

use super::fields::Fields;
use super::keys::{self, names};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::toml::{Node, NodeValue, Table, TomlFile};
use crate::inputs::workbook::RawWorkbook;
use crate::message::message;
use crate::model::{Placed, Waiver, WaiverTarget};
use crate::place::{CellAddress, Place};
use crate::rules;
use crate::templates::Arendetyp;

/// No reason is shorter, in characters: it is what the archive will have.
const SHORTEST_REASON: usize = 20;

/// What a waiver may be about.
pub(super) struct Inputs<'a> {
    /// `arende.toml`.
    pub case: &'a TomlFile,
    /// The bilagor's files, by name.
    pub documents: &'a BTreeMap<String, TomlFile>,
    /// The workbooks.
    pub workbooks: &'a [RawWorkbook],
    /// The report's key.
    pub report: Option<&'a str>,
}

/// Reads every waiver; one that is not whole is reported and left out.
pub(super) fn interpret(fields: &mut Fields<'_>, inputs: &Inputs<'_>, schema: &Arendetyp) -> Vec<Waiver> {
    let tables = fields.groups("undantag");
    tables.into_iter().filter_map(|table| waiver(&mut Fields::new(table, fields.problems), inputs, schema)).collect()
}

fn waiver(fields: &mut Fields<'_>, inputs: &Inputs<'_>, schema: &Arendetyp) -> Option<Waiver> {
    fields.known(&names(keys::UNDANTAG));
    let (code, about, reason) = (fields.text("kod"), fields.text("om"), fields.prose("skal"));
    let (code, about, reason) = (code?, about?, reason?);
    let known = rules::codes(schema);
    if !known.contains(&code.value) {
        let refused = codes::ALL.iter().any(|other| other.shown() == code.value);
        let problem = match refused {
            true => Diagnostic::finding(message!(codes::WAIVER_REFUSED, kod = code.value)),
            false => {
                // No other code is proposed because it looks alike: it would be a waiver from another rule.
                let meant = rules::meant(&code.value, &known).unwrap_or_default();
                let listed = rules::listed(known.iter().map(String::as_str));
                Diagnostic::error(message!(codes::WAIVED_UNKNOWN, kod = code.value, ratt = meant, kanda = listed))
            }
        };
        fields.problems.push(problem.at_all(code.places));
        return None;
    }
    let text = reason.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() < SHORTEST_REASON || !text.ends_with('.') {
        fields.problems.push(Diagnostic::finding(message!(codes::WAIVER_WITHOUT_REASON)).at(reason.whole()));
        return None;
    }
    let target = inputs.target(&about);
    Some(Waiver { code, about, target, reason: Placed::new(text, reason.whole()) })
}

impl Inputs<'_> {
    /// A key, a sheet with or without cells, else words of the message.
    fn target(&self, about: &Placed<String>) -> WaiverTarget {
        let value = self.value(&about.value).map(|node| {
            let mut places = Vec::new();
            collect(node, &mut places);
            WaiverTarget::Value(places)
        });
        value.or_else(|| self.cells(&about.value)).unwrap_or_else(|| WaiverTarget::Words(about.value.clone()))
    }

    /// A value by its key in `arende.toml`; in a bilaga's file the bilaga's name stands first. What references call
    /// `textmodul.x` and `avsnitt.plan.x` may be written so here too.
    fn value(&self, about: &str) -> Option<&Node> {
        let parts: Vec<&str> = about.split('.').collect();
        match parts.as_slice() {
            ["textmodul", name] => at(&self.case.root, &["textmoduler", name]),
            ["avsnitt", document, section] if self.document(document).is_some() => {
                at(&self.document(document)?.root, &["avsnitt", section])
            }
            ["avsnitt", report, section] if self.report == Some(*report) => at(&self.case.root, &["avsnitt", section]),
            [document, rest @ ..] if !rest.is_empty() && self.document(document).is_some() => {
                at(&self.document(document)?.root, rest)
            }
            _ => at(&self.case.root, &parts),
        }
    }

    /// A bilaga's file by the bilaga's name.
    fn document(&self, name: &str) -> Option<&TomlFile> {
        let NodeValue::Array(attachments) = &self.case.root.get("bilagor")?.value else { return None };
        attachments.iter().find_map(|attachment| {
            let NodeValue::Table(table) = &attachment.value else { return None };
            let key = text(table, "dokument").filter(|key| *key == name);
            key.and_then(|_| self.documents.get(text(table, "fil")?))
        })
    }

    /// `Blad1`, `Blad1!B14` or `Blad1!B14:C20`.
    fn cells(&self, about: &str) -> Option<WaiverTarget> {
        let (name, cells) = about.split_once('!').map_or((about, None), |(name, cells)| (name, Some(cells)));
        let sheets = self.workbooks.iter().flat_map(|workbook| &workbook.sheets);
        let sheet = sheets.into_iter().find(|sheet| sheet.name.trim().to_lowercase() == name.trim().to_lowercase())?;
        let range = match cells {
            None => None,
            Some(cells) => {
                let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
                Some((CellAddress::parse(first)?, CellAddress::parse(last)?))
            }
        };
        Some(WaiverTarget::Cells { sheet: sheet.name.clone(), range })
    }
}

fn text<'t>(table: &'t Table, name: &str) -> Option<&'t str> {
    match &table.get(name)?.value {
        NodeValue::Text(text) => Some(text.text.as_str()),
        _ => None,
    }
}

fn at<'t>(table: &'t Table, path: &[&str]) -> Option<&'t Node> {
    let (first, rest) = path.split_first()?;
    let node = table.get(first)?;
    match (&node.value, rest) {
        (_, []) => Some(node),
        (NodeValue::Table(inner), rest) => at(inner, rest),
        _ => None,
    }
}

/// The places of everything written in a value.
fn collect(node: &Node, places: &mut Vec<Place>) {
    match &node.value {
        NodeValue::Table(table) => table.entries.iter().for_each(|(_, node)| collect(node, places)),
        NodeValue::Array(items) => items.iter().for_each(|node| collect(node, places)),
        _ => places.push(node.place.clone()),
    }
}
