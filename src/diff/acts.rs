//! What was done: causes and changes by what somebody had before them when they made these. An act is derived from a difference, and
//! is told before it, so that a reader begins with few lines: the case and its decision, documents, groups of facts, sheets, texts,
//! templates. Every cause stands under one act, and so does every change.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::script::Step;
use super::tables::TableFate;
use super::{Diff, NoteChange, Pair};

/// What an act is about; those that weigh most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActSort {
    /// The case: its number, day and status, its decision, and what is answered of an earlier one.
    Arende,
    /// Which documents there are, and what they are.
    Dokument,
    /// Facts of a group.
    Uppgifter,
    /// A sheet.
    Blad,
    /// The text of a document, written anew.
    Text,
    /// The house's words, those of the kind of case, or the program.
    Mall,
    /// Findings of which nothing is known.
    Anmarkningar,
    /// Waivers.
    Undantag,
    /// Files.
    Filer,
    /// What follows from nothing that is known.
    Okand,
}

/// An act by its sort and its name: of a group of facts, of a table, of a document.
pub(super) type ActKey = (ActSort, String);

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// What it is about.
    pub slag: ActSort,
    /// Its name: of a group of facts, of a table, the key of a document; empty where there is one of its sort.
    pub namn: String,
    /// The numbers of its causes.
    pub orsaker: Vec<usize>,
    /// How many places in the documents follow from these.
    pub stallen: usize,
    /// The keys of these documents.
    pub dokument: BTreeSet<String>,
    /// How many rows of a sheet it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rader: Option<RowCounts>,
}

/// How many rows of a table there are of each fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowCounts {
    /// Those that are gone.
    pub borta: usize,
    /// Those that are new.
    pub nya: usize,
    /// Those that are changed.
    pub andrade: usize,
    /// Those that are the same.
    pub lika: usize,
}

impl Act {
    pub(super) fn inverted(&self) -> Self {
        let swapped = |rows: RowCounts| RowCounts { borta: rows.nya, nya: rows.borta, ..rows };
        Self { rader: self.rader.map(swapped), ..self.clone() }
    }
}

impl RowCounts {
    /// Those of a table.
    pub(super) fn of(fate: &TableFate) -> Self {
        let none = Self { borta: 0, nya: 0, andrade: 0, lika: 0 };
        match fate {
            TableFate::Tillagd(table) => Self { nya: table.rader.len(), ..none },
            TableFate::Borttagen(table) => Self { borta: table.rader.len(), ..none },
            TableFate::Andrad(change) => {
                let mut counts = Self { borta: change.rader.borta.len(), ..none };
                for step in &change.rader.steg {
                    match step {
                        Step::Kvar { antal, .. } => counts.lika += antal,
                        Step::Tillagt { .. } => counts.nya += 1,
                        Step::Andrat { .. } => counts.andrade += 1,
                    }
                }
                counts
            }
        }
    }
}

/// The act of an entry of the case's head.
pub(super) fn of_head(name: &str) -> ActKey {
    match name {
        "husstil" | "arendetyp" => (ActSort::Mall, name.to_owned()),
        "program" | "typst" => (ActSort::Mall, "program".to_owned()),
        _ => (ActSort::Arende, String::new()),
    }
}

/// The act of a fact: that of its group, which is what stands before its last dot.
pub(super) fn of_fact(name: &str) -> ActKey {
    (ActSort::Uppgifter, name.rsplit_once('.').map_or("", |(group, _)| group).to_owned())
}

/// The acts of a difference whose causes belong to these.
pub(super) fn acts(diff: &Diff, of_causes: &[ActKey]) -> Vec<Act> {
    let mut acts: BTreeMap<ActKey, Act> = BTreeMap::new();
    for (id, (key, cause)) in of_causes.iter().zip(&diff.orsaker).enumerate() {
        let act = of(&mut acts, key.clone());
        act.orsaker.push(id);
        act.stallen += cause.foljder;
        act.dokument.extend(cause.dokument.iter().cloned());
    }
    for key in without_causes(diff) {
        of(&mut acts, key);
    }
    for (name, fate) in &diff.tabeller {
        of(&mut acts, (ActSort::Blad, name.clone())).rader = Some(RowCounts::of(fate));
    }
    if diff.utan_orsak > 0 {
        of(&mut acts, (ActSort::Okand, String::new())).stallen = diff.utan_orsak;
    }
    let mut acts: Vec<Act> = acts.into_values().collect();
    acts.sort_by(|one, other| (one.slag, other.stallen, &one.namn).cmp(&(other.slag, one.stallen, &other.namn)));
    acts
}

fn of(acts: &mut BTreeMap<ActKey, Act>, (slag, namn): ActKey) -> &mut Act {
    acts.entry((slag, namn.clone())).or_insert_with(|| Act {
        slag,
        namn,
        orsaker: Vec::new(),
        stallen: 0,
        dokument: BTreeSet::new(),
        rader: None,
    })
}

/// The acts of changes that are what somebody did themselves.
fn without_causes(diff: &Diff) -> Vec<ActKey> {
    let mut keys: Vec<ActKey> = diff.arende.iter().map(|change| of_head(&change.namn)).collect();
    let one = |slag: ActSort, is: bool| is.then(|| (slag, String::new()));
    let has_other_documents = !diff.dokument.borta.is_empty()
        || diff.dokument.steg.iter().any(|step| match step {
            Step::Andrat { andring, .. } => !andring.egenskaper.is_empty(),
            step => matches!(step, Step::Tillagt { .. }),
        });
    let any =
        |notes: &Pair<Vec<NoteChange>>, is: fn(&NoteChange) -> bool| notes.fore.iter().chain(&notes.efter).any(is);
    keys.extend(one(ActSort::Dokument, has_other_documents || diff.dokument.is_reordered()));
    keys.extend(one(ActSort::Anmarkningar, any(&diff.anmarkningar, |note| note.orsak.is_none())));
    keys.extend(one(ActSort::Undantag, any(&diff.undantag, |_| true)));
    keys.extend(one(ActSort::Filer, !diff.filer.is_empty()));
    keys
}
