//! What an error of the parser is asked about: each question knows one kind of slip, and tells of it where it fits.

use std::ops::Range;

use super::{
    KEY, Slip, brackets, end_of_opening, end_of_table, end_of_value, headings, key_before, line, lines, signs, texts,
};
use super::{typographic, values};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::toml_errors;
use crate::message::message;

/// Where an error of the parser lies, and what the parser says.
pub(super) struct Spot<'t> {
    pub(super) text: &'t str,
    pub(super) error: Range<usize>,
    pub(super) words: &'t str,
    /// Its line.
    pub(super) here: Range<usize>,
    /// What stands after the line's key, if it has one.
    pub(super) value: Option<Range<usize>>,
}

/// Tells of a slip of one kind, if it is that.
type Question = fn(&Spot<'_>) -> Option<Slip>;

/// Questions about a line as it begins.
pub(super) const OF_LINE: &[Question] = &[
    |spot| lines::around_key(spot.text, &spot.here),
    |spot| lines::marked_item(spot.text, &spot.here),
    |spot| spot.unless_inside(|| lines::in_cells(spot.text, &spot.here)),
    |spot| headings::with_colon(spot.text, &spot.here),
    |spot| signs::odd(spot.text, &spot.here),
    |spot| lines::unquoted_item(spot.text, &spot.here),
    heading,
    |spot| headings::bare(spot.text, &spot.here, spot.words),
];

/// Questions about a line without a key: a value of a list, what has lost its key, or the beginning of what has several lines.
pub(super) const WITHOUT_KEY: &[Question] = &[
    |spot| typographic::in_list(spot.text, &spot.here, &spot.error),
    |spot| texts::short_item(spot.text, &spot.error),
    |spot| spot.unless_inside(|| texts::headless(spot.text, &spot.here)),
    |spot| spot.unless_inside(|| lines::without_key(spot.text, &spot.here, &spot.error)),
];

/// Questions about a value after its key, from what stands around it to what it says.
pub(super) const OF_VALUE: &[Question] = &[
    |spot| typographic::in_value(spot.text, &spot.here, spot.value.as_ref()?),
    |spot| lines::below(spot.text, &spot.here, spot.value.as_ref()?),
    |spot| lines::in_value(spot.text, &spot.here, spot.value.as_ref()?),
    |spot| brackets::without_opening(spot.text, &spot.here, spot.value.as_ref()?),
    |spot| typographic::in_list(spot.text, &spot.here, &spot.error),
    unquoted_reference,
    value,
    key_again,
];

impl<'t> Spot<'t> {
    pub(super) fn new(text: &'t str, error: Range<usize>, words: &'t str) -> Self {
        let here = line(text, error.start);
        let key = KEY.as_ref().and_then(|key| key.find(&text[here.clone()]));
        let value = key.map(|key| here.start + key.end()..here.end);
        Self { text, error, words, here, value }
    }

    /// What is told where no question fits.
    pub(super) fn by_the_parser(&self) -> Slip {
        let told = toml_errors::syntax_problem(self.words);
        let opened = end_of_opening(self.text, &self.here);
        let spoilt = match &self.value {
            Some(value) => self.here.start..end_of_value(self.text, value).max(opened),
            None => self.list().unwrap_or(self.here.start..opened),
        };
        Slip::new(told, self.error.clone(), spoilt)
    }

    /// The lines of the list or table that the error lies in.
    fn list(&self) -> Option<Range<usize>> {
        brackets::around(self.text, self.error.start)
    }

    fn unless_inside(&self, slip: impl FnOnce() -> Option<Slip>) -> Option<Slip> {
        if self.list().is_some() { None } else { slip() }
    }
}

/// A heading that is there already, or misspelt.
fn heading(spot: &Spot<'_>) -> Option<Slip> {
    let (text, here) = (spot.text, &spot.here);
    let is_heading = text[here.clone()].trim_start().starts_with('[');
    if is_heading && toml_errors::is_double(spot.words) {
        let told = toml_errors::syntax_problem(spot.words);
        return Some(brackets::heading_again(text, here, spot.error.clone(), told));
    }
    if let Some(slip) = lines::next_key(text, here, here).filter(|_| is_heading) {
        return Some(Slip { spoilt: here.start..end_of_table(text, here), ..slip });
    }
    let is_misbracketed = || brackets::is_misbracketed(&text[here.clone()]);
    let is_unopened = || spot.list().is_none() && brackets::is_unopened(&text[here.clone()]);
    (is_heading || is_misbracketed() || is_unopened())
        .then(|| Slip::of("rubrik", spot.error.clone(), here.start..end_of_table(text, here)))
}

/// Text that begins with a reference, and has lost its quotation marks.
fn unquoted_reference(spot: &Spot<'_>) -> Option<Slip> {
    let value = spot.value.clone()?;
    let typed = spot.text[value.clone()].trim_end();
    typed.starts_with("{{").then(|| Slip::of("citattecken", value.start..value.start + typed.len(), spot.here.clone()))
}

/// A value that is whole and that TOML cannot read: a number, a day or a text in another way of writing.
fn value(spot: &Spot<'_>) -> Option<Slip> {
    let value = spot.value.clone()?;
    let key = spot.text[spot.here.start..value.start].trim().trim_end_matches(['=', ' ', '\t']);
    let typed = values::bare(spot.text[value.clone()].trim_end());
    // A day as TOML has it is no slip; the error is about its key.
    if values::day(typed).as_deref() == Some(typed) {
        return None;
    }
    let problem = values::told(key, typed, toml_errors::is_double(spot.words))?;
    let slip = Slip::new(problem, value.start..value.start + typed.len(), spot.here.clone());
    Some(Slip { is_value: true, ..slip })
}

/// A key that stands higher up under the same heading.
fn key_again(spot: &Spot<'_>) -> Option<Slip> {
    let before = key_before(spot.text, &spot.here).filter(|_| toml_errors::is_double(spot.words))?;
    let problem = Diagnostic::error(message!(codes::TOML_KEY_AGAIN, namn = &spot.text[before.clone()]));
    Some(Slip { problem, ..spot.by_the_parser() }.with(Some(before)))
}
