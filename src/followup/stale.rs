//! What in a text is about its own time, and must be confirmed before it may stand in the next case.

use regex::Regex;

use super::Finished;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::model::Value;
use crate::place::Place;
use crate::reasons::{self, Reason};
use crate::review::kind_of;
use crate::templates::{CaseDocument, FollowUpSpec};

/// Finds what is stale.
pub(super) struct Stale {
    patterns: Vec<(Regex, String)>,
    /// The old period's first year: an earlier year is history, and stays so.
    since: i32,
}

impl Stale {
    /// The patterns of the kind of case, and the old case's own number, people and predecessor.
    pub(super) fn new(previous: &Finished, spec: &FollowUpSpec) -> Result<Self, Diagnostic> {
        let kind = &previous.templates.arendetyp;
        let mut patterns = Vec::new();
        for bound in &spec.tidsbundet {
            patterns.push((compiled(&bound.monster, &kind.namn)?, bound.skal.clone()));
        }
        for (text, reason) in names(previous) {
            patterns.push((compiled(&format!(r"\b{}\b", regex::escape(&text)), &kind.namn)?, reason));
        }
        for word in repealed_kinds(previous) {
            let reason = previous.words().with("skal-upphorde", &[("ord", &word)]);
            patterns.push((compiled(&format!(r"(?i)\b{}\w*", regex::escape(&word)), &kind.namn)?, reason));
        }
        let first = spec
            .period
            .as_ref()
            .map(|period| format!("{period}.fran"))
            .or_else(|| Some(spec.ar.as_ref()?.get_ref().clone()));
        let since = match first.and_then(|first| previous.case.facts.get(&first)?.as_ref()) {
            Some(fact) => match fact.value {
                Value::Year(year) => year,
                _ => 0,
            },
            None => 0,
        };
        Ok(Self { patterns, since })
    }

    /// Why a text must be confirmed; none where nothing in it is about its time.
    pub(super) fn reason(&self, text: &str) -> Option<String> {
        let mut reasons: Vec<&str> = Vec::new();
        let typed = without_references(text);
        for (pattern, reason) in &self.patterns {
            let stale = pattern.find_iter(&typed).any(|found| !self.is_history(found.as_str()));
            if stale && !reasons.contains(&reason.as_str()) {
                reasons.push(reason);
            }
        }
        (!reasons.is_empty()).then(|| reasons.join(", "))
    }

    fn is_history(&self, found: &str) -> bool {
        found.len() == 4 && found.parse::<i32>().is_ok_and(|year| year < self.since)
    }
}

/// A pattern of the kind of case.
pub(super) fn compiled(pattern: &str, kind: &str) -> Result<Regex, Diagnostic> {
    Regex::new(pattern).map_err(|_| {
        let place = Place::File(format!("{kind}/arendetyp.toml").into());
        Diagnostic::error(message!(codes::TEMPLATE_MALFORMED, orsak = Reason::from(message!(reasons::PATTERN))))
            .at(place)
    })
}

/// The old case's number and people.
fn names(previous: &Finished) -> Vec<(String, String)> {
    let case = &previous.case;
    let people = case.signatories.iter().map(|signatory| &signatory.name).chain([&case.officer.name]);
    let mut names: Vec<(String, String)> =
        people.flatten().map(|name| (name.value.clone(), previous.words().get("skal-namn").to_owned())).collect();
    names.extend(
        case.number.iter().map(|number| (number.value.clone(), previous.words().get("skal-arendenummer").to_owned())),
    );
    names.dedup();
    names
}

/// The dokumentsorter that the old case repealed, where the new case repeals another sort in their place: what speaks of them
/// speaks of documents that are gone.
fn repealed_kinds(previous: &Finished) -> Vec<String> {
    let of = |spec: &CaseDocument| kind_of(previous.document(previous.attachment(&spec.nyckel)?)?);
    let templates = &previous.templates;
    let mut words = Vec::new();
    for new in templates.attached() {
        let kind = of(new);
        let old = templates.replaced_by(new).into_iter().filter_map(of).filter(|old| Some(old) != kind.as_ref());
        words.extend(old);
    }
    words.dedup();
    words
}

/// Text without its references: they are made anew in every case.
pub(super) fn without_references(text: &str) -> String {
    let mut typed = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        typed.push_str(before);
        rest = after.split_once("}}").map_or("", |(_, after)| after);
    }
    typed + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_not_typed() {
        assert_eq!(without_references("a {{ x.y | z }} b {{ u }}"), "a  b ");
        assert_eq!(without_references("inga"), "inga");
    }
}
