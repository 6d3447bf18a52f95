use super::super::testing::{Changed, day, rows, set};
use crate::model::{Case, Value};
use crate::templates::Templates;

fn found(code: &str, case: fn(&mut Case)) -> Vec<String> {
    Changed { case, ..Changed::default() }.messages(code)
}

fn texts(code: &str, texts: &[(&str, &str, &str)]) -> Vec<String> {
    Changed { texts, ..Changed::default() }.messages(code)
}

const NO_COST_REASON: (&str, &str, &str) =
    ("arende.toml", "tidigare = 20000\nforklaring = ", "tidigare = 20000\n_x = ");
const NO_DELAY_REASON: (&str, &str, &str) =
    ("arende.toml", "intervall_ar = 3\nforklaring = ", "intervall_ar = 3\n_x = ");

#[test]
fn the_base_case_has_no_finding() {
    assert_eq!(found("", |_| {}), Vec::<String>::new());
}

#[test]
fn a_changed_cost_needs_an_explanation() {
    let message =
        "kostnaden `20\u{a0}000\u{a0}kr` skiljer sig från den tidigare, `30\u{a0}000\u{a0}kr`, utan förklaring";
    let higher = ("arende.toml", "tidigare = 20000", "tidigare = 30000");
    assert_eq!(texts("G08", &[NO_COST_REASON, higher]), [message]);
    assert_eq!(texts("G08", &[higher]), Vec::<String>::new());
}

#[test]
fn an_unchanged_cost_is_held_against_the_outcome() {
    let message = "kostnaden `20\u{a0}000\u{a0}kr` skiljer sig från utfallet för 2020, 2021, utan förklaring";
    assert_eq!(texts("G08", &[NO_COST_REASON]), [message]);
    assert_eq!(texts("G08", &[]), Vec::<String>::new());
}

#[test]
fn dates_and_years_of_a_row_agree() {
    let message = "aktiviteten `Vårmöte` har datumet 2019-11-02 men året 2020";
    assert_eq!(found("G10", |case| set(case, "aktiviteter", 0, "datum", day("2019-11-02"))), [message]);
    assert!(found("G10", |case| set(case, "aktiviteter", 0, "datum", day("2020-12-31"))).is_empty());
    let message = "rapporten till `Kommunstyrelsen` har datumet 2021-02-01 men året 2020";
    assert_eq!(found("G10", |case| set(case, "rapportering", 0, "datum", day("2021-02-01"))), [message]);
}

#[test]
fn rows_lie_in_the_period() {
    let message = "aktiviteten `Årsmöte 2021` ägde rum 2019, utanför perioden 2020–2021";
    assert_eq!(found("G10", |case| set(case, "aktiviteter", 2, "ar", Some(Value::Year(2019)))), [message]);
    let message = "kostnaden för övrigt gäller 2022, utanför perioden 2020–2021";
    assert_eq!(found("G10", |case| set(case, "kostnader", 3, "ar", Some(Value::Year(2022)))), [message]);
    assert!(found("G10", |case| set(case, "aktiviteter", 2, "ar", None)).is_empty());
}

/// As the workbook fills in when a year is dragged down without Ctrl.
#[test]
fn years_that_were_dragged_down_are_one_finding() {
    fn dragged(case: &mut Case) {
        (0i32..)
            .zip([0, 1, 2, 3])
            .for_each(|(more, row)| set(case, "kostnader", row, "ar", Some(Value::Year(2021 + more))));
    }
    // Rows of years before the period may be meant.
    fn meant(case: &mut Case) {
        (0i32..)
            .zip([0, 1, 2, 3])
            .for_each(|(more, row)| set(case, "kostnader", row, "ar", Some(Value::Year(2016 + more))));
    }
    fn two(case: &mut Case) {
        (0i32..).zip([2, 3]).for_each(|(more, row)| set(case, "kostnader", row, "ar", Some(Value::Year(2022 + more))));
    }
    let message = "kolumnen `År` har en serie, från `2022` till `2024`: ett årtal som har dragits nedåt har fått ett nytt nummer i varje cell";
    assert_eq!(found("W39", dragged), [message]);
    assert_eq!(found("G10", dragged), Vec::<String>::new());
    assert_eq!((found("G10", two).len(), found("W39", two).len()), (2, 0));
    assert_eq!((found("G10", meant).len(), found("W39", meant).len()), (0, 0));
    assert_eq!(found("W41", meant).len(), 1);
}

/// A period that was typed wrong is told once, and nobody is told to remove rows.
#[test]
fn most_rows_outside_the_period_are_one_finding() {
    let earlier = [("arende.toml", "fran = 2020", "fran = 2018"), ("arende.toml", "till = 2021", "till = 2019")];
    let period = "`fakta.period.fran = 2018`, `fakta.period.till = 2019`";
    let sheets = "`Aktiviteter`, `Kostnader`, `Rapportering`";
    assert_eq!(texts("W41", &earlier), [format!("9 av 9 rader stämmer inte med {period} (blad: {sheets})")]);
    assert_eq!(texts("G10", &earlier), Vec::<String>::new());
}

#[test]
fn every_year_has_an_activity_or_a_reason() {
    fn silent(case: &mut Case) {
        drop(rows(case, "aktiviteter").remove(0));
    }
    assert_eq!(found("G11", silent), ["2020 har ingen aktivitet"]);
    let explained = |case: &mut Case| {
        silent(case);
        let mut row = rows(case, "rapportering")[0].clone();
        row.values = Box::new([Some(Value::Year(2020)), Some(Value::Text("Pandemin.".to_owned()))]);
        rows(case, "uppehall").push(row);
    };
    assert!(found("G11", explained).is_empty());
    let one_of_two = |case: &mut Case| drop(rows(case, "aktiviteter").remove(1));
    assert!(found("G11", one_of_two).is_empty());
}

#[test]
fn seats_add_up() {
    let message = "förtroendevalda (1) och tjänstepersoner (1) har inte tillsammans 3 platser";
    assert_eq!(texts("G13", &[("arende.toml", "platser = 2", "platser = 3")]), [message]);
    // An earlier year's distribution does not count.
    let earlier = |case: &mut Case| {
        let mut row = rows(case, "forumplatser")[0].clone();
        row.values[0] = Some(Value::Year(2021));
        row.number = 4;
        rows(case, "forumplatser").push(row);
    };
    assert!(found("G13", earlier).is_empty());
}

#[test]
fn the_office_has_a_seat_among_the_officials() {
    let other = |case: &mut Case| set(case, "forumplatser", 1, "enhet", Some(Value::Text("polisen".to_owned())));
    assert_eq!(found("G14", other), ["stadsledningskontoret har ingen plats vid forumet"]);
    let short = |case: &mut Case| set(case, "forumplatser", 1, "enhet", Some(Value::Text("SLK".to_owned())));
    assert!(found("G14", short).is_empty());
    // One of two officials, and the politician by mistake.
    fn all(case: &mut Case) {
        let mut row = rows(case, "forumplatser")[1].clone();
        row.number += 1;
        rows(case, "forumplatser").push(row);
        set(case, "forumplatser", 2, "enhet", Some(Value::Text("polisen".to_owned())));
        set(case, "forumplatser", 0, "enhet", Some(Value::Text("SLK".to_owned())));
    }
    assert!(found("G14", all).is_empty());
    let many = |case: &mut Case| {
        all(case);
        set(case, "forumplatser", 0, "antal", Some(Value::Integer(3)));
    };
    assert_eq!(found("G14", many), ["stadsledningskontoret har 4 platser, men tjänstepersonerna har 2"]);
}

#[test]
fn representatives_are_registered_or_appointed() {
    let fewer = |case: &mut Case| drop(rows(case, "representanter").remove(0));
    let message = "antalet förtroendevalda representanter är 0, men 1 krävs och ingen beslutspunkt utser fler";
    assert_eq!(found("G15", fewer), [message]);
    let appointing = [(
        "arende.toml",
        "upphör att gälla.\",",
        "upphör att gälla.\",\n\"Två ledamöter utses att representera staden.\",",
    )];
    assert!(Changed { texts: &appointing, case: fewer, ..Changed::default() }.messages("G15").is_empty());
    let none = |case: &mut Case| rows(case, "representanter").truncate(1);
    let message = "ingen tjänsteperson är registrerad som samordnar medlemskapet, och ingen beslutspunkt utser någon";
    assert_eq!(found("G15", none), [message]);
}

#[test]
fn terms_cover_the_period() {
    let late = |case: &mut Case| set(case, "representanter", 1, "fran", day("2021-01-01"));
    assert_eq!(found("G15", late), ["ingen tjänsteperson är registrerad som representant för 2020"]);
    let one = |case: &mut Case| {
        let other = rows(case, "representanter")[1].clone();
        rows(case, "representanter").push(other);
        set(case, "representanter", 1, "fran", day("2021-01-01"));
    };
    assert!(found("G15", one).is_empty());
}

#[test]
fn a_late_follow_up_is_explained() {
    let message = "uppföljningen görs 2022-03-01, men skulle enligt det tidigare dokumentet göras senast 2021-03-07";
    assert_eq!(texts("G19", &[NO_DELAY_REASON]), [message]);
    let early = ("arende.toml", "paragraf = 42\nintervall_ar = 3", "paragraf = 42\nintervall_ar = 5");
    assert!(texts("G19", &[NO_DELAY_REASON, early]).is_empty());
}

#[test]
fn a_mistake_in_a_rule_is_told_at_its_line() {
    let wrong = |templates: &mut Templates| {
        let path = "medlemskap/arendetyp.toml";
        let text = String::from_utf8(templates.files[path].to_vec()).expect("text");
        let text = text.replace("rad.datum is none or (rad.datum | ar) == rad.ar", "rad.dautm is none or rad.ar == 1");
        templates.arendetyp = toml::from_str(&text).expect("a kind of case");
        templates.files.insert(path.to_owned(), text.into());
    };
    let (found, _) = Changed { templates: wrong, ..Changed::default() }.findings();
    let reasons: Vec<&str> = found.iter().map(|finding| finding.arguments["orsak"].as_str()).collect();
    assert_eq!(reasons, ["orsak-namn-okant\u{1f}dautm", "orsak-namn-okant\u{1f}dautm"]);
    assert!(matches!(&found[0].places[0], crate::place::Place::Text(place) if place.line > 500));
}

#[test]
fn placeholders_are_filled_and_known() {
    let values = std::collections::BTreeMap::from([("ar", "2021".to_owned())]);
    assert_eq!(super::fill("{ar} och {annat} }", &values), "2021 och – }");
    assert_eq!(super::placeholders("{ar} och {annat}").collect::<Vec<_>>(), ["ar", "annat"]);
}
