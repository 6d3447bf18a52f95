use super::*;
use crate::inputs::toml;

/// What stops a build for the sake of a value.
const OF_VALUES: [crate::message::Declared; 6] = [
    codes::VALUE_TYPE,
    codes::VALUE_AMBIGUOUS,
    codes::VALUE_MEANT,
    codes::VALUE_BELOW,
    codes::VALUE_DECIMALS,
    codes::VALUE_MORE_DECIMALS,
];

/// The codes that reading a key of the text gives.
fn found(text: &str, read: impl FnOnce(&mut Fields<'_>) -> bool) -> Vec<crate::diagnostic::Code> {
    let mut problems = Diagnostics::new();
    let file = toml::read("x.toml", text.as_bytes(), &mut problems).expect("TOML");
    let some = read(&mut Fields::new(&file.root, &mut problems));
    assert_eq!(some, problems.is_empty(), "{text}: {problems:?}");
    assert!(
        problems.iter().all(|problem| !problem.stops || OF_VALUES.iter().any(|code| problem.code == *code)),
        "{problems:?}"
    );
    problems.into_iter().map(|problem| problem.code).collect()
}

#[test]
fn a_blank_value_is_not_filled_in_whatever_its_type() {
    for blank in ["a = \"\"", "a = \"  \"", "a = \"\"\"\n\"\"\""] {
        assert_eq!(found(blank, |fields| fields.date("a").is_some()), [codes::VALUE_EMPTY]);
        assert_eq!(found(blank, |fields| fields.integer("a").is_some()), [codes::VALUE_EMPTY]);
        assert_eq!(
            found(blank, |fields| fields.value("a", &Form::plain(ValueType::Belopp)).is_some()),
            [codes::VALUE_EMPTY]
        );
        assert_eq!(found(blank, |fields| fields.text("a").is_some()), [codes::VALUE_EMPTY]);
    }
    assert_eq!(found("a = \"x\"", |fields| fields.date("a").is_some()), [codes::VALUE_TYPE]);
    assert!(found("a = 2025-01-01", |fields| fields.date("a").is_some()).is_empty());
}

#[test]
fn numbers_are_read_as_in_cells() {
    let amount = |text: &str| found(text, |fields| fields.value("a", &Form::plain(ValueType::Belopp)).is_some());
    let integer = |text: &str| found(text, |fields| fields.integer("a").is_some());
    for text in ["a = 115.000", "a = 1.250", "a = -99.999"] {
        assert_eq!(amount(text), [codes::VALUE_AMBIGUOUS], "{text}");
    }
    for text in ["a = 1.000", "a = 2.016"] {
        assert_eq!(integer(text), [codes::VALUE_AMBIGUOUS], "{text}");
    }
    for text in ["a = 115000.0000", "a = 115_000.000", "a = 1.15e5", "a = inf"] {
        assert_eq!(amount(text), [codes::VALUE_TYPE], "{text}");
    }
    assert_eq!(amount("a = \"115 000\""), [codes::VALUE_MEANT]);
    assert_eq!(integer("a = -1"), [codes::VALUE_BELOW]);
    for text in ["a = 115000", "a = 115_000", "a = 115000.50", "a = +5", "a = -5.5"] {
        assert!(amount(text).is_empty(), "{text}");
    }
}

#[test]
fn a_number_with_too_many_decimals_is_to_be_rounded() {
    let read = |text: &str, typ, decimals| {
        found(text, |fields| fields.value("a", &Form { decimals: Some(decimals), ..Form::plain(typ) }).is_some())
    };
    for typ in [ValueType::Decimal, ValueType::Andel] {
        assert_eq!(read("a = 1.25", typ, 1), [codes::VALUE_MORE_DECIMALS]);
        assert_eq!(read("a = 1.5", typ, 0), [codes::VALUE_MORE_DECIMALS]);
        assert_eq!(read("a = 1.2345", typ, 2), [codes::VALUE_MORE_DECIMALS]);
        assert_eq!(read("a = 1e3", typ, 2), [codes::VALUE_DECIMALS]);
        assert!(read("a = 1.5", typ, 1).is_empty());
    }
}
