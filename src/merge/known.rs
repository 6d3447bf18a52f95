//! Every name that a reference may use, for "did you mean" and for the reference.

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::{Attachment, Case};
use crate::templates::Templates;

/// All names of a case, in order.
pub(crate) fn names(case: &Case, templates: &Templates) -> Vec<String> {
    let schema = &templates.arendetyp;
    let mut names: Vec<String> = Vec::new();
    names.extend(["arendenummer", "utfardat", "titel"].map(|name| format!("arende.{name}")));
    names.extend(templates.husstil.hus.keys().map(|name| format!("hus.{name}")));
    for fact in case.facts.keys() {
        names.push(format!("fakta.{fact}"));
        names.extend(fact.split_once('.').map(|(group, _)| format!("fakta.{group}")));
    }
    names.extend(schema.berakningar.iter().map(|spec| format!("berakning.{}", spec.namn)));
    names.extend(schema.sammanstallningar.iter().map(|spec| format!("sammanstallning.{}", spec.namn)));
    names.extend(schema.figurer.iter().map(|spec| format!("figur.{}", spec.namn)));
    names.extend(case.modules.keys().map(|name| format!("textmodul.{name}")));
    for attachment in &case.attachments {
        names.push(format!("bilaga.{}", attachment.key()));
        names.push(format!("dokument.{}.titel", attachment.key()));
        if let Attachment::Frozen(document) = attachment {
            names.extend(document.steering.sections.iter().map(|s| format!("avsnitt.{}.{}", document.key, s.key)));
        }
        if !matches!(attachment, Attachment::Pdf(_)) {
            names.push(format!("dokument.{}.dokumentsort", attachment.key()));
        }
    }
    let frozen = |key: &str| case.attachments.iter().any(|a| a.key() == key && matches!(a, Attachment::Frozen(_)));
    for document in schema.dokument.iter().filter(|document| !frozen(&document.nyckel)) {
        names.extend(document.avsnitt.iter().map(|s| format!("avsnitt.{}.{}", document.nyckel, s.nyckel)));
    }
    names.sort();
    names.dedup();
    names
}

/// The only known name that ends as another one, with all of that or without its first part.
pub(super) fn of_another_kind<'n>(name: &str, known: &'n [String]) -> &'n str {
    let rest = || name.split_once('.').map_or("", |(_, rest)| without_its_beginning(rest, known));
    match without_its_beginning(name, known) {
        "" => rest(),
        found => found,
    }
}

/// The only known name that ends as another one: `fakta.a.b` for `a.b`.
fn without_its_beginning<'n>(name: &str, known: &'n [String]) -> &'n str {
    let ends = |known: &&String| known.strip_suffix(name).is_some_and(|before| before.ends_with('.'));
    let mut longer = known.iter().filter(ends);
    match (longer.next(), longer.next()) {
        (Some(only), None) => only,
        _ => "",
    }
}

/// Puts the known name in the hint of each reference whose name was written with a space, where only the sign for it is another.
pub(super) fn name_spaced(case: &Case, templates: &Templates, problems: &mut Diagnostics) {
    let is_spaced =
        |problem: &Diagnostic| problem.code == codes::REFERENCE_MALFORMED && problem.arguments["slag"] == "mellanslag";
    if !problems.iter().any(is_spaced) {
        return;
    }
    let known = names(case, templates);
    let mended: Vec<Diagnostic> = problems
        .iter()
        .map(|problem| if is_spaced(problem) { named(problem, &known) } else { problem.clone() })
        .collect();
    problems.retain(|_| false);
    problems.extend(mended);
}

fn named(problem: &Diagnostic, known: &[String]) -> Diagnostic {
    let meant = &problem.arguments["forslag"];
    let alike = |name: &str| name.replace('_', ".");
    let name = meant.trim_matches(['{', '}', ' ']).split(" |").next().unwrap_or_default();
    let mut right = known.iter().filter(|known| alike(known) == alike(name));
    let (Some(only), None) = (right.next(), right.next()) else { return problem.clone() };
    let told = message!(codes::REFERENCE_MALFORMED, slag = "mellanslag", forslag = meant.replacen(name, only, 1));
    Diagnostic::error(told).at_all(problem.places.clone())
}
