//! What is known: facts, computed values and groups of facts as numerals, each with the reference that writes it.

use rust_decimal::Decimal;

use crate::model::{Case, Placed, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::readings::Numeral;

/// A known numeral.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct KnownNumeral {
    /// Its name in references: `fakta.pris`, or a group's, `fakta.period`.
    pub name: String,
    /// What it says.
    pub numeral: Numeral,
    /// Where it stands.
    pub places: Vec<Place>,
}

impl KnownNumeral {
    /// Whether the same numeral anywhere means this. A year, a month, a share, a paragraph or a count may be of anything, and so
    /// may nought.
    pub(super) fn speaks_for_itself(&self) -> bool {
        match &self.numeral {
            Numeral::Year(_) | Numeral::Month(_) | Numeral::Count(_) | Numeral::Share(_) | Numeral::Paragraph(_) => {
                false
            }
            Numeral::Amount(number) => *number != Decimal::ZERO,
            _ => true,
        }
    }

    /// The reference, with the filter that writes it.
    pub(super) fn reference(&self, filter: &str) -> String {
        reference(&self.name, filter)
    }
}

/// `{{ name | filter }}`.
pub(super) fn reference(name: &str, filter: &str) -> String {
    if filter.is_empty() { format!("{{{{ {name} }}}}") } else { format!("{{{{ {name} | {filter} }}}}") }
}

/// Every known numeral of a case. Groups come first: a decision is more than its date.
pub(super) fn known(review: &Review<'_>) -> Vec<KnownNumeral> {
    let mut known = groups(review.case);
    known.extend(review.case.issued.as_ref().map(|issued| KnownNumeral {
        name: "arende.utfardat".to_owned(),
        numeral: Numeral::Date(issued.value),
        places: issued.places.clone(),
    }));
    let facts = review.case.facts.iter().map(|(name, fact)| ("fakta", name, fact));
    let computed = review.computed.iter().map(|(name, value)| ("berakning", name, value));
    for (kind, name, placed) in facts.chain(computed) {
        let Some(placed) = placed else { continue };
        known.extend(numeral_of(name, &placed.value).map(|numeral| KnownNumeral {
            name: format!("{kind}.{name}"),
            numeral,
            places: placed.places.clone(),
        }));
    }
    known
}

/// A value as a numeral; a number named `paragraf` is one.
fn numeral_of(name: &str, value: &Value) -> Option<Numeral> {
    Some(match value {
        Value::Amount(amount) => Numeral::Amount(amount.normalize()),
        Value::Integer(number) if name.ends_with(".paragraf") => Numeral::Paragraph(*number),
        Value::Integer(number) => Numeral::Count(*number),
        Value::Date(date) => Numeral::Date(*date),
        Value::Year(year) => Numeral::Year(*year),
        Value::Month(month) => Numeral::Month(*month),
        Value::Share(share) => Numeral::Share(share.normalize()),
        Value::Text(_) | Value::Truth(_) | Value::Decimal(_) => return None,
    })
}

/// The groups that the filters `period`, `beslut` and `lag` put together.
fn groups(case: &Case) -> Vec<KnownNumeral> {
    let mut names: Vec<&str> = case.facts.keys().filter_map(|name| Some(name.split_once('.')?.0)).collect();
    names.dedup();
    let mut known = Vec::new();
    for name in names {
        let field = |field: &str| case.facts.get(&format!("{name}.{field}"))?.as_ref();
        let pairs = [("fran", "till"), ("datum", "paragraf"), ("nummer", "titel")];
        for (first, second) in pairs.map(|(first, second)| (field(first), field(second))) {
            let (Some(first), Some(second)) = (first, second) else { continue };
            known.extend(group_numeral(first, second).map(|numeral| KnownNumeral {
                name: format!("fakta.{name}"),
                numeral,
                places: first.places.clone(),
            }));
        }
    }
    known
}

fn group_numeral(first: &Placed<Value>, second: &Placed<Value>) -> Option<Numeral> {
    match (&first.value, &second.value) {
        (Value::Year(first), Value::Year(last)) => Some(Numeral::Period(*first, *last)),
        (Value::Date(date), Value::Integer(number)) => Some(Numeral::Decision(*date, *number)),
        (Value::Text(number), Value::Text(_)) => Some(Numeral::Law(number.clone())),
        _ => None,
    }
}
