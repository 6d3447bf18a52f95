//! Where sentences end. A full stop also stands in abbreviations, ordinals, initials, numbers and addresses; there it
//! ends nothing. In doubt two sentences stay one: a rule then says too little rather than something wrong.

use std::ops::Range;

use crate::templates::Wordlists;

/// The sentences of a text by their bytes, without the spaces between them.
pub(super) fn split(text: &str, ord: &Wordlists) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(offset) = text[at..].find(is_end_mark) {
        let mark = at + offset;
        at = after_marks(text, mark);
        if ends_here(text, start, mark, at, ord) {
            sentences.extend(trimmed(text, start..at));
            start = at;
        }
    }
    sentences.extend(trimmed(text, start..text.len()));
    sentences
}

fn is_end_mark(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '\n')
}

/// The end of a run of marks, with the quotes and parentheses that close after it.
fn after_marks(text: &str, mark: usize) -> usize {
    let run = |c: char| is_end_mark(c) || matches!(c, '”' | '’' | '"' | ')' | ']' | '»');
    text[mark..].find(|c: char| !run(c)).map_or(text.len(), |length| mark + length)
}

/// Whether the marks from `mark` to `after` end the sentence that begins at `start`.
fn ends_here(text: &str, start: usize, mark: usize, after: usize, ord: &Wordlists) -> bool {
    if text[mark..after].contains('\n') || after == text.len() {
        return true;
    }
    let rest = &text[after..];
    let Some(next) = rest.trim_start().trim_start_matches(is_opening).chars().next() else { return true };
    let may_begin = next.is_uppercase() || next.is_numeric();
    rest.starts_with(char::is_whitespace)
        && may_begin
        && (!text[mark..].starts_with('.') || !is_abbreviation(text, start, mark, next, ord))
}

fn is_opening(character: char) -> bool {
    matches!(character, '”' | '’' | '"' | '(' | '[' | '«' | '–' | '—' | ' ' | '\u{a0}')
}

/// Whether the full stop at `mark` belongs to the word before it.
fn is_abbreviation(text: &str, start: usize, mark: usize, next: char, ord: &Wordlists) -> bool {
    let sentence = &text[start..mark];
    let word = sentence.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '”' | '/')).next().unwrap_or(sentence);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if word.chars().all(|c| c.is_ascii_digit()) {
        // "1." that opens the sentence is a number in a list.
        return sentence.trim() == word;
    }
    // Initials, and abbreviations written with spaces: "A. B. Andersson", "t. ex.".
    let last_part = word.rsplit('.').next().unwrap_or(word);
    if letters == 1 || (word.contains('.') && last_part.chars().all(char::is_uppercase)) {
        return true;
    }
    let written = format!("{}.", word.to_lowercase());
    let in_list = |list: &[String]| list.contains(&written);
    in_list(&ord.forkortningar_med_punkt) || (in_list(&ord.forkortningar_sist) && !next.is_uppercase())
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    let end = range.start + part.trim_end().len();
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ord() -> Wordlists {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Wordlists {
            forkortningar_med_punkt: list(&["t.ex.", "bl.a.", "kap.", "ca.", "s.k.", "nr.", "kl.", "prop."]),
            forkortningar_sist: list(&["m.m.", "osv.", "m.fl."]),
            ..Wordlists::default()
        }
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let cases: &[(&str, &[&str])] = &[
            ("En mening. En till.", &["En mening.", "En till."]),
            ("Det gäller t.ex. Oslo. Mer bl.a. Malmö.", &["Det gäller t.ex. Oslo.", "Mer bl.a. Malmö."]),
            ("Enligt 2 kap. 1 § gäller det.", &["Enligt 2 kap. 1 § gäller det."]),
            ("Seminarier m.m. Därefter vila.", &["Seminarier m.m.", "Därefter vila."]),
            ("Seminarier m.m. 2020 och senare.", &["Seminarier m.m. 2020 och senare."]),
            ("A. B. Andersson skrev. Ja.", &["A. B. Andersson skrev.", "Ja."]),
            ("J.R.R. Tolkien skrev.", &["J.R.R. Tolkien skrev."]),
            ("Det ökade 2020. Därefter sjönk det.", &["Det ökade 2020.", "Därefter sjönk det."]),
            ("1. Uppföljningen antecknas.", &["1. Uppföljningen antecknas."]),
            (
                "Klockan 13.30 börjar det. Se www.nordicsafecities.org/om. Slut.",
                &["Klockan 13.30 börjar det.", "Se www.nordicsafecities.org/om.", "Slut."],
            ),
            ("Sade han ”ja.” Sedan gick han.", &["Sade han ”ja.”", "Sedan gick han."]),
            ("(Se bilagan.) Nästa.", &["(Se bilagan.)", "Nästa."]),
            ("Varför? Därför! ”Så är det.”", &["Varför?", "Därför!", "”Så är det.”"]),
            ("Det är 3.5 gånger så många. 20 procent.", &["Det är 3.5 gånger så många.", "20 procent."]),
            ("Rad ett\nRad två", &["Rad ett", "Rad två"]),
            ("Fortsätter ... Sedan.", &["Fortsätter ...", "Sedan."]),
            ("e-post till fornamn.efternamn@example.se. Ja.", &["e-post till fornamn.efternamn@example.se.", "Ja."]),
            ("", &[]),
            (" . ", &["."]),
        ];
        for (text, sentences) in cases {
            let found: Vec<&str> = split(text, &ord()).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, *sentences, "{text}");
        }
    }
}
