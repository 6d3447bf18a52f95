//! The command line: types only. Its texts stand in the catalogues by the ids of commands and arguments (`help`), so that they
//! come in the user's language; the comments here are for whoever reads the code.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::NonEmptyStringValueParser;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use crate::mandatperiod::Period;

/// The whole command line. `help` and `version` are clap's own, declared here so that their texts are ours.
#[derive(Debug, Parser)]
#[command(name = "utlatande", version, max_term_width = 100, arg_required_else_help = true)]
#[command(disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// The language of all that the program says.
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LanguageArg>,
    /// Prints help.
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
    /// Prints the version.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make an empty case.
    Init(InitArgs),
    /// Make the next case from the last one.
    FollowUp(FollowUpArgs),
    /// List when cases are to be followed up.
    Due(DueArgs),
    /// Build cases.
    Build(BuildArgs),
    /// Check cases as `build` does, and write nothing.
    Check(CheckArgs),
    /// Tell where a value, a cell, a line or words of a page come from, and where they stand; or what a code means.
    Explain(ExplainArgs),
    /// Tell what has changed between two cases, or between a case and what was built of it last.
    Diff(DiffArgs),
    /// Make a package of a case for the archive.
    Archive(ArchiveArgs),
    /// Verify a package, an output folder or a PDF.
    Verify(VerifyArgs),
    /// Print what a case may hold.
    Reference(ReferenceArgs),
    /// Print the JSON Schema of a file, for editors.
    Schema(SchemaArgs),
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print help.
    Help {
        /// The command that it is about; without one, about the program.
        #[arg(value_parser = COMMANDS)]
        topic: Option<String>,
    },
}

/// The names of the commands, which `help` takes.
pub const COMMANDS: [&str; 13] = [
    "init",
    "follow-up",
    "due",
    "build",
    "check",
    "explain",
    "diff",
    "archive",
    "verify",
    "reference",
    "schema",
    "completions",
    "help",
];

/// Arguments by their ids that are given together or not at all, both ways.
pub const TOGETHER: [(&str, &str); 2] = [("adopted", "paragraph"), ("paragraph", "adopted")];

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Folder of the new case; it must not exist, or be empty.
    pub new_case: PathBuf,
    /// Kind of case.
    #[arg(long = "type", value_parser = NonEmptyStringValueParser::new())]
    pub kind: String,
    /// House style; it may be left out where there is only one.
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    pub house: Option<String>,
    /// Folder with template folders that take precedence over the built-in ones.
    #[arg(long)]
    pub templates: Option<PathBuf>,
    /// How it is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Arguments of `follow-up`.
#[derive(Debug, Args)]
pub struct FollowUpArgs {
    /// Folder of the last case.
    pub previous: PathBuf,
    /// Folder of the new case; it must not exist, or be empty.
    pub new_case: PathBuf,
    /// Years that the new case follows up, such as 2025-2028.
    #[arg(long)]
    pub period: Period,
    /// Day on which the new report is issued (Utfärdat), when it is known.
    #[arg(long)]
    pub issued: Option<NaiveDate>,
    /// Day on which the last case's proposal was adopted, unless the case says so under `[antagande]`.
    #[arg(long, requires = "paragraph")]
    pub adopted: Option<NaiveDate>,
    /// Paragraph of that decision.
    #[arg(long, requires = "adopted", value_parser = clap::value_parser!(u32).range(1..))]
    pub paragraph: Option<u32>,
    /// The adopted document as a PDF, which then is the bilaga instead of its text.
    #[arg(long)]
    pub original: Option<PathBuf>,
    /// Folder with template folders that take precedence over the built-in ones.
    #[arg(long)]
    pub templates: Option<PathBuf>,
    /// How it is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Arguments of `due`.
#[derive(Debug, Args)]
pub struct DueArgs {
    /// Which cases, and how it is told.
    #[command(flatten)]
    pub common: CommonArgs,
    /// The day to count from; today unless it is given.
    #[arg(long)]
    pub today: Option<NaiveDate>,
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// What is built, and how it is told.
    #[command(flatten)]
    pub common: CommonArgs,
    /// Folder for the output; each case gets a folder of its own name in it.
    #[arg(short, long, default_value = "output")]
    pub output: PathBuf,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// What is checked, and how it is told.
    #[command(flatten)]
    pub common: CommonArgs,
    /// Explain a code and check nothing, as `explain` does.
    #[arg(long)]
    pub explain: Option<String>,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(override_usage = "utlatande explain [OPTIONS] [CASE] <WHAT>")]
pub struct ExplainArgs {
    /// Folder of a case or of its output, or an archive package, by default the current folder; and what is explained.
    #[arg(num_args = 1..=2, required = true)]
    pub asked: Vec<String>,
    /// Document in which the words stand, by its key or its file.
    #[arg(long)]
    pub document: Option<String>,
    /// Page of the document on which the words stand.
    #[arg(long)]
    pub page: Option<usize>,
    /// Folder with template folders that take precedence over the built-in ones.
    #[arg(long)]
    pub templates: Option<PathBuf>,
    /// How it is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The old side: folder of a case or of its output, a zip of one, or an archive package; the only one is compared with its own last output.
    pub old: PathBuf,
    /// The new side.
    pub new: Option<PathBuf>,
    /// How the changes are shown.
    #[arg(long, value_enum, default_value_t = DiffFormatArg::Terminal)]
    pub format: DiffFormatArg,
    /// File for them, instead of standard output.
    #[arg(short = 'o', id = "diff_file", long = "output")]
    pub file: Option<PathBuf>,
    /// Compare only a part.
    #[arg(long, value_enum)]
    pub only: Option<OnlyArg>,
    /// What folders are taken for that could be either.
    #[arg(long = "as", id = "taken_as", value_enum)]
    pub taken_as: Option<TakenArg>,
    /// Folder with template folders that take precedence over the built-in ones.
    #[arg(long)]
    pub templates: Option<PathBuf>,
    /// How it is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Arguments of `archive`.
#[derive(Debug, Args)]
pub struct ArchiveArgs {
    /// Folder of the case.
    #[arg(default_value = ".")]
    pub case: PathBuf,
    /// Day of the package, which all in it is dated with.
    #[arg(long)]
    pub date: NaiveDate,
    /// The package's file; by default its name where one stands.
    #[arg(id = "package_file", short, long = "output")]
    pub output: Option<PathBuf>,
    /// Version of the specifications CSIP and SIP.
    #[arg(long, default_value = "2.1.0", value_parser = ["2.1.0", "2.2.0"])]
    pub spec: String,
    /// Name of the package that this one replaces.
    #[arg(long)]
    pub replaces: Option<String>,
    /// Folder with template folders that take precedence over the built-in ones.
    #[arg(long)]
    pub templates: Option<PathBuf>,
    /// How it is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// A package as a zip or a folder, an output folder, or a PDF.
    pub verified: PathBuf,
    /// Folder of the case that an output or a PDF is held against.
    #[arg(id = "made_by", long = "case")]
    pub case: Option<PathBuf>,
    /// Run the package's templates in this process, whoever made them.
    #[arg(long)]
    pub trust_templates: bool,
    /// This process is to bound itself: for the program's own use.
    #[arg(long, hide = true)]
    pub confined: bool,
    /// Folder with template folders that take precedence over the built-in ones, for `--case`.
    #[arg(long)]
    pub templates: Option<PathBuf>,
    /// How it is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Arguments of `reference`.
#[derive(Debug, Args)]
pub struct ReferenceArgs {
    /// Kind of case; it may be left out where there is only one.
    #[arg(id = "only_kind", long = "type")]
    pub kind: Option<String>,
    /// House style; it may be left out where there is only one.
    #[arg(long)]
    pub house: Option<String>,
    /// Folder with template folders that take precedence over the built-in ones.
    #[arg(long)]
    pub templates: Option<PathBuf>,
    /// How it is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// The file that the schema is of.
    #[arg(id = "schema_file", default_value = "arende.toml")]
    pub file: String,
    /// Kind of case; it may be left out where there is only one.
    #[arg(id = "only_kind", long = "type")]
    pub kind: Option<String>,
    /// House style; it may be left out where there is only one.
    #[arg(long)]
    pub house: Option<String>,
    /// Folder that the schemas of all files of a case are written to, instead of standard output.
    #[arg(id = "schema_folder", short = 'o', long = "output")]
    pub output: Option<PathBuf>,
    /// Folder with template folders that take precedence over the built-in ones.
    #[arg(long)]
    pub templates: Option<PathBuf>,
    /// How it is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Arguments that every command on cases has.
#[derive(Debug, Args)]
pub struct CommonArgs {
    /// Folders of cases; a case's `arende.toml` means its folder, and other files among several are passed over.
    #[arg(default_value = ".")]
    pub cases: Vec<PathBuf>,
    /// Folder with template folders that take precedence over the built-in ones.
    #[arg(long)]
    pub templates: Option<PathBuf>,
    /// Number of threads; by default one for each processor core.
    #[arg(short, long, value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// How it is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Arguments of every command that tells of cases.
#[derive(Debug, Args)]
pub struct TellingArgs {
    /// Form of messages.
    #[arg(long, value_enum, default_value_t = FormatArg::Human)]
    pub message_format: FormatArg,
}

/// Languages of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageArg {
    /// Swedish.
    Sv,
    /// English.
    En,
}

/// Forms of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// For people.
    Human,
    /// One JSON object a line.
    Json,
    /// One SARIF 2.1.0 log, which code hosts show in a merge request.
    Sarif,
}

/// How a difference is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormatArg {
    /// For people, on a terminal.
    Terminal,
    /// A page for a browser, in one file.
    Html,
    /// For programs.
    Json,
}

/// A part of what is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OnlyArg {
    /// Facts, tables, findings and files.
    Facts,
    /// The texts of the documents.
    Text,
}

/// What a folder is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TakenArg {
    /// A case.
    Case,
    /// What was built of one.
    Output,
}
