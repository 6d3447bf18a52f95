//! The characters of a page of a PDF in the order in which they are drawn, with spaces and lines where the glyphs stand apart.

use std::panic::resume_unwind;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask};
use kurbo::{Affine, BezPath, Point, Vec2};

/// Of a glyph's size: the width of the narrowest space, what two pictures of one letter (bold, with an outline) are apart at most, and
/// how far apart lines are.
const SPACE: f64 = 0.15;
const SAME: f64 = 0.06;
const LINE: f64 = 0.5;

/// Glyphs' outlines have this size in their own coordinates.
const EM: f64 = 1000.0;

/// As many signs as a personnummer has, each alone in its box of a form.
const BOXES: usize = 10;

/// How many glyphs a drawing inside a drawing costs the time of.
const DRAWING: u64 = 40;

/// What stands for a character that a font does not name.
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// What may still be drawn of a file.
pub(super) struct Left {
    /// Glyphs, paths, pictures and drawings inside drawings.
    pub(super) drawn: u64,
    /// Bytes of what is interpreted; each drawing inside a drawing counts as the largest that there is.
    pub(super) bytes: u64,
    /// The bytes of the largest.
    pub(super) largest: u64,
}

/// Where a glyph was drawn, and where the next is expected.
struct Drawn {
    text: String,
    at: Point,
    next: Point,
}

/// Takes the glyphs of a page.
pub(super) struct Glyphs<'l> {
    left: &'l mut Left,
    text: String,
    last: Option<Drawn>,
}

impl<'l> Glyphs<'l> {
    pub(super) fn new(left: &'l mut Left) -> Self {
        Self { left, text: String::new(), last: None }
    }

    /// The text; of signs that stand alone in boxes also as a word.
    pub(super) fn shown(&self) -> String {
        let mut shown = self.text.replace(UNKNOWN, "");
        for line in self.text.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            let is_one = |word: &&str| word.chars().count() == 1;
            for run in words.chunk_by(|one, other| is_one(one) && is_one(other)).filter(|run| run.len() >= BOXES) {
                shown.push('\n');
                shown.push_str(&run.concat());
            }
        }
        shown
    }

    /// Counts what is drawn, and ends the page where it is too much.
    fn count(&mut self, drawn: u64, bytes: u64) {
        match (self.left.drawn.checked_sub(drawn), self.left.bytes.checked_sub(bytes)) {
            (Some(drawn), Some(bytes)) => (self.left.drawn, self.left.bytes) = (drawn, bytes),
            _ => resume_unwind(Box::new("too much is drawn")),
        }
    }

    /// Takes a character at its place; `advance` is its width, if it is known.
    fn put(&mut self, text: String, matrix: Affine, advance: Option<f64>) {
        let at = matrix * Point::ZERO;
        let em = matrix * Point::new(EM, 0.0) - at;
        let next = advance.map_or(at, |advance| at + em * (advance / EM));
        if let Some(last) = &self.last {
            if last.text == text && (at - last.at).hypot() <= SAME * em.hypot() {
                return;
            }
            self.text.push_str(between(last, at, em, advance.is_some()));
        }
        self.text.push_str(&text);
        self.last = Some(Drawn { text, at, next });
    }
}

/// What stands between two glyphs.
fn between(last: &Drawn, at: Point, em: Vec2, is_width_known: bool) -> &'static str {
    let size = em.hypot();
    let apart = at - last.next;
    let (along, across) = (apart.dot(em) / size, apart.cross(em).abs() / size);
    // A glyph whose width is not known is as wide as it is high at most.
    let space = if is_width_known { SPACE } else { 1.0 };
    match () {
        () if !along.is_finite() || !across.is_finite() => " ",
        () if across > LINE * size => "\n",
        () if along > space * size || along < -size => " ",
        () => "",
    }
}

impl<'a> Device<'a> for Glyphs<'_> {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        self.count(1, 0);
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => UNKNOWN.to_string(),
        };
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width().map(f64::from),
            Glyph::Type3(_) => None,
        };
        self.put(text, transform * glyph_transform, advance);
    }

    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        self.count(1, 0);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count(DRAWING, self.left.largest);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.count(1, 0);
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
