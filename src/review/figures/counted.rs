//! How many rows a sheet has of a kind, where the noun stands before the number, where two numbers are a part and its whole, and where a
//! part is told as a share.

use rust_decimal::Decimal;

use super::pieces::Counted;
use super::{Sentence, Slip, share};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::tables::{Countable, Noun};

/// The noun of a whole stands at most so many words after its number.
const NEAR: usize = 2;

impl Sentence<'_> {
    /// Everything about numbers of rows that stands in such an order.
    pub(super) fn rows_counted(&self, tables: &[Countable<'_>]) -> Vec<Slip> {
        let mut slips: Vec<Slip> = tables.iter().filter_map(|table| self.only_one(table)).collect();
        slips.extend(tables.iter().find_map(|table| self.most_rows(table)));
        slips.extend(tables.iter().find_map(|table| self.no_more_than_one(table)));
        if self.has_any(&LANGUAGE.annat_antal) {
            return slips;
        }
        for table in tables {
            let Some(year) = self.time_told() else { continue };
            let counts = self.counts_and_ones();
            match counts {
                [part, whole] => slips.extend(self.part_and_whole(table, year, part, whole)),
                [part, whole, others @ ..] if self.is_part_and_whole(table, part, whole) => {
                    // "tre av de sju, två av dem 2020": the year is of some of the three.
                    let some = others
                        .iter()
                        .any(|number| self.after(number.0.end).take(2).eq([LANGUAGE.smaord.av, LANGUAGE.smaord.dem]));
                    let year = year.filter(|_| !some);
                    slips.extend(self.part_and_whole(table, year, part, whole));
                    slips.extend(others.iter().filter_map(|number| self.other_part(table, year, number)));
                }
                [] => slips.extend(self.share_of_rows(table, year)),
                [whole] if self.is_whole_of_rows(table, year, whole) => slips.extend(self.share_of_rows(table, year)),
                _ => {}
            }
            slips.extend(counts.iter().filter_map(|number| self.after_noun(table, year, number)));
        }
        slips
    }

    /// "Tre fjärdedelar av de fem aktiviteterna": the number is that of all rows.
    fn is_whole_of_rows(&self, table: &Countable<'_>, year: Option<i32>, whole: &Counted) -> bool {
        let of = self.before(whole.0.start) == LANGUAGE.smaord.de && self.follows_of(whole);
        of && table.count(year, &Noun::Row, &[]).is_some_and(|(all, ..)| all == whole.1)
    }

    /// Whether the first two numbers of more are a part and its whole, with no noun of its own after the part.
    fn is_part_and_whole(&self, table: &Countable<'_>, first: &Counted, second: &Counted) -> bool {
        let is_row = |number: &Counted| {
            self.follows_soon(number.0.end, NEAR, |word| matches!(table.meant(word), Some(Noun::Row)))
        };
        let between = self.words_in(&(first.0.end..second.0.start));
        is_row(second) && !is_row(first) && between.first() == Some(&LANGUAGE.smaord.av) && between.len() <= NEAR
    }

    /// "Tre av de åtta mötena var digitala och fyra hölls på plats": a number with a verb right after it goes on with the rows.
    fn other_part(&self, table: &Countable<'_>, year: Option<i32>, number: &Counted) -> Option<Slip> {
        let next = self.after(number.0.end).next()?;
        let goes_on = LANGUAGE.agde_rum.contains(next) || LANGUAGE.ar.contains(next);
        let piece = self.piece(number.0.start);
        let text = self.text[piece.clone()].to_lowercase();
        let mut words = self.words_in(&piece);
        let forms = LANGUAGE.former.iter().filter(|(phrase, _)| text.contains(phrase.as_str()));
        let formed: Vec<&str> = forms.map(|(_, form)| form.as_str()).collect();
        words.extend(&formed);
        if !goes_on || self.is_rounded(number) || piece.end < self.range.end.saturating_sub(1) && formed.is_empty() {
            return None;
        }
        let (known, what, place) = table.count(year, &Noun::Row, &words).filter(|(_, what, _)| what.contains(", "))?;
        // What was held in both ways was held on the spot as well.
        let mixed = if formed.is_empty() { 0 } else { table.mixed(year) };
        let right = (known..=known + mixed).contains(&number.1);
        (!right).then(|| self.count_slip(number, known, what, place))
    }

    /// "Tre av de fem mötena var digitala", "Av fem möten hölls tre digitalt".
    fn part_and_whole(&self, table: &Countable<'_>, year: Option<i32>, first: &Counted, second: &Counted) -> Vec<Slip> {
        let is_row = |number: &Counted| {
            self.follows_soon(number.0.end, NEAR, |word| matches!(table.meant(word), Some(Noun::Row)))
        };
        let opens = self.before(first.0.start) == LANGUAGE.smaord.av || self.follows_of(first);
        let (part, whole) = match (is_row(first), is_row(second)) {
            (true, false) if opens => (second, first),
            (false, true) if self.words_in(&(first.0.end..second.0.start)).contains(&LANGUAGE.smaord.av) => {
                (first, second)
            }
            _ => return Vec::new(),
        };
        // "sju av 26 möten", where the case has seven: of all that there were.
        let of_more = table.count(None, &Noun::Row, &[]).is_some_and(|(all, ..)| all == part.1 && whole.1 > all);
        if of_more
            || self.is_owned_by_others(whole)
            || table.count(None, &Noun::Row, &[]).is_none_or(|(all, ..)| all == 0)
        {
            return Vec::new();
        }
        let narrow = self.narrowing(table, whole);
        let filters = |what: &str| what.matches(", ").count();
        let of_narrow = |year| table.count(year, &Noun::Row, &narrow);
        // "av de fyra senaste aktiviteterna": which those are no sheet says.
        if !narrow.is_empty() && of_narrow(None).is_none_or(|(_, what, _)| filters(&what) == 0) {
            return Vec::new();
        }
        let mut slips = Vec::new();
        let wholes = [of_narrow(None), of_narrow(year)];
        let known = |typed: i64| wholes.iter().flatten().any(|(known, ..)| *known == typed);
        if let Some((count, what, place)) =
            wholes[0].clone().filter(|(count, ..)| *count > 0 && !known(whole.1) && !self.is_rounded(whole))
        {
            slips.push(self.count_slip(whole, count, what, place));
        }
        let clause = self.words_in(&self.piece(part.0.start));
        let least = if narrow.is_empty() { 1 } else { 1 + of_narrow(year).map_or(0, |(_, what, _)| filters(&what)) };
        let part_known = table.count(year, &Noun::Row, &clause).filter(|(_, what, _)| filters(what) >= least);
        if let Some((count, what, place)) = part_known.filter(|(count, ..)| *count != part.1 && !self.is_rounded(part))
        {
            slips.push(self.count_slip(part, count, what, place));
        }
        slips
    }

    /// "de tre digitala aktiviteterna": the words between a number and its noun.
    fn narrowing(&self, table: &Countable<'_>, number: &Counted) -> Vec<&str> {
        let is_row = |word: &&str| matches!(table.meant(word), Some(Noun::Row));
        self.after(number.0.end).take(NEAR).take_while(|word| !is_row(word)).collect()
    }

    /// "av de fem", "av stadens fem".
    fn follows_of(&self, number: &Counted) -> bool {
        let before: Vec<&str> = self.words_in(&(self.range.start..number.0.start)).into_iter().rev().take(2).collect();
        before.get(1) == Some(&LANGUAGE.smaord.av)
    }

    /// "föreningens åtta möten": not those of the sheet.
    fn is_owned_by_others(&self, number: &Counted) -> bool {
        let owner = self.before(number.0.start);
        owner.ends_with('s')
            && !LANGUAGE.kommunen.contains(owner)
            && !LANGUAGE.hela_tiden.contains(owner.trim_end_matches('s'))
    }

    fn is_rounded(&self, number: &Counted) -> bool {
        LANGUAGE.ungefar.contains_key(self.before(number.0.start))
    }

    /// "Webbinarierna var fyra", "Antalet konferenser uppgick till två".
    fn after_noun(&self, table: &Countable<'_>, year: Option<i32>, number: &Counted) -> Option<Slip> {
        let piece = self.piece(number.0.start);
        let after = self.words_in(&(number.0.end..piece.end));
        let ends = match after.as_slice() {
            [] => true,
            [word] => [LANGUAGE.smaord.stycken, LANGUAGE.smaord.under].contains(word),
            [word, next, rest @ ..] => {
                [*word, *next] == LANGUAGE.sifferord.till_antalet
                    || *word == LANGUAGE.smaord.under
                    || (*word == LANGUAGE.smaord.ar && rest.is_empty())
            }
        };
        let before = self.words_in(&(piece.start..number.0.start));
        // "antalet möten var tre och antalet kurser två".
        let elided = before.first() == Some(&LANGUAGE.smaord.antalet) && before.len() <= 3;
        let verb = before.iter().rposition(|word| LANGUAGE.ar_till_antalet.contains(word));
        let verb = verb.or(elided.then_some(before.len()))?;
        let beside = before.len() - verb <= 3;
        let noun = before[..verb].iter().rev().take(4).find_map(|word| table.meant(word).map(|noun| (noun, *word)))?;
        let definite = LANGUAGE.is_definite_plural(noun.1) || before.contains(&LANGUAGE.smaord.antalet);
        let own = year.is_some() || self.has_period() || definite;
        if !ends || !beside || !own || self.is_rounded(number) {
            return None;
        }
        let (known, what, place) = table.count(year, &noun.0, &before)?;
        (known != number.1).then(|| self.count_slip(number, known, what, place))
    }

    /// "Två tredjedelar av aktiviteterna var digitala", "hälften av dem hölls på nätet".
    fn share_of_rows(&self, table: &Countable<'_>, year: Option<i32>) -> Option<Slip> {
        let of_all = self.lower.windows(2).any(|pair| {
            (pair[0].1 == LANGUAGE.smaord.av || self.readings.iter().any(|reading| reading.range == pair[0].0))
                && pair[1].1.ends_with(LANGUAGE.sifferord.bestamt_flertal.as_str())
                && matches!(table.meant(&pair[1].1), Some(Noun::Row))
        });
        let (whole, ..) = table.count(year, &Noun::Row, &[]).filter(|_| of_all)?;
        let (part, what, _) = table.count(year, &Noun::Row, &self.words())?;
        let filtered = what.contains(", ") && (year.is_none() || what.matches(", ").count() > 1);
        let exact = (Decimal::from(part) * Decimal::ONE_HUNDRED).checked_div(whole.into()).filter(|_| filtered)?;
        if let Some((reading, typed)) = self.readings.iter().find_map(|reading| Some((reading, share(reading)?))) {
            return (!self.is_share(reading, typed, exact)).then(|| self.share_slip(reading.range.clone(), exact));
        }
        self.fraction_word(exact)
    }

    /// "Flest möten hölls 2019": another year has more.
    fn most_rows(&self, table: &Countable<'_>) -> Option<Slip> {
        let year = self.year()?;
        let noun = self
            .lower
            .windows(2)
            .find_map(|pair| if pair[0].1 == LANGUAGE.smaord.flest { table.meant(&pair[1].1) } else { None })?;
        let known = table.years().into_iter().filter_map(|year| Some((table.count(Some(year), &noun, &[])?.0, year)));
        let most = known.max()?;
        let (typed, ..) = table.count(Some(year), &noun, &[])?;
        let what = format!("{}, {}: {}", table.sheet(), most.1, most.0);
        (typed < most.0).then(|| self.present(year, what, table.place()))
    }

    /// "periodens enda webbinarium": the sheet has more.
    fn only_one(&self, table: &Countable<'_>) -> Option<Slip> {
        let at = self.lower.iter().position(|(_, word)| word == LANGUAGE.smaord.enda)?;
        let noun = table.meant(&self.lower.get(at + 1)?.1)?;
        let before = at.checked_sub(1).map_or("", |before| self.lower[before].1.as_str());
        let own = LANGUAGE.sifferord.den_det.contains(before)
            && (self.has_period() || self.has_any(&LANGUAGE.sifferord.holls))
            || before == LANGUAGE.smaord.periodens;
        let (known, what, place) = table.count(self.time_told()?, &noun, &[]).filter(|_| own)?;
        let range = self.lower[at].0.start..self.lower[at + 1].0.end;
        (known > 1).then(|| self.count_slip(&(range, 1), known, what, place))
    }

    /// "Endast ett möte 2022 hade deltagare": the year has more.
    fn no_more_than_one(&self, table: &Countable<'_>) -> Option<Slip> {
        let three = self.lower.windows(3).find(|three| {
            LANGUAGE.endast.contains(&three[0].1)
                && LANGUAGE.sifferord.ett.contains(three[1].1.as_str())
                && table.meant(&three[2].1).is_some()
        })?;
        let noun = table.meant(&three[2].1)?;
        let year = self.year().filter(|_| !self.has(&[LANGUAGE.smaord.inte, LANGUAGE.smaord.av]))?;
        let (known, what, place) = table.count(Some(year), &noun, &self.words())?;
        let range = three[1].0.start..three[2].0.end;
        (known > 1).then(|| self.count_slip(&(range, 1), known, what, place))
    }

    pub(super) fn count_slip(
        &self,
        number: &Counted,
        known: i64,
        what: String,
        place: Option<crate::place::Place>,
    ) -> Slip {
        let text = &self.text[number.0.clone()];
        (number.0.clone(), message!(codes::FIGURE_COUNT, text = text, antal = known, vad = what), place)
    }
}
