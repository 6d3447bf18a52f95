//! How many came to what a row names, and from where.

use super::{NamedRow, NamedRows};
use crate::codes;
use crate::message::message;
use crate::model::Value;
use crate::review::figures::{Sentence, Slip, count};
use crate::review::language_data::LANGUAGE;
use crate::review::words::root;
use crate::templates::ValueType;

impl Sentence<'_> {
    /// "deltog ingen från bolagen" where the sheet has some.
    pub(super) fn nobody(&self, row: &NamedRow<'_>, rows: &NamedRows<'_>) -> Option<Slip> {
        let at = self.lower.iter().position(|(_, word)| LANGUAGE.ingen.contains(word))?;
        let next: Vec<&str> = self.lower[at + 1..].iter().take(4).map(|(_, word)| word.as_str()).collect();
        let columns = row.spec.kolumner.iter().filter(|column| column.typ == ValueType::Heltal);
        let (column, number) = columns
            .filter_map(|column| {
                let unit = column.rubrik.split_whitespace().nth(1)?;
                let index = row.table.column(&column.namn).filter(|_| is_unit(&next, unit, &rows.units))?;
                match row.table.rows[row.row].values.get(index) {
                    Some(Some(Value::Integer(number))) if *number > 0 => Some((index, *number)),
                    _ => None,
                }
            })
            .next()?;
        let range = self.lower[at].0.clone();
        let problem = message!(codes::FIGURE_COUNT, text = &self.text[range.clone()], antal = number, vad = row.name);
        Some((range, problem, Some(row.table.place(row.row, column))))
    }

    /// How many came, in all and from each unit.
    pub(super) fn participants(&self, row: &NamedRow<'_>, rows: &NamedRows<'_>) -> Vec<Slip> {
        let columns: Vec<(usize, &str)> = row
            .spec
            .kolumner
            .iter()
            .filter(|column| column.typ == ValueType::Heltal)
            .filter_map(|column| Some((row.table.column(&column.namn)?, column.rubrik.as_str())))
            .collect();
        let value = |column: usize| match row.table.rows[row.row].values.get(column) {
            Some(Some(Value::Integer(number))) => *number,
            _ => 0,
        };
        let Some(noun) = columns.first().and_then(|(_, head)| head.split_whitespace().next()) else {
            return Vec::new();
        };
        let noun = noun.to_lowercase();
        let total: i64 = columns.iter().map(|(column, _)| value(*column)).sum();
        let mut slips = Vec::new();
        let name_at = self.text[self.range.clone()].find(row.name).map(|at| self.range.start + at);
        for (index, reading) in self.readings.iter().enumerate() {
            let Some(typed) = count(reading) else { continue };
            // Another number stands nearer to the name: "Tolv deltog i det ena, elva i det andra".
            let other = self.readings[index + 1..]
                .iter()
                .any(|other| count(other).is_some() && name_at.is_some_and(|name| other.range.end <= name));
            if other {
                continue;
            }
            let next: Vec<&str> = self.after(reading.range.end).take(4).collect();
            let unit = columns
                .iter()
                .find(|(_, head)| head.split_whitespace().nth(1).is_some_and(|unit| is_unit(&next, unit, &rows.units)));
            let person = |word: &str| LANGUAGE.personord.iter().any(|stem| word.starts_with(stem.as_str()));
            // "lockade sjutton från staden".
            let own = matches!(next.as_slice(), ["från", own, ..] if LANGUAGE.kommunen.contains(*own));
            let people = own || next.first().is_some_and(|word| word.starts_with(root(&noun)) || person(word));
            // "94 deltagare från tolv länder": all who came, not the case's own.
            let all = matches!(next.get(1), Some(&("från" | "ur")))
                && self.readings.get(index + 1).is_some_and(|other| {
                    count(other).is_some()
                        && self.text[reading.range.end..other.range.start].split_whitespace().count() == 2
                });
            if all {
                continue;
            }
            // "fem personer från miljöförvaltningen": of one unit, which may be a column's.
            let inside = |unit: &str| next.iter().skip(2).any(|word| word.contains(root(&full(unit, &rows.units))));
            let of_unit = people && matches!(next.get(1), Some(&("från" | "av")));
            let inner = columns.iter().find(|(_, head)| head.split_whitespace().nth(1).is_some_and(inside));
            // "var de förtroendevalda fyra", at the end of the sentence.
            let before = |unit: &str| self.before(reading.range.start).starts_with(root(&full(unit, &rows.units)));
            let owner = columns.iter().find(|(_, head)| head.split_whitespace().nth(1).is_some_and(before));
            let unit = unit.or(inner.filter(|_| of_unit)).or(owner.filter(|_| next.is_empty()));
            let known = match unit {
                Some((column, _)) => value(*column),
                None if people && total > 0 => total,
                None => continue,
            };
            if known != typed && !self.allows(reading, typed.into(), known.into()) {
                let text = &self.text[reading.range.clone()];
                let problem = message!(codes::FIGURE_COUNT, text = text, antal = known, vad = row.name);
                slips.push((reading.range.clone(), problem, Some(row.table.place(row.row, columns[0].0))));
            }
        }
        slips
    }
}

/// Whether the words after a number say which unit: "från förvaltningarna", "förtroendevalda".
fn is_unit(next: &[&str], unit: &str, units: &[(String, String)]) -> bool {
    let long = full(unit, units);
    let is = |word: &&str| word.starts_with(root(&long));
    match next {
        [first, ..] if is(first) => true,
        // "fyra av dem från bolag", "två var förtroendevalda".
        ["av", "dem" | "vilka", rest @ ..] => rest.iter().take(2).any(is),
        ["var" | "kom" | "är", rest @ ..] => rest.iter().take(2).any(is),
        ["från" | "av", rest @ ..] => rest.iter().take(2).any(is),
        _ => false,
    }
}

/// What an abbreviation of a unit stands for, in lower case.
fn full(unit: &str, units: &[(String, String)]) -> String {
    units.iter().find(|(short, _)| short == unit).map_or(unit, |(_, long)| long).to_lowercase()
}
