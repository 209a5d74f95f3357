//! Model files.
//!
//! A header (magic, version, digests of the feature code and of the data), then sections, each a count and its
//! columns: sorted numbers as gaps in variable-length bytes, values as one byte plane after the other, which
//! compresses best.

use crate::lexicon;

const MAGIC: &[u8; 4] = b"NGTM";
const VERSION: u16 = 2;

/// Why a model can't be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ModelError {
    /// Not a model at all.
    Magic,
    /// Of another version of the format.
    Version,
    /// Trained with other feature code.
    Features,
    /// Damaged.
    Data,
}

/// Reads a file from its start.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    /// The sections of a file that was made by feature code of this digest.
    pub(crate) fn open(bytes: &'a [u8], features: u64) -> Result<Self, ModelError> {
        let mut reader = Self { bytes };
        if reader.take(4)? != MAGIC {
            return Err(ModelError::Magic);
        }
        if reader.number(2)? != u64::from(VERSION) {
            return Err(ModelError::Version);
        }
        if reader.number(8)? != features {
            return Err(ModelError::Features);
        }
        if reader.number(8)? != lexicon::hash(reader.bytes) {
            return Err(ModelError::Data);
        }
        Ok(reader)
    }

    /// So many bytes.
    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (head, rest) = self.bytes.split_at_checked(count).ok_or(ModelError::Data)?;
        self.bytes = rest;
        Ok(head)
    }

    /// A number of so many bytes.
    pub(crate) fn number(&mut self, width: usize) -> Result<u64, ModelError> {
        Ok(self.take(width)?.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte)))
    }

    /// Sorted numbers, none twice.
    pub(crate) fn keys(&mut self) -> Result<Vec<u32>, ModelError> {
        let count = self.number(4)? as usize;
        if count > self.bytes.len() {
            return Err(ModelError::Data);
        }
        let mut keys = Vec::with_capacity(count);
        // Read once, by code that is still cold: a plain loop over bytes takes a third of the time.
        let mut bytes = self.bytes.iter();
        let mut key = 0u32;
        for at in 0..count {
            let (mut gap, mut shift) = (0u32, 0);
            loop {
                let byte = u32::from(*bytes.next().ok_or(ModelError::Data)?);
                gap |= (byte & 0x7F) << shift;
                shift += 7;
                if byte < 0x80 {
                    break;
                }
                if shift > 28 {
                    return Err(ModelError::Data);
                }
            }
            key = key.checked_add(gap).filter(|_| at == 0 || gap > 0).ok_or(ModelError::Data)?;
            keys.push(key);
        }
        self.bytes = bytes.as_slice();
        Ok(keys)
    }

    /// Keys with values of some bytes.
    pub(crate) fn table(&mut self, width: u32) -> Result<Vec<(u32, u32)>, ModelError> {
        let mut entries: Vec<_> = self.keys()?.into_iter().map(|key| (key, 0)).collect();
        for plane in 0..width {
            let count = entries.len();
            for (entry, &byte) in entries.iter_mut().zip(self.take(count)?) {
                entry.1 |= u32::from(byte) << (8 * plane);
            }
        }
        Ok(entries)
    }

    /// Nothing must follow.
    pub(crate) fn close(self) -> Result<(), ModelError> {
        if self.bytes.is_empty() { Ok(()) } else { Err(ModelError::Data) }
    }
}

/// A file of these sections.
#[cfg(any(feature = "train", feature = "fuzzing"))]
pub(crate) fn framed(sections: &[u8], features: u64) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend(features.to_le_bytes());
    file.extend(lexicon::hash(sections).to_le_bytes());
    file.extend(sections);
    file
}

/// Writes sorted numbers.
#[cfg(feature = "train")]
pub(crate) fn write_keys(data: &mut Vec<u8>, keys: impl ExactSizeIterator<Item = u32>) {
    data.extend((keys.len() as u32).to_le_bytes());
    let mut last = 0;
    for key in keys {
        let mut gap = key - last;
        last = key;
        while gap >= 0x80 {
            data.push(gap as u8 | 0x80);
            gap >>= 7;
        }
        data.push(gap as u8);
    }
}

/// Writes sorted numbers with values of some bytes.
#[cfg(feature = "train")]
pub(crate) fn write_table(data: &mut Vec<u8>, entries: &[(u32, u32)], width: u32) {
    write_keys(data, entries.iter().map(|e| e.0));
    for plane in 0..width {
        data.extend(entries.iter().map(|e| (e.1 >> (8 * plane)) as u8));
    }
}

/// Panics unless damage anywhere in a file is told.
#[cfg(test)]
pub(crate) fn check_damage(file: &[u8], read: impl Fn(&[u8]) -> Option<ModelError>) {
    let damaged = |at: usize| {
        let mut bytes = file.to_vec();
        bytes[at] ^= 0x55;
        read(&bytes)
    };
    assert_eq!(damaged(0), Some(ModelError::Magic));
    assert_eq!(damaged(4), Some(ModelError::Version));
    assert_eq!(damaged(6), Some(ModelError::Features));
    assert_eq!(damaged(14), Some(ModelError::Data));
    assert_eq!(damaged(file.len() - 1), Some(ModelError::Data));
    for length in [0, 3, 10, 22, 30, file.len() / 2] {
        assert!(read(&file[..length]).is_some());
    }
}
