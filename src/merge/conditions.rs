//! Which sections stand in the documents: a section may have a condition, which is tried here, before anything is rendered, so
//! that the pages are held to what is to be shown.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::rows::row_name;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{Compiled, Evaluation, Expressions, KnownValues, Verdict};
use crate::interpret::row_key;
use crate::message::message;
use crate::model::{Case, Placed, Value};
use crate::templates::{CaseDocument, RowSections, Templates};

/// The sections that are not shown: the document's key and the section's.
pub(super) type Hidden = BTreeSet<(String, String)>;

/// Tries the condition of every section that has one. Where something that it reads is not filled in the section is shown: it
/// may come to stand there.
pub(super) fn hidden(case: &Case, templates: &Templates, computed: &KnownValues, problems: &mut Diagnostics) -> Hidden {
    let mut trial = Trial { case, templates, computed, expressions: None, hidden: Hidden::new(), problems };
    for document in &templates.arendetyp.dokument {
        let frame = templates.frame(document);
        for section in &frame.spec.avsnitt {
            if let Some(condition) = &section.visas_om {
                trial.section(document, &section.nyckel, condition, None, &frame.file);
            }
        }
        let file = format!("{}/arendetyp.toml", templates.arendetyp.namn);
        for section in &document.avsnitt {
            if let Some(condition) = &section.visas_om {
                trial.section(document, &section.nyckel, condition, section.per.as_ref(), &file);
            }
        }
    }
    trial.hidden
}

struct Trial<'a> {
    case: &'a Case,
    templates: &'a Templates,
    computed: &'a KnownValues,
    /// Made when the first condition asks for it.
    expressions: Option<Expressions>,
    hidden: Hidden,
    problems: &'a mut Diagnostics,
}

impl Trial<'_> {
    fn section(
        &mut self,
        document: &CaseDocument,
        key: &str,
        condition: &Spanned<String>,
        per: Option<&RowSections>,
        file: &str,
    ) {
        let (case, templates, computed) = (self.case, self.templates, self.computed);
        let expressions = self.expressions.get_or_insert_with(|| {
            Expressions::new(case, &templates.arendetyp)
                .with("berakning", computed.clone())
                .with("arende", case_values(case))
                .with_house(&templates.husstil.hus)
        });
        let tried = expressions.compile(condition.get_ref()).and_then(|compiled| match per {
            None => Ok(if holds(expressions, &compiled, None)? { Vec::new() } else { vec![key.to_owned()] }),
            Some(per) => rows_hidden(expressions, &compiled, case, key, per),
        });
        match tried {
            Ok(hidden) => self.hidden.extend(hidden.into_iter().map(|key| (document.nyckel.clone(), key))),
            Err(reason) => {
                let problem = message!(codes::SECTION_FAILED, namn = key, orsak = reason);
                self.problems.push(Diagnostic::error(problem).at(templates.place(file, condition.span())));
            }
        }
    }
}

/// The rows' sections that are not shown.
fn rows_hidden(
    expressions: &Expressions,
    condition: &Compiled<'_>,
    case: &Case,
    key: &str,
    per: &RowSections,
) -> Result<Vec<String>, String> {
    let rows = match expressions.evaluate(per.tabell.get_ref()) {
        Evaluation::Value(rows, _) => rows.try_iter().map_err(|error| error.to_string())?,
        Evaluation::Missing => return Ok(Vec::new()),
        Evaluation::Failed(reason) => return Err(reason),
    };
    let Some(table) = case.tables.get(per.tabell.get_ref()) else { return Ok(Vec::new()) };
    let mut hidden = Vec::new();
    for (index, row) in rows.enumerate() {
        if !holds(expressions, condition, Some(&row))? {
            hidden.push(row_key(key, &row_name(table, index, per)));
        }
    }
    Ok(hidden)
}

fn holds(
    expressions: &Expressions,
    condition: &Compiled<'_>,
    row: Option<&minijinja::value::Value>,
) -> Result<bool, String> {
    match expressions.holds(condition, row) {
        Verdict::Holds => Ok(true),
        Verdict::Broken(_) => Ok(false),
        Verdict::Failed(reason) => Err(reason),
    }
}

/// The case's own values that a condition may name.
fn case_values(case: &Case) -> KnownValues {
    let date = case.issued.as_ref().map(|date| Placed { value: Value::Date(date.value), places: date.places.clone() });
    let number =
        |number: &Placed<String>| Placed { value: Value::Text(number.value.clone()), places: number.places.clone() };
    BTreeMap::from([("utfardat".to_owned(), date), ("arendenummer".to_owned(), case.number.as_ref().map(number))])
}
