//! What stands in the case: a section, a decision point and a document may have a condition, which is tried here, before anything
//! is rendered, so that the pages are held to what is to be shown.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::computed;
use super::rows::row_name;
use crate::case_files::CASE_FILE;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{Compiled, Evaluation, Expressions, KnownValues, Verdict, names_read};
use crate::interpret::row_key;
use crate::message::message;
use crate::model::{Case, Placed, Table, Value};
use crate::place::Place;
use crate::templates::{CaseDocument, RowSections, Templates};

/// What is not shown, and what may come to be.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// Sections: the document's key and the section's.
    pub sections: BTreeSet<(String, String)>,
    /// The kind of case's decision points, by their names.
    pub points: BTreeSet<String>,
    /// Sections that are shown as long as something that their conditions read is not filled in: the document's key and the section's.
    pub open: BTreeSet<(String, String)>,
}

/// Whether a condition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Tried {
    Holds,
    Broken,
    /// Something that it reads is required and not filled in.
    Open,
    /// It divides by nought, and has no value; what was read for it.
    ByZero(Vec<Place>),
}

/// What is told of a condition that divides by nought.
fn by_zero(name: &str, places: Vec<Place>) -> Diagnostic {
    Diagnostic::warning(message!(codes::CONDITION_BY_ZERO, slag = "visas", namn = name)).at_all(places)
}

/// Leaves out the bilagor whose documents the case does not have, and tells of those that it must have. Where something that the
/// condition reads is not filled in it has them.
pub(super) fn set_aside(case: &mut Case, templates: &Templates, problems: &mut Diagnostics) {
    for (at, attachment) in std::mem::take(&mut case.set_aside) {
        case.attachments.insert(at.min(case.attachments.len()), attachment);
    }
    let conditional = || templates.attached().filter_map(|spec| Some((spec, spec.visas_om.as_ref()?)));
    if conditional().next().is_none() {
        return;
    }
    let expressions = Expressions::new(case, &templates.arendetyp).with_house(&templates.husstil.hus);
    // What is wrong with the values is told when the documents are merged.
    let computed = computed::values(&expressions, templates, &mut Diagnostics::new());
    computed::leave_out(&expressions, templates, &computed);
    let expressions = expressions.with("arende", case_values(case));
    let file = format!("{}/arendetyp.toml", templates.arendetyp.namn);
    let mut hidden = BTreeSet::new();
    for (spec, condition) in conditional() {
        let key = &spec.nyckel;
        let attached = case.attachments.iter().find(|attachment| attachment.key() == key);
        let tried = expressions.compile(condition.get_ref()).and_then(|compiled| holds(&expressions, &compiled, None));
        if let Ok(Tried::ByZero(places)) = &tried {
            problems.push(by_zero(key, places.clone()));
        }
        match (tried, attached) {
            // It is there as long as nobody knows what the condition reads.
            (Ok(Tried::Broken), _) if is_of_unread(condition.get_ref(), case, problems) => {}
            (Ok(Tried::Broken | Tried::ByZero(_)), Some(attachment)) => {
                if attachment.is_filled_in(case.previous.as_deref()) {
                    let problem = Diagnostic::warning(message!(codes::DOCUMENT_NOT_SHOWN, namn = key));
                    problems.push(problem.at(attachment.place().clone()));
                }
                hidden.insert(key.clone());
            }
            (Ok(Tried::Holds), None) if spec.kravs == Some(true) && !case.unread.contains(key) => {
                let problem = Diagnostic::finding(message!(codes::DOCUMENT_LACKING, namn = key));
                problems.push(problem.at(Place::File(CASE_FILE.into())));
            }
            (Ok(_), _) => {}
            (Err(reason), _) => {
                let problem = message!(codes::CONDITION_FAILED, namn = key, orsak = reason);
                problems.push(Diagnostic::error(problem).at(templates.place(&file, condition.span())));
            }
        }
    }
    let all = std::mem::take(&mut case.attachments);
    for (at, attachment) in all.into_iter().enumerate() {
        match hidden.contains(attachment.key()) {
            true => case.set_aside.push((at, attachment)),
            false => case.attachments.push(attachment),
        }
    }
}

/// Whether a condition may read a table whose sheet could not be read, by its name or by way of a computed value.
fn is_of_unread(condition: &str, case: &Case, problems: &Diagnostics) -> bool {
    let is_unread = |table: &Table| table.positions.iter().all(Option::is_none);
    let mut unread = case.tables.iter().filter(|(_, table)| is_unread(table)).map(|(name, _)| name).peekable();
    if !problems.has_unread_tables() || unread.peek().is_none() {
        return false;
    }
    let read: BTreeSet<String> = names_read(condition).iter().map(|name| root(name).to_owned()).collect();
    read.contains("berakning") || unread.any(|name| read.contains(name))
}

fn root(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}

/// Tries the condition of every section and decision point that has one. Where something required that it reads is not filled in
/// it is shown: it may come to stand there.
pub(super) fn hidden(case: &Case, templates: &Templates, computed: &KnownValues, problems: &mut Diagnostics) -> Hidden {
    let mut trial = Trial { case, templates, computed, expressions: None, hidden: Hidden::default(), problems };
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
    for point in &templates.arendetyp.beslutspunkter {
        if let Some(condition) = &point.visas_om {
            trial.point(&point.namn, condition);
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
    fn expressions(&mut self) -> &Expressions {
        let (case, templates, computed) = (self.case, self.templates, self.computed);
        self.expressions.get_or_insert_with(|| {
            let expressions = Expressions::new(case, &templates.arendetyp)
                .with(computed::ROOT, computed.clone())
                .with_house(&templates.husstil.hus);
            computed::leave_out(&expressions, templates, computed);
            expressions.with("arende", case_values(case))
        })
    }

    fn point(&mut self, name: &str, condition: &Spanned<String>) {
        let expressions = self.expressions();
        let tried = expressions.compile(condition.get_ref()).and_then(|compiled| holds(expressions, &compiled, None));
        match tried {
            Ok(Tried::Holds | Tried::Open) => {}
            Ok(Tried::Broken) => drop(self.hidden.points.insert(name.to_owned())),
            Ok(Tried::ByZero(places)) => {
                self.hidden.points.insert(name.to_owned());
                self.problems.push(by_zero(name, places));
            }
            Err(reason) => {
                let problem = message!(codes::CONDITION_FAILED, namn = name, orsak = reason);
                let file = format!("{}/arendetyp.toml", self.templates.arendetyp.namn);
                self.problems.push(Diagnostic::error(problem).at(self.templates.place(&file, condition.span())));
            }
        }
    }

    fn section(
        &mut self,
        document: &CaseDocument,
        key: &str,
        condition: &Spanned<String>,
        per: Option<&RowSections>,
        file: &str,
    ) {
        let (case, templates) = (self.case, self.templates);
        let expressions = self.expressions();
        let tried = expressions.compile(condition.get_ref()).and_then(|compiled| match per {
            None => Ok(vec![(key.to_owned(), holds(expressions, &compiled, None)?)]),
            Some(per) => of_rows(expressions, &compiled, case, key, per),
        });
        match tried {
            Ok(tried) => {
                let mut divided = Vec::new();
                for (key, tried) in tried {
                    let section = (document.nyckel.clone(), key);
                    match tried {
                        Tried::Holds => {}
                        Tried::Broken => drop(self.hidden.sections.insert(section)),
                        Tried::Open => drop(self.hidden.open.insert(section)),
                        Tried::ByZero(places) => {
                            self.hidden.sections.insert(section);
                            divided.push(places);
                        }
                    }
                }
                if !divided.is_empty() {
                    self.problems.push(by_zero(key, divided.concat()));
                }
            }
            Err(reason) => {
                let problem = message!(codes::SECTION_FAILED, namn = key, orsak = reason);
                self.problems.push(Diagnostic::error(problem).at(templates.place(file, condition.span())));
            }
        }
    }
}

/// The rows' sections.
fn of_rows(
    expressions: &Expressions,
    condition: &Compiled<'_>,
    case: &Case,
    key: &str,
    per: &RowSections,
) -> Result<Vec<(String, Tried)>, String> {
    let rows = match expressions.evaluate(per.tabell.get_ref()) {
        Evaluation::Value(rows, _) => rows.try_iter().map_err(|error| error.to_string())?,
        Evaluation::Missing | Evaluation::LeftOut | Evaluation::ByZero(_) => return Ok(Vec::new()),
        Evaluation::Failed(reason) => return Err(reason),
    };
    let Some(table) = case.tables.get(per.tabell.get_ref()) else { return Ok(Vec::new()) };
    let of_row =
        |(index, row)| Ok((row_key(key, &row_name(table, index, per)), holds(expressions, condition, Some(&row))?));
    rows.enumerate().map(of_row).collect()
}

fn holds(
    expressions: &Expressions,
    condition: &Compiled<'_>,
    row: Option<&minijinja::value::Value>,
) -> Result<Tried, String> {
    match expressions.stands(condition, row) {
        Verdict::Holds => Ok(Tried::Holds),
        Verdict::Open => Ok(Tried::Open),
        Verdict::Broken(_) => Ok(Tried::Broken),
        Verdict::ByZero(places) => Ok(Tried::ByZero(places)),
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
