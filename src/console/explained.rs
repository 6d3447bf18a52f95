//! Answers of `explain`, for people and for programs.

use serde::Serialize;

use super::{Color, Console, Format};
use crate::explain::{Answer, Entry, Kind, Read, Stand};
use crate::message::{Message, message};
use crate::messages::{one_line, phrases};
use crate::records::{json_line, json_lines};

/// A text longer than this is cut where people read it.
const QUOTED: usize = 160;

/// A code that is no rule's.
#[derive(Serialize)]
struct CodeRecord<'a> {
    code: &'a str,
    messages: Vec<CodeMessage>,
}

/// What a message says, with the names of its arguments for their values.
#[derive(Serialize)]
struct CodeMessage {
    message: String,
    hint: String,
}

impl Console {
    /// An answer: where something comes from, and where it stands.
    pub(crate) fn explained(&self, answer: &Answer) -> String {
        if self.style.format != Format::Human {
            return json_lines(answer);
        }
        let mut entries: Vec<String> = answer.entries.iter().map(|entry| self.entry(entry)).collect();
        entries.extend((answer.more > 0).then(|| self.more(answer.more) + "\n"));
        entries.join("\n")
    }

    /// A code's messages as they are explained; empty where there is none.
    pub(crate) fn code(&self, code: &str) -> String {
        let messages = self.messages.described(code);
        if messages.is_empty() {
            return String::new();
        }
        let code = code.to_uppercase();
        if self.style.format != Format::Human {
            let messages = messages.into_iter().map(|(message, hint)| CodeMessage { message, hint }).collect();
            return json_line(&CodeRecord { code: &code, messages });
        }
        let hint = self.paint(Color::Cyan, &self.messages.phrase(&message!(phrases::HINT)));
        let told = messages.iter().map(|(message, told)| format!("\n{message}\n{hint}: {told}\n"));
        format!("{}\n{}", self.paint(Color::Yellow, &code), told.collect::<String>())
    }

    fn entry(&self, entry: &Entry) -> String {
        let mut text = format!("{}\n", self.paint(Color::Yellow, &self.head(entry)));
        let kind = self.messages.phrase(&message!(phrases::EXPLAINED_KIND, slag = slag(entry.kind)));
        let key = entry.name.as_ref().filter(|_| entry.kind == Kind::Phrase);
        let about = Some(&entry.about).filter(|about| !about.is_empty()).or(key);
        let about = about.map(|about| format!(": {}", one_line(about))).unwrap_or_default();
        text.push_str(&format!("  {kind}{about}\n"));
        let from = entry.places.iter().map(|place| self.place(place, None));
        self.listed(&mut text, &message!(phrases::EXPLAINED_FROM), from);
        let expression = entry.expression.iter().map(|expression| one_line(expression).into_owned());
        self.listed(&mut text, &message!(phrases::EXPLAINED_EXPRESSION), expression);
        let reads = entry.reads.iter().map(|Read { name, value }| match value {
            Some(value) => format!("{name} = {}", quoted(value)),
            None => name.clone(),
        });
        self.listed(&mut text, &message!(phrases::EXPLAINED_READS), reads);
        let joined = |names: &[String]| (!names.is_empty()).then(|| names.join(", "));
        self.listed(&mut text, &message!(phrases::EXPLAINED_USED_BY), joined(&entry.used_by).into_iter());
        self.listed(&mut text, &message!(phrases::EXPLAINED_RULES), joined(&entry.rules).into_iter());
        self.listed(
            &mut text,
            &message!(phrases::EXPLAINED_STANDS),
            entry.stands.iter().map(|stand| self.stand(entry, stand)),
        );
        if entry.stands_more > 0 {
            text.push_str(&format!("    {}\n", self.more(entry.stands_more)));
        }
        if entry.stands.is_empty() {
            text.push_str(&format!("  {}\n", self.messages.phrase(&message!(phrases::EXPLAINED_NOWHERE))));
        }
        text
    }

    /// What an entry is about, and its value.
    fn head(&self, entry: &Entry) -> String {
        let missing = || self.messages.phrase(&message!(phrases::EXPLAINED_MISSING));
        let words = entry.value.as_deref().map(quoted);
        let name = match entry.kind {
            Kind::Key if words.is_none() => return entry.name.clone().unwrap_or_default(),
            Kind::Value | Kind::Computed | Kind::Missing | Kind::Key => entry.name.clone(),
            Kind::Table | Kind::Figure | Kind::Module | Kind::Sheet | Kind::Column => {
                return entry.name.clone().unwrap_or_default();
            }
            Kind::Cell => entry.places.first().map(|place| self.place(place, None)),
            _ => None,
        };
        match (name, words) {
            (Some(name), Some(words)) => format!("{name} = {words}"),
            (Some(name), None) => format!("{name} {}", missing()),
            (None, Some(words)) => format!("”{words}”"),
            (None, None) => self.messages.phrase(&message!(phrases::EXPLAINED_KIND, slag = slag(entry.kind))),
        }
    }

    /// A label with what belongs to it: one on its line, several below it.
    fn listed(&self, text: &mut String, label: &Message, items: impl Iterator<Item = String>) {
        let label = self.paint(Color::Cyan, &self.messages.phrase(label));
        let mut items: Vec<String> = items.collect();
        // What stands twice on a page, in a text and in a table, is told by the same words.
        items.dedup();
        match items.as_slice() {
            [] => {}
            [item] => text.push_str(&format!("  {label}: {item}\n")),
            items => {
                text.push_str(&format!("  {label}:\n"));
                items.iter().for_each(|item| text.push_str(&format!("    {item}\n")));
            }
        }
    }

    /// Document, pages, section and words; of a value the filters and where it is referred to.
    fn stand(&self, entry: &Entry, stand: &Stand) -> String {
        let pages: Vec<String> = ranges(&stand.pages);
        let pages = message!(phrases::EXPLAINED_PAGES, antal = stand.pages.len(), lista = pages.join(", "));
        let mut parts: Vec<String> = Vec::new();
        parts.extend((!stand.document.is_empty()).then(|| stand.document.clone()));
        parts.push(self.messages.phrase(&pages));
        parts.extend(
            stand
                .section
                .as_ref()
                .map(|rubrik| self.messages.phrase(&message!(phrases::EXPLAINED_UNDER, rubrik = rubrik))),
        );
        parts.extend(stand.within.iter().filter(|within| Some(*within) != entry.name.as_ref()).cloned());
        let mut text = parts.join(", ");
        if !stand.text.is_empty() && Some(&stand.text) != entry.value.as_ref() {
            text.push_str(&format!(": ”{}”", quoted(&stand.text)));
        }
        let typed =
            stand.typed.iter().filter(|place| !entry.places.contains(place)).map(|place| self.place(place, None));
        let steps: Vec<String> = stand.filters.iter().map(|filter| format!("| {filter}")).collect();
        let steps: Vec<String> = typed.chain((!steps.is_empty()).then(|| steps.join(" "))).collect();
        if steps.is_empty() { text } else { format!("{text} ({})", steps.join(" ")) }
    }

    fn more(&self, number: usize) -> String {
        self.messages.phrase(&message!(phrases::EXPLAINED_MORE, antal = number))
    }
}

/// The name of a kind in the catalogues.
fn slag(kind: Kind) -> &'static str {
    match kind {
        Kind::Value => "value",
        Kind::Computed => "computed",
        Kind::Table => "table",
        Kind::Figure => "figure",
        Kind::Module => "module",
        Kind::Sheet => "sheet",
        Kind::Column => "column",
        Kind::Cell => "cell",
        Kind::TableText => "table_text",
        Kind::Typed => "typed",
        Kind::Phrase => "phrase",
        Kind::Missing => "missing",
        Kind::Key => "key",
        Kind::Program => "program",
        Kind::Template => "template",
        Kind::Layout => "layout",
    }
}

/// A text on one line, cut where it is long.
fn quoted(text: &str) -> String {
    let line = one_line(text.trim());
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.into_owned(),
    }
}

/// Pages that follow each other as ranges: `2–6`.
fn ranges(pages: &[usize]) -> Vec<String> {
    let runs = pages.chunk_by(|one, next| one + 1 == *next);
    let range = |run: &[usize]| match run {
        [first, .., last] => format!("{first}–{last}"),
        [page] => page.to_string(),
        [] => String::new(),
    };
    runs.map(range).collect()
}
