//! A cell of an `.ods`: its value by its type, and the text it shows.

use std::collections::BTreeSet;
use std::num::IntErrorKind;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::damage::{Damage, Refusal};
use super::limits::{self, Limit, within};
use super::marks::Shown;
use super::ods_styles::Styles;
use super::raised::{self, Position};
use super::xml::{Attributes, attribute};
use super::{CellValue, errors, ods_shown, values, xml};

/// What is in a cell.
pub(super) struct Cell {
    /// Its value; none of a cell that is empty.
    pub value: Option<CellValue>,
    /// How it shows a number, if otherwise than by its digits.
    pub shown: Option<Shown>,
    /// Whether a part of its text is struck through.
    pub is_partly_struck: bool,
    /// The comment on it.
    pub comment: String,
}

/// What is read of a cell's tag.
pub(super) type Tag<'e> = Attributes<'e, 12>;

/// The attributes that are.
const READ: [&str; 12] = [
    "table:style-name",
    "table:formula",
    "table:number-columns-repeated",
    "table:number-columns-spanned",
    "table:number-rows-spanned",
    "calcext:value-type",
    "office:value-type",
    "office:value",
    "office:date-value",
    "office:time-value",
    "office:boolean-value",
    "office:string-value",
];

/// Takes a cell's tag apart.
pub(super) fn tag<'e>(start: &'e BytesStart<'_>) -> Result<Tag<'e>, Damage> {
    Attributes::of(start, &READ)
}

/// Reads a cell that begins with this tag, up to its end. `styles` are those of stretches of its text.
pub(super) fn read(
    xml: &mut Reader<&[u8]>,
    start: &BytesStart<'_>,
    tag: &Tag<'_>,
    styles: &Styles,
) -> Result<Cell, Refusal> {
    let mut inside = Inside::default();
    inside.read(xml, start, styles)?;
    let value = value(tag, &mut inside).filter(is_something);
    let shown = shown(tag, value.as_ref(), &inside);
    Ok(Cell { value, shown, is_partly_struck: inside.is_partly_struck, comment: inside.comment })
}

fn value(tag: &Tag<'_>, inside: &mut Inside) -> Option<CellValue> {
    // What is empty there says nothing: the cell shows its text.
    let stored = |name: &str| tag.get(name).filter(|value| !value.is_empty());
    let formula = stored("table:formula");
    let is_error = stored("calcext:value-type") == Some("error");
    if is_error || errors::is_shown_error(inside.text.trim()) {
        return Some(CellValue::Error(inside.text.trim().into()));
    }
    let (is_truth, paragraphs) = (is_shown_truth(inside.text.trim()), inside.paragraphs);
    // What shows a text is nothing else: how it shows a number is not asked of it.
    let text = || Some(std::mem::take(&mut inside.text)).filter(|text| !text.is_empty()).map(CellValue::Text);
    let value = match stored("office:value-type") {
        // LibreOffice stores a boolean from another format as a formula with a number.
        Some("float") if formula == Some("of:=TRUE()") => Some(CellValue::Boolean(true)),
        Some("float") if formula == Some("of:=FALSE()") => Some(CellValue::Boolean(false)),
        // A format shows 1 as the word for true, as of a formula that compares.
        Some("float") if is_truth => stored("office:value").map(truth),
        Some("float" | "percentage" | "currency") => stored("office:value").map(number).or_else(text),
        Some("date") => stored("office:date-value").map(values::iso_date).or_else(text),
        Some("time") => stored("office:time-value").map(values::iso_duration).or_else(text),
        Some("boolean") => stored("office:boolean-value").map(truth).or_else(text),
        Some("string") => stored("office:string-value").map(|text| CellValue::Text(text.to_owned())).or_else(text),
        // A formula that gave an empty text has an empty paragraph and no type.
        None | Some("void" | "") => untyped(stored).or_else(text),
        Some(kind) => (paragraphs > 0).then(|| CellValue::Unreadable(Damage::CellType(kind.into()).into())),
    };
    let is_uncalculated = value.is_none() && formula.is_some() && paragraphs == 0;
    if is_uncalculated { Some(CellValue::FormulaWithoutValue) } else { value }
}

/// How an attribute is read.
type Reading = fn(&str) -> CellValue;

/// The value of a cell without a type: the attribute that it stands in tells what it is.
fn untyped<'e>(stored: impl Fn(&str) -> Option<&'e str>) -> Option<CellValue> {
    let kinds: [(&str, Reading); 5] = [
        ("office:value", number),
        ("office:date-value", values::iso_date),
        ("office:time-value", values::iso_duration),
        ("office:boolean-value", truth),
        ("office:string-value", |text| CellValue::Text(text.to_owned())),
    ];
    kinds.iter().find_map(|(name, value)| stored(name).map(value))
}

/// What a cell holds beside its attributes.
#[derive(Default)]
struct Inside {
    text: String,
    paragraphs: usize,
    /// Whether white space that comes now is part of none before it.
    is_after_space: bool,
    /// How deep in text that is struck through.
    struck_depth: usize,
    is_partly_struck: bool,
    /// Where the stretches stand beside the line that are open.
    positions: Vec<Position>,
    comment: String,
}

impl Inside {
    fn position(&self) -> Position {
        self.positions.last().copied().unwrap_or_default()
    }

    /// Reads up to the end of an element. Comments, notes, drawings and readings are not the cell's text.
    fn read(&mut self, xml: &mut Reader<&[u8]>, start: &BytesStart<'_>, styles: &Styles) -> Result<(), Refusal> {
        let mut is_paragraph = false;
        loop {
            match xml.read_event().map_err(xml::damage)? {
                Event::Text(content) if is_paragraph => self.push(&content.xml10_content()),
                Event::CData(content) if is_paragraph => self.push(&content.xml10_content()),
                Event::GeneralRef(reference) if is_paragraph => {
                    xml::push_reference(&reference, &mut self.text)?;
                    self.is_after_space = false;
                }
                Event::Start(element) => match element.name().as_ref() {
                    "text:p" | "text:h" => {
                        is_paragraph = true;
                        self.begin_paragraph();
                    }
                    "text:span" => {
                        let style = attribute(&element, "text:style-name").ok().flatten();
                        let has = |names: &BTreeSet<String>| style.as_ref().is_some_and(|style| names.contains(style));
                        let is_struck = self.struck_depth > 0 || has(&styles.struck);
                        self.struck_depth += usize::from(is_struck);
                        let own = style.as_ref().and_then(|style| styles.positions.get(style)).copied();
                        let position = own.unwrap_or(self.position());
                        self.positions.push(position);
                    }
                    "text:s" => self.push_spaces(count(attribute(&element, "text:c")?.as_deref())?)?,
                    "text:tab" => self.push_sign('\t'),
                    "text:line-break" => self.push_sign('\n'),
                    // A comment has none of its own; without this, one in another in another would fill the stack.
                    "office:annotation" if start.name().as_ref() != "office:annotation" => {
                        let mut comment = Self::default();
                        comment.read(xml, &element, styles)?;
                        self.comment = comment.text;
                    }
                    name if is_beside(name) => {
                        xml.read_to_end(element.name()).map_err(xml::damage)?;
                    }
                    _ => {}
                },
                Event::End(element) if element.name() == start.name() => return Ok(()),
                Event::End(element) if element.name().as_ref() == "text:span" => {
                    self.struck_depth = self.struck_depth.saturating_sub(1);
                    self.positions.pop();
                }
                Event::End(element) if matches!(element.name().as_ref(), "text:p" | "text:h") => is_paragraph = false,
                Event::Eof => return Err(Damage::CutOff.into()),
                _ => {}
            }
        }
    }

    fn begin_paragraph(&mut self) {
        self.text.push_str(if self.paragraphs > 0 { "\n" } else { "" });
        self.paragraphs += 1;
        self.is_after_space = true;
    }

    /// Adds text; white space that follows white space is how the file is laid out (ODF 1.3, 6.1.2).
    fn push(&mut self, text: &str) {
        let (start, position) = (self.text.len(), self.position());
        self.push_folded(text);
        raised::put(&mut self.text, start, position);
    }

    fn push_folded(&mut self, text: &str) {
        if !has_folded_space(text, self.is_after_space) {
            self.text.push_str(text);
            self.is_partly_struck |= self.struck_depth > 0 && text.bytes().any(|byte| byte != b' ');
            self.is_after_space = if text.is_empty() { self.is_after_space } else { text.ends_with(' ') };
            return;
        }
        for letter in text.chars() {
            let is_space = matches!(letter, ' ' | '\t' | '\r' | '\n');
            if !is_space {
                self.text.push(letter);
                self.is_partly_struck |= self.struck_depth > 0;
            } else if !self.is_after_space {
                self.text.push(' ');
            }
            self.is_after_space = is_space;
        }
    }

    fn push_sign(&mut self, sign: char) {
        self.text.push(sign);
        self.is_after_space = false;
    }

    fn push_spaces(&mut self, spaces: u32) -> Result<(), Refusal> {
        let spaces = spaces as usize;
        within(self.text.len().saturating_add(spaces), limits::TEXT_BYTES, Limit::Text)?;
        self.text.extend(std::iter::repeat_n(' ', spaces));
        self.is_after_space = false;
        Ok(())
    }
}

/// Whether a text has white space that is not one space as it is typed.
fn has_folded_space(text: &str, mut is_after_space: bool) -> bool {
    text.bytes().any(|byte| {
        let is_space = byte == b' ';
        let is_folded = matches!(byte, b'\t' | b'\r' | b'\n') || is_space && is_after_space;
        is_after_space = is_space;
        is_folded
    })
}

/// Whether an element in a cell's text holds what is not the text: a footnote, how to read a word aloud, a drawing.
fn is_beside(name: &str) -> bool {
    matches!(name, "office:annotation" | "text:note" | "text:ruby-text" | "table:table" | "office:event-listeners")
        || name.starts_with("draw:")
        || name.starts_with("dr3d:")
}

/// How a cell shows a number; nothing where the file has no text of it.
fn shown(tag: &Tag<'_>, value: Option<&CellValue>, inside: &Inside) -> Option<Shown> {
    let Some(CellValue::Number(number)) = value else { return None };
    let text = inside.text.trim();
    // Most numbers are whole, and shown by their digits alone.
    let is_whole = !text.is_empty() && !text.starts_with('0') && text.bytes().all(|digit| digit.is_ascii_digit());
    let is_percent = tag.get("office:value-type") == Some("percentage");
    if is_whole && !is_percent && tag.get("office:value") == Some(text) {
        return None;
    }
    (inside.paragraphs > 0).then(|| ods_shown::shown(*number, text, is_percent)).flatten()
}

/// Whether a value is more than whitespace.
fn is_something(value: &CellValue) -> bool {
    !matches!(value, CellValue::Text(text) if text.trim().is_empty())
}

fn number(text: &str) -> CellValue {
    text.trim().parse().map_or_else(|_| CellValue::Other(text.into()), values::number)
}

/// Whether a cell shows a truth value, in the languages that the program's users have their sheets in.
fn is_shown_truth(text: &str) -> bool {
    ["TRUE", "FALSE", "SANT", "FALSKT"].contains(&text)
}

fn truth(text: &str) -> CellValue {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "1" => CellValue::Boolean(true),
        "false" | "0" => CellValue::Boolean(false),
        _ => CellValue::Other(text.into()),
    }
}

/// A number of repetitions: 1 unless the attribute says more. Some programs repeat what is empty beyond every sheet.
pub(super) fn count(written: Option<&str>) -> Result<u32, Damage> {
    match written.map(|text| text.trim().parse::<u32>()) {
        None => Ok(1),
        Some(Ok(number)) => Ok(number.max(1)),
        Some(Err(error)) if *error.kind() == IntErrorKind::PosOverflow => Ok(u32::MAX),
        Some(Err(_)) => Err(Damage::Address),
    }
}
