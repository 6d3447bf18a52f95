//! Findings by the dozen: what is said of many places in the same words is said to people once, with all its places.

use std::collections::BTreeMap;

use crate::case_files::CASE_FILE;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::{Message, message};
use crate::messages::phrases;
use crate::place::{CellAddress, CellPlace, Place};

/// As many findings in the same words are told together.
const MANY: usize = 4;

/// As many assessments that are not written are told together: a new case has none of them.
const ASSESSMENTS: usize = 2;

/// The findings in their order, those in the same words together from the first of them on, where they are many. Many values that are
/// not filled in come as one after what is wrong, those of the case's own file first.
pub(super) fn of(
    diagnostics: &[Diagnostic],
    words: impl Fn(&Diagnostic) -> (String, Option<String>),
) -> Vec<Vec<&Diagnostic>> {
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, found) in diagnostics.iter().enumerate().filter(|(_, found)| found.places.len() == 1) {
        let words = unfilled(found).map_or_else(|| words(found), |many| (many.name.to_owned(), None));
        alike.entry((found.code.shown(), found.severity, words)).or_default().push(index);
    }
    let mut groups: Vec<Vec<&Diagnostic>> = diagnostics.iter().map(|found| vec![found]).collect();
    let mut unfilled = Vec::new();
    for many in alike.into_values() {
        if many.len() < fewest(&diagnostics[many[0]]) {
            continue;
        }
        for index in &many {
            groups[*index].clear();
        }
        let together: Vec<&Diagnostic> = many.iter().map(|index| &diagnostics[*index]).collect();
        if is_empty(together[0]) {
            unfilled = together;
            unfilled.sort_by_key(|found| found.places.first().is_none_or(|place| **place.file() != *CASE_FILE));
        } else {
            groups[many[0]] = together;
        }
    }
    if !unfilled.is_empty() {
        // What may stay as it is comes after what may not.
        let may_stay = |group: &Vec<&Diagnostic>| {
            group.iter().any(|found| found.code == codes::ASSESSMENT_EMPTY || found.code == codes::SHEET_EMPTY)
        };
        let (mut after, before): (Vec<_>, Vec<_>) = groups.into_iter().partition(may_stay);
        groups = before;
        groups.push(unfilled);
        groups.append(&mut after);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Whether a value is not filled in.
fn is_empty(found: &Diagnostic) -> bool {
    found.code == codes::VALUE_EMPTY || found.code == codes::VALUE_EMPTY_UNDER
}

/// What is said of many findings like this one, where it is about something that is not filled in.
fn unfilled(found: &Diagnostic) -> Option<Message> {
    if found.code == codes::ASSESSMENT_EMPTY {
        return Some(message!(phrases::MANY_UNWRITTEN));
    }
    is_empty(found).then(|| message!(phrases::MANY_EMPTY))
}

/// How many like this one are told together at least.
fn fewest(found: &Diagnostic) -> usize {
    if found.code == codes::ASSESSMENT_EMPTY { ASSESSMENTS } else { MANY }
}

/// What is said of a group of findings in different words.
pub(super) fn said_of_all(group: &[&Diagnostic]) -> Option<Message> {
    group.first().filter(|_| differs(group)).and_then(|first| unfilled(first))
}

/// What each place of a group is about, where its findings are about values of different keys.
pub(super) fn key(group: &[&Diagnostic], index: usize) -> Option<String> {
    let found = group.get(index).filter(|_| differs(group))?;
    let key = found.arguments.get("nyckel")?;
    Some(found.arguments.get("rubrik").map_or_else(|| key.clone(), |heading| format!("{heading}.{key}")))
}

/// Whether a group's findings are said in different words.
fn differs(group: &[&Diagnostic]) -> bool {
    group.windows(2).any(|pair| pair[0].arguments != pair[1].arguments)
        && group.iter().all(|found| unfilled(found).is_some())
}

/// A place of a group: one, or all the cells of a sheet.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Spot<'d> {
    /// A file, or a text in it.
    One(&'d Place),
    /// Ranges of cells, cells below each other as one.
    Cells(Vec<CellPlace>),
}

/// The places of a group's findings, in their order.
pub(super) fn spots<'d>(group: &[&'d Diagnostic]) -> Vec<Spot<'d>> {
    let mut spots: Vec<Spot<'_>> = Vec::new();
    for place in group.iter().flat_map(|found| &found.places) {
        let Place::Cells(cells) = place else {
            spots.push(Spot::One(place));
            continue;
        };
        let is_same = |range: &CellPlace| range.file == cells.file && range.sheet == cells.sheet;
        let same = spots.iter_mut().find_map(|spot| match spot {
            Spot::Cells(ranges) if ranges.first().is_some_and(is_same) => Some(ranges),
            _ => None,
        });
        match same {
            Some(ranges) => ranges.push(cells.clone()),
            None => spots.push(Spot::Cells(vec![cells.clone()])),
        }
    }
    for spot in &mut spots {
        if let Spot::Cells(ranges) = spot {
            *ranges = joined(std::mem::take(ranges));
        }
    }
    spots
}

/// Column by column, with cells below each other as one range.
fn joined(mut ranges: Vec<CellPlace>) -> Vec<CellPlace> {
    let columns = |range: &CellPlace| (range.first.column, range.last.column);
    ranges.sort_by_key(|range| (columns(range), range.first.row));
    let mut all: Vec<CellPlace> = Vec::new();
    for range in ranges {
        match all.last_mut() {
            Some(above) if columns(above) == columns(&range) && above.last.row + 1 == range.first.row => {
                above.last = CellAddress { row: range.last.row, ..above.last };
            }
            _ => all.push(range),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty(sheet: &str, row: u32, column: u32) -> Diagnostic {
        let place = Place::cell(&"a.xlsx".into(), &sheet.into(), row, column);
        Diagnostic::finding(message!(codes::CELL_EMPTY, kolumn = "År", forklaring = "")).at(place)
    }

    fn ranges(spot: &Spot<'_>) -> Vec<String> {
        let Spot::Cells(ranges) = spot else { panic!("{spot:?}") };
        ranges.iter().map(CellPlace::range).collect()
    }

    #[test]
    fn the_same_of_many_places_is_one_and_no_place_is_lost() {
        let other = Diagnostic::warning(message!(codes::CELLS_MERGED)).at(Place::File("a.xlsx".into()));
        let found = [empty("A", 1, 0), other, empty("A", 2, 0), empty("B", 7, 2), empty("A", 4, 0)];
        let groups = of(&found, |_| (String::new(), None));
        assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [4, 1]);
        let spots = spots(&groups[0]);
        assert_eq!(spots.iter().map(ranges).collect::<Vec<_>>(), [vec!["A2:A3", "A5"], vec!["C8"]]);
    }

    #[test]
    fn many_values_that_are_not_filled_in_are_one_and_come_last() {
        let empty = |file: &str, key: &str| {
            Diagnostic::finding(message!(codes::VALUE_EMPTY_UNDER, nyckel = key, rubrik = "a"))
                .at(Place::File(file.into()))
        };
        let wrong = Diagnostic::warning(message!(codes::CELLS_MERGED)).at(Place::File("underlag.xlsx".into()));
        let found =
            [empty("anvisning.toml", "syfte"), empty("arende.toml", "namn"), empty("arende.toml", "titel"), wrong];
        let own_words = |found: &Diagnostic| (found.arguments.get("nyckel").cloned().unwrap_or_default(), None);
        assert!(of(&found, own_words).iter().all(|group| group.len() == 1), "three are a few");
        let found = [found.as_slice(), &[empty("inriktning.toml", "syfte")]].concat();
        let groups = of(&found, own_words);
        assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [1, 4]);
        let keys: Vec<_> = (0..4).filter_map(|index| key(&groups[1], index)).collect();
        assert_eq!(keys, ["a.namn", "a.titel", "a.syfte", "a.syfte"]);
    }

    #[test]
    fn a_few_stand_by_themselves() {
        let found = [empty("A", 1, 0), empty("A", 2, 0), empty("A", 3, 0)];
        assert!(of(&found, |_| (String::new(), None)).iter().all(|group| group.len() == 1));
        let all = of(&found, |found| (found.places[0].file().to_string(), None));
        assert_eq!(all.len(), 3);
    }
}
