//! What the package says of itself, for whoever opens it without knowing the program: `las-mig.txt`, filled in.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value as Told, context};
use serde::Serialize;

use super::facts::Facts;
use super::spec::Spec;
use super::tree::{Item, Role};
use crate::codes;
use crate::console;
use crate::diagnostic::Diagnostic;
use crate::explain::{Question, explain};
use crate::manifest::{VERSION, typst_version};
use crate::message::message;
use crate::model::Value;
use crate::origin_record::OriginRecord;
use crate::place::Place;
use crate::reasons;
use crate::review::Waived;
use crate::understand::Understood;

/// The file's name in the package.
pub(super) const FILE: &str = "documentation/las-mig.txt";

/// Its words, with gaps.
const TEMPLATE: &str = include_str!("las-mig.txt");

/// What the package is, how it is verified without the program, and where its figures come from.
pub(super) fn text(
    facts: &Facts,
    spec: Spec,
    items: &[Item],
    understood: &Understood,
    origins: &OriginRecord,
    waived: &[Waived],
) -> Result<String, Diagnostic> {
    let count = |of: fn(&Role) -> bool| items.iter().filter(|item| of(&item.role)).count();
    let told = context! {
        paket => Told::from(Serde(facts)),
        mapp => format!("data/{}", facts.objid),
        specifikation => spec.version,
        program => VERSION,
        typst => typst_version(),
        husstil => understood.templates.husstil.namn.as_str(),
        indata => count(|role| matches!(role, Role::Input(_))),
        mallar => count(|role| matches!(role, Role::Template(_))),
        exempel => Told::from(Serde(example(understood, origins))),
        undantag => waivers(waived),
    };
    written(&told).map_err(|error| {
        let problem = message!(codes::TEMPLATE_FAILED, orsak = reasons::of_expression(&error));
        Diagnostic::error(problem).at(Place::File(FILE.into()))
    })
}

fn written(told: &Told) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment
        .set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?);
    environment.template_from_str(TEMPLATE)?.render(told)
}

/// A figure of the case, and where it comes from.
#[derive(Serialize)]
struct Example {
    value: String,
    answer: String,
}

/// The first amount of the case, else the first value, that stands on a page.
fn example(understood: &Understood, origins: &OriginRecord) -> Option<Example> {
    let facts = &understood.case.facts;
    let is_amount = |value: &Value| matches!(value, Value::Amount(_));
    let amounts = facts.iter().filter(|(_, fact)| fact.as_ref().is_some_and(|fact| is_amount(&fact.value)));
    let names = amounts.chain(facts.iter()).map(|(name, _)| name);
    let mut answers = names.filter_map(|name| {
        let question = Question { what: format!("fakta.{name}"), ..Question::default() };
        explain(origins, &question).ok().filter(|answer| answer.entries.iter().any(|entry| !entry.stands.is_empty()))
    });
    answers.next().map(|answer| Example {
        value: answer.entries.first().and_then(|entry| entry.value.clone()).unwrap_or_default(),
        answer: console::answer(&answer),
    })
}

/// What was waived, a line for each reason.
fn waivers(waived: &[Waived]) -> Vec<String> {
    let mut lines: Vec<String> =
        waived.iter().map(|waived| format!("{}, {}: {}", waived.code, waived.about, waived.reason)).collect();
    lines.dedup();
    lines
}
