//! A body of the case by nearly its name: "Digitaliseringsforum" where the case has Digitaliseringsrådet.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::Review;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::Value;
use crate::place::Place;
use crate::review::language_data::LANGUAGE;
use crate::review::runs::{self, Run};
use crate::review::words::{cells, source};
use crate::templates::Recognition;

/// A body: what comes before the word for what it is, and that word.
struct Body {
    name: String,
    before: String,
    head: &'static str,
    place: Option<Place>,
}

/// Runs the rule on the prose that is this case's own.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let bodies = bodies(review);
    if bodies.is_empty() {
        return;
    }
    let known = Known::default();
    for passage in review.passages.iter().filter(|passage| !review.is_reproduced(passage.document)) {
        let runs = passage.runs();
        for (at, run) in runs.iter().enumerate() {
            let Some(head) = head_of(&run.lower) else { continue };
            let word = Named { text: &passage.text, runs, at, head };
            let Some(body) = bodies.iter().find(|body| word.is_nearly(body, || known.is_rare(review, &run.lower)))
            else {
                continue;
            };
            // Names of the case's own, in facts or cells, are right; so are those of authorities.
            let is_known = |word: &str| LANGUAGE.kanda_organ.contains(word);
            if is_known(&run.lower) || is_known(run.lower.trim_end_matches('s')) || known.is_own(review, &run.lower) {
                continue;
            }
            let range = match body.before.ends_with(' ') {
                true => runs[at - 1].range.start..run.range.end,
                false => run.range.clone(),
            };
            if let Some(place) = source(passage, &range) {
                let problem = message!(codes::BODY_MISNAMED, text = &passage.text[range], namn = body.name);
                let finding = Diagnostic::warning(problem).at(place);
                findings.push(body.place.iter().cloned().fold(finding, Diagnostic::at));
            }
        }
    }
}

/// The words of the case, gathered when a word first asks for them.
#[derive(Default)]
struct Known {
    /// How often each word stands in the prose and the cells.
    counts: OnceCell<BTreeMap<String, usize>>,
    /// The words of facts and cells.
    own: OnceCell<BTreeSet<String>>,
}

impl Known {
    fn is_rare(&self, review: &Review<'_>, word: &str) -> bool {
        let counts = self.counts.get_or_init(|| {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            let runs = review.passages.iter().flat_map(|passage| passage.runs()).map(|run| run.lower.clone());
            let cells = cells(review.case).flat_map(|(text, _)| runs::runs(text)).map(|run| run.lower);
            runs.chain(cells).for_each(|word| *counts.entry(word).or_default() += 1);
            counts
        });
        counts.get(word).is_none_or(|count| *count < 2)
    }

    fn is_own(&self, review: &Review<'_>, word: &str) -> bool {
        let own = self.own.get_or_init(|| {
            let facts = review.case.facts.values().flatten().filter_map(|fact| match &fact.value {
                Value::Text(text) => Some(text.as_str()),
                _ => None,
            });
            let texts = facts.chain(cells(review.case).map(|(text, _)| text));
            let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
            words.map(str::to_lowercase).collect()
        });
        own.contains(word)
    }
}

/// A word that ends with one for a kind of body, among those of its text.
struct Named<'a> {
    text: &'a str,
    runs: &'a [Run],
    at: usize,
    head: &'static str,
}

impl Named<'_> {
    fn written(&self, at: usize) -> &str {
        &self.text[self.runs[at].range.clone()]
    }

    /// Whether it is nearly a body's name, be it that it stands but once.
    fn is_nearly(&self, body: &Body, is_rare: impl Fn() -> bool) -> bool {
        let lower = self.runs[self.at].lower.as_str();
        if let (Some((first, "")), Some(previous)) = (body.before.split_once(' '), self.at.checked_sub(1)) {
            let named = self.written(previous).starts_with(char::is_uppercase) && self.runs[previous].lower == first;
            return named && lower != body.head && self.head == lower;
        }
        let before = &lower[..lower.len() - self.head.len()];
        let start = self.runs[self.at].range.start;
        let begins = self.at == 0 || self.text[..start].trim_end().ends_with(['.', '!', '?', ':']);
        let capital = self.written(self.at).starts_with(char::is_uppercase);
        // Committees are named after what they are for, and so are other bodies.
        let same_stem = before == body.before && self.head != body.head && self.head != LANGUAGE.namnd;
        let same_head = self.head == body.head && before != body.before && !begins && !before.is_empty();
        capital && (same_stem || (same_head && !body.before.contains(' ') && is_rare()))
    }
}

/// The bodies among the names that the kind of case recognises.
fn bodies(review: &Review<'_>) -> Vec<Body> {
    let specs = review.templates.arendetyp.fakta.iter().filter(|spec| spec.kanns_igen == Some(Recognition::Namn));
    let named = specs.filter_map(|spec| {
        let fact = review.case.facts.get(&spec.namn)?.as_ref()?;
        let Value::Text(name) = &fact.value else { return None };
        let lower = name.to_lowercase();
        let place = fact.places.first().cloned();
        let mut parts = lower.split(' ');
        let first = parts.next()?;
        if let Some(head) = head_of(first).filter(|head| *head != first) {
            let before = first[..first.len() - head.len()].to_owned();
            return Some(Body { name: name.clone(), before, head, place });
        }
        let second = parts.next()?;
        let head = head_of(second).filter(|head| *head == second)?;
        Some(Body { name: name.clone(), before: format!("{first} "), head, place })
    });
    named.collect()
}

/// The word for a kind of body that a word ends with.
fn head_of(word: &str) -> Option<&'static str> {
    LANGUAGE.organled.iter().copied().find(|head| word.ends_with(head))
}
