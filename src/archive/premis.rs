//! PREMIS: what each file is, what it was made from, and what this program did with it. Only what the program did is told.

use std::collections::BTreeSet;

use super::facts::Facts;
use super::tree::{Item, Role};
use crate::origin_record::{DocumentMap, OriginRecord};
use crate::review::Waived;
use crate::xml::{Element, element};

/// What identifies an object: its path in the package.
pub(crate) const BY_PATH: &str = "sökväg i paketet";

/// What identifies events and agents.
const LOCAL: &str = "lokal";

/// The program as an agent.
const PROGRAM: &str = "utlatande";

/// Typst as an agent.
const TYPST: &str = "typst";

/// What was done, each with its type, what is told of it, by whom, and whether it concerns the documents or the package.
const EVENTS: [(&str, &str, &str, &str, bool); 5] = [
    ("sammansattning", "creation", "handlingarna sattes samman ur underlaget och mallarna", PROGRAM, true),
    ("granskning", "validation", "granskningsreglerna prövades på ärendet", PROGRAM, true),
    ("fullstandighet", "validation", "det kontrollerades att all text i ärendet står på sidorna", PROGRAM, true),
    ("export", "validation", "PDF-filerna skrevs, och vid exporten prövades PDF/A-2a och PDF/UA-1", TYPST, true),
    ("paketering", "information package creation", "paketet sattes samman", PROGRAM, false),
];

/// The file of the whole package: every object with its relations, the events and the agents.
pub(super) fn whole(
    facts: &Facts,
    items: &[Item],
    origins: &OriginRecord,
    waived: &[Waived],
    warnings: usize,
) -> Element {
    let objects: Vec<&Item> = items.iter().filter(|item| item.is_content()).collect();
    let objects = objects.iter().map(|item| object(item, &objects, Some(origins)));
    premis()
        .holding_all(objects)
        .holding_all(EVENTS.iter().map(|event| self::event(event, facts, items, waived, warnings)))
        .holding_all(agents())
}

/// The file of a representation: its objects.
pub(super) fn of_representation(items: &[Item]) -> Element {
    let objects: Vec<&Item> = items.iter().filter(|item| item.is_content()).collect();
    premis().holding_all(objects.iter().map(|item| object(item, &objects, None)))
}

fn premis() -> Element {
    element("premis:premis").with("version", "3.0")
}

fn identifier(of: &str, kind: &str, value: &str) -> Element {
    let part = |part: &str| format!("premis:{of}Identifier{part}");
    element(&part("")).naming(&part("Type"), kind).naming(&part("Value"), value)
}

fn object(item: &Item, all: &[&Item], origins: Option<&OriginRecord>) -> Element {
    let fixity = element("premis:fixity")
        .naming("premis:messageDigestAlgorithm", "SHA-256")
        .naming("premis:messageDigest", &item.sha256);
    let designation = element("premis:formatDesignation").naming("premis:formatName", &item.format);
    let characteristics = element("premis:objectCharacteristics")
        .holding(fixity)
        .naming("premis:size", item.bytes.len())
        .holding(element("premis:format").holding(designation));
    let object = element("premis:object")
        .with("xsi:type", "premis:file")
        .holding(identifier("object", BY_PATH, &item.path))
        .holding(characteristics);
    let Some(origins) = origins else { return object };
    let events = EVENTS.iter().filter(|(.., concerns)| *concerns && item.is_made());
    object
        .holding_all(derivation(item, all, origins))
        .holding_all(events.map(|(id, ..)| linking("Event", LOCAL, id, None)))
}

/// What a document was made from: its own file where it is a copy; else the files that its texts come from by the record of origins,
/// with the templates that any document is made with, and the fonts; all that the case is made from where it is all documents.
fn derivation(item: &Item, all: &[&Item], origins: &OriginRecord) -> Option<Element> {
    let Role::Record { copy_of, .. } = &item.role else { return None };
    let stem = item.path.rsplit('/').next().and_then(|name| name.strip_suffix(".pdf")).unwrap_or_default();
    let shown = origins.dokument.iter().find(|document| document.fil == stem).map(files);
    let is_source = |other: &&&Item| match (&other.role, copy_of, &shown) {
        (Role::Input(name), Some(file), _) => name == file,
        (_, Some(_), _) => false,
        (Role::Input(name), None, Some(shown)) => shown.contains(name),
        // A frame that says nothing here is another document's.
        (Role::Template(name), None, Some(shown)) => !name.ends_with(FRAME) || shown.contains(name),
        (Role::Input(_) | Role::Template(_) | Role::Font(_), None, _) => true,
        _ => false,
    };
    let related = |other: &&Item| {
        element("premis:relatedObjectIdentifier")
            .naming("premis:relatedObjectIdentifierType", BY_PATH)
            .naming("premis:relatedObjectIdentifierValue", &other.path)
    };
    let relation = element("premis:relationship")
        .naming("premis:relationshipType", "derivation")
        .naming("premis:relationshipSubType", "has source")
        .holding_all(all.iter().filter(is_source).map(related));
    Some(relation)
}

/// How the names of frames end, which one document or another is made with.
const FRAME: &str = ".typ.j2";

/// The files that a document's texts come from.
fn files(document: &DocumentMap) -> BTreeSet<String> {
    let texts = document.texter.iter();
    let places = texts.clone().flat_map(|text| text.platser.iter().chain(&text.referens));
    let named = texts.map(|text| text.fil.clone()).chain(places.map(|place| place.0.file().to_string()));
    named.filter(|name| !name.is_empty()).collect()
}

fn linking(of: &str, kind: &str, value: &str, role: Option<&str>) -> Element {
    let part = |part: &str| format!("premis:linking{of}Identifier{part}");
    let link = element(&part("")).naming(&part("Type"), kind).naming(&part("Value"), value);
    match role {
        Some(role) => link.naming(&format!("premis:linking{of}Role"), role),
        None => link,
    }
}

fn event(
    (id, kind, detail, by, concerns): &(&str, &str, &str, &str, bool),
    facts: &Facts,
    items: &[Item],
    waived: &[Waived],
    warnings: usize,
) -> Element {
    let objects: Vec<&Item> = items.iter().filter(|item| *concerns && item.is_made()).collect();
    let mut notes: Vec<String> = Vec::new();
    if *id == "granskning" {
        notes.push(format!("fel: 0, varningar: {warnings}, undantag: {}", waived.len()));
        let told = |waived: &Waived| format!("undantag {} ({}): {}", waived.code, waived.about, waived.reason);
        notes.extend(waived.iter().map(told));
        notes.dedup();
    }
    let note = |note: &String| element("premis:eventOutcomeDetail").naming("premis:eventOutcomeDetailNote", note);
    let outcome = element("premis:eventOutcomeInformation")
        .naming("premis:eventOutcome", "godkänt")
        .holding_all(notes.iter().map(note));
    element("premis:event")
        .holding(identifier("event", LOCAL, id))
        .naming("premis:eventType", kind)
        .naming("premis:eventDateTime", facts.moment())
        .holding(element("premis:eventDetailInformation").naming("premis:eventDetail", detail))
        .holding(outcome)
        .holding(linking("Agent", LOCAL, by, Some("executing program")))
        .holding_all(objects.iter().map(|item| linking("Object", BY_PATH, &item.path, None)))
}

fn agents() -> [Element; 2] {
    let agent = |id: &str, version: &str| {
        element("premis:agent")
            .holding(identifier("agent", LOCAL, id))
            .naming("premis:agentName", id)
            .naming("premis:agentType", "software")
            .naming("premis:agentVersion", version)
    };
    [agent(PROGRAM, crate::manifest::VERSION), agent(TYPST, &crate::manifest::typst_version())]
}
