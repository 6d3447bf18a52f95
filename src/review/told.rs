//! G33: what the case tells in two ways: a decision, its body or its day; how often something is followed up; which bilaga is which
//! document. It is read from prose, so all are warnings. What differs altogether may be another decision, and is left alone: only what
//! is nearly the same is told.

mod abbreviated;
mod adopted;
mod apart;
mod attachments;
mod composition;
mod contents;
mod counted;
mod dated;
mod decided;
mod decisions;
mod differences;
mod explained;
mod intervals;
mod joining;
mod kinds;
mod lasting;
mod members;
mod names;
mod origin;
mod points;
mod quoted;
mod registered;
mod seat;
mod since;
mod standing;
mod times;
mod worded;

use std::cell::OnceCell;
use std::ops::Range;

use chrono::NaiveDate;

use super::Review;
use super::language_data::LANGUAGE;
use super::passages::{Origin, Passage, PassageKind, Spoken};
use super::readings::Reading;
use super::subjects::Subject;
use super::word_set::WordSet;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::Message;
use crate::model::{Placed, Value};
use crate::place::Place;

/// Runs the family on the documents that are this case's own.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let sources = Sources::new(review);
    let told = decisions::Told::new(review, &sources);
    intervals::facts(review, &sources, findings);
    let attached = attachments::Attached::new(review);
    let (seat, amounts, kinds) = (seat::Seat::of(review), differences::Amounts::of(review), kinds::Kinds::of(review));
    let contents = contents::Contents::of(review);
    let points = points::Points::of(review);
    let (mut members, mut counted) = (members::Members::default(), counted::Kinds::default());
    let mut composition = composition::Composition::default();
    let mut totals = members::Totals::default();
    let mut all = Vec::new();
    let (founded, origin) = (apart::Founded::of(review), origin::Origin::of(review));
    let quoted = quoted::Quoted::of(review);
    let names = names::Names::of(review);
    let abbreviated = abbreviated::Names::of(review);
    let worded = worded::Facts::of(review);
    let register = registered::Documents::of(review);
    for (order, passage) in review.passages.iter().enumerate() {
        let prose = matches!(passage.kind, PassageKind::Paragraph | PassageKind::Item | PassageKind::Decision);
        if !prose {
            continue;
        }
        if review.is_reproduced(passage.document) {
            intervals::check_reproduced(&Read::new(review, passage), &sources, findings);
            continue;
        }
        let read = Read::new(review, passage);
        told.check(&read, order, findings);
        sources.days(&read, findings);
        sources.bodies(&read, &told, findings);
        intervals::check(&read, &sources, findings);
        times::check(&read, &sources, findings);
        standing::check(&read, &sources, findings);
        dated::check(&read, &sources, findings);
        quoted.check(&read, findings);
        names.check(&read, findings);
        abbreviated.check(&read, findings);
        worded.check(&read, findings);
        register.iter().for_each(|register| register.check(&read, findings));
        apart::check(&read, founded.as_ref(), &sources, findings);
        since::check(&read, founded.as_ref(), findings);
        origin.check(&read, founded.as_ref(), findings);
        explained::check(&read, founded.as_ref(), &sources, findings);
        lasting::check(&read, founded.as_ref(), &sources, findings);
        members.check(&read, findings);
        seat.iter().for_each(|seat| seat.check(&read, findings));
        amounts.iter().for_each(|amounts| amounts.check(&read, findings));
        kinds.iter().for_each(|kinds| kinds.check(&read, &sources, findings));
        contents.iter().for_each(|contents| contents.check(&read, findings));
        points.iter().for_each(|points| points.check(&read, findings));
        if let Some(attached) = &attached {
            attached.check(&read, findings);
        }
        counted.learn(&read);
        composition.learn(&read);
        totals.learn(&read);
        all.push(read);
    }
    // The kinds may be listed after the sentence that counts them otherwise.
    all.iter().for_each(|read| counted.check(read, &members, findings));
    all.iter().for_each(|read| composition.check(read, findings));
    all.iter().for_each(|read| totals.check(read, findings));
}

/// A decision that the facts tell, with the kind of document that it adopted.
pub(super) struct Source {
    /// The group of facts.
    pub group: String,
    /// The day.
    pub date: NaiveDate,
    /// The paragraph.
    pub number: Option<i64>,
    /// The body in lower case.
    pub body: Option<String>,
    /// The kind of document: "inriktning".
    pub kind: Option<String>,
    /// Where the day stands.
    pub places: Vec<Place>,
}

/// What the facts tell.
pub(super) struct Sources {
    decisions: Vec<Source>,
    /// Months in which the municipality joined something.
    joined: Vec<(String, crate::model::Month, Vec<Place>)>,
    /// How often something is followed up: the fact, years, and the kind of document that says so.
    intervals: Vec<(String, i64, Option<String>, Vec<Place>)>,
    /// Every day that the case has anywhere.
    days: std::collections::BTreeSet<NaiveDate>,
}

impl Sources {
    fn new(review: &Review<'_>) -> Self {
        let facts = &*review.case.facts;
        let text = |name: String| match facts.get(&name) {
            Some(Some(Placed { value: Value::Text(text), .. })) => Some(text.to_lowercase()),
            _ => None,
        };
        let (mut decisions, mut joined, mut intervals) = (Vec::new(), Vec::new(), Vec::new());
        let mut days: std::collections::BTreeSet<NaiveDate> = review.case.issued.iter().map(|day| day.value).collect();
        for (name, fact) in facts {
            let Some(fact) = fact else { continue };
            let group = name.split('.').next().unwrap_or_default().to_owned();
            match &fact.value {
                Value::Date(date) => {
                    days.insert(*date);
                    let number = match facts.get(&format!("{group}.paragraf")) {
                        Some(Some(Placed { value: Value::Integer(number), .. })) => Some(*number),
                        _ => None,
                    };
                    decisions.push(Source {
                        date: *date,
                        number,
                        body: text(format!("{group}.organ")),
                        kind: text(format!("{group}.dokumentsort")),
                        places: fact.places.clone(),
                        group,
                    });
                }
                Value::Month(month) => joined.push((name.clone(), *month, fact.places.clone())),
                Value::Integer(years) if is_interval(review, name) => {
                    intervals.push((name.clone(), *years, text(format!("{group}.dokumentsort")), fact.places.clone()));
                }
                _ => {}
            }
        }
        let cells = review.case.tables.values().flat_map(|table| &table.rows).flat_map(|row| row.values.iter());
        days.extend(cells.flatten().filter_map(|value| match value {
            Value::Date(date) => Some(*date),
            _ => None,
        }));
        Self { decisions, joined, intervals, days }
    }
}

/// Whether a fact is the interval of a follow-up: the kind of case names it, and one of the same name in the group of a document is
/// that document's.
fn is_interval(review: &Review<'_>, name: &str) -> bool {
    let kind = &review.templates.arendetyp;
    let Some(own) = kind.uppfoljning.as_ref().and_then(|spec| spec.intervall_ar.as_deref()) else { return false };
    own == name || own.rsplit('.').next() == name.rsplit('.').next()
}

/// Whether a sentence says that somebody joined: by one of some words, or by "gick med". "Larmet gick i maj" does not.
fn joins(words: &Words, by: &WordSet) -> bool {
    let went = words.iter().position(|(_, word)| LANGUAGE.gick.contains(word));
    let with = |at: usize| {
        let after = &words[at + 1..];
        after.iter().take(JOINED).position(|(_, word)| word == LANGUAGE.smaord.med).map(|with| &after[with + 1..])
    };
    // "gick med förlust", "gick med på det".
    let other = |after: &Words| after.first().is_some_and(|(_, word)| LANGUAGE.gick_med_annat.contains(word));
    let along = went.and_then(with).is_some_and(|after| !other(after));
    // "Vi kom med i forumet".
    let came = words.windows(3).any(|three| {
        let small = &LANGUAGE.smaord;
        three[0].1 == small.kom && three[1].1 == small.med && three[2].1 == small.i
    });
    // "När staden klev in".
    let stepped = |pair: &Words| {
        LANGUAGE.harledning.steg_in.contains(&pair[0].1) && LANGUAGE.raknas_partiklar.contains(&pair[1].1)
    };
    let along = along || came || words.windows(2).any(stepped);
    // What was advised against has not begun: the noun alone says nothing of the beginning.
    let begins = |word: &String| {
        by.contains(word)
            && (!word.starts_with(LANGUAGE.inte_medlem.as_str())
                || words.iter().any(|(_, w)| LANGUAGE.borjar.contains(w)))
    };
    along || words.iter().any(|(_, word)| begins(word))
}

/// Whether somebody became one of those who belong to something.
fn became(words: &Words) -> bool {
    let verb = words.iter().position(|(_, word)| LANGUAGE.blev.contains(word));
    verb.is_some_and(|at| words[at + 1..].iter().take(JOINED).any(|(_, word)| *word == LANGUAGE.medlemsord))
}

/// Whether a sentence says with a verb that belonging began: somebody went in, became one of them, it opened.
fn begins_belonging(words: &Words) -> bool {
    let began = |pair: &[(Range<usize>, String)]| {
        pair[0].1.starts_with(LANGUAGE.inte_medlem.as_str()) && LANGUAGE.inleds.contains(&pair[1].1)
    };
    joins(words, &LANGUAGE.gick_med) || became(words) || words.windows(2).any(began)
}

/// Whether a time stands in the clause of the verb with which belonging begins.
fn begins_beside(read: &Read<'_, '_>, words: &Words, time: &Range<usize>) -> bool {
    let lists = [&LANGUAGE.blev, &LANGUAGE.inleds, &LANGUAGE.gick_med, &LANGUAGE.gick];
    let verb = words.iter().find(|(_, word)| lists.iter().any(|list| list.contains(word)));
    let Some((verb, _)) = verb.filter(|_| begins_belonging(words)) else { return false };
    let between = if verb.end <= time.start { verb.end..time.start } else { time.end..verb.start };
    let joined =
        |(range, word): &(Range<usize>, String)| between.contains(&range.start) && LANGUAGE.bindeord.contains(word);
    between.start <= between.end && !read.text(&between).contains([',', ';', ':']) && !words.iter().any(joined)
}

/// "ett år efter inträdet": a sentence that counts from the joining, and speaks of something else.
fn counts_from_joining(words: &Words) -> bool {
    let counts = |word: &str| word == LANGUAGE.smaord.efter || LANGUAGE.fore.contains(word);
    // "två månader efter det att staden hade gått med".
    let that = |after: &Words| after.iter().take(2).any(|(_, word)| word == LANGUAGE.smaord.att);
    // "Ansökan om inträde ingavs".
    let of_wish = |pair: &Words| pair[0].1 == LANGUAGE.smaord.om && LANGUAGE.intrade.contains(&pair[1].1);
    let wished = words.windows(3).any(|three| LANGUAGE.uppgift.ansokan.begin(&three[0].1) && of_wish(&three[1..]));
    let clause = wished
        || words.windows(2).enumerate().any(|(at, pair)| {
            counts(&pair[1].1) && LANGUAGE.is_of_time(&pair[0].1) && words.get(at + 2..).is_some_and(that)
        });
    clause
        || words
            .windows(2)
            .any(|pair| counts(&pair[0].1) && LANGUAGE.intrade.contains(&pair[1].1) && pair[1].1.ends_with("et"))
}

/// "I oktober inträdde en ny ledamot": somebody who has not been told of joined.
fn somebody_joins(words: &Words) -> bool {
    words.windows(3).any(|three| {
        LANGUAGE.gick_med.contains(&three[0].1)
            && LANGUAGE.sifferord.ett.contains(&three[1].1)
            && !LANGUAGE.is_of_time(&three[2].1)
    })
}

/// A word without the s of a genitive.
fn without_genitive(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

/// "med" stands at most so many words after the verb: "gick staden med".
const JOINED: usize = 4;

/// The words of a sentence in lower case, with their bytes.
type Words = [Spoken];

/// A passage with its numerals.
pub(super) struct Read<'r, 'a> {
    review: &'r Review<'a>,
    passage: &'r Passage<'a>,
    readings: &'r [Reading],
    /// Every sentence as its words.
    sentences: Vec<&'r Words>,
    /// Whether each sentence names somebody else than the case's own; many ask.
    of_others: Vec<OnceCell<bool>>,
}

impl<'r, 'a> Read<'r, 'a> {
    fn new(review: &'r Review<'a>, passage: &'r Passage<'a>) -> Self {
        let sentences: Vec<&Words> = passage.spoken().collect();
        let of_others = vec![OnceCell::new(); sentences.len()];
        Self { review, passage, readings: passage.readings(&review.reader), sentences, of_others }
    }
}

impl Read<'_, '_> {
    /// The words of the sentence around a byte, in lower case.
    fn sentence(&self, at: usize) -> &Words {
        let around = self.sentences.iter().find(|words| words.last().is_some_and(|(last, _)| last.end > at));
        around.map_or(&[], |words| words)
    }

    /// The numerals of a sentence.
    fn inside(&self, words: &Words) -> impl Iterator<Item = &Reading> {
        let range = words.first().zip(words.last()).map_or(0..0, |((first, _), (last, _))| first.start..last.end);
        self.readings.iter().filter(move |reading| range.contains(&reading.range.start))
    }

    /// Whether a sentence has a numeral.
    fn has_number(&self, words: &Words) -> bool {
        self.inside(words).next().is_some()
    }

    /// Whether a sentence has a year, a month, a day or a period.
    fn has_time(&self, words: &Words) -> bool {
        self.inside(words).any(|reading| reading.numerals.iter().any(|(numeral, _)| numeral.years().is_some()))
    }

    /// The count that a word is.
    fn count(&self, words: &Words, at: usize) -> Option<i64> {
        let (range, _) = words.get(at)?;
        self.readings.iter().find(|reading| reading.range == *range)?.count()
    }

    /// Every sentence as its words.
    fn sentences(&self) -> impl Iterator<Item = &Words> {
        self.sentences.iter().copied()
    }

    /// Whether a sentence names somebody else than the case's own.
    fn is_of_others(&self, words: &Words) -> bool {
        let (Some((first, _)), Some((last, _))) = (words.first(), words.last()) else { return false };
        let range = first.start..last.end;
        let subjects = &self.review.subjects;
        let names_others =
            || subjects.names_others(self.passage, &range) || subjects.is_of_another_name(self.passage, &range, "");
        let whole = |sentence: &&Words| sentence.len() == words.len() && sentence[0].0 == *first;
        match self.sentences.iter().position(whole) {
            Some(at) => *self.of_others[at].get_or_init(names_others),
            None => names_others(),
        }
    }

    /// Whether a sentence opens with something definite that is not the case's own.
    fn opens_with_another(&self, words: &Words) -> bool {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
        self.review.subjects.opens_with_another(self.passage, &(first.0.start..last.0.end))
    }

    /// Whether a word is a name of the house's municipality.
    fn is_home(&self, range: &Range<usize>) -> bool {
        let word = self.text(range);
        let mut names = self.review.templates.husstil.hus.values().flat_map(|name| name.split_whitespace());
        let own = without_genitive(word);
        let town = || self.review.subjects.towns().contains(&own.to_lowercase());
        word.starts_with(char::is_uppercase) && (names.any(|name| without_genitive(name) == own) || town())
    }

    /// Whether a sentence names what the case is about, or calls it what it is. The municipality has names of its own.
    fn names_organisation(&self, words: &Words) -> bool {
        let house = || self.review.templates.husstil.hus.values().flat_map(|name| name.split_whitespace());
        let is_named = |range: &Range<usize>| {
            let word = self.text(range);
            let of_house = house().any(|name| name.trim_end_matches('s') == word.trim_end_matches('s'));
            let town = LANGUAGE.kommunen.contains(&word.to_lowercase());
            word.starts_with(char::is_uppercase) && !of_house && !town && self.review.subjects.is_own(word)
        };
        // "i det lokala nätverket", "nätverket för digitala frågor" is another.
        let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |(_, word)| word.as_str());
        let is_it = |at: usize| {
            let other = LANGUAGE.sifferord.den_det.contains(word(at.checked_sub(2)));
            self.review.subjects.is_organisation(word(Some(at)))
                && !other
                && !LANGUAGE.handlar_om.contains(word(Some(at + 1)))
        };
        words.iter().any(|(range, _)| is_named(range)) || (0..words.len()).any(is_it)
    }

    /// Whom the sentence around a byte speaks of.
    fn subject(&self, at: usize) -> Subject {
        let sentence = self.sentence(at);
        let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { return Subject::Unknown };
        self.review.subjects.of(self.passage, first.0.start..last.0.end, at)
    }

    /// Whether a range was typed by hand, if only in part.
    fn is_typed(&self, range: &Range<usize>) -> bool {
        self.passage
            .stretches
            .iter()
            .any(|s| matches!(s.origin, Origin::Typed(_)) && s.range.start < range.end && range.start < s.range.end)
    }

    /// A warning about a range, with where the other stands.
    fn warn(&self, message: Message, range: &Range<usize>, other: Option<Place>, findings: &mut Diagnostics) {
        let Some(place) = self.passage.place(range).filter(|_| self.is_typed(range)) else { return };
        let other = other.filter(|other| *other != place);
        findings.push(other.into_iter().fold(Diagnostic::warning(message).at(place), Diagnostic::at));
    }

    fn text(&self, range: &Range<usize>) -> &str {
        &self.passage.text[range.clone()]
    }
}
