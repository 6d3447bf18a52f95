//! Laws: `lagen (2023:196) om …`, `kommunallagen (2017:725)`.

use std::collections::BTreeSet;

use super::Read;
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;

/// The first words of a law's title tell it from others.
const TITLE_WORDS: usize = 3;

/// Laws that a document has cited so far.
#[derive(Debug, Default)]
pub(super) struct Cited {
    numbers: BTreeSet<String>,
    titles: BTreeSet<String>,
    abbreviations: BTreeSet<String>,
}

impl Cited {
    /// Looks through a passage.
    pub(super) fn passage(&mut self, read: &Read<'_>, findings: &mut Diagnostics) {
        for index in 0..read.passage.words.len() {
            if is_number(read.word(index)) && !is_other_series(read, index) {
                self.number(read, index, findings);
            } else if read.citing.forkortningar.iter().any(|short| short == read.word(index)) {
                self.abbreviation(read, index, findings);
            } else if read.word(index + 1) == "om" && is_unnamed_law(read, index) {
                self.without_number(read, index, findings);
            }
        }
    }

    /// A number stands in parentheses after the law's name, or after "lagen" and before the title; later in the document
    /// the title may be left out.
    fn number(&mut self, read: &Read<'_>, index: usize, findings: &mut Diagnostics) {
        let range = read.passage.words[index].range.clone();
        let number = &read.passage.text[range.clone()];
        let again = !self.numbers.insert(number.to_owned());
        let after = read.word(index + 1);
        let titled = read.citing.lagtitel.iter().any(|word| word == after);
        if titled {
            self.titles.insert(title(read, index + 1));
        }
        self.titles.extend(title_before(read, index));
        let named = index > 0 && is_in_parentheses(read, index) && is_named_law(read, index - 1);
        let unnamed = index > 0 && is_in_parentheses(read, index) && is_unnamed_law(read, index - 1);
        if named || (unnamed && (titled || again)) {
            return;
        }
        let problem = message!(codes::LAW_NUMBER, text = read.text(&range), nummer = number);
        findings.extend(read.finding(problem, &range));
    }

    /// "lagen om …" is enough once the law has been cited with its number, before it or after its title.
    fn without_number(&mut self, read: &Read<'_>, index: usize, findings: &mut Diagnostics) {
        let title = title(read, index + 1);
        if self.titles.contains(&title) || number_in_sentence(read, index) {
            return;
        }
        let last = (index + TITLE_WORDS).min(read.passage.words.len() - 1);
        let range = read.passage.words[index].range.start..read.passage.words[last].range.end;
        findings.extend(read.finding(message!(codes::LAW_WITHOUT_NUMBER, text = read.text(&range)), &range));
    }

    /// An abbreviation may stand where the document has defined it, in parentheses or after the law's number.
    fn abbreviation(&mut self, read: &Read<'_>, index: usize, findings: &mut Diagnostics) {
        let short = read.word(index).to_owned();
        let defined = index > 0 && (is_in_parentheses(read, index) || is_number(read.word(index - 1)));
        if defined {
            self.abbreviations.insert(short);
        } else if !self.abbreviations.contains(&short) {
            let range = &read.passage.words[index].range;
            findings.extend(read.finding(message!(codes::LAW_ABBREVIATED, text = read.text(range)), range));
        }
    }
}

/// "2023:196".
fn is_number(word: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    word.split_once(':').is_some_and(|(year, number)| year.len() == 4 && digits(year) && digits(number))
}

/// "SOU 2021:49" is no law.
fn is_other_series(read: &Read<'_>, index: usize) -> bool {
    index > 0 && read.citing.serier.iter().any(|series| series == read.word(index - 1))
}

/// "lagen", "förordningen".
fn is_unnamed_law(read: &Read<'_>, index: usize) -> bool {
    let word = read.word(index).to_lowercase();
    read.citing.lagar.contains(&word)
}

/// "kommunallagen", "lagens" in "kommunallagens".
fn is_named_law(read: &Read<'_>, index: usize) -> bool {
    let word = read.word(index).to_lowercase();
    let name = word.strip_suffix('s').unwrap_or(&word);
    read.citing.lagar.iter().any(|law| name.ends_with(law.as_str()) && name != law)
}

fn is_in_parentheses(read: &Read<'_>, index: usize) -> bool {
    let (text, range) = (&read.passage.text, &read.passage.words[index].range);
    text[..range.start].ends_with('(') && text[range.end..].starts_with(')')
}

/// The first words of the title that starts at a word.
fn title(read: &Read<'_>, index: usize) -> String {
    let words: Vec<&str> = (index..index + TITLE_WORDS).map(|index| read.word(index)).collect();
    words.join(" ")
}

/// The title before a number: "lagen om kommuners ansvar … (2023:196)".
fn title_before(read: &Read<'_>, index: usize) -> Option<String> {
    let sentence = read.passage.words[index].sentence;
    let inside = (0..index).rev().take_while(|before| read.passage.words[*before].sentence == sentence);
    let law = inside.into_iter().find(|before| is_unnamed_law(read, *before) && read.word(before + 1) == "om")?;
    Some(title(read, law + 1))
}

/// Whether a law's number follows in the sentence; then that is what is judged.
fn number_in_sentence(read: &Read<'_>, index: usize) -> bool {
    let sentence = read.passage.words[index].sentence;
    let inside =
        (index + 1..read.passage.words.len()).take_while(|after| read.passage.words[*after].sentence == sentence);
    inside.into_iter().any(|after| is_number(read.word(after)))
}
