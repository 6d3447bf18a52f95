//! A steering document frozen as it was adopted: its merged tree as TOML, with the hash of its text. It is not kept as
//! Typst, which the next house style would break, nor as prose, which the next case's facts would change.

use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::chart::{self, Counted};
use crate::diagnostic::Diagnostic;
use crate::document::{
    Bar, Block, Cell, ChartForm, Column, Content, Field, FigureBlock, Inline, Phrase, PictureBlock, Section, Series,
    Steering, TableBlock, Target, plain,
};
use crate::hash::sha256;
use crate::model::DecidedDocument;
use crate::records;
use crate::templates::Written;

/// The key that tells a frozen document's file from one with prose; its value is the version of the format.
pub(crate) const KEY: &str = "fryst";

/// The version of the format that this program writes and reads.
const FORMAT: u32 = 1;

/// A frozen document, as its file has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Frozen {
    /// Version of the format.
    pub fryst: u32,
    /// The case that adopted it.
    pub ursprung: String,
    /// SHA-256 of its text, in hexadecimal.
    pub sha256: String,
    /// Its title.
    pub titel: String,
    /// Its dokumentsort, with a small letter.
    pub dokumentsort: String,
    /// The body that adopted it.
    pub organ: String,
    /// The day of that decision, ÅÅÅÅ-MM-DD.
    pub datum: NaiveDate,
    /// The decision's paragraph.
    pub paragraf: i64,
    /// What stands above the title on the cover.
    pub etikett: String,
    /// Rows of the cover.
    pub forsattsblad: Vec<FrozenField>,
    /// The pages on the system of steering documents, as they were.
    #[serde(default)]
    pub styrsystem: Vec<FrozenSection>,
    /// Sections in order.
    pub avsnitt: Vec<FrozenSection>,
}

/// The format that a file says it has, whatever else stands in it.
#[derive(Deserialize)]
struct Head {
    fryst: i64,
}

/// Why a file is no frozen document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotFrozen {
    /// It has a format that this program does not know.
    Format(i64),
    /// It is not whole, or its text is no longer what its hash says.
    Changed,
}

/// The decision that adopted a document.
#[derive(Debug, Clone)]
pub(crate) struct Adopted {
    /// The case's number.
    pub case: String,
    /// The body.
    pub body: String,
    /// The day.
    pub date: NaiveDate,
    /// The paragraph.
    pub paragraph: i64,
}

/// A row of the cover.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrozenField {
    etikett: String,
    varde: Vec<Piece>,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrozenSection {
    nyckel: String,
    niva: u8,
    rubrik: Vec<Piece>,
    #[serde(default)]
    block: Vec<FrozenBlock>,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "slag", rename_all = "snake_case", deny_unknown_fields)]
enum FrozenBlock {
    Stycke {
        text: Vec<Piece>,
    },
    Rubrik {
        niva: u8,
        text: Vec<Piece>,
    },
    Lista {
        numrerad: bool,
        punkter: Vec<Vec<FrozenBlock>>,
    },
    Tabell {
        rubrik: String,
        kolumner: Vec<(String, bool)>,
        rader: Vec<Vec<String>>,
        summarad: bool,
        radhuvud: bool,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        underrubriker: Vec<usize>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        delsummor: Vec<usize>,
    },
    Figur {
        rubrik: String,
        alternativ: String,
        enhet: String,
        kategorier: Vec<String>,
        serier: Vec<(String, Vec<String>)>,
        #[serde(default, skip_serializing_if = "ChartForm::is_stacked")]
        form: ChartForm,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mallinje: Option<(String, String)>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decimaler: Option<u32>,
    },
    Bild {
        fil: String,
        sha256: String,
        alternativ: Vec<Piece>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rubrik: Vec<Piece>,
    },
}

/// A piece of text; a table where it is more than text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Piece {
    Text(String),
    Strong { fet: Vec<Piece> },
    Emphasis { kursiv: Vec<Piece> },
    Link { lank: String, text: Vec<Piece> },
    Break { radbrytning: bool },
}

impl Frozen {
    /// Freezes a document with its decision. What was a reference is its value, what was a text module its text.
    pub(crate) fn new(title: &[Inline], steering: &Steering, adopted: &Adopted) -> Self {
        let cover = steering.cover.iter();
        let mut frozen = Self {
            fryst: FORMAT,
            ursprung: adopted.case.clone(),
            sha256: String::new(),
            titel: plain(title),
            dokumentsort: plain(&steering.kind),
            organ: adopted.body.clone(),
            datum: adopted.date,
            paragraf: adopted.paragraph,
            etikett: plain(&steering.label),
            forsattsblad: cover
                .map(|row| FrozenField { etikett: row.label.text.clone(), varde: pieces(&row.value) })
                .collect(),
            styrsystem: steering.system.iter().map(FrozenSection::of).collect(),
            avsnitt: steering.sections.iter().map(FrozenSection::of).collect(),
        };
        frozen.sha256 = frozen.hash();
        frozen
    }

    /// Reads a frozen document's file.
    pub(crate) fn read(text: &str) -> Result<Self, NotFrozen> {
        if let Ok(Head { fryst }) = toml::from_str(text)
            && fryst != i64::from(FORMAT)
        {
            return Err(NotFrozen::Format(fryst));
        }
        let frozen: Self = toml::from_str(text).map_err(|_| NotFrozen::Changed)?;
        if frozen.sha256 == frozen.hash() { Ok(frozen) } else { Err(NotFrozen::Changed) }
    }

    /// The text of the file of this name.
    pub(crate) fn text(&self, file: &str, words: &Written) -> Result<String, Diagnostic> {
        let warning = format!("# {}\n", words.get("fryst-overst"));
        records::toml(file, self).map(|text| format!("{warning}{text}"))
    }

    /// The document's tree; `file` is where it lies frozen.
    pub(crate) fn steering(&self, file: &Arc<str>) -> Steering {
        let phrase = |key: &str, text: &str| Phrase { text: text.to_owned(), file: file.clone(), key: key.into() };
        let row = |row: &FrozenField| {
            let key = phrase("forsattsblad", "");
            Field { label: key.saying(row.etikett.as_str()), value: inlines(&row.varde, &key) }
        };
        let section = |section: &FrozenSection| section.section(&phrase(&format!("avsnitt.{}", section.nyckel), ""));
        Steering {
            kind: vec![Inline::Phrase(phrase("dokumentsort", &self.dokumentsort))],
            label: vec![Inline::Phrase(phrase("etikett", &self.etikett))],
            note: None,
            cover: self.forsattsblad.iter().map(row).collect(),
            system: self.styrsystem.iter().map(section).collect(),
            sections: self.avsnitt.iter().map(section).collect(),
        }
    }

    /// What facts say of the document.
    pub(crate) fn decided(&self) -> DecidedDocument {
        DecidedDocument {
            title: self.titel.clone(),
            kind: self.dokumentsort.clone(),
            body: self.organ.clone(),
            date: self.datum,
            paragraph: self.paragraf,
        }
    }

    /// The hash of all that a reader sees, and of the decision.
    fn hash(&self) -> String {
        let Self { titel, dokumentsort, organ, datum, paragraf, etikett, .. } = self;
        let decision = format!("{titel}\n{dokumentsort}\n{organ} {} § {paragraf}\n{etikett}\n", datum);
        let rows = self.forsattsblad.iter().map(|row| format!("{}: {}\n", row.etikett, text(&row.varde)));
        let sections = self.styrsystem.iter().chain(&self.avsnitt).map(FrozenSection::text);
        sha256(rows.chain(sections).fold(decision, |all, line| all + &line).as_bytes())
    }
}

impl FrozenSection {
    fn of(section: &Section) -> Self {
        let blocks = match &section.content {
            Content::Blocks(blocks) => blocks.as_slice(),
            _ => &[],
        };
        Self {
            nyckel: section.key.clone(),
            niva: section.level,
            rubrik: pieces(&section.heading),
            block: blocks.iter().flat_map(frozen).collect(),
        }
    }

    /// The section as a tree; `key` is that of its text in the file.
    fn section(&self, key: &Phrase) -> Section {
        Section {
            key: self.nyckel.clone(),
            level: self.niva,
            heading: inlines(&self.rubrik, key),
            content: Content::Blocks(self.block.iter().map(|block| thawed(block, key)).collect()),
            place: None,
        }
    }

    fn text(&self) -> String {
        let blocks: String = self.block.iter().map(block_text).collect();
        format!("{} {}\n{blocks}", "#".repeat(usize::from(self.niva)), text(&self.rubrik))
    }
}

/// A block without what only its own case could follow: names and places. A text module is its blocks.
fn frozen(block: &Block) -> Vec<FrozenBlock> {
    let single = match block {
        Block::Paragraph(content) => FrozenBlock::Stycke { text: pieces(content) },
        Block::Heading { level, content } => FrozenBlock::Rubrik { niva: *level, text: pieces(content) },
        Block::List { ordered, items } => FrozenBlock::Lista {
            numrerad: *ordered,
            punkter: items.iter().map(|item| item.iter().flat_map(frozen).collect()).collect(),
        },
        Block::Table(table) => FrozenBlock::Tabell {
            rubrik: plain(&table.caption),
            kolumner: table.columns.iter().map(|column| (column.heading.text().to_owned(), column.numeric)).collect(),
            rader: table.rows.iter().map(|row| texts(row)).collect(),
            summarad: table.sums,
            radhuvud: table.row_headings,
            underrubriker: table.subheadings.clone(),
            delsummor: table.subtotals.clone(),
        },
        Block::Figure(figure) => FrozenBlock::Figur {
            rubrik: plain(&figure.caption),
            alternativ: figure.alternative.clone(),
            enhet: figure.unit.text.clone(),
            kategorier: texts(&figure.categories),
            serier: figure.series.iter().map(frozen_series).collect(),
            form: figure.form,
            mallinje: figure.target.as_ref().map(|line| (line.name.text.clone(), line.number.value.clone())),
            decimaler: shown_decimals(figure),
        },
        Block::Picture(picture) => FrozenBlock::Bild {
            fil: picture.file.clone(),
            sha256: picture.sha256.clone(),
            alternativ: pieces(&picture.alternative),
            rubrik: pieces(&picture.caption),
        },
        Block::Module(_, content) => return content.iter().flat_map(frozen).collect(),
    };
    vec![single]
}

fn texts(cells: &[Cell]) -> Vec<String> {
    cells.iter().map(|cell| cell.text().to_owned()).collect()
}

fn frozen_series(series: &Series) -> (String, Vec<String>) {
    (series.name.text().to_owned(), series.numbers.iter().map(|bar| bar.value.clone()).collect())
}

/// A block as a tree; `key` is that of its section in the file.
fn thawed(block: &FrozenBlock, key: &Phrase) -> Block {
    let phrase = |text: &str| key.saying(text);
    let cell = |text: &String| Cell::Phrase(phrase(text));
    match block {
        FrozenBlock::Stycke { text } => Block::Paragraph(inlines(text, key)),
        FrozenBlock::Rubrik { niva, text } => Block::Heading { level: *niva, content: inlines(text, key) },
        FrozenBlock::Lista { numrerad, punkter } => Block::List {
            ordered: *numrerad,
            items: punkter.iter().map(|item| item.iter().map(|block| thawed(block, key)).collect()).collect(),
        },
        FrozenBlock::Tabell { rubrik, kolumner, rader, summarad, radhuvud, underrubriker, delsummor } => {
            Block::Table(TableBlock {
                name: String::new(),
                caption: vec![Inline::Phrase(phrase(rubrik))],
                columns: kolumner
                    .iter()
                    .map(|(heading, numeric)| Column { heading: cell(heading), numeric: *numeric })
                    .collect(),
                rows: rader.iter().map(|row| row.iter().map(cell).collect()).collect(),
                sums: *summarad,
                row_headings: *radhuvud,
                subheadings: underrubriker.clone(),
                subtotals: delsummor.clone(),
                sources: Vec::new(),
            })
        }
        FrozenBlock::Bild { fil, sha256, alternativ, rubrik } => Block::Picture(PictureBlock {
            file: fil.clone(),
            alternative: inlines(alternativ, key),
            caption: inlines(rubrik, key),
            sha256: sha256.clone(),
        }),
        FrozenBlock::Figur { rubrik, alternativ, enhet, kategorier, serier, form, mallinje, decimaler } => {
            let counted: Vec<(Cell, Vec<Counted>)> =
                serier.iter().map(|(name, values)| (cell(name), values.iter().map(|v| counted(v)).collect())).collect();
            let numbers = counted.iter().flat_map(|(_, numbers)| numbers).filter_map(|(number, _)| number.as_ref());
            let decimals = decimaler.unwrap_or_else(|| chart::decimals(numbers));
            let (series, totals) = chart::series(counted, decimals);
            let target = mallinje.as_ref().map(|(name, value)| Target {
                name: phrase(name),
                number: Bar { value: value.clone(), shown: cell(&shown_number(value)) },
            });
            Block::Figure(FigureBlock {
                name: String::new(),
                caption: vec![Inline::Phrase(phrase(rubrik))],
                alternative: alternativ.clone(),
                unit: phrase(enhet),
                categories: kategorier.iter().map(cell).collect(),
                series,
                totals: if has_sums(*form) { totals } else { Vec::new() },
                form: *form,
                target,
                sources: Vec::new(),
            })
        }
    }
}

/// A number of a frozen chart; where there is none, there was none.
fn counted(value: &str) -> Counted {
    (value.parse().ok(), Vec::new())
}

/// Whether a chart says the sum of each category.
fn has_sums(form: ChartForm) -> bool {
    matches!(form, ChartForm::Stacked | ChartForm::Grouped)
}

/// A number as a chart writes it.
fn shown_number(value: &str) -> String {
    let number = value.parse::<Decimal>().unwrap_or_default();
    chart::written(number, number.scale())
}

/// With how many decimals a chart's numbers are written, where that does not follow from them.
fn shown_decimals(figure: &FigureBlock) -> Option<u32> {
    let bars = || figure.series.iter().flat_map(|series| &series.numbers);
    let numbers: Vec<Decimal> = bars().filter_map(|bar| bar.value.parse().ok()).collect();
    let shown = bars().filter_map(|bar| bar.shown.text().split_once(',')).map(|(_, decimals)| decimals.len() as u32);
    let shown = shown.max().unwrap_or(0);
    (shown != chart::decimals(numbers.iter())).then_some(shown)
}

fn pieces(content: &[Inline]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for inline in content {
        match inline {
            Inline::Strong(inner) => pieces.push(Piece::Strong { fet: self::pieces(inner) }),
            Inline::Emphasis(inner) => pieces.push(Piece::Emphasis { kursiv: self::pieces(inner) }),
            Inline::Link(url, inner) => pieces.push(Piece::Link { lank: url.clone(), text: self::pieces(inner) }),
            Inline::Break => pieces.push(Piece::Break { radbrytning: true }),
            other => {
                let typed = plain(std::slice::from_ref(other));
                match pieces.last_mut() {
                    Some(Piece::Text(text)) => text.push_str(&typed),
                    _ => pieces.push(Piece::Text(typed)),
                }
            }
        }
    }
    pieces
}

/// Frozen text is nobody's typing: it cannot be mended here, so no rule on typed text may ask for it.
fn inlines(pieces: &[Piece], key: &Phrase) -> Vec<Inline> {
    let inline = |piece: &Piece| match piece {
        Piece::Text(text) => Inline::Phrase(key.saying(text.as_str())),
        Piece::Strong { fet } => Inline::Strong(inlines(fet, key)),
        Piece::Emphasis { kursiv } => Inline::Emphasis(inlines(kursiv, key)),
        Piece::Link { lank, text } => Inline::Link(lank.clone(), inlines(text, key)),
        Piece::Break { .. } => Inline::Break,
    };
    pieces.iter().map(inline).collect()
}

/// The text of pieces, with the addresses of links.
fn text(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(typed) => typed.clone(),
        Piece::Strong { fet: inner } | Piece::Emphasis { kursiv: inner } => text(inner),
        Piece::Link { lank, text: inner } => format!("{} <{lank}>", text(inner)),
        Piece::Break { .. } => "\n".to_owned(),
    };
    pieces.iter().map(piece).collect()
}

fn block_text(block: &FrozenBlock) -> String {
    match block {
        FrozenBlock::Stycke { text: content } => format!("{}\n", text(content)),
        FrozenBlock::Rubrik { niva, text: content } => {
            format!("{} {}\n", "#".repeat(usize::from(*niva)), text(content))
        }
        FrozenBlock::Lista { numrerad, punkter } => {
            let mark = if *numrerad { "1." } else { "-" };
            punkter.iter().map(|item| format!("{mark} {}", item.iter().map(block_text).collect::<String>())).collect()
        }
        FrozenBlock::Tabell { rubrik, kolumner, rader, .. } => {
            let headings: Vec<&str> = kolumner.iter().map(|(heading, _)| heading.as_str()).collect();
            let rows: String = rader.iter().map(|row| format!("{}\n", row.join("\t"))).collect();
            format!("{rubrik}\n{}\n{rows}", headings.join("\t"))
        }
        FrozenBlock::Bild { fil, sha256, alternativ, rubrik } => {
            format!("{fil} {sha256}\n{}\n{}\n", text(alternativ), text(rubrik))
        }
        FrozenBlock::Figur { rubrik, alternativ, enhet, kategorier, serier, mallinje, .. } => {
            let series = serier.iter().map(|(name, values)| format!("{name}\t{}\n", values.join("\t")));
            let line = mallinje.iter().map(|(name, value)| format!("{name}\t{value}\n"));
            format!(
                "{rubrik}\n{alternativ}\n{enhet}\t{}\n{}",
                kategorier.join("\t"),
                series.chain(line).collect::<String>()
            )
        }
    }
}

#[cfg(test)]
mod tests;
