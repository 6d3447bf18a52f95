//! P15: words with characters that only look like those that are meant, or show nothing, in prose, values and cells.

use std::collections::BTreeSet;
use std::ops::Range;

use super::passages::Origin;
use super::{Review, markup, words};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lookalikes;
use crate::message::message;
use crate::place::Place;

/// Runs the family. A module that is fetched twice is told once.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let case = review.case;
    let mut told = BTreeSet::new();
    let mut tell = |text: &str, place: &dyn Fn(Range<usize>) -> Place| {
        for (range, meant) in found(text) {
            let at = place(range.clone());
            if told.insert((at.clone(), meant.clone())) {
                let word = &text[range];
                let problem = match lookalikes::hides_something(word) {
                    // A soft hyphen does not show either, and is not to be written anew.
                    true => message!(codes::SHOWS_NOTHING, text = word, forslag = meant.replace('\u{ad}', "")),
                    false => message!(codes::LOOKALIKE, text = word, forslag = meant),
                };
                findings.push(Diagnostic::warning(problem).at(at));
            }
        }
    };
    for passage in review.passages.iter().filter(|passage| !review.is_reproduced(passage.document)) {
        for stretch in &passage.stretches {
            if let Origin::Typed(typed) = stretch.origin {
                tell(typed.text(), &|range| typed.place(range));
            }
        }
    }
    markup::texts(case).for_each(|text| tell(&text.text, &|range| text.place(range)));
    for line in markup::lines(case) {
        if let Some(place) = line.places.first() {
            tell(&line.value, &|_| place.clone());
        }
    }
    words::cells(case).for_each(|(text, place)| tell(text, &|_| place()));
}

/// The words of a text that are meant otherwise, and how.
fn found(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let is_plain = !lookalikes::may_be_meant_otherwise(text);
    let words = text.split_whitespace().filter(move |_| !is_plain);
    words.filter_map(move |word| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        Some((start..start + word.len(), lookalikes::meant(word)?))
    })
}

#[cfg(test)]
mod tests {
    use crate::model::Value;
    use crate::review::testing::{Changed, set};

    #[test]
    fn words_that_only_look_so_are_told_where_they_stand() {
        for (from, to) in [
            ("sate = \"", "sate = \"ﬁn "),
            ("titel = \"Stadens", "titel = \"Stadens eﬃcient"),
            ("namn = \"Förnamn", "namn = \"O´Brien"),
            ("bedomning = \"", "bedomning = \"Det a¨r bra. "),
        ] {
            let texts = [("arende.toml", from, to)];
            let told = Changed { texts: &texts, ..Changed::default() }.messages("P15");
            assert!(!told.is_empty() && told.iter().all(|told| told.contains("bara ser ut")), "{to}: {told:?}");
        }
        let texts = [("arende.toml", "bedomning = \"", "bedomning = \"Kom\u{200b}munen deltar. ")];
        let told = Changed { texts: &texts, ..Changed::default() }.messages("P15");
        assert!(told.len() == 1 && told[0].contains("inte syns"), "{told:?}");
        let cell = Changed {
            case: |case| set(case, "aktiviteter", 0, "namn", Some(Value::Text("Konﬂikt".into()))),
            ..Changed::default()
        };
        assert_eq!(cell.messages("P15").len(), 1);
        assert!(Changed::default().messages("P15").is_empty());
    }
}
