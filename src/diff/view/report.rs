//! What is told of a difference, in words, in the order in which it is read: the causes, then each part with its changes.

use super::super::text::SEAM;
use super::super::{Diff, Head, Pair, Side, Sort, Taken};
use super::standing::Standing;
use crate::message::{Message, message};
use crate::messages::{Language, Messages, one_line, phrases};

/// All that is told.
pub(crate) struct Report {
    pub language: Language,
    pub title: String,
    pub sides: String,
    pub summary: String,
    pub causes_title: String,
    pub causes: Vec<CauseLine>,
    /// Where in `causes` each stands, by its number in the difference.
    at: Vec<usize>,
    /// How the causes are known, in words.
    pub proof: String,
    /// How many places have no cause that is known, in words.
    pub unknown: String,
    pub groups: Vec<Group>,
    pub not_compared: String,
}

/// A cause as it is told.
pub(crate) struct CauseLine {
    /// Its number in the difference.
    pub id: usize,
    /// Its number in the report, from 1.
    pub number: usize,
    pub text: Vec<Run>,
    pub values: Vec<Piece>,
    pub places: String,
    pub follows: Vec<Run>,
    /// The numbers in the difference of those that it is together.
    pub parts: Vec<usize>,
}

/// A part of a line that names other causes.
pub(crate) enum Run {
    Text(String),
    /// A cause by its number in the difference, and in the report.
    Cause(usize, usize),
}

impl Run {
    /// Runs as text.
    pub(crate) fn plain(runs: &[Self]) -> String {
        let written = |run: &Self| match run {
            Self::Text(text) => text.clone(),
            Self::Cause(_, number) => number.to_string(),
        };
        runs.iter().map(written).collect()
    }
}

/// A part of what is compared: the facts, a table, a document.
pub(crate) struct Group {
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
    pub done: Done,
    pub pieces: Vec<Piece>,
    /// Places, in words.
    pub places: String,
    /// What else is to be known of it: where its text still stands, where a value is shown.
    pub also: String,
    /// The causes, by number.
    pub causes: Vec<usize>,
    /// Whether something in it has no known cause.
    pub is_unknown: bool,
    /// Whether its label says what was done, as that rows stand in another order.
    pub is_said: bool,
    /// Whether it is a part of something larger that is told at its head.
    pub is_part: bool,
    /// How many changes it stands for that are not shown; none where it is one itself.
    pub unshown: usize,
    /// The move that it is an end of, and whether it is the new one.
    pub moved: Option<(usize, bool)>,
}

impl Group {
    /// How many changes it has.
    pub(crate) fn count(&self) -> usize {
        let items = self.sections.iter().flat_map(|section| &section.items);
        items.filter(|item| item.is_counted()).map(|item| item.unshown.max(1)).sum()
    }
}

impl Item {
    /// Whether it is counted: a move is one change, though it is shown at both ends.
    pub(crate) fn is_counted(&self) -> bool {
        self.done != Done::Same && self.moved.is_none_or(|(_, is_new)| is_new)
    }
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    Same,
    Changed,
    Added,
    Gone,
    Moved,
    TakenOver,
    Format,
}

impl Done {
    /// Its name in the catalogues and in pages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Same => "lika",
            Self::Changed => "andrat",
            Self::Added => "tillagt",
            Self::Gone => "borta",
            Self::Moved => "flyttat",
            Self::TakenOver => "overtaget",
            Self::Format => "formatering",
        }
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
        Self { sort, text: one_line(&text.replace(SEAM, " ¶ ")).into_owned(), is_note: false }
    }
}

impl Report {
    /// What is told of a difference between two sides.
    pub(crate) fn new(diff: &Diff, old: &Side, new: &Side, language: Language) -> Self {
        let sides = [old, new];
        let teller = Teller { diff, sides, standing: sides.map(Standing::of), messages: Messages::new(language) };
        let groups = teller.groups();
        let causes = teller.causes();
        let mut at = vec![0; causes.len()];
        causes.iter().enumerate().for_each(|(index, cause)| at[cause.id] = index);
        Self {
            language,
            title: teller.say(&message!(phrases::DIFF_TITLE)),
            sides: teller.heads(),
            summary: if diff.is_empty() { teller.say(&message!(phrases::DIFF_SAME)) } else { teller.summary(&groups) },
            causes_title: teller.say(&message!(phrases::DIFF_CAUSES)),
            causes,
            at,
            proof: [teller.proof(), teller.units()].join(" ").trim().to_owned(),
            unknown: match diff.utan_orsak {
                0 => String::new(),
                _ => format!(
                    "{}: {}",
                    teller.say(&message!(phrases::DIFF_UNKNOWN)),
                    teller.say(&message!(phrases::DIFF_PLACES, antal = diff.utan_orsak))
                ),
            },
            groups,
            not_compared: teller.not_compared(),
        }
    }

    /// What a change follows from, in words, with each cause as it is written; whether a part of it follows from nothing known.
    pub(super) fn caused(
        &self,
        item: &Item,
        messages: &Messages,
        written: impl Fn(&CauseLine) -> String,
    ) -> Option<String> {
        if item.is_part {
            return None;
        }
        let mut causes: Vec<String> = self.causes_of(item).map(written).collect();
        let unknown = messages.phrase(&message!(phrases::DIFF_UNCAUSED));
        match (causes.is_empty(), item.is_unknown) {
            (true, false) => return None,
            (true, true) => return Some(unknown),
            (false, true) => causes.push(unknown),
            (false, false) => {}
        }
        Some(messages.phrase(&message!(phrases::DIFF_CAUSED, orsak = causes.join(", "))))
    }

    /// The causes of a change, in the order in which they are told.
    pub(super) fn causes_of(&self, item: &Item) -> impl Iterator<Item = &CauseLine> {
        let mut told: Vec<usize> = item.causes.iter().filter_map(|id| self.at.get(*id).copied()).collect();
        told.sort_unstable();
        told.into_iter().map(|at| &self.causes[at])
    }
}

/// Finds the words for a difference: of its parts (`entries`, `tables`, `documents`), its causes, and all names (`wording`).
pub(super) struct Teller<'d> {
    pub(super) diff: &'d Diff,
    pub(super) sides: [&'d Side; 2],
    /// In which documents of either side each text stands.
    pub(super) standing: [Standing<'d>; 2],
    messages: Messages,
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

    fn heads(&self) -> String {
        let side = |head: &Head| {
            let slag = match head.slag {
                Taken::Arende => "arende",
                Taken::Utdata => "utdata",
                Taken::Paket => "paket",
            };
            self.say(&message!(phrases::DIFF_SIDE, slag = slag, mapp = one_line(&head.mapp)))
        };
        let Pair { fore, efter } = &self.diff.sidor;
        self.say(&message!(phrases::DIFF_SIDES, fore = side(fore), efter = side(efter)))
    }

    fn not_compared(&self) -> String {
        let each = self.diff.jamfors_inte.iter();
        let list: Vec<String> = each.map(|what| self.say(&message!(phrases::DIFF_UNCOMPARED, slag = what))).collect();
        self.say(&message!(phrases::DIFF_NOT_COMPARED, lista = list.join("; ")))
    }

    fn groups(&self) -> Vec<Group> {
        let mut groups = self.decisions_first();
        let entries = |part: &'static str, items: Vec<Item>| Group {
            title: self.part(part),
            about: if part == "filer" { self.say(&message!(phrases::DIFF_HASHES)) } else { String::new() },
            part,
            sections: vec![Section { title: String::new(), items }],
        };
        let mut before =
            vec![entries("arende", self.diff.arende.iter().map(|change| self.head_entry(change)).collect())];
        before.push(entries("fakta", self.diff.fakta.iter().map(|change| self.value_entry("fakta", change)).collect()));
        before.push(entries(
            "berakning",
            self.diff.berakning.iter().map(|change| self.value_entry("berakning", change)).collect(),
        ));
        before.extend(self.diff.tabeller.iter().map(|(name, fate)| self.table(name, fate)));
        before.append(&mut groups);
        before.push(entries("anmarkningar", self.findings(&self.diff.anmarkningar)));
        before.push(entries("undantag", self.waivers(&self.diff.undantag)));
        before.push(entries("filer", self.diff.filer.iter().map(|change| self.file(change)).collect()));
        let has_items = |group: &Group| group.sections.iter().any(|section| !section.items.is_empty());
        let mut groups: Vec<Group> = before.into_iter().filter(has_items).collect();
        let items = groups.iter_mut().flat_map(|group| &mut group.sections).flat_map(|section| &mut section.items);
        for item in items.filter(|item| item.done == Done::Gone && !item.places.is_empty()) {
            item.places = self.say(&message!(phrases::DIFF_STOOD_AT, plats = &item.places));
        }
        groups
    }

    /// A change that its label says.
    pub(super) fn said(&self, label: String, done: Done) -> Item {
        Item { is_said: true, ..self.item(label, done, Vec::new()) }
    }

    pub(super) fn item(&self, label: String, done: Done, pieces: Vec<Piece>) -> Item {
        Item {
            label,
            done,
            pieces,
            places: String::new(),
            also: String::new(),
            causes: Vec::new(),
            is_unknown: false,
            is_said: false,
            is_part: false,
            unshown: 0,
            moved: None,
        }
    }
}
