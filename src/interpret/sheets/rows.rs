//! The rows of a table: what each holds, and what stands among them and is none.

use std::collections::BTreeMap;

use super::SheetReader;
use super::astray::Astray;
use super::headings::Heading;
use crate::case_files::CONFIRMED_HEADING;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::{CellRange, CellValue, RawCell};
use crate::interpret::carried::row_hash;
use crate::interpret::sum_rows::{self, Sums};
use crate::message::{Declared, message};
use crate::model::{Row, Value};
use crate::place::{CellAddress, CellPlace, Place};
use crate::templates::ColumnSpec;

/// What is told of values that their columns do not take.
const OF_OTHER_TYPE: [Declared; 3] = [codes::CELL_TYPE, codes::CELL_WORD, codes::CELL_NOT_ALLOWED];

/// What a row holds.
struct Read {
    values: Box<[Option<Value>]>,
    filled: Vec<bool>,
    confirmed: bool,
    /// The columns of cells that are in no column of the table.
    outside: Vec<u32>,
    /// Cells that are shown otherwise than they are meant, by their columns of the table.
    shown: Vec<(usize, RawCell, RawCell)>,
}

impl SheetReader<'_> {
    pub(super) fn rows(
        &mut self,
        header_row: u32,
        body: &[RawCell],
        columns: &BTreeMap<u32, Heading>,
        positions: &[Option<u32>],
    ) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut sums = Sums::new(self.spec.kolumner.len());
        let mut astray = Astray::new(self.numbers_as_days(body, columns));
        let mut remark = None;
        for cells in body.chunk_by(|a, b| a.row == b.row) {
            if self.problems.is_full() {
                break;
            }
            let told_before = self.problems.len();
            let last = rows.last().map(|row| row.number);
            if last.is_some_and(|last| cells[0].row > last + 1) && self.is_other_table(cells, columns, positions) {
                // A remark right above is its title.
                let title: Option<(usize, &RawCell)> =
                    remark.filter(|(_, title): &(usize, &RawCell)| title.row + 1 == cells[0].row);
                if let Some((told, _)) = title {
                    self.forget(told);
                }
                self.report(
                    Diagnostic::error(message!(codes::TABLE_BELOW)),
                    title.map_or(&cells[0], |(_, title)| title),
                );
                break;
            }
            if self.is_no_row(cells, columns, rows.is_empty() && cells[0].row == body[0].row) {
                remark = Some((told_before, &cells[0]));
                continue;
            }
            if let Some(label) = self.sum_label(cells, columns, positions) {
                self.report(Diagnostic::error(message!(codes::ROW_IS_SUM, blad = &self.sheet.name)), label);
                continue;
            }
            let mut read = self.read(cells, columns, &astray);
            let told = self.problems.len() - told_before;
            let strange = told + read.outside.len() + usize::from(!self.is_complete(&read.filled, positions));
            if strange > 0
                && let Some(home) = self.home(cells, columns)
            {
                self.forget(told_before);
                self.add_elsewhere(cells, home);
                continue;
            }
            if strange > 1
                && let Some((cells, fix)) = self.straightened(cells, columns, positions)
            {
                self.forget(told_before);
                read = self.read(&cells, columns, &astray);
                astray.add(cells[0].row, fix);
            }
            let Read { values, filled, confirmed, outside, shown } = read;
            outside.into_iter().for_each(|column| astray.is_outside(cells[0].row, column));
            shown.iter().for_each(|(index, cell, meant)| astray.is_shown_otherwise(*index, cell, meant));
            if filled.iter().any(|filled| *filled) {
                let row = Row { number: cells[0].row, values };
                let is_carried = || self.carried.contains(&row_hash(&self.spec.namn, &row.values));
                if !confirmed && !self.carried.is_empty() && is_carried() {
                    self.report_unconfirmed(cells);
                    continue;
                }
                if !self.is_complete(&filled, positions) && sums.are_all_of(&row.values) {
                    // What names the sum is no value of its column.
                    self.forget(told_before);
                    self.report(Diagnostic::error(message!(codes::ROW_IS_SUM, blad = &self.sheet.name)), &cells[0]);
                    continue;
                }
                if let Some(label) = sum_rows::worked_out(cells, &rows, &row.values, self.language) {
                    self.forget(told_before);
                    self.report(Diagnostic::error(message!(codes::ROW_IS_SUM, blad = &self.sheet.name)), label);
                    continue;
                }
                let kind = self.kind_of_sum(cells, columns, positions, &filled);
                let is_last_sum = || !self.is_complete(&filled, positions) && sum_rows::are_last_of(&rows, &row.values);
                if let Some(kind) = kind.or_else(|| is_last_sum().then_some("summa")) {
                    self.forget(told_before);
                    self.report(Diagnostic::error(message!(codes::ROW_IS_NUMBERS, slag = kind)), &cells[0]);
                    continue;
                }
                sums.add(&row.values);
                // Where a cell of the row cannot be read, nobody knows which are empty.
                if cells.iter().all(|cell| cell.value.loss().is_none()) {
                    self.report_empty(cells, &filled, positions, told_before);
                }
                rows.push(row);
            }
        }
        self.report_astray(astray, header_row);
        self.report_elsewhere();
        rows
    }

    /// The way in which a row looks like a sum, by what it has: numbers alone, or with one name, and not what every row has.
    fn kind_of_sum(
        &self,
        cells: &[RawCell],
        columns: &BTreeMap<u32, Heading>,
        positions: &[Option<u32>],
        filled: &[bool],
    ) -> Option<&'static str> {
        if self.has_only_numbers(cells, columns, positions) {
            return Some("tal");
        }
        let names = cells.iter().filter(|cell| !self.is_counted(cell, columns)).count();
        let required = self.spec.kolumner.iter().zip(filled).zip(positions);
        let lacking = required.filter(|((column, filled), position)| column.kravs && !**filled && position.is_some());
        (names == 1 && cells.len() > 1 && lacking.count() > 1).then_some("benamning")
    }

    /// Whether a row has numbers alone, calculated or not yet, where every row has words, days or years as well: a sum most likely.
    pub(super) fn has_only_numbers(
        &self,
        cells: &[RawCell],
        columns: &BTreeMap<u32, Heading>,
        positions: &[Option<u32>],
    ) -> bool {
        let required = self.spec.kolumner.iter().zip(&self.forms).zip(positions);
        let words =
            required.filter(|((column, form), position)| column.kravs && position.is_some() && !form.typ.is_quantity());
        words.count() > 1 && cells.iter().all(|cell| self.is_counted(cell, columns))
    }

    /// Whether a cell has a number in a column of amounts or counts.
    fn is_counted(&self, cell: &RawCell, columns: &BTreeMap<u32, Heading>) -> bool {
        match columns.get(&cell.column) {
            Some(Heading::Known(index)) => {
                self.forms[*index].typ.is_quantity()
                    && matches!(cell.value, CellValue::Number(_) | CellValue::FormulaWithoutValue)
            }
            _ => false,
        }
    }

    /// Reads the cells of a row.
    fn read(&mut self, cells: &[RawCell], columns: &BTreeMap<u32, Heading>, astray: &Astray) -> Read {
        let mut read = Read {
            values: vec![None; self.spec.kolumner.len()].into_boxed_slice(),
            filled: vec![false; self.spec.kolumner.len()],
            confirmed: false,
            outside: Vec::new(),
            shown: Vec::new(),
        };
        for cell in cells {
            match columns.get(&cell.column) {
                Some(Heading::Known(index)) => {
                    read.filled[*index] = true;
                    read.values[*index] = match self.as_meant(cell, *index, astray) {
                        Some(meant) => {
                            let value = self.cell(&meant, *index);
                            read.shown.push((*index, cell.clone(), meant));
                            value
                        }
                        None => self.cell(cell, *index),
                    };
                }
                Some(Heading::Note | Heading::Reported) => {}
                Some(Heading::Confirmed) => read.confirmed = self.confirmed(cell),
                None => read.outside.push(cell.column),
            }
        }
        read
    }

    /// Takes back what has been told since.
    fn forget(&mut self, told_before: usize) {
        let mut told = 0..;
        self.problems.retain(|_| told.next().is_some_and(|told| told < told_before));
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
            &self.spec.kolumner.iter().map(|column| column.rubrik.as_str()).collect::<Vec<_>>(),
            self.language,
        )
    }

    /// Whether a row has every required cell whose column is there.
    pub(super) fn is_complete(&self, filled: &[bool], positions: &[Option<u32>]) -> bool {
        let mut columns = self.spec.kolumner.iter().zip(filled).zip(positions);
        columns.all(|((column, filled), position)| !column.kravs || *filled || position.is_none())
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

    /// A row with something in it must have every required cell. Several that are empty are told together: half a row, or a heading
    /// among the rows. Where it has values besides that its columns do not take, it is strange as a whole.
    fn report_empty(&mut self, cells: &[RawCell], filled: &[bool], positions: &[Option<u32>], told_before: usize) {
        let row = cells[0].row;
        let place = |position| Place::cell(&self.workbook.file, &self.sheet.name, row, position);
        let all = self.spec.kolumner.iter().zip(filled).zip(positions);
        let empty: Vec<(&ColumnSpec, Place)> = all
            .filter(|((column, filled), _)| column.kravs && !**filled)
            .filter_map(|((column, _), position)| Some((column, (*position)?)))
            .filter(|(_, position)| !self.is_covered(row, *position))
            .map(|(column, position)| (column, place(position)))
            .collect();
        let names = || empty.iter().map(|(column, _)| format!("`{}`", column.rubrik)).collect::<Vec<_>>().join(", ");
        let of_other_type = |problem: &&Diagnostic| OF_OTHER_TYPE.iter().any(|code| problem.code == *code);
        let wrong = self.problems.iter().skip(told_before).filter(of_other_type);
        let wrong: Vec<String> = wrong.map(|problem| format!("`{}`", problem.arguments["kolumn"])).collect();
        let problem = match &empty[..] {
            [] => return,
            _ if !wrong.is_empty() => message!(codes::ROW_STRANGE, kolumner = wrong.join(", "), saknade = names()),
            [(column, _)] => message!(codes::CELL_EMPTY, kolumn = &column.rubrik, forklaring = &column.forklaring),
            _ => message!(codes::CELLS_EMPTY, kolumner = names()),
        };
        if wrong.is_empty() {
            // The columns are named: where the row lacks the first of them is enough.
            self.problems.extend(empty.into_iter().next().map(|(_, place)| Diagnostic::finding(problem).at(place)));
            return;
        }
        let mut told = 0..;
        let is_of_row = |index: Option<usize>| index.is_some_and(|index| index >= told_before);
        self.problems.retain(|problem| !is_of_row(told.next()) || !of_other_type(&problem));
        let last = cells[cells.len() - 1].column;
        let range = CellRange::new(row, cells[0].column, row, last);
        self.problems.push(Diagnostic::error(problem).at(range.place(&self.workbook.file, &self.sheet.name)));
    }

    /// Whether a cell lies under a merged one, which is told.
    fn is_covered(&self, row: u32, column: u32) -> bool {
        let covers = |range: &CellRange| {
            (range.first.row..=range.last.row).contains(&row)
                && (range.first.column..=range.last.column).contains(&column)
        };
        self.sheet.merged.iter().any(covers)
    }
}
