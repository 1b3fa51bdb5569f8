//! Papers as DOCX, meant to be edited in Word or LibreOffice before signing: real styles, tables and sections.
//! What a paper says is decided in `domain::document`; here is only how it looks.
