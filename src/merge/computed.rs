//! The values of `berakning`, each computed once.

use std::collections::BTreeMap;

use minijinja::value::Value as Jinja;
use rust_decimal::Decimal;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{Evaluation, Expressions};
use crate::message::message;
use crate::model::{Case, Placed, Value};
use crate::place::Place;
use crate::reasons::{self, Reason};
use crate::templates::{ComputedSpec, ComputedType, Templates};

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
        Evaluation::Value(value, places) => match computed_value(&value, spec.typ) {
            Some(value) => Some(Placed { value, places }),
            None => {
                problems.push(failed(Reason::from(message!(reasons::NO_INTEGER, varde = value)).to_string()));
                None
            }
        },
    }
}

/// Amounts leave expressions as whole öre.
fn computed_value(value: &Jinja, typ: ComputedType) -> Option<Value> {
    let number = i64::try_from(value.clone()).ok()?;
    Some(match typ {
        ComputedType::Heltal => Value::Integer(number),
        ComputedType::Andel => Value::Share(number),
        ComputedType::Belopp => Value::Amount(Decimal::new(number, 2)),
    })
}
