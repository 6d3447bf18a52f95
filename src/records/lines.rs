//! JSON in lines that say something each: a block, a row or a fact on one, so that what has changed between two records is seen
//! line by line.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// Which objects and arrays have an entry on each line. All others are written on one line; the whole record is not.
pub(crate) struct Layout {
    /// Those under these keys.
    pub lines: &'static [&'static str],
    /// The entries of those under these keys.
    pub nested: &'static [&'static str],
    /// Under these keys, keys are names, which say nothing of how their entries are written.
    pub names: &'static [&'static str],
}

/// A record as text.
pub(super) fn text(record: &impl Serialize, layout: &'static Layout) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    let lines = Lines { layout, containers: Vec::new(), key: None };
    record.serialize(&mut Serializer::with_formatter(&mut bytes, lines))?;
    String::from_utf8(bytes).map_err(serde::ser::Error::custom)
}

struct Lines {
    layout: &'static Layout,
    /// Those that are open, the innermost last.
    containers: Vec<Container>,
    /// The key that comes, once it has begun; while it is written its text is taken.
    key: Option<Key>,
}

struct Key {
    text: String,
    is_whole: bool,
}

struct Container {
    /// Its key; empty in an array, and where it is a name.
    key: String,
    in_lines: bool,
    has_entries: bool,
}

impl Lines {
    fn open(&mut self) {
        let within = |keys: &[&str], key: &str| keys.contains(&key);
        let around = self.containers.last();
        let is_named = around.is_some_and(|around| within(self.layout.names, &around.key));
        let key = self.key.take().map(|key| key.text).filter(|_| !is_named);
        let in_lines = match (around, &key) {
            (None, _) => true,
            (Some(_), Some(key)) => within(self.layout.lines, key),
            (Some(around), None) => within(self.layout.nested, &around.key),
        };
        self.containers.push(Container { key: key.unwrap_or_default(), in_lines, has_entries: false });
    }

    fn close<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        match self.containers.pop() {
            Some(closed) if closed.in_lines && closed.has_entries => self.new_line(to),
            _ => Ok(()),
        }
    }

    /// What stands between an entry and what is before it.
    fn separate<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        let Some(around) = self.containers.last_mut() else { return Ok(()) };
        around.has_entries = true;
        match (around.in_lines, first) {
            (true, true) => self.new_line(to),
            (true, false) => to.write_all(b",").and_then(|()| self.new_line(to)),
            (false, true) => Ok(()),
            (false, false) => to.write_all(b", "),
        }
    }

    fn new_line<W: ?Sized + Write>(&self, to: &mut W) -> io::Result<()> {
        let depth = self.containers.iter().filter(|container| container.in_lines).count();
        write!(to, "\n{}", "  ".repeat(depth))
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.open();
        to.write_all(b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to)?;
        to.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.separate(to, first)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.open();
        to.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to)?;
        to.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.separate(to, first)?;
        self.key = Some(Key { text: String::new(), is_whole: false });
        Ok(())
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        if let Some(key) = &mut self.key {
            key.is_whole = true;
        }
        Ok(())
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.key = None;
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, to: &mut W, fragment: &str) -> io::Result<()> {
        if let Some(key) = self.key.as_mut().filter(|key| !key.is_whole) {
            key.text.push_str(fragment);
        }
        to.write_all(fragment.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    const LAYOUT: Layout =
        Layout { lines: &["fakta", "dokument", "block", "lista"], nested: &["dokument"], names: &["fakta"] };

    #[test]
    fn entries_have_lines_where_the_layout_says_so() {
        let record = json!({
            "fakta": {"block": {"text": "x"}, "c": null},
            "dokument": [{"block": [{"lista": ["punkter", []]}, {"stycke": ["a", {"fet": ["b"]}]}], "tom": [], "z": {}}],
            "y": {"dokument": []},
        });
        let expected = r#"{
  "dokument": [
    {
      "block": [
        {"lista": [
          "punkter",
          []
        ]},
        {"stycke": ["a", {"fet": ["b"]}]}
      ],
      "tom": [],
      "z": {}
    }
  ],
  "fakta": {
    "block": {"text": "x"},
    "c": null
  },
  "y": {"dokument": []}
}"#;
        let written = text(&record, &LAYOUT).unwrap();
        assert_eq!(written, expected);
        assert_eq!(serde_json::from_str::<Json>(&written).unwrap(), record);
    }
}
