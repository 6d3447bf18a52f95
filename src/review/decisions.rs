//! G02 and G03: decision points, and the document that they repeal.

use std::ops::Range;

use super::Review;
use super::passages::{Origin, Passage, PassageKind};
use super::phrases::{PhraseList, words};
use super::titles::Titles;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Document, Phrase, plain};
use crate::message::message;
use crate::model::{Attachment, DocumentRole, Placed, Value};
use crate::place::Place;
use crate::templates::{CaseDocument, DecisionForm, DecisionWords, Wordlists};

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let words = &review.templates.husstil.granskningsord.beslut;
    let forms = Forms::of(review);
    for point in points(review) {
        let Some(mut problem) = wording(&forms, words, point) else { continue };
        // No handläggare can mend a point of the kind of case.
        if let Some(phrase) = point.phrase(OF_KIND) {
            problem.places = vec![of_template(review, phrase)];
        }
        findings.push(problem);
    }
    repeals(review, &forms, findings);
}

/// How the keys of the kind of case's own points begin.
const OF_KIND: &str = "beslutspunkt.";

fn of_template(review: &Review<'_>, phrase: &Phrase) -> Place {
    let way: Vec<&str> = phrase.key.split('.').collect();
    review.templates.place_of(&phrase.file, &way)
}

/// The decision points that are filled in.
pub(super) fn points<'r, 'a>(review: &'r Review<'a>) -> impl Iterator<Item = &'r Passage<'a>> {
    let filled = |passage: &&Passage<'a>| !passage.stretches.iter().any(|s| matches!(s.origin, Origin::Gap));
    review.passages.iter().filter(|passage| passage.kind == PassageKind::Decision).filter(filled)
}

/// A body's name has at most so many words: "Barn- och utbildningsnämnden i Västra stadsdelen".
const LONGEST_SUBJECT: usize = 6;

/// The verb forms of decisions.
pub(super) struct Forms {
    form: DecisionForm,
    begins: PhraseList,
    joins: PhraseList,
    at_end: PhraseList,
    anywhere: PhraseList,
    open: PhraseList,
    subordinate: PhraseList,
    adopts: PhraseList,
    repeals: PhraseList,
    notes: PhraseList,
    infinitive: PhraseList,
}

impl Forms {
    /// Takes the forms that the husstil allows, and what the language knows of them.
    pub(super) fn of(review: &Review<'_>) -> Self {
        let templates = review.templates;
        Self::new(&templates.husstil.granskningsord.beslut, &templates.sprak.granskning.ord)
    }

    fn new(words: &DecisionWords, language: &Wordlists) -> Self {
        // A verb that adopts or repeals is one that a point may have.
        let own = || words.antar.iter().chain(&words.upphaver);
        let ends = || words.slut.iter().flatten().chain(own());
        Self {
            form: words.form,
            begins: PhraseList::new(words.borjan.iter().chain(own())),
            joins: PhraseList::new(&words.samordnar),
            at_end: PhraseList::new(ends()),
            anywhere: PhraseList::new(ends().chain(&words.foljs_av)),
            open: PhraseList::new(&words.foljs_av),
            subordinate: PhraseList::new(&words.bisats),
            adopts: PhraseList::new(&words.antar),
            repeals: PhraseList::new(&words.upphaver),
            notes: PhraseList::new(&language.beslut_antecknar),
            infinitive: PhraseList::new(&language.infinitivmarken),
        }
    }

    /// Whether a decision point has a form that it may have.
    fn is_allowed(&self, text: &str) -> bool {
        if self.form != DecisionForm::Passiv {
            return !self.begun(text).is_empty();
        }
        self.end(text).is_some() || self.actions(text).iter().any(|range| self.open.are_in(&text[range.clone()]))
    }

    /// The form that a text ends with, but for a full stop.
    fn end(&self, text: &str) -> Option<Range<usize>> {
        let end = text.trim_end();
        let end = end.strip_suffix('.').unwrap_or(end).trim_end().len();
        self.at_end.find(text).find(|found| found.end == end)
    }

    /// The decisions in a point: its verb forms outside subordinate clauses. What an assignment is about ("får i uppdrag
    /// att …") is none.
    fn actions(&self, text: &str) -> Vec<Range<usize>> {
        if self.form != DecisionForm::Passiv {
            return self.begun(text);
        }
        let mut actions = Vec::new();
        let end = self.end(text).map_or(text.len(), |found| found.start);
        for found in self.anywhere.find(text) {
            if found.start < end && self.is_subordinate(&text[..found.start]) {
                continue;
            }
            actions.push(found.clone());
            if self.before_infinitive(&text[found.clone()]).is_some() {
                break;
            }
        }
        actions
    }

    /// The decisions in a point that begins with its verb, after its subject or after "att": that verb, and those joined to
    /// it.
    fn begun(&self, text: &str) -> Vec<Range<usize>> {
        let before = |found: &Range<usize>| text[..found.start].trim_end();
        let words_before = |found: &Range<usize>| before(found).split_whitespace().count();
        let is_first = |found: &Range<usize>| match self.form {
            DecisionForm::Att => words_before(found) <= 1,
            _ => (1..=LONGEST_SUBJECT).contains(&words_before(found)) && !before(found).contains([',', ';', '–', '(']),
        };
        let is_joined = |found: &Range<usize>| {
            let before = before(found);
            let before = self.before_infinitive(before).unwrap_or(before);
            self.joins.find(before).last().is_some_and(|join| join.end == before.len())
        };
        let mut actions: Vec<Range<usize>> = Vec::new();
        for found in self.begins.find(text) {
            if if actions.is_empty() { is_first(&found) } else { is_joined(&found) } {
                actions.push(found);
            }
        }
        actions
    }

    /// What stands before the mark of an infinitive that a text ends with.
    fn before_infinitive<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mark = self.infinitive.find(text).last().filter(|mark| mark.end == text.len())?;
        Some(text[..mark.start].trim_end())
    }

    /// Whether a verb after this text stands in a subordinate clause: "som antas", "ska snart antas", or anything between
    /// commas that begins with such a word.
    fn is_subordinate(&self, before: &str) -> bool {
        let clause = before.rsplit([',', ';', '–', '(']).next().unwrap_or_default();
        let clause_begins = clause.len() < before.len() && self.subordinate.length_at(clause.trim_start()).is_some();
        let is_near = |found: Range<usize>| before[found.end..].split_whitespace().count() <= 1;
        clause_begins || (before.ends_with(char::is_whitespace) && self.subordinate.find(before).any(is_near))
    }

    /// Whether a decision point adopts something.
    pub(super) fn adopts(&self, text: &str) -> bool {
        self.actions(text).iter().any(|range| self.adopts.are_in(&text[range.clone()]))
    }

    /// Whether a decision point only takes note of something.
    pub(super) fn notes(&self, text: &str) -> bool {
        let actions = self.actions(text);
        !actions.is_empty() && actions.into_iter().all(|range| self.notes.are_in(&text[range]))
    }

    /// Whether a decision point repeals something.
    pub(super) fn repeals(&self, text: &str) -> bool {
        self.actions(text).iter().any(|range| self.repeals.are_in(&text[range.clone()]))
    }
}

/// G02: an allowed form, and one action.
fn wording(forms: &Forms, words: &DecisionWords, point: &Passage<'_>) -> Option<Diagnostic> {
    let actions = forms.actions(&point.text);
    if let [first, .., last] = actions.as_slice() {
        let problem = Diagnostic::finding(message!(
            codes::DECISION_SEVERAL,
            antal = actions.len(),
            forsta = &point.text[first.clone()],
            sista = &point.text[last.clone()]
        ));
        let places = [first, last].into_iter().filter_map(|range| point.place(range)).collect();
        return Some(problem.at_all(places));
    }
    if forms.is_allowed(&point.text) {
        return None;
    }
    let (exempel, form) = (examples(words), if forms.form == DecisionForm::Att { "att" } else { "subjekt" });
    let problem = match forms.form {
        DecisionForm::Passiv => message!(codes::DECISION_FORM, slut = last_words(&point.text), exempel = exempel),
        _ => message!(codes::DECISION_BEGINNING, borjan = first_words(&point.text), form = form, exempel = exempel),
    };
    Some(Diagnostic::finding(problem).at_all(point.whole().into_iter().collect()))
}

/// The house's verbs, for its messages: one that only takes note, one that adopts, one that repeals.
fn examples(words: &DecisionWords) -> String {
    let own =
        if words.form == DecisionForm::Passiv { words.slut.as_deref().unwrap_or_default() } else { &words.borjan };
    let mut examples: Vec<&str> = Vec::new();
    for verb in [own, &words.antar, &words.upphaver].into_iter().filter_map(|verbs| verbs.first()) {
        if !examples.contains(&verb.as_str()) {
            examples.push(verb);
        }
    }
    examples.join(", ")
}

/// The first words of a point, for its message.
fn first_words(text: &str) -> &str {
    words(text).get(3).map_or(text, |word| text[..word.range.start].trim_end())
}

/// The last words of a point, for its message.
fn last_words(text: &str) -> &str {
    let all = words(text);
    let from = all.len().saturating_sub(3);
    all.get(from).map_or("", |word| text[word.range.start..].trim_end())
}

/// G03: the document of the case that is repealed, and the points that repeal it.
fn repeals(review: &Review<'_>, forms: &Forms, findings: &mut Diagnostics) {
    let kinds = review.templates.arendetyp.dokument.iter();
    let repealing: Vec<&Passage<'_>> = points(review).filter(|point| forms.repeals(&point.text)).collect();
    let (mut repealed, mut absent) = (Vec::new(), Vec::new());
    for kind in kinds.filter(|kind| kind.roll == Some(DocumentRole::Foregangare)) {
        date_before_issue(review, kind, findings);
        match document(review, &kind.nyckel) {
            Some((document, place)) => repealed.push((document, place)),
            None => absent.push(kind),
        }
    }
    // A point that repeals what is no bilaga is told where there is no bilaga at all that it could mean.
    if repealed.is_empty() {
        for kind in absent {
            findings.extend(repealing.iter().map(|point| not_attached(point, &kind.nyckel)));
        }
    }
    repealed_by_title(review, &repealed, &repealing, findings);
}

fn not_attached(point: &Passage<'_>, key: &str) -> Diagnostic {
    let problem = Diagnostic::finding(message!(codes::REPEALED_NOT_ATTACHED, namn = key));
    problem.at_all(point.whole().into_iter().collect())
}

/// A document of the case by its key, and where it is named.
fn document<'r>(review: &'r Review<'_>, key: &str) -> Option<(&'r Document, Place)> {
    let named = |attachment: &&Attachment| attachment.key() == key;
    let attachment = review.case.attachments.iter().find(named)?;
    let document = review.documents.iter().find(|document| document.number.is_some() && document.key == key)?;
    Some((document, attachment.place().clone()))
}

/// The decision that adopted the predecessor lies before this case.
fn date_before_issue(review: &Review<'_>, kind: &CaseDocument, findings: &mut Diagnostics) {
    let decided = kind.beslut.as_ref().and_then(|group| review.case.facts.get(&format!("{group}.datum")));
    let (Some(Some(Placed { value: Value::Date(date), places })), Some(issued)) = (decided, &review.case.issued) else {
        return;
    };
    if *date > issued.value {
        let problem = Diagnostic::finding(message!(codes::REPEALED_DATE, datum = date, utfardat = issued.value));
        findings.push(problem.at_all(places.iter().chain(&issued.places).cloned().collect()));
    }
}

/// How the house's points repeal.
fn repealing_word<'r>(review: &'r Review<'_>) -> &'r str {
    review.templates.husstil.granskningsord.beslut.upphaver.first().map_or("", String::as_str)
}

/// Points repeal the predecessors by their titles, each of them, and no point repeals anything else. A title that is nearly
/// right is G04's to report.
fn repealed_by_title(
    review: &Review<'_>,
    repealed: &[(&Document, Place)],
    repealing: &[&Passage<'_>],
    findings: &mut Diagnostics,
) {
    let filled = |document: &Document| crate::document::first_gap(&document.title).is_none();
    if repealed.is_empty() || !repealed.iter().all(|(document, _)| filled(document)) {
        return;
    }
    let titles = Titles::new(review);
    let names = |point: &Passage<'_>, document: &Document| titles.names(point, document);
    let others: Vec<&&Passage<'_>> = repealing
        .iter()
        .filter(|point| {
            !repealed.iter().any(|(document, _)| names(point, document)) && titles.variants(point).is_empty()
        })
        .collect();
    for (document, place) in repealed {
        let is_named = repealing.iter().any(|point| names(point, document) || !titles.variants(point).is_empty());
        if !is_named && others.is_empty() {
            let problem = message!(codes::REPEAL_MISSING, titel = plain(&document.title), ord = repealing_word(review));
            findings.push(Diagnostic::finding(problem).at(place.clone()));
        }
    }
    let known: Vec<String> = repealed.iter().map(|(document, _)| plain(&document.title)).collect();
    for point in others {
        let problem = Diagnostic::finding(message!(codes::REPEALS_OTHER, titel = known.join("`, `")));
        let places = point.whole().into_iter().chain(repealed.iter().map(|(_, place)| place.clone())).collect();
        findings.push(problem.at_all(places));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms() -> Forms {
        Forms::new(&passive(), &swedish())
    }

    fn swedish() -> Wordlists {
        crate::templates::testing::swedish().granskning.ord
    }

    fn passive() -> DecisionWords {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        DecisionWords {
            form: DecisionForm::Passiv,
            borjan: Vec::new(),
            samordnar: Vec::new(),
            sist: Vec::new(),
            slut: Some(list(&["antecknas", "antas", "godkänns", "upphör att gälla"])),
            foljs_av: list(&["överlämnas till", "får i uppdrag att"]),
            antar: list(&["antas", "godkänns"]),
            upphaver: list(&["upphör att gälla"]),
            bisats: list(&["som", "att", "ska"]),
        }
    }

    #[test]
    fn a_point_may_begin_with_its_verb() {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let of = |form, verbs: &[&str]| {
            let mut words = DecisionWords { form, borjan: list(verbs), samordnar: list(&["och", "samt"]), ..passive() };
            words.antar = list(&verbs[..1]);
            Forms::new(&words, &swedish())
        };
        let subject = of(DecisionForm::Subjekt, &["godkänner", "upphäver", "ger"]);
        let att = of(DecisionForm::Att, &["godkänna", "upphäva", "ge"]);
        let cases = [
            (&subject, "Miljönämnden godkänner taxan enligt bilaga 1.", 1),
            (&subject, "Nämnden godkänner taxan och upphäver den tidigare.", 2),
            (&subject, "Taxan enligt bilaga 1 antas.", 0),
            (&subject, "Taxan, som nämnden godkänner, antas.", 0),
            (&att, "att godkänna taxan enligt bilaga 1", 1),
            (&att, "att godkänna taxan och att upphäva den tidigare", 2),
            (&att, "att ge kontoret i uppdrag att upphäva taxan", 1),
            (&att, "taxan godkänns", 0),
        ];
        for (forms, text, actions) in cases {
            assert_eq!((forms.is_allowed(text), forms.actions(text).len()), (actions > 0, actions), "{text}");
        }
        let noting = of(DecisionForm::Att, &["anta", "anteckna"]);
        assert!(noting.notes("att anteckna planen enligt bilaga 1"), "in whatever form the house words it");
        assert!(!noting.notes("att anta planen och att anteckna rapporten") && !noting.notes("planen är ny"));
        assert!(subject.adopts("Nämnden godkänner taxan.") && !subject.adopts("Nämnden upphäver taxan."));
    }

    #[test]
    fn a_point_has_one_allowed_form() {
        let cases = [
            ("Uppföljningen, i enlighet med tjänsteutlåtandet, antecknas.", true, 1),
            ("Inriktningen, som kommunstyrelsen antog 2020-11-25 § 984, upphör att gälla.", true, 1),
            ("Inriktningen, som antas gälla för staden och som ska godkänns, upphör att gälla.", true, 1),
            ("Uppföljningen antecknas och anvisningen antas.", true, 2),
            ("Uppföljningen antecknas; anvisningen antas", true, 2),
            ("Förslaget överlämnas till kommunfullmäktige.", true, 1),
            ("Kontoret får i uppdrag att ta fram en plan som antas av nämnden.", true, 1),
            ("Uppföljningen av medlemskapet.", false, 0),
            ("Anvisningen antas i enlighet med bilaga 1.", false, 1),
            ("Medlemskapet fortsätter.", false, 0),
        ];
        for (text, allowed, actions) in cases {
            assert_eq!((forms().is_allowed(text), forms().actions(text).len()), (allowed, actions), "{text}");
        }
    }
}
