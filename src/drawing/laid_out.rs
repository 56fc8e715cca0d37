//! Any view of the model, laid out and ready to be drawn in any theme.

use super::{Drawing, Theme, draw, draw_table};
use crate::{
    layout::{
        self, Layout, Request,
        table::{Table, TableLayout, layout_table},
    },
    model::{Date, Document, Sheet},
};

/// A view and where everything in it stands.
#[derive(Clone, Debug)]
pub enum LaidOut {
    Swimlane(Box<Request>, Box<Layout>),
    Table(Box<Table>, Box<TableLayout>),
}

impl LaidOut {
    /// Lays a view out, the same on any day; `None` where the model does not hold it.
    pub fn new(document: &Document, sheet: &Sheet) -> Option<LaidOut> {
        LaidOut::on(document, sheet, None)
    }

    /// The same on this day: what is overdue is told.
    pub fn on(document: &Document, sheet: &Sheet, today: Option<Date>) -> Option<LaidOut> {
        match sheet {
            Sheet::Swimlane(id) => {
                let request = Request::new(document, id)?;
                let layout = layout::layout(&request);
                Some(LaidOut::Swimlane(Box::new(request), Box::new(layout)))
            }
            _ => {
                let table = Table::on(document, sheet, today)?;
                let layout = layout_table(&table);
                Some(LaidOut::Table(Box::new(table), Box::new(layout)))
            }
        }
    }

    /// Which view it is.
    pub fn sheet(&self) -> Sheet {
        match self {
            LaidOut::Swimlane(request, _) => Sheet::Swimlane(request.swimlane.clone()),
            LaidOut::Table(table, _) => table.sheet.clone(),
        }
    }

    /// Draws it.
    pub fn draw(&self, document: &Document, theme: &Theme) -> Drawing {
        match self {
            LaidOut::Swimlane(request, layout) => draw(document, &request.swimlane, layout, theme),
            LaidOut::Table(table, layout) => draw_table(table, layout, theme),
        }
    }
}
