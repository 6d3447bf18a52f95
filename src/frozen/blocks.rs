//! Blocks of a frozen document: as its file has them, from and to the tree, and as the text that is hashed.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::pieces::{Piece, inlines, pieces, text};
use crate::chart::{self, Counted};
use crate::document::{
    Bar, Block, Cell, ChartForm, Column, FigureBlock, Inline, Phrase, PictureBlock, Series, TableBlock, Target, plain,
};

/// A block of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "slag", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum FrozenBlock {
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        summor: Option<Vec<String>>,
    },
    Bild {
        fil: String,
        sha256: String,
        alternativ: Vec<Piece>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rubrik: Vec<Piece>,
    },
}

/// A block without what only its own case could follow: names and places. A text module is its blocks.
pub(super) fn frozen(block: &Block) -> Vec<FrozenBlock> {
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
            summor: shown_sums(figure),
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
pub(super) fn thawed(block: &FrozenBlock, key: &Phrase) -> Block {
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
        FrozenBlock::Figur { rubrik, alternativ, enhet, kategorier, serier, form, mallinje, decimaler, summor } => {
            let counted: Vec<(Cell, Vec<Counted>)> =
                serier.iter().map(|(name, values)| (cell(name), values.iter().map(|v| counted(v)).collect())).collect();
            let numbers = counted.iter().flat_map(|(_, numbers)| numbers).filter_map(|counted| counted.number.as_ref());
            let decimals = decimaler.unwrap_or_else(|| chart::decimals(numbers));
            let (series, totals) = chart::series(counted, decimals, &chart::written);
            let totals = summor.as_ref().map_or(totals, |sums| sums.iter().map(cell).collect());
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

/// A number of a frozen chart; where there is none, there was none, and a sum of which it is a part only where the file says one.
fn counted(value: &str) -> Counted {
    let number: Option<Decimal> = value.parse().ok();
    Counted { number, sources: Vec::new(), is_lost: number.is_none() }
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

/// The sums of a chart's categories, where they do not follow from its numbers.
fn shown_sums(figure: &FigureBlock) -> Option<Vec<String>> {
    let counted = |series: &Series| series.numbers.iter().map(|bar| counted(&bar.value)).collect();
    let series = figure.series.iter().map(|series| (series.name.clone(), counted(series)));
    let decimals =
        figure.totals.iter().filter_map(|sum| sum.text().split_once(',')).map(|(_, digits)| digits.len() as u32);
    let (_, following) = chart::series(series.collect(), decimals.max().unwrap_or(0), &chart::written);
    let shown = texts(&figure.totals);
    (has_sums(figure.form) && shown != texts(&following)).then_some(shown)
}

pub(super) fn block_text(block: &FrozenBlock) -> String {
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
