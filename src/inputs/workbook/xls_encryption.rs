//! An `.xls` that Excel has encrypted with its own default key: RC4, record by record (MS-XLS 2.2.10, MS-OFFCRYPTO 2.3.6).

use md5::Md5;
use sha1::Sha1;
use sha2::Digest;

use super::binary::{u16_at, u32_at};
use super::damage::Refusal;
use super::encryption::default_key;

/// Numbers of records that are not encrypted, and of those that matter here.
mod record {
    pub(super) const END: u16 = 0x000A;
    pub(super) const PASSWORD: u16 = 0x002F;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const INTERFACE_END: u16 = 0x00E2;
    pub(super) const PLAIN: [u16; 7] = [0x0809, PASSWORD, 0x00E1, 0x0194, 0x0195, 0x0196, 0x0138];
}

/// The bytes of a stream after which the key changes.
const BLOCK: usize = 1024;

/// The stream as it is without encryption. One that another key opens is refused.
pub(super) fn decrypted(mut stream: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    let Some(password) = password_record(&stream) else { return Ok(stream) };
    let (start, length) = password;
    let data = stream.get(start..start + length).unwrap_or_default();
    let key = Key::read(data).ok_or(Refusal::Encrypted)?;
    let mut at = 0;
    while let (Ok(kind), Ok(length)) = (u16_at(&stream, at), u16_at(&stream, at + 2)) {
        let begin = at + 4;
        let end = begin.saturating_add(usize::from(length)).min(stream.len());
        // Where a sheet begins is not encrypted.
        let from = if kind == record::SHEET { begin.saturating_add(4).min(end) } else { begin };
        if !record::PLAIN.contains(&kind) {
            key.apply(&mut stream, from, end);
        }
        at = end;
    }
    // What says that there is a password says so no more.
    if let Some(kind) = stream.get_mut(start - 4..start - 2) {
        kind.copy_from_slice(&record::INTERFACE_END.to_le_bytes());
    }
    Ok(stream)
}

/// Where the data of the record of the password is, and how long.
fn password_record(stream: &[u8]) -> Option<(usize, usize)> {
    let mut at = 0;
    loop {
        let (kind, length) = (u16_at(stream, at).ok()?, usize::from(u16_at(stream, at + 2).ok()?));
        match kind {
            record::PASSWORD => return Some((at + 4, length)),
            record::END => return None,
            _ => at += 4 + length,
        }
    }
}

/// What the keys of all blocks are made from.
enum Key {
    /// Five bytes of a hash by MD5.
    Old(Vec<u8>),
    /// A hash by SHA-1, and how many bytes of the next are the key.
    New(Vec<u8>, usize),
}

impl Key {
    /// The key that the default password gives, if it is the right one.
    fn read(data: &[u8]) -> Option<Self> {
        if u16_at(data, 0).ok()? != 1 {
            return None;
        }
        match (u16_at(data, 2).ok()?, u16_at(data, 4).ok()?) {
            (1, 1) => {
                let (salt, rest) = data.get(6..)?.split_at_checked(16)?;
                let (verifier, hash) = rest.get(..32)?.split_at_checked(16)?;
                let password = Md5::digest(default_key());
                let repeated = [password.get(..5)?, salt].concat().repeat(16);
                let key = Self::Old(Md5::digest(repeated).get(..5)?.to_vec());
                key.is_right(verifier, hash, |verifier| Md5::digest(verifier).to_vec()).then_some(key)
            }
            (2..=4, 2) => {
                let header = usize::try_from(u32_at(data, 10).ok()?).ok()?;
                let bits = u32_at(data, 14 + 16).ok()?;
                let verifier = data.get(14..)?.get(header..)?;
                let salt = verifier.get(4..20)?;
                let password = [salt, &default_key()].concat();
                let bytes = if bits == 0 { 5 } else { usize::try_from(bits / 8).ok()?.min(20) };
                let key = Self::New(Sha1::digest(password).to_vec(), bytes);
                let (encrypted, hash) = (verifier.get(20..36)?, verifier.get(40..60)?);
                key.is_right(encrypted, hash, |verifier| Sha1::digest(verifier).to_vec()).then_some(key)
            }
            _ => None,
        }
    }

    fn is_right(&self, verifier: &[u8], hash: &[u8], of: impl Fn(&[u8]) -> Vec<u8>) -> bool {
        let mut both = [verifier, hash].concat();
        let mut cipher = self.of_block(0);
        both.iter_mut().for_each(|byte| *byte ^= cipher.next_byte());
        let (verifier, hash) = both.split_at(verifier.len());
        of(verifier) == hash
    }

    fn of_block(&self, number: u32) -> Rc4 {
        match self {
            Self::Old(key) => Rc4::new(&Md5::digest([key.as_slice(), &number.to_le_bytes()].concat())),
            Self::New(hash, bytes) => {
                let mut key = Sha1::digest([hash.as_slice(), &number.to_le_bytes()].concat()).to_vec();
                key.truncate(*bytes);
                // A key of five bytes is filled with zeros.
                key.resize(if *bytes == 5 { 16 } else { *bytes }.max(1), 0);
                Rc4::new(&key)
            }
        }
    }

    /// Decrypts a stretch of the stream; the place of a byte in the stream is its place in the key's.
    fn apply(&self, stream: &mut [u8], from: usize, to: usize) {
        let mut at = from;
        while at < to {
            let mut cipher = self.of_block(u32::try_from(at / BLOCK).unwrap_or(u32::MAX));
            (0..at % BLOCK).for_each(|_| {
                cipher.next_byte();
            });
            let end = to.min((at / BLOCK + 1) * BLOCK);
            stream.get_mut(at..end).into_iter().flatten().for_each(|byte| *byte ^= cipher.next_byte());
            at = end;
        }
    }
}

/// The cipher RC4.
struct Rc4 {
    state: [u8; 256],
    first: u8,
    second: u8,
}

impl Rc4 {
    fn new(key: &[u8]) -> Self {
        let mut state: [u8; 256] = std::array::from_fn(|at| at as u8);
        let mut second = 0u8;
        for (first, byte) in (0..=255usize).zip(key.iter().cycle()) {
            second = second.wrapping_add(state[first]).wrapping_add(*byte);
            state.swap(first, usize::from(second));
        }
        Self { state, first: 0, second: 0 }
    }

    fn next_byte(&mut self) -> u8 {
        self.first = self.first.wrapping_add(1);
        self.second = self.second.wrapping_add(self.state[usize::from(self.first)]);
        self.state.swap(usize::from(self.first), usize::from(self.second));
        let sum = self.state[usize::from(self.first)].wrapping_add(self.state[usize::from(self.second)]);
        self.state[usize::from(sum)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first test vector that is told of the cipher.
    #[test]
    fn rc4_is_rc4() {
        let mut cipher = Rc4::new(b"Key");
        let encrypted: Vec<u8> = b"Plaintext".iter().map(|byte| byte ^ cipher.next_byte()).collect();
        assert_eq!(encrypted, [0xBB, 0xF3, 0x16, 0xE8, 0xD9, 0x40, 0xAF, 0x0A, 0xD3]);
    }
}
