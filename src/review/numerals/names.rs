//! Names: text facts that the kind of case recognises, titles of the case's documents, and the case's number. The titles
//! of registered documents are known too, so that nothing inside them is taken for something else.

use crate::document::{Document, first_gap, plain, sources};
use crate::model::{Placed, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::register::titles;
use crate::review::tokens::Phrases;
use crate::templates::Recognition;

/// How references to documents begin.
const DOCUMENTS: &str = "dokument.";

/// What a name stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// What a reference names.
    Known(Named),
    /// A registered title, or one that several documents have, which is typed wherever it stands.
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
    /// What it is put together from, where that is typed: no reference to it can stand there.
    pub made_of: Vec<Place>,
}

/// Every name of a case.
pub(super) fn names(review: &Review<'_>) -> Phrases<Meaning> {
    let mut names = documents(review);
    names.extend(review.case.number.as_ref().map(|number| {
        (
            number.value.clone(),
            Named {
                name: "arende.arendenummer".to_owned(),
                filter: "",
                places: number.places.clone(),
                made_of: Vec::new(),
            },
        )
    }));
    names.extend(facts(review));
    let shared: Vec<String> =
        names.iter().filter(|(text, named)| is_shared(text, named, &names)).map(|(text, _)| text.clone()).collect();
    let known = names.into_iter().map(|(text, named)| {
        let meaning = if shared.contains(&text) { Meaning::Registered } else { Meaning::Known(named) };
        (text, meaning)
    });
    let registered = titles(review).map(|title| (title, Meaning::Registered));
    Phrases::new(known.chain(registered))
}

/// Whether a document has its title from another, as one that follows another often does: which of them a text means, and which a
/// decision repeals, is not for us to say.
fn is_shared(text: &str, named: &Named, names: &[(String, Named)]) -> bool {
    let owner = |named: &Named| named.name.split('.').nth(1).map(str::to_owned);
    let is_other = |other: &(String, Named)| other.0 == text && owner(&other.1) != owner(named);
    named.name.starts_with(DOCUMENTS) && names.iter().any(is_other)
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
        let (name, places) = (format!("fakta.{name}"), places.clone());
        names.push((text.clone(), Named { name, filter, places, made_of: Vec::new() }));
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
        name: format!("{DOCUMENTS}{}.titel", document.key),
        filter: "",
        places: title_place(review, &document.key).into_iter().collect(),
        made_of: sources(&document.title),
    };
    complete.map(|document| (plain(&document.title), named(document))).collect()
}

fn title_place(review: &Review<'_>, key: &str) -> Option<Place> {
    review.case.attachments.iter().find(|attachment| attachment.key() == key)?.title_place()
}

#[cfg(test)]
mod tests {
    use crate::review::testing::Changed;

    /// A title may be nothing but a fact: the fact cannot refer to the title.
    #[test]
    fn a_fact_that_a_title_is_made_of_is_not_typed_by_hand() {
        const TYPED: &str = "Inriktning för medlemskapet i ett nätverk";
        let fact = (
            "arende.toml",
            "titel = \"Inriktning för medlemskapet i {{ fakta.organisation }}\"",
            "titel = \"Inriktning för medlemskapet i ett nätverk\"",
        );
        let of = |texts: &[(&str, &str, &str)]| {
            let found = Changed { texts, ..Changed::default() }.messages("G07");
            found.into_iter().filter(|message| message.contains(TYPED)).count()
        };
        assert_eq!(of(&[fact]), 0);
        let typed = (
            "arende.toml",
            "{{ dokument.foregangare.titel }}, {{ bilaga",
            "Inriktning för medlemskapet i ett nätverk, {{ bilaga",
        );
        assert_eq!(of(&[fact, typed]), 1);
    }

    /// Where what is proposed has its predecessor's title, no message says which of them a typed title is: to follow a wrong one would
    /// repeal the other.
    #[test]
    fn a_title_that_two_documents_have_is_no_reference() {
        const TYPED: &str = "Inriktning för medlemskapet i Nätverket Trygg";
        let repealed = (
            "arende.toml",
            "{{ dokument.foregangare.titel }}, {{ bilaga",
            "Inriktning för medlemskapet i Nätverket Trygg, {{ bilaga",
        );
        let typed = |texts: &[(&str, &str, &str)]| {
            let found = Changed { texts, ..Changed::default() }.messages("G07");
            found.into_iter().filter(|message| message.contains(TYPED)).count()
        };
        assert_eq!(typed(&[repealed]), 1);
        let shared = (
            "anvisning.toml",
            "Anvisning för medlemskapet i {{ fakta.organisation }}",
            "{{ fakta.foregangare.titel }}",
        );
        assert_eq!(typed(&[repealed, shared]), 0);
    }
}
