//! Sections of prose that are made again piece by piece: a piece that reads nothing of what was put back is as it was, and none is made,
//! read or compared twice.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::atoms::Atom;
use super::known::{IsSeen, Known, Together};
use super::known_sections;
use super::made::Made;
use super::piece::{Outlined, Piece, Section};
use super::put_back::{PutBack, SectionKey};
use crate::merge::{Outline, Reads};

/// The outlines and the pieces of cases that were made.
#[derive(Default)]
pub(super) struct Pieces {
    sections: BTreeMap<SectionKey, Several<Outlined>>,
    texts: Texts,
}

/// The pieces of texts.
#[derive(Default)]
struct Texts {
    pieces: Vec<Several<Piece>>,
    /// Those of each text, by their numbers: a table or a figure is the same in all texts of its section.
    of: Vec<Vec<usize>>,
}

impl Texts {
    /// A new text: that of an outline of a section of which others were made.
    fn add(&mut self, outline: &Outline, others: &[Rc<Outlined>]) -> usize {
        let known = |name: &str| {
            let others = others.iter().filter(|other| other.outline.section.level == outline.section.level);
            let mut found = others.filter_map(|other| {
                let at = (0..other.outline.count()).find(|at| other.outline.block(*at) == Some(name))?;
                self.of[other.text].get(at).copied()
            });
            found.next()
        };
        let shared: Vec<Option<usize>> = (0..outline.count()).map(|at| outline.block(at).and_then(known)).collect();
        let mut of = Vec::new();
        for known in shared {
            of.push(known.unwrap_or_else(|| {
                self.pieces.push(Several::new(is_seen));
                self.pieces.len() - 1
            }));
        }
        self.of.push(of);
        self.of.len() - 1
    }

    /// A piece of a text.
    fn piece(&mut self, text: usize, at: usize) -> Option<&mut Several<Piece>> {
        self.pieces.get_mut(*self.of.get(text)?.get(at)?)
    }

    /// One form of each piece of a text, where one is known.
    fn known(&self, text: usize) -> impl Iterator<Item = &Rc<Piece>> + Clone {
        let pieces = self.of.get(text).into_iter().flatten().filter_map(|at| self.pieces.get(*at));
        pieces.filter_map(|several| several.distinct.first())
    }
}

/// What one thing became.
struct Several<T> {
    known: Known<Option<Rc<T>>>,
    distinct: Vec<Rc<T>>,
}

impl<T> Several<T> {
    fn new(is_seen: IsSeen) -> Self {
        Self { known: Known::new(is_seen), distinct: Vec::new() }
    }
}

/// The one of some things that is as another is, which is put among them where none is.
fn one_of<T>(distinct: &mut Vec<Rc<T>>, new: T, is_same: impl Fn(&T, &T) -> bool) -> Rc<T> {
    let known = distinct.iter().find(|known| is_same(known, &new)).cloned();
    known.unwrap_or_else(|| {
        let new = Rc::new(new);
        distinct.push(new.clone());
        new
    })
}

/// Gives the case with some of the things that are put back; none where it cannot be had.
pub(super) type Case<'f> = &'f mut dyn FnMut(&Together<'_>) -> Option<Rc<Made>>;

impl Pieces {
    /// A section with some things put back, made of its pieces. Nothing where a case cannot be had; none inside that where the section
    /// cannot be made so.
    pub(super) fn section(
        &mut self,
        back: &PutBack<'_>,
        (key, together): (&SectionKey, &Together<'_>),
        case: Case<'_>,
    ) -> Option<Option<Section>> {
        let Some(outlined) = self.outlined(back, (key, together), case)? else { return Some(None) };
        let outline = &outlined.outline;
        let mut pieces = Vec::new();
        for at in 0..outline.count() {
            let several = self.texts.piece(outlined.text, at)?;
            let Some(piece) = several.piece(back, (outline, at), together, case)? else { return Some(None) };
            pieces.push(piece);
        }
        let holds = outline.holds(pieces.iter().map(|piece| &piece.made));
        Some(holds.then(|| (outlined.clone(), pieces)))
    }

    /// Those pieces of a section that are asked for, by themselves. Nothing where a case cannot be had; none inside that where it must
    /// be made as a whole.
    pub(super) fn some(
        &mut self,
        back: &PutBack<'_>,
        (key, together): (&SectionKey, &Together<'_>),
        is_asked: impl Fn(&Outline, usize) -> bool,
        case: Case<'_>,
    ) -> Option<Option<Vec<Rc<Piece>>>> {
        let Some(outlined) = self.outlined(back, (key, together), case)? else { return Some(None) };
        let outline = &outlined.outline;
        let (mut some, mut all) = (Vec::new(), Vec::new());
        for at in 0..outline.count() {
            let several = self.texts.piece(outlined.text, at)?;
            // Whether a section stands that may be left out is seen in a piece of it.
            let is_asked = is_asked(outline, at) || at == 0 && outline.may_lack();
            // Of another it is enough to know one that it became: how much of the bounds it uses.
            let known = several.distinct.first().filter(|_| !is_asked).cloned();
            let piece = match known {
                Some(known) => Some(known),
                None => several.piece(back, (outline, at), together, case)?,
            };
            let Some(piece) = piece else { return Some(None) };
            some.extend(is_asked.then(|| piece.clone()));
            all.push(piece);
        }
        let holds = outline.holds_with(some.iter().map(|it| &it.made), all.iter().map(|it| &it.made));
        Some((holds && !(some.is_empty() && outline.may_lack())).then_some(some))
    }

    /// One piece of a section, by its number among those that an outline of it has. Nothing where a case cannot be had; none inside that
    /// where the section has other pieces, or must be made as a whole.
    pub(super) fn one(
        &mut self,
        back: &PutBack<'_>,
        (key, together): (&SectionKey, &Together<'_>),
        (of, at): (&Outlined, usize),
        case: Case<'_>,
    ) -> Option<Option<Rc<Piece>>> {
        let Some(outlined) = self.outlined(back, (key, together), case)?.filter(|it| it.text == of.text) else {
            return Some(None);
        };
        let several = self.texts.piece(of.text, at)?;
        let Some(piece) = several.piece(back, (&outlined.outline, at), together, case)? else { return Some(None) };
        let all = self.texts.known(of.text).map(|it| &it.made);
        let holds = outlined.outline.holds_with(std::iter::once(&piece.made), all);
        Some(holds.then_some(piece))
    }

    /// The outline of a section with some things put back.
    pub(super) fn outlined(
        &mut self,
        back: &PutBack<'_>,
        (key, together): (&SectionKey, &Together<'_>),
        case: Case<'_>,
    ) -> Option<Option<Rc<Outlined>>> {
        let Self { sections, texts } = self;
        if !sections.contains_key(key) {
            sections.insert(key.clone(), Several::new(known_sections::is_seen));
        }
        let Several { known, distinct } = sections.get_mut(key)?;
        known.get_or_make(together, |some| {
            let found = case(some)?;
            let (made, reads) = back.outline(&found, key);
            Some((made.map(|outline| kept(outline, distinct, texts)), reads))
        })
    }
}

impl Several<Piece> {
    /// A piece of a text with some things put back.
    fn piece(
        &mut self,
        back: &PutBack<'_>,
        (outline, at): (&Outline, usize),
        together: &Together<'_>,
        case: Case<'_>,
    ) -> Option<Option<Rc<Piece>>> {
        let Self { known, distinct } = self;
        known.get_or_make(together, |some| {
            let found = case(some)?;
            let (made, reads) = back.piece(&found, outline, at);
            let one = |made| one_of(distinct, Piece::new(made), |one, other| one.made == other.made);
            Some((made.map(one), reads))
        })
    }
}

/// An outline among those of its section, with the text that it shares with those of them that have the same pieces.
fn kept(outline: Outline, distinct: &mut Vec<Rc<Outlined>>, texts: &mut Texts) -> Rc<Outlined> {
    let same_text = distinct.iter().find(|known| known.outline.has_pieces_of(&outline)).map(|known| known.text);
    let text = same_text.unwrap_or_else(|| texts.add(&outline, distinct));
    one_of(distinct, Outlined { outline, text }, |one, other| one.outline.is(&other.outline))
}

/// Whether it can be seen in a piece of prose that something is put back. What its section is of is seen in its outline.
fn is_seen(reads: &Reads, atom: &Atom) -> bool {
    match atom {
        Atom::Head(name) if name == "status" => reads.has_any_table(),
        Atom::Title(_)
        | Atom::Kind(_)
        | Atom::Number(_)
        | Atom::Heading(..)
        | Atom::Decisions
        | Atom::Prose(..)
        | Atom::Attachments => reads.has_frame(),
        _ => known_sections::is_seen(reads, atom),
    }
}
