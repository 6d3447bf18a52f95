//! Words of a case's documents, picked at random, lead back to where they went in.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;
use utlatande::explain::{Entry, Kind, Question, explain};
use utlatande::export::Output;
use utlatande::model::Value;
use utlatande::origin_record::{FILE, OriginRecord};
use utlatande::place::{CellPlace, Place, TextPlace};

use super::prose::is_address;
use super::random::Random;
use super::reading::{filtered, plain, prose, seen};
use super::{Case, World};
use crate::common::standing;

/// What is wrong with the origins of `picks` words of each document.
pub fn problems(world: &World, case: &Case, product: &Output, seed: u64, picks: usize) -> Vec<String> {
    let file = product.files.iter().find(|file| file.path == FILE).unwrap();
    let text = std::str::from_utf8(&file.bytes).unwrap();
    let record = OriginRecord::read(text).unwrap();
    let mut problems = Vec::new();
    if record.to_json().unwrap() != text {
        problems.push(format!("{FILE} is another when it is written again"));
    }
    let random = &mut Random::new(seed);
    for (key, expected) in &case.documents {
        let lines: Vec<&str> = expected.holds.iter().chain(&expected.lines).map(|line| line.text.as_str()).collect();
        let words: Vec<String> = lines.iter().flat_map(|line| words(line)).collect();
        for _ in 0..picks.min(words.len()) {
            let word = random.pick(&words);
            problems
                .extend(tried(world, case, &record, key, word).map(|problem| format!("{key}, {word:?}: {problem}")));
        }
    }
    problems
}

/// The words of a line that have letters or digits, but for the addresses of links, which stand on no page.
fn words(line: &str) -> Vec<String> {
    let words = seen(line);
    let words = words.split(' ').filter(|word| !is_address(word));
    words.filter(|word| word.contains(char::is_alphanumeric)).map(str::to_owned).collect()
}

/// What is wrong with the origin of a word.
fn tried(world: &World, case: &Case, record: &OriginRecord, key: &str, word: &str) -> Option<String> {
    let question = Question { what: word.to_owned(), document: Some(key.to_owned()), page: None };
    let answer = match explain(record, &question) {
        Ok(answer) => answer,
        Err(refusal) => return Some(format!("{refusal:?}")),
    };
    if answer.entries.iter().all(|entry| entry.kind == Kind::Layout) {
        return Some("the layout's".to_owned());
    }
    answer.entries.iter().find_map(|entry| {
        let problem = wrong(world, case, entry)?;
        Some(format!("{problem}: {entry:?}"))
    })
}

fn wrong(world: &World, case: &Case, entry: &Entry) -> Option<&'static str> {
    let value = entry.value.as_deref().unwrap_or_default();
    let stands_here = entry.stands.iter().all(|stand| !stand.pages.is_empty());
    match entry.kind {
        _ if !stands_here => Some("it stands on no page"),
        Kind::Typed => {
            (!entry.places.iter().all(|place| is_typed(world, case, place, value))).then_some("typed elsewhere")
        }
        Kind::TableText => (!is_of_cells(world, case, &entry.places, value)).then_some("of other cells"),
        Kind::Value | Kind::Computed => {
            let name = entry.name.as_deref().unwrap_or_default();
            let referred = entry.stands.iter().flat_map(|stand| &stand.typed);
            let is_referred = referred.clone().all(|place| match place {
                Place::Text(place) => written(case, place).is_none_or(|text| text.contains("{{")),
                _ => false,
            });
            let fact = name.strip_prefix("fakta.").and_then(|name| case.facts.get(name));
            let is_fact = match fact {
                Some(Some(fact)) => matches!(fact, Value::Text(_)) || seen(&plain(fact)) == seen(value),
                _ => true,
            };
            match (is_referred, is_fact) {
                (false, _) => Some("no reference stands there"),
                (_, false) => Some("another fact"),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether a text was typed at a place, in a file or in a cell.
fn is_typed(world: &World, case: &Case, place: &Place, text: &str) -> bool {
    match place {
        Place::Text(place) => match written(case, place) {
            Some(written) => {
                letters(&prose(&standing::unescaped(&written))).contains(&letters(text)) || is_of_date(&written, text)
            }
            None => false,
        },
        Place::Cells(cells) => cell_values(world, case, cells)
            .is_none_or(|values| values.iter().any(|value| letters(&plain(value)).contains(&letters(text)))),
        Place::File(_) => false,
    }
}

/// Whether words are some of those that a written date is printed as: a cover has the date of a decision so.
fn is_of_date(written: &str, text: &str) -> bool {
    let Ok(date) = written.parse().map(Value::Date) else { return false };
    let words = |text: &str| seen(&text.replace(|c: char| !c.is_alphanumeric(), " "));
    filtered(&date).iter().any(|(_, form)| format!(" {} ", words(form)).contains(&format!(" {} ", words(text))))
}

/// Letters and digits alone: marks are escaped and rewritten.
fn letters(text: &str) -> String {
    seen(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What stands at a place of a file; none where the case has no such file.
fn written(case: &Case, place: &TextPlace) -> Option<String> {
    let (_, bytes) = case.files.iter().find(|(name, _)| **name == *place.file)?;
    let text = String::from_utf8(bytes.clone()).unwrap();
    Some(standing::at(&text, place).nfc().collect())
}

/// Whether a text of a table is a cell's value, the sum or the number of cells, or a year of the period that was typed.
fn is_of_cells(world: &World, case: &Case, places: &[Place], text: &str) -> bool {
    let years: Option<Vec<i32>> = places.iter().map(|place| typed_year(case, place)).collect();
    if let Some(years) = years.filter(|years| !years.is_empty()) {
        let (first, last) = (years.iter().min(), years.iter().max());
        return text.parse::<i32>().is_ok_and(|year| first <= Some(&year) && Some(&year) <= last);
    }
    let mut values: Vec<Value> = Vec::new();
    for place in places {
        let Place::Cells(cells) = place else { return false };
        let Some(found) = cell_values(world, case, cells) else { return true };
        values.extend(found);
    }
    let text = seen(text);
    let amount = |value: &Value| match value {
        Value::Integer(number) => Some(Decimal::from(*number)),
        Value::Amount(amount) => Some(*amount),
        _ => None,
    };
    let sum: Decimal = values.iter().filter_map(amount).sum();
    let same = |number: Decimal| {
        let number = seen(&super::reading::amount(number));
        text == number || text == format!("{number},00")
    };
    values.iter().any(|value| seen(&plain(value)) == text) || same(sum) || same(Decimal::from(values.len()))
}

/// The year that was typed at a place of a file, as that of a period is.
fn typed_year(case: &Case, place: &Place) -> Option<i32> {
    match place {
        Place::Text(place) => written(case, place)?.parse().ok(),
        _ => None,
    }
}

/// The values that the generator put into cells; none where it has not made the sheet.
fn cell_values(world: &World, case: &Case, cells: &CellPlace) -> Option<Vec<Value>> {
    let sheets: BTreeMap<&str, &str> =
        world.templates.arendetyp.tabeller.iter().map(|spec| (spec.blad.as_str(), spec.namn.as_str())).collect();
    let rows = case.rows.get(*sheets.get(&*cells.sheet)?)?;
    let mut values = Vec::new();
    for row in cells.first.row..=cells.last.row {
        // The sheet's first row has the headings.
        let Some(row) = (row as usize).checked_sub(1).and_then(|row| rows.get(row)) else { continue };
        for column in cells.first.column..=cells.last.column {
            values.extend(row.values.get(column as usize).cloned().flatten());
        }
    }
    Some(values)
}
