//! Words of every kind that a European office may have to print: nonsense Swedish, names in all letters of the Latin, Greek and
//! Cyrillic scripts, accents that no single character has, soft hyphens, no-break spaces, quotes, signs, and words with no end.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use utlatande::characters::refused;
use utlatande::fonts::Stack;

use super::random::Random;

/// The blocks of European letters: Latin to Extended-B, IPA, Greek, Cyrillic with its supplement, Latin Extended Additional,
/// Greek Extended.
const SCRIPTS: &[&[(u32, u32)]] = &[
    &[(0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xFF)],
    &[(0x61, 0x7A), (0x100, 0x17F)],
    &[(0x61, 0x7A), (0x180, 0x2AF)],
    &[(0x61, 0x7A), (0x1E00, 0x1EFF)],
    &[(0x370, 0x3FF)],
    &[(0x370, 0x3FF), (0x1F00, 0x1FFF)],
    &[(0x400, 0x4FF)],
    &[(0x400, 0x4FF), (0x500, 0x52F)],
];

/// Letters that before a quotation mark are what a text in the wrong encoding has for one letter.
const HALVES: [char; 3] = ['Ã', 'Â', 'â'];

/// Accents that are set on a letter.
const MARKS: (u32, u32) = (0x300, 0x36F);

/// Signs that stand alone or between letters, among them all that mean something to CommonMark, Typst, minijinja or TOML.
const SIGNS: &[&str] = &[
    "–", "—", "&", "§ 12", "½", "€", "…", "•", "°", "±", "×", "=", "+", "/", "//", "#", "*", "_", "`", "<", ">", "[",
    "]", "~", "\\", "|", "$", "@", "%", "{", "}", "^", "!", "?", ";", ":", "-", "--", "™", "№", "‰", "†", "¶",
];

const QUOTES: &[(&str, &str)] =
    &[("\"", "\""), ("'", "'"), ("”", "”"), ("“", "”"), ("’", "’"), ("»", "»"), ("«", "»"), ("„", "“"), ("(", ")")];

/// What joins two words into one: no-break spaces, narrow spaces, hyphens, soft hyphens and what has no width.
const JOINTS: &[&str] = &[
    "\u{a0}", "\u{202f}", "\u{2009}", "\u{ad}", "\u{2011}", "-", "–", "/", ".", ",", "’", "\u{200b}", "\u{200d}", "&",
    "_", "*", ":",
];

const SYLLABLES: &[&str] = &[
    "ba", "be", "bro", "da", "del", "en", "fa", "fram", "för", "gan", "gi", "hus", "in", "ka", "kom", "la", "led",
    "ma", "med", "nä", "ord", "på", "ra", "ren", "sam", "sa", "ska", "sta", "ta", "till", "un", "ut", "va", "ver",
    "väg", "å", "än", "ö",
];

/// Every character that words are made of.
pub struct Letters {
    scripts: Vec<Vec<char>>,
    marks: Vec<char>,
}

impl Letters {
    /// All European letters that the fonts cover.
    pub fn new(stack: &Stack<'_>) -> Self {
        let usable = |c: &char| !refused(*c) && !HALVES.contains(c) && c.nfc().all(|c| stack.covers(c));
        let range = |(first, last): (u32, u32)| (first..=last).filter_map(char::from_u32);
        let letters = |ranges: &&[(u32, u32)]| -> Vec<char> {
            ranges
                .iter()
                .flat_map(|r| range(*r))
                .filter(|c| c.is_alphabetic() && !is_combining_mark(*c))
                .filter(usable)
                .collect()
        };
        Self { scripts: SCRIPTS.iter().map(letters).collect(), marks: range(MARKS).filter(usable).collect() }
    }

    /// Every letter once, for the count of what a run has covered.
    pub fn all(&self) -> impl Iterator<Item = char> {
        self.scripts.iter().flatten().copied().chain(self.marks.iter().copied())
    }

    /// A word that begins with a letter, so that no line is taken for markup where it begins with it.
    pub fn word(&self, random: &mut Random) -> String {
        match random.below(100) {
            0..60 => swedish(random),
            60..78 => self.foreign(random),
            78..84 => self.accented(random),
            84..87 => self.endless(random),
            87..94 => format!("{}{}{}", swedish(random), random.pick(JOINTS), self.foreign(random)),
            _ => capitalized(&swedish(random)),
        }
    }

    /// A word, a number, a quotation or a sign; never first on a line.
    pub fn token(&self, random: &mut Random) -> String {
        match random.below(100) {
            0..80 => self.word(random),
            80..88 => number(random),
            88..94 => {
                let (open, close) = random.pick(QUOTES);
                format!("{open}{}{close}", self.word(random))
            }
            _ => (*random.pick(SIGNS)).to_owned(),
        }
    }

    /// Words on one line, without references; as many as asked for.
    pub fn line(&self, random: &mut Random, words: usize) -> String {
        let mut line = self.word(random);
        for _ in 1..words {
            line.push(' ');
            line.push_str(&self.token(random));
        }
        line
    }

    fn foreign(&self, random: &mut Random) -> String {
        let script = random.below(self.scripts.len());
        let length = 1 + random.below(14);
        (0..length).map(|_| *random.pick(&self.scripts[script])).collect()
    }

    /// Letters with one or two accents, most of which no single character has. Text becomes NFC at reading.
    fn accented(&self, random: &mut Random) -> String {
        let mut word = String::new();
        for letter in self.foreign(random).chars().take(6) {
            word.push(letter);
            for _ in 0..random.below(3) {
                word.push(*random.pick(&self.marks));
            }
        }
        word
    }

    /// A word that no line can hold, up to the limit.
    fn endless(&self, random: &mut Random) -> String {
        let length = random.between(30, 240) as usize * if random.chance(10) { 2 } else { 1 };
        let mut word = String::new();
        while word.chars().count() < length {
            match random.below(12) {
                0 => word.push_str(&self.foreign(random)),
                1 => word.push(*random.pick(&['-', '/', '\u{ad}', '_', '.'])),
                _ => word.push_str(random.pick::<&str>(SYLLABLES)),
            }
        }
        word.chars().take(length).collect()
    }
}

/// A nonsense word of Swedish syllables.
pub fn swedish(random: &mut Random) -> String {
    (0..1 + random.below(5)).map(|_| *random.pick(SYLLABLES)).collect()
}

pub fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// A number as it is typed; never of ten or twelve digits, which might be those of a person.
fn number(random: &mut Random) -> String {
    let small = random.below(1000);
    match random.below(6) {
        0 => format!("{small} procent"),
        1 => format!("{} {:03} kr", 1 + random.below(999), small),
        2 => format!("{}–{}", 1990 + random.below(20), 2010 + random.below(20)),
        3 => format!("{small},{:02}", random.below(100)),
        4 => format!("{small}."),
        _ => small.to_string(),
    }
}
