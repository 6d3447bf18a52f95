//! G21: cited steering documents are in the register, and in force on the day the report is issued. The document that
//! is reproduced cites what was in force when it was adopted, so only its titles are held against the register.

use chrono::{Datelike, Months, NaiveDate};

use super::Review;
use super::language_data::LANGUAGE;
use super::passages::{Origin, Passage, PassageKind, Stretch};
use super::tokens::{Phrases, Word};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::plain;
use crate::message::message;
use crate::model::{Table, Value};
use crate::place::Place;
use crate::templates::RegisterSpec;

/// A title that is not known is shown so many words long.
const SHOWN: usize = 8;

/// Between the municipality's name and the kind stand at most so many words: "trygghetsskapande och brottsförebyggande".
const BETWEEN: usize = 6;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let Some(register) = Register::of(review) else { return };
    let known = known_titles(review, &register);
    for passage in &review.passages {
        for found in known.find(&passage.text, &passage.words) {
            let cited = found.meaning.filter(|_| !review.is_reproduced(passage.document));
            if let (Some(row), Some(place)) = (cited, passage.place(&found.range)) {
                // A list made from the register stands where its row does.
                let second = Some(register.place(row)).filter(|second| *second != place);
                // "löper ut i år och ersätts av ett nytt": what the sentence says itself.
                let said = |finding: &Diagnostic| {
                    finding.code == codes::STEERING_EXPIRES && says_that_it_ends(passage, found.range.start)
                };
                let finding = register.finding(review, row).filter(|finding| !said(finding));
                let finding = finding.map(|finding| finding.at(place));
                findings.extend(finding.map(|finding| second.into_iter().fold(finding, Diagnostic::at)));
            }
        }
        findings.extend(unregistered(review, &register, &known, passage));
    }
}

/// Whether the sentence around a byte says that something ends or is replaced.
fn says_that_it_ends(passage: &Passage<'_>, at: usize) -> bool {
    let index = passage.words.partition_point(|word| word.range.end <= at);
    let Some(sentence) = passage.words.get(index).map(|word| word.sentence) else { return false };
    let words = passage.words.iter().zip(&passage.lower);
    words.into_iter().any(|(word, lower)| word.sentence == sentence && LANGUAGE.harledning.upphor.contains(lower))
}

/// The titles of the register.
pub(super) fn titles<'a>(review: &'a Review<'_>) -> impl Iterator<Item = String> + 'a {
    let register = Register::of(review);
    register.into_iter().flat_map(|register| register.titles().map(|(_, title)| title.to_owned()).collect::<Vec<_>>())
}

/// Where a title stands in the register.
pub(super) fn place(review: &Review<'_>, title: &str) -> Option<Place> {
    let register = Register::of(review)?;
    let row = register.titles().find(|(_, own)| *own == title).map(|(row, _)| row)?;
    Some(register.place(row))
}

/// The register: its table and what its columns are.
pub(super) struct Register<'a> {
    spec: &'a RegisterSpec,
    table: &'a Table,
}

impl<'a> Register<'a> {
    pub(super) fn of(review: &Review<'a>) -> Option<Self> {
        let (spec, table) = review.register()?;
        Some(Self { spec, table })
    }

    /// Rows with their titles.
    pub(super) fn titles(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let column = self.table.column(&self.spec.titel);
        self.table.rows.iter().enumerate().filter_map(move |(index, row)| match row.values.get(column?)? {
            Some(Value::Text(title)) => Some((index, title.as_str())),
            _ => None,
        })
    }

    /// From which year a row's document holds.
    pub(super) fn holds_from(&self, row: usize) -> Option<i32> {
        self.year(row, &self.spec.fran)
    }

    /// Until which year a row's document holds.
    pub(super) fn holds_to(&self, row: usize) -> Option<i32> {
        self.year(row, &self.spec.till)
    }

    /// The texts of a row.
    pub(super) fn texts(&self, row: usize) -> impl Iterator<Item = &'a str> {
        let values = self.table.rows.get(row).into_iter().flat_map(|row| row.values.iter().flatten());
        values.filter_map(|value| match value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }

    fn value(&self, row: usize, column: &str) -> Option<&Value> {
        self.table.rows.get(row)?.values.get(self.table.column(column)?)?.as_ref()
    }

    fn year(&self, row: usize, column: &str) -> Option<i32> {
        match self.value(row, column)? {
            Value::Year(year) => Some(*year),
            _ => None,
        }
    }

    pub(super) fn place(&self, row: usize) -> Place {
        self.table.place(row, self.table.column(&self.spec.titel).unwrap_or(0))
    }

    /// What is wrong with citing a row's document on the day the report is issued.
    fn finding(&self, review: &Review<'_>, row: usize) -> Option<Diagnostic> {
        let title = self.value(row, &self.spec.titel)?;
        let invalid = |reason: &str, status: &str, year: &str, issued: &str| {
            Diagnostic::warning(message!(
                codes::STEERING_INVALID,
                titel = title,
                skal = reason,
                status = status,
                ar = year,
                utfardat = issued
            ))
        };
        if let Some(status) =
            self.value(row, &self.spec.status).filter(|status| status.to_string() != self.spec.gallande)
        {
            return Some(invalid("ersatt", &status.to_string(), "", ""));
        }
        let issued = review.case.issued.as_ref()?.value;
        let dated = |reason: &str, year: i32| invalid(reason, "", &year.to_string(), &issued.to_string());
        if let Some(first) = self.year(row, &self.spec.fran).filter(|first| *first > issued.year()) {
            return Some(dated("kommande", first));
        }
        let last = self.year(row, &self.spec.till)?;
        if last < issued.year() {
            return Some(dated("utgatt", last));
        }
        let months = self.spec.varsel_manader;
        let ends = NaiveDate::from_ymd_opt(last, 12, 31)?;
        let soon = ends < issued.checked_add_months(Months::new(months))?;
        let expires =
            || message!(codes::STEERING_EXPIRES, titel = title, manader = months, ar = last, utfardat = issued);
        soon.then(|| Diagnostic::warning(expires()))
    }
}

/// Whether a word is a verb that often follows a title.
fn is_verb(word: &str) -> bool {
    LANGUAGE.titelverb.contains(word)
}

/// Every title that may be cited: the register's rows, and the case's own documents, which have none.
fn known_titles(review: &Review<'_>, register: &Register<'_>) -> Phrases<Option<usize>> {
    let own = review.documents.iter().map(|document| (plain(&document.title), None));
    let rows = register.titles().map(|(row, title)| (title.to_owned(), Some(row)));
    Phrases::new(rows.chain(own))
}

/// Typed words that look like the title of a steering document and are none that is known.
fn unregistered(
    review: &Review<'_>,
    register: &Register<'_>,
    known: &Phrases<Option<usize>>,
    passage: &Passage<'_>,
) -> Vec<Diagnostic> {
    let prose = matches!(passage.kind, PassageKind::Paragraph | PassageKind::Item | PassageKind::Field);
    if !prose {
        return Vec::new();
    }
    let titles = RegisteredTitles { review, passage };
    let sheet = review.templates.arendetyp.tabeller.iter().find(|table| table.namn == register.spec.tabell);
    let mut findings = Vec::new();
    for (first, kind) in titles.candidates() {
        let range = titles.range(first, kind);
        let is_known =
            [first, kind].iter().any(|word| titles.is_known(known, *word) || titles.is_without_time(register, *word));
        if let (false, Some(place)) = (is_known, passage.place(&range)) {
            let (title, sheet) = (&passage.text[range], sheet.map_or("", |sheet| &sheet.blad));
            let finding = Diagnostic::warning(message!(codes::TITLE_UNREGISTERED, titel = title, blad = sheet));
            findings.push(finding.at(place));
        }
    }
    findings
}

/// Looks for titles in a passage.
struct RegisteredTitles<'a> {
    review: &'a Review<'a>,
    passage: &'a Passage<'a>,
}

impl RegisteredTitles<'_> {
    /// The first word of what looks like a title, and the word for its kind.
    fn candidates(&self) -> Vec<(usize, usize)> {
        let mut candidates = Vec::new();
        for index in 0..self.passage.words.len() {
            if let Some(first) = self.is_kind(index).then(|| self.start(index)).flatten() {
                candidates.push((first, index));
            }
        }
        // "Policy och riktlinjer för …" is one title.
        candidates.dedup_by_key(|(first, _)| *first);
        candidates
    }

    fn text(&self, word: &Word) -> &str {
        &self.passage.text[word.range.clone()]
    }

    /// A kind of steering document, typed, in the indefinite form.
    fn is_kind(&self, index: usize) -> bool {
        let start = self.passage.words[index].range.start;
        let is_prose = |stretch: &Stretch<'_>| {
            matches!(stretch.origin, Origin::Typed(typed) if typed.is_prose()) && stretch.range.contains(&start)
        };
        self.review.templates.sprak.granskning.titelord.sorter.contains(&self.passage.lower[index])
            && self.passage.stretches.iter().any(is_prose)
    }

    /// Where a title with this kind starts: at the municipality's name before it, or at the kind itself when it has a
    /// capital that does not come from a sentence's beginning.
    fn start(&self, kind: usize) -> Option<usize> {
        self.municipality(kind).or_else(|| self.capital(kind))
    }

    fn municipality(&self, kind: usize) -> Option<usize> {
        let titelord = &self.review.templates.sprak.granskning.titelord;
        let name = self.review.templates.husstil.hus.get("kommun")?;
        let mut before = kind;
        while before > 0 && kind - before <= BETWEEN {
            before -= 1;
            let word = &self.passage.words[before];
            let ends = self.passage.text[..word.range.end].trim_end_matches('s').ends_with(name.trim_end_matches('s'));
            if ends {
                let words = name.split_whitespace().count();
                return (kind - before > 1 || self.is_followed(kind)).then(|| (before + 1).saturating_sub(words));
            }
            let lowered = self.text(word).to_lowercase();
            let inside = self.text(word) == lowered && word.sentence == self.passage.words[kind].sentence;
            if !inside || titelord.inte_mellan.contains(&lowered) {
                return None;
            }
        }
        None
    }

    fn capital(&self, kind: usize) -> Option<usize> {
        let word = &self.passage.words[kind];
        let before = kind.checked_sub(1).map(|before| &self.passage.words[before]);
        // "10 Plan och exploatering", "Avdelningen Strategi och utveckling": units of a budget and of an office.
        let of_unit = before.is_some_and(|before| {
            let before = self.text(before);
            before.chars().all(|c| c.is_ascii_digit())
                || ["avdelningen", "enheten", "sektionen", "området", "verksamheten", "avdelning", "enhet", "nämnden"]
                    .contains(&before.to_lowercase().as_str())
        });
        // "propositionen Strategi för …": the title of somebody else's document.
        let of_another = before.is_some_and(|before| LANGUAGE.is_another_document(&self.text(before).to_lowercase()));
        if of_unit || of_another || self.passage.words.get(kind + 1).is_some_and(|next| self.text(next) == "och") {
            return None;
        }
        let starts_sentence = before.is_none_or(|before| before.sentence != word.sentence);
        let capital = self.text(word).starts_with(char::is_uppercase);
        let item = kind == 0 && self.passage.kind == PassageKind::Item;
        (capital && (!starts_sentence || item) && self.is_followed(kind)).then_some(kind)
    }

    /// Whether a word follows that follows the kind in titles.
    fn is_followed(&self, kind: usize) -> bool {
        let titelord = &self.review.templates.sprak.granskning.titelord;
        self.passage.words.get(kind + 1).is_some_and(|next| titelord.efter.iter().any(|word| word == self.text(next)))
    }

    /// From the first word to the end of the sentence, but not too far.
    fn range(&self, first: usize, kind: usize) -> std::ops::Range<usize> {
        let sentence = self.passage.words[first].sentence;
        let mut inside = self.passage.words.iter().skip(first).take((kind - first + 1).max(SHOWN));
        let last = inside.rfind(|word| word.sentence == sentence);
        let last = self.clause_end(first, kind).or(last);
        self.passage.words[first].range.start..last.unwrap_or(&self.passage.words[kind]).range.end
    }

    /// The word before the first verb or mark after the kind, where a title that runs on would end.
    fn clause_end(&self, first: usize, kind: usize) -> Option<&Word> {
        let (text, words) = (&self.passage.text, &self.passage.words);
        let sentence = words[first].sentence;
        let ends = |pair: &[Word]| {
            let between = &text[pair[0].range.end..pair[1].range.start];
            let next = text[pair[1].range.clone()].to_lowercase();
            pair[1].sentence != sentence || between.contains([',', ';', ':', '(', '”']) || is_verb(&next)
        };
        words[kind..].windows(2).find(|pair| ends(pair)).map(|pair| &pair[0])
    }

    /// "Plan för kulturarvet, som antogs": a known title but for the years that it ends with.
    fn is_without_time(&self, register: &Register<'_>, word: usize) -> bool {
        let rest = &self.passage.text[self.passage.words[word].range.start..];
        let is_time = |c: char| c.is_ascii_digit() || matches!(c, '–' | '-' | ' ' | '\u{a0}');
        register.titles().any(|(_, title)| {
            let bare = title.trim_end_matches(is_time);
            let after = rest.strip_prefix(bare).filter(|_| bare.len() < title.len());
            after.is_some_and(|after| {
                let next = after.trim_start();
                !after.starts_with(char::is_alphanumeric) && !next.starts_with(|c: char| c.is_ascii_digit())
            })
        })
    }

    /// Whether a known title starts at a word; after the municipality's name its first letter may be small.
    fn is_known(&self, known: &Phrases<Option<usize>>, word: usize) -> bool {
        let start = self.passage.words[word].range.start;
        let capital = crate::merge::capitalized(self.passage.text.get(start..).unwrap_or_default());
        known.at(&self.passage.text, start).is_some() || known.at(&capital, 0).is_some()
    }
}
