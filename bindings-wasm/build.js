// Puts the package together: in wasm/ the two modules and their glue, in dist/ what is published: of each, one
// file of JavaScript for each way to import it, and types made from the JSON Schemas.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "json-schema-to-typescript";
import { packed } from "./js/packed.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const cargo = (...args) =>
  execFileSync("cargo", args, { cwd: here, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

const target = JSON.parse(cargo("metadata", "--locked", "--format-version=1", "--no-deps")).target_directory;
for (const folder of ["wasm", "dist"]) {
  rmSync(here + folder, { recursive: true, force: true });
  mkdirSync(here + folder);
}
for (const [module, name] of [["whole", "onshi"], ["calculator", "calculator"]]) {
  const folder = `${here}wasm/${module}`;
  cargo("run", "--quiet", "--locked", "-p", "onshi-wasm-bindgen", "--", `${target}/wasm32-unknown-unknown/wasm/${module}.wasm`, folder);
  const bytes = readFileSync(`${folder}/${module}_bg.wasm`);
  const { text, frequent } = packed(bytes);
  writeFileSync(
    `${folder}/packed.js`,
    `export const text = "${text}";\nexport const frequent = [${frequent}];\nexport const length = ${bytes.length};\n`,
  );
  for (const [format, ending] of [["esm", "js"], ["cjs", "cjs"]]) {
    await build({
      entryPoints: [`${here}js/${name}.js`],
      outfile: `${here}dist/${name}.${ending}`,
      bundle: true,
      minify: true,
      format,
      platform: "neutral",
      target: "es2022",
      // The glue warns of a way to call it that is not ours.
      drop: ["console"],
      alias: { "onshi-module": `${folder}/${module}.js`, "onshi-packed": `${folder}/packed.js` },
      inject: [`${here}js/coders.js`],
      // The glue would find the module by it; it is not asked to.
      logOverride: { "empty-import-meta": "silent" },
      logLevel: "warning",
    });
  }
  cpSync(`${here}js/${name}.d.ts`, `${here}dist/${name}.d.ts`);
}
for (const licence of ["LICENSE-APACHE", "LICENSE-MIT"]) cpSync(`${here}../${licence}`, `${here}dist/${licence}`);

// One schema with every definition once: what several schemas define, they define alike.
const definitions = {};
// The program as the README's first command builds it.
const schema = (...name) => cargo("run", "--quiet", "--locked", "--release", "--manifest-path", "../Cargo.toml", "--", "schema", ...name);
const names = schema().trim().split("\n");
const isForm = (name) => names.indexOf(name) >= names.indexOf("institution_code"); // the forms come last
const forms = {};
for (const name of names) {
  const { $defs, $schema, ...own } = JSON.parse(schema(name));
  delete own.allOf; // what one field asks of another, no type can say
  delete $defs?.Project?.allOf;
  Object.assign(definitions, $defs, { [own.title]: own });
  if (isForm(name)) forms[name] = own.title;
}
const types = await compile({ $defs: definitions, title: "Wire", type: "object", additionalProperties: false }, "Wire", {
  bannerComment: "// Made from the JSON Schemas; do not edit.",
  unreachableDefinitions: true,
  maxItems: -1, // a list of at most 15 is a list, no union of 15 types
});
const byName = Object.entries(forms).map(([name, title]) => `  ${name}: ${title};\n`);
const interfaces = `\n/** The forms by their names. */\nexport interface Forms {\n${byName.join("")}}\n`;
writeFileSync(`${here}dist/wire.d.ts`, types + interfaces);

// The same types for `require`.
for (const name of ["onshi", "calculator", "wire"]) {
  const types = readFileSync(`${here}dist/${name}.d.ts`, "utf8").replace(/"\.\/(\w+)\.js"/g, '"./$1.cjs"');
  writeFileSync(`${here}dist/${name}.d.cts`, types);
}
