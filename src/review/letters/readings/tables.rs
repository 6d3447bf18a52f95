//! The tables of signs that texts are written and read by.

use std::ops::Range;

use super::{is_cased, is_latin};

/// Signs that stand beside words as what they are.
const BESIDE: [char; 11] = ['[', ']', '{', '}', '|', '\\', '”', '„', '‚', '…', '†'];

/// How letters look that were written by one table of signs and read by another.
pub(super) struct Table {
    signs: &'static [(&'static str, char)],
    /// Whether no right word has the signs between its letters.
    pub(super) is_sure: bool,
}

/// The tables that texts of western Europe are written and read by, most of them at the command line or on another computer. Where
/// UTF-8 was read as Windows-1252 or Latin-1 is told elsewhere.
pub(super) const TABLES: [Table; 13] = [
    // UTF-7, and UTF-8 read as code page 850, 437, Macintosh, Windows-1251 and -1250.
    Table {
        signs: &[
            ("+AOU-", 'å'),
            ("+AOQ-", 'ä'),
            ("+APY-", 'ö'),
            ("+AMU-", 'Å'),
            ("+AMQ-", 'Ä'),
            ("+ANY-", 'Ö'),
            ("+AOk-", 'é'),
        ],
        is_sure: true,
    },
    Table {
        signs: &[
            ("├Ñ", 'å'),
            ("├ñ", 'ä'),
            ("├Â", 'ö'),
            ("├╢", 'ö'),
            ("├à", 'Å'),
            ("├ä", 'Ä'),
            ("├û", 'Ö'),
            ("├®", 'é'),
            ("├⌐", 'é'),
            ("├╝", 'ü'),
        ],
        is_sure: true,
    },
    Table {
        signs: &[
            ("√•", 'å'),
            ("√§", 'ä'),
            ("√∂", 'ö'),
            ("√Ö", 'Å'),
            ("√Ñ", 'Ä'),
            ("√ñ", 'Ö'),
            ("√©", 'é'),
            ("√º", 'ü'),
        ],
        is_sure: true,
    },
    Table {
        signs: &[("ГҐ", 'å'), ("Г¤", 'ä'), ("Г¶", 'ö'), ("Г…", 'Å'), ("Г„", 'Ä'), ("Г–", 'Ö'), ("Г©", 'é')],
        is_sure: true,
    },
    Table {
        signs: &[("ĂĄ", 'å'), ("Ă¤", 'ä'), ("Ă¶", 'ö'), ("Ă…", 'Å'), ("Ă„", 'Ä'), ("Ă–", 'Ö'), ("Ă©", 'é')],
        is_sure: true,
    },
    // Latin-1 read as code page 437, 850, Macintosh, Windows-1251, -1250 and -1253.
    Table {
        signs: &[("σ", 'å'), ("Σ", 'ä'), ("÷", 'ö'), ("┼", 'Å'), ("─", 'Ä'), ("╓", 'Ö'), ("Θ", 'é'), ("ⁿ", 'ü')],
        is_sure: true,
    },
    Table {
        signs: &[("Õ", 'å'), ("õ", 'ä'), ("÷", 'ö'), ("┼", 'Å'), ("─", 'Ä'), ("Í", 'Ö'), ("Ú", 'é')],
        is_sure: false,
    },
    Table {
        signs: &[("Â", 'å'), ("‰", 'ä'), ("ˆ", 'ö'), ("≈", 'Å'), ("ƒ", 'Ä'), ("÷", 'Ö'), ("È", 'é')],
        is_sure: false,
    },
    Table {
        signs: &[("е", 'å'), ("д", 'ä'), ("ц", 'ö'), ("Е", 'Å'), ("Д", 'Ä'), ("Ц", 'Ö'), ("й", 'é')],
        is_sure: false,
    },
    Table { signs: &[("ĺ", 'å'), ("Ĺ", 'Å')], is_sure: false },
    Table {
        signs: &[("ε", 'å'), ("δ", 'ä'), ("φ", 'ö'), ("Ε", 'Å'), ("Δ", 'Ä'), ("Φ", 'Ö')], is_sure: false
    },
    // Macintosh and code page 850 read as Windows-1252; the Swedish signs of seven bits.
    Table {
        signs: &[("Œ", 'å'), ("Š", 'ä'), ("š", 'ö'), ("€", 'Ä'), ("…", 'Ö'), ("Ž", 'é'), ("Ÿ", 'ü')],
        is_sure: false,
    },
    Table {
        signs: &[
            ("†", 'å'),
            ("„", 'ä'),
            ("”", 'ö'),
            ("Ž", 'Ä'),
            ("™", 'Ö'),
            ("‚", 'é'),
            ("}", 'å'),
            ("{", 'ä'),
            ("|", 'ö'),
            ("]", 'Å'),
            ("[", 'Ä'),
            ("\\", 'Ö'),
        ],
        is_sure: false,
    },
];

/// A letter and its dots or ring beside it, as copied from a PDF.
pub(super) const ASIDE: Table = Table {
    signs: &[
        ("a˚", 'å'),
        ("a°", 'å'),
        ("a¨", 'ä'),
        ("o¨", 'ö'),
        ("A˚", 'Å'),
        ("A¨", 'Ä'),
        ("O¨", 'Ö'),
        ("˚a", 'å'),
        ("¨a", 'ä'),
        ("¨o", 'ö'),
        ("e´", 'é'),
    ],
    is_sure: true,
};

impl Table {
    /// A word with its signs as the letters that they were; nothing where it has none.
    pub(super) fn read(&self, word: &str) -> Option<String> {
        self.signs
            .iter()
            .any(|(sign, _)| word.contains(sign))
            .then(|| {
                let one =
                    |word: String, (sign, letter): &(&str, char)| word.replace(sign, letter.encode_utf8(&mut [0; 4]));
                self.signs.iter().fold(word.to_owned(), one)
            })
            .filter(|word| is_cased(word))
    }

    /// The word with the signs of the table that stand right before and after it.
    pub(super) fn with_signs(&self, word: &str, core: &Range<usize>) -> Range<usize> {
        let ends = self.signs.iter().map(|(sign, _)| sign).filter(|sign| !sign.starts_with(BESIDE));
        let before = ends.clone().find(|sign| word[..core.start].ends_with(*sign)).map_or(0, |sign| sign.len());
        let after = ends.clone().find(|sign| word[core.end..].starts_with(*sign)).map_or(0, |sign| sign.len());
        core.start - before..core.end + after
    }

    /// Whether one of the signs stands between two letters.
    pub(super) fn is_between(&self, word: &str) -> bool {
        self.signs.iter().any(|(sign, _)| {
            word.match_indices(sign).any(|(at, _)| {
                let before = word[..at].chars().next_back();
                let after = word[at + sign.len()..].chars().next();
                // The letter of a mark beside it is a part of the sign.
                let begins = before.is_some_and(is_latin) || sign.starts_with(is_latin);
                begins && after.is_some_and(|c| c.is_lowercase() && is_latin(c))
            })
        })
    }
}
