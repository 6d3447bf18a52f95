//! Keys that a template file lacks, or that nothing reads: all of them, since a reader stops at the first.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::shape::{Shape, ShapeKey};
use crate::message::message;
use crate::reasons::{self, Reason};

/// Each of them, with where it is told: a key that is missing at its table, one that is unknown where it stands.
pub(super) fn keys(root: &Spanned<DeTable<'_>>, shape: &Shape) -> Vec<(Range<usize>, Reason)> {
    let mut found = Vec::new();
    if let Shape::Table(keys) = shape {
        of_table(root.get_ref(), &root.span(), keys, &mut found);
    }
    found
}

/// A key that is unknown may be one that is missing, misspelt: only where more are missing than that are they told too.
fn of_table(table: &DeTable<'_>, span: &Range<usize>, keys: &[ShapeKey], found: &mut Vec<(Range<usize>, Reason)>) {
    let is_there = |name: &str| table.iter().any(|(key, _)| key.get_ref().as_ref() == name);
    let missing: Vec<&ShapeKey> = keys.iter().filter(|key| key.is_required && !is_there(key.name)).collect();
    let mut unknown = Vec::new();
    for (name, value) in table.iter() {
        match keys.iter().find(|key| key.name == name.get_ref().as_ref()) {
            Some(key) => of_value(value, &key.shape, found),
            None => unknown.push((name.span(), message!(reasons::KEY_UNKNOWN, varde = name.get_ref()).into())),
        }
    }
    if missing.len() > unknown.len() {
        let told = |key: &ShapeKey| (span.clone(), message!(reasons::KEY_MISSING, varde = key.name).into());
        found.extend(missing.into_iter().map(told));
    }
    found.extend(unknown);
}

/// What is no table where one is asked for is of another type, which the reader tells.
fn of_value(value: &Spanned<DeValue<'_>>, shape: &Shape, found: &mut Vec<(Range<usize>, Reason)>) {
    match (value.get_ref(), shape) {
        (DeValue::Table(table), Shape::Table(keys)) => of_table(table, &value.span(), keys, found),
        (DeValue::Table(table), Shape::Map(each)) => table.iter().for_each(|(_, value)| of_value(value, each, found)),
        (DeValue::Array(items), Shape::List(item, _)) => items.iter().for_each(|value| of_value(value, item, found)),
        (DeValue::Table(_), Shape::Either(several)) => {
            if let Some(table) = several.iter().find(|shape| matches!(shape, Shape::Table(_))) {
                of_value(value, table, found);
            }
        }
        _ => {}
    }
}
