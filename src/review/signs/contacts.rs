//! E-mail addresses and telephone numbers that cannot be.

use super::Slip;
use super::patterns::{sign, space};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::model::{Officer, Placed};
use crate::personal_number;

sign!(MAIL = [], b"@", [], r"[^\s(),;<>”]*@[^\s(),;<>”]*");
sign!(
    PHONE = [space], b"+0123456789", [] and is_called,
    r"(?i)\b(?:telefon|tfn|tel|ring|mobil|växel|växeln|telefonnummer)[.:]?[ \u{a0}](?:(?:på|är)[ \u{a0}])?(?<number>\+?[0-9][0-9 \u{a0}–-]*[0-9](?<letter>[OoIl]\b)?)"
);

/// What the word before a number ends with in [`PHONE`], in small letters.
const CALLS: [&str; 8] = ["telefon", "tfn", "tel", "ring", "mobil", "växel", "växeln", "telefonnummer"];

/// Whether such a word stands before the space before a byte, or before a "på" or an "är" there.
fn is_called(text: &str, at: usize) -> bool {
    let text = text[..at].strip_suffix(space).unwrap_or_default();
    let parted = |before: &str| {
        let start = before.char_indices().rfind(|(_, c)| space(*c)).map_or(0, |(at, c)| at + c.len_utf8());
        let word = before[start..].to_lowercase();
        (start, word.strip_suffix(['.', ':']).map(str::to_owned).unwrap_or(word))
    };
    let calls = |word: &str| CALLS.iter().any(|call| word.ends_with(call));
    let (start, word) = parted(text);
    let before = || text[..start].strip_suffix(space).is_some_and(|before| calls(&parted(before).1));
    calls(&word) || matches!(word.as_str(), "på" | "är") && before()
}

/// All of them in a text.
pub(super) fn contacts(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    for found in MAIL.all(text) {
        let Some(whole) = found.get(0) else { continue };
        let address = whole.as_str().trim_end_matches(['.', '!', '?', ':']);
        if address.len() > 1 && !is_mail(address) {
            let range = whole.start()..whole.start() + address.len();
            slips.push((range, message!(codes::MAIL_IMPOSSIBLE, text = address)));
        }
    }
    for found in PHONE.all(text) {
        let Some(number) = found.name("number") else { continue };
        let digits = number.as_str().chars().filter(char::is_ascii_digit).count();
        let foreign = number.as_str().starts_with('+') || number.as_str().starts_with("00");
        let right = if foreign {
            (8..=15).contains(&digits)
        } else {
            number.as_str().starts_with('0') && (7..=11).contains(&digits)
        };
        // Short numbers to call: 112, 11313, 1177. A letter O is no nought.
        // A personnummer is told as that.
        let is_personal = !personal_number::find(text, "").is_empty();
        if !is_personal
            && (!right || found.name("letter").is_some())
            && (digits > 6 || number.as_str().starts_with('0'))
        {
            slips.push((number.range(), message!(codes::PHONE_IMPOSSIBLE, text = number.as_str())));
        }
    }
    slips
}

/// The case officer's address and number, where they can be none and their signs alone have not been told.
pub(super) fn of_officer(officer: &Officer) -> impl Iterator<Item = Diagnostic> {
    let is_silent = |line: &&Placed<String>| contacts(&line.value).is_empty();
    let mail = officer.email.iter().filter(is_silent).filter(|mail| !is_contact(&mail.value)).map(|mail| {
        let meant = mail.value.split(|c: char| c.is_whitespace() || ",;<>()".contains(c));
        let meant = meant.map(|part| part.trim_start_matches("mailto:").trim_matches(['*', '_', '.', '"']));
        let meant = meant.filter(|part| is_address(part)).collect::<Vec<_>>().join(", ");
        (message!(codes::MAIL_OF_OFFICER, text = &mail.value, forslag = meant), &mail.places)
    });
    let phone = officer.phone.iter().filter(is_silent).filter(|phone| !is_phone(&phone.value));
    let phone = phone.map(|phone| (message!(codes::PHONE_IMPOSSIBLE, text = &phone.value), &phone.places));
    let told = mail.chain(phone).collect::<Vec<_>>();
    told.into_iter().map(|(problem, places)| Diagnostic::warning(problem).at_all(places.clone()))
}

/// Whether a value is an address, or several. What is held open in brackets is told as that.
fn is_contact(value: &str) -> bool {
    value.starts_with('[') || value.split([',', ';', '/']).flat_map(str::split_whitespace).all(is_address)
}

fn is_address(text: &str) -> bool {
    // In running text what follows a name and an @ need not be an address; here it must.
    text.contains('@') && text.split_once(':').is_none() && is_mail(text)
}

/// Whether a value has a number to call: one that begins with a nought is whole, others may be extensions.
fn is_phone(value: &str) -> bool {
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '-' | '–' | '\u{2011}' | '(' | ')' | '+');
    value.starts_with('[')
        || value.split(|c: char| !is_part(c)).any(|number| {
            let digits = number.chars().filter(char::is_ascii_digit).count();
            match number.trim_start_matches([' ', '(', '\u{a0}']) {
                number if number.starts_with('+') || number.starts_with("00") => (8..=15).contains(&digits),
                number if number.starts_with('0') => (7..=11).contains(&digits),
                _ => (3..=10).contains(&digits),
            }
        })
}

fn is_mail(address: &str) -> bool {
    let Some((name, host)) = address.split_once('@') else { return true };
    let labels: Vec<&str> = host.split('.').collect();
    let label = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let end = labels.last().is_some_and(|end| end.len() > 1 && end.chars().all(char::is_alphabetic));
    !name.is_empty()
        && !name.ends_with('.')
        && !name.starts_with('.')
        && labels.len() > 1
        && labels.iter().all(label)
        && end
}

#[cfg(test)]
pub(super) static SIGNS: [&crate::review::patterns::Fixed; 2] = [&MAIL, &PHONE];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(phone: &str, mail: &str) -> Vec<(String, String)> {
        let value = |text: &str| Some(Placed { value: text.to_owned(), places: Vec::new() });
        let officer = Officer { phone: value(phone), email: value(mail), ..Officer::default() };
        let argument = |told: &Diagnostic, name: &str| told.arguments.get(name).cloned().unwrap_or_default();
        of_officer(&officer).map(|told| (argument(&told, "text"), argument(&told, "forslag"))).collect()
    }

    #[test]
    fn contacts_that_can_be_none_are_told() {
        for (mail, meant) in [
            ("fornamn.efternamn.example.se", ""),
            ("fornamn@example.se>", "fornamn@example.se"),
            ("mailto:fornamn@example.se", "fornamn@example.se"),
            ("Förnamn <fornamn@example.se>", "fornamn@example.se"),
            ("se växeln", ""),
        ] {
            assert_eq!(told("031-000 00 00", mail), [(mail.to_owned(), meant.to_owned())], "{mail}");
        }
        // The address is told where the page shows it.
        assert_eq!(told("1177", "fornamn@example"), []);
        for phone in ["ring mig", "031-000", "–", "03", "+46 31"] {
            assert_eq!(told(phone, "a@example.se"), [(phone.to_owned(), String::new())], "{phone}");
        }
    }

    #[test]
    fn contacts_are_written_in_many_ways() {
        for phone in [
            "031-000 00 00",
            "0312-000 00, 070-000 00 00",
            "+46 (0)31 000 00 00",
            "0046 31 000 00 00",
            "växel 031-000 00 00, anknytning 12",
            "1177",
            "Kontaktcenter (031-000 00 00)",
            "08-000 00 00 / 070-000 00 00",
            "[saknas: telefon]",
        ] {
            assert_eq!(told(phone, "a@example.se"), [], "{phone}");
        }
        for mail in ["a.b@example.se", "a@example.se, b@example.se", "å-ö@göteborg.example.se", "[saknas: e-post]"] {
            assert_eq!(told("1177", mail), [], "{mail}");
        }
    }
}
