/** Whether files exist that no format reads (runbooks, evidence). What was found out counts for a moment only: nobody tells of their coming and going. */
import type { Host } from "./host.ts";

const MOMENT = 10_000;

export function existence(host: Host): (uri: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  return (uri) => {
    const before = known.get(uri);
    if (before) return before;
    if (known.size === 0) host.after(MOMENT, () => known.clear());
    const { files } = host;
    const looked = files.exists?.(uri) ?? files.read(uri).then((reading) => reading !== undefined);
    const found = looked.catch(() => false);
    known.set(uri, found);
    return found;
  };
}
