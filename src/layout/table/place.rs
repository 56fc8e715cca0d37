//! Where everything of a table stands.

use super::{Body, Entry, Look, Table};
use crate::{
    geom::{Rect, Size},
    layout::{Label, metrics::MARGIN},
    model::{ColumnKey, RowKey},
    text::{Block, Style, scale, wrap},
};

/// A table in points at 100 %, y down. `groups`, `columns`, `rows` and `cells` are as in the [`Table`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableLayout {
    pub size: Size,
    pub title: Option<Label>,
    pub subtitle: Option<Label>,
    /// Around all rows and headings.
    pub frame: Rect,
    pub groups: Vec<GroupBox>,
    pub columns: Vec<ColumnBox>,
    pub rows: Vec<RowBox>,
    pub cells: Vec<CellBox>,
}

/// The heading over several columns.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupBox {
    pub rect: Rect,
    pub name: Block,
    pub caption: Block,
}

/// A column: all of it beneath the headings, and its own heading.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnBox {
    pub key: ColumnKey,
    pub rect: Rect,
    pub head: Rect,
    pub name: Block,
}

/// A row: all of it right of the headers, and its header.
#[derive(Clone, Debug, PartialEq)]
pub struct RowBox {
    pub key: RowKey,
    pub rect: Rect,
    pub head: Rect,
    pub name: Block,
    pub caption: Block,
}

/// A cell and what stands in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellBox {
    pub rect: Rect,
    pub entries: Vec<EntryBox>,
}

/// An entry: its outline, and its text.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryBox {
    pub rect: Rect,
    pub text: Label,
}

/// From a cell's edge to what stands in it.
const PAD: f64 = 10.0;
/// Between two entries of a cell.
const GAP: f64 = 8.0;
/// The strip of groups, and of column headings, at least.
const GROUP_STRIP: f64 = 34.0;
const COLUMN_HEAD: f64 = 44.0;
/// The emotion chart.
pub const CHART: f64 = 150.0;

/// Lays a table out.
pub fn layout_table(table: &Table) -> TableLayout {
    let mut layout = TableLayout::default();
    let width = table.columns.iter().map(|c| c.width).sum::<f64>() + table.row_head;
    let heading_width = width.max(640.0);
    let title = wrap(&table.title, scale::TITLE, heading_width);
    let subtitle = wrap(&table.subtitle, scale::SUBTITLE, heading_width);
    let mut y = MARGIN;
    let mut put = |block: Block, gap: f64| {
        let rect = Rect::new(MARGIN, y, MARGIN + block.width, y + block.height());
        let label = (!block.lines.is_empty()).then_some(Label { rect, block });
        y = rect.y1 + if label.is_some() { gap } else { 0.0 };
        label
    };
    layout.title = put(title, 4.0);
    layout.subtitle = put(subtitle, 24.0);
    let top = y;
    let left = MARGIN + table.row_head;
    // Columns.
    let mut x = left;
    let heads: Vec<Block> =
        table.columns.iter().map(|c| wrap(&c.heading, scale::STEP_STRONG, c.width - 2.0 * PAD - 24.0)).collect();
    let has_heads = table.columns.iter().any(|c| !c.heading.is_empty());
    let head = heads.iter().map(|b| b.height() + 2.0 * PAD).fold(if has_heads { COLUMN_HEAD } else { 0.0 }, f64::max);
    let spans: Vec<f64> = {
        let mut widths = table.columns.iter().map(|c| c.width);
        table.groups.iter().map(|g| widths.by_ref().take(g.columns).sum()).collect()
    };
    let groups: Vec<(Block, Block)> = table
        .groups
        .iter()
        .zip(&spans)
        .map(|(g, span)| {
            let caption = wrap(&g.caption, scale::CAPTION, span - 40.0);
            (wrap(&g.name, scale::STEP_STRONG, (span - 56.0 - caption.width).max(40.0)), caption)
        })
        .collect();
    let strip = groups
        .iter()
        .map(|(name, caption)| name.height().max(caption.height()) + 2.0 * PAD)
        .fold(if table.groups.is_empty() { 0.0 } else { GROUP_STRIP }, f64::max);
    for ((name, caption), span) in groups.into_iter().zip(&spans) {
        layout.groups.push(GroupBox { rect: Rect::new(x, top, x + span, top + strip), name, caption });
        x += span;
    }
    x = left;
    let body = top + strip + head;
    for (column, name) in table.columns.iter().zip(heads) {
        let rect = Rect::new(x, body, x + column.width, body);
        let head = Rect::new(x, top + strip, x + column.width, body);
        layout.columns.push(ColumnBox { key: column.key.clone(), rect, head, name });
        x += column.width;
    }
    let right = x;
    // Rows.
    let mut y = body;
    for (r, row) in table.rows.iter().enumerate() {
        let name = wrap(&row.heading, scale::STEP_STRONG, (table.row_head - 32.0).max(40.0));
        let caption = wrap(&row.caption, scale::CAPTION, (table.row_head - 32.0).max(40.0));
        let mut height = row.least.max(name.height() + caption.height() + 2.0 * PAD);
        let mut blocks: Vec<Vec<Block>> = Vec::with_capacity(table.columns.len());
        match &row.body {
            Body::Cells => {
                for (c, column) in table.columns.iter().enumerate() {
                    let entries = table.cell(r, c).map_or(&[][..], |cell| &cell.entries);
                    let broken: Vec<Block> = entries.iter().map(|e| block(e, column.width)).collect();
                    let tall = entries.iter().zip(&broken).map(|(e, b)| entry_height(e, b) + GAP).sum::<f64>() - GAP;
                    height = height.max(tall + 2.0 * PAD);
                    blocks.push(broken);
                }
            }
            Body::Curves(_) => height = height.max(CHART),
            Body::Collapsed(_) => {}
        }
        for (c, column) in layout.columns.iter().enumerate() {
            let cell = Rect::new(column.rect.x0, y, column.rect.x1, y + height);
            let broken = blocks.get_mut(c).map(std::mem::take).unwrap_or_default();
            let entries = table.cell(r, c).map_or(&[][..], |cell| &cell.entries);
            layout.cells.push(place(cell, entries, broken));
        }
        layout.rows.push(RowBox {
            key: row.key.clone(),
            rect: Rect::new(left, y, right, y + height),
            head: Rect::new(MARGIN, y, left, y + height),
            name,
            caption,
        });
        y += height;
    }
    for column in &mut layout.columns {
        column.rect.y1 = y;
    }
    layout.frame = Rect::new(MARGIN, top, right, y);
    let widest = [&layout.title, &layout.subtitle].into_iter().flatten().map(|l| l.rect.x1).fold(right, f64::max);
    layout.size = Size::new(widest + MARGIN, y + MARGIN);
    layout
}

/// From an entry's outline to its text: left and right, above and below.
fn inset(look: &Look) -> (f64, f64, f64) {
    match look {
        Look::Text | Look::Strong | Look::Quiet | Look::Quote | Look::Gap => (0.0, 0.0, 0.0),
        Look::Party(_) => (20.0, 0.0, 0.0),
        Look::Numbered(_) => (36.0, 12.0, 12.0),
        Look::Step { .. } | Look::Opportunity | Look::Picture(_) => (14.0, 14.0, 12.0),
        Look::Touchpoint { .. } | Look::Channel(_) => (28.0, 12.0, 4.0),
        Look::Pain | Look::Delight | Look::MomentOfTruth => (28.0, 10.0, 10.0),
    }
}

/// The style of an entry's text.
pub(crate) fn style(look: &Look) -> Style {
    match look {
        Look::Strong | Look::Numbered(_) => scale::STEP_STRONG,
        Look::Touchpoint { .. } | Look::Channel(_) => scale::FLOW,
        Look::Text | Look::Quiet | Look::Quote | Look::Gap | Look::Party(_) => scale::STEP,
        Look::Step { .. } | Look::Opportunity | Look::Picture(_) | Look::Pain | Look::Delight | Look::MomentOfTruth => {
            scale::STEP_SMALL
        }
    }
}

fn block(entry: &Entry, column: f64) -> Block {
    let (left, right, _) = inset(&entry.look);
    wrap(&entry.text, style(&entry.look), (column - 2.0 * PAD - left - right).max(20.0))
}

fn entry_height(entry: &Entry, block: &Block) -> f64 {
    let (_, _, edge) = inset(&entry.look);
    block.height().max(style(&entry.look).line_height()) + 2.0 * edge
}

fn place(cell: Rect, entries: &[Entry], blocks: Vec<Block>) -> CellBox {
    let tall = entries.iter().zip(&blocks).map(|(e, b)| entry_height(e, b) + GAP).sum::<f64>()
        - if entries.is_empty() { 0.0 } else { GAP };
    let mut y = cell.center().y - tall / 2.0;
    let mut placed = Vec::with_capacity(entries.len());
    for (entry, block) in entries.iter().zip(blocks) {
        let (left, _, edge) = inset(&entry.look);
        let height = entry_height(entry, &block);
        let rect = Rect::new(cell.x0 + PAD, y, cell.x1 - PAD, y + height);
        let origin = (rect.x0 + left, rect.y0 + edge);
        let text = Rect::new(origin.0, origin.1, origin.0 + block.width, origin.1 + block.height());
        placed.push(EntryBox { rect, text: Label { rect: text, block } });
        y += height + GAP;
    }
    CellBox { rect: cell, entries: placed }
}
