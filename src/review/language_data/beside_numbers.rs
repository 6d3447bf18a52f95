//! Words that stand beside numbers in sentences, and what they make of them.

use std::collections::BTreeMap;

use super::lists::lists;
use crate::review::word_set::{Endings, Stems, WordSet};

lists! {
/// What the rules about numbers look for beside them. Words are in lower case.
pub(in crate::review) struct BesideNumbers {
    /// Words for all of something.
    pub hela: WordSet,
    /// Words for being for something, or made up of it.
    pub avser: WordSet,
    /// Words for one.
    pub ett: WordSet,
    /// Prepositions before what is somewhere else.
    pub annorstades_led: WordSet,
    /// Nouns after them that say when or how, and not whose.
    pub annorstades_inte: WordSet,
    /// Words for the owner of a part that is told before it.
    pub annorstades_agare: WordSet,
    /// Words that something did not take place.
    pub uteblev: WordSet,
    /// Verbs for having an income.
    pub omsatter: WordSet,
    /// Words between a thing and what it is about.
    pub handlar_om_led: WordSet,
    /// Verbs between whom a row is of and a number of it.
    pub har_fatt: WordSet,
    /// Words for being worth as much.
    pub motsvarar: WordSet,
    /// Words for not, and never.
    pub nekar: WordSet,
    /// Words for not at all.
    pub nekar_alls: WordSet,
    /// Words for hundredths.
    pub procent: WordSet,
    /// Words that make a number one of something else.
    pub andra_tal: WordSet,
    /// Words between "av" and the end of all that there are.
    pub av_alla: WordSet,
    /// Words that make a number of people none of how many came.
    pub inte_narvaro: WordSet,
    /// Words before what an average is for.
    pub per_varje: WordSet,
    /// Words for more or fewer.
    pub fler: WordSet,
    /// Words that something took place or was had.
    pub holls: WordSet,
    /// Words that make a report one that has not been made.
    pub inte_rapporterat: WordSet,
    /// Words that leave open what something cost.
    pub oppen_kostnad: WordSet,
    /// Words that make a number one of something else than rows.
    pub inte_rader: WordSet,
    /// Words that two numbers are the same.
    pub oforandrat: WordSet,
    /// Words before the year that others follow.
    pub sedan_efter: WordSet,
    /// Words that make an amount another way to say one.
    pub eller_motsvarar: WordSet,
    /// Words for an item alone.
    pub enskild_post: WordSet,
    /// Words that make an amount a change.
    pub andrad: WordSet,
    /// Words that compare two years.
    pub jamfors: WordSet,
    /// Words for being allowed people.
    pub far_ha_platser: WordSet,
    /// Words for having room.
    pub ryms: WordSet,
    /// What something was about.
    pub handlade: WordSet,
    /// Words for having been handed in.
    pub lamnats: WordSet,
    /// Words that make a number of seats a part or a bound.
    pub ovisst_antal: WordSet,
    /// What is proposed, or the report of it, as a document is called; the first is what is proposed.
    pub forslaget: Vec<String>,
    /// The word for what is proposed in the indefinite form.
    pub forslag: String,
    /// Verbs for where a document is to be read.
    pub framgar: WordSet,
    /// Words for the first of several, and for the last.
    pub forsta: WordSet,
    /// Words for the last of several.
    pub sista: WordSet,
    /// Words that make what something was about one of several things.
    pub bland_annat: WordSet,
    /// Words for all of some that were named.
    pub bada: WordSet,
    /// Words that make the most none.
    pub inte_flest: WordSet,
    /// What was paid.
    pub kostnaderna: WordSet,
    /// Words for lasting from one year to another.
    pub stracker_sig: WordSet,
    /// Words that compare a part.
    pub mer_an: WordSet,
    /// Words for everyone.
    pub alla: WordSet,
    /// Words that begin a clause.
    pub satser: WordSet,
    /// Words between a word for time and a year.
    pub tidsled: WordSet,
    /// Words before the number of a part of the documents.
    pub numrerat: WordSet,
    /// Words that what follows is a part or a reason.
    pub delar_upp: WordSet,
    /// Words for those.
    pub de_dem: WordSet,
    /// Words for these before a noun.
    pub de_dessa: WordSet,
    /// Words for the, or that.
    pub den_det: WordSet,
    /// What another sentence named.
    pub pronomen: WordSet,
    /// Words that tell how many without a number.
    pub enstaka: WordSet,
    /// Words for the most.
    pub flest: WordSet,
    /// Words before a time.
    pub tidsprepositioner: WordSet,
    /// Words before years that are listed.
    pub fore_listat: WordSet,
    /// Words after the cost of what was named.
    pub takt: WordSet,
    /// Words after a part of how often.
    pub del_av_tid: WordSet,
    /// Words that may stand before a year that is compared.
    pub fore_ar: WordSet,
    /// Words that end a piece of a sentence.
    pub bryter: WordSet,
    /// Words and.
    pub och: WordSet,
    /// Words before what something is for each of.
    pub per_om_varje: WordSet,
    /// Words before an ordinal: "var femte".
    pub vart: WordSet,
    /// Words before a part of a number.
    pub varav: WordSet,
    /// Words for those who write.
    pub vi: WordSet,
    /// Words for years.
    pub ar: WordSet,
    /// Words for the years.
    pub aren: WordSet,
    /// Words that a part of a whole begins with.
    pub en_som: WordSet,
    /// Words after a number that ends a piece.
    pub av_stycken: WordSet,
    /// Words for tens of years.
    pub decennier: WordSet,
    /// Words for months.
    pub manader: WordSet,
    /// Words for what is left.
    pub resten: WordSet,
    /// Words for somebody's own.
    pub sin: WordSet,
    /// Words that say from where, and name no nation.
    pub lander_slag: WordSet,
    /// Words before the end of a time.
    pub slut_pa_tid: WordSet,
    /// Words before a time.
    pub tidpunkt: WordSet,
    /// Words before a year by which something is done.
    pub tidig_tid: WordSet,
    /// Words before the year that a time is counted from.
    pub fran_efter: WordSet,
    /// Words after "när".
    pub efter_nar: WordSet,
    /// Words and marks between two numbers that share a unit.
    pub sammanbinder: WordSet,
    /// Words after a number of people, that say whose they are or where.
    pub vilkas: WordSet,
    /// Words for somewhat more than.
    pub drygt: WordSet,
    /// Words for somewhat less than.
    pub knappt: WordSet,
    /// Words before what a figure or a section is in.
    pub i_vad: WordSet,
    /// Words between "av" and all that were counted.
    pub de_alla: WordSet,
    /// Words between a part of a number and its year.
    pub arets: WordSet,
    /// Words after the price of each.
    pub per_styck: WordSet,
    /// Words between a number of seats and the number of all.
    pub av_platserna: WordSet,
    /// Words after "för" that say of no other purpose.
    pub eget_andamal: WordSet,
    /// Words for how much something has changed, as the subject.
    pub andringen: WordSet,
    /// What is to be done.
    pub ska: WordSet,
    /// Words before the number of years between two times.
    pub vart_efter: WordSet,
    /// Words after "av", of people named before.
    pub dem_vilka: WordSet,
    /// Words between a number of people and their unit.
    pub leder_till_enhet: WordSet,
    /// Words for costing more or less than something.
    pub dyrare: WordSet,
    /// Words before what is left out of what was paid: "inga utgifter vid sidan av avgiften".
    pub vid_sidan_av: WordSet,
    /// Words before a year that is not the one in which something came into being.
    pub fore_annat_ar: WordSet,
    /// Words right before an amount that is another than the one named before.
    pub fore_annat_belopp: WordSet,
    /// Verbs for starting something, with "igång" after them.
    pub drog: WordSet,
    /// Words after the number of a point and before what it is of.
    pub punkt_i: WordSet,
    /// Words that join the last of a list, the most usual first.
    pub fogar: Vec<String>,
    /// Words that joins the last of several that one may choose.
    pub fogar_val: String,
    /// What verbs end with of which something is done.
    pub passiva_slut: Endings,
    /// What nouns end with of which there are several.
    pub flertalsslut: Endings,
    /// What nouns end with of which there is one that is known.
    pub entalsslut: Endings,
    /// What such nouns often end with.
    pub bestamd_slut: String,
    /// What nouns end with of which there are several that are known.
    pub bestamt_flertal: String,
    /// What known costs end with.
    pub kostnadsslut: Endings,
    /// What names of sheets end with that are made of verbs.
    pub verbalslut: String,
    /// What words for a change end with.
    pub andring_slut: String,
    /// What verbs end with for what has been.
    pub preteritum: String,
    /// What words end with that end so and are no such verbs.
    pub inte_preteritum: Endings,
    /// The beginning of words for people.
    pub person: String,
    /// The beginning of words for times.
    pub gang: String,
    /// The beginning of words for a bilaga.
    pub bilaga: String,
    /// The beginning of words for taking part.
    pub deltagande: String,
    /// Beginnings of words for those whom one sends.
    pub deltagare: Stems,
    /// The beginning of words for what many came to.
    pub besokt: String,
    /// The beginnings of words for all costs together.
    pub totalkostnader: Stems,
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
    pub kronor: Endings,
    /// The words that make the number after them exact.
    pub narmare_bestamt: [String; 2],
    /// The words that make the numbers after them round ones.
    pub runda_tal: [String; 2],
    /// The words after a number of what was named before.
    pub till_antalet: [String; 2],
    /// The words for until and with.
    pub till_och_med: Vec<String>,
    /// What stands before all costs of which something is a part.
    pub av_alltihop: Stems,
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
