//! The content of every paper, once; PDF, DOCX and XLSX are three ways to draw it.
//!
//! Each composer takes frozen records and gives a `Paper`: what neighbours read names only the recognised.

mod award;
mod certificate;
mod children;
mod commendation_amended;
mod correction;
mod names;
mod office;
mod paper;
mod proceedings;
mod result;
pub(crate) mod sheet;
pub(crate) mod wording;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub mod area_minutes;
pub mod commendation;
pub mod decision;
pub mod invitation;
pub mod listing;
pub mod overview;
pub mod proposal;
pub mod registration_sheet;
pub mod review_minutes;
pub mod sealed_annex;
pub mod ward_report;

pub use area_minutes::{AreaReview, MeetingPeople};
pub use award::{Award, CriterionLine, ShareAsked};
pub use certificate::{Certificate, CertificateInput, CertificateKind, certificate, certificates, certificates_slug};
pub use commendation::CommendationPaper;
pub use decision::DecisionPaper;
pub use invitation::Invitation;
pub use listing::Listing;
pub use office::{Issue, Office, Steering};
pub use paper::{
    Align, Block, Bullet, Cell, Chart, ChartKind, Column, Letterhead, PageSetup, Paper, PaperKind, Recipients, Run,
    Series, Signature, Table,
};
pub use proceedings::{Proceedings, Said, SealedNote};
pub use proposal::{ListingOutcome, Proposal, Proposer};
pub use registration_sheet::{RegistrationSheet, Signing};
pub use result::{AreaTally, SubjectResult, Tally, TitleResult};
pub use review_minutes::ReviewMeeting;
pub use ward_report::WardYear;
