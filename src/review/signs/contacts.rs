//! E-mail addresses and telephone numbers that cannot be.

use super::Slip;
use super::patterns::{Sign, digit, sign, space};
use crate::codes;
use crate::message::message;

sign!(MAIL = [|c| c == '@'], r"[^\s(),;<>”]*@[^\s(),;<>”]*");
sign!(
    PHONE = [space, |c| c == '+' || digit(c)],
    r"(?i)\b(?:telefon|tfn|tel|ring|mobil|växel|växeln|telefonnummer)[.:]?[ \u{a0}](?:på[ \u{a0}])?(?<number>\+?[0-9][0-9 \u{a0}–-]*[0-9])"
);

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
        // Short numbers to call: 112, 11313, 1177.
        if !right && (digits > 6 || number.as_str().starts_with('0')) {
            slips.push((number.range(), message!(codes::PHONE_IMPOSSIBLE, text = number.as_str())));
        }
    }
    slips
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
pub(super) static SIGNS: [&Sign; 2] = [&MAIL, &PHONE];
