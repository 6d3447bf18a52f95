//! The keys of text files with the lines that they stand on, so that every line with something on it has an answer.

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::said::Said;
use super::{KnownFile, KnownKey};
use crate::source_text::SourceFile;
use crate::templates::{OWN_WORDS, Ways};
use crate::understand::Understood;

/// What is longer is not told as a key's value.
const VALUE: usize = 120;

/// The case's own files, and those of its template folders.
pub(super) fn known(understood: &Understood, said: &Said<'_>) -> Vec<KnownFile> {
    let Understood { inputs, templates, .. } = understood;
    let own = inputs.iter().map(|(name, bytes)| (name, bytes, true, None));
    let says = |name: &str| SAYING.iter().any(|file| name.ends_with(file));
    let of_templates = templates.files.iter().map(|(name, bytes)| (name, bytes, says(name), said.ways(name)));
    let known = |(name, bytes, has_keys, ways): (&String, &Bytes, bool, Option<&Ways<'_>>)| {
        let text = std::str::from_utf8(bytes).ok()?;
        match name.rsplit_once('.')?.1 {
            "toml" => Some(ways.map_or_else(|| file(name, text, has_keys), |ways| read(name, text, ways))),
            "j2" => Some(template(name, text)),
            "typ" if name.ends_with(OWN_WORDS) => Some(template(name, text)),
            "typ" => Some(file(name, text, false)),
            _ => None,
        }
    };
    own.chain(of_templates).filter_map(known).collect()
}

/// The files of template folders that say something on the pages; the others are of rules, and of how the pages look.
const SAYING: [&str; 3] = ["/husstil.toml", "/arendetyp.toml", "/sprak.toml"];

/// A template: its lines are keys without a name.
fn template(name: &str, text: &str) -> KnownFile {
    let is_comment = |line: &str| name.ends_with(OWN_WORDS) && line.starts_with("//");
    let says = |line: &str| !line.trim().is_empty() && !is_comment(line);
    let lines = text.lines().zip(1..).filter(|(line, _)| says(line));
    let keys = lines.map(|(line, number)| (String::new(), number, number, Some(line.trim().to_owned())));
    KnownFile { fil: name.to_owned(), rader: text.lines().count() as u32, nycklar: keys.collect() }
}

/// A file; without its keys where nobody asks for them.
fn file(name: &str, text: &str, has_keys: bool) -> KnownFile {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Reading one costs as much as all else that is told of it.
    let root = if has_keys { DeTable::parse(text).ok() } else { None };
    let nycklar = root.map_or_else(Vec::new, |root| keys(root.get_ref(), SourceFile::new(name, text)));
    KnownFile { fil: name.to_owned(), rader: text.lines().count() as u32, nycklar }
}

/// A file that was read for the places of what it says.
fn read(name: &str, text: &str, ways: &Ways<'_>) -> KnownFile {
    let (root, file) = ways.read();
    KnownFile { fil: name.to_owned(), rader: text.lines().count() as u32, nycklar: keys(root, file.clone()) }
}

/// The keys of a file.
fn keys(root: &DeTable<'_>, file: Arc<SourceFile>) -> Vec<KnownKey> {
    let mut keys = Keys { file, found: Vec::new() };
    keys.table("", root);
    keys.found.sort_by_key(|key| (key.1, key.2));
    keys.found
}

struct Keys {
    file: Arc<SourceFile>,
    found: Vec<KnownKey>,
}

impl Keys {
    fn table(&mut self, prefix: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let name =
                if prefix.is_empty() { key.get_ref().to_string() } else { format!("{prefix}.{}", key.get_ref()) };
            match value.get_ref() {
                DeValue::Table(inner) if !self.begins(value, "{") => {
                    if self.begins(value, "[") {
                        self.head(&name, value);
                    }
                    self.table(&name, inner);
                }
                DeValue::Array(items)
                    if items.iter().any(|item| item.get_ref().is_table() && self.begins(item, "[[")) =>
                {
                    for (number, item) in items.iter().enumerate() {
                        self.head(&format!("{name}[{}]", number + 1), item);
                        item.get_ref()
                            .as_table()
                            .into_iter()
                            .for_each(|inner| self.table(&format!("{name}[{}]", number + 1), inner));
                    }
                }
                _ => self.value(name, key, value),
            }
        }
    }

    /// The head of a table stands on its own line.
    fn head(&mut self, name: &str, table: &Spanned<DeValue<'_>>) {
        let (line, _) = self.lines(table.span().start..table.span().start);
        self.found.push((name.to_owned(), line, line, None));
    }

    /// A key stands on every line of its value.
    fn value(&mut self, name: String, key: &Spanned<DeString<'_>>, value: &Spanned<DeValue<'_>>) {
        let (first, last) = self.lines(key.span().start..value.span().end);
        let written = self.file.text().get(value.span()).unwrap_or_default();
        let shown = value.get_ref().as_str().unwrap_or(written);
        let is_short = first == last && shown.chars().count() <= VALUE;
        self.found.push((name, first, last, is_short.then(|| shown.to_owned())));
    }

    /// The first and the last line of a stretch.
    fn lines(&self, stretch: Range<usize>) -> (u32, u32) {
        match self.file.place(stretch) {
            crate::place::Place::Text(place) => (place.line, place.end_line),
            _ => (0, 0),
        }
    }

    fn begins(&self, value: &Spanned<DeValue<'_>>, sign: &str) -> bool {
        self.file.text().get(value.span()).is_some_and(|text| text.starts_with(sign))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_the_lines_of_their_values() {
        let text = "\u{feff}a = 1 # x\n\n[b]\nc = \"\"\"\\\n  d\n  \"\"\"\ne = [\n  1,\n]\n[[f]]\ng = {\n h = \"i\" }\n[[f]]\nj.k = 2025-01-01\n";
        let file = file("a.toml", text, true);
        let shown = |(name, first, last, value): &KnownKey| {
            format!("{name} {first}-{last} {}", value.as_deref().unwrap_or("…"))
        };
        let shown: Vec<String> = file.nycklar.iter().map(shown).collect();
        let expected = [
            "a 1-1 1",
            "b 3-3 …",
            "b.c 4-6 …",
            "b.e 7-9 …",
            "f[1] 10-10 …",
            "f[1].g 11-12 …",
            "f[2] 13-13 …",
            "f[2].j.k 14-14 2025-01-01",
        ];
        assert_eq!((file.rader, shown.as_slice()), (14, expected.map(str::to_owned).as_slice()));
        let lines = vec![(String::new(), 1, 1, Some("rad".to_owned())), (String::new(), 3, 3, Some("rad".to_owned()))];
        assert_eq!(template("a.j2", "rad\n\n  rad"), KnownFile { fil: "a.j2".into(), rader: 3, nycklar: lines });
        assert_eq!(super::file("a.typ", "rad", false), KnownFile { fil: "a.typ".into(), rader: 1, nycklar: vec![] });
        assert!(super::file("a.toml", "a = ", true).nycklar.is_empty());
    }
}
