//! A case of another house: texts that this case's house does not ask for, and another does, are told with the names of both.

use super::documents;
use super::predecessor;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::RawCase;
use crate::inputs::toml::{NodeValue, Table};
use crate::message::message;
use crate::reasons::{self, Reason};
use crate::templates::{CaseDocument, FrameSpec, HouseFrames, Templates};

/// Sets aside the texts below `[avsnitt]` and `[forsattsblad]` that are another house's, and tells of those of a table together:
/// of the house that has most of all such keys of the case first, then of the one that has most of the rest. `others` gives the
/// frames of the other houses, which are read only where some text is not this house's.
pub(crate) fn tell(
    raw: &mut RawCase,
    templates: &Templates,
    others: impl Fn() -> Vec<HouseFrames>,
    problems: &mut Diagnostics,
) {
    let mut tables = tables(raw, templates);
    tables.retain(|table| table.foreign().next().is_some());
    if tables.is_empty() {
        return;
    }
    let mut others = others();
    while let Some(house) = nearest(&tables, &mut others) {
        for table in &mut tables {
            problems.extend(table.set_aside(&house, templates));
        }
    }
}

/// Takes the house that has most of the keys that this one has not, the first of several; none where no house has any.
fn nearest(tables: &[Texts<'_>], others: &mut Vec<HouseFrames>) -> Option<HouseFrames> {
    let keys = |house: &HouseFrames| tables.iter().map(|table| table.of(house).len()).sum::<usize>();
    let most = others.iter().map(keys).max().filter(|most| *most > 0)?;
    let at = others.iter().position(|house| keys(house) == most)?;
    Some(others.remove(at))
}

/// Which keys of a table a frame asks for.
type Asked = for<'f> fn(&'f FrameSpec, &'f CaseDocument) -> Vec<&'f str>;

/// The tables whose keys are the house's, with those that a frame has.
const TABLES: [(&str, Asked); 2] = [
    ("avsnitt", |frame, document| documents::section_names(&frame.avsnitt, Some(document))),
    ("forsattsblad", |frame, _| documents::cover_names(frame)),
];

/// A table of a case's texts.
struct Texts<'a> {
    table: &'a mut Table,
    /// The document that the texts are of.
    document: &'a CaseDocument,
    /// The keys that the case's own house asks for.
    own: Vec<&'a str>,
    asked: Asked,
}

/// The tables of all files with a document of the case.
fn tables<'a>(raw: &'a mut RawCase, templates: &'a Templates) -> Vec<Texts<'a>> {
    let attachments = raw.case.root.get("bilagor").cloned();
    let mut files = vec![(&mut raw.case.root, templates.report())];
    for (name, file) in raw.documents.iter_mut().filter(|(_, file)| !predecessor::is_frozen(file)) {
        let key = attachments.as_ref().and_then(|attachments| documents::key_of_file(attachments, name));
        files.push((&mut file.root, key.and_then(|key| templates.document(&key))));
    }
    let mut found = Vec::new();
    for (root, document) in files {
        let Some(document) = document else { continue };
        for (key, node) in &mut root.entries {
            let asked = TABLES.iter().find(|(name, _)| key.name == *name).map(|(_, asked)| *asked);
            if let (Some(asked), NodeValue::Table(table)) = (asked, &mut node.value) {
                let own = asked(&templates.frame(document).spec, document);
                found.push(Texts { table, document, own, asked });
            }
        }
    }
    found
}

impl Texts<'_> {
    /// The keys that the case's own house does not ask for.
    fn foreign(&self) -> impl Iterator<Item = &str> {
        self.table.entries.iter().map(|(key, _)| key.name.as_str()).filter(|name| !self.own.contains(name))
    }

    /// Those of them that another house asks for.
    fn of(&self, house: &HouseFrames) -> Vec<String> {
        let Some(frame) = house.frames.get(self.document.frame_name()) else { return Vec::new() };
        let theirs = (self.asked)(&frame.spec, self.document);
        self.foreign().filter(|name| theirs.contains(name)).map(str::to_owned).collect()
    }

    /// Takes what is a house's from the table, and tells of it.
    fn set_aside(&mut self, house: &HouseFrames, templates: &Templates) -> Option<Diagnostic> {
        let theirs = self.of(house);
        let (moved, kept): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.table.entries).into_iter().partition(|(key, _)| theirs.contains(&key.name));
        self.table.entries = kept;
        if moved.is_empty() {
            return None;
        }
        let free: Vec<&str> = self.own.iter().copied().filter(|name| self.table.get(name).is_none()).collect();
        let problem = message!(
            codes::KEYS_OF_OTHER_HOUSE,
            alla = listed(&theirs),
            antal = moved.len(),
            annan = house.house,
            husstil = templates.husstil.namn,
            egna = free.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        );
        Some(Diagnostic::error(problem).at_all(moved.iter().map(|(key, _)| key.place.clone()).collect()))
    }
}

/// Keys as a language lists them.
fn listed(keys: &[String]) -> String {
    let quoted = |keys: &[String]| keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    match keys.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            Reason::from(message!(reasons::LISTED, forsta = quoted(rest), sista = format!("`{last}`"))).to_string()
        }
        _ => quoted(keys),
    }
}
