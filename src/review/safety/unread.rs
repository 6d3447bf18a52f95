//! References where none is read: in cells and in keys that take none, with a single brace or none, or in the marks of other
//! template languages. And gaps typed by hand, which look like those of the program. All would be printed as they stand.

use std::cell::{LazyCell, OnceCell};
use std::ops::Range;

use memchr::memchr2;
use regex::Regex;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::merge::{self, ROOTS};
use crate::message::message;
use crate::model::{Case, Placed};
use crate::place::Place;
use crate::review::passages::Origin;
use crate::review::patterns::{Fixed, Pattern, compiled};
use crate::review::{Review, words};
use crate::templates::LanguageText;

/// What a text may be held for: references, statements and comments of templates, names in single braces.
static UNREAD: Fixed = Fixed::new(may_be_marked, || {
    let roots = ROOTS.join("|");
    let name = format!(r"\$?\{{\s*(?:{roots})\.[A-Za-z0-9_.\-]+(?:\s*\|\s*[A-Za-z_]+)*\s*\}}");
    let other = format!(
        r"(?:\[{{1,2}}|\({{2}}|<{{1,2}})\s*(?:{roots})\.[A-Za-z0-9_.\-]+(?:\s*\|\s*[A-Za-z_]+)*\s*(?:\]{{1,2}}|\){{2}}|>{{1,2}})"
    );
    let half =
        format!(r"(?:(?:{roots})\.[A-Za-z0-9_.\-]+[ \t]*)?\}}\}}|\{{\{{(?:[ \t]*(?:{roots})\.[A-Za-z0-9_.\-]+)?");
    let marks = format!(r"\{{\{{[^\n]*?\}}\}}|\{{%[^\n]*?%\}}|\{{#[^\n]*?#\}}|{half}");
    Regex::new(&format!(r"{marks}|{name}|{other}")).ok()
});

/// Gaps that were typed as the program prints them. A text without the sign that they begin with has none, and most have not.
struct TypedGaps {
    sign: String,
    source: String,
    pattern: OnceCell<Option<Pattern>>,
}

impl TypedGaps {
    fn ranges<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let asked = text.contains(&self.sign).then(|| self.pattern.get_or_init(|| compiled(&self.source).ok()));
        asked.into_iter().flatten().flat_map(|pattern| pattern.find_iter(text)).map(|found| found.range())
    }
}

/// Gaps as a language writes them, in whatever case and spacing; none where they begin with no sign and word of their own.
fn typed_gaps(language: &LanguageText) -> Option<TypedGaps> {
    let (before, after) = language.gap_marks();
    let words_start = before.find(char::is_alphanumeric)?;
    let (sign, words) = before.split_at(words_start);
    let words: Vec<String> = words
        .split_whitespace()
        .map(|word| regex::escape(word.trim_end_matches(|c: char| !c.is_alphanumeric())))
        .collect();
    let (sign, last) = (sign.trim(), after.trim());
    if sign.is_empty() || last.is_empty() {
        return None;
    }
    let (first, words, last) = (regex::escape(sign), words.join(r"\s+"), regex::escape(last));
    // The sign at its end may have been forgotten.
    let source = format!(r"{first}\s*(?i:{words})\b[^\n]*?(?:{last}|(?m:$))");
    Some(TypedGaps { sign: sign.to_owned(), source, pattern: OnceCell::new() })
}

/// Whether a text has what every match of [`UNREAD`] has in it: braces, or other marks and a name after them.
fn may_be_marked(text: &str) -> bool {
    let has_name = |root: &&str| text.match_indices(root).any(|(at, root)| text[at + root.len()..].starts_with('.'));
    let has = |one: u8, other: u8| memchr2(one, other, text.as_bytes()).is_some();
    let is_doubled = || text.contains('(') && text.contains("((");
    has(b'{', b'}') || (has(b'[', b'<') || is_doubled()) && ROOTS.iter().any(has_name)
}

/// What may be a name without any mark; it is one where the case has it.
static BARE: Fixed = Fixed::new(may_be_bare, || {
    let roots = ROOTS.join("|");
    Regex::new(&format!(r"(?:{roots})(?:\.[A-Za-z0-9_]+)+")).ok()
});

/// Whether a text has what every match of [`BARE`] begins with.
fn may_be_bare(text: &str) -> bool {
    text.match_indices('.').any(|(at, _)| ROOTS.iter().any(|root| text[..at].ends_with(root)))
}

/// Whether what stands at a place begins there, and is no part of a word or an address.
fn begins_at(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !"_./@:-".contains(c))
}

/// Tells them in the documents' text, in values that take no reference, and in the workbooks' cells.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let names = LazyCell::new(|| merge::names(review.case, review.templates));
    let is_name = |text: &str| names.binary_search_by(|name| name.as_str().cmp(text)).is_ok();
    let reader = Reader { is_name, gaps: typed_gaps(&review.templates.sprak.text) };
    for passage in &review.passages {
        for found in reader.find(&passage.text) {
            let (start, end) = (found.range.start, found.range.end);
            let overlaps = |stretch: &Range<usize>| stretch.start < end && start < stretch.end;
            let own = |origin: &Origin<'_>| matches!(origin, Origin::Gap | Origin::Boilerplate(_));
            if !passage.stretches.iter().any(|stretch| overlaps(&stretch.range) && own(&stretch.origin)) {
                findings.push(found.problem(&passage.text, words::source(passage, &found.range)));
            }
        }
    }
    for line in plain_values(review.case) {
        let found = reader.find(&line.value).into_iter();
        findings.extend(found.map(|found| found.problem(&line.value, line.places.first().cloned())));
    }
    for (text, place) in words::cells(review.case) {
        findings.extend(reader.find(text).into_iter().map(|found| found.problem(text, Some(place()))));
    }
}

/// The values that are written into the documents, the records or the package as they were typed.
fn plain_values(case: &Case) -> impl Iterator<Item = &Placed<String>> {
    let signed = case.signatories.iter().flat_map(|signatory| [&signatory.name, &signatory.title]);
    let signed = signed.chain([&case.officer.title]).flatten();
    let reasons = case.waivers.iter().map(|waiver| &waiver.reason);
    signed.chain(reasons).chain(case.archive.values()).chain(case.terms.iter().map(|term| &term.written))
}

/// Finds what would be printed as it stands.
struct Reader<N> {
    /// Whether a text is a name of the case.
    is_name: N,
    /// Gaps as the language writes them.
    gaps: Option<TypedGaps>,
}

/// What would be printed as it stands.
struct Unread {
    range: Range<usize>,
    is_gap: bool,
}

impl<N: Fn(&str) -> bool> Reader<N> {
    fn find(&self, text: &str) -> Vec<Unread> {
        let mut found: Vec<Unread> = Vec::new();
        let mut take = |range: Range<usize>, is_gap: bool| {
            if !found.iter().any(|other| other.range.start < range.end && range.start < other.range.end) {
                found.push(Unread { range, is_gap });
            }
        };
        UNREAD.ranges(text).for_each(|range| take(range, false));
        self.gaps.iter().flat_map(|gaps| gaps.ranges(text)).for_each(|range| take(range, true));
        BARE.ranges(text)
            .filter(|name| begins_at(text, name.start) && (self.is_name)(&text[name.clone()]))
            .for_each(|name| take(name, false));
        found
    }
}

impl Unread {
    fn problem(&self, text: &str, place: Option<Place>) -> Diagnostic {
        let text = &text[self.range.clone()];
        let finding = Diagnostic::finding(match self.is_gap {
            true => message!(codes::PLACEHOLDER_LEFT, text = text),
            false => message!(codes::REFERENCE_UNREAD, text = text),
        });
        place.into_iter().fold(finding, Diagnostic::at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found where the language's word for a gap is this one.
    fn found<'t>(word: &str, text: &'t str) -> Vec<&'t str> {
        let mut language: toml::Table = include_str!("../../../templates/sprak/sv/sprak.toml").parse().unwrap();
        language["former"].as_table_mut().unwrap().insert("saknas".to_owned(), format!("[{word}: {{vad}}]").into());
        let gaps = typed_gaps(&language.try_into().unwrap());
        let reader = Reader { is_name: |name: &str| name == "fakta.sate", gaps };
        reader.find(text).into_iter().map(|found| &text[found.range]).collect()
    }

    #[test]
    fn a_gap_typed_by_hand_is_the_languages() {
        assert_eq!(found("manglar", "[Manglar: telefon] og [saknas: telefon]"), ["[Manglar: telefon]"]);
        assert_eq!(found("ikkje utfylt", "[ ikkje  utfylt  telefon ]"), ["[ ikkje  utfylt  telefon ]"]);
        assert_eq!(found("manglar", "[manglarar]"), [""; 0]);
        assert_eq!(found("manglar", "Ring [Manglar : telefon\nog [2]"), ["[Manglar : telefon"]);
    }

    #[test]
    fn what_would_be_printed_raw_is_found() {
        for (text, expected) in [
            ("se {{ fakta.sate }}.", vec!["{{ fakta.sate }}"]),
            (
                "{ fakta.sate } {fakta.sate|genitiv} ${fakta.sate}",
                vec!["{ fakta.sate }", "{fakta.sate|genitiv}", "${fakta.sate}"],
            ),
            ("{% if x %} och {# not #}", vec!["{% if x %}", "{# not #}"]),
            ("fakta.sate }} och {{", vec!["fakta.sate }}", "{{"]),
            ("och {{ fakta.sate", vec!["{{ fakta.sate"]),
            ("[saknas: telefon]", vec!["[saknas: telefon]"]),
            ("[Saknas: telefon]", vec!["[Saknas: telefon]"]),
            ("[SAKNAS:x] och [ saknas x ]", vec!["[SAKNAS:x]", "[ saknas x ]"]),
            ("[Saknas]", vec!["[Saknas]"]),
            ("[[ fakta.sate | genitiv ]] och [fakta.sate]", vec!["[[ fakta.sate | genitiv ]]", "[fakta.sate]"]),
            ("((fakta.sate)) och <<fakta.kostnad.arlig>> (hus.se)", vec!["((fakta.sate))", "<<fakta.kostnad.arlig>>"]),
            ("%fakta.sate%, $fakta.sate$ och «fakta.sate».", vec!["fakta.sate", "fakta.sate", "fakta.sate"]),
            ("fakta.sate | genitiv", vec!["fakta.sate"]),
            ("https://a.se/fakta.sate och info@fakta.sate, min.fakta.sate, fakta.annat, fakta.satet", vec![]),
            ("underlaget saknas [1]", vec![]),
            ("{ annat.namn } {a} [1] 100 % #3 {}", vec![]),
        ] {
            assert_eq!(found("saknas", text), expected);
        }
    }
}
