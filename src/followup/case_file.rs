//! `arende.toml` of the new case.

use std::collections::BTreeMap;

use toml::{Table as TomlTable, Value};

use super::sections::{child, collect_sections};
use super::stale::Stale;
use super::values::{Collector, Unit, value};
use super::{Finished, Repealed, Request};
use crate::case_files::{CARRIED_FILE, CASE_FILE, WORKBOOK_FILE};
use crate::inputs::toml::{Node, NodeValue, Table};
use crate::model::{Status, Value as Fact};
use crate::templates::{Carry, FollowUpSpec};

/// Everything that the new case's main file is filled with.
pub(super) fn collect<'a>(
    previous: &'a Finished,
    stale: &'a Stale,
    request: &Request,
    frozen: &[Repealed],
    spec: &FollowUpSpec,
) -> Collector<'a> {
    let mut collector = Collector::new(previous, stale, CASE_FILE);
    head(&mut collector, previous, request);
    people(&mut collector, &previous.file.root);
    points(&mut collector, &previous.file.root);
    facts(&mut collector, previous, request, frozen, spec);
    modules(&mut collector, &previous.file.root);
    let own = previous.templates.report().map(|report| report.avsnitt.as_slice()).unwrap_or_default();
    collect_sections(&mut collector, &previous.file.root, &previous.templates.report_frame().spec.avsnitt, own);
    collector.set("bilagor", attachments(previous, request, frozen));
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
    if !previous.case.pictures.is_empty() {
        collector.set("bilder", previous.case.pictures.keys().map(String::as_str).collect::<Vec<_>>());
    }
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

/// The points of every body, as they were put.
fn points(collector: &mut Collector<'_>, root: &Table) {
    match root.get("beslut").map(|node| &node.value) {
        Some(NodeValue::Table(decision)) => {
            for key in ["organ", "beredning"] {
                collector.take(&format!("beslut.{key}"), decision.get(key), Carry::Overtas, Unit::Value);
            }
            let Some(node) = decision.get("punkter") else { return };
            collector.set("beslut.punkter", value(node).unwrap_or(Value::Array(Vec::new())));
            collector.note("beslut.punkter", node);
            tell_points(collector, "beslut.punkter", node);
        }
        Some(NodeValue::Array(decisions)) => {
            collector.set("beslut", decisions.iter().filter_map(value).collect::<Vec<_>>());
            for (index, decision) in decisions.iter().enumerate() {
                let NodeValue::Table(decision) = &decision.value else { continue };
                let Some(node) = decision.get("punkter") else { continue };
                collector.note(&format!("beslut.{index}.punkter"), node);
                tell_points(collector, &format!("beslut.{}.punkter", index + 1), node);
            }
        }
        _ => {}
    }
}

fn tell_points(collector: &mut Collector<'_>, key: &str, node: &Node) {
    let NodeValue::Array(points) = &node.value else { return };
    for (index, point) in points.iter().enumerate() {
        collector.tell(&format!("{key}.{}", index + 1), point, Carry::Overtas, Unit::Value);
    }
}

/// The facts: those that the new case has of its own, and what the schema takes over of the others.
fn facts(
    collector: &mut Collector<'_>,
    previous: &Finished,
    request: &Request,
    frozen: &[Repealed],
    spec: &FollowUpSpec,
) {
    let root = child(&previous.file.root, "fakta");
    let given = given_facts(previous, request, frozen, spec);
    for fact in previous.templates.arendetyp.fakta.iter().filter(|fact| !given.contains_key(&fact.namn)) {
        let from = fact.overtas_fran.as_ref().unwrap_or(&fact.namn);
        let node = root.and_then(|root| at(root, from));
        collector.take(&format!("fakta.{}", fact.namn), node, fact.vid_uppfoljning, Unit::Value);
    }
    for (name, value) in given {
        collector.set(&format!("fakta.{name}"), value);
    }
}

/// The new period, and the decision on each document that is repealed. There is nothing to confirm in them.
fn given_facts(
    previous: &Finished,
    request: &Request,
    frozen: &[Repealed],
    spec: &FollowUpSpec,
) -> BTreeMap<String, Value> {
    let mut given = BTreeMap::new();
    if let Some(period) = &spec.period {
        given.insert(format!("{period}.fran"), Value::from(i64::from(request.period.from)));
        given.insert(format!("{period}.till"), Value::from(i64::from(request.period.to)));
    }
    if let Some(year) = &spec.ar {
        given.insert(year.get_ref().clone(), Value::from(i64::from(request.period.from)));
    }
    let known: Vec<&str> = previous.templates.arendetyp.fakta.iter().map(|fact| fact.namn.as_str()).collect();
    for repealed in frozen {
        let Some(group) = &repealed.facts else { continue };
        for (field, fact) in repealed.frozen.decided().facts() {
            let name = format!("{group}.{field}");
            if known.contains(&name.as_str()) {
                given.insert(name, written(&fact));
            }
        }
    }
    given
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

/// The documents put forward, those that belong to the report, and the ones that are repealed, in the last case's order; PDFs
/// belong to their own case.
fn attachments(previous: &Finished, request: &Request, frozen: &[Repealed]) -> Vec<Value> {
    let entry = |key: &str, file: &str| {
        let pairs = [("dokument", key), ("fil", file)];
        pairs.into_iter().map(|(name, text)| (name.to_owned(), Value::from(text))).collect::<TomlTable>()
    };
    let repealed = |repealed: &Repealed| {
        let mut entry = entry(&repealed.key, &repealed.file());
        entry.extend(request.original.as_ref().map(|(name, _)| ("original".to_owned(), Value::from(name.as_str()))));
        Value::Table(entry)
    };
    let mut left: Vec<&Repealed> = frozen.iter().collect();
    let mut entries = Vec::new();
    for attachment in &previous.case.attachments {
        if let Some(at) = left.iter().position(|repealed| repealed.key == attachment.key()) {
            entries.push(repealed(left.remove(at)));
        } else if let Some(document) = super::document_file::carried(attachment) {
            entries.push(Value::Table(entry(&document.key, &super::document_file::file_name(document))));
        }
    }
    entries.extend(left.into_iter().map(repealed));
    entries
}

/// A fact by its name, which may have a group before it.
fn at<'t>(table: &'t Table, name: &str) -> Option<&'t Node> {
    match name.split_once('.') {
        Some((group, name)) => child(table, group)?.get(name),
        None => table.get(name),
    }
}
