//! What the cells of SIPOCs and journeys may refer to, and which record a name in them means.

use super::{
    CellAt, ColumnKey, Document, Id, Named, Names, Record, RecordKind, RowKey, RowKind, Sheet, SipocColumn, StepKind,
    fold,
};

/// What a cell of a table may refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refers {
    /// Suppliers, customers, owners, systems.
    Parties,
    /// Inputs and outputs.
    Documents,
    /// The process column, frontstage, backstage, support.
    Steps,
    Channels,
    /// The register entries that a rule, KPI or opportunity of a journey can be.
    Rules,
    Kpis,
    Opportunities,
    /// To nothing: it holds words.
    Words,
}

impl Refers {
    /// What this cell may refer to.
    pub fn of(document: &Document, at: &CellAt) -> Refers {
        if let ColumnKey::Sipoc(column) = at.column {
            return Refers::of_column(column);
        }
        let RowKey::Row(row) = &at.row else { return Refers::Words };
        match document.journey_row(row).map(|row| row.kind) {
            Some(RowKind::Frontstage | RowKind::Backstage | RowKind::Support) => Refers::Steps,
            Some(RowKind::System | RowKind::Owner) => Refers::Parties,
            Some(RowKind::Channel) => Refers::Channels,
            Some(RowKind::Rule) => Refers::Rules,
            Some(RowKind::Kpi) => Refers::Kpis,
            Some(RowKind::Opportunity) => Refers::Opportunities,
            _ => Refers::Words,
        }
    }

    /// What a column of a SIPOC may refer to.
    pub fn of_column(column: SipocColumn) -> Refers {
        match column {
            SipocColumn::Suppliers | SipocColumn::Customers => Refers::Parties,
            SipocColumn::Inputs | SipocColumn::Outputs => Refers::Documents,
            SipocColumn::Process => Refers::Steps,
            SipocColumn::InputRequirements | SipocColumn::OutputRequirements => Refers::Words,
        }
    }

    /// The kinds of record, the likeliest first.
    pub fn kinds(self) -> &'static [RecordKind] {
        match self {
            Refers::Parties => &[RecordKind::Party],
            Refers::Documents => &[RecordKind::Document],
            Refers::Steps => &[RecordKind::Step, RecordKind::Phase, RecordKind::Swimlane],
            Refers::Rules => &[RecordKind::Rule],
            Refers::Kpis => &[RecordKind::Kpi, RecordKind::Sla],
            Refers::Opportunities => &[RecordKind::Opportunity],
            Refers::Channels | Refers::Words => &[],
        }
    }

    /// Whether a reference may be to this record.
    pub fn fits(self, record: &Record) -> bool {
        let thing = |kind| {
            matches!(kind, StepKind::Document | StepKind::DataStore | StepKind::Start(_) | StepKind::End(_))
                || matches!(kind, StepKind::Decision(_))
        };
        self.kinds().contains(&record.kind()) && !matches!(record, Record::Step(step) if thing(step.kind))
    }

    /// The record that a name means here: to the letter before any case, one that several have with what tells it
    /// apart.
    pub fn named<'a>(self, document: &'a Document, name: &str) -> Named<'a> {
        let name = name.trim();
        if name.is_empty() || self.kinds().is_empty() {
            return Named::Nobody;
        }
        let folded = fold(name);
        let mut called = self.all(document).filter(|record| fold(record.name()) == folded);
        // Most names are told apart from none: what is around others is not asked then.
        match (called.next(), called.next()) {
            _ if name.ends_with([')', ']']) => self.names(document).find(name, self.kinds()),
            (None, _) => Named::Nobody,
            (Some(only), None) => Named::One(only.id()),
            (Some(_), Some(_)) => self.names(document).find(name, self.kinds()),
        }
    }

    /// What a record is called in these cells, so that [`Refers::named`] means it.
    pub fn text(self, document: &Document, id: &Id) -> String {
        let name = document.display_name(id).trim();
        let like = self.all(document).filter(|record| record.name().trim() == name).count();
        if like < 2 && !name.ends_with([')', ']']) {
            return name.to_owned();
        }
        self.names(document).text(id, self.kinds())
    }

    /// The names of all that may stand here.
    pub fn names<'a>(self, document: &'a Document) -> Names<'a> {
        Names::among(document, self.all(document).map(Record::id))
    }

    fn all(self, document: &Document) -> impl Iterator<Item = &Record> {
        document.records().filter(move |record| self.fits(record))
    }

    /// The record that is called so, in any case and without spaces around, where nobody can be asked which is meant:
    /// an exact name before another, what belongs to the process of the view before what does not.
    pub fn likeliest(self, document: &Document, sheet: &Sheet, name: &str) -> Option<Id> {
        let name = name.trim();
        if name.is_empty() || self.kinds().is_empty() {
            return None;
        }
        let folded = fold(name);
        let named = self.all(document).filter(|r| fold(r.name()) == folded);
        let best = named.min_by_key(|r| (r.name().trim() != name, self.rank(document, sheet, r)))?;
        Some(best.id().clone())
    }

    /// Smaller for what is likelier meant in this view.
    pub(super) fn rank<'a>(
        self,
        document: &'a Document,
        sheet: &Sheet,
        record: &'a Record,
    ) -> (bool, bool, usize, &'a Id) {
        let home = document.swimlane_of(record.id()).and_then(|id| document.swimlane(id));
        let process = sheet.process(document);
        let elsewhere = home.is_some_and(|s| process.is_none() || s.process.as_ref() != process);
        let kind = self.kinds().iter().position(|k| *k == record.kind()).unwrap_or(usize::MAX);
        (elsewhere, home.is_some_and(|s| s.state == super::State::ToBe), kind, record.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    #[test]
    fn a_name_that_several_have_means_none_of_them_until_it_is_told_apart() {
        let text = r#"(format: 1,
            swimlanes: [(id: "w", name: "Order"), (id: "v", name: "Order", state: ToBe)],
            lanes: [(id: "l", swimlane: "w", name: "Desk", order: 0), (id: "m", swimlane: "v", name: "Desk", order: 0)],
            steps: [(id: "a", name: "Ask", lane: "l", column: 0), (id: "b", name: "Ask", lane: "m", column: 0),
                (id: "c", name: "ASK", lane: "m", column: 1), (id: "d", name: "Pack (x)", lane: "l", column: 1),
                (id: "e", kind: Decision(Exclusive), name: "Pack", lane: "l", column: 2)],
        )"#;
        let document = file::parse(text).unwrap_or_else(|e| panic!("{e}")).document;
        let means = |name: &str| match Refers::Steps.named(&document, name) {
            Named::Nobody => String::new(),
            Named::One(id) => id.to_string(),
            Named::Several(ids) => ids.len().to_string(),
        };
        for (name, meant) in [
            (" Ask ", "2"),
            ("ask", "3"),
            ("ASK", "c"),
            ("Ask (Order, to-be)", "b"),
            ("Ask [a]", "a"),
            ("pack (x)", "d"),
            ("Pack", ""),
            ("order", "2"),
            ("", ""),
        ] {
            assert_eq!(means(name), meant, "{name}");
        }
        for record in document.records().filter(|record| Refers::Steps.fits(record)) {
            assert_eq!(means(&Refers::Steps.text(&document, record.id())), record.id().as_str());
        }
        assert_eq!(Refers::Words.named(&document, "Ask"), Named::Nobody);
    }
}
