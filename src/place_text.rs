//! Places as short text, for records and for people:
//!
//! ```text
//! place  = file                       a file as a whole
//!        | file ":" span              a span of a text file
//!        | file "#" sheet "!" cells   cells of a workbook
//! span   = line ":" column                              nothing, before the column
//!        | line ":" column "-" column                   on one line; the last column is the one after the span
//!        | line ":" column "-" line ":" column          over several lines
//! cells  = cell | cell ":" cell       "C7", "C7:C9"
//! file, sheet = one or more letters, digits and "._-/"
//!        | "'" any characters, with "'" written twice "'"
//!
//! origin = "~" place                  a text that stands there as a whole
//!        | file ":" run { " " run }   its characters one by one, see `runs`
//! run    = span                        characters of a column each
//!        | span "="                    a single character
//! ```
//!
//! So a name with `:`, `#`, `!` or a space is quoted, as Excel quotes the name of a sheet: `'a:b.toml':46:10-14`,
//! `bok.xlsx#'Blad 1'!C7:C9`. Lines and columns are those of [`TextPlace`].

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::place::{CellAddress, CellPlace, Place, TextPlace};

/// A text that is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPlace;

impl fmt::Display for NoPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a place")
    }
}

impl std::error::Error for NoPlace {}

/// A span of some text file: where it starts, and where it ends. Lines and columns are those of [`TextPlace`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Line and column of the first character.
    pub start: (u32, u32),
    /// Line and column after the last.
    pub end: (u32, u32),
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { start: (line, column), end: (end_line, end_column) } = self;
        write!(f, "{line}:{column}")?;
        if line != end_line {
            write!(f, "-{end_line}:{end_column}")
        } else if column != end_column {
            write!(f, "-{end_column}")
        } else {
            Ok(())
        }
    }
}

impl FromStr for Span {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let (start, end) = text.split_once('-').map_or((text, None), |(start, end)| (start, Some(end)));
        let start = position(start).ok_or(NoPlace)?;
        let end = match end {
            None => Some(start),
            Some(end) if end.contains(':') => position(end),
            Some(column) => number(column).map(|column| (start.0, column)),
        };
        Ok(Self { start, end: end.ok_or(NoPlace)? })
    }
}

impl Span {
    /// The span in a file.
    pub fn of(self, file: &Arc<str>) -> Place {
        let ((line, column), (end_line, end_column)) = (self.start, self.end);
        Place::Text(TextPlace { file: file.clone(), line, column, end_line, end_column })
    }
}

impl From<&TextPlace> for Span {
    fn from(place: &TextPlace) -> Self {
        Self { start: (place.line, place.column), end: (place.end_line, place.end_column) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => f.write_str(&quoted(file)),
            Self::Text(place) => {
                f.write_str(&quoted(&place.file))?;
                f.write_str(":")?;
                fmt::Display::fmt(&Span::from(place), f)
            }
            Self::Cells(place) => write!(f, "{}#{}!{}", quoted(&place.file), quoted(&place.sheet), place.range()),
        }
    }
}

impl FromStr for Place {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let (file, rest) = name(text).ok_or(NoPlace)?;
        if rest.is_empty() {
            return Ok(Self::File(file));
        }
        if let Some(span) = rest.strip_prefix(':') {
            return span.parse::<Span>().map(|span| span.of(&file));
        }
        let (sheet, rest) = rest.strip_prefix('#').and_then(name).ok_or(NoPlace)?;
        let cells = rest.strip_prefix('!').ok_or(NoPlace)?;
        let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
        let address = |text: &str| CellAddress::parse(text).ok_or(NoPlace);
        Ok(Self::Cells(CellPlace { file, sheet, first: address(first)?, last: address(last)? }))
    }
}

/// A name as a place has it.
pub(crate) fn quoted(name: &str) -> Cow<'_, str> {
    if !name.is_empty() && name.chars().all(is_bare) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(format!("'{}'", name.replace('\'', "''")))
}

/// The name that a text begins with, and what follows it.
pub(crate) fn name(text: &str) -> Option<(Arc<str>, &str)> {
    let Some(inside) = text.strip_prefix('\'') else {
        let end = text.find(|c| !is_bare(c)).unwrap_or(text.len());
        return (end > 0).then(|| (Arc::from(&text[..end]), &text[end..]));
    };
    let mut found = String::new();
    let mut rest = inside;
    loop {
        let (before, after) = rest.split_once('\'')?;
        found.push_str(before);
        match after.strip_prefix('\'') {
            Some(more) => {
                found.push('\'');
                rest = more;
            }
            None => return Some((Arc::from(found), after)),
        }
    }
}

fn is_bare(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '.' | '_' | '-' | '/')
}

fn position(text: &str) -> Option<(u32, u32)> {
    let (line, column) = text.split_once(':')?;
    Some((number(line)?, number(column)?))
}

/// A number in digits alone; `parse` takes a sign too.
fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Names of files and sheets with every sign of the grammar, spaces and quotes.
    fn any_name() -> impl Strategy<Value = Arc<str>> {
        "[a-cå0-9:#!'~ .,/\\-\\t]{0,8}".prop_map(Arc::from)
    }

    fn any_place() -> impl Strategy<Value = Place> {
        let address = (0..1_048_576_u32, 0..16_384_u32).prop_map(|(row, column)| CellAddress { row, column });
        prop_oneof![
            any_name().prop_map(Place::File),
            (any_name(), any::<(u32, u32)>(), any::<(u32, u32)>())
                .prop_map(|(file, start, end)| Span { start, end }.of(&file)),
            (any_name(), 1..99_u32, 1..99_u32, 0..9_u32).prop_map(|(file, line, column, length)| {
                Span { start: (line, column), end: (line, column + length) }.of(&file)
            }),
            (any_name(), any_name(), address.clone(), address)
                .prop_map(|(file, sheet, first, last)| Place::Cells(CellPlace { file, sheet, first, last })),
        ]
    }

    proptest! {
        #[test]
        fn a_place_survives_as_text(place in any_place()) {
            prop_assert_eq!(place.to_string().parse(), Ok(place));
        }

        #[test]
        fn what_is_read_is_written_so_that_it_is_read_alike(text in "[ab:#!'0-9A-C \\-]{0,12}") {
            if let Ok(place) = text.parse::<Place>() {
                prop_assert_eq!(place.to_string().parse(), Ok(place));
            }
        }
    }

    #[test]
    fn places_are_short_and_names_are_quoted_where_they_must() {
        let shown = |text: &str| text.parse::<Place>().unwrap().to_string();
        for text in [
            "arende.toml",
            "arende.toml:46:10-14",
            "arende.toml:46:10",
            "arende.toml:46:10-47:3",
            "underlag.xlsx#Kostnader!C7",
            "underlag.xlsx#'Kostnader 2025'!C7:C9",
            "'a:b#c.toml':1:2-3",
            "'it''s'#'Fakta!'!A1",
            "goteborg/husstil.toml",
            "''",
        ] {
            assert_eq!(shown(text), text);
        }
        assert_eq!(shown("'arende.toml':1:2"), "arende.toml:1:2");
        for text in ["", "'a", "a b", "a:1", "a:1:+2", "a:1:2-", "a#b", "a#b!", "a#!C7", "a!C7", "a:1:2:3", "a#b!C7:"] {
            assert_eq!(text.parse::<Place>(), Err(NoPlace), "{text:?}");
        }
    }
}
