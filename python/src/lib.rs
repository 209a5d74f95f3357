//! What the Python package `newsgloss` calls: texts in, Python objects or Arrow columns out.
//!
//! The package's own code, under `newsgloss/`, checks what it is given and says what is wrong with it; this crate reads.

mod columns;
mod day;
mod pool;
mod reader;

use pyo3::prelude::*;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The native half of the package.
#[pymodule]
mod _native {
    #[pymodule_export]
    use crate::reader::Reader;
}
