//! Documents as what is compared of them: their sections as passages of words, each with where it comes from.

mod seen;

use std::collections::BTreeMap;

pub(super) use self::seen::{count, count_of, may_have, may_say};
use super::content::{DocumentContent, Entries, Kind, Passage, SectionContent, TablePart};
use super::text::{Collector, Origin, Words, may_be_hidden, plain};
use crate::document::{
    Block, Body, Cell, Content as SectionBody, Document, Field, FigureBlock, Inline, PictureBlock, Section, TableBlock,
};
use crate::merge::{Piece, PieceForm};

impl DocumentContent<Words> {
    pub(super) fn without_origins(&self) -> DocumentContent<Passage> {
        DocumentContent {
            nyckel: self.nyckel.clone(),
            egenskaper: self.egenskaper.clone(),
            titel: self.titel.passage.clone(),
            avsnitt: self.avsnitt.iter().map(SectionContent::without_origins).collect(),
        }
    }
}

impl SectionContent<Words> {
    pub(super) fn without_origins(&self) -> SectionContent<Passage> {
        SectionContent {
            nyckel: self.nyckel.clone(),
            niva: self.niva,
            rubrik: self.rubrik.passage.clone(),
            innehall: self.innehall.iter().map(|words| words.passage.clone()).collect(),
        }
    }
}

impl<P> DocumentContent<P> {
    /// Its title, headings and passages.
    pub(super) fn passages_mut(&mut self) -> impl Iterator<Item = &mut P> {
        let sections = self.avsnitt.iter_mut();
        let inner = sections.flat_map(|section| std::iter::once(&mut section.rubrik).chain(&mut section.innehall));
        std::iter::once(&mut self.titel).chain(inner)
    }
}

fn line(kind: Kind, line: &[Inline]) -> Words {
    let mut collector = Collector::default();
    collector.line(line);
    collector.passage(kind)
}

/// A document with its words.
pub(super) fn document(document: &Document) -> DocumentContent<Words> {
    let Document { key, stem, number, title, body, frozen } = document;
    let mut properties = Entries::new();
    let mut add = |name: &str, value: String| properties.insert(name.to_owned(), value);
    add("fil", stem.clone());
    if let Some(number) = number {
        add("nummer", number.to_string());
    }
    if *frozen {
        add("fryst", "ja".to_owned());
    }
    match body {
        Body::Report(_) => drop(add("slag", "tjansteutlatande".to_owned())),
        Body::Steering(_) => drop(add("slag", "styrdokument".to_owned())),
        Body::Sheet(sheet) => {
            add("slag", "pdf".to_owned());
            add("pdf", sheet.file.clone());
            add("sidor", sheet.pages.to_string());
            add("sha256", sheet.sha256.clone());
        }
    }
    let sections = keyed(body).iter().map(|(key, part)| part.read(key)).collect();
    DocumentContent { nyckel: key.clone(), egenskaper: properties, titel: title_of(title), avsnitt: sections }
}

/// The words of a document's title.
pub(super) fn title_of(title: &[Inline]) -> Words {
    line(Kind::Titel, title)
}

/// What is compared as a section of a document, before its words are read.
#[derive(PartialEq)]
pub(super) enum Part<'d> {
    Fields(&'static str, &'d [Field]),
    /// The cover: its own lines, and the rows of its table.
    Cover([Option<&'d [Inline]>; 3], &'d [Field]),
    Section(&'static str, &'d Section),
}

/// The parts of what a document holds, in order.
pub(super) fn parts(body: &Body) -> Vec<Part<'_>> {
    match body {
        Body::Report(report) => {
            let fields = [Part::Fields("huvud", &report.header), Part::Fields("kontakt", &report.contact)];
            fields.into_iter().chain(report.sections.iter().map(|found| Part::Section("", found))).collect()
        }
        Body::Steering(steering) => {
            let head = [Some(&steering.kind), Some(&steering.label), steering.note.as_ref()];
            let cover = Part::Cover(head.map(|text| text.map(Vec::as_slice)), &steering.cover);
            let system = steering.system.iter().map(|found| Part::Section(SYSTEM, found));
            let own = steering.sections.iter().map(|found| Part::Section("", found));
            std::iter::once(cover).chain(system).chain(own).collect()
        }
        Body::Sheet(_) => Vec::new(),
    }
}

/// What stands before the keys of the pages on the system of steering documents.
const SYSTEM: &str = "styrsystem/";

/// What stands before the number of a part whose key an earlier one has too: the points for the second body that decides.
const TWIN: char = '~';

/// The parts of what a document holds, each with the key that it alone has there.
pub(super) fn keyed(body: &Body) -> Vec<(String, Part<'_>)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    parts(body)
        .into_iter()
        .map(|part| {
            let key = part.key();
            let count = counts.entry(key.clone()).or_default();
            *count += 1;
            let key = if *count == 1 { key } else { format!("{key}{TWIN}{count}") };
            (key, part)
        })
        .collect()
}

/// The key of what a part is, which others in its document may be too.
pub(super) fn shared_key(part: &str) -> &str {
    match part.rsplit_once(TWIN) {
        Some((key, count)) if count.parse::<usize>().is_ok() => key,
        _ => part,
    }
}

/// Whether a part is what stands beside the sections: the title, which has no key, or fields.
pub(super) fn is_beside_sections(part: &str) -> bool {
    part.is_empty() || part.starts_with('(')
}

/// The number of a part among those of its document that share its key.
pub(super) fn number_of(part: &str) -> usize {
    let count = part.strip_prefix(shared_key(part)).and_then(|rest| rest.strip_prefix(TWIN)?.parse::<usize>().ok());
    count.map_or(0, |count| count.saturating_sub(1))
}

/// The key that a section has in its document, of what its part is known by.
pub(super) fn key_in_document(part: &str) -> &str {
    let part = shared_key(part);
    part.strip_prefix(SYSTEM).unwrap_or(part)
}

impl Part<'_> {
    /// What it is.
    fn key(&self) -> String {
        match self {
            Part::Fields(key, _) => format!("({key})"),
            Part::Cover(..) => "(forsattsblad)".to_owned(),
            Part::Section(before, section) => format!("{before}{}", section.key),
        }
    }

    /// It with its words.
    pub(super) fn read(&self, key: &str) -> SectionContent<Words> {
        match self {
            Part::Fields(_, found) => holding(key, fields(found)),
            Part::Cover(head, found) => {
                let head = ["sort", "etikett", "not"].into_iter().zip(head);
                let head = head.filter_map(|(name, text)| Some(line(Kind::Falt(name.to_owned()), (*text)?)));
                holding(key, head.chain(fields(found)).collect())
            }
            Part::Section(_, found) => {
                SectionContent { niva: found.level, rubrik: heading(found), ..holding(key, section(found)) }
            }
        }
    }
}

impl<'d> Part<'d> {
    /// What it holds, where it is a section.
    pub(super) fn content(&self) -> Option<&'d SectionBody> {
        match self {
            Part::Section(_, section) => Some(&section.content),
            _ => None,
        }
    }

    /// Its blocks, where it holds prose.
    fn blocks(&self) -> Option<&'d [Block]> {
        match self.content()? {
            SectionBody::Blocks(found) => Some(found),
            _ => None,
        }
    }

    /// The passages of a table or a figure in it, by the kind of that's caption: no others are read.
    pub(super) fn of_block(&self, wanted: &Kind) -> Vec<Words> {
        let mut passages = Vec::new();
        only(self.blocks().unwrap_or_default(), wanted, &mut passages);
        passages
    }
}

fn only(found: &[Block], wanted: &Kind, passages: &mut Vec<Words>) {
    let is_table = |name: &String| matches!(wanted, Kind::Tabell(own, _) if own == name);
    let is_figure = |name: &String| matches!(wanted, Kind::Figur(own, _) if own == name);
    for block in found {
        match block {
            Block::Table(table) if is_table(&table.name) => table_rows(table, passages),
            Block::Figure(figure) if is_figure(&figure.name) => figure_rows(figure, passages),
            Block::Picture(picture) if is_figure(&picture.file) => picture_lines(picture, passages),
            Block::List { items, .. } => items.iter().for_each(|item| only(item, wanted, passages)),
            Block::Module(_, content) => only(content, wanted, passages),
            _ => {}
        }
    }
}

/// The rows of a table in blocks that may be about something, by what their first cells say: no others are read.
pub(super) fn rows_about(found: &[Block], name: &str, about: &str) -> Vec<Words> {
    let mut passages = Vec::new();
    add_rows_about(found, name, about, &mut passages);
    passages
}

fn add_rows_about(found: &[Block], name: &str, about: &str, passages: &mut Vec<Words>) {
    for block in found {
        match block {
            Block::Table(table) if table.name == name => {
                let rows = table.rows.iter().enumerate().filter(|(_, row)| may_be_about(row, about));
                passages.extend(rows.map(|(index, row)| row_of(table, index, row)));
            }
            Block::List { items, .. } => items.iter().for_each(|item| add_rows_about(item, name, about, passages)),
            Block::Module(_, content) => add_rows_about(content, name, about, passages),
            _ => {}
        }
    }
}

/// Whether a row may be about something. What may be a personnummer is told otherwise, and what has the sign between cells divided.
fn may_be_about(row: &[Cell], about: &str) -> bool {
    let text = match row.first() {
        Some(Cell::Value(text, _)) => plain(text),
        Some(Cell::Phrase(phrase)) => plain(&phrase.text),
        None => return true,
    };
    let text = text.trim();
    text.is_empty() || text == about.trim() || text.contains('|') || may_be_hidden(text.chars())
}

/// The passages of blocks.
pub(super) fn passages(found: &[Block]) -> Vec<Words> {
    let mut passages = Vec::new();
    blocks(found, &Within::default(), &mut passages);
    passages
}

/// The passages of a piece of a section.
pub(super) fn passages_of(piece: &Piece) -> Vec<Words> {
    let lines = |kind: Kind| {
        let of = |block: &Block| match block {
            Block::Paragraph(content) => Some(line(kind.clone(), content)),
            _ => None,
        };
        piece.blocks.iter().filter_map(of).collect()
    };
    match piece.form {
        PieceForm::Prose => passages(&piece.blocks),
        PieceForm::Lead => lines(Kind::Ledtext),
        PieceForm::Point => lines(Kind::Beslutspunkt),
    }
}

/// A section of these passages, without a heading.
fn holding(key: &str, passages: Vec<Words>) -> SectionContent<Words> {
    SectionContent { nyckel: key.to_owned(), niva: 0, rubrik: title_of(&[]), innehall: passages }
}

fn fields(fields: &[Field]) -> Vec<Words> {
    fields.iter().map(|field| line(Kind::Falt(field.label.text.clone()), &field.value)).collect()
}

fn heading(section: &Section) -> Words {
    let mut heading = title_of(&section.heading);
    heading.place = heading.place.or_else(|| section.place.clone());
    heading
}

fn section(section: &Section) -> Vec<Words> {
    let mut passages = Vec::new();
    match &section.content {
        SectionBody::Blocks(found) => blocks(found, &Within::default(), &mut passages),
        SectionBody::Decisions { lead, points } => {
            passages.push(line(Kind::Ledtext, lead));
            passages.extend(points.iter().map(|point| line(Kind::Beslutspunkt, point)));
        }
        SectionBody::Attachments(titles) => passages.extend(titles.iter().map(|title| line(Kind::Bilaga, title))),
        SectionBody::Signatures(people) => passages.extend(people.iter().map(|(name, title)| {
            let mut collector = Collector::default();
            collector.line(name);
            collector.words(", ", &Origin::Typed);
            collector.line(title);
            collector.passage(Kind::Underskrift)
        })),
    }
    passages
}

/// What blocks stand in.
#[derive(Clone, Default)]
struct Within {
    module: Option<String>,
    depth: usize,
}

fn blocks(found: &[Block], within: &Within, passages: &mut Vec<Words>) {
    let own = |mut words: Words| {
        words.module = within.module.clone();
        words
    };
    for block in found {
        match block {
            Block::Paragraph(content) if within.depth > 0 => {
                passages.push(own(line(Kind::Listtext(within.depth), content)))
            }
            Block::Paragraph(content) => passages.push(own(line(Kind::Stycke, content))),
            Block::Heading { level, content } => passages.push(own(line(Kind::Rubrik(*level), content))),
            Block::List { ordered, items } => {
                let inner = Within { depth: within.depth + 1, ..within.clone() };
                for item in items {
                    let first = passages.len();
                    blocks(item, &inner, passages);
                    if let Some(Kind::Listtext(depth)) = passages.get(first).map(|words| &words.passage.form.slag) {
                        let kind = Kind::Listpunkt(*ordered, *depth);
                        passages[first].passage.form.slag = kind;
                    }
                }
            }
            Block::Table(table) => table_rows(table, passages),
            Block::Figure(figure) => figure_rows(figure, passages),
            Block::Picture(picture) => picture_lines(picture, passages),
            Block::Module(name, content) => {
                let name = name.strip_prefix("textmodul.").unwrap_or(name);
                let inner = Within { module: Some(name.to_owned()), ..within.clone() };
                blocks(content, &inner, passages);
            }
        }
    }
}

fn table_rows(table: &TableBlock, passages: &mut Vec<Words>) {
    let kind = |part| Kind::Tabell(table.name.clone(), part);
    let mut caption = Collector::default();
    caption.line(&table.caption);
    passages.push(caption.passage(kind(TablePart::Rubrik)));
    let mut columns = Collector::default();
    let headings: Vec<Cell> = table.columns.iter().map(|column| column.heading.clone()).collect();
    columns.cells(&table.name, &headings);
    passages.push(columns.passage(kind(TablePart::Kolumner)));
    passages.extend(table.rows.iter().enumerate().map(|(index, row)| row_of(table, index, row)));
}

/// A row of a table, by its place there.
fn row_of(table: &TableBlock, index: usize, row: &[Cell]) -> Words {
    let is_sum = table.sums && index + 1 == table.rows.len();
    let mut cells = Collector::default();
    cells.cells(&table.name, row);
    cells.passage(Kind::Tabell(table.name.clone(), if is_sum { TablePart::Summa } else { TablePart::Rad }))
}

/// What a picture shows, and its caption; its file is told among the files.
fn picture_lines(picture: &PictureBlock, passages: &mut Vec<Words>) {
    let kind = |part| Kind::Figur(picture.file.clone(), part);
    for (part, text) in [(TablePart::Rubrik, &picture.caption), (TablePart::Beskrivning, &picture.alternative)] {
        let mut said = Collector::default();
        said.line(text);
        passages.push(said.passage(kind(part)));
    }
}

fn figure_rows(figure: &FigureBlock, passages: &mut Vec<Words>) {
    let kind = |part| Kind::Figur(figure.name.clone(), part);
    let mut caption = Collector::default();
    caption.line(&figure.caption);
    passages.push(caption.passage(kind(TablePart::Rubrik)));
    let mut said = Collector::default();
    let (name, sources) = (format!("{}/alternativ", figure.name), figure.sources.clone());
    said.value(&figure.alternative, Origin::Value { name, filters: Vec::new(), sources });
    passages.push(said.passage(kind(TablePart::Beskrivning)));
    let mut columns = Collector::default();
    let names = figure.series.iter().map(|series| series.name.clone());
    columns.cells(&figure.name, &names.chain([Cell::Phrase(figure.unit.clone())]).collect::<Vec<_>>());
    passages.push(columns.passage(kind(TablePart::Kolumner)));
    for (index, category) in figure.categories.iter().enumerate() {
        let bars = figure.series.iter().filter_map(|series| Some(&series.numbers.get(index)?.shown));
        let mut cells = Collector::default();
        cells.cells(&figure.name, std::iter::once(category).chain(bars).chain(figure.totals.get(index)));
        passages.push(cells.passage(kind(TablePart::Rad)));
    }
}
