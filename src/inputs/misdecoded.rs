//! Text that was UTF-8, and has been read as Windows-1252 or Latin-1 on its way: `rÃ¥d` for `råd`. Every letter beyond ASCII has become
//! two or three, which no text has in a row; what they were can be said.

use std::ops::Range;

use encoding_rs::WINDOWS_1252;

/// What the first bytes of letters of western languages, and of dashes, quotation marks and other signs, look like.
const FIRST: [char; 3] = ['Â', 'Ã', 'â'];

/// A text may have been read wrongly several times.
const TIMES: usize = 3;

/// Letters that were one, and which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misdecoded {
    /// Where they stand.
    pub at: Range<usize>,
    /// What they were.
    pub letter: char,
}

/// All such letters of a text.
pub(crate) fn found(text: &str) -> Vec<Misdecoded> {
    let mut found: Vec<Misdecoded> = Vec::new();
    for (at, _) in text.match_indices(FIRST) {
        let is_after = found.last().is_none_or(|last| last.at.end <= at);
        found.extend(
            letter(&text[at..]).filter(|_| is_after).map(|(letter, length)| Misdecoded { at: at..at + length, letter }),
        );
    }
    // A sentence may say them, in quotes or before a dash: what is nothing else is itself.
    if found.iter().all(|wrong| may_be_itself(text, &wrong.at)) { Vec::new() } else { found }
}

/// Whether letters may be a single one and the mark behind it: `”Ã”`, `IRMÃ…`.
fn may_be_itself(text: &str, at: &Range<usize>) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (before, after) = (text[..at.start].chars().next_back(), text[at.end..].chars().next());
    let mut letters = text[at.clone()].chars().skip(1);
    match (letters.next(), letters.next()) {
        (Some('”' | '“' | '’' | '‘' | '»' | '«'), None) => !is_letter(after),
        (Some('…' | '–' | '—' | '‰' | '™'), None) => !is_letter(after) && !is_letter(before),
        _ => false,
    }
}

/// The text as it was, where it has such letters.
pub(crate) fn mended(text: &str) -> Option<String> {
    let once = |text: &str| {
        let mut mended = String::with_capacity(text.len());
        let mut end = 0;
        for Misdecoded { at, letter } in found(text) {
            mended.push_str(&text[end..at.start]);
            mended.push(letter);
            end = at.end;
        }
        (end > 0).then(|| mended + &text[end..])
    };
    let mut mended = once(text)?;
    for _ in 1..TIMES {
        mended = once(&mended).unwrap_or(mended);
    }
    Some(mended)
}

/// Whether nearly no letter of a text beyond ASCII is right: all of it has been read so, and a few were lost.
pub(crate) fn is_whole(text: &str, found: &[Misdecoded]) -> bool {
    let wrong: usize = found.iter().map(|wrong| text[wrong.at.clone()].chars().count()).sum();
    text.chars().filter(|c| !c.is_ascii()).count() * 9 <= wrong * 10
}

/// The word around a place.
pub(crate) fn word<'t>(text: &'t str, at: &Range<usize>) -> (&'t str, Range<usize>) {
    // A no-break space is half a letter here.
    let is_end = |c: char| c.is_ascii_whitespace() || c == '"';
    let start = text[..at.start].rfind(is_end).map_or(0, |end| end + 1);
    let end = text[at.end..].find(is_end).map_or(text.len(), |end| at.end + end);
    (&text[start..end], start..end)
}

/// The letter whose bytes the text begins with, each read as a letter, and how long they are.
fn letter(text: &str) -> Option<(char, usize)> {
    let count = if text.starts_with(FIRST[2]) { 3 } else { 2 };
    let bytes = text.chars().take(count).map(byte).collect::<Option<Vec<u8>>>()?;
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    let is_likely = matches!(letter, '\u{a0}'..='\u{ff}' | '\u{2010}'..='\u{2bff}');
    is_likely.then(|| (letter, text.chars().take(count).map(char::len_utf8).sum()))
}

/// The byte that was read as this letter: by Windows-1252, or by Latin-1, which has its own for a few.
fn byte(letter: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(letter)) {
        return Some(byte).filter(|byte| !byte.is_ascii());
    }
    let mut written = [0; 4];
    let (bytes, _, is_unknown) = WINDOWS_1252.encode(letter.encode_utf8(&mut written));
    bytes.first().copied().filter(|_| !is_unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// UTF-8 read as Latin-1.
    fn latin1(text: &str) -> String {
        text.bytes().map(char::from).collect()
    }

    /// The same by Windows-1252.
    fn windows(text: &str) -> String {
        WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn what_was_read_wrongly_is_mended() {
        for text in ["Brottsförebyggande rådet", "Köpenhamn – Århus", "ÅÄÖ åäö éü ”citat” 20\u{a0}000 kr § • …", "Ä"]
        {
            assert_eq!(mended(&latin1(text)).as_deref(), Some(text), "Latin-1");
            assert_eq!(mended(&windows(text)).as_deref(), Some(text), "Windows-1252");

            assert!(is_whole(&windows(text), &found(&windows(text))), "{text}");
        }
        for (wrong, right) in [("Ã–rebro", "Örebro"), ("MALMÃ–", "MALMÖ"), ("Ã…r", "År"), ("PÃ…", "PÅ"), ("Ã‰n", "Én")]
        {
            assert_eq!(mended(wrong).as_deref(), Some(right), "{wrong}");
        }
        let twice = windows(&windows("Köpenhamn – Århus"));
        assert_eq!(mended(&twice).as_deref(), Some("Köpenhamn – Århus"));
        let mixed = format!("Å {}", windows("Köpenhamn"));
        assert_eq!(mended(&mixed).as_deref(), Some("Å Köpenhamn"));
        assert!(!is_whole(&mixed, &found(&mixed)));
        assert_eq!(word(&mixed, &found(&mixed)[0].at).0, windows("Köpenhamn"));
    }

    #[test]
    fn what_is_right_is_left() {
        for text in [
            "Brottsförebyggande rådet",
            "ÅÄÖ…",
            "”Ä”",
            "Château d’Âne",
            "São Paulo, Ângela",
            "İstanbul – Łódź",
            "SÃO",
            "fête à Pâques",
            "Ö–Ö",
            "20\u{a0}000 kr",
            "”Â” och ”Ã” och ”â”",
            "”SÃ” och ”IRMÃ”",
            "’Ã’ och ‘Â’",
            "Namnet ”Ã…” och Ã– nu",
            "»Ã« och «Ã»",
            "",
        ] {
            assert_eq!(mended(text), None, "{text}");
        }
    }
}
