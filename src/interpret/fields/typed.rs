//! Values of the types that a kind of case gives its facts: a number, a day, a year, one of several texts.

use rust_decimal::Decimal;

use super::{Fields, shown};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::toml::{Node, NodeValue};
use crate::inputs::toml_slips;
use crate::interpret::meant::{Meant, meant};
use crate::interpret::numbers::{self, Misread};
use crate::interpret::shown::says_multiple;
use crate::interpret::values;
use crate::limits;
use crate::message::message;
use crate::model::{Placed, TRUTH, Value};
use crate::place::Place;
use crate::templates::{Form, ValueType};

impl Fields<'_> {
    /// A required value of this form.
    pub(in crate::interpret) fn value(&mut self, name: &str, form: &Form<'_>) -> Option<Placed<Value>> {
        if form.typ == ValueType::Text {
            return self.text(name).map(|text| Placed { value: Value::Text(text.value), places: text.places });
        }
        let node = self.filled(name)?;
        let mut place = node.place.clone();
        let value = match &node.value {
            NodeValue::Number(typed) => {
                let number = self.number(name, typed, form, node)?;
                if values::is_below(number, form) {
                    let least = form.least.unwrap_or_default();
                    let kind = values::kind_below(number, form);
                    let problem =
                        message!(codes::VALUE_BELOW, nyckel = name, varde = typed, minst = least, slag = kind);
                    self.problems.push(Diagnostic::error(problem).at(node.place.clone()));
                    return None;
                }
                if form.typ.is_quantity() && values::is_above(number) {
                    let problem =
                        message!(codes::VALUE_ABOVE, nyckel = name, varde = typed, siffror = limits::NUMBER_DIGITS);
                    self.problems.push(Diagnostic::error(problem).at(node.place.clone()));
                    return None;
                }
                values::of_number(number, form)
            }
            NodeValue::Date(date) if form.typ == ValueType::Datum => Some(Value::Date(*date)),
            NodeValue::Boolean(truth) => values::of_truth(*truth, form),
            NodeValue::Bare(_) => match self.as_meant(name, form, node, place.clone()) {
                Some(value) => return value.map(|value| Placed::new(value, place)),
                None => None,
            },
            NodeValue::Text(_) => {
                let text = self.text(name)?;
                place = text.places.first().cloned().unwrap_or(place);
                values::of_text(&text.value, form)
            }
            _ => None,
        };
        if value.is_none() && self.as_meant(name, form, node, place.clone()).is_none() {
            self.report_misfit(name, form, node, place.clone());
        }
        Some(Placed::new(value?, place))
    }

    /// Tells what a value means that is written in another way than its form, and gives what it is read as: nothing where two
    /// numbers stand. None where nobody can say what it means.
    pub(super) fn as_meant(&mut self, name: &str, form: &Form<'_>, node: &Node, place: Place) -> Option<Option<Value>> {
        let day;
        let typed = match &node.value {
            NodeValue::Text(text) | NodeValue::Bare(text) => text.text.trim(),
            // A day where something else of it is wanted: its month, or its text.
            NodeValue::Date(date) => {
                day = date.to_string();
                &day
            }
            _ => return None,
        };
        let given = shown(&node.value);
        if let Some(problem) =
            toml_slips::twice(name, typed).filter(|_| form.typ.is_quantity() || form.typ == ValueType::Ar)
        {
            // Without quotation marks it has been told where the file was read.
            let is_told = matches!(node.value, NodeValue::Bare(_));
            self.problems.extend(Some(problem.at(place)).filter(|_| !is_told));
            return Some(None);
        }
        let Some(meaning) = meant(typed, form) else { return self.ambiguous(name, typed, form, place) };
        let (problem, value) = match meaning {
            Meant::Two(first, second) => {
                (message!(codes::VALUE_OF_TWO, nyckel = name, varde = given, ena = first, andra = second), None)
            }
            Meant::One(right, value) => {
                // What has been told of it where the file was read says the same.
                let told = toml_slips::told(name, typed, false).and_then(|told| told.arguments.get("ratt").cloned());
                if matches!(node.value, NodeValue::Bare(_)) && told.as_ref() == Some(&right) {
                    return Some(Some(value));
                }
                let kind = form.typ.name();
                (message!(codes::VALUE_MEANT, nyckel = name, typ = kind, varde = given, ratt = right), Some(value))
            }
        };
        self.problems.push(Diagnostic::error(problem).at(place));
        Some(value)
    }

    /// Tells of a number between quotation marks or without them that can be read in two ways, perhaps with words around it.
    fn ambiguous(&mut self, name: &str, typed: &str, form: &Form<'_>, place: Place) -> Option<Option<Value>> {
        let Err(Misread::Ambiguous(readings)) = numbers::read(digits(typed, form)?, form.most_decimals()) else {
            return None;
        };
        let problem = message!(
            codes::VALUE_AMBIGUOUS,
            nyckel = name,
            tusental = readings.digits(),
            decimaltal = readings.decimals_in_toml(),
            decimaler = form.most_decimals()
        );
        self.problems.push(Diagnostic::error(problem).at(place));
        Some(None)
    }

    /// A number; one that can be read in two ways is told. In TOML a stop is a decimal sign, so that only a type with fewer
    /// decimals than three makes a riddle of three.
    fn number(&mut self, name: &str, typed: &str, form: &Form<'_>, node: &Node) -> Option<Decimal> {
        match numbers::read(typed, form.most_decimals()) {
            Ok(number) => Some(number),
            Err(Misread::Ambiguous(readings)) if form.most_decimals() > 2 => readings.decimals_in_toml().parse().ok(),
            Err(Misread::NoNumber | Misread::Otherwise(_)) => {
                self.report_misfit(name, form, node, node.place.clone());
                None
            }
            // A year has neither thousands nor decimals.
            Err(Misread::Ambiguous(readings)) if form.typ == ValueType::Ar => {
                let (kind, right) = (form.typ.name(), readings.digits());
                let problem = message!(codes::VALUE_MEANT, nyckel = name, typ = kind, varde = typed, ratt = right);
                self.problems.push(Diagnostic::error(problem).at(node.place.clone()));
                None
            }
            Err(Misread::Ambiguous(_)) => self.ambiguous(name, typed, form, node.place.clone()).and(None),
        }
    }

    /// Reports a value that does not fit its type.
    fn report_misfit(&mut self, name: &str, form: &Form<'_>, node: &Node, place: Place) {
        let malformed = |form| Diagnostic::error(message!(codes::VALUE_MALFORMED, nyckel = name, form = form));
        let not_allowed = |given: &str, allowed: String| {
            Diagnostic::error(message!(codes::VALUE_NOT_ALLOWED, nyckel = name, varde = given, tillatna = allowed))
        };
        let problem = match (form.typ, &node.value) {
            (ValueType::Ar, NodeValue::Number(_) | NodeValue::Bare(_)) => malformed("ar"),
            (ValueType::Manad, NodeValue::Text(_) | NodeValue::Bare(_)) => malformed("manad"),
            (ValueType::Val, NodeValue::Text(text) | NodeValue::Bare(text)) => {
                not_allowed(&text.text, form.allowed.join(", "))
            }
            (ValueType::Janej, NodeValue::Text(text) | NodeValue::Bare(text)) => {
                not_allowed(&text.text, [TRUTH[1], TRUTH[0]].join(", "))
            }
            (ValueType::Decimal | ValueType::Andel, NodeValue::Number(given))
                if numbers::read(given, numbers::ALL_DECIMALS).is_ok() =>
            {
                let most = form.most_decimals();
                Diagnostic::error(message!(codes::VALUE_MORE_DECIMALS, nyckel = name, varde = given, antal = most))
            }
            (ValueType::Decimal | ValueType::Andel, NodeValue::Number(given)) => {
                let (kind, most) = (form.typ.name(), form.most_decimals());
                Diagnostic::error(message!(
                    codes::VALUE_DECIMALS,
                    nyckel = name,
                    typ = kind,
                    varde = given,
                    antal = most
                ))
            }
            (ValueType::Manad | ValueType::Val, _) => return self.report_type(name, "text", node),
            (ValueType::Ar, _) => return self.report_type(name, "heltal", node),
            (typ, _) => return self.report_type(name, typ.name(), node),
        };
        self.problems.push(problem.at(place));
    }
}

/// The digits of a number with their separators, without what stands before and after them; nothing where that makes another number
/// of it, or the form is none of a number.
fn digits<'t>(typed: &'t str, form: &Form<'_>) -> Option<&'t str> {
    let is_number = matches!(form.typ, ValueType::Heltal | ValueType::Decimal | ValueType::Belopp | ValueType::Andel);
    let start = typed.find(|c: char| c.is_ascii_digit()).filter(|_| is_number && !says_multiple(typed))?;
    let end = typed.rfind(|c: char| c.is_ascii_digit())?;
    let start = if typed[..start].ends_with('-') { start - 1 } else { start };
    Some(&typed[start..=end])
}
