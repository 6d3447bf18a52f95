//! Prose of every form that the reference allows, and the lines that a reader must find for it, in order.

use super::letters::Letters;
use super::random::Random;
use super::reading::prose;
use super::values::Names;

/// Where links lead.
const ADDRESSES: [&str; 3] = ["https://example.se/a_b?c=1&d=*", "http://example.se", "mailto:a.b@example.se"];

/// Whether a word of a plain text is where a link leads.
pub fn is_address(word: &str) -> bool {
    let inside = word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inside.is_some_and(|address| ADDRESSES.contains(&address))
}

/// A line of a document's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Whether a number, a bullet or a label stands before it.
    pub marked: bool,
}

impl Line {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), marked: false }
    }

    pub fn marked(text: impl Into<String>) -> Self {
        Self { text: text.into(), marked: true }
    }
}

/// Text as it is typed, and the lines that it becomes.
#[derive(Debug, Clone, Default)]
pub struct Written {
    pub source: String,
    pub lines: Vec<Line>,
}

/// What stands alone in a paragraph: a table, a figure, a list or a text module, by its reference.
#[derive(Debug, Clone)]
pub struct Alone {
    pub name: String,
    pub lines: Vec<Line>,
}

/// Writes prose.
pub struct Author<'a> {
    pub random: &'a mut Random,
    pub letters: &'a Letters,
    pub names: &'a Names,
    pub alone: &'a [Alone],
    /// The level of the last subheading, as it is written; 2 before the first.
    pub level: usize,
}

impl<'a> Author<'a> {
    pub fn new(random: &'a mut Random, letters: &'a Letters, names: &'a Names, alone: &'a [Alone]) -> Self {
        Self { random, letters, names, alone, level: 2 }
    }
}

impl Author<'_> {
    /// A section's text, from a word to many pages.
    pub fn text(&mut self) -> Written {
        self.level = 2;
        let blocks = match self.random.below(40) {
            0 if self.random.chance(30) => 30,
            0..25 => 1,
            _ => 1 + self.random.below(4),
        };
        let mut text = Written::default();
        for index in 0..blocks {
            // A list begins after a paragraph: two in a row would be one.
            let block = if index % 2 == 1 { self.block() } else { self.paragraph() };
            join(&mut text, block, "\n\n");
        }
        text
    }

    fn block(&mut self) -> Written {
        match self.random.below(10) {
            0..3 => self.list(0),
            3..5 => self.heading(),
            5..8 if !self.alone.is_empty() => self.reference_alone(),
            _ => self.paragraph(),
        }
    }

    fn reference_alone(&mut self) -> Written {
        let alone = self.random.pick(self.alone);
        // A module may have subheadings of its own.
        self.level = 2;
        Written { source: format!("{{{{ {} }}}}", alone.name), lines: alone.lines.clone() }
    }

    /// A subheading of any level, which always has a paragraph under it.
    fn heading(&mut self) -> Written {
        let words = 1 + self.random.below(6);
        let (source, reads) = self.inlines(words, false);
        self.level = self.random.between(3, 6.min(self.level as i64 + 1)) as usize;
        let marks = "#".repeat(self.level);
        let mut heading = Written { source: format!("{marks} {source}"), lines: vec![Line::plain(reads)] };
        let paragraph = self.paragraph();
        join(&mut heading, paragraph, "\n\n");
        heading
    }

    pub fn paragraph(&mut self) -> Written {
        let words = 1 + self.random.size(60);
        let (source, reads) = self.inlines(words, true);
        Written { source, lines: vec![Line::plain(reads)] }
    }

    /// A list; `depth` lists lie around it.
    fn list(&mut self, depth: usize) -> Written {
        let marker = if self.random.chance(50) { "- " } else { "1. " };
        let loose = self.random.chance(30);
        let mut list = Written::default();
        for _ in 0..1 + self.random.below(5) {
            let item = self.item(depth);
            let source = item.source.replace('\n', &format!("\n{}", " ".repeat(marker.len())));
            join(&mut list, Written { source: format!("{marker}{source}"), ..item }, if loose { "\n\n" } else { "\n" });
        }
        list
    }

    /// A paragraph, sometimes another one, sometimes a list.
    fn item(&mut self, depth: usize) -> Written {
        let words = 1 + self.random.size(20);
        let (source, reads) = self.inlines(words, true);
        let mut item = Written { source, lines: vec![Line::marked(reads)] };
        if self.random.chance(15) {
            let paragraph = self.paragraph();
            join(&mut item, paragraph, "\n\n");
        }
        if depth < 2 && self.random.chance(25) {
            let list = self.list(depth + 1);
            join(&mut item, list, "\n");
        }
        item
    }

    /// Pieces of a paragraph with the text that they read; on several lines where the text may.
    pub fn inlines(&mut self, words: usize, lines: bool) -> (String, String) {
        let (mut source, mut reads) = self.piece(true);
        for _ in 1..words {
            let line_end = lines && self.random.chance(8);
            let (written, read) = self.piece(line_end);
            // Beside a word that is set letter by letter the text does not show a break that was asked for.
            let is_short = |text: &str| text.chars().count() < 45;
            let may_break = is_short(&written) && source.rsplit(' ').next().is_some_and(is_short);
            source.push_str(match line_end {
                true if may_break && self.random.chance(30) => "\\\n",
                true => "\n",
                false => " ",
            });
            source.push_str(&written);
            reads.push(' ');
            reads.push_str(&read);
        }
        (source, reads)
    }

    /// A word, a reference, or words marked up. What begins a line begins with a letter or with such a mark.
    fn piece(&mut self, first: bool) -> (String, String) {
        match self.random.below(100) {
            0..6 => self.names.reference(self.random),
            6..9 => self.spanned("*"),
            9..12 => self.spanned("**"),
            12..14 => self.link(),
            _ => {
                let word = if first { self.letters.word(self.random) } else { self.letters.token(self.random) };
                (escaped(&word), prose(&word))
            }
        }
    }

    fn spanned(&mut self, mark: &str) -> (String, String) {
        let (source, reads) = self.span();
        (format!("{mark}{source}{mark}"), reads)
    }

    /// Words that lead to an address, which the plain text has after them.
    fn link(&mut self) -> (String, String) {
        let (source, reads) = self.span();
        let address = self.random.pick(&ADDRESSES);
        (format!("[{source}]({address})"), format!("{reads} ({address})"))
    }

    /// Words that may be marked up as one, with or without a reference.
    fn span(&mut self) -> (String, String) {
        let words = 1 + self.random.below(3);
        let line: Vec<String> = (0..words).map(|_| self.letters.word(self.random)).collect();
        let (source, reads) = (escaped(&line.join(" ")), prose(&line.join(" ")));
        if self.random.chance(25) {
            let (reference, value) = self.names.reference(self.random);
            return (format!("{source} {reference}"), format!("{reads} {value}"));
        }
        (source, reads)
    }
}

/// Puts a block after what is written.
fn join(text: &mut Written, block: Written, between: &str) {
    if !text.source.is_empty() {
        text.source.push_str(between);
    }
    text.source.push_str(&block.source);
    text.lines.extend(block.lines);
}

/// Typed text in CommonMark.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        if "\\`*_[]<>#&~!|".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
