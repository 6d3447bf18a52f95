//! Documents against each other: by their keys, their sections by theirs, and what stands in these by what it says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::align::{Loose, Profiles, links, moves};
use super::causes::{Stand, Tracer};
use super::content::{DocumentContent, Entries, Kind, Passage, SectionContent, Shape};
use super::script::{Change, Gone, Pair, Script, Step};
use super::side::shown;
use super::text::{Origin, Token, Words};
use super::words::{SEAM, Span, spans};

/// An entry that has changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryChange<V> {
    /// Its name.
    pub namn: String,
    /// What it says on either side; none where it is not there.
    pub varde: Pair<Option<V>>,
    /// Where it stands.
    pub platser: Pair<Vec<String>>,
    /// What it follows from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orsak: Option<usize>,
}

impl<V: Clone + PartialEq> EntryChange<V> {
    pub(super) fn inverted(&self) -> Self {
        Self { varde: self.varde.inverted(), platser: self.platser.inverted(), ..self.clone() }
    }
}

/// The entries that differ.
pub(super) fn entries<V: Clone + PartialEq>(old: &Entries<V>, new: &Entries<V>) -> Vec<EntryChange<V>> {
    let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
    names.sort();
    names.dedup();
    let changed = names.into_iter().filter(|name| old.get(*name) != new.get(*name));
    let change = |name: &String| EntryChange {
        namn: name.clone(),
        varde: Pair::new(old.get(name).cloned(), new.get(name).cloned()),
        platser: Pair::default(),
        orsak: None,
    };
    changed.map(change).collect()
}

/// Entries with changes made; none where they are not these.
pub(super) fn with_entries<V: Clone + PartialEq>(old: &Entries<V>, changes: &[EntryChange<V>]) -> Option<Entries<V>> {
    let mut new = old.clone();
    for change in changes {
        if old.get(&change.namn) != change.varde.fore.as_ref() {
            return None;
        }
        match &change.varde.efter {
            Some(value) => new.insert(change.namn.clone(), value.clone()),
            None => new.remove(&change.namn),
        };
    }
    Some(new)
}

/// How passages have changed: one, or several that became one, or one that became several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassageChange {
    /// What they are beside their words.
    pub former: Pair<Vec<Shape>>,
    /// Their words; a line break where one ends and the next begins.
    pub delar: Vec<Span>,
    /// Where the first of them begins.
    pub platser: Pair<Option<String>>,
}

impl PassageChange {
    /// Whether its words are the same.
    pub fn is_format_only(&self) -> bool {
        self.delar.iter().all(|span| span.sort == super::words::Sort::Lika)
    }
}

impl Change<Passage> for PassageChange {
    fn lengths(&self) -> (usize, usize) {
        (self.former.fore.len(), self.former.efter.len())
    }

    fn apply(&self, old: &[Passage]) -> Option<Vec<Passage>> {
        let texts: Vec<&str> = old.iter().map(|passage| passage.text.as_str()).collect();
        let forms = old.iter().map(|passage| &passage.form);
        if !forms.eq(&self.former.fore) || texts.join(SEAM) != Span::side(&self.delar, true) {
            return None;
        }
        let text = Span::side(&self.delar, false);
        let texts: Vec<&str> = text.split(SEAM).collect();
        let passage = |(form, text): (&Shape, &&str)| Passage { form: form.clone(), text: (*text).to_owned() };
        (texts.len() == self.former.efter.len()).then(|| self.former.efter.iter().zip(&texts).map(passage).collect())
    }

    fn inverted(&self) -> Self {
        Self { former: self.former.inverted(), delar: Span::inverted(&self.delar), platser: self.platser.inverted() }
    }
}

/// A passage that was moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// The document and the section on either side.
    pub plats: Pair<(String, String)>,
    /// Its words, with what has changed in them.
    pub delar: Vec<Span>,
}

impl Move {
    pub(super) fn inverted(&self) -> Self {
        Self { plats: self.plats.inverted(), delar: Span::inverted(&self.delar) }
    }
}

/// How a section has changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionChange {
    /// Its key.
    pub nyckel: Pair<String>,
    /// The level of its heading.
    pub niva: Pair<u8>,
    /// Its heading.
    pub rubrik: Option<PassageChange>,
    /// What stands in it.
    pub innehall: Script<Passage, PassageChange>,
}

impl Change<SectionContent> for SectionChange {
    fn lengths(&self) -> (usize, usize) {
        (1, 1)
    }

    fn apply(&self, old: &[SectionContent]) -> Option<Vec<SectionContent>> {
        let [old] = old else { return None };
        if (&old.nyckel, old.niva) != (&self.nyckel.fore, self.niva.fore) {
            return None;
        }
        Some(vec![SectionContent {
            nyckel: self.nyckel.efter.clone(),
            niva: self.niva.efter,
            rubrik: with_line(&old.rubrik, self.rubrik.as_ref())?,
            innehall: self.innehall.apply(&old.innehall)?,
        }])
    }

    fn inverted(&self) -> Self {
        Self {
            nyckel: self.nyckel.inverted(),
            niva: self.niva.inverted(),
            rubrik: self.rubrik.as_ref().map(Change::inverted),
            innehall: self.innehall.inverted(),
        }
    }
}

/// How a document has changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentChange {
    /// Its key.
    pub nyckel: Pair<String>,
    /// What it is, its number and its file.
    pub egenskaper: Vec<EntryChange<String>>,
    /// Its title.
    pub titel: Option<PassageChange>,
    /// Its sections.
    pub avsnitt: Script<SectionContent, SectionChange>,
}

impl Change<DocumentContent> for DocumentChange {
    fn lengths(&self) -> (usize, usize) {
        (1, 1)
    }

    fn apply(&self, old: &[DocumentContent]) -> Option<Vec<DocumentContent>> {
        let [old] = old else { return None };
        (old.nyckel == self.nyckel.fore).then_some(())?;
        Some(vec![DocumentContent {
            nyckel: self.nyckel.efter.clone(),
            egenskaper: with_entries(&old.egenskaper, &self.egenskaper)?,
            titel: with_line(&old.titel, self.titel.as_ref())?,
            avsnitt: self.avsnitt.apply(&old.avsnitt)?,
        }])
    }

    fn inverted(&self) -> Self {
        Self {
            nyckel: self.nyckel.inverted(),
            egenskaper: self.egenskaper.iter().map(EntryChange::inverted).collect(),
            titel: self.titel.as_ref().map(Change::inverted),
            avsnitt: self.avsnitt.inverted(),
        }
    }
}

fn with_line(old: &Passage, change: Option<&PassageChange>) -> Option<Passage> {
    match change {
        None => Some(old.clone()),
        Some(change) => change.apply(std::slice::from_ref(old))?.pop(),
    }
}

/// Which old part each new one was: by keys, else by what is most alike.
fn by_key<T>(old: &[T], new: &[T], key: impl Fn(&T) -> &str, likeness: impl Fn(&T, &T) -> f64) -> Vec<Option<usize>> {
    let mut is_taken = vec![false; old.len()];
    let mut from: Vec<Option<usize>> = new
        .iter()
        .map(|part| {
            let found = (0..old.len()).find(|at| !is_taken[*at] && key(&old[*at]) == key(part))?;
            is_taken[found] = true;
            Some(found)
        })
        .collect();
    for at in 0..new.len() {
        if from[at].is_some() {
            continue;
        }
        let left = (0..old.len()).filter(|was| !is_taken[*was]).map(|was| (likeness(&old[was], &new[at]), was));
        let best = left.fold(None, |best: Option<(f64, usize)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        });
        if let Some((_, was)) = best.filter(|(likeness, _)| *likeness >= LIKE_PARTS) {
            (from[at], is_taken[was]) = (Some(was), true);
        }
    }
    from
}

/// Sections and documents whose keys are not there are the same when at least this share of their passages are.
const LIKE_PARTS: f64 = 0.5;

/// How many passages two parts have in common, of all.
fn common(old: &[&Words], new: &[&Words]) -> f64 {
    let mut left: Vec<&str> =
        old.iter().map(|words| words.passage.text.as_str()).filter(|text| !text.is_empty()).collect();
    let total = left.len() + new.iter().filter(|words| !words.passage.text.is_empty()).count();
    left.sort_unstable();
    let mut same = 0;
    for words in new {
        if let Ok(at) = left.binary_search(&words.passage.text.as_str()) {
            left.remove(at);
            same += 1;
        }
    }
    if total == 0 { 0.0 } else { 2.0 * f64::from(same) / total as f64 }
}

fn of_section(section: &SectionContent<Words>) -> Vec<&Words> {
    std::iter::once(&section.rubrik).chain(&section.innehall).collect()
}

fn of_document(document: &DocumentContent<Words>) -> Vec<&Words> {
    std::iter::once(&document.titel).chain(document.avsnitt.iter().flat_map(of_section)).collect()
}

/// What two documents are alike in, where their keys are not: the same PDF or the same title is enough.
fn like_documents(old: &DocumentContent<Words>, new: &DocumentContent<Words>) -> f64 {
    let same = |name: &str| old.egenskaper.contains_key(name) && old.egenskaper.get(name) == new.egenskaper.get(name);
    if same("sha256") { 1.0 } else { common(&of_document(old), &of_document(new)) }
}

/// Passages of two sections with what links them, before moves are known.
struct Draft<'s> {
    document: Pair<&'s str>,
    old: &'s SectionContent<Words>,
    new: &'s SectionContent<Words>,
    links: Vec<super::align::Link>,
}

/// A passage that is gone or new, by where it stands: what of, and its number there.
type Address<'s> = (&'s str, &'s str, usize);

/// Compares the documents of two sides.
pub(super) struct Comparer<'t, 's> {
    tracer: &'t mut Tracer<'s>,
    profiles: Profiles,
    drafts: BTreeMap<(usize, usize), Draft<'s>>,
    moved: Pair<BTreeMap<Address<'s>, usize>>,
    pub(super) moves: Vec<Move>,
}

impl<'t, 's> Comparer<'t, 's> {
    pub(super) fn new(tracer: &'t mut Tracer<'s>) -> Self {
        Self {
            tracer,
            profiles: Profiles::default(),
            drafts: BTreeMap::new(),
            moved: Pair::default(),
            moves: Vec::new(),
        }
    }

    /// How the documents have changed.
    pub(super) fn documents(
        &mut self,
        old: &'s [DocumentContent<Words>],
        new: &'s [DocumentContent<Words>],
    ) -> Script<DocumentContent, DocumentChange> {
        let from = by_key(old, new, |document| &document.nyckel, like_documents);
        let pairs: Vec<(usize, usize)> = from.iter().enumerate().filter_map(|(is, was)| Some(((*was)?, is))).collect();
        let sections: Vec<Vec<Option<usize>>> = new
            .iter()
            .zip(&from)
            .map(|(document, from)| match from {
                Some(was) => by_key(
                    &old[*was].avsnitt,
                    &document.avsnitt,
                    |section| &section.nyckel,
                    |one, other| common(&of_section(one), &of_section(other)),
                ),
                None => vec![None; document.avsnitt.len()],
            })
            .collect();
        for (was, is) in pairs {
            for (at, section) in sections[is].iter().enumerate() {
                if let Some(from) = section {
                    let keys = Pair::new(old[was].nyckel.as_str(), new[is].nyckel.as_str());
                    self.draft((is, at), keys, &old[was].avsnitt[*from], &new[is].avsnitt[at]);
                }
            }
        }
        self.find_moves(old, new, &from, &sections);
        let mut script = Script::default();
        let mut is_kept = vec![false; old.len()];
        for (is, document) in new.iter().enumerate() {
            let Some(was) = from[is] else {
                script.steg.push(Step::Tillagt { del: plain(document), flytt: None, orsak: None });
                continue;
            };
            is_kept[was] = true;
            let change = self.document(&old[was], document, is, &sections[is]);
            let same = change.nyckel.fore == change.nyckel.efter
                && change.egenskaper.is_empty()
                && change.titel.is_none()
                && change.avsnitt.is_empty();
            if same {
                script.keep(was);
            } else {
                script.steg.push(Step::Andrat { fran: was, andring: change });
            }
        }
        let gone = old.iter().enumerate().filter(|(at, _)| !is_kept[*at]);
        script.borta =
            gone.map(|(fran, document)| Gone { fran, del: plain(document), flytt: None, orsak: None }).collect();
        script
    }

    fn draft(
        &mut self,
        at: (usize, usize),
        document: Pair<&'s str>,
        old: &'s SectionContent<Words>,
        new: &'s SectionContent<Words>,
    ) {
        let mut of = |section: &SectionContent<Words>| {
            section.innehall.iter().map(|words| self.profiles.of(words)).collect::<Vec<_>>()
        };
        let profiles = Pair::new(of(old), of(new));
        let links = links(&profiles.fore, &profiles.efter);
        self.drafts.insert(at, Draft { document, old, new, links });
    }

    /// Finds which passages were moved: out of and into sections that both sides have, and those of sections that only one has.
    fn find_moves(
        &mut self,
        old: &'s [DocumentContent<Words>],
        new: &'s [DocumentContent<Words>],
        from: &[Option<usize>],
        sections: &[Vec<Option<usize>>],
    ) {
        let mut gone: Vec<(Address<'s>, &'s Words)> = Vec::new();
        let mut come: Vec<(Address<'s>, &'s Words)> = Vec::new();
        for draft in self.drafts.values() {
            let is_in = |ranges: &dyn Fn(&super::align::Link) -> std::ops::Range<usize>, at: usize| {
                draft.links.iter().any(|link| ranges(link).contains(&at))
            };
            let loose_old = (0..draft.old.innehall.len()).filter(|at| !is_in(&|link| link.old.clone(), *at));
            gone.extend(
                loose_old.map(|at| ((draft.document.fore, draft.old.nyckel.as_str(), at), &draft.old.innehall[at])),
            );
            let loose_new = (0..draft.new.innehall.len()).filter(|at| !is_in(&|link| link.new.clone(), *at));
            come.extend(
                loose_new.map(|at| ((draft.document.efter, draft.new.nyckel.as_str(), at), &draft.new.innehall[at])),
            );
        }
        let whole = |document: &'s DocumentContent<Words>, section: &'s SectionContent<Words>| {
            let address = move |at| (document.nyckel.as_str(), section.nyckel.as_str(), at);
            section.innehall.iter().enumerate().map(move |(at, words)| (address(at), words)).collect::<Vec<_>>()
        };
        for (was, document) in old.iter().enumerate() {
            let is = from.iter().position(|from| *from == Some(was));
            let is_kept = |at: usize| is.is_some_and(|is| sections[is].contains(&Some(at)));
            let lost = document.avsnitt.iter().enumerate().filter(|(at, _)| !is_kept(*at));
            gone.extend(lost.flat_map(|(_, section)| whole(document, section)));
        }
        for (document, from) in new.iter().zip(sections) {
            let added = document.avsnitt.iter().zip(from).filter(|(_, from)| from.is_none());
            come.extend(added.flat_map(|(section, _)| whole(document, section)));
        }
        gone.sort_by_key(|(address, _)| *address);
        come.sort_by_key(|(address, _)| *address);
        let mut profiled = |loose: &[(Address<'s>, &'s Words)]| {
            loose.iter().map(|(_, words)| self.profiles.of(words)).collect::<Vec<_>>()
        };
        let (before, after) = (profiled(&gone), profiled(&come));
        let one: Vec<Loose<'_>> = gone
            .iter()
            .zip(&before)
            .map(|((place, _), profile)| Loose { document: place.0, section: place.1, profile })
            .collect();
        let other: Vec<Loose<'_>> = come
            .iter()
            .zip(&after)
            .map(|((place, _), profile)| Loose { document: place.0, section: place.1, profile })
            .collect();
        for (index, target) in moves(&one, &other) {
            let id = self.moves.len();
            let (begin, end) = (gone[index].0, come[target].0);
            self.moved.fore.insert(begin, id);
            self.moved.efter.insert(end, id);
            let delar = self.spans(end.0, false, &[gone[index].1], &[come[target].1]);
            let place = |address: Address<'_>| (address.0.to_owned(), address.1.to_owned());
            self.moves.push(Move { plats: Pair::new(place(begin), place(end)), delar });
        }
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
                script.steg.push(Step::Tillagt { del: section.without_origins(), flytt: None, orsak: None });
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
        let gone = gone.map(|(fran, section)| Gone { fran, del: section.without_origins(), flytt: None, orsak: None });
        script.borta = gone.collect();
        DocumentChange {
            nyckel: Pair::new(old.nyckel.clone(), new.nyckel.clone()),
            egenskaper: entries(&old.egenskaper, &new.egenskaper),
            titel: self.line(&new.nyckel, true, &old.titel, &new.titel),
            avsnitt: script,
        }
    }

    fn section(&mut self, at: (usize, usize)) -> Option<SectionChange> {
        let draft = self.drafts.remove(&at)?;
        let (old, new) = (draft.old, draft.new);
        let mut script = Script::default();
        let mut next = 0;
        let added = |comparer: &mut Self, at: usize| {
            let words = &new.innehall[at];
            let address = (draft.document.efter, new.nyckel.as_str(), at);
            let flytt = comparer.moved.efter.get(&address).copied();
            let orsak = if flytt.is_none() { comparer.single(draft.document.efter, words, false) } else { None };
            Step::Tillagt { del: words.passage.clone(), flytt, orsak }
        };
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
            match self.change(draft.document.efter, false, &one, &other) {
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
            let orsak = if flytt.is_none() { self.single(draft.document.fore, words, true) } else { None };
            script.borta.push(Gone { fran, del: words.passage.clone(), flytt, orsak });
        }
        Some(SectionChange {
            nyckel: Pair::new(old.nyckel.clone(), new.nyckel.clone()),
            niva: Pair::new(old.niva, new.niva),
            rubrik: self.line(draft.document.efter, false, &old.rubrik, &new.rubrik),
            innehall: script,
        })
    }

    /// What a passage follows from that is on one side alone.
    fn single(&mut self, document: &str, words: &Words, is_old: bool) -> Option<usize> {
        match words.passage.form.slag {
            Kind::Tabell(..) | Kind::Figur(..) => self.tracer.row(document, words, is_old),
            _ => self.tracer.passage(document, words),
        }
    }

    fn line(&mut self, document: &str, is_title: bool, old: &Words, new: &Words) -> Option<PassageChange> {
        self.change(document, is_title, &[old], &[new])
    }

    /// How passages have changed; none where they are the same.
    fn change(&mut self, document: &str, is_title: bool, old: &[&Words], new: &[&Words]) -> Option<PassageChange> {
        if old.iter().map(|words| &words.passage).eq(new.iter().map(|words| &words.passage)) {
            return None;
        }
        let forms = |side: &[&Words]| side.iter().map(|words| words.passage.form.clone()).collect();
        let place = |side: &[&Words]| side.first().and_then(|words| words.place.as_ref()).map(shown);
        Some(PassageChange {
            former: Pair::new(forms(old), forms(new)),
            delar: self.spans(document, is_title, old, new),
            platser: Pair::new(place(old), place(new)),
        })
    }

    fn spans(&mut self, document: &str, is_title: bool, old: &[&Words], new: &[&Words]) -> Vec<Span> {
        let (before, after) = (seamed(old), seamed(new));
        let module = |side: &[&'_ Words]| side.first().and_then(|words| words.module.clone());
        let module = module(new).filter(|found| module(old).as_ref() == Some(found));
        let at = Stand { document, module: module.as_deref(), is_title, old: &before, new: &after };
        spans(&before, &after, |old, new| self.tracer.words(&at, old, new))
    }
}

fn plain(document: &DocumentContent<Words>) -> DocumentContent {
    DocumentContent {
        nyckel: document.nyckel.clone(),
        egenskaper: document.egenskaper.clone(),
        titel: document.titel.passage.clone(),
        avsnitt: document.avsnitt.iter().map(SectionContent::without_origins).collect(),
    }
}

/// The words of passages, with seams between these.
fn seamed(passages: &[&Words]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (at, words) in passages.iter().enumerate() {
        if at > 0 {
            tokens.push(Token { text: SEAM.to_owned(), origin: Origin::Typed });
        }
        tokens.extend(words.tokens.iter().cloned());
    }
    tokens
}
