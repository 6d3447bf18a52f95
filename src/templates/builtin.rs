//! The template folders built into the program. `include_bytes!` with each file named makes Cargo rebuild when one changes.

use bytes::Bytes;

use crate::source::Source;

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

/// The built-in folders.
pub fn source() -> Source {
    let file = |(path, bytes): &(&str, &'static [u8])| ((*path).to_owned(), Bytes::from_static(bytes));
    Source::memory("templates", FILES.iter().map(file).collect())
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
