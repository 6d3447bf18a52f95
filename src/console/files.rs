//! What stands in files beside the documents, in Swedish whoever builds: it is part of the output.

use super::{Console, Counts, Format, Style};
use crate::diagnostic::Diagnostic;
use crate::excerpt::Excerpts;
use crate::explain::Answer;
use crate::message::message;
use crate::messages::{Language, Messages, phrases};
use crate::review::Waived;

/// An answer of `explain` in Swedish, for a file.
pub(crate) fn answer(answer: &Answer) -> String {
    Console::new(Style { color: false, language: Language::Swedish, format: Format::Human, width: 0 }).explained(answer)
}

/// The text of `granskning.txt`: what is to say about the case, and what has been waived, for the file. It is part of the
/// output, so its language does not depend on who builds.
pub(crate) fn granskning(diagnostics: &[Diagnostic], waived: &[Waived]) -> String {
    let console = Console::new(Style { color: false, language: Language::Swedish, format: Format::Human, width: 0 });
    let mut text = match diagnostics {
        [] => format!("{}\n", console.messages.phrase(&message!(phrases::REVIEW_EMPTY))),
        found => {
            let counted = console.counted(Counts::of(found));
            let heading = console.messages.phrase(&message!(phrases::REVIEW, summa = counted));
            let mut excerpts = Excerpts::new(None);
            let told: String = found.iter().map(|found| console.human(found, None, &mut excerpts)).collect();
            format!("{heading}\n\n{}\n", told.trim_end())
        }
    };
    if !waived.is_empty() {
        let heading = console.messages.phrase(&message!(phrases::REVIEW_WAIVERS, antal = waived.len()));
        let entries: String = waived.iter().map(|waived| console.waived(waived)).collect();
        text.push_str(&format!("\n{heading}\n\n{}\n", entries.trim_end()));
    }
    text
}

/// The text beside the output of an earlier build, of a case that can no longer be built.
pub(crate) fn not_built(diagnostics: &[Diagnostic]) -> String {
    not_built_since(&granskning(diagnostics, &[]))
}

/// The same with a reason that is no finding.
pub(crate) fn not_built_since(reason: &str) -> String {
    let heading = Messages::new(Language::Swedish).phrase(&message!(phrases::REVIEW_NOT_BUILT));
    format!("{heading}\n\n{reason}")
}
