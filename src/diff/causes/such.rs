//! Passages such as one that only one side has: how many there are where something was put back tells whether it is then on both sides,
//! or on neither.

use super::super::align::{has_skeleton, skeleton};
use super::super::content::{Kind, TablePart};
use super::super::reading;
use super::super::text::{Origin, Token, Words};
use super::piece::Piece;
use crate::merge::Outline;
use crate::templates::Arendetyp;

/// Passages such as one is.
pub(super) struct Such<'w> {
    words: &'w Words,
    skeleton: String,
    /// A word that they all have, if any.
    word: &'w str,
    /// Whether they say the same in their values too.
    is_as_said: bool,
}

impl<'w> Such<'w> {
    pub(super) fn new(words: &'w Words, is_as_said: bool) -> Self {
        Self { words, skeleton: skeleton(words), word: longest_word(words), is_as_said }
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
            (_, None) if !self.may_be_said_in(piece) => 0,
            _ => self.count(piece.words()),
        }
    }

    /// Whether a piece may have a passage that says the same, by a word of it and by the values in it.
    fn may_be_said_in(&self, piece: &Piece) -> bool {
        if self.kind().is_prose() && !piece.said().contains(self.word) {
            return false;
        }
        let value = |token: &'w Token| matches!(token.origin, Origin::Value { .. }).then_some(token.text.as_str());
        let values: Vec<&str> = self.words.tokens.iter().filter_map(value).collect();
        // Where digits were hidden, it is not known which were a value's.
        !self.is_as_said || !self.kind().is_prose() || values.is_empty() || reading::may_say(piece.blocks(), &values)
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

/// The longest word of a passage that is no value's, nor what stands for digits that were hidden; none where it has no such.
fn longest_word(words: &Words) -> &str {
    let own = words.tokens.iter().filter(|token| !matches!(token.origin, Origin::Value { .. }));
    let is_word = |text: &&str| text.chars().all(char::is_alphabetic) && !text.contains("xx");
    own.map(|token| token.text.as_str()).filter(is_word).max_by_key(|text| text.len()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Cell, Inline, TableBlock};
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

    /// However a text is set and marked, a passage has its word in what its piece says; what hides digits is no word.
    #[test]
    fn a_passage_has_its_word_in_what_its_piece_says() {
        let typed = |text: &str| Inline::Text(TypedText::Whole(text.to_owned(), Place::File("a.toml".into())));
        let words = |line: Vec<Inline>| reading::passages(&[Block::Paragraph(line)]).remove(0);
        let lines = [
            vec![typed("Kom\u{ad}mu"), Inline::Strong(vec![typed("nen")]), typed(" har  ett\nmål")],
            vec![typed("pnr19811218-9876 står")],
            vec![typed("19811218-9876")],
            vec![typed("e\u{2011}post, Trygg\u{2011}i")],
            vec![],
        ];
        for line in &lines {
            let said = reading::said(&[Block::Paragraph(line.clone())]);
            let words = words(line.clone());
            assert!(said.contains(longest_word(&words)), "{said}: {}", longest_word(&words));
        }
        let said = reading::said(&[Block::Paragraph(lines[0].clone())]);
        assert!(said.contains(longest_word(&words(vec![typed("Kommunen har ett mål")]))), "{said}");
        assert_eq!(longest_word(&words(lines[2].clone())), "");
    }

    /// Whatever a row says in its first cell, as many such are found among the rows that may be about it as among all.
    #[test]
    fn no_row_is_left_out_that_is_such() {
        let firsts =
            ["Norra", " Norra\u{a0}", "", "Södra", "Norra | Södra", "|", "19811218-9876 Berg", "2", "Norra\u{ad}"];
        let all = reading::passages(&[table(&firsts)]);
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
