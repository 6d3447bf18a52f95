//! The plain text of pages: a paragraph, heading, list item, table row, caption or footnote a line, in reading order.
//!
//! Where lines and pages happen to break leaves no trace, so that two versions of a text can be compared line by line.

use typst::syntax::Span;

use super::tree::{Child, ElementKind, Run, Tree};
use crate::prose::SCHEMES;

/// The text of the pages of a tree. `parted` says what stands between two places of one source; nothing where they are not in the same.
pub(super) fn plain(tree: &Tree, parted: Parted<'_>) -> String {
    let mut writer = Writer::new(tree, parted);
    writer.children(0);
    writer.flush();
    writer.lines.into_iter().map(|line| line + "\n").collect()
}

/// Tells what stands between sources.
pub(super) type Parted<'a> = &'a dyn Fn(Span, Span) -> Option<Between>;

/// What stands between two places of one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Between {
    /// Nothing that is seen.
    Nothing,
    /// White space.
    Space,
    /// A line break that somebody asked for.
    Break,
}

const SOFT_HYPHEN: char = '\u{ad}';

/// How a run follows the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// Directly, or the white space is in the text.
    Glued,
    /// At some distance on the same line.
    Apart,
    /// On a new line that somebody asked for.
    Broken,
}

struct Writer<'a> {
    tree: &'a Tree,
    parted: Parted<'a>,
    lines: Vec<String>,
    line: String,
    last: Option<&'a Run>,
    /// The number or bullet of the item whose first line comes next.
    marker: String,
    depth: usize,
    /// Whether a new line stays on the same line of text.
    one_line: bool,
    /// Footnotes of the current line, and whether they are left to whoever asked for these lines.
    notes: Vec<usize>,
    leaves_notes: bool,
}

impl<'a> Writer<'a> {
    fn new(tree: &'a Tree, parted: Parted<'a>) -> Self {
        Self {
            tree,
            parted,
            lines: Vec::new(),
            line: String::new(),
            last: None,
            marker: String::new(),
            depth: 0,
            one_line: false,
            notes: Vec::new(),
            leaves_notes: false,
        }
    }

    fn children(&mut self, node: usize) {
        for child in &self.tree.nodes[node].children {
            match child {
                Child::Run(run) => self.run(run),
                Child::Node(node) => self.node(*node),
            }
        }
    }

    fn node(&mut self, node: usize) {
        match &self.tree.nodes[node].kind {
            ElementKind::Skip => {}
            ElementKind::Elsewhere | ElementKind::Footnote => self.children(node),
            ElementKind::Link(address) => self.link(node, address),
            ElementKind::Note => self.notes.push(node),
            ElementKind::Number => self.number(node),
            ElementKind::Loose | ElementKind::Grid => self.block(node, false),
            ElementKind::Block | ElementKind::Caption => self.block(node, true),
            ElementKind::List => {
                self.depth += 1;
                self.block(node, false);
                self.depth -= 1;
            }
            ElementKind::Marker => {
                self.flush();
                self.marker = self.part(node).join(" ");
            }
            ElementKind::Item => {
                self.block(node, true);
                self.empty_item();
            }
            ElementKind::Cell(..) => self.block(node, true),
            ElementKind::Table => self.table(node),
            ElementKind::Figure(alt) => match alt {
                Some(alt) if !self.contains_table(node) => self.figure(node, alt),
                _ => self.block(node, false),
            },
        }
    }

    /// Words with their address after them, which a page has beneath them; where they are the address, it is there.
    fn link(&mut self, node: usize, address: &str) {
        let (lines, start) = (self.lines.len(), self.line.len());
        self.children(node);
        let start = if self.lines.len() == lines { start } else { 0 };
        let words = self.line.get(start..).unwrap_or_default();
        // People leave out what it begins with.
        let bare = SCHEMES.iter().find_map(|scheme| address.strip_prefix(scheme)).unwrap_or(address);
        let is_shown =
            words.chars().filter(|c| !c.is_whitespace()).collect::<String>().contains(bare.trim_end_matches('/'));
        if !words.trim().is_empty() && !is_shown {
            let spaces = self.line.len() - self.line.trim_end().len();
            self.line.truncate(self.line.len() - spaces);
            self.line.push_str(&format!(" ({address})"));
            self.line.push_str(if spaces > 0 { " " } else { "" });
        }
    }

    /// Content that starts and ends its own line or lines.
    fn block(&mut self, node: usize, one_line: bool) {
        self.flush();
        let outer = std::mem::replace(&mut self.one_line, one_line);
        self.children(node);
        self.flush();
        self.one_line = outer;
    }

    /// An item without text still has its number.
    fn empty_item(&mut self) {
        if !self.marker.is_empty() {
            let marker = std::mem::take(&mut self.marker);
            self.lines.push(self.indented(&marker));
        }
    }

    /// A footnote's number stands in brackets, so that it does not become part of a word or a number.
    fn number(&mut self, node: usize) {
        let number = self.part(node).concat();
        let gap = if self.line.is_empty() { " " } else { "" };
        self.line.push_str(&format!("[{number}]{gap}"));
    }

    /// The lines of a node by itself; its footnotes wait for the end of the current line.
    fn part(&mut self, node: usize) -> Vec<String> {
        let mut part = Writer { leaves_notes: true, one_line: true, ..Writer::new(self.tree, self.parted) };
        part.children(node);
        part.flush();
        self.notes.extend(part.notes);
        part.lines
    }

    fn table(&mut self, node: usize) {
        self.flush();
        let mut cells: Vec<(usize, usize, usize)> = Vec::new();
        for child in &self.tree.nodes[node].children {
            let Child::Node(child) = child else { continue };
            let ElementKind::Cell(row, column) = self.tree.nodes[*child].kind else { continue };
            cells.push((row, column, *child));
        }
        cells.sort_unstable();
        for row in cells.chunk_by(|a, b| a.0 == b.0) {
            let texts: Vec<String> = row.iter().map(|cell| self.part(cell.2).join(" ").replace('\t', " ")).collect();
            self.line = texts.join("\t").trim_end_matches('\t').to_owned();
            self.flush();
        }
    }

    /// A drawing is told by its alternative text; numbers along its axes say nothing by themselves.
    fn figure(&mut self, node: usize, alt: &str) {
        self.flush();
        let tree = self.tree;
        let mut told = false;
        for child in &tree.nodes[node].children {
            match child {
                Child::Node(child) if tree.nodes[*child].kind == ElementKind::Caption => self.node(*child),
                _ if !told => {
                    told = true;
                    alt.clone_into(&mut self.line);
                    self.flush();
                }
                _ => {}
            }
        }
    }

    fn contains_table(&self, node: usize) -> bool {
        self.tree.nodes[node].children.iter().any(|child| match child {
            Child::Run(_) => false,
            Child::Node(child) => self.tree.nodes[*child].kind == ElementKind::Table || self.contains_table(*child),
        })
    }

    fn run(&mut self, run: &'a Run) {
        let is_asked =
            |last: &Run| last.line != run.line && (self.parted)(last.end.0, run.start.0) == Some(Between::Break);
        if self.last.is_some_and(is_asked) {
            self.end_line();
        }
        let rest = self.last.and_then(|last| after_repetition(last, run));
        match self.last.filter(|_| rest.is_none()).map_or(Joint::Glued, |last| joint(last, run, self.parted)) {
            Joint::Glued => {}
            Joint::Broken if !self.one_line => self.flush(),
            Joint::Apart | Joint::Broken => self.line.push(' '),
        }
        self.line.extend(rest.unwrap_or(&run.text).chars().filter(|&c| c != SOFT_HYPHEN));
        self.last = Some(run);
    }

    /// Ends the line. What goes on in an item stands further in than its marker.
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.last = None;
        if line.trim().is_empty() {
            return;
        }
        let marker = std::mem::take(&mut self.marker);
        let line = match marker.is_empty() {
            true if self.depth > 0 => format!("  {}", line.trim_end()),
            true => line,
            false => format!("{marker} {line}"),
        };
        self.lines.push(self.indented(&line));
    }

    /// Ends the line and its paragraph. Its footnotes follow it.
    fn flush(&mut self) {
        self.end_line();
        while !self.leaves_notes && !self.notes.is_empty() {
            let note = self.notes.remove(0);
            let text = self.part(note).join(" ");
            self.lines.push(text);
        }
    }

    fn indented(&self, text: &str) -> String {
        "  ".repeat(self.depth.saturating_sub(1)) + text
    }
}

/// Decides what stood between two runs. Typst mostly keeps the white space at which it broke a line; what it drops is the
/// line break that an author wrote, horizontal space, and white space that is a piece of its own.
fn joint(last: &Run, next: &Run, parted: Parted<'_>) -> Joint {
    let is_same = is_same_source(last, next);
    if is_same && last.end.1 == next.start.1 || touches(last, next) {
        return Joint::Glued;
    }
    let size = last.size.max(next.size);
    let is_same_line = last.line.0 == next.line.0 && (last.line.1 - next.line.1).abs() < 0.7 * size;
    if last.text.ends_with(char::is_whitespace) || next.text.starts_with(char::is_whitespace) {
        return Joint::Glued;
    }
    if is_same_line {
        return if next.left - last.right > 0.15 * size { Joint::Apart } else { Joint::Glued };
    }
    let skipped_newline = is_same && last.end.1 < next.start.1;
    if is_one_word(last, next, parted) && !skipped_newline { Joint::Glued } else { Joint::Broken }
}

/// Whether a run begins exactly where the last one ends. Accents are runs at other heights, higher than a line at times.
fn touches(last: &Run, next: &Run) -> bool {
    let size = last.size.max(next.size);
    last.line.0 == next.line.0
        && (last.line.1 - next.line.1).abs() < 2.0 * size
        && (last.right - next.left).abs() < 1e-6
}

/// Whether a word goes on in the next line.
fn is_one_word(last: &Run, next: &Run, parted: Parted<'_>) -> bool {
    if let Some(between) = parted(last.end.0, next.start.0) {
        return between == Between::Nothing;
    }
    // Strings of a layout have no source: one goes on where the last run ends in it, or the next begins at its own first letter;
    // else white space before it is gone. The hyphen at the end of a line has no source either.
    let goes_on = last.end == next.start && last.last > 0;
    let may_break_here = last.text.ends_with(['-', '\u{2010}', '–', '—', '/', '\u{200b}']);
    let is_hyphenated = last.text.ends_with(SOFT_HYPHEN);
    is_hyphenated || goes_on || is_spaced_out(last, next) || may_break_here && next.start.1 == 0
}

fn is_same_source(last: &Run, next: &Run) -> bool {
    last.end.0 == next.start.0 && !next.start.0.is_detached()
}

/// Whether the runs meet inside a word that a layout has set letter by letter, since no line can hold it: each letter is a text
/// of its own, of the word's source or of none. The text before the word may be in the same run as its first letter, and the text
/// after it in that of its last.
fn is_spaced_out(last: &Run, next: &Run) -> bool {
    last.end.0 == next.start.0 && last.last == 0 && next.start.1 == 0
}

/// A letter whose accent is a glyph at another height comes twice, once with each glyph, one directly after the other.
/// This is what comes after the repetition, or `None` if there is none. Where the pieces begin in their sources does not tell a
/// letter that comes again from one more of the same: a layout's strings have no source, and a show rule sets a piece of a word
/// as if it were all of it. But an accent takes no room.
fn after_repetition<'a>(last: &Run, next: &'a Run) -> Option<&'a str> {
    let is_same = last.end.0 == next.start.0 && last.last == next.start.1 && touches(last, next);
    let length = last.end.1.checked_sub(last.last).filter(|_| is_same && next.starts_with_accent)?;
    let (repeated, rest) = next.text.split_at_checked(length)?;
    last.text.ends_with(repeated).then_some(rest)
}
