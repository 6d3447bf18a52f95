//! How many members there are, and in how many countries: what one passage says against what another does. Only where both speak of
//! the case's own organisation and of now.

mod asides;
mod counts;
mod exchanged;
mod passing;
mod together;
mod whole;

use std::collections::BTreeMap;
use std::ops::Range;

use self::asides::{aside, began_with, is_own_organisation, own_clause};
pub(super) use self::counts::kind_of;
use self::counts::{counts, is_number};
pub(super) use self::passing::Totals;
use super::{Read, Words};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::place::Place;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::subjects::is_place;
use crate::review::words::cells;

/// So many times fewer are no slip of all.
const FEW: i64 = 3;

/// A count as it was first told.
struct Told {
    number: i64,
    text: String,
    place: Option<Place>,
}

/// What has been told of members so far.
#[derive(Default)]
pub(super) struct Members {
    told: BTreeMap<String, Told>,
    /// Other members than the municipality, told before there is a number of all.
    others: Vec<Told>,
    /// Other counts of such, told before there is a number of all.
    seen: Vec<(String, Told)>,
    /// All of them by their kinds: "41 städer och tre regioner".
    together: Option<Told>,
}

impl Members {
    /// Holds a passage against those before it, and remembers it.
    pub(super) fn check(&mut self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        for words in read.sentences() {
            let mut told = Diagnostics::new();
            self.exchanged(read, words, &mut told);
            if told.is_empty() {
                self.sentence(read, words, &mut told);
            }
            findings.extend(told);
        }
    }

    fn sentence(&mut self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        // "tre lärosäten, av vilka ett är Uppsalas": a name that is one of those counted is nobody else.
        let named = words.iter().position(|(_, word)| LANGUAGE.bland_dem.contains(word)).unwrap_or(words.len());
        let speaks = speaks_of_members(read, words);
        let others = || read.is_of_others(&words[..named]) || opens_with_others(read, words);
        let others = speaks && others();
        if speaks && !others {
            self.with_others(read, words, findings);
        }
        if !speaks || is_of_then(read, words) || others {
            self.of_own(read, words, findings);
            // The time of the sentence is not that of what it says aside.
            let aside = aside(read, words).filter(|aside| !is_of_then(read, aside));
            let own = || own_clause(read, words).filter(|clause| tells_of_own(read, clause));
            aside.or_else(own).into_iter().for_each(|part| self.counted(read, part, findings));
            return;
        }
        self.counted(read, words, findings);
    }

    /// The counts of a sentence or of an aside in one.
    fn counted(&mut self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        let found = counts(read, words);
        self.learn_together(read, words, &found, findings);
        for (key, number, range) in found {
            if self.is_not_together(read, words, (&key, number, &range), findings) {
                continue;
            }
            if has_another_subject(read, words, &range) {
                continue;
            }
            match self
                .told
                .get(&key)
                .or_else(|| self.told.get(whole::other_name(read, words, &self.told, (&key, &range))?))
            {
                // "Elva av dem är huvudstäder": some of them, as long as they are fewer.
                Some(told) if number < told.number && opens_with_some(words, &range) => {}
                Some(told) if are_those(words, &range, (number, told.number)) => {}
                Some(told) if told.number != number => {
                    let problem = message!(codes::COUNT_DIFFERS, text = read.text(&range), annat = told.text);
                    read.warn(problem, &range, told.place.clone(), findings);
                }
                Some(_) => {}
                None => {
                    let (text, place) = (read.text(&range).to_owned(), read.passage.place(&range));
                    let all = key == LANGUAGE.medlemsord;
                    for other in self.others.iter().filter(|other| all && other.number == number) {
                        let problem = message!(codes::COUNT_DIFFERS, text = other.text, annat = text);
                        let place = other.place.iter().cloned().collect();
                        findings.push(Diagnostic::warning(problem).at_all(place));
                    }
                    self.exchanged_before(&key, (number, &exchanged::counts(read, words)), &text, findings);
                    self.told.insert(key, Told { number, text, place });
                }
            }
        }
    }
}

impl Members {
    /// How many there are, by what they were counted as.
    pub(super) fn number(&self, key: &str) -> Option<i64> {
        self.told.get(key).map(|told| told.number)
    }

    /// "Av föreningens 74 anslutna": whoever else the sentence speaks of, these are the organisation's.
    fn of_own(&mut self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        let own = |three: &&[(Range<usize>, String)]| {
            let owner = three[0].1.strip_suffix('s').is_some_and(|owner| read.review.subjects.is_organisation(owner));
            owner && is_member(&three[2].1)
        };
        let Some(three) =
            words.windows(3).find(own).filter(|_| !words.iter().any(|(_, word)| word == LANGUAGE.smaord.da))
        else {
            return;
        };
        if is_narrowed(read, words, &three[2].0) {
            return;
        }
        let reading = read.readings.iter().find(|reading| reading.range == three[1].0);
        let Some([(Numeral::Count(number), Some(_))]) = reading.map(|reading| reading.numerals.as_slice()) else {
            return;
        };
        if words.iter().any(|(range, word)| is_number(read, range) && word.len() == 4) {
            return;
        }
        if self.is_not_together(read, words, (&LANGUAGE.medlemsord, *number, &three[1].0), findings) {
            return;
        }
        let (text, place) = (read.text(&three[1].0).to_owned(), read.passage.place(&three[1].0));
        let told = || Told { number: *number, text, place };
        let told = self.told.entry(LANGUAGE.medlemsord.clone()).or_insert_with(told);
        if *number != told.number {
            let problem = message!(codes::COUNT_DIFFERS, text = read.text(&three[1].0), annat = told.text);
            read.warn(problem, &three[1].0, told.place.clone(), findings);
        }
    }

    /// "samarbetar staden med 27 andra städer" of a network with 27 members: itself it is none of the others. For sentences that speak of
    /// members.
    fn with_others(&mut self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        let town = words.iter().any(|(range, word)| LANGUAGE.kommunen.contains(word) || read.is_home(range));
        let network = words.iter().any(|(_, word)| read.review.subjects.is_organisation(word));
        for pair in words.windows(3).filter(|_| town && network) {
            let kind = is_member(&pair[2].1) || kind_of(&pair[2].1).is_some();
            let others = LANGUAGE.flera_andra.contains(&pair[1].1);
            let typed = read.readings.iter().find(|reading| reading.range == pair[0].0);
            let typed = typed.and_then(|reading| match reading.numerals.as_slice() {
                [(Numeral::Count(number), Some(_))] => Some(*number),
                _ => None,
            });
            let Some(typed) = typed.filter(|_| kind && others) else { continue };
            let Some(told) = self.told.get(&LANGUAGE.medlemsord) else {
                let (text, place) = (read.text(&pair[0].0).to_owned(), read.passage.place(&pair[0].0));
                return self.others.push(Told { number: typed, text, place });
            };
            if typed == told.number {
                let problem = message!(codes::COUNT_DIFFERS, text = read.text(&pair[0].0), annat = told.text);
                return read.warn(problem, &pair[0].0, told.place.clone(), findings);
            }
        }
    }
}

/// "motsvarigheten, som har 350 ombud": those of somebody else.
fn has_another_subject(read: &Read<'_, '_>, words: &Words, number: &Range<usize>) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let sentence = first.0.start..last.0.end;
    began_with(words, number) || read.review.subjects.has_another_subject(read.passage, &sentence, number.start)
}

/// Whether a sentence counts the members of the case's own organisation as they are now.
pub(super) fn tells_of_own(read: &Read<'_, '_>, words: &Words) -> bool {
    speaks_of_members(read, words)
        && !is_of_then(read, words)
        && !read.is_of_others(words)
        && !opens_with_others(read, words)
}

/// Whether a number opens its sentence, and so counts some that have not been named: "Elva är …".
fn opens_with_some(words: &Words, number: &Range<usize>) -> bool {
    let of = words.get(1).is_some_and(|(_, word)| word == LANGUAGE.smaord.av);
    words.first().is_some_and(|(first, _)| first.start == number.start) && !of
}

/// "De tre städerna betalar": those of whom another sentence tells.
fn opens_with_those(words: &Words, number: &Range<usize>) -> bool {
    matches!(words, [(_, first), (second, _), ..] if *first == LANGUAGE.smaord.de && second.start == number.start)
}

/// Whether a number is of those of whom another sentence tells, and many times fewer than all.
pub(super) fn are_those(words: &Words, number: &Range<usize>, (typed, all): (i64, i64)) -> bool {
    typed * FEW < all && opens_with_those(words, number)
}

/// "18 anslutna som inte är städer", "elva anslutna utanför Sverige": some of them, by what follows the noun without a comma.
fn is_narrowed(read: &Read<'_, '_>, words: &Words, noun: &Range<usize>) -> bool {
    let mut after = words.iter().filter(|(range, _)| range.start >= noun.end);
    let Some((next, word)) = after.next() else { return false };
    let narrows = word == LANGUAGE.smaord.som || LANGUAGE.utanfor.contains(word) || LANGUAGE.forutan.contains(word);
    // "31 städer som anslutna".
    let role = after.take(2).any(|(_, word)| is_member(word));
    narrows && !role && !read.text(&(noun.end..next.start)).contains(',')
}

pub(super) fn is_member(word: &str) -> bool {
    word.starts_with(LANGUAGE.medlemsord.as_str()) && !word.starts_with(LANGUAGE.inte_medlem.as_str())
}

/// Whether a sentence opens with another organisation, or another network than the case's: "Det europeiska nätverket omfattar …".
fn opens_with_others(read: &Read<'_, '_>, words: &Words) -> bool {
    let adjective = words.first().is_some_and(|(_, word)| LANGUAGE.artiklar.contains(word));
    let organisation = |word: &str| LANGUAGE.organisationen.contains(word);
    let another = words.get(2).is_some_and(|(_, word)| organisation(word));
    let named = words.get(1).is_some_and(|(range, _)| read.review.subjects.is_own(read.text(range)));
    // "SCB publicerar …".
    let capitals = words.first().is_some_and(|(range, _)| {
        let written = read.text(range);
        let short = written.chars().count() > 1 && written.chars().all(char::is_uppercase);
        short && !read.review.subjects.is_own(written)
    });
    // "Populationen utgörs av de 60 städer som är anslutna".
    let all = words
        .windows(3)
        .any(|three| three[0].1 == LANGUAGE.smaord.som && three[1..].iter().any(|(_, word)| is_member(word)));
    capitals
        || opens_with_a_row(read, words)
        || (adjective && another && !named)
        || (read.opens_with_another(words) && !all && !is_of_members(words))
}

/// "Nordens avfallsforum samlar 60 städer": a name that a sheet has, which is not the organisation's own.
fn opens_with_a_row(read: &Read<'_, '_>, words: &Words) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let sentence = read.text(&(first.0.start..last.0.end));
    let named = |text: &str| text.contains(' ') && sentence.starts_with(text);
    !is_own_organisation(read, first) && cells(read.review.case).any(|(text, _)| named(text))
}

/// Whether the first word is one for members, or for those that are.
fn is_of_members(words: &Words) -> bool {
    words.first().is_some_and(|(_, word)| {
        word == LANGUAGE.smaord.antalet
            || is_member(word)
            || LANGUAGE.medlemsslag.begin(word)
            || LANGUAGE.organisationsord.begin(word)
            || LANGUAGE.is_definite_plural(word)
    })
}

/// Whether a sentence counts members: by the word, or by a verb that gathers them.
fn speaks_of_members(read: &Read<'_, '_>, words: &Words) -> bool {
    let along = words.windows(2).any(|pair| LANGUAGE.ar.contains(&pair[0].1) && pair[1].1 == LANGUAGE.smaord.med);
    let organisation = |word: &String| along || LANGUAGE.organisationsord.begin(word);
    let called = |word: &String| read.review.subjects.is_organisation(word);
    words
        .iter()
        .any(|(_, word)| is_member(word) || LANGUAGE.samlar.contains(word) || organisation(word) || called(word))
}

/// Whether a sentence speaks of another time than now, or of a part or a comparison.
pub(super) fn is_of_then(read: &Read<'_, '_>, words: &Words) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return true };
    let shared = read.readings.iter().any(|reading| {
        first.0.start <= reading.range.start
            && reading.range.end <= last.0.end
            && reading.numerals.iter().any(|(numeral, _)| matches!(numeral, Numeral::Share(_)))
    });
    shared || is_of_another_time(read, words)
}

/// Whether a sentence speaks of another time than now.
pub(super) fn is_of_another_time(read: &Read<'_, '_>, words: &Words) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return true };
    let inside = |reading: &&Reading| first.0.start <= reading.range.start && reading.range.end <= last.0.end;
    let dated = read.readings.iter().filter(inside).any(|reading| {
        let timed = |numeral: &Numeral| {
            matches!(numeral, Numeral::Year(_) | Numeral::Date(_) | Numeral::Month(_) | Numeral::Period(..))
        };
        reading.numerals.iter().any(|(numeral, _)| timed(numeral))
    });
    let of_place = words.first().is_some_and(|(range, _)| is_place(read.text(range)));
    // "Två av de 38 är lärosäten, de övriga är städer", "38 anslutna, fler än 35 av dem städer": how many there are is told before.
    let aside = |at: usize| LANGUAGE.flera_andra.contains(&words[at].1) || LANGUAGE.fler.contains(&words[at].1);
    let comma = |at: usize| read.text(&(first.0.start..words[at].0.start)).contains(',');
    let then = |at: usize| LANGUAGE.da.contains(&words[at].1) && !(aside(at) && comma(at));
    dated || of_place || (0..words.len()).any(then)
}
