//! Relatives by whose they are: "Hale's wife" and "his wife" are one, once it is known who "his" is.

use super::coreference::{Clusters, Context};
use crate::annotation::Form;
use crate::lexicon::{Classes, Map, extend};

/// Joins descriptions of one relative of one actor; two that are named stay two.
pub(super) fn join(context: Context, clusters: &mut Clusters) {
    let mut known: Map<u64, usize> = Map::default();
    let mut named = vec![false; clusters.len()];
    for (cluster, mention) in clusters.iter().zip(context.mentions) {
        if let Some(named) = cluster.and_then(|cluster| named.get_mut(cluster)) {
            *named |= mention.form == Form::Name;
        }
    }
    // What each cluster is joined to, itself at first: looked up to the end, applied once.
    let mut joined: Vec<usize> = (0..clusters.len()).collect();
    let root = |joined: &[usize], cluster: usize| joined.get(cluster).copied().unwrap_or(cluster);
    for index in 0..clusters.len() {
        let (Some(key), Some(own)) = (relative(context, index, clusters), clusters.get(index).copied().flatten()) else { continue };
        let own = root(&joined, own);
        let first = root(&joined, *known.entry(key).or_insert(own));
        let is_named = |cluster: usize| named.get(cluster).copied().unwrap_or_default();
        if first == own || is_named(first) && is_named(own) || root(&joined, first) != first {
            continue;
        }
        let name = is_named(own);
        joined.get_mut(own).into_iter().for_each(|cluster| *cluster = first);
        named.get_mut(first).into_iter().for_each(|named| *named |= name);
    }
    for cluster in clusters.iter_mut().flatten() {
        *cluster = root(&joined, root(&joined, *cluster));
    }
}

/// A relative as a number: the cluster of whose it is, and the words up to the head.
fn relative(context: Context, index: usize, clusters: &Clusters) -> Option<u64> {
    let doc = context.doc;
    let mention = context.mentions.get(index).filter(|mention| mention.form == Form::Nominal)?;
    if !doc.classes(mention.head).any(Classes::KIN) || doc.is_plural(mention.head) {
        return None;
    }
    let first = context.mentions.partition_point(|other| other.tokens.start < mention.tokens.start);
    let mut beside = context.mentions.iter().enumerate().skip(first).take_while(|(_, other)| other.tokens.start == mention.tokens.start);
    let (whose, owner) = beside.find(|(at, other)| *at != index && other.tokens.end <= mention.head)?;
    let cluster = clusters.get(whose).copied().flatten()?;
    let words = (owner.tokens.end..=mention.head).filter(|&at| !matches!(doc.lower(at), "'s" | "'"));
    Some(words.fold(cluster as u64, |key, at| extend(key, doc.hash(at))))
}
