//! The places of a record, apart from its values.
//!
//! `platser` has a list for each part of the record, by the part's path. It holds one entry for each text and value of the part
//! that can have a place, in the order in which these stand in the file:
//!
//! | Path | Entries |
//! | --- | --- |
//! | `arende.arendenummer`, `arende.utfardat`, `foregaende.arende`, `fakta.<namn>`, `berakning.<namn>` | the value's places |
//! | `foregaende.fragor` | each answer's places |
//! | `tabeller.<namn>` | its rows, as the ranges that they fill |
//! | `<dokument>/titel`, `/sort`, `/etikett`, `/not` | its texts |
//! | `<dokument>/huvud`, `/kontakt`, `/forsattsblad` | the texts of the fields' values |
//! | `<dokument>/<avsnitt>`, `<dokument>/styrsystem/<avsnitt>` | the section's own place, then the texts of its heading |
//! | `<dokument>/<avsnitt>/<n>` | the texts of its `n`th block, decision point, bilaga or signature, from 1; 0 is the line before decision points |
//! | `anmarkningar/<n>`, `undantag/<n>` | the finding's places |
//!
//! An entry is one text or a list of texts (`crate::place_text`):
//!
//! - of typed text its origin;
//! - of a value in a text where it is referred to, or null; where its sources are not those of `fakta` or `berakning` itself, a
//!   list of that and the sources;
//! - of a section its place, or null;
//! - of a cell in a table or figure, of the table or figure as a whole, and of a finding, a list of places.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::{ComputedRecord, FactRecord, TableRecord};
use crate::document::{
    Block, Body, Cell, Content, Document, FactInline, Field, FigureBlock, Inline, Report, Section, Series, Steering,
    TableBlock,
};
use crate::model::Facts;
use crate::place::{CellAddress, CellPlace, Place};
use crate::place_text::NoPlace;
use crate::records::Unread;
use crate::source_text::TypedText;

/// Entries by the paths of what they are of.
pub(super) type Places = BTreeMap<String, VecDeque<Option<Entry>>>;

/// An entry that is not null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Entry {
    One(String),
    Several(Vec<Option<String>>),
}

/// Something in a record that can have a place.
enum Slot<'a> {
    Typed(&'a mut TypedText),
    Place(&'a mut Option<Place>),
    Places(&'a mut Vec<Place>),
    /// A value in a text, and the places of the fact or the computed value of its name.
    Fact(&'a mut FactInline, Option<&'a [Place]>),
    Rows(&'a mut TableRecord),
}

impl FactRecord {
    /// Takes from typed texts the files that they stand in.
    pub(super) fn forget_files(&mut self) {
        let forgotten = self.each_slot(&mut |_, slot| {
            if let Slot::Typed(typed) = slot {
                typed.forget_file();
            }
            Ok(())
        });
        debug_assert!(forgotten.is_ok(), "nothing fails");
    }

    /// Puts its places into `platser`.
    pub(super) fn detach_places(&mut self) {
        let mut places = Places::new();
        let detached = self.each_slot(&mut |path, slot| {
            places.entry(path.to_owned()).or_default().push_back(written(&slot));
            Ok(())
        });
        debug_assert!(detached.is_ok(), "nothing fails");
        self.platser = places;
    }

    /// Puts what is in `platser` to where it belongs: all of it, and something to each.
    pub(super) fn attach_places(&mut self) -> Result<(), Unread> {
        let mut places = std::mem::take(&mut self.platser);
        let attached = self.each_slot(&mut |path, slot| {
            let entry = places.get_mut(path).and_then(VecDeque::pop_front).ok_or(NoPlace)?;
            attach(slot, entry)
        });
        attached.map_err(|(path, _)| Unread::malformed(&format!("platser: {path}")))?;
        match places.iter().find(|(_, left)| !left.is_empty()) {
            None => Ok(()),
            Some((path, _)) => Err(Unread::malformed(&format!("platser: {path}"))),
        }
    }

    /// Goes through all that can have a place, in the order of the file. What fails is told with its path.
    fn each_slot(
        &mut self,
        take: &mut dyn FnMut(&str, Slot<'_>) -> Result<(), NoPlace>,
    ) -> Result<(), (String, NoPlace)> {
        let Self {
            format: _,
            arende,
            husstil: _,
            arendetyp: _,
            foregaende,
            fakta,
            berakning,
            tabeller,
            dokument,
            anmarkningar,
            undantag,
            platser: _,
        } = self;
        let mut take = |path: &str, slot: Slot<'_>| take(path, slot).map_err(|error| (path.to_owned(), error));
        if let Some(number) = &mut arende.arendenummer {
            take("arende.arendenummer", Slot::Places(&mut number.places))?;
        }
        if let Some(date) = &mut arende.utfardat {
            take("arende.utfardat", Slot::Places(&mut date.places))?;
        }
        if let Some(previous) = foregaende {
            take("foregaende.arende", Slot::Places(&mut previous.arende.places))?;
            for answer in &mut previous.fragor {
                take("foregaende.fragor", Slot::Places(&mut answer.svar.places))?;
            }
        }
        for (name, fact) in fakta.iter_mut() {
            if let Some(fact) = fact {
                take(&format!("fakta.{name}"), Slot::Places(&mut fact.places))?;
            }
        }
        for (name, computed) in berakning.iter_mut() {
            if let Some(value) = &mut computed.varde {
                take(&format!("berakning.{name}"), Slot::Places(&mut value.places))?;
            }
        }
        for (name, table) in tabeller {
            take(&format!("tabeller.{name}"), Slot::Rows(table))?;
        }
        let mut walk = Walk { facts: fakta, computed: berakning, take: &mut take };
        dokument.iter_mut().try_for_each(|document| walk.document(document))?;
        for (number, finding) in (1..).zip(anmarkningar) {
            take(&format!("anmarkningar/{number}"), Slot::Places(&mut finding.platser))?;
        }
        for (number, waived) in (1..).zip(undantag) {
            take(&format!("undantag/{number}"), Slot::Places(&mut waived.anmarkning.platser))?;
        }
        Ok(())
    }
}

type Walked = Result<(), (String, NoPlace)>;

/// The way through the documents.
struct Walk<'a> {
    facts: &'a Facts,
    computed: &'a BTreeMap<String, ComputedRecord>,
    take: &'a mut dyn FnMut(&str, Slot<'_>) -> Walked,
}

impl<'a> Walk<'a> {
    fn document(&mut self, document: &mut Document) -> Walked {
        let Document { key, stem: _, number: _, title, body, frozen: _ } = document;
        self.line(&format!("{key}/titel"), title)?;
        match body {
            Body::Report(Report { header, contact, sections }) => {
                self.fields(&format!("{key}/huvud"), header)?;
                self.fields(&format!("{key}/kontakt"), contact)?;
                self.sections(key, sections)
            }
            Body::Steering(Steering { kind, label, note, cover, system, sections }) => {
                self.line(&format!("{key}/sort"), kind)?;
                self.line(&format!("{key}/etikett"), label)?;
                note.iter_mut().try_for_each(|note| self.line(&format!("{key}/not"), note))?;
                self.fields(&format!("{key}/forsattsblad"), cover)?;
                self.sections(&format!("{key}/styrsystem"), system)?;
                self.sections(key, sections)
            }
            Body::Sheet(_) => Ok(()),
        }
    }

    fn fields(&mut self, path: &str, fields: &mut [Field]) -> Walked {
        fields.iter_mut().try_for_each(|field| self.line(path, &mut field.value))
    }

    fn sections(&mut self, path: &str, sections: &mut [Section]) -> Walked {
        sections.iter_mut().try_for_each(|section| self.section(path, section))
    }

    fn section(&mut self, path: &str, section: &mut Section) -> Walked {
        let Section { key, level: _, heading, content, place } = section;
        let path = format!("{path}/{key}");
        (self.take)(&path, Slot::Place(place))?;
        self.line(&path, heading)?;
        let numbered = |number: usize| format!("{path}/{number}");
        match content {
            Content::Blocks(blocks) => {
                (1..).zip(blocks).try_for_each(|(number, block)| self.block(&numbered(number), block))
            }
            Content::Decisions { lead, points } => {
                self.line(&numbered(0), lead)?;
                (1..).zip(points).try_for_each(|(number, point)| self.line(&numbered(number), point))
            }
            Content::Attachments(titles) => {
                (1..).zip(titles).try_for_each(|(number, title)| self.line(&numbered(number), title))
            }
            Content::Signatures(people) => (1..).zip(people).try_for_each(|(number, (name, title))| {
                self.line(&numbered(number), name)?;
                self.line(&numbered(number), title)
            }),
        }
    }

    fn block(&mut self, path: &str, block: &mut Block) -> Walked {
        match block {
            Block::Paragraph(content) | Block::Heading { level: _, content } => self.line(path, content),
            Block::List { ordered: _, items } => {
                items.iter_mut().flatten().try_for_each(|block| self.block(path, block))
            }
            Block::Module(_, content) => content.iter_mut().try_for_each(|block| self.block(path, block)),
            Block::Table(table) => self.table(path, table),
            Block::Figure(figure) => self.figure(path, figure),
            Block::Picture(picture) => {
                self.line(path, &mut picture.alternative)?;
                self.line(path, &mut picture.caption)
            }
        }
    }

    fn table(&mut self, path: &str, table: &mut TableBlock) -> Walked {
        let TableBlock {
            name: _,
            caption,
            columns,
            rows,
            sums: _,
            row_headings: _,
            subheadings: _,
            subtotals: _,
            sources,
        } = table;
        self.line(path, caption)?;
        self.cells(path, columns.iter_mut().map(|column| &mut column.heading))?;
        self.cells(path, rows.iter_mut().flatten())?;
        (self.take)(path, Slot::Places(sources))
    }

    fn figure(&mut self, path: &str, figure: &mut FigureBlock) -> Walked {
        let FigureBlock { name: _, caption, alternative: _, unit: _, categories, series, totals, .. } = figure;
        let FigureBlock { form: _, target, sources, .. } = figure;
        self.line(path, caption)?;
        self.cells(path, categories)?;
        for Series { name, numbers } in series {
            self.cells(path, [name])?;
            self.cells(path, numbers.iter_mut().map(|bar| &mut bar.shown))?;
        }
        self.cells(path, totals)?;
        self.cells(path, target.iter_mut().map(|line| &mut line.number.shown))?;
        (self.take)(path, Slot::Places(sources))
    }

    fn cells<'c>(&mut self, path: &str, cells: impl IntoIterator<Item = &'c mut Cell>) -> Walked {
        cells.into_iter().try_for_each(|cell| match cell {
            Cell::Value(_, places) => (self.take)(path, Slot::Places(places)),
            Cell::Phrase(_) => Ok(()),
        })
    }

    fn line(&mut self, path: &str, line: &mut [Inline]) -> Walked {
        line.iter_mut().try_for_each(|inline| match inline {
            Inline::Text(typed) => (self.take)(path, Slot::Typed(typed)),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => self.line(path, inner),
            Inline::Fact(fact) => {
                let own = self.places_of(&fact.name);
                (self.take)(path, Slot::Fact(fact, own))
            }
            Inline::Phrase(_) | Inline::Break | Inline::Gap(_) => Ok(()),
        })
    }

    /// The places of the fact or the computed value of a name.
    fn places_of(&self, name: &str) -> Option<&'a [Place]> {
        let (group, name) = name.split_once('.')?;
        let value = match group {
            "fakta" => self.facts.get(name)?.as_ref()?,
            "berakning" => self.computed.get(name)?.varde.as_ref()?,
            _ => return None,
        };
        Some(&value.places)
    }
}

/// What is written of a slot.
fn written(slot: &Slot<'_>) -> Option<Entry> {
    let place = |place: &Option<Place>| place.as_ref().map(Place::to_string);
    let places = |places: &[Place]| places.iter().map(|place| Some(place.to_string())).collect::<Vec<_>>();
    match slot {
        Slot::Typed(typed) => Some(Entry::One(typed.origin())),
        Slot::Place(found) => place(found).map(Entry::One),
        Slot::Places(found) => Some(Entry::Several(places(found))),
        Slot::Fact(fact, Some(own)) if fact.sources == *own => place(&fact.place).map(Entry::One),
        Slot::Fact(fact, _) => {
            Some(Entry::Several([place(&fact.place)].into_iter().chain(places(&fact.sources)).collect()))
        }
        Slot::Rows(table) => Some(Entry::Several(places(&rows(table)))),
    }
}

/// Gives a slot what was written of it.
fn attach(slot: Slot<'_>, entry: Option<Entry>) -> Result<(), NoPlace> {
    let place = |text: Option<String>| text.map(|text| text.parse::<Place>()).transpose();
    let whole = |text: Option<String>| text.ok_or(NoPlace)?.parse::<Place>();
    match (slot, entry) {
        (Slot::Typed(typed), Some(Entry::One(origin))) => *typed = TypedText::with_origin(typed.text(), &origin)?,
        (Slot::Place(found), None) => *found = None,
        (Slot::Place(found), Some(Entry::One(text))) => *found = place(Some(text))?,
        (Slot::Places(found), Some(Entry::Several(texts))) => {
            *found = texts.into_iter().map(whole).collect::<Result<_, _>>()?;
        }
        (Slot::Fact(fact, Some(own)), entry @ (None | Some(Entry::One(_)))) => {
            fact.place = match entry {
                Some(Entry::One(text)) => place(Some(text))?,
                _ => None,
            };
            fact.sources = own.to_vec();
        }
        (Slot::Fact(fact, _), Some(Entry::Several(texts))) => {
            let mut texts = texts.into_iter();
            fact.place = place(texts.next().ok_or(NoPlace)?)?;
            fact.sources = texts.map(whole).collect::<Result<_, _>>()?;
        }
        (Slot::Rows(table), Some(Entry::Several(texts))) => {
            let ranges = texts.into_iter().map(whole).collect::<Result<Vec<_>, _>>()?;
            table.radnummer = numbers(&ranges, table.rader.len())?;
        }
        _ => return Err(NoPlace),
    }
    Ok(())
}

/// The ranges that the rows of a table fill.
fn rows(table: &TableRecord) -> Vec<Place> {
    let first = table.positions().min().unwrap_or(0);
    let last = table.positions().max().unwrap_or(0);
    let range = |rows: &[u32]| {
        let address = |row: Option<&u32>, column| CellAddress { row: row.copied().unwrap_or(0), column };
        Place::Cells(CellPlace {
            file: table.fil.as_str().into(),
            sheet: table.blad.as_str().into(),
            first: address(rows.first(), first),
            last: address(rows.last(), last),
        })
    };
    table.radnummer.chunk_by(|row, next| row.checked_add(1) == Some(*next)).map(range).collect()
}

/// The rows of ranges, which are as many as the table has.
fn numbers(ranges: &[Place], count: usize) -> Result<Vec<u32>, NoPlace> {
    let mut numbers = Vec::new();
    for range in ranges {
        let Place::Cells(range) = range else { return Err(NoPlace) };
        // No more than one too many, whatever a range claims.
        numbers.extend((range.first.row..=range.last.row).take(count + 1 - numbers.len().min(count)));
    }
    if numbers.len() == count { Ok(numbers) } else { Err(NoPlace) }
}
