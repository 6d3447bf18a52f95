//! What a workbook says of the people and machines it comes from: names of authors, and paths.

use quick_xml::events::Event;

use super::archive::Parts;
use super::xml;

/// What a workbook says beside its sheets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Names of people and organisations, each with the field that it stands in.
    pub names: Vec<(&'static str, String)>,
    /// Paths of the machine that it was saved on.
    pub paths: Vec<String>,
    /// Whether the format keeps these where they are not looked for.
    pub unread: bool,
}

/// The parts that tell of people, and the elements that do, by their names without a prefix.
const NAMES: [(&str, &str, &str); 7] = [
    ("docprops/core.xml", "creator", "creator"),
    ("docprops/core.xml", "lastModifiedBy", "lastModifiedBy"),
    ("docprops/app.xml", "Manager", "Manager"),
    ("docprops/app.xml", "Company", "Company"),
    ("meta.xml", "initial-creator", "initial-creator"),
    ("meta.xml", "creator", "creator"),
    ("meta.xml", "printed-by", "printed-by"),
];

/// The part where Excel notes the folder that a workbook was saved in.
const WORKBOOK: &str = "xl/workbook.xml";

/// What this program and its libraries write where a name would stand.
const NOBODY: [&str; 2] = ["utlatande", "openpyxl"];

/// Reads what a workbook says beside its sheets. What is no zip is not looked into.
pub fn metadata(bytes: &[u8]) -> Metadata {
    let Some(parts) = bytes.starts_with(b"PK").then(|| Parts::unpack(bytes).ok()).flatten() else {
        return Metadata { unread: true, ..Metadata::default() };
    };
    let mut found = Metadata::default();
    for (part, wanted, field) in NAMES {
        let names = parts.text(part).map(|text| texts(text, wanted)).unwrap_or_default();
        let names = names.into_iter().map(|name| name.trim().to_owned());
        found.names.extend(names.filter(|name| is_somebody(name)).map(|name| (field, name)));
    }
    found.names.dedup();
    found.paths = parts.text(WORKBOOK).map(paths).unwrap_or_default();
    found
}

fn is_somebody(name: &str) -> bool {
    !name.is_empty() && !NOBODY.iter().any(|nobody| name.eq_ignore_ascii_case(nobody))
}

/// The texts of all elements of a name; what is read stays read where a part is broken.
fn texts(part: &str, wanted: &str) -> Vec<String> {
    let (mut reader, mut found, mut inside) = (xml::reader(part), Vec::new(), false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) if element.local_name().as_ref() == wanted => {
                inside = true;
                found.push(String::new());
            }
            Ok(Event::End(_)) => inside = false,
            Ok(Event::Text(text)) if inside => {
                let text = text.xml10_content();
                found.last_mut().into_iter().for_each(|last: &mut String| last.push_str(&text));
            }
            Ok(Event::GeneralRef(reference)) if inside => {
                let _ = found.last_mut().map(|last| xml::push_reference(&reference, last));
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

fn paths(part: &str) -> Vec<String> {
    let (mut reader, mut found) = (xml::reader(part), Vec::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) if element.local_name().as_ref() == "absPath" => {
                found.extend(xml::attribute(&element, "url").ok().flatten());
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}
