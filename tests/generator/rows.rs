//! Rows of the workbook from the schema's columns, and what the tables and figures computed from them show.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;
use utlatande::model::{Month, Value};
use utlatande::scaffold::workbook::FilledRow;
use utlatande::templates::{Arendetyp, ColumnSpec, EmptyCell, SummaryKind, SummarySpec, TableSpec, ValueType};

use super::letters::Letters;
use super::prose::{Alone, Line};
use super::random::Random;
use super::reading::{amount, gap, plain};
use super::values;

/// Rows by the tables' names.
pub type Rows = BTreeMap<String, Vec<FilledRow>>;

/// The years of the period, and rows of every table.
pub struct Tables {
    pub rows: Rows,
    pub period: Option<(i32, i32)>,
}

impl Tables {
    /// Rows for every table: none, some, or up to 500 in one of them.
    pub fn new(random: &mut Random, letters: &Letters, schema: &Arendetyp, period: Option<(i32, i32)>) -> Self {
        let longest = if random.chance(8) { random.below(schema.tabeller.len()) } else { usize::MAX };
        let mut rows = Rows::new();
        for (index, spec) in schema.tabeller.iter().enumerate() {
            let most = if index == longest { 500 } else { 12 };
            let count = random.size(most);
            let row = |_| row(random, letters, spec, period);
            rows.insert(spec.namn.clone(), (0..count).map(row).collect());
        }
        Self { rows, period }
    }

    /// A computed table, list or figure alone in a paragraph, in a draft.
    pub fn alone(&self, schema: &Arendetyp) -> Vec<Alone> {
        let mut all = Vec::new();
        for spec in &schema.sammanstallningar {
            all.push(Alone { name: format!("sammanstallning.{}", spec.namn), lines: self.summary(schema, spec) });
        }
        for figure in &schema.figurer {
            let spec = schema.sammanstallningar.iter().find(|spec| spec.namn == figure.sammanstallning).unwrap();
            let lines = self.lacking(schema, spec).unwrap_or_else(|| vec![Line::marked(&figure.rubrik)]);
            all.push(Alone { name: format!("figur.{}", figure.namn), lines });
        }
        all
    }

    /// The gap of a table that must have rows and has none.
    fn lacking(&self, schema: &Arendetyp, spec: &SummarySpec) -> Option<Vec<Line>> {
        let table = table(schema, &spec.kalla);
        let is_lacking = table.kravs && self.rows[&spec.kalla].is_empty();
        is_lacking.then(|| vec![Line::plain(gap(&format!("bladet {}", table.blad)))])
    }

    fn summary(&self, schema: &Arendetyp, spec: &SummarySpec) -> Vec<Line> {
        if let Some(gap) = self.lacking(schema, spec) {
            return gap;
        }
        let table = table(schema, &spec.kalla);
        let rows: Vec<&FilledRow> = self.rows[&spec.kalla].iter().filter(|row| fits(row, table, spec)).collect();
        if spec.slag == SummaryKind::Punktlista {
            return rows
                .iter()
                .map(|row| Line::marked(shown(row, column(table, spec.kolumner[0].name().unwrap()))))
                .collect();
        }
        let cells = match spec.slag {
            SummaryKind::Lista => listed(&rows, table, spec),
            _ => self.gridded(&rows, table, spec),
        };
        let caption = Line::marked(&spec.rubrik);
        std::iter::once(caption).chain(cells.iter().map(|row| Line::plain(row.join(" ")))).collect()
    }

    /// Rows by columns of numbers, with sums.
    fn gridded(&self, rows: &[&FilledRow], table: &TableSpec, spec: &SummarySpec) -> Vec<Vec<String>> {
        let series = series(table, spec);
        let name = column(table, spec.rad.as_ref().unwrap());
        let mut sums: BTreeMap<String, Vec<Decimal>> = BTreeMap::new();
        let none = vec![Decimal::ZERO; series.len()];
        for year in self.period.iter().flat_map(|(from, to)| *from..=*to).filter(|_| spec.rader_ur.is_some()) {
            sums.insert(year.to_string(), none.clone());
        }
        for row in rows {
            let cells = sums.entry(shown(row, name)).or_insert_with(|| none.clone());
            cells.iter_mut().zip(&series).for_each(|(cell, (_, add))| *cell += add(row));
        }
        let mut headings = heading(table, spec, series.iter().map(|(name, _)| name.clone()).collect());
        if sums.is_empty() {
            // Of no rows there is no sum.
            headings.pop();
            return vec![headings];
        }
        let mut lines = vec![headings];
        // Every gridded table of the schema has numbers of one kind, and where one has öre all have.
        let with_ore = sums.values().flatten().any(|number| !number.fract().is_zero());
        lines.extend(sums.iter().map(|(name, cells)| numbers(name, cells, with_ore)));
        let total = |index: usize| sums.values().map(|cells| cells[index]).sum();
        lines.push(numbers("Summa", &(0..series.len()).map(total).collect::<Vec<_>>(), with_ore));
        lines
    }
}

/// The table's heading row: every gridded table of the schema has sums.
fn heading(table: &TableSpec, spec: &SummarySpec, names: Vec<String>) -> Vec<String> {
    assert!(spec.summa, "the generator knows tables with sums alone");
    let first = table.kolumner[column(table, spec.rad.as_ref().unwrap())].rubrik.clone();
    std::iter::once(first).chain(names).chain(["Summa".to_owned()]).collect()
}

fn numbers(name: &str, cells: &[Decimal], with_ore: bool) -> Vec<String> {
    let all = cells.iter().copied().chain([cells.iter().sum()]).map(|number| {
        let ore = if with_ore && number.fract().is_zero() { ",00" } else { "" };
        amount(number) + ore
    });
    std::iter::once(name.to_owned()).chain(all).collect()
}

/// What a row adds to a column of numbers.
type Add = Box<dyn Fn(&FilledRow) -> Decimal>;

/// The columns of numbers by their headings.
fn series(table: &TableSpec, spec: &SummarySpec) -> Vec<(String, Add)> {
    if spec.slag == SummaryKind::Summering {
        let named = spec.kolumner.iter().zip(&spec.rubriker);
        return named
            .map(|(name, heading)| {
                let index = column(table, name.name().unwrap());
                (heading.clone(), Box::new(move |row: &FilledRow| number(row, index)) as Add)
            })
            .collect();
    }
    let across = column(table, spec.kolumn.as_ref().unwrap());
    let value = spec.varde.as_ref().map(|name| column(table, name));
    let add = |wanted: &String| {
        let (heading, wanted) = (super::letters::capitalized(wanted), wanted.clone());
        let add = move |row: &FilledRow| match shown(row, across) == wanted {
            true => value.map_or(Decimal::ONE, |index| number(row, index)),
            false => Decimal::ZERO,
        };
        (heading, Box::new(add) as Add)
    };
    table.kolumner[across].varden.iter().map(add).collect()
}

/// Chosen columns, row by row.
fn listed(rows: &[&FilledRow], table: &TableSpec, spec: &SummarySpec) -> Vec<Vec<String>> {
    let columns: Vec<usize> = spec.kolumner.iter().map(|name| column(table, name.name().unwrap())).collect();
    let headings = columns.iter().map(|index| table.kolumner[*index].rubrik.clone()).collect();
    let cells = |row: &&FilledRow| columns.iter().map(|index| shown(row, *index)).collect();
    let lines: Vec<Vec<String>> = rows.iter().map(cells).collect();
    let none = if lines.is_empty() { vec![vec!["Inga uppgifter.".to_owned()]] } else { Vec::new() };
    std::iter::once(headings).chain(lines).chain(none).collect()
}

fn table<'a>(schema: &'a Arendetyp, name: &str) -> &'a TableSpec {
    schema.tabeller.iter().find(|table| table.namn == name).unwrap()
}

fn column(table: &TableSpec, name: &str) -> usize {
    table.kolumner.iter().position(|column| column.namn == name).unwrap()
}

fn fits(row: &FilledRow, table: &TableSpec, spec: &SummarySpec) -> bool {
    spec.dar.iter().all(|(name, allowed)| allowed.contains(&shown(row, column(table, name))))
}

fn shown(row: &FilledRow, index: usize) -> String {
    row.values[index].as_ref().map(plain).unwrap_or_default()
}

/// The number in a cell; none counts as nothing.
pub fn number(row: &FilledRow, index: usize) -> Decimal {
    match &row.values[index] {
        Some(Value::Integer(number)) => Decimal::from(*number),
        Some(Value::Amount(number) | Value::Decimal(number)) => *number,
        _ => Decimal::ZERO,
    }
}

fn row(random: &mut Random, letters: &Letters, spec: &TableSpec, period: Option<(i32, i32)>) -> FilledRow {
    let cell = |column: &ColumnSpec| {
        let is_empty = !column.kravs && random.chance(35);
        // Of a number that is not known nothing is summed: tests of their own have those.
        let none = (column.tomt == EmptyCell::Okant).then_some(Value::Integer(0));
        if is_empty { none } else { Some(value(random, letters, column, period)) }
    };
    FilledRow { values: spec.kolumner.iter().map(cell).collect(), ..FilledRow::default() }
}

fn value(random: &mut Random, letters: &Letters, column: &ColumnSpec, period: Option<(i32, i32)>) -> Value {
    match column.typ {
        ValueType::Text => Value::Text(text(random, letters)),
        ValueType::Val => Value::Text(random.pick(&column.varden).clone()),
        ValueType::Heltal => Value::Integer(values::count(random)),
        ValueType::Belopp => Value::Amount(values::amount(random)),
        ValueType::Datum => Value::Date(values::date(random)),
        ValueType::Decimal => Value::Decimal(values::amount(random).normalize()),
        ValueType::Andel => Value::Share(Decimal::new(random.between(-1_000, 2_000), 1).normalize()),
        ValueType::Janej => Value::Truth(random.chance(50)),
        ValueType::Manad => Value::Month(Month { year: values::year(random), month: random.between(1, 12) as u32 }),
        ValueType::Ar => Value::Year(match period {
            Some((from, to)) if random.chance(95) => random.between(i64::from(from), i64::from(to)) as i32,
            _ => random.between(1990, 2035) as i32,
        }),
    }
}

/// A cell's text; a cell may have several lines.
fn text(random: &mut Random, letters: &Letters) -> String {
    let words = if random.chance(3) { 1 + random.below(120) } else { 1 + random.below(6) };
    let mut text = letters.line(random, words);
    if random.chance(3) {
        text = format!("{text}\n{}", letters.line(random, 3));
    }
    text.trim().nfc().collect()
}
