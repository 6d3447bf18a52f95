//! G01: references to bilagor.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Review;
use super::language_data::LANGUAGE;
use super::passages::{Passage, PassageKind};
use super::patterns::{Pattern, compiled};
use super::phrases::{PhraseList, any_of, lowered};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Body, Content, Document, plain};
use crate::message::message;
use crate::templates::AttachmentWords;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let Some(citations) = Citations::new(&review.templates.sprak.granskning.granskningsord.bilaga) else { return };
    let cited: Vec<(&Passage<'_>, Vec<Citation>)> =
        review.passages.iter().map(|passage| (passage, citations.of(&passage.text))).collect();
    unknown(review, &citations, &cited, findings);
    lettered(review, &review.templates.sprak.granskning.granskningsord.bilaga, findings);
    uncited(review, &cited, findings);
}

/// A number that a text refers to as a bilaga of this case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Citation {
    /// The number.
    pub number: usize,
    /// The bytes of the whole reference in the text.
    pub range: Range<usize>,
}

/// Finds references to bilagor: "bilaga 1", "bilagorna 1–3", "bilaga 1 och 2".
pub(super) struct Citations {
    /// Of text in lower case.
    reference: Pattern,
    /// Words that say to what a bilaga belongs.
    belongs: Vec<String>,
    own: PhraseList,
    /// Words that make two numbers a range.
    through: Vec<String>,
}

impl Citations {
    /// Takes the words to look for; nothing where they make no pattern.
    pub(super) fn new(words: &AttachmentWords) -> Option<Self> {
        let [one, several] = [&words.ental, &words.flertal].map(|words| any_of(words).to_lowercase());
        let between = any_of(words.samordnar.iter().chain(&words.till_och_med)).to_lowercase();
        let list = format!(r"[0-9]+(?:\s*(?:,|–|-|{between})\s*[0-9]+)*");
        Some(Self {
            reference: compiled(&format!(r"\b(?:{several}\s+(?P<flera>{list})|{one}\s+(?P<en>[0-9]+))\b")).ok()?,
            belongs: words.hor_till.iter().map(|word| word.to_lowercase()).collect(),
            own: PhraseList::new(&words.till),
            through: words.till_och_med.iter().map(|word| word.to_lowercase()).collect(),
        })
    }

    /// The references to this case's bilagor in a text; those to another document's bilaga are left out.
    pub(super) fn of(&self, text: &str) -> Vec<Citation> {
        let mut citations = Vec::new();
        if !text.contains(|c: char| c.is_ascii_digit()) {
            return citations;
        }
        for found in self.reference.captures_iter(&lowered(text)) {
            let Some(whole) = found.get(0) else { continue };
            if self.is_other(&text[whole.end()..]) {
                continue;
            }
            let numbers = found.name("flera").or_else(|| found.name("en")).map_or("", |numbers| numbers.as_str());
            citations
                .extend(self.expanded(numbers).into_iter().map(|number| Citation { number, range: whole.range() }));
        }
        citations
    }

    /// "bilaga 2 till budgeten" is no bilaga of this case.
    fn is_other(&self, after: &str) -> bool {
        let to = self.belongs.iter().find_map(|word| behind(behind(after, "")?, word));
        let name = to.map(|to| to.split([',', '.', ';', ':', '(', ')']).next().unwrap_or_default());
        name.is_some_and(|name| !self.own.are_in(name))
    }

    /// The numbers of "1, 2 och 4–6".
    fn expanded(&self, list: &str) -> Vec<usize> {
        let mut numbers: Vec<usize> = Vec::new();
        let mut separator = String::new();
        for part in list.split_inclusive(|c: char| !c.is_ascii_digit()) {
            let digits: String = part.chars().filter(char::is_ascii_digit).collect();
            if let Ok(number) = digits.parse::<usize>() {
                let is_range = {
                    let mark = separator.trim();
                    matches!(mark, "–" | "-") || self.through.iter().any(|word| word == mark)
                };
                match numbers.last() {
                    Some(first) if is_range && (*first..*first + LONGEST_RANGE).contains(&number) => {
                        numbers.extend(first + 1..=number);
                    }
                    _ => numbers.push(number),
                }
                separator.clear();
            }
            separator.extend(part.chars().filter(|c| !c.is_ascii_digit()));
        }
        numbers
    }
}

/// What stands behind a word and the spaces after it, where a text begins with these.
fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let after = text.strip_prefix(word)?;
    let rest = after.trim_start();
    (rest.len() < after.len()).then_some(rest)
}

/// The document that a bilaga is in is among so many words after "i".
const OWNER: usize = 2;

/// No list of bilagor is longer; a range of more is taken for its ends.
const LONGEST_RANGE: usize = 200;

/// "bilaga A" where the bilagor have numbers.
fn lettered(review: &Review<'_>, words: &AttachmentWords, findings: &mut Diagnostics) {
    let count = review.case.attachments.len();
    for passage in review.passages.iter().filter(|passage| !review.is_reproduced(passage.document)) {
        for pair in passage.words.windows(2) {
            let word = |at: usize| &passage.text[pair[at].range.clone()];
            let letter = word(1).chars().count() == 1 && word(1).chars().all(char::is_uppercase) && word(1) != "I";
            let range = pair[0].range.start..pair[1].range.end;
            let after = passage.text[range.end..].trim_start();
            let other =
                || words.hor_till.iter().any(|to| after.strip_prefix(to.as_str()).is_some_and(|b| b.starts_with(' ')));
            if letter && !other() && words.ental.iter().any(|one| *one == word(0).to_lowercase()) {
                let problem = message!(codes::REF_UNKNOWN_ATTACHMENT, nummer = word(1), antal = count);
                findings.push(passage.place(&range).into_iter().fold(Diagnostic::warning(problem), Diagnostic::at));
            }
        }
    }
}

fn unknown(
    review: &Review<'_>,
    citations: &Citations,
    cited: &[(&Passage<'_>, Vec<Citation>)],
    findings: &mut Diagnostics,
) {
    let count = review.case.attachments.len();
    let last = review.case.attachments.last().map(|attachment| attachment.place().clone());
    for (passage, cited) in cited {
        for citation in cited.iter().filter(|citation| !(1..=count).contains(&citation.number)) {
            if own_numbers(review, citations, passage.document).contains(&citation.number)
                || is_of_another(&passage.text, &citation.range)
            {
                continue;
            }
            let number = citation.number;
            let problem = Diagnostic::finding(message!(codes::REF_UNKNOWN_ATTACHMENT, nummer = number, antal = count));
            let places = passage.place(&citation.range).into_iter().chain(last.clone()).collect();
            findings.push(problem.at_all(places));
        }
    }
}

/// "rapportens bilaga 3", "prop. 2023/24:97, bilaga 6", "bilaga 5 i förordningen": a bilaga of a document that is none of the case's.
fn is_of_another(text: &str, range: &Range<usize>) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let before = text[..range.start].trim_end_matches([' ', '\u{a0}', ',', '(', ')']);
    let last = bare(before.rsplit([' ', '\u{a0}', '\n']).next().unwrap_or_default());
    let year = last.chars().take_while(char::is_ascii_digit).count();
    let numbered = year == 4 && last[year..].starts_with([':', '/']);
    let owned = last.ends_with('s') && LANGUAGE.is_another_document(&last);
    let mut after = text[range.end..].split_whitespace();
    let led = after.next().is_some_and(|word| LANGUAGE.ortsprepositioner.contains(word));
    let of: Vec<String> = after.take(OWNER).map(bare).collect();
    // "i nämndens ärende": not the case's own.
    let owner = of.first().is_some_and(|owner| owner.ends_with('s') && !LANGUAGE.kommunen.contains(owner));
    let is_case =
        |word: &String| word.len() > OWNER && LANGUAGE.arendeord.iter().any(|form| form.starts_with(word.as_str()));
    let case = owner && of.get(1).is_some_and(is_case);
    let inside = led && (case || of.iter().any(|word| LANGUAGE.is_another_document(word)));
    numbered || owned || inside
}

/// Numbers of bilagor that a steering document says on its cover that it has itself.
fn own_numbers(review: &Review<'_>, citations: &Citations, document: &Document) -> BTreeSet<usize> {
    let Body::Steering(steering) = &document.body else { return BTreeSet::new() };
    let rows = review.templates.cover(&document.key).iter();
    let label = rows.filter(|row| row.nyckel == "bilagor").map(|row| row.etikett.as_str()).next();
    let field = steering.cover.iter().filter(|field| Some(field.label.text.as_str()) == label);
    field.flat_map(|field| citations.of(&plain(&field.value))).map(|citation| citation.number).collect()
}

/// Every bilaga must be cited in the report's own text; that it stands in the list is no citation.
fn uncited(review: &Review<'_>, cited: &[(&Passage<'_>, Vec<Citation>)], findings: &mut Diagnostics) {
    let in_report = cited.iter().filter(|(passage, _)| is_report_text(passage));
    let cited: BTreeSet<usize> = in_report.flat_map(|(_, cited)| cited).map(|citation| citation.number).collect();
    for (index, attachment) in review.case.attachments.iter().enumerate() {
        if !cited.contains(&(index + 1)) {
            let key = attachment.key();
            let problem = Diagnostic::finding(message!(codes::ATTACHMENT_UNCITED, nummer = index + 1, namn = key));
            findings.push(problem.at(attachment.place().clone()));
        }
    }
}

fn is_report_text(passage: &Passage<'_>) -> bool {
    let in_list = passage.section.is_some_and(|section| matches!(section.content, Content::Attachments(_)));
    matches!(passage.document.body, Body::Report(_)) && !in_list && passage.kind != PassageKind::Field
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<usize> {
        let words = AttachmentWords {
            ental: vec!["bilaga".to_owned()],
            flertal: vec!["bilagor".to_owned(), "bilagorna".to_owned()],
            till: vec!["tjänsteutlåtande".to_owned(), "ärendet".to_owned()],
            samordnar: ["och", "samt", "eller"].map(str::to_owned).to_vec(),
            till_och_med: vec!["till och med".to_owned()],
            hor_till: vec!["till".to_owned()],
        };
        Citations::new(&words).unwrap().of(text).into_iter().map(|citation| citation.number).collect()
    }

    #[test]
    fn bilagor_of_others_are_told_from_the_cases_own() {
        for (text, other) in [
            ("I rapportens bilaga 3 finns listan.", true),
            ("(prop. 2023/24:97, bilaga 3)", true),
            ("Kartan finns i bilaga 3 i avtalet.", true),
            ("Kartan finns i bilaga 3 i nämndens ärende.", true),
            ("SOU 2021:12 bilaga 3", true),
            ("I ärendets bilaga 3 finns listan.", false),
            ("Listan finns i bilaga 3 i ärendet.", false),
            ("Listan finns (bilaga 3).", false),
            ("År 2021 bilaga 3", false),
        ] {
            let at = text.find("bilaga").unwrap();
            assert_eq!(is_of_another(text, &(at..at + "bilaga 3".len())), other, "{text}");
        }
    }

    #[test]
    fn every_way_of_citing_is_read() {
        let cases: [(&str, &[usize]); 8] = [
            ("Se Bilaga\u{a0}3.", &[3]),
            ("bilagorna 1, 2 och 4–6", &[1, 2, 4, 5, 6]),
            ("av bilaga 1 och 2 kap. 1 § kommunallagen", &[1]),
            ("bilaga 1 till stadsledningskontorets tjänsteutlåtande, antas", &[1]),
            ("bilaga 9 till kommunfullmäktiges budget", &[]),
            ("bilaga 2 till ärendet", &[2]),
            ("Bilagan redovisar år 2020", &[]),
            ("underbilaga 4", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }
}
