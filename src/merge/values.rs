//! What the values of a case come to, worked out once for all its documents.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use super::computed::{self, Step};
use super::conditions::{self, Hidden};
use crate::diagnostic::Diagnostics;
use crate::expression::{Expressions, KnownValues, names_read};
use crate::model::{Case, Placed, Status, Table, Value};
use crate::templates::{ComputedSpec, Templates};

/// What a settled case's own values come to, in the order of its templates: what is computed, and what that shows.
pub struct Values {
    /// Values of `berakning`, by name; none where something they need is missing.
    pub computed: KnownValues,
    /// What summaries and figures are evaluated with, once one asks for it.
    expressions: OnceCell<Expressions>,
    /// The sections and decision points that are not shown.
    pub(super) hidden: Hidden,
}

impl Values {
    /// Works them out, and reports what fails.
    pub fn of(case: &Case, templates: &Templates, problems: &mut Diagnostics) -> Self {
        let expressions = expressions(case, templates);
        let computed = computed::values(&expressions, templates, problems);
        let hidden = conditions::hidden(case, templates, &computed, problems);
        Self { computed, expressions: OnceCell::from(expressions), hidden }
    }

    /// Those of a case of which none is asked for.
    pub fn unread() -> Self {
        Self { computed: KnownValues::new(), expressions: OnceCell::new(), hidden: Hidden::default() }
    }

    /// What summaries and figures of the case are evaluated with.
    fn expressions(&self, case: &Case, templates: &Templates) -> &Expressions {
        self.expressions.get_or_init(|| expressions(case, templates).with(computed::ROOT, self.computed.clone()))
    }
}

/// What summaries and figures of a case are evaluated with: prepared when the first of them has an expression.
#[derive(Clone, Copy)]
pub(super) struct Evaluator<'a> {
    pub values: &'a Values,
    pub case: &'a Case,
    pub templates: &'a Templates,
}

impl Deref for Evaluator<'_> {
    type Target = Expressions;

    fn deref(&self) -> &Expressions {
        self.values.expressions(self.case, self.templates)
    }
}

fn expressions(case: &Case, templates: &Templates) -> Expressions {
    Expressions::new(case, &templates.arendetyp).with_house(&templates.husstil.hus)
}

/// A case's values, for cases that differ from it in few things: only what reads one of these is worked out anew.
pub struct KnownCase<'c> {
    case: &'c Case,
    templates: &'c Templates,
    computed: KnownValues,
    /// What is computed, each after what it reads, with the names that it reads.
    steps: Vec<(&'c ComputedSpec, BTreeSet<String>)>,
    /// What was worked out anew, by name, each with what it was worked out from.
    worked_out: RefCell<BTreeMap<String, Vec<(Inputs, Computed)>>>,
}

/// A computed value; none where something that it needs is missing.
type Computed = Option<Placed<Value>>;

/// What a value is worked out from.
struct Inputs {
    /// Whether an empty table lacks its rows hangs on how far the case has come.
    status: Status,
    tables: Vec<Option<Arc<Table>>>,
    /// Facts and computed values by name.
    values: Vec<(String, Computed)>,
}

impl Inputs {
    /// Those of what reads these names, in a case with these computed values.
    fn of(reads: &BTreeSet<String>, case: &Case, known: &KnownValues) -> Self {
        let mut inputs = Self { status: case.status, tables: Vec::new(), values: Vec::new() };
        let of_group = |group: &KnownValues, root: &str, read: &str| {
            let found = group
                .iter()
                .filter(|(name, _)| read.is_empty() || is_same_or_within(name, read) || is_same_or_within(read, name));
            found.map(|(name, value)| (format!("{root}.{name}"), value.clone())).collect::<Vec<_>>()
        };
        for name in reads {
            let (root, read) = name.split_once('.').unwrap_or((name, ""));
            match root {
                "hus" => {}
                "fakta" => inputs.values.extend(of_group(&case.facts, root, read)),
                computed::ROOT => inputs.values.extend(of_group(known, root, read)),
                table => inputs.tables.push(case.tables.get(table).cloned()),
            }
        }
        inputs
    }

    /// Of tables it is enough to see that they are one; two that say the same are rare, and only worked out from twice.
    fn are_those_of(&self, other: &Self) -> bool {
        let is_one = |(own, other): (&Option<Arc<Table>>, &Option<Arc<Table>>)| match (own, other) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            (own, other) => own.is_none() && other.is_none(),
        };
        self.status == other.status && self.values == other.values && self.tables.iter().zip(&other.tables).all(is_one)
    }
}

impl<'c> KnownCase<'c> {
    /// A settled case with what its values come to.
    pub fn new(case: &'c Case, templates: &'c Templates, computed: KnownValues) -> Self {
        let order = computed::order(&templates.arendetyp).unwrap_or_default();
        let values = order.into_iter().filter_map(|step| match step {
            Step::Value(spec) => Some((spec, names_read(&spec.uttryck))),
            Step::Column(..) => None,
        });
        Self { case, templates, computed, steps: values.collect(), worked_out: RefCell::default() }
    }

    /// The values of another settled case with the same templates, of whose facts some may be others: these by name. Nothing is reported.
    pub fn values_of(&self, other: &Case, facts: &BTreeSet<&str>) -> Values {
        let mut problems = Diagnostics::new();
        let expressions = OnceCell::new();
        let anew = self.worked_out_anew(other, facts);
        let mut known = self.computed.clone();
        known.extend(anew.iter().map(|(spec, _)| (spec.namn.clone(), None)));
        for (spec, reads) in anew {
            let inputs = Inputs::of(reads, other, &known);
            if let Some(value) = self.known_of(&spec.namn, &inputs) {
                known.insert(spec.namn.clone(), value);
                expressions.get().into_iter().for_each(|it: &Expressions| it.know(computed::ROOT, known.clone()));
                continue;
            }
            let expressions = expressions
                .get_or_init(|| self::expressions(other, self.templates).with(computed::ROOT, known.clone()));
            computed::value(expressions, spec, self.templates, &mut known, &mut problems);
            let value = known.get(&spec.namn).cloned().flatten();
            self.worked_out.borrow_mut().entry(spec.namn.clone()).or_default().push((inputs, value));
        }
        let hidden = conditions::hidden(other, self.templates, &known, &mut problems);
        Values { computed: known, expressions, hidden }
    }

    /// What a value is in a case, where it was worked out from the same before.
    fn known_of(&self, name: &str, inputs: &Inputs) -> Option<Computed> {
        let worked_out = self.worked_out.borrow();
        let found = worked_out.get(name)?.iter().find(|(known, _)| known.are_those_of(inputs));
        found.map(|(_, value)| value.clone())
    }

    /// What reads something that is another in the other case, by itself or through what else is computed.
    fn worked_out_anew(&self, other: &Case, facts: &BTreeSet<&str>) -> Vec<(&'c ComputedSpec, &BTreeSet<String>)> {
        let mut anew: Vec<(&ComputedSpec, &BTreeSet<String>)> = Vec::new();
        for (spec, reads) in &self.steps {
            let is_other = |name: &String| match name.split_once('.') {
                Some(("hus", _)) => false,
                Some((computed::ROOT, value)) => anew.iter().any(|(spec, _)| is_same_or_within(value, &spec.namn)),
                _ if name == "fakta" => !facts.is_empty(),
                Some(("fakta", read)) => {
                    facts.iter().any(|fact| is_same_or_within(fact, read) || is_same_or_within(read, fact))
                }
                _ => self.is_other_table(name, other),
            };
            if reads.iter().any(is_other) {
                anew.push((spec, reads));
            }
        }
        anew
    }

    /// Whether a table is another; whether an empty one lacks its rows hangs on how far the case has come.
    fn is_other_table(&self, name: &str, other: &Case) -> bool {
        match (self.case.tables.get(name), other.tables.get(name)) {
            (Some(own), Some(other_table)) => !Arc::ptr_eq(own, other_table) || self.case.status != other.status,
            _ => true,
        }
    }
}

/// Whether a dotted name is another name, or of the group that it names.
pub(super) fn is_same_or_within(name: &str, group: &str) -> bool {
    name.strip_prefix(group).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
