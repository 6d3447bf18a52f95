//! The words that the specifications give a choice of.

/// What a package holds (CSIP2).
pub(super) const CATEGORIES: &[&str] = &[
    "Textual works – Print",
    "Textual works – Digital",
    "Textual works – Electronic Serials",
    "Digital Musical Composition (score-based representations)",
    "Photographs – Print",
    "Photographs – Digital",
    "Other Graphic Images – Print",
    "Other Graphic Images – Digital",
    "Microforms",
    "Audio – On Tangible Medium (digital or analog)",
    "Audio – Media-independent (digital)",
    "Motion Pictures – Digital and Physical Media",
    "Video – File-based and Physical Media",
    "Software",
    "Datasets",
    "Geospatial Data",
    "Databases",
    "Websites",
    "Collection",
    "Event",
    "Interactive resource",
    "Physical object",
    "Service",
    "Mixed",
    "Other",
    "OTHER",
];

/// Whether a description holds still (CSIP20).
pub(super) const STATUS: &[&str] = &["SUPERSEDED", "CURRENT"];

/// Kinds of package (CSIP9).
pub(super) const PACKAGES: &[&str] = &["SIP", "AIP", "DIP", "AIU", "AIC"];

/// What tells whether a file is unchanged (CSIP30).
pub(super) const SUMS: &[&str] =
    &["Adler-32", "CRC32", "HAVAL", "MD5", "MNP", "SHA-1", "SHA-256", "SHA-384", "SHA-512", "TIGER", "WHIRLPOOL"];

/// What a package is to the ones before it (SIP3). The vocabulary of 2.1.0 spells one of them wrong.
pub(super) const RECORD_STATUS: &[&str] =
    &["NEW", "SUPPLEMENT", "REPLACEMENT", "REPLEACEMENT", "TEST", "VERSION", "DELETE", "OTHER"];

/// What content follows (CSIP4), of all versions; and any later version of E-ARK's own specifications, which are named by one form.
pub(super) const CONTENT_TYPES: &[&str] =
    &["ERMS", "SIARD1", "SIARD2", "SIARDDK", "GeoData", "MIXED", "OTHER", "cits*_v*"];

/// What groups of files are for (CSIP64).
pub(super) const USES: &[&str] = &["Documentation*", "Schemas*", "Representations*", "Metadata*"];

/// Who may send a package (SIP17).
pub(super) const SENDERS: &[&str] = &["ORGANIZATION", "INDIVIDUAL"];

/// The profiles of packages (SIP2).
pub(super) const PROFILES: &[&str] =
    &["https://earksip.dilcis.eu/profile/E-ARK-SIP.xml", "https://earksip.dilcis.eu/profile/E-ARK-SIP-v*"];

/// The registered types that a media type can begin with. Which there are below them changes by the week and is not judged.
const MEDIA: &[&str] =
    &["application", "audio", "font", "haptics", "image", "message", "model", "multipart", "text", "video"];

/// Whether a value is one of those; a star stands for anything.
pub(super) fn has(words: &[&str], value: &str) -> bool {
    words.iter().any(|word| matches(word, value))
}

fn matches(word: &str, value: &str) -> bool {
    match word.split_once('*') {
        None => word == value,
        Some((start, rest)) => value.strip_prefix(start).is_some_and(|value| {
            rest.is_empty() || (0..=value.len()).any(|at| value.get(at..).is_some_and(|value| matches(rest, value)))
        }),
    }
}

/// Whether a text has the form of a media type.
pub(super) fn is_media(value: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "!#$&-^_.+".contains(c);
    let named = value.split(';').next().unwrap_or_default().trim();
    named
        .split_once('/')
        .is_some_and(|(kind, name)| MEDIA.contains(&kind) && !name.is_empty() && name.chars().all(is_plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_or_begin_so() {
        for (value, is_one) in [
            ("ERMS", true),
            ("citserms_v2_1", true),
            ("citsx_v9", true),
            ("citserms", false),
            ("erms", false),
            ("", false),
        ] {
            assert_eq!(has(CONTENT_TYPES, value), is_one, "{value}");
        }
        for (value, is_one) in [
            ("text/xml", true),
            ("application/vnd.ms-excel; charset=utf-8", true),
            ("PNG", false),
            ("binary", false),
            ("OTHER/SIARD", false),
            ("text/", false),
            ("text/a b", false),
        ] {
            assert_eq!(is_media(value), is_one, "{value}");
        }
    }
}
