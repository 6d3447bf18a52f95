//! Exact numbers in expressions. minijinja has whole numbers and floats; a number with decimals is an object of ours, and what
//! is done with it a filter (`arithmetic` puts these in the place of operators), so that no float is involved.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use minijinja::value::{DynObject, Object, ObjectRepr, Value as Jinja, ValueKind};
use minijinja::{Environment, Error, ErrorKind};
use rust_decimal::Decimal;

use super::log::Log;
use crate::message::message;
use crate::reasons::{self, Reason};

/// A number with decimals.
#[derive(Debug)]
struct Exact(Decimal);

/// Whether an order is what a comparison asks for.
type Holds = fn(Ordering) -> bool;

/// Decimals of a number in a message.
const SHOWN: u32 = 4;

impl Object for Exact {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        !self.0.is_zero()
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        other.downcast_ref::<Self>().map(|other| self.0.cmp(&other.0))
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = rounded(self.0, SHOWN).normalize().to_string();
        f.write_str(&text.replace('.', ",").replace('-', "\u{2212}"))
    }
}

/// A number as expressions have it.
pub(super) fn jinja(number: Decimal) -> Jinja {
    Jinja::from_object(Exact(number.normalize()))
}

/// The number that a value is; none for what is none. A float comes of an operator that has no exact form.
pub(super) fn number(value: &Jinja) -> Option<Decimal> {
    if let Some(exact) = value.downcast_object_ref::<Exact>() {
        return Some(exact.0);
    }
    let is_whole = value.kind() == ValueKind::Number && value.is_integer();
    is_whole.then(|| {
        i128::try_from(value.clone()).ok().and_then(|whole| Decimal::try_from_i128_with_scale(whole, 0).ok())
    })?
}

/// A number, or the mistake where there is none.
pub(super) fn required(value: &Jinja) -> Result<Decimal, Error> {
    number(value)
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, Reason::from(message!(reasons::OPERATION)).to_string()))
}

pub(super) use crate::model::rounded;

/// A number as whole as it was: whole numbers stay minijinja's own.
pub(super) fn back(number: Decimal, is_whole: bool) -> Jinja {
    let whole = is_whole && number.fract().is_zero();
    match i64::try_from(number) {
        Ok(number) if whole => Jinja::from(number),
        _ => jinja(number),
    }
}

/// Whether two values are equal; numbers are whatever their kind.
pub(super) fn equal(one: &Jinja, other: &Jinja) -> bool {
    number(one).zip(number(other)).map_or_else(|| one == other, |(one, other)| one == other)
}

/// The order of two values; numbers in one order whatever their kind.
pub(super) fn order(one: &Jinja, other: &Jinja) -> Ordering {
    number(one).zip(number(other)).map_or_else(|| one.cmp(other), |(one, other)| one.cmp(&other))
}

/// Adds the filters that stand for operators, and the tests that compare as these do.
pub(super) fn add(environment: &mut Environment<'static>, log: &Arc<Log>) {
    environment.add_filter("_plus", |one: Jinja, other: Jinja| computed(&one, &other, plus));
    environment.add_filter("_minus", |one: Jinja, other: Jinja| computed(&one, &other, Decimal::checked_sub));
    environment.add_filter("_ganger", |one: Jinja, other: Jinja| computed(&one, &other, Decimal::checked_mul));
    let noted = log.clone();
    environment.add_filter("_delat", move |one: Jinja, other: Jinja| divided(&one, &other, &noted));
    environment.add_filter("_negativ", |one: Jinja| computed(&Jinja::from(0), &one, Decimal::checked_sub));
    environment.add_filter("_tal", |text: &str| text.parse::<Decimal>().map(jinja).map_err(|_| operation()));
    for (name, wanted) in [("eq", true), ("ne", false)] {
        let log = log.clone();
        let compare = move |one: Jinja, other: Jinja| {
            // What has no value is not even other than something.
            if one.is_undefined() || other.is_undefined() {
                log.left_out();
                return false;
            }
            equal(&one, &other) == wanted
        };
        environment.add_filter(format!("_{name}"), compare.clone());
        environment.add_test(name, compare);
    }
    let compare: [(&str, Holds); 4] =
        [("lt", Ordering::is_lt), ("le", Ordering::is_le), ("gt", Ordering::is_gt), ("ge", Ordering::is_ge)];
    for (name, holds) in compare {
        let log = log.clone();
        let compare = move |one: Jinja, other: Jinja| {
            // What is left out, or has no value, is neither more nor less than anything.
            let is_nothing = |value: &Jinja| value.is_none() || value.is_undefined();
            if is_nothing(&one) || is_nothing(&other) {
                log.left_out();
                return false;
            }
            holds(order(&one, &other))
        };
        environment.add_filter(format!("_{name}"), compare.clone());
        environment.add_test(name, compare);
    }
}

fn plus(one: Decimal, other: Decimal) -> Option<Decimal> {
    one.checked_add(other)
}

/// What is computed from something that is not there: undefined where one of the values is lost, none where one is not given.
pub(super) fn nothing(values: &[&Jinja]) -> Option<Jinja> {
    let is_lost = values.iter().any(|value| value.is_undefined());
    let is_left_out = values.iter().any(|value| value.is_none());
    if is_lost { Some(Jinja::UNDEFINED) } else { is_left_out.then(|| Jinja::from(())) }
}

/// What an operator gives: of whole numbers a whole number, of what is left out nothing.
fn computed(one: &Jinja, other: &Jinja, compute: fn(Decimal, Decimal) -> Option<Decimal>) -> Result<Jinja, Error> {
    if let Some(nothing) = nothing(&[one, other]) {
        return Ok(nothing);
    }
    if let (Some(one), Some(other)) = (one.as_str(), other.as_str())
        && std::ptr::fn_addr_eq(compute, plus as fn(Decimal, Decimal) -> Option<Decimal>)
    {
        return Ok(Jinja::from(format!("{one}{other}")));
    }
    let is_whole = one.is_integer() && other.is_integer();
    let result = compute(required(one)?, required(other)?).ok_or_else(operation)?;
    Ok(back(result, is_whole))
}

/// A quotient; undefined where it is divided by nothing.
fn divided(one: &Jinja, other: &Jinja, log: &Log) -> Result<Jinja, Error> {
    if let Some(nothing) = nothing(&[one, other]) {
        return Ok(nothing);
    }
    let by = required(other)?;
    if by.is_zero() {
        log.divided_by_zero();
    }
    Ok(required(one)?.checked_div(by).map_or(Jinja::UNDEFINED, jinja))
}

fn operation() -> Error {
    Error::new(ErrorKind::InvalidOperation, Reason::from(message!(reasons::OPERATION)).to_string())
}
