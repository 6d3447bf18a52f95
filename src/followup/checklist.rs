//! `overtaget.toml`: what the new case has taken over, where from, and what in it the handläggare must look at.

use std::fmt::Write;

use toml::Value;

use super::promises::Promise;
use crate::scaffold::toml::literal;

/// A value taken over.
pub struct Taken {
    /// The file of the new case that it stands in.
    pub file: String,
    /// Its dotted key.
    pub key: String,
    /// Where it stood.
    pub origin: String,
    /// What must be confirmed in it.
    pub confirm: Option<Confirm>,
}

/// What must be confirmed.
pub struct Confirm {
    /// Why.
    pub reason: String,
    /// The value or the paragraph as it was taken over.
    pub text: String,
    /// Whether it is a paragraph of the value.
    pub paragraph: bool,
}

/// The file's text: questions first, then what must be confirmed, then the rest.
pub fn text(number: &str, questions: &[(String, Promise)], taken: &[Taken]) -> String {
    let mut text = format!(
        "# Det som ärendet har tagit över från {number}. Skrivet av `utlatande follow-up`.\n\
         # Gå igenom filen uppifrån och ned: besvara frågorna, och ändra eller bekräfta uppgifterna. En uppgift som du har\n\
         # ändrat där den står behöver inte bekräftas. `utlatande check` visar vad som är kvar.\n\
         format = 1\n"
    );
    if !questions.is_empty() {
        text.push_str("\n# ---------------------------------------------------------------- frågor att besvara\n");
    }
    for (question, promise) in questions {
        entry(&mut text, "fraga", &[("fraga", question), ("fran", &promise.origin), ("svar", "")]);
    }
    let (open, rest): (Vec<&Taken>, Vec<&Taken>) = taken.iter().partition(|taken| taken.confirm.is_some());
    text.push_str("\n# ---------------------------------------------------------------- att ändra eller bekräfta\n");
    text.push_str("# Ändra uppgiften där den står, eller sätt `bekraftad = true` om den gäller även nu.\n");
    open.into_iter().for_each(|taken| item(&mut text, taken));
    text.push_str("\n# ---------------------------------------------------------------- övrigt som har tagits över\n");
    rest.into_iter().for_each(|taken| item(&mut text, taken));
    text
}

fn item(text: &mut String, taken: &Taken) {
    let mut keys = vec![("fil", taken.file.as_str()), ("nyckel", &taken.key), ("fran", &taken.origin)];
    if let Some(confirm) = &taken.confirm {
        keys.push(("skal", &confirm.reason));
        keys.push((if confirm.paragraph { "stycke" } else { "varde" }, &confirm.text));
    }
    entry(text, "uppgift", &keys);
    if taken.confirm.is_some() {
        text.push_str("bekraftad = false\n");
    }
}

fn entry(text: &mut String, heading: &str, keys: &[(&str, &str)]) {
    let _ = write!(text, "\n[[{heading}]]\n");
    for (key, value) in keys {
        let _ = writeln!(text, "{key} = {}", literal::value(&Value::from(*value), false));
    }
}
