//! Marks that were typed as markup and are read as text: what other programs take for footnotes, tables or lists. Where it
//! is certain that the text would be printed raw it is an error, else a warning.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::lines::{BULLETS, is_middle_dot};
use super::marks::{BREAK, ESCAPED, Found};
use super::references::MARK;
use super::{WEB, columns, item_like, malformed};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;

/// A paragraph's text as it will be printed, line by line, and where each of its characters stands.
#[derive(Debug, Default)]
pub(super) struct Literal {
    text: String,
    /// Where each byte of `text` stands in the prose.
    offsets: Vec<usize>,
}

impl Literal {
    /// Adds text that stands at an offset; what stands for it in `text` has its length.
    pub(super) fn push(&mut self, text: &str, offset: usize) {
        self.text.push_str(text);
        self.offsets.extend(offset..offset + text.len());
    }

    /// Adds a character of another length than what stands at the offset.
    pub(super) fn push_character(&mut self, character: char, offset: usize) {
        self.text.push(character);
        self.offsets.extend(std::iter::repeat_n(offset, character.len_utf8()));
    }

    /// What was typed as markup, with the bytes of the prose where it stands. The text is forgotten.
    pub(super) fn take(&mut self, is_item: bool) -> Vec<(Diagnostic, Range<usize>)> {
        let text = std::mem::take(&mut self.text);
        let offsets = std::mem::take(&mut self.offsets);
        let placed = |remnant: Remnant| {
            let last = offsets[remnant.range.end - 1];
            (remnant.diagnostic, offsets[remnant.range.start]..last + 1)
        };
        find(&text, is_item).into_iter().filter(|remnant| !remnant.range.is_empty()).map(placed).collect()
    }
}

struct Remnant {
    diagnostic: Diagnostic,
    range: Range<usize>,
}

fn find(text: &str, is_item: bool) -> Vec<Remnant> {
    if !text.contains([MARK, '-', '*', '_', '~', '[', '|', '=', '+', '^', ':', '<', '\t', '\n', BREAK])
        && !text.contains(BULLETS)
        && !text.contains(SECOND)
    {
        return Vec::new();
    }
    let refused = |(what, range): (&'static str, Range<usize>)| Remnant {
        diagnostic: Diagnostic::error(message!(codes::MARKUP_REFUSED, slag = what)),
        range,
    };
    let left = |(what, range): (&'static str, Range<usize>)| Remnant {
        diagnostic: Diagnostic::warning(message!(codes::MARKUP_LEFT, slag = what)),
        range,
    };
    let table = columns::table(text);
    // The rows of a table are told with it.
    let lines = item_like::run_together(text).map(|range| ("rader", range)).filter(|_| table.is_none());
    let certain = [footnote(text), struck(text), table, link(text), address(text)];
    let items = glued(text, is_item);
    let likely = [
        dashes(text),
        stars(text),
        underscores(text),
        checkbox(text),
        lines,
        foreign(text),
        items,
        filter(text),
        by_label(text),
        definition(text),
        reversed(text),
        angled(text),
    ];
    certain.into_iter().flatten().map(refused).chain(likely.into_iter().flatten().map(left)).collect()
}

/// Marks of other programs that no text of one line has for its own.
pub(super) fn foreign_to(text: &str) -> Option<Range<usize>> {
    [footnote(text), struck(text), link(text), reversed(text), angled(text), foreign(text), checkbox(text)]
        .into_iter()
        .flatten()
        .map(|(_, range)| range)
        .next()
}

// Nearly every text is told to have none of these marks by one sign that it has not: a search for several prepares for longer texts.

/// `[^1]`.
fn footnote(text: &str) -> Found {
    let start = text.contains('^').then(|| text.find("[^"))??;
    let label = text[start + 2..].split(']').next().filter(|label| label.len() < text.len() - start - 2)?;
    let is_label = !label.is_empty() && !label.contains(char::is_whitespace);
    is_label.then(|| ("fotnot", start..start + label.len() + 3))
}

/// `~~text~~`.
fn struck(text: &str) -> Found {
    let start = text.contains('~').then(|| text.find("~~"))??;
    let end = start + 2 + text[start + 2..].find("~~")?;
    let inside = &text[start + 2..end];
    (!inside.is_empty() && inside.trim() == inside).then_some(("genomstruken", start..end + 2))
}

/// The second of several items on one line: `• a • b` in an item, or `: - a - b`.
fn glued(text: &str, is_item: bool) -> Found {
    let sign = |text: &str| {
        let mut letters = text.chars();
        let sign = letters.next().filter(|c| *c == '-' || BULLETS.contains(c))?;
        letters.next().filter(|next| *next == ' ').map(|_| sign)
    };
    let signs = |wanted: Option<char>| {
        let spaced = text.match_indices(' ').map(|(at, _)| at + 1);
        spaced.filter(move |at| wanted.is_some() && sign(&text[*at..]) == wanted)
    };
    if is_item
        && let Some((at, bullet)) =
            BULLETS.into_iter().filter(|c| text.contains(*c)).find_map(|c| Some((signs(Some(c)).next()?, c)))
    {
        return (!is_middle_dot(bullet)).then(|| ("punkter", at..at + bullet.len_utf8()));
    }
    if is_item && let Some(at) = second_number(text) {
        return Some(("punkter", at..at + "2.".len()));
    }
    if !text.contains(':') {
        return None;
    }
    let first = text.match_indices(": ").map(|(at, colon)| at + colon.len()).find(|at| sign(&text[*at..]).is_some())?;
    let bullet = sign(&text[first..])?;
    (signs(Some(bullet)).any(|at| at > first)).then(|| ("punkter", first..first + bullet.len_utf8()))
}

/// How the second item of a numbered list begins, where it stands on the line of the first.
const SECOND: &str = " 2. ";

/// Where the second item begins in one that has a second and a third numbered one in it: `1. a 2. b 3. c`.
fn second_number(text: &str) -> Option<usize> {
    let begins = |at: usize| text[at..].starts_with(char::is_alphabetic);
    let item = |number: &str, from: usize| {
        text[from..]
            .match_indices(number)
            .map(|(at, number)| (from + at, from + at + number.len()))
            .find(|(_, end)| begins(*end))
    };
    if !text.contains(SECOND) {
        return None;
    }
    let (second, end) = item(SECOND, 0)?;
    item(" 3. ", end)?;
    Some(second + 1)
}

/// A filter that no reference stands before.
fn filter(text: &str) -> Found {
    // What stands in single braces is told with them.
    let is_open = |at: usize| text[..at].rfind('{') > text[..at].rfind('}');
    let found = |(at, _): (usize, &str)| {
        let (_, length) = malformed::filter(&text[at..]).filter(|_| !is_open(at))?;
        Some(("filter", at..at + length))
    };
    text.match_indices('|').find_map(found)
}

/// An address that goes on with a reference would lead to its beginning.
fn address(text: &str) -> Found {
    let begins = |(at, _)| {
        let start: usize = at;
        let length =
            text[start..].find(|c: char| c.is_whitespace() || "<>()”“".contains(c)).unwrap_or(text.len() - start);
        text[start..start + length].contains(MARK).then_some(("lank-hanvisning", start..start + length))
    };
    if !text.contains(MARK) {
        return None;
    }
    WEB.into_iter().flat_map(|scheme| text.match_indices(scheme)).find_map(begins)
}

/// A link whose address does not stand right behind its text, `[text] (https://…)`.
static APART: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\[[^\[\]\n]+(?P<apart>\][ \t\u{a0}\n]+\()<?(?:https?://|mailto:|www\.)").ok());

/// `](`, which is only left where the address is none; and a link with a space before its address.
fn link(text: &str) -> Found {
    if !text.contains(']') {
        return None;
    }
    if let Some(at) = text.find("](") {
        return Some(("lank-trasig", at..at + 2));
    }
    let apart = APART.as_ref()?.captures(text)?.name("apart")?;
    Some(("lank-mellanrum", apart.range()))
}

/// `[text][label]`: a link whose address was to stand elsewhere. Two notes may stand so, and two gaps.
fn by_label(text: &str) -> Found {
    if !text.contains(']') {
        return None;
    }
    text.match_indices("][").find_map(|(at, joint)| {
        let start = text[..at].rfind('[')?;
        let label = text[at + joint.len()..].split(']').next()?;
        let end = at + joint.len() + label.len();
        let shown = &text[start + 1..at];
        let is_label = label.contains(|c: char| c.is_alphabetic() || c == MARK)
            && !format!("{shown}{label}").contains([':', '\n', ESCAPED]);
        (is_label && !shown.is_empty() && !shown.contains(']') && text[end..].starts_with(']'))
            .then(|| ("hanvisad", start..end + 1))
    })
}

/// `[label]: https://…` on a line by itself: the address of such a link. Its colon has been escaped, so that it defines nothing.
fn definition(text: &str) -> Found {
    let mut start = 0;
    for line in text.split_inclusive(['\n', BREAK]) {
        let end = line.find(']').filter(|_| line.starts_with('['));
        let goes_to = |end: &usize| {
            let Some(rest) = line[end + 1..].strip_prefix([':', ESCAPED]) else { return false };
            let rest = rest.trim_start_matches(':').trim_start().trim_start_matches('<');
            WEB.iter().any(|scheme| rest.starts_with(scheme)) || rest.starts_with("mailto:")
        };
        if let Some(end) = end.filter(goes_to) {
            return Some(("hanvisad", start..start + end + 1));
        }
        start += line.len();
    }
    None
}

/// `(text)[https://…]`: a link with its brackets exchanged.
fn reversed(text: &str) -> Found {
    if !text.contains('[') {
        return None;
    }
    text.match_indices(")[").find_map(|(at, joint)| {
        let start = text[..at].rfind('(')?;
        let address = text[at + joint.len()..].split(']').next()?;
        let end = at + joint.len() + address.len();
        let is_address = WEB.into_iter().chain(["mailto:", "www."]).any(|scheme| address.starts_with(scheme));
        (is_address && text[end..].starts_with(']')).then_some(("hanvisad", start..end + 1))
    })
}

/// `<www.a.se>`, which is no link without its scheme.
fn angled(text: &str) -> Found {
    if !text.contains('<') {
        return None;
    }
    text.match_indices("<www.").find_map(|(start, _)| {
        let length = text[start..].find(|c: char| c.is_whitespace() || c == '>')?;
        text[start + length..].starts_with('>').then_some(("vinklar", start..start + length + 1))
    })
}

/// Stars that were to be half of an emphasis. A star at the end of a word may belong to a note, and is text.
fn stars(text: &str) -> Found {
    let mut doubles = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('*').map(|found| found + at) {
        let end = start + text[start..].find(|c| c != '*').unwrap_or(text.len() - start);
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        let opens = !before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        if opens && end - start <= 3 {
            return Some(("stjarnor", start..end));
        }
        // Two pairs with nothing between them.
        if end - start == 4 {
            return Some(("stjarnor", start..end));
        }
        if end - start == 2 {
            doubles.push(start..end);
        }
        at = end;
    }
    (doubles.len() >= 2).then(|| ("stjarnor", doubles.swap_remove(0)))
}

/// `__` before a word, which was to begin bold type. A line to write on is longer, or stands alone.
fn underscores(text: &str) -> Found {
    if !text.contains('_') {
        return None;
    }
    text.match_indices("__").find_map(|(start, mark)| {
        let end = start + mark.len();
        let before = text[..start].chars().next_back();
        let opens = before.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        let after = text[end..].chars().next();
        (opens && after.is_some_and(char::is_alphanumeric)).then_some(("understreck", start..end))
    })
}

/// Marks of other programs: `==text==`, `++text++`, `m^2^`, `H~2~O`, `m^2`, `[b]text[/b]`, `:emoji:`, `[[Sida]]`.
static FOREIGN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let doubled =
        r"(?:^|[^=+\w])(?P<doubled>==[^\s=](?:[^=\n]*[^\s=])?==|\+\+[^\s+](?:[^+\n]*[^\s+])?\+\+)(?:$|[^=+\w])";
    let raised = r"[\p{L}\d)](?P<raised>\^[^\s^]{1,12}\^|~[^\s~]{1,12}~|\^[-+−]?\d+)";
    let tag = r"(?P<tag>\[(?:b|i|u|s|url|img|size|color|quote|code)(?:=[^\]\n]*)?\][^\[\n]*\[/[a-z]+\])";
    let emoji = r"(?:^|\s)(?P<emoji>:[a-z][a-z_]+:)(?:$|[\s.,;!?])";
    // In small letters it is a gap to fill in.
    let page = r"(?P<page>\[\[[\p{Lu}\d][^\[\]\n]*\]\])";
    Regex::new(&format!("{doubled}|{raised}|{tag}|{emoji}|{page}")).ok()
});

/// What all of them but one have in them. Compiling the pattern takes longer than looking for these in a whole case.
const FOREIGN_MARKS: [&str; 6] = ["==", "++", "^", "~", "[/", "[["];

fn foreign(text: &str) -> Found {
    let stands_apart = |at: usize| text[..at].chars().next_back().is_none_or(char::is_whitespace);
    let begins_word = |at: usize| text[at + 1..].starts_with(|c: char| c.is_ascii_lowercase());
    let names_emoji = || text.match_indices(':').any(|(at, _)| stands_apart(at) && begins_word(at));
    if !FOREIGN_MARKS.iter().any(|mark| text.contains(mark)) && !names_emoji() {
        return None;
    }
    let found = FOREIGN.as_ref()?.captures(text)?;
    let mark = found.iter().skip(1).flatten().next()?;
    let kind = if found.name("page").is_some() { "klamrar" } else { "frammande" };
    Some((kind, mark.range()))
}

/// `--` and `---` for a dash, and lines of them around a word.
static DASHES: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:^|[\p{L}\d][ \u{a0}]?|\n)(?P<dashes>-{2,})[ \u{a0}]?[\p{L}\d]").ok());

/// Whether two hyphens stand beside words: compiling the pattern takes longer than looking.
fn may_be_dashes(text: &str) -> bool {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}');
    let beside = |at: usize| {
        let before = &text[..at];
        let inside = before.strip_suffix(is_space).unwrap_or(before);
        let after = text[at..].trim_start_matches('-');
        let after = after.strip_prefix(is_space).unwrap_or(after);
        (before.is_empty() || before.ends_with('\n') || inside.ends_with(char::is_alphanumeric))
            && after.starts_with(char::is_alphanumeric)
    };
    text.contains("--") && text.match_indices("--").any(|(at, _)| beside(at))
}

fn dashes(text: &str) -> Found {
    if !may_be_dashes(text) {
        return None;
    }
    let found = DASHES.as_ref()?.captures(text)?.name("dashes")?;
    Some(("streck", found.range()))
}

/// `[x] ` at the start.
fn checkbox(text: &str) -> Found {
    (text.starts_with("[x] ") || text.starts_with("[X] ")).then_some(("kryssruta", 0..3))
}
