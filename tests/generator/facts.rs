//! The case's facts and computed values, and the names that reach them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use toml::{Table, Value as Toml};
use unicode_normalization::UnicodeNormalization;
use utlatande::model::Value;
use utlatande::templates::Templates;

use super::letters::Letters;
use super::random::Random;
use super::reading::{decision, plain};
use super::rows::{Tables, number};
use super::values::{self, Known, Names};

/// The facts: what was written, by dotted name; none where nothing was.
pub type Facts = BTreeMap<String, Option<Value>>;

/// Chooses every fact of the schema; each but those of the period may be left out of a draft.
pub fn choose(random: &mut Random, letters: &Letters, templates: &Templates, names: &mut Names) -> Facts {
    let mut facts = Facts::new();
    let period = period(random);
    for spec in &templates.arendetyp.fakta {
        let left_out = random.chance(if spec.kravs { 2 } else { 40 });
        let value = match spec.namn.as_str() {
            "period.fran" => Some(Value::Year(period.0)),
            "period.till" => Some(Value::Year(period.1)),
            _ => (!left_out).then(|| values::fact(random, letters, spec, names)),
        };
        name(names, &spec.namn, value.as_ref());
        facts.insert(spec.namn.clone(), value);
    }
    groups(&facts, names);
    facts
}

/// First and last year: mostly a term of office, at times a year or a generation.
fn period(random: &mut Random) -> (i32, i32) {
    let from = random.between(1995, 2025) as i32;
    let years = match random.below(20) {
        0 => 0,
        1 => 24,
        2..5 => random.between(0, 12) as i32,
        _ => random.between(1, 4) as i32,
    };
    (from, from + years)
}

/// Makes a fact's name known.
pub fn name(names: &mut Names, fact: &str, value: Option<&Value>) {
    let full = format!("fakta.{fact}");
    match value {
        None => names.add(&full, Known::Gap(fact.to_owned())),
        Some(Value::Text(text)) => names.add_line(&full, text),
        Some(value) => names.add(&full, Known::Value(value.clone())),
    }
}

/// The filters that put several facts of a group together.
pub fn groups(facts: &Facts, names: &mut Names) {
    let fixed = |names: &mut Names, reference: &str, needed: [&str; 2], reads: &dyn Fn(&[Value]) -> String| {
        let found: Vec<Value> = needed.iter().filter_map(|name| facts[*name].clone()).collect();
        let missing = needed.iter().find(|name| facts[**name].is_none());
        let known = missing.map_or_else(|| Known::Fixed(reads(&found)), |name| Known::Gap((*name).to_owned()));
        names.add(reference, known);
    };
    let range = |v: &[Value]| format!("{}–{}", plain(&v[0]), plain(&v[1]));
    fixed(names, "fakta.period | period", ["period.fran", "period.till"], &range);
    let decided = |v: &[Value]| match (&v[0], &v[1]) {
        (Value::Date(date), Value::Integer(number)) => decision(*date, *number),
        other => panic!("{other:?}"),
    };
    for group in ["foregangare", "organisationsbeslut"] {
        let needed = [&*format!("{group}.datum"), &*format!("{group}.paragraf")];
        fixed(names, &format!("fakta.{group} | beslut"), needed, &decided);
    }
    let law = |v: &[Value]| match (names_of(&v[0]), names_of(&v[1])) {
        (number, title) if title.to_lowercase().starts_with("om ") => format!("lagen ({number}) {title}"),
        (number, title) => format!("{title} ({number})"),
    };
    fixed(names, "fakta.lag | lag", ["lag.nummer", "lag.titel"], &law);
}

fn names_of(value: &Value) -> String {
    plain(value).nfc().collect()
}

/// The facts as `[fakta]`.
pub fn toml(facts: &Facts) -> Table {
    let mut table = Table::new();
    for (name, value) in facts {
        // What is left out is blank, or not there at all.
        let written = match value {
            None if name.len() % 2 == 0 => Toml::String(String::new()),
            None => continue,
            Some(value) => values::toml(value),
        };
        match name.split_once('.') {
            None => table.insert(name.clone(), written),
            Some((group, field)) => {
                let group = table.entry(group).or_insert_with(|| Toml::Table(Table::new()));
                group.as_table_mut().unwrap().insert(field.to_owned(), written)
            }
        };
    }
    table
}

/// The computed values that are plain counts and sums.
pub fn computed(tables: &Tables, templates: &Templates, names: &mut Names) {
    let schema = &templates.arendetyp;
    let spec = |name: &str| schema.tabeller.iter().find(|table| table.namn == name).unwrap();
    let column = |table: &str, name: &str| spec(table).kolumner.iter().position(|c| c.namn == name).unwrap();
    let mut add = |name: &str, table: &str, value: Value| {
        let known = match tables.rows[table].is_empty() {
            true => Known::Gap(name.to_owned()),
            false => Known::Value(value),
        };
        names.add(&format!("berakning.{name}"), known);
    };
    let activities = &tables.rows["aktiviteter"];
    add("antal_aktiviteter", "aktiviteter", Value::Integer(activities.len() as i64));
    let attending = ["slk", "forvaltning", "bolag", "fortroendevald", "polis"];
    let attending = attending.map(|who| column("aktiviteter", &format!("deltagare_{who}")));
    let total: Decimal = activities.iter().flat_map(|row| attending.map(|index| number(row, index))).sum();
    add("antal_deltagare", "aktiviteter", Value::Integer(total.try_into().unwrap()));
    let (kind, sum) = (column("kostnader", "slag"), column("kostnader", "belopp"));
    let spent = tables.rows["kostnader"].iter().filter(|row| row.values[kind] == Some(Value::Text("utfall".into())));
    let spent = spent.map(|row| number(row, sum)).sum();
    add("utfall_totalt", "kostnader", Value::Amount(spent));
}
