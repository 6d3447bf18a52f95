//! How many the municipality may send to what the sheet of seats is about, in words that have no seats: "Vid mässan får staden företrädas
//! av fyra personer", "På mässan får vi ha med fem", "Stadens mandat vid mässan är fem till antalet".

use super::pieces::Counted;
use super::seats::Seated;
use super::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Seats;

/// A number so many times the seats is one of all who come.
const SIZE: i64 = 3;

impl Sentence<'_> {
    /// The number of those who may come, where it is not that of all the seats.
    pub(super) fn seats_permitted(&self, seated: Option<&Seated<'_>>) -> Option<Slip> {
        let seated = seated?;
        let number = self.counts_and_ones().first().filter(|number| self.is_of_seats(number))?;
        let open = self.has_any(&LANGUAGE.oppet_antal)
            || LANGUAGE.ungefar.contains_key(self.before(number.0.start))
            || !self.years().is_empty()
            || self.is_of_each_town()
            || self.names_another_place()
            || self.has_any(&LANGUAGE.forra);
        if open || !seated.is_forum(self) {
            return None;
        }
        let told = &self.text[self.range.start..self.piece(number.0.start).end];
        let (all, what, place) = seated.seats.all();
        let parts = seated.seats.of_part(told).is_some() || seated.seats.names_one(told);
        let wrong = number.1 != all && number.1 <= all * SIZE && !parts;
        wrong.then(|| self.count_slip(number, all, what, place))
    }

    /// Whether a number is of people whom the municipality may send, or of seats that it has or that are spoken of as known.
    fn is_of_seats(&self, number: &Counted) -> bool {
        let small = &LANGUAGE.smaord;
        let after: Vec<&str> = self.after(number.0.end).take(2).collect();
        let to_number = LANGUAGE.sifferord.till_antalet.each_ref().map(String::as_str);
        let (numbered, seats) = (after == to_number, after.first().is_some_and(|word| Seats::speaks(&[word])));
        let people = after.first().is_some_and(|word| {
            LANGUAGE.personord.begin(word)
                || LANGUAGE.sifferord.deltagare.begin(word)
                || LANGUAGE.foretradare.begin(word)
        });
        let ours = self.lower.iter().any(|(_, word)| {
            LANGUAGE.kommunen.contains(word)
                || LANGUAGE.sifferord.vi.contains(word)
                || self.home.iter().any(|home| home == word.trim_end_matches('s'))
        });
        // "De åtta platserna på mässan är för få".
        let known = seats
            && self.before(number.0.start) == small.de
            && after.first().is_some_and(|word| LANGUAGE.is_definite_plural(word));
        let permitted = self.has_any(&LANGUAGE.harledning.far_vara_med) && (people || seats);
        // "två av fem", but "får företrädas av fem".
        let of = self.before(number.0.start) == small.av && !self.is_by_agent(number);
        known || (ours && !of && (permitted || (numbered && self.speaks_of_seats())))
    }

    /// Whether the word before "av" and a number is a passive verb.
    fn is_by_agent(&self, number: &Counted) -> bool {
        let mut before = self.lower.iter().rev().filter(|(range, _)| range.end <= number.0.start);
        before.nth(1).is_some_and(|(_, verb)| verb.ends_with("as"))
    }

    fn speaks_of_seats(&self) -> bool {
        Seats::speaks(&self.words()) || self.lower.iter().any(|(_, word)| LANGUAGE.harledning.mandat.contains(word))
    }
}
