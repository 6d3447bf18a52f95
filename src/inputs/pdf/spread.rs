//! Objects that a PDF has packed in streams, put beside each other. The parser reads the heads of all objects in a stream for each of
//! them, so that a file whose writer put tens of thousands into one, as some do, would take minutes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use bytes::Bytes;
use hayro_syntax::object::{Dict, Stream};
use hayro_syntax::reader::{Readable, Reader, ReaderContext, ReaderExt};

use super::streams;
use super::structure::{Structure, head, number};
use crate::limits::pdf as limits;

/// The file with its objects beside each other, where some stream has too many to be read where they are. The error is the reason
/// why it cannot be read, as that of [`super::inspect`].
pub(super) fn spread(bytes: &Bytes, structure: &Structure) -> Result<Bytes, &'static str> {
    let packed = structure.packed();
    let places: BTreeMap<u32, (usize, u32)> = structure.beside().collect();
    // How many objects a stream says that it has, which may be more than are in use.
    let stated = |stream: &u32| places.get(stream).and_then(|(at, _)| value_at::<Dict<'_>>(bytes, *at)?.get("N"));
    let count = |(stream, objects): (&u32, &BTreeSet<u32>)| objects.len().max(stated(stream).unwrap_or_default());
    let most = packed.iter().map(count).max().unwrap_or_default();
    if most <= limits::PACKED_OBJECTS {
        return Ok(bytes.clone());
    }
    // What is encrypted cannot be unpacked here.
    let spread = if structure.encrypted { None } else { unpacked(bytes, &packed, places, &structure.trailer) };
    let reason = if structure.encrypted { "kryptering" } else { "skadad" };
    // What is written in a way that only the parser knows may be read where it is, if it is not too much.
    let as_it_is = || (most <= limits::PACKED_BY_PARSER).then(|| bytes.clone());
    spread.or_else(as_it_is).ok_or(reason)
}

fn unpacked(
    bytes: &Bytes,
    packed: &BTreeMap<u32, BTreeSet<u32>>,
    mut places: BTreeMap<u32, (usize, u32)>,
    trailer: &str,
) -> Option<Bytes> {
    let mut file = bytes.to_vec();
    file.push(b'\n');
    let mut left = limits::UNPACKED_BYTES;
    for (stream, wanted) in packed {
        let (at, _) = *places.get(stream)?;
        let stream: Stream<'_> = value_at(bytes, at)?;
        left = left.checked_sub(streams::unpacked_bytes(&stream)?)?;
        let decoded = stream.decoded().ok()?;
        for (object, body) in objects(&decoded, &stream)? {
            if wanted.contains(&object) && !places.contains_key(&object) {
                let body = decoded.get(body)?;
                // Heads may lead to the same bytes.
                left = left.checked_sub(body.len() as u64)?;
                places.insert(object, (file.len(), 0));
                file.extend_from_slice(format!("{object} 0 obj\n").as_bytes());
                file.extend_from_slice(body);
                file.extend_from_slice(b"\nendobj\n");
            }
        }
    }
    end(&mut file, &places, trailer);
    Some(file.into())
}

/// What stands at a byte, behind the head of an object.
fn value_at<'a, T: Readable<'a>>(bytes: &'a [u8], at: usize) -> Option<T> {
    let mut reader = Reader::new(bytes.get(at..)?);
    head(&mut reader)?;
    reader.skip_white_spaces_and_comments();
    reader.read_with_context(&ReaderContext::dummy())
}

/// The objects in a stream, with their numbers, by the heads that stand at its beginning: where each is in the unpacked bytes.
fn objects(decoded: &[u8], stream: &Stream<'_>) -> Option<Vec<(u32, Range<usize>)>> {
    let (count, first): (usize, usize) = (stream.dict().get("N")?, stream.dict().get("First")?);
    let mut reader = Reader::new(decoded);
    let mut heads = Vec::new();
    for _ in 0..count {
        reader.skip_white_spaces_and_comments();
        let object = u32::try_from(number(&mut reader)?).ok()?;
        heads.push((object, first.checked_add(number(&mut reader)?)?));
    }
    let starts: BTreeSet<usize> = heads.iter().map(|(_, start)| *start).collect();
    let body = |start: usize| start..starts.range(start.saturating_add(1)..).next().copied().unwrap_or(decoded.len());
    Some(heads.into_iter().map(|(object, start)| (object, body(start))).collect())
}

/// Ends a file with a table of where its objects are.
fn end(file: &mut Vec<u8>, places: &BTreeMap<u32, (usize, u32)>, trailer: &str) {
    let section = file.len();
    let mut table = "xref\n".to_owned();
    for (object, (at, generation)) in places {
        // Writing to a text does not fail.
        let _ = write!(table, "{object} 1\n{at:010} {generation:05} n \n");
    }
    let size = places.last_key_value().map_or(0, |(object, _)| u64::from(*object) + 1);
    let _ = write!(table, "trailer\n<< /Size {size} {trailer} >>\nstartxref\n{section}\n%%EOF\n");
    file.extend_from_slice(table.as_bytes());
}
