//! Laws whose numbers and titles are facts of the case.

use std::ops::Range;

use super::known::KnownNumeral;
use super::names::Meaning;
use super::{Numerals, Read, beside, is_typed};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::model::{Placed, Value};
use crate::review::passages::Passage;
use crate::review::readings::Reading;

impl Numerals<'_, '_> {
    /// A law: its number and title are one fact.
    pub(super) fn law(&mut self, read: &Read<'_>, reading: &Reading) {
        let (known, numeral) = (self.known, &reading.numerals[0].0);
        let titled = read.named.iter().find_map(|found| match found.meaning {
            Meaning::Known(named) if named.filter == "lag" && beside(&reading.range, &found.range) => Some(named),
            _ => None,
        });
        if let Some(same) = known.iter().find(|known| known.numeral == *numeral) {
            let other = titled.is_none().then(|| self.other_title(read, reading, same)).flatten();
            match other {
                Some((range, title)) => self.other_law(read.passage, &range, same, &title),
                None => {
                    let range = self.whole_law(read, reading);
                    self.typed(read.passage, &range, &same.reference("lag"), &same.places);
                }
            }
        } else if let Some(named) = titled
            && let Some(law) = known.iter().find(|known| known.name == named.name)
        {
            self.contradiction(read.passage, reading, law, (numeral, Some("lag")), true);
        }
    }

    /// A law from "lagen" before its number to the end of its title, which the reference writes whole.
    fn whole_law(&self, read: &Read<'_>, reading: &Reading) -> Range<usize> {
        let text = &read.passage.text;
        let titled = read.named.iter().find(|found| beside(&reading.range, &found.range));
        let (mut start, mut end) = (reading.range.start, reading.range.end);
        if let Some(titled) = titled {
            (start, end) = (start.min(titled.range.start), end.max(titled.range.end));
        }
        let law = text[..start].trim_end_matches('(').trim_end();
        if law.ends_with("lagen") || law.ends_with("Lagen") {
            start = law.len() - "lagen".len();
        }
        start..end
    }

    /// The words after a known law's number, when they start as its title does and go on otherwise.
    fn other_title(
        &self,
        read: &Read<'_>,
        reading: &Reading,
        law: &KnownNumeral,
    ) -> Option<(Range<usize>, Placed<Value>)> {
        let title = self.review.case.facts.get(&format!("{}.titel", law.name.strip_prefix("fakta.")?))?.clone()?;
        let text = &read.passage.text;
        let Value::Text(wanted) = &title.value else { return None };
        let first = wanted.split_whitespace().next()?;
        let after: Vec<_> = read.passage.words.iter().filter(|word| word.range.start >= reading.range.end).collect();
        let starts = after.first().filter(|word| text[word.range.clone()] == *first)?;
        let mut sentence =
            after.iter().take(wanted.split_whitespace().count()).filter(|w| w.sentence == starts.sentence);
        let range = starts.range.start..sentence.next_back()?.range.end;
        is_typed(read.passage, &range).then_some((range, title))
    }

    fn other_law(&mut self, passage: &Passage<'_>, range: &Range<usize>, law: &KnownNumeral, title: &Placed<Value>) {
        let Some(place) = passage.place(range) else { return };
        let finding = Diagnostic::finding(message!(
            codes::FACT_CONTRADICTED,
            text = &passage.text[range.clone()],
            kant = &title.value,
            namn = format!("{}.titel", law.name),
            referens = law.reference("lag")
        ));
        self.push(finding.at(place), &title.places);
    }
}
