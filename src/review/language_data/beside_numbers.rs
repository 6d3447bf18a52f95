//! Words that stand beside numbers in sentences, and what they make of them.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::lists;

lists! {
/// What the rules about numbers look for beside them. Words are in lower case.
pub(in crate::review) struct BesideNumbers {
    /// Words for all of something.
    pub hela: BTreeSet<String>,
    /// Words for being for something, or made up of it.
    pub avser: BTreeSet<String>,
    /// Words for one.
    pub ett: BTreeSet<String>,
    /// Words for being worth as much.
    pub motsvarar: BTreeSet<String>,
    /// Words for not, and never.
    pub nekar: BTreeSet<String>,
    /// Words for not at all.
    pub nekar_alls: BTreeSet<String>,
    /// Words for hundredths.
    pub procent: BTreeSet<String>,
    /// Words that make a number one of something else.
    pub andra_tal: BTreeSet<String>,
    /// Words between "av" and the end of all that there are.
    pub av_alla: BTreeSet<String>,
    /// Words that make a number of people none of how many came.
    pub inte_narvaro: BTreeSet<String>,
    /// Words before what an average is for.
    pub per_varje: BTreeSet<String>,
    /// Words for more or fewer.
    pub fler: BTreeSet<String>,
    /// Words that something took place or was had.
    pub holls: BTreeSet<String>,
    /// Words that make a report one that has not been made.
    pub inte_rapporterat: BTreeSet<String>,
    /// Words that leave open what something cost.
    pub oppen_kostnad: BTreeSet<String>,
    /// Words that make a number one of something else than rows.
    pub inte_rader: BTreeSet<String>,
    /// Words that two numbers are the same.
    pub oforandrat: BTreeSet<String>,
    /// Words before the year that others follow.
    pub sedan_efter: BTreeSet<String>,
    /// Words that make an amount another way to say one.
    pub eller_motsvarar: BTreeSet<String>,
    /// Words for an item alone.
    pub enskild_post: BTreeSet<String>,
    /// Words that make an amount a change.
    pub andrad: BTreeSet<String>,
    /// Words that compare two years.
    pub jamfors: BTreeSet<String>,
    /// Words for being allowed people.
    pub far_ha_platser: BTreeSet<String>,
    /// Words for having room.
    pub ryms: BTreeSet<String>,
    /// What something was about.
    pub handlade: BTreeSet<String>,
    /// Words for having been handed in.
    pub lamnats: BTreeSet<String>,
    /// Words that make a number of seats a part or a bound.
    pub ovisst_antal: BTreeSet<String>,
    /// What is proposed, or the report of it, as a document is called; the first is what is proposed.
    pub forslaget: Vec<String>,
    /// Verbs for where a document is to be read.
    pub framgar: BTreeSet<String>,
    /// Words for the first of several, and for the last.
    pub forsta: BTreeSet<String>,
    /// Words for the last of several.
    pub sista: BTreeSet<String>,
    /// Words that make what something was about one of several things.
    pub bland_annat: BTreeSet<String>,
    /// Words for all of some that were named.
    pub bada: BTreeSet<String>,
    /// Words for what something was about.
    pub tema: BTreeSet<String>,
    /// Words that make the most none.
    pub inte_flest: BTreeSet<String>,
    /// What was paid.
    pub kostnaderna: BTreeSet<String>,
    /// Words for lasting from one year to another.
    pub stracker_sig: BTreeSet<String>,
    /// Words that compare a part.
    pub mer_an: BTreeSet<String>,
    /// Words for everyone.
    pub alla: BTreeSet<String>,
    /// Words that begin a clause.
    pub satser: BTreeSet<String>,
    /// Words between a word for time and a year.
    pub tidsled: BTreeSet<String>,
    /// Words before the number of a part of the documents.
    pub numrerat: BTreeSet<String>,
    /// Words that what follows is a part or a reason.
    pub delar_upp: BTreeSet<String>,
    /// Words for those.
    pub de_dem: BTreeSet<String>,
    /// Words for these before a noun.
    pub de_dessa: BTreeSet<String>,
    /// Words for the, or that.
    pub den_det: BTreeSet<String>,
    /// What another sentence named.
    pub pronomen: BTreeSet<String>,
    /// Words that tell how many without a number.
    pub enstaka: BTreeSet<String>,
    /// Words for the most.
    pub flest: BTreeSet<String>,
    /// Words before a time.
    pub tidsprepositioner: BTreeSet<String>,
    /// Words before years that are listed.
    pub fore_listat: BTreeSet<String>,
    /// Words after the cost of what was named.
    pub takt: BTreeSet<String>,
    /// Words after a part of how often.
    pub del_av_tid: BTreeSet<String>,
    /// Words that may stand before a year that is compared.
    pub fore_ar: BTreeSet<String>,
    /// Words that end a piece of a sentence.
    pub bryter: BTreeSet<String>,
    /// Words and.
    pub och: BTreeSet<String>,
    /// Words before what something is for each of.
    pub per_om_varje: BTreeSet<String>,
    /// Words before an ordinal: "var femte".
    pub vart: BTreeSet<String>,
    /// Words before a part of a number.
    pub varav: BTreeSet<String>,
    /// Words for those who write.
    pub vi: BTreeSet<String>,
    /// Words for years.
    pub ar: BTreeSet<String>,
    /// Words for the years.
    pub aren: BTreeSet<String>,
    /// Words that a part of a whole begins with.
    pub en_som: BTreeSet<String>,
    /// Words after a number that ends a piece.
    pub av_stycken: BTreeSet<String>,
    /// Words for tens of years.
    pub decennier: BTreeSet<String>,
    /// Words for months.
    pub manader: BTreeSet<String>,
    /// Words for somebody's own.
    pub sin: BTreeSet<String>,
    /// Words that say from where, and name no nation.
    pub lander_slag: BTreeSet<String>,
    /// Words before the end of a time.
    pub slut_pa_tid: BTreeSet<String>,
    /// Words before a time.
    pub tidpunkt: BTreeSet<String>,
    /// Words before a year by which something is done.
    pub tidig_tid: BTreeSet<String>,
    /// Words before the year that a time is counted from.
    pub fran_efter: BTreeSet<String>,
    /// Words after "när".
    pub efter_nar: BTreeSet<String>,
    /// Words and marks between two numbers that share a unit.
    pub sammanbinder: BTreeSet<String>,
    /// Words after a number of people, that say whose they are or where.
    pub vilkas: BTreeSet<String>,
    /// Words for somewhat more than.
    pub drygt: BTreeSet<String>,
    /// Words for somewhat less than.
    pub knappt: BTreeSet<String>,
    /// Words before what a figure or a section is in.
    pub i_vad: BTreeSet<String>,
    /// Words between "av" and all that were counted.
    pub de_alla: BTreeSet<String>,
    /// Words between a part of a number and its year.
    pub arets: BTreeSet<String>,
    /// Words after the price of each.
    pub per_styck: BTreeSet<String>,
    /// Words between a number of seats and the number of all.
    pub av_platserna: BTreeSet<String>,
    /// Words after "för" that say of no other purpose.
    pub eget_andamal: BTreeSet<String>,
    /// Words for how much something has changed, as the subject.
    pub andringen: BTreeSet<String>,
    /// What is to be done.
    pub ska: BTreeSet<String>,
    /// Words before the number of years between two times.
    pub vart_efter: BTreeSet<String>,
    /// Words after "av", of people named before.
    pub dem_vilka: BTreeSet<String>,
    /// Words between a number of people and their unit.
    pub leder_till_enhet: BTreeSet<String>,
    /// Words for costing more or less than something.
    pub dyrare: BTreeSet<String>,
    /// Words before what is left out of what was paid: "inga utgifter vid sidan av avgiften".
    pub vid_sidan_av: BTreeSet<String>,
    /// Words before a year that is not the one in which something came into being.
    pub fore_annat_ar: BTreeSet<String>,
    /// Words right before an amount that is another than the one named before.
    pub fore_annat_belopp: BTreeSet<String>,
    /// Verbs for starting something, with "igång" after them.
    pub drog: BTreeSet<String>,
    /// Words after the number of a point and before what it is of.
    pub punkt_i: BTreeSet<String>,
    /// Words that join the last of a list, the most usual first.
    pub fogar: Vec<String>,
    /// Words that joins the last of several that one may choose.
    pub fogar_val: String,
    /// What verbs end with of which something is done.
    pub passiva_slut: Vec<String>,
    /// What nouns end with of which there are several.
    pub flertalsslut: Vec<String>,
    /// What nouns end with of which there is one that is known.
    pub entalsslut: Vec<String>,
    /// What such nouns often end with.
    pub bestamd_slut: String,
    /// What nouns end with of which there are several that are known.
    pub bestamt_flertal: String,
    /// What known costs end with.
    pub kostnadsslut: Vec<String>,
    /// What names of sheets end with that are made of verbs.
    pub verbalslut: String,
    /// What words for a change end with.
    pub andring_slut: String,
    /// What verbs end with for what has been.
    pub preteritum: String,
    /// What words end with that end so and are no such verbs.
    pub inte_preteritum: Vec<String>,
    /// The beginning of words for people.
    pub person: String,
    /// The beginning of words for times.
    pub gang: String,
    /// The beginning of words for a bilaga.
    pub bilaga: String,
    /// The beginning of words for taking part.
    pub deltagande: String,
    /// Beginnings of words for those whom one sends.
    pub deltagare: Vec<String>,
    /// The beginning of words for what many came to.
    pub besokt: String,
    /// The beginning of words for all costs together.
    pub totalkostnad: String,
    /// What stands in words for an average.
    pub genomsnitt: String,
    /// The beginning of verbs for having adopted.
    pub antog: String,
    /// The beginning of words for decisions.
    pub beslut: String,
    /// The beginning of words for a known decision.
    pub beslutet: String,
    /// The beginning of words for a beginning.
    pub start: String,
    /// The end of names of boards.
    pub styrelsen: String,
    /// The word for until and with.
    pub tom: String,
    /// Units of money right after an amount.
    pub kronor: Vec<String>,
    /// The words that make the number after them exact.
    pub narmare_bestamt: [String; 2],
    /// The words that make the numbers after them round ones.
    pub runda_tal: [String; 2],
    /// The words after a number of what was named before.
    pub till_antalet: [String; 2],
    /// The words for until and with.
    pub till_och_med: Vec<String>,
    /// What stands before all costs of which something is a part.
    pub av_alltihop: Vec<String>,
    /// What stands before the number of those that are left.
    pub de_ovriga: Vec<String>,
    /// What is said of something that comes each year.
    pub arligen: Vec<[String; 2]>,
    /// Numbers before a fraction: "två tredjedelar".
    pub antal_delar: BTreeMap<String, i64>,
    /// What the names of items end with, with what stands there in other forms of them, `*` for anything: "resekostnader" of "resor".
    pub postformer: BTreeMap<String, Vec<String>>,
    /// Words before "så många", with how many tenths.
    pub ganger_sa: BTreeMap<String, i64>,
    /// Words for how often, with the years between.
    pub mellanrum: BTreeMap<String, i64>,
}
}
