//! Names: text facts that the kind of case recognises, titles of the case's documents, and the case's number. The titles
//! of registered documents are known too, so that nothing inside them is taken for something else.

use crate::document::{Document, first_gap, plain};
use crate::model::{Placed, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::register::titles;
use crate::review::tokens::Phrases;
use crate::templates::Recognition;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// What a reference names.
    Known(Named),
    /// A registered title, which is typed wherever it stands.
    Registered,
}

/// What a reference names.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named {
    /// The name in references.
    pub name: String,
    /// The filter that writes it; often none.
    pub filter: &'static str,
    /// Where it stands.
    pub places: Vec<Place>,
}

/// Every name of a case.
pub(super) fn names(review: &Review<'_>) -> Phrases<Meaning> {
    let mut names = documents(review);
    names.extend(review.case.number.as_ref().map(|number| {
        (
            number.value.clone(),
            Named { name: "arende.arendenummer".to_owned(), filter: "", places: number.places.clone() },
        )
    }));
    names.extend(facts(review));
    let known = names.into_iter().map(|(text, named)| (text, Meaning::Known(named)));
    let registered = titles(review).map(|title| (title, Meaning::Registered));
    Phrases::new(known.chain(registered))
}

/// Facts that are recognised. A fact that refers to others is written in other words than its own.
fn facts(review: &Review<'_>) -> Vec<(String, Named)> {
    let mut names = Vec::new();
    for spec in &review.templates.arendetyp.fakta {
        let Some(recognition) = spec.kanns_igen else { continue };
        let Some(Some(Placed { value: Value::Text(text), places })) = review.case.facts.get(&spec.namn) else {
            continue;
        };
        if text.contains("{{") || (recognition == Recognition::Namn && !is_name(text)) {
            continue;
        }
        let law = spec.namn.strip_suffix(".titel").filter(|group| is_law(review, group));
        let (name, filter) = law.map_or((spec.namn.as_str(), ""), |group| (group, "lag"));
        names.push((text.clone(), Named { name: format!("fakta.{name}"), filter, places: places.clone() }));
    }
    names
}

/// A name has a capital, and more than two letters.
fn is_name(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && text.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// Whether a group of facts is a law: a number and a title.
fn is_law(review: &Review<'_>, group: &str) -> bool {
    matches!(review.case.facts.get(&format!("{group}.nummer")), Some(Some(_)))
}

/// The titles of the bilagor.
fn documents(review: &Review<'_>) -> Vec<(String, Named)> {
    let numbered = review.documents.iter().filter(|document| document.number.is_some());
    let complete = numbered.filter(|document| first_gap(&document.title).is_none());
    let named = |document: &Document| Named {
        name: format!("dokument.{}.titel", document.key),
        filter: "",
        places: title_place(review, &document.key).into_iter().collect(),
    };
    complete.map(|document| (plain(&document.title), named(document))).collect()
}

fn title_place(review: &Review<'_>, key: &str) -> Option<Place> {
    review.case.attachments.iter().find(|attachment| attachment.key() == key)?.title_place()
}
