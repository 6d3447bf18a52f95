//! Names before their abbreviation in parentheses: "European Port Cities (EPT)" of what a row calls "European Port Towns".

use super::Read;
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::model::Value;
use crate::place::Place;
use crate::review::Review;
use crate::review::phrases::words;

/// Of its words a name shares at least one in so many with what stands for it.
const SHARED: usize = 2;

/// A name with its abbreviation, and where it stands.
struct Abbreviated {
    /// "(EPT)".
    short: String,
    name: String,
    place: Option<Place>,
}

/// The names of rows that have an abbreviation.
pub(super) struct Names(Vec<Abbreviated>);

impl Names {
    pub(super) fn of(review: &Review<'_>) -> Self {
        let text = |value: &Option<Value>| match value {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let tables = review.case.tables.values();
        let both = tables.filter_map(|table| Some((table, table.column("namn")?, table.column("forkortning")?)));
        let rows = both.flat_map(|(table, name, short)| {
            table.rows.iter().enumerate().filter_map(move |(row, values)| {
                let short = format!("({})", text(values.values.get(short)?)?);
                Some(Abbreviated { short, name: text(values.values.get(name)?)?, place: Some(table.place(row, name)) })
            })
        });
        Self(rows.collect())
    }

    pub(super) fn check(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        let text = read.passage.text.as_str();
        if !text.contains('(') {
            return;
        }
        for known in &self.0 {
            for (at, _) in text.match_indices(known.short.as_str()) {
                let before = text[..at].trim_end();
                let own = words(&known.name);
                let typed = words(before);
                let Some(first) = typed.len().checked_sub(own.len()).filter(|_| own.len() > 1) else { continue };
                let typed = &typed[first..];
                let same = typed.iter().zip(&own).filter(|(one, other)| one.text == other.text).count();
                let range = typed[0].range.start..before.len();
                let capital = typed[0].text.starts_with(char::is_uppercase);
                let whole = read.text(&range).trim_end_matches('s') == known.name.trim_end_matches('s');
                if capital && !whole && same * SHARED >= own.len() && same < own.len() {
                    let problem = message!(codes::NAME_DIFFERS, text = read.text(&range), namn = known.name);
                    read.warn(problem, &range, known.place.clone(), findings);
                }
            }
        }
    }
}
