//! Findings and waivers against each other: those that are gone, those that are new, and where those that both have stand.

use serde::{Deserialize, Serialize};

use super::content::Note;
use super::script::Pair;

/// A finding or a waiver that only one side has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteChange {
    /// Its code.
    pub kod: String,
    /// How grave it is, or what a waiver is about.
    pub om: String,
    /// What it says, or why it is waived.
    pub text: String,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub platser: Vec<String>,
    /// What it follows from that it is gone or new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orsak: Option<usize>,
}

impl NoteChange {
    pub(super) fn new(note: &Note, platser: Vec<String>, orsak: Option<usize>) -> Self {
        let Note { kod, om, text } = note.clone();
        Self { kod, om, text, platser, orsak }
    }

    fn note(&self) -> Note {
        Note { kod: self.kod.clone(), om: self.om.clone(), text: self.text.clone() }
    }
}

/// How a list of notes has changed, by where they stand on either side.
pub(super) struct Notes {
    pub gone: Vec<usize>,
    pub come: Vec<usize>,
    /// Those that both sides have.
    pub kept: Pair<Vec<usize>>,
}

impl Notes {
    pub(super) fn new(old: &[Note], new: &[Note]) -> Self {
        let mut is_taken = vec![false; old.len()];
        let (mut come, mut kept) = (Vec::new(), Pair::<Vec<usize>>::default());
        for (at, note) in new.iter().enumerate() {
            match (0..old.len()).find(|was| !is_taken[*was] && old[*was] == *note) {
                Some(was) => {
                    is_taken[was] = true;
                    kept.fore.push(was);
                    kept.efter.push(at);
                }
                None => come.push(at),
            }
        }
        let gone = (0..old.len()).filter(|was| !is_taken[*was]).collect();
        Self { gone, come, kept }
    }

    /// What is told of them; of each by its side and where it stands there.
    pub(super) fn told(&self, mut tell: impl FnMut(usize, usize) -> NoteChange) -> Pair<Vec<NoteChange>> {
        let gone = self.gone.iter().map(|at| tell(0, *at)).collect();
        Pair::new(gone, self.come.iter().map(|at| tell(1, *at)).collect())
    }
}

/// Notes with changes made: those kept go where they stand on the new side, and those that are new fill the rest.
pub(super) fn with_notes(
    old: &[Note],
    change: &Pair<Vec<NoteChange>>,
    from: &[usize],
    to: &[usize],
) -> Option<Vec<Note>> {
    let mut new: Vec<Option<Note>> = vec![None; from.len() + change.efter.len()];
    let mut gone = change.fore.iter().map(NoteChange::note);
    if from.len() != to.len() || old.len() != from.len() + change.fore.len() {
        return None;
    }
    for (at, note) in old.iter().enumerate() {
        match from.iter().position(|kept| *kept == at) {
            Some(index) => *new.get_mut(to[index])? = Some(note.clone()),
            None => (gone.next().as_ref() == Some(note)).then_some(())?,
        }
    }
    let mut added = change.efter.iter().map(NoteChange::note);
    new.into_iter().map(|note| note.or_else(|| added.next())).collect()
}
