//! A section of prose or of decision points that is made again, in one case after another of the same templates: its outline, which tells
//! whether it stands and of what pieces, and each piece by itself. A piece reads little, so that few of them are another where little is.

mod raw;

use std::collections::BTreeMap;
use std::rc::Rc;

use self::raw::{FIGURE, TABLE, block_named, may_begin, may_have};
use super::blocks;
use super::decisions::{self, Point};
use super::known_prose::{Known, Parsed};
use super::names::Names;
use super::reads::Sources;
use super::rows::{RowScope, row_name};
use super::sections::{FRAME_LEVEL, heading, is_empty_block};
use crate::document::{Block, Content, Phrase, Section};
use crate::interpret::row_key;
use crate::limits;
use crate::model::{Attachment, Case, SectionProse};
use crate::prose::RawBlock;
use crate::source_text::SourceText;
use crate::templates::{
    Arendetyp, CaseDocument, CaseSection, FrameSection, RowSections, SectionKind, SummaryKind, Templates,
};

/// A section without what stands in it.
pub struct Outline {
    /// The section, empty.
    pub section: Section,
    /// The key of its document.
    document: String,
    /// What is to stand in it.
    form: Form,
    /// Whether it is left out where nothing stands in it.
    may_lack: bool,
}

/// What is to stand in a section.
enum Form {
    Prose(Text),
    /// The points that are put to a body, by its number, after the line that says so.
    Points(usize, Vec<Point>),
}

/// The prose of a section.
struct Text {
    /// The case's own text, and what that was parsed to.
    own: SourceText,
    parsed: Known,
    /// What the kind of case has under the text in every case.
    common: Option<Phrase>,
    /// Whether it is of one of the kind of case's own sections, which may be about a row.
    is_of_kind: bool,
}

/// What a piece is of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceForm {
    /// Prose of it.
    Prose,
    /// The line before decision points, a paragraph.
    Lead,
    /// A decision point, a paragraph.
    Point,
}

/// What a piece of a section came to.
#[derive(PartialEq)]
pub struct Piece {
    /// What it is.
    pub form: PieceForm,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// How many paragraphs and bytes of the bounds it has used.
    used: (usize, usize),
}

impl Outline {
    /// How many pieces it has.
    pub fn count(&self) -> usize {
        match &self.form {
            Form::Prose(text) => text.parsed.len() + usize::from(text.common.is_some()),
            Form::Points(_, points) => 1 + points.len(),
        }
    }

    /// How many of them come to one block each at most: the last may be what the kind of case has under the text.
    pub fn count_of_single(&self) -> usize {
        match &self.form {
            Form::Prose(text) => text.parsed.len(),
            Form::Points(..) => self.count(),
        }
    }

    /// What a piece of the case's own text was parsed to.
    fn parsed(&self, at: usize) -> Option<&Parsed> {
        match &self.form {
            Form::Prose(text) => text.parsed.get(at),
            Form::Points(..) => None,
        }
    }

    /// Whether it has the pieces of another.
    pub fn has_pieces_of(&self, other: &Self) -> bool {
        let is_there = self.section.key == other.section.key && self.section.level == other.section.level;
        is_there && self.form.is(&other.form)
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
        let own = match &self.form {
            Form::Prose(text) => text.own.text.len(),
            Form::Points(..) => 0,
        };
        paragraphs <= limits::PARAGRAPHS / share && own.saturating_add(bytes) <= limits::PROSE_BYTES / share
    }

    /// Whether it is not left out for having nothing in it.
    fn stands<'p>(&self, mut pieces: impl Iterator<Item = &'p Piece>) -> bool {
        !self.may_lack || pieces.any(|piece| !piece.blocks.iter().all(is_empty_block))
    }

    /// Whether a piece may hold the table of a name.
    pub fn may_have_table(&self, at: usize, name: &str) -> bool {
        // What the kind of case has under the text may hold anything.
        self.parsed(at).is_none_or(|parsed| may_have(&parsed.raw, (TABLE, name)))
    }

    /// Whether a piece may hold the figure of a name; a picture is called by its file.
    pub fn may_have_figure(&self, at: usize, name: &str) -> bool {
        self.parsed(at).is_none_or(|parsed| may_have(&parsed.raw, (FIGURE, name)))
    }

    /// Whether a piece may hold a paragraph that begins like this one, which has one space between its words.
    pub fn may_begin(&self, at: usize, like: &str) -> bool {
        self.parsed(at).is_none_or(|parsed| may_begin(&parsed.raw, like))
    }

    /// Whether it is left out where nothing stands in it.
    pub fn may_lack(&self) -> bool {
        self.may_lack
    }

    /// The table or the figure that a piece is, by its name: the same wherever it stands in the section.
    pub fn block(&self, at: usize) -> Option<&str> {
        self.alone(at).filter(|name| block_named(name).is_some())
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
        let refers = match &self.form {
            Form::Prose(_) => self.parsed(at).is_none_or(|parsed| parsed.always.is_none()),
            // The line that says to whom points are put refers to nothing.
            Form::Points(_, points) => at.checked_sub(1).and_then(|at| points.get(at)).is_some_and(Point::refers),
        };
        if !refers {
            return false;
        }
        let Some(name) = self.alone(at) else { return true };
        let is_plain = block_named(name).and_then(caption).is_some_and(|caption| !caption.contains("{{"));
        !is_plain || sources.is_of_computed(name)
    }

    /// What a piece refers to that is nothing but a reference.
    fn alone(&self, at: usize) -> Option<&str> {
        match &self.parsed(at)?.raw {
            RawBlock::Alone(reference) if reference.filters.is_empty() => Some(&reference.name),
            _ => None,
        }
    }
}

impl Form {
    /// Whether it is another.
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Prose(own), Self::Prose(other)) => {
                Rc::ptr_eq(&own.parsed, &other.parsed) && own.common == other.common
            }
            (Self::Points(own, points), Self::Points(other, others)) => own == other && points == others,
            _ => false,
        }
    }
}

/// The outline of a section that holds text of the case's own, or points that are put to decision; none of any other, nor where something
/// is to be told of that text.
pub(super) fn outline(names: &mut Names<'_>, document: &str, (key, number): (&str, usize)) -> Option<Outline> {
    let templates = names.templates;
    let spec = templates.document(document)?;
    let framed = templates.frame(spec).spec.avsnitt.iter().find(|section| section.nyckel == key);
    match framed.filter(|framed| framed.slag == SectionKind::Beslut) {
        Some(_) => of_points(names, spec, (key, number)),
        None if number == 0 => of_prose(names, spec, (key, framed)),
        None => None,
    }
}

/// The outline of the points that are put to a body, by its number.
fn of_points(names: &mut Names<'_>, spec: &CaseDocument, (key, number): (&str, usize)) -> Option<Outline> {
    let case = names.case;
    let is_put = names.templates.report().is_some_and(|report| report.nyckel == spec.nyckel);
    if !is_put || of_kind(case, spec, key).is_some() || names.is_hidden(&spec.nyckel, key) {
        return None;
    }
    let points = decisions::points(names, case.decisions.get(number)?);
    // Of several parts the first has the heading.
    let heading = if number == 0 { names.heading(spec, key).unwrap_or_default() } else { Vec::new() };
    let content = Content::Decisions { lead: Vec::new(), points: Vec::new() };
    let place = case.sections.get(key).map(|own| own.place.clone());
    let section = Section { key: key.to_owned(), level: FRAME_LEVEL, heading, content, place };
    Some(Outline { section, document: spec.nyckel.clone(), form: Form::Points(number, points), may_lack: false })
}

fn of_prose(
    names: &mut Names<'_>,
    spec: &CaseDocument,
    (key, framed): (&str, Option<&FrameSection>),
) -> Option<Outline> {
    let known = names.known?;
    let (case, templates, document) = (names.case, names.templates, spec.nyckel.as_str());
    let own = texts(names, spec)?.get(key)?;
    let text = own.text.as_ref()?;
    let (level, heading, common, may_lack) = match (framed, of_kind(case, spec, key)) {
        (Some(framed), None) if is_prose(framed) && !names.is_hidden(document, key) => {
            (FRAME_LEVEL, names.heading(spec, key).unwrap_or_default(), None, !framed.kravs)
        }
        (None, Some((section, row))) => {
            let is_under = |framed: &FrameSection| framed.nyckel == section.under;
            let is_somewhere = section.under.is_empty() || templates.frame(spec).spec.avsnitt.iter().any(is_under);
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
    let parsed = blocks::in_pieces(names, known, text)?;
    let (content, place) = (Content::Blocks(Vec::new()), Some(own.place.clone()));
    let section = Section { key: key.to_owned(), level, heading, content, place };
    let form = Form::Prose(Text { own: text.clone(), parsed, common, is_of_kind: framed.is_none() });
    Some(Outline { section, document: document.to_owned(), form, may_lack })
}

/// A piece of a section by its number; none where a bound is passed in it, or where it is about a row that the case does not have.
pub(super) fn piece(names: &mut Names<'_>, outline: &Outline, at: usize) -> Option<Piece> {
    let (form, blocks) = match &outline.form {
        Form::Prose(text) => (PieceForm::Prose, piece_of_prose(names, outline, (text, at))?),
        Form::Points(number, points) => match at.checked_sub(1) {
            None => {
                names.ask(PUT_TO);
                let lead = decisions::lead(names, names.case.decisions.get(*number)?);
                (PieceForm::Lead, vec![Block::Paragraph(lead)])
            }
            Some(at) => (PieceForm::Point, vec![Block::Paragraph(decisions::point(names, points.get(at)?))]),
        },
    };
    Some(Piece { form, blocks, used: names.budget.used()? })
}

/// What the line reads of the case that says to whom decision points are put.
const PUT_TO: &str = "arende.beslut";

fn piece_of_prose(names: &mut Names<'_>, outline: &Outline, (text, at): (&Text, usize)) -> Option<Vec<Block>> {
    let Section { key, level, .. } = &outline.section;
    let spec = names.templates.document(&outline.document)?;
    if text.is_of_kind {
        // Which row it is about hangs on the table, whether or not there is such a row.
        let tables = spec.avsnitt.iter().filter_map(|section| per_row(section, key));
        tables.for_each(|per| names.ask(per.tabell.get_ref()));
        names.row = of_kind(names.case, spec, key)?.1;
    }
    Some(match text.parsed.get(at) {
        Some(parsed) => blocks::one_piece(names, &text.own, parsed, *level),
        None => blocks::merge_phrase(names, text.common.as_ref()?, *level),
    })
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
