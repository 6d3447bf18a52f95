//! What an expression may name, whose rows it gives, and why it is wrong.

use std::collections::BTreeMap;

use minijinja::machinery::ast::Expr;
use minijinja::machinery::parse_expr;

use crate::message::{Message, message};
use crate::near::suggestion;
use crate::reasons::{self, Reason};
use crate::templates::{Arendetyp, TableSpec};

/// What an expression may name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'k> {
    /// The kind of case.
    pub kind: &'k Arendetyp,
    /// The house's own names.
    pub house: &'k BTreeMap<String, String>,
    /// The table whose row is `rad`.
    pub row: Option<&'k str>,
    /// Whether there is a row, of whatever it is.
    pub any_row: bool,
}

impl Known<'_> {
    /// Every name that an expression may have.
    pub(super) fn names(&self) -> Vec<String> {
        let kind = self.kind;
        let facts = kind.fakta.iter().map(|fact| format!("fakta.{}", fact.namn));
        let computed = kind.berakningar.iter().map(|value| format!("berakning.{}", value.namn));
        let house = self.house.keys().map(|name| format!("hus.{name}"));
        let of_case = CASE_NAMES.iter().map(|name| format!("arende.{name}"));
        let tables = kind.tabeller.iter().map(|table| table.namn.clone());
        let row = kind.tabeller.iter().find(|table| Some(table.namn.as_str()) == self.row);
        let columns = row.into_iter().flat_map(|table| table.kolumner.iter());
        let columns = columns.map(|column| format!("rad.{}", column.namn));
        facts.chain(computed).chain(house).chain(of_case).chain(tables).chain(columns).collect()
    }
}

/// What an expression may name of the case itself.
pub(super) const CASE_NAMES: [&str; 2] = ["utfardat", "arendenummer"];

/// Whether a name stands for several values: a group of facts.
pub(super) fn is_group(name: &str, known: &Known<'_>) -> bool {
    let Some(fact) = name.strip_prefix("fakta.") else {
        return ["fakta", "berakning", "hus", "arende"].contains(&name);
    };
    let (group, facts) = (format!("{fact}."), &known.kind.fakta);
    facts.iter().any(|own| own.namn.starts_with(&group)) && facts.iter().all(|own| own.namn != fact)
}

/// Why an expression is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mistake(pub String);

/// Filters of rows that give rows of the same table.
const ROWS: [&str; 7] = ["selectattr", "rejectattr", "list", "dar", "galler", "senaste", "unique"];

/// The name of the table whose rows an expression gives.
pub(crate) fn table_of<'k>(source: &str, kind: &'k Arendetyp) -> Option<&'k str> {
    rows_of(&parse_expr(source).ok()?, kind).map(|table| table.namn.as_str())
}

pub(super) fn rows_of<'k>(expression: &Expr<'_>, kind: &'k Arendetyp) -> Option<&'k TableSpec> {
    match expression {
        Expr::Var(var) => kind.tabeller.iter().find(|table| table.namn == var.id),
        Expr::Filter(filter) if ROWS.contains(&filter.name) => rows_of(filter.expr.as_ref()?, kind),
        _ => None,
    }
}

/// A name that is none of these, with the one that it most likely stands for.
pub(super) fn unknown<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Mistake {
    match suggestion(name, known) {
        "" => because(message!(reasons::NAME_UNKNOWN, varde = name)),
        near => because(message!(reasons::NAME_MISSPELT, varde = name, narmast = near)),
    }
}

pub(super) fn because(reason: Message) -> Mistake {
    Mistake(Reason::from(reason).to_string())
}
