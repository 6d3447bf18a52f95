//! What is told of a difference, in words, in the order in which it is read: the causes, then each part with its changes.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::super::acts::{ActKey, of_head};
use super::super::side::QUESTION;
use super::super::text::SEAM;
use super::super::{Diff, EntryChange, LEFT_OUT, Side, Sort, Span};
pub(crate) use super::done::Done;
use super::done::DoneWords;
use super::flat::Flat;
use super::order::{became, by_place};
use super::standing::Standing;
use crate::message::{Message, message};
use crate::messages::{Language, Messages, one_line, phrases};

/// All that is told.
pub(crate) struct Report {
    pub language: Language,
    pub title: String,
    pub sides: String,
    pub summary: String,
    /// What is to be known before all else: new findings, and adopted texts that changes reach.
    pub top: Vec<TopLine>,
    pub acts_title: String,
    pub acts: Vec<ActLine>,
    pub causes: Vec<CauseLine>,
    /// What each cause of the difference is, by the causes that are told.
    pub(super) flat: Flat,
    /// How the causes are known, in words.
    pub proof: String,
    /// How many changes have no cause that is known, and how many are themselves what was done.
    pub unknown: usize,
    pub own: usize,
    pub groups: Vec<Group>,
    pub not_compared: String,
}

/// A line on top.
pub(crate) struct TopLine {
    pub text: String,
    /// Where what it is about is found in the page.
    pub anchor: Option<String>,
}

/// An act as it is told.
pub(crate) struct ActLine {
    /// Its number in the difference.
    pub id: usize,
    /// What it is called.
    pub name: String,
    /// What was done, in few words.
    pub done: String,
    /// How many changes stand under it, and where.
    pub counts: String,
    /// Where its causes stand among those that are told.
    pub causes: Vec<usize>,
}

/// A cause as it is told.
pub(crate) struct CauseLine {
    /// Its number in the difference.
    pub id: usize,
    /// Its number in the report, from 1.
    pub number: usize,
    pub text: String,
    /// What it is called at a change: with what it says, where that is short.
    pub short: String,
    pub values: Vec<Piece>,
    pub places: String,
    /// How many changes follow from it, and where.
    pub follows: String,
    /// What was written by hand, where it is that.
    pub edits: Vec<Edit>,
    /// Where what it said before still stands, written by hand.
    pub stale: String,
}

/// An edit by hand.
pub(crate) struct Edit {
    /// What it was done to, and what, where its words do not say it.
    pub label: String,
    /// What it said and says.
    pub pieces: Vec<Piece>,
    /// Where it stands.
    pub place: String,
    /// Where it is found in the page.
    pub anchor: Option<String>,
    /// The section that it stands in; none where it is in several.
    pub section: String,
    /// The document that it stands in; none where it is in several.
    pub document: String,
}

impl Edit {
    /// Its label with a colon where words follow.
    pub(super) fn lead(&self) -> String {
        let colon = if self.label.is_empty() || self.pieces.is_empty() { "" } else { ": " };
        format!("{}{colon}", self.label)
    }
}

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

impl Report {
    /// What is told of a difference between two sides.
    pub(crate) fn new(diff: &Diff, old: &Side, new: &Side, language: Language) -> Self {
        let sides = [old, new];
        let teller = Teller {
            diff,
            sides,
            became: became(diff, new),
            standing: sides.map(Standing::of),
            language,
            messages: Messages::new(language),
            passages: RefCell::default(),
            counts: RefCell::default(),
            done_words: DoneWords::default(),
        };
        let mut groups = teller.linked(teller.groups());
        groups.iter_mut().for_each(|group| teller.give_acts(group));
        let flat = Flat::new(diff, &counted(&groups), |act| teller.rank(act));
        let causes = teller.causes(&flat, &groups);
        let acts = teller.acts(&flat, &groups);
        let items = || groups.iter().flat_map(|group| &group.sections).flat_map(|section| &section.items);
        let count =
            |is: fn(&Item) -> bool| items().filter(|item| item.is_counted() && is(item)).map(Item::stands_for).sum();
        let (unknown, own) = (count(|item| item.is_unknown), count(Item::is_own));
        Self {
            language,
            title: teller.say(&message!(phrases::DIFF_TITLE)),
            sides: teller.heads(),
            summary: if diff.is_empty() { teller.say(&message!(phrases::DIFF_SAME)) } else { teller.summary(&groups) },
            top: teller.top(&groups),
            acts_title: teller.say(&message!(phrases::DIFF_CAUSES)),
            acts,
            causes,
            flat,
            proof: [teller.proof(), teller.units(&groups)].join(" ").trim().to_owned(),
            unknown,
            own,
            groups,
            not_compared: teller.not_compared(),
        }
    }
}

/// Finds the words for a difference: of its parts (`entries`, `tables`, `documents`), its causes, and all names (`wording`).
pub(super) struct Teller<'d> {
    pub(super) diff: &'d Diff,
    pub(super) sides: [&'d Side; 2],
    /// Which document of the old side, by its key, each of the new side was.
    pub(super) became: BTreeSet<(&'d str, &'d str)>,
    /// In which documents of either side each text stands.
    pub(super) standing: [Standing<'d>; 2],
    pub(super) language: Language,
    pub(super) messages: Messages,
    /// What the kinds of passages are called, of which there are few.
    pub(super) passages: RefCell<BTreeMap<String, String>>,
    /// What is told of small numbers, each time a cause is.
    pub(super) counts: RefCell<BTreeMap<(&'static str, usize), String>>,
    pub(super) done_words: DoneWords,
}

impl Teller<'_> {
    pub(super) fn say(&self, phrase: &Message) -> String {
        self.messages.phrase(phrase)
    }

    /// How many changes there are, and of what.
    fn summary(&self, groups: &[Group]) -> String {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for group in groups {
            match counts.iter_mut().find(|(part, _)| *part == group.part) {
                Some((_, count)) => *count += group.count(),
                None => counts.push((group.part, group.count())),
            }
        }
        let part = |(part, count): &(&str, usize)| {
            self.say(&message!(phrases::DIFF_IN_PART, antal = count, del = self.part(part)))
        };
        let all = counts.iter().map(|(_, count)| count).sum::<usize>();
        let mut parts: Vec<String> = counts.iter().filter(|(_, count)| *count > 0).map(part).collect();
        // What differs and is none of these is the order of documents or findings.
        if parts.is_empty() {
            parts.push(self.say(&message!(phrases::DIFF_ORDER_ONLY)));
        }
        format!("{}: {}", self.say(&message!(phrases::DIFF_CHANGES, antal = all)), parts.join(", "))
    }

    fn not_compared(&self) -> String {
        let each = self.diff.jamfors_inte.iter();
        let list: Vec<String> = each.map(|what| self.say(&message!(phrases::DIFF_UNCOMPARED, slag = what))).collect();
        self.say(&message!(phrases::DIFF_NOT_COMPARED, lista = list.join("; ")))
    }

    fn groups(&self) -> Vec<Group> {
        let mut groups = self.decisions_first();
        let entries = |part: &'static str, items: Vec<Item>| Group {
            name: String::new(),
            title: self.part(part),
            about: self.about(part),
            part,
            sections: vec![Section { title: String::new(), items }],
        };
        let (answers, heads): (Vec<_>, Vec<_>) =
            self.diff.arende.iter().partition(|change| change.namn.starts_with(QUESTION));
        let heads = heads.into_iter().chain(by_place(answers.into_iter()));
        let facts = by_place(self.diff.fakta.iter()).into_iter();
        let mut before = vec![entries("arende", heads.map(|change| self.case_entry(change)).collect())];
        before.push(entries("fakta", facts.map(|change| self.value_entry("fakta", change)).collect()));
        before.push(entries(
            "berakning",
            self.diff.berakning.iter().map(|change| self.value_entry("berakning", change)).collect(),
        ));
        let mut tables: Vec<_> = self.diff.tabeller.iter().collect();
        tables.sort_by_key(|(name, _)| self.rank_of_table(name));
        before.extend(tables.into_iter().map(|(name, fate)| self.table(name, fate)));
        before.append(&mut groups);
        before.push(entries("anmarkningar", self.findings(&self.diff.anmarkningar)));
        before.push(entries("undantag", self.waivers(&self.diff.undantag)));
        before.push(entries("filer", self.diff.filer.iter().map(|change| self.file(change)).collect()));
        let has_items = |group: &Group| group.sections.iter().any(|section| !section.items.is_empty());
        let mut groups: Vec<Group> = before.into_iter().filter(has_items).collect();
        for group in &mut groups {
            for item in group.sections.iter_mut().flat_map(|section| &mut section.items) {
                if item.done == Done::Gone && !item.places.is_empty() {
                    item.places = self.say(&message!(phrases::DIFF_STOOD_AT, plats = &item.places));
                }
            }
        }
        groups
    }

    /// An entry of the case's head.
    fn case_entry(&self, change: &EntryChange<String>) -> Item {
        let asks = change.namn.strip_prefix(QUESTION).unwrap_or_default().to_owned();
        let mut item = Item { under: Some(of_head(&change.namn)), itself: Some("post"), ..self.head_entry(change) };
        if !asks.is_empty() {
            (item.asks, item.kind) = (asks, "svar".to_owned());
        }
        item
    }

    /// Whether documents were left out.
    pub(super) fn is_without_documents(&self) -> bool {
        self.diff.jamfors_inte.iter().any(|what| what == LEFT_OUT[0])
    }

    /// A change that its label says.
    pub(super) fn said(&self, label: String, done: Done) -> Item {
        Item { is_said: true, ..self.item(label, done, Vec::new()) }
    }

    /// A change of something that is called by its kind.
    pub(super) fn of_kind(&self, kind: &str, done: Done, pieces: Vec<Piece>) -> Item {
        Item { kind: kind.to_owned(), ..self.item(self.passage(kind), done, pieces) }
    }

    pub(super) fn item(&self, label: String, done: Done, pieces: Vec<Piece>) -> Item {
        Item {
            label,
            kind: String::new(),
            done,
            pieces,
            spans: Vec::new(),
            places: String::new(),
            also: String::new(),
            causes: Vec::new(),
            itself: None,
            acts: BTreeSet::new(),
            under: None,
            parts: Vec::new(),
            is_unknown: false,
            is_derived: false,
            is_said: false,
            unshown: 0,
            moved: None,
            stands: Vec::new(),
            number: None,
            about: Vec::new(),
            asks: String::new(),
        }
    }
}

/// The changes that are counted, each by the number of its group and its causes.
fn counted(groups: &[Group]) -> Vec<(usize, &[usize])> {
    let mut counted = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        let items = group.sections.iter().flat_map(|section| &section.items).filter(|item| item.is_counted());
        counted.extend(items.map(|item| (number, item.causes.as_slice())));
    }
    counted
}
