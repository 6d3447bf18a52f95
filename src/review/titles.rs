//! Where the titles of a case's documents stand in its prose, to the letter or nearly.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Review;
use super::passages::{Passage, PassageKind};
use super::phrases::{Word, small, words};
use super::word_set::Bytes;
use crate::document::{Content, Document, first_gap, plain};
use crate::model::Value;

/// A text is a variant of a title when it has this share of its words: two of three.
const SHARE: (usize, usize) = (2, 3);

/// Shorter words must be equal; in longer ones one letter may differ.
const SHORTEST_MISSPELT: usize = 5;

/// An ending is no longer.
const LONGEST_ENDING: usize = 3;

/// Text that is nearly a document's title.
#[derive(Debug)]
pub(super) struct Variant<'r> {
    /// Its bytes in the passage.
    pub range: Range<usize>,
    /// The document.
    pub document: &'r Document,
}

/// A bilaga's title.
pub(super) struct KnownTitle<'r> {
    /// The document.
    pub document: &'r Document,
    /// The title.
    pub text: String,
    /// Its words.
    pub words: Vec<String>,
    /// They in small letters.
    lower: Vec<String>,
    /// Whether the title has a word for a kind of document; any such word then marks a variant. Else its first word does.
    has_kind: bool,
}

/// The titles of the case's bilagor, and of the documents in its register.
pub(super) struct Titles<'r> {
    /// The titles of bilagor that are filled in.
    pub known: Vec<KnownTitle<'r>>,
    /// Titles that are no variant of another, by their first word.
    exact: BTreeMap<String, Vec<Vec<String>>>,
    kinds: BTreeSet<String>,
    /// The first letters of kinds and of titles, in small: most words begin otherwise, and are asked nothing more.
    firsts: BTreeSet<char>,
    /// Those of ASCII, small and large.
    letters: Bytes,
    proposal: Vec<String>,
    /// What the language has before what is quoted.
    quote: char,
}

impl<'r> Titles<'r> {
    /// The titles that are filled in.
    pub(super) fn new(review: &Review<'r>) -> Self {
        let house = &review.templates.husstil;
        let sorts = &review.templates.sprak.granskning.granskningsord.dokumentsorter;
        let kinds: BTreeSet<String> = sorts.iter().map(|kind| kind.ord.clone()).collect();
        let bilagor = review.documents.iter().filter(|d| d.number.is_some() && first_gap(&d.title).is_none());
        let known: Vec<KnownTitle<'r>> = bilagor.map(|document| KnownTitle::new(document, &kinds)).collect();
        let mut exact: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
        let titles = known.iter().map(|known| known.words.clone());
        for title in titles.chain(register_titles(review).map(|title| owned(&words(title)))) {
            if let Some(first) = title.first() {
                exact.entry(first.to_lowercase()).or_default().push(title);
            }
        }
        let quote = review.templates.sprak.text.citat.fore;
        let first = known.iter().filter_map(|known| known.words.first()).chain(&kinds).chain(exact.keys());
        let firsts: BTreeSet<char> = first.filter_map(|word| initial(word)).collect();
        let letters = firsts.iter().filter_map(|first| u8::try_from(*first).ok().filter(u8::is_ascii));
        let letters = letters.flat_map(|first| [first, first.to_ascii_uppercase()]).collect();
        Self { known, exact, kinds, firsts, letters, proposal: owned(&words(&house.fraser.forslag)), quote }
    }

    /// Whether a passage has a document's title, to the letter.
    pub(super) fn names(&self, passage: &Passage<'_>, document: &Document) -> bool {
        let text = words(&passage.text);
        let known = self.known.iter().find(|known| std::ptr::eq(known.document, document));
        known.is_some_and(|known| (0..text.len()).any(|at| starts_with(&text[at..], &known.words)))
    }

    /// Every title in a text, to the letter, as bytes.
    pub(super) fn exact_ranges(&self, text: &str) -> Vec<Range<usize>> {
        let text = words(text);
        self.exact_spans(&text).into_iter().filter_map(|span| bytes(&text, span)).collect()
    }

    /// Every title in a text, to the letter, as words.
    fn exact_spans(&self, text: &[Word<'_>]) -> Vec<Range<usize>> {
        let mut spans = Vec::new();
        for at in (0..text.len()).filter(|at| self.may_begin(text[*at].text)) {
            let titles = self.exact.get(&small(text[at].text)).into_iter().flatten();
            let longest = titles.filter(|title| starts_with(&text[at..], title)).map(Vec::len).max();
            spans.extend(longest.map(|length| at..at + length));
        }
        spans
    }

    /// What is nearly a document's title in a passage. In decisions, lists of bilagor and covers every mention is taken for
    /// a title; in prose only one that begins with a capital or a quote, for "en policy för resorna" describes.
    pub(super) fn variants(&self, passage: &Passage<'_>) -> Vec<Variant<'r>> {
        self.variants_among(passage, &words(&passage.text))
    }

    /// The same for who has the words of the passage.
    pub(super) fn variants_among(&self, passage: &Passage<'_>, text: &[Word<'_>]) -> Vec<Variant<'r>> {
        let marks: Vec<(usize, String)> = text
            .iter()
            .enumerate()
            .filter(|(_, word)| self.may_begin(word.text))
            .map(|(at, word)| (at, small(word.text)))
            .filter(|(_, word)| self.is_mark(word))
            .collect();
        if marks.is_empty() {
            return Vec::new();
        }
        let spans = self.exact_spans(text);
        let is_free = |at: usize| !spans.iter().any(|span| span.contains(&at));
        let mut variants: Vec<Variant<'r>> = Vec::new();
        for (at, word) in marks.into_iter().filter(|(at, _)| is_free(*at)) {
            let marked = self.known.iter().filter(|known| known.is_marked(&word, &self.kinds));
            let runs = marked.map(|known| (known, known.run(&passage.text, text, at, &is_free)));
            let near = runs.filter(|(known, run)| {
                let fitting = run.clone().filter(|index| known.has(text[*index].text)).count();
                fitting * SHARE.1 >= known.words.len() * SHARE.0 && fitting > 2
            });
            let best =
                near.max_by_key(|(known, run)| (run.len(), known.words.iter().any(|own| same_but_case(own, &word))));
            let Some((known, run)) = best else { continue };
            let bytes = text[run.start].range.start..text[run.end - 1].range.end;
            if self.is_title_like(passage, text, run.start) && !variants.iter().any(|v| v.range.end > bytes.start) {
                variants.push(Variant { range: bytes, document: known.document });
            }
        }
        variants
    }

    /// Whether a heading only has words of its own document's title, in any form: it says what its text is about. A year or a
    /// word that the title has not makes it the title of something else.
    pub(super) fn is_own_heading(&self, passage: &Passage<'_>, variant: &Variant<'_>) -> bool {
        let known = self.known.iter().find(|known| std::ptr::eq(known.document, passage.document));
        let own = known.filter(|known| std::ptr::eq(known.document, variant.document));
        passage.kind == PassageKind::Heading
            && own.is_some_and(|own| words(&passage.text).iter().all(|word| own.has_form(word.text)))
    }

    /// Whether a word begins as a title does, or as a word for a kind of document.
    pub(super) fn may_begin(&self, word: &str) -> bool {
        match word.as_bytes().first() {
            Some(first) if first.is_ascii() => self.letters.has(Some(first)),
            _ => initial(word).is_some_and(|first| self.firsts.contains(&first)),
        }
    }

    /// Whether a word in lower case marks a variant of any title.
    fn is_mark(&self, word: &str) -> bool {
        // Whether it is a kind is the same for every title that has one.
        let mut plain = self.known.iter().filter(|known| !known.has_kind);
        self.known.iter().any(|known| known.has_kind) && self.kinds.contains(word)
            || plain.any(|known| known.is_marked(word, &self.kinds))
    }

    fn is_title_like(&self, passage: &Passage<'_>, text: &[Word<'_>], first: usize) -> bool {
        let in_list = passage.section.is_some_and(|section| matches!(section.content, Content::Attachments(_)));
        let start = text[first].range.start;
        let quoted = passage.text[..start].ends_with(['”', '"', '“', '»', self.quote]);
        let named = in_list || matches!(passage.kind, PassageKind::Decision | PassageKind::Field);
        let proposal = self.proposal_before(text, first).is_some_and(|at| is_capital(text[at].text));
        named || quoted || proposal || is_capital(text[first].text)
    }

    /// The word where "Förslag till" before this word begins.
    pub(super) fn proposal_before(&self, text: &[Word<'_>], at: usize) -> Option<usize> {
        let start = at.checked_sub(self.proposal.len())?;
        let same = |(word, wanted): (&Word<'_>, &String)| same_but_case(word.text, wanted);
        (!self.proposal.is_empty() && text[start..at].iter().zip(&self.proposal).all(same)).then_some(start)
    }
}

impl<'r> KnownTitle<'r> {
    fn new(document: &'r Document, kinds: &BTreeSet<String>) -> Self {
        let text = plain(&document.title);
        let words = owned(&words(&text));
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let has_kind = lower.iter().any(|word| kinds.contains(word));
        Self { document, text, words, lower, has_kind }
    }

    /// Whether a word in lower case marks a variant of the title.
    fn is_marked(&self, word: &str, kinds: &BTreeSet<String>) -> bool {
        if self.has_kind {
            kinds.contains(word)
        } else {
            self.words.first().is_some_and(|own| same_but_case(own, word))
        }
    }

    /// Whether a word is one of the title's, give or take a letter or an ending.
    fn has(&self, word: &str) -> bool {
        let word = small(word);
        self.lower.iter().any(|own| alike(own, &word))
    }

    /// Whether a word is one of the title's, or a form of one.
    fn has_form(&self, word: &str) -> bool {
        let lower = small(word);
        let mut own = self.words.iter().zip(&self.lower);
        own.any(|(own, own_lower)| same_but_case(own, word) || differ_in_ending(own_lower, &lower))
    }

    /// The words around the one at `at` that are all words of the title; from the first capital, to the last longer word.
    fn run(&self, whole: &str, text: &[Word<'_>], at: usize, is_free: &impl Fn(usize) -> bool) -> Range<usize> {
        let fits = |index: usize| index == at || (is_free(index) && self.has(text[index].text));
        let joined = |left: usize, right: usize| {
            let between = whole[text[left].range.end..text[right].range.start].trim();
            between.is_empty() || self.text.contains(between)
        };
        let (mut start, mut end) = (at, at + 1);
        while start > 0 && fits(start - 1) && joined(start - 1, start) {
            start -= 1;
        }
        while end < text.len() && joined(end - 1, end) {
            // One word of another kind may follow a preposition: "för stadens resor".
            let inserted = is_short(text[end - 1].text) && is_free(end) && end + 1 < text.len() && fits(end + 1);
            if !(fits(end) || inserted && joined(end, end + 1)) {
                break;
            }
            end += 1;
        }
        start = (start..at).find(|index| is_capital(text[*index].text)).unwrap_or(at);
        while end > at + 1 && is_short(text[end - 1].text) {
            end -= 1;
        }
        start..end
    }
}

/// Where a title stands in a text, as bytes.
pub(super) fn find_title(text: &str, title: &str) -> Option<Range<usize>> {
    let (text, title) = (words(text), owned(&words(title)));
    let at = (0..text.len()).find(|at| starts_with(&text[*at..], &title))?;
    bytes(&text, at..at + title.len())
}

/// The bytes of a span of words.
fn bytes(text: &[Word<'_>], span: Range<usize>) -> Option<Range<usize>> {
    Some(text.get(span.start)?.range.start..text.get(span.end.checked_sub(1)?)?.range.end)
}

/// The titles in the register.
fn register_titles<'r>(review: &Review<'r>) -> impl Iterator<Item = &'r str> {
    let table = review.register();
    let column = table.and_then(|(spec, table)| table.column(&spec.titel));
    let table = table.map(|(_, table)| table);
    table.into_iter().flat_map(|table| &table.rows).filter_map(move |row| match row.values.get(column?)? {
        Some(Value::Text(title)) => Some(title.as_str()),
        _ => None,
    })
}

fn owned(words: &[Word<'_>]) -> Vec<String> {
    words.iter().map(|word| word.text.to_owned()).collect()
}

/// Whether a text begins with a title. Its first letter may have either case, and its last word a genitive s.
pub(super) fn starts_with(text: &[Word<'_>], title: &[String]) -> bool {
    let Some(last) = title.len().checked_sub(1) else { return false };
    let same = |(index, (word, wanted)): (usize, (&Word<'_>, &String))| {
        let word = if index == last && word.text.len() > wanted.len() {
            word.text.strip_suffix('s').unwrap_or(word.text)
        } else {
            word.text
        };
        same_but_dash(word, wanted) || (index == 0 && same_but_case(word, wanted))
    };
    text.len() > last && text.iter().zip(title).enumerate().all(same)
}

/// Whether two words are the same; a hyphen in a range of years is G24's to report.
fn same_but_dash(left: &str, right: &str) -> bool {
    let hyphen = |c| if c == '–' { '-' } else { c };
    left.chars().map(hyphen).eq(right.chars().map(hyphen))
}

/// Whether two words are the same but for case, told at the first letter that differs.
fn same_but_case(left: &str, right: &str) -> bool {
    left.chars().flat_map(char::to_lowercase).eq(right.chars().flat_map(char::to_lowercase))
}

/// Whether two words in lower case are the same; long words also but for one letter, or an ending ("resorna").
fn alike(title: &str, word: &str) -> bool {
    let is_near = || title.len().abs_diff(word.len()) <= 2 && is_long(title, word);
    title == word || differ_in_ending(title, word) || (is_near() && strsim::levenshtein(title, word) <= 1)
}

/// Whether two words in lower case are one but for an ending ("resor", "resorna").
fn differ_in_ending(one: &str, other: &str) -> bool {
    let ending = one.strip_prefix(other).or_else(|| other.strip_prefix(one));
    ending.is_some_and(|ending| ending.len() <= LONGEST_ENDING) && is_long(one, other)
}

/// Whether both words are long enough to be known with a letter or an ending of their own.
fn is_long(one: &str, other: &str) -> bool {
    one.chars().count().min(other.chars().count()) >= SHORTEST_MISSPELT
}

/// The first letter of a word, in small.
fn initial(word: &str) -> Option<char> {
    word.chars().flat_map(char::to_lowercase).next()
}

/// Whether a word is a preposition or the like.
fn is_short(word: &str) -> bool {
    word.chars().count() <= 3 && !is_capital(word)
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
