//! Which times of a sentence are those of a decision.

use std::ops::Range;

use super::Read;
use crate::review::language_data::LANGUAGE;

/// Between a time and what it is the time of stand at most so many words: "antogs av kommunstyrelsen den".
const BESIDE: usize = 5;

/// And so many more where some of them stand aside.
const ASIDE: usize = 6;

/// Whether a time is that of a decision: a word for deciding stands near before it or right after it, or the document is "från" it.
/// What was to be, or what came so many years later, has another.
pub(super) fn is_time_of_decision(
    read: &Read<'_, '_>,
    sentence: &[(Range<usize>, String)],
    time: &Range<usize>,
) -> bool {
    let stems = &read.review.templates.sprak.granskning.hanvisning.beslut;
    let decides =
        |word: &str| LANGUAGE.beslutats.contains(word) || stems.iter().any(|stem| word.starts_with(stem.as_str()));
    let before: Vec<&(Range<usize>, String)> = sentence.iter().filter(|(range, _)| range.end <= time.start).collect();
    let after = sentence.iter().filter(|(range, _)| range.start >= time.end);
    // "antogs, som ledamöterna säkert minns, i januari 2019": what stands aside parts nothing.
    let aside = |between: &str| {
        let mut pieces = between.split(", ");
        let inside = pieces.nth(1).and_then(|inside| inside.split_whitespace().next());
        let bare = !between.contains([';', ':']) && between.matches(',').count() == 2;
        bare && between.starts_with(',') && inside.is_some_and(|word| LANGUAGE.inskott.contains(word))
    };
    let parted = |range: &Range<usize>| {
        let between = read.text(&(range.end..time.start));
        between.contains([',', ';', ':']) && !aside(between)
    };
    let near = |far: usize| before.iter().rev().take(far).find(|(_, word)| decides(word));
    let led =
        near(BESIDE).or_else(|| near(BESIDE + ASIDE).filter(|(range, _)| aside(read.text(&(range.end..time.start)))));
    let led = led.is_some_and(|(range, _)| !parted(range));
    let follows =
        after.take(2).any(|(_, word)| decides(word) && !word.starts_with(LANGUAGE.sifferord.beslutet.as_str()));
    let kind = |word: &str| {
        let kinds = &read.review.templates.sprak.granskning.granskningsord.dokumentsorter;
        kinds.iter().any(|kind| word.starts_with(kind.ord.as_str()))
    };
    let nearest: Vec<&str> = before
        .iter()
        .rev()
        .map(|(_, word)| word.as_str())
        .filter(|word| *word != LANGUAGE.smaord.den)
        .take(2)
        .collect();
    let opens = before.first().is_some_and(|(_, word)| kind(word));
    let of_document = match nearest.as_slice() {
        [from, word] if *from == LANGUAGE.smaord.fran => kind(word) || (LANGUAGE.ar.contains(word) && opens),
        [since, verb] => *since == LANGUAGE.smaord.sedan && LANGUAGE.galler_sedan.contains(verb),
        _ => false,
    };
    let to_be = sentence.iter().any(|(_, word)| LANGUAGE.borde.contains(word) || word == LANGUAGE.smaord.ska);
    (led || follows || of_document) && !to_be
}
