//! The filters, each with an example that the filter itself has made, of the kind of case's own names where it has one that
//! the filter fits.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{code, part, table};
use crate::merge::filters::{NAMES, Operand, apply, text_of};
use crate::model::{Facts, Month, Placed, Value};
use crate::place::Place;
use crate::templates::{Templates, ValueType};

/// The table of filters.
pub(super) fn markdown(templates: &Templates) -> String {
    let w = &templates.sprak.skrivet;
    let rows = NAMES.map(|filter| {
        let Example { takes, name, operand, facts } = example(filter, templates);
        let result = apply(filter, &operand, &facts, &templates.sprak)
            .and_then(|operand| text_of(&operand, &templates.sprak))
            .unwrap_or_default();
        vec![code(filter), w.get(takes).to_owned(), code(&format!("{{{{ {name} | {filter} }}}}")), result]
    });
    let headings = ["rubrik-filter", "rubrik-for", "rubrik-exempel", "rubrik-blir"];
    part(w.get("del-filter"), w.get("del-filter-text"), &table(&headings, rows, w))
}

/// What a filter takes, and a name with a value of that kind.
struct Example {
    /// The id of its words.
    takes: &'static str,
    name: String,
    operand: Operand,
    /// The facts of the name's group, where it is one.
    facts: Facts,
}

fn example(filter: &str, templates: &Templates) -> Example {
    use ValueType::{Andel, Belopp, Heltal, Manad};
    let date = NaiveDate::from_ymd_opt(2025, 5, 19).unwrap_or_default();
    let value = |takes, typ, value| of_value(takes, fact(templates, typ).unwrap_or_else(|| any("fakta")), value);
    let issued = |takes| of_value(takes, "arende.utfardat".to_owned(), Value::Date(date));
    let number = |number: i64| Value::Integer(number);
    match filter {
        "kronor" => value("for-kronor", Belopp, Value::Amount(Decimal::from(115_000))),
        "tal" => {
            let name =
                result(templates, Heltal).or_else(|| fact(templates, Heltal)).unwrap_or_else(|| any("berakning"));
            of_value("for-tal", name, number(1_234))
        }
        "ord" => value("for-ord", Heltal, number(5)),
        "procent" => {
            let name = fact(templates, Andel).or_else(|| result(templates, Andel)).unwrap_or_else(|| any("berakning"));
            of_value("for-andel", name, Value::Share(82.into()))
        }
        "datum" | "iso" => issued("for-datum"),
        "ar" => issued("for-ar"),
        "manad" => value("for-manad", Manad, Value::Month(Month { year: 2020, month: 2 })),
        "period" => {
            let values = [("fran", Value::Year(2020)), ("till", Value::Year(2024))];
            of_group("for-period", templates, values)
        }
        "beslut" => of_group("for-beslut", templates, [("datum", Value::Date(date)), ("paragraf", number(984))]),
        "paragraf" => {
            let group = group(templates, &["datum", "paragraf"]).unwrap_or_else(|| any("fakta"));
            of_value("for-heltal", format!("{group}.paragraf"), number(984))
        }
        "lag" => {
            let values =
                [("nummer", "2017:725"), ("titel", "om …")].map(|(name, text)| (name, Value::Text(text.to_owned())));
            of_group("for-lag", templates, values)
        }
        "versal" => {
            let key = templates.attached().next().map_or("…", |document| document.nyckel.as_str());
            of_text(format!("dokument.{key}.dokumentsort"), key.to_owned())
        }
        "genitiv" => of_house(templates, 0),
        _ => of_house(templates, 1),
    }
}

/// A name that the kind of case has not.
fn any(what: &str) -> String {
    format!("{what}.…")
}

/// The first fact of a type.
fn fact(templates: &Templates, typ: ValueType) -> Option<String> {
    templates.arendetyp.fakta.iter().find(|fact| fact.typ == typ).map(|fact| format!("fakta.{}", fact.namn))
}

/// The first result of a type.
fn result(templates: &Templates, typ: ValueType) -> Option<String> {
    templates
        .arendetyp
        .berakningar
        .iter()
        .find(|result| result.typ == typ)
        .map(|result| format!("berakning.{}", result.namn))
}

/// The first group of facts that has certain names.
fn group(templates: &Templates, names: &[&str]) -> Option<String> {
    let facts = &templates.arendetyp.fakta;
    let mut groups = facts.iter().filter_map(|fact| fact.namn.split_once('.').map(|(group, _)| group));
    let has = |group: &str, name: &str| facts.iter().any(|fact| fact.namn == format!("{group}.{name}"));
    groups.find(|group| names.iter().all(|name| has(group, name))).map(|group| format!("fakta.{group}"))
}

fn of_value(takes: &'static str, name: String, value: Value) -> Example {
    Example { takes, name, operand: Operand::Value(value), facts: Facts::new() }
}

fn of_text(name: String, text: String) -> Example {
    Example { takes: "for-text", name, operand: Operand::Text(text), facts: Facts::new() }
}

/// One of the house's names, counted from none; its last where it has fewer.
fn of_house(templates: &Templates, number: usize) -> Example {
    let names: Vec<(&String, &String)> = templates.husstil.hus.iter().collect();
    let found = names.get(number).or(names.last());
    found.map_or_else(
        || of_text(any("hus"), "…".to_owned()),
        |(name, text)| of_text(format!("hus.{name}"), (*text).clone()),
    )
}

fn of_group<const N: usize>(takes: &'static str, templates: &Templates, values: [(&str, Value); N]) -> Example {
    let name = group(templates, &values.each_ref().map(|(name, _)| *name)).unwrap_or_else(|| any("fakta"));
    let place = || Place::File("".into());
    let facts = values.map(|(name, value)| (format!("exempel.{name}"), Some(Placed::new(value, place()))));
    Example { takes, name, operand: Operand::Group("exempel".to_owned()), facts: facts.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::{Example, apply, example, text_of};
    use crate::merge::filters::NAMES;
    use crate::place::Place;
    use crate::templates::{TemplateSource, load};

    /// A filter without a fitting example would stand in the reference with an empty cell.
    #[test]
    fn every_filter_fits_its_example() {
        let place = Place::File("".into());
        let mut templates = load(&TemplateSource::default(), ("goteborg", &place), ("medlemskap", &place)).unwrap();
        for has_names in [true, false] {
            if !has_names {
                templates.arendetyp.fakta.clear();
                templates.arendetyp.berakningar.clear();
            }
            for filter in NAMES {
                let Example { operand, facts, name, .. } = example(filter, &templates);
                let text = apply(filter, &operand, &facts, &templates.sprak)
                    .and_then(|operand| text_of(&operand, &templates.sprak));
                assert!(text.is_ok_and(|text| !text.is_empty()), "{filter}");
                assert!(!has_names || !name.contains('…'), "{filter}: {name}");
            }
        }
    }
}
