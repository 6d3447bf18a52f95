//! The causes as they are told, those that most follows from first.

use super::super::{Cause, LEFT_OUT, Proof};
use super::report::{CauseLine, Teller};
use super::wording::places;
use crate::message::message;
use crate::messages::phrases;

impl Teller<'_> {
    pub(super) fn causes(&self) -> Vec<CauseLine> {
        let mut order: Vec<usize> = (0..self.diff.orsaker.len()).collect();
        order.sort_by_key(|id| (usize::MAX - self.diff.orsaker[*id].foljder, self.diff.orsaker[*id].slag, *id));
        order.into_iter().enumerate().map(|(at, id)| self.cause((id, at + 1), &self.diff.orsaker[id])).collect()
    }

    /// How the causes are known, in words.
    pub(super) fn proof(&self) -> String {
        let has = |proof: Proof| self.diff.orsaker.iter().any(|cause| cause.bevis == Some(proof));
        let slag = match (has(Proof::Aterstalld), has(Proof::Slutledd)) {
            (false, false) => return String::new(),
            (true, false) => "aterstalld",
            (false, true) => "slutledd",
            (true, true) => "bada",
        };
        self.say(&message!(phrases::DIFF_PROOF, slag = slag))
    }

    fn cause(&self, (id, number): (usize, usize), cause: &Cause) -> CauseLine {
        let follows = match cause.foljder {
            0 if self.diff.jamfors_inte.iter().any(|what| what == LEFT_OUT[0]) => String::new(),
            0 => self.say(&message!(phrases::DIFF_NOWHERE)),
            count => format!(
                "{} {}",
                self.say(&message!(phrases::DIFF_PLACES, antal = count)),
                self.say(&message!(phrases::DIFF_IN_DOCUMENTS, antal = cause.dokument.len()))
            ),
        };
        CauseLine {
            id,
            number,
            text: self.cause_name(cause),
            values: self.values(&cause.varde),
            places: places(&cause.platser),
            follows,
        }
    }
}
