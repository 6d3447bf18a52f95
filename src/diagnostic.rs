//! Problems as data: a code, a severity, the places it concerns, and the arguments of its message.
//! The wording lives in the catalogues (`messages`), the printing in `console`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::ops::Deref;

use crate::place::Place;
use crate::{codes, limits};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The case must not leave the house like this.
    Error,
    /// A careful reviewer would ask.
    Warning,
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

    /// Takes over what a stage found, and gives what it made.
    pub fn absorb<T>(&mut self, stage: Warned<T>) -> T {
        self.extend(stage.diagnostics);
        self.sort();
        stage.output
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
