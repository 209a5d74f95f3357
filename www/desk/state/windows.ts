/** The windows of the desk: each has a name of its own, which it keeps over a reload and holds as long as it is open. */
import { newId } from "./story-state.js";

const KEY = "newsgloss-window";
const LOCK = "newsgloss-window ";
/** A page that is reloaded gets its name once the page before it is gone; that of a copied tab stays with the other, after this many milliseconds. */
const PATIENCE = 600;

/** The name of this window, which no other open window has. */
export async function ownDesk(): Promise<string> {
  const known = read();
  const id = known && (await hold(known, PATIENCE)) ? known : newId();
  if (id !== known) await hold(id, PATIENCE);
  try {
    sessionStorage.setItem(KEY, id);
  } catch {
    // The name holds until the page goes.
  }
  return id;
}

/** The names of the windows that are open. */
export async function alive(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks()?.query()) ?? {};
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
}

/** Holds a name until the page goes; false where another window has it. */
function hold(id: string, patience: number): Promise<boolean> {
  const manager = locks();
  if (!manager) return Promise.resolve(true);
  return new Promise((resolve) => {
    const held = () => {
      resolve(true);
      return new Promise(() => undefined);
    };
    manager.request(LOCK + id, { signal: AbortSignal.timeout(patience) }, held).catch(() => resolve(false));
  });
}

/** Pages without a secure context have no locks. */
const locks = (): LockManager | undefined => (navigator as { locks?: LockManager }).locks;

function read(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
