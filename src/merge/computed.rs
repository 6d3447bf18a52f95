//! The values of `berakning`, each computed once, after those that it reads; and the order in which these and the computed columns
//! of tables are computed.

use std::collections::BTreeMap;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{Evaluation, Expressions, KnownValues, from_jinja, names_read, words_read};
use crate::message::message;
use crate::model::Placed;
use crate::model::Value;
use crate::place::Place;
use crate::reasons::{self, Reason};
use crate::templates::{Arendetyp, ColumnSpec, ComputedSpec, TableSpec, Templates, ValueType};

/// The first word of the names of computed values.
pub(super) const ROOT: &str = "berakning";

/// Something that is computed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step<'k> {
    /// A value of `berakning`.
    Value(&'k ComputedSpec),
    /// A column of a table.
    Column(&'k TableSpec, &'k ColumnSpec),
}

impl<'k> Step<'k> {
    /// Its name, as others read it.
    fn name(self) -> String {
        match self {
            Self::Value(spec) => spec.namn.clone(),
            Self::Column(table, column) => format!("{}.{}", table.namn, column.namn),
        }
    }

    fn expression(self) -> &'k str {
        match self {
            Self::Value(spec) => &spec.uttryck,
            Self::Column(_, column) => column.uttryck.as_deref().unwrap_or_default(),
        }
    }

    /// Where its expression stands.
    pub(crate) fn place(self, templates: &Templates) -> Place {
        let file = format!("{}/arendetyp.toml", templates.arendetyp.namn);
        match self {
            Self::Value(spec) => templates.place_of(&file, &["berakning", &spec.namn, "uttryck"]),
            Self::Column(table, column) => {
                templates.place_of(&file, &["tabell", &table.namn, "kolumner", &column.namn, "uttryck"])
            }
        }
    }

    /// What it reads of what is computed.
    fn reads(self, kind: &Arendetyp) -> Vec<String> {
        let names = names_read(self.expression());
        let values = names.iter().filter_map(|name| name.strip_prefix("berakning.").map(str::to_owned));
        let own = match self {
            Self::Value(_) => None,
            Self::Column(table, _) => Some(&table.namn),
        };
        let words = words_read(self.expression());
        let tables = kind.tabeller.iter().filter(|table| own == Some(&table.namn) || names.contains(&table.namn));
        let columns = tables.flat_map(|table| table.kolumner.computed().map(move |(column, _)| (table, column)));
        let read = columns.filter(|(_, column)| words.contains(&column.namn));
        values.chain(read.map(|(table, column)| Step::Column(table, column).name())).collect()
    }

    /// What is told of an expression that divides by nought.
    pub(super) fn by_zero(self, places: Vec<Place>) -> Diagnostic {
        Diagnostic::warning(message!(codes::DIVIDED_BY_ZERO, namn = self.name())).at_all(places)
    }

    /// The problem of an expression that fails.
    pub(super) fn failed(self, reason: &str, templates: &Templates) -> Diagnostic {
        let problem = message!(codes::EXPRESSION_FAILED, namn = self.name(), orsak = reason);
        Diagnostic::error(problem).at(self.place(templates))
    }
}

/// Everything in a circle of what reads each other.
#[derive(Debug)]
pub(crate) struct Circle<'k> {
    /// The names, the first again at the end.
    names: Vec<String>,
    /// The first.
    first: Step<'k>,
}

impl Circle<'_> {
    /// The problem that it is.
    pub(crate) fn problem(&self, templates: &Templates) -> Diagnostic {
        let problem = message!(codes::COMPUTED_CIRCULAR, namn = self.names.join(", "));
        Diagnostic::error(problem).at(self.first.place(templates))
    }
}

/// Computes all values, and lets the expressions know them; none where something they need is missing. The columns are computed
/// before (`columns`).
pub(super) fn values(expressions: &Expressions, templates: &Templates, problems: &mut Diagnostics) -> KnownValues {
    let kind = &templates.arendetyp;
    let mut known = unknown_yet(expressions, kind);
    let order = match order(kind) {
        Ok(order) => order,
        Err(circle) => {
            problems.push(circle.problem(templates));
            return known;
        }
    };
    for step in order {
        if let Step::Value(spec) = step {
            value(expressions, spec, templates, &mut known, problems);
        }
    }
    known
}

/// All values, none of them known yet.
pub(super) fn unknown_yet(expressions: &Expressions, kind: &Arendetyp) -> KnownValues {
    let known: KnownValues = kind.berakningar.iter().map(|spec| (spec.namn.clone(), None)).collect();
    expressions.know(ROOT, known.clone());
    known
}

/// Computes one of the values, and lets the expressions know it.
pub(super) fn value(
    expressions: &Expressions,
    spec: &ComputedSpec,
    templates: &Templates,
    known: &mut KnownValues,
    problems: &mut Diagnostics,
) {
    let value = compute(expressions, spec, templates, problems);
    if value.is_some() {
        known.insert(spec.namn.clone(), value);
        expressions.know(ROOT, known.clone());
    }
}

/// Lets the expressions know which of the values are none only because something optional that they read is left out: what
/// compares these waits for nothing.
pub(super) fn leave_out(expressions: &Expressions, templates: &Templates, known: &KnownValues) {
    let mut left_out = Vec::new();
    for step in order(&templates.arendetyp).unwrap_or_default() {
        let Step::Value(spec) = step else { continue };
        let is_none = known.get(&spec.namn).is_some_and(Option::is_none);
        if is_none && matches!(expressions.evaluate(&spec.uttryck), Evaluation::LeftOut) {
            left_out.push(spec.namn.clone());
            expressions.know_without(ROOT, known.clone(), left_out.clone());
        }
    }
}

/// The columns, then the values, each after those that it reads; or some that read each other in a circle.
pub(crate) fn order(kind: &Arendetyp) -> Result<Vec<Step<'_>>, Circle<'_>> {
    let columns = kind
        .tabeller
        .iter()
        .flat_map(|table| table.kolumner.computed().map(move |(column, _)| Step::Column(table, column)));
    let steps: Vec<Step<'_>> = columns.chain(kind.berakningar.iter().map(Step::Value)).collect();
    let reads: BTreeMap<String, Vec<String>> = steps.iter().map(|step| (step.name(), step.reads(kind))).collect();
    let by_name = |name: &str| steps.iter().find(|step| step.name() == name).copied();
    let mut done = Vec::new();
    for step in &steps {
        if let Err(names) = visit(&step.name(), &reads, &mut Vec::new(), &mut done) {
            let first = names.first().and_then(|name| by_name(name)).unwrap_or(*step);
            return Err(Circle { names, first });
        }
    }
    Ok(done.iter().filter_map(|name| by_name(name)).collect())
}

/// Puts what a value reads before it; `open` are those that wait for it.
fn visit(
    name: &str,
    reads: &BTreeMap<String, Vec<String>>,
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
    let failed = |reason: &str| Step::Value(spec).failed(reason, templates);
    match expressions.evaluate(&spec.uttryck) {
        Evaluation::Missing | Evaluation::LeftOut => None,
        Evaluation::ByZero(places) => {
            problems.push(Step::Value(spec).by_zero(places));
            None
        }
        Evaluation::Failed(reason) => {
            problems.push(failed(&reason));
            None
        }
        Evaluation::Value(value, places) => match from_jinja(&value, &spec.form()) {
            Some(value) => Some(Placed { value, places }),
            None => {
                problems.push(failed(&unfit(&value, spec.typ)));
                None
            }
        },
    }
}

/// Why what an expression gave is no value of its type.
pub(super) fn unfit(value: &minijinja::Value, typ: ValueType) -> String {
    let reason = match typ {
        ValueType::Heltal => message!(reasons::NO_INTEGER, varde = value),
        _ => message!(reasons::NO_VALUE_OF_TYPE, varde = value),
    };
    Reason::from(reason).to_string()
}
