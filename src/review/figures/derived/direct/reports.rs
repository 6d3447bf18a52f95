//! Which years a report was given, to whom and how often, where a clause names the body, the kind or the years.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::codes;
use crate::message::message;
use crate::review::figures::derived::Derived;
use crate::review::figures::derived::books::{Book, Rows};
use crate::review::figures::derived::marks::Mark;
use crate::review::figures::{Sentence, Slip, count};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;

/// A number of times stands right before the word for them.
const TIMES: usize = 1;

/// The kind of what was told has more letters.
const KIND: usize = 5;

impl Sentence<'_> {
    /// What is told of reports that the sheet has otherwise.
    pub(super) fn direct_reports(&self, derived: &Derived<'_>) -> Option<Slip> {
        let told = self.lower.iter().any(|(_, word)| LANGUAGE.direkt.rapport.begin(word));
        let book = derived.books.iter().find(|book| book.is_of_reports()).filter(|_| told)?;
        if self.has_any(&LANGUAGE.dessutom) || self.has(&[LANGUAGE.smaord.per]) {
            return None;
        }
        self.years_reported(book)
            .or_else(|| self.times_told(book))
            .or_else(|| self.kind_in_years(book))
            .or_else(|| self.body_of_year(book))
            .or_else(|| self.day_reported(book))
            .or_else(|| self.month_reported(book))
    }

    /// "Nämnden fick årsrapporten för 2021 i november samma år": the body got none of that year in the month.
    fn month_reported(&self, book: &Book<'_>) -> Option<Slip> {
        let small = self.small();
        let same = LANGUAGE.samma_ar.iter().any(|same| small.contains(*same));
        let bodies = self.bodies(book, &self.range);
        let ([body], Some(year), true) = (bodies.as_slice(), self.year(), same) else { return None };
        let mut months = self.lower.iter().filter_map(|(range, word)| {
            let month = LANGUAGE.manader.iter().position(|name| name == word)?;
            Some((range.clone(), u32::try_from(month).ok()?))
        });
        let ((range, month), None) = (months.next()?, months.next()) else { return None };
        let denied = self.has_any(&LANGUAGE.sifferord.inte_rapporterat) || self.readings.len() > 1;
        let found = book.days(&(&body.rows & &book.of_years(&BTreeSet::from([year]))));
        let (row, known) = found.first().filter(|_| !denied && !self.names_more_bodies(&bodies))?;
        let is_so = |(_, day): &(usize, chrono::NaiveDate)| chrono::Datelike::month0(day) == month;
        (!found.iter().any(is_so)).then(|| self.day_slip(book, range, (*row, *known)))
    }

    /// Another day than that of a row.
    fn day_slip(&self, book: &Book<'_>, range: Range<usize>, (row, known): (usize, chrono::NaiveDate)) -> Slip {
        let (name, text) = (book.spec.blad.as_str(), &self.text[range.clone()]);
        let problem = message!(codes::FIGURE_DATE, namn = name, datum = known.to_string(), text = text);
        (range, problem, book.place_of_day(row))
    }

    /// The bodies that a stretch names: values of the first text that tells rows apart.
    fn bodies<'b>(&self, book: &'b Book<'_>, stretch: &Range<usize>) -> Vec<&'b Mark> {
        let text = self.text[stretch.clone()].to_lowercase();
        let Some(column) = book.marks.iter().map(|mark| mark.column).min() else { return Vec::new() };
        book.marks.iter().filter(|mark| mark.column == column && text.contains(mark.base())).collect()
    }

    /// Whether a body that the sheet has not is named beside.
    fn names_more_bodies(&self, bodies: &[&Mark]) -> bool {
        let of_body = |word: &str| {
            LANGUAGE.organled.iter().any(|end| word.ends_with(end))
                || word.ends_with(LANGUAGE.sifferord.styrelsen.as_str())
        };
        self.lower.iter().any(|(_, word)| {
            let bare = word.strip_suffix('s').unwrap_or(word);
            of_body(bare) && !bodies.iter().any(|body| body.base().split(' ').any(|part| part == bare))
        })
    }

    /// "Rapporterat har gjorts åren 2017, 2018 och 2019": a year without any.
    fn years_reported(&self, book: &Book<'_>) -> Option<Slip> {
        let first = self.lower.first()?;
        let opens = LANGUAGE.direkt.rapport.begin(&first.1);
        let years: Vec<(&Range<usize>, i32)> =
            self.readings.iter().filter_map(|reading| Some((&reading.range, reading.year()?))).collect();
        let listed = years
            .windows(2)
            .all(|pair| LANGUAGE.sifferord.sammanbinder.contains(self.text[pair[0].0.end..pair[1].0.start].trim()));
        let denied = self.has_any(&LANGUAGE.sifferord.nekar_alls) || self.has_any(&LANGUAGE.ingen);
        if !opens || years.len() < 3 || !listed || denied {
            return None;
        }
        let span = book.years().first()?..=book.years().last()?;
        let (range, _) = years.iter().find(|(_, year)| span.contains(&year) && !book.years().contains(year))?;
        let range = (*range).clone();
        let problem =
            message!(codes::FIGURE_PRESENT, text = &self.text[range.clone()], vad = self.years_of(book, book.rows()));
        Some((range, problem, book.place()))
    }

    fn years_of(&self, book: &Book<'_>, rows: &Rows) -> String {
        let years: BTreeSet<i32> = rows.iter().filter_map(|row| book.year_of(*row)).collect();
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        format!("{}, {}", book.spec.blad, years.join(", "))
    }

    /// "Nämnden har tre gånger fått en rapport, styrelsen två gånger information": each number with the one body of its clause.
    fn times_told(&self, book: &Book<'_>) -> Option<Slip> {
        let times = self.readings.iter().filter_map(|reading| {
            let next = self.after(reading.range.end).take(TIMES).next()?;
            next.starts_with(LANGUAGE.sifferord.gang.as_str()).then_some((reading.range.clone(), count(reading)?))
        });
        let other =
            self.has_any(&LANGUAGE.sifferord.inte_rapporterat) || !self.years_in(&self.range).is_subset(book.years());
        let times: Vec<(Range<usize>, i64)> = times.filter(|_| !other).collect();
        times.into_iter().find_map(|number| {
            let clause = self.clauses().into_iter().find(|clause| clause.contains(&number.0.start))?;
            let bodies = self.bodies(book, &clause);
            let [body] = bodies.as_slice() else { return None };
            let own = self.words_in(&clause);
            let parted = own.contains(&LANGUAGE.smaord.varav) || self.is_bound(&number.0);
            if parted || self.names_more_bodies(&self.bodies(book, &self.range)) {
                return None;
            }
            let all = &body.rows & book.rows();
            let years = self.years_in(&clause);
            let timed = if years.is_empty() { all.clone() } else { &all & &book.of_years(&years) };
            let size = |rows: &Rows| i64::try_from(rows.len()).unwrap_or(0);
            let right = size(&all) == number.1
                || size(&timed) == number.1
                || self.of_kinds(book, &clause, &all).is_some_and(|rows| size(&rows) == number.1);
            (!right).then(|| {
                self.count_slip(&number, size(&all), format!("{}, {}", book.spec.blad, body.value), book.place())
            })
        })
    }

    /// Those of some rows that are of the kind that a stretch names.
    fn of_kinds(&self, book: &Book<'_>, stretch: &Range<usize>, rows: &Rows) -> Option<Rows> {
        let words = self.words_in(stretch);
        let body = book.marks.iter().map(|mark| mark.column).min()?;
        let kind = book.rows_with(body, |text| {
            let first = text.split(' ').next().unwrap_or_default();
            first.chars().count() > KIND && words.iter().any(|word| word.starts_with(first))
        });
        (!kind.is_empty()).then(|| &kind & rows)
    }

    /// "Varje år utom 2020 har en årsrapport lagts fram", "Årsrapporter har lämnats för alla fyra åren".
    fn kind_in_years(&self, book: &Book<'_>) -> Option<Slip> {
        let clause = self.clauses().into_iter().next()?;
        let rows = self.of_kinds(book, &clause, book.rows())?;
        if !self.bodies(book, &self.range).is_empty() || self.names_more_bodies(&[]) {
            return None;
        }
        let years: BTreeSet<i32> = rows.iter().filter_map(|row| book.year_of(*row)).collect();
        let each = self.lower.windows(2).position(|pair| {
            LANGUAGE.harledning.alla_ar.contains(&pair[0].1)
                && (LANGUAGE.is_of_time(&pair[1].1) || self.number_of(&pair[1].0).is_some())
        })?;
        let range = self.lower[each].0.clone();
        if !clause.contains(&range.start)
            || self.has(&[LANGUAGE.smaord.av])
            || self.has_any(&LANGUAGE.sifferord.nekar_alls) && !self.text[clause.end..].starts_with(',')
        {
            return None;
        }
        let number = self.lower.get(each + 1).and_then(|(range, _)| self.number_of(range));
        let of_years = self.lower.get(each + 2).is_some_and(|(_, word)| LANGUAGE.is_of_time(word));
        let all = i64::try_from(book.years().len()).ok()?;
        if number.is_some_and(|number| number != all || !of_years) {
            return None;
        }
        let but = self.words_in(&clause).iter().any(|word| LANGUAGE.harledning.alla_utom.contains(word));
        let named = self.years_in(&clause);
        let told: BTreeSet<i32> = match (but, named.is_empty()) {
            (true, false) => book.years().difference(&named).copied().collect(),
            (false, true) => book.years().clone(),
            _ => return None,
        };
        (told != years && named.is_subset(book.years())).then(|| {
            let problem =
                message!(codes::FIGURE_PRESENT, text = &self.text[range.clone()], vad = self.years_of(book, &rows));
            (range, problem, book.place())
        })
    }

    fn number_of(&self, range: &Range<usize>) -> Option<i64> {
        count(self.readings.iter().find(|reading| reading.range == *range)?)
    }

    /// "För 2021 finns ingen rapport; i stället informerades styrelsen": another body was, that year.
    fn body_of_year(&self, book: &Book<'_>) -> Option<Slip> {
        let (year, bodies) = (self.year()?, self.bodies(book, &self.range));
        let [body] = bodies.as_slice() else { return None };
        let clause = self.clauses().into_iter().find(|clause| !self.bodies(book, clause).is_empty())?;
        let words = self.words_in(&clause);
        let informed =
            words.iter().any(|word| LANGUAGE.direkt.rapport.begin(word) && LANGUAGE.sifferord.passiva_slut.end(word));
        let denied = words.iter().any(|word| {
            LANGUAGE.ingen.contains(word)
                || LANGUAGE.nekande.contains(word)
                || LANGUAGE.sifferord.nekar_alls.contains(word)
        });
        let of_year = book.of_years(&BTreeSet::from([year]));
        if !informed
            || denied
            || of_year.is_empty()
            || !body.rows.is_disjoint(&of_year)
            || self.names_more_bodies(&bodies)
        {
            return None;
        }
        let (range, _) = self
            .lower
            .iter()
            .find(|(range, word)| clause.contains(&range.start) && body.base().starts_with(word.as_str()))?;
        let row = of_year.first()?;
        let what = format!("{}, {year}: {}", book.spec.blad, book.value_of(*row, body.column)?);
        Some((
            range.clone(),
            message!(codes::FIGURE_PRESENT, text = &self.text[range.clone()], vad = what),
            book.place(),
        ))
    }

    /// "Styrelsen fick den 21 oktober 2020 en föredragning om mellanlagring": the day of what it was told about is another.
    fn day_reported(&self, book: &Book<'_>) -> Option<Slip> {
        let bodies = self.bodies(book, &self.range);
        let [body] = bodies.as_slice() else { return None };
        let mut days = self.readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Date(day) => Some((reading.range.clone(), day)),
            _ => None,
        });
        let ((range, day), None) = (days.next()?, days.next()) else { return None };
        let words = self.words();
        let rows = book.rows_with(body.column, |text| {
            let long = text.split(' ').rfind(|part| part.chars().count() > KIND + 1);
            long.is_some_and(|part| words.contains(&part))
        });
        let rows = &(&rows & &body.rows) & &book.of_years(&BTreeSet::from([chrono::Datelike::year(&day)]));
        let found = book.days(&rows);
        let [(row, known)] = found.as_slice() else { return None };
        (*known != day).then(|| self.day_slip(book, range, (*row, *known)))
    }
}
