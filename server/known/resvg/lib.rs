//! SVG to pixels.

#[blocks(cpu, shape = "spawn_blocking")]
pub fn render<T, P>(tree: &usvg::Tree, transform: T, pixmap: P);
pub use usvg;
