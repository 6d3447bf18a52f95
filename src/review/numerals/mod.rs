//! G07: numerals, dates, paragraphs and names typed by hand where a fact is known. One that is the same as a fact ought to
//! be a reference to it; one that stands where a fact is stated and differs contradicts it.

mod amounts;
mod elsewhere;
mod known;
mod law;
mod mention;
mod names;
mod others;
mod statements;

use std::ops::Range;

use rust_decimal::Decimal;

use self::amounts::is_nearly_known;
use self::known::{KnownNumeral, known, reference};
use self::mention::Mention;
use self::names::{Meaning, names};
use self::others::{is_told_after, is_told_before};
use self::statements::Statement;
use super::Review;
use super::passages::{Origin, Passage, PassageKind, Stretch, passage};
use super::patterns::compiled;
use super::readings::{Numeral, Reading};
use super::subjects::{Subject, Subjects};
use super::tokens::{Found, Phrases};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Document, Inline, Phrase};
use crate::message::message;
use crate::model::Attachment;
use crate::place::Place;
use crate::prose::{self, RawInline};
use crate::source_text::TypedText;

/// A number so many times a known one is none of it.
const OTHER_SIZE: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// A title and the number of its law stand at most so many bytes apart: `) `.
const BESIDE: usize = 3;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let known = known(review);
    let names = names(review);
    let statements = Statement::all(&review.templates.arendetyp.utsagor, &known);
    let subjects = &review.subjects;
    let mut numerals = Numerals { review, known: &known, statements, names: &names, subjects, findings };
    review.passages.iter().for_each(|passage| numerals.passage(passage));
    numerals.fact_texts();
    numerals.case_numbers();
}

/// A statement that is made of a numeral, with what the numeral says of its kind, and the filter that writes it.
type Stated<'s, 'a, 'r> = (&'s Statement<'a>, &'r (Numeral, Option<&'static str>));

/// The rule at work.
struct Numerals<'a, 'f> {
    review: &'a Review<'a>,
    known: &'a [KnownNumeral],
    statements: Vec<Statement<'a>>,
    names: &'a Phrases<Meaning>,
    subjects: &'a Subjects,
    findings: &'f mut Diagnostics,
}

/// A passage with what was found in it.
struct Read<'a> {
    passage: &'a Passage<'a>,
    named: Vec<Found<'a, Meaning>>,
}

impl<'a> Numerals<'a, '_> {
    fn passage(&mut self, passage: &Passage<'_>) {
        if !passage.stretches.iter().any(is_prose) {
            return;
        }
        let named = self.names.find(&passage.text, &passage.words);
        let mut readings = passage.readings(&self.review.reader).to_vec();
        readings.retain(|reading| is_typed(passage, &reading.range));
        readings.retain(|reading| !named.iter().any(|name| overlap(&name.range, &reading.range)));
        let read = Read { passage, named };
        for found in &read.named {
            self.name(passage, found, &readings);
        }
        for reading in &readings {
            match Mention::of(passage, reading, &self.review.reader) {
                _ if is_law(reading) => self.law(&read, reading),
                Some(mention) => self.mention(&mention),
                None => self.anywhere(passage, reading),
            }
        }
    }

    /// A name. The title of a law whose number stands beside it is judged with the number.
    fn name(&mut self, passage: &Passage<'_>, found: &Found<'_, Meaning>, readings: &[Reading]) {
        let Meaning::Known(named) = found.meaning else { return };
        let numbered = |reading: &Reading| is_law(reading) && beside(&reading.range, &found.range);
        if !is_typed(passage, &found.range) || (named.filter == "lag" && readings.iter().any(numbered)) {
            return;
        }
        let filter = if found.genitive && named.filter.is_empty() { "genitiv" } else { named.filter };
        let is_of_it = |place: &Place| named.made_of.iter().any(|source| holds(source, place));
        if !passage.place(&found.range).is_some_and(|place| is_of_it(&place)) {
            self.typed(passage, &found.range, &reference(&named.name, filter), &named.places);
        }
    }

    /// A numeral in its sentence: it is what is stated there, or contradicts it, or speaks for itself.
    fn mention(&mut self, mention: &Mention<'_>) {
        let (passage, reading) = (mention.passage, mention.reading);
        let subject = self.subjects.of(passage, mention.sentence.clone(), reading.range.start);
        if subject == Subject::Other && !is_own_alone(reading) {
            return;
        }
        let made: Vec<&Statement<'a>> = self.statements.iter().filter(|statement| statement.is_made(mention)).collect();
        let stated = || made.iter().filter_map(|s| option(reading, s.about).map(|option| (*s, option)));
        if let Some((statement, (_, filter))) = stated().find(|(s, (numeral, _))| s.about.numeral == *numeral) {
            let (about, filter) = (statement.about, *filter);
            return self.same(passage, reading, about, filter);
        }
        let owned = made.iter().any(|statement| statement.names_owner(mention));
        if (is_of_part(&passage.text, reading) && !owned) || mention.ends_range() {
            return;
        }
        let contradicts =
            |(s, (numeral, _)): &Stated<'_, 'a, '_>| s.contradicts() && is_of_size(numeral, &s.about.numeral);
        let in_context = stated().filter(contradicts).find(|(statement, _)| statement.is_in_context(mention));
        let contradicted = in_context.or_else(|| stated().find(contradicts));
        match contradicted {
            Some((statement, said)) if (owned || !self.is_of_row(mention)) && !self.is_of_other(mention, statement) => {
                let (about, certain) = (statement.about, subject == Subject::Own && !mention.counts_in());
                self.contradiction(passage, reading, about, (&said.0, said.1), certain);
            }
            _ => self.anywhere(passage, reading),
        }
    }

    /// Whether a numeral that differs from what is stated may be of something else.
    fn is_of_other(&self, mention: &Mention<'_>, statement: &Statement<'_>) -> bool {
        is_told_before(mention, statement)
            || self.is_price_of_another(mention)
            || self.is_year_of_another(mention)
            || self.is_derived(mention)
            || is_nearly_known(mention, statement)
            || self.is_of_then(mention, statement)
            || self.is_of_another(mention, statement)
            || self.is_registered(mention)
            || is_told_after(mention, statement)
            || self.is_elsewhere(mention, statement)
    }

    /// A numeral that speaks for itself, and a decision that shares its day with a known one.
    fn anywhere(&mut self, passage: &Passage<'_>, reading: &Reading) {
        let known = self.known;
        for (numeral, filter) in &reading.numerals {
            if let Some(same) = known.iter().find(|k| k.speaks_for_itself() && k.numeral == *numeral) {
                return self.same(passage, reading, same, *filter);
            }
            if let Some(near) = known.iter().find(|known| is_nearly(&known.numeral, numeral)) {
                return self.contradiction(passage, reading, near, (numeral, *filter), true);
            }
        }
    }

    fn same(&mut self, passage: &Passage<'_>, reading: &Reading, known: &KnownNumeral, filter: Option<&str>) {
        if let Some(filter) = filter {
            self.typed(passage, &reading.range, &known.reference(filter), &known.places);
        }
    }

    /// Reports text that a reference ought to stand for, unless it is the fact itself.
    fn typed(&mut self, passage: &Passage<'_>, range: &Range<usize>, reference: &str, places: &[Place]) {
        let Some(place) = passage.place(range) else { return };
        if places.iter().any(|fact| holds(fact, &place)) {
            return;
        }
        let finding =
            Diagnostic::warning(message!(codes::FACT_TYPED, text = &passage.text[range.clone()], referens = reference));
        self.push(finding.at(place), places);
    }

    /// Reports a numeral that differs from the fact that is stated; it may be another fact instead. It is an error where the
    /// sentence is known to speak of what the fact is about.
    fn contradiction(
        &mut self,
        passage: &Passage<'_>,
        reading: &Reading,
        known: &KnownNumeral,
        (numeral, filter): (&Numeral, Option<&str>),
        certain: bool,
    ) {
        let Some(place) = passage.place(&reading.range) else { return };
        let filter = filter.unwrap_or("ord");
        let other = self.known.iter().find(|other| other.speaks_for_itself() && other.numeral == *numeral);
        let numeral = known.numeral.written(&self.review.templates.sprak);
        let (text, name) = (&passage.text[reading.range.clone()], &known.name);
        let reference = known.reference(filter);
        let problem = match other.map(|other| other.reference(filter)) {
            Some(other) => message!(
                codes::FACT_CONFUSED,
                text = text,
                kant = numeral,
                namn = name,
                referens = reference,
                annan = other
            ),
            None => message!(codes::FACT_CONTRADICTED, text = text, kant = numeral, namn = name, referens = reference),
        };
        let problem = if certain { Diagnostic::finding(problem) } else { Diagnostic::warning(problem) };
        self.push(problem.at(place), &known.places);
    }

    fn push(&mut self, finding: Diagnostic, places: &[Place]) {
        self.findings.push(places.iter().take(1).cloned().fold(finding, Diagnostic::at));
    }

    /// Facts that are prose have numerals of their own, which the passages do not show as typed.
    fn fact_texts(&mut self) {
        let Some(document) = self.review.documents.first() else { return };
        for (name, source) in self.review.case.fact_texts.iter() {
            if self.is_held_to_frozen(name) {
                continue;
            }
            // What is wrong with the references was reported when the documents were merged.
            let text = fact_text(prose::inline(source, &mut Diagnostics::new()));
            self.passage(&passage(document, PassageKind::Paragraph, &text));
        }
    }

    /// A cover of this case's own documents with another case's number.
    fn case_numbers(&mut self) {
        let pattern = compiled(&self.review.templates.husstil.arendenummer.monster).ok();
        let (Some(number), Some(pattern)) = (self.review.case.number.as_ref(), pattern) else { return };
        for passage in self.review.passages.iter().filter(|passage| passage.kind == PassageKind::Field) {
            let differs = pattern.is_match(&passage.text) && passage.text != number.value;
            if differs && !self.is_adopted_before(passage.document) {
                let whole = 0..passage.text.len();
                let Some(place) = passage.place(&whole) else { continue };
                let finding = Diagnostic::finding(message!(
                    codes::FACT_CONTRADICTED,
                    text = &passage.text,
                    kant = &number.value,
                    namn = "arende.arendenummer",
                    referens = reference("arende.arendenummer", "")
                ));
                self.push(finding.at(place), &number.places);
            }
        }
    }

    /// Whether a fact says what a frozen document says of itself: that is checked against the document.
    fn is_held_to_frozen(&self, name: &str) -> bool {
        let frozen = |attachment: &&Attachment| matches!(attachment, Attachment::Frozen(_));
        let mut keys = self.review.case.attachments.iter().filter(frozen).map(Attachment::key);
        let documents = &self.review.templates.arendetyp.dokument;
        let group = |key: &str| documents.iter().find(|spec| spec.nyckel == key)?.beslut.as_deref();
        keys.any(|key| group(key).is_some_and(|group| name.split('.').next() == Some(group)))
    }

    fn is_adopted_before(&self, document: &Document) -> bool {
        let documents = &self.review.templates.arendetyp.dokument;
        documents.iter().any(|spec| spec.nyckel == document.key && spec.beslut.is_some())
    }
}

/// The text of a fact, in which references are not filled in.
fn fact_text(pieces: Vec<RawInline>) -> Vec<Inline> {
    let piece = |piece| match piece {
        RawInline::Text(typed) => Some(Inline::Text(TypedText::File(typed))),
        RawInline::Reference(reference) => Some(Inline::Phrase(Phrase::unkeyed(reference.name))),
        _ => None,
    };
    pieces.into_iter().filter_map(piece).collect()
}

/// Whether a stretch was typed as prose; cells of a workbook stand for themselves.
fn is_prose(stretch: &Stretch<'_>) -> bool {
    matches!(stretch.origin, Origin::Typed(typed) if typed.is_prose())
}

fn is_typed(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let inside = passage.stretches.iter().filter(|stretch| overlap(&stretch.range, range));
    inside.into_iter().all(is_prose)
}

fn is_law(reading: &Reading) -> bool {
    matches!(reading.numerals[0].0, Numeral::Law(_))
}

/// Whether a number is not of quite another size than a known one; else it is one of something else.
fn is_of_size(typed: &Numeral, known: &Numeral) -> bool {
    match (typed, known) {
        (Numeral::Amount(typed), Numeral::Amount(known)) => {
            *typed < *known * OTHER_SIZE && *known < *typed * OTHER_SIZE
        }
        // "Stadens förskolor har 900 platser": so many more are of something else.
        (Numeral::Count(typed), Numeral::Count(known)) => Decimal::from(*typed) < Decimal::from(*known) * OTHER_SIZE,
        _ => true,
    }
}

/// What a numeral says that is of the kind of a known one.
fn option<'r>(reading: &'r Reading, known: &KnownNumeral) -> Option<&'r (Numeral, Option<&'static str>)> {
    reading.numerals.iter().find(|(numeral, _)| numeral.is_like(&known.numeral))
}

/// Whether a count is somebody's share: "Kommunstyrelsens två platser". The municipality's own are all.
fn is_of_part(text: &str, reading: &Reading) -> bool {
    let before = text[..reading.range.start].trim_end();
    let owner = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let whole = super::language_data::LANGUAGE.kommunen.contains(&owner.to_lowercase());
    let count = reading.numerals.iter().any(|(numeral, _)| matches!(numeral, Numeral::Count(_)));
    count
        && owner.len() > 3
        && owner.ends_with('s')
        && owner.starts_with(char::is_uppercase)
        && !whole
        && !owner.ends_with("Stads")
}

/// Whether a numeral is one thing alone, whoever the sentence speaks of: a decision, a day.
fn is_own_alone(reading: &Reading) -> bool {
    matches!(reading.numerals[0].0, Numeral::Decision(..) | Numeral::Date(_))
}

/// Whether two decisions are one with a slip of the pen: the same day and another paragraph, or the same paragraph of a
/// day that differs in at most two digits.
fn is_nearly(known: &Numeral, typed: &Numeral) -> bool {
    let (Numeral::Decision(date, paragraph), Numeral::Decision(other, number)) = (known, typed) else { return false };
    let digits = |date: &chrono::NaiveDate| date.to_string();
    let slips = digits(date).chars().zip(digits(other).chars()).filter(|(a, b)| a != b).count();
    if paragraph == number { (1..=2).contains(&slips) } else { slips == 0 }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn beside(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start.abs_diff(other.end).min(other.start.abs_diff(one.end)) <= BESIDE
}

/// Whether a place lies in another.
fn holds(outer: &Place, inner: &Place) -> bool {
    match (outer, inner) {
        (Place::Text(outer), Place::Text(inner)) => {
            outer.file == inner.file
                && (outer.line, outer.column) <= (inner.line, inner.column)
                && (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
        }
        _ => outer == inner,
    }
}
