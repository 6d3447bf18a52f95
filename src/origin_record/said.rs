//! Where the template files say what documents say: the lines of phrases, and of what a kind of case defines.

use super::Written;
use crate::document::Phrase;
use crate::place::Place;
use crate::templates::{Templates, Ways};

/// The two files of a case's template folders, each read once.
pub(super) struct Said<'t> {
    house: File<'t>,
    kind: File<'t>,
}

struct File<'t> {
    name: String,
    ways: Option<Ways<'t>>,
}

impl<'t> Said<'t> {
    pub(super) fn new(templates: &'t Templates) -> Self {
        let file = |name: String| File { ways: templates.ways(&name), name };
        Self {
            house: file(format!("{}/husstil.toml", templates.husstil.namn)),
            kind: file(format!("{}/arendetyp.toml", templates.arendetyp.namn)),
        }
    }

    /// One of the files as it was read.
    pub(super) fn ways(&self, name: &str) -> Option<&Ways<'t>> {
        let file = [&self.house, &self.kind].into_iter().find(|file| file.name == name)?;
        file.ways.as_ref()
    }

    /// Where the kind of case defines something.
    pub(super) fn of_kind(&self, way: &[&str]) -> Option<Written> {
        self.kind.place(way).map(Written)
    }

    /// Where the house style says something.
    pub(super) fn of_house(&self, way: &[&str]) -> Written {
        Written(self.house.place(way).unwrap_or_else(|| Place::File(self.house.name.as_str().into())))
    }

    /// Where a phrase stands. One of a list is found by what it says.
    pub(super) fn phrase(&self, phrase: &Phrase) -> Option<Written> {
        let file = [&self.house, &self.kind].into_iter().find(|file| *file.name == *phrase.file)?;
        let mut way: Vec<&str> = phrase.key.split('.').collect();
        way.push(&phrase.text);
        file.place(&way).or_else(|| file.place(&way[..way.len() - 1])).map(Written)
    }
}

impl File<'_> {
    fn place(&self, way: &[&str]) -> Option<Place> {
        self.ways.as_ref()?.place(way)
    }
}
