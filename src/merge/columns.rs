//! The computed columns of tables: filled in when the case has been read, so that conditions, tables, figures, rules and
//! records find them like any other. Each knows which cells it comes from.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::computed::{self, Step};
use crate::diagnostic::Diagnostics;
use crate::expression::{Evaluation, Expressions, from_jinja};
use crate::message::message;
use crate::model::{Case, ComputedCells, Table, Value};
use crate::place::Place;
use crate::reasons::{self, Reason};
use crate::templates::{ColumnSpec, Templates, ValueType};

/// Computes the columns of every table, anew where they were computed before. A row lacks the value where something that it
/// needs is missing; what fails is told once for its column.
pub(super) fn fill(case: &mut Case, templates: &Templates, problems: &mut Diagnostics) {
    let kind = &templates.arendetyp;
    let mut left: usize = kind.tabeller.iter().map(|table| table.kolumner.computed().len()).sum();
    if left == 0 {
        return;
    }
    for table in case.tables.values_mut().filter(|table| !table.computed.is_empty()) {
        empty(Arc::make_mut(table));
    }
    // Values in a circle are told when they are computed, which is not for a column's sake.
    let Ok(order) = computed::order(kind) else { return };
    let mut expressions = Expressions::new(case, kind).with_house(&templates.husstil.hus);
    let mut known = computed::unknown_yet(&expressions, kind);
    for step in order {
        match step {
            Step::Value(spec) => {
                computed::value(&expressions, spec, templates, &mut known, &mut Diagnostics::new());
            }
            Step::Column(spec, column) => {
                left -= 1;
                let Some(table) = case.tables.get(&spec.namn) else { continue };
                let mut filled = Filled::new(table.rows.len());
                if let Err(reason) = filled.fill(&expressions, table, column) {
                    problems.push(step.failed(&reason, templates));
                }
                if !filled.by_zero.is_empty() {
                    problems.push(step.by_zero(std::mem::take(&mut filled.by_zero)));
                }
                let table = Arc::new(filled.added_to(Table::clone(table), column));
                case.tables.insert(spec.namn.clone(), table.clone());
                expressions.know_table(table, spec, spec.is_lacking(case));
            }
        }
        if left == 0 {
            return;
        }
    }
}

/// Takes the computed columns from a table.
fn empty(table: &mut Table) {
    let own = table.sheet_columns();
    table.columns.truncate(own);
    table.positions.truncate(own);
    table.computed.clear();
    for row in &mut table.rows {
        row.values = row.values.iter().take(own).cloned().collect();
    }
}

/// A column that is being computed.
struct Filled {
    values: Vec<Option<Value>>,
    columns: BTreeSet<usize>,
    others: BTreeSet<Place>,
    /// What was read for the rows where something is divided by nought.
    by_zero: Vec<Place>,
}

impl Filled {
    fn new(rows: usize) -> Self {
        Self { values: vec![None; rows], columns: BTreeSet::new(), others: BTreeSet::new(), by_zero: Vec::new() }
    }

    /// Evaluates the expression on every row, until it fails.
    fn fill(&mut self, expressions: &Expressions, table: &Table, spec: &ColumnSpec) -> Result<(), String> {
        let compiled = expressions.compile(spec.uttryck.as_deref().unwrap_or_default())?;
        for row in 0..table.rows.len() {
            match expressions.run(&compiled, expressions.row(&table.name, row).as_ref()) {
                Evaluation::Missing | Evaluation::LeftOut => {}
                Evaluation::ByZero(places) => self.by_zero.extend(places),
                Evaluation::Failed(reason) => return Err(reason),
                Evaluation::Value(value, places) => {
                    self.values[row] = Some(fitting(&value, spec)?);
                    self.read(table, row, places);
                }
            }
        }
        Ok(())
    }

    /// Notes what was read for a row: its own cells by their columns.
    fn read(&mut self, table: &Table, row: usize, places: Vec<Place>) {
        let number = table.rows[row].number;
        for place in places {
            match &place {
                Place::Cells(cells)
                    if cells.file == table.file
                        && cells.sheet == table.sheet
                        && (cells.first.row, cells.last.row) == (number, number) =>
                {
                    let lies = |position: &Option<u32>| {
                        position.is_some_and(|at| (cells.first.column..=cells.last.column).contains(&at))
                    };
                    let read = table.positions.iter().enumerate().filter(|(_, position)| lies(position));
                    self.columns.extend(read.map(|(column, _)| column));
                }
                _ => drop(self.others.insert(place)),
            }
        }
    }

    /// The table with this column after the others.
    fn added_to(self, mut table: Table, spec: &ColumnSpec) -> Table {
        table.columns.push(spec.namn.clone());
        table.positions.push(None);
        table.computed.push(ComputedCells {
            columns: self.columns.into_iter().collect(),
            others: self.others.into_iter().collect(),
        });
        for (row, value) in table.rows.iter_mut().zip(self.values) {
            row.values = row.values.iter().cloned().chain([value]).collect();
        }
        table
    }
}

/// What an expression gave as a value of the column.
fn fitting(value: &minijinja::Value, spec: &ColumnSpec) -> Result<Value, String> {
    let found = from_jinja(value, &spec.form()).ok_or_else(|| computed::unfit(value, spec.typ))?;
    if spec.typ == ValueType::Val && !spec.varden.contains(&found.to_string()) {
        return Err(Reason::from(message!(reasons::NOT_OF_THESE, varde = found)).to_string());
    }
    Ok(found)
}
