//! The fonts of a build: the two built-in families and those of a husstil, never the machine's.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo, FontStretch, FontStyle, FontVariant, FontWeight, is_default_ignorable};
use typst::utils::LazyHash;
use typst_kit::fonts::FontStore;

use crate::hash::sha256;

/// The only family of Typst's embedded fonts that is used; the others are for mathematics and code.
const SERIF: &str = "Libertinus Serif";

/// The styles that a document may use: regular, bold, italic, bold italic.
const VARIANTS: [FontVariant; 4] = [
    FontVariant { style: FontStyle::Normal, weight: FontWeight::REGULAR, stretch: FontStretch::NORMAL },
    FontVariant { style: FontStyle::Normal, weight: FontWeight::BOLD, stretch: FontStretch::NORMAL },
    FontVariant { style: FontStyle::Italic, weight: FontWeight::REGULAR, stretch: FontStretch::NORMAL },
    FontVariant { style: FontStyle::Italic, weight: FontWeight::BOLD, stretch: FontStretch::NORMAL },
];

/// A font file, parsed and hashed.
#[derive(Clone)]
struct FontFile {
    name: String,
    sha256: String,
    faces: Vec<(Font, FontInfo)>,
}

/// The built-in families, parsed once in a process.
static BUILT_IN: LazyLock<Vec<FontFile>> = LazyLock::new(|| {
    let serif = typst_kit::fonts::embedded().filter(|(_, info)| info.family == SERIF).map(|(font, info)| {
        let name = font.post_script_name().unwrap_or_else(|| info.family.clone());
        FontFile { name, sha256: sha256(font.data()), faces: vec![(font, info)] }
    });
    let sans = [
        ("NotoSans-Regular", notosans::REGULAR_TTF),
        ("NotoSans-Bold", notosans::BOLD_TTF),
        ("NotoSans-Italic", notosans::ITALIC_TTF),
        ("NotoSans-BoldItalic", notosans::BOLD_ITALIC_TTF),
    ];
    serif.chain(sans.map(|(name, data)| FontFile::new(name.to_owned(), Bytes::new(data)))).collect()
});

impl FontFile {
    fn new(name: String, data: Bytes) -> Self {
        let sha256 = sha256(&data);
        Self { name, sha256, faces: Font::iter(data).map(|font| (font.clone(), font.info().clone())).collect() }
    }
}

/// The fonts of a build.
pub struct Fonts {
    store: FontStore,
    hashes: Vec<(String, String)>,
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
        let mut fonts = Self { store: FontStore::new(), hashes: Vec::new() };
        for (name, data) in own {
            let file = FontFile::new(name, Bytes::new(data));
            if file.faces.is_empty() {
                return Err(NotAFont { name: file.name });
            }
            fonts.add(file);
        }
        BUILT_IN.iter().cloned().for_each(|file| fonts.add(file));
        Ok(fonts)
    }

    fn add(&mut self, file: FontFile) {
        self.store.extend(file.faces);
        self.hashes.push((file.name, file.sha256));
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
    pub fn hashes(&self) -> &[(String, String)] {
        &self.hashes
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
