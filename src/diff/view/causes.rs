//! The causes as they are told, those that most follows from first.

use super::super::{Cause, CauseSort, LEFT_OUT, Proof};
use super::report::{CauseLine, Run, Teller};
use super::wording::places;
use crate::message::{Message, message};
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
    fn cause_text(&self, cause: &Cause, numbers: &[usize]) -> Vec<Run> {
        if cause.delar.is_empty() {
            return vec![Run::Text(self.cause_name(cause))];
        }
        let part = |id: &usize| {
            vec![Run::Cause(*id, numbers[*id]), Run::Text(format!(" ({})", self.cause_name(&self.diff.orsaker[*id])))]
        };
        let parts: Vec<Vec<Run>> = cause.delar.iter().map(part).collect();
        self.naming(&message!(phrases::DIFF_TOGETHER, orsak = HERE), parts, " + ")
    }

    /// A phrase with causes where it names these.
    fn naming(&self, phrase: &Message, causes: Vec<Vec<Run>>, between: &str) -> Vec<Run> {
        let said = self.say(phrase);
        let (before, after) = said.split_once(HERE).unwrap_or((&said, ""));
        let mut runs = vec![Run::Text(before.to_owned())];
        for (at, cause) in causes.into_iter().enumerate() {
            runs.extend((at > 0).then(|| Run::Text(between.to_owned())));
            runs.extend(cause);
        }
        runs.push(Run::Text(after.to_owned()));
        runs
    }

    /// How much follows from a cause, alone and together with others.
    fn follows(&self, id: usize, numbers: &[usize]) -> Vec<Run> {
        let cause = &self.diff.orsaker[id];
        let with = (0..numbers.len()).filter(|other| self.diff.orsaker[*other].delar.contains(&id));
        let mut with: Vec<(usize, usize)> = with.map(|other| (numbers[other], other)).collect();
        with.sort_unstable();
        let together = || {
            let causes = with.iter().map(|(number, other)| vec![Run::Cause(*other, *number)]).collect();
            self.naming(&message!(phrases::DIFF_WITH_OTHERS, orsak = HERE), causes, ", ")
        };
        let alone = match cause.foljder {
            0 if self.diff.jamfors_inte.iter().any(|what| what == LEFT_OUT[0]) => return Vec::new(),
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
        let mut runs = vec![Run::Text(alone)];
        let mut add = |more: Vec<Run>| {
            runs.push(Run::Text("; ".to_owned()));
            runs.extend(more);
        };
        if !with.is_empty() {
            add(together());
        }
        if cause.anmarkningar > 0 {
            add(vec![Run::Text(self.say(&message!(phrases::DIFF_NOTES, antal = cause.anmarkningar)))]);
        }
        runs
    }

    /// What is counted as one place and as one change, where causes are told.
    pub(super) fn units(&self) -> String {
        if self.diff.orsaker.is_empty() { String::new() } else { self.say(&message!(phrases::DIFF_UNITS)) }
    }
}

/// Where a phrase names causes.
const HERE: &str = "⁂";
