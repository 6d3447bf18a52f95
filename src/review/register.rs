//! G21: cited steering documents are in the register, and valid.

use super::Review;
use crate::diagnostic::Diagnostics;
use crate::model::Value;

/// Runs the family.
pub fn review(_review: &Review<'_>, _findings: &mut Diagnostics) {}

/// The titles of the register.
pub fn titles<'a>(review: &'a Review<'_>) -> impl Iterator<Item = String> + 'a {
    let register = review.templates.arendetyp.register.as_ref();
    let table = register.and_then(|register| Some((register, review.case.tables.get(&register.tabell)?)));
    table.into_iter().flat_map(|(register, table)| {
        let column = table.column(&register.titel);
        table.rows.iter().filter_map(move |row| match row.values.get(column?)? {
            Some(Value::Text(title)) => Some(title.clone()),
            _ => None,
        })
    })
}
