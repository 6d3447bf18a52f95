//! What a block of prose may come to, by what it was parsed to.

use crate::merge::reads::MODULE;
use crate::prose::{RawBlock, RawInline};

/// What the names of tables and of figures begin with.
pub(super) const TABLE: &str = "sammanstallning";
pub(super) const FIGURE: &str = "figur";

/// The first word of the name of a table or a figure, and the rest.
pub(super) fn block_named(name: &str) -> Option<(&str, &str)> {
    name.split_once('.').filter(|(root, _)| [TABLE, FIGURE].contains(root))
}

/// Whether a block of prose may come to the table or the figure of a name: only what stands alone may, and a text module may hold it.
pub(super) fn may_have(raw: &RawBlock, wanted: (&str, &str)) -> bool {
    match raw {
        RawBlock::Paragraph(_) | RawBlock::Heading(..) => false,
        RawBlock::List { items, .. } => items.iter().flatten().any(|block| may_have(block, wanted)),
        RawBlock::Picture(picture) => wanted == (FIGURE, picture.file.as_str()),
        RawBlock::Alone(reference) => match block_named(&reference.name) {
            Some(named) => named == wanted,
            None => reference.name.starts_with(MODULE),
        },
    }
}

/// Whether a block of prose may come to a paragraph that begins like this one: where it begins with typed words, with these.
pub(super) fn may_begin(raw: &RawBlock, like: &str) -> bool {
    match raw {
        RawBlock::Paragraph(inlines) | RawBlock::Heading(_, _, inlines) => begins(inlines, like),
        RawBlock::List { items, .. } => items.iter().flatten().any(|block| may_begin(block, like)),
        RawBlock::Picture(_) | RawBlock::Alone(_) => true,
    }
}

/// Whether the words that a paragraph begins with are those that another one does: none but of letters, which are told as they were
/// typed whatever stands after them.
fn begins(inlines: &[RawInline], like: &str) -> bool {
    let text = match inlines.first() {
        Some(RawInline::Text(text)) => text.text.as_str(),
        Some(RawInline::Strong(inner) | RawInline::Emphasis(inner)) => return begins(inner, like),
        _ => return true,
    };
    let (mut other, mut is_same, mut is_in_word) = (like.chars(), true, false);
    for c in text.chars() {
        match c {
            ' ' if is_in_word && !is_same => return false,
            ' ' if is_in_word => is_in_word = false,
            c if c.is_alphabetic() => is_in_word = true,
            _ => break,
        }
        is_same = is_same && other.next() == Some(c);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::document::Phrase;
    use crate::merge::phrases::template_text;
    use crate::prose;

    /// A table stands alone in its paragraph, or in a text module that does; what stands inside a sentence is none.
    #[test]
    fn a_table_may_be_in_what_names_it_alone_and_in_any_text_module() {
        let blocks = |text: &str| {
            let phrase = Phrase { text: text.to_owned(), file: "prov".into(), key: "prov".into() };
            prose::parse(&template_text(&phrase), &mut Diagnostics::new())
        };
        let has = |text: &str, wanted: (&str, &str)| blocks(text).iter().any(|block| may_have(block, wanted));
        for text in ["{{sammanstallning.a}}", "{{textmodul.b}}", "Text.\n\n{{sammanstallning.a}}"] {
            assert!(has(text, (TABLE, "a")), "{text}");
        }
        for text in ["Text.", "Om {{sammanstallning.a}}.", "{{fakta.a}}", "{{sammanstallning.ab}}", "{{figur.a}}"] {
            assert!(!has(text, (TABLE, "a")), "{text}");
        }
        assert!(has("{{figur.a}}", (FIGURE, "a")) && !has("{{sammanstallning.a}}", (FIGURE, "a")));
        let picture = "![Vad den visar](a.png)";
        assert!(has(picture, (FIGURE, "a.png")) && !has(picture, (FIGURE, "a")) && !has(picture, (TABLE, "a.png")));
    }

    /// What a paragraph begins with is known as far as words of letters are typed, each with a space after it.
    #[test]
    fn a_paragraph_is_known_by_the_words_that_it_begins_with() {
        let may_begin = |text: &str, like: &str| {
            let phrase = Phrase { text: text.to_owned(), file: "prov".into(), key: "prov".into() };
            let blocks = prose::parse(&template_text(&phrase), &mut Diagnostics::new());
            blocks.iter().any(|block| may_begin(block, like))
        };
        let like = "Staden är medlem sedan 2016.";
        for text in
            ["Staden är medlem", "Staden är {{fakta.a}}", "Staden  är", "**Staden är** x", "- Staden\n- Stadens"]
        {
            assert!(may_begin(text, like), "{text}");
        }
        for text in ["{{fakta.a}} är", "{{textmodul.b}}", "2016 blev staden", "[Staden](https://a.se) blev", "Stadens"]
        {
            assert!(may_begin(text, like), "{text}");
        }
        for text in ["Staden blev medlem", "Stadens bolag är", "*Stadens bolag blev* x", "- En stad\n- Två städer"] {
            assert!(!may_begin(text, like), "{text}");
        }
    }
}
