//! Words that make a number one of something else than what the sheets have.

use super::lists::lists;
use crate::review::word_set::WordSet;

lists! {
/// What tells that a number is somebody else's, or of what never was. Words are in lower case.
pub(in crate::review) struct WhoseWords {
    /// Words for what did not take place: "inställda", "förhinder".
    pub uteblev: WordSet,
    /// Words before how many had said that they would come.
    pub anmalt: WordSet,
    /// Words that say so with the next one: "ställdes in", "blev inte av".
    pub uteblev_med: WordSet,
    pub uteblev_led: WordSet,
    /// Words for before a year.
    pub innan: WordSet,
    /// What an organisation does with what is its own: "hade", "betalade".
    pub eget_bruk: WordSet,
    /// Words for what an organisation's own accounts have: "utfall", "arvoden".
    pub eget_utfall: WordSet,
    /// Words before what something is for.
    pub at_nagot: WordSet,
}
}
