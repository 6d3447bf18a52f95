//! The values of `berakning`, each computed once.

use std::collections::BTreeMap;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{Evaluation, Expressions, from_jinja};
use crate::message::message;
use crate::model::{Case, Placed, Value};
use crate::place::Place;
use crate::reasons::{self, Reason};
use crate::templates::{ComputedSpec, Templates};

/// All of them by name; none where something they need is missing.
pub(super) fn values(
    case: &Case,
    templates: &Templates,
    problems: &mut Diagnostics,
) -> BTreeMap<String, Option<Placed<Value>>> {
    let expressions = Expressions::new(case, &templates.arendetyp);
    let specs = templates.arendetyp.berakningar.iter();
    specs.map(|spec| (spec.namn.clone(), compute(&expressions, spec, templates, problems))).collect()
}

/// Evaluates one computed value.
fn compute(
    expressions: &Expressions,
    spec: &ComputedSpec,
    templates: &Templates,
    problems: &mut Diagnostics,
) -> Option<Placed<Value>> {
    let failed = |reason: String| {
        let place = Place::File(format!("{}/arendetyp.toml", templates.arendetyp.namn).into());
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
