//! Whose a statement is, by what stands beside its verb: what came into being, what costs, who has so many.

use std::ops::Range;

use super::{Subjects, is_place};
use crate::review::language_data::LANGUAGE;
use crate::review::openers::is_definite;
use crate::review::passages::Passage;
use crate::review::runs::Run;

/// A verb stands at most so many words before its number.
const NEAR: usize = 3;

/// The words of a sentence.
struct Words<'p> {
    text: &'p str,
    runs: &'p [Run],
}

impl<'p> Words<'p> {
    fn of(passage: &'p Passage<'_>, sentence: &Range<usize>) -> Self {
        Self { text: &passage.text, runs: passage.runs_in(sentence) }
    }

    /// A word as it is written.
    fn written(&self, at: usize) -> &'p str {
        &self.text[self.runs[at].range.clone()]
    }

    /// A word in small letters.
    fn lower(&self, at: usize) -> &'p str {
        &self.runs[at].lower
    }

    fn first(&self) -> Option<&'p str> {
        self.runs.first().map(|run| run.lower.as_str())
    }

    /// How many words stand before a byte.
    fn before(&self, at: usize) -> usize {
        self.runs.partition_point(|run| run.range.end <= at)
    }
}

impl Subjects {
    /// "Nordiska ministerrådet har elva råd": a sentence that names somebody else that the case has a name for, and not the case's
    /// organisation.
    pub(in crate::review) fn is_of_another_name(
        &self,
        passage: &Passage<'_>,
        sentence: &Range<usize>,
        about: &str,
    ) -> bool {
        let words = Words::of(passage, sentence);
        let Some(other) = self.called.other(words.runs, about) else { return false };
        let own = |at: usize| LANGUAGE.egna.contains(words.lower(at));
        // "Avgiften i Lekfrämjandet": the other's own.
        let of_it = other > 1 && LANGUAGE.ortsprepositioner.contains(words.lower(other - 1)) && own(other - 2);
        !(0..words.runs.len()).any(|at| self.is_it(&words, at)) && (of_it || !(0..other).any(own))
    }

    /// "Nordisk kulturfond bildades 1966", "GR, som bildades 1995", "När ministerrådet bildades 1971": what came into being is not the
    /// case's organisation.
    pub(in crate::review) fn founds_another(&self, passage: &Passage<'_>, sentence: &Range<usize>, at: usize) -> bool {
        let words = Words::of(passage, sentence);
        let Some(first) = words.first().filter(|_| self.called.is_known()) else { return false };
        if !(0..words.runs.len()).any(|at| self.is_it(&words, at)) {
            return !begins_of_itself(&words, first);
        }
        let founded = |at: &usize| {
            let word = words.lower(*at);
            LANGUAGE.funnits.contains(word) || LANGUAGE.grundande.contains(word) && word.ends_with('s')
        };
        let number = words.before(at);
        let verbs = (0..words.runs.len()).filter(founded);
        let Some(verb) = verbs.min_by_key(|at| at.abs_diff(number)) else { return false };
        let small = [LANGUAGE.smaord.som, LANGUAGE.smaord.har, LANGUAGE.smaord.hade];
        let before = (0..verb).rev().find(|at| !small.contains(&words.lower(*at)));
        let led = |at: usize| at > 0 && LANGUAGE.ortsprepositioner.contains(words.lower(at - 1));
        let other = |at: usize| self.is_another_noun(&words, at) && !led(at);
        before.is_some_and(other) || (verb + 1 < words.runs.len() && other(verb + 1))
    }

    /// "Avskrivningar och ränta kostar 310 000 kr", "motsvarigheten, som har 350 ombud", "regionens förbund har 13": what stands
    /// right before the verb of a number is not the case's.
    pub(in crate::review) fn has_another_subject(
        &self,
        passage: &Passage<'_>,
        sentence: &Range<usize>,
        at: usize,
    ) -> bool {
        let words = Words::of(passage, sentence);
        let number = words.before(at);
        let is_verb = |at: &usize| LANGUAGE.verb_fore_tal.contains(words.lower(*at));
        let Some(verb) = (number.saturating_sub(NEAR)..number).rev().find(is_verb) else { return false };
        let about = |word: &str| LANGUAGE.ungefar.contains_key(word) || LANGUAGE.summor.contains(word);
        if !(verb + 1..number).all(|at| about(words.lower(at))) {
            return false;
        }
        let relative = verb > 0 && words.lower(verb - 1) == LANGUAGE.smaord.som;
        let Some(noun) = verb.checked_sub(1 + usize::from(relative)) else { return false };
        if self.is_another_noun(&words, noun) {
            return true;
        }
        let Some(before) = noun.checked_sub(1).filter(|_| !self.is_ours(&words, noun)) else { return false };
        let owned = words.lower(before).ends_with('s') && self.is_another_noun(&words, before);
        let both = words.lower(before) == LANGUAGE.smaord.och && before == 1 && !self.is_ours(&words, 0);
        // "Stadens förskolor har 900 platser": what the municipality has, and not those who speak for it.
        let town = LANGUAGE.kommunen.contains(words.lower(before)) && words.lower(before).ends_with('s');
        let stands_for_it = LANGUAGE.foretradare.begin(words.lower(noun));
        owned || both || (town && !stands_for_it)
    }

    /// Whether a word is the organisation, by its name or by what it is called.
    fn is_it(&self, words: &Words<'_>, at: usize) -> bool {
        self.called.is_own(words.runs, at) || self.is_organisation(words.lower(at))
    }

    fn is_ours(&self, words: &Words<'_>, at: usize) -> bool {
        let word = words.lower(at);
        self.is_it(words, at)
            || LANGUAGE.egna.contains(word)
            || LANGUAGE.kommunen.contains(word)
            || self.is_own(words.written(at))
            || self.kinds.iter().any(|kind| word.starts_with(kind.as_str()))
    }

    /// Whether a word is a name or a definite noun of something else.
    fn is_another_noun(&self, words: &Words<'_>, at: usize) -> bool {
        let (written, lower) = (words.written(at), words.lower(at));
        let named = written.starts_with(char::is_uppercase) && (at > 0 || is_place(written));
        let member = lower.starts_with(LANGUAGE.medlemsord.as_str());
        let noun =
            named || is_definite(lower) && !member && !LANGUAGE.is_of_time(lower) && !LANGUAGE.is_of_costs(lower);
        noun && !self.is_ours(words, at)
    }
}

/// Whether a sentence says that something came into being without saying what: "Bildades 2010", "Den startade 2010", "Bildandet skedde
/// 2010", "Initiativet togs 2010".
fn begins_of_itself(words: &Words<'_>, first: &str) -> bool {
    let start = LANGUAGE.sifferord.start.as_str();
    let of_itself = |word: &str| LANGUAGE.bildandet.contains(word) || (word.starts_with(start) && is_definite(word));
    let to_another = words.runs.get(1).is_some_and(|run| run.lower == LANGUAGE.smaord.till);
    let initiative = words.runs.iter().any(|run| LANGUAGE.initiativet.contains(&run.lower)) && !to_another;
    let pronoun = LANGUAGE.artiklar.contains(first) && !words.runs.iter().any(|run| is_definite(&run.lower));
    LANGUAGE.grundande.contains(first) || words.runs.iter().any(|run| of_itself(&run.lower)) || initiative || pronoun
}

/// What stands in a sentence between commas as an aside, by its first word: ", som inte är dyrt,"; not the one that a byte is in.
pub(super) fn asides(sentence: &str, at: usize) -> Vec<Range<usize>> {
    let commas: Vec<usize> = sentence.match_indices(", ").map(|(at, _)| at).collect();
    let opens = |start: usize| {
        let first = sentence[start + 2..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        LANGUAGE.inskott.contains(first)
    };
    let pairs = commas.windows(2).map(|pair| pair[0]..pair[1]);
    pairs.filter(|range| opens(range.start) && !range.contains(&at)).collect()
}
