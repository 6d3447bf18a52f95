//! All seats of the municipality, and those of one unit, where a sentence says more of them after a comma: "Staden har fyra platser vid
//! mässan, en för varje enhet", "Kontoret har en plats på mässan".

use std::ops::Range;

use super::pieces::Counted;
use super::seats::Seated;
use super::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Seats;

/// Marks that end a clause.
const MARKS: [char; 6] = [',', ';', ':', '(', ')', '–'];

/// A number so many times the seats is one of something else: of places in schools.
const SIZE: i64 = 3;

/// Words so near before a number say that it is of another time.
const NEAR: usize = 3;

impl Sentence<'_> {
    /// The first number of seats of a sentence that names what they are at, with whoever has them in its clause.
    pub(super) fn seats_of_clause(&self, seated: Option<&Seated<'_>>) -> Option<Slip> {
        let seated = seated?;
        let is_seat = |word: &str| Seats::speaks(&[word]) && !LANGUAGE.is_definite_plural(word);
        let beside = |number: &Counted| self.after(number.0.end).next().is_some_and(is_seat);
        if let Some(slip) = self.more_seats_than_all(seated) {
            return Some(slip);
        }
        let number = self.counts_and_ones().iter().cloned().chain(self.one_seat()).find(beside)?;
        let clause = self.clause(number.0.start);
        let words = self.words_in(&clause);
        let before = self.words_in(&(clause.start..number.0.start));
        let near = &before[before.len().saturating_sub(NEAR)..];
        let other = |word: &&str| {
            LANGUAGE.oppet_antal.contains(word)
                || LANGUAGE.nekande.contains(word)
                || LANGUAGE.flera_andra.contains(word)
                || LANGUAGE.forra.contains(word)
                || LANGUAGE.var_och_en.contains(word)
        };
        // "har ansökt om sex platser", "betalar för sex platser".
        let led =
            before.last().is_some_and(|word| LANGUAGE.prepositioner.contains(word) && *word != LANGUAGE.smaord.med);
        if led
            || !self.years().is_empty()
            || words.iter().any(other)
            || near.iter().any(|word| LANGUAGE.inte_nu.contains(word) || LANGUAGE.ungefar.contains_key(word))
        {
            return None;
        }
        let whose = self.is_owned_by_town(&seated.seats, &number, &before);
        let parts = seated.seats.of_part(&self.text[clause.clone()]).is_some()
            || seated.seats.names_one(&self.text[clause.clone()]);
        if whose || !parts && (seated.is_forum(self) && self.town_has(&words)) {
            let (all, what, place) = seated.seats.all();
            return (number.1 != all).then(|| self.count_slip(&number, all, what, place));
        }
        // "Kontoret har en plats på mässan": "en" has no numeral of its own, so nothing else holds it against the sheet.
        let alone = self.readings.iter().all(|reading| !clause.contains(&reading.range.start));
        let has = before.last().is_some_and(|word| LANGUAGE.far_platser.contains(word));
        let (known, what, place) =
            seated.seats.of_unit(&self.text[clause.clone()]).filter(|_| alone && has && seated.is_forum(self))?;
        (number.1 != known).then(|| self.count_slip(&number, known, what, place))
    }

    /// "De åtta platserna på mässan är för få": more than all of them, which no part can be.
    fn more_seats_than_all(&self, seated: &Seated<'_>) -> Option<Slip> {
        let them = |number: &&Counted| {
            let noun = self.after(number.0.end).next();
            LANGUAGE.sifferord.de_dem.contains(self.before(number.0.start))
                && noun.is_some_and(|word| Seats::speaks(&[word]) && LANGUAGE.is_definite_plural(word))
        };
        let number = self.counts_and_ones().iter().find(them)?;
        let (all, what, place) = seated.seats.all();
        let other =
            self.has_any(&LANGUAGE.forra) || self.has_any(&LANGUAGE.var_och_en) || self.has_any(&LANGUAGE.nekande);
        let more = number.1 > all && number.1 <= all * SIZE;
        (more && !other && self.years().is_empty() && seated.is_forum(self))
            .then(|| self.count_slip(number, all, what, place))
    }

    /// "har en plats": one of them.
    fn one_seat(&self) -> Option<Counted> {
        let found = self.lower.windows(3).find(|three| {
            LANGUAGE.far_platser.contains(&three[0].1)
                && LANGUAGE.sifferord.ett.contains(&three[1].1)
                && Seats::speaks(&[three[2].1.as_str()])
        });
        found.map(|three| (three[1].0.clone(), 1))
    }

    /// The clause around a byte, from mark to mark.
    fn clause(&self, at: usize) -> Range<usize> {
        let before = &self.text[self.range.start..at];
        let start = at - before.rsplit(MARKS).next().unwrap_or(before).len();
        let end = self.text[at..self.range.end].find(MARKS).map_or(self.range.end, |mark| at + mark);
        start..end
    }

    /// "stadens fem platser", where they are not said to be somewhere else.
    fn is_owned_by_town(&self, seats: &Seats<'_>, number: &Counted, before: &[&str]) -> bool {
        let (all, ..) = seats.all();
        let town = before.last().is_some_and(|word| LANGUAGE.kommunen.contains(word) && word.ends_with('s'));
        let next = self.after(number.0.end).nth(1);
        town && number.1 <= all * SIZE && !next.is_some_and(|word| LANGUAGE.prepositioner.contains(word))
    }

    /// Whether the municipality, or those who stand for it, have so many by the verb of a clause.
    fn town_has(&self, words: &[&str]) -> bool {
        let home = |word: &str| self.home.iter().any(|home| home == word);
        let town = words.iter().enumerate().any(|(at, word)| {
            let genitive = word.ends_with('s') && LANGUAGE.kommunen.contains(word);
            let group = || words.get(at + 1).is_some_and(|next| LANGUAGE.foretradare.begin(next));
            if genitive { group() } else { LANGUAGE.kommunen.contains(word) || home(word) }
        });
        town && words.iter().any(|word| LANGUAGE.far_platser.contains(word) || LANGUAGE.rymmer.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use crate::review::testing::Changed;

    /// The base case has two seats at "Trygghetsdagen".
    #[test]
    fn seats_of_the_municipality_are_told_whatever_follows_them() {
        let told = |text: &str| {
            let to = format!("forslag = \"Förslaget framgår av {{{{ bilaga.anvisning }}}}. {text}\"");
            let from = "forslag = \"Förslaget framgår av {{ bilaga.anvisning }}.\"";
            let changed = [("arende.toml", from, to.as_str())];
            Changed { texts: &changed, ..Changed::default() }.messages("G28")
        };
        for wrong in [
            "Fem platser har staden på Trygghetsdagen, de flesta för nya i yrket.",
            "Staden disponerar fyra platser vid Trygghetsdagen, en av dem för en chef.",
            "Stadens representation vid Trygghetsdagen omfattar sju platser, varav några är nya.",
            "Vid Trygghetsdagen, som hålls om hösten, har staden tre platser.",
            "Av stadens fem platser är några nya.",
        ] {
            assert_eq!(told(wrong).len(), 1, "{wrong}");
        }
        for right in [
            "Två platser har staden på Trygghetsdagen, en av dem för en chef.",
            "Staden har ansökt om sex platser på Trygghetsdagen, men fått färre.",
            "Staden hade tidigare fyra platser på Trygghetsdagen, en för varje stadsdel.",
            "Staden har fyra platser i nätverkets styrelse, en för varje område.",
            "Malmö har fyra platser på Trygghetsdagen, en för varje nämnd.",
            "På Trygghetsdagen har varje medlem fyra platser, oavsett storlek.",
            "Staden borde ha fyra platser på Trygghetsdagen, inte två.",
            "Av stadens 40 platser på äldreboendet är tio tomma.",
            "År 2016 hade staden fem platser på Trygghetsdagen, fler än i dag.",
            // A dash is of several bytes.
            "Staden har – på Trygghetsdagen – två platser – en för var och en – i år.",
        ] {
            assert_eq!(told(right), Vec::<String>::new(), "{right}");
        }
    }
}
