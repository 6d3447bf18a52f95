//! What the command line names: the folders of cases, a kind of case and a house style.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::case_files::CASE_FILE;
use crate::codes;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::interpret::unknown;
use crate::place::Place;
use crate::templates::{self, Kind, TemplateSource, Templates};

/// The folders of the cases named. Among several, a file that is no case's own is there because a shell's `*` gave it, and is
/// passed over; where no case would be left, each is kept to be told.
pub fn case_folders(named: &[PathBuf]) -> Vec<PathBuf> {
    let folders: Vec<PathBuf> = named.iter().map(|path| case_folder(path)).collect();
    let cases: Vec<PathBuf> = folders.iter().filter(|folder| !folder.is_file()).cloned().collect();
    if cases.is_empty() { folders } else { cases }
}

/// The folder of a case named by itself or by its file.
pub fn case_folder(named: &Path) -> PathBuf {
    if named.file_name().is_none_or(|name| name != CASE_FILE) || named.is_dir() {
        return named.to_owned();
    }
    match named.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The templates of a house style and a kind of case; without a name for it, the only kind that there is.
pub fn templates(source: &TemplateSource, house: &str, kind: Option<&str>) -> Result<Templates, Diagnostics> {
    let kinds = templates::names(source, Kind::Arendetyp)?;
    let houses = templates::names(source, Kind::Husstil)?;
    let chosen = kind.map_or_else(|| only(&kinds), |kind| known(kind, &kinds, codes::TYPE_UNKNOWN));
    match (chosen, known(house, &houses, codes::HOUSE_UNKNOWN)) {
        (Ok(kind), Ok(house)) => {
            let place = Place::File(Arc::from(""));
            templates::load(source, (house, &place), (kind, &place)).map_err(Diagnostics::from_iter)
        }
        (kind, house) => Err(kind.err().into_iter().chain(house.err()).collect()),
    }
}

fn known<'a>(name: &'a str, known: &[String], code: Code) -> Result<&'a str, Diagnostic> {
    if known.iter().any(|known| known == name) {
        return Ok(name);
    }
    Err(unknown(code, name, known.iter().map(String::as_str)).with("kanda", known.join(", ")))
}

fn only(kinds: &[String]) -> Result<&str, Diagnostic> {
    match kinds {
        [kind] => Ok(kind),
        _ => Err(Diagnostic::error(codes::TYPE_NOT_NAMED).with("kanda", kinds.join(", "))),
    }
}
