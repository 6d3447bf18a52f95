//! The zip around `.xlsx`, `.xlsb` and `.ods`: unpacked once, counting, so that no reader after it meets more bytes
//! than the bounds allow, whatever the zip claims of itself.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::Refusal;
use super::limits::{self, Limit, within};

/// The parts of a zipped workbook that hold data, by name.
#[derive(Debug, Default)]
pub(super) struct Parts(BTreeMap<String, Vec<u8>>);

impl Parts {
    /// Unpacks a zip. Pictures and the like are counted, but not kept.
    pub(super) fn unpack(file: &[u8]) -> Result<Self, Refusal> {
        within(directory_headers(file), 2 * limits::PARTS, Limit::Parts)?;
        let mut archive = ZipArchive::new(Cursor::new(file)).map_err(refusal)?;
        within(archive.len(), limits::PARTS, Limit::Parts)?;
        let mut parts = BTreeMap::new();
        let mut left = limits::UNPACKED_BYTES;
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).map_err(refusal)?;
            let name = entry.name().map_err(refusal)?.replace('\\', "/");
            let bytes = inflate(&mut entry, &mut left)?;
            if holds_data(&name) {
                parts.insert(name, bytes);
            }
        }
        Ok(Self(parts))
    }

    /// Takes a part out, by its name without regard to letter case, as Excel does.
    pub(super) fn take(&mut self, name: &str) -> Option<Vec<u8>> {
        let found = self.0.keys().find(|key| key.eq_ignore_ascii_case(name))?.clone();
        self.0.remove(&found)
    }

    /// A part's bytes, by its name without regard to letter case.
    pub(super) fn get(&self, name: &str) -> Option<&[u8]> {
        self.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, bytes)| bytes)
    }

    /// All parts in the order of their names.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// Packs the parts again, uncompressed, for a reader that wants a zip. Each part is freed as it is written.
    pub(super) fn repack(self) -> Result<Vec<u8>, Refusal> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        // A fixed time, so that nothing here depends on the clock.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(zip::DateTime::default());
        for (name, bytes) in self.0 {
            writer.start_file(name, options).map_err(refusal)?;
            writer.write_all(&bytes).map_err(|error| refusal(error.into()))?;
        }
        Ok(writer.finish().map_err(refusal)?.into_inner())
    }
}

/// How many headers of a zip's directory the file holds; each costs memory while the zip is opened. Twice the bound
/// on parts leaves room for a zip within the zip.
fn directory_headers(file: &[u8]) -> usize {
    memchr::memmem::find_iter(file, b"PK\x01\x02").count()
}

/// Inflates one entry and takes its real size from what is left.
fn inflate(entry: &mut impl Read, left: &mut usize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let allowed = u64::try_from(*left).unwrap_or(u64::MAX).saturating_add(1);
    let read = entry.take(allowed).read_to_end(&mut bytes).map_err(|error| Refusal::Unreadable(error.to_string()))?;
    *left = left.checked_sub(read).ok_or(Refusal::TooLarge(Limit::Unpacked))?;
    Ok(bytes)
}

/// Whether a reader may ask for the part.
fn holds_data(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "mimetype" || [".xml", ".rels", ".bin"].iter().any(|ending| name.ends_with(ending))
}

fn refusal(error: ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(reason) if reason == ZipError::PASSWORD_REQUIRED => Refusal::Encrypted,
        other => Refusal::Unreadable(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflating_ends_right_after_the_bound() {
        let mut endless = std::io::repeat(b'x').take(1_000);
        assert_eq!(inflate(&mut endless, &mut 10), Err(Refusal::TooLarge(Limit::Unpacked)));
        assert_eq!(endless.limit(), 1_000 - 11);
        let mut left = 10;
        assert_eq!(inflate(&mut b"exactly 10".as_slice(), &mut left), Ok(b"exactly 10".to_vec()));
        assert_eq!(left, 0);
    }
}
