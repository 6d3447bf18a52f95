//! A dictionary as Hunspell's format has it: stems with flags, and the endings that each flag lets a stem take. Words put together
//! of others are known by their parts. Nothing is unfolded: a word is looked up by taking its endings off.

mod endings;
mod list;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use memchr::{memchr, memrchr};

use self::endings::{Cut, Ending};
use self::list::{BLOCK, beginning, parts, stem};
use crate::review::word_set::Shapes;
use crate::templates::Templates;

/// The files of a language's folder: stems and endings.
const FILES: [&str; 2] = ["ordlista.dic.gz", "ordlista.aff"];

/// Longer words are not taken apart: each further letter is a place to part them.
const LONGEST: usize = 48;

/// A noun that has lost its last letter has so many others.
const SHORTEST_CUT: usize = 4;

/// A word is put together of at most so many parts.
const PARTS: usize = 4;

/// What a word may be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Uses {
    alone: bool,
    first: bool,
    middle: bool,
    last: bool,
}

/// The flags that say so.
mod flags {
    /// Never right.
    pub(super) const FORBIDDEN: char = '%';
    /// Only with an ending.
    pub(super) const NEEDS_ENDING: char = '¤';
    /// First in words put together.
    pub(super) const FIRST: char = 'X';
    /// Inside them.
    pub(super) const MIDDLE: char = 'U';
    /// Last in them.
    pub(super) const LAST: char = 'Y';
    /// Only in them.
    pub(super) const ONLY_IN_COMPOUNDS: char = 'Z';
    /// Inflected as a noun.
    pub(super) const NOUN: char = 'A';
    /// Inflected as an adjective.
    pub(super) const ADJECTIVE: char = 'O';
}

/// The words of a language.
#[derive(Debug)]
pub(super) struct Dictionary {
    /// Lines `stem/FLAGS`, sorted by the bytes of their stems.
    text: Cow<'static, str>,
    /// The first line of each block: how its stem begins, and where the line does.
    index: Vec<(u64, usize)>,
    /// By what they add.
    endings: BTreeMap<String, Vec<Cut>>,
    /// What these look like: most ends of words are none.
    shapes: Shapes,
    /// They have at most so many bytes.
    longest_ending: usize,
}

/// The dictionary that was read first, with its files: most cases of a run have the same.
static FIRST: OnceLock<(Bytes, Bytes, Arc<Dictionary>)> = OnceLock::new();

impl Dictionary {
    /// The dictionary of the language of a house, when its folder has one.
    pub(super) fn of(templates: &Templates) -> Option<Arc<Self>> {
        let [stems, endings] = FILES.map(|name| templates.language_file(name));
        let (stems, endings) = (stems?, endings?);
        if let Some((known_stems, known_endings, dictionary)) = FIRST.get()
            && known_stems == stems
            && known_endings == endings
        {
            return Some(Arc::clone(dictionary));
        }
        let dictionary = Arc::new(Self::read(stems, endings)?);
        let _ = FIRST.set((stems.clone(), endings.clone(), Arc::clone(&dictionary)));
        Some(dictionary)
    }

    /// Reads the stems, packed by gzip, and the endings.
    fn read(stems: &Bytes, endings: &Bytes) -> Option<Self> {
        let endings = std::str::from_utf8(endings).ok()?;
        Some(match Templates::unpacked_list(stems) {
            // A test holds that it is in order.
            Some(text) => Self::sorted(text.into(), endings),
            None => Self::new(list::unpacked(stems)?, endings),
        })
    }

    fn new(text: String, endings: &str) -> Self {
        Self::sorted(list::in_order(text).into(), endings)
    }

    fn sorted(text: Cow<'static, str>, endings: &str) -> Self {
        let mut by_text: BTreeMap<String, Vec<Cut>> = BTreeMap::new();
        for (add, cut, ending) in endings.lines().filter_map(Ending::parse) {
            let cuts = by_text.entry(add).or_default();
            match cuts.iter_mut().find(|known| known.cut == cut) {
                Some(known) => known.endings.push(ending),
                None => cuts.push(Cut { cut, endings: vec![ending] }),
            }
        }
        let longest_ending = by_text.keys().map(String::len).max().unwrap_or(0);
        let (index, shapes) = (list::index(text.as_bytes()), Shapes::of(by_text.keys()));
        Self { index, text, shapes, longest_ending, endings: by_text }
    }

    /// Whether a word in small letters is known: by itself, or as one put together of others.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.has(word) || (word.chars().count() <= LONGEST && self.is_compound(word, 1))
    }

    /// Whether a word stands in the dictionary by itself, inflected or not.
    pub(super) fn has(&self, word: &str) -> bool {
        let lines = self.likely(word);
        let mut is_stem = false;
        for flags in self.listed(word, lines.clone()) {
            if flags.contains(flags::FORBIDDEN) {
                return false;
            }
            is_stem |= is_alone(flags);
        }
        is_stem || self.inflected(word, lines).any(|(_, ending)| is_alone(&ending.further))
    }

    /// Whether a word is a form that only begins others, "marknads", or a noun in its plain form, which none follows as it is. What
    /// is an adjective too stands before nouns by itself: "intern".
    pub(super) fn begins_others(&self, word: &str) -> bool {
        let is_first = |flags: &str| flags.contains(flags::NOUN) && flags.contains(flags::FIRST);
        let plain = self.flags(word).any(|flags| is_first(flags) && !flags.contains(flags::ADJECTIVE));
        let linked =
            || self.inflected(word, self.likely(word)).any(|(_, ending)| ending.further.contains(flags::FIRST));
        // "läro" stands nowhere by itself.
        let uses = self.uses(word);
        plain || linked() || (uses.first && !uses.alone)
    }

    fn is_compound(&self, word: &str, part: usize) -> bool {
        let cuts = word.char_indices().map(|(at, _)| at).skip(2);
        cuts.into_iter().any(|at| {
            let (head, tail) = word.split_at(at);
            if tail.chars().count() < 2 {
                return false;
            }
            let uses = self.uses(head);
            let begins = if part == 1 { uses.first } else { uses.middle };
            // Of three letters alike one is left out: "till" and "lämpa".
            let doubled = || {
                let mut last = head.chars().rev();
                let letter = last.next().filter(|letter| last.next() == Some(*letter))?;
                Some(format!("{letter}{tail}"))
            };
            let ends = |tail: &str| self.uses(tail).last;
            begins
                && (ends(tail)
                    || doubled().is_some_and(|tail| ends(&tail))
                    || (part + 1 < PARTS && self.is_compound(tail, part + 1)))
        })
    }

    /// Whether a long enough head is a noun in "a" without it, as most are before another: "mäss" of "mässa".
    pub(super) fn is_cut_noun(&self, head: &str) -> bool {
        let whole = || format!("{head}a");
        head.chars().count() >= SHORTEST_CUT && self.flags(&whole()).any(|flags| flags.contains(flags::NOUN))
    }

    fn uses(&self, word: &str) -> Uses {
        let (mut uses, lines) = (Uses::default(), self.likely(word));
        for flags in self.listed(word, lines.clone()) {
            if flags.contains(flags::FORBIDDEN) {
                return Uses::default();
            }
            uses.alone |= is_alone(flags);
            uses.add(flags);
        }
        for (flags, ending) in self.inflected(word, lines) {
            let whole = !ending.further.contains(flags::ONLY_IN_COMPOUNDS);
            uses.alone |= is_alone(&ending.further);
            uses.last |= whole && flags.contains(flags::LAST);
            uses.add(&ending.further);
        }
        uses
    }

    /// All lines.
    fn all(&self) -> Range<usize> {
        0..self.text.len()
    }

    /// The lines among which a word and all that it may be a form of are: those that begin as it does before its longest ending. Of most
    /// words that are asked for there are none.
    fn likely(&self, word: &str) -> Range<usize> {
        let longest = self.ends(word).next();
        longest.map_or(self.all(), |(at, _)| self.beginning(&word[..at], self.all()))
    }

    /// The endings of a word, the longest first: where each begins, and what it may have cut.
    fn ends<'d>(&'d self, word: &'d str) -> impl Iterator<Item = (usize, &'d [Cut])> {
        let ends = word.char_indices().map(|(at, _)| at).skip(1).chain(std::iter::once(word.len()));
        let near = ends.skip_while(|at| word.len() - at > self.longest_ending);
        let likely = near.filter(|at| self.shapes.may_have(&word[*at..]));
        likely.filter_map(|at| Some((at, self.endings.get(&word[at..])?.as_slice())))
    }

    /// The stems that a word is a form of, by their flags, with the ending; they are in its [likely](Self::likely) lines.
    fn inflected<'d>(&'d self, word: &'d str, lines: Range<usize>) -> impl Iterator<Item = (&'d str, &'d Ending)> {
        // Each beginning narrows the lines that the next one is looked for in, and what nothing begins with ends the search.
        let narrowed = self.ends(word).enumerate().scan(lines, |lines, (number, (at, cuts))| {
            if number > 0 {
                *lines = self.beginning(&word[..at], lines.clone());
            }
            (lines.start < lines.end).then(|| (at, cuts, lines.clone()))
        });
        narrowed.flat_map(move |(at, cuts, lines)| {
            cuts.iter().flat_map(move |Cut { cut, endings }| {
                let stem = if cut.is_empty() {
                    Cow::Borrowed(&word[..at])
                } else {
                    [&word[..at], cut.as_str()].concat().into()
                };
                let listed: Vec<&str> = self.listed(&stem, lines.clone()).collect();
                let taken = move |flags: &&str, ending: &Ending| flags.contains(ending.flag) && ending.fits(&stem);
                let each = listed.into_iter().flat_map(move |flags| endings.iter().map(move |ending| (flags, ending)));
                each.filter(move |(flags, ending)| taken(flags, ending))
            })
        })
    }

    /// The flags of a stem, as often as it is listed.
    fn flags<'d>(&'d self, stem: &str) -> impl Iterator<Item = &'d str> {
        self.listed(stem, self.all())
    }

    /// The flags of a stem that is listed in some lines or nowhere.
    fn listed<'d>(&'d self, wanted: &str, lines: Range<usize>) -> impl Iterator<Item = &'d str> {
        let near = self.near(wanted.as_bytes(), lines.clone());
        let from = self.first(near, |stem| stem < wanted.as_bytes());
        let lines = self.text[from..lines.end].lines().map(parts);
        lines.take_while(move |(stem, _)| *stem == wanted).map(|(_, flags)| flags)
    }

    /// Those of some lines whose stems begin with a text.
    fn beginning(&self, text: &str, lines: Range<usize>) -> Range<usize> {
        let text = text.as_bytes();
        let near = self.near(text, lines);
        let from = self.first(near.clone(), |stem| stem < text);
        if !self.text.as_bytes()[from..near.end].starts_with(text) {
            return from..from;
        }
        let to = self.first(from..near.end, |stem| stem.starts_with(text));
        from..to
    }

    /// Those of some lines among which stems that begin with a text are, by the index; all that come before these are less, all that
    /// come after are greater.
    fn near(&self, text: &[u8], lines: Range<usize>) -> Range<usize> {
        if lines.len() <= BLOCK {
            return lines;
        }
        let before = self.index.partition_point(|(begins, _)| *begins < beginning(text, 0));
        let within = self.index.partition_point(|(begins, _)| *begins <= beginning(text, u8::MAX));
        let from = before.checked_sub(1).map_or(0, |block| self.index[block].1);
        let to = self.index.get(within).map_or(self.text.len(), |(_, start)| *start);
        from.clamp(lines.start, lines.end)..to.clamp(lines.start, lines.end)
    }

    /// Where the first of some lines begins whose stem is not one of those that come first.
    fn first(&self, lines: Range<usize>, comes_first: impl Fn(&[u8]) -> bool) -> usize {
        let bytes = self.text.as_bytes();
        let (mut from, mut to) = (lines.start, lines.end);
        while from < to {
            let middle = from + (to - from) / 2;
            let start = memrchr(b'\n', &bytes[from..middle]).map_or(from, |at| from + at + 1);
            let end = memchr(b'\n', &bytes[middle..to]).map_or(to, |at| middle + at);
            match comes_first(stem(&bytes[start..end])) {
                true => from = to.min(end + 1),
                false => to = start,
            }
        }
        from
    }
}

/// Whether what has some flags stands by itself.
fn is_alone(flags: &str) -> bool {
    !flags.contains([flags::ONLY_IN_COMPOUNDS, flags::NEEDS_ENDING])
}

impl Uses {
    fn add(&mut self, flags: &str) {
        self.first |= flags.contains(flags::FIRST);
        self.middle |= flags.contains(flags::MIDDLE);
        self.last |= flags.contains(flags::LAST);
    }
}

#[cfg(test)]
mod tests;
