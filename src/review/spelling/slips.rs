//! What an unknown word may have been meant to be: the words one slip away from it.

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
    slip: Slip,
    /// Where, in letters from the beginning.
    at: usize,
    /// The letter that is put there.
    letter: Option<char>,
    /// Whether the letter is one of two alike.
    doubled: bool,
}

impl Candidate {
    /// The word that it makes of the letters of another: most are told by their slip to be none, and are not written.
    fn word(&self, letters: &[char]) -> String {
        let (before, rest) = letters.split_at(self.at);
        let (turned, after) = match self.slip {
            Slip::Turned => (rest.get(..2), rest.get(2..)),
            Slip::LeftOut => (None, Some(rest)),
            Slip::Added | Slip::Changed => (None, rest.get(1..)),
        };
        let mut word = String::with_capacity(2 * letters.len() + 2);
        word.extend(before);
        word.extend(turned.into_iter().flatten().rev());
        word.extend(self.letter);
        word.extend(after.into_iter().flatten());
        word
    }
}

/// The word that is common here and that one was meant to be. A letter more or another one at the end is an ending. So is a letter less
/// where the language has neither word: "gammakamera" beside "gammakameran".
pub(super) fn common(word: &str, is_common: impl Fn(&str) -> bool, is_known: impl Fn(&str) -> bool) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let ending = |candidate: &Candidate| {
        let changed = candidate.slip == Slip::Changed || (candidate.slip == Slip::Added && !candidate.doubled);
        changed && candidate.at + 1 == letters.len()
    };
    let begins = |candidate: &Candidate| candidate.at == 0 && candidate.slip != Slip::Turned;
    let mut likely = candidates(&letters).filter(|candidate| !begins(candidate) && !ending(candidate));
    likely.find_map(|candidate| {
        let grown = candidate.slip == Slip::LeftOut && candidate.at == letters.len();
        Some(candidate.word(&letters)).filter(|word| is_common(word) && (!grown || is_known(word)))
    })
}

/// The word of the dictionary that one was meant to be. A slip in the first letter or the last is none: most endings are one letter.
pub(super) fn known(word: &str, dictionary: &Dictionary) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let inside = |candidate: &Candidate| candidate.at > 0 && candidate.at + 1 < letters.len();
    let alike = |candidate: &Candidate| {
        let (Some(one), Some(other)) = (letters.get(candidate.at), candidate.letter) else { return false };
        ALIKE.iter().any(|pair| pair.contains(*one) && pair.contains(other))
    };
    let is_known = |candidate: &Candidate, word: &str| {
        let sure = candidate.slip == Slip::Turned || candidate.doubled;
        dictionary.has(word) || (sure && letters.len() >= LONG && dictionary.knows(word))
    };
    let likely = |candidate: &Candidate| inside(candidate) && (candidate.slip != Slip::Changed || alike(candidate));
    let mut likely = candidates(&letters).filter(likely);
    likely.find_map(|candidate| Some(candidate.word(&letters)).filter(|word| is_known(&candidate, word)))
}

/// Every word one slip away, the likeliest slips first, each once: of a letter in a row of the same the first is left out, and one more is
/// put before them.
fn candidates(letters: &[char]) -> impl Iterator<Item = Candidate> + '_ {
    let places = 0..letters.len();
    let moved = places.clone().flat_map(move |at| [turned(letters, at), added(letters, at)]).flatten();
    let left_out =
        (0..=letters.len()).flat_map(move |at| LETTERS.chars().filter_map(move |c| left_out(letters, at, c)));
    let changed = places.flat_map(move |at| LETTERS.chars().filter_map(move |c| changed(letters, at, c)));
    moved.chain(left_out).chain(changed)
}

fn turned(letters: &[char], at: usize) -> Option<Candidate> {
    letters.get(at + 1).filter(|next| **next != letters[at])?;
    Some(Candidate { slip: Slip::Turned, at, letter: None, doubled: false })
}

fn added(letters: &[char], at: usize) -> Option<Candidate> {
    let is_first = at == 0 || letters[at - 1] != letters[at];
    let doubled = letters.get(at + 1) == Some(&letters[at]);
    is_first.then_some(Candidate { slip: Slip::Added, at, letter: None, doubled })
}

fn left_out(letters: &[char], at: usize, letter: char) -> Option<Candidate> {
    let is_first = at == 0 || letters[at - 1] != letter;
    is_first.then_some(Candidate { slip: Slip::LeftOut, at, letter: Some(letter), doubled: false })
}

fn changed(letters: &[char], at: usize, letter: char) -> Option<Candidate> {
    (letter != letters[at]).then_some(Candidate { slip: Slip::Changed, at, letter: Some(letter), doubled: false })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::candidates;

    #[test]
    fn every_word_one_slip_away_comes_once() {
        for word in ["", "a", "aa", "abba", "tillåta", "mississippi", "ordlistan"] {
            let letters: Vec<char> = word.chars().collect();
            let found: Vec<String> = candidates(&letters).map(|candidate| candidate.word(&letters)).collect();
            let once: BTreeSet<&String> = found.iter().collect();
            assert_eq!(once.len(), found.len(), "{word}: {found:?}");
            assert!(!found.iter().any(|found| found == word), "{word}");
            for at in 0..letters.len() {
                let mut shorter = letters.clone();
                shorter.remove(at);
                assert!(once.contains(&shorter.iter().collect::<String>()), "{word}");
            }
            for at in 0..=letters.len() {
                let mut longer = letters.clone();
                longer.insert(at, 'a');
                assert!(once.contains(&longer.iter().collect::<String>()), "{word}");
            }
        }
    }
}
