//! Names in packages: of the package itself, in links, and in the lists of a bag; and those that not every system can have.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::hash::sha256;
use crate::message::message;
use crate::names::as_on_disk;
use crate::place::Place;

/// Names that Windows keeps for itself, with any ending.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Bytes of a name that every file system takes.
const LONGEST: usize = 255;

/// Characters of a number that are kept in a package's name.
const KEPT: usize = 50;

/// The name of a case's package, which is its folder's too: `SIP_SLK-2025-00265`. Of a number that no folder can be named by as it is
/// (`KS 2025/123`) its letters and digits are kept, and a part of the number's hash keeps it from being another's
/// (`SIP_KS-2025-123_…` and `SIP_KS-2025-123`), also on disks that take two letter cases for one.
pub(crate) fn object_id(number: &str) -> String {
    let is_plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    if !number.is_empty() && number.len() <= KEPT && number.chars().all(is_plain) && !number.ends_with('.') {
        return format!("SIP_{number}");
    }
    let composed: String = number.nfc().take(KEPT).collect();
    let kept = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
    let parts: Vec<&str> = composed.split(|c| !kept(c)).filter(|part| !part.is_empty()).collect();
    let hash: String = sha256(number.as_bytes()).chars().take(8).collect();
    format!("SIP_{}_{hash}", parts.join("-"))
}

/// A path as a link: what is not plain in an address is percent-encoded.
pub(crate) fn href(path: &str) -> String {
    let mut link = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => link.push(char::from(byte)),
            _ => link.push_str(&format!("%{byte:02X}")),
        }
    }
    link
}

/// The path that a link leads to; none where its escapes are none.
pub(crate) fn unescaped(link: &str) -> Option<String> {
    let (mut bytes, mut rest) = (Vec::new(), link.as_bytes());
    while let [first, after @ ..] = rest {
        if *first != b'%' {
            bytes.push(*first);
            rest = after;
            continue;
        }
        let digits = std::str::from_utf8(after.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = after.get(2..)?;
    }
    String::from_utf8(bytes).ok()
}

/// A path as the lists of a bag write it (RFC 8493, 2.1.3).
pub(crate) fn bagged(path: &str) -> String {
    path.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The path that a bag's list writes so.
pub(crate) fn unbagged(written: &str) -> String {
    written.replace("%0D", "\r").replace("%0d", "\r").replace("%0A", "\n").replace("%0a", "\n").replace("%25", "%")
}

/// What is told of paths that cannot lie in a package everywhere.
pub(crate) fn refuse<'p>(paths: impl IntoIterator<Item = &'p str>) -> Diagnostics {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut found = Diagnostics::new();
    for path in paths {
        let mut tell = |kind: &str, other: &str| {
            let problem = message!(codes::ARCHIVE_NAME, slag = kind, fil = path, annan = other);
            found.push(Diagnostic::error(problem).at(Place::File(path.into())));
        };
        if let Some(kind) = path.split('/').find_map(unfit) {
            tell(kind, "");
        }
        if let Some(other) = seen.insert(as_on_disk(path), path) {
            tell("lika", other);
        }
    }
    found
}

/// Why a name cannot be had everywhere.
pub(crate) fn unfit(name: &str) -> Option<&'static str> {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    if RESERVED.contains(&stem.as_str()) {
        return Some("upptaget");
    }
    let is_odd = |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\');
    if name.contains(is_odd) || name.ends_with(['.', ' ']) || name.starts_with(' ') || name.is_empty() {
        return Some("tecken");
    }
    // RFC 8493 writes `%25` for it, which bagit 1.9 does not undo, and an RFC's reader undoes what bagit leaves: no name is both's.
    if name.contains('%') {
        return Some("procent");
    }
    if name.len() > LONGEST {
        return Some("langd");
    }
    (name.nfc().collect::<String>() != name).then_some("nfc")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_named_by_its_case_and_no_other() {
        for (number, name) in [
            ("SLK-2025-00265", "SIP_SLK-2025-00265"),
            ("KS-2025-123", "SIP_KS-2025-123"),
            ("KS 2025/123", "SIP_KS-2025-123_"),
            ("../..\\x: 1", "SIP_..-..-x-1_"),
            ("Å\u{308}/a\u{30a} 1.", "SIP_Å\u{308}-å-1._"),
        ] {
            let own = object_id(number);
            let (start, hash) = own.split_at(if name.ends_with('_') { own.len() - 8 } else { own.len() });
            assert_eq!(start.replace('\u{308}', ""), name.replace('\u{308}', ""), "{number}");
            assert!(hash.chars().all(|c| c.is_ascii_hexdigit()) && unfit(&own).is_none(), "{own}");
        }
        let long = "å".repeat(300);
        let numbers = [
            "KS 2025/123",
            "KS-2025-123",
            "KS/2025/123",
            "KS 2025-123",
            "ks-2025-123",
            "KS_2025_123",
            "KS2025123",
            "KS.2025.123",
            "KS-2025-123.",
            "SIP_KS-2025-123",
            " KS-2025-123",
            "A\u{30a}",
            "Å",
            "å",
            "",
            &long,
            &format!("{long}1"),
        ];
        let names: std::collections::BTreeSet<String> =
            numbers.iter().map(|number| as_on_disk(&object_id(number))).collect();
        assert_eq!(names.len(), numbers.len(), "{names:?}");
    }

    #[test]
    fn links_and_lists_lead_back() {
        for path in ["a b/åäö.pdf", "100 %/x%20y.toml", "a\r\nb", "(1) & [2] #3.pdf", "%25%0D"] {
            assert_eq!(unescaped(&href(path)).as_deref(), Some(path));
            assert_eq!(unbagged(&bagged(path)), path);
            assert!(href(path).is_ascii() && !href(path).contains([' ', '&', '#']), "{}", href(path));
        }
        for link in ["%", "%4", "%zz", "%ff"] {
            assert_eq!(unescaped(link), None, "{link}");
        }
    }

    #[test]
    fn names_that_not_every_disk_takes_are_told() {
        let long = "a".repeat(256);
        for name in
            ["aux", "AUX.toml", "com1.xlsx", "a:b", "a?", "x.", "x ", "", "\u{7}", "a\u{30a}", "100 %", "a\r\nb", &long]
        {
            assert!(unfit(name).is_some(), "{name:?}");
        }
        for name in ["auxiliary.toml", "å ä ö.pdf", ".dold", "a.b.c", "con-trol"] {
            assert_eq!(unfit(name), None, "{name:?}");
        }
        assert_eq!(refuse(["a/B.toml", "a/b.toml", "c"]).len(), 1);
        assert_eq!(refuse(["Å", "å"]).len(), 1);
    }
}
