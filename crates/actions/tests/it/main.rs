//! What people do, on both databases, as the audit record and the register show it afterwards.

mod register;
