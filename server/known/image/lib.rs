//! Images.

#[blocks(cpu, shape = "spawn_blocking")]
pub fn open<P: AsRef<std::path::Path>>(path: P) -> ImageResult<DynamicImage>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn load_from_memory(buffer: &[u8]) -> ImageResult<DynamicImage>;
pub type ImageResult<T> = Result<T, ImageError>;
pub struct ImageError;
impl std::error::Error for ImageError {}

#[derive(Clone)]
pub struct DynamicImage;
impl DynamicImage {
    pub fn width(&self) -> u32;
    pub fn height(&self) -> u32;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn resize(&self, nwidth: u32, nheight: u32, filter: imageops::FilterType) -> DynamicImage;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn resize_exact(&self, nwidth: u32, nheight: u32, filter: imageops::FilterType) -> DynamicImage;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn resize_to_fill(&self, nwidth: u32, nheight: u32, filter: imageops::FilterType) -> DynamicImage;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn thumbnail(&self, nwidth: u32, nheight: u32) -> DynamicImage;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn blur(&self, sigma: f32) -> DynamicImage;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn save<Q: AsRef<std::path::Path>>(&self, path: Q) -> ImageResult<()>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn write_to<W>(&self, w: &mut W, format: ImageFormat) -> ImageResult<()>;
}
#[derive(Clone, Copy)]
pub enum ImageFormat { Png, Jpeg, Gif, WebP, Pnm, Tiff, Tga, Dds, Bmp, Ico, Hdr, OpenExr, Farbfeld, Avif, Qoi }

pub use self::reader::ImageReader;
pub mod reader {
    pub struct ImageReader<R>;
    impl ImageReader<std::io::BufReader<std::fs::File>> {
        #[blocks(fs, tier = 2, shape = "spawn_blocking")]
        pub fn open<P: AsRef<std::path::Path>>(path: P) -> std::io::Result<Self>;
    }
    impl<R> ImageReader<R> {
        pub fn new(buffered_reader: R) -> Self;
        pub fn with_guessed_format(self) -> std::io::Result<Self>;
        #[blocks(cpu, shape = "spawn_blocking")]
        pub fn decode(self) -> crate::ImageResult<crate::DynamicImage>;
    }
}
pub mod imageops {
    #[derive(Clone, Copy)]
    pub enum FilterType { Nearest, Triangle, CatmullRom, Gaussian, Lanczos3 }
}
