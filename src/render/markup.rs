//! Blocks and inlines as Typst markup, the way a person would write it. What is written is kept as pieces, each with its origin.

use super::escape::{in_literal, literal, markup_by_run};
use super::mapped::Mapped;
use crate::document::{
    Block, Cell, ChartForm, Column, FigureBlock, Gap, Inline, Phrase, PictureBlock, Section, Series, TableBlock,
};
use crate::source_map::{Origin, Piece, Reason, Shown, TablePieces};

/// Writes a document's text, and keeps its pieces in the order of the document's tree.
#[derive(Debug, Default)]
pub(super) struct Writer {
    /// What has been written so far.
    pub pieces: Vec<Piece>,
    /// The pieces after breaks of lines.
    pub breaks: Vec<usize>,
    /// The tables.
    pub tables: Vec<TablePieces>,
}

impl Writer {
    /// A section's heading, with its `==`.
    pub(super) fn heading(&mut self, section: &Section) -> Mapped {
        if section.heading.is_empty() { Mapped::default() } else { self.heading_line(section.level, &section.heading) }
    }

    fn heading_line(&mut self, level: u8, content: &[Inline]) -> Mapped {
        self.inlines(content, " ", Shown::InOrder).within(&format!("{} ", "=".repeat(usize::from(level))), "")
    }

    /// Blocks, a blank line between them.
    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Mapped {
        self.indented(blocks, 0)
    }

    fn indented(&mut self, content: &[Block], indent: usize) -> Mapped {
        let space = " ".repeat(indent);
        let blocks: Vec<Mapped> = content.iter().map(|block| self.block(block, indent)).collect();
        Mapped::joined(blocks, &format!("\n\n{space}"))
    }

    fn block(&mut self, block: &Block, indent: usize) -> Mapped {
        let line_break = format!("\n{}", " ".repeat(indent));
        match block {
            Block::Paragraph(content) => self.inlines(content, &line_break, Shown::InOrder),
            Block::Heading { level, content } => self.heading_line(*level, content),
            Block::List { ordered, items } => {
                let marker = if *ordered { "+ " } else { "- " };
                let item = |item: &Vec<Block>| self.indented(item, indent + 2).within(marker, "");
                let items: Vec<Mapped> = items.iter().map(item).collect();
                Mapped::joined(items, &line_break)
            }
            Block::Table(block) => self.table(block),
            Block::Figure(block) => self.figure(block),
            Block::Picture(block) => self.picture(block),
            Block::Module(_, content) => self.indented(content, indent),
        }
    }

    /// The pieces of a paragraph or a line. Neighbouring texts are escaped as one: what a full stop or a space means depends on
    /// what stands beside it, and a fact followed by ". " must not become an item of a list.
    pub(super) fn inlines(&mut self, content: &[Inline], line_break: &str, shown: Shown) -> Mapped {
        let mut whole = Mapped::default();
        for run in content.chunk_by(|one, next| is_text(one) && is_text(next)) {
            let first = self.pieces.len();
            self.pieces.extend(run.iter().filter_map(|piece| text_piece(piece, shown)));
            match run {
                [single] if !is_text(single) => whole.append(self.inline(single, line_break, shown)),
                _ => whole.push_pieces(&self.pieces, first..self.pieces.len(), line_break),
            }
        }
        whole
    }

    /// A piece that is more than text.
    fn inline(&mut self, piece: &Inline, line_break: &str, shown: Shown) -> Mapped {
        match piece {
            Inline::Strong(inner) => self.inlines(inner, line_break, shown).within("#strong[", "];"),
            Inline::Emphasis(inner) => self.inlines(inner, line_break, shown).within("#emph[", "];"),
            Inline::Link(url, inner) => {
                self.inlines(inner, line_break, shown).within(&format!("#link({})[", literal(url)), "];")
            }
            Inline::Gap(gap) => self.gap(gap, shown).within("#saknas[", "];"),
            _ => {
                self.breaks.push(self.pieces.len());
                let line_break = if line_break.contains('\n') { line_break } else { "\n" };
                Mapped::default().within(&format!(" \\{line_break}"), "")
            }
        }
    }

    /// A gap. Its spaces are text: one that is a piece of its own gets a colour of its own, over the letter beside it.
    fn gap(&mut self, gap: &Gap, shown: Shown) -> Mapped {
        let mut whole = Mapped::default();
        markup_by_run(&gap.text, " ", &mut |at, length, escaped| {
            let escaped = if escaped == " " { "\\u{20}" } else { escaped };
            whole.push_run(self.pieces.len(), at..at + length, escaped);
        });
        self.pieces.push(gap_piece(gap, shown));
        whole
    }

    /// Pieces of text as a content block.
    pub(super) fn content(&mut self, content: &[Inline], shown: Shown) -> Mapped {
        self.inlines(content, " ", shown).within("[", "]")
    }

    /// A phrase as a content block.
    pub(super) fn phrase(&mut self, phrase: &Phrase, shown: Shown) -> Mapped {
        let origin = Origin::Phrase(phrase.clone());
        self.lines(Piece { text: phrase.text.clone(), origin, shown }).within("[", "]")
    }

    /// What the program says itself, as a content block.
    pub(super) fn said(&mut self, text: String) -> Mapped {
        self.lines(Piece { text, origin: Origin::Program, shown: Shown::Somewhere }).within("[", "]")
    }

    /// A piece whose lines are kept: a cell of a workbook may have several.
    fn lines(&mut self, piece: Piece) -> Mapped {
        let mut whole = Mapped::default();
        let mut start = 0;
        for line in piece.text.split('\n') {
            if start > 0 {
                whole.push(" \\ ");
            }
            markup_by_run(line, " ", &mut |at, length, escaped| {
                whole.push_run(self.pieces.len(), start + at..start + at + length, escaped);
            });
            start += line.len() + 1;
        }
        self.pieces.push(piece);
        whole
    }

    fn cell(&mut self, block: &str, cell: &Cell, shown: Shown) -> Mapped {
        match cell {
            Cell::Phrase(phrase) => self.phrase(phrase, shown),
            Cell::Value(text, cells) => {
                let origin = Origin::Cell(block.to_owned(), cells.clone());
                self.lines(Piece { text: text.clone(), origin, shown }).within("[", "]")
            }
        }
    }

    fn cells(&mut self, block: &str, cells: &[Cell], shown: Shown) -> Mapped {
        let cells: Vec<Mapped> = cells.iter().map(|cell| self.cell(block, cell, shown)).collect();
        tuple(cells)
    }

    fn table(&mut self, table: &TableBlock) -> Mapped {
        let name = format!("sammanstallning.{}", table.name);
        let caption = self.content(&table.caption, Shown::Somewhere);
        let kind = |column: &Column| plain(literal(if column.numeric { "tal" } else { "text" }));
        let headings: Vec<Mapped> =
            table.columns.iter().map(|column| self.cell(&name, &column.heading, Shown::Somewhere)).collect();
        let rows = self.rows(&name, &table.rows);
        let mut arguments = vec![
            caption.within("rubrik: ", ""),
            tuple(table.columns.iter().map(kind).collect()).within("kolumner: ", ""),
            tuple(headings).within("huvud: ", ""),
            rows.within("rader: (\n", "  )"),
            plain(format!("summarad: {}", table.sums)),
            plain(format!("radhuvud: {}", table.row_headings)),
        ];
        for (name, rows) in [("underrubriker", &table.subheadings), ("delsummor", &table.subtotals)] {
            let numbers = rows.iter().map(|row| plain(row.to_string())).collect();
            arguments.extend((!rows.is_empty()).then(|| tuple(numbers).within(&format!("{name}: "), "")));
        }
        call("tabell", arguments)
    }

    fn rows(&mut self, table: &str, rows: &[Vec<Cell>]) -> Mapped {
        let mut first = vec![self.pieces.len()];
        let mut written = Mapped::default();
        for row in rows {
            written.append(self.cells(table, row, Shown::Somewhere).within("    ", ",\n"));
            first.push(self.pieces.len());
        }
        self.tables.push(TablePieces { rows: first });
        written
    }

    fn figure(&mut self, figure: &FigureBlock) -> Mapped {
        let room = Shown::MayBeLeftOut(Reason::ChartText);
        // A chart without bars says only that, and one of a single series needs no names for them.
        let shown = |is_shown: bool| if is_shown { Shown::Somewhere } else { room };
        let name = format!("figur.{}", figure.name);
        let has_bars = !figure.categories.is_empty();
        let caption = self.content(&figure.caption, Shown::Somewhere);
        let unit = self.phrase(&figure.unit, shown(has_bars));
        let categories = self.cells(&name, &figure.categories, room);
        let named = shown(has_bars && (figure.series.len() > 1 || figure.target.is_some()));
        let series: Vec<Mapped> = figure.series.iter().map(|series| self.series(&name, series, named)).collect();
        let totals = self.cells(&name, &figure.totals, room);
        let mut arguments = vec![
            caption.within("rubrik: ", ""),
            plain(format!("alt: {}", literal(&figure.alternative))),
            unit.within("enhet: ", ""),
            categories.within("kategorier: ", ""),
            Mapped::joined(series, "").within("serier: (\n", "  )"),
            totals.within("summor: ", ""),
        ];
        arguments.extend(match figure.form {
            ChartForm::Stacked => None,
            ChartForm::Grouped => Some(plain("staplad: false".to_owned())),
            ChartForm::Lines => Some(plain("slag: \"linjer\"".to_owned())),
            ChartForm::Shares => Some(plain("slag: \"andelar\"".to_owned())),
        });
        if let Some(target) = &figure.target {
            let mut line = self.phrase(&target.name, shown(has_bars)).within("mallinje: (namn: ", ", varde: ");
            line.append(plain(target.number.value.clone()));
            line.append(self.cell(&name, &target.number.shown, shown(has_bars)).within(", siffra: ", ")"));
            arguments.push(line);
        }
        call("stapeldiagram", arguments)
    }

    /// A picture. What it shows is a string in the source, and on the page the picture itself.
    fn picture(&mut self, picture: &PictureBlock) -> Mapped {
        let before = format!("image({}, alt: \"", literal(&format!("/{}", PictureBlock::path(&picture.file))));
        let mut arguments = vec![self.string(&picture.alternative).within(&before, "\")")];
        if !picture.caption.is_empty() {
            arguments.push(self.content(&picture.caption, Shown::Somewhere).within("rubrik: ", ""));
        }
        call("bild", arguments)
    }

    /// Pieces of text as they stand in a string.
    fn string(&mut self, content: &[Inline]) -> Mapped {
        let mut whole = Mapped::default();
        for inline in content {
            let piece = match inline {
                Inline::Gap(gap) => Some(gap_piece(gap, Shown::Somewhere)),
                other => text_piece(other, Shown::Somewhere),
            };
            let Some(piece) = piece else { continue };
            for (at, character) in piece.text.char_indices() {
                whole.push_run(self.pieces.len(), at..at + character.len_utf8(), &in_literal(character));
            }
            self.pieces.push(piece);
        }
        whole
    }

    fn series(&mut self, figure: &str, series: &Series, named: Shown) -> Mapped {
        let values = tuple(series.numbers.iter().map(|bar| plain(bar.value.clone())).collect());
        let mut written = self.cell(figure, &series.name, named).within("    (namn: ", ", varden: ");
        written.append(values);
        let room = Shown::MayBeLeftOut(Reason::ChartText);
        let shown: Vec<Mapped> = series.numbers.iter().map(|bar| self.cell(figure, &bar.shown, room)).collect();
        written.append(tuple(shown).within(", siffror: ", "),\n"));
        written
    }
}

/// Whether a piece is text and nothing else.
fn is_text(piece: &Inline) -> bool {
    matches!(piece, Inline::Text(_) | Inline::Phrase(_) | Inline::Fact(_))
}

/// A gap as it stands on the page.
fn gap_piece(gap: &Gap, shown: Shown) -> Piece {
    Piece { text: gap.text.clone(), origin: Origin::Gap(gap.what.clone()), shown }
}

fn text_piece(piece: &Inline, shown: Shown) -> Option<Piece> {
    let (text, origin) = match piece {
        Inline::Text(typed) => (typed.text(), Origin::Typed(typed.clone())),
        Inline::Phrase(phrase) if phrase.file.is_empty() => (phrase.text.as_str(), Origin::Program),
        Inline::Phrase(phrase) => (phrase.text.as_str(), Origin::Phrase(phrase.clone())),
        Inline::Fact(fact) => (fact.text.as_str(), Origin::Value(fact.clone())),
        _ => return None,
    };
    Some(Piece { text: text.to_owned(), origin, shown })
}

/// Source that shows nothing of the case.
fn plain(markup: String) -> Mapped {
    Mapped { text: markup, ..Mapped::default() }
}

/// An array of Typst; one element needs a comma.
fn tuple(items: Vec<Mapped>) -> Mapped {
    let comma = if items.len() == 1 { ",)" } else { ")" };
    Mapped::joined(items, ", ").within("(", comma)
}

fn call(name: &str, arguments: Vec<Mapped>) -> Mapped {
    Mapped::joined(arguments, ",\n  ").within(&format!("#{name}(\n  "), ",\n);")
}
