//! What holds for every rendered source.
