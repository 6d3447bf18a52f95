//! Backslashes of a path in prose. Before a punctuation mark one is markup and is not printed, and neither is one that ends a line,
//! so that `G:\_arkiv` would be printed as another path.

use std::ops::Range;

use super::WEB;

/// The paths in a text that would be printed otherwise than they are typed, with what is printed.
pub(super) fn lost(text: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    let mut end = 0;
    let words = text.split(char::is_whitespace).map(move |word| {
        let start = end;
        end = start + word.len();
        // Every white space is one sign, of some bytes.
        end += text[end..].chars().next().map_or(0, char::len_utf8);
        (start, word)
    });
    words.filter(|(_, word)| word.contains('\\')).filter_map(move |(start, word)| {
        let is_line_end = text[start + word.len()..].starts_with('\n');
        let path = path(word);
        let printed = printed(path, is_line_end)?;
        let start = start + word.find(path)?;
        Some((start..start + path.len(), printed))
    })
}

/// A word without the signs of the sentence around it; one behind a backslash is the word's own.
fn path(word: &str) -> &str {
    let begun = word.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '\\');
    let is_after = |c: char| ",.;:!?\"”'’".contains(c) || c == ')' && !begun.contains('(');
    let ended = begun.trim_end_matches(is_after);
    if ended.ends_with('\\') { begun } else { ended }
}

/// What is printed of a word that is a path, where that is not what is typed.
fn printed(path: &str, is_line_end: bool) -> Option<String> {
    let (mut shown, mut escapes, mut bare) = (String::new(), false, false);
    let mut signs = path.chars();
    while let Some(sign) = signs.next() {
        let next = signs.clone().next();
        match next {
            Some(next) if sign == '\\' && next.is_ascii_punctuation() => {
                escapes |= next != '\\';
                shown.push(next);
                signs.next();
            }
            None if sign == '\\' && is_line_end => escapes = true,
            _ => {
                bare |= sign == '\\' && next.is_some_and(char::is_alphanumeric);
                shown.push(sign);
            }
        }
    }
    let mut begins = path.chars();
    let is_drive = begins.next().is_some_and(|c| c.is_ascii_alphabetic()) && begins.as_str().starts_with(":\\");
    // The first two of a path on a server, of which one is printed.
    let is_server = bare && path.starts_with("\\\\") && !path.starts_with("\\\\\\");
    (is_server || escapes && (bare || is_drive)).then_some(shown)
}

/// Where the address of a page on the web begins in whose midst an emphasis begins: its marks would not be printed.
pub(super) fn address_around(text: &str, emphasis: usize) -> Option<usize> {
    let word = text[..emphasis].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let word = (word..=emphasis).find(|at| text.is_char_boundary(*at))?;
    let inside = WEB.iter().filter_map(|scheme| text[word..emphasis].find(scheme)).min()?;
    Some(word + inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_loses_a_backslash_is_found() {
        for (text, printed) in [
            (r"på G:\Gemensam\_arbete\fil.docx nu", r"G:\Gemensam_arbete\fil.docx"),
            (r"(C:\Users\anna\.config)", r"C:\Users\anna.config"),
            (r"S:\#1", "S:#1"),
            (r"på \\server\mapp\fil.", r"\server\mapp\fil"),
            (r"mapp\under\(2024),", r"mapp\under(2024)"),
            (r"ligger i G:\mapp\.", r"G:\mapp."),
            ("G:\\mapp\\\noch", r"G:\mapp"),
        ] {
            let found: Vec<String> = lost(text).map(|(_, printed)| printed).collect();
            assert_eq!(found, [printed], "{text}");
        }
        for text in [
            r"på G:\Gemensam\arbete\fil.docx nu",
            r"S:\\Delat\\_arkiv",
            r"\\\\server\\mapp",
            r"5\*3 och 1\. samt a\_b",
            r"\# och \\",
            r"och/eller\&",
            "rad\\\nrad",
            r"G:\mapp\",
        ] {
            assert_eq!(lost(text).count(), 0, "{text}");
        }
        let text = "å  – x\u{a0}G:\\a\\_b";
        assert_eq!(lost(text).map(|(range, _)| &text[range]).collect::<Vec<_>>(), [r"G:\a\_b"]);
    }

    #[test]
    fn an_emphasis_in_an_address_is_found() {
        for (text, begins) in [
            ("https://a.se/_u_/", Some(0)),
            ("se (https://a.se/*u*)", Some(4)),
            ("å\u{a0}www.a.se/_u_", Some(4)),
            ("_u_ https://a.se", None),
            ("https://a.se _u_", None),
        ] {
            let emphasis = text.find(['_', '*']).unwrap();
            assert_eq!(address_around(text, emphasis), begins, "{text}");
        }
    }
}
