//! What the expressions of a summary or a figure could not give, told once for each of them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value as Jinja;

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::expression::Evaluation;
use crate::message::message;
use crate::place::Place;
use crate::templates::Templates;

/// What has gone wrong so far, by the names of the expressions.
#[derive(Default)]
pub(in crate::merge) struct Troubles {
    /// What was read where something is divided by nought.
    by_zero: RefCell<BTreeMap<String, BTreeSet<Place>>>,
    /// Why those that are wrong are.
    failed: RefCell<BTreeMap<String, String>>,
}

impl Troubles {
    /// What an expression gave, and what it read: `read` where it knows nothing of that itself. None where it gave nothing.
    pub(in crate::merge) fn settled(
        &self,
        name: impl FnOnce() -> String,
        evaluation: Evaluation,
        read: &[Place],
    ) -> Option<(Jinja, Vec<Place>)> {
        match evaluation {
            Evaluation::Value(value, places) => Some((value, places)),
            Evaluation::Missing | Evaluation::LeftOut => None,
            Evaluation::ByZero(places) => {
                let mut by_zero = self.by_zero.borrow_mut();
                by_zero.entry(name()).or_default().extend(if places.is_empty() { read.to_vec() } else { places });
                None
            }
            Evaluation::Failed(reason) => {
                self.failed.borrow_mut().insert(name(), reason);
                None
            }
        }
    }

    /// What is told; `way` leads to the summary or the figure in the kind of case.
    pub(in crate::merge) fn told(&self, templates: &Templates, way: &[&str]) -> Vec<Diagnostic> {
        let by_zero = self.by_zero.take().into_iter().map(|(name, places)| {
            Diagnostic::warning(message!(codes::DIVIDED_BY_ZERO, namn = name)).at_all(places.into_iter().collect())
        });
        let place = || templates.place_of(&format!("{}/arendetyp.toml", templates.arendetyp.namn), way);
        let failed = self.failed.take().into_iter().map(|(name, reason)| {
            Diagnostic::error(message!(codes::EXPRESSION_FAILED, namn = name, orsak = reason)).at(place())
        });
        by_zero.chain(failed).collect()
    }
}
