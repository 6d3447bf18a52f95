//! What a sentence leaves out of an amount, or counts into it: "annat än avgiften", "resorna inräknade".

use std::ops::Range;

use super::Sentence;
use crate::review::language_data::LANGUAGE;

/// What is left out or counted in is at most so many words.
const NEAR: usize = 2;

impl Sentence<'_> {
    /// Whether an amount is of what is left when something has been taken away: what that is no sheet says.
    pub(super) fn leaves_out(&self) -> bool {
        let than = self.lower.windows(2).any(|pair| LANGUAGE.flera_andra.contains(&pair[0].1) && pair[1].1 == "än");
        than || self.has_any(&LANGUAGE.borttaget_ur)
    }

    /// The words without those for what is counted in: the whole is more than that.
    pub(super) fn words_but_included(&self) -> Vec<&(Range<usize>, String)> {
        let is = |at: usize, list: &std::collections::BTreeSet<String>| {
            self.lower.get(at).is_some_and(|(_, word)| list.contains(word))
        };
        let included = |at: usize| {
            let before = (1..=NEAR).any(|far| at.checked_sub(far).is_some_and(|lead| is(lead, &LANGUAGE.tillsammans_med)));
            before || (1..=NEAR).any(|far| is(at + far, &LANGUAGE.inraknat))
        };
        self.lower.iter().enumerate().filter(|(at, _)| !included(*at)).map(|(_, word)| word).collect()
    }
}
