//! The pages in Markdown say what the program does: links lead somewhere, examples and commands are tried, and the reference
//! of each kind of case is what the program prints.
//!
//! `UTLATANDE_UPDATE=1 cargo test --release --test all readme::` writes the reference anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use utlatande::cli::Cli;
use utlatande::templates::{self, FolderKind, TemplateSource};

use crate::common::workbook::{self, CellEdit};
use crate::common::{assert_same, copy, entries, follow_up, put, repository, run, scratch, update};

/// What a reader can take in, and a table of contents is not needed for.
const README_LINES: usize = 200;

/// What a page holds that can be tried.
#[derive(Default)]
struct Page {
    /// The anchors of its headings, as code hosts make them.
    anchors: BTreeSet<String>,
    /// Where its links and pictures lead.
    targets: Vec<String>,
    /// Its code, each block with its language.
    code: Vec<(String, String)>,
}

impl Page {
    fn of(text: &str) -> Self {
        let mut page = Self::default();
        let (mut heading, mut code): (Option<String>, Option<(String, String)>) = (None, None);
        for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => page.add_anchor(&heading.take().unwrap()),
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    page.targets.push(dest_url.into_string());
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                    code = Some((language.into_string(), String::new()));
                }
                Event::End(TagEnd::CodeBlock) => page.code.extend(code.take()),
                Event::Text(text) | Event::Code(text) => {
                    let open = heading.as_mut().or(code.as_mut().map(|(_, code)| code));
                    open.into_iter().for_each(|open| open.push_str(&text));
                }
                _ => {}
            }
        }
        page
    }

    /// A second heading of the same words has a number after it.
    fn add_anchor(&mut self, heading: &str) {
        let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
        let anchor: String =
            heading.to_lowercase().chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect();
        let numbered = (1..).map(|number| format!("{anchor}-{number}"));
        let free = std::iter::once(anchor.clone()).chain(numbered).find(|anchor| !self.anchors.contains(anchor));
        self.anchors.extend(free);
    }

    /// The blocks in a language.
    fn code_in<'a>(&'a self, language: &'a str) -> impl Iterator<Item = &'a str> {
        self.code.iter().filter(move |(own, _)| own == language).map(|(_, code)| code.as_str())
    }
}

/// Every page of the repository by its path, but those of what was built.
fn pages() -> BTreeMap<PathBuf, Page> {
    let (mut pages, mut open) = (BTreeMap::new(), vec![repository("")]);
    while let Some(folder) = open.pop() {
        for path in entries(&folder) {
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() && !name.starts_with('.') && !["target", "output"].contains(&name) {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let page = Page::of(&fs::read_to_string(&path).unwrap());
                pages.insert(path, page);
            }
        }
    }
    for page in ["README.md", "CHANGELOG.md", "inputs/README.md", "templates/README.md", "tests/README.md"] {
        assert!(pages.contains_key(&repository(page)), "{page} is missing");
    }
    pages
}

fn readme() -> String {
    fs::read_to_string(repository("README.md")).unwrap()
}

#[test]
fn the_reference_of_each_kind_is_what_the_program_prints() {
    let kinds = templates::names(&TemplateSource::default(), FolderKind::Arendetyp).unwrap();
    let file = |kind: &String| repository(&format!("inputs/uppslagsdel-{kind}.md"));
    for kind in &kinds {
        let printed = run(["reference", "--type", kind]);
        assert_eq!((printed.code, printed.err.as_str()), (0, ""));
        if update() {
            // The other tests read the file meanwhile.
            let new = file(kind).with_extension("md.ny");
            put(&new, printed.out.as_bytes());
            fs::rename(new, file(kind)).unwrap();
        }
        let held = fs::read(file(kind)).unwrap_or_default();
        assert_same(&file(kind).display().to_string(), &held, printed.out.as_bytes());
    }
    let is_reference = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with("uppslagsdel-");
    let held: Vec<PathBuf> = entries(&repository("inputs")).into_iter().filter(is_reference).collect();
    assert_eq!(held, kinds.iter().map(file).collect::<Vec<_>>());
}

#[test]
fn the_readme_is_short_and_leads_to_every_page() {
    assert!(readme().lines().count() <= README_LINES, "README.md has {} lines", readme().lines().count());
    let pages: BTreeMap<PathBuf, Page> =
        pages().into_iter().map(|(path, page)| (path.canonicalize().unwrap(), page)).collect();
    let mut open = vec![repository("README.md").canonicalize().unwrap()];
    let mut reached = BTreeSet::new();
    while let Some(from) = open.pop() {
        if let Some(page) = pages.get(&from).filter(|_| reached.insert(from.clone())) {
            open.extend(page.targets.iter().filter_map(|target| page_at(&from.parent().unwrap().join(target))));
        }
    }
    for path in pages.keys() {
        assert!(reached.contains(path), "no link from README.md leads to {}", path.display());
    }
}

/// The page that a link to a file or to a folder opens.
fn page_at(path: &Path) -> Option<PathBuf> {
    let path = path.canonicalize().ok()?;
    Some(if path.is_dir() { path.join("README.md") } else { path })
}

/// `.ci/run` takes the commands from the README.
#[test]
fn the_two_commands_stand_alone_on_their_lines() {
    for command in ["cargo run --release -- build inputs/nordic-safe-cities-2025", "cargo test --release"] {
        assert_eq!(readme().lines().filter(|line| *line == command).count(), 1, "{command}");
    }
}

#[test]
fn the_readme_has_every_command_and_no_option_that_is_not_there() {
    let pages = pages();
    let synopsis: Vec<&str> = pages[&repository("README.md")].code_in("text").flat_map(str::lines).collect();
    for command in Cli::command().get_subcommands() {
        let start = format!("utlatande {} ", command.get_name());
        let lines: Vec<&str> = synopsis.iter().copied().filter(|line| line.starts_with(&start)).collect();
        assert!(!lines.is_empty(), "{start}");
        let known: Vec<&str> = command.get_arguments().filter_map(|argument| argument.get_long()).collect();
        let word = |c: char| !c.is_ascii_alphanumeric() && c != '-';
        let options = lines.iter().flat_map(|line| line.split(word)).filter_map(|word| word.strip_prefix("--"));
        options.for_each(|option| assert!(known.contains(&option), "{start}--{option}"));
    }
}

#[test]
fn the_changelog_has_this_version() {
    let heading = format!("## [{}]", env!("CARGO_PKG_VERSION"));
    let text = fs::read_to_string(repository("CHANGELOG.md")).unwrap();
    assert!(text.lines().any(|line| line.starts_with(&heading)), "{heading}");
}

#[test]
fn every_link_leads_somewhere() {
    let (pages, mut wrong, mut tried) = (pages(), Vec::new(), 0);
    for (path, page) in &pages {
        let inside = page.targets.iter().filter(|target| !target.starts_with("https://"));
        tried += inside.clone().count();
        wrong.extend(inside.filter(|target| !leads(path, target, &pages)).map(|target| (path, target)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(tried > 50, "{tried} links were found");
}

/// Whether a link of a page leads to a file of the repository and, in a page, to a heading.
fn leads(from: &Path, target: &str, pages: &BTreeMap<PathBuf, Page>) -> bool {
    let (file, anchor) = target.split_once('#').map_or((target, None), |(file, anchor)| (file, Some(anchor)));
    let path = if file.is_empty() { from.to_owned() } else { from.parent().unwrap().join(file) };
    let Ok(path) = path.canonicalize() else { return false };
    let page = pages.iter().find(|(own, _)| own.canonicalize().unwrap() == path).map(|(_, page)| page);
    let is_inside = path.starts_with(repository("").canonicalize().unwrap());
    is_inside && anchor.is_none_or(|anchor| page.is_some_and(|page| page.anchors.contains(anchor)))
}

#[test]
fn a_link_that_leads_nowhere_is_found() {
    let pages = pages();
    let from = repository("inputs/README.md");
    for target in ["../README.md", "../README.md#try-it", "#uppslagsdel", "nordic-safe-cities-2025", "../src/lib.rs"] {
        assert!(leads(&from, target, &pages), "{target}");
    }
    for target in ["README", "../README.md#no-such", "#Uppslagsdel", "../src/lib.rs#stages", "../.."] {
        assert!(!leads(&from, target, &pages), "{target}");
    }
    let page = Page::of("# Två `ord`, och _ett_!\n\n# Samma\n\n# Samma\n\n`[ingen](länk)`\n\n| [en](a) |\n|---|\n");
    assert_eq!(page.anchors.iter().collect::<Vec<_>>(), ["samma", "samma-1", "två-ord-och-ett"]);
    assert_eq!(page.targets, ["a"]);
}

#[test]
fn every_toml_example_parses() {
    let pages = pages();
    let examples: Vec<&str> = pages.values().flat_map(|page| page.code_in("toml")).collect();
    assert!(examples.len() > 5, "{} examples were found", examples.len());
    for example in examples {
        example.parse::<toml::Table>().unwrap_or_else(|error| panic!("{error}\n{example}"));
    }
}

/// The guide's messages are those that the sample gets when a name and a cell of it are wrong.
#[test]
fn the_guide_shows_messages_as_the_program_writes_them() {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository("inputs/nordic-safe-cities-2025"), &case);
    let (right, wrong) = ("cirka {{ fakta.kostnad.arlig |", "cirka {{ fakta.kostnad.arligt |");
    follow_up::replace(&case.join("arende.toml"), right, wrong);
    let cell = |address: &str, text: &str| CellEdit {
        fil: "underlag.xlsx".to_owned(),
        blad: "Aktiviteter".to_owned(),
        cell: address.to_owned(),
        text: Some(text.to_owned()),
        ..CellEdit::default()
    };
    workbook::edit(&case, &[cell("H6", "12 st")]);
    let said = run(["check".as_ref(), "--lang".as_ref(), "sv".as_ref(), case.as_os_str()]);
    let guide = fs::read_to_string(repository("inputs/README.md")).unwrap();
    assert!(guide.contains(&format!("```text\n{}```\n", said.out)), "{}", said.out);
}

/// Each page's commands are typed in the order in which they stand, in a folder like the repository. A new case has gaps, so
/// that `check` has something to say; nothing else may.
#[cfg(unix)]
#[test]
fn every_command_for_users_does_what_the_page_says() {
    let mut tried = 0;
    for (path, page) in pages() {
        let scratch = scratch();
        for folder in ["inputs", "templates"] {
            copy(&repository(folder), &scratch.path().join(folder));
        }
        for command in page.code_in("sh").flat_map(commands) {
            let output = std::process::Command::new("sh")
                .args(["-c", &command])
                .current_dir(scratch.path())
                .env("PATH", format!("{}:/usr/bin:/bin", program_folder().display()))
                .output()
                .unwrap();
            let code = output.status.code().unwrap();
            let is_fine = code == 0 || code == 1 && command.starts_with("utlatande check");
            assert!(is_fine, "{}: {command}\n{}", path.display(), String::from_utf8_lossy(&output.stderr));
            tried += 1;
        }
    }
    assert!(tried >= 15, "{tried} commands were found");
}

/// The commands of a block, one a line but where `\` goes on; none of a block for those who build the program.
#[cfg(unix)]
fn commands(block: &str) -> Vec<String> {
    let joined = block.replace("\\\n", " ");
    let is_a_users = |line: &str| ["utlatande ", "mkdir ", "cp ", "sed "].iter().any(|start| line.starts_with(start));
    if joined.lines().all(is_a_users) { joined.lines().map(str::to_owned).collect() } else { Vec::new() }
}

#[cfg(unix)]
fn program_folder() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_utlatande")).parent().unwrap()
}
