//! The fonts of a build: those of a husstil and the one family that Typst brings, never the machine's.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{LazyLock, Mutex, PoisonError};

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

/// The faces of a font file, with what is known of each.
type Faces = Vec<(Font, FontInfo)>;

/// The files of Typst's family with their SHA-256. Hashing them takes as long as reading a workbook, and they change only when
/// Typst does, which a test notices.
const SERIF_FILES: [(&str, &str); 6] = [
    ("LibertinusSerif-Regular", "fcf06307a77367394fcb0ccb241e59eea70dba3d732be309647611224679c733"),
    ("LibertinusSerif-Bold", "0264914210ed51b3231ebc92ce529e9f2e166ba9eebf0cd4a579558690a27b64"),
    ("LibertinusSerif-Italic", "9a393d63d6e05f620d3dc0190dfd35a8ede58c0808cf0fc9de7fcb9c723e4c24"),
    ("LibertinusSerif-BoldItalic", "47a665259f09f554f5d133d7718cdad43ff462c6a6b2328f38023465e62d57ce"),
    ("LibertinusSerif-Semibold", "a4b3f28e85881db34695c1f005e4c79233a6caf3a2bd286c9b418c025fb99308"),
    ("LibertinusSerif-SemiboldItalic", "397f0d7aba35ae6a988948ae046c14c6b1e0d270fcc6e292b8bc29fd625c6101"),
];

/// The faces of Typst's family, one in a file.
static SERIF_FACES: LazyLock<Faces> = LazyLock::new(|| serif().collect());

/// The family comes first of the embedded fonts; those after it need not be parsed.
fn serif() -> impl Iterator<Item = (Font, FontInfo)> {
    typst_kit::fonts::embedded().take_while(|(_, info)| info.family == SERIF)
}

/// The bytes of a face, in place of one that a PDF names and does not bring.
pub(crate) fn any_face() -> Option<Bytes> {
    SERIF_FACES.first().map(|(font, _)| font.data().clone())
}

/// A font file of a husstil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseFont<'a> {
    /// Its path, as the manifest shows it.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a bytes::Bytes,
    /// The SHA-256 of the bytes.
    pub sha256: String,
}

impl HouseFont<'_> {
    /// The faces in the file. They are parsed once in a process, since a house has one set of files for all its cases.
    fn faces(&self) -> Faces {
        static PARSED: Mutex<BTreeMap<String, Faces>> = Mutex::new(BTreeMap::new());
        let mut parsed = PARSED.lock().unwrap_or_else(PoisonError::into_inner);
        parsed.entry(self.sha256.clone()).or_insert_with(|| faces(self.bytes)).clone()
    }
}

fn faces(bytes: &bytes::Bytes) -> Faces {
    Font::iter(Bytes::new(bytes.clone())).map(|font| (font.clone(), font.info().clone())).collect()
}

/// The fonts of a build.
pub struct Fonts {
    store: FontStore,
    files: Vec<FontFile>,
}

/// A font file that a build may embed.
#[derive(Debug, Clone)]
pub struct FontFile {
    /// Its path in the templates, or its name where Typst brings it.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// What it holds.
    pub bytes: Bytes,
}

/// A font file that holds no font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAFont {
    /// The file's name, as given.
    pub name: String,
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.files.iter().map(|file| &file.name)).finish()
    }
}

impl Fonts {
    /// A husstil's own font files, and Typst's family. A husstil's family of the same name goes first where Typst finds two
    /// equally good faces.
    pub fn new<'a>(own: impl IntoIterator<Item = HouseFont<'a>>) -> Result<Self, NotAFont> {
        let mut fonts = Self { store: FontStore::new(), files: Vec::new() };
        for file in own {
            let faces = file.faces();
            if faces.is_empty() {
                return Err(NotAFont { name: file.name.to_owned() });
            }
            fonts.store.extend(faces);
            let bytes = Bytes::new(file.bytes.clone());
            fonts.files.push(FontFile { name: file.name.to_owned(), sha256: file.sha256, bytes });
        }
        fonts.store.extend(SERIF_FACES.iter().cloned());
        let serif = SERIF_FILES.iter().zip(SERIF_FACES.iter());
        fonts.files.extend(serif.map(|((name, sha256), (font, _))| FontFile {
            name: (*name).to_owned(),
            sha256: (*sha256).to_owned(),
            bytes: font.data().clone(),
        }));
        Ok(fonts)
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

    /// Every font file, in the order in which Typst prefers them, for the manifest, the build id and the archive.
    pub fn files(&self) -> &[FontFile] {
        &self.files
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
    use crate::hash::sha256;

    #[test]
    fn the_hashes_of_typsts_files_are_theirs() {
        let hashes: Vec<String> = serif().map(|(font, _)| sha256(font.data())).collect();
        assert_eq!(hashes, SERIF_FILES.map(|(_, sha256)| sha256));
    }
}
