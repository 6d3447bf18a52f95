//! What the values of a case come to, worked out once for all its documents.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::computed::{self, Step};
use super::conditions::{self, Hidden};
use crate::diagnostic::Diagnostics;
use crate::expression::{Expressions, KnownValues, names_read};
use crate::model::Case;
use crate::templates::{ComputedSpec, Templates};

/// What a settled case's own values come to, in the order of its templates: what is computed, and what that shows.
pub struct Values {
    /// Values of `berakning`, by name; none where something they need is missing.
    pub computed: KnownValues,
    /// What summaries and figures are evaluated with.
    pub(super) expressions: Expressions,
    /// The sections and decision points that are not shown.
    pub(super) hidden: Hidden,
}

impl Values {
    /// Works them out, and reports what fails.
    pub fn of(case: &Case, templates: &Templates, problems: &mut Diagnostics) -> Self {
        let expressions = expressions(case, templates);
        let computed = computed::values(&expressions, templates, problems);
        let hidden = conditions::hidden(case, templates, &computed, problems);
        Self { computed, expressions, hidden }
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
}

impl<'c> KnownCase<'c> {
    /// Works the values of a settled case out.
    pub fn new(case: &'c Case, templates: &'c Templates) -> Self {
        let computed = Values::of(case, templates, &mut Diagnostics::new()).computed;
        let order = computed::order(&templates.arendetyp).unwrap_or_default();
        let values = order.into_iter().filter_map(|step| match step {
            Step::Value(spec) => Some((spec, names_read(&spec.uttryck))),
            Step::Column(..) => None,
        });
        Self { case, templates, computed, steps: values.collect() }
    }

    /// The values of another settled case with the same templates. Nothing is reported.
    pub fn values_of(&self, other: &Case) -> Values {
        let mut problems = Diagnostics::new();
        let expressions = expressions(other, self.templates);
        let anew = self.worked_out_anew(other);
        let mut known = self.computed.clone();
        known.extend(anew.iter().map(|spec| (spec.namn.clone(), None)));
        expressions.know(computed::ROOT, known.clone());
        for spec in anew {
            computed::value(&expressions, spec, self.templates, &mut known, &mut problems);
        }
        let hidden = conditions::hidden(other, self.templates, &known, &mut problems);
        Values { computed: known, expressions, hidden }
    }

    /// What reads something that is another in the other case, by itself or through what else is computed.
    fn worked_out_anew(&self, other: &Case) -> Vec<&'c ComputedSpec> {
        let facts = self.other_facts(other);
        let mut anew: Vec<&ComputedSpec> = Vec::new();
        for (spec, reads) in &self.steps {
            let is_other = |name: &String| match name.split_once('.') {
                Some(("hus", _)) => false,
                Some((computed::ROOT, value)) => anew.iter().any(|spec| is_same_or_within(value, &spec.namn)),
                _ if name == "fakta" => !facts.is_empty(),
                Some(("fakta", read)) => {
                    facts.iter().any(|fact| is_same_or_within(fact, read) || is_same_or_within(read, fact))
                }
                _ => self.is_other_table(name, other),
            };
            if reads.iter().any(is_other) {
                anew.push(spec);
            }
        }
        anew
    }

    /// The facts that the two do not share.
    fn other_facts<'o>(&'o self, other: &'o Case) -> BTreeSet<&'o str> {
        let (own, others) = (&self.case.facts, &other.facts);
        own.keys().chain(others.keys()).filter(|name| own.get(*name) != others.get(*name)).map(String::as_str).collect()
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
fn is_same_or_within(name: &str, group: &str) -> bool {
    name.strip_prefix(group).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
