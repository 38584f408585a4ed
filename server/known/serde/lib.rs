//! The traits of serde, by name.

pub use self::de::{Deserialize, Deserializer};
pub use self::ser::{Serialize, Serializer};

pub mod ser {
    pub trait Serialize {}
    pub trait Serializer {}
}

pub mod de {
    pub trait Deserialize<'de> {}
    pub trait DeserializeOwned {}
    pub trait Deserializer<'de> {}
}
