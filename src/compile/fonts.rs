//! The fonts of a build: the two built-in families and those of a husstil, never the machine's.

use sha2::{Digest, Sha256};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo, FontStretch, FontStyle, FontVariant, FontWeight, is_default_ignorable};
use typst::utils::LazyHash;
use typst_kit::fonts::FontStore;

/// The only family of Typst's embedded fonts that is used; the others are for mathematics and code.
const SERIF: &str = "Libertinus Serif";

/// The styles that a document may use: regular, bold, italic, bold italic.
const VARIANTS: [FontVariant; 4] = [
    FontVariant { style: FontStyle::Normal, weight: FontWeight::REGULAR, stretch: FontStretch::NORMAL },
    FontVariant { style: FontStyle::Normal, weight: FontWeight::BOLD, stretch: FontStretch::NORMAL },
    FontVariant { style: FontStyle::Italic, weight: FontWeight::REGULAR, stretch: FontStretch::NORMAL },
    FontVariant { style: FontStyle::Italic, weight: FontWeight::BOLD, stretch: FontStretch::NORMAL },
];

/// The fonts of a build, parsed once and shared by its cases.
pub struct Fonts {
    store: FontStore,
    files: Vec<(String, Bytes)>,
}

/// A font file that holds no font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAFont {
    /// The file's name, as given.
    pub name: String,
}

impl Fonts {
    /// The built-in families, and a husstil's own font files by name. A husstil's family of the same name goes first
    /// where Typst finds two equally good faces.
    pub fn new(own: Vec<(String, Vec<u8>)>) -> Result<Self, NotAFont> {
        let mut fonts = Self { store: FontStore::new(), files: Vec::new() };
        for (name, data) in own {
            if fonts.add(name.clone(), Bytes::new(data)) == 0 {
                return Err(NotAFont { name });
            }
        }
        for (font, info) in typst_kit::fonts::embedded().filter(|(_, info)| info.family == SERIF) {
            let name = font.post_script_name().unwrap_or_else(|| info.family.clone());
            fonts.files.push((name, font.data().clone()));
            fonts.store.push((font, info));
        }
        for (name, data) in [
            ("NotoSans-Regular", notosans::REGULAR_TTF),
            ("NotoSans-Bold", notosans::BOLD_TTF),
            ("NotoSans-Italic", notosans::ITALIC_TTF),
            ("NotoSans-BoldItalic", notosans::BOLD_ITALIC_TTF),
        ] {
            fonts.add(name.to_owned(), Bytes::new(data));
        }
        Ok(fonts)
    }

    /// Adds the faces of a font file and says how many there were.
    fn add(&mut self, name: String, data: Bytes) -> usize {
        let faces: Vec<(Font, FontInfo)> = Font::iter(data.clone()).map(|f| (f.clone(), f.info().clone())).collect();
        let count = faces.len();
        self.store.extend(faces);
        self.files.push((name, data));
        count
    }

    /// The metadata of all faces, for Typst.
    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    /// A face by its index in the book, for Typst.
    pub(super) fn font(&self, index: usize) -> Option<Font> {
        self.store.font(index)
    }

    /// The names of the families, sorted.
    pub fn families(&self) -> Vec<String> {
        self.store.book().families().map(|(name, _)| name.to_owned()).collect()
    }

    /// Name and SHA-256 of every font file, in the order in which Typst prefers them, for the manifest and the build id.
    pub fn hashes(&self) -> Vec<(String, String)> {
        self.files.iter().map(|(name, data)| (name.clone(), format!("{:x}", Sha256::digest(data)))).collect()
    }

    /// Prepares the coverage test of a font stack. `None` if a family is not there: no text could be trusted to it.
    pub fn stack(&self, families: &[String]) -> Option<Stack<'_>> {
        let book = self.store.book();
        let families: Vec<String> = families.iter().map(|family| family.to_lowercase()).collect();
        let face = |family: &String, variant| book.info(book.select(family, variant)?);
        let variants = VARIANTS.iter().map(|v| families.iter().map(|f| face(f, *v)).collect());
        Some(Stack { variants: variants.collect::<Option<_>>()? })
    }
}

/// The faces that a font stack uses, in each style.
pub struct Stack<'a> {
    variants: Vec<Vec<&'a FontInfo>>,
}

impl Stack<'_> {
    /// Whether a character can be printed in each style: upright, bold, italic and bold italic. What has no glyph by
    /// nature (joiners, variation selectors) passes, and so do line breaks and tabs, which the layout consumes.
    pub fn covers(&self, c: char) -> bool {
        matches!(c, '\n' | '\r' | '\t')
            || is_default_ignorable(c)
            || self.variants.iter().all(|faces| faces.iter().any(|face| face.coverage.contains(c as u32)))
    }
}
