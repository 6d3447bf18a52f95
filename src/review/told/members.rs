//! How many members there are, and in how many countries: what one passage says against what another does. Only where both speak of
//! the case's own organisation and of now.

mod asides;

use std::collections::BTreeMap;
use std::ops::Range;

use self::asides::{aside, began_with, is_whose};
use super::{Read, Words};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::place::Place;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::subjects::is_place;

/// What is counted stands at most so many words after its number.
const NEAR: usize = 2;

/// A count as it was first told.
struct Told {
    number: i64,
    text: String,
    place: Option<Place>,
}

/// What has been told of members so far.
#[derive(Default)]
pub(super) struct Members {
    told: BTreeMap<String, Told>,
    /// Other members than the municipality, told before there is a number of all.
    others: Vec<Told>,
}

impl Members {
    /// Holds a passage against those before it, and remembers it.
    pub(super) fn check(&mut self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        for words in read.sentences() {
            // "tre lärosäten, av vilka ett är Uppsalas": a name that is one of those counted is nobody else.
            let named = words.iter().position(|(_, word)| LANGUAGE.bland_dem.contains(word)).unwrap_or(words.len());
            let others = || read.is_of_others(&words[..named]) || opens_with_others(read, words);
            if !others() {
                self.with_others(read, words, findings);
            }
            if !speaks_of_members(words) || is_of_then(read, words) || others() {
                self.of_own(read, words, findings);
                // The time of the sentence is not that of what it says aside.
                let aside = aside(read, words).filter(|aside| !is_of_then(read, aside));
                aside.into_iter().for_each(|aside| self.counted(read, aside, findings));
                continue;
            }
            self.counted(read, words, findings);
        }
    }

    /// The counts of a sentence or of an aside in one.
    fn counted(&mut self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        for (key, number, range) in counts(read, words) {
            if has_another_subject(read, words, &range) {
                continue;
            }
            match self.told.get(&key) {
                // "Elva av dem är huvudstäder": some of them, as long as they are fewer.
                Some(told) if number < told.number && opens_with_some(words, &range) => {}
                Some(told) if told.number != number => {
                    let problem = message!(codes::COUNT_DIFFERS, text = read.text(&range), annat = told.text);
                    read.warn(problem, &range, told.place.clone(), findings);
                }
                Some(_) => {}
                None => {
                    let (text, place) = (read.text(&range).to_owned(), read.passage.place(&range));
                    let all = key == LANGUAGE.medlemsord;
                    for other in self.others.iter().filter(|other| all && other.number == number) {
                        let problem = message!(codes::COUNT_DIFFERS, text = other.text, annat = text);
                        let place = other.place.iter().cloned().collect();
                        findings.push(Diagnostic::warning(problem).at_all(place));
                    }
                    self.told.insert(key, Told { number, text, place });
                }
            }
        }
    }
}

impl Members {
    /// How many there are, by what they were counted as.
    pub(super) fn number(&self, key: &str) -> Option<i64> {
        self.told.get(key).map(|told| told.number)
    }

    /// "Av föreningens 74 anslutna": whoever else the sentence speaks of, these are the organisation's.
    fn of_own(&mut self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        let own = |three: &&[(Range<usize>, String)]| {
            let owner = three[0].1.strip_suffix('s').is_some_and(|owner| read.review.subjects.is_organisation(owner));
            owner && is_member(&three[2].1)
        };
        let Some(three) =
            words.windows(3).find(own).filter(|_| !words.iter().any(|(_, word)| word == LANGUAGE.smaord.da))
        else {
            return;
        };
        if is_narrowed(read, words, &three[2].0) {
            return;
        }
        let reading = read.readings.iter().find(|reading| reading.range == three[1].0);
        let Some([(Numeral::Count(number), Some(_))]) = reading.map(|reading| reading.numerals.as_slice()) else {
            return;
        };
        if words.iter().any(|(range, word)| is_number(read, range) && word.len() == 4) {
            return;
        }
        let (text, place) = (read.text(&three[1].0).to_owned(), read.passage.place(&three[1].0));
        let told = || Told { number: *number, text, place };
        let told = self.told.entry(LANGUAGE.medlemsord.clone()).or_insert_with(told);
        if *number != told.number {
            let problem = message!(codes::COUNT_DIFFERS, text = read.text(&three[1].0), annat = told.text);
            read.warn(problem, &three[1].0, told.place.clone(), findings);
        }
    }

    /// "samarbetar staden med 27 andra städer" of a network with 27 members: itself it is none of the others.
    fn with_others(&mut self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        if !speaks_of_members(words) {
            return;
        }
        let town = words.iter().any(|(range, word)| LANGUAGE.kommunen.contains(word) || read.is_home(range));
        let network = words.iter().any(|(_, word)| read.review.subjects.is_organisation(word));
        for pair in words.windows(3).filter(|_| town && network) {
            let kind = is_member(&pair[2].1) || kind_of(&pair[2].1).is_some();
            let others = LANGUAGE.flera_andra.contains(&pair[1].1);
            let typed = read.readings.iter().find(|reading| reading.range == pair[0].0);
            let typed = typed.and_then(|reading| match reading.numerals.as_slice() {
                [(Numeral::Count(number), Some(_))] => Some(*number),
                _ => None,
            });
            let Some(typed) = typed.filter(|_| kind && others) else { continue };
            let Some(told) = self.told.get(&LANGUAGE.medlemsord) else {
                let (text, place) = (read.text(&pair[0].0).to_owned(), read.passage.place(&pair[0].0));
                return self.others.push(Told { number: typed, text, place });
            };
            if typed == told.number {
                let problem = message!(codes::COUNT_DIFFERS, text = read.text(&pair[0].0), annat = told.text);
                return read.warn(problem, &pair[0].0, told.place.clone(), findings);
            }
        }
    }
}

/// "motsvarigheten, som har 350 ombud": those of somebody else.
fn has_another_subject(read: &Read<'_, '_>, words: &Words, number: &Range<usize>) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let sentence = first.0.start..last.0.end;
    began_with(words, number) || read.review.subjects.has_another_subject(&read.passage.text, &sentence, number.start)
}

/// Whether a sentence counts the members of the case's own organisation as they are now.
pub(super) fn tells_of_own(read: &Read<'_, '_>, words: &Words) -> bool {
    speaks_of_members(words) && !is_of_then(read, words) && !read.is_of_others(words) && !opens_with_others(read, words)
}

/// Whether a number opens its sentence, and so counts some that have not been named: "Elva är …".
fn opens_with_some(words: &Words, number: &Range<usize>) -> bool {
    let of = words.get(1).is_some_and(|(_, word)| word == LANGUAGE.smaord.av);
    words.first().is_some_and(|(first, _)| first.start == number.start) && !of
}

/// "18 anslutna som inte är städer", "elva anslutna utanför Sverige": some of them, by what follows the noun without a comma.
fn is_narrowed(read: &Read<'_, '_>, words: &Words, noun: &Range<usize>) -> bool {
    let mut after = words.iter().filter(|(range, _)| range.start >= noun.end);
    let Some((next, word)) = after.next() else { return false };
    let narrows = word == LANGUAGE.smaord.som || LANGUAGE.utanfor.contains(word) || LANGUAGE.forutan.contains(word);
    // "31 städer som anslutna".
    let role = after.next().is_some_and(|(_, word)| is_member(word));
    narrows && !role && !read.text(&(noun.end..next.start)).contains(',')
}

pub(super) fn is_member(word: &str) -> bool {
    word.starts_with(LANGUAGE.medlemsord.as_str()) && !word.starts_with(LANGUAGE.inte_medlem.as_str())
}

/// Whether a sentence opens with another organisation, or another network than the case's: "Det europeiska nätverket omfattar …".
fn opens_with_others(read: &Read<'_, '_>, words: &Words) -> bool {
    let adjective = words.first().is_some_and(|(_, word)| LANGUAGE.artiklar.contains(word));
    let organisation = |word: &str| LANGUAGE.organisationen.contains(word);
    let another = words.get(2).is_some_and(|(_, word)| organisation(word));
    let named = words.get(1).is_some_and(|(range, _)| read.review.subjects.is_own(read.text(range)));
    (adjective && another && !named) || (read.opens_with_another(words) && !is_of_members(words))
}

/// Whether the first word is one for members, or for those that are.
fn is_of_members(words: &Words) -> bool {
    words.first().is_some_and(|(_, word)| {
        let kind = LANGUAGE.medlemsslag.iter().chain(&LANGUAGE.organisationsord);
        word == LANGUAGE.smaord.antalet
            || is_member(word)
            || kind.into_iter().any(|stem| word.starts_with(stem.as_str()))
            || LANGUAGE.is_definite_plural(word)
    })
}

/// Whether a sentence counts members: by the word, or by a verb that gathers them.
fn speaks_of_members(words: &Words) -> bool {
    let along = words.windows(2).any(|pair| LANGUAGE.ar.contains(&pair[0].1) && pair[1].1 == LANGUAGE.smaord.med);
    let organisation =
        |word: &String| along || LANGUAGE.organisationsord.iter().any(|stem| word.starts_with(stem.as_str()));
    words.iter().any(|(_, word)| is_member(word) || LANGUAGE.samlar.contains(word) || organisation(word))
}

/// Whether a sentence speaks of another time than now, or of a part or a comparison.
pub(super) fn is_of_then(read: &Read<'_, '_>, words: &Words) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return true };
    let shared = read.readings.iter().any(|reading| {
        first.0.start <= reading.range.start
            && reading.range.end <= last.0.end
            && reading.numerals.iter().any(|(numeral, _)| matches!(numeral, Numeral::Share(_)))
    });
    shared || is_of_another_time(read, words)
}

/// Whether a sentence speaks of another time than now.
pub(super) fn is_of_another_time(read: &Read<'_, '_>, words: &Words) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return true };
    let inside = |reading: &&Reading| first.0.start <= reading.range.start && reading.range.end <= last.0.end;
    let dated = read.readings.iter().filter(inside).any(|reading| {
        let timed = |numeral: &Numeral| {
            matches!(numeral, Numeral::Year(_) | Numeral::Date(_) | Numeral::Month(_) | Numeral::Period(..))
        };
        reading.numerals.iter().any(|(numeral, _)| timed(numeral))
    });
    let of_place = words.first().is_some_and(|(range, _)| is_place(read.text(range)));
    // "Två av de 38 är lärosäten, de övriga är städer", "38 anslutna, fler än 35 av dem städer": how many there are is told before.
    let aside = |at: usize| LANGUAGE.flera_andra.contains(&words[at].1) || LANGUAGE.fler.contains(&words[at].1);
    let comma = |at: usize| read.text(&(first.0.start..words[at].0.start)).contains(',');
    let then = |at: usize| LANGUAGE.da.contains(&words[at].1) && !(aside(at) && comma(at));
    dated || of_place || (0..words.len()).any(then)
}

fn is_number(read: &Read<'_, '_>, range: &Range<usize>) -> bool {
    read.readings.iter().any(|reading| reading.range == *range)
}

/// The counts of a sentence with what they count: members, those of a kind ("svenska"), countries.
fn counts(read: &Read<'_, '_>, words: &Words) -> Vec<(String, i64, Range<usize>)> {
    let mut found: Vec<(String, i64, Range<usize>)> = Vec::new();
    for (at, (range, _)) in words.iter().enumerate() {
        let Some(reading) = read.readings.iter().find(|reading| reading.range == *range) else { continue };
        let [(Numeral::Count(number), Some(_))] = reading.numerals.as_slice() else { continue };
        if at > 0 && LANGUAGE.ungefar.contains_key(&words[at - 1].1) {
            continue;
        }
        // "landets 290 städer": those of something greater.
        if at > 0 && is_of_greater(read, &words[at - 1]) && !is_whose(read, &words[..at]) {
            continue;
        }
        // "bildades av tolv": those of then.
        if at > 1 && words[at - 1].1 == LANGUAGE.smaord.av && LANGUAGE.grundande.contains(&words[at - 2].1) {
            continue;
        }
        // "14 av 29": the number of all, whose kind the sentence goes on without.
        if at > 1 && words[at - 1].1 == LANGUAGE.smaord.av && is_number(read, &words[at - 2].0) {
            continue;
        }
        let rest: Vec<&str> = words[at + 1..].iter().map(|(_, word)| word.as_str()).collect();
        if let Some(key) = some_of(&rest).or_else(|| number_of(&words[..at])).or_else(|| pieces(read, words, at)) {
            found.push((key, *number, range.clone()));
            continue;
        }
        // "av rådets 112 anslutna, 78 stycken, är städer".
        if let ([pieces, verb, what, ..], true) = (rest.as_slice(), words[..at].iter().any(|(_, word)| is_member(word)))
            && *pieces == LANGUAGE.smaord.stycken
            && LANGUAGE.ar.contains(verb)
            && let Some(kind) = kind_of(what)
        {
            found.push((kind, *number, range.clone()));
            continue;
        }
        // "Svenska är 25 av de 38 anslutna".
        let nation = at.checked_sub(2).map(|at| &words[at].1).filter(|word| LANGUAGE.nationer.contains(word));
        let of_members =
            rest.first() == Some(&LANGUAGE.smaord.av) && rest.iter().take(NEAR + 2).any(|word| is_member(word));
        if let Some(nation) = nation.filter(|_| of_members && LANGUAGE.ar.contains(&words[at - 1].1)) {
            found.push((nation.clone(), *number, range.clone()));
            continue;
        }
        // "Drygt sextio regioner, närmare bestämt 61": the kind stands with the rough number.
        if at > 2
            && words[at - 2..at].iter().map(|(_, word)| word).eq(&LANGUAGE.sifferord.narmare_bestamt)
            && let Some(kind) = kind_of(&words[at - 3].1)
        {
            found.push((kind, *number, range.clone()));
            continue;
        }
        let after: Vec<&str> = rest.iter().take(NEAR + 1).copied().collect();
        let text = |end: usize| range.start..words.get(at + end).map_or(range.end, |(range, _)| range.end);
        let to_number = LANGUAGE.sifferord.till_antalet.each_ref().map(String::as_str);
        // "De 65 anslutna som är städer".
        let definite = at > 0 && (words[at - 1].1 == LANGUAGE.smaord.de || words[at - 1].1.ends_with('s'));
        let narrowed = |end: usize| words.get(at + end).is_some_and(|(noun, _)| is_narrowed(read, words, noun));
        if let Some((end, key)) = key(&after) {
            if definite && narrowed(end) {
                continue;
            }
            found.push((key, *number, text(end)));
        } else if let (true, Some(kind)) = (after.starts_with(&to_number), kind_before(&words[..at])) {
            found.push((kind, *number, text(2)));
        } else if after.starts_with(&to_number) && words[..at].iter().any(|(_, word)| is_member(word)) {
            let nation = words[..at].iter().find(|(_, word)| LANGUAGE.nationer.contains(word));
            let key = nation.map_or(&LANGUAGE.medlemsord, |(_, word)| word);
            found.push((key.clone(), *number, text(2)));
        } else if at > 1
            && is_member(&words[at - 2].1)
            && words[at - 1].1 == LANGUAGE.smaord.vara
            && key_of_kind(&after).is_none()
            && !words[..at].iter().any(|(_, word)| word == LANGUAGE.smaord.av)
        {
            found.push((LANGUAGE.medlemsord.clone(), *number, range.clone()));
        }
    }
    found
}

/// "fem av dem är svenska", "två av de 38 är lärosäten": what some of the members are.
fn some_of(after: &[&str]) -> Option<String> {
    let (of, rest) = after.split_first()?;
    if *of != LANGUAGE.smaord.av {
        return None;
    }
    let member = rest.iter().take(NEAR + 2).position(|word| is_member(word))?;
    let is = rest[member + 1..].iter().position(|word| LANGUAGE.ar.contains(word)).filter(|at| *at == 0)?;
    let what = *rest.get(member + 1 + is + 1)?;
    if LANGUAGE.nationer.contains(what) { Some(what.to_owned()) } else { kind_of(what) }
}

/// "Antalet lärosäten bland dem är två": what is counted stands before.
fn number_of(before: &Words) -> Option<String> {
    let at = before.iter().position(|(_, word)| word == LANGUAGE.smaord.antalet)?;
    let member = before.iter().any(|(_, word)| is_member(word));
    let counted = before.last().is_some_and(|(_, word)| LANGUAGE.ar_till_antalet.contains(word));
    kind_of(&before.get(at + 1).filter(|_| member && counted)?.1)
}

/// "De anslutna, 32 stycken, finns".
fn pieces(read: &Read<'_, '_>, words: &Words, at: usize) -> Option<String> {
    let (before, word) = words.get(at.checked_sub(1)?)?;
    let said = is_member(word) && words.get(at + 1).is_some_and(|(_, word)| word == LANGUAGE.smaord.stycken);
    let beside = read.text(&(before.end..words[at].0.start)).trim() == ",";
    // "av rådets 112 anslutna, 78 stycken": the number of all stands before, and this one is of some.
    let parted = at > 1 && is_number(read, &words[at - 2].0);
    (said && beside && !parted).then(|| LANGUAGE.medlemsord.clone())
}

/// The kind that a noun is of: "städer".
pub(super) fn kind_of(noun: &str) -> Option<String> {
    let kinds = LANGUAGE.medlemsslag.iter().filter(|kind| noun.starts_with(kind.as_str()));
    kinds.max_by_key(|kind| kind.len()).cloned()
}

/// Whether a word is the genitive of what is not the case's: "landets", "Europas".
fn is_of_greater(read: &Read<'_, '_>, (range, word): &(Range<usize>, String)) -> bool {
    let Some(owner) = word.strip_suffix('s').filter(|owner| owner.chars().count() > NEAR) else { return false };
    let own = LANGUAGE.verb_kvar.contains(word)
        || LANGUAGE.organisationen.contains(owner)
        || LANGUAGE.egna.contains(word)
        || is_member(word);
    !own && !read.review.subjects.is_own(read.text(range))
}

/// What is counted where the number stands after it: "Städerna är tolv till antalet".
fn kind_before(before: &Words) -> Option<String> {
    let (_, noun) = before.iter().rev().take(3).find(|(_, word)| LANGUAGE.is_definite_plural(word))?;
    let stems = LANGUAGE.medlemsslag.iter().filter(|kind| noun.starts_with(kind.as_str()));
    stems.max_by_key(|kind| kind.len()).cloned()
}

/// What the words after a number say that it counts, and how many of them.
fn key(after: &[&str]) -> Option<(usize, String)> {
    let kind = key_of_kind(after);
    let noun = after.iter().take(NEAR).enumerate().find_map(|(at, word)| {
        let counted = LANGUAGE.medlemsslag.iter().find(|noun| word.starts_with(noun.as_str()));
        counted.cloned().or_else(|| is_member(word).then(|| LANGUAGE.medlemsord.clone())).map(|noun| (at + 1, noun))
    });
    match (noun, kind) {
        // "elva svenska städer", "19 är svenska": those of a kind.
        (_, Some((at, kind))) => Some((at, kind)),
        (Some((at, noun)), None) if at == 1 || after.first().is_some_and(|word| is_plain(word)) => Some((at, noun)),
        _ => None,
    }
}

/// "svenska", "är svenska": a nationality.
fn key_of_kind(after: &[&str]) -> Option<(usize, String)> {
    // "fyra i Sverige" are Swedish.
    if let [word, land, ..] = after
        && *word == LANGUAGE.smaord.i
    {
        return LANGUAGE.lander.get(*land).map(|nation| (2, nation.clone()));
    }
    let at = usize::from(after.first() == Some(&LANGUAGE.smaord.vara));
    let word = after.get(at)?;
    LANGUAGE.nationer.contains(word).then(|| (at + 1, (*word).to_owned()))
}

fn is_plain(word: &str) -> bool {
    LANGUAGE.nationer.contains(word) || LANGUAGE.sifferord.lander_slag.contains(word)
}
