//! The record of a case that is understood and set.

use std::collections::{BTreeMap, BTreeSet};

use super::files;
use super::said::Said;
use super::{
    DocumentMap, FORMAT, KnownRule, KnownTable, KnownValue, OriginRecord, PageItem, TextEntry, TextKind, Written,
};
use crate::codes;
use crate::compile::{Item, Pages, ReadDocument};
use crate::diagnostic::Diagnostics;
use crate::document::{Document, plain};
use crate::expression::{names_read, words_read};
use crate::merge;
use crate::model::{Case, Placed, Row, Table, Value};
use crate::place::{Place, TextPlace};
use crate::prose::{self, RawInline};
use crate::source_map::{Origin, Piece, Stretch};
use crate::source_text::{SourceText, TypedText};
use crate::templates::{Arendetyp, ColumnSpec, RuleSpec, RuleTest, TableSpec, Templates};
use crate::understand::Understood;

/// What explains the pages of a case.
pub(crate) fn record(understood: &Understood, pages: &Pages<'_>) -> OriginRecord {
    let Understood { case, merged, templates, .. } = understood;
    let kind = &templates.arendetyp;
    let said = Said::new(templates);
    let mut uppgifter = values(case, templates, &said);
    let title = merged.documents.first().map(|report| plain(&report.title));
    uppgifter.extend([KnownValue { varde: title, ..typed("arende.titel".to_owned(), case.title.as_ref()) }]);
    uppgifter.extend(computed(&merged.computed, kind, &said));
    uppgifter.extend(kind.tabeller.iter().flat_map(|spec| computed_columns(spec, case)));
    uppgifter.sort_by(|one, other| one.namn.cmp(&other.namn));
    // A house from before there were such lists has none to lead to.
    let house = templates.lacking_own_words().is_none().then_some(templates.husstil.namn.as_str());
    let documents = pages.read_documents();
    let documents = documents.iter().filter_map(|read| document(read, &merged.documents, &said, house));
    let mut dokument: Vec<DocumentMap> = documents.collect();
    dokument.iter_mut().flat_map(|document| &mut document.texter).for_each(|text| told_once(text, &uppgifter));
    OriginRecord {
        format: FORMAT,
        uppgifter,
        regler: kind.regler.iter().map(rule).chain(statements(kind)).collect(),
        tabeller: case.tables.values().map(|table| known_table(table, kind, &said)).collect(),
        filer: files::known(understood, &said),
        dokument,
    }
}

/// The places of a value stand with the value, and not at every reference to it.
fn told_once(text: &mut TextEntry, values: &[KnownValue]) {
    let known = values.binary_search_by(|value| value.namn.as_str().cmp(&text.namn)).map(|at| &values[at]);
    if text.slag == TextKind::Varde && known.is_ok_and(|known| known.platser == text.platser) {
        text.platser.clear();
    }
}

fn written(places: &[Place]) -> Vec<Written> {
    places.iter().cloned().map(Written).collect()
}

/// What is read, not computed.
fn values(case: &Case, templates: &Templates, said: &Said<'_>) -> Vec<KnownValue> {
    let kind = &templates.arendetyp;
    let told = |name: &str| kind.fakta.iter().find(|fact| fact.namn == name).map(|fact| fact.forklaring.clone());
    let mut values: Vec<KnownValue> = case
        .facts
        .iter()
        .map(|(name, fact)| KnownValue {
            forklaring: told(name).unwrap_or_default(),
            laser: case.fact_texts.get(name).map(referred).unwrap_or_default(),
            definition: said.of_kind(&["fakta", name]),
            ..value(format!("fakta.{name}"), fact.as_ref())
        })
        .collect();
    values.push(value("arende.arendenummer".to_owned(), case.number.as_ref()));
    values.push(value("arende.utfardat".to_owned(), case.issued.as_ref()));
    values.extend(case.modules.iter().map(|(name, text)| typed(format!("textmodul.{name}"), text.as_ref())));
    values.extend(templates.husstil.hus.iter().map(|(name, text)| KnownValue {
        namn: format!("hus.{name}"),
        varde: Some(text.clone()),
        platser: vec![said.of_house(&["hus", name])],
        ..KnownValue::default()
    }));
    values.extend(case.attachments.iter().zip(1..).map(|(attachment, number)| KnownValue {
        namn: format!("bilaga.{}", attachment.key()),
        varde: Some(merge::attachment_name(templates, number)),
        platser: vec![Written(attachment.named().clone())],
        ..KnownValue::default()
    }));
    values.extend(kind.sammanstallningar.iter().map(|summary| KnownValue {
        namn: format!("sammanstallning.{}", summary.namn),
        forklaring: summary.rubrik.clone(),
        laser: vec![summary.kalla.clone()],
        definition: said.of_kind(&["sammanstallning", &summary.namn]),
        ..KnownValue::default()
    }));
    values.extend(kind.figurer.iter().map(|figure| KnownValue {
        namn: format!("figur.{}", figure.namn),
        forklaring: figure.rubrik.clone(),
        laser: vec![format!("sammanstallning.{}", figure.sammanstallning)],
        definition: said.of_kind(&["figur", &figure.namn]),
        ..KnownValue::default()
    }));
    values
}

fn value<T: ToString>(namn: String, placed: Option<&Placed<T>>) -> KnownValue {
    let (varde, platser) = placed.map(|placed| (placed.value.to_string(), written(&placed.places))).unzip();
    KnownValue { namn, varde, platser: platser.unwrap_or_default(), ..KnownValue::default() }
}

/// Prose, which reads what it refers to.
fn typed(namn: String, text: Option<&SourceText>) -> KnownValue {
    let platser = text.map(|text| Written(text.whole())).into_iter().collect();
    KnownValue { namn, platser, laser: text.map(referred).unwrap_or_default(), ..KnownValue::default() }
}

/// What a text refers to. What is malformed in it has been told.
fn referred(text: &SourceText) -> Vec<String> {
    let pieces = prose::inline(text, &mut Diagnostics::new());
    let names = pieces.into_iter().filter_map(|piece| match piece {
        RawInline::Reference(reference) => Some(reference.name),
        _ => None,
    });
    names.collect::<BTreeSet<String>>().into_iter().collect()
}

fn computed(values: &BTreeMap<String, Option<Placed<Value>>>, kind: &Arendetyp, said: &Said<'_>) -> Vec<KnownValue> {
    let specs = kind.berakningar.iter();
    specs
        .map(|spec| KnownValue {
            forklaring: spec.forklaring.clone(),
            uttryck: Some(spec.uttryck.clone()),
            laser: names_read(&spec.uttryck).into_iter().collect(),
            definition: said.of_kind(&["berakning", &spec.namn]),
            ..value(format!("berakning.{}", spec.namn), values.get(&spec.namn).and_then(Option::as_ref))
        })
        .collect()
}

/// The computed columns of a table, each with what it reads of the row and otherwise.
fn computed_columns(spec: &TableSpec, case: &Case) -> Vec<KnownValue> {
    let Some(table) = case.tables.get(&spec.namn) else { return Vec::new() };
    let known = |(column, expression): (&ColumnSpec, &str)| {
        let words = words_read(expression);
        let own = spec.kolumner.all().filter(|other| words.contains(&other.namn));
        let own = own.map(|other| format!("{}.{}", spec.namn, other.namn));
        let places = table.column(&column.namn).map(|index| table.column_places(index)).unwrap_or_default();
        KnownValue {
            namn: format!("{}.{}", spec.namn, column.namn),
            forklaring: column.forklaring.clone(),
            platser: written(&places),
            uttryck: Some(expression.to_owned()),
            laser: own.chain(names_read(expression)).collect(),
            ..KnownValue::default()
        }
    };
    spec.kolumner.computed().map(known).collect()
}

fn rule(rule: &RuleSpec) -> KnownRule {
    let laser: BTreeSet<String> = rule.prov.iter().flat_map(read_by).collect();
    KnownRule { kod: rule.kod.clone(), laser: laser.into_iter().collect() }
}

/// What prose may not contradict.
fn statements(kind: &Arendetyp) -> Option<KnownRule> {
    let laser: BTreeSet<String> = kind.utsagor.iter().map(|statement| statement.om.clone()).collect();
    let kod = codes::FACT_CONTRADICTED.shown().to_owned();
    (!laser.is_empty()).then(|| KnownRule { kod, laser: laser.into_iter().collect() })
}

/// What a test of a rule reads; a row's columns are those of its table.
fn read_by(test: &RuleTest) -> BTreeSet<String> {
    let each = test.for_varje.as_ref().map(|each| each.as_ref().as_str());
    let expressions = [test.nar.as_ref(), Some(&test.villkor)].into_iter().flatten().chain(test.varden.values());
    let mut names: BTreeSet<String> = each.map(names_read).unwrap_or_default();
    for name in expressions.flat_map(|expression| names_read(expression.as_ref())) {
        match (name.strip_prefix("rad."), each) {
            (Some(column), Some(table)) => names.insert(format!("{table}.{column}")),
            _ => names.insert(name),
        };
    }
    names.remove("rad");
    names
}

fn known_table(table: &Table, kind: &Arendetyp, said: &Said<'_>) -> KnownTable {
    let spec = kind.tabeller.iter().find(|spec| spec.namn == table.name);
    let heading = |name: &str| {
        let column = spec.and_then(|spec| spec.kolumner.named(name));
        column.map_or_else(|| name.to_owned(), |column| column.rubrik.clone())
    };
    let columns = table.columns.iter().zip(&table.positions);
    let row = |row: &Row| {
        let shown = row.values.iter().map(|value| value.as_ref().map(ToString::to_string));
        (row.number + 1, shown.collect())
    };
    KnownTable {
        namn: table.name.clone(),
        fil: table.file.to_string(),
        blad: table.sheet.to_string(),
        kolumner: columns.map(|(name, position)| (name.clone(), heading(name), *position)).collect(),
        rader: table.rows.iter().map(row).collect(),
        forklaring: spec.map(|spec| spec.forklaring.clone()).unwrap_or_default(),
        definition: said.of_kind(&["tabell", &table.name]),
    }
}

fn document(
    read: &ReadDocument<'_>,
    documents: &[Document],
    said: &Said<'_>,
    house: Option<&str>,
) -> Option<DocumentMap> {
    let document = documents.iter().find(|document| document.stem == read.stem)?;
    let map = read.map;
    let mut texter: Vec<TextEntry> = map.pieces.iter().map(|piece| text(piece, said)).collect();
    for Stretch { source, piece, text } in &map.stretches {
        if let Some(entry) = texter.get_mut(*piece) {
            entry.typ.push((source.start, source.end, text.start, text.end));
        }
    }
    for piece in &map.breaks {
        if let Some(entry) = texter.get_mut(*piece) {
            entry.radbrytning = true;
        }
    }
    let section = map
        .sections
        .iter()
        .map(|section| (section.key.clone(), section.heading.clone(), section.pieces.start, section.pieces.end));
    let mut own = OwnLines { house, texts: texter };
    let pages = read.pages.iter();
    let sidor = pages.map(|page| page.iter().map(|block| block.iter().map(|item| own.item(item)).collect()).collect());
    let sidor = sidor.collect();
    Some(DocumentMap {
        nyckel: document.key.clone(),
        fil: document.stem.clone(),
        titel: plain(&document.title),
        avsnitt: section.collect(),
        texter: own.texts,
        sidor,
    })
}

/// A document's texts, and after those of its tree the lines of the layout's own words.
struct OwnLines<'h> {
    /// The house style's folder, where it has a list of them.
    house: Option<&'h str>,
    texts: Vec<TextEntry>,
}

impl OwnLines<'_> {
    fn item(&mut self, item: &Item) -> PageItem {
        match item {
            Item::Piece(piece, text) => PageItem::Part(*piece, text.start, text.end),
            Item::Literal(piece, words) => PageItem::Literal(*piece, words.clone()),
            Item::Own(place, words) => match self.house {
                Some(house) => PageItem::Literal(self.line(house, place), words.clone()),
                None => PageItem::Layout(words.clone()),
            },
            Item::Layout(words) => PageItem::Layout(words.clone()),
        }
    }

    /// The number of the line's text, which is added where it is new.
    fn line(&mut self, house: &str, place: &Place) -> usize {
        let file = format!("{house}/{}", place.file());
        let place = match place.clone() {
            Place::Text(place) => Place::Text(TextPlace { file: file.into(), ..place }),
            _ => Place::File(file.into()),
        };
        let line = TextEntry { slag: TextKind::Mall, platser: written(&[place]), ..TextEntry::default() };
        self.texts.iter().position(|text| *text == line).unwrap_or_else(|| {
            self.texts.push(line);
            self.texts.len() - 1
        })
    }
}

fn text(piece: &Piece, said: &Said<'_>) -> TextEntry {
    let entry = TextEntry { text: piece.text.clone(), ..TextEntry::default() };
    match &piece.origin {
        Origin::Typed(TypedText::File(source)) => {
            TextEntry { slag: TextKind::Skriven, fil: source.file.name().to_string(), rader: runs(source), ..entry }
        }
        Origin::Typed(typed) => TextEntry { slag: TextKind::Skriven, platser: written(&[typed.whole()]), ..entry },
        Origin::Value(fact) => TextEntry {
            slag: TextKind::Varde,
            namn: fact.name.clone(),
            platser: written(&fact.sources),
            referens: fact.place.clone().map(Written),
            filter: fact.filters.clone(),
            ..entry
        },
        Origin::Cell(block, cells) => {
            TextEntry { slag: TextKind::Cell, namn: block.clone(), platser: written(cells), ..entry }
        }
        Origin::Phrase(phrase) => {
            let platser = said.phrase(phrase).into_iter().collect();
            TextEntry {
                slag: TextKind::Fras,
                namn: phrase.key.to_string(),
                fil: phrase.file.to_string(),
                platser,
                ..entry
            }
        }
        Origin::Gap(what) => TextEntry { slag: TextKind::Saknas, namn: what.clone(), ..entry },
        Origin::Template(place) => {
            TextEntry { slag: TextKind::Mall, platser: written(std::slice::from_ref(place)), ..entry }
        }
        Origin::Program => TextEntry { slag: TextKind::Program, ..entry },
    }
}

/// Where the characters of a text stand: each entry begins where they do not go on one by one, or on another line. A character
/// that stands for several of the file has one of its own.
fn runs(source: &SourceText) -> Vec<(usize, u32, u32, u32)> {
    let mut starts: Vec<usize> = Vec::new();
    let mut next: Option<u32> = None;
    let mut offset = 0;
    for (character, origin) in source.characters() {
        let written = source.written(origin);
        if next != Some(origin) || written.is_none() {
            starts.push(offset);
        }
        // After a line break, which may be a space in the text, another line begins.
        let on_line = written.filter(|written| !matches!(written, '\n' | '\r'));
        next = on_line.map(|written| origin + written.len_utf8() as u32);
        offset += character.len_utf8();
    }
    let ends = starts.iter().skip(1).copied().chain([offset]);
    starts.iter().zip(ends).filter_map(|(start, end)| run(source, *start, end)).collect()
}

/// A run with its line, its first column and the one after its last character, where it ends on the same line.
fn run(source: &SourceText, start: usize, end: usize) -> Option<(usize, u32, u32, u32)> {
    let Place::Text(place) = source.place(start..end) else { return None };
    let counted = place.column + source.text.get(start..end)?.chars().count() as u32;
    let after = if place.end_line == place.line { place.end_column } else { counted };
    Some((start, place.line, place.column, after))
}
