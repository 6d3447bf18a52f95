//! Where a value of a template file stands, looked for only when there is something to tell: the way to it by its keys, and
//! in a list by an entry's number from 1, or by its `namn`, `kod`, `nyckel` or `om`.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

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

/// How far a way leads: to which stretch, in how many steps.
fn followed(text: &str, way: &[&str]) -> Option<(Range<usize>, usize)> {
    let table = DeTable::parse(text).ok()?;
    let mut found: Option<(Range<usize>, usize)> = None;
    let root = table.get_ref();
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
        found = Some((next.span(), index + 1));
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
