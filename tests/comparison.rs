//! Two cases are compared by what they mean: facts by their names, prose by its paragraphs. Written against the public stages
//! only; what a reader of two drafts asks first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use utlatande::diagnostic::Diagnostics;
use utlatande::document::{Block, Body, Content, Document, Section, plain};
use utlatande::merge::{self, KnownCase, KnownProse, Piece, PieceForm, Sources, Values};
use utlatande::model::Case;
use utlatande::source::Source;
use utlatande::templates::TemplateSource;
use utlatande::understand::{Understood, understand};

use crate::common::{BASE, SAMPLE, repository, scratch, source};
use crate::kinds;

/// A fact that two cases state differently, and where each states it.
#[derive(Debug, PartialEq)]
struct ChangedFact {
    name: String,
    old: Option<String>,
    new: Option<String>,
    places: usize,
}

/// What two cases differ in.
#[derive(Debug, Default, PartialEq)]
struct Comparison {
    facts: Vec<ChangedFact>,
    /// Paragraphs that only one of them has, by document.
    gone: BTreeMap<String, Vec<String>>,
    added: BTreeMap<String, Vec<String>>,
}

fn compare(old: &Understood, new: &Understood) -> Comparison {
    Comparison { facts: changed_facts(old, new), gone: only_in(old, new), added: only_in(new, old) }
}

fn changed_facts(old: &Understood, new: &Understood) -> Vec<ChangedFact> {
    let (before, after) = (&old.case.facts, &new.case.facts);
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let fact = |facts: &utlatande::model::Facts, name: &String| facts.get(name).cloned().flatten();
    let changed = |name: &String| {
        let (old, new) = (fact(before, name), fact(after, name));
        let same = old.as_ref().map(|fact| &fact.value) == new.as_ref().map(|fact| &fact.value);
        let places = [&old, &new].into_iter().flatten().map(|fact| fact.places.len()).sum();
        let shown = |fact: Option<utlatande::model::Placed<_>>| {
            fact.map(|fact: utlatande::model::Placed<_>| value(&fact.value))
        };
        (!same).then(|| ChangedFact { name: name.clone(), old: shown(old), new: shown(new), places })
    };
    names.into_iter().filter_map(changed).collect()
}

fn value(value: &utlatande::model::Value) -> String {
    value.to_string()
}

/// The paragraphs that one case has and the other lacks.
fn only_in(one: &Understood, other: &Understood) -> BTreeMap<String, Vec<String>> {
    let known: BTreeSet<String> = other.merged.documents.iter().flat_map(paragraphs).collect();
    let own = |document: &Document| {
        let texts: Vec<String> = paragraphs(document).into_iter().filter(|text| !known.contains(text)).collect();
        (document.key.clone(), texts)
    };
    one.merged.documents.iter().map(own).filter(|(_, texts)| !texts.is_empty()).collect()
}

fn paragraphs(document: &Document) -> Vec<String> {
    let contents = document.sections().into_iter().flatten().map(|section| &section.content);
    let blocks = contents.flat_map(|content| match content {
        Content::Blocks(blocks) => blocks.as_slice(),
        _ => &[],
    });
    blocks.flat_map(texts).collect()
}

fn texts(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(content) | Block::Heading { content, .. } => vec![plain(content)],
        Block::List { items, .. } => items.iter().flatten().flat_map(texts).collect(),
        Block::Module(_, inner) => inner.iter().flat_map(texts).collect(),
        Block::Table(_) | Block::Figure(_) | Block::Picture(_) => Vec::new(),
    }
}

fn understood(case: &Source) -> Understood {
    understand(case, &TemplateSource::default()).output.unwrap()
}

/// The sample with words of its case file changed.
fn changed(from: &str, to: &str) -> Understood {
    let mut files = understood(&source(&repository(SAMPLE))).inputs;
    let text = String::from_utf8(files["arende.toml"].to_vec()).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from}");
    files.insert("arende.toml".to_owned(), Bytes::from(text.replace(from, to)));
    understood(&Source::memory("nytt", files))
}

#[test]
fn a_case_is_as_itself() {
    let sample = understood(&source(&repository(SAMPLE)));
    assert_eq!(compare(&sample, &sample), Comparison::default());
}

#[test]
fn one_changed_fact_is_one_change_and_leads_to_each_paragraph_that_states_it() {
    let sample = understood(&source(&repository(SAMPLE)));
    let comparison = compare(&sample, &changed("arlig = 115000", "arlig = 120000"));
    let [fact] = &comparison.facts[..] else { panic!("{:?}", comparison.facts) };
    assert_eq!((fact.name.as_str(), fact.places), ("kostnad.arlig", 2));
    assert_eq!((fact.old.as_deref(), fact.new.as_deref()), (Some("115\u{a0}000"), Some("120\u{a0}000")));
    let stated = |texts: &BTreeMap<String, Vec<String>>, amount: &str| {
        texts.values().flatten().all(|text| text.contains(amount)) && texts.len() >= 2
    };
    assert!(stated(&comparison.gone, "115\u{a0}000"), "{:#?}", comparison.gone);
    assert!(stated(&comparison.added, "120\u{a0}000"), "{:#?}", comparison.added);
}

/// All sections of a document, with those on the system of steering documents.
fn sections(document: &Document) -> Vec<&Section> {
    let system = match &document.body {
        Body::Steering(steering) => steering.system.as_slice(),
        Body::Report(_) | Body::Sheet(_) => &[],
    };
    system.iter().chain(document.sections().into_iter().flatten()).collect()
}

/// The sample, an empty case and those of the tests' kinds.
fn cases_of_many_kinds(scratch: &Path) -> Vec<Understood> {
    let templates = || TemplateSource::before_built_in(source(&repository(kinds::TEMPLATES)));
    let kinds = ["anmalan", "avtal", "program", "remissvar", "taxa"];
    let mut cases: Vec<Understood> = [SAMPLE, BASE].map(|case| understood(&source(&repository(case)))).into();
    for kind in kinds {
        let case = kinds::lay_out(kind, scratch, |_| {});
        cases.push(understand(&source(&case), &templates()).output.unwrap());
    }
    cases
}

/// A case with one fact emptied, or one table without its last row.
fn with_one_change(case: &Case) -> Vec<Case> {
    let without_fact = |name: &String| {
        let mut changed = case.clone();
        Arc::make_mut(&mut changed.facts).insert(name.clone(), None);
        changed
    };
    let without_row = |name: &String| {
        let mut changed = case.clone();
        let table = Arc::make_mut(changed.tables.get_mut(name).unwrap());
        table.rows.truncate(table.rows.len().saturating_sub(1));
        changed
    };
    case.facts.keys().map(without_fact).chain(case.tables.keys().map(without_row)).collect()
}

#[test]
fn values_of_a_case_that_differs_little_are_those_of_the_whole() {
    let scratch = scratch();
    let mut differing = 0;
    for Understood { case, templates, merged, .. } in &cases_of_many_kinds(scratch.path()) {
        let before = &merged.computed;
        let known = KnownCase::new(case, templates, before.clone());
        for mut other in with_one_change(case) {
            merge::settle(&mut other, templates, &mut Diagnostics::new());
            let whole = Values::of(&other, templates, &mut Diagnostics::new()).computed;
            let is_other = |name: &&String| case.facts.get(*name) != other.facts.get(*name);
            let facts = case.facts.keys().filter(is_other).map(String::as_str).collect();
            assert_eq!(known.values_of(&other, &facts).computed, whole, "{}", case.name);
            differing += usize::from(whole != *before);
        }
    }
    assert!(differing > 10, "{differing}");
}

#[test]
fn a_section_merged_alone_is_as_it_is_among_the_others() {
    let scratch = scratch();
    let mut tried = 0;
    for Understood { case, templates, merged, .. } in &cases_of_many_kinds(scratch.path()) {
        let values = Values::of(case, templates, &mut Diagnostics::new());
        let sources = Sources::new(templates);
        for document in &merged.documents {
            for (section, is_bare) in sections(document).into_iter().zip([true, false].into_iter().cycle()) {
                let of = (document.key.as_str(), section.key.as_str(), is_bare);
                let (alone, _) = merge::section((case, &**templates, &values), (&sources, None), of);
                let alone = alone.unwrap();
                let alone: Vec<&Section> = sections(&alone).into_iter().filter(|it| it.key == section.key).collect();
                let among: Vec<&Section> = sections(document).into_iter().filter(|it| it.key == section.key).collect();
                assert_eq!(alone, among, "{}: {}", document.key, section.key);
                tried += 1;
            }
        }
    }
    assert!(tried > 100, "{tried}");
}

/// With facts emptied and rows gone as well.
#[test]
fn a_section_made_of_its_pieces_is_as_it_is_as_a_whole() {
    let scratch = scratch();
    let (mut tried, mut tried_points, mut of_second) = (0, 0, 0);
    for Understood { case, templates, merged, .. } in &cases_of_many_kinds(scratch.path()) {
        let known = (&Sources::new(templates), &KnownProse::of(vec![merged.prose.clone()]));
        for mut other in with_one_change(case).into_iter().step_by(12) {
            merge::settle(&mut other, templates, &mut Diagnostics::new());
            let values = Values::of(&other, templates, &mut Diagnostics::new());
            let merged = merge::merge(&other, templates, &mut Diagnostics::new());
            for document in &merged.documents {
                let sections = sections(document);
                for (index, section) in sections.iter().enumerate() {
                    let number = sections[..index].iter().filter(|it| it.key == section.key).count();
                    let of = (document.key.as_str(), section.key.as_str(), number);
                    let made = (&other, &**templates, &values);
                    let (Some(outline), _) = merge::outline(made, known, of) else { continue };
                    let pieces = (0..outline.count()).map(|at| merge::piece(made, known, (&outline, at)).0.unwrap());
                    let whole = Section { content: put_together(pieces), ..outline.section.clone() };
                    assert_eq!(whole, **section, "{}: {}", document.key, section.key);
                    match section.content {
                        Content::Decisions { .. } => tried_points += 1,
                        _ => tried += 1,
                    }
                    of_second += usize::from(number > 0);
                }
            }
        }
    }
    assert!(tried > 100 && tried_points > 15 && of_second > 2, "{tried}, {tried_points}, {of_second}");
}

/// What a section holds, of its pieces.
fn put_together(pieces: impl Iterator<Item = Piece>) -> Content {
    let pieces: Vec<Piece> = pieces.collect();
    let line = |piece: &Piece| match piece.blocks.as_slice() {
        [Block::Paragraph(line)] => line.clone(),
        _ => panic!("a line is one paragraph"),
    };
    match pieces.split_first() {
        Some((first, points)) if first.form == PieceForm::Lead => {
            assert!(points.iter().all(|piece| piece.form == PieceForm::Point));
            Content::Decisions { lead: line(first), points: points.iter().map(line).collect() }
        }
        _ => Content::Blocks(pieces.into_iter().flat_map(|piece| piece.blocks).collect()),
    }
}
