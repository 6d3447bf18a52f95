//! Decisions and days that are nearly others.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::decided::is_time_of_decision;
use super::{Read, Sources};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::subjects::Subject;
use crate::review::tokens::{Word, words};

/// A body stands at most so many words before its decision.
const NEAR: usize = 8;

/// A paragraph that is so high tells which decision is meant.
const TELLING: i64 = 100;

/// A decision as it is told somewhere.
struct Decision {
    date: NaiveDate,
    number: i64,
    body: Option<String>,
    /// Every body that its sentence names.
    bodies: Vec<String>,
    /// Whether the body stands right before it: "kommunstyrelsens beslut 2020-03-12 § 7".
    beside: bool,
    place: Option<Place>,
    /// The passage, or none of facts and cells, which come before all prose.
    order: Option<usize>,
    /// Whether it is a fact: other rules hold prose against those.
    fact: bool,
}

/// Every decision that the case tells.
pub(super) struct Told {
    decisions: Vec<Decision>,
    /// Abbreviations of bodies, with what they stand for.
    bodies: Vec<(String, String)>,
    organ: Vec<String>,
}

impl Told {
    pub(super) fn new(review: &Review<'_>, sources: &Sources) -> Self {
        let terms = review.templates.husstil.termer.iter();
        let bodies = terms.filter_map(|term| Some((term.forkortning.clone()?, term.skrivs.to_lowercase()))).collect();
        let organ = review.templates.sprak.granskning.hanvisning.organ.clone();
        let mut told = Self { decisions: Vec::new(), bodies, organ };
        for source in &sources.decisions {
            told.decisions.extend(source.number.map(|number| Decision {
                date: source.date,
                number,
                body: source.body.clone(),
                bodies: Vec::new(),
                beside: true,
                place: source.places.first().cloned(),
                order: None,
                fact: true,
            }));
        }
        // A decision has its day and its number.
        let may_be_decided = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        for (text, place) in crate::review::words::cells(review.case).filter(|(text, _)| may_be_decided(text)) {
            let words = words(text);
            let found = told.in_text(text, &words, &review.reader.readings(text, &words));
            told.decisions.extend(found.into_iter().map(|(_, decision)| Decision { place: Some(place()), ..decision }));
        }
        for (order, passage) in review.passages.iter().enumerate() {
            let found = told.in_text(&passage.text, &passage.words, passage.readings(&review.reader));
            told.decisions.extend(found.into_iter().map(|(range, decision)| Decision {
                place: passage.place(&range),
                order: Some(order),
                ..decision
            }));
        }
        told
    }

    fn in_text(&self, text: &str, words: &[Word], readings: &[Reading]) -> Vec<(Range<usize>, Decision)> {
        let found = readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Decision(date, number) => {
                let found = self.body(text, words, reading.range.start);
                let beside = found.as_ref().is_some_and(|(range, _)| is_beside(text, range, reading.range.start));
                let body = found.map(|(_, body)| body);
                let at = words.partition_point(|word| word.range.end <= reading.range.start);
                let sentence = words.get(at).or_else(|| words.last()).map(|word| word.sentence);
                let inside = words.iter().filter(|word| Some(word.sentence) == sentence);
                let bodies = self.bodies_in(inside.map(|word| text[word.range.clone()].to_lowercase()));
                let decision = Decision { date, number, body, bodies, beside, place: None, order: None, fact: false };
                Some((reading.range.clone(), decision))
            }
            _ => None,
        });
        found.collect()
    }

    /// The nearest body before a byte in its sentence.
    fn body(&self, text: &str, words: &[Word], at: usize) -> Option<(Range<usize>, String)> {
        let end = words.partition_point(|word| word.range.end <= at);
        let sentence = words.get(end).or_else(|| words.last()).map(|word| word.sentence);
        let before = words[..end].iter().rev().take_while(|word| Some(word.sentence) == sentence).take(NEAR);
        before.into_iter().find_map(|word| {
            let written = &text[word.range.clone()];
            if let Some((_, long)) = self.bodies.iter().find(|(short, _)| short == written) {
                return self.is_body(long).then(|| (word.range.clone(), long.clone()));
            }
            let lower = written.to_lowercase();
            let name = lower.strip_suffix('s').unwrap_or(&lower).to_owned();
            self.is_body(&name).then(|| (word.range.clone(), name))
        })
    }

    /// The bodies among words in lower case.
    fn bodies_in(&self, words: impl Iterator<Item = String>) -> Vec<String> {
        let bare = words.map(|word| word.strip_suffix('s').map(str::to_owned).unwrap_or(word));
        bare.filter(|word| self.is_body(word)).collect()
    }

    /// "kommunstyrelsen", "fullmäktige", "kulturnämnden".
    pub(super) fn is_body(&self, name: &str) -> bool {
        let bare = name.trim_end_matches('n').trim_end_matches('e').trim_end_matches('t');
        self.organ.iter().any(|organ| bare.ends_with(organ.trim_end_matches('e')))
    }

    pub(super) fn check(&self, read: &Read<'_, '_>, order: usize, findings: &mut Diagnostics) {
        let text = &read.passage.text;
        for reading in read.readings {
            let Numeral::Decision(date, number) = reading.numerals[0].0 else { continue };
            let others = || self.decisions.iter().filter(|other| other.order.is_none_or(|other| other < order));
            let body = self.body(text, &read.passage.words, reading.range.start);
            let mut same = others().filter(|other| (other.date, other.number) == (date, number)).peekable();
            if same.peek().is_some() {
                let Some((range, body)) = body else { continue };
                let named: Vec<&Decision> = same.filter(|other| other.body.is_some()).collect();
                // "Nämnden inrättades av fullmäktige": any body of the sentence may have decided.
                let all = self.bodies_in(read.sentence(reading.range.start).iter().map(|(_, word)| word.clone()));
                let beside = is_beside(text, &range, reading.range.start);
                // Where both have it right before them, it is that one.
                if let Some(other) = named.iter().find(|other| beside && other.beside)
                    && other.body.as_ref().is_some_and(|other| !is_same_body(other, &body))
                {
                    let organ = other.body.clone().unwrap_or_default();
                    let problem = message!(codes::BODY_DIFFERS, text = read.text(&range), organ = organ);
                    read.warn(problem, &range, other.place.clone(), findings);
                    continue;
                }
                let told = named.iter().any(|other| {
                    other
                        .bodies
                        .iter()
                        .chain(&other.body)
                        .any(|other| all.iter().chain([&body]).any(|b| is_same_body(other, b)))
                });
                if let (false, Some(other)) = (told, named.first()) {
                    let organ = other.body.clone().unwrap_or_default();
                    let problem = message!(codes::BODY_DIFFERS, text = read.text(&range), organ = organ);
                    read.warn(problem, &range, other.place.clone(), findings);
                }
                continue;
            }
            let near = others().find(|other| is_nearly((date, number), (other.date, other.number)));
            // A decision that is nearly a fact contradicts it: that is G07's to report.
            if let Some(other) = near.filter(|other| !other.fact || !is_told_by_facts((date, number), other)) {
                let language = &read.review.templates.sprak;
                let annat = Numeral::Decision(other.date, other.number).written(language);
                let problem = message!(codes::DECISION_DIFFERS, text = read.text(&reading.range), annat = annat);
                read.warn(problem, &reading.range, other.place.clone(), findings);
            }
        }
    }
}

pub(super) fn is_same_body(one: &str, other: &str) -> bool {
    let bare = |name: &str| name.trim_end_matches(['n', 's', 'e']).to_owned();
    let (one, other) = (bare(one), bare(other));
    one.ends_with(&other) || other.ends_with(&one)
}

/// "kommunstyrelsens beslut 2020-03-12 § 7", "av kommunstyrelsen den 12 mars": whether a body is the one that decided, as it stands right
/// before the decision. "inrättade nämnden 2020-03-12 § 7" says nothing of it.
fn is_beside(text: &str, body: &Range<usize>, at: usize) -> bool {
    let mut between = text[body.end..at].split_whitespace().peekable();
    let decision = between.peek().is_some_and(|word| *word == LANGUAGE.sifferord.beslut);
    let by = text[..body.start].split_whitespace().next_back().is_some_and(|word| word == LANGUAGE.smaord.av);
    (decision || by) && between.all(|word| word == LANGUAGE.sifferord.beslut || word == LANGUAGE.smaord.den)
}

fn sorted(text: &str) -> Vec<char> {
    let mut digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    digits.sort_unstable();
    digits
}

/// Whether two decisions are one with a slip of the pen.
fn is_nearly(typed: (NaiveDate, i64), known: (NaiveDate, i64)) -> bool {
    let (one, other) = (typed.1.to_string(), known.1.to_string());
    if typed.0 == known.0 {
        return sorted(&one) == sorted(&other) || strsim::levenshtein(&one, &other) == 1;
    }
    let (day, known_day) = (typed.0.to_string(), known.0.to_string());
    let slips = day.chars().zip(known_day.chars()).filter(|(a, b)| a != b).count();
    // So high a paragraph is seldom another one's of the same year.
    let same_year = typed.0.year() == known.0.year() && typed.1 >= TELLING;
    one == other && (slips <= 2 || same_year || sorted(&day) == sorted(&known_day))
}

/// Whether G07 tells that a decision is nearly a fact.
fn is_told_by_facts(typed: (NaiveDate, i64), fact: &Decision) -> bool {
    let slips = typed.0.to_string().chars().zip(fact.date.to_string().chars()).filter(|(a, b)| a != b).count();
    if typed.1 == fact.number { (1..=2).contains(&slips) } else { slips == 0 }
}

impl Sources {
    /// "inriktningen beslutades av kulturnämnden": another body than the fact's, in a sentence without the day and the paragraph.
    pub(super) fn bodies(&self, read: &Read<'_, '_>, told: &Told, findings: &mut Diagnostics) {
        for words in read.sentences() {
            self.deciding(read, words, told, findings);
            self.selected(read, words, told, findings);
            let Some((verb, by)) = by_whom(words) else { continue };
            let of_kind = |source: &&super::Source| {
                source
                    .kind
                    .as_ref()
                    .is_some_and(|kind| words[..verb].iter().any(|(_, word)| word.starts_with(kind.as_str())))
            };
            // "Den tidigare inriktningen för lokaler" is about something else.
            let another = words[..verb].windows(2).any(|pair| {
                pair[1].1 == LANGUAGE.smaord.for_
                    && self
                        .decisions
                        .iter()
                        .any(|source| source.kind.as_ref().is_some_and(|kind| pair[0].1.starts_with(kind.as_str())))
            });
            let Some(source) = self.decisions.iter().find(of_kind).filter(|_| !another) else { continue };
            let body = words[by + 1..].iter().take(4).find(|(_, word)| told.is_body(word));
            let decided = read.readings.iter().any(|reading| matches!(reading.numerals[0].0, Numeral::Decision(..)));
            if let (Some((range, body)), Some(organ), false) = (body, &source.body, decided)
                && !is_same_body(body, organ)
            {
                let problem = message!(codes::BODY_DIFFERS, text = read.text(range), organ = organ);
                read.warn(problem, range, source.places.first().cloned(), findings);
            }
        }
    }

    /// Days, months and years that are nearly those of facts.
    pub(super) fn days(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        for reading in read.readings {
            match reading.numerals[0].0 {
                Numeral::Date(date) if !self.days.contains(&date) => self.day(read, &reading.range, date, findings),
                Numeral::Month(month) => self.month(read, &reading.range, month, findings),
                _ => {
                    let year = reading.year();
                    year.into_iter().for_each(|year| self.year(read, &reading.range, year, findings));
                }
            }
        }
    }

    fn day(&self, read: &Read<'_, '_>, range: &Range<usize>, date: NaiveDate, findings: &mut Diagnostics) {
        let sentence = read.sentence(range.start);
        let about = |kind: &Option<String>| {
            kind.as_ref().is_some_and(|kind| sentence.iter().any(|(_, word)| word.starts_with(kind.as_str())))
        };
        let decided = is_time_of_decision(read, sentence, range);
        // "Beslutet fattades den 9 november": the one that the facts have.
        let first = sentence.first().is_some_and(|(_, word)| *word == LANGUAGE.sifferord.beslutet);
        let of_itself = first && decided && self.decisions.len() == 1;
        let near = self.decisions.iter().filter(|source| decided || source.date.year() == date.year()).find(|source| {
            let (year, month, day) = (
                source.date.year() == date.year(),
                source.date.month() == date.month(),
                source.date.day() == date.day(),
            );
            (month && day) || ((about(&source.kind) || of_itself) && year && (month || day))
        });
        if let Some(source) = near {
            let name = format!("fakta.{}.datum", source.group);
            let problem = message!(codes::DAY_DIFFERS, text = read.text(range), datum = source.date, namn = name);
            return read.warn(problem, range, source.places.first().cloned(), findings);
        }
        let joining = is_about_joining(sentence);
        if joining && read.subject(range.start) != Subject::Other {
            // It began on a day of another month of the same year.
            let began = !decided && super::begins_beside(read, sentence, range);
            let near = self.joined.iter().find(|(_, month, _)| {
                let (same, year) = (month.month == date.month(), month.year == date.year());
                same && !year || began && year && !same && !says_month(sentence, month.month)
            });
            self.joined_in(read, range, near, findings);
        }
    }

    fn month(&self, read: &Read<'_, '_>, range: &Range<usize>, typed: crate::model::Month, findings: &mut Diagnostics) {
        let sentence = read.sentence(range.start);
        let joining = is_about_joining(sentence);
        let joins = || joining && read.subject(range.start) != Subject::Other;
        if self.joined.iter().any(|(_, month, _)| *month == typed) {
            return;
        }
        // "I maj gick staden med": whatever else was in May.
        let of_year = self.joined.iter().find(|(_, month, _)| month.year == typed.year);
        let begins = || super::joins(sentence, &LANGUAGE.gick_med) || super::begins_beside(read, sentence, range);
        if of_year.is_some_and(|(_, month, _)| !says_month(sentence, month.month))
            && joins()
            && begins()
            && !is_led_by_adoption(read, range)
        {
            return self.joined_in(read, range, of_year, findings);
        }
        // "Inriktningen skulle ha följts upp i januari": another day than that of the decision.
        let decided = is_time_of_decision(read, sentence, range);
        let near = self.decisions.iter().filter(|_| decided).find(|source| {
            let kind = source.kind.as_deref().unwrap_or("\u{0}");
            source.date.month() == typed.month
                && source.date.year() != typed.year
                && sentence.iter().any(|(_, word)| word.starts_with(kind))
        });
        if let Some(source) = near {
            let name = format!("fakta.{}.datum", source.group);
            let problem = message!(codes::DAY_DIFFERS, text = read.text(range), datum = source.date, namn = name);
            return read.warn(problem, range, source.places.first().cloned(), findings);
        }
        if self.days.iter().any(|day| (day.year(), day.month()) == (typed.year, typed.month)) {
            return;
        }
        // "september 2013 innan inriktningen antogs, när inträdet skedde": another thing was then.
        let clause = sentence.iter().filter(|(word, _)| word.start >= range.end);
        let mut clause = clause
            .take_while(|(word, _)| !read.text(&(range.end..word.start)).contains([',', ';']))
            .map(|(_, word)| word);
        if joins() && !clause.any(|word| LANGUAGE.beslutats.contains(word)) {
            let near = self.joined.iter().find(|(_, month, _)| {
                month.month == typed.month || month.year == typed.year && !says_month(sentence, month.month)
            });
            self.joined_in(read, range, near, findings);
        }
    }

    /// The month in which the municipality joined, where a sentence that speaks of it has another.
    fn joined_in(
        &self,
        read: &Read<'_, '_>,
        range: &Range<usize>,
        near: Option<&(String, crate::model::Month, Vec<Place>)>,
        findings: &mut Diagnostics,
    ) {
        let Some((name, month, places)) = near else { return };
        let datum = read.review.templates.sprak.month(*month);
        let problem =
            message!(codes::DAY_DIFFERS, text = read.text(range), datum = datum, namn = format!("fakta.{name}"));
        read.warn(problem, range, places.first().cloned(), findings);
    }
}

/// Whether a sentence tells when somebody who is known joined.
fn is_about_joining(words: &super::Words) -> bool {
    super::joins(words, &LANGUAGE.intrade) && !super::counts_from_joining(words) && !super::somebody_joins(words)
}

/// "antogs av", "antogs den 5 februari 2020 av": the verb and the word that leads in who decided.
fn by_whom(words: &super::Words) -> Option<(usize, usize)> {
    let is_of_day = |(_, word): &&(Range<usize>, String)| {
        word == LANGUAGE.smaord.den || LANGUAGE.manader.contains(word) || word.starts_with(|c: char| c.is_ascii_digit())
    };
    (0..words.len()).filter(|verb| LANGUAGE.beslutats.contains(&words[*verb].1)).find_map(|verb| {
        let day = words[verb + 1..].iter().take_while(is_of_day).count();
        let by = verb + 1 + day;
        words.get(by).filter(|(_, word)| word == LANGUAGE.smaord.av).map(|_| (verb, by))
    })
}

/// "Inriktningen antogs i januari 2019 och staden gick med månaden efter": whether a time is of what was decided, by a verb before it in its
/// clause.
fn is_led_by_adoption(read: &Read<'_, '_>, time: &Range<usize>) -> bool {
    let before = read.sentence(time.start).iter().filter(|(range, _)| range.end <= time.start).rev();
    let joins = |(range, word): &&(Range<usize>, String)| {
        LANGUAGE.bindeord.contains(word) || read.text(&(range.end..time.start)).starts_with([',', ';'])
    };
    before.take_while(|word| !joins(word)).any(|(_, word)| LANGUAGE.beslutats.contains(word))
}

/// Whether a sentence has the name of a month.
fn says_month(sentence: &super::Words, month: u32) -> bool {
    let name = usize::try_from(month).ok().and_then(|month| LANGUAGE.manader.get(month.checked_sub(1)?));
    name.is_some_and(|name| sentence.iter().any(|(_, word)| word == name))
}

#[cfg(test)]
mod tests {
    use super::is_nearly;

    #[test]
    fn slips_are_told_from_other_decisions() {
        let day = |text: &str| text.parse().unwrap();
        for (one, other, near) in [
            (("2017-06-08", 71), ("2017-06-08", 17), true),
            (("2020-03-26", 6), ("2020-03-26", 9), true),
            (("2016-05-19", 28), ("2019-05-16", 28), true),
            (("2016-05-19", 28), ("2018-11-01", 28), false),
            (("2017-06-08", 171), ("2017-06-08", 90), false),
            (("2017-05-11", 920), ("2017-11-15", 920), true),
            (("2017-05-11", 20), ("2017-11-15", 20), false),
        ] {
            assert_eq!(is_nearly((day(one.0), one.1), (day(other.0), other.1)), near, "{one:?}");
        }
    }
}
