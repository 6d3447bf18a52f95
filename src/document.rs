//! The documents of a case as trees: prose and facts merged, nothing set yet. Typed text and facts stay apart and keep
//! their places, for review, `fakta.json` and comparison. Places are not written with what stands at them: a record keeps them apart
//! (`fact_record`).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use self::written::CellText;
use crate::place::Place;
use crate::source_text::TypedText;

mod written;

/// A document of the case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its key in references: `plan`.
    #[serde(rename = "nyckel")]
    pub key: String,
    /// The stem of its files: `bilaga-1-plan`.
    #[serde(rename = "fil")]
    pub stem: String,
    /// Its number among the bilagor, from 1.
    #[serde(rename = "nummer")]
    pub number: Option<usize>,
    /// Its title.
    #[serde(rename = "titel")]
    pub title: Vec<Inline>,
    /// What it holds.
    #[serde(rename = "innehall")]
    pub body: Body,
    /// Whether it is frozen as it was adopted: nobody can change it here, so no rule reads its prose.
    #[serde(rename = "fryst")]
    pub frozen: bool,
}

/// What a document holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Body {
    /// A tjänsteutlåtande.
    #[serde(rename = "rapport")]
    Report(Report),
    /// A steering document.
    #[serde(rename = "styrdokument")]
    Steering(Steering),
    /// The sheet that stands for an attached PDF.
    #[serde(rename = "pdfblad")]
    Sheet(Sheet),
}

/// A tjänsteutlåtande.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Labels and values of the header block.
    #[serde(rename = "huvud")]
    pub header: Vec<Field>,
    /// Labels and values of its second column.
    #[serde(rename = "kontakt")]
    pub contact: Vec<Field>,
    /// Sections in order.
    #[serde(rename = "avsnitt")]
    pub sections: Vec<Section>,
}

/// A steering document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steering {
    /// Its dokumentsort: "policy".
    #[serde(rename = "sort")]
    pub kind: Vec<Inline>,
    /// What stands above the title on the cover: "Förslag till policy".
    #[serde(rename = "etikett")]
    pub label: Vec<Inline>,
    /// A note on the cover.
    #[serde(rename = "not")]
    pub note: Option<Vec<Inline>>,
    /// Rows of the cover's table.
    #[serde(rename = "forsattsblad")]
    pub cover: Vec<Field>,
    /// The pages on the system of steering documents.
    #[serde(rename = "styrsystem")]
    pub system: Vec<Section>,
    /// Sections in order.
    #[serde(rename = "avsnitt")]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// The file's name in the output.
    #[serde(rename = "fil")]
    pub file: String,
    /// How many pages it has.
    #[serde(rename = "sidor")]
    pub pages: usize,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The label.
    #[serde(rename = "etikett")]
    pub label: Phrase,
    /// The value.
    #[serde(rename = "varde")]
    pub value: Vec<Inline>,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its key in `[avsnitt]`.
    #[serde(rename = "nyckel")]
    pub key: String,
    /// Level of its heading; the document's title is level 1.
    #[serde(rename = "niva")]
    pub level: u8,
    /// Its heading; empty for signatures.
    #[serde(rename = "rubrik")]
    pub heading: Vec<Inline>,
    /// What it holds.
    #[serde(rename = "innehall")]
    pub content: Content,
    /// Where it stands in the inputs, when it does.
    #[serde(skip)]
    pub place: Option<Place>,
}

/// What a section holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// Prose.
    #[serde(rename = "block")]
    Blocks(Vec<Block>),
    /// Decision points, after a line that says to whom they are put.
    #[serde(rename = "beslut")]
    Decisions {
        /// "I kommunstyrelsen:"
        #[serde(rename = "ledtext")]
        lead: Vec<Inline>,
        /// One action each.
        #[serde(rename = "punkter")]
        points: Vec<Vec<Inline>>,
    },
    /// The numbered list of bilagor, by title.
    #[serde(rename = "bilagor")]
    Attachments(Vec<Vec<Inline>>),
    /// Names and titles of those who sign.
    #[serde(rename = "underskrifter")]
    Signatures(Vec<(Vec<Inline>, Vec<Inline>)>),
}

/// A block of prose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    #[serde(rename = "stycke")]
    Paragraph(Vec<Inline>),
    /// A list; each item is a list of blocks.
    #[serde(rename = "lista", with = "written::list")]
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A subheading.
    #[serde(rename = "rubrik")]
    Heading {
        /// Its level in the document.
        #[serde(rename = "niva")]
        level: u8,
        /// Its text.
        #[serde(rename = "text")]
        content: Vec<Inline>,
    },
    /// A table computed from a workbook.
    #[serde(rename = "tabell")]
    Table(TableBlock),
    /// A figure computed from a workbook.
    #[serde(rename = "figur")]
    Figure(FigureBlock),
    /// A picture.
    #[serde(rename = "bild")]
    Picture(PictureBlock),
    /// A text module: its name, and the blocks of its prose.
    #[serde(rename = "textmodul", with = "written::module")]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Inline {
    /// Typed text.
    #[serde(rename = "text", with = "written::typed")]
    Text(TypedText),
    /// Text that nobody typed for this case.
    #[serde(rename = "fras")]
    Phrase(Phrase),
    /// Strong text.
    #[serde(rename = "fet")]
    Strong(Vec<Inline>),
    /// Emphasised text.
    #[serde(rename = "kursiv")]
    Emphasis(Vec<Inline>),
    /// A link.
    #[serde(rename = "lank", with = "written::link")]
    Link(String, Vec<Inline>),
    /// A line break.
    #[serde(rename = "radbrytning")]
    Break,
    /// A value that a reference stands for.
    #[serde(rename = "varde")]
    Fact(FactInline),
    /// A value that is not filled in: what is missing.
    #[serde(rename = "saknas")]
    Gap(String),
}

/// Text of the house style or the kind of case, or of a document as another case adopted it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// The file that holds it: `min-kommun/husstil.toml`.
    #[serde(rename = "fil")]
    #[serde(with = "written::shared")]
    pub file: Arc<str>,
    /// Its key there: `fraser.forslag`.
    #[serde(rename = "nyckel")]
    #[serde(with = "written::shared")]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactInline {
    /// Its name: `fakta.pris`.
    #[serde(rename = "namn")]
    pub name: String,
    /// As the reader sees it.
    pub text: String,
    /// Where the value comes from.
    #[serde(skip)]
    pub sources: Vec<Place>,
    /// Where the reference stands; none in the house style's own text.
    #[serde(skip)]
    pub place: Option<Place>,
    /// The filters that the value has gone through, in order.
    #[serde(rename = "filter", default, skip_serializing_if = "Vec::is_empty")]
    pub filters: Vec<String>,
}

/// A computed table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableBlock {
    /// Its name.
    #[serde(rename = "namn")]
    pub name: String,
    /// Its caption: the kind of case's, with the values that it refers to.
    #[serde(rename = "rubrik", with = "written::caption")]
    pub caption: Vec<Inline>,
    /// Its columns.
    #[serde(rename = "kolumner")]
    pub columns: Vec<Column>,
    /// Rows of cells, one for each column.
    #[serde(rename = "rader")]
    pub rows: Vec<Vec<Cell>>,
    /// Whether the last row is a sum.
    #[serde(rename = "summarad")]
    pub sums: bool,
    /// Whether the first column says what its row is about.
    #[serde(rename = "radhuvud")]
    pub row_headings: bool,
    /// The rows, from 0, that are a subheading over those after them: one cell for all columns.
    #[serde(rename = "underrubriker", default, skip_serializing_if = "Vec::is_empty")]
    pub subheadings: Vec<usize>,
    /// The rows, from 0, that are the sum of those under a subheading.
    #[serde(rename = "delsummor", default, skip_serializing_if = "Vec::is_empty")]
    pub subtotals: Vec<usize>,
    /// The cells it comes from.
    #[serde(skip)]
    pub sources: Vec<Place>,
}

/// A column of a computed table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its heading.
    #[serde(rename = "rubrik")]
    pub heading: Cell,
    /// Whether it holds numbers.
    #[serde(rename = "tal")]
    pub numeric: bool,
}

/// A text that a table or a figure shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "CellText", into = "CellText")]
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

/// A computed chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureBlock {
    /// Its name.
    #[serde(rename = "namn")]
    pub name: String,
    /// Its caption: the kind of case's, with the values that it refers to.
    #[serde(rename = "rubrik", with = "written::caption")]
    pub caption: Vec<Inline>,
    /// What it shows, for those who listen.
    #[serde(rename = "alternativ")]
    pub alternative: String,
    /// What the bars count.
    #[serde(rename = "enhet")]
    pub unit: Phrase,
    /// The bars' names.
    #[serde(rename = "kategorier")]
    pub categories: Vec<Cell>,
    /// The series that the bars are made of.
    #[serde(rename = "serier")]
    pub series: Vec<Series>,
    /// The sum of each category, where there are several series.
    #[serde(rename = "summor")]
    pub totals: Vec<Cell>,
    /// What it looks like.
    #[serde(default, skip_serializing_if = "ChartForm::is_stacked")]
    pub form: ChartForm,
    /// The line that its numbers should reach.
    #[serde(rename = "mallinje", default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// The cells it comes from.
    #[serde(skip)]
    pub sources: Vec<Place>,
}

/// A picture of the case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureBlock {
    /// The name of its file.
    #[serde(rename = "fil")]
    pub file: String,
    /// What it shows, for those who do not see it.
    #[serde(rename = "alternativ")]
    pub alternative: Vec<Inline>,
    /// Its caption; empty where it has none.
    #[serde(rename = "rubrik", default, skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
    /// SHA-256 of its file, in hexadecimal.
    pub sha256: String,
}

impl PictureBlock {
    /// Where its file lies beside the Typst sources.
    pub fn path(file: &str) -> String {
        format!("bilder/{file}")
    }
}

/// What a chart looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ChartForm {
    /// A bar for each category, of its series on each other.
    #[default]
    #[serde(rename = "staplad")]
    Stacked,
    /// The series' bars beside each other.
    #[serde(rename = "grupperad")]
    Grouped,
    /// A line for each series.
    #[serde(rename = "linjer")]
    Lines,
    /// Each category's shares of a hundred.
    #[serde(rename = "andelar")]
    Shares,
}

impl ChartForm {
    /// Whether it is the usual one, which records do not write.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out a reference")]
    pub(crate) fn is_stacked(&self) -> bool {
        *self == Self::Stacked
    }
}

/// A line across a chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Its name.
    #[serde(rename = "namn")]
    pub name: Phrase,
    /// Its number.
    #[serde(rename = "tal")]
    pub number: Bar,
}

/// A series of a chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its name.
    #[serde(rename = "namn")]
    pub name: Cell,
    /// A number for each category.
    #[serde(rename = "tal")]
    pub numbers: Vec<Bar>,
}

/// A number of a chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bar {
    /// Its value as decimal text, with a point.
    #[serde(rename = "varde")]
    pub value: String,
    /// As the reader sees it, with its cells.
    #[serde(rename = "visas")]
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

impl Document {
    /// Takes every picture of the document.
    pub fn each_picture<'d>(&'d self, take: &mut impl FnMut(&'d PictureBlock)) {
        let sections = match &self.body {
            Body::Report(report) => &report.sections,
            Body::Steering(steering) => &steering.sections,
            Body::Sheet(_) => return,
        };
        for section in sections {
            if let Content::Blocks(blocks) = &section.content {
                pictures(blocks, take);
            }
        }
    }
}

/// Pictures stand in no list.
fn pictures<'d>(blocks: &'d [Block], take: &mut impl FnMut(&'d PictureBlock)) {
    for block in blocks {
        match block {
            Block::Picture(picture) => take(picture),
            Block::Module(_, inner) => pictures(inner, take),
            _ => {}
        }
    }
}

fn pieces_of_blocks(blocks: &[Block], take: &mut impl FnMut(&Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => pieces(content, take),
            Block::List { items, .. } => items.iter().for_each(|item| pieces_of_blocks(item, take)),
            Block::Module(_, content) => pieces_of_blocks(content, take),
            Block::Table(table) => pieces(&table.caption, take),
            Block::Figure(figure) => pieces(&figure.caption, take),
            Block::Picture(picture) => {
                pieces(&picture.alternative, take);
                pieces(&picture.caption, take);
            }
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
