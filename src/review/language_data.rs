//! What the rules know of the language beside the house's lists: whom words speak of, places, abbreviations, laws.

mod beside_numbers;
mod lists;
mod small_words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use self::beside_numbers::BesideNumbers;
use self::lists::{Lists, lists};
use self::small_words::SmallWords;

/// A beginning of a word with so few letters begins many others.
const SHORT: usize = 3;

/// So many letters inflect it: "dagarna".
const INFLECTED: usize = 4;

/// The words of Swedish. A test holds the file readable.
pub(super) static LANGUAGE: LazyLock<LanguageData> = LazyLock::new(|| LanguageData::read(&mut Lists::parse(FILE)));

const FILE: &str = include_str!("../../templates/sprak/sv/regler.toml");

lists! {
/// Words and laws of a language.
pub(super) struct LanguageData {
    /// The language whose words these are.
    pub sprak: String,
    /// The months, in order.
    pub manader: Vec<String>,
    /// Words that make a sentence speak of somebody else.
    pub annat: BTreeSet<String>,
    /// Words for several others.
    pub flera_andra: BTreeSet<String>,
    /// What an aside opens with.
    pub inskott: BTreeSet<String>,
    /// Verbs between somebody and a number.
    pub verb_fore_tal: BTreeSet<String>,
    /// Words before a place.
    pub ortsprepositioner: BTreeSet<String>,
    /// Words for the initiative to something.
    pub initiativet: BTreeSet<String>,
    /// Words that deny, in their own clause.
    pub nekande: BTreeSet<String>,
    /// Words for what is not now.
    pub inte_nu: BTreeSet<String>,
    /// Words that make it speak of the case's own.
    pub egna: BTreeSet<String>,
    /// Verbs after the pronoun that a sentence begins with.
    pub verb_efter_det: BTreeSet<String>,
    /// Words before a title.
    pub fore_titel: BTreeSet<String>,
    /// Words that open a sentence about what is left when something is not counted.
    pub forutan: BTreeSet<String>,
    /// What words for anniversaries end with.
    pub jubileer: Vec<String>,
    /// Words between what is counted and the name of one of them.
    pub bland_dem: BTreeSet<String>,
    /// Countries, with what is of them.
    pub lander: BTreeMap<String, String>,
    /// Participles for having had or sent people.
    pub haft: BTreeSet<String>,
    /// Words that lead in why something costs more.
    pub forklaring: BTreeSet<String>,
    /// Verbs for speaking at a meeting.
    pub framtradde: BTreeSet<String>,
    /// Verbs for sharing out a cost: "slår man ut".
    pub slar_ut: BTreeSet<String>,
    /// Words for a law that was in force.
    pub gallde: BTreeSet<String>,
    /// Verbs for coming into being.
    pub grundande: BTreeSet<String>,
    /// Words for the municipality.
    pub kommunen: BTreeSet<String>,
    /// Words after the name of a place.
    pub ortsled: Vec<String>,
    /// Names of places.
    pub orter: BTreeSet<String>,
    /// Capitals that are known so.
    pub kanda: BTreeSet<String>,
    /// Series with numbers.
    pub serier: BTreeSet<String>,
    /// Words for what has paragraphs that are no decision's.
    pub egna_paragrafer: BTreeSet<String>,
    /// What words for rules end with.
    pub regelslut: Vec<String>,
    /// Beginnings of words for authorities of the state, whose decisions have no paragraph.
    pub statsorgan: Vec<String>,
    /// The days of the week.
    pub veckodagar: Vec<String>,
    /// Forms of verbs that say that something has happened.
    pub har_hant: BTreeSet<String>,
    /// What such forms end with.
    pub har_hant_slut: Vec<String>,
    /// What is written while the right text is missing.
    pub platshallare: Vec<String>,
    /// Verbs that ask for what is to be filled in; alone they are words like others.
    pub uppmaningar: BTreeSet<String>,
    /// What stands in a cell for what the one above has.
    pub som_ovan: BTreeSet<String>,
    /// Numbers in words beyond those that documents write so; whole tens take units after them.
    pub storre_talord: BTreeMap<String, usize>,
    /// Words that make a number less than exact, with how far it may be off, in percent below and above.
    pub ungefar: BTreeMap<String, (i64, i64)>,
    /// Fractions, with how many make a whole.
    pub delar: BTreeMap<String, i64>,
    /// Words for rising.
    pub stiger: BTreeSet<String>,
    /// Words for falling.
    pub faller: BTreeSet<String>,
    /// Words that leave a list of parts open.
    pub oppna_delar: Vec<String>,
    /// Verbs for counting something in.
    pub raknas_in: BTreeSet<String>,
    /// What stands after them.
    pub raknas_partiklar: BTreeSet<String>,
    /// What stands before a short name of a law that has been cited.
    pub sa_kallad: Vec<String>,
    /// What words for statutes that are no laws end with.
    pub forfattningar: Vec<String>,
    /// Words for an average.
    pub medelvarde: BTreeSet<String>,
    /// Words for the whole period.
    pub hela_tiden: BTreeSet<String>,
    /// Words that say what has been followed up.
    pub foljts_upp: BTreeSet<String>,
    /// Words after "alla tio".
    pub verb_kvar: BTreeSet<String>,
    /// Beginnings of words for times, which announce no list.
    pub tidsord: Vec<String>,
    /// Words before the number of a page.
    pub sidord: Vec<String>,
    /// Words before the number of all pages.
    pub sidor_av: Vec<String>,
    /// Words that begin a question.
    pub fragor: BTreeSet<String>,
    /// Beginnings of words for the case's own fees.
    pub egna_avgifter: Vec<String>,
    /// The word for a fee.
    pub avgiftsord: String,
    /// Beginnings of words for seats.
    pub platsord: Vec<String>,
    /// Beginnings of words for people.
    pub personord: Vec<String>,
    /// Words after an amount that make it a difference.
    pub skillnad: BTreeSet<String>,
    /// Words that make a count one of something else than what has been.
    pub annat_antal: BTreeSet<String>,
    /// Words that leave open how many seats somebody has.
    pub oppet_antal: BTreeSet<String>,
    /// Words after a number that is none of seats.
    pub inte_platser: BTreeSet<String>,
    /// Beginnings of words for costs.
    pub kostnadsord: Vec<String>,
    /// Forms of verbs that say that something took place.
    pub agde_rum: BTreeSet<String>,
    /// Words that municipalities use and dictionaries often lack.
    pub kommunord: BTreeSet<String>,
    /// Words that stand before or after another without being a part of it.
    pub inte_sammansatta: BTreeSet<String>,
    /// Words that neither begin nor end others, whatever those are.
    pub aldrig_i_sammansatta: BTreeSet<String>,
    /// Words that say what a meeting was about.
    pub amnesord: BTreeSet<String>,
    /// Words for joining.
    pub intrade: BTreeSet<String>,
    /// Beginnings of words for following up.
    pub foljer_upp: Vec<String>,
    /// What names of bodies end with.
    pub organled: BTreeSet<String>,
    /// What words for bodies end with in the indefinite form, and in the definite.
    pub organ_bestamda: BTreeMap<String, String>,
    /// Words that follow a part of a compound that ends in a hyphen.
    pub efter_bindestreck: BTreeSet<String>,
    /// The word for a committee.
    pub namnd: String,
    /// Bodies of others.
    pub kanda_organ: BTreeSet<String>,
    /// Words for organisations that are not the case's own unless its names have them.
    pub andra_organisationer: BTreeSet<String>,
    /// What words for organisations end with that are not the case's own unless its names have them.
    pub organisationsslut: Vec<String>,
    /// Articles before a noun.
    pub artiklar: BTreeSet<String>,
    /// What nouns end with in the definite form.
    pub bestamda_slut: Vec<String>,
    /// Words that end so and are none.
    pub inte_bestamda: BTreeSet<String>,
    /// Verbs after a name that opens a sentence.
    pub namnverb: BTreeSet<String>,
    /// Words that open sentences before such verbs and are no names.
    pub inledningsord: BTreeSet<String>,
    /// What ordinary words that open sentences end with.
    pub vanliga_slut: Vec<String>,
    /// Forms of the verb for costing.
    pub kosta: BTreeSet<String>,
    /// Verbs for putting money on something.
    pub lagger_pa: BTreeSet<String>,
    /// Beginnings of words for sums and what is paid.
    pub summaord: Vec<String>,
    /// Words that make a year a bound and not the year that is meant.
    pub fore: BTreeSet<String>,
    /// Words before "budget" where what was paid is compared with it.
    pub jamfort_med: BTreeSet<String>,
    /// Words before "än" and a fraction, with whether the part is greater.
    pub storre_an: BTreeMap<String, bool>,
    /// Verbs for having seats.
    pub far_platser: BTreeSet<String>,
    /// Words after the verb for merging into something new.
    pub gick_samman: BTreeSet<String>,
    /// Verbs for coming into being, in a sentence that names the organisation.
    pub inledde: BTreeSet<String>,
    /// What is then not the organisation.
    pub inte_organisationen: Vec<String>,
    /// Words that make a sentence speak of those who took the initiative.
    pub fran_borjan: BTreeSet<String>,
    /// Words for what lies beside a period.
    pub utanfor: BTreeSet<String>,
    /// Forms of the verb that says with "över" after it that something is looked over.
    pub ses: BTreeSet<String>,
    /// Verbs between some and what they are.
    pub ar: BTreeSet<String>,
    /// The seasons with their first month and their last.
    pub arstidsmanader: BTreeMap<String, (u32, u32)>,
    /// Words that make a count one of something else than rows.
    pub inte_rader: BTreeSet<String>,
    /// Words that make an amount one of something else than what was paid.
    pub inte_betalt: BTreeSet<String>,
    /// Words for a sum.
    pub summor: BTreeSet<String>,
    /// What stands between the last part and the sum.
    pub fore_summan: Vec<String>,
    /// Verbs that often follow a title.
    pub titelverb: BTreeSet<String>,
    /// Verbs for arranging and offering.
    pub ordnade: BTreeSet<String>,
    /// Words before "åren" for some of them.
    pub del_av_tid: BTreeSet<String>,
    /// Words that open a sentence about what the one before told.
    pub tidigare_namnt: BTreeSet<String>,
    /// Words after a preposition that point at what the sentence before told.
    pub pekar: BTreeSet<String>,
    /// Words for a comparison with what was.
    pub jamfort: BTreeSet<String>,
    /// Words that put years together.
    pub summeras: BTreeSet<String>,
    /// The fee of each year.
    pub egna_avgiften: BTreeSet<String>,
    /// Words for what is so now.
    pub numera: BTreeSet<String>,
    /// Verbs for what the predecessor counted on.
    pub raknade_med: BTreeSet<String>,
    /// Words for an earlier one, or the next.
    pub forra: BTreeSet<String>,
    /// The beginning of words for giving an account.
    pub redovisar: String,
    /// Verbs for being more, or less, than something.
    pub overtraffar: BTreeMap<String, bool>,
    /// Words that take something away from an amount.
    pub borttaget_ur: BTreeSet<String>,
    /// Words after what has been counted in.
    pub inraknat: BTreeSet<String>,
    /// Words before it.
    pub tillsammans_med: BTreeSet<String>,
    /// What leads in an amount that explains another one.
    pub det_vill_saga: Vec<String>,
    /// Participles for having been changed.
    pub reviderad: BTreeSet<String>,
    /// Prepositions after what is counted.
    pub prepositioner: BTreeSet<String>,
    /// Words that say that a law is an earlier one.
    pub tidigare_lag: BTreeSet<String>,
    /// Words that say that a law is one to come.
    pub kommande_lag: BTreeSet<String>,
    /// Words that make a sentence speak of the future.
    pub framtidsord: BTreeSet<String>,
    /// Measures after a decimal number.
    pub matt: Vec<String>,
    /// How often, after a number.
    pub takter: Vec<String>,
    /// What is counted in tens of thousands.
    pub raknade: Vec<String>,
    /// What a list begins after.
    pub uppraknas: Vec<String>,
    /// Beginnings of words for the seat of an organisation.
    pub sateord: Vec<String>,
    /// Words for being in force.
    pub galler_sedan: BTreeSet<String>,
    /// Words for belonging to an organisation.
    pub tillhort: BTreeSet<String>,
    /// What the organisation of a case is called in the definite form.
    pub organisationen: BTreeSet<String>,
    /// What the names of organisations end with, and what such an organisation is called.
    pub organisationshuvuden: BTreeMap<String, String>,
    /// Words for having been there.
    pub funnits: BTreeSet<String>,
    /// Nouns for coming into being.
    pub bildandet: BTreeSet<String>,
    /// What stands before all the parts of a whole.
    pub bestar_av: Vec<String>,
    /// What stands before some of them.
    pub varav: Vec<String>,
    /// What is said of the part of a whole that is left.
    pub kvar: BTreeSet<String>,
    /// Verbs for being made up of something.
    pub bestar: BTreeSet<String>,
    /// Verbs that take a part from a whole.
    pub borttaget: BTreeSet<String>,
    /// Words for what holds of each and is no part of a whole.
    pub var_och_en: BTreeSet<String>,
    /// Words that lead in what something is about or for.
    pub handlar_om: BTreeSet<String>,
    /// Words for being more or fewer than what was named before.
    pub fler: BTreeSet<String>,
    /// Words for belonging to something now.
    pub hor_till: BTreeSet<String>,
    /// Stems of what an organisation has and one can belong to by itself.
    pub delar_av_organisation: Vec<String>,
    /// Words for months that are counted.
    pub manaders: BTreeSet<String>,
    /// Words before the beginning of a time.
    pub fran: BTreeSet<String>,
    /// Words before the end of a time.
    pub till: BTreeSet<String>,
    /// Verbs for what lasts for a time.
    pub varar: BTreeSet<String>,
    /// Words for what is proposed or in force.
    pub foreslagen: BTreeSet<String>,
    /// Words for replacing.
    pub ersatter: BTreeSet<String>,
    /// Words for what is to come, whatever else they may mean.
    pub vantas_bli: BTreeSet<String>,
    /// The seasons.
    pub arstider: BTreeSet<String>,
    /// What words for members begin with.
    pub medlemsord: String,
    /// And longer words that begin so, which are none.
    pub inte_medlem: String,
    /// Verbs for having been decided.
    pub beslutats: BTreeSet<String>,
    /// Verbs for deciding in two words, and the second of these.
    pub lade_fast: BTreeSet<String>,
    /// The second word of those.
    pub fast: String,
    /// The word for a point of a decision.
    pub punkten: String,
    /// Beginnings of words for what such a point does.
    pub punktens: Vec<String>,
    /// Verbs for gathering members.
    pub samlar: BTreeSet<String>,
    /// Words that make a sentence speak of another time than now, or of a part.
    pub da: BTreeSet<String>,
    /// Beginnings of words for what members are.
    pub medlemsslag: Vec<String>,
    /// Beginnings of words for organisations and those in them.
    pub organisationsord: Vec<String>,
    /// Words for the form of what took place, with the value that a sheet has.
    pub former: BTreeMap<String, String>,
    /// Words for a change.
    pub andringsord: BTreeSet<String>,
    /// Those for a change to less.
    pub andring_ner: BTreeSet<String>,
    /// Words for what took place, whatever it was.
    pub tillfallen: BTreeSet<String>,
    /// Nationalities.
    pub nationer: BTreeSet<String>,
    /// Beginnings of words for what has been paid.
    pub utfall: Vec<String>,
    /// Words that say that an amount is a part of another.
    pub inklusive: BTreeSet<String>,
    /// Words after "året" for a year beside another, with how far it is.
    pub aret_intill: BTreeMap<String, i64>,
    /// Words for only.
    pub endast: BTreeSet<String>,
    /// Words that join the pieces of a sentence.
    pub bindeord: BTreeSet<String>,
    /// Words that stand for a value of a sheet, with the value.
    pub likalydande: BTreeMap<String, String>,
    /// Words for the most.
    pub hogst: BTreeSet<String>,
    /// Words for the dearest and the cheapest.
    pub dyrast: BTreeSet<String>,
    /// Words for the least.
    pub lagst: BTreeSet<String>,
    /// Words for what has not changed.
    pub oforandrad: BTreeSet<String>,
    /// Forms of verbs that say that somebody has taken part.
    pub har_deltagit: BTreeSet<String>,
    /// Words for what is left of a whole.
    pub resten: BTreeSet<String>,
    /// Words after names that make them not all.
    pub inte_alla: BTreeSet<String>,
    /// Verbs for sending somebody somewhere.
    pub sander: BTreeSet<String>,
    /// Tables and figures, which have no numbers on the pages.
    pub onumrerade_bilder: BTreeSet<String>,
    /// Words for one of them that is below.
    pub nedan: BTreeSet<String>,
    /// Words before one that comes next.
    pub nasta: BTreeSet<String>,
    /// Words for one table.
    pub tabellen: BTreeSet<String>,
    /// Words for one chart.
    pub diagrammet: BTreeSet<String>,
    /// Sections, which have none either.
    pub onumrerade_delar: BTreeSet<String>,
    /// Words after a time that say from where it is counted.
    pub senare: BTreeSet<String>,
    /// Verbs that say that something has changed.
    pub andrats: BTreeSet<String>,
    /// Verbs for being in force until a year.
    pub galler_till: BTreeSet<String>,
    /// Words for having joined, without those for being in.
    pub gick_med: BTreeSet<String>,
    /// Verbs for the beginning of belonging to something.
    pub borjar: BTreeSet<String>,
    /// Forms of the verb that says so with "med" after it.
    pub gick: BTreeSet<String>,
    /// Abbreviations that end in a full stop within a sentence.
    pub forkortade_ord: BTreeSet<String>,
    /// Parts of web and e-mail addresses and of names of files.
    pub adressled: Vec<String>,
    /// The parts of greater numbers in words, the greatest first, with what they are worth.
    pub talled: Vec<(String, usize)>,
    /// Words that count something beside what is named.
    pub medraknat: BTreeSet<String>,
    /// Words for one more.
    pub dessutom: BTreeSet<String>,
    /// What words before a name in capitals end with.
    pub namngivna: Vec<String>,
    /// What participles end with that become nouns.
    pub participled: Vec<String>,
    /// How they are inflected then.
    pub participslut: Vec<String>,
    /// What words end with for documents that are none of the case's.
    pub handlingar: Vec<String>,
    /// What words end with for what somebody is given.
    pub intakter: Vec<String>,
    /// What words begin with for those that are as most are.
    pub genomsnittliga: Vec<String>,
    /// Words between two numbers of one series.
    pub nummerfogar: BTreeSet<String>,
    /// Words before the name of a law that is proposed.
    pub nya_lagar: BTreeSet<String>,
    /// What words end with for what has a time of its own.
    pub har_egen_tid: Vec<String>,
    /// Words that no title of a law begins with that has a number of its own.
    pub andringslag: BTreeSet<String>,
    /// Words before an abbreviation that is given.
    pub forkortat: BTreeSet<String>,
    /// Beginnings of words for minutes and decisions.
    pub protokollsord: Vec<String>,
    /// Units of time by how many years they are.
    pub arslangder: BTreeMap<String, i64>,
    /// Words after a number of years that say from which year it counts, with the direction: "tre år efter 2018".
    pub ar_fran: BTreeMap<String, i64>,
    /// Words after it that count from a year named before: "tre år senare".
    pub ar_darifran: BTreeMap<String, i64>,
    /// Words that lead in an explanation: "2024, alltså tre år".
    pub forklarar: BTreeSet<String>,
    /// What stands after a number in words for so many years: "femårsperioden".
    pub arsled: Vec<String>,
    /// Words for sharing out.
    pub fordelat: BTreeSet<String>,
    /// Verbs for becoming so many times as much, in hundredths.
    pub mangfald: BTreeMap<String, i64>,
    /// Words that stand for an item of a sheet of costs.
    pub poster: BTreeMap<String, String>,
    /// Verbs that may stand twice only where the subject has one of them of its own.
    pub dubbla_verb: BTreeSet<String>,
    /// Words that a clause begins after.
    pub satsborjan: BTreeSet<String>,
    /// First parts of verbs that are put together: "slutbesiktigades".
    pub verbled: Vec<String>,
    /// Short nouns that end many others, in their forms: "mässår".
    pub slutled: Vec<String>,
    /// What forms of verbs end with.
    pub verbslut: Vec<String>,
    /// Words that say what ought to have been.
    pub borde: BTreeSet<String>,
    /// Words for the year that a sentence has told already.
    pub samma_ar: Vec<String>,
    /// What the points of a decision are called.
    pub punktord: BTreeSet<String>,
    /// Verbs for having something in itself.
    pub innehaller: BTreeSet<String>,
    /// Words for the case or its report.
    pub arendeord: BTreeSet<String>,
    /// Words for a difference.
    pub skillnaden: BTreeSet<String>,
    /// Verbs that say that something was paid for.
    pub belastat: BTreeSet<String>,
    /// Words that point ahead only right before a year.
    pub fram_till: BTreeSet<String>,
    /// Verbs for a jubilee.
    pub firar: BTreeSet<String>,
    /// Phrases whose words say nothing of whom a sentence speaks of.
    pub fasta_uttryck: Vec<String>,
    /// Verbs between a noun and how many there are.
    pub ar_till_antalet: BTreeSet<String>,
    /// Words for none.
    pub ingen: BTreeSet<String>,
    /// Forms of verbs that say that something was.
    pub fanns: BTreeSet<String>,
    /// Forms of verbs that say that something was not.
    pub uteblev: BTreeSet<String>,
    /// Words before what is not denied: "inga utgifter utöver avgiften".
    pub utom: BTreeSet<String>,
    /// Words for what something is worth.
    pub varde: BTreeSet<String>,
    /// Beginnings of words for reporting.
    pub rapporterat: Vec<String>,
    /// Beginnings of words for those who represent the municipality.
    pub foretradare: Vec<String>,
    /// Words that speak of what is to come.
    pub vantas: BTreeSet<String>,
    /// Parts of words for what comes in or comes back, so that an amount is below zero.
    pub kommer_in: Vec<String>,
    /// What words end with that end as laws do and are none.
    pub inte_lagar: Vec<String>,
    /// Laws.
    pub lagar = "lag": Vec<Law>,
    ;
    /// The small words of sentences.
    pub smaord: SmallWords,
    /// Words that stand beside numbers.
    pub sifferord: BesideNumbers,
}
}

/// A law that municipalities cite.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Law {
    /// Its number in the statute book.
    pub nummer: String,
    /// Other numbers that it has or has had.
    #[serde(default)]
    pub aven: Vec<String>,
    /// Numbers of earlier laws of the name, with the year from which the next one was in force.
    #[serde(default)]
    pub aldre: BTreeMap<String, i32>,
    /// Its name, in the definite form.
    pub namn: String,
    /// Its title after the number, when it has no name of one word.
    pub titel: Option<String>,
    /// How many chapters it has, when it has chapters.
    pub kapitel: Option<u32>,
    /// Its abbreviation.
    pub kort: Option<String>,
}

impl Law {
    /// Whether a number is the law's.
    pub(super) fn has(&self, number: &str) -> bool {
        self.nummer == number || self.aven.iter().any(|other| other == number)
    }
}

impl LanguageData {
    /// Whether a word, in lower case, is one for a document that is none of the case's, in the genitive or not.
    pub(super) fn is_another_document(&self, word: &str) -> bool {
        let bare = word.strip_suffix('s').unwrap_or(word);
        self.handlingar.iter().any(|end| bare.ends_with(end.as_str()))
    }

    /// Whether a word, in small letters, is one for what something costs, or for how that changes.
    pub(super) fn is_of_costs(&self, word: &str) -> bool {
        let stems = [&self.kostnadsord, &self.utfall, &self.egna_avgifter, &self.summaord];
        stems.into_iter().flatten().any(|stem| word.starts_with(stem.as_str()))
            || self.stiger.contains(word)
            || self.faller.contains(word)
            || self.skillnaden.contains(word)
    }

    /// Whether a noun, in small letters, is of several that are known: "mötena".
    pub(super) fn is_definite_plural(&self, noun: &str) -> bool {
        noun.ends_with(self.sifferord.bestamt_flertal.as_str())
    }

    /// Whether two words say that something comes each year: "per år".
    pub(super) fn is_yearly(&self, first: &str, second: &str) -> bool {
        self.sifferord.arligen.iter().any(|rate| rate == &[first, second])
    }

    /// The parts of a list: what commas and some words part.
    pub(super) fn listed_by<'t, W: AsRef<str>>(&self, list: &'t str, words: &[W]) -> Vec<&'t str> {
        let parts: Vec<&str> = list.split(", ").collect();
        words.iter().fold(parts, |parts, word| {
            let word = format!(" {} ", word.as_ref());
            parts.into_iter().flat_map(|part| part.split(word.as_str()).collect::<Vec<_>>()).collect()
        })
    }

    /// Whether a word, in small letters, is one for a time.
    pub(super) fn is_of_time(&self, word: &str) -> bool {
        // "året", "dagarna", but not "årsmötet" and "ledningsnätet".
        let fits =
            |stem: &str| stem.chars().count() > SHORT || word.chars().count() <= stem.chars().count() + INFLECTED;
        let counted = self.tidsord.iter().any(|stem| word.starts_with(stem.as_str()) && fits(stem));
        counted || self.arstider.contains(word) || self.hela_tiden.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_read() {
        let mut lists = Lists::parse(FILE);
        LanguageData::read(&mut lists);
        assert_eq!(lists.problems(), Vec::<String>::new());
        assert!(LANGUAGE.lagar.len() > 40 && LANGUAGE.orter.contains("Malmö"));
        let numbers: BTreeSet<&str> = LANGUAGE.lagar.iter().map(|law| law.nummer.as_str()).collect();
        assert_eq!(numbers.len(), LANGUAGE.lagar.len());
    }

    #[test]
    fn what_is_wrong_with_the_words_is_told() {
        let text = FILE.replacen("sprak = \"sv\"", "sprak = 7", 1).replacen("\nmanader = ", "\nokand = ", 1);
        let text: &'static str = text.leak();
        let mut lists = Lists::parse(text);
        LanguageData::read(&mut lists);
        let told = lists.problems();
        let names: Vec<&str> = told.iter().filter_map(|problem| problem.split(':').next()).collect();
        assert_eq!(names, ["sprak", "manader", "okand"], "{told:?}");
        assert_eq!(Lists::parse("a = ").problems().len(), 1);
    }
}
