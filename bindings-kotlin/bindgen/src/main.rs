//! Makes the Kotlin sources from the compiled library: UniFFI's own program, at the version
//! that the library uses.

fn main() {
    uniffi::uniffi_bindgen_main();
}
