//! G25: values that have nothing but what stands for one: a field that another program was to fill in, what a program writes where
//! it has no value, a sign for what the row above has, a request to fill in.

use std::ops::Range;

use memchr::memchr3;
use regex::Regex;

use super::{notes, placeholder};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::inputs::workbook::is_shown_error;
use crate::merge::ROOTS;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::PassageKind;
use crate::review::patterns::Fixed;
use crate::review::words::Literals;
use crate::review::{Review, markup, words};

/// No field has a longer name, and no request more to say.
const LONGEST: usize = 80;

/// A value that is nothing but fields: `«Förnamn» «Efternamn»`, `${namn}`, `%NAMN%`.
static FIELDS: Fixed = Fixed::new(begins_field, || {
    let field = r"«[^«»]+»|<<[^<>]+>>|<\p{L}[\p{L}_ ]*>|\$\{[^{}]+\}|\$\([^()]+\)|\{[\p{L}_ ]+\}|\$\p{L}[\p{L}_]*\$?|%\p{L}[\p{L}_]*%|@@\p{L}[\p{L}_]*@{0,2}|&\p{L}[\p{L}_]*&|#\{[^{}]+\}|\{?[ ]?MERGEFIELD[ ][^{}]+\}?";
    Regex::new(&format!("^(?:(?:{field})[ ,]*)+$")).ok()
});

/// Fields that are nothing else wherever they stand: `${namn}`, `<<namn>>`, `«Namn_2»`.
static FIELD: Fixed = Fixed::new(has_field, || {
    Regex::new(r"[$#]\{[\p{L}_][^{}\n]*\}|<<[\p{L}_][^<>\n]*>>|«\p{L}+_[\p{L}\d_]*»|\bMERGEFIELD\b").ok()
});

/// Signs of repetition, arrows to another cell, and a question alone.
static SIGNS: Fixed = Fixed::new(is_of_signs, || {
    Regex::new(r#"^(?:[-–—]*[ ]?(?:["”“″«»]|''|´´|’’|‘‘|,,|//)[ ]?[-–—]*|[↑↓←→↖↗⇑⇓⇐⇒⬆⬇▲▼^]+|=+|\?+)$"#).ok()
});

/// Runs the family. What the house's list has is told before.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let listed = &Literals::new(review.templates.sprak.granskning.ord.platshallare.iter().map(String::as_str));
    for (text, place) in words::cells(review.case) {
        if is_listed(listed, text) {
            continue;
        }
        if is_as_above(text) {
            findings.push(placeholder(text.trim(), Some(place())));
        } else if let Some(range) = gap(text) {
            findings.push(placeholder(text[range].trim(), Some(place())));
        } else if let Some(range) = notes(text, words::words(text)).into_iter().next() {
            findings.push(note(&text[range]).at(place()));
        }
    }
    let gap = |text: &str| if is_listed(listed, text) { None } else { gap(text) };
    for text in markup::texts(review.case) {
        findings.extend(gap(&text.text).map(|range| placeholder(&text.text[range.clone()], Some(text.place(range)))));
    }
    for line in markup::lines(review.case) {
        findings.extend(gap(&line.value).map(|range| placeholder(&line.value[range], line.places.first().cloned())));
    }
    let prose = [PassageKind::Paragraph, PassageKind::Item, PassageKind::Decision];
    for passage in review.passages.iter().filter(|passage| prose.contains(&passage.kind)) {
        let typed = fields(&passage.text).filter(|range| passage.is_typed(range));
        for range in typed.filter(|_| !review.is_reproduced(passage.document)) {
            findings.push(placeholder(&passage.text[range.clone()], words::source(passage, &range)));
        }
    }
}

/// What of a value stands for one: all of it, or a field in it.
fn gap(text: &str) -> Option<Range<usize>> {
    if is_unfilled(text) { Some(0..text.len()) } else { fields(text).next() }
}

fn is_listed(listed: &Literals<'_>, text: &str) -> bool {
    listed.alone(text).next().is_some()
}

/// A note to oneself need not be one.
fn note(text: &str) -> Diagnostic {
    let mut note = Diagnostic::finding(message!(codes::PLACEHOLDER_LEFT, text = text));
    note.severity = Severity::Warning;
    note
}

/// Whether all of a value stands for one.
fn is_unfilled(text: &str) -> bool {
    let text = text.trim();
    let is_short = text.len() <= LONGEST;
    is_short
        && !is_reference(text)
        && (is_shown_error(text) || FIELDS.is_in(text) || SIGNS.is_in(text) || is_request(text))
}

/// Whether a value has nothing but signs.
fn is_of_signs(text: &str) -> bool {
    !text.contains(char::is_alphanumeric)
}

/// Whether a value begins as all that [`FIELDS`] matches.
fn begins_field(text: &str) -> bool {
    text.starts_with(['«', '<', '$', '{', '%', '@', '&', '#']) || text.starts_with("MERGEFIELD")
}

/// Whether a cell says that it has what another has.
fn is_as_above(text: &str) -> bool {
    let text = text.trim().trim_matches(['(', ')', '-', '–', '.', ' ']);
    if text.len() > LONGEST {
        return false;
    }
    // A capital may begin it; in capitals it is an abbreviation.
    let mut letters = text.chars();
    let small: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    LANGUAGE.som_ovan.contains(&small)
}

/// `[Ange …]`, `(fyll i)`, `<välj …>`: a request in brackets of any kind.
fn is_request(text: &str) -> bool {
    let pairs = [('[', ']'), ('(', ')'), ('<', '>'), ('{', '}')];
    let inside = pairs.iter().find_map(|pair| text.strip_prefix(pair.0)?.strip_suffix(pair.1));
    let first = inside.and_then(|inside| inside.split_whitespace().next());
    first.is_some_and(|first| LANGUAGE.uppmaningar.contains(&first.to_lowercase()))
}

/// Fields that stand in a text. What names a value of the case is a reference that nothing reads, which is told as such.
fn fields(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    FIELD.ranges(text).filter(|found| !is_reference(&text[found.clone()]))
}

/// Whether a text names a value of the case.
fn is_reference(text: &str) -> bool {
    text.contains('.') && ROOTS.iter().any(|root| text.contains(&format!("{root}.")))
}

/// Whether a text has what every match of [`FIELD`] has in it.
fn has_field(text: &str) -> bool {
    (memchr3(b'{', b'<', b'M', text.as_bytes()).is_some() || text.contains('«'))
        && (["${", "#{", "<<", "MERGEFIELD"].iter().any(|sign| text.contains(sign))
            || text.contains('«') && text.contains('_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Value;
    use crate::review::testing::{Changed, set};

    #[test]
    fn what_stands_for_a_value_is_none() {
        for text in [
            "«Resultat»",
            "«Förnamn» «Efternamn»",
            "${kalla}",
            "<<namn>>",
            "<Namn>",
            "{namn}",
            "$namn$",
            "$namn",
            "%NAMN%",
            "@@namn@@",
            "#{namn}",
            "MERGEFIELD Namn",
            "{ MERGEFIELD Namn }",
            "null",
            "NaN",
            "#REF!",
            "\"",
            "-\"-",
            "- ” -",
            "”",
            "''",
            "″",
            ",,",
            "//",
            "↑",
            "↑↑",
            "⇑",
            "^",
            "=",
            "?",
            "??",
            "[Ange resultat]",
            "(ange resultat)",
            "<välj år>",
            "{fyll i}",
            "[Klicka här]",
        ] {
            assert!(is_unfilled(text), "{text}");
        }
        for text in ["ditto", "Dito", "d:o", "do.", "- do -", "se ovan", "Se ovan.", "(samma som ovan)"] {
            assert!(is_as_above(text), "{text}");
        }
    }

    #[test]
    fn a_value_is_one() {
        for text in [
            "None Nilsson",
            "Nan",
            "Inf",
            "N/A (mättes inte)",
            "-",
            "–",
            "»Trygg»",
            "”Trygg”",
            "5 = 5",
            "a@b.se",
            "100 %",
            "#3",
            "$ 100",
            "x",
            "a/b",
            "A → B",
            "Ja (anges i bilagan)",
            "(ej i bruk)",
            "[ej i bruk]",
            "Ange inte mer än så",
            "Hur gick det?",
            "« Trygg » i väst",
            "R&D",
            "å",
            "",
            "https://a.se//b",
            "Samma möte som 2023",
            "Do",
        ] {
            assert!(!is_unfilled(text), "{text}");
        }
        for text in ["DO", "@goteborg", "Samma möte", "Se ovan nämnda", "Dorotea", "do re mi"] {
            assert!(!is_as_above(text), "{text}");
        }
        assert_eq!(fields("«Trygg» och $100 {a} <<se, M och MERGE>").count(), 0);
        assert_eq!(fields("${a} <<b>> «C_1» { MERGEFIELD C }").count(), 4);
    }

    #[test]
    fn it_is_told_at_its_cell_line_and_words() {
        let told = |text: &str, to: &str| {
            Changed { texts: &[("arende.toml", text, to)], ..Changed::default() }.messages("G25")
        };
        assert_eq!(told("sate = \"Uddevalla\"", "sate = \"«Ort»\"").len(), 1);
        assert_eq!(told("sate = \"Uddevalla\"", "sate = \"Staden ${ort}\"").len(), 1);
        assert_eq!(told("titel = \"Stadsdirektör\"", "titel = \"null\"").len(), 1);
        assert_eq!(told("Medlemskapet bör fortsätta.", "Medlemskapet bör fortsätta enligt ${avtal} nu.").len(), 1);
        let cells = Changed {
            case: |case| set(case, "aktiviteter", 0, "resultat", Some(Value::Text("-”-".into()))),
            ..Changed::default()
        };
        assert_eq!(cells.messages("G25").len(), 1);
    }
}
