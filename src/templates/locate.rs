//! Where a value of a template file stands, looked for only when there is something to tell: the way to it by its keys, and
//! in a list by an entry's number from 1, or by its `namn`, `kod`, `nyckel` or `om`.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::place::Place;
use crate::source_text::SourceFile;

/// The keys that an entry of a list is known by.
const NAMES: [&str; 4] = ["namn", "kod", "nyckel", "om"];

/// The stretch of a text that a way leads to, or as much of the way as there is.
pub(super) fn span(text: &str, way: &[&str]) -> Option<Range<usize>> {
    followed(text, way).map(|(span, _)| span)
}

/// The stretch of a text that the whole of a way leads to.
pub(super) fn whole_way(text: &str, way: &[&str]) -> Option<Range<usize>> {
    followed(text, way).filter(|(_, steps)| *steps == way.len()).map(|(span, _)| span)
}

/// A template file in which many ways are followed.
#[derive(Debug)]
pub(crate) struct Ways<'t> {
    root: Spanned<DeTable<'t>>,
    file: Arc<SourceFile>,
}

impl<'t> Ways<'t> {
    /// The ways in a file's text, if it is TOML.
    pub(super) fn new(file: &str, text: &'t str) -> Option<Self> {
        Some(Self { root: DeTable::parse(text).ok()?, file: SourceFile::new(file, text) })
    }

    /// All that the file holds, and the file itself.
    pub(crate) fn read(&self) -> (&DeTable<'t>, &Arc<SourceFile>) {
        (self.root.get_ref(), &self.file)
    }

    /// Where all that stands which the whole of a way leads to. An entry of a list of tables goes from its head to its last value.
    pub(crate) fn place(&self, way: &[&str]) -> Option<Place> {
        let (found, steps) = walked(self.root.get_ref(), way)?;
        (steps == way.len()).then(|| self.file.place(whole(found)))
    }
}

/// The stretch from a value's beginning to the end of the last that it holds.
fn whole(value: &Spanned<DeValue<'_>>) -> Range<usize> {
    let own = value.span();
    let end = match value.get_ref() {
        DeValue::Table(table) => table.iter().map(|(_, inner)| whole(inner).end).max(),
        _ => None,
    };
    own.start..end.map_or(own.end, |end| end.max(own.end))
}

/// How far a way leads: to which stretch, in how many steps.
fn followed(text: &str, way: &[&str]) -> Option<(Range<usize>, usize)> {
    let table = DeTable::parse(text).ok()?;
    walked(table.get_ref(), way).map(|(found, steps)| (found.span(), steps))
}

fn walked<'r, 't>(root: &'r DeTable<'t>, way: &[&str]) -> Option<(&'r Spanned<DeValue<'t>>, usize)> {
    let mut found: Option<(&Spanned<DeValue<'_>>, usize)> = None;
    let mut here: Option<&Spanned<DeValue<'_>>> = None;
    for (index, step) in way.iter().enumerate() {
        let next = match here.map(Spanned::get_ref) {
            None => root.get(*step),
            Some(DeValue::Table(table)) => table.get(*step),
            Some(DeValue::Array(items)) => {
                let numbered = step.parse::<usize>().ok().and_then(|number| items.get(number.checked_sub(1)?));
                numbered.or_else(|| items.iter().find(|item| is_named(item.get_ref(), step)))
            }
            Some(_) => None,
        };
        let Some(next) = next else { break };
        found = Some((next, index + 1));
        here = Some(next);
    }
    found
}

fn is_named(value: &DeValue<'_>, name: &str) -> bool {
    match value {
        DeValue::Table(table) => {
            let named = |key: &str| table.get(key).and_then(|value| value.get_ref().as_str()) == Some(name);
            NAMES.iter().any(|key| named(key))
        }
        value => value.as_str() == Some(name),
    }
}
