//! Where something stands in an input: a span of a text file, cells of a workbook, or a file as a whole.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use crate::personal_number::masked;

/// Where something stands in an input: a span of a text file, cells of a workbook, or a file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A file as a whole, by its name inside the case (or template) folder.
    File(Arc<str>),
    /// A span of a text file.
    Text(TextPlace),
    /// A cell or a range of cells.
    Cells(CellPlace),
}

/// A span of a text file. Lines and columns are 1-based; columns count Unicode scalar values;
/// the end is exclusive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextPlace {
    /// The file's name inside the case folder.
    pub file: Arc<str>,
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character.
    pub end_column: u32,
}

/// Cells of one sheet, from the top left to the bottom right, both included.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellPlace {
    /// The workbook's name inside the case folder.
    pub file: Arc<str>,
    /// The sheet.
    pub sheet: Arc<str>,
    /// Top left.
    pub first: CellAddress,
    /// Bottom right.
    pub last: CellAddress,
}

/// A cell's address; row and column are 0-based and shown as in `C7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAddress {
    /// 0-based row.
    pub row: u32,
    /// 0-based column.
    pub column: u32,
}

impl Place {
    /// The file.
    pub fn file(&self) -> &Arc<str> {
        match self {
            Self::File(file) => file,
            Self::Text(place) => &place.file,
            Self::Cells(place) => &place.file,
        }
    }

    /// Whether two spans of a text, or two ranges of a sheet, have something in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => {
                let start = |place: &TextPlace| (place.line, place.column);
                let end = |place: &TextPlace| (place.end_line, place.end_column);
                one.file == other.file && start(one) < end(other) && start(other) < end(one)
            }
            (Self::Cells(one), Self::Cells(other)) => one.overlaps(other),
            (one, other) => one == other,
        }
    }

    /// The cells, where it is of a sheet.
    pub fn cells(&self) -> Option<&CellPlace> {
        match self {
            Self::Cells(place) => Some(place),
            _ => None,
        }
    }

    /// A single cell.
    pub fn cell(file: &Arc<str>, sheet: &Arc<str>, row: u32, column: u32) -> Self {
        let address = CellAddress { row, column };
        Self::Cells(CellPlace { file: file.clone(), sheet: sheet.clone(), first: address, last: address })
    }
}

impl CellAddress {
    /// Reads an address such as `C7`; none where it is no address that a sheet can have.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace('$', "").to_ascii_uppercase();
        let split = text.find(|c: char| !c.is_ascii_alphabetic())?;
        let (letters, digits) = text.split_at(split);
        if letters.is_empty() || letters.len() > 3 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let column = letters.bytes().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1);
        let row: u32 = digits.parse().ok()?;
        Some(Self { row: row.checked_sub(1)?, column: column - 1 })
    }
}

impl CellAddress {
    /// The letters of the column: `C`.
    pub fn letters(&self) -> String {
        let mut letters = String::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
            rest = (rest - 1) / 26;
        }
        letters
    }
}

impl fmt::Display for CellAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.letters(), self.row + 1)
    }
}

impl CellPlace {
    /// `C7` or `C2:C14`.
    pub fn range(&self) -> String {
        if self.first == self.last { self.first.to_string() } else { format!("{}:{}", self.first, self.last) }
    }

    /// Whether two ranges have a cell in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        (&self.file, &self.sheet) == (&other.file, &other.sheet)
            && self.first.row <= other.last.row
            && other.first.row <= self.last.row
            && self.first.column <= other.last.column
            && other.first.column <= self.last.column
    }
}

/// A place for programs; which fields it has says which kind it is. No name in it shows a personnummer.
#[derive(Serialize)]
#[serde(untagged)]
#[allow(missing_docs)] // The fields are those of `Place`.
pub enum PlaceRecord<'a> {
    Text { file: Cow<'a, str>, line: u32, column: u32, end_line: u32, end_column: u32 },
    Cells { file: Cow<'a, str>, sheet: Cow<'a, str>, range: String },
    File { file: Cow<'a, str> },
}

impl<'a> From<&'a Place> for PlaceRecord<'a> {
    fn from(place: &'a Place) -> Self {
        let file = masked(place.file());
        match place {
            Place::File(_) => Self::File { file },
            Place::Cells(place) => Self::Cells { file, sheet: masked(&place.sheet), range: place.range() },
            Place::Text(TextPlace { line, column, end_line, end_column, .. }) => {
                let (line, column, end_line, end_column) = (*line, *column, *end_line, *end_column);
                Self::Text { file, line, column, end_line, end_column }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(sheet: &str, first: &str, last: &str) -> Place {
        let [first, last] = [first, last].map(|address| CellAddress::parse(address).unwrap());
        Place::Cells(CellPlace { file: "underlag.xlsx".into(), sheet: sheet.into(), first, last })
    }

    #[test]
    fn ranges_with_a_cell_in_common_overlap() {
        let column = range("Kostnader", "C2", "C14");
        for other in [("C7", "C7"), ("A14", "D20"), ("A1", "D2"), ("C2", "C14"), ("B3", "C3")] {
            let other = range("Kostnader", other.0, other.1);
            assert!(column.overlaps(&other) && other.overlaps(&column), "{other:?}");
        }
        let apart = [range("Kostnader", "D7", "D7"), range("Kostnader", "A15", "D20"), range("Poster", "C7", "C7")];
        for other in apart {
            assert!(!column.overlaps(&other) && !other.overlaps(&column), "{other:?}");
        }
    }
}
