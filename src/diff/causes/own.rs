//! What the case itself says: text that was typed is its own cause, in the file where it stands.

use super::super::reading;
use super::super::side::{Live, Side};
use super::super::text::{Origin, Token};
use super::atoms::{Atom, Root};
use super::proof::{Claim, Spot};
use super::typed::own_text;
use super::{Tracer, document};
use crate::case_files::CASE_FILE;
use crate::model::SectionProse;
use crate::place::Place;

impl Tracer<'_> {
    /// The case's own text in the file where something begins, where all of that was typed there; of what was adopted before nothing
    /// is the case's own.
    pub(super) fn typed<'t>(
        &self,
        spot: &Spot<'_>,
        mut tokens: impl Iterator<Item = &'t Token>,
        place: Option<&Place>,
    ) -> Option<Root> {
        let Some(Place::Text(place)) = place else { return None };
        let keys = [spot.document.fore, spot.document.efter];
        let documents = self.sides.iter().zip(keys).filter_map(|(side, key)| document(side, key));
        let is_frozen = documents.into_iter().any(|document| document.egenskaper.contains_key("fryst"));
        let is_typed = tokens.all(|token| matches!(token.origin, Origin::Typed));
        (is_typed && !is_frozen).then(|| Root::Own(place.file.to_string()))
    }

    /// What it follows from that a document differs from one of another key which it has its text from: that it stands there at all.
    pub(super) fn of_another(&self, claim: &Claim<'_>) -> Option<Root> {
        let keys = &claim.spot()?.document;
        let is_other =
            keys.fore != keys.efter && [keys.fore, keys.efter].iter().any(|key| self.replaced.contains(*key));
        let root = Root::One(Atom::Attachments);
        (is_other && self.everything.contains(&root)).then_some(root)
    }

    /// The case's own text of the section that a claim is about, where both sides are cases and it is another.
    pub(super) fn own_text(&self, claim: &Claim<'_>) -> Option<Root> {
        let spot = claim.spot()?;
        let (document, section) = (spot.document.efter, spot.section.efter);
        let is_one = spot.document.fore == document && spot.section.fore == section;
        if !is_one || self.replaced.contains(document) {
            return None;
        }
        let [Some(old), Some(new)] = self.sides.map(|side| side.live.as_deref()) else { return None };
        let key = reading::key_in_document(section);
        let [was, is] = [old, new].map(|live| own_text(&live.case, document, key));
        let is_other = match (was?, is?) {
            (None, None) => !points(old).eq(points(new)),
            (was, is) => text(was) != text(is),
        };
        is_other.then(|| Root::One(Atom::Prose(document.to_owned(), section.to_owned())))
    }

    /// A root in which the own text of a section is that of the file where it stands.
    pub(super) fn by_file(&self, root: Root) -> Root {
        match root {
            Root::One(Atom::Prose(document, section)) => {
                let key = reading::key_in_document(&section);
                let found =
                    |side: &&Side| own_text(&side.live.as_ref()?.case, &document, key)?.map(|it| it.place.clone());
                let place = self.sides.iter().rev().find_map(found);
                let file = place.as_ref().map_or(CASE_FILE, |place| place.file());
                Root::Own(file.to_owned())
            }
            Root::Several(parts) => {
                let mut parts: Vec<Root> = parts.into_iter().map(|part| self.by_file(part)).collect();
                parts.dedup();
                Root::Several(parts)
            }
            root => root,
        }
    }
}

/// What a section says itself.
fn text(found: Option<&SectionProse>) -> Option<&str> {
    found?.text.as_ref().map(|it| it.text.as_str())
}

/// The points that a case puts to decision, as they are typed.
fn points(live: &Live) -> impl Iterator<Item = &str> {
    live.case.decisions.iter().flat_map(|decision| &decision.points).map(|point| point.text.as_str())
}
