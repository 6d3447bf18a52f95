//! Who adopted a document and in which year, in other words than the decision's own.

use std::ops::Range;

use chrono::Datelike;

use super::decided::is_time_of_decision;
use super::decisions::{Told, is_same_body};
use super::{Read, Sources};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;

/// What a body adopted, and the body, stand at most so many words from the verb.
const ADOPTED: usize = 3;

/// A document's own paragraphs have lower numbers than those of the minutes of a year.
const LOWEST: i64 = 20;

impl Sources {
    /// "Det var kulturnämnden som antog inriktningen": another body than the fact's right before the verb, and the document right after.
    pub(super) fn deciding(
        &self,
        read: &Read<'_, '_>,
        words: &[(Range<usize>, String)],
        told: &Told,
        findings: &mut Diagnostics,
    ) {
        let stems = &read.review.templates.sprak.granskning.hanvisning.beslut;
        let decides = |word: &str| {
            word.starts_with(LANGUAGE.sifferord.antog.as_str())
                || stems.iter().any(|stem| word.starts_with(stem.as_str()))
                    && word.ends_with(LANGUAGE.sifferord.preteritum.as_str())
        };
        // "lade fast".
        let in_two = |at: usize| {
            LANGUAGE.lade_fast.contains(&words[at].1)
                && words.get(at + 1).is_some_and(|(_, word)| *word == LANGUAGE.fast)
        };
        let Some(verb) = (0..words.len()).find(|at| decides(&words[*at].1) || in_two(*at)) else { return };
        let after = || words[verb + 1..].iter().take(ADOPTED);
        let definite =
            |kind: &str| after().any(|(_, word)| word.starts_with(kind) && word.ends_with('n') || word == kind);
        let of_another = after().any(|(_, word)| LANGUAGE.handlar_om.contains(word) && word != LANGUAGE.smaord.om);
        let mut sources = self.decisions.iter().filter(|source| source.kind.as_deref().is_some_and(definite));
        let (Some(source), None) = (sources.next(), sources.next()) else { return };
        let inside = &words[verb.saturating_sub(ADOPTED)..verb];
        let body = inside.iter().rev().find(|(_, word)| told.is_body(word));
        let dated = words.iter().any(|(range, _)| {
            read.readings.iter().any(|r| {
                r.range.start <= range.start
                    && range.end <= r.range.end
                    && matches!(r.numerals[0].0, Numeral::Decision(..))
            })
        });
        if let (Some((range, body)), Some(organ), false) = (body, &source.body, of_another || dated)
            && !is_same_body(body, organ)
        {
            let problem = message!(codes::BODY_DIFFERS, text = read.text(range), organ = organ);
            read.warn(problem, range, source.places.first().cloned(), findings);
        }
    }

    /// "Det var fullmäktige som i oktober 2015 (§ 655) lade fast inriktningen": the paragraph and the time are those of a fact's decision, or
    /// one of them is, and the rest is not.
    pub(super) fn selected(
        &self,
        read: &Read<'_, '_>,
        words: &[(Range<usize>, String)],
        told: &Told,
        findings: &mut Diagnostics,
    ) {
        let (Some((first, _)), Some((last, _))) = (words.first(), words.last()) else { return };
        let end = last.end + 1;
        let inside: Vec<_> =
            read.readings.iter().filter(|r| first.start <= r.range.start && r.range.end <= end).collect();
        let mut times = inside.iter().filter_map(|reading| Some((&reading.range, time(&reading.numerals[0].0)?)));
        let mut numbers = inside.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Paragraph(number) => Some((&reading.range, number)),
            _ => None,
        });
        let (Some((paragraph, number)), None) = (numbers.next(), numbers.next()) else { return };
        let (Some((at, time)), None) = (times.next(), times.next()) else {
            if times.next().is_none() && !inside.iter().any(|reading| time(&reading.numerals[0].0).is_some()) {
                self.numbered(read, words, (paragraph, number), told, findings);
            }
            return;
        };
        let of_kind = |source: &&super::Source| {
            source.kind.as_deref().is_some_and(|kind| words.iter().any(|(_, word)| word.starts_with(kind)))
        };
        let Some(source) = self.decisions.iter().filter(of_kind).find(|source| source.number.is_some()) else { return };
        let same_time = time.is_of(source.date);
        if source.number == Some(number) && !same_time {
            let name = format!("fakta.{}.datum", source.group);
            let problem = message!(codes::DAY_DIFFERS, text = read.text(at), datum = source.date, namn = name);
            return read.warn(problem, at, source.places.first().cloned(), findings);
        }
        if same_time && source.number != Some(number) {
            let annat = Numeral::Decision(source.date, source.number.unwrap_or_default());
            let annat = annat.written(&read.review.templates.sprak);
            let problem = message!(codes::DECISION_DIFFERS, text = read.text(paragraph), annat = annat);
            return read.warn(problem, paragraph, source.places.first().cloned(), findings);
        }
        let mut bodies = words.iter().filter(|(_, word)| told.is_body(word.strip_suffix('s').unwrap_or(word)));
        if let (true, Some((range, body)), None, Some(organ)) = (same_time, bodies.next(), bodies.next(), &source.body)
            && !is_same_body(body, organ)
        {
            let problem = message!(codes::BODY_DIFFERS, text = read.text(range), organ = organ);
            read.warn(problem, range, source.places.first().cloned(), findings);
        }
    }

    /// "Beslutet om inriktningen har paragraf 720": another number than the fact's, where nothing else tells which decision it is.
    fn numbered(
        &self,
        read: &Read<'_, '_>,
        words: &[(Range<usize>, String)],
        (paragraph, number): (&Range<usize>, i64),
        told: &Told,
        findings: &mut Diagnostics,
    ) {
        let stems = &read.review.templates.sprak.granskning.hanvisning.beslut;
        let decided = |word: &str| {
            stems.iter().any(|stem| word.starts_with(stem.as_str()))
                || word.starts_with(LANGUAGE.sifferord.antog.as_str())
                || LANGUAGE.protokollsord.begin(word)
        };
        let is_of = |kind: &String| words.iter().any(|(_, word)| word.starts_with(kind.as_str()));
        let mut sources = self.decisions.iter().filter(|s| s.number.is_some() && s.kind.as_ref().is_some_and(is_of));
        let (Some(source), None) = (sources.next(), sources.next()) else { return };
        let before = words.iter().rfind(|(range, _)| range.end <= paragraph.start).map_or("", |(_, word)| word);
        let mut after = words.iter().filter(|(range, _)| range.start >= paragraph.end);
        // "§ 41 i stadgarna", "inriktningens § 41": of what has paragraphs of its own.
        let within = after.next().is_some_and(|(_, word)| *word == LANGUAGE.smaord.i)
            && !after.next().is_some_and(|(_, word)| {
                LANGUAGE.protokollsord.begin(word) || told.is_body(word.strip_suffix('s').unwrap_or(word))
            });
        let own = before.ends_with('s') && source.kind.as_ref().is_some_and(|kind| before.starts_with(kind.as_str()));
        let other = within
            || own
            || number < LOWEST
            || source.number == Some(number)
            || read.is_of_others(words)
            || words.iter().any(|(_, word)| LANGUAGE.ersatter.contains(word) || LANGUAGE.foreslagen.contains(word));
        if !other && words.iter().any(|(_, word)| decided(word)) {
            let annat = Numeral::Decision(source.date, source.number.unwrap_or_default());
            let annat = annat.written(&read.review.templates.sprak);
            let problem = message!(codes::DECISION_DIFFERS, text = read.text(paragraph), annat = annat);
            read.warn(problem, paragraph, source.places.first().cloned(), findings);
        }
    }

    /// "Inriktningen är från 2020", "I beslutet från 2018 om inriktningen", "Hösten 2016 antog kommunstyrelsen en inriktning": another year
    /// than that of the decision, in a sentence that has no other.
    pub(super) fn year(&self, read: &Read<'_, '_>, range: &Range<usize>, typed: i32, findings: &mut Diagnostics) {
        let sentence = read.sentence(range.start);
        let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { return };
        let inside = read.readings.iter().filter(|r| first.0.start <= r.range.start && r.range.end <= last.0.end);
        let timed = |numeral: &Numeral| {
            matches!(
                numeral,
                Numeral::Year(_) | Numeral::Month(_) | Numeral::Date(_) | Numeral::Decision(..) | Numeral::Period(..)
            )
        };
        let alone = inside.filter(|reading| reading.numerals.iter().any(|(numeral, _)| timed(numeral))).count() == 1;
        let kind = |kind: &str| {
            let at = sentence.iter().position(|(_, word)| word.starts_with(kind))?;
            let next = sentence.get(at + 1).map_or("", |(_, word)| word.as_str());
            let before = at.checked_sub(1).map_or("", |before| sentence[before].1.as_str());
            let definite =
                sentence[at].1.ends_with(LANGUAGE.sifferord.bestamd_slut.as_str()) || before == LANGUAGE.smaord.en;
            // "inriktningen för lokaler", "den nya inriktningen", "anvisningen ersätter inriktningen" are others, or speak of another.
            (definite && !LANGUAGE.handlar_om.contains(next)).then_some(())
        };
        let mut sources =
            self.decisions.iter().filter(|source| source.kind.as_deref().is_some_and(|word| kind(word).is_some()));
        let (Some(source), None) = (sources.next().filter(|_| alone), sources.next()) else { return };
        let of_another = read.is_of_others(sentence)
            || sentence.iter().any(|(_, word)| {
                LANGUAGE.ersatter.contains(word)
                    || LANGUAGE.foreslagen.contains(word)
                    || word == LANGUAGE.smaord.nya
                    || word == LANGUAGE.smaord.inte
            });
        if typed != source.date.year() && !of_another && is_time_of_decision(read, sentence, range) {
            let name = format!("fakta.{}.datum", source.group);
            let problem = message!(codes::DAY_DIFFERS, text = read.text(range), datum = source.date, namn = name);
            read.warn(problem, range, source.places.first().cloned(), findings);
        }
    }
}

/// A year, a month of it, or a day.
#[derive(Clone, Copy)]
struct Time(i32, Option<u32>, Option<u32>);

impl Time {
    /// Whether a day lies in it.
    fn is_of(self, date: chrono::NaiveDate) -> bool {
        let Self(year, month, day) = self;
        year == date.year()
            && month.is_none_or(|month| month == date.month())
            && day.is_none_or(|day| day == date.day())
    }
}

/// The time that a numeral is, without a paragraph.
fn time(numeral: &Numeral) -> Option<Time> {
    match numeral {
        Numeral::Date(date) => Some(Time(date.year(), Some(date.month()), Some(date.day()))),
        Numeral::Month(month) => Some(Time(month.year, Some(month.month), None)),
        Numeral::Year(year) => Some(Time(*year, None, None)),
        _ => None,
    }
}
