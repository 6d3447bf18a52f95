//! Personnummer whose digits stand in groups: `81-12-28 98 74`, `811228-98-74`, `811228 98 74`, `1981 1228 9874`. Dates with a time
//! after them, telephone numbers and rows of a table are grouped likewise; how, and what stands around, says which.

use std::ops::Range;

use super::otherwise::{self, CASES, PEOPLE};
use super::telephone::{has_word, says_telephone};
use super::{HYPHENS, SPACES, is_day, is_personal, runs_of_digits, stands_alone};

/// What stands between two groups of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Space,
    Hyphen,
    /// A hyphen or a dash with spaces around it.
    Dash,
    Stop,
    Slash,
}

/// What must stand beside a number for it to be a person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    Nothing,
    /// A name, a word for such numbers, or nothing at all.
    Person,
    /// A name, or a word for such numbers.
    Beside,
    /// A word for such numbers.
    Word,
}

/// So long is a gap at most, in bytes.
const WIDEST: usize = 12;

/// How many digits a number has.
const DIGITS: [usize; 2] = [10, 12];

/// The digits of the day and those behind it.
const TAIL: usize = 4;

/// Digits of hours that a day has, and one more.
const HOURS: &str = "25";

/// From this year on a day with a time behind it is when something was made rather than a person's.
const STAMPED: &str = "40";

/// Digits in groups that may be a number.
struct Grouped<'t> {
    text: &'t str,
    label: &'t str,
    range: Range<usize>,
    digits: String,
    /// Whether each digit stands alone.
    is_spelled: bool,
    /// What stands between the groups, with how many digits are left after it.
    gaps: Vec<(usize, Gap)>,
    before: Option<Gap>,
    after: Option<Gap>,
}

/// The byte ranges of such numbers in a line. `label` is what stands before the line.
pub(super) fn find(text: &str, label: &str) -> Vec<Range<usize>> {
    let runs = runs_of_digits(text);
    let gaps: Vec<Option<Gap>> = runs.windows(2).map(|pair| gap(&text[pair[0].end..pair[1].start])).collect();
    let (mut found, mut first) = (Vec::new(), 0);
    while first < runs.len() {
        let last = (first + 1..runs.len().min(first + DIGITS[1]))
            .take_while(|last| gaps[last - 1].is_some())
            .find(|last| grouped(text, label, &runs, &gaps, first..*last + 1).is_some_and(|number| number.is_one()));
        if let Some(last) = last {
            found.push(runs[first].start..runs[last].end);
        }
        first = last.unwrap_or(first) + 1;
    }
    found
}

/// The runs of digits of a line that are in `which`, if they are as many as a number has.
fn grouped<'t>(
    text: &'t str,
    label: &'t str,
    runs: &[Range<usize>],
    gaps: &[Option<Gap>],
    which: Range<usize>,
) -> Option<Grouped<'t>> {
    let taken = &runs[which.clone()];
    let mut left: usize = taken.iter().map(Range::len).sum();
    if !DIGITS.contains(&left) {
        return None;
    }
    let mut between = Vec::new();
    for (run, gap) in taken.iter().zip(&gaps[which.start..which.end - 1]) {
        left -= run.len();
        between.push((left, (*gap)?));
    }
    Some(Grouped {
        text,
        label,
        range: taken.first()?.start..taken.last()?.end,
        digits: taken.iter().map(|run| &text[run.clone()]).collect(),
        is_spelled: taken.iter().all(|run| run.len() == 1),
        gaps: between,
        before: which.start.checked_sub(1).and_then(|before| gaps[before]),
        after: gaps.get(which.end - 1).copied().flatten(),
    })
}

/// What a text between two groups is; nothing where it joins none.
fn gap(between: &str) -> Option<Gap> {
    if between.len() > WIDEST {
        return None;
    }
    let bare = between.trim_matches(SPACES);
    let mut signs = bare.chars();
    match (signs.next(), signs.next()) {
        (None, _) => (between.chars().count() <= 2).then_some(Gap::Space),
        (Some('.'), None) if bare == between => Some(Gap::Stop),
        (Some('/'), None) if bare == between => Some(Gap::Slash),
        (Some(sign), None) if HYPHENS.contains(&sign) || sign == '+' => {
            Some(if bare == between { Gap::Hyphen } else { Gap::Dash })
        }
        _ => None,
    }
}

impl Grouped<'_> {
    fn is_one(&self) -> bool {
        let (day, tail) = self.digits.split_at(self.digits.len() - TAIL);
        if !self.is_usual() || !is_personal(day, tail) || !self.ends_here() {
            return false;
        }
        let (before, after) = (&self.text[..self.range.start], &self.text[self.range.end..]);
        if otherwise::follows(before, self.label, &PEOPLE) {
            return true;
        }
        let is_called = says_telephone(before) || !has_word(before) && says_telephone(self.label);
        if is_called || otherwise::has_unit(after) || otherwise::follows(before, self.label, &CASES) {
            return false;
        }
        match self.needs() {
            Needs::Nothing => true,
            Needs::Person => otherwise::is_of_person(before, self.label),
            Needs::Beside => otherwise::is_beside_person(before, self.label),
            Needs::Word => false,
        }
    }

    /// The gap after which so many digits are left.
    fn gap(&self, left: usize) -> Option<Gap> {
        self.gaps.iter().find(|(after, _)| *after == left).map(|(_, gap)| *gap)
    }

    fn has_hyphen(&self, left: usize) -> bool {
        matches!(self.gap(left), Some(Gap::Hyphen | Gap::Dash))
    }

    /// Whether the groups are those of a number: year, month, day, and what is behind it in one, in pairs, or with the last by
    /// itself.
    fn is_usual(&self) -> bool {
        if self.is_spelled {
            return self.gaps.iter().all(|(left, gap)| *gap == Gap::Space || *left == TAIL && self.has_hyphen(TAIL));
        }
        let is_usual = |(left, gap): &(usize, Gap)| match left {
            10 => *gap == Gap::Space,
            4 => true,
            8 | 6 | 2 | 1 => *gap != Gap::Dash,
            _ => false,
        };
        let is_last_apart = self.gap(1).is_some();
        self.gaps.iter().all(is_usual)
            && self.gap(TAIL).is_some()
            && (!is_last_apart || self.gap(2).is_none() && (self.has_hyphen(TAIL) || self.has_hyphen(1)))
    }

    /// Whether no other digits belong to the number.
    fn ends_here(&self) -> bool {
        let is_joined = |gap: Option<Gap>, is_apart: bool| gap.is_some_and(|gap| gap != Gap::Space || !is_apart);
        let any_hyphen = self.gaps.iter().any(|(_, gap)| matches!(gap, Gap::Hyphen | Gap::Dash));
        let (before, after) = (&self.text[..self.range.start], &self.text[self.range.end..]);
        stands_alone(self.text, self.range.start, self.range.end)
            && !is_joined(self.before, any_hyphen)
            && !is_joined(self.after, self.has_hyphen(TAIL))
            && !otherwise::goes_on(before, after, |c| matches!(c, ',' | ':' | '.' | '/' | '-'))
            && !before.ends_with(['+', '§', '\u{2212}'])
    }

    fn needs(&self) -> Needs {
        if self.is_spelled {
            return if self.has_hyphen(TAIL) { Needs::Nothing } else { Needs::Word };
        }
        let is_whole = self.gaps.iter().all(|(left, _)| *left <= TAIL);
        let day = self.gap(6).filter(|gap| self.gap(8) == Some(*gap));
        if self.digits.len() == DIGITS[0] && self.digits.starts_with('0') && !(is_whole && self.has_hyphen(TAIL)) {
            // Telephone numbers begin so.
            return if day == Some(Gap::Hyphen) { Needs::Person } else { Needs::Word };
        }
        if let Some(needs) = self.needs_for_tail(day) {
            return needs;
        }
        let is_time = otherwise::is_clock(self.tail());
        match (self.gap(TAIL), day) {
            _ if is_time && self.gap(2).is_some() && self.is_of_late() => Needs::Word,
            (Some(Gap::Hyphen | Gap::Dash), day) => {
                if is_whole || day.is_some() {
                    Needs::Nothing
                } else {
                    Needs::Person
                }
            }
            (Some(Gap::Space), _) if is_whole => Needs::Nothing,
            (Some(Gap::Space), Some(Gap::Hyphen)) if self.gap(2).is_some() && !is_time => Needs::Nothing,
            (Some(Gap::Space), Some(Gap::Space)) if self.digits.len() == DIGITS[0] => Needs::Beside,
            (Some(Gap::Space), Some(_)) if !is_time => Needs::Person,
            (Some(Gap::Space), _) => Needs::Beside,
            (Some(Gap::Stop), day) if self.gap(2) == Some(Gap::Stop) && (is_whole || day == Some(Gap::Stop)) => {
                Needs::Person
            }
            (Some(Gap::Stop), Some(Gap::Stop)) => Needs::Beside,
            _ => Needs::Word,
        }
    }

    fn tail(&self) -> &str {
        &self.digits[self.digits.len() - TAIL..]
    }

    /// What is needed where what is behind the day may be something else by how it is parted: hours from and to, a time, a number
    /// with decimals, the last day of a period.
    fn needs_for_tail(&self, day: Option<Gap>) -> Option<Needs> {
        let (first, last) = self.tail().split_at(2);
        let is_after_space = self.gap(TAIL) == Some(Gap::Space);
        match self.gap(2)? {
            Gap::Hyphen if is_after_space && first < HOURS && last < HOURS => Some(Needs::Word),
            Gap::Hyphen if day.is_some() && is_day(&format!("00{first}{last}")) => Some(Needs::Word),
            Gap::Stop if is_after_space && otherwise::is_clock(self.tail()) => Some(Needs::Word),
            Gap::Stop if is_after_space => Some(Needs::Beside),
            Gap::Slash => Some(Needs::Word),
            _ => None,
        }
    }

    /// Whether the day may be one of late, when something was written down.
    fn is_of_late(&self) -> bool {
        match self.digits.len() {
            12 => self.digits.starts_with("20"),
            _ => self.digits.as_str() < STAMPED,
        }
    }
}
