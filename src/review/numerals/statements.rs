//! Statements: the words around a numeral that say what it is a numeral of, as the kind of case lists them.

use std::ops::Range;

use super::super::language_data::LANGUAGE;
use super::known::KnownNumeral;
use crate::review::openers::is_definite;
use crate::review::readings::Reading;
use crate::review::tokens::Word;
use crate::templates::StatementSpec;

/// `…` stands for at most so many words.
const GAP: usize = 8;

/// No pattern reaches further from its numeral than so many words.
const REACH: usize = 100;

/// A statement of a known numeral.
#[derive(Debug)]
pub(super) struct Statement<'a> {
    /// What is stated.
    pub about: &'a KnownNumeral,
    spec: &'a StatementSpec,
    patterns: Vec<(Vec<Element>, Vec<Element>)>,
}

/// An element of a pattern.
#[derive(Debug)]
enum Element {
    Word(String),
    Beginning(String),
    Gap,
}

impl Element {
    /// Whether one word is what this asks for.
    fn is(&self, word: &str) -> bool {
        match self {
            Self::Word(wanted) => wanted == word,
            Self::Beginning(wanted) => word.starts_with(wanted.as_str()),
            Self::Gap => true,
        }
    }
}

/// Where a statement may be made.
#[derive(Debug)]
pub(super) struct Context<'a> {
    /// The document's key.
    pub document: &'a str,
    /// The words of the text, small letters.
    pub lowered: &'a [String],
    /// The words of the text.
    pub words: &'a [Word],
}

impl<'a> Statement<'a> {
    /// The statements of the kind of case about what is known.
    pub(super) fn all(specs: &'a [StatementSpec], known: &'a [KnownNumeral]) -> Vec<Self> {
        let mut statements = Vec::new();
        for spec in specs {
            for about in known.iter().filter(|known| known.name == spec.om) {
                let patterns = spec.monster.iter().map(|p| pattern(p)).collect();
                statements.push(Self { about, spec, patterns });
            }
        }
        statements
    }

    /// Whether another numeral contradicts it.
    pub(super) fn contradicts(&self) -> bool {
        self.spec.motsager
    }

    /// Whether it says that something came into being.
    pub(super) fn is_of_founding(&self) -> bool {
        let founding = |pattern: &String| pattern.split_whitespace().any(|word| LANGUAGE.grundande.contains(word));
        self.spec.monster.iter().any(founding)
    }

    /// Whether the sentence around a numeral has a word that makes it speak of this, in any document.
    pub(super) fn is_in_context(&self, context: &Context<'_>, reading: &Reading) -> bool {
        let Some(sentence) = context.sentence(reading) else { return false };
        let mut inside = context.words_of(sentence);
        // "vart fjärde år, oftare än inriktningen anger": the other one.
        let compared = |at: usize| {
            let than = at.checked_sub(1).filter(|than| context.lowered[*than] == LANGUAGE.smaord.an);
            than.is_some_and(|than| context.words[than].range.start >= reading.range.end)
        };
        let speaks = |at: usize| self.spec.sammanhang.iter().any(|stem| context.lowered[at].starts_with(stem));
        inside.any(|at| speaks(at) && !compared(at))
    }

    /// Whether a pattern of it has the owner right before a numeral: "styrelsens {} ledamöter". The verb of "har {} platser" owns nothing.
    pub(super) fn names_owner(&self, context: &Context<'_>, reading: &Reading) -> bool {
        let (before, _) = context.around(reading);
        let Some(owner) = before.first().filter(|word| word.strip_suffix('s').is_some_and(is_definite)) else {
            return false;
        };
        self.patterns.iter().any(|(left, _)| matches!(left.first(), Some(Element::Word(word)) if word == owner))
    }

    /// Whether the words around a numeral, as [`Context::around`] has them, state this.
    pub(super) fn is_made(&self, context: &Context<'_>, reading: &Reading, around: &(Vec<&str>, Vec<&str>)) -> bool {
        let spec = self.spec;
        let everywhere = spec.dokument.is_empty() && spec.sammanhang.is_empty();
        let here = everywhere || spec.dokument.iter().any(|key| key == context.document);
        if !here && !self.is_in_context(context, reading) {
            return false;
        }
        let (before, after) = around;
        let made = |(left, right): &(Vec<Element>, Vec<Element>)| {
            (fits(left, before) && fits(right, after)) || fits_turned(left, right, before, after)
        };
        self.patterns.iter().any(made)
    }
}

impl Context<'_> {
    /// The bytes of the sentence of a numeral, from its first word to its last.
    pub(super) fn range(&self, reading: &Reading) -> Option<Range<usize>> {
        let inside = &self.words[self.words_of(self.sentence(reading)?)];
        let (first, last) = inside.first().zip(inside.last())?;
        Some(first.range.start..last.range.end.max(reading.range.end))
    }

    /// Whether a numeral ends a range in words: "mellan 150 000 och 200 000 kr".
    pub(super) fn is_between(&self, reading: &Reading) -> bool {
        let (before, _) = self.around(reading);
        before.first() == Some(&LANGUAGE.smaord.och)
            && before.iter().take(5).any(|word| *word == LANGUAGE.smaord.mellan)
    }

    /// The sentence of a numeral.
    fn sentence(&self, reading: &Reading) -> Option<usize> {
        let index = self.words.partition_point(|word| word.range.end <= reading.range.start);
        self.words.get(index).map(|word| word.sentence)
    }

    /// The indices of a sentence's words.
    fn words_of(&self, sentence: usize) -> Range<usize> {
        let start = self.words.partition_point(|word| word.sentence < sentence);
        start..self.words.partition_point(|word| word.sentence <= sentence)
    }

    /// The words of the sentence before a numeral, nearest first, and those after it, as far as patterns reach.
    pub(super) fn around(&self, reading: &Reading) -> (Vec<&str>, Vec<&str>) {
        let sentence = self.sentence(reading);
        let start = self.words.partition_point(|word| word.range.end <= reading.range.start);
        let end = self.words.partition_point(|word| word.range.start < reading.range.end);
        let inside = |index: &usize| Some(self.words[*index].sentence) == sentence;
        // "sedan år 2015" says what "sedan 2015" does.
        let year = |index: &usize| start == index + 1 && self.lowered[*index] == LANGUAGE.smaord.ar;
        let before = (0..start).rev().take_while(inside).filter(|index| !year(index));
        let before = before.take(REACH).map(|index| self.lowered[index].as_str()).collect();
        let after = (end..self.words.len()).take_while(inside).take(REACH);
        let after = after.map(|index| self.lowered[index].as_str()).collect();
        (before, after)
    }
}

/// A pattern as what stands before the numeral, nearest first, and what stands after it.
fn pattern(text: &str) -> (Vec<Element>, Vec<Element>) {
    let (before, after) = text.split_once("{}").unwrap_or((text, ""));
    let element = |word: &str| match word.strip_suffix('*') {
        Some(beginning) => Element::Beginning(beginning.to_lowercase()),
        None if word == "…" => Element::Gap,
        None => Element::Word(word.to_lowercase()),
    };
    (before.split_whitespace().rev().map(element).collect(), after.split_whitespace().map(element).collect())
}

/// Whether a pattern's words stand in another order: what it has far before the numeral comes after it ("sedan {} … ansluten").
fn fits_turned(left: &[Element], right: &[Element], before: &[&str], after: &[&str]) -> bool {
    let Some(gap) = left.iter().position(|element| matches!(element, Element::Gap)) else { return false };
    let (near, far) = (&left[..gap], &left[gap + 1..]);
    let reach = if near.is_empty() { 1 } else { GAP };
    let mut turned: Vec<&Element> = far.iter().collect();
    turned.reverse();
    let all = |words: &[&str]| {
        turned.len() <= words.len() && turned.iter().zip(words).all(|(element, word)| element.is(word))
    };
    right.is_empty()
        && !far.is_empty()
        && fits(near, before)
        && (0..reach.min(after.len())).any(|skip| all(&after[skip..]))
}

/// Whether words start as a pattern says.
fn fits(pattern: &[Element], words: &[&str]) -> bool {
    let Some((first, rest)) = pattern.split_first() else { return true };
    match (first, words.split_first()) {
        (Element::Gap, _) => (0..=GAP.min(words.len())).any(|skipped| fits(rest, &words[skipped..])),
        (Element::Word(wanted), Some((word, words))) => wanted == word && fits(rest, words),
        (Element::Beginning(wanted), Some((word, words))) => word.starts_with(wanted) && fits(rest, words),
        (_, None) => false,
    }
}
