//! Numbers of tables and of parts that nothing on the pages has.

use super::{Sentence, Slip};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;

impl Sentence<'_> {
    /// "tabell 12", "avsnitt 4.7": nothing on the pages has a number.
    pub(super) fn numbered(&self) -> Option<Slip> {
        let at = self.lower.windows(2).position(|pair| {
            let (what, number) = (pair[0].1.as_str(), pair[1].1.as_str());
            let table = number.chars().all(|c| c.is_ascii_digit()) && number.len() < 3;
            let part = number.len() < 6 && number.split('.').all(|part| part.parse::<u8>().is_ok());
            (LANGUAGE.onumrerade_bilder.contains(what) && table) || (LANGUAGE.onumrerade_delar.contains(what) && part)
        })?;
        let mut after = self.lower[at + 2..].iter().map(|(_, word)| word.as_str());
        let other = match after.next() {
            Some(word) if LANGUAGE.sifferord.i_vad.contains(word) => {
                !after.next().is_some_and(|word| self.is_own_document(word))
            }
            _ => false,
        };
        // "I utredningens avsnitt 4.2", "enligt rapporten, tabell 7".
        let own = |word: &str| self.kinds.iter().any(|kind| word.strip_suffix('s').unwrap_or(word) == kind);
        let of_another = self.lower[..at].iter().any(|(_, word)| LANGUAGE.is_another_document(word) && !own(word))
            || self.cites_number(at);
        let range = self.lower[at].0.start..self.lower[at + 1].0.end;
        (!other && !of_another)
            .then(|| (range.clone(), message!(codes::FIGURE_UNNUMBERED, text = &self.text[range]), None))
    }

    /// "rapport 2020:8, tabell 5": whether a number in a series stands before a word.
    fn cites_number(&self, at: usize) -> bool {
        let before = &self.text.as_bytes()[self.range.start..self.lower[at].0.start];
        before.windows(3).any(|three| three[0].is_ascii_digit() && three[1] == b':' && three[2].is_ascii_digit())
    }

    /// Whether a word stands for one of the case's documents.
    fn is_own_document(&self, word: &str) -> bool {
        word.starts_with(LANGUAGE.sifferord.bilaga.as_str())
            || LANGUAGE.sifferord.forslaget.iter().any(|own| word == own)
            || self.kinds.iter().any(|kind| word == kind)
    }
}
