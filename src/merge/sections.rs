//! The sections of a document: the frame's in order, each followed by the kind of case's own under it, then those that stand
//! under none. What is not shown, or left out because it is empty, is left out here.

use std::collections::BTreeMap;

use super::blocks;
use super::names::Names;
use super::rows::{RowScope, row_name};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Content, Inline, Phrase, Section, first_gap, plain};
use crate::interpret::row_key;
use crate::message::message;
use crate::model::SectionProse;
use crate::place::Place;
use crate::source_text::SourceText;
use crate::templates::{CaseDocument, CaseSection, FrameSection, RowSections, SectionKind};

/// The level of the frame's headings; the title is level 1.
pub(super) const FRAME_LEVEL: u8 = 2;

/// The prose of a document's sections.
pub(super) struct Prose<'a> {
    /// The texts, by their sections' keys.
    pub texts: &'a BTreeMap<String, SectionProse>,
    /// The document's file, where a text that is missing belongs.
    pub file: Place,
}

/// Merges them. `contents` gives what a section of the frame holds that is no prose, part by part.
pub(super) fn merge(
    names: &mut Names<'_>,
    spec: &CaseDocument,
    prose: &Prose<'_>,
    contents: impl Fn(&mut Names<'_>, &FrameSection, Option<&SectionProse>) -> Option<Vec<Content>>,
) -> Vec<Section> {
    let frame = &names.templates.frame(spec).spec;
    let mut sections = Vec::new();
    for framed in &frame.avsnitt {
        let own = own_sections(names, spec, &framed.nyckel, prose, FRAME_LEVEL + 1);
        if names.is_hidden(&spec.nyckel, &framed.nyckel) {
            tell_hidden(names, prose.texts.get(&framed.nyckel), &framed.nyckel);
            continue;
        }
        if !names.is_asked_for(&framed.nyckel) {
            sections.extend(own);
            continue;
        }
        let text = prose.texts.get(&framed.nyckel);
        let contents = match contents(names, framed, text) {
            Some(contents) => contents,
            None => framed_text(names, spec, framed, prose),
        };
        if !framed.kravs && own.is_empty() && contents.iter().all(is_empty) {
            continue;
        }
        let place = text.map(|text| text.place.clone());
        let heading = names.heading(spec, &framed.nyckel).unwrap_or_default();
        // Of several parts the first has the heading.
        for (index, content) in contents.into_iter().enumerate() {
            let heading = if index == 0 { heading.clone() } else { Vec::new() };
            let (key, place) = (framed.nyckel.clone(), place.clone());
            sections.push(Section { key, level: FRAME_LEVEL, heading, content, place });
        }
        sections.extend(own);
    }
    sections.extend(own_sections(names, spec, "", prose, FRAME_LEVEL));
    sections
}

/// The prose of a section of the frame. One that stands on a condition was not asked for when the case was read.
fn framed_text(names: &mut Names<'_>, spec: &CaseDocument, framed: &FrameSection, prose: &Prose<'_>) -> Vec<Content> {
    if matches!(framed.slag, SectionKind::Ram) {
        return vec![Content::Blocks(Vec::new())];
    }
    let text = prose.texts.get(&framed.nyckel).and_then(|text| text.text.as_ref());
    let content = match text {
        Some(text) => blocks::merge(names, text, FRAME_LEVEL),
        None if framed.kravs => {
            if framed.visas_om.is_some() {
                tell_missing(names, spec, &framed.nyckel, prose);
            }
            vec![gap(names, &framed.nyckel)]
        }
        None => Vec::new(),
    };
    vec![Content::Blocks(content)]
}

/// The kind of case's own sections under a section of the frame.
fn own_sections(names: &mut Names<'_>, spec: &CaseDocument, under: &str, prose: &Prose<'_>, level: u8) -> Vec<Section> {
    let mut sections = Vec::new();
    for section in spec.avsnitt.iter().filter(|section| section.under == under) {
        match &section.per {
            Some(per) => sections.extend(of_rows(names, spec, section, per, prose, level)),
            None => sections.extend(own_section(names, spec, section, &section.nyckel, prose, level)),
        }
    }
    sections
}

/// A section for each row of a table, and what is told of texts that belong to none.
fn of_rows(
    names: &mut Names<'_>,
    spec: &CaseDocument,
    section: &CaseSection,
    per: &RowSections,
    prose: &Prose<'_>,
    level: u8,
) -> Vec<Section> {
    let case = names.case;
    names.ask(per.tabell.get_ref());
    let Some(table) = case.tables.get(per.tabell.get_ref()) else { return Vec::new() };
    let mut sections = Vec::new();
    let mut known = Vec::new();
    for row in 0..table.rows.len() {
        names.row = Some(RowScope { table: table.clone(), row });
        let name = row_name(table, row, per);
        sections.extend(own_section(names, spec, section, &row_key(&section.nyckel, &name), prose, level));
        known.push(name);
    }
    names.row = None;
    let prefix = row_key(&section.nyckel, "");
    let mut strange = Vec::new();
    for (key, text) in prose.texts.range(prefix.clone()..) {
        let Some(row) = key.strip_prefix(&prefix) else { break };
        if !known.iter().any(|name| name == row) {
            strange.push((key, row, text));
        }
    }
    // Where one text has no row and one row no text, they belong together.
    let is_without = |name: &&String| !prose.texts.contains_key(&row_key(&section.nyckel, name));
    let blank: Vec<&String> = known.iter().filter(is_without).collect();
    let only = match (&strange[..], &blank[..]) {
        ([_], [only]) => Some(only.as_str()),
        _ => None,
    };
    for (key, row, text) in strange {
        let near = || crate::interpret::suggestion(row, known.iter().map(String::as_str)).to_owned();
        let (meant, sheet) = (only.map_or_else(near, str::to_owned), &table.sheet);
        let problem = message!(codes::KEY_OF_NO_ROW, namn = key, nyckel = row, blad = sheet, forslag = meant);
        names.problems.push(Diagnostic::error(problem).at(text.place.clone()));
    }
    let is_of_only = |problem: &Diagnostic| {
        let named = problem.arguments.get("nyckel").is_some_and(|name| only == Some(name.as_str()));
        problem.code == codes::KEY_MISSING && named && problem.places.contains(&prose.file)
    };
    names.problems.retain(|problem| !is_of_only(problem));
    sections
}

/// One of the kind of case's own sections; none where it is not shown, or left out because nothing stands in it.
fn own_section(
    names: &mut Names<'_>,
    spec: &CaseDocument,
    section: &CaseSection,
    key: &str,
    prose: &Prose<'_>,
    level: u8,
) -> Option<Section> {
    // Whether the section above stands can depend on what stands under it.
    if !names.is_asked_for(key) && !names.is_asked_for(&section.under) {
        return None;
    }
    let own = prose.texts.get(key);
    if names.is_hidden(&spec.nyckel, key) || names.is_hidden(&spec.nyckel, &section.nyckel) {
        tell_hidden(names, own, key);
        return None;
    }
    let text = own.and_then(|own| own.text.as_ref());
    let mut content = match text {
        Some(text) => blocks::merge(names, text, level),
        None if section.is_required() => {
            if section.visas_om.is_some() || section.per.is_some() {
                tell_missing(names, spec, key, prose);
            }
            vec![gap(names, key)]
        }
        None => Vec::new(),
    };
    if let Some(common) = &section.innehall {
        let phrase = names.of_kind(&format!("dokument.{}.avsnitt.{}.innehall", spec.nyckel, section.nyckel), common);
        content.extend(blocks::merge_phrase(names, &phrase, level));
    }
    if text.is_none() && !section.is_required() && content.iter().all(is_empty_block) {
        return None;
    }
    let heading = heading(names, spec, section, own.and_then(|own| own.heading.as_ref()));
    let place = own.map(|own| own.place.clone());
    Some(Section { key: key.to_owned(), level, heading, content: Content::Blocks(content), place })
}

/// The heading of a section: the case's own, or the kind of case's.
pub(super) fn heading(
    names: &mut Names<'_>,
    spec: &CaseDocument,
    section: &CaseSection,
    own: Option<&SourceText>,
) -> Vec<Inline> {
    match own {
        Some(own) if section.per.is_some() => names.text(own),
        _ if section.per.is_some() => {
            let key = format!("dokument.{}.avsnitt.{}.rubrik", spec.nyckel, section.nyckel);
            let phrase: Phrase = names.of_kind(&key, &section.rubrik);
            names.heading_phrase(spec, &phrase)
        }
        _ => names.heading(spec, &section.nyckel).unwrap_or_default(),
    }
}

fn gap(names: &Names<'_>, key: &str) -> Block {
    Block::Paragraph(vec![names.lacking(key)])
}

/// Text that somebody has written and nobody sees is told.
fn tell_hidden(names: &mut Names<'_>, own: Option<&SectionProse>, key: &str) {
    if let Some(own) = own.filter(|own| own.text.is_some()) {
        let problem = Diagnostic::warning(message!(codes::SECTION_NOT_SHOWN, nyckel = key));
        names.problems.push(problem.at(own.place.clone()));
    }
}

/// Text that is asked for where its section stands, which was not known when the case was read; as long as it is not known now
/// either, nothing is asked for.
fn tell_missing(names: &mut Names<'_>, spec: &CaseDocument, key: &str, prose: &Prose<'_>) {
    if names.is_open(&spec.nyckel, key) {
        return;
    }
    let (problem, place) = match prose.texts.get(key) {
        Some(blank) => (message!(codes::VALUE_EMPTY_UNDER, nyckel = key, rubrik = "avsnitt"), &blank.place),
        None => {
            // A text of a row stands under the heading of its section.
            let (section, own) = key.rsplit_once('.').map_or((String::new(), key), |(of, own)| (format!(".{of}"), own));
            let rubrik = format!("[avsnitt{section}]");
            (message!(codes::KEY_MISSING, nyckel = own, slag = "stycken", rubrik = rubrik, nycklar = ""), &prose.file)
        }
    };
    names.problems.push(Diagnostic::finding(problem).at(place.clone()));
}

fn is_empty(content: &Content) -> bool {
    match content {
        Content::Blocks(blocks) => blocks.iter().all(is_empty_block),
        Content::Decisions { points, .. } => points.is_empty(),
        Content::Attachments(titles) => titles.is_empty(),
        Content::Signatures(signatures) => signatures.is_empty(),
    }
}

/// Whether a reader finds nothing in a block.
pub(super) fn is_empty_block(block: &Block) -> bool {
    match block {
        Block::Paragraph(content) => first_gap(content).is_none() && plain(content).trim().is_empty(),
        Block::List { items, .. } => items.iter().flatten().all(is_empty_block),
        Block::Heading { .. } => true,
        Block::Table(table) => table.rows.is_empty(),
        Block::Figure(figure) => figure.categories.is_empty(),
        Block::Picture(_) => false,
        Block::Module(_, inner) => inner.iter().all(is_empty_block),
    }
}
