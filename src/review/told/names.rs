//! Names of the workbook's rows that are nearly written: what stands in quotes, and names of several words of what no year belongs to.

use std::ops::Range;

use super::Read;
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::model::Value;
use crate::place::Place;
use crate::review::Review;

/// A name with fewer letters is nearly many words.
const SHORTEST: usize = 8;

/// How alike two names are that one is meant by the other: of one.
const ALIKE: f64 = 0.8;

/// So many kinds of letters are told apart.
const KINDS: usize = 64;

/// Without quotes they are more alike.
const NEARLY: f64 = 0.87;

/// A name, whether its row has a year, and where it stands.
struct Name {
    text: String,
    /// It in small letters.
    lower: String,
    dated: bool,
    place: Place,
}

/// The names of the workbook's rows.
pub(super) struct Names(Vec<Name>);

impl Names {
    pub(super) fn of(review: &Review<'_>) -> Self {
        let tables = review.case.tables.values();
        let named = tables.filter_map(|table| Some((table, table.column("namn")?)));
        let names = named.flat_map(|(table, column)| {
            let dated = table.column("ar").is_some();
            table.rows.iter().enumerate().filter_map(move |(row, values)| {
                match values.values.get(column)?.as_ref()? {
                    Value::Text(text) if text.chars().count() >= SHORTEST => {
                        let lower = text.to_lowercase();
                        Some(Name { text: text.clone(), lower, dated, place: table.place(row, column) })
                    }
                    _ => None,
                }
            })
        });
        Self(names.collect())
    }

    pub(super) fn check(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        let text = &read.passage.text;
        let mut marks = text.match_indices('”').map(|(at, mark)| at..at + mark.len());
        while let (Some(open), Some(close)) = (marks.next(), marks.next()) {
            self.name(read, open.end..close.start, ALIKE, |_| true, findings);
        }
        // "Läsande stad" for "Läsande städer"; what has a year is often written in the definite form.
        for name in self.0.iter().filter(|name| !name.dated && name.text.contains(' ')) {
            let length = name.text.split(' ').count();
            let first =
                name.text.split(' ').next().filter(|first| first.is_empty() || first.starts_with(char::is_uppercase));
            let Some(first) = first else { continue };
            let runs = read.passage.words.windows(length).filter(|run| text[run[0].range.start..].starts_with(first));
            let runs = runs.filter(|run| run[0].sentence == run[length - 1].sentence);
            for range in runs.map(|run| run[0].range.start..run[length - 1].range.end) {
                let written = &text[range.clone()];
                if written.starts_with(first) && written.starts_with(char::is_uppercase) {
                    self.name(read, range, NEARLY, |other| std::ptr::eq(other, name), findings);
                }
            }
        }
    }

    /// A text that is nearly a name, and is none.
    fn name(
        &self,
        read: &Read<'_, '_>,
        range: Range<usize>,
        alike: f64,
        wanted: impl Fn(&Name) -> bool,
        findings: &mut Diagnostics,
    ) {
        let written = read.text(&range).trim_end_matches([',', '.']);
        // "Mässan" of "Mässan 2019".
        let without_year =
            |name: &str| name.strip_prefix(written).is_some_and(|rest| rest.trim().parse::<u16>().is_ok());
        // Another rule tells of capitals.
        let lower = written.to_lowercase();
        let bare = lower.strip_suffix('s').unwrap_or(&lower);
        let is = |name: &Name| {
            name.lower == lower
                || name.lower == bare
                || name.lower.strip_suffix('s') == Some(bare)
                || without_year(&name.text)
        };
        let letters = written.chars().count();
        if letters + 2 < SHORTEST || self.0.iter().any(is) {
            return;
        }
        let near = |name: &&Name| {
            may_be_alike(name.text.chars().count(), letters, alike)
                && may_be_mended(&name.text, written, alike)
                && digits(&name.text).eq(digits(written))
                && strsim::normalized_levenshtein(&name.text, written) >= alike
        };
        if let Some(name) = self.0.iter().filter(|name| wanted(name)).find(near) {
            let problem = message!(codes::NAME_DIFFERS, text = written, namn = &name.text);
            read.warn(problem, &range, Some(name.place.clone()), findings);
        }
    }
}

/// Whether texts of so many letters may be so alike: each letter that one has more than the other is one to mend.
fn may_be_alike(one: usize, other: usize, alike: f64) -> bool {
    1.0 - one.abs_diff(other) as f64 / one.max(other) as f64 >= alike
}

/// Whether the letters of two texts, in whatever order, leave them so alike: each that only one has is one to mend.
fn may_be_mended(one: &str, other: &str, alike: f64) -> bool {
    let mut letters = [0_i32; KINDS];
    one.chars().for_each(|c| letters[c as usize % KINDS] += 1);
    other.chars().for_each(|c| letters[c as usize % KINDS] -= 1);
    let (more, fewer) = letters.iter().fold((0, 0), |(more, fewer), left| match *left {
        left if left > 0 => (more + left, fewer),
        left => (more, fewer - left),
    });
    let longest = one.chars().count().max(other.chars().count());
    1.0 - f64::from(more.max(fewer)) / longest as f64 >= alike
}

fn digits(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(char::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::{ALIKE, NEARLY, may_be_alike, may_be_mended};

    #[test]
    fn no_name_that_is_nearly_written_is_passed_by() {
        let names = [
            "Läsande städer",
            "Läsande stad",
            "Städer läsande",
            "Trygga miljöer",
            "Trygg miljö",
            "åäöÅÄÖåäö",
            "aaaaaaaaaa",
        ];
        for (one, other) in names.iter().flat_map(|one| names.iter().map(move |other| (one, other))) {
            for alike in [ALIKE, NEARLY] {
                let near = strsim::normalized_levenshtein(one, other) >= alike;
                let (letters, others) = (one.chars().count(), other.chars().count());
                let told = may_be_alike(letters, others, alike) && may_be_mended(one, other, alike);
                assert!(told || !near, "{one}, {other}");
            }
        }
        assert!(!may_be_mended("Läsande städer", "Trygga miljöer", ALIKE));
    }
}
