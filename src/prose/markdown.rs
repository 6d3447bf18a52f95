//! CommonMark to blocks. What an office's prose may hold is listed here; all other markup is an error at its place,
//! so that nothing is dropped in silence.

mod links;

use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::account::Account;
use super::compose::composed;
use super::marks::{BREAK, ESCAPED};
use super::references::{self, Marked, RefersTo};
use super::remnants::Literal;
use super::{RawBlock, RawInline, RawPicture, lines, paths};
use crate::characters;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::toml::refused;
use crate::limits;
use crate::message::message;
use crate::place::Place;
use crate::source_text::SourceText;

/// Parses prose. Problems are reported at their line and column; the rest is returned.
pub(crate) fn parse(source: &SourceText, problems: &mut Diagnostics) -> Vec<RawBlock> {
    let RefersTo { text, references } = references::extract(&source.dedented(), problems);
    let text = lines::as_meant(text, problems);
    for (path, printed) in paths::lost(&text.text) {
        let problem = message!(codes::PATH_PRINTED_OTHERWISE, text = &text.text[path.clone()], skrivs = printed);
        problems.push(Diagnostic::warning(problem).at(text.place(path)));
    }
    let events = Parser::new_ext(&text.text, Options::empty()).into_offset_iter().collect::<Vec<_>>();
    let mut reader = MarkdownReader {
        text: &text,
        events: events.into_iter(),
        marked: Marked::new(&text.text, references),
        problems,
        account: Account::new(&text.text),
        literal: Literal::default(),
        end: 0,
        lists: 0,
        spans: 0,
        emphases: [None; 2],
        pictures: Vec::new(),
        tags: Vec::new(),
    };
    let blocks = reader.blocks();
    for left in reader.account.left(&text.text) {
        reader.refuse("forlorad", left);
    }
    blocks
}

/// Walks the parser's events.
struct MarkdownReader<'a> {
    text: &'a SourceText,
    events: IntoIter<(Event<'a>, Range<usize>)>,
    marked: Marked,
    problems: &'a mut Diagnostics,
    /// What has become something.
    account: Account,
    /// The text of the paragraph that is read.
    literal: Literal,
    /// Where the last piece of a paragraph ends.
    end: usize,
    /// How many lists lie around what is read.
    lists: usize,
    /// How many emphases and links lie around it.
    spans: usize,
    /// Where the italics and the bold type begin that lie around it.
    emphases: [Option<usize>; 2],
    /// The pictures of the paragraph that is read.
    pictures: Vec<RawPicture>,
    /// The tags of HTML in it.
    tags: Vec<Place>,
}

impl<'a> MarkdownReader<'a> {
    /// Reads blocks until the end of what encloses them.
    fn blocks(&mut self) -> Vec<RawBlock> {
        let mut blocks = Vec::new();
        // A tight list item holds text without a paragraph around it.
        let mut loose: Vec<RawInline> = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(tag) if is_inline(&tag) => loose.extend(self.span(tag, range)),
                Event::Start(tag) => {
                    self.flush(&mut loose, &mut blocks);
                    blocks.extend(self.block(tag, range));
                }
                Event::Rule => {
                    self.account.read(range.clone());
                    self.refuse("linje", range);
                }
                other => loose.extend(self.leaf(other, range)),
            }
        }
        self.flush(&mut loose, &mut blocks);
        blocks
    }

    fn block(&mut self, tag: Tag<'a>, range: Range<usize>) -> Option<RawBlock> {
        match tag {
            Tag::Paragraph => {
                let inlines = self.inlines();
                Some(self.paragraph(inlines))
            }
            Tag::Heading { level, .. } => Some(self.heading(level, range)),
            Tag::List(_) if self.lists == limits::LIST_DEPTH => self.refuse_whole("djup-lista", range),
            Tag::List(start) => Some(self.list(start, range)),
            Tag::Item => None,
            other => self.refuse_whole(name(&other), range),
        }
    }

    fn heading(&mut self, level: HeadingLevel, range: Range<usize>) -> RawBlock {
        let told = self.problems.len();
        let place = self.text.place(range.clone());
        let text = &self.text.text[range.clone()];
        let marks = text.len() - text.trim_start().trim_start_matches('#').len();
        self.account.read(range.start..range.start + marks);
        self.end = range.start + marks;
        if !text.trim_start().starts_with('#') {
            self.account.read(range.clone());
            self.refuse("understruken-rubrik", range.clone());
        } else if level < HeadingLevel::H3 {
            self.refuse("rubrikniva", range.clone());
        }
        let inlines = self.inlines();
        self.tell_remnants();
        self.refuse_pictures();
        let closing = self.end.min(range.end)..range.end;
        if let Some(at) =
            self.text.text[closing.clone()].find('#').filter(|at| !self.account.is_read(closing.start + at))
        {
            self.refuse("rubrikslut", closing.start + at..range.end);
            self.account.read(closing);
        } else if inlines.iter().all(RawInline::says_nothing) && told == self.problems.len() {
            self.refuse("tom-rubrik", range);
        }
        RawBlock::Heading(level as u8, place, inlines)
    }

    fn list(&mut self, start: Option<u64>, range: Range<usize>) -> RawBlock {
        self.lists += 1;
        if start.is_some_and(|number| number != 1) {
            self.refuse("lista-borjan", range.start..range.start + 1);
        }
        let mut items = Vec::new();
        let mut numbers = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let marker = marker(&self.text.text, range);
                    self.account.read(marker.clone());
                    let told = self.problems.len();
                    let item = self.blocks();
                    if item.iter().all(RawBlock::says_nothing) && told == self.problems.len() {
                        self.refuse("tom-punkt", marker.clone());
                    }
                    numbers.extend(start.map(|_| marker));
                    items.push(item);
                }
                _ => break,
            }
        }
        self.lists -= 1;
        self.tell_numbers(&numbers);
        RawBlock::List { ordered: start.is_some(), items }
    }

    /// The numbers of a list count up from its first, or are all 1: the program counts, and would set other numbers than those
    /// typed.
    fn tell_numbers(&mut self, markers: &[Range<usize>]) {
        let number =
            |marker: &Range<usize>| self.text.text[marker.clone()].trim_end_matches(['.', ')']).parse::<u64>().ok();
        let numbers: Vec<Option<u64>> = markers.iter().map(number).collect();
        let Some(Some(first)) = numbers.first() else { return };
        if numbers.iter().all(|number| *number == Some(1)) {
            return;
        }
        let wrong = numbers.iter().enumerate().position(|(index, number)| *number != Some(first + index as u64));
        if let Some(marker) = wrong.and_then(|index| markers.get(index)) {
            self.refuse("lista-nummer", marker.clone());
        }
    }

    /// Reads pieces of a paragraph until its end.
    fn inlines(&mut self) -> Vec<RawInline> {
        let mut inlines = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(tag) => inlines.extend(self.span(tag, range)),
                other => inlines.extend(self.leaf(other, range)),
            }
        }
        composed(inlines, self.problems)
    }

    fn span(&mut self, tag: Tag<'a>, range: Range<usize>) -> Option<RawInline> {
        if self.spans == limits::EMPHASIS_DEPTH {
            return self.refuse_whole("djup-betoning", range);
        }
        self.spans += 1;
        let span = match tag {
            Tag::Strong => Some(RawInline::Strong(self.emphasised(2, &range))),
            Tag::Emphasis => Some(RawInline::Emphasis(self.emphasised(1, &range))),
            Tag::Link { link_type, dest_url, title, .. } => {
                Some(self.link(link_type, &dest_url, !title.is_empty(), range.clone()))
            }
            Tag::Image { dest_url, title, .. } => {
                let picture = self.picture(&dest_url, &title, range.clone());
                self.pictures.push(picture);
                None
            }
            other => self.refuse_whole(name(&other), range.clone()),
        };
        self.spans -= 1;
        self.end = range.end;
        span
    }

    /// What stands between marks of some bytes.
    fn emphasised(&mut self, marks: usize, range: &Range<usize>) -> Vec<RawInline> {
        self.account.read(range.start..range.start + marks);
        self.account.read(range.end - marks..range.end);
        if let Some(start) = paths::address_around(&self.text.text, range.start) {
            let problem = Diagnostic::warning(message!(codes::MARKUP_LEFT, slag = "adress"));
            self.problems.push(problem.at(self.text.place(start..range.end)));
        }
        let outer = self.emphases[marks - 1].replace(range.start);
        if let Some(start) = outer {
            // An emphasis inside its like is not seen: its signs do not pair as they were meant to.
            let problem = Diagnostic::warning(message!(codes::MARKUP_LEFT, slag = "stjarnor"));
            self.problems.push(problem.at(self.text.place(start..start + marks)));
        }
        let inlines = self.inlines();
        self.emphases[marks - 1] = outer;
        inlines
    }

    /// Refuses the pictures of a text that may hold none.
    fn refuse_pictures(&mut self) {
        for picture in std::mem::take(&mut self.pictures) {
            let problem = message!(codes::MARKUP_REFUSED, slag = "bild-i-text");
            self.problems.push(Diagnostic::error(problem).at(picture.place));
        }
    }

    /// Text, breaks, and markup without content.
    fn leaf(&mut self, event: Event<'a>, range: Range<usize>) -> Vec<RawInline> {
        self.account.read(range.clone());
        self.end = range.end;
        match event {
            Event::Text(text) => self.typed(&text, range),
            // Two spaces at a line's end break it in CommonMark, where nobody sees them.
            Event::HardBreak if self.text.text[range.clone()].starts_with('\\') => {
                self.literal.push_character(BREAK, range.start);
                vec![RawInline::Break]
            }
            Event::SoftBreak | Event::HardBreak => {
                self.literal.push_character('\n', range.start);
                vec![RawInline::Text(self.text.decoded(range, " "))]
            }
            Event::Code(_) => self.refuse_leaf("kod", range),
            Event::InlineHtml(_) | Event::Html(_) => {
                self.tags.push(self.text.place(range));
                Vec::new()
            }
            _ => self.refuse_leaf("annat", range),
        }
    }

    /// Typed text keeps its places; text that CommonMark has decoded (entities, escapes) has the place of its source.
    fn typed(&mut self, text: &str, range: Range<usize>) -> Vec<RawInline> {
        if self.text.text[range.clone()] != *text {
            self.literal.push_character(ESCAPED, range.start);
            return self.decoded(text, range);
        }
        let escape = range.start.wrapping_sub(1);
        if self.text.text.as_bytes().get(escape) == Some(&b'\\') && !self.account.is_read(escape) {
            self.account.read(escape..range.start);
            let first = text.chars().next().map_or(0, char::len_utf8);
            self.literal.push_character(ESCAPED, range.start);
            self.literal.push(&text[first..], range.start + first);
        } else {
            self.literal.push(text, range.start);
        }
        references::pieces(self.text, range, &self.marked)
    }

    /// Text of another form than its source, `&nbsp;`. A line end or a tab is a space, as when it is typed.
    fn decoded(&mut self, text: &str, range: Range<usize>) -> Vec<RawInline> {
        let unseen: Vec<char> = text.chars().filter(|c| characters::unseen(*c)).collect();
        let place = || self.text.place(range.clone());
        self.problems.extend(unseen.iter().map(|character| refused(*character).at(place())));
        if !unseen.is_empty() {
            return Vec::new();
        }
        vec![RawInline::Text(self.text.decoded(range, &text.replace(['\n', '\t'], " ")))]
    }

    fn flush(&mut self, loose: &mut Vec<RawInline>, blocks: &mut Vec<RawBlock>) {
        if !loose.is_empty() || !self.pictures.is_empty() {
            let inlines = composed(std::mem::take(loose), self.problems);
            blocks.push(self.paragraph(inlines));
        }
    }

    /// A paragraph that holds nothing but one reference may be a table, a figure or a module.
    fn paragraph(&mut self, inlines: Vec<RawInline>) -> RawBlock {
        self.tell_remnants();
        if self.lists == 0
            && inlines.is_empty()
            && self.pictures.len() == 1
            && let Some(picture) = self.pictures.pop()
        {
            return RawBlock::Picture(picture);
        }
        self.refuse_pictures();
        match inlines.as_slice() {
            [RawInline::Reference(reference)] => RawBlock::Alone(reference.clone()),
            _ => RawBlock::Paragraph(inlines),
        }
    }

    /// Tells what the text that has been read holds of other markup, its tags together.
    fn tell_remnants(&mut self) {
        let tags = std::mem::take(&mut self.tags);
        if !tags.is_empty() {
            self.problems.push(Diagnostic::error(message!(codes::MARKUP_REFUSED, slag = "html")).at_all(tags));
        }
        for (problem, range) in self.literal.take(self.lists > 0) {
            self.problems.push(problem.at(self.text.place(range)));
        }
    }

    /// Skips the content of refused markup.
    fn skip(&mut self) {
        let mut open = 1;
        while open > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(TagEnd::MetadataBlock(_)), _)) | None => break,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
            }
        }
    }

    fn refuse(&mut self, what: &'static str, range: Range<usize>) {
        self.problems.push(Diagnostic::error(message!(codes::MARKUP_REFUSED, slag = what)).at(self.text.place(range)));
    }

    /// Refuses markup with all that it encloses. That is skipped, not read: how deep it goes is up to the file.
    fn refuse_whole<T>(&mut self, what: &'static str, range: Range<usize>) -> Option<T> {
        self.account.read(range.clone());
        self.end = range.end;
        self.refuse(what, range);
        self.skip();
        None
    }

    fn refuse_leaf(&mut self, what: &'static str, range: Range<usize>) -> Vec<RawInline> {
        self.refuse(what, range);
        Vec::new()
    }
}

/// The mark at the start of an item.
fn marker(text: &str, item: Range<usize>) -> Range<usize> {
    let start = item.start + text[item.clone()].len() - text[item].trim_start().len();
    let rest = &text[start..];
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    start..(start + digits + 1).min(text.len())
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. })
}

/// The names of refused markup, which the catalogues translate.
fn name(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::CodeBlock(_) => "kod",
        Tag::BlockQuote(_) => "citatblock",
        Tag::HtmlBlock => "html",
        _ => "annat",
    }
}
