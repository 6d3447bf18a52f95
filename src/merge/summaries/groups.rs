//! Lists: chosen columns row by row, in groups under subheadings, with sums of each group and of all.

use std::collections::BTreeMap;

use super::{Summarizer, cell, together};
use crate::chart::NOTHING;
use crate::document::{Cell, Column, Phrase, TableBlock};
use crate::model::Value;
use crate::place::Place;
use crate::templates::{ComputedColumn, LanguageText, SummaryColumn, ValueType};

/// A column of a list.
enum Shown<'a> {
    /// A column of the sheet.
    Own(usize),
    /// A computed one.
    Computed(&'a ComputedColumn),
}

impl<'a> Summarizer<'a> {
    /// The chosen columns, row by row. Columns of numbers stand to the right.
    pub(super) fn listed(&self, sum_label: &Phrase, table: TableBlock) -> Option<TableBlock> {
        let columns = self.shown()?;
        let typ = |column: &Shown<'_>| match column {
            Shown::Own(index) => self.schema.kolumner.at(*index).typ,
            Shown::Computed(column) => column.typ,
        };
        let types: Vec<ValueType> = columns.iter().map(typ).collect();
        let summed: Vec<bool> = columns.iter().zip(&types).map(|(column, typ)| self.summed(column, *typ)).collect();
        let value =
            |row: usize| columns.iter().zip(&summed).map(move |(column, summed)| self.value(column, row, *summed));
        let all: Vec<Vec<Entry>> = self.rows.iter().map(|row| value(*row).collect()).collect();
        let decimals = decimals(&types, &all);
        let numeric = |typ: &ValueType| typ.is_quantity();
        let headings = columns.iter().enumerate().map(|(at, column)| match column {
            Shown::Own(index) => self.heading(at, *index),
            Shown::Computed(column) => self.computed_heading(at, column),
        });
        let headings =
            headings.zip(&types).map(|(text, typ)| Column { heading: Cell::Phrase(text), numeric: numeric(typ) });
        let shown = |row: &Vec<Entry>| -> Vec<Cell> {
            let cell = |(Entry { value, places, .. }, decimals): (&Entry, &u32)| {
                Cell::Value(
                    value.as_ref().map(|value| self.language.beside(value, *decimals)).unwrap_or_default(),
                    places.clone(),
                )
            };
            row.iter().zip(&decimals).map(cell).collect()
        };
        let mut table = TableBlock { columns: headings.collect(), ..table };
        let sums = Sums { summed: &summed, decimals: &decimals, label: sum_label, language: self.language };
        for group in self.groups() {
            let first = table.rows.len();
            if let Some((name, places)) = group.name {
                table.subheadings.push(first);
                table.rows.push(vec![Cell::Value(self.language.beside(&name, 0), places)]);
            }
            table.rows.extend(group.rows.iter().map(|row| shown(&all[*row])));
            if self.spec.delsummor {
                table.subtotals.push(table.rows.len());
                table.rows.push(sums.of(group.rows.iter().map(|row| &all[*row])));
            }
        }
        // Of no rows there is no sum.
        if self.spec.summa && !all.is_empty() {
            table.rows.push(sums.of(all.iter()));
            table.sums = true;
        }
        Some(table)
    }

    /// Whether a column has its sum: no shares, and no numbers that only say which row it is.
    fn summed(&self, column: &Shown<'_>, typ: ValueType) -> bool {
        let is_key = match column {
            Shown::Own(index) => self.schema.nyckel.contains(&self.schema.kolumner.at(*index).namn),
            Shown::Computed(_) => false,
        };
        typ.is_quantity() && typ != ValueType::Andel && !is_key
    }

    fn shown(&self) -> Option<Vec<Shown<'a>>> {
        let shown = |column: &'a SummaryColumn| match column {
            SummaryColumn::Named(name) => self.table.column(name).map(Shown::Own),
            SummaryColumn::Computed(column) => Some(Shown::Computed(column)),
        };
        self.spec.kolumner.iter().map(shown).collect()
    }

    /// What a column has on a row of the table. Whether it is lost is asked of what is summed alone.
    fn value(&self, column: &Shown<'_>, row: usize, is_summed: bool) -> Entry {
        let found = self.row(row);
        match column {
            Shown::Own(index) => {
                let (value, places) = (cell(found, *index).cloned(), self.cells(*index, &[found.number]));
                Entry { value, places, is_lost: is_summed && self.is_lost(found, *index) }
            }
            Shown::Computed(column) => {
                let row = self.expressions.row(&self.spec.kalla, row);
                let (value, places) = self.computed(column, row.as_ref(), &[]);
                let is_lost = value.is_none() && self.is_lost_in(found, &column.uttryck);
                Entry { value, places, is_lost }
            }
        }
    }

    /// The rows by the values of the column that groups them, in the order of these; those without one come last. They are
    /// numbered as they are shown.
    fn groups(&self) -> Vec<Group> {
        let whole = || vec![Group { name: None, rows: (0..self.rows.len()).collect() }];
        let Some(column) = self.spec.grupp.as_ref().and_then(|name| self.table.column(name)) else { return whole() };
        let of_row = |row: usize| cell(self.row(self.rows[row]), column);
        let mut of_value: BTreeMap<String, (Value, Vec<usize>)> = BTreeMap::new();
        for row in 0..self.rows.len() {
            let Some(value) = of_row(row) else { continue };
            of_value.entry(value.to_string()).or_insert_with(|| (value.clone(), Vec::new())).1.push(row);
        }
        let values = of_value.values().map(|(value, _)| value.clone()).collect();
        let mut groups = Vec::new();
        for value in self.sorted(column, values) {
            let rows = of_value.remove(&value.to_string()).map(|(_, rows)| rows).unwrap_or_default();
            let numbers: Vec<u32> = rows.iter().map(|row| self.row(self.rows[*row]).number).collect();
            groups.push(Group { name: Some((value, self.cells(column, &numbers))), rows });
        }
        let rest: Vec<usize> = (0..self.rows.len()).filter(|row| of_row(*row).is_none()).collect();
        groups.extend((!rest.is_empty()).then_some(Group { name: None, rows: rest }));
        groups
    }
}

/// Some rows under a subheading.
struct Group {
    name: Option<(Value, Vec<Place>)>,
    rows: Vec<usize>,
}

/// What a column has on a row.
struct Entry {
    value: Option<Value>,
    places: Vec<Place>,
    /// Whether there is a value that is not known, so that its sum is not.
    is_lost: bool,
}

/// With how many decimals each column is written: as many as one of its values has; where one amount of the list has öre, all
/// are written with them.
fn decimals(types: &[ValueType], rows: &[Vec<Entry>]) -> Vec<u32> {
    let of = |entry: &Entry| entry.value.as_ref().map_or(0, Value::decimals);
    let is_amount = |entry: &&Entry| matches!(entry.value, Some(Value::Amount(_)));
    let ore = rows.iter().flatten().filter(is_amount).map(of).max().unwrap_or(0);
    let column = |(at, typ): (usize, &ValueType)| match typ {
        ValueType::Belopp => ore,
        _ => rows.iter().map(|row| of(&row[at])).max().unwrap_or(0),
    };
    types.iter().enumerate().map(column).collect()
}

/// The sums of the rows of a list: of counts, amounts and other numbers.
struct Sums<'s> {
    /// Whether each column is summed.
    summed: &'s [bool],
    decimals: &'s [u32],
    label: &'s Phrase,
    language: &'s LanguageText,
}

impl Sums<'_> {
    /// The sums of some rows; the label stands in the first column that has none.
    fn of<'r>(&self, rows: impl Iterator<Item = &'r Vec<Entry>>) -> Vec<Cell> {
        let rows: Vec<&Vec<Entry>> = rows.collect();
        let labelled = self.summed.iter().position(|summed| !summed);
        let cell = |(at, summed): (usize, &bool)| {
            if Some(at) == labelled {
                return Cell::Phrase(self.label.clone());
            }
            let sum =
                if *summed { self.sum(rows.iter().map(|row| &row[at]), self.decimals[at]) } else { String::new() };
            let places =
                if sum.is_empty() { Vec::new() } else { together(rows.iter().flat_map(|row| &row[at].places)) };
            Cell::Value(sum, places)
        };
        self.summed.iter().enumerate().map(cell).collect()
    }

    /// The sum of a column as it is written: – where one of its numbers is not known, and empty as the cells are where none has one.
    fn sum<'r>(&self, column: impl Iterator<Item = &'r Entry> + Clone, decimals: u32) -> String {
        if column.clone().any(|entry| entry.is_lost) {
            return NOTHING.to_owned();
        }
        let values = column.filter_map(|entry| entry.value.as_ref());
        let sum = values.clone().next().map(|first| first.saying(values.filter_map(Value::number).sum()));
        sum.map(|sum| self.language.beside(&sum, decimals)).unwrap_or_default()
    }
}
