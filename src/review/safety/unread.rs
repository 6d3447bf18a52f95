//! References where none is read: in cells and in keys that take none, with a single brace or none, or in the marks of other
//! template languages. And gaps typed by hand, which look like those of the program. All would be printed as they stand.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::merge::{self, ROOTS};
use crate::message::message;
use crate::place::Place;
use crate::review::passages::Origin;
use crate::review::{Review, words};

/// What a text may be held for: references, statements and comments of templates, names in single braces, gaps.
static UNREAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let roots = ROOTS.join("|");
    let name = format!(r"\$?\{{\s*(?:{roots})\.[A-Za-z0-9_.\-]+(?:\s*\|\s*[A-Za-z_]+)*\s*\}}");
    let other = format!(
        r"(?:\[{{1,2}}|\({{2}}|<{{1,2}})\s*(?:{roots})\.[A-Za-z0-9_.\-]+(?:\s*\|\s*[A-Za-z_]+)*\s*(?:\]{{1,2}}|\){{2}}|>{{1,2}})"
    );
    let half =
        format!(r"(?:(?:{roots})\.[A-Za-z0-9_.\-]+[ \t]*)?\}}\}}|\{{\{{(?:[ \t]*(?:{roots})\.[A-Za-z0-9_.\-]+)?");
    let marks = format!(r"\{{\{{[^\n]*?\}}\}}|\{{%[^\n]*?%\}}|\{{#[^\n]*?#\}}|{half}");
    Regex::new(&format!(r"{marks}|{name}|{other}|\[\s*(?i:saknas)\b[^\]\n]*\]")).ok()
});

/// What may be a name without any mark; it is one where the case has it.
static BARE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let roots = ROOTS.join("|");
    Regex::new(&format!(r"(?:^|[^\w./@:\-])(?P<name>(?:{roots})(?:\.[A-Za-z0-9_]+)+)")).ok()
});

/// Tells them in the documents' text, the names of those who sign, and the workbooks' cells.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let names = LazyCell::new(|| merge::names(review.case, review.templates));
    let is_name = |text: &str| names.binary_search_by(|name| name.as_str().cmp(text)).is_ok();
    for passage in &review.passages {
        for range in find(&passage.text, is_name) {
            let overlaps = |stretch: &Range<usize>| stretch.start < range.end && range.start < stretch.end;
            let own = |origin: &Origin<'_>| matches!(origin, Origin::Gap | Origin::Boilerplate(_));
            if !passage.stretches.iter().any(|stretch| overlaps(&stretch.range) && own(&stretch.origin)) {
                findings.push(problem(&passage.text[range.clone()], words::source(passage, &range)));
            }
        }
    }
    for line in review.case.signatories.iter().flat_map(|signatory| [&signatory.name, &signatory.title]).flatten() {
        findings.extend(
            find(&line.value, is_name)
                .into_iter()
                .map(|range| problem(&line.value[range], line.places.first().cloned())),
        );
    }
    for (text, place) in words::cells(review.case) {
        findings.extend(find(text, is_name).into_iter().map(|range| problem(&text[range], Some(place()))));
    }
}

fn find(text: &str, is_name: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = match UNREAD.as_ref().filter(|_| text.contains(['{', '}', '[', '(', '<'])) {
        Some(unread) => unread.find_iter(text).map(|found| found.range()).collect(),
        None => Vec::new(),
    };
    let bare = BARE.as_ref().filter(|_| text.contains('.')).into_iter().flat_map(|bare| bare.captures_iter(text));
    for name in bare.filter_map(|captures| captures.name("name")).filter(|name| is_name(name.as_str())) {
        if !found.iter().any(|other| other.start < name.end() && name.start() < other.end) {
            found.push(name.range());
        }
    }
    found
}

fn problem(text: &str, place: Option<Place>) -> Diagnostic {
    let is_gap = text.trim_start_matches(['[', ' ']).to_lowercase().starts_with("saknas");
    let finding = Diagnostic::finding(match is_gap {
        true => message!(codes::PLACEHOLDER_LEFT, text = text),
        false => message!(codes::REFERENCE_UNREAD, text = text),
    });
    place.into_iter().fold(finding, Diagnostic::at)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let found: Vec<&str> =
                find(text, |name| name == "fakta.sate").into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected);
        }
    }
}
