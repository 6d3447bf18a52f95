//! How many members there are of each kind, "52 regioner och åtta företag", against other sentences that count several kinds or tell how
//! large a part one kind is. A count is told only beside one that is right: then the sentence speaks of the same members.

use std::ops::Range;

use rust_decimal::Decimal;

use super::members::{self, Members, is_member};
use super::{Read, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::place::Place;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;

/// A number stands at most so many words after the kind that it counts.
const NEAR: usize = 4;

/// A share in words may be off by so many percent of the whole.
const ROUGH: i64 = 4;

/// A share of a hundred is typed to its last digit.
const EXACT: i64 = 1;

/// A kind of member with how many of it there are.
struct Count {
    kind: String,
    number: i64,
    text: String,
    place: Option<Place>,
}

/// The kinds of members, as the first sentence that lists them has them.
#[derive(Default)]
pub(super) struct Kinds(Vec<Count>);

impl Kinds {
    /// Remembers the first list of kinds: "Med är 52 regioner och åtta företag".
    pub(super) fn learn(&mut self, read: &Read<'_, '_>) {
        if !self.0.is_empty() || read.readings.len() < 2 {
            return;
        }
        let lists = |words: &Words| {
            let counts = listed(read, words);
            (counts.len() > 1 && members::tells_of_own(read, words)).then_some(counts)
        };
        self.0 = read.sentences().find_map(lists).unwrap_or_default();
    }

    /// Holds a passage against the list.
    pub(super) fn check(&self, read: &Read<'_, '_>, members: &Members, findings: &mut Diagnostics) {
        for words in read.sentences() {
            self.portion(read, words, members, findings);
            self.whole(read, words, findings);
            if read.readings.len() > 1 && self.0.len() > 1 {
                self.several(read, words, findings);
            }
        }
    }

    /// "Utöver 52 regioner är sex företag med": one count is right and another is not.
    fn several(&self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        let typed = self.0.iter().filter_map(|told| Some((told, self.counted(read, words, told)?)));
        let typed: Vec<_> = typed.collect();
        let (right, wrong): (Vec<_>, Vec<_>) = typed.iter().partition(|(told, (number, _))| told.number == *number);
        if right.is_empty() || wrong.is_empty() || !is_about_members(words) {
            return;
        }
        if members::is_of_then(read, words) || read.is_of_others(words) {
            return;
        }
        for (told, (_, range)) in wrong {
            let problem = message!(codes::COUNT_DIFFERS, text = read.text(range), annat = told.text);
            read.warn(problem, range, told.place.clone(), findings);
        }
    }

    /// The number that a sentence has of a kind that it names once: right before it, or after it.
    fn counted(&self, read: &Read<'_, '_>, words: &Words, told: &Count) -> Option<(i64, Range<usize>)> {
        let mut named = (0..words.len()).filter(|at| is_of_kind(&words[*at].1, &told.kind));
        let (at, None) = (named.next()?, named.next()) else { return None };
        let before = at.checked_sub(1).and_then(|at| Some((read.count(words, at)?, at)));
        let (typed, index) = before.or_else(|| {
            let other = |word: &String| self.0.iter().any(|other| is_of_kind(word, &other.kind));
            let reach = words.len().min(at + 1 + NEAR);
            let index = (at + 1..reach).find(|index| read.count(words, *index).is_some() || other(&words[*index].1))?;
            let between = &words[at + 1..index];
            let said = between.is_empty() || between.iter().any(|(_, word)| LANGUAGE.ar.contains(word));
            let last = words.get(index + 1).is_none_or(|(_, word)| LANGUAGE.sifferord.fogar.contains(word));
            Some((read.count(words, index).filter(|_| said && last)?, index))
        })?;
        let lead = index.checked_sub(1).map_or("", |at| words[at].1.as_str());
        let some = [LANGUAGE.smaord.av, LANGUAGE.smaord.varav].contains(&lead) || LANGUAGE.forklarar.contains(lead);
        (!some && !LANGUAGE.ungefar.contains_key(lead)).then(|| (typed, words[index].0.clone()))
    }

    /// "Med 41 regioner och fem företag har nätverket 45 anslutna": the kinds make another number.
    fn whole(&self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        let all = (0..words.len().saturating_sub(1))
            .find(|at| read.count(words, *at).is_some() && is_member(&words[at + 1].1) && !is_led_by_about(words, *at));
        let Some((at, typed)) = all.and_then(|at| Some((at, read.count(words, at)?))) else { return };
        let kinds = listed(read, &words[..at]);
        let sum: i64 = kinds.iter().map(|count| count.number).sum();
        let open = |word: &String| LANGUAGE.oppna_delar.contains(&word.as_str()) || LANGUAGE.inte_alla.contains(word);
        let with = words.first().is_some_and(|(_, word)| word == LANGUAGE.smaord.med);
        // The list opens the sentence: "Med 41 regioner och fem företag har".
        let opens = with && words[..at].iter().skip(1).all(|(_, word)| !open(word));
        let known = kinds.iter().all(|count| members::kind_of(&count.kind).is_some());
        if kinds.len() > 1 && opens && known && sum != typed && !read.is_of_others(words) {
            let (range, annat) = (&words[at].0, sum);
            let problem = message!(codes::COUNT_DIFFERS, text = read.text(range), annat = annat);
            read.warn(problem, range, None, findings);
        }
    }

    /// "Två tredjedelar av de 18 är regioner", "Av de 64 är drygt hälften regioner".
    fn portion(&self, read: &Read<'_, '_>, words: &Words, members: &Members, findings: &mut Diagnostics) {
        let Some(told) = fraction(read, words).or_else(|| percentage(read, words)) else { return };
        let Some(kind) = kind_of_portion(words, told.last) else { return };
        let known = self.number(&kind).or_else(|| members.number(&kind));
        let all = members.number(&LANGUAGE.medlemsord).or_else(|| self.sum());
        let (Some(known), Some(all)) = (known, all) else { return };
        let Some(exact) = percent(known, all) else { return };
        let about = told.first.checked_sub(1).and_then(|at| LANGUAGE.ungefar.get(&words[at].1));
        let (below, above) = about.copied().unwrap_or((told.rough, told.rough));
        let right = told.percent - Decimal::from(below) <= exact && exact <= told.percent + Decimal::from(above);
        if !right && !read.is_of_others(words) && !members::is_of_another_time(read, words) {
            let range = words[told.first].0.start..words[told.last].0.end;
            let annat = format!("{known} {} {all}", LANGUAGE.smaord.av);
            let problem = message!(codes::COUNT_DIFFERS, text = read.text(&range), annat = annat);
            read.warn(problem, &range, self.0.first().and_then(|told| told.place.clone()), findings);
        }
    }

    fn number(&self, kind: &str) -> Option<i64> {
        self.0.iter().find(|told| is_of_kind(kind, &told.kind)).map(|told| told.number)
    }

    fn sum(&self) -> Option<i64> {
        (self.0.len() > 1).then(|| self.0.iter().map(|told| told.number).sum())
    }
}

/// A part of all members: its first word and its last, how many percent it is, and how many it may be off.
struct Portion {
    first: usize,
    last: usize,
    percent: Decimal,
    rough: i64,
}

fn percent(part: i64, whole: i64) -> Option<Decimal> {
    Decimal::from(part * 100).checked_div(Decimal::from(whole))
}

/// "två tredjedelar", "hälften".
fn fraction(read: &Read<'_, '_>, words: &Words) -> Option<Portion> {
    let (last, parts) = words.iter().enumerate().find_map(|(at, (_, word))| Some((at, *LANGUAGE.delar.get(word)?)))?;
    let typed = last.checked_sub(1).and_then(|at| read.count(words, at));
    let article = last > 0 && LANGUAGE.sifferord.ett.contains(&words[last - 1].1);
    let first = if typed.is_some() || article { last - 1 } else { last };
    Some(Portion { first, last, percent: percent(typed.unwrap_or(1), parts)?, rough: ROUGH })
}

/// "94 procent".
fn percentage(read: &Read<'_, '_>, words: &Words) -> Option<Portion> {
    let (start, end) = (words.first()?.0.start, words.last()?.0.end);
    read.readings.iter().find_map(|reading| {
        let Numeral::Share(percent) = reading.numerals[0].0 else { return None };
        let range = Some(&reading.range).filter(|range| start <= range.start && range.end <= end)?;
        let first = words.iter().position(|(word, _)| word.start >= range.start)?;
        let last = words.iter().rposition(|(word, _)| word.start < range.end)?;
        (first <= last).then_some(Portion { first, last, percent, rough: EXACT })
    })
}

/// The kind that a fraction of the members is said to be.
fn kind_of_portion(words: &Words, at: usize) -> Option<String> {
    let word = |at: usize| words.get(at).map_or("", |(_, word)| word.as_str());
    let members = |mut range: Range<usize>| range.find(|at| is_member(word(*at)));
    let is = |at: usize| LANGUAGE.ar.contains(word(at));
    if word(at + 1) == LANGUAGE.smaord.av {
        let member = members(at + 2..at + 2 + NEAR)?;
        return members::kind_of(word(member + 2)).filter(|_| is(member + 1));
    }
    let of_all = word(0) == LANGUAGE.smaord.av && members(1..at).is_some() && (1..at).any(is);
    // "40 procent regioner i Norden": some of the kind.
    let some = LANGUAGE.prepositioner.contains(word(at + 2)) || LANGUAGE.inskott.contains(word(at + 2));
    members::kind_of(word(at + 1)).filter(|_| of_all && !some)
}

/// "52 regioner och åtta företag": counts with their kinds, one right after the other.
fn listed(read: &Read<'_, '_>, words: &Words) -> Vec<Count> {
    let mut found: Vec<(usize, Count)> = Vec::new();
    for at in 0..words.len().saturating_sub(1) {
        let (Some(number), kind) = (read.count(words, at), words[at + 1].1.as_str()) else { continue };
        let plural = LANGUAGE.sifferord.flertalsslut.end(kind);
        let other = is_member(kind) || LANGUAGE.is_of_time(kind) || LANGUAGE.sifferord.kronor.contains(&kind);
        let about = at > 0 && LANGUAGE.ungefar.contains_key(&words[at - 1].1);
        if other || about || !(plural || members::kind_of(kind).is_some()) {
            continue;
        }
        // Another one stands right after, or after "och".
        if found.last().is_some_and(|(last, _)| at - last > 3) {
            return Vec::new();
        }
        let range = words[at].0.start..words[at + 1].0.end;
        let (text, place) = (read.text(&range).to_owned(), read.passage.place(&range));
        found.push((at, Count { kind: kind.to_owned(), number, text, place }));
    }
    let kinds: std::collections::BTreeSet<&str> = found.iter().map(|(_, count)| count.kind.as_str()).collect();
    if kinds.len() == found.len() { found.into_iter().map(|(_, count)| count).collect() } else { Vec::new() }
}

/// "drygt 40".
fn is_led_by_about(words: &Words, at: usize) -> bool {
    at > 0 && LANGUAGE.ungefar.contains_key(&words[at - 1].1)
}

/// Whether a word is one for a kind, in the definite form too: "kommunerna", "bolagen".
fn is_of_kind(word: &str, kind: &str) -> bool {
    word.strip_prefix(kind).is_some_and(|end| end.is_empty() || end.chars().count() <= 2 && end.ends_with(['a', 'n']))
}

/// Whether a sentence says who belongs, and not what some of them did.
fn is_about_members(words: &Words) -> bool {
    let is_now = |word: &str| {
        LANGUAGE.verb_kvar.contains(word)
            && !LANGUAGE.har_hant.contains(word)
            && !word.ends_with(LANGUAGE.sifferord.preteritum.as_str())
    };
    let said = |word: &str| is_member(word) || LANGUAGE.samlar.contains(word) || is_now(word);
    words.iter().any(|(_, word)| said(word)) && !words.iter().any(|(_, word)| LANGUAGE.fler.contains(word))
}
