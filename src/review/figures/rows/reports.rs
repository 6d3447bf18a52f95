//! When a report that a sentence names was made: by its own name with a year, or by the body that got it.

use chrono::Datelike;

use super::{DatedRow, NamedRows};
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;

impl DatedRow<'_> {
    /// Whether a text in small letters has one of the row's texts that are its own by a number: "årsrapport 2023".
    fn is_called(&self, text: &str) -> bool {
        let own = |what: &&String| what.contains(|c: char| c.is_ascii_digit());
        self.what.iter().filter(own).any(|what| text.contains(what.as_str()))
    }

    /// Whether a text in small letters has one of the row's texts without a number: the body.
    fn is_of_body(&self, text: &str) -> bool {
        let (stem, texts) = match self.what.split_last() {
            Some((stem, texts)) => (stem.as_str(), texts),
            None => ("", self.what.as_slice()),
        };
        let body = |what: &&String| !what.contains(|c: char| c.is_ascii_digit()) && what.as_str() != stem;
        texts.iter().filter(body).any(|what| text.contains(what.as_str()))
    }
}

impl Sentence<'_> {
    /// "Årsrapport 2023 till nämnden: 2023-02-15", "Nämnden fick rapporten i januari 2020": another day than the report's, or another
    /// month.
    pub(super) fn named_report(&self, rows: &NamedRows<'_>) -> Option<Slip> {
        let reporting = self.lower.iter().any(|(_, word)| LANGUAGE.rapporterat.begin(word));
        if !reporting || self.others || self.has_any(&LANGUAGE.sifferord.inte_rapporterat) {
            return None;
        }
        self.day_of_report(rows).or_else(|| self.month_of_report(rows))
    }

    fn day_of_report(&self, rows: &NamedRows<'_>) -> Option<Slip> {
        let mut called = rows.dated.iter().filter(|row| row.is_called(self.small()));
        let (row, None) = (called.next()?, called.next()) else { return None };
        let mut days = self.readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Date(date) => Some((reading, date)),
            _ => None,
        });
        let ((reading, typed), None) = (days.next()?, days.next()) else { return None };
        let text = row.what.last().map_or("", String::as_str);
        (row.date != typed && row.is_of_body(self.small()))
            .then(|| self.date_slip(&reading.range, text, row.date, row.table.place(row.row, row.column)))
    }

    fn month_of_report(&self, rows: &NamedRows<'_>) -> Option<Slip> {
        let mut months = self.readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Month(month) => Some((reading, month)),
            _ => None,
        });
        let ((reading, typed), None) = (months.next()?, months.next()) else { return None };
        let times = self.readings.iter().filter(|other| {
            other.numerals.iter().any(|(numeral, _)| matches!(numeral, Numeral::Year(_) | Numeral::Date(_)))
        });
        let of_body: Vec<&DatedRow<'_>> = rows.dated.iter().filter(|row| row.is_of_body(self.small())).collect();
        let same = |row: &&&DatedRow<'_>| row.date.year() == typed.year && row.date.month() == typed.month;
        let known = rows.dated.iter().filter(|row| row.date.year() == typed.year && row.date.month() == typed.month);
        // "Efter översvämningen i Gävle i augusti 2021 lämnades en rapport": a month of something else.
        let piece = self.words_in(&self.piece(reading.range.start));
        let beside = piece.iter().any(|word| LANGUAGE.rapporterat.begin(word))
            && !self.names_another_place()
            && !self.has_any(&LANGUAGE.dessutom);
        if !beside || times.count() > 0 || of_body.iter().any(|row| same(&row)) || known.count() > 0 {
            return None;
        }
        let month = of_body.iter().filter(|row| row.date.month() == typed.month);
        let row = month.chain(of_body.iter().filter(|row| row.date.year() == typed.year)).next()?;
        let text = row.what.last().map_or("", String::as_str);
        Some(self.date_slip(&reading.range, text, row.date, row.table.place(row.row, row.column)))
    }
}
