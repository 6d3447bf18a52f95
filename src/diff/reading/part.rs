//! The parts of what a document holds, each with the key that it alone has there.

use std::collections::BTreeMap;

use super::super::content::{Kind, SectionContent};
use super::super::text::Words;
use super::{fields, heading, holding, line, only, section};
use crate::document::{Block, Body, Content as SectionBody, Field, Inline, Section};

/// What is compared as a section of a document, before its words are read.
#[derive(PartialEq)]
pub(in super::super) enum Part<'d> {
    Fields(&'static str, &'d [Field]),
    /// The cover: its own lines, and the rows of its table.
    Cover([Option<&'d [Inline]>; 3], &'d [Field]),
    Section(&'static str, &'d Section),
}

/// The parts of what a document holds, in order.
pub(in super::super) fn parts(body: &Body) -> Vec<Part<'_>> {
    match body {
        Body::Report(report) => {
            let fields = [Part::Fields("huvud", &report.header), Part::Fields("kontakt", &report.contact)];
            fields.into_iter().chain(report.sections.iter().map(|found| Part::Section("", found))).collect()
        }
        Body::Steering(steering) => {
            let head = [Some(&steering.kind), Some(&steering.label), steering.note.as_ref()];
            let cover = Part::Cover(head.map(|text| text.map(Vec::as_slice)), &steering.cover);
            let system = steering.system.iter().map(|found| Part::Section(SYSTEM, found));
            let own = steering.sections.iter().map(|found| Part::Section("", found));
            std::iter::once(cover).chain(system).chain(own).collect()
        }
        Body::Sheet(_) => Vec::new(),
    }
}

/// What stands before the keys of the pages on the system of steering documents.
const SYSTEM: &str = "styrsystem/";

/// The key of what stands on the cover of a steering document.
const COVER: &str = "(forsattsblad)";

/// What stands before the number of a part whose key an earlier one has too: the points for the second body that decides.
const TWIN: char = '~';

/// The parts of what a document holds, each with the key that it alone has there.
pub(super) fn keyed(body: &Body) -> Vec<(String, Part<'_>)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    parts(body)
        .into_iter()
        .map(|part| {
            let key = part.key();
            let count = counts.entry(key.clone()).or_default();
            *count += 1;
            let key = if *count == 1 { key } else { format!("{key}{TWIN}{count}") };
            (key, part)
        })
        .collect()
}

/// The part of what a document holds that has a key there.
pub(in super::super) fn part<'d>(body: &'d Body, key: &str) -> Option<Part<'d>> {
    parts(body).into_iter().filter(|part| part.has_key(shared_key(key))).nth(number_of(key))
}

/// The key of what a part is, which others in its document may be too.
pub(in super::super) fn shared_key(part: &str) -> &str {
    match part.rsplit_once(TWIN) {
        Some((key, count)) if count.parse::<usize>().is_ok() => key,
        _ => part,
    }
}

/// Whether a part is what stands beside the sections: the title, which has no key, or fields.
pub(in super::super) fn is_beside_sections(part: &str) -> bool {
    part.is_empty() || part.starts_with('(')
}

/// The number of a part among those of its document that share its key.
pub(in super::super) fn number_of(part: &str) -> usize {
    let count = part.strip_prefix(shared_key(part)).and_then(|rest| rest.strip_prefix(TWIN)?.parse::<usize>().ok());
    count.map_or(0, |count| count.saturating_sub(1))
}

/// The key that a section has in its document, of what its part is known by.
pub(in super::super) fn key_in_document(part: &str) -> &str {
    let part = shared_key(part);
    part.strip_prefix(SYSTEM).unwrap_or(part)
}

impl Part<'_> {
    /// What it is.
    fn key(&self) -> String {
        match self {
            Part::Fields(key, _) => format!("({key})"),
            Part::Cover(..) => COVER.to_owned(),
            Part::Section(before, section) => format!("{before}{}", section.key),
        }
    }

    /// Whether it is what has this key.
    fn has_key(&self, key: &str) -> bool {
        match self {
            Part::Fields(own, _) => key.strip_prefix('(').and_then(|key| key.strip_suffix(')')) == Some(own),
            Part::Cover(..) => key == COVER,
            Part::Section(before, section) => key.strip_prefix(before) == Some(section.key.as_str()),
        }
    }

    /// It with its words.
    pub(in super::super) fn read(&self, key: &str) -> SectionContent<Words> {
        match self {
            Part::Fields(_, found) => holding(key, fields(found)),
            Part::Cover(head, found) => {
                let head = ["sort", "etikett", "not"].into_iter().zip(head);
                let head = head.filter_map(|(name, text)| Some(line(Kind::Falt(name.to_owned()), (*text)?)));
                holding(key, head.chain(fields(found)).collect())
            }
            Part::Section(_, found) => {
                SectionContent { niva: found.level, rubrik: heading(found), ..holding(key, section(found)) }
            }
        }
    }
}

impl<'d> Part<'d> {
    /// What it holds, where it is a section.
    pub(in super::super) fn content(&self) -> Option<&'d SectionBody> {
        match self {
            Part::Section(_, section) => Some(&section.content),
            _ => None,
        }
    }

    /// Its blocks, where it holds prose.
    fn blocks(&self) -> Option<&'d [Block]> {
        match self.content()? {
            SectionBody::Blocks(found) => Some(found),
            _ => None,
        }
    }

    /// The passages of a table or a figure in it, by the kind of that's caption: no others are read.
    pub(in super::super) fn of_block(&self, wanted: &Kind) -> Vec<Words> {
        let mut passages = Vec::new();
        only(self.blocks().unwrap_or_default(), wanted, &mut passages);
        passages
    }
}
