//! Dependencies: an arrow from one card, touchpoint or journey step to another.

use crate::{
    change::{Edit, Refusal, Transaction, op::refuse},
    model::{Dependency, Document, Id, IdMaker, rules},
};

/// Draws an arrow from one entry of a journey to another. Where one leads back already, that one becomes mutual.
pub fn depend(document: &Document, from: &Id, to: &Id, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let journey = rules::may_depend(document, from, to).map_err(Refusal::new)?;
    let runs = |a: &Id, b: &Id| document.dependencies().find(|d| d.from == *a && d.to == *b);
    if runs(from, to).is_some() || runs(to, from).is_some_and(|d| d.mutual) {
        return Err(Refusal::new("These two are connected already."));
    }
    let mut edit = Edit::new(document);
    if let Some(back) = runs(to, from) {
        edit.put(Dependency { mutual: true, ..back.clone() });
        edit.select([back.id.clone()]);
        return Ok(edit.finish("Connect both ways"));
    }
    let id = edit.fresh(ids, "dependency");
    edit.put(Dependency {
        id: id.clone(),
        journey,
        from: from.clone(),
        to: to.clone(),
        mutual: false,
        label: String::new(),
    });
    edit.select([id]);
    Ok(edit.finish("Connect"))
}

/// Turns an arrow round.
pub fn turn_dependency(document: &Document, dependency: &Id) -> Result<Transaction, Refusal> {
    let it = document.dependency(dependency).ok_or_else(|| refuse::gone("dependency"))?;
    if it.mutual {
        return Err(Refusal::new("This arrow runs both ways. Make it one-way first."));
    }
    let mut edit = Edit::new(document);
    edit.put(Dependency { from: it.to.clone(), to: it.from.clone(), ..it.clone() });
    Ok(edit.finish("Turn arrow round"))
}
