//! What the rules know of the language beside the house's lists: whom words speak of, places, abbreviations, laws.

mod beside_numbers;
mod closed;
mod derived;
mod direct;
mod facts;
mod law;
mod listed;
mod lists;
mod occasion;
mod small_words;
mod stands_for;
mod whose;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use self::beside_numbers::BesideNumbers;
use self::closed::ClosedWords;
use self::derived::DerivedWords;
use self::direct::DirectWords;
use self::facts::FactWords;
pub(super) use self::law::Law;
use self::listed::FILE;
use self::lists::{Lists, lists};
use self::occasion::OccasionWords;
use self::small_words::SmallWords;
use self::whose::WhoseWords;
use super::word_set::{Endings, Stems, WordMap, WordSet};

/// The words of Swedish. A test holds the file readable.
pub(super) static LANGUAGE: LazyLock<LanguageData> =
    LazyLock::new(|| LanguageData::read(&mut Lists::of(FILE.iter().copied())));

lists! {
/// Words and laws of a language.
pub(super) struct LanguageData {
    /// The language whose words these are.
    pub sprak: String,
    /// The months, in order.
    pub manader: Vec<String>,
    /// Words that make a sentence speak of somebody else.
    pub annat: WordSet,
    /// Words for several others.
    pub flera_andra: WordSet,
    /// What an aside opens with.
    pub inskott: WordSet,
    /// Verbs between somebody and a number.
    pub verb_fore_tal: WordSet,
    /// Words before a place.
    pub ortsprepositioner: WordSet,
    /// Words for the initiative to something.
    pub initiativet: WordSet,
    /// Words that deny, in their own clause.
    pub nekande: WordSet,
    /// Words for what is not now.
    pub inte_nu: WordSet,
    /// Words that make it speak of the case's own.
    pub egna: WordSet,
    /// Verbs after the pronoun that a sentence begins with.
    pub verb_efter_det: WordSet,
    /// Words before a title.
    pub fore_titel: WordSet,
    /// Words that open a sentence about what is left when something is not counted.
    pub forutan: WordSet,
    /// What words for anniversaries end with.
    pub jubileer: Vec<String>,
    /// Words between what is counted and the name of one of them.
    pub bland_dem: WordSet,
    /// Countries, with what is of them.
    pub lander: BTreeMap<String, String>,
    /// Participles for having had or sent people.
    pub haft: WordSet,
    /// Words that lead in why something costs more.
    pub forklaring: WordSet,
    /// Verbs for speaking at a meeting.
    pub framtradde: WordSet,
    /// Verbs for sharing out a cost: "slår man ut".
    pub slar_ut: WordSet,
    /// Words for a law that was in force.
    pub gallde: WordSet,
    /// Verbs for coming into being.
    pub grundande: WordSet,
    /// Words for the municipality.
    pub kommunen: WordSet,
    /// Words after the name of a place.
    pub ortsled: Vec<String>,
    /// Names of places.
    pub orter: WordSet,
    /// Towns abroad where organisations have their seats; elsewhere they are names as any.
    pub andra_orter: WordSet,
    /// Capitals that are known so.
    pub kanda: WordSet,
    /// Series with numbers.
    pub serier: WordSet,
    /// Words for what has paragraphs that are no decision's.
    pub egna_paragrafer: WordSet,
    /// What words for rules end with.
    pub regelslut: Endings,
    /// Beginnings of words for authorities of the state, whose decisions have no paragraph.
    pub statsorgan: Stems,
    /// The days of the week.
    pub veckodagar: Vec<String>,
    /// Forms of verbs that say that something has happened.
    pub har_hant: WordSet,
    /// What such forms end with.
    pub har_hant_slut: Endings,
    /// Words that begin a clause with a verb of its own.
    pub ny_sats: WordSet,
    /// "Yet".
    pub annu: WordSet,
    /// "Already".
    pub redan: WordSet,
    /// Verbs for having used a seat.
    pub tagit_plats: WordSet,
    /// Verbs that say from where or where something is led.
    pub leds: WordSet,
    /// Verbs between an abbreviation and what it stands for.
    pub betyder: WordSet,
    /// What supines end with.
    pub supinum: Endings,
    /// What they end with where a time stands right before them.
    pub supinum_efter_tid: Endings,
    /// What words end with that are no verbs for what has happened, however they seem.
    pub inte_hant_slut: Endings,
    /// Beginnings of words for what comes before something is held, or after it.
    pub kringgarande: Stems,
    /// Words for being in force.
    pub giltig: WordSet,
    /// Words for the time after one that is told.
    pub darefter: WordSet,
    /// Words right before a year.
    pub fore_ar: WordSet,
    /// What is written while the right text is missing.
    pub platshallare: Vec<String>,
    /// Verbs that ask for what is to be filled in; alone they are words like others.
    pub uppmaningar: WordSet,
    /// What stands in a cell for what the one above has.
    pub som_ovan: WordSet,
    /// Numbers in words beyond those that documents write so; whole tens take units after them.
    pub storre_talord: WordMap<usize>,
    /// Words that make a number less than exact, with how far it may be off, in percent below and above.
    pub ungefar: WordMap<(i64, i64)>,
    /// Fractions, with how many make a whole.
    pub delar: WordMap<i64>,
    /// Words for rising.
    pub stiger: WordSet,
    /// Words for falling.
    pub faller: WordSet,
    /// Words that leave a list of parts open.
    pub oppna_delar: Stems,
    /// Verbs for counting something in.
    pub raknas_in: WordSet,
    /// Those of them that do so with the particle right after them.
    pub tar_med: WordSet,
    /// Adjectives after a measure.
    pub efter_matt: WordSet,
    /// Forms for having somebody who speaks for one.
    pub foretrads: WordSet,
    /// What stands after them.
    pub raknas_partiklar: WordSet,
    /// What stands before a short name of a law that has been cited.
    pub sa_kallad: Endings,
    /// What words for statutes that are no laws end with.
    pub forfattningar: Endings,
    /// Words for an average.
    pub medelvarde: WordSet,
    /// Words for the whole period.
    pub hela_tiden: WordSet,
    /// Words that say what has been followed up.
    pub foljts_upp: WordSet,
    /// Words after "alla tio".
    pub verb_kvar: WordSet,
    /// Beginnings of words for times, which announce no list.
    pub tidsord: Stems,
    /// Words before the number of a page.
    pub sidord: Vec<String>,
    /// Words before the number of all pages.
    pub sidor_av: Vec<String>,
    /// Words that begin a question.
    pub fragor: WordSet,
    /// Beginnings of words for the case's own fees.
    pub egna_avgifter: Stems,
    /// The word for a fee.
    pub avgiftsord: String,
    /// Beginnings of words for seats.
    pub platsord: Stems,
    /// Beginnings of words for people.
    pub personord: Stems,
    /// Words after an amount that make it a difference.
    pub skillnad: WordSet,
    /// Words that make a count one of something else than what has been.
    pub annat_antal: WordSet,
    /// Words that leave open how many seats somebody has.
    pub oppet_antal: WordSet,
    /// Words after a number that is none of seats.
    pub inte_platser: WordSet,
    /// Beginnings of words for costs.
    pub kostnadsord: Stems,
    /// Forms of verbs that say that something took place.
    pub agde_rum: WordSet,
    /// Words that municipalities use and dictionaries often lack.
    pub kommunord: WordSet,
    /// Words that stand before or after another without being a part of it.
    pub inte_sammansatta: WordSet,
    /// Words that neither begin nor end others, whatever those are.
    pub aldrig_i_sammansatta: WordSet,
    /// Words that say what a meeting was about.
    pub amnesord: WordSet,
    /// Words for joining.
    pub intrade: WordSet,
    /// Beginnings of words for following up.
    pub foljer_upp: Stems,
    /// What names of bodies end with.
    pub organled: WordSet,
    /// What words for bodies end with in the indefinite form, and in the definite.
    pub organ_bestamda: BTreeMap<String, String>,
    /// Words that follow a part of a compound that ends in a hyphen.
    pub efter_bindestreck: WordSet,
    /// The word for a committee.
    pub namnd: String,
    /// Bodies of others.
    pub kanda_organ: WordSet,
    /// Words for organisations that are not the case's own unless its names have them.
    pub andra_organisationer: WordSet,
    /// What words for organisations end with that are not the case's own unless its names have them.
    pub organisationsslut: Vec<String>,
    /// Articles before a noun.
    pub artiklar: WordSet,
    /// What nouns end with in the definite form.
    pub bestamda_slut: Endings,
    /// Words that end so and are none.
    pub inte_bestamda: WordSet,
    /// Verbs after a name that opens a sentence.
    pub namnverb: WordSet,
    /// Words that open sentences before such verbs and are no names.
    pub inledningsord: WordSet,
    /// What ordinary words that open sentences end with.
    pub vanliga_slut: Endings,
    /// Forms of the verb for costing.
    pub kosta: WordSet,
    /// Verbs for putting money on something.
    pub lagger_pa: WordSet,
    /// Beginnings of words for sums and what is paid.
    pub summaord: Stems,
    /// Words that make a year a bound and not the year that is meant.
    pub fore: WordSet,
    /// Words before "budget" where what was paid is compared with it.
    pub jamfort_med: WordSet,
    /// Words before "än" and a fraction, with whether the part is greater.
    pub storre_an: BTreeMap<String, bool>,
    /// Verbs for having seats.
    pub far_platser: WordSet,
    /// Words after the verb for merging into something new.
    pub gick_samman: WordSet,
    /// Verbs for coming into being, in a sentence that names the organisation.
    pub inledde: WordSet,
    /// What is then not the organisation.
    pub inte_organisationen: Stems,
    /// Words that make a sentence speak of those who took the initiative.
    pub fran_borjan: WordSet,
    /// Words for what lies beside a period.
    pub utanfor: WordSet,
    /// Forms of the verb that says with "över" after it that something is looked over.
    pub ses: WordSet,
    /// Verbs between some and what they are.
    pub ar: WordSet,
    /// The seasons with their first month and their last.
    pub arstidsmanader: BTreeMap<String, (u32, u32)>,
    /// Words that make a count one of something else than rows.
    pub inte_rader: WordSet,
    /// Words that make an amount one of something else than what was paid.
    pub inte_betalt: WordSet,
    /// Words for a sum.
    pub summor: WordSet,
    /// What stands between the last part and the sum.
    pub fore_summan: Vec<String>,
    /// Verbs that often follow a title.
    pub titelverb: WordSet,
    /// Verbs for arranging and offering.
    pub ordnade: WordSet,
    /// Words before "åren" for some of them.
    pub del_av_tid: WordSet,
    /// Words that open a sentence about what the one before told.
    pub tidigare_namnt: WordSet,
    /// Words after a preposition that point at what the sentence before told.
    pub pekar: WordSet,
    /// Words for a comparison with what was.
    pub jamfort: WordSet,
    /// Words that put years together.
    pub summeras: WordSet,
    /// The fee of each year.
    pub egna_avgiften: WordSet,
    /// Words for what is so now.
    pub numera: WordSet,
    /// Verbs for what the predecessor counted on.
    pub raknade_med: WordSet,
    /// Words for an earlier one, or the next.
    pub forra: WordSet,
    /// The beginning of words for giving an account.
    pub redovisar: String,
    /// Verbs for being more, or less, than something.
    pub overtraffar: BTreeMap<String, bool>,
    /// Words that take something away from an amount.
    pub borttaget_ur: WordSet,
    /// Words after what has been counted in.
    pub inraknat: WordSet,
    /// Words before it.
    pub tillsammans_med: WordSet,
    /// What leads in an amount that explains another one.
    pub det_vill_saga: Vec<String>,
    /// Participles for having been changed.
    pub reviderad: WordSet,
    /// Prepositions after what is counted.
    pub prepositioner: WordSet,
    /// Words that say that a law is an earlier one.
    pub tidigare_lag: WordSet,
    /// Words that say that a law is one to come.
    pub kommande_lag: WordSet,
    /// Words that make a sentence speak of the future.
    pub framtidsord: WordSet,
    /// Measures after a decimal number.
    pub matt: Vec<String>,
    /// How often, after a number.
    pub takter: Vec<String>,
    /// What is counted in tens of thousands.
    pub raknade: Vec<String>,
    /// What a list begins after.
    pub uppraknas: Vec<String>,
    /// Beginnings of words for the seat of an organisation.
    pub sateord: Stems,
    /// Words for being in force.
    pub galler_sedan: WordSet,
    /// Words before the time from which something has been so.
    pub alltsedan: WordSet,
    /// Words for belonging to an organisation.
    pub tillhort: WordSet,
    /// What the organisation of a case is called in the definite form.
    pub organisationen: WordSet,
    /// What the names of organisations end with, and what such an organisation is called.
    pub organisationshuvuden: BTreeMap<String, String>,
    /// Words for having been there.
    pub funnits: WordSet,
    /// What "gick med" goes on with where nobody joined: "förlust", "på".
    pub gick_med_annat: WordSet,
    /// The word that stands for the sign of a paragraph.
    pub paragraford: String,
    /// Words that say that something is part of what is followed up.
    pub omfattas: WordSet,
    /// Words for how old something is.
    pub gammal: WordSet,
    /// Nouns for coming into being.
    pub bildandet: WordSet,
    /// What stands before all the parts of a whole.
    pub bestar_av: Vec<String>,
    /// What stands before some of them.
    pub varav: Vec<String>,
    /// What is said of the part of a whole that is left.
    pub kvar: WordSet,
    /// Verbs for being made up of something.
    pub bestar: WordSet,
    /// Verbs that take a part from a whole.
    pub borttaget: WordSet,
    /// Words for what holds of each and is no part of a whole.
    pub var_och_en: WordSet,
    /// Words that lead in what something is about or for.
    pub handlar_om: WordSet,
    /// Words for being more or fewer than what was named before.
    pub fler: WordSet,
    /// Words for belonging to something now.
    pub hor_till: WordSet,
    /// Stems of what an organisation has and one can belong to by itself.
    pub delar_av_organisation: Vec<String>,
    /// Words for months that are counted.
    pub manaders: WordSet,
    /// Words before the beginning of a time.
    pub fran: WordSet,
    /// Words before the end of a time.
    pub till: WordSet,
    /// Verbs for what lasts for a time.
    pub varar: WordSet,
    /// Words for what is proposed or in force.
    pub foreslagen: WordSet,
    /// Words for replacing.
    pub ersatter: WordSet,
    /// Words for what is to come, whatever else they may mean.
    pub vantas_bli: WordSet,
    /// The seasons.
    pub arstider: WordSet,
    /// What words for members begin with.
    pub medlemsord: String,
    /// And longer words that begin so, which are none.
    pub inte_medlem: String,
    /// Verbs for having been decided.
    pub beslutats: WordSet,
    /// Verbs for deciding in two words, and the second of these.
    pub lade_fast: WordSet,
    /// The second word of those.
    pub fast: String,
    /// The word for a point of a decision.
    pub punkten: String,
    /// Beginnings of words for what such a point does.
    pub punktens: Stems,
    /// Verbs for gathering members.
    pub samlar: WordSet,
    /// Words that make a sentence speak of another time than now, or of a part.
    pub da: WordSet,
    /// Beginnings of words for what members are.
    pub medlemsslag: Stems,
    /// Beginnings of words for organisations and those in them.
    pub organisationsord: Stems,
    /// Words for the form of what took place, with the value that a sheet has.
    pub former: BTreeMap<String, String>,
    /// Words for a change.
    pub andringsord: WordSet,
    /// Those for a change to less.
    pub andring_ner: WordSet,
    /// Words for what took place, whatever it was.
    pub tillfallen: WordSet,
    /// Nationalities.
    pub nationer: WordSet,
    /// Beginnings of words for what has been paid.
    pub utfall: Stems,
    /// Words that say that an amount is a part of another.
    pub inklusive: WordSet,
    /// Words after "året" for a year beside another, with how far it is.
    pub aret_intill: BTreeMap<String, i64>,
    /// Words for only.
    pub endast: WordSet,
    /// Words that join the pieces of a sentence.
    pub bindeord: WordSet,
    /// Words that stand for a value of a sheet, with the value.
    pub likalydande: WordMap<String>,
    /// Words for the most.
    pub hogst: WordSet,
    /// Words for the dearest and the cheapest.
    pub dyrast: WordSet,
    /// Words for the least.
    pub lagst: WordSet,
    /// Words for what has not changed.
    pub oforandrad: WordSet,
    /// Forms of verbs that say that somebody has taken part.
    pub har_deltagit: WordSet,
    /// Words for what is left of a whole.
    pub resten: WordSet,
    /// Words after names that make them not all.
    pub inte_alla: WordSet,
    /// Verbs for sending somebody somewhere.
    pub sander: WordSet,
    /// Tables and figures, which have no numbers on the pages.
    pub onumrerade_bilder: WordSet,
    /// Words for one of them that is below.
    pub nedan: WordSet,
    /// Words before one that comes next.
    pub nasta: WordSet,
    /// Words for one table.
    pub tabellen: WordSet,
    /// Words for one chart.
    pub diagrammet: WordSet,
    /// Sections, which have none either.
    pub onumrerade_delar: WordSet,
    /// Words after a time that say from where it is counted.
    pub senare: WordSet,
    /// Verbs that say that something has changed.
    pub andrats: WordSet,
    /// Verbs for being in force until a year.
    pub galler_till: WordSet,
    /// Words for having joined, without those for being in.
    pub gick_med: WordSet,
    /// Words for being so in all.
    pub helt: WordSet,
    /// Verbs between those who stand for the municipality and how many they are.
    pub rymmer: WordSet,
    /// Verbs for becoming.
    pub blev: WordSet,
    /// Verbs right after the noun for being a member that say that it began.
    pub inleds: WordSet,
    /// Verbs for the beginning of belonging to something.
    pub borjar: WordSet,
    /// Forms of the verb that says so with "med" after it.
    pub gick: WordSet,
    /// Abbreviations that end in a full stop within a sentence.
    pub forkortade_ord: WordSet,
    /// Parts of web and e-mail addresses and of names of files.
    pub adressled: Vec<String>,
    /// The parts of greater numbers in words, the greatest first, with what they are worth.
    pub talled: Vec<(String, usize)>,
    /// Words that count something beside what is named.
    pub medraknat: WordSet,
    /// Words for one more.
    pub dessutom: WordSet,
    /// What words before a name in capitals end with.
    pub namngivna: Endings,
    /// What participles end with that become nouns.
    pub participled: Endings,
    /// How they are inflected then.
    pub participslut: Vec<String>,
    /// What words end with for documents that are none of the case's.
    pub handlingar: Endings,
    /// What words end with for what somebody is given.
    pub intakter: Endings,
    /// What words begin with for those that are as most are.
    pub genomsnittliga: Stems,
    /// Words between two numbers of one series.
    pub nummerfogar: WordSet,
    /// Words before the name of a law that is proposed.
    pub nya_lagar: WordSet,
    /// What words end with for what has a time of its own.
    pub har_egen_tid: Endings,
    /// Words that no title of a law begins with that has a number of its own.
    pub andringslag: WordSet,
    /// Words before an abbreviation that is given.
    pub forkortat: WordSet,
    /// Beginnings of words for minutes and decisions.
    pub protokollsord: Stems,
    /// Units of time by how many years they are.
    pub arslangder: BTreeMap<String, i64>,
    /// Words after a number of years that say from which year it counts, with the direction: "tre år efter 2018".
    pub ar_fran: BTreeMap<String, i64>,
    /// Words after it that count from a year named before: "tre år senare".
    pub ar_darifran: BTreeMap<String, i64>,
    /// Words that lead in an explanation: "2024, alltså tre år".
    pub forklarar: WordSet,
    /// What stands after a number in words for so many years: "femårsperioden".
    pub arsled: Vec<String>,
    /// Words for sharing out.
    pub fordelat: WordSet,
    /// Verbs for becoming so many times as much, in hundredths.
    pub mangfald: BTreeMap<String, i64>,
    /// Words that stand for an item of a sheet of costs.
    pub poster: WordMap<String>,
    /// Verbs that may stand twice only where the subject has one of them of its own.
    pub dubbla_verb: WordSet,
    /// Words that a clause begins after.
    pub satsborjan: WordSet,
    /// First parts of verbs that are put together: "slutbesiktigades".
    pub verbled: Vec<String>,
    /// Short nouns that end many others, in their forms: "mässår".
    pub slutled: Vec<String>,
    /// What forms of verbs end with.
    pub verbslut: Endings,
    /// Words that say what ought to have been.
    pub borde: WordSet,
    /// Words for the year that a sentence has told already.
    pub samma_ar: Stems,
    /// What the points of a decision are called.
    pub punktord: WordSet,
    /// Verbs for having something in itself.
    pub innehaller: WordSet,
    /// Words for the case or its report.
    pub arendeord: WordSet,
    /// Words for a difference.
    pub skillnaden: WordSet,
    /// Verbs that say that something was paid for.
    pub belastat: WordSet,
    /// Words that point ahead only right before a year.
    pub fram_till: WordSet,
    /// Verbs for a jubilee.
    pub firar: WordSet,
    /// Phrases whose words say nothing of whom a sentence speaks of.
    pub fasta_uttryck: Vec<String>,
    /// Verbs between a noun and how many there are.
    pub ar_till_antalet: WordSet,
    /// Words for none.
    pub ingen: WordSet,
    /// Forms of verbs that say that something was.
    pub fanns: WordSet,
    /// Forms of verbs that say that something was not.
    pub uteblev: WordSet,
    /// Words before what is not denied: "inga utgifter utöver avgiften".
    pub utom: WordSet,
    /// Beginnings of words for what a place has, and no organisation: its history, its streets.
    pub om_orten: Stems,
    /// Words for what is not spent.
    pub sparat: WordSet,
    /// Prepositions before what money is spent on.
    pub andamalsled: WordSet,
    /// Verbs for belonging, after "att".
    pub vara_med: WordSet,
    /// Words for what something is worth.
    pub varde: WordSet,
    /// Beginnings of words for reporting.
    pub rapporterat: Stems,
    /// Beginnings of words for those who represent the municipality.
    pub foretradare: Stems,
    /// Words that speak of what is to come.
    pub vantas: WordSet,
    /// Parts of words for what comes in or comes back, so that an amount is below zero.
    pub kommer_in: Vec<String>,
    /// What words end with that end as laws do and are none.
    pub inte_lagar: Endings,
    /// Laws.
    pub lagar = "lag": Vec<Law>,
    ;
    /// The small words of sentences.
    pub smaord: SmallWords,
    /// Words that stand beside numbers.
    pub sifferord: BesideNumbers,
    /// Words that lead to derived figures.
    pub harledning: DerivedWords,
    /// Words that tell which row a sentence speaks of.
    pub tillfalle: OccasionWords,
    /// Words that make a number one of something else.
    pub annans: WhoseWords,
    /// Words about the case's facts.
    pub uppgift: FactWords,
    /// Words of what a clause says straight of a sheet.
    pub direkt: DirectWords,
    /// Words that say nothing of their own.
    pub slutna: ClosedWords,
}
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::listed::Listed;
    use super::*;

    #[test]
    fn the_words_are_read() {
        let mut lists = Lists::of(FILE.iter().copied());
        LanguageData::read(&mut lists);
        assert_eq!(lists.problems(), Vec::<String>::new());
        assert!(LANGUAGE.lagar.len() > 40 && LANGUAGE.orter.contains("Malmö"));
        let numbers: BTreeSet<&str> = LANGUAGE.lagar.iter().map(|law| law.nummer.as_str()).collect();
        assert_eq!(numbers.len(), LANGUAGE.lagar.len());
    }

    #[test]
    fn what_is_wrong_with_the_words_is_told() {
        let changed = |(name, list): &(&'static str, Listed)| match *name {
            "sprak" => ("sprak", Listed::Number(7)),
            "manader" => ("okand", *list),
            name => (name, *list),
        };
        let mut lists = Lists::of(FILE.iter().map(changed));
        LanguageData::read(&mut lists);
        let told = lists.problems();
        let names: Vec<&str> = told.iter().filter_map(|problem| problem.split(':').next()).collect();
        assert_eq!(names, ["sprak", "manader", "okand"], "{told:?}");
    }
}
