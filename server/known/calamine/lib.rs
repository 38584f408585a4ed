//! Spreadsheets, read.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

#[blocks(fs, shape = "spawn_blocking", note = "reads and unpacks the file")]
pub fn open_workbook<R, P: AsRef<Path>>(path: P) -> Result<R, R::Error> where R: Reader<BufReader<File>>;
#[blocks(fs, shape = "spawn_blocking", note = "reads and unpacks the file")]
pub fn open_workbook_auto<P: AsRef<Path>>(path: P) -> Result<Sheets<BufReader<File>>, Error>;
pub trait Reader<RS> {
    type Error;
    #[blocks(cpu, shape = "spawn_blocking")]
    fn worksheet_range(&mut self, name: &str) -> Result<Range<Data>, Self::Error>;
}
pub struct Sheets<RS>;
impl<RS> Reader<RS> for Sheets<RS> { type Error = Error; }
pub struct Xlsx<RS>;
impl<RS> Reader<RS> for Xlsx<RS> { type Error = XlsxError; }
pub struct XlsxError;
impl std::error::Error for XlsxError {}
#[derive(Clone)]
pub struct Range<T>;
#[derive(Clone)]
pub enum Data {}
pub struct Error;
impl std::error::Error for Error {}
