//! Problems as data: a code, a severity, the places it concerns, and the arguments of its message.
//! The wording lives in the catalogues (`messages`), the printing in `console`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::ops::Deref;
use std::sync::Arc;

use crate::{codes, limits};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The case must not leave the house like this.
    Error,
    /// A careful reviewer would ask.
    Warning,
}

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
            (one, other) => one == other,
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

impl fmt::Display for CellAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            letters.push(b'A' + ((rest - 1) % 26) as u8);
            rest = (rest - 1) / 26;
        }
        letters.reverse();
        write!(f, "{}{}", String::from_utf8_lossy(&letters), self.row + 1)
    }
}

impl CellPlace {
    /// `C7` or `C2:C14`.
    pub fn range(&self) -> String {
        if self.first == self.last { self.first.to_string() } else { format!("{}:{}", self.first, self.last) }
    }
}

/// What a problem is. A code such as `G07` may have several messages; then the name of the message follows after a
/// hyphen (`G07-motsager`). The whole is the message's name in the catalogues.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub Cow<'static, str>);

impl Code {
    /// The stable code, as the user sees it.
    pub fn shown(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

/// The words of a rule that is data: they stand with the rule instead of in the catalogues.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording {
    /// The message in Swedish.
    pub sv: String,
    /// The message in English.
    pub en: String,
    /// How to mend it, in Swedish.
    pub hint_sv: String,
    /// How to mend it, in English.
    pub hint_en: String,
}

/// A problem with a case or its templates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable code.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// Where it stands; a contradiction has both sides.
    pub places: Vec<Place>,
    /// The arguments of its message.
    pub arguments: BTreeMap<&'static str, String>,
    /// Its words, when they are not in the catalogues.
    pub wording: Option<Box<Wording>>,
    /// Whether it stops even a draft: something is malformed, unreadable or must not leave the house.
    pub stops: bool,
}

impl Diagnostic {
    /// A problem that stops every build.
    pub fn error(code: Code) -> Self {
        Self {
            code,
            severity: Severity::Error,
            places: Vec::new(),
            arguments: BTreeMap::new(),
            wording: None,
            stops: true,
        }
    }

    /// An error that a draft may have: something is not filled in yet, or a review rule is not met.
    pub fn finding(code: Code) -> Self {
        Self { stops: false, ..Self::error(code) }
    }

    /// A warning.
    pub fn warning(code: Code) -> Self {
        Self { severity: Severity::Warning, stops: false, ..Self::error(code) }
    }

    /// Adds a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.places.push(place);
        self
    }

    /// Adds what the system says of a file: a name for what happens to people, and its own words.
    #[must_use]
    pub fn because(self, error: &io::Error) -> Self {
        let kind = match error.kind() {
            io::ErrorKind::PermissionDenied => "rattighet",
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "full",
            io::ErrorKind::ReadOnlyFilesystem => "skrivskyddad",
            _ => "annat",
        };
        self.with("slag", kind).with("orsak", error)
    }

    /// Adds an argument of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.arguments.insert(name, cut(value.to_string()));
        self
    }
}

/// The problems met so far. Stages push to it and go on, so that all come in one run; but no more are kept than anybody
/// mends before the next, since a hostile file can hold millions. The last one then says that there are more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// None yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a problem, or tells once that there are too many.
    pub fn push(&mut self, problem: Diagnostic) {
        match self.0.len() {
            ..limits::DIAGNOSTICS => self.0.push(problem),
            limits::DIAGNOSTICS => {
                self.0.push(Diagnostic::error(codes::TOO_MANY_FINDINGS).with("grans", limits::DIAGNOSTICS));
            }
            _ => {}
        }
    }

    /// Whether no more are kept, so that looking for more is in vain.
    pub fn is_full(&self) -> bool {
        self.0.len() > limits::DIAGNOSTICS
    }

    /// Keeps those for which `keep` says so.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.0.retain(keep);
    }

    /// Sorts by severity-independent order of reading: place first, then code, so that output is stable.
    pub fn sort(&mut self) {
        let key = |d: &Diagnostic| (d.places.clone(), d.code.clone(), d.arguments.clone(), d.wording.clone());
        self.0.sort_by_cached_key(key);
        self.0.dedup();
    }
}

impl Deref for Diagnostics {
    type Target = [Diagnostic];

    fn deref(&self) -> &[Diagnostic] {
        &self.0
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, problems: I) {
        problems.into_iter().for_each(|problem| self.push(problem));
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(problems: I) -> Self {
        let mut collected = Self::new();
        collected.extend(problems);
        collected
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(problem: Diagnostic) -> Self {
        Self(vec![problem])
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'d> IntoIterator for &'d Diagnostics {
    type Item = &'d Diagnostic;
    type IntoIter = std::slice::Iter<'d, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// A value as a message shows it, cut where it is longer than anybody reads.
fn cut(value: String) -> String {
    match value.char_indices().nth(limits::SHOWN_CHARACTERS) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_problems_are_kept_than_the_bound() {
        let one = || Diagnostic::warning(codes::KEY_UNKNOWN);
        let mut problems: Diagnostics = std::iter::repeat_with(one).take(limits::DIAGNOSTICS).collect();
        assert!(problems.iter().all(|problem| *problem == one()));
        problems.extend(std::iter::repeat_with(one).take(1_000));
        assert_eq!(problems.len(), limits::DIAGNOSTICS + 1);
        let last = &problems[limits::DIAGNOSTICS];
        assert!(last.code == codes::TOO_MANY_FINDINGS && last.stops);
    }

    #[test]
    fn long_values_are_cut() {
        let shown = |length: usize| {
            Diagnostic::error(codes::KEY_UNKNOWN).with("namn", "å".repeat(length)).arguments["namn"].clone()
        };
        assert_eq!(shown(limits::SHOWN_CHARACTERS).chars().count(), limits::SHOWN_CHARACTERS);
        assert_eq!(shown(1_000_000), format!("{}…", "å".repeat(limits::SHOWN_CHARACTERS)));
    }
}
