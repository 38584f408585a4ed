//! A DNS resolver.

pub struct Resolver;
impl Resolver {
    #[blocks(runtime, tier = 2, instead = "trust_dns_resolver::TokioAsyncResolver", note = "it owns a runtime")]
    pub fn new(config: config::ResolverConfig, options: config::ResolverOpts) -> std::io::Result<Self>;
    #[blocks(dns, instead = "trust_dns_resolver::TokioAsyncResolver", panics_in_async)]
    pub fn lookup_ip<N>(&self, host: N) -> Result<lookup_ip::LookupIp, error::ResolveError>;
}

pub struct AsyncResolver<P>;
pub struct TokioConnectionProvider;
pub type TokioAsyncResolver = AsyncResolver<TokioConnectionProvider>;
impl AsyncResolver<TokioConnectionProvider> {
    pub fn tokio(config: config::ResolverConfig, options: config::ResolverOpts) -> Self;
    pub fn tokio_from_system_conf() -> Result<Self, error::ResolveError>;
}
impl<P> Clone for AsyncResolver<P> {}
impl<P> AsyncResolver<P> {
    #[limit(time)]
    #[waits(dns)]
    #[cancel(safe, inferred)]
    pub async fn lookup_ip<N>(&self, host: N) -> Result<lookup_ip::LookupIp, error::ResolveError>;
}

pub mod config {
    #[derive(Clone)]
    pub struct ResolverConfig;
    impl Default for ResolverConfig {}
    #[derive(Clone)]
    pub struct ResolverOpts;
    impl Default for ResolverOpts {}
}
pub mod lookup_ip {
    #[derive(Clone)]
    pub struct LookupIp;
}
pub mod error {
    #[derive(Clone)]
    pub struct ResolveError;
    impl std::error::Error for ResolveError {}
}
