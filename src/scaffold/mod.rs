//! A new case's files, written from the schema that will read them: the workbook, the TOML files, and the folder.

mod case;
pub mod toml;
pub mod workbook;

pub use case::{document_name, new_case, write_folder};

/// With a capital first, as explanations begin where they stand alone.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
