//! Addresses of pages on the web that cannot be: "htp://a.se", "http//a.se", "www.a,se".

use std::ops::Range;

use super::Slip;
use crate::codes;
use crate::message::message;

/// What the address of a page begins with, before its colon.
const SCHEMES: [&str; 2] = ["http", "https"];

/// Three of these begin the name of a server.
const WORLD: char = 'w';

/// Signs around an address.
fn is_around(c: char) -> bool {
    c.is_whitespace() || "<>()[]{}”“\"|`".contains(c)
}

/// All of them in a text.
pub(super) fn addresses(text: &str) -> Vec<Slip> {
    if !may_have(text) {
        return Vec::new();
    }
    let wrong = chunks(text).filter(|range| is_wrong(&text[range.clone()], &text[range.end..]));
    wrong.map(|range| (range.clone(), message!(codes::WEB_IMPOSSIBLE, text = &text[range]))).collect()
}

/// Whether a text has what every address that is told has: two slashes, the end of a scheme before a colon, or the name of the world
/// before a stop. Most texts have none of these.
fn may_have(text: &str) -> bool {
    let is_of_address =
        |pair: &[u8]| matches!(pair, b"//" | b"\\\\" | [b'p' | b'P' | b's' | b'S', b':'] | [b'w' | b'W', b'.' | b',']);
    text.as_bytes().windows(2).any(is_of_address)
}

/// What may be addresses: they have a sign inside and are no e-mail addresses.
fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut next = 0;
    let parts = text.split_inclusive(is_around).map(move |part| {
        let start = next;
        next += part.len();
        let part = part.trim_end_matches(is_around);
        let part = part.trim_end_matches(['.', ',', ';', ':', '!', '?', '…', '\'', '’', '*', '_']);
        start..start + part.len()
    });
    parts.filter(move |range| {
        let chunk = &text[range.clone()];
        chunk.contains(['.', ':', '/', '\\', ',']) && !chunk.contains('@')
    })
}

/// Whether what stands before some text is an address that leads nowhere.
fn is_wrong(chunk: &str, after: &str) -> bool {
    let lower = chunk.to_lowercase();
    if let Some((before, rest)) = lower.split_once("//").or_else(|| lower.split_once("\\\\")) {
        let name = before.trim_end_matches(|c: char| !c.is_alphanumeric());
        let between = &before[name.len()..];
        let name = name.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        return match SCHEMES.contains(&name) {
            // "https:// a.se".
            true if rest.is_empty() => between == ":" && begins_with_server(after),
            true => between != ":" || !lower[before.len()..].starts_with('/') || !is_server(rest),
            false => is_near(name),
        };
    }
    one_slash(&lower) || without_scheme(&lower)
}

/// Whether a word is nearly that before the colon: "htp", "hppt", "httpss".
fn is_near(name: &str) -> bool {
    // "ftp" and "hkps" are others.
    let most = if name.starts_with('h') && name.contains('t') { 2 } else { 1 };
    SCHEMES.iter().any(|scheme| strsim::damerau_levenshtein(name, scheme) <= most)
}

/// "http:/a.se", "https:a.se".
fn one_slash(lower: &str) -> bool {
    let rest = SCHEMES.iter().find_map(|scheme| lower.strip_prefix(scheme)?.strip_prefix(':'));
    rest.is_some_and(|rest| rest.starts_with('/') || rest.contains('.'))
}

/// "www.a,se", "www,a.se", "wwww.a.se".
fn without_scheme(lower: &str) -> bool {
    let rest = lower.trim_start_matches(WORLD);
    let Some(after) = rest.strip_prefix(['.', ',']) else { return false };
    match lower.len() - rest.len() {
        3 if rest.starts_with(',') => after.starts_with(char::is_alphanumeric),
        3 => after.starts_with(|c: char| c.is_alphanumeric() || c == '.') && !is_server(lower),
        0 | 1 => false,
        _ => rest.starts_with('.') && server(after).contains('.'),
    }
}

/// What stands before the first slash of an address without its scheme.
fn server(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Whether an address without its scheme begins with the name of a server. One of a house's own has one part.
fn is_server(rest: &str) -> bool {
    let server = server(rest);
    let name = server.split(':').next().unwrap_or_default();
    let parts = name.split('.').collect::<Vec<_>>();
    let is_whole = parts.iter().all(|part| !part.is_empty()) && !server.contains([',', ';']);
    let is_only_scheme = SCHEMES.contains(&name);
    let is_only_world = parts.len() < 3 && parts.first().is_some_and(|first| *first == "www");
    is_whole && !is_only_scheme && !is_only_world
}

/// Whether a text goes on with a space and the name of a server.
fn begins_with_server(after: &str) -> bool {
    let next = after.trim_start().split(is_around).next().unwrap_or_default();
    let name = server(next.trim_end_matches(['.', ',', ';', ':', '!', '?']));
    after.starts_with(' ') && name.contains('.') && name.split('.').all(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        addresses(text).into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn addresses_that_cannot_be_are_told() {
        for address in [
            "htp://a.se",
            "hppt://a.se/sida",
            "httpss://a.se",
            "ttps://a.se",
            "http//a.se",
            "https;//a.se",
            "http.//a.se",
            "http:/a.se",
            "https:a.se",
            "http:\\\\a.se",
            "https://https://a.se",
            "https://http//a.se",
            "https://a,se",
            "https://a..se/sida",
            "https://.a.se",
            "https://www.goteborg",
            "www.goteborg",
            "www.a,se",
            "www,a.se",
            "www..a.se",
            "wwww.a.se",
            "ww.a.se",
            "www.a.se,www.b.se",
        ] {
            for text in [format!("Läs {address} om det."), format!("Läs om det ({address}).")] {
                assert_eq!(told(&text), [address], "{text}");
            }
        }
        assert_eq!(told("Läs https:// a.se om det."), ["https://"]);
    }

    #[test]
    fn addresses_that_can_are_not() {
        for text in [
            "Läs https://a.se/b?c=d,e;f och http://www.goteborg.se:8080/å/ä, www.a.se.",
            "Läs HTTPS://A.SE, Www.a.se/x//y och https://web.archive.org/web/2020/https://a.se/ här.",
            "På intranätet, http://insidan/, http://localhost:8080, ftp://a.se, hkps://a.se och file://a/b.",
            "Adresser börjar med https:// och inte med http:// eller www. längre, http: och www.",
            "Se https://… eller www.… och/eller G:\\mapp\\a.b, \\\\server\\mapp.",
            "Kostnaden är 1,5 miljoner; se 5.1, kap. 3/4, a.b, och//eller. WWF, www och WWII.a.",
            "Skriv till a@www.se, mailto:a@b.se eller åäö@a.se.",
            "Se wikipedia.org, ww2.a.se och https://ww2.a.se. Se https:// eller.",
        ] {
            assert_eq!(told(text), Vec::<&str>::new(), "{text}");
        }
    }
}
