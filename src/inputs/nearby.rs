//! The file that is meant where none has the very name that the case gives: programs add endings, people write capitals,
//! and macOS stores `å` as two characters.

use std::path::{Path, PathBuf};

use super::names::folded;

/// Most names of a folder that are compared; in a folder of thousands nobody means one of them.
const COMPARED: usize = 1_000;

/// Longer names are not compared by their letters.
const LONGEST: usize = 100;

/// What stands in the place of a file that is not there.
#[derive(Debug, PartialEq, Eq)]
pub enum Nearby {
    /// The file itself, whose name is stored in other characters that look the same.
    Same(PathBuf),
    /// The name of a file that may be meant.
    Like(String),
    /// Nothing.
    Nothing,
}

/// Looks for a file beside where `name` would be in the folder; `name` does not lead out of it. Files that are read under
/// their own names are not meant.
pub fn look(folder: &Path, name: &str, is_read: impl Fn(&str) -> bool) -> Nearby {
    let (beside, last) = name.rsplit_once('/').unwrap_or(("", name));
    let folder = folder.join(beside);
    let path = |other: &str| if beside.is_empty() { other.to_owned() } else { format!("{beside}/{other}") };
    let mut names = names(&folder);
    names.retain(|other| !is_read(&path(other)));
    let look_the_same = |other: &&String| without_case(other) == without_case(last);
    if let Some(same) = names.iter().find(look_the_same) {
        return Nearby::Same(folder.join(same));
    }
    let wanted = folded(last);
    let likeness = |other: &String| Some((likeness(&wanted, &folded(other))?, other.clone()));
    match names.iter().filter_map(likeness).min() {
        Some((_, other)) => Nearby::Like(path(&other)),
        None => Nearby::Nothing,
    }
}

/// A name folded but for its letters' case, which tells files apart.
fn without_case(name: &str) -> String {
    let folds: String = name.chars().map(|c| if c.is_uppercase() { format!("^{c}") } else { c.to_string() }).collect();
    folded(&folds)
}

/// How like a name is to the one that is wanted, the likest first: but for its case; with an ending more; with another
/// ending or none; a copy of it; misspelt.
fn likeness(wanted: &str, other: &str) -> Option<(u8, usize)> {
    let stem = |name: &'_ str| name.rsplit_once('.').map_or(name.to_owned(), |(stem, _)| stem.to_owned());
    let (wanted_stem, other_stem) = (stem(wanted), stem(other));
    if wanted == other {
        return Some((0, 0));
    }
    if other.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('.')) {
        return Some((1, 0));
    }
    if wanted_stem == other_stem || wanted_stem == other {
        return Some((2, 0));
    }
    if other_stem.strip_prefix(&wanted_stem).is_some_and(|rest| rest.starts_with([' ', '-', '_', '('])) {
        return Some((3, 0));
    }
    if wanted.len() > LONGEST || other.len() > LONGEST {
        return None;
    }
    let distance = strsim::damerau_levenshtein(&wanted_stem, &other_stem);
    (distance <= 1 + wanted_stem.chars().count() / 6).then_some((4, distance))
}

/// The names of a folder's files that a person would mean, in order.
#[expect(clippy::disallowed_methods, reason = "sorted at once")]
fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let files = entries.take(COMPARED).filter_map(Result::ok).filter(|entry| entry.path().is_file());
    let mut names: Vec<String> = files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    // What other programs leave beside a file that they have open.
    names.retain(|name| !name.starts_with(['.', '~']));
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(files: &[&str], name: &str) -> String {
        let folder = tempfile::TempDir::new_in(env!("CARGO_MANIFEST_DIR").to_owned() + "/target").expect("a folder");
        for file in files {
            std::fs::write(folder.path().join(file), "x").expect("written");
        }
        match look(folder.path(), name, |_| false) {
            Nearby::Same(path) => format!("= {}", path.file_name().expect("a name").to_string_lossy()),
            Nearby::Like(name) => name,
            Nearby::Nothing => String::new(),
        }
    }

    #[test]
    fn the_file_that_is_meant_is_found() {
        for (there, wanted, found) in [
            (vec!["arende.toml.txt"], "arende.toml", "arende.toml.txt"),
            (vec!["Underlag.xlsx"], "underlag.xlsx", "Underlag.xlsx"),
            (vec!["underlag.xlsx.xlsx"], "underlag.xlsx", "underlag.xlsx.xlsx"),
            (vec!["underlag.ods"], "underlag.xlsx", "underlag.ods"),
            (vec!["underlag"], "underlag.xlsx", "underlag"),
            (vec!["underlag (1).xlsx"], "underlag.xlsx", "underlag (1).xlsx"),
            (vec!["anvisnig.toml", "andra.toml"], "anvisning.toml", "anvisnig.toml"),
            (vec!["Underlag.xlsx", "underlag.xlsx.xlsx"], "underlag.xlsx", "Underlag.xlsx"),
            (vec!["a\u{30a}r.xlsx"], "år.xlsx", "= a\u{30a}r.xlsx"),
            (vec!["kostnader\u{a0}2025.xlsx"], "kostnader 2025.xlsx", "= kostnader\u{a0}2025.xlsx"),
            (vec!["anvisning.toml"], "inriktning.toml", ""),
            (vec!["~$underlag.xlsx", ".underlag.xlsx", "helt annat.pdf"], "underlag.xlsx", ""),
        ] {
            assert_eq!(beside(&there, wanted), found, "{there:?} {wanted}");
        }
        assert_eq!(look(Path::new("finns inte"), "a.xlsx", |_| false), Nearby::Nothing);
    }
}
