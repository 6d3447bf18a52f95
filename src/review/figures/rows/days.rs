//! When what rows name was: days, months and years, and days on which something was reported.

use chrono::{Datelike, NaiveDate};

use super::{DatedRow, NamedRow, NamedRows, SHORTEST};
use crate::codes;
use crate::message::message;
use crate::model::Value;
use crate::place::Place;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::words::root;
use crate::templates::ValueType;

impl Sentence<'_> {
    /// "Dialogtorget 2023 hölls i maj": another month than those of the rows of that year.
    pub(super) fn month_of(&self, rows: &[&NamedRow<'_>]) -> Option<Slip> {
        let year = self.year();
        let of_year: Vec<&&NamedRow<'_>> =
            rows.iter().filter(|row| year.is_none_or(|year| row.year == Some(year))).collect();
        let days: Vec<NaiveDate> = of_year.iter().filter_map(|row| row.date).collect();
        let took_place = self.took_place();
        let quoted = self.text[self.range.clone()].contains(&format!("”{}”", rows[0].name));
        if days.is_empty() || days.len() != of_year.len() || !(took_place || quoted) {
            return None;
        }
        let names = &self.language.text.manader;
        let months = self.lower.windows(2).filter(|pair| pair[0].1 == LANGUAGE.smaord.i).filter_map(|pair| {
            let month = names.iter().position(|month| month.to_lowercase() == pair[1].1)?;
            Some((pair[1].0.clone(), u32::try_from(month).ok()? + 1))
        });
        let months: Vec<_> = months.collect();
        let [(range, typed)] = months.as_slice() else { return None };
        let column = rows[0].table.column("datum")?;
        let place = of_year[0].table.place(of_year[0].row, column);
        (!days.iter().any(|day| day.month() == *typed)).then(|| self.date_slip(range, of_year[0].name, days[0], place))
    }

    /// Another day than those of the rows.
    pub(super) fn day_of(&self, rows: &[&NamedRow<'_>]) -> Option<Slip> {
        let mut dates = self.readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Date(date) => Some((reading, date)),
            _ => None,
        });
        let ((reading, typed), None) = (dates.next()?, dates.next()) else { return None };
        let days: Vec<NaiveDate> = rows.iter().filter_map(|row| row.date).collect();
        let exact = self.text[self.range.clone()].contains(rows[0].name);
        let took_place = self.took_place() || rows.iter().any(|row| self.happened_on(row, typed));
        let known =
            days.len() == rows.len() && !days.contains(&typed) && (took_place || exact && rows[0].words.len() > 2);
        let known = known
            || days.len() == rows.len() && !days.contains(&typed) && self.is_day_of_kind((reading, typed), rows[0]);
        let column = rows[0].table.column("datum")?;
        known.then(|| self.date_slip(&reading.range, rows[0].name, days[0], rows[0].table.place(rows[0].row, column)))
    }

    /// Whether the sentence says that something was held.
    fn took_place(&self) -> bool {
        self.has_any(&LANGUAGE.agde_rum)
    }

    /// "Cykeltinget 2019 avhölls i Lund den 19 oktober 2019": what has the year in its name happened on a day of that year, whatever the
    /// verb is, and not what was done before or after it.
    fn happened_on(&self, row: &NamedRow<'_>, day: NaiveDate) -> bool {
        let named = row.base().len() < row.name.len() && self.text[self.range.clone()].contains(row.name);
        let around = || self.lower.iter().any(|(_, word)| LANGUAGE.kringgarande.begin(word));
        let happened = || self.lower.iter().any(|(_, word)| LANGUAGE.has_happened(word));
        named && row.year == Some(day.year()) && happened() && !around()
    }

    /// The word before a day and its article: "seminariet den 18 mars".
    pub(super) fn before_day(&self, reading: &Reading) -> &str {
        self.at_day(reading).map_or("", |at| self.lower[at].1.as_str())
    }

    /// Which word that is.
    fn at_day(&self, reading: &Reading) -> Option<usize> {
        self.lower.iter().rposition(|(range, word)| range.end <= reading.range.start && *word != LANGUAGE.smaord.den)
    }

    /// "På seminariet den 18 mars 2023 talade": the day is that of the kind right before it, whatever the verb; not "Två dagar efter
    /// mötet, den 20 mars 2023".
    fn is_day_of_kind(&self, (reading, day): (&Reading, NaiveDate), row: &NamedRow<'_>) -> bool {
        let Some(at) = self.at_day(reading) else { return false };
        let (range, noun) = &self.lower[at];
        let beside = !self.text[range.end..reading.range.start].contains(|c: char| c.is_ascii_punctuation());
        let lead = at.checked_sub(1).map_or("", |before| self.lower[before].1.as_str());
        let counted_from = lead == LANGUAGE.smaord.efter || LANGUAGE.fore.contains(lead);
        let definite = LANGUAGE.sifferord.entalsslut.end(noun);
        let of_kind = |kind: &Value| kind.to_string().len() > SHORTEST + 2 && noun.starts_with(root(&kind.to_string()));
        let of_year = row.year == Some(day.year());
        beside && !counted_from && definite && of_year && !self.others && row.cells(ValueType::Val).any(of_kind)
    }

    /// "Årsmötet 2020 hölls den 8 november": a day without its year, which stands elsewhere in the sentence.
    pub(super) fn day_of_year(&self, rows: &[&NamedRow<'_>]) -> Option<Slip> {
        let year = self.year()?;
        let months = &self.language.text.manader;
        let (range, typed) = self.lower.windows(2).find_map(|pair| {
            let day: u32 = pair[0].1.parse().ok()?;
            let month = months.iter().position(|month| month.to_lowercase() == pair[1].1)?;
            let date = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()? + 1, day)?;
            Some((pair[0].0.start..pair[1].0.end, date))
        })?;
        let of_year: Vec<&&NamedRow<'_>> = rows.iter().filter(|row| row.year == Some(year)).collect();
        let days: Vec<NaiveDate> = of_year.iter().filter_map(|row| row.date).collect();
        let took_place = self.took_place();
        let column = rows[0].table.column("datum")?;
        let known = took_place && !days.is_empty() && days.len() == of_year.len() && !days.contains(&typed);
        known.then(|| self.date_slip(&range, of_year[0].name, days[0], of_year[0].table.place(of_year[0].row, column)))
    }

    /// Another year, or another month, than those of the rows, where the sentence says that it took place.
    pub(super) fn year_of(&self, rows: &[&NamedRow<'_>]) -> Option<Slip> {
        // A name in quotes is the row's own, whatever the verb.
        let quoted = || self.text[self.range.clone()].contains(&format!("”{}”", rows[0].name));
        let took_place = self.took_place() || quoted();
        let took_place = took_place || self.is_explained_as(rows[0]);
        let year = self.year().filter(|_| took_place)?;
        let reading = self.readings.iter().find(|reading| {
            reading.numerals.iter().any(|(numeral, _)| matches!(numeral, Numeral::Year(_) | Numeral::Month(_)))
        })?;
        let known: Vec<i32> = rows.iter().filter_map(|row| row.year).collect();
        let column = rows[0].table.column("ar")?;
        let place = rows[0].table.place(rows[0].row, column);
        (known.len() == rows.len() && !known.contains(&year))
            .then(|| self.date_slip(&reading.range, rows[0].name, known[0], place))
    }

    /// "Dricksvatten i kris, ett seminarium i september 2021": the name is followed by what it was.
    fn is_explained_as(&self, row: &NamedRow<'_>) -> bool {
        let Some(at) = self.text[self.range.clone()].find(row.name) else { return false };
        let after = &self.text[self.range.start + at + row.name.len()..self.range.end];
        let kind = |rest: &str| {
            let first = rest.split_whitespace().next().unwrap_or_default();
            row.spec.kolumner.iter().any(|column| column.varden.iter().any(|value| value == first))
        };
        [", ett ", ", en "].iter().any(|lead| after.strip_prefix(lead).is_some_and(kind))
    }

    /// "Mässan hölls 2019 och 2021": one of two years has no row of the name.
    pub(super) fn years_joined(&self, rows: &[&NamedRow<'_>]) -> Option<Slip> {
        let took_place = self.took_place();
        let years: Vec<(&Reading, i32)> =
            self.readings.iter().filter_map(|reading| Some((reading, reading.year()?))).collect();
        let [(first, one), (second, other)] = years.as_slice() else { return None };
        let joined = self.text[first.range.end..second.range.start].trim() == LANGUAGE.smaord.och && took_place;
        let known: Vec<i32> = rows.iter().filter_map(|row| row.year).collect();
        let wrong = [(first, one), (second, other)].into_iter().find(|(_, year)| !known.contains(year));
        let (reading, _) = wrong.filter(|_| joined && known.len() == rows.len())?;
        let told: Vec<String> = known.iter().map(ToString::to_string).collect();
        let place = rows[0].table.place(rows[0].row, rows[0].table.column("ar")?);
        Some(self.date_slip(&reading.range, rows[0].base(), told.join(", "), place))
    }

    pub(super) fn date_slip(
        &self,
        range: &std::ops::Range<usize>,
        name: &str,
        known: impl std::fmt::Display,
        place: Place,
    ) -> Slip {
        let text = &self.text[range.clone()];
        (range.clone(), message!(codes::FIGURE_DATE, namn = name, datum = known.to_string(), text = text), Some(place))
    }

    /// A day that is nearly one on which the sheet has a report.
    pub(super) fn reported(&self, rows: &NamedRows<'_>) -> Option<Slip> {
        if let Some(slip) = self.named_report(rows) {
            return Some(slip);
        }
        let reporting = self.lower.iter().any(|(_, word)| LANGUAGE.rapporterat.begin(word));
        let said = |row: &&DatedRow<'_>| reporting || row.what.iter().any(|what| self.small().contains(what.as_str()));
        let known: Vec<&DatedRow<'_>> = rows.dated.iter().filter(said).collect();
        let whole = self.readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Date(typed) => Some((reading.range.clone(), typed)),
            _ => None,
        });
        let told = whole.map(|(range, typed)| (range, typed, false));
        // "den 7 november samma år": of no other year.
        let bare = |range: &std::ops::Range<usize>| {
            !self.after(range.end).take(2).eq([LANGUAGE.smaord.samma, LANGUAGE.smaord.ar])
        };
        let same = self.day_same_year().map(|(range, typed)| {
            let bare = bare(&range);
            (range, typed, bare)
        });
        told.chain(same).find_map(|(range, typed, bare)| {
            if known.iter().any(|row| row.date == typed) {
                return None;
            }
            let nearly = |row: &&&DatedRow<'_>| {
                let (year, month) = (row.date.year() == typed.year(), row.date.month() == typed.month());
                let day = row.date.day() == typed.day();
                // A day without its year may be of the year after.
                (month && (year || day)) || (year && day && !bare)
            };
            let row = known.iter().find(nearly)?;
            let name = row.what.last().map_or("", String::as_str);
            Some(self.date_slip(&range, name, row.date, row.table.place(row.row, row.column)))
        })
    }

    /// "den 4 december samma år", "Rapporten för 2020 lämnades den 15 december": a day of the one year that the sentence has.
    fn day_same_year(&self) -> Option<(std::ops::Range<usize>, NaiveDate)> {
        let year = self.year()?;
        let months = &self.language.text.manader;
        let day = |pair: &[(std::ops::Range<usize>, String)]| {
            let day: u32 = pair[0].1.parse().ok()?;
            let month = months.iter().position(|name| name.to_lowercase() == pair[1].1)?;
            let date = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()? + 1, day)?;
            Some((pair[0].0.start..pair[1].0.end, date))
        };
        let mut found = self.lower.windows(2).filter_map(day);
        let (range, date) = found.next().filter(|_| found.next().is_none())?;
        let year = |reading: &Reading| reading.range.start <= range.start && range.end <= reading.range.end;
        (!self.readings.iter().any(year)).then_some((range, date))
    }
}
