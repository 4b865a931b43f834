// Puts the package together in dist/: the module and its glue, the JavaScript in front, and
// types made from the JSON Schemas.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

const here = fileURLToPath(new URL(".", import.meta.url));
const cargo = (...args) =>
  execFileSync("cargo", args, { cwd: here, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

const target = JSON.parse(cargo("metadata", "--locked", "--format-version=1", "--no-deps")).target_directory;
rmSync(`${here}dist`, { recursive: true, force: true });
mkdirSync(`${here}dist/wasm`, { recursive: true });
cargo(
  "run", "--quiet", "--locked", "-p", "onshi-wasm-bindgen", "--",
  `${target}/wasm32-unknown-unknown/wasm/onshi_wasm.wasm`, `${here}dist/wasm`,
);
cpSync(`${here}js`, `${here}dist`, { recursive: true });
for (const licence of ["LICENSE-APACHE", "LICENSE-MIT"]) cpSync(`${here}../${licence}`, `${here}dist/${licence}`);

// One schema with every definition once: what several schemas define, they define alike.
const definitions = {};
const FORMS = [
  "institution_code",
  "reader_application",
  "estimate_request",
  "usage_application",
  "receipt_breakdown",
  "completion_report",
  "subsidy_application",
];
for (const name of ["project", "assessment", "comparison", "edition", "milestones", "plan", "report", "desk", "notices", ...FORMS, "error"]) {
  const text = cargo("run", "--quiet", "--locked", "-p", "onshi-cli", "--", "schema", name);
  const { $defs, $schema, ...schema } = JSON.parse(text);
  delete schema.allOf; // what one field asks of another, no type can say
  delete $defs?.Project?.allOf;
  Object.assign(definitions, $defs, { [schema.title]: schema });
}
const types = await compile({ $defs: definitions, title: "Wire", type: "object", additionalProperties: false }, "Wire", {
  bannerComment: "// Made from the JSON Schemas; do not edit.",
  unreachableDefinitions: true,
  maxItems: -1, // a list of at most 15 is a list, no union of 15 types
});
writeFileSync(`${here}dist/wire.d.ts`, types);
