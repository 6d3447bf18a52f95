//! P16: what comes along when pages and mails are pasted: their numbers, headers and footers, the marks of notes, codes of fields and
//! of pictures, and paragraphs of nothing but spaces.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use memchr::memchr2_iter;
use regex::Regex;

use super::Review;
use super::language_data::LANGUAGE;
use super::passages::{Passage, PassageKind};
use super::patterns::Fixed;
use super::{markup, words};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::place::Place;
use crate::prose;

/// The header of a page is no longer than this.
const LONGEST_HEADER: usize = 100;

/// Shorter words before a raised number are units: `km²`.
const SHORTEST_WORD: usize = 4;

/// `Sida 3 av 10`, `3 (10)`, `- 3 -`, or a line that ends with `3 (10)`.
static PAGE: Fixed = Fixed::new(may_be_page, || {
    let words = LANGUAGE.sidord.join("|");
    let of = LANGUAGE.sidor_av.join("|");
    let number = r"[0-9]{1,3}";
    let all = format!(r"[ \u{{a0}}]?(?:(?:{of})[ \u{{a0}}]?{number}|\({number}\))");
    Regex::new(&format!(
        r"^(?:(?i:{words})\.?[ \u{{a0}}]{number}(?:{all})?|{number}{all}|{number}|.*\P{{Lu}}[ \u{{a0}}]{number}[ ]?\({number}\))\.?$"
    ))
    .ok()
});

/// `Sida 3 av 10` in a text.
static PAGE_INSIDE: Fixed = Fixed::new(may_name_page, || {
    let (words, of) = (LANGUAGE.sidord.join("|"), LANGUAGE.sidor_av.join("|"));
    Regex::new(&format!(r"\b(?:{words})[ \u{{a0}}][0-9]{{1,3}}[ \u{{a0}}]?(?:{of})[ \u{{a0}}]?[0-9]{{1,3}}\b")).ok()
});

/// A mark of a note, right behind a word, a number or a stop.
static NOTE: Fixed = Fixed::new(may_have_note, || {
    Regex::new(r"(?P<before>\p{L}+|[.,;:!?”]|[0-9%])(?P<mark>[¹²³⁰⁴-⁹]{1,3}|\[[0-9]{1,3}\]|\*{1,3}\)?)").ok()
});

/// Codes of fields, with braces or without.
static FIELD: Fixed = Fixed::new(
    |text| FIELD_SIGNS.iter().any(|sign| text.contains(sign)),
    || {
        let names = "HYPERLINK|PAGEREF|NOTEREF|STYLEREF|REF|TOC|SEQ|INCLUDEPICTURE|MERGEFIELD|DOCPROPERTY|NUMPAGES|PAGE|FORMTEXT|DATE|EMBED";
        let arguments = r#"(?:[ \u{a0}]+(?:["”“][^"”“\n]*["”“]|\\[a-zA-Z@*#](?:[ ]MERGEFORMAT)?|_[\w]+))"#;
        Regex::new(&format!(r"\{{[ ]?(?:{names})\b[^{{}}]*\}}|\b(?:{names}){arguments}+")).ok()
    },
);

/// What stands where a mail or a page had a picture: `[cid:image001.png@01D9]`, `[image: logo.png]`, `<image001.png>`.
static PICTURE: Fixed = Fixed::new(
    |text| PICTURE_SIGNS.iter().any(|sign| text.contains(sign)),
    || Regex::new(r"\[cid:[^\]\n]*\]|\[(?i:image|inline image)[: ][^\]\n]*\]|<image[0-9]{3}\.[a-z]{3,4}>").ok(),
);

/// What codes of pictures have in them.
const PICTURE_SIGNS: [&str; 4] = ["[cid:", "[image", "[Image", "<image"];

/// What codes of fields have in them.
const FIELD_SIGNS: [&str; 12] = [
    "REF",
    "HYPERLINK",
    "TOC",
    "SEQ",
    "INCLUDEPICTURE",
    "MERGEFIELD",
    "DOCPROPERTY",
    "PAGE",
    "FORMTEXT",
    "DATE",
    "EMBED",
    "NUMPAGES",
];

/// Whether a text may have `Sida 3 av 10` in it: two numbers with such a word between them.
fn may_name_page(text: &str) -> bool {
    let (is_space, is_digit) = (|c: char| matches!(c, ' ' | '\u{a0}'), |c: char| c.is_ascii_digit());
    let is_between = |at: usize, word: &str| {
        text[..at].trim_end_matches(is_space).ends_with(is_digit)
            && text[at + word.len()..].trim_start_matches(is_space).starts_with(is_digit)
    };
    text.contains(is_digit)
        && LANGUAGE.sidor_av.iter().any(|of| text.match_indices(of.as_str()).any(|(at, of)| is_between(at, of)))
}

/// Whether a text may be the number of a page: all that are end in a short number, in brackets or after a number or a word for a page
/// that they begin with.
fn may_be_page(text: &str) -> bool {
    let bare = text.strip_suffix('.').unwrap_or(text);
    let number = bare.strip_suffix(')').unwrap_or(bare);
    let before = number.trim_end_matches(|c: char| c.is_ascii_digit());
    let begins = |first: char| {
        let is_of = |word: &String| word.starts_with(|own: char| own.eq_ignore_ascii_case(&first));
        first.is_ascii_digit() || !first.is_ascii() || LANGUAGE.sidord.iter().any(is_of)
    };
    let is_led = if number.len() < bare.len() { before.ends_with('(') } else { text.starts_with(begins) };
    (1..=3).contains(&(number.len() - before.len())) && is_led
}

/// Whether a text has a sign that marks of notes have.
fn may_have_note(text: &str) -> bool {
    let is_raised = |c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    // Raised digits begin with one of two bytes.
    memchr2_iter(0xc2, 0xe2, text.as_bytes()).any(|at| text[at..].starts_with(is_raised))
        || text.contains('*')
        || text.match_indices('[').any(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_digit()))
}

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let prose: Vec<&Passage<'_>> = review
        .passages
        .iter()
        .filter(|passage| matches!(passage.kind, PassageKind::Paragraph | PassageKind::Item | PassageKind::Decision))
        .filter(|passage| !review.is_reproduced(passage.document))
        .collect();
    let mut told = BTreeSet::new();
    let mut tell = |passage: &Passage<'_>, slag: &'static str, range: Range<usize>| {
        let Some(place) = passage.place(&range).filter(|_| passage.is_typed(&range)) else { return };
        if told.insert((slag, place.clone())) {
            let problem = message!(codes::PASTED, slag = slag, text = &passage.text[range]);
            findings.push(Diagnostic::warning(problem).at(place));
        }
    };
    let headers = headers(&prose);
    for passage in &prose {
        let text = passage.text.as_str();
        let whole = 0..text.len();
        if is_page(passage) {
            tell(passage, "sidnummer", whole);
        } else if headers.contains(text) && passage.kind == PassageKind::Paragraph {
            tell(passage, "sidhuvud", whole);
        } else {
            PAGE_INSIDE.ranges(text).for_each(|range| tell(passage, "sidnummer", range));
        }
        FIELD.ranges(text).for_each(|range| tell(passage, "faltkod", range));
        PICTURE.ranges(text).for_each(|range| tell(passage, "bild", range));
        if passage.kind == PassageKind::Paragraph && !text.is_empty() && text.trim().is_empty() {
            tell(passage, "tomt", 0..text.len());
        }
        notes(passage, &prose).for_each(|range| tell(passage, "fotnot", range));
    }
    at_ends(review, &prose, findings);
}

/// Whether a paragraph is the number of a page, or a header with one.
fn is_page(passage: &Passage<'_>) -> bool {
    let text = passage.text.trim();
    // `– 3 –` begins as an item does.
    let number = text.strip_suffix(['-', '–']).map(str::trim_end).filter(|_| passage.kind == PassageKind::Item);
    let is_dashed = number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    is_dashed || passage.kind == PassageKind::Paragraph && text.chars().count() <= LONGEST_HEADER && PAGE.is_in(text)
}

/// Short paragraphs without a stop that stand several times in a document.
fn headers<'p>(prose: &[&'p Passage<'_>]) -> BTreeSet<&'p str> {
    let mut counted: BTreeMap<(&str, &str), BTreeSet<_>> = BTreeMap::new();
    for passage in prose.iter().filter(|passage| passage.kind == PassageKind::Paragraph) {
        let text = passage.text.as_str();
        let is_header = text.chars().count() <= LONGEST_HEADER
            && text.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST_WORD
            && text.ends_with(|c: char| c.is_alphanumeric() || c == ')');
        if is_header && let Some(place) = passage.whole() {
            counted.entry((&passage.document.key, text)).or_default().insert(place);
        }
    }
    counted.into_iter().filter(|(_, places)| places.len() > 1).map(|((_, text), _)| text).collect()
}

/// The marks of notes in a passage, where no text of its document begins with the same.
fn notes(passage: &Passage<'_>, prose: &[&Passage<'_>]) -> impl Iterator<Item = Range<usize>> {
    let begins = move |mark: &str| {
        let is_note = |other: &&Passage<'_>| {
            other.document.key == passage.document.key && other.text.trim_start().starts_with(mark)
        };
        prose.iter().any(is_note)
    };
    marks(&passage.text).filter(move |mark| !begins(&passage.text[mark.clone()]))
}

/// What looks like the marks of notes in a text.
fn marks(text: &str) -> impl Iterator<Item = Range<usize>> {
    NOTE.all(text).filter_map(move |found| {
        let (before, mark) = (&found["before"], found.name("mark")?);
        let is_power = matches!(mark.as_str(), "²" | "³");
        let is_unit = is_power && before.starts_with(char::is_alphabetic) && before.chars().count() < SHORTEST_WORD;
        // A name of its own: "A*", "A*-nivå".
        let is_one_letter = before.starts_with(char::is_alphabetic) && before.chars().count() == 1;
        // "10²", "5*3", "*.xlsx".
        let is_sum = match mark.as_str().chars().next() {
            Some('*') if is_one_letter => true,
            Some('*') => text[mark.end()..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '*' | '.' | '(')),
            Some('¹' | '[') => false,
            _ => before.ends_with(|c: char| c.is_ascii_digit()),
        };
        (!is_unit && !is_sum).then(|| mark.range())
    })
}

/// Reports the marks of notes that cells and values end with, which go onto the pages without their notes.
fn at_ends(review: &Review<'_>, prose: &[&Passage<'_>], findings: &mut Diagnostics) {
    let mut tell = |text: &str, place: &dyn Fn(Range<usize>) -> Place| {
        let last = marks(text).find(|mark| text[mark.end..].trim_end().is_empty());
        // Stars of markup are told as that.
        let is_note = |mark: &str| {
            let is_markup = mark.starts_with('*') && prose::markup(text).is_some();
            !is_markup && !prose.iter().any(|other| other.text.trim_start().starts_with(mark))
        };
        let Some(mark) = last.filter(|mark| is_note(&text[mark.clone()])) else { return };
        let at = place(mark.clone());
        // What stands in a text as well is told there.
        if !findings.iter().any(|told| told.code == codes::PASTED && told.places.contains(&at)) {
            let problem = message!(codes::PASTED, slag = "fotnot", text = &text[mark]);
            findings.push(Diagnostic::warning(problem).at(at));
        }
    };
    words::cells(review.case).for_each(|(text, place)| tell(text, &|_| place()));
    markup::texts(review.case).for_each(|text| tell(&text.text, &|range| text.place(range)));
    for line in markup::lines(review.case) {
        if let Some(place) = line.places.first() {
            tell(&line.value, &|_| place.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Case, Value};
    use crate::review::testing::{Changed, set};

    fn told(text: &str) -> Vec<String> {
        let to = format!("bedomning = \"\"\"\nMedlemskapet bör fortsätta.\n\n{}\n\"\"\"", text.replace('\\', "\\\\"));
        let texts = [("arende.toml", "bedomning = \"Medlemskapet bör fortsätta.\"", to.as_str())];
        Changed { texts: &texts, ..Changed::default() }.messages("P16")
    }

    #[test]
    fn what_came_along_from_pages_is_told() {
        for text in [
            "Sida 3 av 10",
            "Sid 3/10",
            "sid. 3 (10)",
            "Page 3 of 10",
            "3 (10)",
            "3(10)",
            "3",
            "– 3 –",
            "Göteborgs Stad, stadsledningskontoret 3 (10)",
            "Det är bra. Sida 3 av 10 Det är mer.",
            "Det är så.[1]",
            "Det är så¹ och inte annars.",
            "Det är så.¹",
            "Det kostade 12 000* i fjol.",
            "Det kostade 12 000 kr* i fjol.\n\n* Beloppet är preliminärt.",
            "Det blev 5 %** i år.",
            "Ledamöter* deltar.",
            "Det kostade 12 000*) i fjol.",
            "Det kostade 12 000¹ i fjol.",
            "Det kostade 12 000[2] i fjol.",
            "Det står ”ja”² där.",
            "HYPERLINK ”https://a.se” Länk till sidan.",
            "{ HYPERLINK ”https://a.se” } Länk till sidan.",
            "Se { PAGE } och mer.",
            "Se PAGEREF _Toc1234 \\h 4.",
            "TOC \\o ”1–3” \\h \\z",
            "Se [cid:image001.png@01DB2C] här.",
            "[image: logo.png]",
            "Hej. <image002.jpg>",
            "&nbsp;",
        ] {
            assert_eq!(told(text).len(), 1, "{text}: {:?}", told(text));
        }
        assert_eq!(told("Tjänsteutlåtande\n\nDet är bra.\n\nTjänsteutlåtande").len(), 2);
    }

    #[test]
    fn notes_of_cells_are_told() {
        fn named(case: &mut Case, name: &str) {
            set(case, "aktiviteter", 0, "namn", Some(Value::Text(name.to_owned())));
        }
        let starred = Changed { case: |case| named(case, "Konferens*"), ..Changed::default() };
        assert_eq!(starred.messages("P16").len(), 1);
        let raised = Changed { case: |case| named(case, "Konferens om trygghet¹"), ..Changed::default() };
        assert_eq!(raised.messages("P16").len(), 1);
        let texts = [("arende.toml", "sate = \"Uddevalla\"", "sate = \"Uddevalla¹\"")];
        assert_eq!(Changed { texts: &texts, ..Changed::default() }.messages("P16").len(), 1);
        let others: [fn(&mut Case); 6] = [
            |case| named(case, "**Konferens**"),
            |case| named(case, "Konferens 5*3"),
            |case| named(case, "Yta i m²"),
            |case| named(case, "Konferens om C*"),
            |case| named(case, "A*-nivå"),
            |case| named(case, "* Konferens"),
        ];
        for case in others {
            assert!(Changed { case, ..Changed::default() }.messages("P16").is_empty());
        }
    }

    #[test]
    fn what_was_written_here_is_not() {
        for text in [
            "Se sidan 3 i bilagan.",
            "Ytan är 25 m², 3 km² och 4 cm³.",
            "Det är så¹ och inte annars.\n\n¹ Se bilagan.",
            "Enligt [1] är det så.\n\n[1] Brå (2023).",
            "Det kostar 3 (10) kronor.",
            "Av tio möten hölls 3 (30 procent).",
            "10² är hundra.",
            "- 3\n- 4",
            "Enligt REF och TOC är det så.",
            "Se sida 3 och 4.",
            "CO² räknas.",
            "Det kostade 12 000* i fjol.\n\n\\* Beloppet är preliminärt.",
            "Det kostade 12 000*) i fjol.\n\n*) Beloppet är preliminärt.",
            "Det är 5*3 och 10⁴ gånger.",
            "Sökningen följer A*, på C*-nivå.",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
