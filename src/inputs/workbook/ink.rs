//! Whether the text of a cell can be seen: its colour against the one behind it, and its size.

use super::raised::Position;

/// So little may two colours differ, in each of red, green and blue, that text of the one is not seen on the other.
const ALIKE: u8 = 16;

/// Text of less than this, in points, cannot be read.
const SMALLEST: f64 = 3.0;

/// The paper.
pub(super) const WHITE: Colour = Colour::Rgb([0xFF; 3]);

/// A colour, as far as the file says which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    /// Red, green and blue.
    Rgb([u8; 3]),
    /// One of the workbook's theme, by its number, and how much lighter or darker, in thousandths.
    OfTheme(u32, i32),
    /// One of the palette, by its number.
    Indexed(u32),
}

impl Colour {
    /// A colour of the theme. The first two are those of paper and text in every theme that programs have.
    pub(super) fn of_theme(number: u32, tint: f64) -> Self {
        match (number, tint) {
            (0, tint) => {
                let light = (255.0 * (1.0 + tint.clamp(-1.0, 0.0))).round();
                Self::Rgb([light as u8; 3])
            }
            (1, 0.0) => Self::Rgb([0; 3]),
            _ => Self::OfTheme(number, (tint * 1000.0).round() as i32),
        }
    }

    /// A colour of the palette, of which the first eight stand twice.
    pub(super) fn indexed(number: u32) -> Self {
        match number {
            0 | 8 | 64 => Self::Rgb([0; 3]),
            1 | 9 | 65 => WHITE,
            _ => Self::Indexed(number),
        }
    }

    /// A colour by its digits, of which the last six count: `FFFFFF`, `FF00B0F0`, `#ffffff`.
    pub(super) fn of_digits(digits: &str) -> Option<Self> {
        let digits = digits.trim().trim_start_matches('#');
        let six = digits.get(digits.len().checked_sub(6)?..)?;
        let [_, red, green, blue] = u32::from_str_radix(six, 16).ok()?.to_be_bytes();
        Some(Self::Rgb([red, green, blue]))
    }

    /// Whether text of this colour is not seen on the other.
    fn is_like(self, ground: Self) -> bool {
        match (self, ground) {
            (Self::Rgb(ink), Self::Rgb(ground)) => {
                ink.iter().zip(ground).all(|(ink, other)| ink.abs_diff(other) <= ALIKE)
            }
            _ => self == ground,
        }
    }
}

/// How the text of a cell is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Font {
    /// Whether it is struck through.
    pub is_struck: bool,
    /// Its colour; none where it is the program's own.
    pub colour: Option<Colour>,
    /// Whether it is too small to be read.
    pub is_tiny: bool,
    /// Where it stands beside the line.
    pub position: Position,
}

impl Font {
    /// Whether its text is not seen on a ground, which may not be known.
    pub(super) fn is_unseen_on(&self, ground: Option<Colour>) -> bool {
        self.is_tiny || self.colour.zip(ground).is_some_and(|(ink, ground)| ink.is_like(ground))
    }
}

/// Whether text of a size in points is too small to be read. Nothing is a size that a program has left out.
pub(super) fn is_tiny(points: f64) -> bool {
    points > 0.0 && points < SMALLEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_unseen_in_the_colour_of_its_ground() {
        let on =
            |ink: Colour, ground: Option<Colour>| Font { colour: Some(ink), ..Font::default() }.is_unseen_on(ground);
        let rgb = |digits: &str| Colour::of_digits(digits).unwrap();
        for (ink, ground, is_unseen) in [
            (rgb("FFFFFFFF"), Some(WHITE), true),
            (rgb("#fafafa"), Some(WHITE), true),
            (rgb("D9D9D9"), Some(WHITE), false),
            (rgb("FFFFFF"), Some(rgb("1F4E79")), false),
            (rgb("1f4e79"), Some(rgb("FF1F4E79")), true),
            (rgb("FFFFFF"), None, false),
            (Colour::of_theme(0, 0.0), Some(WHITE), true),
            (Colour::of_theme(0, -0.049), Some(WHITE), true),
            (Colour::of_theme(0, -0.35), Some(WHITE), false),
            (Colour::of_theme(1, 0.0), Some(WHITE), false),
            (Colour::of_theme(4, 0.6), Some(Colour::of_theme(4, 0.6)), true),
            (Colour::of_theme(4, 0.6), Some(Colour::of_theme(4, 0.8)), false),
            (Colour::indexed(9), Some(WHITE), true),
            (Colour::indexed(22), Some(Colour::indexed(22)), true),
            (Colour::indexed(8), Some(Colour::indexed(65)), false),
        ] {
            assert_eq!(on(ink, ground), is_unseen, "{ink:?} on {ground:?}");
        }
        assert!(!Font::default().is_unseen_on(Some(WHITE)));
        assert_eq!([0.0, 1.0, 2.5, 3.0, 8.0].map(is_tiny), [false, true, true, false, false]);
        assert_eq!(Colour::of_digits("vit"), None);
        assert_eq!(Colour::of_digits("åäö"), None);
    }
}
