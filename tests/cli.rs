//! The command line as a user meets it: exit codes, help, what is written and what is not.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use clap::CommandFactory;
use serde_json::Value as Json;
use utlatande::cli::{COMMANDS, Cli};

use crate::common::{
    BASE, SAMPLE, Said, assert_same, assert_same_tree, copy, entries, fall, program, put, repository, run, said,
    scratch, tree, update,
};

/// More bytes than there is address space for.
#[cfg(target_os = "linux")]
const STACK: &str = "1000000000000000";

fn build(cases: &[&Path], output: &Path) -> Said {
    let arguments = ["build".as_ref(), "--output".as_ref(), output.as_os_str()];
    run(arguments.into_iter().chain(cases.iter().map(|case| case.as_os_str())))
}

/// The base case in `root`, with a text of `arende.toml` replaced.
fn changed(root: &Path, name: &str, text: &str, with: &str) -> std::path::PathBuf {
    let edit = fall::TextEdit { fil: "arende.toml".to_owned(), sok: text.to_owned(), till: with.to_owned() };
    fall::changed(root, name, &fall::Changes { text: vec![edit], ..fall::Changes::default() })
}

#[test]
fn the_command_line_is_well_formed() {
    Cli::command().debug_assert();
}

#[test]
fn the_help_reads_as_it_is_written() {
    let commands = [None].into_iter().chain(COMMANDS.map(Some));
    let all: Vec<_> = commands.flat_map(|command| ["sv", "en"].map(|language| (command, language))).collect();
    for (command, language) in &all {
        let said = run(command.iter().chain(&["--help", "--lang", language]));
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        let name = ["help"].into_iter().chain(*command).collect::<Vec<_>>().join("-");
        let path = repository(&format!("tests/golden/{name}.{language}.txt"));
        if update() {
            put(&path, said.out.as_bytes());
        }
        let wanted = fs::read(&path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
        assert_same(&name, said.out.as_bytes(), &wanted);
    }
    let golden = entries(&repository("tests/golden"));
    assert_eq!(golden.len(), all.len(), "unused files in tests/golden: {golden:?}");
}

/// As everything else, help comes in the language of the locale or in the one asked for, wherever that stands.
#[test]
fn the_help_is_told_in_the_language_asked_for() {
    let swedish = run(["build", "--help"]);
    assert!(swedish.out.contains("Användning: utlatande build [FLAGGOR] [ÄRENDE]..."), "{}", swedish.out);
    for arguments in [&["help", "build"][..], &["build", "--lang", "sv", "--help"], &["--lang=sv", "build", "--help"]] {
        assert_eq!(run(arguments), swedish, "{arguments:?}");
    }
    assert_eq!(run(["help"]), run(["--help"]));
    let english = said(program().env("LANG", "en_GB.UTF-8").args(["build", "--help"]));
    assert!(english.out.contains("Usage: utlatande build [OPTIONS] [CASE]..."), "{}", english.out);
    assert_eq!(run(["help", "build", "--lang", "en"]), english);
}

#[test]
fn the_version_is_told() {
    for flag in ["-V", "--version"] {
        assert_eq!(run([flag]).out, format!("utlatande {}\n", env!("CARGO_PKG_VERSION")));
    }
}

#[test]
fn a_wrong_command_line_exits_2() {
    for arguments in [
        vec!["biuld"],
        vec!["build", "--nonsense"],
        vec!["build", "--jobs", "0"],
        vec!["build", "--lang", "no"],
        vec!["help", "biuld"],
        vec!["check", "--output", "x"],
        vec!["completions", "tcsh9"],
        vec![],
    ] {
        let said = run(&arguments);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}");
        let is_told = arguments.is_empty() || said.err.starts_with("fel[U14]: ");
        assert!(is_told && !said.err.contains("error"), "{}", said.err);
    }
}

/// A panic has its place and its reason, in the language of the locale. No thread can have a stack as large as this one.
#[cfg(target_os = "linux")]
#[test]
fn a_panic_says_where_it_happened() {
    for (locale, wanted) in [("sv_SE.UTF-8", "internt fel"), ("en_GB.UTF-8", "internal error")] {
        let mut command = program();
        let said = said(command.args(["check", BASE, SAMPLE]).env("LC_ALL", locale).env("RUST_MIN_STACK", STACK));
        assert_eq!(said.code, 2, "{}", said.err);
        let is_one_line = said.err.lines().count() == 1;
        assert!(said.err.starts_with(wanted) && said.err.contains(".rs:") && is_one_line, "{}", said.err);
    }
}

#[test]
fn completions_know_the_commands_and_options() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let said = run(["completions", shell]);
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        for word in ["init", "build", "check", "reference", "completions", "message-format", "templates"] {
            assert!(said.out.contains(word), "{shell} lacks {word}");
        }
    }
}

/// The shells that are here take what is written for them.
#[test]
fn completions_parse() {
    for shell in ["bash", "zsh", "fish"] {
        let scratch = scratch();
        let script = scratch.path().join("completions");
        fs::write(&script, run(["completions", shell]).out).unwrap();
        if let Ok(output) = std::process::Command::new(shell).arg("-n").arg(&script).output() {
            assert!(output.status.success(), "{shell}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

#[test]
fn a_build_tells_what_it_wrote_and_nothing_else() {
    let scratch = scratch();
    let said = build(&[&repository(BASE)], &scratch.path().join("ut"));
    let folder = scratch.path().join("ut/grundfall");
    let told = said.out.replace(&folder.display().to_string(), "ut");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(
        told,
        "skrev ut/tjansteutlatande.pdf (2 sidor)\nskrev ut/tjansteutlatande.txt\n\
         skrev ut/bilaga-1-anvisning.pdf (4 sidor)\nskrev ut/bilaga-1-anvisning.txt\n\
         skrev ut/bilaga-2-inriktning.pdf (4 sidor)\nskrev ut/bilaga-2-inriktning.txt\n\
         skrev ut/handlingar.pdf (10 sidor)\nskrev ut/handlingar.txt\n\
         skrev ut/typst/\nskrev ut/fakta.json\nskrev ut/kallkarta.json\nskrev ut/granskning.txt\nskrev ut/manifest.toml\n"
    );
    assert_eq!(entries(&folder).len(), told.lines().count(), "everything written is told");
}

/// A case is built from its own folder, but not into it.
#[test]
fn the_case_is_the_current_folder_and_the_output_lies_elsewhere() {
    let scratch = scratch();
    let case = scratch.path().join("mitt ärende");
    copy(&repository(BASE), &case);
    let before = tree(&case);
    let inside = |arguments: &[&str]| said(program().arg("build").args(arguments).current_dir(&case));
    let refused = inside(&["--lang", "sv"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    let hint = "tips: skriv `--output ../output`, eller en annan mapp utanför ärendet";
    assert!(refused.err.starts_with("fel[U16]: det som byggs skulle hamna i `output`"), "{}", refused.err);
    assert!(refused.err.contains(hint), "{}", refused.err);
    let built = inside(&["--output", "../output"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(scratch.path().join("output/mitt ärende/handlingar.pdf").is_file());
    assert_same_tree(&tree(&case), &before);
}

/// Where output would be read as input it is refused, and the place that is proposed instead will do.
#[test]
fn output_never_goes_where_inputs_lie() {
    let scratch = scratch();
    let inputs = scratch.path().join("mina ärenden");
    let case = inputs.join("fall");
    copy(&repository(BASE), &case);
    copy(&repository(BASE), &inputs.join("annat"));
    let before = tree(scratch.path());
    for (output, code) in
        [(inputs.clone(), "U17"), (case.clone(), "U16"), (case.join("ut/hit"), "U16"), (inputs.join("fall/.."), "U17")]
    {
        let said = build(&[&case], &output);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{}", output.display());
        assert!(said.err.starts_with(&format!("fel[{code}]")), "{}", said.err);
        let proposed = format!("`--output '{}'`", inputs.join("output").display());
        assert!(said.err.contains(&proposed), "{}", said.err);
        assert_same_tree(&tree(scratch.path()), &before);
    }
    let output = inputs.join("output");
    assert_eq!(build(&[&case], &output).code, 0);
    // What was built beside the cases is none of them.
    let all: Vec<std::path::PathBuf> = entries(&inputs);
    let again = build(&all.iter().map(|path| path.as_path()).collect::<Vec<_>>(), &output);
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    assert!(output.join("annat/manifest.toml").is_file() && !output.join("output").exists());
}

#[test]
fn check_writes_nothing() {
    let scratch = scratch();
    copy(&repository(BASE), &scratch.path().join("fall"));
    let before = tree(scratch.path());
    let said = said(program().args(["check", "--lang", "sv"]).current_dir(scratch.path().join("fall")));
    assert_eq!(said, Said { code: 0, out: "Inga anmärkningar.\n".to_owned(), err: String::new() });
    assert_eq!(tree(scratch.path()), before);
}

#[test]
fn an_error_leaves_the_last_output_as_it_was() {
    let scratch = scratch();
    let output = scratch.path().join("ut");
    let case = changed(scratch.path(), "fall", "Regleringen behöver bli kortare.", "Regleringen är för lång.");
    assert_eq!(build(&[&case], &output).code, 0);
    let before = tree(&output);
    put(&case.join("anvisning.toml"), b"format = 2\n");
    assert_eq!(build(&[&case], &output).code, 1);
    let mut after = tree(&output);
    assert!(after.remove("fall/granskning-inte-byggt.txt").is_some());
    assert_same_tree(&after, &before);
}

/// A draft with gaps is written, and says so everywhere; `check` is as strict as ever.
#[test]
fn a_draft_with_findings_is_written() {
    let scratch = scratch();
    let draft = repository("tests/cases/utkast");
    let said = build(&[&draft], scratch.path());
    assert_eq!(said.code, 0);
    let checked = run([Path::new("check"), &draft]);
    assert_eq!((checked.code, &checked.out), (1, &said.err));
    let built = tree(&scratch.path().join("utkast"));
    let text = |file: &str| String::from_utf8(built[file].clone()).unwrap();
    assert!(text("granskning.txt").starts_with("Granskning: 8 fel\n"), "{}", text("granskning.txt"));
    assert!(text("tjansteutlatande.txt").contains("[saknas: ärendenummer]"));
    assert!(text("tjansteutlatande.txt").contains("Utkast"));
    for pdf in ["tjansteutlatande.pdf", "bilaga-1-anvisning.pdf", "bilaga-2-inriktning.pdf", "handlingar.pdf"] {
        assert!(title(&built[pdf]).starts_with("Utkast: "), "{pdf}: {}", title(&built[pdf]));
    }
}

/// The title in a PDF's metadata.
fn title(pdf: &[u8]) -> String {
    let text = String::from_utf8_lossy(pdf);
    let after = text.split("<dc:title>").nth(1).unwrap_or_default();
    after.split("x-default\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default().to_owned()
}

/// What is malformed stops a draft as well.
#[test]
fn a_malformed_draft_is_not_written() {
    let scratch = scratch();
    let case = changed(scratch.path(), "fall", "status = \"slutlig\"", "status = \"utkast\"\nstatsu = 1");
    let said = build(&[&case], &scratch.path().join("ut"));
    assert_eq!(said.code, 1);
    assert!(said.err.contains("fel[T02]: nyckeln `statsu` är okänd"), "{}", said.err);
    assert!(!scratch.path().join("ut").exists());
}

#[test]
fn of_several_cases_those_without_errors_are_written() {
    let scratch = scratch();
    let good = repository(BASE);
    let bad = changed(scratch.path(), "dåligt", "bildad = 2010", "bildat = 2010");
    let output = scratch.path().join("ut");
    let said = build(&[&bad, &good, &scratch.path().join("finns inte")], &output);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("  --> dåligt/arende.toml:33:1\n"), "{}", said.err);
    assert!(said.err.contains("finns inte"), "{}", said.err);
    assert_eq!(entries(&output).iter().filter(|path| path.is_dir()).count(), 1);
    assert!(output.join("grundfall/manifest.toml").is_file());
}

#[test]
fn two_cases_with_the_same_name_are_refused() {
    let scratch = scratch();
    let twin = scratch.path().join("grundfall");
    copy(&repository(BASE), &twin);
    // A case without a name does not end the search.
    let said = build(&[Path::new("/"), &repository(BASE), &twin], &scratch.path().join("ut"));
    assert_eq!(said.code, 2);
    let both = format!("`{}` och `{}`", repository(BASE).display(), twin.display());
    let wanted = format!(
        "fel[U03]: ärendena {both} har mappar med samma namn och skulle skrivas till samma plats\n\
         tips: ge ärendenas mappar olika namn; stora och små bokstäver räknas som lika\n\n1 fel\n"
    );
    assert_eq!(said.err, wanted);
    assert!(!scratch.path().join("ut").exists());
}

/// Some disks take such names for the same; what is not UTF-8 has a name by its bytes.
#[cfg(unix)]
#[test]
fn two_cases_whose_names_hardly_differ_are_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let scratch = scratch();
    let names: [[&[u8]; 2]; 8] = [
        [b"fall\xe5", b"fall\xe4"],
        [b"\xff", b"\xfe\xff"],
        [b"fall\xe5", b"fall%e5"],
        [b"Fall", b"fall"],
        ["ÅRET".as_bytes(), "året".as_bytes()],
        ["år".as_bytes(), "a\u{30a}r".as_bytes()],
        ["straße".as_bytes(), b"STRASSE"],
        [b"fall", b"fall. "],
    ];
    for (round, names) in names.into_iter().enumerate() {
        let folders = names.map(|name| scratch.path().join(round.to_string()).join(OsStr::from_bytes(name)));
        folders.iter().for_each(|folder| copy(&repository(BASE), folder));
        let output = scratch.path().join("ut");
        let said = build(&[&folders[0], &folders[1]], &output);
        if round < 2 {
            assert_eq!(said.code, 0, "{}", said.err);
            assert_eq!(entries(&output).len(), 2);
            fs::remove_dir_all(&output).unwrap();
        } else {
            assert!(said.code == 2 && said.err.contains("fel[U03]"), "{round} {}", said.err);
            assert!(!output.exists());
        }
    }
}

/// What stands of an earlier build is said to be old, and the findings of today lie in it.
#[test]
fn a_failed_build_says_that_what_lies_there_is_old() {
    let scratch = scratch();
    let (case, output) = (scratch.path().join("fall"), scratch.path().join("ut"));
    copy(&repository(BASE), &case);
    assert_eq!(build(&[&case], &output).code, 0);
    let before = tree(&output.join("fall"));
    let file = case.join("arende.toml");
    let whole = fs::read_to_string(&file).unwrap();
    let findings = output.join("fall/granskning-inte-byggt.txt");
    let broken = [
        (whole.replace("bildad = 2010", "bildat = 2010"), "T0"),
        (whole.replace("format = 1", "format = "), "T0"),
        (whole.replace("av {{ bilaga.anvisning }}", "av bilaga 9"), "G01"),
    ];
    for (text, code) in broken {
        fs::write(&file, text).unwrap();
        let said = build(&[&case], &output);
        assert_eq!(said.code, 1, "{}", said.err);
        let told = format!(
            "varning[U13]: det som ligger i `{}`, även `granskning.txt`, är från",
            output.join("fall").display()
        );
        assert!(said.err.contains(&told) && said.err.contains(code), "{}", said.err);
        let mut after = tree(&output.join("fall"));
        let found = String::from_utf8(after.remove("granskning-inte-byggt.txt").unwrap()).unwrap();
        assert!(found.starts_with("Ärendet kunde inte byggas.") && found.contains(code), "{found}");
        assert_same_tree(&after, &before);
    }
    fs::write(&file, whole).unwrap();
    assert_eq!(build(&[&case], &output).err, "");
    assert!(!findings.exists());
    assert_same_tree(&tree(&output.join("fall")), &before);
}

/// Where nothing was built before there is nothing to say, and nothing to make.
#[test]
fn a_failed_build_without_an_old_output_makes_nothing() {
    let scratch = scratch();
    let case = changed(scratch.path(), "fall", "bildad = 2010", "bildat = 2010");
    let output = scratch.path().join("ut");
    put(&output.join("fall/mitt.txt"), b"mitt");
    let said = build(&[&case], &output);
    assert!(said.code == 1 && !said.err.contains("U13"), "{}", said.err);
    assert_eq!(tree(&output).into_keys().collect::<Vec<_>>(), ["fall/mitt.txt"]);
}

#[test]
fn what_others_put_in_the_output_survives() {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository(BASE), &case);
    let output = scratch.path().join("ut");
    assert_eq!(build(&[&case], &output).code, 0);
    put(&output.join("fall/anteckning.md"), b"min");
    put(&output.join("fall/typst/egen.typ"), b"min");
    put(&output.join("annat.txt"), b"min");
    assert_eq!(build(&[&case], &output).code, 0);
    for mine in ["fall/anteckning.md", "fall/typst/egen.typ", "annat.txt"] {
        assert_eq!(fs::read(output.join(mine)).unwrap(), b"min", "{mine}");
    }
}

/// What an earlier build wrote and this one does not is gone.
#[test]
fn a_bilaga_that_is_gone_leaves_no_file() {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository("tests/cases/pdf-bilaga"), &case);
    assert_eq!(build(&[&case], &scratch.path().join("ut")).code, 0);
    let text = fs::read_to_string(case.join("arende.toml")).unwrap();
    let kept = text.split("\n[[bilagor]]\nfil = \"brev.pdf\"").next().unwrap().replace(" och {{ bilaga.brev }}", "");
    put(&case.join("arende.toml"), kept.as_bytes());
    assert_eq!(build(&[&case], &scratch.path().join("ut")).code, 0);
    let names: Vec<String> =
        tree(&scratch.path().join("ut")).into_keys().filter(|name| name.contains("brev")).collect();
    assert!(names.is_empty(), "{names:?}");
}

/// An attached PDF leaves as it came.
#[test]
fn an_attached_pdf_is_copied_byte_for_byte() {
    let scratch = scratch();
    let case = repository("tests/cases/pdf-bilaga");
    assert_eq!(build(&[&case], scratch.path()).code, 0);
    for (from, to) in [("protokoll.pdf", "bilaga-3-protokoll.pdf"), ("brev.pdf", "bilaga-4-brev.pdf")] {
        let copied = fs::read(scratch.path().join("pdf-bilaga").join(to)).unwrap();
        assert!(copied == fs::read(case.join(from)).unwrap(), "{to} is not {from}");
        let whole = fs::read_to_string(scratch.path().join("pdf-bilaga/handlingar.txt")).unwrap();
        assert!(whole.contains(&utlatande::hash::sha256(&copied)), "handlingar.txt has no hash of {to}");
    }
}

#[test]
fn the_language_is_the_locales_or_the_one_asked_for() {
    let scratch = scratch();
    let case = changed(scratch.path(), "fall", "bildad = 2010", "bildat = 2010");
    let first = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = program();
        command.arg("check").arg(&case).args(arguments).envs(variables.iter().copied());
        said(&mut command).out.chars().take_while(|c| *c != '[').collect::<String>()
    };
    assert_eq!(first(&[("LANG", "sv_SE.UTF-8")], &[]), "fel");
    assert_eq!(first(&[("LANG", "en_GB.UTF-8")], &[]), "error");
    assert_eq!(first(&[("LANG", "sv_SE.UTF-8"), ("LC_ALL", "en_US.UTF-8")], &[]), "error");
    assert_eq!(first(&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "sv_FI.UTF-8")], &[]), "fel");
    assert_eq!(first(&[("LANG", "sv_SE.UTF-8")], &["--lang", "en"]), "error");
    assert_eq!(first(&[("LANG", "en_US.UTF-8")], &["--lang", "sv"]), "fel");
}

/// Colours are for terminals only: in a file or a pipe there are none, whatever the environment says.
#[test]
fn there_are_no_colours_outside_a_terminal() {
    let scratch = scratch();
    let case = changed(scratch.path(), "fall", "bildad = 2010", "bildat = 2010");
    for variables in [vec![], vec![("NO_COLOR", "1")], vec![("CLICOLOR_FORCE", "1"), ("TERM", "xterm-256color")]] {
        let said = said(program().arg("check").arg(&case).envs(variables));
        assert!(!said.out.contains('\u{1b}'), "{}", said.out);
    }
}

#[test]
fn json_has_a_record_a_line() {
    let scratch = scratch();
    let case = fall::lay_out(&repository("tests/cases/err_cell_typ"), scratch.path());
    let arguments =
        |format: &str| said(program().arg("check").arg(&case).args(["--lang", "sv", "--message-format", format]));
    let (json, human) = (arguments("json"), arguments("human"));
    assert_eq!((json.code, json.err.as_str()), (1, ""));
    assert_eq!(json.out.lines().count(), human.out.matches("\nfel[").count() + 1);
    for line in json.out.lines() {
        let record: BTreeMap<String, Json> = serde_json::from_str(line).unwrap();
        assert_eq!(record.keys().collect::<Vec<_>>(), ["code", "hint", "message", "places", "severity"], "{line}");
        let text = |name: &str| record[name].as_str().unwrap();
        assert!(["error", "warning"].contains(&text("severity")));
        assert!(human.out.contains(&format!("fel[{}]: {}\n", text("code"), text("message"))), "{line}");
        assert!(human.out.contains(&format!("tips: {}\n", text("hint"))), "{line}");
        for place in record["places"].as_array().unwrap() {
            let keys: Vec<&String> = place.as_object().unwrap().keys().collect();
            assert_eq!(keys, ["file", "range", "sheet"], "{line}");
        }
    }
}

#[test]
fn json_places_of_texts_have_lines_and_columns() {
    let scratch = scratch();
    let case = changed(scratch.path(), "fall", "bildad = 2010", "bildat = 2010");
    let said = said(program().arg("check").arg(&case).args(["--message-format", "json"]));
    let record: Json = serde_json::from_str(said.out.lines().last().unwrap()).unwrap();
    let place = serde_json::json!({"file": "arende.toml", "line": 33, "column": 1, "end_line": 33, "end_column": 7});
    assert_eq!(record["places"], serde_json::json!([place]));
    assert_eq!(record["code"], "T02");
}

#[test]
fn json_tells_what_was_written() {
    let scratch = scratch();
    let said = said(
        program().arg("build").arg(repository(BASE)).args(["--message-format", "json", "--output"]).arg(scratch.path()),
    );
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let first: Json = serde_json::from_str(said.out.lines().next().unwrap()).unwrap();
    assert_eq!(first["pages"], 2);
    assert!(first["written"].as_str().unwrap().ends_with("grundfall/tjansteutlatande.pdf"));
}
