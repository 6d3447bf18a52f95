//! The record as it is asked: where texts stand, and who reads what.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Entry, Kind, Read, Stand};
use crate::origin_record::{
    DocumentMap, KnownFile, KnownTable, KnownValue, OriginRecord, PageItem, TextEntry, TextKind, Written,
};
use crate::place::{CellPlace, Place, TextPlace};

/// Most places of one answer; whoever asks for `och` reads no more.
const MOST_STANDS: usize = 40;

/// A part of a text of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    /// The document's number.
    pub document: usize,
    /// The text's number there.
    pub text: usize,
    /// First byte.
    pub from: usize,
    /// The byte after the last.
    pub to: usize,
}

/// A record, and where its texts stand.
pub(super) struct Index<'r> {
    /// The record.
    pub record: &'r OriginRecord,
    /// For each document, for each text: page, first byte, byte after the last.
    shown: Vec<Vec<Vec<(usize, usize, usize)>>>,
}

impl<'r> Index<'r> {
    pub(super) fn new(record: &'r OriginRecord) -> Self {
        Self { record, shown: record.dokument.iter().map(shown).collect() }
    }

    /// A text by its part.
    pub(super) fn text(&self, part: &Part) -> &'r TextEntry {
        &self.record.dokument[part.document].texter[part.text]
    }

    /// The whole texts that `is_meant` says are meant, each with its number.
    pub(super) fn texts(&self, is_meant: impl Fn(&TextEntry) -> bool) -> Vec<Part> {
        let mut parts = Vec::new();
        for (document, map) in self.record.dokument.iter().enumerate() {
            let meant = map.texter.iter().enumerate().filter(|(_, entry)| is_meant(entry));
            parts.extend(meant.map(|(text, entry)| Part { document, text, from: 0, to: entry.text.len() }));
        }
        parts
    }

    /// The whole texts that come from one of these places.
    pub(super) fn texts_at(&self, places: &[Place]) -> Vec<Part> {
        self.texts(|text| self.places(text).iter().any(|Written(at)| places.iter().any(|place| meet(place, at))))
    }

    /// Where a text comes from as a whole. That of a value is told once, with the value.
    pub(super) fn places<'t>(&self, text: &'t TextEntry) -> &'t [Written]
    where
        'r: 't,
    {
        let is_told_once = text.slag == TextKind::Varde && text.platser.is_empty();
        is_told_once.then(|| self.value(&text.namn)).flatten().map_or(&text.platser, |known| &known.platser)
    }

    /// A value that references can name.
    pub(super) fn value(&self, name: &str) -> Option<&'r KnownValue> {
        self.record.uppgifter.iter().find(|value| value.namn == name)
    }

    /// Every name that can be asked for.
    pub(super) fn names(&self) -> BTreeSet<&'r str> {
        let texts = self.record.dokument.iter().flat_map(|document| &document.texter);
        let named = texts.map(|text| text.namn.as_str()).filter(|name| !name.is_empty());
        self.record.uppgifter.iter().map(|value| value.namn.as_str()).chain(named).collect()
    }

    /// What is known of a value, without where it stands.
    pub(super) fn entry(&self, name: &str) -> Entry {
        let known = self.value(name);
        let reads = known
            .into_iter()
            .flat_map(|known| &known.laser)
            .map(|read| Read { name: read.clone(), value: self.value(read).and_then(|value| value.varde.clone()) });
        let places: Vec<Place> =
            known.into_iter().flat_map(|known| &known.platser).map(|Written(p)| p.clone()).collect();
        let kind = match known {
            Some(known) if known.uttryck.is_some() => Kind::Computed,
            _ => kind_of(name),
        };
        let about = known.map(|known| known.forklaring.clone()).unwrap_or_default();
        Entry {
            kind,
            name: Some(name.to_owned()),
            about,
            value: known.and_then(|known| known.varde.clone()),
            expression: known.and_then(|known| known.uttryck.clone()),
            reads: reads.collect(),
            used_by: self.readers(name),
            rules: self.rules(&[name.to_owned()]),
            places,
            ..Entry::default()
        }
    }

    /// The values, tables and figures that read a name.
    fn readers(&self, name: &str) -> Vec<String> {
        let readers = self.record.uppgifter.iter().filter(|value| value.laser.iter().any(|read| covers(read, name)));
        readers.map(|value| value.namn.clone()).collect()
    }

    /// The rules that read one of these names.
    pub(super) fn rules(&self, names: &[String]) -> Vec<String> {
        let reads = |read: &String| names.iter().any(|name| covers(read, name));
        let rules = self.record.regler.iter().filter(|rule| rule.laser.iter().any(reads));
        let codes: BTreeSet<String> = rules.map(|rule| rule.kod.clone()).collect();
        codes.into_iter().collect()
    }

    /// The values that come from one of these places.
    pub(super) fn values_at(&self, places: &[Place]) -> Vec<String> {
        let comes_from = |value: &&KnownValue| {
            value.platser.iter().any(|Written(place)| places.iter().any(|other| meet(place, other)))
        };
        self.record.uppgifter.iter().filter(comes_from).map(|value| value.namn.clone()).collect()
    }

    /// The columns in which cells lie, by table and name, and the tables.
    pub(super) fn columns(&self, places: &[Place]) -> Vec<String> {
        let mut names = Vec::new();
        for place in places {
            let Place::Cells(cells) = place else { continue };
            for table in self.tables(cells) {
                let lies = |at: u32| (cells.first.column..=cells.last.column).contains(&at);
                let columns = table.kolumner.iter().filter(|(.., position)| position.is_some_and(lies));
                names.push(table.namn.clone());
                names.extend(columns.map(|(name, ..)| format!("{}.{name}", table.namn)));
            }
        }
        names
    }

    /// A text file.
    pub(super) fn file(&self, name: &str) -> Option<&'r KnownFile> {
        self.record.filer.iter().find(|file| file.fil == name)
    }

    /// What stands on the line of a template where a place begins.
    pub(super) fn template_line(&self, place: &Place) -> Option<String> {
        let Place::Text(place) = place else { return None };
        let lines = &self.file(&place.file)?.nycklar;
        lines.iter().find(|(name, line, ..)| name.is_empty() && *line == place.line).and_then(|line| line.3.clone())
    }

    /// The table of a sheet.
    pub(super) fn tables(&self, cells: &CellPlace) -> Vec<&'r KnownTable> {
        let is_meant = |table: &&KnownTable| *table.fil == *cells.file && *table.blad == *cells.sheet;
        self.record.tabeller.iter().filter(is_meant).collect()
    }

    /// Where a table or a figure stands, whatever of it.
    pub(super) fn stand_as_whole(&self, entry: &mut Entry, parts: &[Part]) {
        self.stand_by(entry, parts, |part| Stand { text: String::new(), within: None, ..self.stand_of(part) });
    }

    /// Where parts of texts stand; those of one origin in one section are told once, with all their pages.
    pub(super) fn stand(&self, entry: &mut Entry, parts: &[Part]) {
        self.stand_by(entry, parts, |part| self.stand_of(part));
    }

    /// Where parts of texts stand, each told in a way; those that are told alike are told once.
    pub(super) fn stand_by(&self, entry: &mut Entry, parts: &[Part], told: impl Fn(&Part) -> Stand) {
        let mut stands: Vec<(Stand, BTreeSet<usize>)> = Vec::new();
        for part in parts {
            let pages: BTreeSet<usize> = self.shown[part.document][part.text]
                .iter()
                .filter(|(_, from, to)| part.from < *to && *from < part.to || part.from == part.to)
                .map(|(page, ..)| page + 1)
                .collect();
            if pages.is_empty() {
                continue;
            }
            let stand = told(part);
            match stands.iter_mut().find(|(other, _)| *other == stand) {
                Some((_, known)) => known.extend(pages),
                None => stands.push((stand, pages)),
            }
        }
        entry.stands_more += stands.len().saturating_sub(MOST_STANDS);
        let stands = stands.into_iter().take(MOST_STANDS);
        entry.stands.extend(stands.map(|(stand, pages)| Stand { pages: pages.into_iter().collect(), ..stand }));
    }

    /// Where a part of a text stands, without its pages.
    pub(super) fn stand_of(&self, part: &Part) -> Stand {
        let document = &self.record.dokument[part.document];
        let text = self.text(part);
        let section = document.section(part.text).map(|(key, heading, ..)| match heading.as_str() {
            "" => key.clone(),
            heading => heading.to_owned(),
        });
        let typed = match text.slag {
            TextKind::Skriven => text.places(part.from, part.to),
            _ => text.referens.iter().map(|Written(place)| place.clone()).collect(),
        };
        Stand {
            document: document.fil.clone(),
            pages: Vec::new(),
            section,
            text: text.text.get(part.from..part.to).unwrap_or_default().to_owned(),
            within: (text.slag == TextKind::Cell).then(|| text.namn.clone()),
            typed,
            filters: text.filter.clone(),
        }
    }
}

/// Where each text of a document is shown.
fn shown(document: &DocumentMap) -> Vec<Vec<(usize, usize, usize)>> {
    let mut shown = vec![Vec::new(); document.texter.len()];
    for (page, blocks) in document.sidor.iter().enumerate() {
        for item in blocks.iter().flatten() {
            match item {
                PageItem::Part(text, from, to) => shown[*text].push((page, *from, *to)),
                PageItem::Literal(text, _) => shown[*text].push((page, 0, 0)),
                PageItem::Layout(_) => {}
            }
        }
    }
    shown
}

fn kind_of(name: &str) -> Kind {
    let root = name.split('.').next().unwrap_or_default();
    let kinds: BTreeMap<&str, Kind> = BTreeMap::from([
        ("berakning", Kind::Computed),
        ("sammanstallning", Kind::Table),
        ("figur", Kind::Figure),
        ("textmodul", Kind::Module),
    ]);
    kinds.get(root).copied().unwrap_or(Kind::Value)
}

/// Whether who reads `read` reads `name`: the same, or a group that it lies in.
pub(super) fn covers(read: &str, name: &str) -> bool {
    name == read || name.strip_prefix(read).is_some_and(|rest| rest.starts_with('.'))
}

/// Whether two places have a cell or a character in common. A file as a whole is no place to meet at.
pub(super) fn meet(one: &Place, other: &Place) -> bool {
    match (one, other) {
        (Place::Cells(one), Place::Cells(other)) => cells_meet(one, other),
        (Place::Text(one), Place::Text(other)) => texts_meet(one, other),
        _ => false,
    }
}

fn cells_meet(one: &CellPlace, other: &CellPlace) -> bool {
    let rows = one.first.row <= other.last.row && other.first.row <= one.last.row;
    let columns = one.first.column <= other.last.column && other.first.column <= one.last.column;
    one.file == other.file && one.sheet == other.sheet && rows && columns
}

fn texts_meet(one: &TextPlace, other: &TextPlace) -> bool {
    let start = |place: &TextPlace| (place.line, place.column);
    let end = |place: &TextPlace| (place.end_line, place.end_column);
    one.file == other.file && start(one) < end(other) && start(other) < end(one)
}

/// Places of which cells beside each other are one, so that a table tells its range and not all its cells.
pub(super) fn joined(places: Vec<Place>) -> Vec<Place> {
    let mut ranges: Vec<CellPlace> = Vec::new();
    let mut others = Vec::new();
    for place in places {
        match place {
            Place::Cells(cells) => match ranges.iter_mut().find(|known| is_same_sheet(known, &cells)) {
                Some(known) => {
                    let (first, last) = (known.first, known.last);
                    known.first.row = first.row.min(cells.first.row);
                    known.first.column = first.column.min(cells.first.column);
                    known.last.row = last.row.max(cells.last.row);
                    known.last.column = last.column.max(cells.last.column);
                }
                None => ranges.push(cells),
            },
            place => others.push(place),
        }
    }
    others.into_iter().chain(ranges.into_iter().map(Place::Cells)).collect()
}

fn is_same_sheet(one: &CellPlace, other: &CellPlace) -> bool {
    one.file == other.file && one.sheet == other.sheet
}
