//! What an expression may name, whose rows it gives, and why it is wrong.

use std::collections::BTreeMap;

use minijinja::machinery::ast::Expr;
use minijinja::machinery::parse_expr;

use crate::message::Message;
use crate::reasons::Reason;
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

pub(super) fn because(reason: Message) -> Mistake {
    Mistake(Reason::from(reason).to_string())
}
