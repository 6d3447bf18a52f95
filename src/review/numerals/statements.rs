//! Statements: the words around a numeral that say what it is a numeral of, as the kind of case lists them.

use super::known::KnownNumeral;
use super::mention::Mention;
use crate::review::language_data::LANGUAGE;
use crate::review::openers::is_definite;
use crate::templates::StatementSpec;

/// `…` stands for at most so many words.
const GAP: usize = 8;

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
    pub(super) fn is_in_context(&self, mention: &Mention<'_>) -> bool {
        let speaks = |word: &String| self.spec.sammanhang.iter().any(|stem| word.starts_with(stem));
        let (until, after) = mention.words.split_at(mention.next);
        // "vart fjärde år, oftare än inriktningen anger": the other one.
        let own = |pair: &[String]| pair[0] != LANGUAGE.smaord.an && speaks(&pair[1]);
        until.iter().chain(after.first()).any(speaks) || after.windows(2).any(own)
    }

    /// Whether a pattern of it has the owner right before a numeral: "styrelsens {} ledamöter". The verb of "har {} platser" owns nothing.
    pub(super) fn names_owner(&self, mention: &Mention<'_>) -> bool {
        let owner = mention.before.first().filter(|word| word.strip_suffix('s').is_some_and(is_definite));
        owner.is_some_and(|owner| {
            self.patterns.iter().any(|(left, _)| matches!(left.first(), Some(Element::Word(word)) if word == owner))
        })
    }

    /// Whether the words around a numeral state this.
    pub(super) fn is_made(&self, mention: &Mention<'_>) -> bool {
        let spec = self.spec;
        let everywhere = spec.dokument.is_empty() && spec.sammanhang.is_empty();
        let here = everywhere || spec.dokument.contains(&mention.passage.document.key);
        if !here && !self.is_in_context(mention) {
            return false;
        }
        let (before, after) = (&mention.before, &mention.after);
        let made = |(left, right): &(Vec<Element>, Vec<Element>)| {
            (fits(left, before) && fits(right, after)) || fits_turned(left, right, before, after)
        };
        self.patterns.iter().any(made)
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
