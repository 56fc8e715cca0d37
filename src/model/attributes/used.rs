//! Where each record of a model is used, in words for one cell: how often, and in which views.

use crate::model::{AND, Document, Id, IdMap, Sheet, counted};

/// The views that use each record. Linear to gather.
pub(super) struct UsedIn<'a> {
    of: IdMap<'a, Vec<Option<Sheet>>>,
}

impl<'a> UsedIn<'a> {
    /// Gathers every link of a model; what merely belongs to something is no use of it.
    pub fn new(document: &'a Document) -> UsedIn<'a> {
        let mut of: IdMap<'a, Vec<Option<Sheet>>> = IdMap::default();
        for record in document.records() {
            let links = record.links();
            if links.iter().all(|link| link.home) {
                continue;
            }
            let view = Sheet::home(document, record.id());
            for link in links.iter().filter(|link| !link.home) {
                of.entry(link.target).or_default().push(view.clone());
            }
        }
        UsedIn { of }
    }

    /// "4 places: Complaint, as-is (3); Rules"; empty where it is used nowhere.
    pub fn text(&self, document: &Document, id: &Id) -> String {
        let Some(places) = self.of.get(id) else { return String::new() };
        let mut views: Vec<&Sheet> = places.iter().flatten().collect();
        views.sort();
        let mut told: Vec<(String, usize)> = Vec::new();
        for same in views.chunk_by(|a, b| a == b) {
            told.extend(same.first().map(|view| (view.title(document), same.len())));
        }
        let say = |(title, n): &(String, usize)| if *n == 1 { title.clone() } else { format!("{title} ({n})") };
        let count = counted(places.len(), "place", "places");
        match told.is_empty() {
            true => count,
            false => format!("{count}: {}", told.iter().map(say).collect::<Vec<_>>().join(AND)),
        }
    }
}
