//! LDAP.

pub struct LdapError;
impl std::error::Error for LdapError {}
pub type Result<T> = std::result::Result<T, LdapError>;
#[derive(Clone)]
pub struct LdapConnSettings;
pub struct LdapResult;
pub struct SearchResult;
#[derive(Clone, Copy)]
pub enum Scope { Base, OneLevel, Subtree }
pub struct LdapConn;
impl LdapConn {
    #[blocks(net, panics_in_async, note = "`LdapConnAsync` is for async code")]
    pub fn new(url: &str) -> Result<Self>;
    #[blocks(net, panics_in_async, note = "`LdapConnAsync` is for async code")]
    pub fn with_settings(settings: LdapConnSettings, url: &str) -> Result<Self>;
    #[blocks(net, panics_in_async)]
    pub fn simple_bind(&mut self, bind_dn: &str, bind_pw: &str) -> Result<LdapResult>;
    #[blocks(net, panics_in_async)]
    pub fn search<A>(&mut self, base: &str, scope: Scope, filter: &str, attrs: A) -> Result<SearchResult>;
    #[blocks(net, panics_in_async)]
    pub fn unbind(&mut self) -> Result<()>;
}
pub struct LdapConnAsync;
impl LdapConnAsync {
    #[waits(connect)]
    pub async fn new(url: &str) -> Result<(Self, Ldap)>;
    #[waits(connect, note = "its settings may limit it")]
    pub async fn with_settings(settings: LdapConnSettings, url: &str) -> Result<(Self, Ldap)>;
}
#[derive(Clone)]
pub struct Ldap;
impl Ldap {
    #[waits(request)]
    pub async fn simple_bind(&mut self, bind_dn: &str, bind_pw: &str) -> Result<LdapResult>;
    #[waits(request)]
    pub async fn search<A>(&mut self, base: &str, scope: Scope, filter: &str, attrs: A) -> Result<SearchResult>;
    #[waits(request)]
    pub async fn unbind(&mut self) -> Result<()>;
}
