//! What became of a section when something was put back.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;

use super::super::align::{Link, Profiles, links};
use super::super::content::{Kind, SectionContent};
use super::super::reading;
use super::super::text::Words;
use crate::document::Document;

/// What became of a section when something was put back.
pub(super) struct Remade<'s> {
    /// The document with that section alone, where it is there.
    made: Option<Document>,
    /// It as it was, if it was there.
    own: Option<&'s Document>,
    section: String,
    /// Whether the section is there and another.
    is_other: OnceCell<bool>,
    /// The section where it is another, read word by word when it is asked for.
    read: OnceCell<Option<SectionContent<Words>>>,
    /// Tables and figures of it, read by themselves.
    blocks: RefCell<BTreeMap<Kind, Vec<Words>>>,
    /// Which of the section's passages became which.
    links: OnceCell<Vec<Link>>,
}

impl<'s> Remade<'s> {
    /// A section of a document as it was made, and the document as it was.
    pub(super) fn new(made: Option<Document>, own: Option<&'s Document>, section: &str) -> Self {
        let (is_other, read, links) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { made, own, section: section.to_owned(), is_other, read, blocks: RefCell::default(), links }
    }
}

impl Remade<'_> {
    /// Whether it is what another is.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.made == other.made
    }

    /// Whether it has the section.
    pub(super) fn has_section(&self) -> bool {
        self.part().is_some()
    }

    /// The title of the document, where it is another.
    pub(super) fn title(&self) -> Option<Words> {
        let made = self.made.as_ref()?;
        let is_as_it_was = self.own.is_some_and(|own| own.title == made.title);
        (!is_as_it_was).then(|| reading::title_of(&made.title))
    }

    /// The section, where it is another.
    pub(super) fn section(&self) -> Option<&SectionContent<Words>> {
        self.read.get_or_init(|| self.read()).as_ref()
    }

    /// Which passages of the section some of those that it had became: those at the same place where as many are there, and those
    /// that are like them, since they may stand in another order.
    pub(super) fn became(&self, own: &SectionContent<Words>, range: &Range<usize>) -> Vec<Range<usize>> {
        let Some(made) = self.section() else { return Vec::new() };
        let is_at = |link: &&Link| link.old.start < range.end && range.start < link.old.end;
        let mut linked = self.links(own).iter().filter(is_at).map(|link| link.new.clone());
        let first = linked.next().unwrap_or(0..0);
        let alike = linked.fold(first, |whole, next| whole.start.min(next.start)..whole.end.max(next.end));
        let is_as_long = own.innehall.len() == made.innehall.len();
        if is_as_long && alike != *range { vec![range.clone(), alike] } else { vec![alike] }
    }

    /// Which passages of the section each of those that it had became, in the order in which they stand now.
    pub(super) fn links(&self, own: &SectionContent<Words>) -> &[Link] {
        self.section().map_or(&[], |made| self.links.get_or_init(|| links_of(own, made)))
    }

    /// How many passages of a kind the section has that are such, where it is another. Of a table or a figure nothing else is read.
    pub(super) fn count(&self, kind: &Kind, is_such: impl Fn(&Words) -> bool) -> Option<usize> {
        let of = |all: &[Words]| all.iter().filter(|words| words.passage.form.slag == *kind && is_such(words)).count();
        let Some(block) = kind.block().filter(|_| self.read.get().is_none()) else {
            return self.section().map(|section| of(&section.innehall));
        };
        let part = self.other()?;
        Some(of(self.blocks.borrow_mut().entry(block.clone()).or_insert_with(|| part.of_block(&block))))
    }

    fn read(&self) -> Option<SectionContent<Words>> {
        self.other().map(|part| part.read(&self.section))
    }

    /// The section, where it is another.
    fn other(&self) -> Option<reading::Part<'_>> {
        let part = self.part()?;
        let is_as_it_was = || self.own.is_some_and(|own| reading::parts(&own.body).contains(&part));
        let is_other = *self.is_other.get_or_init(|| !is_as_it_was());
        is_other.then_some(part)
    }

    fn part(&self) -> Option<reading::Part<'_>> {
        let parts = reading::keyed(&self.made.as_ref()?.body);
        parts.into_iter().find(|(key, _)| *key == self.section).map(|(_, part)| part)
    }
}

fn links_of(own: &SectionContent<Words>, made: &SectionContent<Words>) -> Vec<Link> {
    let mut profiles = Profiles::default();
    let mut of =
        |section: &SectionContent<Words>| section.innehall.iter().map(|it| profiles.of(it, None)).collect::<Vec<_>>();
    let (before, after) = (of(own), of(made));
    links(&before, &after)
}
