//! What stands twice: sentences in a document, words and spaces in a row.

use std::ops::Range;

use regex::Regex;

use super::{Passage, Review, is_prose, sentences, shortened, warning};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::{Origin, PassageKind};
use crate::review::patterns::Fixed;
use crate::review::runs::Run;
use crate::review::words;
use crate::templates::Wordlists;

/// Two spaces or more.
static SPACES: Fixed = Fixed::new(may_have_spaces, || Regex::new("[ \u{a0}]{2,}").ok());

fn may_have_spaces(text: &str) -> bool {
    ["  ", " \u{a0}", "\u{a0} ", "\u{a0}\u{a0}"].iter().any(|pair| text.contains(pair))
}

/// Shorter sentences are formulas ("Anvisningen antas."), which may return.
const SHORTEST: usize = 40;

/// A sentence that only begins like a whole other one must be longer to count as doubled.
const SHORTEST_BEGINNING: usize = 60;

/// In one paragraph a shorter one that returns is one too many as well.
const SHORTEST_BESIDE: usize = 24;

/// A sentence of a document, as it is compared.
struct Sentence<'p> {
    key: String,
    order: usize,
    passage: &'p Passage<'p>,
    range: Range<usize>,
}

/// Reports sentences that stand twice in a document, also when the second goes on where the first ended.
pub(super) fn sentences(review: &Review<'_>, findings: &mut Diagnostics) {
    let ord = &review.templates.sprak.granskning.ord;
    for document in review.passages.chunk_by(|a, b| std::ptr::eq(a.document, b.document)) {
        let mut all: Vec<Sentence<'_>> = Vec::new();
        for passage in document.iter().filter(|passage| is_prose(passage.kind)) {
            for range in sentences::split(&passage.text, ord) {
                let key = key(&passage.text[range.clone()]);
                if key.chars().count() >= SHORTEST_BESIDE && is_sentence(passage, &range) && is_own(passage, &range) {
                    all.push(Sentence { key, order: all.len(), passage, range });
                }
            }
        }
        // Sorted, a sentence stands right before those that begin like it. Most differ in their first letters, and no more of them is
        // made small.
        all.sort_by(|a, b| small(&a.key).cmp(small(&b.key)).then(a.order.cmp(&b.order)));
        for pair in all.windows(2).filter(|pair| is_long(&pair[0], &pair[1]) && is_doubled(&pair[0].key, &pair[1].key))
        {
            findings.extend(doubled(&pair[0], &pair[1]));
        }
    }
}

/// Whether a sentence is more than a formula, or stands twice in one paragraph.
fn is_long(one: &Sentence<'_>, other: &Sentence<'_>) -> bool {
    let alike = || small(&one.key).eq(small(&other.key));
    one.key.chars().count() >= SHORTEST || (std::ptr::eq(one.passage, other.passage) && alike())
}

/// The letters of a sentence, small.
fn small(key: &str) -> impl Iterator<Item = char> {
    key.chars().flat_map(char::to_lowercase)
}

/// A sentence without its end mark, and with single spaces.
fn key(sentence: &str) -> String {
    let bare =
        sentence.trim_end_matches(|c: char| !c.is_alphanumeric()).trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut key = String::with_capacity(bare.len());
    for word in bare.split_whitespace() {
        key.push_str(if key.is_empty() { "" } else { " " });
        key.push_str(word);
    }
    key
}

/// Whether it is more than the title or the name that an item of a list may be.
fn is_sentence(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let bare = passage.text[range.clone()].trim_end_matches(['”', '’', ')', ']', '»']);
    passage.kind != PassageKind::Item || bare.ends_with(['.', '!', '?'])
}

/// Whether something of it comes from the case: the house's stock phrases may return.
fn is_own(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let mut inside = passage.stretches.iter().filter(|s| s.range.start < range.end && range.start < s.range.end);
    inside.any(|stretch| matches!(stretch.origin, Origin::Typed(_) | Origin::Fact(..)))
}

fn is_doubled(first: &str, second: &str) -> bool {
    let mut rest = small(second);
    if !small(first).all(|letter| rest.next() == Some(letter)) {
        return false;
    }
    match rest.next() {
        None => true,
        Some(next) => matches!(next, ',' | ' ') && first.chars().count() >= SHORTEST_BEGINNING,
    }
}

fn doubled(one: &Sentence<'_>, other: &Sentence<'_>) -> Option<Diagnostic> {
    let (first, second) = if one.order < other.order { (one, other) } else { (other, one) };
    let text = shortened(&second.passage.text[second.range.clone()]);
    let finding = warning(message!(codes::SENTENCE_TWICE, text = text), second.passage, &second.range)?;
    let earlier = words::source(first.passage, &first.range).filter(|place| finding.places.first() != Some(place));
    Some(earlier.into_iter().fold(finding, Diagnostic::at))
}

/// Reports a word that stands twice in a row.
pub(super) fn words(passage: &Passage<'_>, ord: &Wordlists, findings: &mut Diagnostics) {
    let text = &passage.text;
    let found = passage.runs();
    for (at, pair) in found.windows(2).enumerate() {
        let one = &text[pair[0].range.clone()];
        let between = &text[pair[0].range.end..pair[1].range.start];
        let adjacent = matches!(between, " " | "\u{a0}");
        let (lower, range) = (&pair[0].lower, pair[0].range.start..pair[1].range.end);
        let alike = pair[0].range.len() == pair[1].range.len() && *lower == pair[1].lower;
        if !adjacent || !alike || !one.chars().all(char::is_alphabetic) {
            continue;
        }
        if !may_double(lower, &text[range.start..], ord) || is_one_too_many(text, found, at) {
            findings.extend(warning(message!(codes::WORD_TWICE, text = lower), passage, &range));
        }
    }
}

/// Whether a verb stands twice after a subject that has none of its own: "Forumet har har gett", "Stödet till skolan är är".
/// "Det arbete staden har har gett" has two verbs.
fn is_one_too_many(text: &str, found: &[Run], at: usize) -> bool {
    let word = |at: usize| found[at].lower.clone();
    if !LANGUAGE.dubbla_verb.contains(&found[at].lower) {
        return false;
    }
    let mut first = at;
    let joined = |at: usize| matches!(&text[found[at].range.end..found[at + 1].range.start], " " | "\u{a0}");
    while first > 0 && joined(first - 1) && !LANGUAGE.satsborjan.contains(&word(first - 1)) {
        first -= 1;
    }
    let subject: Vec<String> = (first..at).map(word).collect();
    // One noun, or one with what a preposition ties to it.
    let tied = |at: usize| {
        at == 0 || LANGUAGE.prepositioner.contains(&subject[at]) || LANGUAGE.prepositioner.contains(&subject[at - 1])
    };
    let pronoun = |word: &String| LANGUAGE.artiklar.contains(word) || LANGUAGE.fragor.contains(word) || word == "som";
    !subject.is_empty() && (0..subject.len()).all(tied) && !subject.iter().any(pronoun)
}

/// Whether the house's list has the word, or a phrase that begins with it twice.
fn may_double(word: &str, from: &str, ord: &Wordlists) -> bool {
    let phrase = |listed: &String| listed.contains(' ') && from.to_lowercase().starts_with(listed.as_str());
    ord.far_sta_dubbelt.iter().any(|listed| listed == word || phrase(listed))
}

/// Reports several spaces in a row, which the page would show; not where a reference between them has failed.
pub(super) fn spaces(passage: &Passage<'_>, findings: &mut Diagnostics) {
    let text = &passage.text;
    for found in SPACES.ranges(text) {
        if !passage.stretches.iter().any(|s| s.range.start <= found.start && found.end <= s.range.end) {
            continue;
        }
        let before = text[..found.start].split_whitespace().next_back().unwrap_or_default();
        let after = text[found.end..].split_whitespace().next().unwrap_or_default();
        let around = format!("{before} {after}");
        findings.extend(warning(message!(codes::SPACE_TWICE, text = around.trim()), passage, &found));
    }
}
