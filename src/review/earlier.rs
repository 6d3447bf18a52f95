//! G06: a text from before cites nothing later than its own decision.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::Review;
use super::language_data::LANGUAGE;
use super::passages::{Passage, PassageKind};
use super::phrases::{PhraseList, lowered};
use super::readings::{Numeral, Reader, Reading};
use super::titles::{Titles, find_title};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Document, plain};
use crate::message::{Message, message};
use crate::model::{Attachment, DocumentRole, Month, Placed, Value};
use crate::place::Place;
use crate::templates::Language;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let citations = Citations::new(&review.templates.sprak);
    let titles = Titles::new(review);
    for document in review.documents {
        let Some(decided) = decided(review, document) else { continue };
        let own = own_years(review, &citations, document);
        let texts =
            review.passages.iter().filter(|p| std::ptr::eq(p.document, document) && p.kind != PassageKind::Field);
        for passage in texts {
            let named = titles.exact_ranges(&passage.text);
            for range in citations.later(&passage.text, &named, decided.value) {
                if citations.is_of(&own, &passage.text[range.clone()]) {
                    continue;
                }
                let text = &passage.text[range.clone()];
                let problem = message!(codes::EARLIER_CITES_LATER, text = text, datum = decided.value);
                findings.push(found(problem, passage, &range, &decided, Vec::new()));
            }
        }
        later_titles(review, &citations, document, &decided, findings);
    }
}

/// The day of the decision of a document from before; of its revision, when its cover tells that by a date or a year.
fn decided(review: &Review<'_>, document: &Document) -> Option<Placed<NaiveDate>> {
    let kind = review.templates.arendetyp.dokument.iter().find(|kind| kind.nyckel == document.key)?;
    if kind.roll != Some(DocumentRole::Foregangare) {
        return None;
    }
    let fact = review.case.facts.get(&format!("{}.datum", kind.beslut.as_ref()?))?.as_ref()?;
    let Value::Date(date) = fact.value else { return None };
    let adopted = Placed { value: date, places: fact.places.clone() };
    Some(revised(review, document).filter(|revised| revised.value > date).unwrap_or(adopted))
}

/// The years that a document is about by its title and its cover: a plan for 2025 was decided before them. Each by its first and
/// its last.
fn own_years(review: &Review<'_>, citations: &Citations<'_>, document: &Document) -> Vec<(i32, i32)> {
    let fields = review.passages.iter().filter(|p| std::ptr::eq(p.document, document) && p.kind == PassageKind::Field);
    let texts = std::iter::once(plain(&document.title)).chain(fields.map(|passage| passage.text.clone()));
    texts.flat_map(|text| citations.years(&text)).collect()
}

fn revised(review: &Review<'_>, document: &Document) -> Option<Placed<NaiveDate>> {
    let row = review.templates.cover(&document.key).iter().find(|row| row.reviderad)?;
    let source = review.case.attachments.iter().find_map(|attachment| match attachment {
        Attachment::Document(source) if source.key == document.key => source.cover.get(&row.nyckel),
        _ => None,
    })?;
    let text = source.text.trim();
    let date = text.parse().ok().or_else(|| NaiveDate::from_ymd_opt(text.get(..4)?.parse().ok()?, 12, 31))?;
    Some(Placed { value: date, places: vec![source.whole()] })
}

/// Finds dates, years and laws in a text.
struct Citations<'a> {
    reader: Reader<'a>,
    ahead: PhraseList,
    explained: PhraseList,
}

/// From this year on a number of four digits counts something.
const NO_YEAR: i32 = 2100;

impl<'a> Citations<'a> {
    fn new(language: &'a Language) -> Self {
        let words = &language.granskning.granskningsord.tidigare;
        Self {
            reader: Reader::new(language),
            ahead: PhraseList::new(&words.framat),
            explained: PhraseList::new(&words.forklaring),
        }
    }

    /// What a text cites that is later than a day, outside the titles that it names: dates, months, laws by their year, and
    /// years. Months may begin a sentence.
    fn later(&self, text: &str, named: &[Range<usize>], day: NaiveDate) -> Vec<Range<usize>> {
        if !text.contains(|c: char| c.is_ascii_digit()) {
            return Vec::new();
        }
        let is_named = |reading: &Reading| named.iter().any(|title| title.contains(&reading.range.start));
        let mut cited = self.reader.readings(&lowered(text), &[]);
        cited.retain(|reading| !is_named(reading) && self.is_later(text, reading, day));
        cited.into_iter().map(|reading| reading.range).collect()
    }

    /// The years and periods in a text that are no part of another number.
    fn years(&self, text: &str) -> Vec<(i32, i32)> {
        let readings = self.reader.readings(&lowered(text), &[]).into_iter();
        let whole = readings.filter(|reading| !is_part(text, &reading.range));
        whole.flat_map(|reading| reading.numerals).filter_map(|(numeral, _)| years_of(&numeral)).collect()
    }

    /// Whether a text is a year or a period of these.
    fn is_of(&self, own: &[(i32, i32)], text: &str) -> bool {
        let is_within = |(first, last): (i32, i32)| own.iter().any(|(from, to)| *from <= first && last <= *to);
        self.years(text).into_iter().any(is_within)
    }

    fn is_later(&self, text: &str, reading: &Reading, day: NaiveDate) -> bool {
        let year_of = |law: &str| law.split_once(':').and_then(|(year, _)| year.parse::<i32>().ok());
        reading.numerals.iter().any(|(numeral, _)| match numeral {
            Numeral::Decision(date, _) => *date > day,
            Numeral::Date(date) => *date > day && !self.is_due(text, &reading.range),
            Numeral::Month(month) => {
                (month.year, month.month) > (day.year(), day.month()) && !self.is_due(text, &reading.range)
            }
            Numeral::Law(number) => year_of(number).is_some_and(|year| year > day.year()),
            Numeral::Year(year) | Numeral::Period(year, _) => {
                (day.year() + 1..NO_YEAR).contains(year) && !self.is_no_citation(text, &reading.range)
            }
            Numeral::Amount(_) | Numeral::Share(_) | Numeral::Paragraph(_) | Numeral::Count(_) => false,
        })
    }

    /// "senast i januari 2023", "före den 1 maj 2023": a day or a month that lies ahead.
    fn is_due(&self, text: &str, time: &Range<usize>) -> bool {
        let before = lowered(&text[..time.start]);
        let mut lead = before.trim_end();
        let beside = &LANGUAGE.sifferord;
        let small = |word: &str| beside.tidsled.contains(word) || beside.tidsprepositioner.contains(word);
        while let Some((rest, _)) = lead.rsplit_once(' ').filter(|(_, word)| small(word)) {
            lead = rest.trim_end();
        }
        self.ahead.find(lead).any(|found| found.end == lead.len())
    }

    /// Whether a year lies ahead ("senast 2030"), or is part of a number: a case's, a phone's.
    fn is_no_citation(&self, text: &str, year: &Range<usize>) -> bool {
        let before = &text[..year.start];
        let is_near = |found: Range<usize>| matches!(before[found.end..].trim().to_lowercase().as_str(), "" | "år");
        let sentence = before.rsplit(['.', '!', '?']).next().unwrap_or(before).to_lowercase();
        // "väntas bli klar under 2019".
        let awaited = sentence.split(|c: char| !c.is_alphabetic()).any(|word| LANGUAGE.vantas.contains(word));
        is_part(text, year)
            || awaited
            || (before.ends_with(char::is_whitespace) && self.ahead.find(before).any(is_near))
    }
}

/// Whether a year is part of a number: a case's, a phone's.
fn is_part(text: &str, year: &Range<usize>) -> bool {
    let (before, after) = (&text[..year.start], &text[year.end..]);
    before.ends_with(['–', ':', '.', ',', '\u{a0}']) || after.starts_with(['-', ':', '/', '\u{a0}'])
}

/// The first and the last year of a year or a period.
fn years_of(numeral: &Numeral) -> Option<(i32, i32)> {
    match numeral {
        Numeral::Year(year) => Some((*year, *year)),
        Numeral::Period(from, to) => Some((*from, *to)),
        _ => None,
    }
}

fn found(
    message: Message,
    passage: &Passage<'_>,
    range: &Range<usize>,
    decided: &Placed<NaiveDate>,
    more: Vec<Place>,
) -> Diagnostic {
    let places = passage.place(range).into_iter().chain(more).chain(decided.places.iter().cloned()).collect();
    Diagnostic::warning(message).at_all(places)
}

/// Documents of the register that begin to apply later are cited with an explanation in the same section: "programmet är
/// under framtagande".
fn later_titles(
    review: &Review<'_>,
    citations: &Citations<'_>,
    document: &Document,
    decided: &Placed<NaiveDate>,
    findings: &mut Diagnostics,
) {
    let later = register_after(review, decided.value.year());
    let passages: Vec<&Passage<'_>> =
        review.passages.iter().filter(|p| std::ptr::eq(p.document, document) && p.kind != PassageKind::Field).collect();
    for (title, place) in later {
        for passage in &passages {
            let Some(range) = find_title(&passage.text, title) else { continue };
            let section = passage.section.map(std::ptr::from_ref);
            let mut same = passages.iter().filter(|other| other.section.map(std::ptr::from_ref) == section);
            if same.any(|other| citations.explained.are_in(&other.text)) {
                continue;
            }
            let text = &passage.text[range.clone()];
            let problem = message!(codes::EARLIER_CITES_TITLE, text = text, datum = decided.value);
            findings.push(found(problem, passage, &range, decided, vec![place.clone()]));
        }
    }
}

/// Titles of the register whose first year comes after a year, with its cell.
fn register_after<'r>(review: &'r Review<'_>, year: i32) -> Vec<(&'r str, Place)> {
    let Some((spec, table)) = review.register() else { return Vec::new() };
    let (Some(title), Some(from)) = (table.column(&spec.titel), table.column(&spec.fran)) else { return Vec::new() };
    let mut later = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        let first = match row.values.get(from).and_then(Option::as_ref) {
            Some(Value::Year(first)) => *first,
            Some(Value::Month(Month { year, .. })) => *year,
            Some(Value::Date(date)) => date.year(),
            _ => continue,
        };
        if let (true, Some(Some(Value::Text(title)))) = (first > year, row.values.get(title)) {
            later.push((title.as_str(), table.place(index, from)));
        }
    }
    later
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::testing::swedish;

    #[test]
    fn what_is_later_is_found() {
        let language = swedish();
        let citations = Citations::new(&language);
        let day = NaiveDate::from_ymd_opt(2020, 11, 25).unwrap();
        let cases: [(&str, &[&str]); 10] = [
            ("lagen föreslås träda i kraft 1 juli 2023", &["1 juli 2023"]),
            ("lagen (2023:196) om kommuners ansvar", &["2023:196"]),
            ("Rådet ersattes 2024-04-25 § 156.", &["2024-04-25 § 156"]),
            ("I november 2020 och i december 2020. December 2021 var kall", &["december 2020", "December 2021"]),
            ("Under 2021 deltog staden med 2500 personer; enligt punkt 3 2022 inte", &["2021", "2022"]),
            ("åren 2021–2024 och 2021 - 2023", &["2021–2024", "2021 - 2023"]),
            ("perioden 2020-2024, 2020–2024, senast 2030 och till år 2026", &[]),
            ("Uppföljningen görs senast i maj 2023, före utgången av juni 2024 och senast den 1 mars 2025", &[]),
            ("Reglementet ändrades i maj 2023 och den 1 mars 2025", &["maj 2023", "1 mars 2025"]),
            ("SLK-2021-00265, kommunallagen (2017:725), beslut 2020-11-25 § 984, budget för 2020", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = citations.later(text, &[], day).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
