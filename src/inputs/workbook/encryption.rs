//! Workbooks that Excel has encrypted with its own default key, as it does for a file that may only be read or whose
//! structure is protected: nobody has given a password, and Excel asks for none (MS-OFFCRYPTO). With another key the file
//! stays closed. The hard part, ciphers and hashes, is RustCrypto's.

use aes::cipher::generic_array::GenericArray;
use aes::cipher::{BlockDecrypt, KeyInit};
use aes::{Aes128, Aes192, Aes256};
use quick_xml::events::{BytesStart, Event};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::binary::{u16_at, u32_at};
use super::compound::Compound;
use super::damage::Damage;
use super::xml;

/// The key that Excel tries before it asks for a password.
const DEFAULT_KEY: &str = "VelvetSweatshop";
/// How often a password may be hashed; Office does it 100,000 times, and each costs time.
const MOST_ROUNDS: u32 = 200_000;
/// The bytes that are encrypted on their own.
const SEGMENT: usize = 4096;
const BLOCK: usize = 16;

/// What the keys of the agile encryption are for (MS-OFFCRYPTO 2.3.4.11).
const VERIFIER: [u8; 8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
const VERIFIER_HASH: [u8; 8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
const PACKAGE_KEY: [u8; 8] = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];

/// The default key as passwords are hashed.
pub(super) fn default_key() -> Vec<u8> {
    DEFAULT_KEY.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The zip inside an encrypted compound file. Any reason why the default key does not open it means that another does.
pub(super) fn decrypt_package(file: &Compound<'_>) -> Option<Vec<u8>> {
    let info = file.stream("EncryptionInfo").ok()??;
    let package = file.stream("EncryptedPackage").ok()??;
    let length = usize::try_from(u32_at(&package, 0).ok()?).ok()?;
    let encrypted = package.get(8..)?;
    let mut plain = match (u16_at(&info, 0).ok()?, u16_at(&info, 2).ok()?) {
        (4, 4) => Agile::read(info.get(8..)?).ok()?.decrypt(encrypted),
        (2..=4, 2) => decrypt_standard(&info, encrypted),
        _ => None,
    }?;
    plain.truncate(length);
    Some(plain)
}

/// A hash function, by its name in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "SHA1" | "SHA-1" => Self::Sha1,
            "SHA256" | "SHA-256" => Self::Sha256,
            "SHA384" | "SHA-384" => Self::Sha384,
            "SHA512" | "SHA-512" => Self::Sha512,
            _ => return None,
        })
    }

    fn of(self, pieces: &[&[u8]]) -> Vec<u8> {
        fn digest<D: Digest>(pieces: &[&[u8]]) -> Vec<u8> {
            pieces.iter().fold(D::new(), |hash, piece| hash.chain_update(piece)).finalize().to_vec()
        }
        match self {
            Self::Sha1 => digest::<Sha1>(pieces),
            Self::Sha256 => digest::<Sha256>(pieces),
            Self::Sha384 => digest::<Sha384>(pieces),
            Self::Sha512 => digest::<Sha512>(pieces),
        }
    }

    /// The default key, hashed with a salt and then over and over.
    fn of_default_key(self, salt: &[u8], rounds: u32) -> Vec<u8> {
        let first = self.of(&[salt, &default_key()]);
        (0..rounds).fold(first, |hash, round| self.of(&[&round.to_le_bytes(), &hash]))
    }
}

/// Decrypts whole blocks, chained from a start or each on its own; nothing if the key has no length that AES takes.
fn decrypt(key: &[u8], chained_from: Option<&[u8]>, bytes: &[u8]) -> Option<Vec<u8>> {
    fn blocks<C: KeyInit + BlockDecrypt>(key: &[u8], before: Option<&[u8]>, bytes: &[u8]) -> Option<Vec<u8>> {
        let cipher = C::new_from_slice(key).ok()?;
        let mut before = before.map(<[u8]>::to_vec);
        let mut plain = Vec::with_capacity(bytes.len());
        for block in bytes.as_chunks::<BLOCK>().0 {
            let mut decrypted = GenericArray::clone_from_slice(block);
            cipher.decrypt_block(&mut decrypted);
            let mask = before.as_mut().map(|before| std::mem::replace(before, block.to_vec())).unwrap_or_default();
            plain.extend(decrypted.iter().enumerate().map(|(at, byte)| byte ^ mask.get(at).copied().unwrap_or(0)));
        }
        Some(plain)
    }
    match key.len() {
        16 => blocks::<Aes128>(key, chained_from, bytes),
        24 => blocks::<Aes192>(key, chained_from, bytes),
        32 => blocks::<Aes256>(key, chained_from, bytes),
        _ => None,
    }
}

/// The encryption of Office 2010 and later, which describes itself in XML.
#[derive(Debug, Default)]
struct Agile {
    package: Parameters,
    password: Parameters,
    rounds: u32,
    verifier: Vec<u8>,
    verifier_hash: Vec<u8>,
    package_key: Vec<u8>,
}

/// How one thing is encrypted.
#[derive(Debug, Default)]
struct Parameters {
    salt: Vec<u8>,
    hash: Option<Hash>,
    key_bytes: usize,
    is_aes_cbc: bool,
}

impl Agile {
    fn read(description: &[u8]) -> Result<Self, Damage> {
        let description = std::str::from_utf8(description).map_err(xml::damage)?;
        let mut agile = Self::default();
        let mut xml = xml::reader(description);
        loop {
            match xml.read_event().map_err(xml::damage)? {
                Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                    "keyData" => agile.package = Parameters::read(&element)?,
                    "encryptedKey" => {
                        agile.password = Parameters::read(&element)?;
                        let rounds = xml::attribute(&element, "spinCount")?.and_then(|rounds| rounds.parse().ok());
                        agile.rounds = rounds.unwrap_or(u32::MAX);
                        agile.verifier = bytes(&element, "encryptedVerifierHashInput")?;
                        agile.verifier_hash = bytes(&element, "encryptedVerifierHashValue")?;
                        agile.package_key = bytes(&element, "encryptedKeyValue")?;
                    }
                    _ => {}
                },
                Event::Eof => return Ok(agile),
                _ => {}
            }
        }
    }

    /// Decrypts the package; nothing if the default key is not its key.
    fn decrypt(&self, encrypted: &[u8]) -> Option<Vec<u8>> {
        let known = |parameters: &Parameters| parameters.hash.filter(|_| parameters.is_aes_cbc);
        let (of_password, of_package) = (known(&self.password)?, known(&self.package)?);
        if self.rounds > MOST_ROUNDS {
            return None;
        }
        let hash = of_password.of_default_key(&self.password.salt, self.rounds);
        let open = |purpose: &[u8; 8], bytes: &[u8]| {
            let key = filled(of_password.of(&[&hash, purpose]), self.password.key_bytes);
            decrypt(&key, Some(&self.password.salt), bytes)
        };
        let expected = of_password.of(&[&open(&VERIFIER, &self.verifier)?]);
        if !open(&VERIFIER_HASH, &self.verifier_hash)?.starts_with(&expected) {
            return None;
        }
        let key = filled(open(&PACKAGE_KEY, &self.package_key)?, self.package.key_bytes);
        let mut plain = Vec::with_capacity(encrypted.len());
        for (number, segment) in (0u32..).zip(encrypted.chunks(SEGMENT)) {
            let start = filled(of_package.of(&[&self.package.salt, &number.to_le_bytes()]), BLOCK);
            plain.extend(decrypt(&key, Some(&start), segment)?);
        }
        Some(plain)
    }
}

impl Parameters {
    fn read(element: &BytesStart<'_>) -> Result<Self, Damage> {
        let value = |name: &str| xml::attribute(element, name).map(Option::unwrap_or_default);
        Ok(Self {
            salt: bytes(element, "saltValue")?,
            hash: Hash::named(&value("hashAlgorithm")?),
            key_bytes: value("keyBits")?.parse::<usize>().unwrap_or(0) / 8,
            is_aes_cbc: value("cipherAlgorithm")? == "AES" && value("cipherChaining")? == "ChainingModeCBC",
        })
    }
}

/// Bytes cut or filled to a length, as the standard makes keys of hashes. A length that no key has is left to the cipher.
fn filled(mut bytes: Vec<u8>, length: usize) -> Vec<u8> {
    bytes.resize(length.min(64), 0x36);
    bytes
}

/// The bytes that an attribute has in base 64.
fn bytes(element: &BytesStart<'_>, name: &str) -> Result<Vec<u8>, Damage> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let text = xml::attribute(element, name)?.unwrap_or_default();
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0u32, 0u32);
    for letter in text.bytes().filter(|letter| !letter.is_ascii_whitespace() && *letter != b'=') {
        let six = LETTERS.iter().position(|known| *known == letter).and_then(|at| u32::try_from(at).ok());
        held = held << 6 & 0xFFFF | six.ok_or(Damage::Unexpected)?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xFF) as u8);
        }
    }
    Ok(bytes)
}

/// The encryption of Office 2007 (MS-OFFCRYPTO 2.3.4.5 to 2.3.4.9): AES of blocks on their own, SHA-1. Nothing if the default
/// key is not its key.
fn decrypt_standard(info: &[u8], encrypted: &[u8]) -> Option<Vec<u8>> {
    const ROUNDS: u32 = 50_000;
    let header = usize::try_from(u32_at(info, 8).ok()?).ok()?;
    let key_bytes = usize::try_from(u32_at(info, 12 + 16).ok()?).ok()? / 8;
    let verifier = info.get(12..)?.get(header..)?;
    let salt = verifier.get(4..20)?;
    let password = Hash::Sha1.of(&[&Hash::Sha1.of_default_key(salt, ROUNDS), &[0; 4]]);
    let half = |pad: u8| {
        let mut block = [pad; 64];
        block.iter_mut().zip(&password).for_each(|(byte, of_hash)| *byte ^= of_hash);
        Hash::Sha1.of(&[&block])
    };
    let key = filled([half(0x36), half(0x5C)].concat(), key_bytes);
    let opened = decrypt(&key, None, verifier.get(20..36)?)?;
    let hash = decrypt(&key, None, verifier.get(40..72)?)?;
    if hash.starts_with(&Hash::Sha1.of(&[&opened])) { decrypt(&key, None, encrypted) } else { None }
}
