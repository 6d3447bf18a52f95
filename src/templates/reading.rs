//! Files of template folders as they are read: into their types, each problem at its line.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use super::{builtin, lacking, shape};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::{Message, message};
use crate::place::Place;
use crate::reasons::{self, Reason};
use crate::source_text::SourceFile;

/// What a file of a template folder is read into: it says its format, and one format is known.
pub(super) trait Versioned: DeserializeOwned {
    /// The known format.
    const FORMAT: u32;

    /// The format that the file says it has.
    fn format(&self) -> u32;
}

/// A TOML file of a template folder.
#[derive(Debug, Clone, Copy)]
pub(super) struct TemplateFile<'a> {
    path: &'a str,
    text: &'a str,
}

impl<'a> TemplateFile<'a> {
    /// The file of this path.
    pub(super) fn new(files: &'a BTreeMap<String, Bytes>, path: &'a str) -> Result<Self, Diagnostic> {
        let here = || Place::File(Arc::from(path));
        let Some(bytes) = files.get(path) else {
            return Err(Diagnostic::error(message!(codes::FILE_MISSING, fil = path, forslag = "")).at(here()));
        };
        let text = std::str::from_utf8(bytes)
            .map_err(|_| Diagnostic::error(message!(codes::FILE_NOT_UTF8, fil = path)).at(here()))?;
        Ok(Self { path, text })
    }

    /// The file in its type. A format that the program does not know is told, and not what else may be new in it.
    pub(super) fn parse<T: Versioned>(self) -> Result<T, Vec<Diagnostic>> {
        match toml::from_str::<T>(self.text) {
            Ok(parsed) if parsed.format() == T::FORMAT => Ok(parsed),
            Ok(parsed) => Err(vec![self.unknown_format(&parsed.format().to_string(), T::FORMAT)]),
            Err(error) => Err(match self.other_format(T::FORMAT) {
                Some(other) => vec![self.unknown_format(&other, T::FORMAT)],
                None => self.refused::<T>(&error),
            }),
        }
    }

    /// Why a file is not read: what the reader stopped at, and where that is a key, every key that is missing or unknown.
    fn refused<T: Versioned>(self, error: &toml::de::Error) -> Vec<Diagnostic> {
        let malformed =
            |place, reason: Reason| Diagnostic::error(message!(codes::TEMPLATE_MALFORMED, orsak = reason)).at(place);
        let reason = match error.span().and_then(|span| self.text.get(span)) {
            Some(name) if error.message().starts_with("duplicate key") => {
                message!(reasons::KEY_TWICE, varde = name.trim()).into()
            }
            _ => reasons::of_toml(error.message()),
        };
        let keys = match DeTable::parse(self.text) {
            Ok(root) if reason.is_about_a_key() => lacking::keys(&root, &shape::of::<T>(), builtin::alike(self.path)),
            _ => Vec::new(),
        };
        if keys.is_empty() {
            return vec![malformed(error.span().map_or_else(|| self.whole(), |span| self.at(span)), reason)];
        }
        keys.into_iter().map(|(span, reason)| malformed(self.at(span), reason)).collect()
    }

    fn unknown_format(self, format: &str, known: u32) -> Diagnostic {
        self.problem(&["format"], message!(codes::TEMPLATE_FORMAT, format = format, kant = known))
    }

    /// The whole number that `format` is, where it is another than the known one.
    fn other_format(self, known: u32) -> Option<String> {
        let (root, _) = DeTable::parse_recoverable(self.text);
        let given = root.get_ref().iter().find(|(key, _)| key.get_ref().as_ref() == "format")?.1;
        let DeValue::Integer(number) = given.get_ref() else { return None };
        (number.as_str() != known.to_string()).then(|| number.as_str().to_owned())
    }

    /// A problem of the value that a path of keys leads to; a number counts in a list, from none.
    pub(super) fn problem(self, path: &[&str], problem: Message) -> Diagnostic {
        Diagnostic::error(problem).at(self.place(path))
    }

    /// Where the value stands that a path of keys leads to, as far as it does.
    pub(super) fn place(self, path: &[&str]) -> Place {
        let (root, _) = DeTable::parse_recoverable(self.text);
        let mut span = None;
        let mut within: Option<&DeValue<'_>> = None;
        for step in path {
            let found = match within {
                None => root.get_ref().iter().find(|(key, _)| key.get_ref().as_ref() == *step).map(|(_, value)| value),
                Some(DeValue::Table(table)) => {
                    table.iter().find(|(key, _)| key.get_ref().as_ref() == *step).map(|(_, value)| value)
                }
                Some(DeValue::Array(items)) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
                Some(_) => None,
            };
            let Some(found) = found else { break };
            span = Some(found.span());
            within = Some(found.get_ref());
        }
        span.map_or_else(|| self.whole(), |span| self.at(span))
    }

    /// The place of a stretch of the file.
    pub(super) fn at(self, span: Range<usize>) -> Place {
        SourceFile::new(self.path, self.text).place(span)
    }

    fn whole(self) -> Place {
        Place::File(Arc::from(self.path))
    }
}
