//! How many belong in all, where a sentence says so in passing: "Av rådets 74 anslutna", "är med sina 43 städer det största", "en av 23
//! städer i rådet". What tells it in so many words, "Rådet har 47 anslutna", is learnt first, wherever it stands.

use std::cell::OnceCell;
use std::ops::Range;

use super::asides::is_own_organisation;
use super::{Told, is_member, is_narrowed, is_of_another_time, kind_of, opens_with_those, tells_of_own};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::place::Place;
use crate::review::language_data::LANGUAGE;
use crate::review::told::{Read, Words, without_genitive};

/// What an organisation has stands at most so many words after the verb, and its name so many after "i".
const NEAR: usize = 3;

/// The numbers of all that the case tells, and every number of a kind with where it stands.
#[derive(Default)]
pub(in crate::review::told) struct Totals {
    all: Vec<Told>,
    kinds: Vec<(String, Told)>,
    /// Those of them that a sentence about who belongs has.
    own: Vec<(String, Told)>,
}

impl Totals {
    /// Remembers what a passage tells of all, and of each kind.
    pub(in crate::review::told) fn learn(&mut self, read: &Read<'_, '_>) {
        if read.readings.is_empty() {
            return;
        }
        let told = |number: i64, range: &Range<usize>| Told {
            number,
            text: read.text(range).to_owned(),
            place: read.passage.place(range),
        };
        for words in read.sentences() {
            let own = OnceCell::new();
            for at in 0..words.len() {
                let kind = || words[at + 1..].iter().take(2).find_map(|(_, word)| kind_of(word));
                if let Some((number, kind)) = read.count(words, at).and_then(|number| Some((number, kind()?))) {
                    if !is_some(read, words, at) && *own.get_or_init(|| tells_of_own(read, words)) {
                        self.own.push((kind.clone(), told(number, &words[at].0)));
                    }
                    self.kinds.push((kind, told(number, &words[at].0)));
                }
            }
            if let Some((number, range)) = plain(read, words).or_else(|| nations(read, words)) {
                self.all.push(told(number, &range));
            }
        }
    }

    /// Holds a passage against them.
    pub(in crate::review::told) fn check(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        if self.all.is_empty() && self.kinds.is_empty() || read.readings.is_empty() {
            return;
        }
        for words in read.sentences() {
            for at in 0..words.len() {
                if let Some((range, kind, number)) = self.in_passing(read, words, at) {
                    self.number(read, words, (range, kind.as_deref(), number), findings);
                }
            }
        }
    }

    fn number(
        &self,
        read: &Read<'_, '_>,
        words: &Words,
        (range, kind, number): (Range<usize>, Option<&str>, i64),
        findings: &mut Diagnostics,
    ) {
        // The number itself, which may have been learnt, tells nothing of itself.
        let place = read.passage.place(&range);
        let mut elsewhere = elsewhere(&self.kinds, read, kind, &range);
        // Where no number of all is told, that of the kind is.
        let known = self.all.first().or_else(|| self.of_kind(read, kind, &range));
        let right = self.all.iter().any(|told| told.number == number) || elsewhere.any(|told| told.number == number);
        let Some(known) = known.filter(|_| !right && !is_of_another_time(read, words)) else { return };
        // One contradiction is told once, whichever side of it stands first.
        let begins = |place: &Place| match place {
            Place::Text(text) => Some((text.file.clone(), text.line, text.column)),
            _ => None,
        };
        let start = place.as_ref().and_then(begins);
        if findings.iter().flat_map(|finding| &finding.places).any(|place| begins(place) == start) {
            return;
        }
        let problem = message!(codes::COUNT_DIFFERS, text = read.text(&range), annat = known.text);
        read.warn(problem, &range, known.place.clone(), findings);
    }

    /// The one number that sentences about who belongs have of a kind.
    fn of_kind(&self, read: &Read<'_, '_>, kind: Option<&str>, range: &Range<usize>) -> Option<&Told> {
        let mut own = elsewhere(&self.own, read, kind, range);
        let first = own.next()?;
        own.all(|told| told.number == first.number).then_some(first)
    }

    /// A number that a sentence tells of all in passing, with what it counts.
    fn in_passing(&self, read: &Read<'_, '_>, words: &Words, at: usize) -> Option<(Range<usize>, Option<String>, i64)> {
        let number = read.count(words, at)?;
        let range = words[at].0.clone();
        let own = |index: Option<usize>| index.is_some_and(|index| is_of_own(read, words, index));
        let word = |at: usize| words.get(at).map_or("", |(_, word)| word.as_str());
        // "Rådets städer är fjorton".
        if at > 2 && LANGUAGE.ar.contains(word(at - 1)) && own(at.checked_sub(3)) && ends(word(at + 1)) {
            return kind_of(word(at - 2)).map(|kind| (range, Some(kind), number));
        }
        let (noun, noun_word) = words.get(at + 1)?;
        let (kind, member) = (kind_of(noun_word), is_member(noun_word));
        let before = at.checked_sub(1);
        if kind.is_none() && !member || is_narrowed(read, words, noun) {
            return None;
        }
        let of_all = is_one_of(read, words, at) || is_with_own(read, words, at);
        let next = word(at + 2);
        let lists = [&LANGUAGE.ortsprepositioner, &LANGUAGE.bindeord, &LANGUAGE.utanfor];
        let some = lists.iter().any(|list| list.contains(next)) || word(at.saturating_sub(1)) == LANGUAGE.smaord.och;
        let seen = || self.of_kind(read, kind.as_deref(), &range).is_some();
        let gathered = before.is_some_and(|verb| is_gathered(read, words, verb));
        let whole = own(before) && (member || seen()) || gathered || has_its(read, words, at);
        (of_all || whole && !some).then(|| (range, kind.filter(|_| !member), number))
    }
}

/// "De tre städerna betalar", "Tre städer i länet är anslutna": those of whom another sentence tells, or of a place.
fn is_some(read: &Read<'_, '_>, words: &Words, at: usize) -> bool {
    let after = words.get(at + 2..).unwrap_or_default();
    let within = after.first().is_some_and(|(_, word)| LANGUAGE.ortsprepositioner.contains(word));
    let ours = || is_in_own(read, words, at + 2) || read.count(words, at + 3).is_some();
    opens_with_those(words, &words[at].0) || within && !ours()
}

/// What other sentences have of a kind.
fn elsewhere<'t>(
    told: &'t [(String, Told)],
    read: &Read<'_, '_>,
    kind: Option<&str>,
    range: &Range<usize>,
) -> impl Iterator<Item = &'t Told> {
    let place = read.passage.place(range);
    let of_kind = told.iter().filter(move |(other, _)| kind == Some(other.as_str()));
    of_kind.map(|(_, told)| told).filter(move |told| told.place != place)
}

/// "Rådet har 47 anslutna", "Det har 34 anslutna: elva danska, …": how many, and where that stands.
fn plain(read: &Read<'_, '_>, words: &Words) -> Option<(i64, Range<usize>)> {
    let (first, verb) = (words.first()?, words.iter().position(|(_, word)| LANGUAGE.verb_fore_tal.contains(word))?);
    let pronoun = LANGUAGE.sifferord.den_det.contains(&first.1) && verb == 1;
    let own = pronoun || words[..verb].iter().all(|word| is_own_organisation(read, word));
    let at = verb + 1;
    let (number, noun) = (read.count(words, at)?, words.get(at + 1)?);
    // "tolv anslutna i Skåne": some of them; "57 anslutna i 16 länder" are all.
    let lists = [&LANGUAGE.ortsprepositioner, &LANGUAGE.bindeord, &LANGUAGE.utanfor];
    let led = words.get(at + 2).is_some_and(|(_, next)| lists.iter().any(|list| list.contains(next)));
    let own = own && (!led || read.count(words, at + 3).is_some());
    let all = own && is_member(&noun.1) && !is_narrowed(read, words, &noun.0) && !is_of_another_time(read, words);
    all.then(|| (number, words[at].0.start..noun.0.end))
}

/// "De anslutna är 23 svenska och fyra norska städer": the numbers of a sentence that tells nothing else, together.
fn nations(read: &Read<'_, '_>, words: &Words) -> Option<(i64, Range<usize>)> {
    let opens = is_member(&words.first()?.1) && LANGUAGE.ar.contains(&words.get(1)?.1);
    let counts: Vec<usize> = (2..words.len()).filter(|at| read.count(words, *at).is_some()).collect();
    let nation = |at: &usize| words.get(at + 1).is_some_and(|(_, word)| LANGUAGE.nationer.contains(word));
    if !opens || counts.len() < 2 || !counts.iter().all(nation) || is_of_another_time(read, words) {
        return None;
    }
    let some =
        |(_, word): &(Range<usize>, String)| LANGUAGE.sifferord.varav.contains(word) || *word == LANGUAGE.smaord.av;
    let (start, last) = (words[counts[0]].0.start, words.last()?);
    let number = counts.iter().filter_map(|at| read.count(words, *at)).sum();
    (!words.iter().any(some)).then_some((number, start..last.0.end))
}

/// "rådets 74 anslutna": whether a word is the organisation's genitive.
fn is_of_own(read: &Read<'_, '_>, words: &Words, at: usize) -> bool {
    let word = &words[at].1;
    word.ends_with('s') && read.review.subjects.is_organisation(without_genitive(word))
}

/// "Rådet, som samlar 46 städer, …".
fn is_gathered(read: &Read<'_, '_>, words: &Words, verb: usize) -> bool {
    let Some(that) = verb.checked_sub(1).filter(|_| LANGUAGE.samlar.contains(&words[verb].1)) else { return false };
    let aside = words[that].1 == LANGUAGE.smaord.som;
    let subject = if aside { that.checked_sub(1) } else { Some(that) };
    subject.is_some_and(|at| is_own_organisation(read, &words[at]))
}

/// "Rådet är med sina 43 städer det största": the organisation stands before it.
fn has_its(read: &Read<'_, '_>, words: &Words, at: usize) -> bool {
    let Some(with) = at.checked_sub(2).filter(|_| LANGUAGE.sifferord.sin.contains(&words[at - 1].1)) else {
        return false;
    };
    let before = with.checked_sub(1).map(|at| words[at].1.as_str());
    let is = before.is_none_or(|verb| LANGUAGE.ar.contains(verb));
    let named = || words.iter().any(|word| is_own_organisation(read, word));
    words[with].1 == LANGUAGE.smaord.med && is && named()
}

/// "en av 23 städer i rådet".
fn is_one_of(read: &Read<'_, '_>, words: &Words, at: usize) -> bool {
    let one = at.checked_sub(2).is_some_and(|one| LANGUAGE.sifferord.ett.contains(&words[one].1));
    let whole = !words.iter().any(|(_, word)| LANGUAGE.borttaget_ur.contains(word));
    one && words[at - 1].1 == LANGUAGE.smaord.av && whole && is_in_own(read, words, at + 2)
}

/// "åtta städer i dag är med i rådet": what is so now is said of all.
fn is_with_own(read: &Read<'_, '_>, words: &Words, at: usize) -> bool {
    let rest = &words[(at + 2).min(words.len())..];
    let Some(with) = rest.iter().take(NEAR + NEAR).position(|(_, word)| *word == LANGUAGE.smaord.med) else {
        return false;
    };
    let small = |word: &str| {
        LANGUAGE.ar.contains(word) || LANGUAGE.numera.contains(word) || LANGUAGE.ortsprepositioner.contains(word)
    };
    let now = rest[..with].iter().any(|(_, word)| LANGUAGE.numera.contains(word));
    now && rest[..with].iter().all(|(_, word)| small(word)) && is_in_own(read, words, at + 2 + with + 1)
}

/// "i rådet", "inom Städer vid vatten".
fn is_in_own(read: &Read<'_, '_>, words: &Words, at: usize) -> bool {
    let inside = words.get(at).is_some_and(|(_, word)| LANGUAGE.ortsprepositioner.contains(word));
    inside && words[at + 1..].iter().take(NEAR).any(|word| is_own_organisation(read, word))
}

/// Whether a number is the last word of what it is told of.
fn ends(next: &str) -> bool {
    next.is_empty() || LANGUAGE.bindeord.contains(next)
}
