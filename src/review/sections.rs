//! G17 and G18: sections and dimensions. G16, references to sections, is in [`super::clauses`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Review;
use super::patterns::compiled;
use super::phrases::{PhraseList, sentences, words};
use crate::case_files::CASE_FILE;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Block, Body, Content, Document, Inline, Section, first_gap, plain};
use crate::message::message;
use crate::model::{Attachment, SectionProse};
use crate::place::Place;
use crate::templates::{FrameSection, SectionKind};

/// A dimension of fewer words says nothing.
const FEWEST_WORDS: usize = 4;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    for document in review.documents.iter().filter(|document| !document.frozen) {
        if let Some(sections) = document.sections() {
            Checked::new(review, document, sections).check(findings);
        }
    }
}

/// A document with its frame and its prose.
struct Checked<'r, 'a> {
    review: &'r Review<'a>,
    sections: &'r [Section],
    frame: &'r [FrameSection],
    prose: Option<&'r BTreeMap<String, SectionProse>>,
    place: Place,
}

impl<'r, 'a> Checked<'r, 'a> {
    fn new(review: &'r Review<'a>, document: &'r Document, sections: &'r [Section]) -> Self {
        let templates = review.templates;
        if matches!(document.body, Body::Report(_)) {
            let place = Place::File(Arc::from(CASE_FILE));
            let prose = Some(&*review.case.sections);
            return Self { review, sections, frame: &templates.report_frame().spec.avsnitt, prose, place };
        }
        let source = review.case.attachments.iter().find(|attachment| attachment.key() == document.key);
        let prose = source.and_then(|attachment| match attachment {
            Attachment::Document(source) => Some(&source.sections),
            Attachment::Frozen(_) | Attachment::Pdf(_) => None,
        });
        let place = source.map_or_else(|| Place::File(Arc::from(CASE_FILE)), |source| source.place().clone());
        let frame = templates.document(&document.key).map_or(&[][..], |spec| &templates.frame(spec).spec.avsnitt);
        Self { review, sections, frame, prose, place }
    }

    fn check(&self, findings: &mut Diagnostics) {
        for (index, section) in self.sections.iter().enumerate() {
            match self.kind(section) {
                SectionKind::Dimension => self.dimension(section, findings),
                SectionKind::Ram => self.over_sections(index, section, findings),
                _ if self.is_empty(section) => findings.push(self.empty(section)),
                _ => {}
            }
            self.subheadings(section, findings);
            self.own_frame_heading(section, findings);
        }
        self.headings_twice(findings);
    }

    fn kind(&self, section: &Section) -> SectionKind {
        let frame = self.frame.iter().find(|frame| frame.nyckel == section.key);
        frame.map_or(SectionKind::Text, |frame| frame.slag)
    }

    fn prose(&self, section: &Section) -> Option<&SectionProse> {
        self.prose?.get(&section.key)
    }

    fn place(&self, section: &Section) -> Place {
        section.place.clone().unwrap_or_else(|| self.place.clone())
    }

    fn empty(&self, section: &Section) -> Diagnostic {
        // A section may stand without a heading.
        let heading = Some(plain(&section.heading)).filter(|heading| !heading.is_empty());
        let heading = heading.unwrap_or_else(|| section.key.clone());
        let problem = message!(codes::SECTION_EMPTY, rubrik = heading, nyckel = section.key);
        Diagnostic::finding(problem).at(self.place(section)).at_all(self.empty_sheets(section))
    }

    /// The sheets without rows that its text shows summaries of.
    fn empty_sheets(&self, section: &Section) -> Vec<Place> {
        let kind = &self.review.templates.arendetyp;
        let Some(text) = self.prose(section).and_then(|prose| prose.text.as_ref()) else { return Vec::new() };
        let is_shown = |name: &str| text.text.contains(&format!("sammanstallning.{name}"));
        let shown = kind.sammanstallningar.iter().filter(|summary| is_shown(&summary.namn));
        shown.filter_map(|summary| self.review.case.tables.get(&summary.kalla)?.empty_place()).collect()
    }

    /// Whether nothing stands in a section. Prose that is not there at all was reported when the case was read.
    fn is_empty(&self, section: &Section) -> bool {
        match &section.content {
            Content::Blocks(blocks) => {
                self.prose(section).is_some_and(|prose| prose.text.is_some()) && !blocks.iter().any(is_filled)
            }
            // Without points it has a gap, which was reported too.
            Content::Decisions { .. } => false,
            Content::Attachments(titles) => titles.is_empty(),
            Content::Signatures(signatures) => signatures.is_empty(),
        }
    }

    /// A heading that only stands over others has some under it.
    fn over_sections(&self, index: usize, section: &Section, findings: &mut Diagnostics) {
        let next = self.sections.get(index + 1);
        if next.is_none_or(|next| next.level <= section.level) {
            findings.push(self.empty(section));
        }
    }

    /// Subheadings with nothing under them.
    fn subheadings(&self, section: &Section, findings: &mut Diagnostics) {
        let Content::Blocks(blocks) = &section.content else { return };
        for (index, block) in blocks.iter().enumerate() {
            let Block::Heading { level, content } = block else { continue };
            let under = blocks[index + 1..].iter().take_while(|next| !matches!(next, Block::Heading { .. }));
            let deeper = matches!(blocks.get(index + 1), Some(Block::Heading { level: next, .. }) if next > level);
            if !deeper && !under.into_iter().any(is_filled) {
                let problem = Diagnostic::finding(message!(codes::SUBHEADING_EMPTY, rubrik = plain(content)));
                findings.push(problem.at(place_of(content).unwrap_or_else(|| self.place.clone())));
            }
        }
    }

    /// The frame's headings are the house's; only the kind of case's own may be changed.
    fn own_frame_heading(&self, section: &Section, findings: &mut Diagnostics) {
        let own = self.prose(section).and_then(|prose| prose.heading.as_ref());
        let frame = self.frame.iter().find(|frame| frame.nyckel == section.key);
        let (Some(own), Some(wanted)) = (own, frame.and_then(|frame| frame.rubrik.as_ref())) else { return };
        let heading = plain(&section.heading);
        if first_gap(&section.heading).is_none() && !matches_template(wanted, &heading) {
            let problem = message!(codes::FRAME_HEADING, rubrik = heading, nyckel = section.key, ramens = wanted);
            findings.push(Diagnostic::finding(problem).at(own.whole()));
        }
    }

    /// A heading that stands twice, or a subheading that is the heading of a section.
    fn headings_twice(&self, findings: &mut Diagnostics) {
        let headings = self.sections.iter().filter(|section| !section.heading.is_empty());
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for section in headings {
            if !seen.insert(plain(&section.heading).to_lowercase()) {
                let problem = message!(codes::HEADING_TWICE, rubrik = plain(&section.heading));
                findings.push(Diagnostic::finding(problem).at(self.place(section)));
            }
        }
        for block in self.sections.iter().flat_map(blocks) {
            let Block::Heading { content, .. } = block else { continue };
            if seen.contains(&plain(content).to_lowercase()) {
                let problem = Diagnostic::finding(message!(codes::HEADING_TWICE, rubrik = plain(content)));
                findings.push(problem.at(place_of(content).unwrap_or_else(|| self.place.clone())));
            }
        }
    }

    /// G18: a dimension has text, or the house's phrase alone.
    fn dimension(&self, section: &Section, findings: &mut Diagnostics) {
        let Content::Blocks(blocks) = &section.content else { return };
        let Some(text) = self.prose(section).and_then(|prose| prose.text.as_ref()) else { return };
        let house = &self.review.templates.husstil;
        let texts: Vec<String> = blocks.iter().filter_map(block_text).collect();
        let (whole, phrase) = (texts.join("\n"), house.fraser.dimension.trim());
        let many = sentences(&whole).len() > 1;
        let (heading, key) = (plain(&section.heading), &section.key);
        let problem = if !blocks.iter().any(is_filled) || (!has_more(blocks) && words(&whole).len() < FEWEST_WORDS) {
            Diagnostic::finding(message!(codes::DIMENSION_EMPTY, rubrik = heading, nyckel = key))
        } else if whole.contains(phrase) && (many || has_more(blocks)) {
            Diagnostic::finding(message!(codes::DIMENSION_BOTH, rubrik = heading, nyckel = key))
        } else if !many && whole.trim() != phrase && self.says_nothing(&whole) {
            Diagnostic::warning(message!(codes::DIMENSION_PHRASE, rubrik = heading, nyckel = key, fras = phrase))
        } else {
            return;
        };
        findings.push(problem.at(text.whole()));
    }

    fn says_nothing(&self, text: &str) -> bool {
        let phrases = &self.review.templates.sprak.granskning.granskningsord.dimension.tomma;
        PhraseList::new(phrases).are_in(text)
    }
}

/// Whether a reader finds something in a block. A heading is nothing, and neither is a gap.
fn is_filled(block: &Block) -> bool {
    match block {
        // What a gap stands for is reported where it is missing, or where it is asked for.
        Block::Paragraph(content) => has_text(content) || first_gap(content).is_some(),
        Block::List { items, .. } => items.iter().flatten().any(is_filled),
        Block::Heading { .. } => false,
        Block::Table(table) => !table.rows.is_empty(),
        Block::Figure(figure) => !figure.categories.is_empty(),
        Block::Picture(_) => true,
        Block::Module(_, inner) => inner.iter().any(is_filled),
    }
}

fn has_text(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Text(typed) => typed.text().chars().any(char::is_alphanumeric),
        Inline::Phrase(phrase) => phrase.text.chars().any(char::is_alphanumeric),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => has_text(inner),
        Inline::Fact(fact) => !fact.text.trim().is_empty(),
        Inline::Break | Inline::Gap(_) => false,
    })
}

/// Whether something besides paragraphs stands among the blocks.
fn has_more(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Paragraph(_) => false,
        Block::Module(_, inner) => has_more(inner),
        _ => is_filled(block),
    })
}

fn block_text(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph(content) => Some(plain(content)),
        Block::Module(_, inner) => Some(inner.iter().filter_map(block_text).collect::<Vec<_>>().join("\n")),
        _ => None,
    }
}

fn blocks(section: &Section) -> &[Block] {
    match &section.content {
        Content::Blocks(blocks) => blocks,
        _ => &[],
    }
}

/// Where the first typed text stands.
fn place_of(content: &[Inline]) -> Option<Place> {
    content.iter().find_map(|inline| match inline {
        Inline::Text(typed) => Some(typed.whole()),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => place_of(inner),
        Inline::Fact(fact) => fact.place.clone(),
        _ => None,
    })
}

/// Whether a heading is a template's; what its references stand for may be anything.
fn matches_template(template: &str, heading: &str) -> bool {
    let mut pattern = String::new();
    for (index, part) in template.split("{{").enumerate() {
        let literal = if index == 0 { part } else { part.split_once("}}").map_or("", |(_, literal)| literal) };
        pattern.push_str(if index == 0 { "^" } else { ".+" });
        pattern.push_str(&regex::escape(literal));
    }
    compiled(&format!("{pattern}$")).is_ok_and(|pattern| pattern.is_match(heading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_matches_its_template() {
        let template = "{{ hus.kontor | genitiv }} bedömning";
        assert!(matches_template(template, "Stadsledningskontorets bedömning"));
        assert!(!matches_template(template, "Vår bedömning av ärendet"));
        assert!(matches_template("Sammanfattning", "Sammanfattning"));
        assert!(!matches_template("Sammanfattning", "Kort sammanfattning"));
    }
}
