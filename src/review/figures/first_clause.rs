//! What a sentence tells before a clause that only adds to it: the rest, or what it is held against.

use super::{Own, Sentence};
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Passage;

/// What is held against another has at most so many words before "mer än".
const HELD: usize = 5;

impl<'a> Sentence<'a> {
    /// "Avgiften stod för 82 procent; resten var resor", "blev det 164 000 kr, dvs. något mer än väntat": what is told before the rest,
    /// or before what it is held against, is told of the whole.
    pub(super) fn before_rest(&self, review: &'a Review<'_>, own: &Own<'a>, passage: &'a Passage<'_>) -> Option<Self> {
        let first = self.rest_clause().or_else(|| self.held_against())?;
        let end = self.lower.get(first.checked_sub(1)?)?.0.end;
        let range = self.range.start..end;
        Self::of(review, own, passage, (&self.lower[..first], range, self.earlier.clone()))
    }

    /// Whether a mark parts a word from the one before it.
    fn begins_after_mark(&self, at: usize) -> bool {
        at > 0 && self.text[self.lower[at - 1].0.end..self.lower[at].0.start].contains([',', ';'])
    }

    /// The first word of a clause of its own about what is left: "resten var resor".
    fn rest_clause(&self) -> Option<usize> {
        let rest = self.lower.iter().position(|(_, word)| LANGUAGE.sifferord.resten.contains(word))?;
        let joined = rest.checked_sub(1).filter(|at| LANGUAGE.bindeord.contains(&self.lower[*at].1));
        let told = self.lower.get(rest + 1).is_some_and(|(_, verb)| {
            LANGUAGE.ar.contains(verb) || LANGUAGE.agde_rum.contains(verb) || LANGUAGE.verb_kvar.contains(verb)
        });
        Some(joined.unwrap_or(rest)).filter(|first| told && self.begins_after_mark(*first))
    }

    /// The first word of what comes after a comma and only holds the number before it against another: "dvs. något mer än".
    fn held_against(&self) -> Option<usize> {
        // Of people and rows such a clause often tells which are meant.
        if self.money().is_empty() {
            return None;
        }
        let than = self.lower.windows(2).position(|pair| {
            pair[1].1 == LANGUAGE.smaord.an
                && (LANGUAGE.direkt.jamfor.contains(&pair[0].1) || LANGUAGE.skillnad.contains(&pair[0].1))
        })?;
        (than.saturating_sub(HELD)..=than).rev().find(|at| self.begins_after_mark(*at))
    }
}
