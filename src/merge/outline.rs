//! A section of prose that is made again, in one case after another of the same templates: its outline, which tells whether it stands
//! and of what pieces, and each piece by itself. A piece reads little, so that few of them are another where little is.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::blocks;
use super::known_prose::Known;
use super::names::Names;
use super::reads::{MODULE, Sources};
use super::rows::{RowScope, row_name};
use super::sections::{FRAME_LEVEL, heading, is_empty_block};
use crate::document::{Block, Content, Phrase, Section};
use crate::interpret::row_key;
use crate::limits;
use crate::model::{Attachment, Case, SectionProse};
use crate::prose::{RawBlock, RawInline};
use crate::source_text::SourceText;
use crate::templates::{
    Arendetyp, CaseDocument, CaseSection, FrameSection, RowSections, SectionKind, SummaryKind, Templates,
};

/// A section of prose without what stands in it.
pub struct Outline {
    /// The section, empty.
    pub section: Section,
    /// The key of its document.
    document: String,
    /// The case's own text in it, and what that was parsed to.
    text: SourceText,
    parsed: Known,
    /// What the kind of case has under the text in every case.
    common: Option<Phrase>,
    /// Whether it is one of the kind of case's own, which may be about a row.
    is_of_kind: bool,
    /// Whether it is left out where nothing stands in it.
    may_lack: bool,
}

/// What a piece of a section came to.
#[derive(PartialEq)]
pub struct Piece {
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// How many paragraphs and bytes of the bounds it has used.
    used: (usize, usize),
}

impl Outline {
    /// How many pieces it has.
    pub fn count(&self) -> usize {
        self.count_of_text() + usize::from(self.common.is_some())
    }

    /// How many of them are of the case's own text.
    pub fn count_of_text(&self) -> usize {
        self.parsed.len()
    }

    /// Whether it has the pieces of another.
    pub fn has_pieces_of(&self, other: &Self) -> bool {
        let is_there = self.section.key == other.section.key && self.section.level == other.section.level;
        is_there && Rc::ptr_eq(&self.parsed, &other.parsed) && self.common == other.common
    }

    /// Whether it is another.
    pub fn is(&self, other: &Self) -> bool {
        self.has_pieces_of(other) && self.section == other.section && self.may_lack == other.may_lack
    }

    /// Whether the section stands with these pieces, and all of each.
    pub fn holds<'p>(&self, pieces: impl Iterator<Item = &'p Piece> + Clone) -> bool {
        self.has_room(pieces.clone(), 1) && self.stands(pieces)
    }

    /// Whether it surely does with some pieces, whatever the others are of which only one form each is among all.
    pub fn holds_with<'p>(
        &self,
        some: impl Iterator<Item = &'p Piece>,
        all: impl Iterator<Item = &'p Piece> + Clone,
    ) -> bool {
        self.has_room(all, 2) && self.stands(some)
    }

    /// Whether pieces use no more than a share of the bounds.
    fn has_room<'p>(&self, pieces: impl Iterator<Item = &'p Piece> + Clone, share: usize) -> bool {
        let paragraphs: usize = pieces.clone().map(|piece| piece.used.0).sum();
        let bytes: usize = pieces.map(|piece| piece.used.1).sum();
        paragraphs <= limits::PARAGRAPHS / share
            && self.text.text.len().saturating_add(bytes) <= limits::PROSE_BYTES / share
    }

    /// Whether it is not left out for having nothing in it.
    fn stands<'p>(&self, mut pieces: impl Iterator<Item = &'p Piece>) -> bool {
        !self.may_lack || pieces.any(|piece| !piece.blocks.iter().all(is_empty_block))
    }

    /// Whether a piece may hold the table of a name.
    pub fn may_have_table(&self, at: usize, name: &str) -> bool {
        // What the kind of case has under the text may hold anything.
        self.parsed.get(at).is_none_or(|parsed| may_have(&parsed.raw, (TABLE, name)))
    }

    /// Whether a piece may hold the figure of a name; a picture is called by its file.
    pub fn may_have_figure(&self, at: usize, name: &str) -> bool {
        self.parsed.get(at).is_none_or(|parsed| may_have(&parsed.raw, (FIGURE, name)))
    }

    /// Whether a piece may hold a paragraph that begins like this one, which has one space between its words.
    pub fn may_begin(&self, at: usize, like: &str) -> bool {
        self.parsed.get(at).is_none_or(|parsed| may_begin(&parsed.raw, like))
    }

    /// Whether it is left out where nothing stands in it.
    pub fn may_lack(&self) -> bool {
        self.may_lack
    }

    /// Whether a piece is a table or a figure, and nothing else but where its sheet is not filled in.
    pub fn is_block(&self, at: usize, kind: &Arendetyp) -> bool {
        let is_list =
            |key| kind.sammanstallningar.iter().any(|it| it.namn == key && it.slag == SummaryKind::Punktlista);
        self.alone(at).and_then(block_named).is_some_and(|(root, key)| root == FIGURE || !is_list(key))
    }

    /// Whether a piece may read something computed: a table or a figure reads what it is made from, and so does its caption.
    pub fn may_read_computed(&self, at: usize, (templates, sources): (&Templates, &Sources)) -> bool {
        let kind = &templates.arendetyp;
        let caption = |(root, key): (&str, &str)| match root {
            FIGURE => kind.figurer.iter().find(|it| it.namn == key).map(|it| it.rubrik.as_str()),
            _ => kind.sammanstallningar.iter().find(|it| it.namn == key).map(|it| it.rubrik.as_str()),
        };
        let Some(name) = self.alone(at) else { return true };
        let is_plain = block_named(name).and_then(caption).is_some_and(|caption| !caption.contains("{{"));
        !is_plain || sources.is_of_computed(name)
    }

    /// What a piece refers to that is nothing but a reference.
    fn alone(&self, at: usize) -> Option<&str> {
        match &self.parsed.get(at)?.raw {
            RawBlock::Alone(reference) if reference.filters.is_empty() => Some(&reference.name),
            _ => None,
        }
    }
}

/// What the names of tables and of figures begin with.
const TABLE: &str = "sammanstallning";
const FIGURE: &str = "figur";

/// The first word of the name of a table or a figure, and the rest.
fn block_named(name: &str) -> Option<(&str, &str)> {
    name.split_once('.').filter(|(root, _)| [TABLE, FIGURE].contains(root))
}

/// Whether a block of prose may come to the table or the figure of a name: only what stands alone may, and a text module may hold it.
fn may_have(raw: &RawBlock, wanted: (&str, &str)) -> bool {
    match raw {
        RawBlock::Paragraph(_) | RawBlock::Heading(..) => false,
        RawBlock::List { items, .. } => items.iter().flatten().any(|block| may_have(block, wanted)),
        RawBlock::Picture(picture) => wanted == (FIGURE, picture.file.as_str()),
        RawBlock::Alone(reference) => match block_named(&reference.name) {
            Some(named) => named == wanted,
            None => reference.name.starts_with(MODULE),
        },
    }
}

/// Whether a block of prose may come to a paragraph that begins like this one: where it begins with typed words, with these.
fn may_begin(raw: &RawBlock, like: &str) -> bool {
    match raw {
        RawBlock::Paragraph(inlines) | RawBlock::Heading(_, _, inlines) => like.starts_with(first_words(inlines)),
        RawBlock::List { items, .. } => items.iter().flatten().any(|block| may_begin(block, like)),
        RawBlock::Picture(_) | RawBlock::Alone(_) => true,
    }
}

/// The words that a paragraph begins with: none but letters, which are told as they were typed whatever stands after them.
fn first_words(inlines: &[RawInline]) -> &str {
    let text = match inlines.first() {
        Some(RawInline::Text(text)) => text.text.as_str(),
        Some(RawInline::Strong(inner) | RawInline::Emphasis(inner)) => return first_words(inner),
        _ => return "",
    };
    let (mut end, mut is_in_word) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            ' ' if is_in_word => (end, is_in_word) = (at, false),
            c if c.is_alphabetic() => is_in_word = true,
            _ => break,
        }
    }
    &text[..end]
}

/// The outline of a section that holds text of the case's own; none of any other, nor where something is to be told of that text.
pub(super) fn outline(names: &mut Names<'_>, document: &str, key: &str) -> Option<Outline> {
    let (known, _) = names.known?;
    let (case, templates) = (names.case, names.templates);
    let spec = templates.document(document)?;
    let own = texts(names, spec)?.get(key)?;
    let text = own.text.as_ref()?;
    let frame = &templates.frame(spec).spec.avsnitt;
    let framed = frame.iter().find(|section| section.nyckel == key);
    let (level, heading, common, may_lack) = match (framed, of_kind(case, spec, key)) {
        (Some(framed), None) if is_prose(framed) && !names.is_hidden(document, key) => {
            (FRAME_LEVEL, names.heading(spec, key).unwrap_or_default(), None, !framed.kravs)
        }
        (None, Some((section, row))) => {
            let is_under = |framed: &FrameSection| framed.nyckel == section.under;
            let is_somewhere = section.under.is_empty() || frame.iter().any(is_under);
            if !is_somewhere || names.is_hidden(document, key) || names.is_hidden(document, &section.nyckel) {
                return None;
            }
            names.row = row;
            let heading = heading(names, spec, section, own.heading.as_ref());
            names.row = None;
            let key = format!("dokument.{document}.avsnitt.{}.innehall", section.nyckel);
            let common = section.innehall.as_ref().map(|common| names.of_kind(&key, common));
            (FRAME_LEVEL + u8::from(!section.under.is_empty()), heading, common, false)
        }
        _ => return None,
    };
    let is_of_kind = framed.is_none();
    let parsed = blocks::in_pieces(names, known, text)?;
    let (content, place) = (Content::Blocks(Vec::new()), Some(own.place.clone()));
    let section = Section { key: key.to_owned(), level, heading, content, place };
    let (document, text) = (document.to_owned(), text.clone());
    Some(Outline { section, document, text, parsed, common, is_of_kind, may_lack })
}

/// A piece of a section by its number; none where a bound is passed in it, or where it is about a row that the case does not have.
pub(super) fn piece(names: &mut Names<'_>, outline: &Outline, at: usize) -> Option<Piece> {
    let Section { key, level, .. } = &outline.section;
    let spec = names.templates.document(&outline.document)?;
    if outline.is_of_kind {
        // Which row it is about hangs on the table, whether or not there is such a row.
        let tables = spec.avsnitt.iter().filter_map(|section| per_row(section, key));
        tables.for_each(|per| names.ask(per.tabell.get_ref()));
        names.row = of_kind(names.case, spec, key)?.1;
    }
    let blocks = match outline.parsed.get(at) {
        Some(parsed) => blocks::one_piece(names, &outline.text, parsed, *level),
        None => blocks::merge_phrase(names, outline.common.as_ref()?, *level),
    };
    Some(Piece { blocks, used: names.budget.used()? })
}

/// The texts of a document that is written in the case.
fn texts<'a>(names: &Names<'a>, spec: &CaseDocument) -> Option<&'a BTreeMap<String, SectionProse>> {
    let case: &'a Case = names.case;
    if names.templates.report().is_some_and(|report| report.nyckel == spec.nyckel) {
        return Some(&*case.sections);
    }
    match case.attachments.iter().find(|attachment| attachment.key() == spec.nyckel)? {
        Attachment::Document(document) => Some(&document.sections),
        _ => None,
    }
}

/// Whether a section of the frame holds prose where there is any.
fn is_prose(framed: &FrameSection) -> bool {
    matches!(framed.slag, SectionKind::Text | SectionKind::Dimension)
}

/// What a section has one for each row of, where a key may be of one of those.
fn per_row<'t>(section: &'t CaseSection, key: &str) -> Option<&'t RowSections> {
    let is_there = key.strip_prefix(section.nyckel.as_str()).is_some_and(|rest| rest.starts_with('.'));
    section.per.as_ref().filter(|_| is_there)
}

/// The one section of the kind of case that has a key, with the row that it is about; none where there are several.
fn of_kind<'t>(case: &Case, spec: &'t CaseDocument, key: &str) -> Option<(&'t CaseSection, Option<RowScope>)> {
    let mut found = spec.avsnitt.iter().flat_map(|section| {
        let Some(per) = &section.per else {
            return if section.nyckel == key { vec![(section, None)] } else { Vec::new() };
        };
        let table = per_row(section, key).and_then(|per| case.tables.get(per.tabell.get_ref()));
        let Some(table) = table else { return Vec::new() };
        let rows = (0..table.rows.len()).filter(|row| row_key(&section.nyckel, &row_name(table, *row, per)) == key);
        rows.map(|row| (section, Some(RowScope { table: table.clone(), row }))).collect()
    });
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::merge::phrases::template_text;
    use crate::prose;

    /// A table stands alone in its paragraph, or in a text module that does; what stands inside a sentence is none.
    #[test]
    fn a_table_may_be_in_what_names_it_alone_and_in_any_text_module() {
        let blocks = |text: &str| {
            let phrase = Phrase { text: text.to_owned(), file: "prov".into(), key: "prov".into() };
            prose::parse(&template_text(&phrase), &mut Diagnostics::new())
        };
        let has = |text: &str, wanted: (&str, &str)| blocks(text).iter().any(|block| may_have(block, wanted));
        for text in ["{{sammanstallning.a}}", "{{textmodul.b}}", "Text.\n\n{{sammanstallning.a}}"] {
            assert!(has(text, (TABLE, "a")), "{text}");
        }
        for text in ["Text.", "Om {{sammanstallning.a}}.", "{{fakta.a}}", "{{sammanstallning.ab}}", "{{figur.a}}"] {
            assert!(!has(text, (TABLE, "a")), "{text}");
        }
        assert!(has("{{figur.a}}", (FIGURE, "a")) && !has("{{sammanstallning.a}}", (FIGURE, "a")));
        let picture = "![Vad den visar](a.png)";
        assert!(has(picture, (FIGURE, "a.png")) && !has(picture, (FIGURE, "a")) && !has(picture, (TABLE, "a.png")));
    }

    /// What a paragraph begins with is known as far as words of letters are typed, each with a space after it.
    #[test]
    fn a_paragraph_is_known_by_the_words_that_it_begins_with() {
        let may_begin = |text: &str, like: &str| {
            let phrase = Phrase { text: text.to_owned(), file: "prov".into(), key: "prov".into() };
            let blocks = prose::parse(&template_text(&phrase), &mut Diagnostics::new());
            blocks.iter().any(|block| may_begin(block, like))
        };
        let like = "Staden är medlem sedan 2016.";
        for text in
            ["Staden är medlem", "Staden är {{fakta.a}}", "Staden  är", "**Staden är** x", "- Staden\n- Stadens"]
        {
            assert!(may_begin(text, like), "{text}");
        }
        for text in ["{{fakta.a}} är", "{{textmodul.b}}", "2016 blev staden", "[Staden](https://a.se) blev", "Stadens"]
        {
            assert!(may_begin(text, like), "{text}");
        }
        for text in ["Staden blev medlem", "Stadens bolag är", "*Stadens bolag blev* x", "- En stad\n- Två städer"] {
            assert!(!may_begin(text, like), "{text}");
        }
    }
}
