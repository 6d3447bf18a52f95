//! The sections of cases that were made again: none is made twice from the same. What a section is made from tells which of the
//! things that were put back can be seen in it; with the others as they are, or put back too, it is the same.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::atoms::Atom;
use super::put_back::SectionKey;
use super::remade::Remade;
use crate::merge::Reads;

/// Things that are put back together, in an order that is theirs alone, each with its number.
pub(super) struct Together {
    pub atoms: Vec<Atom>,
    pub numbers: Vec<u32>,
}

/// The sections of cases that were made.
#[derive(Default)]
pub(super) struct KnownSections<'s> {
    made: BTreeMap<SectionKey, Vec<MadeFrom<'s>>>,
    /// What became of each section: mostly few things, whatever was put back.
    became: BTreeMap<SectionKey, Vec<Rc<Remade<'s>>>>,
}

/// A section as it was made from the same things.
struct MadeFrom<'s> {
    reads: Reads,
    /// Whether it is seen in the section that something is put back, by its number; none where nobody has asked.
    is_seen: Vec<Option<bool>>,
    /// What became of it, by the things put back that are seen in it.
    known: BTreeMap<Vec<u32>, Rc<Remade<'s>>>,
}

impl MadeFrom<'_> {
    /// Those of some things that are seen in the section.
    fn seen(&mut self, together: &Together) -> Vec<u32> {
        // Other templates may have other things made from others.
        if together.atoms.iter().any(is_of_templates) {
            return together.numbers.clone();
        }
        let mut seen = Vec::new();
        for (atom, number) in together.atoms.iter().zip(&together.numbers) {
            let at = *number as usize;
            if self.is_seen.len() <= at {
                self.is_seen.resize(at + 1, None);
            }
            if *self.is_seen[at].get_or_insert_with(|| is_seen(&self.reads, atom)) {
                seen.push(*number);
            }
        }
        seen
    }
}

impl<'s> KnownSections<'s> {
    /// A section with some things put back, where it was made from the same before.
    pub(super) fn get(&mut self, key: &SectionKey, together: &Together) -> Option<Rc<Remade<'s>>> {
        let made = self.made.get_mut(key)?.iter_mut();
        let mut known = made.filter_map(|from| {
            let seen = from.seen(together);
            from.known.get(&seen).cloned()
        });
        known.next()
    }

    /// Keeps a section that was made, with what it was made from: one that became the same is read and aligned once.
    pub(super) fn keep(
        &mut self,
        key: &SectionKey,
        together: &Together,
        (remade, reads): (Remade<'s>, Reads),
    ) -> Rc<Remade<'s>> {
        let became = self.became.entry(key.clone()).or_default();
        let remade = match became.iter().find(|known| known.is(&remade)) {
            Some(known) => known.clone(),
            None => {
                became.push(Rc::new(remade));
                became[became.len() - 1].clone()
            }
        };
        let made = self.made.entry(key.clone()).or_default();
        let at = made.iter().position(|from| from.reads == reads).unwrap_or_else(|| {
            made.push(MadeFrom { reads, is_seen: Vec::new(), known: BTreeMap::new() });
            made.len() - 1
        });
        let seen = made[at].seen(together);
        made[at].known.insert(seen, remade.clone());
        remade
    }
}

fn is_of_templates(atom: &Atom) -> bool {
    matches!(atom, Atom::Phrase(..) | Atom::Expression(_) | Atom::House | Atom::CaseKind)
}

/// Whether it can be seen in a section that something is put back. What is no fact, table or text module is in the frame of its
/// document, or decides what that reads.
fn is_seen(reads: &Reads, atom: &Atom) -> bool {
    match atom {
        Atom::Fact(name) => reads.has_fact(name),
        Atom::Cell { table, .. } | Atom::Order(table) | Atom::Table(table) => reads.has_table(table),
        Atom::Module(name) => reads.has_module(name),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put_back(atoms: &[(Atom, u32)]) -> Together {
        let (atoms, numbers) = atoms.iter().cloned().unzip();
        Together { atoms, numbers }
    }

    /// What is not seen in a section leaves it as it was made, and what is seen does not: whatever kind of thing it is.
    #[test]
    fn a_section_is_made_again_for_what_it_reads_alone() {
        let named = |name: &str| {
            let name = name.to_owned();
            let cell = Atom::Cell { table: name.clone(), row: (Some(2), Some(2)), column: "c".to_owned() };
            [Atom::Fact(name.clone()), Atom::Module(name.clone()), Atom::Order(name.clone()), Atom::Table(name), cell]
        };
        let key = ("a".to_owned(), "b".to_owned());
        for (read, unread) in named("last").into_iter().zip(named("olast")) {
            let mut known = KnownSections::default();
            let reads = Reads::of_names(&["fakta.last", "textmodul.last", "last"]);
            let made = known.keep(&key, &put_back(&[(unread.clone(), 0)]), (Remade::new(None, None, "b"), reads));
            let again = known.get(&key, &put_back(&[(unread.clone(), 0)]));
            assert!(again.is_some_and(|found| Rc::ptr_eq(&found, &made)), "{unread:?}");
            assert!(known.get(&key, &put_back(&[(read.clone(), 1)])).is_none(), "{read:?}");
            assert!(known.get(&key, &put_back(&[(unread, 0), (read.clone(), 1)])).is_none(), "{read:?}");
        }
        let head = put_back(&[(Atom::Head("status".to_owned()), 0)]);
        let mut known = KnownSections::default();
        known.keep(&key, &put_back(&[]), (Remade::new(None, None, "b"), Reads::of_names(&[])));
        assert!(known.get(&key, &head).is_none(), "what is in the frame of a document is seen everywhere");
    }
}
