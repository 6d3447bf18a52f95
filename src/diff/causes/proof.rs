//! Whether a change is gone when something is put back.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use super::super::content::{Note, SectionContent};
use super::super::script::Pair;
use super::super::sheet_rows::SheetRows;
use super::super::side::Side;
use super::super::text::{Token, Words, seamed};
use super::super::words::{Numbers as Numbered, are_same, stretches};
use super::atoms::{Atom, ChangedCells, Numbers, Root};
use super::cases::Cases;
use super::known::{Together, Tried};
use super::known_sections::KnownSections;
use super::made::Made;
use super::pieces::Pieces;
use super::put_back::{PutBack, SectionKey};
use super::remade::Remade;
use super::such::Such;
use crate::merge::Outline;

/// Where words stand on both sides.
#[derive(Clone)]
pub(in super::super) struct Spot<'w> {
    pub document: Pair<&'w str>,
    pub section: Pair<&'w str>,
    pub part: Part,
}

/// What of a section or a document words are of.
#[derive(Clone)]
pub(in super::super) enum Part {
    Title,
    Heading,
    Passages(Pair<Range<usize>>),
}

/// What is asked of a case with something put back.
pub(super) enum Claim<'w> {
    /// A computed value is as on the other side.
    Value(&'w str),
    /// A stretch of words that is changed is as on the other side.
    Words { spot: &'w Spot<'w>, words: [&'w [Token]; 2], stretch: Pair<Range<usize>> },
    /// A passage that only one side has is then on both, or on neither.
    /// Exactly that one where its values count too, else one like it but for these.
    Passage { spot: &'w Spot<'w>, words: &'w Words, is_old: bool, is_exact: bool },
    /// A finding that only one side has is then on both, or on neither.
    Finding { note: &'w Note, is_old: bool },
    /// So is a section.
    Section { spot: &'w Spot<'w>, is_old: bool },
    /// The rows of a table stand in the other side's order: where those that both have stand on either.
    Order { spot: &'w Spot<'w>, pairs: &'w [(usize, usize)] },
}

impl<'w> Claim<'w> {
    /// The claim that a passage is as it was with its values.
    pub(super) fn exactly(&self) -> Option<Claim<'w>> {
        match *self {
            Self::Passage { spot, words, is_old, .. } => Some(Claim::Passage { spot, words, is_old, is_exact: true }),
            _ => None,
        }
    }

    /// Where in the documents it is about.
    pub(super) fn spot(&self) -> Option<&Spot<'_>> {
        match self {
            Self::Words { spot, .. }
            | Self::Passage { spot, .. }
            | Self::Section { spot, .. }
            | Self::Order { spot, .. } => Some(spot),
            Self::Value(_) | Self::Finding { .. } => None,
        }
    }

    /// The section of the new side that it is about.
    pub(super) fn section(&self) -> Option<SectionKey> {
        self.spot().map(|spot| (spot.document.efter.to_owned(), spot.section.efter.to_owned()))
    }
}

/// Makes a case again with things put back, and sees what is gone.
pub(super) struct Prover<'s> {
    pub(super) back: PutBack<'s>,
    pub(super) cases: Cases,
    /// The sections of such cases, as wholes and by their pieces.
    sections: KnownSections<'s>,
    pub(super) pieces: Pieces,
    /// What was tried in each section that is made of pieces.
    tried: BTreeMap<SectionKey, BTreeMap<Vec<u32>, Tried<Remade<'s>>>>,
    /// Numbers for single things, so that several together are compared at once.
    numbers: Numbered<Atom>,
    /// What is found of each code in such cases, and in the case as it is.
    findings: BTreeMap<(String, Vec<u32>), Tried<Vec<Note>>>,
}

impl<'s> Prover<'s> {
    /// Of two sides, where either is a case.
    pub(super) fn new(old: &'s Side, new: &'s Side, rows: Rc<SheetRows>, replaced: BTreeSet<String>) -> Option<Self> {
        let (own, other, is_new) = if new.live.is_some() { (new, old, true) } else { (old, new, false) };
        let live = own.live.as_deref()?;
        let back = PutBack::new(live, [own, other], is_new, rows, replaced);
        Some(Self {
            cases: Cases::new(back.rows()),
            back,
            sections: KnownSections::default(),
            pieces: Pieces::default(),
            tried: BTreeMap::new(),
            numbers: Numbered::default(),
            findings: BTreeMap::new(),
        })
    }

    /// Those of single things that can be put back.
    pub(super) fn that_can_be_put_back(&self, atoms: Vec<Atom>) -> Vec<Atom> {
        self.back.that_can_be_put(atoms)
    }

    /// Whether a claim holds when some roots are put back; not where that cannot be, or would cost too much.
    pub(super) fn proves(
        &mut self,
        roots: &[&Root],
        cells: &BTreeMap<String, ChangedCells>,
        claim: &Claim<'_>,
    ) -> bool {
        let mut atoms = Vec::new();
        roots.iter().for_each(|root| add_atoms(root, cells, &mut atoms));
        let atoms = self.together(atoms);
        if atoms.atoms.is_empty() {
            return false;
        }
        match claim {
            Claim::Value(name) => self.case(&atoms).is_some_and(|made| self.has_value(&made, name)),
            Claim::Words { spot, words, stretch } => {
                let made = self.made_words(&atoms, spot);
                self.is_gone(&made, *words, stretch)
            }
            Claim::Passage { spot, words, is_old, is_exact } => {
                self.is_undone(&atoms, spot, words, (*is_old, *is_exact))
            }
            Claim::Section { spot, is_old } => {
                self.remade(&atoms, spot).is_some_and(|made| self.is_here(*is_old) != made.has_section())
            }
            Claim::Finding { note, is_old } => self.is_found_otherwise(&atoms, note, *is_old),
            Claim::Order { spot, pairs } => {
                self.remade(&atoms, spot).is_some_and(|made| self.is_in_order(&made, spot, pairs))
            }
        }
    }

    /// The same things in another order are the same trial: an order of rows comes before what is put among them.
    fn together<'a>(&mut self, mut atoms: Vec<&'a Atom>) -> Together<'a> {
        atoms.sort_unstable_by(|one, other| {
            let comes_after = |atom: &Atom| !matches!(atom, Atom::Order(_));
            (comes_after(one), one).cmp(&(comes_after(other), other))
        });
        atoms.dedup();
        let numbers = atoms.iter().map(|atom| self.numbers.of_known(*atom)).collect();
        Together { atoms, numbers }
    }

    /// The case with these things put back.
    fn case(&mut self, together: &Together<'_>) -> Option<Rc<Made>> {
        self.cases.pay(together)?;
        self.cases.made(&self.back, together)
    }

    /// The section where words stand, of the case with these things put back.
    fn remade(&mut self, together: &Together<'_>, spot: &Spot<'_>) -> Option<Rc<Remade<'s>>> {
        let key = self.section_of(spot);
        if let Some(known) = self.tried.get(&key).and_then(|tried| tried.get(&together.numbers)) {
            return known.clone();
        }
        if let Some(known) = self.sections.get(&key, together) {
            return Some(known);
        }
        if !together.has_templates()
            && let Some(tried) = self.of_pieces(together, &key)
        {
            self.tried.entry(key).or_default().insert(together.numbers.clone(), tried.clone());
            return tried;
        }
        let made = self.case(together)?;
        self.cases.pay_section()?;
        Some(self.sections.keep(&key, together, self.back.section(&made, &key)))
    }

    /// The same of a section of prose, made of its pieces; none where it cannot be made so.
    fn of_pieces(&mut self, together: &Together<'_>, key: &SectionKey) -> Option<Tried<Remade<'s>>> {
        let Self { back, cases, pieces, .. } = self;
        let section = pieces.section(back, (key, together), &mut case_of(back, cases, together));
        let Some(section) = section.filter(|_| cases.can_be_put(back, together)) else { return Some(None) };
        let remade = Remade::of_pieces(section?, back.document(&key.0), &key.1);
        Some(Some(self.sections.became(key, remade)))
    }

    /// How many such passages the section where words stand has in the case with these things put back.
    fn count(&mut self, together: &Together<'_>, spot: &Spot<'_>, such: &Such<'_>) -> Option<usize> {
        let key = self.section_of(spot);
        let is_tried = self.tried.get(&key).is_some_and(|tried| tried.contains_key(&together.numbers));
        let is_known = is_tried || self.sections.get(&key, together).is_some();
        if !is_known
            && !together.has_templates()
            && let Some(found) = self.count_in_pieces(together, &key, such)
        {
            return found;
        }
        self.remade(together, spot)?.count(such)
    }

    /// The same, of those of its pieces that may have any; none where it cannot be told of these alone.
    fn count_in_pieces(&mut self, together: &Together<'_>, key: &SectionKey, such: &Such<'_>) -> Option<Option<usize>> {
        let Self { back, cases, pieces, .. } = self;
        let may_have = |outline: &Outline, at: usize| such.may_be_in(outline, at, back.kind());
        let some = pieces.some(back, (key, together), may_have, &mut case_of(back, cases, together));
        let Some(some) = some.filter(|_| cases.can_be_put(back, together)) else { return Some(None) };
        Some(Some(some?.iter().map(|piece| such.count_in(piece)).sum()))
    }

    /// Whether several things may still be tried together.
    pub(super) fn may_search(&self) -> bool {
        self.cases.may_search()
    }

    /// The section that words stand in on the side that is made again.
    pub(super) fn section_of(&self, spot: &Spot<'_>) -> SectionKey {
        (self.own(&spot.document).to_owned(), self.own(&spot.section).to_owned())
    }

    /// Whether what is on the old side alone, or on the new one, is on the side that is made again.
    fn is_here(&self, is_old: bool) -> bool {
        is_old != self.back.is_new
    }

    /// Whether a computed value is as on the other side.
    fn has_value(&self, made: &Made, name: &str) -> bool {
        self.back.value(made, name) == self.back.other.whole().berakning.get(name)
    }

    fn own<T>(&self, pair: &Pair<T>) -> T
    where
        T: Clone,
    {
        if self.back.is_new { pair.efter.clone() } else { pair.fore.clone() }
    }

    pub(super) fn section(&self, spot: &Spot<'_>) -> Option<&'s SectionContent<Words>> {
        let (document, section) = (self.own(&spot.document), self.own(&spot.section));
        super::document(self.back.own, document)?.avsnitt.iter().find(|found| found.nyckel == section)
    }

    /// Whether a stretch that is changed is as on the other side.
    fn is_gone(&self, made: &[Vec<Token>], words: [&[Token]; 2], stretch: &Pair<Range<usize>>) -> bool {
        let (other, range) = if self.back.is_new { (words[0], &stretch.fore) } else { (words[1], &stretch.efter) };
        let is_as_other = |made: &Vec<Token>| {
            let mut at = 0;
            stretches(other, made).into_iter().all(|part| {
                let here = at..at + part.old.len();
                at = here.end;
                part.is_same || !touch(&here, range)
            })
        };
        made.iter().any(|made| are_same(other, made)) || made.iter().any(is_as_other)
    }

    /// The words that may stand at a spot when something is put back; none where they are as they were.
    fn made_words(&mut self, together: &Together<'_>, spot: &Spot<'_>) -> Vec<Vec<Token>> {
        if let Part::Passages(ranges) = &spot.part
            && let Some(found) = self.words_in_piece(together, spot, &self.own(ranges))
        {
            return found;
        }
        let Some(remade) = self.remade(together, spot) else { return Vec::new() };
        let found = match &spot.part {
            Part::Title => remade.title().map(|title| vec![title.tokens]),
            Part::Heading => remade.heading().map(|heading| vec![heading.tokens]),
            Part::Passages(ranges) => self.made_passages(&remade, spot, &self.own(ranges)),
        };
        found.unwrap_or_default()
    }

    fn made_passages(&self, remade: &Remade<'_>, spot: &Spot<'_>, own: &Range<usize>) -> Option<Vec<Vec<Token>>> {
        let made = remade.passages()?;
        let ranges = remade.became(self.section(spot)?, own);
        let passages = ranges.into_iter().filter_map(|range| made.get(range));
        Some(passages.map(|found| seamed(found).into_owned()).collect())
    }

    /// Whether a passage that only one side has is then on both, or on neither.
    fn is_undone(
        &mut self,
        together: &Together<'_>,
        spot: &Spot<'_>,
        words: &Words,
        (is_old, is_exact): (bool, bool),
    ) -> bool {
        let Some(own) = self.section(spot) else { return false };
        let is_here = self.is_here(is_old);
        // A row about the same that says something else is not the row that was there.
        let such = Such::new(words, !is_here && (is_exact || words.passage.form.slag.is_row()));
        let Some(made) = self.count(together, spot, &such) else { return false };
        let own = such.count(&own.innehall);
        if is_here { made < own } else { made > own }
    }

    /// Whether a finding that only one side has is on both with these things put back, or on neither.
    fn is_found_otherwise(&mut self, together: &Together<'_>, note: &Note, is_old: bool) -> bool {
        let has = |found: Option<Rc<Vec<Note>>>| found.map(|found| found.contains(note));
        let is_here = self.is_here(is_old);
        // What is told of a file as it is read is found in no case that is made.
        let as_it_is = Together::default();
        if is_here && has(self.found(&as_it_is, &note.kod)) != Some(true) {
            return false;
        }
        has(self.found(together, &note.kod)) == Some(!is_here)
    }

    fn found(&mut self, together: &Together<'_>, code: &str) -> Option<Rc<Vec<Note>>> {
        let key = (code.to_owned(), together.numbers.clone());
        if let Some(known) = self.findings.get(&key) {
            return known.clone();
        }
        self.cases.pay_review()?;
        let found = self.back.findings(&together.atoms, code).map(Rc::new);
        self.findings.insert(key, found.clone());
        found
    }

    /// Whether rows stand as on the other side. Of rows that say the same none is told from the other.
    fn is_in_order(&self, remade: &Remade<'_>, spot: &Spot<'_>, pairs: &[(usize, usize)]) -> bool {
        let Some(own) = self.section(spot) else { return false };
        let mut wanted: Vec<(usize, usize)> =
            pairs.iter().map(|(was, is)| if self.back.is_new { (*was, *is) } else { (*is, *was) }).collect();
        wanted.sort_unstable();
        let is_wanted: BTreeSet<usize> = wanted.iter().map(|(_, row)| *row).collect();
        let text = |row: usize| &own.innehall[row].passage.text;
        let found = remade.links(own).iter().map(|link| link.old.start).filter(|row| is_wanted.contains(row));
        found.map(text).eq(wanted.iter().map(|(_, row)| text(*row)))
    }
}

/// Gives cases with some of the things that are put back together. The first is paid for, with a section of it.
pub(super) fn case_of<'f>(
    back: &'f PutBack<'_>,
    cases: &'f mut Cases,
    together: &'f Together<'_>,
) -> impl FnMut(&Together<'_>) -> Option<Rc<Made>> {
    let mut is_paid = false;
    move |some| {
        if !is_paid {
            cases.pay(together)?;
            cases.pay_section()?;
            is_paid = true;
        }
        cases.made(back, some)
    }
}

/// Whether a change is at a stretch: beside it is not.
fn touch(change: &Range<usize>, stretch: &Range<usize>) -> bool {
    if change.is_empty() || stretch.is_empty() {
        return match (change.is_empty(), stretch.is_empty()) {
            (true, true) => change.start == stretch.start,
            (true, false) => stretch.start < change.start && change.start < stretch.end,
            _ => change.start <= stretch.start && stretch.start <= change.end,
        };
    }
    change.start.max(stretch.start) < change.end.min(stretch.end)
}

/// Adds the single things that a root is.
fn add_atoms<'a>(root: &'a Root, cells: &'a BTreeMap<String, ChangedCells>, atoms: &mut Vec<&'a Atom>) {
    let mut add = |table: &String, is_wanted: &dyn Fn(&Numbers, &str) -> bool| {
        let all = cells.get(table).into_iter().flat_map(|changed| &changed.cells).map(|cell| &cell.atom);
        atoms.extend(all.filter(|atom| matches!(atom, Atom::Cell { row, column, .. } if is_wanted(row, column))));
    };
    match root {
        Root::One(atom) => atoms.push(atom),
        Root::Row(table, row) => add(table, &|own, _| own == row),
        Root::Column(table, column) => add(table, &|_, own| own == column),
        Root::Sheet(table) => atoms.extend(cells.get(table).map(|changed| &changed.whole)),
        Root::Rows(table, rows) => add(table, &|own, _| rows.contains(own)),
        Root::Program | Root::Own(_) | Root::Field { .. } => {}
        Root::Several(roots) => roots.iter().for_each(|root| add_atoms(root, cells, atoms)),
    }
}
