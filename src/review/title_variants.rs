//! G21: a title that is nearly one of the register: one word is another, or its years are. Titles that share only words such as
//! "program för" are two documents.

mod dated;
mod decided;
mod inserted;
mod parts;

use std::ops::Range;

use super::Review;
use super::passages::{Origin, Passage, PassageKind};
use super::register::{self, titles};
use super::tokens::words;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{first_gap, plain};
use crate::message::message;

/// A word of a title tells it from others from so many letters on.
const TELLING: usize = 5;

/// Words that differ in their ending begin alike with so many letters.
const ALIKE: usize = 4;

/// A title by its words, in lower case.
struct Title {
    text: String,
    words: Vec<String>,
    /// Whether each word tells the title from others: no name of the municipality, no kind of document, no short word.
    telling: Vec<bool>,
}

/// Runs the rule on the prose that is this case's own.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let common = common(review);
    let all: Vec<Title> = titles(review).map(|text| Title::new(text, &common)).filter(|t| t.words.len() > 2).collect();
    if all.is_empty() {
        return;
    }
    let all_titles: Vec<Title> = titles(review).map(|text| Title::new(text, &common)).collect();
    let own = review.documents.iter().filter(|document| first_gap(&document.title).is_none());
    let mut known: Vec<Vec<String>> = own.map(|document| lower_words(&plain(&document.title))).collect();
    known.extend(titles(review).map(|text| lower_words(&text)));
    // "Riktlinjen för fritidsgårdar": the title in the definite form.
    let kinds = &review.templates.sprak.granskning.granskningsord.dokumentsorter;
    let definite = known.iter().filter_map(|words| {
        let (first, rest) = words.split_first()?;
        let kind = kinds.iter().find(|kind| kind.ord == *first)?;
        Some(std::iter::once(kind.bestamd.clone()).chain(rest.iter().cloned()).collect())
    });
    known.extend(definite.collect::<Vec<_>>());
    let forms: Vec<(String, String)> = kinds.iter().map(|kind| (kind.ord.clone(), kind.bestamd.clone())).collect();
    let (decided, dated) = (decided::Decided::of(review), dated::Dated::of(review));
    let prose = review.passages.iter().filter(|passage| !review.is_reproduced(passage.document));
    for passage in prose.filter(|p| matches!(p.kind, PassageKind::Paragraph | PassageKind::Item)) {
        let kinds = &review.templates.sprak.granskning.titelord.sorter;
        let found = variants(passage, &all, &known).into_iter().chain(compounds(passage, &all, kinds));
        let found = found.chain(other_years(passage, &all_titles, review)).chain(parts::variants(
            passage,
            &all,
            &known,
            (kinds, &common),
        ));
        let found = found
            .chain(of_kind(passage, &all_titles, (&known, kinds)))
            .chain(decided.iter().flat_map(|decided| decided.others(passage)));
        let found = found.chain(dated.iter().flat_map(|dated| dated.others(passage, &known)));
        let found = found.chain(inserted::variants(passage, &all_titles, &forms));
        for (range, title) in found {
            let typed = |s: &super::passages::Stretch<'_>| {
                matches!(s.origin, Origin::Typed(_)) && s.range.start < range.end && range.start < s.range.end
            };
            if let Some(place) = passage.place(&range).filter(|_| passage.stretches.iter().any(typed)) {
                let problem = message!(codes::TITLE_NEARLY, text = &passage.text[range], titel = title.text);
                let registered = register::place(review, &title.text);
                findings.push(Diagnostic::warning(problem).at(place).at_all(registered.into_iter().collect()));
            }
        }
    }
}

/// Words that many titles have: the municipality's name and the kinds of documents.
fn common(review: &Review<'_>) -> Vec<String> {
    let house = review.templates.husstil.hus.values().flat_map(|name| lower_words(name));
    let house: Vec<String> = house.flat_map(|word| [format!("{word}s"), word]).collect();
    let kinds = review.templates.sprak.granskning.titelord.sorter.iter().cloned();
    house.into_iter().chain(kinds).collect()
}

fn lower_words(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| text[word.range].to_lowercase()).collect()
}

impl Title {
    fn new(text: String, common: &[String]) -> Self {
        let words = lower_words(&text);
        let telling = words.iter().map(|word| {
            word.chars().count() >= TELLING && !common.contains(word) && !word.starts_with(|c: char| c.is_ascii_digit())
        });
        Self { telling: telling.collect(), words, text }
    }

    /// Whether some words in a row are nearly this title.
    fn is_nearly(&self, written: &[String]) -> bool {
        let (mut other, mut endings, mut telling) = (0, 0, 0);
        // "Planen för båtskrot (beslut": the title without its time is no other title.
        let is_time = |word: &String| word.starts_with(|c: char| c.is_ascii_digit());
        if self.words.last().is_some_and(is_time) && !written.last().is_some_and(is_time) {
            return false;
        }
        for (at, (word, own)) in written.iter().zip(&self.words).enumerate() {
            let last = at + 1 == self.words.len();
            if word == own || (last && word.strip_suffix('s') == Some(own)) {
                telling += usize::from(self.telling[at]);
            } else if is_alike(word, own) {
                endings += 1;
                telling += usize::from(self.telling[at]);
            } else {
                other += 1;
            }
        }
        let turned = other > 0 && is_turned(written, &self.words);
        let few = other + endings > 0 && other <= 1 && endings <= 2 && other + endings < self.words.len();
        // The same words in another order are no other title, however short they are.
        turned || (telling > 0 && few && (other == 0 || self.words.len() > 3))
    }
}

/// Whether some words are others in another order. Most are not even of one length, which costs little to see.
fn is_turned(written: &[String], own: &[String]) -> bool {
    let length = |words: &[String]| words.iter().map(String::len).sum::<usize>();
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words
    };
    length(written) == length(own) && sorted(written) == sorted(own)
}

/// "internationella" and "internationellt"; "2018–2022" is no ending of another period.
fn is_alike(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    if common < ALIKE {
        return false;
    }
    let (long, short) =
        (one.chars().count().max(other.chars().count()), one.chars().count().min(other.chars().count()));
    long - common <= 3 && short - common <= 2 && one.chars().all(char::is_alphabetic)
}

/// Where a passage has what is nearly a title.
fn variants<'t>(passage: &Passage<'_>, titles: &'t [Title], known: &[Vec<String>]) -> Vec<(Range<usize>, &'t Title)> {
    let written = &passage.lower;
    let mut found: Vec<(Range<usize>, &Title)> = Vec::new();
    for at in 0..written.len() {
        let first = &passage.words[at];
        if !passage.text[first.range.clone()].starts_with(char::is_uppercase) {
            continue;
        }
        let is_known = known.iter().any(|words| {
            let run = written.get(at..at + words.len());
            run.is_some_and(|run| {
                run.iter().zip(words).all(|(word, own)| word == own || word.strip_suffix('s') == Some(own))
            })
        });
        if is_known || found.last().is_some_and(|(range, _)| range.end > first.range.start) {
            continue;
        }
        let near = titles.iter().find(|title| {
            let run = written.get(at..at + title.words.len());
            let inside =
                passage.words.get(at + title.words.len() - 1).is_some_and(|last| last.sentence == first.sentence);
            inside && run.is_some_and(|run| title.is_nearly(run))
        });
        if let Some(title) = near {
            let end = passage.words[at + title.words.len() - 1].range.end;
            found.push((first.range.start..end, title));
        }
    }
    found
}

/// "Storstads hamnplan 2023–2026" for "Storstads plan för hamnar 2023–2026": with its years it is meant as the title.
fn compounds<'t>(passage: &Passage<'_>, titles: &'t [Title], kinds: &[String]) -> Vec<(Range<usize>, &'t Title)> {
    let written = &passage.lower;
    let mut found = Vec::new();
    for title in titles {
        let Some(at) = title.words.iter().position(|word| kinds.contains(word)).filter(|at| *at > 0) else { continue };
        let Some(about) = title.words.get(at + 2) else { continue };
        let kind = &title.words[at];
        let compound = |word: &String| {
            let head = word.strip_suffix(kind.as_str()).map(|head| head.strip_suffix('s').unwrap_or(head));
            head.is_some_and(|head| head.chars().count() >= TELLING && about.starts_with(head))
        };
        for index in (at..written.len()).filter(|index| compound(&written[*index])) {
            let dated = written.get(index + 1).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
            if dated && written[index - at..index] == title.words[..at] {
                found.push((passage.words[index - at].range.start..passage.words[index + 1].range.end, title));
            }
        }
    }
    found
}

/// "Energiplan 2021–2030" of "Energiprogram 2021–2030": another kind of document of the same time about the same.
fn of_kind<'t>(
    passage: &Passage<'_>,
    titles: &'t [Title],
    (known, kinds): (&[Vec<String>], &[String]),
) -> Vec<(Range<usize>, &'t Title)> {
    let head = |word: &str| {
        let kind = kinds.iter().filter(|kind| word.ends_with(kind.as_str())).max_by_key(|kind| kind.len())?;
        Some(word[..word.len() - kind.len()].to_owned()).filter(|head| head.chars().count() >= ALIKE)
    };
    let found = passage.words.windows(2).zip(passage.lower.windows(2)).filter_map(|(pair, lower)| {
        let dated = lower[1].starts_with(|c: char| c.is_ascii_digit()) && lower[1].len() > ALIKE;
        if !dated || !passage.text[pair[0].range.clone()].starts_with(char::is_uppercase) {
            return None;
        }
        let about = head(&lower[0]).filter(|_| !known.iter().any(|words| words == lower))?;
        let same = |title: &&Title| match title.words.as_slice() {
            [word, time] => *time == lower[1] && *word != lower[0] && head(word).as_deref() == Some(about.as_str()),
            _ => false,
        };
        let mut same = titles.iter().filter(same);
        let title = same.next().filter(|_| same.next().is_none())?;
        Some((pair[0].range.start..pair[1].range.end, title))
    });
    found.collect()
}

/// "Miljö- och klimatprogrammet 2021–2031": the one title of that word, in the definite form with another time.
fn other_years<'t>(passage: &Passage<'_>, titles: &'t [Title], review: &Review<'_>) -> Vec<(Range<usize>, &'t Title)> {
    let kinds = &review.templates.sprak.granskning.granskningsord.dokumentsorter;
    let found = (1..passage.words.len()).filter_map(|at| {
        let (word, time) = (&passage.lower[at - 1], &passage.lower[at]);
        // (Most words are told by their first letter.)
        if !time.starts_with(|c: char| c == '+' || c.is_ascii_digit()) || !parts::is_time(time) {
            return None;
        }
        let definite = kinds.iter().find_map(|kind| {
            let bare = word.strip_suffix(kind.bestamd.as_str()).filter(|bare| bare.chars().count() > TELLING)?;
            Some(format!("{bare}{}", kind.ord))
        });
        // "Bredbandsplan 2016–2021": as the title is written.
        let compound =
            || kinds.iter().any(|kind| word.strip_suffix(kind.ord.as_str()).is_some_and(|bare| bare.len() > ALIKE));
        let name = definite.or_else(|| compound().then(|| word.clone()))?;
        let mut same = titles.iter().filter(|title| title.words.contains(&name));
        let title = same.next().filter(|_| same.next().is_none())?;
        let own = title.words.iter().find(|word| parts::is_time(word))?;
        (own != time && time.len() == own.len())
            .then(|| (passage.words[at - 1].range.start..passage.words[at].range.end, title))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::{Title, lower_words};

    #[test]
    fn what_is_nearly_a_title_is_told_from_other_titles() {
        let common = ["göteborgs", "stads", "program", "plan", "riktlinje", "policy"].map(str::to_owned);
        let title = |text: &str| Title::new(text.to_owned(), &common);
        for (text, written, near) in [
            ("Göteborgs Stads plan för hamnar 2023–2026", "Göteborgs Stads plan för hamnar 2022–2026", true),
            ("Program för kajernas skötsel", "Program för kajernas vård", true),
            ("Göteborgs Stads riktlinje för ljud och ljus", "Göteborgs Stads riktlinje för ljus och ljud", true),
            ("Riktlinje för skolnärvaro", "Riktlinjer för skolnärvaron", true),
            ("Göteborgs Stads program för boende", "Göteborgs Stads program för kultur", false),
            ("Göteborgs Stads plan för hamnar", "Göteborgs Stads plan för hamnar", false),
        ] {
            assert_eq!(title(text).is_nearly(&lower_words(written)), near, "{written}");
        }
    }
}
