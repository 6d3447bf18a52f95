//! The filters that evaluate an expression on each row of a table: `rows | dar('rad.forslag > rad.nu')`,
//! `rows | varje('rad.vikt * fakta.pris')`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::Value as Jinja;
use minijinja::{Environment, Error, State};

use super::arithmetic;
use super::log::Log;
use super::objects::RootObject;

/// What an expression can name, as it is when the expression is evaluated.
pub(super) type Scope = Arc<Mutex<Arc<BTreeMap<String, Jinja>>>>;

/// The names of a scope.
pub(super) fn names(scope: &Scope) -> Arc<BTreeMap<String, Jinja>> {
    scope.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Adds a name to a scope, or puts another value in its place.
pub(super) fn know(scope: &Scope, name: &str, value: Jinja) {
    let mut names = scope.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::make_mut(&mut names).insert(name.to_owned(), value);
}

/// The filters' names; their argument is an expression.
pub(super) const NAMES: [&str; 2] = ["dar", "varje"];

/// Adds them.
pub(super) fn add(environment: &mut Environment<'static>, scope: &Scope, log: &Arc<Log>) {
    let (names, reads) = (scope.clone(), log.clone());
    environment.add_filter("dar", move |state: &State<'_, '_>, rows: Jinja, condition: &str| {
        let results = each(state, &names, &reads, &rows, condition)?;
        let kept = results.into_iter().filter(|(_, holds)| holds.is_true() && !holds.is_undefined());
        Ok::<_, Error>(kept.map(|(row, _)| row).collect::<Vec<_>>())
    });
    let (names, reads) = (scope.clone(), log.clone());
    environment.add_filter("varje", move |state: &State<'_, '_>, rows: Jinja, expression: &str| {
        let results = each(state, &names, &reads, &rows, expression)?;
        let value = |(_, value): (Jinja, Jinja)| if value.is_undefined() { Jinja::from(()) } else { value };
        Ok::<_, Error>(results.into_iter().map(value).collect::<Vec<_>>())
    });
}

/// Each row, with what the expression gives on it.
fn each(
    state: &State<'_, '_>,
    scope: &Scope,
    log: &Arc<Log>,
    rows: &Jinja,
    expression: &str,
) -> Result<Vec<(Jinja, Jinja)>, Error> {
    let compiled = state.env().compile_expression_owned(arithmetic::exact(expression)?)?;
    let names = names(scope);
    let evaluate = |row: Jinja| {
        let root = RootObject { names: names.clone(), row: Some(row.clone()), log: log.clone() };
        compiled.eval(Jinja::from_object(root)).map(|value| (row, value))
    };
    rows.try_iter()?.map(evaluate).collect()
}
