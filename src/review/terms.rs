//! G23: banned variants of terms, misspelt names, and abbreviations. The house style's terms and the case's own are one
//! list.

mod abbreviations;
mod bodies;
mod names;
mod tabulated;

use std::ops::Range;

use super::language_data::LANGUAGE;
use super::passages::Passage;
use super::words::Literals;
use super::{Review, words};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::{Case, Value};
use crate::place::Place;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let terms = Terms::new(review);
    let names = names::Names::new(review, &terms);
    for passage in &review.passages {
        let place = |range: &Range<usize>| words::source(passage, range);
        let banned = terms.check(&passage.text, place, findings);
        names.check(&passage.text, passage.runs(), &banned, place, findings);
    }
    for (text, place) in words::cells(review.case) {
        let banned = terms.check(text, |_| Some(place()), findings);
        names.check(text, &super::runs::runs(text), &banned, |_| Some(place()), findings);
    }
    abbreviations::review(review, &terms, findings);
    bodies::review(review, findings);
}

/// A term of the house or of the case.
struct Term<'a> {
    written: &'a str,
    abbreviation: Option<&'a str>,
    place: Option<&'a Place>,
    banned: &'a [String],
}

/// Every term, and the endings that it may be inflected with.
struct Terms<'a> {
    list: Vec<Term<'a>>,
    any_banned: Literals<'a>,
    endings: &'a [String],
}

impl<'a> Terms<'a> {
    fn new(review: &Review<'a>) -> Self {
        let house = &review.templates.husstil;
        let own = &review.case.terms;
        let banned = house.termer.iter().flat_map(|term| &term.inte).chain(own.iter().flat_map(|term| &term.banned));
        let any_banned = Literals::new(banned.map(String::as_str));
        let mut list: Vec<Term<'a>> = Vec::new();
        for term in &house.termer {
            list.push(Term::new(&term.skrivs, &term.inte, term.forkortning.as_deref(), None));
        }
        for term in own.iter() {
            let place = term.written.places.first();
            list.push(Term::new(&term.written.value, &term.banned, term.abbreviation.as_deref(), place));
        }
        Self { list, any_banned, endings: &review.templates.sprak.granskning.ord.andelser }
    }

    /// Reports banned variants, and returns where they stand.
    fn check(
        &self,
        text: &str,
        place: impl Fn(&Range<usize>) -> Option<Place>,
        findings: &mut Diagnostics,
    ) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        if self.any_banned.find(text).next().is_none() {
            return found;
        }
        for term in &self.list {
            for range in term.banned_in(text, self.endings) {
                let variant = &text[range.clone()];
                // A banned variant with an s is the genitive of the term.
                let singular = variant.strip_suffix('s');
                let genitive = term.banned.iter().any(|banned| Some(banned.as_str()) == singular);
                let written = match genitive && !term.written.ends_with(['s', 'x', 'z']) {
                    true => format!("{}s", term.written),
                    false => term.written.to_owned(),
                };
                // Other capitals may be other words.
                let capitals = variant.to_lowercase() == written.to_lowercase();
                if capitals && is_of_place(text, &range) {
                    continue;
                }
                let problem = message!(codes::TERM_BANNED, text = variant, skrivs = written);
                let finding = if capitals { Diagnostic::warning(problem) } else { Diagnostic::finding(problem) };
                findings.push(place(&range).into_iter().chain(term.place.cloned()).fold(finding, Diagnostic::at));
                found.push(range);
            }
        }
        found
    }

    /// Whether a word is another in some form of inflection.
    fn inflects(&self, one: &str, other: &str) -> bool {
        let ending = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| self.is_ending(rest));
        one == other || ending(one, other) || ending(other, one)
    }

    fn is_ending(&self, rest: &str) -> bool {
        self.endings.iter().any(|ending| ending == rest)
    }
}

/// "Storstads historia", "Storstads invånare": a genitive of the place and not of the organisation, by what comes after it.
fn is_of_place(text: &str, name: &Range<usize>) -> bool {
    let next = text[name.end..].split_whitespace().next().unwrap_or_default();
    text[..name.end].ends_with('s') && LANGUAGE.om_orten.begin(&next.to_lowercase())
}

impl<'a> Term<'a> {
    fn new(written: &'a str, banned: &'a [String], abbreviation: Option<&'a str>, place: Option<&'a Place>) -> Self {
        Self { written, abbreviation, place, banned }
    }

    /// The banned variants in a text, with their endings; a variant that is part of the term itself is none.
    fn banned_in(&self, text: &str, endings: &[String]) -> Vec<Range<usize>> {
        let banned = Literals::new(self.banned.iter().map(String::as_str));
        let wanted = self.occurrences(text);
        let inflected = banned.find(text).filter_map(|range| {
            let rest = words::rest_of_word(text, range.end);
            let known = rest.is_empty() || endings.iter().any(|ending| ending == rest);
            (known && words::begins(text, &range)).then(|| range.start..range.end + rest.len())
        });
        inflected.filter(|range| !wanted.iter().any(|w| w.start <= range.start && range.end <= w.end)).collect()
    }

    /// Where the term itself stands, inflected or not.
    fn occurrences(&self, text: &str) -> Vec<Range<usize>> {
        text.match_indices(self.written).map(|(at, found)| at..at + found.len()).collect()
    }
}

/// The texts of a source of names: `fakta.<name>`, or `<table>.<column>`.
fn texts_of<'a>(case: &'a Case, source: &str) -> Vec<(&'a str, Place)> {
    if let Some(fact) = source.strip_prefix("fakta.") {
        let Some(Some(placed)) = case.facts.get(fact) else { return Vec::new() };
        return match (&placed.value, placed.places.first()) {
            (Value::Text(text), Some(place)) if !text.contains("{{") => vec![(text.as_str(), place.clone())],
            _ => Vec::new(),
        };
    }
    column_texts(case, source).into_iter().flatten().collect()
}

/// The texts of a column, row by row; none where a cell is empty.
fn column_texts<'a>(case: &'a Case, source: &str) -> Vec<Option<(&'a str, Place)>> {
    let Some((table, column)) = source.split_once('.') else { return Vec::new() };
    let Some(table) = case.tables.get(table) else { return Vec::new() };
    let Some(column) = table.column(column) else { return Vec::new() };
    let text = |(row, values): (usize, &'a crate::model::Row)| match values.values.get(column)?.as_ref()? {
        Value::Text(text) => Some((text.as_str(), table.place(row, column))),
        _ => None,
    };
    table.rows.iter().enumerate().map(text).collect()
}

/// Whether two passages stand in the same document.
fn same_document(one: &Passage<'_>, other: &Passage<'_>) -> bool {
    std::ptr::eq(one.document, other.document)
}
