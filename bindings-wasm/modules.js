// Compiles the crate into the two modules of the package: the whole and the calculator.
import { execFileSync } from "node:child_process";
import { copyFileSync } from "node:fs";

const TARGET = "wasm32-unknown-unknown";
const cargo = (...args) => execFileSync("cargo", args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

const { target_directory } = JSON.parse(cargo("metadata", "--locked", "--format-version=1", "--no-deps"));
const folder = `${target_directory}/${TARGET}/wasm`;
for (const [name, ...features] of [["whole"], ["calculator", "--no-default-features"]]) {
  cargo("build", "--locked", "--profile", "wasm", "--target", TARGET, "-p", "onshi-wasm", ...features);
  copyFileSync(`${folder}/onshi_wasm.wasm`, `${folder}/${name}.wasm`);
}
