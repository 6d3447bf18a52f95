//! Where what was changed still stands as it was, written by hand: a value that was put right in its fact is not put right in a
//! sentence, or a cell, that says it in its own words.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem::Finder;

use super::super::causes::told;
use super::super::text::{Origin, Token, Words, plain};
use super::super::{Cause, CauseSort, DocumentContent};
use super::report::Teller;
use crate::message::message;
use crate::messages::{one_line, phrases};
use crate::model::DocumentRole;

/// What was written by hand in a passage of the new side, and where that stands. What a reference shows is left out.
struct Written {
    text: String,
    place: (String, String),
}

/// What is looked in for old values, read once for all causes.
pub(super) struct Stale<'s> {
    written: Vec<Written>,
    /// All of that as one text, in which nearly every old value is seen not to stand.
    all: String,
    /// How values were shown on the old side, by their names.
    shown: BTreeMap<&'s str, Vec<&'s str>>,
    /// What the values of the new side say.
    said: BTreeSet<String>,
}

/// Whether a cause has an old value that may stand somewhere.
pub(super) fn may_be_stale(cause: &Cause) -> bool {
    matches!(cause.slag, CauseSort::Uppgift | CauseSort::Arende | CauseSort::Cell)
}

impl<'d> Teller<'d> {
    pub(super) fn looked_in(&self) -> Stale<'d> {
        let written = self.written();
        let all = written.iter().flat_map(|it| [it.text.as_str(), "\n"]).collect();
        Stale { written, all, shown: self.shown(), said: self.said_now() }
    }

    /// All that is written by hand in the new side's own documents: what was adopted before says what was so then.
    fn written(&self) -> Vec<Written> {
        let side = self.sides[1];
        let is_own = |document: &&DocumentContent<Words>| {
            let attachments = side.live.as_deref().map_or(&[][..], |live| live.case.attachments.as_slice());
            let found = attachments.iter().find(|attachment| attachment.key() == document.nyckel);
            let is_adopted = found.is_some_and(|it| it.role() == Some(DocumentRole::Foregangare));
            !is_adopted && !document.egenskaper.contains_key("fryst")
        };
        let mut all = Vec::new();
        for document in side.documents.iter().filter(is_own) {
            for section in &document.avsnitt {
                let place = || (document.nyckel.clone(), section.nyckel.clone());
                let words = std::iter::once(&section.rubrik).chain(&section.innehall);
                all.extend(words.map(|words| Written { text: by_hand(words), place: place() }));
            }
        }
        all
    }

    /// Where the old value of a cause still stands, in words.
    pub(super) fn stale(&self, cause: &Cause, among: &Stale<'_>) -> String {
        let mut values: Vec<String> = cause.varde.fore.iter().map(|value| plain(value).into_owned()).collect();
        if cause.slag != CauseSort::Cell {
            values.extend(among.shown.get(cause.namn.as_str()).into_iter().flatten().map(|text| (*text).to_owned()));
        }
        values.retain(|value| is_distinctive(value) && !among.said.contains(value));
        // A longer one that holds a shorter says where that stands.
        values.sort_by_key(|value| std::cmp::Reverse(value.len()));
        values.dedup();
        let mut values: Vec<Sought<'_>> = values.iter().map(|value| Sought::new(value)).collect();
        values.retain(|value| value.finder.find(among.all.as_bytes()).is_some());
        let mut found: Vec<String> = Vec::new();
        for it in &among.written {
            let at = values.iter().find_map(|value| Some((value.stands(&it.text)?, value.text)));
            found.extend(at.map(|(at, value)| self.seen(it, at, value)));
        }
        let Some(value) = cause.varde.fore.as_deref().filter(|_| !found.is_empty()) else { return String::new() };
        let antal = found.len();
        let more = if antal > PLACES { "; …" } else { "" };
        let stallen = found.into_iter().take(PLACES).collect::<Vec<_>>().join("; ") + more;
        self.say(&message!(phrases::DIFF_STALE, varde = one_line(value), antal = antal, stallen = stallen))
    }

    /// How references showed values on the old side.
    fn shown(&self) -> BTreeMap<&'d str, Vec<&'d str>> {
        let sections = self.sides[0].documents.iter().flat_map(|document| &document.avsnitt);
        let mut shown: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for token in sections.flat_map(|section| &section.innehall).flat_map(|words| &words.tokens) {
            let Origin::Value { name, .. } = &token.origin else { continue };
            let texts = shown.entry(name.as_str()).or_default();
            if !texts.contains(&token.text.as_str()) {
                texts.push(&token.text);
            }
        }
        shown
    }

    /// What facts and all that is computed say now: what one of them says still is not looked for.
    fn said_now(&self) -> BTreeSet<String> {
        let content = self.sides[1].whole();
        let values = content.fakta.values().chain(content.berakning.values());
        let values = values.map(|value| plain(&told(value)).into_owned());
        values.chain(content.arende.values().cloned()).collect()
    }

    fn seen(&self, it: &Written, at: usize, value: &str) -> String {
        let before: Vec<&str> = it.text[..at].split([SHOWN, '|']).next_back().unwrap_or_default().split(' ').collect();
        let before = before[before.len().saturating_sub(BEFORE)..].join(" ").trim_start().to_owned();
        let text = one_line(&format!("{before}{value}")).into_owned();
        self.say(&message!(phrases::DIFF_STALE_AT, text = text, plats = self.place(&it.place, 1)))
    }
}

/// Stands for what a reference shows.
const SHOWN: char = '\u{1}';

/// So many words before a value tell where it stands.
const BEFORE: usize = 4;

/// So many places are told.
const PLACES: usize = 4;

/// What was typed of a passage, in it or in the cells that it shows.
fn by_hand(words: &Words) -> String {
    let is_own = |token: &Token| match &token.origin {
        Origin::Typed => true,
        // A cell of a table, that says something in words.
        Origin::Value { name, .. } => name.contains('/') && token.text.contains(char::is_alphabetic),
        _ => false,
    };
    let mut text = String::new();
    for token in &words.tokens {
        match is_own(token) {
            true => text.push_str(&token.text),
            false => text.push(SHOWN),
        }
    }
    text
}

/// Whether a value is one that is not said by chance: with digits enough, and no year; or with a name.
fn is_distinctive(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let is_year = digits == 4 && value.len() == 4 && (value.starts_with("19") || value.starts_with("20"));
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.chars().count() >= NAME;
    (digits >= DIGITS && !is_year) || (digits == 0 && value.split(' ').any(is_name))
}

/// So many digits make a number that is not said by chance.
const DIGITS: usize = 3;

/// So many letters make a name.
const NAME: usize = 4;

/// A value that is looked for in many texts.
struct Sought<'v> {
    text: &'v str,
    finder: Finder<'v>,
    is_number: bool,
}

impl<'v> Sought<'v> {
    fn new(text: &'v str) -> Self {
        let is_number = text.chars().all(|c| c.is_ascii_digit() || c == ' ');
        Self { text, finder: Finder::new(text), is_number }
    }

    /// Where it stands in a text as whole words; a number as the whole of one, and one without a unit not before another unit.
    fn stands(&self, text: &str) -> Option<usize> {
        self.finder.find_iter(text.as_bytes()).find(|at| self.is_whole(&text[..*at], &text[at + self.text.len()..]))
    }

    fn is_whole(&self, before: &str, after: &str) -> bool {
        let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_of_number = self.text.starts_with(|c: char| c.is_ascii_digit()) && goes_on(before.chars().rev())
            || self.text.ends_with(|c: char| c.is_ascii_digit()) && goes_on(after.chars());
        let has_unit = after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let is_paragraph = before.trim_end().ends_with('§');
        !joins(before.chars().next_back())
            && !joins(after.chars().next())
            && !is_of_number
            && (!self.is_number || is_paragraph || !has_unit)
    }
}

/// Whether a number goes on beside one: after a space or a sign there is a digit.
fn goes_on(mut beside: impl Iterator<Item = char>) -> bool {
    beside.next().is_some_and(|c| matches!(c, ' ' | ',' | '.' | '-' | ':' | '/'))
        && beside.next().is_some_and(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(text: &str, value: &str) -> Option<usize> {
        Sought::new(value).stands(text)
    }

    #[test]
    fn a_value_is_found_as_whole_words() {
        for text in ["den 2024-04-25 § 156", "§ 156 om det", "(156)"] {
            assert!(stands(text, "156").is_some(), "{text}");
        }
        for text in ["156 000 kr", "1 156", "156 byar", "2156", "a156", "15,156"] {
            assert!(stands(text, "156").is_none(), "{text}");
        }
        assert!(stands("i Norrby, där", "Norrby").is_some() && stands("i Norrbygd", "Norrby").is_none());
        assert!(stands("om 115 000 kr år", "115 000 kr").is_some() && stands("1 115 000 kr", "115 000 kr").is_none());
    }

    #[test]
    fn what_may_be_said_by_chance_is_not_looked_for() {
        assert!(["156", "115 000 kr", "Norrby", "2025-05-19"].iter().all(|value| is_distinctive(value)));
        assert!(["5", "2024", "fem", "57 %", "Ja"].iter().all(|value| !is_distinctive(value)));
    }
}
