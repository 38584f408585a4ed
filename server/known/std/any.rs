//! Values of any type.

pub trait Any {
    fn type_id(&self) -> TypeId;
}

pub fn type_name<T>() -> &str;
pub fn type_name_of_val<T>(_val: &T) -> &str;

pub struct TypeId {}
impl TypeId {
    pub fn of<T>() -> TypeId;
}

impl Clone for TypeId {}
impl Copy for TypeId {}
