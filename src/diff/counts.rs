//! How many places in the documents follow from each cause, and from none that is known: of one unit, whoever tells it. A place is
//! what a reader sees marked at once: changed words between others that are the same, a passage, a table in another order, a section
//! or a document that only one side has, and a move.

use std::collections::BTreeSet;

use super::changes::{DocumentChange, EntryChange, Move, PassageChange, SectionChange};
use super::content::{DocumentContent, Passage};
use super::script::{Change, Script, Step};
use super::words::{Sort, Span};
use crate::model::Value;

/// The places that follow from something.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    pub count: usize,
    pub documents: BTreeSet<String>,
}

/// The places of all causes, by their numbers, and how many have none.
#[derive(Debug)]
pub(super) struct Counts {
    of: Vec<Places>,
    pub unknown: usize,
}

impl Counts {
    /// Those of all that differs in documents and in what is computed.
    pub(super) fn new(
        documents: &Script<DocumentContent, DocumentChange>,
        derived: &[DocumentChange],
        moves: &[Move],
        computed: &[EntryChange<Value>],
    ) -> Self {
        let unknown = computed.iter().filter(|change| change.orsak.is_none()).count();
        let mut counts = Self { of: Vec::new(), unknown };
        counts.parts(documents, |document| &document.nyckel, |counts, change| counts.document(change));
        derived.iter().for_each(|change| counts.document(change));
        for found in moves {
            counts.add(found.orsak, 1, &found.plats.efter.0);
            counts.spans(&found.delar, &found.plats.efter.0);
        }
        counts
    }

    /// What follows from a cause.
    pub(super) fn of(&self, cause: usize) -> Places {
        self.of.get(cause).cloned().unwrap_or_default()
    }

    fn add(&mut self, cause: Option<usize>, count: usize, document: &str) {
        let Some(cause) = cause else {
            self.unknown += count;
            return;
        };
        if self.of.len() <= cause {
            self.of.resize(cause + 1, Places::default());
        }
        self.of[cause].count += count;
        self.of[cause].documents.insert(document.to_owned());
    }

    /// The parts of a list that only one side has, and those that are changed.
    fn parts<'s, T, C: Change<T>>(
        &mut self,
        script: &'s Script<T, C>,
        document: impl Fn(&'s T) -> &'s str,
        mut changed: impl FnMut(&mut Self, &'s C),
    ) {
        for gone in script.borta.iter().filter(|gone| gone.flytt.is_none()) {
            self.add(gone.orsak, 1, document(&gone.del));
        }
        for step in &script.steg {
            match step {
                Step::Tillagt { del, flytt: None, orsak, .. } => self.add(*orsak, 1, document(del)),
                Step::Andrat { andring, .. } => changed(self, andring),
                _ => {}
            }
        }
    }

    fn document(&mut self, change: &DocumentChange) {
        let key = change.nyckel.efter.as_str();
        change.titel.iter().for_each(|title| self.spans(&title.delar, key));
        for entry in change.egenskaper.iter().filter(|entry| entry.orsak.is_some()) {
            self.add(entry.orsak, 1, key);
        }
        self.parts(&change.avsnitt, |_| key, |counts, section| counts.section(section, key));
    }

    fn section(&mut self, change: &SectionChange, key: &str) {
        change.rubrik.iter().for_each(|heading| self.spans(&heading.delar, key));
        change.ordning.iter().for_each(|order| self.add(order.orsak, 1, key));
        let of_passage = |counts: &mut Self, passage: &PassageChange| counts.spans(&passage.delar, key);
        self.parts(&change.innehall, |_: &Passage| key, of_passage);
    }

    /// Between words that are the same, what is gone and what is new by one cause are one place.
    fn spans(&mut self, spans: &[Span], document: &str) {
        for run in spans.split(|span| span.sort == Sort::Lika) {
            let causes: BTreeSet<Option<usize>> = run.iter().map(|span| span.orsak).collect();
            for cause in causes {
                let count = |sort| run.iter().filter(|span| span.orsak == cause && span.sort == sort).count();
                self.add(cause, count(Sort::Borta).max(count(Sort::Nytt)), document);
            }
        }
    }
}
