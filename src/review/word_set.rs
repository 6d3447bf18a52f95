//! Words to look others up in. Nearly every word of a text is asked for in hundreds of such sets and is in none: that is told by its
//! length and its first and last letters, without comparing words.

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::{Deserialize, Deserializer};

/// A set of words of the program's own; read as a list.
#[derive(Debug, Default)]
pub(super) struct WordSet {
    /// In order.
    words: Vec<&'static str>,
    shapes: Shapes,
}

/// Beginnings of words, or of what comes next; read as a list, in whose order they stay.
#[derive(Debug, Default)]
pub(super) struct Stems {
    listed: Vec<&'static str>,
    bytes: Bytes,
}

/// What words end with, as [`Stems`] has what they begin with.
#[derive(Debug, Default)]
pub(super) struct Endings {
    listed: Vec<&'static str>,
    bytes: Bytes,
}

/// Bytes: a bit for each.
#[derive(Debug, Default)]
pub(super) struct Bytes([u64; 4]);

impl FromIterator<u8> for Bytes {
    fn from_iter<T: IntoIterator<Item = u8>>(bytes: T) -> Self {
        let mut all = [0; 4];
        bytes.into_iter().for_each(|byte| all[usize::from(byte / 64)] |= 1 << (byte % 64));
        Self(all)
    }
}

impl Bytes {
    /// Whether a byte is one of them; none is not.
    pub(super) fn has(&self, byte: Option<&u8>) -> bool {
        byte.is_some_and(|byte| self.0[usize::from(byte / 64)] & (1 << (byte % 64)) != 0)
    }
}

impl Stems {
    /// Whether a word begins with one of them: most words do not begin with the first letter of any.
    pub(super) fn begin(&self, word: &str) -> bool {
        self.bytes.has(word.as_bytes().first()) && self.listed.iter().any(|stem| word.starts_with(stem))
    }
}

impl Endings {
    /// Whether a word ends with one of them.
    pub(super) fn end(&self, word: &str) -> bool {
        self.bytes.has(word.as_bytes().last()) && self.listed.iter().any(|end| word.ends_with(end))
    }
}

impl FromIterator<&'static str> for Stems {
    fn from_iter<T: IntoIterator<Item = &'static str>>(stems: T) -> Self {
        let listed: Vec<&str> = stems.into_iter().collect();
        let bytes = listed.iter().filter_map(|stem| stem.bytes().next()).collect();
        Self { listed, bytes }
    }
}

impl FromIterator<&'static str> for Endings {
    fn from_iter<T: IntoIterator<Item = &'static str>>(ends: T) -> Self {
        let listed: Vec<&str> = ends.into_iter().collect();
        let bytes = listed.iter().filter_map(|end| end.bytes().next_back()).collect();
        Self { listed, bytes }
    }
}

/// What a list of words can be taken as: it is read as one, and gives its words.
macro_rules! listed {
    ($($list:ident.$words:ident),*) => {
        $(
            impl Deref for $list {
                type Target = [&'static str];

                fn deref(&self) -> &Self::Target {
                    &self.$words
                }
            }

            impl Deserialize<'static> for $list {
                fn deserialize<D: Deserializer<'static>>(deserializer: D) -> Result<Self, D::Error> {
                    Ok(Vec::deserialize(deserializer)?.into_iter().collect())
                }
            }
        )*
    };
}

listed!(WordSet.words, Stems.listed, Endings.listed);

/// Words and what each stands for, as [`WordSet`] has them.
#[derive(Debug, Default)]
pub(super) struct WordMap<T> {
    words: BTreeMap<String, T>,
    shapes: Shapes,
}

/// The lengths and the letters at both ends that some words have: a bit for each.
#[derive(Debug, Default, Clone)]
pub(super) struct Shapes([u64; SHAPES / 64]);

/// So many shapes are told apart.
const SHAPES: usize = 512;

impl Shapes {
    pub(super) fn of(words: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut shapes = [0; SHAPES / 64];
        for shape in words.into_iter().map(|word| shape(word.as_ref())) {
            shapes[shape / 64] |= 1 << (shape % 64);
        }
        Self(shapes)
    }

    /// Whether some of the words may be some of others; most are not.
    #[inline]
    fn may_share(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(own, other)| own & other != 0)
    }

    /// Whether a word may be one of them; most others may not.
    #[inline]
    pub(super) fn may_have(&self, word: &str) -> bool {
        let shape = shape(word);
        self.0[shape / 64] & (1 << (shape % 64)) != 0
    }
}

impl WordSet {
    /// Whether a word is one of them. Inside who asks, so that the shape of a word that is asked of several sets is reckoned once.
    #[inline]
    pub(super) fn contains(&self, word: &str) -> bool {
        self.shapes.may_have(word) && self.is_listed(word)
    }

    /// Whether some words that have these shapes may be among them: asked once, where many words would be asked one by one.
    #[inline]
    pub(super) fn may_have_any(&self, shapes: &Shapes) -> bool {
        self.shapes.may_share(shapes)
    }

    fn is_listed(&self, word: &str) -> bool {
        self.words.binary_search(&word).is_ok()
    }
}

impl<T> WordMap<T> {
    /// What a word stands for.
    pub(super) fn get(&self, word: &str) -> Option<&T> {
        if self.shapes.may_have(word) { self.words.get(word) } else { None }
    }

    /// Whether a word is one of them.
    pub(super) fn contains_key(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

/// A number below [`SHAPES`] for the length and the letters at both ends.
#[inline]
fn shape(word: &str) -> usize {
    let byte = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(*byte));
    let (first, last) = (word.as_bytes().first(), word.as_bytes().last());
    (31 * word.len() + 7 * byte(first) + 11 * byte(last)) % SHAPES
}

impl FromIterator<&'static str> for WordSet {
    fn from_iter<T: IntoIterator<Item = &'static str>>(words: T) -> Self {
        let mut words: Vec<&str> = words.into_iter().collect();
        words.sort_unstable();
        words.dedup();
        Self { shapes: Shapes::of(&words), words }
    }
}

impl<T> Deref for WordMap<T> {
    type Target = BTreeMap<String, T>;

    fn deref(&self) -> &Self::Target {
        &self.words
    }
}

impl<T> FromIterator<(String, T)> for WordMap<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(words: I) -> Self {
        let words: BTreeMap<String, T> = words.into_iter().collect();
        Self { shapes: Shapes::of(words.keys()), words }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for WordMap<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(BTreeMap::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Endings, Shapes, Stems, WordMap, WordSet};

    #[test]
    fn a_word_begins_with_a_stem_and_ends_with_an_ending_or_does_not() {
        let (stems, ends): (Stems, Endings) = (["är", "av"].into_iter().collect(), ["en", "å"].into_iter().collect());
        assert!(["är", "ärlig", "avgift"].iter().all(|word| stems.begin(word)));
        assert!(["", "ä", "ål", "arv", "var"].iter().all(|word| !stems.begin(word)));
        assert!(["en", "sen", "så"].iter().all(|word| ends.end(word)));
        assert!(["", "n", "in", "sä", "ens"].iter().all(|word| !ends.end(word)));
    }

    #[test]
    fn a_word_is_in_the_set_that_has_it_and_in_no_other() {
        let listed = ["", "å", "än", "ännu", "någon", "något", "kommunens"];
        let set: WordSet = listed.into_iter().collect();
        assert!(listed.iter().all(|word| set.contains(word)));
        // "någet" has the length and both ends of "något".
        assert!(["a", "någet", "kommunen", "annu", "kommunerns"].iter().all(|word| !set.contains(word)));
    }

    #[test]
    fn of_words_that_a_set_has_some_it_may_have_any() {
        let set: WordSet = ["inte", "aldrig", "å"].into_iter().collect();
        let shapes = |words: &[&str]| Shapes::of(words);
        assert!(set.may_have_any(&shapes(&["vi", "gick", "aldrig"])) && set.may_have_any(&shapes(&["å"])));
        assert!(!set.may_have_any(&shapes(&["vi", "gick"])) && !set.may_have_any(&shapes(&[])));
    }

    #[test]
    fn a_word_stands_for_what_the_list_says_and_another_for_nothing() {
        let halves: WordMap<i64> = toml::from_str("\"hälften\" = 2\nen = 1\n").expect("words with numbers");
        assert_eq!((halves.get("hälften"), halves.get("en")), (Some(&2), Some(&1)));
        // "hölften" has the length and both ends of "hälften".
        assert!(["", "ett", "hölften"].iter().all(|word| !halves.contains_key(word)));
    }
}
