//! Hashes as manifests and lists show them: in lower-case hexadecimal. SHA-256 is ours; the others stand in packages of others.

use sha2::{Digest, Sha256, Sha512};

/// A function that hashes.
pub(crate) type Hash = fn(&[u8]) -> String;

/// SHA-256 of bytes.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// SHA-512 of bytes.
pub(crate) fn sha512(bytes: &[u8]) -> String {
    hexadecimal(&Sha512::digest(bytes))
}

/// SHA-1 of bytes.
pub(crate) fn sha1(bytes: &[u8]) -> String {
    hexadecimal(&sha1::Sha1::digest(bytes))
}

/// MD5 of bytes.
pub(crate) fn md5(bytes: &[u8]) -> String {
    hexadecimal(&md5::Md5::digest(bytes))
}

fn hexadecimal(digest: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or_default();
    digest.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)]).collect()
}
