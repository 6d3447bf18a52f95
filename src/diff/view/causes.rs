//! The causes as they are told, those that most follows from first.

use super::super::{Cause, CauseSort, LEFT_OUT, Proof};
use super::report::{CauseLine, Teller};
use super::wording::places;
use crate::message::message;
use crate::messages::phrases;

impl Teller<'_> {
    pub(super) fn causes(&self) -> Vec<CauseLine> {
        let mut order: Vec<usize> = (0..self.diff.orsaker.len()).collect();
        order.sort_by_key(|id| (usize::MAX - self.diff.orsaker[*id].foljder, self.diff.orsaker[*id].slag, *id));
        let mut numbers = vec![0; order.len()];
        order.iter().enumerate().for_each(|(at, id)| numbers[*id] = at + 1);
        order.into_iter().map(|id| self.cause(id, &numbers)).collect()
    }

    /// How the causes are known, in words.
    pub(super) fn proof(&self) -> String {
        let has = |proof: Proof| self.diff.orsaker.iter().any(|cause| cause.bevis == Some(proof));
        let slag = match (has(Proof::Aterstalld), has(Proof::Slutledd)) {
            (false, false) => return String::new(),
            (true, false) if has(Proof::Direkt) => "direkt",
            (true, false) => "aterstalld",
            (false, true) => "slutledd",
            (true, true) => "bada",
        };
        self.say(&message!(phrases::DIFF_PROOF, slag = slag))
    }

    fn cause(&self, id: usize, numbers: &[usize]) -> CauseLine {
        let cause = &self.diff.orsaker[id];
        CauseLine {
            id,
            number: numbers[id],
            text: self.cause_text(cause, numbers),
            values: self.values(&cause.varde),
            places: places(&cause.platser),
            follows: self.follows(id, numbers),
            parts: cause.delar.clone(),
        }
    }

    /// What a cause is; several together by their numbers, with what each is called.
    fn cause_text(&self, cause: &Cause, numbers: &[usize]) -> String {
        let part = |id: &usize| format!("{} ({})", numbers[*id], self.cause_name(&self.diff.orsaker[*id]));
        match cause.delar.as_slice() {
            [] => self.cause_name(cause),
            parts => {
                let list: Vec<String> = parts.iter().map(part).collect();
                self.say(&message!(phrases::DIFF_TOGETHER, orsak = list.join(" + ")))
            }
        }
    }

    /// How much follows from a cause, alone and together with others.
    fn follows(&self, id: usize, numbers: &[usize]) -> String {
        let cause = &self.diff.orsaker[id];
        let mut with: Vec<usize> = (0..numbers.len())
            .filter(|other| self.diff.orsaker[*other].delar.contains(&id))
            .map(|other| numbers[other])
            .collect();
        with.sort_unstable();
        let with = with.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        let together = || self.say(&message!(phrases::DIFF_WITH_OTHERS, orsak = &with));
        let alone = match cause.foljder {
            0 if self.diff.jamfors_inte.iter().any(|what| what == LEFT_OUT[0]) => return String::new(),
            0 if !with.is_empty() => return together(),
            0 if cause.i_text => self.say(&message!(phrases::DIFF_NOT_ALONE)),
            0 if cause.slag == CauseSort::Uppgift => self.say(&message!(phrases::DIFF_NOWHERE)),
            0 => self.say(&message!(phrases::DIFF_NO_PLACE)),
            count => format!(
                "{} {}",
                self.say(&message!(phrases::DIFF_PLACES, antal = count)),
                self.say(&message!(phrases::DIFF_IN_DOCUMENTS, antal = cause.dokument.len()))
            ),
        };
        let found = || self.say(&message!(phrases::DIFF_NOTES, antal = cause.anmarkningar));
        let more = [(!with.is_empty()).then(together), (cause.anmarkningar > 0).then(found)];
        std::iter::once(alone).chain(more.into_iter().flatten()).collect::<Vec<_>>().join("; ")
    }
}
