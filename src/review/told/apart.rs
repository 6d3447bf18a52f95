//! Times between what the facts date: "bildades 2012, och staden gick med samma år", "två månader efter inträdet", "firar 25 år 2024".

use std::ops::Range;

use chrono::Datelike;

use super::{Read, Sources, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::model::{Month, Placed, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, cardinal};
use crate::review::subjects::is_place;

/// The year that a fact says something came into being.
pub(super) struct Founded {
    name: String,
    year: i32,
    place: Option<Place>,
}

/// Something that the facts date: the months since year 0, whether the month is known, the fact's name and its place.
struct Event {
    months: i32,
    exact: bool,
    name: String,
    place: Option<Place>,
}

impl Founded {
    /// The fact that the kind of case states with a verb for coming into being.
    pub(super) fn of(review: &Review<'_>) -> Option<Self> {
        let specs = &review.templates.arendetyp.utsagor;
        specs.iter().find_map(|spec| {
            let founding = |pattern: &String| pattern.split_whitespace().any(|word| LANGUAGE.grundande.contains(word));
            spec.monster.iter().any(founding).then_some(())?;
            match review.case.facts.get(spec.om.strip_prefix("fakta.")?)? {
                Some(Placed { value: Value::Year(year), places }) => {
                    Some(Self { name: spec.om.clone(), year: *year, place: places.first().cloned() })
                }
                _ => None,
            }
        })
    }

    fn event(&self) -> Event {
        Event { months: self.year * 12, exact: false, name: self.name.clone(), place: self.place.clone() }
    }
}

/// Holds a passage against the times between what the facts date.
pub(super) fn check(read: &Read<'_, '_>, founded: Option<&Founded>, sources: &Sources, findings: &mut Diagnostics) {
    // Towns stand for somebody else here, whatever follows them.
    let of_others = |words: &Words| {
        let other = |range: &Range<usize>| is_place(read.text(range)) && !read.review.subjects.is_own(read.text(range));
        read.is_of_others(words) || words.iter().any(|(range, _)| other(range))
    };
    for words in read.sentences().iter().filter(|words| !of_others(words)) {
        let events = events(words, founded, sources);
        apart(read, words, &events, findings);
        ago(read, words, &events, findings);
        if let Some(founded) = founded {
            jubilee(read, words, founded, findings);
            merged(read, words, founded, findings);
        }
    }
}

/// What a sentence speaks of: the founding, the joining, and a decision by the kind of its document.
fn events(words: &Words, founded: Option<&Founded>, sources: &Sources) -> Vec<Event> {
    let has = |wanted: &dyn Fn(&str) -> bool| words.iter().any(|(_, word)| wanted(word));
    let mut events = Vec::new();
    // "nätverket hade funnits i tio år när staden gick med" counts from the founding.
    let there = has(&|word| LANGUAGE.funnits.contains(word)) && has(&|word| word == "hade");
    if there || has(&|word| LANGUAGE.grundande.contains(word) || LANGUAGE.bildandet.contains(word)) {
        events.extend(founded.map(Founded::event));
    }
    let joins = super::joins(words, &LANGUAGE.gick_med);
    if let Some((name, Month { year, month }, places)) = sources.joined.first().filter(|_| joins) {
        let months = year * 12 + i32::try_from(*month).unwrap_or(1) - 1;
        events.push(Event { months, exact: true, name: format!("fakta.{name}"), place: places.first().cloned() });
    }
    let decided = has(&|word| LANGUAGE.beslutats.contains(word) || word.starts_with("beslut"));
    let of_kind =
        |source: &&super::Source| source.kind.as_ref().is_some_and(|kind| has(&|word| word.starts_with(kind.as_str())));
    if let Some(source) = sources.decisions.iter().find(of_kind).filter(|_| decided) {
        let months = source.date.year() * 12 + i32::try_from(source.date.month0()).unwrap_or(0);
        let name = format!("fakta.{}.datum", source.group);
        events.push(Event { months, exact: true, name, place: source.places.first().cloned() });
    }
    events
}

/// "samma år", "två år senare": two events of the facts lie otherwise.
fn apart(read: &Read<'_, '_>, words: &Words, events: &[Event], findings: &mut Diagnostics) {
    let [first, second] = events else { return };
    let Some((range, number, in_months)) = told(read, words) else { return };
    if words.iter().any(|(_, word)| LANGUAGE.funnits.contains(word)) && !read.names_organisation(words) {
        return;
    }
    let months = (second.months - first.months).abs();
    let years = (second.months.div_euclid(12) - first.months.div_euclid(12)).abs();
    let exact = first.exact && second.exact;
    let right = match (in_months, number) {
        (true, _) if !exact => true,
        (true, number) => number == months || number + 1 == months,
        (false, 0) => years == 0,
        (false, number) => number == years || (exact && number == months / 12),
    };
    // "knappt tio år senare": not quite, and so one more or less.
    let about = words.iter().rfind(|(before, _)| before.end <= range.start);
    let rounded = about.is_some_and(|(_, word)| LANGUAGE.ungefar.contains_key(word)) && !in_months;
    let right = right || (rounded && (number - years).abs() <= 1);
    if !right {
        let fran = format!("{}–{}", shown(read, first), shown(read, second));
        let problem = message!(codes::DURATION_DIFFERS, text = read.text(&range), fran = fran, namn = second.name);
        read.warn(problem, &range, second.place.clone().or(first.place.clone()), findings);
    }
}

/// "Sedan staden gick med för fyra år sedan": counted from the day on which the report is issued.
fn ago(read: &Read<'_, '_>, words: &Words, events: &[Event], findings: &mut Diagnostics) {
    let ([event], Some(issued)) = (events, read.review.case.issued.as_ref()) else { return };
    let found = words.windows(4).find(|four| four[0].1 == "för" && four[2].1 == "år" && four[3].1 == "sedan");
    let Some(four) = found.filter(|_| read.names_organisation(words) || event.exact) else { return };
    let Some(typed) = counted(read, &four[1].0) else { return };
    let months = issued.value.year() * 12 + i32::try_from(issued.value.month0()).unwrap_or(0) - event.months;
    let right =
        typed == months.div_euclid(12) || (months - typed * 12).abs() <= 6 || !event.exact && months / 12 - typed == -1;
    if !right {
        let range = four[1].0.start..four[2].0.end;
        let problem =
            message!(codes::DURATION_DIFFERS, text = read.text(&range), fran = shown(read, event), namn = event.name);
        read.warn(problem, &range, event.place.clone(), findings);
    }
}

fn counted(read: &Read<'_, '_>, range: &Range<usize>) -> Option<i32> {
    let reading = read.readings.iter().find(|reading| reading.range == *range)?;
    match reading.numerals[0].0 {
        Numeral::Count(count) => i32::try_from(count).ok(),
        _ => None,
    }
}

/// "Redan 2005 slöt sig tio samman till det som blev föreningen": another year than the one of the fact.
fn merged(read: &Read<'_, '_>, words: &Words, founded: &Founded, findings: &mut Diagnostics) {
    let merges = words.iter().any(|(_, word)| LANGUAGE.gick_samman.contains(word));
    let mut years = words.iter().filter_map(|(range, word)| {
        Some((range, word.parse::<i32>().ok().filter(|year| word.len() == 4 && (1800..2200).contains(year))?))
    });
    let (Some((range, year)), None) = (years.next(), years.next()) else { return };
    if merges && year != founded.year && read.names_organisation(words) {
        let problem =
            message!(codes::DURATION_DIFFERS, text = read.text(range), fran = founded.year, namn = founded.name);
        read.warn(problem, range, founded.place.clone(), findings);
    }
}

fn shown(read: &Read<'_, '_>, event: &Event) -> String {
    let (year, month) = (event.months.div_euclid(12), event.months.rem_euclid(12));
    let month = Month { year, month: u32::try_from(month + 1).unwrap_or(1) };
    if event.exact { read.review.templates.sprak.month(month) } else { year.to_string() }
}

/// The time between that a sentence tells: its bytes, how many, and whether they are months.
fn told(read: &Read<'_, '_>, words: &Words) -> Option<(Range<usize>, i32, bool)> {
    if let Some(pair) = words.windows(2).find(|pair| pair[0].1 == "samma" && pair[1].1 == "år") {
        return Some((pair[0].0.start..pair[1].0.end, 0, false));
    }
    let there = words.iter().any(|(_, word)| LANGUAGE.funnits.contains(word));
    let end = (words.last()?.0.end..words.last()?.0.end, String::new());
    let closed: Vec<&(Range<usize>, String)> = words.iter().chain([&end]).collect();
    closed.windows(3).find_map(|three| {
        let months = matches!(three[1].1.as_str(), "månad" | "månader");
        let unit = months || three[1].1 == "år";
        let later = LANGUAGE.senare.contains(&three[2].1) || (there && three[1].1 == "år");
        let number = match three[0].1.as_str() {
            "ett" | "en" => 1,
            _ => {
                let reading = read.readings.iter().find(|reading| reading.range == three[0].0)?;
                match reading.numerals[0].0 {
                    Numeral::Count(count) => i32::try_from(count).ok()?,
                    _ => return None,
                }
            }
        };
        (unit && later).then(|| (three[0].0.start..three[2].0.end, number, months))
    })
}

/// "Föreningen firar 25 år 2024": another year than the one of the fact.
fn jubilee(read: &Read<'_, '_>, words: &Words, founded: &Founded, findings: &mut Diagnostics) {
    // "Stadsarkivet firade 100 år": what it is must be the organisation.
    if !words.iter().any(|(_, word)| LANGUAGE.firar.contains(word)) || read.opens_with_another(words) {
        return;
    }
    let typed = anniversary(read, words).or_else(|| {
        words.windows(2).filter(|pair| pair[1].1 == "år").find_map(|pair| {
            let reading = read.readings.iter().find(|reading| reading.range == pair[0].0)?;
            match reading.numerals[0].0 {
                Numeral::Count(count) => Some((pair[0].0.start..pair[1].0.end, i32::try_from(count).ok()?)),
                _ => None,
            }
        })
    });
    let celebrates = words.iter().position(|(_, word)| LANGUAGE.firar.contains(word)).unwrap_or(0);
    let year = |words: &Words| {
        words.iter().find_map(|(_, word)| word.parse::<i32>().ok().filter(|year| (1900..2200).contains(year)))
    };
    let year = year(&words[celebrates..]).or_else(|| year(words));
    if let (Some((range, age)), Some(year)) = (typed, year)
        && age != year
        && year - age != founded.year
    {
        let problem =
            message!(codes::DURATION_DIFFERS, text = read.text(&range), fran = founded.year, namn = founded.name);
        read.warn(problem, &range, founded.place.clone(), findings);
    }
}

/// "tioårsjubileum", "25-årsdag": what is celebrated, in one word.
fn anniversary(read: &Read<'_, '_>, words: &Words) -> Option<(Range<usize>, i32)> {
    words.iter().find_map(|(range, word)| {
        let number = LANGUAGE.jubileer.iter().find_map(|end| word.strip_suffix(end.as_str()))?.trim_end_matches('-');
        let in_words = || cardinal(number, &read.review.templates.sprak).and_then(|number| i32::try_from(number).ok());
        Some((range.clone(), number.parse().ok().or_else(in_words)?))
    })
}
