//! What the targets share: the base case of the tests, in memory, and the way from a case to its Typst sources.

use std::collections::BTreeMap;

use bytes::Bytes;
use utlatande::case_files::CASE_FILE;
use utlatande::diagnostic::{Diagnostic, Diagnostics, Warned};
use utlatande::render::{self, Identity};
use utlatande::source::Source;
use utlatande::templates::TemplateSource;
use utlatande::understand::{Understood, understand};

/// The case file of the base case.
pub const CASE: &str = include_str!("../../cases/grundfall/arende.toml");
/// Its workbook.
pub const WORKBOOK: &[u8] = include_bytes!("../../cases/grundfall/underlag.xlsx");
/// Its other files.
const DOCUMENTS: [(&str, &str); 2] = [
    ("anvisning.toml", include_str!("../../cases/grundfall/anvisning.toml")),
    ("inriktning.toml", include_str!("../../cases/grundfall/inriktning.toml")),
];

/// Panics of libraries that the program catches are no finding; libFuzzer's own hook would end the process at them.
/// What the program does not catch comes to libFuzzer all the same.
pub fn let_panics_be_caught() {
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
}

/// Takes the base case with another case file, and perhaps another workbook, all the way to its sources; these must be
/// Typst without errors.
pub fn examine(case: &[u8], workbook: Option<Vec<u8>>) {
    let workbook = workbook.map_or(Bytes::from_static(WORKBOOK), Bytes::from);
    let own = [(CASE_FILE, Bytes::copy_from_slice(case)), ("underlag.xlsx", workbook)];
    let documents = DOCUMENTS.map(|(name, text)| (name, Bytes::from_static(text.as_bytes())));
    let files: BTreeMap<_, _> =
        own.into_iter().chain(documents).map(|(name, bytes)| (name.to_owned(), bytes)).collect();
    let Warned { output, mut diagnostics } = understand(&Source::memory("fall", files), &TemplateSource::default());
    match output {
        Some(understood) => assert_sound_sources(&understood, &mut diagnostics),
        None => assert_told(&diagnostics),
    }
    for problem in &diagnostics {
        assert!(!["M03", "M04"].contains(&problem.code.name()), "a fault of ours: {problem:?}");
    }
}

fn assert_sound_sources(understood: &Understood, problems: &mut Diagnostics) {
    let identity = Identity::new(&understood.case, &understood.templates, "0");
    for source in render::render(&understood.merged.documents, &understood.templates, &identity, problems) {
        let (errors, _) = typst::syntax::parse(&source.text).errors_and_warnings();
        assert!(errors.is_empty(), "{}: {errors:?}", source.path);
    }
}

/// What cannot be read says why.
fn assert_told(problems: &[Diagnostic]) {
    assert!(problems.iter().any(|problem| problem.stops && !problem.places.is_empty()), "{problems:?}");
}
