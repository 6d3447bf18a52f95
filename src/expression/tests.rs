use super::*;
use crate::model::{Row, Table};
use crate::place::{CellPlace, Place};
use crate::templates::{TemplateSource, load};

/// The built-in kind of case with three activities and a few facts.
fn outcome(expression: &str) -> Evaluation {
    let place = Place::File("arende.toml".into());
    let templates = load(&TemplateSource::default(), ("goteborg", &place), ("medlemskap", &place)).expect("templates");
    let year = |year| Some(Value::Year(year));
    let form = |form: &str| Some(Value::Text(form.to_owned()));
    let row = |number, values: Vec<Option<Value>>| Row { number, values: values.into_boxed_slice() };
    let spec = &templates.arendetyp.tabeller[0];
    let blank = vec![None; spec.kolumner.len()];
    let filled = |number, ar, form: Option<Value>, officials| {
        let mut values = blank.clone();
        (values[0], values[5], values[7]) = (ar, form, officials);
        // Of a row without any of these numbers nothing would be known.
        values[11] = Some(Value::Integer(1));
        row(number, values)
    };
    let table = Table {
        name: spec.namn.clone(),
        file: "underlag.xlsx".into(),
        sheet: "Aktiviteter".into(),
        columns: spec.kolumner.iter().map(|column| column.namn.clone()).collect(),
        positions: (0..spec.kolumner.len() as u32).map(Some).collect(),
        computed: Vec::new(),
        rows: vec![
            filled(1, year(2020), form("digital"), Some(Value::Integer(3))),
            filled(2, year(2022), form("fysisk"), None),
            filled(3, year(2022), None, Some(Value::Integer(2))),
        ],
    };
    let known = |value| Some(Placed::new(value, place.clone()));
    let expressions = Expressions::new(&case(table), &templates.arendetyp).with(
        "arende",
        BTreeMap::from([
            ("utfardat".to_owned(), known(Value::Text("2025-05-19".to_owned()))),
            ("skottdag".to_owned(), known(Value::Text("2024-02-29".to_owned()))),
            ("saknas".to_owned(), None),
        ]),
    );
    expressions.evaluate(expression)
}

fn case(table: Table) -> Case {
    let place = Place::File("arende.toml".into());
    let known = |value| Some(Placed::new(value, place.clone()));
    Case {
        name: "prov".to_owned(),
        status: crate::model::Status::Utkast,
        number: None,
        issued: None,
        title: None,
        officer: Default::default(),
        signatories: Vec::new(),
        decisions: Arc::default(),
        pictures: BTreeMap::new(),
        facts: Arc::new(BTreeMap::from([
            ("period.fran".to_owned(), known(Value::Year(2020))),
            ("period.till".to_owned(), known(Value::Year(2022))),
            ("kostnad.forklaring".to_owned(), None),
            ("kostnad.arlig".to_owned(), None),
        ])),
        fact_texts: Arc::default(),
        tables: BTreeMap::from([(table.name.clone(), Arc::new(table))]),
        modules: Arc::default(),
        sections: Arc::default(),
        attachments: Vec::new(),
        set_aside: Vec::new(),
        unread: Vec::new(),
        previous: None,
        left_out: Arc::default(),
        terms: Arc::default(),
        archive: Arc::default(),
        waivers: Arc::default(),
    }
}

fn value(expression: &str) -> String {
    match outcome(expression) {
        Evaluation::Value(value, _) => value.to_string(),
        other => panic!("{expression}: {other:?}"),
    }
}

#[test]
fn filters_compute() {
    for (expression, wanted) in [
        ("aktiviteter | length", "3"),
        ("aktiviteter | summa('deltagare_slk')", "5"),
        ("aktiviteter | summa_per('ar', 'deltagare_slk') | map(attribute='summa') | list", "[3, 2]"),
        ("aktiviteter | senaste('ar') | length", "2"),
        ("fakta.period | alla_ar", "[2020, 2021, 2022]"),
        ("fakta.period | alla_ar | utan(aktiviteter | map(attribute='ar'))", "[2021]"),
        ("arende.utfardat | ar", "2025"),
        ("arende.utfardat | plus_ar(3)", "2028-05-19"),
        ("arende.skottdag | plus_ar(1)", "2025-02-28"),
        ("['Två utses.'] | namner(['UTSES'])", "True"),
        ("['Utseendet.'] | namner(['utse'])", "False"),
        ("115000.50 | kronor", "115\u{a0}000,50\u{a0}kr"),
        ("1 | andel(3) | avrundad", "33"),
        ("1 | andel(8)", "12,5"),
        ("-1 | andel(8)", "−12,5"),
        ("0.1 + 0.2 == 0.3", "True"),
        ("1191 | okad(2.7) | avrundad", "1223"),
        ("1191 * (100 + 2.7) / 100", "1223,157"),
        ("(1 - 0.5) * 2 == 1 and 3 > 2.5 and not 2 >= 2.01", "True"),
        ("1226 | avrundad(10)", "1230"),
        ("-2.5 | avrundad", "-3"),
        ("2.01 | avrundad_upp(0.5)", "2,5"),
        ("2.99 | avrundad_ned", "2"),
        ("[1, 2.5, 10] | median", "2,5"),
        ("[3, 1] | median", "2"),
        ("[1, 2] | medel", "1,5"),
        ("aktiviteter | storst('deltagare_slk')", "3"),
        ("[0.5, 1, -1.5] | minst", "−1,5"),
        ("'a' + 'b'", "ab"),
        ("'SLK' is en_av(['slk'])", "True"),
        ("fakta.kostnad.forklaring is none", "True"),
    ] {
        assert_eq!(value(expression), wanted, "{expression}");
    }
}

#[test]
fn what_is_required_and_empty_makes_the_whole_missing() {
    for expression in [
        "fakta.kostnad.arlig == 1",
        "arende.saknas == 1",
        "aktiviteter | selectattr('form', 'eq', 'digital') | list | length",
        "kostnader | summa('belopp')",
    ] {
        let outcome = outcome(expression);
        let expected = matches!(outcome, Evaluation::Missing) || expression.starts_with("kostnader");
        assert!(expected, "{expression}: {outcome:?}");
    }
}

#[test]
fn what_is_optional_and_left_out_is_told_apart() {
    for expression in ["fakta.kostnad.forklaring > 'a'", "fakta.kostnad.forklaring"] {
        assert!(matches!(outcome(expression), Evaluation::LeftOut), "{expression}");
    }
}

/// Strict mode alone lets these through.
#[test]
fn unknown_names_are_mistakes_wherever_they_stand() {
    for expression in [
        "aktiviteter | selectattr('typo', 'eq', 1) | list | length == 0",
        "aktiviteter | map(attribute='typo') | list | length",
        "aktiviteter | summa('typo')",
        "aktiviteter.typo == 1",
        "fakta.typo == 1",
        "fakta.period.typo == 1",
        "typo == 1",
        "rad.ar == 1",
    ] {
        assert!(
            matches!(outcome(expression), Evaluation::Failed(reason) if reason.starts_with("orsak-namn-okant")),
            "{expression}"
        );
    }
    assert!(matches!(outcome(&"-".repeat(1_001)), Evaluation::Failed(_)));
}

#[test]
fn cells_next_to_each_other_are_one_range() {
    let Evaluation::Value(_, places) = outcome("aktiviteter | selectattr('ar', 'eq', 2022) | summa('deltagare_slk')")
    else {
        panic!("no value");
    };
    let ranges: Vec<String> = places
        .iter()
        .filter_map(|place| match place {
            Place::Cells(cells) => Some(CellPlace::range(cells)),
            _ => None,
        })
        .collect();
    assert_eq!(ranges, ["A2:A4", "H3:H4"]);
}

#[test]
fn the_names_that_an_expression_reads_are_known_without_values() {
    let read = "(kostnader | where('ar', fakta.start) | total('belopp')) / berakning.antal * fakta.start";
    let names: Vec<String> = names_read(read).into_iter().collect();
    assert_eq!(names, ["berakning.antal", "fakta.start", "kostnader"]);
    assert!(names_read("(").is_empty());
}
