//! How entries, passages, sections and documents have changed, so that either side can be had from the other.

use serde::{Deserialize, Serialize};

use super::content::{DocumentContent, Entries, Kind, Passage, SectionContent, Shape};
use super::script::{Change, Pair, Script};
use super::text::SEAM;
use super::words::Span;

/// An entry that has changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryChange<V> {
    /// Its name.
    pub namn: String,
    /// What it says on either side; none where it is not there.
    pub varde: Pair<Option<V>>,
    /// Where it stands.
    pub platser: Pair<Vec<String>>,
    /// What it follows from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orsak: Option<usize>,
}

impl<V: Clone + PartialEq> EntryChange<V> {
    pub(super) fn inverted(&self) -> Self {
        Self { varde: self.varde.inverted(), platser: self.platser.inverted(), ..self.clone() }
    }
}

/// The entries that differ.
pub(super) fn entries<V: Clone + PartialEq>(old: &Entries<V>, new: &Entries<V>) -> Vec<EntryChange<V>> {
    let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
    names.sort();
    names.dedup();
    let changed = names.into_iter().filter(|name| old.get(*name) != new.get(*name));
    let change = |name: &String| EntryChange {
        namn: name.clone(),
        varde: Pair::new(old.get(name).cloned(), new.get(name).cloned()),
        platser: Pair::default(),
        orsak: None,
    };
    changed.map(change).collect()
}

/// Entries with changes made; none where they are not these.
pub(super) fn with_entries<V: Clone + PartialEq>(old: &Entries<V>, changes: &[EntryChange<V>]) -> Option<Entries<V>> {
    let mut new = old.clone();
    for change in changes {
        if old.get(&change.namn) != change.varde.fore.as_ref() {
            return None;
        }
        match &change.varde.efter {
            Some(value) => new.insert(change.namn.clone(), value.clone()),
            None => new.remove(&change.namn),
        };
    }
    Some(new)
}

/// How passages have changed: one, or several that became one, or one that became several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassageChange {
    /// What they are beside their words.
    pub former: Pair<Vec<Shape>>,
    /// Their words; a line break where one ends and the next begins.
    pub delar: Vec<Span>,
    /// Where the first of them begins.
    pub platser: Pair<Option<String>>,
}

impl PassageChange {
    /// Whether its words are the same.
    pub fn is_format_only(&self) -> bool {
        self.delar.iter().all(|span| span.sort == super::words::Sort::Lika)
    }
}

impl Change<Passage> for PassageChange {
    fn lengths(&self) -> (usize, usize) {
        (self.former.fore.len(), self.former.efter.len())
    }

    fn apply(&self, old: &[Passage]) -> Option<Vec<Passage>> {
        let texts: Vec<&str> = old.iter().map(|passage| passage.text.as_str()).collect();
        let forms = old.iter().map(|passage| &passage.form);
        if !forms.eq(&self.former.fore) || texts.join(SEAM) != Span::side(&self.delar, true) {
            return None;
        }
        let text = Span::side(&self.delar, false);
        let texts: Vec<&str> = text.split(SEAM).collect();
        let passage = |(form, text): (&Shape, &&str)| Passage { form: form.clone(), text: (*text).to_owned() };
        (texts.len() == self.former.efter.len()).then(|| self.former.efter.iter().zip(&texts).map(passage).collect())
    }

    fn inverted(&self) -> Self {
        Self { former: self.former.inverted(), delar: Span::inverted(&self.delar), platser: self.platser.inverted() }
    }
}

/// A passage that was moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// The document and the section on either side.
    pub plats: Pair<(String, String)>,
    /// Where it stands in the inputs.
    #[serde(default)]
    pub rader: Pair<Option<String>>,
    /// Its words, with what has changed in them.
    pub delar: Vec<Span>,
    /// Whether it was taken over into another document.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub overtaget: bool,
    /// What it follows from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orsak: Option<usize>,
}

impl Move {
    pub(super) fn inverted(&self) -> Self {
        let delar = Span::inverted(&self.delar);
        Self { plats: self.plats.inverted(), rader: self.rader.inverted(), delar, ..self.clone() }
    }
}

/// How a section has changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionChange {
    /// Its key.
    pub nyckel: Pair<String>,
    /// The level of its heading.
    pub niva: Pair<u8>,
    /// Its heading.
    pub rubrik: Option<PassageChange>,
    /// What stands in it.
    pub innehall: Script<Passage, PassageChange>,
    /// Its tables, figures and lists of bilagor whose rows stand in another order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ordning: Vec<OrderChange>,
}

/// A table, a figure or a list of bilagor whose rows stand in another order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderChange {
    /// What its rows are.
    pub slag: Kind,
    /// What this follows from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orsak: Option<usize>,
}

impl Change<SectionContent> for SectionChange {
    fn lengths(&self) -> (usize, usize) {
        (1, 1)
    }

    fn apply(&self, old: &[SectionContent]) -> Option<Vec<SectionContent>> {
        let [old] = old else { return None };
        if (&old.nyckel, old.niva) != (&self.nyckel.fore, self.niva.fore) {
            return None;
        }
        Some(vec![SectionContent {
            nyckel: self.nyckel.efter.clone(),
            niva: self.niva.efter,
            rubrik: with_line(&old.rubrik, self.rubrik.as_ref())?,
            innehall: self.innehall.apply(&old.innehall)?,
        }])
    }

    fn inverted(&self) -> Self {
        Self {
            nyckel: self.nyckel.inverted(),
            niva: self.niva.inverted(),
            rubrik: self.rubrik.as_ref().map(Change::inverted),
            innehall: self.innehall.inverted(),
            ordning: self.ordning.clone(),
        }
    }
}

/// How a document has changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentChange {
    /// Its key.
    pub nyckel: Pair<String>,
    /// What it is, its number and its file.
    pub egenskaper: Vec<EntryChange<String>>,
    /// Its title.
    pub titel: Option<PassageChange>,
    /// Its sections.
    pub avsnitt: Script<SectionContent, SectionChange>,
}

impl DocumentChange {
    /// Whether the document is as it was.
    pub(super) fn is_none(&self) -> bool {
        self.nyckel.fore == self.nyckel.efter
            && self.egenskaper.is_empty()
            && self.titel.is_none()
            && self.avsnitt.is_empty()
    }
}

impl Change<DocumentContent> for DocumentChange {
    fn lengths(&self) -> (usize, usize) {
        (1, 1)
    }

    fn apply(&self, old: &[DocumentContent]) -> Option<Vec<DocumentContent>> {
        let [old] = old else { return None };
        (old.nyckel == self.nyckel.fore).then_some(())?;
        Some(vec![DocumentContent {
            nyckel: self.nyckel.efter.clone(),
            egenskaper: with_entries(&old.egenskaper, &self.egenskaper)?,
            titel: with_line(&old.titel, self.titel.as_ref())?,
            avsnitt: self.avsnitt.apply(&old.avsnitt)?,
        }])
    }

    fn inverted(&self) -> Self {
        Self {
            nyckel: self.nyckel.inverted(),
            egenskaper: self.egenskaper.iter().map(EntryChange::inverted).collect(),
            titel: self.titel.as_ref().map(Change::inverted),
            avsnitt: self.avsnitt.inverted(),
        }
    }
}

fn with_line(old: &Passage, change: Option<&PassageChange>) -> Option<Passage> {
    match change {
        None => Some(old.clone()),
        Some(change) => change.apply(std::slice::from_ref(old))?.pop(),
    }
}
