//! Computer vision.

pub struct Error;
impl std::error::Error for Error {}
pub type Result<T, E = Error> = std::result::Result<T, E>;

pub mod prelude {
    pub use crate::dnn::NetTrait;
    pub use crate::videoio::{VideoCaptureTrait, VideoWriterTrait};
}
pub mod core {
    pub struct Mat;
    pub struct Vector<T>;
}
pub mod imgcodecs {
    use crate::Result;
    use crate::core::{Mat, Vector};

    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn imread(filename: &str, flags: i32) -> Result<Mat>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn imread_def(filename: &str) -> Result<Mat>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn imdecode<A>(buf: &A, flags: i32) -> Result<Mat>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn imwrite<A>(filename: &str, img: &A, params: &Vector<i32>) -> Result<bool>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn imwrite_def<A>(filename: &str, img: &A) -> Result<bool>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn imencode<A>(ext: &str, img: &A, buf: &mut Vector<u8>, params: &Vector<i32>) -> Result<bool>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn imencode_def<A>(ext: &str, img: &A, buf: &mut Vector<u8>) -> Result<bool>;
}
pub mod videoio {
    use crate::Result;

    pub struct VideoCapture;
    impl VideoCapture {
        #[blocks(device, shape = "spawn_blocking")]
        pub fn new(index: i32, api_preference: i32) -> Result<VideoCapture>;
        #[blocks(device, shape = "spawn_blocking")]
        pub fn new_def(index: i32) -> Result<VideoCapture>;
        #[blocks(device, shape = "spawn_blocking")]
        pub fn from_file(filename: &str, api_preference: i32) -> Result<VideoCapture>;
        #[blocks(device, shape = "spawn_blocking")]
        pub fn from_file_def(filename: &str) -> Result<VideoCapture>;
    }
    pub trait VideoCaptureTrait {
        #[blocks(device, shape = "spawn_blocking", note = "until there is a frame")]
        fn grab(&mut self) -> Result<bool>;
        #[blocks(device, shape = "spawn_blocking", note = "until there is a frame")]
        fn read<A>(&mut self, image: &mut A) -> Result<bool>;
    }
    impl VideoCaptureTrait for VideoCapture {}
    pub struct VideoWriter;
    pub trait VideoWriterTrait {
        #[blocks(cpu, tier = 2)]
        fn write<A>(&mut self, image: &A) -> Result<()>;
    }
    impl VideoWriterTrait for VideoWriter {}
}
pub mod dnn {
    use crate::Result;
    use crate::core::Mat;

    #[derive(Clone)]
    pub struct Net;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn read_net(model: &str, config: &str, framework: &str) -> Result<Net>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn read_net_from_onnx(onnx_file: &str) -> Result<Net>;
    pub trait NetTrait {
        #[blocks(cpu, shape = "spawn_blocking")]
        fn forward_single(&mut self, output_name: &str) -> Result<Mat>;
        #[blocks(cpu, shape = "spawn_blocking")]
        fn forward_single_def(&mut self) -> Result<Mat>;
    }
    impl NetTrait for Net {}
}
pub mod highgui {
    #[blocks(device, note = "until a key is pressed, if the delay is zero")]
    pub fn wait_key(delay: i32) -> crate::Result<i32>;
}
