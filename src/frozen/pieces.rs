//! Pieces of a frozen document's text.

use serde::{Deserialize, Serialize};

use crate::document::{Inline, Phrase, plain};

/// A piece of text; a table where it is more than text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Piece {
    Text(String),
    Strong { fet: Vec<Piece> },
    Emphasis { kursiv: Vec<Piece> },
    Link { lank: String, text: Vec<Piece> },
    Break { radbrytning: bool },
}

pub(super) fn pieces(content: &[Inline]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for inline in content {
        match inline {
            Inline::Strong(inner) => pieces.push(Piece::Strong { fet: self::pieces(inner) }),
            Inline::Emphasis(inner) => pieces.push(Piece::Emphasis { kursiv: self::pieces(inner) }),
            Inline::Link(url, inner) => pieces.push(Piece::Link { lank: url.clone(), text: self::pieces(inner) }),
            Inline::Break => pieces.push(Piece::Break { radbrytning: true }),
            other => {
                let typed = plain(std::slice::from_ref(other));
                match pieces.last_mut() {
                    Some(Piece::Text(text)) => text.push_str(&typed),
                    _ => pieces.push(Piece::Text(typed)),
                }
            }
        }
    }
    pieces
}

/// Frozen text is nobody's typing: it cannot be mended here, so no rule on typed text may ask for it.
pub(super) fn inlines(pieces: &[Piece], key: &Phrase) -> Vec<Inline> {
    let inline = |piece: &Piece| match piece {
        Piece::Text(text) => Inline::Phrase(key.saying(text.as_str())),
        Piece::Strong { fet } => Inline::Strong(inlines(fet, key)),
        Piece::Emphasis { kursiv } => Inline::Emphasis(inlines(kursiv, key)),
        Piece::Link { lank, text } => Inline::Link(lank.clone(), inlines(text, key)),
        Piece::Break { .. } => Inline::Break,
    };
    pieces.iter().map(inline).collect()
}

/// The text of pieces, with the addresses of links.
pub(super) fn text(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(typed) => typed.clone(),
        Piece::Strong { fet: inner } | Piece::Emphasis { kursiv: inner } => text(inner),
        Piece::Link { lank, text: inner } => format!("{} <{lank}>", text(inner)),
        Piece::Break { .. } => "\n".to_owned(),
    };
    pieces.iter().map(piece).collect()
}
