//! The command line: types only. The doc comments are the help.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::mandatperiod::Period;

/// Assembles Swedish municipal case reports from a workbook and TOML files.
///
/// A case is a folder with `arende.toml`, the prose of its bilagor and a workbook. `build` writes the tjänsteutlåtande,
/// its bilagor and a file with all of them; `check` does everything but write.
#[derive(Debug, Parser)]
#[command(name = "utlatande", version, about, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make an empty case: TOML files with every key explained, and the workbook.
    Init(InitArgs),
    /// Make the next case from the last one: what holds is taken over, what is old must be confirmed.
    ///
    /// For example: utlatande follow-up inputs/case-2025 inputs/case-2029 --period 2025-2028
    FollowUp(FollowUpArgs),
    /// List when cases are to be followed up, soonest first.
    Due(DueArgs),
    /// Build cases: PDFs, plain text, sources, facts, findings and manifest.
    Build(BuildArgs),
    /// Check cases as `build` does, and write nothing.
    Check(CheckArgs),
    /// Tell where a value, a cell, a line or words of a page come from, and where they stand.
    ///
    /// WHAT is the name of a fact or of a computed value, a cell or a range (Kostnader!C7), a line of a file (arende.toml:182), words
    /// as they stand on a page, or a code of a finding (G07). CASE is a case's folder, or that of its output.
    ///
    /// For example: utlatande explain inputs/case --document tjansteutlatande --page 3 "567 000 kr"
    Explain(ExplainArgs),
    /// Print what a case may hold: its keys, facts, sheets, sections, names, filters and rules.
    ///
    /// The reference is Markdown, in Swedish. For example: utlatande reference --type medlemskap > uppslagsdel.md
    Reference(ReferenceArgs),
    /// Print completions for a shell.
    ///
    /// For example: utlatande completions bash > /etc/bash_completion.d/utlatande
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Folder of the new case; it must not exist, or be empty.
    #[arg(value_name = "NEW CASE")]
    pub case: PathBuf,
    /// Kind of case, such as medlemskap.
    #[arg(long = "type", value_name = "TYPE")]
    pub kind: String,
    /// House style.
    #[arg(long, value_name = "HOUSE", default_value = "goteborg")]
    pub house: String,
    /// Folder with template folders that take precedence over the built-in ones.
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// How it is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Arguments of `follow-up`.
#[derive(Debug, Args)]
pub struct FollowUpArgs {
    /// Folder of the last case.
    #[arg(value_name = "PREVIOUS CASE")]
    pub previous: PathBuf,
    /// Folder of the new case; it must not exist, or be empty.
    #[arg(value_name = "NEW CASE")]
    pub case: PathBuf,
    /// Years that the new case follows up, such as 2025-2028.
    #[arg(long, value_name = "YEARS")]
    pub period: Period,
    /// Day on which the new report is issued (Utfärdat), when it is known.
    #[arg(long, value_name = "DATE")]
    pub issued: Option<NaiveDate>,
    /// Day on which the last case's proposal was adopted, unless the case says so under `[antagande]`.
    #[arg(long, value_name = "DATE", requires = "paragraph")]
    pub adopted: Option<NaiveDate>,
    /// Paragraph of that decision.
    #[arg(long, value_name = "N", requires = "adopted", value_parser = clap::value_parser!(u32).range(1..))]
    pub paragraph: Option<u32>,
    /// The adopted document as a PDF, which then is the bilaga instead of its text.
    #[arg(long, value_name = "PDF")]
    pub original: Option<PathBuf>,
    /// Folder with template folders that take precedence over the built-in ones.
    #[arg(long, value_name = "DIR")]
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
    #[arg(long, value_name = "DATE")]
    pub today: Option<NaiveDate>,
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// What is built, and how it is told.
    #[command(flatten)]
    pub common: CommonArgs,
    /// Folder for the output; each case gets a folder of its own name in it.
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    pub output: PathBuf,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// What is checked, and how it is told.
    #[command(flatten)]
    pub common: CommonArgs,
    /// Explain a code and check nothing, as `explain` does.
    #[arg(long, value_name = "CODE")]
    pub explain: Option<String>,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(override_usage = "utlatande explain [OPTIONS] [CASE] <WHAT>")]
pub struct ExplainArgs {
    /// Folder of a case or of its output, by default the current one; and what is explained.
    #[arg(value_names = ["CASE", "WHAT"], num_args = 1..=2, required = true)]
    pub asked: Vec<String>,
    /// Document in which the words stand, by its key or its file, such as tjansteutlatande.
    #[arg(long, value_name = "KEY")]
    pub document: Option<String>,
    /// Page of the document on which the words stand.
    #[arg(long, value_name = "N")]
    pub page: Option<usize>,
    /// Folder with template folders that take precedence over the built-in ones.
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// How it is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Arguments of `reference`.
#[derive(Debug, Args)]
pub struct ReferenceArgs {
    /// Kind of case; it may be left out where there is only one.
    #[arg(long = "type", value_name = "TYPE")]
    pub kind: Option<String>,
    /// House style.
    #[arg(long, value_name = "HOUSE", default_value = "goteborg")]
    pub house: String,
    /// Folder with template folders that take precedence over the built-in ones.
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// How it is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Arguments that every command on cases has.
#[derive(Debug, Args)]
pub struct CommonArgs {
    /// Folders of cases; a case's `arende.toml` means its folder, and other files among several are passed over.
    #[arg(value_name = "CASE", default_value = ".")]
    pub cases: Vec<PathBuf>,
    /// Folder with template folders that take precedence over the built-in ones.
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// Number of threads; by default one for each processor core.
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// How it is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Arguments of every command that tells of cases.
#[derive(Debug, Args)]
pub struct TellingArgs {
    /// Language of messages; by default that of the locale, Swedish unless it is English.
    #[arg(long, value_enum, value_name = "LANG")]
    pub lang: Option<LanguageArg>,
    /// Form of messages.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = FormatArg::Human)]
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
