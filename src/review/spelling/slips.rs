//! What an unknown word may have been meant to be: the words one slip away from it.

use std::collections::BTreeSet;

use super::dictionary::Dictionary;

/// Longer words alone are held against words put together of others, which are many.
const LONG: usize = 9;

/// The letters that may have been left out.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzåäöé";

/// Letters that are taken for each other. Others in each other's place are a slip only beside a word that the case uses.
const ALIKE: [&str; 12] = ["aå", "aä", "eä", "oö", "oå", "uy", "dt", "bp", "gk", "vf", "sc", "iy"];

/// A slip of the pen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slip {
    /// A letter too many.
    Added,
    /// A letter left out.
    LeftOut,
    /// Two that have changed places.
    Turned,
    /// One for another.
    Changed,
}

/// A word that one slip makes of another.
struct Candidate {
    word: String,
    slip: Slip,
    /// Where, in letters from the beginning.
    at: usize,
    /// Whether the letter is one of two alike.
    doubled: bool,
}

/// The word that is common here and that one was meant to be. A letter more or another one at the end is an ending.
pub(super) fn common(word: &str, is_common: impl Fn(&str) -> bool) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let ending = |candidate: &Candidate| {
        let changed = candidate.slip == Slip::Changed || (candidate.slip == Slip::Added && !candidate.doubled);
        changed && candidate.at + 1 == letters.len()
    };
    let begins = |candidate: &Candidate| candidate.at == 0 && candidate.slip != Slip::Turned;
    let mut likely = candidates(&letters).into_iter().filter(|candidate| !begins(candidate) && !ending(candidate));
    likely.find(|candidate| is_common(&candidate.word)).map(|candidate| candidate.word)
}

/// The word of the dictionary that one was meant to be. A slip in the first letter or the last is none: most endings are one letter.
pub(super) fn known(word: &str, dictionary: &Dictionary) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let inside = |candidate: &Candidate| candidate.at > 0 && candidate.at + 1 < letters.len();
    let alike = |candidate: &Candidate| {
        let (Some(one), Some(other)) = (letters.get(candidate.at), candidate.word.chars().nth(candidate.at)) else {
            return false;
        };
        ALIKE.iter().any(|pair| pair.contains(*one) && pair.contains(other))
    };
    let is_known = |candidate: &Candidate| {
        let sure = candidate.slip == Slip::Turned || candidate.doubled;
        dictionary.has(&candidate.word) || (sure && letters.len() >= LONG && dictionary.knows(&candidate.word))
    };
    let likely = |candidate: &Candidate| inside(candidate) && (candidate.slip != Slip::Changed || alike(candidate));
    let found = candidates(&letters).into_iter().find(|candidate| likely(candidate) && is_known(candidate));
    found.map(|candidate| candidate.word)
}

/// Every word one slip away, the likeliest slips first, each once.
fn candidates(letters: &[char]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let text = |parts: [&[char]; 3]| parts.concat().into_iter().collect::<String>();
    for at in 0..letters.len() {
        let rest = &letters[at + 1..];
        if let Some(next) = rest.first() {
            let word = text([&letters[..at], &[*next, letters[at]], &rest[1..]]);
            found.push(Candidate { word, slip: Slip::Turned, at, doubled: false });
        }
        let doubled = rest.first() == Some(&letters[at]);
        found.push(Candidate { word: text([&letters[..at], &[], rest]), slip: Slip::Added, at, doubled });
    }
    for at in 0..=letters.len() {
        for letter in LETTERS.chars() {
            let doubled = at > 0 && letters[at - 1] == letter;
            let word = text([&letters[..at], &[letter], &letters[at..]]);
            found.push(Candidate { word, slip: Slip::LeftOut, at, doubled });
        }
    }
    for at in 0..letters.len() {
        for letter in LETTERS.chars().filter(|letter| *letter != letters[at]) {
            let word = text([&letters[..at], &[letter], &letters[at + 1..]]);
            found.push(Candidate { word, slip: Slip::Changed, at, doubled: false });
        }
    }
    let original: String = letters.iter().collect();
    let mut seen = BTreeSet::from([original]);
    found.retain(|candidate| seen.insert(candidate.word.clone()));
    found
}
