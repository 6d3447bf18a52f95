//! What Typst may see: the files of one job, in memory, and nothing else.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt};

use crate::fonts::Fonts;
use crate::render::TypstSource;

/// The standard library, the same for every job: no `sys.inputs`, and the row headers of tables need `a11y-extras`.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features: Features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// A file of the world: a source is parsed once, and its bytes can be read as well.
enum Entry {
    Source(Source),
    Bytes(Bytes),
}

/// The files, fonts and date of one job.
pub(super) struct World<'a> {
    main: FileId,
    entries: BTreeMap<FileKey, Entry>,
    fonts: &'a Fonts,
    today: Option<NaiveDate>,
}

/// A path inside the project. Ordered by its text, so that nothing depends on the order in which Typst met the paths.
type FileKey = String;

impl<'a> World<'a> {
    /// Puts sources, layout modules and assets under their paths. `None` if a path or `main` is malformed or missing.
    pub(super) fn new(
        sources: &[TypstSource],
        files: &[(String, bytes::Bytes)],
        main: &str,
        fonts: &'a Fonts,
        today: Option<NaiveDate>,
    ) -> Option<Self> {
        let mut entries = BTreeMap::new();
        for (path, bytes) in files {
            let id = file_id(path)?;
            let entry = match std::str::from_utf8(bytes) {
                Ok(text) if path.ends_with(".typ") => Entry::Source(Source::new(id, text.to_owned())),
                _ => Entry::Bytes(Bytes::new(bytes.clone())),
            };
            entries.insert(key(id), entry);
        }
        for source in sources {
            let id = file_id(&source.path)?;
            entries.insert(key(id), Entry::Source(Source::new(id, source.text.clone())));
        }
        let main = file_id(main)?;
        entries.contains_key(&key(main)).then_some(Self { main, entries, fonts, today })
    }

    fn entry(&self, id: FileId) -> FileResult<&Entry> {
        if matches!(id.get().root(), VirtualRoot::Package(_)) {
            return Err(FileError::Package(PackageError::Other(Some("packages are not available".into()))));
        }
        self.entries.get(&key(id)).ok_or(FileError::AccessDenied)
    }
}

/// The id of a project path; `None` if the path leaves the project or is malformed.
pub(super) fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

fn key(id: FileId) -> FileKey {
    id.get().vpath().get_without_slash().to_owned()
}

impl typst::World for World<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match self.entry(id)? {
            Entry::Source(source) => Ok(source.clone()),
            Entry::Bytes(_) => Err(FileError::NotSource),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.entry(id)? {
            Entry::Source(source) => Ok(Bytes::from_string(source.clone())),
            Entry::Bytes(bytes) => Ok(bytes.clone()),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// The date of the case in every time zone: the output may not depend on where or when it is made.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today.and_then(datetime)
    }
}

/// A date for Typst.
pub(super) fn datetime(date: NaiveDate) -> Option<Datetime> {
    Datetime::from_ymd(date.year(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?)
}
