//! The result as one list of numbers and one string, which crosses to JavaScript in two copies; `www/unpack.ts` reads it.
//!
//! An object built field by field through the boundary takes several times as long as finding what is in it.

use js_sys::{Array, Uint32Array};
use wasm_bindgen::JsValue;

use crate::annotation::{ActorMention, Annotations, Entity, Quantity, Quote, TextSpan};

/// `[Uint32Array, string]`: how many actors, entities, quotes, numbers and strings there are, then these in order, then
/// where each string ends in UTF-16 units. A string stands as its number, counted from 1; 0 stands for null.
pub(super) fn pack(found: &Annotations) -> Array {
    let mut packer = Packer { recent: vec![(0, 0); 512], ..Packer::default() };
    packer.words.extend([found.actors.len(), found.entities.len(), found.quotes.len(), found.numbers.len(), 0].map(|count| count as u32));
    found.actors.iter().for_each(|actor| packer.actor(actor));
    found.entities.iter().for_each(|entity| packer.entity(entity));
    found.quotes.iter().for_each(|quote| packer.quote(quote));
    found.numbers.iter().for_each(|number| packer.number(number));
    packer.finish()
}

#[derive(Default)]
struct Packer {
    words: Vec<u32>,
    strings: String,
    /// Where the strings end.
    ends: Vec<u32>,
    /// UTF-16 units of `strings`.
    units: u32,
    /// Names of rules with their numbers.
    rules: Vec<(&'static str, u32)>,
    /// Short strings by their bytes and length, each where its hash says, with their numbers.
    recent: Vec<(u64, u32)>,
}

impl Packer {
    fn actor(&mut self, actor: &ActorMention) {
        let rule = self.rule(actor.rule);
        self.words.extend([actor.start, actor.end, actor.kind as u32, actor.form as u32, actor.entity, rule]);
    }

    fn entity(&mut self, entity: &Entity) {
        let (name, country) = (self.string(&entity.name), self.optional(entity.country.as_deref()));
        let pronoun = entity.pronoun.map_or(0, |pronoun| pronoun as u32 + 1);
        self.words.extend([name, entity.kind as u32, country, pronoun, entity.mentions.len() as u32, entity.members.len() as u32]);
        self.words.extend(entity.mentions.iter().chain(&entity.members));
    }

    fn quote(&mut self, quote: &Quote) {
        let rule = self.rule(quote.rule);
        self.words.extend([quote.start, quote.end, quote.kind as u32, u32::from(quote.speech), quote.status as u32, rule]);
        self.span(quote.cue);
        let speaker = quote.speaker.map_or([0; 4], |s| [s.start, s.end, s.actor, s.entity]);
        self.words.extend(speaker);
        self.words.extend([quote.contents.len() as u32, quote.marked.len() as u32]);
        self.words.extend(quote.contents.iter().chain(&quote.marked).flat_map(|span| [span.start, span.end]));
    }

    fn number(&mut self, number: &Quantity) {
        let [value, low, high, from, unit] =
            [&number.value, &number.low, &number.high, &number.from, &number.unit].map(|text| self.optional(text.as_deref()));
        let [first, last] =
            [0, 1].map(|end| number.days.as_ref().map_or(0, |days| self.string(if end == 0 { &days.first } else { &days.last })));
        let change = number.change.map_or(0, |change| change as u32 + 1);
        let rule = self.rule(number.rule);
        let modifier = number.modifier.map_or(0, |modifier| modifier as u32 + 1);
        self.words.extend([number.start, number.end, number.kind as u32, value, low, high, from, change, first, last, modifier, unit]);
        self.span(number.counted);
        self.words.push(rule);
    }

    /// No span that is found is empty, so an end of 0 stands for null.
    fn span(&mut self, span: Option<TextSpan>) {
        self.words.extend(span.map_or([0, 0], |span| [span.start, span.end]));
    }

    fn rule(&mut self, rule: &'static str) -> u32 {
        if let Some(&(_, number)) = self.rules.iter().find(|(known, _)| std::ptr::eq(*known, rule)) {
            return number;
        }
        let number = self.string(rule);
        self.rules.push((rule, number));
        number
    }

    fn optional(&mut self, text: Option<&str>) -> u32 {
        text.map_or(0, |text| self.string(text))
    }

    fn string(&mut self, text: &str) -> u32 {
        // Short ones, as values and units are, come again and again: each becomes one JavaScript string.
        let mut key = [0; 8];
        let Some(letters) = key.get_mut(..text.len()).filter(|_| (1..8).contains(&text.len())) else { return self.append(text) };
        letters.copy_from_slice(text.as_bytes());
        key[7] = text.len() as u8;
        let key = u64::from_le_bytes(key);
        let place = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 55) as usize;
        match self.recent.get(place) {
            Some(&(known, number)) if known == key => number,
            _ => {
                let number = self.append(text);
                if let Some(recent) = self.recent.get_mut(place) {
                    *recent = (key, number);
                }
                number
            }
        }
    }

    fn append(&mut self, text: &str) -> u32 {
        self.strings.push_str(text);
        self.units += text.chars().map(|c| c.len_utf16() as u32).sum::<u32>();
        self.ends.push(self.units);
        self.ends.len() as u32
    }

    fn finish(mut self) -> Array {
        if let Some(count) = self.words.get_mut(4) {
            *count = self.ends.len() as u32;
        }
        self.words.append(&mut self.ends);
        Array::of2(&Uint32Array::from(self.words.as_slice()), &JsValue::from_str(&self.strings))
    }
}
