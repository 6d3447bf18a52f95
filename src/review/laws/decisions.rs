//! Decisions: `kommunstyrelsen 2020-11-25 § 984`, and how paragraphs are written.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::Read;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::word_set::WordSet;

/// A word for deciding stands at most so many words before the date it goes with.
const NEAR: usize = 4;

/// Paragraphs: one or more signs, the space after them, a number and perhaps another.
static PARAGRAPHS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?<signs>§+)(?<space>[ \u{a0}]?)(?<first>[0-9]+)(?:(?<dash>[ \u{a0}]?[-–—][ \u{a0}]?)(?<last>[0-9]+))?",
    )
    .ok()
});

/// A paragraph of a law without its space: "1§".
static LAW_PARAGRAPH: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?<number>[0-9]+[a-z]?)(?: )?§").ok());

/// Paragraphs of decisions that a document has cited in full.
#[derive(Debug, Default)]
pub(super) struct Cited(BTreeSet<String>);

impl Cited {
    /// Looks through a passage.
    pub(super) fn passage(&mut self, read: &Read<'_>, findings: &mut Diagnostics) {
        let text = &read.passage.text;
        let mut dated = Vec::new();
        for found in PARAGRAPHS.iter().flat_map(|pattern| pattern.captures_iter(text)) {
            let Some(range) = found.get(0).map(|whole| whole.range()) else { continue };
            let (signs, first, last) = (&found["signs"], &found["first"], found.name("last").map(|last| last.as_str()));
            // Spaces and dashes are the rule on language; here it is two signs for several paragraphs.
            if let ("§", Some(last)) = (signs, last) {
                findings.extend(miswritten(read, &range, &format!("§§\u{a0}{first}\u{2013}{last}")));
            }
            if signs == "§" {
                dated.extend(self.decision(read, &range, first, findings));
            }
        }
        law_paragraphs(read, findings);
        undated(read, &dated, findings);
    }

    /// A paragraph belongs to a decision with a body and a date before it: where its date stands.
    fn decision(
        &mut self,
        read: &Read<'_>,
        range: &Range<usize>,
        number: &str,
        findings: &mut Diagnostics,
    ) -> Option<usize> {
        let index = read.passage.words.partition_point(|word| word.range.end <= range.start);
        let date = index.checked_sub(1).and_then(|before| date(read, before));
        let Some(date) = date else {
            let year_follows = read.passage.text[range.end..].starts_with('/');
            let same_day =
                sentence(read, index).any(|word| matches!(word.to_lowercase().as_str(), "samma" | "samtidigt"));
            let known = is_of_rules(read, index) || self.0.contains(number) || is_dated(read, index);
            let known = known || year_follows || same_day;
            findings.extend((!known).then(|| incomplete(read, range, "datum")).flatten());
            return None;
        };
        let whole = date.range.start..range.end;
        if !self.0.insert(number.to_owned()) {
            return Some(whole.start);
        }
        // "Policy för hembesök (2017-04-05 § 260)": in brackets after what was adopted, the guides ask for no body.
        let before = read.passage.text[..whole.start].trim_end();
        let day = date.day.map(|day| day.to_string()).unwrap_or_default();
        let known = || read.registered.iter().any(|cell| is_of(cell, &day, number));
        if !has_body(read, index) && !before.ends_with('(') && !is_appended(read, before) && !known() {
            findings.extend(incomplete(read, &whole, "organ"));
        }
        Some(whole.start)
    }
}

/// Whether a text of the register has a day and a paragraph.
fn is_of(cell: &str, day: &str, number: &str) -> bool {
    let paragraph = |rest: &str| {
        let digits = rest.trim_start().strip_prefix(number);
        digits.is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_digit()))
    };
    !day.is_empty() && cell.contains(day) && cell.split('§').skip(1).any(paragraph)
}

/// Whether a participle alone stands between a comma or a bracket and a date: "taxan, fastställd 2019-11-28 § 210, gäller". It says of a
/// document when it was adopted, as brackets do.
fn is_appended(read: &Read<'_>, before: &str) -> bool {
    let Some((_, inside)) = before.rsplit_once([',', '(', '–']) else { return false };
    let inside = inside.trim().to_lowercase();
    let words: Vec<&str> = inside.split_whitespace().filter(|word| !matches!(*word, "den" | "senast")).collect();
    let [participle] = words.as_slice() else { return false };
    let decides = read.citing.beslut.iter().any(|stem| participle.starts_with(stem.as_str()))
        || LANGUAGE.reviderad.contains(participle);
    decides && ["d", "t", "n", "da", "na"].iter().any(|end| participle.ends_with(end))
}

/// A decision that lacks something, by the name that the catalogues have for it.
fn incomplete(read: &Read<'_>, range: &Range<usize>, lacks: &str) -> Option<Diagnostic> {
    read.finding(message!(codes::DECISION_INCOMPLETE, text = read.text(range), saknas = lacks), range)
}

/// Paragraphs that are not written as they are to be, and how they are.
fn miswritten(read: &Read<'_>, range: &Range<usize>, mended: &str) -> Option<Diagnostic> {
    read.finding(message!(codes::PARAGRAPH_WRITTEN, text = read.text(range), rattat = mended), range)
}

/// A date that ends at a word.
struct Date {
    range: Range<usize>,
    day: Option<NaiveDate>,
}

fn date(read: &Read<'_>, last: usize) -> Option<Date> {
    // Most words are told by their first letter: dates and years begin with a digit, and a date may with a sign.
    if !read.word(last).starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-')) {
        return None;
    }
    let range = |first: usize| read.passage.words[first].range.start..read.passage.words[last].range.end;
    if let (Ok(day), 10) = (read.word(last).parse::<NaiveDate>(), read.word(last).len()) {
        return Some(Date { range: range(last), day: Some(day) });
    }
    let (day, month) = (last.checked_sub(2)?, last - 1);
    let number = |index: usize| read.word(index).chars().all(|c| c.is_ascii_digit());
    let named = read.months.iter().position(|name| name == read.word(month)).filter(|_| number(last) && number(day))?;
    let month = u32::try_from(named + 1).ok()?;
    let written = read.word(last).parse().ok().zip(read.word(day).parse().ok());
    let of_year = written.and_then(|(year, day)| NaiveDate::from_ymd_opt(year, month, day));
    Some(Date { range: range(day), day: of_year })
}

/// "1§", and "1 §" with a space that breaks.
fn law_paragraphs(read: &Read<'_>, findings: &mut Diagnostics) {
    let text = &read.passage.text;
    for found in LAW_PARAGRAPH.iter().flat_map(|pattern| pattern.captures_iter(text)) {
        let Some(range) = found.get(0).map(|whole| whole.range()) else { continue };
        // The sign of a decision's paragraph stands after a date.
        let decision = text[range.end..].trim_start_matches([' ', '\u{a0}']).starts_with(|c: char| c.is_ascii_digit());
        if !decision {
            findings.extend(miswritten(read, &range, &format!("{}\u{a0}§", &found["number"])));
        }
    }
}

/// A body decides on a day, but no paragraph follows.
fn undated(read: &Read<'_>, dated: &[usize], findings: &mut Diagnostics) {
    for index in 0..read.passage.words.len() {
        let Some(date) = date(read, index) else { continue };
        let decided = (index.saturating_sub(NEAR)..index).any(|before| {
            let word = read.lower(before);
            let same = read.passage.words[before].sentence == read.passage.words[index].sentence;
            same && read.citing.beslut.iter().any(|stem| word.starts_with(stem.as_str()))
        });
        if !decided {
            continue;
        }
        // A government's decision has no paragraph.
        let of_state = sentence(read, index).any(|word| {
            let word = word.to_lowercase();
            LANGUAGE.statsorgan.begin(&word)
        });
        // "föreningens styrelse beslutade": whose board it is nobody can tell.
        let bare = |word: &str| word.to_lowercase().trim_end_matches(['n', 's']) == "styrelse";
        let has_body = sentence(read, index).any(|word| !bare(word) && is_body(read, word));
        // A decision of the facts stands with its paragraph where it is told first.
        let known = date.day.is_some_and(|day| read.days.contains(&day));
        // One of a registered document stands with its paragraph in the register.
        let registered = |day: NaiveDate| read.registered.iter().any(|cell| cell.contains(&day.to_string()));
        let known = known || date.day.is_some_and(registered);
        // What is decided after the report has no paragraph yet.
        let to_come = date.day.zip(read.issued).is_some_and(|(day, issued)| day > issued);
        if !known && !to_come && !of_state && has_body && !dated.contains(&date.range.start) {
            findings.extend(incomplete(read, &date.range, "paragraf"));
        }
    }
}

/// Whether a paragraph is one of a law, of statutes or of an agreement: "2 kap. § 3", "stadgarnas § 5", "§ 5 i stadgarna".
fn is_of_rules(read: &Read<'_>, index: usize) -> bool {
    let rules = |word: &str| {
        let word = word.to_lowercase();
        let stem = word.strip_suffix('s').unwrap_or(&word);
        let named = |list: &WordSet| list.contains(word.as_str()) || list.contains(stem);
        named(&LANGUAGE.egna_paragrafer) || LANGUAGE.regelslut.end(stem)
    };
    // "Stadgarna finns bara på engelska. § 5 i dem reglerar utträde."
    let pointed = (index + 1..index + 4)
        .any(|at| read.word(at) == LANGUAGE.smaord.i && LANGUAGE.pekar.contains(read.word(at + 1)));
    if pointed {
        return true;
    }
    let before = (index.saturating_sub(3)..index).any(|at| rules(read.word(at)));
    let after = (index + 1..index + 5).any(|at| rules(read.word(at)));
    before || after
}

/// Whether the sentence of a word names a deciding body.
fn has_body(read: &Read<'_>, index: usize) -> bool {
    sentence(read, index).any(|word| is_body(read, word))
}

fn is_body(read: &Read<'_>, word: &str) -> bool {
    let word = word.to_lowercase();
    read.citing.organ.iter().any(|body| word.contains(body.as_str()))
}

/// Whether the sentence of a word has a date.
fn is_dated(read: &Read<'_>, index: usize) -> bool {
    sentence(read, index).any(|word| {
        (word.len() == 10 && word.parse::<NaiveDate>().is_ok()) || read.months.contains(&word.to_lowercase())
    })
}

/// The words of the sentence that a word stands in.
fn sentence<'r>(read: &'r Read<'_>, index: usize) -> impl Iterator<Item = &'r str> {
    let index = index.min(read.passage.words.len().saturating_sub(1));
    let number = read.passage.words.get(index).map(|word| word.sentence);
    let inside = read.passage.words.iter().filter(move |word| Some(word.sentence) == number);
    inside.map(|word| &read.passage.text[word.range.clone()])
}
