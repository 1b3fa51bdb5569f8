//! The content of every paper, once; PDF, DOCX and XLSX are three ways to draw it.

mod certificate;
mod paper;

pub use certificate::{Certificate, CertificateKind};
pub use paper::{
    Align, Block, Bullet, Cell, Chart, ChartKind, Column, Letterhead, PageSetup, Paper, PaperKind, Recipients, Run,
    Series, Signature, Table,
};
