//! Which characters an input may hold. PDF/A refuses some, others reverse or hide text on the page; they are
//! refused where they are read, so that the message has a place.

/// Whether a character is refused at reading: it cannot be printed or archived, or it changes how its neighbours
/// are read.
///
/// Newline and tab pass (a cell or a TOML string may hold them), and so do default-ignorable characters such as the
/// soft hyphen and the joiners, which names need.
#[inline]
pub fn refused(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' => false,
        // C0 and C1 controls, U+0085 among them.
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => true,
        // Controls of the writing direction: they can make a page show another order than the file has.
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        // Line and paragraph separators, which Typst and text editors take as line ends.
        '\u{2028}' | '\u{2029}' => true,
        // The byte order mark, and the replacements for what is not there or was lost.
        '\u{FEFF}' | '\u{FFFC}' | '\u{FFFD}' => true,
        // Private use: no meaning outside the font that made it, and the program's own marks.
        c => private_use(c) || is_noncharacter(c),
    }
}

/// Whether a character is for private use. The prose reader and the templates mark with some of them.
pub fn private_use(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// Whether a character shows nothing, so that a message must name it: two words may differ in nothing else.
pub fn invisible(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{3164}' | '\u{FFA0}' => true,
        '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' => true,
        '\u{E0000}'..='\u{E0FFF}' => true,
        // Spaces that look like the one that everybody types; those of numbers are left.
        '\u{1680}' | '\u{2000}'..='\u{2008}' | '\u{200A}' | '\u{205F}' | '\u{3000}' => true,
        _ => false,
    }
}

/// Whether a character that was written by its name or number, `&#x200B;`, cannot be seen where it is printed: it is refused
/// at reading, or an ignorable one that no name and no hyphenation needs.
pub fn unseen(c: char) -> bool {
    let ignorable = matches!(
        c,
        '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{180E}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{3164}'
    );
    ignorable || refused(c)
}

/// Whether Unicode promises never to assign the character: U+FDD0–FDEF and the last two of every plane.
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_passes() {
        for c in
            "Åäö ÉŠŽ ł ß ŋ Ð þ Ω Ж – ” § ½ €\n\t\u{A0}\u{AD}\u{200B}\u{200C}\u{200D}\u{202F}\u{2011}\u{FE0F}✓".chars()
        {
            assert!(!refused(c), "U+{:04X} must pass", u32::from(c));
        }
    }

    #[test]
    fn every_edge_of_every_refused_range_is_refused() {
        let edges = [
            0x0, 0x8, 0xB, 0xC, 0xD, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A,
            0x202E, 0x2066, 0x2069, 0xE000, 0xF8FF, 0xFDD0, 0xFDEF, 0xFEFF, 0xFFFC, 0xFFFD, 0xFFFE, 0xFFFF, 0x1FFFE,
            0x1FFFF, 0xF0000, 0xFFFFD, 0xFFFFE, 0x100000, 0x10FFFD, 0x10FFFF,
        ];
        for c in edges.into_iter().filter_map(char::from_u32) {
            assert!(refused(c), "U+{:04X} must be refused", u32::from(c));
        }
    }

    #[test]
    fn the_neighbours_of_every_refused_range_pass() {
        let neighbours = [
            0x9, 0xA, 0x20, 0x7E, 0xA0, 0x61B, 0x61D, 0x200D, 0x2010, 0x2027, 0x202F, 0x2065, 0x206A, 0xD7FF, 0xF900,
            0xFDCF, 0xFDF0, 0xFEFE, 0xFF00, 0xFFFB, 0x10000, 0x1FFFD, 0x20000, 0xEFFFD,
        ];
        for c in neighbours.into_iter().filter_map(char::from_u32) {
            assert!(!refused(c), "U+{:04X} must pass", u32::from(c));
        }
    }
}
