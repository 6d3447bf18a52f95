//! What is to be known before all else: what is compared, new findings, and adopted texts that changes reach.

use std::collections::BTreeMap;

use super::super::{Head, NoteChange, Pair, Taken};
use super::report::{Done, Group, Item, Teller, TopLine};
use crate::manifest::VERSION;
use crate::message::message;
use crate::messages::{one_line, phrases};
use crate::model::DocumentRole;

impl Teller<'_> {
    /// What is compared: each side by its number and its folder, and the program that compares them.
    pub(super) fn heads(&self) -> String {
        let side = |side: usize, head: &Head| {
            let slag = match head.slag {
                Taken::Arende => "arende",
                Taken::Utdata => "utdata",
                Taken::Paket => "paket",
            };
            let number = self.sides[side].whole().arende.get("arendenummer").map(|number| one_line(number));
            let nummer = number.as_deref().unwrap_or_default();
            let told = self.say(&message!(phrases::DIFF_SIDE, slag = slag, mapp = one_line(&head.mapp)));
            if nummer.is_empty() {
                told
            } else {
                self.say(&message!(phrases::DIFF_NUMBERED, sida = told, nummer = nummer))
            }
        };
        let Pair { fore, efter } = &self.diff.sidor;
        self.say(&message!(phrases::DIFF_SIDES, fore = side(0, fore), efter = side(1, efter), version = VERSION))
    }

    /// New findings first, then how many there are in all, then adopted texts that changes reach.
    pub(super) fn top(&self, groups: &[Group]) -> Vec<TopLine> {
        let plain = |text: String| TopLine { text, anchor: None };
        let findings = groups.iter().filter(|group| group.part == "anmarkningar");
        let items: Vec<&Item> = findings.flat_map(|group| &group.sections).flat_map(|section| &section.items).collect();
        let gone = self.diff.anmarkningar.fore.len();
        let mut lines: Vec<TopLine> = Vec::new();
        let mut new: Vec<(&NoteChange, &&Item)> =
            self.diff.anmarkningar.efter.iter().zip(items.iter().skip(gone)).collect();
        new.sort_by_key(|(note, _)| note.om != "fel");
        for (note, item) in new.iter().take(TOLD) {
            let text = self.unticked(&note.text);
            let text =
                self.say(&message!(phrases::DIFF_NEW_FINDING, slag = note.om, kod = one_line(&note.kod), text = text));
            lines.push(TopLine { text, anchor: item.anchor() });
        }
        let counts = self.finding_counts();
        if gone + new.len() > 0 {
            let told = counts.iter().map(|(slag, Pair { fore, efter })| {
                self.say(&message!(phrases::DIFF_FINDING_COUNT, slag = slag, fore = fore, efter = efter))
            });
            let told = told.collect::<Vec<_>>().join(", ");
            lines.push(plain(self.say(&message!(
                phrases::DIFF_FINDING_COUNTS,
                nya = new.len(),
                borta = gone,
                antal = told
            ))));
        }
        lines.extend(self.adopted_texts(groups));
        lines
    }

    /// How many findings of each gravity either side has.
    fn finding_counts(&self) -> BTreeMap<&str, Pair<usize>> {
        let mut counts = BTreeMap::from(["fel", "varning"].map(|grave| (grave, Pair::new(0, 0))));
        for (side, of) in self.sides.iter().enumerate() {
            for note in &of.whole().anmarkningar {
                let count = counts.entry(note.om.as_str()).or_insert_with(|| Pair::new(0, 0));
                *(if side == 0 { &mut count.fore } else { &mut count.efter }) += 1;
            }
        }
        counts
    }

    /// The documents that reproduce what was adopted before, where changes reach them.
    fn adopted_texts(&self, groups: &[Group]) -> Vec<TopLine> {
        let Some(live) = self.sides[1].live.as_deref() else { return Vec::new() };
        let reproduces = |group: &Group| {
            let found = live.case.attachments.iter().find(|attachment| attachment.key() == group.name);
            // One that was adopted in the earlier case is frozen, and what has changed about it is told where it is.
            let is_frozen = self.document(1, &group.name).is_some_and(|it| it.egenskaper.contains_key("fryst"));
            let is_adopted = found.is_some_and(|it| it.role() == Some(DocumentRole::Foregangare));
            group.part == "dokument" && is_adopted && !is_frozen
        };
        let line = |(number, group): (usize, &Group)| {
            let antal = group.count();
            let is_new = group.sections.iter().flat_map(|section| &section.items).all(|item| item.done == Done::Added);
            let text = self.say(&message!(phrases::DIFF_ADOPTED_TEXT, dokument = group.title, antal = antal));
            (antal > 0 && !is_new).then(|| TopLine { text, anchor: Some(format!("del-{number}")) })
        };
        groups.iter().enumerate().filter(|(_, group)| reproduces(group)).filter_map(line).collect()
    }

    /// A text without the backticks that mark what was typed: that stands in quotation marks.
    pub(super) fn unticked(&self, text: &str) -> String {
        let mut parts = text.split('`');
        let mut told = parts.next().unwrap_or_default().to_owned();
        while let Some(name) = parts.next() {
            match parts.next() {
                Some(rest) => told.push_str(&(self.say(&message!(phrases::DIFF_QUOTED, text = name)) + rest)),
                None => told.push_str(&format!("`{name}")),
            }
        }
        told
    }
}

/// So many new findings are told on top; all stand among the findings.
const TOLD: usize = 10;
