//! Pairs of rows that can hold at once, and whether the hit policy allows it.

use super::{
    cells::DecisionCells,
    cover::{self, Region, TooMuch, Work},
    domain::Domain,
    faults::{DecisionFault, FaultKind, Ruled, region_words},
    unary::Value,
};
use crate::model::{HitPolicy, together};

/// Tells of the pairs that the hit policy of the table leaves undecided, at most so many; and where looking for them
/// takes more than the work allowed, that not all were looked at.
pub fn overlaps(
    cells: &DecisionCells,
    domains: &[Domain],
    rules: &[Ruled],
    most: usize,
    work: &mut Work,
    faults: &mut Vec<DecisionFault>,
) {
    match cells.table.hit {
        HitPolicy::Unique | HitPolicy::Any | HitPolicy::Priority => {}
        // These say what then.
        HitPolicy::First | HitPolicy::Collect | HitPolicy::RuleOrder | HitPolicy::OutputOrder => return,
    }
    let mut found = Found { told: 0, left: 0, most };
    let whole = search(cells, domains, rules, work, &mut found, faults);
    let Found { told, left, .. } = found;
    if left > 0 {
        let pairs = if left == 1 {
            "1 further pair of rows holds".to_owned()
        } else {
            format!("{left} further pairs of rows hold")
        };
        faults.push(DecisionFault {
            kind: FaultKind::Overlap,
            rows: vec![],
            column: None,
            words: format!("{pairs} at once"),
        });
    }
    if whole.is_err() {
        faults.push(DecisionFault::unchecked(if told > 0 { "further overlaps" } else { "overlaps" }));
    }
}

/// How many pairs were told, and how many beyond as many as are told.
struct Found {
    told: usize,
    left: usize,
    most: usize,
}

fn search(
    cells: &DecisionCells,
    domains: &[Domain],
    rules: &[Ruled],
    work: &mut Work,
    found: &mut Found,
    faults: &mut Vec<DecisionFault>,
) -> Result<(), TooMuch> {
    let ranks: Vec<Option<Vec<usize>>> = match cells.table.hit {
        HitPolicy::Priority => rules.iter().map(|rule| rank(cells, rule)).collect(),
        _ => vec![None; rules.len()],
    };
    let ranked: Vec<_> = rules.iter().zip(&ranks).collect();
    for (i, a) in ranked.iter().enumerate() {
        for b in ranked.iter().skip(i + 1) {
            if !cover::meet_within(&a.0.region, &b.0.region, work)? {
                continue;
            }
            // Their outputs are compared too.
            work.take(cells.outputs.len())?;
            let Some(why) = undecided(cells, a, b) else { continue };
            if found.told == found.most {
                found.left += 1;
                continue;
            }
            found.told += 1;
            let ((a, _), (b, _)) = (a, b);
            let shared: Region = a.region.iter().zip(&b.region).map(|(a, b)| a.and(b)).collect();
            let region = region_words(cells, domains, &shared);
            faults.push(DecisionFault {
                kind: FaultKind::Overlap,
                rows: vec![a.row.id.clone(), b.row.id.clone()],
                column: None,
                words: format!("Rows {} and {} both hold for {region}{why}", a.number, b.number),
            });
        }
    }
    Ok(())
}

/// A row with the [`rank`] of its outputs, where the hit policy asks for it.
type Ranked<'r> = (&'r Ruled<'r>, &'r Option<Vec<usize>>);

/// Why two rows that hold at once leave it open what is decided; `None` where the hit policy says.
fn undecided(cells: &DecisionCells, (a, rank_a): &Ranked, (b, rank_b): &Ranked) -> Option<String> {
    let differs = || {
        let pairs = a.outputs.iter().zip(&b.outputs).zip(&cells.outputs);
        let other: Vec<String> =
            pairs.filter(|((a, b), _)| !same(a.as_ref(), b.as_ref())).map(|(_, c)| cells.name(c)).collect();
        (!other.is_empty()).then(|| together(&other.iter().map(String::as_str).collect::<Vec<_>>()))
    };
    match cells.table.hit {
        HitPolicy::Unique => Some(String::new()),
        HitPolicy::Any => differs().map(|other| format!(", with different {other}")),
        HitPolicy::Priority => {
            let other = differs()?;
            match (rank_a, rank_b) {
                (Some(a), Some(b)) if a != b => None,
                (Some(_), Some(_)) => Some(format!(", of the same priority but with different {other}")),
                _ => Some(", and the priority of their outputs is not listed".to_owned()),
            }
        }
        HitPolicy::First | HitPolicy::Collect | HitPolicy::RuleOrder | HitPolicy::OutputOrder => None,
    }
}

fn same(a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.same(b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The place of a row's outputs among the values listed, output by output; `None` where none is listed, or one of its
/// values is not.
pub(super) fn rank(cells: &DecisionCells, rule: &Ruled) -> Option<Vec<usize>> {
    let listed = cells.outputs.iter().zip(&rule.outputs).filter(|(column, _)| !column.values.is_empty());
    let places: Option<Vec<usize>> = listed
        .map(|(column, value)| {
            let value = value.as_ref()?;
            let is = |listed: &String| super::read_output(listed, column).is_ok_and(|l| same(l.as_ref(), Some(value)));
            column.values.iter().position(is)
        })
        .collect();
    places.filter(|places| !places.is_empty())
}
