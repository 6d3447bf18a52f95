//! Numbers of members in a sentence, each with what it counts.

use std::ops::Range;

use super::asides::is_whose;
use super::{is_member, is_narrowed};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;
use crate::review::told::{Read, Words};

/// What is counted stands at most so many words after its number.
const NEAR: usize = 2;

pub(super) fn is_number(read: &Read<'_, '_>, range: &Range<usize>) -> bool {
    read.readings.iter().any(|reading| reading.range == *range)
}

/// The counts of a sentence with what they count: members, those of a kind ("svenska"), countries.
pub(super) fn counts(read: &Read<'_, '_>, words: &Words) -> Vec<(String, i64, Range<usize>)> {
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
        // "en modell med 290 städer": what something else has.
        if is_of_something(&words[..at]) {
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
pub(in crate::review::told) fn kind_of(noun: &str) -> Option<String> {
    let kinds = LANGUAGE.medlemsslag.iter().filter(|kind| noun.starts_with(**kind));
    kinds.max_by_key(|kind| kind.len()).map(|kind| (*kind).to_owned())
}

/// Whether words end with something that has what is counted and is no organisation: "en modell med".
fn is_of_something(before: &Words) -> bool {
    let [.., (_, one), (_, noun), (_, with)] = before else { return false };
    let head = |noun: &str| {
        let called = LANGUAGE.organisationen.iter().any(|word| word.starts_with(noun));
        called || LANGUAGE.organisationshuvuden.keys().any(|head| noun.ends_with(head.as_str()))
    };
    *with == LANGUAGE.smaord.med && LANGUAGE.sifferord.ett.contains(one) && !head(noun) && !is_member(noun)
}

/// Whether a word is the genitive of what is not the case's: "landets", "Europas".
fn is_of_greater(read: &Read<'_, '_>, (range, word): &(Range<usize>, String)) -> bool {
    let Some(owner) = word.strip_suffix('s').filter(|owner| owner.chars().count() > NEAR) else { return false };
    let own = LANGUAGE.verb_kvar.contains(word)
        || LANGUAGE.organisationen.contains(owner)
        || read.review.subjects.is_organisation(owner)
        || LANGUAGE.egna.contains(word)
        || is_member(word);
    !own && !read.review.subjects.is_own(read.text(range))
}

/// What is counted where the number stands after it: "Städerna är tolv till antalet".
fn kind_before(before: &Words) -> Option<String> {
    let (_, noun) = before.iter().rev().take(3).find(|(_, word)| LANGUAGE.is_definite_plural(word))?;
    let stems = LANGUAGE.medlemsslag.iter().filter(|kind| noun.starts_with(**kind));
    stems.max_by_key(|kind| kind.len()).map(|kind| (*kind).to_owned())
}

/// What the words after a number say that it counts, and how many of them.
fn key(after: &[&str]) -> Option<(usize, String)> {
    let kind = key_of_kind(after);
    let noun = after.iter().take(NEAR).enumerate().find_map(|(at, word)| {
        let counted = LANGUAGE.medlemsslag.iter().find(|noun| word.starts_with(**noun));
        counted
            .map(|noun| (*noun).to_owned())
            .or_else(|| is_member(word).then(|| LANGUAGE.medlemsord.clone()))
            .map(|noun| (at + 1, noun))
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
