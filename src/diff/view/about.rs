//! What findings and answers are about: changes of facts and of rows that stand where a finding is told, and the passages that a
//! question quotes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use hashbrown::HashSet;

use super::super::Sort;
use super::report::{Done, Group, Item, Section, Teller};
use crate::review::sentences;

impl Teller<'_> {
    /// Gives changes their numbers, and findings and answers what they are about. A finding of which nothing else is known follows
    /// from what was written where it stands.
    pub(super) fn linked(&self, mut groups: Vec<Group>) -> Vec<Group> {
        let mut known: BTreeMap<String, Known> = BTreeMap::new();
        let changed = groups.iter_mut().flat_map(|group| {
            let part = group.part;
            items(group).map(move |item| (part, item))
        });
        for (number, (part, item)) in changed.filter(|(_, item)| item.done != Done::Same).enumerate() {
            item.number = Some(number);
            let Some(anchor) = item.anchor().filter(|_| matches!(part, "fakta" | "tabeller" | "dokument")) else {
                continue;
            };
            for at in &item.stands {
                let it = || Known { number, anchor: anchor.clone(), name: named(item), causes: item.causes.clone() };
                known.entry(at.clone()).or_insert_with(it);
            }
        }
        for item in groups.iter_mut().filter(|group| group.part == "anmarkningar").flat_map(items) {
            let mut about: Vec<&Known> = item.stands.iter().filter_map(|at| known.get(at)).collect();
            about.sort_by_key(|it| it.number);
            about.dedup_by_key(|it| it.number);
            item.about = about.iter().map(|it| (it.anchor.clone(), it.name.clone())).collect();
            if let ([only], true) = (about.as_slice(), item.causes.is_empty()) {
                item.causes.clone_from(&only.causes);
            }
        }
        let numbered = groups.iter_mut().flat_map(items).filter(|item| item.number.is_some()).count();
        answered(&mut groups, numbered);
        groups
    }
}

/// A change that stands somewhere.
struct Known {
    number: usize,
    anchor: String,
    name: String,
    causes: Vec<usize>,
}

impl Item {
    /// Where it is found in the page, if anything leads to it.
    pub(super) fn anchor(&self) -> Option<String> {
        match self.moved {
            Some((number, is_new)) => Some(end_of_move(number, is_new)),
            None => self.number.map(|number| format!("post-{number}")),
        }
    }

    /// Where the other end of its move is found in the page.
    pub(super) fn other_end(&self) -> Option<String> {
        self.moved.map(|(number, is_new)| end_of_move(number, !is_new))
    }
}

fn end_of_move(number: usize, is_new: bool) -> String {
    format!("flytt-{number}-{}", if is_new { "till" } else { "fran" })
}

/// Gives answers the passages that their questions quote: as they stood in the old text, where no such did as they stand in the new
/// one. `next` is the number of the first of these.
fn answered(groups: &mut [Group], mut next: usize) {
    let asked = groups.iter_mut().flat_map(items).filter(|item| !item.asks.is_empty());
    let answers: Vec<String> = asked.map(|item| folded(&item.asks).into_owned()).collect();
    if answers.is_empty() {
        return;
    }
    let parts = parts_of(&answers);
    let said =
        |groups: &mut [Group], other: Sort| passages(groups).map(|(_, item)| Said::new(item, other, &parts)).collect();
    let old: Vec<Said> = said(groups, Sort::Nytt);
    let mut new: Option<Vec<Said>> = None;
    for question in &answers {
        let quoted = |said: &[Said]| said.iter().map(|it| it.is_quoted(question)).collect::<Vec<bool>>();
        let mut is_quoted = quoted(&old);
        if !is_quoted.contains(&true) {
            is_quoted = quoted(new.get_or_insert_with(|| said(groups, Sort::Borta)));
        }
        if !is_quoted.contains(&true) {
            continue;
        }
        let mut about = Vec::new();
        let has_changed = those(groups, &is_quoted).any(|(_, item)| item.done != Done::Same);
        for (title, item) in those(groups, &is_quoted) {
            if has_changed == (item.done == Done::Same) || (!has_changed && !about.is_empty()) {
                continue;
            }
            item.number.get_or_insert_with(|| {
                next += 1;
                next - 1
            });
            about.extend(item.anchor().map(|id| (id, format!("{title}: {}", named(item)))));
        }
        let answer = groups.iter_mut().flat_map(items).find(|item| folded(&item.asks) == *question);
        answer.into_iter().for_each(|item| item.about = std::mem::take(&mut about));
    }
}

/// The passages of documents, each with the title of its section.
fn passages(groups: &mut [Group]) -> impl Iterator<Item = (&str, &mut Item)> {
    let sections = groups.iter_mut().filter(|group| group.part == "dokument").flat_map(|group| &mut group.sections);
    sections.flat_map(|Section { title, items }| {
        let title = title.as_str();
        items.iter_mut().map(move |item| (title, item))
    })
}

fn those<'g>(groups: &'g mut [Group], is_wanted: &'g [bool]) -> impl Iterator<Item = (&'g str, &'g mut Item)> {
    passages(groups).zip(is_wanted).filter(|(_, is_wanted)| **is_wanted).map(|(passage, _)| passage)
}

/// The sentences of a passage and of what it holds that a question may quote, without the words that only the other side has.
struct Said(Vec<String>);

impl Said {
    fn new(item: &Item, other: Sort, parts: &HashSet<[u8; PART]>) -> Self {
        Self([item].into_iter().chain(&item.parts).flat_map(|item| sentences_of(item, other, parts)).collect())
    }

    /// Whether a question quotes it.
    fn is_quoted(&self, question: &str) -> bool {
        self.0.iter().any(|sentence| question.contains(sentence.as_str()))
    }
}

/// A sentence with so many characters is that one wherever it stands.
const SENTENCE: usize = 20;

/// So many bytes of a sentence stand in the question that quotes it.
const PART: usize = 8;

/// The parts of texts: what has none of them is quoted in none, and most of what is told is not. Only asked, and never gone through.
fn parts_of(texts: &[String]) -> HashSet<[u8; PART]> {
    texts.iter().flat_map(|text| text.as_bytes().windows(PART)).filter_map(|part| part.try_into().ok()).collect()
}

fn sentences_of(item: &Item, other: Sort, parts: &HashSet<[u8; PART]>) -> Vec<String> {
    let mut pieces = item.pieces.iter().filter(|piece| piece.sort != other && !piece.is_note);
    let text = match (pieces.next(), pieces.next()) {
        (None, _) => return Vec::new(),
        (Some(only), None) => Cow::Borrowed(only.text.as_str()),
        (Some(one), Some(next)) => {
            let texts = [one, next].into_iter().chain(pieces).map(|piece| piece.text.as_str());
            Cow::Owned(texts.collect::<String>())
        }
    };
    let text = folded(&text);
    let is_part = |part: &[u8]| part.try_into().is_ok_and(|part: [u8; PART]| parts.contains(&part));
    // Whatever sentence stands in it has one of these parts of it whole.
    if !text.as_bytes().windows(PART).step_by(SENTENCE - PART).any(is_part) {
        return Vec::new();
    }
    let found = sentences(&text).into_iter().map(|range| text[range].trim());
    let is_long = |sentence: &&str| sentence.chars().count() >= SENTENCE && is_part(&sentence.as_bytes()[..PART]);
    found.filter(is_long).map(str::to_owned).collect()
}

/// A text with every white space as one.
fn folded(text: &str) -> Cow<'_, str> {
    let mut is_after_space = true;
    let mut is_kept = |c: char| {
        let is_first_space = c == ' ' && !is_after_space;
        is_after_space = c == ' ';
        is_first_space || !c.is_whitespace()
    };
    match text.chars().all(&mut is_kept) && !text.ends_with(' ') {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")),
    }
}

fn items(group: &mut Group) -> impl Iterator<Item = &mut Item> {
    group.sections.iter_mut().flat_map(|section| &mut section.items)
}

fn named(item: &Item) -> String {
    if item.places.is_empty() { item.label.clone() } else { format!("{} ({})", item.label, item.places) }
}

/// The line of a place as it is written, or its row: of cells in several rows the first.
pub(super) fn address(place: &str) -> String {
    let Some((before, cells)) = place.rsplit_once('!') else { return place.to_owned() };
    let sheet = before.rsplit_once(['#', '!']).map_or(before, |(_, sheet)| sheet);
    let row: String = cells.split(':').next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    format!("{sheet}!{row}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_in_a_row_of_a_sheet() {
        assert_eq!(address("underlag.xlsx#Blad ett!A21:B21"), "Blad ett!21");
        assert_eq!(address("Blad ett!21"), "Blad ett!21");
        assert_eq!(address("arende.toml:57"), "arende.toml:57");
    }
}
