//! Where what stands on the pages comes from, and where what was typed stands on the pages: the answers of `explain`.
//!
//! They are taken from the record of a case alone ([`OriginRecord`]), whether it was made just now or read from an output.

mod answer;
mod asked;
mod entries;
mod index;
mod keys;
mod nothing;
mod otherwise;
mod sheets;
#[cfg(test)]
mod tests;
mod words;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use answer::{Answer, Entry, Kind, Read, Stand};

use self::asked::Asked;
use self::entries::{Entries, MOST_ENTRIES, of_cells, of_line, of_name, of_parts};
use self::index::Index;
use self::words::Found;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::document::WHOLE;
use crate::interpret::suggestion;
use crate::message::message;
use crate::names::folded;
use crate::origin_record::{DocumentMap, OriginRecord};

/// A question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// What is asked for: a name, cells, a line, or words of a page.
    pub what: String,
    /// The document in which the words stand, by its key or its file.
    pub document: Option<String>,
    /// The page of the document.
    pub page: Option<usize>,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing is known of what was asked for.
    Nothing(Diagnostic),
    /// There is no such document or page.
    Misasked(Diagnostic),
}

/// Answers a question.
pub fn explain(record: &OriginRecord, question: &Question) -> Result<Answer, Refusal> {
    let index = Index::new(record);
    let mut entries = found(&index, question)?;
    let mut others = otherwise::readings(record, &question.what).into_iter();
    while entries.told.is_empty()
        && let Some(what) = others.next()
    {
        entries = found(&index, &Question { what, ..question.clone() })?;
    }
    if entries.told.is_empty() {
        let told = elsewhere(&index, question).unwrap_or_else(|| nothing::told(&index, question));
        return Err(Refusal::Nothing(told));
    }
    let more = entries.more + entries.told.len().saturating_sub(MOST_ENTRIES);
    entries.told.truncate(MOST_ENTRIES);
    Ok(Answer { asked: question.what.clone(), entries: entries.told, more })
}

/// What is found of a question as it stands.
fn found(index: &Index<'_>, question: &Question) -> Result<Entries, Refusal> {
    match (&question.document, question.page) {
        (None, None) => anything(index, question),
        _ => words(index, question),
    }
}

/// What is found of something that may be a cell, a line, a name or words.
fn anything(index: &Index<'_>, question: &Question) -> Result<Entries, Refusal> {
    match asked::read(index.record, &question.what) {
        Asked::Cells(cells) => Ok(of_cells(index, &cells).into()),
        Asked::Line(file, line) => {
            let found = of_line(index, &file, line);
            let keys = || Entries::from(keys::of_line(index, &file, line));
            Ok(if found.told.is_empty() { keys() } else { found })
        }
        Asked::Text(text) => {
            let mut named: Vec<Entry> = names(index, &text).iter().map(|name| of_name(index, name)).collect();
            let is_value = !named.is_empty();
            named.extend(sheets::of_name(index, &text));
            if is_value {
                return Ok(named.into());
            }
            // What a sheet is called may be a word of the pages as well.
            let mut found = words(index, question)?;
            if named.is_empty() {
                named = keys::of_name(index, &text);
            }
            found.told.splice(0..0, named);
            Ok(found)
        }
    }
}

/// Words that stand on another page than the one that was asked for.
fn elsewhere(index: &Index<'_>, question: &Question) -> Option<Diagnostic> {
    let page = question.page?;
    let anywhere = Question { page: None, ..question.clone() };
    let found = words(index, &anywhere).ok()?;
    let stand = found.told.iter().flat_map(|entry| &entry.stands).find(|stand| !stand.pages.is_empty())?;
    let (document, first) = (stand.document.as_str(), stand.pages.first()?);
    let what = question.what.trim();
    let problem = message!(codes::EXPLAINED_ELSEWHERE, vad = what, nummer = page, dokument = document, sida = *first);
    Some(Diagnostic::finding(problem))
}

/// The names that are meant: a whole one, one without its first word, or all of a group.
fn names(index: &Index<'_>, asked: &str) -> Vec<String> {
    let known = index.names();
    let with = |is_meant: &dyn Fn(&str) -> bool| -> Vec<String> {
        known.iter().filter(|name| is_meant(name)).map(|name| (*name).to_owned()).collect()
    };
    let rest = |name: &str| name.split_once('.').map(|(_, rest)| rest.to_owned()).unwrap_or_default();
    if asked.is_empty() || asked.contains(char::is_whitespace) {
        return Vec::new();
    }
    let group = format!("{asked}.");
    [
        with(&|name| name == asked && index.value(name).is_some()),
        with(&|name| rest(name) == asked && index.value(name).is_some()),
        with(&|name| name == asked),
        with(&|name| name.starts_with(&group) && index.value(name).is_some()),
        with(&|name| rest(name).starts_with(&group) && index.value(name).is_some()),
    ]
    .into_iter()
    .find(|names| !names.is_empty())
    .unwrap_or_default()
}

/// Words of pages.
fn words(index: &Index<'_>, question: &Question) -> Result<Entries, Refusal> {
    let (documents, page) = documents(index, question)?;
    let found = words::find(&documents, page, &question.what);
    let mut parts = Vec::new();
    let mut layout: Vec<Entry> = Vec::new();
    for found in found {
        match found {
            Found::Part(part) => parts.push(part),
            Found::Layout(document, page, words) => {
                let document = index.record.dokument[document].fil.clone();
                let stand = Stand { document, pages: vec![page + 1], text: words.clone(), ..Stand::default() };
                layout.push(Entry { kind: Kind::Layout, value: Some(words), stands: vec![stand], ..Entry::default() });
            }
        }
    }
    let mut entries = of_parts(index, parts);
    // A mark of the layout inside a text, such as a hyphen, is not what was asked for.
    if entries.told.is_empty() {
        layout.dedup_by(|next, one| next == one);
        entries = layout.into();
    }
    Ok(entries)
}

/// The documents that are meant, and the page of each.
fn documents<'r>(index: &Index<'r>, question: &Question) -> Result<(words::Documents<'r>, Option<usize>), Refusal> {
    let all: words::Documents<'r> = index.record.dokument.iter().enumerate().collect();
    let Some(wanted) = &question.document else { return with_page(all, question.page) };
    if called(file_stem(wanted)) == WHOLE {
        return of_whole(all, question.page);
    }
    let chosen = |is_meant: &dyn Fn(&DocumentMap) -> bool| -> words::Documents<'r> {
        all.iter().copied().filter(|(_, document)| is_meant(document)).collect()
    };
    let mut ways = [
        chosen(&|document| is_called(document, wanted)),
        chosen(&|document| may_be_called(document, wanted)),
        chosen(&|document| format!(" {} ", folded(&document.titel)).contains(&format!(" {} ", folded(wanted)))),
    ]
    .into_iter();
    let chosen = ways.find(|chosen| chosen.len() == 1).unwrap_or_default();
    if chosen.is_empty() {
        let keys = all.iter().flat_map(|(_, document)| [document.fil.as_str(), document.nyckel.as_str()]);
        let near = suggestion(wanted, keys.chain([WHOLE]));
        let files: Vec<&str> = all.iter().map(|(_, document)| document.fil.as_str()).chain([WHOLE]).collect();
        let problem = message!(codes::DOCUMENT_UNKNOWN, namn = wanted, forslag = near, kanda = files.join(", "));
        return Err(Refusal::Misasked(Diagnostic::error(problem)));
    }
    with_page(chosen, question.page)
}

/// Documents with a page that one of them has.
fn with_page(
    documents: words::Documents<'_>,
    page: Option<usize>,
) -> Result<(words::Documents<'_>, Option<usize>), Refusal> {
    let pages = documents.iter().map(|(_, document)| document.sidor.len()).max().unwrap_or(0);
    match page {
        Some(page) if page == 0 || page > pages => Err(no_page(page, pages)),
        _ => Ok((documents, page)),
    }
}

/// The file with all documents: a page of it is one of theirs, which follow each other there.
fn of_whole(
    documents: words::Documents<'_>,
    page: Option<usize>,
) -> Result<(words::Documents<'_>, Option<usize>), Refusal> {
    let Some(page) = page else { return Ok((documents, None)) };
    let mut before = 0;
    for (number, document) in documents {
        let pages = document.sidor.len();
        if (before + 1..=before + pages).contains(&page) {
            return Ok((vec![(number, document)], Some(page - before)));
        }
        before += pages;
    }
    Err(no_page(page, before))
}

fn no_page(page: usize, pages: usize) -> Refusal {
    Refusal::Misasked(Diagnostic::error(message!(codes::PAGE_UNKNOWN, nummer = page, sidor = pages)))
}

/// Whether a document is meant, by its key or its file.
fn is_called(document: &DocumentMap, wanted: &str) -> bool {
    document.nyckel == wanted || document.fil == file_stem(wanted)
}

/// Whether people may call a document so: by its title, or by its key, its file or the beginning of that in their own letters.
fn may_be_called(document: &DocumentMap, wanted: &str) -> bool {
    let (file, wanted_file) = (called(&document.fil), called(file_stem(wanted)));
    folded(&document.titel) == folded(wanted)
        || called(&document.nyckel) == wanted_file
        || file.strip_prefix(&wanted_file).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// A name as files are called: in small letters without marks, with hyphens between the words.
fn called(name: &str) -> String {
    folded(name).nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// A document's file without its ending.
fn file_stem(wanted: &str) -> &str {
    let ending = wanted
        .rsplit_once('.')
        .filter(|(_, ending)| ["pdf", "txt", "typ", "toml"].iter().any(|known| ending.eq_ignore_ascii_case(known)));
    ending.map_or(wanted, |(stem, _)| stem)
}
