//! What a sentence opens with, which most often is whom or what it speaks of: "Länsstyrelsen höll två möten", "Nordiska rådet har sitt
//! säte i …", "Eurocities har 200 anslutna".

use super::language_data::LANGUAGE;

/// Shorter words that end as nouns in the definite form are mostly something else.
const SHORTEST: usize = 5;

/// Shorter words in capitals are abbreviations, or no names.
const SHORTEST_NAME: usize = 4;

/// The noun in the definite form that a sentence opens with, in lower case; articles and adjectives may stand before it.
pub(super) fn noun<'w>(words: &[&'w str]) -> Option<&'w str> {
    let article = words.first().is_some_and(|word| LANGUAGE.artiklar.contains(word));
    let adjective = |word: &str| word.ends_with('a') && !is_definite(word);
    let at = usize::from(article);
    let word = words.get(at)?;
    let next = if adjective(word) { words.get(at + 1) } else { Some(word) };
    next.copied().filter(|word| is_definite(word))
}

/// Whether a word, in lower case, looks like a noun in the definite form.
pub(super) fn is_definite(word: &str) -> bool {
    word.chars().count() >= SHORTEST && LANGUAGE.bestamda_slut.end(word) && !LANGUAGE.inte_bestamda.contains(word)
}

/// Whether a noun, in lower case, is a word for an organisation with something before it, in the word or as a word of its own:
/// "länsstyrelsen", "nordiska rådet".
pub(super) fn is_organisation(word: &str, has_adjective: bool) -> bool {
    let ends = |end: &String| word.strip_suffix(end.as_str()).is_some_and(|before| has_adjective || !before.is_empty());
    LANGUAGE.organisationsslut.iter().any(ends)
}

/// Whether the first word of a sentence is a name, by the verb after it: "Eurocities har". Words that only look like one are no names:
/// those that end as nouns, adjectives and adverbs do.
pub(super) fn is_name(first: &str, next: Option<&str>) -> bool {
    if !next.is_some_and(|next| LANGUAGE.namnverb.contains(next)) {
        return false;
    }
    let lower = first.to_lowercase();
    let ordinary = LANGUAGE.inledningsord.contains(&lower)
        || LANGUAGE.storre_talord.contains_key(&lower)
        || LANGUAGE.vanliga_slut.end(&lower);
    !ordinary && first.chars().count() >= SHORTEST_NAME && first.chars().skip(1).all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opener(text: &str) -> Option<String> {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        noun(&words.iter().map(String::as_str).collect::<Vec<_>>()).map(str::to_owned)
    }

    #[test]
    fn sentences_open_with_nouns() {
        for (text, expected) in [
            ("Länsstyrelsen höll två möten", Some("länsstyrelsen")),
            ("Nordiska rådet har sitt kansli", Some("rådet")),
            ("Det europeiska nätverket omfattar", Some("nätverket")),
            ("Sedan dess har", None),
            ("Redan då var", None),
            ("Under året hölls", None),
            ("Fem möten hölls", None),
        ] {
            assert_eq!(opener(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn names_are_told_by_their_verbs() {
        for (first, next, name) in [
            ("Eurocities", "har", true),
            ("Energikontor", "har", false),
            ("Störst", "var", false),
            ("Staden", "har", false),
            ("Totalt", "är", false),
            ("Tre", "är", false),
            ("Folkets", "park", false),
        ] {
            assert_eq!(is_name(first, Some(next)), name, "{first} {next}");
        }
    }
}
