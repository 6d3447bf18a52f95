//! Rows and columns of numbers: cross tables and sums, for tables and figures.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Summarizer, cell, together};
use crate::chart::{self, NOTHING};
use crate::document::{Cell, Column, Phrase};
use crate::expression::words_read;
use crate::merge::filters::capitalized;
use crate::model::{Placed, Row, Value};
use crate::place::Place;
use crate::templates::{ComputedColumn, SummaryColumn, SummaryKind, ValueType, WithoutRows};

/// A number, none where nothing was counted for it, and its cells.
pub(in crate::merge) use crate::chart::Counted;

/// Rows and columns of numbers.
pub(in crate::merge) struct Grid {
    /// The columns' names.
    pub columns: Vec<Cell>,
    /// With how many decimals each column is written.
    pub decimals: Vec<u32>,
    /// The rows' names and numbers.
    pub rows: Vec<(Cell, Vec<Counted>)>,
}

/// What a row adds to a number, none where it is not counted; of an empty cell nothing.
type Adds<'a> = Box<dyn Fn(&Row) -> Option<Option<Decimal>> + 'a>;

/// A column of numbers that rows are counted into.
struct Count<'a> {
    name: Cell,
    /// What a row adds.
    adds: Adds<'a>,
    /// The column of the table whose cells are counted.
    column: usize,
    /// The type of what is counted.
    typ: ValueType,
}

/// What has been counted of a row of the grid: its own cells, and for each column what has been counted in it.
struct Tally {
    named: Vec<u32>,
    counted: Vec<Sum>,
}

/// What has been counted: the sum, none while no cell had a number, and the rows of the sheet.
#[derive(Clone, Default)]
struct Sum {
    sum: Option<Decimal>,
    rows: Vec<u32>,
    /// Whether a number that belongs to it is not known.
    is_lost: bool,
}

impl<'a> Summarizer<'a> {
    /// Rows by columns of numbers, with sums.
    pub(super) fn gridded(&self, sum_label: &Phrase) -> Option<(Vec<Column>, Vec<Vec<Cell>>)> {
        let grid = self.grid(true)?;
        let row_column = self.table.column(self.spec.rad.as_ref()?)?;
        let heading =
            Cell::Phrase(self.column_phrase(row_column, "rubrik", &self.schema.kolumner.at(row_column).rubrik));
        let mut columns = vec![Column { heading, numeric: false }];
        let capital = |name: &Cell| match name {
            Cell::Phrase(phrase) => Cell::Phrase(phrase.saying(capitalized(&phrase.text))),
            value => value.clone(),
        };
        columns.extend(grid.columns.iter().map(|name| Column { heading: capital(name), numeric: true }));
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for (name, cells) in &grid.rows {
            rows.push(self.grid_row(name.clone(), cells, &grid.decimals));
        }
        // Of no rows there is no sum.
        if self.spec.summa && !rows.is_empty() {
            if self.sums_rows() {
                let heading = Cell::Phrase(sum_label.clone());
                columns.insert(1 + self.counted_columns(&grid), Column { heading, numeric: true });
            }
            rows.push(self.grid_row(Cell::Phrase(sum_label.clone()), &self.totals(&grid), &grid.decimals));
        }
        Some((columns, rows))
    }

    /// How many columns of a grid are counted; the others are computed from them.
    fn counted_columns(&self, grid: &Grid) -> usize {
        grid.columns.len() - self.computed_columns().count()
    }

    fn computed_columns(&self) -> impl Iterator<Item = (usize, &'a ComputedColumn)> + use<'a> {
        self.spec.kolumner.iter().enumerate().filter_map(|(at, column)| match column {
            SummaryColumn::Computed(column) => Some((at, column)),
            SummaryColumn::Named(_) => None,
        })
    }

    /// The sums of the grid's columns, from all cells that are counted in them, and what is computed from the sums.
    fn totals(&self, grid: &Grid) -> Vec<Counted> {
        let total = |index: usize| {
            let of_rows = || grid.rows.iter().map(|(_, cells)| &cells[index]);
            self.sum(of_rows())
        };
        let counted = (0..self.counted_columns(grid)).map(total).collect();
        self.with_computed(counted)
    }

    /// Whether each row has its sum.
    fn sums_rows(&self) -> bool {
        self.spec.summa && self.spec.radsummor != Some(false)
    }

    /// A row of numbers, with its sum after those that are counted.
    fn grid_row(&self, name: Cell, cells: &[Counted], decimals: &[u32]) -> Vec<Cell> {
        let shown = |counted: &Counted, decimals: u32| {
            let text =
                counted.number.map_or_else(|| NOTHING.to_owned(), |number| self.language.number(number, decimals));
            Cell::Value(text, counted.sources.clone())
        };
        let counted = cells.len() - self.computed_columns().count();
        let mut row = vec![name];
        row.extend(cells.iter().zip(decimals).map(|(counted, decimals)| shown(counted, *decimals)));
        if self.sums_rows() {
            let sum = self.sum(cells[..counted].iter());
            let most = decimals[..counted].iter().copied().max().unwrap_or(0);
            row.insert(1 + counted, shown(&sum, most));
        }
        row
    }

    /// The sum of some numbers, lost where one of them is; a sum of nothing is what the summary says it is.
    fn sum<'c>(&self, counted: impl ExactSizeIterator<Item = &'c Counted> + Clone) -> Counted {
        let number = if counted.len() == 0 { self.without_rows() } else { chart::sum(counted.clone()) };
        let sources = together(counted.clone().flat_map(|counted| &counted.sources));
        Counted { number, sources, is_lost: counted.clone().any(|counted| counted.is_lost) }
    }

    /// What a sum of no rows is.
    fn without_rows(&self) -> Option<Decimal> {
        (self.spec.utan_rader == WithoutRows::Noll).then_some(Decimal::ZERO)
    }

    /// Rows by columns of numbers; with `whole`, a number that nothing was counted for is what the summary says it is. One that
    /// could not be computed is none in any case.
    pub(in crate::merge) fn grid(&self, whole: bool) -> Option<Grid> {
        let row_column = self.table.column(self.spec.rad.as_ref()?)?;
        let counts = self.counts()?;
        let empty = || Tally { named: Vec::new(), counted: vec![Default::default(); counts.len()] };
        let period = self.period(self.spec.rader_ur.as_ref());
        let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
        let mut values: Vec<Value> = period.iter().map(|year| year.value.clone()).collect();
        // What a row of the sheet leaves empty is nothing's, and counted there; of what is computed nothing is known then.
        let mut nameless = empty();
        let has_nameless = self.is_filled_in(row_column);
        for row in self.rows.iter().map(|index| self.row(*index)) {
            let tally = match cell(row, row_column) {
                Some(name) => {
                    let key = name.to_string();
                    if !tallies.contains_key(&key) {
                        values.push(name.clone());
                    }
                    tallies.entry(key).or_insert_with(empty)
                }
                None if has_nameless => &mut nameless,
                None => continue,
            };
            tally.named.push(row.number);
            for (counted, count) in tally.counted.iter_mut().zip(&counts) {
                if let Some(number) = (count.adds)(row) {
                    counted.sum = number.map(|number| counted.sum.unwrap_or_default() + number).or(counted.sum);
                    counted.rows.push(row.number);
                    counted.is_lost |= number.is_none() && self.is_lost(row, count.column);
                }
            }
        }
        let counts_rows = self.spec.slag == SummaryKind::Korstabell && self.spec.varde.is_none();
        let numbers = |tally: Tally| {
            let numbers = tally.counted.into_iter().zip(&counts);
            // Of rows that are counted there may be none; of what they hold nothing is known then, nor of rows without a number.
            let of = |counted: &Sum| {
                let without = if whole && counted.rows.is_empty() { self.without_rows() } else { None };
                let known = counted.sum.or(if counts_rows { Some(Decimal::ZERO) } else { without });
                known.filter(|_| !counted.is_lost)
            };
            let numbers = numbers.map(|(counted, count)| Counted {
                number: of(&counted),
                sources: self.cells(count.column, &counted.rows),
                is_lost: counted.is_lost,
            });
            self.with_computed(numbers.collect())
        };
        let grid_row = |value: Value| {
            let tally = tallies.remove(&value.to_string()).unwrap_or_else(empty);
            let year = period.iter().find(|year| tally.named.is_empty() && year.value == value);
            let places = year.map_or_else(|| self.cells(row_column, &tally.named), |year| year.places.clone());
            (Cell::Value(self.language.beside(&value, 0), places), numbers(tally))
        };
        let mut rows: Vec<_> = self.sorted(row_column, values).into_iter().map(grid_row).collect();
        if !nameless.named.is_empty() {
            let name = Cell::Value(NOTHING.to_owned(), self.cells(row_column, &nameless.named));
            rows.push((name, numbers(nameless)));
        }
        let decimals = self.decimals(&counts, &rows);
        let computed = self.computed_columns().map(|(at, column)| Cell::Phrase(self.computed_heading(at, column)));
        let columns = counts.into_iter().map(|count| count.name).chain(computed).collect();
        Some(Grid { columns, decimals, rows })
    }

    /// Whether a column stands in the sheet.
    fn is_filled_in(&self, column: usize) -> bool {
        self.schema.kolumner.at(column).uttryck.is_none()
    }

    /// Counted numbers, and what is computed from them: `rad` is the row of sums by the columns' names.
    fn with_computed(&self, mut counted: Vec<Counted>) -> Vec<Counted> {
        if self.computed_columns().next().is_none() {
            return counted;
        }
        let names = self.spec.kolumner.iter().filter_map(SummaryColumn::name);
        let named: Vec<_> = names.zip(&counted).collect();
        let row = crate::expression::row_of(&named.iter().map(|(name, sum)| (*name, sum.number)).collect::<Vec<_>>());
        let sources = together(counted.iter().flat_map(|counted| &counted.sources));
        let computed = self.computed_columns().map(|(_, column)| {
            let (value, _) = self.computed(column, Some(&row), &sources);
            let number = value.and_then(|value| value.number());
            let words = words_read(&column.uttryck);
            let mut read = named.iter().filter(|(name, _)| words.contains(*name)).peekable();
            let is_of_some = read.peek().is_none() || read.any(|(_, sum)| sum.number.is_some() || sum.is_lost);
            let is_lost = number.is_none() && is_of_some;
            Counted { number, sources: sources.clone(), is_lost }
        });
        counted.extend(computed.collect::<Vec<_>>());
        counted
    }

    /// With how many decimals each column is written: amounts all with öre where one of the grid's has some, others as their
    /// type or their numbers have it.
    fn decimals(&self, counts: &[Count<'_>], rows: &[(Cell, Vec<Counted>)]) -> Vec<u32> {
        let of = |at: usize| rows.iter().filter_map(move |(_, cells)| cells[at].number);
        let has_ore = (0..counts.len()).flat_map(of).any(|number| !number.fract().is_zero());
        let counted = counts.iter().enumerate().map(|(at, count)| match count.typ {
            ValueType::Belopp => {
                if has_ore {
                    2
                } else {
                    0
                }
            }
            _ => of(at).map(|number| number.normalize().scale()).max().unwrap_or(0),
        });
        let computed = self.computed_columns().enumerate().map(|(at, (_, column))| match column.typ {
            ValueType::Belopp => {
                if of(counts.len() + at).any(|number| !number.fract().is_zero()) {
                    2
                } else {
                    0
                }
            }
            ValueType::Andel => column.decimaler.unwrap_or(0),
            _ => column.form().most_decimals(),
        });
        counted.chain(computed).collect()
    }

    /// Every year of a period, so that a year without data is seen.
    fn period(&self, group: Option<&String>) -> Vec<Placed<Value>> {
        let Some(group) = group else { return Vec::new() };
        let year = |name: &str| match self.facts.get(&format!("{group}.{name}")) {
            Some(Some(Placed { value: Value::Year(year), places })) => Some((*year, places)),
            _ => None,
        };
        let Some(((from, start), (to, end))) = year("fran").zip(year("till")) else { return Vec::new() };
        let places: Vec<Place> = start.iter().chain(end).cloned().collect();
        (from..=to).map(|year| Placed { value: Value::Year(year), places: places.clone() }).collect()
    }

    /// The columns of numbers.
    fn counts(&self) -> Option<Vec<Count<'a>>> {
        if self.spec.slag == SummaryKind::Summering {
            let count = |(at, name): (usize, &SummaryColumn)| {
                let column = self.table.column(name.name()?)?;
                let adds = move |row: &Row| Some(cell(row, column).and_then(Value::number));
                let name = Cell::Phrase(self.heading(at, column));
                let typ = self.schema.kolumner.at(column).typ;
                Some(Count { name, adds: Box::new(adds), column, typ })
            };
            let own = self.spec.kolumner.iter().enumerate().filter(|(_, column)| column.name().is_some());
            return own.map(count).collect();
        }
        let across = self.table.column(self.spec.kolumn.as_ref()?)?;
        let value = match &self.spec.varde {
            Some(name) => Some(self.table.column(name)?),
            None => None,
        };
        let typ = value.map_or(ValueType::Heltal, |column| self.schema.kolumner.at(column).typ);
        let count = |(head, name): (Option<Value>, Cell)| {
            let adds = move |row: &Row| {
                let is_counted = cell(row, across) == head.as_ref();
                is_counted.then(|| value.map_or(Some(Decimal::ONE), |column| cell(row, column).and_then(Value::number)))
            };
            Count { name, adds: Box::new(adds), column: value.unwrap_or(across), typ }
        };
        let heads = self.heads(across).into_iter().map(|(value, name)| (Some(value), name));
        Some(heads.chain(self.nameless_head(across)).map(count).collect())
    }

    /// What stands over the numbers of rows that leave the cross table's column empty in the sheet, where there are any.
    fn nameless_head(&self, across: usize) -> Option<(Option<Value>, Cell)> {
        let is_empty = |row: &&Row| cell(row, across).is_none();
        let rows: Vec<u32> =
            self.rows.iter().map(|index| self.row(*index)).filter(is_empty).map(|row| row.number).collect();
        let is_there = self.is_filled_in(across) && !rows.is_empty();
        is_there.then(|| (None, Cell::Value(NOTHING.to_owned(), self.cells(across, &rows))))
    }

    /// What stands over the columns of a cross table: the allowed values of its column, or the values that are there.
    fn heads(&self, across: usize) -> Vec<(Value, Cell)> {
        let spec = self.schema.kolumner.at(across);
        if spec.typ == ValueType::Val && spec.varden_fran.is_none() {
            let head =
                |name: &String| (Value::Text(name.clone()), Cell::Phrase(self.column_phrase(across, "varden", name)));
            return spec.varden.iter().map(head).collect();
        }
        let period = self.period(self.spec.kolumner_ur.as_ref());
        let there = self.rows.iter().filter_map(|index| cell(self.row(*index), across));
        let all = period.iter().map(|year| &year.value).chain(there).map(|value| (value.to_string(), value.clone()));
        let values = all.collect::<BTreeMap<_, _>>().into_values().collect();
        let head = |value: Value| {
            let of_value = |index: &&usize| cell(self.row(**index), across) == Some(&value);
            let rows: Vec<u32> = self.rows.iter().filter(of_value).map(|index| self.row(*index).number).collect();
            let year = period.iter().find(|year| rows.is_empty() && year.value == value);
            let places = year.map_or_else(|| self.cells(across, &rows), |year| year.places.clone());
            let cell = Cell::Value(self.language.beside(&value, 0), places);
            (value, cell)
        };
        self.sorted(across, values).into_iter().map(head).collect()
    }
}
