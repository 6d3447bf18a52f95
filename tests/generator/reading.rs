//! What a reader must find for what went in: values in their written forms, and text with the typographic changes that the guide
//! tells of. Written anew here, so that the program is not compared with itself.

use crate::common::MONTHS;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;
use utlatande::model::Value;

const WORDS: [&str; 13] =
    ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

/// Text as it is compared: composed, one space for white space of any kind, and none of what has no width.
pub fn seen(text: &str) -> String {
    let visible = text.nfc().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'));
    visible.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Typed prose: straight quotes become Swedish ones.
pub fn prose(text: &str) -> String {
    text.replace('"', "”").replace('\'', "’")
}

/// A value in its plain form.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => grouped(&number.to_string()),
        Value::Amount(amount) => self::amount(*amount),
        Value::Date(date) => date.format("%Y-%m-%d").to_string(),
        Value::Year(year) => year.to_string(),
        Value::Month(month) => format!("{}-{:02}", month.year, month.month),
        Value::Share(number) | Value::Decimal(number) => match number.to_string().split_once('.') {
            None => grouped(&number.to_string()),
            Some((whole, decimals)) => format!("{},{decimals}", grouped(whole)),
        },
        Value::Truth(truth) => if *truth { "ja" } else { "nej" }.to_owned(),
    }
}

/// An amount: öre only where there are any.
pub fn amount(amount: Decimal) -> String {
    let two = format!("{amount:.2}");
    let (whole, ore) = two.split_once('.').unwrap();
    if ore == "00" { grouped(whole) } else { format!("{},{ore}", grouped(whole)) }
}

fn grouped(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("\u{2212}", rest));
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    format!("{sign}{}", groups.join(" "))
}

/// The filters that fit a value, each with what the reader finds.
pub fn filtered(value: &Value) -> Vec<(&'static str, String)> {
    let plain = plain(value);
    let mut forms = vec![("", plain.clone())];
    match value {
        Value::Text(_) => {
            forms.push(("genitiv", genitive(&plain)));
            // The fonts lack the other case of some letters further on, which is an error with its place.
            if plain.chars().next().is_some_and(|first| first < '\u{180}') {
                forms.push(("versal", first(&plain, |c| c.to_uppercase().collect())));
                forms.push(("gemen", first(&plain, |c| c.to_lowercase().collect())));
            }
        }
        Value::Integer(number) => {
            let word = usize::try_from(*number).ok().and_then(|number| WORDS.get(number));
            forms.extend([
                ("kronor", format!("{plain} kr")),
                ("tal", plain.clone()),
                ("ord", word.map_or(plain.clone(), |word| (*word).to_owned())),
                ("paragraf", format!("§ {number}")),
            ]);
        }
        Value::Amount(_) => forms.extend([("kronor", format!("{plain} kr")), ("tal", plain.clone())]),
        Value::Date(date) => forms.extend([
            ("datum", format!("{} {}", date.day(), month(date.year(), date.month()))),
            ("iso", plain.clone()),
            ("ar", date.year().to_string()),
        ]),
        Value::Year(_) => forms.push(("ar", plain.clone())),
        Value::Month(when) => forms.extend([("manad", month(when.year, when.month)), ("ar", when.year.to_string())]),
        Value::Share(_) => forms.push(("procent", format!("{plain} procent"))),
        Value::Decimal(_) => forms.push(("tal", plain.clone())),
        Value::Truth(_) => {}
    }
    forms
}

fn month(year: i32, month: u32) -> String {
    format!("{} {year}", MONTHS[month as usize - 1])
}

/// "2020-11-25 § 984".
pub fn decision(date: NaiveDate, paragraph: i64) -> String {
    format!("{} § {paragraph}", date.format("%Y-%m-%d"))
}

/// As `sprak/sv` has it: nothing after s, x and z, a colon after digits and abbreviations, and before what stands in parentheses.
fn genitive(text: &str) -> String {
    if let Some((before, inside)) = text.rsplit_once(" (").filter(|(_, inside)| inside.ends_with(')')) {
        return format!("{} ({inside}", genitive(before));
    }
    let word = text.rsplit([' ', '\u{a0}', '-']).next().unwrap_or(text);
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let ending = match text.chars().next_back() {
        Some(last) if "sxz".contains(&last.to_lowercase().to_string()) => "",
        Some(last) if last.is_numeric() => ":s",
        _ if letters.len() > 1 && letters.iter().all(|c| c.is_uppercase()) => ":s",
        _ => "s",
    };
    format!("{text}{ending}")
}

/// With another first letter.
fn first(text: &str, change: fn(char) -> String) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| change(first) + characters.as_str()).unwrap_or_default()
}

/// What stands where a value is missing.
pub fn gap(what: &str) -> String {
    format!("[saknas: {what}]")
}
