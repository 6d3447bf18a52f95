//! What stands elsewhere: what a passage stood after and stands after now, and the rows of a table in their old order and their new
//! one.

use super::super::{CauseSort, Move, Passage, Row, SectionContent, Sort, Span};
use super::report::{Done, Item, Piece, Teller};
use super::wording::beginning;
use crate::message::message;
use crate::messages::phrases;

impl Teller<'_> {
    /// What a moved passage stood after, and what it stands after now, in words.
    pub(super) fn neighbours(&self, found: &Move) -> String {
        let sides = [(0, &found.plats.fore, true), (1, &found.plats.efter, false)];
        let told: Vec<String> = sides
            .into_iter()
            .filter_map(|(side, place, is_old)| {
                let section = self.section(side, &place.0, &place.1)?;
                let text = Span::side(&found.delar, is_old);
                let at = section.innehall.iter().position(|passage| passage.text == text)?;
                let before = section.innehall[..at].iter().rev().find(|passage| is_read(passage));
                let text = before.map(|passage| beginning(&passage.text)).unwrap_or_default();
                let slag = format!(
                    "{}-{}",
                    if is_old { "stod" } else { "star" },
                    if before.is_some() { "efter" } else { "forst" }
                );
                Some(self.say(&message!(phrases::DIFF_NEIGHBOUR, slag = slag, text = text)))
            })
            .collect();
        told.join(", ")
    }

    /// A section of a side by the keys of its document and itself.
    pub(super) fn section(&self, side: usize, document: &str, section: &str) -> Option<&SectionContent> {
        let document = self.sides[side].content.dokument.iter().find(|found| found.nyckel == document)?;
        document.avsnitt.iter().find(|found| found.nyckel == section)
    }

    /// Rows of a sheet that stand in another order: the cause that this is, and the orders where these are short.
    pub(super) fn other_order(&self, table: &str, label: String) -> Item {
        let mut item = self.said(label, Done::Reordered);
        let sheet = self.sheet(table);
        let is_it = |cause: &super::super::Cause| cause.slag == CauseSort::Ordning && cause.namn == sheet;
        item.causes = self.diff.orsaker.iter().position(is_it).into_iter().collect();
        item.itself = Some("rad");
        let rows = |side: usize| {
            let table = self.sides[side].whole().tabeller.get(table);
            table.map_or(&[][..], |table| table.rader.as_slice())
        };
        let cells = |row: &Row| row.iter().map(|cell| self.cell_text(cell)).collect::<Vec<_>>();
        let [was, is] = [0, 1].map(|side| rows(side).iter().map(cells).collect::<Vec<_>>());
        item.pieces = orders(&was, &is);
        item
    }
}

/// The orders of rows in a document, by their texts.
pub(super) fn row_orders(was: &[&Passage], is: &[&Passage]) -> Vec<Piece> {
    let cells = |rows: &[&Passage]| -> Vec<Vec<String>> {
        rows.iter().map(|row| row.text.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
    };
    orders(&cells(was), &cells(is))
}

/// Whether a reader knows the place by a passage.
fn is_read(passage: &Passage) -> bool {
    passage.form.slag.is_prose() || !passage.form.slag.is_of_block() && !passage.text.is_empty()
}

/// Few rows by the first of their cells that tells them apart, before and now.
fn orders(was: &[Vec<String>], is: &[Vec<String>]) -> Vec<Piece> {
    let is_short = was.len() == is.len() && (2..=FEW).contains(&is.len());
    let columns = is.iter().map(Vec::len).min().unwrap_or_default();
    let column = |at: usize, rows: &[Vec<String>]| -> Vec<String> {
        rows.iter().filter_map(|row| row.get(at)).map(|cell| beginning(cell)).collect()
    };
    let tells_apart = |at: &usize| {
        let mut cells = column(*at, is);
        let count = cells.len();
        cells.sort();
        cells.dedup();
        cells.len() == count && !cells.iter().any(String::is_empty)
    };
    let Some(at) = (0..columns).find(tells_apart).filter(|_| is_short) else { return Vec::new() };
    let (was, is) = (column(at, was), column(at, is));
    if was == is {
        return Vec::new();
    }
    let list = |sort, rows: &[String]| Piece::new(sort, &rows.join("; "));
    vec![list(Sort::Borta, &was), Piece::new(Sort::Lika, " → "), list(Sort::Nytt, &is)]
}

/// So many rows are told one by one.
const FEW: usize = 8;
