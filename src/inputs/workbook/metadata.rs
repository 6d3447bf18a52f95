//! What a workbook says of the people and machines it comes from: names of authors, and paths.

use quick_xml::events::Event;

use super::archive::Parts;
use super::beside::{self, Beside};
use super::binary::{u16_at, utf16};
use super::compound::{Compound, is_compound};
use super::properties::Properties;
use super::{archive, xls, xml};

/// What a workbook says beside its sheets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Names of people and organisations, each with the field that it stands in.
    pub names: Vec<(&'static str, String)>,
    /// What it says of itself in other fields: title, subject, keywords and the like.
    pub texts: Vec<String>,
    /// What stands beside its cells and has many digits: headers and footers, defined names, validations, shapes and the like.
    pub beside: Vec<Beside>,
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

/// The parts and elements that tell of the workbook itself. Properties that somebody has added may say anything; those of
/// sensitivity labels give the address of whoever set the label.
const TEXTS: [(&str, &str); 12] = [
    ("docprops/core.xml", "title"),
    ("docprops/core.xml", "subject"),
    ("docprops/core.xml", "description"),
    ("docprops/core.xml", "keywords"),
    ("docprops/core.xml", "category"),
    ("docprops/custom.xml", "lpwstr"),
    ("docprops/custom.xml", "lpstr"),
    ("meta.xml", "title"),
    ("meta.xml", "subject"),
    ("meta.xml", "description"),
    ("meta.xml", "keyword"),
    ("meta.xml", "user-defined"),
];

/// A property by its number, and its field where it is a name.
type Property = (u32, Option<&'static str>);

/// The streams of `.xls` that tell of people and of the workbook.
const STREAMS: [(&str, &[Property]); 2] = [
    (
        "\u{5}SummaryInformation",
        &[(2, None), (3, None), (4, Some("creator")), (5, None), (6, None), (8, Some("lastModifiedBy"))],
    ),
    ("\u{5}DocumentSummaryInformation", &[(2, None), (14, Some("Manager")), (15, Some("Company"))]),
];

/// What encrypted workbooks are kept in; their properties are inside.
const ENCRYPTED: &str = "EncryptedPackage";

/// The part where Excel notes the folder that a workbook was saved in.
const WORKBOOK: &str = "xl/workbook.xml";

/// What this program and its libraries write where a name would stand.
const NOBODY: [&str; 4] = ["utlatande", "openpyxl", "Calc", "None"];

/// Reads what a workbook says beside its sheets. What is neither a zip nor a compound file is not looked into.
pub fn metadata(bytes: &[u8]) -> Metadata {
    let unread = || Metadata { unread: true, ..Metadata::default() };
    if is_compound(bytes) {
        return of_compound(bytes).unwrap_or_else(unread);
    }
    let Some(parts) = archive::is_zip(bytes).then(|| Parts::unpack_all(bytes).ok()).flatten() else {
        return unread();
    };
    let mut found = Metadata::default();
    let read = |part: &str, wanted: &str| parts.text(part).map(|text| texts(text, wanted)).unwrap_or_default();
    for (part, wanted, field) in NAMES {
        let names = read(part, wanted).into_iter().map(|name| name.trim().to_owned());
        found.names.extend(names.filter(|name| is_somebody(name)).map(|name| (field, name)));
    }
    found.names.dedup();
    found.texts = TEXTS.iter().flat_map(|(part, wanted)| read(part, wanted)).collect();
    let addresses = found.texts.iter().filter(|text| is_address(text)).map(|text| ("e-post", text.trim().to_owned()));
    found.names.extend(addresses);
    found.beside = beside::of_zip(&parts);
    found.paths = parts.text(WORKBOOK).map(paths).unwrap_or_default();
    found
}

/// The properties of a workbook in the binary format; none where they cannot be read.
fn of_compound(bytes: &[u8]) -> Option<Metadata> {
    let file = Compound::open(bytes).ok()?;
    if file.has(ENCRYPTED) {
        return None;
    }
    let mut found = Metadata::default();
    for (name, wanted) in STREAMS {
        let Some(stream) = file.stream(name).ok()? else { continue };
        let properties = Properties::read(&stream)?;
        for (id, field) in wanted {
            let text = properties.text(*id).map(|text| text.trim().to_owned()).unwrap_or_default();
            match field {
                Some(field) if is_somebody(&text) => found.names.push((field, text)),
                None if !text.is_empty() => found.texts.push(text),
                _ => {}
            }
        }
    }
    let stream = xls::stream(&file).unwrap_or_default();
    found.beside = beside::of_records(&stream);
    found.names.extend(writer(&stream).filter(|name| is_somebody(name)).map(|name| ("WriteAccess", name)));
    Some(found)
}

/// Who had the workbook open when it was saved, which stands among its first records.
fn writer(stream: &[u8]) -> Option<String> {
    const WRITE_ACCESS: u16 = 0x5c;
    const ENCRYPTED: u16 = 0x2f;
    const FIRST: usize = 100;
    let mut at = 0;
    for _ in 0..FIRST {
        let (record, length) = (u16_at(stream, at).ok()?, usize::from(u16_at(stream, at + 2).ok()?));
        let data = stream.get(at + 4..at + 4 + length)?;
        match record {
            WRITE_ACCESS => return Some(written_by(data)),
            ENCRYPTED => return None,
            _ => at += 4 + length,
        }
    }
    None
}

/// A name with its length before it, in one byte a character or two; some programs leave the length out.
fn written_by(data: &[u8]) -> String {
    let length = u16_at(data, 0).map_or(0, usize::from);
    let is_wide = data.get(2) == Some(&1);
    let told = data.get(3..).and_then(|text| text.get(..if is_wide { 2 * length } else { length }));
    let text = match told {
        Some(text) if is_wide => utf16(text),
        told => told.unwrap_or(data).iter().copied().map(char::from).collect(),
    };
    text.trim_matches(['\0', ' ']).to_owned()
}

/// Whether a text is an e-mail address and nothing else.
fn is_address(text: &str) -> bool {
    let parts = text.trim().split_once('@');
    parts.is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !text.trim().contains(char::is_whitespace)
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_the_binary_format_are_found() {
        for (file, is_unread) in [("libreoffice.xls", false), ("xlwt.xls", false), ("comment.xls", false)] {
            let path = format!("{}/tests/fixtures/workbook/{file}", env!("CARGO_MANIFEST_DIR"));
            let mut bytes = std::fs::read(path).unwrap();
            let read = metadata(&bytes);
            assert_eq!((read.unread, read.names), (is_unread, Vec::new()), "{file}");
            // The same workbook, saved by somebody.
            let at = memchr::memmem::find(&bytes, b"\x5c\0\x70\0").unwrap() + 4;
            bytes[at..at + 10].copy_from_slice(b"\x07\0\0F\xf6rnamn");
            assert_eq!(metadata(&bytes).names, [("WriteAccess", "Förnamn".to_owned())], "{file}");
        }
        assert!(metadata(b"x").unread);
    }

    #[test]
    fn addresses_in_added_properties_are_names() {
        for text in ["anna@stad.se", " anna.b@forvaltning.stad.se "] {
            assert!(is_address(text), "{text}");
        }
        for text in ["", "@stad.se", "anna@stad", "Frågor till anna@stad.se", "Konfidentiellt"] {
            assert!(!is_address(text), "{text}");
        }
    }
}
