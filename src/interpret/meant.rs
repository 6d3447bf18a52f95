//! What a value most likely means that is written in another way than its type is: a number in words or with a unit, a day as in
//! speech, a text without its quotation marks.

use crate::inputs::toml_slips;
use crate::inputs::typed_numbers::in_toml;
use crate::model::{TRUTH, Value};
use crate::names;
use crate::near::suggestion;
use crate::templates::{Form, ValueType};

use super::numbers::{self, Misread};
use super::values;

/// What a value means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meant {
    /// This, as TOML has it.
    One(String, Value),
    /// Two numbers, where one should stand.
    Two(String, String),
}

/// What is meant by a value of this form, as it is typed without its quotation marks; nothing where nobody can say.
pub(super) fn meant(typed: &str, form: &Form<'_>) -> Option<Meant> {
    let typed = typed.trim();
    if !matches!(form.typ, ValueType::Text | ValueType::Val | ValueType::Manad | ValueType::Datum | ValueType::Janej)
        && let Some((first, second)) = toml_slips::range(typed).filter(|pair| are_alike(pair, form))
    {
        return Some(Meant::Two(first, second));
    }
    let right = match form.typ {
        ValueType::Text => return quoted(typed, form),
        ValueType::Val => return quoted(allowed(typed, form)?, form),
        ValueType::Janej => return quoted(TRUTH[usize::from(toml_slips::truth(typed)?)], form),
        ValueType::Manad => return quoted(&toml_slips::month(typed)?, form),
        ValueType::Datum => {
            let day = toml_slips::day(typed)?;
            let value = Value::Date(day.parse().ok()?);
            return Some(Meant::One(day, value));
        }
        // A day or a month says its year too.
        ValueType::Ar => only_year(typed).or_else(|| Some(toml_slips::month(typed)?[..4].to_owned()))?,
        ValueType::Heltal | ValueType::Decimal | ValueType::Belopp | ValueType::Andel => {
            count(typed, form).or_else(|| separated(typed, form))?
        }
    };
    let number = numbers::read(&right, form.most_decimals()).ok()?;
    Some(Meant::One(right, values::of_number(number, form)?))
}

/// Two years, where the form is one of a year.
fn are_alike((first, second): &(String, String), form: &Form<'_>) -> bool {
    form.typ != ValueType::Ar || (first.len() == 4 && second.len() == 4)
}

/// A text between quotation marks, where it can stand there as it is.
fn quoted(text: &str, form: &Form<'_>) -> Option<Meant> {
    let is_plain = !text.contains(['"', '\\', '\n']);
    let value = values::of_text(text, form).filter(|_| is_plain)?;
    Some(Meant::One(format!("\"{text}\""), value))
}

/// The allowed value that is meant.
fn allowed<'f>(typed: &str, form: &Form<'f>) -> Option<&'f str> {
    let allowed = || form.allowed.iter().map(String::as_str);
    let near = suggestion(typed, allowed());
    allowed().find(|allowed| names::are_same(allowed, typed)).or(Some(near).filter(|near| !near.is_empty()))
}

/// A number that is one as it stands, or with separators that leave no doubt: `1.150,00`.
fn separated(typed: &str, form: &Form<'_>) -> Option<String> {
    match numbers::read(typed, form.most_decimals()) {
        Ok(number) => Some(number.to_string()),
        Err(Misread::Otherwise(right)) => Some(in_toml(&right)),
        Err(Misread::Ambiguous(_) | Misread::NoNumber) => None,
    }
}

/// The only group of four digits; perhaps with a sign between thousands, which a year has not.
fn only_year(typed: &str) -> Option<String> {
    if let Err(Misread::Ambiguous(readings)) = numbers::read(typed, 0) {
        return Some(readings.digits());
    }
    if let Ok(year) = numbers::read(typed, 0) {
        return Some(year.to_string());
    }
    let mut years = typed.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    let year = years.next().filter(|year| year.len() == 4)?;
    years.next().is_none().then(|| year.to_owned())
}

/// A number with what it counts, in digits or in words. Percent is no unit but of shares.
fn count(typed: &str, form: &Form<'_>) -> Option<String> {
    let (number, unit) = toml_slips::counted(typed, form.numbers)?;
    let is_share = toml_slips::PERCENT.contains(&unit);
    (!is_share || form.typ == ValueType::Andel).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written of a value of a type; two numbers with a bar between them.
    fn written(typ: ValueType, typed: &str) -> Option<String> {
        let (allowed, numbers) =
            (["öppen".to_owned(), "stängd".to_owned()], ["noll", "ett", "två", "tre"].map(str::to_owned));
        let form = Form { allowed: &allowed, numbers: &numbers, ..Form::plain(typ) };
        meant(typed, &form).map(|meant| match meant {
            Meant::One(right, _) => right,
            Meant::Two(first, second) => format!("{first}|{second}"),
        })
    }

    #[test]
    fn each_type_has_its_own_reading_of_what_is_typed() {
        use ValueType::{Andel, Ar, Belopp, Datum, Decimal, Heltal, Janej, Manad, Text, Val};
        for (typed, wanted) in [
            ("tre", vec![(Heltal, "3"), (Belopp, "3"), (Text, "\"tre\"")]),
            ("tre år", vec![(Heltal, "3"), (Text, "\"tre år\"")]),
            ("4 år", vec![(Heltal, "4"), (Decimal, "4"), (Text, "\"4 år\"")]),
            ("110 tkr", vec![(Belopp, "110000"), (Heltal, "110000"), (Text, "\"110 tkr\"")]),
            ("115 000 kr", vec![(Belopp, "115000"), (Text, "\"115 000 kr\"")]),
            ("50 %", vec![(Andel, "50"), (Text, "\"50 %\"")]),
            ("50,5 procent", vec![(Andel, "50.5")]),
            ("2020-2024", vec![(Ar, "2020|2024"), (Heltal, "2020|2024"), (Text, "\"2020-2024\"")]),
            ("2 016", vec![(Ar, "2016"), (Belopp, "2016")]),
            ("2.016", vec![(Ar, "2016")]),
            ("115.50", vec![(Belopp, "115.5"), (Decimal, "115.5")]),
            ("1.150,00", vec![(Belopp, "1150.00")]),
            ("115\u{a0}000", vec![(Belopp, "115000")]),
            ("2010-01-01", vec![(Ar, "2010")]),
            ("april 2010", vec![(Ar, "2010")]),
            ("år 2020", vec![(Ar, "2020"), (Text, "\"år 2020\"")]),
            ("ja", vec![(Janej, "\"ja\""), (Text, "\"ja\"")]),
            ("Sant", vec![(Janej, "\"ja\"")]),
            ("false", vec![(Janej, "\"nej\"")]),
            ("februari 2020", vec![(Manad, "\"2020-02\""), (Text, "\"februari 2020\"")]),
            ("2020-2", vec![(Manad, "\"2020-02\"")]),
            ("2020-02-15", vec![(Manad, "\"2020-02\""), (Datum, "2020-02-15")]),
            ("den 5 mars 2021", vec![(Datum, "2021-03-05")]),
            ("Öppen", vec![(Val, "\"öppen\"")]),
            ("stängt", vec![(Val, "\"stängd\"")]),
        ] {
            for (typ, right) in wanted {
                assert_eq!(written(typ, typed).as_deref(), Some(right), "{typed} as {typ:?}");
            }
        }
    }

    #[test]
    fn what_a_type_cannot_be_is_not_guessed() {
        use ValueType::{Andel, Ar, Belopp, Datum, Heltal, Janej, Manad, Val};
        for (typ, typed) in [
            (Belopp, "50 %"),
            (Heltal, "50 %"),
            (Heltal, "4,5"),
            (Heltal, "många"),
            (Belopp, "115.000"),
            (Belopp, "115,000 kr"),
            (Belopp, "115 00"),
            (Andel, "ja"),
            (Ar, "2020 och 2021"),
            (Datum, "2022"),
            (Manad, "2020"),
            (Janej, "kanske"),
            (Val, "halvt"),
        ] {
            assert_eq!(written(typ, typed), None, "{typed} as {typ:?}");
        }
    }
}
