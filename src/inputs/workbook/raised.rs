//! Digits that a cell raises or lowers beside its other text: the mark of a note, m², CO₂. Read as the other digits they would make
//! another number of `105 000` with a note; there are characters that are what the cell shows.

/// Where a stretch of a cell's text stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Position {
    #[default]
    OnLine,
    Raised,
    Lowered,
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// A mark of a note, an exponent or an index has no more digits; a longer number is one that somebody has made small.
const DIGITS: usize = 2;

impl Position {
    /// By the words of an `.xlsx`.
    pub(super) fn of_words(words: &str) -> Self {
        match words {
            "superscript" => Self::Raised,
            "subscript" => Self::Lowered,
            _ => Self::OnLine,
        }
    }

    /// By the code of the binary formats.
    pub(super) fn of_code(code: u16) -> Self {
        match code {
            1 => Self::Raised,
            2 => Self::Lowered,
            _ => Self::OnLine,
        }
    }

    /// By the words of an `.ods`: `super 58%`, `-33% 58%`.
    pub(super) fn of_style(style: &str) -> Self {
        match style.split(' ').next().unwrap_or_default() {
            "super" => Self::Raised,
            "sub" => Self::Lowered,
            height if height.starts_with('-') => Self::Lowered,
            height if height.starts_with(|c: char| c.is_ascii_digit()) && height != "0%" => Self::Raised,
            _ => Self::OnLine,
        }
    }
}

/// Puts raised or lowered digits in place of those that a text has from an offset on.
pub(super) fn put(text: &mut String, from: usize, position: Position) {
    let signs = match position {
        Position::OnLine => return,
        Position::Raised => RAISED,
        Position::Lowered => LOWERED,
    };
    let run = text.get(from..).unwrap_or_default();
    if !(1..=DIGITS).contains(&run.bytes().filter(u8::is_ascii_digit).count()) {
        return;
    }
    let sign = |c: char| c.to_digit(10).and_then(|digit| signs.get(digit as usize)).copied().unwrap_or(c);
    let put: String = run.chars().map(sign).collect();
    text.truncate(from);
    text.push_str(&put);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_where_the_cell_has_them() {
        for (run, position, expected) in [
            ("2", Position::Raised, "m²"),
            ("2", Position::Lowered, "m₂"),
            ("12)", Position::Raised, "m¹²)"),
            ("2", Position::OnLine, "m2"),
            ("a", Position::Raised, "ma"),
            ("2020", Position::Raised, "m2020"),
        ] {
            let mut text = format!("m{run}");
            put(&mut text, 1, position);
            assert_eq!(text, expected);
        }
        let styles = ["super 58%", "33% 58%", "sub", "-33% 58%", "0% 100%", "", "auto"].map(Position::of_style);
        let (raised, lowered, on_line) = (Position::Raised, Position::Lowered, Position::OnLine);
        assert_eq!(styles, [raised, raised, lowered, lowered, on_line, on_line, on_line]);
    }
}
