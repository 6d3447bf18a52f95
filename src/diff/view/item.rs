//! What is told of each part of a difference: its changes, and the passages around these.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::super::acts::ActKey;
use super::super::text::SEAM;
use super::super::{Sort, Span};
use super::done::Done;
use crate::messages::one_line;

/// A part of what is compared: the facts, a table, a document.
pub(crate) struct Group {
    /// The table or the key of the document that it is about.
    pub name: String,
    pub title: String,
    /// What is to be known of it before its changes are read; with what a document is compared, and why.
    pub about: String,
    /// What it is: `fakta`, `tabeller`, `dokument`.
    pub part: &'static str,
    pub sections: Vec<Section>,
}

/// A section of a part.
pub(crate) struct Section {
    pub title: String,
    pub items: Vec<Item>,
}

/// A change, or a passage that is as it was.
pub(crate) struct Item {
    pub label: String,
    /// The kind of thing that its label names, by its name in the catalogues.
    pub kind: String,
    pub done: Done,
    pub pieces: Vec<Piece>,
    /// Its words with what each stretch follows from.
    pub spans: Vec<Span>,
    /// Places, in words.
    pub places: String,
    /// What else is to be known of it: where its text still stands, where a value is shown.
    pub also: String,
    /// The causes, by number.
    pub causes: Vec<usize>,
    /// How these are told where they are this change itself, and not what it follows from.
    pub itself: Option<&'static str>,
    /// The acts that it belongs to, by their numbers in the difference.
    pub acts: BTreeSet<usize>,
    /// The act where it follows from nothing else.
    pub under: Option<ActKey>,
    /// What it holds that is not told beside it.
    pub parts: Vec<Item>,
    /// Whether something in it has no known cause.
    pub is_unknown: bool,
    /// Whether it is another because of what it tells of: a file, a finding.
    pub is_derived: bool,
    /// Whether its label says what was done, as that rows stand in another order.
    pub is_said: bool,
    /// How many changes it stands for that are not shown; none where it is one itself.
    pub unshown: usize,
    /// The move that it is an end of, and whether it is the new one.
    pub moved: Option<(usize, bool)>,
    /// Where what it is about stands: lines, and rows of sheets.
    pub stands: Vec<String>,
    /// Its number among the changes that others are about.
    pub number: Option<usize>,
    /// The changes that it is about: where each is found in the page, and its name.
    pub about: Vec<(String, String)>,
    /// The question that it answers.
    pub asks: String,
}

impl Group {
    /// How many changes it has.
    pub(crate) fn count(&self) -> usize {
        let items = self.sections.iter().flat_map(|section| &section.items);
        items.filter(|item| item.is_counted()).map(Item::stands_for).sum()
    }
}

impl Item {
    /// Whether it is counted: a move is one change, though it is shown at both ends.
    pub(crate) fn is_counted(&self) -> bool {
        self.done != Done::Same && self.moved.is_none_or(|(_, is_new)| is_new)
    }

    /// How many changes it is: one that tells how many are not shown stands for these.
    pub(crate) fn stands_for(&self) -> usize {
        self.unshown.max(1)
    }

    /// Whether it is itself what was done.
    pub(crate) fn is_own(&self) -> bool {
        self.done != Done::Same && self.causes.is_empty() && !self.is_unknown && self.moved.is_none()
    }

    /// What was done with it, by the names of that in pages: what was moved may have changed too.
    pub(super) fn sorts(&self) -> String {
        let is_moved = matches!(self.done, Done::Moved | Done::TakenOver);
        let has_changed = is_moved && self.spans.iter().any(|span| span.sort != Sort::Lika);
        format!("{}{}", self.done.name(), if has_changed { " andrat" } else { "" })
    }

    /// Whether it is the place that something was moved from.
    pub(super) fn is_old_end(&self) -> bool {
        self.moved.is_some_and(|(_, is_new)| !is_new)
    }
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub sort: Sort,
    pub text: String,
    /// Whether it is no text of the case, but says something of what stands before it.
    pub is_note: bool,
}

impl Piece {
    pub(super) fn new(sort: Sort, text: &str) -> Self {
        let text = if text.contains(SEAM) { Cow::Owned(text.replace(SEAM, " ¶ ")) } else { Cow::Borrowed(text) };
        Self { sort, text: one_line(&text).into_owned(), is_note: false }
    }
}
