//! How a language puts values, gaps and names into words, by the forms of `sprak.toml`.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::{GenitiveAfter, Language, LanguageText};
use crate::document::Gap;
use crate::model::{Month, Value, with_decimals};
use crate::templates::places::filled;

impl LanguageText {
    /// What stands where something is missing: `[saknas: titel]`.
    pub fn gap(&self, what: &str) -> Gap {
        Gap { what: what.to_owned(), text: filled(&self.former.saknas, &[("vad", what)]) }
    }

    /// What stands where a sheet is missing.
    pub fn gap_for_sheet(&self, sheet: &str) -> Gap {
        self.gap(&filled(&self.former.saknat_blad, &[("namn", sheet)]))
    }

    /// A value among others in a table: where one of them has decimals, all numbers are written with as many.
    pub fn beside(&self, value: &Value, decimals: u32) -> String {
        match value {
            Value::Truth(truth) => (if *truth { &self.janej.ja } else { &self.janej.nej }).clone(),
            Value::Date(date) => self.day(*date),
            value if value.number().is_some() => self.marked(value.beside(decimals)),
            value => value.to_string(),
        }
    }

    /// A day by itself: "2025-05-19".
    pub fn day(&self, date: NaiveDate) -> String {
        self.dated(&self.former.datum_ensamt, date)
    }

    /// A day in a form.
    fn dated(&self, form: &str, date: NaiveDate) -> String {
        let (day, month, year) = (date.day(), date.month(), date.year().to_string());
        let weekday = &self.veckodagar[date.weekday().num_days_from_monday() as usize];
        let values = [
            ("dag", day.to_string()),
            ("dd", format!("{day:02}")),
            ("manad", self.month_name(month).to_owned()),
            ("mm", format!("{month:02}")),
            ("ar", year),
            ("veckodag", weekday.clone()),
        ];
        filled(form, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    /// The name of a month, 1–12.
    fn month_name(&self, month: u32) -> &str {
        let index = month.checked_sub(1).and_then(|index| self.manader.get(index as usize));
        index.map_or("", String::as_str)
    }

    /// A number with so many decimals.
    pub fn number(&self, number: Decimal, decimals: u32) -> String {
        self.marked(with_decimals(&number, decimals))
    }

    /// A number that is written with the program's own marks, with the language's.
    fn marked(&self, written: String) -> String {
        if self.tal.tusental == "\u{a0}" && self.tal.decimal == "," {
            return written;
        }
        let mark = |c: char| match c {
            '\u{a0}' => self.tal.tusental.clone(),
            ',' => self.tal.decimal.clone(),
            other => other.to_string(),
        };
        written.chars().map(mark).collect()
    }

    /// What stands before and after the name of what is missing.
    pub fn gap_marks(&self) -> (&str, &str) {
        self.former.saknas.split_once("{vad}").unwrap_or_default()
    }
}

impl Language {
    /// The language alone, without a region.
    pub fn language(&self) -> &str {
        self.text.kod.split('-').next().unwrap_or_default()
    }

    /// A value in its plain form: what tables and reports show, and what a reference without a filter gives.
    pub fn plain(&self, value: &Value) -> String {
        self.text.beside(value, 0)
    }

    /// "115 000 kr".
    pub fn amount(&self, value: &Value) -> String {
        filled(&self.text.former.kronor, &[("tal", &self.plain(value))])
    }

    /// "14 procent".
    pub fn share(&self, value: &Value) -> String {
        filled(&self.text.former.procent, &[("tal", &self.plain(value))])
    }

    /// A whole number in words, or in digits where it is greater than those that are.
    pub fn in_words(&self, number: i64) -> String {
        let word = usize::try_from(number).ok().and_then(|index| self.text.talord.get(index)).cloned();
        word.unwrap_or_else(|| self.plain(&Value::Integer(number)))
    }

    /// "19 maj 2025".
    pub fn date(&self, date: NaiveDate) -> String {
        self.text.dated(&self.text.former.datum, date)
    }

    /// "maj 2025".
    pub fn month(&self, month: Month) -> String {
        filled(
            &self.text.former.manad,
            &[("manad", self.text.month_name(month.month)), ("ar", &month.year.to_string())],
        )
    }

    /// "2020–2024".
    pub fn period(&self, from: &str, to: &str) -> String {
        filled(&self.text.former.period, &[("fran", from), ("till", to)])
    }

    /// "§ 984".
    pub fn paragraph(&self, number: i64) -> String {
        filled(&self.text.former.paragraf, &[("nummer", &number.to_string())])
    }

    /// "2020-11-25 § 984".
    pub fn decision(&self, date: NaiveDate, number: i64) -> String {
        filled(&self.text.former.beslut, &[("datum", &self.text.day(date)), ("nummer", &number.to_string())])
    }

    /// "livsmedelslagen (2006:804)", "lagen (2023:196) om …", "förordningen (2006:813) om …".
    pub fn law(&self, number: &str, title: &str) -> String {
        let citing = &self.granskning.hanvisning;
        let is_in = |word: &str, list: &[String]| list.iter().any(|known| *known == word.to_lowercase());
        let (first, rest) = title.split_once(' ').unwrap_or((title, ""));
        let second = rest.split(' ').next().unwrap_or_default();
        if is_in(first, &citing.lagtitel) {
            filled(&self.text.former.lag_med_titel, &[("nummer", number), ("titel", title)])
        } else if is_in(second, &citing.lagtitel)
            && citing.lagar.iter().any(|sort| first.to_lowercase().ends_with(sort))
        {
            filled(&self.text.former.lag_med_sort, &[("sort", first), ("nummer", number), ("titel", rest)])
        } else {
            filled(&self.text.former.lag_med_namn, &[("nummer", number), ("titel", title)])
        }
    }

    /// A chart for those who listen.
    pub fn chart(&self, heading: &str, unit: &str, rows: &str) -> String {
        filled(&self.text.former.diagram, &[("rubrik", heading), ("enhet", unit), ("rader", rows)])
    }

    /// "kommunens", "NSC:s", "Agenda 2030:s", "Nordiskt Forums (NDF)".
    pub fn genitive(&self, name: &str) -> String {
        if let Some((before, inside)) = name.rsplit_once(" (")
            && inside.ends_with(')')
        {
            return format!("{} ({inside}", self.genitive(before));
        }
        format!("{name}{}", self.genitive_ending(name))
    }

    fn genitive_ending(&self, name: &str) -> &str {
        let (rule, lower) = (&self.text.genitiv, name.to_lowercase());
        let is_after = |after: &&GenitiveAfter| after.slut.iter().any(|end| lower.ends_with(end.as_str()));
        if let Some(after) = rule.efter.iter().find(is_after) {
            return &after.andelse;
        }
        let word = name.rsplit([' ', '\u{a0}', '-']).next().unwrap_or(name);
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        if name.ends_with(|c: char| c.is_numeric()) {
            &rule.siffra
        } else if letters().count() > 1 && letters().all(char::is_uppercase) {
            &rule.forkortning
        } else {
            &rule.andelse
        }
    }
}
