//! Whom a sentence speaks of: of what the case is about, of somebody else, or nobody can tell. Prose is guessed at here, so a
//! rule that asks may be certain only where the answer is [`Subject::Own`].

mod called;
mod whose;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use self::called::Called;
use super::language_data::LANGUAGE;
use super::openers;
use super::passages::Passage;
use super::phrases::small;
use super::runs::{Run, words};
use crate::document::plain;
use crate::model::{Case, Value};
use crate::templates::Templates;

/// A word about others speaks of a number at most so many words from it.
const NEAR: usize = 8;

/// So many bytes of a sentence are looked at on each side. Prose has none so long, and a thousand numbers in a row would cost the
/// square of them.
const REACH: usize = 400;

/// The noun that a sentence opens with is among so many words.
const OPENING: usize = 3;

/// Whom a sentence speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// The case's own: its organisation, its municipality, what it is about.
    Own,
    /// Nobody can tell.
    Unknown,
    /// Somebody or something else, an average, or what is denied.
    Other,
}

/// The words of the case's own names.
#[derive(Debug)]
pub(super) struct Subjects {
    own: BTreeSet<String>,
    /// Places that facts are, such as where an organisation sits: what such a place does is not what the municipality does.
    elsewhere: BTreeSet<String>,
    /// What the case's organisations are called by the last part of their names: "rådet" of "Omsorgens utvecklingsråd".
    short: BTreeSet<String>,
    /// Words for the kinds of documents.
    kinds: Vec<String>,
    /// The names of the case's organisation, and of others that the case has facts of.
    called: Called,
    /// The municipality as the documents' titles have it, in lower case: "Linköpings kommuns deltagande".
    towns: Vec<String>,
}

impl Subjects {
    /// Collects the names of a case, of its house and of its documents.
    pub(super) fn new(case: &Case, templates: &Templates, documents: &[crate::document::Document]) -> Self {
        let (mut own, mut elsewhere, mut short) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut add = |text: &str| {
            own.extend(words(text).into_iter().map(|range| stem(&text[range]).to_owned()));
        };
        let called = Called::of(case, templates);
        for (name, fact) in case.facts.iter() {
            // What a fact explains in a sentence is no name.
            if let Some(Value::Text(text)) = fact.as_ref().map(|fact| &fact.value)
                && !text.trim_end().ends_with('.')
            {
                add(text);
                elsewhere.extend(places_in(text));
                let parts = first_part(text).into_iter().chain(last_part(text));
                short.extend(parts.filter(|_| !called.is_of_another(name)));
            }
        }
        short.extend(called.heads());
        templates.husstil.hus.values().for_each(|name| add(name));
        let titles: Vec<String> = documents.iter().map(|document| plain(&document.title)).collect();
        titles.iter().for_each(|title| add(title));
        for term in &templates.husstil.termer {
            add(&term.skrivs);
            term.forkortning.iter().for_each(|short| add(short));
        }
        for term in case.terms.iter() {
            add(&term.written.value);
        }
        let words = &templates.sprak.granskning.granskningsord.dokumentsorter;
        elsewhere.retain(|place| !templates.husstil.hus.values().any(|name| name.contains(place.as_str())));
        let kinds = words.iter().map(|kind| kind.ord.clone()).collect();
        let mut towns: Vec<String> = titles.iter().flat_map(|title| towns_in(title)).collect();
        towns.dedup();
        Self { own, elsewhere, short, kinds, called, towns }
    }

    /// The municipality as the documents' titles have it, in lower case and without its genitive.
    pub(super) fn towns(&self) -> &[String] {
        &self.towns
    }

    /// Whom a sentence speaks of, where something stands at a byte of its text.
    pub(super) fn of(&self, passage: &Passage<'_>, sentence: Range<usize>, at: usize) -> Subject {
        let text = passage.text.as_str();
        let sentence = around(text, sentence, at);
        let list = passage.runs_in(&sentence);
        let word = |run: &Run| &text[run.range.clone()];
        // "Tanums och Strömstads städer bildade föreningen" tells of the case's own.
        let founds = || list.iter().any(|run| LANGUAGE.fran_borjan.contains(&run.lower));
        let opens_elsewhere = list.first().is_some_and(|first| self.elsewhere.contains(stem(word(first)))) && !founds();
        if opens_elsewhere || self.opens_with_others(passage, &sentence) || self.opens_with_offer(list) {
            return Subject::Other;
        }
        let (mut own, mut other_after, mut not_now, mut denied) = (false, false, false, false);
        let numeral = list.iter().position(|run| run.range.end > at).unwrap_or(list.len());
        // An aside speaks of something else than what the sentence goes on to.
        let mut aside = fixed_phrases(&text[sentence.clone()]);
        aside.extend(whose::asides(&text[sentence.clone()], at.saturating_sub(sentence.start)));
        let is_in = |phrase: &Range<usize>, range: &Range<usize>| {
            sentence.start + phrase.start <= range.start && range.end <= sentence.start + phrase.end
        };
        for (index, run) in list.iter().enumerate() {
            let (range, lower) = (&run.range, &run.lower);
            if aside.iter().any(|phrase| is_in(phrase, range)) {
                continue;
            }
            let written = word(run);
            let of_most = LANGUAGE.genomsnittliga.begin(lower);
            if LANGUAGE.medelvarde.contains(lower) || of_most {
                return Subject::Other;
            }
            let near = index.abs_diff(numeral) <= NEAR;
            let denies = LANGUAGE.nekande.contains(lower);
            // "höjdes inte utan ligger kvar på": what comes after "utan" is so.
            let takes_back = denied && *lower == LANGUAGE.smaord.utan;
            denied |= denies;
            // "Att det omprövas vart tredje år hindrar inte": the verb of the whole is denied.
            let that = index > numeral
                && list.first().is_some_and(|first| word(first).eq_ignore_ascii_case(LANGUAGE.smaord.att));
            let reaches = !takes_back && (!denies || !that && reaches(text, range, at));
            if near
                && (LANGUAGE.annat.contains(lower) && reaches
                    || is_of_several(lower, index, numeral, index.checked_sub(1).map(|before| word(&list[before]))))
            {
                return Subject::Other;
            }
            not_now |= near && LANGUAGE.inte_nu.contains(lower);
            // "Sällskapet bildades 1951": an organisation that is not the case's.
            let organisation =
                LANGUAGE.andra_organisationer.contains(lower) && !self.is_own(written) && !self.is_organisation(lower);
            if organisation && range.start < at {
                return Subject::Other;
            }
            let next = list.get(index + 1).map(word);
            if self.is_name(written, index, next) {
                if self.is_own(written) {
                    own = true;
                } else if range.start < at {
                    return Subject::Other;
                } else {
                    other_after = true;
                }
            } else if LANGUAGE.egna.contains(lower) {
                own = true;
            }
        }
        let lower = || list.iter().map(|run| run.lower.as_str());
        if not_now && !lower().any(|word| self.tells_of_then(word)) {
            return Subject::Other;
        }
        // "En doktorand kostar 850 000 kr": any one of them.
        let fraction = lower().nth(1).is_some_and(|word| LANGUAGE.delar.contains_key(word));
        let one = !fraction && lower().next().is_some_and(|word| LANGUAGE.sifferord.ett.contains(word));
        if one && numeral > 2 && !lower().take(3).any(|word| LANGUAGE.egna.contains(word)) {
            return Subject::Other;
        }
        let first = lower().next().is_some_and(|word| LANGUAGE.kommunen.contains(word));
        if first && lower().any(|word| LANGUAGE.grundande.contains(word)) {
            return Subject::Other;
        }
        if own && !other_after { Subject::Own } else { Subject::Unknown }
    }

    /// Whether a sentence names an organisation or a municipality that is not the case's own.
    pub(super) fn names_others(&self, passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
        self.names_others_but(passage, sentence, |_| false)
    }

    /// Whether it does so apart from some words.
    pub(super) fn names_others_but(
        &self,
        passage: &Passage<'_>,
        sentence: &Range<usize>,
        is_known: impl Fn(&Range<usize>) -> bool,
    ) -> bool {
        let list = passage.runs_in(sentence);
        let word = |run: &Run| &passage.text[run.range.clone()];
        let organisations = ["kommun", "stad", "region", "förbund", "institut"];
        list.iter().enumerate().any(|(index, run)| {
            let (written, next) = (word(run), list.get(index + 1).map(word));
            let of_others = || match is_place(written) {
                true => next.is_some_and(|next| organisations.contains(&next)),
                false => self.is_name(written, index, next),
            };
            written.starts_with(char::is_uppercase) && of_others() && !self.is_own(written) && !is_known(&run.range)
        })
    }

    /// Whether a sentence opens with an organisation that is not the case's own: "Länsstyrelsen höll …", "Nordiska rådet har …".
    fn opens_with_others(&self, passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
        let text = &passage.text[sentence.clone()];
        let opens = |noun: &str| text.get(..noun.len()).is_some_and(|first| first.to_lowercase() == noun);
        self.opener(passage, sentence).is_some_and(|(noun, own)| {
            !own && (openers::is_organisation(&noun, !opens(&noun)) || LANGUAGE.andra_organisationer.contains(&noun))
        })
    }

    /// "Nätverket erbjöd 26 möten": what the organisation did, not what the municipality did there.
    fn opens_with_offer(&self, sentence: &[Run]) -> bool {
        let [first, second, ..] = sentence else { return false };
        self.is_organisation(&first.lower) && LANGUAGE.ordnade.contains(&second.lower)
    }

    /// Whether a sentence opens with something definite that the case has no name for: "Stadsarkivet firade 100 år".
    pub(super) fn opens_with_another(&self, passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
        self.opener(passage, sentence).is_some_and(|(_, own)| !own)
    }

    /// The noun in the definite form that a sentence opens with, and whether it is the case's own.
    pub(super) fn opener(&self, passage: &Passage<'_>, sentence: &Range<usize>) -> Option<(String, bool)> {
        let lower: Vec<&str> = passage.runs_in(sentence).iter().take(OPENING).map(|run| run.lower.as_str()).collect();
        let noun = openers::noun(&lower)?.to_owned();
        let ours = self.is_own(&noun)
            || self.is_organisation(&noun)
            || LANGUAGE.egna.contains(&noun)
            || LANGUAGE.kommunen.contains(&noun)
            || self.kinds.iter().any(|kind| noun.starts_with(kind.as_str()));
        Some((noun, ours))
    }

    /// Whether a word makes a sentence speak of the predecessor, or of how something came to be.
    fn tells_of_then(&self, lower: &str) -> bool {
        LANGUAGE.grundande.contains(lower)
            || lower == "bildats"
            || self.kinds.iter().any(|kind| lower.starts_with(kind.as_str()))
    }

    /// Whether a word is a name: a capital inside a sentence; at its beginning a place, or a word before another name.
    fn is_name(&self, written: &str, index: usize, next: Option<&str>) -> bool {
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        if !capital(written) {
            return false;
        }
        let of_place = |word: &str| LANGUAGE.ortsled.iter().any(|part| part == word);
        index > 0
            || self.is_own(written) && !LANGUAGE.egna.contains(&small(written))
            || is_place(written)
            || (openers::is_name(written, next) && !self.is_own(written))
            || next.is_some_and(|next| of_place(next) || (capital(next) && !self.is_own(next) && next.len() > 1))
    }

    /// Whether a word, in lower case, is one for an organisation that the case's own may be called.
    pub(super) fn is_organisation(&self, lower: &str) -> bool {
        let bare = lower.strip_suffix('s').unwrap_or(lower);
        LANGUAGE.organisationen.contains(lower) || self.short.contains(bare)
    }

    /// Whether a word is a place that a fact is, and not one of the organisation's name.
    pub(super) fn is_seat(&self, written: &str) -> bool {
        self.elsewhere.contains(stem(written)) && !self.called.has_word(stem(&small(written)))
    }

    /// Whether a word, in lower case, is one for a kind of documents.
    pub(super) fn is_kind(&self, lower: &str) -> bool {
        self.kinds.iter().any(|kind| lower.starts_with(kind.as_str()))
    }

    /// Whether a word is of the case's own names.
    pub(super) fn is_own(&self, written: &str) -> bool {
        self.own.contains(stem(written)) || self.own.contains(&small(stem(written)))
    }
}

/// What an organisation is called by the first part of its name: "förbundet" of "Förbundet Hamn och stad".
fn first_part(name: &str) -> Option<String> {
    let (first, _) = name.split_once(' ')?;
    let first = first.to_lowercase();
    // "Allians för ungdom" is called "alliansen".
    let called = LANGUAGE.organisationshuvuden.get(&first).cloned();
    let definite = || LANGUAGE.organisationshuvuden.values().find(|called| **called == first).cloned();
    // "Bostadsforum storstad" is called "forumet".
    called.or_else(definite).or_else(|| called_by(&first).filter(|_| name.starts_with(char::is_uppercase)))
}

/// What an organisation is called by the last part of its name: "alliansen" of "Kuststädernas klimatallians".
fn last_part(name: &str) -> Option<String> {
    let last = name.split_whitespace().next_back()?.to_lowercase();
    let called = called_by(&last).filter(|_| name.starts_with(char::is_uppercase))?;
    // "ringen" of "Skolmatsringen": one word is called so where it has the definite form itself.
    (name.contains(' ') || last.len() > called.len() && last.ends_with(&called)).then_some(called)
}

/// What a word for organisations makes its organisation called; "vattenförbundet" has it in the definite form.
fn called_by(last: &str) -> Option<String> {
    let is_of = |head: &str, called: &str| last.ends_with(head) || last.ends_with(called);
    let heads = LANGUAGE.organisationshuvuden.iter().filter(|(head, called)| is_of(head, called));
    heads.max_by_key(|(head, _)| head.len()).map(|(_, called)| called.clone())
}

/// Whether a word that denies reaches a byte of its sentence: not over a comma to what stands before it ("33 000 kr, inga resor
/// inräknade"), and not over "utan", which takes it back ("inte 20 utan 30").
fn reaches(text: &str, word: &Range<usize>, at: usize) -> bool {
    if word.start >= at {
        return ![", ", "; ", ": ", " (", " – "].iter().any(|mark| text[at..word.start].contains(mark));
    }
    let between = &text[word.end..at];
    // "det är inte kostnadsfritt att vara med: 210 000 kr om året".
    if [": ", "; "].iter().any(|mark| between.contains(mark)) {
        return false;
    }
    !words(between).iter().any(|range| &between[range.clone()] == LANGUAGE.smaord.utan)
}

/// The places that a fact is or names beside a word for what a place has: "Uddevalla", "Strömstads och Tanums städer".
fn places_in(text: &str) -> Vec<String> {
    let list: Vec<&str> = words(text).into_iter().map(|range| &text[range]).collect();
    let of_places =
        list.len() == 1 || list.iter().any(|word| LANGUAGE.ortsled.iter().any(|part| word.starts_with(part)));
    list.into_iter().filter(|word| of_places && is_place(word)).map(|word| stem(word).to_owned()).collect()
}

/// The places of a title that stand before a word for a municipality: "Linköping" of "Linköpings kommuns deltagande".
fn towns_in(title: &str) -> Vec<String> {
    let list: Vec<&str> = words(title).into_iter().map(|range| &title[range]).collect();
    let of = |pair: &[&str]| is_place(pair[0]) && LANGUAGE.kommunen.contains(stem(pair[1]));
    list.windows(2).filter(|pair| of(pair)).map(|pair| stem(pair[0]).to_lowercase()).collect()
}

/// Where phrases stand whose words say nothing of whom a sentence speaks of: "med andra ord".
fn fixed_phrases(sentence: &str) -> Vec<Range<usize>> {
    let lower = small(sentence);
    // Letters that grow when they are made small would move everything after them.
    let sentence = if lower.len() == sentence.len() { lower.as_str() } else { sentence };
    let found = FIXED
        .iter()
        .flat_map(|phrase| phrase.find_iter(sentence.as_bytes()).map(move |at| at..at + phrase.needle().len()));
    found.collect()
}

/// Searches for the language's fixed phrases, made once: every sentence with a number is held against each.
static FIXED: LazyLock<Vec<Finder<'static>>> =
    LazyLock::new(|| LANGUAGE.fasta_uttryck.iter().map(|phrase| Finder::new(phrase.as_str())).collect());

/// Whether a word stands for others that a number is of: before it, or right after it with "av".
fn is_of_several(lower: &str, index: usize, numeral: usize, before: Option<&str>) -> bool {
    LANGUAGE.flera_andra.contains(lower)
        && (index < numeral || (index <= numeral + 3 && before == Some(LANGUAGE.smaord.av)))
}

/// The part of a sentence that is looked at around a byte of it.
fn around(text: &str, sentence: Range<usize>, at: usize) -> Range<usize> {
    let is_edge = |byte: &usize| text.is_char_boundary(*byte);
    let start = (at.saturating_sub(REACH)..=at).find(is_edge).unwrap_or(at).max(sentence.start);
    let end = (at + REACH..text.len()).find(is_edge).unwrap_or(text.len()).min(sentence.end);
    start.min(end)..end
}

/// Whether a word is a place, in the genitive or not.
pub(super) fn is_place(word: &str) -> bool {
    if !word.starts_with(char::is_uppercase) {
        return false;
    }
    LANGUAGE.orter.contains(word) || word.strip_suffix('s').is_some_and(|stem| LANGUAGE.orter.contains(stem))
}

/// A word without the s of a genitive.
fn stem(word: &str) -> &str {
    word.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Body, Document, Report};
    use crate::review::passages::PassageKind;

    #[test]
    fn of_a_sentence_without_end_a_part_is_looked_at() {
        let text = "å".repeat(5_000);
        for at in [0, 2, 4_000, 9_998, 10_000] {
            let range = around(&text, 0..text.len(), at);
            assert!(
                text.get(range.clone()).is_some() && range.len() <= 2 * REACH + 2 && range.contains(&at.min(9_999))
            );
        }
        assert_eq!(around("ett två tre", 4..8, 5), 4..8);
    }

    #[test]
    fn others_are_told_from_the_case() {
        let own = ["Nätverket", "Trygg", "NT", "Göteborg", "Stad"].map(str::to_owned);
        let subjects = Subjects {
            own: own.into(),
            elsewhere: BTreeSet::new(),
            short: BTreeSet::new(),
            kinds: vec!["inriktning".to_owned()],
            called: Called::default(),
            towns: Vec::new(),
        };
        let body = Body::Report(Report { header: Vec::new(), contact: Vec::new(), sections: Vec::new() });
        let (key, stem) = (String::new(), String::new());
        let document = Document { key, stem, number: None, title: Vec::new(), body, frozen: false };
        let of = |text: &str, at: &str| {
            let passage = Passage::new(&document, PassageKind::Paragraph, text.to_owned(), Vec::new());
            subjects.of(&passage, 0..text.len(), text.find(at).unwrap())
        };
        let cases = [
            ("Medlemskapet kostar 20 000 kr om året.", "20", Subject::Own),
            ("Malmö stad betalar 72 000 kr per år.", "72", Subject::Other),
            ("Medlemskapet i Eurocities kostar 148 000 kr.", "148", Subject::Other),
            ("Avgiften var i genomsnitt knappt 80 tkr om året.", "80", Subject::Other),
            ("Stockholm är medlem sedan 2012.", "2012", Subject::Other),
            ("Sedan 2012 är Stockholm medlem.", "2012", Subject::Unknown),
            ("Nätverket Trygg bildades 2010.", "2010", Subject::Own),
            ("Göteborgs Stad är medlem sedan 2018.", "2018", Subject::Own),
            ("Avgiften höjs till 90 000 kr.", "90", Subject::Unknown),
            ("Andra betalar mer.", "Andra", Subject::Unknown),
            ("En doktorand kostar 850 000 kr om året.", "850", Subject::Other),
            ("Staden grundades 1621.", "1621", Subject::Other),
            ("Perioden 2015–2018 omfattades inte.", "2015", Subject::Other),
            ("Enligt inriktningen skulle det kosta 84 000 kr.", "84", Subject::Unknown),
            ("Avgiften skulle bli 84 000 kr.", "84", Subject::Other),
            ("När nätverket bildades 2012 hade få kommuner råd.", "2012", Subject::Own),
            ("Av kommunerna i landet är 98 medlemmar med.", "98", Subject::Unknown),
            ("De är 98 av medlemmarna.", "98", Subject::Other),
            ("Länsstyrelsen höll två möten 2021.", "två", Subject::Other),
            ("Nordiska rådet har 87 ledamöter.", "87", Subject::Other),
            ("Eurocities har 200 medlemmar.", "200", Subject::Other),
            ("Nätverket har 20 medlemmar.", "20", Subject::Own),
            ("Räddningsverket betalade 40 000 kr.", "40", Subject::Other),
            ("Medlemskapet kostade 33 000 kr, inga resor inräknade.", "33", Subject::Own),
            ("Medlemsavgiften höjdes inte utan ligger kvar på 42 000 kr.", "42", Subject::Own),
            ("Medlemskapet kostade inte 33 000 kr.", "33", Subject::Other),
            ("Medlemskapet, som inte är dyrt, kostade 33 000 kr.", "33", Subject::Own),
            ("Nätverket, som samlar 57 städer, bildades 2010.", "2010", Subject::Own),
            ("Nätverket, som Malmö tillhör sedan 2004, bildades 2010.", "2004", Subject::Other),
        ];
        for (text, at, expected) in cases {
            assert_eq!(of(text, at), expected, "{text}");
        }
    }
}
