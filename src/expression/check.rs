//! What is wrong with an expression, whatever the case: names, columns, filters and tests that there are not, and sums of what is
//! no number.

use minijinja::machinery::ast::{CallArg, Expr};
use minijinja::machinery::parse_expr;

use super::known::{CASE_NAMES, Known, Mistake, because, is_group, rows_of, unknown};
use super::tree::{OF_ROWS, arguments, children, dotted, inner};
use super::{alike, filters, sorts};
use crate::limits;
use crate::message::message;
use crate::reasons;
use crate::templates::{TableSpec, ValueType};

/// Filters whose texts are columns of the table before them.
const OF_COLUMNS: [&str; 10] =
    ["summa", "summa_per", "storst", "minst", "median", "medel", "senaste", "selectattr", "rejectattr", "map"];

/// Filters that ask when each row of the table before them is in force.
const OF_TIMES: [&str; 2] = ["galler", "ar_som_galler"];

/// Those that count with the numbers of their last column.
const OF_NUMBERS: [&str; 4] = ["summa", "summa_per", "median", "medel"];

/// Why an expression never gives a number, where that is plain.
pub(crate) fn no_number(source: &str, known: &Known<'_>) -> Option<Mistake> {
    let parsed = parse_expr(source).ok()?;
    let is_named = dotted(&parsed).is_some() || matches!(parsed, Expr::IfExpr(_));
    if !is_named && sorts::sort(&parsed, known).is_some_and(|given| given != sorts::Sort::Number) {
        return Some(because(message!(reasons::NOT_A_NUMBER, varde = source)));
    }
    alike::no_number(&parsed, known)
}

/// Why an expression is no condition, where that is plain: it is neither true nor false.
pub(crate) fn no_condition(source: &str, known: &Known<'_>) -> Option<Mistake> {
    sorts::no_condition(&parse_expr(source).ok()?, source, known)
}

/// Why an expression never has a value of a type, or one of its unit, where that is plain.
pub(crate) fn no_result(source: &str, typ: ValueType, known: &Known<'_>) -> Option<Mistake> {
    let parsed = parse_expr(source).ok()?;
    sorts::no_value_of(&parsed, typ, known).or_else(|| sorts::of_other_unit(&parsed, typ, known))
}

/// Why an expression gives no rows to go through, where that is plain.
pub(crate) fn no_rows(source: &str, known: &Known<'_>) -> Option<Mistake> {
    let given = sorts::sort(&parse_expr(source).ok()?, known).filter(|given| *given != sorts::Sort::Rows);
    given.map(|_| because(message!(reasons::NO_ITEMS, filter = "for", varde = source)))
}

/// Why an expression is no value that a text may have: it is a table, or a row.
pub(crate) fn no_words(source: &str, known: &Known<'_>) -> Option<Mistake> {
    let name = dotted(&parse_expr(source).ok()?)?;
    let is_table = known.kind.tabeller.iter().any(|table| table.namn == name);
    (is_table || name == "rad" && known.row.is_some()).then(|| because(message!(reasons::SEVERAL, varde = name)))
}

/// Everything that is wrong with an expression.
pub(crate) fn mistakes(source: &str, known: &Known<'_>) -> Vec<Mistake> {
    if source.len() > limits::EXPRESSION_BYTES {
        return vec![because(message!(reasons::TOO_LONG, varde = limits::EXPRESSION_BYTES))];
    }
    match parse_expr(source) {
        Ok(parsed) => {
            let mut found = Vec::new();
            each(&parsed, known, &mut found);
            found.dedup();
            found
        }
        Err(error) => vec![Mistake(reasons::of_expression(&error))],
    }
}

fn each(expression: &Expr<'_>, known: &Known<'_>, found: &mut Vec<Mistake>) {
    if let Some(name) = dotted(expression) {
        if !is_known(&name, known) {
            found.push(unknown(&name, known.names().iter().map(String::as_str)));
        }
        return;
    }
    match expression {
        Expr::Filter(filter) => {
            if !filters::FILTERS.contains(&filter.name) && !OF_ROWS.contains(&filter.name) {
                found.push(unknown(filter.name, filters::FILTERS.iter().chain(&OF_ROWS).copied()));
            }
            if !has_its_arguments(filter.name, &filter.args) {
                found.push(because(message!(reasons::ARGUMENTS_OF, varde = filter.name)));
            }
            let table = filter.expr.as_ref().and_then(|before| rows_of(before, known.kind));
            if let Some(source) = inner(expression) {
                let row = Known { row: table.map(|table| table.namn.as_str()), any_row: true, ..*known };
                let told = mistakes(&source, &row);
                if filter.name == "dar" && told.is_empty() {
                    found.extend(parse_expr(&source).ok().and_then(|inner| sorts::no_choice(&inner, &row)));
                }
                found.extend(told);
            }
            if let Some(table) = table.filter(|_| OF_TIMES.contains(&filter.name)) {
                let missing = ["fran", "till"].into_iter().filter(|name| table.kolumner.named(name).is_none());
                found.extend(
                    missing.map(|name| because(message!(reasons::COLUMN_OF, varde = filter.name, kolumn = name))),
                );
            }
            if let Some(table) = table.filter(|_| OF_COLUMNS.contains(&filter.name)) {
                columns(filter.name, &filter.args, table, found);
            }
        }
        Expr::Test(test) if !filters::TESTS.contains(&test.name) => {
            found.push(unknown(test.name, filters::TESTS.iter().copied()));
        }
        _ => {}
    }
    groups(expression, known, found);
    alike::mistakes(expression, known, found);
    sorts::mistakes(expression, known, found);
    children(expression).into_iter().for_each(|child| each(child, known, found));
}

/// Names of several values where one is compared, counted with or asked for: a group of facts is never equal to anything.
fn groups(expression: &Expr<'_>, known: &Known<'_>, found: &mut Vec<Mistake>) {
    let takes_values = matches!(expression, Expr::Test(_) | Expr::BinOp(_) | Expr::Compare(_) | Expr::UnaryOp(_));
    let named = children(expression).into_iter().filter(|_| takes_values).filter_map(dotted);
    found.extend(
        named.filter(|name| is_group(name, known)).map(|name| because(message!(reasons::GROUP_AS_VALUE, varde = name))),
    );
}

/// Whether a filter has as many arguments as it takes: a test of a column, what it compares with too.
fn has_its_arguments(filter: &str, given: &[CallArg<'_>]) -> bool {
    if !filters::FILTERS.contains(&filter) && !OF_ROWS.contains(&filter) {
        return true;
    }
    let takes = filters::ARGUMENTS.iter().find(|(name, ..)| *name == filter);
    let (least, most) = takes.map_or((0, 0), |(_, least, most)| (*least, *most));
    let test = arguments(given).nth(1).and_then(Expr::as_const);
    let is_compared = ["selectattr", "rejectattr"].contains(&filter)
        && test.is_some_and(|test| test.as_str().is_some_and(|test| test != "none" && filters::TESTS.contains(&test)));
    (if is_compared { 3 } else { least }..=most).contains(&given.len())
}

/// The columns that a filter names.
fn columns(filter: &str, given: &[CallArg<'_>], table: &TableSpec, found: &mut Vec<Mistake>) {
    let named = if filter == "summa_per" { 2 } else { 1 };
    // The text that is no attribute names what is done with each row.
    if filter == "map" && !matches!(given.first(), Some(CallArg::Kwarg("attribute", _))) {
        return;
    }
    let texts = arguments(given).take(named).filter_map(|argument| argument.as_const()?.as_str().map(str::to_owned));
    let texts: Vec<String> = texts.collect();
    for (index, name) in texts.iter().enumerate() {
        match table.kolumner.named(name) {
            None => found.push(unknown(name, table.kolumner.iter().map(|column| column.namn.as_str()))),
            Some(column) if OF_NUMBERS.contains(&filter) && index + 1 == named && !column.typ.is_quantity() => {
                found.push(because(message!(reasons::SUM_OF_TEXT, varde = name)));
            }
            Some(_) => {}
        }
    }
}

fn is_known(name: &str, known: &Known<'_>) -> bool {
    let (first, rest) = name.split_once('.').map_or((name, None), |(first, rest)| (first, Some(rest)));
    let kind = known.kind;
    match (first, rest) {
        ("rad", None) => known.row.is_some() || known.any_row,
        ("rad", Some(column)) => match known.row.and_then(|row| kind.tabeller.iter().find(|table| table.namn == row)) {
            Some(table) => table.kolumner.named(column).is_some(),
            None => known.any_row,
        },
        ("fakta", Some(fact)) => {
            let group = format!("{fact}.");
            kind.fakta.iter().any(|own| own.namn == fact || own.namn.starts_with(&group))
        }
        ("berakning", Some(value)) => kind.berakningar.iter().any(|own| own.namn == value),
        ("hus", Some(value)) => known.house.contains_key(value),
        ("arende", Some(value)) => CASE_NAMES.contains(&value),
        ("fakta" | "berakning" | "hus" | "arende" | "beslutspunkter", None) => true,
        ("loop", _) => false,
        (table, None) => kind.tabeller.iter().any(|own| own.namn == table),
        _ => false,
    }
}
