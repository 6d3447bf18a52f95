//! Passages such as one that only one side has: how many there are where something was put back tells whether it is then on both sides,
//! or on neither.

use std::borrow::Cow;

use super::super::align::{has_skeleton, skeleton};
use super::super::content::{Kind, TablePart};
use super::super::reading;
use super::super::text::{Origin, Words};
use super::piece::Piece;
use crate::merge::Outline;
use crate::templates::Arendetyp;

/// Passages such as one is.
pub(super) struct Such<'w> {
    words: &'w Words,
    skeleton: Cow<'w, str>,
    /// Whether they say the same in their values too.
    is_as_said: bool,
}

impl<'w> Such<'w> {
    pub(super) fn new(words: &'w Words, is_as_said: bool) -> Self {
        Self { words, skeleton: skeleton(words), is_as_said }
    }

    pub(super) fn kind(&self) -> &Kind {
        &self.words.passage.form.slag
    }

    /// How many of some passages are such.
    pub(super) fn count<'p>(&self, all: impl IntoIterator<Item = &'p Words>) -> usize {
        all.into_iter().filter(|it| self.is(it)).count()
    }

    fn is(&self, it: &Words) -> bool {
        it.passage.form.slag == *self.kind()
            && (!self.is_as_said || it.passage.text == self.words.passage.text)
            && has_skeleton(it, &self.skeleton)
    }

    /// How many a piece has. Of a table the rows alone are read that may be such.
    pub(super) fn count_in(&self, piece: &Piece) -> usize {
        let kind = self.kind();
        if !reading::may_have(piece.blocks(), kind.block().as_ref()) {
            return 0;
        }
        match (kind, piece.read()) {
            (Kind::Tabell(name, TablePart::Rad), None) => {
                self.count(&reading::rows_about(piece.blocks(), name, &self.skeleton))
            }
            _ => self.count(piece.said()),
        }
    }

    /// Whether a piece of a section may have any.
    pub(super) fn may_be_in(&self, outline: &Outline, at: usize, kind: &Arendetyp) -> bool {
        match self.kind() {
            Kind::Tabell(name, _) => outline.may_have_table(at, name),
            Kind::Figur(name, _) => outline.may_have_figure(at, name),
            own => {
                let may_begin = || !own.is_prose() || outline.may_begin(at, &self.skeleton);
                (self.is_gap() || !outline.is_block(at, kind)) && may_begin()
            }
        }
    }

    /// Whether nothing but what is missing stands there, as where a sheet is not filled in.
    fn is_gap(&self) -> bool {
        self.words.tokens.iter().all(|token| matches!(token.origin, Origin::Gap(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Cell, FactInline, Inline, TableBlock};
    use crate::place::Place;
    use crate::source_text::TypedText;

    fn table(firsts: &[&str]) -> Block {
        let cell = |text: &str| Cell::Value(text.to_owned(), Vec::new());
        Block::Table(TableBlock {
            name: "lista".to_owned(),
            caption: Vec::new(),
            columns: Vec::new(),
            rows: firsts.iter().map(|first| vec![cell(first), cell("12")]).collect(),
            sums: false,
            row_headings: true,
            subheadings: Vec::new(),
            subtotals: Vec::new(),
            sources: Vec::new(),
        })
    }

    /// However a text is set and marked, and whatever is hidden of it, it says coarsely what its words say.
    #[test]
    fn what_is_read_coarsely_is_such_as_its_words() {
        let typed = |text: &str| Inline::Text(TypedText::Whole(text.to_owned(), Place::File("a.toml".into())));
        let value = |name: &str, text: &str| {
            let (name, text) = (name.to_owned(), text.to_owned());
            Inline::Fact(FactInline { name, text, sources: Vec::new(), place: None, filters: Vec::new() })
        };
        let lines = [
            vec![typed("Kom\u{ad}mu"), Inline::Strong(vec![typed("nen ")]), typed("  har 1 000\nmål ")],
            vec![typed("Hon är "), value("fakta.a", "1"), Inline::Break, value("fakta.b", ""), typed(" år")],
            vec![value("fakta.a", "19811218-9876"), typed(" står, "), value("fakta.b", "Trygg\u{2011}i")],
            vec![typed(" "), Inline::Break],
        ];
        let mut blocks: Vec<Block> = lines.map(Block::Paragraph).into();
        blocks.push(Block::List { ordered: true, items: vec![blocks.clone()] });
        blocks.push(table(&["Norra ", "19811218-9876", ""]));
        let [fine, coarse] = [false, true].map(|is_coarse| reading::passages(&blocks, is_coarse));
        assert_eq!(fine.len(), coarse.len());
        for (fine, coarse) in fine.iter().zip(&coarse) {
            assert_eq!((&fine.passage, skeleton(fine)), (&coarse.passage, skeleton(coarse)));
        }
    }

    /// Whatever a row says in its first cell, as many such are found among the rows that may be about it as among all.
    #[test]
    fn no_row_is_left_out_that_is_such() {
        let firsts =
            ["Norra", " Norra\u{a0}", "", "Södra", "Norra | Södra", "|", "19811218-9876 Berg", "2", "Norra\u{ad}"];
        let all = reading::passages(&[table(&firsts)], false);
        let rows: Vec<&Words> = all.iter().filter(|words| words.passage.form.slag.is_row()).collect();
        assert_eq!(rows.len(), firsts.len());
        for row in rows {
            for is_as_said in [true, false] {
                let such = Such::new(row, is_as_said);
                let about = reading::rows_about(&[table(&firsts)], "lista", &such.skeleton);
                assert_eq!(such.count(&about), such.count(&all), "{}", row.passage.text);
            }
        }
        let about = reading::rows_about(&[table(&firsts)], "lista", "Norra");
        assert!(about.iter().all(|words| words.passage.text != "Södra | 12"), "it is about another");
        assert!(reading::rows_about(&[table(&firsts)], "annan", "Norra").is_empty());
    }
}
