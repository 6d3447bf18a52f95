//! Which point of the proposed decision does what: "anvisningen antas enligt punkt 4" where that is point 2.

use std::ops::Range;

use super::{Read, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::document::Body;
use crate::message::message;
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Spoken;

/// The points of the one decision that is proposed, in small letters, with where each stands.
pub(super) struct Points(Vec<(String, Option<Place>)>);

impl Points {
    /// The points, where there is one decision: those of two are numbered each for itself.
    pub(super) fn of(review: &Review<'_>) -> Option<Self> {
        if review.case.decisions.len() != 1 {
            return None;
        }
        let own = crate::review::decisions::points(review).filter(|p| matches!(p.document.body, Body::Report(_)));
        let points: Vec<_> = own.map(|point| (point.text.to_lowercase(), point.whole())).collect();
        (!points.is_empty()).then_some(Self(points))
    }

    /// A point that a sentence says does something with a document, where another does.
    pub(super) fn check(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        for words in read.sentences() {
            let Some((range, number)) = named(read, words) else { continue };
            let kinds = &read.review.templates.sprak.granskning.granskningsord.dokumentsorter;
            let said = |kind: &str| words.iter().any(|(_, word)| word.strip_suffix('s').unwrap_or(word) == kind);
            let mut kinds = kinds.iter().filter(|kind| said(&kind.bestamd));
            let kind = kinds.next().filter(|_| kinds.next().is_none());
            let Some(kind) = kind else {
                self.doing(read, words, (&range, number), findings);
                continue;
            };
            let doing: Vec<usize> = (0..self.0.len()).filter(|at| self.0[*at].0.contains(&kind.ord)).collect();
            if let Some(first) = doing.first().filter(|_| !doing.contains(&(number - 1))) {
                let annat = format!("{} {}", LANGUAGE.punkten, first + 1);
                let problem = message!(codes::COUNT_DIFFERS, text = read.text(&range), annat = annat);
                read.warn(problem, &range, self.0[*first].1.clone(), findings);
            }
        }
    }
}

impl Points {
    /// "Uppföljningen motsvarar punkt 2, där den antecknas": the only point that says so of what the sentence names.
    fn doing(
        &self,
        read: &Read<'_, '_>,
        words: &Words,
        (range, number): (&Range<usize>, usize),
        findings: &mut Diagnostics,
    ) {
        let verb = |(_, word): &&Spoken| LANGUAGE.uppgift.noteras.contains(word);
        let Some((_, verb)) = words.iter().find(verb) else { return };
        let says = |at: &usize| self.0[*at].0.trim_end_matches('.').ends_with(verb.as_str());
        let doing: Vec<usize> = (0..self.0.len()).filter(says).collect();
        let [only] = doing.as_slice() else { return };
        let named = words.iter().any(|(_, word)| {
            LANGUAGE.foljts_upp.contains(word)
                && self.0[*only].0.split(|c: char| !c.is_alphanumeric()).any(|it| it == word)
        });
        if only + 1 != number && named {
            let annat = format!("{} {}", LANGUAGE.punkten, only + 1);
            let problem = message!(codes::COUNT_DIFFERS, text = read.text(range), annat = annat);
            read.warn(problem, range, self.0[*only].1.clone(), findings);
        }
    }
}

/// "punkt 4", "den fjärde punkten": the bytes and the number; none of another document's points.
fn named(read: &Read<'_, '_>, words: &Words) -> Option<(Range<usize>, usize)> {
    let stem = LANGUAGE.punkten.as_str();
    let decides = |word: &str| LANGUAGE.punktens.begin(word);
    let ordinals = &read.review.templates.sprak.granskning.talord.ordningstal;
    let (at, range, number) = words.windows(2).enumerate().find_map(|(at, pair)| {
        let range = pair[0].0.start..pair[1].0.end;
        // "beslutspunkt 3".
        if pair[0].1.ends_with(stem) {
            let number = || usize::try_from(read.count(words, at + 1)?).ok();
            return Some((at + 2, range, pair[1].1.parse::<usize>().ok().or_else(number)?));
        }
        let number = ordinals.iter().position(|word| *word == pair[0].1)?;
        // "den tredje punkten", "beslutets tredje punkt".
        let whose = || at > 0 && decides(&words[at - 1].1) && words[at - 1].1.ends_with('s');
        (pair[1].1.starts_with(stem) && (pair[1].1 != stem || whose())).then_some((at + 2, range, number + 1))
    })?;
    let next = words.get(at).map(|(_, word)| word.as_str());
    let other = next.is_some_and(|word| LANGUAGE.sifferord.punkt_i.contains(word))
        && !words.get(at + 1).is_some_and(|(_, word)| decides(word));
    let proposed = words.iter().any(|(_, word)| decides(word));
    (number > 0 && proposed && !other).then_some((range, number))
}
