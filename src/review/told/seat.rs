//! Where an organisation has its seat, against the case's fact.

use super::{Read, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::model::{Placed, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::subjects::is_place;

/// A place stands at most so many words from the word for the seat.
const NEAR: usize = 9;

/// Whose the seat is stands at most so many words after it.
const OWNER: usize = 2;

/// The facts that are a place.
pub(super) struct Seat {
    name: String,
    city: String,
    places: Vec<Place>,
}

impl Seat {
    /// The one fact that is the name of a town and nothing else; where there are several none is meant.
    pub(super) fn of(review: &Review<'_>) -> Option<Self> {
        let mut facts = review.case.facts.iter().filter_map(|(name, fact)| match fact {
            Some(Placed { value: Value::Text(text), places })
                if is_place(text) || LANGUAGE.andra_orter.contains(text.as_str()) =>
            {
                Some(Self { name: name.clone(), city: text.clone(), places: places.clone() })
            }
            _ => None,
        });
        let first = facts.next()?;
        facts.all(|other| other.city == first.city).then_some(first)
    }

    /// "Kansliet ligger i …" with another town.
    pub(super) fn check(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        for words in read.sentences() {
            let Some(at) = words.iter().position(|(_, word)| is_seat(word)) else {
                if let Some(town) =
                    led_from(read, words).filter(|_| !read.is_of_others(words) || names_only_towns(read, words))
                {
                    self.town(read, town, findings);
                }
                continue;
            };
            let mut seats = (at..words.len()).filter(|at| is_seat(&words[*at].1));
            if let Some(town) =
                seats.find_map(|at| before_relative(read, words, at).or_else(|| after_whose(read, words, at)))
            {
                self.town(read, town, findings);
                continue;
            }
            let from = opens_from(read, words, at);
            let owned = is_owned(read, words, at) || from;
            if !owned && read.is_of_others(words) && !names_only_towns(read, words) {
                continue;
            }
            let first = words.first().map_or("", |(_, word)| word.as_str());
            let organisation = LANGUAGE.organisationsord.begin(first);
            let own =
                organisation || LANGUAGE.egna.contains(first) || read.review.subjects.is_own(read.text(&words[0].0));
            let own = own || owned;
            // "Eurocities har sitt kansli i …": whose it is must be known.
            let theirs = at > 0 && LANGUAGE.sifferord.sin.contains(words[at - 1].1.as_str()) && !own;
            let theirs = theirs || (!organisation && !is_seat(first) && read.opens_with_another(words));
            if theirs
                || words.iter().any(|(_, word)| LANGUAGE.annat.contains(word) || LANGUAGE.dessutom.contains(word))
                || !from && words[..at].iter().any(|(_, word)| word == LANGUAGE.smaord.fran)
            {
                continue;
            }
            // "Kansliet finns där föreningen har sitt säte, i …": the place of the last one.
            let last = words.iter().rposition(|(_, word)| is_seat(word)).unwrap_or(at);
            // "låg först i Basel, från 2021 i …": where it is stands beside where it was.
            if words.iter().any(|(range, _)| read.text(range) == self.city) {
                continue;
            }
            // "Av föreningens städer, bland dem säteskommunen Enköping": by its name.
            if let Some(pair) =
                words.windows(2).find(|pair| is_seat_town(&pair[0].1) && is_place(read.text(&pair[1].0)))
            {
                self.town(read, &pair[1].0, findings);
                continue;
            }
            let near = &words[at.saturating_sub(NEAR)..(last + NEAR).min(words.len())];
            self.towns(read, near, findings);
        }
    }

    fn town(&self, read: &Read<'_, '_>, town: &std::ops::Range<usize>, findings: &mut Diagnostics) {
        if read.text(town) != self.city {
            let name = format!("fakta.{}", self.name);
            let problem = message!(codes::PLACE_DIFFERS, text = read.text(town), ort = self.city, namn = name);
            read.warn(problem, town, self.places.first().cloned(), findings);
        }
    }

    fn towns(&self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        let is_town = |range: &std::ops::Range<usize>| {
            let word = read.text(range);
            let nearly = word != self.city && strsim::damerau_levenshtein(word, &self.city) <= 2 && word.len() > 4;
            let known = LANGUAGE.orter.contains(word) || LANGUAGE.andra_orter.contains(word);
            known || (nearly && word.starts_with(char::is_uppercase))
        };
        // "Sätet är …", "vars säte är …".
        let is_told = |at: usize| {
            is_seat(&words[0].1)
                || words.iter().rfind(|(range, _)| range.end <= at).is_some_and(|(_, word)| is_seat(word))
        };
        let led = |pair: &&[(std::ops::Range<usize>, String)]| {
            (pair[0].1 == LANGUAGE.smaord.i
                || (pair[0].1 == LANGUAGE.smaord.vara && is_told(pair[0].0.start))
                || is_led_from(words, &pair[0]))
                && is_town(&pair[1].0)
        };
        let towns: Vec<_> = words.windows(2).filter(led).map(|pair| &pair[1].0).collect();
        if let [town] = towns.as_slice() {
            self.town(read, town, findings);
        }
    }
}

/// "Kansliet sköts från Enköping".
fn is_led_from(words: &Words, from: &(std::ops::Range<usize>, String)) -> bool {
    let verb = words.iter().rfind(|(range, _)| range.end <= from.0.start);
    // "Kontoret i staden sköts från …": the municipality's own.
    let town = words.iter().any(|(_, word)| LANGUAGE.kommunen.contains(word));
    !town && from.1 == LANGUAGE.smaord.fran && verb.is_some_and(|(_, word)| LANGUAGE.leds.contains(word))
}

/// "Föreningen bildades 2013 och leds från Enköping": the town right after a verb that says from where.
fn led_from<'w>(read: &Read<'_, '_>, words: &'w Words) -> Option<&'w std::ops::Range<usize>> {
    let verb = words.iter().position(|(_, word)| LANGUAGE.leds.contains(word))?;
    let own = words[..verb].iter().take(OWNER + 1).any(|(range, word)| is_own_name(read, range, word));
    let [(_, lead), (town, _), ..] = words.get(verb + 1..)? else { return None };
    let led = [LANGUAGE.smaord.fran, LANGUAGE.smaord.i].contains(&lead.as_str());
    (own && led && is_place(read.text(town))).then_some(town)
}

/// Whether all names of a sentence that opens with the seat or the organisation are towns, and the case's own: a town abroad is nobody
/// else.
fn names_only_towns(read: &Read<'_, '_>, words: &Words) -> bool {
    if !words.first().is_some_and(|(_, word)| is_seat(word) || read.review.subjects.is_organisation(word)) {
        return false;
    }
    let known = |range: &std::ops::Range<usize>| {
        let word = read.text(range);
        is_place(word) || LANGUAGE.andra_orter.contains(word) || read.is_home(range)
    };
    let mut names = words.iter().skip(1).filter(|(range, _)| read.text(range).starts_with(char::is_uppercase));
    names.all(|(range, _)| known(range))
}

/// "Sitt säte har rådet i …": whose it is stands after the seat.
fn is_owned(read: &Read<'_, '_>, words: &Words, at: usize) -> bool {
    let mut after = words[at + 1..].iter().take(OWNER);
    after.any(|(range, word)| is_own_name(read, range, word))
}

/// "hålls i Enköping, där föreningen har sitt säte": the town right before the clause that has the seat.
fn before_relative<'w>(read: &Read<'_, '_>, words: &'w Words, at: usize) -> Option<&'w std::ops::Range<usize>> {
    let there = words[..at].iter().rposition(|(_, word)| word == LANGUAGE.smaord.dar)?;
    let owner = words[there..at].iter().any(|(range, word)| is_own_name(read, range, word));
    // "Föreningen leds från Enköping, där kansliet finns".
    let first = words.first().is_some_and(|(range, word)| is_own_name(read, range, word));
    // "I nätverket ingår 34 städer. Det leds från Enköping, där kansliet finns".
    let owner = owner || (there + 1 == at && (first || goes_on(read, words)));
    let (town, _) = words.get(there.checked_sub(1)?)?;
    (owner && is_place(read.text(town))).then_some(town)
}

/// Whether a sentence says from where what the sentence before it is about is led.
fn goes_on(read: &Read<'_, '_>, words: &Words) -> bool {
    let [(first, pronoun), (_, verb), ..] = words else { return false };
    let earlier =
        read.sentences().take_while(|other| other.first().is_some_and(|(range, _)| range.start < first.start));
    LANGUAGE.sifferord.den_det.contains(pronoun)
        && LANGUAGE.leds.contains(verb)
        && earlier.last().is_some_and(|earlier| read.names_organisation(earlier) && !read.is_of_others(earlier))
}

/// "Föreningen, vars säte är Enköping, har …": the town right after the seat.
fn after_whose<'w>(read: &Read<'_, '_>, words: &'w Words, at: usize) -> Option<&'w std::ops::Range<usize>> {
    let whose = at > 0 && LANGUAGE.bland_dem.contains(&words[at - 1].1);
    let first = words.first().is_some_and(|(range, word)| is_own_name(read, range, word));
    let [(_, verb), (town, _), ..] = words.get(at + 1..)? else { return None };
    (whose && first && verb == LANGUAGE.smaord.vara && is_place(read.text(town))).then_some(town)
}

/// Whether a word is the organisation, by its name or by what it is called; towns are names of others.
fn is_own_name(read: &Read<'_, '_>, range: &std::ops::Range<usize>, word: &str) -> bool {
    let subjects = &read.review.subjects;
    let written = read.text(range);
    let named = written.starts_with(char::is_uppercase) && subjects.is_own(written);
    subjects.is_organisation(word) || (named && !is_place(written) && !read.is_home(range))
}

/// Whether a word is the place of a seat: "har sitt säte i Värmland".
pub(super) fn stands_in(words: &Words, at: usize) -> bool {
    at > 1 && words[at - 1].1 == LANGUAGE.smaord.i && is_seat(&words[at - 2].1)
}

/// "Från sitt säte i Enköping har föreningen": the organisation's own.
fn opens_from(read: &Read<'_, '_>, words: &Words, at: usize) -> bool {
    at == 2
        && words[0].1 == LANGUAGE.smaord.fran
        && LANGUAGE.sifferord.sin.contains(words[1].1.as_str())
        && read.names_organisation(words)
}

/// "säteskommunen".
fn is_seat_town(word: &str) -> bool {
    is_seat(word) && LANGUAGE.kommunen.iter().any(|town| word.ends_with(town))
}

fn is_seat(word: &str) -> bool {
    LANGUAGE.sateord.begin(word)
}
