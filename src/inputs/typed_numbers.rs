//! Numbers as they are typed: how cells and TOML take one apart, and those that are typed in other ways than the program reads: with
//! separators of other countries, in groups that are not thousands, broken by a line end, or with a comma before or after all digits.
//! None of these is read; what may be meant is told.

/// The spaces that may stand between thousands: plain, no-break, narrow no-break and thin.
pub(crate) const SPACES: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

/// A number as it is typed.
pub(crate) struct Typed<'t> {
    /// Whether a minus sign stands before it.
    pub is_negative: bool,
    /// The digits before the decimal sign, perhaps in groups.
    pub whole: &'t str,
    /// The digits after it.
    pub decimals: &'t str,
}

impl<'t> Typed<'t> {
    /// A sign or none, digits in groups of three with one of the separators between them or without any, and perhaps a decimal sign
    /// with digits.
    pub(crate) fn of(text: &'t str, separators: &[char], decimal_signs: &[char]) -> Option<Self> {
        let is_negative = text.starts_with(['-', '\u{2212}']);
        let unsigned = text.strip_prefix(['-', '\u{2212}', '+']).unwrap_or(text);
        let (whole, decimals) = match unsigned.split_once(decimal_signs) {
            Some((whole, decimals)) if is_digits(decimals) => (whole, decimals),
            Some(_) => return None,
            None => (unsigned, ""),
        };
        (is_digits(whole) || is_grouped(whole, separators)).then_some(Self { is_negative, whole, decimals })
    }

    /// The digits before the decimal sign, without what stands between them.
    pub(crate) fn digits(&self) -> String {
        self.whole.chars().filter(char::is_ascii_digit).collect()
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// One to three digits, the first not zero, then groups of three, each after one separator.
fn is_grouped(text: &str, separators: &[char]) -> bool {
    let mut groups = text.split(separators);
    let leads = |group: &str| group.len() <= 3 && is_digits(group) && !group.starts_with('0');
    groups.next().is_some_and(leads) && groups.all(|group| group.len() == 3 && is_digits(group))
}

/// What a misspelt number may mean, written as a cell may have it: `115 000,50`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meant {
    /// Most likely this.
    One(String),
    /// A whole number, or one with decimals.
    Two {
        /// All digits as a whole number.
        whole: String,
        /// The last ones as decimals.
        decimals: String,
    },
}

/// A number written as TOML has it: without spaces, and with a stop.
pub(crate) fn in_toml(number: &str) -> String {
    number.replace(' ', "").replace(',', ".")
}

/// The digits that a text has twice with a space between, and both as one number: `984 984`.
pub(crate) fn twice(text: &str) -> Option<(&str, String)> {
    let (once, again) = text.trim().split_once(|c: char| separator(c) == Some(' '))?;
    let is_number = !once.is_empty() && once.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && once == again.trim_start()).then(|| (once, once.repeat(2)))
}

/// What a text of digits and separators may mean; nothing where it has other letters, or no separator.
pub(crate) fn meant(text: &str) -> Option<Meant> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (groups, signs) = parts(digits)?;
    let signed = |number: String| format!("{sign}{number}");
    Some(match of(&groups, &signs)? {
        Meant::One(number) => Meant::One(signed(number)),
        Meant::Two { whole, decimals } => Meant::Two { whole: signed(whole), decimals: signed(decimals) },
    })
}

/// Digits with their thousands apart.
fn grouped(digits: &str) -> String {
    let digits = match digits.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let first = digits.len() % 3;
    let mut groups: Vec<&str> = Vec::new();
    groups.extend(digits.get(..first).filter(|group| !group.is_empty()));
    groups.extend((first..digits.len()).step_by(3).filter_map(|at| digits.get(at..at + 3)));
    groups.join(" ")
}

/// The groups of digits and the signs between them; any spaces, or a hyphen that is not seen, are one sign. The first and the
/// last group may be empty.
fn parts(text: &str) -> Option<(Vec<&str>, Vec<char>)> {
    let (mut groups, mut signs) = (Vec::new(), Vec::new());
    let mut rest = text;
    loop {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        groups.push(&rest[..end]);
        rest = &rest[end..];
        let Some(letter) = rest.chars().next() else { return Some((groups, signs)) };
        let sign = separator(letter)?;
        signs.push(sign);
        let after = rest.trim_start_matches(|c| sign == ' ' && separator(c) == Some(' '));
        rest = if sign == ' ' { after } else { &rest[letter.len_utf8()..] };
    }
}

/// What a letter between digits separates: all that looks like a space or like nothing is a space.
fn separator(letter: char) -> Option<char> {
    match letter {
        ',' | '.' => Some(letter),
        '\'' | '\u{2019}' | '\u{b4}' | '_' => Some('\''),
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => Some(' '),
        letter if letter.is_whitespace() => Some(' '),
        _ => None,
    }
}

fn of(groups: &[&str], signs: &[char]) -> Option<Meant> {
    let (first, last, sign) = (groups.first()?, groups.last()?, *signs.last()?);
    let is_decimal_sign = matches!(sign, ',' | '.');
    if groups.len() == 2 && is_decimal_sign && (first.is_empty() != last.is_empty()) {
        let number = if last.is_empty() { grouped(first) } else { format!("0,{last}") };
        return (last.len() <= 2).then_some(Meant::One(number));
    }
    if groups.iter().any(|group| group.is_empty()) {
        return None;
    }
    // "15000 16000" is two numbers.
    if signs.iter().all(|sign| *sign == ' ') && groups.iter().filter(|group| group.len() > 3).count() > 1 {
        return None;
    }
    let others = &signs[..signs.len() - 1];
    let (whole, all) = (grouped(&groups[..groups.len() - 1].concat()), grouped(&groups.concat()));
    let decimals = match last.trim_end_matches('0') {
        "" if last.len() > 2 => whole,
        rest if last.len() > 2 => format!("{whole},{rest}"),
        _ => format!("{whole},{last}"),
    };
    let are_thousands = |groups: &[&str]| {
        groups.first().is_some_and(|first| first.len() <= 3) && groups.iter().skip(1).all(|group| group.len() == 3)
    };
    let is_alone = is_decimal_sign && !others.contains(&sign);
    if is_alone && last.len() <= 2 {
        return Some(Meant::One(decimals));
    }
    // Of two kinds of signs the last is the decimal sign, but here it has three digits after it.
    if is_alone && !others.is_empty() && last.len() == 3 && are_thousands(groups) {
        return Some(Meant::Two { whole: all, decimals });
    }
    // A lone comma or stop before three digits is a decimal sign to some, and stands between thousands to others.
    if is_alone && last.len() == 3 && first.len() <= 3 && !first.starts_with('0') {
        return Some(Meant::Two { whole: all, decimals });
    }
    let is_decimals = last.len() <= 2 && (signs.len() == 1 || are_thousands(&groups[..groups.len() - 1]));
    if is_decimals && others.iter().all(|other| *other == sign) {
        return Some(Meant::Two { whole: all, decimals });
    }
    // A single comma or stop with many digits after it is a decimal sign.
    (!(is_alone && others.is_empty())).then_some(Meant::One(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_meant_in_one_way_is_said() {
        for (text, number) in [
            ("1.150,00", "1 150,00"),
            ("1,150.50", "1 150,50"),
            ("1.000.000", "1 000 000"),
            ("115'000", "115 000"),
            ("115\u{2019}000", "115 000"),
            ("115_000", "115 000"),
            ("15\n000", "15 000"),
            ("15\r\n000", "15 000"),
            ("15\u{2003}000", "15 000"),
            ("1\u{ad}000", "1 000"),
            ("1  000", "1 000"),
            ("115000,", "115 000"),
            ("-115000.", "-115 000"),
            (",5", "0,5"),
            ("11 5000", "115 000"),
            ("1 05000", "105 000"),
            ("1000 000", "1 000 000"),
            ("1,15,000", "115 000"),
            ("1'150.25", "1 150,25"),
        ] {
            assert_eq!(meant(text), Some(Meant::One(number.to_owned())), "{text:?}");
        }
    }

    #[test]
    fn what_can_be_meant_in_two_ways_has_both() {
        for (text, whole, decimals) in [
            ("115 00", "11 500", "115,00"),
            ("115,000,00", "11 500 000", "115 000,00"),
            ("1 105,000", "1 105 000", "1 105"),
            ("3 1", "31", "3,1"),
            ("115,000", "115 000", "115"),
            ("1.250", "1 250", "1,25"),
            ("1.150,125", "1 150 125", "1 150,125"),
        ] {
            let two = Meant::Two { whole: whole.to_owned(), decimals: decimals.to_owned() };
            assert_eq!(meant(text), Some(two), "{text:?}");
        }
    }

    #[test]
    fn the_same_digits_twice_are_seen() {
        for (text, once, whole) in
            [("984 984", "984", "984984"), ("5  5", "5", "55"), ("2020\u{a0}2020", "2020", "20202020")]
        {
            assert_eq!(twice(text), Some((once, whole.to_owned())), "{text:?}");
        }
        for text in ["984 985", "984,984", "984", "a a", " ", "1 1 1"] {
            assert_eq!(twice(text), None, "{text:?}");
        }
    }

    #[test]
    fn words_and_plain_digits_mean_nothing_else() {
        for text in [
            "",
            ",",
            ".",
            "115",
            "5 kr",
            "1e3",
            "12-13",
            "1,,5",
            "1 ,5",
            "1, 5",
            "5-",
            "0,5000",
            "٣ 000",
            "1:50",
            "1500 1600",
        ] {
            assert_eq!(meant(text), None, "{text:?}");
        }
    }
}
