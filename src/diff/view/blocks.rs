//! Tables and figures of documents as they are told: their cells by their columns, and one that only one side has as one change.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use super::super::{Kind, Passage, PassageChange, Script, SectionContent, Sort, Span, Step, TablePart};
use super::report::{Done, Item, Piece, Teller};
use crate::message::message;
use crate::messages::{one_line, phrases};

/// The headings of the columns of a section's tables, by what heads these, and their captions in quotation marks.
pub(super) struct Headings {
    columns: BTreeMap<Kind, Vec<String>>,
    captions: BTreeMap<Kind, String>,
}

impl Headings {
    /// Those of passages.
    pub(super) fn of<'p>(passages: impl Iterator<Item = &'p Passage>, teller: &Teller<'_>) -> Self {
        let (mut columns, mut captions) = (BTreeMap::new(), BTreeMap::new());
        for passage in passages {
            let slag = &passage.form.slag;
            let Some(block) = slag.block() else { continue };
            if matches!(slag, Kind::Tabell(_, TablePart::Kolumner)) {
                columns.entry(block).or_insert_with(|| cells(&passage.text).map(str::to_owned).collect());
            } else if *slag == block {
                let quoted = || teller.say(&message!(phrases::DIFF_QUOTED, text = one_line(&passage.text)));
                captions.entry(block).or_insert_with(quoted);
            }
        }
        Self { columns, captions }
    }

    /// What a passage is called: a row with the caption of its table, which may not be shown beside it.
    fn label(&self, label: &str, kind: &Kind) -> String {
        let caption = kind.block().and_then(|block| self.captions.get(&block)).filter(|_| is_row(kind));
        caption.map_or_else(|| label.to_owned(), |caption| format!("{label} {caption}"))
    }

    /// Those of a row, where it has as many cells.
    fn of_row(&self, kind: &Kind, count: usize) -> Option<&[String]> {
        let headings = self.columns.get(&kind.block()?).filter(|found| is_row(kind) && found.len() == count)?;
        Some(headings)
    }

    /// A passage that is not changed, told by its columns where it is a row.
    pub(super) fn told(&self, mut item: Item, passage: &Passage, teller: &Teller<'_>) -> Item {
        if !is_row(&passage.form.slag) {
            return item;
        }
        item.label = self.label(&item.label, &passage.form.slag);
        let cells: Vec<&str> = cells(&passage.text).collect();
        let ([piece], Some(headings)) = (item.pieces.as_mut_slice(), self.of_row(&passage.form.slag, cells.len()))
        else {
            return item;
        };
        let empty = LazyCell::new(|| teller.say(&message!(phrases::DIFF_EMPTY)));
        let cell = |(heading, cell): (&String, &&str)| {
            let cell = if cell.is_empty() { empty.as_str() } else { *cell };
            if heading.is_empty() { cell.to_owned() } else { format!("{heading}: {cell}") }
        };
        piece.text = one_line(&headings.iter().zip(&cells).map(cell).collect::<Vec<_>>().join(" | ")).into_owned();
        item
    }

    /// A changed passage, told cell by cell where it is a row.
    pub(super) fn changed(&self, mut item: Item, change: &PassageChange, teller: &Teller<'_>) -> Item {
        let [was, is] = [true, false].map(|is_old| Span::side(&change.delar, is_old));
        let (was, is): (Vec<&str>, Vec<&str>) = (cells(&was).collect(), cells(&is).collect());
        let kind = change.former.efter.first().map(|form| &form.slag);
        item.label = kind.map_or_else(|| item.label.clone(), |kind| self.label(&item.label, kind));
        let headings = kind.and_then(|kind| self.of_row(kind, is.len())).filter(|_| was.len() == is.len());
        let Some(headings) = headings else { return item };
        let empty = LazyCell::new(|| teller.say(&message!(phrases::DIFF_EMPTY)));
        let piece = |sort, text: &str| Piece::new(sort, if text.is_empty() { empty.as_str() } else { text });
        item.pieces.clear();
        for (at, (heading, (was, is))) in headings.iter().zip(was.iter().zip(&is)).enumerate() {
            let before = if at == 0 { "" } else { " | " };
            let heading = if heading.is_empty() { String::new() } else { format!("{heading}: ") };
            item.pieces.push(Piece::new(Sort::Lika, &format!("{before}{heading}")));
            match was == is {
                true => item.pieces.push(piece(Sort::Lika, is)),
                false => item.pieces.extend([piece(Sort::Borta, was), piece(Sort::Nytt, is)]),
            }
        }
        item
    }
}

fn is_row(kind: &Kind) -> bool {
    matches!(kind, Kind::Tabell(_, TablePart::Rad | TablePart::Summa))
}

fn cells(row: &str) -> impl Iterator<Item = &str> {
    row.split('|').map(str::trim)
}

/// The tables and figures that only one side of a section has: each with where its change stands among those that are told.
pub(super) struct Blocks {
    whole: BTreeMap<(bool, Kind), Option<usize>>,
}

impl Blocks {
    /// Those of a section's changes.
    pub(super) fn of(script: &Script<Passage, PassageChange>, new: &SectionContent) -> Self {
        let block = |passage: &Passage| passage.form.slag.block();
        let is_added = |kind: &Kind| {
            let steps = script.steg.iter().filter(
                |step| matches!(step, Step::Tillagt { del, flytt: None, .. } if block(del).as_ref() == Some(kind)),
            );
            let all = new.innehall.iter().filter(|passage| block(passage).as_ref() == Some(kind));
            steps.count() == all.count() && !script.borta.iter().any(|gone| block(&gone.del).as_ref() == Some(kind))
        };
        let added = new.innehall.iter().filter_map(block).filter(is_added).map(|kind| (false, kind));
        let is_gone = |kind: &Kind| !new.innehall.iter().any(|passage| block(passage).as_ref() == Some(kind));
        let gone = script.borta.iter().filter_map(|gone| block(&gone.del)).filter(is_gone).map(|kind| (true, kind));
        Self { whole: added.chain(gone).map(|key| (key, None)).collect() }
    }

    /// Adds what only one side has; to the table or figure that it belongs to, where only that side has this.
    pub(super) fn push(&mut self, teller: &Teller<'_>, items: &mut Vec<Item>, item: Item, passage: &Passage) {
        let key = passage.form.slag.block().map(|block| (item.done == Done::Gone, block));
        let Some(at) = key.and_then(|key| self.whole.get_mut(&key)) else { return items.push(item) };
        let at = *at.get_or_insert_with(|| {
            let name = if matches!(passage.form.slag, Kind::Figur(..)) { "figur" } else { "tabell" };
            items.push(teller.of_kind(name, item.done, Vec::new()));
            items.len() - 1
        });
        let head = &mut items[at];
        head.causes.extend(item.causes.iter().filter(|id| !head.causes.contains(id)).copied().collect::<Vec<_>>());
        head.is_unknown |= item.is_unknown;
        let is_caption =
            matches!(passage.form.slag, Kind::Tabell(_, TablePart::Rubrik) | Kind::Figur(_, TablePart::Rubrik));
        match is_caption {
            true => (head.pieces, head.places) = (item.pieces, item.places),
            false => head.parts.push(Item { label: teller.kind(&passage.form.slag), ..item }),
        }
    }
}
