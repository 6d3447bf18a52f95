//! Records for programs as text, TOML or JSON. One that cannot be written is an error that stops: an empty file or line would
//! pass for a success. One that cannot be read says why: an older program wrote it, a newer one, or none.

mod lines;

use std::fmt::{self, Display};

use serde::{Deserialize, Serialize};

pub(crate) use self::lines::Layout;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;

/// Why a record cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// It has the format of an older program: the case has to be built anew.
    Old(u32),
    /// It has the format of a newer program.
    New(u32),
    /// It is no record, or not a whole one.
    Malformed(String),
}

impl Unread {
    /// That a text is not a record: the reason.
    pub(crate) fn malformed(reason: &impl Display) -> Self {
        Self::Malformed(reason.to_string())
    }

    /// What is told of the file of this name.
    pub fn told(&self, file: &str) -> Diagnostic {
        Diagnostic::error(match self {
            Self::Old(format) => message!(codes::RECORD_OLD, fil = file, format = format),
            Self::New(format) => message!(codes::RECORD_NEW, fil = file, format = format),
            Self::Malformed(reason) => message!(codes::RECORD_UNREADABLE, fil = file, orsak = reason),
        })
    }
}

impl Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Old(format) => write!(f, "format {format} of an older program"),
            Self::New(format) => write!(f, "format {format} of a newer program"),
            Self::Malformed(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for Unread {}

/// The format that a record says it has, whatever else stands in it.
#[derive(Deserialize)]
struct Head {
    format: u32,
}

/// Whether a record in JSON has one of these formats.
pub(crate) fn check_json(text: &str, formats: std::ops::RangeInclusive<u32>) -> Result<(), Unread> {
    check(serde_json::from_str(text).map_err(|error| Unread::malformed(&error)), formats)
}

/// Whether a record in TOML has one of these formats.
pub(crate) fn check_toml(text: &str, formats: std::ops::RangeInclusive<u32>) -> Result<(), Unread> {
    check(toml::from_str(text).map_err(|error| Unread::malformed(&error)), formats)
}

fn check(head: Result<Head, Unread>, formats: std::ops::RangeInclusive<u32>) -> Result<(), Unread> {
    match head?.format {
        format if format < *formats.start() => Err(Unread::Old(format)),
        format if format > *formats.end() => Err(Unread::New(format)),
        _ => Ok(()),
    }
}

/// A record as TOML; `file` is the file that it is for.
pub(crate) fn toml(file: &str, record: &impl Serialize) -> Result<String, Diagnostic> {
    toml::to_string(record).map_err(|error| failed(file, &error))
}

/// A record as JSON in lines, with a line break at its end; `file` is the file that it is for.
pub(crate) fn json(file: &str, record: &impl Serialize, layout: &'static Layout) -> Result<String, Diagnostic> {
    lines::text(record, layout).map(|text| text + "\n").map_err(|error| failed(file, &error))
}

fn failed(file: &str, error: &dyn Display) -> Diagnostic {
    Diagnostic::error(message!(codes::RECORD_FAILED, fil = file, orsak = error))
}

/// A record of strings and numbers as a line of JSON, for standard output. Such a record can always be written; if not, the
/// program ends with its internal error.
pub(crate) fn json_line(record: &impl Serialize) -> String {
    match serde_json::to_string(record) {
        Ok(line) => line + "\n",
        Err(error) => unreachable!("a record that cannot be written: {error}"),
    }
}

/// As [`json_line`], indented.
pub(crate) fn json_lines(record: &impl Serialize) -> String {
    match serde_json::to_string_pretty(record) {
        Ok(lines) => lines + "\n",
        Err(error) => unreachable!("a record that cannot be written: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYOUT: Layout = Layout { lines: &[], nested: &[], names: &[] };

    /// A record that fails as it is written.
    struct Broken;

    impl Serialize for Broken {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("the reason"))
        }
    }

    #[test]
    fn a_record_of_another_format_is_told_as_that() {
        for text in ["{\"format\": 1, \"annat\": []}", "{\"format\": 4}", "{\"format\": 2}", "{}", "x"] {
            let toml = text.replace(['{', '}', '"'], "").replace(':', " =").replace(", ", "\n");
            for found in [check_json(text, 2..=3), check_toml(&toml, 2..=3)] {
                match text.chars().find(char::is_ascii_digit) {
                    Some('1') => assert_eq!(found, Err(Unread::Old(1))),
                    Some('4') => assert_eq!(found, Err(Unread::New(4))),
                    Some(_) => assert_eq!(found, Ok(())),
                    None => assert!(matches!(found, Err(Unread::Malformed(_))), "{text}"),
                }
            }
        }
        assert_eq!(Unread::Old(1).told("fakta.json").code, codes::RECORD_OLD);
        assert_eq!(Unread::New(9).told("fakta.json").code, codes::RECORD_NEW);
    }

    #[test]
    fn a_record_that_fails_stops_and_is_never_empty() {
        for written in [
            toml("manifest.toml", &std::collections::BTreeMap::from([("a", Broken)])),
            json("fakta.json", &Broken, &LAYOUT),
        ] {
            let problem = written.unwrap_err();
            assert!(problem.code == codes::RECORD_FAILED && problem.stops);
            assert!(problem.arguments["orsak"].contains("the reason"), "{problem:?}");
        }
        for write in [|| json_line(&Broken), || json_lines(&Broken)] {
            let panic = std::panic::catch_unwind(write).unwrap_err();
            assert!(panic.downcast_ref::<String>().unwrap().contains("the reason"));
        }
    }
}
