//! What a sentence says of a time as it stood between joining and deciding: "När inriktningen antogs 2020 var staden ännu inte med".

use super::{Read, Sources, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::review::language_data::LANGUAGE;

/// Words of "ännu inte" stand side by side.
const TOGETHER: usize = 2;

/// Holds a passage against the month in which the municipality joined.
pub(super) fn check(read: &Read<'_, '_>, sources: &Sources, findings: &mut Diagnostics) {
    let Some((name, joined, places)) = sources.joined.first() else { return };
    for words in read.sentences() {
        let Some((at, member)) = standing(words).filter(|_| !read.is_of_others(words)) else { continue };
        let Some((year, month)) = time(words, sources) else { continue };
        let months = |year: i32, month: u32| year * 12 + i32::try_from(month).unwrap_or(1) - 1;
        let (told, known) = (months(year, month.unwrap_or(1)), months(joined.year, joined.month));
        // A year alone may be on either side of the month.
        let within = month.is_none() && year == joined.year;
        let wrong = if member { told < known } else { told >= known };
        if wrong && !within {
            let range = words[at].0.start..words[at + TOGETHER - 1].0.end;
            let fran = read.review.templates.sprak.month(*joined);
            let namn = format!("fakta.{name}");
            let problem = message!(codes::DURATION_DIFFERS, text = read.text(&range), fran = fran, namn = namn);
            read.warn(problem, &range, places.first().cloned(), findings);
        }
    }
}

/// Whether the municipality is said to have been a member already, or not yet, and where that is said.
fn standing(words: &Words) -> Option<(usize, bool)> {
    let is_member = |at: usize| {
        words[at..]
            .iter()
            .take(TOGETHER + 3)
            .any(|(_, word)| *word == LANGUAGE.medlemsord || LANGUAGE.smaord.med == word)
    };
    let pair = |at: usize| Some((words.get(at)?.1.as_str(), words.get(at + 1)?.1.as_str()));
    (0..words.len()).find_map(|at| {
        let (first, second) = pair(at)?;
        let not_yet = LANGUAGE.annu.contains(first) && second == LANGUAGE.smaord.inte
            || first == LANGUAGE.smaord.inte && LANGUAGE.annu.contains(second);
        let already = LANGUAGE.redan.contains(first) && second == LANGUAGE.medlemsord;
        (not_yet && is_member(at) || already).then_some((at, already))
    })
}

/// The only time of a sentence: its only year, or the day of the decision by whose document it tells the time.
fn time(words: &Words, sources: &Sources) -> Option<(i32, Option<u32>)> {
    let is_year = |word: &str| word.len() == 4 && word.starts_with(['1', '2']);
    let mut years = words.iter().filter(|(_, word)| is_year(word)).filter_map(|(_, word)| word.parse::<i32>().ok());
    let decided = || {
        let adopts = words.iter().any(|(_, word)| LANGUAGE.beslutats.contains(word));
        let of = |kind: &String| words.iter().any(|(_, word)| word.starts_with(kind.as_str()));
        let source = sources.decisions.iter().find(|source| adopts && source.kind.as_ref().is_some_and(of))?;
        Some((chrono::Datelike::year(&source.date), Some(chrono::Datelike::month(&source.date))))
    };
    match (years.next(), years.next()) {
        (None, _) => decided(),
        (Some(year), None) => decided().filter(|(decided, _)| *decided == year).or(Some((year, None))),
        _ => None,
    }
}
