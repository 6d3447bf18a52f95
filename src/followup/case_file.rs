//! `arende.toml` of the new case.

use toml::{Table as TomlTable, Value};

use super::sections::{child, collect_sections};
use super::stale::Stale;
use super::values::{Collector, Unit, value};
use super::{Finished, Request};
use crate::case_files::{CARRIED_FILE, CASE_FILE, FROZEN_FILE, WORKBOOK_FILE};
use crate::frozen::Frozen;
use crate::inputs::toml::{Node, NodeValue, Table};
use crate::model::{Attachment, DocumentRole, Status, Value as Fact};
use crate::templates::{Carry, DocumentKind, FollowUpSpec};

/// Everything that the new case's main file is filled with.
pub(super) fn collect<'a>(
    previous: &'a Finished,
    stale: &'a Stale,
    request: &Request,
    frozen: &Frozen,
    spec: &FollowUpSpec,
) -> Collector<'a> {
    let mut collector = Collector::new(previous, stale, CASE_FILE);
    head(&mut collector, previous, request);
    people(&mut collector, &previous.file.root);
    points(&mut collector, &previous.file.root);
    facts(&mut collector, previous, request, frozen, spec);
    modules(&mut collector, &previous.file.root);
    let kinds = &previous.templates.arendetyp.dokument;
    let report = kinds.iter().find(|document| document.slag == DocumentKind::Tjansteutlatande);
    let own = report.map(|report| report.avsnitt.as_slice()).unwrap_or_default();
    collect_sections(&mut collector, &previous.file.root, &previous.templates.husstil.tjansteutlatande, own);
    collector.set("bilagor", attachments(previous, request));
    if let Some(node) = previous.file.root.get("termer") {
        collector.take("termer", Some(node), Carry::Overtas, Unit::Value);
    }
    collector
}

/// What the new case is.
fn head(collector: &mut Collector<'_>, previous: &Finished, request: &Request) {
    let templates = &previous.templates;
    collector.set("format", 1);
    collector.set("husstil", templates.husstil.namn.as_str());
    collector.set("arendetyp", templates.arendetyp.namn.as_str());
    collector.set("status", Status::Utkast.name());
    collector.set("arbetsbocker", vec![WORKBOOK_FILE]);
    collector.set("foregaende.arende", previous.number());
    collector.set("foregaende.fil", CARRIED_FILE);
    if let Some(issued) = request.issued.and_then(|issued| issued.to_string().parse().ok()) {
        collector.set("arende.utfardat", Value::Datetime(issued));
    }
    let title = child(&previous.file.root, "arende").and_then(|arende| arende.get("titel"));
    collector.take("arende.titel", title, Carry::Overtas, Unit::Value);
}

/// The offices that sign are taken over, their holders are not.
fn people(collector: &mut Collector<'_>, root: &Table) {
    let Some(NodeValue::Array(signatories)) = root.get("undertecknare").map(|node| &node.value) else { return };
    let mut entries = Vec::new();
    for (index, signatory) in signatories.iter().enumerate() {
        let NodeValue::Table(table) = &signatory.value else { continue };
        let mut entry = TomlTable::new();
        if let Some(title) = table.get("titel") {
            entry.extend(value(title).map(|title| ("titel".to_owned(), title)));
            collector.note(&format!("undertecknare.{index}.titel"), title);
            collector.tell(&format!("undertecknare.{}.titel", index + 1), title, Carry::Bekraftas, Unit::Value);
        }
        entries.push(Value::Table(entry));
    }
    collector.set("undertecknare", entries);
}

fn points(collector: &mut Collector<'_>, root: &Table) {
    let Some(decision) = child(root, "beslut") else { return };
    collector.take("beslut.organ", decision.get("organ"), Carry::Overtas, Unit::Value);
    let Some(node) = decision.get("punkter") else { return };
    let NodeValue::Array(points) = &node.value else { return };
    collector.set("beslut.punkter", value(node).unwrap_or(Value::Array(Vec::new())));
    collector.note("beslut.punkter", node);
    for (index, point) in points.iter().enumerate() {
        collector.tell(&format!("beslut.punkter.{}", index + 1), point, Carry::Overtas, Unit::Value);
    }
}

/// The facts: the new period, the decision on the document that is repealed, and what the schema takes over.
fn facts(collector: &mut Collector<'_>, previous: &Finished, request: &Request, frozen: &Frozen, spec: &FollowUpSpec) {
    let root = child(&previous.file.root, "fakta");
    for fact in &previous.templates.arendetyp.fakta {
        let from = fact.overtas_fran.as_ref().unwrap_or(&fact.namn);
        let node = root.and_then(|root| at(root, from));
        collector.take(&format!("fakta.{}", fact.namn), node, fact.vid_uppfoljning, Unit::Value);
    }
    collector.set(&format!("fakta.{}.fran", spec.period), i64::from(request.period.from));
    collector.set(&format!("fakta.{}.till", spec.period), i64::from(request.period.to));
    let kinds = previous.templates.arendetyp.dokument.iter();
    let groups =
        kinds.filter(|kind| kind.roll == Some(DocumentRole::Foregangare)).filter_map(|kind| kind.beslut.as_ref());
    for group in groups {
        for (field, fact) in frozen.decided().facts() {
            collector.set(&format!("fakta.{group}.{field}"), written(&fact));
        }
    }
}

/// A fact's value as TOML.
fn written(fact: &Fact) -> Value {
    match fact {
        Fact::Integer(number) => Value::Integer(*number),
        Fact::Date(date) => date.to_string().parse().map_or_else(|_| Value::from(date.to_string()), Value::Datetime),
        other => Value::from(other.to_string()),
    }
}

fn modules(collector: &mut Collector<'_>, root: &Table) {
    for (key, node) in child(root, "textmoduler").map(|table| table.entries.as_slice()).unwrap_or_default() {
        collector.take(&format!("textmoduler.{}", key.name), Some(node), Carry::Overtas, Unit::Paragraphs);
    }
}

/// The document put forward, and the one that is repealed; other bilagor belong to their own case.
fn attachments(previous: &Finished, request: &Request) -> Vec<Value> {
    let mut entries = Vec::new();
    let entry = |key: &str, file: &str| {
        let pairs = [("dokument", key), ("fil", file)];
        pairs.into_iter().map(|(name, text)| (name.to_owned(), Value::from(text))).collect::<TomlTable>()
    };
    if let Some(Attachment::Document(document)) = previous.proposal() {
        entries.push(Value::Table(entry(&document.key, &super::document_file::file_name(document))));
    }
    let kinds = previous.templates.arendetyp.dokument.iter();
    for kind in kinds.filter(|kind| kind.roll == Some(DocumentRole::Foregangare)) {
        let mut entry = entry(&kind.nyckel, FROZEN_FILE);
        entry.extend(request.original.as_ref().map(|(name, _)| ("original".to_owned(), Value::from(name.as_str()))));
        entries.push(Value::Table(entry));
    }
    entries
}

/// A fact by its name, which may have a group before it.
fn at<'t>(table: &'t Table, name: &str) -> Option<&'t Node> {
    match name.split_once('.') {
        Some((group, name)) => child(table, group)?.get(name),
        None => table.get(name),
    }
}
