//! References where none is read: in cells and in keys that take none, with a single brace, or in the marks of other
//! template languages. And gaps typed by hand, which look like those of the program. All would be printed as they stand.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::merge::ROOTS;
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
    let marks = r"\{\{[^\n]*?\}\}|\{%[^\n]*?%\}|\{#[^\n]*?#\}|\{\{|\}\}";
    Regex::new(&format!(r"{marks}|{name}|{other}|\[\s*(?i:saknas)\b[^\]\n]*\]")).ok()
});

/// Tells them in the documents' text, the names of those who sign, and the workbooks' cells.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    for passage in &review.passages {
        for range in find(&passage.text) {
            let overlaps = |stretch: &Range<usize>| stretch.start < range.end && range.start < stretch.end;
            let own = |origin: &Origin<'_>| matches!(origin, Origin::Gap | Origin::Boilerplate);
            if !passage.stretches.iter().any(|stretch| overlaps(&stretch.range) && own(&stretch.origin)) {
                findings.push(problem(&passage.text[range.clone()], words::source(passage, &range)));
            }
        }
    }
    for line in review.case.signatories.iter().flat_map(|signatory| [&signatory.name, &signatory.title]).flatten() {
        findings.extend(
            find(&line.value).into_iter().map(|range| problem(&line.value[range], line.places.first().cloned())),
        );
    }
    for (text, place) in words::cells(review.case) {
        findings.extend(find(text).into_iter().map(|range| problem(&text[range], Some(place()))));
    }
}

fn find(text: &str) -> Vec<Range<usize>> {
    if !text.contains(['{', '}', '[', '(', '<']) {
        return Vec::new();
    }
    let Some(unread) = UNREAD.as_ref() else { return Vec::new() };
    unread.find_iter(text).map(|found| found.range()).collect()
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
            ("fakta.sate }} och {{", vec!["}}", "{{"]),
            ("[saknas: telefon]", vec!["[saknas: telefon]"]),
            ("[Saknas: telefon]", vec!["[Saknas: telefon]"]),
            ("[SAKNAS:x] och [ saknas x ]", vec!["[SAKNAS:x]", "[ saknas x ]"]),
            ("[Saknas]", vec!["[Saknas]"]),
            ("[[ fakta.sate | genitiv ]] och [fakta.sate]", vec!["[[ fakta.sate | genitiv ]]", "[fakta.sate]"]),
            ("((fakta.sate)) och <<fakta.kostnad.arlig>> (hus.se)", vec!["((fakta.sate))", "<<fakta.kostnad.arlig>>"]),
            ("underlaget saknas [1]", vec![]),
            ("{ annat.namn } {a} [1] 100 % #3 {}", vec![]),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected);
        }
    }
}
