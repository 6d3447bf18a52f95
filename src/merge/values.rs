//! What the values of a case come to, worked out once for all its documents.

use super::computed;
use super::conditions::{self, Hidden};
use crate::diagnostic::Diagnostics;
use crate::expression::{Expressions, KnownValues};
use crate::model::Case;
use crate::templates::Templates;

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
        let expressions = Expressions::new(case, &templates.arendetyp).with_house(&templates.husstil.hus);
        let computed = computed::values(&expressions, templates, problems);
        let hidden = conditions::hidden(case, templates, &computed, problems);
        Self { computed, expressions, hidden }
    }
}
