//! The prefixes of an `.ods` as every office program writes them. A library for XML may call them `ns0:` and `ns1:`, which
//! means the same by the standard; reading every name by its namespace would cost all files what few need.

use std::borrow::Cow;
use std::collections::BTreeMap;

use memchr::memchr;
use quick_xml::events::Event;

use super::damage::Damage;
use super::xml;

/// The namespaces that are read, and how office programs call them.
const USUAL: [(&str, &str); 7] = [
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0", "dr3d"),
    ("urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", "calcext"),
];

/// The same document with the usual prefixes; almost every document has them.
pub(super) fn usual(document: &str) -> Result<Cow<'_, str>, Damage> {
    let renamed = renamed(document)?;
    Ok(if renamed.is_empty() { document.into() } else { with_prefixes(document, &renamed).into() })
}

/// The document's own prefixes that stand for a namespace that is usually called otherwise.
fn renamed(document: &str) -> Result<BTreeMap<String, &'static str>, Damage> {
    let mut xml = xml::reader(document);
    loop {
        match xml.read_event().map_err(xml::damage)? {
            Event::Start(root) => {
                let mut renamed = BTreeMap::new();
                for attribute in root.attributes().with_checks(false).flatten() {
                    let Some(prefix) = attribute.key.as_ref().strip_prefix("xmlns:") else { continue };
                    let usual = USUAL.iter().find(|(namespace, _)| *namespace == attribute.value.as_ref());
                    if let Some((_, usual)) = usual.filter(|(_, usual)| *usual != prefix) {
                        renamed.insert(prefix.to_owned(), *usual);
                    }
                }
                return Ok(renamed);
            }
            Event::Eof => return Err(Damage::CutOff),
            _ => {}
        }
    }
}

fn with_prefixes(document: &str, renamed: &BTreeMap<String, &'static str>) -> String {
    let mut written = String::with_capacity(document.len() + document.len() / 4);
    let mut rest = document;
    while let Some(start) = memchr(b'<', rest.as_bytes()) {
        let (text, tag) = rest.split_at(start);
        written.push_str(text);
        let verbatim =
            [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")].into_iter().find(|(begin, _)| tag.starts_with(begin));
        let end = match verbatim {
            Some((_, end)) => tag.find(end).map_or(tag.len(), |at| at + end.len()),
            None => end_of_tag(tag),
        };
        let (tag, after) = tag.split_at(end);
        if verbatim.is_some() {
            written.push_str(tag)
        } else {
            push_tag(&mut written, tag, renamed)
        }
        rest = after;
    }
    written + rest
}

/// Where a tag ends: a `>` may also stand in a value.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return at + 1,
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// Adds a tag with its names under the usual prefixes: they stand after `<`, `</` and between the values.
fn push_tag(written: &mut String, tag: &str, renamed: &BTreeMap<String, &'static str>) {
    let mut rest = tag;
    while !rest.is_empty() {
        let end = rest.find(['"', '\'']).unwrap_or(rest.len());
        let (names, after) = rest.split_at(end);
        for piece in names.split_inclusive(|letter: char| letter.is_ascii_whitespace() || matches!(letter, '<' | '/')) {
            match piece.split_once(':').and_then(|(prefix, name)| Some((renamed.get(prefix)?, name))) {
                Some((usual, name)) => written.extend([usual, ":", name]),
                None => written.push_str(piece),
            }
        }
        let value =
            after.chars().next().and_then(|quote| Some(after.get(1..)?.find(quote)? + 2)).unwrap_or(after.len());
        let (value, after) = after.split_at(value);
        written.push_str(value);
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_become_the_usual_ones_and_nothing_else() {
        let document = r#"<?xml version='1.0'?><ns0:d xmlns:ns0="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t='urn:oasis:names:tc:opendocument:xmlns:table:1.0'
            xmlns:xlink="http://www.w3.org/1999/xlink"><!-- <t:a> --><t:a t:name="t:b > 'c'" xlink:href='ns0:d'
            t:x = "1">t:text &lt;t:b></t:a><t:a/><![CDATA[<t:a>]]></ns0:d>"#;
        let expected = document
            .replace("<ns0:d", "<office:d")
            .replace("</ns0:d", "</office:d")
            .replace("><t:a t:name", "><table:a table:name")
            .replace("t:x =", "table:x =")
            .replace("</t:a><t:a/>", "</table:a><table:a/>");
        assert_eq!(usual(document).expect("renamed"), expected);
    }

    #[test]
    fn a_document_with_the_usual_prefixes_is_left() {
        let document = r#"<o:d xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:x/></o:d>"#;
        assert!(matches!(usual(document), Ok(Cow::Borrowed(_))));
    }
}
