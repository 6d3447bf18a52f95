//! How the program's words look, for people and for programs. It renders to text and neither reads the environment nor
//! writes anything itself: a command decides where a line goes, and `main` whether there are colours.

use std::ops::AddAssign;

use crate::codes;
use crate::diagnostic::{Diagnostic, Severity};
use crate::excerpt::{Excerpts, Mark, Quote};
use crate::followup::{Due, NextCase};
use crate::message::{Message, message};
use crate::messages::{Language, Messages, one_line, phrases};
use crate::place::{CellPlace, Place};
use crate::records::json_line;
use crate::review::Waived;
use crate::rules::RuleText;

mod explained;
mod files;
mod groups;
mod quote;
mod records;
mod shell;
#[cfg(test)]
mod tests;

pub(crate) use self::files::{answer, granskning, not_built, not_built_since};
use self::records::{JudgedRecord, VerdictRecord, WrittenRecord};
pub(crate) use self::shell::word;

/// Who reads the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// People.
    Human,
    /// Programs: one JSON object a line.
    Json,
    /// Code hosts: one SARIF log over everything, which `sarif` writes.
    Sarif,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    /// Whether people see colours; JSON has none.
    pub color: bool,
    /// The language of messages.
    pub language: Language,
    /// Who reads.
    pub format: Format,
    /// The columns that lines of inputs are cut to.
    pub width: usize,
}

/// How many errors and warnings there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Counts {
    /// Counts the diagnostics of a case.
    pub(crate) fn of(diagnostics: &[Diagnostic]) -> Self {
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        Self { errors, warnings: diagnostics.len() - errors }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
    }
}

/// Renders everything that the program says. Every text ends with a line break, or is empty.
pub(crate) struct Console {
    style: Style,
    messages: Messages,
}

impl Console {
    /// A console that prints in this style.
    pub(crate) fn new(style: Style) -> Self {
        Self { style, messages: Messages::new(style.language) }
    }

    /// The diagnostics of a case. `case` is its name where there are several: it stands before every place, as the
    /// folder that the place's file lies in.
    pub(crate) fn diagnostics(&self, diagnostics: &[Diagnostic], case: Option<&str>) -> String {
        self.diagnostics_with_excerpts(diagnostics, case, &mut Excerpts::new(None))
    }

    /// The diagnostics of a case, for people with what stands at their places, and those by the dozen together.
    pub(crate) fn diagnostics_with_excerpts(
        &self,
        diagnostics: &[Diagnostic],
        case: Option<&str>,
        excerpts: &mut Excerpts,
    ) -> String {
        match self.style.format {
            Format::Human => {
                let words = |found: &Diagnostic| (self.messages.text(found), self.messages.hint(found));
                let groups = groups::of(diagnostics, words);
                groups.iter().map(|group| self.group(group, case, excerpts)).collect()
            }
            Format::Json => diagnostics.iter().map(|found| json_line(&self.record(found, case))).collect(),
            Format::Sarif => String::new(),
        }
    }

    /// A file that was written, and its pages if it has any.
    pub(crate) fn written(&self, path: &str, pages: Option<usize>) -> String {
        match self.style.format {
            Format::Human => {}
            Format::Json => return json_line(&WrittenRecord { written: path, pages }),
            Format::Sarif => return String::new(),
        }
        let line = match pages {
            Some(pages) => self.messages.phrase(&message!(phrases::WROTE_PAGES, fil = path, sidor = pages)),
            None => self.messages.phrase(&message!(phrases::WROTE, fil = path)),
        };
        format!("{line}\n")
    }

    /// What to do with a new case, for people.
    pub(crate) fn next_steps(&self, folder: &str) -> String {
        if self.style.format != Format::Human {
            return String::new();
        }
        format!("{}\n", self.messages.phrase(&message!(phrases::NEW_CASE, fil = word(&one_line(folder)))))
    }

    /// What was made of an earlier case and what is left to do, for people.
    pub(crate) fn next_case(&self, folder: &str, next: &NextCase, period: &str, terms: &str) -> String {
        if self.style.format != Format::Human {
            return String::new();
        }
        let mut lines = Vec::new();
        if let Some(due) = next.due {
            lines.push(self.messages.phrase(&match due.by_document {
                true => message!(phrases::NEXT_DUE, datum = due.day),
                false => message!(phrases::NEXT_DUE_BY_KIND, datum = due.day),
            }));
        }
        lines.push(self.messages.phrase(&message!(phrases::NEXT_TERMS, period = period, perioder = terms)));
        let (items, questions) = (next.unconfirmed, next.questions);
        let left = message!(phrases::NEXT_CASE, antal = items, fragor = questions, fil = word(&one_line(folder)));
        lines.push(self.messages.phrase(&left));
        lines.join("\n") + "\n"
    }

    /// When a case is to be followed up, for people.
    pub(crate) fn due(&self, due: &Due) -> String {
        let state = match due.days {
            Some(days) if days < 0 => self.messages.phrase(&message!(phrases::DUE_LATE, dagar = -days)),
            Some(days) => self.messages.phrase(&message!(phrases::DUE_IN, dagar = days)),
            None => self.messages.phrase(&message!(phrases::DUE_UNKNOWN)),
        };
        let ongoing = match due.adopted {
            true => String::new(),
            false => format!(" ({})", self.messages.phrase(&message!(phrases::NOT_ADOPTED))),
        };
        let day = due.next.map_or_else(|| "–".to_owned(), |day| day.to_string());
        let term = due.term.as_ref().map(|term| format!(", {term}")).unwrap_or_default();
        format!("{day}  {}  {state}{ongoing}{term}  {}\n", one_line(&due.number), one_line(&due.case))
    }

    /// The closing line over all cases: `3 fel, 1 varning`. Where there are none it says so if that `is_asked`; programs count
    /// for themselves.
    pub(crate) fn closing(&self, counts: Counts, is_asked: bool) -> String {
        match (self.style.format, counts == Counts::default()) {
            (Format::Json | Format::Sarif, _) => String::new(),
            (Format::Human, false) => format!("{}\n", self.counted(counts)),
            (Format::Human, true) if is_asked => {
                format!("{}\n", self.messages.phrase(&message!(phrases::REVIEW_EMPTY)))
            }
            (Format::Human, true) => String::new(),
        }
    }

    /// What `verify` found of a part: how many errors.
    pub(crate) fn judged(&self, part: &'static str, errors: usize) -> String {
        match self.style.format {
            Format::Human => self.phrase(&message!(phrases::VERIFY_PART, slag = part, antal = errors)),
            Format::Json => json_line(&JudgedRecord { part, errors }),
            Format::Sarif => String::new(),
        }
    }

    /// What came of making the documents again.
    pub(crate) fn verdict(&self, verdict: &'static str, detail: &str) -> String {
        match self.style.format {
            Format::Human => self.phrase(&message!(phrases::VERIFY_REPLAY, slag = verdict, detalj = detail)),
            Format::Json => json_line(&VerdictRecord { verdict, detail }),
            Format::Sarif => String::new(),
        }
    }

    /// A phrase on a line of its own, for people.
    pub(crate) fn phrase(&self, phrase: &Message) -> String {
        match self.style.format {
            Format::Human => self.messages.phrase(phrase) + "\n",
            Format::Json | Format::Sarif => String::new(),
        }
    }

    /// A rule as it is explained.
    pub(crate) fn rule(&self, rule: &RuleText) -> String {
        if self.style.format != Format::Human {
            return json_line(rule);
        }
        let level = self.messages.phrase(&match rule.niva.as_str() {
            "fel" => message!(phrases::LEVEL_ERROR),
            "varning" => message!(phrases::LEVEL_WARNING),
            _ => message!(phrases::LEVEL_BOTH),
        });
        let label = |phrase: Message| self.paint(Color::Cyan, &self.messages.phrase(&phrase));
        let language = self.style.language;
        format!(
            "{} ({level})\n\n{}: {}\n{}: {}\n\n{}:\n{}\n{}:\n{}",
            self.paint(Color::Yellow, &rule.kod),
            label(message!(phrases::RULE)),
            rule.demand(language),
            label(message!(phrases::WHY)),
            rule.reason(language),
            label(message!(phrases::EXAMPLE_WRONG)),
            indented(&rule.fel),
            label(message!(phrases::EXAMPLE_RIGHT)),
            indented(&rule.ratt),
        )
    }

    /// The language of messages.
    pub(crate) fn language(&self) -> Language {
        self.style.language
    }

    fn counted(&self, counts: Counts) -> String {
        let errors = (counts.errors > 0).then(|| message!(phrases::ERRORS, antal = counts.errors));
        let warnings = (counts.warnings > 0).then(|| message!(phrases::WARNINGS, antal = counts.warnings));
        let parts: Vec<String> = errors.iter().chain(&warnings).map(|part| self.messages.phrase(part)).collect();
        parts.join(", ")
    }

    /// The problem, its places with what stands there, and how to mend it; an empty line sets it apart from the next. Of a
    /// personnummer nothing is shown.
    fn human(&self, diagnostic: &Diagnostic, case: Option<&str>, excerpts: &mut Excerpts) -> String {
        let color = color(diagnostic.severity);
        let mut text = self.heading(diagnostic, "", &self.messages.text(diagnostic));
        for (index, shown) in self.places(diagnostic, case).iter().enumerate() {
            text.push_str(&format!("  {} {shown}\n", self.paint(Color::Blue, "-->")));
            if let Some(place) = diagnostic.places.get(index).filter(|_| diagnostic.code != codes::PERSONAL_NUMBER) {
                text.extend(excerpts.at(place).iter().map(|quote| self.quote(quote, color)));
            }
        }
        text + &self.ending(diagnostic)
    }

    /// Findings in the same words: how many they are, all their places, and what stands at the first.
    fn group(&self, group: &[&Diagnostic], case: Option<&str>, excerpts: &mut Excerpts) -> String {
        let [first, _, ..] = group else {
            return group.iter().map(|found| self.human(found, case, excerpts)).collect();
        };
        let many = groups::said_of_all(group).map(|many| self.messages.phrase(&many));
        let said = many.unwrap_or_else(|| self.messages.text(first));
        let mut text = self.heading(first, &format!(" × {}", group.len()), &said);
        for (index, spot) in groups::spots(group).iter().enumerate() {
            let shown = match spot {
                groups::Spot::One(place) => self.place(place, case),
                groups::Spot::Cells(ranges) => self.cells(ranges, case),
            };
            let key = groups::key(group, index).map(|key| format!("  {}", one_line(&key))).unwrap_or_default();
            text.push_str(&format!("  {} {shown}{key}\n", self.paint(Color::Blue, "-->")));
            if let (0, Some(place), false) = (index, first.places.first(), first.code == codes::PERSONAL_NUMBER) {
                text.extend(excerpts.at(place).iter().map(|quote| self.quote(quote, color(first.severity))));
            }
        }
        text + &self.ending(first)
    }

    /// The line that says what the problem is, with what stands after its code.
    fn heading(&self, diagnostic: &Diagnostic, times: &str, said: &str) -> String {
        let word = match diagnostic.severity {
            Severity::Error => message!(phrases::ERROR),
            Severity::Warning => message!(phrases::WARNING),
        };
        let label = format!("{}[{}]{times}", self.messages.phrase(&word), diagnostic.code.shown());
        format!("{}: {said}\n", self.paint(color(diagnostic.severity), &label))
    }

    /// How to mend it, and the empty line after it.
    fn ending(&self, diagnostic: &Diagnostic) -> String {
        let label = self.messages.phrase(&message!(phrases::HINT));
        let hint = self.messages.hint(diagnostic);
        hint.map(|hint| format!("{}: {hint}\n", self.paint(Color::Cyan, &label))).unwrap_or_default() + "\n"
    }

    /// A line or a cell of an input, with carets beneath the spot.
    fn quote(&self, quote: &Quote<'_>, color: Color) -> String {
        let label = one_line(&quote.label);
        let size = label.chars().count().max(3);
        let gutter = |label: &str| self.paint(Color::Blue, &format!("  {label:>size$} |"));
        let quote::Row { text, indent, carets } = quote::row(quote, self.style.width.saturating_sub(size + 5));
        let mut shown = format!("{} {}", gutter(&label), text).trim_end().to_owned() + "\n";
        if quote.mark != Mark::Nothing {
            let on = if quote.mark == Mark::CaretsGoOn { "…" } else { "" };
            let carets = self.paint(color, &format!("{}{on}", "^".repeat(carets)));
            shown.push_str(&format!("{} {}{carets}\n", gutter(""), " ".repeat(indent)));
        }
        shown
    }

    /// A finding that is waived, and the reason.
    fn waived(&self, waived: &Waived) -> String {
        let label = format!("{}[{}]", self.messages.phrase(&message!(phrases::WAIVER)), waived.code);
        let mut text = format!("{label}: {}\n", self.messages.text(&waived.finding));
        for place in self.places(&waived.finding, None) {
            text.push_str(&format!("  --> {place}\n"));
        }
        text.push_str(&format!(
            "{}: {}\n\n",
            self.messages.phrase(&message!(phrases::REASON)),
            one_line(&waived.reason)
        ));
        text
    }

    /// The places as people read them. Among several cases a problem without a place has the case for one.
    fn places(&self, diagnostic: &Diagnostic, case: Option<&str>) -> Vec<String> {
        match (diagnostic.places.as_slice(), case) {
            ([], Some(case)) => vec![one_line(case).into_owned()],
            (places, _) => places.iter().map(|place| self.place(place, case)).collect(),
        }
    }

    fn place(&self, place: &Place, case: Option<&str>) -> String {
        match place {
            Place::File(file) => inside(file, case),
            Place::Text(place) => format!("{}:{}:{}", inside(&place.file, case), place.line, place.column),
            Place::Cells(place) => self.cells(std::slice::from_ref(place), case),
        }
    }

    /// Cells of one sheet.
    fn cells(&self, ranges: &[CellPlace], case: Option<&str>) -> String {
        let Some(place) = ranges.first() else { return String::new() };
        let (file, sheet) = (inside(&place.file, case), &place.sheet);
        let cells = ranges.iter().map(CellPlace::range).collect::<Vec<_>>().join(", ");
        self.messages.phrase(&match ranges {
            [only] if only.first == only.last => {
                message!(phrases::PLACE_CELL, fil = file, blad = sheet, celler = cells)
            }
            _ => message!(phrases::PLACE_CELLS, fil = file, blad = sheet, celler = cells),
        })
    }

    fn paint(&self, color: Color, text: &str) -> String {
        if self.style.color { format!("\x1b[1;{}m{text}\x1b[0m", color as u8) } else { text.to_owned() }
    }
}

/// A file, in the folder of its case where there are several.
fn inside(file: &str, case: Option<&str>) -> String {
    match case {
        Some(case) => one_line(&format!("{case}/{file}")).into_owned(),
        None => one_line(file).into_owned(),
    }
}

fn color(severity: Severity) -> Color {
    match severity {
        Severity::Error => Color::Red,
        Severity::Warning => Color::Yellow,
    }
}

fn indented(example: &str) -> String {
    example.trim_end().lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect()
}

/// Foreground colours by their ANSI number.
#[derive(Debug, Clone, Copy)]
enum Color {
    Red = 31,
    Yellow = 33,
    Blue = 34,
    Cyan = 36,
}
