//! Sections of prose, and the bilagor with their files.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fields::{Fields, missing};
use super::keys::{self, names};
use super::{check_format, file_place, predecessor};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::toml::{Node, NodeValue, Table, TomlFile};
use crate::inputs::{RawPdf, is_pdf, is_toml};
use crate::message::message;
use crate::model::{AttachedPdf, Attachment, FrozenDocument, Placed, SectionProse, SteeringDocument};
use crate::near::suggestion;
use crate::place::Place;
use crate::source_text::SourceText;
use crate::templates::{
    CaseDocument, CaseSection, CoverSource, Frame, FrameSection, FrameSpec, SectionKind, Templates,
};

/// Reads `[avsnitt]` of a document: the frame's sections that hold prose, and the kind of case's own under them.
pub(super) fn sections(
    table: Option<&Table>,
    file: &TomlFile,
    frame: &Frame,
    document: Option<&CaseDocument>,
    problems: &mut Diagnostics,
) -> BTreeMap<String, SectionProse> {
    let own = own_sections(document);
    let framed = frame.spec.avsnitt.iter().filter_map(|section| Some((section.nyckel.as_str(), framed_need(section)?)));
    let wanted: Vec<(&str, SectionNeed)> =
        framed.chain(own.iter().map(|section| (section.nyckel.as_str(), own_need(section)))).collect();
    let Some(table) = table else {
        let needed = wanted.iter().filter(|(_, need)| *need == SectionNeed::Always);
        let needed: Vec<String> = needed.map(|(name, _)| format!("`{name}`")).collect();
        if !needed.is_empty() {
            let keys = needed.join(", ");
            let problem =
                message!(codes::KEY_MISSING, nyckel = "avsnitt", slag = "tabell", rubrik = "", nycklar = keys);
            problems.push(Diagnostic::finding(problem).at(file.root.place.clone()));
        }
        return BTreeMap::new();
    };
    let names: Vec<&str> = wanted.iter().map(|(name, _)| *name).collect();
    Fields::new(table, problems).known(&names);
    let mut read = BTreeMap::new();
    for (name, need) in &wanted {
        match need {
            SectionNeed::Rows => rows(table, name, &mut read, problems),
            _ => read.extend(section(table, name, *need, problems).map(|section| ((*name).to_owned(), section))),
        }
    }
    read
}

/// The texts of a section that stands for each row of a table, each under the row's name. Which rows there are is not known
/// yet.
fn rows(table: &Table, name: &str, read: &mut BTreeMap<String, SectionProse>, problems: &mut Diagnostics) {
    let Some(node) = table.get(name) else { return };
    let NodeValue::Table(group) = &node.value else {
        // Anything but a table is told.
        Fields::new(table, problems).table(name);
        return;
    };
    for (key, _) in &group.entries {
        let text = section(group, &key.name, SectionNeed::Never, problems);
        read.extend(text.map(|text| (row_key(name, &key.name), text)));
    }
}

/// The key of a row's section.
pub fn row_key(section: &str, row: &str) -> String {
    format!("{section}.{row}")
}

fn own_sections(document: Option<&CaseDocument>) -> &[CaseSection] {
    document.map(|document| document.avsnitt.as_slice()).unwrap_or_default()
}

/// The keys that `[avsnitt]` of a document may have.
pub(super) fn section_names<'t>(frame: &'t [FrameSection], document: Option<&'t CaseDocument>) -> Vec<&'t str> {
    let framed = frame.iter().filter(|section| framed_need(section).is_some()).map(|section| &*section.nyckel);
    framed.chain(own_sections(document).iter().map(|section| &*section.nyckel)).collect()
}

/// The keys that `[forsattsblad]` of a document may have.
pub(super) fn cover_names(frame: &FrameSpec) -> Vec<&str> {
    let typed = frame.forsattsblad.iter().filter(|row| row.kalla == CoverSource::Prosa);
    typed.map(|row| row.nyckel.as_str()).collect()
}

/// The document that the entry of a file in `[[bilagor]]` says it is.
pub(super) fn key_of_file(attachments: &Node, file: &str) -> Option<String> {
    let NodeValue::Array(entries) = &attachments.value else { return None };
    let names_file = |table: &&Table| matches!(table.get("fil").map(|node| &node.value), Some(NodeValue::Text(text)) if text.text.trim() == file);
    let tables = entries.iter().filter_map(|entry| match &entry.value {
        NodeValue::Table(table) => Some(table),
        _ => None,
    });
    tables.filter(names_file).find_map(key)
}

/// When a section must have text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SectionNeed {
    Always,
    /// When its key is there: without it the house's phrase stands, but a blank is not yet filled in.
    IfThere,
    Never,
    /// It is a table of texts, one for each row.
    Rows,
}

/// What the frame's section needs; none where it holds no prose. Where it depends on the case whether it stands, what it
/// lacks is told when that is known.
fn framed_need(section: &FrameSection) -> Option<SectionNeed> {
    match section.slag {
        SectionKind::Text if section.kravs && section.visas_om.is_none() => Some(SectionNeed::Always),
        SectionKind::Text => Some(SectionNeed::Never),
        SectionKind::Dimension => Some(SectionNeed::IfThere),
        _ => None,
    }
}

fn own_need(section: &CaseSection) -> SectionNeed {
    match section.per {
        Some(_) => SectionNeed::Rows,
        None if section.is_required() && section.visas_om.is_none() => SectionNeed::Always,
        None => SectionNeed::Never,
    }
}

/// A section is prose, or a table with the case's own heading and prose.
fn section(table: &Table, name: &str, need: SectionNeed, problems: &mut Diagnostics) -> Option<SectionProse> {
    let Some(node) = table.get(name) else {
        if need == SectionNeed::Always {
            problems.push(missing(name, table, false));
        }
        return None;
    };
    let place = node.place.clone();
    let (mut fields, key, heading) = match &node.value {
        NodeValue::Table(own) => {
            let mut fields = Fields::new(own, problems);
            fields.known(&names(keys::AVSNITT));
            let heading = fields.optional_prose("rubrik");
            (fields, "text", heading)
        }
        _ => (Fields::new(table, problems), name, None),
    };
    let text = match need {
        SectionNeed::Always => fields.prose(key),
        SectionNeed::Never | SectionNeed::Rows => fields.optional_prose(key),
        SectionNeed::IfThere => assessment(&mut fields, key, name, &place),
    };
    Some(SectionProse { heading, text, place })
}

/// The text of a dimension whose key is there: blank, it is not yet written.
fn assessment(fields: &mut Fields<'_>, key: &str, name: &str, place: &Place) -> Option<SourceText> {
    let text = fields.optional_prose(key);
    if text.is_none() {
        fields.problems.push(Diagnostic::finding(message!(codes::ASSESSMENT_EMPTY, nyckel = name)).at(place.clone()));
    }
    text
}

/// Reads `[[bilagor]]` and the files that they name: the bilagor, and the keys of those that could not be read.
pub(super) fn attachments(
    fields: &mut Fields<'_>,
    templates: &Templates,
    documents: &BTreeMap<String, TomlFile>,
    pdfs: &mut BTreeMap<String, RawPdf>,
) -> (Vec<Attachment>, Vec<String>) {
    let (mut attachments, mut unread): (Vec<Attachment>, Vec<String>) = (Vec::new(), Vec::new());
    let tables = match templates.may_lack_attachments() {
        true => fields.groups("bilagor"),
        false => fields.required_groups("bilagor"),
    };
    for table in &tables {
        let mut entry = Fields::new(table, fields.problems);
        let Some(file) = entry.stopping_text("fil") else {
            unread.extend(key(table));
            continue;
        };
        // What it is to be is not known: what its keys would have to be is not either. Nor is it known whose a file is that two name.
        let is_anothers = tables.iter().any(|other| names_file(other, &file.value) && key(other) != key(table));
        let is_other = !is_pdf(&file.value) && !is_toml(&file.value) && !documents.contains_key(&file.value);
        // A document whose file has another ending, and is not there, is no PDF.
        let is_absent = is_pdf(&file.value) && table.get("dokument").is_some() && !pdfs.contains_key(&file.value);
        if is_anothers || is_other || is_absent {
            unread.extend(key(table));
            continue;
        }
        let attachment = if is_pdf(&file.value) {
            pdf(&mut entry, &file.value, pdfs).map(|pdf| Attachment::Pdf(Box::new(pdf)))
        } else {
            steering(&mut entry, &file.value, templates, documents, pdfs)
        };
        let Some(attachment) = attachment else {
            unread.extend(key(table));
            // What is said of the document whose key is misspelt follows from that.
            unread.extend(key(table).map(|key| meant(&key, templates).to_owned()));
            continue;
        };
        if attachments.iter().any(|other| other.key() == attachment.key()) {
            let problem = Diagnostic::error(message!(codes::ATTACHMENT_TWICE, namn = attachment.key()));
            // That its file is named twice is the same mistake.
            let named = table.get("fil").map(|node| &node.place);
            fields.problems.retain(|other| other.code != codes::FILE_TWICE || other.places.first() != named);
            fields.problems.push(problem.at(table.place.clone()));
            continue;
        }
        attachments.push(attachment);
    }
    // Whether the case has a document that stands on a condition is not known yet.
    let is_asked = |document: &&CaseDocument| document.kravs == Some(true) && document.visas_om.is_none();
    for document in templates.attached().filter(is_asked) {
        let key = &document.nyckel;
        if !unread.contains(key) && !attachments.iter().any(|attachment| attachment.key() == key) {
            let problem = Diagnostic::finding(message!(codes::DOCUMENT_LACKING, namn = key));
            fields.problems.push(problem.at(fields.place_of("bilagor")));
        }
    }
    (attachments, unread)
}

/// The document that a misspelt key most likely stands for, or the name of its file.
fn meant<'t>(key: &str, templates: &'t Templates) -> &'t str {
    let stem = key.rsplit_once('.').map_or(key, |(stem, _)| stem);
    suggestion(stem, templates.attached().map(|document| document.nyckel.as_str()))
}

/// Whether a bilaga names a file as its own.
fn names_file(table: &Table, file: &str) -> bool {
    matches!(table.get("fil").map(|node| &node.value), Some(NodeValue::Text(text)) if text.text == file)
}

/// The key by which text refers to a bilaga.
fn key(table: &Table) -> Option<String> {
    match &table.get("dokument").or_else(|| table.get("namn"))?.value {
        NodeValue::Text(text) => Some(text.text.clone()),
        _ => None,
    }
}

/// A bilaga that is an existing PDF.
fn pdf(entry: &mut Fields<'_>, file: &str, pdfs: &mut BTreeMap<String, RawPdf>) -> Option<AttachedPdf> {
    entry.known(&names(keys::BILAGA_PDF));
    let (title, key) = (entry.text("titel"), entry.text("namn"));
    let place = entry.place();
    let key = key.map_or_else(|| "bilaga".to_owned(), |key| key.value);
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if key.is_empty() || !key.chars().all(plain) {
        let problem = Diagnostic::error(message!(codes::VALUE_MALFORMED, nyckel = "namn", form = "filnamn"));
        entry.problems.push(problem.at(place));
        return None;
    }
    let RawPdf { bytes, facts } = pdfs.remove(file)?;
    Some(AttachedPdf { key, title, file: file.to_owned(), bytes, facts, place })
}

/// A bilaga in a TOML file of its own: with prose, or frozen.
fn steering(
    entry: &mut Fields<'_>,
    file: &str,
    templates: &Templates,
    documents: &BTreeMap<String, TomlFile>,
    pdfs: &mut BTreeMap<String, RawPdf>,
) -> Option<Attachment> {
    let frozen = documents.get(file).is_some_and(predecessor::is_frozen);
    entry.known(&names(if frozen { keys::BILAGA_FRYST } else { keys::BILAGA_DOKUMENT }));
    let key = entry.stopping_text("dokument")?;
    let known: Vec<&CaseDocument> = templates.attached().collect();
    let Some(spec) = known.iter().find(|document| document.nyckel == key.value) else {
        let near = meant(&key.value, templates);
        let problem = Diagnostic::error(message!(codes::NAME_UNKNOWN, namn = key.value, forslag = near));
        entry.problems.push(problem.at_all(key.places));
        return None;
    };
    let source = documents.get(file)?;
    if frozen {
        let mut frozen = predecessor::read(file, source, spec, entry.problems)?;
        frozen.named = entry.place();
        if entry.has("original") && !entry.is_blank("original") {
            frozen.original = Some(adopted_pdf(entry, &frozen, pdfs)?);
        }
        return Some(Attachment::Frozen(Arc::new(frozen)));
    }
    check_format(source, entry.problems);
    let named = entry.place();
    let mut fields = Fields::new(&source.root, entry.problems);
    let frame = templates.frame(spec);
    let has_cover = !frame.spec.forsattsblad.is_empty();
    fields.known(&names(if has_cover { keys::DOKUMENT } else { keys::DOKUMENT_UTAN_FORSATTSBLAD }));
    Some(Attachment::Document(Arc::new(SteeringDocument {
        key: key.value,
        role: spec.roll,
        title: fields.prose("titel"),
        kind: if has_cover { fields.prose("dokumentsort") } else { None },
        cover: cover(&mut fields, &cover_names(&frame.spec)),
        sections: sections(fields.table("avsnitt"), source, frame, Some(spec), fields.problems),
        place: file_place(file),
        named,
    })))
}

/// The frozen document's own PDF; none where it could not be read.
fn adopted_pdf(
    entry: &mut Fields<'_>,
    document: &FrozenDocument,
    pdfs: &mut BTreeMap<String, RawPdf>,
) -> Option<AttachedPdf> {
    let file = entry.text("original")?.value;
    let RawPdf { bytes, facts } = pdfs.remove(&file)?;
    let title = Some(Placed::new(document.decided.title.clone(), document.place.clone()));
    Some(AttachedPdf { key: document.key.clone(), title, file, bytes, facts, place: entry.place() })
}

/// `[forsattsblad]`: the rows of the cover that are not worked out from elsewhere.
fn cover(fields: &mut Fields<'_>, typed: &[&str]) -> BTreeMap<String, SourceText> {
    if typed.is_empty() {
        return BTreeMap::new();
    }
    let Some(mut group) = fields.required_group("forsattsblad", typed) else { return BTreeMap::new() };
    typed.iter().filter_map(|name| Some(((*name).to_owned(), group.prose(name)?))).collect()
}
