//! XML as a tree, written and read: the metadata of packages. Names are `prefix:name` with the prefix that stands here for a
//! namespace, whatever prefix a file has chosen, so that what is read is compared with what is written.
//!
//! What is read comes from outside: no document type, so no entities but XML's own five, and bounds on depth and number.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, Writer, XmlVersion};

use crate::limits;

/// The namespaces that packages use, each with its prefix here.
const NAMESPACES: [(&str, &str); 9] = [
    ("mets", "http://www.loc.gov/METS/"),
    ("csip", "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"),
    ("sip", "https://DILCIS.eu/XML/METS/SIPExtensionMETS"),
    ("xlink", "http://www.w3.org/1999/xlink"),
    ("premis", "http://www.loc.gov/premis/v3"),
    ("erms", "https://DILCIS.eu/XML/ERMS"),
    ("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];

/// What stands for the prefix of any other namespace.
const OTHER: &str = "?";

/// An element. Text beside child elements is joined.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes, in order.
    pub attributes: Vec<(String, String)>,
    /// The elements in it.
    pub children: Vec<Element>,
    /// Its text.
    pub text: String,
}

/// Why a text cannot be read as XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// It is no well-formed XML.
    Malformed,
    /// It has a document type, which could define entities.
    DocumentType,
    /// It has more elements, or deeper ones, than are read.
    TooLarge,
}

impl Unreadable {
    /// The name that the messages' variants go by.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Malformed => "xml",
            Self::DocumentType => "dtd",
            Self::TooLarge => "storlek",
        }
    }
}

/// An element without anything in it.
pub(crate) fn element(name: &str) -> Element {
    Element { name: name.to_owned(), ..Element::default() }
}

impl Element {
    /// The same with an attribute.
    pub(crate) fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.attributes.push((name.to_owned(), value.to_string()));
        self
    }

    /// The same with an attribute, where there is a value for it.
    pub(crate) fn with_some(self, name: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The same with a child.
    pub(crate) fn holding(mut self, child: Element) -> Self {
        self.children.push(child);
        self
    }

    /// The same with more children.
    pub(crate) fn holding_all(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children);
        self
    }

    /// The same with text.
    pub(crate) fn saying(mut self, text: impl ToString) -> Self {
        self.text = text.to_string();
        self
    }

    /// The same with a child that holds nothing but text.
    pub(crate) fn naming(self, child: &str, text: impl ToString) -> Self {
        self.holding(element(child).saying(text))
    }

    /// An attribute's value.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The children of a name.
    pub(crate) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first child of a name.
    pub(crate) fn first(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The elements that a path of names leads to.
    pub(crate) fn at<'e>(&'e self, path: &[&str]) -> Vec<&'e Element> {
        let step = |found: Vec<&'e Element>, name: &&str| {
            found.into_iter().flat_map(|one| one.children.iter().filter(|child| child.name == **name)).collect()
        };
        path.iter().fold(vec![self], step)
    }

    /// The text of the first element that a path leads to; empty where there is none.
    pub(crate) fn text_at(&self, path: &[&str]) -> &str {
        self.at(path).first().map_or("", |found| found.text.as_str())
    }

    /// The element and all in it, from the top.
    pub(crate) fn walk(&self) -> Vec<&Element> {
        let (mut found, mut at) = (vec![self], 0);
        while let Some(next) = found.get(at).copied() {
            found.extend(&next.children);
            at += 1;
        }
        found
    }

    /// The whole file, its namespaces declared at the root.
    pub(crate) fn written(&self) -> String {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        // A vector takes all that is written.
        let _ = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        let mut used: Vec<&str> = self.walk().iter().flat_map(|element| element.prefixes()).collect();
        used.sort_unstable();
        used.dedup();
        let declared = NAMESPACES.iter().filter(|(prefix, _)| used.contains(prefix));
        let declared: Vec<_> = declared.map(|(prefix, uri)| (format!("xmlns:{prefix}"), (*uri).to_owned())).collect();
        let root = Self { attributes: declared.into_iter().chain(self.attributes.clone()).collect(), ..self.clone() };
        root.write(&mut writer);
        String::from_utf8_lossy(&writer.into_inner()).into_owned() + "\n"
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) {
        let mut start = BytesStart::new(self.name.as_str());
        for (name, value) in &self.attributes {
            start.push_attribute((name.as_str(), value.as_str()));
        }
        if self.children.is_empty() && self.text.is_empty() {
            let _ = writer.write_event(Event::Empty(start));
            return;
        }
        let _ = writer.write_event(Event::Start(start));
        if !self.text.is_empty() {
            let _ = writer.write_event(Event::Text(BytesText::new(&self.text)));
        }
        self.children.iter().for_each(|child| child.write(writer));
        let _ = writer.write_event(Event::End(BytesEnd::new(self.name.as_str())));
    }

    fn prefixes(&self) -> Vec<&str> {
        let names = self.attributes.iter().map(|(name, _)| name.as_str()).chain([self.name.as_str()]);
        let mut prefixes: Vec<&str> = names.filter_map(|name| Some(name.split_once(':')?.0)).collect();
        // The type of an object is a name too.
        prefixes.extend(self.attribute("xsi:type").and_then(|name| Some(name.split_once(':')?.0)));
        prefixes
    }

    /// Reads a file.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::Malformed)?;
        let mut reader = NsReader::from_str(text.trim_start_matches('\u{feff}'));
        let (mut open, mut whole, mut count): (Vec<Self>, Option<Self>, usize) = (Vec::new(), None, 0);
        loop {
            let (start, ends) = match reader.read_event().map_err(|_| Unreadable::Malformed)? {
                Event::Start(start) => (start, false),
                Event::Empty(start) => (start, true),
                Event::End(_) => {
                    let closed = open.pop().ok_or(Unreadable::Malformed)?;
                    close(closed, &mut open, &mut whole)?;
                    continue;
                }
                Event::Text(text) => {
                    add(&mut open, &text.xml10_content())?;
                    continue;
                }
                Event::CData(text) => {
                    add(&mut open, &text.xml10_content())?;
                    continue;
                }
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().map_err(|_| Unreadable::Malformed)?;
                    let name = reference.xml10_content();
                    let known = character.map(String::from);
                    let known = known.or_else(|| resolve_predefined_entity(&name).map(str::to_owned));
                    add(&mut open, &known.ok_or(Unreadable::Malformed)?)?;
                    continue;
                }
                Event::DocType(_) => return Err(Unreadable::DocumentType),
                Event::Eof if open.is_empty() => return whole.ok_or(Unreadable::Malformed),
                Event::Eof => return Err(Unreadable::Malformed),
                _ => continue,
            };
            count += 1 + start.attributes().count();
            if open.len() >= limits::package::XML_DEPTH || count > limits::package::XML_NODES {
                return Err(Unreadable::TooLarge);
            }
            let read = begun(&reader, &start)?;
            if ends { close(read, &mut open, &mut whole)? } else { open.push(read) }
        }
    }
}

/// An element as it begins, its names resolved.
fn begun(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<Element, Unreadable> {
    let (space, local) = reader.resolver().resolve_element(start.name());
    let mut read = element(&named(&space, local.as_ref(), OTHER));
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Unreadable::Malformed)?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let (space, local) = reader.resolver().resolve_attribute(attribute.key);
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Unreadable::Malformed)?;
        read.attributes.push((named(&space, local.as_ref(), ""), value.into_owned()));
    }
    Ok(read)
}

/// A name with the prefix that its namespace has here.
fn named(space: &ResolveResult<'_>, local: &str, unbound: &str) -> String {
    let prefix = match space {
        ResolveResult::Bound(namespace) => {
            NAMESPACES.iter().find(|(_, uri)| *uri == namespace.as_ref()).map_or(OTHER, |(prefix, _)| prefix)
        }
        ResolveResult::Unbound => unbound,
        // `xml:lang` and the like need no declaration; anything else is a fault that the name then shows.
        ResolveResult::Unknown(_) => OTHER,
    };
    if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") }
}

fn add(open: &mut [Element], text: &str) -> Result<(), Unreadable> {
    match open.last_mut() {
        Some(element) => element.text.push_str(text),
        None if text.trim().is_empty() => {}
        None => return Err(Unreadable::Malformed),
    }
    Ok(())
}

fn close(mut closed: Element, open: &mut [Element], whole: &mut Option<Element>) -> Result<(), Unreadable> {
    if !closed.children.is_empty() || closed.text.trim().is_empty() {
        // White space between elements says nothing.
        closed.text = closed.text.trim().to_owned();
    }
    match open.last_mut() {
        Some(parent) => parent.children.push(closed),
        None if whole.is_none() => *whole = Some(closed),
        None => return Err(Unreadable::Malformed),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let tree =
            element("mets:mets").with("OBJID", "a & <b> \"c\" 'd'\u{e5}").with("xlink:type", "simple").holding_all([
                element("premis:object")
                    .with("xsi:type", "premis:file")
                    .naming("erms:title", " å < & > \" \u{2013} ]]> \n x "),
                element("dc:title"),
            ]);
        assert_eq!(Element::read(tree.written().as_bytes()).as_ref(), Ok(&tree));
        assert_eq!(tree.written(), tree.written());
    }

    #[test]
    fn a_prefix_is_a_files_own_choice() {
        let text = "<m:mets xmlns:m=\"http://www.loc.gov/METS/\" xmlns:y='http://www.w3.org/1999/xlink' y:type='simple'>\
            <structMap xmlns='http://www.loc.gov/METS/'/><x xmlns='urn:x'/></m:mets>";
        let read = Element::read(text.as_bytes()).unwrap();
        let names: Vec<&str> = read.walk().iter().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["mets:mets", "mets:structMap", "?:x"]);
        assert_eq!(read.attribute("xlink:type"), Some("simple"));
    }

    #[test]
    fn what_is_no_plain_xml_is_refused() {
        let deep = format!("{}{}", "<a>".repeat(2_000), "</a>".repeat(2_000));
        let wide = format!("<a>{}</a>", "<b/>".repeat(limits::package::XML_NODES));
        for (text, reason) in [
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", Unreadable::DocumentType),
            ("<a>&b;</a>", Unreadable::Malformed),
            ("<a><b></a></b>", Unreadable::Malformed),
            ("<a>", Unreadable::Malformed),
            ("<a/><a/>", Unreadable::Malformed),
            ("<a x='1' x='2'/>", Unreadable::Malformed),
            ("", Unreadable::Malformed),
            ("x", Unreadable::Malformed),
            (&deep, Unreadable::TooLarge),
            (&wide, Unreadable::TooLarge),
        ] {
            assert_eq!(Element::read(text.as_bytes()), Err(reason), "{}", &text[..text.len().min(60)]);
        }
        assert_eq!(Element::read(&[b'<', b'a', 0xff]), Err(Unreadable::Malformed));
    }
}
