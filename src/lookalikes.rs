//! Characters that look like others and are none of them: of typefaces (`ﬁ`), of other widths and scripts (`Ａ`, Cyrillic `а`), numbers in
//! circles, accents that stand beside their letters; and characters that show nothing. Whoever searches the text does not find the
//! word, and programs read it wrongly.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use crate::characters;

/// Letters of other scripts that look like Latin ones, and those.
const OTHER_SCRIPTS: [(&str, &str); 2] =
    [("аеорсухіјѕһԁԛԝкмАВЕКМНОРСТУХІЈЅ", "aeopcyxijshdqwkmABEKMHOPCTYXIJS"), ("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX")];

/// A word of another script has fewer Latin letters.
const LATIN_LETTERS: usize = 2;

/// The word with the characters that are meant; nothing where it has no others.
pub(crate) fn meant(word: &str) -> Option<String> {
    if !may_be_meant_otherwise(word) {
        return None;
    }
    let letters: Vec<char> = word.chars().collect();
    let is_mixed = letters.iter().filter(|c| c.is_ascii_alphabetic()).count() >= LATIN_LETTERS;
    let mut meant = String::with_capacity(word.len());
    let mut index = 0;
    while index < letters.len() {
        index += put(&letters, index, is_mixed, &mut meant);
    }
    (meant != word).then_some(meant)
}

/// Whether a text has other characters than those of plain Swedish text, which are what they look like.
pub(crate) fn may_be_meant_otherwise(text: &str) -> bool {
    let is_plain = |c: char| {
        c.is_ascii() && c != '`'
            || matches!(c, 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | 'é' | 'É' | '–' | '”' | '’' | '§' | '\u{a0}')
    };
    !text.chars().all(is_plain)
}

/// Puts what is meant by a letter, and gives how many letters that is.
fn put(letters: &[char], index: usize, is_mixed: bool, to: &mut String) -> usize {
    let letter = letters[index];
    let before = to.chars().next_back();
    let after = letters.get(index + 1).copied();
    if let Some(mark) = combining(letter) {
        if let Some(whole) = before.and_then(|before| compose(before, mark)) {
            to.pop();
            to.push(whole);
        } else if let Some(whole) = after.and_then(|after| compose(after, mark)) {
            to.push(whole);
            return 2;
        } else {
            to.push(letter);
        }
        return 1;
    }
    match letter {
        '´' | '`' => {
            let meant = accent(letters, index, to);
            to.push_str(&meant);
        }
        _ if hides(letters, index) => {}
        // A word that was divided at the end of a line.
        '¬' if before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic) => {}
        'º' if matches!(after, Some('C' | 'F')) => to.push('°'),
        '\u{2776}'..='\u{2793}' => to.push_str(&((u32::from(letter) - 0x2776) % 10 + 1).to_string()),
        _ if is_compatible(letter) => to.extend(letter.nfkc()),
        _ => to.push(is_mixed.then(|| latin(letter)).flatten().unwrap_or(letter)),
    }
    1
}

/// Whether a word has a character that shows nothing.
pub(crate) fn hides_something(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    (0..letters.len()).any(|index| hides(&letters, index))
}

/// From here on letters may be emoji, which the characters that show nothing put together and which no font here has.
const EMOJI: char = '\u{2300}';

/// Whether a character shows nothing beside its neighbours: web pages and mail have them where a line may break. The scripts that
/// need joiners have no letters here.
fn hides(letters: &[char], index: usize) -> bool {
    let shows_nothing = |c: char| {
        !characters::refused(c)
            && (characters::unseen(c) || matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}'))
    };
    shows_nothing(letters[index])
        && letters[..index].iter().rev().find(|c| !shows_nothing(**c)).is_none_or(|c| *c < EMOJI)
}

/// What an accent by itself stands for: an accent on the letter before it at a word's end, feet, or an apostrophe.
fn accent(letters: &[char], index: usize, before: &mut String) -> String {
    let last = before.chars().next_back();
    let is_number = last.is_some_and(|c| c.is_ascii_digit() || matches!(c, '´' | '`'));
    let mark = if letters[index] == '´' { '\u{301}' } else { '\u{300}' };
    let is_end = !letters.get(index + 1).is_some_and(|c| c.is_alphanumeric());
    let is_quote = matches!(letters[0], '´' | '`');
    match last.and_then(|last| compose(last, mark)).filter(|_| is_end && !is_quote) {
        _ if is_number => letters[index].to_string(),
        Some(whole) => {
            before.pop();
            whole.to_string()
        }
        None => "’".to_owned(),
    }
}

/// The combining mark that a mark beside a letter is meant as.
fn combining(letter: char) -> Option<char> {
    Some(match letter {
        '¨' => '\u{308}',
        '˚' => '\u{30a}',
        'ˆ' => '\u{302}',
        '˜' => '\u{303}',
        'ˇ' => '\u{30c}',
        '˝' => '\u{30b}',
        '¸' => '\u{327}',
        _ => return None,
    })
}

/// Whether a character is another in another form: ligatures, other widths, circles, typefaces, Roman numbers, units in one square.
fn is_compatible(letter: char) -> bool {
    matches!(letter,
        '\u{17f}' | '\u{1c4}'..='\u{1cc}' | '\u{1f1}'..='\u{1f3}' | '\u{2024}' | '\u{2025}' | '\u{2103}' | '\u{2109}'
        | '\u{2160}'..='\u{217f}' | '\u{2460}'..='\u{24ea}' | '\u{3200}'..='\u{33ff}' | '\u{fb00}'..='\u{fb06}'
        | '\u{fe50}'..='\u{fe6b}' | '\u{ff01}'..='\u{ff5e}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1d400}'..='\u{1d7ff}'
        | '\u{1f100}'..='\u{1f16b}')
}

/// The Latin letter that one of another script looks like.
fn latin(letter: char) -> Option<char> {
    OTHER_SCRIPTS.iter().find_map(|(others, latin)| {
        let index = others.chars().position(|other| other == letter)?;
        latin.chars().nth(index)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_looks_so_has_what_is_meant() {
        for (word, plain) in [
            ("oﬃciell", "officiell"),
            ("ﬁn", "fin"),
            ("ﬂera,", "flera,"),
            ("eﬀekt", "effekt"),
            ("①", "1"),
            ("❷", "2"),
            ("㎡", "m2"),
            ("℃", "°C"),
            ("Ｆｕｌｌ", "Full"),
            ("𝗙𝗲𝘁", "Fet"),
            ("Ⅳ", "IV"),
            ("Go¨teborg", "Göteborg"),
            ("G¨oteborg", "Göteborg"),
            ("a˚r", "år"),
            ("Andre´", "André"),
            ("O´Brien", "O’Brien"),
            ("O`Brien", "O’Brien"),
            ("´ordet´", "’ordet’"),
            ("20ºC", "20°C"),
            ("Gоteborg", "Goteborg"),
            ("ΑB12ab", "AB12ab"),
            ("exem¬pel", "exempel"),
            ("kom\u{200b}mun", "kommun"),
            ("\u{200b}Ord.\u{2060}", "Ord."),
            ("®\u{fe0f}", "®"),
            ("a\u{200d}b\u{200c}", "ab"),
            ("\u{200b}\u{200b}", ""),
        ] {
            assert_eq!(meant(word).as_deref(), Some(plain), "{word}");
        }
    }

    #[test]
    fn what_is_itself_is_left() {
        for word in [
            "½",
            "m²",
            "CO₂",
            "№",
            "™",
            "5´",
            "10´´",
            "Göteborg",
            "São",
            "Москва",
            "µg",
            "Ωm",
            "…",
            "”ja”",
            "’",
            "§",
            "Å",
            "Łódź",
            "²",
            "1ª",
            "n:o",
            "–",
            "‰",
            "€",
            "О",
            "α-värdet",
            "5°",
            "¬a",
            "Đoković",
            "naïve",
            "Ö",
            "bygg\u{ad}lov",
            "👍\u{fe0f}\u{200d}👍",
        ] {
            assert_eq!(meant(word), None, "{word}");
        }
    }

    #[test]
    fn other_scripts_pair_with_latin() {
        for (others, latin) in OTHER_SCRIPTS {
            assert_eq!(others.chars().count(), latin.chars().count(), "{others}");
        }
    }
}
