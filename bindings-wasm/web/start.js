// Takes the module out of the page and starts what asks it.
import init from "../dist/wasm/onshi_wasm.js";

/** The module stands in the page as base64 of gzip. */
async function load() {
  const packed = Uint8Array.from(atob(document.getElementById("wasm").textContent.trim()), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  await init({ module_or_path: await new Response(unpacked).arrayBuffer() });
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
