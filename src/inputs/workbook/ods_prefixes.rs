//! The prefixes of an `.ods` as every office program writes them. A library for XML may call them `ns0:` and `ns1:`, which
//! means the same by the standard; reading every name by its namespace would cost all files what few need.

use std::borrow::Cow;

use memchr::memmem;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::name::{Namespace, QName, ResolveResult};
use quick_xml::{NsReader, Writer};

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

/// The prefix of names that are of none of these namespaces, but are written with one of the usual prefixes.
const OTHER: &str = "other";

/// What a declaration begins with.
const DECLARATION: &[u8] = b"xmlns";

/// The same document with the usual prefixes; almost every document has them. It is looked through once: a large one has
/// its namespaces' names at its beginning, but any element may declare one.
pub(super) fn usual(document: &str) -> Result<Cow<'_, str>, Damage> {
    let is_usual = memmem::find_iter(document.as_bytes(), DECLARATION)
        .filter_map(|at| declared(document.get(at + DECLARATION.len()..)?))
        .all(|(prefix, namespace)| {
            USUAL.iter().all(|(known, usual)| *known != namespace || prefix.is_some_and(|prefix| prefix == *usual))
        });
    Ok(if is_usual { document.into() } else { with_prefixes(document)?.into() })
}

/// The prefix, where there is one, and the namespace that a declaration gives, after its first word. The names of namespaces have
/// that word in them too, and are none.
fn declared(rest: &str) -> Option<(Option<&str>, &str)> {
    let (name, value) = rest.split_at_checked(rest.find(['=', '"', '\'', '<'])?)?;
    let value = value.strip_prefix('=')?.trim_ascii_start();
    let mark = value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    let namespace = value.get(1..)?.split(mark).next()?;
    Some((name.trim_ascii_end().strip_prefix(':'), namespace))
}

fn with_prefixes(document: &str) -> Result<String, Damage> {
    let mut reader = NsReader::from_str(document);
    xml::be_patient(reader.config_mut());
    let mut writer = Writer::new(Vec::with_capacity(document.len()));
    loop {
        let event = match reader.read_event().map_err(xml::damage)? {
            Event::Start(start) => Event::Start(renamed(&reader, &start)?),
            Event::Empty(start) => Event::Empty(renamed(&reader, &start)?),
            Event::End(end) => {
                Event::End(BytesEnd::new(name(end.name(), &reader.resolver().resolve_element(end.name()).0)))
            }
            Event::Eof => break,
            other => other,
        };
        writer.write_event(event).map_err(xml::damage)?;
    }
    String::from_utf8(writer.into_inner()).map_err(xml::damage)
}

/// A tag with its names under the usual prefixes. A declaration is left out: nothing reads it.
fn renamed(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<BytesStart<'static>, Damage> {
    let resolver = reader.resolver();
    let mut tag = BytesStart::new(name(start.name(), &resolver.resolve_element(start.name()).0));
    for attribute in start.attributes().with_checks(false) {
        let Attribute { key, value } = attribute.map_err(xml::damage)?;
        if key.as_namespace_binding().is_none() {
            let key = name(key, &resolver.resolve_attribute(key).0);
            tag.push_attribute(Attribute { key: QName(&key), value });
        }
    }
    Ok(tag)
}

fn name(name: QName<'_>, namespace: &ResolveResult<'_>) -> String {
    let (local, prefix) = name.decompose();
    let usual = match namespace {
        ResolveResult::Bound(Namespace(namespace)) => USUAL.iter().find(|(known, _)| known == namespace),
        _ => None,
    };
    match (usual, prefix) {
        (Some((_, usual)), _) => format!("{usual}:{}", local.as_ref()),
        (None, Some(prefix)) if USUAL.iter().any(|(_, usual)| *usual == prefix.as_ref()) => {
            format!("{OTHER}:{}", local.as_ref())
        }
        _ => name.as_ref().to_owned(),
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
        let expected = r#"<?xml version='1.0'?><office:d><!-- <t:a> --><table:a table:name="t:b > 'c'" xlink:href="ns0:d" table:x="1">t:text &lt;t:b></table:a><table:a/><![CDATA[<t:a>]]></office:d>"#;
        assert_eq!(usual(document).expect("renamed"), expected);
    }

    #[test]
    fn a_document_with_the_usual_prefixes_is_left() {
        let document = r#"<o:d xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:x/></o:d>"#;
        assert!(matches!(usual(document), Ok(Cow::Borrowed(_))));
    }
}
