//! What the verbs of a SIPOC do: typing, rows, forms, references.

use laneway::{
    change::{
        Refusal, Transaction,
        op::{self, Field},
    },
    file,
    model::{SipocColumn::*, *},
};

/// A SIPOC under edit, with every verb held to what holds of all: no problems, exact undo.
struct Desk {
    document: Document,
    sheet: Sheet,
    ids: IdMaker,
}

impl Desk {
    fn empty() -> Desk {
        let mut ids = IdMaker::new(1);
        let mut document = op::start_model("Complaint", &mut ids);
        let process = document.processes().next().expect("one").id.clone();
        let made = op::sipoc::new_sipoc(&document, "", Some(&process), &mut ids).expect("makes one");
        made.diff.apply(&mut document);
        let sipoc = made.select.expect("selects it")[0].clone();
        assert_eq!(document.display_name(&sipoc), "Complaint");
        Desk { document, sheet: Sheet::Sipoc(sipoc), ids }
    }

    fn fixture() -> Desk {
        let document = file::parse(include_str!("../fixtures/sipoc.laneway.ron")).expect("a model").document;
        Desk { document, sheet: Sheet::Sipoc("sipoc".into()), ids: IdMaker::new(1) }
    }

    #[track_caller]
    fn run(
        &mut self,
        verb: impl FnOnce(&Document, &Sheet, &mut IdMaker) -> Result<Transaction, Refusal>,
    ) -> Transaction {
        let made = verb(&self.document, &self.sheet, &mut self.ids).unwrap_or_else(|e| panic!("refused: {e}"));
        let before = self.document.clone();
        made.diff.apply(&mut self.document);
        assert_eq!(problems(&self.document), []);
        let mut undone = self.document.clone();
        made.diff.inverted().apply(&mut undone);
        assert_eq!(undone, before, "undo of {}", made.label);
        made
    }

    #[track_caller]
    fn type_in(&mut self, row: usize, column: SipocColumn, text: &str) -> Id {
        let at = self.cells().at(row, column);
        let made = self.run(|d, s, i| op::type_in(d, s, &at, None, text, i));
        made.select.expect("selects the entry")[0].clone()
    }

    fn cells(&self) -> SipocCells<'_> {
        SipocCells::new(&self.document, self.sheet.id()).expect("a SIPOC")
    }

    fn set(&mut self, field: Field) {
        self.run(|d, s, _| op::set(d, &[s.id().clone()], &field));
    }

    fn entry(&self, id: &Id) -> &SipocEntry {
        self.document.sipoc_entry(id).expect("an entry")
    }

    /// Every shown cell, a line a row: `S | I | P | O | C`, several in one cell joined by `+`.
    fn show(&self) -> String {
        let cells = self.cells();
        let name = |e: &&SipocEntry| self.document.display_name(&e.id).to_owned();
        let cell = |r, c| cells.cell(r, c).iter().map(name).collect::<Vec<_>>().join(" + ");
        let row = |r| cells.columns.iter().map(|&c| cell(r, c)).collect::<Vec<_>>().join(" | ");
        (0..cells.rows.len()).map(row).collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn a_name_is_a_reference_to_what_is_called_so_and_a_new_name_makes_it() {
    let mut desk = Desk::empty();
    let customer = desk.document.parties().find(|p| p.name == "Customer").expect("one").id.clone();
    let supplier = desk.type_in(0, Suppliers, "  cuSTomer ");
    assert_eq!(desk.entry(&supplier).record, Some(customer.clone()));
    let new = desk.type_in(0, Customers, "Repair partner");
    let party = desk.entry(&new).record.clone().expect("a party is made");
    assert_eq!(desk.document.party(&party).map(|p| p.kind), Some(PartyKind::Customer));
    let input = desk.type_in(0, Inputs, "Faulty machine");
    let output = desk.type_in(0, Outputs, "faulty machine");
    assert_eq!(desk.entry(&input).record, desk.entry(&output).record);
    assert_eq!(desk.document.documents().count(), 1);
    let step = desk.type_in(0, Process, "Take the complaint");
    assert_eq!((desk.entry(&step).record.as_ref(), desk.entry(&step).text.as_str()), (None, "Take the complaint"));
    assert_eq!(desk.show(), "Customer | Faulty machine | Take the complaint | Faulty machine | Repair partner");
    // Of two that differ in case, the exact name is meant.
    for name in ["REPAIR partner", "repair partner"] {
        desk.run(|d, _, i| Ok(op::add_party(d, name, PartyKind::Partner, i)));
    }
    let exact = desk.type_in(1, Suppliers, "repair partner");
    assert_eq!(desk.document.display_name(&exact), "repair partner");
}

#[test]
fn typing_replaces_the_reference_and_renaming_renames_the_record() {
    let mut desk = Desk::fixture();
    let at = desk.cells().at(1, Suppliers);
    let entry: Id = "su2".into();
    desk.run(|d, _, _| op::rename(d, &entry, "Claims"));
    assert_eq!(desk.document.party(&"back-office".into()).map(|p| p.name.as_str()), Some("Claims"));
    desk.run(|d, s, i| op::type_in(d, s, &at, Some(&entry), "Partner", i));
    assert_eq!(desk.entry(&entry).record, Some("partner".into()));
    assert_eq!(desk.document.party(&"back-office".into()).map(|p| p.name.as_str()), Some("Claims"));
    desk.run(|d, s, i| op::type_in(d, s, &at, Some(&entry), "  ", i));
    assert!(desk.document.sipoc_entry(&entry).is_none());
    assert!(desk.document.party(&"partner".into()).is_some());
}

#[test]
fn a_cell_holds_several_and_a_row_between_touches_one_record() {
    let mut desk = Desk::fixture();
    desk.type_in(1, Inputs, "Photos");
    assert_eq!(desk.cells().cell(1, Inputs).len(), 2);
    let before = RowKey::Entries(Key::from(1));
    let made = desk.run(|d, s, i| op::add_row(d, s, Some(&before), i));
    assert_eq!((made.diff.added.len(), made.diff.updated.len()), (1, 0));
    // What is typed into the new row fills the empty entry there.
    desk.type_in(2, Process, "Ask back");
    assert!(desk.show().contains("Warranty terms + Photos"), "{}", desk.show());
    assert_eq!(desk.show().lines().nth(2), Some(" |  | Ask back |  |  | "));
    assert_eq!(desk.cells().cell(2, Process).len(), 1);
}

#[test]
fn rows_are_moved_with_all_in_them_and_removed() {
    let mut desk = Desk::fixture();
    let row = |r: i32| RowKey::Entries(Key::from(r));
    let start = desk.show();
    let made = desk.run(|d, s, _| op::move_row(d, s, &row(4), Some(&row(1))));
    assert_eq!(made.diff.updated.len(), 6);
    let lines: Vec<&str> = start.lines().collect();
    assert_eq!(desk.show().lines().collect::<Vec<_>>(), [lines[0], lines[4], lines[1], lines[2], lines[3]]);
    desk.run(|d, s, _| op::move_row(d, s, &row(0), None));
    assert_eq!(desk.show().lines().last(), Some(lines[0]));
    desk.run(|d, s, _| op::remove_row(d, s, &row(1)));
    assert_eq!(desk.show().lines().count(), 4);
    assert_eq!(desk.document.documents().count(), 10, "what a row stood for stays");
}

#[test]
fn both_forms_hold_the_same_entries_and_either_is_edited() {
    let mut desk = Desk::fixture();
    desk.type_in(1, Inputs, "Photos");
    let rows = desk.show();
    desk.set(Field::SipocForm(SipocForm::Lists));
    assert_eq!(
        desk.cells().list(Inputs).iter().map(|e| desk.document.display_name(&e.id)).collect::<Vec<_>>(),
        ["Faulty machine", "Warranty terms", "Photos", "Parts, slot", "Repaired machine", "Cause and advice"]
    );
    assert_eq!(desk.show().lines().count(), 6);
    assert_eq!(desk.show().lines().last(), Some(" | Cause and advice |  |  |  | "));
    desk.set(Field::SipocForm(SipocForm::Rows));
    assert_eq!(desk.show(), rows);
    desk.set(Field::SipocForm(SipocForm::Lists));
    // At the end of a list, between two of it, and moved within it.
    desk.type_in(6, Process, "Tell a friend");
    desk.type_in(0, Process, "Note the number");
    let list = |desk: &Desk, column| -> Vec<String> {
        desk.cells().list(column).iter().map(|e| desk.document.display_name(&e.id).to_owned()).collect()
    };
    assert_eq!(list(&desk, Process)[..3], ["Take the complaint", "Note the number", "Check the claim"]);
    assert_eq!(list(&desk, Process).last().map(String::as_str), Some("Tell a friend"));
    let (first, last) = (desk.cells().at(0, Inputs).row, desk.cells().at(5, Inputs).row);
    desk.run(|d, s, _| op::move_row(d, s, &last, Some(&first)));
    assert_eq!(list(&desk, Inputs)[..2], ["Cause and advice", "Faulty machine"]);
    desk.set(Field::SipocForm(SipocForm::Rows));
    assert!(desk.show().contains("Tell a friend"), "{}", desk.show());
}

#[test]
fn requirements_are_hidden_and_shown_without_loss() {
    let mut desk = Desk::fixture();
    let start = desk.show();
    let column = ColumnKey::Sipoc(OutputRequirements);
    desk.run(|d, s, _| op::remove_column(d, s, &column));
    assert!(!desk.show().contains("signed"));
    desk.run(|d, s, i| op::add_column(d, s, None, i));
    assert_eq!(desk.show(), start);
    desk.run(|d, s, i| op::add_column(d, s, Some(&ColumnKey::Sipoc(Inputs)), i));
    desk.type_in(0, InputRequirements, "with its receipt");
    assert!(desk.show().starts_with("Customer | Faulty machine | with its receipt | Take"));
    assert!(op::remove_column(&desk.document, &desk.sheet, &ColumnKey::Sipoc(Process)).is_err());
}

#[test]
fn an_entry_moved_to_another_column_is_what_its_name_means_there() {
    let mut desk = Desk::fixture();
    let move_to = |desk: &mut Desk, entry: &str, row, column| {
        let at = desk.cells().at(row, column);
        desk.run(|d, s, _| op::move_entry(d, s, &entry.into(), &at));
        (desk.entry(&entry.into()).record.clone(), desk.document.display_name(&entry.into()).to_owned())
    };
    assert_eq!(move_to(&mut desk, "su2", 3, Customers), (Some("back-office".into()), "Back office".into()));
    assert_eq!(move_to(&mut desk, "in2", 1, Outputs), (Some("warranty-terms".into()), "Warranty terms".into()));
    assert_eq!(move_to(&mut desk, "in1", 0, Process), (None, "Faulty machine".into()));
    assert_eq!(move_to(&mut desk, "in1", 0, Inputs), (Some("faulty-machine".into()), "Faulty machine".into()));
}

#[test]
fn the_next_cell_follows_the_fill_order() {
    let mut desk = Desk::empty();
    let next = |desk: &Desk, row, column| {
        let cells = desk.cells();
        let next = op::next_cell(&desk.document, &desk.sheet, &cells.at(row, column))?;
        Some((cells.row_of(&next.row)?, next.column))
    };
    assert_eq!(desk.cells().suggested(), Some(desk.cells().at(0, Process)));
    desk.type_in(0, Process, "Take the complaint");
    let mut at = Process;
    for column in [Outputs, Customers, Inputs, Suppliers] {
        assert_eq!(next(&desk, 0, at), Some((0, ColumnKey::Sipoc(column))));
        desk.type_in(0, column, "Something");
        at = column;
    }
    assert_eq!(next(&desk, 0, Suppliers), Some((1, ColumnKey::Sipoc(Process))));
    desk.set(Field::FillOrder(FillOrder::Customer));
    assert_eq!(desk.cells().suggested(), Some(desk.cells().at(1, Customers)));
    assert_eq!(next(&desk, 1, Customers), Some((1, ColumnKey::Sipoc(Outputs))));
    desk.set(Field::OutputRequirements(true));
    assert_eq!(next(&desk, 1, Customers), Some((1, ColumnKey::Sipoc(OutputRequirements))));
    desk.set(Field::SipocForm(SipocForm::Lists));
    assert_eq!(next(&desk, 0, Customers), Some((1, ColumnKey::Sipoc(Customers))));
    assert_eq!(next(&desk, 1, Customers), Some((0, ColumnKey::Sipoc(OutputRequirements))));
}

#[test]
fn completion_offers_what_the_column_may_hold_best_first() {
    let desk = Desk::fixture();
    let names = |column, typed: &str| -> Vec<String> {
        let at = desk.cells().at(0, column);
        suggest(&desk.document, &desk.sheet, &at, typed).into_iter().map(|s| s.name).collect()
    };
    assert_eq!(names(Suppliers, "par"), ["Partner", "Repair partner"]);
    assert_eq!(names(Inputs, "re")[..2], ["Repair order", "Repaired machine"]);
    assert_eq!(names(OutputRequirements, "sig"), ["signed"]);
    assert!(names(Process, "zzz").is_empty());
    assert_eq!(names(Inputs, "").len(), 8);
}
