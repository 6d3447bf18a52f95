//! TOML files as trees whose every key and value has its place; several syntax errors come at once.

mod literal;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_parser::lexer::TokenKind;

use super::misdecoded::{self, Misdecoded};
pub use super::toml_errors::too_large;
use super::toml_slips::Slip;
use super::{toml_escapes, toml_slips};
use crate::characters;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::limits;
use crate::message::message;
use crate::place::Place;
use crate::source_text::{SourceFile, SourceText};

/// A value with the place where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: NodeValue,
    /// Where it stands.
    pub place: Place,
}

/// TOML's values; numbers stay text so that no decimal is lost.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeValue {
    /// A string.
    Text(SourceText),
    /// A decimal integer or float, as written but without underscores.
    Number(String),
    /// A boolean.
    Boolean(bool),
    /// A local date.
    Date(NaiveDate),
    /// An array.
    Array(Vec<Node>),
    /// A table.
    Table(Table),
    /// Times and hexadecimal numbers, which no key takes, as written.
    Other(String),
    /// A value that is held back, and has been reported.
    Held,
    /// A value that TOML cannot read, as written; it has been reported, and is read as what its type says.
    Bare(SourceText),
}

/// A table: its entries in the order in which they stand in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Keys with their values.
    pub entries: Vec<(Key, Node)>,
    /// Where the table stands, for keys that are missing from it.
    pub place: Place,
    /// Its heading: `fakta.period`, empty for a file's own keys.
    pub heading: String,
}

/// A key and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: String,
    /// Where it stands.
    pub place: Place,
}

impl Table {
    /// The value of a key.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.entries.iter().find(|(key, _)| key.name == name).map(|(_, node)| node)
    }
}

/// A TOML file as read.
#[derive(Debug, Clone, PartialEq)]
pub struct TomlFile {
    /// Its lines.
    pub source: Arc<SourceFile>,
    /// Its root table.
    pub root: Table,
    /// Whether all of it is there; where syntax errors have been reported, keys may be missing from the tree.
    pub is_whole: bool,
}

/// Reads a TOML file's bytes. All syntax errors and refused characters are reported; the tree holds what could be read.
pub fn read(name: &str, bytes: &[u8], problems: &mut Diagnostics) -> Option<TomlFile> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if is_utf16(bytes) {
        problems.push(not_utf8(name, bytes, 0));
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            problems.push(not_utf8(name, bytes, error.valid_up_to()));
            return None;
        }
    };
    let source = SourceFile::new(name, text);
    let misdecoded = misdecoded::found(text);
    if let Some(problem) = told_misdecoded(&source, &misdecoded) {
        problems.push(problem);
        if misdecoded::is_whole(text, &misdecoded) {
            return None;
        }
    }
    refuse_characters(&source, &misdecoded, problems);
    if tokens(text) > limits::TOML_TOKENS {
        problems.push(too_large("delar", limits::TOML_TOKENS).at(Place::File(source.name().clone())));
        return None;
    }
    let mut bare = Vec::new();
    let mut tell = |slips: Vec<Slip>| {
        bare.extend(slips.iter().filter(|slip| slip.is_value).map(|slip| slip.at.clone()));
        problems.extend(slips.into_iter().map(|slip| {
            let also = slip.also.map(|also| source.place(also));
            slip.problem.at(source.place(slip.at)).at_all(also.into_iter().collect())
        }));
    };
    let (text, slips) = toml_slips::without_conflicts(text);
    let is_merged = slips.is_empty();
    tell(slips);
    let (text, slips) = toml_slips::without_fourth_quotes(&text);
    tell(slips);
    let (mut root, errors) = DeTable::parse_recoverable(&text);
    let mended;
    let mut read_as = text.as_str();
    let mut is_whole = is_merged;
    if !errors.is_empty() {
        let slips;
        (mended, slips) = toml_slips::mend(&without_refused(&text));
        is_whole &= slips.iter().all(|slip| slip.is_value);
        tell(slips);
        read_as = &mended;
        (root, _) = DeTable::parse_recoverable(read_as);
    }
    let (named, slips) = toml_slips::without_quoted_names(read_as, root.get_ref());
    if !slips.is_empty() {
        tell(slips);
        (root, _) = DeTable::parse_recoverable(&named);
    }
    let start = source.place(0..0);
    let root = Reader { source: &source, bare: &bare, problems }.table(root.get_ref(), start, String::new());
    Some(TomlFile { source, root, is_whole })
}

/// How many tokens the file has that can be something, or an error: all but spaces, line ends and comments.
fn tokens(text: &str) -> usize {
    let blank = |kind| matches!(kind, TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment);
    toml_parser::Source::new(text).lex().filter(|token| !blank(token.kind())).count()
}

/// Bytes in which UTF-16 is looked for.
const UTF16: usize = 256;

/// Whether a file is UTF-16: it says so, or every other byte is zero, as in text of European languages.
fn is_utf16(bytes: &[u8]) -> bool {
    let pairs = bytes.chunks_exact(2).take(UTF16 / 2);
    let zeros = |at: usize| pairs.clone().filter(|pair| pair.get(at) == Some(&0)).count();
    let is_half_zero = |at: usize| zeros(at) > 1 && zeros(at) * 4 >= pairs.len() * 3;
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || (is_half_zero(0) != is_half_zero(1))
}

/// Says where the first byte that is not UTF-8 stands; old editors save Windows-1252.
fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Diagnostic {
    let before = String::from_utf8_lossy(&bytes[..valid]);
    let source = SourceFile::new(name, &before);
    Diagnostic::error(message!(codes::FILE_NOT_UTF8, fil = name)).at(source.place(valid..valid))
}

/// What is told of letters that were read wrongly: once, at their words.
fn told_misdecoded(source: &SourceFile, found: &[Misdecoded]) -> Option<Diagnostic> {
    let text = source.text();
    let is_whole = misdecoded::is_whole(text, found);
    let mut words: Vec<_> = found.iter().map(|wrong| misdecoded::word(text, &wrong.at)).collect();
    words.dedup();
    if is_whole {
        words.truncate(1);
    }
    let (word, _) = words.first()?;
    let message = message!(
        codes::FILE_MISDECODED,
        slag = if is_whole { "fil" } else { "ord" },
        fil = source.name(),
        varde = word.chars().take(60).collect::<String>(),
        ratt = misdecoded::mended(word)?.chars().take(60).collect::<String>()
    );
    let places = words.into_iter().map(|(_, at)| source.place(at)).collect();
    Some(Diagnostic::error(message).at_all(places))
}

/// Refused characters are reported wherever they stand in the file, comments included: nobody can see them. Many of one kind
/// in a row are one slip.
fn refuse_characters(source: &SourceFile, misdecoded: &[Misdecoded], problems: &mut Diagnostics) {
    let mut before = None;
    let is_told = |at: usize| misdecoded.iter().any(|wrong| wrong.at.contains(&at));
    for (at, character) in source.text().char_indices() {
        if characters::refused(character) && !is_told(at) && character != '\r' && before != Some(character) {
            problems.push(refused(character).at(source.place(at..at + character.len_utf8())));
        }
        before = Some(character);
    }
}

/// The text with blanks in place of the characters that are refused, each as long: they are told as what they are.
fn without_refused(text: &str) -> String {
    let blank = |c: char| if characters::refused(c) && c != '\r' { " ".repeat(c.len_utf8()) } else { c.to_string() };
    text.chars().map(blank).collect()
}

/// The diagnostic of a refused character.
pub fn refused(character: char) -> Diagnostic {
    let kind = match character {
        // Between the letters of other tables: a byte of one that was read as Latin-1.
        '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffc}' | '\u{fffd}' => "bokstav",
        // Word writes its bullets with the places of a font of its own.
        '\u{f000}'..='\u{f0ff}' => "punkt",
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => "rad",
        _ => "annat",
    };
    let code = format!("U+{:04X}", u32::from(character));
    Diagnostic::error(message!(codes::CHARACTER_REFUSED, tecken = code, slag = kind))
}

/// Turns the parser's tree into ours; its strings are checked for refused characters that escapes have made.
struct Reader<'a> {
    source: &'a Arc<SourceFile>,
    /// Where values stand that TOML cannot read; something else stands in for them.
    bare: &'a [Range<usize>],
    problems: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn table(&mut self, table: &DeTable<'_>, place: Place, heading: String) -> Table {
        let mut entries: Vec<_> = table.iter().map(|(key, value)| (key.span().start, key, value)).collect();
        entries.sort_by_key(|(start, ..)| *start);
        let entries = entries
            .into_iter()
            .map(|(_, key, value)| {
                let place = self.source.place(key.span());
                let node = self.node(value, &place, &[&heading, &**key.get_ref()]);
                (Key { name: self.key(key.get_ref(), &place), place }, node)
            })
            .collect();
        Table { entries, place, heading }
    }

    /// A key's name; what is longer than any name is cut, so that it is unknown but costs nothing.
    fn key(&mut self, name: &str, place: &Place) -> String {
        match name.char_indices().nth(limits::KEY_CHARACTERS) {
            None => name.to_owned(),
            Some((end, _)) => {
                self.problems.push(too_large("nyckel", limits::KEY_CHARACTERS).at(place.clone()));
                name[..end].to_owned()
            }
        }
    }

    /// The items of a list as far as its bound.
    fn items(&mut self, array: &[Spanned<DeValue<'_>>], place: &Place, path: &[&str; 2]) -> Vec<Node> {
        if array.len() > limits::LIST_ITEMS {
            self.problems.push(too_large("lista", limits::LIST_ITEMS).at(place.clone()));
        }
        let items = array.iter().take(limits::LIST_ITEMS);
        items.map(|item| self.node(item, &self.source.place(item.span()), path)).collect()
    }

    /// A table's own span covers only its header, so the place of its key stands for it. The path is the heading above and the key.
    fn node(&mut self, spanned: &Spanned<DeValue<'_>>, key: &Place, path: &[&str; 2]) -> Node {
        let span = spanned.span();
        let place = self.source.place(span.clone());
        let is_number = matches!(spanned.get_ref(), DeValue::Integer(_) | DeValue::Float(_));
        let written = self.source.text().get(span.clone()).filter(|_| is_number).unwrap_or_default();
        if let Some(problem) = toml_slips::misgrouped(written) {
            self.problems.push(problem.at(place.clone()));
        }
        let value = match spanned.get_ref() {
            _ if self.bare.contains(&span) => NodeValue::Bare(self.as_written(span)),
            DeValue::String(decoded) => NodeValue::Text(self.string(decoded, span)),
            DeValue::Integer(number) if number.radix() == 10 => NodeValue::Number(number.as_str().to_owned()),
            DeValue::Float(number) => NodeValue::Number(number.as_str().to_owned()),
            DeValue::Boolean(value) => NodeValue::Boolean(*value),
            DeValue::Datetime(datetime) => {
                date(datetime).map_or_else(|| NodeValue::Other(datetime.to_string()), NodeValue::Date)
            }
            DeValue::Array(array) => NodeValue::Array(self.items(array, key, path)),
            DeValue::Table(inner) => NodeValue::Table(self.table(inner, key.clone(), heading(path))),
            DeValue::Integer(_) => NodeValue::Other(self.source.text().get(span).unwrap_or_default().to_owned()),
        };
        Node { value, place }
    }

    /// A stretch of the file as a text.
    fn as_written(&self, span: Range<usize>) -> SourceText {
        let written = self.source.text().get(span.clone()).unwrap_or_default();
        let characters: Vec<_> = written.char_indices().map(|(at, c)| (c, (span.start + at) as u32)).collect();
        SourceText::unescaped(self.source, &characters, BTreeMap::new(), span.end as u32)
    }

    /// Pairs the decoded characters with their offsets in the file, by reading the literal as TOML does. Where the
    /// two disagree (after a syntax error), every character gets the place of the literal.
    fn string(&mut self, decoded: &str, span: Range<usize>) -> SourceText {
        let literal = self.source.text().get(span.clone()).unwrap_or_default();
        let (mut characters, mut escapes) = literal::characters(literal, span.start);
        if characters.iter().map(|(c, _)| *c).ne(decoded.chars()) {
            escapes = BTreeMap::from([(span.start as u32, span.end as u32)]);
            characters = decoded.chars().map(|character| (character, span.start as u32)).collect();
        }
        if literal.contains(['\r', '\\']) {
            self.unescaped(&mut characters);
            // Of a text that is blank all is told by that.
            let misread = if decoded.trim().is_empty() { Vec::new() } else { toml_escapes::misread(literal) };
            for (problem, at) in misread {
                let at = span.start + at;
                self.problems.push(problem.at(self.source.place(at..at + 1)));
            }
        }
        if characters.len() > limits::TEXT_CHARACTERS {
            self.problems.push(too_large("text", limits::TEXT_CHARACTERS).at(self.source.place(span.clone())));
            characters.truncate(limits::TEXT_CHARACTERS);
        }
        SourceText::unescaped(self.source, &characters, escapes, span.end as u32)
    }

    /// Takes the carriage returns out that end lines in the file, and reports refused characters that escapes have made. A tab
    /// that one has made is a space, as which it is printed: it separates no columns.
    fn unescaped(&mut self, characters: &mut Vec<(char, u32)>) {
        let written = |origin: u32| self.source.text().as_bytes().get(origin as usize).copied();
        characters.retain(|(character, origin)| *character != '\r' || written(*origin) != Some(b'\r'));
        for (character, origin) in characters {
            if *character == '\t' && written(*origin) == Some(b'\\') {
                *character = ' ';
            }
            let is_short = written(*origin + 1).is_some_and(|letter| toml_escapes::CONTROLS.contains(&letter));
            if characters::refused(*character) && written(*origin) == Some(b'\\') && !is_short {
                let at = *origin as usize;
                self.problems.push(refused(*character).at(self.source.place(at..at + 1)));
            }
        }
    }
}

/// The heading of a table below another; of one deeper than any that is known, the one above.
fn heading([above, key]: &[&str; 2]) -> String {
    if above.len() + key.len() > limits::KEY_CHARACTERS {
        return (*above).to_owned();
    }
    if above.is_empty() { (*key).to_owned() } else { format!("{above}.{key}") }
}

fn date(datetime: &toml::value::Datetime) -> Option<NaiveDate> {
    let date = datetime.date?;
    if datetime.time.is_some() || datetime.offset.is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}
