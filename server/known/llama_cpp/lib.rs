//! Language models.

#[derive(Clone)]
pub struct LlamaModel;
impl LlamaModel {
    #[blocks(cpu, instead = "llama_cpp::LlamaModel::load_from_file_async")]
    pub fn load_from_file(
        file_path: impl AsRef<std::path::Path>,
        model_params: LlamaParams,
    ) -> Result<Self, LlamaLoadError>;
    pub async fn load_from_file_async(
        file_path: impl AsRef<std::path::Path>,
        params: LlamaParams,
    ) -> Result<Self, LlamaLoadError>;
    pub fn create_session(&self, session_params: SessionParams) -> Result<LlamaSession, LlamaContextError>;
    #[blocks(cpu, instead = "embeddings_async", shape = "method_await")]
    pub fn embeddings<T: AsRef<[u8]>>(
        &self,
        inputs: &[T],
        params: EmbeddingsParams,
    ) -> Result<Vec<Vec<f32>>, LlamaContextError>;
    pub async fn embeddings_async<T: AsRef<[u8]>>(
        &self,
        inputs: &[T],
        params: EmbeddingsParams,
    ) -> Result<Vec<Vec<f32>>, LlamaContextError>;
}
#[derive(Clone)]
pub struct LlamaSession;
impl LlamaSession {
    #[blocks(cpu, instead = "advance_context_async", shape = "method_await")]
    pub fn advance_context(&mut self, ctx: impl AsRef<[u8]>) -> Result<(), LlamaContextError>;
    pub async fn advance_context_async(&mut self, ctx: impl AsRef<[u8]>) -> Result<(), LlamaContextError>;
    #[blocks(cpu, instead = "advance_context_with_tokens_async", shape = "method_await")]
    pub fn advance_context_with_tokens(&mut self, tokens: impl AsRef<[Token]>) -> Result<(), LlamaContextError>;
    pub async fn advance_context_with_tokens_async(
        &mut self,
        tokens: impl AsRef<[Token]>,
    ) -> Result<(), LlamaContextError>;
    pub fn start_completing(&mut self) -> Result<CompletionHandle, LlamaContextError>;
    pub fn start_completing_with<S>(
        &mut self,
        sampler: S,
        max_predictions: usize,
    ) -> Result<CompletionHandle, LlamaContextError>;
}
pub struct CompletionHandle;
impl CompletionHandle {
    #[blocks(thread, instead = "next_token_async", shape = "method_await")]
    pub fn next_token(&mut self) -> Option<Token>;
    #[cancel(safe, inferred)]
    pub async fn next_token_async(&mut self) -> Option<Token>;
    #[blocks(thread, instead = "into_string_async", shape = "method_await")]
    pub fn into_string(self) -> String;
    pub async fn into_string_async(self) -> String;
}
#[derive(Clone, Copy)]
pub struct Token(pub i32);
#[derive(Clone)]
pub struct LlamaParams;
#[derive(Clone)]
pub struct SessionParams;
#[derive(Clone)]
pub struct EmbeddingsParams;
pub struct LlamaLoadError;
impl std::error::Error for LlamaLoadError {}
pub struct LlamaContextError;
impl std::error::Error for LlamaContextError {}
