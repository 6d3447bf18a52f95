//! Prose to blocks with its references filled in.

use super::addresses::linked;
use super::known_prose::{Known, KnownProse, Parsed, ParsedProse, Size, is_plain};
use super::names::{Alone, Names};
use super::phrases::as_phrase;
use super::pictures;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Inline, Phrase, PictureBlock, plain};
use crate::hash::sha256;
use crate::interpret::suggestion;
use crate::limits;
use crate::message::message;
use crate::prose::{self, RawBlock, RawInline, RawPicture};
use crate::source_text::{SourceText, TypedText};
use crate::templates::{Forms, NumberWords, QuoteMarks};

/// The headings above a block.
struct Headings {
    /// Level of the section's heading.
    section: u8,
    /// Level of the last heading.
    last: u8,
}

/// Merges prose. Subheadings lie below `level`, the level of the heading above.
pub(super) fn merge(names: &mut Names<'_>, source: &SourceText, level: u8) -> Vec<Block> {
    nested(names, source, &mut Headings { section: level, last: level }, 0)
}

fn nested(names: &mut Names<'_>, source: &SourceText, above: &mut Headings, depth: usize) -> Vec<Block> {
    if let Some(known) = names.known {
        return again(names, known, source, above, depth);
    }
    let raw = parse(names, source);
    let mut blocks = Vec::new();
    if !has_room(names, source) {
        return blocks;
    }
    for block in raw {
        if !has_room_for(names, source, size(&block)) {
            break;
        }
        blocks.extend(merged(names, block, above, depth));
    }
    blocks
}

/// Parses a text, and keeps that where it is asked for and there was nothing to tell.
fn parse(names: &mut Names<'_>, source: &SourceText) -> Vec<RawBlock> {
    let told = names.problems.len();
    let blocks = prose::parse(source, names.problems);
    if let Some(parsed) = names.parsed.as_mut().filter(|_| names.problems.len() == told) {
        parsed.push(ParsedProse { source: source.clone(), blocks: blocks.clone() });
    }
    blocks
}

/// The same where prose is merged in one case after another.
fn again(
    names: &mut Names<'_>,
    known: &KnownProse,
    source: &SourceText,
    above: &mut Headings,
    depth: usize,
) -> Vec<Block> {
    let parsed = known.find(source).unwrap_or_else(|| parsed(names, known, source));
    let mut blocks = Vec::new();
    if !has_room(names, source) {
        return blocks;
    }
    for block in parsed.iter() {
        if !has_room_for(names, source, block.size) {
            break;
        }
        blocks.extend(merged_again(names, block, above, depth));
    }
    blocks
}

fn merged_again(names: &mut Names<'_>, block: &Parsed, above: &mut Headings, depth: usize) -> Option<Block> {
    block.always.clone().or_else(|| merged(names, block.raw.clone(), above, depth))
}

/// What a text is parsed to that is merged piece by piece; none where there is something to tell of it.
pub(super) fn in_pieces(names: &mut Names<'_>, known: &KnownProse, source: &SourceText) -> Option<Known> {
    let told = names.problems.len();
    let parsed = known.find(source).unwrap_or_else(|| parsed(names, known, source));
    (names.problems.len() == told).then_some(parsed)
}

/// What a text is parsed to.
pub(super) fn raw(names: &mut Names<'_>, source: &SourceText) -> Vec<RawBlock> {
    let Some(known) = names.known else { return parse(names, source) };
    let parsed = known.find(source).unwrap_or_else(|| parsed(names, known, source));
    parsed.iter().map(|block| block.raw.clone()).collect()
}

/// Merges one piece of a text.
pub(super) fn one_piece(names: &mut Names<'_>, source: &SourceText, piece: &Parsed, level: u8) -> Vec<Block> {
    if !has_room_for(names, source, piece.size) {
        return Vec::new();
    }
    merged_again(names, piece, &mut Headings { section: level, last: level }, 0).into_iter().collect()
}

/// Parses a text, and keeps that where there was nothing to tell.
fn parsed(names: &mut Names<'_>, known: &KnownProse, source: &SourceText) -> Known {
    let told = names.problems.len();
    let raw = known.before(source).unwrap_or_else(|| prose::parse(source, names.problems));
    let is_known = names.problems.len() == told;
    let mut always = |block: &RawBlock| {
        let mut above = Headings { section: 0, last: 0 };
        if is_plain(block) { merged(names, block.clone(), &mut above, 0) } else { None }
    };
    let parsed = raw.into_iter().map(|raw| Parsed { always: always(&raw), size: size(&raw), raw }).collect();
    if is_known { known.keep(source, parsed) } else { Known::new(parsed) }
}

fn has_room(names: &mut Names<'_>, source: &SourceText) -> bool {
    let has_room = names.budget.bytes(source.text.len());
    if !has_room {
        names.report_too_long("text", source.whole());
    }
    has_room
}

fn has_room_for(names: &mut Names<'_>, source: &SourceText, size: Size) -> bool {
    if !names.budget.paragraphs(size.paragraphs) {
        names.report_too_long("stycken", source.whole());
        return false;
    }
    let is_short = size.pieces <= limits::PARAGRAPH_PIECES;
    if !is_short {
        names.report_too_long("sammansatt", source.whole());
    }
    is_short
}

/// Merges the prose of a phrase.
pub(super) fn merge_phrase(names: &mut Names<'_>, phrase: &Phrase, level: u8) -> Vec<Block> {
    let merged = names.telling_where(phrase, |names, source| merge(names, source, level));
    merged.into_iter().map(|block| block_of_phrase(block, phrase)).collect()
}

fn block_of_phrase(block: Block, phrase: &Phrase) -> Block {
    let line = |content: Vec<Inline>| content.into_iter().map(|inline| inline_of_phrase(inline, phrase)).collect();
    let blocks = |blocks: Vec<Block>| blocks.into_iter().map(|block| block_of_phrase(block, phrase)).collect();
    match block {
        Block::Paragraph(content) => Block::Paragraph(line(content)),
        Block::Heading { level, content } => Block::Heading { level, content: line(content) },
        Block::List { ordered, items } => Block::List { ordered, items: items.into_iter().map(blocks).collect() },
        Block::Module(name, content) => Block::Module(name, blocks(content)),
        computed @ (Block::Table(_) | Block::Figure(_)) => computed,
        Block::Picture(picture) => Block::Picture(PictureBlock {
            alternative: line(picture.alternative),
            caption: line(picture.caption),
            ..picture
        }),
    }
}

fn inline_of_phrase(inline: Inline, phrase: &Phrase) -> Inline {
    let inner = |inner: Vec<Inline>| inner.into_iter().map(|inline| inline_of_phrase(inline, phrase)).collect();
    match inline {
        Inline::Strong(content) => Inline::Strong(inner(content)),
        Inline::Emphasis(content) => Inline::Emphasis(inner(content)),
        Inline::Link(url, content) => Inline::Link(url, inner(content)),
        leaf => as_phrase(leaf, phrase),
    }
}

fn size(block: &RawBlock) -> Size {
    Size { paragraphs: paragraphs(block), pieces: pieces(block) }
}

/// How many paragraphs, headings and items a block has.
fn paragraphs(block: &RawBlock) -> usize {
    match block {
        RawBlock::List { items, .. } => items.iter().flatten().map(paragraphs).sum::<usize>() + items.len(),
        _ => 1,
    }
}

/// How many pieces the largest paragraph of a block has.
fn pieces(block: &RawBlock) -> usize {
    match block {
        RawBlock::Paragraph(inlines) | RawBlock::Heading(_, _, inlines) => inlines.iter().map(parts).sum(),
        RawBlock::List { items, .. } => items.iter().flatten().map(pieces).max().unwrap_or(0),
        RawBlock::Picture(picture) => picture.alternative.iter().chain(&picture.caption).map(parts).sum(),
        RawBlock::Alone(_) => 1,
    }
}

fn parts(inline: &RawInline) -> usize {
    match inline {
        RawInline::Strong(inner) | RawInline::Emphasis(inner) | RawInline::Link(_, inner) => {
            1 + inner.iter().map(parts).sum::<usize>()
        }
        // Each mark that must be escaped is a piece of its own to Typst.
        RawInline::Text(text) => {
            1 + text.text.chars().filter(|c| c.is_ascii_punctuation() && !".,;?!()".contains(*c)).count()
        }
        RawInline::Break | RawInline::Held | RawInline::Reference(_) => 1,
    }
}

fn merged(names: &mut Names<'_>, block: RawBlock, above: &mut Headings, depth: usize) -> Option<Block> {
    match block {
        RawBlock::Paragraph(inlines) => Some(Block::Paragraph(self::inlines(names, inlines))),
        RawBlock::List { ordered, items } => {
            let item = |item: Vec<RawBlock>| item.into_iter().filter_map(|b| merged(names, b, above, depth)).collect();
            Some(Block::List { ordered, items: items.into_iter().map(item).collect() })
        }
        // Prose counts its subheadings from ###, whatever the level of its section.
        RawBlock::Heading(written, place, inlines) => {
            let level = above.section + written.saturating_sub(2).max(1);
            // PDF/UA takes no heading without the one between, and a reader would miss it.
            if level > above.last + 1 {
                names.problems.push(Diagnostic::error(message!(codes::MARKUP_REFUSED, slag = "rubriksteg")).at(place));
            }
            above.last = level;
            Some(Block::Heading { level, content: self::inlines(names, inlines) })
        }
        RawBlock::Picture(picture) => picture_of(names, picture),
        RawBlock::Alone(reference) => match names.alone(&reference) {
            Alone::Block(block) => Some(*block),
            Alone::Module(name, text) if depth < limits::MODULE_DEPTH => {
                Some(Block::Module(name, nested(names, &text, above, depth + 1)))
            }
            Alone::Module(..) => {
                names.circular(&reference);
                None
            }
            Alone::Inline(inline) => inline.map(|inline| Block::Paragraph(vec![inline])),
        },
    }
}

/// A picture that the case names, or that its templates have.
fn picture_of(names: &mut Names<'_>, picture: RawPicture) -> Option<Block> {
    let RawPicture { file, alternative, caption, place } = picture;
    let known = &names.case.pictures;
    if !known.contains_key(&file)
        && let Some(refused) = pictures::refused(names.templates, &file)
    {
        names.problems.push(refused.at(place));
        return None;
    }
    let Some(own) = pictures::picture(names.case, names.templates, &file) else {
        let forslag = suggestion(&file, known.keys().map(String::as_str));
        let problem = message!(codes::PICTURE_UNLISTED, fil = &file, forslag = forslag);
        names.problems.push(Diagnostic::error(problem).at(place));
        return None;
    };
    let sha256 = sha256(own);
    let (alternative, caption) = (unlinked(names, alternative), unlinked(names, caption));
    Some(Block::Picture(PictureBlock { file, alternative, caption, sha256 }))
}

/// Merges the pieces of a paragraph.
pub(super) fn inlines(names: &mut Names<'_>, raw: Vec<RawInline>) -> Vec<Inline> {
    linked(unlinked(names, raw))
}

/// The same without links but those that are typed as links.
fn unlinked(names: &mut Names<'_>, raw: Vec<RawInline>) -> Vec<Inline> {
    let mut merged = Vec::new();
    for piece in raw {
        merged.extend(match piece {
            RawInline::Text(text) => Some(Inline::Text(TypedText::File(text))),
            RawInline::Strong(inner) => Some(Inline::Strong(inlines(names, inner))),
            RawInline::Emphasis(inner) => Some(Inline::Emphasis(inlines(names, inner))),
            RawInline::Link(url, inner) => Some(Inline::Link(url, unlinked(names, inner))),
            RawInline::Break => Some(Inline::Break),
            RawInline::Reference(reference) => names.inline(&reference),
            RawInline::Held => Some(names.unconfirmed()),
        });
    }
    let language = &names.templates.sprak;
    with_one_stop(&mut merged, &language.text.former);
    typographic(&mut merged, &units(&language.granskning.talord), &language.text.citat);
    merged
}

/// The stop of an abbreviation that a form ends with ("5 kr.") is the sentence's too: one that is typed after it is left out.
fn with_one_stop(inlines: &mut Vec<Inline>, forms: &Forms) {
    let mut stopped = false;
    inlines.retain_mut(|inline| {
        let mut is_left = true;
        if let Inline::Text(typed) = inline
            && stopped
            && typed.text().starts_with('.')
            && !typed.text().starts_with("..")
        {
            *typed = typed.slice(1..typed.text().len());
            is_left = !typed.text().is_empty();
        }
        stopped = ends_with_stop(inline, forms);
        is_left
    });
}

fn ends_with_stop(inline: &Inline, forms: &Forms) -> bool {
    match inline {
        Inline::Fact(fact) => fact.filters.last().is_some_and(|filter| forms.ends_with_stop(filter)),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => {
            inner.last().is_some_and(|last| ends_with_stop(last, forms))
        }
        _ => false,
    }
}

/// The words that stay with the number before them.
fn units(words: &NumberWords) -> Vec<&str> {
    words.belopp.iter().map(|unit| unit.ord.as_str()).chain(words.andel.iter().map(String::as_str)).collect()
}

/// Straight quotes of typed text become the language's, and the spaces that must not break become such: inside numbers,
/// before units, after §, and around kap. What stands beside a space may be a value or on another line.
fn typographic(inlines: &mut [Inline], units: &[&str], quotes: &QuoteMarks) {
    let whole: Vec<char> = plain(inlines).chars().collect();
    // Only quotes are set, and spaces beside digits.
    if !whole.iter().any(|c| matches!(c, '"' | '\'' | '0'..='9')) {
        return;
    }
    let mut at = 0;
    for inline in inlines {
        let count = plain(std::slice::from_ref(inline)).chars().count();
        if let Inline::Text(typed) = inline {
            let set = |index: usize| set_character(&whole, index, units, quotes);
            let mut indices = at..at + count;
            // Most text is set as it was typed.
            if indices.clone().any(|index| set(index) != whole[index]) {
                *typed = typed.mapped(|character| indices.next().map_or(character, set));
            }
        }
        at += count;
    }
}

fn set_character(text: &[char], index: usize, units: &[&str], quotes: &QuoteMarks) -> char {
    match text[index] {
        '"' if opens(&text[..index]) => quotes.fore,
        '"' => quotes.efter,
        '\'' => quotes.apostrof,
        ' ' if must_not_break(&text[..index], &text[index + 1..], units) => '\u{a0}',
        other => other,
    }
}

/// Whether a quotation mark after this text stands before what is quoted.
fn opens(before: &[char]) -> bool {
    before.last().is_none_or(|last| last.is_whitespace() || "([–—/-".contains(*last))
}

fn must_not_break(before: &[char], after: &[char], units: &[&str]) -> bool {
    let number_before = before.last().is_some_and(char::is_ascii_digit);
    let digits_after = after.iter().take_while(|c| c.is_ascii_digit()).count();
    let follows = |word: &str| {
        word.chars().eq(after.iter().copied().take(word.chars().count()))
            && !after.get(word.chars().count()).is_some_and(|c| c.is_alphanumeric())
    };
    let unit = || units.iter().chain(&["kap", "§"]).any(|word| follows(word));
    let paragraph = before.last() == Some(&'§') || before.ends_with(&['k', 'a', 'p', '.']);
    (number_before && (digits_after == 3 || unit())) || (paragraph && digits_after > 0)
}
