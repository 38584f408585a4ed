//! Models of Hugging Face.

pub mod api {
    pub mod sync {
        use std::path::PathBuf;

        #[derive(Clone)]
        pub struct Api;
        impl Api {
            pub fn new() -> Result<Self, ApiError>;
            pub fn model(&self, model_id: String) -> ApiRepo;
            pub fn dataset(&self, model_id: String) -> ApiRepo;
            pub fn repo<R>(&self, repo: R) -> ApiRepo;
        }
        pub struct ApiRepo;
        impl ApiRepo {
            #[blocks(http, shape = "spawn_blocking", note = "`hf_hub::api::tokio` does not")]
            pub fn get(&self, filename: &str) -> Result<PathBuf, ApiError>;
            #[blocks(http, shape = "spawn_blocking", note = "`hf_hub::api::tokio` does not")]
            pub fn download(&self, filename: &str) -> Result<PathBuf, ApiError>;
        }
        pub struct ApiError;
        impl std::error::Error for ApiError {}
    }
}
