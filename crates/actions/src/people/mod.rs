//! Accounts, signing in and out, the second step, and what is printed to let somebody in.

mod account;
mod chance;
mod password;
mod session;
mod sign_in;
mod two_step;

pub use account::{
    Draft, Invitation, all, change, disable, enable, find, first, invite, open, set_password, take_up, with_password,
};
pub use chance::code as printed_code;
pub use password::{NewPassword, change_password};
pub use session::{Seated, end, end_others, language, seat, sessions, sign_out};
pub use sign_in::{SignIn, SignedIn, sign_in};
pub use two_step::{Confirmed, Enrolment, confirm, enrol, lift, prepare, recovery_left, secret_of};
