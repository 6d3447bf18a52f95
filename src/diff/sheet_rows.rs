//! Which row of a sheet is which on the two sides: so that a table in a document is paired as its sheet is.

use std::collections::BTreeMap;

use super::script::Step;
use super::side::{Side, TableOrigin};
use super::tables::{TableChange, TableFate};
use super::text::{Origin, Words};
use crate::place::Place;

/// A row of a sheet by its table and a number that both sides have for it.
pub(super) type RowId = (usize, usize);

/// The rows of the sheets of both sides.
pub(super) struct SheetRows {
    tables: Vec<TableRows>,
}

/// The rows of a table: of either side where they stand in the sheet, and which they are.
struct TableRows {
    name: String,
    sides: [Option<Numbered>; 2],
    is_reordered: bool,
}

struct Numbered {
    file: String,
    sheet: String,
    /// The sheet's row of each row, from 1.
    numbers: Vec<u32>,
    /// The number that both sides have for each; none where that is its own.
    ids: Option<Vec<usize>>,
}

impl Numbered {
    fn new(origin: &TableOrigin, ids: Option<Vec<usize>>) -> Self {
        Self { file: origin.file.clone(), sheet: origin.sheet.clone(), numbers: origin.numbers.clone(), ids }
    }

    fn id_at(&self, at: usize) -> Option<usize> {
        match &self.ids {
            Some(ids) => ids.get(at).copied(),
            None => (at < self.numbers.len()).then_some(at),
        }
    }

    /// Which a row of the sheet is, counted from 1.
    fn id(&self, number: u32) -> Option<usize> {
        // The rows of a sheet stand in their order; those of a record may not.
        let found = self.numbers.binary_search(&number).ok();
        self.id_at(found.or_else(|| self.numbers.iter().position(|other| *other == number))?)
    }
}

impl SheetRows {
    /// Those of two sides, as their tables were compared.
    pub(super) fn new(old: &Side, new: &Side, fates: &BTreeMap<String, TableFate>) -> Self {
        let mut names: Vec<&String> = old.tables.keys().chain(new.tables.keys()).collect();
        names.sort();
        names.dedup();
        let table = |name: &String| {
            let change = match fates.get(name) {
                Some(TableFate::Andrad(change)) => Some(change),
                _ => None,
            };
            let count = old.tables.get(name).map_or(0, |table| table.numbers.len());
            let was = old.tables.get(name).map(|table| Numbered::new(table, change.map(|it| ids(it, count))));
            let is = new.tables.get(name).map(|table| Numbered::new(table, None));
            let is_reordered = change.is_some_and(|change| change.rader.is_reordered());
            TableRows { name: name.clone(), sides: [was, is], is_reordered }
        };
        Self { tables: names.into_iter().map(table).collect() }
    }

    /// The row of a sheet that a passage of a side tells: the one of the first cell that stands in a sheet.
    pub(super) fn row_of(&self, which: usize, words: &Words) -> Option<RowId> {
        let sources = words.tokens.iter().find_map(|token| match &token.origin {
            Origin::Value { sources, .. } if !sources.is_empty() => Some(sources),
            _ => None,
        })?;
        let mut found = sources.iter().map(|place| self.in_sheet(which, place));
        let first = found.next()??;
        found.all(|other| other == Some(first)).then_some(first)
    }

    fn in_sheet(&self, which: usize, place: &Place) -> Option<RowId> {
        let Place::Cells(range) = place else { return None };
        let is_of = |rows: &Numbered| *rows.file == *range.file && *rows.sheet == *range.sheet;
        let table = self.tables.iter().position(|table| table.sides[which].as_ref().is_some_and(is_of))?;
        let is_one = range.first.row == range.last.row;
        let id = self.tables[table].sides[which].as_ref()?.id(range.first.row + 1)?;
        is_one.then_some((table, id))
    }

    /// Where a row stands on a side.
    pub(super) fn shown(&self, which: usize, (table, id): RowId) -> String {
        let found = self.tables[table].sides[which].as_ref().and_then(|rows| {
            let at = (0..rows.numbers.len()).find(|at| rows.id_at(*at) == Some(id))?;
            Some(format!("{}!{}", rows.sheet, rows.numbers[at]))
        });
        found.unwrap_or_default()
    }

    /// The name of a row's table.
    pub(super) fn table(&self, (table, _): RowId) -> &str {
        &self.tables[table].name
    }

    /// The tables whose rows stand in another order, whatever else has changed.
    pub(super) fn reordered(&self) -> impl Iterator<Item = &String> {
        self.tables.iter().filter(|table| table.is_reordered).map(|table| &table.name)
    }

    /// Where a side's rows of a table are to stand to stand as on the other side: a number for each, by which they are sorted. What
    /// that side does not have stays with what it stands after.
    pub(super) fn order_of_other(&self, name: &str, which: usize) -> Option<Vec<usize>> {
        let table = self.tables.iter().find(|table| table.name == name)?;
        let (own, other) = (table.sides[which].as_ref()?, table.sides[1 - which].as_ref()?);
        let places: BTreeMap<usize, usize> =
            (0..other.numbers.len()).filter_map(|at| Some((other.id_at(at)?, at + 1))).collect();
        let mut last = 0;
        let place = |at| {
            last = own.id_at(at).and_then(|id| places.get(&id)).copied().unwrap_or(last);
            last
        };
        Some((0..own.numbers.len()).map(place).collect())
    }
}

/// The numbers of a changed table's old rows: those of the new rows that they became, and others where they are gone.
fn ids(change: &TableChange, count: usize) -> Vec<usize> {
    let mut ids: Vec<Option<usize>> = vec![None; count];
    let mut at = 0;
    for step in &change.rader.steg {
        let (from, length) = match step {
            Step::Kvar { fran, antal } => (*fran, *antal),
            Step::Andrat { fran, .. } => (*fran, 1),
            Step::Tillagt { .. } => {
                at += 1;
                continue;
            }
        };
        for offset in 0..length {
            if let Some(id) = ids.get_mut(from + offset) {
                *id = Some(at + offset);
            }
        }
        at += length;
    }
    ids.into_iter().enumerate().map(|(was, id)| id.unwrap_or(at + was)).collect()
}
