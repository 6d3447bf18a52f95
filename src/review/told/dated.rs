//! "beslutet från 2018 om inriktningen": a decision on a kind of document, with another year than the one that the facts have.

use super::{Read, Sources};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::review::language_data::LANGUAGE;

/// Holds the years of decisions in a passage against the facts.
pub(super) fn check(read: &Read<'_, '_>, sources: &Sources, findings: &mut Diagnostics) {
    if read.readings.is_empty() {
        return;
    }
    for words in read.sentences() {
        let found = words.windows(5).find_map(|five| {
            let small = &LANGUAGE.smaord;
            let decision = five[0].1.starts_with(LANGUAGE.sifferord.beslut.as_str());
            let led = five[1].1 == small.fran && five[3].1 == small.om;
            let year = five[2].1.parse::<i32>().ok().filter(|_| decision && led && five[2].1.len() == 4)?;
            Some((&five[2].0, year, five[4].1.as_str()))
        });
        let Some((range, year, document)) = found else { continue };
        let is_of = |kind: &String| document.starts_with(kind.as_str());
        let of_kind: Vec<_> =
            sources.decisions.iter().filter(|source| source.kind.as_ref().is_some_and(is_of)).collect();
        let right = of_kind.iter().any(|source| chrono::Datelike::year(&source.date) == year);
        let Some(source) = of_kind.first().filter(|_| !right && !read.is_of_others(words)) else { continue };
        let namn = format!("fakta.{}.datum", source.group);
        let problem = message!(codes::DURATION_DIFFERS, text = read.text(range), fran = source.date, namn = namn);
        read.warn(problem, range, source.places.first().cloned(), findings);
    }
}
