//! G32: a word that stands once and is nearly a word that the case uses often, or is written apart where the case writes it as one.
//! It knows the case's own words and no dictionary: a misspelt word that the case uses nowhere else is not seen.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Review;
use super::language_data::LANGUAGE;
use super::passages::{Origin, Passage};
use super::subjects::is_place;
use super::words::{source, words};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;

/// Shorter words are too near each other.
const SHORTEST: usize = 8;

/// A word that others are held against stands so often.
const OFTEN: usize = 2;

/// Names of towns that are shorter are near too many others.
const SHORTEST_PLACE: usize = 7;

/// Letters at the end that inflection changes.
const ENDING: usize = 3;

/// Shorter parts of words that are written apart are words of their own.
const SHORTEST_PART: usize = 5;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let own = || review.passages.iter().filter(|passage| !review.is_reproduced(passage.document));
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for passage in &review.passages {
        for range in words(&passage.text) {
            let word = &passage.text[range];
            if word.chars().count() >= SHORTEST {
                *counts.entry(word.to_lowercase()).or_default() += 1;
            }
        }
    }
    let house = &review.templates.husstil;
    let terms = house.termer.iter().map(|term| term.skrivs.to_lowercase());
    for word in
        terms.chain(house.hus.values().map(|name| name.to_lowercase())).filter(|word| word.chars().count() >= SHORTEST)
    {
        *counts.entry(word).or_default() += OFTEN;
    }
    let near = Neighbours::new(&counts);
    for passage in own() {
        let list = words(&passage.text);
        for range in &list {
            let lower = passage.text[range.clone()].to_lowercase();
            if let Some(mended) = without_third(&passage.text[range.clone()]) {
                findings.extend(finding(passage, range, |text| {
                    message!(codes::WORD_MISSPELT, text = text, forslag = mended)
                }));
                continue;
            }
            if let Some(place) = misspelt_place(&passage.text, range, &counts) {
                findings.extend(finding(passage, range, |text| {
                    message!(codes::WORD_MISSPELT, text = text, forslag = place)
                }));
                continue;
            }
            if let Some(known) = near.of(&lower) {
                findings.extend(finding(passage, range, |text| {
                    message!(codes::WORD_MISSPELT, text = text, forslag = known)
                }));
            }
        }
        for pair in list.windows(2).filter(|pair| &passage.text[pair[0].end..pair[1].start] == " ") {
            let (one, other) = (&passage.text[pair[0].clone()], &passage.text[pair[1].clone()]);
            let parts = one.chars().count() >= SHORTEST_PART && other.chars().count() >= SHORTEST_PART;
            let small = other.chars().all(char::is_lowercase) && one.chars().skip(1).all(char::is_lowercase);
            let whole = format!("{}{other}", one.to_lowercase());
            if parts && small && counts.contains_key(&whole) {
                let range = pair[0].start..pair[1].end;
                findings
                    .extend(finding(passage, &range, |text| message!(codes::WORD_APART, text = text, forslag = whole)));
            }
        }
    }
}

/// A name that is nearly one of a town, and no name that the case has otherwise: "Ullricehamn".
fn misspelt_place(text: &str, range: &Range<usize>, counts: &BTreeMap<String, usize>) -> Option<&'static str> {
    let word = &text[range.clone()];
    let inside = text[..range.start].trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let short = word.chars().count() < SHORTEST_PLACE;
    let again = counts.get(&word.to_lowercase()).is_some_and(|count| *count > 1);
    if short || !inside || again || !word.starts_with(char::is_uppercase) || is_place(word) {
        return None;
    }
    let bare = word.strip_suffix('s').unwrap_or(word);
    let near = |place: &&String| {
        place.chars().count() >= SHORTEST_PLACE
            && !word.starts_with(place.as_str())
            && [word, bare].iter().any(|word| strsim::damerau_levenshtein(word, place) == 1)
    };
    LANGUAGE.orter.iter().find(near).map(String::as_str)
}

fn finding(
    passage: &Passage<'_>,
    range: &Range<usize>,
    message: impl Fn(&str) -> crate::message::Message,
) -> Option<Diagnostic> {
    let typed = |s: &super::passages::Stretch<'_>| {
        matches!(s.origin, Origin::Typed(_)) && s.range.start < range.end && range.start < s.range.end
    };
    let place = source(passage, range).filter(|_| passage.stretches.iter().any(typed))?;
    Some(Diagnostic::warning(message(&passage.text[range.clone()])).at(place))
}

/// The words of a case by what is left of them without one letter: words a letter apart share that.
struct Neighbours<'c> {
    counts: &'c BTreeMap<String, usize>,
    without_one: BTreeMap<String, Vec<&'c str>>,
}

impl<'c> Neighbours<'c> {
    fn new(counts: &'c BTreeMap<String, usize>) -> Self {
        let mut without_one: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        let frequent = counts.iter().filter(|(_, count)| **count >= OFTEN).map(|(word, _)| word);
        for word in frequent.filter(|word| word.chars().all(char::is_alphabetic)) {
            without_one.entry(word.clone()).or_default().push(word);
            for shorter in shortened(word) {
                without_one.entry(shorter).or_default().push(word);
            }
        }
        Self { counts, without_one }
    }

    /// The frequent word that a word which stands once is nearly.
    fn of(&self, word: &str) -> Option<&'c str> {
        if self.counts.get(word) != Some(&1) || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let candidates = std::iter::once(word.to_owned()).chain(shortened(word));
        let mut near = candidates.filter_map(|key| self.without_one.get(&key)).flatten();
        near.find(|known| **known != word && is_slip(word, known)).copied()
    }
}

/// A word with the third of three equal letters in a row taken away: no word has three, not even one put together of two.
fn without_third(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let small = letters.iter().skip(1).all(|letter| letter.is_lowercase()) && letters.len() > 4;
    let at = letters.windows(3).position(|three| three[0] == three[1] && three[1] == three[2]).filter(|_| small)?;
    Some(letters.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, letter)| letter).collect())
}

/// A word without each of its letters.
fn shortened(word: &str) -> impl Iterator<Item = String> + '_ {
    word.char_indices().map(move |(at, letter)| format!("{}{}", &word[..at], &word[at + letter.len_utf8()..]))
}

/// Whether one word is the other with one slip that no inflection or composition makes: a letter too many or too few of those
/// doubled, or two that have changed places, inside the stem.
fn is_slip(word: &str, known: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (word.chars().collect(), known.chars().collect());
    let head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let tail = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let distance = strsim::damerau_levenshtein(word, known);
    // The s of a compound, and what begins a word, make other words.
    let added = one.len() != other.len();
    let letter = if one.len() > other.len() { one.get(head) } else { other.get(head) };
    let joint = added && matches!(letter, Some('s' | 'e'));
    distance == 1 && head >= 2 && tail >= ENDING && !joint
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn slips_are_told_from_other_words() {
        for (word, known, slip) in [
            ("medlemskappet", "medlemskapet", true),
            ("stadsledningskontorret", "stadsledningskontoret", true),
            ("medlemsakpet", "medlemskapet", true),
            ("deltaganden", "deltagande", false),
            ("antagandet", "åtagandet", false),
            ("kommunstyrelsens", "kommunstyrelsen", false),
            ("verksamhetens", "verksamheten", false),
            ("förvaltningschef", "förvaltningschefs", false),
            ("arbetsgrupp", "arbetesgrupp", false),
        ] {
            assert_eq!(is_slip(word, known), slip, "{word}");
        }
    }
}
