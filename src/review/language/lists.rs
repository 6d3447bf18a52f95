//! The items of a list end and begin alike. Only items that are typed are compared: a list from a workbook holds names
//! as they are.

use std::collections::BTreeSet;

use super::{Passage, PassageKind, Review, is_prose};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Block, Body, Content, Document, Section};
use crate::message::{Message, message};
use crate::model::Value;
use crate::review::passages::{self, Origin};
use crate::review::words;
use crate::templates::Recognition;

/// Runs the rule on every list.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let mut names = None;
    for document in review.documents.iter().filter(|document| !review.is_reproduced(document)) {
        let sections: &[Section] = match &document.body {
            Body::Report(report) => &report.sections,
            Body::Steering(steering) => &steering.sections,
            Body::Sheet(_) => &[],
        };
        for section in sections {
            if let Content::Blocks(blocks) = &section.content {
                let mut lists = Vec::new();
                collect(blocks, &mut lists);
                for items in lists {
                    let names = names.get_or_insert_with(|| proper_nouns(review));
                    list(document, items, names, findings);
                }
            }
        }
    }
}

fn collect<'a>(blocks: &'a [Block], lists: &mut Vec<&'a [Vec<Block>]>) {
    for block in blocks {
        match block {
            Block::List { items, .. } => {
                lists.push(items);
                items.iter().for_each(|item| collect(item, lists));
            }
            Block::Module(_, content) => collect(content, lists),
            _ => {}
        }
    }
}

/// Words that stand with a capital inside a sentence: an item may begin with one of them in any list.
fn proper_nouns(review: &Review<'_>) -> BTreeSet<String> {
    let kind = &review.templates.arendetyp;
    let named = kind.fakta.iter().filter(|spec| spec.kanns_igen == Some(Recognition::Namn));
    let facts = named.filter_map(|spec| match &review.case.facts.get(&spec.namn)?.as_ref()?.value {
        Value::Text(name) => name.split_whitespace().next(),
        _ => None,
    });
    let mut names: BTreeSet<String> = facts.map(str::to_owned).collect();
    for passage in review.passages.iter().filter(|passage| is_prose(passage.kind)) {
        let text = &passage.text;
        for pair in passage.runs().windows(2) {
            let word = &text[pair[1].range.clone()];
            if &text[pair[0].range.end..pair[1].range.start] == " " && word.starts_with(char::is_uppercase) {
                names.insert(word.to_owned());
            }
        }
    }
    names
}

fn list(document: &Document, items: &[Vec<Block>], names: &BTreeSet<String>, findings: &mut Diagnostics) {
    let items: Vec<Passage<'_>> = items.iter().filter_map(|item| first_text(document, item)).collect();
    if !is_running(&items) && !is_one_sentence(&items) {
        let ends = items.iter().filter_map(|item| Some((item, ends_with_stop(&item.text)?)));
        findings.extend(uneven(message!(codes::LIST_STOPS), ends));
    }
    let begins = items.iter().filter_map(|item| Some((item, begins_with_capital(&item.text, names)?)));
    findings.extend(uneven(message!(codes::LIST_CAPITALS), begins));
}

/// The first paragraph of an item, if it is typed in prose.
fn first_text<'a>(document: &'a Document, item: &'a [Block]) -> Option<Passage<'a>> {
    let Some(Block::Paragraph(content)) = item.first() else { return None };
    let passage = passages::passage(document, PassageKind::Item, content);
    let typed = |origin: &Origin<'_>| match origin {
        Origin::Typed(typed) => typed.is_prose(),
        Origin::Fact(_, _, place) => place.is_some(),
        _ => false,
    };
    passage.stretches.iter().any(|stretch| typed(&stretch.origin)).then_some(passage)
}

/// A sentence set as a list: a comma or semicolon after each item but the last.
fn is_running(items: &[Passage<'_>]) -> bool {
    let Some((_, before)) = items.split_last() else { return false };
    let goes_on = |item: &Passage<'_>| {
        let text = item.text.trim_end();
        text.ends_with([',', ';']) || text.ends_with(" och") || text.ends_with(" samt") || text.ends_with(" eller")
    };
    !before.is_empty() && before.iter().all(goes_on)
}

/// A sentence set as a list without marks, and a full stop after the last item alone.
fn is_one_sentence(items: &[Passage<'_>]) -> bool {
    let Some((last, before)) = items.split_last() else { return false };
    ends_with_stop(&last.text) == Some(true) && before.iter().all(|item| ends_with_stop(&item.text) != Some(true))
}

/// Whether an item ends with a full stop; unknown where it leads in a list below it, or ends in something else.
fn ends_with_stop(text: &str) -> Option<bool> {
    let bare = text.trim_end().trim_end_matches(['”', '’', ')', ']']);
    match bare.chars().next_back()? {
        '.' | '!' | '?' | '…' => Some(true),
        ':' | ',' | ';' => None,
        _ => Some(false),
    }
}

/// Whether an item begins with a capital; unknown where it begins with a name, an abbreviation or a number.
fn begins_with_capital(text: &str, names: &BTreeSet<String>) -> Option<bool> {
    let first = words::words(text).into_iter().next().map(|range| &text[range])?;
    let mut letters = first.chars();
    let initial = letters.next().filter(|c| c.is_alphabetic())?;
    if !initial.is_uppercase() {
        return Some(false);
    }
    let name = names.contains(first) || letters.any(char::is_uppercase);
    (!name).then_some(true)
}

/// A warning with the first item of each sort, when there are both.
fn uneven<'p>(message: Message, items: impl Iterator<Item = (&'p Passage<'p>, bool)>) -> Option<Diagnostic> {
    let (yes, no): (Vec<_>, Vec<_>) = items.partition(|(_, sort)| *sort);
    let (one, other) = (yes.first()?.0.whole()?, no.first()?.0.whole()?);
    Some(Diagnostic::warning(message).at(one).at(other))
}
