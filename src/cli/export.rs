//! `laneway export`: a model as SVG, PNG or layout JSON.

use super::{Failure, input, output};
use crate::{
    disk::{self, RealFs},
    drawing::{LaidOut, ThemeName},
    export::{self, Format, TextMode},
    model::Document,
};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::path::{Path, PathBuf};

/// Arguments of `laneway export`.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// The model, or a BPMN file
    file: PathBuf,
    /// Where to write; the ending says what: .svg, .png or .layout.json. Several drawings are written as X-<id>.svg
    #[arg(short, long, value_name = "X.svg")]
    output: PathBuf,
    /// The id or name of one drawing: a swimlane, journey or SIPOC; a journey's id and .alignment [default: all that are records]
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
}

impl Export {
    /// Draws and writes.
    pub fn run(self) -> Result<(), Failure> {
        let name = self.output.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(format) = Format::of_file_name(&name) else {
            let known: Vec<String> = Format::ALL.iter().map(|f| format!(".{}", f.extension())).collect();
            return Err(Failure(format!(
                "cannot export to {}: its name must end in {}",
                self.output.display(),
                known.join(" or ")
            )));
        };
        if name.len() <= format.extension().len() + 1 {
            return Err(Failure(format!(
                "cannot export to {}: it has an ending and no name before it; put one there",
                self.output.display()
            )));
        }
        export::check_scale(self.scale)?;
        let document = input::drawable(&self.file)?;
        let sheets = input::sheets(&document, &self.file, self.diagram.as_deref())?;
        let views: Vec<LaidOut> = sheets.iter().filter_map(|sheet| LaidOut::new(&document, sheet)).collect();
        match format {
            Format::LayoutJson => {
                output::apart(&self.file, &self.output)?;
                let json = export::layout_json(&document, &views);
                self.write(&self.output, json.as_bytes(), None)
            }
            Format::Svg | Format::Png => {
                let several = views.len() > 1;
                let paths: Vec<PathBuf> = if several {
                    let ids = sheets.iter().map(|sheet| sheet.id().as_str());
                    let names = disk::names_apart(&name, format.extension(), ids, export::safe_id);
                    names.into_iter().map(|name| self.output.with_file_name(name)).collect()
                } else {
                    vec![self.output.clone()]
                };
                // All or none: whatever can be told beforehand is.
                for path in &paths {
                    output::apart(&self.file, path)?;
                    if path.is_dir() {
                        return Err(Failure(format!("cannot save {}: it is a folder; choose a file", path.display())));
                    }
                }
                if format == Format::Png && several {
                    for view in &views {
                        export::check_size(&view.draw(&document, self.theme.theme()), self.scale)?;
                    }
                }
                for (view, path) in views.iter().zip(&paths) {
                    let what = several.then(|| input::title(&document, &view.sheet()));
                    self.write(path, &self.picture(&document, view, format)?, what)?;
                }
                disk::sweep(&RealFs, &self.output);
                Ok(())
            }
        }
    }

    fn picture(&self, document: &Document, view: &LaidOut, format: Format) -> Result<Vec<u8>, Failure> {
        let drawing = view.draw(document, self.theme.theme());
        match format {
            Format::Png => Ok(export::png(&drawing, self.scale)?),
            Format::Svg | Format::LayoutJson => Ok(export::svg(&drawing, self.text).into_bytes()),
        }
    }

    fn write(&self, path: &Path, bytes: &[u8], what: Option<String>) -> Result<(), Failure> {
        disk::write_atomic(&RealFs, path, bytes)?;
        let what = what.map_or(String::new(), |what| format!(": {what}").replace(['\n', '\r'], " "));
        output::say(&format!("Wrote {}{what}\n", path.display()))
            .map_err(|Failure(why)| Failure(format!("{} was written, but {why}", path.display())))
    }
}

fn themes() -> impl TypedValueParser<Value = ThemeName> {
    PossibleValuesParser::new(ThemeName::ALL.map(ThemeName::word))
        .map(|word| ThemeName::ALL.into_iter().find(|t| t.word() == word).unwrap_or_default())
}

fn text_modes() -> impl TypedValueParser<Value = TextMode> {
    PossibleValuesParser::new(TextMode::ALL.map(TextMode::word))
        .map(|word| TextMode::ALL.into_iter().find(|t| t.word() == word).unwrap_or_default())
}
