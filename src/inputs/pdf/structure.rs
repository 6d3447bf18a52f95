//! Whether a PDF is whole by its own account: it ends as a file ends, its last words lead to its cross-reference sections, and
//! every object lies where they say. The parser repairs what is not so without telling, and other readers refuse it.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::reader::{Reader, ReaderContext, ReaderExt};

/// Readers look so far back for the end of a file: some programs write more after it.
const AFTER_END: usize = 1024;

/// What the cross-reference sections say.
#[derive(Debug, Default)]
pub(super) struct Structure {
    /// Whether a trailer names an encryption dictionary.
    pub encrypted: bool,
    /// Whether more than padding stands after the end: what a program added, or the beginning of a newer version.
    pub goes_on: bool,
    /// What the newest trailer says of where the document begins, as it is written.
    pub trailer: String,
    /// Where the objects are, by number, or that they are no more. The newest section comes first, and stands.
    objects: BTreeMap<u32, Spot>,
}

/// Where an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Nowhere,
    /// At a byte of the file, with its generation.
    At(usize, u32),
    /// Inside a stream that is the object of this number.
    Within(u32),
}

/// Reads the structure of a PDF; nothing where the file is broken.
pub(super) fn read(bytes: &[u8]) -> Option<Structure> {
    let (section, goes_on) = last_section(bytes)?;
    let mut structure = Structure { goes_on, ..Structure::default() };
    let mut sections = vec![section];
    let mut seen = BTreeSet::new();
    while let Some(at) = sections.pop() {
        if !seen.insert(at) {
            continue;
        }
        let trailer = structure.section(bytes, at)?;
        structure.encrypted |= trailer.contains_key("Encrypt");
        if !structure.trailer.contains("/Root ") {
            structure.trailer = roots(&trailer);
        }
        // What a table adds in a stream comes before older sections, and no section lies at the file's first byte.
        let named = ["Prev", "XRefStm"].into_iter().filter_map(|key| trailer.get::<i32>(key)).filter(|at| *at != 0);
        for at in named {
            sections.push(usize::try_from(at).ok()?);
        }
    }
    // Where no trailer says what the document begins at, others guess, or give up.
    (structure.trailer.contains("/Root ") && structure.is_true_of(bytes)).then_some(structure)
}

/// Where the newest section starts, by the last lines of the file, and whether something follows them.
fn last_section(bytes: &[u8]) -> Option<(usize, bool)> {
    // Padding is no content, however long.
    let padding = bytes.iter().rev().take_while(|byte| is_space(**byte)).count();
    let bytes = &bytes[..bytes.len() - padding];
    let end = last(bytes, b"%%EOF").filter(|end| end + b"%%EOF".len() + AFTER_END >= bytes.len())?;
    let start = last(&bytes[..end], b"startxref")?;
    let mut reader = Reader::new(bytes);
    reader.jump(start + b"startxref".len());
    // The head of a linearized file leads to no section, and is not its end.
    let section = number(&mut reader).filter(|at| *at > 0)?;
    // A comment may stand there, and the last words are one.
    reader.skip_white_spaces_and_comments();
    (reader.offset() >= end).then_some((section, end + b"%%EOF".len() < bytes.len()))
}

impl Structure {
    /// The objects that lie beside each other: where, with their generations.
    pub(super) fn beside(&self) -> impl Iterator<Item = (u32, (usize, u32))> {
        self.objects.iter().filter_map(|(object, spot)| match *spot {
            Spot::At(at, generation) if at > 0 => Some((*object, (at, generation))),
            _ => None,
        })
    }

    /// The objects that lie in streams, by the numbers of these.
    pub(super) fn packed(&self) -> BTreeMap<u32, BTreeSet<u32>> {
        let mut packed: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for (object, spot) in &self.objects {
            if let Spot::Within(stream) = *spot {
                packed.entry(stream).or_default().insert(*object);
            }
        }
        packed
    }

    /// Reads one section, and gives its trailer.
    fn section<'a>(&mut self, bytes: &'a [u8], at: usize) -> Option<Dict<'a>> {
        let mut reader = Reader::new(bytes.get(at..)?);
        reader.skip_white_spaces_and_comments();
        if reader.forward_tag(b"xref").is_some() { self.table(&mut reader) } else { self.stream(&mut reader) }
    }

    fn table<'a>(&mut self, reader: &mut Reader<'a>) -> Option<Dict<'a>> {
        loop {
            reader.skip_white_spaces();
            if reader.forward_tag(b"trailer").is_some() {
                reader.skip_white_spaces_and_comments();
                return reader.read_with_context::<Dict<'_>>(&ReaderContext::dummy());
            }
            let first = u32::try_from(number(reader)?).ok()?;
            let count = u32::try_from(number(reader)?).ok()?;
            for object in first..first.checked_add(count)? {
                let (at, generation) = (number(reader)?, u32::try_from(number(reader)?).ok()?);
                reader.skip_white_spaces();
                let spot = if reader.read_byte()? == b'n' { Spot::At(at, generation) } else { Spot::Nowhere };
                self.add(object, spot);
            }
        }
    }

    fn stream<'a>(&mut self, reader: &mut Reader<'a>) -> Option<Dict<'a>> {
        number(reader)?;
        number(reader)?;
        reader.skip_white_spaces();
        reader.forward_tag(b"obj")?;
        reader.skip_white_spaces_and_comments();
        let stream = reader.read_with_context::<Stream<'_>>(&ReaderContext::dummy())?;
        let dict = stream.dict();
        if dict.get::<Name<'_>>("Type")?.as_str() != "XRef" {
            return None;
        }
        let widths = dict.get::<[u8; 3]>("W")?.map(usize::from);
        let ranges: Vec<(u32, u32)> = match dict.get::<Array<'_>>("Index") {
            Some(ranges) => ranges.iter::<(u32, u32)>().collect(),
            None => vec![(0, dict.get::<u32>("Size")?)],
        };
        let decoded = stream.decoded().ok()?;
        let mut rows = decoded.chunks_exact(widths.iter().sum::<usize>().max(1));
        for (first, count) in ranges {
            for object in first..first.checked_add(count)? {
                self.add(object, spot(rows.next()?, widths)?);
            }
        }
        Some(dict.clone())
    }

    fn add(&mut self, object: u32, spot: Spot) {
        self.objects.entry(object).or_insert(spot);
    }

    /// Whether the objects are where they are said to be. Some programs list what they have not written at the first byte.
    fn is_true_of(&self, bytes: &[u8]) -> bool {
        self.objects.iter().all(|(number, spot)| match *spot {
            Spot::Nowhere | Spot::At(0, _) => true,
            Spot::At(at, generation) => is_object(bytes, at, *number, generation),
            Spot::Within(stream) => matches!(self.objects.get(&stream), Some(Spot::At(..))),
        })
    }
}

/// The objects that a trailer begins at: the catalog, and what the document says of itself.
fn roots(trailer: &Dict<'_>) -> String {
    let named = ["Root", "Info"].into_iter().filter_map(|key| Some((key, trailer.get_ref(key)?)));
    named.map(|(key, object)| format!("/{key} {} {} R ", object.obj_number, object.gen_number)).collect()
}

/// What a row of a cross-reference stream says: its kind, then two numbers. A kind without width is that of an object at a byte.
fn spot(row: &[u8], widths: [usize; 3]) -> Option<Spot> {
    let (kind, rest) = row.split_at_checked(widths[0])?;
    let (first, second) = rest.split_at_checked(widths[1])?;
    let value =
        |field: &[u8]| field.iter().try_fold(0u32, |value, byte| value.checked_mul(256)?.checked_add(u32::from(*byte)));
    match if kind.is_empty() { 1 } else { value(kind)? } {
        1 => Some(Spot::At(usize::try_from(value(first)?).ok()?, value(second)?)),
        2 => Some(Spot::Within(value(first)?)),
        _ => Some(Spot::Nowhere),
    }
}

/// Whether a whole object of this number is at a byte: what is overwritten in it, the parser passes over.
fn is_object(bytes: &[u8], at: usize, object: u32, generation: u32) -> bool {
    let Some(bytes) = bytes.get(at..) else { return false };
    let mut reader = Reader::new(bytes);
    head(&mut reader) == Some([object, generation].map(|number| number as usize)) && is_whole(&mut reader)
}

/// The number and generation with which an object begins.
pub(super) fn head(reader: &mut Reader<'_>) -> Option<[usize; 2]> {
    let found = [number(reader)?, number(reader)?];
    reader.skip_white_spaces();
    reader.forward_tag(b"obj").map(|()| found)
}

/// Whether a value that can be read stands there, or none, and then what may follow an object. What is in a stream is not looked at.
fn is_whole(reader: &mut Reader<'_>) -> bool {
    let context = ReaderContext::dummy();
    let is_read = |reader: &mut Reader<'_>| {
        reader.read_with_context::<Dict<'_>>(&context).is_some()
            || reader.read_with_context::<Object<'_>>(&context).is_some()
    };
    is_end(reader) || (is_read(reader) && is_end(reader))
}

/// Whether an object ends here: some programs do not say so, and begin the next.
fn is_end(reader: &mut Reader<'_>) -> bool {
    const ENDS: [&[u8]; 5] = [b"endobj", b"stream", b"xref", b"trailer", b"startxref"];
    reader.skip_white_spaces_and_comments();
    reader.at_end()
        || ENDS.into_iter().any(|end| reader.forward_tag(end).is_some())
        || head(&mut reader.clone()).is_some()
}

/// The next number, after white space.
pub(super) fn number(reader: &mut Reader<'_>) -> Option<usize> {
    reader.skip_white_spaces();
    let mut value: Option<usize> = None;
    while let Some(digit) = reader.eat(|byte| byte.is_ascii_digit()) {
        value = Some(value.unwrap_or_default().checked_mul(10)?.checked_add(usize::from(digit - b'0'))?);
    }
    value
}

fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}

fn is_space(byte: u8) -> bool {
    byte == 0 || byte.is_ascii_whitespace()
}
