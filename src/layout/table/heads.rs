//! The headings of a table: its title, the groups over several columns, the columns' own names.

use super::{Column, ColumnBox, Group, GroupBox, Table};
use crate::{
    geom::{Point, Rect},
    layout::{Label, metrics::MARGIN},
    model::{ColumnKey, Sheet},
    text::{Block, Style, scale, wrap},
};

/// From the heading to the table.
const HEADING_GAP: f64 = 26.0;
/// The heading has at least so much room, however narrow the table is.
const HEADING: f64 = 640.0;
/// The strip of groups, and of column headings, at least.
const GROUP_STRIP: f64 = 34.0;
const COLUMN_STRIP: f64 = 44.0;
/// Above and below a heading.
const PAD: f64 = 10.0;
/// From a group's edge to its name: clear of the point of the arrow it is drawn as.
const GROUP_INSET: f64 = 24.0;
/// A group without columns.
const BARE_GROUP: f64 = 120.0;
/// Between a group's name and its caption on one line.
const BESIDE: f64 = 12.0;
/// From a column's edge to its heading, and from its letter's start to its name.
pub const COLUMN_INSET: f64 = 16.0;
pub const LETTER: f64 = 22.0;
/// No column is narrower.
const LEAST_COLUMN: f64 = 120.0;
/// The same of the numbers of rules, and of what a rule says in a word.
const LEAST_NUMBERS: f64 = 64.0;
const LEAST_DECISION: f64 = 96.0;
/// The same of a column of attributes: a number is short.
const LEAST_ATTRIBUTE: f64 = 80.0;
/// The room for the headers of rows, where a table has them.
const LEAST_ROW_HEAD: f64 = 72.0;

/// Where the columns of a table start and end, with the groups over them.
pub(super) struct Spans {
    /// Left and right of each column, and of each group.
    pub columns: Vec<(f64, f64)>,
    pub groups: Vec<(f64, f64)>,
    /// The start of the first.
    pub left: f64,
    /// The end of the last.
    pub right: f64,
}

impl Spans {
    pub fn new(table: &Table) -> Spans {
        let decides = matches!(table.sheet, Sheet::DecisionTable(_));
        let least = |column: &Column| match column.key {
            ColumnKey::Number => LEAST_NUMBERS,
            ColumnKey::Attribute(_) => LEAST_ATTRIBUTE,
            _ if decides => LEAST_DECISION,
            _ => LEAST_COLUMN,
        };
        let head = if table.row_head > 0.0 { table.row_head.max(LEAST_ROW_HEAD) } else { 0.0 };
        let left = MARGIN + head;
        let mut x = left;
        let mut columns = Vec::with_capacity(table.columns.len());
        let mut widths = table.columns.iter().map(|c| c.width.max(least(c)));
        let mut take = |count: usize, x: &mut f64| {
            for width in widths.by_ref().take(count) {
                columns.push((*x, *x + width));
                *x += width;
            }
        };
        let mut groups = Vec::with_capacity(table.groups.len());
        for group in &table.groups {
            let start = x;
            take(group.columns, &mut x);
            if x == start {
                x += BARE_GROUP;
            }
            groups.push((start, x));
        }
        take(usize::MAX, &mut x);
        Spans { columns, groups, left, right: x }
    }
}

/// The title and the line beneath it, and where the table may begin.
pub(super) fn heading(table: &Table, spans: &Spans) -> (Option<Label>, Option<Label>, f64) {
    let width = (spans.right - MARGIN).max(HEADING);
    let mut y = MARGIN;
    let mut put = |text: &str, style: Style| {
        let label = label(wrap(text, style, width), Point::new(MARGIN, y))?;
        y = label.rect.y1 + 4.0;
        Some(label)
    };
    let (title, subtitle) = (put(&table.title, scale::TITLE), put(&table.subtitle, scale::SUBTITLE));
    let below = [&title, &subtitle].into_iter().flatten().map(|l| l.rect.y1 + HEADING_GAP).fold(MARGIN, f64::max);
    (title, subtitle, below)
}

/// The groups, from `top` on, and the end of their strip.
pub(super) fn groups(groups: &[Group], spans: &[(f64, f64)], top: f64) -> (Vec<GroupBox>, f64) {
    let broken: Vec<(Block, Block, bool)> =
        groups.iter().zip(spans).map(|(group, (left, right))| group_blocks(group, right - left)).collect();
    let tall = |(name, caption, beside): &(Block, Block, bool)| {
        let lines = if *beside { name.height().max(caption.height()) } else { name.height() + caption.height() };
        lines + 2.0 * PAD
    };
    let strip = broken.iter().map(tall).fold(if groups.is_empty() { 0.0 } else { GROUP_STRIP }, f64::max);
    let place = |((name, caption, beside), (left, right)): ((Block, Block, bool), &(f64, f64))| {
        let rect = Rect::new(*left, top, *right, top + strip);
        let middle = rect.center().y;
        let (name_top, caption_top, caption_left) = if beside {
            let right = right - GROUP_INSET - caption.width;
            (middle - name.height() / 2.0, middle - caption.height() / 2.0, right)
        } else {
            let top = middle - (name.height() + caption.height()) / 2.0;
            (top, top + name.height(), left + GROUP_INSET)
        };
        GroupBox {
            rect,
            name: at(name, Point::new(left + GROUP_INSET, name_top)),
            caption: at(caption, Point::new(caption_left, caption_top)),
        }
    };
    (broken.into_iter().zip(spans).map(place).collect(), top + strip)
}

/// The name and caption of a group, and whether they stand side by side.
fn group_blocks(group: &Group, span: f64) -> (Block, Block, bool) {
    let room = span - 2.0 * GROUP_INSET;
    let caption = wrap(&group.caption, scale::CAPTION, room);
    let beside = wrap(&group.name, scale::TABLE_HEAD, room - BESIDE - caption.width);
    // Side by side only where that costs no line.
    let whole = wrap(&group.name, scale::TABLE_HEAD, room);
    if beside.lines.len() <= whole.lines.len()
        && caption.lines.len() <= 1
        && beside.width + BESIDE + caption.width <= room
    {
        (beside, caption, true)
    } else {
        (whole, caption, false)
    }
}

/// The columns with their headings, from `top` on, and the end of their strip.
pub(super) fn columns(columns: &[Column], spans: &[(f64, f64)], top: f64) -> (Vec<ColumnBox>, f64) {
    let inset = |column: &Column| match column.key {
        ColumnKey::Stage(_) | ColumnKey::Lifecycle(_) => GROUP_INSET,
        _ => COLUMN_INSET + if column.letter.is_empty() { 0.0 } else { LETTER },
    };
    let broken: Vec<Block> = columns
        .iter()
        .zip(spans)
        .map(|(c, (left, right))| wrap(&c.heading, scale::TABLE_HEAD, right - left - inset(c) - COLUMN_INSET / 2.0))
        .collect();
    let some = columns.iter().any(|c| !c.heading.is_empty() || !c.letter.is_empty());
    let least = if some { COLUMN_STRIP } else { 0.0 };
    let strip = broken.iter().filter(|b| !b.lines.is_empty()).map(|b| b.height() + 2.0 * PAD).fold(least, f64::max);
    let body = top + strip;
    let place = |((column, name), &(left, right)): ((&Column, Block), &(f64, f64))| {
        let head = Rect::new(left, top, right, body);
        // Numbers stand at the right, and so does what they are called.
        let number = matches!(column.key, ColumnKey::Attribute(attribute) if attribute.is_number());
        let x = if number { right - COLUMN_INSET - name.width } else { left + inset(column) };
        let corner = Point::new(x, head.center().y - name.height() / 2.0);
        ColumnBox {
            key: column.key.clone(),
            rect: Rect::new(left, body, right, body),
            head,
            name: at(name, corner),
            inner: right - left,
        }
    };
    (columns.iter().zip(broken).zip(spans).map(place).collect(), body)
}

/// A block with its corner at a point.
pub(super) fn at(block: Block, corner: Point) -> Label {
    let rect = Rect::new(corner.x, corner.y, corner.x + block.width, corner.y + block.height());
    Label { rect, block }
}

fn label(block: Block, corner: Point) -> Option<Label> {
    (!block.lines.is_empty()).then(|| at(block, corner))
}
