//! Tables and lists computed from the workbooks, as the kind of case describes them. Every text of theirs knows the cells that it
//! comes from.

mod grid;
mod groups;
mod troubles;

use std::collections::BTreeMap;

use super::phrases::kind_phrase;
use super::rows::RowScope;
use super::value_of;
use super::values::Evaluator;
use crate::collation;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Inline, Phrase, TableBlock};
use crate::expression::from_jinja;
use crate::model::{Case, Facts, Row, Table, Value};
use crate::place::{CellAddress, CellPlace, Place};
use crate::source_text::TypedText;
use crate::templates::{
    Arendetyp, ColumnSpec, ComputedColumn, LanguageText, SummaryColumn, SummaryKind, SummarySpec, TableSpec, Templates,
};

pub(super) use self::grid::{Counted, Grid};
pub(super) use self::troubles::Troubles;

/// The block that a summary becomes, a table under its caption; none when the kind of case contradicts itself, which is told when it
/// is loaded. And what its expressions could not give.
pub(super) fn summary(
    spec: &SummarySpec,
    caption: Vec<Inline>,
    around: &Around<'_>,
    sum_label: &Phrase,
) -> (Option<Block>, Vec<Diagnostic>) {
    let Some(summarizer) = Summarizer::new(spec, around) else { return (None, Vec::new()) };
    let block = match spec.slag {
        _ if summarizer.lacks_rows => Some(summarizer.gap()),
        SummaryKind::Punktlista => Some(summarizer.bullets()),
        _ => summarizer.table(caption, sum_label).map(Block::Table),
    };
    (block, summarizer.told(around.templates))
}

/// What summaries and figures are computed from.
pub(super) struct Around<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its templates.
    pub templates: &'a Templates,
    /// Evaluates conditions and computed columns; knows the computed values.
    pub expressions: Evaluator<'a>,
    /// The row that the text around is about.
    pub scope: Option<&'a RowScope>,
}

/// Computes one summary.
pub(super) struct Summarizer<'a> {
    spec: &'a SummarySpec,
    table: &'a Table,
    kind: &'a Arendetyp,
    schema: &'a TableSpec,
    case: &'a Case,
    facts: &'a Facts,
    expressions: Evaluator<'a>,
    language: &'a LanguageText,
    scope: Option<&'a RowScope>,
    /// The rows that fit, by their place in the table.
    rows: Vec<usize>,
    /// Whether the sheet is not filled in, so that nothing can be said of it.
    pub lacks_rows: bool,
    /// What its expressions could not give.
    troubles: Troubles,
}

/// A value of a cell, and where it comes from.
type Placed = (Option<Value>, Vec<Place>);

impl<'a> Summarizer<'a> {
    pub(super) fn new(spec: &'a SummarySpec, around: &Around<'a>) -> Option<Self> {
        let Around { case, templates, expressions, scope } = *around;
        let (kind, language, troubles) = (&templates.arendetyp, &templates.sprak.text, Troubles::default());
        let table = case.tables.get(&spec.kalla)?;
        let schema = kind.tabeller.iter().find(|table| table.namn == spec.kalla)?;
        let lacks_rows = schema.is_lacking(case);
        let (facts, rows) = (&case.facts, Vec::new());
        let mut new =
            Self { spec, table, kind, schema, case, facts, expressions, language, scope, rows, lacks_rows, troubles };
        new.rows = new.fitting()?;
        Some(new)
    }

    /// The rows that the conditions let through: of values, and of an expression over the row and the facts.
    fn fitting(&self) -> Option<Vec<usize>> {
        let mut conditions = Vec::new();
        for (name, allowed) in &self.spec.dar {
            conditions.push((self.table.column(name)?, allowed));
        }
        let fits = |row: &Row| {
            conditions.iter().all(|(column, allowed)| cell(row, *column).is_some_and(|value| is_one_of(value, allowed)))
        };
        let condition = match &self.spec.villkor {
            Some(condition) => Some(self.expressions.compile(condition).ok()?),
            None => None,
        };
        let holds = |row: usize| {
            condition.as_ref().is_none_or(|condition| {
                let found = self.expressions.run(condition, self.expressions.row(&self.spec.kalla, row).as_ref());
                let name = || format!("{}.villkor", self.spec.namn);
                self.troubles.settled(name, found, &[]).is_some_and(|(value, _)| value.is_true())
            })
        };
        let here = |row: &Row| self.scope.is_none_or(|scope| scope.shows(self.spec, self.table, row));
        let rows = self.table.rows.iter().enumerate().filter(|(index, row)| fits(row) && here(row) && holds(*index));
        Some(rows.map(|(index, _)| index).collect())
    }

    /// What stands where the sheet is not filled in.
    pub(super) fn gap(&self) -> Block {
        Block::Paragraph(vec![Inline::Gap(self.language.gap_for_sheet(&self.schema.blad))])
    }

    fn row(&self, index: usize) -> &'a Row {
        &self.table.rows[index]
    }

    fn bullets(&self) -> Block {
        let name = self.spec.kolumner.first().and_then(SummaryColumn::name);
        let column = name.and_then(|name| self.table.column(name));
        let item = |index: &usize| {
            let (column, row) = (column?, self.row(*index));
            let text = cell(row, column)?.to_string();
            let shown = match self.table.origin(column) {
                None => Inline::Text(TypedText::Whole(text, self.table.place(*index, column))),
                Some(_) => {
                    let name = format!("{}.{}", self.spec.kalla, name?);
                    value_of(&name, text, self.cells(column, &[row.number]))
                }
            };
            Some(vec![Block::Paragraph(vec![shown])])
        };
        Block::List { ordered: false, items: self.rows.iter().filter_map(item).collect() }
    }

    fn table(&self, caption: Vec<Inline>, sum_label: &Phrase) -> Option<TableBlock> {
        let table = TableBlock {
            name: self.spec.namn.clone(),
            caption,
            columns: Vec::new(),
            rows: Vec::new(),
            sums: false,
            row_headings: self.spec.slag != SummaryKind::Lista,
            subheadings: Vec::new(),
            subtotals: Vec::new(),
            sources: self.sources(),
        };
        match self.spec.slag {
            SummaryKind::Lista => self.listed(sum_label, table),
            _ => {
                let (columns, rows) = self.gridded(sum_label)?;
                let sums = self.spec.summa && !rows.is_empty();
                Some(TableBlock { columns, rows, sums, ..table })
            }
        }
    }

    /// A heading of the summary's own, or the sheet's.
    fn heading(&self, at: usize, column: usize) -> Phrase {
        match self.spec.rubriker.get(at) {
            Some(own) => self.phrase(&format!("sammanstallning.{}.rubriker.{}", self.spec.namn, at + 1), own),
            None => self.column_phrase(column, "rubrik", &self.schema.kolumner.at(column).rubrik),
        }
    }

    /// The heading of a computed column.
    fn computed_heading(&self, at: usize, column: &ComputedColumn) -> Phrase {
        self.phrase(&format!("sammanstallning.{}.kolumner.{}.rubrik", self.spec.namn, at + 1), &column.rubrik)
    }

    fn phrase(&self, key: &str, text: &str) -> Phrase {
        kind_phrase(self.kind, key, text)
    }

    fn column_phrase(&self, column: usize, field: &str, text: &str) -> Phrase {
        let (table, name) = (&self.spec.kalla, &self.schema.kolumner.at(column).namn);
        self.phrase(&["tabell.", table, ".kolumner.", name, ".", field].concat(), text)
    }

    /// The value of a computed column on a row; `sources` are the row's cells where it is one of sums.
    fn computed(&self, column: &ComputedColumn, row: Option<&minijinja::Value>, sources: &[Place]) -> Placed {
        let Ok(compiled) = self.expressions.compile(&column.uttryck) else { return (None, Vec::new()) };
        let name = || format!("{}.{}", self.spec.namn, column.rubrik);
        match self.troubles.settled(name, self.expressions.run(&compiled, row), sources) {
            Some((value, places)) => (from_jinja(&value, &column.form()), places),
            None => (None, Vec::new()),
        }
    }

    /// What the summary's expressions could not give.
    pub(super) fn told(&self, templates: &Templates) -> Vec<Diagnostic> {
        self.troubles.told(templates, &["sammanstallning", &self.spec.namn])
    }

    /// Whether a number that a row of the sheet does not have is lost, so that no sum is known of which it is a part.
    fn is_lost(&self, row: &Row, column: usize) -> bool {
        // No expressions are made ready to see that it is there.
        cell(row, column).is_none() && self.expressions.is_lost(&self.spec.kalla, row, column)
    }

    /// The same of what is computed of a row and is none.
    fn is_lost_in(&self, row: &Row, expression: &str) -> bool {
        self.expressions.is_lost_in(&self.schema.namn, row, expression)
    }

    /// Values of a column in their order: that of its allowed values, of the column that they come from, or of their type.
    fn sorted(&self, column: usize, mut values: Vec<Value>) -> Vec<Value> {
        let spec = self.schema.kolumner.at(column);
        let known: BTreeMap<String, usize> = self.known_values(spec).into_iter().zip(0..).collect();
        let place = |value: &Value| match known.is_empty() {
            true => usize::MAX,
            false => known.get(&value.to_string()).copied().unwrap_or(usize::MAX),
        };
        values.sort_by(|one, other| {
            place(one).cmp(&place(other)).then_with(|| collation::order(one, other, &self.language.ordning))
        });
        values.dedup();
        values
    }

    /// The values that a column may have, in order; none where it may have any.
    fn known_values(&self, spec: &ColumnSpec) -> Vec<String> {
        let Some((table, source)) = spec.varden_fran.as_ref().and_then(|name| self.kind.column(name)) else {
            return spec.varden.clone();
        };
        let Some(rows) = self.case.tables.get(&table.namn) else { return Vec::new() };
        let Some(column) = rows.column(&source.namn) else { return Vec::new() };
        rows.rows.iter().filter_map(|row| cell(row, column)).map(ToString::to_string).collect()
    }

    /// The cells of a column in some rows of the sheet, given in order; of a computed column those that it comes from.
    fn cells(&self, column: usize, rows: &[u32]) -> Vec<Place> {
        let Some(origin) = self.table.origin(column) else { return self.own_cells(column, rows) };
        let read: Vec<Place> = origin.columns.iter().flat_map(|column| self.own_cells(*column, rows)).collect();
        together(read.iter().chain(&origin.others))
    }

    /// The cells of a column of the sheet: those next to each other as one range, and many pieces as the range around them, so
    /// that no text has thousands of places.
    fn own_cells(&self, column: usize, rows: &[u32]) -> Vec<Place> {
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
    pub(super) fn sources(&self) -> Vec<Place> {
        let named = [&self.spec.rad, &self.spec.kolumn, &self.spec.varde, &self.spec.grupp].into_iter().flatten();
        let shown = self.spec.kolumner.iter().filter_map(SummaryColumn::name);
        let columns = named.map(String::as_str).chain(shown).filter_map(|name| self.table.column(name));
        columns.flat_map(|column| self.table.column_places(column)).collect()
    }
}

/// Places of several values, each once.
fn together<'a>(places: impl Iterator<Item = &'a Place>) -> Vec<Place> {
    let mut together: Vec<Place> = places.cloned().collect();
    together.sort_unstable();
    together.dedup();
    together
}

/// Whether a value is one of those that a template names: a number is written there with or without spaces between its thousands.
fn is_one_of(value: &Value, allowed: &[String]) -> bool {
    allowed.contains(&value.to_string()) || allowed.contains(&value.key())
}

fn cell(row: &Row, column: usize) -> Option<&Value> {
    row.values.get(column)?.as_ref()
}
