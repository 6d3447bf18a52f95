//! Sheets become tables: the headings say which column is which, and every cell gets the type of its column.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::case_files::{CONFIRMED_HEADING, CONFIRMED_VALUES};
use crate::characters;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::toml;
use crate::inputs::toml::TomlFile;
use crate::inputs::workbook::{CellRange, CellValue, RawCell, RawSheet, RawWorkbook};
use crate::limits;
use crate::message::message;
use crate::model::{Row, Table, Value};
use crate::names;
use crate::place::{CellAddress, CellPlace, Place};
use crate::templates::{Arendetyp, ColumnSpec, Form, LanguageText, TableSpec, Templates};

use super::carried::row_hash;
use super::fields::suggestion;
use super::sum_rows::{self, Sums};
use super::{cells, links, shown, unseen};
use headings::Heading;

mod headings;
mod odd;

/// Sheets and columns whose name starts with this are the handläggare's own notes.
const NOTE: char = '_';

/// Reads every table of the kind of case from the workbooks.
pub(super) fn interpret(
    workbooks: &[RawWorkbook],
    templates: &Templates,
    carried: &BTreeSet<String>,
    case: &TomlFile,
    problems: &mut Diagnostics,
) -> BTreeMap<String, Arc<Table>> {
    let (schema, language) = (&templates.arendetyp, &templates.sprak.text);
    let mut tables = BTreeMap::new();
    for workbook in workbooks {
        for sheet in workbook.sheets.iter().filter(|sheet| !names::folded(&sheet.name).starts_with(NOTE)) {
            if sheet.hidden {
                let warning = Diagnostic::warning(message!(codes::SHEET_HIDDEN, blad = &sheet.name));
                problems.push(warning.at(first_cell(workbook, sheet)));
            }
            let named = schema.tabeller.iter().find(|spec| names::are_same(&spec.blad, &sheet.name));
            let meant = || misspelt(sheet, workbooks, schema);
            let Some(spec) = named.or_else(meant) else {
                let near = "";
                let problem = Diagnostic::error(message!(codes::SHEET_UNKNOWN, namn = sheet.name, forslag = near));
                problems.push(problem.at(first_cell(workbook, sheet)));
                continue;
            };
            if named.is_none() {
                let problem =
                    Diagnostic::error(message!(codes::SHEET_UNKNOWN, namn = sheet.name, forslag = &spec.blad));
                problems.push(problem.at(first_cell(workbook, sheet)));
            }
            if tables.contains_key(&spec.namn) {
                problems.push(
                    Diagnostic::error(message!(codes::SHEET_TWICE, blad = &sheet.name)).at(first_cell(workbook, sheet)),
                );
                continue;
            }
            if let Some(loss) = sheet.loss(&workbook.file) {
                problems.push(loss);
                tables.insert(spec.namn.clone(), Arc::new(empty(spec, workbooks)));
                continue;
            }
            tables.insert(
                spec.namn.clone(),
                Arc::new(
                    SheetReader { workbook, sheet, spec, forms: forms(spec, schema), language, carried, problems }
                        .table(),
                ),
            );
        }
    }
    for spec in &schema.tabeller {
        if spec.kravs && !workbooks.is_empty() && !tables.contains_key(&spec.namn) {
            problems.push(missing_sheet(spec, workbooks, case));
        }
        tables.entry(spec.namn.clone()).or_insert_with(|| Arc::new(empty(spec, workbooks)));
    }
    links::check(&mut tables, schema, problems);
    tables
}

/// What the cells of each column hold. Values of another table's column are of that column's type.
fn forms<'a>(spec: &'a TableSpec, schema: &'a Arendetyp) -> Vec<Form<'a>> {
    let source = |column: &'a ColumnSpec| Some(schema.column(column.varden_fran.as_ref()?)?.1.form());
    spec.kolumner.iter().map(|column| source(column).unwrap_or_else(|| column.form())).collect()
}

/// The table whose sheet a misspelt name most likely stands for: one that has none of its own name. It is read as that, so that
/// nothing else is told for want of it.
fn misspelt<'s>(sheet: &RawSheet, workbooks: &[RawWorkbook], schema: &'s Arendetyp) -> Option<&'s TableSpec> {
    let sheets: Vec<_> = workbooks.iter().flat_map(|workbook| &workbook.sheets).collect();
    let is_there = |blad: &str| sheets.iter().any(|sheet| names::are_same(blad, &sheet.name));
    let absent: Vec<&TableSpec> = schema.tabeller.iter().filter(|spec| !is_there(&spec.blad)).collect();
    let names = || absent.iter().map(|spec| spec.blad.as_str());
    let near = match suggestion(&sheet.name, names()) {
        "" => headings::begun(&sheet.name, names()),
        near => near,
    };
    let named = absent.iter().find(|spec| spec.blad == near);
    named.or_else(|| absent.iter().find(|spec| headings::are_those_of(sheet, spec))).copied()
}

fn first_cell(workbook: &RawWorkbook, sheet: &RawSheet) -> Place {
    Place::cell(&workbook.file, &sheet.name, 0, 0)
}

/// A missing sheet is reported at the workbook, or where workbooks are named when there are several.
fn missing_sheet(spec: &TableSpec, workbooks: &[RawWorkbook], case: &TomlFile) -> Diagnostic {
    let problem = Diagnostic::error(message!(codes::SHEET_MISSING, blad = &spec.blad, forklaring = &spec.forklaring));
    match (workbooks, case.root.get("arbetsbocker")) {
        ([only], _) => problem.at(Place::File(only.file.clone())),
        (_, Some(node)) => problem.at(node.place.clone()),
        _ => problem.at(case.root.place.clone()),
    }
}

/// A table without rows, so that expressions and summaries find it.
fn empty(spec: &TableSpec, workbooks: &[RawWorkbook]) -> Table {
    let file = workbooks.first().map_or_else(|| "".into(), |workbook| workbook.file.clone());
    Table {
        name: spec.namn.clone(),
        file,
        sheet: spec.blad.as_str().into(),
        columns: spec.kolumner.iter().map(|column| column.namn.clone()).collect(),
        positions: vec![None; spec.kolumner.len()],
        rows: Vec::new(),
    }
}

/// Reads one sheet.
struct SheetReader<'a> {
    workbook: &'a RawWorkbook,
    sheet: &'a RawSheet,
    spec: &'a TableSpec,
    /// What its columns hold.
    forms: Vec<Form<'a>>,
    language: &'a LanguageText,
    /// Hashes of rows that were taken over and must be confirmed.
    carried: &'a BTreeSet<String>,
    problems: &'a mut Diagnostics,
}

impl SheetReader<'_> {
    fn table(&mut self) -> Table {
        let header_row = self.header_row();
        let start = self.sheet.cells.partition_point(|cell| cell.row < header_row);
        let split = self.sheet.cells.partition_point(|cell| cell.row <= header_row);
        let (headings, body) = (&self.sheet.cells[start..split], &self.sheet.cells[split..]);
        let mut columns = self.columns(headings, body, header_row);
        self.refuse_merged(header_row);
        let mut positions = vec![None; self.spec.kolumner.len()];
        for (position, column) in &columns {
            if let Heading::Known(index) = column {
                positions[*index] = Some(*position);
            }
        }
        self.exchange_swapped(body, header_row, &mut columns, &mut positions);
        let rows = self.rows(body, &columns, &positions);
        self.problems.extend(unseen::findings(self.workbook, self.sheet, &positions, &rows));
        self.problems.extend(shown::findings(self.workbook, self.sheet, &self.spec.kolumner, &positions, &rows));
        if self.spec.kravs && body.is_empty() && positions.iter().any(Option::is_some) {
            let below = Place::cell(&self.workbook.file, &self.sheet.name, header_row + 1, 0);
            let (sheet, why) = (&self.sheet.name, &self.spec.forklaring);
            let warning = Diagnostic::warning(message!(codes::SHEET_EMPTY, blad = sheet, forklaring = why));
            self.problems.push(warning.at(below));
        }
        Table {
            name: self.spec.namn.clone(),
            file: self.workbook.file.clone(),
            sheet: self.sheet.name.clone(),
            columns: self.spec.kolumner.iter().map(|column| column.namn.clone()).collect(),
            positions,
            rows,
        }
    }

    /// Merged cells hide values: only the first has one.
    fn refuse_merged(&mut self, header_row: u32) {
        // What is merged with the headings is told with them.
        let is_told = self.sheet.merged.iter().any(|range| headings::is_wide_heading(range, header_row));
        let first = if is_told { header_row + 1 } else { 0 };
        let in_table = |range: &&CellRange| range.last.row > header_row && range.first.row >= first;
        for range in self.sheet.merged.iter().filter(in_table) {
            let place = range.place(&self.workbook.file, &self.sheet.name);
            self.problems.push(Diagnostic::error(message!(codes::CELLS_MERGED)).at(place));
        }
    }

    fn rows(&mut self, body: &[RawCell], columns: &BTreeMap<u32, Heading>, positions: &[Option<u32>]) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut sums = Sums::new(self.spec.kolumner.len());
        let mut outside: BTreeMap<u32, CellRange> = BTreeMap::new();
        for cells in body.chunk_by(|a, b| a.row == b.row) {
            if self.problems.is_full() {
                break;
            }
            if self.is_no_row(cells, columns, rows.is_empty() && cells[0].row == body[0].row) {
                continue;
            }
            if let Some(label) = self.sum_label(cells, columns, positions) {
                self.report(Diagnostic::error(message!(codes::ROW_IS_SUM, blad = &self.sheet.name)), label);
                continue;
            }
            let told_before = self.problems.len();
            let mut values = vec![None; self.spec.kolumner.len()].into_boxed_slice();
            let mut filled = vec![false; self.spec.kolumner.len()];
            let mut confirmed = false;
            for cell in cells {
                match columns.get(&cell.column) {
                    Some(Heading::Known(index)) => {
                        filled[*index] = true;
                        values[*index] = self.cell(cell, *index);
                    }
                    Some(Heading::Note | Heading::Reported) => {}
                    Some(Heading::Confirmed) => confirmed = self.confirmed(cell),
                    None => {
                        let one = CellRange::new(cell.row, cell.column, cell.row, cell.column);
                        outside.entry(cell.column).or_insert(one).last.row = cell.row;
                    }
                }
            }
            if filled.iter().any(|filled| *filled) {
                let row = Row { number: cells[0].row, values };
                if !confirmed && self.carried.contains(&row_hash(&self.spec.namn, &row.values)) {
                    self.report_unconfirmed(cells);
                    continue;
                }
                if !self.is_complete(&filled, positions) && sums.are_all_of(&row.values) {
                    // What names the sum is no value of its column.
                    let mut told = 0..;
                    self.problems.retain(|_| told.next().is_some_and(|told| told < told_before));
                    self.report(Diagnostic::error(message!(codes::ROW_IS_SUM, blad = &self.sheet.name)), &cells[0]);
                    continue;
                }
                sums.add(&row.values);
                self.report_empty(row.number, &filled, positions);
                rows.push(row);
            }
        }
        for range in outside.into_values() {
            let problem = Diagnostic::error(message!(codes::CELL_OUTSIDE_TABLE));
            self.problems.push(problem.at(range.place(&self.workbook.file, &self.sheet.name)));
        }
        rows
    }

    /// The cell that says that a row is a sum.
    fn sum_label<'c>(
        &self,
        cells: &'c [RawCell],
        columns: &BTreeMap<u32, Heading>,
        positions: &[Option<u32>],
    ) -> Option<&'c RawCell> {
        let index = |column| match columns.get(&column) {
            Some(Heading::Known(index)) => Some(*index),
            _ => None,
        };
        let is_complete = || {
            let mut filled = vec![false; self.spec.kolumner.len()];
            cells.iter().filter_map(|cell| index(cell.column)).for_each(|index| filled[index] = true);
            self.is_complete(&filled, positions)
        };
        sum_rows::label(
            cells,
            |column| index(column).map(|index| &self.spec.kolumner[index]),
            is_complete,
            self.language,
        )
    }

    /// Whether a row has every required cell whose column is there.
    fn is_complete(&self, filled: &[bool], positions: &[Option<u32>]) -> bool {
        let mut columns = self.spec.kolumner.iter().zip(filled).zip(positions);
        columns.all(|((column, filled), position)| !column.kravs || *filled || position.is_none())
    }

    fn cell(&mut self, cell: &RawCell, index: usize) -> Option<Value> {
        let column = &self.spec.kolumner[index];
        if let CellValue::Text(text) = &cell.value {
            let refused: Vec<char> = text.chars().filter(|c| characters::refused(*c)).collect();
            for character in &refused {
                self.report(toml::refused(*character), cell);
            }
            if !refused.is_empty() {
                return None;
            }
            if text.chars().nth(limits::TEXT_CHARACTERS).is_some() {
                self.report(toml::too_large("text", limits::TEXT_CHARACTERS), cell);
                return None;
            }
        }
        let value = cells::value(cell, &self.sheet.marks, column, &self.forms[index]);
        value.map_err(|problem| self.report(problem, cell)).ok()
    }

    /// Whether a row is confirmed: `ja`, `nej` or nothing.
    fn confirmed(&mut self, cell: &RawCell) -> bool {
        let [yes, no] = CONFIRMED_VALUES;
        let answer = match cell.value {
            CellValue::Boolean(truth) => (if truth { yes } else { no }).to_owned(),
            _ => text(cell).unwrap_or_default(),
        };
        if !names::are_same(&answer, yes) && !names::are_same(&answer, no) {
            let problem = Diagnostic::error(message!(
                codes::VALUE_NOT_ALLOWED,
                nyckel = CONFIRMED_HEADING,
                varde = answer,
                tillatna = CONFIRMED_VALUES.join(", ")
            ));
            self.report(problem, cell);
        }
        names::are_same(&answer, yes)
    }

    /// A row that was taken over is left out until someone has confirmed or changed it.
    fn report_unconfirmed(&mut self, cells: &[RawCell]) {
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return };
        let place = CellPlace {
            file: self.workbook.file.clone(),
            sheet: self.sheet.name.clone(),
            first: CellAddress { row: first.row, column: first.column },
            last: CellAddress { row: last.row, column: last.column },
        };
        let (sheet, column) = (&self.sheet.name, CONFIRMED_HEADING);
        let problem = Diagnostic::finding(message!(codes::ROW_UNCONFIRMED, blad = sheet, kolumn = column));
        self.problems.push(problem.at(Place::Cells(place)));
    }

    /// A row with something in it must have every required cell.
    fn report_empty(&mut self, row: u32, filled: &[bool], positions: &[Option<u32>]) {
        for (index, column) in self.spec.kolumner.iter().enumerate() {
            if let (true, false, Some(position)) = (column.kravs, filled[index], positions[index]) {
                if self.is_covered(row, position) {
                    continue;
                }
                let (heading, why) = (&column.rubrik, &column.forklaring);
                let problem = Diagnostic::finding(message!(codes::CELL_EMPTY, kolumn = heading, forklaring = why));
                let place = Place::cell(&self.workbook.file, &self.sheet.name, row, position);
                self.problems.push(problem.at(place));
            }
        }
    }

    /// Whether a cell lies under a merged one, which is told.
    fn is_covered(&self, row: u32, column: u32) -> bool {
        let covers = |range: &CellRange| {
            (range.first.row..=range.last.row).contains(&row)
                && (range.first.column..=range.last.column).contains(&column)
        };
        self.sheet.merged.iter().any(covers)
    }

    fn report(&mut self, problem: Diagnostic, cell: &RawCell) {
        let place = Place::cell(&self.workbook.file, &self.sheet.name, cell.row, cell.column);
        self.problems.push(problem.at(place));
    }
}

fn text(cell: &RawCell) -> Option<String> {
    match &cell.value {
        CellValue::Text(text) => Some(text.trim().to_owned()),
        _ => None,
    }
}
