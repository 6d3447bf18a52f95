//! A zip as it comes: judged as a container before any file in it is unpacked. What two programs could read as two packages is
//! refused: names that stand twice, a list that says another thing than the files do, bytes that no file is made of.

use std::io::{Read, Seek, SeekFrom};

use zip::read::{ArchiveOffset, Config};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use crate::limits::package as bound;

/// Why a container is refused, by the name of its variant in the catalogues, and the file that it is about; empty where it is the
/// container itself.
pub(super) type Refused = (&'static str, String);

/// The record at the end of a zip, without its comment.
const END: usize = 22;

/// What tells where the record of a zip64 begins, right before the end.
const LOCATOR: usize = 20;

/// Bytes of a comment at most.
const COMMENT: usize = 0xffff;

/// What may lie behind a file's bytes where its sizes are told after it: with or without a signature, in 32 or 64 bits.
const DESCRIPTORS: [u64; 4] = [12, 16, 20, 24];

fn container(kind: &'static str) -> Refused {
    (kind, String::new())
}

/// Opens a zip that is one, whatever reads it.
pub(super) fn open<R: Read + Seek>(mut from: R) -> Result<ZipArchive<R>, Refused> {
    let broken = |_| container("packning");
    let size = from.seek(SeekFrom::End(0)).map_err(broken)?;
    let directory = directory(&mut from, size)?;
    if directory.entries > bound::FILES as u64 {
        return Err(container("antal"));
    }
    if directory.end.checked_sub(directory.start).is_none_or(|bytes| bytes > bound::DIRECTORY) {
        return Err(container("packning"));
    }
    let config = Config { archive_offset: ArchiveOffset::Known(0) };
    let mut archive = ZipArchive::with_config(config, from).map_err(|error| refusal(&error))?;
    if archive.central_directory_start() != directory.start {
        return Err(container("utover"));
    }
    if archive.has_duplicate_names() {
        return Err(container("lika"));
    }
    if archive.has_overlapping_entries().map_err(|error| refusal(&error))? {
        return Err(container("overlapp"));
    }
    archive.validate_header_consistency().map_err(|_| container("motsagelse"))?;
    let unpacked = entries(&mut archive, directory.start)?;
    if unpacked > bound::SMALL.max(size.saturating_mul(bound::RATIO)) {
        return Err(container("bomb"));
    }
    Ok(archive)
}

/// What opening or reading an entry has come to.
pub(super) fn refusal(error: &ZipError) -> Refused {
    container(match error {
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => "kryptering",
        ZipError::CompressionMethodNotSupported(_) => "metod",
        _ => "packning",
    })
}

/// Where the list of a zip lies, and how many it says there are in it.
struct Directory {
    start: u64,
    end: u64,
    entries: u64,
}

/// Reads the record at the very end; nothing may follow it, and nothing lie between it and the list.
fn directory(from: &mut (impl Read + Seek), size: u64) -> Result<Directory, Refused> {
    let window = size.min((LOCATOR + END + COMMENT) as u64);
    let tail = read(from, size - window, window)?;
    let last = memchr::memmem::rfind(&tail, b"PK\x05\x06").ok_or_else(|| container("packning"))?;
    let end = tail.get(last..).filter(|end| end.len() >= END).ok_or_else(|| container("packning"))?;
    if end.len() - END != usize::from(short(end, 20)) {
        return Err(container("utover"));
    }
    let at = size - window + last as u64;
    let plain = Directory { start: long(end, 16), end: at, entries: u64::from(short(end, 10)) };
    let locator =
        last.checked_sub(LOCATOR).and_then(|from| tail.get(from..last)).filter(|at| at.starts_with(b"PK\x06\x07"));
    let (found, directory_bytes) = match locator {
        None => (plain, long(end, 12)),
        Some(locator) => {
            let start = longer(locator, 8);
            let record = read(from, start, 56.min(size.saturating_sub(start)))?;
            if record.len() < 56 || !record.starts_with(b"PK\x06\x06") {
                return Err(container("packning"));
            }
            // The record's own length leaves out its first twelve bytes.
            if start.checked_add(12 + longer(&record, 4)) != Some(at - LOCATOR as u64) {
                return Err(container("utover"));
            }
            (Directory { start: longer(&record, 48), end: start, entries: longer(&record, 32) }, longer(&record, 40))
        }
    };
    match found.start.checked_add(directory_bytes) == Some(found.end) {
        true => Ok(found),
        false => Err(container("utover")),
    }
}

fn read(from: &mut (impl Read + Seek), start: u64, bytes: u64) -> Result<Vec<u8>, Refused> {
    let mut found = Vec::new();
    from.seek(SeekFrom::Start(start)).map_err(|_| container("packning"))?;
    from.take(bytes).read_to_end(&mut found).map_err(|_| container("packning"))?;
    Ok(found)
}

fn number(bytes: &[u8], at: usize, count: usize) -> u64 {
    bytes.iter().skip(at).take(count).rev().fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

fn short(bytes: &[u8], at: usize) -> u16 {
    u16::try_from(number(bytes, at, 2)).unwrap_or_default()
}

fn long(bytes: &[u8], at: usize) -> u64 {
    number(bytes, at, 4)
}

fn longer(bytes: &[u8], at: usize) -> u64 {
    number(bytes, at, 8)
}

/// Every entry: one that can be read, and right behind the one before. Gives what they say that they unpack to.
fn entries<R: Read + Seek>(archive: &mut ZipArchive<R>, end: u64) -> Result<u64, Refused> {
    let (mut stretches, mut unpacked) = (Vec::new(), 0_u64);
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| refusal(&error))?;
        let name = entry.name().map(|name| name.into_owned()).map_err(|_| container("namn"))?;
        if entry.encrypted() {
            return Err(("kryptering", name));
        }
        if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(("metod", name));
        }
        if entry.is_dir() && entry.size() > 0 {
            return Err(("bade", name));
        }
        let data = entry.data_start().ok_or_else(|| container("packning"))?;
        stretches.push((entry.header_start(), data.saturating_add(entry.compressed_size())));
        unpacked = unpacked.saturating_add(entry.size());
    }
    stretches.sort_unstable();
    let starts = stretches.iter().map(|(start, _)| *start).chain([end]);
    let ends = [0].into_iter().chain(stretches.iter().map(|(_, end)| *end));
    let is_other = |(start, end): (u64, u64)| match start.checked_sub(end) {
        Some(0) => false,
        Some(gap) => end == 0 || !DESCRIPTORS.contains(&gap),
        None => true,
    };
    if starts.zip(ends).any(is_other) {
        return Err(container("utover"));
    }
    Ok(unpacked)
}
