//! Documents against each other: by what they are (`heirs`), their sections by their keys, and what stands in these by what it says.

mod alike;
mod moved;

use std::collections::BTreeMap;

use super::align::{Link, Profiles, links};
use super::causes::{LooseRow, Part, Spot, Stand, Tracer};
use super::changes::{DocumentChange, Move, OrderChange, PassageChange, SectionChange, entries};
use super::content::{DocumentContent, Kind, SectionContent};
use super::heirs::Heirs;
use super::pairing::{by_key, like_sections};
use super::script::{Gone, Pair, Script, Step};
use super::sheet_rows::SheetRows;
use super::side::shown;
use super::text::{Words, seamed};
use super::words::{Span, spans};

/// Passages of two sections with what links them, before moves are known.
struct Draft<'s> {
    document: Pair<&'s str>,
    old: &'s SectionContent<Words>,
    new: &'s SectionContent<Words>,
    links: Vec<Link>,
}

/// A passage that is gone or new, by where it stands: what of, and its number there.
type Address<'s> = (&'s str, &'s str, usize);

/// Compares the documents of two sides.
pub(super) struct Comparer<'t, 's> {
    tracer: &'t mut Tracer<'s>,
    rows: &'t SheetRows,
    profiles: Profiles<'s>,
    drafts: BTreeMap<(usize, usize), Draft<'s>>,
    moved: Pair<BTreeMap<Address<'s>, usize>>,
    pub(super) moves: Vec<Move>,
    /// What it follows from that only one side has a table or a figure, by its name and what it is; of the section at work.
    blocks: BTreeMap<(bool, Kind), Option<usize>>,
}

impl<'t, 's> Comparer<'t, 's> {
    pub(super) fn new(tracer: &'t mut Tracer<'s>, rows: &'t SheetRows) -> Self {
        Self {
            tracer,
            rows,
            profiles: Profiles::default(),
            drafts: BTreeMap::new(),
            moved: Pair::default(),
            moves: Vec::new(),
            blocks: BTreeMap::new(),
        }
    }

    /// How the documents have changed.
    pub(super) fn documents(
        &mut self,
        old: &'s [DocumentContent<Words>],
        new: &'s [DocumentContent<Words>],
        heirs: &Heirs,
    ) -> Script<DocumentContent, DocumentChange> {
        let from = &heirs.from;
        let pairs = from.iter().enumerate().map(|(is, was)| Some((&old[(*was)?], &new[is])));
        let sections: Vec<Vec<Option<usize>>> = pairs.map(|pair| pair.map_or(Vec::new(), sections_from)).collect();
        for (is, was) in from.iter().enumerate() {
            if let Some(was) = *was {
                self.drafts(&old[was], (is, &new[is]), &sections[is]);
            }
        }
        self.find_moves(old, new, heirs, &sections);
        let mut script = Script::default();
        let mut is_kept = vec![false; old.len()];
        for (is, document) in new.iter().enumerate() {
            let Some(was) = from[is] else {
                let orsak = self.tracer.document();
                script.steg.push(Step::Tillagt { del: plain(document), flytt: None, orsak, plats: None });
                continue;
            };
            is_kept[was] = true;
            let change = self.document(&old[was], document, is, &sections[is]);
            if change.is_none() {
                script.keep(was)
            } else {
                script.steg.push(Step::Andrat { fran: was, andring: change })
            }
        }
        let gone = old.iter().enumerate().filter(|(at, _)| !is_kept[*at]);
        script.borta = gone
            .map(|(fran, document)| {
                let orsak = self.tracer.document();
                Gone { fran, del: plain(document), flytt: None, orsak, plats: None }
            })
            .collect();
        script
    }

    /// How documents differ from those that they have their text from, beside what became of these. Nothing is moved there: what
    /// is elsewhere in such a document is told as gone and new.
    pub(super) fn derived(
        &mut self,
        old: &'s [DocumentContent<Words>],
        new: &'s [DocumentContent<Words>],
        heirs: &Heirs,
    ) -> Vec<DocumentChange> {
        let moved = std::mem::take(&mut self.moved);
        let mut changes = Vec::new();
        for (was, is) in &heirs.derived {
            let sections = sections_from((&old[*was], &new[*is]));
            self.drafts(&old[*was], (*is, &new[*is]), &sections);
            changes.push(self.document(&old[*was], &new[*is], *is, &sections));
        }
        self.moved = moved;
        changes
    }

    /// Drafts of the sections that two documents both have.
    fn drafts(
        &mut self,
        old: &'s DocumentContent<Words>,
        (is, new): (usize, &'s DocumentContent<Words>),
        sections: &[Option<usize>],
    ) {
        for (at, section) in sections.iter().enumerate() {
            if let Some(from) = section {
                let keys = Pair::new(old.nyckel.as_str(), new.nyckel.as_str());
                self.draft((is, at), keys, &old.avsnitt[*from], &new.avsnitt[at]);
            }
        }
    }

    fn draft(
        &mut self,
        at: (usize, usize),
        document: Pair<&'s str>,
        old: &'s SectionContent<Words>,
        new: &'s SectionContent<Words>,
    ) {
        let is_row = |words: &Words| words.passage.form.slag.is_row();
        let passages = |section: &'s SectionContent<Words>| section.innehall.iter().map(|words| &words.passage);
        // Of rows that say the same, the sheet tells one from the other.
        if passages(old).eq(passages(new)) && !old.innehall.iter().any(is_row) {
            let links = (0..old.innehall.len()).map(|at| Link { old: at..at + 1, new: at..at + 1 }).collect();
            self.drafts.insert(at, Draft { document, old, new, links });
            return;
        }
        let mut of = |which: usize, section: &'s SectionContent<Words>| {
            let row = |words: &Words| self.rows.row_of(which, words).filter(|_| is_row(words));
            section.innehall.iter().map(|words| self.profiles.of(words, row(words))).collect::<Vec<_>>()
        };
        let profiles = Pair::new(of(0, old), of(1, new));
        let links = links(&profiles.fore, &profiles.efter);
        self.drafts.insert(at, Draft { document, old, new, links });
    }

    fn document(
        &mut self,
        old: &'s DocumentContent<Words>,
        new: &'s DocumentContent<Words>,
        is: usize,
        from: &[Option<usize>],
    ) -> DocumentChange {
        let mut script = Script::default();
        let mut is_kept = vec![false; old.avsnitt.len()];
        for (at, section) in new.avsnitt.iter().enumerate() {
            let Some(was) = from[at] else {
                let orsak = self.tracer.section(&new.nyckel, &section.nyckel, false);
                let plats = self.place(1, &section.rubrik);
                script.steg.push(Step::Tillagt { del: section.without_origins(), flytt: None, orsak, plats });
                continue;
            };
            is_kept[was] = true;
            let Some(change) = self.section((is, at)) else { continue };
            let same = change.nyckel.fore == change.nyckel.efter
                && change.niva.fore == change.niva.efter
                && change.rubrik.is_none()
                && change.innehall.is_empty();
            if same {
                script.keep(was);
            } else {
                script.steg.push(Step::Andrat { fran: was, andring: change });
            }
        }
        let gone = old.avsnitt.iter().enumerate().filter(|(at, _)| !is_kept[*at]);
        script.borta = gone
            .map(|(fran, section)| {
                let orsak = self.tracer.section(&new.nyckel, &section.nyckel, true);
                let plats = self.place(0, &section.rubrik);
                Gone { fran, del: section.without_origins(), flytt: None, orsak, plats }
            })
            .collect();
        let keys = Pair::new(old.nyckel.as_str(), new.nyckel.as_str());
        let spot = Spot { document: keys, section: Pair::default(), part: Part::Title };
        let mut egenskaper = entries(&old.egenskaper, &new.egenskaper);
        // Its number follows from which bilagor stand before it.
        for entry in egenskaper.iter_mut().filter(|entry| entry.namn == "nummer") {
            entry.orsak = self.tracer.document();
        }
        DocumentChange {
            nyckel: Pair::new(old.nyckel.clone(), new.nyckel.clone()),
            egenskaper,
            titel: self.change(spot, &[&old.titel], &[&new.titel]),
            avsnitt: script,
        }
    }

    fn section(&mut self, at: (usize, usize)) -> Option<SectionChange> {
        let draft = self.drafts.remove(&at)?;
        let (old, new) = (draft.old, draft.new);
        self.blocks.clear();
        let mut script = Script::default();
        let mut next = 0;
        let keys = Pair::new(old.nyckel.as_str(), new.nyckel.as_str());
        let spot = |part: Part| Spot { document: draft.document.clone(), section: keys.clone(), part };
        let here = |old, new| spot(Part::Passages(Pair::new(old, new)));
        let added = |comparer: &mut Self, at: usize| {
            let words = &new.innehall[at];
            let address = (draft.document.efter, new.nyckel.as_str(), at);
            let flytt = comparer.moved.efter.get(&address).copied();
            let orsak = match flytt {
                None => comparer.one_sided(&here(0..0, at..at + 1), (words, old), false),
                Some(_) => None,
            };
            Step::Tillagt { del: words.passage.clone(), flytt, orsak, plats: comparer.place(1, words) }
        };
        let ordning = self.orders(&draft);
        let mut is_linked = vec![false; old.innehall.len()];
        for link in &draft.links {
            while next < link.new.start {
                let step = added(self, next);
                script.steg.push(step);
                next += 1;
            }
            next = link.new.end;
            link.old.clone().for_each(|at| is_linked[at] = true);
            let one: Vec<&Words> = old.innehall[link.old.clone()].iter().collect();
            let other: Vec<&Words> = new.innehall[link.new.clone()].iter().collect();
            match self.change(here(link.old.clone(), link.new.clone()), &one, &other) {
                None => script.keep(link.old.start),
                Some(change) => script.steg.push(Step::Andrat { fran: link.old.start, andring: change }),
            }
        }
        while next < new.innehall.len() {
            let step = added(self, next);
            script.steg.push(step);
            next += 1;
        }
        for (fran, words) in old.innehall.iter().enumerate().filter(|(at, _)| !is_linked[*at]) {
            let flytt = self.moved.fore.get(&(draft.document.fore, old.nyckel.as_str(), fran)).copied();
            let orsak = match flytt {
                None => self.one_sided(&here(fran..fran + 1, 0..0), (words, new), true),
                Some(_) => None,
            };
            let plats = self.place(0, words);
            script.borta.push(Gone { fran, del: words.passage.clone(), flytt, orsak, plats });
        }
        self.explain_alike(&draft, &mut script);
        Some(SectionChange {
            nyckel: Pair::new(old.nyckel.clone(), new.nyckel.clone()),
            niva: Pair::new(old.niva, new.niva),
            rubrik: self.change(spot(Part::Heading), &[&old.rubrik], &[&new.rubrik]),
            innehall: script,
            ordning,
        })
    }

    /// What it follows from that only one side has a passage. Where the other side's section has nothing of its table or figure, that
    /// is what the first of these follows from: it is gone with the table.
    fn one_sided(
        &mut self,
        spot: &Spot<'_>,
        (words, other): (&Words, &SectionContent<Words>),
        is_old: bool,
    ) -> Option<usize> {
        // An entry of the list of bilagor is gone, or new, with its document.
        let with_document = if words.passage.form.slag == Kind::Bilaga { self.tracer.document() } else { None };
        if with_document.is_some() {
            return with_document;
        }
        let Some(block) = words.passage.form.slag.block() else { return self.tracer.passage(spot, words, is_old) };
        if other.innehall.iter().any(|found| found.passage.form.slag.block().as_ref() == Some(&block)) {
            return self.tracer.passage(spot, words, is_old);
        }
        let key = (is_old, block);
        if let Some(known) = self.blocks.get(&key).copied() {
            let row = known.filter(|_| words.passage.form.slag.is_row());
            let row = row.map(|cause| LooseRow { spot: spot.clone(), words, is_old, cause });
            return row.map(|row| self.tracer.row_of_block(&row)).or(known);
        }
        let cause = self.tracer.passage(spot, words, is_old);
        self.blocks.insert(key, cause);
        cause
    }

    /// The tables, figures and lists of bilagor of a section that stand in another order, each with what this follows from.
    fn orders(&mut self, draft: &Draft<'s>) -> Vec<OrderChange> {
        let mut tables: BTreeMap<&Kind, Vec<(usize, usize)>> = BTreeMap::new();
        for link in &draft.links {
            let kind = &draft.new.innehall[link.new.start].passage.form.slag;
            if kind.has_no_order() {
                tables.entry(kind).or_default().push((link.old.start, link.new.start));
            }
        }
        let section = Pair::new(draft.old.nyckel.as_str(), draft.new.nyckel.as_str());
        let part = Part::Passages(Pair::default());
        let spot = Spot { document: draft.document.clone(), section, part };
        let sorted = tables.into_iter().filter(|(_, pairs)| !pairs.is_sorted());
        let order = |(kind, pairs): (&Kind, Vec<(usize, usize)>)| {
            let (was, is) = pairs[0];
            let read = [(0, &draft.old.innehall[was]), (1, &draft.new.innehall[is])];
            let tables = read.into_iter().filter_map(|(which, words)| self.rows.row_of(which, words));
            let tables = tables.map(|row| self.rows.table(row)).collect();
            OrderChange { slag: kind.clone(), orsak: self.tracer.order(&spot, &tables, &pairs) }
        };
        sorted.map(order).collect()
    }

    /// How passages have changed; none where they are the same.
    fn change(&mut self, spot: Spot<'_>, old: &[&Words], new: &[&Words]) -> Option<PassageChange> {
        if old.iter().map(|words| &words.passage).eq(new.iter().map(|words| &words.passage)) {
            return None;
        }
        let forms = |side: &[&Words]| side.iter().map(|words| words.passage.form.clone()).collect();
        let place = |which: usize, side: &[&Words]| side.first().and_then(|words| self.place(which, words));
        let platser = Pair::new(place(0, old), place(1, new));
        Some(PassageChange { former: Pair::new(forms(old), forms(new)), delar: self.spans(spot, old, new), platser })
    }

    /// Where a passage of a side begins: in a file, or in a sheet where it tells a row of that.
    fn place(&self, which: usize, words: &Words) -> Option<String> {
        let typed = words.place.as_ref().map(shown);
        let is_row = words.passage.form.slag.is_row();
        typed.or_else(|| Some(self.rows.shown(which, self.rows.row_of(which, words).filter(|_| is_row)?)))
    }

    fn spans(&mut self, spot: Spot<'_>, old: &[&Words], new: &[&Words]) -> Vec<Span> {
        let (before, after) = (seamed(old), seamed(new));
        let module = |side: &[&'_ Words]| side.first().and_then(|words| words.module.clone());
        let module = module(new).filter(|found| module(old).as_ref() == Some(found));
        let field = match (old, new) {
            ([one], [other]) => match (&one.passage.form.slag, &other.passage.form.slag) {
                (Kind::Falt(label), Kind::Falt(of)) if label == of => Some([*one, *other]),
                _ => None,
            },
            _ => None,
        };
        let places = [old, new].map(|side| side.first().and_then(|words| words.place.as_ref()));
        let at = Stand { spot, module: module.as_deref(), field, old: &before, new: &after, places };
        spans(&before, &after, |stretch, begin| self.tracer.words(&at, stretch, begin))
    }
}

/// Which section of an old document each of a new one was.
fn sections_from((old, new): (&DocumentContent<Words>, &DocumentContent<Words>)) -> Vec<Option<usize>> {
    by_key(&old.avsnitt, &new.avsnitt, |section| &section.nyckel, like_sections)
}

fn plain(document: &DocumentContent<Words>) -> DocumentContent {
    DocumentContent {
        nyckel: document.nyckel.clone(),
        egenskaper: document.egenskaper.clone(),
        titel: document.titel.passage.clone(),
        avsnitt: document.avsnitt.iter().map(SectionContent::without_origins).collect(),
    }
}
