//! The tables of a kind of case: the columns of their sheets, and those that are computed from them.

use std::ops::Deref;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer};

use super::Arendetyp;
use super::typer::{Form, ValueType};
use super::uppfoljning::CarryTable;
use super::written::Written;
use crate::model::{Case, Row, Status, Value};

fn yes() -> bool {
    true
}

/// A table: one sheet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableSpec {
    /// Name in expressions.
    pub namn: String,
    /// The sheet's name.
    pub blad: String,
    /// Whether the sheet must be there.
    #[serde(default = "yes")]
    pub kravs: bool,
    /// What it holds.
    pub forklaring: String,
    /// Columns, in their usual order.
    pub kolumner: Columns,
    /// Columns whose values together are those of one row alone.
    #[serde(default)]
    pub nyckel: Vec<String>,
    /// What the next case does with its rows.
    #[serde(default)]
    pub vid_uppfoljning: CarryTable,
}

impl TableSpec {
    /// Whether a table that the case must have is not filled in. In a draft that is so while it has no rows; in a case
    /// that is final nothing has happened.
    pub fn is_lacking(&self, case: &Case) -> bool {
        let Some(table) = case.tables.get(&self.namn) else { return self.kravs };
        let absent = table.positions.iter().all(Option::is_none);
        self.kravs && (absent || (case.status == Status::Utkast && table.rows.is_empty()))
    }
}

/// Which numbers of a sheet are not known: those of a column that is not there, of a row that has none of them, and of empty cells
/// where the sheet has a nought for what there is none of. Where more cells are empty than nought, an empty one stands for nought.
pub struct Unknown {
    /// The columns whose numbers are meant.
    columns: Vec<usize>,
    /// Those of them that are not there, or have no number though others have noughts.
    gone: Vec<usize>,
    writes_noughts: bool,
}

impl TableSpec {
    /// What is not known of a sheet, from where its columns stand and its rows.
    pub fn unknown(&self, positions: &[Option<u32>], rows: &[Row]) -> Unknown {
        let meant = self.kolumner.iter().enumerate().filter(|(_, column)| column.tomt == EmptyCell::Okant);
        let columns: Vec<usize> = meant.map(|(index, _)| index).collect();
        let value =
            |row: &'_ Row, column: usize| row.values.get(column).and_then(Option::as_ref).and_then(Value::number);
        let count = |columns: &[usize], is: fn(Option<Decimal>) -> bool| {
            let of_row = |row| columns.iter().filter(|column| is(value(row, **column))).count();
            rows.iter().map(of_row).sum::<usize>()
        };
        let is_nought = |number: Option<Decimal>| number.is_some_and(|number| number.is_zero());
        let has_nought = count(&columns, is_nought) > 0;
        let is_gone = |column: &usize| {
            let is_there = positions.get(*column).is_some_and(Option::is_some);
            !is_there || has_nought && count(&[*column], |number| number.is_some()) == 0
        };
        let (gone, there): (Vec<usize>, Vec<usize>) = columns.iter().partition(|column| is_gone(column));
        let writes_noughts = has_nought && count(&there, is_nought) >= count(&there, |number| number.is_none());
        Unknown { columns, gone, writes_noughts }
    }
}

impl Unknown {
    /// Whether the number is not known that a row does not have in a column.
    pub fn is_so(&self, row: &Row, column: usize) -> bool {
        let has = |column: &usize| row.values.get(*column).is_some_and(Option::is_some);
        self.columns.contains(&column)
            && !has(&column)
            && (self.writes_noughts || self.gone.contains(&column) || !self.columns.iter().any(has))
    }
}

/// The columns of a table. Whoever goes through them goes through those of the sheet; the computed ones stand apart, and come
/// after them in the table of a case.
#[derive(Debug)]
pub struct Columns {
    sheet: Vec<ColumnSpec>,
    computed: Vec<ColumnSpec>,
}

impl<'de> Deserialize<'de> for Columns {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let all = Vec::<ColumnSpec>::deserialize(from)?;
        let (computed, sheet) = all.into_iter().partition(|column| column.uttryck.is_some());
        Ok(Self { sheet, computed })
    }
}

impl Deref for Columns {
    type Target = [ColumnSpec];

    fn deref(&self) -> &[ColumnSpec] {
        &self.sheet
    }
}

impl Columns {
    /// Those that are computed, each with its expression.
    pub fn computed(&self) -> impl ExactSizeIterator<Item = (&ColumnSpec, &str)> {
        self.computed.iter().map(|column| (column, column.uttryck.as_deref().unwrap_or_default()))
    }

    /// All of them, in the order of a case's table.
    pub fn all(&self) -> impl Iterator<Item = &ColumnSpec> {
        self.sheet.iter().chain(&self.computed)
    }

    /// One of the sheet's or of the computed ones, by its name.
    pub fn named(&self, name: &str) -> Option<&ColumnSpec> {
        self.all().find(|column| column.namn == name)
    }

    /// The one that a column of a case's table is, by its index.
    pub fn at(&self, index: usize) -> &ColumnSpec {
        self.sheet.get(index).unwrap_or_else(|| &self.computed[index - self.sheet.len()])
    }
}

/// What an empty cell says of its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmptyCell {
    /// There is none: it adds nothing to a sum.
    #[default]
    Inget,
    /// It is not known, and no sum is that it belongs to, unless the sheet leaves cells empty for nought (`Unknown`).
    Okant,
}

/// A column of a table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnSpec {
    /// Name in expressions.
    pub namn: String,
    /// Heading in the sheet.
    pub rubrik: String,
    /// Type of its cells.
    pub typ: ValueType,
    /// How many decimals its numbers have, for `decimal` and `andel`.
    pub decimaler: Option<u32>,
    /// The least number a cell may hold.
    #[serde(default, deserialize_with = "super::typer::number")]
    pub minst: Option<Decimal>,
    /// Whether every row must have it.
    #[serde(default = "yes")]
    pub kravs: bool,
    /// What an empty cell says, where one may be.
    #[serde(default)]
    pub tomt: EmptyCell,
    /// Allowed values, for `val`.
    #[serde(default)]
    pub varden: Vec<String>,
    /// The table's column whose values are the allowed ones, `table.column`, for `val`.
    pub varden_fran: Option<String>,
    /// Expression over the row as `rad`: the column is computed, and does not stand in the sheet.
    pub uttryck: Option<String>,
    /// What it holds.
    pub forklaring: String,
}

impl ColumnSpec {
    /// A column of this type that need not be filled in, and nothing else.
    pub fn optional(rubrik: &str, typ: ValueType, forklaring: &str) -> Self {
        let (namn, rubrik, forklaring) = (rubrik.to_lowercase(), rubrik.to_owned(), forklaring.to_owned());
        let (decimaler, minst, varden, varden_fran, uttryck) = (None, None, Vec::new(), None, None);
        let tomt = EmptyCell::default();
        Self { namn, rubrik, typ, decimaler, minst, kravs: false, tomt, varden, varden_fran, uttryck, forklaring }
    }

    /// What its cells hold; values from another column are not among the allowed ones.
    pub fn form(&self) -> Form<'_> {
        Form { typ: self.typ, decimals: self.decimaler, least: self.minst, allowed: &self.varden, numbers: &[] }
    }

    /// What a cell of the column holds, in words for the handläggare.
    pub fn cell_type(&self, schema: &Arendetyp, words: &Written) -> String {
        self.varden_fran.as_ref().map_or_else(|| self.form().words(words), |name| schema.values_from(name, words))
    }
}
