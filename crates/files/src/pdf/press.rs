//! The press: fonts, forms and Typst's library, loaded once and used for every paper.

use std::sync::LazyLock;

use jiff::civil::Date;
use typst::comemo;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::model::Document;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::RenderFailed;

pub(super) const FONTS: [&[u8]; 6] = [
    include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../../fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../../fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../../fonts/LiberationSerif-BoldItalic.ttf"),
    include_bytes!("../../fonts/BeVietnamPro-Medium.ttf"),
    include_bytes!("../../fonts/BeVietnamPro-Bold.ttf"),
];

/// The family that every text can fall back to.
pub(super) const BODY_FAMILY: &str = "Liberation Serif";

/// A form of `forms/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Paper,
    Certificate,
    Commendation,
}

impl Form {
    const ALL: [Self; 3] = [Self::Paper, Self::Certificate, Self::Commendation];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Certificate => "certificate",
            Self::Commendation => "commendation",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Paper => include_str!("../../forms/paper/form.typ"),
            Self::Certificate => include_str!("../../forms/certificate/form.typ"),
            Self::Commendation => include_str!("../../forms/commendation/form.typ"),
        }
    }
}

/// Typst code that several forms import.
const PARTS: [(&str, &str); 2] = [
    ("parts/national.typ", include_str!("../../forms/parts/national.typ")),
    ("parts/diploma.typ", include_str!("../../forms/parts/diploma.typ")),
];

pub(super) struct Press {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    library: LazyHash<Library>,
    /// The forms and their parts as the first part of a job sees them: parsed once.
    sources: Vec<Source>,
}

/// What one printing needs besides the form. Texts reach Typst only as data, never as markup.
pub(super) struct Job {
    pub form: Form,
    /// JSON; the form reads it as `data.json`. Each part becomes pages of its own, in one file; between two parts Typst
    /// forgets, so that thousands of pages need the memory of a few hundred.
    pub parts: Vec<Vec<u8>>,
    /// SVG; the form reads them as `picture-0.svg`, `picture-1.svg` …
    pub pictures: Vec<String>,
    /// What the file's identifier is derived from.
    pub ident: String,
    pub dated: Date,
    /// Whether Typst's memory of this printing is of no use for the next one.
    pub is_large: bool,
}

impl Press {
    pub(super) fn shared() -> &'static Self {
        static PRESS: LazyLock<Press> = LazyLock::new(Press::load);
        &PRESS
    }

    fn load() -> Self {
        let fonts: Vec<Font> = FONTS.iter().flat_map(|data| Font::iter(Bytes::new(*data))).collect();
        Self {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            library: LazyHash::new(Library::default()),
            sources: sources(0),
            fonts,
        }
    }

    pub(super) fn fonts(&self) -> &[Font] {
        &self.fonts
    }

    pub(super) fn print(&self, job: Job) -> Result<Vec<u8>, RenderFailed> {
        let form = job.form;
        // Typst remembers every layout for the next compilation. Small papers share much with the next one; a large one
        // would only hold memory.
        let memory = if job.is_large { 0 } else { 1 };
        let printed = self.set(&job, memory).and_then(|document| export(&document, job.ident, job.dated));
        comemo::evict(memory);
        printed.map_err(|reason| RenderFailed::Form { form: form.name(), reason })
    }

    pub(super) fn set(&self, job: &Job, memory: usize) -> Result<PagedDocument, String> {
        let (mut pages, mut info) = (EcoVec::new(), None);
        for (i, data) in job.parts.iter().enumerate() {
            if 0 < i {
                comemo::evict(memory);
            }
            let part = Printing::new(self, job, i, data).set()?;
            pages.extend(part.pages().iter().cloned());
            info.get_or_insert_with(|| part.info().clone());
        }
        Ok(PagedDocument::new(pages, info.unwrap_or_default()))
    }
}

fn export(document: &PagedDocument, ident: String, dated: Date) -> Result<Vec<u8>, String> {
    // PDF/A-2a: for the archive, with the structure that readers for the blind need.
    let standards = PdfStandards::new(&[PdfStandard::A_2a]).map_err(|error| error.message().to_string())?;
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("Bình Yên".to_owned())),
        timestamp: datetime(dated).map(typst_pdf::Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| told(&errors))
}

/// The world that Typst sees while it sets one part of a job.
struct Printing<'a> {
    press: &'a Press,
    main: FileId,
    sources: Vec<Source>,
    files: Vec<(FileId, Bytes)>,
}

impl<'a> Printing<'a> {
    /// Each part sees the forms in a folder of its own: Typst derives the identity of what it sets from where that stands
    /// in the sources, and two pages of one file may not be the same.
    fn new(press: &'a Press, job: &Job, part: usize, data: &[u8]) -> Self {
        let folder = format!("{part}/{}", job.form.name());
        let mut files = vec![(file_id(&format!("{folder}/data.json")), Bytes::new(data.to_vec()))];
        for (i, picture) in job.pictures.iter().enumerate() {
            files.push((file_id(&format!("{folder}/picture-{i}.svg")), Bytes::from_string(picture.clone())));
        }
        let sources = if part == 0 { press.sources.clone() } else { sources(part) };
        Self { press, main: file_id(&format!("{folder}/form.typ")), sources, files }
    }

    fn set(&self) -> Result<PagedDocument, String> {
        let compiled = typst::compile::<PagedDocument>(self);
        let document = compiled.output.map_err(|errors| told(&errors))?;
        if compiled.warnings.is_empty() { Ok(document) } else { Err(told(&compiled.warnings)) }
    }
}

impl World for Printing<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = self.sources.iter().find(|source| source.id() == id);
        source.cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let file = self.files.iter().find(|(held, _)| *held == id);
        file.map(|(_, data)| data.clone()).ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    /// A paper carries the day of its record; a form that asks for today's is refused by Typst.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn sources(part: usize) -> Vec<Source> {
    let forms = Form::ALL.map(|form| (format!("{part}/{}/form.typ", form.name()), form.text()));
    let parts = PARTS.map(|(path, text)| (format!("{part}/{path}"), text));
    forms.into_iter().chain(parts).map(|(path, text)| Source::new(file_id(&path), text.to_owned())).collect()
}

fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the paths are ours and stay inside the forms");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

fn datetime(day: Date) -> Option<Datetime> {
    let (month, number) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Datetime::from_ymd_hms(i32::from(day.year()), month, number, 0, 0, 0)
}

fn told(diagnostics: &[SourceDiagnostic]) -> String {
    diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect::<Vec<_>>().join("; ")
}
