mod excel;
mod hostile;
mod ods;
mod rounds;
mod samples;
mod sheets;
mod text;
