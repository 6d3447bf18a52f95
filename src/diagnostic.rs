//! Problems as data: a code, a severity, the places it concerns, and the arguments of its message, which `message!` gives.
//! The wording lives in the catalogues (`messages`), the printing in `console`.

use std::borrow::Cow;
use std::io;
use std::ops::Deref;

use crate::codes;
use crate::limits;
use crate::message::{self, Arguments, Declared, Message, message};
use crate::personal_number;
use crate::place::Place;

/// The key that names a case's workbooks.
const WORKBOOKS: &str = "arbetsbocker";

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The case must not leave the house like this.
    Error,
    /// A careful reviewer would ask.
    Warning,
}

/// What a problem is. A code such as `G07` may have several messages; then the name of the message follows after a
/// hyphen (`G07-motsager`). The whole is the message's name in the catalogues, or the code of a rule that is data.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(Cow<'static, str>);

impl Code {
    /// The message's whole name.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The stable code, as the user sees it.
    pub fn shown(&self) -> &str {
        message::shown(&self.0)
    }
}

impl PartialEq<Declared> for Code {
    fn eq(&self, declared: &Declared) -> bool {
        self.0 == declared.name()
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
    /// The values that it names, as they are shown.
    pub values: Vec<String>,
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
    pub arguments: Arguments,
    /// Whether it stops even a draft: something is malformed, unreadable or must not leave the house.
    pub stops: bool,
    /// Its words, when they are not in the catalogues. Private, so that nobody else makes a problem: none lacks its words.
    wording: Option<Box<Wording>>,
}

impl Diagnostic {
    /// A problem that stops every build.
    pub(crate) fn error(message: Message) -> Self {
        Self::new(Severity::Error, Code(Cow::Borrowed(message.name)), message.arguments.map(fit))
    }

    /// An error that a draft may have: something is not filled in yet, or a review rule is not met.
    pub(crate) fn finding(message: Message) -> Self {
        Self { stops: false, ..Self::error(message) }
    }

    /// A warning.
    pub(crate) fn warning(message: Message) -> Self {
        Self { severity: Severity::Warning, ..Self::finding(message) }
    }

    /// What a rule that is data finds: code and words are the rule's own.
    pub(crate) fn of_rule(code: &str, severity: Severity, wording: Wording) -> Self {
        let found = Self::new(severity, Code(Cow::Owned(code.to_owned())), Arguments::default());
        Self { wording: Some(Box::new(wording)), stops: false, ..found }
    }

    fn new(severity: Severity, code: Code, arguments: Arguments) -> Self {
        Self { code, severity, places: Vec::new(), arguments, wording: None, stops: true }
    }

    /// Its words, when they are not in the catalogues.
    pub fn wording(&self) -> Option<&Wording> {
        self.wording.as_deref()
    }

    /// Whether it says that the case names no workbook.
    pub(crate) fn is_of_no_workbook(&self) -> bool {
        let is_of_key = self.code == codes::KEY_MISSING || self.code == codes::VALUE_EMPTY;
        is_of_key && self.arguments.get("nyckel").is_some_and(|key| key == WORKBOOKS)
    }

    /// Adds a place.
    #[must_use]
    pub(crate) fn at(mut self, place: Place) -> Self {
        self.places.push(place);
        self
    }

    /// Adds places.
    #[must_use]
    pub(crate) fn at_all(mut self, places: Vec<Place>) -> Self {
        self.places.extend(places);
        self
    }
}

/// What a stage gives, and what was found on the way. Where it can give nothing, the diagnostics say why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warned<T> {
    /// What was made.
    pub output: T,
    /// Everything found, in the order of places.
    pub diagnostics: Diagnostics,
}

impl<T> Warned<Option<T>> {
    /// Nothing could be made.
    pub fn nothing(diagnostics: Diagnostics) -> Self {
        Self { output: None, diagnostics }
    }
}

/// A name for what happened to a file, as the catalogues choose their words by it (`slag`); beside it stand the system's own
/// words (`orsak`).
pub(crate) fn kind_of_trouble(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "rattighet",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "full",
        io::ErrorKind::ReadOnlyFilesystem => "skrivskyddad",
        io::ErrorKind::NotADirectory => "mapp",
        io::ErrorKind::InvalidFilename => "namn",
        _ => "annat",
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
                self.0.push(Diagnostic::error(message!(codes::TOO_MANY_FINDINGS, grans = limits::DIAGNOSTICS)));
            }
            _ => {}
        }
    }

    /// Whether no more are kept, so that looking for more is in vain.
    pub fn is_full(&self) -> bool {
        self.0.len() > limits::DIAGNOSTICS
    }

    /// Whether a file, a workbook or a sheet could not be read, or no workbook is named: what is said of their rows would only follow
    /// from that.
    pub fn has_unread_tables(&self) -> bool {
        let is_unread = |problem: &Diagnostic| problem.stops && problem.code.shown().starts_with(['F', 'W']);
        self.0.iter().any(|problem| is_unread(problem) || problem.is_of_no_workbook())
    }

    /// Takes over what a stage found, and gives what it made.
    pub fn absorb<T>(&mut self, stage: Warned<T>) -> T {
        self.extend(stage.diagnostics);
        self.sort();
        stage.output
    }

    /// Forgets all but the first so many.
    pub(crate) fn truncate(&mut self, kept: usize) {
        self.0.truncate(kept);
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

/// A value as a message shows it: with ordinary spaces, by which an editor finds it, except in what is to be written; without personnummer, and cut where it is longer than anybody reads. What is left of a
/// personnummer that is cut could not be told from other digits.
fn fit(name: &str, value: String) -> String {
    let value = if WRITTEN.contains(&name) { value } else { value.replace(['\u{a0}', '\u{202f}'], " ") };
    cut(personal_number::masked(&value).into_owned())
}

/// Arguments that say what to write.
const WRITTEN: [&str; 4] = ["forslag", "ratt", "tusental", "decimaltal"];

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
        let one = || Diagnostic::warning(message!(codes::CELLS_MERGED));
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
            Diagnostic::error(message!(codes::KEY_UNKNOWN, namn = "å".repeat(length), forslag = "")).arguments["namn"]
                .clone()
        };
        assert_eq!(shown(limits::SHOWN_CHARACTERS).chars().count(), limits::SHOWN_CHARACTERS);
        assert_eq!(shown(1_000_000), format!("{}…", "å".repeat(limits::SHOWN_CHARACTERS)));
    }
}
