//! Places for programs: in messages as JSON and in `fakta.json`.

use serde::Serialize;

use crate::diagnostic::{CellPlace, Place, TextPlace};

/// A place for programs; which fields it has says which kind it is.
#[derive(Serialize)]
#[serde(untagged)]
#[allow(missing_docs)] // The fields are those of `Place`.
pub enum PlaceRecord<'a> {
    Text { file: &'a str, line: u32, column: u32, end_line: u32, end_column: u32 },
    Cells { file: &'a str, sheet: &'a str, range: String },
    File { file: &'a str },
}

impl<'a> From<&'a Place> for PlaceRecord<'a> {
    fn from(place: &'a Place) -> Self {
        match place {
            Place::File(file) => Self::File { file },
            Place::Cells(place @ CellPlace { file, sheet, .. }) => Self::Cells { file, sheet, range: place.range() },
            Place::Text(TextPlace { file, line, column, end_line, end_column }) => {
                let (line, column, end_line, end_column) = (*line, *column, *end_line, *end_column);
                Self::Text { file, line, column, end_line, end_column }
            }
        }
    }
}
