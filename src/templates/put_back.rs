//! Templates with something put back as other templates have it, to see what follows from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;

use super::{FolderKind, TemplateSource, Templates, load, locate};
use crate::place::Place;
use crate::source::Source;

impl Templates {
    /// These templates with one value of a file as others have it; none where either does not have it, or cannot be read with it.
    pub(crate) fn with_value_of(&self, others: &Self, file: &str, way: &[&str]) -> Option<Self> {
        let (own, other) = (self.text(file)?, others.text(file)?);
        let (own_span, other_span) = (locate::whole_way(own, way)?, locate::whole_way(other, way)?);
        let text = [own.get(..own_span.start)?, other.get(other_span)?, own.get(own_span.end..)?].concat();
        let mut files = self.files.clone();
        files.insert(file.to_owned(), Bytes::from(text));
        self.again(files, &self.husstil.namn, &self.arendetyp.namn)
    }

    /// These templates with the others' house, its language too.
    pub(crate) fn with_house_of(&self, others: &Self) -> Option<Self> {
        let is_kind = |path: &str| path.starts_with(&format!("{}/", self.arendetyp.namn));
        let is_their_kind = |path: &str| path.starts_with(&format!("{}/", others.arendetyp.namn));
        let own = self.files.iter().filter(|(path, _)| is_kind(path));
        let theirs = others.files.iter().filter(|(path, _)| !is_their_kind(path));
        let files = own.chain(theirs).map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
        self.again(files, &others.husstil.namn, &self.arendetyp.namn)
    }

    /// These templates with the others' kind of case.
    pub(crate) fn with_kind_of(&self, others: &Self) -> Option<Self> {
        others.with_house_of(self)
    }

    /// What a file says at the end of a way, as it is written there.
    pub(crate) fn written_at(&self, file: &str, way: &[&str]) -> Option<&str> {
        let text = self.text(file)?;
        text.get(locate::whole_way(text, way)?)
    }

    fn text(&self, file: &str) -> Option<&str> {
        std::str::from_utf8(self.files.get(file)?).ok()
    }

    fn again(&self, files: BTreeMap<String, Bytes>, house: &str, kind: &str) -> Option<Self> {
        let source = TemplateSource::only(Source::memory("mallar", files));
        let place = |name: &str, folder: FolderKind| Place::File(Arc::from(format!("{name}/{}", folder.file())));
        let (of_house, of_kind) = (place(house, FolderKind::Husstil), place(kind, FolderKind::Arendetyp));
        load(&source, (house, &of_house), (kind, &of_kind)).ok()
    }
}

/// Whether a file of the templates may say something of what documents say.
pub(crate) fn says_words(path: &str) -> bool {
    path.ends_with(".toml")
}
