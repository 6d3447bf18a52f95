//! The order of values as a reader expects it: numbers and days as such, text by the language's letters, numbers in it by their
//! size.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::Value;

/// The letters of a language that are none of those from a to z; all others stand with the letter that they are made of.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alphabet {
    /// Those that come after z, in their order.
    pub efter_z: Vec<char>,
    /// Those of other languages that stand with one of the language's.
    #[serde(default)]
    pub som: BTreeMap<char, char>,
}

/// The order of two values. Those of different types, which no column has, are in that of their texts.
pub(crate) fn order(one: &Value, other: &Value, alphabet: &Alphabet) -> Ordering {
    match (one, other) {
        (Value::Year(one), Value::Year(other)) => one.cmp(other),
        (Value::Date(one), Value::Date(other)) => one.cmp(other),
        (Value::Month(one), Value::Month(other)) => one.cmp(other),
        (Value::Truth(one), Value::Truth(other)) => other.cmp(one),
        _ => match one.number().zip(other.number()) {
            Some((one, other)) => one.cmp(&other),
            None => text(&one.to_string(), &other.to_string(), alphabet),
        },
    }
}

/// The order of two texts; those that only differ in case or accents are in that of their characters.
fn text(one: &str, other: &str, alphabet: &Alphabet) -> Ordering {
    key(one, alphabet).cmp(&key(other, alphabet)).then_with(|| one.cmp(other))
}

/// A piece of a text as it is ordered: numbers before letters.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// How many digits a number has, and these.
    Number(usize, String),
    Letter(u32),
}

fn key(text: &str, alphabet: &Alphabet) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let composed: String = text.nfc().collect::<String>().to_lowercase();
    let mut letters = composed.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_digit() {
            let mut digits = String::from(letter);
            while let Some(digit) = letters.next_if(char::is_ascii_digit) {
                digits.push(digit);
            }
            let digits = digits.trim_start_matches('0').to_owned();
            pieces.push(Piece::Number(digits.len(), digits));
        } else {
            pieces.extend(place(letter, alphabet).map(Piece::Letter));
        }
    }
    pieces
}

/// Where a letter stands.
fn place(letter: char, alphabet: &Alphabet) -> Option<u32> {
    let letter = alphabet.som.get(&letter).copied().unwrap_or(letter);
    let after = alphabet.efter_z.len() as u32;
    if let Some(at) = alphabet.efter_z.iter().position(|own| *own == letter) {
        return Some(u32::from('z') + 1 + at as u32);
    }
    let base = letter.nfd().find(|part| !is_combining_mark(*part))?;
    // What would stand among the letters after z stands after them.
    Some(if base > 'z' { u32::from(base) + after } else { u32::from(base) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alphabet(after: &str, like: &[(char, char)]) -> Alphabet {
        Alphabet { efter_z: after.chars().collect(), som: like.iter().copied().collect() }
    }

    fn swedish() -> Alphabet {
        alphabet("åäö", &[('æ', 'ä'), ('ø', 'ö'), ('ü', 'y')])
    }

    #[test]
    fn each_language_has_its_own_letters_after_z() {
        let norwegian = alphabet("æøå", &[('ä', 'æ'), ('ö', 'ø')]);
        assert_eq!(text("Ås", "Ærfugl", &norwegian), Ordering::Greater);
        assert_eq!(text("Ås", "Ærfugl", &swedish()), Ordering::Less);
        assert_eq!(text("Ås", "Bo", &Alphabet::default()), Ordering::Less, "without letters of its own");
    }

    #[test]
    fn texts_are_in_the_order_of_their_letters_and_numbers() {
        let ordered = ["", "1", "2", "10", "a", "Åre 2", "Åre 10", "Älv", "Öst"];
        for (at, one) in ordered.iter().enumerate() {
            for (other_at, other) in ordered.iter().enumerate() {
                assert_eq!(text(one, other, &swedish()), at.cmp(&other_at), "{one} {other}");
            }
        }
        for (one, other) in [("éa", "eb"), ("Zorn", "Ål"), ("o\u{308}a", "p"), ("Ale", "Alingsås"), ("a 9", "a 09b")]
        {
            let wanted = if other == "p" { Ordering::Greater } else { Ordering::Less };
            assert_eq!(text(one, other, &swedish()), wanted, "{one} {other}");
        }
    }

    #[test]
    fn values_are_in_the_order_of_their_type() {
        assert_eq!(order(&Value::Integer(2), &Value::Integer(10), &swedish()), Ordering::Less);
        assert_eq!(order(&Value::Year(999), &Value::Year(2000), &swedish()), Ordering::Less);
        assert_eq!(order(&Value::Amount((-1).into()), &Value::Amount(0.into()), &swedish()), Ordering::Less);
        assert_eq!(order(&Value::Truth(true), &Value::Truth(false), &swedish()), Ordering::Less, "yes stands first");
    }
}
