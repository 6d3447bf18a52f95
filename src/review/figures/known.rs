//! What is known: facts, computed values and groups of facts as figures, each with the reference that writes it.

use rust_decimal::Decimal;

use crate::model::{Case, Placed, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::readings::Figure;

/// A known figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// Its name in references: `fakta.kostnad.arlig`, or a group's, `fakta.period`.
    pub name: String,
    /// What it says.
    pub figure: Figure,
    /// Where it stands.
    pub places: Vec<Place>,
}

impl Known {
    /// Whether the same figure anywhere means this. A year or a count may be of anything, and so may nought.
    pub fn speaks_for_itself(&self) -> bool {
        match &self.figure {
            Figure::Year(_) | Figure::Count(_) => false,
            Figure::Amount(number) | Figure::Share(number) => *number != Decimal::ZERO,
            _ => true,
        }
    }

    /// The reference, with the filter that writes it.
    pub fn reference(&self, filter: &str) -> String {
        reference(&self.name, filter)
    }
}

/// `{{ name | filter }}`.
pub fn reference(name: &str, filter: &str) -> String {
    if filter.is_empty() { format!("{{{{ {name} }}}}") } else { format!("{{{{ {name} | {filter} }}}}") }
}

/// Every known figure of a case. Groups come first: a decision is more than its date.
pub fn known(review: &Review<'_>) -> Vec<Known> {
    let mut known = groups(review.case);
    known.extend(review.case.issued.as_ref().map(|issued| Known {
        name: "arende.utfardat".to_owned(),
        figure: Figure::Date(issued.value),
        places: issued.places.clone(),
    }));
    let facts = review.case.facts.iter().map(|(name, fact)| ("fakta", name, fact));
    let computed = review.computed.iter().map(|(name, value)| ("berakning", name, value));
    for (kind, name, placed) in facts.chain(computed) {
        let Some(placed) = placed else { continue };
        known.extend(figure(name, &placed.value).map(|figure| Known {
            name: format!("{kind}.{name}"),
            figure,
            places: placed.places.clone(),
        }));
    }
    known
}

/// A value as a figure; a number named `paragraf` is one.
fn figure(name: &str, value: &Value) -> Option<Figure> {
    Some(match value {
        Value::Amount(amount) => Figure::Amount(amount.normalize()),
        Value::Integer(number) if name.ends_with(".paragraf") => Figure::Paragraph(*number),
        Value::Integer(number) => Figure::Count(*number),
        Value::Date(date) => Figure::Date(*date),
        Value::Year(year) => Figure::Year(*year),
        Value::Month(month) => Figure::Month(*month),
        Value::Share(share) => Figure::Share(Decimal::from(*share)),
        Value::Text(_) => return None,
    })
}

/// The groups that the filters `period`, `beslut` and `lag` put together.
fn groups(case: &Case) -> Vec<Known> {
    let mut names: Vec<&str> = case.facts.keys().filter_map(|name| Some(name.split_once('.')?.0)).collect();
    names.dedup();
    let mut known = Vec::new();
    for name in names {
        let field = |field: &str| case.facts.get(&format!("{name}.{field}"))?.as_ref();
        let pairs = [("fran", "till"), ("datum", "paragraf"), ("nummer", "titel")];
        for (first, second) in pairs.map(|(first, second)| (field(first), field(second))) {
            let (Some(first), Some(second)) = (first, second) else { continue };
            known.extend(group_figure(first, second).map(|figure| Known {
                name: format!("fakta.{name}"),
                figure,
                places: first.places.clone(),
            }));
        }
    }
    known
}

fn group_figure(first: &Placed<Value>, second: &Placed<Value>) -> Option<Figure> {
    match (&first.value, &second.value) {
        (Value::Year(first), Value::Year(last)) => Some(Figure::Period(*first, *last)),
        (Value::Date(date), Value::Integer(number)) => Some(Figure::Decision(*date, *number)),
        (Value::Text(number), Value::Text(_)) => Some(Figure::Law(number.clone())),
        _ => None,
    }
}
