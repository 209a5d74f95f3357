//! Makes `lists.bin`: word clusters and gazetteers, gathered under the numbers that models look up.
//!
//! `cargo run --release --features train --bin train -- lists FOLDER src/sequence/lists.bin`; the models are made anew behind it.

#![allow(clippy::indexing_slicing, reason = "runs at build time on trusted files")]

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::file::{framed, write_table};
use super::hashing::{join, key};
use super::lists::{CLASSES, PHRASE_WORDS, STARTS_PHRASE, code};
use crate::lexicon::entries;

pub(crate) const COUNTRIES: &str = include_str!("../../lexicon/countries.txt");
/// Lists beside the countries, with their classes.
const LISTS: [(&str, &str); 5] = [
    (include_str!("regions.txt"), "r"),
    (include_str!("places.txt"), "r"),
    (include_str!("peoples.txt"), "d"),
    (include_str!("titles.txt"), "t"),
    (include_str!("organizations.txt"), "o"),
];

/// How many of the commonest words keep a cluster.
const WORDS: usize = 60_000;

fn bits(classes: &str) -> u32 {
    classes.chars().filter_map(|c| CLASSES.find(c)).fold(0, |bits, at| bits | 1 << at)
}

/// The file of clusters and gazetteers, made from those of a folder.
///
/// # Errors
/// Where a file can't be read.
pub fn train(folder: &Path) -> io::Result<Vec<u8>> {
    let mut listed: BTreeMap<String, u32> = BTreeMap::new();
    for file in ["gazetteer-words.tsv", "gazetteer-phrases.tsv"] {
        for line in std::fs::read_to_string(folder.join(file))?.lines() {
            let Some((name, classes)) = line.split_once('\t') else { continue };
            *listed.entry(name.replace('’', "'")).or_default() |= bits(classes) & !bits("kr");
        }
    }
    for line in entries(COUNTRIES) {
        let columns: Vec<_> = line.split('\t').collect();
        let lists = [(0, "k"), (2, "d"), (3, "c")];
        for (column, class) in lists {
            for name in columns.get(column).into_iter().flat_map(|c| c.split(',')).filter(|n| !n.is_empty()) {
                *listed.entry(name.to_owned()).or_default() |= bits(class);
                if class == "d" {
                    *listed.entry(format!("{name}s")).or_default() |= bits(class);
                }
            }
        }
    }
    for (list, class) in LISTS {
        for name in entries(list) {
            *listed.entry(name.to_owned()).or_default() |= bits(class);
        }
    }
    listed.retain(|_, bits| *bits != 0);

    let mut words: BTreeMap<u32, u32> = BTreeMap::new();
    let mut phrases = BTreeMap::new();
    for (name, &bits) in &listed {
        let parts: Vec<_> = name.split(' ').collect();
        match parts.as_slice() {
            [word] => *words.entry(key(word)).or_default() |= bits,
            [first, rest @ ..] if parts.len() <= PHRASE_WORDS => {
                *words.entry(key(first)).or_default() |= STARTS_PHRASE;
                let number = rest.iter().fold(key(first), |number, word| join(number, key(word)));
                *phrases.entry(number).or_default() |= bits;
            }
            _ => {}
        }
    }
    let mut coarse = vec![0u8; 1];
    for line in std::fs::read_to_string(folder.join("word-clusters.tsv"))?.lines().take(WORDS) {
        let Some((word, clusters)) = line.split_once('\t') else { continue };
        let Some((fine, wide)) = clusters.split_once(':').and_then(|(f, c)| Some((f.parse::<u32>().ok()? + 1, c.parse::<u8>().ok()? + 1)))
        else {
            continue;
        };
        if coarse.len() <= fine as usize {
            coarse.resize(fine as usize + 1, 0);
        }
        coarse[fine as usize] = wide;
        *words.entry(key(&word.replace('’', "'"))).or_default() |= fine << 16;
    }
    let [words, phrases] = [words, phrases].map(|entries| entries.into_iter().collect::<Vec<_>>());
    let mut data = Vec::new();
    write_table(&mut data, &words, 4);
    write_table(&mut data, &phrases, 2);
    data.extend((coarse.len() as u32).to_le_bytes());
    data.extend(coarse);
    Ok(framed(&data, code()))
}
