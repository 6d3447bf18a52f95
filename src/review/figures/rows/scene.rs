//! The row that a sentence tells by nothing but what it was about: "När giftig jord avhandlades den 5 februari 2023", "Sju från bolaget satt
//! med när taxorna diskuterades i april 2021".

use std::ops::Range;

use chrono::Datelike;

use super::{NamedRow, NamedRows, SHORTEST};
use crate::model::Value;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::subjects::is_place;
use crate::review::tables::Attended;
use crate::review::words::root;
use crate::templates::ValueType;

impl NamedRow<'_> {
    /// The roots of the telling words of its name and of what it was about.
    fn telling(&self) -> Vec<String> {
        let texts = self.cells(ValueType::Text).filter_map(|value| match value {
            Value::Text(text) => Some(text.to_lowercase()),
            _ => None,
        });
        let words = texts.take(2).flat_map(|text| {
            let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned);
            words.collect::<Vec<_>>()
        });
        let long = |word: &String| {
            word.chars().count() > SHORTEST
                && !LANGUAGE.egna.contains(word)
                && !word.starts_with(|c: char| c.is_ascii_digit())
        };
        words.filter(long).map(|word| root(&word).to_owned()).collect()
    }
}

impl Sentence<'_> {
    /// What a sentence says of the one row that it tells by what that was about, where it names no row.
    pub(super) fn scene(
        &self,
        rows: &NamedRows<'_>,
        named: &[&NamedRow<'_>],
        attended: Option<&Attended<'_>>,
    ) -> Vec<Slip> {
        let told = self.has_any(&LANGUAGE.tillfalle.behandlar);
        // "avhandlades också vid ett möte i Malmö": something else.
        let elsewhere = self.has_any(&LANGUAGE.sifferord.bland_annat) || self.names_another_place();
        if !told || !named.is_empty() || self.others || elsewhere || self.is_of_body() {
            return Vec::new();
        }
        if let Some(row) = self.row_of_season(rows, attended) {
            return self.theme_of(row).into_iter().collect();
        }
        let Some(row) = self.row_by_theme(rows, attended) else { return Vec::new() };
        if self.year().is_some_and(|year| row.year != Some(year)) {
            return self.year_of_scene(row).into_iter().collect();
        }
        let when = self.day_of_scene(row).or_else(|| self.month_of_scene(row));
        // "Av 57 kom 32 från bolagen, och 15 gällde årsmöten": of several numbers none is the row's by what it was about.
        let alone = self.counts_and_ones().len() < 2;
        when.into_iter().chain(self.participants(row, attended).into_iter().filter(|_| alone)).collect()
    }

    /// "Pandemihösten 2020 hette temat simhallar": the only row of a season that the sentence opens with.
    fn row_of_season<'n>(&self, rows: &'n NamedRows<'_>, attended: Option<&Attended<'_>>) -> Option<&'n NamedRow<'n>> {
        let (attended, year) = (attended?, self.year()?);
        let season = self.lower.iter().take(2).find_map(|(_, word)| {
            LANGUAGE.arstidsmanader.iter().find(|(season, _)| word.ends_with(season.as_str())).map(|(_, months)| months)
        });
        let (first, last) = season?;
        let inside = |row: &&NamedRow<'_>| {
            let date = row.date.filter(|date| date.year() == year && (*first..=*last).contains(&date.month()));
            std::ptr::eq(row.table, attended.table()) && date.is_some()
        };
        let mut found = rows.named.iter().filter(inside);
        found.next().filter(|_| found.next().is_none())
    }

    /// "Kamerabevakning behandlades 2022": what opens the sentence was in another year.
    fn year_of_scene(&self, row: &NamedRow<'_>) -> Option<Slip> {
        let [(_, what), (_, verb), (range, year), ..] = self.lower else { return None };
        let told = row.telling().iter().any(|root| what.starts_with(root.as_str()));
        let about = LANGUAGE.amnesord.contains(verb) && year.parse().is_ok_and(|year: i32| self.year() == Some(year));
        let known = row.year.filter(|_| told && about)?;
        let place = row.table.place(row.row, row.table.column("ar").unwrap_or_default());
        Some(self.date_slip(range, row.name, known, place))
    }

    /// The only row that has a telling word of the sentence. One that is written with a capital is a name of something else.
    fn row_by_theme<'n>(&self, rows: &'n NamedRows<'_>, attended: Option<&Attended<'_>>) -> Option<&'n NamedRow<'n>> {
        let attended = attended?;
        let own: Vec<&NamedRow<'_>> =
            rows.named.iter().filter(|row| std::ptr::eq(row.table, attended.table())).collect();
        let roots: Vec<Vec<String>> = own.iter().map(|row| row.telling()).collect();
        let small = |range: &Range<usize>| {
            range.start == self.range.start || self.text[range.clone()].starts_with(char::is_lowercase)
        };
        let said = self.lower.iter().filter(|(range, _)| small(range) && !is_place(&self.text[range.clone()]));
        let said: Vec<&str> = said.map(|(_, word)| word.as_str()).collect();
        let has = |root: &&String| said.iter().any(|word| word.starts_with(root.as_str()));
        let alone = |at: usize, root: &&String| {
            roots.iter().enumerate().all(|(other, roots)| other == at || !roots.contains(root))
        };
        let tells = |at: &usize| roots[*at].iter().filter(has).any(|root| alone(*at, &root));
        let mut found = (0..own.len()).filter(tells);
        let row = own[found.next()?];
        (found.next().is_none() && self.years().len() < 2).then_some(row)
    }

    /// Whether a board or another body takes up something of its own.
    fn is_of_body(&self) -> bool {
        self.lower.iter().any(|(_, word)| LANGUAGE.tillfalle.organ.end(word))
    }

    /// Another day of the row's year.
    fn day_of_scene(&self, row: &NamedRow<'_>) -> Option<Slip> {
        let mut days = self.readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Date(date) => Some((reading, date)),
            _ => None,
        });
        let ((reading, typed), None) = (days.next()?, days.next()) else { return None };
        let known = row.date.filter(|known| known.year() == typed.year() && *known != typed)?;
        Some(self.scene_slip(reading, row, known))
    }

    /// Another month of the row's year: "diskuterades i augusti 2023".
    fn month_of_scene(&self, row: &NamedRow<'_>) -> Option<Slip> {
        let mut months = self.readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Month(month) => Some((reading, month)),
            _ => None,
        });
        let ((reading, typed), None) = (months.next()?, months.next()) else { return None };
        let known = row.date.filter(|known| known.year() == typed.year && known.month() != typed.month)?;
        Some(self.scene_slip(reading, row, known))
    }

    fn scene_slip(&self, reading: &Reading, row: &NamedRow<'_>, known: chrono::NaiveDate) -> Slip {
        let place = row.table.place(row.row, row.table.column("datum").unwrap_or_default());
        self.date_slip(&reading.range, row.name, known, place)
    }
}
