//! How many of those who took part came to what is of one kind, or goes by one name: "Årsmötena svarar för 20 av periodens 49
//! deltaganden", "20 av 37 deltaganden gällde mässan", "Webbinarierna stod för hälften av deltagandena".

use super::{Counted, NEAR, Sentence, Slip};
use crate::place::Place;
use crate::review::figures::rows::NamedRow;
use crate::review::figures::share;
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

/// "av" stands at most so many words before the whole.
const BESIDE: usize = 3;

impl Sentence<'_> {
    /// The part that what is of a kind, or has a name, has of all who took part.
    pub(in crate::review::figures) fn attended_by_rows(
        &self,
        attended: Option<&Attended<'_>>,
        named: &[&NamedRow<'_>],
    ) -> Option<Slip> {
        let attended = attended?;
        let other = self.others || self.is_of_then() || self.speaks_of_some();
        if other || !attended.named(&self.words()).is_empty() {
            return None;
        }
        let year = self.time_told()?;
        let all = attended.sum(year, None)?.0;
        let (part, what, place) = self.sum_of_rows(attended, named, year)?;
        if let Some((reading, typed)) = self.readings.iter().find_map(|reading| Some((reading, share(reading)?))) {
            let exact =
                (rust_decimal::Decimal::from(part) * rust_decimal::Decimal::ONE_HUNDRED).checked_div(all.into())?;
            let wrong = self.is_of_all_attended(attended) && !self.is_share(reading, typed, exact);
            return (wrong && self.counts_and_ones().is_empty()).then(|| self.share_slip(reading.range.clone(), exact));
        }
        let number = self.part_counted(attended, all)?;
        let right = number.1 == part || self.may_be(&number.0, number.1, part);
        (!right).then(|| self.count_slip(&number, part, what, place))
    }

    /// What is denied, or told of a few of the rows, of others beside them, or on average.
    fn speaks_of_some(&self) -> bool {
        let text = self.small();
        self.has_any(&LANGUAGE.sifferord.inte_narvaro)
            || self.has_any(&LANGUAGE.medelvarde)
            || self.has_any(&LANGUAGE.flera_andra)
            || self.has_any(&LANGUAGE.del_av_tid)
            || self.has(&[LANGUAGE.smaord.an, LANGUAGE.smaord.flesta])
            || self.counts_others_in()
            || self.leaves_out()
            || self.lower.iter().any(|(_, word)| LANGUAGE.arstidsmanader.contains_key(word))
            || LANGUAGE.former.keys().any(|words| text.contains(words.as_str()))
    }

    /// "inräknat årsmötet", "tillsammans med regionen"; "tillsammans" alone, and a word for a sum right before its number, sum up.
    pub(super) fn counts_others_in(&self) -> bool {
        let sums = |at: usize| {
            let (start, next) =
                self.lower.get(at + 1).map_or((usize::MAX, ""), |(range, word)| (range.start, word.as_str()));
            let alone = self.lower[at].1 == LANGUAGE.smaord.tillsammans && next != LANGUAGE.smaord.med;
            let leads = self.readings.iter().any(|reading| reading.range.start == start);
            alone || LANGUAGE.summor.contains(&self.lower[at].1) && leads
        };
        (0..self.lower.len()).any(|at| LANGUAGE.medraknat.contains(&self.lower[at].1) && !sums(at))
    }

    /// How many took part in the rows of the kind that is named in the plural, or in all those that go by the name.
    fn sum_of_rows(
        &self,
        attended: &Attended<'_>,
        named: &[&NamedRow<'_>],
        year: Option<i32>,
    ) -> Option<(i64, String, Option<Place>)> {
        let words = self.words();
        if let [first, _, ..] = named {
            let alike = |row: &&NamedRow<'_>| row.base() == first.base() && std::ptr::eq(row.table(), attended.table());
            let sums: Option<Vec<i64>> = named.iter().map(|row| Some(attended.of_row(row.index(), None)?.0)).collect();
            let place = attended.of_row(first.index(), None)?.1;
            let whole = year.is_none() && named.iter().all(alike);
            return sums.filter(|_| whole).map(|sums| (sums.iter().sum(), first.base().to_owned(), Some(place)));
        }
        let kind = attended.several_of(&words).filter(|_| named.is_empty())?;
        // "ett av årsmötena".
        let some =
            words.windows(2).any(|pair| pair[0] == LANGUAGE.smaord.av && attended.several_of(&pair[1..]).is_some());
        Some(attended.sum_of(year, None, kind)).filter(|(sum, ..)| *sum > 0 && !some)
    }

    /// The number that counts the part: beside that of all, or alone before its noun.
    fn part_counted(&self, attended: &Attended<'_>, all: i64) -> Option<Counted> {
        let next = |number: &Counted| self.after(number.0.end).next();
        // "De fyra årsmötena": how many they are.
        let of_kind = |number: &Counted| next(number).is_some_and(|word| attended.several_of(&[word]).is_some());
        let counts = self.counts_and_ones().iter().cloned();
        let counts: Vec<Counted> =
            counts.filter(|number| !of_kind(number) || self.before(number.0.start) != LANGUAGE.smaord.de).collect();
        match counts.as_slice() {
            [number] => next(number).is_some_and(|word| attended.is_noun(word)).then(|| number.clone()),
            [one, other] => {
                let (part, whole) = if one.1 > other.1 { (other, one) } else { (one, other) };
                let noun =
                    self.follows_soon(whole.0.end, NEAR, |word| attended.is_noun(word) || attended.is_people(word));
                let before = self.words_in(&(self.range.start..whole.0.start));
                let of = before.iter().rev().take(BESIDE).any(|word| *word == LANGUAGE.smaord.av);
                let bare = next(part).is_none_or(|word| {
                    LANGUAGE.prepositioner.contains(word)
                        || word == LANGUAGE.smaord.av
                        || attended.is_person(word)
                        || attended.several_of(&[word]).is_some()
                });
                // "De 57 gällde mest mässan; 21 av dem gällde …": a clause of its own may speak of others.
                let between = self.text.get(one.0.end..other.0.start);
                let one_clause = between.is_some_and(|between| !between.contains([';', ':']));
                (whole.1 == all && noun && of && bare && one_clause).then(|| part.clone())
            }
            _ => None,
        }
    }

    /// "av deltagandena", "av samtliga deltaganden", "av periodens deltaganden"; "av de deltaganden som" are some.
    pub(in crate::review::figures) fn is_of_all_attended(&self, attended: &Attended<'_>) -> bool {
        let whole = |word: &str| {
            LANGUAGE.sifferord.av_alla.contains(word)
                || LANGUAGE.summor.contains(word)
                || word == LANGUAGE.smaord.periodens
        };
        (0..self.lower.len()).filter(|at| self.lower[*at].1 == LANGUAGE.smaord.av).any(|at| {
            let mut rest = self.lower[at + 1..].iter().map(|(_, word)| word.as_str()).skip_while(|word| whole(word));
            let people = |word: &str| attended.is_people(word) && LANGUAGE.is_definite_plural(word);
            rest.next().is_some_and(|word| attended.is_noun(word) || people(word))
                && rest.next() != Some(LANGUAGE.smaord.som)
        })
    }
}
