//! What of a case's facts, tables and text modules a section of its documents is made from: a case that has the same of these, and
//! whose rest is the same, has the same section.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::rc::Rc;

use hashbrown::HashMap;
use toml::Spanned;

use super::computed;
use super::values::is_same_or_within;
use crate::expression::names_read;
use crate::templates::{Arendetyp, ColumnSpec, FigureSpec, SummaryColumn, SummarySpec, Templates};

/// What stands before the names of text modules.
pub(super) const MODULE: &str = "textmodul.";

/// What stands before the names of documents and of what is theirs, and of the case itself.
const OF_DOCUMENTS: [&str; 3] = ["avsnitt.", "bilaga.", "dokument."];
const OF_CASE: &str = "arende.";

/// The facts, tables and text modules that a section was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reads(Rc<BTreeSet<String>>);

impl Reads {
    /// Whether a fact is among them, a group that it is of, or one within it.
    pub fn has_fact(&self, name: &str) -> bool {
        let within = ["fakta.", name, "."].concat();
        within.match_indices('.').any(|(at, _)| self.0.contains(&within[..at])) || self.has_root(&within)
    }

    /// Whether a table is among them.
    pub fn has_table(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    /// Whether a text module is among them.
    pub fn has_module(&self, name: &str) -> bool {
        self.0.contains(&format!("{MODULE}{name}"))
    }

    /// Whether any table is: the names of all else have a group before them.
    pub fn has_any_table(&self) -> bool {
        self.0.iter().any(|name| !name.contains('.'))
    }

    /// Whether something of the case itself is, or of a document: its title, what it is, its number or a heading of it.
    pub fn has_frame(&self) -> bool {
        self.has_document() || self.has_case()
    }

    /// Whether something of the case itself is.
    pub fn has_case(&self) -> bool {
        self.has_root(OF_CASE)
    }

    /// Whether something of a document is.
    pub fn has_document(&self) -> bool {
        OF_DOCUMENTS.iter().any(|root| self.has_root(root))
    }

    /// Whether something computed is.
    fn has_computed(&self) -> bool {
        self.0.contains(computed::ROOT) || self.has_root(&format!("{}.", computed::ROOT))
    }

    fn has_root(&self, root: &str) -> bool {
        let from = (Bound::Included(root), Bound::Unbounded);
        self.0.range::<str, _>(from).next().is_some_and(|name| name.starts_with(root))
    }
}

#[cfg(test)]
impl Reads {
    /// That these names are read.
    pub fn of_names(names: &[&str]) -> Self {
        Self(Rc::new(names.iter().map(|name| (*name).to_owned()).collect()))
    }
}

/// What the names of a kind of case are made from.
pub struct Sources {
    /// What each name that is computed reads itself.
    of: BTreeMap<String, BTreeSet<String>>,
    /// What is read wherever anything is made: by the conditions on which things stand in the documents.
    always: BTreeSet<String>,
    /// All that some names are made from, by these.
    /// Nothing goes through them, so that no order of hashes shows.
    known: RefCell<HashMap<BTreeSet<String>, Reads>>,
}

impl Sources {
    /// Those of the kind of case in some templates.
    pub fn new(templates: &Templates) -> Self {
        let kind = &templates.arendetyp;
        let computed =
            kind.berakningar.iter().map(|spec| (format!("berakning.{}", spec.namn), names_read(&spec.uttryck)));
        let tables = kind.tabeller.iter().map(|table| {
            let columns = table.kolumner.computed().flat_map(|(_, expression)| names_read(expression));
            (table.namn.clone(), columns.collect())
        });
        let summaries = kind.sammanstallningar.iter();
        let summaries = summaries.map(|spec| (format!("sammanstallning.{}", spec.namn), of_summary(spec, kind)));
        let figures = kind.figurer.iter().map(|spec| (format!("figur.{}", spec.namn), of_figure(spec)));
        let of = computed.chain(tables).chain(summaries).chain(figures).collect();
        Self { of, always: conditions(templates), known: RefCell::default() }
    }

    /// All that is read where these names are asked for, by themselves or by what they are made from.
    pub(super) fn reads(&self, mut asked: BTreeSet<String>) -> Reads {
        asked.extend(self.always.iter().cloned());
        self.reads_alone(&asked)
    }

    /// The same of a piece of a section: whether that stands is not asked, but which documents there are hangs on conditions too.
    pub(super) fn reads_of_piece(&self, asked: BTreeSet<String>) -> Reads {
        let reads = self.reads_alone(&asked);
        if reads.has_document() { self.reads(asked) } else { reads }
    }

    fn reads_alone(&self, asked: &BTreeSet<String>) -> Reads {
        if let Some(known) = self.known.borrow().get(asked) {
            return known.clone();
        }
        let reads = Reads(Rc::new(self.all(asked.iter().cloned().collect())));
        self.known.borrow_mut().insert(asked.clone(), reads.clone());
        reads
    }

    /// Whether a name is made from something computed.
    pub(super) fn is_of_computed(&self, name: &str) -> bool {
        self.reads_alone(&BTreeSet::from([name.to_owned()])).has_computed()
    }

    fn all(&self, mut open: Vec<String>) -> BTreeSet<String> {
        let mut all: BTreeSet<String> = BTreeSet::new();
        while let Some(name) = open.pop() {
            let is_it = |known: &&String| is_same_or_within(known, &name) || is_same_or_within(&name, known);
            open.extend(
                self.of.keys().filter(is_it).flat_map(|known| &self.of[known]).filter(|it| !all.contains(*it)).cloned(),
            );
            all.insert(name);
        }
        all
    }
}

fn of_summary(spec: &SummarySpec, kind: &Arendetyp) -> BTreeSet<String> {
    let columns = kind.tabeller.iter().filter(|table| table.namn == spec.kalla).flat_map(|table| table.kolumner.all());
    let listed = |column: &ColumnSpec| Some(kind.column(column.varden_fran.as_ref()?)?.0.namn.clone());
    let expressions = spec.kolumner.iter().filter_map(|column| match column {
        SummaryColumn::Named(_) => None,
        SummaryColumn::Computed(column) => Some(&column.uttryck),
    });
    let groups = [&spec.rader_ur, &spec.kolumner_ur].into_iter().flatten().map(|group| format!("fakta.{group}"));
    let mut names: BTreeSet<String> = spec.villkor.iter().chain(expressions).flat_map(|it| names_read(it)).collect();
    names.extend(columns.filter_map(listed).chain(groups).chain([spec.kalla.clone()]));
    names
}

fn of_figure(spec: &FigureSpec) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = spec.mallinje.iter().flat_map(|line| names_read(&line.varde)).collect();
    names.insert(format!("sammanstallning.{}", spec.sammanstallning));
    names
}

/// The fact that a body is named by, where a kind of case does not name the body itself.
fn fact_named(body: &str) -> Option<String> {
    Some(body.trim().strip_prefix("{{")?.strip_suffix("}}")?.trim().to_owned())
}

/// What the conditions of documents, sections and decision points read, and which bodies these are put to.
fn conditions(templates: &Templates) -> BTreeSet<String> {
    let kind = &templates.arendetyp;
    let mut conditions: Vec<&Spanned<String>> =
        kind.beslutspunkter.iter().filter_map(|it| it.visas_om.as_ref()).collect();
    let mut names = BTreeSet::new();
    for document in &kind.dokument {
        let frame = &templates.frame(document).spec;
        conditions.extend(&document.visas_om);
        conditions.extend(frame.avsnitt.iter().filter_map(|section| section.visas_om.as_ref()));
        conditions.extend(document.avsnitt.iter().filter_map(|section| section.visas_om.as_ref()));
        names.extend(document.avsnitt.iter().filter_map(|it| Some(it.per.as_ref()?.tabell.get_ref().clone())));
    }
    let bodies = kind.beslutspunkter.iter().map(|it| &it.organ).chain(kind.dokument.iter().map(|it| &it.organ));
    names.extend(bodies.flatten().filter_map(|body| fact_named(body.get_ref())));
    names.extend(conditions.into_iter().flat_map(|condition| names_read(condition.get_ref())));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_read_by_its_name_its_group_and_all_within_it() {
        let reads = Reads::of_names(&["fakta.period", "fakta.plats.ort", "kostnader", "textmodul.slut"]);
        for fact in ["period", "period.fran", "plats", "plats.ort", "plats.ort.namn"] {
            assert!(reads.has_fact(fact), "{fact}");
        }
        for fact in ["perioden", "plats.orten", "plats.o", "kostnader"] {
            assert!(!reads.has_fact(fact), "{fact}");
        }
        assert!(Reads::of_names(&["fakta"]).has_fact("period"));
        assert!(reads.has_table("kostnader") && !reads.has_table("kostnad"));
        assert!(reads.has_module("slut") && !reads.has_module("slutet"));
    }

    #[test]
    fn what_a_name_is_made_from_is_read_with_it() {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<String>>();
        let of = [
            ("berakning.summa".to_owned(), set(&["kostnader", "berakning.pris"])),
            ("berakning.pris".to_owned(), set(&["fakta.arlig"])),
            ("kostnader".to_owned(), set(&["fakta.kurs"])),
            ("figur.stapel".to_owned(), set(&["sammanstallning.ar"])),
            ("sammanstallning.ar".to_owned(), set(&["aktiviteter"])),
        ];
        let sources = Sources { of: of.into(), always: set(&["fakta.visas"]), known: RefCell::default() };
        let reads = sources.reads(set(&["berakning.summa"]));
        for fact in ["arlig", "kurs", "visas"] {
            assert!(reads.has_fact(fact), "{fact}");
        }
        assert!(reads.has_table("kostnader") && !reads.has_table("aktiviteter"));
        assert!(sources.reads(set(&["figur.stapel"])).has_table("aktiviteter"));
        assert!(!sources.reads_of_piece(set(&["berakning.summa"])).has_fact("visas"));
        assert!(sources.reads_of_piece(set(&["bilaga.plan"])).has_fact("visas"));
    }

    #[test]
    fn what_is_of_a_document_is_told_from_what_only_begins_like_it() {
        for name in ["avsnitt.plan.mal", "bilaga.plan", "dokument.plan.titel"] {
            assert!(Reads::of_names(&[name]).has_document() && Reads::of_names(&[name]).has_frame(), "{name}");
        }
        let case = Reads::of_names(&["arende.titel"]);
        assert!(case.has_frame() && !case.has_document());
        let other = Reads::of_names(&["arendet", "bilagan", "dokumenten", "fakta.arende.titel"]);
        assert!(!other.has_frame() && !other.has_case() && case.has_case());
        assert!(other.has_any_table() && !case.has_any_table() && Reads::of_names(&["bilaga.a", "b"]).has_any_table());
    }
}
