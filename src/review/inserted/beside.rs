//! What stands beside a value that has it already: "20 000 kr kronor", "33 procent %", "§ § 42", "7 mars 2018 2018"; and what makes
//! another number of it: a unit of an amount, which is in kronor, "20 000 tkr", or digits, "120 000". The writer sees one of
//! them alone.

use std::ops::Range;

use super::around;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::model::Value;
use crate::review::Review;
use crate::review::passages::{Passage, Stretch};
use crate::review::readings::follows;
use crate::templates::ValueType;

/// An amount in whole kronor is written with it.
const WHOLE: [&str; 2] = [":-", ":–"];

/// What a number below zero is typed with.
const MINUS: [char; 3] = ['-', '−', '–'];

/// What separates words.
const SPACES: [char; 2] = [' ', '\u{a0}'];

/// What is told of what stands beside a value of this name.
pub(super) fn told(
    review: &Review<'_>,
    passage: &Passage<'_>,
    stretch: &Stretch<'_>,
    name: &str,
) -> Option<Diagnostic> {
    let (_, text, _) = around(passage, stretch);
    let again = || Some(("upprepat", sign_before(passage, stretch).or_else(|| number_after(passage, stretch))?));
    let digits = || Some(("siffror", digits_beside(passage, stretch)?));
    let below = || Some(("minus", minus(passage, stretch)?));
    let (kind, range) = unit(review, passage, stretch, name).or_else(digits).or_else(below).or_else(again)?;
    let problem = message!(codes::BESIDE_VALUE, slag = kind, text = &passage.text[range.clone()], varde = text);
    let place = passage.place(&range)?;
    Some(Diagnostic::warning(problem).at(place))
}

/// A minus right before a number, "-115 000", which the number that is set in has not. One behind a number is of a range, and one
/// inside a word joins it.
fn minus(passage: &Passage<'_>, stretch: &Stretch<'_>) -> Option<Range<usize>> {
    let (before, text, _) = around(passage, stretch);
    let sign = before.strip_suffix(MINUS)?;
    let begins = sign.chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
    let is_range = sign.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let is_number = text.strip_prefix(MINUS).unwrap_or(text).starts_with(|c: char| c.is_ascii_digit());
    (begins && !is_range && is_number).then_some(sign.len()..stretch.range.end)
}

/// A sign before a value that begins with it.
fn sign_before(passage: &Passage<'_>, stretch: &Stretch<'_>) -> Option<Range<usize>> {
    let (before, text, _) = around(passage, stretch);
    let (sign, _) = text.split_once(SPACES)?;
    let is_sign = !sign.is_empty() && !sign.contains(char::is_alphanumeric);
    let start = before.trim_end_matches(SPACES).strip_suffix(sign).filter(|_| is_sign)?.len();
    Some(start..stretch.range.end)
}

/// A number after a value that ends with it, perhaps with the word before it.
fn number_after(passage: &Passage<'_>, stretch: &Stretch<'_>) -> Option<Range<usize>> {
    let (_, text, after) = around(passage, stretch);
    let rest = after.strip_prefix(SPACES)?;
    let last = |words: usize| {
        let (at, space) = text.rmatch_indices(SPACES).nth(words)?;
        text.get(at + space.len()..)
    };
    let again = [last(0), last(1)].into_iter().flatten().find(|end| {
        let is_number = end.contains(|c: char| c.is_ascii_digit());
        is_number && follows(rest, &end.replace('\u{a0}', " "))
    })?;
    Some(stretch.range.start..stretch.range.end + after.len() - rest.len() + length_of(again, rest))
}

/// Digits that go on a number, before it or after it: as its first, its last, its thousands or its decimals.
fn digits_beside(passage: &Passage<'_>, stretch: &Stretch<'_>) -> Option<Range<usize>> {
    let (before, text, after) = around(passage, stretch);
    let is_digit = |c: char| c.is_ascii_digit();
    if !text.starts_with(is_digit) {
        return None;
    }
    let first = before.trim_end_matches(is_digit).len();
    let digits_after = |rest: &str| rest.len() - rest.trim_start_matches(is_digit).len();
    // A year has no thousands apart.
    let is_grouped = || text.split(SPACES).next().is_some_and(|group| group.len() < 4);
    let is_number = || text.chars().all(|c| is_digit(c) || SPACES.contains(&c));
    let apart = after.chars().next().filter(|c| SPACES.contains(c) && is_grouped() || matches!(*c, ',' | '.'));
    let last = match (apart, digits_after(after)) {
        _ if !text.ends_with(is_digit) => 0,
        (_, glued) if glued > 0 => glued,
        (Some(sign), _) if is_number() => {
            let more = digits_after(&after[sign.len_utf8()..]);
            let is_so = if SPACES.contains(&sign) { more == 3 } else { more > 0 };
            if is_so { sign.len_utf8() + more } else { 0 }
        }
        _ => 0,
    };
    (first < before.len() || last > 0).then(|| first..stretch.range.end + last)
}

/// A unit after a value that has another, or that is in kronor.
fn unit(
    review: &Review<'_>,
    passage: &Passage<'_>,
    stretch: &Stretch<'_>,
    name: &str,
) -> Option<(&'static str, Range<usize>)> {
    let (_, text, after) = around(passage, stretch);
    let unit = after.strip_prefix(SPACES).unwrap_or(after);
    let apart = after.len() - unit.len();
    let units = &review.templates.sprak.granskning.talord;
    let of_money = units.belopp.iter().find(|known| follows(unit, &known.ord));
    let of_share = units.andel.iter().find(|known| follows(unit, known));
    let other = review.templates.sprak.granskning.ord.enheter.iter().find(|known| follows(unit, known));
    let whole = WHOLE.into_iter().find(|sign| unit.starts_with(sign)).filter(|_| apart == 0);
    let found = of_money.map(|known| known.ord.as_str()).or(of_share.or(other).map(String::as_str)).or(whole)?;
    let own = text.rsplit(SPACES).next()?;
    let has_own = units.belopp.iter().map(|known| &known.ord).chain(&units.andel).any(|known| known == own);
    let is_number = text.ends_with(|c: char| c.is_ascii_digit());
    let is_other = of_money.map_or(whole.is_none(), |known| known.kronor > 1);
    let kind = match () {
        // The same word twice is told by itself.
        () if has_own && !follows(unit, own) => "tva",
        () if is_number && is_other && is_amount(review, name) => "annan",
        () => return None,
    };
    Some((kind, stretch.range.start..stretch.range.end + apart + length_of(found, unit)))
}

/// The bytes of a word at the start of a text, whose spaces may be others than the word's own.
fn length_of(word: &str, text: &str) -> usize {
    text.chars().take(word.chars().count()).map(char::len_utf8).sum()
}

/// Whether a name is that of an amount.
fn is_amount(review: &Review<'_>, name: &str) -> bool {
    let (group, rest) = name.split_once('.').unwrap_or(("", name));
    let of_facts = || {
        review.case.facts.get(rest).and_then(Option::as_ref).is_some_and(|fact| matches!(fact.value, Value::Amount(_)))
    };
    let of_results =
        || review.templates.arendetyp.berakningar.iter().any(|spec| spec.namn == rest && spec.typ == ValueType::Belopp);
    match group {
        "fakta" => of_facts(),
        "berakning" => of_results(),
        _ => false,
    }
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
    fn a_unit_after_a_value_that_has_one_is_told() {
        for (sentence, text) in [
            ("Det kostar {{ fakta.kostnad.arlig | kronor }} kronor.", "20 000 kr kronor"),
            ("Det kostar {{ fakta.kostnad.arlig | kronor }} SEK.", "20 000 kr SEK"),
            ("Det kostar {{ fakta.kostnad.arlig | kronor }}:-.", "20 000 kr:-"),
            ("Det kostar {{ fakta.kostnad.arlig | tal }} tkr.", "20 000 tkr"),
            ("Det kostar {{ fakta.kostnad.arlig }} miljoner kronor.", "20 000 miljoner kronor"),
            ("Det kostar {{ fakta.kostnad.arlig | kronor }} euro.", "20 000 kr euro"),
            ("Det kostar {{ fakta.kostnad.arlig | tal }} euro.", "20 000 euro"),
            ("Det kostar {{ fakta.kostnad.arlig | tal }} 000 kr.", "20 000 000"),
            ("Det kostar {{ fakta.kostnad.arlig | tal }},50 kr.", "20 000,50"),
            ("Det kostar 1{{ fakta.kostnad.arlig | kronor }}.", "120 000 kr"),
            ("Det kostar {{ fakta.kostnad.arlig | tal }}0 kr.", "20 0000"),
            ("Den 2{{ fakta.foregangare.datum | datum }} antogs den.", "27 mars 2018"),
            ("Av dem är {{ berakning.andel_digitala | procent }} % digitala.", "33 procent %"),
        ] {
            let told = told(sentence);
            assert!(told.len() == 1 && told[0].replace('\u{a0}', " ").contains(text), "{sentence}: {told:?}");
        }
    }

    #[test]
    fn what_a_value_has_already_is_told() {
        for (sentence, text) in [
            ("Se § {{ fakta.foregangare.paragraf | paragraf }}.", "§ § 42"),
            ("Den {{ fakta.foregangare.datum | datum }} 2018 antogs den.", "7 mars 2018 2018"),
            ("Kommunstyrelsen {{ fakta.foregangare | beslut }} § 42.", "2018-03-07 § 42 § 42"),
        ] {
            let told = told(sentence);
            assert!(told.len() == 1 && told[0].replace('\u{a0}', " ").contains(text), "{sentence}: {told:?}");
        }
    }

    #[test]
    fn a_minus_before_a_value_is_told() {
        for (sentence, text) in [
            ("Det blev -{{ fakta.kostnad.arlig | kronor }} om året.", "`-20 000 kr`"),
            ("Det blev −{{ fakta.kostnad.arlig | tal }} kronor.", "`−20 000`"),
            ("Resultatet (–{{ fakta.kostnad.arlig | kronor }}) är svagt.", "`–20 000 kr`"),
            ("-{{ fakta.forum.platser }} platser är borta.", "`-"),
        ] {
            let told = told(sentence);
            assert!(told.len() == 1 && told[0].replace('\u{a0}', " ").contains(text), "{sentence}: {told:?}");
        }
    }

    #[test]
    fn a_unit_that_belongs_there_is_not() {
        for sentence in [
            "Åren 2001–{{ fakta.bildad }}, 2001 –{{ fakta.bildad }} och före-{{ fakta.bildad }}.",
            "De är fler – {{ fakta.forum.platser }} – än förr, och minus {{ fakta.forum.platser }}.",
            "Nätverket -{{ fakta.sate }}- finns.",
            "Det kostar {{ fakta.kostnad.arlig | kronor }} om året.",
            "Det kostar {{ fakta.kostnad.arlig | tal }} kronor.",
            "Det kostar {{ fakta.kostnad.arlig | tal }} kr.",
            "Det kostar {{ fakta.kostnad.arlig | kronor }}: mycket.",
            "Av dem är {{ berakning.andel_digitala | tal }} procent digitala.",
            "Av dem är {{ berakning.andel_digitala }} % digitala.",
            "De är {{ fakta.forum.platser | tal }} tkr.",
            "Se § {{ fakta.foregangare.paragraf }}.",
            "Den {{ fakta.foregangare.datum | datum }} 20180 gånger.",
            "Den {{ fakta.foregangare.datum | datum }}, 2018, antogs den.",
            "De är {{ fakta.forum.platser }} 2 gånger.",
            "Sedan {{ fakta.bildad }} 300 medlemmar.",
            "Åren {{ fakta.period.fran }}, 2021 och {{ fakta.period.fran }}/21.",
            "De är {{ fakta.forum.platser }}, 300 blir de inte.",
            "Under {{ fakta.bildad }}-talet och 10 {{ fakta.forum.platser }}.",
        ] {
            assert!(told(sentence).is_empty(), "{sentence}: {:?}", told(sentence));
        }
    }
}
