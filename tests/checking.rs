//! `check` finds what `build` finds, for every case of the tests and for templates that are broken in many ways: it exports the
//! pages as one file where `build` exports each part.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use utlatande::assemble::{build, check};
use utlatande::diagnostic::{Diagnostics, Warned};
use utlatande::source::Source;
use utlatande::templates::TemplateSource;

use crate::common::{SAMPLE, entries, fall, repository, scratch, source, tree};

/// What both find, and whether the case is written; it must be the same.
fn found(case: &Source, templates: &TemplateSource, what: &str) -> (Diagnostics, bool) {
    let checked = check(case, templates);
    let Warned { output, diagnostics } = build(case, templates);
    assert_eq!(checked.diagnostics, diagnostics, "{what}");
    assert_eq!(checked.output, output.is_some(), "{what}");
    (diagnostics, checked.output)
}

/// Works on threads of its own: exports take turns, and a worker of the pool that waits for its turn could hold up the one that
/// has it.
fn two_at_once<T: Sync>(items: &[T], work: impl Fn(&T) + Sync) {
    std::thread::scope(|scope| {
        for half in items.chunks(items.len().div_ceil(2)) {
            scope.spawn(|| half.iter().for_each(&work));
        }
    });
}

#[test]
fn every_case_is_checked_as_it_is_built() {
    let scratch = scratch();
    let cases: Vec<_> = entries(&repository("tests/cases")).into_iter().filter(|path| path.is_dir()).collect();
    let built = AtomicUsize::new(0);
    two_at_once(&cases, |case| {
        let laid_out = fall::lay_out(case, scratch.path());
        // A case whose folder is not there has no source.
        let Ok(source) = Source::folder(&laid_out) else { return };
        let (_, is_built) = found(&source, &TemplateSource::default(), &case.display().to_string());
        built.fetch_add(usize::from(is_built), Ordering::Relaxed);
    });
    assert!(cases.len() > 130 && built.into_inner() > 50, "cases are laid out and built");
}

/// The house's files with a text in one of them changed.
fn mutated(file: &str, from: &str, to: &str) -> TemplateSource {
    let mut files: BTreeMap<String, Bytes> =
        tree(&repository("templates")).into_iter().map(|(path, bytes)| (path, bytes.into())).collect();
    let path = format!("goteborg/{file}");
    let text = String::from_utf8(files[&path].to_vec()).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    files.insert(path, text.replacen(from, to, 1).into());
    TemplateSource::only(Source::memory("templates", files))
}

/// What is broken in a template, and the code of what is then found; none where it is still sound. The last two are found when
/// pages are exported.
const MUTATIONS: [(&str, &str, &str, Option<&str>); 14] = [
    ("layout/grund.typ", "fallback: false", "fallback: true", None),
    ("layout/diagram.typ", "alt: alt, gap", "gap", None),
    ("styrdokument.typ.j2", "{% if", "{% iff", Some("M03")),
    // Where no document comes by, and where the template asks for it itself.
    ("tjansteutlatande.typ.j2", "#import", "{% if false %}{{ dok.rubirk }}{% endif %}\n#import", Some("M03")),
    (
        "tjansteutlatande.typ.j2",
        "{{ rad.etikett }}",
        "{{ rad.etikett }}{% if not rad.varde %}{{ rad.etikt }}{% endif %}",
        Some("M03"),
    ),
    ("tjansteutlatande.typ.j2", "{{ avsnitt.rubrik }}\n{% endif %}", "{{ avsnit.rubrik }}\n{% endif %}", Some("M03")),
    ("tjansteutlatande.typ.j2", "#import", "{% if false %}{{ dok.titel | upper }}{% endif %}\n#import", Some("M03")),
    // Of a document that the case does not have.
    ("pdfblad.typ.j2", "dok.fil }}", "dok.filen }}", Some("M03")),
    (
        "tjansteutlatande.typ.j2",
        "#import",
        "{% if dok.hus.fax is defined %}{{ dok.hus.fax }}{% endif %}\n#import",
        None,
    ),
    ("husstil.toml", "\"Libertinus Serif\"", "\"Okänd Serif\"", Some("M02")),
    ("layout/stil.typ", "#let ", "#let let ", Some("S01")),
    ("layout/grund.typ", "[#std.metadata((part: nyckel)) <utl-slut>]", "[]", Some("S01")),
    ("layout/grund.typ", "heading(level: 1, bokmarke)", "heading(level: 2, bokmarke)", Some("S04")),
    (
        "layout/grund.typ",
        "  heading(level: 1, bokmarke)",
        "  image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"))\n  heading(level: 1, bokmarke)",
        Some("S04"),
    ),
];

#[test]
fn broken_templates_are_found_by_both() {
    two_at_once(&MUTATIONS, |(file, from, to, code)| {
        let what = format!("{file}: {from:?} is {to:?}");
        let templates = mutated(file, from, to);
        let case = source(&repository(SAMPLE));
        let (found, _) = found(&case, &templates, &what);
        let codes: Vec<&str> =
            found.iter().filter(|problem| problem.stops).map(|problem| problem.code.shown()).collect();
        match code {
            Some(code) => assert!(codes.contains(code), "{what}: {codes:?}"),
            None => assert!(codes.is_empty(), "{what}: {codes:?}"),
        }
    });
}
