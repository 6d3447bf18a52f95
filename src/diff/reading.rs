//! Documents as what is compared of them: their sections as passages of words, each with where it comes from.

mod part;
mod seen;

use self::part::keyed;
pub(super) use self::part::{Part, is_beside_sections, key_in_document, number_of, part, parts, shared_key};
pub(super) use self::seen::{count, count_of, may_have};
use super::content::{DocumentContent, Entries, Kind, Passage, SectionContent, TablePart};
use super::text::{Collector, FEWEST_DIGITS, Origin, Words};
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
    line_by(Collector::default(), kind, line)
}

fn line_by(mut collector: Collector, kind: Kind, line: &[Inline]) -> Words {
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

fn only(found: &[Block], wanted: &Kind, passages: &mut Vec<Words>) {
    let is_table = |name: &String| matches!(wanted, Kind::Tabell(own, _) if own == name);
    let is_figure = |name: &String| matches!(wanted, Kind::Figur(own, _) if own == name);
    for block in found {
        match block {
            Block::Table(table) if is_table(&table.name) => table_rows(table, false, passages),
            Block::Figure(figure) if is_figure(&figure.name) => figure_rows(figure, false, passages),
            Block::Picture(picture) if is_figure(&picture.file) => picture_lines(picture, false, passages),
            Block::List { items, .. } => items.iter().for_each(|item| only(item, wanted, passages)),
            Block::Module(_, content) => only(content, wanted, passages),
            _ => {}
        }
    }
}

/// The rows of a table in blocks that may be about something, by what their first cells say: no others are read, and these
/// coarsely.
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
                passages.extend(rows.map(|(index, row)| row_of(Collector::new(true), table, index, row)));
            }
            Block::List { items, .. } => items.iter().for_each(|item| add_rows_about(item, name, about, passages)),
            Block::Module(_, content) => add_rows_about(content, name, about, passages),
            _ => {}
        }
    }
}

/// Whether a row may be about something. What may be a personnummer is told otherwise, and what has the sign between cells divided;
/// so is what is set in another way than most.
fn may_be_about(row: &[Cell], about: &str) -> bool {
    let text = match row.first() {
        Some(Cell::Value(text, _)) => text.trim(),
        Some(Cell::Phrase(phrase)) => phrase.text.trim(),
        None => return true,
    };
    text.is_empty() || text == about.trim() || !is_told_as_it_is(text)
}

/// Whether a text is told as it is: of letters, few digits and single spaces.
fn is_told_as_it_is(text: &str) -> bool {
    let (mut digits, mut is_after_space) = (0, false);
    text.bytes().all(|byte| {
        let is_twice = byte == b' ' && is_after_space;
        is_after_space = byte == b' ';
        digits += usize::from(byte.is_ascii_digit());
        // The letters from À on are told by their first bytes.
        !is_twice && byte != b'|' && matches!(byte, b' '..=b'~' | 0x80..=0xBF | 0xC3) && digits < FEWEST_DIGITS
    })
}

/// The passages of blocks.
pub(super) fn passages(found: &[Block], is_coarse: bool) -> Vec<Words> {
    let mut passages = Vec::new();
    blocks(found, &Within { is_coarse, ..Within::default() }, &mut passages);
    passages
}

/// The passages of a piece of a section; `is_coarse` is what each says, and nothing of where that comes from.
pub(super) fn passages_of(piece: &Piece, is_coarse: bool) -> Vec<Words> {
    let lines = |kind: Kind| {
        let of = |block: &Block| match block {
            Block::Paragraph(content) => Some(line_by(Collector::new(is_coarse), kind.clone(), content)),
            _ => None,
        };
        piece.blocks.iter().filter_map(of).collect()
    };
    match piece.form {
        PieceForm::Prose => passages(&piece.blocks, is_coarse),
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
    is_coarse: bool,
}

fn blocks(found: &[Block], within: &Within, passages: &mut Vec<Words>) {
    let own = |kind: Kind, content: &[Inline]| {
        let mut words = line_by(Collector::new(within.is_coarse), kind, content);
        words.module = within.module.clone();
        words
    };
    for block in found {
        match block {
            Block::Paragraph(content) if within.depth > 0 => passages.push(own(Kind::Listtext(within.depth), content)),
            Block::Paragraph(content) => passages.push(own(Kind::Stycke, content)),
            Block::Heading { level, content } => passages.push(own(Kind::Rubrik(*level), content)),
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
            Block::Table(table) => table_rows(table, within.is_coarse, passages),
            Block::Figure(figure) => figure_rows(figure, within.is_coarse, passages),
            Block::Picture(picture) => picture_lines(picture, within.is_coarse, passages),
            Block::Module(name, content) => {
                let name = name.strip_prefix("textmodul.").unwrap_or(name);
                let inner = Within { module: Some(name.to_owned()), ..within.clone() };
                blocks(content, &inner, passages);
            }
        }
    }
}

fn table_rows(table: &TableBlock, is_coarse: bool, passages: &mut Vec<Words>) {
    let kind = |part| Kind::Tabell(table.name.clone(), part);
    passages.push(line_by(Collector::new(is_coarse), kind(TablePart::Rubrik), &table.caption));
    let mut columns = Collector::new(is_coarse);
    let headings: Vec<Cell> = table.columns.iter().map(|column| column.heading.clone()).collect();
    columns.cells(&table.name, &headings);
    passages.push(columns.passage(kind(TablePart::Kolumner)));
    let row = |(index, row): (usize, &Vec<Cell>)| row_of(Collector::new(is_coarse), table, index, row);
    passages.extend(table.rows.iter().enumerate().map(row));
}

/// A row of a table, by its place there.
fn row_of(mut cells: Collector, table: &TableBlock, index: usize, row: &[Cell]) -> Words {
    let is_sum = table.sums && index + 1 == table.rows.len();
    cells.cells(&table.name, row);
    cells.passage(Kind::Tabell(table.name.clone(), if is_sum { TablePart::Summa } else { TablePart::Rad }))
}

/// What a picture shows, and its caption; its file is told among the files.
fn picture_lines(picture: &PictureBlock, is_coarse: bool, passages: &mut Vec<Words>) {
    let kind = |part| Kind::Figur(picture.file.clone(), part);
    for (part, text) in [(TablePart::Rubrik, &picture.caption), (TablePart::Beskrivning, &picture.alternative)] {
        passages.push(line_by(Collector::new(is_coarse), kind(part), text));
    }
}

fn figure_rows(figure: &FigureBlock, is_coarse: bool, passages: &mut Vec<Words>) {
    let kind = |part| Kind::Figur(figure.name.clone(), part);
    passages.push(line_by(Collector::new(is_coarse), kind(TablePart::Rubrik), &figure.caption));
    let mut said = Collector::new(is_coarse);
    let (name, sources) = (format!("{}/alternativ", figure.name), figure.sources.clone());
    said.value(&figure.alternative, Origin::Value { name, filters: Vec::new(), sources });
    passages.push(said.passage(kind(TablePart::Beskrivning)));
    let mut columns = Collector::new(is_coarse);
    let names = figure.series.iter().map(|series| series.name.clone());
    columns.cells(&figure.name, &names.chain([Cell::Phrase(figure.unit.clone())]).collect::<Vec<_>>());
    passages.push(columns.passage(kind(TablePart::Kolumner)));
    for (index, category) in figure.categories.iter().enumerate() {
        let bars = figure.series.iter().filter_map(|series| Some(&series.numbers.get(index)?.shown));
        let mut cells = Collector::new(is_coarse);
        cells.cells(&figure.name, std::iter::once(category).chain(bars).chain(figure.totals.get(index)));
        passages.push(cells.passage(kind(TablePart::Rad)));
    }
}
