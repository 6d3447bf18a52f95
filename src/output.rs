//! Writing a finished case to disk, all or nothing.
