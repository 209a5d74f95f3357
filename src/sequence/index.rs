//! Positions of sorted numbers: where a feature's or a word's row lies.

/// Bits of the numbers, which are hashes and so spread evenly.
const BITS: u32 = 28;
/// Bits that choose a block; the next six choose a flag in it.
const BLOCK_BITS: u32 = 14;
const REST_BITS: u32 = BITS - BLOCK_BITS;

/// Distinct sorted numbers below 2^28, found by their position.
///
/// Most look-ups are for numbers that are not there: a flag for each 2^-20th of the range tells that without a look
/// at the numbers themselves.
#[derive(Debug, Default)]
pub(crate) struct Index {
    blocks: Vec<Block>,
    /// What a number has below its block's bits.
    rests: Vec<u16>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Block {
    flags: u64,
    /// Position of its first number.
    start: u32,
    /// How many it has.
    count: u32,
}

impl Index {
    /// The index of sorted numbers, none twice.
    pub(crate) fn new(numbers: &[u32]) -> Self {
        let mut blocks = vec![Block::default(); 1 << BLOCK_BITS];
        for (position, &number) in numbers.iter().enumerate() {
            if let Some(block) = blocks.get_mut((number >> REST_BITS) as usize) {
                if block.count == 0 {
                    block.start = position as u32;
                }
                block.count += 1;
                block.flags |= flag(number);
            }
        }
        Self { blocks, rests: numbers.iter().map(|&number| rest(number)).collect() }
    }

    /// The position of a number.
    pub(crate) fn get(&self, number: u32) -> Option<usize> {
        let block = self.blocks.get((number >> REST_BITS) as usize)?;
        let flag = flag(number);
        if block.flags & flag == 0 {
            return None;
        }
        // At least one number lies before this one for each flag below its own; seldom more.
        let before = (block.flags & (flag - 1)).count_ones();
        let (first, end) = ((block.start + before) as usize, (block.start + block.count) as usize);
        self.rests.get(first..end)?.iter().position(|&r| r == rest(number)).map(|at| first + at)
    }
}

fn flag(number: u32) -> u64 {
    1 << (number >> (REST_BITS - 6) & 63)
}

fn rest(number: u32) -> u16 {
    (number & ((1 << REST_BITS) - 1)) as u16
}

#[cfg(test)]
mod tests {
    use super::Index;

    #[test]
    fn every_number_is_found_at_its_position_and_no_other() {
        let numbers: Vec<u32> = (0..5000u32).map(|n| n * 53_687 + n % 7).collect();
        let index = Index::new(&numbers);
        for (at, &number) in numbers.iter().enumerate() {
            assert_eq!(index.get(number), Some(at));
            assert_eq!(index.get(number + 9), numbers.binary_search(&(number + 9)).ok());
        }
        assert_eq!(Index::default().get(7), None);
    }
}
