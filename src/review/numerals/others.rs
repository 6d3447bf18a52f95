//! What a numeral may be of other than what is known: of another time, of each of several, of another thing.

use super::mention::Mention;
use super::statements::Statement;
use super::{Numerals, option};
use crate::model::Value;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::tables::Seats;
use crate::review::words::cells;

/// Computed values are named so.
const COMPUTED: &str = "berakning.";

impl Numerals<'_, '_> {
    /// "ingår tre platser på varje kurs", "Då hölls fyra möten", "Av de 19 deltagandena 2020", "När staden gick med kostade det 60 000 kr":
    /// of another time than what is known of all, or of now.
    pub(super) fn is_of_then(&self, mention: &Mention<'_>, statement: &Statement<'_>) -> bool {
        let timed = |numeral: &Numeral| matches!(numeral, Numeral::Year(_) | Numeral::Month(_) | Numeral::Date(_));
        if mention.may_be(timed) && counts_from(&mention.lead().to_lowercase()) {
            return true;
        }
        let first = mention.words.first().map(String::as_str).unwrap_or_default();
        let is_year = |other: &Reading| other.numerals.iter().any(|(numeral, _)| matches!(numeral, Numeral::Year(_)));
        let computed = statement.about.name.starts_with(COMPUTED);
        let went = || mention.words.iter().any(|word| LANGUAGE.gick.contains(word));
        is_of_each(mention)
            || mention.is_count() && (is_taken(mention) || self.is_place_elsewhere(mention))
            || computed && (LANGUAGE.tidigare_namnt.contains(first) || mention.all().any(is_year))
            || mention.is_amount()
                && (is_of_some_years(mention.words)
                    || LANGUAGE.forra.contains(first)
                    || first == LANGUAGE.smaord.nar && went())
    }

    /// "fanns inte riktlinjen, som beslutades 2024-03-19 § 84": a decision that a sheet has of what it lists.
    pub(super) fn is_registered(&self, mention: &Mention<'_>) -> bool {
        let Numeral::Decision(date, paragraph) = mention.numeral() else { return false };
        let (day, end) = (date.to_string(), format!("§ {paragraph}"));
        let is_it = |text: &str| text.contains(&day) && text.replace('\u{a0}', " ").ends_with(&end);
        cells(self.review.case).any(|(text, _)| is_it(text))
    }

    /// "tre platser i Kommunförbundets beredning": a count of what somebody else has.
    fn is_place_elsewhere(&self, mention: &Mention<'_>) -> bool {
        let (passage, end) = (mention.passage, mention.reading.range.end);
        let after = passage.words.iter().filter(|word| word.range.start >= end).take(3);
        let after: Vec<&str> = after.map(|word| &passage.text[word.range.clone()]).collect();
        let [_, lead, owner] = after.as_slice() else { return false };
        LANGUAGE.ortsprepositioner.contains(lead)
            && owner.starts_with(char::is_uppercase)
            && !self.subjects.is_own(owner)
    }

    /// "Nordiska ministerrådet bildades 1971": a sentence of somebody else, whom the case may have a name for.
    pub(super) fn is_of_another(&self, mention: &Mention<'_>, statement: &Statement<'_>) -> bool {
        let name = &statement.about.name;
        if is_along_in_a_part(mention) {
            return true;
        }
        let had_by_another = || !name.starts_with(COMPUTED) && self.has_another_subject(mention);
        let counted_elsewhere =
            || had_by_another() || is_of_part_of_another(mention.text()) || self.is_of_all_there(mention, statement);
        let founded = || self.subjects.founds_another(mention.passage, &mention.sentence, mention.reading.range.start);
        mention.is_count() && counted_elsewhere()
            || self.subjects.is_of_another_name(mention.passage, &mention.sentence, name)
            || statement.is_of_founding() && founded()
    }

    /// Whether the clause of a numeral has a subject that is not the case's own.
    pub(super) fn has_another_subject(&self, mention: &Mention<'_>) -> bool {
        self.subjects.has_another_subject(mention.passage, &mention.sentence, mention.reading.range.start)
    }

    /// "Kemikaliedagen har 300 platser": of all that there are at what is named, not of what the municipality has there.
    fn is_of_all_there(&self, mention: &Mention<'_>, statement: &Statement<'_>) -> bool {
        let [verb, subject, ..] = mention.before.as_slice() else { return false };
        let group = statement.about.name.strip_prefix("fakta.").and_then(|name| name.rsplit_once('.'));
        let fact = group.and_then(|(group, _)| self.review.case.facts.get(&format!("{group}.namn"))?.as_ref());
        let Some(Value::Text(name)) = fact.map(|fact| &fact.value) else { return false };
        let small = &LANGUAGE.smaord;
        let ours = mention
            .after
            .windows(2)
            .any(|pair| [small.for_, small.till].contains(&pair[0]) && LANGUAGE.kommunen.contains(pair[1]));
        let named = name.to_lowercase().split_whitespace().next_back() == Some(*subject);
        named && !ours && LANGUAGE.verb_fore_tal.contains(verb)
    }

    /// Whether a count is of somebody that a sheet names: "Kretslopp och vatten har tre platser".
    pub(super) fn is_of_row(&self, mention: &Mention<'_>) -> bool {
        if !mention.may_be(|numeral| matches!(numeral, Numeral::Count(_))) {
            return false;
        }
        let lead = mention.lead().to_lowercase();
        let sentence = mention.text().to_lowercase();
        let begins = |name: &str| {
            let rest = sentence.strip_prefix(&name.to_lowercase());
            rest.is_some_and(|rest| {
                rest.split_whitespace().next().is_some_and(|verb| LANGUAGE.sifferord.har_fatt.contains(verb))
            })
        };
        // "Kretslopp och vatten disponerar tre platser": named before the number, and not the municipality.
        let own = lead.split_whitespace().any(|word| LANGUAGE.kommunen.contains(word));
        let unit = !own && Seats::of(self.review).is_some_and(|seats| seats.names_one(&lead));
        unit || cells(self.review.case).any(|(text, _)| begins(text))
    }

    /// "Skyldigheten att sortera finns sedan 1994": a year in a sentence that opens with a thing that the case has no name for. A body
    /// may decide on what is the case's own.
    pub(super) fn is_year_of_another(&self, mention: &Mention<'_>) -> bool {
        let timed = matches!(mention.numeral(), Numeral::Year(_) | Numeral::Month(_) | Numeral::Count(_));
        if !timed || !mention.may_be(|numeral| matches!(numeral, Numeral::Year(_) | Numeral::Month(_))) {
            return false;
        }
        // "Föreningens styrelse bildades i sin form av i dag 2015".
        if is_of_part_of_another(mention.text()) {
            return true;
        }
        let opener = self.subjects.opener(mention.passage, &mention.sentence);
        opener.is_some_and(|(noun, own)| {
            let body = LANGUAGE.organled.iter().any(|end| noun.ends_with(end))
                || noun.ends_with(LANGUAGE.sifferord.styrelsen.as_str());
            let begins = LANGUAGE.bildandet.contains(&noun) || LANGUAGE.fran_borjan.contains(&noun);
            let joins = LANGUAGE.intrade.contains(&noun)
                || LANGUAGE.is_of_time(&noun)
                || noun.starts_with(LANGUAGE.sifferord.start.as_str());
            !own && !body && !begins && !joins
        })
    }
}

/// "bildades 2006 men anställde någon först 2019": the sentence has what is stated already, rightly.
pub(super) fn is_told_before(mention: &Mention<'_>, statement: &Statement<'_>) -> bool {
    mention.earlier().any(|other| {
        option(other, statement.about).is_some_and(|(numeral, _)| *numeral == statement.about.numeral)
            && mention.beside(other).is_some_and(|other| statement.is_made(&other))
    })
}

/// "90 000 kr om året till och med 2022 och 120 000 kr därefter", "sex år mellan uppföljningarna; nu föreslås tre": what is known
/// stands after it in the sentence, and a word says that it is of now.
pub(super) fn is_told_after(mention: &Mention<'_>, statement: &Statement<'_>) -> bool {
    let rest = mention.rest().to_lowercase();
    let mut words = rest.split(|c: char| !c.is_alphanumeric());
    let is_known = |other: &Reading| other.numerals.iter().any(|(numeral, _)| *numeral == statement.about.numeral);
    words.any(|word| LANGUAGE.numera.contains(word) || LANGUAGE.darefter.contains(word))
        && mention.later().any(is_known)
}

/// "de tre aktiviteterna om landström", "ingår tre platser på varje kurs": a count of some that a definite noun counts, or of each.
fn is_of_each(mention: &Mention<'_>) -> bool {
    mention.is_count()
        && (is_of_some(mention)
            || mention.rest().to_lowercase().split_whitespace().any(|word| LANGUAGE.var_och_en.contains(word)))
}

/// "de tre aktiviteterna om landström", "de två mötena som ställdes in": some of those that a definite noun counts.
fn is_of_some(mention: &Mention<'_>) -> bool {
    let after = &mention.after;
    let definite = after.first().is_some_and(|noun| noun.ends_with(LANGUAGE.sifferord.bestamt_flertal.as_str()));
    let told = after
        .get(1)
        .is_some_and(|next| LANGUAGE.handlar_om.contains(next) || LANGUAGE.sifferord.efter_nar.contains(next));
    // "de 51 deltaganden som kontoret står för".
    let narrowed = after.get(1) == Some(&LANGUAGE.smaord.som);
    mention.before.first() == Some(&LANGUAGE.smaord.de) && (narrowed || definite && told)
}

/// "har tagit 59 platser vid de åtta mötena": how many came.
fn is_taken(mention: &Mention<'_>) -> bool {
    let words: Vec<&str> = mention.words.iter().map(String::as_str).collect();
    Seats::speaks(&words) && words.iter().any(|word| LANGUAGE.tagit_plats.contains(word))
}

/// "Under de kommande fyra åren beräknas kostnaden till 55 000 kr": of some years.
fn is_of_some_years(words: &[String]) -> bool {
    words.windows(3).any(|three| {
        LANGUAGE.del_av_tid.contains(&three[0]) && three[1..].iter().any(|word| LANGUAGE.sifferord.ar.contains(word))
    })
}

/// "Vi har varit med i styrelsen sedan april 2021", "varit med om tre utvärderingar sedan maj 2015": in something else.
fn is_along_in_a_part(mention: &Mention<'_>) -> bool {
    let timed = |numeral: &Numeral| matches!(numeral, Numeral::Year(_) | Numeral::Month(_));
    let small = &LANGUAGE.smaord;
    let along =
        mention.words.windows(3).enumerate().find(|(_, three)| three[0] == small.varit && three[1] == small.med);
    let Some((at, three)) = along.filter(|_| mention.may_be(timed)) else { return false };
    let part = |word: &String| LANGUAGE.delar_av_organisation.iter().any(|stem| word.contains(stem.as_str()));
    // "i forumet" may be the organisation itself.
    let next =
        || mention.words.get(at + 3).filter(|word| !LANGUAGE.organisationshuvuden.values().any(|head| head == *word));
    three[2] == small.om || three[2] == small.i && next().is_some_and(part)
}

/// "Föreningens styrelse har nio ledamöter, varav fyra politiker": a sentence that opens with a part of somebody.
fn is_of_part_of_another(sentence: &str) -> bool {
    let mut first = sentence.split_whitespace();
    let (owner, part) = (first.next().unwrap_or_default(), first.next().unwrap_or_default());
    owner.ends_with('s') && LANGUAGE.inte_organisationen.begin(part)
}

/// "Två år efter inträdet, i maj 2018", "Före inträdet, 2015", "Nio år efter att föreningen bildades, alltså 2013": a time that is told
/// by what it lies before or after.
fn counts_from(before: &str) -> bool {
    let Some((clause, _)) = before.rsplit_once(',') else { return false };
    let all: Vec<&str> = clause.split_whitespace().collect();
    let beside = |word: &str| word == LANGUAGE.smaord.efter || LANGUAGE.fore.contains(word);
    if all.windows(2).any(|pair| LANGUAGE.is_of_time(pair[0]) && beside(pair[1])) {
        return true;
    }
    let mut words = clause.split_whitespace().rev();
    let (Some(last), Some(lead)) = (words.next(), words.next()) else { return false };
    LANGUAGE.intrade.contains(last) && (lead == LANGUAGE.smaord.efter || LANGUAGE.fore.contains(lead))
}
