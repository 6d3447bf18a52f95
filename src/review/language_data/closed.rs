//! Words that say nothing of their own: a sentence that has no others, but for what the sheets have, speaks of the sheets alone.

use super::lists::lists;
use crate::review::word_set::WordSet;

lists! {
/// What a sentence of known words is made of. Words are in lower case.
pub(in crate::review) struct ClosedWords {
    /// Small words, and verbs for taking part, paying, being held and being reported.
    pub ord: WordSet,
    /// Words that give each of several the same.
    pub vardera: WordSet,
    /// Words that count how often something was.
    pub ganger: WordSet,
    /// Words that make all but some meant, or the others.
    pub andra: WordSet,
    /// Words that point at what the sentence before says: those that open a sentence, and any.
    pub pekar: WordSet,
    pub dem: WordSet,
    /// Words for those who came.
    pub personer: WordSet,
    /// Words for a time after or before one that has been told.
    pub darefter: WordSet,
    /// Words for two.
    pub bada: WordSet,
    /// Words of sentences about who belongs.
    pub medlemmars: WordSet,
    /// What leads to the names of some of them.
    pub bland: WordSet,
    /// A board, and those who sit in it.
    pub styrelse: WordSet,
    pub ledamoter: WordSet,
    /// Words for who began something.
    pub initiativ: WordSet,
}
}
