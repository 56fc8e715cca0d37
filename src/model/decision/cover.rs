//! Boxes over several domains: what a heap of them leaves uncovered, as few large boxes.

use super::domain::{Domain, Set};

/// A set a column: the combinations of which each value is in its set.
pub type Region = Vec<Set>;

/// The work was more than was allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuch;

/// How many steps may still be taken; a step is two sets compared.
#[derive(Clone, Copy, Debug)]
pub struct Work(pub usize);

/// Choices are nested no deeper.
const DEEPEST: usize = 400;

impl Work {
    /// Counts steps before they are taken.
    pub fn take(&mut self, steps: usize) -> Result<(), TooMuch> {
        self.0 = self.0.checked_sub(steps).ok_or(TooMuch)?;
        Ok(())
    }
}

/// Whether two regions have a combination in common.
pub fn meet(a: &[Set], b: &[Set]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.meets(b))
}

/// The same, counted.
pub fn meet_within(a: &[Set], b: &[Set], work: &mut Work) -> Result<bool, TooMuch> {
    let apart = a.iter().zip(b).position(|(a, b)| !a.meets(b));
    work.take(apart.map_or(a.len(), |column| column + 1).max(1))?;
    Ok(apart.is_none())
}

/// A part of `space` that none of the regions covers; `None` where they cover all of it.
///
/// Each region says of a point outside it that one of its columns lies elsewhere. The region that leaves the fewest
/// columns to choose from is decided first (one column is no choice at all), as in the search of Davis, Logemann and
/// Loveland (1962), over sets in place of truth values.
pub fn uncovered(space: &[Set], regions: &[&Region], work: &mut Work) -> Result<Option<Region>, TooMuch> {
    search(space.to_vec(), regions.to_vec(), 0, work)
}

fn search(
    mut space: Region,
    mut regions: Vec<&Region>,
    depth: usize,
    work: &mut Work,
) -> Result<Option<Region>, TooMuch> {
    if depth > DEEPEST {
        return Err(TooMuch);
    }
    loop {
        if space.iter().any(Set::is_empty) {
            return Ok(None);
        }
        work.take(regions.len() * space.len() + 1)?;
        regions.retain(|region| meet(&space, region));
        let open = |region: &Region| space.iter().zip(region).filter(|(s, r)| !s.within(r)).count();
        let Some((open, region)) = regions.iter().map(|region| (open(region), *region)).min_by_key(|(n, _)| *n) else {
            return Ok(Some(space));
        };
        let columns: Vec<usize> =
            (0..space.len()).filter(|&c| space.get(c).zip(region.get(c)).is_some_and(|(s, r)| !s.within(r))).collect();
        match (open, columns.as_slice()) {
            (0, _) => return Ok(None),
            (1, &[only]) => {
                if let (Some(mine), Some(cut)) = (space.get_mut(only), region.get(only)) {
                    *mine = mine.without(cut);
                }
            }
            (_, columns) => {
                for &column in columns {
                    let (Some(mine), Some(cut)) = (space.get(column).cloned(), region.get(column)) else { continue };
                    let mut piece = space.clone();
                    if let Some(part) = piece.get_mut(column) {
                        *part = mine.without(cut);
                    }
                    if let Some(found) = search(piece, regions.clone(), depth + 1, work)? {
                        return Ok(Some(found));
                    }
                    // Elsewhere in this column has been looked; the rest lies within.
                    if let Some(part) = space.get_mut(column) {
                        *part = mine.and(cut);
                    }
                }
                return Ok(None);
            }
        }
    }
}

/// What the regions leave of all there can be, as boxes that cannot be larger and of which none is within the others;
/// at most `most`, and whether there are more.
pub fn gaps(
    domains: &[Domain],
    regions: &[Region],
    most: usize,
    work: &mut Work,
) -> Result<(Vec<Region>, bool), TooMuch> {
    let whole: Region = domains.iter().map(|d| d.all.clone()).collect();
    let mut found: Vec<Region> = Vec::new();
    let mut more = false;
    loop {
        let covers: Vec<&Region> = regions.iter().chain(&found).collect();
        let Some(gap) = uncovered(&whole, &covers, work)? else { break };
        if found.len() == most {
            more = true;
            break;
        }
        found.push(largest(&whole, gap, regions, work)?);
    }
    let mut i = 0;
    while i < found.len() {
        let others: Vec<&Region> = found.iter().enumerate().filter(|(k, _)| *k != i).map(|(_, r)| r).collect();
        let spare = found.get(i).map(|region| uncovered(region, &others, work)).transpose()?;
        if spare == Some(None) {
            found.remove(i);
        } else {
            i += 1;
        }
    }
    for i in 0..found.len() {
        for (c, domain) in domains.iter().enumerate() {
            leave_pieces(&mut found, i, c, domain, work)?;
        }
    }
    Ok((found, more))
}

/// Of a gap that is several stretches of a line, or several words, those that other gaps tell of are left out: what is
/// left is easier to read.
fn leave_pieces(
    found: &mut [Region],
    gap: usize,
    column: usize,
    domain: &Domain,
    work: &mut Work,
) -> Result<(), TooMuch> {
    let Some(set) = found.get(gap).and_then(|region| region.get(column)) else { return Ok(()) };
    if domain.all.within(set) {
        return Ok(());
    }
    let runs = domain.pieces(set);
    for run in runs.iter().filter(|_| runs.len() > 1) {
        let Some(mut part) = found.get(gap).cloned() else { return Ok(()) };
        if let Some(set) = part.get_mut(column) {
            *set = run.clone();
        }
        let others: Vec<&Region> = found.iter().enumerate().filter(|(k, _)| *k != gap).map(|(_, r)| r).collect();
        if uncovered(&part, &others, work)?.is_none()
            && let Some(set) = found.get_mut(gap).and_then(|region| region.get_mut(column))
        {
            *set = set.without(run);
        }
    }
    Ok(())
}

/// The box grown until it meets a region in every direction: of several ways that with the fewest columns to name.
fn largest(whole: &Region, gap: Region, regions: &[Region], work: &mut Work) -> Result<Region, TooMuch> {
    let columns = whole.len();
    let mut best: Option<((usize, i64), Region)> = None;
    for first in 0..columns.max(1) {
        let mut grown = gap.clone();
        // The last columns are left open first: a table is read from the left.
        for step in 0..columns {
            grow(whole, &mut grown, (first + columns - step) % columns, regions, work)?;
        }
        let named = grown.iter().zip(whole).filter(|(mine, all)| !all.within(mine)).count();
        let parts: i64 = grown.iter().map(|set| i64::from(set.count())).sum();
        let rank = (named, -parts);
        if best.as_ref().is_none_or(|(known, _)| rank < *known) {
            best = Some((rank, grown));
        }
    }
    Ok(best.map_or(gap, |(_, region)| region))
}

fn grow(whole: &Region, grown: &mut Region, column: usize, regions: &[Region], work: &mut Work) -> Result<(), TooMuch> {
    work.take(regions.len() * whole.len())?;
    let Some(mut free) = whole.get(column).cloned() else { return Ok(()) };
    for region in regions {
        let beside = grown.iter().zip(region).enumerate().all(|(c, (a, b))| c == column || a.meets(b));
        if let Some(taken) = region.get(column).filter(|_| beside) {
            free = free.without(taken);
        }
    }
    if let Some(mine) = grown.get_mut(column) {
        mine.add(&free);
    }
    Ok(())
}
