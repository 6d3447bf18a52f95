//! A string literal as TOML reads it.

use std::collections::BTreeMap;

/// The characters that a string literal stands for, each with its offset in the file, and where its escapes end there.
pub(super) fn characters(literal: &str, start: usize) -> (Vec<(char, u32)>, BTreeMap<u32, u32>) {
    let mut escapes = BTreeMap::new();
    let quote = literal.chars().next().unwrap_or('"');
    let long = literal.len() >= 6 && literal.starts_with(&quote.to_string().repeat(3));
    let width = if long { 3 } else { 1 };
    let Some(inner) = literal.get(width..literal.len().saturating_sub(width)) else { return (Vec::new(), escapes) };
    let skipped = if long { inner.len() - without_first_newline(inner).len() } else { 0 };
    let base = start + width + skipped;
    let mut characters = Vec::new();
    let mut rest = inner[skipped..].char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        let origin = (base + at) as u32;
        if quote == '\'' || character != '\\' {
            characters.push((character, origin));
            continue;
        }
        let Some((_, escape)) = rest.next() else { break };
        match escape {
            'b' => characters.push(('\u{8}', origin)),
            't' => characters.push(('\t', origin)),
            'n' => characters.push(('\n', origin)),
            'f' => characters.push(('\u{C}', origin)),
            'r' => characters.push(('\r', origin)),
            'e' => characters.push(('\u{1B}', origin)),
            'x' | 'u' | 'U' => {
                let digits = match escape {
                    'x' => 2,
                    'u' => 4,
                    _ => 8,
                };
                let code: String = rest.by_ref().take(digits).map(|(_, c)| c).collect();
                let value = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
                characters.extend(value.map(|c| (c, origin)));
            }
            c if c.is_whitespace() => {
                while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
                continue;
            }
            other => characters.push((other, origin)),
        }
        let end = rest.peek().map_or(inner.len() - skipped, |(at, _)| *at);
        escapes.insert(origin, (base + end) as u32);
    }
    (characters, escapes)
}

/// TOML drops a newline right after the opening quotes of a multi-line string.
fn without_first_newline(text: &str) -> &str {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix('\n')).unwrap_or(text)
}
