//! What a word stands for, by several of the lists.

use super::LanguageData;

/// A beginning of a word with so few letters begins many others.
const SHORT: usize = 3;

/// So many letters inflect it: "dagarna".
const INFLECTED: usize = 4;

impl LanguageData {
    /// Whether a word, in lower case, is one for a document that is none of the case's, in the genitive or not.
    pub(in crate::review) fn is_another_document(&self, word: &str) -> bool {
        let bare = word.strip_suffix('s').unwrap_or(word);
        self.handlingar.end(bare)
    }

    /// Whether a word, in small letters, is a verb that says that something has happened.
    pub(in crate::review) fn has_happened(&self, word: &str) -> bool {
        let ending = || self.har_hant_slut.end(word) && word.chars().count() > INFLECTED + 1;
        self.har_hant.contains(word) || (ending() && !self.inte_hant_slut.end(word))
    }

    /// Whether a word, in small letters, is one for what something costs, or for how that changes.
    pub(in crate::review) fn is_of_costs(&self, word: &str) -> bool {
        let stems = [&self.kostnadsord, &self.utfall, &self.egna_avgifter, &self.summaord];
        stems.into_iter().any(|stems| stems.begin(word))
            || self.stiger.contains(word)
            || self.faller.contains(word)
            || self.skillnaden.contains(word)
    }

    /// Whether a noun, in small letters, is of several that are known: "mötena".
    pub(in crate::review) fn is_definite_plural(&self, noun: &str) -> bool {
        noun.ends_with(self.sifferord.bestamt_flertal.as_str())
    }

    /// Whether two words say that something comes each year: "per år".
    pub(in crate::review) fn is_yearly(&self, first: &str, second: &str) -> bool {
        self.sifferord.arligen.iter().any(|rate| rate == &[first, second])
    }

    /// The parts of a list: what commas and some words part.
    pub(in crate::review) fn listed_by<'t, W: AsRef<str>>(&self, list: &'t str, words: &[W]) -> Vec<&'t str> {
        let parts: Vec<&str> = list.split(", ").collect();
        words.iter().fold(parts, |parts, word| {
            let word = format!(" {} ", word.as_ref());
            parts.into_iter().flat_map(|part| part.split(word.as_str()).collect::<Vec<_>>()).collect()
        })
    }

    /// Whether a word, in small letters, is one for a time.
    pub(in crate::review) fn is_of_time(&self, word: &str) -> bool {
        // "året", "dagarna", but not "årsmötet" and "ledningsnätet".
        let fits =
            |stem: &str| stem.chars().count() > SHORT || word.chars().count() <= stem.chars().count() + INFLECTED;
        let counted = self.tidsord.begin(word) && self.tidsord.iter().any(|stem| word.starts_with(stem) && fits(stem));
        counted || self.arstider.contains(word) || self.hela_tiden.contains(word)
    }
}
