//! What was made of cases in which things were put back: nothing is made twice from the same. What something is made from tells which of
//! the things that were put back can be seen in it; with the others as they are, or put back too, it is the same.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::atoms::Atom;
use crate::merge::Reads;

/// Things that are put back together, in an order that is theirs alone, each with its number.
#[derive(Default)]
pub(super) struct Together<'a> {
    pub atoms: Vec<&'a Atom>,
    pub numbers: Vec<u32>,
}

impl Together<'_> {
    /// Those of them that are wanted.
    fn those(&self, mut is_wanted: impl FnMut(&Atom, u32) -> bool) -> Self {
        let all = self.atoms.iter().zip(&self.numbers).filter(|(atom, number)| is_wanted(atom, **number));
        let (atoms, numbers) = all.map(|(atom, number)| (*atom, *number)).unzip();
        Self { atoms, numbers }
    }

    /// Whether other templates are among them: these may have other things made from others.
    pub(super) fn has_templates(&self) -> bool {
        let is_of_templates =
            |atom: &&Atom| matches!(atom, Atom::Phrase(..) | Atom::Expression(_) | Atom::House | Atom::CaseKind);
        self.atoms.iter().any(is_of_templates)
    }
}

/// What a trial made, shared by those that ask for it again; nothing where the case could not be made.
pub(super) type Tried<T> = Option<Rc<T>>;

/// Whether it can be seen in what is made from some things that another is put back.
pub(super) type IsSeen = fn(&Reads, &Atom) -> bool;

/// What something became in cases that were made.
pub(super) struct Known<T> {
    is_seen: IsSeen,
    made: Vec<MadeFrom<T>>,
}

/// What was made from the same things.
pub(super) struct MadeFrom<T> {
    reads: Reads,
    /// Whether it is seen that something is put back, by its number; none where nobody has asked.
    is_seen: Vec<Option<bool>>,
    /// What it became, by the things put back that are seen in it.
    known: BTreeMap<Vec<u32>, T>,
}

impl<T> MadeFrom<T> {
    fn sees(&mut self, is_seen: IsSeen, atom: &Atom, number: u32) -> bool {
        let at = number as usize;
        if self.is_seen.len() <= at {
            self.is_seen.resize(at + 1, None);
        }
        *self.is_seen[at].get_or_insert_with(|| is_seen(&self.reads, atom))
    }

    /// Adds those of some things that are seen.
    fn add_seen(&mut self, is_seen: IsSeen, together: &Together<'_>, seen: &mut Vec<u32>) {
        if together.has_templates() {
            return seen.extend(&together.numbers);
        }
        let all = together.atoms.iter().zip(&together.numbers);
        seen.extend(all.filter(|(atom, number)| self.sees(is_seen, atom, **number)).map(|(_, number)| *number));
    }
}

impl<T: Clone> Known<T> {
    pub(super) fn new(is_seen: IsSeen) -> Self {
        Self { is_seen, made: Vec::new() }
    }

    /// What it became with some things put back, where it was made from the same before.
    pub(super) fn get(&mut self, together: &Together<'_>) -> Option<T> {
        let (is_seen, mut seen) = (self.is_seen, Vec::with_capacity(together.numbers.len()));
        let mut known = self.made.iter_mut().filter_map(|from| {
            seen.clear();
            from.add_seen(is_seen, together, &mut seen);
            from.known.get(&seen).cloned()
        });
        known.next()
    }

    /// Keeps what was made, with what it was made from; that.
    pub(super) fn keep(&mut self, together: &Together<'_>, reads: Reads, made: T) -> &mut MadeFrom<T> {
        let at = self.made.iter().position(|from| from.reads == reads).unwrap_or_else(|| {
            self.made.push(MadeFrom { reads, is_seen: Vec::new(), known: BTreeMap::new() });
            self.made.len() - 1
        });
        let from = &mut self.made[at];
        let mut seen = Vec::new();
        from.add_seen(self.is_seen, together, &mut seen);
        from.known.insert(seen, made);
        from
    }

    /// The same, made where it is not known. Only those of the things are put back that are seen in it: first those that were seen
    /// before; what it then reads tells whether more are.
    pub(super) fn get_or_make(
        &mut self,
        together: &Together<'_>,
        mut make: impl FnMut(&Together<'_>) -> Option<(T, Reads)>,
    ) -> Option<T> {
        if let Some(known) = self.get(together) {
            return Some(known);
        }
        let is_seen = self.is_seen;
        let mut some = match self.made.first_mut() {
            Some(from) => together.those(|atom, number| from.sees(is_seen, atom, number)),
            None => together.those(|atom, _| is_seen(&Reads::default(), atom)),
        };
        loop {
            let (made, reads) = make(&some)?;
            let from = self.keep(&some, reads, made);
            some = together.those(|atom, number| some.numbers.contains(&number) || from.sees(is_seen, atom, number));
            if let Some(known) = self.get(together) {
                return Some(known);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(names: &[(&'static str, u32)]) -> (Vec<Atom>, Vec<u32>) {
        names.iter().map(|(name, number)| (Atom::Fact((*name).to_owned()), *number)).unzip()
    }

    fn sees(reads: &Reads, atom: &Atom) -> bool {
        matches!(atom, Atom::Fact(name) if reads.has_fact(name))
    }

    /// Something that reads another fact only where the first is put back is made with both, and again for neither alone.
    #[test]
    fn what_is_made_is_made_with_all_that_it_reads_and_once() {
        let mut known = Known::new(sees);
        let mut count = 0;
        let mut ask = |known: &mut Known<Vec<u32>>, (atoms, numbers): &(Vec<Atom>, Vec<u32>)| {
            let together = Together { atoms: atoms.iter().collect(), numbers: numbers.clone() };
            let made = known.get_or_make(&together, |some| {
                count += 1;
                let first = Reads::of_names(&["fakta.first"]);
                let both = Reads::of_names(&["fakta.first", "fakta.second"]);
                Some((some.numbers.clone(), if some.numbers.contains(&1) { both } else { first }))
            });
            (made, count)
        };
        let unread = ("unread", 7);
        assert_eq!(ask(&mut known, &facts(&[unread])), (Some(vec![]), 1));
        assert_eq!(ask(&mut known, &facts(&[("second", 2), unread])), (Some(vec![]), 1), "nothing reads it");
        assert_eq!(ask(&mut known, &facts(&[("first", 1), ("second", 2), unread])), (Some(vec![1, 2]), 3));
        assert_eq!(ask(&mut known, &facts(&[("first", 1), ("second", 2)])), (Some(vec![1, 2]), 3));
        assert_eq!(ask(&mut known, &facts(&[("first", 1), ("third", 3)])), (Some(vec![1]), 3), "known on the way");
    }
}
