//! Which places of a net work can be in at the same time.
//!
//! Knows places and moves, not steps and flows: those are read into a net by [`super::ways`].
//! The relation is that of Kovalyov and Esparza, *A polynomial algorithm to compute the concurrency relation of
//! free-choice signal transition graphs* (1996): the least in which the places a move gives to are together, and in
//! which what is together with all that a move takes from is together with what it gives to. Two places that are not in
//! it never hold work at the same time, in any net. That two in it do holds where all work can go on to the end.
//! Where it is asked from first places on, one more place stands for all time: what is together with that is ever
//! reached. Where it is not, work that may still come to a join is not held to be beside what comes out of it: each two
//! of three places may be together, and all three never.

/// Places, by number, and the moves by which work goes on from some to others.
#[derive(Debug, Default)]
pub struct Net {
    pub places: usize,
    pub moves: Vec<Move>,
    /// Where work may be at first, all at the same time. Where that is not said, each move can be made, and no place
    /// holds work twice.
    pub first: Option<Vec<usize>>,
}

/// Work is taken from all of the ones and given to all of the others.
#[derive(Debug)]
pub struct Move {
    /// In ascending order; more than one where it waits for several.
    pub from: Vec<usize>,
    pub to: Vec<usize>,
}

impl Net {
    /// For each move that waits for several, the places from which work may come to it, those it takes from included.
    fn before(&self, left: &mut usize) -> Vec<Vec<bool>> {
        let mut givers: Vec<Vec<usize>> = vec![Vec::new(); self.places];
        for (number, step) in self.moves.iter().enumerate() {
            for &place in &step.to {
                if let Some(givers) = givers.get_mut(place) {
                    givers.push(number);
                }
            }
        }
        let before = |(number, join): (usize, &Move)| {
            if join.from.len() < 2 || *left == 0 {
                return Vec::new();
            }
            let mut seen = vec![false; self.places];
            let mut to_walk = join.from.clone();
            while let Some(place) = to_walk.pop() {
                *left = left.saturating_sub(1);
                if std::mem::replace(seen.get_mut(place).unwrap_or(&mut true), true) {
                    continue;
                }
                let others = givers.get(place).into_iter().flatten().filter(|giver| **giver != number);
                to_walk.extend(others.filter_map(|giver| self.moves.get(*giver)).flat_map(|step| &step.from));
            }
            seen
        };
        self.moves.iter().enumerate().map(before).collect()
    }
}

/// The pairs of places of a net that are together.
#[derive(Debug)]
pub struct Together {
    /// For each place, a bit for each other; empty where there is none.
    rows: Vec<Vec<u64>>,
    /// Pairs whose consequences are still to be drawn.
    to_walk: Vec<(usize, usize)>,
    /// The place that stands for all time.
    ever: usize,
    /// Whether a place may be together with itself, which is to hold work twice.
    twice: bool,
    /// For each move, the places from which work may still come to it; asked of joins alone, and where nothing is
    /// first.
    before: Vec<Vec<bool>>,
    complete: bool,
}

impl Together {
    /// Works it out. Each small step takes one of `left`; where none is left, pairs are missing.
    pub fn new(net: &Net, left: &mut usize) -> Together {
        let mut together = Together {
            rows: vec![Vec::new(); net.places + 1],
            to_walk: Vec::new(),
            ever: net.places,
            twice: net.first.is_some(),
            before: Vec::new(),
            complete: true,
        };
        if net.first.is_none() {
            together.before = net.before(left);
        }
        let mut takes: Vec<Vec<usize>> = vec![Vec::new(); net.places];
        // How many pairs of what a move takes from are not known to be together.
        let mut missing: Vec<usize> = Vec::new();
        for (number, step) in net.moves.iter().enumerate() {
            for &place in &step.from {
                if let Some(takes) = takes.get_mut(place) {
                    takes.push(number);
                }
            }
            missing.push(step.from.len() * step.from.len().saturating_sub(1) / 2);
        }
        match &net.first {
            Some(first) => together.put_all(first, left),
            None => net.moves.iter().for_each(|step| together.put_all(&step.to, left)),
        }
        for &place in net.first.iter().flatten() {
            together.put(place, net.places, left);
        }
        while let Some((a, b)) = together.to_walk.pop() {
            let ways: &[(usize, usize)] = if a == b { &[(a, b)] } else { &[(a, b), (b, a)] };
            for (turn, &(here, there)) in ways.iter().enumerate() {
                for &number in takes.get(here).map_or(&[][..], Vec::as_slice) {
                    let (Some(step), Some(missing)) = (net.moves.get(number), missing.get_mut(number)) else {
                        continue;
                    };
                    if turn == 0 && a != b && step.from.binary_search(&there).is_ok() {
                        *missing = missing.saturating_sub(1);
                        if *missing == 0 {
                            let beside = step.from.first().map_or_else(Vec::new, |first| together.beside(*first));
                            beside.into_iter().for_each(|other| together.go_on(number, step, other, left));
                        }
                    }
                    if *missing == 0 {
                        together.go_on(number, step, there, left);
                    }
                }
            }
            if *left == 0 {
                together.complete = false;
                break;
            }
        }
        together
    }

    /// Whether two places can hold work at the same time.
    pub fn are(&self, a: usize, b: usize) -> bool {
        self.rows.get(a).and_then(|row| row.get(b / 64)).is_some_and(|word| word >> (b % 64) & 1 == 1)
    }

    /// Whether all pairs were found, so that of others is known that they are never together.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// What is together with all that a move takes from is together with what it gives to.
    fn go_on(&mut self, number: usize, step: &Move, other: usize, left: &mut usize) {
        *left = left.saturating_sub(step.from.len());
        let may_come = self.before.get(number).and_then(|before| before.get(other)).copied().unwrap_or_default();
        if !may_come && step.from.iter().all(|&from| self.are(from, other)) {
            step.to.iter().for_each(|&to| self.put(to, other, left));
            if other == self.ever {
                self.put_all(&step.to, left);
            }
        }
    }

    fn put_all(&mut self, places: &[usize], left: &mut usize) {
        for (i, &a) in places.iter().enumerate() {
            for &b in places.iter().skip(i + 1) {
                self.put(a, b, left);
            }
        }
    }

    fn put(&mut self, a: usize, b: usize, left: &mut usize) {
        *left = left.saturating_sub(1);
        if *left == 0 || self.are(a, b) || (a == b && !self.twice) {
            self.complete &= *left > 0;
            return;
        }
        let words = self.rows.len().div_ceil(64);
        for (a, b) in [(a, b), (b, a)] {
            let Some(row) = self.rows.get_mut(a) else { continue };
            if row.is_empty() {
                row.resize(words, 0);
            }
            if let Some(word) = row.get_mut(b / 64) {
                *word |= 1 << (b % 64);
            }
        }
        self.to_walk.push((a, b));
    }

    /// The places together with one.
    fn beside(&self, place: usize) -> Vec<usize> {
        let row = self.rows.get(place).map_or(&[][..], Vec::as_slice);
        let bits = row.iter().enumerate().filter(|(_, word)| **word != 0);
        bits.flat_map(|(at, word)| (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net(places: usize, first: Option<&[usize]>, moves: &[(&[usize], &[usize])]) -> Net {
        let moves = moves.iter().map(|(from, to)| Move { from: from.to_vec(), to: to.to_vec() }).collect();
        Net { places, moves, first: first.map(<[usize]>::to_vec) }
    }

    fn together(net: &Net) -> Together {
        let together = Together::new(net, &mut 1_000);
        assert!(together.is_complete());
        together
    }

    #[test]
    fn what_a_move_gives_to_is_together_until_it_is_joined() {
        // 0 is split into 1 and 2; 1 goes on to 3; 3 and 2 are joined in 4, which goes on to 5 or 6.
        let moves: &[(&[usize], &[usize])] =
            &[(&[0], &[1, 2]), (&[1], &[3]), (&[2, 3], &[4]), (&[4], &[5]), (&[4], &[6])];
        for first in [None, Some(&[0][..])] {
            let together = together(&net(7, first, moves));
            let pairs = (0..7).flat_map(|a| (a..7).map(move |b| (a, b))).filter(|&(a, b)| together.are(a, b));
            assert_eq!(pairs.collect::<Vec<_>>(), [(1, 2), (2, 3)]);
        }
    }

    #[test]
    fn three_ways_are_all_waited_for_and_a_join_of_a_choice_gives_nothing() {
        let three = together(&net(6, None, &[(&[0], &[1, 2, 3, 5]), (&[1, 2, 3], &[4])]));
        assert!(three.are(4, 5) && !three.are(4, 1));
        let choice: &[(&[usize], &[usize])] = &[(&[0], &[1]), (&[0], &[2]), (&[1, 2], &[3]), (&[3], &[4, 5])];
        assert!(!together(&net(7, Some(&[0, 6]), choice)).are(3, 6));
        // What is split after it is never reached.
        assert!(!together(&net(7, Some(&[0]), choice)).are(4, 5));
        assert!(together(&net(7, None, choice)).are(4, 5));
    }

    #[test]
    fn what_may_come_again_is_together_with_itself_only_where_asked() {
        // 0 gives to 1 and back to itself.
        let again: &[(&[usize], &[usize])] = &[(&[0], &[0, 1]), (&[1], &[2])];
        assert!(together(&net(3, Some(&[0]), again)).are(2, 2));
        assert!(!together(&net(3, None, again)).are(2, 2));
    }

    #[test]
    fn little_work_finds_less_and_says_so() {
        let wide: Vec<usize> = (1..40).collect();
        let net = net(40, Some(&[0]), &[(&[0], &wide)]);
        assert!(!Together::new(&net, &mut 100).is_complete());
        assert!(Together::new(&net, &mut 10_000).is_complete());
    }
}
