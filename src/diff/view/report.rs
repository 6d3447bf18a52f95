//! What is told of a difference, in words, in the order in which it is read: the causes, then each part with its changes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::super::acts::of_head;
use super::super::side::QUESTION;
use super::super::{Diff, EntryChange, LEFT_OUT, Side};
pub(crate) use super::done::Done;
use super::done::DoneWords;
use super::flat::Flat;
pub(crate) use super::item::{Group, Item, Piece, Section};
use super::order::{became, by_place};
use super::standing::Standing;
use crate::message::{Message, message};
use crate::messages::{Language, Messages, phrases};

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
