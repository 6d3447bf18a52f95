//! The template folders built into the program. `include_bytes!` with each file named makes Cargo rebuild when one changes.

use std::collections::BTreeMap;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/", $path)) as &[u8])),*]
    };
}

/// Every file of `templates/`; a test holds the list complete.
const FILES: &[(&str, &[u8])] = files![
    "goteborg/handlingar.typ.j2",
    "goteborg/husstil.toml",
    "goteborg/layout/diagram.typ",
    "goteborg/layout/grund.typ",
    "goteborg/layout/handlingar.typ",
    "goteborg/layout/pdfblad.typ",
    "goteborg/layout/stil.typ",
    "goteborg/layout/styrdokument.typ",
    "goteborg/layout/tabell.typ",
    "goteborg/layout/tjansteutlatande.typ",
    "goteborg/pdfblad.typ.j2",
    "goteborg/styrdokument.typ.j2",
    "goteborg/tjansteutlatande.typ.j2",
    "medlemskap/arendetyp.toml",
];

/// The names of the built-in folders.
pub fn folders() -> Vec<&'static str> {
    let mut names: Vec<_> = FILES.iter().filter_map(|(path, _)| path.split('/').next()).collect();
    names.dedup();
    names
}

/// The files of a built-in folder, by their path below `templates/`.
pub fn folder(name: &str) -> Option<BTreeMap<String, Vec<u8>>> {
    let prefix = format!("{name}/");
    let files: BTreeMap<_, _> = FILES
        .iter()
        .filter(|(path, _)| path.starts_with(&prefix))
        .map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()))
        .collect();
    (!files.is_empty()).then_some(files)
}

#[cfg(test)]
mod tests {
    use super::FILES;

    /// A file added to `templates/` and not to the list would be missing from the program without a word.
    #[test]
    fn the_list_is_the_folder() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let mut found = Vec::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("templates can be read") {
                let path = entry.expect("entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.parent() != Some(&root) {
                    // What lies beside the folders is about them, and in none of them.
                    let inside = path.strip_prefix(&root).expect("inside").to_string_lossy().replace('\\', "/");
                    found.push(inside);
                }
            }
        }
        found.sort();
        let mut listed: Vec<_> = FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
        listed.sort();
        assert_eq!(found, listed);
    }
}
