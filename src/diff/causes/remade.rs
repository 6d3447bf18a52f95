//! What became of a section when something was put back.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::super::align::Link;
use super::super::content::{Kind, SectionContent};
use super::super::reading;
use super::super::text::Words;
use super::piece::{Piece, Section, Stretch, links_of};
use super::such::Such;
use crate::document::{Content, Document};

/// A section as it was made.
enum Form {
    /// The document with that section alone, where it is there.
    Whole(Option<Box<Document>>),
    Pieces(Section),
}

/// What became of a section when something was put back.
pub(super) struct Remade<'s> {
    made: Form,
    /// It as it was, if it was there.
    own: Option<&'s Document>,
    section: String,
    /// Whether the section is there and another.
    is_other: OnceCell<bool>,
    /// The section where it is another and was made as a whole, read word by word when it is asked for.
    read: OnceCell<Option<SectionContent<Words>>>,
    /// Tables and figures of it, read by themselves.
    blocks: RefCell<BTreeMap<Kind, Vec<Words>>>,
    /// Which of the section's passages became which.
    links: OnceCell<Vec<Link>>,
}

impl<'s> Remade<'s> {
    /// A section of a document as it was made, and the document as it was.
    pub(super) fn new(made: Option<Document>, own: Option<&'s Document>, section: &str) -> Self {
        Self::of(Form::Whole(made.map(Box::new)), own, section)
    }

    /// A section of its pieces, and the document as it was.
    pub(super) fn of_pieces(made: Section, own: Option<&'s Document>, section: &str) -> Self {
        Self::of(Form::Pieces(made), own, section)
    }

    fn of(made: Form, own: Option<&'s Document>, section: &str) -> Self {
        let (is_other, read, links) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { made, own, section: section.to_owned(), is_other, read, blocks: RefCell::default(), links }
    }
}

impl Remade<'_> {
    /// Whether it is what another is.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (&self.made, &other.made) {
            (Form::Whole(own), Form::Whole(other)) => own == other,
            // Of each of these there is one.
            (Form::Pieces((own, pieces)), Form::Pieces((other, others))) => {
                let is_same = |(one, other): (&Rc<Piece>, &Rc<Piece>)| Rc::ptr_eq(one, other);
                Rc::ptr_eq(own, other) && pieces.len() == others.len() && pieces.iter().zip(others).all(is_same)
            }
            _ => false,
        }
    }

    /// Whether it has the section.
    pub(super) fn has_section(&self) -> bool {
        matches!(self.made, Form::Pieces(_)) || self.part().is_some()
    }

    /// The title of the document, where it is another.
    pub(super) fn title(&self) -> Option<Words> {
        let Form::Whole(Some(made)) = &self.made else { return None };
        let is_as_it_was = self.own.is_some_and(|own| own.title == made.title);
        (!is_as_it_was).then(|| reading::title_of(&made.title))
    }

    /// The heading of the section, where that is another.
    pub(super) fn heading(&self) -> Option<Words> {
        match &self.made {
            Form::Whole(_) => self.section().map(|section| section.rubrik.clone()),
            Form::Pieces((outlined, _)) => {
                let outline = || reading::Part::Section("", &outlined.outline.section);
                self.is_other().then(|| outline().read(&self.section).rubrik)
            }
        }
    }

    /// The passages of the section, where that is another.
    pub(super) fn passages(&self) -> Option<Vec<&Words>> {
        match &self.made {
            Form::Whole(_) => self.section().map(|section| section.innehall.iter().collect()),
            Form::Pieces((_, pieces)) => {
                self.is_other().then(|| pieces.iter().flat_map(|piece| piece.words()).collect())
            }
        }
    }

    /// The section, where it was made as a whole and is another.
    fn section(&self) -> Option<&SectionContent<Words>> {
        self.read.get_or_init(|| self.other().map(|part| part.read(&self.section))).as_ref()
    }

    /// Which passages of the section some of those that it had became: those at the same place where as many are there, and those
    /// that are like them, since they may stand in another order.
    pub(super) fn became(&self, own: &SectionContent<Words>, range: &Range<usize>) -> Vec<Range<usize>> {
        let Some(made) = self.passages() else { return Vec::new() };
        became(self.links(own), own.innehall.len() == made.len(), range)
    }

    /// Which passages of the section each of those that it had became, in the order in which they stand now.
    pub(super) fn links(&self, own: &SectionContent<Words>) -> &[Link] {
        self.links.get_or_init(|| self.passages().map_or_else(Vec::new, |made| links_of(&own.innehall, made)))
    }

    /// How many passages of the section are such, where it is another. Of a table or a figure nothing else is read.
    pub(super) fn count(&self, such: &Such<'_>) -> Option<usize> {
        if let Form::Pieces((_, pieces)) = &self.made {
            return self.is_other().then(|| pieces.iter().map(|piece| such.count_in(piece)).sum());
        }
        let Some(block) = such.kind().block().filter(|_| self.read.get().is_none()) else {
            return self.section().map(|section| such.count(&section.innehall));
        };
        let part = self.other()?;
        Some(such.count(self.blocks.borrow_mut().entry(block.clone()).or_insert_with(|| part.of_block(&block)).iter()))
    }

    /// The section, where it was made as a whole and is another.
    fn other(&self) -> Option<reading::Part<'_>> {
        self.part().filter(|_| self.is_other())
    }

    /// Whether the section is another.
    fn is_other(&self) -> bool {
        *self.is_other.get_or_init(|| {
            let was = self.own.map(|own| reading::parts(&own.body)).unwrap_or_default();
            match &self.made {
                Form::Whole(_) => self.part().is_some_and(|part| !was.contains(&part)),
                Form::Pieces(made) => !was.iter().any(|part| is_of_pieces(part, made)),
            }
        })
    }

    fn part(&self) -> Option<reading::Part<'_>> {
        let Form::Whole(Some(made)) = &self.made else { return None };
        reading::part(&made.body, &self.section)
    }
}

/// Whether a section that was there is what a section of pieces is.
fn is_of_pieces(part: &reading::Part<'_>, (outlined, pieces): &Section) -> bool {
    let reading::Part::Section("", own) = part else { return false };
    let made = &outlined.outline.section;
    let is_there = own.key == made.key && own.level == made.level && own.place == made.place;
    is_there
        && own.heading == made.heading
        && match (&own.content, &made.content) {
            (Content::Blocks(blocks), Content::Blocks(_)) => {
                blocks.iter().eq(pieces.iter().flat_map(|piece| piece.blocks()))
            }
            (Content::Decisions { lead, points }, Content::Decisions { .. }) => {
                let lines = std::iter::once(lead).chain(points);
                pieces.len() == 1 + points.len()
                    && pieces.iter().zip(lines).all(|(it, line)| it.is(Stretch::Line(line)))
            }
            _ => false,
        }
}

/// What passages at a range became, by those that are like them; those at the same place too where there are as many as before.
pub(super) fn became(links: &[Link], is_as_long: bool, range: &Range<usize>) -> Vec<Range<usize>> {
    let is_at = |link: &&Link| link.old.start < range.end && range.start < link.old.end;
    let mut linked = links.iter().filter(is_at).map(|link| link.new.clone());
    let first = linked.next().unwrap_or(0..0);
    let alike = linked.fold(first, |whole, next| whole.start.min(next.start)..whole.end.max(next.end));
    if is_as_long && alike != *range { vec![range.clone(), alike] } else { vec![alike] }
}
