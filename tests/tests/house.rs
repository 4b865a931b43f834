//! The rooms of the core, and that arrows point only up their list: what a file uses stands above
//! it, so that each can be read without those below.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMacro, UseTree};

/// The rooms of `core/src`, a file or a folder each, from the top down.
const ROOMS: [&str; 26] = [
    // Words, signs and sources.
    "words",
    "signs",
    "language",
    "amount",
    "paper",
    "value_schema",
    "citation",
    // What can be wrong.
    "problem",
    // Values as people type them.
    "field",
    "unreadable",
    "yen",
    "date",
    "month",
    "entry",
    // Who asks, and what.
    "facility",
    "project",
    // Facts with their sources.
    "calendar",
    "programme",
    "edition",
    // Answers.
    "rules",
    "explain",
    "plan",
    // How they come in and go out.
    "wire",
    "forms",
    "schema",
    "lib",
];

fn core() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src")
}

#[test]
fn arrows_of_the_core_point_up_the_list_of_rooms() {
    let mut rooms = BTreeSet::new();
    let mut files = Vec::new();
    collect(&core(), &mut files);
    let exported = exported();
    let mut back = Vec::new();
    for (path, source) in &files {
        let room = path.split(['/', '.']).next().expect("a room");
        rooms.insert(room.to_owned());
        if room == "lib" {
            continue;
        }
        let mut names = Names::default();
        names.visit_file(&syn::parse_file(source).expect("Rust"));
        for name in names.0 {
            let used = exported.get(&name).unwrap_or(&name);
            let place = |room: &str| ROOMS.iter().position(|known| *known == room);
            // What lib.rs exports of other crates is no room.
            if let (Some(from), Some(to)) = (place(room), place(used))
                && to > from
            {
                back.push(format!("{path} uses {used} ({name})"));
            }
        }
    }
    assert_eq!(back, Vec::<String>::new());
    let listed: BTreeSet<String> = ROOMS.iter().map(|&room| room.to_owned()).collect();
    assert_eq!(rooms, listed, "every room has its place in the list");
}

fn collect(folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let name = path.strip_prefix(core()).expect("within the core");
            let name = name.to_string_lossy().replace('\\', "/");
            files.push((name, fs::read_to_string(&path).expect("a source file")));
        }
    }
}

/// Returns the room of each name that `lib.rs` exports.
fn exported() -> BTreeMap<String, String> {
    let source = fs::read_to_string(core().join("lib.rs")).expect("lib.rs");
    let mut exported = BTreeMap::new();
    for item in syn::parse_file(&source).expect("Rust").items {
        if let Item::Use(used) = item
            && let UseTree::Path(path) = &used.tree
        {
            let mut names = Vec::new();
            firsts(&path.tree, &mut names);
            let room = path.ident.to_string();
            exported.extend(names.into_iter().map(|name| (name, room.clone())));
        }
    }
    exported
}

/// The names that a file takes directly from the crate.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl<'ast> Visit<'ast> for Names {
    // Documentation may point anywhere.
    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_item_macro(&mut self, _: &'ast ItemMacro) {}

    fn visit_use_tree(&mut self, tree: &'ast UseTree) {
        if let UseTree::Path(path) = tree
            && path.ident == "crate"
        {
            let mut names = Vec::new();
            firsts(&path.tree, &mut names);
            self.0.extend(names);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut segments = path.segments.iter();
        if segments.next().is_some_and(|first| first.ident == "crate")
            && let Some(next) = segments.next()
        {
            self.0.insert(next.ident.to_string());
        }
        visit::visit_path(self, path);
    }
}

/// Returns the first name of each part of a tree.
fn firsts(tree: &UseTree, names: &mut Vec<String>) {
    match tree {
        UseTree::Path(path) => names.push(path.ident.to_string()),
        UseTree::Name(name) => names.push(name.ident.to_string()),
        UseTree::Rename(name) => names.push(name.ident.to_string()),
        UseTree::Group(group) => group.items.iter().for_each(|tree| firsts(tree, names)),
        UseTree::Glob(_) => {}
    }
}
