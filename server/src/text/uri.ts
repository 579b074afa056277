/** Uris and the paths in them, as text: nothing is asked of a file system. */

/** The uri of a relative path as seen from a file's uri; a path with a scheme is taken as it is, one from the root keeps scheme and authority. */
export function resolveUri(from: string, path: string): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return path;
  const [, origin = "", rest = ""] = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?)?(.*)$/is.exec(from) ?? [];
  const encoded = path.replace(/\\/g, "/").split("/").map(encode);
  const parts = path.startsWith("/") ? encoded : [...rest.split("/").slice(0, -1), ...encoded];
  const out: string[] = [];
  for (const part of parts) {
    if (part === "..") {
      if (out.length > 1 || (out.length === 1 && out[0] !== "")) out.pop();
    } else if (part !== ".") out.push(part);
  }
  return origin + out.join("/");
}

/** A file's path from a folder, decoded, with `/`; its last part alone where it stands elsewhere. */
export function pathFrom(folder: string, uri: string): string {
  const base = folder.endsWith("/") ? folder.replace(/\/+$/, "") : folder;
  const inside = base !== "" && uri.startsWith(base) && uri.charAt(base.length) === "/";
  const path = inside ? uri.slice(base.length).replace(/^\/+/, "") : uri.slice(uri.lastIndexOf("/") + 1);
  if (!path.includes("%")) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The characters that editors leave as they are in file uris stay; the others are escaped. */
const encode = (part: string): string =>
  encodeURIComponent(wellFormed(part)).replace(/%40/g, "@").replace(/%2B/gi, "+");

/** A lone surrogate cannot be escaped; it becomes the replacement character. */
const wellFormed = (text: string): string =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
