//! P13: values that do not fit the sentences that they are set into: with a stop, parentheses or a capital of their own, in the
//! indefinite form, or before a unit that is not theirs. What the writer sees is the value alone, so that is where it is told, once.

mod beside;
mod glued;

use std::collections::BTreeSet;

use super::Review;
use super::language_data::LANGUAGE;
use super::passages::{Origin, Passage, Stretch};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::merge::filters::lowered;
use crate::message::message;
use crate::model::{Placed, Value};
use crate::place::Place;
use crate::templates::Recognition;

/// Signs that stand in pairs around words.
const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('”', '”'), ('"', '"')];

/// What ends a sentence or a part of one.
const STOPS: [char; 6] = ['.', ',', ';', ':', '!', '?'];

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    let mut tell = |slip: Option<Slip>, place: Option<&Place>| {
        let Some((slip, place)) = slip.zip(place) else { return };
        if told.insert((slip.kind, slip.value.clone())) {
            let problem =
                message!(codes::VALUE_IN_SENTENCE, slag = slip.kind, varde = slip.value, forslag = slip.meant);
            findings.push(Diagnostic::warning(problem).at(place.clone()));
        }
    };
    let wordings = wordings(review);
    for passage in review.passages.iter().filter(|passage| !review.is_reproduced(passage.document)) {
        for stretch in &passage.stretches {
            let Origin::Fact(_, sources, _) = stretch.origin else { continue };
            tell(stop(review, passage, stretch), sources.first());
            tell(pair(passage, stretch), sources.first());
            for (wording, place) in &wordings {
                tell(capital(passage, stretch, wording), Some(place));
            }
        }
    }
    for body in bodies(review) {
        tell(indefinite(&body.value), body.places.first());
    }
    for passage in review.passages.iter().filter(|passage| !review.is_reproduced(passage.document)) {
        let values = passage.stretches.iter().filter_map(|stretch| match stretch.origin {
            Origin::Fact(name, _, _) => {
                beside::told(review, passage, stretch, name).or_else(|| glued::told(review, passage, stretch))
            }
            _ => None,
        });
        values.for_each(|problem| findings.push(problem));
    }
}

/// How a value does not fit, and the one that would.
struct Slip {
    kind: &'static str,
    value: String,
    meant: String,
}

impl Slip {
    fn new(kind: &'static str, value: &str, meant: impl Into<String>) -> Self {
        Self { kind, value: value.to_owned(), meant: meant.into() }
    }
}

/// A stretch of a passage, and what stands before and after it.
fn around<'p>(passage: &'p Passage<'_>, stretch: &Stretch<'_>) -> (&'p str, &'p str, &'p str) {
    let (before, rest) = passage.text.split_at(stretch.range.start);
    let (text, after) = rest.split_at(stretch.range.len());
    (before, text, after)
}

/// "i Köpenhamn. och": a stop of the value's own, and the sentence goes on.
fn stop(review: &Review<'_>, passage: &Passage<'_>, stretch: &Stretch<'_>) -> Option<Slip> {
    let (_, text, after) = around(passage, stretch);
    let goes_on =
        after.starts_with(STOPS) || after.strip_prefix(' ').is_some_and(|after| after.starts_with(char::is_lowercase));
    if !text.ends_with(STOPS) || !goes_on {
        return None;
    }
    let last = text.rsplit(char::is_whitespace).next()?;
    // "m.m.", "f.d.": an abbreviation keeps its stop.
    let is_short = last.trim_end_matches('.').chars().count() < 3 || last[..last.len() - 1].contains('.');
    let ord = &review.templates.sprak.granskning.ord;
    let is_known =
        ord.forkortningar_med_punkt.iter().chain(&ord.forkortningar_sist).any(|known| *known == last.to_lowercase());
    (!is_short && !is_known).then(|| Slip::new("punkt", text, text.trim_end_matches(STOPS)))
}

/// "((NSC))": signs of the value's own inside those of the sentence.
fn pair(passage: &Passage<'_>, stretch: &Stretch<'_>) -> Option<Slip> {
    let (before, text, after) = around(passage, stretch);
    let (open, close) = PAIRS.into_iter().find(|(open, close)| {
        let own = text.len() > 2 && text.starts_with(*open) && text.ends_with(*close);
        own && before.ends_with(*open) && after.starts_with(*close)
    })?;
    Some(Slip::new("parentes", text, text.trim_start_matches(open).trim_end_matches(close)))
}

/// The wordings of the case that begin with a capital.
fn wordings<'r>(review: &Review<'r>) -> Vec<(&'r str, &'r Place)> {
    let facts =
        review.templates.arendetyp.fakta.iter().filter(|fact| fact.kanns_igen == Some(Recognition::Ordalydelse));
    let values = facts.filter_map(|fact| match review.case.facts.get(&fact.namn)? {
        Some(Placed { value: Value::Text(text), places }) => Some((text.as_str(), places.first()?)),
        _ => None,
    });
    values.filter(|(text, _)| is_capital_word(text)).collect()
}

/// Whether a text begins with a word in small letters but for the first; "EU-nivå" and "A-kassa" keep theirs, and so do names
/// of places and of several words.
fn is_capital_word(text: &str) -> bool {
    let Some((first, rest)) = text.split_once(' ') else { return false };
    let mut letters = first.chars();
    let is_place = || {
        let place = first.to_lowercase();
        LANGUAGE.orter.contains(&place) || place.strip_suffix('s').is_some_and(|place| LANGUAGE.orter.contains(place))
    };
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(char::is_lowercase)
        && !rest.starts_with(char::is_uppercase)
        && !is_place()
}

/// "ska omprövas Minst en gång": a wording with a capital inside a sentence.
fn capital(passage: &Passage<'_>, stretch: &Stretch<'_>, wording: &str) -> Option<Slip> {
    let (_, text, _) = around(passage, stretch);
    let start = stretch.range.start + text.find(wording)?;
    let before = passage.text[..start].trim_end();
    let inside = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ')'));
    inside.then(|| Slip::new("versal", wording, lowered(wording)))
}

/// The bodies that the case is put to, and those of its decisions.
fn bodies<'r>(review: &Review<'r>) -> Vec<Placed<String>> {
    let case = review.case;
    let put_to = case.decisions.iter().flat_map(|decision| [&decision.body, &decision.preparing]).flatten().cloned();
    let of_facts = case.facts.iter().filter_map(|(name, fact)| {
        let group = name.strip_suffix(".organ")?;
        let is_decision =
            ["datum", "paragraf"].iter().all(|field| case.facts.contains_key(&format!("{group}.{field}")));
        match fact {
            Some(Placed { value: Value::Text(text), places }) if is_decision => {
                Some(Placed { value: text.clone(), places: places.clone() })
            }
            _ => None,
        }
    });
    put_to.chain(of_facts).collect()
}

/// "kommunstyrelse": one word for a body, without its article.
fn indefinite(body: &str) -> Option<Slip> {
    let ends = |(end, _): &(&String, &String)| body.to_lowercase().ends_with(end.as_str());
    let (end, definite) = LANGUAGE.organ_bestamda.iter().filter(ends).max_by_key(|(end, _)| end.len())?;
    let stem = body.get(..body.len() - end.len())?;
    (!body.contains(char::is_whitespace)).then(|| Slip::new("obestamd", body, format!("{stem}{definite}")))
}

#[cfg(test)]
mod tests {
    use crate::review::testing::Changed;

    /// What is told of a value that a sentence has.
    fn told(from: &str, to: &str, sentence: &str) -> Vec<String> {
        let sentence = format!("bedomning = '{sentence}'");
        let texts = [("arende.toml", from, to), ("arende.toml", ASSESSMENT, sentence.as_str())];
        Changed { texts: &texts, ..Changed::default() }.messages("P13")
    }

    const ASSESSMENT: &str = r#"bedomning = "Medlemskapet bör fortsätta.""#;
    const LAW: &str = "[fakta.lag]\nnummer = \"2023:196\"\ntitel = \"Om kommuners ansvar\"\n\n[fakta.uppfoljning]";
    const SEAT: &str = "Nätverket finns i {{ fakta.sate }} och i Norge.";

    #[test]
    fn values_that_fit_no_sentence_are_told_once() {
        let seat = r#"sate = "Uddevalla""#;
        let interval = "Medlemskapet omprövas {{ fakta.uppfoljning.intervall }} och därutöver vid behov.";
        let law = "Det följer av {{ fakta.lag | lag }}.";
        for (from, to, sentence, found) in [
            (seat, r#"sate = "Uddevalla.""#, SEAT, "`Uddevalla.`"),
            (seat, r#"sate = "Uddevalla,""#, SEAT, "`Uddevalla,`"),
            (seat, r#"sate = "Uddevalla.""#, "Nätverket finns i {{ fakta.sate }}.", "`Uddevalla.`"),
            (seat, r#"sate = "(Uddevalla)""#, "Nätverket ({{ fakta.sate }}) växer.", "`(Uddevalla)`"),
            (seat, "sate = '”Uddevalla”'", "Nätverket ”{{ fakta.sate }}” växer.", "`”Uddevalla”`"),
            ("intervall = \"vart", "intervall = \"Vart", interval, "`Vart tredje år`"),
            ("[fakta.uppfoljning]", LAW, law, "`Om kommuners ansvar`"),
            (r#"organ = "kommunstyrelsen""#, r#"organ = "kommunstyrelse""#, SEAT, "`kommunstyrelse`"),
        ] {
            let told = told(from, to, sentence);
            assert!(told.len() == 1 && told[0].contains(found), "{to}: {told:?}");
        }
    }

    #[test]
    fn values_that_fit_are_not() {
        let seat = r#"sate = "Uddevalla""#;
        for (from, to, sentence) in [
            (seat, seat, SEAT),
            (seat, r#"sate = "Uddevalla m.m.""#, SEAT),
            (seat, r#"sate = "Uddevalla Inc.""#, "Nätverket finns i {{ fakta.sate }} Därför växer det."),
            (seat, r#"sate = "Uddevalla (Bohuslän)""#, "Nätverket ({{ fakta.sate }}) växer."),
            (seat, r#"sate = "(Uddevalla)""#, "Nätverket {{ fakta.sate }} växer."),
            ("intervall = \"vart", "intervall = \"EU-året och vart", "Det omprövas {{ fakta.uppfoljning.intervall }}."),
            (r#"organ = "kommunstyrelsen""#, r#"organ = "kommunfullmäktige""#, SEAT),
            (r#"organ = "kommunstyrelsen""#, r#"organ = "bolagets styrelse""#, SEAT),
        ] {
            let told = told(from, to, sentence);
            assert!(told.is_empty(), "{to}: {told:?}");
        }
    }
}
