//! The sample case: as whole processes beside the Typst CLI, and how much of the work is Typst's.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use utlatande::compile::{self, Job, Part, PartInfo};
use utlatande::render::TypstSource;
use utlatande::source_map::SourceMap;

use super::common::{FONTS, SAMPLE, entries, house_fonts, repository, scratch, tree};
use super::process::{Cost, MIB, median, run, utlatande};
use super::report::Report;

/// How often each is run; they take turns, so that a busy machine is busy for all.
const ROUNDS: usize = 21;

/// The version that the library is of; another one would be another floor.
const TYPST_VERSION: &str = "typst 0.15.1";

/// What to do without the CLI.
const REMEDY: &str =
    "set TYPST to the path of the Typst CLI 0.15.1 (cargo install typst-cli --version 0.15.1 --locked)";

/// Compares with the CLI, and with Typst's part of the work.
pub fn measure(report: &mut Report) {
    let scratch = scratch();
    let typst = Typst::new(scratch.path());
    let (mut whole, mut prepared, mut compiled, mut cli) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let build = || run(utlatande().arg("build").arg(repository(SAMPLE)).arg("--output").arg(scratch.path()));
        whole.push(warm(build));
        prepared.push(warm(|| run(&mut child(PREPARED))));
        compiled.push(warm(|| run(&mut child(COMPILED))));
        cli.extend(typst.as_ref().map(|typst| warm(|| typst.all_sources())));
    }
    let whole = median(&whole);
    beside_cli(report, whole, &cli);
    our_share(report, whole, median(&prepared), median(&compiled));
    report.at_most("sample: peak memory, MiB", whole.peak as f64 / MIB, 120.0, "the highest of all rounds");
}

/// The cost of the second of two runs: the first one finds the processor's caches full of another program.
fn warm(run: impl Fn() -> Cost) -> Cost {
    run();
    run()
}

/// What the program does beside Typst: what it costs more than a process that only gets Typst ready and lets it set the
/// pages. Getting ready (starting a process, reading fonts) is neither's own; the note tells the share with it.
fn our_share(report: &mut Report, whole: Cost, prepared: Cost, compiled: Cost) {
    let beside = |typst: Duration| 1.0 - typst.as_secs_f64() / whole.cpu.as_secs_f64();
    let with_start = beside(compiled.cpu - prepared.cpu);
    let of = format!("1 - {:.1?} / {:.1?}; with start and fonts {with_start:.2}", compiled.cpu, whole.cpu);
    let what = "sample: CPU time of reading, checking, rendering, hashing and writing, share";
    report.at_most(what, beside(compiled.cpu), 0.1, &of);
}

fn beside_cli(report: &mut Report, whole: Cost, cli: &[Cost]) {
    let (wall, cpu) = ("sample: wall time, of the Typst CLI's", "sample: CPU time, of the Typst CLI's");
    if cli.is_empty() {
        report.not_measured(wall, REMEDY);
        report.not_measured(cpu, REMEDY);
        return;
    }
    let cli = median(cli);
    let mut line = |what, ours: Duration, theirs: Duration, goal| {
        report.at_most(what, ours.as_secs_f64() / theirs.as_secs_f64(), goal, &format!("{ours:.1?} / {theirs:.1?}"));
    };
    line(wall, whole.wall, cli.wall, 0.5);
    line(cpu, whole.cpu, cli.cpu, 0.55);
}

/// The Typst CLI with what it needs for the sources as the page on templates tells.
struct Typst {
    program: PathBuf,
    fonts: PathBuf,
    output: PathBuf,
}

impl Typst {
    /// The CLI that the variable `TYPST` names, if it is there and of the right version.
    fn new(scratch: &Path) -> Option<Self> {
        let program = PathBuf::from(std::env::var_os("TYPST")?);
        let version = Command::new(&program).arg("--version").output().ok()?;
        if !String::from_utf8_lossy(&version.stdout).starts_with(TYPST_VERSION) {
            return None;
        }
        Some(Self { program, fonts: repository(FONTS), output: scratch.join("typst.pdf") })
    }

    fn all_sources(&self) -> Cost {
        let sources: Vec<PathBuf> = entries(&sources()).into_iter().filter(|path| path.is_file()).collect();
        assert_eq!(sources.len(), 4);
        sources.iter().map(|source| self.compile(source)).fold(Cost::default(), |sum, cost| sum + cost)
    }

    fn compile(&self, source: &Path) -> Cost {
        let mut command = Command::new(&self.program);
        command.args(["compile", "--features", "a11y-extras", "--pdf-standard", "a-2a,ua-1", "--ignore-system-fonts"]);
        run(command.arg("--font-path").arg(&self.fonts).arg(source).arg(&self.output))
    }
}

/// The sources of the sample case, as they are kept in the repository.
fn sources() -> PathBuf {
    repository("output/nordic-safe-cities-2025/typst")
}

/// A process that gets all ready that Typst needs.
const PREPARED: &str = "--child-prepared";

/// A process that does the same, and lets Typst set and export the pages: what it costs more is Typst's part. Only a
/// new process has nothing in Typst's caches.
const COMPILED: &str = "--child-compiled";

fn child(mode: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg(mode);
    command
}

/// Whether this process is one of the two above; it has then done its work.
pub fn is_child(mode: &str) -> bool {
    if [PREPARED, COMPILED].contains(&mode) {
        set_pages(mode == COMPILED);
        return true;
    }
    false
}

fn set_pages(compile: bool) {
    let (layout, sources): (Vec<_>, Vec<_>) = tree(&sources()).into_iter().partition(|(path, _)| path.contains('/'));
    let source = |(path, text)| TypstSource { path, text: String::from_utf8(text).unwrap(), map: SourceMap::default() };
    let part = |key: &str| Part { key: key.to_owned(), info: info(key) };
    let fonts = house_fonts();
    let job = Job {
        sources: sources.into_iter().map(source).collect(),
        files: layout.into_iter().map(|(path, bytes)| (path, bytes.into())).collect(),
        main: "handlingar.typ",
        parts: ["tjansteutlatande", "bilaga-1-anvisning", "bilaga-2-inriktning"].map(part).to_vec(),
        whole: part("handlingar"),
        fonts: &fonts,
        today: None,
        creator: "utlatande".to_owned(),
        language: "sv".to_owned(),
    };
    compile::use_threads(None);
    if compile {
        compile::set(job).output.unwrap().export().unwrap();
    }
}

fn info(key: &str) -> PartInfo {
    let text = key.to_owned();
    PartInfo { title: text.clone(), author: text.clone(), date: None, keywords: vec![text.clone()], ident: text }
}
