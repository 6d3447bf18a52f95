//! The compound file (OLE) around `.xls`, and around any workbook that is encrypted. Read by hand, since calamine's
//! own reader follows a chain of sectors that leads back to itself without end.

use std::borrow::Cow;

use super::binary::{u16_at, u32_at};
use super::damage::{Damage, Refusal};

const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Sector numbers from here on are marks: end of chain, free, and so on.
const FIRST_MARK: u32 = 0xFFFF_FFFA;
/// Streams shorter than this lie in the mini stream.
const MINI_CUTOFF: usize = 4096;
const MINI_SECTOR: usize = 64;
const HEADER: usize = 512;
const ENTRY: usize = 128;

/// Whether the bytes begin as a compound file does.
pub(super) fn is_compound(file: &[u8]) -> bool {
    file.starts_with(SIGNATURE)
}

/// A compound file with its tables read.
pub(super) struct Compound<'f> {
    file: &'f [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini_stream: Vec<u8>,
    entries: Vec<Entry>,
}

/// A stream or storage in the directory.
struct Entry {
    name: String,
    start: u32,
    length: usize,
}

impl<'f> Compound<'f> {
    /// Reads the tables and the directory.
    pub(super) fn open(file: &'f [u8]) -> Result<Self, Refusal> {
        let sector = match u16_at(file, 30)? {
            9 => 512,
            12 => 4096,
            _ => return Err(damaged()),
        };
        let mut compound =
            Self { file, sector, fat: Vec::new(), mini_fat: Vec::new(), mini_stream: Vec::new(), entries: Vec::new() };
        compound.read_fat()?;
        let directory = compound.chain(u32_at(file, 48)?)?;
        compound.entries = directory.chunks_exact(ENTRY).map(|entry| read_entry(entry, sector)).collect();
        compound.read_mini_stream()?;
        Ok(compound)
    }

    /// Whether the directory has the name, without regard to letter case.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// A stream's bytes, by its name without regard to letter case.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let mut bytes =
            if entry.length < MINI_CUTOFF { self.mini_chain(entry.start)? } else { self.chain(entry.start)? };
        if bytes.len() < entry.length {
            return Err(damaged());
        }
        bytes.truncate(entry.length);
        Ok(Some(bytes))
    }

    /// The sector table: its own sectors are named in the header and, in large files, in a chain of further lists.
    fn read_fat(&mut self) -> Result<(), Refusal> {
        let mut lists: Vec<u32> = words(self.file.get(76..HEADER).ok_or_else(damaged)?).collect();
        let mut next = u32_at(self.file, 68)?;
        let mut seen = 0;
        while next < FIRST_MARK {
            seen += 1;
            if seen > self.sectors() {
                return Err(damaged());
            }
            let mut list: Vec<u32> = words(&self.bytes_of(next)?).collect();
            next = list.pop().ok_or_else(damaged)?;
            lists.extend(list);
        }
        lists.retain(|number| *number < FIRST_MARK);
        if lists.len() > self.sectors() {
            return Err(damaged());
        }
        for number in lists {
            self.fat.extend(words(&self.bytes_of(number)?));
        }
        Ok(())
    }

    fn read_mini_stream(&mut self) -> Result<(), Refusal> {
        let first = u32_at(self.file, 60)?;
        if first >= FIRST_MARK {
            return Ok(());
        }
        self.mini_fat = words(&self.chain(first)?).collect();
        let root = self.entries.first().ok_or_else(damaged)?.start;
        self.mini_stream = self.chain(root)?;
        Ok(())
    }

    /// How many sectors the file can hold.
    fn sectors(&self) -> usize {
        self.file.len() / self.sector + 1
    }

    /// A sector. Some programs leave out what is unused of a file's last one; whether anything is missing then is told by
    /// the records in it.
    fn bytes_of(&self, number: u32) -> Result<Cow<'f, [u8]>, Refusal> {
        let start = (number as usize).checked_add(1).and_then(|at| at.checked_mul(self.sector)).ok_or_else(damaged)?;
        let end = start.saturating_add(self.sector).min(self.file.len());
        let bytes = self.file.get(start..end).filter(|bytes| !bytes.is_empty()).ok_or_else(damaged)?;
        if bytes.len() == self.sector {
            return Ok(bytes.into());
        }
        let mut filled = bytes.to_vec();
        filled.resize(self.sector, 0);
        Ok(filled.into())
    }

    fn chain(&self, first: u32) -> Result<Vec<u8>, Refusal> {
        follow(first, &self.fat, self.sectors(), |number| self.bytes_of(number))
    }

    fn mini_chain(&self, first: u32) -> Result<Vec<u8>, Refusal> {
        follow(first, &self.mini_fat, MINI_CUTOFF / MINI_SECTOR, |number| {
            let start = (number as usize).checked_mul(MINI_SECTOR).ok_or_else(damaged)?;
            self.mini_stream.get(start..start + MINI_SECTOR).map(Cow::from).ok_or_else(damaged)
        })
    }
}

/// Joins the sectors of a chain; one that is longer than the file leads back to itself.
fn follow<'b>(
    first: u32,
    table: &[u32],
    longest: usize,
    sector: impl Fn(u32) -> Result<Cow<'b, [u8]>, Refusal>,
) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let mut next = first;
    let mut length = 0;
    while next < FIRST_MARK {
        length += 1;
        if length > longest {
            return Err(damaged());
        }
        bytes.extend_from_slice(&sector(next)?);
        next = *table.get(next as usize).ok_or_else(damaged)?;
    }
    Ok(bytes)
}

fn read_entry(entry: &[u8], sector: usize) -> Entry {
    let units: Vec<u16> = (0..32).filter_map(|at| u16_at(entry, 2 * at).ok()).take_while(|unit| *unit != 0).collect();
    // The upper half of the length is rubbish in files with short sectors.
    let upper = if sector == 512 { 0 } else { u32_at(entry, 124).unwrap_or(0) };
    let length = u64::from(u32_at(entry, 120).unwrap_or(0)) | u64::from(upper) << 32;
    Entry {
        name: String::from_utf16_lossy(&units),
        start: u32_at(entry, 116).unwrap_or(FIRST_MARK),
        length: usize::try_from(length).unwrap_or(usize::MAX),
    }
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word))
}

fn damaged() -> Refusal {
    Damage::Compound.into()
}
