//! F20: signs that stand for letters in words: a letter that was lost, one of another alphabet, one that has been read by another
//! table than it was written by. And W44: a word that a line break parts in a cell.

mod readings;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use self::readings::Misread;
use super::spelling::Known;
use super::words::{self, source};
use super::{Review, markup};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::place::Place;

/// So many words of a sheet or a file are told together.
const MANY: usize = 3;

/// What has been found, by its place and, in a cell or a line, where it stands there.
type Found = BTreeMap<(Place, usize), Misread>;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let known = Known::new(review);
    let mut found = Found::new();
    let mut look = |text: &str, place: &dyn Fn(Range<usize>) -> Option<Place>| {
        for (range, misread) in readings::misread(text, &|word| known.is_known(word)) {
            let place = place(range.clone());
            found.extend(place.map(|place| (at(place, range.start), misread)));
        }
    };
    for passage in review.passages.iter().filter(|passage| !review.is_reproduced(passage.document)) {
        look(&passage.text, &|range| source(passage, &range).filter(|_| passage.is_typed(&range)));
    }
    for text in markup::texts(review.case) {
        look(&text.text, &|range| Some(text.place(range)));
    }
    for line in markup::lines(review.case) {
        look(&line.value, &|_| line.places.first().cloned());
    }
    for (text, place) in words::cells(review.case) {
        look(text, &|_| Some(place()));
        let whole = parted(text, &known);
        findings.extend(whole.map(|(parts, whole)| {
            Diagnostic::finding(message!(codes::WORD_PARTED, varde = parts, forslag = whole)).at(place())
        }));
    }
    told(found, findings);
}

/// A place in a text is one word's; a cell has many.
fn at(place: Place, start: usize) -> (Place, usize) {
    let start = if matches!(place, Place::Text(_)) { 0 } else { start };
    (place, start)
}

/// What is told: place by place, or once of many words in a sheet or a file.
fn told(found: Found, findings: &mut Diagnostics) {
    type Where = (Arc<str>, Option<Arc<str>>, &'static str);
    let mut files: BTreeMap<Where, Vec<(Place, Misread)>> = BTreeMap::new();
    for ((place, _), misread) in found {
        let sheet = if let Place::Cells(cells) = &place { Some(cells.sheet.clone()) } else { None };
        files.entry((place.file().clone(), sheet, misread.kind.name())).or_default().push((place, misread));
    }
    for words in files.into_values() {
        let is_many = words.len() >= MANY;
        for together in words.chunk_by(|(one, _), (other, _)| is_many || one == other) {
            // What can be said of one is said of it.
            let first = together.iter().map(|(_, misread)| misread).find(|misread| !misread.meant.is_empty());
            let Some(first) = first.or(together.first().map(|(_, misread)| misread)) else { continue };
            let problem = message!(
                codes::LETTER_MISREAD,
                slag = first.kind.name(),
                varde = &first.word,
                forslag = &first.meant,
                antal = together.len()
            );
            let mut places: Vec<Place> = together.iter().map(|(place, _)| place.clone()).collect();
            places.dedup();
            findings.push(Diagnostic::finding(problem).at_all(places));
        }
    }
}

/// The word that a line break parts, and as what it is one: one part is no word, and both together are.
fn parted(text: &str, known: &Known) -> Option<(String, String)> {
    text.match_indices('\n').find_map(|(at, _)| {
        let is_letter = |c: char| c.is_alphabetic() || c == '-';
        let before = text[..at].trim_end();
        let after = text[at..].trim_start();
        let start =
            before.rfind(|c| !is_letter(c)).map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        let end = after.find(|c| !is_letter(c)).unwrap_or(after.len());
        let (typed, second) = (&before[start..], &after[..end]);
        let first = typed.trim_end_matches('-');
        let whole = format!("{first}{second}");
        let is_part = |part: &str| part.chars().count() > 1 && !known.is_known(part);
        let is_parted = typed != first || is_part(first) || is_part(second);
        let begins_small = second.starts_with(char::is_lowercase) && !first.is_empty();
        (begins_small && is_parted && known.is_known(&whole)).then(|| (format!("{typed}⏎{second}"), whole))
    })
}
