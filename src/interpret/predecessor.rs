//! The document that is repealed, when it is frozen as another case adopted it: it is as it was frozen, and the facts say
//! the same of it.

use super::file_place;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::frozen::{Frozen, KEY, NotFrozen};
use crate::inputs::toml::TomlFile;
use crate::message::message;
use crate::model::{Attachment, Case, FrozenDocument};
use crate::templates::{Arendetyp, CaseDocument};

/// Whether a bilaga's file holds a frozen document.
pub(super) fn is_frozen(file: &TomlFile) -> bool {
    file.root.get(KEY).is_some()
}

/// Reads a frozen document; one that has been changed is reported, and nothing may be built with it.
pub(super) fn read(
    name: &str,
    file: &TomlFile,
    spec: &CaseDocument,
    problems: &mut Diagnostics,
) -> Option<FrozenDocument> {
    let place = file_place(name);
    let frozen = Frozen::read(file.source.text()).map_err(|reason| {
        problems.push(match reason {
            NotFrozen::Changed => Diagnostic::error(message!(codes::FROZEN_CHANGED, fil = name)).at(place.clone()),
            NotFrozen::Format(format) => {
                let at = file.root.get(KEY).map_or(&place, |node| &node.place).clone();
                Diagnostic::error(message!(codes::FROZEN_FORMAT, fil = name, format = format)).at(at)
            }
        });
    });
    let frozen = frozen.ok()?;
    let (decided, steering) = (frozen.decided(), frozen.steering(place.file()));
    Some(FrozenDocument {
        key: spec.nyckel.clone(),
        role: spec.roll,
        decided,
        steering,
        original: None,
        named: place.clone(),
        place,
    })
}

/// Reports what a case says otherwise than the frozen documents in it.
pub(super) fn check(case: &Case, schema: &Arendetyp, problems: &mut Diagnostics) {
    for attachment in &case.attachments {
        let Attachment::Frozen(document) = attachment else { continue };
        if case.previous.is_none() {
            problems.push(Diagnostic::finding(message!(codes::PREVIOUS_MISSING)).at(document.place.clone()));
        }
        let spec = schema.dokument.iter().find(|spec| spec.nyckel == document.key);
        if let Some(group) = spec.and_then(|spec| spec.beslut.as_ref()) {
            contradictions(case, group, document, problems);
        }
    }
}

fn contradictions(case: &Case, group: &str, document: &FrozenDocument, problems: &mut Diagnostics) {
    for (field, value) in document.decided.facts() {
        let name = format!("{group}.{field}");
        let Some(Some(fact)) = case.facts.get(&name) else { continue };
        if fact.value != value {
            let key = format!("fakta.{name}");
            let problem = Diagnostic::finding(message!(codes::FROZEN_CONTRADICTED, nyckel = key, varde = value));
            let places = fact.places.iter().cloned().chain([document.place.clone()]).collect();
            problems.push(problem.at_all(places));
        }
    }
}
