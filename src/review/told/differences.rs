//! "3 500 kr högre än inriktningen angav": the difference of what is proposed and what the predecessor says, as the kind of case
//! states both.

use rust_decimal::Decimal;

use super::Read;
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::model::{Placed, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;

/// An amount that is stated now, and the one that a word of the sentence makes it speak of.
pub(super) struct Amounts<'a> {
    now: Decimal,
    then: Decimal,
    name: String,
    words: &'a [String],
    place: Option<Place>,
}

impl<'a> Amounts<'a> {
    pub(super) fn of(review: &Review<'a>) -> Option<Self> {
        let amount = |om: &str| match review.case.facts.get(om.strip_prefix("fakta.")?)? {
            Some(Placed { value: Value::Amount(amount), places }) => Some((*amount, places.first().cloned())),
            _ => None,
        };
        let specs = &review.templates.arendetyp.utsagor;
        let now = specs.iter().find(|spec| spec.sammanhang.is_empty() && amount(&spec.om).is_some())?;
        let then = specs.iter().find(|spec| !spec.sammanhang.is_empty() && amount(&spec.om).is_some())?;
        let ((now, _), (before, place)) = (amount(&now.om)?, amount(&then.om)?);
        Some(Self { now, then: before, name: then.om.clone(), words: &then.sammanhang, place })
    }

    pub(super) fn check(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        for words in read.sentences() {
            let Some(at) =
                words.windows(2).position(|pair| LANGUAGE.mer_och_mindre.contains_key(&pair[0].1) && pair[1].1 == "än")
            else {
                continue;
            };
            let compared =
                words[at..].iter().any(|(_, word)| self.words.iter().any(|stem| word.starts_with(stem.as_str())));
            // "12 000 kr lägre", or the amount of neither: "Utfallet 2022 var 4 000 kr lägre än inriktningen angav".
            let reading = read.readings.iter().find(|reading| {
                let next = words.iter().find(|(range, _)| range.start >= reading.range.end);
                next.is_some_and(|(range, _)| *range == words[at].0)
            });
            let typed = reading.and_then(|reading| match reading.numerals[0].0 {
                Numeral::Amount(amount) => Some((&reading.range, amount)),
                _ => None,
            });
            let others = words.iter().any(|(_, word)| self.is_of_outcome(word)) || read.readings.len() > 1;
            let Some((range, typed)) = typed.filter(|_| compared && !others) else { continue };
            let exact = self.now - self.then;
            let sign = Decimal::from(*LANGUAGE.mer_och_mindre.get(&words[at].1).unwrap_or(&1));
            if exact != typed * sign {
                let ger = Value::Amount(exact.normalize());
                let problem = message!(codes::DIFFERENCE_DIFFERS, text = read.text(range), ger = ger, namn = self.name);
                read.warn(problem, range, self.place.clone(), findings);
            }
        }
    }

    fn is_of_outcome(&self, word: &str) -> bool {
        LANGUAGE.utfall.iter().any(|stem| word.starts_with(stem.as_str()))
    }
}
