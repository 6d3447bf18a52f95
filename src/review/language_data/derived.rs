//! Words that lead from a sentence to what can be computed of the sheets, or away from it.

use std::collections::BTreeMap;

use super::lists::lists;
use crate::review::word_set::{Stems, WordSet};

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
    /// Verbs for what an organisation holds, whoever comes.
    pub ordnade: WordSet,
    /// Verbs for being part of something.
    pub ar_med: WordSet,
    /// Verbs before "för" that say whose a part is: "svarade för".
    pub star_for: WordSet,
    /// Words for paying, where what is paid for stands beside.
    pub betalat: WordSet,
    /// Words for what is left when something is taken away.
    pub utom: WordSet,
    /// Verbs for taking part, before or after a number of people.
    pub deltagit: WordSet,
    /// Verbs for being counted as something.
    pub raknas: WordSet,
    /// Words for a fee, and those before one that is paid each year.
    pub avgift: WordSet,
    /// Words for what comes each year, or is now.
    pub arlig: WordSet,
    /// Words for people who came.
    pub folk: WordSet,
    /// What words for a change end with.
    pub andring: String,
    /// What short values end with in other forms.
    pub bojt: WordSet,
    /// Words after what is counted in.
    pub medtaget: WordSet,
    /// What would have been.
    pub skulle: WordSet,
    /// What words for a difference from what was decided begin with.
    pub avvikelser: Stems,
    /// What words for trying whether something is to go on begin with.
    pub provning: String,
    /// Words that say that people may come, or that there is room for them.
    pub far_vara_med: WordSet,
    /// Words for seats that have no place in them.
    pub mandat: WordSet,
    /// Words for the last of several times, and for the first.
    pub sista: WordSet,
    pub forsta: WordSet,
    /// Words for the time right before.
    pub foregaende: WordSet,
    /// Words that say that a time lies between two others.
    pub mellantid: WordSet,
    /// Verbs that say on which day something was.
    pub var_den: WordSet,
    /// Words that say that a document belongs together with others.
    pub knyter_an: WordSet,
    /// Words for putting several together.
    pub raknar_ihop: WordSet,
    /// Words for the time before.
    pub tidigare: WordSet,
    /// Phrases for belonging.
    pub att_vara_med: Vec<String>,
    /// Words for some of several.
    pub nagra: WordSet,
    /// Words that make what is said of something not so, or not of all of it.
    pub inte_sa: WordSet,
    /// Words between something and what it is or how it was held.
    pub blir_av: WordSet,
    /// Verbs for what ends, or gives way to something else.
    pub upphor: WordSet,
    /// Words after a verb for having people along.
    pub ta_med: WordSet,
    /// Verbs for taking part from afar.
    pub foljs: WordSet,
    /// Words for how many came.
    pub uppslutning: WordSet,
    /// What words for a decision begin with.
    pub beslut: String,
    /// "Another", after a word for none.
    pub annan: WordSet,
    /// Words for the most of them.
    pub storst: WordSet,
    /// Words for the fewest of them.
    pub minst: WordSet,
    /// Words for all of what is paid.
    pub samtliga: WordSet,
    /// Words for each and all.
    pub alla_ar: WordSet,
    /// Words before what is left out of all.
    pub alla_utom: WordSet,
    /// Verbs for joining, beside those that say nothing else.
    pub steg_in: WordSet,
    /// Verbs for not being there.
    pub saknas: WordSet,
    /// Phrases for all together.
    pub allt_som_allt: Vec<String>,
    /// Units of time that an amount is shared out on, with how many a year has.
    pub per_ar: BTreeMap<String, i64>,
}
}
