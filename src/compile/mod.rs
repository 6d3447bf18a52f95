//! Setting the pages with Typst, in memory.
