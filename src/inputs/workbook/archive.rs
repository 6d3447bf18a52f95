//! The zip around `.xlsx`, `.xlsb` and `.ods`: unpacked once, counting, so that no reader after it meets more bytes
//! than the bounds allow, whatever the zip claims of itself.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use memchr::memmem;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::damage::{Damage, Refusal};
use super::encoding;
use super::limits::{self, Limit, within};

/// How many bytes before a zip are passed over: a case system may leave lines of its own there.
const JUNK: usize = 4_096;
/// What the parts of a zip, its directory's headers and its end begin with.
const PART: &[u8] = b"PK\x03\x04";
const HEADER: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

/// The ways in which parts are packed.
const USUAL: [CompressionMethod; 2] = [CompressionMethod::Stored, CompressionMethod::Deflated];

/// Whether a file is a zip, perhaps after something else.
pub(super) fn is_zip(file: &[u8]) -> bool {
    file.starts_with(PART)
        || file.starts_with(END)
        || memmem::rfind(file, END).is_some()
            && memmem::find(file.get(..JUNK.min(file.len())).unwrap_or_default(), PART).is_some()
}

/// The parts of a zipped workbook that may hold data, by name. One that cannot be unpacked costs whoever asks for it.
#[derive(Debug, Default)]
pub(super) struct Parts(BTreeMap<String, Result<Vec<u8>, Damage>>);

impl Parts {
    /// Unpacks a zip. Pictures and the like are counted, but not kept; XML is kept as UTF-8.
    pub(super) fn unpack(file: &[u8]) -> Result<Self, Refusal> {
        Self::unpack_those(file, |name| !is_picture(name))
    }

    /// Unpacks a zip with its pictures.
    pub(super) fn unpack_all(file: &[u8]) -> Result<Self, Refusal> {
        Self::unpack_those(file, |_| true)
    }

    fn unpack_those(file: &[u8], is_kept: fn(&str) -> bool) -> Result<Self, Refusal> {
        within(directory_headers(file), 2 * limits::PARTS, Limit::Parts)?;
        if memmem::rfind(file, END).is_none() {
            return Err(Refusal::CutOff);
        }
        let mut archive = ZipArchive::new(Cursor::new(file)).map_err(refusal)?;
        within(archive.len(), limits::PARTS, Limit::Parts)?;
        let mut parts = BTreeMap::new();
        let mut left = limits::UNPACKED_BYTES;
        for index in 0..archive.len() {
            let name =
                archive.name_for_index(index).and_then(Result::ok).map(|name| part_name(&name)).unwrap_or_default();
            let bytes = match archive.by_index(index) {
                Ok(entry) if !USUAL.contains(&entry.compression()) => return Err(Refusal::Packed),
                Ok(mut entry) => inflate(&mut entry, &mut left)?,
                Err(error) => Err(damage(error)?),
            };
            if is_kept(&name) {
                parts.insert(name, bytes);
            }
        }
        Ok(Self(out_of_folder(parts)))
    }

    /// The names of all parts, in small letters.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether a part is there, by its name without regard to letter case, as Excel does.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(&part_name(name))
    }

    /// All parts that could be unpacked, by name.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().filter_map(|(name, bytes)| Some((name.as_str(), bytes.as_deref().ok()?)))
    }

    /// A part's bytes.
    pub(super) fn bytes(&self, name: &str) -> Result<&[u8], Damage> {
        match self.0.get(&part_name(name)) {
            Some(Ok(bytes)) => Ok(bytes),
            Some(Err(damage)) => Err(damage.clone()),
            None => Err(Damage::NoPart(name.into())),
        }
    }

    /// A part's text.
    pub(super) fn text(&self, name: &str) -> Result<&str, Damage> {
        std::str::from_utf8(self.bytes(name)?).map_err(|_| Damage::Xml)
    }
}

/// A part's name in one form: programs begin it with `/` or `./`, part folders with `\`, and no two parts differ in letter
/// case only.
fn part_name(name: &str) -> String {
    let name = name.replace('\\', "/").to_ascii_lowercase();
    let mut name = name.as_str();
    while let Some(rest) = name.strip_prefix("./").or_else(|| name.strip_prefix('/')) {
        name = rest;
    }
    name.to_owned()
}

/// The parts that every workbook has in the root of its zip, one or the other.
const ROOT: [&str; 3] = ["[content_types].xml", "_rels/.rels", "content.xml"];

/// The parts of a workbook that was unpacked and packed again with its folder, without the folder.
fn out_of_folder<T>(mut parts: BTreeMap<String, T>) -> BTreeMap<String, T> {
    if ROOT.iter().any(|name| parts.contains_key(*name)) {
        return parts;
    }
    let folder = |name: &String| {
        let (folder, name) = name.split_once('/')?;
        ROOT.contains(&name).then(|| format!("{folder}/"))
    };
    let folders: BTreeSet<String> = parts.keys().filter_map(folder).collect();
    let (Some(folder), 1) = (folders.first(), folders.len()) else { return parts };
    parts.retain(|name, _| name.starts_with(folder));
    parts.into_iter().filter_map(|(name, part)| Some((name.strip_prefix(folder)?.to_owned(), part))).collect()
}

/// How many headers of a zip's directory the file holds; each costs memory while the zip is opened. Twice the bound
/// on parts leaves room for a zip within the zip.
fn directory_headers(file: &[u8]) -> usize {
    memmem::find_iter(file, HEADER).count()
}

/// Inflates one entry and takes its real size from what is left.
fn inflate(entry: &mut impl Read, left: &mut usize) -> Result<Result<Vec<u8>, Damage>, Refusal> {
    let mut bytes = Vec::new();
    let allowed = u64::try_from(*left).unwrap_or(u64::MAX).saturating_add(1);
    let outcome = entry.take(allowed).read_to_end(&mut bytes);
    let read = bytes.len();
    let bytes = encoding::to_utf8(bytes);
    *left = left.checked_sub(read.max(bytes.len())).ok_or(Refusal::TooLarge(Limit::Unpacked))?;
    Ok(outcome.map(|_| bytes).map_err(|_| Damage::Packing))
}

/// Whether no reader of cells asks for the part.
pub(super) fn is_picture(name: &str) -> bool {
    [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".odttf", ".ttf"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// A part that cannot be unpacked; a password is one of the whole file.
fn damage(error: ZipError) -> Result<Damage, Refusal> {
    match refusal(error) {
        Refusal::Unreadable(damage) => Ok(damage),
        other => Err(other),
    }
}

fn refusal(error: ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(reason) if reason == ZipError::PASSWORD_REQUIRED => Refusal::Encrypted,
        ZipError::CompressionMethodNotSupported(_) => Refusal::Packed,
        _ => Damage::Packing.into(),
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
        assert_eq!(inflate(&mut b"exactly 10".as_slice(), &mut left), Ok(Ok(b"exactly 10".to_vec())));
        assert_eq!(left, 0);
    }

    #[test]
    fn a_part_has_one_name() {
        for name in ["xl/Workbook.xml", "/xl/workbook.xml", "./xl/workbook.xml", ".//xl\\workbook.XML"] {
            assert_eq!(part_name(name), "xl/workbook.xml", "{name}");
        }
    }
}
