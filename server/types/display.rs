//! Types as text, for messages and tests.

use super::{Ty, Types};
use crate::index::Prim;

impl Types<'_> {
    /// `Arc<Mutex<Vec<u8>>>`; unknown parts are `_`.
    pub fn display(&self, ty: &Ty) -> String {
        let list = |tys: &[Ty]| {
            tys.iter()
                .map(|it| self.display(it))
                .collect::<Vec<_>>()
                .join(", ")
        };
        match ty {
            Ty::Unknown | Ty::Infer(_) => "_".into(),
            Ty::Never => "!".into(),
            Ty::Prim(prim) => prim_name(*prim).into(),
            Ty::Adt(def, args) => {
                let name = &self.index.item(*def).name;
                if args.is_empty() {
                    name.to_string()
                } else {
                    format!("{name}<{}>", list(args))
                }
            }
            Ty::Ref {
                mutable: true,
                inner,
            } => format!("&mut {}", self.display(inner)),
            Ty::Ref { inner, .. } => format!("&{}", self.display(inner)),
            Ty::Ptr(inner) => format!("*{}", self.display(inner)),
            Ty::Tuple(parts) => format!("({})", list(parts)),
            Ty::Slice(inner) => format!("[{}]", self.display(inner)),
            Ty::Array(inner) => format!("[{}; _]", self.display(inner)),
            Ty::FnDef(def, _) => format!("fn {}", self.index.item(*def).name),
            Ty::FnPtr { params, ret } => format!("fn({}) -> {}", list(params), self.display(ret)),
            Ty::Closure { params, ret, .. } => {
                format!("|{}| -> {}", list(params), self.display(ret))
            }
            Ty::Future { output, .. } => format!("Future<{}>", self.display(output)),
            Ty::Opaque { bounds, is_dyn } => {
                let bounds = bounds.iter().map(|bound| {
                    let name = &self.index.item(bound.def).name;
                    let assoc = bound
                        .assoc
                        .iter()
                        .map(|(name, ty)| format!("{name} = {}", self.display(ty)));
                    let args = bound.args.iter().map(|it| self.display(it)).chain(assoc);
                    let args = args.collect::<Vec<_>>();
                    if args.is_empty() {
                        name.to_string()
                    } else {
                        format!("{name}<{}>", args.join(", "))
                    }
                });
                let bounds = bounds.collect::<Vec<_>>().join(" + ");
                format!("{} {bounds}", if *is_dyn { "dyn" } else { "impl" })
            }
            Ty::Param(_) => "T".into(),
            Ty::Proj(base, name) => format!("<{}>::{name}", self.display(base)),
        }
    }
}

fn prim_name(prim: Prim) -> &'static str {
    match prim {
        Prim::Bool => "bool",
        Prim::Char => "char",
        Prim::Str => "str",
        Prim::I8 => "i8",
        Prim::I16 => "i16",
        Prim::I32 => "i32",
        Prim::I64 => "i64",
        Prim::I128 => "i128",
        Prim::Isize => "isize",
        Prim::U8 => "u8",
        Prim::U16 => "u16",
        Prim::U32 => "u32",
        Prim::U64 => "u64",
        Prim::U128 => "u128",
        Prim::Usize => "usize",
        Prim::F32 => "f32",
        Prim::F64 => "f64",
    }
}
