//! What can change, and what several changes come to.

use std::collections::{BTreeMap, BTreeSet};

use super::super::side::Side;
use crate::place::CellPlace;

/// A row of a sheet by its numbers on both sides.
pub(super) type Numbers = (Option<u32>, Option<u32>);

/// A single thing that has changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Atom {
    Fact(String),
    Head(String),
    Cell {
        table: String,
        row: Numbers,
        column: String,
    },
    Order(String),
    Table(String),
    Module(String),
    Title(String),
    Kind(String),
    Number(String),
    Heading(String, String),
    Phrase(String, String),
    Expression(String),
    /// The bodies that the case is put to, and their decisions.
    Decisions,
    /// The case's own text of a section of a document; of the report's decision points too.
    Prose(String, String),
    /// Which bilagor there are.
    Attachments,
    /// The house, its language too.
    House,
    /// The kind of case.
    CaseKind,
}

/// What atoms come to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Root {
    One(Atom),
    Row(String, Numbers),
    /// Rows that only one side has.
    Rows(String, Vec<Numbers>),
    Column(String, String),
    Sheet(String),
    Program,
    /// The case's own text in a file.
    Own(String),
    /// A field of a document that was typed: what it says and where it stands on either side.
    Field {
        document: String,
        label: String,
        values: [String; 2],
        places: [Option<String>; 2],
    },
    Several(Vec<Root>),
}

/// A cell that is changed, by where it stands on either side; all of a row that is gone or new.
pub(super) struct ChangedCell {
    pub atom: Atom,
    /// Row and column on either side; a whole row has no column.
    pub at: [Option<(u32, Option<u32>)>; 2],
}

/// The changed cells of a table, found by where they stand.
pub(super) struct ChangedCells {
    /// The table as a whole.
    pub whole: Atom,
    /// Its file and its sheet on either side.
    sheets: [Option<(String, String)>; 2],
    pub cells: Vec<ChangedCell>,
    /// The rows of either side in their order, each with the number of a cell above.
    by_row: [Vec<(u32, usize)>; 2],
}

impl ChangedCells {
    pub(super) fn new(table: &str, cells: Vec<ChangedCell>, sides: [&Side; 2]) -> Self {
        let by_row = [0, 1].map(|which| {
            let rows = cells.iter().enumerate().filter_map(|(index, cell)| Some((cell.at[which]?.0, index)));
            let mut rows: Vec<(u32, usize)> = rows.collect();
            rows.sort_unstable();
            rows
        });
        let origins = sides.map(|side| side.tables.get(table));
        let sheets = origins.map(|origin| origin.map(|origin| (origin.file.clone(), origin.sheet.clone())));
        Self { whole: Atom::Table(table.to_owned()), sheets, cells, by_row }
    }

    /// Whether cells of a side are of its sheet.
    pub(super) fn has_sheet(&self, which: usize, cells: &CellPlace) -> bool {
        self.sheets[which].as_ref().is_some_and(|(file, sheet)| **sheet == *cells.sheet && **file == *cells.file)
    }

    /// Those in some rows of a side, which are counted from 0 here.
    pub(super) fn in_rows(&self, which: usize, first: u32, last: u32) -> impl Iterator<Item = &ChangedCell> {
        let rows = &self.by_row[which];
        let start = rows.partition_point(|(row, _)| *row <= first);
        let found = rows[start..].iter().take_while(move |(row, _)| row.saturating_sub(1) <= last);
        found.filter_map(|(_, index)| self.cells.get(*index))
    }
}

/// What atoms come to: none, one thing of a table where they are all of one, or several.
pub(super) fn roots(atoms: &BTreeSet<Atom>) -> Vec<Root> {
    let mut by_table: BTreeMap<&str, Vec<&Atom>> = BTreeMap::new();
    let mut roots: Vec<Root> = Vec::new();
    for atom in atoms {
        match atom {
            Atom::Cell { table, .. } | Atom::Table(table) => by_table.entry(table).or_default().push(atom),
            other => roots.push(Root::One(other.clone())),
        }
    }
    roots.extend(by_table.into_iter().flat_map(|(table, atoms)| of_table(table, &atoms)));
    roots.sort();
    roots
}

impl Root {
    /// The one form of what has two: a table that is put back as a whole is several cells of its sheet.
    pub(super) fn canonical(self) -> Self {
        match self {
            Self::One(Atom::Table(table)) => Self::Sheet(table),
            Self::Several(parts) => Self::Several(parts.into_iter().map(Self::canonical).collect()),
            root => root,
        }
    }
}

/// Several roots as one; none where there is none.
pub(super) fn together(mut roots: Vec<Root>) -> Option<Root> {
    match roots.len() {
        0 | 1 => roots.pop(),
        _ => Some(Root::Several(roots)),
    }
}

/// So many cells of a sheet are told one by one where they are the cause together; more are several cells of it.
pub(super) const FEW_CELLS: usize = 3;

/// So many rows of a sheet are all told by their numbers where they are the cause together.
const ROWS_TOLD: usize = 16;

fn of_table(table: &str, atoms: &[&Atom]) -> Vec<Root> {
    let cells: Vec<_> = atoms
        .iter()
        .filter_map(|atom| match atom {
            Atom::Cell { row, column, .. } => Some((*row, column)),
            _ => None,
        })
        .collect();
    let one = |atom: &&Atom| Root::One((*atom).clone());
    let Some(first) = cells.first() else { return atoms.first().map(one).into_iter().collect() };
    vec![match atoms {
        [atom] => one(atom),
        _ if cells.len() < atoms.len() => Root::Sheet(table.to_owned()),
        _ if cells.iter().all(|(row, _)| *row == first.0) => Root::Row(table.to_owned(), first.0),
        _ if cells.len() <= ROWS_TOLD && cells.iter().all(|(_, column)| column.is_empty()) => {
            Root::Rows(table.to_owned(), cells.into_iter().map(|(row, _)| row).collect())
        }
        _ if cells.len() <= FEW_CELLS => return atoms.iter().map(one).collect(),
        _ if cells.iter().all(|(_, column)| *column == first.1) && !first.1.is_empty() => {
            Root::Column(table.to_owned(), first.1.clone())
        }
        _ => Root::Sheet(table.to_owned()),
    }]
}
