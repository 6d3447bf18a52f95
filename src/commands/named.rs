//! What the command line names: the folders of cases, a kind of case and a house style.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::placement;
use crate::case_files::CASE_FILE;
use crate::codes;
use crate::console::word;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::interpret::suggestion;
use crate::merge;
use crate::message::{Message, message};
use crate::place::Place;
use crate::templates::{self, FolderKind, TemplateSource, Templates};

/// The folders of the cases named. Among several, a file that is no case's own is there because a shell's `*` gave it, and so is
/// a folder of what was built; they are passed over. Where no case would be left, each is kept to be told.
pub(super) fn case_folders(named: &[PathBuf]) -> Vec<PathBuf> {
    let folders: Vec<PathBuf> = named.iter().map(|path| case_folder(path)).collect();
    let cases: Vec<PathBuf> =
        folders.iter().filter(|folder| !folder.is_file() && !placement::holds_output(folder)).cloned().collect();
    if cases.is_empty() { folders } else { cases }
}

/// The folder of a case named by itself or by its file.
pub(super) fn case_folder(named: &Path) -> PathBuf {
    if named.file_name().is_none_or(|name| name != CASE_FILE) || named.is_dir() {
        return named.to_owned();
    }
    match named.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The templates of a house style and a kind of case; without a name for one, the only one that there is.
pub(super) fn templates(
    source: &TemplateSource,
    house: Option<&str>,
    kind: Option<&str>,
) -> Result<Templates, Diagnostics> {
    let kinds = templates::names(source, FolderKind::Arendetyp)?;
    let houses = templates::names(source, FolderKind::Husstil)?;
    let kind = match kind {
        None => only(&kinds, |all| message!(codes::TYPE_NOT_NAMED, kanda = all)),
        Some(kind) => known(kind, &kinds, |near, all| {
            message!(codes::TYPE_UNKNOWN, namn = kind, forslag = suggested(near), kanda = all)
        }),
    };
    let house = match house {
        None => only(&houses, |all| message!(codes::HOUSE_NOT_NAMED, kanda = all)),
        Some(house) => known(house, &houses, |near, all| {
            message!(codes::HOUSE_UNKNOWN, namn = house, forslag = suggested(near), kanda = all)
        }),
    };
    match (kind, house) {
        (Ok(kind), Ok(house)) => {
            let place = Place::File(Arc::from(""));
            let templates = templates::load(source, (house, &place), (kind, &place)).map_err(Diagnostics::from_iter)?;
            let mistakes = if templates.are_built_in() { Vec::new() } else { merge::check::check(&templates) };
            if mistakes.is_empty() { Ok(templates) } else { Err(mistakes.into_iter().collect()) }
        }
        (kind, house) => Err(kind.err().into_iter().chain(house.err()).collect()),
    }
}

/// A name that is known; else told with the nearest one and all.
fn known<'a>(
    name: &'a str,
    known: &[String],
    message: impl FnOnce(&str, &str) -> Message,
) -> Result<&'a str, Diagnostic> {
    if known.iter().any(|known| known == name) {
        return Ok(name);
    }
    let near = suggestion(name, known.iter().map(String::as_str));
    Err(Diagnostic::error(message(near, &known.join(", "))))
}

/// A name as it may be pasted; where there is none, nothing.
fn suggested(near: &str) -> Cow<'_, str> {
    if near.is_empty() { Cow::Borrowed("") } else { word(near) }
}

/// The only one of these names; else all are told.
fn only(known: &[String], message: impl FnOnce(&str) -> Message) -> Result<&str, Diagnostic> {
    match known {
        [one] => Ok(one),
        _ => Err(Diagnostic::error(message(&known.join(", ")))),
    }
}
