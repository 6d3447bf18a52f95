//! When belonging began, in sentences that need no name for what one belongs to: "Inträdet skedde i januari 2008", "hur länge vi har varit
//! med: sedan maj 2016".

use std::ops::Range;

use super::{Read, Sources, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};

/// So many words before a time lead it in: "sedan", "sedan våren", "skedde i".
const NEAR: usize = 3;

/// A time that a sentence tells: its bytes, its year and its month.
type Time = (Range<usize>, i32, Option<u32>);

/// Holds a sentence against the month in which the municipality joined.
pub(super) fn check(read: &Read<'_, '_>, sources: &Sources, words: &Words, findings: &mut Diagnostics) {
    let Some((name, known, places)) = sources.joined.first() else { return };
    if super::counts_from_joining(words) {
        return;
    }
    let led = opens_with_joining(words) || has_been_along(read, words);
    let time = led.then(|| only_time(read, words).filter(|time| is_led(words, time))).flatten();
    let Some((range, year, month)) = time.or_else(|| beside_joining(read, words)) else { return };
    let other = year != known.year || month.is_some_and(|month| month != known.month);
    let part = |word: &str| LANGUAGE.delar_av_organisation.iter().any(|stem| word.contains(stem.as_str()));
    let denied = |word: &str| LANGUAGE.sifferord.nekar_alls.contains(word) || LANGUAGE.inte_nu.contains(word);
    // "sedan en inventering hade visat": what comes after the time explains it.
    let before = words.iter().take_while(|(word, _)| word.start < range.start);
    let elsewhere = before.into_iter().any(|(_, word)| part(word) || denied(word)) || read.is_of_others(words);
    if other && !elsewhere {
        let fran = read.review.templates.sprak.month(*known);
        let namn = format!("fakta.{name}");
        let problem = message!(codes::DURATION_DIFFERS, text = read.text(&range), fran = fran, namn = namn);
        read.warn(problem, &range, places.first().cloned(), findings);
    }
}

/// "Inträdet skedde", "Stadens inträde var": what began opens the sentence, and its verb comes at once.
fn opens_with_joining(words: &Words) -> bool {
    let word = |at: usize| words.get(at).map_or("", |(_, word)| word.as_str());
    let own = usize::from(
        LANGUAGE.egna.contains(word(0)) && word(0).ends_with('s') || LANGUAGE.sifferord.vi.contains(word(0)),
    );
    let noun = word(own);
    let entry = LANGUAGE.intrade.contains(noun) && (noun.ends_with("et") || own > 0);
    let verb = word(own + 1);
    entry && (LANGUAGE.inleds.contains(verb) || LANGUAGE.tillfalle.skedde.contains(verb))
}

/// "vi har varit med", "staden har varit med": in what the case is about, since nothing else is named.
fn has_been_along(read: &Read<'_, '_>, words: &Words) -> bool {
    let small = &LANGUAGE.smaord;
    // "Staden är med sedan starten".
    let is_since = |at: usize| {
        LANGUAGE.ar.contains(&words[at].1)
            && words.get(at + 2).is_some_and(|(_, word)| LANGUAGE.alltsedan.contains(word))
    };
    let along = words
        .windows(2)
        .enumerate()
        .position(|(at, pair)| pair[1].1 == small.med && (pair[0].1 == small.varit || is_since(at)));
    let Some(at) = along else { return false };
    let ours = |(range, word): &(Range<usize>, String)| {
        word == LANGUAGE.smaord.vi || LANGUAGE.kommunen.contains(word) || read.is_home(range)
    };
    // "varit med i styrelsen", "varit med om", "varit med och".
    let next = words.get(at + 2);
    let parted = next.is_some_and(|(next, _)| read.text(&(words[at + 1].0.end..next.start)).contains([':', ',', ';']));
    let of_it = || next.is_some_and(|(_, word)| word == small.i) && read.names_organisation(&words[at + 2..]);
    let since = next.is_some_and(|(_, word)| LANGUAGE.alltsedan.contains(word));
    words[..at].iter().any(ours) && (parted || since || of_it())
}

/// "När staden 2013 gick med i nätverket fanns ingen grupp": the only time of the sentence, in the clause of the verb.
fn beside_joining(read: &Read<'_, '_>, words: &Words) -> Option<Time> {
    let verb = words.iter().position(|(_, word)| LANGUAGE.gick.contains(word) || LANGUAGE.gick_med.contains(word))?;
    let time = only_time(read, words).filter(|time| super::begins_beside(read, words, &time.0))?;
    let ours = |(range, word): &(Range<usize>, String)| {
        *word == LANGUAGE.smaord.vi || LANGUAGE.kommunen.contains(word) || read.is_home(range)
    };
    let near = &words[verb.saturating_sub(NEAR)..(verb + NEAR).min(words.len())];
    // "Redan 2012 frågade föreningen om staden ville gå med".
    let wished = words[..verb].iter().any(|(_, word)| LANGUAGE.harledning.ovisst.contains(word));
    (!wished && near.iter().any(ours) && enters_organisation(read, words, verb)).then_some(time)
}

/// Whether what is entered is the organisation, or nothing that the sentence names: "gick med 2013", and not "gick med på ett villkor 2013".
fn enters_organisation(read: &Read<'_, '_>, words: &Words, verb: usize) -> bool {
    let into = |word: &str| [LANGUAGE.smaord.i, LANGUAGE.smaord.till].contains(&word);
    let year = |word: &str| word.len() == 4 && word.parse::<i32>().is_ok();
    let mut after = words.iter().enumerate().skip(verb + 1);
    if LANGUAGE.gick.contains(&words[verb].1) {
        after.by_ref().take(NEAR).find(|(_, (_, word))| *word == LANGUAGE.smaord.med);
        let next = after.clone().next().map_or("", |(_, (_, word))| word.as_str());
        if next.is_empty() || year(next) || LANGUAGE.is_of_time(next) {
            return !read.is_of_others(words);
        }
    }
    let at = after.take(NEAR + 1).find(|(_, (_, word))| into(word)).map(|(at, _)| at + 1);
    let named = at.and_then(|at| words.get(at..(at + 2).min(words.len())));
    // "i 2013 års förbund", "i mars 2013": what is entered, and no time.
    named.is_some_and(|named| read.names_organisation(named))
}

/// The only time of a sentence.
fn only_time(read: &Read<'_, '_>, words: &Words) -> Option<Time> {
    let (first, last) = (words.first()?, words.last()?);
    let inside = |reading: &&Reading| first.0.start <= reading.range.start && reading.range.end <= last.0.end;
    let mut times = read.readings.iter().filter(inside).filter_map(|reading| {
        reading.numerals.iter().find_map(|(numeral, _)| match numeral {
            Numeral::Month(month) => Some((reading.range.clone(), month.year, Some(month.month))),
            Numeral::Year(year) => Some((reading.range.clone(), *year, None)),
            Numeral::Date(_) | Numeral::Period(..) => Some((reading.range.clone(), 0, None)),
            _ => None,
        })
    });
    let (time, None) = (times.next()?, times.next()) else { return None };
    (time.1 > 0).then_some(time)
}

/// Whether words for a beginning lead a time in.
fn is_led(words: &Words, time: &Time) -> bool {
    let before = words.iter().rev().filter(|(range, _)| range.end <= time.0.start).take(NEAR);
    let leads = |word: &str| {
        LANGUAGE.alltsedan.contains(word) || LANGUAGE.tillfalle.skedde.contains(word) || LANGUAGE.inleds.contains(word)
    };
    before.into_iter().any(|(_, word)| leads(word))
}
