//! CommonMark to blocks. What an office's prose may hold is listed here; all other markup is an error at its place,
//! so that nothing is dropped in silence.

use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::references::{self, MARK, Marked};
use super::{RawBlock, RawInline};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::source::SourceText;
use crate::limits;

/// Links may lead to these.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// Parses prose. Problems are reported at their line and column; the rest is returned.
pub fn parse(source: &SourceText, problems: &mut Diagnostics) -> Vec<RawBlock> {
    let extracted = references::extract(&source.dedented(), problems);
    let events = Parser::new_ext(&extracted.text.text, Options::empty()).into_offset_iter().collect::<Vec<_>>();
    let mut reader = MarkdownReader {
        text: &extracted.text,
        events: events.into_iter(),
        marked: Marked::new(&extracted.text.text, extracted.references),
        problems,
        lists: 0,
        spans: 0,
    };
    reader.blocks()
}

/// Walks the parser's events.
struct MarkdownReader<'a> {
    text: &'a SourceText,
    events: IntoIter<(Event<'a>, Range<usize>)>,
    marked: Marked,
    problems: &'a mut Diagnostics,
    /// How many lists lie around what is read.
    lists: usize,
    /// How many emphases and links lie around it.
    spans: usize,
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
                    flush(&mut loose, &mut blocks);
                    blocks.extend(self.block(tag, range));
                }
                Event::Rule => self.refuse("linje", range),
                other => loose.extend(self.leaf(other, range)),
            }
        }
        flush(&mut loose, &mut blocks);
        blocks
    }

    fn block(&mut self, tag: Tag<'a>, range: Range<usize>) -> Option<RawBlock> {
        match tag {
            Tag::Paragraph => Some(paragraph(self.inlines())),
            Tag::Heading { level, .. } => {
                let place = self.text.place(range.clone());
                let written = self.text.text[range.clone()].trim_start().starts_with('#');
                if !written {
                    self.refuse("understruken-rubrik", range);
                } else if level < HeadingLevel::H3 {
                    self.refuse("rubrikniva", range);
                }
                Some(RawBlock::Heading(level as u8, place, self.inlines()))
            }
            Tag::List(_) if self.lists == limits::LIST_DEPTH => self.refuse_whole("djup-lista", range),
            Tag::List(start) => Some(self.list(start, range)),
            Tag::Item => None,
            other => self.refuse_whole(name(&other), range),
        }
    }

    fn list(&mut self, start: Option<u64>, range: Range<usize>) -> RawBlock {
        self.lists += 1;
        if start.is_some_and(|number| number != 1) {
            self.refuse("lista-borjan", range.start..range.start + 1);
        }
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks()),
                _ => break,
            }
        }
        self.lists -= 1;
        RawBlock::List { ordered: start.is_some(), items }
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
        inlines
    }

    fn span(&mut self, tag: Tag<'a>, range: Range<usize>) -> Option<RawInline> {
        if self.spans == limits::EMPHASIS_DEPTH {
            return self.refuse_whole("djup-betoning", range);
        }
        self.spans += 1;
        let span = match tag {
            Tag::Strong => Some(RawInline::Strong(self.inlines())),
            Tag::Emphasis => Some(RawInline::Emphasis(self.inlines())),
            Tag::Link { link_type, dest_url, .. } => Some(self.link(link_type, &dest_url, range)),
            other => self.refuse_whole(name(&other), range),
        };
        self.spans -= 1;
        span
    }

    fn link(&mut self, kind: LinkType, url: &str, range: Range<usize>) -> RawInline {
        let url = if kind == LinkType::Email { format!("mailto:{url}") } else { url.to_owned() };
        if url.contains(MARK) || !SCHEMES.iter().any(|scheme| url.starts_with(scheme)) {
            self.refuse("lankmal", range);
        }
        RawInline::Link(url, self.inlines())
    }

    /// Text, breaks, and markup without content.
    fn leaf(&mut self, event: Event<'a>, range: Range<usize>) -> Vec<RawInline> {
        match event {
            Event::Text(text) => self.typed(&text, range),
            Event::SoftBreak => vec![RawInline::Text(" ".to_owned(), self.text.place(range))],
            Event::HardBreak => vec![RawInline::Break],
            Event::Code(_) => self.refuse_leaf("kod", range),
            Event::InlineHtml(_) | Event::Html(_) => self.refuse_leaf("html", range),
            _ => self.refuse_leaf("annat", range),
        }
    }

    /// Typed text keeps its places; text that CommonMark has decoded (entities, escapes) has the place of its source.
    fn typed(&mut self, text: &str, range: Range<usize>) -> Vec<RawInline> {
        if self.text.text[range.clone()] == *text {
            return references::pieces(self.text, range, &self.marked);
        }
        vec![RawInline::Text(text.to_owned(), self.text.place(range))]
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
        self.problems.push(Diagnostic::error(codes::MARKUP_REFUSED).with("slag", what).at(self.text.place(range)));
    }

    /// Refuses markup with all that it encloses. That is skipped, not read: how deep it goes is up to the file.
    fn refuse_whole<T>(&mut self, what: &'static str, range: Range<usize>) -> Option<T> {
        self.refuse(what, range);
        self.skip();
        None
    }

    fn refuse_leaf(&mut self, what: &'static str, range: Range<usize>) -> Vec<RawInline> {
        self.refuse(what, range);
        Vec::new()
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. })
}

/// The names of refused markup, which the catalogues translate.
fn name(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::CodeBlock(_) => "kod",
        Tag::BlockQuote(_) => "citatblock",
        Tag::Image { .. } => "bild",
        Tag::HtmlBlock => "html",
        _ => "annat",
    }
}

fn flush(loose: &mut Vec<RawInline>, blocks: &mut Vec<RawBlock>) {
    if !loose.is_empty() {
        blocks.push(paragraph(std::mem::take(loose)));
    }
}

/// A paragraph that holds nothing but one reference may be a table, a figure or a module.
fn paragraph(inlines: Vec<RawInline>) -> RawBlock {
    match inlines.as_slice() {
        [RawInline::Reference(reference)] => RawBlock::Alone(reference.clone()),
        _ => RawBlock::Paragraph(inlines),
    }
}
