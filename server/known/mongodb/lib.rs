//! A client for MongoDB.

use crate::error::Result;

pub mod error {
    #[derive(Clone)]
    pub struct Error;
    impl std::error::Error for Error {}
    pub type Result<T> = std::result::Result<T, Error>;
}
pub mod results {
    pub struct InsertOneResult;
    pub struct InsertManyResult;
    pub struct UpdateResult { pub matched_count: u64, pub modified_count: u64 }
    pub struct DeleteResult { pub deleted_count: u64 }
}
#[derive(Clone)]
pub struct Client;
impl Client {
    #[limit(time)]
    #[waits(connect)]
    pub async fn with_uri_str(uri: impl AsRef<str>) -> Result<Self>;
    pub fn with_options(options: options::ClientOptions) -> Result<Self>;
    pub fn database(&self, name: &str) -> Database;
    pub fn default_database(&self) -> Option<Database>;
}
#[derive(Clone)]
pub struct Database;
impl Database {
    pub fn collection<T>(&self, name: &str) -> Collection<T>;
    pub fn name(&self) -> &str;
}
pub mod options {
    #[derive(Clone)]
    pub struct ClientOptions;
    impl ClientOptions {
        #[limit(time)]
        #[waits(dns)]
        pub fn parse(s: impl AsRef<str>) -> crate::action::ParseConnectionString;
    }
}
pub struct Cursor<T>;
impl<T> futures_core::Stream for Cursor<T> { type Item = Result<T>; }
pub struct Collection<T>;
impl<T> Clone for Collection<T> {}
impl<T> Collection<T> {
    pub fn find(&self, filter: impl Sized) -> action::Find<'_, T>;
    pub fn find_one(&self, filter: impl Sized) -> action::FindOne<'_, T>;
    pub fn insert_one(&self, doc: impl Sized) -> action::InsertOne<'_>;
    pub fn insert_many(&self, docs: impl IntoIterator) -> action::InsertMany<'_>;
    pub fn update_one(&self, query: impl Sized, update: impl Sized) -> action::UpdateOne<'_>;
    pub fn update_many(&self, query: impl Sized, update: impl Sized) -> action::UpdateMany<'_>;
    pub fn delete_one(&self, query: impl Sized) -> action::DeleteOne<'_>;
    pub fn delete_many(&self, query: impl Sized) -> action::DeleteMany<'_>;
    pub fn count_documents(&self, filter: impl Sized) -> action::CountDocuments<'_>;
}

pub mod action {
    use std::future::IntoFuture;
    use crate::error::Result;
    use crate::results;
    use futures_core::future::BoxFuture;

    #[limit(time)]
    #[waits(dns)]
    pub struct ParseConnectionString;
    impl IntoFuture for ParseConnectionString {
        type Output = Result<crate::options::ClientOptions>;
        type IntoFuture = BoxFuture<'static, Self::Output>;
    }
    #[waits(db)]
    pub struct Find<'a, T>;
    impl<'a, T> IntoFuture for Find<'a, T> {
        type Output = Result<crate::Cursor<T>>;
        type IntoFuture = BoxFuture<'a, Self::Output>;
    }
    impl<T> Find<'_, T> {
        #[blocks(db, tier = 2, instead = "mongodb::Client", shape = "spawn_blocking")]
        pub fn run(self) -> Result<crate::sync::Cursor<T>>;
    }
    #[waits(db)]
    pub struct FindOne<'a, T>;
    impl<'a, T> IntoFuture for FindOne<'a, T> {
        type Output = Result<Option<T>>;
        type IntoFuture = BoxFuture<'a, Self::Output>;
    }
    impl<T> FindOne<'_, T> {
        #[blocks(db, tier = 2, instead = "mongodb::Client", shape = "spawn_blocking")]
        pub fn run(self) -> Result<Option<T>>;
    }
    #[waits(db)]
    #[cancel(protocol, inferred)]
    pub struct InsertOne<'a>;
    impl<'a> IntoFuture for InsertOne<'a> {
        type Output = Result<results::InsertOneResult>;
        type IntoFuture = BoxFuture<'a, Self::Output>;
    }
    impl InsertOne<'_> {
        #[blocks(db, tier = 2, instead = "mongodb::Client", shape = "spawn_blocking")]
        pub fn run(self) -> Result<results::InsertOneResult>;
    }
    #[waits(db)]
    #[cancel(protocol, inferred)]
    pub struct InsertMany<'a>;
    impl<'a> IntoFuture for InsertMany<'a> {
        type Output = Result<results::InsertManyResult>;
        type IntoFuture = BoxFuture<'a, Self::Output>;
    }
    impl InsertMany<'_> {
        #[blocks(db, tier = 2, instead = "mongodb::Client", shape = "spawn_blocking")]
        pub fn run(self) -> Result<results::InsertManyResult>;
    }
    #[waits(db)]
    #[cancel(protocol, inferred)]
    pub struct UpdateOne<'a>;
    impl<'a> IntoFuture for UpdateOne<'a> {
        type Output = Result<results::UpdateResult>;
        type IntoFuture = BoxFuture<'a, Self::Output>;
    }
    impl UpdateOne<'_> {
        #[blocks(db, tier = 2, instead = "mongodb::Client", shape = "spawn_blocking")]
        pub fn run(self) -> Result<results::UpdateResult>;
    }
    #[waits(db)]
    #[cancel(protocol, inferred)]
    pub struct UpdateMany<'a>;
    impl<'a> IntoFuture for UpdateMany<'a> {
        type Output = Result<results::UpdateResult>;
        type IntoFuture = BoxFuture<'a, Self::Output>;
    }
    impl UpdateMany<'_> {
        #[blocks(db, tier = 2, instead = "mongodb::Client", shape = "spawn_blocking")]
        pub fn run(self) -> Result<results::UpdateResult>;
    }
    #[waits(db)]
    #[cancel(protocol, inferred)]
    pub struct DeleteOne<'a>;
    impl<'a> IntoFuture for DeleteOne<'a> {
        type Output = Result<results::DeleteResult>;
        type IntoFuture = BoxFuture<'a, Self::Output>;
    }
    impl DeleteOne<'_> {
        #[blocks(db, tier = 2, instead = "mongodb::Client", shape = "spawn_blocking")]
        pub fn run(self) -> Result<results::DeleteResult>;
    }
    #[waits(db)]
    #[cancel(protocol, inferred)]
    pub struct DeleteMany<'a>;
    impl<'a> IntoFuture for DeleteMany<'a> {
        type Output = Result<results::DeleteResult>;
        type IntoFuture = BoxFuture<'a, Self::Output>;
    }
    impl DeleteMany<'_> {
        #[blocks(db, tier = 2, instead = "mongodb::Client", shape = "spawn_blocking")]
        pub fn run(self) -> Result<results::DeleteResult>;
    }
    #[waits(db)]
    #[cancel(protocol, inferred)]
    pub struct CountDocuments<'a>;
    impl<'a> IntoFuture for CountDocuments<'a> {
        type Output = Result<u64>;
        type IntoFuture = BoxFuture<'a, Self::Output>;
    }
    impl CountDocuments<'_> {
        #[blocks(db, tier = 2, instead = "mongodb::Client", shape = "spawn_blocking")]
        pub fn run(self) -> Result<u64>;
    }
}

pub mod sync {
    use crate::action;
    use crate::error::Result;

    #[derive(Clone)]
    pub struct Client;
    impl Client {
        #[blocks(db, tier = 2, instead = "mongodb::Client", shape = "spawn_blocking")]
        pub fn with_uri_str(uri: impl AsRef<str>) -> Result<Self>;
        pub fn database(&self, name: &str) -> Database;
    }
    #[derive(Clone)]
    pub struct Database;
    impl Database {
        pub fn collection<T>(&self, name: &str) -> Collection<T>;
    }
    #[blocking_io(db, tier = 2)]
    pub struct Cursor<T>;
    impl<T> Iterator for Cursor<T> { type Item = Result<T>; }
    pub struct Collection<T>;
    impl<T> Clone for Collection<T> {}
    impl<T> Collection<T> {
        pub fn find(&self, filter: impl Sized) -> action::Find<'_, T>;
        pub fn find_one(&self, filter: impl Sized) -> action::FindOne<'_, T>;
        pub fn insert_one(&self, doc: impl Sized) -> action::InsertOne<'_>;
        pub fn insert_many(&self, docs: impl IntoIterator) -> action::InsertMany<'_>;
        pub fn update_one(&self, query: impl Sized, update: impl Sized) -> action::UpdateOne<'_>;
        pub fn update_many(&self, query: impl Sized, update: impl Sized) -> action::UpdateMany<'_>;
        pub fn delete_one(&self, query: impl Sized) -> action::DeleteOne<'_>;
        pub fn delete_many(&self, query: impl Sized) -> action::DeleteMany<'_>;
        pub fn count_documents(&self, filter: impl Sized) -> action::CountDocuments<'_>;
    }
}
