//! Other ways in which a question may be meant: numbers, cells, lines and names as people write them elsewhere. They are tried in
//! turn where the question as it stands leads nowhere.

use super::asked::{corners, files, is_same, sheets};
use crate::origin_record::OriginRecord;
use crate::place_text::quoted;

/// The questions that may be meant.
pub(super) fn readings(record: &OriginRecord, what: &str) -> Vec<String> {
    let what = what.trim();
    let bare = unquoted(what);
    let ways = [bare.map(str::to_owned), reference(what)];
    let what = bare.unwrap_or(what);
    let places = [cells(record, what), line(record, what)];
    ways.into_iter().chain(places).flatten().chain(numbers(what)).collect()
}

/// Words without the quotation marks around them.
pub(super) fn unquoted(what: &str) -> Option<&str> {
    const MARKS: [char; 8] = ['"', '\'', '”', '“', '’', '‘', '»', '«'];
    what.strip_prefix(MARKS)?.strip_suffix(MARKS).map(str::trim)
}

/// The name in a reference as it is typed: `{{ fakta.pris | kronor }}`.
fn reference(what: &str) -> Option<String> {
    let inside = what.strip_prefix("{{")?.strip_suffix("}}")?;
    inside.split('|').next().map(|name| name.trim().to_owned())
}

/// What separates the parts of a place in people's writing.
fn is_between(character: char) -> bool {
    character.is_whitespace() || matches!(character, ',' | ';' | '!' | '(' | ')')
}

/// Cells with their sheet, in whichever order and with whatever between: `Blad C7`, `C7–C9 i Blad`.
fn cells(record: &OriginRecord, what: &str) -> Option<String> {
    let range = |token: &str| {
        let range = token.trim_matches(['.', ':']).replace(['-', '–'], ":").replace('$', "");
        corners(&range).map(|_| range)
    };
    let tokens: Vec<&str> = what.split(is_between).filter(|token| !token.is_empty()).collect();
    let (at, range) = tokens.iter().enumerate().find_map(|(at, token)| Some((at, range(token)?)))?;
    let rest = [&tokens[..at], &tokens[at + 1..]].concat();
    let is_named = |sheet: &str| {
        let length = sheet.split(is_between).filter(|word| !word.is_empty()).count();
        let plain = sheet.split(is_between).collect::<Vec<_>>().join(" ");
        rest.windows(length.max(1)).any(|words| is_same(&words.join(" ").replace('\'', ""), &plain))
    };
    let named = sheets(record).into_iter().map(|(_, sheet)| sheet).filter(|sheet| is_named(sheet));
    let sheet = named.max_by_key(String::len)?;
    Some(format!("{}!{range}", quoted(&sheet)))
}

/// A line with its file: `arende.toml rad 12`, `Arende.toml:12`.
fn line(record: &OriginRecord, what: &str) -> Option<String> {
    let tokens = what.split(|c: char| is_between(c) || c == ':').filter(|token| !token.is_empty());
    let tokens: Vec<&str> = tokens.collect();
    let file = files(record).into_iter().find(|file| tokens.iter().any(|token| is_same(file, token)))?;
    let is_number = |token: &&&str| token.bytes().all(|byte| byte.is_ascii_digit());
    let number = tokens.iter().find(is_number)?;
    Some(format!("{}:{number}", quoted(file)))
}

/// A number as pages write it, with what follows it and alone: `567000`, `567.000 kr` and `567 000 kronor` are `567 000`.
fn numbers(what: &str) -> Vec<String> {
    let is_inside = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '’');
    let end = what.find(|c: char| !c.is_ascii_digit() && !is_inside(c)).unwrap_or(what.len());
    let (number, unit) = what.split_at(end);
    let (number, unit) = (number.trim_end_matches(is_inside), unit.trim());
    let parts: Vec<&str> = number.split(is_inside).collect();
    let is_one = number.starts_with(|c: char| c.is_ascii_digit()) && parts.iter().all(|part| !part.is_empty());
    if !is_one || number.len() < 2 || unit.contains(|c: char| c.is_ascii_digit() || c.is_whitespace()) {
        return Vec::new();
    }
    let is_grouped = |parts: &[&str]| parts.iter().skip(1).all(|part| part.len() == GROUP);
    let mut written = Vec::new();
    if is_grouped(&parts) {
        written.extend(both(&parts.concat(), ""));
    }
    if let Some((decimals, whole)) = parts.split_last().filter(|(_, whole)| !whole.is_empty() && is_grouped(whole)) {
        written.extend(both(&whole.concat(), &format!(",{decimals}")));
    }
    let with_unit = written.iter().filter(|_| !unit.is_empty()).map(|number| format!("{number} {unit}"));
    with_unit.chain(written.iter().cloned()).filter(|written| written != what).collect()
}

/// So many digits stand together.
const GROUP: usize = 3;

/// A number's digits in groups, and in one.
fn both(digits: &str, decimals: &str) -> [String; 2] {
    let first = digits.len() % GROUP;
    let groups = digits.as_bytes()[first..].chunks(GROUP).map(|group| String::from_utf8_lossy(group).into_owned());
    let head = (first > 0).then(|| digits[..first].to_owned());
    let grouped = head.into_iter().chain(groups).collect::<Vec<_>>().join(" ");
    [format!("{grouped}{decimals}"), format!("{digits}{decimals}")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_pages_have_them() {
        for (what, expected) in [
            ("567000", "567 000"),
            ("567.000 kr", "567 000 kr"),
            ("567 000kr", "567 000 kr"),
            ("567'000", "567 000"),
            ("1234567", "1 234 567"),
            ("3.5", "3,5"),
            ("3.5 %", "3,5 %"),
            ("83%", "83 %"),
        ] {
            assert!(numbers(what).contains(&expected.to_owned()), "{what}: {:?}", numbers(what));
        }
        assert!(numbers("83 procent").contains(&"83".to_owned()));
        for what in ["", "5", "ord", "2025-05-19", "12 april 2025", "., 5", "§ 5"] {
            assert_eq!(numbers(what), Vec::<String>::new(), "{what}");
        }
    }

    #[test]
    fn names_are_taken_out_of_what_surrounds_them() {
        assert_eq!(unquoted("”två ord”"), Some("två ord"));
        assert_eq!(reference("{{ fakta.pris | kronor }}").as_deref(), Some("fakta.pris"));
        assert_eq!((unquoted("ord”"), reference("{ord}")), (None, None));
    }
}
