//! `laneway export`: the views of a model as SVG, PNG, layout JSON, Mermaid or CSV; one file, one a view, or a folder.

mod kind;
mod plan;

use super::{Failure, input, output};
use crate::{
    disk::{self, RealFs},
    drawing::{LaidOut, ThemeName},
    exchange::Losses,
    export::{self, Format, TextMode},
    model::{Date, Document, Sheet},
};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use kind::Kind;
use plan::{Part, Plan};
use std::path::{Path, PathBuf};

/// Arguments of `laneway export`.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// The model, or a file that can be imported
    file: PathBuf,
    /// Where to write; the ending says what: .svg, .png, .layout.json, .mmd, .csv or .tsv. Several views are written as
    /// X-<id>.svg. A folder, or a name that ends in /, gets every view in a file of its own
    #[arg(short, long, value_name = "X.svg")]
    output: PathBuf,
    /// What to write into a folder [default: svg]
    #[arg(long = "as", value_name = "FORMATS", value_delimiter = ',', value_parser = kinds())]
    formats: Vec<Kind>,
    /// Write every view in every format it has into the folder, with what follows from the views: alignments, matrices,
    /// the portfolio, the board and the chart of opportunities; and every register that is not empty as CSV
    #[arg(long, conflicts_with = "formats")]
    all: bool,
    /// The id or name of one view: a swimlane, journey, SIPOC or decision table; what is derived: a journey's id and
    /// .alignment; a swimlane's and .experience, .raci or .hand-offs; system-use, portfolio, opportunities.board,
    /// opportunities.chart; a register: rules, slas, kpis …; with model- before it where
    /// a view has that id: model-rules [default: all that are records]
    #[arg(long, value_name = "ID")]
    diagram: Option<String>,
    /// The colours
    #[arg(long, default_value = ThemeName::default().word(), value_parser = themes())]
    theme: ThemeName,
    /// How text is written in an SVG
    #[arg(long, default_value = TextMode::default().word(), value_parser = text_modes())]
    text: TextMode,
    /// Pixels of a PNG for each point of the drawing
    #[arg(long, default_value_t = 2.0, value_name = "N", allow_hyphen_values = true)]
    scale: f64,
    /// Tell what is overdue on this day, such as 2026-11-22. Without, a drawing is the same on any day
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    /// Write over files of the names that follow from the views (in a folder, X-<id>.svg) also where Laneway did not
    /// write them. What -o names itself is written over in any case
    #[arg(long)]
    force: bool,
}

impl Export {
    /// Draws and writes.
    pub fn run(self) -> Result<(), Failure> {
        let plan = Plan::new(&self)?;
        export::check_scale(self.scale)?;
        let document = input::drawable(&self.file)?;
        let mut sheets = input::sheets(&document, &self.file, self.diagram.as_deref())?;
        if self.diagram.is_none() {
            let wanted = |sheet: &Sheet| match sheet {
                Sheet::Register(_) => plan.lists_registers(),
                _ => self.all,
            };
            sheets.extend(Sheet::derived(&document).into_iter().filter(|it| wanted(it) && it.is_filled(&document)));
        }
        let parts = plan.parts(&document, &sheets)?;
        // All or none: whatever can be told beforehand is.
        for part in &parts {
            output::apart(&self.file, &part.path)?;
            if part.path.is_dir() {
                return Err(Failure(format!("cannot save {}: it is a folder; choose a file", disk::shown(&part.path))));
            }
            self.spare(&document, &sheets, part)?;
        }
        let drawn = parts.iter().any(|part| matches!(part.kind, Kind::Drawing(_)));
        // Of many, registers are written as text alone.
        let whole = |sheet: &Sheet| self.diagram.is_some() || !matches!(sheet, Sheet::Register(_));
        let views: Vec<Option<LaidOut>> = sheets
            .iter()
            .map(|sheet| if drawn && whole(sheet) { LaidOut::on(&document, sheet, self.today) } else { None })
            .collect();
        self.check_sizes(&document, &parts, &views)?;
        plan.make_folder()?;
        for part in &parts {
            let (bytes, losses) = self.bytes(&document, &sheets, &views, part)?;
            self.write(&document, part, &bytes, losses)?;
        }
        if let Some(part) = parts.first() {
            disk::sweep(&RealFs, &part.path);
        }
        Ok(())
    }

    /// Refuses to write over what somebody else wrote, where its name was not given but follows from a view.
    fn spare(&self, document: &Document, sheets: &[Sheet], part: &Part) -> Result<(), Failure> {
        if self.force || !part.derived {
            return Ok(());
        }
        let sheet = part.view.and_then(|at| sheets.get(at));
        let is_ours = |there: &[u8]| match part.kind {
            Kind::Drawing(format) => format.is_ours(there),
            Kind::Text(format) => sheet.is_some_and(|sheet| format.is_ours(document, sheet, there)),
        };
        match disk::is_others(&RealFs, &part.path, is_ours)? {
            false => Ok(()),
            true => Err(Failure(format!(
                "{} is there already and Laneway did not write it; choose another place with -o, or write over it \
                 with --force",
                disk::shown(&part.path)
            ))),
        }
    }

    /// Of several pictures one that is too large keeps the others from being written.
    fn check_sizes(&self, document: &Document, parts: &[Part], views: &[Option<LaidOut>]) -> Result<(), Failure> {
        let pictures = parts.iter().filter(|part| part.kind == Kind::Drawing(Format::Png));
        for part in pictures.filter(|_| parts.len() > 1) {
            if let Some(view) = part.view.and_then(|at| views.get(at)?.as_ref()) {
                export::check_size(&view.draw(document, self.theme.theme()), self.scale)?;
            }
        }
        Ok(())
    }

    fn bytes(
        &self,
        document: &Document,
        sheets: &[Sheet],
        views: &[Option<LaidOut>],
        part: &Part,
    ) -> Result<(Vec<u8>, Losses), Failure> {
        let view = part.view.and_then(|at| views.get(at)?.as_ref());
        let sheet = part.view.and_then(|at| sheets.get(at));
        let gone = || Failure(format!("cannot write {}: there is nothing to draw", disk::shown(&part.path)));
        let folder = self.file.parent().map(|p| if p.as_os_str().is_empty() { Path::new(".") } else { p });
        let draw = |view: &LaidOut| disk::with_pictures(&RealFs, view.draw(document, self.theme.theme()), folder);
        let bytes = match part.kind {
            Kind::Drawing(Format::Svg) => export::svg(&draw(view.ok_or_else(gone)?), self.text).into_bytes(),
            Kind::Drawing(Format::Png) => export::png(&draw(view.ok_or_else(gone)?), self.scale)?,
            Kind::Drawing(Format::LayoutJson) => {
                export::layout_json(document, views.iter().filter_map(Option::as_ref)).into_bytes()
            }
            Kind::Text(format) => {
                let written = sheet.and_then(|sheet| format.write(document, sheet)).ok_or_else(gone)?;
                return Ok((written.text.into_bytes(), written.losses));
            }
        };
        Ok((bytes, Losses::default()))
    }

    fn write(&self, document: &Document, part: &Part, bytes: &[u8], losses: Losses) -> Result<(), Failure> {
        let path: &Path = &part.path;
        disk::write_atomic(&RealFs, path, bytes)?;
        let what = part.title.as_ref().map(|sheet| input::title(document, sheet));
        let what = what.map_or(String::new(), |what| format!(": {what}").replace(['\n', '\r'], " "));
        output::say(&format!("Wrote {}{what}\n", disk::shown(path)))
            .map_err(|Failure(why)| Failure(format!("{} was written, but {why}", disk::shown(path))))?;
        if !losses.is_empty() {
            output::warn(&format!("{}: not in it: {losses}", disk::shown(path)));
        }
        Ok(())
    }
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    let words: Vec<&'static str> = Kind::all().map(Kind::extension).collect();
    PossibleValuesParser::new(words).map(|word| Kind::of_word(&word).unwrap_or_default())
}

fn themes() -> impl TypedValueParser<Value = ThemeName> {
    PossibleValuesParser::new(ThemeName::ALL.map(ThemeName::word))
        .map(|word| ThemeName::ALL.into_iter().find(|t| t.word() == word).unwrap_or_default())
}

fn text_modes() -> impl TypedValueParser<Value = TextMode> {
    PossibleValuesParser::new(TextMode::ALL.map(TextMode::word))
        .map(|word| TextMode::ALL.into_iter().find(|t| t.word() == word).unwrap_or_default())
}
