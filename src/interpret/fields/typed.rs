//! Values of the types that a kind of case gives its facts: a number, a day, a year, one of several texts.

use rust_decimal::Decimal;

use super::Fields;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::toml::{Node, NodeValue};
use crate::interpret::numbers::{self, Misread};
use crate::interpret::values;
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
                    let problem = message!(codes::VALUE_BELOW, nyckel = name, varde = typed, minst = least);
                    self.problems.push(Diagnostic::error(problem).at(node.place.clone()));
                    return None;
                }
                values::of_number(number, form)
            }
            NodeValue::Date(date) if form.typ == ValueType::Datum => Some(Value::Date(*date)),
            NodeValue::Boolean(truth) => values::of_truth(*truth, form),
            NodeValue::Text(_) => {
                let text = self.text(name)?;
                place = text.places.first().cloned().unwrap_or(place);
                values::of_text(&text.value, form)
            }
            _ => None,
        };
        if value.is_none() {
            self.report_misfit(name, form, node, place.clone());
        }
        Some(Placed::new(value?, place))
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
            Err(Misread::Ambiguous(readings)) => {
                let problem = message!(
                    codes::VALUE_AMBIGUOUS,
                    nyckel = name,
                    tusental = readings.digits(),
                    decimaltal = readings.decimals_in_toml()
                );
                self.problems.push(Diagnostic::error(problem).at(node.place.clone()));
                None
            }
        }
    }

    /// Reports a value that does not fit its type.
    fn report_misfit(&mut self, name: &str, form: &Form<'_>, node: &Node, place: Place) {
        let malformed = |form| Diagnostic::error(message!(codes::VALUE_MALFORMED, nyckel = name, form = form));
        let not_allowed = |given: &str, allowed: String| {
            Diagnostic::error(message!(codes::VALUE_NOT_ALLOWED, nyckel = name, varde = given, tillatna = allowed))
        };
        let problem = match (form.typ, &node.value) {
            (ValueType::Ar, NodeValue::Number(_)) => malformed("ar"),
            (ValueType::Manad, NodeValue::Text(_)) => malformed("manad"),
            (ValueType::Val, NodeValue::Text(text)) => not_allowed(&text.text, form.allowed.join(", ")),
            (ValueType::Janej, NodeValue::Text(text)) => not_allowed(&text.text, [TRUTH[1], TRUTH[0]].join(", ")),
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
