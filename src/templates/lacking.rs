//! Keys that a template file lacks, or that nothing reads: all of them, since a reader stops at the first.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::shape::{Shape, ShapeKey};
use crate::message::message;
use crate::reasons::{self, Reason};

/// A key that a file lacks or has too many, with where it is told.
type Told = (Range<usize>, Reason);

/// Each of them: a key that is missing at its table, with what stands there in a file alike, one that is unknown where it stands.
pub(super) fn keys(root: &Spanned<DeTable<'_>>, shape: &Shape, alike: Option<&str>) -> Vec<Told> {
    let mut found = Vec::new();
    let example = alike.and_then(|text| Some(Example { text, table: DeTable::parse(text).ok()?.into_inner() }));
    if let Shape::Table(keys) = shape {
        of_table(root.get_ref(), &root.span(), keys, example.as_ref().map(Example::here), &mut found);
    }
    found
}

/// A file that shows what may stand in one.
struct Example<'a> {
    text: &'a str,
    table: DeTable<'a>,
}

/// A table of the example.
#[derive(Clone, Copy)]
struct Here<'a> {
    text: &'a str,
    table: &'a DeTable<'a>,
}

impl<'a> Example<'a> {
    fn here(&'a self) -> Here<'a> {
        Here { text: self.text, table: &self.table }
    }
}

impl<'a> Here<'a> {
    fn value(self, name: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.iter().find(|(key, _)| key.get_ref().as_ref() == name).map(|(_, value)| value)
    }

    fn within(self, name: &str) -> Option<Self> {
        match self.value(name)?.get_ref() {
            DeValue::Table(table) => Some(Self { table, ..self }),
            _ => None,
        }
    }

    /// A key as it stands, where its value is one of a line.
    fn line(self, name: &str) -> Option<String> {
        let value = self.value(name)?;
        let written = self.text.get(value.span())?;
        let is_short = !matches!(value.get_ref(), DeValue::Table(_)) && !written.contains('\n');
        is_short.then(|| format!("{name} = {written}"))
    }
}

/// A key that is unknown may be one that is missing, misspelt: only where more are missing than that are they told too.
fn of_table(
    table: &DeTable<'_>,
    span: &Range<usize>,
    keys: &[ShapeKey],
    example: Option<Here<'_>>,
    found: &mut Vec<Told>,
) {
    let is_there = |name: &str| table.iter().any(|(key, _)| key.get_ref().as_ref() == name);
    let missing: Vec<&ShapeKey> = keys.iter().filter(|key| key.is_required && !is_there(key.name)).collect();
    let mut unknown = Vec::new();
    for (name, value) in table.iter() {
        let name_there = name.get_ref().as_ref();
        match keys.iter().find(|key| key.name == name_there) {
            Some(key) => of_value(value, &key.shape, example.and_then(|here| here.within(name_there)), found),
            None => unknown.push((name.span(), message!(reasons::KEY_UNKNOWN, varde = name_there).into())),
        }
    }
    if missing.len() > unknown.len() {
        let reason = |key: &ShapeKey| match example.and_then(|here| here.line(key.name)) {
            Some(line) => message!(reasons::KEY_MISSING_LIKE, varde = key.name, exempel = line),
            None => message!(reasons::KEY_MISSING, varde = key.name),
        };
        found.extend(missing.into_iter().map(|key| (span.clone(), reason(key).into())));
    }
    found.extend(unknown);
}

/// What is no table where one is asked for is of another type, which the reader tells.
fn of_value(value: &Spanned<DeValue<'_>>, shape: &Shape, example: Option<Here<'_>>, found: &mut Vec<Told>) {
    match (value.get_ref(), shape) {
        (DeValue::Table(table), Shape::Table(keys)) => of_table(table, &value.span(), keys, example, found),
        (DeValue::Table(table), Shape::Map(each)) => {
            table.iter().for_each(|(_, value)| of_value(value, each, None, found));
        }
        (DeValue::Array(items), Shape::List(item, _)) => {
            items.iter().for_each(|value| of_value(value, item, None, found));
        }
        (DeValue::Table(_), Shape::Either(several)) => {
            if let Some(table) = several.iter().find(|shape| matches!(shape, Shape::Table(_))) {
                of_value(value, table, example, found);
            }
        }
        _ => {}
    }
}
