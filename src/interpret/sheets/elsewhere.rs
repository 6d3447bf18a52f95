//! Sheets and rows that stand in another's place: two sheets that have each other's names, a sheet that was pasted over another, and
//! rows that were entered in the wrong sheet. Each is one slip that would be told at every cell.

use std::collections::BTreeMap;

use super::headings::{self, heading};
use super::{SheetReader, forms};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::{CellRange, RawCell, RawSheet, RawWorkbook};
use crate::interpret::cells;
use crate::message::message;
use crate::names;
use crate::templates::{Arendetyp, Form, TableSpec, ValueType};

/// The table whose columns a sheet has, where it has another's name; nothing where several tables have those columns.
pub(super) fn whose<'s>(sheet: &RawSheet, named: &TableSpec, schema: &'s Arendetyp) -> Option<&'s TableSpec> {
    if headings::are_those_of(sheet, named) {
        return None;
    }
    let mut others = schema.tabeller.iter().filter(|spec| headings::are_those_of(sheet, spec));
    others.next().filter(|_| others.next().is_none())
}

/// How a sheet that has another's columns came by them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exchange {
    /// The two have each other's names.
    Both,
    /// Only its name is wrong: no sheet has the right one.
    Name,
    /// The other is there as well.
    Copy,
}

impl Exchange {
    pub(super) fn of(named: &TableSpec, other: &TableSpec, workbooks: &[RawWorkbook], schema: &Arendetyp) -> Self {
        let mut sheets = workbooks.iter().flat_map(|workbook| &workbook.sheets);
        match sheets.find(|sheet| names::are_same(&sheet.name, &other.blad)) {
            None => Self::Name,
            Some(theirs) if whose(theirs, other, schema).is_some_and(|spec| spec.namn == named.namn) => Self::Both,
            Some(_) => Self::Copy,
        }
    }

    /// What is told of it.
    pub(super) fn told(self, named: &TableSpec, other: &TableSpec) -> Diagnostic {
        let kind = match self {
            Self::Both => "byte",
            Self::Name => "namn",
            Self::Copy => "kopia",
        };
        Diagnostic::error(message!(codes::SHEET_OF_OTHER, slag = kind, blad = &named.blad, annat = &other.blad))
    }
}

/// A table with the columns of its sheet.
pub(super) struct Home<'a> {
    pub(super) spec: &'a TableSpec,
    forms: Vec<Form<'a>>,
    columns: BTreeMap<u32, usize>,
}

impl<'a> Home<'a> {
    /// The tables of all sheets that have their names.
    pub(super) fn all(workbooks: &[RawWorkbook], schema: &'a Arendetyp) -> Vec<Self> {
        let sheets = workbooks.iter().flat_map(|workbook| &workbook.sheets);
        sheets.filter_map(|sheet| Self::of(sheet, schema)).collect()
    }

    fn of(sheet: &RawSheet, schema: &'a Arendetyp) -> Option<Self> {
        let spec = schema.tabeller.iter().find(|spec| names::are_same(&spec.blad, &sheet.name))?;
        let first = sheet.cells.first()?.row;
        let index = |name: &str| spec.kolumner.iter().position(|column| names::are_same(&column.rubrik, name));
        let row = sheet.cells.iter().take_while(|cell| cell.row == first);
        let columns = row.filter_map(|cell| Some((cell.column, index(heading(cell)?)?))).collect();
        Some(Self { spec, forms: forms(spec, schema), columns })
    }

    /// How well a cell's value fits the column that it stands in.
    fn fit(&self, cell: &RawCell, reader: &SheetReader<'_>) -> Option<Fit> {
        let index = *self.columns.get(&cell.column)?;
        fit(cell, reader, self.spec, &self.forms, index)
    }

    /// Whether these cells are a whole row of the table, and some of those that are strange in their own sheet can be nothing else, or
    /// another is one of the few values that a column has.
    fn takes(&self, cells: &[RawCell], strange: &[bool], reader: &SheetReader<'_>) -> bool {
        let fits: Option<Vec<Fit>> = cells.iter().map(|cell| self.fit(cell, reader)).collect();
        let is_filled = |index: usize| cells.iter().any(|cell| self.columns.get(&cell.column) == Some(&index));
        let mut columns = self.spec.kolumner.iter().enumerate();
        let is_whole = columns.all(|(index, column)| !column.kravs || is_filled(index));
        let tells = |fits: &[Fit]| {
            let is_chosen = fits.contains(&Fit::Chosen);
            fits.iter().zip(strange).any(|(fit, strange)| *strange && (is_chosen || *fit != Fit::Text))
        };
        is_whole && fits.is_some_and(|fits| tells(&fits))
    }
}

/// How well a value fits a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// As any text would.
    Text,
    /// As only a number, a day or a year does.
    Typed,
    /// It is one of the few that the column takes.
    Chosen,
}

/// How well a cell's value fits a column; nothing where it does not.
fn fit(cell: &RawCell, reader: &SheetReader<'_>, spec: &TableSpec, forms: &[Form<'_>], index: usize) -> Option<Fit> {
    let column = &spec.kolumner[index];
    if !cells::fits(cell, &reader.sheet.marks, &forms[index]) {
        return None;
    }
    let is_allowed = |given: &str| column.varden.iter().any(|allowed| names::are_same(allowed, given));
    if !column.varden.is_empty() {
        return heading(cell).is_some_and(is_allowed).then_some(Fit::Chosen);
    }
    Some(if forms[index].typ == ValueType::Text { Fit::Text } else { Fit::Typed })
}

/// Rows below each other that belong to one other sheet.
#[derive(Debug)]
pub(super) struct Elsewhere {
    range: CellRange,
    /// The table that they belong to, and its sheet.
    pub(super) home: String,
    sheet: String,
}

impl SheetReader<'_> {
    /// The only other table that a row which is none of its own can be of.
    pub(super) fn home(
        &self,
        cells: &[RawCell],
        columns: &BTreeMap<u32, headings::Heading>,
    ) -> Option<(String, String)> {
        let own_fit = |cell: &RawCell| match columns.get(&cell.column) {
            Some(headings::Heading::Known(index)) => fit(cell, self, self.spec, &self.forms, *index),
            heading => heading.map(|_| Fit::Text),
        };
        let own: Vec<Option<Fit>> = cells.iter().map(own_fit).collect();
        let strange: Vec<bool> = own.iter().map(Option::is_none).collect();
        if cells.len() < 2 || !strange.contains(&true) {
            return None;
        }
        // A row with one of the few values that a column of its own sheet takes is its own, whatever else is wrong in it, unless the
        // other sheet takes that value there too.
        let keeps = |home: &Home<'_>, cell: &RawCell| home.fit(cell, self) == Some(Fit::Chosen);
        let may_leave =
            |home: &&Home<'_>| cells.iter().zip(&own).all(|(cell, own)| *own != Some(Fit::Chosen) || keeps(home, cell));
        let mut homes = self.homes.iter().filter(|home| home.spec.namn != self.spec.namn).filter(may_leave);
        let mut homes = homes.by_ref().filter(|home| home.takes(cells, &strange, self));
        let home = homes.next().filter(|_| homes.next().is_none())?;
        Some((home.spec.namn.clone(), home.spec.blad.clone()))
    }

    /// Keeps a row of another table to be told.
    pub(super) fn add_elsewhere(&mut self, cells: &[RawCell], (home, sheet): (String, String)) {
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return };
        match self.elsewhere.last_mut() {
            Some(before) if before.home == home && before.range.last.row + 1 == first.row => {
                before.range.last.row = first.row;
                before.range.last.column = before.range.last.column.max(last.column);
            }
            _ => {
                let range = CellRange::new(first.row, first.column, last.row, last.column);
                self.elsewhere.push(Elsewhere { range, home, sheet });
            }
        }
    }

    /// Tells of the rows that belong elsewhere.
    pub(super) fn report_elsewhere(&mut self) {
        for Elsewhere { range, sheet, .. } in &self.elsewhere {
            let count = range.last.row - range.first.row + 1;
            let problem = Diagnostic::error(message!(codes::ROWS_OF_OTHER_SHEET, antal = count, annat = sheet));
            self.problems.push(problem.at(range.place(&self.workbook.file, &self.sheet.name)));
        }
    }
}
