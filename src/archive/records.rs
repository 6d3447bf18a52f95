//! `ERMS.xml` (FGS Ärendehantering 2.0, CITS ERMS): the case and its documents as an archive finds them; and the short record in
//! Dublin Core that the package itself is found by.

use super::facts::{Decision, Described, Facts, moment};
use crate::document::WHOLE;
use crate::xml::{Element, element};

/// The record of the case. What it says holds by CITS ERMS 2.1.2 and by 3.0 alike.
pub(super) fn erms(facts: &Facts) -> Element {
    element("erms:erms").holding(control(facts)).holding(element("erms:aggregations").holding(case_file(facts)))
}

fn control(facts: &Facts) -> Element {
    let identification =
        |kind: &str, value: &str| element("erms:identification").with("identificationType", kind).saying(value);
    let scheme = (!facts.scheme.is_empty())
        .then(|| element("erms:textualDescriptionOfClassificationSchema").naming("erms:p", &facts.scheme));
    element("erms:control")
        .holding(identification("arkivbildare", &facts.archivist.name))
        .holding(identification("organisationsnummer", &facts.archivist.number))
        .holding(identification("ärendenummer", &facts.number))
        .holding(
            element("erms:classificationSchema").with("classificationSchemaId", "klassificering").holding_all(scheme),
        )
        .holding(maintenance(facts))
        .holding(element("erms:systemInformation").holding(element("erms:agents").holding(system())))
}

fn maintenance(facts: &Facts) -> Element {
    let agency = element("erms:maintenanceAgency")
        .holding(element("erms:agencyCode").with("type", "organisationsnummer").saying(&facts.archivist.number))
        .naming("erms:agencyName", &facts.archivist.name);
    let event = element("erms:maintenanceEvent")
        .holding(element("erms:eventType").with("value", "created"))
        .naming("erms:eventDateTime", facts.moment())
        .holding(system());
    element("erms:maintenanceInformation")
        .holding(element("erms:maintenanceStatus").with("value", "new"))
        .holding(agency)
        .holding(element("erms:maintenanceHistory").holding(event))
}

fn system() -> Element {
    let name = format!("utlatande {}", crate::manifest::VERSION);
    agent("other", &name).with("otherAgentType", "system")
}

fn agent(kind: &str, name: &str) -> Element {
    element("erms:agent").with("agentType", kind).naming("erms:name", name)
}

fn dates(dates: &[(&str, chrono::NaiveDate)]) -> Element {
    let date =
        |(kind, day): &(&str, chrono::NaiveDate)| element("erms:date").with("dateType", kind).saying(moment(*day));
    element("erms:dates").holding_all(dates.iter().map(date))
}

fn case_file(facts: &Facts) -> Element {
    let disposal = element("erms:disposal")
        .with("disposable", facts.disposable)
        .naming("erms:disposalDescription", &facts.disposal)
        .holding(
            element("erms:dates")
                .holding(element("erms:disposalDate").with("dateType", "applied").saying(facts.moment())),
        );
    let mut days = vec![("created", facts.issued)];
    days.extend(facts.decisions.iter().map(|decision| ("decision", decision.date)));
    let agents = [agent("creator", &facts.archivist.name), agent("responsible_person", &facts.officer)];
    let status = if facts.is_decided { "closed" } else { "prepared" };
    element("erms:aggregation")
        .with("systemIdentifier", &facts.number)
        .with("aggregationType", "caseFile")
        .with("classificationSchemaUsed", "klassificering")
        .naming("erms:objectId", &facts.number)
        .holding(element("erms:extraId").with("extraIdType", "organisationsnummer").saying(&facts.archivist.number))
        .holding(element("erms:classification").with("classificationCode", &facts.class).saying(&facts.class))
        .naming("erms:title", &facts.title)
        .holding(element("erms:status").with("value", status))
        .holding(disposal)
        .holding(element("erms:agents").holding_all(agents))
        .holding(dates(&days))
        .holding_all(facts.decisions.iter().map(decision))
        .holding_all(records(facts))
}

fn decision(decision: &Decision) -> Element {
    let date = element("erms:actionDate").with("dateType", "decision_date").saying(moment(decision.date));
    element("erms:action")
        .naming("erms:actionText", format!("{} § {}", decision.body, decision.paragraph))
        .naming("erms:actionType", "beslut")
        .holding(element("erms:dates").holding(date))
        .holding(element("erms:agents").holding(agent("authorising_person", &decision.body)))
}

/// A record for each document, and one for all of them in one file.
fn records(facts: &Facts) -> Vec<Element> {
    let mut records: Vec<Element> = (1..).zip(&facts.documents).map(|(at, found)| record(facts, at, found)).collect();
    let title = format!("Samtliga handlingar i ärende {}", facts.number);
    let whole = Described { key: WHOLE.into(), stem: WHOLE.into(), title, number: None, copy: None };
    records.push(record(facts, facts.documents.len() + 1, &whole));
    records
}

fn record(facts: &Facts, running: usize, document: &Described) -> Element {
    let (direction, format) = match &document.copy {
        None => ("upprättad", "PDF/A-2a".to_owned()),
        Some((_, level)) => {
            let level = level.as_ref().map(|level| format!("PDF/A-{}", level.to_lowercase()));
            ("bifogad", level.unwrap_or_else(|| "PDF".to_owned()))
        }
    };
    let id = format!("{}/{}", facts.number, document.key);
    let appendix = element("erms:appendix")
        .with("name", format!("{}.pdf", document.stem))
        .with("fileFormat", format)
        .with("path", format!("{}.pdf", document.stem));
    let kind = match document.number {
        _ if document.key == WHOLE => "samtliga handlingar",
        None => facts.report_kind.as_str(),
        Some(_) => "bilaga",
    };
    element("erms:record")
        .with("systemIdentifier", &id)
        .with("recordType", "ärendedokument")
        .with("recordPhysicalOrDigital", "digital")
        .naming("erms:objectId", &id)
        .holding(element("erms:classification").with("classificationCode", &facts.class).saying(&facts.class))
        .naming("erms:title", &document.title)
        .holding(element("erms:status").with("value", if facts.is_decided { "closed" } else { "prepared" }))
        .naming("erms:runningNumber", running)
        .holding(
            element("erms:direction").with("directionDefinition", "other").with("otherDirectionDefinition", direction),
        )
        .holding(element("erms:agents").holding(agent("creator", &facts.archivist.name)))
        .naming("erms:description", kind)
        .holding(dates(&[("created", facts.issued)]))
        .holding(element("erms:additionalInformation").holding(appendix))
}

/// What the package is, in a handful of words.
pub(super) fn dublin_core(facts: &Facts) -> Element {
    element("oai_dc:dc")
        .naming("dc:title", &facts.title)
        .naming("dc:identifier", &facts.number)
        .naming("dc:creator", &facts.archivist.name)
        .naming("dc:date", facts.issued)
        .naming("dc:type", "Ärende")
        .naming("dc:language", "sv")
        .holding_all(facts.documents.iter().map(|document| element("dc:description").saying(&document.title)))
}
