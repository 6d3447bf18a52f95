//! Where what stands on the pages comes from, and where what was typed stands on the pages: the answers of `explain`.
//!
//! They are taken from the record of a case alone ([`OriginRecord`]), whether it was made just now or read from an output.

mod answer;
mod asked;
mod entries;
mod index;
mod sheets;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeSet;

pub use answer::{Answer, Entry, Kind, Read, Stand};

use self::asked::Asked;
use self::entries::{Entries, MOST_ENTRIES, of_cells, of_line, of_name, of_parts};
use self::index::Index;
use self::words::Found;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::interpret::suggestion;
use crate::message::message;
use crate::origin_record::{DocumentMap, OriginRecord};
use crate::place_text::quoted;

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
    let mut entries = match (&question.document, question.page) {
        (None, None) => anything(&index, question)?,
        _ => words(&index, question)?,
    };
    if entries.told.is_empty() {
        let told = elsewhere(&index, question).unwrap_or_else(|| nothing(&index, question));
        return Err(Refusal::Nothing(told));
    }
    let more = entries.more + entries.told.len().saturating_sub(MOST_ENTRIES);
    entries.told.truncate(MOST_ENTRIES);
    Ok(Answer { asked: question.what.clone(), entries: entries.told, more })
}

/// What is found of something that may be a cell, a line, a name or words.
fn anything(index: &Index<'_>, question: &Question) -> Result<Entries, Refusal> {
    match asked::read(index.record, &question.what) {
        Asked::Cells(cells) => Ok(of_cells(index, &cells).into()),
        Asked::Line(file, line) => Ok(of_line(index, &file, line)),
        Asked::Text(text) => {
            let mut named: Vec<Entry> = names(index, &text).iter().map(|name| of_name(index, name)).collect();
            let is_value = !named.is_empty();
            named.extend(sheets::of_name(index, &text));
            if is_value {
                return Ok(named.into());
            }
            // What a sheet is called may be a word of the pages as well.
            let mut found = words(index, question)?;
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

/// The nearest of what is known.
fn nothing(index: &Index<'_>, question: &Question) -> Diagnostic {
    let (what, sheets) = (question.what.trim(), sheets::names(index.record));
    let known: BTreeSet<&str> = index.names().into_iter().chain(sheets.iter().map(String::as_str)).collect();
    let short = known.iter().filter_map(|name| name.split_once('.')).map(|(_, short)| short);
    let near = match asked::read(index.record, what) {
        Asked::Cells(cells) => {
            let sheets = asked::sheets(index.record);
            let near = suggestion(&cells.sheet, sheets.iter().map(|(_, sheet)| sheet.as_str()));
            match near {
                "" => String::new(),
                near if *near == *cells.sheet => String::new(),
                near => format!("{}!{}", quoted(near), cells.range()),
            }
        }
        Asked::Line(..) => String::new(),
        Asked::Text(text) if question.document.is_none() && question.page.is_none() => {
            suggestion(&text, known.iter().copied().chain(short)).to_owned()
        }
        Asked::Text(_) => String::new(),
    };
    Diagnostic::finding(message!(codes::EXPLAINED_NOTHING, vad = what, forslag = near))
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
    let documents = documents(index, question)?;
    let found = words::find(&documents, question.page, &question.what);
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

fn documents<'r>(index: &Index<'r>, question: &Question) -> Result<words::Documents<'r>, Refusal> {
    let all: words::Documents<'r> = index.record.dokument.iter().enumerate().collect();
    let chosen: words::Documents<'r> = match &question.document {
        None => all.clone(),
        Some(wanted) => all.iter().copied().filter(|(_, document)| is_called(document, wanted)).collect(),
    };
    if let (Some(wanted), []) = (&question.document, chosen.as_slice()) {
        let keys: Vec<&str> = all.iter().map(|(_, document)| known_as(document)).collect();
        let (near, known) = (suggestion(wanted, keys.iter().copied()), keys.join(", "));
        let problem = message!(codes::DOCUMENT_UNKNOWN, namn = wanted, forslag = near, kanda = known);
        return Err(Refusal::Misasked(Diagnostic::error(problem)));
    }
    let pages = chosen.iter().map(|(_, document)| document.sidor.len()).max().unwrap_or(0);
    match question.page {
        Some(page) if page == 0 || page > pages => {
            let problem = message!(codes::PAGE_UNKNOWN, nummer = page, sidor = pages);
            Err(Refusal::Misasked(Diagnostic::error(problem)))
        }
        _ => Ok(chosen),
    }
}

/// What a reader knows a document by: its key, where its files have that in their name, and else its files.
fn known_as(document: &DocumentMap) -> &str {
    if document.fil.ends_with(&document.nyckel) { &document.nyckel } else { &document.fil }
}

/// Whether a document is meant, by its key or its file.
fn is_called(document: &DocumentMap, wanted: &str) -> bool {
    let stem = wanted.trim_end_matches(".pdf").trim_end_matches(".txt").trim_end_matches(".typ");
    document.nyckel == wanted || document.fil == stem
}
