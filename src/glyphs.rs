//! Every character that will be printed must have a glyph in each of the husstil's fonts: PDF/A takes no substitute.
//! Inputs are checked before they are merged, so that a character is reported where it was typed; and so is a word too
//! long to be broken into lines in reasonable time.

use std::collections::BTreeMap;

use crate::characters;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Document, Inline};
use crate::fonts::Stack;
use crate::inputs::toml::{NodeValue, Table};
use crate::limits;
use crate::lookalikes;
use crate::message::message;
use crate::model::{Case, Value};
use crate::place::Place;

/// Answers whether characters have glyphs, remembering what it has answered.
pub(crate) struct Glyphs<'a> {
    stack: Stack<'a>,
    known: BTreeMap<char, bool>,
}

impl<'a> Glyphs<'a> {
    /// Checks against a stack of fonts.
    pub(crate) fn new(stack: Stack<'a>) -> Self {
        Self { stack, known: BTreeMap::new() }
    }

    /// A refused character is reported as such, and needs no glyph.
    fn missing(&mut self, character: char) -> bool {
        !character.is_ascii()
            && !characters::refused(character)
            && !*self.known.entry(character).or_insert_with(|| self.stack.covers(character))
    }

    /// Reports the characters of a TOML file's values that have no glyph, each at its own place.
    pub(crate) fn check_toml(&mut self, table: &Table, problems: &mut Diagnostics) {
        for (_, node) in &table.entries {
            self.check_node(&node.value, problems);
        }
    }

    fn check_node(&mut self, value: &NodeValue, problems: &mut Diagnostics) {
        match value {
            NodeValue::Text(text) => {
                for word in long_words(&text.text) {
                    let at = text.text.find(word).unwrap_or_default();
                    problems.push(too_long(word, text.place(at..at + word.len())));
                }
                for (at, character) in text.text.char_indices() {
                    if self.missing(character) {
                        problems.push(problem(character, text.place(at..at + character.len_utf8())));
                    }
                }
            }
            NodeValue::Array(items) => items.iter().for_each(|item| self.check_node(&item.value, problems)),
            NodeValue::Table(table) => self.check_toml(table, problems),
            _ => {}
        }
    }

    /// Reports what has come to characters without a glyph on the way to the page: text typed by a character's name
    /// (`&#128512;`), and references, since a filter gives a letter another case. What has been reported is not told again.
    pub(crate) fn check_documents(&mut self, documents: &[Document], problems: &mut Diagnostics) {
        let mut found = Vec::new();
        for document in documents {
            document.each_piece(&mut |piece| self.check_piece(piece, &mut found));
        }
        let told = problems.clone();
        let is_told = |code: &str, place: Option<&Place>| {
            told.iter().any(|problem| {
                let same =
                    problem.code == codes::GLYPH_MISSING && problem.arguments.get("tecken").is_some_and(|c| c == code);
                same && place.is_none_or(|place| problem.places.iter().any(|other| other.overlaps(place)))
            })
        };
        for (character, place, is_typed) in found {
            if !is_told(&named(character), is_typed.then_some(&place)) {
                problems.push(problem(character, place));
            }
        }
    }

    /// The characters of a piece that have no glyph, with their place, and whether they were typed there.
    fn check_piece(&mut self, piece: &Inline, found: &mut Vec<(char, Place, bool)>) {
        match piece {
            Inline::Text(typed) if !typed.text().is_ascii() => {
                for (at, character) in typed.text().char_indices().filter(|(_, c)| self.missing(*c)) {
                    found.push((character, typed.place(at..at + character.len_utf8()), true));
                }
            }
            Inline::Fact(fact) if !fact.text.is_ascii() => {
                let place = fact.place.as_ref().or(fact.sources.first());
                let missing = fact.text.chars().filter(|character| self.missing(*character));
                found.extend(missing.filter_map(|character| Some((character, place?.clone(), false))));
            }
            _ => {}
        }
    }

    /// Reports the cells with characters that have no glyph.
    pub(crate) fn check_tables(&mut self, case: &Case, problems: &mut Diagnostics) {
        for table in case.tables.values() {
            for (index, row) in table.rows.iter().enumerate() {
                for (column, value) in row.values.iter().enumerate() {
                    let Some(Value::Text(text)) = value else { continue };
                    problems.extend(long_words(text).map(|word| too_long(word, table.place(index, column))));
                    for character in text.chars().filter(|c| self.missing(*c)) {
                        problems.push(problem(character, table.place(index, column)));
                    }
                }
            }
        }
    }
}

fn long_words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .filter(|word| word.len() > limits::WORD_CHARACTERS && word.chars().count() > limits::WORD_CHARACTERS)
}

fn too_long(word: &str, place: Place) -> Diagnostic {
    let start: String = word.chars().take(20).collect();
    Diagnostic::error(message!(codes::WORD_TOO_LONG, borjan = start, grans = limits::WORD_CHARACTERS)).at(place)
}

fn problem(character: char, place: Place) -> Diagnostic {
    let meant = lookalikes::meant(&character.to_string());
    Diagnostic::error(message!(codes::GLYPH_MISSING, tecken = named(character), forslag = meant.unwrap_or_default()))
        .at(place)
}

/// A character as the message names it; one that cannot be seen by its number alone.
fn named(character: char) -> String {
    let number = format!("U+{:04X}", u32::from(character));
    if characters::invisible(character) { number } else { format!("{character} ({number})") }
}
