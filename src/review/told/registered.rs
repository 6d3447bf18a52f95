//! Documents of the register that a sentence names, in whatever form: when they were adopted, and until when they hold.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::decided::is_time_of_decision;
use super::{Read, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::register::Register;
use crate::review::tokens::words;

/// A title of one word tells a document with so many letters.
const TELLING: usize = 9;

/// What a document is about is told by a word of so many letters.
const ABOUT: usize = 5;

/// A paragraph stands at most so many words after its day.
const NEAR: usize = 3;

/// A document of the register.
struct Registered {
    title: String,
    /// The words of its title without its years, in lower case.
    words: Vec<String>,
    decided: Option<(NaiveDate, i64)>,
    from: Option<i32>,
    to: Option<i32>,
    place: Place,
}

/// The documents of the register.
pub(super) struct Documents<'a> {
    rows: Vec<Registered>,
    endings: &'a [String],
}

impl<'a> Documents<'a> {
    pub(super) fn of(review: &Review<'a>) -> Option<Self> {
        let register = Register::of(review)?;
        let house = review.templates.husstil.hus.values().flat_map(|name| name.split_whitespace());
        let house: Vec<String> = house.map(|word| word.trim_end_matches('s').to_lowercase()).collect();
        let rows = register.titles().map(|(row, title)| {
            let lower = words(title).into_iter().map(|word| title[word.range].to_lowercase());
            Registered {
                title: title.to_owned(),
                // "Umeå kommuns plan för cykel" is called "planen för cykel".
                words: lower
                    .filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
                    .skip_while(|word| house.iter().any(|own| word.trim_end_matches('s') == own))
                    .collect(),
                decided: register.texts(row).filter(|text| text.contains('§')).find_map(|text| decision(review, text)),
                from: register.holds_from(row),
                to: register.holds_to(row),
                place: register.place(row),
            }
        });
        Some(Self { rows: rows.collect(), endings: &review.templates.sprak.granskning.ord.andelser })
    }

    pub(super) fn check(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        for sentence in read.sentences() {
            let has_number = sentence.iter().any(|(_, word)| word.starts_with(|c: char| c.is_ascii_digit()));
            if !has_number || sentence.iter().any(|(_, word)| LANGUAGE.reviderad.contains(word)) {
                continue;
            }
            let whole: Vec<_> = self.rows.iter().filter_map(|row| Some((row, self.named_by(row, sentence)?))).collect();
            let about = || self.rows.iter().filter_map(|row| Some((row, self.told_by(row, sentence)?)));
            let mut named = if whole.is_empty() { about().collect::<Vec<_>>() } else { whole }.into_iter();
            if let (Some((row, at)), None) = (named.next(), named.next()) {
                adopted(read, sentence, (row, &at), findings);
                adopted_in(read, sentence, (row, &at), findings);
                holds(read, sentence, (row, &at), findings);
            }
        }
    }

    /// Where a sentence names a document: by its title, or by that in the definite form.
    fn named_by(&self, row: &Registered, sentence: &Words) -> Option<Range<usize>> {
        let (head, rest) = row.words.split_first()?;
        if rest.is_empty() && head.chars().count() < TELLING {
            return None;
        }
        let is_head = |word: &str| word.strip_prefix(head.as_str()).is_some_and(|end| self.is_ending(end));
        let ends = |word: &str, wanted: &str| word.strip_suffix('s').unwrap_or(word) == wanted;
        let is_named = |at: &usize| {
            let after = &sentence[at + 1..];
            let same = after.iter().zip(rest).all(|((_, word), wanted)| word == wanted || ends(word, wanted));
            is_head(&sentence[*at].1) && after.len() >= rest.len() && same
        };
        let mut found = (0..sentence.len()).filter(is_named);
        let at = found.next().filter(|_| found.next().is_none())?;
        Some(at..at + row.words.len())
    }

    /// "den riktlinje om tystnad som": where a sentence tells a document by its kind and the first word of what it is about.
    fn told_by(&self, row: &Registered, sentence: &Words) -> Option<Range<usize>> {
        let [head, lead, about, ..] = row.words.as_slice() else { return None };
        if !LANGUAGE.prepositioner.contains(lead) || about.chars().count() < ABOUT {
            return None;
        }
        let is_head = |word: &str| word.strip_prefix(head.as_str()).is_some_and(|end| self.is_ending(end));
        let at = sentence.windows(3).position(|three| {
            is_head(&three[0].1) && LANGUAGE.prepositioner.contains(&three[1].1) && three[2].1 == *about
        })?;
        Some(at..at + 3)
    }

    fn is_ending(&self, end: &str) -> bool {
        end.is_empty() || self.endings.iter().any(|ending| ending == end)
    }
}

/// "Skyfallsplanen, som beslutades den 4 oktober 2019": another day, or another paragraph, than the register has.
fn adopted(read: &Read<'_, '_>, sentence: &Words, (row, at): (&Registered, &Range<usize>), findings: &mut Diagnostics) {
    let Some((day, number)) = row.decided else { return };
    let inside = sentence[0].0.start..sentence[sentence.len() - 1].0.end;
    let of_day = |reading: &Reading| match reading.numerals[0].0 {
        Numeral::Decision(date, number) => Some((reading.range.clone(), date, Some(number))),
        Numeral::Date(date) => Some((reading.range.clone(), date, None)),
        _ => None,
    };
    let mut days = read.readings.iter().filter(|reading| inside.contains(&reading.range.start)).filter_map(of_day);
    let (Some((range, typed, paragraph)), None) = (days.next(), days.next()) else { return };
    // "(beslut 2019-02-28 § 27)": its own day needs no verb.
    if typed != day && !is_time_of_decision(read, sentence, &range) || is_parted(read, sentence, at, &range) {
        return;
    }
    let paragraph = paragraph.map(|number| (range.clone(), number)).or_else(|| paragraph_after(read, sentence, &range));
    if typed != day {
        let datum = Numeral::Date(day).written(&read.review.templates.sprak);
        let problem = message!(codes::DAY_DIFFERS, text = read.text(&range), datum = datum, namn = row.title);
        read.warn(problem, &range, Some(row.place.clone()), findings);
    } else if let Some((range, _)) = paragraph.filter(|(_, typed)| *typed != number) {
        let annat = Numeral::Decision(day, number).written(&read.review.templates.sprak);
        let problem = message!(codes::DECISION_DIFFERS, text = read.text(&range), annat = annat);
        read.warn(problem, &range, Some(row.place.clone()), findings);
    }
}

/// "Planen antogs 2016", "Riktlinjen är från juni 2016", "Policyn har gällt sedan 2015": another year, or another month of it.
fn adopted_in(
    read: &Read<'_, '_>,
    sentence: &Words,
    (row, at): (&Registered, &Range<usize>),
    findings: &mut Diagnostics,
) {
    let Some((day, _)) = row.decided else { return };
    let inside = sentence[0].0.start..sentence[sentence.len() - 1].0.end;
    // The years of a title are part of its name.
    let own =
        |reading: &&Reading| inside.contains(&reading.range.start) && !row.title.contains(read.text(&reading.range));
    let mut times = read.readings.iter().filter(own).filter_map(|reading| {
        let (numeral, _) = reading.numerals.iter().find(|(numeral, _)| numeral.years().is_some())?;
        Some((reading.range.clone(), numeral))
    });
    let (Some((range, time)), None) = (times.next(), times.next()) else { return };
    let (year, month) = match time {
        Numeral::Year(year) => (*year, None),
        Numeral::Month(month) => (month.year, Some(month.month)),
        _ => return,
    };
    let lead = sentence.iter().rfind(|(before, _)| before.end <= range.start).map_or("", |(_, word)| word);
    // What has held since a year may have been adopted before it.
    let since = lead == LANGUAGE.smaord.sedan;
    let right = year == day.year() && month.is_none_or(|month| month == day.month()) || since && row.from == Some(year);
    let told = is_time_of_decision(read, sentence, &range) && is_of_it(read, sentence, at, &range);
    if told && !right && !read.is_of_others(sentence) {
        let datum = Numeral::Date(day).written(&read.review.templates.sprak);
        let problem = message!(codes::DAY_DIFFERS, text = read.text(&range), datum = datum, namn = row.title);
        read.warn(problem, &range, Some(row.place.clone()), findings);
    }
}

/// Whether a time is told of what is named: in its clause, or in the one that "som" opens right after it.
fn is_of_it(read: &Read<'_, '_>, sentence: &Words, at: &Range<usize>, time: &Range<usize>) -> bool {
    let (first, last) = (sentence[at.start].0.start, sentence[at.end - 1].0.end);
    let between = if last <= time.start { last..time.start } else { time.end..first };
    let next = sentence.get(at.end).map_or("", |(_, word)| word);
    let apart = between.start > between.end || read.text(&between).contains([',', ';', ':']);
    (!apart || LANGUAGE.bland_dem.contains(next)) && !is_parted(read, sentence, at, time)
}

/// Whether another document stands between what is named and a day, so that the day may be of that.
fn is_parted(read: &Read<'_, '_>, sentence: &Words, at: &Range<usize>, day: &Range<usize>) -> bool {
    let kinds = &read.review.templates.sprak.granskning.granskningsord.dokumentsorter;
    let is_document = |word: &str| {
        LANGUAGE.is_another_document(word) || kinds.iter().any(|kind| word == kind.ord || word == kind.bestamd)
    };
    let (first, last) = (sentence[at.start].0.start, sentence[at.end - 1].0.end);
    let between = if last <= day.start { last..day.start } else { day.end..first };
    let inside = |range: &Range<usize>| between.start <= range.start && range.end <= between.end;
    sentence.iter().any(|(range, word)| inside(range) && is_document(word))
}

/// "den 20 april 2016 under § 225": the paragraph a few words after a day.
fn paragraph_after(read: &Read<'_, '_>, sentence: &Words, day: &Range<usize>) -> Option<(Range<usize>, i64)> {
    let mut after = sentence.iter().filter(|(range, _)| range.start >= day.end).take(NEAR);
    let (range, number) = after.find_map(|(range, word)| Some((range, word.parse::<i64>().ok()?)))?;
    let between = read.text(&(day.end..range.start));
    between.trim_end().ends_with('§').then(|| (range.clone(), number))
}

/// "Skyfallsplanen gäller till och med 2026": another year than the register has.
fn holds(read: &Read<'_, '_>, sentence: &Words, (row, at): (&Registered, &Range<usize>), findings: &mut Diagnostics) {
    let Some(to) = row.to else { return };
    let Some(verb) = sentence.iter().position(|(_, word)| LANGUAGE.giltig.contains(word)) else { return };
    let small = |at: usize| sentence.get(at).map_or("", |(_, word)| word.as_str());
    let year = (verb + 1..sentence.len()).find(|index| {
        let until = |lead: &str| lead == LANGUAGE.sifferord.tom;
        let led = index.checked_sub(1).is_some_and(|lead| until(small(lead)))
            || index.checked_sub(3).is_some_and(|lead| {
                small(lead) == LANGUAGE.smaord.till
                    && small(lead + 1) == LANGUAGE.smaord.och
                    && small(lead + 2) == LANGUAGE.smaord.med
            });
        led && small(*index).len() == 4
    });
    let Some((range, typed)) = year.and_then(|index| Some((&sentence[index].0, small(index).parse::<i32>().ok()?)))
    else {
        return;
    };
    let alone = !is_parted(read, sentence, at, range) && sentence[verb].0.start > sentence[at.start].0.start;
    if alone && typed != to {
        let problem = message!(codes::DAY_DIFFERS, text = read.text(range), datum = to, namn = row.title);
        read.warn(problem, range, Some(row.place.clone()), findings);
    }
}

/// The day and the paragraph of a cell.
fn decision(review: &Review<'_>, text: &str) -> Option<(NaiveDate, i64)> {
    review.reader.readings(text, &words(text)).into_iter().find_map(|reading| match reading.numerals[0].0 {
        Numeral::Decision(date, number) => Some((date, number)),
        _ => None,
    })
}
