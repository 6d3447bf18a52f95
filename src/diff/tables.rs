//! Tables against each other: columns by their names, rows by the columns that know them, else by what they hold. Where a row
//! stands counts for nothing: a sorted sheet has the same rows. Rows that are the same are counted, not told apart.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::content::{Row, TableContent};
use super::rows::{equal, hashed, matched};
use super::script::{Change, Gone, Pair, Script, Step};
use super::side::Side;
use crate::model::Value;

/// A column has got another name when at least this share of the rows have the same in it.
const LIKE_COLUMNS: f64 = 0.8;

/// A table that is changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableFate {
    /// It is new.
    Tillagd(TableContent),
    /// It is gone.
    Borttagen(TableContent),
    /// It is changed.
    Andrad(Box<TableChange>),
}

/// How a table has changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableChange {
    /// The sheet.
    pub blad: Pair<String>,
    /// The columns.
    pub kolumner: Pair<Vec<String>>,
    /// Columns that both have, by their numbers on either side; rows hold these.
    pub gemensamma: Vec<(usize, usize)>,
    /// What stood in the columns that are gone.
    pub borttagna_kolumner: Vec<Vec<Option<Value>>>,
    /// What stands in the columns that are new.
    pub nya_kolumner: Vec<Vec<Option<Value>>>,
    /// The rows.
    pub rader: Script<Row, RowChange>,
    /// The sheet's rows of those that are gone and new, in their order.
    pub radnummer: Pair<Vec<u32>>,
    /// The causes that each of these is.
    #[serde(default, skip_serializing_if = "has_no_causes")]
    pub radorsaker: Pair<Vec<Vec<usize>>>,
}

fn has_no_causes(causes: &Pair<Vec<Vec<usize>>>) -> bool {
    causes.fore.iter().chain(&causes.efter).all(Vec::is_empty)
}

/// How a row has changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowChange {
    /// Its values in the common columns.
    pub varden: Pair<Row>,
    /// The sheet's row.
    pub rad: Pair<u32>,
    /// The causes that it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orsaker: Vec<usize>,
}

impl RowChange {
    /// The common columns in which it has changed.
    pub fn columns(&self) -> impl Iterator<Item = usize> {
        let cells = self.varden.fore.iter().zip(&self.varden.efter).enumerate();
        cells.filter(|(_, (old, new))| old != new).map(|(column, _)| column)
    }
}

impl Change<Row> for RowChange {
    fn lengths(&self) -> (usize, usize) {
        (1, 1)
    }

    fn apply(&self, old: &[Row]) -> Option<Vec<Row>> {
        (old == [self.varden.fore.clone()]).then(|| vec![self.varden.efter.clone()])
    }

    fn inverted(&self) -> Self {
        Self { varden: self.varden.inverted(), rad: self.rad.inverted(), orsaker: self.orsaker.clone() }
    }
}

impl TableFate {
    pub(super) fn inverted(&self) -> Self {
        match self {
            Self::Tillagd(table) => Self::Borttagen(table.clone()),
            Self::Borttagen(table) => Self::Tillagd(table.clone()),
            Self::Andrad(change) => Self::Andrad(Box::new(change.inverted())),
        }
    }

    pub(super) fn apply(&self, old: Option<&TableContent>) -> Option<Option<TableContent>> {
        match self {
            Self::Tillagd(table) => old.is_none().then(|| Some(table.clone())),
            Self::Borttagen(table) => (old == Some(table)).then_some(None),
            Self::Andrad(change) => Some(Some(change.apply(old?)?)),
        }
    }
}

impl TableChange {
    /// Whether the table is the same.
    pub fn is_empty(&self) -> bool {
        self.kolumner.fore == self.kolumner.efter && self.rader.is_empty()
    }

    /// Whether only the order of its rows is another.
    pub fn is_order_only(&self) -> bool {
        let is_kept = |step: &Step<Row, RowChange>| matches!(step, Step::Kvar { .. });
        self.kolumner.fore == self.kolumner.efter && self.rader.borta.is_empty() && self.rader.steg.iter().all(is_kept)
    }

    fn inverted(&self) -> Self {
        let mut common: Vec<(usize, usize)> = self.gemensamma.iter().map(|(old, new)| (*new, *old)).collect();
        common.sort_by_key(|(_, new)| *new);
        // The rows hold the common columns in the order of the new side's.
        let order: Vec<usize> =
            common.iter().filter_map(|(old, _)| self.gemensamma.iter().position(|(_, new)| new == old)).collect();
        let sorted = |row: &Row| order.iter().filter_map(|at| row.get(*at)).cloned().collect::<Row>();
        let mut rows = self.rader.inverted();
        for step in &mut rows.steg {
            match step {
                Step::Kvar { .. } => {}
                Step::Andrat { andring, .. } => {
                    andring.varden = Pair::new(sorted(&andring.varden.fore), sorted(&andring.varden.efter));
                }
                Step::Tillagt { del, .. } => *del = sorted(del),
            }
        }
        rows.borta.iter_mut().for_each(|gone| gone.del = sorted(&gone.del));
        Self {
            blad: self.blad.inverted(),
            kolumner: self.kolumner.inverted(),
            gemensamma: common,
            borttagna_kolumner: self.nya_kolumner.clone(),
            nya_kolumner: self.borttagna_kolumner.clone(),
            rader: rows,
            radnummer: self.radnummer.inverted(),
            radorsaker: self.radorsaker.inverted(),
        }
    }

    fn apply(&self, old: &TableContent) -> Option<TableContent> {
        if old.kolumner != self.kolumner.fore {
            return None;
        }
        let is_common = |column: &usize| self.gemensamma.iter().any(|(old, _)| old == column);
        let gone: Vec<usize> = (0..old.kolumner.len()).filter(|column| !is_common(column)).collect();
        let values = |column: usize| old.rader.iter().map(|row| row.get(column).cloned().flatten()).collect::<Vec<_>>();
        let held: Vec<Vec<Option<Value>>> = gone.into_iter().map(values).collect();
        if held != self.borttagna_kolumner {
            return None;
        }
        let projected: Vec<Row> = old.rader.iter().map(|row| project(row, &self.gemensamma, |pair| pair.0)).collect();
        let rows = self.rader.apply(&projected)?;
        let is_new = |column: &usize| !self.gemensamma.iter().any(|(_, new)| new == column);
        let added: Vec<usize> = (0..self.kolumner.efter.len()).filter(is_new).collect();
        let whole = |(number, row): (usize, Row)| {
            let mut whole: Row = vec![None; self.kolumner.efter.len()];
            for ((_, column), value) in self.gemensamma.iter().zip(row) {
                whole[*column] = value;
            }
            for (column, values) in added.iter().zip(&self.nya_kolumner) {
                whole[*column] = values.get(number).cloned().flatten();
            }
            whole
        };
        let rader = rows.into_iter().enumerate().map(whole).collect();
        Some(TableContent { kolumner: self.kolumner.efter.clone(), rader })
    }
}

fn project(row: &Row, common: &[(usize, usize)], side: fn(&(usize, usize)) -> usize) -> Row {
    common.iter().map(|pair| row.get(side(pair)).cloned().flatten()).collect()
}

/// A side of a table that is compared.
struct TableSide<'t> {
    content: &'t TableContent,
    sheet: &'t str,
    numbers: &'t [u32],
}

/// Compares two tables, whose rows are known by the columns `key`, where these are there.
fn compare(old: &TableSide<'_>, new: &TableSide<'_>, key: &[String]) -> TableChange {
    let common = columns(old.content, new.content);
    let side = |table: &TableContent, of: fn(&(usize, usize)) -> usize| -> Vec<Row> {
        table.rader.iter().map(|row| project(row, &common, of)).collect()
    };
    let (before, after) = (side(old.content, |pair| pair.0), side(new.content, |pair| pair.1));
    let name = |pair: &(usize, usize)| new.content.kolumner.get(pair.1);
    let key: Vec<usize> =
        key.iter().filter_map(|wanted| common.iter().position(|pair| name(pair) == Some(wanted))).collect();
    let from = matched(&before, &after, &key);
    let only = |table: &TableContent, of: fn(&(usize, usize)) -> usize| -> Vec<Vec<Option<Value>>> {
        let columns = (0..table.kolumner.len()).filter(|column| !common.iter().any(|pair| of(pair) == *column));
        columns.map(|column| table.rader.iter().map(|row| row.get(column).cloned().flatten()).collect()).collect()
    };
    let number = |numbers: &[u32], row: usize| numbers.get(row).copied().unwrap_or_default();
    let (borttagna, nya) = (only(old.content, |pair| pair.0), only(new.content, |pair| pair.1));
    let (script, new_numbers) =
        script(&before, &after, &from, |was, is| Pair::new(number(old.numbers, was), number(new.numbers, is)));
    let gone_numbers = script.borta.iter().map(|gone| number(old.numbers, gone.fran)).collect();
    TableChange {
        blad: Pair::new(old.sheet.to_owned(), new.sheet.to_owned()),
        kolumner: Pair::new(old.content.kolumner.clone(), new.content.kolumner.clone()),
        borttagna_kolumner: borttagna,
        nya_kolumner: nya,
        gemensamma: common,
        rader: script,
        radnummer: Pair::new(gone_numbers, new_numbers),
        radorsaker: Pair::default(),
    }
}

fn script(
    before: &[Row],
    after: &[Row],
    from: &[Option<usize>],
    number: impl Fn(usize, usize) -> Pair<u32>,
) -> (Script<Row, RowChange>, Vec<u32>) {
    let (mut script, mut numbers) = (Script::default(), Vec::new());
    let mut is_kept = vec![false; before.len()];
    for (at, (row, from)) in after.iter().zip(from).enumerate() {
        match from {
            Some(was) if before[*was] == *row => {
                script.keep(*was);
                is_kept[*was] = true;
            }
            Some(was) => {
                is_kept[*was] = true;
                let varden = Pair::new(before[*was].clone(), row.clone());
                let andring = RowChange { varden, rad: number(*was, at), orsaker: Vec::new() };
                script.steg.push(Step::Andrat { fran: *was, andring });
            }
            None => {
                numbers.push(number(0, at).efter);
                script.steg.push(Step::Tillagt { del: row.clone(), flytt: None, orsak: None, plats: None });
            }
        }
    }
    let gone = before.iter().enumerate().filter(|(at, _)| !is_kept[*at]);
    script.borta =
        gone.map(|(fran, row)| Gone { fran, del: row.clone(), flytt: None, orsak: None, plats: None }).collect();
    (script, numbers)
}

/// The columns that both tables have, in the new one's order: by their names, and those that have got another name.
fn columns(old: &TableContent, new: &TableContent) -> Vec<(usize, usize)> {
    let named = new
        .kolumner
        .iter()
        .enumerate()
        .filter_map(|(at, name)| Some((old.kolumner.iter().position(|other| other == name)?, at)));
    let mut common: Vec<(usize, usize)> = named.collect();
    let left = |count: usize, of: fn(&(usize, usize)) -> usize, common: &[(usize, usize)]| {
        (0..count).filter(|column| !common.iter().any(|pair| of(pair) == *column)).collect::<Vec<_>>()
    };
    let gone = left(old.kolumner.len(), |pair| pair.0, &common);
    let mut added = left(new.kolumner.len(), |pair| pair.1, &common);
    if gone.is_empty() || added.is_empty() || common.is_empty() {
        return common;
    }
    let project = |table: &TableContent, of: fn(&(usize, usize)) -> usize| -> Vec<Row> {
        table.rader.iter().map(|row| project(row, &common, of)).collect()
    };
    let from = equal(&hashed(&project(old, |pair| pair.0)), &hashed(&project(new, |pair| pair.1)));
    let pairs: Vec<(usize, usize)> = from.iter().enumerate().filter_map(|(new, old)| Some(((*old)?, new))).collect();
    for was in gone {
        let same = |is: usize| {
            let cell =
                |table: &TableContent, row: usize, column: usize| table.rader[row].get(column).cloned().flatten();
            let agree = pairs.iter().filter(|(one, other)| {
                let value = cell(old, *one, was);
                value.is_some() && value == cell(new, *other, is)
            });
            agree.count()
        };
        let best = added.iter().map(|is| (same(*is), *is)).max_by_key(|(count, is)| (*count, usize::MAX - is));
        let is_same = |(count, _): &(usize, usize)| *count > 0 && *count as f64 >= LIKE_COLUMNS * pairs.len() as f64;
        if let Some((_, is)) = best.filter(is_same) {
            common.push((was, is));
            added.retain(|other| *other != is);
        }
    }
    common.sort_by_key(|(_, new)| *new);
    common
}

/// What became of the tables of two sides that differ, by their names.
pub(super) fn of_sides(old: &Side, new: &Side) -> BTreeMap<String, TableFate> {
    let mut names: Vec<&String> = old.whole().tabeller.keys().chain(new.whole().tabeller.keys()).collect();
    names.sort();
    names.dedup();
    let fate = |name: &String| {
        let side = |side: &Side| {
            side.whole().tabeller.get(name).map(|table| (table.clone(), side.tables.get(name).map(|o| o.sheet.clone())))
        };
        Some(match (old.whole().tabeller.get(name), new.whole().tabeller.get(name)) {
            (Some(was), Some(is)) if was == is => return None,
            (Some(was), Some(is)) => {
                let of =
                    |side: &'_ Side| side.tables.get(name).map(|table| (table.sheet.clone(), table.numbers.clone()));
                let ((sheet, numbers), (other, others)) = (of(old).unwrap_or_default(), of(new).unwrap_or_default());
                let one = TableSide { content: was, sheet: &sheet, numbers: &numbers };
                let two = TableSide { content: is, sheet: &other, numbers: &others };
                let key = match new.labels.key(name) {
                    [] => old.labels.key(name),
                    key => key,
                };
                TableFate::Andrad(Box::new(compare(&one, &two, key)))
            }
            (None, _) => TableFate::Tillagd(side(new)?.0),
            (_, None) => TableFate::Borttagen(side(old)?.0),
        })
    };
    names.into_iter().filter_map(|name| Some((name.clone(), fate(name)?))).collect()
}
