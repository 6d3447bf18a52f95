//! G06: a text from before cites nothing later than its own decision.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::Review;
use super::passages::{Kind, Passage};
use super::patterns::{Pattern, compiled};
use super::phrases::{PhraseList, any_of};
use super::titles::{REGISTER, Titles, find_title};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::Document;
use crate::model::{Attachment, Month, Placed, Value};
use crate::templates::{DocumentRole, EarlierWords};

/// Runs the family.
pub fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let Some(citations) = Citations::new(&review.templates.husstil.granskningsord.tidigare) else { return };
    let titles = Titles::new(review);
    for document in review.documents {
        let Some(decided) = decided(review, document) else { continue };
        let texts = review.passages.iter().filter(|p| std::ptr::eq(p.document, document) && p.kind != Kind::Field);
        for passage in texts {
            let named = titles.exact_ranges(&passage.text);
            for range in citations.later(&passage.text, &named, decided.value) {
                findings.push(found(codes::EARLIER_CITES_LATER, passage, &range, &decided, Vec::new()));
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

fn revised(review: &Review<'_>, document: &Document) -> Option<Placed<NaiveDate>> {
    let source = review.case.attachments.iter().find_map(|attachment| match attachment {
        Attachment::Document(source) if source.key == document.key => source.cover.get("senast_reviderad"),
        _ => None,
    })?;
    let text = source.text.trim();
    let date = text.parse().ok().or_else(|| NaiveDate::from_ymd_opt(text.get(..4)?.parse().ok()?, 12, 31))?;
    Some(Placed { value: date, places: vec![source.whole()] })
}

/// Finds dates, years and laws in a text.
struct Citations {
    iso: Pattern,
    written: Pattern,
    law: Pattern,
    year: Pattern,
    ahead: PhraseList,
    months: Vec<String>,
    explained: PhraseList,
}

impl Citations {
    fn new(words: &EarlierWords) -> Option<Self> {
        let months = any_of(&words.manader);
        Some(Self {
            iso: compiled(r"\b(\d{4})-(\d{2})-(\d{2})\b").ok()?,
            written: compiled(&format!(r"(?i)\b(?:(\d{{1,2}})\s+)?({months})\s+(\d{{4}})\b")).ok()?,
            law: compiled(r"\b(\d{4}):\d+\b").ok()?,
            year: compiled(r"\b(?:19|20)\d{2}\b").ok()?,
            ahead: PhraseList::new(&words.framat),
            months: words.manader.clone(),
            explained: PhraseList::new(&words.forklaring),
        })
    }

    /// What a text cites that is later than a day, outside the titles that it names: whole dates, months, laws by their
    /// year, and years. A year that lies ahead ("senast 2030", "2020–2024") is no citation.
    fn later(&self, text: &str, named: &[Range<usize>], day: NaiveDate) -> Vec<Range<usize>> {
        if !text.contains(|c: char| c.is_ascii_digit()) {
            return Vec::new();
        }
        let mut taken: Vec<Range<usize>> = named.to_vec();
        let mut later = Vec::new();
        let overlaps = |taken: &[Range<usize>], at: usize| taken.iter().any(|range| range.contains(&at));
        for (range, is_later) in self.dated(text, day) {
            if !overlaps(&taken, range.start) {
                taken.push(range.clone());
                later.extend(is_later.then_some(range));
            }
        }
        for found in self.year.find_iter(text).filter(|found| !overlaps(&taken, found.start())) {
            let year: i32 = found.as_str().parse().unwrap_or_default();
            if year > day.year() && !self.is_no_citation(text, &found.range()) {
                later.push(found.range());
            }
        }
        later.sort_by_key(|range| range.start);
        later
    }

    /// Dates and laws with whether they are later; whole dates first, so that the year in one is not taken again.
    fn dated(&self, text: &str, day: NaiveDate) -> Vec<(Range<usize>, bool)> {
        let number =
            |found: &regex::Captures<'_>, group: usize| found.get(group).and_then(|g| g.as_str().parse::<u32>().ok());
        let mut dated = Vec::new();
        for found in self.iso.captures_iter(text) {
            let date = found.get(0).and_then(|whole| whole.as_str().parse::<NaiveDate>().ok());
            dated.extend(found.get(0).map(|whole| (whole.range(), date.is_some_and(|date| date > day))));
        }
        for found in self.written.captures_iter(text) {
            let month = found.get(2).and_then(|name| self.month(name.as_str()));
            let (Some(whole), Some(month), Some(year)) = (found.get(0), month, number(&found, 3)) else { continue };
            let cited = (year as i32, month, number(&found, 1).unwrap_or(0));
            dated.push((whole.range(), cited > (day.year(), day.month(), number(&found, 1).map_or(0, |_| day.day()))));
        }
        for found in self.law.captures_iter(text) {
            let later = number(&found, 1).is_some_and(|year| year as i32 > day.year());
            dated.extend(found.get(0).map(|whole| (whole.range(), later)));
        }
        dated
    }

    fn month(&self, name: &str) -> Option<u32> {
        self.months.iter().position(|month| *month == name.to_lowercase()).map(|index| index as u32 + 1)
    }

    /// Whether a year lies ahead, ends a range, or is part of a number: a case's, a phone's.
    fn is_no_citation(&self, text: &str, year: &Range<usize>) -> bool {
        let (before, after) = (&text[..year.start], &text[year.end..]);
        let ends = before.ends_with(['-', '–', ':', '/', '.', ',', '\u{a0}']);
        let range = after.strip_prefix('-').is_some_and(|rest| self.year.find(rest).is_some_and(|y| y.start() == 0));
        let part = ends || (after.starts_with(['-', ':', '/', '\u{a0}']) && !range);
        let is_near = |found: Range<usize>| matches!(before[found.end..].trim().to_lowercase().as_str(), "" | "år");
        part || (before.ends_with(char::is_whitespace) && self.ahead.find(before).any(is_near))
    }
}

fn found(
    code: crate::diagnostic::Code,
    passage: &Passage<'_>,
    range: &Range<usize>,
    decided: &Placed<NaiveDate>,
    more: Vec<Place>,
) -> Diagnostic {
    let problem = Diagnostic::warning(code).with("text", &passage.text[range.clone()]).with("datum", decided.value);
    let places = passage.place(range).into_iter().chain(more).chain(decided.places.iter().cloned()).collect();
    Diagnostic { places, ..problem }
}

/// Documents of the register that begin to apply later are cited with an explanation in the same section: "programmet är
/// under framtagande".
fn later_titles(
    review: &Review<'_>,
    citations: &Citations,
    document: &Document,
    decided: &Placed<NaiveDate>,
    findings: &mut Diagnostics,
) {
    let later = register_after(review, decided.value.year());
    let passages: Vec<&Passage<'_>> =
        review.passages.iter().filter(|p| std::ptr::eq(p.document, document) && p.kind != Kind::Field).collect();
    for (title, place) in later {
        for passage in &passages {
            let Some(range) = find_title(&passage.text, title) else { continue };
            let section = passage.section.map(std::ptr::from_ref);
            let mut same = passages.iter().filter(|other| other.section.map(std::ptr::from_ref) == section);
            if same.any(|other| citations.explained.are_in(&other.text)) {
                continue;
            }
            findings.push(found(codes::EARLIER_CITES_TITLE, passage, &range, decided, vec![place.clone()]));
        }
    }
}

/// Titles of the register whose first year comes after a year, with its cell.
fn register_after<'r>(review: &'r Review<'_>, year: i32) -> Vec<(&'r str, Place)> {
    let Some(table) = review.case.tables.get(REGISTER) else { return Vec::new() };
    let (Some(title), Some(from)) = (table.column("titel"), table.column("fran")) else { return Vec::new() };
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

    #[test]
    fn what_is_later_is_found() {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let words = EarlierWords {
            manader: list(&[
                "januari",
                "februari",
                "mars",
                "april",
                "maj",
                "juni",
                "juli",
                "augusti",
                "september",
                "oktober",
                "november",
                "december",
            ]),
            framat: list(&["senast", "till"]),
            forklaring: list(&["under framtagande"]),
        };
        let citations = Citations::new(&words).unwrap();
        let day = NaiveDate::from_ymd_opt(2020, 11, 25).unwrap();
        let cases: [(&str, &[&str]); 7] = [
            ("lagen föreslås träda i kraft 1 juli 2023", &["1 juli 2023"]),
            ("lagen (2023:196) om kommuners ansvar", &["2023:196"]),
            ("Rådet ersattes 2024-04-25 § 156.", &["2024-04-25"]),
            ("I november 2020 och i december 2020", &["december 2020"]),
            ("Under 2021 deltog staden", &["2021"]),
            ("perioden 2020-2024, 2020–2024, senast 2030 och till år 2026", &[]),
            ("SLK-2021-00265, kommunallagen (2017:725), beslut 2020-11-25 § 984, budget för 2020", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = citations.later(text, &[], day).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
