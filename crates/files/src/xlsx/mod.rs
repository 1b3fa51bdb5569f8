//! Workbooks on their way out: the tables of a paper as sheets, and lists for download.
//! Reading workbooks is `read`; nothing here evaluates a formula.
