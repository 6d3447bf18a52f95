//! What a package says of its case: from the case, and from `[arkiv]` there or in the husstil. What is missing is asked for by
//! its key.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::Terms;
use crate::case_files::CASE_FILE;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::plain;
use crate::message::message;
use crate::model::{Adoption, Attachment, Case, DecisionProposal, Placed, Status};
use crate::place::Place;
use crate::understand::Understood;

/// The years that a zip can date its files with.
const YEARS: std::ops::RangeInclusive<i32> = 1980..=2107;

/// The word for what is never thinned out.
const KEPT: &str = "bevaras";

/// What a package says of its case.
#[derive(Debug, Serialize)]
pub(super) struct Facts {
    /// The package's name.
    pub objid: String,
    /// Ärendenummer.
    pub number: String,
    /// The report's title.
    pub title: String,
    /// Arkivbildare.
    pub archivist: Organisation,
    /// The archive that receives the package; the arkivbildare's own where none is named.
    pub receiver: Organisation,
    /// Where the case stands in the classification.
    pub class: String,
    /// The classification.
    pub scheme: String,
    /// Whether and when the case may be thinned out, as written.
    pub disposal: String,
    /// Whether it may be.
    pub disposable: bool,
    /// Utfärdat.
    pub issued: NaiveDate,
    /// The decisions that have been made, in the order of the bodies that made them.
    pub decisions: Vec<Decision>,
    /// Whether the body that decides on the documents has decided.
    pub is_decided: bool,
    /// Handläggare.
    pub officer: String,
    /// The documents in order.
    pub documents: Vec<Described>,
    /// What the house calls its report, in small letters.
    pub report_kind: String,
    /// The day of the package.
    pub date: NaiveDate,
}

/// An organisation and its number.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Organisation {
    /// Its name.
    pub name: String,
    /// Organisationsnummer, ten digits.
    pub number: String,
}

/// A decision on a case.
#[derive(Debug, Serialize)]
pub(super) struct Decision {
    /// The body that made it.
    pub body: String,
    /// Its day.
    pub date: NaiveDate,
    /// Its paragraph.
    pub paragraph: i64,
}

/// A document of the case, as a record has it.
#[derive(Debug, Serialize)]
pub(super) struct Described {
    /// Its key.
    pub key: String,
    /// The stem of its files.
    pub stem: String,
    /// Its title.
    pub title: String,
    /// Its number among the bilagor.
    pub number: Option<usize>,
    /// The file of the case that it is a copy of, and the PDF/A that it says it is.
    pub copy: Option<(String, Option<String>)>,
}

impl Facts {
    /// The moment that everything in the package is dated with.
    pub(super) fn moment(&self) -> String {
        moment(self.date)
    }
}

/// A day as a moment: at noon, Coordinated Universal Time, whatever the machine's clock and zone.
pub(super) fn moment(day: NaiveDate) -> String {
    format!("{day}T12:00:00Z")
}

/// Gathers the facts; what hinders is told.
pub(super) fn gather(understood: &Understood, terms: &Terms) -> Result<Facts, Diagnostics> {
    let case = &understood.case;
    let mut problems = Diagnostics::new();
    if case.status == Status::Utkast {
        problems.push(Diagnostic::error(message!(codes::ARCHIVE_NOT_FINAL)).at(file()));
    }
    check_date(case, terms.date, &mut problems);
    let keys = Keys { understood };
    let mut required = |key: &str| {
        let found = keys.value(key);
        if found.is_none() {
            let house = format!("{}/husstil.toml", understood.templates.husstil.namn);
            let problem = message!(codes::ARCHIVE_KEY_MISSING, nyckel = key, fil = house);
            problems.push(Diagnostic::error(problem).at(file()));
        }
        found.unwrap_or_default()
    };
    let [name, number, class, disposal] =
        ["arkivbildare", "organisationsnummer", "klassificering", "gallring"].map(&mut required);
    let number = keys.organisation_number("organisationsnummer", number, &mut problems);
    let archivist = Organisation { name, number };
    let receiver = match (keys.value("mottagare"), keys.value("mottagare_organisationsnummer")) {
        (Some(name), Some(number)) => {
            let number = keys.organisation_number("mottagare_organisationsnummer", number, &mut problems);
            Organisation { name, number }
        }
        _ => archivist.clone(),
    };
    let (Some(case_number), Some(issued)) = (&case.number, &case.issued) else {
        return Err(problems);
    };
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Facts {
        objid: super::names::object_id(&case_number.value),
        number: case_number.value.clone(),
        title: understood.merged.documents.first().map(|report| plain(&report.title)).unwrap_or_default(),
        archivist,
        receiver,
        class,
        scheme: keys.value("klassificeringsstruktur").unwrap_or_default(),
        disposable: !disposal.to_lowercase().starts_with(KEPT),
        disposal,
        issued: issued.value,
        decisions: case.decisions.iter().filter_map(decision).collect(),
        is_decided: case.adoption().is_some(),
        officer: case.officer.name.as_ref().map(|name| name.value.clone()).unwrap_or_default(),
        documents: documents(understood),
        report_kind: understood.templates.husstil.etiketter.dokumenttyp.to_lowercase(),
        date: terms.date,
    })
}

fn decision(put: &DecisionProposal) -> Option<Decision> {
    let Adoption { date, paragraph } = put.adoption.as_ref()?;
    let body = put.body.as_ref().map(|body| body.value.clone()).unwrap_or_default();
    Some(Decision { body, date: date.value, paragraph: paragraph.value })
}

/// The values of `[arkiv]`: the case's own, else the husstil's.
struct Keys<'a> {
    understood: &'a Understood,
}

impl Keys<'_> {
    fn value(&self, key: &str) -> Option<String> {
        let own = self.understood.case.archive.get(key).map(|value| value.value.clone());
        own.or_else(|| self.understood.templates.husstil.arkiv.get(key).cloned())
            .filter(|value| !value.trim().is_empty())
    }

    /// Ten digits, the last of which checks the others.
    fn organisation_number(&self, key: &str, written: String, problems: &mut Diagnostics) -> String {
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        let plain = written.chars().all(|c| c.is_ascii_digit() || c == '-' || c == ' ');
        let is_one = plain && digits.len() == 10 && checks(&digits);
        if !written.is_empty() && !is_one {
            let problem = Diagnostic::error(message!(codes::ARCHIVE_NUMBER, nyckel = key, varde = written));
            let places = self.understood.case.archive.get(key).map(|value: &Placed<String>| value.places.clone());
            problems.push(problem.at_all(places.unwrap_or_else(|| vec![file()])));
        }
        digits
    }
}

/// Luhn's sum over ten digits.
fn checks(digits: &str) -> bool {
    let doubled = |(at, digit): (usize, u32)| if at % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit };
    digits.chars().filter_map(|c| c.to_digit(10)).enumerate().map(doubled).sum::<u32>().is_multiple_of(10)
}

/// A package is not older than what is in it.
fn check_date(case: &Case, date: NaiveDate, problems: &mut Diagnostics) {
    if !YEARS.contains(&date.year()) {
        let (first, last) = (YEARS.start(), YEARS.end());
        problems.push(Diagnostic::error(message!(
            codes::ARCHIVE_DATE_OUTSIDE,
            datum = date,
            fran = first,
            till = last
        )));
    }
    let issued = case.issued.as_ref().map(|issued| ("utfardat", issued));
    let adopted = case.decisions.iter().filter_map(|put| put.adoption.as_ref());
    let adopted = adopted.map(|adoption| ("beslut", &adoption.date));
    for (what, day) in issued.into_iter().chain(adopted).filter(|(_, day)| date < day.value) {
        let problem = message!(codes::ARCHIVE_DATE_EARLY, datum = date, slag = what, dag = day.value);
        problems.push(Diagnostic::error(problem).at_all(day.places.clone()));
    }
}

fn documents(understood: &Understood) -> Vec<Described> {
    let copy = |key: &str| {
        let pdf = understood.case.attachments.iter().filter_map(Attachment::pdf).find(|pdf| pdf.key == key)?;
        Some((pdf.file.clone(), pdf.facts.pdfa.clone()))
    };
    let described = understood.merged.documents.iter().map(|document| Described {
        key: document.key.clone(),
        stem: document.stem.clone(),
        title: plain(&document.title),
        number: document.number,
        copy: copy(&document.key),
    });
    described.collect()
}

fn file() -> Place {
    Place::File(CASE_FILE.into())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_last_digit_checks_the_others() {
        for (number, holds) in [("2120001355", true), ("2321000131", true), ("2120001356", false)] {
            assert_eq!(super::checks(number), holds, "{number}");
        }
    }
}
