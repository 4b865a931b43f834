// Takes the module out of the page and starts what asks it.
import init from "onshi-module";
import { started } from "../js/memory.js";

/** The module stands in the page as base64 of gzip. */
async function load() {
  const packed = bytesOf(document.getElementById("wasm").textContent);
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  started(await init({ module_or_path: await new Response(unpacked).arrayBuffer() }));
}

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

load()
  .then(() => import("./main.js"))
  .catch((error) => {
    const place = document.getElementById("broken");
    place.hidden = false;
    place.textContent =
      "このブラウザーでは計算できません。新しいブラウザー（Chrome、Edge、Firefox、Safari）で開いてください。 / This browser cannot run the calculation; open the page in a newer one.";
    throw error;
  });
