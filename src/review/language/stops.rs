//! A paragraph ends with a full stop, or with a colon before what it leads in.

use super::{Passage, PassageKind, shortened, warning};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::review::passages::{Origin, Stretch};
use crate::templates::{DecisionForm, QuoteMarks};

/// Reports a paragraph or a decision point that ends otherwise. Points that go on from the line before them (`form`) are no
/// sentences, and need no stop.
pub(super) fn check(passage: &Passage<'_>, form: DecisionForm, quotes: &QuoteMarks, findings: &mut Diagnostics) {
    let text = passage.text.trim_end();
    let is_sentence = match passage.kind {
        PassageKind::Paragraph => true,
        PassageKind::Decision => form != DecisionForm::Att,
        _ => false,
    };
    if !is_sentence || text.is_empty() || ends_well(text, quotes) {
        return;
    }
    let gap = passage.stretches.last().is_some_and(|stretch| matches!(stretch.origin, Origin::Gap));
    if gap || is_lines(text) || is_pipe_row(text) || text.matches('\t').count() > 1 {
        return;
    }
    let last = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    let range = text.len() - last.len()..text.len();
    let problem = message!(codes::FULL_STOP_MISSING, text = shortened(&ending(text)));
    // The stop is missing in the paragraph, also where its last word is a fact: a value has none. A paragraph that is nothing but a
    // fact has its sentences there.
    let is_typed = |stretch: &Stretch<'_>| !matches!(stretch.origin, Origin::Fact(..));
    match passage.stretches.iter().any(is_typed) {
        true => findings.extend(passage.place(&range).map(|place| Diagnostic::warning(problem).at(place))),
        false => findings.extend(warning(problem, passage, &range)),
    }
}

/// Whether a mark ends it, inside quotes or parentheses or not. An address may end it without.
fn ends_well(text: &str, quotes: &QuoteMarks) -> bool {
    // A quote apart from the sentence is one too many, which G27 tells.
    let bare = text.trim_end_matches(['”', '’', ')', ']', '»', quotes.efter, quotes.apostrof]).trim_end();
    let last = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    bare.ends_with(['.', '!', '?', '…', ':']) || last.contains("://") || last.starts_with("www.") || last.contains('@')
}

/// Lines that no sentence fills, such as an address.
fn is_lines(text: &str) -> bool {
    text.contains('\n') && !text.lines().any(|line| line.trim_end().ends_with(['.', '!', '?', ':']))
}

/// A row of a table typed with pipes, which P01 tells as it does tabs: no stop would mend it.
fn is_pipe_row(text: &str) -> bool {
    let last = text.lines().next_back().unwrap_or(text).trim();
    last.len() > 1 && last.starts_with('|') && last.ends_with('|')
}

/// The last words.
fn ending(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words[words.len().saturating_sub(5)..].join(" ")
}

#[cfg(test)]
mod tests {
    use crate::messages::{Language, Messages};
    use crate::place::Place;
    use crate::review::testing::Changed;

    const ASSESSMENT: &str = r#"bedomning = "Medlemskapet bör fortsätta.""#;

    /// What is told of a paragraph of the assessment's, and at which places.
    fn told(paragraph: &str) -> Vec<(String, Option<Place>)> {
        let text = format!("bedomning = '''\n{paragraph}\n'''");
        let texts = [("arende.toml", ASSESSMENT, text.as_str())];
        let found = Changed { texts: &texts, ..Changed::default() }.findings().0;
        let messages = Messages::new(Language::Swedish);
        let stops = found.iter().filter(|finding| finding.code.shown() == "G24");
        stops.map(|finding| (messages.text(finding), finding.places.first().cloned())).collect()
    }

    /// The stop that lacks after a reference is to be typed after it, not in the fact.
    #[test]
    fn a_stop_is_missing_where_the_paragraph_ends() {
        let line = |paragraph: &str| match told(paragraph).first() {
            Some((_, Some(Place::Text(place)))) => Some(place.line),
            _ => None,
        };
        let typed = line("Medlemskapet bör fortsätta");
        assert!(typed.is_some());
        for fact in ["organisation", "bildad", "kostnad.arlig"] {
            assert_eq!(line(&format!("Medlemskapet bör fortsätta som {{{{ fakta.{fact} }}}}")), typed, "{fact}");
        }
    }

    #[test]
    fn a_row_of_pipes_and_a_quote_apart_are_told_by_others() {
        for paragraph in
            ["År\tKronor\n2020\t5 kr", "| År | Kronor |\n| --- | --- |\n| 2020 | 5 |", "Medlemskapet bör fortsätta. \""]
        {
            assert_eq!(told(paragraph), [], "{paragraph}");
        }
    }
}
