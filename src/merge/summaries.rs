//! Tables and figures computed from the workbooks, as the kind of case describes them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::document::{Block, FigureBlock, Inline, TableBlock};
use crate::model::{Case, Facts, Row, Table, Value};
use crate::place::Place;
use crate::templates::{Arendetyp, ColumnType, FigureSpec, SummaryKind, SummarySpec, TableSpec};

/// The block that a summary becomes; none when the kind of case contradicts itself, which a test of it finds.
pub(super) fn summary(spec: &SummarySpec, case: &Case, schema: &Arendetyp, sum_label: &str) -> Option<Block> {
    let summarizer = Summarizer::new(spec, case, schema, sum_label)?;
    match spec.slag {
        _ if summarizer.lacks_rows => Some(summarizer.gap()),
        SummaryKind::Punktlista => Some(summarizer.bullets()),
        _ => summarizer.table().map(Block::Table),
    }
}

/// The bar chart of a summary; sums are left out of it.
pub(super) fn figure(spec: &FigureSpec, case: &Case, schema: &Arendetyp) -> Option<Block> {
    let source = schema.sammanstallningar.iter().find(|summary| summary.namn == spec.sammanstallning)?;
    let summarizer = Summarizer::new(source, case, schema, "")?;
    if summarizer.lacks_rows {
        return Some(summarizer.gap());
    }
    let grid = summarizer.grid()?;
    let sources = summarizer.sources();
    let series: Vec<(String, Vec<String>)> = grid
        .columns
        .iter()
        .enumerate()
        .map(|(index, name)| {
            (name.clone(), grid.rows.iter().map(|(_, cells)| cells[index].normalize().to_string()).collect())
        })
        .collect();
    let categories: Vec<String> = grid.rows.iter().map(|(name, _)| name.clone()).collect();
    let alternative = alternative(spec, &grid);
    Some(Block::Figure(FigureBlock {
        name: spec.namn.clone(),
        caption: spec.rubrik.clone(),
        alternative,
        unit: spec.enhet.clone(),
        categories,
        series,
        sources,
    }))
}

/// Says every number of a chart, so that those who listen have the same facts.
fn alternative(spec: &FigureSpec, grid: &Grid) -> String {
    let mut rows = Vec::new();
    let with_ore = grid.has_ore();
    for (name, cells) in &grid.rows {
        let value = |(column, value): (&String, &Decimal)| format!("{column} {}", shown(value, with_ore));
        let values: Vec<String> = grid.columns.iter().zip(cells).map(value).collect();
        rows.push(format!("{name}: {}", values.join(", ")));
    }
    format!("Stapeldiagram. {}, {}. {}.", spec.rubrik, spec.enhet, rows.join("; "))
}

/// Rows and columns of numbers.
struct Grid {
    columns: Vec<String>,
    rows: Vec<(String, Vec<Decimal>)>,
}

impl Grid {
    /// Whether some of its numbers have öre; all are written alike then.
    fn has_ore(&self) -> bool {
        self.rows.iter().flat_map(|(_, cells)| cells).any(has_ore)
    }
}

/// Computes one summary.
struct Summarizer<'a> {
    spec: &'a SummarySpec,
    table: &'a Table,
    schema: &'a TableSpec,
    facts: &'a Facts,
    rows: Vec<&'a Row>,
    sum_label: &'a str,
    /// Whether the sheet is not filled in, so that nothing can be said of it.
    lacks_rows: bool,
}

impl<'a> Summarizer<'a> {
    fn new(spec: &'a SummarySpec, case: &'a Case, schema: &'a Arendetyp, sum_label: &'a str) -> Option<Self> {
        let table = case.tables.get(&spec.kalla)?;
        let schema = schema.tabeller.iter().find(|table| table.namn == spec.kalla)?;
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
        let rows = table.rows.iter().filter(fits).collect();
        Some(Self { spec, table, schema, facts: &case.facts, rows, sum_label, lacks_rows })
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
            Some(vec![Block::Paragraph(vec![Inline::Text(text, place)])])
        };
        Block::List { ordered: false, items: self.rows.iter().filter_map(item).collect() }
    }

    fn table(&self) -> Option<TableBlock> {
        let (columns, rows) = match self.spec.slag {
            SummaryKind::Lista => self.listed()?,
            _ => self.gridded()?,
        };
        Some(TableBlock {
            name: self.spec.namn.clone(),
            caption: self.spec.rubrik.clone(),
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
            let numeric = matches!(self.schema.kolumner[*column].typ, ColumnType::Heltal | ColumnType::Belopp);
            (self.heading(at, *column), numeric)
        });
        let chosen = self.rows.iter().flat_map(|row| indices.iter().filter_map(|column| cell(row, *column)));
        let with_ore = chosen.into_iter().any(|value| matches!(value, Value::Amount(amount) if has_ore(amount)));
        let text = |value: Option<&Value>| value.map(|value| value.beside(with_ore)).unwrap_or_default();
        let rows = self.rows.iter().map(|row| indices.iter().map(|column| text(cell(row, *column))).collect());
        Some((headings.collect(), rows.collect()))
    }

    /// A heading of the summary's own, or the sheet's.
    fn heading(&self, at: usize, column: usize) -> String {
        self.spec.rubriker.get(at).unwrap_or(&self.schema.kolumner[column].rubrik).clone()
    }

    /// Rows by columns of numbers, with sums.
    fn gridded(&self) -> Option<Cells> {
        let grid = self.grid()?;
        let row_column = self.table.column(self.spec.rad.as_ref()?)?;
        let mut columns = vec![(self.schema.kolumner[row_column].rubrik.clone(), false)];
        columns.extend(grid.columns.iter().map(|name| (capitalized(name), true)));
        let with_ore = self.with_ore(&grid);
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (name, cells) in &grid.rows {
            rows.push(self.row(name, cells, &with_ore));
        }
        if self.spec.summa {
            columns.push((self.sum_label.to_owned(), true));
            let totals: Vec<Decimal> =
                (0..grid.columns.len()).map(|index| grid.rows.iter().map(|(_, cells)| cells[index]).sum()).collect();
            rows.push(self.row(self.sum_label, &totals, &with_ore));
        }
        Some((columns, rows))
    }

    /// A row of numbers; `with_ore` says it of each column.
    fn row(&self, name: &str, cells: &[Decimal], with_ore: &[bool]) -> Vec<String> {
        let mut row = vec![name.to_owned()];
        row.extend(cells.iter().zip(with_ore).map(|(number, with_ore)| shown(number, *with_ore)));
        if self.spec.summa {
            row.push(shown(&cells.iter().sum(), with_ore.contains(&true)));
        }
        row
    }

    /// Which columns are written with öre: those of amounts, where one of them has some.
    fn with_ore(&self, grid: &Grid) -> Vec<bool> {
        let is_amount = |name: &String| {
            self.table.column(name).is_some_and(|column| self.schema.kolumner[column].typ == ColumnType::Belopp)
        };
        let has_ore = grid.has_ore();
        match self.spec.slag {
            SummaryKind::Summering => self.spec.kolumner.iter().map(|name| has_ore && is_amount(name)).collect(),
            _ => vec![has_ore && self.spec.varde.as_ref().is_some_and(is_amount); grid.columns.len()],
        }
    }

    fn grid(&self) -> Option<Grid> {
        let row_column = self.table.column(self.spec.rad.as_ref()?)?;
        let series = self.series()?;
        let mut cells: BTreeMap<String, Vec<Decimal>> = BTreeMap::new();
        for year in self.period() {
            cells.insert(year, vec![Decimal::ZERO; series.len()]);
        }
        for row in &self.rows {
            let Some(name) = cell(row, row_column).map(ToString::to_string) else { continue };
            let sums = cells.entry(name).or_insert_with(|| vec![Decimal::ZERO; series.len()]);
            for (sum, (_, count)) in sums.iter_mut().zip(&series) {
                *sum += count(row);
            }
        }
        Some(Grid { columns: series.into_iter().map(|(name, _)| name).collect(), rows: cells.into_iter().collect() })
    }

    /// Every year of the period, so that a year without data is seen.
    fn period(&self) -> Vec<String> {
        let Some(group) = &self.spec.rader_ur else { return Vec::new() };
        let year = |name: &str| match self.facts.get(&format!("{group}.{name}")) {
            Some(Some(fact)) => match fact.value {
                Value::Year(year) => Some(year),
                _ => None,
            },
            _ => None,
        };
        year("fran").zip(year("till")).map_or_else(Vec::new, |(from, to)| (from..=to).map(|y| y.to_string()).collect())
    }

    /// The columns of numbers: a name, and what a row adds to it.
    #[allow(clippy::type_complexity)] // A name and a function, used only here.
    fn series(&self) -> Option<Vec<(String, Box<dyn Fn(&Row) -> Decimal + '_>)>> {
        if self.spec.slag == SummaryKind::Summering {
            let mut series: Vec<(String, Box<dyn Fn(&Row) -> Decimal>)> = Vec::new();
            for (at, name) in self.spec.kolumner.iter().enumerate() {
                let column = self.table.column(name)?;
                series.push((self.heading(at, column), Box::new(move |row| number(cell(row, column)))));
            }
            return Some(series);
        }
        let across = self.table.column(self.spec.kolumn.as_ref()?)?;
        let value = match &self.spec.varde {
            Some(name) => Some(self.table.column(name)?),
            None => None,
        };
        let name_of = |name: String| -> (String, Box<dyn Fn(&Row) -> Decimal>) {
            let wanted = name.clone();
            let count = move |row: &Row| match cell(row, across) {
                Some(found) if found.to_string() == wanted => {
                    value.map_or(Decimal::ONE, |column| number(cell(row, column)))
                }
                _ => Decimal::ZERO,
            };
            (name, Box::new(count))
        };
        Some(self.schema.kolumner[across].varden.iter().cloned().map(name_of).collect())
    }

    /// The cells of every column that takes part.
    fn sources(&self) -> Vec<Place> {
        let named = [&self.spec.rad, &self.spec.kolumn, &self.spec.varde].into_iter().flatten();
        let columns = named.chain(&self.spec.kolumner).filter_map(|name| self.table.column(name));
        columns.filter_map(|column| self.table.column_place(column)).collect()
    }
}

/// Headings with whether they are numeric, and rows.
type Cells = (Vec<(String, bool)>, Vec<Vec<String>>);

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

fn shown(number: &Decimal, with_ore: bool) -> String {
    Value::Amount(*number).beside(with_ore)
}

fn has_ore(amount: &Decimal) -> bool {
    !amount.fract().is_zero()
}

fn capitalized(name: &str) -> String {
    super::filters::capitalized(name)
}
