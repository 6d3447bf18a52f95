//! The stages one after another, as `check` and `build` want them.

use crate::archive::{Package, Terms, archive};
use crate::compile::Pages;
use crate::diagnostic::{Diagnostics, Warned};
use crate::export::{Output, export};
use crate::set::set;
use crate::source::Source;
use crate::templates::TemplateSource;
use crate::understand::{Understood, understand};

/// Makes the output of a case; none where something stops it.
pub fn build(source: &Source, templates: &TemplateSource) -> Warned<Option<Output>> {
    assemble(source, templates, export)
}

/// Finds what `build` finds, and says whether it would write the case. The pages are exported as one file, which is dropped.
pub fn check(source: &Source, templates: &TemplateSource) -> Warned<bool> {
    let Warned { output, diagnostics } = assemble(source, templates, |_, pages, _| {
        let diagnostics = pages.try_export();
        Warned { output: diagnostics.is_empty().then_some(()), diagnostics }
    });
    Warned { output: output.is_some(), diagnostics }
}

/// Makes the archive package of a case; none where something hinders.
pub fn pack(source: &Source, templates: &TemplateSource, terms: &Terms) -> Warned<Option<Package>> {
    assemble(source, templates, |understood, pages, found| {
        let Warned { output, mut diagnostics } = export(understood, pages, found);
        let package = output.and_then(|output| {
            let Warned { output, diagnostics: told } = archive(understood, &output, found, terms);
            diagnostics.extend(told);
            output
        });
        Warned { output: package, diagnostics }
    })
}

/// Goes on from stage to stage while the case may be written.
fn assemble<T>(
    source: &Source,
    templates: &TemplateSource,
    finish: impl FnOnce(&Understood, Pages<'_>, &Diagnostics) -> Warned<Option<T>>,
) -> Warned<Option<T>> {
    let mut found = Diagnostics::new();
    let output = found.absorb(understand(source, templates)).and_then(|understood| {
        let may_go_on = |found: &Diagnostics| understood.may_be_written(found).then_some(());
        may_go_on(&found)?;
        let pages = found.absorb(set(&understood))?;
        may_go_on(&found)?;
        let finished = finish(&understood, pages, &found);
        found.absorb(finished)
    });
    Warned { output, diagnostics: found }
}
