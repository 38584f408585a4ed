//! Audio and video.

pub use codec::{decoder, encoder};
pub use codec::packet::Packet;

#[derive(Clone, Copy)]
pub struct Error;
impl std::error::Error for Error {}

pub mod format {
    use crate::Error;
    use std::path::Path;

    #[blocks(cpu, shape = "spawn_blocking", note = "and waits for the network if it is given an address")]
    pub fn input<P: AsRef<Path>>(path: &P) -> Result<context::Input, Error>;
    #[blocks(cpu, shape = "spawn_blocking", note = "and waits for the network if it is given an address")]
    pub fn input_with_dictionary<P: AsRef<Path>, D>(path: &P, options: D) -> Result<context::Input, Error>;

    pub mod context {
        pub struct Input;
        pub struct Output;
        impl Output {
            #[blocks(cpu, tier = 2)]
            pub fn write_trailer(&mut self) -> Result<(), crate::Error>;
        }
    }
}
pub mod codec {
    pub use context::Context;

    pub mod context {
        use crate::codec::{decoder::Decoder, encoder::Encoder};

        pub struct Context;
        impl Context {
            pub fn from_parameters<P>(parameters: P) -> Result<Self, crate::Error>;
            pub fn decoder(self) -> Decoder;
            pub fn encoder(self) -> Encoder;
        }
    }
    pub mod packet {
        #[derive(Clone)]
        pub struct Packet;
        impl Packet {
            #[blocks(cpu, tier = 2)]
            pub fn read(&mut self, format: &mut crate::format::context::Input) -> Result<(), crate::Error>;
            #[blocks(cpu, tier = 2)]
            pub fn write_interleaved(&self, format: &mut crate::format::context::Output) -> Result<(), crate::Error>;
        }
    }
    pub mod decoder {
        use crate::Error;
        use std::ops::{Deref, DerefMut};

        pub struct Decoder;
        impl Decoder {
            pub fn video(self) -> Result<Video, Error>;
            pub fn audio(self) -> Result<Audio, Error>;
        }
        pub struct Opened;
        impl Opened {
            #[blocks(cpu, tier = 2)]
            pub fn send_packet<P>(&mut self, packet: &P) -> Result<(), Error>;
        }
        pub struct Video;
        impl Deref for Video { type Target = Opened; }
        impl DerefMut for Video {}
        pub struct Audio;
        impl Deref for Audio { type Target = Opened; }
        impl DerefMut for Audio {}
    }
    pub mod encoder {
        use crate::Error;

        pub struct Encoder;
        impl Encoder {
            #[blocks(cpu, tier = 2)]
            pub fn send_frame<F>(&mut self, frame: &F) -> Result<(), Error>;
        }
    }
}
pub mod software {
    pub mod scaling {
        pub use context::Context;
        pub mod context {
            pub struct Context;
            impl Context {
                #[blocks(cpu, tier = 2)]
                pub fn run<V>(&mut self, input: &V, output: &mut V) -> Result<(), crate::Error>;
            }
        }
    }
}
