//! Markup in texts that take none: values of one line, headings, cells. It is printed as it stands, and is told with the text
//! that was meant. What may as well be the text itself is none: `5*3`, `AT&T`, `a_b`, a star that belongs to a note.

use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Options, Parser};
use regex::Regex;

use super::{paths, remnants};

/// What stands before a text while it is parsed, so that nothing in it begins a list or a heading.
const BEFORE: &str = "x ";

/// Stands for a character that is none of markup here; as long as what it stands for.
const PLAIN: char = 'x';

/// What may be half of markup where a backslash stands before it.
const ESCAPABLE: &str = "*_[]~#<&";

/// Tags of HTML that editors write into texts, and addresses.
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names = "a|b|big|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|s|small|span|strike|strong|\
                 style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul";
    Regex::new(&format!(r"^<(?:/?(?i:{names})(?:\s[^<>]*=[^<>]*)?\s*/?>|!--|[^\s<>]*[:@][^\s<>]*>)")).ok()
});

/// The sign of an item or a heading at the start of a line that stands alone.
static LEAD: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:#{1,6}|[-•·▪◦])[ \t\u{a0}]+[*_\[]*\p{L}").ok());

/// Markup in a plain text: from its first mark to its last, and what stands there without it; nothing where nobody can say.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Stray {
    pub range: Range<usize>,
    pub meant: String,
}

/// The markup of a text that takes none.
pub(crate) fn markup(text: &str) -> Option<Stray> {
    // Most texts have no sign that could be one.
    if !text.contains(['*', '_', '[', '<', '&', '`', '\\', '#', '-', '•', '·', '▪', '◦', '~', '=', '+', '^', ':'])
    {
        return None;
    }
    leading(text).or_else(|| parsed(text)).or_else(|| {
        let range = remnants::foreign_to(text)?;
        Some(Stray { range, meant: String::new() })
    })
}

/// `### Köpenhamn`, `- Köpenhamn`: a value is no list and no heading. Several lines of a cell stand as they are typed.
fn leading(text: &str) -> Option<Stray> {
    let has_sign = text.starts_with(['#', '-', '•', '·', '▪', '◦']) && !text.contains('\n');
    if !has_sign {
        return None;
    }
    let found = LEAD.as_ref()?.find(text)?;
    let signs = found.as_str().find(char::is_whitespace)?;
    let meant = text[signs..].trim_start();
    Some(Stray { range: 0..text.len(), meant: parsed(meant).map_or(meant.to_owned(), |stray| replaced(meant, &stray)) })
}

fn replaced(text: &str, stray: &Stray) -> String {
    [&text[..stray.range.start], &stray.meant, &text[stray.range.end..]].concat()
}

/// A stretch of a text, and what it is read as where that is something else.
struct Piece {
    range: Range<usize>,
    read: Option<String>,
}

/// What CommonMark reads as something else than text.
fn parsed(text: &str) -> Option<Stray> {
    let masked = format!("{BEFORE}{}", masked(text));
    let mut pieces = Vec::new();
    let mut end = 0;
    for (event, range) in Parser::new_ext(&masked, Options::empty()).into_offset_iter() {
        let (Event::Text(read) | Event::Code(read)) = event else { continue };
        let own = range.start.max(BEFORE.len()) - BEFORE.len()..range.end.saturating_sub(BEFORE.len());
        if own.is_empty() {
            continue;
        }
        pieces.push(Piece { range: end..own.start, read: Some(String::new()) });
        end = own.end;
        let is_itself = masked[range].ends_with(&*read);
        pieces.push(Piece { range: own, read: (!is_itself).then(|| read.into_string()) });
    }
    pieces.push(Piece { range: end..text.len(), read: Some(String::new()) });
    // Spaces that CommonMark leaves out are none.
    pieces.retain(|piece| piece.read.is_none() || !text[piece.range.clone()].trim().is_empty());
    let is_mark = |piece: &Piece| piece.read.is_some();
    let (first, last) = (pieces.iter().position(is_mark)?, pieces.iter().rposition(is_mark)?);
    let shown = |piece: &Piece| piece.read.clone().unwrap_or_else(|| text[piece.range.clone()].to_owned());
    let meant: String = pieces[first..=last].iter().map(shown).collect();
    Some(Stray { range: pieces[first].range.start..pieces[last].range.end, meant: meant.trim().to_owned() })
}

/// The text without signs that are themselves: stars and accents inside words, backslashes of paths or before what is no
/// markup, `<` that begins no tag; and as one line.
fn masked(text: &str) -> String {
    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut before = None;
    let mut masked = String::with_capacity(text.len());
    let paths: Vec<Range<usize>> = paths::lost(text).map(|(path, _)| path).collect();
    for (at, character) in text.char_indices() {
        let rest = &text[at + character.len_utf8()..];
        let after = rest.chars().next();
        let is_itself = match character {
            '*' | '`' => joins(before) && joins(after),
            '\\' => {
                let is_of_path = || paths.iter().any(|path| path.contains(&at));
                before == Some('\\') || !after.is_some_and(|c| ESCAPABLE.contains(c)) || is_of_path()
            }
            '<' => !TAG.as_ref().is_some_and(|tag| tag.is_match(&text[at..])),
            _ => false,
        };
        masked.push(match character {
            _ if is_itself => PLAIN,
            '\n' | '\r' => ' ',
            other => other,
        });
        before = Some(character);
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, String)> {
        markup(text).map(|stray| (&text[stray.range], stray.meant))
    }

    #[test]
    fn markup_is_found_with_what_is_meant() {
        for (text, marked, meant) in [
            ("*Köpenhamn*", "*Köpenhamn*", "Köpenhamn"),
            ("**Förnamn** Efternamn", "**Förnamn**", "Förnamn"),
            ("Staden _Köpenhamn_ här", "_Köpenhamn_", "Köpenhamn"),
            ("Köpenhamn &amp; Oslo <b>", "&amp; Oslo <b>", "& Oslo"),
            ("Malmö &amp; Lund", "&amp;", "&"),
            ("Malmö&nbsp;Lund", "&nbsp;", ""),
            ("se &#167; 4", "&#167;", "§"),
            ("[b](c)", "[b](c)", "b"),
            ("Se [Brå](https://bra.se), sid. 3", "[Brå](https://bra.se)", "Brå"),
            ("<https://bra.se>", "<https://bra.se>", "https://bra.se"),
            ("rad<br/>rad", "<br/>", ""),
            ("<span style=\"x\">Ord</span>", "<span style=\"x\">Ord</span>", "Ord"),
            ("en \\* stjärna", "\\", ""),
            ("### Köpenhamn", "### Köpenhamn", "Köpenhamn"),
            ("- *Köpenhamn*", "- *Köpenhamn*", "Köpenhamn"),
            ("• Köpenhamn", "• Köpenhamn", "Köpenhamn"),
            ("`kod`", "`kod`", "kod"),
            ("Göteborg[^1]", "[^1]", ""),
            ("~~Malmö~~ Lund", "~~Malmö~~", ""),
            ("12 m^2^", "^2^", ""),
            ("==Malmö==", "==Malmö==", ""),
            ("[Brå] (https://bra.se)", "] (", ""),
            ("(Brå)[https://bra.se]", "(Brå)[https://bra.se]", ""),
            ("<www.bra.se>", "<www.bra.se>", ""),
            ("[x] Klart", "[x]", ""),
        ] {
            assert_eq!(found(text), Some((marked, meant.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_may_be_the_text_itself_is_not() {
        for text in [
            "5*3",
            "5*3*2",
            "AT&T",
            "R&D; mer",
            "H&M &c.",
            "[bilaga]",
            "a_b",
            "fil_namn_x",
            "115 000 kr*",
            "*Avser 2020",
            "* Avser 2020, ** avser 2021",
            "Göteborg* och Malmö**",
            "\\\\server\\mapp\\x",
            "G:\\nytt\\tabell",
            "G:\\_arkiv\\x",
            "se mapp\\under\\[2024] och S:\\#1",
            "< 100 och > 200",
            "a <b och c> d",
            "- 5 grader",
            "-",
            "1. Bakgrund",
            "2020: Bakgrund",
            "C# och C++",
            "# 3",
            "a\nb",
            "• a\n• b",
            "{{ fakta.a_b | genitiv }}",
            "~100 personer",
            "D`Arc och O`Brien",
            "3 * 4 * 5",
            "kl. 10:00 (se not)",
            "[1] Brå (2023)",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
