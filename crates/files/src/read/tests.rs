mod excel;
mod hostile;
mod rounds;
mod samples;
mod text;
