//! Where everything of a table stands.

use super::{
    Body, Entry, LEGEND_SAMPLE, Row, Table,
    heads::{self, Spans, at},
    pack::{Packed, is_packed, pack},
    sizes::{Broken, PAD, PORTRAIT, stack, stack_height},
};
use crate::{
    geom::{Point, Rect, Size},
    layout::{ChipBox, Label, metrics::MARGIN},
    model::{ColumnKey, RowKey, Sheet, counted},
    text::{Block, scale, wrap},
};
use std::collections::BTreeMap;

/// A table in points at 100 %, y down. `groups`, `columns`, `rows` and `cells` are as in the [`Table`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableLayout {
    pub size: Size,
    pub title: Option<Label>,
    pub subtitle: Option<Label>,
    /// Where each portrait stands, right of the title; none where the heading is too low for them.
    pub portraits: Vec<Rect>,
    /// What an empty table says.
    pub hint: Option<Label>,
    /// Around all rows and headings.
    pub frame: Rect,
    pub groups: Vec<GroupBox>,
    pub columns: Vec<ColumnBox>,
    pub rows: Vec<RowBox>,
    pub cells: Vec<CellBox>,
    /// The dependencies that are drawn, in the order of the table's.
    pub arrows: Vec<super::ArrowLine>,
    /// The height of the line of signs beneath the table, where there are signs to explain.
    pub legend: Option<f64>,
}

/// The heading over several columns.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupBox {
    pub rect: Rect,
    pub name: Label,
    pub caption: Label,
}

/// A column: all of it beneath the headings, and its own heading.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnBox {
    pub key: ColumnKey,
    pub rect: Rect,
    pub head: Rect,
    pub name: Label,
    /// The width its entries are broken for: its own, without the room for arrows beside them.
    pub inner: f64,
}

/// A row: all of it right of the headers, and its header.
#[derive(Clone, Debug, PartialEq)]
pub struct RowBox {
    pub key: RowKey,
    pub rect: Rect,
    pub head: Rect,
    pub name: Label,
    pub caption: Label,
    /// The name of the line above it, over the end of the row above.
    pub line: Option<Label>,
    /// What a collapsed row says instead of its cells.
    pub count: Option<Label>,
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
    /// The outline: final, for hit tests and the ends of arrows. Plain words have one too, that is not drawn.
    pub rect: Rect,
    pub text: Label,
    /// Beneath the text: a touchpoint's channel, how well something is known.
    pub caption: Option<Label>,
    /// Whether its lines stand in the middle of their box, else at its left.
    pub centred: bool,
    pub chips: Vec<ChipBox>,
}

impl EntryBox {
    /// The part of its outline that its chips leave to its texts.
    pub fn above_chips(&self) -> Rect {
        let top = self.chips.iter().map(|chip| chip.rect.y0).fold(f64::INFINITY, f64::min);
        Rect { y1: self.rect.y1.min(top), ..self.rect }
    }
}

/// The emotion chart.
pub const CHART: f64 = 150.0;
/// Free above and below the name of a chart's row, for the ends of its scale.
const CHART_ENDS: f64 = 44.0;
/// From the side of a row's header to its name.
const HEAD_INSET: f64 = 16.0;
/// A row that only says how much it holds, and the empty row at the end.
const SLIM_ROW: f64 = 34.0;
/// Above and below words across all columns.
const TOLD_PAD: f64 = 8.0;
/// From the end of a line between rows to its name, and from the line to its name.
const LINE_INSET: f64 = 8.0;
const LINE_GAP: f64 = 3.0;
/// A row is as much higher where the name of the line beneath it would meet what stands in it.
const LINE_STRIP: f64 = 12.0;
/// What an empty table has room for.
const EMPTY: Size = Size::new(520.0, 120.0);
/// Around the hint of an empty table.
const HINT_PAD: f64 = 24.0;
/// A wide table says it at its left, where it is in sight.
const HINT_WIDTH: f64 = 720.0;

/// Lays a table out.
pub fn layout_table(table: &Table) -> TableLayout {
    layout_table_after(table, None)
}

/// The same, which takes over the broken lines of entries that did not change since an earlier layout.
pub fn layout_table_after(table: &Table, before: Option<(&Table, &TableLayout)>) -> TableLayout {
    let mut spans = Spans::new(table);
    if table.columns.is_empty() {
        spans.right = spans.right.max(spans.left + EMPTY.width);
    }
    let (title, subtitle, top) = heads::heading(table, &spans);
    let (groups, strip) = heads::groups(&table.groups, &spans.groups, top);
    let (columns, body) = heads::columns(&table.columns, &spans.columns, strip);
    let mut layout = TableLayout { title, subtitle, groups, columns, ..TableLayout::default() };
    let bottom = rows(table, &spans, body, Known::new(table, before), &mut layout);
    for column in &mut layout.columns {
        column.rect.y1 = bottom;
    }
    layout.frame = Rect::new(MARGIN, top, spans.right, bottom);
    super::arrows::add(table, &mut layout);
    if table.is_empty() {
        hint(table, &spans, body, &mut layout);
    }
    let headings = [&layout.title, &layout.subtitle].into_iter().flatten();
    let widest = headings.map(|l| l.rect.x1).fold(layout.frame.x1, f64::max);
    let widest = portraits(table.portraits.len(), widest, &mut layout);
    layout.size = Size::new(widest + MARGIN, layout.frame.y1 + MARGIN);
    super::blueprint::make_legend(table, &mut layout);
    layout
}

/// A portrait is so far from the next and from the table.
const PORTRAIT_GAP: f64 = 8.0;

/// Puts portraits right of the heading, at the table's right end where there is room; gives how far to the right
/// anything reaches, which was `widest` without them.
fn portraits(count: usize, widest: f64, layout: &mut TableLayout) -> f64 {
    if count == 0 || layout.frame.y0 - MARGIN < PORTRAIT {
        return widest;
    }
    let headings = [&layout.title, &layout.subtitle].into_iter().flatten();
    let free = headings.map(|l| l.rect.x1 + 2.0 * PORTRAIT_GAP).fold(MARGIN, f64::max);
    let width = count as f64 * (PORTRAIT + PORTRAIT_GAP) - PORTRAIT_GAP;
    let left = (layout.frame.x1 - width).max(free);
    let top = ((layout.frame.y0 - PORTRAIT_GAP - PORTRAIT) / 2.0 + MARGIN / 2.0).max(MARGIN - 4.0);
    let at = |i: usize| {
        let x = left + i as f64 * (PORTRAIT + PORTRAIT_GAP);
        Rect::new(x, top, x + PORTRAIT, top + PORTRAIT)
    };
    layout.portraits = (0..count).map(at).collect();
    widest.max(left + width)
}

/// The rows from `y` on; gives the end of the last.
fn rows(table: &Table, spans: &Spans, mut y: f64, known: Known, layout: &mut TableLayout) -> f64 {
    let listed = matches!(table.sheet, Sheet::Register(_));
    let centred = centred(&table.sheet);
    let lines: Vec<Option<Block>> = table.rows.iter().enumerate().map(|(r, row)| line_name(r, row, spans)).collect();
    let mut line_above: Option<Label> = None;
    layout.cells.reserve(table.cells.len());
    for (r, row) in table.rows.iter().enumerate() {
        let mut sized = Sized::new(table, (r, row), spans, &known);
        let height = sized.height;
        let below = lines.get(r + 1).and_then(Option::as_ref);
        let strip = below.map_or(0.0, |name| line_strip(name, height, &sized.stacked(spans), spans.right));
        let rect = Rect::new(spans.left, y, spans.right, y + height + strip);
        for (c, &(left, right)) in spans.columns.iter().enumerate() {
            // In a list the first lines of a row are on one line; elsewhere each cell is filled round its middle.
            let tall = sized.stacks.get(c).filter(|_| listed).map_or(height, |stack| stack + 2.0 * PAD);
            let room = Rect::new(left, y, right, y + tall);
            let mine = sized.broken.get_mut(c).map(std::mem::take).unwrap_or_default();
            let entries = match &mut sized.packed {
                Some(cards) => cards.put(table, (r, c), spans, y),
                None => stack(entries(table, r, c), mine, room, centred),
            };
            layout.cells.push(CellBox { rect: Rect { y1: rect.y1, ..room }, entries });
        }
        layout.rows.push(sized.put(row, rect, line_above.take()));
        y = rect.y1;
        line_above = below.map(|name| {
            let corner = Point::new(spans.right - LINE_INSET - name.width, y - LINE_GAP - name.height());
            at(name.clone(), corner)
        });
    }
    y
}

/// What stands in a row and its header, in broken lines, and how high the row must be for it.
struct Sized {
    name: Block,
    caption: Block,
    /// Left of the caption: samples of curves, beside which the names of a legend stand.
    samples: f64,
    /// How high the name and caption are.
    headed: f64,
    /// What stands across all columns.
    count: Option<Block>,
    /// The entries of each cell, and how high they are.
    broken: Vec<Vec<Broken>>,
    stacks: Vec<f64>,
    /// Cards over several columns.
    packed: Option<Packed>,
    height: f64,
}

impl Sized {
    fn new(table: &Table, (r, row): (usize, &Row), spans: &Spans, known: &Known) -> Sized {
        let head_width = (spans.left - MARGIN - 2.0 * HEAD_INSET).max(24.0);
        let headless = spans.left <= MARGIN;
        let name = if headless { Block::default() } else { wrap(&row.heading, scale::TABLE_HEAD, head_width) };
        let samples = if matches!(row.body, Body::Curves(_)) { LEGEND_SAMPLE } else { 0.0 };
        let caption = wrap(&row.caption, scale::CAPTION, (head_width - samples).max(24.0));
        let headed = if headless { 0.0 } else { name.height() + caption.height() };
        let across = |words: &str, inset: f64| wrap(words, scale::LEGEND, spans.right - spans.left - inset);
        let count = match &row.body {
            Body::Collapsed(count) => Some(across(&collapsed(*count), 2.0 * HEAD_INSET)),
            Body::Told { words, fault } => Some(across(words, told_inset(*fault) + HEAD_INSET)),
            Body::Cells | Body::Curves(_) | Body::Section => None,
        };
        let counted = count.as_ref().map_or(0.0, Block::height);
        let (mut broken, mut stacks, mut packed) = (Vec::new(), Vec::new(), None);
        let height = headed + 2.0 * PAD;
        let height = match &row.body {
            Body::Cells if is_packed(&table.sheet) => {
                let cards = packed.insert(pack(table, r, spans, known));
                height.max(row.least).max(cards.height + 2.0 * PAD)
            }
            Body::Cells => {
                for (c, &(left, right)) in spans.columns.iter().enumerate() {
                    let entries = entries(table, r, c);
                    let mine = known.broken(r, c, entries, right - left);
                    stacks.push(stack_height(entries, &mine, right - left));
                    broken.push(mine);
                }
                let bare = row.key == RowKey::New && stacks.iter().all(|s| *s == 0.0);
                let height = height.max(if bare { row.least.min(SLIM_ROW) } else { row.least });
                stacks.iter().filter(|s| **s > 0.0).map(|s| s + 2.0 * PAD).fold(height, f64::max)
            }
            Body::Curves(_) => height.max(row.least).max(CHART).max(headed + 2.0 * CHART_ENDS),
            Body::Section => height.max(SLIM_ROW),
            Body::Told { .. } => counted + 2.0 * TOLD_PAD,
            Body::Collapsed(_) => height.max(SLIM_ROW).max(counted + 2.0 * PAD),
        };
        Sized { name, caption, samples, headed, count, broken, stacks, packed, height }
    }

    /// How high each thing in the middle of the row is, and where it ends.
    fn stacked(&self, spans: &Spans) -> Vec<(f64, f64)> {
        let ends = spans.columns.iter().map(|column| column.1);
        let counted = self.count.iter().map(|b| (b.height(), spans.left + HEAD_INSET + b.width));
        self.stacks.iter().copied().zip(ends).chain(counted).collect()
    }

    /// The row where it stands, beneath a line with this name.
    fn put(self, row: &Row, rect: Rect, line: Option<Label>) -> RowBox {
        let head = Rect::new(MARGIN, rect.y0, rect.x0, rect.y1);
        let corner = Point::new(head.x0 + HEAD_INSET, head.center().y - self.headed / 2.0);
        let caption_at = Point::new(corner.x + self.samples, corner.y + self.name.height());
        let inset = if let Body::Told { fault, .. } = row.body { told_inset(fault) } else { HEAD_INSET };
        let count = self.count.map(|b| {
            let corner = Point::new(rect.x0 + inset, rect.y0 + (self.height - b.height()) / 2.0);
            at(b, corner)
        });
        let (name, caption) = (at(self.name, corner), at(self.caption, caption_at));
        RowBox { key: row.key.clone(), rect, head, name, caption, line, count }
    }
}

/// Whether words without an outline stand in the middle of their cell: where cells hold notes they do, where they
/// list names they begin at the left.
fn centred(sheet: &Sheet) -> bool {
    match sheet {
        Sheet::Sipoc(_) | Sheet::Matrix(..) | Sheet::DecisionTable(_) | Sheet::Register(_) => false,
        Sheet::Swimlane(_)
        | Sheet::Journey(_)
        | Sheet::Alignment(_)
        | Sheet::Portfolio
        | Sheet::Board
        | Sheet::Chart => true,
    }
}

/// From the side of a line of words to the first of them: room for the sign of a fault.
fn told_inset(fault: bool) -> f64 {
    if fault { 38.0 } else { HEAD_INSET }
}

/// What stands in a cell.
pub(super) fn entries(table: &Table, row: usize, column: usize) -> &[Entry] {
    table.cell(row, column).map_or(&[], |cell| &cell.entries)
}

/// The name of the line above a row; the first row has no row above it to stand over.
fn line_name(place: usize, row: &Row, spans: &Spans) -> Option<Block> {
    let name = row.line_above.filter(|_| place > 0 && !spans.columns.is_empty())?;
    let block = wrap(name, scale::LEGEND, f64::INFINITY);
    (block.width + 2.0 * LINE_INSET <= spans.right - spans.left).then_some(block)
}

/// How much higher a row must be so that the name of the line beneath it meets nothing in it: how high each thing in
/// the middle of the row is, and where it ends.
fn line_strip(name: &Block, height: f64, stacked: &[(f64, f64)], right: f64) -> f64 {
    let start = right - LINE_INSET - name.width;
    let need = name.height() + 2.0 * LINE_GAP;
    let meets = |&(tall, end): &(f64, f64)| end > start && tall > 0.0 && (height - tall) / 2.0 < need;
    if stacked.iter().any(meets) { LINE_STRIP } else { 0.0 }
}

fn collapsed(count: usize) -> String {
    if count == 0 { "nothing in it".to_owned() } else { counted(count, "entry", "entries") }
}

/// Puts the hint of an empty table in the room it has, and makes room where it has none.
fn hint(table: &Table, spans: &Spans, body: f64, layout: &mut TableLayout) {
    let frame = &mut layout.frame;
    let (left, top) = if spans.columns.is_empty() { (spans.left, body) } else { (frame.x0, frame.y1) };
    let block = wrap(table.hint, scale::STEP, (frame.x1 - left).min(HINT_WIDTH) - 2.0 * HINT_PAD);
    let least = if spans.columns.is_empty() { EMPTY.height } else { 0.0 };
    if spans.columns.is_empty() || !block.lines.is_empty() {
        frame.y1 = frame.y1.max(top + (block.height() + 2.0 * HINT_PAD).max(least));
    }
    if !block.lines.is_empty() {
        let room = Rect::new(left, top, frame.x1.min(left + HINT_WIDTH), frame.y1);
        let corner = Point::new(room.center().x - block.width / 2.0, room.center().y - block.height() / 2.0);
        layout.hint = Some(at(block, corner));
    }
}

/// What an earlier layout knows: broken lines, by row and column.
pub(super) struct Known<'a> {
    before: Option<(&'a Table, &'a TableLayout)>,
    /// The places in the earlier table of this one's rows and columns.
    rows: Vec<Option<usize>>,
    columns: Vec<Option<usize>>,
}

impl<'a> Known<'a> {
    fn new(table: &Table, before: Option<(&'a Table, &'a TableLayout)>) -> Known<'a> {
        let Some((was, layout)) = before else { return Known { before: None, rows: vec![], columns: vec![] } };
        let sound = was.cells.len() == layout.cells.len() && was.cells.len() == was.rows.len() * was.columns.len();
        Known {
            before: before.filter(|_| sound),
            rows: places(&table.rows, &was.rows, |row| &row.key),
            columns: places(&table.columns, &was.columns, |column| &column.key),
        }
    }

    /// The entries of a cell in broken lines.
    pub fn broken(&self, row: usize, column: usize, entries: &[Entry], width: f64) -> Vec<Broken> {
        let (was, places) = self.cell(row, column, width).unwrap_or_default();
        let again = |(i, entry): (usize, &Entry)| match was.get(i).zip(places.get(i)) {
            Some((old, place)) if old == entry => Broken::again(entry, place, width),
            _ => Broken::new(entry, width),
        };
        entries.iter().enumerate().map(again).collect()
    }

    /// What stood in a cell of the same width.
    fn cell(&self, row: usize, column: usize, width: f64) -> Option<(&'a [Entry], &'a [EntryBox])> {
        let (was, layout) = self.before?;
        let (row, column) = ((*self.rows.get(row)?)?, (*self.columns.get(column)?)?);
        let place = layout.cells.get(row * was.columns.len() + column)?;
        (layout.columns.get(column)?.inner == width).then(|| (entries(was, row, column), &place.entries[..]))
    }
}

/// Where each of these stood before, by its key.
fn places<'a, T, K: Ord + 'a>(now: &'a [T], was: &'a [T], key: impl Fn(&'a T) -> &'a K) -> Vec<Option<usize>> {
    if now.iter().map(&key).eq(was.iter().map(&key)) {
        return (0..now.len()).map(Some).collect();
    }
    let at: BTreeMap<&K, usize> = was.iter().enumerate().map(|(i, it)| (key(it), i)).collect();
    now.iter().map(|it| at.get(key(it)).copied()).collect()
}
