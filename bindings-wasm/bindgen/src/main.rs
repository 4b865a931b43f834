//! Makes the package's JavaScript and WebAssembly from the compiled crate: the library behind
//! `wasm-bindgen`, at the version that the crate uses.

use std::env;
use std::error::Error;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let (Some(input), Some(output)) = (arguments.next(), arguments.next()) else {
        return Err("usage: onshi-wasm-bindgen INPUT.wasm OUTPUT_FOLDER".into());
    };
    Bindgen::new()
        .input_path(input)
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        // Without it, `init()` does not know where the module lies.
        .omit_default_module_path(false)
        .generate(output)?;
    Ok(())
}
