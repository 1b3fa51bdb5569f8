//! The limit: the same work by the library alone, with nothing checked, kept or recorded.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use calamine::Reader;
use domain::document::Certificate;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Every cell of every sheet, read and counted.
pub fn cells(workbook: &Path) -> usize {
    let mut workbook = calamine::open_workbook_auto(workbook).expect("the sample can be opened");
    workbook.worksheets().iter().map(|(_, sheet)| sheet.used_cells().count()).sum()
}

/// Typst alone: the same form, fonts and data, set and written as PDF/A.
pub fn certificates(certificates: &[Certificate]) -> Vec<u8> {
    let data = Bytes::new(files::pdf::certificate_data(certificates).expect("certificates are plain data"));
    let (book, fonts) = fonts();
    let world = Bare { library: LazyHash::new(Library::default()), book: LazyHash::new(book.clone()), fonts, data };
    let document = typst::compile::<PagedDocument>(&world).output.expect("the form compiles");
    let options = PdfOptions {
        ident: Smart::Custom("bare".to_owned()),
        standards: PdfStandards::new(&[PdfStandard::A_2a]).expect("one standard agrees with itself"),
        timestamp: Datetime::from_ymd_hms(2021, 11, 12, 0, 0, 0).map(typst_pdf::Timestamp::new_utc),
        ..PdfOptions::default()
    };
    let file = typst_pdf::pdf(&document, &options).expect("the file is written");
    typst::comemo::evict(0);
    file
}

struct Bare {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: &'static [Font],
    data: Bytes,
}

impl World for Bare {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        let path = VirtualPath::new("certificate/form.typ").expect("a path inside the forms");
        RootedPath::new(VirtualRoot::Project, path).intern()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let path = files_of("forms").join(id.vpath().get_without_slash());
        let text = std::fs::read_to_string(&path).map_err(|_| FileError::NotFound(path))?;
        Ok(Source::new(id, text))
    }

    fn file(&self, _id: FileId) -> FileResult<Bytes> {
        Ok(self.data.clone())
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn fonts() -> (&'static FontBook, &'static [Font]) {
    static FONTS: OnceLock<(FontBook, Vec<Font>)> = OnceLock::new();
    let (book, fonts) = FONTS.get_or_init(|| {
        let folder = std::fs::read_dir(files_of("fonts")).expect("the fonts are there");
        let mut paths: Vec<PathBuf> = folder.flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "ttf"));
        paths.sort();
        let data = paths.iter().map(|path| Bytes::new(std::fs::read(path).expect("a font can be read")));
        let fonts: Vec<Font> = data.flat_map(Font::iter).collect();
        (FontBook::from_fonts(&fonts), fonts)
    });
    (book, fonts)
}

fn files_of(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../files").join(folder)
}
