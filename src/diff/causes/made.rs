//! A case in which something was put back, with what its values then come to.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::merge::{KnownCase, Values};
use crate::model::Case;
use crate::templates::Templates;

/// A case with its templates in work.
pub(super) struct Work {
    pub case: Case,
    /// Its templates, where these are not the case's own.
    pub templates: Option<Templates>,
}

/// A case in which something was put back.
pub(super) struct Made {
    pub work: Work,
    /// The facts that are others.
    pub facts: BTreeSet<String>,
    /// What its values come to, worked out when one is asked for.
    values: OnceCell<Values>,
    /// The same for what asks for none.
    unread: OnceCell<Values>,
}

impl Made {
    /// A settled case in which these facts were put back, whatever else was.
    pub(super) fn new(work: Work, facts: BTreeSet<String>) -> Self {
        Self { work, facts, values: OnceCell::new(), unread: OnceCell::new() }
    }

    /// What its values come to; `known` are those of the case as it is.
    pub(super) fn values(&self, known: &KnownCase<'_>) -> &Values {
        self.values.get_or_init(|| match &self.work.templates {
            Some(other) => Values::of(&self.work.case, other, &mut Diagnostics::new()),
            None => known.values_of(&self.work.case, &self.facts.iter().map(String::as_str).collect()),
        })
    }

    /// Values for what asks for none.
    pub(super) fn unread(&self) -> &Values {
        self.values.get().unwrap_or_else(|| self.unread.get_or_init(Values::unread))
    }
}
