//! Pages: no rule and no statement. Every route names the permission that it asks for, and the gate in front of it asks.

mod access;
mod account;
mod area;
mod error;
mod headers;
mod office;
mod portal;
mod province;
mod router;
mod serve;
mod server;
mod unit;
mod view;
mod worker;

pub use access::gate::form_token;
pub use router::{Declared, declared, router};
pub use serve::{Listening, Tls, serve};
pub use server::{App, Reach, Setup};
pub use worker::work;
