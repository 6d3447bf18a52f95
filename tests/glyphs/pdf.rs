//! The glyphs of a PDF's pages as words, as a reader meets them: read from the file alone, by the library that draws PDFs.

use std::sync::Arc;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use kurbo::{Affine, BezPath, Point, Rect};

/// Of a glyph's size: the narrowest space, and how far apart lines are.
const SPACE: f64 = 0.15;
const LINE: f64 = 0.5;

/// Glyphs' outlines have this size in their own coordinates.
const EM: f64 = 1000.0;

/// The words of each page.
pub fn words(bytes: &[u8]) -> Vec<Vec<String>> {
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings { font_resolver: Arc::new(|_| None), ..InterpreterSettings::default() };
    let page = |page| {
        let corner = Rect::new(0.0, 0.0, 1.0, 1.0);
        let mut context = Context::new(Affine::IDENTITY, corner, &cache, pdf.xref(), settings.clone());
        let mut glyphs = Glyphs::default();
        interpret_page(page, &mut context, &mut glyphs);
        glyphs.text.split_whitespace().map(str::to_owned).collect()
    };
    pdf.pages().iter().map(page).collect()
}

/// Takes the glyphs of a page in the order in which they are drawn.
#[derive(Default)]
struct Glyphs {
    text: String,
    /// Where the next glyph of a word is expected.
    next: Option<Point>,
}

impl Glyphs {
    fn put(&mut self, text: &str, matrix: Affine, advance: f64) {
        let at = matrix * Point::ZERO;
        let em = matrix * Point::new(EM, 0.0) - at;
        let size = em.hypot();
        let stands_apart = self.next.is_some_and(|next| {
            let apart = at - next;
            let (along, across) = (apart.dot(em) / size, apart.cross(em).abs() / size);
            across > LINE * size || along > SPACE * size || along < -size
        });
        if stands_apart {
            self.text.push(' ');
        }
        self.text.push_str(text);
        self.next = Some(at + em * (advance / EM));
    }
}

impl<'a> Device<'a> for Glyphs {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => char::REPLACEMENT_CHARACTER.to_string(),
        };
        let Glyph::Outline(outline) = glyph else { panic!("{text:?} is drawn, not set") };
        // The font has one glyph for both.
        self.put(
            &text.replace('\u{ad}', "-"),
            transform * glyph_transform,
            outline.advance_width().map_or(0.0, f64::from),
        );
    }

    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
