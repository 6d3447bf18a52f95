//! Passages by their words, for comparing each with many.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::super::content::{Kind, TablePart};
use super::super::sheet_rows::RowId;
use super::super::text::{Origin, VALUE, Words, each_word};
use super::super::words::Numbers;
use super::likeness;

/// A passage by its words, for comparing it with many.
pub(in super::super) struct Profile<'w> {
    pub(super) kind: &'w Kind,
    /// What its words are read from.
    pub(super) passage: &'w Words,
    pub(super) numbers: Rc<RefCell<Numbers<String>>>,
    /// Its words by their numbers, read when they are asked for: what is the same on both sides is found without.
    pub(super) read: OnceCell<Read>,
    pub(super) exact: u32,
    pub(super) skeleton: u32,
    /// The row of a sheet that it tells.
    pub(super) row: Option<RowId>,
}

/// The words of a passage, in their order and in that of their numbers.
pub(super) struct Read {
    words: Vec<u32>,
    sorted: Vec<u32>,
}

impl Read {
    pub(super) fn new(words: Vec<u32>) -> Self {
        let mut sorted = words.clone();
        sorted.sort_unstable();
        Self { words, sorted }
    }
}

/// Gives passages their profiles.
#[derive(Default)]
pub(in super::super) struct Profiles<'w> {
    words: Rc<RefCell<Numbers<String>>>,
    texts: Numbers<(&'w Kind, &'w str)>,
    skeletons: Numbers<(&'w Kind, Cow<'w, str>)>,
}

impl<'w> Profiles<'w> {
    /// That of a passage which tells a row of a sheet, or none.
    pub(in super::super) fn of(&mut self, words: &'w Words, row: Option<RowId>) -> Profile<'w> {
        let kind = &words.passage.form.slag;
        Profile {
            kind,
            passage: words,
            numbers: self.words.clone(),
            read: OnceCell::new(),
            exact: self.texts.of((kind, &words.passage.text)),
            skeleton: self.skeletons.of((kind, skeleton(words))),
            row,
        }
    }
}

/// The words of a passage by their numbers.
fn numbered(words: &Words, numbers: &mut Numbers<String>) -> Vec<u32> {
    let is_word = |text: &str| text.chars().any(char::is_alphanumeric);
    let is_row = words.passage.form.slag.is_row();
    // Nearly all words are, and stand as they are.
    let is_lower = |c: char| c.is_ascii() && !c.is_ascii_uppercase() || matches!(c, 'à'..='ÿ');
    let mut all: Vec<u32> = Vec::new();
    let mut value = String::new();
    for token in &words.tokens {
        match &token.origin {
            // A row is what its cells say; elsewhere a value is the same word whatever it says.
            Origin::Value { name, .. } if is_row => each_word(&token.text, |word| {
                if is_word(word) {
                    value.clear();
                    [VALUE, name, VALUE, word].iter().for_each(|part| value.push_str(part));
                    all.push(numbers.of_known(value.as_str()));
                }
            }),
            Origin::Value { name, .. } => {
                value.clear();
                [VALUE, name].iter().for_each(|part| value.push_str(part));
                all.push(numbers.of_known(value.as_str()));
            }
            _ if !is_word(&token.text) => {}
            _ if token.text.chars().all(is_lower) => all.push(numbers.of_known(token.text.as_str())),
            _ => all.push(numbers.of(token.text.to_lowercase())),
        }
    }
    all
}

impl Profile<'_> {
    fn read(&self) -> &Read {
        self.read.get_or_init(|| Read::new(numbered(self.passage, &mut self.numbers.borrow_mut())))
    }

    /// Its words in their order, by their numbers.
    pub(super) fn words(&self) -> &[u32] {
        &self.read().words
    }

    /// The same in the order of these numbers.
    pub(super) fn sorted(&self) -> &[u32] {
        &self.read().sorted
    }

    /// How alike two passages are, from 0 to 1: the words that both have in the same order, of all.
    pub(super) fn likeness(&self, other: &Self, at_least: f64) -> f64 {
        likeness(&[self], &[other], at_least)
    }

    /// How many words it has.
    pub(super) fn length(&self) -> usize {
        self.words().len()
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.exact == other.exact
    }

    pub(super) fn may_become(&self, other: &Self) -> bool {
        self.kind.may_become(other.kind)
    }
}

/// A passage without what its values say. A row is known by what it is about.
pub(in super::super) fn skeleton(words: &Words) -> Cow<'_, str> {
    let is_value = |origin: &Origin| matches!(origin, Origin::Value { .. });
    match (&words.passage.form.slag, words.tokens.as_slice()) {
        (Kind::Tabell(..) | Kind::Figur(..) | Kind::Falt(_), _) | (_, []) => {
            let mut only = "";
            skeleton_parts(words, |part| {
                only = part;
                true
            });
            Cow::Borrowed(only)
        }
        (_, [only]) if !is_value(&only.origin) => Cow::Borrowed(&only.text),
        (_, tokens) if !tokens.iter().any(|token| is_value(&token.origin)) => Cow::Borrowed(&words.passage.text),
        _ => {
            let mut skeleton = String::with_capacity(words.passage.text.len());
            skeleton_parts(words, |part| {
                skeleton.push_str(part);
                true
            });
            Cow::Owned(skeleton)
        }
    }
}

/// Whether a passage has a skeleton.
pub(in super::super) fn has_skeleton(words: &Words, wanted: &str) -> bool {
    let mut rest = wanted;
    let is_begun = skeleton_parts(words, |part| {
        let after = rest.strip_prefix(part);
        rest = after.unwrap_or(rest);
        after.is_some()
    });
    is_begun && rest.is_empty()
}

/// Takes the parts of a passage's skeleton, as long as they are wanted; whether all were. That of a row is one.
fn skeleton_parts<'w>(words: &'w Words, mut take: impl FnMut(&'w str) -> bool) -> bool {
    match &words.passage.form.slag {
        Kind::Tabell(_, TablePart::Rad) | Kind::Figur(_, TablePart::Rad) => {
            words.passage.text.split(" | ").next().is_none_or(take)
        }
        Kind::Tabell(..) | Kind::Figur(..) | Kind::Falt(_) => true,
        _ => words.tokens.iter().all(|token| match &token.origin {
            Origin::Value { name, .. } => take(VALUE) && take(name) && take(VALUE),
            _ => take(&token.text),
        }),
    }
}
