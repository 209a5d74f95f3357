//! What all readers of figures stand on: the passage, groups of words, exact decimals, the figure itself.

pub(crate) mod decimal;
pub(crate) mod groups;
pub(crate) mod numeral;
pub(crate) mod passage;
pub(crate) mod quantity;
pub(crate) mod vocabulary;
