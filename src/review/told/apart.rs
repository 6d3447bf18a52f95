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
use crate::review::openers::is_definite;
use crate::review::passages::Spoken;
use crate::review::readings::{Numeral, cardinal};
use crate::review::subjects::is_place;

/// A verb stands at most so many words from its year.
const NEAR: usize = 6;

/// The year that a fact says something came into being.
pub(super) struct Founded {
    pub name: String,
    pub year: i32,
    pub place: Option<Place>,
}

/// Something that the facts date: the months since year 0, whether the month is known, the fact's name and its place.
pub(super) struct Event {
    pub months: i32,
    pub exact: bool,
    pub name: String,
    pub place: Option<Place>,
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

    pub(super) fn event(&self) -> Event {
        Event { months: self.year * 12, exact: false, name: self.name.clone(), place: self.place.clone() }
    }
}

/// Holds a passage against the times between what the facts date.
pub(super) fn check(read: &Read<'_, '_>, founded: Option<&Founded>, sources: &Sources, findings: &mut Diagnostics) {
    // Towns stand for somebody else here, whatever follows them.
    let of_others = |words: &Words| {
        let other = |range: &Range<usize>| is_place(read.text(range)) && !read.review.subjects.is_own(read.text(range));
        read.is_of_others(words)
            || words.iter().enumerate().any(|(at, (range, _))| other(range) && !super::seat::stands_in(words, at))
    };
    // A time between is told by a number or by a word for times: "samma år", "en månad senare".
    let timed = |words: &Words| read.has_number(words) || words.iter().any(|(_, word)| LANGUAGE.tidsord.begin(word));
    for (at, words) in read.sentences().enumerate().filter(|(_, words)| timed(words)) {
        let mut told = Diagnostics::new();
        let events = events(words, founded, sources);
        apart(read, words, &events, &mut told);
        let clause = ago_clause(read, words);
        // Most sentences are one clause.
        let inside = (clause.len() < words.len()).then(|| self::events(clause, founded, sources));
        ago(read, clause, inside.as_ref().unwrap_or(&events), &mut told);
        dated_ago(read, words, &mut told);
        if let Some(founded) = founded {
            jubilee(read, words, founded, &mut told);
            merged(read, words, founded, &mut told);
            let before = at.checked_sub(1).and_then(|at| read.sentences().nth(at));
            had_been_founded(read, (before, words), founded, &mut told);
        }
        // Whom a sentence is about takes longer to see than what times it tells.
        if !told.is_empty() && !of_others(words) {
            findings.extend(told);
        }
    }
}

/// What a sentence speaks of: the founding, the joining, and a decision by the kind of its document.
pub(super) fn events(words: &Words, founded: Option<&Founded>, sources: &Sources) -> Vec<Event> {
    let has = |wanted: &dyn Fn(&str) -> bool| words.iter().any(|(_, word)| wanted(word));
    let mut events = Vec::new();
    // "nätverket hade funnits i tio år när staden gick med" counts from the founding.
    let there = has(&|word| LANGUAGE.funnits.contains(word)) && has(&|word| word == LANGUAGE.smaord.hade);
    if there || has(&|word| LANGUAGE.grundande.contains(word) || LANGUAGE.bildandet.contains(word)) {
        events.extend(founded.map(Founded::event));
    }
    let joins = super::joins(words, &LANGUAGE.gick_med) || super::became(words) || belonged(words);
    events.extend(joining(sources).filter(|_| joins));
    let decided =
        has(&|word| LANGUAGE.beslutats.contains(word) || word.starts_with(LANGUAGE.sifferord.beslut.as_str()));
    let of_kind =
        |source: &&super::Source| source.kind.as_ref().is_some_and(|kind| has(&|word| word.starts_with(kind.as_str())));
    if let Some(source) = sources.decisions.iter().find(of_kind).filter(|_| decided) {
        let months = source.date.year() * 12 + i32::try_from(source.date.month0()).unwrap_or(0);
        let name = format!("fakta.{}.datum", source.group);
        events.push(Event { months, exact: true, name, place: source.places.first().cloned() });
    }
    events
}

/// When the municipality joined.
pub(super) fn joining(sources: &Sources) -> Option<Event> {
    let (name, Month { year, month }, places) = sources.joined.first()?;
    let months = year * 12 + i32::try_from(*month).unwrap_or(1) - 1;
    Some(Event { months, exact: true, name: format!("fakta.{name}"), place: places.first().cloned() })
}

/// "hade staden varit med i nästan nio år": counted from the joining.
fn belonged(words: &Words) -> bool {
    let has = |wanted: &str| words.iter().any(|(_, word)| word == wanted);
    has(LANGUAGE.smaord.hade) && has(LANGUAGE.smaord.varit) && has(LANGUAGE.medlemsord.as_str())
}

/// "samma år", "två år senare": two events of the facts lie otherwise.
fn apart(read: &Read<'_, '_>, words: &Words, events: &[Event], findings: &mut Diagnostics) {
    let [first, second] = events else { return };
    let Some((range, number, in_months)) = told(read, words) else { return };
    // "Det är tretton år sedan staden gick med": counted from now.
    if read.text(&range).ends_with(LANGUAGE.smaord.sedan) {
        return;
    }
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

/// "Det är tretton år sedan staden gick med, och nätverket hade då funnits i tre": up to the comma after what is counted from now.
fn ago_clause<'w>(read: &Read<'_, '_>, words: &'w Words) -> &'w Words {
    let ago = words.windows(2).position(|pair| pair[0].1 == LANGUAGE.smaord.ar && pair[1].1 == LANGUAGE.smaord.sedan);
    let Some(ago) = ago else { return words };
    let parted = |at: &usize| read.text(&(words[at - 1].0.end..words[*at].0.start)).contains(',');
    let end = (ago + 2..words.len()).find(parted).unwrap_or(words.len());
    &words[..end]
}

/// "Sedan staden gick med för fyra år sedan", "Det är fyra år sedan staden gick med": counted from the day on which the report is issued.
fn ago(read: &Read<'_, '_>, words: &Words, events: &[Event], findings: &mut Diagnostics) {
    let ([event], Some(issued)) = (events, read.review.case.issued.as_ref()) else { return };
    let found = words.windows(4).find(|four| {
        [LANGUAGE.smaord.for_, LANGUAGE.smaord.vara].contains(&four[0].1.as_str())
            && four[2].1 == LANGUAGE.smaord.ar
            && four[3].1 == LANGUAGE.smaord.sedan
    });
    let Some(four) = found.filter(|_| read.names_organisation(words) || event.exact) else { return };
    let Some(typed) = counted(read, &four[1].0) else { return };
    let months = issued.value.year() * 12 + i32::try_from(issued.value.month0()).unwrap_or(0) - event.months;
    let right = typed == months.div_euclid(12)
        || (months - typed * 12).abs() <= 6
        || !event.exact && (months / 12 - typed).abs() == 1;
    if !right {
        let range = four[1].0.start..four[2].0.end;
        let problem =
            message!(codes::DURATION_DIFFERS, text = read.text(&range), fran = shown(read, event), namn = event.name);
        read.warn(problem, &range, event.place.clone(), findings);
    }
}

pub(super) fn counted(read: &Read<'_, '_>, range: &Range<usize>) -> Option<i32> {
    let reading = read.readings.iter().find(|reading| reading.range == *range)?;
    match reading.numerals[0].0 {
        Numeral::Count(count) => i32::try_from(count).ok(),
        _ => None,
    }
}

/// "Redan 2005 slöt sig tio samman till det som blev föreningen", "Karlskrona drog igång nätverket 2003": another year than the one of
/// the fact.
fn merged(read: &Read<'_, '_>, words: &Words, founded: &Founded, findings: &mut Diagnostics) {
    let merges = words.iter().any(|(_, word)| LANGUAGE.gick_samman.contains(word)) || begins(read, words);
    let mut years = words.iter().filter_map(|(range, word)| {
        Some((range, word.parse::<i32>().ok().filter(|year| word.len() == 4 && (1800..2200).contains(year))?))
    });
    // "År 2016 fyllde föreningen, som fyra städer startade 2004, tio år": the year right after the verb.
    // "dit kom 2020 resor för 3 000 kr": what came.
    let began = |word: &String| LANGUAGE.inledde.contains(word) && *word != LANGUAGE.smaord.kom;
    let beside = words.windows(2).find(|pair| began(&pair[0].1) && years_of(&pair[1].1).is_some());
    let beside = beside.and_then(|pair| Some((&pair[1].0, years_of(&pair[1].1)?)));
    let verb = beside.and_then(|(range, _)| words.iter().position(|(other, _)| other == range)).map(|at| at - 1);
    let merges = merges || (verb.is_some_and(|verb| has_organisation(read, words, verb)) && !speaks_of_another(words));
    let only = years.next().filter(|_| years.next().is_none());
    let Some((range, year)) = only.or(beside) else { return };
    let another = read.review.subjects.founds_another(
        read.passage,
        &(words[0].0.start..words[words.len() - 1].0.end),
        range.start,
    );
    if merges && !another && year != founded.year && read.names_organisation(words) {
        let problem =
            message!(codes::DURATION_DIFFERS, text = read.text(range), fran = founded.year, namn = founded.name);
        read.warn(problem, range, founded.place.clone(), findings);
    }
}

/// "Då var nätverket ungt. Det hade bildats 2012": what the sentence before speaks of came into being in another year than the fact's.
fn had_been_founded(
    read: &Read<'_, '_>,
    (before, words): (Option<&Words>, &Words),
    founded: &Founded,
    findings: &mut Diagnostics,
) {
    let word = |at: usize| words.get(at).map_or("", |(_, word)| word.as_str());
    let has = word(1) == LANGUAGE.smaord.hade || word(1) == LANGUAGE.smaord.har;
    let verb = if has { 2 } else { 1 };
    let founds = LANGUAGE.grundande.contains(word(verb)) || LANGUAGE.inledde.contains(word(verb));
    let led = word(verb + 1) == LANGUAGE.smaord.ar;
    let year = verb + 1 + usize::from(led);
    let Some(typed) = years_of(word(year)).filter(|_| founds && LANGUAGE.sifferord.den_det.contains(word(0))) else {
        return;
    };
    let Some(before) = before.filter(|_| typed != founded.year) else { return };
    let called = |(_, word): &(Range<usize>, String)| {
        read.review.subjects.is_organisation(word) && !word.ends_with('s') || LANGUAGE.inte_organisationen.begin(word)
    };
    let mut nouns = before.iter().filter(|word| called(word));
    let own =
        nouns.next().is_some_and(|(_, word)| read.review.subjects.is_organisation(word)) && nouns.next().is_none();
    if own {
        let range = &words[year].0;
        let problem =
            message!(codes::DURATION_DIFFERS, text = read.text(range), fran = founded.year, namn = founded.name);
        read.warn(problem, range, founded.place.clone(), findings);
    }
}

/// The year that a word is.
fn years_of(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| word.len() == 4 && (1800..2200).contains(year))
}

/// Whether a sentence speaks of a board, an office, a document: what came into being may be that.
fn speaks_of_another(words: &Words) -> bool {
    let other = |word: &str| LANGUAGE.inte_organisationen.begin(word);
    words.iter().any(|(_, word)| other(word))
}

/// Whether a verb for coming into being stands in the clause of the sentence's only year, and what came is the organisation.
fn begins(read: &Read<'_, '_>, words: &Words) -> bool {
    let verb = words.iter().position(|(_, word)| LANGUAGE.inledde.contains(word));
    let Some(verb) = verb.or_else(|| is_from(read, words)) else { return false };
    let is_year = |word: &str| word.len() == 4 && word.parse::<i32>().is_ok();
    let Some(year) = words.iter().position(|(_, word)| is_year(word)) else { return false };
    // "Sällskapet, som är en sammanslutning, bildades 1951".
    let another = |(range, word): &(Range<usize>, String)| {
        LANGUAGE.andra_organisationer.contains(word)
            && !read.review.subjects.is_organisation(word)
            && range.start < words[year].0.start
    };
    if words.iter().any(another) {
        return false;
    }
    let (first, last) = (&words[verb.min(year)].0, &words[verb.max(year)].0);
    let clause = !read.text(&(first.end..last.start)).contains([',', ';', ':', '(']);
    let led = year > 0 && LANGUAGE.sifferord.fore_annat_ar.contains(&words[year - 1].1);
    // "kom nätverket till 1998".
    let came = words[verb].1 == LANGUAGE.smaord.kom;
    let led = if came { year == 0 || words[year - 1].1 != LANGUAGE.smaord.till } else { led };
    // "Forumet drog i gång 2019 – en grupp hade väckt tanken": what is told after a mark is something else.
    let rest = verb.max(year) + 1..words.len();
    let parted = |at: &usize| read.text(&(words[at - 1].0.end..words[*at].0.start)).contains([';', ':', '–']);
    let own = &words[..rest.clone().find(parted).unwrap_or(words.len())];
    clause && !led && verb.abs_diff(year) <= NEAR && has_organisation(read, words, verb) && !speaks_of_another(own)
}

/// "Föreningen, som är från 1998": where what is from a year is the organisation itself.
fn is_from(read: &Read<'_, '_>, words: &Words) -> Option<usize> {
    let at = words.windows(2).position(|pair| LANGUAGE.ar.contains(&pair[0].1) && pair[1].1 == LANGUAGE.smaord.fran)?;
    let before = words[..at].iter().rfind(|(_, word)| word != LANGUAGE.smaord.som)?;
    read.review.subjects.is_organisation(&before.1).then_some(at)
}

/// Whether a word for the organisation stands near a verb: "föreningens drift" is something else, and so is "drog två deltagare".
fn has_organisation(read: &Read<'_, '_>, words: &Words, verb: usize) -> bool {
    let drew = LANGUAGE.sifferord.drog.contains(&words[verb].1);
    // "drog igång", "drogs i gång".
    let after = words[verb + 1..].iter().map(|(_, word)| word.as_str());
    let started = after.clone().take(2).any(|word| word == LANGUAGE.smaord.igang)
        || after.take(2).eq([LANGUAGE.smaord.i, LANGUAGE.sifferord.gang.as_str()]);
    if drew && !started {
        return false;
    }
    let near = &words[verb.saturating_sub(NEAR)..(verb + NEAR + 1).min(words.len())];
    let subjects = &read.review.subjects;
    // "Föreningen hade 19 anslutna, och den hundrade tillkom 2018": what came stands right before the verb.
    let own = verb.checked_sub(2).is_some_and(|before| {
        LANGUAGE.sifferord.den_det.contains(&words[before].1) && !subjects.is_organisation(&words[before + 1].1)
    });
    !own && near.iter().any(|(range, word)| {
        let written = read.text(range);
        let named = subjects.is_own(written) && written.starts_with(char::is_uppercase) && !is_place(written);
        let called = subjects.is_organisation(word) && !word.ends_with('s');
        called || (named && !read.is_home(range) && !LANGUAGE.kommunen.contains(word))
    })
}

/// "för tolv år sedan, 2010" in a report of 2024.
fn dated_ago(read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
    let Some(issued) = read.review.case.issued.as_ref().map(|issued| issued.value) else { return };
    let found = words.windows(5).find(|five| {
        let year = five[4].1.len() == 4 && read.text(&(five[3].0.end..five[4].0.start)).trim() == ",";
        five[0].1 == LANGUAGE.smaord.for_
            && five[2].1 == LANGUAGE.smaord.ar
            && five[3].1 == LANGUAGE.smaord.sedan
            && year
    });
    let Some(five) = found else { return };
    let (Some(typed), Ok(year)) = (counted(read, &five[1].0), five[4].1.parse::<i32>()) else { return };
    if (issued.year() - typed - year).abs() > 1 {
        let (text, fran) = (read.text(&five[4].0), issued.year() - typed);
        let problem = message!(codes::DURATION_DIFFERS, text = text, fran = fran, namn = "arende.utfardat");
        read.warn(problem, &five[4].0, None, findings);
    }
}

fn shown(read: &Read<'_, '_>, event: &Event) -> String {
    let (year, month) = (event.months.div_euclid(12), event.months.rem_euclid(12));
    let month = Month { year, month: u32::try_from(month + 1).unwrap_or(1) };
    if event.exact { read.review.templates.sprak.month(month) } else { year.to_string() }
}

/// The time between that a sentence tells: its bytes, how many, and whether they are months.
fn told(read: &Read<'_, '_>, words: &Words) -> Option<(Range<usize>, i32, bool)> {
    if let Some(pair) =
        words.windows(2).find(|pair| pair[0].1 == LANGUAGE.smaord.samma && pair[1].1 == LANGUAGE.smaord.ar)
    {
        return Some((pair[0].0.start..pair[1].0.end, 0, false));
    }
    let there = words.iter().any(|(_, word)| LANGUAGE.funnits.contains(word)) || belonged(words);
    // "Från nätverkets bildande till stadens inträde förflöt fyra år".
    let between = words.iter().any(|(_, word)| LANGUAGE.harledning.mellantid.contains(word));
    let end = (words.last()?.0.end..words.last()?.0.end, String::new());
    let closed: Vec<&(Range<usize>, String)> = words.iter().chain([&end]).collect();
    closed.windows(3).find_map(|three| {
        let months = LANGUAGE.sifferord.manader.contains(three[1].1.as_str());
        let unit = months || three[1].1 == LANGUAGE.smaord.ar;
        let later = LANGUAGE.senare.contains(&three[2].1) || ((there || between) && three[1].1 == LANGUAGE.smaord.ar);
        let number = match three[0].1.as_str() {
            word if LANGUAGE.sifferord.ett.contains(word) => 1,
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
    let Some(celebrates) = words.iter().position(|(_, word)| LANGUAGE.firar.contains(word)) else { return };
    // "År 2024 fyller planen sex år".
    let another = |(_, word): &Spoken| is_definite(word) && !read.review.subjects.is_organisation(word);
    if read.opens_with_another(words) || words.get(celebrates + 1).is_some_and(another) {
        return;
    }
    let typed = anniversary(read, words).or_else(|| {
        words.windows(2).filter(|pair| pair[1].1 == LANGUAGE.smaord.ar).find_map(|pair| {
            let reading = read.readings.iter().find(|reading| reading.range == pair[0].0)?;
            match reading.numerals[0].0 {
                Numeral::Count(count) => Some((pair[0].0.start..pair[1].0.end, i32::try_from(count).ok()?)),
                _ => None,
            }
        })
    });
    let year = |words: &Words| {
        let of_time = |year: &i32| (1900..2200).contains(year) && *year != founded.year;
        words.iter().find_map(|(_, word)| word.parse::<i32>().ok().filter(of_time))
    };
    // "I år fyller nätverket tio år".
    let now = |pair: &Words| pair[0].1 == LANGUAGE.smaord.i && pair[1].1 == LANGUAGE.smaord.ar;
    let issued = || read.review.case.issued.as_ref().filter(|_| words.windows(2).any(now)).map(|day| day.value.year());
    let year = year(&words[celebrates..]).or_else(|| year(words)).or_else(issued);
    if let (Some((range, age)), Some(year)) = (typed, year)
        && age != year
        && year - age != founded.year
        && !years(words).any(|year| year - age == founded.year)
    {
        let problem =
            message!(codes::DURATION_DIFFERS, text = read.text(&range), fran = founded.year, namn = founded.name);
        read.warn(problem, &range, founded.place.clone(), findings);
    }
}

/// The years of a sentence.
fn years(words: &Words) -> impl Iterator<Item = i32> {
    let years = words.iter().filter(|(_, word)| word.len() == 4).filter_map(|(_, word)| word.parse::<i32>().ok());
    years.filter(|year| (1800..2200).contains(year))
}

/// "tioårsjubileum", "25-årsdag": what is celebrated, in one word.
fn anniversary(read: &Read<'_, '_>, words: &Words) -> Option<(Range<usize>, i32)> {
    words.iter().find_map(|(range, word)| {
        let number = LANGUAGE.jubileer.iter().find_map(|end| word.strip_suffix(end.as_str()))?.trim_end_matches('-');
        let in_words = || cardinal(number, &read.review.templates.sprak).and_then(|number| i32::try_from(number).ok());
        Some((range.clone(), number.parse().ok().or_else(in_words)?))
    })
}
