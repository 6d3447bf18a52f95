//! What has changed between two cases, or two drafts of one, and why: for the granskare.
//!
//! ```text
//! a case, understood in memory            an output folder, a zip of one, an archive package
//!       │ FactRecord, Provenance                │ fakta.json, manifest.toml
//!       └────────────▶ Side ◀───────────────────┘
//!                       │   Content: values, rows and words, without places and layout (`content`)
//!                       │   and beside it where each comes from (`text`, `side`)
//!                       ▼
//!      compare(&Side, &Side)
//!                       │ entries   facts, computed values, status, versions, files: by their names
//!                       │ tables    columns by name, rows by key, else by content (`tables`, `rows`)
//!                       │ documents by what they are; sections by key; passages by content, then moves (`heirs`, `align`, `documents`)
//!                       │ words     a value that a reference stands for is one word (`words`)
//!                       │ causes    what each stretch of changed words follows from, where that is proved (`causes`)
//!                       ▼
//!                     Diff          owned, written and read as JSON
//!                       │ apply(old) = new, inverted().apply(new) = old: over Content
//!                       ▼
//!      view: terminal, HTML (`view`); JSON is the Diff itself
//! ```
//!
//! Nothing here reads a file, a clock or the environment; nothing is left to chance or to a deadline. Two sides are compared in one
//! direction, from what was issued first, and the other is its inversion, so that neither draft is favoured by a tie.

mod acts;
mod align;
mod causes;
mod changes;
mod content;
mod counts;
mod documents;
mod heirs;
mod labels;
mod notes;
mod pairing;
mod reading;
mod rows;
mod script;
mod sheet_rows;
mod side;
mod tables;
mod text;
pub(crate) mod view;
mod words;

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

pub use self::acts::{Act, ActSort, RowCounts};
pub use self::causes::{Cause, CauseSort, Proof};
pub use self::changes::{DocumentChange, EntryChange, Move, OrderChange, PassageChange, SectionChange};
pub use self::content::{
    Content, DocumentContent, Entries, Format, Kind, Mark, Note, Passage, Row, SectionContent, Shape, TableContent,
    TablePart,
};
pub use self::labels::Labels;
pub use self::notes::NoteChange;
pub use self::script::{Change, Gone, Pair, Script, Step};
pub use self::side::{Side, Taken};
pub use self::tables::{RowChange, TableChange, TableFate};
pub use self::words::{Sort, Span};

use self::causes::Tracer;
pub use self::causes::Workings;
use self::changes::{entries, with_entries};
use self::counts::Counts;
use self::documents::Comparer;
use self::heirs::Heirs;
use self::notes::{Notes, with_notes};
use self::sheet_rows::SheetRows;
use self::side::Scope;
use crate::hash::sha256;
use crate::model::Value;
use crate::records::{self, Unread};

/// Version of the form as JSON.
const FORMAT: u32 = 1;

/// What a difference is between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The name of its folder.
    pub mapp: String,
    /// What was taken.
    pub slag: Taken,
}

/// What is not compared, by names that the views have words for.
pub const NOT_COMPARED: [&str; 5] = ["plats", "radbrytning", "layout", "hanvisning", "pdf"];

/// What may be asked to be left out: documents, or all the rest.
pub const LEFT_OUT: [&str; 2] = ["dokument", "uppgifter"];

/// What has changed between two sides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diff {
    format: u32,
    /// The two sides.
    pub sidor: Pair<Head>,
    /// What changes follow from, by number.
    pub orsaker: Vec<Cause>,
    /// How many places follow from nothing that is known.
    pub utan_orsak: usize,
    /// What was done; every cause and every change stands under one of these.
    pub handelser: Vec<Act>,
    /// Number, status, day, templates and versions.
    pub arende: Vec<EntryChange<String>>,
    /// Facts.
    pub fakta: Vec<EntryChange<Value>>,
    /// Computed values.
    pub berakning: Vec<EntryChange<Value>>,
    /// Tables, by their names.
    pub tabeller: BTreeMap<String, TableFate>,
    /// Documents.
    pub dokument: Script<DocumentContent, DocumentChange>,
    /// How documents differ from those that they have their text from, though another is what became of these, or was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub harledda: Vec<DocumentChange>,
    /// Passages that were moved, by number.
    pub flyttar: Vec<Move>,
    /// Findings that are gone and new.
    pub anmarkningar: Pair<Vec<NoteChange>>,
    /// How many findings of all there are on either side.
    pub antal_anmarkningar: Pair<usize>,
    /// Waivers that are gone and new.
    pub undantag: Pair<Vec<NoteChange>>,
    /// The order of findings and waivers on either side, where it tells more than what is gone and new.
    ordning: Pair<Vec<Vec<usize>>>,
    /// Hashes of files.
    pub filer: Vec<EntryChange<String>>,
    /// What was not compared.
    pub jamfors_inte: Vec<String>,
}

/// Compares two sides. The one issued first is compared with the other, whichever was asked to be the old one; a case that has
/// no date yet comes after the one that it follows up.
pub fn compare(old: &Side, new: &Side) -> Diff {
    compared(old, new).0
}

/// The same, with what it was found by: whoever ends then need not take that down.
pub fn compared<'s>(old: &'s Side, new: &'s Side) -> (Diff, Workings<'s>) {
    let inverted = || {
        let (diff, workings) = compare_canonically(new, old);
        (diff.inverted(), workings)
    };
    let follows = |one: &Side, other: &Side| {
        let [previous, number] =
            [(one, "foregaende"), (other, "arendenummer")].map(|(it, name)| it.whole().arende.get(name));
        previous.is_some() && previous == number
    };
    match (follows(old, new), follows(new, old)) {
        (true, false) => return inverted(),
        (false, true) => return compare_canonically(old, new),
        _ => {}
    }
    let issued = |side: &Side| side.content.arende.get("utfardat").cloned();
    let order = issued(old).cmp(&issued(new)).then_with(|| digest(&old.content).cmp(&digest(&new.content)));
    if order.is_gt() { inverted() } else { compare_canonically(old, new) }
}

/// What tells two sides of one day apart. The versions of what made them are no part of it: the next one would find other causes of
/// the same changes.
fn digest(content: &Content) -> String {
    let Content { arende, fakta, berakning, tabeller, dokument, anmarkningar, undantag, filer } = content;
    let is_own = |(name, _): &(&String, &String)| !VERSIONS.contains(&name.as_str());
    let arende: BTreeMap<&String, &String> = arende.iter().filter(is_own).collect();
    let own = (arende, fakta, berakning, tabeller, dokument, anmarkningar, undantag, filer);
    serde_json::to_vec(&own).map(|bytes| sha256(&bytes)).unwrap_or_default()
}

/// The entries of the case's head that say which versions made it.
const VERSIONS: [&str; 2] = ["program", "typst"];

fn compare_canonically<'s>(old: &'s Side, new: &'s Side) -> (Diff, Workings<'s>) {
    let (was, is) = (&old.content, &new.content);
    let tables = tables::of_sides(old, new);
    let rows = Rc::new(SheetRows::new(old, new, &tables));
    let heirs = Heirs::new(&old.documents, &new.documents);
    let mut tracer = Tracer::new(old, new, &tables, &rows, &heirs);
    let mut tables = if new.scope == Scope::Text { BTreeMap::new() } else { tables };
    let places = |prefix: &str, name: &str| {
        let name = format!("{prefix}.{name}");
        Pair::new(old.places(&name), new.places(&name))
    };
    let mut facts = entries(&was.fakta, &is.fakta);
    for change in &mut facts {
        (change.platser, change.orsak) = (places("fakta", &change.namn), Some(tracer.fact(&change.namn)));
    }
    let mut computed = entries(&was.berakning, &is.berakning);
    for change in &mut computed {
        (change.platser, change.orsak) = (places("berakning", &change.namn), tracer.computed(&change.namn));
    }
    let mut head = entries(&was.arende, &is.arende);
    for change in &mut head {
        (change.platser, change.orsak) = (places("arende", &change.namn), tracer.head(&change.namn));
    }
    let mut comparer = Comparer::new(&mut tracer, &rows);
    let documents = comparer.documents(&old.documents, &new.documents, &heirs);
    let derived = comparer.derived(&old.documents, &new.documents, &heirs);
    let moves = std::mem::take(&mut comparer.moves);
    let counts = Counts::new(&documents, &derived, &moves, &computed);
    let findings = Notes::new(&was.anmarkningar, &is.anmarkningar);
    let found = findings.told(|which, at| {
        let side = [old, new][which];
        let note = &side.content.anmarkningar[at];
        NoteChange::new(note, side.finding_places(at), tracer.finding(which, at))
    });
    let waivers = Notes::new(&was.undantag, &is.undantag);
    let waived = waivers.told(|which, at| NoteChange::new(&[was, is][which].undantag[at], Vec::new(), None));
    tracer.mark_rows(&mut tables);
    let (causes, acts, workings) = tracer.into_causes(&counts, &found);
    let diff = Diff {
        format: FORMAT,
        sidor: Pair::new(old.head(), new.head()),
        orsaker: causes,
        utan_orsak: counts.unknown,
        handelser: Vec::new(),
        arende: head,
        fakta: facts,
        berakning: computed,
        tabeller: tables,
        dokument: documents,
        harledda: derived,
        flyttar: moves,
        anmarkningar: found,
        antal_anmarkningar: Pair::new(was.anmarkningar.len(), is.anmarkningar.len()),
        undantag: waived,
        ordning: Pair::new(vec![findings.kept.fore, waivers.kept.fore], vec![findings.kept.efter, waivers.kept.efter]),
        filer: entries(&was.filer, &is.filer),
        jamfors_inte: not_compared(new.scope, old.has_pdf() || new.has_pdf()).map(str::to_owned).collect(),
    };
    (Diff { handelser: acts::acts(&diff, &acts), ..diff }, workings)
}

/// What is not compared: what was asked to be left out, and what never is where there is such a thing.
fn not_compared(scope: Scope, has_pdf: bool) -> impl Iterator<Item = &'static str> {
    let left_out = match scope {
        Scope::All => None,
        Scope::Facts => Some(LEFT_OUT[0]),
        Scope::Text => Some(LEFT_OUT[1]),
    };
    left_out.into_iter().chain(NOT_COMPARED.into_iter().filter(move |what| has_pdf || *what != "pdf"))
}

impl Side {
    fn head(&self) -> Head {
        Head { mapp: self.name.clone(), slag: self.taken }
    }

    fn has_pdf(&self) -> bool {
        self.documents.iter().any(|document| document.egenskaper.contains_key("pdf"))
    }
}

impl Diff {
    /// Whether both sides are the same.
    pub fn is_empty(&self) -> bool {
        let no_notes = |notes: &Pair<Vec<NoteChange>>| notes.fore.is_empty() && notes.efter.is_empty();
        self.arende.is_empty()
            && self.fakta.is_empty()
            && self.berakning.is_empty()
            && self.tabeller.is_empty()
            && self.dokument.is_empty()
            && no_notes(&self.anmarkningar)
            && no_notes(&self.undantag)
            && self.ordning.fore == self.ordning.efter
            && self.filer.is_empty()
    }

    /// The new content, from the old one; none where this is not the change of that.
    pub fn apply(&self, old: &Content) -> Option<Content> {
        let mut tables = old.tabeller.clone();
        for (name, fate) in &self.tabeller {
            match fate.apply(old.tabeller.get(name))? {
                Some(table) => tables.insert(name.clone(), table),
                None => tables.remove(name),
            };
        }
        let order = |side: &[Vec<usize>], which: usize| side.get(which).cloned().unwrap_or_default();
        let notes = |old: &[Note], change: &Pair<Vec<NoteChange>>, which: usize| {
            with_notes(old, change, &order(&self.ordning.fore, which), &order(&self.ordning.efter, which))
        };
        Some(Content {
            arende: with_entries(&old.arende, &self.arende)?,
            fakta: with_entries(&old.fakta, &self.fakta)?,
            berakning: with_entries(&old.berakning, &self.berakning)?,
            tabeller: tables,
            dokument: match self.dokument.is_empty() {
                true => old.dokument.clone(),
                false => self.dokument.apply(&old.dokument)?,
            },
            anmarkningar: notes(&old.anmarkningar, &self.anmarkningar, 0)?,
            undantag: notes(&old.undantag, &self.undantag, 1)?,
            filer: with_entries(&old.filer, &self.filer)?,
        })
    }

    /// The old content, from the new one.
    pub fn reject(&self, new: &Content) -> Option<Content> {
        self.inverted().apply(new)
    }

    /// The change that takes it back.
    #[must_use]
    pub fn inverted(&self) -> Self {
        fn entries<V: Clone + PartialEq>(changes: &[EntryChange<V>]) -> Vec<EntryChange<V>> {
            changes.iter().map(EntryChange::inverted).collect()
        }
        Self {
            format: self.format,
            sidor: self.sidor.inverted(),
            orsaker: Cause::all_inverted(&self.orsaker),
            utan_orsak: self.utan_orsak,
            handelser: self.handelser.iter().map(Act::inverted).collect(),
            arende: entries(&self.arende),
            fakta: entries(&self.fakta),
            berakning: entries(&self.berakning),
            tabeller: self.tabeller.iter().map(|(name, fate)| (name.clone(), fate.inverted())).collect(),
            dokument: self.dokument.inverted(),
            harledda: self.harledda.iter().map(Change::inverted).collect(),
            flyttar: self.flyttar.iter().map(Move::inverted).collect(),
            anmarkningar: self.anmarkningar.inverted(),
            antal_anmarkningar: self.antal_anmarkningar.inverted(),
            undantag: self.undantag.inverted(),
            ordning: self.ordning.inverted(),
            filer: entries(&self.filer),
            jamfors_inte: self.jamfors_inte.clone(),
        }
    }

    /// As JSON. Signs that turn the direction of writing are written by their numbers, so that they turn nothing.
    pub fn to_json(&self) -> String {
        let text = records::json_lines(self);
        let mut safe = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\n' | ' '..='~' => safe.push(c),
                c if crate::characters::refused(c) || crate::characters::invisible(c) => {
                    let mut units = [0; 2];
                    c.encode_utf16(&mut units).iter().for_each(|unit| safe.push_str(&format!("\\u{unit:04x}")));
                }
                c => safe.push(c),
            }
        }
        safe
    }

    /// Reads what [`Self::to_json`] wrote.
    pub fn read(text: &str) -> Result<Self, Unread> {
        serde_json::from_str(text).map_err(|error| Unread::malformed(&error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_is_broken_by_the_case_and_not_by_what_made_it() {
        let of = |entries: &[(&str, &str)]| {
            let arende = entries.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            digest(&Content { arende, ..Content::default() })
        };
        let (number, program) = (("arendenummer", "1"), ("program", "1.0.0"));
        let one = of(&[number, program, ("typst", "1")]);
        assert_eq!(one, of(&[number, ("program", "2.0.0"), ("typst", "2")]));
        assert_eq!(one, of(&[number]));
        assert_ne!(one, of(&[("arendenummer", "2"), program, ("typst", "1")]));
    }
}
