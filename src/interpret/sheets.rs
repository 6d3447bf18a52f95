//! Sheets become tables: the headings say which column is which, and every cell gets the type of its column.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::case_files::{CONFIRMED_HEADING, CONFIRMED_VALUES, ORIGIN_HEADING};
use crate::characters;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::toml;
use crate::inputs::toml::TomlFile;
use crate::inputs::workbook::{CellValue, RawCell, RawSheet, RawWorkbook};
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

/// Sheets and columns whose name starts with this are the handläggare's own notes.
const NOTE: char = '_';

/// Rows among which the headings are looked for.
const HEADER_ROWS: usize = 10;

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
            let meant = || misspelt(&sheet.name, workbooks, schema);
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
fn misspelt<'s>(name: &str, workbooks: &[RawWorkbook], schema: &'s Arendetyp) -> Option<&'s TableSpec> {
    let sheets: Vec<_> = workbooks.iter().flat_map(|workbook| &workbook.sheets).collect();
    let is_there = |blad: &str| sheets.iter().any(|sheet| names::are_same(blad, &sheet.name));
    let absent = schema.tabeller.iter().filter(|spec| !is_there(&spec.blad)).map(|spec| spec.blad.as_str());
    let near = suggestion(name, absent);
    schema.tabeller.iter().find(|spec| spec.blad == near)
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
        let columns = self.columns(headings, header_row);
        self.refuse_merged(header_row);
        let mut positions = vec![None; self.spec.kolumner.len()];
        for (position, column) in &columns {
            if let Heading::Known(index) = column {
                positions[*index] = Some(*position);
            }
        }
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

    /// The row of the headings: the first, unless that has none of the table's and one of the next has most of them.
    fn header_row(&mut self) -> u32 {
        let rows: Vec<&[RawCell]> = self.sheet.cells.chunk_by(|a, b| a.row == b.row).take(HEADER_ROWS).collect();
        let Some(first) = rows.first().and_then(|row| row.first()) else { return 0 };
        let known = |row: &[RawCell]| row.iter().filter(|cell| self.is_heading(cell)).count();
        let wanted = self.spec.kolumner.len().div_ceil(2);
        let below = rows.iter().skip(1).find(|row| known(row) >= wanted).and_then(|row| row.first());
        let Some(below) = below.filter(|_| known(rows[0]) == 0) else { return first.row };
        let last = rows.iter().rfind(|row| row[0].row < below.row).and_then(|row| row.last());
        let problem = Diagnostic::error(message!(codes::HEADINGS_BELOW, rad = below.row + 1));
        let place = CellPlace {
            file: self.workbook.file.clone(),
            sheet: self.sheet.name.clone(),
            first: CellAddress { row: first.row, column: first.column },
            last: last.map_or(CellAddress { row: first.row, column: first.column }, |cell| CellAddress {
                row: cell.row,
                column: cell.column,
            }),
        };
        self.problems.push(problem.at(Place::Cells(place)));
        below.row
    }

    fn is_heading(&self, cell: &RawCell) -> bool {
        heading(cell).is_some_and(|name| self.spec.kolumner.iter().any(|column| names::are_same(&column.rubrik, name)))
    }

    /// What each heading of the sheet stands for.
    fn columns(&mut self, headings: &[RawCell], header_row: u32) -> BTreeMap<u32, Heading> {
        let mut columns = BTreeMap::new();
        // Each may be one of the columns that are not found.
        let mut unread = 0;
        for cell in headings {
            let Some(name) = heading(cell) else {
                unread += 1;
                let loss = cell.value.loss();
                self.report(loss.unwrap_or_else(|| Diagnostic::error(message!(codes::HEADING_NOT_TEXT))), cell);
                columns.insert(cell.column, Heading::Reported);
                continue;
            };
            columns.insert(cell.column, self.column(name, cell, headings, &columns));
        }
        for (index, column) in self.spec.kolumner.iter().enumerate() {
            if !columns.values().any(|heading| *heading == Heading::Known(index)) && column.kravs {
                if unread > 0 {
                    unread -= 1;
                    continue;
                }
                let problem = Diagnostic::error(message!(
                    codes::COLUMN_MISSING,
                    kolumn = &column.rubrik,
                    blad = &self.sheet.name,
                    forklaring = &column.forklaring
                ));
                self.problems.push(problem.at(Place::cell(&self.workbook.file, &self.sheet.name, header_row, 0)));
            }
        }
        columns
    }

    fn column(&mut self, name: &str, cell: &RawCell, headings: &[RawCell], seen: &BTreeMap<u32, Heading>) -> Heading {
        if names::folded(name).starts_with(NOTE) {
            return Heading::Note;
        }
        for (own, heading) in [(ORIGIN_HEADING, Heading::Note), (CONFIRMED_HEADING, Heading::Confirmed)] {
            if names::are_same(own, name) {
                return heading;
            }
        }
        let Some(index) = self.spec.kolumner.iter().position(|column| names::are_same(&column.rubrik, name)) else {
            let is_there = |name: &str| headings.iter().filter_map(heading).any(|other| names::are_same(name, other));
            let absent = self.spec.kolumner.iter().map(|column| column.rubrik.as_str()).filter(|name| !is_there(name));
            let near = suggestion(name.trim(), absent);
            self.report(Diagnostic::error(message!(codes::COLUMN_UNKNOWN, namn = name.trim(), forslag = near)), cell);
            // A misspelt column is read as what it most likely is, so that nothing else is told for want of it.
            let meant = self.spec.kolumner.iter().position(|column| column.rubrik == near);
            let meant = meant.filter(|index| !seen.values().any(|heading| *heading == Heading::Known(*index)));
            return meant.map_or(Heading::Reported, Heading::Known);
        };
        if seen.values().any(|heading| *heading == Heading::Known(index)) {
            self.report(Diagnostic::error(message!(codes::COLUMN_TWICE, kolumn = name.trim())), cell);
            return Heading::Reported;
        }
        Heading::Known(index)
    }

    /// Merged cells hide values: only the first has one.
    fn refuse_merged(&mut self, header_row: u32) {
        for range in self.sheet.merged.iter().filter(|range| range.last.row > header_row) {
            let place = range.place(&self.workbook.file, &self.sheet.name);
            self.problems.push(Diagnostic::error(message!(codes::CELLS_MERGED)).at(place));
        }
    }

    fn rows(&mut self, body: &[RawCell], columns: &BTreeMap<u32, Heading>, positions: &[Option<u32>]) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut sums = Sums::new(self.spec.kolumner.len());
        for cells in body.chunk_by(|a, b| a.row == b.row) {
            if self.problems.is_full() {
                break;
            }
            if let Some(label) = self.sum_label(cells, columns, positions) {
                self.report(Diagnostic::error(message!(codes::ROW_IS_SUM, blad = &self.sheet.name)), label);
                continue;
            }
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
                    None => self.report(Diagnostic::error(message!(codes::CELL_OUTSIDE_TABLE)), cell),
                }
            }
            if filled.iter().any(|filled| *filled) {
                let row = Row { number: cells[0].row, values };
                if !confirmed && self.carried.contains(&row_hash(&self.spec.namn, &row.values)) {
                    self.report_unconfirmed(cells);
                    continue;
                }
                if !self.is_complete(&filled, positions) && sums.are_all_of(&row.values) {
                    self.report(Diagnostic::error(message!(codes::ROW_IS_SUM, blad = &self.sheet.name)), &cells[0]);
                    continue;
                }
                sums.add(&row.values);
                self.report_empty(row.number, &filled, positions);
                rows.push(row);
            }
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
                let (heading, why) = (&column.rubrik, &column.forklaring);
                let problem = Diagnostic::finding(message!(codes::CELL_EMPTY, kolumn = heading, forklaring = why));
                let place = Place::cell(&self.workbook.file, &self.sheet.name, row, position);
                self.problems.push(problem.at(place));
            }
        }
    }

    fn report(&mut self, problem: Diagnostic, cell: &RawCell) {
        let place = Place::cell(&self.workbook.file, &self.sheet.name, cell.row, cell.column);
        self.problems.push(problem.at(place));
    }
}

/// What a heading stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    /// A column of the schema, by its index.
    Known(usize),
    /// The handläggare's own notes.
    Note,
    /// Whether rows that were taken over are confirmed.
    Confirmed,
    /// Something that has been reported; its cells are not.
    Reported,
}

fn text(cell: &RawCell) -> Option<String> {
    match &cell.value {
        CellValue::Text(text) => Some(text.trim().to_owned()),
        _ => None,
    }
}

fn heading(cell: &RawCell) -> Option<&str> {
    match &cell.value {
        CellValue::Text(text) => Some(text),
        _ => None,
    }
}
