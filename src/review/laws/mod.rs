//! G22: laws and decisions are cited in their full form.

mod decisions;
mod mistaken;
mod statutes;

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;

use super::Review;
use super::passages::{Passage, PassageKind};
use super::word_set::Shapes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::Message;
use crate::model::Value;
use crate::templates::Citing;

/// Runs the family. What counts is the first time in each document.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let language = &review.templates.sprak;
    let days = days_of_decisions(review);
    let registered = registered(review);
    let issued = review.case.issued.as_ref().map(|issued| issued.value);
    let citing = &language.granskning.hanvisning;
    let shapes = Shapes::of(&citing.forkortningar);
    for document in review.documents {
        let mut laws = statutes::Cited::default();
        let mut decisions = decisions::Cited::default();
        for passage in review.passages.iter().filter(|passage| std::ptr::eq(passage.document, document)) {
            let read = Read {
                passage,
                citing,
                shapes: &shapes,
                months: &language.text.manader,
                days: &days,
                registered: &registered,
                issued,
            };
            laws.passage(&read, findings);
            if passage.kind != PassageKind::Field {
                decisions.passage(&read, findings);
            }
        }
    }
}

/// The days of the decisions that the facts give with their paragraphs.
fn days_of_decisions(review: &Review<'_>) -> BTreeSet<NaiveDate> {
    let facts = &review.case.facts;
    let days = facts.iter().filter_map(|(name, fact)| match &fact.as_ref()?.value {
        Value::Date(day) => {
            let paragraph = format!("{}.paragraf", name.split('.').next().unwrap_or_default());
            facts.get(&paragraph)?.is_some().then_some(*day)
        }
        _ => None,
    });
    days.collect()
}

/// The texts of the register of steering documents.
fn registered(review: &Review<'_>) -> Vec<String> {
    let Some((_, table)) = review.register() else { return Vec::new() };
    let values = table.rows.iter().flat_map(|row| row.values.iter().flatten());
    let texts = values.filter_map(|value| match value {
        Value::Text(text) if text.contains('§') => Some(text.replace('\u{a0}', " ")),
        _ => None,
    });
    texts.collect()
}

/// A passage, and the words that cite, with the days of decisions that the facts give in full.
struct Read<'a> {
    passage: &'a Passage<'a>,
    citing: &'a Citing,
    /// Those of the abbreviations of laws among them.
    shapes: &'a Shapes,
    months: &'a [String],
    days: &'a BTreeSet<NaiveDate>,
    /// What the register says of decisions, which names the body.
    registered: &'a [String],
    /// The day of the report.
    issued: Option<NaiveDate>,
}

impl Read<'_> {
    fn word(&self, index: usize) -> &str {
        self.passage.words.get(index).map_or("", |word| &self.passage.text[word.range.clone()])
    }

    /// Whether a word is an abbreviation of a law.
    fn is_abbreviation(&self, word: &str) -> bool {
        self.shapes.may_have(word) && self.citing.forkortningar.iter().any(|short| short == word)
    }

    /// A word in small letters.
    fn lower(&self, index: usize) -> &str {
        self.passage.lower.get(index).map_or("", String::as_str)
    }

    /// A finding about a range; none where the text is the templates' own.
    fn finding(&self, message: Message, range: &Range<usize>) -> Option<Diagnostic> {
        Some(Diagnostic::warning(message).at(self.passage.place(range)?))
    }

    fn text(&self, range: &Range<usize>) -> &str {
        &self.passage.text[range.clone()]
    }
}

#[cfg(test)]
mod tests {
    use crate::review::testing::Changed;

    fn told(sentence: &str) -> Vec<String> {
        let from = r#"bedomning = "Medlemskapet bör fortsätta.""#;
        let to = format!("bedomning = '{sentence}'");
        Changed { texts: &[("arende.toml", from, &to)], ..Changed::default() }.messages("G22")
    }

    #[test]
    fn series_and_days_to_come_are_no_laws_and_decisions() {
        for sentence in [
            "Brå 2023:4 visar att det ökar.",
            "Det framgår av Brå 2023:4 och av Naturvårdsverket 2022:11.",
            "Siffrorna är hämtade ur Ungdomsbarometern 2023:4.",
            "Nämnden beslutar den 25 januari 2099.",
            "Kommunstyrelsen beslutar om avgiften 2099-01-25.",
        ] {
            assert_eq!(told(sentence), [""; 0], "{sentence}");
        }
        for sentence in [
            "Det följer av 2021:10 att staden ansvarar.",
            "Det följer av lagen 2021:10.",
            "Det följer av Exempellagen 2021:10.",
            "Kommunstyrelsen beslutade den 25 januari 2019 att delta.",
        ] {
            assert_eq!(told(sentence).len(), 1, "{sentence}");
        }
    }
}
