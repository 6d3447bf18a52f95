//! Zips and folders that are no honest package: each is refused with its reason, and nothing is written anywhere.

use std::fs;
use std::io::Write;
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::common::{self, put, run, scratch};

/// An entry of a zip that is written byte by byte, so that it can say what no library writes.
#[derive(Clone)]
struct Entry {
    name: Vec<u8>,
    /// The name in the list, where it is another.
    listed: Option<Vec<u8>>,
    /// Bytes as they lie there, and how many the list says they unpack to.
    bytes: Vec<u8>,
    unpacked: u32,
    method: u16,
    flags: u16,
    crc: u32,
    /// The upper half of the external attributes: a Unix mode.
    mode: u16,
    /// Bytes behind the entry.
    behind: Vec<u8>,
    /// Where the list says that it begins, where that is elsewhere.
    start: Option<u32>,
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    };
    !bytes.iter().fold(!0, step)
}

fn entry(name: &str, bytes: &[u8]) -> Entry {
    Entry {
        name: name.into(),
        listed: None,
        bytes: bytes.into(),
        unpacked: u32::try_from(bytes.len()).unwrap(),
        method: 0,
        flags: 0x800,
        crc: crc(bytes),
        mode: 0,
        behind: Vec::new(),
        start: None,
    }
}

/// What surrounds the entries.
#[derive(Default)]
struct Around {
    before: Vec<u8>,
    between: Vec<u8>,
    after: Vec<u8>,
    comment: Vec<u8>,
    is_zip64: bool,
    count: Option<u64>,
}

fn written(entries: &[Entry], around: &Around) -> Vec<u8> {
    let (mut zip, mut list) = (around.before.clone(), Vec::new());
    let put = |to: &mut Vec<u8>, number: u64, count: usize| to.extend_from_slice(&number.to_le_bytes()[..count]);
    for entry in entries {
        let start = entry.start.unwrap_or(u32::try_from(zip.len()).unwrap());
        let (size, has_descriptor) = (entry.bytes.len() as u64, entry.flags & 8 != 0);
        let told = |there: bool, number: u64| if there { number } else { 0 };
        let fields = |to: &mut Vec<u8>, there: bool| {
            put(to, u64::from(entry.flags), 2);
            put(to, u64::from(entry.method), 2);
            put(to, 0x5a9e_6000, 4);
            put(to, told(there, u64::from(entry.crc)), 4);
            put(to, told(there, size), 4);
            put(to, told(there, u64::from(entry.unpacked)), 4);
        };
        zip.extend(b"PK\x03\x04\x14\0");
        fields(&mut zip, !has_descriptor);
        put(&mut zip, entry.name.len() as u64, 2);
        put(&mut zip, 0, 2);
        zip.extend(&entry.name);
        zip.extend(&entry.bytes);
        if has_descriptor {
            zip.extend(b"PK\x07\x08");
            put(&mut zip, u64::from(entry.crc), 4);
            put(&mut zip, size, 4);
            put(&mut zip, u64::from(entry.unpacked), 4);
        }
        zip.extend(&entry.behind);
        let name = entry.listed.as_ref().unwrap_or(&entry.name);
        list.extend(b"PK\x01\x02\x14\x03\x14\0");
        fields(&mut list, true);
        put(&mut list, name.len() as u64, 2);
        put(&mut list, 0, 8);
        put(&mut list, u64::from(entry.mode) << 16, 4);
        put(&mut list, u64::from(start), 4);
        list.extend(name);
    }
    let (start, count) = (zip.len() as u64, around.count.unwrap_or(entries.len() as u64));
    zip.extend(&list);
    zip.extend(&around.between);
    if around.is_zip64 {
        let record = zip.len() as u64;
        zip.extend(b"PK\x06\x06");
        put(&mut zip, 44, 8);
        zip.extend([45, 3, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        for number in [count, count, list.len() as u64, start] {
            put(&mut zip, number, 8);
        }
        zip.extend(b"PK\x06\x07\0\0\0\0");
        put(&mut zip, record, 8);
        put(&mut zip, 1, 4);
    }
    let short = |number: u64, most: u64| if around.is_zip64 { most } else { number };
    zip.extend(b"PK\x05\x06\0\0\0\0");
    put(&mut zip, short(count, 0xffff), 2);
    put(&mut zip, short(count, 0xffff), 2);
    put(&mut zip, short(list.len() as u64, 0xffff_ffff), 4);
    put(&mut zip, short(start, 0xffff_ffff), 4);
    put(&mut zip, around.comment.len() as u64, 2);
    zip.extend(&around.comment);
    zip.extend(&around.after);
    zip
}

/// A bag of one file, which holds: what is refused of it below is so for what was done to it.
fn bag() -> Vec<Entry> {
    let list = format!("{}  data/x.txt\n", utlatande::hash::sha256(b"x"));
    vec![
        entry("b/bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
        entry("b/manifest-sha256.txt", list.as_bytes()),
        entry("b/data/x.txt", b"x"),
    ]
}

/// The bag with its last entry changed.
fn with(change: impl Fn(&mut Entry)) -> Vec<Entry> {
    let mut entries = bag();
    entries.last_mut().into_iter().for_each(change);
    entries
}

/// The bag with one more entry.
fn and(more: Entry) -> Vec<Entry> {
    bag().into_iter().chain([more]).collect()
}

fn verified(folder: &Path, zip: &[u8]) -> common::Said {
    let path = folder.join("x.zip");
    fs::write(&path, zip).unwrap();
    let said = run(["verify", path.to_str().unwrap()]);
    assert_eq!(common::entries(folder), [path], "nothing is written");
    said
}

#[test]
fn odd_zips_that_are_honest_are_read() {
    let root = scratch();
    for (what, zip) in [
        ("as usual", written(&bag(), &Around::default())),
        ("sizes told after the file", written(&with(|entry| entry.flags |= 8), &Around::default())),
        ("zip64", written(&bag(), &Around { is_zip64: true, ..Around::default() })),
        ("a comment", written(&bag(), &Around { comment: b"hej".to_vec(), ..Around::default() })),
        ("a folder of its own", written(&and(entry("b/data/tom/", b"")), &Around::default())),
        ("a name with a line's end", {
            let list = format!("{}  data/x%0D%0A.txt\n", utlatande::hash::sha256(b"x"));
            let mut entries = with(|entry| entry.name = b"b/data/x\r\n.txt".to_vec());
            entries[1] = entry("b/manifest-sha256.txt", list.as_bytes());
            written(&entries, &Around::default())
        }),
    ] {
        let said = verified(root.path(), &zip);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{what}: {said:?}");
    }
}

#[test]
fn hostile_zips_are_refused_each_for_its_reason() {
    let root = scratch();
    let around = Around::default;
    let plain = |entries: &[Entry]| written(entries, &around());
    let named = |name: &str| plain(&and(entry(name, b"x")));
    let deep = plain(&bag());
    for (what, zip, word) in [
        ("a path above", named("b/../../ut.txt"), "`b/../../ut.txt` leder ut ur det"),
        ("an absolute path", named("/etc/ut.txt"), "`/etc/ut.txt` leder ut ur det"),
        ("a drive", named("C:/ut.txt"), "leder ut ur det"),
        ("backslashes", named("..\\ut.txt"), "leder ut ur det"),
        ("a stream of a file", named("b/data/x.txt:dold"), "leder ut ur det"),
        ("a stroke twice", named("b//x"), "leder ut ur det"),
        ("a folder above", plain(&and(entry("../ut/", b""))), "leder ut ur det"),
        ("an escape", named("b/\u{1b}[31m"), "har ett styrtecken"),
        ("a nought", named("b/a\0.txt"), "leder ut ur det"),
        ("one name twice", named("b/data/x.txt"), "har samma namn"),
        ("two letter cases", named("b/data/X.TXT"), "finns två gånger"),
        (
            "two compositions",
            {
                let one = and(entry("b/data/\u{e5}", b"x")).into_iter().chain([entry("b/data/a\u{30a}", b"x")]);
                plain(&one.collect::<Vec<_>>())
            },
            "finns två gånger",
        ),
        ("a file that is a folder", named("b/data/x.txt/y"), "`b/data/x.txt` är både en fil och en mapp"),
        ("a folder with bytes", named("b/data/y/"), "är både en fil och en mapp"),
        ("a link", plain(&and(Entry { mode: 0o120_777, ..entry("b/lank", b"/etc/passwd") })), "`b/lank` är en länk"),
        ("a device", plain(&and(Entry { mode: 0o020_666, ..entry("b/nod", b"") })), "`b/nod` är en länk"),
        ("encrypted", plain(&with(|entry| entry.flags |= 1)), "`b/data/x.txt` är krypterad"),
        ("another packing", plain(&with(|entry| entry.method = 12)), "packad på ett annat sätt"),
        ("another sum", plain(&with(|entry| entry.crc ^= 1)), "går inte att packa upp"),
        (
            "another name in the list",
            plain(&with(|entry| entry.listed = Some(b"b/data/y.txt".to_vec()))),
            "säger något annat",
        ),
        ("in each other", plain(&and(Entry { start: Some(0), ..entry("b/data/y.txt", b"x") })), "ligger i varandra"),
        ("bytes before", written(&bag(), &Around { before: b"#!/bin/sh\n".to_vec(), ..around() }), "mer än filerna"),
        (
            "bytes between",
            plain(&[vec![Entry { behind: b"dolt".to_vec(), ..entry("a", b"x") }], bag()].concat()),
            "mer än filerna",
        ),
        ("bytes after the list", written(&bag(), &Around { between: b"dolt".to_vec(), ..around() }), "mer än filerna"),
        ("bytes after the end", written(&bag(), &Around { after: b"dolt".to_vec(), ..around() }), "mer än filerna"),
        ("a zip after a zip", [deep.clone(), deep.clone()].concat(), "mer än filerna"),
        ("a zip in the comment", written(&bag(), &Around { comment: deep.clone(), ..around() }), "mer än filerna"),
        ("a zip in a gap", written(&bag(), &Around { between: deep, is_zip64: true, ..around() }), "mer än filerna"),
        ("a file of no list", written(&bag(), &Around { count: Some(2), ..around() }), "säger något annat"),
        ("more files than there are", written(&bag(), &Around { count: Some(4), ..around() }), "packa upp"),
        (
            "more files than anyone has",
            written(&bag(), &Around { count: Some(u64::MAX / 2), is_zip64: true, ..around() }),
            "fler filer",
        ),
        ("sizes that are not so", plain(&with(|entry| entry.unpacked = u32::MAX)), "hundra gånger"),
        ("cut off", plain(&bag())[..300].to_vec(), "packa upp"),
        ("no zip", b"no zip".to_vec(), "packa upp"),
        ("nothing", Vec::new(), "packa upp"),
    ] {
        let said = verified(root.path(), &zip);
        assert!(said.code == 1 && said.err.contains("fel[V01]") && said.err.contains(word), "{what}: {said:?}");
        assert!(!said.err.contains('\u{1b}'), "{what}: {said:?}");
    }
}

/// Bombs are told by what their zip says of itself; one that says less than it holds is stopped where that ends.
#[test]
fn bombs_end_before_they_cost_anything() {
    let root = scratch();
    let deflated = |count: usize| {
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let zeros = vec![0; 1 << 20];
        for name in ["b/bagit.txt", "b/data/a", "b/data/b"] {
            zip.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
            (0..count).for_each(|_| zip.write_all(&zeros).unwrap());
        }
        zip.finish().unwrap().into_inner()
    };
    let bomb = deflated(40);
    assert!(bomb.len() < 200_000);
    let said = verified(root.path(), &bomb);
    assert!(said.code == 1 && said.err.contains("hundra gånger"), "{said:?}");
    // A zip in a zip is a file like others, and stays packed.
    let said = verified(root.path(), &written(&and(entry("b/data/y.zip", &bomb)), &Around::default()));
    assert!(said.code == 1 && said.err.contains("fel[V07]: `data/y.zip`"), "{said:?}");
    // The list says that each file is small.
    let mut lying = bomb.clone();
    let size = u32::to_le_bytes(40 << 20);
    for at in memchr::memmem::find_iter(&bomb, &size).collect::<Vec<_>>() {
        lying[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    assert_ne!(lying, bomb);
    let said = verified(root.path(), &lying);
    assert!(said.code == 1 && said.err.contains("fel[V01]"), "{said:?}");
}

#[test]
fn what_is_no_package_is_told_apart_from_what_is_not_there() {
    let root = scratch();
    let said = verified(root.path(), &written(&[entry("a.txt", b"x")], &Around::default()));
    assert!(said.code == 1 && said.err.contains("varken ett omslag"), "{said:?}");
    assert_eq!(run(["verify", root.path().join("saknas.zip").to_str().unwrap()]).code, 2);
}

#[cfg(unix)]
#[test]
fn a_folder_with_links_or_nameless_files_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let root = scratch();
    let folder = root.path().join("mapp");
    put(&folder.join("bagit.txt"), b"x");
    std::os::unix::fs::symlink("/etc/passwd", folder.join("lank")).unwrap();
    let said = run(["verify", folder.to_str().unwrap()]);
    assert!(said.code == 1 && said.err.contains("är en länk"), "{said:?}");
    fs::remove_file(folder.join("lank")).unwrap();
    put(&folder.join(std::ffi::OsStr::from_bytes(b"a\xff")), b"x");
    let said = run(["verify", folder.to_str().unwrap()]);
    assert!(said.code == 1 && said.err.contains("ett filnamn är inte text"), "{said:?}");
}
