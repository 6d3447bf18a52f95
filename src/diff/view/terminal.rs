//! A report for a terminal, as wide as that: with colours, and readable without.

use std::borrow::Cow;

use memchr::memchr_iter;
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

/// Words with how they look.
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
        let piece = Piece { sort: Sort::Lika, text: text.to_owned(), is_note: false };
        self.wrapped(&[piece], indent, indent);
    }

    fn act(&mut self, act: &ActLine, report: &Report) {
        let done = if act.done.is_empty() { String::new() } else { format!(": {}", act.done) };
        self.plain(&format!("{}{done} ({})", act.name, act.counts), 2);
        act.causes.iter().for_each(|at| self.cause(&report.causes[*at]));
    }

    fn cause(&mut self, cause: &CauseLine) {
        let same = |text: String| Piece { sort: Sort::Lika, text, is_note: false };
        let mut pieces = vec![same(format!("{}. {}", cause.number, cause.text))];
        let values = cause.values.iter().zip(shortened(&cause.values));
        pieces.extend(values.flat_map(|(value, text)| [same(" ".to_owned()), Piece { text, ..value.clone() }]));
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
            let pieces = [same(edit.lead())].into_iter().chain(edit.pieces.iter().cloned());
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
        let mut notes: Vec<String> = Vec::new();
        if !item.places.is_empty() {
            notes.push(item.places.clone());
        }
        let named = |cause: &CauseLine, is_named: bool| match is_named {
            true => format!("{} ({})", cause.short, cause.number),
            false => cause.number.to_string(),
        };
        notes.extend(report.caused(item, &self.messages, named));
        let about: Vec<&str> = item.about.iter().map(|(_, name)| name.as_str()).collect();
        let about = message!(phrases::DIFF_ABOUT, andring = about.join(", "));
        notes.extend((!item.about.is_empty()).then(|| self.messages.phrase(&about)));
        notes.extend((!item.also.is_empty()).then(|| item.also.clone()));
        let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
        let done = match item.done {
            Done::Added | Done::Gone => {
                format!(", {}", self.done_words.told(&self.messages, item.done.name(), &item.kind))
            }
            _ => String::new(),
        };
        let same = |text: String| Piece { sort: Sort::Lika, text, is_note: false };
        let colon = if item.pieces.is_empty() { "" } else { ": " };
        let mut pieces = vec![same(format!("{}{done}{notes}{colon}", item.label))];
        pieces.extend(cut(&item.pieces));
        self.wrapped(&pieces, indent, indent + 2);
        for part in &item.parts {
            let also = if part.also.is_empty() { String::new() } else { format!(" ({})", part.also) };
            let mut pieces = vec![same(format!("{}{also}: ", part.label))];
            pieces.extend(part.pieces.iter().cloned());
            self.wrapped(&pieces, indent + 2, indent + 4);
        }
    }

    /// Writes pieces in lines no longer than the terminal is wide.
    fn wrapped(&mut self, pieces: &[Piece], first: usize, rest: usize) {
        let width = self.look.width.max(20);
        let Words { shown, ends } = self.words(pieces);
        let mut line = self.begin_line(first);
        let (mut column, mut is_start, mut begins) = (first, true, 0);
        for (end, wide) in ends {
            if !is_start && column + 1 + wide > width {
                self.end_line(line);
                line = self.begin_line(rest);
                (column, is_start) = (rest, true);
            }
            if !is_start {
                self.text.push(' ');
                column += 1;
            }
            self.text.push_str(&shown[begins..end]);
            column += wide;
            (begins, is_start) = (end, false);
        }
        self.end_line(line);
    }

    /// Begins a line that is indented; where it begins in the text.
    fn begin_line(&mut self, indent: usize) -> usize {
        let begins = self.text.len();
        self.text.extend(std::iter::repeat_n(' ', indent));
        begins
    }

    /// Ends a line, which has no space at its end.
    fn end_line(&mut self, begins: usize) {
        let length = self.text[begins..].trim_end().len();
        self.text.truncate(begins + length);
        self.text.push('\n');
    }

    /// The words of pieces; those that no space divides are one.
    fn words(&self, pieces: &[Piece]) -> Words {
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
                "" => Cow::Borrowed(piece.text.as_str()),
                _ => Cow::Owned([open, &piece.text, close].concat()),
            };
            let starts_apart = piece.sort == Sort::Lika && marked.starts_with(' ');
            for (index, part) in parts(&marked).enumerate() {
                if part.is_empty() {
                    joins = false;
                    continue;
                }
                match self.look.color && !code.is_empty() {
                    false => words.shown.push_str(part),
                    true => words.shown.push_str(&self.painted(code, part)),
                }
                let (end, width) = (words.shown.len(), width(part));
                match words.ends.last_mut() {
                    Some(last) if index == 0 && joins && !starts_apart => *last = (end, last.1 + width),
                    _ => words.ends.push((end, width)),
                }
                joins = true;
            }
            joins = joins && !marked.ends_with(' ');
        }
        words
    }
}

/// What stands between the spaces of a text.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    memchr_iter(b' ', text.as_bytes())
        .chain([text.len()])
        .map(move |end| &text[std::mem::replace(&mut start, end + 1)..end])
}

/// What marks a piece as gone or new has no more bytes.
const MARKS: usize = 6;

/// Words have more letters than these with the space after them, so that room is made once for the words of most texts.
const SHORT: usize = 5;

/// The columns of a word.
fn width(word: &str) -> usize {
    if word.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return word.len();
    }
    let is_narrow = |c: char| matches!(c, ' '..='~' | '\u{C0}'..='\u{24F}');
    if word.chars().all(is_narrow) { word.chars().count() } else { word.width() }
}

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
fn cut(pieces: &[Piece]) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let cut = |(index, piece): (usize, &Piece)| {
        if piece.sort != Sort::Lika || piece.is_note {
            return piece.clone();
        }
        let words: Vec<&str> = piece.text.split(' ').collect();
        let (before, after) = (if index == 0 { 0 } else { AROUND }, if index == last { 0 } else { AROUND });
        if words.len() <= before + after + 2 {
            return piece.clone();
        }
        let (start, end) = (words[..before].join(" "), words[words.len() - after..].join(" "));
        Piece { text: format!("{start} … {end}"), ..piece.clone() }
    };
    if pieces.iter().all(|piece| piece.sort == Sort::Lika) {
        return pieces.to_vec();
    }
    pieces.iter().enumerate().map(cut).collect()
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
