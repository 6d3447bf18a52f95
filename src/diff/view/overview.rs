//! The overview of a page: what is to be known before all else, then what was done.

use super::edits::{FEW, Fold};
use super::html::{Writer, escaped, unbroken};
use super::report::{ActLine, CauseLine, Edit, TopLine};

impl Writer<'_> {
    /// What is to be known before all else.
    pub(super) fn top(&self) -> String {
        let line = |line: &TopLine| match &line.anchor {
            Some(anchor) => format!("<li><a href=\"#{anchor}\">{}</a></li>\n", unbroken(&line.text)),
            None => format!("<li>{}</li>\n", unbroken(&line.text)),
        };
        let lines: String = self.report.top.iter().map(line).collect();
        if lines.is_empty() { lines } else { format!("<ul id=\"viktigt\">\n{lines}</ul>") }
    }

    /// An act, with its causes folded below it; what was written by hand is before the reader's eyes where that is not long.
    pub(super) fn act(&self, act: &ActLine) -> String {
        let number = act.id;
        let done = if act.done.is_empty() { String::new() } else { format!(": {}", unbroken(&act.done)) };
        let head = format!("<strong>{}</strong>{done} ({})", unbroken(&act.name), escaped(&act.counts));
        let causes = || act.causes.iter().map(|at| &self.report.causes[*at]);
        let stale: String = causes().filter(|cause| !cause.stale.is_empty()).map(|cause| self.stale(cause)).collect();
        let edits: usize = causes().map(|cause| cause.edits.len()).sum();
        let inner: String = causes().map(|cause| self.cause(cause)).collect();
        let open = if (1..=FEW).contains(&edits) { " open" } else { "" };
        let inner = match inner.is_empty() {
            true => head,
            false => format!("<details{open}><summary>{head}</summary>\n<ol>\n{inner}</ol>\n</details>{stale}"),
        };
        format!("<li id=\"handelse-{number}\">{inner}</li>\n")
    }

    /// Where the old value of a cause still stands.
    fn stale(&self, cause: &CauseLine) -> String {
        format!("<p class=\"kvar\">{}</p>\n", unbroken(&cause.stale))
    }

    fn cause(&self, cause: &CauseLine) -> String {
        let places = if cause.places.is_empty() { String::new() } else { format!(" ({})", unbroken(&cause.places)) };
        let values: String = cause.values.iter().map(|piece| format!(" {}", self.piece(piece))).collect();
        let (text, follows) = (unbroken(&cause.text), escaped(&cause.follows));
        let edits = self.edits(cause);
        format!(
            "<li id=\"orsak-{}\" value=\"{}\">{text}{values}{places}: {follows}{edits}</li>\n",
            cause.id, cause.number
        )
    }

    /// What was written by hand, by the documents where these are several; where it is much, folded by these.
    fn edits(&self, cause: &CauseLine) -> String {
        let folds = cause.folds();
        if !folds.is_empty() {
            let fold = |fold: &Fold<'_>| {
                let (told, list) = (unbroken(&fold.told(&self.messages)), self.listed(fold.edits.iter().copied()));
                format!("<li><details><summary>{told}</summary>{list}</details></li>\n")
            };
            return format!("\n<ul>\n{}</ul>\n", folds.iter().map(fold).collect::<String>());
        }
        if cause.edits.is_empty() { String::new() } else { self.listed(cause.edits.iter()) }
    }

    fn listed<'e>(&self, edits: impl Iterator<Item = &'e Edit> + Clone) -> String {
        let mut list = String::new();
        let mut document = edits.clone().next().map_or("", |edit| edit.document.as_str());
        let is_one = edits.clone().all(|edit| edit.document == document);
        document = if is_one { document } else { "" };
        for edit in edits {
            if edit.document != document {
                list.push_str(&format!("<li class=\"om\">{}</li>\n", escaped(&edit.document)));
                document = &edit.document;
            }
            let pieces: String = edit.pieces.iter().map(|piece| self.piece(piece)).collect();
            let place = match &edit.anchor {
                Some(anchor) => format!("<a href=\"#{anchor}\">{}</a>", unbroken(&edit.place)),
                None => unbroken(&edit.place),
            };
            list.push_str(&format!("<li>{}{pieces} ({place})</li>\n", unbroken(&edit.lead())));
        }
        format!("\n<ul>\n{list}</ul>\n")
    }
}
