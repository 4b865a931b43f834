// Where the page is served: it can be installed, and works without a network. From disk it needs neither.
import { element } from "./element.js";

export function serveOffline() {
  if (!location.protocol.startsWith("http")) return;
  document.head.append(element("link", { rel: "manifest", href: "manifest.webmanifest" }));
  // Without a secure address there are no service workers, and the page works as it is.
  navigator.serviceWorker?.register("service-worker.js").catch(() => {});
}
