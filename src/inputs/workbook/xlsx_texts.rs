//! Text in an `.xlsx`: shared by cells or inside one, in runs of different looks.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::damage::{Damage, Refusal};
use super::limits::{self, Limit, within};
use super::raised::{self, Position};
use super::xml;

/// The texts that cells share. They lie one after another, which costs less than a million texts of their own.
#[derive(Debug, Default)]
pub(super) struct Texts {
    all: String,
    /// Where each ends.
    ends: Vec<usize>,
    /// The numbers of those of which a part is struck through, in order.
    partly_struck: Vec<usize>,
}

impl Texts {
    /// Reads the part that has them. The number that it claims to have is nothing to go by. Cells miss those after damage.
    pub(super) fn read(part: &str) -> Result<Self, Refusal> {
        let mut texts = Self::default();
        let mut xml = xml::reader(part);
        loop {
            match xml.read_event() {
                Ok(Event::Start(element)) if element.local_name().as_ref() == "si" => {
                    let Ok(is_partly_struck) = push_rich_text(&mut xml, "si", &mut texts.all) else {
                        texts.all.truncate(texts.ends.last().copied().unwrap_or(0));
                        return Ok(texts);
                    };
                    texts.partly_struck.extend(is_partly_struck.then_some(texts.ends.len()));
                    texts.ends.push(texts.all.len());
                }
                Ok(Event::Empty(element)) if element.local_name().as_ref() == "si" => {
                    texts.ends.push(texts.all.len());
                }
                Ok(Event::Eof) | Err(_) => return Ok(texts),
                Ok(_) => {}
            }
            within(texts.ends.len(), limits::SHARED_STRINGS, Limit::SharedStrings)?;
        }
    }

    /// A text by its number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let start = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.all.get(start..*self.ends.get(number)?)
    }

    /// Whether a part of a text is struck through.
    pub(super) fn is_partly_struck(&self, number: usize) -> bool {
        self.partly_struck.binary_search(&number).is_ok()
    }
}

/// Adds the text of an element up to its end, without how it is to be read aloud (East Asian readings), and says whether a
/// part of it is struck through.
pub(super) fn push_rich_text(xml: &mut Reader<&[u8]>, element: &str, text: &mut String) -> Result<bool, Damage> {
    let mut run: Option<(usize, bool)> = None;
    let mut is_reading = false;
    let (mut is_struck, mut is_partly_struck) = (false, false);
    let mut position = Position::OnLine;
    loop {
        match xml.read_event().map_err(xml::damage)? {
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "strike" => {
                let value = xml::attribute(&start, "val");
                is_struck = value.is_ok_and(|value| value.is_none_or(|value| xml::is_true(Some(&value))));
            }
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "vertAlign" => {
                let words = xml::attribute(&start, "val").ok().flatten();
                position = words.as_deref().map_or(Position::OnLine, Position::of_words);
            }
            Event::Start(start) => match start.local_name().as_ref() {
                "t" if !is_reading => {
                    let keeps_spaces = xml::attribute(&start, "xml:space")?.as_deref() == Some("preserve");
                    run = Some((text.len(), keeps_spaces));
                }
                "rPh" => is_reading = true,
                "r" => (is_struck, position) = (false, Position::OnLine),
                _ => {}
            },
            Event::Text(content) if run.is_some() => text.push_str(&content.xml10_content()),
            Event::CData(content) if run.is_some() => text.push_str(&content.xml10_content()),
            Event::GeneralRef(reference) if run.is_some() => xml::push_reference(&reference, text)?,
            Event::End(end) => match end.local_name().as_ref() {
                "t" => {
                    let start = run.map(|(start, _)| start);
                    let added = start.and_then(|start| text.get(start..));
                    is_partly_struck |= is_struck && added.is_some_and(|added| !added.trim().is_empty());
                    finish_run(text, run.take());
                    start.into_iter().for_each(|start| raised::put(text, start, position));
                }
                "rPh" => is_reading = false,
                name if name == element => return Ok(is_partly_struck),
                _ => {}
            },
            Event::Eof => return Err(Damage::CutOff),
            _ => {}
        }
    }
}

/// Trims the run that has been added, unless it keeps its spaces, and resolves its escapes.
fn finish_run(text: &mut String, run: Option<(usize, bool)>) {
    let Some((start, keeps_spaces)) = run else { return };
    let added = text.get(start..).unwrap_or_default();
    let kept = if keeps_spaces { added } else { added.trim_matches([' ', '\t', '\r', '\n']) };
    if kept.len() == added.len() && !kept.contains("_x") {
        return;
    }
    let kept = unescaped(kept);
    text.truncate(start);
    text.push_str(&kept);
}

/// Text with `_x000D_` and the like as the characters they stand for: UTF-16 that XML cannot hold.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        plain.push_str(before);
        let mut units = Vec::new();
        rest = after;
        while let Some(unit) = escape(rest) {
            units.push(unit);
            rest = rest.get(ESCAPE..).unwrap_or_default();
        }
        if units.is_empty() {
            plain.push_str("_x");
            rest = rest.get(2..).unwrap_or_default();
        }
        plain.push_str(&super::binary::text_of_units(units));
    }
    plain + rest
}

/// The bytes of an escape.
const ESCAPE: usize = 7;

/// The UTF-16 unit of the escape that a text begins with.
fn escape(text: &str) -> Option<u16> {
    let digits =
        text.strip_prefix("_x")?.get(..4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    u16::from_str_radix(digits, 16).ok().filter(|_| text.as_bytes().get(ESCAPE - 1) == Some(&b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_utf16_units() {
        for (text, expected) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD83D__xDE00_", "😀"),
            ("_xD83D_", "\u{FFFD}"),
            ("_x12_", "_x12_"),
            ("_x", "_x"),
            ("å_x00e5_ö", "ååö"),
            ("_xåäöå_", "_xåäöå_"),
        ] {
            assert_eq!(unescaped(text), expected, "{text}");
        }
    }

    #[test]
    fn digits_that_are_raised_are_no_others() {
        let run = |look: &str, text: &str| format!("<r><rPr>{look}</rPr><t>{text}</t></r>");
        let (raised, lowered) = (r#"<vertAlign val="superscript"/>"#, r#"<vertAlign val="subscript"/>"#);
        let texts = [
            run("", "105000") + &run(raised, "1"),
            run("<b/>", "m") + &run(raised, "2") + &run("<b/>", " 2"),
            run("", "CO") + &run(lowered, "2"),
            run(raised, "2020"),
        ];
        let part = format!("<sst>{}</sst>", texts.map(|text| format!("<si>{text}</si>")).concat());
        let texts = Texts::read(&part).expect("read");
        let found: Vec<_> = (0..4).filter_map(|number| texts.get(number)).collect();
        assert_eq!(found, ["105000¹", "m²2", "CO₂", "2020"]);
    }

    #[test]
    fn shared_texts_are_found_by_number() {
        let part = r#"<x:sst uniqueCount="99999999999"><x:si><x:t>a &amp; å</x:t></x:si><x:si/><x:si><x:r><x:t xml:space="preserve">b </x:t></x:r><x:r><x:t> c</x:t></x:r>
            <x:rPh><x:t>läs</x:t></x:rPh></x:si><x:si><x:t><![CDATA[<d>]]></x:t></x:si></x:sst>"#;
        let texts = Texts::read(part).expect("read");
        let found: Vec<_> = (0..5).map(|number| texts.get(number)).collect();
        assert_eq!(found, [Some("a & å"), Some(""), Some("b c"), Some("<d>"), None]);
    }
}
