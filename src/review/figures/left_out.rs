//! What a sentence leaves out of an amount, or counts into it: "annat än avgiften", "resorna inräknade".

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Priced;
use crate::review::word_set::WordSet;

/// What is left out or counted in is at most so many words.
const NEAR: usize = 2;

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

    /// The words without those for what is counted in: the whole is more than that.
    pub(super) fn words_but_included(&self) -> Vec<&(Range<usize>, String)> {
        let is = |at: usize, list: &WordSet| self.lower.get(at).is_some_and(|(_, word)| list.contains(word));
        let included = |at: usize| {
            let before =
                (1..=NEAR).any(|far| at.checked_sub(far).is_some_and(|lead| is(lead, &LANGUAGE.tillsammans_med)));
            before || (1..=NEAR).any(|far| is(at + far, &LANGUAGE.inraknat))
        };
        self.lower.iter().enumerate().filter(|(at, _)| !included(*at)).map(|(_, word)| word).collect()
    }
}
