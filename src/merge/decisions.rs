//! What a case puts to decision: each body's points, after a line that says to whom they are put.

use super::blocks;
use super::filters::capitalized;
use super::names::{Alone, Names};
use super::phrases::filled;
use super::value_of;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::document::{Content, Inline, Phrase, first_gap, plain, sources as sources_of};
use crate::message::message;
use crate::model::DecisionProposal;
use crate::prose;
use crate::source_text::SourceText;

/// A point before it is merged.
#[derive(PartialEq)]
pub(super) enum Point {
    /// One of the case's own.
    Own(SourceText),
    /// One that every case of the kind puts to the body.
    OfKind(Phrase),
    /// What stands where there is none.
    Lacking,
}

impl Point {
    /// Whether it refers to anything.
    pub(super) fn refers(&self) -> bool {
        match self {
            Self::Own(source) => source.text.contains("{{"),
            Self::OfKind(phrase) => phrase.text.contains("{{"),
            Self::Lacking => false,
        }
    }
}

/// The points of each body, after a line that says to whom they are put.
pub(super) fn merge(names: &mut Names<'_>) -> Vec<Content> {
    let case = names.case;
    let mut lists = Vec::new();
    for decision in case.decisions.iter() {
        let lead = lead(names, decision);
        let mut merged = Vec::new();
        for put in &points(names, decision) {
            merged.push(point(names, put));
        }
        lists.push(Content::Decisions { lead, points: merged });
    }
    lists
}

/// The points of a body: its own, those of the kind of case, and its own that end as the house's last ones do.
pub(super) fn points(names: &Names<'_>, decision: &DecisionProposal) -> Vec<Point> {
    let words = &names.templates.husstil.granskningsord.beslut;
    let (first, last) = decision.points.split_at(closing(decision, &words.sist));
    let own = |sources: &[SourceText]| sources.iter().cloned().map(Point::Own).collect::<Vec<_>>();
    let points: Vec<Point> = own(first).into_iter().chain(of_kind(names, decision)).chain(own(last)).collect();
    if points.is_empty() { vec![Point::Lacking] } else { points }
}

/// From which of a body's own points the rest end as the house's last points do.
fn closing(decision: &DecisionProposal, words: &[String]) -> usize {
    let is_closing = |source: &&SourceText| {
        let text = source.text.trim().trim_end_matches('.').to_lowercase();
        words.iter().any(|word| text.ends_with(word.as_str()))
    };
    decision.points.len() - decision.points.iter().rev().take_while(is_closing).count()
}

/// The points that every case of the kind puts to a body.
fn of_kind(names: &Names<'_>, decision: &DecisionProposal) -> Vec<Point> {
    let templates = names.templates;
    let mut points = Vec::new();
    for spec in &templates.arendetyp.beslutspunkter {
        let put_to = templates.decision_of(names.case, spec.organ.as_ref());
        let is_here = put_to.is_some_and(|put_to| std::ptr::eq(put_to, decision));
        if is_here && !names.values.hidden.points.contains(&spec.namn) {
            let (key, text) = spec.worded(templates.husstil.granskningsord.beslut.form);
            points.push(Point::OfKind(names.of_kind(&format!("beslutspunkt.{}.{key}", spec.namn), text)));
        }
    }
    points
}

/// What a point comes to.
pub(super) fn point(names: &mut Names<'_>, point: &Point) -> Vec<Inline> {
    let merged = match point {
        Point::Own(source) => single_paragraph(names, source),
        Point::OfKind(phrase) => names.phrase(phrase),
        Point::Lacking => return vec![names.lacking("beslutspunkter")],
    };
    worded(names, merged)
}

/// The line before a body's points. Which of the house's phrases it is depends on whether another body puts them to it, and on
/// whether it is the only one.
pub(super) fn lead(names: &Names<'_>, decision: &DecisionProposal) -> Vec<Inline> {
    let phrases = &names.templates.husstil.fraser;
    let several = names.case.decisions.len() > 1;
    let (key, text) = match (&phrases.beslut_ledtext_beredning, &phrases.beslut_ledtext_egen) {
        (Some(text), _) if decision.preparing.is_some() => ("fraser.beslut_ledtext_beredning", text),
        (_, Some(text)) if several => ("fraser.beslut_ledtext_egen", text),
        _ => ("fraser.beslut_ledtext", &phrases.beslut_ledtext),
    };
    let (body, preparing) =
        (names.line(decision.body.as_ref(), "organ"), names.line(decision.preparing.as_ref(), "beredning"));
    let (large, preparing_large) = (with_capital(&body, "organ"), with_capital(&preparing, "beredning"));
    let values: [(&str, &[Inline]); 4] =
        [("organ", &body), ("Organ", &large), ("beredning", &preparing), ("Beredning", &preparing_large)];
    filled(&names.house(key, text), &values)
}

/// A name as it begins a sentence.
pub(super) fn with_capital(name: &[Inline], what: &str) -> Vec<Inline> {
    match first_gap(name) {
        Some(_) => name.to_vec(),
        None => vec![value_of(what, capitalized(&plain(name)), sources_of(name))],
    }
}

/// A point as the house words it: "att …".
fn worded(names: &Names<'_>, point: Vec<Inline>) -> Vec<Inline> {
    match &names.templates.husstil.fraser.beslut_punkt {
        Some(text) => filled(&names.house("fraser.beslut_punkt", text), &[("punkt", &point)]),
        None => point,
    }
}

/// A decision point is a single paragraph, and may be a single reference.
fn single_paragraph(names: &mut Names<'_>, source: &SourceText) -> Vec<Inline> {
    let told_before = names.problems.len();
    match blocks::raw(names, source).as_slice() {
        [prose::RawBlock::Paragraph(inlines)] => return blocks::inlines(names, inlines.clone()),
        [prose::RawBlock::Alone(reference)] => {
            if let Alone::Inline(inline) = names.alone(reference) {
                return inline.into_iter().collect();
            }
        }
        _ => {}
    }
    // A block that is none here and nowhere is told as that.
    if names.problems.iter().skip(told_before).any(|problem| problem.code == codes::MARKUP_REFUSED) {
        return Vec::new();
    }
    let problem = message!(codes::MARKUP_REFUSED, slag = "flera-stycken");
    names.problems.push(Diagnostic::error(problem).at(source.whole()));
    Vec::new()
}
