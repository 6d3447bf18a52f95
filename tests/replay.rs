//! A case is made again from what stays with it: its inputs, its templates and nothing else, as an archive would. Written
//! against the public stages only.

use std::collections::BTreeMap;

use utlatande::diagnostic::{Diagnostics, Warned};
use utlatande::export::{Output, export};
use utlatande::set::set;
use utlatande::source::Source;
use utlatande::templates::TemplateSource;
use utlatande::understand::{Understood, understand};

use crate::common::{SAMPLE, assert_same_tree, repository, source};

/// What a package would hold of a case: the sources that its documents are made from, in memory.
struct Package {
    case: Source,
    templates: Source,
}

impl Package {
    fn of(understood: &Understood) -> Self {
        Self {
            case: Source::memory(&understood.case.name, understood.inputs.clone()),
            templates: Source::memory("templates", understood.templates.files.clone()),
        }
    }

    /// Makes the documents again, without a disk and without the built-in templates.
    fn replay(&self) -> (Understood, BTreeMap<String, Vec<u8>>) {
        made(&self.case, &TemplateSource::only(self.templates.clone()))
    }
}

/// Goes through the stages; what they find is not at issue here, but must not stop them.
fn made(case: &Source, templates: &TemplateSource) -> (Understood, BTreeMap<String, Vec<u8>>) {
    let mut found = Diagnostics::new();
    let understood = found.absorb(understand(case, templates)).unwrap();
    assert!(understood.may_be_written(&found), "{found:#?}");
    let pages = found.absorb(set(&understood)).unwrap();
    let Warned { output, diagnostics } = export(&understood, pages, &found);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let files = files(output.unwrap());
    (understood, files)
}

fn files(output: Output) -> BTreeMap<String, Vec<u8>> {
    output.files.into_iter().map(|file| (file.path, file.bytes.to_vec())).collect()
}

#[test]
fn a_case_is_made_again_from_what_stays_with_it() {
    for case in [SAMPLE, "tests/cases/pdf-bilaga", "tests/cases/utkast"] {
        let (understood, first) = made(&source(&repository(case)), &TemplateSource::default());
        let (again, second) = Package::of(&understood).replay();
        assert_same_tree(&second, &first);
        assert_eq!(again.provenance.build, understood.provenance.build, "{case}");
    }
}

#[test]
fn without_one_of_its_files_it_is_told_and_not_made() {
    let (understood, _) = made(&source(&repository(SAMPLE)), &TemplateSource::default());
    let package = Package::of(&understood);
    let templates = TemplateSource::only(package.templates.clone());
    for name in understood.inputs.keys() {
        let mut fewer = understood.inputs.clone();
        fewer.remove(name);
        let Warned { output, diagnostics } = understand(&Source::memory("case", fewer), &templates);
        let may_be_written = output.is_some_and(|understood| understood.may_be_written(&diagnostics));
        assert!(!may_be_written && !diagnostics.is_empty(), "without {name}: {diagnostics:#?}");
    }
    let nothing = TemplateSource::only(Source::memory("templates", BTreeMap::new()));
    assert!(understand(&package.case, &nothing).output.is_none(), "the built-in templates are not taken instead");
}

/// The fonts stay with the case too, so that an archive can hold them.
#[test]
fn the_fonts_are_those_of_the_manifest() {
    let (understood, _) = made(&source(&repository(SAMPLE)), &TemplateSource::default());
    let files = understood.fonts.files();
    assert!(files.len() >= 8, "{}", files.len());
    for file in files {
        assert_eq!(utlatande::hash::sha256(&file.bytes), file.sha256, "{}", file.name);
    }
}
