//! G16: references to sections lead to sections that exist, and what the report says of the proposed document names one.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::language_data::LANGUAGE;
use super::passages::{Passage, PassageKind};
use super::phrases::{PhraseList, after_space, sentences};
use super::{Review, kinds};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Block, Body, Content, Document, plain};
use crate::message::message;
use crate::model::{Attachment, DocumentRole};
use crate::place::Place;
use crate::templates::{DocumentWord, SectionWords};

/// Runs the rule.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let words = &review.templates.sprak.granskning.granskningsord;
    let references = References::new(&words.avsnitt);
    let targets: Vec<Target<'_>> = review.documents.iter().filter_map(|d| Target::new(review, d)).collect();
    let read = |p: &&Passage<'_>| matches!(p.kind, PassageKind::Paragraph | PassageKind::Item | PassageKind::Decision);
    for passage in review.passages.iter().filter(read) {
        for reference in references.of(&passage.text) {
            findings.extend(unknown_section(&targets, passage, &reference));
        }
    }
    for target in targets.iter().filter(|target| target.role == Some(DocumentRole::Forslag)) {
        // "Anvisningen" may be the one that is to be repealed, where both are of one kind.
        let alike = |other: &Target<'_>| {
            other.role == Some(DocumentRole::Foregangare)
                && other.kind.map(|kind| &kind.ord) == target.kind.map(|kind| &kind.ord)
        };
        let Some(claims) = target.kind.map(|kind| Claims::new(&words.avsnitt, kind, targets.iter().any(alike))) else {
            continue;
        };
        let report = review.passages.iter().filter(|p| matches!(p.document.body, Body::Report(_)));
        for passage in report.filter(|p| matches!(p.kind, PassageKind::Paragraph | PassageKind::Item)) {
            without_section(&references, &claims, target, passage, findings);
        }
    }
}

/// A document whose sections may be referred to.
struct Target<'r> {
    document: &'r Document,
    headings: Vec<String>,
    kind: Option<&'r DocumentWord>,
    role: Option<DocumentRole>,
    place: Option<Place>,
}

impl<'r> Target<'r> {
    fn new(review: &Review<'r>, document: &'r Document) -> Option<Self> {
        let sections = document.sections()?;
        let mut headings: Vec<String> = sections.iter().map(|section| plain(&section.heading)).collect();
        for section in sections {
            let Content::Blocks(blocks) = &section.content else { continue };
            headings.extend(blocks.iter().filter_map(|block| match block {
                Block::Heading { content, .. } => Some(plain(content)),
                _ => None,
            }));
        }
        let name = kinds::kind_of(document);
        let words = &review.templates.sprak.granskning.granskningsord.dokumentsorter;
        let kind = words.iter().find(|word| Some(&word.ord) == name.as_ref());
        let attachment = review.case.attachments.iter().find(|attachment| attachment.key() == document.key);
        let role = attachment.and_then(Attachment::role);
        Some(Self { document, headings, kind, role, place: attachment.map(|attachment| attachment.place().clone()) })
    }

    /// Whether a word is the document's kind in the genitive: "anvisningens".
    fn is_owner(&self, word: &str) -> bool {
        self.kind.is_some_and(|kind| word.strip_suffix('s') == Some(kind.bestamd.as_str()))
    }

    /// Whether a text speaks of this document, by its kind or its title.
    fn is_meant(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let named = self.kind.is_some_and(|kind| lower.contains(&kind.ord));
        let numbered = self.document.number.is_some_and(|number| {
            lower.strip_prefix("bilaga").is_some_and(|rest| {
                rest.trim_start().split(|c: char| !c.is_ascii_digit()).next() == Some(number.to_string().as_str())
            })
        });
        named || numbered || text.contains(&plain(&self.document.title))
    }
}

/// A heading in quotes, or the next of several.
static QUOTED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:\s*(?:,|och|samt|eller)\s+)?[”“»]([^”“»«]+)[”“«»]").ok());

/// What a heading is told to be in: "i budgeten".
static OUTSIDE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^\s+(?:i|ur|av)\s+(?P<vad>[^,.;:()]*)").ok());

/// Finds headings in quotes after "avsnittet".
struct References {
    lead: PhraseList,
    same: PhraseList,
}

/// A heading that a text refers to.
struct Reference {
    /// The heading.
    heading: String,
    /// Its bytes in the text.
    range: Range<usize>,
    /// The word before the one for a section: "anvisningens".
    owner: String,
}

impl References {
    fn new(words: &SectionWords) -> Self {
        Self { lead: PhraseList::new(&words.ledord), same: PhraseList::new(&words.samma) }
    }

    fn of(&self, text: &str) -> Vec<Reference> {
        let mut references = Vec::new();
        for lead in self.lead.find(text) {
            let Some(quotes) = after_space(&text[lead.end..]) else { continue };
            let mut at = text.len() - quotes.len();
            let owner = text[..lead.start].split_whitespace().next_back().unwrap_or_default();
            // Nothing in quotes comes after most.
            let begins = quotes.starts_with(['”', '“', '»', ',', 'o', 's', 'e']);
            let quoted = if begins { QUOTED.as_ref() } else { None };
            while let Some(found) = quoted.and_then(|quoted| quoted.captures(&text[at..])) {
                let (Some(whole), Some(heading)) = (found.get(0), found.get(1)) else { break };
                references.push(Reference {
                    heading: heading.as_str().to_owned(),
                    range: at + heading.start()..at + heading.end(),
                    owner: owner.to_lowercase(),
                });
                at += whole.end();
            }
        }
        references
    }

    /// Whether a sentence names a section, or one that was named before it.
    fn names_section(&self, sentence: &str) -> bool {
        let leads = |rest: &str| after_space(rest).is_some_and(|rest| self.lead.length_at(rest).is_some());
        !self.of(sentence).is_empty() || self.same.find(sentence).any(|found| leads(&sentence[found.end..]))
    }
}

/// A quoted heading that the document meant does not have. "avsnittet ”Trygghet” i budgeten" is another document's.
fn unknown_section(targets: &[Target<'_>], passage: &Passage<'_>, reference: &Reference) -> Option<Diagnostic> {
    let after = passage.text.get(reference.range.end..)?.trim_start_matches(['”', '“', '«', '»']);
    let of = OUTSIDE
        .as_ref()
        .and_then(|outside| outside.captures(after))
        .and_then(|found| found.name("vad"))
        .map(|found| found.as_str());
    let meant: Vec<&Target<'_>> = match of {
        Some(of) => targets.iter().filter(|target| target.is_meant(of)).collect(),
        None => {
            let owned: Vec<&Target<'_>> = targets.iter().filter(|target| target.is_owner(&reference.owner)).collect();
            if owned.is_empty() { targets.iter().collect() } else { owned }
        }
    };
    let same = |heading: &String| heading.to_lowercase() == reference.heading.to_lowercase();
    if meant.is_empty() || meant.iter().any(|target| target.headings.iter().any(same)) {
        return None;
    }
    let headings = meant.iter().flat_map(|target| &target.headings);
    let nearest = headings.max_by_key(|heading| nearness(heading, &reference.heading)).cloned().unwrap_or_default();
    let problem =
        Diagnostic::finding(message!(codes::SECTION_UNKNOWN, avsnitt = &reference.heading, narmast = nearest));
    let second = if meant.len() == 1 { meant[0].place.clone() } else { None };
    Some(problem.at_all(passage.place(&reference.range).into_iter().chain(second).collect()))
}

/// How alike two headings are, in thousandths.
fn nearness(left: &str, right: &str) -> u32 {
    (strsim::jaro_winkler(left, right) * 1000.0) as u32
}

/// Before the document where a text says that something stands in it.
const SOURCES: [&str; 4] = ["i", "av", "ur", "enligt"];

/// Finds what a text says that the document states.
struct Claims {
    /// "policyn", "förslaget till policy".
    subject: PhraseList,
    sources: PhraseList,
    according: PhraseList,
    states: PhraseList,
    stated: PhraseList,
    that: PhraseList,
}

impl Claims {
    fn new(words: &SectionWords, kind: &DocumentWord, ambiguous: bool) -> Self {
        let proposals = words.forslaget_till.iter().map(|proposal| format!("{proposal} {}", kind.ord));
        let subject: Vec<String> = proposals.chain((!ambiguous).then(|| kind.bestamd.clone())).collect();
        Self {
            subject: PhraseList::new(&subject),
            sources: PhraseList::new(&SOURCES.map(str::to_owned)),
            according: PhraseList::new(&["enligt".to_owned()]),
            states: PhraseList::new(&words.anger),
            stated: PhraseList::new(&words.anges),
            that: PhraseList::new(&words.att),
        }
    }

    /// The claim in a sentence. "de villkor som anges i anvisningen" is none.
    fn find(&self, sentence: &str) -> Option<Range<usize>> {
        let mut claims = self.subject.find(sentence).flat_map(|subject| self.about(sentence, &subject));
        let open = |claim: &Range<usize>| {
            let after = sentence[claim.end..].trim_start();
            let next = after.split(char::is_whitespace).next().unwrap_or_default();
            // "anger inte vilka", "säger ingenting om", "(bilaga 1)": nothing is claimed, or the whole document is referred to.
            !denies(next) && !after.starts_with("(bilaga")
        };
        claims.find(|claim| !is_relative(&sentence[..claim.start]) && open(claim) && !denies(&sentence[claim.clone()]))
    }

    /// Every way in which a sentence claims something about what stands at `subject`.
    fn about(&self, sentence: &str, subject: &Range<usize>) -> Vec<Range<usize>> {
        let source = before(&self.sources, sentence, subject.start);
        let stated = source.as_ref().and_then(|source| before(&self.stated, sentence, source.start));
        let stated_after = after(&self.stated, sentence, subject.end);
        let states = after(&self.states, sentence, subject.end)
            .filter(|verb| sentence[subject.end..verb.start].trim().is_empty());
        let that = states.and_then(|verb| after(&self.that, sentence, verb.end));
        let according = before(&self.according, sentence, subject.start)
            .filter(|according| !sentence[..according.start].contains(char::is_alphanumeric));
        [
            // "I anvisningen anges", "anges i anvisningen", "Anvisningen anger att", "Enligt anvisningen".
            source.zip(stated_after).map(|(source, stated)| source.start..stated.end),
            stated.map(|stated| stated.start..subject.end),
            that.map(|that| subject.start..that.end),
            according.map(|according| according.start..subject.end),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The last of some phrases that stands near before a byte of a sentence.
fn before(phrases: &PhraseList, sentence: &str, at: usize) -> Option<Range<usize>> {
    phrases.find(&sentence[..at]).filter(|found| are_near(&sentence[found.end..at])).last()
}

/// The first of some phrases that stands near after a byte of a sentence.
fn after(phrases: &PhraseList, sentence: &str, at: usize) -> Option<Range<usize>> {
    let found = phrases.find(&sentence[at..]).map(|found| at + found.start..at + found.end);
    found.into_iter().find(|found| are_near(&sentence[at..found.start]))
}

/// Whether at most two words and no punctuation stand between two phrases.
fn are_near(between: &str) -> bool {
    !between.contains(['.', ',', ';', ':']) && between.split_whitespace().count() <= 2
}

/// Whether one of some words denies what the others say.
fn denies(words: &str) -> bool {
    words.split(|c: char| !c.is_alphanumeric()).any(|word| LANGUAGE.nekande.contains(word))
}

/// Whether "som" stands before a claim, perhaps with a word between.
fn is_relative(before: &str) -> bool {
    before.split_whitespace().rev().take(2).any(|word| word.eq_ignore_ascii_case("som"))
}

/// A claim about the proposed document that names no section; the next sentence may name it.
fn without_section(
    references: &References,
    claims: &Claims,
    target: &Target<'_>,
    passage: &Passage<'_>,
    findings: &mut Diagnostics,
) {
    let ranges = sentences(&passage.text);
    for (index, range) in ranges.iter().enumerate() {
        let sentence = &passage.text[range.clone()];
        let next = ranges.get(index + 1).map_or("", |range| &passage.text[range.clone()]);
        let Some(claim) = claims.find(sentence) else { continue };
        if references.names_section(sentence) || references.names_section(next) {
            continue;
        }
        let at = range.start + claim.start..range.start + claim.end;
        let problem = Diagnostic::warning(message!(
            codes::CLAIM_WITHOUT_SECTION,
            text = &sentence[claim],
            namn = target.document.key
        ));
        let places = passage.place(&at).into_iter().chain(target.place.clone()).collect();
        findings.push(problem.at_all(places));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> SectionWords {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        SectionWords {
            ledord: list(&["avsnittet", "avsnitten", "avsnitt"]),
            samma: list(&["samma"]),
            anger: list(&["anger", "slår fast"]),
            att: list(&["att", "hur"]),
            anges: list(&["anges", "framgår"]),
            forslaget_till: list(&["förslaget till"]),
        }
    }

    #[test]
    fn sections_in_quotes_are_found() {
        let references = References::new(&words());
        let cases: [(&str, &[&str]); 4] = [
            ("Enligt avsnittet ”Budget” ska", &["Budget"]),
            ("Se avsnitten ”Syfte”, ”Budget” och ”Möten”.", &["Syfte", "Budget", "Möten"]),
            ("Ett ”hela staden-perspektiv” gäller", &[]),
            ("I avsnittet om budget anges", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<String> = references.of(text).into_iter().map(|reference| reference.heading).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn claims_are_told_from_mentions() {
        let kind = DocumentWord {
            ord: "anvisning".to_owned(),
            flertal: Vec::new(),
            bestamd: "anvisningen".to_owned(),
            artikel: None,
            flertydig: false,
        };
        let claims = Claims::new(&words(), &kind, false);
        let cases = [
            ("I anvisningen anges att staden betalar.", true),
            ("I förslaget till anvisning framgår att två utses.", true),
            ("Det framgår av den nya anvisningen att två utses.", true),
            ("Anvisningen anger att två utses.", true),
            ("Anvisningen slår även fast hur det går till.", false),
            ("Anvisningen slår fast hur det går till.", true),
            ("Enligt anvisningen ska två utses.", true),
            ("Ett deltagande på de villkor som anvisningen anger leder till nytta.", false),
            ("De villkor som anges i anvisningen är rimliga.", false),
            ("Anvisningen klargör hur ansvaret är fördelat.", false),
            ("Arbetet enligt anvisningen följs upp.", false),
            ("Inriktningen anger vidare att medlemskapet ska följas upp.", false),
        ];
        for (text, expected) in cases {
            assert_eq!(claims.find(text).is_some(), expected, "{text}");
        }
    }
}
