//! A document of the case called by the word for another kind: "den föreslagna riktlinjen" of a case with a policy.

use super::Read;
use super::Sources;
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::document::Body;
use crate::message::message;
use crate::review::Review;
use crate::review::kinds::kind_of;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;
use crate::templates::DocumentWord;

use chrono::Datelike;

/// The kinds that no document of the case is.
pub(super) struct Kinds<'a> {
    others: Vec<&'a DocumentWord>,
    own: String,
}

impl<'a> Kinds<'a> {
    /// None where a document's own kind is not known, since any word might be for that.
    pub(super) fn of(review: &Review<'a>) -> Option<Self> {
        let steering = review.documents.iter().filter(|document| matches!(document.body, Body::Steering(_)));
        let own: Vec<String> = steering.map(kind_of).collect::<Option<_>>()?;
        let words = &review.templates.sprak.granskning.granskningsord.dokumentsorter;
        let shown: Vec<&str> =
            words.iter().filter(|kind| own.contains(&kind.ord)).map(|kind| kind.bestamd.as_str()).collect();
        let others = words.iter().filter(|kind| !own.contains(&kind.ord)).collect();
        (!shown.is_empty()).then(|| Self { others, own: shown.join(", ") })
    }

    pub(super) fn check(&self, read: &Read<'_, '_>, sources: &Sources, findings: &mut Diagnostics) {
        for words in read.sentences() {
            for (at, (range, word)) in words.iter().enumerate() {
                let Some(kind) = self.others.iter().find(|kind| *word == kind.bestamd) else { continue };
                let before = at.checked_sub(1).map_or("", |before| words[before].1.as_str());
                let proposed = LANGUAGE.foreslagen.contains(before);
                let replaced = at > 1 && LANGUAGE.ersatter.contains(before) && self.is_own(&words[at - 2].1);
                let year = words
                    .get(at + 2)
                    .filter(|_| words.get(at + 1).is_some_and(|(_, word)| word == LANGUAGE.smaord.fran));
                let dated = year.is_some_and(|(year, _)| {
                    read.readings.iter().filter(|reading| reading.range.start == year.start).any(|reading| {
                        reading.numerals.iter().any(|(numeral, _)| match numeral {
                            Numeral::Year(year) => sources.decisions.iter().any(|source| {
                                source.kind.as_ref().is_some_and(|own| *own != kind.ord) && source.date.year() == *year
                            }),
                            _ => false,
                        })
                    })
                });
                if proposed || replaced || dated {
                    let problem = message!(codes::KIND_DIFFERS, text = read.text(range), sort = self.own);
                    read.warn(problem, range, None, findings);
                }
            }
        }
    }

    fn is_own(&self, word: &str) -> bool {
        self.own.split(", ").any(|own| own == word)
    }
}
