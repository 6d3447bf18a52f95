//! A case with something put back as it is on the other side, and the documents that it then has: what follows from a change is
//! seen, not supposed.

mod tables;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::super::content::Note;
use super::super::reading;
use super::super::sheet_rows::SheetRows;
use super::super::side::{Live, Side, note};
use super::atoms::Atom;
use super::made::{Made, Work};
use super::remade::Remade;
use super::typed::{put_decisions, put_heading, put_prose};
use crate::case_files::CASE_FILE;
use crate::diagnostic::Diagnostics;
use crate::document::{Content, Document};
use crate::fact_record;
use crate::merge::{self, KnownCase, KnownProse, Outline, Piece, Reads, Sources};
use crate::model::{Attachment, Case, Placed, Status, Table, Value};
use crate::place::Place;
use crate::review;
use crate::source_text::{SourceFile, SourceText};
use crate::templates::{Arendetyp, Templates};

/// A section, by its document's key and its own; a document's title and what stands before its sections are of the section "".
pub(super) type SectionKey = (String, String);

/// Puts things of one side back into a case of the other.
pub(super) struct PutBack<'s> {
    /// The case with its templates.
    live: &'s Live,
    /// What its values come to.
    known: KnownCase<'s>,
    /// What these are made from.
    sources: Sources,
    /// The prose of cases with its templates.
    prose: KnownProse,
    /// Its side, and the other.
    pub own: &'s Side,
    pub other: &'s Side,
    /// Which of the two sides is its own.
    pub is_new: bool,
    rows: Rc<SheetRows>,
    /// The keys under which either side has another document.
    replaced: BTreeSet<String>,
    /// The other side's tables in this one's columns, so that cases with one put back share it.
    tables: RefCell<BTreeMap<String, Arc<Table>>>,
}

impl<'s> PutBack<'s> {
    pub(super) fn new(
        live: &'s Live,
        [own, other]: [&'s Side; 2],
        is_new: bool,
        rows: Rc<SheetRows>,
        replaced: BTreeSet<String>,
    ) -> Self {
        let known = KnownCase::new(&live.case, &live.templates, live.merged.computed.clone());
        let sources = Sources::new(&live.templates);
        let lives = [own, other].into_iter().filter_map(|side| side.live.as_deref());
        let prose = KnownProse::of(lives.map(|live| live.merged.prose.clone()).collect());
        let tables = RefCell::default();
        Self { live, known, sources, prose, own, other, is_new, rows, replaced, tables }
    }

    /// The rows of its tables.
    pub(super) fn rows(&self) -> usize {
        self.live.case.tables.values().map(|table| table.rows.len()).sum()
    }

    /// Those of some things that can be put back, one after another.
    pub(super) fn that_can_be_put(&self, mut atoms: Vec<Atom>) -> Vec<Atom> {
        let mut work = self.work();
        atoms.retain(|atom| self.put(atom, &mut work).is_some());
        atoms
    }

    /// Whether a single thing can be put back.
    pub(super) fn can_be_put(&self, atom: &Atom) -> bool {
        self.put(atom, &mut self.work()).is_some()
    }

    fn work(&self) -> Work {
        Work { case: self.live.case.clone(), templates: None }
    }

    /// The case when these things are put back; none where one thing cannot be. It shares its facts with one that was made `before` with
    /// the same ones.
    pub(super) fn made<'m>(&self, atoms: &[&Atom], mut before: impl Iterator<Item = &'m Made>) -> Option<Made> {
        let mut work = self.work();
        let facts = facts_of(atoms);
        let alike = before.find(|made| !facts.is_empty() && made.facts == facts).map(|made| &made.work.case);
        if let Some(alike) = alike {
            work.case.facts.clone_from(&alike.facts);
            work.case.fact_texts.clone_from(&alike.fact_texts);
            work.case.left_out.clone_from(&alike.left_out);
        }
        for atom in atoms.iter().copied().filter(|atom| alike.is_none() || !matches!(atom, Atom::Fact(_))) {
            self.put(atom, &mut work)?;
        }
        let mut problems = Diagnostics::new();
        merge::settle(&mut work.case, work.templates.as_ref().unwrap_or(&self.live.templates), &mut problems);
        Some(Made::new(work, facts))
    }

    /// One of the computed values of such a case.
    pub(super) fn value<'m>(&self, made: &'m Made, name: &str) -> Option<&'m Value> {
        made.values(&self.known).computed.get(name)?.as_ref().map(|found| &found.value)
    }

    /// A section of a case that was made, with its document, and what that was made from: no other section.
    pub(super) fn section(&self, made: &Made, (document, section): &SectionKey) -> (Remade<'s>, Reads) {
        let templates = made.work.templates.as_ref().unwrap_or(&self.live.templates);
        let (case, key) = ((&made.work.case, templates, made.values(&self.known)), reading::key_in_document(section));
        let prose = made.work.templates.is_none().then_some(&self.prose);
        let is_bare = !reading::is_beside_sections(section);
        let (made, reads) = merge::section(case, (&self.sources, prose), (document, key, is_bare));
        (Remade::new(made, self.document(document), section), reads)
    }

    /// A document of the case as it is.
    pub(super) fn document(&self, key: &str) -> Option<&'s Document> {
        self.live.merged.documents.iter().find(|own| own.key == key)
    }

    /// What a section of the case as it is holds.
    pub(super) fn content(&self, (document, section): &SectionKey) -> Option<&'s Content> {
        reading::part(&self.document(document)?.body, section)?.content()
    }

    /// The outline of a section of a case that was made with its own templates, where it can be made piece by piece, and what that was
    /// made from.
    pub(super) fn outline(&self, made: &Made, (document, section): &SectionKey) -> (Option<Outline>, Reads) {
        let case = (&made.work.case, &*self.live.templates, made.values(&self.known));
        let (key, number) = (reading::shared_key(section), reading::number_of(section));
        merge::outline(case, (&self.sources, &self.prose), (document, key, number))
    }

    /// A piece of such a section, and what that was made from.
    pub(super) fn piece(&self, made: &Made, outline: &Outline, at: usize) -> (Option<Piece>, Reads) {
        let templates = &*self.live.templates;
        let is_read = outline.may_read_computed(at, (templates, &self.sources));
        let values = if is_read { made.values(&self.known) } else { made.unread() };
        merge::piece((&made.work.case, templates, values), (&self.sources, &self.prose), (outline, at))
    }

    /// The kind of case.
    pub(super) fn kind(&self) -> &'s Arendetyp {
        &self.live.templates.arendetyp
    }

    /// What is found of a code with these things put back; none where one cannot be.
    pub(super) fn findings(&self, atoms: &[&Atom], code: &str) -> Option<Vec<Note>> {
        let made = self.made(atoms, std::iter::empty())?;
        let (work, values) = (&made.work, made.values(&self.known));
        let templates = work.templates.as_ref().unwrap_or(&self.live.templates);
        let mut problems = Diagnostics::new();
        let rule = templates.arendetyp.regler.iter().find(|rule| rule.kod == code);
        let anew = match rule.and_then(|_| merge::for_rules(&work.case, templates, values)) {
            None if !atoms.is_empty() => Some(merge::merge(&work.case, templates, &mut problems)),
            for_rules => for_rules,
        };
        // The case as it is was merged before.
        let merged = anew.as_ref().unwrap_or_else(|| {
            problems.extend(self.live.merged.told.iter().cloned());
            &self.live.merged
        });
        problems.extend(review::review_for(&work.case, templates, merged, code));
        Some(fact_record::findings(&problems).iter().map(note).collect())
    }

    fn put(&self, atom: &Atom, work: &mut Work) -> Option<()> {
        let theirs = self.other.live.as_deref();
        match atom {
            Atom::Fact(name) => self.fact(name, &mut work.case),
            Atom::Head(name) => self.head(name, &mut work.case)?,
            Atom::Cell { table, row, column } => self.cell(table, *row, column, &mut work.case)?,
            Atom::Order(table) => self.order(table, &mut work.case)?,
            Atom::Table(table) => self.table(table, &mut work.case)?,
            Atom::Module(name) => match theirs?.case.modules.get(name) {
                Some(text) => drop(Arc::make_mut(&mut work.case.modules).insert(name.clone(), text.clone())),
                None => drop(Arc::make_mut(&mut work.case.modules).remove(name)),
            },
            Atom::Title(key) | Atom::Kind(key) => {
                self.title(key, matches!(atom, Atom::Kind(_)), &theirs?.case, &mut work.case)?
            }
            Atom::Heading(document, section) => put_heading(document, section, &theirs?.case, &mut work.case)?,
            Atom::Number(_) | Atom::Attachments => self.attachments(&mut work.case)?,
            Atom::Prose(document, section) => put_prose(document, section, &theirs?.case, &mut work.case)?,
            Atom::Decisions => put_decisions(&theirs?.case, &mut work.case),
            Atom::Phrase(..) | Atom::Expression(_) | Atom::House | Atom::CaseKind => {
                let own = work.templates.as_ref().unwrap_or(&self.live.templates);
                work.templates = Some(templates(atom, own, &theirs?.templates)?);
            }
        }
        Some(())
    }

    fn fact(&self, name: &str, case: &mut Case) {
        let value = self.other.whole().fakta.get(name);
        let typed = match (&self.other.live, value) {
            (Some(live), _) => live.case.fact_texts.get(name).cloned(),
            (None, Some(Value::Text(text))) => Some(source_text(text)),
            _ => None,
        };
        let is_left_out = match &self.other.live {
            Some(live) => live.case.left_out.contains(name),
            None => value.is_none(),
        };
        let place = Place::File(Arc::from(CASE_FILE));
        Arc::make_mut(&mut case.facts).insert(name.to_owned(), value.map(|value| Placed::new(value.clone(), place)));
        match typed {
            Some(text) => drop(Arc::make_mut(&mut case.fact_texts).insert(name.to_owned(), text)),
            None if case.fact_texts.contains_key(name) => drop(Arc::make_mut(&mut case.fact_texts).remove(name)),
            None => {}
        }
        match (is_left_out, case.left_out.contains(name)) {
            (true, false) => drop(Arc::make_mut(&mut case.left_out).insert(name.to_owned())),
            (false, true) => drop(Arc::make_mut(&mut case.left_out).remove(name)),
            _ => {}
        }
    }

    fn head(&self, name: &str, case: &mut Case) -> Option<()> {
        let value = self.other.whole().arende.get(name);
        let place = || Place::File(Arc::from(CASE_FILE));
        match name {
            "arendenummer" => case.number = value.map(|text| Placed::new(text.clone(), place())),
            "utfardat" => {
                case.issued = match value {
                    Some(text) => Some(Placed::new(text.parse().ok()?, place())),
                    None => None,
                }
            }
            "status" => {
                case.status = Status::ALL.into_iter().find(|status| Some(status.name()) == value.map(|v| &**v))?
            }
            "foregaende" => case.previous = self.other.live.as_ref()?.case.previous.clone(),
            _ => return None,
        }
        Some(())
    }

    /// The title of a document, or what kind of document it is.
    fn title(&self, key: &str, is_kind: bool, theirs: &Case, case: &mut Case) -> Option<()> {
        if self.own.documents.first().is_some_and(|report| report.nyckel == key) {
            case.title = theirs.title.clone();
            return (!is_kind).then_some(());
        }
        let find = |attachment: &&Attachment| attachment.key() == key;
        match (case.attachments.iter_mut().find(|a| a.key() == key)?, theirs.attachments.iter().find(find)?) {
            (Attachment::Document(own), Attachment::Document(their)) if is_kind => {
                Arc::make_mut(own).kind = their.kind.clone();
            }
            (Attachment::Document(own), Attachment::Document(their)) => Arc::make_mut(own).title = their.title.clone(),
            (Attachment::Pdf(own), Attachment::Pdf(their)) if !is_kind => own.title = their.title.clone(),
            (Attachment::Frozen(own), Attachment::Frozen(their)) => Arc::make_mut(own).decided = their.decided.clone(),
            _ => return None,
        }
        Some(())
    }

    /// Which bilagor there are, in the other side's order; what both have stays this side's own, where it is the same document.
    fn attachments(&self, case: &mut Case) -> Option<()> {
        let mut left = std::mem::take(&mut case.attachments);
        left.retain(|attachment| !self.replaced.contains(attachment.key()));
        for document in self.other.documents.iter().skip(1) {
            let own = left.iter().position(|attachment| attachment.key() == document.nyckel);
            case.attachments.push(match own {
                Some(at) => left.remove(at),
                None => {
                    let theirs = &self.other.live.as_ref()?.case.attachments;
                    theirs.iter().find(|attachment| attachment.key() == document.nyckel)?.clone()
                }
            });
        }
        Some(())
    }
}

/// The names of the facts among some things.
fn facts_of(atoms: &[&Atom]) -> BTreeSet<String> {
    let fact = |atom: &&Atom| match atom {
        Atom::Fact(name) => Some(name.clone()),
        _ => None,
    };
    atoms.iter().filter_map(fact).collect()
}

fn templates(atom: &Atom, own: &Templates, theirs: &Templates) -> Option<Templates> {
    match atom {
        Atom::House => own.with_house_of(theirs),
        Atom::CaseKind => own.with_kind_of(theirs),
        Atom::Phrase(file, key) => own.with_value_of(theirs, file, &key.split('.').collect::<Vec<_>>()),
        Atom::Expression(name) => {
            let file = format!("{}/arendetyp.toml", own.arendetyp.namn);
            let name = name.strip_prefix("berakning.").unwrap_or(name);
            own.with_value_of(theirs, &file, &["berakning", name, "uttryck"])
        }
        _ => None,
    }
}

/// A text as if it stood alone in the case's file.
fn source_text(text: &str) -> SourceText {
    let file = SourceFile::new(CASE_FILE, text);
    let characters: Vec<(char, u32)> = text.char_indices().map(|(at, c)| (c, at as u32)).collect();
    SourceText::new(&file, &characters, text.len() as u32)
}
