//! Rules of a kind of case: expressions in its template folder. What a condition reads becomes the finding's places.

mod days;
mod dragged;
mod most;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use minijinja::value::Value as Jinja;
use toml::Spanned;

use self::most::Against;
use super::Review;
use super::passages::PassageKind;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Wording};
use crate::expression::{Compiled, Evaluation, Expressions, KnownValues, Verdict};
use crate::message::message;
use crate::model::{Placed, Value};
use crate::place::Place;
use crate::source_text::SourceFile;
use crate::templates::{RuleLevel, RuleSpec, RuleTest};

/// Stands for a value that is not filled in.
const NO_VALUE: &str = "–";

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let schema = &review.templates.arendetyp;
    let points = review.passages.iter().filter(|passage| passage.kind == PassageKind::Decision);
    let expressions = Expressions::new(review.case, schema)
        .with("berakning", review.computed.clone())
        .with("arende", case_values(review))
        .with_house(&review.templates.husstil.hus)
        .with_texts("beslutspunkter", points.map(|point| point.text.clone()).collect());
    for rule in &schema.regler {
        let mut against = Vec::new();
        for test in &rule.prov {
            let trial = Trial { review, expressions: &expressions, rule, test, divided: RefCell::default() };
            if let Err(mistake) = trial.run(findings, &mut against) {
                findings.push(failed(review, rule, mistake));
            }
            findings.extend(trial.by_zero());
        }
        findings.extend(most::joined(review.case, against));
    }
}

/// The case's own values that a rule may name.
fn case_values(review: &Review<'_>) -> KnownValues {
    let case = review.case;
    let date = case.issued.as_ref().map(|date| Placed { value: Value::Date(date.value), places: date.places.clone() });
    let number = case
        .number
        .as_ref()
        .map(|number| Placed { value: Value::Text(number.value.clone()), places: number.places.clone() });
    BTreeMap::from([("utfardat".to_owned(), date), ("arendenummer".to_owned(), number)])
}

/// A mistake in a rule: what is wrong, and where in `arendetyp.toml`.
struct Mistake {
    reason: String,
    span: std::ops::Range<usize>,
}

fn failed(review: &Review<'_>, rule: &RuleSpec, mistake: Mistake) -> Diagnostic {
    let path = format!("{}/arendetyp.toml", review.templates.arendetyp.namn);
    let text = review.templates.files.get(&path).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
    let place = SourceFile::new(&path, &text).place(mistake.span);
    Diagnostic::error(message!(codes::RULE_FAILED, namn = &rule.kod, orsak = mistake.reason)).at(place)
}

/// A placeholder: its name, and the expression of its value, as written and read.
type Placeholder<'e> = (&'e str, &'e Spanned<String>, Compiled<'e>);

/// One test of a rule, tried on the case.
struct Trial<'a> {
    review: &'a Review<'a>,
    expressions: &'a Expressions,
    rule: &'a RuleSpec,
    test: &'a RuleTest,
    /// What was read where it divides by nought.
    divided: RefCell<BTreeSet<Place>>,
}

impl Trial<'_> {
    /// What is told where something in the test divides by nought.
    fn by_zero(&self) -> Option<Diagnostic> {
        let places = self.divided.take();
        let problem = || message!(codes::CONDITION_BY_ZERO, slag = "regel", namn = &self.rule.kod);
        (!places.is_empty()).then(|| Diagnostic::warning(problem()).at_all(places.into_iter().collect()))
    }

    /// Tries the test. The first mistake in its expressions ends it. What it finds in rows that it holds against facts is added to
    /// `against`.
    fn run(&self, findings: &mut Diagnostics, against: &mut Vec<Against>) -> Result<(), Mistake> {
        let condition = self.compile(&self.test.villkor)?;
        let values = self.values()?;
        let mut extra = self.extra_places()?;
        if !self.applies()? {
            return Ok(());
        }
        let Some(rows) = &self.test.for_varje else {
            findings.extend(self.try_on(None, &condition, &values, &extra)?);
            return Ok(());
        };
        let list = match self.expressions.evaluate(rows.get_ref()) {
            Evaluation::Value(list, read) => {
                // Of a sheet without rows no row is read.
                extra.extend(read.into_iter().filter(|place| self.is_empty_sheet(place)));
                list
            }
            Evaluation::Missing | Evaluation::LeftOut => return Ok(()),
            Evaluation::ByZero(places) => {
                self.divided.borrow_mut().extend(places);
                return Ok(());
            }
            Evaluation::Failed(reason) => return Err(mistake(rows, reason)),
        };
        let mut of_rows = Vec::new();
        for row in list.try_iter().map_err(|error| mistake(rows, error.to_string()))? {
            of_rows.extend(self.try_on(Some(&row), &condition, &values, &extra)?);
        }
        let found = dragged::joined(self.review, days::joined(self.review, of_rows));
        let facts: Vec<String> = self.test.platser.iter().filter(|name| name.starts_with("fakta.")).cloned().collect();
        let is_joined = found.iter().any(|problem| problem.code.name() != self.rule.kod);
        match self.review.case.tables.get(rows.get_ref()) {
            Some(table) if !facts.is_empty() && !is_joined => {
                against.push(Against { facts, sheet: table.sheet.to_string(), rows: table.rows.len(), found });
            }
            _ => findings.extend(found),
        }
        Ok(())
    }

    fn is_empty_sheet(&self, place: &Place) -> bool {
        self.review.case.tables.values().any(|table| table.empty_place().as_ref() == Some(place))
    }

    /// Whether the test is for this case.
    fn applies(&self) -> Result<bool, Mistake> {
        let Some(when) = &self.test.nar else { return Ok(true) };
        match self.expressions.evaluate(when.get_ref()) {
            Evaluation::Value(value, _) => {
                bool::try_from(value).map_err(|_| mistake(when, "neither true nor false".to_owned()))
            }
            Evaluation::Missing | Evaluation::LeftOut => Ok(false),
            Evaluation::ByZero(places) => {
                self.divided.borrow_mut().extend(places);
                Ok(false)
            }
            Evaluation::Failed(reason) => Err(mistake(when, reason)),
        }
    }

    fn try_on(
        &self,
        row: Option<&Jinja>,
        condition: &Compiled<'_>,
        values: &[Placeholder<'_>],
        extra: &[Place],
    ) -> Result<Option<Diagnostic>, Mistake> {
        let mut places = match self.expressions.holds(condition, row) {
            Verdict::Holds | Verdict::Open => return Ok(None),
            Verdict::ByZero(places) => {
                self.divided.borrow_mut().extend(places);
                return Ok(None);
            }
            Verdict::Broken(places) => places,
            Verdict::Failed(reason) => return Err(mistake(&self.test.villkor, reason)),
        };
        places.extend(extra.iter().filter(|place| !places.contains(place)).cloned().collect::<Vec<_>>());
        let mut filled = BTreeMap::new();
        for (name, source, value) in values {
            match self.expressions.run(value, row) {
                Evaluation::Value(value, _) => filled.insert(*name, shown(&value)),
                Evaluation::Missing | Evaluation::LeftOut | Evaluation::ByZero(_) => {
                    filled.insert(*name, NO_VALUE.to_owned())
                }
                Evaluation::Failed(reason) => return Err(mistake(source, reason)),
            };
        }
        Ok(Some(self.finding(&filled, places)))
    }

    fn finding(&self, values: &BTreeMap<&str, String>, places: Vec<Place>) -> Diagnostic {
        let test = self.test;
        let wording = Wording {
            sv: fill(&test.meddelande_sv, values),
            en: fill(&test.meddelande_en, values),
            hint_sv: fill(&test.tips_sv, values),
            hint_en: fill(&test.tips_en, values),
            values: values.values().cloned().collect(),
        };
        let severity = match self.rule.niva {
            RuleLevel::Fel => Severity::Error,
            RuleLevel::Varning => Severity::Warning,
        };
        Diagnostic::of_rule(&self.rule.kod, severity, wording).at_all(places)
    }

    fn compile<'e>(&'e self, source: &'e Spanned<String>) -> Result<Compiled<'e>, Mistake> {
        self.expressions.compile(source.get_ref()).map_err(|reason| mistake(source, reason))
    }

    /// The values of the texts' placeholders, read; a placeholder without a value is a mistake.
    fn values(&self) -> Result<Vec<Placeholder<'_>>, Mistake> {
        let test = self.test;
        for text in [&test.meddelande_sv, &test.meddelande_en, &test.tips_sv, &test.tips_en] {
            if let Some(name) = placeholders(text).find(|name| !test.varden.contains_key(*name)) {
                return Err(mistake(&test.villkor, format!("{{{name}}} has no value")));
            }
        }
        let compiled = |(name, source)| Ok((String::as_str(name), source, self.compile(source)?));
        test.varden.iter().map(compiled).collect()
    }

    /// The places of the names that the rule wants shown.
    fn extra_places(&self) -> Result<Vec<Place>, Mistake> {
        let mut places = Vec::new();
        for name in &self.test.platser {
            let found = self.places_of(name);
            places.extend(found.ok_or_else(|| mistake(&self.test.villkor, format!("unknown name {name}")))?);
        }
        Ok(places)
    }

    /// A fact or a group of facts, a computed value, or a table's column.
    fn places_of(&self, name: &str) -> Option<Vec<Place>> {
        let case = self.review.case;
        let (first, rest) = name.split_once('.')?;
        match first {
            "fakta" => group_places(&case.facts, rest),
            "berakning" => group_places(self.review.computed, rest),
            "arende" => group_places(&case_values(self.review), rest),
            table => {
                let table = case.tables.get(table)?;
                Some(table.column_places(table.column(rest)?))
            }
        }
    }
}

/// The places of a value, or of all values of a group.
fn group_places(values: &KnownValues, name: &str) -> Option<Vec<Place>> {
    let prefix = format!("{name}.");
    let mut group = values.iter().filter(|(key, _)| *key == name || key.starts_with(&prefix)).peekable();
    group.peek()?;
    Some(group.filter_map(|(_, value)| value.as_ref()).flat_map(|value| value.places.clone()).collect())
}

fn mistake(source: &Spanned<String>, reason: String) -> Mistake {
    Mistake { reason, span: source.span() }
}

/// A value in a message; a list with commas.
fn shown(value: &Jinja) -> String {
    match value.try_iter() {
        Ok(items) if value.as_str().is_none() => items.map(|item| item.to_string()).collect::<Vec<_>>().join(", "),
        _ => value.to_string(),
    }
}

/// The names in `{…}`.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// Puts the values in their places, each of which is known.
fn fill(text: &str, values: &BTreeMap<&str, String>) -> String {
    let mut filled = String::new();
    for (index, piece) in text.split('{').enumerate() {
        match piece.split_once('}') {
            Some((name, rest)) if index > 0 => {
                filled.push_str(values.get(name).map_or(NO_VALUE, String::as_str));
                filled.push_str(rest);
            }
            _ => filled.push_str(piece),
        }
    }
    filled
}

#[cfg(test)]
mod tests;
