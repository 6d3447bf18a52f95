//! The filters that evaluate an expression on each row of a table: `rows | dar('rad.forslag > rad.nu')`,
//! `rows | varje('rad.vikt * fakta.pris')`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::Value as Jinja;
use minijinja::{Environment, Error, State};

use super::arithmetic;
use super::log::Log;
use super::objects::{RootObject, is_lost_in};

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
        Ok::<_, Error>(results.into_iter().map(|(row, value)| given(&row, value, expression)).collect::<Vec<_>>())
    });
}

/// What an expression gives on a row: none where the row has nothing of what it reads, undefined where the value is lost.
fn given(row: &Jinja, value: Jinja, expression: &str) -> Jinja {
    match value.is_none() || value.is_undefined() {
        true if is_lost_in(row, expression) => Jinja::UNDEFINED,
        true => Jinja::from(()),
        false => value,
    }
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
