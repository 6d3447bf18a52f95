//! Names that run on every page of a document, at the head or the foot.

use unicode_segmentation::UnicodeSegmentation;

use crate::document::{FactInline, Inline, Phrase, plain};

/// How many characters of a running name are shown; more would take more than some lines of every page.
const LONGEST: usize = 120;

/// A name as it runs on every page: cut after a word where it is too long.
pub(super) fn running(name: Vec<Inline>) -> Vec<Inline> {
    let text = plain(&name);
    let Some((end, _)) = text.grapheme_indices(true).nth(LONGEST) else { return name };
    let mut room = text[..end].rfind(' ').unwrap_or(end);
    let mut cut = beginning(&name, &mut room);
    cut.push(Inline::Phrase(Phrase::unkeyed(" …".to_owned())));
    cut
}

/// As much of the pieces as there is room for, in bytes.
fn beginning(name: &[Inline], room: &mut usize) -> Vec<Inline> {
    let mut taken = Vec::new();
    for piece in name {
        if *room == 0 {
            break;
        }
        taken.push(match piece {
            Inline::Strong(inner) => Inline::Strong(beginning(inner, room)),
            Inline::Emphasis(inner) => Inline::Emphasis(beginning(inner, room)),
            Inline::Link(url, inner) => Inline::Link(url.clone(), beginning(inner, room)),
            whole => part(whole, room),
        });
    }
    taken
}

/// A piece that holds no others, or as much of it as there is room for.
fn part(piece: &Inline, room: &mut usize) -> Inline {
    let text = plain(std::slice::from_ref(piece));
    let shown = text.get(..*room).unwrap_or(&text).to_owned();
    *room = room.saturating_sub(text.len());
    match piece {
        _ if shown.len() == text.len() => piece.clone(),
        Inline::Text(typed) => Inline::Text(typed.slice(0..shown.len())),
        Inline::Phrase(phrase) => Inline::Phrase(phrase.saying(shown)),
        Inline::Fact(fact) => Inline::Fact(FactInline { text: shown, ..fact.clone() }),
        _ => Inline::Phrase(Phrase::unkeyed(shown)),
    }
}

#[cfg(test)]
mod tests {
    use super::running;
    use crate::document::{Gap, Inline, Phrase, plain};

    fn cut(name: Vec<Inline>) -> String {
        plain(&running(name))
    }

    fn text(text: &str) -> Inline {
        Inline::Phrase(Phrase::unkeyed(text.to_owned()))
    }

    #[test]
    fn what_is_short_is_whole() {
        let letters = "e\u{301}".repeat(120);
        assert_eq!(cut(vec![text(&letters)]), letters, "a letter with its accent is one character");
    }

    #[test]
    fn what_is_long_ends_after_a_word() {
        let words = "Åtgärder ".repeat(20);
        assert_eq!(cut(vec![text(&words)]), "Åtgärder ".repeat(13).trim_end().to_owned() + " …");
        assert_eq!(cut(vec![text("Riktlinje "), Inline::Strong(vec![text(&words)])]).split(' ').count(), 1 + 12 + 1);
        assert_eq!(cut(vec![text(&"å".repeat(130))]), "å".repeat(120) + " …");
        let gap = Inline::Gap(Gap { what: "titel".to_owned(), text: "[saknas: titel]".to_owned() });
        let name = vec![text(&words[..words.len() / 2]), gap.clone(), text(&words)];
        assert!(running(name).contains(&gap));
    }
}
