//! Lines as their writer meant them, in the form that CommonMark reads so. People indent a nested list by two spaces,
//! type `•` or `–` for a bullet, mix the marks of one list, leave out the space after `###`, and multiply with `*`;
//! CommonMark makes other lists, raw marks and emphasis of that, or a definition that nobody sees of `[Not]: …`.

use super::references::{HELD, MARK};
use crate::characters;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::source_text::SourceText;

/// Characters that word processors put before the items of a list.
pub(super) const BULLETS: [char; 13] = ['•', '◦', '▪', '▫', '‣', '●', '○', '∙', '·', '■', '□', '➢', '►'];

/// Whether a bullet also multiplies, and parts words.
pub(super) fn is_middle_dot(bullet: char) -> bool {
    matches!(bullet, '·' | '∙')
}

/// Dashes that stand for a bullet at the start of a paragraph, and for themselves in running text.
const DASHES: [char; 6] = ['–', '—', '−', '‐', '‑', '―'];

/// A marker this much further in than the one above begins a list inside it.
const NESTED: usize = 2;

/// A number of more digits begins no list: it is a year.
const LONGEST_NUMBER: usize = 2;

/// A character and its offset in the file.
type Typed = (char, u32);

/// The text in the form that CommonMark reads as it was meant. Nothing is taken away but indentation, and the marks of
/// lists are made alike.
pub(super) fn as_meant(source: SourceText, problems: &mut Diagnostics) -> SourceText {
    if !has_marks(&source.text) {
        return source;
    }
    let characters: Vec<Typed> = source.characters().collect();
    let mut lines = Lines { source: &source, problems, levels: Vec::new(), before: Before::Blank, out: Vec::new() };
    for line in characters.split_inclusive(|(character, _)| *character == '\n') {
        match line.split_last() {
            Some((end @ ('\n', _), line)) => {
                lines.line(line);
                lines.out.push(*end);
            }
            _ => lines.line(line),
        }
    }
    let out = lines.out;
    source.rewritten(&out)
}

/// Whether anything in the text could be read otherwise than meant; most paragraphs have no such mark.
fn has_marks(text: &str) -> bool {
    let begins = |line: &str| {
        if line.chars().take_while(|c| is_blank(*c)).any(|c| !c.is_ascii()) {
            return true;
        }
        let first = line.trim_start_matches([' ', '\t']).chars().next();
        first.is_some_and(|c| "-+#".contains(c) || c.is_ascii_digit() || BULLETS.contains(&c) || DASHES.contains(&c))
    };
    text.contains('*') || text.contains("]:") || text.lines().any(begins)
}

/// Whether nobody sees a character: a line of such alone, as pages on the web have them, is an empty one.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || characters::invisible(character)
}

/// What stands right before a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing, or an empty line.
    Blank,
    /// A heading, or a line that ends with a colon: a list may follow.
    Lead,
    /// Other text, an item's too.
    Text,
}

/// A list that is open: the column of its marks as typed, and as written out, and of its items' text.
struct Level {
    typed: usize,
    indent: usize,
    content: usize,
    ordered: bool,
    dash: bool,
}

/// The mark of an item.
struct Marker {
    /// The number of a numbered one.
    number: Option<Vec<Typed>>,
    dash: bool,
    /// How many characters it has, with the spaces after it.
    length: usize,
}

struct Lines<'a> {
    source: &'a SourceText,
    problems: &'a mut Diagnostics,
    levels: Vec<Level>,
    before: Before,
    out: Vec<Typed>,
}

impl Lines<'_> {
    fn line(&mut self, line: &[Typed]) {
        let (indent, rest) = indentation(line);
        let Some(last) = rest.iter().rev().find(|(c, _)| !is_blank(*c)) else {
            self.before = Before::Blank;
            return;
        };
        let heading = rest[0].0 == '#';
        match self.marker(indent, rest) {
            Some(marker) => self.item(indent, &marker, rest),
            None => self.text(indent, line, rest),
        }
        self.before = if heading || last.0 == ':' { Before::Lead } else { Before::Text };
    }

    /// The marker that a line begins with, where it is one.
    fn marker(&self, indent: usize, rest: &[Typed]) -> Option<Marker> {
        let first = rest[0].0;
        let digits = rest.iter().take_while(|(c, _)| c.is_ascii_digit()).count();
        let length = if digits > 0 { digits + 1 } else { 1 };
        let spaces = rest.iter().skip(length).take_while(|(c, _)| c.is_whitespace()).count();
        let marker = |number, dash| Some(Marker { number, dash, length: length + spaces });
        if rest.len() == length + spaces || is_rule(rest) {
            return None;
        }
        if (1..=9).contains(&digits) {
            let number = rest[..digits].to_vec();
            let is_item = is_numbered(rest) && self.may_be_numbered(indent, &number);
            return if is_item { marker(Some(number), false) } else { None };
        }
        if BULLETS.contains(&first) {
            return marker(None, false);
        }
        match spaces > 0 {
            true if matches!(first, '-' | '*' | '+') => marker(None, false),
            true if DASHES.contains(&first) && self.may_be_dashed(indent) => marker(None, true),
            _ => None,
        }
    }

    /// In a paragraph only 1 begins a list: any other number may be a year or a sum at the start of its line.
    fn may_be_numbered(&self, indent: usize, number: &[Typed]) -> bool {
        let one = matches!(number, [('1', _)]);
        one || (self.before == Before::Blank && number.len() <= LONGEST_NUMBER)
            || self
                .levels
                .iter()
                .any(|level| level.ordered && indent < level.typed + NESTED && level.typed < indent + NESTED)
    }

    /// A dash is a bullet where a list may begin or goes on; elsewhere it may be the dash of the sentence.
    fn may_be_dashed(&self, indent: usize) -> bool {
        let goes_on = self.levels.last().is_some_and(|level| level.dash || indent >= level.typed + NESTED);
        self.before != Before::Text || goes_on
    }

    fn item(&mut self, typed: usize, marker: &Marker, rest: &[Typed]) {
        let mut sibling = None;
        while let Some(level) = self.levels.pop_if(|level| typed < level.typed + NESTED) {
            let same = level.typed <= typed;
            sibling = Some(level);
            if same {
                break;
            }
        }
        let indent = self.levels.last().map_or(0, |level| level.content);
        let ordered = marker.number.is_some();
        let sibling = sibling.filter(|level| level.indent == indent);
        if self.before != Before::Blank && sibling.as_ref().is_some_and(|level| level.ordered != ordered) {
            self.report("blandad-lista", rest);
        }
        let typed = sibling.map_or(typed, |level| level.typed.min(typed));
        let at = rest[0].1;
        self.out.extend(std::iter::repeat_n((' ', at), indent));
        match &marker.number {
            Some(number) => self.out.extend(number.iter().copied().chain([('.', at)])),
            None => self.out.push(('-', at)),
        }
        self.out.push((' ', at));
        let content = indent + marker.number.as_ref().map_or(1, |number| number.len() + 1) + 1;
        self.levels.push(Level { typed, indent, content, ordered, dash: marker.dash });
        self.after_year(&rest[marker.length..]);
    }

    /// Text that is indented into an item belongs to it, however far; an empty line before text that is not ends the lists.
    fn text(&mut self, indent: usize, line: &[Typed], rest: &[Typed]) {
        let inside = self.levels.iter().rposition(|level| indent >= level.typed + NESTED);
        if self.before == Before::Blank {
            self.levels.truncate(inside.map_or(0, |index| index + 1));
        }
        match inside {
            Some(index) => self.out.extend(std::iter::repeat_n((' ', line[0].1), self.levels[index].content)),
            // A hard space before a line indents it no more than another.
            None => self.out.extend(line[..line.len() - rest.len()].iter().filter(|(c, _)| c.is_ascii())),
        }
        let hashes = rest.iter().take_while(|(c, _)| *c == '#').count();
        match rest.get(hashes) {
            Some((next, at))
                if (2..=6).contains(&hashes) && (joins_word(*next) || matches!(next, '*' | '"' | '\u{a0}')) =>
            {
                self.out.extend(&rest[..hashes]);
                self.out.push((' ', *at));
                self.characters(&rest[hashes + usize::from(*next == '\u{a0}')..]);
            }
            _ => self.after_year(rest),
        }
    }

    /// The characters of a line or an item that may begin with a year, which keeps its stop: it begins no list.
    fn after_year(&mut self, rest: &[Typed]) {
        let digits = rest.iter().take_while(|(c, _)| c.is_ascii_digit()).count();
        if digits <= LONGEST_NUMBER || !is_numbered(rest) {
            return self.characters(rest);
        }
        self.out.extend(&rest[..digits]);
        self.out.push(('\\', rest[digits].1));
        self.out.push(rest[digits]);
        self.characters(&rest[digits + 1..]);
    }

    /// The characters of a line. A star inside a word or a number is a star, and a label with a colon defines nothing: a
    /// backslash keeps them.
    fn characters(&mut self, rest: &[Typed]) {
        let mut index = 0;
        while let Some((character, at)) = rest.get(index) {
            let before = index.checked_sub(1).map(|index| rest[index].0);
            let after = rest.get(index + 1).map(|(c, _)| *c);
            if *character == '<'
                && let Some(length) = address(&rest[index..])
            {
                self.out.extend(&rest[index..index + length]);
                index += length;
                continue;
            }
            let inside = before.is_some_and(joins_word) && after.is_some_and(joins_word);
            if (*character == '*' && inside) || (*character == ':' && before == Some(']')) {
                self.out.push(('\\', *at));
            }
            self.out.push((*character, *at));
            index += 1;
        }
    }

    fn report(&mut self, what: &'static str, rest: &[Typed]) {
        let problem = Diagnostic::error(message!(codes::MARKUP_REFUSED, slag = what));
        let start = rest[0].1 as usize;
        self.problems.push(problem.at(self.source.file.place(start..start + rest[0].0.len_utf8())));
    }
}

/// The column where a line's text begins, and the text.
fn indentation(line: &[Typed]) -> (usize, &[Typed]) {
    let mut column = 0;
    for (index, (character, _)) in line.iter().enumerate() {
        match character {
            ' ' => column += 1,
            '\t' => column += 4 - column % 4,
            hard if hard.is_whitespace() => column += 1,
            _ => return (column, &line[index..]),
        }
    }
    (column, &[])
}

/// Whether a line begins as an item with a number does: `2. `, `2025) `.
fn is_numbered(rest: &[Typed]) -> bool {
    let digits = rest.iter().take_while(|(c, _)| c.is_ascii_digit()).count();
    let is = |index: usize, wanted: fn(char) -> bool| rest.get(index).is_some_and(|(c, _)| wanted(*c));
    (1..=9).contains(&digits) && is(digits, |c| matches!(c, '.' | ')')) && is(digits + 1, char::is_whitespace)
}

/// Whether a line is a horizontal rule, `* * *`.
fn is_rule(rest: &[Typed]) -> bool {
    let first = rest[0].0;
    let marks = rest.iter().filter(|(c, _)| !matches!(c, ' ' | '\t'));
    matches!(first, '-' | '*' | '_') && marks.clone().all(|(c, _)| *c == first) && marks.count() >= 3
}

/// The length of an address in angle brackets, in which nothing can be escaped.
fn address(rest: &[Typed]) -> Option<usize> {
    let end = rest.iter().position(|(c, _)| *c == '>' || c.is_whitespace())?;
    let inside = &rest[1..end];
    (rest[end].0 == '>' && inside.iter().any(|(c, _)| matches!(c, ':' | '@'))).then_some(end + 1)
}

/// Whether a character is of a word; a reference is.
fn joins_word(character: char) -> bool {
    character.is_alphanumeric() || character == MARK || character == HELD
}
