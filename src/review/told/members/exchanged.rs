//! Two digits that have changed places in a number of members: "rådgivare från 73 städer" of a network with 37. By chance one number of
//! ninety looks so, whatever it counts.

use super::{Members, Told, is_member, is_narrowed, is_of_then, kind_of};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::told::{Read, Words};

/// What is counted stands at most so many words after its number.
const NEAR: usize = 2;

/// Smaller numbers have no two digits.
const FEW: i64 = 12;

impl Members {
    /// A number of those that the case's own organisation has, with its digits exchanged.
    pub(super) fn exchanged(&mut self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        let counts = counts(read, words);
        for (at, (range, _)) in words.iter().enumerate() {
            let Some(number) = read.count(words, at) else { continue };
            let before = at.checked_sub(1).map_or("", |at| words[at].1.as_str());
            let about = LANGUAGE.ungefar.contains_key(before);
            // "möten i 46 städer", "46 städer i södra Sverige": where something was, and some of them.
            let placed = before == LANGUAGE.smaord.i
                || words.get(at + 2).is_some_and(|(_, word)| *word == LANGUAGE.smaord.i)
                || !is_cleft(words, at) && words.get(at + 1).is_some_and(|(noun, _)| is_narrowed(read, words, noun));
            let kind = counted(words, at).filter(|_| number >= FEW && !about && !placed);
            let Some(kind) = kind.filter(|_| !is_of_then(read, words) && !read.is_of_others(words)) else { continue };
            // "46 städer och 18 högskolor" of 64 members.
            let parts = |all: i64| counts.iter().any(|other| number + other == all);
            if self.told.values().any(|told| told.number == number || parts(told.number)) {
                continue;
            }
            let alike = |(key, told): &(&String, &Told)| {
                (**key == kind || self.is_another_name(key, &kind)) && is_exchanged(told.number, number)
            };
            let Some((_, told)) = self.told.iter().find(alike) else {
                let (text, place) = (read.text(range).to_owned(), read.passage.place(range));
                if counts.len() == 1 {
                    self.seen.push((kind, Told { number, text, place }));
                }
                continue;
            };
            let problem = message!(codes::COUNT_DIFFERS, text = read.text(range), annat = told.text);
            return read.warn(problem, range, told.place.clone(), findings);
        }
    }

    /// "Antalet anslutna uppgår till 121" of "112 städer": all by what they are, and as those who belong, where nothing else has
    /// been counted.
    fn is_another_name(&self, key: &str, kind: &str) -> bool {
        let of_kind = |name: &str| LANGUAGE.medlemsslag.contains(&name);
        let all = |name: &str| name == LANGUAGE.medlemsord;
        self.told.len() == 1 && (all(kind) && of_kind(key) || all(key) && of_kind(kind))
    }

    /// Numbers that were told before there was one of all, and are that one with its digits exchanged. `counts` are those of the
    /// sentence of that one: what it is with another of them is a whole.
    pub(super) fn exchanged_before(
        &self,
        key: &str,
        (number, counts): (i64, &[i64]),
        text: &str,
        findings: &mut Diagnostics,
    ) {
        let whole = |seen: &Told| counts.iter().any(|other| number + other == seen.number);
        let alike = |(kind, seen): &&(String, Told)| key == kind && is_exchanged(number, seen.number) && !whole(seen);
        for (_, seen) in self.seen.iter().filter(alike) {
            let problem = message!(codes::COUNT_DIFFERS, text = seen.text, annat = text);
            findings.push(Diagnostic::warning(problem).at_all(seen.place.iter().cloned().collect()));
        }
    }
}

/// "är det 85 städer som lyssnar": it is they who do.
fn is_cleft(words: &Words, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| words[at].1.as_str());
    let small = &LANGUAGE.smaord;
    let pair = [before(2), before(1)];
    pair == [small.vara, small.det] || pair == [small.det, small.vara]
}

/// The counts of a sentence.
pub(super) fn counts(read: &Read<'_, '_>, words: &Words) -> Vec<i64> {
    (0..words.len()).filter_map(|at| read.count(words, at)).collect()
}

/// What a number of members counts: by the noun after it, or after "antalet" before it.
fn counted(words: &Words, at: usize) -> Option<String> {
    let kind = |word: &String| kind_of(word).or_else(|| is_member(word).then(|| LANGUAGE.medlemsord.clone()));
    let number_of = |pair: &Words| Some(&pair[1].1).filter(|_| pair[0].1 == LANGUAGE.smaord.antalet).and_then(kind);
    let after = words[at + 1..].iter().take(NEAR).find_map(|(_, word)| kind(word));
    after.or_else(|| words[..at].windows(2).find_map(number_of))
}

/// Whether one number has two neighbouring digits of another exchanged.
fn is_exchanged(known: i64, typed: i64) -> bool {
    let (known, typed) = (known.to_string(), typed.to_string());
    let other: Vec<(usize, (u8, u8))> =
        known.bytes().zip(typed.bytes()).enumerate().filter(|(_, (one, other))| one != other).collect();
    match other.as_slice() {
        [(first, (a, b)), (second, (c, d))] => known.len() == typed.len() && *second == first + 1 && a == d && b == c,
        _ => false,
    }
}
