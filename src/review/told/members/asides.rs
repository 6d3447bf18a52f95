//! What a sentence says of the organisation aside: "Föreningen, som har 85 anslutna, …", "föreningen, vars 31 anslutna".

use std::ops::Range;

use crate::review::language_data::LANGUAGE;
use crate::review::subjects::is_place;
use crate::review::told::{Read, Words};

/// An aside has at most so many words.
const ASIDE: usize = 8;

/// "föreningen, vars 31 anslutna": the organisation's, as a word before the number says.
pub(super) fn is_whose(read: &Read<'_, '_>, before: &Words) -> bool {
    let [.., owner, (_, whose)] = before else { return false };
    LANGUAGE.bland_dem.contains(whose) && is_own_organisation(read, owner)
}

/// Whether a word is the organisation, by its name or by what it is called.
pub(super) fn is_own_organisation(read: &Read<'_, '_>, (range, word): &(Range<usize>, String)) -> bool {
    let written = read.text(range);
    let named = written.starts_with(char::is_uppercase) && read.review.subjects.is_own(written);
    read.review.subjects.is_organisation(word) || (named && !is_place(written) && !read.is_home(range))
}

/// The aside of a sentence that speaks of the organisation that stands before it: "Föreningen, som har 85 anslutna, …".
pub(super) fn aside<'w>(read: &Read<'_, '_>, words: &'w Words) -> Option<&'w Words> {
    let comma = |at: usize| read.text(&(words[at - 1].0.end..words[at].0.start)).contains(',');
    let start = (1..words.len()).find(|at| words[*at].1 == LANGUAGE.smaord.som && comma(*at))?;
    let end = (start + 1..words.len()).find(|at| comma(*at)).filter(|end| end - start <= ASIDE)?;
    is_own_organisation(read, &words[start - 1]).then(|| &words[start..end])
}

/// "Nätverket startade med sju städer och har i dag 31": whether a number is of those that something began with.
pub(super) fn began_with(words: &Words, number: &Range<usize>) -> bool {
    let before = |range: &Range<usize>| range.end <= number.start;
    let founded = words.iter().rposition(|(range, word)| before(range) && LANGUAGE.grundande.contains(word));
    let now = |word: &str| {
        LANGUAGE.verb_fore_tal.contains(word) || LANGUAGE.samlar.contains(word) || LANGUAGE.ar.contains(word)
    };
    let since = |at: usize| words[at..].iter().take_while(|(range, _)| before(range));
    founded.is_some_and(|at| !since(at).any(|(_, word)| now(word)))
}

/// The clause before ", de flesta i Mälardalen": names among those who are counted are nobody else.
pub(super) fn own_clause<'w>(read: &Read<'_, '_>, words: &'w Words) -> Option<&'w Words> {
    let comma = |at: usize| read.text(&(words[at - 1].0.end..words[at].0.start)).contains(',');
    let end = (1..words.len()).find(|at| comma(*at))?;
    (words[end].1 == LANGUAGE.smaord.de && is_own_organisation(read, words.first()?)).then(|| &words[..end])
}
