//! The trained weights and their file, `model.bin`.

use super::features;
use super::labels::LABELS;
#[cfg(any(feature = "train", feature = "fuzzing"))]
use crate::sequence::file;
#[cfg(feature = "train")]
use crate::sequence::file::write_keys;
use crate::sequence::file::{ModelError, Reader};
use crate::sequence::lists;
use crate::sequence::weights::Weights;

/// Label scores of one feature or of a word in a role; padded for vector instructions.
pub(crate) type Scores = [i16; LANES];
/// Length of [`Scores`].
pub(crate) const LANES: usize = 16;

/// Weights and transitions.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// The score of a label (second index) after another one (first index).
    pub(crate) transitions: [Scores; LABELS],
    weights: Weights<LANES>,
}

/// What goes into a model file.
#[cfg(feature = "train")]
pub(crate) struct Parts<'a> {
    pub(crate) transitions: &'a [[i16; LABELS]; LABELS],
    pub(crate) features: &'a [(u32, [i8; LABELS])],
}

impl Model {
    /// Reads a model file.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader::open(bytes, digest())?;
        let mut transitions = [[0; LANES]; LABELS];
        for row in &mut transitions {
            for score in row.iter_mut().take(LABELS) {
                *score = (reader.number(2)? as u16).cast_signed();
            }
        }
        let keys = reader.keys()?;
        let mut rows = vec![[0; LANES]; keys.len()];
        for label in 0..LABELS {
            for (row, &weight) in rows.iter_mut().zip(reader.take(keys.len())?) {
                if let Some(cell) = row.get_mut(label) {
                    *cell = weight.cast_signed();
                }
            }
        }
        reader.close()?;
        Ok(Self { transitions, weights: Weights::new(&keys, rows) })
    }

    /// Adds the weights of a feature to scores.
    pub(crate) fn add(&self, feature: u32, scores: &mut Scores) {
        self.weights.add(feature, scores);
    }
}

/// Tells the feature code and the lists that a model was trained with.
fn digest() -> u64 {
    features::digest() ^ lists::digest()
}

#[cfg(feature = "train")]
impl Parts<'_> {
    /// The model file.
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut data: Vec<u8> = self.transitions.iter().flatten().flat_map(|score| score.to_le_bytes()).collect();
        write_keys(&mut data, self.features.iter().map(|f| f.0));
        for label in 0..LABELS {
            data.extend(self.features.iter().filter_map(|(_, row)| row.get(label)).map(|&weight| weight as u8));
        }
        framed(&data)
    }
}

/// A file of these sections.
#[cfg(any(feature = "train", feature = "fuzzing"))]
pub(crate) fn framed(sections: &[u8]) -> Vec<u8> {
    file::framed(sections, digest())
}

#[cfg(test)]
mod tests {
    use super::Model;
    use crate::sequence::file::check_damage;

    const EMBEDDED: &[u8] = include_bytes!("model.bin");

    #[test]
    fn the_embedded_model_fits_the_feature_code_and_its_own_digest() {
        assert_eq!(Model::read(EMBEDDED).err(), None, "train it anew, the command is in names/mod.rs");
    }

    #[test]
    fn a_damaged_model_is_an_error() {
        check_damage(EMBEDDED, |bytes| Model::read(bytes).err());
    }
}
