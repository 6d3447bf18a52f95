//! The words of two passages against each other: what is the same, gone and new, each stretch with what it follows from.
//!
//! A value that a reference stands for is one word whatever it says, known by its name: so a changed value never drags its
//! neighbours along, and what it follows from is known. Words that say the same on both sides are the same, whoever wrote them.

use std::borrow::Borrow;
use std::hash::Hash;

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::text::{Origin, Token, split};

/// A value of at most as many words is changed as a whole: `115 000 kr` is no two numbers.
const WHOLE: usize = 4;

/// What a stretch of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// It is on both sides.
    Lika,
    /// It is gone.
    Borta,
    /// It is new.
    Nytt,
}

/// A stretch of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// What it is.
    pub sort: Sort,
    /// The words.
    pub text: String,
    /// What it follows from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orsak: Option<usize>,
}

impl Span {
    /// The other way round.
    pub(super) fn inverted(spans: &[Self]) -> Vec<Self> {
        let other = |span: &Self| {
            let sort = match span.sort {
                Sort::Lika => Sort::Lika,
                Sort::Borta => Sort::Nytt,
                Sort::Nytt => Sort::Borta,
            };
            Self { sort, ..span.clone() }
        };
        let mut inverted: Vec<Self> = spans.iter().map(other).collect();
        Self::put_in_order(&mut inverted);
        inverted
    }

    /// Between two stretches that are the same, what is gone stands before what is new.
    fn put_in_order(spans: &mut [Self]) {
        for run in spans.split_mut(|span| span.sort == Sort::Lika) {
            run.sort_by_key(|span| span.sort == Sort::Nytt);
        }
    }

    /// The text of one side.
    pub(super) fn side(spans: &[Self], is_old: bool) -> String {
        let other = if is_old { Sort::Nytt } else { Sort::Borta };
        spans.iter().filter(|span| span.sort != other).map(|span| span.text.as_str()).collect()
    }
}

/// A stretch of tokens on both sides; either may be empty.
pub(super) struct Stretch<'t> {
    pub old: &'t [Token],
    pub new: &'t [Token],
    pub is_same: bool,
}

/// Numbers for what two texts have, so that equal ones are compared at once. It is asked by keys and never gone through, so that
/// no order of hashes shows anywhere.
pub(super) struct Numbers<K>(HashMap<K, u32>);

impl<K> Default for Numbers<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: Eq + Hash> Numbers<K> {
    pub(super) fn of(&mut self, key: K) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(key).or_insert(next)
    }

    /// The same of what mostly has its number already.
    pub(super) fn of_known<Q>(&mut self, key: &Q) -> u32
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ToOwned<Owned = K> + ?Sized,
    {
        match self.0.get(key) {
            Some(number) => *number,
            None => self.of(key.to_owned()),
        }
    }
}

/// What a token is known by: a value by its name and its filters.
fn identity(token: &Token) -> (u8, &str, &[String]) {
    match &token.origin {
        Origin::Value { name, filters, .. } => (1, name, filters),
        Origin::Gap(what) => (2, what, &[]),
        Origin::Typed | Origin::Phrase(..) => (0, &token.text, &[]),
    }
}

/// Whether two texts have the same words that come from the same, so that no stretch of them is changed.
pub(super) fn are_same(old: &[Token], new: &[Token]) -> bool {
    let is_one = |(one, other): (&Token, &Token)| one.text == other.text && identity(one) == identity(other);
    old.len() == new.len() && old.iter().zip(new).all(is_one)
}

/// The tokens of two texts as stretches.
pub(super) fn stretches<'t>(old: &'t [Token], new: &'t [Token]) -> Vec<Stretch<'t>> {
    let mut numbers = Numbers::default();
    let mut numbered = |tokens: &'t [Token]| tokens.iter().map(|token| numbers.of(identity(token))).collect::<Vec<_>>();
    let (before, after) = (numbered(old), numbered(new));
    let mut stretches: Vec<Stretch<'t>> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (was, is) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { .. } = op {
            // A value that says something else is a stretch of its own. What is missing is, in whatever words.
            for (was, is) in was.zip(is) {
                let is_gap = matches!(new[is].origin, Origin::Gap(_));
                let same = old[was].text == new[is].text || is_gap;
                let (was, is) = (was..was + 1, is..is + 1);
                push(&mut stretches, old, new, (was, is, same), same);
            }
        } else {
            push(&mut stretches, old, new, (was, is, false), true);
        }
    }
    trimmed(old, new, &joined(old, new, stretches))
}

type Ranges = (std::ops::Range<usize>, std::ops::Range<usize>, bool);

fn push<'t>(to: &mut Vec<Stretch<'t>>, old: &'t [Token], new: &'t [Token], ranges: Ranges, joins: bool) {
    let (was, is, is_same) = ranges;
    match to.last_mut() {
        Some(last) if last.is_same && is_same && joins => {
            let start = was.end - last.old.len() - 1;
            let begin = is.end - last.new.len() - 1;
            (last.old, last.new) = (&old[start..was.end], &new[begin..is.end]);
        }
        _ => to.push(Stretch { old: &old[was], new: &new[is], is_same }),
    }
}

fn is_value(tokens: &[Token]) -> bool {
    matches!(tokens, [Token { origin: Origin::Value { .. }, .. }])
}

/// Changes with nothing but a space between them are one, unless they are values; and what says the same is the same.
fn joined<'t>(old: &'t [Token], new: &'t [Token], stretches: Vec<Stretch<'t>>) -> Vec<Stretch<'t>> {
    let text = |tokens: &[Token]| tokens.iter().map(|token| token.text.as_str()).collect::<String>();
    let is_own = |stretch: &Stretch<'_>| is_value(stretch.old) && is_value(stretch.new);
    let mut joined: Vec<Stretch<'t>> = Vec::new();
    let (mut at, mut to) = (0, 0);
    for mut stretch in stretches {
        let (was, is) = (stretch.old.len(), stretch.new.len());
        stretch.is_same = stretch.is_same || text(stretch.old) == text(stretch.new);
        let space = stretch.is_same && text(stretch.old) == " ";
        joined.push(stretch);
        (at, to) = (at + was, to + is);
        if space {
            continue;
        }
        if let [.., first, space, last] = &joined[..]
            && text(space.old) == " "
            && space.is_same
            && ![first, last].iter().any(|part| part.is_same || is_own(part))
        {
            let was = first.old.len() + space.old.len() + last.old.len();
            let is = first.new.len() + space.new.len() + last.new.len();
            joined.truncate(joined.len() - 3);
            joined.push(Stretch { old: &old[at - was..at], new: &new[to - is..to], is_same: false });
        }
    }
    joined
}

/// What changed stretches begin and end with on both sides alike is the same: changes that were joined over a space may have it.
fn trimmed<'t>(old: &'t [Token], new: &'t [Token], stretches: &[Stretch<'t>]) -> Vec<Stretch<'t>> {
    let mut trimmed: Vec<Stretch<'t>> = Vec::new();
    let mut to = (0, 0);
    for stretch in stretches {
        let from = to;
        to = (from.0 + stretch.old.len(), from.1 + stretch.new.len());
        let (lead, trail) = if stretch.is_same { (0, 0) } else { in_common(stretch.old, stretch.new) };
        let (start, end) = ((from.0 + lead, from.1 + lead), (to.0 - trail, to.1 - trail));
        for (from, to, is_same) in [(from, start, true), (start, end, stretch.is_same), (end, to, true)] {
            if from == to {
                continue;
            }
            let begin = trimmed.last().filter(|last| last.is_same && is_same);
            let begin = begin.map_or(from, |last| (from.0 - last.old.len(), from.1 - last.new.len()));
            if begin != from {
                trimmed.pop();
            }
            trimmed.push(Stretch { old: &old[begin.0..to.0], new: &new[begin.1..to.1], is_same });
        }
    }
    trimmed
}

/// How many tokens two stretches have in common at their beginnings and at their ends.
fn in_common(old: &[Token], new: &[Token]) -> (usize, usize) {
    let is_same = |(one, other): &(&Token, &Token)| one == other;
    let lead = old.iter().zip(new).take_while(is_same).count();
    let trail = old[lead..].iter().rev().zip(new[lead..].iter().rev()).take_while(is_same).count();
    (lead, trail)
}

/// The stretches as spans; `cause` says what a changed one follows from, by its tokens and where they begin on either side.
pub(super) fn spans(
    old: &[Token],
    new: &[Token],
    mut cause: impl FnMut((&[Token], &[Token]), (usize, usize)) -> Option<usize>,
) -> Vec<Span> {
    let text = |tokens: &[Token]| tokens.iter().map(|token| token.text.as_str()).collect::<String>();
    let mut spans: Vec<Span> = Vec::new();
    let mut add = |sort: Sort, text: String, orsak: Option<usize>| {
        if text.is_empty() {
            return;
        }
        match spans.last_mut() {
            Some(last) if last.sort == sort && last.orsak == orsak => last.text.push_str(&text),
            _ => spans.push(Span { sort, text, orsak }),
        }
    };
    let mut at = (0, 0);
    for stretch in stretches(old, new) {
        let begin = at;
        at = (at.0 + stretch.old.len(), at.1 + stretch.new.len());
        let (was, is) = (text(stretch.old), text(stretch.new));
        if stretch.is_same {
            add(Sort::Lika, is, None);
            continue;
        }
        let cause = cause((stretch.old, stretch.new), begin);
        if is_value(stretch.old) && is_value(stretch.new) && split(&was).len().max(split(&is).len()) > 2 * WHOLE {
            for (sort, text) in within(&was, &is) {
                add(sort, text, if sort == Sort::Lika { None } else { cause });
            }
            continue;
        }
        let day = if is_value(stretch.old) && is_value(stretch.new) { shared_day(&was, &is) } else { 0 };
        add(Sort::Lika, is[..day].to_owned(), None);
        add(Sort::Borta, was[day..].to_owned(), cause);
        add(Sort::Nytt, is[day..].to_owned(), cause);
    }
    Span::put_in_order(&mut spans);
    spans
}

/// How much of two values is the day that both begin with, and what follows it in both: of a decision on the same day only its number
/// has changed.
fn shared_day(old: &str, new: &str) -> usize {
    let (was, is) = (split(old), split(new));
    let is_day = |word: &String| word.len() == DAY && word.chars().all(|c| c.is_ascii_digit() || c == '-');
    if !was.first().is_some_and(is_day) {
        return 0;
    }
    let shared = was.iter().zip(&is).take_while(|(one, other)| one == other);
    let length = shared.map(|(word, _)| word.len()).sum();
    if length < old.len().min(new.len()) { length } else { 0 }
}

/// A day as it is written in a value: `2025-05-19`.
const DAY: usize = 10;

/// The words inside two long values.
fn within(old: &str, new: &str) -> Vec<(Sort, String)> {
    spans_of_texts(old, new).into_iter().map(|span| (span.sort, span.text)).collect()
}

/// The words of two texts of which nothing else is known.
pub(super) fn spans_of_texts(old: &str, new: &str) -> Vec<Span> {
    let token = |text: String| Token { text, origin: Origin::Typed };
    let tokens = |text: &str| split(text).into_iter().map(token).collect::<Vec<_>>();
    spans(&tokens(old), &tokens(new), |_, _| None)
}
