mod excel;
mod hostile;
mod ods;
mod rounds;
mod samples;
mod text;
