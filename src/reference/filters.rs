//! The filters, each with an example that the filter itself has made.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{code, part, table};
use crate::merge::filters::{NAMES, Operand, apply, text_of};
use crate::model::{Facts, Month, Placed, Value};
use crate::place::Place;
use crate::templates::Language;

/// The table of filters.
pub(super) fn markdown(language: &Language) -> String {
    let facts = facts();
    let rows = NAMES.map(|filter| {
        let (takes, name, operand) = example(filter);
        let result = apply(filter, &operand, &facts, language)
            .and_then(|operand| text_of(&operand, language))
            .unwrap_or_default();
        vec![code(filter), takes.to_owned(), code(&format!("{{{{ {name} | {filter} }}}}")), result]
    });
    let lead = "Ett filter säger hur värdet skrivs i meningen. Flera filter skrivs efter varandra. Siffror och enhet hålls ihop \
                på raden.";
    part("Filter", lead, &table(&["Filter", "För", "Exempel", "Blir"], rows))
}

/// What a filter takes, and a name with a value of that kind.
fn example(filter: &str) -> (&'static str, &'static str, Operand) {
    let group = |name: &str| Operand::Group(name.to_owned());
    let text = |text: &str| Operand::Text(text.to_owned());
    let date = NaiveDate::from_ymd_opt(2025, 5, 19).unwrap_or_default();
    match filter {
        "kronor" => ("belopp, heltal", "fakta.kostnad.arlig", Operand::Value(Value::Amount(Decimal::from(115_000)))),
        "tal" => ("heltal, belopp, andel", "berakning.antal_deltagare", Operand::Value(Value::Integer(1_234))),
        "ord" => ("heltal; över tolv blir det siffror", "fakta.forum.platser", Operand::Value(Value::Integer(5))),
        "procent" => ("andel", "berakning.andel_digitala", Operand::Value(Value::Share(82.into()))),
        "datum" => ("datum", "arende.utfardat", Operand::Value(Value::Date(date))),
        "iso" => ("datum", "arende.utfardat", Operand::Value(Value::Date(date))),
        "ar" => ("årtal, datum, månad", "arende.utfardat", Operand::Value(Value::Date(date))),
        "manad" => ("månad", "fakta.intrade", Operand::Value(Value::Month(Month { year: 2020, month: 2 }))),
        "period" => ("grupp med `fran` och `till`", "fakta.period", group("period")),
        "beslut" => ("grupp med `datum` och `paragraf`", "fakta.foregangare", group("foregangare")),
        "paragraf" => ("heltal", "fakta.foregangare.paragraf", Operand::Value(Value::Integer(984))),
        "lag" => ("grupp med `nummer` och `titel`", "fakta.lag", group("lag")),
        "genitiv" => ("text", "hus.kommun", text("Göteborgs Stad")),
        "versal" => ("text", "dokument.anvisning.dokumentsort", text("anvisning")),
        _ => ("text", "hus.kontor", text("Stadsledningskontoret")),
    }
}

/// The groups of the examples.
fn facts() -> Facts {
    let date = NaiveDate::from_ymd_opt(2020, 11, 25).unwrap_or_default();
    let values = [
        ("period.fran", Value::Year(2020)),
        ("period.till", Value::Year(2024)),
        ("foregangare.datum", Value::Date(date)),
        ("foregangare.paragraf", Value::Integer(984)),
        ("lag.nummer", Value::Text("2023:196".to_owned())),
        ("lag.titel", Value::Text("om kommuners ansvar för brottsförebyggande arbete".to_owned())),
    ];
    let place = || Place::File("".into());
    values.into_iter().map(|(name, value)| (name.to_owned(), Some(Placed::new(value, place())))).collect()
}

#[cfg(test)]
mod tests {
    use super::{apply, example, facts, text_of};
    use crate::merge::filters::NAMES;
    use crate::templates::testing::swedish;

    /// A filter without a fitting example would stand in the reference with an empty cell.
    #[test]
    fn every_filter_fits_its_example() {
        let language = swedish();
        for filter in NAMES {
            let result =
                apply(filter, &example(filter).2, &facts(), &language).and_then(|operand| text_of(&operand, &language));
            assert!(result.is_ok_and(|text| !text.is_empty()), "{filter}");
        }
    }
}
