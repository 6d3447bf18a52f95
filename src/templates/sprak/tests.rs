use super::*;
use crate::model::Value;
use crate::templates::places::filled;
use crate::templates::testing::swedish;

#[test]
fn genitives_are_those_of_the_writing_rules() {
    let language = swedish();
    for (name, genitive) in [
        ("kommunen", "kommunens"),
        ("Göteborgs Stad", "Göteborgs Stads"),
        ("Nordic Safe Cities", "Nordic Safe Cities"),
        ("Max", "Max"),
        ("NSC", "NSC:s"),
        ("EU", "EU:s"),
        ("KS", "KS"),
        ("Agenda 2030", "Agenda 2030:s"),
        ("Nordiskt Forum (NDF)", "Nordiskt Forums (NDF)"),
        ("nätverket EU-forum", "nätverket EU-forums"),
        ("", "s"),
    ] {
        assert_eq!(language.genitive(name), genitive);
    }
}

#[test]
fn laws_have_their_number_where_their_name_or_title_wants_it() {
    let language = swedish();
    for (title, written) in [
        ("om kommuners ansvar", "lagen (2006:804) om kommuners ansvar"),
        ("livsmedelslagen", "livsmedelslagen\u{a0}(2006:804)"),
        ("förordningen om kontroll", "förordningen (2006:804) om kontroll"),
        ("plan- och bygglagen", "plan- och bygglagen\u{a0}(2006:804)"),
    ] {
        assert_eq!(language.law("2006:804", title), written);
    }
}

#[test]
fn forms_are_filled_once() {
    assert_eq!(filled("{a} och {b}{a", &[("a", "{b}"), ("b", "2")]), "{b} och 2a");
    assert_eq!(names("{a} och {b}{c").collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn numbers_have_the_marks_of_the_language() {
    let mut language = swedish();
    let amount = Value::Amount(rust_decimal::Decimal::new(123_456_750, 2));
    assert_eq!(language.amount(&amount), "1\u{a0}234\u{a0}567,50\u{a0}kr");
    language.text.tal = NumberMarks { tusental: ",".to_owned(), decimal: ".".to_owned() };
    language.text.former.kronor = "SEK {tal}".to_owned();
    assert_eq!(language.amount(&amount), "SEK 1,234,567.50");
    assert_eq!(language.plain(&Value::Text("a, b".to_owned())), "a, b");
}
