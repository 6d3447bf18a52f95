//! Which row or year had the most or the fewest of those who took part, whom most of them came from, and which part of all they were.

use rust_decimal::Decimal;

use super::pieces::Counted;
use super::rows::{NamedRow, NamedRows};
use super::{Sentence, Slip, count, share};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

/// Of so few a share is told in words: "två av tre".
const FEW: i64 = 10;

/// The unit stands at most so many words after "de flesta".
const NEAR: usize = 3;

impl Sentence<'_> {
    /// "Flest deltagare hade seminariet", "Minst deltagare hade årsmötet", "Lägst var deltagandet 2018": another row, or another year,
    /// had more, or fewer.
    pub(super) fn most_attended(
        &self,
        attended: Option<&Attended<'_>>,
        rows: &NamedRows<'_>,
        named: &[&NamedRow<'_>],
    ) -> Option<Slip> {
        let attended = attended?;
        let words = self.words();
        let counted = |word: &str| attended.is_noun(word) || attended.is_people(word) || attended.is_turnout(word);
        let most = words.iter().position(|word| LANGUAGE.sifferord.flest.contains(word));
        let speaks = words.iter().any(|word| counted(word) || word.starts_with(LANGUAGE.sifferord.besokt.as_str()));
        // "minst tre deltagare" is a bound; "minst deltagare" is none, and neither is "lägst var deltagandet".
        let least = || {
            let ends = |word: &&str| LANGUAGE.lagst.contains(word) || LANGUAGE.hogst.contains(word);
            let at = words.iter().position(ends)?;
            let next: Vec<&str> = words[at + 1..].iter().take(NEAR).copied().collect();
            let beside = next.first().is_some_and(|word| counted(word));
            let turnout = next.iter().any(|word| attended.is_turnout(word))
                || at > 0 && words[..at].iter().any(|word| attended.is_turnout(word));
            (beside || turnout).then_some(at)
        };
        let at = most.or_else(least)?;
        if !speaks || self.has_any(&LANGUAGE.sifferord.inte_flest) || attended.names_a_value(&words) {
            return None;
        }
        let fewest = LANGUAGE.lagst.contains(words[at]);
        let units = attended.named(&words);
        let unit = if units.len() > 1 { return None } else { units.first().copied() };
        let range = self.lower[at].0.clone();
        let told = |what: String, place| {
            (range.clone(), message!(codes::FIGURE_PRESENT, text = &self.text[range.clone()], vad = what), place)
        };
        if let Some(row) = NamedRows::one_of(named, self).filter(|_| rows.is_of(attended.table())) {
            return attended.beyond_row(row, unit, fewest).map(|(what, place)| told(what, Some(place)));
        }
        let year = self.year().filter(|_| !self.others && named.is_empty())?;
        attended.beyond_year(year, unit, fewest).map(|(what, place)| told(what, place))
    }

    /// "Vid seminariet kom de flesta från bolagen": more came from others.
    pub(super) fn mostly_from(&self, attended: Option<&Attended<'_>>, row: &NamedRow<'_>) -> Option<Slip> {
        let attended = attended.filter(|attended| std::ptr::eq(attended.table(), row.table()))?;
        let at = self
            .lower
            .windows(2)
            .position(|pair| pair[0].1 == LANGUAGE.smaord.de && pair[1].1 == LANGUAGE.smaord.flesta)?;
        let next: Vec<&str> = self.lower[at + 2..].iter().take(NEAR).map(|(_, word)| word.as_str()).collect();
        let units = attended.named(&next);
        let [unit] = units.as_slice() else { return None };
        let (what, place) = attended.more_of_row(row.index(), *unit)?;
        let range = self.lower[at].0.start..self.lower[at + 1].0.end;
        Some((range.clone(), message!(codes::FIGURE_PRESENT, text = &self.text[range], vad = what), Some(place)))
    }

    /// "Bolagen svarade för drygt hälften av deltagandena", "Hälften av deltagarna kom 2020".
    pub(super) fn share_of_unit(&self, attended: Option<&Attended<'_>>) -> Option<Slip> {
        let attended = attended.filter(|_| self.counts_and_ones().is_empty())?;
        let year = self.time_told().filter(|_| !attended.names_a_value(&self.words()))?;
        let of_all = self.is_of_all_attended(attended);
        let exact = self.part_of_all(attended, year).filter(|_| of_all && !self.has(&[LANGUAGE.smaord.inte]))?;
        if let Some((reading, typed)) = self.readings.iter().find_map(|reading| Some((reading, share(reading)?))) {
            return (!self.is_share(reading, typed, exact)).then(|| self.share_slip(reading.range.clone(), exact));
        }
        self.fraction_word(exact)
    }

    /// How many of a hundred the unit that a sentence names had, or else the year that it ends with: "kom 2020". The deltagare of a year
    /// may be anything else.
    fn part_of_all(&self, attended: &Attended<'_>, year: Option<i32>) -> Option<Decimal> {
        let units = attended.named(&self.words());
        let dated = self.readings.last().is_some_and(|last| {
            let before = self.before(last.range.start);
            super::is_year(last)
                && self.after(last.range.end).next().is_none()
                && !attended.is_people(before)
                && !attended.is_noun(before)
        });
        let year = year.filter(|_| dated || units.len() == 1);
        let (part, whole) = match (units.as_slice(), year) {
            ([unit], _) => (attended.sum(year, Some(*unit))?.0, attended.sum(year, None)?.0),
            ([], Some(_)) => (attended.sum(year, None)?.0, attended.sum(None, None)?.0),
            _ => return None,
        };
        (Decimal::from(part) * Decimal::ONE_HUNDRED).checked_div(whole.into())
    }

    /// "Två av tre deltaganden gjordes 2023", "Nästan nio av tio deltagare kom från förvaltningarna": a share in small numbers.
    pub(super) fn share_in_words(&self, attended: Option<&Attended<'_>>) -> Option<Slip> {
        let attended = attended?;
        let counts: Vec<Counted> =
            self.readings.iter().filter_map(|reading| Some((reading.range.clone(), count(reading)?))).collect();
        let pair =
            counts.windows(2).find(|pair| self.text[pair[0].0.end..pair[1].0.start].trim() == LANGUAGE.smaord.av)?;
        let (part, whole) = (&pair[0], &pair[1]);
        let noun = self.after(whole.0.end).next()?;
        let counted = attended.is_noun(noun) || attended.is_people(noun);
        // "av tre deltagare" of a meeting with so few is a count.
        let words = self.words();
        if !counted
            || LANGUAGE.is_definite_plural(noun)
            || part.1 > whole.1
            || whole.1 > FEW
            || attended.names_a_value(&words)
        {
            return None;
        }
        let exact = self.part_of_all(attended, self.time_told()?)?;
        let typed = (Decimal::from(part.1) * Decimal::ONE_HUNDRED).checked_div(whole.1.into())?;
        let slack =
            Decimal::from(60).checked_div(whole.1.into())? + Decimal::from(if self.has_about() { 5 } else { 0 });
        ((exact - typed).abs() > slack).then(|| self.share_slip(part.0.start..whole.0.end, exact))
    }

    /// "Tillsammans har de förtroendevalda deltagit fem gånger": neither so often nor on so many occasions.
    pub(super) fn times_of_unit(&self, attended: Option<&Attended<'_>>) -> Option<Slip> {
        let attended = attended?;
        let units = attended.named(&self.words());
        let [unit] = units.as_slice() else { return None };
        let said = self.has_any(&LANGUAGE.har_deltagit) && self.has_any(&LANGUAGE.summor) && self.years().is_empty();
        let counts: Vec<Counted> =
            self.readings.iter().filter_map(|reading| Some((reading.range.clone(), count(reading)?))).collect();
        let [number] = counts.as_slice() else { return None };
        let times = self.follows_soon(number.0.end, 1, |word| word == LANGUAGE.smaord.ganger);
        let (known, what, place) = attended.sum(None, Some(*unit)).filter(|_| said && times)?;
        let right = number.1 == known || number.1 == attended.rows_of(*unit) || self.may_be(&number.0, number.1, known);
        (!right).then(|| self.count_slip(number, known, what, place))
    }
}
