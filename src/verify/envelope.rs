//! The envelope: every file that the lists name is there and unchanged, and no other is.

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, Judging};
use crate::archive::bag::{DECLARATION, MANIFEST, PAYLOAD, TAG_MANIFEST};
use crate::archive::names::unbagged;
use crate::codes;
use crate::hash::{Hash, md5, sha1, sha256, sha512};
use crate::message::message;

/// The algorithms that lists may use, by the names in theirs.
const ALGORITHMS: [(&str, Hash); 4] = [("sha256", sha256), ("sha512", sha512), ("sha1", sha1), ("md5", md5)];

/// Judges a bag whose files are named from its own folder.
pub(super) fn judge(judging: &mut Judging<'_>) {
    let held = judging.held;
    let text = |name: &str| held.files.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let declared = text("bagit.txt").unwrap_or_default().replace("\r\n", "\n");
    let is_declared =
        declared.starts_with("BagIt-Version: ") && declared.contains("Tag-File-Character-Encoding: UTF-8");
    if declared != DECLARATION && !is_declared {
        judging.tell(Check::Lists, message!(codes::BAG_MALFORMED, slag = "deklaration"), "bagit.txt");
    }
    let mut lists = 0;
    for (algorithm, hash) in ALGORITHMS {
        for (name, is_payload) in
            [(format!("manifest-{algorithm}.txt"), true), (format!("tagmanifest-{algorithm}.txt"), false)]
        {
            let Some(text) = text(&name) else { continue };
            lists += usize::from(is_payload);
            list(judging, &name, &text, hash, is_payload);
        }
    }
    if lists == 0 {
        judging.tell(Check::Lists, message!(codes::BAG_MALFORMED, slag = "lista"), MANIFEST);
    }
    oxum(judging, &text("bag-info.txt").unwrap_or_default());
}

/// One list against the files.
fn list(judging: &mut Judging<'_>, name: &str, text: &str, hash: Hash, is_payload: bool) {
    let mut listed: BTreeMap<String, &str> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let Some((sum, path)) = line.split_once([' ', '\t']) else {
            judging.tell(Check::Lists, message!(codes::BAG_MALFORMED, slag = "rad"), name);
            continue;
        };
        let path = named(judging, path.trim_start_matches([' ', '\t', '*']));
        if listed.insert(path.clone(), sum).is_some() {
            judging.tell(Check::Lists, message!(codes::LISTED_TWICE, fil = path, lista = name), name);
        }
    }
    let held = judging.held;
    for (path, sum) in &listed {
        match held.files.get(path) {
            None => judging.tell(Check::Lists, message!(codes::LISTED_MISSING, fil = path, lista = name), path),
            Some(bytes) if !hash(bytes).eq_ignore_ascii_case(sum) => {
                judging.tell(Check::Hashes, message!(codes::FILE_CHANGED, fil = path, lista = name), path);
            }
            Some(_) => {}
        }
    }
    let own: BTreeSet<&String> = held.files.keys().filter(|path| belongs(path, is_payload)).collect();
    for path in own.into_iter().filter(|path| !listed.contains_key(*path)) {
        judging.tell(Check::Lists, message!(codes::NOT_LISTED, fil = path, lista = name), path);
    }
}

/// The path that a line names: by the RFC, or as bagit writes a name that has an escape in it as it is.
fn named(judging: &Judging<'_>, written: &str) -> String {
    let path = unbagged(written);
    let is_plain = !judging.held.files.contains_key(&path) && judging.held.files.contains_key(written);
    if is_plain { written.to_owned() } else { path }
}

/// Whether a list must name a file: the payload, or the envelope's own files but its lists' lists.
fn belongs(path: &str, is_payload: bool) -> bool {
    let is_inside = path.starts_with(PAYLOAD);
    if is_payload {
        is_inside
    } else {
        !is_inside && !path.starts_with(TAG_MANIFEST.split('-').next().unwrap_or_default())
    }
}

/// The number of bytes and files, where the envelope tells it.
fn oxum(judging: &mut Judging<'_>, info: &str) {
    let Some(told) = info.lines().find_map(|line| line.strip_prefix("Payload-Oxum:")) else { return };
    let payload: Vec<usize> =
        judging.held.files.iter().filter(|(path, _)| path.starts_with(PAYLOAD)).map(|(_, bytes)| bytes.len()).collect();
    let counted = format!("{}.{}", payload.iter().sum::<usize>(), payload.len());
    if told.trim() != counted {
        judging.tell(Check::Lists, message!(codes::BAG_MALFORMED, slag = "oxum"), "bag-info.txt");
    }
}
