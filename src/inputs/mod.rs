//! Reading a case from disk.
