//! Sheets become tables: the headings say which column is which, and every cell gets the type of its column.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::case_files::{CONFIRMED_HEADING, CONFIRMED_VALUES};
use crate::characters;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::inputs::toml;
use crate::inputs::toml::TomlFile;
use crate::inputs::workbook::{CellRange, CellValue, RawCell, RawSheet, RawWorkbook};
use crate::limits;
use crate::message::message;
use crate::model::{Table, Value};
use crate::names;
use crate::place::Place;
use crate::templates::{Arendetyp, ColumnSpec, Form, LanguageText, TableSpec, Templates};

use super::{cells, links, shown, unseen};
use crate::near::suggestion;
use elsewhere::{Elsewhere, Exchange, Home};
use headings::Heading;

mod astray;
mod cut;
mod dragged;
mod elsewhere;
mod headings;
mod headless;
mod lowered;
mod misdecoded;
mod misread;
mod odd;
mod rows;
mod turned;
mod unknown;

/// Reads every table of the kind of case from the workbooks.
pub(super) fn interpret(
    workbooks: &[RawWorkbook],
    templates: &Templates,
    carried: &BTreeSet<String>,
    case: &TomlFile,
    problems: &mut Diagnostics,
) -> BTreeMap<String, Arc<Table>> {
    let (schema, language) = (&templates.arendetyp, &templates.sprak.text);
    let (mut tables, mut unknown) = (BTreeMap::new(), Vec::new());
    let (homes, mut incomplete) = (Home::all(workbooks, schema), BTreeSet::new());
    for workbook in workbooks {
        for sheet in workbook.sheets.iter().filter(|sheet| !names::is_note(&sheet.name)) {
            let meant = misdecoded::as_meant(workbook, sheet, problems);
            let sheet = &*meant;
            let named = schema.tabeller.iter().find(|spec| names::are_same(&spec.blad, &sheet.name));
            let meant = || misspelt(sheet, workbooks, schema);
            let spec = named.or_else(meant);
            if spec.is_none() && sheet.cells.is_empty() && sheet.lost.is_none() {
                // Programs make such a sheet by themselves.
                continue;
            }
            if sheet.hidden {
                let warning = Diagnostic::warning(message!(codes::SHEET_HIDDEN, blad = &sheet.name));
                problems.push(warning.at(first_cell(workbook, sheet)));
            }
            let Some(spec) = spec else {
                unknown.push((sheet.name.clone(), first_cell(workbook, sheet)));
                continue;
            };
            let other = named.and_then(|named| elsewhere::whose(sheet, named, schema));
            let exchange = other.map(|other| Exchange::of(spec, other, workbooks, schema));
            if let (Some(exchange), Some(other)) = (exchange, other) {
                // Where two sheets have each other's names, that is told of the first.
                if exchange != Exchange::Both || !tables.contains_key(&spec.namn) {
                    problems.push(exchange.told(spec, other).at(first_cell(workbook, sheet)));
                }
                if exchange == Exchange::Copy {
                    tables.insert(spec.namn.clone(), Arc::new(empty(spec, workbooks)));
                    continue;
                }
            }
            let spec = other.unwrap_or(spec);
            if named.is_none() {
                problems.push(sheet_misspelt(&sheet.name, &spec.blad).at(first_cell(workbook, sheet)));
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
            let turned = turned::turned(sheet, spec);
            // What else is wrong in a sheet that is turned can be told when it is not.
            let mut untold = Diagnostics::new();
            if let Some((_, headings)) = &turned {
                let problem = Diagnostic::error(message!(codes::SHEET_TURNED, blad = &sheet.name));
                problems.push(problem.at(headings.place(&workbook.file, &sheet.name)));
            }
            let raised = lowered::raised(sheet, spec, &workbook.file).filter(|_| turned.is_none());
            let mended = turned.map(|(sheet, _)| sheet).or_else(|| {
                let (sheet, problem) = raised?;
                problems.push(problem);
                Some(sheet)
            });
            let (sheet, problems) = match &mended {
                Some(sheet) => (sheet, &mut untold),
                None => (sheet, &mut *problems),
            };
            let forms = forms(spec, schema);
            let (homes, elsewhere) = (homes.as_slice(), Vec::new());
            let mut reader =
                SheetReader { workbook, sheet, spec, forms, language, carried, homes, elsewhere, problems };
            tables.insert(spec.namn.clone(), Arc::new(reader.table()));
            incomplete.extend(reader.elsewhere.into_iter().map(|rows| rows.home));
        }
    }
    // Rows that stand in another sheet are lacking here: nothing can be said of the others.
    for spec in schema.tabeller.iter().filter(|spec| incomplete.contains(&spec.namn)) {
        tables.insert(spec.namn.clone(), Arc::new(empty(spec, workbooks)));
        // That it has none left follows from where they stand.
        let is_of = |problem: &Diagnostic| names::are_same(&spec.blad, &problem.arguments["blad"]);
        problems.retain(|problem| problem.code != codes::SHEET_EMPTY || !is_of(problem));
    }
    let is_missing = |spec: &&TableSpec| spec.kravs && !workbooks.is_empty() && !tables.contains_key(&spec.namn);
    let missing: Vec<&TableSpec> = schema.tabeller.iter().filter(is_missing).collect();
    report_sheets(unknown, &missing, workbooks, case, problems);
    for spec in &schema.tabeller {
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

/// What is told of a sheet whose name is none, by the one that is meant. Where its amounts are thousands, the right name alone would
/// make them another thing.
fn sheet_misspelt(name: &str, meant: &str) -> Diagnostic {
    Diagnostic::error(if shown::says_multiple(name) && !shown::says_multiple(meant) {
        message!(codes::SHEET_OF_OTHER_UNIT, namn = name, forslag = meant)
    } else {
        message!(codes::SHEET_UNKNOWN, namn = name, forslag = meant)
    })
}

/// Tells of sheets that are unknown and of those that are missing: together where there are both, since the ones may be the others.
fn report_sheets(
    unknown: Vec<(Arc<str>, Place)>,
    missing: &[&TableSpec],
    workbooks: &[RawWorkbook],
    case: &TomlFile,
    problems: &mut Diagnostics,
) {
    if unknown.is_empty() || missing.is_empty() {
        let alone = |(name, place): (Arc<str>, Place)| {
            Diagnostic::error(message!(codes::SHEET_UNKNOWN, namn = name, forslag = "")).at(place)
        };
        problems.extend(unknown.into_iter().map(alone));
        problems.extend(missing.iter().map(|spec| missing_sheet(spec, workbooks, case)));
        return;
    }
    let in_row = |names: Vec<&str>| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let message = message!(
        codes::SHEETS_ASTRAY,
        okanda = in_row(unknown.iter().map(|(name, _)| &**name).collect()),
        antal = unknown.len(),
        saknade = in_row(missing.iter().map(|spec| spec.blad.as_str()).collect()),
        borta = missing.len()
    );
    problems.push(Diagnostic::error(message).at_all(unknown.into_iter().map(|(_, place)| place).collect()));
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
        computed: Vec::new(),
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
    /// The tables that a row may belong to.
    homes: &'a [Home<'a>],
    /// Rows that belong to another.
    elsewhere: Vec<Elsewhere>,
    problems: &'a mut Diagnostics,
}

impl SheetReader<'_> {
    fn table(&mut self) -> Table {
        let headless = self.headless();
        let is_headless = headless.is_some();
        let told_first = self.problems.len();
        let header_row = if is_headless { 0 } else { self.header_row() };
        let start = self.sheet.cells.partition_point(|cell| cell.row < header_row);
        let split = self.sheet.cells.partition_point(|cell| cell.row <= header_row);
        let (headings, below) = (&self.sheet.cells[start..split], &self.sheet.cells[split..]);
        let (mut columns, body) = match headless {
            // Without any order of the columns no row can be read.
            Some(columns) if columns.is_empty() => (columns, [].as_slice()),
            Some(columns) => (columns, self.sheet.cells.as_slice()),
            None => (self.columns(headings, below, header_row), below),
        };
        self.refuse_merged(header_row);
        let mut positions = vec![None; self.spec.kolumner.len()];
        for (position, column) in &columns {
            if let Heading::Known(index) = column {
                positions[*index] = Some(*position);
            }
        }
        if !is_headless {
            self.exchange_swapped(body, header_row, &mut columns, &mut positions);
        }
        let told_before = self.problems.len();
        // A column that is told otherwise is not told as gone.
        let are_headings_right =
            self.problems.iter().skip(told_first).all(|problem| problem.severity != Severity::Error);
        let body = self.raised(header_row, body, &columns, &positions);
        let body = self.joined(&body, &columns, &positions);
        let rows = self.rows(header_row, &body, &columns, &positions);
        self.join_dragged(told_before);
        self.join_empty(told_before, header_row);
        self.join_misread(told_before);
        let unknown = self.unknown(header_row, &positions, &rows, are_headings_right);
        self.problems.extend(unknown);
        self.problems.extend(unseen::findings(self.workbook, self.sheet, &positions, &rows));
        let in_own_unit = self.in_own_unit(header_row, &positions);
        self.problems.extend(shown::findings(
            self.workbook,
            self.sheet,
            &self.spec.kolumner,
            &in_own_unit,
            &rows,
            self.language,
        ));
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
            computed: Vec::new(),
        }
    }

    /// Merged cells hide values: only the first has one.
    fn refuse_merged(&mut self, header_row: u32) {
        // What is merged with the headings is told with them.
        let is_told = self.sheet.merged.iter().any(|range| headings::is_wide_heading(range, header_row));
        let first = if is_told { header_row + 1 } else { 0 };
        // What is merged beside the table, or below it, hides nothing.
        let bottom = self.sheet.cells.last().map_or(0, |cell| cell.row);
        let right = self.sheet.cells.iter().map(|cell| cell.column).max().unwrap_or_default();
        let in_table = |range: &&CellRange| {
            let reaches = range.first.row <= bottom && range.first.column <= right;
            reaches && range.last.row > header_row && range.first.row >= first
        };
        for range in self.sheet.merged.iter().filter(in_table) {
            let place = range.place(&self.workbook.file, &self.sheet.name);
            self.problems.push(Diagnostic::error(message!(codes::CELLS_MERGED)).at(place));
        }
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
