//! How many points the decision has and how many bilagor the case, where the report says so: "ärendet har två beslutspunkter".

use super::{Read, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::document::Body;
use crate::message::message;
use crate::review::Review;
use crate::review::adoption::decision_points;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;

/// A verb for having stands at most so many words before the number.
const NEAR: usize = 4;

/// What the case has.
pub(super) struct Contents<'a> {
    points: usize,
    attachments: usize,
    /// What bilagor are called.
    called: &'a [String],
}

impl<'a> Contents<'a> {
    /// None where several bodies decide: a report may speak of the points of each.
    pub(super) fn of(review: &Review<'a>) -> Option<Self> {
        let points = review.documents.iter().map(decision_points).sum();
        let called = &review.templates.sprak.granskning.granskningsord.bilaga.flertal;
        let attachments = review.case.attachments.len();
        (review.case.decisions.len() == 1).then_some(Self { points, attachments, called })
    }

    pub(super) fn check(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        if !matches!(read.passage.document.body, Body::Report(_)) {
            return;
        }
        for words in read.sentences() {
            for at in 1..words.len() {
                let word = words[at].1.as_str();
                let known = match () {
                    () if LANGUAGE.punktord.contains(word) => self.points,
                    () if self.called.iter().any(|called| called == word) => self.attachments,
                    () => continue,
                };
                let Some(typed) = all_of_them(read, words, at) else { continue };
                let known = i64::try_from(known).unwrap_or(0);
                if known > 0 && typed != known {
                    let range = words[at - 1].0.start..words[at].0.end;
                    let problem = message!(codes::COUNT_DIFFERS, text = read.text(&range), annat = known);
                    read.warn(problem, &range, None, findings);
                }
            }
        }
    }
}

/// The number before a noun, where it is of all that the case has.
fn all_of_them(read: &Read<'_, '_>, words: &Words, noun: usize) -> Option<i64> {
    let reading = read.readings.iter().find(|reading| reading.range == words[noun - 1].0)?;
    let (Numeral::Count(typed), Some(_)) = reading.numerals.first()? else { return None };
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |(_, word)| word.as_str());
    let before = word(noun.checked_sub(2));
    // "två bilagor om skolan", "bilagor som", "två av tre bilagor", but not "består av tre punkter".
    let after = word(Some(noun + 1));
    let among = before == LANGUAGE.smaord.av && !LANGUAGE.innehaller.contains(word(noun.checked_sub(3)));
    let some = LANGUAGE.prepositioner.contains(after) || after == LANGUAGE.smaord.som || among;
    let open = words.iter().any(|(_, word)| LANGUAGE.annat.contains(word) || LANGUAGE.inte_nu.contains(word));
    let from = (noun - 1).saturating_sub(NEAR);
    let has = words[from..noun - 1].iter().any(|(_, word)| LANGUAGE.innehaller.contains(word));
    let own = words[..noun - 1].iter().any(|(_, word)| LANGUAGE.arendeord.contains(word));
    let about = LANGUAGE.ungefar.contains_key(before) || LANGUAGE.endast.contains(before);
    (!some && !open && !about && has && own).then_some(*typed)
}

#[cfg(test)]
mod tests {
    use crate::review::testing::Changed;

    #[test]
    fn points_and_bilagor_are_counted() {
        let told = |text: &str| {
            let to = format!("behov = \"Regleringen behöver bli kortare. {text}\"");
            let changed = [("arende.toml", "behov = \"Regleringen behöver bli kortare.\"", to.as_str())];
            Changed { texts: &changed, ..Changed::default() }.messages("G33").len()
        };
        for wrong in [
            "Förslaget innehåller två beslutspunkter.",
            "Ärendet har fyra beslutspunkter.",
            "Till ärendet hör tre bilagor.",
            "Beslutet består av fem att-satser.",
        ] {
            assert_eq!(told(wrong), 1, "{wrong}");
        }
        for right in [
            "Förslaget innehåller tre beslutspunkter.",
            "Till ärendet hör två bilagor.",
            "Ärendet har två beslutspunkter om medlemskapet.",
            "Rapporten har fem bilagor.",
            "Ärendet har inte fyra bilagor.",
        ] {
            assert_eq!(told(right), 0, "{right}");
        }
    }
}
