//! The types and units that the kind of case gives what an expression names.

use minijinja::machinery::ast::{BinOpKind, Expr, UnaryOpKind};

use super::known::{Known, rows_of};
use super::tree::{arguments, dotted};
use crate::templates::ValueType;

/// A column's or a fact's type, and the values that it may have.
pub(super) type Form<'k> = (ValueType, &'k [String]);

/// Filters of numbers that keep their unit.
const KEEPING: [&str; 4] = ["avrundad", "avrundad_ned", "avrundad_upp", "okad"];

/// Filters of rows that give a number in the unit of their column.
const OF_COLUMN: [&str; 5] = ["summa", "storst", "minst", "median", "medel"];

/// Whether an operator compares; a chain of comparisons is an expression of its own.
pub(super) fn compares(op: BinOpKind) -> bool {
    use BinOpKind::{Eq, Gt, Gte, In, Lt, Lte, Ne};
    matches!(op, Eq | Ne | Lt | Lte | Gt | Gte | In)
}

/// The unit of a number, where the kind of case says it.
pub(super) fn unit(expression: &Expr<'_>, known: &Known<'_>) -> Option<ValueType> {
    match expression {
        Expr::UnaryOp(unary) if matches!(unary.op, UnaryOpKind::Neg) => unit(&unary.expr, known),
        Expr::BinOp(binary) if matches!(binary.op, BinOpKind::Add | BinOpKind::Sub) => {
            let sides = [unit(&binary.left, known), unit(&binary.right, known)];
            match binary.op {
                // The years after another one are a count.
                BinOpKind::Sub if sides[0] == Some(ValueType::Ar) => Some(ValueType::Heltal),
                _ => sides[0].or(sides[1]),
            }
        }
        Expr::Filter(filter) if KEEPING.contains(&filter.name) => unit(filter.expr.as_ref()?, known),
        Expr::Filter(filter) if OF_COLUMN.contains(&filter.name) => {
            let table = rows_of(filter.expr.as_ref()?, known.kind)?;
            let column = arguments(&filter.args).next()?.as_const()?;
            quantity(table.kolumner.named(column.as_str()?)?.typ)
        }
        _ => quantity(form(expression, known)?.0),
    }
}

pub(super) fn quantity(typ: ValueType) -> Option<ValueType> {
    (typ.is_quantity() || typ == ValueType::Ar).then_some(typ)
}

/// The form of a fact, of a column of the row, or of a computed value.
pub(super) fn form<'k>(expression: &Expr<'_>, known: &Known<'k>) -> Option<Form<'k>> {
    let name = dotted(expression)?;
    let (first, rest) = name.split_once('.')?;
    let kind = known.kind;
    match first {
        "rad" => {
            let table = kind.tabeller.iter().find(|table| Some(table.namn.as_str()) == known.row)?;
            table.kolumner.named(rest).map(|column| (column.typ, column.varden.as_slice()))
        }
        "fakta" => {
            let fact = kind.fakta.iter().find(|fact| fact.namn == rest)?;
            Some((fact.typ, fact.varden.as_slice()))
        }
        "berakning" => {
            let value = kind.berakningar.iter().find(|value| value.namn == rest)?;
            (value.typ != ValueType::Val).then_some((value.typ, [].as_slice()))
        }
        _ => None,
    }
}
