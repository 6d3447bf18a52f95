//! What the program writes for its reader. Output that is cut short is no success: the first failure is kept, and told at the
//! end. A reader that has gone away, as `head` does, has what it wants.

use std::io::{self, Write};

/// Where a text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stream {
    /// Standard output: what was asked for.
    Out,
    /// Standard error: what is said beside it.
    Err,
}

/// Writes to both streams.
#[derive(Debug, Default)]
pub(super) struct Printer {
    /// Streams that take no more.
    closed: Vec<Stream>,
    failure: Option<io::Error>,
}

impl Printer {
    /// Writes a text, unless an earlier one could not be written there: what follows on a gap would be misread.
    pub(super) fn print(&mut self, stream: Stream, text: &str) {
        if text.is_empty() || self.closed.contains(&stream) {
            return;
        }
        let written = match stream {
            Stream::Out => write(io::stdout().lock(), text),
            Stream::Err => write(io::stderr().lock(), text),
        };
        if let Err(error) = written {
            self.closed.push(stream);
            if error.kind() != io::ErrorKind::BrokenPipe {
                self.failure.get_or_insert(error);
            }
        }
    }

    /// Why something could not be written, if so; told once.
    pub(super) fn take_failure(&mut self) -> Option<io::Error> {
        self.failure.take()
    }
}

fn write(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}
