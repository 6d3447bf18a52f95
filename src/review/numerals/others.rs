//! What a numeral may be of other than what is known: of another time, of each of several, of another thing.

use std::ops::Range;

use super::statements::{Context, Statement};
use super::{Numerals, Read};
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Passage;
use crate::review::readings::{Numeral, Reading};

/// So many words before an amount say that it is what something is worth.
const WORTH: usize = 2;

impl Numerals<'_, '_> {
    /// "ingår tre platser på varje kurs", "Då hölls fyra möten", "Av de 19 deltagandena 2020", "När staden gick med kostade det 60 000 kr": of another time than what is
    /// known of all, or of now.
    pub(super) fn is_of_then(
        &self,
        read: &Read<'_>,
        context: &Context<'_>,
        reading: &Reading,
        statement: &Statement<'_>,
    ) -> bool {
        let Some(range) = context.range(reading) else { return false };
        let inside = |other: &Range<usize>| range.start <= other.start && other.end <= range.end;
        let mut words = read.passage.words.iter().filter(|word| inside(&word.range));
        let lower: Vec<String> =
            words.by_ref().map(|word| read.passage.text[word.range.clone()].to_lowercase()).collect();
        let first = lower.first().cloned().unwrap_or_default();
        let went = lower.iter().any(|word| LANGUAGE.gick.contains(word));
        let all = self.reader.readings(&read.passage.text, &read.passage.words);
        let mut years = all.iter().filter(|other| inside(&other.range));
        let dated = years.any(|other| other.numerals.iter().any(|(numeral, _)| matches!(numeral, Numeral::Year(_))));
        let computed = statement.about.name.starts_with("berakning.");
        let amount = matches!(reading.numerals[0].0, Numeral::Amount(_));
        let count = matches!(reading.numerals[0].0, Numeral::Count(_));
        let after = read.passage.text[reading.range.end..range.end].to_lowercase();
        let each = count && after.split_whitespace().any(|word| LANGUAGE.var_och_en.contains(word));
        each || (computed && (dated || LANGUAGE.tidigare_namnt.contains(&first))) || (amount && first == "när" && went)
    }

    /// "Den nya servern kostade 96 000 kr": an amount in a sentence that opens with a thing that the case has no name for.
    pub(super) fn is_price_of_another(&self, passage: &Passage<'_>, context: &Context<'_>, reading: &Reading) -> bool {
        let Some(range) = context.range(reading).filter(|_| matches!(reading.numerals[0].0, Numeral::Amount(_))) else {
            return false;
        };
        // "en lokal värd omkring 90 000 kr".
        if context.around(reading).0.iter().take(WORTH).any(|word| LANGUAGE.varde.contains(*word)) {
            return true;
        }
        let opener = self.subjects.opener(&passage.text, &range);
        opener.is_some_and(|(noun, own)| !own && !LANGUAGE.is_of_costs(&noun) && !LANGUAGE.is_of_time(&noun))
    }
}
