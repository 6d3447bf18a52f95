//! What typed numbers and words mean for a type of value, the same in cells and in TOML: facts, columns and answers have one
//! reader.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::limits;
use crate::model::{Month, TRUTH, Value};
use crate::names;
use crate::templates::{Form, ValueType};

/// Whether a number is less than its type lets it be.
pub(super) fn is_below(number: Decimal, form: &Form<'_>) -> bool {
    form.least().is_some_and(|least| number < least)
}

/// What is to be typed in the place of such a number: one that is whole, where this one is not and should be.
pub(super) fn kind_below(number: Decimal, form: &Form<'_>) -> &'static str {
    if form.typ == ValueType::Heltal && !number.fract().is_zero() { "heltal" } else { "tal" }
}

/// Whether a number has more digits before its decimals than one may have: a workbook rounds it, and nothing counts so high.
pub(super) fn is_above(number: Decimal) -> bool {
    number.abs() >= Decimal::from(10u64.pow(limits::NUMBER_DIGITS))
}

/// A number as a value of this form; none where it does not fit.
pub(super) fn of_number(number: Decimal, form: &Form<'_>) -> Option<Value> {
    let number = number.normalize();
    if is_above(number) || number.scale() > form.most_decimals() || form.least().is_some_and(|least| number < least) {
        return None;
    }
    Some(match form.typ {
        ValueType::Heltal => Value::Integer(number.to_i64()?),
        ValueType::Decimal => Value::Decimal(written(number, form)),
        ValueType::Belopp => Value::Amount(number),
        ValueType::Andel => Value::Share(written(number, form)),
        ValueType::Ar => Value::Year(year(number)?),
        _ => return None,
    })
}

/// With as many decimals as the type says.
fn written(mut number: Decimal, form: &Form<'_>) -> Decimal {
    number.rescale(form.decimals.unwrap_or(number.scale()));
    number
}

/// A year of four digits.
fn year(number: Decimal) -> Option<i32> {
    number.to_i32().filter(|year| (1000..=2999).contains(year))
}

/// A word or a line of text as a value of this form; none where it does not fit.
pub(super) fn of_text(text: &str, form: &Form<'_>) -> Option<Value> {
    match form.typ {
        ValueType::Text => Some(Value::Text(text.to_owned())),
        ValueType::Manad => month(text).map(Value::Month),
        ValueType::Janej => {
            TRUTH.iter().position(|word| names::are_same(word, text)).map(|truth| Value::Truth(truth == 1))
        }
        ValueType::Val => {
            let allowed = form.allowed.iter().find(|allowed| names::are_same(allowed, text))?;
            Some(Value::Text(allowed.clone()))
        }
        _ => None,
    }
}

/// Yes or no as a value of this form: a ticked box, or TOML's own words.
pub(super) fn of_truth(truth: bool, form: &Form<'_>) -> Option<Value> {
    match form.typ {
        ValueType::Janej => Some(Value::Truth(truth)),
        ValueType::Val => yes_or_no(truth, form),
        _ => None,
    }
}

/// What a box that is ticked or not stands for, where the values are yes and no.
fn yes_or_no(truth: bool, form: &Form<'_>) -> Option<Value> {
    let allowed = |word: &str| form.allowed.iter().find(|allowed| allowed.to_lowercase() == word);
    let [no, yes] = TRUTH;
    let (no, yes) = allowed(no).zip(allowed(yes))?;
    (form.allowed.len() == 2).then(|| Value::Text(if truth { yes } else { no }.clone()))
}

fn month(text: &str) -> Option<Month> {
    let (year, month) = text.split_once('-')?;
    let valid = year.len() == 4 && month.len() == 2;
    let month = Month { year: year.parse().ok()?, month: month.parse().ok()? };
    (valid && (1..=12).contains(&month.month)).then_some(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(typ: ValueType, decimals: Option<u32>, least: Option<i64>) -> Form<'static> {
        Form { decimals, least: least.map(Decimal::from), ..Form::plain(typ) }
    }

    fn read(number: &str, form: &Form<'_>) -> Option<String> {
        of_number(number.parse().unwrap(), form).map(|value| value.to_string().replace('\u{2212}', "-"))
    }

    #[test]
    fn numbers_are_as_their_type_says() {
        let some = |text: &str| Some(text.to_owned());
        for (typ, decimals, least, number, wanted) in [
            (ValueType::Heltal, None, None, "-1", None),
            (ValueType::Heltal, None, Some(-5), "-1", some("-1")),
            (ValueType::Heltal, None, Some(-5), "-6", None),
            (ValueType::Heltal, None, Some(1), "0", None),
            (ValueType::Heltal, None, None, "2.0", some("2")),
            (ValueType::Decimal, None, None, "1.25", some("1,25")),
            (ValueType::Decimal, None, None, "1.255", None),
            (ValueType::Decimal, Some(3), None, "1.25", some("1,250")),
            (ValueType::Decimal, Some(1), None, "-1", some("-1,0")),
            (ValueType::Decimal, Some(1), Some(0), "-1", None),
            (ValueType::Andel, None, None, "2.7", some("2,7")),
            (ValueType::Andel, Some(1), None, "3", some("3,0")),
            (ValueType::Belopp, None, None, "-5.5", some("-5,50")),
            (ValueType::Belopp, None, None, "5.555", None),
            (ValueType::Ar, None, None, "2020", some("2020")),
            (ValueType::Ar, None, None, "20", None),
            (ValueType::Text, None, None, "20", None),
        ] {
            assert_eq!(read(number, &form(typ, decimals, least)), wanted, "{typ:?} {decimals:?} {least:?} {number}");
        }
    }

    #[test]
    fn yes_and_no_are_words_and_truths() {
        let form = Form::plain(ValueType::Janej);
        for word in ["ja", "Ja", " JA "] {
            assert_eq!(of_text(word, &form), Some(Value::Truth(true)), "{word}");
        }
        assert_eq!(of_text("nej", &form), Some(Value::Truth(false)));
        assert_eq!(of_text("kanske", &form), None);
        assert_eq!(of_truth(true, &form), Some(Value::Truth(true)));
        assert_eq!(of_truth(true, &Form::plain(ValueType::Text)), None);
    }
}
