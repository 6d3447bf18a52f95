//! A small word too many in a title: "Programmet för en likvärdig skola 2016–2025" of "Program för likvärdig skola 2016–2025".

use std::ops::Range;

use super::Title;
use super::parts::is_time;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Passage;

/// A title of fewer words has nothing between its first and its last.
const FEWEST: usize = 3;

/// Where a passage has a title with one small word more inside it.
pub(super) fn variants<'t>(
    passage: &Passage<'_>,
    titles: &'t [Title],
    kinds: &[(String, String)],
) -> Vec<(Range<usize>, &'t Title)> {
    let mut found = Vec::new();
    for title in titles {
        // From the kind of document on: the municipality's name may be left out, and the kind may be definite.
        let Some(kind) = title.words.iter().position(|word| kinds.iter().any(|(kind, _)| kind == word)) else {
            continue;
        };
        let own = &title.words[kind..];
        // Without its time a title is hardly told from what it is about.
        if own.len() < FEWEST || !own.last().is_some_and(|word| is_time(word)) {
            continue;
        }
        let runs = passage.lower.windows(own.len() + 1).enumerate();
        for (at, _) in runs.filter(|(_, run)| has_one_more(run, own, kinds)) {
            let (first, last) = (&passage.words[at], &passage.words[at + own.len()]);
            if first.sentence == last.sentence {
                found.push((first.range.start..last.range.end, title));
            }
        }
    }
    found
}

/// Whether words are a title's with an article or another small word between two of them.
fn has_one_more(run: &[String], own: &[String], kinds: &[(String, String)]) -> bool {
    let last = own.len();
    let definite = || kinds.iter().any(|(kind, definite)| *kind == own[0] && *definite == run[0]);
    if run[last] != own[last - 1] || run[0] != own[0] && !definite() {
        return false;
    }
    (1..last).any(|more| {
        LANGUAGE.sifferord.ett.contains(&run[more]) && run[1..more] == own[1..more] && run[more + 1..] == own[more..]
    })
}
