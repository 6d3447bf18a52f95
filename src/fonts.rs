//! The fonts of a build: the two built-in families and those of a husstil, never the machine's.

use std::fmt;
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

/// The built-in files with their SHA-256. Hashing them takes as long as reading a workbook, and they change only when a crate
/// does, which a test notices.
const FILES: [(&str, &str); 10] = [
    ("LibertinusSerif-Regular", "fcf06307a77367394fcb0ccb241e59eea70dba3d732be309647611224679c733"),
    ("LibertinusSerif-Bold", "0264914210ed51b3231ebc92ce529e9f2e166ba9eebf0cd4a579558690a27b64"),
    ("LibertinusSerif-Italic", "9a393d63d6e05f620d3dc0190dfd35a8ede58c0808cf0fc9de7fcb9c723e4c24"),
    ("LibertinusSerif-BoldItalic", "47a665259f09f554f5d133d7718cdad43ff462c6a6b2328f38023465e62d57ce"),
    ("LibertinusSerif-Semibold", "a4b3f28e85881db34695c1f005e4c79233a6caf3a2bd286c9b418c025fb99308"),
    ("LibertinusSerif-SemiboldItalic", "397f0d7aba35ae6a988948ae046c14c6b1e0d270fcc6e292b8bc29fd625c6101"),
    ("NotoSans-Regular", "f1ce78a25f519ef928b5b8755ca230314e47f8821e7aa89ecf000f033f389a9f"),
    ("NotoSans-Bold", "7004fbb600bc491cb8ed9d86e2190cb2de6909d45844c9c7cbd44e72915779bf"),
    ("NotoSans-Italic", "1109c2749ec0feaae0a044638e6286d30a79bdeab917a56a8b35e76f6e8b53f2"),
    ("NotoSans-BoldItalic", "15f37f93e3394e4f15d8439d3c591280356983bb9b46db45844a81f1ec62f6ae"),
];

/// The built-in families, parsed once in a process.
static BUILT_IN: LazyLock<Vec<FontFile>> = LazyLock::new(|| {
    let file = |(faces, (name, sha256)): (_, (&str, &str))| FontFile {
        name: name.to_owned(),
        sha256: sha256.to_owned(),
        faces,
    };
    built_in().zip(FILES).map(file).collect()
});

/// The faces of each built-in file. The serif comes first of the embedded fonts; those after it need not be parsed.
fn built_in() -> impl Iterator<Item = Vec<(Font, FontInfo)>> {
    let serif = typst_kit::fonts::embedded().take_while(|(_, info)| info.family == SERIF).map(|face| vec![face]);
    let sans = [notosans::REGULAR_TTF, notosans::BOLD_TTF, notosans::ITALIC_TTF, notosans::BOLD_ITALIC_TTF];
    serif.chain(sans.map(|data| faces(Bytes::new(data))))
}

fn faces(data: Bytes) -> Vec<(Font, FontInfo)> {
    Font::iter(data).map(|font| (font.clone(), font.info().clone())).collect()
}

impl FontFile {
    fn new(name: String, data: Bytes) -> Self {
        Self { name, sha256: sha256(&data), faces: faces(data) }
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

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.hashes).finish()
    }
}

impl Fonts {
    /// The built-in families, and a husstil's own font files by name. A husstil's family of the same name goes first
    /// where Typst finds two equally good faces.
    pub fn new(own: Vec<(String, bytes::Bytes)>) -> Result<Self, NotAFont> {
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
    pub fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    /// A face by its index in the book, for Typst.
    pub fn font(&self, index: usize) -> Option<Font> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashes_of_built_in_files_are_theirs() {
        let hashes: Vec<String> = built_in().map(|faces| sha256(faces[0].0.data())).collect();
        assert_eq!(hashes, FILES.map(|(_, sha256)| sha256));
    }
}
