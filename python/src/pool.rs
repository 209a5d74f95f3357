//! Annotators that wait for a text: each reads one at a time, and keeps the words of those before.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use newsgloss::{Annotations, Annotator, Options, OwnWords, OwnWordsError};

/// As many annotators as ever read at the same time.
pub(crate) struct Pool {
    idle: Mutex<Vec<Annotator>>,
    words: OwnWords,
}

impl Pool {
    /// A pool whose annotators know some words besides; the error says which of them cannot be used.
    pub(crate) fn new(words: OwnWords) -> Result<Self, OwnWordsError> {
        let first = Annotator::with_words(&words)?;
        Ok(Self { idle: Mutex::new(vec![first]), words })
    }

    /// An annotator for one thread, which gives it back when it is dropped.
    pub(crate) fn take(&self) -> Lease<'_> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Lease { annotator: idle.or_else(|| Annotator::with_words(&self.words).ok()).unwrap_or_default(), pool: self }
    }
}

/// An annotator that is in use.
pub(crate) struct Lease<'a> {
    annotator: Annotator,
    pool: &'a Pool,
}

impl Lease<'_> {
    /// What stands in a text; where the reading itself fails, a sentence that says so. The next text is read all the same.
    pub(crate) fn annotate(&mut self, text: &str, options: &Options) -> Result<Annotations, String> {
        let annotator = &mut self.annotator;
        // What a failed reading leaves behind is thrown away with the annotator.
        catch_unwind(AssertUnwindSafe(|| annotator.annotate(text, options))).map_err(|cause| {
            self.annotator = Annotator::with_words(&self.pool.words).unwrap_or_default();
            let told = cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
            format!("newsgloss failed on this text ({}); please report it", told.unwrap_or("no reason given"))
        })
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        let annotator = std::mem::take(&mut self.annotator);
        self.pool.idle.lock().unwrap_or_else(PoisonError::into_inner).push(annotator);
    }
}
