//! Records for programs as text, TOML or JSON. One that cannot be written is an error that stops: an empty file or line would
//! pass for a success.

use std::fmt::Display;

use serde::Serialize;

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;

/// A record as TOML; `file` is the file that it is for.
pub(crate) fn toml(file: &str, record: &impl Serialize) -> Result<String, Diagnostic> {
    toml::to_string(record).map_err(|error| failed(file, &error))
}

/// A record as indented JSON with a line break at its end; `file` is the file that it is for.
pub(crate) fn json(file: &str, record: &impl Serialize) -> Result<String, Diagnostic> {
    serde_json::to_string_pretty(record).map(|text| text + "\n").map_err(|error| failed(file, &error))
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

    /// A record that fails as it is written.
    struct Broken;

    impl Serialize for Broken {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("the reason"))
        }
    }

    #[test]
    fn a_record_that_fails_stops_and_is_never_empty() {
        for written in
            [toml("manifest.toml", &std::collections::BTreeMap::from([("a", Broken)])), json("fakta.json", &Broken)]
        {
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
