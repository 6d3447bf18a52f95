//! An amount that no sheet, fact or sum gives, but one of them with two digits exchanged: a slip of the pen, whatever words stand
//! about it. By chance some two of a hundred amounts of three digits look so, of four some few of a thousand; one that is said of
//! somebody else is not looked at.

use super::{Sentence, Slip};
use crate::review::subjects::Subject;
use crate::review::tables::Priced;

impl Sentence<'_> {
    /// The amounts of the sentence that have two digits exchanged.
    pub(super) fn mistyped(&self, priced: Option<&Priced<'_>>) -> Vec<Slip> {
        let own =
            |priced: &&Priced<'_>| !self.others && self.subject != Subject::Other && !self.is_of_another_time(priced);
        let Some(priced) = priced.filter(own) else { return Vec::new() };
        let exchanged = |(reading, typed)| {
            let known = priced.exchanged(typed)?;
            Some(self.amount_slip(reading, known, priced.sheet().to_owned(), priced.place()))
        };
        self.money().into_iter().filter_map(exchanged).collect()
    }
}
