//! **utlatande** assembles Swedish municipal case reports: a workbook and TOML become Typst sources, and these
//! become a tjänsteutlåtande with its bilagor.
//!
//! # The way of the data
//!
//! ```text
//! Source of a case: a folder, or files in memory        TemplateSource: <husstil>/ <arendetyp>/
//!       │ inputs::read     every value has a Place              │ templates::load
//!       ▼                                                       ▼
//!    RawCase ── interpret ─▶ Case      types, dates, amounts, references; what is missing or malformed is
//!                             │         reported once, and Missing from here on
//!                             │ merge   prose + facts → document trees; typed text keeps its exact origin, facts their cells
//!                             ▼
//!                       Vec<Document> ── review ─▶ findings
//!  ══════════ understand: Source → Understood (case, documents, waivers; inputs, templates, fonts as bytes) ══════════
//!                             │ render  minijinja templates → Typst sources, escaped in one place
//!                             ▼
//!                       Vec<TypstSource>  each with its SourceMap: which stretch shows which piece, and where that comes from
//!                             │ compile Typst as a library, in memory; every glyph leads to its piece
//!  ══════════ set: Understood → Pages (with their world; text that does not fit, is lost or has no origin is found) ══
//!                             │ parts, texts, records
//!  ══════════ export: Pages → Output (named bytes) ═══════════════════════════════════════════════════════════════════
//!                             │ output  all or nothing
//!                             ▼
//!             output/<case>/ *.pdf *.txt typst/ fakta.json kallkarta.json granskning.txt manifest.toml
//! ```
//!
//! Each of the three stages gives a [`diagnostic::Warned`]: what it made, if it could, and all that it found. [`assemble`] puts
//! them one after another for `check` and `build`; whoever compares, explains or archives cases calls them alone.
//!
//! `follow-up` goes the other way: a case that is understood becomes the inputs of the next one (`followup`, written by
//! `scaffold`, as `init` does). What was taken over is held back by `interpret::carried` until somebody has confirmed it, and
//! the adopted document is `frozen`.
//!
//! # Invariants
//!
//! - Every stage is a function between two types; no field is empty until a later stage.
//! - Only `source`, `output` and the command line touch disk, terminal or environment. Nothing reads a clock (but `due`, for
//!   today) or random numbers, and nothing depends on hash order (`.clippy.toml` bans the calls).
//! - All independent problems come in one run, each a [`diagnostic::Diagnostic`] with its places; a message without the arguments
//!   that the catalogues use for it does not compile (`message`).
//! - Every bound on inputs stands in `limits`, and what goes beyond one is refused before it costs memory, stack or time.
//! - A value from an input is never parsed as Typst, minijinja or Markdown: `render::escape` is the only way into a source.
//! - The modules are a stack in the order below: none takes from one above it (`tests/stack.rs`).
//!
//! # Swedish words
//!
//! | Word | Meaning |
//! | --- | --- |
//! | ärende, ärendenummer | a case, and its number |
//! | ärendetyp | a kind of case: a template folder that says what such a case needs |
//! | husstil | what a municipality decides: a template folder with its words, layout and fonts |
//! | handläggare, granskare, arkiv | who drafts a case, who reviews it, who keeps it |
//! | tjänsteutlåtande | the report with which an office puts a case before the board |
//! | styrande dokument, dokumentsort | a steering document, and its kind: policy, riktlinje, plan |
//! | bilaga | a numbered attachment |
//! | förslag, föregångare | the document that a case proposes, and the one that it repeals |
//! | beslut, beslutspunkt | a decision, and one point of it |
//! | antas, upphör att gälla, antecknas | is adopted, is repealed, is noted |
//! | antagande | the decision that adopted a case's proposal, with date and § |
//! | mandatperiod | a political term |
//! | uppföljning | the follow-up that a case reports on |
//! | utkast, slutlig, antagen | the status of a case: a draft, final, adopted |
//! | utfärdat | the day on which a report is issued |
//! | undantag | a waiver of a finding, with its reason |

// What can be named from outside is public, the rest is the crate's own.
#![deny(unreachable_pub)]
#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        clippy::unwrap_used,
        reason = "tests work in temporary folders and stop at the first surprise"
    )
)]

// The ground: what everything may name.
pub mod case_files;
pub mod characters;
pub mod hash;
mod limits;
mod lookalikes;
mod mandatperiod;
mod names;
mod near;
pub mod outcome;
pub mod panics;
mod personal_number;
pub mod place;
pub mod place_text;
pub mod recorded_text;

// XML as trees.
mod xml;

// Problems as data, and their words.
pub mod message;

pub mod codes;

mod reasons;

pub mod diagnostic;

mod messages;

// Bytes in, and text that knows where it stands.
pub mod source;
pub mod source_text;

// Packages as they come.
pub mod held;

// Cases, documents and templates as types; records of them.
pub mod document;

pub mod model;

mod chart;
mod collation;
pub mod records;
pub mod source_map;
pub mod templates;

mod frozen;

// Understand: from files to what they mean.
pub mod fonts;
pub mod inputs;
mod prose;

mod glyphs;
mod rules;

pub mod interpret;

mod expression;

pub mod merge;

pub mod review;

pub mod manifest;

pub mod understand;

// Set: from documents to pages.
pub mod render;

pub mod compile;

pub mod set;

// Explain: where what stands on the pages comes from.
pub mod origin_record;

pub mod explain;

// Export: from pages to files. Output: from files to disk.
pub mod fact_record;
pub mod output;

// Compare: two cases, or two drafts of one.
pub mod diff;

// What editors know of a case's files.
pub mod schema;

// Cases made by the program.
pub mod scaffold;

mod followup;

// What the program says.
mod excerpt;

mod console;
mod reference;
mod sarif;

pub mod export;

// Archives: a case as a package.
pub mod archive;

pub mod assemble;

// And back: what holds of a package.
pub mod verify;

// The command line.
pub mod cli;

mod help;

pub mod commands;
