//! Who belongs: how many there are of each kind, of each country and in each place, and how many sit in the board, as the case tells it
//! once, against every other clause of known words that counts them. "33 av dem är regioner", "De norska är elva", "tolv i Västsverige".

use std::collections::BTreeSet;
use std::ops::Range;

use super::members::{self, is_member};
use super::{Read, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::place::Place;
use crate::review::language_data::LANGUAGE;
use crate::review::subjects::is_place;

/// Between a kind and its number after it stand at most so many words.
const NEAR: usize = 4;

/// A word for a kind has more letters.
const SHORTEST: usize = 4;

/// Marks that part clauses.
const MARKS: [char; 6] = [',', ';', ':', '.', '(', ')'];

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Label {
    /// All.
    Members,
    /// Those who sit in the board.
    Board,
    /// A kind, in the plural: "regioner".
    Kind(String),
    /// A nationality: "norska".
    Nation(String),
    /// A place, in small letters.
    Place(String),
}

/// A count as it was first told.
struct Told {
    label: Label,
    number: i64,
    text: String,
    place: Option<Place>,
}

/// A number with the words that it stands with.
struct Typed<'t> {
    told: &'t Told,
    number: i64,
    range: Range<usize>,
    right: bool,
}

/// What has been told of those who belong.
#[derive(Default)]
pub(super) struct Composition {
    told: Vec<Told>,
    /// The words of the sentences that told it.
    words: BTreeSet<String>,
}

impl Composition {
    /// Remembers what a passage tells first of each.
    pub(super) fn learn(&mut self, read: &Read<'_, '_>) {
        if read.readings.is_empty() {
            return;
        }
        for words in read.sentences() {
            let found = named(read, words);
            let all = found.iter().any(|(label, ..)| *label == Label::Members || *label == Label::Board);
            let of_kind = |label: &Label| matches!(label, Label::Kind(kind) if members::kind_of(kind).is_some());
            let board = found.iter().any(|(label, ..)| *label == Label::Board);
            let kinds = found.len() > 1 && found.iter().any(|(label, ..)| of_kind(label));
            if !(all || kinds) || !board && !members::tells_of_own(read, words) {
                continue;
            }
            let mut learnt = false;
            for (label, number, range) in found {
                if self.told.iter().any(|told| told.label == label) {
                    continue;
                }
                let (text, place) = (read.text(&range).to_owned(), read.passage.place(&range));
                self.told.push(Told { label, number, text, place });
                learnt = true;
            }
            if learnt {
                self.words.extend(words.iter().map(|(_, word)| word.clone()));
            }
        }
    }

    /// Holds a passage against it.
    pub(super) fn check(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        if self.told.is_empty() || read.readings.is_empty() {
            return;
        }
        for words in read.sentences() {
            let typed = self.typed(read, words);
            if typed.iter().all(|typed| typed.right) || members::is_of_another_time(read, words) {
                continue;
            }
            let beside = typed.iter().any(|typed| typed.right);
            let Some(wrong) = typed.iter().find(|typed| !typed.right && self.is_meant(read, words, typed, beside))
            else {
                continue;
            };
            // Whom a sentence is about takes longer to see than what it counts.
            let placed = typed.iter().any(|typed| matches!(typed.told.label, Label::Place(_)));
            let named = words.iter().position(|(_, word)| LANGUAGE.slutna.bland.contains(word)).unwrap_or(words.len());
            if read.is_of_others(&words[..named]) && !placed {
                continue;
            }
            let problem = message!(codes::COUNT_DIFFERS, text = read.text(&wrong.range), annat = wrong.told.text);
            let place = read.passage.place(&wrong.range);
            let known = findings.iter().any(|found| found.places.first() == place.as_ref());
            if !known {
                read.warn(problem, &wrong.range, wrong.told.place.clone(), findings);
            }
        }
    }

    /// The numbers of a sentence that stand with what has been told.
    fn typed<'t>(&'t self, read: &Read<'_, '_>, words: &Words) -> Vec<Typed<'t>> {
        let mut typed: Vec<Typed<'t>> = Vec::new();
        for at in 0..words.len() {
            for told in &self.told {
                let Some(length) = told.label.length(read, words, at) else { continue };
                let taken = |index: usize| typed.iter().any(|typed| typed.range == words[index].0);
                let Some((index, number)) = number_of(read, words, at, length).filter(|(index, _)| !taken(*index))
                else {
                    continue;
                };
                // "bildades av 12 städer": those of then.
                if index > 1 && LANGUAGE.grundande.contains(&words[index - 2].1) {
                    continue;
                }
                // "åtta av tio anslutna": a share.
                let share =
                    index > 1 && words[index - 1].1 == LANGUAGE.smaord.av && read.count(words, index - 2).is_some();
                if share {
                    continue;
                }
                let right = told.fits(words, index, number);
                typed.push(Typed { told, number, range: words[index].0.clone(), right });
            }
        }
        typed
    }

    /// Whether a number can be of nothing else: every word of its clause is known, and another number of the sentence is right, or the
    /// clause names those who belong.
    fn is_meant(&self, read: &Read<'_, '_>, words: &Words, typed: &Typed<'_>, beside: bool) -> bool {
        let clause = clause(read, words, &typed.range);
        let known = |(range, word): &(Range<usize>, String)| self.is_known(read, range, word);
        let own = clause.iter().any(|(range, word)| {
            let name =
                read.text(range).starts_with(char::is_uppercase) && read.review.subjects.is_own(read.text(range));
            let named = name && !is_place(read.text(range)) && !read.is_home(range);
            is_member(word) || read.review.subjects.is_organisation(word) || named
        });
        let board = typed.told.label == Label::Board;
        let of_all = typed.told.label == Label::Members;
        let own = own && (!of_all || clause.iter().any(|(_, word)| read.review.subjects.is_organisation(word)));
        // "Två regioner i nätverket är norska" has a number of some.
        let some = typed.number < typed.told.number && !beside && !own;
        // "De tre kommunerna i länet": those of whom another sentence tells.
        let those = members::are_those(words, &typed.range, (typed.number, typed.told.number));
        clause.iter().all(known) && (beside || own || board) && !some && !those
    }

    /// Whether a word is small, told before, a number, a name of the case's own, or a place.
    fn is_known(&self, read: &Read<'_, '_>, range: &Range<usize>, word: &str) -> bool {
        let written = read.text(range);
        LANGUAGE.slutna.ord.contains(word)
            || LANGUAGE.slutna.medlemmars.contains(word)
            || self.words.contains(word)
            || is_member(word)
            || read.readings.iter().any(|reading| reading.range == *range)
            || read.review.subjects.is_organisation(word)
            || written.starts_with(char::is_uppercase) && (read.review.subjects.is_own(written) || is_place(written))
            || self.told.iter().any(|told| told.label.is_word(word))
    }
}

impl Told {
    /// Whether a number may be told of it, by the words before it.
    fn fits(&self, words: &Words, index: usize, number: i64) -> bool {
        let before = |back: usize| index.checked_sub(back).map_or("", |at| words[at].1.as_str());
        let more = before(1) == LANGUAGE.smaord.an && LANGUAGE.fler.contains(before(2));
        let about = LANGUAGE.ungefar.contains_key(before(1)) || LANGUAGE.harledning.urval.contains(before(1));
        if more { self.number > number } else { about || self.number == number }
    }
}

impl Label {
    /// How many words from one on are it.
    fn length(&self, read: &Read<'_, '_>, words: &Words, at: usize) -> Option<usize> {
        let (range, word) = words.get(at)?;
        match self {
            Self::Place(place) => {
                let lead = is_lead_to_place(word);
                let length = place.split(' ').count();
                let named = words.get(at + 1..at + 1 + length)?;
                let same = named.iter().map(|(_, word)| word.as_str()).eq(place.split(' '));
                (lead && same && read.text(range) == word).then_some(length + 1)
            }
            _ => self.is_word(word).then_some(1),
        }
    }

    fn is_word(&self, word: &str) -> bool {
        match self {
            Self::Members => is_member(word),
            Self::Board => LANGUAGE.slutna.ledamoter.contains(word),
            Self::Kind(kind) => {
                word.strip_prefix(kind.as_str()).is_some_and(|end| end.is_empty() || ["na", "a", "en"].contains(&end))
            }
            Self::Nation(nation) => word == nation,
            Self::Place(place) => place.split(' ').any(|part| part == word),
        }
    }
}

/// The number of a label: right before it, before "av dem", or after "är".
fn number_of(read: &Read<'_, '_>, words: &Words, at: usize, length: usize) -> Option<(usize, i64)> {
    let word = |at: usize| words.get(at).map_or("", |(_, word)| word.as_str());
    let counted = |index: usize| read.count(words, index).map(|number| (index, number));
    let before = |back: usize| at.checked_sub(back).and_then(counted);
    let is = at > 0 && LANGUAGE.ar.contains(word(at - 1));
    let back = at.checked_sub(usize::from(is))?;
    let of_them =
        back > 2 && LANGUAGE.sifferord.dem_vilka.contains(word(back - 1)) && word(back - 2) == LANGUAGE.smaord.av;
    if let Some(found) = before(1) {
        return Some(found);
    }
    if of_them {
        return counted(back - 3);
    }
    // "de svenska 15", "De norska är elva", "Antalet regioner i nätverket är 35".
    let next = at + length;
    let last = |index: usize| {
        let end = words.get(index + 1).is_none_or(|(range, word)| {
            let gap = read.text(&(words[index].0.end..range.start));
            gap.contains(MARKS) || LANGUAGE.bindeord.contains(word)
        });
        end.then(|| counted(index)).flatten()
    };
    if let Some(found) = last(next) {
        return Some(found);
    }
    let verb = (next..words.len().min(next + NEAR))
        .find(|index| LANGUAGE.ar.contains(word(*index)) || read.count(words, *index).is_some())?;
    last(verb + 1).filter(|_| LANGUAGE.ar.contains(word(verb)))
}

/// The counts of a sentence with what they count.
fn named(read: &Read<'_, '_>, words: &Words) -> Vec<(Label, i64, Range<usize>)> {
    let mut found = Vec::new();
    for at in 0..words.len() {
        let Some(number) = read.count(words, at) else { continue };
        // "Tre anslutna ligger i Norge": some of them.
        if at == 0 {
            continue;
        }
        if LANGUAGE.ungefar.contains_key(&words[at - 1].1) {
            continue;
        }
        // "bildades av 12 städer": those of then.
        if at > 1 && LANGUAGE.grundande.contains(&words[at - 2].1) {
            continue;
        }
        let Some((next, word)) = words.get(at + 1) else { continue };
        let label = if is_member(word) {
            // "Utanför Norrland finns fjorton anslutna": some of them.
            if !is_of_all(read, words, at) {
                continue;
            }
            Label::Members
        } else if LANGUAGE.slutna.ledamoter.contains(word) {
            // "en styrelse med nio ledamöter".
            let board = words.iter().any(|(_, word)| LANGUAGE.slutna.styrelse.contains(word));
            if !board {
                continue;
            }
            Label::Board
        } else if LANGUAGE.nationer.contains(word) {
            Label::Nation(word.clone())
        } else if let Some(place) = place_after(read, words, at + 1) {
            Label::Place(place)
        } else if is_kind(word) && read.text(next) == word {
            Label::Kind(word.clone())
        } else {
            continue;
        };
        found.push((label, number, words[at].0.start..next.end));
    }
    found
}

/// Whether a number of those who belong is said of all: of the organisation, or after "har", "de", "med" or a genitive.
fn is_of_all(read: &Read<'_, '_>, words: &Words, at: usize) -> bool {
    let before = words[at - 1].1.as_str();
    let small = &LANGUAGE.smaord;
    let clause = clause(read, words, &words[at].0);
    [small.har, small.de, small.med].contains(&before)
        || before.ends_with('s') && !LANGUAGE.verb_kvar.contains(before)
        || clause.iter().any(|(_, word)| read.review.subjects.is_organisation(word))
}

/// Whether a word may be a kind of those who belong.
fn is_kind(word: &str) -> bool {
    let other = LANGUAGE.is_of_time(word)
        || LANGUAGE.sifferord.kronor.contains(&word)
        || LANGUAGE.personord.begin(word)
        || LANGUAGE.slutna.ord.contains(word);
    word.chars().count() > SHORTEST && !other
}

fn is_lead_to_place(word: &str) -> bool {
    word == LANGUAGE.smaord.i || word == LANGUAGE.smaord.fran
}

/// The place in small letters that a word leads in: "i Västra Götaland".
fn place_after(read: &Read<'_, '_>, words: &Words, at: usize) -> Option<String> {
    is_lead_to_place(&words.get(at)?.1).then_some(())?;
    let capital = |(range, _): &&(Range<usize>, String)| read.text(range).starts_with(char::is_uppercase);
    let named: Vec<&str> = words[at + 1..].iter().take_while(capital).map(|(_, word)| word.as_str()).collect();
    (!named.is_empty()).then(|| named.join(" "))
}

/// The words between the marks around a number.
fn clause<'w>(read: &Read<'_, '_>, words: &'w Words, number: &Range<usize>) -> &'w Words {
    let Some(at) = words.iter().position(|(range, _)| range == number) else { return words };
    let parted = |at: usize| read.text(&(words[at - 1].0.end..words[at].0.start)).contains(MARKS);
    let start = (1..=at).rev().find(|at| parted(*at)).unwrap_or(0);
    let end = (at + 1..words.len()).find(|at| parted(*at)).unwrap_or(words.len());
    &words[start..end]
}
