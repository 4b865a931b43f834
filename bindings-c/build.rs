//! Passes arguments to the linker: the library's own name, and plain function names on 32-bit Windows.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |part: &str| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    let argument = match (target("OS").as_str(), target("ARCH").as_str()) {
        // A program that was linked by the path of the library finds it elsewhere, too.
        ("linux", _) => "-soname,libonshi.so",
        ("macos", _) => "-install_name,@rpath/libonshi.dylib",
        // Names without @ and a number, as VB6, VBA and Delphi declare them.
        ("windows", "x86") if target("ENV") == "gnu" => "--kill-at",
        _ => return,
    };
    println!("cargo::rustc-cdylib-link-arg=-Wl,{argument}");
}
