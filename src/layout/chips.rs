//! Chips: what a step or flow says besides its name, in small pills on a line. Which there are is in
//! [`super::badges`]; here is how much room they take, what gives way where there is little, and where they stand.

use super::metrics::*;
use crate::{
    geom::{Point, Rect, Size, Vec2, round},
    model::{Id, Standing, ValueClass, Verdict},
    text::{Line, measure, scale},
};
use std::{borrow::Cow, sync::Arc};

/// What a chip shows before its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChipMark {
    /// The decision table it is decided by.
    Table,
    Rule,
    /// A promise that ends here, and whether it can be kept; none where it is no promise in time.
    Sla(Option<Verdict>),
    /// Which way is better, and how its last reading stands.
    Kpi {
        up: bool,
        standing: Standing,
    },
    Time,
    Value(ValueClass),
    Cost,
    System,
    Raci,
    Opportunity,
    /// How often a branch is taken.
    Likelihood,
    /// Others that have no room.
    More,
}

impl ChipMark {
    /// Width of what is drawn before the words.
    pub fn before(self) -> f64 {
        match self {
            ChipMark::Table | ChipMark::Sla(_) | ChipMark::System | ChipMark::Opportunity => 11.0,
            ChipMark::Rule => 7.0,
            ChipMark::Kpi { .. } => 8.0,
            ChipMark::Value(_) => 11.0,
            ChipMark::Raci => 9.0,
            ChipMark::Time | ChipMark::Cost | ChipMark::Likelihood | ChipMark::More => 0.0,
        }
    }

    /// Width of what is drawn after the words.
    fn after(self) -> f64 {
        match self {
            ChipMark::Kpi { standing, .. } => match standing {
                Standing::OnTarget | Standing::Better | Standing::OffTarget => 9.0,
                Standing::Unread | Standing::NoTarget => 0.0,
            },
            ChipMark::Sla(Some(_)) => 9.0,
            _ => 0.0,
        }
    }

    /// What it says of how things stand: nothing that is wrong may be hidden behind what is not.
    fn gravity(self) -> u8 {
        match self {
            ChipMark::Sla(Some(Verdict::Broken)) => 3,
            ChipMark::Sla(Some(Verdict::AtRisk)) => 2,
            ChipMark::Kpi { standing: Standing::OffTarget, .. } => 1,
            _ => 0,
        }
    }

    /// One word for the kind: a class of an SVG, a name for a test.
    pub fn word(self) -> &'static str {
        match self {
            ChipMark::Table => "table",
            ChipMark::Rule => "rule",
            ChipMark::Sla(_) => "sla",
            ChipMark::Kpi { .. } => "kpi",
            ChipMark::Time => "time",
            ChipMark::Value(_) => "value",
            ChipMark::Cost => "cost",
            ChipMark::System => "system",
            ChipMark::Raci => "raci",
            ChipMark::Opportunity => "opportunity",
            ChipMark::Likelihood => "likelihood",
            ChipMark::More => "more",
        }
    }
}

/// One chip as it is asked for. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestChip {
    pub mark: ChipMark,
    /// Its words where there is room, and where there is little.
    pub full: Arc<str>,
    pub short: Arc<str>,
    /// All of it in words.
    pub title: Arc<str>,
    /// What it stands for; none where that is the step or flow itself.
    pub about: Arc<[Id]>,
}

/// One chip where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ChipBox {
    pub mark: ChipMark,
    pub rect: Rect,
    /// Empty where the mark says it.
    pub text: Line,
    /// The left end of the text, and of what is drawn before it.
    pub text_x: f64,
    pub mark_x: f64,
    pub title: Arc<str>,
    pub about: Arc<[Id]>,
}

impl ChipBox {
    /// The same elsewhere.
    pub fn moved(&self, by: Vec2) -> ChipBox {
        let (text_x, mark_x) = (self.text_x + by.x, self.mark_x + by.x);
        ChipBox { rect: self.rect + by, text_x, mark_x, ..self.clone() }
    }
}

/// A chip with its words chosen and measured.
#[derive(Clone, Debug, PartialEq)]
struct Measured {
    chip: RequestChip,
    text: Line,
}

impl Measured {
    fn new(chip: &RequestChip, short: bool) -> Measured {
        let text = if short { &chip.short } else { &chip.full };
        let text: Arc<str> = match crate::text::clean(text) {
            Cow::Borrowed(clean) if !clean.contains('\n') => Arc::clone(text),
            cleaned => cleaned.replace('\n', " ").into(),
        };
        let width = if text.is_empty() { 0.0 } else { measure(&text, scale::CHIP) };
        Measured { chip: chip.clone(), text: Line { text, width } }
    }

    fn width(&self) -> f64 {
        let (before, after) = (self.chip.mark.before(), self.chip.mark.after());
        let gaps = [before, self.text.width, after].iter().filter(|w| **w > 0.0).count().saturating_sub(1) as f64;
        2.0 * CHIP_PAD + before + self.text.width + after + gaps * CHIP_MARK_GAP
    }
}

/// Chips in lines, measured; nothing where there are none. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chips {
    lines: Arc<[Vec<Measured>]>,
}

impl Chips {
    /// Chips in as few lines as may be of a width, at most so many: words give way first, the last chips then; those
    /// that say that something is wrong last of all.
    pub fn fit(chips: &[RequestChip], width: f64, most_lines: usize) -> Chips {
        let mut measured: Vec<Measured> = chips.iter().map(|chip| Measured::new(chip, false)).collect();
        // Names give way first, the last of them first of all.
        for i in (0..chips.len()).rev() {
            if fits(&measured, width, most_lines) {
                break;
            }
            if let (Some(chip), Some(place)) = (chips.get(i), measured.get_mut(i)) {
                *place = Measured::new(chip, true);
            }
        }
        // Places among those asked for, of what stands and of what is left out.
        let mut standing: Vec<usize> = (0..chips.len()).collect();
        let mut left_out: Vec<usize> = Vec::new();
        while measured.len() > 1 && !fits(&measured, width, most_lines) {
            measured.pop_if(|chip| chip.chip.mark == ChipMark::More);
            let least = (0..measured.len()).rev().min_by_key(|i| measured.get(*i).map(|it| it.chip.mark.gravity()));
            if let Some(least) = least.filter(|i| *i < standing.len()) {
                measured.remove(least);
                left_out.push(standing.remove(least));
            }
            left_out.sort_unstable();
            let hidden: Vec<RequestChip> = left_out.iter().filter_map(|i| chips.get(*i)).cloned().collect();
            measured.push(Measured::new(&more(&hidden), false));
        }
        // One alone that is too wide says less, and where not even its mark has room only that it is there.
        if let [only] = measured.as_mut_slice()
            && only.width() > width
            && only.chip.mark != ChipMark::More
        {
            let brief = RequestChip { short: "…".into(), ..only.chip.clone() };
            let brief = Measured { chip: only.chip.clone(), ..Measured::new(&brief, true) };
            *only = match brief.width() <= width {
                true => brief,
                false => Measured::new(&more(std::slice::from_ref(&only.chip)), false),
            };
        }
        Chips { lines: filled(&measured, width).into_iter().map(<[Measured]>::to_vec).collect() }
    }

    /// All chips on one line, however long.
    pub fn line(chips: &[RequestChip]) -> Chips {
        Chips::fit(chips, f64::INFINITY, 1)
    }

    /// What they take up together.
    pub fn size(&self) -> Size {
        let width = self.lines.iter().map(|line| line_width(line)).fold(0.0, f64::max);
        let count = self.lines.len() as f64;
        Size::new(width, if count > 0.0 { count * CHIP_HEIGHT + (count - 1.0) * CHIP_GAP } else { 0.0 })
    }

    /// The chips with the middle of their top at a point.
    pub fn place(&self, top: Point) -> Vec<ChipBox> {
        self.boxes(top.y, |width| top.x - width / 2.0)
    }

    /// The chips with the left end of each line under a point.
    pub fn place_from(&self, corner: Point) -> Vec<ChipBox> {
        self.boxes(corner.y, |_| corner.x)
    }

    fn boxes(&self, top: f64, left: impl Fn(f64) -> f64) -> Vec<ChipBox> {
        let mut boxes = Vec::with_capacity(self.lines.iter().map(Vec::len).sum());
        for (l, line) in self.lines.iter().enumerate() {
            let y = top + l as f64 * (CHIP_HEIGHT + CHIP_GAP);
            let mut x = left(line_width(line));
            for chip in line {
                let before = chip.chip.mark.before();
                let gap = if before > 0.0 { CHIP_MARK_GAP } else { 0.0 };
                boxes.push(ChipBox {
                    mark: chip.chip.mark,
                    rect: Rect::new(round(x), round(y), round(x + chip.width()), round(y + CHIP_HEIGHT)),
                    text: chip.text.clone(),
                    text_x: round(x + CHIP_PAD + before + gap),
                    mark_x: round(x + CHIP_PAD),
                    title: chip.chip.title.clone(),
                    about: chip.chip.about.clone(),
                });
                x += chip.width() + CHIP_GAP;
            }
        }
        boxes
    }
}

/// What stands for chips that have no room.
fn more(left_out: &[RequestChip]) -> RequestChip {
    let titles = left_out.iter().map(|chip| &*chip.title).collect::<Vec<_>>().join("; ");
    let full: Arc<str> = format!("+{}", left_out.len()).into();
    let about = left_out.iter().flat_map(|chip| chip.about.iter().cloned()).collect();
    RequestChip { mark: ChipMark::More, short: full.clone(), full, title: titles.into(), about }
}

fn line_width(line: &[Measured]) -> f64 {
    line.iter().map(Measured::width).sum::<f64>() + line.len().saturating_sub(1) as f64 * CHIP_GAP
}

fn fits(chips: &[Measured], width: f64, most_lines: usize) -> bool {
    let lines = filled(chips, width);
    lines.len() <= most_lines && lines.iter().all(|line| line_width(line) <= width)
}

/// Chips one after another, a new line where the next does not fit.
fn filled(chips: &[Measured], width: f64) -> Vec<&[Measured]> {
    let mut lines = Vec::new();
    let (mut first, mut used) = (0, 0.0);
    for (i, chip) in chips.iter().enumerate() {
        let wide = chip.width();
        if i == first {
            used = wide;
        } else if used + CHIP_GAP + wide <= width {
            used += CHIP_GAP + wide;
        } else {
            lines.extend(chips.get(first..i));
            (first, used) = (i, wide);
        }
    }
    lines.extend(chips.get(first..).filter(|rest| !rest.is_empty()));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chip(full: &str, short: &str) -> RequestChip {
        RequestChip {
            mark: ChipMark::Rule,
            title: full.into(),
            full: full.into(),
            short: short.into(),
            about: Arc::default(),
        }
    }

    fn told(chips: &[RequestChip], width: f64, lines: usize) -> Vec<String> {
        let chips = Chips::fit(chips, width, lines);
        chips.lines.iter().map(|l| l.iter().map(|c| &*c.text.text).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn words_give_way_first_and_then_the_last_chips() {
        let chips = [chip("Credit limit", "1"), chip("20 min", "20 min"), chip("Billing", "B")];
        assert_eq!(told(&chips, 400.0, 1), ["Credit limit|20 min|Billing"]);
        assert_eq!(told(&chips, 165.0, 1), ["Credit limit|20 min|B"]);
        assert_eq!(told(&chips, 130.0, 1), ["1|20 min|B"]);
        assert_eq!(told(&chips, 60.0, 1), ["1|+2"]);
        assert_eq!(told(&chips, 60.0, 3), ["1", "20 min", "B"]);
        assert_eq!(told(&chips, 5.0, 1), ["+3"]);
        assert!(told(&[], 60.0, 1).is_empty());
    }

    #[test]
    fn what_is_wrong_is_never_the_one_left_out() {
        let sla = |verdict| RequestChip { mark: ChipMark::Sla(Some(verdict)), ..chip("≤ 2 d", "≤ 2 d") };
        let mut chips = vec![chip("Credit limit", "1"), chip("20 min", "20 min"), sla(Verdict::Broken)];
        assert_eq!(told(&chips, 125.0, 1), ["1|≤ 2 d|+1"], "the order they are asked for in is kept");
        assert_eq!(told(&chips, 95.0, 1), ["≤ 2 d|+2"]);
        assert_eq!(&*Chips::fit(&chips, 95.0, 1).lines[0][1].chip.title, "Credit limit; 20 min");
        chips[2] = sla(Verdict::Kept);
        assert_eq!(told(&chips, 95.0, 1), ["1|+2"], "what is well may wait");
        chips[1] = sla(Verdict::AtRisk);
        chips[2] = sla(Verdict::Broken);
        let fit = Chips::fit(&chips, 95.0, 1);
        assert_eq!(fit.lines[0][0].chip.mark, ChipMark::Sla(Some(Verdict::Broken)), "the worst stays");
    }

    #[test]
    fn chips_stand_side_by_side_around_a_middle() {
        let chips = Chips::fit(&[chip("One", "1"), chip("Two", "2"), chip("Three", "3")], 400.0, 1);
        let boxes = chips.place(Point::new(100.0, 20.0));
        for pair in boxes.windows(2) {
            assert!(pair[0].rect.x1 + CHIP_GAP - 0.1 <= pair[1].rect.x0);
        }
        let all = boxes.iter().map(|b| b.rect).reduce(|a, b| a.union(b)).expect("chips");
        assert!((all.center().x - 100.0).abs() < 0.1 && (all.width() - chips.size().width).abs() < 0.1);
        assert!(boxes.iter().all(|b| b.text_x + b.text.width <= b.rect.x1));
    }
}
