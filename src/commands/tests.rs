use super::*;

#[test]
fn a_panic_is_told_in_the_language_asked_for_else_that_of_the_locale() {
    let told = |arguments: &[&str], locale: &str| {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        internal_error(language(&arguments, locale), &"the\nreason")
    };
    let (swedish, english) = ("internt fel, rapportera det gärna", "internal error, please report it");
    for command in ["build", "check", "due", "completions"] {
        assert_eq!(told(&["utlatande", command, "a"], "sv_SE.UTF-8"), format!("{swedish}: the reason\n"));
        assert_eq!(told(&["utlatande", command, "a"], "en_GB.UTF-8"), format!("{english}: the reason\n"));
        for asked in [&["--lang", "en"][..], &["--lang=en"]] {
            let arguments: Vec<&str> = ["utlatande", command].iter().chain(asked).chain(&["a"]).copied().collect();
            assert_eq!(told(&arguments, "sv_SE.UTF-8"), format!("{english}: the reason\n"));
        }
    }
    // What cannot be a language is told in the locale's, and what follows `--` is a path.
    assert!(told(&["utlatande", "build", "--lang", "no"], "en").starts_with(english));
    assert!(told(&["utlatande", "build", "--", "--lang", "en"], "sv").starts_with(swedish));
}
