//! What is compared or added in an expression and does not go together: a value that the column or fact can never have, and
//! numbers of different units.

use minijinja::machinery::ast::{BinOpKind, CallArg, Expr, UnaryOpKind};
use minijinja::value::{Value as Jinja, ValueKind};

use super::known::{CASE_NAMES, Known, Mistake, because, is_group, rows_of};
use super::sorts::{Sort, label, sort};
use super::tree::{arguments, dotted};
use super::units::{Form, compares, form, quantity, unit};
use crate::message::message;
use crate::reasons;
use crate::templates::{TableSpec, ValueType};

/// Tests and filters that compare with one value or with several.
const EQUAL: [&str; 3] = ["eq", "ne", "en_av"];

/// What does not go together at the top of an expression; the caller goes through the rest.
pub(super) fn mistakes(expression: &Expr<'_>, known: &Known<'_>, found: &mut Vec<Mistake>) {
    match expression {
        Expr::Compare(chain) => {
            let mut left = &chain.expr;
            for step in &chain.ops {
                compared([left, &step.expr], known, found);
                left = &step.expr;
            }
        }
        Expr::UnaryOp(unary) if matches!(unary.op, UnaryOpKind::Neg) => found.extend(no_number(&unary.expr, known)),
        Expr::BinOp(binary) if counts(binary.op) => {
            let sides = [&binary.left, &binary.right];
            if !matches!(binary.op, BinOpKind::Add) {
                found.extend(sides.into_iter().filter_map(|side| no_number(side, known)));
            }
            if matches!(binary.op, BinOpKind::Add | BinOpKind::Sub) {
                unlike(sides.into_iter(), known, found);
            }
        }
        Expr::BinOp(binary) if compares(binary.op) => {
            compared([&binary.left, &binary.right], known, found);
        }
        Expr::Filter(filter) if filter.name == "andel" => {
            let both = filter.expr.iter().chain(arguments(&filter.args).take(1));
            unlike(both, known, found);
        }
        Expr::Filter(filter) if filter.name == "summa" => {
            if let Some(Expr::List(list)) = &filter.expr {
                unlike(list.items.iter(), known, found);
            }
        }
        Expr::Filter(filter) if ["selectattr", "rejectattr"].contains(&filter.name) => {
            let table = filter.expr.as_ref().and_then(|before| rows_of(before, known.kind));
            table.into_iter().for_each(|table| selected(&filter.args, table, found));
        }
        Expr::Test(test) if EQUAL.contains(&test.name) => {
            let values = arguments(&test.args).filter_map(Expr::as_const);
            let form = form(&test.expr, known);
            values.for_each(|value| form.iter().for_each(|form| impossible(*form, &value, found)));
        }
        _ => {}
    }
}

/// Whether an operator counts with two numbers. With `+` texts are put together too.
fn counts(op: BinOpKind) -> bool {
    use BinOpKind::{Add, Div, FloorDiv, Mul, Pow, Rem, Sub};
    matches!(op, Add | Sub | Mul | Div | FloorDiv | Rem | Pow)
}

/// Two sides of a comparison.
fn compared([left, right]: [&Expr<'_>; 2], known: &Known<'_>, found: &mut Vec<Mistake>) {
    for (side, other) in [(left, right), (right, left)] {
        if let (Some(form), Some(value)) = (form(side, known), other.as_const()) {
            impossible(form, &value, found);
        }
    }
    of_other_type([left, right], known, found);
    unlike([left, right].into_iter(), known, found);
}

/// `selectattr('column', 'eq', value)`.
fn selected(given: &[CallArg<'_>], table: &TableSpec, found: &mut Vec<Mistake>) {
    let values: Vec<Jinja> = arguments(given).filter_map(Expr::as_const).collect();
    let [column, test, value] = values.as_slice() else { return };
    let column = column.as_str().and_then(|name| table.kolumner.named(name));
    if let Some(column) = column.filter(|_| test.as_str().is_some_and(|test| EQUAL.contains(&test))) {
        impossible((column.typ, &column.varden), value, found);
    }
}

/// Tells a constant, or each of a list of them, that a column or a fact of this form never has.
fn impossible(form: Form<'_>, value: &Jinja, found: &mut Vec<Mistake>) {
    if matches!(value.kind(), ValueKind::Seq) {
        value.try_iter().into_iter().flatten().for_each(|value| impossible(form, &value, found));
        return;
    }
    let text = value.as_str();
    if form.0 == ValueType::Janej {
        if !(value.is_none() || value.kind() == ValueKind::Bool) {
            found.push(because(message!(reasons::TRUTH_COMPARED, varde = value)));
        }
        return;
    }
    let may_be = match form {
        (ValueType::Val, allowed) => {
            let is_listed = |text: &str| allowed.is_empty() || allowed.iter().any(|own| own == text);
            value.is_none() || text.is_some_and(is_listed)
        }
        (ValueType::Datum | ValueType::Manad, _) => value.is_none() || text.is_some_and(begins_as_day),
        (ValueType::Text, _) => !value.is_number(),
        _ => text.is_none(),
    };
    if !may_be {
        found.push(because(message!(reasons::NOT_OF_THESE, varde = value)));
    }
}

/// Whether a text is a day, or the beginning of one: `2025`, `2025-08`.
fn begins_as_day(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '-') && text.len() <= "2025-08-31".len()
}

/// Tells two sides that are never equal since their types are not: a day and a number, a truth value and a text.
fn of_other_type([left, right]: [&Expr<'_>; 2], known: &Known<'_>, found: &mut Vec<Mistake>) {
    let class = |typ: ValueType| match typ {
        ValueType::Text | ValueType::Val => 0,
        ValueType::Datum | ValueType::Manad => 1,
        ValueType::Janej => 2,
        ValueType::Heltal | ValueType::Decimal | ValueType::Belopp | ValueType::Andel | ValueType::Ar => 3,
    };
    let Some((one, other)) = form(left, known).zip(form(right, known)) else { return };
    if class(one.0) != class(other.0) {
        let names = [one.0.name(), other.0.name()].join(", ");
        found.push(because(message!(reasons::TYPES_COMPARED, varde = names)));
    }
}

/// Tells numbers of different units: amounts with what is none.
fn unlike<'e, 's: 'e>(numbers: impl Iterator<Item = &'e Expr<'s>>, known: &Known<'_>, found: &mut Vec<Mistake>) {
    let units: Vec<ValueType> = numbers.filter_map(|number| unit(number, known)).collect();
    let first = units.first().copied();
    if let Some(other) = units.iter().find(|unit| first.is_some_and(|first| differ(first, **unit))) {
        let names = [first.map_or("", ValueType::name), other.name()].join(", ");
        found.push(because(message!(reasons::UNITS_ADDED, varde = names)));
    }
}

/// Whether two numbers are of different units. Years, counts and decimals are plain numbers.
fn differ(one: ValueType, other: ValueType) -> bool {
    let kind = |unit| match unit {
        ValueType::Belopp => 1,
        ValueType::Andel => 2,
        _ => 0,
    };
    kind(one) != kind(other)
}

/// Why an expression never gives a number, where that is plain.
pub(super) fn no_number(expression: &Expr<'_>, known: &Known<'_>) -> Option<Mistake> {
    let named = |name: &str| because(message!(reasons::NOT_A_NUMBER, varde = name));
    if let Expr::IfExpr(choice) = expression {
        return [&choice.true_expr].into_iter().chain(&choice.false_expr).find_map(|part| no_number(part, known));
    }
    if let Some(text) = expression.as_const().and_then(|value| value.as_str().map(str::to_owned)) {
        return Some(named(&text));
    }
    let Some(name) = dotted(expression) else {
        return sort(expression, known).filter(|given| *given != Sort::Number).map(|_| named(&label(expression)));
    };
    let is_number = match name.split_once('.') {
        // Of the values of another column the type is not known here.
        Some(("rad" | "fakta" | "berakning", _)) => match form(expression, known) {
            Some((ValueType::Val, allowed)) => allowed.is_empty(),
            Some((typ, _)) => quantity(typ).is_some(),
            None => !is_group(&name, known),
        },
        Some(("hus", value)) => !known.house.contains_key(value),
        Some(("arende", value)) => !CASE_NAMES.contains(&value),
        Some(_) => true,
        None => known.kind.tabeller.iter().all(|table| table.namn != name),
    };
    (!is_number).then(|| named(&name))
}
