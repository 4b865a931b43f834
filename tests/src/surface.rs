//! The public surface of the library, a line an item, so that a change of it is seen in review.
//!
//! It is read from the sources. A type, a function or a constant is public where its module is, or
//! where a public module exports its name; public names are unique within the crate.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{Attribute, Fields, ImplItem, Item, UseTree, Visibility};

/// Where the list is kept.
pub const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/review/surface.txt");

/// Lists the public items.
pub fn surface() -> String {
    let mut crate_ = Crate::default();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    crate_.read(&root.join("lib.rs"), &root, "onshi", true);
    crate_.lines()
}

/// What the sources declare.
#[derive(Default)]
struct Crate {
    /// Exported names, and the public module that exports each first.
    exported: BTreeMap<String, String>,
    /// Names that a module passes on which is not public itself, and that module.
    passed_on: BTreeMap<String, String>,
    /// Modules that are public, whatever exports their items.
    open: BTreeSet<String>,
    /// Declarations by module: name, kind and signature.
    items: Vec<(String, String, String)>,
    /// Members by the name of their type.
    members: BTreeMap<String, Vec<String>>,
}

impl Crate {
    /// Reads a file and the modules below it, which are in `folder`.
    fn read(&mut self, file: &Path, folder: &Path, module: &str, is_open: bool) {
        let source = fs::read_to_string(file).expect("a source file");
        let parsed = syn::parse_file(&source).expect("Rust");
        if is_open {
            self.open.insert(module.to_owned());
        }
        for item in parsed.items {
            match item {
                Item::Mod(inner) if inner.content.is_none() => {
                    let name = inner.ident.to_string();
                    let path: PathBuf = folder.join(format!("{name}.rs"));
                    // A private module's public ones are open where somebody exports them.
                    let open = is_public(&inner.vis) && is_open;
                    self.read(
                        &path,
                        &folder.join(&name),
                        &format!("{module}::{name}"),
                        open,
                    );
                }
                Item::Use(inner) if is_public(&inner.vis) => {
                    for name in names(&inner.tree) {
                        let by = match is_open {
                            true => &mut self.exported,
                            false => &mut self.passed_on,
                        };
                        by.insert(name, module.to_owned());
                    }
                }
                item => self.declare(module, &item),
            }
        }
    }

    fn declare(&mut self, module: &str, item: &Item) {
        let mut add = |name: String, line: String| {
            self.items.push((module.to_owned(), name, line));
        };
        match item {
            Item::Struct(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                let note = note(&item.attrs);
                add(
                    name.clone(),
                    format!("struct {name}{}{note}", text(&item.generics)),
                );
                let fields: Vec<String> = match &item.fields {
                    Fields::Named(fields) => {
                        let fields = fields.named.iter().filter(|field| is_public(&field.vis));
                        fields
                            .map(|field| {
                                format!(".{}: {}", text(field.ident.as_ref()), text(&field.ty))
                            })
                            .collect()
                    }
                    Fields::Unnamed(fields) => {
                        let fields = fields.unnamed.iter().enumerate();
                        fields
                            .filter(|(_, field)| is_public(&field.vis))
                            .map(|(at, field)| format!(".{at}: {}", text(&field.ty)))
                            .collect()
                    }
                    Fields::Unit => Vec::new(),
                };
                self.members.entry(name).or_default().extend(fields);
            }
            Item::Enum(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                add(name.clone(), format!("enum {name}{}", note(&item.attrs)));
                let variants = item.variants.iter().map(|variant| {
                    let fields = payload(&variant.fields);
                    format!("::{}{fields}", variant.ident)
                });
                self.members.entry(name).or_default().extend(variants);
            }
            Item::Fn(item) if is_public(&item.vis) => {
                add(item.sig.ident.to_string(), text(&item.sig));
            }
            Item::Const(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                add(name.clone(), format!("const {name}: {}", text(&item.ty)));
            }
            Item::Trait(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                add(name.clone(), format!("trait {name}"));
            }
            Item::Impl(item) => self.implement(item),
            Item::Macro(item) if item.mac.path.is_ident("codes") => self.words(module, item, false),
            Item::Macro(item) if item.mac.path.is_ident("raw_values") => {
                let made = ["fn field_mut(&mut self, name: &str) -> Option<&mut Raw<'a>>"];
                self.declared(module, item, &made);
            }
            Item::Macro(item) if item.mac.path.is_ident("columns") => {
                let made = ["fn part(&self, rows: Range<usize>) -> Self"];
                self.declared(module, item, &made);
            }
            Item::Macro(item) if item.mac.path.is_ident("conditions") => {
                let made = [
                    "const NONE: Self",
                    "fn days(&self) -> impl Iterator<Item = (Field, Option<NaiveDate>)>",
                ];
                self.declared(module, item, &made);
            }
            Item::Macro(item) if item.mac.path.is_ident("form") => {
                let made = [
                    "const FIELDS: &'static [FormField]",
                    "fn from_json(text: &str) -> Result<Self, Error>",
                ];
                self.declared(module, item, &made);
            }
            Item::Macro(item) if item.mac.path.is_ident("words") => self.words(module, item, true),
            _ => {}
        }
    }

    fn implement(&mut self, item: &syn::ItemImpl) {
        let of = text(&item.self_ty);
        let name = of.split(['<', ' ']).next().unwrap_or_default().to_owned();
        let members = self.members.entry(name).or_default();
        if let Some((_, path, _)) = &item.trait_ {
            members.push(format!(" impl {}", text(path)));
            return;
        }
        for item in &item.items {
            match item {
                ImplItem::Fn(item) if is_public(&item.vis) => {
                    members.push(format!("::{}", text(&item.sig)));
                }
                ImplItem::Const(item) if is_public(&item.vis) => {
                    members.push(format!("::const {}: {}", item.ident, text(&item.ty)));
                }
                _ => {}
            }
        }
    }

    /// Lists the struct that a macro declares, and what the macro makes for it.
    fn declared(&mut self, module: &str, item: &syn::ItemMacro, made: &[&str]) {
        let item: syn::ItemStruct = item.mac.parse_body().expect("a struct");
        let members = self.members.entry(item.ident.to_string()).or_default();
        members.extend(made.iter().map(|made| format!("::{made}")));
        self.declare(module, &Item::Struct(item));
    }

    /// Lists what `words!` or `codes!` declares.
    fn words(&mut self, module: &str, item: &syn::ItemMacro, has_texts: bool) {
        let source = item.mac.tokens.to_string();
        let (head, body) = source.split_once('{').expect("a body");
        let declared = head.rsplit_once("pub enum").expect("an enum").1;
        let (name, texts) = declared.split_once(',').unwrap_or((declared, ""));
        let name = name.trim().to_owned();
        let list = if has_texts { "words!" } else { "codes!" };
        let note = match head.contains("non_exhaustive") {
            true => " #[non_exhaustive]",
            false => "",
        };
        self.items.push((
            module.to_owned(),
            name.clone(),
            format!("enum {name} by {list}{note}"),
        ));
        let members = self.members.entry(name).or_default();
        // A variant is the word before ` = "`.
        for (at, _) in body.match_indices(" = \"") {
            let mut before = body[..at].rsplit([' ', '\n', ';', ']', '{']);
            let variant = before.next().unwrap_or_default();
            if variant.starts_with(|first: char| first.is_ascii_uppercase()) {
                members.push(format!("::{variant}"));
            }
        }
        if has_texts {
            let texts = texts.trim();
            members.push(format!(
                "::const fn {texts}(self, language: Language) -> &'static str"
            ));
        }
    }

    fn lines(&self) -> String {
        let mut lines = BTreeSet::new();
        for (module, name, line) in &self.items {
            let module = self.passed_on.get(name).unwrap_or(module);
            let at = match self.exported.get(name) {
                Some(at) => at,
                None if self.open.contains(module) => module,
                // Of a module that is exported as a whole, such as `batch`.
                None => match module
                    .rsplit_once("::")
                    .and_then(|(_, last)| self.exported.get(last).map(|at| (last, at)))
                {
                    Some((last, at)) => &format!("{at}::{last}"),
                    None => continue,
                },
            };
            lines.insert(format!("{at}::{name}: {line}"));
            for member in self.members.get(name).into_iter().flatten() {
                lines.insert(format!("{at}::{name}{member}"));
            }
        }
        let mut out: String = lines.into_iter().collect::<Vec<_>>().join("\n");
        out.push('\n');
        out
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Returns the derived traits and whether more may be added.
fn note(attributes: &[Attribute]) -> String {
    let mut note = String::new();
    for attribute in attributes {
        let path = attribute.path();
        if path.is_ident("derive") || path.is_ident("non_exhaustive") {
            note = format!("{note} {}", text(attribute).replace("# [", "#["));
        }
    }
    note
}

/// Returns what a variant holds.
fn payload(fields: &Fields) -> String {
    let fields_of = |fields: &mut dyn Iterator<Item = &syn::Field>| {
        let fields = fields.map(|field| match &field.ident {
            Some(name) => format!("{name}: {}", text(&field.ty)),
            None => text(&field.ty),
        });
        fields.collect::<Vec<_>>().join(", ")
    };
    match fields {
        Fields::Named(fields) => format!(" {{ {} }}", fields_of(&mut fields.named.iter())),
        Fields::Unnamed(fields) => format!("({})", fields_of(&mut fields.unnamed.iter())),
        Fields::Unit => String::new(),
    }
}

fn names(tree: &UseTree) -> Vec<String> {
    match tree {
        UseTree::Path(path) => names(&path.tree),
        UseTree::Name(name) => vec![name.ident.to_string()],
        UseTree::Rename(name) => vec![name.rename.to_string()],
        UseTree::Group(group) => group.items.iter().flat_map(names).collect(),
        UseTree::Glob(_) => Vec::new(),
    }
}

/// Returns tokens as they are written, without the spaces that only separate them.
fn text(tokens: impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    for (spaced, plain) in [
        (" :: ", "::"),
        (" < ", "<"),
        (" > ", "> "),
        (" >", ">"),
        (" ,", ","),
        (" :", ":"),
        ("& ", "&"),
        (" (", "("),
        ("->(", "-> ("),
        ("( ", "("),
        (" )", ")"),
        ("' ", "'"),
        ("[ ", "["),
        (" ]", "]"),
        (" ;", ";"),
        ("< ", "<"),
        ("> )", ">)"),
    ] {
        text = text.replace(spaced, plain);
    }
    text.trim().to_owned()
}
