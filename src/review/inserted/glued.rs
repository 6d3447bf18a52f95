//! What is glued to a value: the s of a genitive that is not its own, "NSCs", "115 000 krs"; another value, "NSCKöpenhamn"; the
//! year of another period, "2020–2024–2030". The writer sees the reference alone.

use std::ops::Range;

use super::around;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::{Origin, Passage, Stretch};

/// What is told of what is glued to a value.
pub(super) fn told(review: &Review<'_>, passage: &Passage<'_>, stretch: &Stretch<'_>) -> Option<Diagnostic> {
    let (kind, range) = period(passage, stretch)
        .map(|range| ("period", range))
        .or_else(|| Some(("genitiv", genitive(review, passage, stretch)?)))
        .or_else(|| Some(("hop", values(passage, stretch)?)))
        .or_else(|| Some(("bokstaver", letters(review, passage, stretch)?)))?;
    let (_, value, _) = around(passage, stretch);
    let problem = message!(codes::GLUED_TO_VALUE, slag = kind, text = &passage.text[range.clone()], varde = value);
    Some(Diagnostic::warning(problem).at(passage.place(&range)?))
}

/// An s where the genitive has another ending, or where there is none: after a number or a unit.
fn genitive(review: &Review<'_>, passage: &Passage<'_>, stretch: &Stretch<'_>) -> Option<Range<usize>> {
    let (_, value, after) = around(passage, stretch);
    let ending = after.split(|c: char| !c.is_alphabetic()).next().filter(|ending| *ending == "s")?;
    let sprak = &review.templates.sprak;
    let units = &sprak.granskning.talord;
    let last = value.rsplit([' ', '\u{a0}']).next()?;
    let is_unit = units.belopp.iter().map(|known| &known.ord).chain(&units.andel).any(|unit| unit == last);
    let is_wrong = is_unit || sprak.genitive(value) != format!("{value}{ending}");
    is_wrong.then(|| stretch.range.start..stretch.range.end + ending.len())
}

/// Another value right behind this one.
fn values(passage: &Passage<'_>, stretch: &Stretch<'_>) -> Option<Range<usize>> {
    let (_, value, after) = around(passage, stretch);
    let is_value = |other: &&Stretch<'_>| {
        other.range.start == stretch.range.end && matches!(other.origin, Origin::Fact(..)) && !other.range.is_empty()
    };
    let next = passage.stretches.iter().find(is_value)?;
    // Digits beside digits are told as another number.
    let (last, first) = (value.chars().next_back()?, after.chars().next()?);
    let is_glued = last.is_alphanumeric() && first.is_alphanumeric() && !(last.is_numeric() && first.is_numeric());
    is_glued.then_some(stretch.range.start..next.range.end)
}

/// Letters right before a value that begins with a capital or a digit, or right behind one that ends with a digit; and a word
/// that is no part of others at either end, "iKöpenhamn", "Köpenhamnär". A letter alone may be of a number, "B5", "5 a"; and
/// names have compounds, "Köpenhamnsregionen".
fn letters(review: &Review<'_>, passage: &Passage<'_>, stretch: &Stretch<'_>) -> Option<Range<usize>> {
    let (before, value, after) = around(passage, stretch);
    let (first, last) = (value.chars().next()?, value.chars().next_back()?);
    let start = before.trim_end_matches(char::is_alphabetic).len();
    let end = after.len() - after.trim_start_matches(char::is_alphabetic).len();
    let (head, tail) = (&before[start..], &after[..end]);
    if is_in_address(&passage.text, start..stretch.range.end + end) {
        return None;
    }
    let is_apart = |word: &str| LANGUAGE.aldrig_i_sammansatta.contains(word);
    let is_head = match first {
        // Another value is told with that one.
        _ if !head.ends_with(char::is_lowercase) || !passage.is_typed(&(start..stretch.range.start)) => false,
        _ if is_apart(head) => first.is_alphanumeric(),
        '0'..='9' => head.chars().count() > 1,
        first => head.chars().count() > 1 && first.is_uppercase(),
    };
    // Units are told as numbers that are not written as they should be.
    let units = &review.templates.sprak.granskning.talord;
    let is_unit = || units.belopp.iter().map(|known| &known.ord).chain(&units.andel).any(|unit| unit == tail);
    let is_tail = match last {
        _ if !tail.starts_with(char::is_lowercase) => false,
        '0'..='9' => tail.chars().count() > 1 && !is_unit(),
        last => last.is_alphabetic() && is_apart(tail),
    };
    let from = if is_head { start } else { stretch.range.start };
    let to = stretch.range.end + if is_tail { end } else { 0 };
    (is_head || is_tail).then_some(from..to)
}

/// Whether a range stands in an address, the name of a file or a tag: those have letters and digits together.
fn is_in_address(text: &str, range: Range<usize>) -> bool {
    let start = text[..range.start].rfind(char::is_whitespace).unwrap_or(0);
    let end = text[range.end..].find(char::is_whitespace).map_or(text.len(), |at| range.end + at);
    let chunk = &text[start..end];
    chunk.contains(['_', '#', '\\']) || LANGUAGE.adressled.iter().any(|part| chunk.contains(part.as_str()))
}

/// Three years or more with dashes between them.
fn period(passage: &Passage<'_>, stretch: &Stretch<'_>) -> Option<Range<usize>> {
    const DASHES: [char; 3] = ['-', '–', '—'];
    let is_inside = |c: char| c.is_ascii_digit() || DASHES.contains(&c);
    let (before, value, after) = around(passage, stretch);
    if !value.chars().all(is_inside) {
        return None;
    }
    let start = before.trim_end_matches(is_inside).len();
    let end = passage.text.len() - after.trim_start_matches(is_inside).len();
    let years: Vec<&str> = passage.text[start..end].split(DASHES).collect();
    // Two values of it are told once, with the first.
    let is_first = !passage.stretches.iter().any(|other| {
        matches!(other.origin, Origin::Fact(..)) && (start..stretch.range.start).contains(&other.range.start)
    });
    (is_first && years.len() > 2 && years.iter().all(|year| year.len() == 4)).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use crate::review::testing::Changed;

    fn told(sentence: &str) -> Vec<String> {
        let sentence = format!("bedomning = '{sentence}'");
        let texts = [("arende.toml", r#"bedomning = "Medlemskapet bör fortsätta.""#, sentence.as_str())];
        Changed { texts: &texts, ..Changed::default() }.messages("P13")
    }

    #[test]
    fn what_is_glued_to_a_value_is_told() {
        for (sentence, text) in [
            ("Av {{ fakta.kostnad.arlig | kronor }}s värde är det mesta kvar.", "20 000 krs"),
            ("Det är {{ fakta.bildad }}s plan.", "s`"),
            ("Det är {{ fakta.forum.platser | tal }}s plats.", "s`"),
            ("Den {{ fakta.foregangare.datum | datum }}s beslut gäller.", "7 mars 2018s"),
            ("Av {{ berakning.andel_digitala | procent }}s möten var flera digitala.", "33 procents"),
            ("Åren {{ fakta.period | period }}–2030 var goda.", "–2030`"),
            ("Åren {{ fakta.period | period }}-2030 var goda.", "-2030`"),
            ("Åren 2010–{{ fakta.period | period }} var goda.", "`2010–"),
            ("Åren {{ fakta.bildad }}–{{ fakta.period | period }} var goda.", "–"),
            ("Åren {{ fakta.period.fran }}–{{ fakta.period.till }}–2031 var goda.", "–2031`"),
            ("Den heter {{ fakta.sate }}{{ fakta.sate }} i dag.", "UddevallaUddevalla"),
            ("Det gäller {{ fakta.bildad }}års plan.", "`2010års`"),
            ("Den finns i{{ fakta.sate }} i dag.", "`iUddevalla`"),
            ("De har {{ fakta.forum.platser }}st platser.", "st`"),
            ("Nätverket i {{ fakta.sate }}är stort.", "`Uddevallaär`"),
            ("Staden {{ fakta.sate }}och regionen är med.", "`Uddevallaoch`"),
            ("Nätverket i {{ fakta.sate }}har vuxit.", "`Uddevallahar`"),
            ("Det är {{ fakta.sate }}som leder det.", "`Uddevallasom`"),
            ("Att {{ fakta.sate }}ligger nära är bra.", "`Uddevallaligger`"),
            ("Beslutet av{{ fakta.foregangare.organ }} gäller.", "`avkommunstyrelsen`"),
            ("Nätverket i{{ fakta.sate }}är stort.", "`iUddevallaär`"),
            ("Det gäller från{{ fakta.bildad }} och framåt.", "`från2010`"),
            ("Det kostar {{ fakta.kostnad.arlig | kronor }}{{ fakta.bildad }} i dag.", "20 000 kr2"),
        ] {
            let told = told(sentence);
            assert!(told.len() == 1 && told[0].replace('\u{a0}', " ").contains(text), "{sentence}: {told:?}");
        }
    }

    #[test]
    fn what_may_be_written_so_is_not() {
        for sentence in [
            "Det är {{ fakta.sate }}s plan och {{ fakta.sate }}regionens.",
            "Det är {{ fakta.sate | genitiv }} plan.",
            "Åren {{ fakta.period | period }} och {{ fakta.bildad }}–2030 var goda.",
            "Åren {{ fakta.period.fran }}–{{ fakta.period.till }} var goda.",
            "Den {{ fakta.foregangare.datum | iso }}–2019-01-01 gällde den.",
            "Den finns i {{ fakta.sate }}/{{ fakta.sate }} och {{ fakta.sate }}, {{ fakta.sate }}.",
            "Den är från {{ fakta.sate }}regionen och {{ fakta.bildad }}-talet, i Syd-{{ fakta.sate }} och rum B{{ fakta.bildad }}.",
            "Den är {{ fakta.sate }}baserad, {{ fakta.sate }}vänlig, {{ fakta.sate }}ledd och {{ fakta.sate }}bornas.",
            "Rum v{{ fakta.bildad }} och {{ fakta.bildad }}a, på www.a.se/plan{{ fakta.bildad }} eller i plan{{ fakta.bildad }}.pdf.",
            "Kommunens {{ fakta.foregangare.organ }}s plan och {{ fakta.foregangare.dokumentsort }}en och {{ fakta.foregangare.dokumentsort }}er.",
            "Telefonen är {{ fakta.bildad }}-2010-20 i dag.",
        ] {
            assert!(told(sentence).is_empty(), "{sentence}: {:?}", told(sentence));
        }
    }
}
