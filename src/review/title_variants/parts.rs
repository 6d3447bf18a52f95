//! Titles made of the parts of a registered one: "ljus- och ljudprogram 2021–2030" of "ljud- och ljusprogram 2021–2030",
//! "biblioteksprogram 2021–2027" of "biblioteksplan 2021–2027".

use std::collections::BTreeSet;
use std::ops::Range;

use super::{TELLING, Title};
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Passage;
use crate::review::word_set::Bytes;

/// What tells a kind of document in a compound has so many letters: "trafik" of "trafikprogram".
const ALIKE: usize = 4;

/// What a title is made of, whatever the order.
struct Parts {
    kind: String,
    about: BTreeSet<String>,
    time: Option<String>,
}

/// Where a passage has the parts of a title in another way.
pub(super) fn variants<'t>(
    passage: &Passage<'_>,
    titles: &'t [Title],
    known: &[Vec<String>],
    (kinds, common): (&[String], &[String]),
) -> Vec<(Range<usize>, &'t Title)> {
    let lower = &passage.lower;
    let ends: Bytes = kinds.iter().filter_map(|kind| kind.bytes().last()).collect();
    let is_kind = |at: &usize| ends.has(lower[*at].as_bytes().last()) && compound(&lower[*at], kinds).is_some();
    let spans = (0..lower.len()).filter(is_kind).map(|at| span(lower, at, common));
    let found = spans.filter_map(|span| {
        let first = &passage.words[span.start];
        let inside = passage.words[span.clone()].iter().all(|word| word.sentence == first.sentence);
        let capital = passage.text[first.range.clone()].starts_with(char::is_uppercase);
        // A title that is known, or part of one, is no variant of another.
        let is_known = known.iter().any(|title| title.windows(span.len()).any(|run| same(run, &lower[span.clone()])));
        if !inside || !capital || is_known {
            return None;
        }
        let written = Parts::of(&lower[span.clone()], kinds, common)?;
        let title = titles.iter().find(|title| {
            let own = Parts::of(&title.words, kinds, common);
            own.is_some_and(|own| own.is_nearly(&written))
        })?;
        Some((first.range.start..passage.words[span.end - 1].range.end, title))
    });
    found.collect()
}

/// Whether some words are others, but for the s of a genitive at the end.
fn same(title: &[String], written: &[String]) -> bool {
    title.iter().zip(written).all(|(own, word)| own == word || word.strip_suffix('s') == Some(own))
}

/// The words of a title around a compound: the municipality and "ljus- och" before it, and its time after it.
fn span(words: &[String], at: usize, common: &[String]) -> Range<usize> {
    let mut start = at;
    while start > 1 && words[start - 2].ends_with('-') && words[start - 1] == LANGUAGE.smaord.och {
        start -= 2;
    }
    while start > 0 && common.contains(&words[start - 1]) {
        start -= 1;
    }
    let after =
        words[at + 1..].iter().take_while(|word| *word == LANGUAGE.smaord.for_ || common.contains(word)).count();
    let end = if words.get(at + 1 + after).is_some_and(|word| is_time(word)) { at + after + 2 } else { at + 1 };
    start..end
}

/// "2021–2027", "2021".
pub(super) fn is_time(word: &str) -> bool {
    word.split(['–', '-']).all(|year| year.len() == 4 && year.parse::<u16>().is_ok())
}

/// The first part of a compound with a kind of document, and the kind.
fn compound<'w>(word: &'w str, kinds: &'w [String]) -> Option<(&'w str, &'w str)> {
    let found = kinds.iter().filter_map(|kind| Some((word.strip_suffix(kind.as_str())?, kind.as_str())));
    found.filter(|(head, _)| head.chars().count() >= ALIKE).max_by_key(|(_, kind)| kind.len())
}

impl Parts {
    fn of(words: &[String], kinds: &[String], common: &[String]) -> Option<Self> {
        let (mut kind, mut about, mut time) = (None, BTreeSet::new(), None);
        let bare = |word: &str| word.trim_end_matches('-').trim_end_matches('s').to_owned();
        for word in words {
            if is_time(word) {
                time = Some(word.replace('-', "–"));
            } else if kinds.contains(word) {
                kind = Some(word.clone());
            } else if let Some((head, of_kind)) = compound(word, kinds) {
                about.insert(bare(head));
                kind = Some(of_kind.to_owned());
            } else if !common.contains(word) && (word.ends_with('-') || word.chars().count() >= TELLING) {
                about.insert(bare(word));
            }
        }
        Some(Self { kind: kind?, about, time })
    }

    /// Whether another one is nearly this: the same parts, but for one of kind, time and what it is about.
    fn is_nearly(&self, other: &Self) -> bool {
        let dated = self.time.is_some() && other.time.is_some();
        let (kind, time) = (self.kind == other.kind, self.time == other.time);
        if self.about.is_empty() || other.about.is_empty() {
            return false;
        }
        if self.about == other.about {
            return (kind && (time || dated)) || (time && dated);
        }
        kind && time && dated && (self.about.is_subset(&other.about) || other.about.is_subset(&self.about))
    }
}
