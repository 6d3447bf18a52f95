//! The mutator: every hash, size and list of a changed package made right again, so that only meaning can betray the change.

use utlatande::hash::sha256;

use super::{Files, IP, PACKAGE, REP1, REP2, text};

/// Where hashes and sizes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Manifest,
    Premis,
    Mets,
    Lists,
}

pub(super) const LEVELS: [Level; 4] = [Level::Manifest, Level::Premis, Level::Mets, Level::Lists];

/// Gives every hash and size at these levels the value of the file as it now is: the manifest with its build id, PREMIS, the METS
/// of the representations and of the package, the lists of the envelope.
pub(super) fn recompute(files: &mut Files, levels: &[Level]) {
    let manifest = format!("{IP}representations/rep2/data/utdata/manifest.toml");
    if levels.contains(&Level::Manifest) && files.contains_key(&manifest) {
        let text = manifest_again(files, &text(files, &manifest));
        files.insert(manifest, text.into());
    }
    for folder in ["representations/rep1/", "representations/rep2/", ""] {
        if levels.contains(&Level::Premis) {
            premis_again(files, &format!("{IP}{folder}metadata/preservation/premis.xml"));
        }
        if levels.contains(&Level::Mets) {
            mets_again(files, &format!("{IP}{folder}METS.xml"), &format!("{IP}{folder}"));
        }
    }
    if !levels.contains(&Level::Lists) {
        return;
    }
    list_again(files, "manifest-sha256.txt", true);
    let payload: Vec<usize> =
        files.iter().filter(|(path, _)| path.starts_with("data/")).map(|(_, bytes)| bytes.len()).collect();
    let oxum = format!("Payload-Oxum: {}.{}", payload.iter().sum::<usize>(), payload.len());
    let info = text(files, "bag-info.txt");
    let lines: Vec<&str> =
        info.lines().map(|line| if line.starts_with("Payload-Oxum") { &oxum } else { line }).collect();
    files.insert("bag-info.txt".to_owned(), (lines.join("\n") + "\n").into());
    list_again(files, "tagmanifest-sha256.txt", false);
}

/// The manifest line by line, so that nothing but hashes changes in it.
pub(super) fn manifest_again(files: &Files, text: &str) -> String {
    let (mut lines, mut list, mut name) = (Vec::new(), "", "");
    let mut all = String::new();
    for line in text.lines() {
        list = line.strip_prefix("[[").and_then(|list| list.strip_suffix("]]")).unwrap_or(list);
        name = line.strip_prefix("fil = \"").and_then(|name| name.strip_suffix('"')).unwrap_or(name);
        match line.strip_prefix("sha256 = \"").and_then(|hash| hash.strip_suffix('"')) {
            Some(hash) => {
                let folders: &[String] = &match list {
                    "indata" => vec![format!("{REP2}data/indata/{name}")],
                    "mall" => vec![format!("{REP2}data/mallar/{name}")],
                    "typsnitt" => vec![format!("{REP2}data/mallar/{name}"), format!("{REP2}data/typsnitt/{name}.otf")],
                    _ if name.ends_with(".pdf") => vec![format!("{REP1}data/{name}")],
                    _ => vec![format!("{REP2}data/utdata/{name}")],
                };
                let own = folders.iter().find_map(|path| files.get(path)).map(|bytes| sha256(bytes));
                let hash = own.unwrap_or_else(|| hash.to_owned());
                if list != "utdata" {
                    all += &format!("{list} {hash} {name}\n");
                }
                lines.push(format!("sha256 = \"{hash}\""));
            }
            None => lines.push(line.to_owned()),
        }
    }
    let version = between(text, "namn = \"utlatande\"\nversion = \"", "\"").unwrap();
    let typst = between(text, "typst = \"", "\"").unwrap();
    let build = sha256(format!("utlatande {version}\ntypst {typst}\n{all}").as_bytes());
    with(&(lines.join("\n") + "\n"), "bygge = \"", "\"", &build)
}

/// Sizes and digests after each object's path.
pub(super) fn premis_again(files: &mut Files, path: &str) {
    let Some(bytes) = files.get(path) else { return };
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let objects = text.split("<premis:object ").map(|object| {
        let name = between(object, "<premis:objectIdentifierValue>", "</");
        let Some(bytes) = name.and_then(|name| files.get(&format!("{IP}{}", unescaped(name)))) else {
            return object.to_owned();
        };
        let object = with(object, "<premis:messageDigest>", "</", &sha256(bytes));
        with(&object, "<premis:size>", "</", &bytes.len().to_string())
    });
    let text = objects.collect::<Vec<_>>().join("<premis:object ");
    files.insert(path.to_owned(), text.into());
}

/// Sizes and checksums before each link.
pub(super) fn mets_again(files: &mut Files, path: &str, folder: &str) {
    let Some(bytes) = files.get(path) else { return };
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let mut parts: Vec<String> = Vec::new();
    for part in text.split_inclusive("xlink:href=\"") {
        parts.push(part.to_owned());
    }
    for at in 1..parts.len() {
        let href = parts[at].split('"').next().unwrap().to_owned();
        let Some(bytes) = files.get(&format!("{folder}{}", href.replace("%20", " "))) else { continue };
        let before = parts[at - 1].rfind(" SIZE=\"");
        if let Some(start) = before {
            let (head, tail) = parts[at - 1].split_at(start);
            let tail = with(tail, "SIZE=\"", "\"", &bytes.len().to_string());
            parts[at - 1] = format!("{head}{}", with(&tail, "CHECKSUM=\"", "\"", &sha256(bytes)));
        }
    }
    let text = parts.concat();
    files.insert(path.to_owned(), text.into());
}

/// Hashes of what is there, with a line for what was added and none for what was taken away.
pub(super) fn list_again(files: &mut Files, list: &str, of_payload: bool) {
    let old = text(files, list);
    let listed = old.lines().filter_map(|line| line.split_once("  ")).filter(|(_, path)| files.contains_key(*path));
    let mut lines: String = listed.map(|(_, path)| format!("{}  {path}\n", sha256(&files[path]))).collect();
    let added =
        files.iter().filter(|(path, _)| of_payload && path.starts_with("data/") && !PACKAGE.contains_key(*path));
    lines.extend(added.map(|(path, bytes)| format!("{}  {path}\n", sha256(bytes))));
    files.insert(list.to_owned(), lines.into());
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    text.split_once(start)?.1.split(end).next()
}

/// The text with another one between the first start and the end after it.
fn with(text: &str, start: &str, end: &str, new: &str) -> String {
    let Some((head, rest)) = text.split_once(start) else { return text.to_owned() };
    let (_, tail) = rest.split_once(end).unwrap();
    format!("{head}{start}{new}{end}{tail}")
}

pub(super) fn unescaped(text: &str) -> String {
    text.replace("&amp;", "&")
}
