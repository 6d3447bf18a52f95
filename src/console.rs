//! stub
/// x
pub fn granskning(problems: &[crate::diagnostic::Diagnostic]) -> String { problems.iter().map(|p| format!("{p:?}\n")).collect() }
