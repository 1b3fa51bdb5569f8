//! What every step stands on: ids, days, Vietnamese text and numbers, exact shares. No word of the movement enters here.

pub mod date;
pub mod enums;
pub mod fingerprint;
pub mod id;
pub mod number;
pub mod refusal;
pub mod share;
pub mod text;
pub mod window;
pub mod writable;
