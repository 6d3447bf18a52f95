//! What the targets share: the base case of the tests, in memory, and the way from a case to its Typst sources.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use utlatande::diagnostic::{Diagnostic, Diagnostics};
use utlatande::inputs::workbook::{self, RawWorkbook};
use utlatande::inputs::{CASE_FILE, RawCase, toml};
use utlatande::render::{self, Identity};
use utlatande::templates::{self, TemplateSource, Templates};
use utlatande::{interpret, merge, review};

/// The case file of the base case.
pub const CASE: &str = include_str!("../../cases/grundfall/arende.toml");
/// Its steering documents.
const DOCUMENTS: [(&str, &str); 2] = [
    ("anvisning.toml", include_str!("../../cases/grundfall/anvisning.toml")),
    ("inriktning.toml", include_str!("../../cases/grundfall/inriktning.toml")),
];
/// Its workbook.
pub const WORKBOOK: &[u8] = include_bytes!("../../cases/grundfall/underlag.xlsx");

/// The built-in templates of the base case.
static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| {
    let case = toml::read(CASE_FILE, CASE.as_bytes(), &mut Diagnostics::new()).expect("the base case is TOML");
    let preamble = interpret::preamble(&case, &mut Diagnostics::new()).expect("the base case names its templates");
    let place = &preamble.husstil.places[0];
    let source = TemplateSource { directory: None };
    templates::load(&source, (&preamble.husstil.value, place), (&preamble.arendetyp.value, place))
        .expect("the built-in templates")
});

static SHEETS: LazyLock<RawWorkbook> =
    LazyLock::new(|| workbook::read(&Arc::from("underlag.xlsx"), WORKBOOK.to_vec()).expect("the base workbook"));

/// Panics of libraries that the program catches are no finding; libFuzzer's own hook would end the process at them.
/// What the program does not catch comes to libFuzzer all the same.
pub fn let_panics_be_caught() {
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
}

/// Takes the base case with another case file, and perhaps other sheets, all the way to its sources; these must be
/// Typst without errors.
pub fn examine(case: &[u8], sheets: Option<RawWorkbook>) {
    let mut problems = Diagnostics::new();
    let Some(case) = toml::read(CASE_FILE, case, &mut problems) else {
        return assert_told(&problems);
    };
    let Some(preamble) = interpret::preamble(&case, &mut problems) else {
        return assert_told(&problems);
    };
    let documents = DOCUMENTS
        .iter()
        .filter_map(|(name, text)| Some(((*name).to_owned(), toml::read(name, text.as_bytes(), &mut problems)?)));
    let raw = RawCase {
        name: "fall".to_owned(),
        case,
        carried: None,
        documents: documents.collect(),
        workbooks: vec![sheets.unwrap_or_else(|| SHEETS.clone())],
        pdfs: BTreeMap::new(),
        files: BTreeMap::new(),
    };
    review::safety::refuse_personal_numbers(&raw, &mut problems);
    let case = interpret::interpret(raw, preamble.status, &TEMPLATES, &mut problems);
    let merged = merge::merge(&case, &TEMPLATES, &mut problems);
    problems.extend(review::review(&case, &TEMPLATES, &merged));
    let identity = Identity::new(&case, &TEMPLATES, "0");
    let sources = render::render(&merged.documents, &TEMPLATES, &identity, &mut problems);
    for problem in &problems {
        assert!(!["M03", "M04"].contains(&problem.code.name()), "a fault of ours: {problem:?}");
    }
    for source in sources {
        let (errors, _) = typst::syntax::parse(&source.text).errors_and_warnings();
        assert!(errors.is_empty(), "{}: {errors:?}", source.path);
    }
}

/// What cannot be read says why.
pub fn assert_told(problems: &[Diagnostic]) {
    assert!(problems.iter().any(|problem| problem.stops && !problem.places.is_empty()), "{problems:?}");
}
