//! G27: marks, spaces, dates and numbers that cannot be meant so. Each check looks at one text and knows nothing of the case but
//! the day on which its report is issued.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use regex::{Captures, Regex};

use super::Review;
use super::language_data::LANGUAGE;
use super::passages::{Origin, Passage, PassageKind};
use super::words::source;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::{Message, message};

/// What is found in a text: its bytes, and what to say of it.
type Slip = (Range<usize>, Message);

/// Runs the family on all that may be changed.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let issued = review.case.issued.as_ref().map(|issued| issued.value);
    let prose = review.passages.iter().filter(|passage| !review.is_reproduced(passage.document));
    for passage in prose.filter(|passage| passage.stretches.iter().any(|s| matches!(s.origin, Origin::Typed(_)))) {
        for (range, message) in slips(passage, issued) {
            if let Some(place) = source(passage, &range).filter(|_| is_own(passage, &range)) {
                findings.push(Diagnostic::warning(message).at(place));
            }
        }
    }
}

/// Whether all of a range was typed in one: not where a reference between has failed or writes what it will.
fn is_own(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let typed = |s: &super::passages::Stretch<'_>| matches!(s.origin, Origin::Typed(_));
    passage.stretches.iter().any(|s| typed(s) && s.range.start <= range.start && range.end <= s.range.end)
}

fn slips(passage: &Passage<'_>, issued: Option<NaiveDate>) -> Vec<Slip> {
    let text = passage.text.as_str();
    let mut slips = days(text);
    slips.extend(numbers(text));
    slips.extend(contacts(text));
    if matches!(passage.kind, PassageKind::Paragraph | PassageKind::Item | PassageKind::Decision) {
        slips.extend(pairs(text, passage.kind));
        slips.extend(marks(text));
        slips.extend(issued.into_iter().flat_map(|issued| future(passage, issued)));
    }
    slips
}

/// A pattern, compiled once; a test holds each readable.
macro_rules! pattern {
    ($name:ident = $pattern:expr) => {
        static $name: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new($pattern).ok());
    };
}

fn all<'t>(pattern: &'t LazyLock<Option<Regex>>, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
    pattern.iter().flat_map(move |pattern| pattern.captures_iter(text))
}

pattern!(
    DATE = r"\b(?<day>[0-9]{1,2})[ \u{a0}](?<month>januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b(?:[ \u{a0}](?<year>[0-9]{4})\b)?"
);
pattern!(ISO = r"\b(?<year>(?:19|20)[0-9]{2})-(?<month>[0-9]{2})-(?<day>[0-9]{2})\b");
pattern!(WEEKDAY = r"(?i)\b(?<weekday>måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)(?:en)?(?: den)? $");
pattern!(
    WEEKDAY_AFTER = r"^(?:,? (?:som )?(?:var|är|blev|vilket var|inföll på)? ?(?:en )?| \(| (?:då|dagen)[^.]{0,40}, var en )(?<weekday>måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)\b"
);
pattern!(
    DECIMAL =
        &format!(r"(?<number>[0-9]+)\.(?<part>[0-9]{{1,2}})(?<unit>[ \u{{a0}}](?:{}))\b", LANGUAGE.matt.join("|"))
);
pattern!(GROUPLESS = &format!(r"(?<number>[0-9]{{5,6}})(?<after>[ \u{{a0}}](?:{}))\b", LANGUAGE.raknade.join("|")));
pattern!(CLOCK = r"\b(?<from>[0-2]?[0-9][.:][0-5][0-9])[ \u{a0}]?-[ \u{a0}]?(?<to>[0-2]?[0-9][.:][0-5][0-9])\b");

/// Days that no month has, and weekdays that a day is not.
fn days(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    for found in all(&DATE, text) {
        let Some(month) = LANGUAGE.manader.iter().position(|month| *month == found["month"]) else { continue };
        let year = found.name("year").and_then(|year| year.as_str().parse().ok());
        slips.extend(day(text, &found, (year, month as u32 + 1)));
    }
    for found in all(&ISO, text) {
        let (Ok(year), Ok(month)) = (found["year"].parse(), found["month"].parse()) else { continue };
        slips.extend(day(text, &found, (Some(year), month)));
    }
    slips
}

fn day(text: &str, found: &Captures<'_>, (year, month): (Option<i32>, u32)) -> Option<Slip> {
    let range = found.get(0)?.range();
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '/' | ':');
    if text[..range.start].ends_with(joined) || text[range.end..].starts_with(|c: char| c == '-' || c.is_alphanumeric())
    {
        // "3–31 mars" begins with a day of its own.
        if !text[..range.start].ends_with('–') {
            return None;
        }
    }
    let number: u32 = found["day"].parse().ok()?;
    // Without its year a leap day may be.
    let Some(date) = NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, number) else {
        return Some((range.clone(), message!(codes::DAY_IMPOSSIBLE, text = &text[range])));
    };
    year?;
    let after = WEEKDAY_AFTER.as_ref().and_then(|pattern| pattern.captures(&text[range.end..]));
    if let Some(named) = after.as_ref().and_then(|found| found.name("weekday")) {
        let right = LANGUAGE.veckodagar.get(date.weekday().num_days_from_monday() as usize)?;
        let whole = range.start..range.end + named.end();
        return (named.as_str().to_lowercase() != *right)
            .then(|| (whole.clone(), message!(codes::WEEKDAY_WRONG, text = &text[whole], dag = right)));
    }
    let weekday = WEEKDAY.as_ref()?.captures(text[..range.start].trim_end_matches('\u{a0}'))?;
    let named = weekday.name("weekday")?;
    let right = LANGUAGE.veckodagar.get(date.weekday().num_days_from_monday() as usize)?;
    let whole = named.start()..range.end;
    (named.as_str().to_lowercase() != *right)
        .then(|| (whole.clone(), message!(codes::WEEKDAY_WRONG, text = &text[whole], dag = right)))
}

/// Points for commas, digits without groups, and hyphens between times.
fn numbers(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut add = |range: Range<usize>, mended: String| {
        let joined = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '–' | '/' | ':' | '_');
        if !text[..range.start].ends_with(joined) {
            slips.push((range.clone(), message!(codes::NUMBER_WRITTEN, text = &text[range], forslag = mended)));
        }
    };
    for found in all(&DECIMAL, text) {
        let Some(whole) = found.get(0) else { continue };
        let money = matches!(found["unit"].trim(), "kr" | "kronor" | "år");
        if !money || found["part"].len() < 3 {
            add(whole.range(), format!("{},{}{}", &found["number"], &found["part"], &found["unit"]));
        }
    }
    for found in all(&GROUPLESS, text) {
        let (Some(whole), number) = (found.get(0), &found["number"]) else { continue };
        // With a unit of the house's this is G24's to report.
        if !matches!(found["after"].trim(), "kr" | "kronor") {
            let (thousands, rest) = number.split_at(number.len() - 3);
            add(whole.range(), format!("{thousands}\u{a0}{rest}{}", &found["after"]));
        }
    }
    for found in all(&CLOCK, text) {
        let Some(whole) = found.get(0) else { continue };
        add(whole.range(), format!("{}–{}", found["from"].replace(':', "."), found["to"].replace(':', ".")));
    }
    slips
}

/// Quotes and parentheses that open and do not close, or the other way.
fn pairs(text: &str, kind: PassageKind) -> Vec<Slip> {
    let mut slips = Vec::new();
    let (mut open, mut brackets): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, mark) in text.char_indices() {
        match mark {
            '(' => open.push(at),
            '[' => brackets.push(at),
            ']' => {
                brackets.pop();
            }
            ')' if open.pop().is_none() && !is_enumerator(&text[..at]) => slips.push(at..at + 1),
            _ => {}
        }
    }
    slips.extend(open.into_iter().chain(brackets).map(|at| at..at + 1));
    let quotes: Vec<usize> = text.match_indices('”').map(|(at, _)| at).collect();
    // A quotation of several paragraphs or items opens each.
    if quotes.len() % 2 == 1 && kind != PassageKind::Item {
        slips.extend(quotes.last().map(|at| *at..*at + '”'.len_utf8()));
    }
    let shown = |range: Range<usize>| {
        let around = around(text, &range);
        (range, message!(codes::PAIR_OPEN, text = around))
    };
    slips.into_iter().map(shown).collect()
}

/// Whether a closing parenthesis follows the letter or number of an enumeration: "a) …".
fn is_enumerator(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(')).next().unwrap_or_default();
    !word.is_empty() && word.chars().count() <= 2 && word.chars().all(char::is_alphanumeric)
}

/// A mark with the words beside it.
fn around(text: &str, range: &Range<usize>) -> String {
    let before = text[..range.start].rsplit(char::is_whitespace).next().unwrap_or_default();
    let after = text[range.end..].split(char::is_whitespace).next().unwrap_or_default();
    format!("{before}{}{after}", &text[range.clone()])
}

pattern!(DOUBLED = r"(?<marks>,,|\.\.|,\.|\.,|;;|::|!\.|\?\.|:\.|;\.|,;)(?<after>.?)");
pattern!(TIGHT = r"(?<before>\p{Ll}{2,})(?<mark>[.,;:!?])(?<after>\p{Lu}\p{Ll}+)");
pattern!(TIGHT_COMMA = r"(?<before>\p{L}{2,})(?<mark>[,;])(?<after>\p{Ll}{2,})");
pattern!(LOOSE = r"(?<before>\p{L}+) (?<mark>[.,;:!?])(?<after>[ \n]|$|\p{L})");
pattern!(LOOSE_OPEN = r"\( (?<word>\p{L}+)|(?<last>\p{L}+) \)");
pattern!(TIGHT_OPEN = r"(?<before>\p{Ll}{3,}|[0-9]{4})\((?<after>\p{L}{3,}|\p{L}{2}[ \u{a0}])");
pattern!(SMALL = r"(?<word>\p{Ll}{3,})[.!?] (?<next>\p{Ll}{2,})");
pattern!(DASH = r"(?<before>\p{L}{2,}|[0-9]+) - (?<after>\p{L}{2,}|[0-9]+)");

/// Marks that stand doubled, spaces beside them, small letters after full stops, hyphens for dashes.
fn marks(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    for found in all(&DOUBLED, text) {
        let Some(marks) = found.name("marks") else { continue };
        let abbreviated = matches!(marks.as_str(), ".,") && is_abbreviation(&text[..marks.start()]);
        let is_part = text[..marks.start()].ends_with(['.', '/']) || matches!(&found["after"], "." | "/");
        if !abbreviated && !is_part && !is_address(text, marks.start()) {
            slips.push((marks.range(), message!(codes::MARKS_TWICE, text = around(text, &marks.range()))));
        }
    }
    let spaced = |found: &Captures<'_>| format!("{}{} {}", &found["before"], &found["mark"], &found["after"]);
    for found in all(&TIGHT, text).chain(all(&TIGHT_COMMA, text)) {
        if &found["mark"] != ":" {
            slips.extend(space(text, &found, spaced(&found)));
        }
    }
    for found in all(&LOOSE, text) {
        slips.extend(space(text, &found, format!("{}{}", &found["before"], &found["mark"])));
    }
    for found in all(&LOOSE_OPEN, text) {
        let mended = found.get(0).map_or("", |whole| whole.as_str()).replace("( ", "(").replace(" )", ")");
        slips.extend(space(text, &found, mended));
    }
    for found in all(&TIGHT_OPEN, text).filter(|found| !matches!(&found["after"], "arna" | "erna" | "orna")) {
        slips.extend(space(text, &found, format!("{} ({}", &found["before"], &found["after"])));
    }
    for found in all(&SMALL, text) {
        let (Some(whole), Some(word)) = (found.get(0), found.name("word")) else { continue };
        if !is_abbreviation(&text[..word.end()]) && !text[..word.start()].ends_with(['.', '@', '/']) {
            slips.push((whole.range(), message!(codes::SMALL_AFTER_STOP, text = whole.as_str())));
        }
    }
    for found in all(&DASH, text) {
        if let Some(whole) = found.get(0).filter(|whole| whole.as_str().contains(char::is_alphabetic)) {
            slips.push((whole.range(), message!(codes::DASH_HYPHEN, text = whole.as_str())));
        }
    }
    slips
}

fn space(text: &str, found: &Captures<'_>, mended: String) -> Option<Slip> {
    let range = found.get(0)?.range();
    let is_ok = is_address(text, range.start) || text[range.clone()].trim_end().is_empty();
    let range = range.start..range.start + text[range.clone()].trim_end().len();
    (!is_ok).then(|| (range.clone(), message!(codes::SPACE_MISPLACED, text = &text[range], forslag = mended)))
}

/// Whether the chunk at a byte is a web or e-mail address, or a file's name.
fn is_address(text: &str, at: usize) -> bool {
    let begun = text[..at].rsplit(char::is_whitespace).next().map_or(0, str::len);
    let chunk = text[at - begun..].split_whitespace().next().unwrap_or_default();
    chunk.contains("://")
        || chunk.contains("www.")
        || chunk.contains('@')
        || chunk.contains(".se")
        || chunk.contains(".org")
        || chunk.contains(".eu")
}

/// Whether a text ends with an abbreviation whose full stop follows.
fn is_abbreviation(before: &str) -> bool {
    const SHORT: [&str; 40] = [
        "bl", "ca", "dvs", "dnr", "enl", "etc", "ev", "exkl", "fig", "forts", "f", "inkl", "jfr", "kap", "kl", "max",
        "min", "mom", "nr", "nuv", "osv", "prop", "ref", "resp", "sid", "sk", "st", "tab", "tel", "tex", "ung", "vol",
        "art", "anm", "avd", "bet", "skr", "rskr", "mfl", "pga",
    ];
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default().to_lowercase();
    word.contains('.') || SHORT.contains(&word.as_str()) || word.chars().count() < 3
}

/// A year to come in a sentence that tells what has happened.
fn future(passage: &Passage<'_>, issued: NaiveDate) -> Vec<Slip> {
    let mut slips = Vec::new();
    for chunk in passage.words.chunk_by(|one, other| one.sentence == other.sentence) {
        let word = |range: &Range<usize>| &passage.text[range.clone()];
        let lower: Vec<String> = chunk.iter().map(|w| word(&w.range).to_lowercase()).collect();
        let is_future = |word: &String| LANGUAGE.framtidsord.contains(word);
        let has = lower.iter().any(|word| LANGUAGE.har_hant.contains(word));
        if !has || lower.iter().any(is_future) {
            continue;
        }
        for pair in chunk.windows(2).zip(lower.windows(2)) {
            let (at, before) = (&pair.0[1], pair.1[0].as_str());
            let Ok(year) = word(&at.range).parse::<i32>() else { continue };
            let lead = matches!(before, "under" | "år" | "i" | "hösten" | "våren" | "sommaren" | "vintern")
                || LANGUAGE.manader.iter().any(|month| month == before);
            if lead
                && year > issued.year()
                && year < 2100
                && word(&at.range).len() == 4
                && is_bare(&passage.text, &at.range)
            {
                slips.push((at.range.clone(), message!(codes::YEAR_AHEAD, text = year, utfardat = issued)));
            }
        }
    }
    slips
}

fn is_bare(text: &str, range: &Range<usize>) -> bool {
    !text[range.end..].starts_with(['–', '-', ':', '/']) && !text[..range.start].ends_with(['–', '-', ':', '/', '”'])
}

pattern!(MAIL = r"[^\s(),;<>”]*@[^\s(),;<>”]*");
pattern!(
    PHONE = r"(?i)\b(?:telefon|tfn|tel|ring|mobil|växel|växeln|telefonnummer)[.:]?[ \u{a0}](?:på[ \u{a0}])?(?<number>\+?[0-9][0-9 \u{a0}–-]*[0-9](?<letter>[OoIl]\b)?)"
);

/// E-mail addresses and telephone numbers that cannot be.
fn contacts(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    for found in all(&MAIL, text) {
        let Some(whole) = found.get(0) else { continue };
        let address = whole.as_str().trim_end_matches(['.', '!', '?', ':']);
        if address.len() > 1 && !is_mail(address) {
            let range = whole.start()..whole.start() + address.len();
            slips.push((range, message!(codes::MAIL_IMPOSSIBLE, text = address)));
        }
    }
    for found in all(&PHONE, text) {
        let Some(number) = found.name("number") else { continue };
        let digits = number.as_str().chars().filter(char::is_ascii_digit).count();
        let foreign = number.as_str().starts_with('+') || number.as_str().starts_with("00");
        let right = if foreign {
            (8..=15).contains(&digits)
        } else {
            number.as_str().starts_with('0') && (7..=11).contains(&digits)
        };
        // Short numbers to call: 112, 11313, 1177.
        // The letter O for nought.
        if (!right || found.name("letter").is_some()) && (digits > 6 || number.as_str().starts_with('0')) {
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
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut slips = days(text);
        slips.extend(numbers(text));
        slips.extend(contacts(text));
        slips.extend(pairs(text, PassageKind::Paragraph));
        slips.extend(marks(text));
        slips.into_iter().map(|(range, _)| text[range].to_owned()).collect()
    }

    #[test]
    fn what_cannot_be_meant_is_found() {
        for (text, slip) in [
            ("Mötet hölls den 31 november 2021.", "31 november 2021"),
            ("Mötet den 30 februari.", "30 februari"),
            ("Beslut 2021-02-29 § 4.", "2021-02-29"),
            ("Mötet hölls måndagen den 2 mars 2021.", "måndagen den 2 mars 2021"),
            ("De fick besked den 2 mars 2021, en måndag.", "2 mars 2021, en måndag"),
            ("Den 2 mars 2021 var en måndag.", "2 mars 2021 var en måndag"),
            ("Ökningen är 7.5 procent.", "7.5 procent"),
            ("I staden bor 12500 invånare.", "12500 invånare"),
            ("Det är öppet 09.00-12.00.", "09.00-12.00"),
            ("Nätverket (som är stort är bra.", "("),
            ("Det heter ”Trygg i staden.", "”"),
            ("Mötet är slut..", ".."),
            ("Mötet är slut.Sedan", "slut.Sedan"),
            ("Mötet,som var", "Mötet,som"),
            ("Mötet , som var", "Mötet ,"),
            ("Mötet var bra. sedan gick alla.", "bra. sedan"),
            ("Mötet - som var långt - tog slut.", "Mötet - som"),
            ("Skriv till namn@example.", "namn@example"),
            ("Skriv till namn@@example.se.", "namn@@example.se"),
            ("Ring 031-36.", "031-36"),
            ("Avgiften ( från 132\u{a0}000\u{a0}kr ) höjdes.", "kr )"),
        ] {
            let slips = found(text);
            assert!(slips.iter().any(|found| found == slip), "{text}: {slips:?}");
        }
    }

    #[test]
    fn what_is_right_passes() {
        for text in [
            "Den 2 mars 2021 var en tisdag, den 3 mars 2021 (onsdag) inte.",
            "Mötet hölls tisdagen den 2 mars 2021, den 29 februari 2020 och den 3–31 mars.",
            "Det kostar 7,5 procent, klockan 13.30–15.00, version 2.1 och 12 500 invånare.",
            "Se avsnitt 2.1 och kapitel 4.3, m.m. samt t.ex. annat, bl.a. detta m.fl., dvs. allt.",
            "a) det första, b) det andra; 1) ett och (det tredje).",
            "Han sade ”ja” (och ”nej”). ”Hela meningen.” Sedan gick han ...",
            "Skriv till fornamn.efternamn@example.se. Ring 031-368 00 00, +46 31 368 00 00 eller 112.",
            "Se www.example.se,men inte mer. Eller https://example.se/a.Html, ja.",
            "För- och nackdelar, EU-nivå och 2020–2024 – se nedan",
            "Enligt prop. 2020/21:60 och kap. 3. Därefter enligt nr. 4.",
            "Kommun(er), förvaltning(ar) och E.ON.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
