//! G05: a steering document's dokumentsort, the same in its title, its headings and its text.

use std::collections::BTreeSet;
use std::ops::Range;

use memchr::memmem::Finder;

use super::Review;
use super::passages::{Passage, PassageKind};
use super::phrases::{Word, small, words};
use super::titles::Titles;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Body, Document, first_gap, plain};
use crate::message::{Message, message};
use crate::model::{Attachment, SteeringDocument};
use crate::templates::{DocumentKind, DocumentWord, DocumentWords};

/// Runs the rule on every steering document whose dokumentsort is filled in.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let titles = Titles::new(review);
    for attachment in &review.case.attachments {
        let Attachment::Document(source) = attachment else { continue };
        let spec = review.templates.document(&source.key);
        if spec.is_none_or(|spec| spec.slag != DocumentKind::Styrdokument) {
            continue;
        }
        let merged = review.documents.iter().find(|document| document.number.is_some() && document.key == source.key);
        if let Some((document, kind)) = merged.and_then(|document| Some((document, kind_of(document)?))) {
            Checked { review, source, document, kind }.check(&titles, findings);
        }
    }
}

/// A document's dokumentsort in lower case.
pub fn kind_of(document: &Document) -> Option<String> {
    let Body::Steering(steering) = &document.body else { return None };
    let text = plain(&steering.kind);
    (!steering.kind.is_empty() && first_gap(&steering.kind).is_none() && !text.contains(['[', '{', '<']))
        .then(|| text.to_lowercase())
}

/// A steering document and what it is.
struct Checked<'r, 'a> {
    review: &'r Review<'a>,
    source: &'r SteeringDocument,
    document: &'r Document,
    kind: String,
}

impl Checked<'_, '_> {
    fn check(&self, titles: &Titles<'_>, findings: &mut Diagnostics) {
        let words = &self.review.templates.sprak.granskning.granskningsord;
        let Some(own) = words.dokumentsorter.iter().find(|kind| kind.ord == self.kind) else {
            let known: Vec<&str> = words.dokumentsorter.iter().map(|kind| kind.ord.as_str()).collect();
            let known = known.join(", ");
            findings.push(self.report(message!(codes::KIND_UNKNOWN, dokumentsort = self.kind, kanda = known)));
            return;
        };
        let told = self.title(own, findings);
        // "det som inriktningen angav" speaks of the case's other document of that kind.
        let beside: Vec<String> = self.review.documents.iter().filter_map(kind_of).collect();
        let others = words.dokumentsorter.iter().filter(|kind| kind.ord != own.ord && Some(&kind.ord) != told.as_ref());
        for other in others {
            let calls = Calls { beside: beside.contains(&other.ord), ..Calls::new(other, &words.dokument) };
            self.texts(&calls, titles, findings);
        }
    }

    fn report(&self, message: Message) -> Diagnostic {
        let place = self.source.kind.as_ref().map(crate::source_text::SourceText::whole);
        Diagnostic::finding(message).at_all(place.into_iter().collect())
    }

    /// A title that has another kind of document in it, and not the document's own; says which kind. Headings and text that agree with
    /// the title are not told beside it.
    fn title(&self, own: &DocumentWord, findings: &mut Diagnostics) -> Option<String> {
        let title = plain(&self.document.title);
        let text = words(&title);
        let kinds = &self.review.templates.sprak.granskning.granskningsord.dokumentsorter;
        let is = |kind: &DocumentWord, word: &Word<'_>| {
            let word = word.text.to_lowercase();
            word == kind.ord || word == kind.bestamd || kind.flertal.contains(&word)
        };
        if text.iter().any(|word| is(own, word)) {
            return None;
        }
        let (word, other) = text.iter().find_map(|word| Some((word, kinds.iter().find(|kind| is(kind, word))?)))?;
        let (word, meant) = (word.text.to_lowercase(), &other.ord);
        let mut problem =
            self.report(message!(codes::KIND_IN_TITLE, ord = word, dokumentsort = self.kind, ratt = meant));
        problem.places.insert(0, self.source.title.as_ref()?.whole());
        findings.push(problem);
        Some(meant.clone())
    }

    /// Text that calls the document another kind. A word that was introduced in the same section ("stadens riktlinje för
    /// …") stands for what was introduced.
    fn texts(&self, calls: &Calls<'_>, titles: &Titles<'_>, findings: &mut Diagnostics) {
        let mut section = None;
        let mut introduced = false;
        let passages = self.review.passages.iter().filter(|passage| std::ptr::eq(passage.document, self.document));
        for passage in
            passages.filter(|passage| passage.kind != PassageKind::Title && calls.may_stand_in(&passage.text))
        {
            let here = passage.section.map(std::ptr::from_ref);
            if here != section || passage.kind == PassageKind::Field {
                (section, introduced) = (here, false);
            }
            let named = titles.exact_ranges(&passage.text);
            for range in calls.of(passage, &named, &mut introduced) {
                findings.push(self.found(passage, &range));
            }
        }
    }

    fn found(&self, passage: &Passage<'_>, range: &Range<usize>) -> Diagnostic {
        let word = passage.text[range.clone()].to_lowercase();
        let mut problem = self.report(match passage.kind {
            PassageKind::Heading => {
                message!(codes::KIND_IN_HEADING, text = passage.text, ord = word, dokumentsort = self.kind)
            }
            _ => message!(codes::KIND_IN_TEXT, ord = word, dokumentsort = self.kind),
        });
        if let Some(place) = passage.place(range) {
            problem.places.insert(0, place);
        }
        problem
    }
}

/// How a text calls its document one other kind of document.
struct Calls<'w> {
    kind: &'w DocumentWord,
    words: &'w DocumentWords,
    /// Whether another document of the case is of this kind: its definite form may mean that one.
    beside: bool,
    /// Every form of the word without its first letter, which may be a capital; and in capitals, as in a heading. None has another in it.
    rests: Vec<Finder<'static>>,
}

impl<'w> Calls<'w> {
    fn new(kind: &'w DocumentWord, words: &'w DocumentWords) -> Self {
        let forms = [&kind.ord, &kind.bestamd].into_iter().chain(&kind.flertal);
        let rests = forms.filter_map(|form| form.get(1..)).flat_map(|rest| [rest.to_owned(), rest.to_uppercase()]);
        let rests: BTreeSet<String> = rests.collect();
        let has_another = |rest: &String| rests.iter().any(|other| other != rest && rest.contains(other.as_str()));
        let shortest = rests.iter().filter(|rest| !has_another(rest));
        let rests = shortest.map(|rest| Finder::new(rest).into_owned()).collect();
        Self { kind, words, beside: false, rests }
    }

    /// Whether any form of the word is there at all; most passages are done with that.
    fn may_stand_in(&self, text: &str) -> bool {
        self.rests.iter().any(|rest| rest.find(text.as_bytes()).is_some())
    }

    /// The words in a passage that call its own document this kind, outside the titles that it names.
    fn of(&self, passage: &Passage<'_>, named: &[Range<usize>], introduced: &mut bool) -> Vec<Range<usize>> {
        let text = words(&passage.text);
        let mut found = Vec::new();
        for (at, word) in text.iter().enumerate() {
            let lower = small(word.text);
            let before = at.checked_sub(1).map(|at| small(text[at].text)).unwrap_or_default();
            let in_title = named.iter().any(|range| range.contains(&word.range.start));
            if self.is_indefinite(&lower) && !in_title && self.words.detta.contains(&before) {
                if !*introduced {
                    found.push(text[at - 1].range.start..word.range.end);
                }
            } else if self.is_indefinite(&lower) {
                let alone = passage.kind == PassageKind::Heading && text.len() == 1;
                *introduced = *introduced || !alone;
                found.extend(alone.then(|| word.range.clone()));
            } else if self.is_definite(&lower) && !in_title && !*introduced {
                let other = self.words.annan_fore.contains(&before) || self.is_specified(&passage.text, &text, at);
                *introduced = other;
                found.extend((!other).then(|| word.range.clone()));
            }
        }
        found
    }

    /// Whether the word after, with only a space between, says which document is meant: "riktlinjen för …".
    fn is_specified(&self, whole: &str, text: &[Word<'_>], at: usize) -> bool {
        text.get(at + 1).is_some_and(|next| {
            let follows = whole[text[at].range.end..next.range.start].trim().is_empty();
            let number = next.text.starts_with(|c: char| c.is_ascii_digit());
            follows && (number || self.words.annan_efter.contains(&next.text.to_lowercase()))
        })
    }

    fn is_indefinite(&self, word: &str) -> bool {
        let singular = word.strip_suffix('s').unwrap_or(word);
        word == self.kind.ord || singular == self.kind.ord || self.kind.flertal.iter().any(|plural| plural == word)
    }

    /// A word with several meanings says nothing in its definite form.
    fn is_definite(&self, word: &str) -> bool {
        let bare = word.strip_suffix('s').unwrap_or(word);
        !self.kind.flertydig && !self.beside && (word == self.kind.bestamd || bare == self.kind.bestamd)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Body, Report};

    fn found(text: &str, kind: PassageKind) -> Vec<String> {
        let word = DocumentWord {
            ord: "riktlinje".to_owned(),
            flertal: vec!["riktlinjer".to_owned()],
            bestamd: "riktlinjen".to_owned(),
            artikel: None,
            flertydig: false,
        };
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let words = DocumentWords {
            detta: list(&["denna"]),
            annan_fore: list(&["tidigare", "stadens"]),
            annan_efter: list(&["för", "mot"]),
        };
        let body = Body::Report(Report { header: Vec::new(), contact: Vec::new(), sections: Vec::new() });
        let (key, stem) = (String::new(), String::new());
        let document = Document { key, stem, number: None, title: Vec::new(), body, frozen: false };
        let passage = Passage::new(&document, kind, text.to_owned(), Vec::new());
        let ranges = Calls::new(&word, &words).of(&passage, &[], &mut false);
        ranges.into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn a_document_does_not_call_itself_another_kind() {
        let cases: [(&str, PassageKind, &[&str]); 9] = [
            ("Syftet med denna riktlinje", PassageKind::Heading, &["denna riktlinje"]),
            ("Vem omfattas av riktlinjen", PassageKind::Heading, &["riktlinjen"]),
            ("Riktlinje", PassageKind::Heading, &["Riktlinje"]),
            (
                "Avsteg från riktlinjen ska motiveras. Riktlinjens ord gäller.",
                PassageKind::Paragraph,
                &["riktlinjen", "Riktlinjens"],
            ),
            ("Riktlinje för arbetet mot extremism. Riktlinjen antogs 2019.", PassageKind::Item, &[]),
            (
                "En inriktning motsvarar det som stadens riktlinje för styrande dokument definierar som riktlinje.",
                PassageKind::Paragraph,
                &[],
            ),
            ("Riktlinjen mot extremism gäller. Riktlinjen är ny.", PassageKind::Paragraph, &[]),
            ("Den tidigare riktlinjen upphör att gälla.", PassageKind::Paragraph, &[]),
            ("Stadens riktlinje gäller. Denna riktlinje är ny.", PassageKind::Paragraph, &[]),
        ];
        for (text, kind, expected) in cases {
            assert_eq!(found(text, kind), expected, "{text}");
        }
    }
}
