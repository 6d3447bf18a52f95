//! Words that tell which row of a sheet a sentence speaks of, and what it says of it.

use super::lists::lists;
use crate::review::word_set::{Endings, Stems, WordSet};

lists! {
/// What the rules about single rows look for. Words are in lower case.
pub(in crate::review) struct OccasionWords {
    /// Words that say what something was about: "avhandlades", "ägnades", "ämnet".
    pub behandlar: WordSet,
    /// Words by which a sentence without a number says something of a row.
    pub sager: WordSet,
    /// Verbs for taking place, of what opens the sentence.
    pub skedde: WordSet,
    /// Words for what is to be from now on.
    pub nytt: WordSet,
    /// What is told year by year with what came before counted in.
    pub lopande: Stems,
    /// What words for bodies end with, which take up things of their own.
    pub organ: Endings,
}
}
