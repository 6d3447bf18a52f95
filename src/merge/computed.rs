//! The values of `berakning`, each computed once, after those that it reads.

use std::collections::BTreeMap;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{Evaluation, Expressions, KnownValues, from_jinja, names_read};
use crate::message::message;
use crate::model::Placed;
use crate::model::Value;
use crate::reasons::{self, Reason};
use crate::templates::{Arendetyp, ComputedSpec, Templates};

/// Computes all of them, and lets the expressions know them; none where something they need is missing.
pub(super) fn values(expressions: &Expressions, templates: &Templates, problems: &mut Diagnostics) -> KnownValues {
    let kind = &templates.arendetyp;
    let mut known: KnownValues = kind.berakningar.iter().map(|spec| (spec.namn.clone(), None)).collect();
    expressions.know("berakning", known.clone());
    let order = match order(kind) {
        Ok(order) => order,
        Err(circle) => {
            let file = format!("{}/arendetyp.toml", kind.namn);
            let place = templates.place_of(&file, &["berakning", &circle[0], "uttryck"]);
            problems.push(Diagnostic::error(message!(codes::COMPUTED_CIRCULAR, namn = circle.join(", "))).at(place));
            return known;
        }
    };
    for spec in order {
        let value = compute(expressions, spec, templates, problems);
        if value.is_some() {
            known.insert(spec.namn.clone(), value);
            expressions.know("berakning", known.clone());
        }
    }
    known
}

/// The values, each after those that it reads; or the names of some that read each other in a circle.
pub(crate) fn order(kind: &Arendetyp) -> Result<Vec<&ComputedSpec>, Vec<String>> {
    let reads: BTreeMap<&str, Vec<String>> = kind
        .berakningar
        .iter()
        .map(|spec| {
            let names = names_read(&spec.uttryck).into_iter();
            let read = names.filter_map(|name| name.strip_prefix("berakning.").map(str::to_owned));
            (spec.namn.as_str(), read.collect())
        })
        .collect();
    let (mut done, mut order) = (Vec::new(), Vec::new());
    for spec in &kind.berakningar {
        visit(&spec.namn, &reads, &mut Vec::new(), &mut done)?;
    }
    for name in done {
        order.extend(kind.berakningar.iter().find(|spec| spec.namn == name));
    }
    Ok(order)
}

/// Puts what a value reads before it; `open` are those that wait for it.
fn visit(
    name: &str,
    reads: &BTreeMap<&str, Vec<String>>,
    open: &mut Vec<String>,
    done: &mut Vec<String>,
) -> Result<(), Vec<String>> {
    if done.iter().any(|other| other == name) {
        return Ok(());
    }
    if let Some(first) = open.iter().position(|other| other == name) {
        return Err(open[first..].iter().cloned().chain([name.to_owned()]).collect());
    }
    open.push(name.to_owned());
    for read in reads.get(name).into_iter().flatten() {
        visit(read, reads, open, done)?;
    }
    open.pop();
    done.push(name.to_owned());
    Ok(())
}

/// Evaluates one computed value.
fn compute(
    expressions: &Expressions,
    spec: &ComputedSpec,
    templates: &Templates,
    problems: &mut Diagnostics,
) -> Option<Placed<Value>> {
    let failed = |reason: String| {
        let file = format!("{}/arendetyp.toml", templates.arendetyp.namn);
        let place = templates.place_of(&file, &["berakning", &spec.namn, "uttryck"]);
        Diagnostic::error(message!(codes::EXPRESSION_FAILED, namn = &spec.namn, orsak = reason)).at(place)
    };
    match expressions.evaluate(&spec.uttryck) {
        Evaluation::Missing => None,
        Evaluation::Failed(reason) => {
            problems.push(failed(reason));
            None
        }
        Evaluation::Value(value, places) => match from_jinja(&value, &spec.form()) {
            Some(value) => Some(Placed { value, places }),
            None => {
                problems.push(failed(Reason::from(message!(reasons::NO_INTEGER, varde = value)).to_string()));
                None
            }
        },
    }
}
