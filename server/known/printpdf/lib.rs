//! Writing PDF.

#[derive(Clone)]
pub struct PdfDocument;
impl PdfDocument {
    pub fn new(name: &str) -> Self;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn parse(bytes: &[u8], opts: &PdfParseOptions, warnings: &mut Vec<PdfWarnMsg>) -> Result<Self, String>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn from_html<I, F, O>(
        html: &str,
        images: &I,
        fonts: &F,
        options: &O,
        warnings: &mut Vec<PdfWarnMsg>,
    ) -> Result<Self, String>;
    pub fn with_pages(&mut self, pages: Vec<PdfPage>) -> &mut Self;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn save_writer<W: std::io::Write>(&self, w: &mut W, opts: &PdfSaveOptions, warnings: &mut Vec<PdfWarnMsg>);
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn save(&self, opts: &PdfSaveOptions, warnings: &mut Vec<PdfWarnMsg>) -> Vec<u8>;
}
#[derive(Clone)]
pub struct PdfPage;
pub struct PdfParseOptions;
pub struct PdfSaveOptions;
pub struct PdfWarnMsg;
