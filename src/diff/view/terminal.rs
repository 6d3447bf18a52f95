//! A report for a terminal, as wide as that: with colours, and readable without.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::super::Sort;
use super::done::DoneWords;
use super::report::{ActLine, CauseLine, Done, Group, Item, Piece, Report};
use super::wording::BEFORE;
use crate::message::message;
use crate::messages::{Messages, phrases};

/// Words of unchanged text that are shown on either side of a change.
const AROUND: usize = 12;

/// How it is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// With colours.
    pub color: bool,
    /// Columns.
    pub width: usize,
}

impl Report {
    /// The report as lines of text.
    pub(crate) fn text(&self, look: Look) -> String {
        let (messages, done_words) = (Messages::new(self.language), DoneWords::default());
        let mut writer = Writer { text: String::new(), look, messages, done_words };
        writer.heading(&self.title, 0);
        writer.plain(&self.sides, 0);
        writer.plain(&self.summary, 0);
        self.top.iter().for_each(|line| writer.plain(&format!("! {}", line.text), 2));
        if !self.acts.is_empty() {
            writer.text.push('\n');
            writer.heading(&self.acts_title, 0);
            self.acts.iter().for_each(|act| writer.act(act, self));
            for line in self.uncaused(&writer.messages).iter().chain([&self.proof]).filter(|line| !line.is_empty()) {
                writer.plain(line, 2);
            }
        }
        self.groups.iter().for_each(|group| writer.group(group, self));
        if !self.groups.is_empty() {
            writer.text.push('\n');
            writer.plain(&self.not_compared, 0);
        }
        writer.text
    }
}

struct Writer {
    text: String,
    look: Look,
    messages: Messages,
    done_words: DoneWords,
}

/// A stretch of what is written.
struct Stretch<'p> {
    sort: Sort,
    text: Cow<'p, str>,
    is_note: bool,
}

impl<'p> From<&'p Piece> for Stretch<'p> {
    fn from(piece: &'p Piece) -> Self {
        Self { sort: piece.sort, text: piece.text.as_str().into(), is_note: piece.is_note }
    }
}

/// What is no change.
fn same<'p>(text: impl Into<Cow<'p, str>>) -> Stretch<'p> {
    Stretch { sort: Sort::Lika, text: text.into(), is_note: false }
}

/// Words with how they look, and a space between them.
struct Words {
    shown: String,
    /// Where each ends in what is shown, and its columns.
    ends: Vec<(usize, usize)>,
}

impl Writer {
    fn heading(&mut self, text: &str, indent: usize) {
        let text = self.painted("1", text);
        self.text.push_str(&format!("{}{text}\n", " ".repeat(indent)));
    }

    fn painted(&self, code: &str, text: &str) -> String {
        if self.look.color { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn plain(&mut self, text: &str, indent: usize) {
        self.wrapped(&[same(text)], indent, indent);
    }

    fn act(&mut self, act: &ActLine, report: &Report) {
        let done = if act.done.is_empty() { String::new() } else { format!(": {}", act.done) };
        self.plain(&format!("{}{done} ({})", act.name, act.counts), 2);
        act.causes.iter().for_each(|at| self.cause(&report.causes[*at]));
    }

    fn cause(&mut self, cause: &CauseLine) {
        let mut pieces = vec![same(format!("{}. {}", cause.number, cause.text))];
        let values = cause.values.iter().zip(shortened(&cause.values));
        pieces.extend(values.flat_map(|(value, text)| [same(" "), Stretch { text: text.into(), ..value.into() }]));
        let places = if cause.places.is_empty() { String::new() } else { format!(" ({})", cause.places) };
        pieces.push(same(format!("{places}: {}", cause.follows)));
        self.wrapped(&pieces, 6, 9);
        if !cause.stale.is_empty() {
            self.plain(&format!("! {}", cause.stale), 9);
        }
        // Many are read where they stand.
        let folds = cause.folds();
        folds.iter().for_each(|fold| self.plain(&fold.told(&self.messages), 9));
        for edit in cause.edits.iter().filter(|_| folds.is_empty()) {
            let pieces = [same(edit.lead())].into_iter().chain(edit.pieces.iter().map(Stretch::from));
            self.wrapped(&pieces.chain([same(format!(" ({})", edit.place))]).collect::<Vec<_>>(), 9, 11);
        }
    }

    fn group(&mut self, group: &Group, report: &Report) {
        let changed = |item: &&Item| item.done != Done::Same;
        if !group.sections.iter().any(|section| section.items.iter().any(|item| changed(&item))) {
            return;
        }
        self.text.push('\n');
        self.heading(&group.title, 0);
        if !group.about.is_empty() {
            self.plain(&group.about, 2);
        }
        for section in &group.sections {
            let items: Vec<&Item> = section.items.iter().filter(changed).collect();
            if items.is_empty() {
                continue;
            }
            let indent = if section.title.is_empty() { 2 } else { 4 };
            if !section.title.is_empty() {
                self.heading(&section.title, 2);
            }
            let told: Vec<String> = report.by_numbers(section).into_iter().map(CauseLine::called).collect();
            if !told.is_empty() {
                let told = message!(phrases::DIFF_SECTION_CAUSES, lista = told.join("; "));
                self.plain(&self.messages.phrase(&told), indent);
            }
            items.into_iter().for_each(|item| self.item(item, indent, report));
        }
    }

    fn item(&mut self, item: &Item, indent: usize, report: &Report) {
        let mut notes: Vec<Cow<'_, str>> = Vec::new();
        if !item.places.is_empty() {
            notes.push(item.places.as_str().into());
        }
        let named = |cause: &CauseLine, is_named: bool| match is_named {
            true => format!("{} ({})", cause.short, cause.number),
            false => cause.number.to_string(),
        };
        notes.extend(report.caused(item, &self.messages, named).map(Cow::Owned));
        if !item.about.is_empty() {
            let about: Vec<&str> = item.about.iter().map(|(_, name)| name.as_str()).collect();
            let about = message!(phrases::DIFF_ABOUT, andring = about.join(", "));
            notes.push(self.messages.phrase(&about).into());
        }
        notes.extend((!item.also.is_empty()).then_some(item.also.as_str().into()));
        let mut lead = item.label.clone();
        if matches!(item.done, Done::Added | Done::Gone) {
            let done = self.done_words.told(&self.messages, item.done.name(), &item.kind);
            lead.extend([", ", &done]);
        }
        if !notes.is_empty() {
            lead.extend([" (", &notes.join("; "), ")"]);
        }
        lead.push_str(if item.pieces.is_empty() { "" } else { ": " });
        let mut pieces = vec![same(lead)];
        pieces.extend(cut(&item.pieces));
        self.wrapped(&pieces, indent, indent + 2);
        for part in &item.parts {
            let also = if part.also.is_empty() { String::new() } else { format!(" ({})", part.also) };
            let mut pieces = vec![same(format!("{}{also}: ", part.label))];
            pieces.extend(part.pieces.iter().map(Stretch::from));
            self.wrapped(&pieces, indent + 2, indent + 4);
        }
    }

    /// Writes pieces in lines no longer than the terminal is wide.
    fn wrapped(&mut self, pieces: &[Stretch<'_>], first: usize, rest: usize) {
        let width = self.look.width.max(20);
        let Words { shown, ends } = self.words(pieces);
        // Where the line stands in what is shown.
        let (mut indent, mut column, mut line) = (first, first, 0..0);
        for (end, wide) in ends {
            if line.is_empty() {
                column += wide;
            } else if column + 1 + wide > width {
                self.line(indent, &shown[line.clone()]);
                (indent, column, line.start) = (rest, rest + wide, line.end + 1);
            } else {
                column += 1 + wide;
            }
            line.end = end;
        }
        self.line(indent, &shown[line]);
    }

    /// Writes a line, which has no space at its end.
    fn line(&mut self, indent: usize, line: &str) {
        let line = line.trim_end();
        let indent = if line.is_empty() { 0 } else { indent };
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// The words of pieces; those that no space divides are one.
    fn words(&self, pieces: &[Stretch<'_>]) -> Words {
        let length = pieces.iter().map(|piece| piece.text.len() + MARKS).sum::<usize>();
        let mut words = Words { shown: String::with_capacity(length), ends: Vec::with_capacity(length / SHORT) };
        let mut joins = false;
        for piece in pieces {
            let (open, close, code) = match piece.sort {
                _ if piece.is_note => ("(? ", " ?)", "33"),
                Sort::Lika => ("", "", ""),
                Sort::Borta => ("[-", "-]", "31"),
                Sort::Nytt => ("{+", "+}", "32"),
            };
            let marked = match open {
                "" => Cow::Borrowed(&*piece.text),
                _ => Cow::Owned([open, &piece.text, close].concat()),
            };
            let starts_apart = piece.sort == Sort::Lika && marked.starts_with(' ');
            let mut is_first = true;
            each_part(&marked, |part, width| {
                let goes_on = std::mem::take(&mut is_first) && joins && !starts_apart;
                joins = !part.is_empty();
                if !joins {
                    return;
                }
                let last = words.ends.last_mut();
                if last.is_some() && !goes_on {
                    words.shown.push(' ');
                }
                match self.look.color && !code.is_empty() {
                    false => words.shown.push_str(part),
                    true => words.shown.push_str(&self.painted(code, part)),
                }
                let end = words.shown.len();
                match last {
                    Some(last) if goes_on => *last = (end, last.1 + width),
                    _ => words.ends.push((end, width)),
                }
            });
            joins = joins && !marked.ends_with(' ');
        }
        words
    }
}

/// Takes what stands between the spaces of a text, each part with its columns.
fn each_part(text: &str, mut take: impl FnMut(&str, usize)) {
    let (mut start, mut columns, mut is_narrow) = (0, 0, true);
    let mut end = |part: &str, columns, is_narrow| take(part, if is_narrow { columns } else { part.width() });
    for (at, byte) in text.bytes().enumerate() {
        if byte == b' ' {
            end(&text[start..at], columns, is_narrow);
            (start, columns, is_narrow) = (at + 1, 0, true);
            continue;
        }
        // Nearly all text is ASCII and the letters from À on, which are told by their first bytes.
        is_narrow &= matches!(byte, b'!'..=b'~' | 0x80..=0xBF | 0xC3..=0xC8);
        columns += usize::from(!matches!(byte, 0x80..=0xBF));
    }
    end(&text[start..], columns, is_narrow);
}

/// What marks a piece as gone or new has no more bytes.
const MARKS: usize = 6;

/// Words have more letters than these with the space after them, so that room is made once for the words of most texts.
const SHORT: usize = 5;

/// Values as they are told among the causes, whole texts by their beginnings: from where they differ, where these are the same.
fn shortened(values: &[Piece]) -> Vec<String> {
    let words: Vec<Vec<&str>> = values.iter().map(|value| value.text.split(' ').collect()).collect();
    let told = |from: usize| words.iter().map(|words| cut_from(words, from)).collect::<Vec<String>>();
    let beginnings = told(0);
    match (beginnings.as_slice(), words.as_slice()) {
        ([one, other], [was, is]) if one == other => {
            let same = was.iter().zip(is).take_while(|(was, is)| was == is).count();
            told(same.saturating_sub(BEFORE))
        }
        _ => beginnings,
    }
}

/// Few words of a text from one of them on.
fn cut_from(words: &[&str], from: usize) -> String {
    let rest = words.get(from..).unwrap_or_default();
    let lead = if from == 0 { "" } else { "… " };
    match rest.get(..AROUND).filter(|_| rest.len() > AROUND) {
        Some(first) => format!("{lead}{} …", first.join(" ")),
        None => format!("{lead}{}", rest.join(" ")),
    }
}

/// Pieces with long stretches of unchanged words left out.
fn cut(pieces: &[Piece]) -> impl Iterator<Item = Stretch<'_>> {
    let last = pieces.len().saturating_sub(1);
    let is_changed = pieces.iter().any(|piece| piece.sort != Sort::Lika);
    pieces.iter().enumerate().map(move |(index, piece)| {
        let (before, after) = (if index == 0 { 0 } else { AROUND }, if index == last { 0 } else { AROUND });
        let is_long = || piece.text.bytes().filter(|byte| *byte == b' ').count() >= before + after + 2;
        if !is_changed || piece.sort != Sort::Lika || piece.is_note || !is_long() {
            return piece.into();
        }
        let words: Vec<&str> = piece.text.split(' ').collect();
        let (start, end) = (words[..before].join(" "), words[words.len() - after..].join(" "));
        same(format!("{start} … {end}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_that_begin_alike_are_told_from_where_they_differ() {
        let told = |values: &[&str]| {
            let pieces: Vec<Piece> = values.iter().map(|text| Piece::new(Sort::Lika, text)).collect();
            shortened(&pieces)
        };
        let long = "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton";
        let [was, is] = [format!("{long} gamla ord"), format!("{long} nya")];
        assert_eq!(told(&[&was, &is]), ["… tretton fjorton gamla ord", "… tretton fjorton nya"]);
        let short = "ett två tre fyra fem sex sju åtta nio tio elva tolv …";
        assert_eq!(told(&[&was]), [short]);
        assert_eq!(told(&[&was, "ny text"]), [short, "ny text"]);
        assert_eq!(told(&["2020", "2025"]), ["2020", "2025"]);
    }
}
