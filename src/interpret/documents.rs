//! Sections of prose, and the bilagor with their files.

use std::collections::BTreeMap;

use super::fields::{Fields, missing, suggestion};
use super::keys::{self, names};
use super::{check_format, file_place, predecessor};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::toml::{Node, NodeValue, Table, TomlFile};
use crate::inputs::{RawPdf, is_pdf};
use crate::message::message;
use crate::model::{AttachedPdf, Attachment, FrozenDocument, Placed, SectionProse, SteeringDocument};
use crate::place::Place;
use crate::source_text::SourceText;
use crate::templates::{CaseDocument, CaseSection, CoverSource, FrameSection, SectionKind, Templates};

/// Reads `[avsnitt]` of a document: the frame's sections that hold prose, and the kind of case's own under them.
pub(super) fn sections(
    table: Option<&Table>,
    file: &TomlFile,
    frame: &[FrameSection],
    document: Option<&CaseDocument>,
    problems: &mut Diagnostics,
) -> BTreeMap<String, SectionProse> {
    let own = own_sections(document);
    let framed = frame.iter().filter_map(|section| Some((section.nyckel.as_str(), framed_need(section.slag)?)));
    let own_need = |section: &CaseSection| if section.kravs { SectionNeed::Always } else { SectionNeed::Never };
    let wanted: Vec<(&str, SectionNeed)> =
        framed.chain(own.iter().map(|section| (section.nyckel.as_str(), own_need(section)))).collect();
    let Some(table) = table else {
        problems.push(missing("avsnitt", &file.root.place, false));
        return BTreeMap::new();
    };
    let names: Vec<&str> = wanted.iter().map(|(name, _)| *name).collect();
    Fields::new(table, problems).known(&names);
    let read = |(name, need): &(&str, SectionNeed)| Some(((*name).to_owned(), section(table, name, *need, problems)?));
    wanted.iter().filter_map(read).collect()
}

fn own_sections(document: Option<&CaseDocument>) -> &[CaseSection] {
    document.map(|document| document.avsnitt.as_slice()).unwrap_or_default()
}

/// The keys that `[avsnitt]` of a document may have.
pub(super) fn section_names<'t>(frame: &'t [FrameSection], document: Option<&'t CaseDocument>) -> Vec<&'t str> {
    let framed = frame.iter().filter(|section| framed_need(section.slag).is_some()).map(|section| &*section.nyckel);
    framed.chain(own_sections(document).iter().map(|section| &*section.nyckel)).collect()
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
}

/// What the frame's section needs; none where it holds no prose.
fn framed_need(kind: SectionKind) -> Option<SectionNeed> {
    match kind {
        SectionKind::Text => Some(SectionNeed::Always),
        SectionKind::Dimension => Some(SectionNeed::IfThere),
        _ => None,
    }
}

/// A section is prose, or a table with the case's own heading and prose.
fn section(table: &Table, name: &str, need: SectionNeed, problems: &mut Diagnostics) -> Option<SectionProse> {
    let Some(node) = table.get(name) else {
        if need == SectionNeed::Always {
            problems.push(missing(name, &table.place, false));
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
        SectionNeed::Never => fields.optional_prose(key),
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
    for table in fields.required_groups("bilagor") {
        let mut entry = Fields::new(table, fields.problems);
        let Some(file) = entry.stopping_text("fil") else { continue };
        let attachment = if is_pdf(&file.value) {
            pdf(&mut entry, &file.value, pdfs).map(|pdf| Attachment::Pdf(Box::new(pdf)))
        } else {
            steering(&mut entry, &file.value, templates, documents, pdfs)
        };
        let Some(attachment) = attachment else {
            unread.extend(key(table));
            continue;
        };
        if attachments.iter().any(|other| other.key() == attachment.key()) {
            let problem = Diagnostic::error(message!(codes::ATTACHMENT_TWICE, namn = attachment.key()));
            fields.problems.push(problem.at(table.place.clone()));
            continue;
        }
        attachments.push(attachment);
    }
    (attachments, unread)
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
    let known: Vec<&CaseDocument> = templates.arendetyp.dokument.iter().filter(|d| d.roll.is_some()).collect();
    let Some(spec) = known.iter().find(|document| document.nyckel == key.value) else {
        let names = known.iter().map(|document| document.nyckel.as_str());
        let problem =
            Diagnostic::error(message!(codes::NAME_UNKNOWN, namn = key.value, forslag = suggestion(&key.value, names)));
        entry.problems.push(problem.at_all(key.places));
        return None;
    };
    let source = documents.get(file)?;
    if frozen {
        let mut frozen = predecessor::read(file, source, spec, entry.problems)?;
        if entry.has("original") {
            frozen.original = Some(adopted_pdf(entry, &frozen, pdfs)?);
        }
        return Some(Attachment::Frozen(Box::new(frozen)));
    }
    check_format(source, entry.problems);
    let mut fields = Fields::new(&source.root, entry.problems);
    fields.known(&names(keys::DOKUMENT));
    Some(Attachment::Document(Box::new(SteeringDocument {
        key: key.value,
        role: spec.roll,
        title: fields.prose("titel"),
        kind: fields.prose("dokumentsort"),
        cover: cover(&mut fields, templates),
        sections: sections(
            fields.table("avsnitt"),
            source,
            &templates.husstil.styrdokument,
            Some(spec),
            fields.problems,
        ),
        place: file_place(file),
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
fn cover(fields: &mut Fields<'_>, templates: &Templates) -> BTreeMap<String, SourceText> {
    let rows = &templates.husstil.forsattsblad.rader;
    let typed: Vec<&str> =
        rows.iter().filter(|row| row.kalla == CoverSource::Prosa).map(|row| row.nyckel.as_str()).collect();
    let Some(mut group) = fields.required_group("forsattsblad", &typed) else { return BTreeMap::new() };
    typed.iter().filter_map(|name| Some(((*name).to_owned(), group.prose(name)?))).collect()
}
