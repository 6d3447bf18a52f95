//! Paths and names in commands that are pasted into a shell.

use std::borrow::Cow;

/// Signs that no shell takes for more than themselves.
const PLAIN: &str = "-_./,:@%+=";

/// A path or a name as one word of a command.
pub(crate) fn word(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || PLAIN.contains(c) || (cfg!(windows) && c == '\\');
    match text {
        "" => Cow::Borrowed("''"),
        // Else it would be an option.
        _ if text.starts_with('-') => Cow::Owned(word(&format!("./{text}")).into_owned()),
        _ if text.chars().all(is_plain) => Cow::Borrowed(text),
        // Neither cmd nor PowerShell lets a path have a double quotation mark.
        _ if cfg!(windows) => Cow::Owned(format!("\"{text}\"")),
        _ => Cow::Owned(format!("'{}'", text.replace('\'', "'\\''"))),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_word_comes_out_of_a_shell_as_it_went_in() {
        for text in ["inputs/fall", "mitt ärende", "det'är", "a\"b", "$HOME/`id`", "a;b&c|d", "*?[x]", "#1", "~x", "-o"]
        {
            let command = format!("printf %s {}", word(text));
            let output = std::process::Command::new("sh").args(["-c", &command]).output().unwrap();
            let back = String::from_utf8(output.stdout).unwrap();
            assert_eq!(back.trim_start_matches("./"), text, "{command}");
        }
        assert_eq!((&*word("inputs/mitt-ärende"), &*word("mitt ärende")), ("inputs/mitt-ärende", "'mitt ärende'"));
        assert_eq!(word("-o"), "./-o");
    }
}
