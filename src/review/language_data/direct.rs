//! Words of sentences that name themselves which rows, year or unit they speak of.

use std::collections::BTreeMap;

use super::lists::lists;
use crate::review::word_set::{Stems, WordSet};

lists! {
/// What the rules about what a clause says straight of a sheet look for. Words are in lower case.
pub(in crate::review) struct DirectWords {
    /// Words for which a sentence without a numeral is held against the sheets.
    pub talande: WordSet,
    /// Words right after a number of people.
    pub folk: WordSet,
    /// Verbs for being there.
    pub narvaro: WordSet,
    /// Prepositions before what somebody came to.
    pub vid: WordSet,
    /// Phrases that say how something was held, with the value of the sheet.
    pub former: BTreeMap<String, String>,
    /// A word of each of them.
    pub formord: WordSet,
    /// Those of them that leave no other way.
    pub helt: Vec<String>,
    /// Words that make what is said of a row not so.
    pub inte_sa: WordSet,
    /// Words for what stood on the agenda.
    pub amne: WordSet,
    /// Phrases before the row to which most came, and fewest.
    pub antal: WordSet,
    pub mest_besokt: Vec<String>,
    pub minst_besokt: Vec<String>,
    /// Words for a year with few rows, and with many.
    pub tunnast: WordSet,
    pub tatast: WordSet,
    /// Words for a year that cost most, and least.
    pub dyrast: WordSet,
    pub billigast: WordSet,
    /// Words for the next in order before a superlative.
    pub nast: WordSet,
    /// What is told to be in several parts.
    pub andrat: WordSet,
    /// What words for reporting begin with, beside the general ones.
    pub rapport: Stems,
    /// Words that may tell what was as well as what may be.
    pub kunde: WordSet,
    /// "Different", and words for kinds after it.
    pub olika: String,
    pub typer: WordSet,
    /// Words for adding to a fee.
    pub lagt_pa: WordSet,
    /// Words for the trial to come.
    pub nasta: WordSet,
    /// Words for those who began something, for where it came from, and verbs for its beginning.
    pub grundarna: WordSet,
    pub ursprung: WordSet,
    pub borjade: WordSet,
    /// Words for not having been there.
    pub inte_dar: WordSet,
    /// Words that hold a number of people against another.
    pub jamfor: WordSet,
    /// Words for giving seats.
    pub ges_platser: WordSet,
    /// Words for several groups of rows.
    pub vardera: WordSet,
    /// Words for so many times, by ten.
    pub ganger: BTreeMap<String, i64>,
    /// Words for whom a share is of when it is of all.
    pub av_alla: WordSet,
}
}
