//! A cause as it is told.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::super::script::Pair;

/// What a cause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CauseSort {
    /// A fact.
    Uppgift,
    /// The case's number, status or day.
    Arende,
    /// A cell.
    Cell,
    /// A row of a sheet.
    Rad,
    /// Rows of a sheet.
    Rader,
    /// A column of a sheet.
    Kolumn,
    /// Several cells of a sheet.
    Blad,
    /// The order of a sheet's rows.
    Ordning,
    /// A text module.
    Textmodul,
    /// A document's title or kind.
    Titel,
    /// A bilaga's number.
    Nummer,
    /// A section's heading.
    Rubrik,
    /// A phrase of a template.
    Fras,
    /// An expression of the kind of case.
    Uttryck,
    /// The bodies that the case is put to, and their decisions.
    Beslut,
    /// The decision that adopted what the case puts forward.
    Antagande,
    /// The case's own text in a file.
    EgenText,
    /// Which bilagor there are.
    Bilagor,
    /// The house, its language too.
    Husstil,
    /// The kind of case.
    Arendetyp,
    /// The program's version.
    Program,
    /// A field that was typed.
    Falt,
    /// Several of these together.
    Flera,
}

/// How it is known that a change follows from its cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// What has changed is what was typed there itself, and nothing that it follows from was found.
    Direkt,
    /// The case was made again with this one thing as it is on the other side, and the change was gone.
    Aterstalld,
    /// Of all that what has changed is made from, this alone is another.
    Slutledd,
}

/// What changes follow from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// What it is.
    pub slag: CauseSort,
    /// Its name: of a fact, of a sheet with its cells, of a phrase.
    pub namn: String,
    /// What it is called by the kind of case; its name where it has no other.
    pub etikett: String,
    /// What it says on either side, where that is one thing.
    pub varde: Pair<Option<String>>,
    /// Where it stands.
    pub platser: Pair<Vec<String>>,
    /// How it is known, of the weakest of what follows from it; none where nothing does.
    pub bevis: Option<Proof>,
    /// How many places in the documents follow from it.
    pub foljder: usize,
    /// The keys of these documents.
    pub dokument: BTreeSet<String>,
    /// How many findings are gone or new by it.
    #[serde(default, skip_serializing_if = "is_none_of_them")]
    pub anmarkningar: usize,
    /// Where it is several things together: their numbers among the causes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delar: Vec<usize>,
    /// Whether it stands in texts, though no place there follows from it alone: these have changed in other ways too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub i_text: bool,
}

fn is_none_of_them(count: &usize) -> bool {
    *count == 0
}

impl Cause {
    fn inverted(&self) -> Self {
        let mut cause = Self { varde: self.varde.inverted(), platser: self.platser.inverted(), ..self.clone() };
        if matches!(self.slag, CauseSort::Cell | CauseSort::Rad | CauseSort::Rader) {
            cause.namn = cause.address();
        }
        cause
    }

    /// Where a cell or a row stands on the new side, or stood on the old one.
    pub(in super::super) fn address(&self) -> String {
        self.platser.efter.first().or(self.platser.fore.first()).cloned().unwrap_or_default()
    }

    /// The causes as they are the other way round. Several together are called by the names of their parts.
    pub(in super::super) fn all_inverted(causes: &[Self]) -> Vec<Self> {
        let mut all: Vec<Self> = causes.iter().map(Self::inverted).collect();
        for at in 0..all.len() {
            let parts: Vec<&str> = all[at].delar.iter().map(|part| all[*part].namn.as_str()).collect();
            if !parts.is_empty() {
                all[at].namn = parts.join(" + ");
            }
        }
        all
    }
}
