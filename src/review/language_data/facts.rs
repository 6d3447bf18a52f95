//! Words of sentences about what the case has as a fact: what something costs, when it began, how many belong.

use super::lists::lists;
use crate::review::word_set::{Endings, Stems, WordSet};

lists! {
/// What the rules about single facts look for. Words are in lower case.
pub(in crate::review) struct FactWords {
    /// What the past passive of verbs ends with.
    pub passiva_forflutna: Endings,
    /// Words for the wish to belong, before what is wished.
    pub ansokan: Stems,
    /// Words that lead in what is said of what has just been named.
    pub relativa: WordSet,
    /// Verbs for differing.
    pub skiljer: WordSet,
    /// Words for what is so now, before what it is said of.
    pub nuvarande: WordSet,
    /// Two words for belonging.
    pub vara_med: Vec<String>,
    /// Verbs for what something costs now.
    pub kostar_nu: WordSet,
    /// Beginnings of verbs for seeing how things are, with the word after them.
    pub stammer: Stems,
    /// Words for what ends, and for what is to be adopted.
    pub upphora: WordSet,
    pub antas: WordSet,
    /// Verbs for what a point of a decision does with what has been followed up.
    pub noteras: WordSet,
    /// Words for somebody who came.
    pub person: WordSet,
    /// Verbs for having had visitors.
    pub besoktes: WordSet,
    /// Verbs for the day on which a report is written.
    pub skrevs: WordSet,
    /// Words for the time between two trials.
    pub intervallet: WordSet,
    /// Verbs of a question that leads to a bilaga.
    pub lasa: WordSet,
    /// Words before those whose doing something came of.
    pub genom: WordSet,
}
}
