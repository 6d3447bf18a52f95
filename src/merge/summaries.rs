//! Tables and figures computed from the workbooks, as the kind of case describes them. Every text of theirs knows the cells
//! that it comes from.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::phrases::kind_phrase;
use super::rows::RowScope;
use crate::chart::{self, Counted, written};
use crate::document::{Block, Cell, Column, FigureBlock, Inline, Phrase, TableBlock};
use crate::model::{Case, Facts, Placed, Row, Table, Value};
use crate::place::{CellAddress, CellPlace, Place};
use crate::source_text::TypedText;
use crate::templates::{Arendetyp, FigureSpec, SummaryKind, SummarySpec, TableSpec, ValueType};

/// The block that a summary becomes; none when the kind of case contradicts itself, which a test of it finds.
pub(super) fn summary(
    spec: &SummarySpec,
    case: &Case,
    kind: &Arendetyp,
    sum_label: &Phrase,
    scope: Option<&RowScope>,
) -> Option<Block> {
    let summarizer = Summarizer::new(spec, case, kind, scope)?;
    match spec.slag {
        _ if summarizer.lacks_rows => Some(summarizer.gap()),
        SummaryKind::Punktlista => Some(summarizer.bullets()),
        _ => summarizer.table(sum_label).map(Block::Table),
    }
}

/// The bar chart of a summary; sums are left out of it.
pub(super) fn figure(spec: &FigureSpec, case: &Case, kind: &Arendetyp, scope: Option<&RowScope>) -> Option<Block> {
    let source = kind.sammanstallningar.iter().find(|summary| summary.namn == spec.sammanstallning)?;
    let summarizer = Summarizer::new(source, case, kind, scope)?;
    if summarizer.lacks_rows {
        return Some(summarizer.gap());
    }
    let grid = summarizer.grid()?;
    let phrase = |field: &str, text: &str| kind_phrase(kind, &format!("figurer.{}.{field}", spec.namn), text);
    let alternative = alternative(spec, &grid);
    let (categories, numbers): (Vec<Cell>, Vec<Vec<Counted>>) = grid.rows.into_iter().unzip();
    let of_series = |index: usize| numbers.iter().map(|row| row[index].clone()).collect();
    let counted = grid.columns.into_iter().enumerate().map(|(index, name)| (name, of_series(index)));
    let (series, totals) = chart::series(counted.collect());
    Some(Block::Figure(FigureBlock {
        name: spec.namn.clone(),
        caption: phrase("rubrik", &spec.rubrik),
        alternative,
        unit: phrase("enhet", &spec.enhet),
        categories,
        series,
        totals,
        sources: summarizer.sources(),
    }))
}

/// Says every number of a chart, so that those who listen have the same facts.
fn alternative(spec: &FigureSpec, grid: &Grid) -> String {
    let mut rows = Vec::new();
    let with_ore = grid.has_ore();
    for (name, cells) in &grid.rows {
        let value =
            |(column, (value, _)): (&Phrase, &Counted)| format!("{} {}", column.text, written(*value, with_ore));
        let values: Vec<String> = grid.columns.iter().zip(cells).map(value).collect();
        rows.push(format!("{}: {}", name.text(), values.join(", ")));
    }
    format!("Stapeldiagram. {}, {}. {}.", spec.rubrik, spec.enhet, rows.join("; "))
}

/// Rows and columns of numbers.
struct Grid {
    columns: Vec<Phrase>,
    rows: Vec<(Cell, Vec<Counted>)>,
}

impl Grid {
    /// Whether some of its numbers have öre; all are written alike then.
    fn has_ore(&self) -> bool {
        self.rows.iter().flat_map(|(_, cells)| cells).any(|(number, _)| has_ore(number))
    }
}

/// What a row adds to a number.
type Adds<'a> = Box<dyn Fn(&Row) -> Option<Decimal> + 'a>;

/// A column of numbers that rows are counted into.
struct Count<'a> {
    name: Phrase,
    /// What a row adds; none where it is not counted.
    adds: Adds<'a>,
    /// The column of the table whose cells are counted.
    column: usize,
}

/// What has been counted of a row of the grid: its own cells, and for each column the sum and the rows of the sheet.
#[derive(Default)]
struct Tally {
    named: Vec<u32>,
    counted: Vec<(Decimal, Vec<u32>)>,
}

/// Computes one summary.
struct Summarizer<'a> {
    spec: &'a SummarySpec,
    table: &'a Table,
    kind: &'a Arendetyp,
    schema: &'a TableSpec,
    facts: &'a Facts,
    rows: Vec<&'a Row>,
    /// Whether the sheet is not filled in, so that nothing can be said of it.
    lacks_rows: bool,
}

impl<'a> Summarizer<'a> {
    fn new(spec: &'a SummarySpec, case: &'a Case, kind: &'a Arendetyp, scope: Option<&RowScope>) -> Option<Self> {
        let table = case.tables.get(&spec.kalla)?;
        let schema = kind.tabeller.iter().find(|table| table.namn == spec.kalla)?;
        let lacks_rows = schema.is_lacking(case);
        let mut conditions = Vec::new();
        for (name, allowed) in &spec.dar {
            conditions.push((table.column(name)?, allowed));
        }
        let fits = |row: &&Row| {
            conditions
                .iter()
                .all(|(column, allowed)| cell(row, *column).is_some_and(|v| allowed.contains(&v.to_string())))
        };
        let here = |row: &&Row| scope.is_none_or(|scope| scope.shows(spec, table, row));
        let rows = table.rows.iter().filter(fits).filter(here).collect();
        Some(Self { spec, table, kind, schema, facts: &case.facts, rows, lacks_rows })
    }

    /// What stands where the sheet is not filled in.
    fn gap(&self) -> Block {
        Block::Paragraph(vec![Inline::Gap(format!("bladet {}", self.schema.blad))])
    }

    fn bullets(&self) -> Block {
        let column = self.spec.kolumner.first().and_then(|name| self.table.column(name));
        let item = |row: &&Row| {
            let column = column?;
            let text = cell(row, column)?.to_string();
            let place = Place::cell(&self.table.file, &self.table.sheet, row.number, self.table.positions[column]?);
            Some(vec![Block::Paragraph(vec![Inline::Text(TypedText::Whole(text, place))])])
        };
        Block::List { ordered: false, items: self.rows.iter().filter_map(item).collect() }
    }

    fn table(&self, sum_label: &Phrase) -> Option<TableBlock> {
        let (columns, rows) = match self.spec.slag {
            SummaryKind::Lista => self.listed()?,
            _ => self.gridded(sum_label)?,
        };
        Some(TableBlock {
            name: self.spec.namn.clone(),
            caption: self.phrase(&format!("sammanstallningar.{}.rubrik", self.spec.namn), &self.spec.rubrik),
            columns,
            rows,
            sums: self.spec.summa,
            row_headings: self.spec.slag != SummaryKind::Lista,
            sources: self.sources(),
        })
    }

    /// The chosen columns, row by row. Columns of years and numbers stand to the right as numbers do.
    fn listed(&self) -> Option<Cells> {
        let indices: Vec<usize> =
            self.spec.kolumner.iter().map(|name| self.table.column(name)).collect::<Option<_>>()?;
        let headings = indices.iter().enumerate().map(|(at, column)| {
            let numeric = matches!(self.schema.kolumner[*column].typ, ValueType::Heltal | ValueType::Belopp);
            Column { heading: self.heading(at, *column), numeric }
        });
        let chosen = self.rows.iter().flat_map(|row| indices.iter().filter_map(|column| cell(row, *column)));
        let with_ore = chosen.into_iter().any(|value| matches!(value, Value::Amount(amount) if has_ore(amount)));
        let shown = |row: &Row, column: usize| {
            let text = cell(row, column).map(|value| value.beside(if with_ore { 2 } else { 0 })).unwrap_or_default();
            Cell::Value(text, self.cells(column, &[row.number]))
        };
        let rows = self.rows.iter().map(|row| indices.iter().map(|column| shown(row, *column)).collect());
        Some((headings.collect(), rows.collect()))
    }

    /// A heading of the summary's own, or the sheet's.
    fn heading(&self, at: usize, column: usize) -> Phrase {
        match self.spec.rubriker.get(at) {
            Some(own) => self.phrase(&format!("sammanstallningar.{}.rubriker.{}", self.spec.namn, at + 1), own),
            None => self.column_phrase(column, "rubrik", &self.schema.kolumner[column].rubrik),
        }
    }

    fn phrase(&self, key: &str, text: &str) -> Phrase {
        kind_phrase(self.kind, key, text)
    }

    fn column_phrase(&self, column: usize, field: &str, text: &str) -> Phrase {
        let (table, name) = (&self.spec.kalla, &self.schema.kolumner[column].namn);
        self.phrase(&format!("tabeller.{table}.kolumner.{name}.{field}"), text)
    }

    /// Rows by columns of numbers, with sums.
    fn gridded(&self, sum_label: &Phrase) -> Option<Cells> {
        let grid = self.grid()?;
        let row_column = self.table.column(self.spec.rad.as_ref()?)?;
        let heading = self.column_phrase(row_column, "rubrik", &self.schema.kolumner[row_column].rubrik);
        let mut columns = vec![Column { heading, numeric: false }];
        let headings = grid.columns.iter().map(|name| name.saying(capitalized(&name.text)));
        columns.extend(headings.map(|heading| Column { heading, numeric: true }));
        let with_ore = self.with_ore(&grid);
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for (name, cells) in &grid.rows {
            rows.push(self.row(name.clone(), cells, &with_ore));
        }
        if self.spec.summa {
            columns.push(Column { heading: sum_label.clone(), numeric: true });
            let totals: Vec<Counted> = (0..grid.columns.len()).map(|index| self.total(&grid, index)).collect();
            rows.push(self.row(Cell::Phrase(sum_label.clone()), &totals, &with_ore));
        }
        Some((columns, rows))
    }

    /// The sum of a column of the grid, from all cells that are counted in it.
    fn total(&self, grid: &Grid, index: usize) -> Counted {
        let of_rows = || grid.rows.iter().map(|(_, cells)| &cells[index]);
        (of_rows().map(|(number, _)| *number).sum(), together(of_rows().flat_map(|(_, sources)| sources)))
    }

    /// A row of numbers; `with_ore` says it of each column.
    fn row(&self, name: Cell, cells: &[Counted], with_ore: &[bool]) -> Vec<Cell> {
        let shown = |(number, sources): &Counted, with_ore| Cell::Value(written(*number, with_ore), sources.clone());
        let mut row = vec![name];
        row.extend(cells.iter().zip(with_ore).map(|(counted, with_ore)| shown(counted, *with_ore)));
        if self.spec.summa {
            let sum = cells.iter().map(|(number, _)| *number).sum();
            let sources = together(cells.iter().flat_map(|(_, sources)| sources));
            row.push(shown(&(sum, sources), with_ore.contains(&true)));
        }
        row
    }

    /// Which columns are written with öre: those of amounts, where one of them has some.
    fn with_ore(&self, grid: &Grid) -> Vec<bool> {
        let is_amount = |name: &String| {
            self.table.column(name).is_some_and(|column| self.schema.kolumner[column].typ == ValueType::Belopp)
        };
        let has_ore = grid.has_ore();
        match self.spec.slag {
            SummaryKind::Summering => self.spec.kolumner.iter().map(|name| has_ore && is_amount(name)).collect(),
            _ => vec![has_ore && self.spec.varde.as_ref().is_some_and(is_amount); grid.columns.len()],
        }
    }

    fn grid(&self) -> Option<Grid> {
        let row_column = self.table.column(self.spec.rad.as_ref()?)?;
        let counts = self.counts()?;
        let empty = || Tally { named: Vec::new(), counted: vec![Default::default(); counts.len()] };
        let period = self.period();
        let mut tallies: BTreeMap<String, Tally> = period.iter().map(|year| (year.value.clone(), empty())).collect();
        for row in &self.rows {
            let Some(name) = cell(row, row_column).map(ToString::to_string) else { continue };
            let tally = tallies.entry(name).or_insert_with(empty);
            tally.named.push(row.number);
            for ((sum, rows), count) in tally.counted.iter_mut().zip(&counts) {
                if let Some(number) = (count.adds)(row) {
                    *sum += number;
                    rows.push(row.number);
                }
            }
        }
        let grid_row = |(name, tally): (String, Tally)| {
            let year = period.iter().find(|year| tally.named.is_empty() && year.value == name);
            let places = year.map_or_else(|| self.cells(row_column, &tally.named), |year| year.places.clone());
            let numbers = tally.counted.into_iter().zip(&counts);
            let numbers = numbers.map(|((sum, rows), count)| (sum, self.cells(count.column, &rows)));
            (Cell::Value(name, places), numbers.collect())
        };
        let rows = tallies.into_iter().map(grid_row).collect();
        Some(Grid { columns: counts.into_iter().map(|count| count.name).collect(), rows })
    }

    /// Every year of the period, so that a year without data is seen.
    fn period(&self) -> Vec<Placed<String>> {
        let Some(group) = &self.spec.rader_ur else { return Vec::new() };
        let year = |name: &str| match self.facts.get(&format!("{group}.{name}")) {
            Some(Some(Placed { value: Value::Year(year), places })) => Some((*year, places)),
            _ => None,
        };
        let Some(((from, start), (to, end))) = year("fran").zip(year("till")) else { return Vec::new() };
        let places: Vec<Place> = start.iter().chain(end).cloned().collect();
        (from..=to).map(|year| Placed { value: year.to_string(), places: places.clone() }).collect()
    }

    /// The columns of numbers.
    fn counts(&self) -> Option<Vec<Count<'a>>> {
        if self.spec.slag == SummaryKind::Summering {
            let count = |(at, name): (usize, &String)| {
                let column = self.table.column(name)?;
                let adds = move |row: &Row| Some(number(cell(row, column)));
                Some(Count { name: self.heading(at, column), adds: Box::new(adds), column })
            };
            return self.spec.kolumner.iter().enumerate().map(count).collect();
        }
        let across = self.table.column(self.spec.kolumn.as_ref()?)?;
        let value = match &self.spec.varde {
            Some(name) => Some(self.table.column(name)?),
            None => None,
        };
        let count = |name: &'a String| {
            let adds = move |row: &Row| {
                let is_counted = cell(row, across).is_some_and(|found| found.to_string() == *name);
                is_counted.then(|| value.map_or(Decimal::ONE, |column| number(cell(row, column))))
            };
            let phrase = self.column_phrase(across, "varden", name);
            Count { name: phrase, adds: Box::new(adds), column: value.unwrap_or(across) }
        };
        Some(self.schema.kolumner[across].varden.iter().map(count).collect())
    }

    /// The cells of a column in some rows of the sheet, given in order: those next to each other as one range, and many pieces
    /// as the range around them, so that no text has thousands of places.
    fn cells(&self, column: usize, rows: &[u32]) -> Vec<Place> {
        const MOST_PIECES: usize = 8;
        let Some(position) = self.table.positions.get(column).copied().flatten() else { return Vec::new() };
        let place = |rows: &[u32]| {
            let address = |row: Option<&u32>| Some(CellAddress { row: *row?, column: position });
            let (first, last) = (address(rows.first())?, address(rows.last())?);
            let (file, sheet) = (self.table.file.clone(), self.table.sheet.clone());
            Some(Place::Cells(CellPlace { file, sheet, first, last }))
        };
        let pieces: Vec<&[u32]> = rows.chunk_by(|one, next| *next == one + 1).collect();
        if pieces.len() > MOST_PIECES {
            place(rows).into_iter().collect()
        } else {
            pieces.into_iter().filter_map(place).collect()
        }
    }

    /// The cells of every column that takes part.
    fn sources(&self) -> Vec<Place> {
        let named = [&self.spec.rad, &self.spec.kolumn, &self.spec.varde].into_iter().flatten();
        let columns = named.chain(&self.spec.kolumner).filter_map(|name| self.table.column(name));
        columns.filter_map(|column| self.table.column_place(column)).collect()
    }
}

/// Places of several values, each once.
fn together<'a>(places: impl Iterator<Item = &'a Place>) -> Vec<Place> {
    let mut together: Vec<Place> = places.cloned().collect();
    together.sort_unstable();
    together.dedup();
    together
}

/// Columns and rows of a table.
type Cells = (Vec<Column>, Vec<Vec<Cell>>);

fn cell(row: &Row, column: usize) -> Option<&Value> {
    row.values.get(column)?.as_ref()
}

fn number(value: Option<&Value>) -> Decimal {
    match value {
        Some(Value::Integer(number)) => Decimal::from(*number),
        Some(Value::Amount(amount)) => *amount,
        _ => Decimal::ZERO,
    }
}

fn has_ore(amount: &Decimal) -> bool {
    !amount.fract().is_zero()
}

fn capitalized(name: &str) -> String {
    super::filters::capitalized(name)
}
