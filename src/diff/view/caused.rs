//! What a change follows from, as it is told where the change stands.

use std::collections::BTreeSet;

use super::report::{CauseLine, Done, Item, Report, Section};
use crate::message::message;
use crate::messages::{Messages, phrases};

impl CauseLine {
    /// What it is called by its number and its name.
    pub(crate) fn called(&self) -> String {
        format!("{}. {}", self.number, self.short)
    }

    /// What it is called where one is chosen of many: with what it says, where that is short.
    pub(crate) fn choice(&self) -> String {
        let values: Vec<&str> = self.values.iter().map(|piece| piece.text.as_str()).collect();
        let values = values.join(" → ");
        let short: String = values.chars().take(CHOICE).collect();
        let values = if short.len() < values.len() { format!("{short}…") } else { short };
        let values = if values.is_empty() { values } else { format!(" ({values})") };
        format!("{}. {}{values}", self.number, self.text)
    }
}

/// So many characters of what a cause says tell it from others.
const CHOICE: usize = 60;

/// So many causes of a change are told by their names where it stands.
const NAMED: usize = 4;

impl Report {
    /// What a change follows from, in words: a few causes by their names, of more the numbers alone. `written` writes a cause, by
    /// its name where it is told that it may. Whether a part of the change follows from nothing known is said too.
    pub(super) fn caused(
        &self,
        item: &Item,
        messages: &Messages,
        written: impl Fn(&CauseLine, bool) -> String,
    ) -> Option<String> {
        // What it follows from that something was moved is told where it stands now.
        if item.is_old_end() {
            return None;
        }
        let is_named = item.itself.is_none() && !self.is_by_numbers(item);
        let together = |parts: &&[usize]| {
            let parts: Vec<String> = parts.iter().map(|at| written(&self.causes[*at], is_named)).collect();
            parts.join(" + ")
        };
        let mut causes: Vec<String> = self.flat.of(&item.causes).iter().map(together).collect();
        let unknown = || messages.phrase(&message!(phrases::DIFF_UNCAUSED));
        match (causes.is_empty(), item.is_unknown) {
            // A file is another because something in it is, and a finding because of what it is about.
            (true, false) if item.is_own() && !item.is_said && !item.is_derived => {
                return Some(messages.phrase(&message!(phrases::DIFF_ITSELF)));
            }
            (true, false) => return None,
            (true, true) => return Some(unknown()),
            (false, true) => causes.push(unknown()),
            (false, false) => {}
        }
        let causes = causes.join(", ");
        Some(messages.phrase(&match item.itself {
            Some(slag) => message!(phrases::DIFF_IS_CAUSE, slag = slag, orsak = causes),
            None => message!(phrases::DIFF_CAUSED, orsak = causes),
        }))
    }

    /// Whether a change has more causes than can be told by their names.
    fn is_by_numbers(&self, item: &Item) -> bool {
        item.itself.is_none() && !self.flat.are_few(&item.causes, NAMED) && self.causes_of(item).len() > NAMED
    }

    /// The causes that the changes of a section tell by their numbers alone, in the order of these.
    pub(super) fn by_numbers(&self, section: &Section) -> Vec<&CauseLine> {
        let is_told = |item: &&Item| item.done != Done::Same && !item.is_old_end() && self.is_by_numbers(item);
        let items = section.items.iter().filter(is_told);
        let ids: BTreeSet<usize> = items.flat_map(|item| self.causes_of(item)).collect();
        self.causes.iter().filter(|cause| ids.contains(&cause.id)).collect()
    }

    /// The causes of a change that are told, each once, alone or together with others.
    pub(super) fn causes_of(&self, item: &Item) -> BTreeSet<usize> {
        self.flat.of(&item.causes).into_iter().flatten().map(|at| self.causes[*at].id).collect()
    }

    /// How many changes have no cause that is known, and how many are themselves what was done, in words.
    pub(super) fn uncaused(&self, messages: &Messages) -> Vec<String> {
        let changes = |antal: usize| messages.phrase(&message!(phrases::DIFF_CHANGES, antal = antal));
        let line = |name, antal: usize| (antal > 0).then(|| format!("{}: {}", messages.phrase(&name), changes(antal)));
        let unknown = line(message!(phrases::DIFF_UNKNOWN), self.unknown);
        unknown.into_iter().chain(line(message!(phrases::DIFF_OWN_ACT), self.own)).collect()
    }
}
