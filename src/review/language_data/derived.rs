//! Words that lead from a sentence to what can be computed of the sheets, or away from it.

use std::collections::BTreeMap;

use super::lists::lists;
use crate::review::word_set::WordSet;

lists! {
/// What the rules about derived figures look for. Words are in lower case.
pub(in crate::review) struct DerivedWords {
    /// Words for what has not happened, or only may have.
    pub ovisst: WordSet,
    /// Words that bound a time at a year.
    pub granser: WordSet,
    /// Words that tell times by their order.
    pub ordning: WordSet,
    /// Words that hold one thing against another.
    pub jamfor: WordSet,
    /// Words for what a number is not all of: "exempelvis", "bland annat".
    pub urval: WordSet,
    /// Words that make a number one that others have.
    pub andras: WordSet,
    /// Words that are the same as a value of the sheets, by what the value begins with.
    pub kallas: BTreeMap<String, Vec<String>>,
    /// Words for paying, where what is paid for stands beside.
    pub betalat: WordSet,
    /// Words for what is left when something is taken away.
    pub utom: WordSet,
    /// Verbs for taking part, before or after a number of people.
    pub deltagit: WordSet,
    /// Units of time that an amount is shared out on, with how many a year has.
    pub per_ar: BTreeMap<String, i64>,
}
}
