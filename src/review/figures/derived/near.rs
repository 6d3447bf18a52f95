//! Days and months on which the case has nothing, and which are those of a row that the sentence names but for one part: the 25th for the
//! 15th, May for June, 2021 for 2020.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::Derived;
use super::books::{Book, Mark};
use crate::codes;
use crate::message::message;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::words::root;

/// Words of a name that are held against a sentence have so many letters.
const TELLING: usize = 5;

/// Two of the three parts of a day are the same.
fn is_near(one: NaiveDate, other: NaiveDate) -> bool {
    let same = [one.year() == other.year(), one.month() == other.month(), one.day() == other.day()];
    same.into_iter().filter(|same| *same).count() == 2
}

impl Sentence<'_> {
    /// "Redan den 25 mars 2017 var staden med på seminariet Dans för pojkar": the sheet has it on the 15th.
    pub(super) fn day_near_row(&self, derived: &Derived<'_>, range: &Range<usize>, typed: NaiveDate) -> Option<Slip> {
        // "Två dagar efter mötet, den 4 december": another thing was then.
        let counts = |word: &str| word == LANGUAGE.smaord.efter || LANGUAGE.fore.contains(word);
        if self.words_in(&(self.range.start..range.start)).into_iter().any(counts) {
            return None;
        }
        let mut near = derived.books.iter().flat_map(move |book| {
            let days = book.days(book.rows()).into_iter().filter(move |(_, day)| is_near(*day, typed));
            days.filter(move |(row, _)| self.tells_of_row(book, *row)).map(move |(row, day)| (book, row, day))
        });
        let ((book, row, day), None) = (near.next()?, near.next()) else { return None };
        let (name, datum) = (book.spec.blad.as_str(), day.to_string());
        let problem = message!(codes::FIGURE_DATE, namn = name, datum = datum, text = &self.text[range.clone()]);
        Some((range.clone(), problem, book.place_of_day(row)))
    }

    /// Whether the sentence is about a row: by its name, by its theme and a verb for what a meeting is about, or by its kind and a verb for
    /// what took place.
    fn tells_of_row(&self, book: &Book<'_>, row: usize) -> bool {
        if book.is_of_reports() {
            let told = self.lower.iter().any(|(_, word)| LANGUAGE.rapporterat.begin(word));
            return told && book.marks_of(row).any(|mark| self.names(mark));
        }
        let happened = self.has_any(&LANGUAGE.agde_rum);
        // "diskuterades", not "var ett ämne som nämnden återkom till".
        let treated = |(_, word): &(Range<usize>, String)| LANGUAGE.amnesord.contains(word) && word.ends_with('s');
        let about = happened || self.lower.iter().any(treated);
        book.marks_of(row).any(|mark| match (mark.listed, book.is_name(mark)) {
            (true, _) => happened && self.lower.iter().any(|(_, word)| mark.is_kind(word)) && book.is_of_kinds(mark),
            (false, true) => {
                mark.is_written(self.small()) || about && self.names(mark) || happened && self.ends_name(mark)
            }
            (false, false) => about && self.names(mark),
        })
    }

    /// Whether all longer words of a value are in the sentence.
    fn names(&self, mark: &Mark) -> bool {
        let mut roots = mark.value.split(|c: char| !c.is_alphanumeric()).filter(|word| is_telling(word)).peekable();
        let said = |value: &str| {
            let lower = value.to_lowercase();
            self.lower.iter().any(|(_, word)| word.starts_with(root(&lower)))
        };
        roots.peek().is_some() && roots.all(said)
    }

    /// "stämman" for "Arkivstämman 2019": a word for it is the end of its name.
    fn ends_name(&self, mark: &Mark) -> bool {
        let lower = mark.value.to_lowercase();
        let mut values = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| is_telling(word));
        let (Some(name), None) = (values.next(), values.next()) else { return false };
        self.lower.iter().any(|(_, word)| is_telling(word) && name.ends_with(word.as_str()))
    }
}

/// Whether a word of a name is long enough, and no number.
fn is_telling(word: &str) -> bool {
    word.chars().count() > TELLING && !word.starts_with(|c: char| c.is_ascii_digit())
}
