//! How often something is followed up, and when it is next.

use chrono::Datelike;

use super::{Read, Sources, Words};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::Value;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;
use crate::review::subjects::Subject;
use crate::templates::Language;

/// Holds what a passage says of intervals against the facts.
pub(super) fn check(read: &Read<'_, '_>, sources: &Sources, findings: &mut Diagnostics) {
    if sources.intervals.is_empty() {
        return;
    }
    // An interval is told by a number, or by a word for times: "varje år", "varje mandatperiod".
    let of_time = |word: &str| LANGUAGE.tidsord.begin(word) || word == LANGUAGE.smaord.mandatperiod;
    let timed = |words: &&Words| read.has_number(words) || words.iter().any(|(_, word)| of_time(word));
    for words in read.sentences().filter(timed) {
        let followed = words.iter().any(|(_, word)| follows_up(word))
            || words.windows(2).any(|pair| is_next_trial(&pair[0].1, &pair[1].1))
            || words.windows(2).any(is_checked)
            || words.iter().any(|(_, word)| LANGUAGE.uppgift.intervallet.contains(word))
            || words.windows(2).any(|pair| LANGUAGE.ses.contains(&pair[0].1) && pair[1].1 == LANGUAGE.smaord.over)
            // "Var femte år ska staden ta ställning till om det ska fortsätta".
            || words.windows(2).any(|pair| pair[0].1 == LANGUAGE.smaord.ta && pair[1].1 == LANGUAGE.smaord.stallning)
                && words.iter().any(|(_, word)| LANGUAGE.egna.contains(word) && word.starts_with(LANGUAGE.medlemsord.as_str()));
        let Some(last) = words.last().filter(|_| followed) else { continue };
        let share = read.readings.iter().any(|reading| matches!(reading.numerals[0].0, Numeral::Share(_)));
        // "Efter sex år skulle en uppföljning ha gjorts": what was to be is what the case tells.
        let was_to_be = words.iter().any(|(_, word)| LANGUAGE.inte_nu.contains(word)) && !read.is_of_others(words);
        // "så att vi hinner märka om något inte fungerar": whom the clause of the interval speaks of.
        let at = stated(read, words).map_or(last.0.start, |(range, _)| range.start);
        let other = !opens_with_own_trial(read, words)
            && (read.subject(at) == Subject::Other
                || read.subject(last.0.start) == Subject::Other && !is_to_come(words));
        if share || (other && !was_to_be) || is_of_another(read, words) {
            continue;
        }
        interval(read, sources, words, findings);
        next(read, sources, words, findings);
        due(read, sources, words, findings);
    }
}

/// Holds what a text from before says of intervals against the fact that tells them of it: "Den ska följas upp inom fyra år".
pub(super) fn check_reproduced(read: &Read<'_, '_>, sources: &Sources, findings: &mut Diagnostics) {
    let kind = crate::review::kinds::kind_of(read.passage.document);
    let Some(kind) = kind.filter(|_| read.passage.lower.iter().any(|word| LANGUAGE.foljer_upp.begin(word))) else {
        return;
    };
    let own = sources.intervals.iter().find(|(_, _, of, _)| of.as_ref() == Some(&kind));
    let Some((name, years, _, places)) = own else { return };
    for words in read.sentences() {
        let own = words.iter().any(|(_, word)| {
            LANGUAGE.egna.contains(word) && word.starts_with(LANGUAGE.medlemsord.as_str()) || word.starts_with(&kind)
        });
        let followed = own && words.iter().any(|(_, word)| LANGUAGE.foljer_upp.begin(word));
        let Some((range, typed)) = stated(read, words).filter(|_| followed && !is_of_another(read, words)) else {
            continue;
        };
        if typed != *years {
            let namn = format!("fakta.{name}");
            let problem = message!(codes::INTERVAL_DIFFERS, text = read.text(&range), ar = *years, namn = namn);
            read.warn(problem, &range, places.first().cloned(), findings);
        }
    }
}

/// A word for a follow-up, in a compound too: "femårsuppföljningen".
fn follows_up(word: &str) -> bool {
    let of_years = |word: &str| {
        word.split_once(LANGUAGE.smaord.ar)?.1.strip_prefix('s').map(|rest| LANGUAGE.foljer_upp.begin(rest))
    };
    LANGUAGE.foljer_upp.begin(word) || of_years(word).unwrap_or(false)
}

/// "En samlad omprövning görs vart tredje år": what is new opens the sentence, and nothing says that it is of something else than
/// belonging, or than the document that says so.
fn opens_with_own_trial(read: &Read<'_, '_>, words: &Words) -> bool {
    let next = words.first().is_some_and(|(_, word)| word == LANGUAGE.smaord.nasta);
    let opens = next || words.first().is_some_and(|(_, word)| LANGUAGE.sifferord.ett.contains(word));
    let trial =
        |at: usize| LANGUAGE.foljer_upp.begin(&words[at].1) || is_next_trial(LANGUAGE.smaord.nasta, &words[at].1);
    let Some(at) = (1..words.len().min(OPENS)).find(|at| opens && trial(*at)) else { return false };
    let of = words.get(at + 1).filter(|(_, word)| word == LANGUAGE.smaord.av).and_then(|_| words.get(at + 2));
    match of {
        Some((_, word)) => LANGUAGE.egna.contains(word) && word.starts_with(LANGUAGE.medlemsord.as_str()),
        None => next || crate::review::kinds::kind_of(read.passage.document).is_some(),
    }
}

/// Whether what is followed up is something that the case has no name for: "Delegationsordningen följs upp", "Uppföljningen av
/// arkitekturprogrammet", "Var åttonde år ska vattendomen omprövas".
fn is_of_another(read: &Read<'_, '_>, words: &Words) -> bool {
    let known = |at: usize| {
        let Some((range, word)) = words.get(at) else { return true };
        let subjects = &read.review.subjects;
        let kinds = &read.review.templates.sprak.granskning.granskningsord.dokumentsorter;
        !super::super::openers::is_definite(word)
            || subjects.is_own(read.text(range))
            || LANGUAGE.egna.contains(word)
            || LANGUAGE.organisationen.contains(word)
            || kinds.iter().any(|kind| word.starts_with(kind.ord.as_str()))
            || LANGUAGE.foljer_upp.begin(word)
            || LANGUAGE.uppgift.intervallet.contains(word)
            || LANGUAGE.tidsord.begin(word)
            || LANGUAGE.organled.iter().any(|end| word.ends_with(end))
            || word.ends_with(LANGUAGE.sifferord.styrelsen.as_str())
    };
    let opener = usize::from(words.first().is_some_and(|(_, word)| LANGUAGE.artiklar.contains(word)));
    let tries = |word: &str| is_next_trial(LANGUAGE.smaord.nasta, word);
    let follows = |at: usize| LANGUAGE.foljer_upp.begin(&words[at].1) || tries(&words[at].1);
    let beside = |at: usize| match words[at].1.as_str() {
        word if word == LANGUAGE.smaord.av => at > 0 && follows(at - 1),
        word => LANGUAGE.sifferord.ska.contains(word),
    };
    !known(opener) || (0..words.len()).any(|at| beside(at) && !known(at + 1))
}

/// An interval in words and the same in years: "vart tredje år" and 4.
pub(super) fn facts(review: &Review<'_>, sources: &Sources, findings: &mut Diagnostics) {
    for (name, years, _, places) in &sources.intervals {
        let Some(Some(words)) = name.strip_suffix("_ar").and_then(|name| review.case.facts.get(name)) else { continue };
        let Value::Text(text) = &words.value else { continue };
        let language = &review.templates.sprak;
        let typed = text
            .to_lowercase()
            .split_whitespace()
            .find_map(|word| LANGUAGE.sifferord.mellanrum.get(word).copied().or_else(|| ordinal(word, language)));
        if typed.is_some_and(|typed| typed != *years) && !text.contains(LANGUAGE.smaord.mandatperiod) {
            let problem = message!(codes::INTERVAL_DIFFERS, text = text, ar = *years, namn = format!("fakta.{name}"));
            let finding = Diagnostic::warning(problem).at_all(words.places.iter().take(1).cloned().collect());
            findings.push(places.iter().take(1).cloned().fold(finding, Diagnostic::at));
        }
    }
}

/// "tredje", "fjärde".
fn ordinal(word: &str, language: &Language) -> Option<i64> {
    let index = language.granskning.talord.ordningstal.iter().position(|number| number == word)?;
    i64::try_from(index + 1).ok()
}

/// What opens a sentence has at most so many words.
const OPENS: usize = 3;

/// So many words before an interval say what it is the interval of.
const BESIDE: usize = 5;

fn interval(read: &Read<'_, '_>, sources: &Sources, words: &Words, findings: &mut Diagnostics) {
    let Some((range, typed)) = stated(read, words) else { return };
    // "i inriktningen" speaks of the document that says so.
    // "oftare än inriktningen anger": the other one.
    let than = words.iter().position(|(_, word)| word == LANGUAGE.smaord.an).unwrap_or(words.len());
    let of_kind = |kind: &Option<String>| {
        kind.as_ref().is_some_and(|kind| words[..than].iter().any(|(_, word)| word.starts_with(kind.as_str())))
    };
    let named: Vec<_> = sources.intervals.iter().filter(|(_, _, kind, _)| of_kind(kind)).collect();
    // "anvisningen ses över": of a document of the case that no fact has the interval of by its kind.
    let own_document = || {
        let documents = read.review.documents.iter().filter(|document| !read.review.is_reproduced(document));
        let mut kinds = documents.filter_map(crate::review::kinds::kind_of);
        kinds.any(|kind| words.iter().any(|(_, word)| word.starts_with(kind.as_str())))
    };
    // What a document of this case says is to come.
    let in_new = || crate::review::kinds::kind_of(read.passage.document).is_some();
    let meant: Vec<_> = match named.is_empty() {
        true if own_document() || in_new() => {
            sources.intervals.iter().filter(|(_, _, kind, _)| kind.is_none()).collect()
        }
        // "Framöver prövas det vart fjärde år", "nästa prövning": what is to come is not the predecessor's.
        true if is_to_come(words) || words.windows(2).any(|pair| is_next_trial(&pair[0].1, &pair[1].1)) => {
            sources.intervals.iter().filter(|(_, _, kind, _)| kind.is_none()).collect()
        }
        true => sources.intervals.iter().collect(),
        false => named,
    };
    // A point of the decision notes what it will.
    if read.passage.kind == crate::review::passages::PassageKind::Decision
        || meant.iter().any(|(_, years, ..)| *years == typed)
    {
        return;
    }
    if let Some((name, years, _, places)) = meant.first() {
        let problem =
            message!(codes::INTERVAL_DIFFERS, text = read.text(&range), ar = *years, namn = format!("fakta.{name}"));
        read.warn(problem, &range, places.first().cloned(), findings);
    }
}

/// Whether a sentence speaks of how things are to be.
fn is_to_come(words: &Words) -> bool {
    let (new, now) = (&LANGUAGE.tillfalle.nytt, &LANGUAGE.darefter);
    words.iter().any(|(_, word)| new.contains(word) || now.contains(word) && word != LANGUAGE.smaord.sedan)
}

/// The interval that a sentence states, in years.
fn stated(read: &Read<'_, '_>, words: &Words) -> Option<(std::ops::Range<usize>, i64)> {
    for (at, (range, word)) in words.iter().enumerate() {
        let next = words.get(at + 1);
        // "varje år" is said of many things: only beside what is followed up it is the interval.
        let beside = || {
            let from = at.saturating_sub(BESIDE);
            words[from..at].iter().any(|(_, word)| LANGUAGE.foljer_upp.begin(word))
        };
        let is_year =
            |word: Option<&(std::ops::Range<usize>, String)>| word.is_some_and(|(_, word)| word == LANGUAGE.smaord.ar);
        match word.as_str() {
            word if is_year(next) && beside() && LANGUAGE.sifferord.mellanrum.contains_key(word) => {
                return Some((range.start..next?.0.end, *LANGUAGE.sifferord.mellanrum.get(word)?));
            }
            word if word == LANGUAGE.smaord.mandatperiod
                && at > 0
                && LANGUAGE.sifferord.per_varje.contains(words[at - 1].1.as_str()) =>
            {
                return Some((words[at - 1].0.start..range.end, 4));
            }
            // "prövas igen fyra år efter beslutet".
            word if word == LANGUAGE.smaord.ar && at > 0 && beside() && is_after_decision(&words[at + 1..]) => {
                let number = &words[at - 1].0;
                let reading = read.readings.iter().find(|reading| reading.range == *number)?;
                let Numeral::Count(count) = reading.numerals[0].0 else { return None };
                return Some((number.start..range.end, count));
            }
            // "Intervallet i inriktningen, två år, överskreds".
            word if word == LANGUAGE.smaord.ar && at > 1 && is_interval_told(read, words, at) => {
                let number = &words[at - 1].0;
                let reading = read.readings.iter().find(|reading| reading.range == *number)?;
                let Numeral::Count(count) = reading.numerals[0].0 else { return None };
                return Some((number.start..range.end, count));
            }
            // "ska följas upp inom fem år från antagandet".
            word if word == LANGUAGE.smaord.ar
                && at > 0
                && is_due(words)
                && is_after_adoption(read, &words[at + 1..]) =>
            {
                let number = &words[at - 1].0;
                let reading = read.readings.iter().find(|reading| reading.range == *number)?;
                let Numeral::Count(count) = reading.numerals[0].0 else { return None };
                return Some((number.start..range.end, count));
            }
            word if LANGUAGE.sifferord.vart_efter.contains(word) && is_year(words.get(at + 2)) => {
                let number = next?;
                let reading = read.readings.iter().find(|reading| reading.range.start == number.0.start)?;
                let Numeral::Count(count) = reading.numerals[0].0 else { return None };
                return Some((range.start..words.get(at + 2)?.0.end, count));
            }
            _ => {}
        }
    }
    None
}

/// Whether a number of years stands between commas after the word for the interval.
fn is_interval_told(read: &Read<'_, '_>, words: &Words, year: usize) -> bool {
    let before = &words[year.saturating_sub(BESIDE)..year - 1];
    let told = before.iter().any(|(_, word)| LANGUAGE.uppgift.intervallet.contains(word));
    let marks = |one: usize, other: usize| read.text(&(words[one].0.end..words[other].0.start)).trim() == ",";
    // "Intervallet mellan tågen": of something else.
    let kinds = &read.review.templates.sprak.granskning.granskningsord.dokumentsorter;
    let own = before.iter().any(|(_, word)| {
        LANGUAGE.foljer_upp.begin(word)
            || LANGUAGE.egna.contains(word)
            || kinds.iter().any(|kind| word.starts_with(kind.ord.as_str()))
    });
    told && own && marks(year - 2, year - 1) && (year + 1 == words.len() || marks(year, year + 1))
}

/// Whether a sentence says when something is to be done at the latest.
fn is_due(words: &Words) -> bool {
    words
        .iter()
        .any(|(_, word)| LANGUAGE.borde.contains(word) || word == LANGUAGE.smaord.ska || word == LANGUAGE.smaord.senast)
}

/// "från antagandet", "efter det att inriktningen har antagits".
fn is_after_adoption(read: &Read<'_, '_>, after: &Words) -> bool {
    let stems = &read.review.templates.sprak.granskning.hanvisning.beslut;
    let adopts = |word: &str| stems.iter().any(|stem| word.starts_with(stem.as_str()));
    let leads = [LANGUAGE.smaord.efter, LANGUAGE.smaord.fran];
    after.first().is_some_and(|(_, word)| leads.contains(&word.as_str()))
        && after.iter().skip(1).take(BESIDE).any(|(_, word)| adopts(word))
}

/// "efter beslutet", and nothing that says which.
fn is_after_decision(after: &Words) -> bool {
    matches!(after, [(_, first), (_, second)] if first == LANGUAGE.smaord.efter && *second == LANGUAGE.sifferord.beslutet)
}

/// "nästa omprövning görs 2026": the year of the report and the interval.
fn next(read: &Read<'_, '_>, sources: &Sources, words: &Words, findings: &mut Diagnostics) {
    let Some(at) = words.iter().position(|(_, word)| word == LANGUAGE.smaord.nasta) else { return };
    // "Nästa gång det prövas".
    let follows = |word: &String| LANGUAGE.foljer_upp.begin(word) || is_next_trial(LANGUAGE.smaord.nasta, word);
    let near = words.get(at + 1).is_some_and(|(_, word)| {
        let time = *word == LANGUAGE.sifferord.gang;
        let later = &words[at + 1..];
        follows(word) || time && (later.iter().any(|(_, word)| follows(word)) || later.windows(2).any(is_checked))
    });
    let Some(issued) = read.review.case.issued.as_ref().filter(|_| near) else { return };
    let own = sources.intervals.iter().find(|(_, _, kind, _)| kind.is_none());
    let Some((name, years, _, places)) = own else { return };
    // "Om tre år är det dags för nästa prövning": so many years from now may stand before it.
    let after = |reading: &&crate::review::readings::Reading| {
        reading.range.start > words[at].0.start
            || is_in_years(words, &reading.range) && words[0].0.start <= reading.range.start
    };
    let last = words.last().map_or(0, |(range, _)| range.end);
    for reading in read.readings.iter().filter(after).filter(|reading| reading.range.end <= last) {
        let mut before = words.iter().rev().filter(|(range, _)| range.end <= reading.range.start);
        let word_before = before.next();
        // "tre år efter beslutet 2024": of what it is counted from.
        let counted_from = before.next().is_some_and(|(_, word)| word == LANGUAGE.smaord.efter);
        let before = word_before.map_or("", |(_, word)| word);
        let counted = is_years_after(words, reading.range.end) || is_in_years(words, &reading.range);
        let typed = reading.numerals.iter().find_map(|(numeral, _)| match numeral {
            Numeral::Year(year) if !counted_from && *year != issued.value.year() => Some(*year),
            // "nästa omprövning görs fyra år efter".
            Numeral::Count(count) if counted => i32::try_from(*count).ok().map(|count| issued.value.year() + count),
            _ => None,
        });
        let Some(typed) = typed else { continue };
        let wanted = issued.value.year() + i32::try_from(*years).unwrap_or(0);
        // "2027, tre år efter det beslut som väntas 2024": told rightly, and then from when it is counted.
        if typed == wanted {
            return;
        }
        if counted || typed != wanted + 1 && !LANGUAGE.sifferord.fran_efter.contains(before) {
            let problem = message!(
                codes::INTERVAL_DIFFERS,
                text = read.text(&reading.range),
                ar = *years,
                namn = format!("fakta.{name}")
            );
            return read.warn(problem, &reading.range, places.first().cloned(), findings);
        }
    }
}

/// "Enligt inriktningen borde den ha följts upp redan våren 2018": the year of its decision and its interval.
fn due(read: &Read<'_, '_>, sources: &Sources, words: &Words, findings: &mut Diagnostics) {
    if !words.iter().any(|(_, word)| LANGUAGE.borde.contains(word)) {
        return;
    }
    let named = |kind: &str| words.iter().any(|(_, word)| word.starts_with(kind));
    let mut of_kinds = sources.intervals.iter().filter(|(_, _, kind, _)| kind.is_some());
    let own = of_kinds.clone().find(|(_, _, kind, _)| kind.as_deref().is_some_and(named));
    // "Femårsuppföljningen borde ha varit klar redan våren 2018": there is but one text that it can have been asked for in.
    let only = of_kinds.next().filter(|_| of_kinds.next().is_none());
    let Some((name, years, _, places)) = own.or(only) else { return };
    let group = name.split('.').next().unwrap_or_default();
    let Some(source) = sources.decisions.iter().find(|source| source.group == group) else { return };
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    let inside = read.readings.iter().filter(|r| first.0.start <= r.range.start && r.range.end <= last.0.end);
    let mut dated = inside.filter_map(|reading| Some((&reading.range, due_year(words, reading)?)));
    let (Some((range, typed)), None) = (dated.next(), dated.next()) else { return };
    let decided = source.date.year();
    if typed != decided && i64::from(typed) != i64::from(decided) + years && !is_explained(read, typed) {
        let problem =
            message!(codes::INTERVAL_DIFFERS, text = read.text(range), ar = *years, namn = format!("fakta.{name}"));
        read.warn(problem, range, places.first().cloned(), findings);
    }
}

/// Whether a fact in words has a year: why something was late is told with when it was due.
fn is_explained(read: &Read<'_, '_>, year: i32) -> bool {
    let year = year.to_string();
    let mut facts = read.review.case.facts.values().flatten();
    facts.any(|fact| matches!(&fact.value, Value::Text(text) if text.contains(&year)))
}

/// The year of a time by which something is due: "våren 2018", "senast 2020", "i maj 2020".
fn due_year(words: &Words, reading: &crate::review::readings::Reading) -> Option<i32> {
    let before = words.iter().rfind(|(range, _)| range.end <= reading.range.start).map_or("", |(_, word)| word);
    reading.numerals.iter().find_map(|(numeral, _)| match numeral {
        Numeral::Month(month) => Some(month.year),
        Numeral::Year(year) => {
            let led = LANGUAGE.arstider.contains(before) || LANGUAGE.sifferord.tidig_tid.contains(before);
            led.then_some(*year)
        }
        _ => None,
    })
}

/// "Nästa prövning": a word that is said of many other things.
fn is_next_trial(first: &str, second: &str) -> bool {
    LANGUAGE.direkt.nasta.contains(first) && second.starts_with(LANGUAGE.harledning.provning.as_str())
}

/// "stämma av läget", "stämmer av läget".
fn is_checked(pair: &Words) -> bool {
    LANGUAGE.uppgift.stammer.begin(&pair[0].1) && pair[1].1 == LANGUAGE.smaord.av
}

/// "sker efter sex år", "görs om tre år": the clause ends there, and so it is counted from now.
fn is_in_years(words: &Words, number: &std::ops::Range<usize>) -> bool {
    let before = words.iter().rfind(|(range, _)| range.end <= number.start).map_or("", |(_, word)| word);
    let mut after = words.iter().filter(|(range, _)| range.start >= number.end).map(|(_, word)| word.as_str());
    let leads = before == LANGUAGE.smaord.efter || before == LANGUAGE.smaord.om;
    let years = after.next() == Some(LANGUAGE.smaord.ar);
    leads
        && years
        && after.next().is_none_or(|word| !LANGUAGE.prepositioner.contains(word) && word != LANGUAGE.smaord.efter)
}

fn is_years_after(words: &Words, at: usize) -> bool {
    let mut after = words.iter().filter(|(range, _)| range.start >= at).map(|(_, word)| word.as_str());
    after.next() == Some(LANGUAGE.smaord.ar) && after.next() == Some(LANGUAGE.smaord.efter)
}
