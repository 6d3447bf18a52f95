//! `check --explain`: what a rule demands, why it exists, and an example.

use super::Session;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::outcome::Outcome;
use crate::rules;
use crate::templates;

/// Explains the rule with this code. A code without a rule is a mistake on the command line.
pub(super) fn run(session: &mut Session, code: &str) -> Result<Outcome, Outcome> {
    let kinds = match templates::kinds(&session.templates) {
        Ok(kinds) => kinds,
        Err(problem) => return Err(session.trouble([problem])),
    };
    let rules = rules::all(&kinds);
    let wanted: Vec<_> = rules.iter().filter(|rule| rule.kod.eq_ignore_ascii_case(code.trim())).collect();
    if wanted.is_empty() {
        let mut known: Vec<&str> = rules.iter().map(|rule| rule.kod.as_str()).collect();
        known.dedup();
        let problem = Diagnostic::error(message!(codes::RULE_UNKNOWN, kod = code, kanda = known.join(", ")));
        return Err(session.trouble([problem]));
    }
    for rule in wanted {
        session.tell_written(&session.console.rule(rule));
    }
    Ok(session.end(Outcome::Done))
}
