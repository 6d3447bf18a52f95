//! The sections of cases that were made again, as wholes: what is no prose, or of other templates.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::atoms::Atom;
use super::known::{Known, Together};
use super::put_back::SectionKey;
use super::remade::Remade;
use crate::merge::Reads;

/// The sections of cases that were made.
#[derive(Default)]
pub(super) struct KnownSections<'s> {
    made: BTreeMap<SectionKey, Known<Rc<Remade<'s>>>>,
    /// What became of each section: mostly few things, whatever was put back.
    became: BTreeMap<SectionKey, Vec<Rc<Remade<'s>>>>,
}

impl<'s> KnownSections<'s> {
    /// A section with some things put back, where it was made from the same before.
    pub(super) fn get(&mut self, key: &SectionKey, together: &Together<'_>) -> Option<Rc<Remade<'s>>> {
        self.made.get_mut(key)?.get(together)
    }

    /// Keeps a section that was made, with what it was made from: one that became the same is read and aligned once.
    pub(super) fn keep(
        &mut self,
        key: &SectionKey,
        together: &Together<'_>,
        (remade, reads): (Remade<'s>, Reads),
    ) -> Rc<Remade<'s>> {
        let remade = self.became(key, remade);
        let made = self.made.entry(key.clone()).or_insert_with(|| Known::new(is_seen));
        made.keep(together, reads, remade.clone());
        remade
    }

    /// The one of what became of a section that is the same.
    pub(super) fn became(&mut self, key: &SectionKey, remade: Remade<'s>) -> Rc<Remade<'s>> {
        let became = self.became.entry(key.clone()).or_default();
        let known = became.iter().find(|known| known.is(&remade)).cloned();
        known.unwrap_or_else(|| {
            let remade = Rc::new(remade);
            became.push(remade.clone());
            remade
        })
    }
}

/// Whether it can be seen in a section that something is put back. What is no fact, table or text module is in the frame of its
/// document, or decides what that reads.
pub(super) fn is_seen(reads: &Reads, atom: &Atom) -> bool {
    match atom {
        Atom::Fact(name) => reads.has_fact(name),
        Atom::Cell { table, .. } | Atom::Order(table) | Atom::Table(table) => reads.has_table(table),
        Atom::Module(name) => reads.has_module(name),
        // Whatever shows them asks for them by name; on how far the case has come hangs what lacks its rows.
        Atom::Head(name) if name != "status" => reads.has_case(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put_back(atoms: &[(Atom, u32)]) -> Together<'_> {
        let (atoms, numbers) = atoms.iter().map(|(atom, number)| (atom, *number)).unzip();
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
        let head = |name: &str, number| [(Atom::Head(name.to_owned()), number)];
        let mut known = KnownSections::default();
        known.keep(&key, &put_back(&[]), (Remade::new(None, None, "b"), Reads::of_names(&[])));
        assert!(
            known.get(&key, &put_back(&head("status", 0))).is_none(),
            "how far the case has come is seen everywhere"
        );
        assert!(known.get(&key, &put_back(&head("utfardat", 1))).is_some(), "nothing asks for the day");
        let mut known = KnownSections::default();
        known.keep(&key, &put_back(&[]), (Remade::new(None, None, "b"), Reads::of_names(&["arende.utfardat"])));
        assert!(known.get(&key, &put_back(&head("utfardat", 0))).is_none());
    }
}
