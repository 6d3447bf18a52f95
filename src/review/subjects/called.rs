//! What the case's organisation is called, and whom else the case has a name for: who took an initiative, a council.

use super::{called_by, last_part, stem};
use crate::model::{Case, Placed, Value};
use crate::review::language_data::LANGUAGE;
use crate::review::openers::is_definite;
use crate::review::runs::{Run, words};
use crate::templates::Templates;

/// A name as its words in lower case, without the s of a genitive.
type Name = Vec<String>;

/// The names of a case.
#[derive(Debug, Default)]
pub(super) struct Called {
    /// The organisation's: the name that the case has an abbreviation of, and the abbreviation.
    own: Vec<Name>,
    /// Others', each with its fact.
    others: Vec<(String, Name)>,
}

impl Called {
    pub(super) fn of(case: &Case, templates: &Templates) -> Self {
        let kind = &templates.arendetyp;
        let text = |source: &str| match case.facts.get(source.strip_prefix("fakta.")?)? {
            Some(Placed { value: Value::Text(text), .. }) => Some(text.clone()),
            _ => None,
        };
        let pairs = || kind.forkortningar.iter().flat_map(|pair| [&pair.namn, &pair.kort]);
        let own: Vec<Name> = pairs().filter_map(|source| text(source)).map(|text| name(&text)).collect();
        let of_others = kind.egennamn.iter().filter(|source| !pairs().any(|own| own == *source));
        let mut others = Vec::new();
        for source in of_others.filter(|_| !own.is_empty()) {
            let Some(text) = text(source) else { continue };
            let fact = source.trim_start_matches("fakta.");
            let names = text.split(" och ").flat_map(|part| part.split(", ")).filter(|part| is_name(part));
            others.extend(names.flat_map(forms).map(|name| (fact.to_owned(), name)));
        }
        others.retain(|(_, name)| !own.contains(name));
        Self { own, others }
    }

    /// Whether the case says what its organisation is called.
    pub(super) fn is_known(&self) -> bool {
        !self.own.is_empty()
    }

    /// Whether a word, in lower case, is one of the organisation's name.
    pub(super) fn has_word(&self, lower: &str) -> bool {
        self.own.iter().flatten().any(|word| word == lower)
    }

    /// What the organisation is called by what stands before the first preposition of its name: "alliansen" of "Klimatalliansen i norr".
    pub(super) fn heads(&self) -> Vec<String> {
        let of = |name: &Name| {
            let before = name.iter().take_while(|word| !LANGUAGE.prepositioner.contains(word));
            let head = before.clone().last().filter(|_| before.count() < name.len())?;
            called_by(head)
        };
        self.own.iter().filter_map(of).collect()
    }

    /// Whether a fact is a name of somebody else.
    pub(super) fn is_of_another(&self, fact: &str) -> bool {
        self.others.iter().any(|(other, _)| other == fact)
    }

    /// Whether a word of a sentence is of a name of the organisation there.
    pub(super) fn is_own(&self, sentence: &[Run], at: usize) -> bool {
        self.own.iter().any(|name| holds(name, sentence, at))
    }

    /// Where a sentence first names somebody else; a name in the same group as what is told is no other.
    pub(super) fn other(&self, sentence: &[Run], about: &str) -> Option<usize> {
        let group = about.strip_prefix("fakta.").and_then(|fact| fact.rsplit_once('.')).map(|(group, _)| group);
        let of_group = |fact: &str| group.is_some() && fact.rsplit_once('.').map(|(own, _)| own) == group;
        let others = self.others.iter().filter(|(fact, _)| !of_group(fact));
        let by = |at: &usize| at.checked_sub(1).is_some_and(|before| sentence[before].lower == LANGUAGE.smaord.av);
        let first = |name: &Name| (0..sentence.len()).find(|at| begins(name, &sentence[*at..]) && !by(at));
        others.filter_map(|(_, name)| first(name)).min()
    }
}

/// A name, and what is short for it: "ministerrådet" and "rådet" of "Nordiska ministerrådet", "rådet" of "Rådet för fred".
fn forms(text: &str) -> Vec<Name> {
    let whole = name(text);
    let ends = || whole.first().into_iter().chain(whole.last());
    // "Rådet i staden" is not called "staden".
    let of_place = whole.iter().any(|word| LANGUAGE.ortsprepositioner.contains(word));
    let named = whole.first().into_iter().chain(whole.last().filter(|_| !of_place));
    let definite = named.filter(|word| is_definite(word) && !LANGUAGE.kommunen.contains(word.as_str())).cloned();
    let heads = LANGUAGE.organisationshuvuden.values();
    let head = heads.filter(|head| ends().any(|word| word.ends_with(head.as_str()))).cloned();
    let short = last_part(text).into_iter().chain(head).chain(definite);
    let short = short.filter(|short| !LANGUAGE.organisationen.contains(short)).map(|short| vec![short]);
    std::iter::once(whole.clone()).chain(short).collect()
}

fn is_name(part: &str) -> bool {
    part.starts_with(char::is_uppercase)
}

fn name(text: &str) -> Name {
    words(text).into_iter().map(|range| stem(&text[range].to_lowercase()).to_owned()).collect()
}

/// Whether words begin with a name.
fn begins(name: &Name, words: &[Run]) -> bool {
    let is_part = |part: &String, run: &Run| run.lower.starts_with(part.as_str()) && part == stem(&run.lower);
    !name.is_empty() && name.len() <= words.len() && name.iter().zip(words).all(|(part, run)| is_part(part, run))
}

/// Whether a name stands around a word of a sentence.
fn holds(name: &Name, sentence: &[Run], at: usize) -> bool {
    let mut starts = (at + 1).saturating_sub(name.len())..=at;
    starts.any(|start| begins(name, &sentence[start..]))
}
