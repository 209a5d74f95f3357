/** New versions of the desk: each offered in one line, none mixed with the one that is open. */

/** How often a page that stays open asks whether there is a new version, in milliseconds. */
const OFTEN = 3_600_000;

const OTHER_VERSION = "The desk was updated while this page was open. Reload it to go on: your stories stay on this device.";
const NEW_VERSION = "A new version of the desk is ready.";
const OTHERS_OPEN = "Close the desk's other tabs first: they still use the version before.";

let line: HTMLElement | null = null;
let asked = false;

/** Keeps the desk on this device, where the browser can, and offers what is new. */
export async function keepUpdated(address: unknown): Promise<void> {
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener("controllerchange", () => asked && location.reload());
  serviceWorker.addEventListener("message", ({ data }) => {
    asked &&= data !== "others are open";
    if (!asked) offer(OTHERS_OPEN, "Try again", null);
  });
  const registration = await serviceWorker.register(address as string, { updateViaCache: "none" });
  const offerWaiting = () => registration.waiting && registration.active && offer(NEW_VERSION, "Use it now", registration);
  offerWaiting();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offerWaiting));
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" || Date.now() - last < OFTEN) return;
    last = Date.now();
    void registration.update().catch(() => undefined);
  });
}

/** Tells that what this page asks for is of another version than itself. */
export function tellOtherVersion(): void {
  offer(OTHER_VERSION, "Reload", null);
}

function offer(message: string, does: string, registration: ServiceWorkerRegistration | null): void {
  const text = document.createElement("span");
  text.textContent = `${message} `;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = does;
  button.addEventListener("click", () => {
    if (message === OTHER_VERSION) return location.reload();
    asked = true;
    void (registration ? Promise.resolve(registration) : navigator.serviceWorker.getRegistration()).then((one) => (one?.waiting ? one.waiting.postMessage("take over") : location.reload()));
  });
  if (!line) {
    line = document.createElement("p");
    line.id = "update";
    line.className = "notice";
    line.setAttribute("role", "status");
    document.body.prepend(line);
  }
  line.replaceChildren(text, button);
}
