//! What is put to which body, and what each has decided: `[beslut]` and `[antagande]`, or `[[beslut]]` and `[[antagande]]`
//! where the case is put to several.

use chrono::NaiveDate;

use super::fields::Fields;
use super::keys::{self, names};
use super::twice;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::toml::Table;
use crate::message::message;
use crate::model::{Adoption, DecisionProposal, Placed, Status};
use crate::near::suggestion;

/// Every body's points, each with its decision; `given` is the decision of the main body where the case does not say it.
pub(super) fn interpret(
    fields: &mut Fields<'_>,
    status: Status,
    given: Option<Adoption>,
    issued: Option<&Placed<NaiveDate>>,
) -> Vec<DecisionProposal> {
    let mut decisions: Vec<DecisionProposal> = if fields.is_list("beslut") {
        let tables = fields.required_groups("beslut");
        tables.into_iter().map(|table| proposal(table, fields.problems)).collect()
    } else {
        let table = fields.required_table("beslut");
        vec![table.map_or_else(DecisionProposal::default, |table| proposal(table, fields.problems))]
    };
    let main = decisions.iter().position(|decision| decision.preparing.is_some()).unwrap_or(0);
    for (body, adoption) in adoptions(fields, status, issued) {
        let own = body.as_ref().map_or(Some(main), |body| of_body(&decisions, body, fields.problems));
        if let Some(decision) = own.and_then(|own| decisions.get_mut(own)) {
            decision.adoption = Some(adoption);
        }
    }
    if status == Status::Antagen && fields.is_list("antagande") {
        undecided(fields, &decisions);
    }
    if let (Some(given), Some(decision)) = (given, decisions.get_mut(main)) {
        check_order(&given.date, issued, fields.problems);
        check_same(&given, decision.adoption.as_ref(), fields.problems);
        decision.adoption = Some(given);
    }
    decisions
}

fn proposal(table: &Table, problems: &mut Diagnostics) -> DecisionProposal {
    twice::tell_texts(table, "punkter", problems);
    let mut group = Fields::new(table, problems);
    group.known(&names(keys::BESLUT));
    let preparing = group.optional_text("beredning");
    DecisionProposal { body: group.text("organ"), preparing, points: group.prose_list("punkter"), adoption: None }
}

/// The decisions that the case has, each with its body where it says which. They are required when the case is decided.
fn adoptions(
    fields: &mut Fields<'_>,
    status: Status,
    issued: Option<&Placed<NaiveDate>>,
) -> Vec<(Option<Placed<String>>, Adoption)> {
    let tables: Vec<&Table> = match (fields.is_list("antagande"), status) {
        (true, _) => fields.groups("antagande"),
        (false, Status::Antagen) => fields.required_table("antagande").into_iter().collect(),
        (false, _) => fields.table("antagande").into_iter().collect(),
    };
    let several = fields.is_list("antagande");
    let mut adoptions = Vec::new();
    for table in tables {
        let mut group = Fields::new(table, fields.problems);
        group.known(&names(keys::ANTAGANDE));
        let body = if several { group.text("organ") } else { group.optional_text("organ") };
        let (date, paragraph) = (group.date("datum"), group.integer("paragraf"));
        if let Some(date) = &date {
            check_order(date, issued, group.problems);
        }
        adoptions.extend(date.zip(paragraph).map(|(date, paragraph)| (body, Adoption { date, paragraph })));
    }
    adoptions
}

/// The body that has decided, by its name.
fn of_body(decisions: &[DecisionProposal], body: &Placed<String>, problems: &mut Diagnostics) -> Option<usize> {
    let bodies = || decisions.iter().filter_map(|decision| decision.body.as_ref().map(|body| body.value.as_str()));
    let found = decisions.iter().position(|decision| {
        decision.body.as_ref().is_some_and(|own| own.value.to_lowercase() == body.value.to_lowercase())
    });
    if found.is_none() {
        let problem = message!(codes::NAME_UNKNOWN, namn = body.value, forslag = suggestion(&body.value, bodies()));
        problems.push(Diagnostic::error(problem).at_all(body.places.clone()));
    }
    found
}

/// In a case that is decided each body has decided.
fn undecided(fields: &mut Fields<'_>, decisions: &[DecisionProposal]) {
    let place = fields.place_of("antagande");
    for decision in decisions.iter().filter(|decision| decision.adoption.is_none()) {
        let body = decision.body.as_ref().map_or("", |body| body.value.as_str());
        let problem = Diagnostic::finding(message!(codes::BODY_UNDECIDED, organ = body));
        fields.problems.push(problem.at(place.clone()));
    }
}

/// The decision given must not contradict the case's own.
fn check_same(given: &Adoption, own: Option<&Adoption>, problems: &mut Diagnostics) {
    let shown = |adoption: &Adoption| format!("{} § {}", adoption.date.value, adoption.paragraph.value);
    if let Some(own) = own.filter(|own| shown(own) != shown(given)) {
        let problem = message!(codes::ADOPTION_CONTRADICTED, angivet = shown(given), eget = shown(own));
        problems.push(Diagnostic::finding(problem).at_all(own.date.places.clone()));
    }
}

/// A report is issued before it is decided on.
fn check_order(adopted: &Placed<NaiveDate>, issued: Option<&Placed<NaiveDate>>, problems: &mut Diagnostics) {
    if let Some(issued) = issued.filter(|issued| adopted.value < issued.value) {
        let (datum, issue) = (adopted.value, issued.value);
        let problem = Diagnostic::finding(message!(codes::ADOPTED_BEFORE_ISSUED, datum = datum, utfardat = issue));
        let places = adopted.places.iter().chain(&issued.places).cloned().collect();
        problems.push(problem.at_all(places));
    }
}
