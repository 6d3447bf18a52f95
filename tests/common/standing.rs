//! What stands in files at the places that the program names, read anew by tests.

use utlatande::place::TextPlace;

/// What stands at a place of a file's text.
pub fn at(text: &str, place: &TextPlace) -> String {
    let lines = text.lines().enumerate().map(|(at, line)| (at as u32 + 1, line));
    let there = lines.filter(|(number, _)| (place.line..=place.end_line).contains(number)).map(|(number, line)| {
        let from = if number == place.line { place.column - 1 } else { 0 } as usize;
        let to = if number == place.end_line { place.end_column - 1 } else { u32::MAX } as usize;
        line.chars().take(to).skip(from).collect::<String>()
    });
    there.collect::<Vec<_>>().join("\n")
}

/// Text with TOML's escapes by number read, and without the backslashes of Markdown's.
pub fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let digits = match after.chars().next() {
            Some('u') => 4,
            Some('U') => 8,
            _ => 0,
        };
        let number = after.get(1..=digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match number.filter(|_| digits > 0).and_then(char::from_u32) {
            Some(character) => {
                plain.push(character);
                rest = &after[1 + digits..];
            }
            None => rest = after,
        }
    }
    plain + rest
}
