//! From what a workbook stores to what a cell means: numbers as decimals, serial numbers as dates.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use rust_decimal::Decimal;

use super::{CellRange, CellValue};

/// The milliseconds of a day.
const DAY: f64 = 86_400_000.0;
/// The first serial number after 9999-12-31 in the 1900 system, where Excel's dates end.
const SERIAL_END: f64 = 2_958_466.0;

/// Which day a workbook counts its dates from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateSystem {
    /// Day 1 is 1 January 1900, and 29 February 1900 is counted though there was none.
    From1900,
    /// Day 0 is 1 January 1904, as in old Excel for Mac.
    From1904,
}

/// A stored number as a cell's value.
pub(super) fn number(value: f64) -> CellValue {
    match decimal(value) {
        Some(decimal) => CellValue::Number(decimal),
        None => CellValue::Other(value.to_string().into()),
    }
}

/// A number rounded to the 15 significant digits that Excel shows; none if it is not finite or too large for a decimal.
///
/// Most cells hold whole numbers or amounts with few decimals. A decimal of at most 15 digits whose nearest double is
/// the value is also what rounding gives, so that formatting the double is left for the rest.
pub(super) fn decimal(value: f64) -> Option<Decimal> {
    const POWERS: [f64; 5] = [1.0, 10.0, 100.0, 1_000.0, 10_000.0];
    for (scale, power) in (0u32..).zip(POWERS) {
        let digits = (value * power).round();
        if digits.abs() < 1e15 && digits / power == value {
            return Some(Decimal::new(digits as i64, scale).normalize());
        }
    }
    rounded(value)
}

fn rounded(value: f64) -> Option<Decimal> {
    if !value.is_finite() {
        return None;
    }
    let text = format!("{value:.14e}");
    let (mantissa, exponent) = text.split_once('e')?;
    let digits: i128 = mantissa.replace('.', "").parse().ok()?;
    let scale = 14 - exponent.parse::<i32>().ok()?;
    let decimal = match u32::try_from(scale) {
        Ok(scale) if scale <= Decimal::MAX_SCALE => Decimal::try_from_i128_with_scale(digits, scale).ok()?,
        // Smaller than a decimal can tell: rounded at its last place.
        Ok(scale) => {
            let divisor = 10i128.checked_pow(scale - Decimal::MAX_SCALE);
            let kept = divisor.map_or(0, |divisor| (digits + digits.signum() * (divisor / 2)) / divisor);
            Decimal::try_from_i128_with_scale(kept, Decimal::MAX_SCALE).ok()?
        }
        Err(_) => {
            let factor = 10i128.checked_pow(scale.unsigned_abs())?;
            Decimal::try_from_i128_with_scale(digits.checked_mul(factor)?, 0).ok()?
        }
    };
    Some(decimal.normalize())
}

/// What a formula's stored value counts as in a file that asks to be calculated when it is opened. Programs that write
/// formulas without calculating them store 0 or an empty text for every one; other values have been calculated.
pub(super) fn is_uncalculated(stored: f64) -> bool {
    stored == 0.0
}

/// A serial number in a cell formatted as a date or a time of day. What is no date (29 February 1900, a time alone,
/// a negative number) is [`CellValue::Other`], never a wrong date.
pub(super) fn date(serial: f64, system: DateSystem) -> CellValue {
    // Most are days alone, which take no reckoning with times.
    let day = |start: i32| NaiveDate::from_num_days_from_ce_opt(start + serial as i32);
    if let Some(day) = start(serial, system).filter(|_| serial.fract() == 0.0).and_then(day) {
        return CellValue::Date(day);
    }
    match date_time(serial, system) {
        Some(moment) if moment.time() == NaiveTime::MIN => CellValue::Date(moment.date()),
        Some(moment) => CellValue::DateTime(moment),
        None => CellValue::Other(no_date(serial, system).into()),
    }
}

/// The days before 30 December 1899, by Gregory's calendar from its first year on.
const BEFORE_1899_12_30: i32 = 693_594;

/// How many days lie before the one that a serial number counts from; nothing where it is no date.
fn start(serial: f64, system: DateSystem) -> Option<i32> {
    match system {
        DateSystem::From1904 if serial == 0.0 || (1.0..SERIAL_END - 1_462.0).contains(&serial) => {
            Some(BEFORE_1899_12_30 + 1_462)
        }
        // The calendar of 1900 has a 29 February that no other has.
        DateSystem::From1900 if (1.0..60.0).contains(&serial) => Some(BEFORE_1899_12_30 + 1),
        DateSystem::From1900 if (61.0..SERIAL_END).contains(&serial) => Some(BEFORE_1899_12_30),
        _ => None,
    }
}

fn date_time(serial: f64, system: DateSystem) -> Option<NaiveDateTime> {
    let start = NaiveDate::from_num_days_from_ce_opt(start(serial, system)?)?.and_time(NaiveTime::MIN);
    start.checked_add_signed(TimeDelta::try_milliseconds((serial * DAY).round() as i64)?)
}

/// How a serial number that is no date is shown in a message.
fn no_date(serial: f64, system: DateSystem) -> String {
    if system == DateSystem::From1900 && (60.0..61.0).contains(&serial) {
        return "1900-02-29".to_owned();
    }
    if (0.0..1.0).contains(&serial) { clock(serial) } else { serial.to_string() }
}

/// A number in a cell formatted as a duration: hours, minutes and seconds.
pub(super) fn duration(days: f64) -> CellValue {
    CellValue::Other(clock(days).into())
}

/// A duration written out as in ISO 8601, `PT36H15M00S`, as ODF stores times and durations.
pub(super) fn iso_duration(text: &str) -> CellValue {
    let mut seconds = 0.0;
    let mut rest = text.trim_start_matches('-').trim_start_matches('P');
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let (number, unit) = rest.split_at(at);
        let length = match unit.chars().next() {
            Some('D') => 86_400.0,
            Some('H') => 3_600.0,
            Some('M') => 60.0,
            Some('S') => 1.0,
            Some('T') if number.is_empty() => 0.0,
            _ => return CellValue::Other(text.into()),
        };
        let Ok(number) = format!("0{number}").parse::<f64>() else { return CellValue::Other(text.into()) };
        seconds += number * length;
        rest = unit.get(1..).unwrap_or_default();
    }
    let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
    duration(sign * seconds / 86_400.0)
}

fn clock(days: f64) -> String {
    let seconds = (days.abs() * DAY / 1000.0).round();
    if !seconds.is_finite() || seconds > 1e12 {
        return days.to_string();
    }
    let (sign, seconds) = (if days < 0.0 { "-" } else { "" }, seconds as u64);
    format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A date or a moment written out as in ISO 8601, as ODF and strict OOXML store them.
pub(super) fn iso_date(text: &str) -> CellValue {
    let bare = text.trim().trim_end_matches('Z').replace(' ', "T");
    if let Ok(date) = bare.parse::<NaiveDate>() {
        return CellValue::Date(date);
    }
    let moment = bare
        .parse()
        .or_else(|_| NaiveDateTime::parse_from_str(&bare, "%Y-%m-%dT%H:%M"))
        // The day and the time are those of its own zone.
        .or_else(|_| DateTime::parse_from_rfc3339(&bare).map(|moment| moment.naive_local()));
    match moment {
        Ok(moment) if moment.time() == NaiveTime::MIN => CellValue::Date(moment.date()),
        Ok(moment) => CellValue::DateTime(moment),
        Err(_) => CellValue::Other(text.into()),
    }
}

/// A merged region from its corners, in whichever order the file has them; none if it is a single cell.
pub(super) fn merged(first: (u32, u32), last: (u32, u32)) -> Option<CellRange> {
    Some(range(first, last)).filter(|range| range.first != range.last)
}

/// The cells between two corners, in whichever order the file has them.
pub(super) fn range(first: (u32, u32), last: (u32, u32)) -> CellRange {
    CellRange::new(first.0.min(last.0), first.1.min(last.1), first.0.max(last.0), first.1.max(last.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_fifteen_significant_digits() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (0.1 + 0.2, "0.3"),
            (115_000.5, "115000.5"),
            (1.0 / 3.0, "0.333333333333333"),
            (-2.675, "-2.675"),
            (1_234_567_890_123_456.0, "1234567890123460"),
            (999_999_999_999_999.0, "999999999999999"),
            (1e-7, "0.0000001"),
            (1e20, "100000000000000000000"),
            (7.9e27, "7900000000000000000000000000"),
            (1.5e-28, "0.0000000000000000000000000002"),
            (1e-40, "0"),
            (5e-324, "0"),
            (0.285, "0.285"),
            (4.35 * 100.0, "435"),
        ];
        for (value, expected) in cases {
            assert_eq!(decimal(value).map(|decimal| decimal.to_string()).as_deref(), Some(expected), "{value:e}");
        }
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, 1e29, -1e29] {
            assert_eq!(decimal(value), None, "{value:e}");
        }
    }

    #[test]
    fn the_short_way_and_rounding_agree() {
        for step in -20_000i32..20_000 {
            for value in [f64::from(step) / 8.0, f64::from(step) * 0.1, f64::from(step) * 1.1e5, f64::from(step) / 1e4]
            {
                assert_eq!(decimal(value), rounded(value), "{value:e}");
            }
        }
    }

    #[test]
    fn every_day_of_both_systems_follows_the_one_before() {
        for (system, from, to) in [(DateSystem::From1900, 61, 2_958_465), (DateSystem::From1904, 1, 2_957_003)] {
            let mut last = date_time(f64::from(from), system);
            for serial in from + 1..=to {
                let day = date_time(f64::from(serial), system);
                assert!(
                    day.is_some() && day == last.and_then(|last| last.checked_add_days(chrono::Days::new(1))),
                    "{serial}"
                );
                last = day;
            }
        }
    }

    #[test]
    fn times_are_rounded_to_the_millisecond() {
        let at = |serial| date(serial, DateSystem::From1900);
        assert_eq!(at(43_771.999_999_999_9), CellValue::Date(NaiveDate::from_ymd_opt(2019, 11, 3).expect("a date")));
        let noon = NaiveDate::from_ymd_opt(2019, 11, 2).and_then(|day| day.and_hms_opt(12, 0, 0)).expect("a moment");
        assert_eq!(at(43_771.5), CellValue::DateTime(noon));
    }

    #[test]
    fn durations_are_hours_minutes_and_seconds() {
        for (text, expected) in [
            ("PT36H15M00S", "36:15:00"),
            ("PT00H30M01.4S", "0:30:01"),
            ("P1DT2H", "26:00:00"),
            ("-PT1H", "-1:00:00"),
            ("PT", "0:00:00"),
            ("P1Y", "P1Y"),
            ("PTåH", "PTåH"),
            ("", "0:00:00"),
        ] {
            assert_eq!(iso_duration(text), CellValue::Other(expected.into()), "{text}");
        }
    }
}
