//! What a sentence leaves out of an amount, or counts into it: "annat än avgiften", "resorna inräknade".

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Reading;
use crate::review::tables::Priced;
use crate::review::word_set::WordSet;

/// What is left out or counted in is at most so many words.
const NEAR: usize = 2;

/// What is counted in stands at most so many words from the verb.
const COUNTED: usize = 4;

/// A word for a difference stands at most so many words before it.
const DIFFERS: usize = 8;

/// The items that an amount is without stand at most so many words after "än".
const LISTED: usize = 5;

impl Sentence<'_> {
    /// "Under 2021 betalades 6 000 kr för annat än avgiften och resorna": what a year has paid for all other items.
    pub(super) fn rest_of_year(&self, priced: &Priced<'_>) -> Option<Slip> {
        let year = self.year()?;
        let amounts = self.money();
        let [(reading, typed)] = amounts.as_slice() else { return None };
        let than = self
            .lower
            .windows(2)
            .position(|pair| pair[0].1 == LANGUAGE.smaord.annat && pair[1].1 == LANGUAGE.smaord.an)?;
        let words: Vec<&str> = self.lower[than + 2..].iter().take(LISTED).map(|(_, word)| word.as_str()).collect();
        let items: Vec<&str> = priced.items_paid().into_iter().filter(|item| priced.item_in(item, &words)).collect();
        let all = priced.amount(year, &[])?.0.first().copied()?;
        let without: Decimal = items.iter().filter_map(|item| priced.paid(item, year)).sum();
        let known = (all - without).normalize();
        let open = items.is_empty() || self.has_about();
        let what = format!("{}, {year}", priced.sheet());
        (!open && known != *typed).then(|| self.amount_slip(reading, known, what, priced.place()))
    }

    /// "Utan resor hade 2019 kostat 37 000 kr": a year without an item.
    pub(super) fn year_without(&self, priced: &Priced<'_>) -> Option<Slip> {
        let opens = self.lower.first().is_some_and(|(_, word)| LANGUAGE.forutan.contains(word));
        let words: Vec<&str> = self.lower.iter().skip(1).take(LISTED).map(|(_, word)| word.as_str()).collect();
        let item = priced.item(&words).filter(|_| opens && !self.has_about())?;
        let (amounts, years) = (self.money(), self.years());
        let ([(reading, typed)], [year]) = (amounts.as_slice(), years.as_slice()) else { return None };
        let all = priced.amount(*year, &[])?.0.first().copied()?;
        let known = (all - priced.paid(item, *year)?).normalize();
        let costs = self.lower.iter().any(|(_, word)| LANGUAGE.is_of_costs(word) || LANGUAGE.kosta.contains(word));
        let what = format!("{}, {year}", priced.sheet());
        (costs && known != *typed).then(|| self.amount_slip(reading, known, what, priced.place()))
    }

    /// "Räknar man bort resorna återstår 147 200 kr", "Utan resor hade utfallet blivit 235 000 kr": all that was paid for the others.
    pub(super) fn rest_of_all(&self, priced: &Priced<'_>) -> Option<Slip> {
        let amounts = self.money();
        let [(reading, typed)] = amounts.as_slice() else { return None };
        let stated = self.has_any(&LANGUAGE.kvar) || self.has_any(&LANGUAGE.sifferord.kostnaderna);
        if !self.years().is_empty() || self.tells_rate() || self.has_about() || !stated {
            return None;
        }
        // "Utan resor": a word for so many things only where the sentence opens with it.
        let without = self.lower.first().is_some_and(|(_, word)| LANGUAGE.forutan.contains(word)).then_some(0);
        let at = without.or_else(|| self.lower.iter().position(|(_, word)| LANGUAGE.borttaget_ur.contains(word)))?;
        let words: Vec<&str> = self.lower[at..].iter().take(LISTED).map(|(_, word)| word.as_str()).collect();
        let before: Vec<&str> = self.lower[..at].iter().rev().take(NEAR).map(|(_, word)| word.as_str()).collect();
        let is_named = |item: &&str| priced.item_in(item, &words) || priced.item_in(item, &before);
        let items: Vec<&str> = priced.items_paid().into_iter().filter(is_named).collect();
        let (all, what, place) = priced.total(&[])?;
        let without: Decimal = items.iter().filter_map(|item| Some(priced.total(&[item])?.0)).sum();
        let known = (all - without).normalize();
        (!items.is_empty() && known != *typed).then(|| self.amount_slip(reading, known, what, place))
    }

    /// Whether an amount is of what is left when something has been taken away: what that is no sheet says.
    pub(super) fn leaves_out(&self) -> bool {
        let than = self
            .lower
            .windows(2)
            .any(|pair| LANGUAGE.flera_andra.contains(&pair[0].1) && pair[1].1 == LANGUAGE.smaord.an);
        than || self.has_any(&LANGUAGE.borttaget_ur)
    }

    /// The words without those for what is counted in, or was not there: the whole is more than that, or something else.
    pub(super) fn words_but_included(&self) -> Vec<&(Range<usize>, String)> {
        let is = |at: usize, list: &WordSet| self.lower.get(at).is_some_and(|(_, word)| list.contains(word));
        let included = |at: usize| {
            let before =
                (1..=NEAR).any(|far| at.checked_sub(far).is_some_and(|lead| is(lead, &LANGUAGE.tillsammans_med)));
            before || (1..=NEAR).any(|far| is(at + far, &LANGUAGE.inraknat))
        };
        // "då inga resor gjordes".
        let denied = |at: usize| at.checked_sub(1).is_some_and(|lead| is(lead, &LANGUAGE.ingen));
        // "de två åren med resor": the years are told by what they had beside other things.
        let tells_years = |at: usize| {
            let beside = |lead: usize| self.lower[lead].1 == LANGUAGE.smaord.med || is(lead, &LANGUAGE.forutan);
            at > 1 && beside(at - 1) && LANGUAGE.is_of_time(&self.lower[at - 2].1)
        };
        let (counted, asides) = (self.counted_in(), self.asides());
        // "Med resor och övrigt kostade de fyra åren 193 200 kr".
        let opens = self.lower.first().is_some_and(|(_, word)| word == LANGUAGE.smaord.med);
        let costs = self.lower.iter().position(|(_, word)| LANGUAGE.kosta.contains(word));
        let opening = costs.filter(|at| {
            let verb = &self.lower[*at].0;
            opens && !self.readings.iter().any(|reading| reading.range.start < verb.start)
        });
        let aside = |at: usize| asides.iter().any(|range| range.contains(&self.lower[at].0.start));
        let meant = |at: &usize| {
            !included(*at)
                && !denied(*at)
                && !tells_years(*at)
                && !aside(*at)
                && opening.is_none_or(|verb| *at > verb)
                && !counted.as_ref().is_some_and(|range| range.contains(at))
        };
        self.lower.iter().enumerate().filter(|(at, _)| meant(at)).map(|(_, word)| word).collect()
    }

    /// The words of the clause that the amounts are in: "…, när resorna upphörde" and "bestod av resor" say nothing of what they are.
    pub(super) fn clause_words(&self, paid: &[(&Reading, Decimal)]) -> Vec<&str> {
        let Some((last, _)) = paid.last() else { return self.words() };
        let from = self.readings.iter().map(|reading| reading.range.end).max().unwrap_or(last.range.end);
        let end = self.text[from..self.range.end].find([',', ';', '(']).map_or(self.range.end, |at| from + at);
        let words = self.words_but_included().into_iter();
        // "Avgiften höjdes 2021: utfallet var 75 000 kr": what it is stands after the colon.
        let first = paid.first().map_or(last.range.start, |(first, _)| first.range.start);
        let start =
            self.text[self.range.start..first].rfind([':', ';']).map_or(self.range.start, |at| self.range.start + at);
        // "117 300 kr, överskred avgiften med 21 300 kr", "21 300 kr högre än avgiften": what it is held against is no part of it.
        let held = |word: &str| LANGUAGE.overtraffar.contains_key(word) || word == LANGUAGE.smaord.an;
        let held = self.lower.iter().find(|(range, word)| range.start > first && held(word));
        let end = held.map_or(end, |(range, _)| range.start.min(end));
        let inside = words.skip_while(|(range, _)| range.start < start);
        let inside = inside.take_while(|(range, _)| range.start < end).map(|(_, word)| word.as_str());
        inside.take_while(|word| !LANGUAGE.sifferord.delar_upp.contains(word)).collect()
    }

    /// Those of them in a stretch.
    pub(super) fn words_meant_in(&self, range: &Range<usize>) -> Vec<&str> {
        let meant = self.words_but_included().into_iter();
        meant
            .filter(|(word, _)| range.start <= word.start && word.end <= range.end)
            .map(|(_, word)| word.as_str())
            .collect()
    }

    /// The words that say what an amount is of.
    pub(super) fn words_meant(&self) -> Vec<&str> {
        self.words_but_included().into_iter().map(|(_, word)| word.as_str()).collect()
    }

    /// ", då staden inte hade några resor,": asides between commas, without numbers.
    fn asides(&self) -> Vec<Range<usize>> {
        let sentence = &self.text[self.range.clone()];
        let commas: Vec<usize> = sentence.match_indices(", ").map(|(at, _)| self.range.start + at).collect();
        let opens = |range: &Range<usize>| {
            let words = self.words_in(range);
            words.first().is_some_and(|word| LANGUAGE.inskott.contains(word) || *word == LANGUAGE.smaord.da)
                && !self.readings.iter().any(|reading| range.contains(&reading.range.start))
        };
        commas.windows(2).map(|pair| pair[0]..pair[1]).filter(opens).collect()
    }

    /// "när resorna räknas med", "räknar man in resorna": the words around the verb, among which stands what is counted in.
    fn counted_in(&self) -> Option<Range<usize>> {
        let mut verbs = (0..self.lower.len()).filter(|at| LANGUAGE.raknas_in.contains(&self.lower[*at].1));
        verbs.find_map(|verb| self.counted_in_by(verb))
    }

    fn counted_in_by(&self, verb: usize) -> Option<Range<usize>> {
        let mut after = self.lower[verb + 1..].iter().take(COUNTED);
        let far = after.position(|(_, word)| LANGUAGE.raknas_partiklar.contains(word))?;
        // "räknar med 20 000 kr" expects it.
        let passive = self.lower[verb].1.ends_with('s');
        let after = if passive { 0 } else { NEAR };
        // "tar med resorna" counts them in, and "räknar in dem".
        let takes = LANGUAGE.tar_med.contains(&self.lower[verb].1);
        (passive || takes || far > 0).then(|| verb.saturating_sub(COUNTED)..verb + far + 2 + after)
    }

    /// "Kostnaden för 2024 väntas bli 51 500 kr": a year that the sheet has not, or what is to come; no cell is meant.
    pub(super) fn is_of_another_time(&self, priced: &Priced<'_>) -> bool {
        let known = priced.years();
        self.years().iter().any(|year| !known.contains(year)) || self.has_any(&LANGUAGE.vantas_bli)
    }

    /// "Med resor 193 200 kr, utan dem 169 000 kr": two amounts of the same, with something and without it.
    pub(super) fn tells_with_and_without(&self, amounts: &[(&Reading, Decimal)]) -> bool {
        let without =
            |between: Range<usize>| self.words_in(&between).iter().any(|word| LANGUAGE.forutan.contains(word));
        // "23 700 kr är med resorna; utan dem blir det 17 500": the second has no unit.
        let bare = || {
            matches!(amounts, [(first, _)] if self.readings.last().is_some_and(|last| {
                self.has(&[LANGUAGE.smaord.med]) && first.range.end < last.range.start && without(first.range.end..last.range.start)
            }))
        };
        amounts.windows(2).any(|pair| without(pair[0].0.range.end..pair[1].0.range.start)) || bare()
    }

    /// "Åren 2018 och 2019 kostade de tillsammans 16 800 kr": what they are another sentence tells.
    pub(super) fn is_of_what_stands_before(&self, priced: &Priced<'_>) -> bool {
        let money = self.money();
        let told = |(range, word): &(Range<usize>, String)| {
            LANGUAGE.summor.contains(word)
                || LANGUAGE.ungefar.contains_key(word)
                || money.iter().any(|(reading, _)| reading.range.start == range.start)
        };
        let refers = self
            .lower
            .windows(3)
            .any(|three| LANGUAGE.is_of_costs(&three[0].1) && three[1].1 == LANGUAGE.smaord.de && told(&three[2]));
        refers && priced.item(&self.words()).is_none()
    }

    /// Whether the sentence says that something is counted in, and not that it is not.
    pub(super) fn counts_in(&self) -> bool {
        (self.has_any(&LANGUAGE.inraknat) || self.counted_in().is_some()) && !self.has_any(&LANGUAGE.nekande)
    }

    /// "De tre åren med resor kostade tillsammans 152 200 kr": some of the years, by how many they are.
    pub(super) fn is_of_some_years(&self, priced: &Priced<'_>) -> bool {
        let counted = self.counts_of_years();
        counted.len() == 1 && counted.first() != i64::try_from(priced.years().len()).ok().as_ref()
    }

    /// "Av 2019 års resekostnad betalade kontoret 4 800 kr": a part of what an item cost.
    pub(super) fn is_of_part_of_item(&self, priced: &Priced<'_>) -> bool {
        let opening: Vec<&str> = self.lower.iter().take(COUNTED).map(|(_, word)| word.as_str()).collect();
        opening.first() == Some(&LANGUAGE.smaord.av) && priced.item(&opening).is_some()
    }

    /// "4 800 kr vardera", "4 800 kr var.": what each of several has.
    fn is_of_each_one(&self, reading: &Reading) -> bool {
        let Some((range, word)) = self.lower.iter().find(|(range, _)| range.start >= reading.range.end) else {
            return false;
        };
        let last =
            self.text[range.end..self.range.end].trim_start().chars().next().is_none_or(|c| !c.is_alphanumeric());
        LANGUAGE.sifferord.per_styck.contains(word) || word == LANGUAGE.smaord.var && last
    }

    /// Whether an amount may be one that was paid: no difference, no bound of several, and nobody else's.
    pub(super) fn may_be_paid(&self, reading: &Reading) -> bool {
        let before = self.words_in(&(self.range.start..reading.range.start));
        // "Skillnaden mellan utfallet och avgiften var 7 400 kr".
        let differs = before.iter().rev().take(DIFFERS).any(|word| LANGUAGE.skillnaden.contains(word));
        // "har varje år legat under 58 000 kr: som mest var det 55 800 kr".
        let bounds = before.last() == Some(&LANGUAGE.smaord.under) && self.money().len() > 1;
        let other =
            self.is_of_other_town(&reading.range) || self.is_of_each_one(reading) || self.is_of_other_extreme(reading);
        // "betalar dessutom 500 kronor för nyhetsbrevet": beside what the sheet has.
        let more = before.last().is_some_and(|word| LANGUAGE.dessutom.contains(word));
        !self.is_difference(reading) && !other && !differs && !bounds && !more && !self.ends_range(reading)
    }

    /// Whether amounts are the ends of what something may be.
    pub(super) fn tells_range(&self) -> bool {
        self.money().iter().any(|(reading, _)| self.ends_range(reading))
    }

    /// "i fyra steg mellan 9 000 och 32 000 kronor": the second of two ends; "skillnaden mellan" has none.
    fn ends_range(&self, reading: &Reading) -> bool {
        let number = |word: &&&str| word.starts_with(|c: char| c.is_ascii_digit()) || **word == LANGUAGE.smaord.och;
        let before = self.words_in(&(self.range.start..reading.range.start));
        let mut lead = before.iter().rev().skip_while(number);
        let between = before.last() == Some(&LANGUAGE.smaord.och) && lead.next() == Some(&LANGUAGE.smaord.mellan);
        between && !lead.next().is_some_and(|word| LANGUAGE.skillnaden.contains(word))
    }
}
