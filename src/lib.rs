//! **utlatande** assembles Swedish municipal case reports: a workbook and TOML become Typst sources, and these
//! become a tjänsteutlåtande with its bilagor.
//!
//! # The way of the data
//!
//! ```text
//! inputs/<case>/*.toml, workbooks              templates/<husstil>/  templates/<arendetyp>/
//!       │ inputs::read     I/O; every value has a Place   │ templates::load
//!       ▼                                                 │
//!    RawCase ── interpret ─▶ Case      types, dates, amounts, references; what is missing or malformed is
//!                             │         reported once, and Missing from here on
//!                             │ merge   prose + facts → document trees; typed text and facts keep their Places
//!                             ▼
//!                       Vec<Document> ── review ─▶ findings
//!                             │ render  minijinja templates → Typst sources, escaped in one place
//!                             ▼
//!                       Vec<TypstSource>
//!                             │ compile Typst as a library, in memory
//!                             ▼
//!                       CompiledCase    parts, pages, plain text
//!                             │ output  I/O; all or nothing
//!                             ▼
//!             output/<case>/ *.pdf *.txt typst/ fakta.json granskning.txt manifest.toml
//! ```
//!
//! `follow-up` goes the other way: a case that is read, interpreted and merged becomes the inputs of the next one
//! (`followup`, written by `scaffold`, as `init` does). What was taken over is held back by `interpret::carried` until
//! somebody has confirmed it, and the adopted document is `frozen`.
//!
//! # Invariants
//!
//! - Every stage is a function between two types; no field is empty until a later stage.
//! - Only `inputs`, `templates::load`, `output`, `console` and the command line touch disk, terminal or environment. Nothing
//!   reads a clock (but `due`, for today) or random numbers, and nothing depends on hash order (`.clippy.toml` bans the calls).
//! - All independent problems come in one run, each a [`diagnostic::Diagnostic`] with its places.
//! - Every bound on inputs stands in [`limits`], and what goes beyond one is refused before it costs memory, stack or time.
//! - A value from an input is never parsed as Typst, minijinja or Markdown: `render::escape` is the only way into a source.

#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        clippy::unwrap_used,
        reason = "tests work in temporary folders and stop at the first surprise"
    )
)]

pub mod assemble;
pub mod case_files;
pub mod characters;
pub mod cli;
pub mod codes;
pub mod commands;
pub mod compile;
pub mod console;
pub mod diagnostic;
pub mod document;
pub mod excerpt;
pub mod export;
pub mod expression;
pub mod fact_record;
pub mod followup;
pub mod fonts;
pub mod frozen;
pub mod glyphs;
pub mod hash;
pub mod inputs;
pub mod interpret;
pub mod limits;
pub mod mandatperiod;
pub mod manifest;
pub mod merge;
pub mod message;
pub mod messages;
pub mod model;
pub mod outcome;
pub mod output;
pub mod panics;
pub mod place;
pub mod prose;
mod records;
pub mod reference;
pub mod render;
pub mod review;
pub mod rules;
pub mod sarif;
pub mod scaffold;
pub mod set;
pub mod source;
pub mod source_text;
pub mod templates;
pub mod understand;
