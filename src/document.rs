//! The documents of a case as trees: prose and facts merged, nothing set yet. Typed text and facts stay apart and keep
//! their places, for review, `fakta.json` and comparison.

use std::sync::Arc;

use crate::place::Place;
use crate::source_text::TypedText;

/// A document of the case.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its key in references: `anvisning`.
    pub key: String,
    /// The stem of its files: `bilaga-1-anvisning`.
    pub stem: String,
    /// Its number among the bilagor, from 1.
    pub number: Option<usize>,
    /// Its title.
    pub title: Vec<Inline>,
    /// What it holds.
    pub body: Body,
    /// Whether it is frozen as it was adopted: nobody can change it here, so no rule reads its prose.
    pub frozen: bool,
}

/// What a document holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// A tjänsteutlåtande.
    Report(Report),
    /// A steering document.
    Steering(Steering),
    /// The sheet that stands for an attached PDF.
    Sheet(Sheet),
}

/// A tjänsteutlåtande.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Labels and values of the header block.
    pub header: Vec<Field>,
    /// Labels and values of its second column.
    pub contact: Vec<Field>,
    /// Sections in order.
    pub sections: Vec<Section>,
}

/// A steering document.
#[derive(Debug, Clone, PartialEq)]
pub struct Steering {
    /// Its dokumentsort: "anvisning".
    pub kind: Vec<Inline>,
    /// What stands above the title on the cover: "Förslag till anvisning".
    pub label: Vec<Inline>,
    /// A note on the cover.
    pub note: Option<Vec<Inline>>,
    /// Rows of the cover's table.
    pub cover: Vec<Field>,
    /// The pages on the system of steering documents.
    pub system: Vec<Section>,
    /// Sections in order.
    pub sections: Vec<Section>,
}

impl Steering {
    /// A section's heading by the section's key.
    pub fn heading(&self, key: &str) -> Option<String> {
        self.sections.iter().find(|section| section.key == key).map(|section| plain(&section.heading))
    }
}

impl Document {
    /// Its sections, where it has some.
    pub fn sections(&self) -> Option<&[Section]> {
        match &self.body {
            Body::Report(report) => Some(&report.sections),
            Body::Steering(steering) => Some(&steering.sections),
            Body::Sheet(_) => None,
        }
    }
}

/// The sheet that stands for an attached PDF in the file with all documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The file's name in the output.
    pub file: String,
    /// How many pages it has.
    pub pages: usize,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// A label and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The label.
    pub label: Phrase,
    /// The value.
    pub value: Vec<Inline>,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its key in `[avsnitt]`.
    pub key: String,
    /// Level of its heading; the document's title is level 1.
    pub level: u8,
    /// Its heading; empty for signatures.
    pub heading: Vec<Inline>,
    /// What it holds.
    pub content: Content,
    /// Where it stands in the inputs, when it does.
    pub place: Option<Place>,
}

/// What a section holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Prose.
    Blocks(Vec<Block>),
    /// Decision points, after a line that says to whom they are put.
    Decisions {
        /// "I kommunstyrelsen:"
        lead: Vec<Inline>,
        /// One action each.
        points: Vec<Vec<Inline>>,
    },
    /// The numbered list of bilagor, by title.
    Attachments(Vec<Vec<Inline>>),
    /// Names and titles of those who sign.
    Signatures(Vec<(Vec<Inline>, Vec<Inline>)>),
}

/// A block of prose.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; each item is a list of blocks.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A subheading.
    Heading {
        /// Its level in the document.
        level: u8,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A table computed from a workbook.
    Table(TableBlock),
    /// A figure computed from a workbook.
    Figure(FigureBlock),
    /// A text module: its name, and the blocks of its prose.
    Module(String, Vec<Block>),
}

impl Block {
    /// Its rows, where it is a table or a figure.
    pub fn rows(&self) -> usize {
        match self {
            Self::Table(table) => table.rows.len(),
            Self::Figure(figure) => figure.categories.len() * figure.series.len(),
            _ => 0,
        }
    }
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Typed text.
    Text(TypedText),
    /// Text that nobody typed for this case.
    Phrase(Phrase),
    /// Strong text.
    Strong(Vec<Inline>),
    /// Emphasised text.
    Emphasis(Vec<Inline>),
    /// A link.
    Link(String, Vec<Inline>),
    /// A line break.
    Break,
    /// A value that a reference stands for.
    Fact(FactInline),
    /// A value that is not filled in: what is missing.
    Gap(String),
}

/// Text of the house style or the kind of case, or of a document as another case adopted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// The file that holds it: `goteborg/husstil.toml`.
    pub file: Arc<str>,
    /// Its key there: `fraser.forslag`.
    pub key: Arc<str>,
}

impl Phrase {
    /// A text that stands in no file.
    pub fn unkeyed(text: String) -> Self {
        Self { text, file: Arc::from(""), key: Arc::from("") }
    }

    /// Another text of the same key: a part of it, or with its places filled in.
    pub fn saying(&self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..self.clone() }
    }
}

/// A value in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactInline {
    /// Its name: `fakta.kostnad.arlig`.
    pub name: String,
    /// As the reader sees it.
    pub text: String,
    /// Where the value comes from.
    pub sources: Vec<Place>,
    /// Where the reference stands; none in the house style's own text.
    pub place: Option<Place>,
    /// The filters that the value has gone through, in order.
    pub filters: Vec<String>,
}

/// A computed table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableBlock {
    /// Its name.
    pub name: String,
    /// Its caption.
    pub caption: Phrase,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Rows of cells, one for each column.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the last row is a sum.
    pub sums: bool,
    /// Whether the first column says what its row is about.
    pub row_headings: bool,
    /// The cells it comes from.
    pub sources: Vec<Place>,
}

/// A column of a computed table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its heading.
    pub heading: Phrase,
    /// Whether it holds numbers.
    pub numeric: bool,
}

/// A text that a table or a figure shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A value as the reader sees it, and the workbook's cells that it comes from.
    Value(String, Vec<Place>),
    /// A word of the house style.
    Phrase(Phrase),
}

impl Cell {
    /// As the reader sees it.
    pub fn text(&self) -> &str {
        match self {
            Self::Value(text, _) => text,
            Self::Phrase(phrase) => &phrase.text,
        }
    }
}

/// A computed bar chart.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureBlock {
    /// Its name.
    pub name: String,
    /// Its caption.
    pub caption: Phrase,
    /// What it shows, for those who listen.
    pub alternative: String,
    /// What the bars count.
    pub unit: Phrase,
    /// The bars' names.
    pub categories: Vec<Cell>,
    /// The series that the bars are made of.
    pub series: Vec<Series>,
    /// The sum of each category, where there are several series.
    pub totals: Vec<Cell>,
    /// The cells it comes from.
    pub sources: Vec<Place>,
}

/// A series of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: Phrase,
    /// A number for each category.
    pub numbers: Vec<Bar>,
}

/// A number of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Its value as decimal text, with a point.
    pub value: String,
    /// As the reader sees it, with its cells.
    pub shown: Cell,
}

impl Document {
    /// Takes every value in the document's text, but those of a document adopted before.
    pub fn each_fact(&self, take: &mut impl FnMut(&FactInline)) {
        self.each_piece(&mut |piece| {
            if let Inline::Fact(fact) = piece {
                take(fact);
            }
        });
    }

    /// Takes every piece of the document's text that holds no others: typed text, values, gaps.
    pub fn each_piece(&self, take: &mut impl FnMut(&Inline)) {
        pieces(&self.title, take);
        let sections = match &self.body {
            Body::Report(report) => &report.sections,
            Body::Steering(steering) => {
                pieces(&steering.kind, take);
                steering.cover.iter().for_each(|field| pieces(&field.value, take));
                &steering.sections
            }
            Body::Sheet(_) => return,
        };
        for section in sections {
            pieces(&section.heading, take);
            match &section.content {
                Content::Blocks(blocks) => pieces_of_blocks(blocks, take),
                Content::Decisions { lead, points } => {
                    std::iter::once(lead).chain(points).for_each(|point| pieces(point, take));
                }
                Content::Attachments(titles) => titles.iter().for_each(|title| pieces(title, take)),
                Content::Signatures(_) => {}
            }
        }
    }
}

fn pieces_of_blocks(blocks: &[Block], take: &mut impl FnMut(&Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => pieces(content, take),
            Block::List { items, .. } => items.iter().for_each(|item| pieces_of_blocks(item, take)),
            Block::Module(_, content) => pieces_of_blocks(content, take),
            Block::Table(_) | Block::Figure(_) => {}
        }
    }
}

fn pieces(inlines: &[Inline], take: &mut impl FnMut(&Inline)) {
    for inline in inlines {
        match inline {
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => pieces(inner, take),
            piece => take(piece),
        }
    }
}

/// The text of inlines as a reader sees it; gaps in brackets.
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(typed) => text.push_str(typed.text()),
            Inline::Phrase(phrase) => text.push_str(&phrase.text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => text.push_str(&plain(inner)),
            Inline::Break => text.push('\n'),
            Inline::Fact(fact) => text.push_str(&fact.text),
            Inline::Gap(what) => text.push_str(&gap(what)),
        }
    }
    text
}

/// How a gap reads: `[saknas: ärendenummer]`.
pub fn gap(what: &str) -> String {
    format!("[saknas: {what}]")
}

/// Where the inlines come from: where they were typed, or the values were read.
pub fn sources(inlines: &[Inline]) -> Vec<Place> {
    let mut places = Vec::new();
    pieces(inlines, &mut |piece| match piece {
        Inline::Text(typed) => places.push(typed.whole()),
        Inline::Fact(fact) => places.extend(fact.sources.iter().cloned()),
        _ => {}
    });
    places
}

/// What the first gap among the inlines lacks.
pub fn first_gap(inlines: &[Inline]) -> Option<&str> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Gap(what) => Some(what.as_str()),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => first_gap(inner),
        _ => None,
    })
}
