//! The records of an `.xls` stream, and the text in them, which may run on from one record to the next.

use super::binary::{self, text_of_units, u16_at};
use super::damage::Refusal;

/// The kind of a record that continues the one before it.
const CONTINUE: u16 = 0x003C;

/// A record with the records that continue it.
pub(super) struct Record<'s> {
    /// What it is.
    pub kind: u16,
    /// Its own data, and that of each record that continues it.
    pub segments: Vec<&'s [u8]>,
}

impl<'s> Record<'s> {
    /// Its own data.
    pub(super) fn data(&self) -> &'s [u8] {
        self.segments.first().copied().unwrap_or_default()
    }

    /// A text with its length in two bytes before it.
    pub(super) fn text_at(&self, at: usize) -> Result<String, Refusal> {
        let mut reader = TextReader::new(&self.segments, at);
        if reader.is_at_end() {
            return Ok(String::new());
        }
        let units = usize::from(reader.byte()?) | usize::from(reader.byte()?) << 8;
        if units == 0 { Ok(String::new()) } else { reader.characters(units) }
    }

    /// The same text, of which the end may be missing.
    pub(super) fn text_as_far_as_it_goes(&self, at: usize) -> String {
        let mut reader = TextReader::new(&self.segments, at);
        let units = reader.word().unwrap_or(0);
        let Ok(flags) = reader.byte() else { return String::new() };
        text_of_units(reader.units(units, flags).0)
    }
}

/// The records of a stream, each joined with what continues it.
pub(super) struct Records<'s>(pub &'s [u8]);

impl<'s> Records<'s> {
    fn one(&mut self) -> Result<(u16, &'s [u8]), Refusal> {
        let (kind, length) = (u16_at(self.0, 0)?, usize::from(u16_at(self.0, 2)?));
        let (data, rest) = self.0.get(4..).unwrap_or_default().split_at_checked(length).ok_or_else(binary::short)?;
        self.0 = rest;
        Ok((kind, data))
    }

    fn joined(&mut self) -> Result<Record<'s>, Refusal> {
        let (kind, data) = self.one()?;
        let mut segments = vec![data];
        while u16_at(self.0, 0).is_ok_and(|next| next == CONTINUE) {
            segments.push(self.one()?.1);
        }
        Ok(Record { kind, segments })
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Result<Record<'s>, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let record = self.joined();
        if record.is_err() {
            self.0 = &[];
        }
        Some(record)
    }
}

/// Reads text that may run on in the records that continue its own.
pub(super) struct TextReader<'r, 's> {
    segments: &'r [&'s [u8]],
    segment: usize,
    at: usize,
}

impl<'r, 's> TextReader<'r, 's> {
    /// Begins inside the first segment.
    pub(super) fn new(segments: &'r [&'s [u8]], at: usize) -> Self {
        Self { segments, segment: 0, at }
    }

    /// What is left of the current segment, going on to the next when it is used up.
    fn rest(&mut self) -> &'s [u8] {
        while let Some(segment) = self.segments.get(self.segment) {
            if let Some(rest) = segment.get(self.at..).filter(|rest| !rest.is_empty()) {
                return rest;
            }
            self.segment += 1;
            self.at = 0;
        }
        &[]
    }

    /// Whether nothing is left.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.rest().is_empty()
    }

    /// The next byte.
    pub(super) fn byte(&mut self) -> Result<u8, Refusal> {
        let byte = *self.rest().first().ok_or_else(binary::short)?;
        self.at += 1;
        Ok(byte)
    }

    fn word(&mut self) -> Result<usize, Refusal> {
        Ok(usize::from(self.byte()?) | usize::from(self.byte()?) << 8)
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), Refusal> {
        while bytes > 0 {
            let step = self.rest().len().min(bytes);
            if step == 0 {
                return Err(binary::short());
            }
            self.at += step;
            bytes -= step;
        }
        Ok(())
    }

    /// A text of the shared table, and from which of its units on it has which font; the phonetic data that follow are left out.
    pub(super) fn rich_text(&mut self) -> Result<(String, Vec<(usize, u16)>), Refusal> {
        let units = self.word()?;
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.word()? } else { 0 };
        let extra = if flags & 4 != 0 { self.word()? | self.word()? << 16 } else { 0 };
        let text = self.run(units, flags)?;
        let mut fonts = Vec::new();
        for _ in 0..runs {
            let (from, font) = (self.word()?, self.word()?);
            fonts.push((from, u16::try_from(font).unwrap_or(0)));
        }
        self.skip(extra)?;
        Ok((text, fonts))
    }

    /// A text whose flags come right before its characters.
    pub(super) fn characters(&mut self, units: usize) -> Result<String, Refusal> {
        let flags = self.byte()?;
        self.run(units, flags)
    }

    /// So many characters of one byte or two.
    fn run(&mut self, units: usize, flags: u8) -> Result<String, Refusal> {
        let (text, missing) = self.units(units, flags);
        if missing > 0 { Err(binary::short()) } else { Ok(text_of_units(text)) }
    }

    /// So many characters, and how many are missing; where a segment begins inside the text, its flags are told anew.
    /// Characters of two units may have one in each segment.
    fn units(&mut self, mut units: usize, mut flags: u8) -> (Vec<u16>, usize) {
        let mut text: Vec<u16> = Vec::new();
        let mut segment = self.segment;
        while units > 0 {
            let mut rest = self.rest();
            if self.segment != segment {
                segment = self.segment;
                flags = self.byte().unwrap_or(0);
                rest = self.rest();
            }
            let width = if flags & 1 == 0 { 1 } else { 2 };
            let taken = (rest.len() / width).min(units);
            if taken == 0 {
                break;
            }
            let bytes = rest.get(..taken * width).unwrap_or_default();
            if width == 1 {
                text.extend(bytes.iter().map(|byte| u16::from(*byte)));
            } else {
                text.extend(bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)));
            }
            self.at += bytes.len();
            units -= taken;
        }
        (text, units)
    }
}
