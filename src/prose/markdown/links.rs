//! Links and pictures, whose addresses stand in the text.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType};

use super::MarkdownReader;
use crate::characters;
use crate::inputs::toml::refused;
use crate::prose::references::{self, MARK};
use crate::prose::{RawInline, RawPicture, SCHEMES};

impl MarkdownReader<'_> {
    pub(super) fn link(&mut self, kind: LinkType, url: &str, titled: bool, range: Range<usize>) -> RawInline {
        let url = if kind == LinkType::Email { format!("mailto:{url}") } else { url.to_owned() };
        let leads = !url.contains(MARK) && SCHEMES.iter().any(|scheme| url.starts_with(scheme));
        if let Some(character) = url.chars().find(|c| characters::unseen(*c)).filter(|_| leads) {
            self.problems.push(refused(character).at(self.text.place(range.clone())));
        }
        // "namn@example.se<mailto:namn@example.se>": how mail programs write a link as text.
        let is_beside = self.text.text[..range.start].ends_with(char::is_alphanumeric);
        if is_beside && matches!(kind, LinkType::Autolink | LinkType::Email) {
            self.refuse("lank-intill", range.clone());
        }
        self.account.read(range.start..range.start + 1);
        self.end = range.start + 1;
        let inlines = self.inlines();
        self.account.read(self.end..range.end);
        if titled {
            let tail = &self.text.text[self.end..range.end];
            let start = tail.find(char::is_whitespace).unwrap_or(0);
            let start = start + tail[start..].len() - tail[start..].trim_start().len();
            self.refuse("lanktitel", self.end + start..range.end - 1);
        }
        if inlines.iter().all(RawInline::says_nothing) {
            self.refuse("lank-tom", range);
        } else if !leads {
            // An address in angle brackets is told as the text that it is, too.
            match url.contains(MARK) && url.starts_with("http") {
                true if kind == LinkType::Autolink => {}
                true => self.refuse("lank-hanvisning", range),
                false => self.refuse("lankmal", range),
            }
        }
        RawInline::Link(url, inlines)
    }

    /// A picture with what it shows; whether it stands by itself is seen when its paragraph ends.
    pub(super) fn picture(&mut self, url: &str, title: &str, range: Range<usize>) -> RawPicture {
        self.account.read(range.clone());
        let mut alternative = Vec::new();
        let mut is_plain = true;
        while let Some((event, inner)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Text(text) => alternative.extend(self.unmarked(&text, inner)),
                Event::SoftBreak => alternative.push(RawInline::Text(self.text.decoded(inner, " "))),
                other => {
                    is_plain = false;
                    self.refuse("bild-text", inner);
                    if matches!(other, Event::Start(_)) {
                        self.skip();
                    }
                }
            }
        }
        let says = |piece: &RawInline| !matches!(piece, RawInline::Text(text) if text.text.trim().is_empty());
        if is_plain && !alternative.iter().any(says) {
            self.refuse("bild-utan-text", range.clone());
        }
        let place = self.text.place(range.clone());
        if let Some(character) = url.chars().find(|c| characters::unseen(*c) && *c != MARK) {
            self.problems.push(refused(character).at(place.clone()));
        }
        let written = self.text.text[range.clone()].rfind(title).filter(|_| !title.is_empty());
        let caption = match written.map(|at| range.start + at..range.start + at + title.len()) {
            Some(own) => self.unmarked(title, own),
            None if title.is_empty() => Vec::new(),
            None => self.decoded(title, range),
        };
        RawPicture { file: url.replace(MARK, "…"), alternative, caption, place }
    }

    /// Text with references but without markup.
    fn unmarked(&mut self, text: &str, range: Range<usize>) -> Vec<RawInline> {
        match self.text.text[range.clone()] == *text {
            true => references::pieces(self.text, range, &self.marked),
            false => self.decoded(text, range),
        }
    }
}
