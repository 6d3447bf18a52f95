//! Years that a sentence tells by another year: "Sex år efter beslutet, alltså i april 2021", "2015, dvs. två år före inträdet".

use std::ops::Range;

use chrono::Datelike;

use super::apart::{Event, Founded, counted, events};
use super::{Read, Sources, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::subjects::is_place;

/// Holds every sentence of a passage against the event that it counts years from. Whose that is stands beside it, whoever the sentence
/// speaks of.
pub(super) fn check(read: &Read<'_, '_>, founded: Option<&Founded>, sources: &Sources, findings: &mut Diagnostics) {
    read.sentences().for_each(|words| explained(read, words, founded, sources, findings));
}

/// "Sex år efter beslutet, alltså i april 2021", "Nio år efter att föreningen bildades, alltså 2014", "2015, dvs. två år före stadens
/// inträde": the year that is explained is the event's and so many more.
fn explained(
    read: &Read<'_, '_>,
    words: &Words,
    founded: Option<&Founded>,
    sources: &Sources,
    findings: &mut Diagnostics,
) {
    let found = words.windows(3).position(|three| {
        three[1].1 == LANGUAGE.smaord.ar && [LANGUAGE.smaord.efter, LANGUAGE.smaord.fore].contains(&three[2].1.as_str())
    });
    let Some((at, typed)) = found.and_then(|at| Some((at, counted(read, &words[at].0)?))) else { return };
    let after = &words[at + 3..];
    let start = words[at + 2].0.end;
    let clause = after.iter().take_while(|(range, _)| !read.text(&(start..range.start)).contains([',', ';', '(', ':']));
    let clause = &after[..clause.count()];
    let about = at > 0 && LANGUAGE.ungefar.contains_key(&words[at - 1].1);
    let Some(event) = counted_from(read, words, clause, founded, sources).filter(|_| !about) else { return };
    let end = clause.last().map_or(start, |(range, _)| range.end);
    let known = event.months.div_euclid(12) + if words[at + 2].1 == LANGUAGE.smaord.efter { typed } else { -typed };
    // "Nästa omprövning sker 2027, tre år efter beslutet 2024": another decision, with a year of its own.
    let dated = read
        .readings
        .iter()
        .any(|reading| year_of(reading).is_some() && start < reading.range.start && reading.range.end <= end);
    // "Nästa omprövning sker 2027, tre år efter beslutet" counts from the one that is to come.
    let decided = clause.first().is_some_and(|(_, word)| word.starts_with(LANGUAGE.sifferord.beslutet.as_str()));
    let before = || year_before(read, words, words[at].0.start).filter(|_| !decided);
    let beside = year_after(read, words, end).or_else(before).filter(|_| !dated);
    if let Some((range, year)) = beside
        && year != known
    {
        let problem = message!(codes::DURATION_DIFFERS, text = read.text(&range), fran = known, namn = event.name);
        read.warn(problem, &range, event.place, findings);
    }
}

/// The event that a clause counts years from: a decision, or what the facts date.
fn counted_from(
    read: &Read<'_, '_>,
    words: &Words,
    clause: &Words,
    founded: Option<&Founded>,
    sources: &Sources,
) -> Option<Event> {
    let first = clause.first()?;
    if first.1.starts_with(LANGUAGE.sifferord.beslutet.as_str()) {
        if read.is_of_others(words) {
            return None;
        }
        let only = sources.decisions.iter().map(|source| Event {
            months: source.date.year() * 12,
            exact: true,
            name: format!("fakta.{}.datum", source.group),
            place: source.places.first().cloned(),
        });
        return events(words, founded, sources).into_iter().chain(only).next();
    }
    // "efter att styrelsen bildades", "Malmös inträde": whose it is stands beside it, unless the noun stands alone.
    let other = |range: &Range<usize>| is_place(read.text(range)) && !read.is_home(range);
    let others = read.is_of_others(clause) || clause.iter().any(|(range, _)| other(range));
    let town = || clause.iter().any(|(range, word)| LANGUAGE.kommunen.contains(word) || read.is_home(range));
    let owned = |event: &Event| clause.len() == 1 || if event.exact { town() } else { read.names_organisation(clause) };
    let mut events = events(clause, founded, sources).into_iter().filter(|event| !others && owned(event));
    events.next().filter(|_| events.next().is_none())
}

/// The year that only words which explain part from a byte before it: ", alltså 2014".
fn year_after(read: &Read<'_, '_>, words: &Words, end: usize) -> Option<(Range<usize>, i32)> {
    let last = words.last()?.0.end;
    let reading = read.readings.iter().find(|reading| reading.range.start > end && reading.range.end <= last + 1)?;
    let year = year_of(reading)?;
    explains(read, end..reading.range.start).then(|| (reading.range.clone(), year))
}

/// The same before a byte: "2015, dvs. ".
fn year_before(read: &Read<'_, '_>, words: &Words, start: usize) -> Option<(Range<usize>, i32)> {
    let first = words.first()?.0.start;
    let reading = read.readings.iter().filter(|r| first <= r.range.start && r.range.end < start);
    let reading = reading.max_by_key(|reading| reading.range.end)?;
    let year = year_of(reading)?;
    explains(read, reading.range.end..start).then(|| (reading.range.clone(), year))
}

fn year_of(reading: &Reading) -> Option<i32> {
    reading.numerals.iter().find_map(|(numeral, _)| match numeral {
        Numeral::Month(month) => Some(month.year),
        Numeral::Year(year) => Some(*year),
        _ => None,
    })
}

/// Whether what stands between two times is a comma and words that explain one by the other.
fn explains(read: &Read<'_, '_>, between: Range<usize>) -> bool {
    let between = read.text(&between).to_lowercase();
    let mut inside = between.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|word| !word.is_empty());
    between.starts_with(',') && inside.all(|word| LANGUAGE.forklarar.contains(word.trim_end_matches('.')))
}

#[cfg(test)]
mod tests {
    use crate::review::testing::Changed;

    /// The base case has 2010 as the founding and April 2018 as the joining.
    #[test]
    fn years_before_and_after_what_the_facts_date_are_reckoned() {
        let told = |text: &str| {
            let to = format!("behov = \"Regleringen behöver bli kortare. {text}\"");
            let changed = [("arende.toml", "behov = \"Regleringen behöver bli kortare.\"", to.as_str())];
            Changed { texts: &changed, ..Changed::default() }.messages("G33")
        };
        for wrong in [
            "De första stadgarna skrevs 2017, dvs. två år före stadens inträde.",
            "Tre år efter inträdet, 2020, byttes kontaktpersonen.",
            "Fem år efter att nätverket bildades, alltså 2016, kom en ny webbplats.",
            "Fyra år före bildandet, 2007, hade tanken väckts.",
        ] {
            assert_eq!(told(wrong).len(), 1, "{wrong}");
        }
        for right in [
            "De första stadgarna skrevs 2016, dvs. två år före stadens inträde.",
            "Tre år efter inträdet, 2021, byttes kontaktpersonen.",
            "Fem år efter att nätverket bildades, alltså 2015, kom en ny webbplats.",
            "Fyra år före bildandet, 2006, hade tanken väckts.",
            "Drygt två år före inträdet, 2015, hölls ett första möte.",
            "Två år efter Malmös inträde, 2015, kom Lund med.",
            "Tre år efter att styrelsen bildades, 2019, valdes en ny ordförande.",
            "År 2019, ett år efter inträdet, började arbetet.",
            "Två år före mötet, 2017, var det tyst.",
            "Det första mötet hölls 2009, två år före det ändrade beslutet.",
            "År 2015 ökade antalet medlemmar, och två år före inträdet var de tolv.",
        ] {
            assert_eq!(told(right), Vec::<String>::new(), "{right}");
        }
    }
}
