//! Compression, as async readers and writers.

pub mod tokio {
    pub mod write {
        use ::tokio::io::AsyncWrite;

        #[buffered_writer(flush = "shutdown|close", loses = "trailer")]
        pub struct GzipEncoder<W>;
        impl<W: AsyncWrite> GzipEncoder<W> {
            pub fn new(writer: W) -> Self;
            pub fn get_ref(&self) -> &W;
            pub fn get_mut(&mut self) -> &mut W;
            pub fn into_inner(self) -> W;
        }
        impl<W: AsyncWrite> AsyncWrite for GzipEncoder<W> {}
        #[buffered_writer(flush = "shutdown|close", loses = "trailer")]
        pub struct ZstdEncoder<W>;
        impl<W: AsyncWrite> ZstdEncoder<W> {
            pub fn new(writer: W) -> Self;
            pub fn get_ref(&self) -> &W;
            pub fn get_mut(&mut self) -> &mut W;
            pub fn into_inner(self) -> W;
        }
        impl<W: AsyncWrite> AsyncWrite for ZstdEncoder<W> {}
        #[buffered_writer(flush = "shutdown|close", loses = "trailer")]
        pub struct BrotliEncoder<W>;
        impl<W: AsyncWrite> BrotliEncoder<W> {
            pub fn new(writer: W) -> Self;
            pub fn get_ref(&self) -> &W;
            pub fn get_mut(&mut self) -> &mut W;
            pub fn into_inner(self) -> W;
        }
        impl<W: AsyncWrite> AsyncWrite for BrotliEncoder<W> {}
        #[buffered_writer(flush = "shutdown|close", loses = "trailer")]
        pub struct DeflateEncoder<W>;
        impl<W: AsyncWrite> DeflateEncoder<W> {
            pub fn new(writer: W) -> Self;
            pub fn get_ref(&self) -> &W;
            pub fn get_mut(&mut self) -> &mut W;
            pub fn into_inner(self) -> W;
        }
        impl<W: AsyncWrite> AsyncWrite for DeflateEncoder<W> {}
        #[buffered_writer(flush = "shutdown|close", loses = "trailer")]
        pub struct ZlibEncoder<W>;
        impl<W: AsyncWrite> ZlibEncoder<W> {
            pub fn new(writer: W) -> Self;
            pub fn get_ref(&self) -> &W;
            pub fn get_mut(&mut self) -> &mut W;
            pub fn into_inner(self) -> W;
        }
        impl<W: AsyncWrite> AsyncWrite for ZlibEncoder<W> {}
        #[buffered_writer(flush = "shutdown|close", loses = "trailer")]
        pub struct XzEncoder<W>;
        impl<W: AsyncWrite> XzEncoder<W> {
            pub fn new(writer: W) -> Self;
            pub fn get_ref(&self) -> &W;
            pub fn get_mut(&mut self) -> &mut W;
            pub fn into_inner(self) -> W;
        }
        impl<W: AsyncWrite> AsyncWrite for XzEncoder<W> {}
        #[buffered_writer(flush = "shutdown|close", loses = "trailer")]
        pub struct BzEncoder<W>;
        impl<W: AsyncWrite> BzEncoder<W> {
            pub fn new(writer: W) -> Self;
            pub fn get_ref(&self) -> &W;
            pub fn get_mut(&mut self) -> &mut W;
            pub fn into_inner(self) -> W;
        }
        impl<W: AsyncWrite> AsyncWrite for BzEncoder<W> {}
        #[buffered_writer(flush = "shutdown|close", loses = "trailer")]
        pub struct LzmaEncoder<W>;
        impl<W: AsyncWrite> LzmaEncoder<W> {
            pub fn new(writer: W) -> Self;
            pub fn get_ref(&self) -> &W;
            pub fn get_mut(&mut self) -> &mut W;
            pub fn into_inner(self) -> W;
        }
        impl<W: AsyncWrite> AsyncWrite for LzmaEncoder<W> {}
    }
    pub mod bufread {
        use ::tokio::io::{AsyncBufRead, AsyncRead};

        pub struct GzipDecoder<R>;
        impl<R: AsyncBufRead> GzipDecoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for GzipDecoder<R> {}
        pub struct ZstdDecoder<R>;
        impl<R: AsyncBufRead> ZstdDecoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for ZstdDecoder<R> {}
        pub struct BrotliDecoder<R>;
        impl<R: AsyncBufRead> BrotliDecoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for BrotliDecoder<R> {}
        pub struct DeflateDecoder<R>;
        impl<R: AsyncBufRead> DeflateDecoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for DeflateDecoder<R> {}
        pub struct ZlibDecoder<R>;
        impl<R: AsyncBufRead> ZlibDecoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for ZlibDecoder<R> {}
        pub struct XzDecoder<R>;
        impl<R: AsyncBufRead> XzDecoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for XzDecoder<R> {}
        pub struct BzDecoder<R>;
        impl<R: AsyncBufRead> BzDecoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for BzDecoder<R> {}
        pub struct LzmaDecoder<R>;
        impl<R: AsyncBufRead> LzmaDecoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for LzmaDecoder<R> {}
        pub struct GzipEncoder<R>;
        impl<R: AsyncBufRead> GzipEncoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for GzipEncoder<R> {}
        pub struct ZstdEncoder<R>;
        impl<R: AsyncBufRead> ZstdEncoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for ZstdEncoder<R> {}
        pub struct BrotliEncoder<R>;
        impl<R: AsyncBufRead> BrotliEncoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for BrotliEncoder<R> {}
        pub struct DeflateEncoder<R>;
        impl<R: AsyncBufRead> DeflateEncoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for DeflateEncoder<R> {}
        pub struct ZlibEncoder<R>;
        impl<R: AsyncBufRead> ZlibEncoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for ZlibEncoder<R> {}
        pub struct XzEncoder<R>;
        impl<R: AsyncBufRead> XzEncoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for XzEncoder<R> {}
        pub struct BzEncoder<R>;
        impl<R: AsyncBufRead> BzEncoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for BzEncoder<R> {}
        pub struct LzmaEncoder<R>;
        impl<R: AsyncBufRead> LzmaEncoder<R> {
            pub fn new(reader: R) -> Self;
            pub fn into_inner(self) -> R;
        }
        impl<R: AsyncBufRead> AsyncRead for LzmaEncoder<R> {}
    }
}
