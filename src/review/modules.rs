//! P14: text modules that no text fetches: what stands in them is in no document.

use super::Review;
use crate::case_files::CASE_FILE;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::{Attachment, Case, SectionProse};
use crate::source_text::SourceText;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    for (name, text) in review.case.modules.iter() {
        let is_used = || is_carried(review.case, name) || is_fetched(review, name);
        let Some(text) = text.as_ref().filter(|_| !is_used()) else { continue };
        findings.push(Diagnostic::warning(message!(codes::MODULE_UNUSED, namn = name)).at(text.whole()));
    }
}

/// Whether a module came with the follow-up, from a case whose texts fetched it: that the new ones do not is no slip.
fn is_carried(case: &Case, name: &str) -> bool {
    let key = (CASE_FILE.to_owned(), format!("textmoduler.{name}"));
    case.previous.as_ref().is_some_and(|previous| previous.given.contains_key(&key))
}

/// Whether a text of the case or the templates refers to a module, by whichever way.
fn is_fetched(review: &Review<'_>, name: &str) -> bool {
    let reference = format!("textmodul.{name}");
    let refers = |text: &str| {
        let mut after = text.match_indices(&reference).map(|(at, found)| text[at + found.len()..].chars().next());
        after.any(|next| next.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '-'))
    };
    let templates = review.templates.files.iter().filter(|(file, _)| file.ends_with(".toml"));
    texts(review.case).any(|text| refers(&text.text))
        || templates.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok()).any(refers)
}

/// The texts of a case that may refer to a module.
fn texts(case: &Case) -> impl Iterator<Item = &SourceText> {
    let documents = case.attachments.iter().filter_map(|attachment| match attachment {
        Attachment::Document(document) => Some(&document.sections),
        Attachment::Frozen(_) | Attachment::Pdf(_) => None,
    });
    let sections = std::iter::once(&*case.sections).chain(documents).flat_map(|sections| sections.values());
    let points = case.decisions.iter().flat_map(|decision| &decision.points);
    let modules = case.modules.values().flatten();
    sections
        .filter_map(|section: &SectionProse| section.text.as_ref())
        .chain(points)
        .chain(modules)
        .chain(case.fact_texts.values())
}

#[cfg(test)]
mod tests {
    use crate::review::testing::Changed;

    #[test]
    fn a_module_that_nothing_fetches_is_told() {
        let from = "[textmoduler]\n";
        let told = |modules: &str, sentence: &str| {
            let to = format!("[textmoduler]\n{modules}\n");
            let bedomning = (r#"bedomning = "Medlemskapet bör fortsätta.""#, format!("bedomning = \"{sentence}\""));
            let texts = [("arende.toml", from, to.as_str()), ("arende.toml", bedomning.0, bedomning.1.as_str())];
            Changed { texts: &texts, ..Changed::default() }.messages("P14")
        };
        let modules = "ny = \"Nytt stycke.\"\nny_text = \"Annat stycke.\"\n";
        assert_eq!(told(modules, "Bra.").len(), 2);
        let one = told(modules, "{{ textmodul.ny_text }}");
        assert!(one.len() == 1 && one[0].contains("`ny`"), "{one:?}");
        assert!(told("ny = \"Se {{textmodul.b}}\"\nb = \"B.\"", "{{ textmodul.ny }}").is_empty());
    }
}
