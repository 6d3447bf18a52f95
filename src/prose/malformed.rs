//! References that cannot be read: which sign is missing or too much, and what is meant.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::marks::FILTERS;
use crate::limits;
use crate::near::suggestion;

/// A reference as far as it can be made out: braces, a dotted name, words after it with bars or without, braces.
static REFERENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let name = r"[\p{L}][\p{L}\p{N}_-]*";
    let filters = format!(r"(?:\s*\|[\s|]*{name}|[ \t]+{name})*");
    Regex::new(&format!(
        r"^(?<opens>\{{{{2,}})\s*(?<name>{name}(?:\.{name})*)(?<rest>{filters})(?<end>[\s|]*)(?<closes>\}}*)"
    ))
    .ok()
});

/// A reference whose name has spaces around its stops, and that ends.
static SPACED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let name = r"[\p{L}][\p{L}\p{N}_-]*";
    Regex::new(&format!(r"^\{{\{{\s*(?<name>{name}(?:\s*\.\s*{name})+)(?<filters>(?:\s*\|\s*{name})*)\s*\}}\}}")).ok()
});

/// A reference with signs of another language in it: quotation marks around its name, a colon, a slash or a comma for a stop, another
/// sign for a bar, parentheses after a filter.
static FOREIGN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let name = r"[\p{L}][\p{L}\p{N}_-]*";
    let quote = r#"["'”’]?"#;
    Regex::new(&format!(
        r"^\{{\{{\s*{quote}(?<name>{name}(?:(?:\.|::?|/|->){name})+|{name}(?:[.,]{name})+){quote}(?<filters>(?:(?:\s*[|,]\s*|\s+[:;/\\!¦lI]\s+){quote}{name}{quote}(?:\(\))?)*)\s*\}}\}}"
    ))
    .ok()
});

/// Filters behind a reference's braces, `{{ name }} | kronor`: they would be printed. A row of a table has bars of its own.
pub(super) fn filter_outside(name: &str, filters: &[String], text: &str, at: Range<usize>) -> Option<Malformed> {
    let before = text[..at.start].rsplit('\n').next().unwrap_or_default();
    let (filter, length) = filter(&text[at.end..]).filter(|_| !before.contains('|'))?;
    let filters = filters.iter().map(String::as_str).chain([filter]);
    let meant = std::iter::once(name).chain(filters).collect::<Vec<_>>().join(" | ");
    Some(Malformed { kind: "filter-utanfor", meant: format!("{{{{ {meant} }}}}"), length: at.len() + length })
}

/// The filter that a text begins with, behind its bar, and how long both are.
pub(super) fn filter(text: &str) -> Option<(&'static str, usize)> {
    let named = text.trim_start().strip_prefix('|')?.trim_start_matches([' ', '\t', '\u{a0}']);
    let end = named.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(named.len());
    let name = FILTERS.into_iter().find(|name| *name == &named[..end])?;
    let is_row = named[end..].trim_start().starts_with('|') && filter(&named[end..]).is_none();
    (!is_row).then_some((name, text.len() - named.len() + end))
}

/// What is wrong with a reference.
pub(super) struct Malformed {
    /// A name for what it is, of those that the catalogues have words for.
    pub kind: &'static str,
    /// The reference that is meant; empty where nobody can say.
    pub meant: String,
    /// How long it is.
    pub length: usize,
}

/// What is wrong with the reference that a text begins with, which ends after so many bytes if its braces do.
pub(super) fn read(text: &str, length: usize) -> Malformed {
    let inside = text[..length].trim_matches(['{', '}']);
    let known = REFERENCE.as_ref().and_then(|reference| reference.captures(text));
    if length > limits::REFERENCE_BYTES
        && inside.len() + 4 > limits::REFERENCE_BYTES
        && known.as_ref().is_none_or(is_ended)
    {
        return Malformed { kind: "lang", meant: String::new(), length };
    }
    if inside.trim().is_empty() {
        return Malformed { kind: "tom", meant: String::new(), length };
    }
    if let Some(spaced) = SPACED.as_ref().and_then(|spaced| spaced.captures(text)) {
        let name: String = spaced["name"].chars().filter(|c| !c.is_whitespace()).collect();
        let meant = std::iter::once(name.as_str()).chain(words(&spaced["filters"])).collect::<Vec<_>>().join(" | ");
        return Malformed { kind: "mellanslag", meant: format!("{{{{ {meant} }}}}"), length: spaced[0].len() };
    }
    if let Some(foreign) = FOREIGN.as_ref().and_then(|foreign| foreign.captures(text)) {
        let name = foreign["name"].replace("->", ".").replace("::", ".").replace([':', '/', ','], ".");
        let filters = foreign["filters"].split(|c: char| !is_of_name(c));
        let filters: Vec<&str> = filters.filter(|word| !["", "l", "I"].contains(word)).collect();
        let is_letter = foreign["filters"].split_whitespace().any(|word| ["l", "I"].contains(&word));
        let is_barred = is_letter || foreign["filters"].contains([',', ':', ';', '/', '\\', '!', '¦']);
        let kind = if foreign["name"] == name && is_barred { "lodstreck" } else { "annat" };
        let meant = std::iter::once(name.as_str()).chain(filters).collect::<Vec<_>>().join(" | ");
        return Malformed { kind, meant: format!("{{{{ {meant} }}}}"), length: foreign[0].len() };
    }
    let Some(found) = known.filter(|found| !is_calculation(found, text)) else {
        return Malformed { kind: "annat", meant: String::new(), length: up_to_the_next(text, length) };
    };
    let (name, rest, closes) = (&found["name"], &found["rest"], found["closes"].len());
    let whole = found[0].trim_end();
    if let Some(meant) = in_two(name, rest).filter(|_| closes == 2) {
        return Malformed { kind: "mellanslag", meant: format!("{{{{ {meant} }}}}"), length: whole.len() };
    }
    // What no name may have stands before its braces: a number.
    let ends_later = closes == 0 && text[..length].ends_with("}}") && !text[2..length].contains(['{', '\n']);
    if ends_later && text[whole.len()..].trim_start().starts_with(char::is_numeric) {
        return Malformed { kind: "annat", meant: String::new(), length };
    }
    let (kind, filters) = match () {
        // What stands after the name may be the text that goes on.
        () if closes < 2 && !rest.contains('|') => ("klammer-efter", words(rest).filter(|_| closes == 1).collect()),
        () if closes < 2 => ("klammer-efter", barred(rest, closes == 1)),
        () if found["opens"].len() > 2 || closes > 2 => ("klammer-fler", words(rest).collect::<Vec<_>>()),
        () if rest.contains("||") || found["end"].contains('|') => ("lodstreck-fler", words(rest).collect()),
        () => ("lodstreck", words(rest).collect()),
    };
    let meant = std::iter::once(name).chain(filters.iter().copied()).collect::<Vec<_>>().join(" | ");
    let length = match closes {
        0 => whole.len() - rest.len() + barred_length(rest),
        _ => found[0].len(),
    };
    Malformed { kind, meant: format!("{{{{ {meant} }}}}"), length: length.min(text.len()) }
}

/// A name with a space for its stop or its underscore, and the filters after it, where the word after the space is like no filter.
fn in_two(name: &str, rest: &str) -> Option<String> {
    let (word, filters) = rest.split_once('|').unwrap_or((rest, ""));
    let word = Some(word.trim()).filter(|word| !word.is_empty() && !word.contains(char::is_whitespace))?;
    if !suggestion(word, FILTERS.into_iter()).is_empty() {
        return None;
    }
    let sign = if name.contains('.') { '_' } else { '.' };
    let joined = format!("{name}{sign}{word}");
    Some(std::iter::once(joined.as_str()).chain(words(filters)).collect::<Vec<_>>().join(" | "))
}

/// Whether a sign stands right after the name that makes something else of it than a name: a call, a part of a list, a sum.
fn is_calculation(found: &regex::Captures<'_>, text: &str) -> bool {
    found["closes"].is_empty()
        && found["end"].is_empty()
        && text[found[0].len()..].starts_with(['[', '(', '\'', '"', '*', '+', '/', '='])
}

/// Whether the braces after a reference are there.
fn is_ended(found: &regex::Captures<'_>) -> bool {
    found["closes"].len() >= 2
}

/// Whether a letter can be one of a filter's name.
fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}

/// The words of what stands after a name.
fn words(rest: &str) -> impl Iterator<Item = &str> {
    rest.split(|c: char| c == '|' || c.is_whitespace()).filter(|word| !word.is_empty())
}

/// The filters of a reference whose end is missing: after the last bar only the first word is one, unless a brace follows it.
fn barred(rest: &str, is_closed: bool) -> Vec<&str> {
    if is_closed { words(rest).collect() } else { words(&rest[..barred_length(rest)]).collect() }
}

/// How far what stands after a name is filters: to the end of the first word after the last bar.
fn barred_length(rest: &str) -> usize {
    let Some(bar) = rest.rfind('|') else { return 0 };
    let after = &rest[bar + 1..];
    let start = after.len() - after.trim_start().len();
    let word = after[start..].find(char::is_whitespace).unwrap_or(after.len() - start);
    bar + 1 + start + word
}

/// Up to the next reference, if it begins before this one ends.
fn up_to_the_next(text: &str, length: usize) -> usize {
    text[2..length].find("{{").map_or(length, |at| 2 + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_that_is_missing_or_too_much_is_named() {
        for (text, kind, meant, length) in [
            ("{{ a.b | c }. Den", "klammer-efter", "{{ a.b | c }}", 12),
            ("{{ a.b }. Den {{ d }}", "klammer-efter", "{{ a.b }}", 8),
            ("{{ a.b | c och {{ d }}", "klammer-efter", "{{ a.b | c }}", 10),
            ("{{ a.b är {{ d }}", "klammer-efter", "{{ a.b }}", 6),
            ("{{ a.b tal }} d", "lodstreck", "{{ a.b | tal }}", 13),
            ("{{ a.b kronr }} d", "lodstreck", "{{ a.b | kronr }}", 15),
            ("{{ a.b c }} d", "mellanslag", "{{ a.b_c }}", 11),
            ("{{ a c | tal }} d", "mellanslag", "{{ a.c | tal }}", 15),
            ("{{ a b c }} d", "lodstreck", "{{ a | b | c }}", 11),
            ("{{ a 1 }} d", "annat", "", 9),
            ("{{ a 1 och {{ d }}", "klammer-efter", "{{ a }}", 4),
            ("{{ a.b || c }} d", "lodstreck-fler", "{{ a.b | c }}", 14),
            ("{{ a.b | }} d", "lodstreck-fler", "{{ a.b }}", 11),
            ("{{{ a.b }}} d", "klammer-fler", "{{ a.b }}", 11),
            ("{{{ a.b }} d", "klammer-fler", "{{ a.b }}", 10),
            ("{{ a . b }} d", "mellanslag", "{{ a.b }}", 11),
            ("{{ a. b.c | d }} e", "mellanslag", "{{ a.b.c | d }}", 16),
            ("{{ a.b. Den {{ d }}", "klammer-efter", "{{ a.b }}", 6),
            ("{{ a:b }} d", "annat", "{{ a.b }}", 9),
            ("{{ a/b | c }} d", "annat", "{{ a.b | c }}", 13),
            ("{{ a.b, c }} d", "lodstreck", "{{ a.b | c }}", 12),
            ("{{ a.b : c }} d", "lodstreck", "{{ a.b | c }}", 13),
            ("{{ a.b / c }} d", "lodstreck", "{{ a.b | c }}", 13),
            ("{{ a.b l c }} d", "lodstreck", "{{ a.b | c }}", 13),
            ("{{ a,b | c }} d", "annat", "{{ a.b | c }}", 13),
            ("{{ a,b.d | c }} d", "annat", "{{ a.b.d | c }}", 15),
            ("{{ a.b | c() }} d", "annat", "{{ a.b | c }}", 15),
            ("{{ 'a.b' }} d", "annat", "{{ a.b }}", 11),
            ("{{ }} d", "tom", "", 5),
            ("{{ 7*7 }} d", "annat", "", 9),
            ("{{ a['b'] }} d", "annat", "", 12),
            ("{{ a(10) }} d", "annat", "", 11),
        ] {
            let end = text.find("}}").map_or(text.len(), |at| at + 2);
            let found = read(text, end);
            assert_eq!((found.kind, found.meant.as_str(), found.length), (kind, meant, length), "{text}");
        }
    }
}
