//! Every character that will be printed must have a glyph in each of the husstil's fonts: PDF/A takes no substitute.
//! Inputs are checked before they are merged, so that a character is reported where it was typed.

use std::collections::BTreeMap;

use crate::codes;
use crate::compile::Stack;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::inputs::characters;
use crate::inputs::toml::{NodeValue, Table};
use crate::model::{Case, Value};

/// Answers whether characters have glyphs, remembering what it has answered.
pub struct Glyphs<'a> {
    stack: Stack<'a>,
    known: BTreeMap<char, bool>,
}

impl<'a> Glyphs<'a> {
    /// Checks against a stack of fonts.
    pub fn new(stack: Stack<'a>) -> Self {
        Self { stack, known: BTreeMap::new() }
    }

    /// A refused character is reported as such, and needs no glyph.
    fn missing(&mut self, character: char) -> bool {
        !character.is_ascii()
            && !characters::refused(character)
            && !*self.known.entry(character).or_insert_with(|| self.stack.covers(character))
    }

    /// Reports the characters of a TOML file's values that have no glyph, each at its own place.
    pub fn check_toml(&mut self, table: &Table, problems: &mut Diagnostics) {
        for (_, node) in &table.entries {
            self.check_node(&node.value, problems);
        }
    }

    fn check_node(&mut self, value: &NodeValue, problems: &mut Diagnostics) {
        match value {
            NodeValue::Text(text) => {
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

    /// Reports the cells with characters that have no glyph.
    pub fn check_tables(&mut self, case: &Case, problems: &mut Diagnostics) {
        for table in case.tables.values() {
            for (index, row) in table.rows.iter().enumerate() {
                for (column, value) in row.values.iter().enumerate() {
                    let Some(Value::Text(text)) = value else { continue };
                    for character in text.chars().filter(|c| self.missing(*c)) {
                        problems.push(problem(character, table.place(index, column)));
                    }
                }
            }
        }
    }
}

fn problem(character: char, place: Place) -> Diagnostic {
    let code = format!("{character} (U+{:04X})", u32::from(character));
    Diagnostic::error(codes::GLYPH_MISSING).with("tecken", code).at(place)
}
