//! The margins of a paper, upright or across, in millimetres. Decree 30/2020/NĐ-CP, Annex I, allows 20 to 25 above and below,
//! 30 to 35 on the left and 15 to 20 on the right.

pub(crate) const TOP: u32 = 20;
pub(crate) const BOTTOM: u32 = 20;
pub(crate) const LEFT: u32 = 30;
pub(crate) const RIGHT: u32 = 18;
