//! What an expression gives, where the kind of case says it: a number, a text, a day, rows, or whether something is so. What takes
//! another sort than it is given is told.

use minijinja::machinery::ast::{BinOpKind, CallArg, Expr, UnaryOpKind};
use minijinja::machinery::parse_expr;
use minijinja::value::{Value as Jinja, ValueKind};

use super::known::{CASE_NAMES, Known, Mistake, because, rows_of};
use super::tree::{arguments, dotted, inner};
use super::units::{compares, form, unit};
use crate::message::message;
use crate::reasons;
use crate::templates::ValueType;

/// What an expression gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Number,
    Text,
    Day,
    Truth,
    /// Rows, or a list.
    Rows,
}

impl Sort {
    /// Its name, by which the catalogues have words for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Number => "tal",
            Self::Text => "text",
            Self::Day => "datum",
            Self::Truth => "sanning",
            Self::Rows => "rader",
        }
    }
}

/// Filters that go through rows or a list.
const OF_ITEMS: [&str; 20] = [
    "ar_som_galler",
    "dar",
    "galler",
    "list",
    "map",
    "max",
    "medel",
    "median",
    "min",
    "minst",
    "namner",
    "rejectattr",
    "selectattr",
    "senaste",
    "storst",
    "summa",
    "summa_per",
    "unique",
    "utan",
    "varje",
];

/// Filters of a number.
const OF_NUMBER: [&str; 6] = ["andel", "avrundad", "avrundad_ned", "avrundad_upp", "kronor", "okad"];

/// What an expression gives, where that is plain.
pub(super) fn sort(expression: &Expr<'_>, known: &Known<'_>) -> Option<Sort> {
    let alike = |one: &Expr<'_>, other: &Expr<'_>| sort(one, known).filter(|first| sort(other, known) == Some(*first));
    match expression {
        Expr::Const(_) => of_value(&expression.as_const()?),
        Expr::List(_) => Some(Sort::Rows),
        Expr::Compare(_) | Expr::Test(_) => Some(Sort::Truth),
        Expr::UnaryOp(unary) => Some(match unary.op {
            UnaryOpKind::Not => Sort::Truth,
            UnaryOpKind::Neg => Sort::Number,
        }),
        Expr::BinOp(binary) => match binary.op {
            op if compares(op) => Some(Sort::Truth),
            BinOpKind::ScAnd | BinOpKind::ScOr => alike(&binary.left, &binary.right),
            BinOpKind::Concat => Some(Sort::Text),
            // With `+` texts are put together too.
            BinOpKind::Add => alike(&binary.left, &binary.right),
            _ => Some(Sort::Number),
        },
        Expr::IfExpr(choice) => alike(&choice.true_expr, choice.false_expr.as_ref()?),
        Expr::Filter(filter) => match filter.name {
            "length" | "summa" | "median" | "medel" | "ar" => Some(Sort::Number),
            "plus_ar" => Some(Sort::Day),
            "namner" => Some(Sort::Truth),
            "storst" | "minst" => {
                let table = rows_of(filter.expr.as_ref()?, known.kind)?;
                let column = arguments(&filter.args).next()?.as_const()?;
                let column = table.kolumner.named(column.as_str()?)?;
                of_type(column.typ, &column.varden)
            }
            "kronor" => Some(Sort::Text),
            "min" | "max" => None,
            name if OF_NUMBER.contains(&name) => Some(Sort::Number),
            name if OF_ITEMS.contains(&name) || name == "alla_ar" => Some(Sort::Rows),
            _ => None,
        },
        _ => of_name(&dotted(expression)?, expression, known),
    }
}

fn of_value(value: &Jinja) -> Option<Sort> {
    match value.kind() {
        ValueKind::Number => Some(Sort::Number),
        ValueKind::String => Some(Sort::Text),
        ValueKind::Bool => Some(Sort::Truth),
        ValueKind::Seq => Some(Sort::Rows),
        _ => None,
    }
}

fn of_name(name: &str, expression: &Expr<'_>, known: &Known<'_>) -> Option<Sort> {
    let is_table = |name: &str| known.kind.tabeller.iter().any(|table| table.namn == name);
    match name.split_once('.') {
        None => (is_table(name) || name == "beslutspunkter").then_some(Sort::Rows),
        Some(("hus", value)) => known.house.contains_key(value).then_some(Sort::Text),
        Some(("arende", "utfardat")) => Some(Sort::Day),
        Some(("arende", value)) => CASE_NAMES.contains(&value).then_some(Sort::Text),
        Some(_) => form(expression, known).and_then(|(typ, allowed)| of_type(typ, allowed)),
    }
}

/// Of the values of another column the type is not known here.
fn of_type(typ: ValueType, allowed: &[String]) -> Option<Sort> {
    match typ {
        ValueType::Val if allowed.is_empty() => None,
        ValueType::Text | ValueType::Val => Some(Sort::Text),
        ValueType::Datum | ValueType::Manad => Some(Sort::Day),
        ValueType::Janej => Some(Sort::Truth),
        ValueType::Heltal | ValueType::Decimal | ValueType::Belopp | ValueType::Andel | ValueType::Ar => {
            Some(Sort::Number)
        }
    }
}

/// What an expression is called where it is told: by its name, or by its last filter.
pub(super) fn label(expression: &Expr<'_>) -> String {
    match expression {
        Expr::Const(_) => expression.as_const().map(|value| value.to_string()).unwrap_or_default(),
        Expr::Filter(filter) => format!("… | {}", filter.name),
        Expr::UnaryOp(unary) if matches!(unary.op, UnaryOpKind::Not) => format!("not {}", label(&unary.expr)),
        _ => dotted(expression).unwrap_or_else(|| "…".to_owned()),
    }
}

/// Why an expression is no condition, where that is plain; the whole of it is called as it is given.
pub(super) fn no_condition(expression: &Expr<'_>, called: &str, known: &Known<'_>) -> Option<Mistake> {
    let part = |part: &Expr<'_>| no_condition(part, &label(part), known);
    let told = |sort: Sort, called: &str| because(message!(reasons::NO_CONDITION, varde = called, slag = sort.name()));
    match expression {
        Expr::IfExpr(choice) => part(&choice.true_expr).or_else(|| part(choice.false_expr.as_ref()?)),
        Expr::BinOp(binary) if matches!(binary.op, BinOpKind::ScOr) => {
            part(&binary.left).or_else(|| part(&binary.right))
        }
        Expr::BinOp(binary) if matches!(binary.op, BinOpKind::ScAnd) => {
            // A text or a day before `and` is there or is not; a nought or no rows would be what the whole gives.
            let left = sort(&binary.left, known).filter(|sort| matches!(sort, Sort::Number | Sort::Rows));
            left.map(|sort| told(sort, &label(&binary.left))).or_else(|| part(&binary.right))
        }
        _ => sort(expression, known).filter(|sort| *sort != Sort::Truth).map(|sort| told(sort, called)),
    }
}

/// Why an expression never has a value of a type that is no number, where that is plain.
pub(super) fn no_value_of(expression: &Expr<'_>, typ: ValueType, known: &Known<'_>) -> Option<Mistake> {
    let given = sort(expression, known)?;
    let fits = match typ {
        ValueType::Text | ValueType::Val => !matches!(given, Sort::Rows | Sort::Truth),
        ValueType::Datum | ValueType::Manad => matches!(given, Sort::Day | Sort::Text),
        ValueType::Janej => given == Sort::Truth,
        _ => true,
    };
    (!fits).then(|| because(message!(reasons::RESULT_TYPE, slag = given.name(), typ = typ.name())))
}

/// Why a number is of another unit than its type says, where that is plain: an amount, a share, a year.
pub(super) fn of_other_unit(expression: &Expr<'_>, typ: ValueType, known: &Known<'_>) -> Option<Mistake> {
    use ValueType::{Andel, Ar, Belopp};
    if let Expr::IfExpr(choice) = expression {
        let mut branches = [&choice.true_expr].into_iter().chain(&choice.false_expr);
        return branches.find_map(|branch| of_other_unit(branch, typ, known));
    }
    let given = unit(expression, known)?;
    let is_other = matches!((typ, given), (Belopp, Andel | Ar) | (Andel, Belopp | Ar) | (Ar, Belopp | Andel));
    is_other.then(|| because(message!(reasons::RESULT_TYPE, slag = given.name(), typ = typ.name())))
}

/// Why a condition on rows leaves out none or takes all, where that is plain: what it names has always a value.
pub(super) fn no_choice(expression: &Expr<'_>, known: &Known<'_>) -> Option<Mistake> {
    let given = sort(expression, known).filter(|given| *given != Sort::Truth)?;
    let kind = known.kind;
    let chooses = match dotted(expression).as_deref().and_then(|name| name.split_once('.')) {
        Some(("rad", name)) => {
            let table = kind.tabeller.iter().find(|table| Some(table.namn.as_str()) == known.row)?;
            let column = table.kolumner.named(name)?;
            !column.kravs || column.uttryck.is_some() || column.typ.is_quantity()
        }
        Some(("fakta", name)) => {
            let fact = kind.fakta.iter().find(|fact| fact.namn == name)?;
            !fact.kravs || fact.typ.is_quantity()
        }
        _ => false,
    };
    (!chooses).then(|| because(message!(reasons::NO_CONDITION, varde = label(expression), slag = given.name())))
}

/// What takes another sort than it is given, at the top of an expression; the caller goes through the rest.
pub(super) fn mistakes(expression: &Expr<'_>, known: &Known<'_>, found: &mut Vec<Mistake>) {
    use BinOpKind::{Div, Mul, Pow};
    let is_year = |side: &&Expr<'_>| unit(side, known) == Some(ValueType::Ar);
    let year = |side: &Expr<'_>| because(message!(reasons::YEAR_COUNTED, varde = label(side)));
    match expression {
        Expr::BinOp(binary) if matches!(binary.op, BinOpKind::Add) => {
            let sides = [&binary.left, &binary.right].map(|side| (side, sort(side, known)));
            if sides.iter().any(|(_, given)| *given == Some(Sort::Number)) {
                let other = sides.iter().find(|(_, given)| given.is_some_and(|given| given != Sort::Number));
                found.extend(other.map(|(side, _)| because(message!(reasons::NOT_A_NUMBER, varde = label(side)))));
            }
        }
        Expr::BinOp(binary) if matches!(binary.op, Mul | Div | Pow) => {
            found.extend([&binary.left, &binary.right].into_iter().filter(is_year).map(year));
        }
        Expr::Filter(filter) => {
            let Some(before) = &filter.expr else { return };
            let given = sort(before, known);
            if let Some(mistake) = unfit(filter.name, before, given, known) {
                found.push(mistake);
            }
            if ["andel", "okad", "kronor"].contains(&filter.name) {
                let counted = std::iter::once(before).chain(arguments(&filter.args));
                found.extend(counted.filter(is_year).map(year));
            }
            if ["andel", "okad", "avrundad", "avrundad_ned", "avrundad_upp"].contains(&filter.name) {
                let is_number = |given: &Expr<'_>| sort(given, known).is_none_or(|given| given == Sort::Number);
                let others = arguments(&filter.args).filter(|given| !is_number(given));
                found.extend(others.map(|other| because(message!(reasons::NOT_A_NUMBER, varde = label(other)))));
            }
            if ["summa", "median", "medel"].contains(&filter.name)
                && filter.args.is_empty()
                && items(before, known).is_some_and(|given| given != Sort::Number)
            {
                found.push(because(message!(reasons::SUM_OF_TEXT, varde = label(before))));
            }
            if ["summa", "median", "medel", "storst", "minst"].contains(&filter.name)
                && filter.args.is_empty()
                && rows_of(before, known.kind).is_some()
            {
                found.push(because(message!(reasons::COLUMN_NEEDED, varde = filter.name)));
            }
        }
        _ => {}
    }
}

/// What a list holds, where that is plain: the values of a column, or what is written in it.
fn items(list: &Expr<'_>, known: &Known<'_>) -> Option<Sort> {
    match list {
        Expr::Filter(filter) if filter.name == "map" => {
            let [CallArg::Kwarg("attribute", column)] = filter.args.as_slice() else { return None };
            let table = rows_of(filter.expr.as_ref()?, known.kind)?;
            let column = table.kolumner.named(column.as_const()?.as_str()?)?;
            of_type(column.typ, &column.varden)
        }
        Expr::Filter(filter) if filter.name == "varje" => {
            let table = rows_of(filter.expr.as_ref()?, known.kind)?;
            let row = Known { row: Some(table.namn.as_str()), any_row: true, ..*known };
            sort(&parse_expr(&inner(list)?).ok()?, &row)
        }
        Expr::List(list) => {
            list.items.iter().map(|item| sort(item, known)).find(|given| *given != Some(Sort::Number))?
        }
        _ => None,
    }
}

/// Why a filter never works on what stands before it.
fn unfit(filter: &str, before: &Expr<'_>, given: Option<Sort>, known: &Known<'_>) -> Option<Mistake> {
    let given = given?;
    let called = label(before);
    let is_counted = OF_ITEMS.contains(&filter) && given != Sort::Rows
        || filter == "length" && !matches!(given, Sort::Rows | Sort::Text);
    if is_counted {
        return Some(because(message!(reasons::NO_ITEMS, filter = filter, varde = called)));
    }
    if OF_NUMBER.contains(&filter) && given != Sort::Number {
        return Some(because(message!(reasons::NOT_A_NUMBER, varde = called)));
    }
    // Of a year its year is the same; a number that is none has no day.
    let is_year = filter == "ar" && given == Sort::Number && unit(before, known) == Some(ValueType::Ar);
    let is_time = matches!(given, Sort::Day | Sort::Text) || is_year;
    (["ar", "plus_ar"].contains(&filter) && !is_time).then(|| because(message!(reasons::NO_DATE, varde = called)))
}
