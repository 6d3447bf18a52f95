//! The file that is meant where none has the very name that the case gives: programs add endings, people write capitals,
//! and macOS stores `å` as two characters.

use crate::names::folded;

/// Longer names are not compared by their letters.
const LONGEST: usize = 100;

/// The name that is the wanted one, stored in other characters that look the same.
pub(super) fn same<'n>(names: &'n [String], wanted: &str) -> Option<&'n String> {
    let wanted = without_case(wanted);
    names.iter().find(|name| without_case(name) == wanted)
}

/// The name that may be meant, of those that a person would mean.
pub(super) fn most_like<'n>(names: &'n [String], wanted: &str) -> Option<&'n String> {
    let wanted = folded(wanted);
    // What other programs leave beside a file that they have open.
    let meant = names.iter().filter(|name| !["~", ".~", "._"].iter().any(|mark| name.starts_with(mark)));
    meant.filter_map(|name| Some((likeness(&wanted, &folded(name))?, name))).min().map(|(_, name)| name)
}

/// A name folded but for its letters' case, which tells files apart.
fn without_case(name: &str) -> String {
    let folds: String = name.chars().map(|c| if c.is_uppercase() { format!("^{c}") } else { c.to_string() }).collect();
    folded(&folds)
}

/// How like a name is to the one that is wanted, the likest first: but for its case; with an ending more; with another
/// ending or none; hidden; a copy of it; misspelt.
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
    if let Some(rest) = other.strip_prefix('.') {
        return (rest == wanted).then_some((2, 1));
    }
    if other_stem.strip_prefix(&wanted_stem).is_some_and(|rest| rest.starts_with([' ', '-', '_', '('])) {
        return Some((3, 0));
    }
    if other_stem.strip_suffix(&wanted_stem).is_some_and(|rest| rest.ends_with([' ', '-', '_', ')'])) {
        return Some((3, 1));
    }
    if wanted.len() > LONGEST || other.len() > LONGEST {
        return None;
    }
    let distance = strsim::damerau_levenshtein(&wanted_stem, &other_stem);
    (distance <= 1 + wanted_stem.chars().count() / 6).then_some((4, distance))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(files: &[&str], name: &str) -> String {
        let files: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
        match (same(&files, name), most_like(&files, name)) {
            (Some(same), _) => format!("= {same}"),
            (None, like) => like.cloned().unwrap_or_default(),
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
            (vec!["Kopia av underlag.xlsx", "kostnadsunderlag.xlsx"], "underlag.xlsx", "Kopia av underlag.xlsx"),
            (vec!["2025_underlag.ods"], "underlag.xlsx", "2025_underlag.ods"),
            (vec!["anvisnig.toml", "andra.toml"], "anvisning.toml", "anvisnig.toml"),
            (vec!["Underlag.xlsx", "underlag.xlsx.xlsx"], "underlag.xlsx", "Underlag.xlsx"),
            (vec!["a\u{30a}r.xlsx"], "år.xlsx", "= a\u{30a}r.xlsx"),
            (vec!["kostnader\u{a0}2025.xlsx"], "kostnader 2025.xlsx", "= kostnader\u{a0}2025.xlsx"),
            (vec!["anvisning.toml"], "inriktning.toml", ""),
            (
                vec!["~$underlag.xlsx", "._underlag.xlsx", ".~lock.underlag.xlsx#", "helt annat.pdf"],
                "underlag.xlsx",
                "",
            ),
            (vec![".arende.toml", ".arende.tom"], "arende.toml", ".arende.toml"),
            (vec!["Arende.toml", ".arende.toml"], "arende.toml", "Arende.toml"),
        ] {
            assert_eq!(beside(&there, wanted), found, "{there:?} {wanted}");
        }
    }
}
