//! Spreadsheets, written.

pub struct Workbook;
impl Workbook {
    pub fn new() -> Workbook;
    pub fn add_worksheet(&mut self) -> &mut Worksheet;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn save<P: AsRef<std::path::Path>>(&mut self, path: P) -> Result<(), XlsxError>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn save_to_buffer(&mut self) -> Result<Vec<u8>, XlsxError>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn save_to_writer<W>(&mut self, writer: W) -> Result<(), XlsxError>;
}
pub struct Worksheet;
pub struct XlsxError;
impl std::error::Error for XlsxError {}
