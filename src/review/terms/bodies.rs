//! A body of the case by nearly its name: "Digitaliseringsforum" where the case has Digitaliseringsrådet.

use std::collections::BTreeMap;

use super::Review;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::Value;
use crate::place::Place;
use crate::review::language_data::LANGUAGE;
use crate::review::words::{source, words};
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
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let cells = crate::review::words::cells(review.case).map(|(text, _)| text);
    let texts = review.passages.iter().map(|passage| passage.text.as_str()).chain(cells);
    for text in texts {
        for range in words(text) {
            *counts.entry(text[range].to_lowercase()).or_default() += 1;
        }
    }
    let facts = review.case.facts.values().flatten().filter_map(|fact| match &fact.value {
        Value::Text(text) => Some(text.to_lowercase()),
        _ => None,
    });
    let names: Vec<String> =
        facts.chain(crate::review::words::cells(review.case).map(|(text, _)| text.to_lowercase())).collect();
    for passage in review.passages.iter().filter(|passage| !review.is_reproduced(passage.document)) {
        let text = &passage.text;
        let list = words(text);
        for (at, range) in list.iter().enumerate() {
            let word = &text[range.clone()];
            let starts = at == 0 || text[..range.start].trim_end().ends_with(['.', '!', '?', ':']);
            let capital = word.starts_with(char::is_uppercase);
            let lower = word.to_lowercase();
            let previous = at.checked_sub(1).map(|at| text[list[at].clone()].to_lowercase());
            // Names of the case's own, in facts or cells, are right; so are those of authorities.
            let is_own = names.iter().any(|name| name.split(|c: char| !c.is_alphanumeric()).any(|part| part == lower));
            if is_own
                || LANGUAGE.kanda_organ.contains(&lower)
                || LANGUAGE.kanda_organ.contains(lower.trim_end_matches('s'))
            {
                continue;
            }
            let other = bodies.iter().find(|body| {
                if let (Some((first, "")), Some(previous)) = (body.before.split_once(' '), &previous) {
                    let named = text[list[at - 1].clone()].starts_with(char::is_uppercase) && previous == first;
                    return named && lower != body.head && LANGUAGE.organled.contains(&lower);
                }
                let Some(head) = head_of(&lower) else { return false };
                let before = &lower[..lower.len() - head.len()];
                // Committees are named after what they are for, and so are other bodies.
                let same_stem = before == body.before && head != body.head && head != LANGUAGE.namnd;
                let same_head = head == body.head && before != body.before && capital && !starts && !before.is_empty();
                let once = counts.get(&lower).is_none_or(|count| *count < 2);
                (capital && same_stem) || (same_head && once && !body.before.contains(' '))
            });
            let Some(body) = other else { continue };
            let range = match body.before.ends_with(' ') {
                true => list[at - 1].start..range.end,
                false => range.clone(),
            };
            if let Some(place) = source(passage, &range) {
                let problem = message!(codes::BODY_MISNAMED, text = &text[range], namn = body.name);
                let finding = Diagnostic::warning(problem).at(place);
                findings.push(body.place.iter().cloned().fold(finding, Diagnostic::at));
            }
        }
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
