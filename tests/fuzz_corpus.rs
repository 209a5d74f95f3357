//! Every input that `fuzz/` keeps, replayed: `fuzz/corpus/texts` by the targets that read text, `fuzz/corpus/model` by that of models.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use newsgloss::fuzzing;

#[test]
fn pipeline() {
    replay("texts", fuzzing::pipeline);
}

#[test]
fn layers() {
    // Each layer, without a date and with one.
    for choice in [0, 1, 2, 0x80, 0x81, 0x82] {
        replay("texts", |text| fuzzing::layers(&[&[choice], text].concat()));
    }
}

#[test]
fn syntax() {
    replay("texts", fuzzing::syntax);
}

#[test]
fn utf16() {
    replay("texts", fuzzing::utf16);
}

#[test]
fn model() {
    replay("model", fuzzing::model);
}

fn replay(folder: &str, run: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(folder);
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let input = std::fs::read(&path).unwrap();
        // The name of the input stands in the output of a test that fails.
        println!("{}", path.display());
        run(&input);
        count += 1;
    }
    assert!(count > 0, "no inputs in {}", folder.display());
}
