//! A case of another house: texts that this case's house does not ask for, and another does, are told with the names of both.

use super::documents;
use super::predecessor;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::RawCase;
use crate::inputs::toml::{NodeValue, Table};
use crate::message::message;
use crate::templates::{CaseDocument, FrameSpec, HouseFrames, Templates};

/// Sets aside the texts below `[avsnitt]` and `[forsattsblad]` that are another house's, and tells of those of a table together.
/// `others` gives the frames of the other houses, which are read only where some text is not this house's.
pub(crate) fn tell(
    raw: &mut RawCase,
    templates: &Templates,
    others: impl Fn() -> Vec<HouseFrames>,
    problems: &mut Diagnostics,
) {
    let mut moved = Moved { templates, others: None, read: &others, problems };
    moved.file(&mut raw.case.root, templates.report());
    for (name, file) in &mut raw.documents {
        let key = raw.case.root.get("bilagor").and_then(|attachments| documents::key_of_file(attachments, name));
        let spec = key.and_then(|key| templates.document(&key));
        if !predecessor::is_frozen(file) {
            moved.file(&mut file.root, spec);
        }
    }
}

/// Which keys of a table a frame asks for.
type Asked = for<'f> fn(&'f FrameSpec, &'f CaseDocument) -> Vec<&'f str>;

/// The tables whose keys are the house's, with those that a frame has.
const TABLES: [(&str, Asked); 2] = [
    ("avsnitt", |frame, document| documents::section_names(&frame.avsnitt, Some(document))),
    ("forsattsblad", |frame, _| documents::cover_names(frame)),
];

struct Moved<'a> {
    templates: &'a Templates,
    others: Option<Vec<HouseFrames>>,
    read: &'a dyn Fn() -> Vec<HouseFrames>,
    problems: &'a mut Diagnostics,
}

impl Moved<'_> {
    /// The tables of a file with a document of the case.
    fn file(&mut self, root: &mut Table, document: Option<&CaseDocument>) {
        let Some(document) = document else { return };
        for (name, asked) in TABLES {
            let own = asked(&self.templates.frame(document).spec, document);
            let node = root.entries.iter_mut().find(|(key, _)| key.name == name).map(|(_, node)| &mut node.value);
            if let Some(NodeValue::Table(table)) = node {
                self.table(table, document, &own, asked);
            }
        }
    }

    fn table(&mut self, table: &mut Table, document: &CaseDocument, own: &[&str], asked: Asked) {
        if table.entries.iter().all(|(key, _)| own.contains(&key.name.as_str())) {
            return;
        }
        let others = self.others.get_or_insert_with(self.read);
        for other in others.iter() {
            let Some(frame) = other.frames.get(document.frame_name()) else { continue };
            let theirs = asked(&frame.spec, document);
            let is_theirs = |name: &str| theirs.contains(&name) && !own.contains(&name);
            let (moved, kept): (Vec<_>, Vec<_>) =
                std::mem::take(&mut table.entries).into_iter().partition(|(key, _)| is_theirs(&key.name));
            table.entries = kept;
            if moved.is_empty() {
                continue;
            }
            let listed = |names: Vec<&str>| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let problem = message!(
                codes::KEYS_OF_OTHER_HOUSE,
                alla = listed(moved.iter().map(|(key, _)| key.name.as_str()).collect()),
                antal = moved.len(),
                annan = other.house,
                husstil = self.templates.husstil.namn,
                egna = listed(own.iter().copied().filter(|name| table.get(name).is_none()).collect())
            );
            let places = moved.iter().map(|(key, _)| key.place.clone()).collect();
            self.problems.push(Diagnostic::error(problem).at_all(places));
        }
    }
}
